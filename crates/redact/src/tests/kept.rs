//! What looks like a secret by its slot and is none: it stays, in strict mode too.

use super::*;

fn check_kept(texts: &str) {
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
