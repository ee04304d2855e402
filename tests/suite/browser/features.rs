//! What the page offers beside the diff: links, review, files, preferences, the keyboard.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use super::is_asked;
use super::server::Server;
use super::session::{Browser, sealed_page};

const SECRET: &str = "c4n4ry-Pa55word-9182";

fn pool() -> String {
    format!(
        "[www]\nuser = www-data\nlisten = /run/php/php8.2-fpm.sock\nenv[DB_PASSWORD] = {SECRET}\nenv[SHOP] = falcon\n"
    )
}

const SERVER: &str = "server {
    location ~ \\.php$ { fastcgi_pass unix:/run/php/php8.2-fpm.sock; }
}
";

fn page_server() -> Server {
    let page = fs::read_to_string(sealed_page()).unwrap();
    Server::start(BTreeMap::from([("/sockbox.html", page)]))
}

/// A page with both texts, and its server.
fn opened(name: &str) -> (Browser, Server) {
    let server = page_server();
    let browser = Browser::start(name, 1280, 900);
    browser.open(&server.address("/sockbox.html"));
    browser.paste("fpm", &pool());
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('#diff') !== null");
    (browser, server)
}

fn pane(browser: &Browser, name: &str) -> String {
    browser.text(&format!("return document.querySelector('textarea#input-{name}').value"))
}

#[test]
fn a_link_holds_masked_texts_and_replaces_nothing_unasked() {
    if !is_asked() {
        return;
    }
    let (browser, server) = opened("link");
    browser.click("[data-action=share]");
    browser.wait("return document.querySelector('#link pre') !== null");
    let link = browser.text("return document.querySelector('#link pre').textContent");
    assert!(link.starts_with(&server.address("/sockbox.html#s=")), "{link}");
    browser.leave();
    browser.open_plain("about:blank");
    browser.open(&link);
    browser.wait("return document.querySelector('#diff') !== null");
    let opened = pane(&browser, "fpm");
    assert!(opened.contains("env[DB_PASSWORD] = ") && opened.contains("RDX_"), "{opened}");
    assert!(!opened.contains(SECRET), "{opened}");
    assert_eq!(pane(&browser, "nginx"), SERVER);
    // The same link, where somebody has typed.
    browser.paste("fpm", "; mine\n");
    let state = link.split_once('#').unwrap().1;
    browser.leave();
    browser.run("location.hash = ''; location.hash = arguments[0];", &[state.into()]);
    browser.enter();
    browser.wait("return document.querySelector('#offer') !== null");
    assert_eq!(pane(&browser, "fpm"), "; mine\n");
    browser.click("[data-action=keep-mine]");
    browser.wait("return document.querySelector('#offer') === null");
    assert_eq!(pane(&browser, "fpm"), "; mine\n");
    let requests = server.requests();
    assert!(requests.iter().all(|it| it == "/sockbox.html"), "{requests:?}");
}

#[test]
fn the_user_has_the_last_word_on_what_is_masked() {
    if !is_asked() {
        return;
    }
    let (browser, _server) = opened("review");
    browser.click("[data-action=review]");
    browser.wait("return document.querySelector('.masked-text') !== null");
    let masked = "return document.querySelector('#masked .review .masked-text').textContent";
    assert!(!browser.text(masked).contains(SECRET));
    browser.click("[data-action=not-secret]");
    browser.wait(&format!("{masked}.includes('{SECRET}')"));
    browser.click("[data-action=take-back]");
    browser.wait(&format!("{masked}.includes('{SECRET}') === false"));
    browser.run(
        "const area = document.querySelector('textarea#input-fpm');
        const at = area.value.indexOf('falcon');
        area.setSelectionRange(at, at + 6);",
        &[],
    );
    browser.click("[data-pane=fpm] [data-action=mark-secret]");
    browser.wait(&format!("{masked}.includes('falcon') === false"));
    assert!(browser.text(masked).contains("env[SHOP] = RDX_"));
}

#[test]
fn a_text_stands_beside_its_masked_copy_and_each_place_is_found() {
    if !is_asked() {
        return;
    }
    let (browser, _server) = opened("beside");
    browser.click("[data-action=review]");
    browser.wait("return document.querySelector('.beside') !== null");
    let part = |selector: &str| {
        browser.text(&format!("return document.querySelector('.review {selector}').textContent"))
    };
    assert_eq!(part(".original-text"), pool());
    assert_eq!(part(".original-text mark"), SECRET);
    let placeholder = part(".masked-text mark");
    assert!(placeholder.starts_with("RDX_"), "{placeholder}");
    assert_eq!(part(".masked-text"), pool().replace(SECRET, &placeholder));
    let boxes = browser.run(
        "return ['.original-text', '.masked-text'].map((it) => document.querySelector(it).getBoundingClientRect().top)",
        &[],
    );
    assert_eq!(boxes[0], boxes[1], "they stand beside each other");
    // The list says the kind once, and leads to the line.
    let kinds = browser.run("return [...document.querySelectorAll('.review-list ul')].map((it) => [it.dataset.kind, it.children.length])", &[]);
    assert_eq!(kinds.as_array().unwrap().len(), 1, "{kinds}");
    assert_eq!(kinds[0][1], 1, "{kinds}");
    browser.click(".review-list .jump");
    let selected = browser.text(
        "const it = document.activeElement;
        return it.id + ' ' + it.value.slice(it.selectionStart, it.selectionEnd);",
    );
    assert_eq!(selected, format!("input-fpm env[DB_PASSWORD] = {SECRET}"));
    // The copy says in its first line that it is masked.
    browser.run(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; }, true);",
        &[],
    );
    browser.click("[data-action=copy-masked]");
    browser.wait("return typeof window.copied === 'string'");
    let copied = browser.text("return window.copied");
    let (label, rest) = copied.split_once('\n').unwrap();
    assert!(label.starts_with("; Masked by Sockbox"), "{label}");
    assert_eq!(rest, pool().replace(SECRET, &placeholder));
}

#[test]
fn the_files_that_prevent_it_are_shown_and_saved() {
    if !is_asked() {
        return;
    }
    let (browser, _server) = opened("files");
    browser.click("[data-action=show-files]");
    browser.wait("return document.querySelectorAll('#files > li').length > 10");
    browser.click("[data-artifact=serverspec] .jump");
    browser.wait("return document.querySelector('#files .preview') !== null");
    let shown = browser.text("return document.querySelector('#files .preview').textContent");
    assert!(shown.contains("/run/php/php8.2-fpm.sock"), "{shown}");
    browser.click("[data-action=save-archive]");
    let archive = browser.downloaded("sockbox-kit.tar");
    let listed = Command::new("tar").arg("tf").arg(&archive).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let count = browser.run("return document.querySelectorAll('#files > li').length", &[]);
    assert_eq!(listed.lines().count() as u64, count.as_u64().unwrap() + 1, "{listed}");
    assert!(listed.lines().any(|it| it == "README.md"), "{listed}");
    let bytes = fs::read(&archive).unwrap();
    assert!(!bytes.windows(SECRET.len()).any(|it| it == SECRET.as_bytes()));
}

#[test]
fn a_saved_patch_applies_and_a_dropped_file_finds_its_pane() {
    if !is_asked() {
        return;
    }
    let (browser, _server) = opened("saved");
    browser.click("[data-action=download-diff]");
    let patch = browser.downloaded("sockbox.patch");
    let folder = patch.parent().unwrap().join("tree");
    fs::create_dir_all(&folder).unwrap();
    for (program, arguments) in [("patch", &["-p1", "-i"][..]), ("git", &["apply"][..])] {
        fs::write(folder.join("www.conf"), pool()).unwrap();
        let done = Command::new(program)
            .args(arguments)
            .arg(&patch)
            .current_dir(&folder)
            .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap())
            .output()
            .unwrap();
        assert!(done.status.success(), "{program}: {done:?}");
        let patched = fs::read_to_string(folder.join("www.conf")).unwrap();
        assert!(patched.contains("listen.group = www-data") && patched.contains(SECRET));
    }
    browser.run(
        "const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[0]], 'site.conf'));
        document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));",
        &["server { listen 8080; }\n".into()],
    );
    browser.wait(
        "return document.querySelector('textarea#input-nginx').value === 'server { listen 8080; }\\n'",
    );
    assert!(
        browser
            .text("return document.querySelector('[data-pane=nginx]').textContent")
            .contains("site.conf")
    );
}

#[test]
fn what_cannot_be_read_is_said_and_forgotten_with_the_next_text() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("large", 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    browser.run(
        "const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(17 << 20)], 'core'));
        document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));",
        &[],
    );
    browser.wait("return document.querySelector('#offer')?.textContent.includes('16 MiB')");
    assert_eq!(pane(&browser, "evidence"), "");
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('#offer') === null");
    // Without an answer the question comes before the fix, and the fix leads to it.
    browser.wait("return document.querySelector('#ask') !== null");
    let order = browser.run(
        "return document.querySelector('#ask').compareDocumentPosition(document.querySelector('#fix')) & Node.DOCUMENT_POSITION_FOLLOWING",
        &[],
    );
    assert_eq!(order, 4);
    browser.click("#fix a");
    browser.wait("return document.activeElement.id === 'ask'");
}

#[test]
fn the_script_that_asks_the_machine_is_shown_and_a_shell_reads_it() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("script", 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('[data-action=show-script]') !== null");
    browser.click("[data-action=show-script]");
    browser.wait("return document.querySelector('#script') !== null");
    let script = browser.text("return document.querySelector('#script').textContent");
    assert!(script.contains("socket '/run/php/php8.2-fpm.sock'"), "{script}");
    let read = Command::new("sh").args(["-n", "-c", &script]).output().unwrap();
    assert!(read.status.success(), "{read:?}");
}

#[test]
fn a_failure_of_the_app_is_said_and_a_refusal_of_the_browser_is_none() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("failure", 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    browser.run("Promise.reject(new DOMException('no', 'NotAllowedError')); window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' }));", &[]);
    browser.pause();
    let hidden = "return document.getElementById('failed').hidden";
    assert_eq!(browser.run(hidden, &[]), true);
    browser
        .run("setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }, 0);", &[]);
    browser.wait("return document.getElementById('failed').hidden === false");
}

#[test]
fn language_and_theme_are_kept_and_nothing_else() {
    if !is_asked() {
        return;
    }
    let (browser, server) = opened("preferences");
    for (id, value) in [("language", "de"), ("theme", "dark")] {
        browser.select(id, value);
    }
    browser.wait("return document.documentElement.lang === 'de'");
    browser.leave();
    browser.open(&server.address("/sockbox.html"));
    browser.wait("return document.documentElement.dataset.theme === 'dark'");
    browser.wait("return document.documentElement.lang === 'de'");
    assert_eq!(pane(&browser, "fpm"), "");
    browser.leave();
    let kept = browser.text("return JSON.stringify(Object.entries(localStorage).sort())");
    assert_eq!(kept, r#"[["sockbox.language","de"],["sockbox.theme","dark"]]"#);
}

#[test]
fn the_keyboard_alone_leads_from_an_example_to_a_copy() {
    if !is_asked() {
        return;
    }
    let browser = Browser::start("keyboard", 1280, 900);
    browser.open(&format!("file://{}", sealed_page().display()));
    tab_to(&browser, "example-debian");
    browser.press("\u{e007}");
    browser.wait("return document.querySelector('#diff') !== null");
    browser.run("document.querySelector('textarea#input-evidence').focus()", &[]);
    tab_to(&browser, "copy-shared");
    browser.press("\u{e007}");
    browser.wait(
        "return document.querySelector('[data-action=copy-shared]').textContent === 'Copied'",
    );
}

/// Presses Tab until the focus is there; each place on the way shows that it has the focus.
fn tab_to(browser: &Browser, action: &str) {
    for _ in 0..80 {
        let action_now = browser.text("return document.activeElement?.dataset.action ?? ''");
        if action_now == action {
            return;
        }
        browser.press("\u{e004}");
        let outline = browser.text(
            "const it = document.activeElement;
            const seen = it.closest('.open') ?? it;
            return it === document.body ? 'solid' : getComputedStyle(seen).outlineStyle;",
        );
        assert_ne!(outline, "none", "no focus is to be seen");
    }
    panic!("the keyboard does not reach {action}");
}
