//! What distributions ship, used as assumptions and said to be so.
//!
//! The rows are those of the facts, section 15, with the source that each names there.

use crate::{Fact, File, InputKind, Pass, Pool, Source, path};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Debian,
    RedHat,
    Remi,
    Alpine,
    Arch,
    FreeBsd,
    OpenSuse,
    DockerPhp,
    Homebrew,
}

/// One row.
#[derive(Debug, PartialEq, Eq)]
pub struct Distro {
    pub family: Family,
    pub name: &'static str,
    /// The account that nginx's workers run as, and its group.
    pub worker: &'static str,
    pub worker_group: &'static str,
    /// Pool files lie below.
    pub pool_directories: &'static [&'static str],
    /// The packaged socket's path begins so.
    pub sockets: &'static [&'static str],
    /// Texts of a configuration that point here.
    pub marks: &'static [&'static str],
    /// `{version}` stands for `8.2`, `{digits}` for `82`.
    pub service: &'static str,
    pub restart: &'static str,
    pub reload: &'static str,
    pub test: &'static str,
    pub main_config: &'static str,
    /// Directories that packages or the boot make.
    pub directories: &'static [Directory],
    /// Where the row comes from.
    pub source: &'static str,
}

/// A directory as it is shipped.
#[derive(Debug, PartialEq, Eq)]
pub struct Directory {
    pub path: &'static str,
    pub owner: &'static str,
    pub group: &'static str,
    pub mode: u16,
}

const fn directory(path: &'static str, owner: &'static str, mode: u16) -> Directory {
    Directory { path, owner, group: owner, mode }
}

/// Directories that everybody may search on any Linux system (hier(7), file-hierarchy(7)).
pub(crate) const SYSTEM_DIRECTORIES: &[Directory] = &[
    directory("/", "root", 0o755),
    directory("/run", "root", 0o755),
    directory("/var", "root", 0o755),
    directory("/var/lib", "root", 0o755),
    directory("/var/opt", "root", 0o755),
    directory("/opt", "root", 0o755),
    directory("/usr", "root", 0o755),
    directory("/usr/local", "root", 0o755),
    directory("/usr/local/var", "root", 0o755),
    directory("/usr/local/var/run", "root", 0o755),
    directory("/home", "root", 0o755),
    directory("/srv", "root", 0o755),
    directory("/etc", "root", 0o755),
    directory("/dev", "root", 0o755),
    directory("/dev/shm", "root", 0o1777),
    directory("/tmp", "root", 0o1777),
    directory("/var/tmp", "root", 0o1777),
    directory("/run/php", "www-data", 0o755),
    directory("/run/php-fpm", "root", 0o755),
    directory("/run/nginx", "root", 0o755),
];

pub static DISTROS: &[Distro] = &[
    Distro {
        family: Family::DockerPhp,
        name: "the official PHP image",
        worker: "nginx",
        worker_group: "nginx",
        pool_directories: &["/usr/local/etc/php-fpm.d"],
        sockets: &[],
        marks: &["zz-docker.conf", "docker-php", "FROM php:"],
        service: "php",
        restart: "docker compose restart php",
        reload: "docker compose kill -s USR2 php",
        test: "docker compose exec php php-fpm -t",
        main_config: "/usr/local/etc/php-fpm.conf",
        directories: &[],
        source: "docker-library/php and nginx/docker-nginx Dockerfiles",
    },
    Distro {
        family: Family::Remi,
        name: "Remi's collection for RHEL",
        worker: "nginx",
        worker_group: "nginx",
        pool_directories: &["/etc/opt/remi", "/opt/remi"],
        sockets: &["/var/opt/remi/", "/opt/remi/"],
        marks: &["/opt/remi/"],
        service: "php{digits}-php-fpm",
        restart: "systemctl restart php{digits}-php-fpm",
        reload: "systemctl reload php{digits}-php-fpm",
        test: "/opt/remi/php{digits}/root/usr/sbin/php-fpm -t",
        main_config: "/etc/opt/remi/php{digits}/php-fpm.conf",
        directories: &[],
        source: "a published pool file of the older layout; the newer one is not verified",
    },
    Distro {
        family: Family::RedHat,
        name: "RHEL, Fedora and their relatives",
        worker: "nginx",
        worker_group: "nginx",
        pool_directories: &["/etc/php-fpm.d"],
        sockets: &["/run/php-fpm/www.sock", "/run/php-fpm/"],
        marks: &["listen.acl_users = apache,nginx", "user = apache", "httpd_t"],
        service: "php-fpm",
        restart: "systemctl restart php-fpm",
        reload: "systemctl reload php-fpm",
        test: "php-fpm -t",
        main_config: "/etc/php-fpm.conf",
        directories: &[],
        source: "iusrepo/php74 packaging; Rocky Linux guide",
    },
    Distro {
        family: Family::Arch,
        name: "Arch Linux",
        worker: "http",
        worker_group: "http",
        pool_directories: &["/etc/php/php-fpm.d"],
        sockets: &["/run/php-fpm/php-fpm.sock"],
        marks: &["user = http", "listen.owner = http", "user http;"],
        service: "php-fpm",
        restart: "systemctl restart php-fpm",
        reload: "systemctl reload php-fpm",
        test: "php-fpm -t",
        main_config: "/etc/php/php-fpm.conf",
        directories: &[],
        source: "Arch's php and nginx PKGBUILDs",
    },
    Distro {
        family: Family::OpenSuse,
        name: "openSUSE",
        worker: "nginx",
        worker_group: "nginx",
        pool_directories: &["/etc/php7/fpm", "/etc/php8/fpm"],
        sockets: &[],
        marks: &["user = wwwrun", "wwwrun"],
        service: "php-fpm",
        restart: "systemctl restart php-fpm",
        reload: "systemctl reload php-fpm",
        test: "php-fpm -t",
        main_config: "/etc/php8/fpm/php-fpm.conf",
        directories: &[Directory {
            path: "/run/php-fpm",
            owner: "root",
            group: "root",
            mode: 0o711,
        }],
        source: "openSUSE's php7 spec; nginx sysusers",
    },
    Distro {
        family: Family::Homebrew,
        name: "Homebrew",
        worker: "nobody",
        worker_group: "nobody",
        pool_directories: &["/usr/local/etc/php/", "/opt/homebrew/etc/php/"],
        sockets: &["/usr/local/var/run/", "/opt/homebrew/var/run/"],
        marks: &["_www", "/opt/homebrew/", "/Users/"],
        service: "php",
        restart: "brew services restart php",
        reload: "brew services restart php",
        test: "php-fpm -t",
        main_config: "$(brew --prefix)/etc/php/{version}/php-fpm.conf",
        directories: &[],
        source: "homebrew-core's php formula",
    },
    Distro {
        family: Family::FreeBsd,
        name: "FreeBSD",
        worker: "www",
        worker_group: "www",
        pool_directories: &["/usr/local/etc/php-fpm.d/"],
        sockets: &[],
        marks: &["user = www\n", "user www;", "/usr/local/etc/nginx", "in the jail"],
        service: "php_fpm",
        restart: "service php_fpm restart",
        reload: "service php_fpm reload",
        test: "php-fpm -t",
        main_config: "/usr/local/etc/php-fpm.conf",
        directories: &[],
        source: "FreeBSD's lang/php82 and www/nginx ports",
    },
    Distro {
        family: Family::Alpine,
        name: "Alpine Linux",
        worker: "nginx",
        worker_group: "nginx",
        pool_directories: &[
            "/etc/php7/php-fpm.d",
            "/etc/php81/php-fpm.d",
            "/etc/php82/php-fpm.d",
            "/etc/php83/php-fpm.d",
            "/etc/php84/php-fpm.d",
        ],
        sockets: &[],
        marks: &["rc-service", "alpine"],
        service: "php-fpm{digits}",
        restart: "rc-service php-fpm{digits} restart",
        reload: "rc-service php-fpm{digits} reload",
        test: "php-fpm{digits} -t",
        main_config: "/etc/php{digits}/php-fpm.conf",
        directories: &[],
        source: "Alpine's community/php82 and main/nginx",
    },
    Distro {
        family: Family::Debian,
        name: "Debian and Ubuntu",
        worker: "www-data",
        worker_group: "www-data",
        pool_directories: &["/etc/php/", "/etc/php5/fpm"],
        sockets: &["/run/php/php", "/run/php5-fpm.sock", "/run/php/"],
        marks: &[
            "www-data",
            "sites-enabled",
            "sites-available",
            "snippets/fastcgi-php.conf",
            "user = vagrant",
            "apt-get",
            "php5-fpm.sock",
        ],
        service: "php{version}-fpm",
        restart: "systemctl restart php{version}-fpm",
        reload: "systemctl reload php{version}-fpm",
        test: "php-fpm{version} -t",
        main_config: "/etc/php/{version}/fpm/php-fpm.conf",
        directories: &[directory("/run/php", "www-data", 0o755)],
        source: "Debian's php8.2-fpm and nginx packages",
    },
];

/// The distribution that most of the inputs point to; `None` where nothing does.
pub(crate) fn detect(
    files: &[File],
    pools: &[Pool],
    passes: &[Pass],
) -> Option<Fact<&'static Distro>> {
    let sockets: Vec<String> = pools
        .iter()
        .filter_map(|it| it.address.as_ref()?.value.socket())
        .chain(passes.iter().flat_map(|it| &it.addresses).filter_map(|it| it.value.socket()))
        .chain(log_sockets(files))
        .collect();
    let scores = DISTROS.iter().map(|distro| (score(distro, files, &sockets), distro));
    let (best, distro) = scores.rev().max_by_key(|(score, _)| *score)?;
    (0 < best).then(|| {
        Fact::new(
            distro,
            Source::Assumed("the paths and accounts in the inputs are those of its packages"),
        )
    })
}

fn score(distro: &Distro, files: &[File], sockets: &[String]) -> usize {
    let pool_files = files
        .iter()
        .filter(|it| it.kind == InputKind::Fpm)
        .flat_map(|file| {
            let pasted = file.fpm().map(|it| it.files.as_slice()).unwrap_or_default();
            pasted.iter().map(|it| it.path.as_str()).chain([file.path.as_str()])
        })
        .filter(|path| distro.pool_directories.iter().any(|it| path.starts_with(it)))
        .count();
    let sockets = sockets
        .iter()
        .filter(|socket| {
            distro.sockets.iter().any(|it| socket.starts_with(path::normalize_prefix(it).as_str()))
        })
        .count();
    let marks =
        distro.marks.iter().filter(|mark| files.iter().any(|it| it.text.contains(**mark))).count();
    pool_files * 4 + sockets.min(2) * 2 + marks * 2
}

fn log_sockets(files: &[File]) -> Vec<String> {
    crate::statements(files)
        .filter_map(|(_, it)| match &it.observation {
            evidence::Observation::NginxError(error)
                if error.operation == evidence::Operation::Connect =>
            {
                error.path.clone()
            }
            _ => None,
        })
        .map(|it| path::normalize(&it))
        .collect()
}

impl Distro {
    /// A command or path of the row with the PHP version filled in.
    pub fn fill(&self, template: &str, version: Option<&str>) -> String {
        let version = version.unwrap_or("8.2");
        template.replace("{version}", version).replace("{digits}", &version.replace('.', ""))
    }
}

/// The PHP version that a path or name of the inputs holds, such as `8.2` in `php8.2-fpm.sock`.
pub fn php_version(text: &str) -> Option<String> {
    for (start, _) in text.match_indices("php") {
        let rest = text.get(start + 3..)?.trim_start_matches(['-', '/', '_']);
        let digits: String =
            rest.chars().take_while(|it| it.is_ascii_digit() || *it == '.').collect();
        let digits = digits.trim_end_matches('.');
        match digits.split_once('.') {
            Some((major, minor))
                if major.len() == 1 && !minor.is_empty() && !minor.contains('.') =>
            {
                return Some(digits.to_owned());
            }
            None if digits == "5" => return Some(digits.to_owned()),
            _ => {}
        }
    }
    None
}
