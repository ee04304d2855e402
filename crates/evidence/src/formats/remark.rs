//! Remarks of reporters that bear on the cause: what it worked with, and since when it does not.

use std::sync::LazyLock;

use regex::Regex;

use crate::lines::{Acc, Paste};
use crate::{Observation, Remark};

/// Each remark with the pattern of the sentences that make it. ASCII only; `regex-lite` stands in
/// for `regex` in the page.
pub(crate) const PATTERNS: &[(Remark, &str)] = &[
    (
        Remark::OpenModeWorks,
        r"(?i)\b0?(?:666|777)\b.{0,60}\b(?:works?|worked|fixe[sd]|fix|gone|helps?|helped|solve[sd]?|no (?:more )?errors?|ok|disappears?)\b",
    ),
    (
        Remark::OpenModeWorks,
        r"(?i)\b(?:works?|worked|fixed|gone|solved|disappears?)\b.{0,40}\b(?:with|after|when|by|using|once)\b.{0,60}\b0?(?:666|777)\b",
    ),
    (Remark::AfterReboot, r"(?i)\b(?:after|since|until|following|upon|on|each|every)\b.{0,30}\b(?:re-?boot(?:ing|ed|s)?|restart of the (?:machine|server|host))\b"),
    (Remark::AfterReboot, r"(?i)^#?\s*(?:re-?boot(?:ed|ing)?|sudo reboot)\W*$"),
    (Remark::AfterReload, r"(?i)\b(?:after|since|with|only|did)\b.{0,30}\breload(?:ed|ing)?\b.{0,40}\b(?:fpm|php\S*)\b"),
    (Remark::AfterReload, r"(?i)\b(?:fpm|php\S*)\b.{0,40}\b(?:was|after|only)\b.{0,20}\breload(?:ed|ing)?\b"),
    (
        Remark::AfterUpgrade,
        r"(?i)\b(?:after|since|following)\b.{0,30}\b(?:up(?:grade[sd]?|grading|dat(?:e[sd]?|ing))|dist-upgrade|do-release-upgrade)\b",
    ),
    (
        Remark::AfterUpgrade,
        r"(?i)\bworks? (?:on|with|in|under) [\w.+-]*\d[\w.+-]*\b.{0,40}\b(?:fails?|crashes|breaks|broken|not)\b",
    ),
    (Remark::BeforeChange, r"(?i)^#?\s*(?:this (?:was|is) )?before (?:the |this |that |my )?(?:change|fix|edit|workaround)\b"),
];

static COMPILED: LazyLock<Vec<(Remark, Regex)>> = LazyLock::new(|| {
    PATTERNS.iter().filter_map(|(remark, pattern)| Some((*remark, Regex::new(pattern).ok()?))).collect()
});

/// A command that is itself the event: `reboot`, `systemctl reload php8.2-fpm`.
pub(crate) fn read_command(paste: &Paste<'_>, at: usize, acc: &mut Acc) {
    let Some(command) = paste.command(at) else { return };
    for part in &command.parts {
        let operands: Vec<&str> = part.operands().collect();
        let has = |word: &str| operands.contains(&word);
        let is_fpm = operands.iter().any(|it| it.contains("php") && it.contains("fpm"));
        let remark = match part.program.as_str() {
            "reboot" => Some(Remark::AfterReboot),
            "systemctl" | "service" | "rc-service" if has("reload") && is_fpm => Some(Remark::AfterReload),
            "systemctl" if has("reboot") => Some(Remark::AfterReboot),
            "kill" | "pkill" if part.args.iter().any(|it| it == "-USR2" || it == "-SIGUSR2") => Some(Remark::AfterReload),
            "apt" | "apt-get" | "yum" | "dnf" | "apk" | "brew" | "zypper"
                if has("upgrade") || has("dist-upgrade") || has("full-upgrade") || has("update") && part.program != "apt" && part.program != "apt-get" && part.program != "apk" && part.program != "brew" =>
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

/// A comment or a sentence.
pub(crate) fn read_prose(paste: &Paste<'_>, at: usize, acc: &mut Acc) {
    let Some(line) = paste.output(at) else { return };
    if let Some(remark) = remark(line.trim()) {
        acc.state(paste, at, at + 1, Observation::Remark(remark));
    }
}

/// The remark that a sentence makes.
pub(crate) fn remark(text: &str) -> Option<Remark> {
    // A sentence is short; what is not is no remark.
    if MAX_SENTENCE < text.len() {
        return None;
    }
    COMPILED.iter().find(|(_, pattern)| pattern.is_match(text)).map(|(remark, _)| *remark)
}

const MAX_SENTENCE: usize = 400;

/// Whether a line is a sentence, or words in brackets: nothing that a program printed.
pub(crate) fn is_prose(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with('(') && text.ends_with(')') {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().take(64).collect();
    let plain = words.iter().filter(|it| it.trim_end_matches([',', '.', ':', ';', '?']).bytes().all(|it| it.is_ascii_alphabetic() || it == b'\'')).count();
    4 <= words.len() && words.len() * 3 <= plain * 4
}
