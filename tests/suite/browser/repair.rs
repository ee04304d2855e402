//! From a paste to a file that PHP-FPM accepts.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::is_asked;
use super::session::{Browser, sealed_page};

const SERVER: &str = "server {
    listen 80;
    root /var/www/html;
    location ~ \\.php$ {
        include fastcgi_params;
        fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
        fastcgi_pass unix:/run/php/php8.2-fpm.sock;
    }
}
";

/// Debian's own pool file with the two lines out of force that let nginx in.
fn refused_pool() -> String {
    let pool = fs::read_to_string("/etc/php/8.2/fpm/pool.d/www.conf").unwrap();
    let res = pool
        .replace("\nlisten.owner", "\n;listen.owner")
        .replace("\nlisten.group", "\n;listen.group");
    assert_ne!(res, pool);
    res
}

fn address() -> String {
    format!("file://{}", sealed_page().display())
}

#[test]
fn the_diff_that_the_page_shows_repairs_debians_file() {
    if !is_asked() {
        return;
    }
    let pool = refused_pool();
    let browser = Browser::start("repair", 1280, 900);
    browser.open(&address());
    browser.paste("fpm", &pool);
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('#diff') !== null");
    browser.wait("return document.querySelector('#verdict').textContent.includes('refused')");
    let diff = browser.text("return document.querySelector('#diff-text').textContent");
    let folder = std::env::temp_dir().join(format!("sockbox-patch-{}", std::process::id()));
    let file = folder.join("www.conf");
    fs::create_dir_all(&folder).unwrap();
    fs::write(&file, &pool).unwrap();
    fs::write(folder.join("sockbox.patch"), &diff).unwrap();
    patch(&folder);
    let repaired = fs::read_to_string(&file).unwrap();
    accepted(&folder, &repaired);
    let changed: Vec<(&str, &str)> =
        pool.lines().zip(repaired.lines()).filter(|(before, after)| before != after).collect();
    let expected = [
        (";listen.owner = www-data", "listen.owner = www-data"),
        (";listen.group = www-data", "listen.group = www-data"),
    ];
    assert_eq!(changed, expected);
    assert_eq!(repaired.lines().count(), pool.lines().count());
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn patch(folder: &Path) {
    let patched = Command::new("patch")
        .args(["--silent", "www.conf", "sockbox.patch"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(patched.status.success(), "{patched:?}");
}

/// Asks PHP-FPM about the pool, in a configuration that reads nothing else.
fn accepted(folder: &Path, pool: &str) {
    let file = folder.join("php-fpm.conf");
    let pool =
        pool.replace("/run/php/php8.2-fpm.sock", &folder.join("x.sock").display().to_string());
    let log = folder.join("fpm.log");
    fs::write(&file, format!("[global]\nerror_log = {}\n{pool}", log.display())).unwrap();
    let tested = Command::new("php-fpm8.2").arg("-t").arg("-y").arg(&file).output().unwrap();
    assert!(tested.status.success(), "{tested:?}");
}

#[test]
fn shared_copies_are_masked_and_applicable_ones_are_whole() {
    if !is_asked() {
        return;
    }
    let pool = format!("{}\nenv[DB_PASSWORD] = c4n4ry-Pa55word-9182\n", refused_pool());
    let pool = pool.replace(
        ";listen.mode = 0660",
        "env[API_TOKEN] = c4n4ry-t0ken-77aa31\n;listen.mode = 0660",
    );
    let browser = Browser::start("copies", 1280, 900);
    browser.open(&address());
    browser.paste("fpm", &pool);
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('#diff') !== null");
    // What is copied is taken where the page hands it to the browser.
    browser.run(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value ?? getSelection().toString(); }, true);",
        &[],
    );
    browser.click("[data-action=copy-shared]");
    browser.wait("return typeof window.copied === 'string'");
    let shared = browser.text("return window.copied");
    assert!(shared.contains("+listen.owner = www-data"), "{shared}");
    assert!(shared.contains("env[API_TOKEN] = RDX_"), "{shared}");
    assert!(shared.starts_with("Masked by Sockbox"), "{shared}");
    browser.run("window.copied = null", &[]);
    browser.click("[data-action=copy-applicable]");
    browser.wait("return typeof window.copied === 'string'");
    let applicable = browser.text("return window.copied");
    assert!(applicable.contains("env[API_TOKEN] = c4n4ry-t0ken-77aa31"), "{applicable}");
    assert!(applicable.starts_with("With real values"), "{applicable}");
    // What stands before the diff is skipped by the program that applies it.
    let folder = std::env::temp_dir().join(format!("sockbox-copied-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("www.conf"), &pool).unwrap();
    fs::write(folder.join("sockbox.patch"), &applicable).unwrap();
    patch(&folder);
    assert_ne!(fs::read_to_string(folder.join("www.conf")).unwrap(), pool);
    fs::remove_dir_all(&folder).unwrap();
    let results = browser.text("return document.querySelector('.results').outerHTML");
    assert!(!results.contains("c4n4ry"), "a secret stands in the results");
}

#[test]
fn bad_input_gets_an_answer_and_stays_as_typed() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("bad", 1280, 900);
    browser.open(&address());
    let megabyte = "listen = /run/x.sock ; ".repeat(45_000);
    let braces = "location / { ".repeat(10_000);
    let inputs = [
        ("fpm", "\u{0}\u{1}\u{7f}binary\u{202e}\u{fffd}"),
        ("nginx", "server { listen 80; location ~ \\.php$ { fastcgi_pass unix:/run/p"),
        ("nginx", braces.as_str()),
        ("fpm", megabyte.as_str()),
        ("fpm", SERVER),
        ("evidence", "nothing that means anything"),
    ];
    for (pane, text) in inputs {
        browser.run("document.querySelector('[data-action=clear]').click()", &[]);
        browser.wait("return document.querySelector('#verdict') === null");
        browser.paste(pane, text);
        browser.wait("return document.querySelector('#verdict') !== null");
        let kept = browser.run(
            "return document.querySelector('textarea#input-' + arguments[0]).value === arguments[1]",
            &[pane.into(), text.into()],
        );
        assert_eq!(kept, true, "{pane} lost {:?}", text.get(..20));
        let verdict = browser.text("return document.querySelector('#verdict').textContent");
        assert!(!verdict.trim().is_empty());
    }
    browser.paste("fpm", SERVER);
    browser.wait("return document.querySelector('.inputs').textContent.includes('nginx')");
    let complaints = browser.complaints();
    assert!(complaints.iter().all(|it| !it.contains("panicked")), "{complaints:?}");
}

#[test]
fn every_example_is_shown_with_each_strategy_and_view() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("examples", 1280, 900);
    browser.open(&address());
    for example in ["debian", "rhel", "docker", "0666"] {
        browser.click(&format!("[data-action=example-{example}]"));
        browser.wait("return document.querySelector('#causes') !== null");
        let count = "return document.querySelectorAll('#strategy input').length";
        for index in 0..browser.run(count, &[]).as_u64().unwrap() {
            let choose = "document.querySelectorAll('#strategy input')[arguments[0]].click()";
            browser.run(choose, &[index.into()]);
            browser.wait("return document.querySelector('#diff .hunk') !== null");
            for view in ["last-of-type", "first-of-type"] {
                browser.click(&format!(".diff-head button:{view}"));
            }
        }
        browser.click("[data-action=clear]");
        browser.wait("return document.querySelector('#verdict') === null");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
