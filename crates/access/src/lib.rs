//! The kernel's decision for `connect()` to a unix socket: write permission on the socket, search
//! permission on every directory of the path.
//!
//! The rule is that of Linux (`fs/namei.c`, `fs/posix_acl.c`; facts in `docs/facts.md`, section 0).
//! What is unknown is followed both ways: a verdict is given only where every way ends alike.
//! This crate knows no text, no configuration and no files.

mod decide;
mod node;
mod subject;

pub use decide::{Access, Class, Decision, Outcome, Verdict, Want, decide, decide_path};
pub use node::{Acl, AclState, Node, NodeKind, Perm, PermParseError};
pub use subject::{Groups, Override, Principal, Subject};
