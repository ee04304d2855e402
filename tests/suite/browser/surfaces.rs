//! Secrets planted in every pane, and every surface on which one could come out. None does: what is
//! shown beside the panes, copied for others, saved, linked, stored, printed, logged or titled is
//! masked.
//!
//! The raw text stands in the panes, beside the masked text in the review, and in what is labelled as
//! holding real values; the control looks there, so that a search that finds nothing is worth something.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::is_asked;
use super::server::Server;
use super::session::{Browser, sealed_page};

/// Every planted secret holds it.
const CANARY: &str = "c4n4ry";

const POOL: &str = "[www]
user = www-data
listen = /run/php/php8.2-fpm.sock
listen.mode = 0666
env[DB_PASSWORD] = c4n4ry-Pa55word-01
env[DATABASE_URL] = \"mysql://shop:c4n4ry-Url-02@db/shop\"
;env[SMTP_PASS] = c4n4ry-Comment-03
php_admin_value[session.save_path] = \"tcp://10.0.0.1:6379?auth=c4n4ry-Query-04\"
env[BROKEN_TOKEN] = \"c4n4ry-Unclosed-05
";

const SERVER: &str = "server {
    set $api_token \"c4n4ry-Set-06\";
    location ~ \\.php$ {
        proxy_set_header Authorization \"Bearer c4n4ry-Bearer-07\";
        fastcgi_param APP_SECRET 'c4n4ry-Param-08';
        fastcgi_pass unix:/run/php/php8.2-fpm.sock;
        secret_key c4n4ry-Unknown-09
    }
}
";

const EVIDENCE: &str = "\
2026/03/05 10:11:12 [crit] 812#812: *1 connect() to unix:/run/php/php8.2-fpm.sock failed (13: Permission denied) while connecting to upstream, client: 10.0.0.9, request: \"GET /login?access_token=c4n4ry-Log-10 HTTP/1.1\", host: \"shop.example\"
$ ps aux
shop 4711 0.0 0.1 1 1 ? S 10:00 0:00 mysql -u shop -pc4n4ry-Ps-11 shop
$ curl -u admin:c4n4ry-Curl-12 https://shop.example/
services:
  db:
    environment:
      MYSQL_ROOT_PASSWORD: c4n4ry-Compose-13
";

/// What the document holds outside the panes, with every attribute and property that could show.
const OUTSIDE_THE_PANES: &str = "
    const copy = document.documentElement.cloneNode(true);
    for (const it of copy.querySelectorAll('.pane, .original-text, script, style')) it.remove();
    const values = [...document.querySelectorAll('input, select, textarea')]
      .filter((it) => !it.closest('.pane')).map((it) => it.value);
    return copy.outerHTML + values.join('\\n');";

/// The text that paper would show: the rules for paper hold for the screen. Emulating a medium does
/// not reach a sandboxed frame.
const PRINTED: &str = "
    const rules = [...document.styleSheets].flatMap((it) => [...it.cssRules]);
    const printing = rules.filter((it) => it.media?.mediaText === 'print');
    for (const it of printing) it.media.mediaText = 'all';
    const text = document.body.innerText;
    for (const it of printing) it.media.mediaText = 'print';
    return text;";

/// Gathers texts by the name of the surface that shows them.
#[derive(Default)]
struct Surfaces(BTreeMap<String, String>);

impl Surfaces {
    fn put(&mut self, name: &str, text: String) {
        assert!(!text.is_empty(), "nothing was gathered of {name}");
        self.0.insert(name.to_owned(), text);
    }

    fn take(&mut self, browser: &Browser, name: &str, script: &str) {
        let found = browser.run(script, &[]);
        let text = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
        self.put(name, text);
    }

    fn leaks(&self) -> Vec<&str> {
        self.0.iter().filter(|it| it.1.contains(CANARY)).map(|it| it.0.as_str()).collect()
    }
}

fn fill(browser: &Browser) {
    for (pane, text) in [("fpm", POOL), ("nginx", SERVER), ("evidence", EVIDENCE)] {
        browser.paste(pane, text);
    }
    browser.wait("return document.querySelector('#diff') !== null");
    browser.wait("return document.querySelector('#masked-count').textContent.includes('13')");
    // What is copied is taken where the page hands it to the browser.
    browser.run(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value ?? getSelection().toString(); }, true);",
        &[],
    );
}

/// Opens all that can be opened.
fn unfold(browser: &Browser) {
    browser.run(
        "for (const it of document.querySelectorAll('details')) it.open = true;
        for (const action of ['review', 'show-files', 'explain']) {
          for (const it of document.querySelectorAll(`[data-action=${action}][aria-expanded=false]`)) it.click();
        }",
        &[],
    );
    browser.wait("return document.querySelector('.masked-text') !== null && document.querySelectorAll('#files > li').length > 10");
}

/// What each button copies; only those that say so copy real values.
fn copied(browser: &Browser, acc: &mut Surfaces) -> String {
    let mut real = String::new();
    let count = browser.run("return document.querySelectorAll('[data-action^=copy]').length", &[]);
    for index in 0..count.as_u64().unwrap() {
        let action = browser.run(
            "window.copied = null;
            const it = document.querySelectorAll('[data-action^=copy]')[arguments[0]];
            it.click();
            return it.dataset.action;",
            &[index.into()],
        );
        let action = action.as_str().unwrap().to_owned();
        let text = browser.text("return window.copied ?? ''");
        if action == "copy-applicable" {
            real.push_str(&text);
        } else {
            acc.put(&format!("copied by {action} {index}"), text);
        }
    }
    real
}

/// Every generated file, as it is shown.
fn artifacts(browser: &Browser, acc: &mut Surfaces) {
    let names = browser.run(
        "return [...document.querySelectorAll('[data-artifact]')].map((it) => it.dataset.artifact)",
        &[],
    );
    for name in names.as_array().unwrap().iter().filter_map(Value::as_str) {
        browser.run(
            "document.querySelector(`[data-artifact='${arguments[0]}'] .jump`).click()",
            &[name.into()],
        );
        let shown = format!("return document.querySelector(\"[data-artifact='{name}'] .preview\")");
        browser.wait(&format!("{shown} !== null"));
        acc.take(browser, &format!("file {name}"), &format!("{shown}.textContent"));
    }
}

/// What the shell and the browser keep.
fn kept(browser: &Browser, acc: &mut Surfaces) {
    for (name, script) in [
        (
            "shell: document",
            "const copy = document.documentElement.cloneNode(true); copy.querySelector('iframe').remove(); return copy.outerHTML",
        ),
        ("shell: address", "return location.href"),
        ("shell: title", "return document.title"),
        ("shell: history", "return `${history.length} ${JSON.stringify(history.state)}`"),
        ("shell: referrer", "return `referrer ${document.referrer}`"),
        ("shell: local storage", "return JSON.stringify({ ...localStorage })"),
        ("shell: session storage", "return JSON.stringify({ ...sessionStorage })"),
        ("shell: cookies", "return `cookies ${document.cookie}`"),
        ("shell: window name", "return `name ${window.name}`"),
        ("shell: performance entries", "return JSON.stringify(performance.getEntries())"),
    ] {
        acc.take(browser, name, script);
    }
    for (name, call) in [
        ("shell: databases", "indexedDB.databases()"),
        ("shell: caches", "self.caches ? caches.keys() : Promise.resolve([])"),
        (
            "shell: service workers",
            "navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : Promise.resolve([])",
        ),
    ] {
        browser.run(
            &format!("window.kept = null; setTimeout(() => {{ window.kept ??= 'no answer'; }}, 2000); ({call}).then((it) => {{ window.kept = `kept ${{JSON.stringify(it)}}`; }}, (it) => {{ window.kept = `refused ${{it}}`; }})"),
            &[],
        );
        browser.wait("return window.kept !== null");
        acc.take(browser, name, "return window.kept");
    }
}

#[test]
fn no_planted_secret_comes_out_on_any_surface() {
    if !is_asked() {
        return;
    }
    let page = fs::read_to_string(sealed_page()).unwrap();
    let server = Server::start(BTreeMap::from([("/sockbox.html", page)]));
    let browser = Browser::start("surfaces", 1280, 900);
    browser.open(&server.address("/sockbox.html"));
    let mut acc = Surfaces::default();
    // Without evidence, and without a mode that lets all in, there is something to ask.
    browser.paste("fpm", &POOL.replace("listen.mode = 0666\n", ""));
    browser.paste("nginx", SERVER);
    browser.wait("return document.querySelector('[data-action=show-script]') !== null");
    browser.click("[data-action=show-script]");
    browser.wait("return document.querySelector('#script') !== null");
    acc.take(&browser, "frame: script", "return document.querySelector('#script').textContent");
    fill(&browser);
    unfold(&browser);

    for (name, script) in [
        ("frame: document outside the panes", OUTSIDE_THE_PANES),
        (
            "frame: results as text",
            "const results = document.querySelector('.results').cloneNode(true); for (const it of results.querySelectorAll('.original-text')) it.remove(); return results.innerText",
        ),
        ("frame: verdict", "return document.querySelector('#verdict').outerHTML"),
        ("frame: diff", "return document.querySelector('#diff').outerHTML"),
        (
            "frame: masked texts",
            "return [...document.querySelectorAll('.masked-text')].map((it) => it.textContent).join('')",
        ),
        ("frame: title", "return `title ${document.title}`"),
        ("frame: address", "return `${document.URL} ${document.baseURI} ${document.referrer}`"),
        ("frame: window name", "return `name ${window.name}`"),
        ("frame: history", "return `${history.length} ${JSON.stringify(history.state)}`"),
        ("frame: performance entries", "return JSON.stringify(performance.getEntries())"),
        (
            "frame: titles and labels of the panes",
            "return [...document.querySelectorAll('.pane *')].map((it) => [it.title, it.ariaLabel, it.id, it.name, JSON.stringify({ ...it.dataset })].join(' ')).join('\\n')",
        ),
        (
            "frame: selection of the results",
            "getSelection().selectAllChildren(document.querySelector('.results')); return getSelection().toString()",
        ),
    ] {
        acc.take(&browser, name, script);
    }
    let real = copied(&browser, &mut acc);
    artifacts(&browser, &mut acc);

    browser.click("[data-action=save-archive]");
    let archive = fs::read(browser.downloaded("sockbox-kit.tar")).unwrap();
    acc.put("saved archive", String::from_utf8_lossy(&archive).into_owned());

    browser.click("[data-action=share]");
    browser.wait("return document.querySelector('#link pre') !== null");
    let link = browser.text("return document.querySelector('#link pre').textContent");
    acc.put("link", link.clone());

    acc.take(&browser, "print", PRINTED);

    // The control: the panes hold all, and what is for applying holds what it changes.
    let panes = browser.text(
        "return [...document.querySelectorAll('.pane textarea')].map((it) => it.value).join('')",
    );
    assert_eq!(panes.matches(CANARY).count(), 13, "{panes}");
    let originals = "return [...document.querySelectorAll('.original-text')].map((it) => it.textContent).join('')";
    assert_eq!(browser.text(originals).matches(CANARY).count(), 13);
    assert!(real.contains(CANARY), "the diff for applying has no real values: {real}");

    browser.leave();
    kept(&browser, &mut acc);
    acc.put("console", format!("complaints {:?}", browser.complaints()));

    // A link opened by somebody else.
    browser.open_plain("about:blank");
    browser.open(&link);
    browser.wait("return document.querySelector('#diff') !== null");
    acc.take(&browser, "opened link", "return document.documentElement.outerHTML + [...document.querySelectorAll('textarea')].map((it) => it.value).join('')");
    browser.leave();

    // The page opened again keeps nothing, and neither does one that was cleared.
    let read_all = "return 'panes ' + [...document.querySelectorAll('textarea')].map((it) => it.value).join('') + document.documentElement.outerHTML";
    browser.open_plain("about:blank");
    browser.open(&server.address("/sockbox.html"));
    acc.take(&browser, "opened again", read_all);
    fill(&browser);
    browser.click("[data-action=clear]");
    browser.wait("return document.querySelector('#diff') === null");
    acc.take(&browser, "cleared", read_all);
    browser.run(
        "document.querySelector('textarea#input-fpm').focus(); document.execCommand('undo');",
        &[],
    );
    browser.pause();
    acc.take(&browser, "undone", read_all);

    acc.put("requests", server.requests().join(" "));
    acc.put("network log", browser.net_log());
    assert_eq!(acc.leaks(), Vec::<&str>::new());
    assert!(60 <= acc.0.len(), "{} surfaces: {:?}", acc.0.len(), acc.0.keys());
}
