//! The rules' claims against nginx and php-fpm themselves. They run when `RUN_SLOW_TESTS` is set;
//! a missing program is then a failure.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

mod machine;
mod pools;
mod requests;
mod servers;

fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}

/// The codes of the rules that fire on one text.
fn codes(kind: facts::InputKind, text: &str) -> Vec<&'static str> {
    let world = super::case::world(&[("input.conf".to_owned(), kind, text.to_owned())]);
    crate::check(&world).iter().map(|it| it.rule.code).collect()
}

/// The text with the fixes of one rule applied.
fn fixed(kind: facts::InputKind, text: &str, code: &str) -> String {
    let world = super::case::world(&[("input.conf".to_owned(), kind, text.to_owned())]);
    let mut change = text::SourceChange::default();
    for diagnostic in crate::check(&world).iter().filter(|it| it.rule.code == code) {
        for (id, edit) in diagnostic.fixes.first().iter().flat_map(|it| &it.change.edits) {
            change.add(*id, edit.clone()).unwrap();
        }
    }
    super::case::changed(&world, &change).files[0].text.clone()
}
