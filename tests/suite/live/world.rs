//! A pool file and an nginx configuration of random shape, right or broken in one way.

use std::fmt;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU16, Ordering};

use suite::Random;

/// What is wrong.
#[derive(Clone, Copy, Debug)]
pub(super) enum Broken {
    OwnerUnset,
    Owner,
    Mode,
    OwnerClass,
    Acl,
    Path,
    PoolOnTcp,
    NginxOnTcp,
}

/// A folder with `pool.conf`, `php-fpm.conf`, `nginx.conf`, `site.conf`, a page, and `run` for sockets.
pub(super) struct World {
    folder: PathBuf,
    run: String,
    pub(super) port: u16,
    /// Whether the report gets the server block alone, and the worker by name.
    pub(super) shows_server_only: bool,
    /// Whether the fix comes from a report that has nginx's log.
    pub(super) shows_log: bool,
}

impl Broken {
    pub(super) const ALL: &[Self] = &[
        Self::OwnerUnset,
        Self::Owner,
        Self::Mode,
        Self::OwnerClass,
        Self::Acl,
        Self::Path,
        Self::PoolOnTcp,
        Self::NginxOnTcp,
    ];
}

impl World {
    pub(super) fn broken(random: &mut Random, kind: Broken, folder: &Path) -> Self {
        let socket = random.pick(&["php.sock", "$pool.sock", "php8.2-fpm.sock"]);
        let (closed_port, usual) = (free_port(), ["0660", "660", "\"0660\""]);
        let mut res = Self::empty(random, folder);
        let listen = format!("{}/{socket}", res.run);
        let path = listen.replace("$pool", "site");
        let (mut listen, mut address) = (listen, format!("unix:{path}"));
        let access: Vec<(&str, &str)> = match kind {
            Broken::OwnerUnset => match random.below(3) {
                0 => Vec::new(),
                1 => vec![(";listen.owner", "nginxw"), (";listen.group", "nginxw")],
                _ => vec![(";listen.owner", "www-data"), ("listen.mode", random.pick(&usual))],
            },
            Broken::Owner => {
                let owner = random.pick(&["pool1", "pool2", "www-data", "root"]);
                let group = random.pick(&["pool1", "pool2", "www-data", "root"]);
                vec![
                    ("listen.owner", owner),
                    ("listen.group", group),
                    ("listen.mode", random.pick(&usual)),
                ]
            }
            Broken::Mode => vec![
                ("listen.owner", random.pick(&["pool1", "root"])),
                ("listen.group", random.pick(&["nginxw", "webs"])),
                ("listen.mode", random.pick(&["0600", "0640", "0650", "0o660", "0700", "0606"])),
            ],
            Broken::OwnerClass => vec![
                ("listen.owner", "nginxw"),
                ("listen.group", random.pick(&["nginxw", "webs", "pool1"])),
                ("listen.mode", random.pick(&["0060", "0460", "0560"])),
            ],
            Broken::Acl => vec![
                ("listen.owner", "nginxw"),
                ("listen.group", "nginxw"),
                ("listen.mode", random.pick(&usual)),
                match random.below(3) {
                    0 => ("listen.acl_users", "pool1,pool2"),
                    1 => ("listen.acl_users", "www-data"),
                    _ => ("listen.acl_groups", "pool2"),
                },
            ],
            Broken::Path | Broken::PoolOnTcp | Broken::NginxOnTcp => right_access(random),
        };
        match kind {
            Broken::Path => address = format!("unix:{}/php7.4-fpm.sock", res.run),
            Broken::PoolOnTcp => listen = format!("127.0.0.1:{closed_port}"),
            Broken::NginxOnTcp => address = format!("127.0.0.1:{closed_port}"),
            Broken::OwnerUnset
            | Broken::Owner
            | Broken::Mode
            | Broken::OwnerClass
            | Broken::Acl => {}
        }
        res.write(random, &listen, &address, &access);
        res
    }

    pub(super) fn right(random: &mut Random, number: usize, folder: &Path) -> Self {
        let port = free_port().to_string();
        let mut res = Self::empty(random, folder);
        let socket = format!("{}/php.sock", res.run);
        let (listen, address) = match number {
            0 => (format!("127.0.0.1:{port}"), format!("127.0.0.1:{port}")),
            1 => (port.clone(), format!("127.0.0.1:{port}")),
            _ => (socket.clone(), format!("unix:{socket}")),
        };
        let access = match number {
            2 => vec![("listen.acl_users", "pool1,nginxw")],
            3 => vec![("listen.acl_groups", "webs"), ("listen.mode", "0600")],
            _ => right_access(random),
        };
        res.write(random, &listen, &address, &access);
        res
    }

    fn empty(random: &mut Random, folder: &Path) -> Self {
        for name in ["run", "www", "prefix"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        fs::write(folder.join("www/index.php"), "<?php echo 'answer ', 6 * 7;").unwrap();
        Self {
            run: folder.join("run").display().to_string(),
            folder: folder.to_owned(),
            port: free_port(),
            shows_server_only: random.percent(30),
            shows_log: random.percent(50),
        }
    }

    fn write(&mut self, random: &mut Random, listen: &str, address: &str, access: &[(&str, &str)]) {
        let equals = random.pick(&[" = ", "=", "  =  "]);
        let mut lines = vec![
            "; The pool of the site.".to_owned(),
            "[site]".to_owned(),
            format!("user{equals}{}", random.pick(&["pool1", "pool2", "www-data"])),
            format!("group{equals}{}", random.pick(&["pool1", "pool2", "www-data"])),
            format!("listen{equals}{listen}"),
        ];
        for (key, value) in access {
            if random.percent(20) {
                lines.push("; As the manual has it.".to_owned());
            }
            lines.push(format!("{key}{equals}{value}"));
        }
        lines.extend(["pm = static", "pm.max_children = 1", "env[MODE] = live"].map(str::to_owned));
        let end = if random.percent(20) { "\r\n" } else { "\n" };
        fs::write(self.pool_file(), lines.join(end) + end).unwrap();
        let fpm = format!(
            "[global]\nerror_log = {}\ninclude = {}\n",
            self.file("php-fpm.log").display(),
            self.pool_file().display()
        );
        fs::write(self.file("php-fpm.conf"), fpm).unwrap();
        self.write_nginx(random, address);
    }

    fn write_nginx(&self, random: &mut Random, address: &str) {
        let (upstream, pass) = if random.percent(30) {
            (format!("upstream php {{\n    server {address};\n}}\n"), "php")
        } else {
            (String::new(), address)
        };
        let site = format!(
            "{upstream}server {{\n    listen 127.0.0.1:{};\n    root {};\n    \
             location ~ \\.php$ {{\n        fastcgi_param REQUEST_METHOD $request_method;\n        \
             fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;\n        \
             fastcgi_pass {pass};\n    }}\n}}\n",
            self.port,
            self.file("www").display(),
        );
        let user = random.pick(&["user nginxw;", "user nginxw nginxw;", "user  \"nginxw\";"]);
        let http = if self.shows_server_only {
            fs::write(self.file("site.conf"), &site).unwrap();
            format!("include {};\n", self.file("site.conf").display())
        } else {
            site
        };
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|it| format!("{it}_temp_path prefix-{it};\n"))
            .concat();
        let config = format!(
            "{user}\nworker_processes 1;\npid nginx.pid;\nerror_log {};\nevents {{ }}\n\
             http {{\naccess_log off;\n{temporary}{http}}}\n",
            self.file("nginx.log").display(),
        );
        fs::write(self.file("nginx.conf"), config).unwrap();
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn run(&self) -> &str {
        &self.run
    }

    pub(super) fn pool_file(&self) -> PathBuf {
        self.file("pool.conf")
    }

    pub(super) fn shown_nginx_file(&self) -> PathBuf {
        self.file(if self.shows_server_only { "site.conf" } else { "nginx.conf" })
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in [self.pool_file(), self.shown_nginx_file()] {
            let text = fs::read_to_string(&file).unwrap();
            writeln!(f, "--- {}\n{text}", file.display())?;
        }
        Ok(())
    }
}

fn right_access(random: &mut Random) -> Vec<(&'static str, &'static str)> {
    let mode = ("listen.mode", random.pick(&["0660", "660", "0600"]));
    let owner = ("listen.owner", "nginxw");
    match random.below(3) {
        0 => vec![owner],
        1 => vec![owner, ("listen.group", "pool1"), mode],
        _ => vec![("listen.group", random.pick(&["nginxw", "webs"])), ("listen.mode", "0660")],
    }
}

/// A port of the loopback on which nothing listens. It is none of those that the kernel gives to
/// connections, so that nobody takes it before it is used.
fn free_port() -> u16 {
    static TRIED: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 12_000).unwrap();
    loop {
        let next = TRIED.fetch_add(7, Ordering::Relaxed);
        let port = 20_000 + (first + next % 12_000) % 12_000;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}
