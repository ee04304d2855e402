//! The settings in force, as JSON for policies.

use crate::fill::{Value, Values, fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// The settings that decide who may connect, as PHP-FPM has them after all includes, later
    /// files and `$pool`: the input of `policy/php_fpm.rego`. It shows the configuration as it is,
    /// not as a strategy would make it.
    ///
    /// ## Schema
    /// `schema` is 1; it grows only when a field changes its meaning or goes. `pools` is a list of
    /// `name`, `settings`, `mode`, and `socket`. `settings` maps lower-case keys to text, with
    /// `listen.mode` as it is written; keys that are not set are absent. Only these keys are there:
    /// `listen` and `listen.*`, `user`, `group`, `security.limit_extensions`, `chroot`, `pm`. `mode`
    /// is what PHP-FPM makes of `listen.mode`, four octal digits. `socket` is the path without its
    /// spelling, empty for TCP. `worker` has `user` and `groups` of nginx's worker; `user` is empty
    /// where it is not known.
    ///
    /// ## When to use it
    /// Where a policy has to know what is in force rather than what one file says.
    ///
    /// ## How to install it
    /// `sockbox export parsed-www-conf /etc/php/8.2/fpm/pool.d > parsed_www_conf.json`
    ///
    /// ## How to undo it
    /// Delete the file.
    PARSED_WWW_CONF { name: "parsed-www-conf" }
}

const KEYS: &[&str] = &["user", "group", "security.limit_extensions", "chroot", "pm", "listen"];

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    if ctx.world.pools.is_empty() {
        return None;
    }
    let count = ctx.world.pools.len();
    let pools = ctx.world.pools.iter().zip(1..).map(|(pool, number): (_, usize)| {
        let socket = pool.address.as_ref().and_then(|it| it.value.socket()).unwrap_or_default();
        let settings: Vec<(&str, &str)> = pool
            .settings
            .iter()
            .filter(|(key, _)| KEYS.contains(&key.as_str()) || key.starts_with("listen."))
            .map(|(key, it)| (key.as_str(), it.value.as_str()))
            .collect();
        vec![
            text("name", escape::json(&pool.name)),
            text("mode", escape::json(&format!("{:04o}", pool.mode().value))),
            text("socket", escape::json(&socket)),
            text("comma", escape::comma(number < count)),
            ("settings", Value::Each(rows(&settings))),
        ]
    });
    let groups = ctx.current_groups();
    let user = ctx.world.worker.user.as_ref().map(|it| it.value.label()).unwrap_or_default();
    let values = [
        text("user", escape::json(&user)),
        text("groups", escape::json_list(&groups)),
        ("pools", Value::Each(pools.collect())),
    ];
    let text = fill(include_str!("parsed_www_conf.tmpl"), &values);
    Some(Artifact::new("parsed_www_conf.json", text))
}

fn rows(settings: &[(&str, &str)]) -> Vec<Values> {
    let count = settings.len();
    let rows = settings.iter().zip(1..).map(|((key, value), number): (_, usize)| {
        vec![
            text("key", escape::json(key)),
            text("value", escape::json(value)),
            text("comma", escape::comma(number < count)),
        ]
    });
    rows.collect()
}
