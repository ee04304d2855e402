//! Static pages that explain rules, causes and generated files, made from their own docs.

use std::fmt::Write as _;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, html};

use crate::policy::{Wasm, policy};

/// One page.
pub(crate) struct Page {
    /// Its heading in the index.
    pub(crate) group: &'static str,
    pub(crate) code: String,
    pub(crate) title: String,
    /// Markdown.
    pub(crate) docs: String,
}

const STYLES: &str = include_str!("explain.css");

/// The pages in the order of the index.
pub(crate) fn pages() -> Vec<Page> {
    let page = |group, code: &str, docs: &str| Page {
        group,
        code: code.to_owned(),
        title: code.to_owned(),
        docs: docs.to_owned(),
    };
    let rules = rules::RULES.iter().map(|it| page("Rules", it.code, it.docs));
    let causes = rules::Label::ALL
        .iter()
        .map(|it| page("Causes", it.as_str(), &format!("{}.\n\n{}", it.headline(), it.docs())));
    let files =
        artifacts::GENERATORS.iter().map(|it| page("Files that prevent it", it.name, it.docs));
    rules.chain(causes).chain(files).collect()
}

/// Writes `<code>.html` for each rule, and an index.
pub(crate) fn write_pages(folder: &Path, pages: &[Page]) -> anyhow::Result<()> {
    crate::fs_err(std::fs::create_dir_all(folder), folder)?;
    let mut list = String::new();
    let mut group = "";
    for page in pages {
        if page.group != group {
            list.push_str(if group.is_empty() { "" } else { "</dl>\n" });
            group = page.group;
            writeln!(list, "<h2>{group}</h2>\n<dl>")?;
        }
        let docs = markdown(&page.docs);
        let body = format!("<p><a href=\"index.html\">All pages</a></p>\n{docs}");
        let file = format!("{}.html", page.code);
        crate::write(&folder.join(&file), &document(&page.title, &body))?;
        let title = escape(&page.title);
        writeln!(list, "<dt><a href=\"{file}\">{title}</a></dt>\n<dd>{}</dd>", summary(&docs))?;
    }
    list.push_str("</dl>\n");
    crate::write(&folder.join("index.html"), &document("Explanations", &list))
}

/// The first paragraph of a page.
fn summary(docs: &str) -> &str {
    docs.split_once("<p>").and_then(|it| it.1.split_once("</p>")).map_or("", |it| it.0)
}

/// Markdown as HTML; raw HTML in it is shown as text.
fn markdown(docs: &str) -> String {
    let events = Parser::new_ext(docs, Options::ENABLE_TABLES).map(|it| match it {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        it => it,
    });
    let mut acc = String::new();
    html::push_html(&mut acc, events);
    acc
}

fn document(title: &str, body: &str) -> String {
    let styles = STYLES.trim_end();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title} · Sockbox</title>\n<style>{styles}</style>\n\
         </head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n",
        policy(&[], &[styles], Wasm::Refused),
        title = escape(title),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_a_page_and_a_line_in_the_index() {
        for page in pages() {
            assert!(!summary(&markdown(&page.docs)).is_empty(), "{}", page.code);
        }
        assert_eq!(summary("<h2>A</h2>\n<p>b <code>c</code></p><p>d</p>"), "b <code>c</code>");
    }

    #[test]
    fn markdown_becomes_html_and_html_becomes_text() {
        assert_eq!(markdown("## A\n`b`"), "<h2>A</h2>\n<p><code>b</code></p>\n");
        assert_eq!(markdown("a <script>b</script>"), "<p>a &lt;script&gt;b&lt;/script&gt;</p>\n");
    }
}
