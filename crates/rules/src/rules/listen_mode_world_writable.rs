//! Everybody on the machine may connect to the pool's socket.

use facts::{Pool, World};
use text::SourceChange;

use crate::rule::declare_rule;
use crate::{Applicability, Diagnostic, Fix};

declare_rule! {
    /// ## What it does
    /// Checks whether `listen.mode` gives others the write bit. Connecting needs `w` only, so 0666,
    /// 0662, 0777 and also 0606 are open, while 0664 is not. What counts is what PHP-FPM makes of
    /// the value: `0680` is 0006, and `66` is 0066 (facts, sections 4, 7 and 14e).
    ///
    /// ## Why it matters
    /// The attack takes three steps and no privilege:
    /// 1. Any local account connects to the socket: a shell user, another site's PHP, a cron job.
    /// 2. It speaks FastCGI, which has no password, and sends a forged `SCRIPT_FILENAME`, such as a
    ///    `.php` file that it wrote itself in a temporary directory.
    /// 3. PHP-FPM runs that file as the pool's user, with the pool's database passwords, sessions
    ///    and uploads within reach.
    ///
    /// What `open_basedir` does: it refuses files outside of its paths to scripts that come through
    /// nginx. What it does not: stop a forged request, which carries `PHP_VALUE` or
    /// `PHP_ADMIN_VALUE` with `open_basedir=/` and is obeyed, even over `php_admin_value` of the
    /// pool; the setting then stays lifted in that child. It never stops programs that PHP starts.
    ///
    /// ## What to do
    /// Give the socket to nginx's group and set 0660.
    ///
    /// ## Fix safety
    /// Unsafe: whoever connects through the open bits today is refused afterwards, nginx included
    /// where owner and group are not set too. A strategy sets all of them together.
    LISTEN_MODE_WORLD_WRITABLE { code: "listen-mode-world-writable", severity: Critical, fix: Sometimes }
}

fn check(world: &World, acc: &mut Vec<Diagnostic>) {
    for pool in &world.pools {
        let Some(location) = pool.mode().source.location() else { continue };
        if !pool.is_open_to_others()
            || pool.address.as_ref().is_none_or(|it| it.value.socket().is_none())
        {
            continue;
        }
        acc.push(
            Diagnostic::new(&LISTEN_MODE_WORLD_WRITABLE, message(pool), location)
                .with_note(NOTE)
                .with_fixes(fix(world, pool)),
        );
    }
}

const NOTE: &str = "Whoever connects can have PHP run any file it names, as the pool's user; connecting needs the write bit only";

fn message(pool: &Pool) -> String {
    let written = pool.get("listen.mode").map_or("", |it| it.value);
    let mode = pool.mode().value;
    if written.trim_start_matches('0') == format!("{mode:o}") {
        format!("`listen.mode = {written}` lets every local user connect")
    } else {
        format!("`listen.mode = {written}` means {mode:04o}, which lets every local user connect")
    }
}

fn fix(world: &World, pool: &Pool) -> Option<Fix> {
    let location = pool.mode().source.location()?;
    let file = world.file(location.file)?;
    let edit = fpm_syntax::edit::set(&file.text, file.fpm()?, &pool.name, "listen.mode", "0660")?;
    let mut change = SourceChange::default();
    change.add(location.file, edit).ok()?;
    Some(Fix {
        title: "Set `listen.mode = 0660`".to_owned(),
        applicability: Applicability::Unsafe,
        change,
    })
}
