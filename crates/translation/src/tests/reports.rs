//! Every text that the page shows of the reports on many inputs.
#![expect(clippy::disallowed_methods, reason = "these tests read the cases")]

use std::fs;
use std::path::{Path, PathBuf};

use analysis::{Input, Options, Report};

use super::{english, signs};
use crate::{PHRASES, Sentence, find, german, read};

/// What a report says, by whether it may be a value or code alone.
#[derive(Default)]
struct Said {
    sentences: Vec<String>,
    maybe_values: Vec<String>,
}

fn files(folder: &Path, acc: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, acc) } else { acc.push(path) }
    }
}

/// The inputs of every case below `tests/cases`, and of the page's examples.
fn inputs() -> Vec<(String, Vec<Input>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths = Vec::new();
    files(&root.join("tests/cases"), &mut paths);
    paths.sort();
    let mut res: Vec<(String, Vec<Input>)> = paths
        .iter()
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .map(|it| (it.display().to_string(), case(&fs::read_to_string(it).unwrap())))
        .collect();
    for name in ["debian", "docker", "open", "rhel"] {
        let texts = ["conf", "nginx", "txt"].map(|ending| {
            let path = format!("{name}.{ending}");
            let text = fs::read_to_string(root.join("web/src/examples").join(&path)).unwrap();
            Input { path, text, kind: None }
        });
        res.push((name.to_owned(), texts.into()));
    }
    res
}

/// The fences that name a path.
fn case(text: &str) -> Vec<Input> {
    let mut res = Vec::new();
    let mut open: Option<Option<Input>> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => res.extend(open.take().flatten()),
            (Some(Some(input)), None) => {
                input.text.push_str(line);
                input.text.push('\n');
            }
            (Some(None) | None, None) => {}
            (None, Some(info)) => {
                let path = info.split_once(' ').map(|it| it.1.to_owned());
                open = Some(path.map(|path| Input { path, text: String::new(), kind: None }));
            }
        }
    }
    res
}

impl Said {
    fn by(report: &Report) -> Self {
        let mut res = Self::default();
        let (say, maybe) = (&mut res.sentences, &mut res.maybe_values);
        say.push(report.verdict.clone());
        say.push(report.impact.summary.clone());
        maybe.extend(report.impact.servers_down.clone());
        maybe.extend(report.impact.who_can_connect.clone());
        say.extend(report.causes.iter().map(|it| it.explanation.clone()));
        for it in &report.connections {
            maybe.extend(it.trace.iter().filter_map(|it| it.acl.clone()));
            say.extend(it.missing.iter().map(|it| it.fact.clone()));
        }
        for it in &report.diagnostics {
            say.push(it.message.clone());
            say.push(it.note.clone());
            say.extend(it.fixes.iter().map(|it| it.title.clone()));
        }
        for it in &report.strategies {
            say.push(it.title.clone());
            say.push(it.reason.clone());
            say.extend(it.commands.iter().map(|it| it.why.clone()));
            maybe.extend(it.commands.iter().map(|it| it.undo.clone()));
            maybe.extend(it.gains_access.clone());
            for it in &it.assumes {
                say.push(it.fact.clone());
                maybe.push(it.value.clone());
                maybe.push(it.source.clone());
            }
        }
        res.sentences.retain(|it| !it.is_empty());
        res
    }
}

/// Whether a text is the same in both languages: a name, an address, a command.
fn is_value(text: &str) -> bool {
    let is_one_word = !text.contains(' ');
    let is_place = text.contains(" location ") && !text.starts_with("server without")
        || text.split(' ').all(|it| it.contains('.'));
    let is_command = ["cp ", "rm ", "gpasswd ", "groupdel "].iter().any(|it| text.starts_with(it));
    let number = text.split_once(" in `").map(|it| it.0.parse::<u32>());
    let is_acl = text.contains("group::");
    let is_name = ["Arch Linux", "Alpine Linux"].contains(&text);
    is_one_word || is_place || is_command || matches!(number, Some(Ok(_))) || is_acl || is_name
}

#[test]
fn the_texts_of_every_case_are_translated() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, inputs) in inputs() {
        for worker in [None, Some("nginx:nginx".to_owned())] {
            let options = Options { worker, tag: "t3st".to_owned(), ..Options::default() };
            let singly = inputs.iter().map(std::slice::from_ref);
            for some in singly.chain([inputs.as_slice()]) {
                let said = Said::by(&analysis::analyze(some, &options));
                count += said.sentences.len();
                for (text, may_be_value) in (said.sentences.iter().map(|it| (it, false)))
                    .chain(said.maybe_values.iter().map(|it| (it, true)))
                {
                    let Some(read) = read(text) else {
                        if !may_be_value || !is_value(text) {
                            wrong.push(format!("{text} ({name})"));
                        }
                        continue;
                    };
                    assert_eq!(english(&read), *text, "{name}");
                    let translated = german(text).unwrap();
                    assert_ne!(translated, *text, "{name}");
                    let left = read.iter().filter_map(left_english);
                    wrong.extend(left.map(|it| format!("{it}, in: {text} ({name})")));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(5_000 < count, "cases are missing: {count} texts");
    assert!(
        wrong.is_empty(),
        "not in German; add what is missing to its table in crates/translation/src/german/:\n{}",
        wrong.join("\n")
    );
}

/// A phrase of the engine's in a hole for phrases that no table knows.
fn left_english<'a>(it: &Sentence<'a>) -> Option<&'a str> {
    let signed = it.holes.iter().copied().zip(signs(it.pair.0));
    let phrases = signed.filter(|it| it.1.is_ascii_uppercase()).map(|it| it.0);
    let mut unknown =
        phrases.filter(|it| find(PHRASES, it).is_none()).flat_map(|it| it.split(", "));
    unknown.find(|it| {
        let is_code = it.starts_with('`') && !it.contains("` ");
        !is_code && !is_value(it) && find(PHRASES, it).is_none()
    })
}

#[test]
fn the_pages_of_generated_files_begin_in_german() {
    for kind in analysis::artifact_kinds() {
        let summary = analysis::summary(kind.docs);
        let has = german(&summary).is_some();
        assert!(has, "add to crates/translation/src/german/artifacts.rs: {summary}");
    }
}
