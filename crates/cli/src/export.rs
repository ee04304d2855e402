//! `sockbox export`: the generated files, printed or written below a folder.

use std::fmt::Write as _;
use std::path::Path;

use analysis::{Artifact, Options};
use anyhow::{Result, bail};

use crate::arguments::Source;
use crate::files;

/// Every artifact of the inputs at once.
const ALL: &str = "all";

/// The names, each with the first sentence of its page.
pub(crate) fn list() -> String {
    let mut res = String::new();
    for kind in analysis::artifact_kinds() {
        // Writing to a `String` cannot fail.
        let _infallible = writeln!(res, "{:<22} {}", kind.name, analysis::summary(kind.docs));
    }
    res
}

/// What goes to standard output.
pub(crate) fn export(
    name: &str,
    sources: &[Source],
    options: &Options,
    strategy: Option<&str>,
    folder: Option<&Path>,
) -> Result<String> {
    if name != ALL && analysis::artifact_kinds().all(|it| it.name != name) {
        bail!("there is no artifact `{name}`; `sockbox export --list` prints the names");
    }
    let inputs = files::read(sources)?;
    let mut made = analysis::artifacts(&inputs, options, strategy);
    made.retain(|it| name == ALL || it.name == name);
    if made.is_empty() {
        bail!(
            "these inputs hold nothing that `{name}` could be made for: it needs a pool that listens on a unix socket"
        );
    }
    match (folder, made.as_slice()) {
        (Some(folder), _) => write(folder, &made),
        (None, [only]) => Ok(only.text.clone()),
        (None, _) => bail!("`all` is several files: say where with -o DIR"),
    }
}

/// Gives the paths that were written.
fn write(folder: &Path, made: &[Artifact]) -> Result<String> {
    let mut res = String::new();
    for artifact in made {
        let path = folder.join(&artifact.path);
        files::create(&path, &artifact.text)?;
        let _infallible = writeln!(res, "{}", path.display());
    }
    Ok(res)
}
