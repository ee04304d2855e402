//! What is asked for: a directory or a socket with its owner, mode and ACL.

use std::fmt;
use std::str::FromStr;

use crate::Principal;

/// An inode as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub kind: NodeKind,
    pub owner: Option<Principal>,
    pub group: Option<Principal>,
    /// The low nine bits of the mode. With an ACL the middle three are its mask.
    pub mode: Option<u16>,
    pub acl: AclState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    Directory,
    Socket,
    /// A regular file, a device, …: connecting to it is refused (111) once it may be written.
    Other,
}

/// Whether the inode has an ACL beyond its mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AclState {
    Absent,
    Present(Acl),
    /// There is one (`+` in `ls -l`), with entries that are not known.
    Unlisted,
    /// Whether there is one is not known.
    Unknown,
}

/// The entries of a POSIX access ACL beyond owner and other, which are those of the mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acl {
    pub users: Vec<(Principal, Perm)>,
    /// `group::`, the entry of the owning group.
    pub owning_group: Perm,
    pub groups: Vec<(Principal, Perm)>,
    pub mask: Option<Perm>,
}

/// Read, write and execute bits of one class: 4, 2 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Perm(pub u8);

/// A text that is no triplet such as `rw-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermParseError;

impl Perm {
    pub const WRITE: Self = Self(2);
    pub const SEARCH: Self = Self(1);

    pub fn has(self, want: Self) -> bool {
        self.0 & want.0 == want.0
    }

    /// The bits that both have.
    #[must_use]
    pub fn masked(self, mask: Option<Self>) -> Self {
        Self(self.0 & mask.map_or(7, |it| it.0))
    }
}

impl fmt::Display for Perm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (bit, letter) in [(4, 'r'), (2, 'w'), (1, 'x')] {
            write!(f, "{}", if self.0 & bit == 0 { '-' } else { letter })?;
        }
        Ok(())
    }
}

impl FromStr for Perm {
    type Err = PermParseError;

    /// Reads `rw-`; `s` and `t` count as `x`, `S` and `T` as none.
    fn from_str(text: &str) -> Result<Self, PermParseError> {
        let mut bits = 0;
        let mut count = 0;
        for (letter, (bit, sets, clears)) in
            text.chars().zip([(4, "r", "-"), (2, "w", "-"), (1, "xst", "-ST")])
        {
            if sets.contains(letter) {
                bits |= bit;
            } else if !clears.contains(letter) {
                return Err(PermParseError);
            }
            count += 1;
        }
        if count == 3 && text.chars().count() == 3 { Ok(Self(bits)) } else { Err(PermParseError) }
    }
}

impl Node {
    /// A node whose mode alone decides.
    pub fn plain(kind: NodeKind, owner: Principal, group: Principal, mode: u16) -> Self {
        Self {
            kind,
            owner: Some(owner),
            group: Some(group),
            mode: Some(mode & 0o777),
            acl: AclState::Absent,
        }
    }

    /// The bits of the owner, group and other class.
    pub fn perms(&self) -> Option<[Perm; 3]> {
        let mode = self.mode?;
        Some([6, 3, 0].map(|shift| Perm(u8::try_from(mode >> shift & 7).unwrap_or_default())))
    }
}
