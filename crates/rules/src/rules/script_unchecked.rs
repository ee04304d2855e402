//! Any URI that ends in `.php` is passed on, whether the file exists or not.

use std::collections::BTreeSet;

use facts::{Address, Location, Pass, World};
use text::TextEdit;

use crate::placed::{Included, Includes, Params, Placed, directives, indentation};
use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix, Severity, written};

declare_rule! {
    /// ## What it does
    /// Checks for a location of all `.php` URIs that passes to PHP-FPM without `try_files` or an `if`
    /// that asks `-f`.
    ///
    /// ## Why it matters
    /// With PHP's default `cgi.fix_pathinfo=1`, `/uploads/photo.jpg/x.php` makes PHP-FPM look for
    /// the longest path that is a file, which is the photo. Then only `security.limit_extensions`
    /// is left to refuse it; where that is emptied, uploaded text runs as code. Without the check
    /// PHP-FPM also answers for files that do not exist, `Primary script unknown` in the log.
    ///
    /// ## What to do
    /// Add `try_files $uri =404;`, or with path info `try_files $fastcgi_script_name =404;`.
    ///
    /// ## Fix safety
    /// Unsafe: applications that use path info, and a PHP-FPM with another file tree than nginx,
    /// get 404.
    SCRIPT_UNCHECKED { code: "script-unchecked", severity: Low, fix: Always }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    let settings = written::settings(world);
    let has = |name: &str, value: &str| {
        settings
            .iter()
            .any(|it| it.entry.name().ends_with(name) && it.raw().trim_matches('"') == value)
    };
    if has("[cgi.fix_pathinfo]", "0") {
        return;
    }
    let is_emptied = has("security.limit_extensions", "");
    let elsewhere = elsewhere(world);
    let includes = Includes::new(world);
    for pass in directives(world, "fastcgi_pass") {
        let place = Location { file: pass.file.id, range: pass.directive.range };
        let Some(location) = pass.inside("location") else { continue };
        let level = Params::of(pass);
        let is_checked = pass
            .ancestors()
            .take_while(|it| it.directive.name.value != "server")
            .any(|it| checks(&it));
        let named = level
            .includes
            .iter()
            .any(|it| matches!(includes.of(it), Included::Checked | Included::Unknown));
        let is_constant = level.get("SCRIPT_FILENAME").is_some_and(|(_, word)| {
            !["script_name", "uri", "filename"].iter().any(|it| word.value.contains(it))
        });
        if is_checked || named || is_constant || !takes_all(&location) || elsewhere.contains(&place)
        {
            continue;
        }
        let split = pass.ancestors().any(|it| it.child("fastcgi_split_path_info").is_some());
        let file = if split { "$fastcgi_script_name" } else { "$uri" };
        let line = format!("try_files {file} =404;\n{}", indentation(&pass));
        let edit = TextEdit::insert(pass.directive.range.start, line);
        acc.push(
            Diagnostic::new(
                &SCRIPT_UNCHECKED,
                "PHP-FPM is asked for any URI that looks like PHP, whether the file exists or not",
                location.head(),
            )
            .with_severity(if is_emptied { Severity::High } else { Severity::Low })
            .with_note("With `cgi.fix_pathinfo=1`, `/uploads/photo.jpg/x.php` leads to the photo")
            .with_fixes([Fix::new(
                format!("Add `try_files {file} =404`"),
                Applicability::Unsafe,
                pass.file.id,
                edit,
            )]),
        );
    }
}

fn checks(level: &Placed<'_>) -> bool {
    let asks = |it: &Placed<'_>| {
        it.directive.args.iter().any(|it| ["-f", "-e"].iter().any(|test| it.value.contains(test)))
    };
    let is_if = level.directive.name.value == "if" && asks(level);
    let mut ifs = level.named("if");
    is_if || level.child("try_files").is_some() || ifs.any(|it| asks(&it))
}

/// A regular expression for any name with `.php`, not for named scripts.
fn takes_all(location: &Placed<'_>) -> bool {
    let Some("~" | "~*") = location.arg(0) else { return false };
    let Some((before, _)) = location.arg(1).and_then(|it| it.split_once("\\.php")) else {
        return false;
    };
    let group = before.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map(|it| it.1);
    let is_name = |it: char| it.is_ascii_alphanumeric() || "|_-/?:".contains(it);
    match group {
        Some(group) => !group.chars().all(is_name),
        None => !before.ends_with(|it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-'),
    }
}

/// The passes to PHP-FPM on another machine, whose files nginx cannot check.
fn elsewhere(world: &World) -> BTreeSet<Location> {
    let is_elsewhere = |it: &Address| match it {
        Address::Tcp { .. } => !it.is_loopback(),
        Address::Variable(_) => true,
        Address::Unix(_) | Address::Invalid(_) => false,
    };
    let leads_there = |it: &&Pass| it.addresses.iter().any(|it| is_elsewhere(&it.value));
    world.passes.iter().filter(leads_there).map(|it| it.location).collect()
}
