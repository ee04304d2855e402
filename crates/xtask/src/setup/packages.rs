//! The real programs that tests start: looked for, then installed by the system's package manager.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::host::{find, find_prefix};
use crate::process::{command, output, run, step};

/// What a test starts.
struct Program {
    name: &'static str,
    is_there: fn() -> bool,
    packages: &'static [&'static str],
}

const PROGRAMS: &[Program] = &[
    Program { name: "nginx", is_there: || find("nginx").is_some(), packages: &["nginx-light"] },
    Program {
        name: "php-fpm",
        is_there: || find_prefix("php-fpm").is_some(),
        packages: &["php-fpm"],
    },
    Program { name: "setfacl", is_there: || find("setfacl").is_some(), packages: &["acl"] },
    Program { name: "patch", is_there: || find("patch").is_some(), packages: &["patch"] },
    Program { name: "chromium", is_there: || chromium().is_some(), packages: &["chromium"] },
    Program {
        name: "chromedriver",
        is_there: || find("chromedriver").is_some(),
        packages: &["chromium-driver"],
    },
    Program {
        name: "rspec with Serverspec",
        is_there: has_serverspec,
        packages: &["ruby-serverspec"],
    },
    Program {
        name: "systemd-analyze",
        is_there: || find("systemd-analyze").is_some(),
        packages: &["systemd"],
    },
    Program {
        name: "python3 with venv",
        is_there: python_makes_environments,
        packages: &["python3", "python3-venv"],
    },
];

const BY_HAND: &str = "\
  Debian:   apt-get install nginx-light php-fpm acl patch chromium chromium-driver python3-venv
            ruby-serverspec systemd
  Ubuntu:   the same without chromium and chromium-driver, which are snaps there: put a chrome and a
            chromedriver of one version on the PATH
  Fedora:   dnf install nginx php-fpm acl patch chromium chromedriver python3
  Arch:     pacman -S nginx php-fpm acl patch chromium python
  macOS:    brew install nginx php python; brew install --cask chromium chromedriver
            (tests of real permissions need Linux)";

/// Installs the programs that are not there.
pub(crate) fn install_programs() -> anyhow::Result<()> {
    let missing: Vec<&Program> = PROGRAMS.iter().filter(|it| !(it.is_there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|it| it.name).collect();
    step(&format!("Installing what the tests start: {}", names.join(", ")));
    let packages: Vec<&str> = missing.iter().flat_map(|it| it.packages).copied().collect();
    install(&packages)
        .with_context(|| format!("install by hand what the tests start:\n{BY_HAND}"))?;
    let missing: Vec<&str> =
        missing.iter().filter(|it| !(it.is_there)()).map(|it| it.name).collect();
    if !missing.is_empty() {
        bail!("still missing after the installation: {}\n{BY_HAND}", missing.join(", "));
    }
    Ok(())
}

/// The browser under any of its names.
pub(crate) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "chrome"].into_iter().find_map(find)
}

fn has_serverspec() -> bool {
    let (Some(ruby), Some(_)) = (find("ruby"), find("rspec")) else { return false };
    command(ruby).args(["-e", "require 'serverspec'"]).output().is_ok_and(|it| it.status.success())
}

fn python_makes_environments() -> bool {
    let Some(python) = find("python3") else { return false };
    command(python)
        .args(["-c", "import ensurepip, venv"])
        .output()
        .is_ok_and(|it| it.status.success())
}

/// Installs packages with apt, as root or by a sudo that asks nothing. No service is started, none removed.
pub(crate) fn install(packages: &[&str]) -> anyhow::Result<()> {
    let Some(apt) = find("apt-get") else { bail!("this system has no apt-get") };
    let is_root = output(command("id").arg("-u"))?.trim() == "0";
    let sudo = match (is_root, find("sudo")) {
        (true, _) => None,
        (false, Some(it)) if output(command(&it).args(["-n", "true"])).is_ok() => Some(it),
        (false, _) => {
            bail!("packages can be installed only by root, and sudo asks for a password here")
        }
    };
    let apt_get = |args: &[&str]| {
        let mut command = match &sudo {
            Some(it) => {
                let mut command = command(it);
                command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive"]).arg(&apt);
                command
            }
            None => command(&apt),
        };
        run(command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-o", "Dpkg::Use-Pty=0"])
            .args(args))
    };
    apt_get(&["update"]).context("the package lists cannot be fetched; is there a network?")?;
    let _quiet = is_root.then(NoServices::declare);
    let mut args = vec!["install", "-y", "--no-install-recommends", "--no-remove"];
    args.extend(packages);
    apt_get(&args).with_context(|| format!("apt-get cannot install {}", packages.join(" ")))
}

/// While it lives, Debian's package scripts start no service, as `policy-rc.d` says.
struct NoServices {
    /// The policy file, if this value wrote it.
    written: Option<PathBuf>,
}

impl NoServices {
    fn declare() -> Self {
        let path = Path::new("/usr/sbin/policy-rc.d");
        if path.exists() || std::fs::write(path, "#!/bin/sh\nexit 101\n").is_err() {
            return Self { written: None };
        }
        let is_set = run(command("chmod").arg("755").arg(path)).is_ok();
        if !is_set {
            step("Services of new packages may start");
        }
        Self { written: Some(path.to_path_buf()) }
    }
}

impl Drop for NoServices {
    fn drop(&mut self) {
        if let Some(it) = self.written.take()
            && std::fs::remove_file(&it).is_err()
        {
            step(&format!("Remove {} by hand: it keeps services from starting", it.display()));
        }
    }
}
