//! Several files as one.

/// A tar archive of paths and texts. It is text itself, for its only zero bytes are padding.
pub(crate) fn tar(files: impl IntoIterator<Item = (String, String)>) -> Option<String> {
    let mut builder = tar::Builder::new(Vec::new());
    for (path, text) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(u64::try_from(text.len()).ok()?);
        header.set_mode(0o644);
        header.set_mtime(0);
        builder.append_data(&mut header, path, text.as_bytes()).ok()?;
    }
    String::from_utf8(builder.into_inner().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let files = [("README.md", "# Ä\n"), ("policy/pool.rego", "package pool\n")];
        let own = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let packed = tar(own.clone()).unwrap();
        let mut archive = tar::Archive::new(packed.as_bytes());
        let found = archive.entries().unwrap().map(|it| {
            let mut entry = it.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.path().unwrap().display().to_string(), text)
        });
        assert_eq!(found.collect::<Vec<_>>(), own);
    }
}
