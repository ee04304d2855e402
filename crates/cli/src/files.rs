//! Files in and out, byte for byte.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use analysis::Input;
use anyhow::{Context as _, Result, bail};

use crate::arguments::Source;

/// More than any configuration; a larger file is a mistake, such as a core dump.
const LARGEST_INPUT: u64 = 64 * 1024 * 1024;

/// Reads the inputs; a folder stands for the configuration files in it, in the order in which
/// nginx and PHP-FPM read them. Without any, standard input is read.
pub(crate) fn read(sources: &[Source]) -> Result<Vec<Input>> {
    if sources.is_empty() {
        return Ok(vec![read_one(&Source { path: PathBuf::from("-"), kind: None })?]);
    }
    let mut res = Vec::new();
    for source in sources {
        if source.path.is_dir() {
            for path in folder(&source.path)? {
                res.push(read_one(&Source { path, kind: source.kind })?);
            }
        } else {
            res.push(read_one(source)?);
        }
    }
    Ok(res)
}

/// Reads one input.
pub(crate) fn read_one(source: &Source) -> Result<Input> {
    let name = source.path.display().to_string();
    let mut bytes = Vec::new();
    if source.path == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(LARGEST_INPUT + 1)
            .read_to_end(&mut bytes)
            .context("standard input cannot be read")?;
    } else {
        let file =
            fs::File::open(&source.path).with_context(|| format!("`{name}` cannot be read"))?;
        file.take(LARGEST_INPUT + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("`{name}` cannot be read"))?;
    }
    if LARGEST_INPUT < bytes.len() as u64 {
        bail!("`{name}` is larger than 64 MiB and no configuration; give the files that matter");
    }
    Ok(Input { path: name, text: text::decode(&bytes), kind: source.kind })
}

/// Writes a file with the folders above it; one that is there with other content is kept.
pub(crate) fn create(path: &Path, content: &str) -> Result<()> {
    let name = path.display();
    let is_there = fs::File::open(path).is_ok_and(|file| {
        let mut bytes = Vec::new();
        file.take(LARGEST_INPUT).read_to_end(&mut bytes).is_ok() && bytes == text::encode(content)
    });
    if is_there {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder `{}` cannot be made", folder.display()))?;
    }
    let mut file =
        fs::OpenOptions::new().write(true).create_new(true).open(path).with_context(|| {
            format!("`{name}` cannot be made; a file that is there with other content is kept")
        })?;
    file.write_all(&text::encode(content)).with_context(|| format!("`{name}` cannot be written"))
}

/// Replaces a file's content at once: readers see the old one or the new one. Owner and mode stay.
pub(crate) fn replace(path: &str, content: &str) -> Result<()> {
    let path = Path::new(path);
    let name = path.file_name().context("it has no name")?.to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.sockbox"));
    let result = write_beside(path, &temporary, content);
    if result.is_err() {
        drop(fs::remove_file(&temporary));
    }
    result.with_context(|| format!("`{}` cannot be written", path.display()))
}

fn write_beside(path: &Path, temporary: &Path, content: &str) -> Result<()> {
    let metadata = fs::metadata(path)?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(temporary)?;
    file.write_all(&text::encode(content))?;
    file.set_permissions(metadata.permissions())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        std::os::unix::fs::fchown(&file, Some(metadata.uid()), Some(metadata.gid()))?;
    }
    file.sync_all()?;
    fs::rename(temporary, fs::canonicalize(path)?)?;
    Ok(())
}

fn folder(path: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(path)
        .with_context(|| format!("the folder `{}` cannot be read", path.display()))?;
    let mut res = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let is_config = path.extension().is_none_or(|it| it == "conf");
        let is_hidden = path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.'));
        if path.is_file() && is_config && !is_hidden {
            res.push(path);
        }
    }
    res.sort();
    Ok(res)
}
