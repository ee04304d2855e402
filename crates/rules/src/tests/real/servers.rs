//! What nginx makes of its configuration, and which script is run.

use facts::InputKind::Nginx;

use super::machine::{Folder, get, nginx_config, run, start_fpm, start_nginx};
use super::{codes, fixed, is_asked};

const POOL: &str = "[www]\nuser = www-data\ngroup = www-data\nlisten = /LAB/www.sock\nlisten.owner = www-data\npm = static\npm.max_children = 1\n";

fn test_nginx(folder: &Folder, main: &str, http: &str) -> (i32, String) {
    let config = nginx_config(folder, main, http);
    run("nginx", &["-t", "-c", &config, "-p", &folder.path("")])
}

fn server(lines: &str) -> String {
    format!("server {{\nlisten unix:/LAB/http.sock;\n{lines}\n}}")
}

#[test]
fn addresses_are_accepted_or_refused() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("addresses");
    for (code, pass, exit) in [
        ("fastcgi-pass-colon", "unix:/run/x.sock:", 0),
        ("fastcgi-pass-colon", "unix:/run/x.sock:/uri", 0),
        ("fastcgi-pass-malformed", "/run/x.sock", 1),
        ("fastcgi-pass-malformed", "http://unix:/run/x.sock", 1),
        ("fastcgi-pass-malformed", "fastcgi://unix:/run/x.sock", 1),
        ("fastcgi-pass-malformed", "unix:\"/run/x.sock\"", 0),
        ("fastcgi-pass-malformed", "unix:run/x.sock", 0),
    ] {
        let http =
            server(&format!("location = /x.php {{ include fastcgi.conf; fastcgi_pass {pass}; }}"));
        assert_eq!(codes(Nginx, &http), [code], "{pass}");
        let (was, text) = test_nginx(&folder, "", &http);
        assert_eq!(was, exit, "{pass}: {text}");
        let after = fixed(Nginx, &http, code);
        assert!(after.contains("fastcgi_pass unix:/run/x.sock;"), "{after}");
        let (now, text) = test_nginx(&folder, "", &after);
        assert_eq!(now, 0, "{pass}: {text}");
    }
    let long = server(&format!(
        "location = /x.php {{ include fastcgi.conf; fastcgi_pass unix:/{}; }}",
        "x".repeat(107)
    ));
    assert_eq!(codes(Nginx, &long), ["socket-path-too-long"]);
    let (exit, text) = test_nginx(&folder, "", &long);
    assert!(exit == 1 && text.contains("too long path"), "{text}");
}

#[test]
fn an_invisible_blank_is_refused_until_it_goes() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("invisible");
    let http = server("\u{a0}root /srv;");
    assert_eq!(codes(Nginx, &http), ["invisible-blank"]);
    let (exit, text) = test_nginx(&folder, "", &http);
    assert!(exit == 1 && text.contains("unknown directive"), "{text}");
    let (exit, text) = test_nginx(&folder, "", &fixed(Nginx, &http, "invisible-blank"));
    assert_eq!(exit, 0, "{text}");
}

#[test]
fn scripts_are_found_once_the_fix_is_applied() {
    if !is_asked() {
        return;
    }
    for (name, code, lines, uri) in [
        (
            "parameter",
            "script-filename-missing",
            "root /LAB/site;\nlocation ~ \\.php$ { try_files $uri =404; include fastcgi_params; fastcgi_pass unix:/LAB/www.sock; }",
            "/index.php",
        ),
        (
            "inherited",
            "script-filename-missing",
            "root /LAB/site;\nfastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;\nlocation ~ \\.php$ { try_files $uri =404; fastcgi_param REQUEST_METHOD $request_method; fastcgi_pass unix:/LAB/www.sock; }",
            "/index.php",
        ),
        (
            "placeholder",
            "script-filename-wrong",
            "root /LAB/site;\nlocation ~ \\.php$ { try_files $uri =404; include fastcgi_params; fastcgi_param SCRIPT_FILENAME /scripts$fastcgi_script_name; fastcgi_pass unix:/LAB/www.sock; }",
            "/index.php",
        ),
        (
            "alias",
            "script-filename-wrong",
            "location /app/ { alias /LAB/site/; location ~ \\.php$ { include fastcgi_params; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_pass unix:/LAB/www.sock; } }",
            "/app/index.php",
        ),
        (
            "root",
            "document-root-missing",
            "location / { root /LAB/site; }\nlocation ~ \\.php$ { include fastcgi.conf; fastcgi_pass unix:/LAB/www.sock; }",
            "/index.php",
        ),
        (
            "colon",
            "fastcgi-pass-colon",
            "root /LAB/site;\nlocation ~ \\.php$ { try_files $uri =404; include fastcgi.conf; fastcgi_pass unix:/LAB/www.sock:; }",
            "/index.php",
        ),
    ] {
        let http = server(lines);
        assert!(codes(Nginx, &http).contains(&code), "{name}: {:?}", codes(Nginx, &http));
        let answers = [http.clone(), fixed(Nginx, &http, code)].map(|http| {
            let folder = Folder::new(name);
            folder.write("site/index.php", "<?php echo 'page made';");
            let _fpm = start_fpm(&folder, POOL, &folder.path("www.sock"));
            let _nginx = start_nginx(&folder, &http);
            get(&folder, uri)
        });
        assert!(!answers[0].contains("page made"), "{name}: {}", answers[0]);
        assert!(answers[1].ends_with("page made"), "{name}: {}", answers[1]);
    }
}

#[test]
fn the_later_of_two_handlers_answers() {
    if !is_asked() {
        return;
    }
    let fastcgi = "include fastcgi.conf; fastcgi_pass unix:/LAB/www.sock;";
    let proxy = "proxy_pass http://unix:/LAB/none.sock;";
    for (name, lines, answer) in [
        ("fastcgi", format!("{proxy} {fastcgi}"), "page made"),
        ("proxy", format!("{fastcgi} {proxy}"), "502 Bad Gateway"),
    ] {
        let http = server(&format!("root /LAB/site;\nlocation = /index.php {{ {lines} }}"));
        assert_eq!(codes(Nginx, &http), ["two-handlers"]);
        for http in [fixed(Nginx, &http, "two-handlers"), http] {
            let folder = Folder::new(name);
            folder.write("site/index.php", "<?php echo 'page made';");
            let _fpm = start_fpm(&folder, POOL, &folder.path("www.sock"));
            let _nginx = start_nginx(&folder, &http);
            let answered = get(&folder, "/index.php");
            assert!(answered.contains(answer), "{name}: {answered}");
        }
    }
}

#[test]
fn a_user_has_a_name() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("user");
    let main = "user 1001;\n";
    assert_eq!(codes(Nginx, &format!("{main}events {{}}")), ["nginx-user-number"]);
    let (exit, text) = test_nginx(&folder, main, "");
    assert!(exit == 1 && text.contains("getpwnam(\"1001\") failed"), "{text}");
}

#[test]
fn uploads_run_until_the_fix_is_applied() {
    if !is_asked() {
        return;
    }
    let uploads = "root /LAB/site;\nlocation /uploads/ { deny all; }\nlocation ~ \\.php$ { try_files $uri =404; include fastcgi.conf; fastcgi_pass unix:/LAB/www.sock; }";
    let below = "root /LAB/site;\nlocation ~ \\.php$ { include fastcgi.conf; fastcgi_pass unix:/LAB/www.sock; }";
    for (name, code, lines, uri) in [
        ("uploads", "php-in-uploads", uploads, "/uploads/evil.php"),
        ("below", "script-unchecked", below, "/uploads/photo.jpg/x.php"),
    ] {
        let http = server(lines);
        assert_eq!(codes(Nginx, &http), [code]);
        let answers = [http.clone(), fixed(Nginx, &http, code)].map(|http| {
            let folder = Folder::new(name);
            folder.write("site/uploads/evil.php", "<?php echo 'code', ' ran';");
            folder.write("site/uploads/photo.jpg", "<?php echo 'code', ' ran';");
            let pool = format!("{POOL}security.limit_extensions =\n");
            let _fpm = start_fpm(&folder, &pool, &folder.path("www.sock"));
            let _nginx = start_nginx(&folder, &http);
            get(&folder, uri)
        });
        assert!(answers[0].ends_with("code ran"), "{name}: {}", answers[0]);
        assert!(!answers[1].contains("code ran"), "{name}: {}", answers[1]);
    }
}
