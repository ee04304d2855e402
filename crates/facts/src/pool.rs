//! The pools that are in force, from all pasted pool files together.

use std::collections::BTreeMap;

use access::{Perm, Principal};
use fpm_syntax::{Effective, Environment, Input, Setting};
use text::FileId;

use crate::{Address, Fact, File, Location, Source};

/// A pool as FPM would have it.
#[derive(Clone, Debug)]
pub struct Pool {
    pub name: String,
    pub file: FileId,
    /// Its first section header; the start of the file where there is none.
    pub header: Location,
    pub settings: BTreeMap<String, Setting>,
    /// The inputs that the settings' `input` counts, as file ids.
    pub inputs: Vec<FileId>,
    pub address: Option<Fact<Address>>,
}

impl Pool {
    /// A setting in force; keys are lower-case.
    pub fn get(&self, key: &str) -> Option<Fact<&str>> {
        let setting = self.settings.get(key)?;
        Some(Fact::new(setting.value.as_str(), Source::Configured(self.location(setting)?)))
    }

    /// Where a setting in force is written.
    pub fn location(&self, setting: &Setting) -> Option<Location> {
        Some(Location { file: *self.inputs.get(setting.input)?, range: setting.raw })
    }

    /// A user or group setting: all digits are a number, without a look-up.
    pub fn principal(&self, key: &str) -> Option<Fact<Principal>> {
        let fact = self.get(key)?;
        Some(Fact::new(principal(fact.value), fact.source))
    }

    /// The users of `listen.acl_users`, or the groups of `listen.acl_groups`.
    pub fn acl(&self, key: &str) -> Vec<Principal> {
        let Some(list) = self.get(key) else { return Vec::new() };
        list.value.split(',').map(Principal::named).collect()
    }

    /// Whether the keys are set that make FPM ignore `listen.owner` and `listen.group`.
    pub fn has_acl(&self) -> bool {
        self.get("listen.acl_users").is_some() || self.get("listen.acl_groups").is_some()
    }

    /// Permission bits of the socket, and where they come from.
    pub fn mode(&self) -> Fact<u16> {
        match self.get("listen.mode") {
            Some(mode) => Fact::new(fpm_syntax::listen_mode(mode.value), mode.source),
            None => Fact::new(
                DEFAULT_MODE,
                Source::Default("PHP-FPM's default is 0660 (0666 before 5.4.28 and 5.5.12)"),
            ),
        }
    }

    /// Whether others may write, that is connect.
    pub fn is_open_to_others(&self) -> bool {
        self.mode().value & u16::from(Perm::WRITE.0) != 0
    }
}

pub(crate) const DEFAULT_MODE: u16 = 0o660;

/// All digits are a number; anything else is a name.
pub(crate) fn principal(value: &str) -> Principal {
    value.parse().map_or_else(|_| Principal::named(value), Principal::numbered)
}

pub(crate) fn effective(files: &[File], environment: &BTreeMap<String, String>) -> Effective {
    let inputs: Vec<Input<'_>> =
        files.iter().filter_map(|it| Some(Input { text: &it.text, parse: it.fpm()? })).collect();
    fpm_syntax::effective(&inputs, &Environment { variables: environment.clone() })
}

pub(crate) fn pools(files: &[File], effective: &Effective) -> Vec<Pool> {
    let ids: Vec<FileId> = files.iter().filter(|it| it.fpm().is_some()).map(|it| it.id).collect();
    effective
        .pools
        .iter()
        .filter_map(|pool| {
            let file = *ids.get(pool.input)?;
            let header = Location { file, range: pool.header.unwrap_or_default() };
            let mut res = Pool {
                name: pool.name.clone(),
                file,
                header,
                settings: pool.settings.clone(),
                inputs: ids.clone(),
                address: None,
            };
            res.address =
                res.get("listen").map(|it| Fact::new(Address::of_fpm(it.value), it.source));
            Some(res)
        })
        .collect()
}
