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
    ]);
}
