//! Small configurations made from a seed: mostly right, and then damaged.

/// Numbers that the seed decides.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// A whole file that is right as far as syntax goes.
pub(super) fn whole(random: &mut Random) -> String {
    let mut res = String::from("events {}\n");
    res.push_str(random.one_of(&["", "# comment; {\n", "worker_processes 1;\n", "\n\n"]));
    res.push_str("http {\n");
    for _ in 0..random.below(3) {
        let line = random.one_of(HTTP);
        res.push_str(line);
        separate(random, &mut res);
    }
    res.push_str("server {\n");
    for _ in 0..random.below(4) {
        statement(random, SERVER, &mut res);
    }
    for _ in 0..random.below(3) {
        res.push_str(random.one_of(&[
            "location /a {\n",
            "location ~ \"\\.php$\" {",
            "location = /b\n{\n",
        ]));
        for _ in 0..random.below(4) {
            statement(random, LOCATION, &mut res);
        }
        res.push_str("}\n");
    }
    res.push_str("}\n}\n");
    res
}

/// The same with a few bytes or pieces too many or too few.
pub(super) fn damaged(random: &mut Random) -> String {
    let mut res = whole(random);
    for _ in 0..=random.below(3) {
        let at = random.below(res.len());
        match random.below(5) {
            0 => {
                res.remove(at);
            }
            1 => {
                let end = at + res.bytes().skip(at).take_while(|it| *it != b'\n').count();
                res.replace_range(at..end, "");
            }
            2 => res.truncate(at.max(20)),
            _ => res.insert_str(at, random.one_of(DAMAGE)),
        }
    }
    res
}

fn statement(random: &mut Random, lines: &[&str], res: &mut String) {
    let choices = if random.below(8) == 0 { ODD } else { lines };
    let line = random.one_of(choices);
    res.push_str(line);
    separate(random, res);
}

fn separate(random: &mut Random, res: &mut String) {
    res.push_str(random.one_of(&["\n", "\n", "\n", " ", "\r\n", " # } comment '\n", "\n\n\t", ""]));
}

const HTTP: &[&str] = &[
    "upstream u { server unix:/run/a.sock; server 127.0.0.1:9000 backup; }",
    "map $uri $m { default 0; ~^/a 1; 'b c' 2; \"d\\\"\" 3; root x; }",
    "map $host $n { include x.*.none; default $uri; }",
    "geo $g { default 0; 10.0.0.0/8 1; }",
    "types { text/html html htm; text/css css; }",
    "split_clients $uri $s { 50% a; * b; }",
    "log_format f '$remote_addr [$time_local] \"$request\"' \"$status\";",
    "root\n/var/www;",
    "charset_map a b { 80 E282AC; }",
    "add_header X \"a; {b}\" always;",
];

const SERVER: &[&str] = &[
    "root /var/www;",
    "index index.php\tindex.html;",
    "server_name a.example b.example;",
    "if ($uri = /x) { return 404; }",
    "if ($uri ~ \"^/(.*)\\.php$\") { set $a $1; break; }",
    "error_page 404 = /404.html;",
    "set $b \"x${uri}y\";",
    "set $c '\\'a\\' \\\\ \\t';",
    "rewrite ^/a\\ b$ /c last;",
    "client_max_body_size 8m;",
    "access_log off;",
    "return 301 https://$host$request_uri;",
    "location / { try_files $uri $uri/ =404; }",
];

const LOCATION: &[&str] = &[
    "fastcgi_pass unix:/run/php/x.sock;",
    "fastcgi_param A $document_root${fastcgi_script_name};",
    "fastcgi_param\n  B \"x y\";",
    "fastcgi_index index.php;",
    "limit_except GET { deny all; }",
    "if ($a) { fastcgi_pass unix:/run/b.sock; }",
    "root /a#b;",
    "root /a}b;",
    "root /a\"b;",
    "alias '/x;y/';",
    "deny all;",
    "expires 30d;",
    "location /a/n { root \"\"; }",
    "try_files $uri /b\\;c /x;",
];

/// Each is wrong somewhere, or everywhere.
const ODD: &[&str] = &[
    "root /a /b;",
    "root;",
    "root /a {}",
    "server;",
    "location /q;",
    "location { }",
    "fastcgi_pass unix: /p;",
    "limit_except GET { fastcgi_pass unix:/p; }",
    "user www-data;",
    "http { }",
    "events { }",
    "upstream v { listen 80; }",
    "if ($a) { if ($b) { root /a; } }",
    "if ($a) { server_name x; }",
    "return;",
    "return 1 2 3;",
    "listen: 80;",
    "Root /a;",
    "bogus x;",
    "bogus { x; }",
    "fastcgi_param A;",
    "fastcgi_param A b if_not_empty c;",
    "location ~ ^/\\d{2}$ { root /x; }",
    "root \"/a\"b;",
    "root \"/a\");",
    "\"root\" /a;",
    "break x;",
    "internal;",
    "error_page;",
    "map $a $b { c; }",
    "types { }",
    "worker_connections 8;",
    "server_name;",
    "set $x;",
    "try_files a;",
    "keepalive 8;",
    "'' a;",
    "a=b c;",
];

const DAMAGE: &[&str] = &[
    ";", ";", "{", "}", "}", "\"", "'", "\\", "#", "$", "${", " ", "\n", "\r", "\t", ")", "\"\"",
    "''", "x", " y", "{}", "};", "; }", "\u{b}", "'a\"", "\\\n", "\\'",
];
