//! Who listens: `ss`, `netstat`, `lsof`, `/proc/net/unix`.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::shell::Command;
use crate::{Listener, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.output(at) else { return 0 };
    let command = paste
        .command(at)
        .filter(|it| ["ss", "netstat", "lsof"].iter().any(|name| it.part(name).is_some()));
    if scan::is_nothing(line) {
        let Some(command) = command else { return 0 };
        if let Some(name) = command.pattern().or_else(|| command.part("lsof")?.operands().last()) {
            acc.state(paste, at, at + 1, Observation::NoListener(name.to_owned()));
        }
        return 1;
    }
    let text = line.trim();
    if HEADERS.iter().any(|it| text.starts_with(it)) {
        // netstat writes two lines of heading.
        let table = command.filter(|_| !text.starts_with("Active ")).and_then(table);
        if let Some((tcp, unix)) = table {
            acc.state(paste, at, at + 1, Observation::AllListeners { tcp, unix });
        }
        return 1;
    }
    let words: Vec<&str> = text.split_whitespace().take(64).collect();
    let Some(listener) = READERS.iter().find_map(|it| it(&words)) else { return 0 };
    acc.state(paste, at, at + 1, Observation::Listener(listener));
    1
}

const HEADERS: &[&str] =
    &["Netid ", "State  ", "Proto ", "Active ", "Num       RefCount", "COMMAND  "];

/// The families of an `ss` or `netstat` that lists every listening socket.
fn table(command: &Command) -> Option<(bool, bool)> {
    let part = command.part("ss").or_else(|| command.part("netstat"))?;
    let is_whole = !command.is_filtered() && part.operands().next().is_none();
    if !is_whole || !(part.has('l') || part.has('a')) {
        return None;
    }
    let all = !part.has('t') && !part.has('x') && !part.has('u');
    // Without `-n` a port may have a name, under which nobody would find it.
    Some(((all || part.has('t')) && part.has('n'), all || part.has('x')))
}

type Reader = fn(&[&str]) -> Option<Listener>;

const READERS: &[Reader] = &[ss, netstat_unix, netstat_inet, lsof, proc_net_unix];

/// `u_str LISTEN 0 4096 /run/x.sock 123 * 0 users:(("php-fpm8.2",pid=1,fd=8))`
fn ss(words: &[&str]) -> Option<Listener> {
    let words = match words.first()? {
        &("u_str" | "u_seq" | "u_dgr" | "tcp" | "tcp6") => words.get(1..)?,
        _ => words,
    };
    let [state, current, limit, address, ..] = words else { return None };
    if *state != "LISTEN" {
        return None;
    }
    let queue = Some((current.parse().ok()?, limit.parse().ok()?));
    let process =
        words.iter().find_map(|it| scan::between(it, "users:((\"", "\"")).map(str::to_owned);
    Some(Listener { address: (*address).to_owned(), process, queue })
}

/// `unix  2      [ ACC ]     STREAM     LISTENING     123    672/php-fpm: master   /run/x.sock`
fn netstat_unix(words: &[&str]) -> Option<Listener> {
    if *words.first()? != "unix" {
        return None;
    }
    let at = words.iter().position(|it| *it == "LISTENING")?;
    let address = words.get(at + 1..)?.iter().rfind(|it| it.starts_with(['/', '@']))?;
    Some(Listener { address: (*address).to_owned(), process: owner(words), queue: None })
}

/// `tcp 0 0 127.0.0.1:9000 0.0.0.0:* LISTEN 1234/php-fpm: maste`
fn netstat_inet(words: &[&str]) -> Option<Listener> {
    let [protocol, _, _, address, _, state, ..] = words else { return None };
    if !protocol.starts_with("tcp") || *state != "LISTEN" {
        return None;
    }
    Some(Listener { address: (*address).to_owned(), process: owner(words), queue: None })
}

/// The program of netstat's `672/php-fpm:`.
fn owner(words: &[&str]) -> Option<String> {
    let (_, program) =
        words.iter().find_map(|it| it.split_once('/').filter(|(pid, _)| scan::is_number(pid)))?;
    Some(program.trim_end_matches(':').to_owned())
}

/// `php-fpm 672 root 8u unix 0xf 0t0 123 /run/x.sock type=STREAM (LISTEN)`, `… TCP *:9000 (LISTEN)`
fn lsof(words: &[&str]) -> Option<Listener> {
    let kind = words.iter().position(|it| matches!(*it, "unix" | "IPv4" | "IPv6"))?;
    let (program, pid) = (words.first()?, words.get(1)?);
    if kind < 3 || !scan::is_number(pid) || !words.iter().any(|it| it.contains("LISTEN")) {
        return None;
    }
    let address = match *words.get(kind)? {
        "unix" => words.get(kind + 1..)?.iter().find(|it| it.starts_with('/'))?,
        _ => words.get(words.iter().position(|it| *it == "TCP")? + 1)?,
    };
    Some(Listener {
        address: (*address).to_owned(),
        process: Some((*program).to_owned()),
        queue: None,
    })
}

/// `ffff8881: 00000002 00000000 00010000 0001 01 123 /run/x.sock`; the flag says that it listens.
fn proc_net_unix(words: &[&str]) -> Option<Listener> {
    let [number, _, _, flags, kind, _, _, address] = words else { return None };
    if !number.ends_with(':') || *flags != "00010000" || *kind != "0001" {
        return None;
    }
    Some(Listener { address: (*address).to_owned(), process: None, queue: None })
}
