//! Pictures of the page's main states, made by `cargo xtask screenshots`.

use std::fs;
use std::path::Path;

use super::session::{Browser, sealed_page};

/// Name, width and height of the window, example, theme.
const PICTURES: &[(&str, u32, u32, &str, &str)] = &[
    ("desktop-light", 1366, 768, "debian", "light"),
    ("desktop-dark", 1366, 768, "rhel", "dark"),
    ("phone-light", 500, 900, "debian", "light"),
    ("phone-dark", 500, 900, "0666", "dark"),
    ("empty-light", 1366, 768, "", "light"),
];

#[test]
#[ignore = "writes into docs/screenshots"]
fn screenshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screenshots");
    fs::create_dir_all(&folder).unwrap();
    for (name, width, height, example, theme) in PICTURES {
        // The window's own frame takes some of its height.
        let browser = Browser::start(name, *width, height + 87);
        let address = format!("file://{}", sealed_page().display());
        browser.open(&format!("{address}#theme={theme}&language=en&example={example}"));
        if !example.is_empty() {
            browser.wait("return document.querySelector('#diff') !== null");
        }
        for _ in 0..10 {
            browser.pause();
        }
        fs::write(folder.join(format!("{name}.webp")), browser.picture()).unwrap();
    }
}
