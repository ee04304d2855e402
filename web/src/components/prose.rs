//! The Markdown of the explain pages: headings, paragraphs, lists and code. They are English in each
//! language of the page.

use yew::prelude::*;

use super::causes::code;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Code(String),
}

/// Markdown as elements.
pub(super) fn prose(text: &str) -> Html {
    html! {
        <div class="prose" lang="en">
            for block in blocks(text) {
                { match &block {
                    Block::Heading(text) => html! { <h3>{ code(text) }</h3> },
                    Block::Paragraph(text) => html! { <p>{ code(text) }</p> },
                    Block::Code(text) => html! { <pre tabindex="0">{ text }</pre> },
                    Block::List(items) => html! { <ul>for it in items { <li>{ code(it) }</li> }</ul> },
                } }
            }
        </div>
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut res: Vec<Block> = Vec::new();
    let mut fence = None::<String>;
    // Whether the next line continues the last block.
    let mut open = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") {
            match fence.take() {
                Some(text) => res.push(Block::Code(text)),
                None => fence = Some(String::new()),
            }
            open = false;
        } else if let Some(code) = &mut fence {
            code.push_str(line);
            code.push('\n');
        } else if trimmed.is_empty() {
            open = false;
        } else if trimmed.starts_with('#') {
            res.push(Block::Heading(trimmed.trim_start_matches('#').trim().to_owned()));
            open = false;
        } else {
            let item = trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("* "));
            match (res.last_mut(), item) {
                (Some(Block::List(items)), Some(item)) => items.push(item.to_owned()),
                (_, Some(item)) => res.push(Block::List(vec![item.to_owned()])),
                (Some(Block::Paragraph(text)), None) if open => join(text, trimmed),
                (Some(Block::List(items)), None) if open => {
                    if let Some(last) = items.last_mut() {
                        join(last, trimmed);
                    }
                }
                (_, None) => res.push(Block::Paragraph(trimmed.to_owned())),
            }
            open = true;
        }
    }
    res.extend(fence.map(Block::Code));
    res
}

fn join(text: &mut String, line: &str) {
    text.push(' ');
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_blocks() {
        let text = "# A\n\nb\nc `d`\n\n- e\n  f\n- g\n\n```sh\nh\n\ni\n```\nj\n";
        let own = |it: &str| it.to_owned();
        assert_eq!(
            blocks(text),
            [
                Block::Heading(own("A")),
                Block::Paragraph(own("b c `d`")),
                Block::List(vec![own("e f"), own("g")]),
                Block::Code(own("h\n\ni\n")),
                Block::Paragraph(own("j")),
            ]
        );
    }
}
