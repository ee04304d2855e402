//! The page's styles, in the order in which `index.html` links them.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, ensure};

/// All styles joined. `index.html` is the one list: Trunk reads it too.
pub(crate) fn joined(root: &Path) -> anyhow::Result<String> {
    let listed = listed(&crate::read(&root.join("index.html"))?);
    let mut found = BTreeSet::new();
    let folder = root.join("web/styles");
    for entry in
        std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
    {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|it| it == "css") {
            found.insert(format!("web/styles/{name}"));
        }
    }
    for path in &found {
        ensure!(listed.contains(path), "{path} is not linked in index.html");
    }
    let mut acc = String::new();
    for path in &listed {
        acc.push_str(&crate::read(&root.join(path))?);
    }
    Ok(acc)
}

/// The paths of `<link data-trunk rel="css" href="…">`, in order.
fn listed(index: &str) -> Vec<String> {
    let links = index.split("<link ").skip(1).filter_map(|it| it.split_once('>').map(|it| it.0));
    links
        .filter(|it| it.contains("rel=\"css\""))
        .filter_map(|it| it.split_once("href=\"")?.1.split_once('"').map(|it| it.0.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_come_in_the_order_of_the_links() {
        let index = "<link data-trunk rel=\"css\" href=\"web/styles/b.css\"><link data-trunk rel=\"rust\" href=\"x\">\n\
                     <link data-trunk rel=\"css\" href=\"web/styles/a.css\">";
        assert_eq!(listed(index), ["web/styles/b.css", "web/styles/a.css"]);
    }
}
