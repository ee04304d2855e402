//! Units, containers, hosts.

use expect_test::expect;

use super::check;

#[test]
fn units() {
    check(
        r#"$ systemctl status php8.2-fpm
× php8.2-fpm.service - The PHP 8.2 FastCGI Process Manager
     Loaded: loaded (/lib/systemd/system/php8.2-fpm.service; enabled; preset: enabled)
     Active: failed (Result: exit-code) since Tue 2024-03-05 10:00:00 UTC; 5min ago
    Process: 672 ExecStart=/usr/sbin/php-fpm8.2 --nodaemonize --fpm-config /etc/php/8.2/fpm/php-fpm.conf (code=exited, status=78)
   Main PID: 672 (code=exited, status=78)
        CPU: 30ms

Mar 05 10:00:00 web1 systemd[1]: Starting php8.2-fpm.service - The PHP 8.2 FastCGI Process Manager...
Mar 05 10:00:00 web1 php-fpm8.2[672]: [05-Mar-2024 10:00:00] ERROR: [pool www] cannot get uid for user 'nginx': Success (0)
Mar 05 10:00:00 web1 php-fpm8.2[672]: [05-Mar-2024 10:00:00] ERROR: FPM initialization failed
Mar 05 10:00:00 web1 systemd[1]: php8.2-fpm.service: Main process exited, code=exited, status=78/CONFIG
Mar 05 10:00:00 web1 systemd[1]: php8.2-fpm.service: Failed with result 'exit-code'.
Mar 05 10:00:00 web1 systemd[1]: Failed to start php8.2-fpm.service - The PHP 8.2 FastCGI Process Manager.
$ systemctl cat php8.2-fpm
# /lib/systemd/system/php8.2-fpm.service
[Unit]
Description=The PHP 8.2 FastCGI Process Manager
After=network.target

[Service]
Type=notify
PIDFile=/run/php/php8.2-fpm.pid
ExecStart=/usr/sbin/php-fpm8.2 --nodaemonize --fpm-config /etc/php/8.2/fpm/php-fpm.conf
ExecReload=/bin/kill -USR2 $MAINPID

# /etc/systemd/system/php8.2-fpm.service.d/override.conf
[Service]
PrivateTmp=true
# comment
ProtectHome=yes
$ systemctl show php8.2-fpm nginx -p PrivateTmp,ProtectHome
ProtectHome=no
PrivateTmp=no

ProtectHome=yes
PrivateTmp=yes
$ systemctl is-active php8.2-fpm
failed
$ systemctl restart php7.2-fpm
Failed to restart php7.2-fpm.service: Unit php7.2-fpm.service not found.
$ systemctl status php7.2-fpm
Unit php7.2-fpm.service could not be found.
$ systemctl status php8.2-fpm
● php8.2-fpm.service - The PHP 8.2 FastCGI Process Manager
     Active: active (running) since Tue 2024-03-05 10:00:00 UTC; 5min ago
     CGroup: /system.slice/php8.2-fpm.service
             ├─672 "php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)"
             └─680 "php-fpm: pool www"
"#,
        expect![[r#"
            UnitState { unit: "php8.2-fpm.service", state: Failed }
            UnitState { unit: "php8.2-fpm.service", state: Failed, status: 78 }
            UnknownAccount { name: "nginx" }
            Fpm(InitFailed)
            UnitState { unit: "php8.2-fpm.service", state: Failed, status: 78 }
            UnitState { unit: "php8.2-fpm.service", state: Failed }
            UnitState { unit: "php8.2-fpm.service", state: Failed }
            UnitSetting { unit: "php8.2-fpm.service", key: "Description", value: "The PHP 8.2 FastCGI Process Manager" }
            UnitSetting { unit: "php8.2-fpm.service", key: "After", value: "network.target" }
            UnitSetting { unit: "php8.2-fpm.service", key: "Type", value: "notify" }
            UnitSetting { unit: "php8.2-fpm.service", key: "PIDFile", value: "/run/php/php8.2-fpm.pid" }
            UnitSetting { unit: "php8.2-fpm.service", key: "ExecStart", value: "/usr/sbin/php-fpm8.2 --nodaemonize --fpm-config /etc/php/8.2/fpm/php-fpm.conf" }
            UnitSetting { unit: "php8.2-fpm.service", key: "ExecReload", value: "/bin/kill -USR2 $MAINPID" }
            UnitSetting { unit: "php8.2-fpm.service", key: "PrivateTmp", value: "true" }
            UnitSetting { unit: "php8.2-fpm.service", key: "ProtectHome", value: "yes" }
            UnitSetting { unit: "php8.2-fpm.service", key: "ProtectHome", value: "no" }
            UnitSetting { unit: "php8.2-fpm.service", key: "PrivateTmp", value: "no" }
            UnitSetting { unit: "nginx.service", key: "ProtectHome", value: "yes" }
            UnitSetting { unit: "nginx.service", key: "PrivateTmp", value: "yes" }
            UnitState { unit: "php8.2-fpm.service", state: Failed }
            UnitState { unit: "php7.2-fpm.service", state: Missing }
            UnitState { unit: "php7.2-fpm.service", state: Missing }
            UnitState { unit: "php8.2-fpm.service", state: Running }
            Process { user: NotShown, pid: 672, role: FpmMaster { config: "/etc/php/8.2/fpm/php-fpm.conf" } }
            Process { user: NotShown, pid: 680, role: FpmPool { pool: "www" } }
            unknown: Mar 05 10:00:00 web1 systemd[1]: Starting php8.2-fpm.service - The PHP 8.2 FastCGI Process Manager..."#]],
    );
}

#[test]
fn several_hosts_are_told_apart() {
    check(
        r#"root@web1:~# ls -l /run/php/a.sock
srw-rw---- 1 root root 0 Mar  5 10:00 /run/php/a.sock
root@db1:~# id nginx
id: ‘nginx’: no such user
"#,
        expect![[r#"
            [host web1] Inode { path: "/run/php/a.sock", kind: Socket, mode: 0660, owner: root=0, group: root=0, marker: Absent }
            [host db1] CommandError { command: "id", message: "‘nginx’: no such user" }"#]],
    );
}

#[test]
fn shells_in_containers() {
    check(
        r#"me@host:~$ docker compose exec -T php bash
root@3f2a1b:/var/www/html# id www-data
uid=82(www-data) gid=82(www-data) groups=82(www-data),82(www-data)
root@3f2a1b:/var/www/html# exit
me@host:~$ docker exec -it web sh
/ # id nginx
uid=101(nginx) gid=101(nginx) groups=101(nginx)
/ # exit
me@host:~$ kubectl -n prod exec -it web-7d9 -c nginx -- ls -ln /run/php
total 0
srw-rw---- 1 33 33 0 Jun 30 10:00 php.sock
"#,
        expect![[r#"
            [container php] Account { user: www-data=82, group: www-data=82, groups: [www-data=82, www-data=82], complete: true }
            [container web] Account { user: nginx=101, group: nginx=101, groups: [nginx=101], complete: true }
            [container nginx] Workload { kind: "pod", name: "web-7d9" }
            [container nginx] Inode { path: "/run/php/php.sock", kind: Socket, mode: 0660, owner: #33, group: #33, marker: Absent }
            [container nginx] Listing { directory: "/run/php", names: ["php.sock"] }
            Platform(Docker)"#]],
    );
}

#[test]
fn kubernetes_manifest() {
    check(
        r#"apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop # the site
spec:
  template:
    metadata: { name: other }
    spec:
      initContainers:
      - name: wait
        image: busybox
      containers:
      - image: php:8.3-fpm
        name: php
        ports:
        - name: metrics
        securityContext: { runAsUser: 1000, runAsGroup: 1001 }
        volumeMounts:
        - mountPath: /run/php
          name: sock
        - { name: src, mountPath: /var/www }
      -   name: web
          image: "nginx:1.27"
          securityContext:
            runAsUser: 101
          volumeMounts:
            - name: sock
              mountPath: /run/php
      volumes:
      - name: sock
        emptyDir: {}
---
apiVersion: v1
kind: Secret
metadata:
  name: key
"#,
        expect![[r#"
            Workload { kind: "Deployment", name: "shop" }
            Service { name: "php", image: "php:8.3-fpm", user: "1000:1001", volumes: [("sock", "/run/php"), ("src", "/var/www")] }
            Service { name: "web", image: "nginx:1.27", user: "101", volumes: [("sock", "/run/php")] }
            Platform(Docker)
            unknown: ---
            unknown: apiVersion: v1
            unknown: kind: Secret
            unknown: metadata:
            unknown:   name: key"#]],
    );
}

#[test]
fn compose_file() {
    check(
        r#"services:
  php:
    image: php:8.2-fpm
    user: "1000:1001"
    volumes:
      - fpm-sock:/run/php-fpm
      - type: bind
        source: ./src
        target: /var/www/html
    networks:
      back:
        aliases: [php]
    group_add:
    - "1001"
    command: ["php-fpm", "-F"]
  web:
    image: nginx:stable-alpine   # comment
    volumes: ["fpm-sock:/run/php-fpm:ro", "${SRC:-./src}:/var/www/html:ro"]
    networks: [back]
    ports:
      - "127.0.0.1:8080:80"
      - target: 443
        published: 8443
volumes: { fpm-sock: {} }
2024/03/05 10:11:12 [crit] 1#1: *1 connect() to unix:/run/php-fpm/www.sock failed (13: Permission denied) while connecting to upstream
"#,
        expect![[r#"
            Mount { service: "php", source: "fpm-sock", target: "/run/php-fpm" }
            Mount { service: "php", source: "./src", target: "/var/www/html" }
            Service { name: "php", image: "php:8.2-fpm", user: "1000:1001", volumes: [("fpm-sock", "/run/php-fpm"), ("./src", "/var/www/html")], networks: ["back"], group_add: ["1001"], command: "php-fpm -F" }
            Mount { service: "web", source: "fpm-sock", target: "/run/php-fpm" }
            Mount { service: "web", source: "${SRC:-./src}", target: "/var/www/html" }
            Publish { host_port: 8080, container_port: 80 }
            Publish { host_port: 8443, container_port: 443 }
            Service { name: "web", image: "nginx:stable-alpine", volumes: [("fpm-sock", "/run/php-fpm"), ("${SRC:-./src}", "/var/www/html")], networks: ["back"] }
            NginxError { operation: Connect, errno: 13, path: "/run/php-fpm/www.sock", time: "2024/03/05 10:11:12" }
            Platform(Docker)"#]],
    );
}

#[test]
fn dockerfile() {
    check(
        r#"FROM php:8.2-fpm AS base
RUN sed -i 's|^;*listen = .*|listen = /run/php/x.sock|; s/;listen.mode = 0660/listen.mode = 0666/' /etc/www.conf && \
    chmod 777 /run/php && chown www-data:www-data /run/php \
    && usermod -aG www-data nginx
COPY --chown=root zzz.conf /usr/local/etc/php-fpm.d/
COPY src /var/www/html
RUN echo "listen.owner = nginx" >> /usr/local/etc/php-fpm.d/zz-docker.conf
USER www-data
CMD ["php-fpm"]
"#,
        expect![[r#"
            DockerInstruction(From("php:8.2-fpm"))
            SetListen { key: "listen", value: "/run/php/x.sock" }
            SetListen { key: "listen.mode", value: "0666" }
            Chmod { mode: "777", path: "/run/php" }
            Chown { owner: "www-data:www-data", path: "/run/php" }
            Join { user: "nginx", group: "www-data" }
            Copy { source: "zzz.conf", target: "/usr/local/etc/php-fpm.d/" }
            SetListen { key: "listen.owner", value: "nginx" }
            DockerInstruction(User("www-data"))
            Platform(Docker)"#]],
    );
}

#[test]
fn docker_run() {
    check(
        r#"docker run -d --name php -p 127.0.0.1:9000:9000/tcp --mount type=volume,src=sock,dst=/run/php -v $PWD:/app:ro --user 1000:1000 --group-add 33 php:8-fpm
"#,
        expect![[r#"
            Mount { service: "php", source: "$PWD", target: "/app" }
            Mount { service: "php", source: "sock", target: "/run/php" }
            Publish { host_port: 9000, container_port: 9000 }
            Service { name: "php", image: "php:8-fpm", user: "1000:1000", group_add: ["33"] }
            Platform(Docker)"#]],
    );
}

#[test]
fn other_outputs() {
    check(
        r#"$ nginx -V
nginx version: nginx/1.22.1
built by gcc 12.2.0 (Debian 12.2.0-14)
TLS SNI support enabled
configure arguments: --prefix=/etc/nginx --user=nginx --group=nginx --with-compat
$ php-fpm8.2 -v
PHP 8.2.7 (fpm-fcgi) (built: Jun  9 2023 19:37:27)
Copyright (c) The PHP Group
Zend Engine v4.2.7, Copyright (c) Zend Technologies
$ ip addr
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
    inet6 ::1/128 scope host 
2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 172.18.0.3/16 brd 172.18.255.255 scope global eth0
$ grep -rn '^listen' /etc/php/8.2/fpm/pool.d
/etc/php/8.2/fpm/pool.d/www.conf:36:listen = /run/php/php8.2-fpm.sock
/etc/php/8.2/fpm/pool.d/www.conf:48:listen.owner = www-data
$ nginx -T | grep -n fastcgi_pass
123:    fastcgi_pass unix:/run/php/php8.2-fpm.sock;
$ chown www-data /data/x.sock
chown: changing ownership of '/data/x.sock': Operation not permitted
$ sudo systemctl reload php8.2-fpm
$ curl -I localhost
HTTP/1.1 502 Bad Gateway
Server: nginx
$ supervisorctl status
php-fpm                          FATAL     Exited too quickly (process log may have details)
"#,
        expect![[r#"
            NginxBuild { version: "1.22.1", user: "nginx", group: "nginx" }
            PhpVersion("8.2.7")
            InterfaceAddress { interface: "lo", address: "127.0.0.1" }
            InterfaceAddress { interface: "lo", address: "::1" }
            InterfaceAddress { interface: "eth0", address: "172.18.0.3" }
            ConfigLine { path: "/etc/php/8.2/fpm/pool.d/www.conf", key: "listen", value: "/run/php/php8.2-fpm.sock" }
            ConfigLine { path: "/etc/php/8.2/fpm/pool.d/www.conf", key: "listen.owner", value: "www-data" }
            ConfigLine { key: "fastcgi_pass", value: "unix:/run/php/php8.2-fpm.sock" }
            CommandError { command: "chown", message: "changing ownership of '/data/x.sock': Operation not permitted" }
            Remark(AfterReload)
            HttpStatus(502)
            UnitState { unit: "php-fpm", state: Failed }
            unknown:     link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
            unknown: Server: nginx"#]],
    );
}

#[test]
fn logs_are_not_the_output_of_the_command_above() {
    check(
        r#"$ docker exec php ls -ln /run/php
total 0
srw-rw---- 1 33 33 0 Jun 30 10:00 php.sock
2024/03/05 10:11:12 [crit] 1#1: *1 connect() to unix:/run/php/php.sock failed (13: Permission denied) while connecting to upstream
$ docker logs web
2024/03/05 10:11:12 [crit] 1#1: *1 connect() to unix:/run/php/php.sock failed (13: Permission denied) while connecting to upstream
"#,
        expect![[r#"
            [container php] Inode { path: "/run/php/php.sock", kind: Socket, mode: 0660, owner: #33, group: #33, marker: Absent }
            [container php] Listing { directory: "/run/php", names: ["php.sock"] }
            NginxError { operation: Connect, errno: 13, path: "/run/php/php.sock", time: "2024/03/05 10:11:12" }
            [container web] NginxError { operation: Connect, errno: 13, path: "/run/php/php.sock", time: "2024/03/05 10:11:12" }
            [container php] Platform(Docker)"#]],
    );
}

#[test]
fn remarks() {
    check(
        r#"# reporter: with listen.mode = 0666 the error is gone
It works after chmod 777 on the socket.
# reboot
it fails since the last upgrade
works on 8.1, fails on 8.2
I only reloaded php-fpm
# before the change:
The mode is 0666 there.
I will upgrade tomorrow and reboot afterwards
"#,
        expect![[r#"
            Remark(OpenModeWorks)
            Remark(OpenModeWorks)
            Remark(AfterReboot)
            Remark(AfterUpgrade)
            Remark(AfterUpgrade)
            Remark(AfterReload)
            Remark(BeforeChange)"#]],
    );
}

#[test]
fn what_only_looks_like_a_container_file_says_nothing() {
    check(
        r#"From here on it fails
RUNNING nginx
services are up
volumes: none
User nginx does not exist
"#,
        expect![[r#"
            unknown: RUNNING nginx
            unknown: services are up
            unknown: volumes: none"#]],
    );
}
