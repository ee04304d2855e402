//! Pictures of the page's main states, made by `cargo xtask screenshots`.

use std::fs;
use std::path::Path;

use super::session::{Browser, sealed_page};

/// Name, width and height of the page, language and theme, example, what is scrolled to.
const PICTURES: &[(&str, u32, u32, &str, &str, &str)] = &[
    ("desktop-light", 1366, 681, "theme=light&language=en", "debian", "header"),
    ("desktop-dark", 1366, 681, "theme=dark&language=en", "rhel", "header"),
    ("desktop-fix", 1366, 681, "theme=light&language=en", "debian", "#fix"),
    ("desktop-contrast", 1366, 681, "theme=contrast&language=en", "0666", "header"),
    ("wide-dark", 1920, 1000, "theme=dark&language=de", "rhel", "header"),
    ("zoomed-light", 683, 384, "theme=light&language=en", "docker", "#verdict"),
    ("phone-light", 390, 844, "theme=light&language=en", "debian", "header"),
    ("phone-dark", 390, 844, "theme=dark&language=de", "0666", "#why"),
    ("empty-light", 1366, 681, "theme=light&language=en", "", "header"),
];

#[test]
#[ignore = "writes into docs/screenshots"]
fn screenshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screenshots");
    fs::create_dir_all(&folder).unwrap();
    for (name, width, height, look, example, place) in PICTURES {
        let browser = Browser::start(name, 1366, 768);
        browser.resize(*width, *height);
        let address = format!("file://{}", sealed_page().display());
        browser.open(&format!("{address}#{look}&example={example}"));
        if !example.is_empty() {
            browser.wait("return document.querySelector('#diff') !== null");
        }
        browser.run("document.querySelector(arguments[0]).scrollIntoView()", &[(*place).into()]);
        for _ in 0..10 {
            browser.pause();
        }
        fs::write(folder.join(format!("{name}.webp")), browser.picture()).unwrap();
    }
}
