//! Names of settings and of who logs in.

use super::{is_about, words};

/// Whether the last word of a name names a setting: `db_host`, `retryCount`.
pub(crate) fn is_setting(name: &str) -> bool {
    words(name).last().is_some_and(|it| {
        let ends = |end: &str| end.len() + 1 < it.len() && it.ends_with(end);
        is_about(it) || PLAIN.contains(&it.as_str()) || SETTING_ENDS.iter().any(|end| ends(end))
    })
}

/// How names of settings end that are written together: `dbhost`, `tableprefix`.
const SETTING_ENDS: &[&str] = &["prefix", "host", "port", "name", "path", "charset", "driver"];

/// Whether the last word of a name stands for who logs in.
pub(crate) fn is_user(name: &str) -> bool {
    let words = words(name);
    words.last().is_some_and(|it| USERS.contains(&it.as_str()))
        || words.first().is_some_and(|it| USERS.contains(&it.as_str()) && it.len() <= 5)
            && words.last().is_some_and(|it| it == "id" || it == "name")
}

/// Words for who logs in.
#[rustfmt::skip]
pub(crate) const USERS: &[&str] = &[
    "user", "username", "usr", "u", "uid", "login", "who", "account", "acct", "principal", "role",
    "handle", "benutzer", "benutzername", "nutzer", "kennung", "anmeldename", "utilisateur",
    "identifiant", "usuario", "usuaria", "utente", "gebruiker", "gebruikersnaam", "uzytkownik",
    "uzivatel", "felhasznalo", "kullanici", "brukernavn", "anvandare", "identity", "userid",
    "loginname", "dbuser", "binddn", "authname", "sasluser",
];

/// Words of settings, beside those that stand behind a secret's name.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "deps", "cflags", "cppflags", "cxxflags", "ldflags", "histcontrol", "term", "domains",
    "db", "dbname", "driver", "charset", "collation", "image", "tag", "tags", "build", "context",
    "command", "entrypoint", "volume", "volumes", "network", "networks", "restart", "depends",
    "image", "replicas", "cpu", "unit", "description", "date", "email", "mail", "from", "to",
    "sender", "subject", "country", "city", "currency", "timezone", "tz", "color", "colour", "lang",
    "language", "engine", "adapter", "dialect", "dn", "base", "basedn", "filter", "root", "docroot",
    "index", "extension", "comment", "note", "notes", "os", "arch", "platform", "release", "debug",
    "loglevel", "verbosity", "feature", "workers", "connections", "action", "event", "reason",
    "result", "detail", "details", "summary", "device", "product", "brand", "category", "slug",
    "sql", "query", "where", "method", "path", "file", "url", "host", "port", "scheme", "vhost",
    "exchange", "queue", "topic", "consumer", "producer", "contact", "phone", "operation", "kid",
    "kind", "name", "ssl", "tls", "sslmode", "encoding", "locale", "stage", "env", "environment",
    "app", "application", "appname", "project", "team", "tenant", "org", "organization", "company",
    "department", "prompt", "question", "hint", "help", "motd", "banner", "greeting",
];
