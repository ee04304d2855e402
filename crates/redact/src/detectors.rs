//! The detectors, one file each.

mod account;
pub(crate) mod assignment;
mod call;
pub(crate) mod command;
mod deny;
mod dialogue;
mod directive;
mod dump;
mod entropy;
mod group;
pub(crate) mod header;
mod identifier;
mod kubernetes;
mod object;
mod parameters;
mod private_key;
pub(crate) mod prose;
pub(crate) mod record;
mod spoken;
mod syntax;
mod table;
mod talk;
pub(crate) mod url;
pub(crate) mod vendor;

use text::TextRange;

use crate::Kind;
use crate::model::Found;
use crate::scan::Scan;
use crate::survey::{self, Bits};
use syntax::{arguments, code, logged};

/// Every detector, in the order in which overlapping finds give their kind.
const DETECTORS: &[fn(&Scan<'_>, &mut Vec<Found>)] = &[
    private_key::find,
    vendor::find,
    url::find,
    header::find,
    parameters::find,
    dump::find,
    directive::find,
    assignment::find,
    command::find,
    record::find,
    account::find,
    kubernetes::find,
    object::find,
    dialogue::find,
    table::find,
    syntax::find,
    group::find,
    call::find,
    prose::find,
    spoken::find,
    talk::find,
    entropy::find,
    deny::find,
    identifier::find,
];

/// What the detectors find, one after the other.
pub(crate) fn find(scan: &Scan<'_>) -> Vec<Found> {
    let mut acc = Vec::new();
    for find in DETECTORS {
        find(scan, &mut acc);
    }
    acc
}

/// Adds a password.
fn push(acc: &mut Vec<Found>, range: TextRange) {
    acc.push(Found { range, kind: Kind::Password });
}

/// Phrases without any of which a line is of no interest to a detector, and the bits for them.
/// `survey` has bits for single words too.
pub(crate) const PHRASES: &[(&[&str], Bits)] = &[
    (assignment::PARAMETERS, survey::SLOT),
    (assignment::VARIABLES, survey::SLOT),
    (assignment::HEADERS, survey::SLOT),
    (assignment::BRACKETS, survey::SLOT),
    (header::SCHEMES, survey::HEADER),
    (header::WORDS, survey::HEADER),
    (header::COOKIES, survey::HEADER),
    (command::MYSQL, survey::COMMAND),
    (command::ANY, survey::COMMAND),
    (record::CONSUMERS, survey::CONSUMER),
    (record::WORDS, survey::INLINE),
    (record::PAIRS, survey::INLINE),
    (record::ASKED, survey::INLINE),
    (record::STORES, survey::INLINE),
    (record::REPLACING, survey::INLINE),
    (directive::WORDS, survey::DIRECTIVE),
    (directive::HASHING, survey::DIRECTIVE),
    (directive::LINKS, survey::DIRECTIVE),
    (url::ADDRESSES, survey::ADDRESS),
    (url::HOOKS, survey::PLACE),
    (&[url::NETWORK], survey::PLACE),
    (url::SCHEMES, survey::PLACE),
    (vendor::BEGINNINGS, survey::TOKEN),
    (call::STATEMENTS, survey::STATEMENT),
    (dialogue::WORDS, survey::DIALOGUE),
    (parameters::NAMES, survey::PARAMETER),
    (identifier::NAMES, survey::MARK),
    (kubernetes::NAMES, survey::MARK),
    (object::NAMES, survey::OBJECT),
    (object::SECRETS, survey::OBJECT),
    (&[object::METHOD], survey::OBJECT),
    (private_key::MARKS, survey::MARK),
    (group::NAMES, survey::GROUP),
    (group::NUMBERS, survey::GROUP),
    (group::PRINTERS, survey::GROUP),
    (arguments::LISTS, survey::ARGUMENT),
    (arguments::LOGINS, survey::ARGUMENT),
    (arguments::HEADERS, survey::ARGUMENT),
    (&[arguments::NAME], survey::ARGUMENT),
    (code::PAGES, survey::ARGUMENT),
    (code::HASHED, survey::ARGUMENT),
    (code::SENT, survey::ARGUMENT),
    (&[code::BINARY], survey::ARGUMENT),
    (logged::PHRASES, survey::ARGUMENT),
    (logged::RADIUS, survey::ARGUMENT),
    (logged::VARIABLES, survey::ARGUMENT),
    (account::NAMES, survey::RECORD),
    (table::HEADERS, survey::TABLE),
    (prose::QUESTIONS, survey::NAME),
    (talk::ACCESS, survey::TALK),
    (talk::ADMINS, survey::TALK),
    (talk::LOGINS, survey::TALK),
    (talk::QUOTES, survey::TALK),
    (talk::WORDS, survey::TALK),
];
