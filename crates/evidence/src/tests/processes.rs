//! Processes, accounts, listeners.

use expect_test::expect;

use super::check;

#[test]
fn ps_in_its_shapes() {
    check(
        r#"$ ps aux | grep -E 'nginx|php'
root      2106  0.0  0.1  55196  1704 ?        Ss   10:00   0:00 nginx: master process /usr/sbin/nginx -g daemon on; master_process on;
labvery+  2107  0.0  0.3  55864  5700 ?        S    10:00   0:00 nginx: worker process
root       672  0.0  1.1 201000 22000 ?        Ss   10:00   0:01 php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)
www-data   680  0.0  0.5 201200 10000 ?        S    10:00   0:00 php-fpm: pool www
root      3000  0.0  0.0   6000   700 pts/0    S+   10:01   0:00 grep --color=auto -E nginx|php
$ ps -eo user:32,group:32,pid,args
USER                             GROUP                              PID COMMAND
root                             root                                 1 /sbin/init
www-data                         www-data                           812 nginx: worker process
33                               33                                 813 php-fpm: pool a b
$ ps -ef
UID        PID  PPID  C STIME TTY          TIME CMD
root         1     0  0 10:00 ?        00:00:00 nginx: master process nginx -g daemon off;
nginx       29     1  0 10:00 ?        00:00:00 nginx: worker process
$ pgrep -a php-fpm
672 php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)
$ docker top web
PID   USER     TIME  COMMAND
    1 root      0:00 nginx: master process nginx -g daemon off;
   29 101       0:00 nginx: worker process
$ ps -C php-fpm8.2 -o user,args
USER     COMMAND
$ ps -C php-fpm -o user,args
(nothing)
"#,
        expect![[r#"
            Process { user: Known(root=0), pid: 2106, role: NginxMaster }
            Process { user: Cut("labvery"), pid: 2107, role: NginxWorker }
            Process { user: Known(root=0), pid: 672, role: FpmMaster { config: "/etc/php/8.2/fpm/php-fpm.conf" } }
            Process { user: Known(www-data), pid: 680, role: FpmPool { pool: "www" } }
            Process { user: Known(www-data), group: www-data, pid: 812, role: NginxWorker }
            Process { user: Known(#33), group: #33, pid: 813, role: FpmPool { pool: "a b" } }
            Process { user: Known(root=0), pid: 1, role: NginxMaster }
            Process { user: Known(nginx), pid: 29, role: NginxWorker }
            Process { user: NotShown, pid: 672, role: FpmMaster { config: "/etc/php/8.2/fpm/php-fpm.conf" } }
            Process { user: Known(root=0), pid: 1, role: NginxMaster }
            Process { user: Known(#101), pid: 29, role: NginxWorker }
            NoProcess("php-fpm8.2")
            NoProcess("php-fpm")"#]],
    );
}

#[test]
fn proc_status() {
    check(
        r#"$ cat /proc/2107/status
Name:	nginx
Umask:	0022
Pid:	2107
Uid:	33	33	33	33
Gid:	33	33	33	33
Groups:	33 1003 
CapEff:	0000000000000000
$ grep Groups /proc/812/status
Groups:	33
$ grep -E 'Uid|Groups' /proc/812/status /proc/813/status
/proc/812/status:Uid:	33	33	33	33
/proc/812/status:Groups:	33
/proc/813/status:Uid:	34	34	34	34
/proc/813/status:Groups:	
"#,
        expect![[r#"
            ProcessStatus { name: "nginx", pid: 2107, uid: 33, gid: 33, groups: [33, 1003], capabilities: 0 }
            ProcessStatus { pid: 812, groups: [33] }
            ProcessStatus { pid: 812, uid: 33, groups: [33] }
            ProcessStatus { pid: 813, uid: 34, groups: [] }"#]],
    );
}

#[test]
fn accounts() {
    check(
        r#"$ getent passwd www-data nginx
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
nginx:x:101:101::/nonexistent:/bin/false
$ getent group www-data
www-data:x:33:nginx,deploy
$ grep nginx /etc/passwd /etc/group
/etc/group:nginx:x:101:
$ groups www-data
www-data : www-data adm
$ id
uid=0(root) gid=0(root) groups=0(root) context=unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023
uid=1000 gid=1000 groups=1000
"#,
        expect![[r#"
            Account { user: www-data=33, group: #33, groups: [#33] }
            Account { user: nginx=101, group: #101, groups: [#101] }
            Group { group: www-data=33, members: ["nginx", "deploy"] }
            Group { group: nginx=101 }
            Account { user: www-data, group: www-data, groups: [www-data, adm], complete: true }
            Account { user: root=0, group: root=0, groups: [root=0], complete: true }
            Account { user: #1000, group: #1000, groups: [#1000], complete: true }"#]],
    );
}

#[test]
fn listeners() {
    check(
        r#"$ ss -xlp | grep php
u_str LISTEN 0      4096   /run/php/php8.2-fpm.sock 12345            * 0    users:(("php-fpm8.2",pid=672,fd=8))
$ ss -tlnp
State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process
LISTEN   0        511              0.0.0.0:80            0.0.0.0:*      users:(("nginx",pid=812,fd=6))
LISTEN   129      128            127.0.0.1:9000          0.0.0.0:*
$ netstat -xlp
Active UNIX domain sockets (only servers)
Proto RefCnt Flags       Type       State         I-Node   PID/Program name     Path
unix  2      [ ACC ]     STREAM     LISTENING     17171    672/php-fpm: master  /run/php/php8.2-fpm.sock
$ netstat -tlnp
tcp        0      0 127.0.0.1:9000          0.0.0.0:*               LISTEN      1234/php-fpm: maste
$ lsof -U | grep php
php-fpm8. 672 root    8u  unix 0xffff8881      0t0 17171 /run/php/php8.2-fpm.sock type=STREAM (LISTEN)
$ ss -xlp | grep php8.2-fpm.sock
(nothing)
$ cat /proc/net/unix
Num       RefCount Protocol Flags    Type St Inode Path
ffff8881: 00000002 00000000 00010000 0001 01 17171 /run/php/php8.2-fpm.sock
"#,
        expect![[r#"
            Listener { address: "/run/php/php8.2-fpm.sock", process: "php-fpm8.2", queue: Some((0, 4096)) }
            AllListeners { tcp: true }
            Listener { address: "0.0.0.0:80", process: "nginx", queue: Some((0, 511)) }
            Listener { address: "127.0.0.1:9000", queue: Some((129, 128)) }
            AllListeners { unix: true }
            Listener { address: "/run/php/php8.2-fpm.sock", process: "php-fpm" }
            Listener { address: "127.0.0.1:9000", process: "php-fpm" }
            Listener { address: "/run/php/php8.2-fpm.sock", process: "php-fpm8." }
            NoListener("php8.2-fpm.sock")
            Listener { address: "/run/php/php8.2-fpm.sock" }"#]],
    );
}

#[test]
fn what_only_looks_like_a_process_says_nothing() {
    check(
        r#"the nginx: master process is root
I think php-fpm: pool www is used
nginx 1.22 and php-fpm 8.2 are installed
www-data is the user
Groups: I am in none
"#,
        expect!["unknown: nginx 1.22 and php-fpm 8.2 are installed"],
    );
}

#[test]
fn searches_that_find_nothing() {
    check(
        r#"$ pgrep -a php-fpm
(nothing)
$ ps -C nginx -o user,args
USER     COMMAND
$ ps aux | grep php-fpm
(none)
"#,
        expect![[r#"
            NoProcess("php-fpm")
            NoProcess("nginx")
            NoProcess("php-fpm")"#]],
    );
}
