//! Dumps of `php-fpm -tt` as one pastes them; the lines are those of PHP-FPM 8.2.

use super::{errors, read};
use crate::{edit, parse};

const DUMP: &str = "\
$ php-fpm8.2 -tt
[23-Nov-2026 22:53:41] NOTICE: [global]
[23-Nov-2026 22:53:41] NOTICE: \tpid = undefined
[23-Nov-2026 22:53:41] NOTICE: \terror_log = /dev/stderr
[23-Nov-2026 22:53:41] NOTICE: \tlog_level = unknown value
[23-Nov-2026 22:53:41] NOTICE:  
[23-Nov-2026 22:53:41] NOTICE: [www]
[23-Nov-2026 22:53:41] NOTICE: \tprefix = undefined
[23-Nov-2026 22:53:41] NOTICE: \tuser = www-data
[23-Nov-2026 22:53:41] NOTICE: \tgroup = undefined
[23-Nov-2026 22:53:41] NOTICE: \tlisten = /run/php/www.sock
[23-Nov-2026 22:53:41] NOTICE: \tlisten.acl_users = undefined
[23-Nov-2026 22:53:41] NOTICE: \tlisten.owner = undefined
[23-Nov-2026 22:53:41] NOTICE: \tlisten.group = www-data
[23-Nov-2026 22:53:41] NOTICE: \tlisten.mode = 0660
[23-Nov-2026 22:53:41] NOTICE: \tsecurity.limit_extensions = .php .phar
[23-Nov-2026 22:53:41] NOTICE: \tenv[A] = b; \"c\" | $x
[23-Nov-2026 22:53:41] NOTICE: \tphp_admin_value[x.y] = 
[23-Nov-2026 22:53:41] NOTICE:  
[23-Nov-2026 22:53:41] NOTICE: configuration file p.conf test is successful
";

fn check(text: &str) {
    let effective = read(text);
    assert_eq!(effective.global["error_log"].value, "/dev/stderr");
    assert!(!effective.global.contains_key("pid"));
    let [pool] = effective.pools.as_slice() else { panic!("{:?}", effective.pools) };
    assert_eq!(pool.name, "www");
    let values: Vec<(&str, &str)> =
        pool.settings.iter().map(|(key, it)| (key.as_str(), it.value.as_str())).collect();
    assert_eq!(
        values,
        [
            ("env[A]", "b; \"c\" | $x"),
            ("listen", "/run/php/www.sock"),
            ("listen.group", "www-data"),
            ("listen.mode", "0660"),
            ("php_admin_value[x.y]", ""),
            ("security.limit_extensions", ".php .phar"),
            ("user", "www-data"),
        ]
    );
    for setting in pool.settings.values() {
        assert_eq!(setting.raw.of(text), setting.value);
    }
}

#[test]
fn a_dump_is_read_as_it_stands() {
    check(DUMP);
    check(&DUMP.replace('\n', "\r\n"));
    check(&DUMP.replace('\t', "    "));
    check(&DUMP.replace("[23-Nov-2026 22:53:41] ", ""));
    check(&DUMP.replace(
        "22:53:41] NOTICE: ",
        "22:53:41.123456] NOTICE: pid 7, fpm_conf_dump(), line 9: ",
    ));
}

#[test]
fn other_lines_of_the_log_say_nothing() {
    let log = "[23-Nov-2026 22:53:41] WARNING: Nothing matches the include pattern '/x/*.conf'\n\
               [23-Nov-2026 22:53:41] NOTICE: configuration file p.conf test is successful\n";
    assert_eq!(errors(log), Vec::<String>::new());
    assert!(read(log).pools.is_empty());
}

#[test]
fn a_dump_is_not_edited() {
    assert_eq!(edit::set(DUMP, &parse(DUMP), "www", "listen.mode", "0600"), None);
}

#[test]
fn a_pool_file_may_follow() {
    let text = format!("{DUMP}[www]\nlisten.mode = 0600\n");
    assert_eq!(read(&text).pools[0].settings["listen.mode"].value, "0600");
}

#[test]
fn a_nul_ends_a_value() {
    let text = DUMP.replace("listen.mode = 0660", "listen.mode = 0660\0junk");
    assert!(text.contains('\0'));
    assert_eq!(read(&text).pools[0].settings["listen.mode"].value, "0660");
}
