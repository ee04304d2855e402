//! The detectors, one file each.

mod account;
mod assignment;
mod call;
mod command;
mod deny;
mod dialogue;
mod directive;
mod entropy;
mod group;
pub(crate) mod header;
mod identifier;
mod kubernetes;
mod object;
mod private_key;
mod prose;
mod record;
mod spoken;
mod syntax;
mod table;
mod url;
mod vendor;

use crate::model::Found;
use crate::scan::Scan;

/// Every detector, in the order in which overlapping finds give their kind.
pub(crate) const DETECTORS: &[fn(&Scan<'_>, &mut Vec<Found>)] = &[
    private_key::find,
    vendor::find,
    url::find,
    header::find,
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
    entropy::find,
    deny::find,
    identifier::find,
];
