//! Edits of a compose file in place: a volume more for a service, or another target for one.

use text::{TextEdit, TextRange};

/// The lines of a compose file that edits need.
pub(crate) struct Compose<'a> {
    text: &'a str,
    /// Range of each line, with its end.
    lines: Vec<TextRange>,
}

impl<'a> Compose<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.push(TextRange::new(start, start + line.len()));
            start += line.len();
        }
        Self { text, lines }
    }

    /// Mounts `volume` (`name:/path`) into a service; `None` where the file is written in a way
    /// that this does not read.
    pub(crate) fn mount(&self, service: &str, volume: &str) -> Option<TextEdit> {
        let block = self.block(self.block_of_services()?, service)?;
        if let Some((at, items)) = self.key(&block, "volumes") {
            return self.add_item(at, &items, volume);
        }
        let indent = self.child_indent(&block)?;
        let text = format!("{indent}volumes:{end}{indent}  - {volume}{end}", end = self.line_end());
        self.insert_behind(*block.last()?, &text)
    }

    /// Declares a named volume.
    pub(crate) fn declare(&self, name: &str) -> Option<TextEdit> {
        let end = self.line_end();
        let Some(at) =
            self.lines.iter().position(|it| self.is_key(*it, "volumes") && self.indent(*it) == 0)
        else {
            let last = self.lines.iter().rposition(|it| !self.content(*it).is_empty())?;
            return self.insert_behind(last, &format!("volumes:{end}  {name}:{end}"));
        };
        let line = *self.lines.get(at)?;
        let value = self.content(line).split_once(':')?.1.trim();
        if value.is_empty() {
            return self.insert_behind(at, &format!("  {name}:{end}"));
        }
        let close = line.start + line.of(self.text).rfind('}')?;
        let is_empty = value.trim_matches(['{', '}', ' ']).is_empty();
        let separator = if is_empty { "" } else { ", " };
        let before = self.text.get(..close)?.trim_end().len();
        Some(TextEdit::insert(before, format!("{separator}{name}: {{}}")))
    }

    /// Puts a volume of a service at another path, in place.
    pub(crate) fn retarget(
        &self,
        service: &str,
        source: &str,
        from: &str,
        to: &str,
    ) -> Option<TextEdit> {
        let block = self.block(self.block_of_services()?, service)?;
        let written = format!("{source}:{from}");
        for at in block {
            let line = *self.lines.get(at)?;
            let Some(found) = line.of(self.text).find(&written) else { continue };
            let start = line.start + found + source.len() + 1;
            let end = start + from.len();
            let goes_on = self.text.get(end..)?.starts_with(|it: char| {
                it != ':'
                    && it != '"'
                    && it != '\''
                    && !it.is_whitespace()
                    && it != ','
                    && it != ']'
            });
            if !goes_on {
                return Some(TextEdit::replace(TextRange::new(start, end), to));
            }
        }
        None
    }

    fn block_of_services(&self) -> Option<usize> {
        self.lines.iter().position(|it| self.content(*it) == "services:")
    }

    /// The lines of a service, its first one included; none where it is written in one line.
    fn block(&self, parent: usize, name: &str) -> Option<Vec<usize>> {
        let depth = self.indent(*self.lines.get(parent)?);
        let mut child = None;
        for at in parent + 1..self.lines.len() {
            let line = *self.lines.get(at)?;
            let content = self.content(line);
            if content.is_empty() {
                continue;
            }
            let indent = self.indent(line);
            if indent <= depth {
                return None;
            }
            let child = *child.get_or_insert(indent);
            if indent == child && content.trim_end_matches(':').trim_matches(['"', '\'']) == name {
                return content.ends_with(':').then(|| self.below(at));
            }
        }
        None
    }

    /// A line with all that is indented deeper.
    fn below(&self, at: usize) -> Vec<usize> {
        let mut res = vec![at];
        let depth = self.lines.get(at).map_or(0, |it| self.indent(*it));
        for (next, line) in self.lines.iter().enumerate().skip(at + 1) {
            if self.content(*line).is_empty() {
                continue;
            }
            // A list may stand as deep as its key.
            let is_item = self.indent(*line) == depth && self.content(*line).starts_with('-');
            if self.indent(*line) <= depth && !is_item {
                break;
            }
            res.push(next);
        }
        res
    }

    /// A key of the block, and the lines below it.
    fn key(&self, block: &[usize], name: &str) -> Option<(usize, Vec<usize>)> {
        let indent = self.child_indent(block)?.len();
        let at = *block.iter().skip(1).find(|at| {
            self.lines
                .get(**at)
                .is_some_and(|it| self.indent(*it) == indent && self.is_key(*it, name))
        })?;
        let below = self.below(at);
        Some((at, below.into_iter().skip(1).collect()))
    }

    fn add_item(&self, at: usize, items: &[usize], volume: &str) -> Option<TextEdit> {
        let line = *self.lines.get(at)?;
        let value = self.content(line).split_once(':')?.1.trim();
        if value.starts_with('[') {
            let close = line.start + line.of(self.text).rfind(']')?;
            let separator = if value == "[]" { "" } else { ", " };
            return Some(TextEdit::insert(close, format!("{separator}\"{volume}\"")));
        }
        if !value.is_empty() {
            return None;
        }
        let indent = match items.first().and_then(|it| self.lines.get(*it)) {
            Some(first) if self.content(*first).starts_with('-') => self.blanks(*first).to_owned(),
            Some(_) => return None,
            None => format!("{}  ", self.blanks(line)),
        };
        let last = items.last().copied().unwrap_or(at);
        self.insert_behind(last, &format!("{indent}- {volume}{}", self.line_end()))
    }

    fn insert_behind(&self, at: usize, text: &str) -> Option<TextEdit> {
        let line = *self.lines.get(at)?;
        let is_ended = line.of(self.text).ends_with('\n');
        if is_ended {
            return Some(TextEdit::insert(line.end, text));
        }
        let text = text.trim_end_matches(['\n', '\r']);
        Some(TextEdit::insert(line.end, format!("{}{text}", self.line_end())))
    }

    /// The blanks before the keys of a block.
    fn child_indent(&self, block: &[usize]) -> Option<&'a str> {
        block.get(1).and_then(|it| self.lines.get(*it)).map(|it| self.blanks(*it))
    }

    fn is_key(&self, line: TextRange, name: &str) -> bool {
        self.content(line).split_once(':').is_some_and(|(key, _)| key.trim() == name)
    }

    /// The line without indentation and comment.
    fn content(&self, line: TextRange) -> &'a str {
        let text = line.of(self.text).trim();
        if text.starts_with('#') {
            return "";
        }
        text.split_once(" #").map_or(text, |(head, _)| head.trim_end())
    }

    fn blanks(&self, line: TextRange) -> &'a str {
        let text = line.of(self.text);
        text.get(..self.indent(line)).unwrap_or_default()
    }

    fn indent(&self, line: TextRange) -> usize {
        let text = line.of(self.text);
        text.len() - text.trim_start_matches(' ').len()
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, edit: impl FnOnce(&Compose<'_>) -> Option<TextEdit>, wanted: &str) {
        let edit = edit(&Compose::new(text)).expect("the file is read");
        assert_eq!(edit.apply(text), wanted);
    }

    #[test]
    fn a_volume_joins_the_list_as_it_is_written() {
        let mount = |it: &Compose<'_>| it.mount("php", "s:/run/x");
        check(
            "services:\n  php:\n    volumes:\n      - a:/b # c\n\n  web:\n    image: nginx\n",
            mount,
            "services:\n  php:\n    volumes:\n      - a:/b # c\n      - s:/run/x\n\n  web:\n    image: nginx\n",
        );
        check(
            "services:\n  php:\n    volumes: [\"a:/b\"]\n",
            mount,
            "services:\n  php:\n    volumes: [\"a:/b\", \"s:/run/x\"]\n",
        );
        check(
            "services:\n  php:\n    image: php\n    volumes:\n    - a:/b\n    tty: true",
            mount,
            "services:\n  php:\n    image: php\n    volumes:\n    - a:/b\n    - s:/run/x\n    tty: true",
        );
        check(
            "services:\n    php:\n        image: php:8.2-fpm",
            mount,
            "services:\n    php:\n        image: php:8.2-fpm\n        volumes:\n          - s:/run/x",
        );
    }

    #[test]
    fn a_volume_is_declared_where_the_others_are() {
        let declare = |it: &Compose<'_>| it.declare("s");
        check(
            "services:\n  a:\n    image: b\nvolumes:\n  d:\n",
            declare,
            "services:\n  a:\n    image: b\nvolumes:\n  s:\n  d:\n",
        );
        check("volumes: { d: {} }\n", declare, "volumes: { d: {}, s: {} }\n");
        check("services: {}\n", declare, "services: {}\nvolumes:\n  s:\n");
    }

    #[test]
    fn a_target_is_replaced_in_the_named_service_only() {
        let text = "services:\n  a:\n    volumes: [\"r:/run:ro\"]\n  b:\n    volumes:\n      - r:/run\n      - r:/run2\n";
        let to_b = |it: &Compose<'_>| it.retarget("b", "r", "/run", "/run/php-fpm");
        check(text, to_b, &text.replace("- r:/run\n", "- r:/run/php-fpm\n"));
        let to_a = |it: &Compose<'_>| it.retarget("a", "r", "/run", "/run/php-fpm");
        check(text, to_a, &text.replace("/run:ro", "/run/php-fpm:ro"));
    }
}
