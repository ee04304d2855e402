//! Values behind names, in any syntax that joins the two: `KEY=value`, `key: value`,
//! `"key" => 'value'`, `<key>value</key>`, `--key value`, `fastcgi_param KEY value;`.

mod around;
mod extent;
mod join;
mod parts;
mod role;
mod slot;
mod words;

pub(super) use parts::joined;
pub(crate) use slot::{BRACKETS, HEADERS, PARAMETERS, VARIABLES};

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{CUT_OFF, Claim, USERS, claim, is_cut_off, is_setting, is_user, says_nothing};
use crate::line::Line;
use crate::model::Found;
use crate::placeholder;
use crate::scan::Scan;
use crate::survey::{self, Bits};
use crate::value::{
    is_hex, is_label, is_literal, is_number, is_path, is_plain, is_published, is_safe, is_upper,
    is_uuid, looks_mixed, looks_random, looks_secret, looks_strong, looks_typed, turns,
};

use super::deny::{is_denied, is_known};
use around::{is_flow, is_joined_on, is_message, is_own_name, is_parameter, is_shown, is_variable};
use extent::{behind_scheme, block, fallback, is_block_sign, quoted_lines, value};
use join::{Join, is_encoded, join, name_length};
use parts::{
    LONGEST_JOINED, alternatives, before_ampersand, behind_name, keys, masked, otherwise, pattern,
    webhook,
};
use role::{
    LOGINS, NEAR, PARTNERS, USUALLY_NAMES, has_role, is_named_role, is_user_next, login,
    second_of_two,
};
use slot::{is_slot, may_be_slot, takes};
use words::{
    SEALED, is_arguments, is_cached, is_count, is_first, is_key, is_list, is_number_name,
    is_phrase, is_prose, is_text, is_usual, is_worded, looks_numbered,
};

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    let mut state = State::default();
    for it in scan.surveyed() {
        let is_begun = it.range.start < state.done
            || state.named.is_some_and(|named| it.range.start <= named.1);
        if !is_begun && !is_interesting(scan, it.holds) {
            continue;
        }
        let line = Line::new(scan, it.range);
        state.quote = None;
        line_pairs(scan, &line, it.holds, &mut state, acc);
    }
}

/// Whether a line names a secret, or has a slot and what might be a secret in it.
fn is_interesting(scan: &Scan<'_>, holds: Bits) -> bool {
    let slot = holds & survey::SLOT != 0
        || holds & survey::JOIN != 0
            && holds & (survey::UPPER | survey::UNDERSCORE | survey::DOT) != 0;
    // A slot takes what looks random, or like a strong password; in strict mode, anything.
    let value = scan.is_strict() || holds & (survey::MIXED | survey::RUN) != 0;
    holds & (survey::NAME | survey::WIDE | survey::ROLE) != 0 || slot && value
}

/// Names that matter without a word of the lexicon, where a sign follows.
pub(crate) const ROLES: &[&[&str]] =
    &[USERS, PARTNERS, LOGINS, USUALLY_NAMES, COMPARED, &[NAMELESS, CUT_OFF]];

/// Whether a name is one of these.
pub(crate) fn is_role(name: &str) -> bool {
    has_role(name) && (is_named_role(name) || name.eq_ignore_ascii_case(NAMELESS))
        || is_compared(name)
        || is_cut_off(name)
}

/// How variables of nginx begin that hold what a client sent: `$http_x_origin_verify != X`.
const COMPARED: &[&str] = &["$arg_", "$http_", "$cookie_"];

/// Before a value whose name follows: `- value: X`, `name: DB_PASSWORD`.
const NAMELESS: &str = "value";

/// Names whose values name what follows. Those of the lexicon are looked for anyway.
pub(crate) const NAMES: &[&str] = &["variable"];

/// What is carried along the text.
#[derive(Default)]
struct State {
    /// The open quote and where it stands; of the line.
    quote: Option<(u8, usize)>,
    /// Up to where everything is masked already: values of several lines.
    done: usize,
    /// Up to where a long value reaches that was looked at and is none.
    dull: usize,
    /// A name that was given as a value (`name: DB_PASSWORD`), and the last offset at which its
    /// `value:` may begin.
    named: Option<(Claim, usize)>,
    /// A value that its name may follow, as in `- value: X`, and the last offset for the name.
    nameless: Option<(TextRange, usize)>,
    /// The last offset at which the secret of whoever was named may begin: `u=app p=X`.
    user: usize,
}

fn line_pairs(scan: &Scan<'_>, line: &Line, holds: Bits, state: &mut State, acc: &mut Vec<Found>) {
    let end = line.range.end;
    let mut at = line.range.start.max(state.done);
    while at < end {
        let length = name_length(scan, at, end);
        if length == 0 {
            see_quote(scan, at, state);
            at += 1;
            continue;
        }
        let name = TextRange::new(at, at + length);
        at = name.end;
        // Most names say nothing, and there is no need to see what they are joined to.
        let matters = holds & survey::WIDE != 0 || state.named.is_some();
        let telling = matters || has_role(name.of(scan.text)) || is_telling(scan, line, name);
        if !telling && !may_be_slot(scan, line, holds, name) {
            continue;
        }
        let Some((join, start)) = join(scan, name, end) else { continue };
        if let Some(value) = secret(scan, line, name, join, start, state) {
            acc.extend(value.iter().map(|it| Found { range: *it, kind: kind(name.of(scan.text)) }));
            if let Some(last) = value.last() {
                at = last.end.max(at);
                state.done = last.end;
            }
        }
    }
}

/// Whether the whole words of a name say nothing.
fn is_mute(name: &str) -> bool {
    says_nothing(name.as_bytes()) && !NAMES.iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Whether a name of an ASCII line may claim something, or name what follows.
fn is_telling(scan: &Scan<'_>, line: &Line, name: TextRange) -> bool {
    let text = name.of(scan.text);
    // `key` is a word of the lexicon.
    let follows = text.len() == 4 && text.eq_ignore_ascii_case("name");
    let follows = follows || is_compared(text) || is_cut_off(text);
    // Two digits of an encoded sign may stand before the name.
    let encoded = line.range.start < name.start && scan.before(name.start) == Some(b'%');
    follows || encoded || survey::may_name(text) && !is_mute(text)
}

fn see_quote(scan: &Scan<'_>, at: usize, state: &mut State) {
    let Some(byte @ (b'"' | b'\'')) = scan.byte(at) else { return };
    if scan.before(at) == Some(b'\\') {
        return;
    }
    let apostrophe = byte == b'\''
        && scan.before(at).is_some_and(|it| it.is_ascii_alphanumeric())
        && scan.byte(at + 1).is_some_and(|it| it.is_ascii_alphanumeric());
    state.quote = match state.quote {
        Some((open, _)) if open == byte => None,
        None if !apostrophe => Some((byte, at)),
        other => other,
    };
}

fn secret(
    scan: &Scan<'_>,
    line: &Line,
    name: TextRange,
    join: Join,
    start: usize,
    state: &mut State,
) -> Option<Vec<TextRange>> {
    let escaped = scan.before(name.start) == Some(b'%') && is_encoded(scan, name);
    // A private property of PHP's: `%00Class%00name`.
    let escaped =
        escaped || name.of(scan.text).starts_with("00") && scan.before(name.start) == Some(b'%');
    let name = TextRange::new(name.start + if escaped { 2.min(name.len()) } else { 0 }, name.end);
    let text = name.of(scan.text);
    let mut claimed = claim(text);
    let end = line.range.end;
    let lower = text.to_ascii_lowercase();
    if matches!(join, Join::Sign { .. }) {
        if (has_role(text) || lower.ends_with("id") || lower.ends_with("name")) && is_user(text) {
            state.user = start + NEAR;
        } else if claimed == Claim::None
            && PARTNERS.contains(&lower.trim_start_matches('$'))
            && (start <= state.user || is_user_next(scan, start, end))
            && scan.word(start, end).is_some_and(|it| 2 < it.len() && !is_number(it.of(scan.text)))
        {
            claimed = Claim::Strong;
        }
    }
    if lower == "key" && line.word.of(scan.text).eq_ignore_ascii_case("pragma") {
        // SQLite's, where the file is encrypted.
        claimed = Claim::Strong;
    }
    if lower == "auth" && (scan.starts_with(name.end, "[]") || is_parameter(scan, name)) {
        // PHP's session handler for Redis: `?auth=X`, `?auth[]=name&auth[]=X`.
        claimed = Claim::Strong;
    }
    if lower == "variable" && join == Join::Blank {
        // Terraform: `variable "db_password" {`, and its `default` below.
        let value = scan.word(start, end.min(start + LONGEST_NAME))?.of(scan.text);
        state.named = Some((claim(value), end + 400));
        return None;
    }
    if matches!(
        lower.as_str(),
        "name" | "key" | "k" | "field" | "setting" | "option" | "option_name" | "meta_key" | "n"
    ) && join != Join::Blank
        && claimed != Claim::Strong
    {
        let value = scan.word(start, end.min(start + LONGEST_NAME))?.of(scan.text);
        let named = if value.contains([' ', '=']) { Claim::None } else { claim(value) };
        if named == Claim::Strong || named == Claim::Weak {
            state.named = Some((named, end + 200));
            let nameless = state.nameless.take().filter(|it| start <= it.1);
            let nameless = nameless.map(|it| it.0).filter(|it| {
                let text = it.of(scan.text);
                is_literal(text) && (named == Claim::Strong || looks_secret(text))
            });
            return nameless.map(|it| vec![it]);
        }
    }
    if lower == NAMELESS && state.named.is_none() && is_first(scan, line, name) {
        let nameless = value(scan, line, name, join, start, state).filter(|it| !it.is_empty());
        state.nameless = nameless.map(|it| (it, end + 120));
    }
    if matches!(
        lower.as_str(),
        "value"
            | "default"
            | "defaultvalue"
            | "content"
            | "_value"
            | "val"
            | "v"
            | "wert"
            | "option_value"
            | "meta_value"
            | "string"
    ) && let Some((named, last)) = state.named.take()
        && start <= last
    {
        let word = scan.word(start, end).map(|it| it.of(scan.text)).unwrap_or_default();
        let label = word.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
            && claim(word) == Claim::Strong;
        claimed = if label { Claim::None } else { named };
    }
    let before = scan.of(name.start.saturating_sub(7), name.start);
    if before.eq_ignore_ascii_case("public ") && lower == "key" {
        return None;
    }
    if lower == "auth" && scan.starts_with(name.end, "[]=") {
        // The first of two is a name.
        let rest = scan.of(start, end).split([' ', '"']).next().unwrap_or_default();
        if rest.has("auth[]=") {
            return None;
        }
    }
    if lower == "credential" && scan.of(start, end.min(start + 120)).has("/aws4_request") {
        return None;
    }
    if lower == "-salt"
        || lower == "secret" && scan.of(name.start.saturating_sub(9), name.start) == "checksum/"
    {
        return None;
    }
    let is_option = !lower.starts_with("bot")
        && name.start.checked_sub(2).and_then(|it| scan.byte(it)) == Some(b' ');
    if scan.before(name.start) == Some(b'/')
        && matches!(join, Join::Sign { colon: true, .. })
        && !is_option
    {
        // `/etc/nginx/.htpasswd:ro` names a place, and `/bot123:X` is a token of Telegram's.
        return None;
    }
    let listed = || scan.word(start, end).is_some_and(|it| it.of(scan.text).contains('|'));
    if (matches!(join, Join::Sign { .. }) || join == Join::Blank && listed())
        && let Some(range) = login(scan, &lower, start, end)
    {
        return Some(vec![range]);
    }
    // What a server signs with, the newest first.
    let signs = lower == "secret" && scan.byte(start) == Some(b'[');
    if claimed == Claim::Strong
        && !signs
        && !matches!(join, Join::Blank | Join::Tag)
        && let Some(range) = second_of_two(scan, start, end)
    {
        return Some(vec![range]);
    }
    let slot = is_slot(scan, line, name, join);
    let sent = claimed == Claim::None && is_compared(text) && !is_usual(&lower);
    if matches!(claimed, Claim::None | Claim::Public) && !slot && !sent {
        return None;
    }
    if start < state.dull && claimed != Claim::Strong {
        return None;
    }
    if !takes(scan, line, name, join, start, slot, claimed) {
        return None;
    }
    if end < start && claimed == Claim::Strong && text.starts_with('-') {
        // `--master-key \` and the value on the next line.
        let stop = start + scan.run(start, start + LONGEST_JOINED, |it| it != b'\n');
        let word = scan.word(start, stop)?;
        let text = word.of(scan.text);
        return (is_literal(text) && !text.starts_with('-')).then(|| vec![word]);
    }
    if start >= end || is_block_sign(scan.of(start, end.min(start + 60))) {
        return (claimed == Claim::Strong && matches!(join, Join::Sign { .. }))
            .then(|| block(scan, line, start))
            .flatten();
    }
    if claimed == Claim::Strong
        && let Some(lines) = quoted_lines(scan, line, start)
    {
        return Some(lines);
    }
    if matches!(join, Join::Sign { .. })
        && matches!(claimed, Claim::Strong | Claim::Weak)
        && scan.byte(start) == Some(b'[')
    {
        let keys = keys(scan, start + 1, end, signs);
        if !keys.is_empty() {
            return Some(keys);
        }
    }
    if let Some(masked) = masked(scan, start, end) {
        return (claimed == Claim::Strong).then(|| vec![masked]);
    }
    let value = match otherwise(scan, join, start, end).filter(|_| claimed == Claim::Strong) {
        Some(it) => it,
        None => value(scan, line, name, join, start, state)?,
    };
    let value = behind_scheme(scan, fallback(scan, value));
    let value = if lower == "setcredential" { behind_name(scan, value) } else { value };
    let value = if is_compared(text) { pattern(scan, value) } else { value };
    let value = if is_encoded(scan, name) { before_ampersand(scan, value) } else { value };
    let raw = value.of(scan.text);
    if lower.has("webhook") && raw.has("://") {
        return webhook(scan, value).map(|it| vec![it]);
    }
    let multi =
        raw.contains(' ') && (line.is_comment || matches!(join, Join::Sign { colon: true, .. }));
    if multi && is_prose(raw) && scan.byte(value.end).is_none_or(|it| !b"\"'".contains(&it)) {
        return None;
    }
    if (claimed != Claim::Strong || raw.has("-----")) && !placeholder::taken(raw, "").is_empty() {
        // The placeholder is what would look random here, or stands between the lines of a frame.
        return None;
    }
    // `WPA-PSK ssid=shop`
    let is_pair = raw
        .split_once('=')
        .is_some_and(|(name, _)| name == "ssid" || is_setting(name) || is_user(name));
    let is_bare = scan.before(value.start).is_none_or(|it| !b"\"'".contains(&it));
    if join == Join::Blank && !text.starts_with('-') && is_bare && is_pair {
        return None;
    }
    // `"token:blacklist:count"`, a key of a cache's.
    let is_cache = matches!(join, Join::Sign { colon: true, tight: true })
        && scan.before(name.start).is_some_and(|it| b"\"'".contains(&it))
        && is_cached(scan.of(name.start, value.end));
    if is_cache || is_own_name(scan, line, name, value) || is_joined_on(scan, name, start, state) {
        return None;
    }
    if LONGEST_TYPED < raw.len() {
        state.dull = value.end;
    }
    // A session of Dovecot's: `session=<…>`.
    let is_marked = raw.starts_with('<') && scan.byte(value.end) == Some(b'>');
    let is_object = is_marked
        || raw.starts_with("{\"") && raw.has("\":")
        || raw.starts_with("['")
        || raw.starts_with("[\"")
        || raw.starts_with("[{\"");
    if is_published(raw) || is_arguments(raw) || is_object {
        return None;
    }
    if lower.ends_with("cookie") && raw.contains('=') {
        // The values of cookies have a detector of their own.
        return None;
    }
    let is_secret = match claimed {
        Claim::Strong => {
            // OpenSSL's errors: `routines:X509_check_private_key:key values mismatch`.
            let between = matches!(join, Join::Sign { colon: true, tight: true })
                && scan.before(name.start).is_some_and(|it| b":=".contains(&it));
            is_literal(raw)
                // No environment holds what a page shows.
                && !((is_shown(scan, value, join) || join == Join::Tag || is_text(&lower))
                    && !is_upper(text)
                    && is_label(raw))
                && !is_flow(scan, start)
                && !is_variable(scan, name, value)
                && !is_message(scan, line, join, value)
                && !raw.has("://")
                && !is_count(raw, &lower)
                && (!is_number_name(&lower) || raw.bytes().any(|it| it.is_ascii_digit()))
                && (!between || looks_typed(raw))
        }
        Claim::Weak => {
            let compared = is_compared(text)
                && (raw.split('|').any(looks_typed)
                    || is_key(&lower)
                        && 6 <= raw.len()
                        && is_literal(raw)
                        && !raw
                            .split('|')
                            .all(|it| it.len() <= 4 || is_known(&it.to_ascii_lowercase())));
            // `?key=AbC9`
            let given = is_parameter(scan, name)
                && is_key(&lower)
                && 4 <= raw.len()
                && raw.bytes().any(|it| it.is_ascii_digit())
                && raw.bytes().any(|it| it.is_ascii_alphabetic())
                && is_literal(raw);
            let given = given
                || is_parameter(scan, name)
                    && is_uuid(raw)
                    && matches!(lower.as_str(), "session" | "sessionid" | "sid" | "ticket");
            let worded = is_phrase(raw) && SEALED.iter().any(|it| lower.has(it));
            // A header of an application's own: `X-Gateway-Key "a-b-c"`.
            let headed = slot
                && join == Join::Blank
                && lower.ends_with("-key")
                && 8 <= raw.len()
                && is_literal(raw)
                && !raw.contains('$')
                && !is_plain(raw);
            // `$key = 'abc' . 'def'`
            let quote = scan.before(value.start).filter(|it| b"\"'".contains(it));
            let pieces = quote.is_some()
                && quote == scan.byte(value.end)
                && [" . '", " . \"", " + '", " + \""]
                    .iter()
                    .any(|it| scan.starts_with(value.end + 1, it))
                && is_key(&lower)
                && is_literal(raw)
                && !is_setting(text);
            let is_name = !raw.bytes().any(|it| it.is_ascii_digit()) && claim(raw) != Claim::None;
            (looks_secret(raw) || compared || given || worded || headed || pieces)
                && !is_cached(raw)
                && !is_list(raw)
                && (compared || !is_name)
                && !raw.starts_with("{\"")
        }
        Claim::About => {
            // Vault's role has a number that is public and one that is not.
            is_uuid(raw) && lower.replace(['_', '-'], "").ends_with("secretid")
                || looks_random(raw) && !is_path(raw) && !raw.contains(['/', '.']) && !is_hex(raw)
        }
        Claim::None => {
            let small = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
            let random = looks_random(raw)
                || looks_mixed(raw)
                || 32 <= raw.len() && is_hex(raw)
                || 28 <= raw.len() && 8 <= turns(raw) && raw.bytes().all(small);
            // `if ($http_x_origin_verify != Abc1-Def)`
            let compared = sent
                && matches!(join, Join::Sign { .. })
                && looks_typed(raw)
                && raw.bytes().any(|it| it.is_ascii_uppercase())
                && raw.bytes().any(|it| it.is_ascii_digit())
                && !raw.contains(['/', '.', '*', '|', '(', '[', '\\', ' ']);
            compared
                || slot
                    && !["id", "zone", "account", "tenant", "organization"]
                        .iter()
                        .any(|it| lower.ends_with(it))
                    && (random && !raw.contains(['/', '.', ',', ' ', '&']) || looks_strong(raw))
        }
        Claim::Public => false,
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    let whole = || {
        if is_compared(text) { alternatives(scan, value) } else { joined(scan, value, end) }
    };
    if is_secret || !scan.is_strict() {
        return is_secret.then(whole);
    }
    let named = claimed == Claim::Weak
        && !raw.starts_with("{\"")
        && !matches!(join, Join::Blank)
        && claim(last) != Claim::None
        && !is_list(raw);
    let matched =
        is_compared(text) && 10 <= raw.len() && raw.bytes().all(|it| it.is_ascii_lowercase());
    // `ERROR: no such user here`
    let colon = matches!(join, Join::Sign { colon: true, .. });
    let said = colon
        && claimed == Claim::None
        && !text.contains('_')
        && 3 <= raw.split(' ').count()
        // `imap-login: Disconnected (…`
        || colon
            && scan.byte(value.end) == Some(b' ')
            && raw.chars().all(char::is_alphabetic)
            && raw.starts_with(char::is_uppercase);
    let fits = (slot || named)
        && !said
        && !is_cached(raw)
        && claimed != Claim::Public
        && (claimed != Claim::About || looks_secret(raw))
        && (!is_safe(raw) && is_denied(raw)
            || named && (looks_numbered(raw) || is_phrase(raw) && is_denied(raw))
            || slot && matches!(claimed, Claim::None | Claim::Weak) && is_worded(text, raw));
    (matched && is_literal(raw) || fits).then(whole)
}

/// Longer names are none.
const LONGEST_NAME: usize = 160;

/// A longer value is looked at once only.
const LONGEST_TYPED: usize = 512;

fn is_compared(name: &str) -> bool {
    COMPARED.iter().any(|it| name.starts_with(it))
}

fn kind(name: &str) -> Kind {
    let lower = name.to_lowercase();
    if lower.has("cookie") || lower.has("session") || lower.has("sessid") {
        Kind::Cookie
    } else if lower.has("token") || lower.has("jwt") || lower.has("bearer") {
        Kind::Token
    } else if lower.has("key") || lower.has("salt") || lower.has("license") {
        Kind::Key
    } else {
        Kind::Password
    }
}
