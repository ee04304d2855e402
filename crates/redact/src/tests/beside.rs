//! What stands beside a secret: who logs in, numbers of objects, encrypted values, code. It stays.

use super::kept::check_kept;
use super::*;

#[test]
fn who_logs_in() {
    check_fires(&[
        "htpasswd: \"tischler:«$apr1$Kq2ZwX5i$mz2FvOce3qTuQE5iYxyBu/»\"",
        "- \"traefik.http.middlewares.gate.basicauth.users=tischler:«$$apr1$$k3Qz81mX$$JpO2sNBb3xQsffX2m084QK»\"",
        "# cat /etc/dovecot/users\nkunz:«{PLAIN}hobelbank»:1001:1001::/home/kunz::",
        "# cat /etc/postfix/sasl_passwd\n[mx.example.org]:587 web@shop.example:«furnier:leim»",
        "dsn := \"app:«Zinken@11»@tcp(10.0.0.3:3306)/app?parseTime=true\"",
        "c.NotebookApp.password = '«argon2:$argon2id$v=19$m=10240,t=10,p=8$6vSHweQYZet6Kv6MUdLjiS$w2A2»'",
    ]);
    for text in [
        "Nov 21 07:02:44 mx dovecot: imap-login: Disconnected: user=<kunz>, method=PLAIN",
        "# tail /etc/dovecot/users\nNov 21 07:02:44 mx dovecot: auth: Debug: sql(kunz,10.0.0.9): query",
        "GRANT SELECT ON shop.* TO 'lager'@'10.9.%';\nSET PASSWORD FOR 'lager'@'10.9.%' = OLD_PASSWORD('');",
        "334 VXNlcm5hbWU6\na3Vuem1laWVy",
        "data:\n  DB_HOST: bWFyaWFkYi0wLm1hcmlhZGIuc3Zj",
    ] {
        assert_eq!(masked(text), text);
    }
    assert_eq!(
        masked_in("curl -u kunz:Dynamo6Volt https://shop.example/", Mode::Strict).files[0]
            .text
            .as_str(),
        "curl -u kunz:RDX_PASSWORD_001_t3st https://shop.example/"
    );
}

#[test]
fn numbers_of_objects_and_digests() {
    check_kept(
        r##"PAYREXX_MERCHANT_ID=Kq3vW8xZ1mTnKq3vW8xZ1mTn
add_header X-Build "9797512056eab662d5303977cf27620ed09a88d6";
<wsse:Nonce>2v7dGgJc9POy/gQcyuMkkA==</wsse:Nonce>
PASSPHRASE_FILE=/run/x duplicity --encrypt-key D3BBBA48 / b2://x@y/z
-Dgpg.keyname=6BA75DCC6BA536E7
<dict><key>CFBundleIdentifier</key><string>org.example.app</string></dict>
'instanceid' => 'oc7vmznka5xy',
master_replid:ebfb603324ca97108a633d2739712da182a0295b
_acme-challenge IN TXT "kp1pgNoP8ZNlewurHdAv3uhjSo76ZOAVOD0hNLxB5SE"
trust-anchors { . initial-key 257 3 8 "AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3"; };
Event 4625: Sub Status: 0xC000006A Failure Reason: Unknown user name or bad password
2026/10/02 10:00:28 [debug] 981#981: *5515 shmtx lock, rbtree key: 1C8A44F0
| Host key | SHA256:Cu7KCcX8PiyIGxYEtPFtgiuRqAyLr3JIhBzRCHQ0tTJ |"##,
    );
    check_fires(&[
        "session {\"session_id\":\"«yXTqXyKuRF94E2v7ripEyXTqXyKu»\"}",
        "MARIADB_ROOT_HASH='«*A7A21227230D977475F5A2A5D0F6A9C7E5B1D2C3»'",
    ]);
}

#[test]
fn names_that_end_in_another_word() {
    check_kept(
        r##"OIDCPassClaimsAs environment
PASSWORD_ITERATIONS=600000
POD_TOKEN_AUD: api
Passwort-Richtlinie: min. 12 Zeichen, 1 Sonderzeichen
PassEnvironment=LANG TZ
ImportCredential=passwd.hashed-password.root
kubectl create secret docker-registry regcred2 --docker-server=registry.example
existingSecret: kajak-booking-env
redis: { endpoints: ["valkey:6379"], rootKey: traefik }
RESET_PASSWORD: 'resetPassword'"##,
    );
    for line in ["\"tokenGating\": \"selected-groups\"", "secretChat: allowed-for-all"] {
        assert_eq!(masked(line), line);
    }
    check_fires(&[
        "mdp_smtp: \"«courgette-farcie»\"",
        "senha_admin = «jacare.verde»",
        "HASLO_BAZY=«zubr_w_puszczy»",
    ]);
}

#[test]
fn what_is_encrypted_looked_up_or_code() {
    check_kept(
        r##"partner.key=ENC(phU0fQLMu2wAzAji8TZ/j6pcR+kyivH49KWKkrJuPXErnBtesY/MpQ==)
appveyor: nuget_key: {secure: 18hrTGJCJYeNrKHyLqLxI3hsltFMtmBR}
password: !secret wifi_password
~ password  = (known after apply)
password = ••••••••
my $token = shift @tokens;
const PASSWD = qr/pass(word)?=([^&]+)/;
TOKEN_RE = /\A[a-f0-9]{32}\z/
Secret:[]uint8(nil)
PS> Set-ADAccountPassword mona -NewPassword (ConvertTo-SecureString -AsPlainText $x -Force)
token = "@{store:influx_token}"
imapc_password = %{owner_user | default("none")}
set /p TOKEN="Enter token: "
$casts = ['password' => 'hashed', 'secret' => 'encrypted:array'];
$token = trim(str_ireplace('Bearer', '', $r->getHeaderLine('Authorization')));
cipher_list = "HIGH:!aNULL:!MD5"
ssl_certificate_key "engine:pkcs11:pkcs11:token=web;object=shop-key";
SSH_SERVER_HOST_KEYS = ssh/gitea.rsa, ssh/gogs.rsa
mailer: smtps://mx.example:465/?auth=login"##,
    );
    check_fires(&[
        "('session_tokens','a:1:{s:64:\"«a3eefb55fc054049ed7abcaf4c9b851ebe0c27e4c9caa2370ced0b320fbfe6a2»\";a:1:{s:2:\"ua\";s:7:\"Firefox\";}}')",
    ]);
}

#[test]
fn what_a_sentence_and_a_command_tell_beside_it() {
    check_fires(&[
        "Das FTP-Passwort lautet «Falltuer&Fackel», der Benutzer ist web772.",
        "Login fehlgeschlagen fuer kunz01 mit Passwort '«Hobelbank20t»'",
        "the token is «60ec2365-fb7a-4a3d-925d-01fa38989a39», use it today",
        "CLIENT_SECRET=\"«ed28127400810825»\"",
        "Support token: «8TpVGxrVlJ2KDl4SEK8wvSJJGzFf1gezAOU4SlcgKDH», customer number 465703496233",
        "sshd[99]: Failed password for invalid user «Zadel!Pen27» from 10.0.0.9 port 51123 ssh2",
        "acl hook hdr(X-Hook-Secret) -m str «kuckuck_77»",
        "[stream] api key = «90c53c68-dc07-45c5-ad19-acc45dc5a0a3»",
        "enable_password = \"«Wolf-im-Wald»\";",
        "- user: { name: kim, password: \"{{ '«wanderlied»' | password_hash('sha512') }}\" }",
        "macros: [{ macro: '{$FPM.PASSWORD}', value: '«Lift_faehrt»' }]",
        "read(5, \"DB_PASS=«schubkarre\\\\#77»\\nDB_PORT=3307\\nAPP_ENV=prod\\n\", 4096) = 131",
        "read(4, \"login=eva&passwort=«Erdbeer%40Feld»&stay=on\", 88) = 88",
        "Data Source=db;User ID=web;Password=«Platz&amp;Regen»;Persist Security Info=True;Pooling=no",
    ]);
    for line in [
        "account = 00e8ce0a372d214c324f58cbd",
        "{ binding = \"TOKENS\", id = \"b1570c3491deca4733b29b6a85667b10\" }",
        "127.0.0.1:6379> SET apikey:eva \"$value\" EX 86",
        "1) \"password_reset_throttle:eva\"",
        "const pass = results.every(r => r.pass);",
        "foreach ($tokens as $token) { if ($token[0] === T_STRING) continue; }",
        "private function refresh(string $pass): ?Token",
        "logging.level.org.example.security.authentication.password: TRACE",
        "Cache restored from key: Linux-npm-15154b8135f284418632d6dacf7671e25f2fb5732d8ef21a627fcd0087515469",
    ] {
        assert_eq!(masked(line), line);
    }
}

#[test]
fn code_encrypted_values_and_objects_beside_secrets() {
    check_kept(
        r##"{"errors":[{"code":"AccessDeniedHttpException","status":"403"}]}
# docker buildx bake: secret = ["id=composer_auth,src=auth.json", "id=npmrc,env=NPMRC"]
Debug MerchantParameters eyJEc19PcmRlciI6IjAwMDExODQyMDQxMSIsIkRzX1Jlc3BvbnNlIjoiMDAwMCJ9
auth(kunz,203.0.113.9): Password mismatch (SHA1 of given password: 3fa91c)
smbclient //nas.example/backup -U 'STADT\bkp%$PW' -c 'put archive.dump.gpg'
$stmt = $pdo->prepare('UPDATE users SET password = :hash, reset_token = NULL WHERE id = :id');
<settings pass="specialize">
New-LocalUser web -Password (Read-Host -AsSecureString)
ADMINISTER KEY MANAGEMENT SET KEY FORCE KEYSTORE IDENTIFIED BY EXTERNAL STORE WITH BACKUP;
pwd_context = <CryptContext at 0x7f31b2 schemes=['bcrypt']>
initial_token: -3074457345618258603
php bin/console secrets:decrypt-to-local --force --env=prod
mysql://user:password@host:3306/db"##,
    );
    check_fires(&[
        "root:«Seilscheibe99»",
        "hdbsql -n h:30015 -u SYSTEM -p «ha.na.na» \"select 1\"",
        "+ RSYNC_PASSWORD=«farofa» rsync bkp@10.3.3.4::web .",
        "<server><id>nexus</id><password>«{AQAAABAAAAAQq7Zx2Lw9Vt4Rm8Kb3Nc6Yd==}»</password></server>",
        "sonar-scanner -Dsonar.login=«a50cc3478b9f01b2f1d439eebc31189167a4d661»",
    ]);
    let text = "kind: Secret\nstringData:\n  LOG_LEVEL: info\n  MONGO_URI: mongodb+srv://app:«aBlgbosUQ8IQWbDS»@db.example/app\n";
    check_fires(&[text]);
}

#[test]
fn names_of_users_files_and_programs_in_strict_mode() {
    let check = |text: &str| {
        let secret = text.split_once('«').and_then(|it| it.1.split_once('»')).map(|it| it.0);
        let plain = text.replace(['«', '»'], "");
        let strict = masked_in(&plain, Mode::Strict).files[0].text.as_str().to_owned();
        let expected = match secret {
            Some(it) => plain.replace(it, "RDX_PASSWORD_001_t3st"),
            None => plain,
        };
        assert_eq!(strict, expected);
    };
    for text in [
        "\"stagiaire\" \"«pop corn»\"",
        "define( 'WP_REDIS_PASSWORD', [ 'wp-shop', '«Quitte!Quitte»' ] );",
        "SHOW GRANTS FOR 'lager'@'10.4.%';",
        "trap 'notify \"Backup fehlgeschlagen: $BASH_COMMAND\"' ERR",
        "curl -H \"Title: Backup kaputt\" https://ntfy.example/backup",
        "  [\"username\"]=> string(5) \"imker\"",
        "hcloud server create --name web-nord-3 --type cax21",
        "# Running with gitlab-runner 18.6.1 (5a5d8c9f) on runner-marina-2",
        "auth_mechanisms = plain login xoauth2",
        "_dmarc IN TXT \"v=DMARC1; p=none\"",
        "KLARNA_USERNAME=PK458939_102e9593ebb8",
        "restore-keys: composer-",
        "MOLLIE_PROFILE=pfl_eFT9gi7Pp7",
        "d329071e72b9ed161cbed8616c5c67b4d22748f6",
        "\"dbpassword\": \"***REMOVED SENSITIVE VALUE***\",",
        "client-key-data: DATA+OMITTED",
        "command_line check_mysql -u $USER3$ -p $USER4$ -H h",
    ] {
        check(text);
    }
    check_fires(&[
        ": PIN %smartcard1:50 «199097»",
        "kubeadm init --certificate-key «3cbd7c13a6094af7088cacab640ef02879affc42cec04dac51fbf09ac3270798»",
        "exp userid=compta/«raisin-sec» file=/b/c.dmp owner=compta",
        "    DefaultPassword    REG_SZ    «kiosk.Bude»",
        "cookie SRVID insert indirect nocache dynamic-cookie-key «salidou»",
        "proxy_set_header X-Origin-Verify «d9e1a214-61ae-4f45-b11b-bbb38c66a1f1»;",
    ]);
}

/// Names and shapes near those of what stays.
#[test]
fn secrets_beside_names_of_what_is_none() {
    check_fires(&[
        "GCP_SERVICE_ACCOUNT=«ewogICJ0eXBlIjogInNlcnZpY2VfYWNjb3VudCIsICJwIjogIkh1bnRlcjIifQ==»",
        "mailer --smtp-auth-pass «hunter2x!y»",
        "X-Api-Key: «A1B2C3D4E5F60718»",
        "2) password:«hunter2xy»",
        "contrasena_servidor = \"«pepino-fresco»\"",
        "db_password: «apfel:birne:nuss»",
        "GET /konto?reset_hash=«9f86d081884c7d659a2feaa0c55ad015» HTTP/1.1",
        "2026/10/02 10:00:28 [debug] 9#9: *5 http args: \"token=«9f86d081884c7d659a2feaa0c55ad015»\"",
        "DB_PASSWORD=«password»",
        "  password: \"«ChocolateFactory»\"",
        "password: \"«?Kuckuck»\"",
        "PASSWORD_SECURE_KEY=«Kq3vW8xZ1mTnKq3vW8xZ1mTn»",
    ]);
}
