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
    Vec::new()
}

/// Writes `<code>.html` for each rule, and an index.
pub(crate) fn write_pages(folder: &Path, pages: &[RulePage]) -> anyhow::Result<()> {
    crate::fs_err(std::fs::create_dir_all(folder), folder)?;
    let mut list = String::from("<ul>\n");
    for page in pages {
        let body = format!("<p><a href=\"index.html\">All rules</a></p>\n{}", markdown(&page.docs));
        crate::write(&folder.join(format!("{}.html", page.code)), &document(&page.title, &body))?;
        let (code, title) = (escape(&page.code), escape(&page.title));
        writeln!(list, "<li><a href=\"{code}.html\"><code>{code}</code></a> {title}</li>")?;
    }
    list.push_str("</ul>\n");
    crate::write(&folder.join("index.html"), &document("Rules", &list))
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
    fn markdown_becomes_html_and_html_becomes_text() {
        assert_eq!(markdown("## A\n`b`"), "<h2>A</h2>\n<p><code>b</code></p>\n");
        assert_eq!(markdown("a <script>b</script>"), "<p>a &lt;script&gt;b&lt;/script&gt;</p>\n");
    }
}
