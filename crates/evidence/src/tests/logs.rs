//! Log lines of nginx, PHP-FPM, the kernel, and what PHP answers.

use expect_test::expect;

use super::check;

#[test]
fn nginx_log_lines_and_their_neighbours() {
    check(
        r#"web-1  | 2024/03/05 10:11:12 [crit] 29#29: *4 connect() to unix:/run/php/php.sock failed (13: Permission denied) while connecting to upstream, client: 172.18.0.1, server: _, request: "GET /a"b HTTP/1.1", upstream: "fastcgi://unix:/run/php/php.sock:", host: "localhost"
web-1  | nginx: [emerg] host not found in upstream "php" in /etc/nginx/conf.d/default.conf:12
Mar  5 10:11:12 web1 nginx[812]: 2024/03/05 10:11:12 [error] 812#812: *1 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 203.0.113.7, server: lab.test, request: "GET /i.php HTTP/1.1", upstream: "fastcgi://unix:/run/lab-a/a.sock", host: "x"
2024/03/05 10:11:12 [error] 1#1: *1 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 1.1.1.1, server: x, request: "GET /x HTTP/1.1", upstream: "http://unix:/run/lab-a/a.sock:/x", host: "x"
2024/03/05 10:11:12 [warn] 1#1: *1 upstream server temporarily disabled while connecting to upstream, client: 1.1.1.1
2024/03/05 10:11:12 [error] 1#1: *1 no live upstreams while connecting to upstream, client: 1.1.1.1, server: x, upstream: "fastcgi://php", host: "x"
2024/03/05 10:11:12 [error] 1#1: *1 FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught Error in /srv/a.php:3
Stack trace:
#0 {main}
  thrown in /srv/a.php on line 3" while reading response header from upstream, client: 1.1.1.1, server: x, request: "GET /a.php HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "x"
2024/03/05 10:11:12 [notice] 1#1: signal process started
2024/03/05 10:11:12 [error] 1#1: *1 directory index of "/srv/" is forbidden, client: 1.1.1.1
2024/03/05 10:11:12 [error] 1#1: *1 "/srv/index.php" is forbidden (13: Permission denied), client: 1.1.1.1
nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
nginx: [emerg] open() "/run/nginx.pid" failed (13: Permission denied)
nginx: configuration file /etc/nginx/nginx.conf test failed
nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2
nginx: [emerg] getpwnam("nosuch") failed in /etc/nginx/nginx.conf:1
nginx: [emerg] invalid host in upstream "/run/p.sock" in /etc/nginx/nginx.conf:9
nginx: [emerg] unknown directive "2}$" in /etc/nginx/nginx.conf:9
connect() to unix:/run/php/php8.2-fp
connect() to unix:/run/php/a b.sock: failed (2: No such
kevent() reported that connect() failed (61: Connection refused) while connecting to upstream
2024/03/05 10:11:12 [crit] 1#1: *1 connect() to [::1]:9000 failed (99: Address not available) while connecting to upstream
(13)Permission denied: AH02454: FCGI: attempt to connect to Unix domain socket /run/php/php.sock (*:80) failed
dial unix /run/php/php-fpm.sock: connect: no such file or directory
"#,
        expect![[r#"
            [container web] NginxError { operation: Connect, errno: 13, path: "/run/php/php.sock", upstream: "unix:/run/php/php.sock", fastcgi: true, server: "_", request: "GET /a\"b HTTP/1.1", time: "2024/03/05 10:11:12" }
            [container web] NginxStart(HostNotFound("php"))
            NginxError { operation: TimedOut, errno: 110, upstream: "unix:/run/lab-a/a.sock", fastcgi: true, server: "lab.test", request: "GET /i.php HTTP/1.1", time: "2024/03/05 10:11:12" }
            NginxError { operation: Receive, errno: 104, upstream: "unix:/run/lab-a/a.sock", fastcgi: false, server: "x", request: "GET /x HTTP/1.1", time: "2024/03/05 10:11:12" }
            NginxError { operation: Upstream("upstream server temporarily disabled"), time: "2024/03/05 10:11:12" }
            NginxError { operation: Upstream("no live upstreams"), upstream: "php", fastcgi: true, server: "x", time: "2024/03/05 10:11:12" }
            NginxError { operation: PhpMessage("PHP message: PHP Fatal error:  Uncaught Error in /srv/a.php:3"), upstream: "127.0.0.1:9000", fastcgi: true, server: "x", request: "GET /a.php HTTP/1.1", time: "2024/03/05 10:11:12" }
            NginxError { operation: File("open"), errno: 13, path: "/srv/index.php", time: "2024/03/05 10:11:12" }
            NginxError { operation: File("open"), errno: 13, path: "/run/nginx.pid" }
            NginxStart(UserIgnored)
            NginxStart(UnknownAccount("nosuch"))
            NginxStart(InvalidHost("/run/p.sock"))
            NginxStart(Other("unknown directive \"2}$\" in /etc/nginx/nginx.conf:9"))
            NginxError { operation: Connect }
            NginxError { operation: Connect, errno: 2, path: "/run/php/a b.sock:" }
            NginxError { operation: Connect, errno: 61 }
            NginxError { operation: Connect, errno: 99, upstream: "[::1]:9000", time: "2024/03/05 10:11:12" }
            NginxError { operation: OtherClient { address: "/run/php/php.sock" }, errno: 13, path: "/run/php/php.sock" }
            NginxError { operation: OtherClient { address: "/run/php/php-fpm.sock" }, errno: 2, path: "/run/php/php-fpm.sock" }"#]],
    );
}

#[test]
fn fpm_messages_with_and_without_prefixes() {
    check(
        r#"[23-Nov-2024 10:00:00] NOTICE: using inherited socket fd=8, "/run/lab-a/a.sock"
[23-Nov-2024 10:00:00] NOTICE: fpm is running, pid 153
[23-Nov-2024 10:00:00] NOTICE: ready to handle connections
[23-Nov-2024 10:00:00] NOTICE: Reloading in progress ...
[23-Nov-2024 10:00:00] WARNING: [pool lab] server reached pm.max_children setting (5), consider raising it
[23-Nov-2024 10:00:00] WARNING: [pool lab] child 12 exited on signal 9 (SIGKILL) after 12.3 seconds from start
[23-Nov-2024 10:00:00] WARNING: [pool lab] child 12, script '/srv/slow.php' (request: "GET /slow.php?s=4") execution timed out (1.239109 sec), terminating
[23-Nov-2024 10:00:00.123456] NOTICE: pid 1, fpm_unix_resolve_socket_permissions(), line 12: [pool lab] 'user' directive is ignored when FPM is not running as root
[23-Nov-2024 10:00:00] ERROR: [pool lab] please specify user and group other than root
[23-Nov-2024 10:00:00] ERROR: [/etc/php/fpm.conf:13] unknown entry 'bogus'
[23-Nov-2024 10:00:00] ERROR: [pool b] unable to set listen address as it's already used in another pool 'a'
[23-Nov-2024 10:00:00] ALERT: [pool www] user has not been defined
[23-Nov-2024 10:00:00] NOTICE: exiting, bye-bye!
ERROR: failed to open error_log (/var/log/php8.2-fpm.log): Permission denied (13)
ERROR: [pool lab] failed to read the ACL of the socket '/run/a.sock': Operation not supported (95)
PHP:  syntax error, unexpected '=' in Unknown on line 1
Mar 12 14:01:06 host php-fpm7.2[27159]: [12-Mar-2019 14:01:06] ERROR: unable to bind listening socket for addr>
Mar 12 14:01:06 host php-fpm7.2[27159]: [12-Mar-2019 14:01:06] ERROR: unable to bind listening socket for address '/run/php/ph…
Mar 12 14:01:06 host php-fpm7.2[27159]: [12-Mar-2019 14:01:06] NOTICE: fpm is run
php-1  | [12-Mar-2019 14:01:06] ERROR: unable to bind listening socket for address '/run/php.sock': Address already in use (98)
ERROR: for web  Cannot start service web
"#,
        expect![[r#"
            Inherited { path: "/run/lab-a/a.sock" }
            Fpm(Running)
            Fpm(Running)
            MaxChildren { pool: "lab" }
            ChildSignal { signal: "9 (SIGKILL)" }
            Fpm(Slow)
            NotRoot { key: "user" }
            Fpm(RootPool)
            Fpm(Syntax("bogus"))
            Fpm(AddressUsedTwice)
            Fpm(Syntax("user has not been defined"))
            Fpm(Stopped)
            OpenLog { path: "/var/log/php8.2-fpm.log", errno: 13 }
            Acl { path: "/run/a.sock", errno: 95 }
            Fpm(Syntax("PHP:  syntax error, unexpected '=' in Unknown on line 1"))
            Fpm(Truncated)
            Bind { address: "" }
            Fpm(Running)
            [container php] Bind { address: "/run/php.sock", errno: 98 }"#]],
    );
}

#[test]
fn dump_of_the_settings() {
    check(
        r#"[23-Nov-2026 08:40:31] NOTICE: [global]
[23-Nov-2026 08:40:31] NOTICE: 	pid = undefined
[23-Nov-2026 08:40:31] NOTICE:  
[23-Nov-2026 08:40:31] NOTICE: [www]
[23-Nov-2026 08:40:31] NOTICE: 	listen = /tmp/x.sock
[23-Nov-2026 08:40:31] NOTICE: 	listen.mode = undefined
[23-Nov-2026 08:40:31] NOTICE: configuration file /tmp/t.conf test is successful
"#,
        expect![[r#"
            FpmSetting { key: "pid" }
            FpmSetting { pool: "www", key: "listen", value: "/tmp/x.sock" }
            FpmSetting { pool: "www", key: "listen.mode" }"#]],
    );
}

#[test]
fn selinux_and_apparmor() {
    check(
        r#"$ getenforce
Enforcing
$ sestatus
SELinux status:                 enabled
SELinuxfs mount:                /sys/fs/selinux
Loaded policy name:             targeted
Current mode:                   permissive
Mode from config file:          enforcing
Mar  5 10:00:00 web1 kernel: audit: type=1400 audit(1.2:3): avc:  denied  { write } for  pid=9 comm="nginx" name="www.sock" dev="tmpfs" ino=1 scontext=system_u:system_r:httpd_t:s0 tcontext=system_u:object_r:var_run_t:s0 tclass=sock_file permissive=1
type=AVC msg=audit(1.2:3): apparmor="ALLOWED" operation="connect" profile="/usr/sbin/nginx" name="/run/php/a b.sock" pid=1 comm="nginx" requested_mask="wr" denied_mask="wr" fsuid=33 ouid=0
"#,
        expect![[r#"
            Selinux(Enforcing)
            Selinux(Permissive)
            Avc { permissions: ["write"], command: "nginx", path: "www.sock", class: "sock_file", source_type: "httpd_t", target_type: "var_run_t", permissive: true }
            AppArmor { operation: "connect", profile: "/usr/sbin/nginx", name: "/run/php/a b.sock", command: "nginx" }"#]],
    );
}

#[test]
fn what_only_looks_like_a_log_line_says_nothing() {
    check(
        r#"The function connect() is called by nginx.
    location = /x { return 200 "recv() failed"; }
error: something failed (13: whatever
2024/03/05 10:11:12 some other program
[2024-03-05 10:11:12] production.ERROR: boom
ERROR: for php  Cannot create container
the avc: was not denied
"#,
        expect![[r#"
            unknown:     location = /x { return 200 "recv() failed"; }
            unknown: 2024/03/05 10:11:12 some other program
            unknown: [2024-03-05 10:11:12] production.ERROR: boom"#]],
    );
}

#[test]
fn prefixes_of_logging_systems_are_taken_off() {
    check(
        r#"Mar  5 10:11:12 web1 nginx: 2024/03/05 10:11:12 [crit] 8#8: *1 connect() to unix:/run/a.sock failed (13: Permission denied) while connecting to upstream
2024-03-05T10:11:12.123456+00:00 web1 php-fpm8.2[672]: [05-Mar-2024 10:11:12] NOTICE: ready to handle connections
2024-03-05T10:11:12.123456789Z connect() to unix:/run/b.sock failed (111: Connection refused) while connecting to upstream
php_fpm_1  | [05-Mar-2024 10:11:12] NOTICE: fpm is running, pid 1
  *12 connect() to unix:/run/c.sock failed (13: Permission denied) while connecting to upstream
"#,
        expect![[r#"
            NginxError { operation: Connect, errno: 13, path: "/run/a.sock", time: "2024/03/05 10:11:12" }
            Fpm(Running)
            NginxError { operation: Connect, errno: 111, path: "/run/b.sock" }
            [container php_fpm] Fpm(Running)
            NginxError { operation: Connect, errno: 13, path: "/run/c.sock" }"#]],
    );
}

#[test]
fn the_colon_behind_the_path_is_the_loggers() {
    check(
        r#"connect() to unix:/run/p: failed (2: No such file or directory) while connecting to upstream, upstream: "fastcgi://unix:/run/p::", host: "x"
connect() to unix:/run/p failed (40: Too many levels of symbolic links) while connecting to upstream, upstream: "fastcgi://unix:/run/p:", host: "x"
"#,
        expect![[r#"
            NginxError { operation: Connect, errno: 2, path: "/run/p:", upstream: "unix:/run/p:", fastcgi: true }
            NginxError { operation: Connect, errno: 40, path: "/run/p", upstream: "unix:/run/p", fastcgi: true }"#]],
    );
}

#[test]
fn php_answers_and_statuses() {
    check(
        r#"File not found.
HTTP/1.1 404 Not Found
127.0.0.1 - - [05/Mar/2024:10:11:12 +0000] "GET /i.php HTTP/1.1" 502 157 "-" "curl"
GET /nope.php gives "No input file specified."
PHP Warning:  require(/srv/a.php): Failed to open stream: Permission denied in /srv/b.php on line 3
Access denied. Please log in.
"#,
        expect![[r#"
            PhpAnswer(FileNotFound)
            HttpStatus(404)
            HttpStatus(502)
            PhpAnswer(NoInputFile)
            NginxError { operation: PhpMessage("PHP Warning:  require(/srv/a.php): Failed to open stream: Permission denied in /srv/b.php on line 3"), errno: 13, path: "/srv/a.php" }"#]],
    );
}
