//! What looks like a secret by its slot and is none: it stays, in strict mode too.

use super::*;

pub(super) fn check_kept(texts: &str) {
    let lines = || texts.lines();
    let strict = |it: &str| masked_in(it, Mode::Strict).files[0].text.as_str().to_owned();
    let failed: Vec<String> =
        lines().map(strict).filter(|it| !lines().any(|line| line == it)).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    for line in lines() {
        assert_eq!(masked(line), line);
    }
}

#[test]
fn numbers_with_and_without_units() {
    check_kept(
        r#"haslo_wygasa_dni = 60
duree_mot_de_passe_jours = 90
passwort_gueltigkeit_tage: 120
longitud_contraseña: 16
パスワードの最小文字数：8文字
密码有效期：90天
비밀번호 만료: 90일
Пароль действителен: 30 дней
wachtwoord_geldigheid = 30 dagen
kennwort_laenge=16"#,
    );
}

#[test]
fn algorithms_and_lists_of_names() {
    check_kept(
        r#"token_methode: hmac
hash_methode = argon2id
password_hash = argon2id
hash: sha512
PASSWORD_DEFAULT => 2y
token_headers=Authorization,X-Api-Key,X-Auth
"SshHostKeys"="ed25519,rsa,dsa,WARN"
X-Spam-Token: BAYES_00,DKIM_VALID,TOKEN_LEN_12
Hashing Engines => md2 md4 sha512/256 ripemd160 tiger192,3 snefru256 joaat"#,
    );
}

#[test]
fn remarks_and_pointers() {
    check_kept(
        r#"token: (siehe Bitwarden)
password   (not set)
api_key = (hidden)
db_password: see 1Password
PASSWORT: wie oben
password: same as staging
mot de passe : voir coffre
# password rotation: every 90 days (ticket OPS-1432)
secret_string = (known after apply)
passwordeval "pass show mail/work"
token_command: vault read -field=token secret/app"#,
    );
}

#[test]
fn texts_for_readers() {
    check_kept(
        r#"'password' => 'Lösenord',
'password' => 'Kennwörter stimmen nicht überein',
"password": "Le mot de passe doit contenir au moins 12 caractères",
msgstr "Mot de passe"
app: cannot read token: Permission denied
error: invalid credentials: Unauthorized
ERROR: Anmeldung abgelehnt von drüben
AuthName "Restricted Area"
Set-Cookie: XSRF-TOKEN=deleted; path=/"#,
    );
}

#[test]
fn code() {
    check_kept(
        r#"public function setPassword(?string $password): self
$password = trim($_POST['password']);
$user->password = password_hash($plainPassword, PASSWORD_DEFAULT);
let secret: Vec<u8> = Vec::new();
self.password = password
[2024-05-01 10:00:00] local.ERROR: Token expired {"userId":7}
INSERT INTO permissions (name, guard) VALUES ('reset-password', 'web');
<add key="PasswordMinLength" value="12" />"#,
    );
}

#[test]
fn digests_and_identifiers() {
    check_kept(
        r#"Private-MAC: 9c1185a5c5e9fc54612808977ee8f548b2258d31
the key was rotated in commit a91f3be
AVATAR_HASH=205e460b479e2e5b48aec07710c08d50
define( 'GRAVATAR_HASH', '205e460b479e2e5b48aec07710c08d50' );
GET /page?cHash=0a1b2c3d4e5f60718293a4b5c6d7e8f9&id=12
metadata: { labels: { pod-template-hash: 7c9f8d6b5d } }
X-Amz-Cf-Id: HfCde9eNZsdwmO3UEbFHG3DPqBEYVk1xTXv8jbMp7AUrQc75Zu-MsR==
X509v3 Subject Key Identifier: 3A:5B:1C:9D
[09:18] kim: ticket OPS-1432 covers the key
/dev/nvme0n1p2: UUID="0b3cb0a2-7a0c-4b67-9c8d-0d8b8a2a6a10"
'instanceid' => 'ockq5xhq4lgw',
$logo = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8';"#,
    );
}

#[test]
fn places_and_users() {
    check_kept(
        r#"dsn = mysql:host=db1;port=3306;dbname=shop
SSHPASS=$PW sshpass -e ssh -p 2222 deploy@web1
ldapsearch -x -D "uid=web,dc=example,dc=org" -b "ou=people,dc=example,dc=org"
bind_dn: CN=svc-web,OU=Service Accounts,DC=corp,DC=example
SESSION_COOKIE=pekarna_sid
new wifi in the war room: ssid Gast-5G
hostname web-prod-07"#,
    );
}

#[test]
fn words_of_talk_and_of_panels() {
    check_kept(
        r#"[10:01] kai: which password manager do we use?
[10:02] mia: KeePassXC
[10:02] mia: yes-with-the-dashes
[10:03] kai: what's the auth driver on stage?
[10:04] mia: ldap-proxy
[10:04] mia: running php8.3-fpm
[10:05] kai: did the token work?
[10:06] mia: nope
[10:06] mia: 502
[10:07] kai: which one?
[10:08] mia: web-03
[10:08] mia: feature/login-v2
[10:09] mia: release-2024.05
10:22 <tom> is the key on the server?
10:22 <eva> ~/.ssh/id_ed25519
10:23 <eva> port 2222
Log in to web-03 with your own account.
Use PHP-FPM 8.3 and nginx-1.25 for the new server.
Sign in with Azure-AD or Okta-SSO.
Please log in with X-Forwarded-For set.
Access via VPN and jump-host-2 only.
User and group are www-data, set with chown-R.
Try Chrome-124 and Firefox-125 first.
The new one is based on Debian-12.
Meldet euch mit Vorname.Nachname an.
The status code is 502 or 504.
The error code was 1045.
Your zip code is 10115.
Der Fehlercode ist 2002.
The port is 3306 and the pid is 48213.
The exit codes:
  0 ok
  137 killed
Response codes
200-299 ok
Your order 20240513 is confirmed.
The token length is 4096 bits.
The password is required.
Das Passwort ist abgelaufen.
Le mot de passe est incorrect.
La contraseña es obligatoria.
Het wachtwoord is verlopen.
Пароль неверный.
密码是必填项
パスワードは必須です
비밀번호는 필수 입니다
The password as of yesterday is no longer valid.
Security question: not set
Password:
********
API Token
Regenerate
Passwort
ändern
password:
  min_length: 12
secret:
  - DB_PASSWORD
  - APP_KEY
GPG 4A1C 99E0 71D2 5B3F 08AA C6E4 1290 F7B3 55D8 E021
fingerprint 4a1c 99e0 71d2 5b3f
apk add make php7-pear php7-dev
Card ending 4242, IBAN DE89 3704 0044 0532
DELL service tag 7XK2-P9QZ
year 2023 2024 2025 2026
[$user, $pass] = explode(':', $header);
list($user, $pass) = [$argv[1], $argv[2]];
user, password = load("shop", "db")
$driver = getenv('AUTH_DRIVER') ?: 'session';
$mode = $_ENV['TOKEN_MODE'] ?? 'strict';
sprintf('%s:%s', 'host', 'port')
if ($http_x_key !~ "^(GET|POST)$") { return 403; }
if ($arg_lang !~ "^(de|en|fr)$") { return 404; }
env_var APP_ENV production
passenger_env_var RAILS_ENV production
define('DB_COLLATE', ['utf8mb4', 'utf8mb4_unicode_ci']);
'auth' => ['driver' => 'session', 'provider' => 'users'],
'auth' => ['web', 'api'],
auth = ("basic", "digest")
$_COOKIE['lang'] => de
$_COOKIE['consent'] => all
Name	Wert
Zugang	intern
s:8:"password";s:0:"";
class Cfg { key = name, retries = 3 }
...password: see ticket
reg query HKLM\Software\X /v Password
reg add HKLM\X /v PasswordLength /t REG_DWORD /d 12
/msg NickServ HELP IDENTIFY
allow from all
allow 10.0.0.0/8
users: 1000:1000
user: www-data:www-data
permit tcp:443
Hash::make($request->password)
bcrypt($password)
hash_equals($known, $given)
ngx.hmac_sha1(secret, ngx.var.uri)
DB_KW_LIMIT=5
proxy_set_header "X-Request-Key" "$request_id";"#,
    );
}

#[test]
fn labels_and_members() {
    check_kept(
        r#"Passwort ändern
Passwort vergessen?
Passwort bestätigen:
Zugangsdaten: liegen im Tresor
Mot de passe: à demander à Paul
Senha: pergunte ao João
Hasło: w sejfie
Пароль: спросите у Ивана
密码: 见保险箱
パスワード: 金庫を参照
비밀번호: 담당자에게 문의
Password last set: 14.05.2024 10:22:11
auth: ok (uid=1001)
Secret Name: prod/shop/db
Secret Version: AWSCURRENT
license: GPL-2.0-or-later
"license": "proprietary",
salt: random
credentials: include
password = settings.DB_PASSWORD
$password = Yii::$app->params['dbPassword'];
'password' => 'hashed',
'passwords' => ['users' => ['provider' => 'users', 'table' => 'password_reset_tokens', 'expire' => 60]],
PasswordLastSet : 14.05.2024 10:22:11"#,
    );
}

#[test]
fn states_and_resources() {
    check_kept(
        r#"passwordHash: sha512crypt
keystore.type = PKCS12
var password = Configuration["Db:Password"];
<td>Passwort</td><td>gesetzt</td>
Benutzer: kim, Passwort: gesetzt, letzte Anmeldung: gestern
user=kim auth=password result=failed
postfix/smtpd[811]: warning: SASL LOGIN authentication failed: UGFzc3dvcmQ6
AUTH failed: WRONGPASS invalid username-password pair
dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<kim>, method=PLAIN
etag W/"5f3c-XyZ12"
i-0abc123def4567890 subnet-0a1b2c3d
SESSION_COOKIE=myapp_session
config.filter_parameters += [:passw, :secret, :token, :_key, :crypt, :salt]
'password' => ['label' => 'Passwort', 'rules' => 'required|min:12'],
Usuario kim, contraseña caducada
Der Fehlercode ist 2002."#,
    );
}

#[test]
fn chats_and_sentences_that_tell_nothing() {
    check_kept(
        r#"[10:01] kai: login works again?
[10:02] mia: yes, since deploy-1432
[10:02] mia: user is viewer-kim, role editor-2
[10:03] kai: which key did you use?
[10:04] mia: id_ed25519
[10:05] mia: the old one
[10:06] kai: token expired?
[10:07] mia: expires_at 2024-06-01
[10:08] mia: TokenExpiredException
[10:09] mia: app/Http/Kernel.php
[10:09] mia: getUserByToken()
[10:10] mia: HTTP-401
[10:11] kai: psk or cert for vpn?
[10:12] mia: cert-based
[10:12] mia: site-to-site
[10:13] mia: 10.0.0.4
[10:13] mia: 1.25.3
[10:14] mia: Ubuntu-22
[10:15] mia: PHP8
[10:16] mia: https://wiki.example/login
[10:17] mia: 12:30
[10:18] mia: thx!!
[10:19] mia: Montag/Dienstag
[10:20] mia: re-login
[10:21] mia: ok_hand
[10:22] mia: auth-service
[10:23] mia: "invalid_grant"
Log in to Jira and open OPS-1432.
Sign in with your Google-Account.
Use OAuth2 or SAML2 to log in.
Anmelden mit AD-Konto oder LDAP-User.
New user: please use Firefox-ESR or Chrome.
We set innodb_flush to O_DIRECT and restarted.
Access to web/Dashboard requires role admin/Editor.
Mit Benutzer www-data und Gruppe Web-Admins starten.
Please try PHP8.3 with OPcache+JIT.
The new one is R740xd with 2x480GB.
account: use Kontonummer and BLZ
Backup codes are printed on paper.
Recovery codes: 10 left
Error codes:
  E1001 bad gateway
  E1002-A timeout
Status codes
  200 301 404
Product codes:
  AB-1200-X
Voucher codes (old)
Release notes 2.4.1 2.4.2
Kurse: IT-101 IT-102
Passwort: min. 12 Zeichen, 1 Ziffer
Password must contain 3 of 4 classes.
Your code of conduct is here.
The country code is 49.
The HTTP code was 503.
Tracking code is UA-12345-6.
Sort code 12-34-56
The PIN pad is broken.
PIN wird per Post verschickt.
OTP via SMS to +49 170 1234567
TAN-Liste Nr. 12
The secret lies in nginx.conf.
Key takeaways: cache more, log less.
The key is to use keepalive.
Keys to success
The password field is called user_pass.
password is stored in users.password_hash
"password" is not a valid column name
column 'token' does not exist
The token is parsed by TokenParser.
salt is generated by random_bytes
secret = hmac(body)
the passphrase prompt appears twice
Security question: Name of first pet?
first pet: see profile
tapez « mot de passe oublié », sans les guillemets
type "exit" without the quotes
click "Forgot password" (without quotes)
search for "auth_request" without quotes
page.fill('#username', 'kim')
cy.get('#password').should('be.visible')
document.querySelector('#password').value = '';
input.value = 'Password'
bash: composer: command not found
zsh: command not found: php8.3
reg query HKLM\Software\X /v Version
allowed_hosts: [web1.example, web2.example]
keys: [id, name, created_at]
tokens: [start, end]
api_key_scopes: [read:items, write:items]"#,
    );
}

#[test]
fn references_parameters_and_styles() {
    check_kept(
        r##"signing_secret=$__file{/run/secrets/gf}
'key' => '#env(MAGE_S3_KEY)',
SELECT id FROM tokens WHERE token = :token AND expires_at > NOW();
ok: {"passwd": "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"}
mysql -u USER -pPASSWORD
<p>Mit <code>--password=&lt;PASSWORT&gt;</code></p>
:root { --token-color-key: #7f01c9; --secret-gap: 0.75rem; }
"design": { "keyColor": "#d0d7fe" }
<label for="pw">Passwort</label>
<option value="token">Token-Anmeldung</option>
"token: invalid or expired"
kubectl get secret shop-db -o yaml
auth.existingSecret=shop-db
"projectKey": "web:app", "dedup_key": "srv01/mysql/down"
UPDATE config SET value='Passwort vergessen?' WHERE path='labels/forgot_password';
Adresse: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq
hashes = ["h1:q0LmXvWn8PfYcRs5HdUoGa1tIi7EwK2xBvQeZr4NcMY="]
$wgPasswordSender = "wiki@acme.example";"##,
    );
}

#[test]
fn what_is_encrypted_and_what_is_beside_a_secret() {
    let text = "db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  36643635323866346135386139653761396238653134336331326432\n";
    assert_eq!(masked(text), text);
    check_fires(&[
        "https://discord.example/api/webhooks/1187340921551208449/«Kz0TqLmXvWn8PfYcRs5HdUoGa1tIi7EwK2xBvQeZr4NcMy6Q»",
        "curl -fsu probe:«glockenspiel» http://127.0.0.1/ping",
        "curl -LksSu probe:«glockenspiel» http://127.0.0.1/ping",
        "ALTER USER postgres WITH PASSWORD $$«it's-gr8»$$;",
        "curl -d 'grant_type=password&client_secret=«Kq3vW8xZ1mTn»&username=eva'",
        "'cle_api' => '«b9d0e17c4fa2»',",
    ]);
}

#[test]
fn classes_patterns_and_settings_written_together() {
    check_kept(
        r##"$authKey = AuthKeys::CURRENT_SIGNING_KEY;
types: { encrypted_token: App\Doctrine\EncryptedTokenType }
location ~ ^/password/reset/(?<reset_token>[A-Za-z0-9_-]{43})$ {
AUTH_CACHE_KEY: "biblio:auth:{tenant}:v12"
PASSWORD_HASH_OPTS: "m=65536,t=4,p=1"
JWT_KID=2024-09-rsa-sig-01
`auth_type` enum('passkey','one_time_code') DEFAULT NULL,
ALL=(ALL) NOPASSWD: ALL
SetEnv APP_REGION praha-2
define( 'FTP_USER', 'ftp-verein' );
public $dbprefix = 'k3x9q_';
CREATE DATABASE `ledger`;
INSERT INTO `migrations` VALUES (4,'2014_10_12_100000_create_password_resets_table',1);
mysql://app:!ChangeMe!@127.0.0.1:3306/app"##,
    );
    for line in ["FEATURE_SECRET_SANTA=winter2024", "see CVE-2024-4577 and GHSA-9v8w-xmr4-wgxp"] {
        assert_eq!(masked(line), line);
    }
}

#[test]
fn a_secret_of_kubernetes_is_masked_whole_and_a_file_in_it_by_its_values() {
    let text = "kind: Secret\nstringData:\n  word: \"falcon = 7x\"\n  app.ini: |\n    auth = falcon-8y\n    debug = false\n";
    assert_eq!(
        masked(text),
        "kind: Secret\nstringData:\n  word: \"RDX_PASSWORD_001_t3st\"\n  app.ini: |\n    auth = RDX_PASSWORD_002_t3st\n    debug = false\n"
    );
}

#[test]
fn what_was_masked_before_and_what_only_names_or_checks() {
    check_kept(
        r#"Fetching git submodules: https://gitlab-ci-token:[MASKED]@gitlab.com/nordlys/theme.git
"GET /magic?login_token=%5BFILTERED%5D HTTP/1.1"
"GET /orders?consumer_key=ck_[redacted]&consumer_secret=cs_[redacted] HTTP/1.1"
Authorization: Bearer eyJhbGciOi...truncated
MountVolume.SetUp failed for volume "jwt-keys" : secret "jwt-keys" not found
- {name: keys, secret: {secretName: wildcard-tls-key-2024, defaultMode: 0400}}
forward_auth authelia-secret:9091 { uri /api/verify?rd=https://sso.shop.example }
image: registry.lan/auth/token-service@sha256:12c73d38ab0ef96f7bbf910f74ffed44a11dd31558b8b66e85528ac3e170a32a
In-Reply-To: <CA+pWt_lDRdXjwdPjvkGoJtDH-JJ-71alsIYrdos5h26YK9yomh@mail.example>
*8841209 user "AdminToken": password mismatch, request: "GET /admin HTTP/1.1"
dovecot: auth: sql(resi@imkerei.example,10.0.0.2): Password mismatch
May 14 03:10:44 bastion passwd[8830]: pam_unix(passwd:chauthtok): password changed for ops
(controller) rspamd_controller_check_password: deny unauthorized access from 10.0.0.9
anyone else getting "upstream sent too big header while reading response header" on staging
$this->post('/login', ['password' => str_repeat('x', 200)]);
<ListItem secret={isSecret} tokenCount={4096} />
password_generator_chars = ascii_letters,digits,.-_
ARG PHP_KEYS="CD64EDFFDE2A019AFF76D086FA2BF697920AB0A8 89A40C37EF57DBA856A78349CEBBFD1391EEBACE"
ssl_pin_sha256 : YxvDFRF4VcKX26bJMdWrl2ohXJ4gz4JKwPCkpBd4MAD=
credential_process = /usr/local/bin/aws-vault exec ro --json
#1  openssl_sign (key=0x55d0c8fe0288, method="sha256WithRSAEncryption")"#,
    );
}

#[test]
fn what_containers_phpinfo_and_mail_servers_print() {
    check_kept(
        r#"PHPIZE_DEPS=autoconf 		dpkg-dev 		file 		g++ 		gcc 		libc-dev 		make 		pkg-config 		re2c
PHP_CFLAGS=-fstack-protector-strong -fpic -fpie -O2 -D_LARGEFILE_SOURCE -D_FILE_OFFSET_BITS=64
GPG_KEYS=39B641343D8C104B2B146DC3F9C39DC0B9698544 E60913E4DF209907D8E30D96659A97C9CF2A795A
PHP_SHA256=54747400cb4874288ad41a785e6147e2ff546cceeeb55c23c00c771ac125c6ef
HISTCONTROL=ignorespace
TERM=xterm-256color
<tr><td class="e">System </td><td class="v">Linux web7.alpsee.example 5.15.0-113-generic </td></tr>
mx2 dovecot: imap-login: Login: user=<kontor@shop.example>, method=PLAIN, rip=198.51.100.4, session=<vT8kW0yqLx>
mx2 dovecot: auth: Debug: sql(kontor@shop.example,198.51.100.4,<q3Jd0fQfTqXGM2QE>): Password mismatch"#,
    );
}
