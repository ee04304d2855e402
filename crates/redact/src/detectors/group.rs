//! What stands under, beside or below a name: children of a section or a list, the item behind an
//! option, a value whose remark says what it is, the line that a command prints a secret on.

use crate::find::Find as _;
use text::TextRange;

use super::deny::is_known;
use super::prose::inflected;
use crate::Kind;
use crate::lexicon::{Claim, claim, is_setting, is_user};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_label, is_literal, is_number, is_path, is_plain, looks_secret, looks_typed};

/// An open section, map or list.
#[derive(Clone, Copy)]
struct Group {
    indent: usize,
    /// How sure it is that what it holds is secret.
    claim: Claim,
    is_section: bool,
    lines: usize,
}

/// A group is not read further.
const MOST_LINES: usize = 40;

/// Longer lines hold no items.
const LONGEST: usize = 400;

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut group: Option<Group> = None;
    let mut is_option = false;
    let mut is_printed = false;
    let mut is_tag = false;
    let mut is_number_below = false;
    let mut form = Below::Nothing;
    for it in scan.surveyed() {
        let line = it.range;
        let waits = group.is_some()
            || is_option
            || is_printed
            || is_tag
            || is_number_below
            || !matches!(form, Below::Nothing);
        if !waits && it.holds & (survey::NAME | survey::WIDE | survey::GROUP) == 0 {
            continue;
        }
        let text = line.of(scan.text);
        let trimmed = text.trim();
        if trimmed.is_empty() || LONGEST < text.len() {
            if matches!(form, Below::Form) {
                form = Below::Next;
            }
            is_printed = is_printed && trimmed.is_empty();
            continue;
        }
        let indent = text.len() - text.trim_start().len();
        let content = TextRange::new(line.start + indent, line.start + indent + trimmed.len());
        // Redis answers with the name, then with the value: `1) "requirepass"`.
        let is_name = trimmed.starts_with("1) \"");
        let answer = trimmed.strip_prefix(ANSWER).and_then(|it| it.strip_suffix('"'));
        if std::mem::take(&mut is_printed) && !is_name && is_output(trimmed) {
            let inner = content.start + ANSWER.len();
            push(answer.map_or(content, |it| TextRange::new(inner, inner + it.len())), acc);
        }
        is_printed = prints(trimmed) || is_name && waits;
        let item = item(scan, content);
        let text = item.of(scan.text);
        if std::mem::take(&mut is_option)
            && !text.starts_with('-')
            && is_literal(text)
            && !text.has("\": ")
        {
            push(item, acc);
        }
        is_option = text.starts_with('-')
            && !text.contains([' ', '=', ':'])
            && claim(text) == Claim::Strong
            && (trimmed.starts_with("- ") || trimmed.ends_with(','));
        remark(scan, content, acc);
        tags(scan, content, &mut is_tag, acc);
        hexadecimal(content, trimmed, &mut is_number_below, acc);
        below(content, trimmed, &mut form, acc);
        if trimmed.starts_with(['#', ';']) {
            continue;
        }
        if let Some(open) = &mut group {
            open.lines += 1;
            let closes = if open.is_section { false } else { indent <= open.indent };
            if closes && !is_opening(trimmed) || MOST_LINES < open.lines {
                group = None;
            } else if !closes {
                items(scan, content, open.claim, acc);
            }
        }
        if let Some(new) = opened(trimmed, indent) {
            group = (new.claim != Claim::None).then_some(new);
        } else {
            inline(scan, content, acc);
        }
    }
}

/// Before the value in an answer of Redis's.
const ANSWER: &str = "2) \"";

/// What the next line may be.
enum Below {
    Nothing,
    /// Headers of a field of a form, ended by an empty line.
    Form,
    /// The secret.
    Next,
    /// The secret, within so many lines, if it looks like one.
    Soon(usize),
}

/// A line that is the secret: behind a field's headers, or where a line above announced it.
fn below(content: TextRange, text: &str, form: &mut Below, acc: &mut Vec<Found>) {
    if !matches!(form, Below::Nothing) && is_waited_for(content, text, form, acc) {
        return;
    }
    // A key of YAML's begins with a small letter.
    let titled = text.chars().next().is_some_and(char::is_uppercase);
    let label = if titled { text.trim_end_matches(':') } else { text };
    // Of scripts without blanks, a sentence: `\u{5bc6}\u{7801}\u{662f}\u{2026}`.
    let stated = !label.is_ascii()
        && label.contains(['\u{662f}', '\u{306f}', '\u{304c}', '\u{b294}', '\u{c740}']);
    let plain =
        label.len() < 24 && !stated && label.chars().all(|it| it.is_alphabetic() || it == ' ');
    let several = label.contains(' ');
    *form = if plain && !several && claim(label) == Claim::Strong {
        Below::Next
    } else if plain && several && claim(&label.replace(' ', "_")) == Claim::Strong {
        Below::Soon(0)
    } else {
        announced(text)
    };
}

/// Masks a line that was announced; whether what was announced may still come.
fn is_waited_for(content: TextRange, text: &str, form: &mut Below, acc: &mut Vec<Found>) -> bool {
    // Behind what `docker logs` puts before it.
    let shown = text.rsplit(" | ").next().unwrap_or_default().trim();
    let shown = shown.trim_start_matches(['|', '>', ' ', '\t']);
    let range = TextRange::new(content.end - shown.len(), content.end);
    let literal =
        is_literal(shown) && !shown.starts_with(['-', '<']) && shown.split(' ').count() <= 4;
    let button = shown.chars().all(char::is_alphabetic)
        && (is_known(&shown.to_lowercase()) || BUTTONS.contains(&shown.to_lowercase().as_str()));
    match *form {
        Below::Next if button => {}
        Below::Next if literal => push(range, acc),
        Below::Soon(_) if !shown.contains(' ') && literal && looks_typed_alone(shown) => {
            push(range, acc);
        }
        Below::Soon(left) if 0 < left && !text.ends_with(':') => {
            *form = Below::Soon(left - 1);
            return true;
        }
        Below::Form if text.has(": ") => return true,
        _ => {}
    }
    false
}

/// What may be done with a secret that a page hides.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "\u{e4}ndern", "kopieren", "anzeigen", "zur\u{fc}cksetzen", "bearbeiten", "copy", "reveal", "regenerate",
    "modifier", "copier", "afficher", "cambiar", "copiar", "mostrar", "modifica", "copia", "mostra",
    "wijzigen", "tonen", "zmie\u{144}", "poka\u{17c}", "\u{e4}ndra", "visa", "vis", "endre",
];

/// What stands before the name of a form's field.
const FIELD: &str = "form-data; name=\"";

fn announced(text: &str) -> Below {
    let in_form = text.has(FIELD).then(|| text.split(FIELD).nth(1)).flatten();
    let field = in_form.and_then(|it| it.split('"').next());
    let told = text.ends_with(':')
        && 3 <= text.split(' ').count()
        && !text.contains(['=', '"', '{'])
        && text.split(|it: char| !it.is_alphanumeric()).any(|it| inflected(&it.to_lowercase()));
    let says = || text.has("password") || text.has("Password");
    if field.is_some_and(|it| claim(it) == Claim::Strong) {
        Below::Form
    } else if (text.ends_with(':') || text.has("generated")) && says() && text.contains(' ') {
        Below::Soon(6)
    } else if told {
        Below::Soon(1)
    } else {
        Below::Nothing
    }
}

fn looks_typed_alone(text: &str) -> bool {
    8 <= text.len()
        && (looks_typed(text) || looks_secret(text))
        && text.bytes().all(|it| it.is_ascii_graphic())
        && !text.contains(['=', '(', '{', ':', '<', '/'])
}

/// `<Pass encoding="base64">X</Pass>`, and a value on the line below its tag.
fn tags(scan: &Scan<'_>, content: TextRange, is_tag: &mut bool, acc: &mut Vec<Found>) {
    let text = content.of(scan.text);
    if std::mem::take(is_tag) && !text.starts_with('<') {
        let length = text.find('<').unwrap_or(text.len());
        let inner = text.get(..length).unwrap_or_default().trim_end();
        if is_literal(inner) {
            push(TextRange::new(content.start, content.start + inner.len()), acc);
        }
    }
    if !text.contains('<') {
        return;
    }
    for (at, _) in text.match_indices('<').take(64) {
        let rest = text.get(at + 1..).unwrap_or_default();
        let length = rest
            .bytes()
            .take_while(|it| it.is_ascii_alphanumeric() || b":_-.".contains(it))
            .count();
        let name = rest.get(..length).unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        if name.is_empty() || name == "auth-user-pass" || claim(name) != Claim::Strong {
            continue;
        }
        let Some(close) = rest.get(..rest.len().min(300)).and_then(|it| it.find('>')) else {
            continue;
        };
        let value = rest.get(close + 1..).unwrap_or_default();
        let alone = text.get(..at).is_some_and(|it| it.is_empty() || it.ends_with('>'));
        if alone && value.is_empty() && !rest.get(..close).is_some_and(|it| it.ends_with('/')) {
            *is_tag = true;
        }
        let inner = value.split('<').next().unwrap_or_default();
        if rest.get(length..close).is_some_and(|it| it.starts_with(' '))
            && is_literal(inner)
            && value.has("</")
        {
            let start = content.start + at + 1 + close + 1;
            push(TextRange::new(start, start + inner.len()), acc);
        }
    }
}

/// Numbers of a private key, as `openssl rsa -text` prints them.
fn hexadecimal(content: TextRange, text: &str, is_number: &mut bool, acc: &mut Vec<Found>) {
    let is_hex = 8 <= text.len()
        && text.contains(':')
        && text
            .trim_end_matches(':')
            .split(':')
            .all(|it| it.len() == 2 && it.bytes().all(|it| it.is_ascii_hexdigit()));
    if *is_number && is_hex {
        push(content, acc);
        return;
    }
    *is_number = NUMBERS.contains(&text);
}

/// What stands above such a number.
#[rustfmt::skip]
pub(crate) const NUMBERS: &[&str] = &[
    "privateExponent:", "prime1:", "prime2:", "exponent1:", "exponent2:", "coefficient:", "priv:",
];

/// Names of groups, and what commands have that print a secret, without a word of the lexicon.
pub(crate) const NAMES: &[&str] =
    &["users", "accounts", "logins", "shards", "unseal", "base64 ", FORM];

/// Before the name of a field of a form.
const FORM: &str = "form-data; name=";

fn push(range: TextRange, acc: &mut Vec<Found>) {
    acc.push(Found { range, kind: Kind::Password });
}

/// `array (` below `'name' =>`.
fn is_opening(text: &str) -> bool {
    matches!(text, "array (" | "array(" | "[" | "{" | "(" | "[[")
}

/// The group that a line opens; one of no claim where the line opens another.
fn opened(text: &str, indent: usize) -> Option<Group> {
    if is_opening(text) {
        return None;
    }
    let open = |claim, is_section| Some(Group { indent, claim, is_section, lines: 0 });
    if let Some(name) = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        let name = name.trim_matches(['[', ']', '"']);
        let plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.- ".contains(&it));
        return if plain { open(collects(name), true) } else { None };
    }
    let head = ["array (", "array(", "=>", "{", "[", "(", "=", ":"]
        .iter()
        .fold(text, |text, it| text.trim_end().strip_suffix(it).unwrap_or(text));
    if head.len() == text.len() {
        return None;
    }
    let head = head.trim_end_matches(['=', ':', ' ', '>', '"', '\'', ']']);
    let name = head.rsplit([' ', '"', '\'', '[', '$']).next().unwrap_or_default();
    let words = head.split_whitespace().count();
    if name.is_empty() || 3 < words {
        return open(Claim::None, false);
    }
    open(collects(name), false)
}

/// What a name of several says about each of them.
fn collects(name: &str) -> Claim {
    let lower = name.to_ascii_lowercase();
    let last = lower.rsplit(['.', '_', '-']).next().unwrap_or_default();
    if matches!(last, "shards" | "recovery" | "unseal") || is_codes(&lower) {
        return Claim::Strong;
    }
    if SEVERAL.contains(&last) {
        return Claim::Weak;
    }
    if claim(name) == Claim::Strong { Claim::Strong } else { Claim::None }
}

fn is_codes(name: &str) -> bool {
    name.ends_with("codes") && ["recovery", "backup", "scratch"].iter().any(|it| name.has(it))
}

/// Names of groups that hold names of secrets as well.
const SEVERAL: &[&str] = &[
    "secret",
    "secrets",
    "token",
    "tokens",
    "keys",
    "credential",
    "credentials",
    "creds",
    "users",
    "auth",
    "accounts",
    "logins",
    "basicauth",
    "pass",
];

/// An item without its dash, quotation marks and comma.
fn item(scan: &Scan<'_>, content: TextRange) -> TextRange {
    let text = content.of(scan.text);
    let inner = text.strip_prefix("- ").unwrap_or(text).trim_start();
    let start = content.end - inner.len();
    let inner = inner.strip_suffix(',').unwrap_or(inner);
    let quoted = inner
        .strip_prefix(['"', '\''])
        .and_then(|it| it.strip_suffix(['"', '\'']))
        .filter(|it| !it.is_empty() && !it.contains('"'));
    match quoted {
        Some(it) => TextRange::new(start + 1, start + 1 + it.len()),
        None => TextRange::new(start, start + inner.len()),
    }
}

/// The secrets of one line of a group.
fn items(scan: &Scan<'_>, content: TextRange, claimed: Claim, acc: &mut Vec<Found>) {
    let text = content.of(scan.text);
    let bare = text.strip_prefix("- ").unwrap_or(text);
    let name = bare.trim_start_matches(['"', '\'', '$', '[']);
    let length =
        name.bytes().take_while(|it| it.is_ascii_alphanumeric() || b"_.-".contains(it)).count();
    let key = name.get(..length).unwrap_or_default();
    let rest = name.get(length..).unwrap_or_default().trim_start_matches(['"', '\'', ']']);
    let sign = [" => ", "=> ", ": ", " = ", "=", ":"].iter().find(|it| rest.starts_with(**it));
    let Some(sign) = sign.filter(|_| 0 < length) else {
        let long = text.strip_suffix("\'\'\'").or_else(|| text.strip_suffix("\"\"\""));
        if let Some(it) = long.filter(|it| !it.contains(['"', '\'']) && accepts(it, claimed)) {
            push(TextRange::new(content.start, content.start + it.len()), acc);
        } else if text.contains(['"', '\'']) {
            strings(scan, content, claimed, acc);
        } else {
            let item = item(scan, content);
            if accepts(item.of(scan.text), claimed) && !item.of(scan.text).contains(' ') {
                push(item, acc);
            }
        }
        return;
    };
    let numbered = key.bytes().all(|it| it.is_ascii_digit());
    let settles = !matches!(key, "value" | "val" | "v" | "content" | "data");
    if !numbered && (is_user(key) || settles && is_setting(key))
        || matches!(claim(key), Claim::About | Claim::Public)
    {
        return;
    }
    let start = content.end - rest.len() + sign.len();
    let start = scan.skip_blanks(start);
    if content.end <= start {
        return;
    }
    if scan.byte(start).is_some_and(|it| b"[{(".contains(&it)) {
        return;
    }
    let value = match scan.quoted(start, content.end) {
        Some((inner, _)) => inner,
        None => {
            let rest = scan.of(start, content.end);
            let rest = rest.split(" #").next().unwrap_or_default();
            TextRange::new(start, start + rest.trim_end_matches([',', ';', ' ']).len())
        }
    };
    if accepts(value.of(scan.text), claimed) {
        push(value, acc);
    }
}

/// Every quoted string of a line.
fn strings(scan: &Scan<'_>, content: TextRange, claimed: Claim, acc: &mut Vec<Found>) {
    let mut at = content.start;
    while at < content.end {
        at += scan.run(at, content.end, |it| it != b'"' && it != b'\'');
        let Some((inner, after)) = scan.quoted(at, content.end).filter(|_| at < content.end) else {
            break;
        };
        if accepts(inner.of(scan.text), claimed) {
            push(inner, acc);
        }
        at = after.max(at + 1);
    }
}

fn accepts(value: &str, claimed: Claim) -> bool {
    let sentence = value.contains(' ') && value.ends_with(['.', '!', '?']);
    let typed = looks_typed(value) || looks_secret(value);
    let word = value.bytes().all(|it| it.is_ascii_lowercase() || b"-_".contains(&it));
    is_literal(value)
        && 4 <= value.len()
        && !is_path(value)
        && !is_plain(value)
        && !is_number(value)
        && !is_label(value)
        && !sentence
        && !value.starts_with(['-', '<', '/', '&', '*', '!', '@', '|'])
        && !value.has("://")
        && !matches!(claim(value), Claim::Strong | Claim::About)
        && (typed || claimed == Claim::Strong && !(word && value.len() < 6))
}

/// `shards = ["a", "b"]`
fn inline(scan: &Scan<'_>, content: TextRange, acc: &mut Vec<Found>) {
    let text = content.of(scan.text);
    let Some(open) = text.find('[').filter(|_| text.contains(['"', '\''])) else { return };
    let head = text.get(..open).unwrap_or_default();
    let head = head.trim_end_matches([' ', '=', ':', '>', '"', '\'']);
    let name = head.rsplit([' ', '"', '\'', '$', '{', ',']).next().unwrap_or_default();
    let list = text.get(open..).unwrap_or_default();
    let rules = ["required", "confirmed", "nullable", "sometimes", "' =>", "\" =>"];
    if rules.iter().any(|it| list.contains(it)) {
        return;
    }
    if !name.is_empty() && head.len() < open && collects(name) == Claim::Strong {
        let close = text.find(']').unwrap_or(text.len()).max(open);
        strings(
            scan,
            TextRange::new(content.start + open, content.start + close),
            Claim::Strong,
            acc,
        );
    }
}

/// A value whose remark says what it is: `DBS = X  ; secret of the database`.
fn remark(scan: &Scan<'_>, content: TextRange, acc: &mut Vec<Found>) {
    let text = content.of(scan.text);
    let bytes = text.as_bytes();
    let Some(at) = bytes.windows(3).rposition(|it| {
        matches!(it, [b' ' | b'\t', b'#' | b';', b' '] | [b' ', b'/', b'/'] | [b' ', b'-', b'-'])
    }) else {
        return;
    };
    let sign = 3;
    let remark = text.get(at + sign..).unwrap_or_default();
    let code = text.get(..at).unwrap_or_default().trim_end();
    let words: Vec<&str> =
        remark.split([' ', ',', '(', ')']).filter(|it| it.contains(char::is_alphabetic)).collect();
    let plain = |it: &&str| it.chars().all(|it| it.is_alphabetic() || "-'.!".contains(it));
    let says = words.iter().any(|it| {
        claim(it) == Claim::Strong && it.bytes().all(|it| it.is_ascii_lowercase() || !it.is_ascii())
    }) || words
        .windows(2)
        .any(|it| claim(&it.concat()) == Claim::Strong || claim(&it.join("_")) == Claim::Strong);
    let denies = words.iter().any(|it| {
        matches!(
            *it,
            "no" | "not"
                | "see"
                | "from"
                | "without"
                | "vault"
                | "file"
                | "length"
                | "min"
                | "max"
                | "public"
                | "hash"
                | "rotate"
                | "optional"
                | "required"
                | "name"
                | "path"
                | "ttl"
        )
    });
    if !says
        || denies
        || 5 < words.len()
        || !words.iter().all(plain)
        || code.starts_with(['#', ';'])
    {
        return;
    }
    let code_range = TextRange::new(content.start, content.start + code.len());
    // `"name", "X"] # name, pass`: the last one.
    let is_list = remark.contains(',') && code.ends_with([']', '}', ')']);
    let quote = if is_list {
        let ends = code.rfind(['"', '\'']).unwrap_or_default();
        code.get(..ends).and_then(|it| it.rfind(['"', '\'']))
    } else {
        code.find(['"', '\''])
    };
    let value = match quote {
        Some(quote) => scan.quoted(content.start + quote, code_range.end).map(|it| it.0),
        None => {
            let sign = code
                .rfind("= ")
                .map(|it| it + 2)
                .or_else(|| code.rfind([':', '=', ' ']).map(|it| it + 1));
            let start = content.start + sign.unwrap_or_default();
            Some(TextRange::new(start, code_range.end - usize::from(code.ends_with(';'))))
        }
    };
    if let Some(value) = value
        && value.start < value.end
        && is_remarkable(value.of(scan.text))
    {
        push(value, acc);
    }
}

fn is_remarkable(value: &str) -> bool {
    is_literal(value)
        && 4 <= value.len()
        && !is_plain(value)
        && !is_path(value)
        && !is_number(value)
        && !value.contains(['(', '{', '$', '=', '<'])
        && value.split(' ').count() <= 4
        && !is_label(value)
}

/// Whether a line is a command whose output is a secret.
fn prints(text: &str) -> bool {
    let bytes = text.as_bytes();
    let prompted = bytes.first().is_some_and(|it| b"$#%>".contains(it))
        || bytes.windows(2).any(|it| matches!(it, [b'$' | b'#', b' ']));
    if !prompted || text.has("list-secret-keys") {
        return false;
    }
    let last = text.trim_end_matches("; echo").rsplit([' ', '/']).next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    // `echo ${#TOKEN}` prints a length.
    let shown = !text.has("${#")
        && (text.has("cat ") || text.has("printenv ") || text.has("echo $"))
        && !text.contains(['|', '>'])
        && claim(last.trim_start_matches('$')) != Claim::Public
        && (claim(stem.trim_start_matches(['$', '{'])) == Claim::Strong
            || text.has("/run/secrets/"));
    let decoded = text.has("base64 ") && (text.has(" -d") || text.has("--decode"));
    let named = || ["secret", "pass", "pw", "token", "key", ".data."].iter().any(|it| text.has(it));
    shown || decoded && named() || is_printer(text) && !text.has(" > ")
}

fn is_printer(text: &str) -> bool {
    let mut from = 0;
    for word in text.split(' ').take(40) {
        let rest = text.get(from..).unwrap_or_default();
        from += word.len() + 1;
        let known = |it: &&&str| it.as_bytes().first() == rest.as_bytes().first();
        if PRINTERS.iter().filter(known).any(|it| rest.starts_with(*it)) {
            return true;
        }
    }
    false
}

/// Commands that print a secret.
#[rustfmt::skip]
pub(crate) const PRINTERS: &[&str] = &[
    "pass show ", "gopass show ", "kv get -field", "vault read -field", "pwgen ", "openssl rand ",
    "makepasswd", "apg -", "mkpasswd", "op read ", "lpass show -p", "find-generic-password",
    "find-internet-password", "get-secret-value", "--with-decryption", "secrets versions access",
    "keyvault secret show", "wg genkey", "wg genpsk", "key:generate --show", "bw get password",
    "secrets get ", "head -c 32 /dev/urandom", "sops -d --extract", "vault print token",
    "gh auth token", "print-access-token", "get-login-password", "create token", "xkcdpass",
    "doveadm pw", "slappasswd", "htpasswd -n", "caddy hash-password", "dotnet user-secrets list",
    "mysql_config_editor print", "config get requirepass", "CONFIG GET requirepass", "totp -b",
    "oathtool ", "secretsmanager get", "keyring get ", "secret-tool lookup ", "rclone reveal ",
];

/// Whether a line is what such a command prints, and no prompt, error or text.
fn is_output(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    !text.starts_with(['$', '#', '>', '{', '[', '<', '|', '-', '+'])
        && text.split(' ').count() <= 4
        && text.len() <= 200
        && !text.has("$ ")
        && !lower.has("error")
        && !lower.has("not found")
        && !text.ends_with(':')
        && is_literal(text)
        && !is_path(text)
}
