//! Finds that are public or no secret, by what stands around them and by what they look like:
//! records of the domain name system, public members of keys, numbers of objects, names of secrets,
//! words of messages.

mod messages;
mod names;
mod shapes;

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim};
use crate::model::Found;

/// The finds without those that stand where something public does.
pub(crate) fn without(text: &str, found: &mut Vec<Found>) {
    if found.is_empty() {
        return;
    }
    let blocks = blocks(text);
    found.retain(|it| {
        if matches!(it.kind, Kind::Ip | Kind::Email | Kind::Host | Kind::Account) {
            return true;
        }
        let next = blocks.partition_point(|other| other.end <= it.range.start);
        let inside = blocks.get(next).is_some_and(|other| other.start <= it.range.start);
        !inside && !is_public(&Around::new(text, it.range))
    });
}

/// Blocks of public keys and certificates, from their first line to their last one.
fn blocks(text: &str) -> Vec<TextRange> {
    let mut res = Vec::new();
    if !text.contains(BEGIN) && !text.contains(VAULT) {
        return res;
    }
    let mut is_encrypted = false;
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.contains(BEGIN) {
            let public = ["PUBLIC", "CERTIFICATE", "SIGNATURE"].iter().any(|it| line.contains(it));
            open = (public && !line.has("-----END ")).then_some(at);
        }
        let inner = line.trim();
        let digits = 20 <= inner.len() && inner.bytes().all(|it| it.is_ascii_hexdigit());
        is_encrypted = line.contains(VAULT) || is_encrypted && digits;
        if is_encrypted {
            res.push(TextRange::new(at, at + line.len()));
        }
        at += line.len();
        if line.has("-----END ")
            && let Some(start) = open.take()
        {
            res.push(TextRange::new(start, at));
        }
    }
    res
}

const BEGIN: &str = "-----BEGIN ";

/// Above the lines that Ansible encrypted.
const VAULT: &str = "$ANSIBLE_VAULT;";

/// How far before a value it is told that the value is public, and how far behind it.
const REACH: usize = 160;

/// A value and the line that it stands in, as far as it matters.
struct Around<'a> {
    text: &'a str,
    range: TextRange,
    value: &'a str,
    /// What stands before it.
    head: &'a str,
    /// The end of `head` in lower case.
    said: String,
    /// `head` without the signs that join a name and a value.
    bare: &'a str,
    /// The end of `bare` in lower case.
    name: String,
    /// The last word of `bare`, and what it claims.
    word: &'a str,
    claimed: Claim,
    /// What stands behind it.
    rest: &'a str,
}

impl<'a> Around<'a> {
    fn new(text: &'a str, range: TextRange) -> Self {
        let from = text.floor_char_boundary(range.start.saturating_sub(REACH));
        let head = text.get(from..range.start).unwrap_or_default();
        let head = head.rsplit('\n').next().unwrap_or_default();
        let until = text.floor_char_boundary((range.end + REACH).min(text.len()));
        let rest = text.get(range.end..until).unwrap_or_default();
        let rest = rest.split('\n').next().unwrap_or_default();
        let joins = |it: char| " \t\"'`:=>]([,|".contains(it);
        let bare = head.trim_end_matches(joins);
        // A weak tag of a text.
        let bare = bare.strip_suffix(": W/").or_else(|| bare.strip_suffix("=W/")).unwrap_or(bare);
        let bare = bare.trim_end_matches('_');
        let in_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let word = bare.rsplit(|it| !in_word(it)).next().unwrap_or_default();
        let value = range.of(text);
        let (said, name, claimed) = (end(head), end(bare), claim(word));
        Self { text, range, value, head, said, bare, name, word, claimed, rest }
    }

    /// Whether a sign stands between the value and what is before it.
    fn is_joined(&self) -> bool {
        self.bare.len() < self.head.len()
    }

    /// Whether the name before the value is that of a secret: then what the value looks like says
    /// nothing.
    fn is_slot(&self) -> bool {
        self.claimed == Claim::Strong
    }

    fn is_quoted(&self) -> bool {
        self.head.ends_with(['"', '\'', '`'])
    }

    /// Whether what stands before the value ends with any of these, in lower case.
    fn says(&self, any: &[&str]) -> bool {
        ends_with_any(&self.said, any)
    }

    /// Whether the name before the value ends with any of these, in lower case.
    fn is_named(&self, any: &[&str]) -> bool {
        ends_with_any(&self.name, any)
    }

    /// The line above.
    fn line_above(&self) -> &'a str {
        let from = self.text.floor_char_boundary(self.range.start.saturating_sub(REACH));
        let head = self.text.get(from..self.range.start).unwrap_or_default();
        let above = head.rfind('\n').and_then(|it| head.get(..it)).unwrap_or_default();
        above.trim_end().rsplit('\n').next().unwrap_or_default()
    }

    fn begins_with(&self, any: &[&str]) -> bool {
        any.iter().any(|it| self.value.starts_with(it))
    }
}

/// Most differ in the last byte, and need no call to be told apart.
fn ends_with_any(text: &str, any: &[&str]) -> bool {
    let last = text.as_bytes().last();
    any.iter().any(|it| it.as_bytes().last() == last && text.ends_with(it))
}

/// The end of a text in lower case.
fn end(text: &str) -> String {
    let from = text.floor_char_boundary(text.len().saturating_sub(LONGEST));
    text.get(from..).unwrap_or_default().to_lowercase()
}

/// What is said right before a value is not longer.
const LONGEST: usize = 32;

/// Every reason for which a find stays readable.
const REASONS: &[fn(&Around<'_>) -> bool] = &[
    shapes::is_public_key,
    shapes::is_object,
    shapes::is_encoded_data,
    shapes::is_example,
    shapes::is_in_memory,
    shapes::is_image,
    shapes::is_property,
    names::is_named_public,
    names::is_user,
    names::is_place,
    names::is_name_of_secret,
    names::is_member_of_key,
    names::is_assigned,
    names::is_port,
    names::are_key_ids,
    messages::is_masked,
    messages::is_word,
    messages::is_said_by_program,
    messages::is_to_replace,
    messages::is_called_or_named,
    messages::is_said_public,
    messages::is_beside_password,
    names::is_digest,
    names::is_record,
    names::is_below_command,
];

fn is_public(around: &Around<'_>) -> bool {
    REASONS.iter().any(|it| it(around))
}
