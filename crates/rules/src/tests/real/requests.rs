//! What whoever connects to a socket can have PHP do.

use super::is_asked;
use super::machine::{Folder, forge, start_fpm};

const SCRIPT: &str =
    "<?php echo 'ran as ', trim(shell_exec('id -un')), ' within [', ini_get('open_basedir'), ']';";

fn pool(name: &str, lines: &str) -> String {
    format!(
        "[{name}]\nuser = www-data\ngroup = www-data\nlisten = /LAB/{name}.sock\npm = static\npm.max_children = 1\n{lines}\n"
    )
}

#[test]
fn a_forged_request_runs_any_file_and_lifts_open_basedir() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("forged");
    let site = folder.write("site/index.php", SCRIPT);
    let evil = folder.write("evil/evil.php", SCRIPT);
    let pools = pool("open", "") + &pool("fenced", "php_admin_value[open_basedir] = /LAB/site");
    let _running = start_fpm(&folder, &pools, &folder.path("fenced.sock"));
    let (site, evil) = (site.as_str(), evil.as_str());
    let script = |it| ("SCRIPT_FILENAME", it);
    let ran = forge(&folder.path("open.sock"), &[script(evil)]);
    assert!(ran.contains("ran as www-data within []"), "{ran}");

    let fenced = folder.path("fenced.sock");
    let refused = forge(&fenced, &[script(evil)]);
    assert!(refused.contains("open_basedir restriction in effect"), "{refused}");
    // Programs that PHP starts are outside of the fence.
    let inside = forge(&fenced, &[script(site)]);
    assert!(inside.contains("ran as www-data within [") && !inside.contains("[/]"), "{inside}");
    let lifted = forge(&fenced, &[script(evil), ("PHP_VALUE", "open_basedir=/")]);
    assert!(lifted.contains("ran as www-data within [/]"), "{lifted}");
    // It stays lifted in that child.
    let later = forge(&fenced, &[script(evil)]);
    assert!(later.contains("ran as www-data within [/]"), "{later}");
}

#[test]
fn extensions_and_path_info_decide_what_runs() {
    if !is_asked() {
        return;
    }
    let folder = Folder::new("extensions");
    let photo = folder.write("uploads/photo.jpg", "<?php echo 'photo ran';");
    let below = format!("{photo}/x.php");
    let pools = pool("default", "")
        + &pool("empty", "security.limit_extensions =")
        + &pool("listed", "security.limit_extensions = .php .jpg")
        + &pool("off", "security.limit_extensions =\nphp_admin_value[cgi.fix_pathinfo] = 0")
        + &pool("on", "security.limit_extensions =\nphp_admin_flag[cgi.fix_pathinfo] = 1");
    let _running = start_fpm(&folder, &pools, &folder.path("on.sock"));
    for (name, script, answer) in [
        ("default", &photo, "Access denied."),
        ("default", &below, "Access denied."),
        ("empty", &photo, "photo ran"),
        ("empty", &below, "photo ran"),
        ("listed", &photo, "photo ran"),
        ("off", &below, "No input file specified."),
        ("on", &below, "photo ran"),
    ] {
        let socket = folder.path(&format!("{name}.sock"));
        let answered = forge(&socket, &[("SCRIPT_FILENAME", script)]);
        assert!(answered.contains(answer), "{name} {script}: {answered}");
    }
}
