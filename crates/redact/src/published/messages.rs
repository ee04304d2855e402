//! Words of messages, of manuals and of remarks.

use super::Around;
use crate::find::Find as _;
use crate::lexicon::{Claim, claim};
use crate::value;

/// What somebody masked before.
pub(super) fn is_masked(around: &Around<'_>) -> bool {
    value::is_masked(around.value)
}

/// A word of a sentence: `the password does not …`, `--password via the CLI`.
pub(super) fn is_word(around: &Around<'_>) -> bool {
    around.says(ANNOUNCING) && WORDS.contains(&around.value.to_ascii_lowercase().as_str())
}

const ANNOUNCING: &[&str] = &[
    "password ",
    "passwords ",
    "passphrase ",
    "token ",
    "violation): ",
    "credentials: ",
    "exception: ",
    "bad password: ",
    "check_password: ",
];

/// Words that stand behind `password` in sentences.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "via", "the", "it", "did", "do", "need", "does", "doesn't", "should", "must", "parameter", "parameters", "reset", "instructions", "is", "has", "have",
    "was", "were", "field", "fields", "change", "changes", "changed", "option", "or", "and", "cannot", "can", "can't", "will",
    "jwt", "token", "credentials", "minimum-length", "change-type", "mismatch", "deny", "may", "needs", "not", "policy", "prompt", "password", "requirements", "entry", "file", "manager", "expired", "expires",
    "rotation", "login", "authentication", "in", "for", "from", "with", "on", "by", "to", "of", "as", "if", "when", "before",
];

/// Words that begin answers of programs, and what follows.
const ANSWERS: &[(&str, &str)] = &[
    ("NOAUTH", " Authentication required"),
    ("WRONGPASS", " invalid username"),
    ("authorization", " failure"),
    ("references", " non-existent"),
];

/// What a program says of itself at a line's start, or of an attempt: `su: Authentication failure`.
pub(super) fn is_said_by_program(around: &Around<'_>) -> bool {
    let value = around.value;
    let says = || {
        value.split_once(": ").is_some_and(|(program, said)| {
            (2..=16).contains(&program.len())
                && program.bytes().all(|it| it.is_ascii_lowercase() || b"-_.".contains(&it))
                && said.contains(' ')
                && said.bytes().all(|it| it.is_ascii_alphanumeric() || b" '-.,".contains(&it))
        })
    };
    let begins = around.head.trim();
    // Redis, Apache and Kubernetes: `"token_1": NOAUTH Authentication required`, `user token:
    // authorization failure`, `non-existent secret key`.
    let begun = ANSWERS.iter().any(|(word, rest)| value == *word && around.rest.starts_with(rest));
    begun
        || begins == "oathtool:"
        || begins.is_empty() && matches!(value, "Login Succeeded" | "Logged in")
        || begins.is_empty() && says()
        || value.contains(' ')
            && around.says(&["rejected: ", "failed: ", "denied: ", "incorrect: "])
            && value.bytes().all(|it| it.is_ascii_alphabetic() || b" -".contains(&it))
        // A runner of GitLab's, and a mail in Postfix's queue.
        || [", system ID", ": from=<", ": to=<", ": message-id=<", ": client="]
            .iter()
            .any(|it| around.rest.starts_with(it))
}

/// A word to be replaced, and what closes a quotation behind it.
pub(super) fn is_to_replace(around: &Around<'_>) -> bool {
    let word = around.value.trim_end_matches(['`', '.', ',', ')', '"', '\'']);
    word.len() < around.value.len() && word.starts_with('<') && word.ends_with('>')
}

/// `Basic base64(user:password)`, `token "laptop" expires in 7 days`
pub(super) fn is_called_or_named(around: &Around<'_>) -> bool {
    let (value, rest) = (around.value, around.rest);
    // `volume "keys" : secret "keys" not found`, `user "key": password mismatch`
    let is_noun = matches!(value, "secret" | "password" | "configmap");
    is_noun && (rest.starts_with(" \"") && rest.has("not found") || rest.starts_with(" mismatch"))
        || value.ends_with("):") && rest.starts_with(" Password mismatch")
        // A function in a dump of JavaScript's.
        || value == "[Function:"
        || rest.starts_with('(') && matches!(value, "base64" | "base64_encode" | "b64encode")
        || around.says(&["token \"", "key \"", "secret \""])
            && value.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it))
            && STATES.iter().any(|it| rest.starts_with(it))
}

/// What sentences say about what is named in quotation marks.
const STATES: &[&str] = &["\" expires", "\" expired", "\" was ", "\" has ", "\" not ", "\" could "];

/// Who logs in: `Login shop / Kennwort: …`
pub(super) fn is_beside_password(around: &Around<'_>) -> bool {
    let users = ["login ", "login: ", "user ", "user: ", "benutzer ", "benutzer: "];
    around.says(&users)
        && around.rest.strip_prefix(" / ").is_some_and(|it| {
            claim(it.split([':', ' ']).next().unwrap_or_default()) == Claim::Strong
        })
}

/// What a remark behind it says is public: `# public, it is in the page`, `// ed25519 public key`.
pub(super) fn is_said_public(around: &Around<'_>) -> bool {
    let rest = around.rest.trim_start_matches(|it: char| "\"'`;,) \t".contains(it));
    let signs = ["#", "//", "/*", "--", "<!--", "("];
    let remark = signs.iter().find_map(|it| rest.strip_prefix(it)).unwrap_or_default();
    let remark =
        remark.get(..remark.floor_char_boundary(60)).unwrap_or(remark).to_ascii_lowercase();
    let words = remark.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let mut words = words.skip_while(|it| !matches!(*it, "public" | "publishable"));
    let before = remark
        .find("public")
        .map_or(0, |it| remark.get(..it).unwrap_or_default().trim().split(' ').count());
    words.next().is_some()
        && before <= 1
        && words.next().is_none_or(|it| !OF_PUBLIC.contains(&it))
        && !["private", "secret", "never"].iter().any(|it| remark.has(it))
}

/// What is public itself, and not the value that opens it.
const OF_PUBLIC: &[&str] = &[
    "api",
    "apis",
    "access",
    "endpoint",
    "endpoints",
    "gateway",
    "network",
    "repo",
    "repository",
    "web",
    "internet",
    "bucket",
    "ip",
    "domain",
    "dns",
    "site",
    "website",
    "share",
    "link",
    "wifi",
    "area",
];
