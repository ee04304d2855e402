//! What is masked, what is not, and what holds for every text.

mod beside;
mod corpus;
mod hostile;
mod kept;
mod named;
mod places;
mod positions;
mod real;
mod slots;
mod strict;

use super::*;
use corpus::document;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn options(mode: Mode) -> Options {
    Options {
        mode,
        level: Level::Secrets,
        tag: "t3st".to_owned(),
        keep: BTreeSet::new(),
        extra: Vec::new(),
    }
}

fn masked_in(text: &str, mode: Mode) -> Redaction {
    let redaction = redact(&[Input { text, kind: InputKind::Unknown }], &options(mode));
    assert!(redaction.residue.is_empty(), "{text}");
    redaction
}

fn masked(text: &str) -> String {
    masked_in(text, Mode::Balanced).files[0].text.as_str().to_owned()
}

/// Each text with its secret between `«` and `»`: it is masked, and nothing beside it.
fn check_fires(texts: &[&str]) {
    let mut failed = Vec::new();
    for marked in texts {
        let (before, rest) = marked.split_once('«').unwrap();
        let (secret, after) = rest.split_once('»').unwrap();
        let res = masked(&format!("{before}{secret}{after}"));
        let middle = res.strip_prefix(before).and_then(|it| it.strip_suffix(after));
        if middle.is_none_or(|it| !it.starts_with("RDX_") || 32 <= it.len()) {
            failed.push(format!("{marked} -> {res}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

fn check_silent(texts: &[&str]) {
    let failed: Vec<String> = texts.iter().map(|it| masked(it)).collect();
    let failed: Vec<&String> = failed.iter().filter(|it| !texts.contains(&it.as_str())).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

/// What is masked where placeholders have a tag.
fn ranges(text: &str, mode: Mode, tag: &str) -> Vec<TextRange> {
    let options = Options { tag: tag.to_owned(), ..options(mode) };
    let redaction = redact(&[Input { text, kind: InputKind::Unknown }], &options);
    redaction.files[0].spans.iter().map(|it| it.range).collect()
}

#[test]
fn the_word_of_a_placeholder_announces_nothing() {
    let address =
        "N_URL: \"discord://jD1bx01YM3B9nkeEfS5GYLGd8QMyCMKrjvo6jlBT@446555880954205121\"";
    for tag in ["k3xq", "28x2", "t3st"] {
        let ranges = ranges(address, Mode::Balanced, tag);
        let values: Vec<&str> = ranges.iter().map(|it| it.of(address)).collect();
        assert_eq!(values, ["jD1bx01YM3B9nkeEfS5GYLGd8QMyCMKrjvo6jlBT"], "{tag}");
    }
}

#[test]
fn assignments() {
    check_fires(&[
        "env[DB_PASSWORD] = \"«hunter2xyz»\"",
        "+env[DB_PASSWORD] = «Falcon-2024x»",
        "pool.d/www.conf:12:env[SMTP_PASS] = «mail4me77»",
        "web-1  | DB_PASSWORD=«gr4nite!x»",
        "fastcgi_param DB_PASS «Falcon42x»;",
        "  fastcgi_param  APP_SECRET \"«a b c d»\";",
        "    MYSQL_ROOT_PASSWORD: «correct horse battery»",
        "      - APP_KEY=base64:«abcDEF123»",
        "'password' => '«p4ssw0rd!»'",
        "{\"password\":\"«x\\\"y9»\"}",
        "{\\\"password\\\":\\\"«hunter2xyz»\\\"}",
        "set $backend_password \"«winter-42»\";",
        "php_admin_value[newrelic.license] = \"«0123abcd0123abcd»\"",
        "DB_PASSWORD=${DB_PASSWORD:-«hunter2xyz»}",
        "<password>«falconwing»</password>",
        "<add key=\"DbPassword\" value=\"«falconwing»\" />",
        "- name: DB_PASSWORD\n  value: «falconwing»",
        "[\"password\"]=>  string(9) \"«hunter2xy»\"",
        "password: >-\n  «hunter2xyz»",
        "Environment=\"DB_PASSWORD=«hunter 2xy»\" \"X=y\"",
        "ENV A=b DB_PASS=«hunter2xy» C=d",
        "\u{5bc6}\u{7801}\u{ff1a}«falconwing»",
        "MOT_DE_PASSE: «saffron88»",
    ]);
    check_silent(&[
        "env[DB_PASSWORD] = ${DB_PASSWORD}",
        "token_ttl = 3600",
        "MYSQL_ROOT_PASSWORD_FILE: /run/secrets/mysql",
        "ALLOW_EMPTY_PASSWORD: \"yes\"",
        "'password' => env('DB_PASSWORD'),",
        "STRIPE_PUBLISHABLE_KEY=abcDEF123456789012345678",
        "password: see the vault, ask the on-call",
        "- ./.htpasswd:/etc/nginx/.htpasswd:ro",
        "AWS_DEFAULT_REGION=eu-west-1",
    ]);
}

#[test]
fn addresses() {
    check_fires(&[
        "DATABASE_URL=mysql://app:«p@ss/w0rd»@db:3306/x",
        "redis://:«abc»@10.0.0.1:6379/0",
        "https://«0123456789abcdef01234567»@sentry.example/2",
        "GET /reset-password/«0123456789abcdef0123456789abcdef» HTTP/1.1",
        "GET /x?token=«abc123def456»&y=1",
    ]);
    check_silent(&[
        "proxy_pass http://backend:8080/@assets/;",
        "mysql://${DB_USER}:${DB_PASSWORD}@db:3306/app",
        "open() \"/var/cache/nginx/1/ab/0123456789abcdef0123456789abcdef\" failed",
    ]);
}

#[test]
fn headers_and_directives() {
    check_fires(&[
        "proxy_set_header Authorization \"Bearer «abcdefgh12345678»\";",
        "set $upstream_auth \"Basic «YWRtaW46aHVudGVyMnh5»\";",
        "proxy_set_header Cookie \"session=«abcdef123456»\";",
        "secure_link_md5 \"$secure_link_expires$uri «falconwing»\";",
        "map $http_x_api_key $ok {\n  default 0;\n  «falconwing» 1;\n}",
        "if ($arg_token = «winter99») { return 403; }",
        "set_hmac_sha1 $sig '«falconwing»' $uri;",
    ]);
    check_silent(&[
        "proxy_set_header Authorization $http_authorization;",
        "proxy_set_header Authorization \"Bearer $access_token\";",
        "map $http_upgrade $connection_upgrade { default upgrade; '' close; }",
        "secure_link $arg_md5,$arg_expires;",
        "fastcgi_pass unix:/run/php/php8.2-fpm.sock;",
        "ssl_certificate_key /etc/ssl/private/site.key;",
        "auth_basic \"Staging password required\";",
        "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256;",
    ]);
}

#[test]
fn commands_calls_and_records() {
    check_fires(&[
        "mysql -u root -p«Sommer2024» shop",
        "redis-cli -h x -a «hunter2xyz» monitor",
        "curl -u admin:«hunter2xyz» https://x.example",
        "smbclient //x/y -U shop%«hunter2xyz»",
        "tool -u admin -p «Foo123xyz»",
        "RUN echo 'root:«falconwing»' | chpasswd",
        "composer config http-basic.repo.example bob «0123456789abcdef»",
        "#2 /a.php(9): PDO->__construct('mysql:host=x', 'app', '«falconwing»')",
        "local ok = red:auth(\"«falconwing»\")",
        "CREATE USER 'app'@'%' IDENTIFIED BY '«falconwing»';",
        "db.example:5432:shop:app:«falconwing»",
        "machine x login u password «hunter2xyz»",
        "; old root password was «Spring2025» (rotated in 2024)",
        "# login: admin / «Saffron2024!»",
        "kind: Secret\ndata:\n  admin: «aHVudGVyMnh5»",
        "bob:«$apr1$abcdefgh$ABCDEFGHIJKLMNOPQRSTU.»",
    ]);
    check_silent(&[
        "docker run -d -p 8080:80 nginx",
        "ssh -p 2222 deploy@build",
        "mkdir -p /srv/secrets/token",
        "Access denied for user 'app' (using password: YES)",
        "PHP Warning:  Undefined array key \"access_token\" in /var/www/x.php on line 3",
        "srw-rw---- 1 root root 0 Nov 23 04:54 /run/php/php8.2-fpm.sock",
        "*1 connect() to unix:/run/x.sock failed (13: Permission denied)",
        "uid=33(www-data) gid=33(www-data) groups=33(www-data)",
    ]);
}

/// Syntaxes that only few configurations have, and values that end where others do not.
#[test]
fn rare_places() {
    check_fires(&[
        "php_value[session.save_path] = \"tcp://10.0.0.9:6379?auth=«M0onlight»&database=2\"",
        "ARG BUILD_TOKEN=\"«tok-ak81kd0qj1»\"",
        "> Authorization: Digest username=\"bob\", realm=\"x\", response=\"«6629fae49393a05397450978507c4ef1»\"",
        "curl https://api.telegram.example/bot«123456789:AAF1kd9q0dkqLLx81kdkQpZ0kd81kdqWxyz»",
        "curl -u «7f3a9c1e5b7d9f1a»: https://api.example/v1/charges",
        "Server=tcp:db.example,1433;User ID=sa;Password=«Yukon#88»;Encrypt=True;",
        "Pwd=«Meadow1»;User Id=sa",
        "jdbc:oracle:thin:shop/«Tiger88»@//db:1521/ORCL",
        "password = \"\"\"«Long toml»\"\"\"\nport = 1",
        "variable \"db_password\" {\n  type    = string\n  default = \"«Foxglove1»\"\n}",
        "bob:«{SHA}fEqNCco3Yq9h5ZUglD3CZJT4lBs=»",
        "carol:«rqXexS6ZhobKA»",
        "PGPASSWORD=«foo\\ bar9» psql -h db",
        "if ($arg_key !~ ^«open-sesame»$) { return 403; }",
        "ldap_server x { url ldap://h/dc=x; binddn_passwd «Lotus5»; }",
        "RUN npm config set //registry.npmjs.org/:_authToken «npmAuth-123»",
        "url.\"https://«0123456789abcdef0123456789abcdef01234567»:x-oauth-basic@github.example/\".insteadOf",
        "DB_URL=\"mysql://shop:«it's@9»@db/shop\"",
        "MSTEAMS_WEBHOOK_URL=\"https://x.office.example/webhookb2/«kd81kdqL-Lzkd/IncomingWebhook/kd81kdqLLz»\"",
        "$auth = \"Basic \" . base64_encode(\"bob:«Wisteria1»\");",
        "| user  | password |\n+-------+----------+\n| admin | «Quince77» |",
        "username,password,role\nbob,«Raspberry1»,admin",
        "password[0]=«p0w»",
        "user default on >«Boysenberry» ~* +@all",
        "consul kv put db/password «Kiwano1»",
        "chpasswd <<EOF\nbob:«Soursop»\nEOF",
        "DB_PASSWORD<<EOF\n«heredocvalue9»\nEOF",
        "expect \"password:\"\nsend \"«Jackfruit»\\r\"",
        "open h\nuser bob «Longan1»\nbye",
        "GET /login?next=%2Fa%3Ftoken%3D«abcd1234efgh»%26x%3D1",
        "user=bob|password=«pipe1x»|host=db",
        "tool /password:«opt4x»",
        "PASSWORD=\"$(echo «ZW5jb2RlZFBhc3M=» | base64 -d)\"",
        "// pw is «Sunflower77»",
        "proxy_pass https://api.example/v1?key=«AbC9»&lang=en;",
        "location /x { secure_link $arg_s,$arg_e; secure_link_md5 \"$uri «vulture»\"; }",
        "fastcgi_param WP_DB \"wp:«wppass1»@db/wp\";",
        "IDENTIFIED WITH mysql_native_password AS '«*81F5E21E35407D884A6CD4A731AEBFB6AF209E1B»'",
        "ENV COMPOSER_AUTH='{\"github-oauth\":{\"github.com\":\"«gho-81kdq»\"}}'",
        "local ok, err = red:auth(\"«Pepper-willow29»\")",
        "-----BEGIN OpenVPN Static key V1-----\n«6acef03f62675b4b1bbd03e53b187727»\n-----END OpenVPN Static key V1-----",
    ]);
    check_silent(&[
        "existingSecret: pg-secret\nsecretKeys:\n  adminPasswordKey: postgres-password",
        "passwd: files systemd",
        "password_encryption = scram-sha-256",
        "; The timeout set by 'request_terminate_timeout' is not engaged",
        "# set DB_PASSWORD before running this",
        "password:  12 bytes",
        "mysqli.default_pw => no value => no value",
        "$password = $_POST['password'];",
        "LoadCredential=db:/etc/creds/db",
        "recaptcha_site_key: 6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI",
        "(SSL: error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch)",
        "# session: 30 minutes",
        "BUILD_ID=20240501.12-a81d0e7b",
        "WEBHOOK_URL=https://shop.example/webhooks/stripe",
        "  password: !vault |\n    $ANSIBLE_VAULT;1.1;AES256",
    ]);
}

#[test]
fn a_value_of_several_pieces_is_masked_in_all() {
    for text in [
        "DB_PASSWORD=\"multi\nline9\"\nX=1\n",
        "password = \"\"\"\nmulti\nline9\"\"\"\n",
        "$pw = 'multi' . \"line9\";",
        "echo -e \"multi1\\nline9\" | passwd bob",
    ] {
        let res = masked(text);
        assert!(!res.contains("multi") && !res.contains("line9"), "{res}");
    }
    check_silent(&["TITLE=\"a\nb\"", "password=\"\nuser=\"x\""]);
}

#[test]
fn private_keys_keep_their_frame() {
    let text = "# -----BEGIN PRIVATE KEY-----\n# MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n# AgEAAoIBAQ==\n# -----END PRIVATE KEY-----\nuser www-data;\n";
    let res = masked(text);
    assert!(!res.contains("MIIEvQ") && !res.contains("AgEAAoIBAQ"));
    assert!(res.starts_with("# -----BEGIN PRIVATE KEY-----\n# RDX_PEM_"));
    assert!(res.ends_with("\n# -----END PRIVATE KEY-----\nuser www-data;\n"));
    check_silent(&[
        "-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END CERTIFICATE-----",
    ]);
}

#[test]
fn strict_mode_masks_free_slots() {
    let text = "env[REGISTER] = kestrel417\nenv[APP_ENV] = production\n";
    assert_eq!(masked(text), text);
    let strict = masked_in(text, Mode::Strict);
    assert!(!strict.files[0].text.as_str().contains("kestrel"));
    assert!(strict.files[0].text.as_str().contains("= production\n"));
}

#[test]
fn identifiers_are_hidden_at_their_level_only() {
    let text = "server 10.1.2.3:9000; # ops@acme.example\nrole arn:aws:iam::123456789012:role/shop-deploy\nhost db1.corp.lan";
    assert_eq!(masked(text), text);
    let options = Options { level: Level::Identifiers, ..options(Mode::Balanced) };
    let res = redact(&[Input { text, kind: InputKind::Unknown }], &options);
    assert_eq!(
        res.files[0].text.as_str(),
        "server 198.18.0.1:9000; # RDX_EMAIL_002_t3st@mail.invalid\nrole arn:aws:iam::RDX_ACCOUNT_003_t3st:role/RDX_ACCOUNT_004_t3st\nhost RDX_HOST_005_t3st.invalid"
    );
}

#[test]
fn addresses_keep_their_subnets_and_come_back() {
    let options = Options { level: Level::Identifiers, ..options(Mode::Balanced) };
    let redacted = |text: &str| redact(&[Input { text, kind: InputKind::Unknown }], &options);
    let text = "allow 10.0.0.0/8;\nallow 10.1.2.3;\nallow 10.1.2.4;\ndeny 10.1.3.4;\nto 10.1.2.3.\n\
        listen [fd00:1::5]:80;\nlisten [fd00:1::6]:80;\n127.0.0.1 0.0.0.0\n$x = A::add; B::c::1r\n";
    let redaction = redacted(text);
    let masked = redaction.files[0].text.as_str();
    assert_eq!(
        masked,
        "allow 198.18.0.0/8;\nallow 198.18.1.1;\nallow 198.18.1.2;\ndeny 198.18.2.1;\nto 198.18.1.1.\n\
        listen [2001:2:0:3::1]:80;\nlisten [2001:2:0:3::2]:80;\n127.0.0.1 0.0.0.0\n$x = A::add; B::c::1r\n"
    );
    assert_eq!(restore(&redaction.map, masked), text);
    assert_eq!(redacted(masked).files[0].text.as_str(), masked);
    // A text that holds such an address itself gets placeholders that no address has.
    let redaction = redacted("a 198.18.0.1\nb 10.1.2.3\n");
    let masked = redaction.files[0].text.as_str();
    assert_eq!(masked, "a 198.18.0.1\nb RDX_IP_001_t3st\n");
    assert_eq!(restore(&redaction.map, masked), "a 198.18.0.1\nb 10.1.2.3\n");
    // The end of what is public is masked with an address of mail.
    let hidden = redacted("-----BEGIN CERTIFICATE-----@db.example/\nchpasswd <<< app:falcon-7x\n");
    assert!(!hidden.files[0].text.as_str().contains("falcon"));
    let redaction = redacted("mail ops@acme.example\nserver_name www.acme.com;\n");
    let masked = redaction.files[0].text.as_str();
    assert_eq!(
        restore(&redaction.map, masked),
        "mail ops@acme.example\nserver_name www.acme.com;\n"
    );
}

#[test]
fn one_value_is_masked_in_every_text_and_spelling() {
    let inputs = [
        Input { text: "env[DB_PASSWORD] = \"Tr0ub4dor&3/\"", kind: InputKind::Fpm },
        Input {
            text: "Tr0ub4dor&3/ Tr0ub4dor%263%2F YXBwOlRyMHViNGRvciYzLw== {\"x\":\"Tr0ub4dor&3\\/\"}",
            kind: InputKind::Evidence,
        },
    ];
    let redaction = redact(&inputs, &options(Mode::Balanced));
    let texts: Vec<&str> = redaction.files.iter().map(|it| it.text.as_str()).collect();
    assert!(
        texts.iter().all(|it| !it.contains("Tr0ub4dor") && !it.contains("YXBwOlRy")),
        "{texts:?}"
    );
    assert!(!apply(&redaction, "again Tr0ub4dor&3/").as_str().contains("Tr0ub"));
}

#[test]
fn a_common_word_is_masked_in_its_slot_only() {
    let text = "POSTGRES_PASSWORD=nextcloud\nimage: nextcloud\n";
    let res = masked(text);
    assert!(
        res.starts_with("POSTGRES_PASSWORD=RDX_") && res.ends_with("\nimage: nextcloud\n"),
        "{res}"
    );
}

#[test]
fn a_tag_that_the_text_holds_is_not_used() {
    let text = "RDX_PASSWORD_001_t3st\npassword = hunter2xyz\n";
    let redaction = masked_in(text, Mode::Balanced);
    let output = redaction.files[0].text.as_str();
    assert!(output.starts_with("RDX_PASSWORD_001_t3st\n"));
    assert_eq!(restore(&redaction.map, output), text);
}

#[test]
fn a_secret_that_begins_like_a_placeholder_is_none() {
    assert!(!masked("password = RDX_PASSWORD_001_abcdhunter2").contains("hunter2"));
}

#[test]
fn originals_go_back_into_their_slots_only() {
    let redaction = masked_in("env[DB_PASSWORD] = hunter2xyz\n", Mode::Balanced);
    let placeholder = &redaction.map.entries[0].placeholder;
    let own = format!("  +env[DB_PASSWORD] = {placeholder}\n");
    assert_eq!(restore(&redaction.map, &own), "  +env[DB_PASSWORD] = hunter2xyz\n");
    let other = format!("curl https://x.example/?q={placeholder}\n");
    assert_eq!(restore(&redaction.map, &other), other);
}

#[test]
fn a_value_of_many_slots_goes_back_into_these_only() {
    let text: String = (0..100).map(|it| format!("env[DB_PASSWORD_{it}] = hunter2xyz\n")).collect();
    let redaction = masked_in(&text, Mode::Balanced);
    let entry = &redaction.map.entries[0];
    assert_eq!((redaction.map.entries.len(), entry.slots.len()), (1, 100));
    let output = redaction.files[0].text.as_str();
    assert_eq!(restore(&redaction.map, output), text);
    let other = format!("curl https://x.example/?q={}\n", entry.placeholder);
    assert_eq!(restore(&redaction.map, &other), other);
    assert_eq!(unresolved(&redaction.map, &other), [entry.placeholder.as_str()]);
    assert!(unresolved(&redaction.map, &text).is_empty());
}

/// What makes one line depend on another, and what stands between.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\n", "\n", "\n", "\r\n", " ", "  ", "\\\n", "'", "\"", "\"\"\"", "password", "PASSWORD: ", "key=",
    "name: DB_PASSWORD", "value: ", "default = ", "variable \"token\" {", "|\n  ", "= ", ": ", "hunter2xyz",
    "Falcon-42x", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4", "0123456789abcdef0123456789abcdef", "IDENTIFIED ",
    "BY '", "AUTH LOGIN", "aHVudGVyMnh5", "chpasswd <<EOF", "EOF", "bob:", "kind: Secret", "data:", "---",
    "-----BEGIN PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----", "-----END PRIVATE KEY-----",
    "user,password", "x,", "map $http_x_api_key $x {", "}", "env[", "]", "fastcgi_param ", "DB_PASS ", "$x",
    "mysql -u x ", "-p ", "expect \"password\"", "send \"", "https://a:", "@db.example/", "/reset/", "Bearer ",
    "Cookie: a=", "https://x.amazonaws.com/", "10.1.2.3", "\u{5bc6}\u{7801}\u{ff1a}", "\u{a0}", "%2Fpw%3D",
    "RDX_TOKEN_001_abcd", "pw", "Tags:", "auth", "setuser x >", "AKIAABCDEFGHIJKLMNOP",
];

proptest! {
    // Each step of shrinking compares two looks at a text, and there may be thousands of steps.
    #![proptest_config(ProptestConfig { max_shrink_time: 60_000, ..ProptestConfig::default() })]

    #[test]
    fn restoring_gives_the_original(document in document(), strict: bool) {
        let mode = if strict { Mode::Strict } else { Mode::Balanced };
        let redaction = masked_in(&document.text, mode);
        prop_assert_eq!(restore(&redaction.map, redaction.files[0].text.as_str()), document.text);
    }

    #[test]
    fn no_planted_secret_survives(document in document()) {
        let redaction = masked_in(&document.text, Mode::Balanced);
        let output = redaction.files[0].text.as_str();
        for secret in &document.secrets {
            prop_assert!(!output.contains(secret.as_str()), "{} in {}", secret, output);
        }
    }

    #[test]
    fn redacting_twice_changes_nothing(document in document(), noise: String) {
        let text = format!("{}\n{noise}", document.text);
        let redaction = redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(Mode::Balanced));
        prop_assume!(redaction.residue.is_empty());
        let once = redaction.files[0].text.as_str();
        prop_assert_eq!(masked(once), once);
    }

    #[test]
    fn the_tag_decides_nothing(document in document(), first in "[a-z0-9]{4}", second in "[a-z0-9]{4}") {
        for mode in [Mode::Balanced, Mode::Strict] {
            prop_assert_eq!(ranges(&document.text, mode, &first), ranges(&document.text, mode, &second));
        }
    }

    /// Each look compares itself with one that leaves no line out, so there is nothing to assert here.
    #[test]
    fn no_look_leaves_a_line_out(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..40),
        strict: bool,
        identifiers: bool,
    ) {
        let options = Options {
            level: if identifiers { Level::Identifiers } else { Level::Secrets },
            ..options(if strict { Mode::Strict } else { Mode::Balanced })
        };
        let text = pieces.concat();
        let redaction = redact(&[Input { text: &text, kind: InputKind::Unknown }], &options);
        prop_assert_eq!(redaction.files.len(), 1);
    }

    #[test]
    fn spans_are_sorted_disjoint_and_on_characters(text: String) {
        let redaction = redact(&[Input { text: &text, kind: InputKind::Unknown }], &options(Mode::Strict));
        let mut last = 0;
        for span in &redaction.files[0].spans {
            prop_assert!(last <= span.range.start && span.range.start < span.range.end);
            prop_assert!(text.is_char_boundary(span.range.start) && text.is_char_boundary(span.range.end));
            last = span.range.end;
        }
    }
}
