//! Addresses, paths, numbers and identifiers: what settings hold.

use super::shape::{looks_random, turns};
use super::{is_hex, is_number, is_uuid};
use crate::find::Find as _;

/// A file's place: segments of plain words.
pub(crate) fn is_path(value: &str) -> bool {
    if PATH_MAX < value.len() {
        return false;
    }
    if let Some((first, rest)) = value.split_once(", ") {
        return is_path(first) && is_path(rest);
    }
    if let Some((first, rest)) = value.split_once(';') {
        // An option that follows.
        return rest.contains('=') && is_path(first);
    }
    let value = value.strip_prefix("@").unwrap_or(value);
    if let Some((from, to)) = value.split_once(":/").filter(|it| it.0.starts_with('/')) {
        // What Docker mounts where.
        let to = value.get(from.len() + 1..).unwrap_or(to);
        return is_path(from) && is_path(to.trim_end_matches(":ro").trim_end_matches(":rw"));
    }
    let rooted = value.starts_with('/')
        || value.starts_with("./")
        || value.starts_with("../")
        || value.starts_with("~/");
    let drive = value.get(1..3) == Some(":\\");
    let is_key =
        [".pem", ".key", ".crt", ".p12", ".jks", ".pfx"].iter().any(|it| value.ends_with(it));
    if is_key && value.bytes().all(|it| it.is_ascii_alphabetic() || b"._-/~".contains(&it)) {
        return true;
    }
    let signs =
        |it: u8| it.is_ascii_alphanumeric() || !it.is_ascii() || b"._-/$~{}:@%+ ".contains(&it);
    let relative = value.contains('/') && has_extension(value) && value.bytes().all(signs);
    if drive || relative && !looks_random(value) {
        return true;
    }
    if let Some((name, place)) = value.split_once(":/") {
        // `name:/etc/creds/name`, as systemd and Docker pair them.
        let named = name.bytes().all(|it| it.is_ascii_lowercase() || b"_-.".contains(&it));
        return named
            && !place.starts_with('/')
            && place.contains('/')
            && value.get(name.len() + 1..).is_some_and(is_path);
    }
    let plain =
        value.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-/$~{}:@*%+".contains(&it));
    let words = value.split('/').any(|it| {
        2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase() || b"-_.".contains(&it))
    });
    rooted && plain && words
}

/// Linux reads no longer path (`limits.h`), and a list of paths is looked at no further.
const PATH_MAX: usize = 4096;

fn has_extension(value: &str) -> bool {
    let name = value.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(stem, it)| {
        !stem.is_empty()
            && (2..=8).contains(&it.len())
            && it.bytes().all(|it| it.is_ascii_alphabetic())
    })
}

/// Names with commas between them: `rsa,dsa,ed25519`, `HEADER_A,HEADER_B`.
pub(crate) fn is_enumeration(value: &str) -> bool {
    2 <= value.matches(',').count()
        && value.split(',').all(|it| {
            it.len() <= 32
                && turns(it) <= 3
                && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_. :@".contains(&it))
        })
}

/// Addresses, host and file names, versions, dates, sizes, digests, lists: what settings hold.
pub(crate) fn is_plain(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let host_signs = |it: u8| it.is_ascii_alphanumeric() || b".-:_*".contains(&it);
    let dotted = value.contains('.')
        && value.bytes().all(host_signs)
        && lower
            .split(['.', ':'])
            .any(|it| 2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase()))
        && !looks_random(value);
    let digest = [
        "sha1",
        "sha2",
        "sha3",
        "sha5",
        "md5",
        "ssh-",
        "aes",
        "rsa",
        "ecd",
        "utf",
        "iso",
        "hs2",
        "hs5",
        "rs2",
        "tls",
        "http",
        "php",
        "x-",
        "application/",
        "text/",
        "refs/",
        "urn:",
        "scram-",
        "cram-",
        "gpl-",
        "lgpl-",
        "agpl-",
        "apache-",
        "bsd-",
        "mpl-",
        "cc-by",
        "x:1",
    ]
    .iter()
    .any(|it| lower.starts_with(it));
    is_number(value)
        || ["sha256", "sha512", "sha1", "hmac-"].iter().any(|it| lower.has(it))
            && value.len() < 24
        || is_uuid(value)
        || dotted
        || is_mail(value)
        || digest
        || value.has("://")
        || value.contains('$')
            && value
                .split('$')
                .skip(1)
                .all(|it| it.starts_with(|it: char| it.is_ascii_lowercase() || it == '{'))
        || is_quantity(value)
        || is_date(value)
        || is_identifier(value)
        || is_source(value)
        // Ciphers: `HIGH:!aNULL:!MD5`.
        || value.has(":!")
        || value.has("@SECLEVEL")
        // `min:12`, `db:3306`
        || value.split_once(':').is_some_and(|(name, number)| {
            is_number(number) && name.bytes().all(|it| it.is_ascii_lowercase())
        })
        || value.split_once(' ').is_some_and(|(number, unit)| {
            is_number(number) && unit.bytes().all(|it| it.is_ascii_lowercase() || it == b' ')
        })
}

/// An address of mail.
pub(crate) fn is_mail(value: &str) -> bool {
    value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && host.bytes().all(|it| it.is_ascii_alphanumeric() || b".-".contains(&it))
            && host
                .rsplit('.')
                .next()
                .is_some_and(|it| 2 <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase()))
    })
}

/// What a tracker, a repository or a card gives a number, and the name of a session's cookie:
/// `OPS-1432`, `7c9f8d6b5d`, `00:1B:44:11:3A`, `shop_sid`.
fn is_identifier(value: &str) -> bool {
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let ticket = value.split_once('-').is_some_and(|(project, number)| {
        (2..=10).contains(&project.len())
            && project.bytes().all(|it| it.is_ascii_uppercase())
            && number.len() <= 9
            && number.split('-').all(digits)
    });
    // What measures visits: `G-8XK2P1QZ7N`, `GTM-K7LM2P`.
    let tag = ["G-", "GTM-", "UA-", "AW-"].iter().any(|it| {
        value.strip_prefix(it).is_some_and(|it| {
            it.len() <= 12 && it.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
        })
    });
    let commit = (7..=12).contains(&value.len())
        && value.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
        && value.bytes().any(|it| it.is_ascii_digit());
    let card =
        4 <= value.split(':').count() && value.split(':').all(|it| it.len() == 2 && is_hex(it));
    let secured = value.trim_start_matches("__Secure-").trim_start_matches("__Host-");
    let cookie = secured.bytes().all(|it| it.is_ascii_lowercase() || b"_-".contains(&it))
        && ["_sid", "_sess", "_ssid", "_csrf", "_session"].iter().any(|it| value.ends_with(it));
    // What a cloud numbers: `i-0abc123def4567890`.
    let resource = value.rsplit_once('-').is_some_and(|(kind, number)| {
        matches!(number.len(), 8 | 17)
            && (number.starts_with('0') || CLOUD.contains(&kind))
            && is_hex(number)
            && kind.bytes().all(|it| it.is_ascii_lowercase() || it == b'-')
    });
    // A change of a database: `2014_10_12_100000_create_users_table`.
    let dated = value.split_once('_').is_some_and(|(day, change)| {
        day.len() == 14
            && digits(day)
            && change.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
    });
    let migration = dated
        || value.len() > 18
            && value.split('_').map(str::len).take(4).eq([4, 2, 2, 6])
            && value.split('_').take(4).all(digits);
    // Twilio's account.
    let account = value.len() == 34 && value.strip_prefix("AC").is_some_and(is_hex);
    ticket || tag || resource || commit || card || cookie || account || migration
}

/// Kinds of resources of Amazon's cloud.
const CLOUD: &[&str] = &[
    "i", "vol", "sg", "subnet", "vpc", "ami", "eni", "snap", "rtb", "igw", "nat", "acl", "eipalloc",
];

/// Where a database is, without who logs in: `mysql:host=db;dbname=shop`.
fn is_source(value: &str) -> bool {
    value.split_once(':').is_some_and(|(driver, rest)| {
        driver.bytes().all(|it| it.is_ascii_lowercase())
            && ["host=", "unix_socket=", "dbname=", "server=", "/"]
                .iter()
                .any(|it| rest.starts_with(it))
    })
}

/// `2024-05-01T00:00:00Z`
fn is_date(value: &str) -> bool {
    let (day, time) = value.split_once('T').unwrap_or((value, ""));
    day.len() == 10
        && day.split('-').map(str::len).eq([4, 2, 2])
        && day.bytes().all(|it| it.is_ascii_digit() || it == b'-')
        && time.bytes().all(|it| it.is_ascii_digit() || b":.+-Z".contains(&it))
}

/// `256M`, `10m`, `3600s`, `1.2.3-alpine`, `v2`.
pub(super) fn is_quantity(value: &str) -> bool {
    let rest = value
        .trim_start_matches(['v', 'V', '^', '~'])
        .trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    rest.len() < value.len()
        && (rest.len() <= 3 && rest.bytes().all(|it| it.is_ascii_alphabetic())
            || value.contains('.') && rest.starts_with(['-', '+']))
}
