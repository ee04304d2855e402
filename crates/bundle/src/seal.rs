//! Filling the two HTML templates and putting one into the other's `srcdoc`.

use anyhow::{bail, ensure};

/// Fills `{{name}}` marks; every mark must have a value, and every value a mark.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> anyhow::Result<String> {
    let mut acc = String::with_capacity(template.len());
    let mut used = vec![false; values.len()];
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, tail)) = after.split_once("}}") else { bail!("a mark is not closed") };
        let Some(index) = values.iter().position(|it| it.0 == name) else {
            bail!("the template asks for {name}, which nobody makes");
        };
        acc.push_str(before);
        acc.extend(values.get(index).map(|it| it.1));
        if let Some(it) = used.get_mut(index) {
            *it = true;
        }
        rest = tail;
    }
    acc.push_str(rest);
    ensure!(used.iter().all(|it| *it), "the template leaves a value out");
    Ok(acc)
}

/// Text as the value of a double-quoted attribute.
pub(crate) fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

/// Text as it stands between `<script>` or `<style>` tags: the browser must hash what we hash.
pub(crate) fn inline_text(name: &str, text: &str) -> anyhow::Result<String> {
    let lower = text.to_ascii_lowercase();
    for end in ["</script", "</style", "<!--"] {
        ensure!(!lower.contains(end), "{name} holds `{end}`, which would end it early");
    }
    ensure!(
        !text.contains(['\r', '\0']),
        "{name} holds a carriage return or a NUL, which the browser replaces"
    );
    Ok(text.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_values_must_agree() {
        assert_eq!(fill("a{{x}}c", &[("x", "b")]).unwrap(), "abc");
        assert_eq!(fill("{{x}}", &[("x", "{{y}}")]).unwrap(), "{{y}}");
        assert!(fill("{{y}}", &[("x", "")]).is_err());
        assert!(fill("", &[("x", "")]).is_err());
        assert!(fill("{{x", &[("x", "")]).is_err());
    }

    #[test]
    fn an_attribute_cannot_be_closed_from_inside() {
        assert_eq!(attribute("\"&amp;<"), "&quot;&amp;amp;<");
    }

    #[test]
    fn a_script_cannot_be_closed_from_inside() {
        assert!(inline_text("x", "'</Script>'").is_err());
        assert!(inline_text("x", "a\r\n").is_err());
        assert_eq!(inline_text("x", "a\n").unwrap(), "a");
    }
}
