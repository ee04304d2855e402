//! What strict mode masks by place and shape, and what it leaves so that a shared text stays useful.

use super::*;

fn strict(text: &str) -> String {
    masked_in(text, Mode::Strict).files[0].text.as_str().to_owned()
}

/// Each text with what is masked in strict mode only between `«` and `»`.
fn check_denied(texts: &[&str]) {
    let mut failed = Vec::new();
    for marked in texts {
        let (before, rest) = marked.split_once('«').unwrap();
        let (value, after) = rest.split_once('»').unwrap();
        let text = format!("{before}{value}{after}");
        let res = strict(&text);
        let middle = res.strip_prefix(before).and_then(|it| it.strip_suffix(after));
        if middle.is_none_or(|it| !it.starts_with("RDX_") || 32 <= it.len()) {
            failed.push(format!("{marked} -> {res}"));
        }
        if masked(&text) != text {
            failed.push(format!("{marked} is masked in balanced mode, too"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn literals_and_values_that_nobody_knows_are_denied() {
    check_denied(&[
        "    set $vrk \"«nachtigall»\";",
        "    fastcgi_param SHOP_VRK '«nachtigall»';",
        "  vrk = \"«duenengras am see»\"",
        "$vrk = '«nachtigall»';",
        "connect('db', '«nachtigall»')",
        "VRK=«nachtigall»",
        "docker run -e VRK=«nachtigall» php:8.3-fpm",
        "env[VRK] = «nachtigall»",
        "app.vorrat=«nachtigall»",
        "<vrk>«nachtigall»</vrk>",
        "| vrk | «nachtigall» | true |",
        "we set up «heugabel9» there",
        "vrk «slagg-hog7» given",
        "\"«65745180ba361b527dc1fa6752f9c532»\"",
    ]);
}

#[test]
fn what_a_configuration_is_made_of_stays() {
    let texts = [
        "APP_ENV=production",
        "CACHE_DRIVER=redis",
        "DB_HOST=db.internal",
        "    add_header X-Robots-Tag \"noindex, nofollow\" always;",
        "    gzip_types \"text/plain\" \"application/json\";",
        "    log_format main '$remote_addr - $request_time \"$status\"';",
        "listen.owner = www-data",
        "pm = ondemand",
        "php_admin_value[date.timezone] = \"Europe/Berlin\"",
        "    image: \"php:8.3-fpm-alpine\"",
        "    command: [\"php-fpm\", \"--nodaemonize\"]",
        "apt-get install libssl-dev libpcre3-dev php8.2-fpm",
        "pecl install redis-5.3.7 apcu-5.1.23",
        "ssl_ecdh_curve X25519:secp384r1;",
        "# the \"migration barrier\" of the cluster",
        "2026/03/05 10:11:12 [error] 812#812: *1 user \"piet\" was not found in \"/etc/nginx/.htpasswd\"",
        "'secret' => 'Passwort bestätigen',",
        "throw new TokenMismatchException('CSRF token mismatch.');",
        "highlight.comment = \"#FF9900\"",
        "DATE_FORMAT=\"%Y-%m-%d %H:%M:%S\"",
        "alias ll=\"ls -la\"",
        "curl \"https://api.example/v1/items?sort=name\"",
        "srw-rw---- 1 www-data www-data 0 Nov 23 04:54 /run/php/php8.2-fpm.sock",
    ];
    let failed: Vec<String> =
        texts.iter().map(|it| strict(it)).filter(|it| !texts.contains(&it.as_str())).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn what_is_published_or_called_is_no_secret() {
    check_silent(&[
        "STRIPE_KEY=pk_live_zkJaz5Kol5qLol8ghOsC6PF7",
        "RECAPTCHA_SITEKEY=6LcnLqQLghW9DXvhUfjW9Xr0Til4loJEh3mEpS6n",
        "  tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSURdNL5WSOxCIhcXrVWqx9WpHL59dm3hz1jF",
        "$secret = random_bytes(32); $token = bin2hex(openssl_random_pseudo_bytes(16));",
        "def login(user, password=None, token: str | None = None): ...",
        "  backup_password: *mainpw",
        "  password: # set by ops",
        "  app.pass2: ENC_FROM[file:/etc/app.pw]",
        "nginx: [emerg] cannot load certificate key \"/etc/nginx/keys/token.key\": BIO_new_file() failed",
        "    nginx.ingress.kubernetes.io/auth-secret: basic-auth",
        "    - htpasswd: path=/etc/nginx/.htpasswd name=jan owner=root group=www-data mode=0640",
        "    - apt_key: id=B8DC7E53946656EFBCE4C1DD71DAEAAB4AD4CAB6 keyserver=keyserver.ubuntu.com",
        "salt_master: salt.int.example.org",
        "334 UGFzc3dvcmQ6",
    ]);
}

#[test]
fn objects_and_places_of_names_stay_in_strict_mode() {
    let texts = [
        "customer cus_HIpKzLqz4RnMZF",
        "01HXWQ8Z5J0V6M3T9K2R7C4BND",
        "pod token-service-6d4cf56db6-x7k2p",
        "Unknown column 'x' in 'where clause'",
    ];
    let failed: Vec<String> =
        texts.iter().map(|it| strict(it)).filter(|it| !texts.contains(&it.as_str())).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn pages_and_flags_of_php_stay_in_strict_mode() {
    for text in [
        "<!DOCTYPE html><html><head><title>PHP 8.2.36 - phpinfo()</title></head>",
        ".center th {text-align: center !important; margin: 0; padding: 4px; top: 0;}",
        "This program makes use of the Zend Scripting Language Engine:<br />Zend&nbsp;Engine&nbsp;v4.2.36,&nbsp;Copyright&nbsp;(c)&nbsp;Zend&nbsp;Technologies<br />",
        "<h2><a name=\"module_ctype\" href=\"#module_ctype\">ctype</a></h2>",
        "<tr class=\"h\"><th>Readline Support</th><th>enabled</th></tr>",
        "<tr><td class=\"e\">iconv implementation </td><td class=\"v\">glibc </td></tr>",
        "<tr><td class=\"e\">cURL </td><td class=\"v\">Sterling Hughes </td></tr>",
        "<a href=\"/\"><img src=\"x.png\" alt=\"Zend logo\" /></a>",
        "syslog.filter => no-ctrl => no-ctrl",
        "mbstring.language => neutral => neutral",
        "DEBIAN_FRONTEND=noninteractive",
        "7492  rt_sigaction(SIGUSR1, {sa_handler=0x7f18}, 8) = 0",
        "7492  poll([{fd=6, events=POLLIN|POLLOUT|POLLERR|POLLHUP}], 1, 0) = 1",
        "  [\"QUERY_STRING\"]=>\n  string(6) \"dump=1\"",
    ] {
        assert_eq!(strict(text), text);
    }
    check_denied(&[
        "<tr><td class=\"e\">vrk_wort </td><td class=\"v\">«nachtigall» </td></tr>",
        "<tr><td class=\"e\">$_SERVER['VRKWORT']</td><td class=\"v\">«nachtigall»</td></tr>",
        "  [\"VRK\"]=>\n  string(10) \"«nachtigall»\"",
    ]);
}
