//! Values that name, publish or describe something, and words of messages: they stay.

use super::kept::check_kept;
use super::*;

#[test]
fn words_behind_options_and_names_in_messages() {
    check_kept(
        r#"WARNING! Using --password via the CLI is insecure. Use --password-stdin.
(InvalidParameterValue) The administrator login password does not meet complexity requirements
"hint":"Check the password parameter"
Notice  Password reset instructions mailed to redaktion
An error occurred (PasswordPolicyViolation): Password should have at least one number
Stripe says "No such token: tok_visa".
I set `DB_PASSWORD=<new-password>`.
The link looks like `https://shop.example/reset?token=<token>`.
- *Basic auth header*: `Authorization: Basic base64(user:password)`
su: Authentication failure
oathtool: base32 decoding OK
ERROR 1062 (23000): Duplicate entry 'berta' for key 'users_login_unique'
MountVolume.SetUp failed for volume "certs" : secret "core-tls" not found
rlm_pap: Login attempt with password rejected: MSCHAP-Response is incorrect
Running on shared-2 t3xKe9Qz, system ID: s_52e102d2225f"#,
    );
}

#[test]
fn names_of_secrets_and_of_keys() {
    check_kept(
        r#"gcloud secrets versions access latest --secret=shop-smtp
--ssh-key ops-key
$ ps -eo user:32,group:32,pid,args | grep '[n]ginx'
docker secret create db_pass_v2 ./db_pass.txt
git config user.signingkey F0Y8NY4C2WXYB5VT
gpg --recv-keys 0x8A1B5E77D0C3F92E
openssl pkcs12 -in /b.p12 -passin env:P12_PASS -passout file:/run/secrets/p12 -out /b.pem
dns_token = "env:DNS_TOKEN"
docker run --rm -v /srv/keys:/keys:ro shop/php:dev php -m
| API key name | checkout-prod |
Jeton : voir coffre (nom du jeton : lecture-depot)
json={"username": user, "password": password}
userPassword="userPassword"
CSRF_COOKIE: XSRF-TOKEN
pass: @secretProvider::get('smtp')
curl_setopt($ch, CURLOPT_HTTPHEADER, ['X-Api-Key: ' . getenv('ERP_KEY'), 'Accept: application/json']);
environment { NEXUS = credentials('nexus-robot') }
pw = keyring.get_password("acme-deploy", "robot")
aws cognito-idp describe-user-pool-client --user-pool-id eu-west-1_qA6HNLimQ --client-id 94a69ugdvesyjvupyht0mxl80l"#,
    );
}

#[test]
fn what_is_said_to_be_public() {
    check_kept(
        r#"PUSHER_APP_KEY=96961899d365d7e80e8c   # public, ends up in the JS bundle
const posthog = 'phc_zJt69dWSI1iMfg2Jpcc4IRq7LNdvZdDZv0kvtbHAIFJ' /* public project key */
var pub, _ = hex.DecodeString("44e0aa4908d6f62ca18cc9a03be555e99f2ad89fabd77e1fba340ba8e5826219") // ed25519 public key
define( 'RECAPTCHA_V3_SITE', '6LenZADEunoEMdJHWMa6fgHaLqB2vgvvZTob9lvz' );
MAPBOX_PUBLIC = "pk.eyJ1IjoiZGpkZXBsb3kiLCJhIjoi7YuOCv9r9Xb-nhV2win8jL2ifQ.dChHfeiqY7BqhYmpc2Z73j"
CLE_PUBLIQUE=MCowBQYDK2VwAyEANQ+vKKM8BayWYWJjB8Vd6+hCRCmAsXWQ/pOA1fgA3R7=
PAYPAL_CLIENT_ID=AUkeTUOgN2KOKzJRf7edR4dJhbkVfHPwyeLFWiIHKFbKuoOfHQK5nqMCdioi5xqZJZWBWQptlNJe6hOb
TWILIO_VERIFY_SERVICE_SID=VAb35d42f9251c5f4da1309d5e0b6c3ea2
{"id":"ch_3qijyAal0ww3YoAdx9aYA10w","payment_method":"pm_1MRMEJcMlklYYIYZqrePSre4"}
deploy dpl_CLGQfO8ThL4JMT0HjiZuOu2R of web@da7c49e failed
RFC_KEY = bytes.fromhex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b")
- Turnstile: site key `0x4AAAAAAA0Xn1Vrjk8StxUs` (public)
const rsaPub = { kty: 'RSA', e: 'AQAB', n: 'l6fpXequ1GitB9NxSeVoI6FFg7cUXjbxj_6JKPBags3RnE8FDNWjZnD3aDJ6cB' };
{"keys":[{"kid":"LK6OY8yL39B8mGlBBilB799DY8mS0s8dSX22_aRO4JY","kty":"RSA","use":"sig","e":"AQAB"}]}
,"kty":"RSA","x5t#S256":"hjEqtBstdLqc-YV_wcxF8o83btaAWkB37qB-p4htWou"}]}
<ds:SignatureValue>fl0iE4U/9FH5PmepN+SwGy/t5hrO9uG9aeyuLs9lLjKz2czYEvYXM2UsWtdh4fHtcvWcy6Meihy7uCtlmibutQ==</ds:SignatureValue>"#,
    );
    let text = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=mail;\n\tb=cZXkf7k6fgqzKC6CY0XLstt04YD4ZL5Fbt6RdNwRWU5ndEMLwT+hYrQBolq/U0vJ\n";
    assert_eq!(masked(text), text);
    let text = "$ wg pubkey < wg0.key\nCwdBlosr3LWV1AQfygmCnEo9gqa8C9yoTLRfXeXfTmQ=\n";
    assert_eq!(masked(text), text);
}

#[test]
fn what_a_server_and_a_client_tell_each_other_openly() {
    check_kept(
        r#"< etag: W/"5f-tmmd6HUdVZBlzzujrq4EogJ3aRg"
> If-None-Match: "fd8f54a1c7b3beda3b4e83b3efb23fb5"
curl -H "Idempotency-Key: 1c2197a4-c8b2-4e9b-a388-432dfe290630" https://edge.example/pay
< WWW-Authenticate: Digest realm="cam", nonce="70de71d216ca2d5fe230ffbe018648e1", opaque="ca39b6ed6477ee37230e0515673cc498"
# profiler token: see X-Debug-Token: 8205a3
334 PDE4OTYuNjk3MTcwOTUyQG14LmV4YW1wbGUuY2g+"#,
    );
}

#[test]
fn settings_whose_names_have_a_part_of_a_secrets() {
    check_kept(
        r##"source_code_hash = "yC450n31RMXJuuGjkGFnILncTPy+n4zRv43Bc+GrSOM="
# ##[debug]secret-source: Actions
api_key_max_seconds_to_live: 86400
define( 'WP_CACHE_KEY_SALT', 'gaertnerei.example:' );
export KEYMAP=de-latin1-nodeadkeys
APP_VERSION=2024.05.2+g2f64c9b
(3,'svc','!locked!',NULL,NULL);
hostapd ssid=Lager"##,
    );
    let text =
        "apiVersion: v1\nkind: Secret\ndata:\n  username: c2hvcF9hcHA=\n  token-id: h3k9ts\n";
    assert_eq!(masked(text), text);
}

#[test]
fn whom_a_row_is_about() {
    let strict = |it: &str| masked_in(it, Mode::Strict).files[0].text.as_str().to_owned();
    for text in
        ["(1,'traudl','NULL',NULL),", "(3, 'import-job', '', 60);", "1;hinnerk;NULL;never;editor"]
    {
        assert_eq!(strict(text), text);
    }
}

#[test]
fn what_stands_beside_a_secret() {
    check_fires(&[
        "Für das Kundenportal bitte Login werk42 / Kennwort: «Turbine!42»",
        "- Matomo `token_auth` for the importer: «1466cd553a614e5abaa5f5c7986f0c9e»; idSite 3.",
    ]);
}

#[test]
fn a_slot_of_a_secret_says_more_than_what_the_value_looks_like() {
    check_fires(&[
        "PUBLIC_FTP_PASSWORD=«Falcon-2024x»",
        "NEXT_PUBLIC_API_SECRET=«Falcon-2024x9»",
        "API_TOKEN=«prod_9f8e7d6c5b4a3»",
        "WC_CONSUMER_SECRET=«cs_3d43af76e2c3edd43d7b0295c70b0833ba93319c»",
        "DB_PASSWORD=«abcdefghijklm1»",
        "DB_PASSWORD=«aaaaaaaaaaaaaaaaaaaaaa»",
        "PASSWORD=«000102030405»",
        "ftp_max_password = «Falcon-2024x»",
        "signingKey: \"«20241231»\"",
        "SMTP_PASSWORD=\"«Falcon-2024x»\"   # for the public API",
    ]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the page's examples")]
fn the_pages_examples_hold_secrets_in_their_pools_only() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/examples");
    let mut seen = 0;
    for entry in std::fs::read_dir(examples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt" || it == "nginx") {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(masked(&text), text, "{}", path.display());
            seen += 1;
        }
    }
    assert!(6 <= seen, "{seen} texts in {examples}");
}
