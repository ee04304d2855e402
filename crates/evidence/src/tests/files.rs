//! Outputs about files: ls, stat, namei, getfacl.

use expect_test::expect;

use super::check;

#[test]
fn ls_in_its_shapes() {
    check(
        r#"root@web1:/run/php# ll
total 4
drwxr-xr-x  2 www-data www-data   80 Mar  5 10:00 ./
drwxr-xr-x 30 root     root      900 Mar  5 10:00 ../
-rw-r--r--  1 root     root        4 Mar  5 10:00 php8.2-fpm.pid
srw-rw----  1 www-data www-data    0 Mar  5 10:00 php8.2-fpm.sock=
root@web1:/run/php# ls -lZ /run/php-fpm/www.sock
srw-rw----+ 1 root root system_u:object_r:httpd_var_run_t:s0 0 Nov 23 04:54 /run/php-fpm/www.sock
root@web1:~# ls -Z /run/x
srw-rw----. root root system_u:object_r:var_run_t:s0 /run/x
root@web1:~# ls -l --time-style=full-iso /run/a /run/b
srw-rw---- 1 1000 1001 0 2024-03-05 10:11:12.000000000 +0100 /run/a/x.sock
lrwxrwxrwx 1 root root 4 2024-03-05 10:11 /var/run -> /run

/run/b:
total 0
crw-rw-rw- 1 root root 1, 3 Nov 23 04:54 null
-rw-r--r-- 1 root root 0 Nov 23  2023 my file.sock
"#,
        expect![[r#"
            Inode { path: "/run/php", kind: Directory, mode: 0755, owner: www-data, group: www-data, marker: Absent }
            Inode { path: "/run", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run/php/php8.2-fpm.pid", kind: Regular, mode: 0644, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run/php/php8.2-fpm.sock", kind: Socket, mode: 0660, owner: www-data, group: www-data, marker: Absent }
            Listing { directory: "/run/php", names: ["php8.2-fpm.pid", "php8.2-fpm.sock"] }
            Label { path: "/run/php-fpm/www.sock", label: "httpd_var_run_t" }
            Inode { path: "/run/php-fpm/www.sock", kind: Socket, mode: 0660, owner: root=0, group: root=0, marker: Present }
            Label { path: "/run/x", label: "var_run_t" }
            Inode { path: "/run/x", kind: Socket, mode: 0660, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run/a/x.sock", kind: Socket, mode: 0660, owner: #1000, group: #1001, marker: Absent }
            Link { path: "/var/run", target: "/run" }
            Inode { path: "/var/run", kind: Symlink, mode: 0777, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run/b/null", kind: Other, mode: 0666, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run/b/my file.sock", kind: Regular, mode: 0644, owner: root=0, group: root=0, marker: Absent }
            Listing { directory: "/run/b", names: ["null", "my file.sock"] }"#]],
    );
}

#[test]
fn ls_of_what_is_not_there() {
    check(
        r#"$ ls -l /run/php/php8.2-fpm.sock
ls: cannot access '/run/php/php8.2-fpm.sock': No such file or directory
$ ls -l /run/php/*.sock
ls: cannot access ‘/run/php/*.sock’: No such file or directory
$ ls /run/php/
php8.1-fpm.pid  php8.1-fpm.sock  php-fpm.sock
$ ls /run | grep php
php
$ ls -ld / /run /run/php
drwxr-xr-x 18 root root 4096 Jan  1 00:00 /
drwxr-xr-x 30 root root  900 Mar  5 10:00 /run
drwx------  2 root root   80 Mar  5 10:00 /run/php
$ ls -la /nowhere
total 0
drwxr-xr-x 2 root root 40 Mar  5 10:00 .
drwxr-xr-x 30 root root 900 Mar  5 10:00 ..
"#,
        expect![[r#"
            Absent("/run/php/php8.2-fpm.sock")
            Absent("/run/php/*.sock")
            Present("/run/php/php8.1-fpm.pid")
            Present("/run/php/php8.1-fpm.sock")
            Present("/run/php/php-fpm.sock")
            Listing { directory: "/run/php", names: ["php8.1-fpm.pid", "php8.1-fpm.sock", "php-fpm.sock"] }
            Present("/run/php")
            Inode { path: "/", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/run/php", kind: Directory, mode: 0700, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/nowhere", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: Absent }
            Inode { path: "/", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: Absent }
            Listing { directory: "/nowhere" }"#]],
    );
}

#[test]
fn namei_follows_links() {
    check(
        r#"$ namei -l /var/run/php/x.sock
f: /var/run/php/x.sock
drwxr-xr-x root root     /
drwxr-xr-x root root     var
lrwxrwxrwx root root     run -> /run
drwxr-xr-x root root       /
drwxr-xr-x root root       run
drwxr-x--- root www-data php
srw-rw---- root www-data x.sock
f: /srv/cur/x
drwxr-xr-x root root /
drwxr-xr-x root root srv
lrwxrwxrwx root root cur -> rel/5
drwx------ app  app    rel
drwxr-xr-x app  app    5
                     x - No such file or directory
"#,
        expect![[r#"
            Inode { path: "/", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/var", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Link { path: "/var/run", target: "/run" }
            Inode { path: "/var/run", kind: Symlink, mode: 0777, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/run", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/run/php", kind: Directory, mode: 0750, owner: root=0, group: www-data, marker: NotShown }
            Inode { path: "/run/php/x.sock", kind: Socket, mode: 0660, owner: root=0, group: www-data, marker: NotShown }
            Inode { path: "/", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/srv", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Link { path: "/srv/cur", target: "rel/5" }
            Inode { path: "/srv/cur", kind: Symlink, mode: 0777, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/srv/rel", kind: Directory, mode: 0700, owner: app, group: app, marker: NotShown }
            Inode { path: "/srv/rel/5", kind: Directory, mode: 0755, owner: app, group: app, marker: NotShown }
            Absent("/srv/rel/5/x")"#]],
    );
}

#[test]
fn getfacl_with_default_entries() {
    check(
        r#"# getfacl /run/a.sock
getfacl: Removing leading '/' from absolute path names
# file: run/a.sock
# owner: root
# group: root
user::rw-
user:labweb:rw-	#effective:---
user:my\040user:rw-			#effective:---
group::---
mask::---
other::---
default:user::rwx
default:group::r-x
default:other::---

# file: run
user::rwx
group::r-x
other::r-x
"#,
        expect![[r#"
            AclBlock { path: "/run/a.sock", owner: root=0, group: root=0, user_entry: Some(Perm(6)), other_entry: Some(Perm(0)), access: Some(Acl { users: [(labweb, Perm(6)), (my user, Perm(6))], owning_group: Perm(0), mask: Some(Perm(0)) }), default: Some(Acl { owning_group: Perm(5) }) }
            AclBlock { path: "/run", user_entry: Some(Perm(7)), other_entry: Some(Perm(5)), access: Some(Acl { owning_group: Perm(5) }) }"#]],
    );
}

#[test]
fn stat_of_a_socket_and_a_link() {
    check(
        r#"  File: /run/php/php8.2-fpm.sock
  Size: 0         	Blocks: 0          IO Block: 4096   socket
Device: 1ah/26d	Inode: 1234        Links: 1
Access: (0660/srw-rw----)  Uid: (   33/www-data)   Gid: (   33/www-data)
Access: 2024-03-05 10:00:00.000000000 +0000
Modify: 2024-03-05 10:00:00.000000000 +0000
Change: 2024-03-05 10:00:00.000000000 +0000
 Birth: -
  File: '/x' -> '/y'
  Size: 5         	Blocks: 0          IO Block: 4096   symbolic link
Device: 254,0	Inode: 10018837    Links: 1
Access: (0777/lrwxrwxrwx)  Uid: ( 1000/ UNKNOWN)   Gid: (    0/    root)
Context: system_u:object_r:httpd_var_run_t:s0
"#,
        expect![[r#"
            Inode { path: "/run/php/php8.2-fpm.sock", kind: Socket, mode: 0660, owner: www-data=33, group: www-data=33, marker: NotShown }
            Link { path: "/x", target: "/y" }
            Inode { path: "/x", kind: Symlink, mode: 0777, owner: #1000, group: root=0, marker: NotShown }"#]],
    );
}

#[test]
fn what_only_looks_like_a_listing_says_nothing() {
    check(
        r#"-rw------- means that nobody else may read it
drwxr-xr-x
srw-rw---- is right
crw-rw---- 1 root
File: something else
Access: (yes) Uid: no
# file: notes about the file
user: rw and so on
f: not a path
"#,
        expect![[r#"
            unknown: drwxr-xr-x
            unknown: srw-rw---- is right
            unknown: crw-rw---- 1 root
            unknown: File: something else"#]],
    );
}

#[test]
fn rows_without_a_command_keep_their_names() {
    check(
        r#"srw-rw---- 1 root root 0 Jul  6 15:47 php-fpm.sock
drwxrwx--- 2 deploy www-data 4096 Mar 17 05:35 .
/run/php:
total 0
srw-rw---- 1 www-data www-data 0 Jul  6 15:47 x.sock
"#,
        expect![[r#"
            Inode { path: "php-fpm.sock", kind: Socket, mode: 0660, owner: root=0, group: root=0, marker: Absent }
            Inode { path: ".", kind: Directory, mode: 0770, owner: deploy, group: www-data, marker: Absent }
            Inode { path: "/run/php/x.sock", kind: Socket, mode: 0660, owner: www-data, group: www-data, marker: Absent }
            Listing { directory: "/run/php", names: ["x.sock"] }"#]],
    );
}

#[test]
fn namei_without_its_header() {
    check(
        r#"$ namei -l /srv/app
drwxr-xr-x root root /
drwxr-xr-x root root srv
drwx------ 1000 1000 app
$ namei -m /srv/app
f: /srv/app
 drwxr-xr-x /
 drwxr-xr-x srv
 drwx------ app
$ namei /srv/app
f: /srv/app
 d /
 d srv
 s app
"#,
        expect![[r#"
            Inode { path: "/", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/srv", kind: Directory, mode: 0755, owner: root=0, group: root=0, marker: NotShown }
            Inode { path: "/srv/app", kind: Directory, mode: 0700, owner: #1000, group: #1000, marker: NotShown }
            Inode { path: "/", kind: Directory, mode: 0755, owner: ?, group: ?, marker: NotShown }
            Inode { path: "/srv", kind: Directory, mode: 0755, owner: ?, group: ?, marker: NotShown }
            Inode { path: "/srv/app", kind: Directory, mode: 0700, owner: ?, group: ?, marker: NotShown }
            Present("/")
            Present("/srv")
            Present("/srv/app")"#]],
    );
}

#[test]
fn getfacl_of_relative_paths_and_single_entries() {
    check(
        r#"root@web1:/run/php# getfacl x.sock
# file: x.sock
# owner: root
# group: root
user::rw-
group::rw-
other::---

root@web1:/run/php# getfacl -p /srv/a
# file: /srv/a
user::rwx
root@web1:/run/php# getfacl -d /srv/a
group:www-data:r-x
"#,
        expect![[r#"
            AclBlock { path: "/run/php/x.sock", owner: root=0, group: root=0, user_entry: Some(Perm(6)), other_entry: Some(Perm(0)), access: Some(Acl { owning_group: Perm(6) }) }
            AclBlock { path: "/srv/a", user_entry: Some(Perm(7)), access: Some(Acl { owning_group: Perm(0) }) }
            AclBlock { path: "/srv/a", default: Some(Acl { owning_group: Perm(0), groups: [(www-data, Perm(5))] }) }"#]],
    );
}

#[test]
fn an_empty_or_missing_directory() {
    check(
        r#"$ ls /run/php
(empty)
$ ls /run/php7
No such file or directory
$ stat /run/x
stat: cannot statx '/run/x': No such file or directory
$ find /run -name '*.sock'
/run/php/a.sock
/run/b.sock
$ ls /run/php
After the reboot it is gone
"#,
        expect![[r#"
            Listing { directory: "/run/php" }
            Absent("/run/php7")
            Absent("/run/x")
            Present("/run/php/a.sock")
            Present("/run/b.sock")
            Remark(AfterReboot)"#]],
    );
}
