//! `php-fpm -tt`: the settings that FPM itself says are in force.

use crate::lines::{Acc, Paste};
use crate::{Observation, scan};

pub(crate) fn read(paste: &Paste<'_>, at: usize, acc: &mut Acc) -> usize {
    let mut pool = None;
    let mut next = at;
    let mut found = false;
    while let Some(line) = paste.output(next) {
        let Some(body) = body(line) else { break };
        let text = body.trim();
        if let Some(name) = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            pool = (name.len() <= scan::MAX_PATH).then(|| name.to_owned());
            found = true;
        } else if let Some((key, value)) = text.split_once(" = ")
            && body.starts_with(['\t', ' '])
            && !key.contains(' ')
        {
            let value = (value != "undefined").then(|| value.to_owned());
            let pool = pool.clone().filter(|it| it != "global");
            acc.state(
                paste,
                next,
                next + 1,
                Observation::FpmSetting { pool, key: key.to_owned(), value },
            );
            found = true;
        } else if !text.is_empty() || !found {
            break;
        }
        next += 1;
    }
    if found { next - at } else { 0 }
}

/// What stands behind `NOTICE: `, with the blanks that the dump puts before a key.
fn body(line: &str) -> Option<&str> {
    let (head, rest) =
        line.split_once("NOTICE: ").or_else(|| line.trim_end().split_once("NOTICE:"))?;
    if !(head.is_empty() || head.ends_with("] ")) || 48 < head.len() {
        return None;
    }
    match rest.split_once("fpm_conf_dump(), line ") {
        Some((_, rest)) => rest.split_once(": ").map(|(_, rest)| rest),
        None => Some(rest),
    }
}
