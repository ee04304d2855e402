//! Paths as the kernel resolves them, as far as text can tell.

/// The path without `//`, `/./` and `/../`, and with `/var/run` as `/run`, to which it is a link on
/// every current distribution (facts, section 8). A relative path stays relative.
pub fn normalize(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    if path.starts_with('/') && parts.starts_with(&["var", "run"]) {
        parts.remove(0);
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// The same for the beginning of a path: a final `/` stays.
pub fn normalize_prefix(prefix: &str) -> String {
    let mut res = normalize(prefix);
    if prefix.ends_with('/') && res != "/" {
        res.push('/');
    }
    res
}

/// Whether both name the same file.
pub fn same(left: &str, right: &str) -> bool {
    normalize(left) == normalize(right)
}

/// The directories that are searched on the way to an absolute path, `/` first.
pub fn directories(path: &str) -> Vec<String> {
    let path = normalize(path);
    let mut res = vec!["/".to_owned()];
    let mut prefix = String::new();
    let mut parts = path.split('/').filter(|it| !it.is_empty()).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() {
            prefix.push('/');
            prefix.push_str(part);
            res.push(prefix.clone());
        }
    }
    res
}

/// The directory that holds the file.
pub fn parent(path: &str) -> Option<String> {
    directories(path).pop()
}

/// The last part of a path.
pub fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether `path` lies in `directory` or below.
pub fn is_below(path: &str, directory: &str) -> bool {
    let (path, directory) = (normalize(path), normalize(directory));
    path.strip_prefix(&directory).is_some_and(|it| it.starts_with('/') || directory == "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_path_are_equal() {
        for path in ["/var/run/php/x.sock", "/run//php/./x.sock", "///run/php/y/../x.sock"] {
            assert_eq!(normalize(path), "/run/php/x.sock");
        }
        assert_eq!(normalize("run/x"), "run/x");
        assert_eq!(normalize("/var/runner/x"), "/var/runner/x");
    }

    #[test]
    fn directories_go_from_the_root_down() {
        assert_eq!(directories("/var/run/php/x.sock"), ["/", "/run", "/run/php"]);
        assert_eq!(directories("/x.sock"), ["/"]);
        assert!(is_below("/tmp/a/b.sock", "/tmp"));
        assert!(!is_below("/tmpfs/b.sock", "/tmp"));
    }
}
