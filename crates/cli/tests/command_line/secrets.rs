//! Secrets of the inputs never appear in what `check` prints, in any format.

use crate::shell::Shell;

const INPUTS: &[(&str, &str, &str)] = &[
    (
        "--fpm",
        "www.conf",
        "[shop]\nuser = shop\nlisten = /run/php/shop.sock\nenv[DB_PASSWORD] = CANARY\n\
         ; mysql -u root -pCANARY\nphp_admin_value[session.save_path] = \"tcp://10.0.0.1:6379?auth=CANARY\"\n\
         env[DATABASE_URL] = postgres://shop:CANARY@db.example.org/shop\n",
    ),
    (
        "--nginx",
        "site.conf",
        "server {\n    server_name shop.example.org;\n    location ~ \\.php$ {\n        \
         fastcgi_param API_KEY CANARY;\n        fastcgi_param DB_PASSWORD \"CANARY\";\n        \
         proxy_set_header Authorization \"Bearer CANARY\";\n        \
         fastcgi_pass unix:/run/php/shop.sock;\n    }\n}\n",
    ),
    (
        "--evidence",
        "evidence.txt",
        "2024/03/05 10:11:12 [crit] 812#812: *1 connect() to unix:/run/php/shop.sock failed (13: \
         Permission denied) while connecting to upstream, client: 203.0.113.7, server: \
         shop.example.org, request: \"GET /reset?token=CANARY HTTP/1.1\", upstream: \
         \"fastcgi://unix:/run/php/shop.sock:\", host: \"shop.example.org\"\n\
         $ ls -l /run/php/shop.sock\nsrw-rw---- 1 root root 0 Mar  5 10:10 /run/php/shop.sock\n\
         $ export DB_PASSWORD=CANARY\n",
    ),
    (
        "--compose",
        "docker-compose.yml",
        "services:\n  php:\n    image: php:8.2-fpm\n    environment:\n      MYSQL_PASSWORD: CANARY\n      \
         - SECRET_KEY=CANARY\n",
    ),
    (
        "--dockerfile",
        "Dockerfile",
        "FROM php:8.2-fpm\nENV APP_SECRET=CANARY\nRUN curl -u user:CANARY https://example.org/x\n",
    ),
];

#[test]
fn check_prints_no_secret_in_any_format() {
    let shell = Shell::new("secrets");
    let mut count = 0;
    let mut words = "check --worker www-data --fail-on never".to_owned();
    let mut canaries = Vec::new();
    for (option, name, text) in INPUTS {
        let mut parts = text.split("CANARY");
        let mut content = parts.next().unwrap().to_owned();
        for part in parts {
            count += 1;
            let canary = format!("v7Kq{count:02}xTz9Lm4Rw{count:02}");
            content += &canary;
            content += part;
            canaries.push((*name, canary));
        }
        shell.write(name, content);
        words.extend([" ", option, " ", name]);
    }
    assert_eq!(canaries.len(), 13);
    let mut leaked = Vec::new();
    for format in ["text", "json", "sarif"] {
        let output = shell.sockbox(&format!("{words} --format {format}"));
        assert_eq!(output.status, 0, "{output:?}");
        let (text, is_sarif) = (output.text(), format == "sarif");
        assert!(is_sarif || text.contains("shop.sock"), "{format} does not speak of the inputs");
        for (name, canary) in &canaries {
            if output.text().contains(canary) || output.stderr.contains(canary) {
                leaked.push((format, *name, canary.clone()));
            }
        }
    }
    assert!(leaked.is_empty(), "{leaked:?}");
}

#[test]
fn a_secret_goes_back_into_its_own_place_only() {
    let shell = Shell::new("restore");
    let pool = "[shop]\nenv[DB_PASSWORD] = v7Kq01xTz9Lm4Rw\n";
    shell.write("www.conf", pool);
    let masked = shell.sockbox("redact --map map.json www.conf");
    shell.write("masked.conf", masked.text());
    let restored = shell.sockbox("redact --restore map.json masked.conf");
    assert_eq!((restored.text(), restored.stderr.as_str()), (pool, ""));
    let placeholder = masked.text().split(" = ").nth(1).unwrap().trim();
    let answer = format!("curl https://example.org/?q={placeholder}\n");
    shell.write("answer.txt", &answer);
    let refused = shell.sockbox("redact --restore map.json answer.txt");
    assert_eq!(refused.text(), answer);
    assert!(refused.stderr.contains(placeholder), "{refused:?}");
}
