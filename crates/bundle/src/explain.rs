//! Static pages that explain the rules, made from the rules' own docs.

use std::fmt::Write as _;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, html};

use crate::policy::{Wasm, policy};

/// One rule as its page shows it.
pub(crate) struct RulePage {
    pub(crate) code: String,
    pub(crate) title: String,
    /// Markdown.
    pub(crate) docs: String,
}

const STYLES: &str = include_str!("explain.css");

/// The rules to explain, in report order.
pub(crate) fn pages() -> Vec<RulePage> {
    let page = |rule: &&rules::Rule| RulePage {
        code: rule.code.to_owned(),
        title: rule.code.to_owned(),
        docs: rule.docs.to_owned(),
    };
    rules::RULES.iter().map(page).collect()
}

/// Writes `<code>.html` for each rule, and an index.
pub(crate) fn write_pages(folder: &Path, pages: &[RulePage]) -> anyhow::Result<()> {
    crate::fs_err(std::fs::create_dir_all(folder), folder)?;
    let mut list = String::from("<dl>\n");
    for page in pages {
        let docs = markdown(&page.docs);
        let body = format!("<p><a href=\"index.html\">All rules</a></p>\n{docs}");
        let file = format!("{}.html", page.code);
        crate::write(&folder.join(&file), &document(&page.title, &body))?;
        let title = escape(&page.title);
        writeln!(list, "<dt><a href=\"{file}\">{title}</a></dt>\n<dd>{}</dd>", summary(&docs))?;
    }
    list.push_str("</dl>\n");
    crate::write(&folder.join("index.html"), &document("Rules", &list))
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
