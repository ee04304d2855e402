//! Secrets told in talk, put together by code, listed in panels and shown by programs; all of them
//! made up for the class that they stand for.

use super::places::check_gone;
use super::*;

#[test]
fn answers_and_agreements() {
    check_gone(
        &[
            "[10:01] kai: what's the root pw on db7?\n[10:01] mia: «gamsbart-im-wind»",
            "[10:01] kai: what's the password for staging again\n[10:02] mia: «Kuckucksuhr_77»",
            "[10:01] kai: psswd?\n[10:02] mia: its «Nordwind7»",
            "10:22 <tom> whats the ftp login\n10:22 <eva> web3 / «schilfrohr!9»",
            "<tom> need the pin for the alarm\n<eva> «8841»",
            "Kai  09:14\ncan you send me the mysql password?\nMia  09:15\n«lerchen-sporn-4»",
            "[11:00] kai: still denied\n[11:01] mia: try «Lerchen_Sporn_4» then",
            "[11:02] mia: i set it to «Lerchensporn2024»",
            "[11:03] mia: the new one is «Lerchensporn-2025»",
            "[11:03] mia: wifi is Gast / «weizenbier#4»",
            "[11:04] mia: log in as admin with «hopfen&malz»",
            "Meldet euch mit dem Benutzer shop und «Hagebutte-77» an.",
            "Am Server kommt ihr mit «Tannenzapfen12» rein.",
            "Der Code für die Tür ist «4711#», bitte nicht weitergeben.",
            "Ich habe es auf «Himbeer_Eis3» geändert.",
            "Le mot de passe du wifi : «chocolat-noir»",
            "Le code du coffre est «70-31-88».",
            "密码是«xiongmao#吃竹子»",
            "Security question \"first pet\": «Bello»",
            "Master PIN «55 81 20»",
            "$dsn = sprintf('mysql://%s:%s@db/app', 'shop', '«zaun/könig»');",
            "$x = getenv('SHOP_PW') ?: '«zaun.koenig»';",
            "$x = $_ENV['DB_PASSWORD'] ?? '«zaunkoenig»';",
        ],
        Mode::Balanced,
    );
}

#[test]
fn code() {
    check_gone(
        &[
            "pw = os.getenv(\"DB_PASSWORD\") or \"«zaunkoenig»\"",
            "$cfg['pw'] ??= '«zaunkoenig»';",
            "[$user, $pass] = ['shop', '«zaunkoenig»'];",
            "define('WP_REDIS_PASSWORD', ['shop', '«zaunkoenig»']);",
            "Hash::make('«zaunkoenig»')",
            "bcrypt('«zaunkoenig»')",
            "local h = ngx.hmac_sha1(\"«zaunkoenig»\", uri)",
            "tcp-check send AUTH\\ «zaunkoenig»\\r\\n",
        ],
        Mode::Balanced,
    );
}

#[test]
fn settings_by_place() {
    check_gone(
        &[
            "proxy_set_header \"X-Losung\" \"«zaunkoenig am teich»\";",
            "fastcgi_param SMTP_LOGIN \"web@shop.example|«zaun:koenig»|ssl\";",
            "Password:\n«zaunkoenig-7»\nCopy",
            "API Token\n«zk_9f8a7b6c5d4e»\nRegenerate",
            "Backup codes\n  «81d2-99ab»\n  «77c1-02fe»\n  «a9b0-71cc»",
            "Recovery codes:\n1. «98127734»\n2. «11882934»\n3. «55019922»",
            "Authenticator key: «k7zq m2xw p9rt l4vb»",
            "Generated password for user root: «zaunkoenig»",
        ],
        Mode::Balanced,
    );
}

#[test]
fn panels_protocols_and_dumps() {
    check_gone(
        &[
            "...word: «zaunkoenig77»",
            "SSWORD=\"«zaunkoenig»\"",
            "/msg NickServ IDENTIFY «zaunkoenig»",
            "/ns identify shop «zaunkoenig»",
            "/oper admin «zaunkoenig»",
            "1700000000.1 [0 10.0.0.1:5] \"AUTH\" \"«zaun@koenig»\"",
            "a:2:{s:4:\"user\";s:4:\"shop\";s:8:\"password\";s:12:\"«zaun\";koenig»\";}",
            "class Cfg { dsn = x, passphrase = «zaun am see», retries = 3 }",
            "$_COOKIE['SHOPSESS'] => «hyig0zuqkl7m7twdfyfgesdjxmnq9f18»",
            "Host;User;Passwort;Port\ndb1;shop;«zaun\"koenig»;3306",
            "| Dienst | Benutzer | Zugang |\n|---|---|---|\n| FTP | shop | «zaunkoenig» |",
            "-  $c['dbkey']  = '«zaunkoenig»';",
            "[Environment]::SetEnvironmentVariable('MAIL_KW', '«Zaun koenig»', 'Machine')",
            "setx DB_KW \"«Zaunkoenig»\"",
            "reg add HKLM\\X /v Password /t REG_SZ /d «Zaunkoenig» /f",
        ],
        Mode::Balanced,
    );
}

#[test]
fn tables_and_commands() {
    check_gone(
        &[
            "<add name=\"x\" connectionString=\"Server=db;Uid=shop;Pwd=«Zaun koenig»;\" />",
            "echo \"::add-mask::«zaunkoenig»\"",
            "passenger_env_var SECRET_KEY_BASE «ace2983f149768b61899755c031ffecfa545b002»",
        ],
        Mode::Balanced,
    );
}

#[test]
fn sentences_and_pages() {
    check_gone(
        &[
            "[10:01] kai: wifi password?\n[10:02] mia: «Zaunpfahl Igel 42»",
            "for redis it's \"«zwei rote igel»\" without the quotes",
            "the backup passphrase, all one word, is «dreiblauewalesingen»",
            "await page.fill('#password', '«Igelstachel»');",
            "cy.get('input[name=password]').type('«Igelstachel»')",
            "document.querySelector('#pw').value = '«Igelstachel»';",
            "We log in as root/«Igelstachel» until Friday.",
            "| stage | https://stage.example | demo : «Igelstachel7» |",
            "signing_keys: [«9f8a7b6c5d4e3f2a1b0c», «77b1aa9c8e7d6f5a4b3c»]",
            "The new password for the box is on the next line:\n«Igel-stachel7»",
            "Security answer (first teacher): «Frau Igelstachel»",
            "Elastic: Password for the elastic user: «c8fJxhfVASGsdaupvEk=»",
            "setx MAIL_KW \"«Igel stachel»\"",
            "it prompts twice, enter «igelstachel-24» both times",
            "[10:01] kai: what's the mysql password?\n[10:02] mia: «zaun-igel-berg»\n[10:03] kai: denied\n[10:04] mia: try «Zaun_igel_Berg»\n[10:05] mia: same without the underscores, so «ZaunigelBerg»",
            "# old login: kim + «Zaun/pfahl»",
            "new wifi: ssid Gast-5G, psk «Zaunpfahl 88»",
            "    fastcgi_param SMTP_ANMELDUNG \"web@shop.example|«Zaun:pfahl»|ssl\";",
            "$conf{'pwd'} = q{«zaun{pfahl}»};",
        ],
        Mode::Balanced,
    );
}

#[test]
fn passwords_that_resemble_patterns_classes_and_templates() {
    check_fires(&[
        "DB_PASSWORD=«XK7(p9.wQ)m»",
        "DB_PASSWORD=\"«MNW($!:5#e»\"",
        "DB_PASSWORD='«Troubador\\Horse»'",
        "DB_PASSWORD='«Kx9\\Zw4\\Ab1»'",
        "<password>«&lt;Kx9wq7Lm»</password>",
        "requirepass «foobared»",
        "mysql://app:«changeme123»@db/shop",
        "password: \"«Ab1=x9&Cd2=y7»\"",
        "db_password = «:geheimrat»",
        "project_key = «8f14e45fceea167a5a36dedd4bea2543»",
    ]);
}

#[test]
fn passphrases_that_begin_as_a_pointer_does_or_name_a_keeper() {
    check_fires(&[
        "passphrase: \"«stay calm and safe Otter»\"",
        "passphrase: \"«never eat shredded wheat»\"",
        "passphrase = \"«only Seven crows know»\"",
        "passphrase: \"«wiki falcon anvil 42»\"",
        "DB_PASSWORD=\"«in door harbor correct»\"",
        "DB_PASSWORD=\"«read battery paper»\"",
        "DB_PASSWORD=\"«cloud dance night with key»\"",
        "  password: \"«key paper day seven»\"",
        "define('DB_PASSWORD', '«crow key moon song»');",
        "define('DB_PASSWORD', '«+O8!KUCW.lV=;4»');",
        "define('DB_PASSWORD', '«$GJBT-m]%FPRj_W6»');",
        "define('DB_PASSWORD', '«gp*E3@H#43/g.cNx»');",
        "define('DB_PASSWORD', '«Oq40|d>Kr()»');",
        "define('DB_PASSWORD', '«<enSWxhK»');",
        "env[DB_PASSWORD] = \"«ZA8!P.{zy}L,Pw1»\"",
        "'password' => '«Vault:Close]27»',",
        "'password' => '«see talk staple ace star»',",
        "{\"user\": \"shop\", \"password\": \"«maple tree falcon sun anvil»\"}",
        "password = \"«cloud vault moon battery key»\"",
        "  password: \"«UtGGqjPwMAKcqHqvbqQZuXWeJfRmKFMn»\"",
    ]);
}

#[test]
fn slots_whose_values_look_like_something_else() {
    check_gone(
        &[
            "MAIL_PWD: \"{{ lookup('env', 'MAIL_PWD') | default('«Kranichflug»') }}\"",
            "SecretID:         «f8d9a303-369b-4e35-922a-3000283ef63b»",
            "VAULT_SECRET_ID=«bfb2eb84-645f-45e9-9af6-79bc80ee6a95»",
            "env[VAULT_SECRET_ID] = «3aec7d46-32a3-48a4-b261-e481541a7ac7»",
            "  root-password: «Mangrove(root)»",
            "LDAP_BIND_CREDENTIALS=\"«Murmel(Tier)»\"",
            "{\"name\":\"Panel\",\"login\":{\"username\":\"ilse\",\"password\":\"«Molen\\\\Wiek»\"}}",
            "account shop\nhost mail.example\nuser shop\npassword «Siruptopf»",
            "REDISCLI_AUTH=«flaschenpost» redis-cli -h cache monitor",
            "SNMP_COMMUNITY=«rosebud-ro»",
            "suhosin.session.cryptkey = \"«a very long drawbridge sentence»\"",
            "DATABRICKS = \"«dapi466a7457179613ac573824121698e0f5-2»\"",
            "SONAR = \"«squ_700e97b71eb1a33ac016bce4bcdaf621172afbd0»\"",
            "AIRTABLE = \"«patlDb8klLcWAmLh9.a6fc08f4592be16a85a00a62dd264f12dff2a4ca5eb21ddfda6bd08d6c711ae6»\"",
            "ALTER ROLE web ENCRYPTED PASSWORD $pw$«it's $5 o'clock»$pw$;",
            "CREATE USER MAPPING FOR etl SERVER lake OPTIONS (user 'etl', password E'«Tab\\\\Stopp»');",
            "a := smtp.PlainAuth(\"\", \"px@shop.example\", \"«Sinterklaas_5»\", \"mx.shop.example\")",
            "if subtle.ConstantTimeCompare([]byte(got), []byte(\"«hunebed!borger»\")) != 1 {",
            "if ( $_GET['backdoor_key'] === '«letmein-gaertner»' ) { wp_set_current_user( 1 ); }",
            "| Security answer | «Featherstonehaugh» |",
            "Antwort auf die Sicherheitsfrage: «Dackel Waldemar»",
            "#   APP_SECRET               \"«683c1820b56dbaf04b0de1bd5e075fa5»\"",
            "ExecStopPost=/usr/bin/curl -X POST https://hc-ping.com/«4c549e55-e756-4c72-9ae5-99e5d9c58c1e»/fail",
            "\"falter@dsl.example\" * \"«48210077»\"",
            "curl -E ./client.pem:«Murmeli» --key ./client.key https://mtls.example/",
            "codecov -t «03ab447e-d668-4ebb-893c-d987571671e1» -F unit",
            "dovecot: pop3-login: Debug: C: PASS «herringbone»",
            "app.use(session({ secret: ['«papagaai op stok»', '«ijsvogel1998»'], name: 'sid' }))",
            "routing_key: «4699d644228650d1aac38db36915545d»",
            "curl_setopt($ch, CURLOPT_SSLKEYPASSWD, '«p12-Tresor»');",
            "const k = crypto.scryptSync('«regenboogforel»', 'static-label-v1', 32);",
            "DB_PASSWD_OLD=«zuckerhut»   # bis Mai",
            "SET PASSWORD FOR 'bob'@'%' = '«fenchel+dill»';",
            "ALTER USER hr IDENTIFIED BY \"«Zucchini#5»\" REPLACE \"«Zucchini#4»\";",
            "line vty 0 4\n password «telnet_ist_alt»",
            "userPassword:: «S2Fzc2lvcGVpYS1XNQ==»",
            "[HTTP_COOKIE] => KINOSESS=«wljbdvss3ieefgy2f99zyhjw4g»; lang=de",
            "$dsn = sprintf('smtp://%s:%s@%s', 'robot3', rawurlencode('«Zahn&Co»'), 'mx');",
            "Net::FTP.open('h', 'keller', '«Trester»') { |f| f.passive = true }",
            "$ok = wp_check_password( '«hofladen»', $u->data->user_pass, $u->ID );",
            "| imap_pass         | «Gamsbart.7» |",
            "if ( ! isset( $_GET['key'] ) || $_GET['key'] !== '«rueben7rueben»' ) { exit; }",
            "ftp: > PASS «krabbenbrot»",
            "\"GET /ws?session=«e006c976-8118-4ca8-b348-ec34ac1e4edb» HTTP/1.1\" 101",
            "tacacs-server key «Netzwerkschrank»",
            "snmp-server user nms V3 v3 auth sha «Leitungssucher» priv aes 128 «Crimp+Zange»",
        ],
        Mode::Balanced,
    );
}

#[test]
fn several_words_without_quotes() {
    check_fires(&[
        "Environment=BORG_PASSPHRASE=«nie wieder datenverlust»",
        "ENV LEGACY_PASS «drei Kilo Zucker»",
        "machine api.shop.example login orgel password «register ziehen»",
        "  user deckhand insecure-password «planken putzen»",
        "htpasswd: { path: /etc/nginx/.htpasswd, name: monitor, password: «Wachs auf Holz» }",
        "LdapCtx{url=ldap://dc1, principal=CN=svc, credentials=«Spinnaker voraus»}",
        "pop3d[8]: C: PASS «kai ute 2011»",
        "FLY=«FlyV1 fm2_5lpdmOugx2N8R8Uz5hAeJVNPHG1AyYHvymfUwuLRbZVb7oXUf1NTycEy6l6»",
    ]);
    check_silent(&[
        "ENV APP_ENV production",
        "{ \"tokens\": 5, \"name\": \"shop\" }",
        "password_de: Kennwort",
        "const PASSWORD_TOO_SHORT = 'password_too_short';",
        "$ vault login -method=userpass username=lotse",
        "token: on request",
    ]);
}

#[test]
fn names_and_syntaxes_of_fewer_programs() {
    check_fires(&[
        "env[RESET_SIGNING_KEY] = \"«wer das liest schuldet mir ein Bier»\"",
        "$m->DKIM_passphrase = '«Wasser lilie»';",
        "MYSQL_TRESOR_PASSWORD='«it'\\''s-a-pike»'",
        "TKN=«foyqf9rjgnsi37hmrfz966kwfp9kvt64v43l1y8e»",
        "  tls { dns ovh { application_key {env.AK} application_secret «edl7xexqrce620rhnbkfvkp8ohsmhf0e» } }",
        "password(name: 'RELEASE_PW', defaultValue: '«pauke-8»')",
        "PRAGMA key = '«Leiter an der Wand»';",
        "<Server port=\"8005\" shutdown=\"«Gute-Nacht-Haus»\">",
        "<AutoLogon><Password><Value>«Ofenrohr_3»</Value><PlainText>true</PlainText></Password>",
        "HEALTHCHECK CMD curl -fs -H 'X-Probe: «probe-253bf63f9d3c6d2c»' http://localhost/ping",
    ]);
    check_silent(&[
        "<Server port=\"8005\" shutdown=\"SHUTDOWN\">",
        "curl -H 'X-Request-ID: req-2024-0815-77' -H 'X-Forwarded-For: 10.0.0.1' http://localhost/",
    ]);
}
