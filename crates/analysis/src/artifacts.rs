//! The files of the prevention kit.

use std::fmt::Write as _;

use crate::{Input, Options};

/// A generated file, made from redacted inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// What `sockbox export` takes.
    pub name: &'static str,
    /// Where it goes, relative to a repository or a folder of choice.
    pub path: String,
    pub text: String,
    /// What it is, when to use it, how to install and to remove it: Markdown.
    pub docs: &'static str,
}

/// A generator by name and page, whatever the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArtifactKind {
    pub name: &'static str,
    pub docs: &'static str,
}

/// The first sentence of a generator's page.
pub fn summary(docs: &str) -> String {
    let body: Vec<&str> = docs
        .lines()
        .map(str::trim)
        .skip_while(|it| it.is_empty() || it.starts_with('#'))
        .take_while(|it| !it.is_empty())
        .collect();
    let body = body.join(" ");
    body.split_once(". ").map_or(body.trim_end_matches('.'), |it| it.0).to_owned()
}

/// Every generator.
pub fn artifact_kinds() -> impl Iterator<Item = ArtifactKind> {
    artifacts::GENERATORS.iter().map(|it| ArtifactKind { name: it.name, docs: it.docs })
}

/// The files that apply to the inputs, for the strategy of that name or else the recommended one.
/// Secrets are taken out of the inputs first, so that none can reach a file.
pub fn artifacts(inputs: &[Input], options: &Options, strategy: Option<&str>) -> Vec<Artifact> {
    let inputs = crate::redaction::redacted(inputs, options);
    let world = crate::world(&inputs, options);
    let strategies = plan::strategies(&world);
    let wanted = strategy.and_then(plan::StrategyId::named);
    let chosen = match wanted {
        Some(id) => strategies.iter().find(|it| it.id == id),
        None => strategies.iter().find(|it| it.recommended),
    };
    let made = artifacts::generate(&world, chosen).into_iter();
    made.map(|(kind, it)| Artifact {
        name: kind.name,
        path: it.path,
        text: it.text,
        docs: kind.docs,
    })
    .collect()
}

/// What stands beside the files in an archive: each with what it is, how to run and to remove it.
pub fn kit_readme(made: &[Artifact]) -> String {
    let mut res = String::from(
        "# Files that keep the permissions right\n\nMade by Sockbox from one configuration. Each file says in its head what it checks; commit those that you use.\n",
    );
    for it in made {
        // Below the file's own heading its page's headings go down by one.
        let docs = it.docs.trim().lines().map(|line| {
            if line.starts_with('#') { format!("#{line}\n") } else { format!("{line}\n") }
        });
        // Writing to a `String` cannot fail.
        let _infallible = write!(res, "\n## `{}`\n\n{}", it.path, docs.collect::<String>());
    }
    res
}

/// The page of a generator.
pub(crate) fn explain(name: &str) -> Option<String> {
    let kind = artifact_kinds().find(|it| it.name == name)?;
    Some(format!("# {}\n\n{}\n", kind.name, kind.docs.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Secrets in the slots that pools and servers have for them, and in a name that reaches files.
    #[test]
    fn no_secret_stands_in_a_file() {
        let secrets = ["hunter2-Secret", "AKIAQ3EGVX7LN2PZT5KD", "s3cr3t-upstream-Pass"];
        let pool = "[www]\nuser = www-data\nlisten = /run/php/AKIAQ3EGVX7LN2PZT5KD.sock\nlisten.mode = 0666\nenv[DB_PASSWORD] = hunter2-Secret\nphp_admin_value[mysqli.default_pw] = hunter2-Secret\n";
        let nginx = "user www-data;\nevents {}\nhttp { server { location / { fastcgi_pass unix:/run/php/AKIAQ3EGVX7LN2PZT5KD.sock; fastcgi_param DB_PASSWORD s3cr3t-upstream-Pass; } } }\n";
        let input = |path: &str, text: &str| Input {
            path: path.to_owned(),
            text: text.to_owned(),
            kind: None,
        };
        let inputs = [input("www.conf", pool), input("nginx.conf", nginx)];
        let made = artifacts(&inputs, &Options::default(), None);
        assert_eq!(made.len(), artifact_kinds().count());
        for artifact in made {
            for secret in secrets {
                assert!(!artifact.text.contains(secret), "{}: {secret}", artifact.name);
            }
        }
    }

    #[test]
    fn the_first_sentence_says_what_a_file_is() {
        let docs = "## What it is\n\nA drop-in for `php-fpm`. It\nis small.\n\n## How\n";
        assert_eq!(summary(docs), "A drop-in for `php-fpm`");
    }

    #[test]
    fn each_artifact_has_its_explain_page() {
        for kind in artifact_kinds() {
            let page = crate::explain(kind.name).unwrap_or_default();
            assert!(page.starts_with(&format!("# {}\n\n## What it is\n", kind.name)), "{page}");
        }
    }
}
