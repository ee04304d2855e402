//! Each generated file, of tame and hostile inputs, is read by what reads it in earnest.
#![expect(clippy::disallowed_methods, reason = "these tests run programs")]

use std::process::Command;

use facts::{InputKind, World};

use super::live::{Folder, is_asked, playbook_command, run, text};
use super::{debian, world};
use crate::{Artifact, Generator};

/// Names that try to end a string, start a command or a template, or leave the line.
const HOSTILE: &[&str] = &[
    "x'\\\"y",
    "a b#c",
    "$(touch owned)`touch owned`",
    "#{exit!}",
    "{{ 7*7 }}{% raw %}",
    "%n%h",
    "\u{2028}\u{1f418}",
    "-o=/x",
    "${{ github.token }}$[[ a ]]",
    "*&!|>@:",
];

fn hostile(name: &str) -> World {
    world(&[
        (
            &format!("/etc/php/8.2/fpm/pool.d/{name}.conf"),
            InputKind::Fpm,
            &format!(
                "[{name}]\nuser = www-data\nlisten = '/run/{name}/{name}.sock'\nlisten.owner = '{name}'\nlisten.group = www-data\nlisten.mode = 0666\n"
            ),
        ),
        (
            "/etc/nginx/nginx.conf",
            InputKind::Nginx,
            "user www-data;\nevents {}\nhttp { server { location / { fastcgi_pass unix:/run/a.sock; } } }\n",
        ),
    ])
}

fn all(world: &World) -> Vec<(&'static Generator, Artifact)> {
    crate::generate(world, plan::strategies(world).first())
}

#[test]
fn no_name_of_a_template_is_left() {
    for world in [debian("0660"), debian("0666")] {
        for (kind, artifact) in all(&world) {
            assert!(
                !artifact.text.contains("@{") && !artifact.text.contains("@each"),
                "{}",
                kind.name
            );
            assert!(artifact.text.is_ascii(), "{}", kind.name);
        }
    }
}

#[test]
fn every_generator_has_its_page_and_applies_to_a_usual_pool() {
    let names: Vec<&str> = all(&debian("0666")).iter().map(|(it, _)| it.name).collect();
    let listed: Vec<&str> = crate::GENERATORS.iter().map(|it| it.name).collect();
    assert_eq!(names, listed);
    for kind in crate::GENERATORS {
        for heading in ["What it is", "When to use it", "How to install it", "How to undo it"] {
            assert!(kind.docs.contains(&format!("## {heading}\n")), "{}: {heading}", kind.name);
        }
    }
}

#[test]
fn nothing_hostile_stands_in_a_path() {
    for name in HOSTILE {
        for (kind, artifact) in all(&hostile(name)) {
            let plain = |it: char| it.is_ascii_alphanumeric() || "/._-".contains(it);
            assert!(artifact.path.chars().all(plain), "{}: {}", kind.name, artifact.path);
            assert!(
                !artifact.path.contains("..") && !artifact.path.starts_with('/'),
                "{}",
                kind.name
            );
        }
    }
}

/// JSON, YAML, Ruby, Python, unit files and shell lines, by their own parsers.
#[test]
fn each_file_is_read_by_its_program() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("files");
    let mut worlds = vec![("usual".to_owned(), debian("0666"))];
    worlds.extend(HOSTILE.iter().enumerate().map(|(index, it)| (format!("h{index}"), hostile(it))));
    let (mut yaml, mut ruby, mut python, mut json) = (vec![], vec![], vec![], vec![]);
    for (name, world) in &worlds {
        for (_, artifact) in all(world) {
            let path = folder.write(&format!("{name}/{}", artifact.path), &artifact.text);
            let list = match artifact.path.rsplit_once('.').unwrap_or_default().1 {
                "yml" | "yaml" => &mut yaml,
                "rb" => &mut ruby,
                "py" => &mut python,
                "json" => &mut json,
                _ => continue,
            };
            list.push(path);
        }
    }
    let check = |program: &str, args: &[&str], paths: &[std::path::PathBuf]| {
        assert!(!paths.is_empty(), "{program}");
        let output = run(Command::new(program).args(args).args(paths).current_dir(&folder.0));
        assert!(output.status.success(), "{program}: {}", text(&output));
    };
    check("python3", &["-c", READ_YAML], &yaml);
    check(
        "python3",
        &["-c", "import json, sys\nfor it in sys.argv[1:]: json.load(open(it))"],
        &json,
    );
    check("python3", &["-m", "py_compile"], &python);
    for it in ruby {
        check("ruby", &["-wc"], &[it]);
    }
    assert!(!folder.0.join("owned").exists());
}

/// Every document has one mapping or list, and the lines for a shell pass `sh -n` as whole words.
const READ_YAML: &str = r#"
import subprocess, sys, yaml
class Loader(yaml.SafeLoader): pass
Loader.add_constructor('!unsafe', lambda loader, node: loader.construct_scalar(node))
for path in sys.argv[1:]:
    data = yaml.load(open(path), Loader)
    lines = []
    if path.endswith('workflows/sockbox.yml'):
        lines = [it['run'] for it in data['jobs']['check']['steps'] if 'run' in it]
        assert '${{' not in open(path).read(), path
    elif path.endswith('.gitlab/sockbox.yml'):
        lines = data['sockbox']['script']
    for line in lines:
        subprocess.run(['sh', '-n', '-c', line], check=True)
    if lines:
        words = subprocess.run(['sh', '-c', lines[-1].replace('sockbox check', 'printf "%s\\0"').replace('> sockbox.sarif', '')], check=True, capture_output=True).stdout
        assert words.count(b'\0') == 4, (path, words)
"#;

#[test]
fn ansible_lint_accepts_the_playbooks() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("lint");
    let world = debian("0666");
    for name in ["ansible-apply", "ansible-verify"] {
        folder.write(&format!("{name}.yml"), &super::artifact(&world, name));
    }
    let output = run(Command::new("ansible-lint")
        .args(["--offline", "--nocolor", "--profile", "production", "ansible-apply.yml"])
        .arg("ansible-verify.yml")
        .env("ANSIBLE_HOME", folder.0.join("home"))
        .env("LC_ALL", "C.UTF-8")
        .current_dir(&folder.0));
    assert!(output.status.success(), "{}", text(&output));
}

/// The playbook writes what the strategy says, into the pool's section alone, and once.
#[test]
fn the_playbook_sets_the_pool_and_a_second_run_changes_nothing() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("apply");
    let before = "[a]\nlisten = /run/php/a.sock\nlisten.owner = www-data\nlisten.mode = 0600\n\n[www]\nuser = www-data\n;listen.mode = 0660\nlisten = /run/php/php8.2-fpm.sock\nlisten.mode = 0666\n";
    let pool = folder.write("www.conf", before);
    let world = world(&[
        (&pool.display().to_string(), InputKind::Fpm, before),
        (
            "/etc/nginx/nginx.conf",
            InputKind::Nginx,
            "user www-data;\nevents {}\nhttp { server { location / { fastcgi_pass unix:/run/php/php8.2-fpm.sock; } } }\n",
        ),
    ]);
    let play = super::artifact(&world, "ansible-apply");
    // Without what would restart services of this machine.
    let tasks = play.split_once("  handlers:").unwrap().0;
    let notifies = |it: &str| {
        it.contains("notify:") || it.contains("- Test PHP-FPM") || it.contains("- Restart PHP-FPM")
    };
    let tasks: String =
        tasks.lines().filter(|it| !notifies(it)).map(|it| format!("{it}\n")).collect();
    let playbook = folder.write("apply.yml", &tasks);
    let apply = || {
        let mut command = playbook_command(&folder);
        let output = run(command.args(["-i", "localhost,", "-c", "local"]).arg(&playbook));
        assert!(output.status.success(), "{}", text(&output));
        text(&output)
    };
    assert!(!apply().contains("changed=0"));
    let after = std::fs::read_to_string(&pool).unwrap();
    let expected = "[a]\nlisten = /run/php/a.sock\nlisten.owner = www-data\nlisten.mode = 0600\n\n[www]\nlisten.group = www-data\nlisten.owner = www-data\nuser = www-data\n;listen.mode = 0660\nlisten = /run/php/php8.2-fpm.sock\nlisten.mode = 0660\n";
    assert_eq!(after, expected);
    assert!(apply().contains("changed=0"));
}

#[test]
fn systemd_reads_the_units() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("systemd");
    for (index, world) in
        [debian("0660"), hostile(HOSTILE[1]), hostile(HOSTILE[2]), hostile(HOSTILE[5])]
            .iter()
            .enumerate()
    {
        let tmpfiles = folder.write("t.conf", &super::artifact(world, "tmpfiles"));
        let root = folder.0.join(format!("root{index}"));
        std::fs::create_dir_all(root.join("run")).unwrap();
        for name in ["passwd", "group"] {
            folder.write(&format!("root{index}/etc/{name}"), "root:x:0:\nwww-data:x:33:\n");
        }
        folder.write(
            &format!("root{index}/etc/passwd"),
            "root:x:0:0::/:/bin/sh\nwww-data:x:33:33::/:/bin/sh\n",
        );
        let output = run(Command::new("systemd-tmpfiles")
            .args(["--create", "--root"])
            .arg(&root)
            .arg(tmpfiles));
        assert!(output.status.success(), "{}", text(&output));
        let made = std::fs::read_dir(root.join("run")).unwrap().count();
        assert_eq!(made, 1, "{}", text(&output));
        let dropin = super::artifact(world, "systemd-dropin");
        folder.write("a.service", "[Service]\nExecStart=/bin/true\n");
        folder.write("a.service.d/socket.conf", &dropin);
        let output =
            run(Command::new("systemd-analyze").arg("verify").arg(folder.0.join("a.service")));
        assert!(
            output.status.success() && !text(&output).contains("socket.conf"),
            "{}",
            text(&output)
        );
    }
}
