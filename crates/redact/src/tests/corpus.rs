//! Texts with planted secrets: a construct of some syntax around a value.

use proptest::prelude::*;

#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) text: String,
    pub(super) secrets: Vec<String>,
}

/// `SECRET` stands for the secret. All are lines of nginx, FPM, YAML, shells and logs.
const CONSTRUCTS: &[&str] = &[
    "env[DB_PASSWORD] = \"SECRET\"",
    ";env[SMTP_PASS] = SECRET",
    "php_admin_value[mysqli.default_pw] = SECRET",
    "fastcgi_param APP_TOKEN \"SECRET\";",
    "    proxy_set_header X-Api-Key \"SECRET\";",
    "    proxy_set_header Authorization \"Bearer SECRET\";",
    "if ($arg_token != \"SECRET\") { return 403; }",
    "      MYSQL_PASSWORD: SECRET",
    "      - REDIS_PASSWORD=SECRET",
    "export API_TOKEN='SECRET'",
    "DATABASE_URL=mysql://app:SECRET@db:3306/shop",
    "mysql -u root -pSECRET shop",
    "sshpass -p SECRET ssh deploy@host",
    "curl -u admin:SECRET https://x.example/",
    "'password' => 'SECRET',",
    "{\"password\":\"SECRET\",\"remember\":true}",
    "GET /login?access_token=SECRET&page=2 HTTP/1.1",
    "redis-cli -a SECRET ping",
    "machine x login app password SECRET",
    "Cookie: PHPSESSID=SECRET; theme=dark",
];

/// Lines that hold none.
const PLAIN: &[&str] = &[
    "listen = /run/php/php8.2-fpm.sock",
    "    fastcgi_pass unix:/run/php/php8.2-fpm.sock;",
    "",
    "# the secret token must never be stored here",
    "srw-rw---- 1 www-data www-data 0 Nov 23 04:54 /run/php/php8.2-fpm.sock",
];

pub(super) fn document() -> impl Strategy<Value = Document> {
    let secret = "[A-Za-z][a-z0-9]{4,8}[A-Z][0-9]{2}[a-z0-9]{2,6}";
    let planted = (prop::sample::select(CONSTRUCTS), secret).prop_map(|(construct, secret)| {
        let text = construct.replace("SECRET", &secret);
        (text, Some(secret))
    });
    let plain = prop::sample::select(PLAIN).prop_map(|it| (it.to_owned(), None));
    prop::collection::vec(prop_oneof![3 => planted, 1 => plain], 1..8).prop_map(|lines| Document {
        text: lines.iter().map(|it| it.0.as_str()).collect::<Vec<_>>().join("\n"),
        secrets: lines.into_iter().filter_map(|it| it.1).collect(),
    })
}
