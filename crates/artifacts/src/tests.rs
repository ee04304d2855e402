//! Tests of the generators that need no program.

mod containers;
mod files;
mod hostile;
mod live;
mod rego;
mod worlds;

use facts::{File, InputKind, World};
use text::FileId;

/// A world made of texts.
pub(crate) fn world(inputs: &[(&str, InputKind, &str)]) -> World {
    let files = (0..).map(FileId).zip(inputs).map(|(id, (path, kind, text))| {
        File::new(id, (*path).to_owned(), (*text).to_owned(), *kind)
    });
    World::new(files.collect(), facts::Options::default())
}

/// The file that a generator makes of a world with its recommended strategy.
pub(crate) fn artifact(world: &World, name: &str) -> String {
    let strategies = plan::strategies(world);
    let found = crate::generate(world, strategies.first());
    let found = found.into_iter().find(|(it, _)| it.name == name);
    found.unwrap_or_else(|| panic!("{name} does not apply")).1.text
}

/// Debian's pool and server block.
pub(crate) fn debian(mode: &str) -> World {
    world(&[
        (
            "/etc/php/8.2/fpm/pool.d/www.conf",
            InputKind::Fpm,
            &format!(
                "[www]\nuser = www-data\ngroup = www-data\nlisten = /run/php/php8.2-fpm.sock\nlisten.owner = www-data\nlisten.group = www-data\nlisten.mode = {mode}\n"
            ),
        ),
        (
            "/etc/nginx/nginx.conf",
            InputKind::Nginx,
            "user www-data;\nevents {}\nhttp { server { location / { fastcgi_pass unix:/run/php/php8.2-fpm.sock; } } }\n",
        ),
    ])
}
