//! PHP-FPM's own messages, from its log, from standard error and from journald.
//!
//! Level words and dates come and go with the way that the message was written, so a message is
//! known by its text; an unknown one counts only where date, tag or pool say that it is FPM's.

use crate::lines::{Acc, Paste};
use crate::scan;
use crate::{FpmMessage, Observation};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let Some(line) = paste.line(at) else { return 0 };
    let Some(text) = paste.output(at) else { return 0 };
    let is_tagged = line.tag.is_some_and(|it| it.contains("php") && it.contains("fpm"));
    let head = Head::of(text.trim_start(), is_tagged);
    if let Some(message) = known(&head) {
        acc.state(paste, at, at + 1, Observation::Fpm(message));
        return 1;
    }
    if !head.is_fpm {
        return 0;
    }
    let message = match head.level {
        Some(level) if is_tagged && is_cut(head.text) => cut(level, head.text),
        Some(Level::Notice | Level::Debug) => return 1,
        Some(Level::Alert | Level::Error | Level::Warning) if !head.text.is_empty() => {
            FpmMessage::Other(head.text.to_owned())
        }
        _ => return 0,
    };
    acc.state(paste, at, at + 1, Observation::Fpm(message));
    1
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Alert,
    Error,
    Warning,
    Notice,
    Debug,
}

const LEVELS: &[(&str, Level)] = &[
    ("ALERT", Level::Alert),
    ("ERROR", Level::Error),
    ("WARNING", Level::Warning),
    ("NOTICE", Level::Notice),
    ("DEBUG", Level::Debug),
];

/// A line without its date, level, function and pool.
struct Head<'t> {
    level: Option<Level>,
    pool: Option<&'t str>,
    text: &'t str,
    /// Whether something before the message says that it is FPM's.
    is_fpm: bool,
}

impl<'t> Head<'t> {
    fn of(line: &'t str, is_tagged: bool) -> Self {
        let mut res = Self { level: None, pool: None, text: line, is_fpm: is_tagged };
        let mut rest = line;
        // A reporter's `other tag: ERROR: …`: what is before the level says nothing.
        for _ in 0..MAX_PREFIXES {
            rest = rest.trim_start();
            if let Some((level, behind)) = level(rest) {
                res.level = Some(level);
                rest = behind;
            } else if let Some((inner, behind)) =
                rest.strip_prefix('[').and_then(|it| it.split_once(']'))
            {
                if let Some(pool) = inner.strip_prefix("pool ") {
                    res.pool = Some(pool);
                    res.is_fpm |= res.level.is_some();
                } else if is_date(inner) {
                    res.is_fpm = true;
                } else if inner.bytes().any(|it| it != b'.') {
                    break;
                }
                rest = behind;
            } else if let Some((program, behind)) = rest.split_once(": ")
                && program.starts_with("php")
                && program.contains("fpm")
                && !program.contains(' ')
                && !behind.starts_with("master process")
                && !behind.starts_with("pool ")
            {
                res.is_fpm = true;
                rest = behind;
            } else if let Some((origin, behind)) = rest.split_once("(), line ")
                && origin.starts_with("pid ")
            {
                // `pid 812, fpm_conf_dump(), line 12: …`
                rest = behind.split_once(": ").map_or("", |(_, it)| it);
            } else {
                break;
            }
        }
        res.text = rest.trim();
        res
    }
}

const MAX_PREFIXES: usize = 8;

/// `ERROR: ` or `[ERROR] `.
fn level(text: &str) -> Option<(Level, &str)> {
    LEVELS.iter().find_map(|(word, level)| {
        let rest = match text.strip_prefix('[') {
            Some(inner) => inner.strip_prefix(*word)?.strip_prefix(']')?,
            None => text.strip_prefix(*word)?.strip_prefix(':')?,
        };
        Some((*level, rest))
    })
}

/// `12-Mar-2019 14:01:06`, with fractions of a second at log level debug.
fn is_date(text: &str) -> bool {
    let Some((date, time)) = text.split_once(' ') else { return false };
    let mut parts = date.split('-');
    parts.next().is_some_and(scan::is_number)
        && parts
            .next()
            .is_some_and(|it| it.len() == 3 && it.bytes().all(|it| it.is_ascii_alphabetic()))
        && parts.next().is_some_and(scan::is_number)
        && time.contains(':')
}

/// A message that FPM is known to write, wherever in the line it begins.
fn known(head: &Head<'_>) -> Option<FpmMessage> {
    let text = head.text;
    // Most lines are none of FPM's: the words that they begin messages with are sooner compared
    // than each message is searched for.
    let words: Vec<&str> = text.split([' ', '"']).filter(|it| !it.is_empty()).collect();
    MESSAGES.iter().find_map(|(needle, make)| {
        let first = needle.split(' ').next().unwrap_or(needle);
        if !head.is_fpm && !words.iter().any(|it| it.starts_with(first)) {
            return None;
        }
        let at = text.find(needle)?;
        let is_start =
            at == 0 || head.is_fpm || text.get(..at).is_some_and(|it| it.ends_with([' ', '"']));
        if !is_start {
            return None;
        }
        make(head, text.get(at + needle.len()..)?)
    })
}

type Make = fn(&Head<'_>, &str) -> Option<FpmMessage>;

/// Each message with what is made of the text behind it.
const MESSAGES: &[(&str, Make)] = &[
    ("unable to bind listening socket for address ", |_, rest| {
        let (address, errno) = address(rest);
        Some(FpmMessage::Bind { address, errno })
    }),
    ("Another FPM instance seems to already listen on ", |_, rest| {
        Some(FpmMessage::AlreadyListening(scan::unquoted(rest.trim()).to_owned()))
    }),
    ("unable to set listen address as it's already used", |_, _| {
        Some(FpmMessage::AddressUsedTwice)
    }),
    ("failed to chown() the socket ", |_, rest| {
        let (path, errno) = address(rest);
        Some(FpmMessage::Chown { path, errno })
    }),
    ("failed to chmod() the socket ", |_, rest| {
        let (path, errno) = address(rest);
        Some(FpmMessage::Chown { path, errno })
    }),
    ("failed to write the ACL of the socket ", |_, rest| Some(acl(rest))),
    ("failed to read the ACL of the socket ", |_, rest| Some(acl(rest))),
    ("failed to allocate ACL", |_, rest| Some(acl(rest))),
    ("ACL set, ", |_, rest| {
        let (key, _) = rest.split_once(" = ")?;
        Some(FpmMessage::AclSet { key: key.trim().to_owned() })
    }),
    ("cannot get uid for user ", |_, rest| account(rest)),
    ("cannot get gid for group ", |_, rest| account(rest)),
    ("cannot get gid for user ", |_, rest| account(rest)),
    ("invalid port value ", |_, rest| {
        let value = scan::quoted(rest).map_or(rest, |(value, _)| value);
        Some(FpmMessage::InvalidPort(value.to_owned()))
    }),
    ("failed to open error_log (", |_, rest| log(rest)),
    ("failed to open access log (", |_, rest| log(rest)),
    ("unable to open access log (", |_, rest| log(rest)),
    ("unable to create or open slowlog(", |_, rest| log(rest)),
    ("failed to open configuration file ", |_, rest| {
        let (path, errno) = address(rest);
        Some(FpmMessage::OpenConfig { path, errno })
    }),
    ("unknown entry '", |_, rest| {
        Some(FpmMessage::Syntax(rest.split_once('\'').map_or(rest, |(key, _)| key).to_owned()))
    }),
    ("value is NULL for a ZEND_INI_PARSER_ENTRY", |head, _| {
        Some(FpmMessage::Syntax(head.text.to_owned()))
    }),
    ("syntax error, unexpected", |head, _| {
        (head.is_fpm || head.text.contains("in Unknown on line"))
            .then(|| FpmMessage::Syntax(head.text.to_owned()))
    }),
    ("unknown directive '", |head, _| Some(rejected(head))),
    ("user has not been defined", |head, _| Some(rejected(head))),
    ("no listen address have been defined", |head, _| Some(rejected(head))),
    ("the process manager is missing", |head, _| Some(rejected(head))),
    ("No pool defined. at least one pool section", |head, _| Some(rejected(head))),
    ("is not a valid number (greater or equal than zero)", |head, _| Some(rejected(head))),
    ("unknown suffix used in time value", |head, _| Some(rejected(head))),
    ("Array are not allowed in the global section", |head, _| Some(rejected(head))),
    ("pm.max_children must be a positive value", |head, _| Some(rejected(head))),
    ("please specify user and group other than root", |_, _| Some(FpmMessage::RootPool)),
    ("FPM initialization failed", |_, _| Some(FpmMessage::InitFailed)),
    ("failed to post process the configuration", |_, _| Some(FpmMessage::InitFailed)),
    ("failed to load configuration file", |_, _| Some(FpmMessage::InitFailed)),
    ("using inherited socket fd=", |_, rest| {
        Some(FpmMessage::Inherited { path: scan::between(rest, "\"", "\"")?.to_owned() })
    }),
    ("directive is ignored when FPM is not running as root", |head, _| {
        let key = scan::between(head.text, "'", "'")?;
        Some(FpmMessage::NotRoot { key: key.to_owned() })
    }),
    ("server reached pm.max_children setting", |head, _| Some(max_children(head))),
    ("server reached max_children setting", |head, _| Some(max_children(head))),
    ("seems busy (you may need to increase pm.start_servers", |head, _| {
        Some(FpmMessage::Other(head.text.to_owned()))
    }),
    ("Connection disallowed: IP address ", |_, rest| {
        Some(FpmMessage::Disallowed { address: scan::quoted(rest)?.0.to_owned() })
    }),
    ("exited on signal ", |head, rest| {
        let is_child = head.text.starts_with("child ") || head.is_fpm;
        is_child.then(|| FpmMessage::ChildSignal {
            signal: rest.split_once(" after").map_or(rest, |(it, _)| it).trim().to_owned(),
        })
    }),
    ("execution timed out (", |_, _| Some(FpmMessage::Slow)),
    ("executing too slow (", |_, _| Some(FpmMessage::Slow)),
    ("fpm is running, pid ", |_, _| Some(FpmMessage::Running)),
    ("ready to handle connections", |_, _| Some(FpmMessage::Running)),
    ("exiting, bye-bye!", |_, _| Some(FpmMessage::Stopped)),
    ("Terminating ...", |head, _| {
        (head.is_fpm || head.level.is_some()).then_some(FpmMessage::Stopped)
    }),
    ("Finishing ...", |head, _| head.is_fpm.then_some(FpmMessage::Stopped)),
    ("php-fpm exited (status ", |_, rest| exited(rest)),
    ("Process exited unexpectedly: php-fpm", |_, _| Some(FpmMessage::Stopped)),
];

/// `'/run/x.sock': No such file or directory (2)`; old versions quote nothing.
fn address(text: &str) -> (String, Option<u16>) {
    if let Some((address, rest)) = scan::quoted(text) {
        return (address.to_owned(), scan::trailing_errno(rest));
    }
    match text.rsplit_once(": ") {
        Some((address, rest)) if !text.starts_with(['\'', '"']) => {
            (address.to_owned(), scan::trailing_errno(rest))
        }
        // Cut inside the address: that there was one is all that can be said.
        _ => (String::new(), None),
    }
}

fn acl(rest: &str) -> FpmMessage {
    let (path, errno) = address(rest);
    FpmMessage::Acl { path, errno }
}

fn account(rest: &str) -> Option<FpmMessage> {
    Some(FpmMessage::UnknownAccount { name: scan::quoted(rest)?.0.to_owned() })
}

/// A configuration that lacks or misspells something.
fn rejected(head: &Head<'_>) -> FpmMessage {
    FpmMessage::Syntax(head.text.to_owned())
}

fn log(rest: &str) -> Option<FpmMessage> {
    let (path, rest) = rest.split_once(')')?;
    Some(FpmMessage::OpenLog { path: path.to_owned(), errno: scan::trailing_errno(rest) })
}

fn max_children(head: &Head<'_>) -> FpmMessage {
    FpmMessage::MaxChildren { pool: head.pool.map(str::to_owned) }
}

/// Exit status 78 is that of a bad configuration.
fn exited(rest: &str) -> Option<FpmMessage> {
    let (status, _) = scan::leading_number(rest)?;
    Some(if status == 0 { FpmMessage::Stopped } else { FpmMessage::InitFailed })
}

/// Whether the pager of `systemctl status` cut the message: it is the beginning of a known one.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end_matches(['>', '\u{2026}', '.', ' ']);
    "[pool ".starts_with(text)
        || (text.starts_with("[pool ") && !text.contains(']'))
        || MESSAGES.iter().any(|(needle, _)| needle.starts_with(text))
}

/// What a cut message still says.
fn cut(level: Level, text: &str) -> FpmMessage {
    let text = text.trim_end_matches(['>', '\u{2026}', '.', ' ']);
    if 3 <= text.len() && "FPM initialization failed".starts_with(text) && level != Level::Notice {
        return FpmMessage::InitFailed;
    }
    if 4 <= text.len() && level == Level::Notice && "fpm is running".starts_with(text) {
        return FpmMessage::Running;
    }
    FpmMessage::Truncated
}
