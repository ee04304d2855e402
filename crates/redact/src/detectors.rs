//! The detectors, one file each.

pub(crate) mod command;
