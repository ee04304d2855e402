//! Remarks of reporters that bear on the cause: what it worked with, and since when it does not.

use crate::lines::{Acc, Paste};
use crate::{Observation, Remark};

/// Each remark with the pattern of the sentences that make it. They are matched against `plain`
/// text: lower case, words with one blank around each. They use what `regex` and the regular
/// expressions of ECMAScript have in common, which stand in for it in the page: those are there.
pub const PATTERNS: &[(Remark, &str)] = &[
    (
        Remark::OpenModeWorks,
        " (?:0?666|0?777) (?:.{0,60} )?(?:works?|worked|fix|fixe[sd]|gone|helps?|helped|solve[sd]?|no error|no errors|no more errors?|ok|disappears?) ",
    ),
    (
        Remark::OpenModeWorks,
        " (?:works?|worked|fixed|gone|solved|disappears?) (?:.{0,40} )?(?:with|after|when|by|using|once) (?:.{0,60} )?(?:0?666|0?777) ",
    ),
    (
        Remark::AfterReboot,
        " (?:after|since|until|following|upon|on|each|every) (?:.{0,30} )?(?:re ?boot|re ?boots|re ?booted|re ?booting|restart of the (?:machine|server|host)) ",
    ),
    (Remark::AfterReboot, "^ (?:re ?boot|re ?booted|re ?booting) $"),
    (
        Remark::AfterReload,
        " (?:after|since|with|only|did) (?:.{0,30} )?reload(?:ed|ing)? (?:.{0,40} )?(?:fpm|php[0-9.]*) ",
    ),
    (
        Remark::AfterReload,
        " (?:fpm|php[0-9.]*) (?:.{0,40} )?(?:was|after|only) (?:.{0,20} )?reload(?:ed|ing)? ",
    ),
    (
        Remark::AfterUpgrade,
        " (?:after|since|following) (?:.{0,30} )?(?:upgrade|upgrades|upgraded|upgrading|update|updates|updated|updating) ",
    ),
    (
        Remark::AfterUpgrade,
        " works? (?:on|with|in|under) [a-z0-9.]*[0-9] (?:.{0,40} )?(?:fails?|crash|crashes|breaks|broken|not) ",
    ),
    (
        Remark::BeforeChange,
        "^ (?:this (?:was|is) )?before (?:the |this |that |my )?(?:change|fix|edit|workaround) ",
    ),
];

/// Every pattern needs one of these, which is sooner looked for.
pub(crate) const KEYWORDS: &[&str] =
    &["666", "777", "boot", "restart", "reload", "upgrad", "updat", "work", "before"];

#[cfg(not(target_family = "wasm"))]
mod engine {
    pub(super) use regex::Regex as Pattern;

    pub(super) fn compiled(pattern: &str) -> Option<Pattern> {
        Pattern::new(pattern).ok()
    }

    pub(super) fn matches(pattern: &Pattern, text: &str) -> bool {
        pattern.is_match(text)
    }
}

#[cfg(target_family = "wasm")]
mod engine {
    pub(super) use js_sys::RegExp as Pattern;

    pub(super) fn compiled(pattern: &str) -> Option<Pattern> {
        Some(Pattern::new(pattern, ""))
    }

    pub(super) fn matches(pattern: &Pattern, text: &str) -> bool {
        pattern.test(text)
    }
}

thread_local! {
    static COMPILED: Vec<(Remark, engine::Pattern)> = PATTERNS
        .iter()
        .filter_map(|(remark, pattern)| Some((*remark, engine::compiled(pattern)?)))
        .collect();
}

/// A command that is itself the event: `reboot`, `systemctl reload php8.2-fpm`.
pub(crate) fn read_command(paste: &Paste<'_>, at: usize, acc: &mut Acc) {
    let Some(command) = paste.command(at) else { return };
    for part in &command.parts {
        let operands: Vec<&str> = part.operands().collect();
        let has = |word: &str| operands.contains(&word);
        let is_fpm = operands.iter().any(|it| it.contains("php") && it.contains("fpm"));
        let remark = match part.program.as_str() {
            "reboot" => Some(Remark::AfterReboot),
            "systemctl" | "service" | "rc-service" if has("reload") && is_fpm => {
                Some(Remark::AfterReload)
            }
            "systemctl" if has("reboot") => Some(Remark::AfterReboot),
            "kill" | "pkill" if part.args.iter().any(|it| it == "-USR2" || it == "-SIGUSR2") => {
                Some(Remark::AfterReload)
            }
            "apt" | "apt-get" | "yum" | "dnf" | "apk" | "brew" | "zypper"
                if has("upgrade")
                    || has("dist-upgrade")
                    || has("full-upgrade")
                    || has("update")
                        && part.program != "apt"
                        && part.program != "apt-get"
                        && part.program != "apk"
                        && part.program != "brew" =>
            {
                Some(Remark::AfterUpgrade)
            }
            _ => None,
        };
        if let Some(remark) = remark {
            acc.state(paste, at, at + 1, Observation::Remark(remark));
        }
    }
    if let Some(note) = &command.note
        && let Some(remark) = remark(note)
    {
        acc.state(paste, at, at + 1, Observation::Remark(remark));
    }
}

/// A comment or a sentence; whether it makes a remark.
pub(crate) fn read_prose(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> bool {
    let Some(line) = paste.output(at) else { return false };
    let Some(remark) = remark(line.trim()) else { return false };
    acc.state(paste, at, at + 1, Observation::Remark(remark));
    true
}

/// Whether what was read last may be followed by a remark on the same line.
pub(crate) fn may_follow(acc: &Acc) -> bool {
    acc.evidence.statements.last().is_some_and(|it| {
        matches!(it.observation, Observation::HttpStatus(_) | Observation::PhpAnswer(_))
    })
}

/// The remark that a sentence makes.
pub(crate) fn remark(text: &str) -> Option<Remark> {
    // A sentence is short; what is not is no remark.
    if MAX_SENTENCE < text.len() {
        return None;
    }
    let text = plain(text);
    if !KEYWORDS.iter().any(|it| text.contains(it)) {
        return None;
    }
    COMPILED.with(|it| {
        it.iter().find(|(_, pattern)| engine::matches(pattern, &text)).map(|(remark, _)| *remark)
    })
}

const MAX_SENTENCE: usize = 400;

/// A sentence as words in lower case, with one blank before and behind each.
pub(crate) fn plain(text: &str) -> String {
    let words = text
        .split(|it: char| !it.is_ascii_alphanumeric() && it != '.')
        .map(|it| it.trim_matches('.'))
        .filter(|it| !it.is_empty());
    let mut res = String::from(" ");
    for word in words {
        res.push_str(&word.to_ascii_lowercase());
        res.push(' ');
    }
    res
}

/// Whether a line is a sentence, or words in brackets: nothing that a program printed.
pub(crate) fn is_prose(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with('(') && text.ends_with(')') {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().take(64).collect();
    let plain = words
        .iter()
        .filter(|it| {
            it.trim_end_matches([',', '.', ':', ';', '?'])
                .bytes()
                .all(|it| it.is_ascii_alphabetic() || it == b'\'')
        })
        .count();
    4 <= words.len() && words.len() * 3 <= plain * 4
}
