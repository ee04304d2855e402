//! What a value looks like.

mod label;
mod plain;
mod published;
mod reference;
mod shape;
mod template;
mod told;

use crate::find::Find as _;
pub(crate) use label::is_label;
use plain::is_quantity;
pub(crate) use plain::{is_enumeration, is_mail, is_path, is_plain};
pub(crate) use published::is_published;
pub(crate) use reference::is_reference;
pub(crate) use shape::{
    is_repeated, looks_mixed, looks_random, looks_secret, looks_strong, looks_typed, turns,
};
use template::is_template;
pub(crate) use template::{is_algorithm, is_masked};
pub(crate) use told::is_host;
use told::{is_measure, is_moment, is_query, is_style, is_told_elsewhere};

/// Whether a value in a secret's slot is a secret itself, and no reference, switch or template.
pub(crate) fn is_literal(value: &str) -> bool {
    let value = value.trim();
    if let Some((local, master)) = value.split_once(" => ") {
        // A line of `php -i`: the local value and the master's.
        return is_literal(local) || !master.has(" => ") && is_literal(master);
    }
    3 <= value.len()
        && value.bytes().any(|it| it.is_ascii_alphanumeric() || !it.is_ascii())
        && !is_reference(value)
        && !is_query(value)
        && !is_style(value)
        && !is_measure(value)
        && !is_moment(value)
        && !is_told_elsewhere(value)
        && !is_algorithm(value)
        && !(is_enumeration(value)
            && (3 <= value.matches(',').count()
                || !value.bytes().any(|it| it.is_ascii_lowercase())))
        && !is_path(value)
        && !is_host(value)
        && !is_template(value)
}

/// A name as environment variables have it.
pub(crate) fn is_upper(name: &str) -> bool {
    2 <= name.len()
        && name.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
}

pub(crate) fn is_hex(value: &str) -> bool {
    value.bytes().all(|it| it.is_ascii_hexdigit())
}

pub(crate) fn is_number(value: &str) -> bool {
    value.bytes().any(|it| it.is_ascii_digit())
        && value.bytes().all(|it| it.is_ascii_digit() || b".,:-+/ ".contains(&it))
}

/// `8-4-4-4-12` hexadecimal digits.
pub(crate) fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && is_hex(&value.replace('-', ""))
}

/// What strict mode leaves in a slot: words, numbers, places and references.
pub(crate) fn is_safe(value: &str) -> bool {
    let trimmed = value.trim();
    let word = |it: &str| {
        it.len() <= 24
            && it.bytes().all(|it| it.is_ascii_alphabetic() || b"_-.".contains(&it))
            && (it.len() < 12
                || !it.bytes().any(|it| it.is_ascii_uppercase())
                || !it.bytes().any(|it| it.is_ascii_lowercase()))
    };
    !is_literal(trimmed)
        || trimmed.len() <= 3
        || is_number(trimmed)
        || is_quantity(trimmed)
        || trimmed.split('-').all(|it| it.len() <= 2 && is_number(it) || word(it))
        || trimmed
            .split([' ', ',', '/', ':', ';', '|'])
            .all(|it| word(it) || is_number(it) || is_quantity(it))
        || is_plain(trimmed) && !trimmed.has("://")
        || trimmed.has("://") && !trimmed.contains(['@', '?'])
        || trimmed.contains('$') && is_plain(trimmed)
}

/// What PHP serialized: `a:2:{…`.
pub(crate) fn is_serialized(value: &str) -> bool {
    value.starts_with("a:") && value.has(":{")
}
