//! A script that prints what the inputs leave open, to be pasted back as evidence.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use facts::World;

use crate::{Input, Options};

/// Sockets and files that a script names at most.
const MOST_PATHS: usize = 12;

/// A POSIX `sh` script for these inputs. It reads and changes nothing, works as an ordinary user,
/// says what it may not read, and masks values whose names say that they are secret.
pub fn collect_script(inputs: &[Input], options: &Options) -> String {
    let masked = crate::redaction::redacted(inputs, options);
    let world = crate::world(&masked, options);
    let mut res = String::from(HEAD);
    for path in sockets(&world) {
        // Writing to a `String` cannot fail.
        let _infallible = writeln!(res, "socket {}", quoted(&path));
    }
    res.push_str(ACCOUNTS);
    for name in users(&world) {
        let _infallible = writeln!(res, "show id {}", quoted(&name));
    }
    res.push_str(CONFIGURATION);
    res
}

fn sockets(world: &World) -> Vec<String> {
    let passes =
        world.passes.iter().flat_map(|it| &it.addresses).filter_map(|it| it.value.socket());
    let pools = world.pools.iter().filter_map(|it| it.address.as_ref()?.value.socket());
    let all: BTreeSet<String> = passes.chain(pools).filter(|it| it.starts_with('/')).collect();
    all.into_iter().take(MOST_PATHS).collect()
}

fn users(world: &World) -> Vec<String> {
    let pools = world.pools.iter().filter_map(|it| it.get("user").map(|it| it.value.to_owned()));
    let all: BTreeSet<String> = pools.filter(|it| !it.is_empty() && !it.starts_with('-')).collect();
    all.into_iter().take(MOST_PATHS).collect()
}

/// One word for a shell, whatever it holds.
fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|it| !it.is_control()).collect();
    format!("'{}'", text.replace('\'', "'\\''"))
}

const HEAD: &str = r#"#!/bin/sh
# Prints what decides whether nginx may reach PHP-FPM. Changes nothing. An ordinary user can run
# it; as root it sees more. Values whose names say that they are secret are masked; read the output
# before you pass it on.
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
export LC_ALL PATH

mask() {
    awk '{
        line = tolower($0)
        if (line !~ /(fastcgi|proxy|grpc|scgi|uwsgi)_pass[ \t]/ &&
            match(line, /(pass|secret|token|pwd|api_?key)[^=: \t]*[ \t]*[=: ][ \t]*[^ \t]/))
            print substr($0, 1, RSTART + RLENGTH - 2) "[masked]"
        else
            print
    }'
}

show() {
    command -v "$1" >/dev/null 2>&1 || return 0
    printf '$ %s\n' "$*"
    "$@" 2>&1 | mask
    printf '\n'
}

socket() {
    show namei -l "$1"
    show ls -ld "$(dirname "$1")" "$1"
    show getfacl -p "$(dirname "$1")" "$1"
}

"#;

const ACCOUNTS: &str = r#"
printf '$ ps -eo user,group,pid,args\n'
ps -eo user,group,pid,args 2>&1 | awk 'NR == 1 || /[n]ginx: |[p]hp-fpm: /' | mask
printf '\n'
for user in $(ps -eo user:32,args 2>/dev/null | awk '/nginx: worker/ { print $1 }' | sort -u); do
    show id "$user"
done
"#;

const CONFIGURATION: &str = r#"show ss -xl
show getenforce
for file in /etc/php/*/fpm/pool.d/*.conf /etc/php-fpm.d/*.conf /usr/local/etc/php-fpm.d/*.conf; do
    if [ -r "$file" ]; then
        printf '$ cat %s\n' "$file"
        grep -v '^[[:blank:]]*\(;\|$\)' "$file" | mask
        printf '\n'
    fi
done
if [ "$(id -u)" = 0 ]; then
    show nginx -T
else
    for file in /etc/nginx/nginx.conf /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*.conf; do
        if [ -r "$file" ]; then
            printf '$ cat %s\n' "$file"
            grep -v '^[[:blank:]]*\(#\|$\)' "$file" | mask
            printf '\n'
        fi
    done
fi
"#;

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "these tests run the script")]

    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;
    use crate::{Kind, analyze};

    fn inputs(socket: &str) -> Vec<Input> {
        let pool =
            format!("[www]\nuser = www-data\nlisten = {socket}\nenv[DB_PASSWORD] = hunter2-x\n");
        let block = format!("server {{ location ~ \\.php$ {{ fastcgi_pass unix:{socket}; }} }}\n");
        [("www.conf", pool, Kind::Fpm), ("nginx.conf", block, Kind::Nginx)]
            .map(|(path, text, kind)| Input { path: path.to_owned(), text, kind: Some(kind) })
            .into()
    }

    fn run(program: &str, arguments: &[&str], script: &str) -> String {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    #[test]
    fn no_name_breaks_out_of_its_quotes() {
        let script = collect_script(&inputs("/run/a'; touch /tmp/x; '.sock"), &Options::default());
        assert!(script.contains("socket '/run/a'\\'''\n"), "{script}");
        assert!(!script.contains("hunter2"));
        assert_eq!(quoted("a\nb"), "'ab'");
    }

    #[test]
    fn a_shell_reads_it() {
        run("sh", &["-n"], &collect_script(&inputs("/run/php/a b.sock"), &Options::default()));
    }

    /// The script's own output, pasted back, turns a guess into a proof.
    #[test]
    fn what_it_prints_decides() {
        if std::env::var("RUN_SLOW_TESTS").is_err() {
            return;
        }
        let folder = std::env::temp_dir().join(format!("sockbox-collect-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let socket = folder.join("php.sock");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let mut inputs = inputs(socket.to_str().unwrap());
        let options =
            Options { worker: Some("www-data:www-data".to_owned()), ..Options::default() };
        let printed = run("sh", &[], &collect_script(&inputs, &options));
        std::fs::remove_dir_all(&folder).unwrap();
        inputs.push(Input {
            path: "evidence.txt".to_owned(),
            text: printed,
            kind: Some(Kind::Evidence),
        });
        let report = analyze(&inputs, &options);
        let denied = report.connections.iter().any(|connection| {
            connection.trace.iter().any(|it| {
                it.source == crate::report::SourceKind::Observed
                    && it.verdict == crate::report::NodeVerdict::Denied
            })
        });
        assert!(denied, "{:#?}", report.connections);
    }

    #[test]
    fn values_of_telling_names_are_masked() {
        let head = HEAD.to_owned()
            + "printf 'env[DB_PASSWORD] = hunter2\\nfastcgi_pass unix:/run/a;\\n' | mask\n";
        let printed = run("sh", &[], &head);
        assert_eq!(printed, "env[DB_PASSWORD] = [masked]\nfastcgi_pass unix:/run/a;\n");
    }
}
