//! Places of secrets by what they are an instance of: words of other languages, fields by number,
//! what stands under or beside a name, sentences; and their nearest look-alikes.

use super::*;

/// Each text with its secrets between `«` and `»`: each byte of them is masked.
pub(super) fn check_gone(texts: &[&str], mode: Mode) {
    let mut failed = Vec::new();
    for marked in texts {
        let mut text = String::new();
        let mut secrets = Vec::new();
        for (at, piece) in marked.split(['«', '»']).enumerate() {
            let start = text.len();
            text.push_str(piece);
            if at % 2 == 1 {
                secrets.push(TextRange::new(start, text.len()));
            }
        }
        let res = masked_in(&text, mode);
        for secret in secrets {
            if !res.files[0].spans.iter().any(|it| it.range.covers(secret)) {
                failed.push(format!("{} in {}", secret.of(&text), res.files[0].text.as_str()));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn words_of_languages_and_misspelt_ones() {
    check_fires(&[
        "CHIAVE_SEGRETA=\"«lucertola al sole»\"",
        "PAROL_BD=«medved-na-velosipede»",
        "\u{6570}\u{636e}\u{5e93}\u{5bc6}\u{7801}=«xiongmao8zhuzi»",
        "SMTP_PASSWROD=«moorhuhn.7»",
        "REDIS_PASWORD=«kiebitz_nest»",
        "lozinka: «pericaklarinet»",
        "DB_ADGANGSKODE=«rundetaarn-ude»",
        "salasana = «kaivosjate1»",
        "hmac_material = \"«vierzig segel im wind»\"",
        "api_sig_word=«klabautermann»",
        "kek: «wolpertinger»",
        "sifre = «kaplumbaga»",
        "matkhau=«conmeo»",
    ]);
    check_silent(&[
        "update_password: on_create",
        "param_password = \"j_password\"",
        "'password' => 'Contrase\u{f1}a',",
        "\"auth.password_confirm\": \"Passwort best\u{e4}tigen\"",
        "'mdp_oublie' => 'Mot de passe oubli\u{e9} ?',",
        "$rules = ['password' => 'required|string|min:12|confirmed'];",
        "olcPasswordHash: {SSHA}",
        "pwdPolicySubentry: cn=strong-password,ou=policies,dc=x,dc=example",
        "PassEnvironment=DB_PASSWORD VAULT_TOKEN",
        "CACHE_KEY: composer-v3-a81cc2d9f0e7",
        "id-token: write",
        "secret_ref=vault:kv/mail#token",
    ]);
}

#[test]
fn arguments_by_place() {
    check_fires(&[
        "mysqladmin -u root password '«Ziegenkaese8»'",
        "openssl dgst -sha256 -hmac «leinwand» body.json",
        "steghide extract -sf a.jpg -p «keilrahmen»",
        "ssh-keygen -t ed25519 -N '«Kohle auf Papier»' -f id",
        "net use Z: \\\\nas1\\web$ «Gartenzwerg!7» /user:WERK\\svc",
        "sqlcmd -S sql1 -U sa -P\"«ocker dunkel»\" -Q x",
        "bw unlock '«siena natur»' --raw",
        "vault kv put secret/shop/db user=shop word=«goldammer»",
        "ss-server -s 0.0.0.0 -k «puffin-guano-9» -m aes-256-gcm",
        "$pw = ConvertTo-SecureString '«Schubkarre#rot»' -AsPlainText -Force",
        "req.SetBasicAuth(\"gw\", \"«Oechsle»\")",
        "mac := hmac.New(sha256.New, []byte(`«steillage sued»`))",
        "DriverManager.getConnection(\"jdbc:x\", \"gw\", \"«spaetlese»\");",
        "ks.load(in, \"«auslese.trocken»\".toCharArray());",
        "requests.get(url, auth=(\"gw\", \"«spundloch»\"))",
        "jwt.sign({ sub: 1 }, '«bouquet rouge»', { algorithm: 'HS256' });",
        "  - --requirepass\n  - «dockside 14 gulls»",
        "  --master-key \\\n    «Gezeitentafel+Ebbe» \\\n",
        "username noc privilege 15 password 7 «0822455D0A16544541»",
        "ip ospf message-digest-key 1 md5 «hefezopf»",
    ]);
    check_silent(&[
        "clickhouse-client --user r --password --host ch1 --port 9440",
        "docker login -u sync --password-stdin reg.example.org",
        "openssl passwd -6 -salt xyz",
        "var el=document.getElementById(\"passwordInput\");el.type=\"password\"",
        "ErrBadPassword = errors.New(\"password does not match\")",
        "# With a pre-shared-key file the broker asks nothing.",
    ]);
}

#[test]
fn fields_by_number() {
    check_fires(&[
        "==> /etc/ppp/chap-secrets <==\n\"teich\"   *   «laichkraut»   10.8.0.2",
        "# rsyncd.secrets\nbackup:«laichkraut»",
        "chef:«Gnu_Herde»:1000:1000::/home/chef:/bin/bash",
        "\"ro\" \"«silbermoewe»\"",
        "roadw : XAUTH \"«kaisersemmel»\"",
        "a1 LOGIN kai \"«Kompassrose S»\"",
        "> PASS «Luv und Lee»",
        "MIGRATE db2 6379 k 0 5000 AUTH2 web «merunka»",
        "INSERT INTO users (id,login,heslo) VALUES (1,'vera','«makovec»');",
        "UPDATE t SET value='«strudl»' WHERE `key`='config_mail_smtp_password';",
        "-[ RECORD 1 ]-+----\nwebhook_secret | «leuchtfeuer»",
        "| name | value |\n+------+-------+\n| smtp_pass | «strandhafer» |",
        "{\"jsonrpc\":\"2.0\",\"method\":\"session.login\",\"params\":[\"lektor\",\"«kapitaelchen»\"],\"id\":7}",
        "WIFI:T:WPA;S:Gast;P:«bienvenidos al muelle»;;",
        "write(9, \"*3\\r\\n$4\\r\\nAUTH\\r\\n$3\\r\\nweb\\r\\n$12\\r\\n«nashorn.grau»\\r\\n\", 48) = 48",
    ]);
    check_silent(&[
        "fastcgi_pass php;\nproxy_set_header X-Api-Version 2024-05-01;",
        "secrets:x:1044:www-data,deploy",
        "resolver 1.1.1.1 1.0.0.1 [2606:4700:4700::1111] [2606:4700:4700::1001];",
        "ACL SETUSER guest on nopass ~cache:* +@read",
    ]);
}

#[test]
fn under_and_beside_a_name() {
    check_fires(&[
        "APP_CONF: '{\"db\":{\"u\":\"app\",\"p\":\"«mooring_line»\"}}'",
        "muelle://login?u=jefe&p=«ancla%20de%20hierro»",
        "- value: «morchel»\n  name: DB_PASSWD",
        "MYSQL_PWD:\n  value: «hakenflasche»",
        "{ \"k\": \"smtp_kennwort\", \"v\": \"«bindestrich»\" }",
        "env[DBS] = «rys-na-skale»   ; sekret bazy",
        "$ vault kv get -field=word kv/web\n«antilope springt»",
        "<Kennwort>\n   «schusterjunge»\n</Kennwort>",
        "<Pass encoding=\"base64\">«S29tcG9zdGhhdWZlbg==»</Pass>",
        "[\"secret\":\"Dsn\":private]=>\n  string(11) \"«efeu.ranke8»\"",
        "Server=sql1;Uid=sa;Pwd=«Calamar en su tinta»;Pooling=false;",
        "CHANGE MASTER TO MASTER_PASSWORD='«vanocka''s»', MASTER_PORT=3306;",
        "BORG_PASSPHRASE=«blind im Gras» BORG_REPO=ssh://b@nas/./r",
        "proxyauth=web:«unkenruf»",
    ]);
    check_gone(
        &[
            "shards = [\n  \"«shardeins1»\",\n  \"«shardzwei2»\",\n]",
            "vpn_psk_list = [ \"«Pappel01»\", \"«Pappel02»\" ]",
            "'recovery' =>\n  array (\n    0 => '«h3kd-92mq»',\n    1 => '«x8vn-p04t»',\n  ),",
            "[kek]\nv1 = \"«wolpertinger17»\"",
            "$pw = 'Lino99'\n   . '«type_1886»';",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n«lQVYBGZBEtJNDx1ijEK0»\n=«EBLH»\n-----END PGP PRIVATE KEY BLOCK-----",
        ],
        Mode::Balanced,
    );
    check_silent(&[
        "secrets:\n  - db_password\n  - composer_auth",
        "password:\n  type: string\n  format: password\n  minLength: 8",
        "DB_PASSWORD: { vault: prod/db/password@kv, file: false }",
        "Cookie: lang=de_AT; consent=necessary.stats; _ga=GA1.2.1034567891.1715584449",
        "{\"kty\":\"OKP\",\"x\":\"HSgsYRbDQouDvZMdfFl5OooLrDB11zPdjex8HRaHR80\"}",
        "checksum/secret: 54f7b400d322c4640b54c0a348740dbc03f71b34c389da267435cb312d91c460",
        "limit_req_zone $binary_remote_addr zone=login_password:10m rate=5r/m;",
        "# masterauth <master-password>\n# However this is not enough",
    ]);
}

#[test]
fn sentences_of_languages() {
    check_gone(
        &[
            "Passwort lautet \u{201e}«Polarfuchs»\u{201c} (ohne Leerzeichen)",
            "le mot de passe de l'admin c'est \u{201c}«renard polaire»\u{201d}, sans majuscules",
            "\u{5bc6}\u{7801}\u{662f}«beijihu888»,\u{522b}\u{5916}\u{4f20}",
            "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}\u{306f}\u{300c}«hokkyoku-kitsune»\u{300d}\u{3067}\u{3059}",
            "2fa code is «402 771», quick",
            "PUK (SIM im Router): «52917730»",
            "Contrase\u{f1}a para el usuario de pruebas: **«Escombrera#5»**",
            "Das Telefonkennwort f\u{fc}r R\u{fc}ckfragen bei Ihrer Hotline ist \"«Moorleiche»\".",
            "seed: «glove marine turtle sad orbit velvet canyon fruit jazz noble squeeze echo»",
        ],
        Mode::Balanced,
    );
    check_silent(&[
        "das Passwort muss 12 Zeichen haben",
        "the password is required",
        "Wie lautet das Passwort des FPM-Benutzers?",
        "A password reset was requested by: Alice",
        "exit code is 255 and the port is 9000",
        "pid 771402, ticket SEC-40277",
        "Please change the secret and the token after the first login.",
    ]);
}

#[test]
fn strict_mode_denies_literals_of_unknown_names() {
    check_gone(
        &[
            "app.magic=«heidekraut-lila»",
            "curl -H 'X-Boot: «Kastanie_Reif9»' https://boot.example",
            "$conn = ['db', 'zeitung', '«Umbruch&99»', 'z'];",
            "[u, p] == ['gw', '«Winzerfest 11»']",
        ],
        Mode::Strict,
    );
    for text in [
        "listen = /run/php/php8.2-fpm.sock\nuser = www-data\nlisten.mode = 0660\npm = dynamic\n",
        "APP_ENV=production\nDB_HOST=db.internal\nDB_PORT=3306\nAPP_URL=https://x.example/\n",
        "add_header X-Frame-Options \"SAMEORIGIN\" always;\nfastcgi_pass unix:/run/php/x.sock;\n",
        "restart: unless-stopped\nimage: php:8.2-fpm-alpine\nports: [\"8080:80\"]\n",
        "alias gs=\"git status\"\n# see \"the manual 5\"\n",
    ] {
        let redaction = masked_in(text, Mode::Strict);
        assert_eq!(redaction.files[0].text.as_str(), text);
    }
}

#[test]
fn syntax_around_a_secret() {
    check_fires(&[
        "| DB_PASSWORD | «Zilte-zee» | yes |",
        "<tr><td class=\"e\">REDIS_AUTH</td><td class=\"v\">«bezemsteel»</td></tr>",
        "Windows: «PZMFK-Z91X0-6QH4T-MAWPY-4O0DS» (product key)",
        "http.basic_auth 'svc', '«Robijnrood»'",
        "sql.Open(\"mysql\", \"shop:«g0pher@hol»@tcp(10.0.0.4:3306)/shop\")",
        "https://teams.example.de/join/«xhoWqWZE2uBYGKFGLcMTMW»",
        "cvs -d :pserver:jan:«hoefsmid»@cvs.example.org:/cvs co web",
        "{default_pass, <<\"«Slakkenhuis»\">>}",
        "curl_setopt($ch, CURLOPT_USERPWD, 'svc:«Kajuit,2»');",
        "AUTH\n$4\nshop\n$11\n«pannenkoek!»",
        "\u{1b}[33mpassword\u{1b}[0m=\u{1b}[36m«Ijsbeer#1»\u{1b}[0m host=db1",
        "['pass' => $pass ?: '«Beschuit&Muisjes»']",
        "passwd: str = '«Klavecimbel»'",
        "<setting name=\"smtpPassword\"><![CDATA[«Soep<lepel>»]]></setting>",
        "<add value=\"«Pollepel7»\" key=\"FtpPassword\"/>",
        "[[\"db_password\",\"«Magnetron»\"]]",
        "ALTER USER hr IDENTIFIED BY «Heggen_schaar» ACCOUNT UNLOCK;",
        "rlm_pap: Login incorrect: [jan/«Bagage drager»] (from client ap1)",
        "az keyvault secret set --name db --value '«Derailleur»'",
    ]);
    check_silent(&[
        "| password | string | required |",
        "FROM nginx:1.25@sha256:abc0123456789def",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/app-AbC1dE",
        "lease_id            database/creds/shop/5JrIDjhsKWbH58QAkRfTRVtN",
        "gcloud secrets versions access latest --secret=web-db-password",
        "_443._tcp.www IN TLSA 3 1 1 0addebd6e14467487dbab5a7de05410699c8fc5539c3af68a161739935345373",
        "  PRIMARY KEY (`id`), UNIQUE KEY `users_email_unique` (`email`)",
        "$h = password_hash($pw, PASSWORD_ARGON2ID, ['memory_cost' => 65536]);",
        "author_key: knuth-1997",
        "TOKEN=$(cat /run/secrets/token) ; echo ${#TOKEN}\n36",
    ]);
}

#[test]
fn sentences_of_more_languages() {
    check_fires(&[
        "Benutzer wartung, Kennwort lautet «R\u{fc}benkraut & Brot» (bitte \u{e4}ndern).",
        "la contrase\u{f1}a del usuario deploy es «Aceituna_negra».",
        "Wachtwoord van de beheerder is veranderd in «Klompenmaker8».",
        "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c} «\u{412}\u{430}\u{440}\u{435}\u{43d}\u{438}\u{43a}\u{438}3»",
        "Veritaban\u{131} \u{15f}ifresi «Karpuz_61» olarak",
        "M\u{1ead}t kh\u{1ea9}u root l\u{e0} «phobo-hanoi»",
        "SIM PIN «0852», room 0853",
    ]);
    check_gone(
        &["also changed the db user's pw from «Hinkelpad» to «Knikkerbaan»"],
        Mode::Balanced,
    );
    check_silent(&[
        "Das Passwort ist abgelaufen und muss erneuert werden.",
        "the password was moved from Vault to Consul",
        "Le mot de passe a expir\u{e9}, veuillez contacter l'administrateur.",
        "M\u{1ead}t kh\u{1ea9}u kh\u{f4}ng \u{111}\u{fa}ng",
    ]);
}

#[test]
fn second_secrets_of_a_line_and_what_stands_for_a_missing_one() {
    let firebase = format!("AAAAGBALI3v:APA91b{}", "aQR8toymmHJVVnGX-jUJNw".repeat(6));
    let key = format!("server key «{firebase}»");
    let texts = [
        &key,
        "RUN echo 'www-data:«saunailta2»' | chpasswd && echo \"root:«Vappu-Sima»\" | chpasswd",
        "<tr><td class=\"e\">DB_PASSWORD </td><td class=\"v\">«Kaiserschmarrn» </td></tr>",
        "<tr><td class=\"e\">$_ENV['DB_PASSWORD_OLD']</td><td class=\"v\">«gulyas&amp;sajt»</td></tr>",
        "Array ( [db] =&gt; Array ( [user] =&gt; cms [pass] =&gt; «Marillenknoedel» [prefix] =&gt; t_ ) )",
        "fallback = coalesce(var.db_password, \"«Gletscherbach»\")",
        "const pass = process.env.DB_PASS || '«Geheimfach7»'",
        "$secret = $this->options->password ?: '«Kartoffel-7»';",
        "new PDO($dsn, $user, $pass ?: '«Loewen+Zahn»');",
        "echo «Falcon7x» | docker login --password-stdin && echo 'root:«Vappu-Sima»' | chpasswd",
        "API_KEY={\"gis\": \"«edbedb0f5f56b8941ef851bc»\", \"boot\": \"«Falcon-7x»\"}",
        "API_KEYS='{\"gis\":\"«edbedb0f5f56b8941ef851bc»\",\"map\":\"«8f22cb29aa5b5ff6c1dad116»\"}'",
        "define( 'AKISMET_KEY', '«df984d5caf85»' );",
        "basic = base64encode(\"metrics:«Enzian.blau»\")",
        "ssh2_auth_pubkey_file($s, 'deploy', '/home/d/id.pub', '/home/d/id', '«Fingerhut 5»');",
        "twilio('AC8f58c3e14d0df049a928aeb33df70220', '«4d949a2426c034d6862a802f2927bea6»')",
        "Backup codes, falls ich weg bin: «4573-1702» «6818-3289» «0016-7184»; ticket 10443821",
        "- SSH: port 22022, mdp **«Camembert-Coulant»**",
    ];
    check_gone(&texts, Mode::Balanced);
}

#[test]
fn what_redis_and_mail_servers_are_sent() {
    check_gone(
        &[
            "127.0.0.1:6379> AUTH worker «krabbenkutter»",
            "127.0.0.1:6379> AUTH default «Krabben-7»",
            "redis> AUTH «krabbenkutter»",
            "tcp-check send AUTH\\ «caff\u{e8}-corretto»\\r\\n",
            "REDIS_URL=\"redis://«knedlik-zeli»@redis:6379\"",
            "[pid  3316] write(8, \"PASS «Bootssteg 2»\\r\\n\", 18) = 18",
        ],
        Mode::Balanced,
    );
    for line in ["redis://default@redis:6379", "mysql> AUTH plugin missing"] {
        assert_eq!(masked(line), line);
    }
}

#[test]
fn a_token_of_a_vendor_is_masked_whatever_name_it_has() {
    let names = [
        "openai.organization",
        "commit_id",
        "build_id",
        "client_id",
        "x.hash",
        "kid",
        "request_id",
        "fingerprint",
        "etag",
        "instanceId",
        "lease_id",
        "serial",
        "cursor",
        "user",
        "APP_ID",
        "peer",
        "image.digest",
        "integrity",
        "application_id",
        "sitekey",
        "nonce",
        "credential_process",
    ];
    let body = "c4a9qO6e07aE3ucIpwwSCP4Xxp6HrQToeBlMv9pnP6rL6REa";
    for start in ["sk-", "ghp_", "glpat-", "xoxb-", "npm_", "sk_live_", "hvs.", "shpat_", "NRAK-"] {
        for name in names {
            for text in [format!("{name} = '{start}{body}'"), format!("{name}: {start}{body}")] {
                assert!(!masked(&text).contains("pwwSCP4"), "{text}");
            }
        }
    }
}

#[test]
fn a_setting_behind_a_remark_sign_is_masked_to_its_end() {
    check_gone(&["#DB_PASSWORD=«Domino stein»", "; env[DB_PW] = «Domino stein»"], Mode::Balanced);
}

#[test]
fn what_stays_readable_takes_no_secret_with_it() {
    check_gone(
        &[
            "CREDENTIALS='{\"password\":\"«sommerregen»\",\"token\":\"«8f22cb29aa5b5ff6c1dad116»\"}'",
            "credential_process = /opt/get --secret «Falcon-7x»",
            "password «Falcon7x»: removed",
            "AUTH «sommerregen» please",
            "my secret[1234]: «Falcon7x»",
            "POST /x?password=«Falcon-7x»&token=[FILTERED]",
            "pw: «Falcon-7x» [redacted]",
            "password=«Falcon-7x»[REDACTED]",
            "password=\"«Falcon-7x [REDACTED] sommer»\"",
        ],
        Mode::Balanced,
    );
}

#[test]
fn parameters_of_fastcgi() {
    check_fires(&[
        r#"read(4, "\1\1\0\1\17\7SCRIPT_FILENAME/a/b.php\7\fDB_PASS«Regenwolke27»\n\0APP_SECRET", 80) = 80"#,
        r#"read(4, "\v\3SERVER_NAMEa.b\v%HTTP_COOKIEPHPSESSID=«s9fk3ldm20vnq8alsk3jf0»; x=1""#,
        r#"$1 = "\017\007SCRIPT_FILENAME/a/b.php\022\nHTTP_AUTHORIZATIONBasic «Zm9v»\v\3HTTP_ACCEPT*/*""#,
        r#"writev(11, [{iov_base="\f\0QUERY_STRING\16\200\0\0\24HTTP_X_API_KEY«kQ7vR2mXz9LpW4tBn6Yc»\f\2CONTENT_TYPEab"}], 1)"#,
        // What is cut ends where the text does.
        r#"read(4, "\f\0QUERY_STRING\7\fDB_PASS«Regenwo»"..., 8192) = 880"#,
    ]);
    check_silent(&[
        r#"read(4, "\f\0QUERY_STRING\v\tREMOTE_ADDR127.0.0.1\17\3REDIRECT_STATUS200\n\0APP_SECRET\v\3HTTP_ACCEPT*/*", 80) = 80"#,
    ]);
}

#[test]
fn both_columns_of_a_dump() {
    for (dump, line) in [
        (
            "00000000  41 50 49 5f 54 4f 4b 45  4e 3d 6b 51 37 76 52 32  |API_TOKEN=kQ7vR2|\n00000010  6d 58 7a 39 00 58 3d 31                           |mXz9.X=1|\n00000018",
            "  4e 3d RDX",
        ),
        (
            "00000000: 4150 495f 544f 4b45 4e3d 6b51 3776 5232  API_TOKEN=kQ7vR2\n00000010: 6d58 7a39 0058 3d31                      mXz9.X=1",
            " 4e3d RDX",
        ),
        (
            "\t0x0000:  0050 5265 4e3d 6b51 0d0a 7069 6e3d 3120  .PReN=kQ..pin=1.\n\t0x0010:  4150 495f 544f 4b45 4e3d 6b51 3776 5232  API_TOKEN=kQ7vR2\n\t0x0020:  6d58 7a39                                mXz9",
            " 4e3d RDX",
        ),
    ] {
        for mode in [Mode::Balanced, Mode::Strict] {
            let res = masked_in(dump, mode).files[0].text.as_str().to_owned();
            assert!(res.contains(line), "{res}");
            for part in ["kQ7vR2", "mXz9", "6d58", "6d 58", "3776", "37 76"] {
                assert!(!res.contains(part), "{part} in {res}");
            }
        }
    }
    // Columns that do not say the same are no dump.
    let text = "00000000  41 50 49 5f 54 4f 4b 45  |API_TOKE|\n00000008  4e 3d 6b 51 37 76 52 32  |N=......|";
    assert_eq!(masked(text), text);
}

#[test]
fn the_last_argument_before_switches() {
    check_fires(&[
        "#2 /var/www/crm/src/Auth/Session.php(57): Shop\\Auth->login('sara.k', '«Shiraz_Anar»', true)",
        "$auth->login('sara', '«Shiraz_Anar9»', null);",
        "wp_set_password( '«Kermesse_juin»', $user->ID );",
        "wp_create_user( 'stagiaire2', '«tilleul2tilleul»', 'a@shop.example' );",
        "$db2 = new wpdb( 'cadastre_ro', '«Parcelle_ZB114»', 'cadastre', '10.44.0.3' );",
    ]);
}

#[test]
fn quotes_of_markup() {
    check_fires(&[
        "<add name=\"Old\" connectionString=\"Uid=web;Pwd=&quot;«Rodel &amp; Bob»&quot;;\"/>",
        "<add name=\"main\" connectionString=\"Uid=php;Pwd=&quot;«Kai;Mauer»&quot;;Encrypt=yes\" />",
        "<td class=\"v\">mysqldump --password=&#039;«Kai Mauer»&#039; shop </td>",
    ]);
}

#[test]
fn settings_as_programs_print_them() {
    check_fires(&[
        "[http-basic.repo.shop.example.password] «walzer-im-park»",
        "<field name=\"v\">a:1:{s:4:&quot;smtp&quot;;a:1:{s:4:&quot;pass&quot;;s:14:&quot;«hollow_lantern»&quot;;}}</field>",
        "<div data-config=\"{&quot;db_password&quot;:&quot;«Regen wolke»&quot;,&quot;host&quot;:&quot;db&quot;}\">",
    ]);
    check_silent(&[
        "errorstat_WRONGPASS:count=2",
        "Private-Key: (2048 bit, 2 primes)",
        "<f>a:1:{s:4:&quot;mail&quot;;s:9:&quot;a@shop.example&quot;;}</f>",
    ]);
    for text in [
        "\"GlobalIPv6Address\": \"\",",
        "strict_8bitmime = no",
        "mysql56_temporal_format\tON",
        "smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
        "tls_high_cipherlist = aNULL:-aNULL:HIGH:@STRENGTH",
        "multiplexing_api:epoll",
    ] {
        assert_eq!(masked_in(text, Mode::Strict).files[0].text.as_str(), text);
    }
}

#[test]
fn arguments_and_sentences() {
    check_fires(&[
        "execve(\"/usr/bin/mysql\", [\"mysql\", \"-uapp\", \"-p«mandazi chai»\", \"core\"], 0x55d0 /* 31 vars */) = 0",
        "execve(\"/usr/bin/curl\", [\"curl\", \"-ushop:«mandazi chai»\", \"x\"], 0x55d0 /* 31 vars */) = 0",
        "execve(\"/bin/sh\", [\"sh\", \"-c\", \"mysql -u a -p«mandazia» b\"], 0x55d0 /* 31 vars */) = 0",
        "La password iniziale \u{e8} sempre «Benvenuto.2025», da cambiare.",
        "F\u{fc}r das Plesk: admin / «Samaria-Farangi». Danke",
    ]);
}

#[test]
fn what_servers_and_debuggers_show() {
    check_fires(&[
        r#"read(4, "HTTP_AUTHORIZATIONBearer «409d414141a44ce561b846f4d3e878e7», 120) = 96"#,
        "PHP Warning:  session_start(): open(/var/lib/php/sessions/sess_«872ei7q3p66j4nf8wxha9fmz9e», O_RDWR) failed: Permission denied (13) in /srv/a.php",
        "stat /var/lib/php/sessions/sess_«872ei7q3p66j4nf8wxha9fmz9e»",
        "sendmail_path = \"/usr/bin/msmtp -C /etc/msmtprc --passwordeval 'echo «Trauerweide»'\"",
        "<td>/usr/bin/msmtp --passwordeval=&#039;echo «Trauerweide»&#039; </td>",
        "<td>/usr/bin/msmtp&nbsp;--passwordeval='echo&nbsp;«Trauerweide»'</td>",
        "+user kasse on >«Zugvogel» ~cache:* +@read",
        "  php_admin_value mysqli.default_pw «Enzianblau»",
        "#4  zif_ldap_bind: ldap_bind_pw = 0x7fca86bf0555 \"«Wiesel_flink»\", ldap_bind_pwlen = 12",
        "    OIDCCryptoPassphrase \"«im Fruehtau zu Berge»\"",
        "DB_PASSWORD=\"«wie Schnee am Mittag Zu Hause»\"",
    ]);
    check_silent(&[
        "2024/03/02 17:55:01 [debug] 31#31: *9 http file cache key: 0c9abc8c98c51fb6c79383aa3d6e848c",
        "2024/11/18 09:14:06 [debug] 2211#2211: *88142 ssl new session: 07B9A1CB:32:2112",
        "cache.WARNING: Failed to save key \"security_token_blacklist_44\": NOAUTH Authentication required.",
        "[authz_core:error] AH01631: user token: authorization failure for \"/x\"",
        "MountVolume.SetUp failed for volume \"token-vol\" : references non-existent secret key: token",
        "token_refill = \"10/s\"",
        "ls /var/lib/php/sessions/sess_872ei7q3",
    ]);
}

#[test]
fn what_looks_like_an_exception_is_masked() {
    check_fires(&["the password is '«Falcon9wing»' not 'x'", "mysql: shop:«a9&quot;bX7c»@db/shop"]);
    for (text, rest) in [
        ("| vrk | Nachtigall) | true |", "chtigall"),
        ("$allowed['kQ7vR2mXz9Lp']", "kQ7"),
        (
            "00000000  70 77 64 3d 61 62 63 39  64 65 66 20 20 20 20 20  |pwd=abc9def|\nnext line",
            "abc9",
        ),
    ] {
        let res = masked_in(text, Mode::Strict).files[0].text.as_str().to_owned();
        assert!(!res.contains(rest), "{res}");
        assert!(!text.contains("next line") || res.ends_with("|\nnext line"), "{res}");
    }
}

#[test]
fn letters_of_several_bytes_in_a_dump() {
    let dump = "00000000  47 45 54 20 2f 3f 70 61  73 73 77 6f 72 64 3d 47  |GET /?password=G|\n00000010  72 c3 bc 6e 65 39 78 20  48 54 54 50 2f 31 2e 31  |r..ne9x HTTP/1.1|\n00000020  0d 0a 48 6f 73 74 3a 20  61 2e 62 0d 0a           |..Host: a.b..|";
    let res = masked(dump);
    for part in ["ne9x", "6e 65 39", "c3 bc", "Gr.."] {
        assert!(!res.contains(part), "{part} in {res}");
    }
    assert!(res.contains(" HTTP/1.1|") && res.contains("48 54 54 50"), "{res}");
}
