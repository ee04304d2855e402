//! The words of names, and what each of them says.

/// What a word says; of several, the bits together.
pub(super) const STRONG: u8 = 1;
pub(super) const WEAK: u8 = 2;
pub(super) const QUALIFIER: u8 = 4;
pub(super) const ABOUT: u8 = 8;
pub(super) const PUBLIC: u8 = 16;
pub(super) const IMPERSONAL: u8 = 32;
pub(super) const DIGEST: u8 = 64;

/// What a word of lower case says.
pub(super) fn bits(word: &[u8]) -> u8 {
    let mut res = 0;
    let mut at = hash(word);
    while let Some((known, bit)) = TABLE.get(at % SIZE).and_then(|it| ENTRIES.get(usize::from(*it)))
    {
        // A word of several lists stands in the table once for each.
        if known.as_bytes() == word {
            res |= bit;
        }
        at += 1;
    }
    res
}

/// Places of the table: nearly twice as many as there are words, so that some stay empty.
const SIZE: usize = 2048;

/// Stands in an empty place.
const EMPTY: u16 = u16::MAX;

static ENTRIES: [(&str, u8); COUNT] = entries();

/// Indexes into `ENTRIES`, by hash.
static TABLE: [u16; SIZE] = table();

const LISTS: [(&[&str], u8); 7] = [
    (STRONG_WORDS, STRONG),
    (WEAK_WORDS, WEAK),
    (QUALIFIERS, QUALIFIER),
    (ABOUT_WORDS, ABOUT),
    (PUBLIC_WORDS, PUBLIC),
    (IMPERSONAL_WORDS, IMPERSONAL),
    (DIGESTS, DIGEST),
];

/// The lists without a word of which no name claims a secret or something about one, but for the
/// names that one of `PARTS` is in.
pub(crate) const TELLING: [&[&str]; 2] = [STRONG_WORDS, WEAK_WORDS];

const COUNT: usize = STRONG_WORDS.len()
    + WEAK_WORDS.len()
    + QUALIFIERS.len()
    + ABOUT_WORDS.len()
    + PUBLIC_WORDS.len()
    + IMPERSONAL_WORDS.len()
    + DIGESTS.len();

/// Fowler, Noll and Vo's.
const fn hash(word: &[u8]) -> usize {
    let mut res = 0x811c_9dc5_u32;
    let mut rest = word;
    while let [first, behind @ ..] = rest {
        res = (res ^ *first as u32).wrapping_mul(0x0100_0193);
        rest = behind;
    }
    (res ^ res >> 15) as usize
}

#[expect(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    reason = "the compiler evaluates it, and would refuse"
)]
const fn entries() -> [(&'static str, u8); COUNT] {
    let mut res = [("", 0); COUNT];
    let (mut list, mut count) = (0, 0);
    while list < LISTS.len() {
        let (words, bit) = LISTS[list];
        let mut word = 0;
        while word < words.len() {
            res[count] = (words[word], bit);
            word += 1;
            count += 1;
        }
        list += 1;
    }
    res
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn table() -> [u16; SIZE] {
    let entries = entries();
    let mut res = [EMPTY; SIZE];
    let mut index: u16 = 0;
    while (index as usize) < COUNT {
        let mut at = hash(entries[index as usize].0.as_bytes()) % SIZE;
        while res[at] != EMPTY {
            at = (at + 1) % SIZE;
        }
        res[at] = index;
        index += 1;
    }
    res
}

/// Words of a name that say so by themselves.
#[rustfmt::skip]
const STRONG_WORDS: &[&str] = &[
    "password", "passwd", "passwort", "pass", "pwd", "pw", "passphrase", "passcode", "passkey",
    "pswd", "passwrd", "paswd", "pword", "pwrd", "psw", "psswd", "pasword", "passwords", "secret",
    "token", "credential", "credentials", "creds", "cred", "apikey", "apisecret", "accesskey",
    "secretkey", "privatekey", "authkey", "authtoken", "accesstoken", "salt", "psk", "pin",
    "requirepass", "masterauth", "masterpass", "bindpw", "userpw", "rootpw", "dbpw", "dbp", "ww",  "smtppw",
    "storepass", "keypass", "srcstorepass", "deststorepass", "privkey", "presharedkey",
    "sharedsecret", "passw", "pepper", "kennwort", "geheim", "geheimnis", "geheimwort",
    "zugangsdaten", "mdp", "motdepasse", "contrasena", "contrase\u{f1}a", "clave", "secreto",
    "senha", "segredo", "segreto", "wachtwoord", "haslo", "has\u{142}o", "sekret", "heslo",
    "losenord", "l\u{f6}senord", "adgangskode", "kodeord", "passord", "salasana", "jelszo",
    "jelsz\u{f3}", "parola", "sifre", "\u{15f}ifre", "sandi", "matkhau", "lozinka", "geslo",
    "parool", "slaptazodis", "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}",
    "\u{441}\u{435}\u{43a}\u{440}\u{435}\u{442}", "\u{442}\u{43e}\u{43a}\u{435}\u{43d}",
    "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}\u{3cc}\u{3c2}", "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}",
    "\u{53e3}\u{4ee4}", "\u{5bc6}\u{94a5}", "\u{5bc6}\u{9470}",
    "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}", "\u{6697}\u{8a3c}\u{756a}\u{53f7}",
    "\u{be44}\u{bc00}\u{bc88}\u{d638}", "\u{c554}\u{d638}", "kennw", "losung", "losungswort",
    "schluesselwort", "schl\u{fc}sselwort", "geheimzahl", "geheimcode", "zugangscode",
    "zugangswort", "jeton", "jetons", "secreta", "segreta", "secr\u{e8}te", "secretos",
    "parolachiave", "palavrapasse", "contrasenia", "clef", "sesame", "wachtw", "toegangscode",
    "hasla", "tajne", "tajny", "hesla", "tajemstvi", "titok", "titkos", "losen", "l\u{f6}sen",
    "nyckelord", "hemlighet", "parol\u{103}", "parol", "salasona", "salaisuus", "tunnusluku",
    "hemmelighed", "zaporka", "sifra", "\u{161}ifra", "gizli", "katasandi", "rahasia", "katalaluan",
    "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44f}",
    "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{435}\u{43c}",
    "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{438}", "\u{43a}\u{43b}\u{44e}\u{447}",
    "\u{433}\u{430}\u{441}\u{43b}\u{43e}", "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{430}",
    "\u{442}\u{43e}\u{43a}\u{435}\u{43d}\u{430}",
    "\u{441}\u{435}\u{43a}\u{440}\u{435}\u{442}\u{43d}\u{44b}\u{439}",
    "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}\u{3bf}\u{3c2}",
    "\u{3c3}\u{3c5}\u{3bd}\u{3b8}\u{3b7}\u{3bc}\u{3b1}\u{3c4}\u{3b9}\u{3ba}\u{3cc}",
    "\u{3c3}\u{3c5}\u{3bd}\u{3b8}\u{3b7}\u{3bc}\u{3b1}\u{3c4}\u{3b9}\u{3ba}\u{3bf}",
    "\u{5e1}\u{5d9}\u{5e1}\u{5de}\u{5d4}", "\u{5e1}\u{5d9}\u{5e1}\u{5de}\u{5d0}",
    "\u{627}\u{644}\u{645}\u{631}\u{648}\u{631}", "\u{627}\u{644}\u{633}\u{631}",
    "\u{631}\u{645}\u{632}", "\u{6af}\u{630}\u{631}\u{648}\u{627}\u{698}\u{647}",
    "\u{92a}\u{93e}\u{938}\u{935}\u{930}\u{94d}\u{921}", "kh\u{1ea9}u", "passwordb", "passwort2",
    "pswrd", "passwor", "passwrod", "passwrods", "passowrd", "paswword", "pasport", "psword",
    "secert", "sercet", "scret", "secrt", "secretkeybase", "tokn", "credentail", "credentails",
    "kek", "dek", "puk", "otp", "otpseed", "mfaseed", "2fa", "onetimecode", "einmalcode",
    "einmalpasswort", "keytab", "jks", "khau", "rocommunity", "rwcommunity", "breakglass", "mnemonic", "phrase", "unseal", "unsealkey", "wpapsk",
    "sharedkey", "presharedkeys", "bindpassword", "userpassword", "rootpassword", "authsecret",
    "appsecret", "clientsecret", "sessionsecret", "signingkey", "encryptionkey", "masterkey",
    "hmackey", "jwtsecret", "pwds", "psks", "salts", "passcodes", "passphrases",
    "kennworte", "passw\u{f6}rter", "passwoerter", "senhas", "claves", "secretvalue",
    "secretstring", "pskey", "ukey", "privatekeys", "codeword", "watchword", "passwordhash",
    "pwhash", "usersecret", "authtok", "apisec", "assword", "ssword",
];

/// Words that stand for a secret or for a setting.
#[rustfmt::skip]
const WEAK_WORDS: &[&str] = &[
    "auth", "session", "cookie", "jwt", "bearer", "signature", "sig", "hmac", "webhook", "dsn",
    "key", "keys", "license", "licence", "hash", "nonce", "seed", "master", "validation", "code",
    "otp", "totp", "sid", "sas", "signing", "encryption", "csrf", "xsrf", "captcha", "community",
    "crypt", "authorization", "tokens", "secrets", "pem", "private", "hook", "sessionid",
    "phpsessid", "jsessionid", "login", "uplink", "appid", "cipher", "recovery", "invite",
    "schluessel", "schl\u{fc}ssel", "klucz", "chiave", "cle", "llave", "chave", "basicauth",
    "userpass", "userpwd", "sso", "bot", "connectionstring", "authenticator", "verifier",
    "assertion", "ticket", "challenge", "magic", "mfa", "klic", "kl\u{ed}\u{10d}",
    "k\u{13e}\u{fa}\u{10d}", "kulcs", "cheie", "anahtar", "avain", "nyckel", "n\u{f8}gle", "nokkel",
    "kljuc", "klju\u{10d}", "klyuch", "sleutel", "unlock", "glass", "maiden", "shard", "shards", "backupcode", "psw1",
    "bindcred", "authinfo", "shibboleth", "kw", "zugang", "anmeldung", "kode", "kodas", "codigo",
    "c\u{f3}digo", "codice", "kod", "losung", "acceso", "acces", "acc\u{e8}s", "accesso",
];

/// Before `key` they make it strong.
#[rustfmt::skip]
const QUALIFIERS: &[&str] = &[
    "api", "app", "access", "private", "secret", "encryption", "encrypt", "master", "auth",
    "account", "signing", "sign", "client", "shared", "storage", "service", "license", "licence",
    "write", "admin", "deploy", "llm", "openai", "stripe", "jwt", "session", "cookie", "crypt",
    "hmac", "integration", "security", "aes", "rsa", "ssh", "gpg", "vault", "secure", "in",
    "nonce", "otp", "recovery", "consumer", "server", "application", "rest", "function", "host",
    "subscription", "sas", "license", "ingest", "preshared", "webhook", "internal", "user", "data",
    "root", "backup", "wp", "tls", "psk", "bot", "team", "project", "cipher", "transit", "mail",
    "email", "sms", "maps", "map", "search", "ai", "cdn", "dns", "wireguard", "wg", "restic", "db",
    "database", "sig", "signature", "hash", "bearer", "oauth", "link", "download", "payment",
    "merchant", "crypto", "unseal", "unlock", "eab", "salt", "bind", "upload", "media", "stream",
    "license", "activation", "decryption", "decrypt", "symmetric", "psk", "hook", "cron", "proxy",
    "trust", "federation", "relay", "agent", "enrollment", "join", "cluster", "node", "peer",
];

/// Last words that say that the value is something about the secret, not the secret.
#[rustfmt::skip]
const ABOUT_WORDS: &[&str] = &[
    "file", "files", "path", "dir", "directory", "folder", "name", "names", "header", "headers",
    "ttl", "timeout", "length", "len", "size", "zone", "type", "format", "id", "ids", "url", "uri",
    "host", "hostname", "port", "user", "username", "enabled", "enable", "disable", "disabled",
    "required", "policy", "method", "methods", "algorithm", "algo", "alg", "prefix", "suffix",
    "field", "param", "parameter", "days", "hours", "minutes", "seconds", "sec", "ms", "lifetime",
    "expires", "expire", "expiry", "expiration", "age", "max", "min", "count", "limit", "limits",
    "rate", "mode", "level", "realm", "domain", "version", "handler", "driver", "provider",
    "providers", "bits", "rounds", "cost", "strength", "samesite", "httponly", "secure", "location",
    "endpoint", "request", "requests", "basic", "backend", "store", "storage", "cache", "regex",
    "regexp", "pattern", "hint", "reset", "change", "changed", "gc", "probability", "divisor",
    "usage", "info", "certificate", "cert", "verify", "check", "tries", "attempts", "valid",
    "issuer", "audience", "scope", "scopes", "cookies", "through", "intercept", "alias", "aliases",
    "arn", "ref", "var", "env", "source", "guard", "guards", "broker", "encoding", "function",
    "class", "service", "manager", "mount", "target", "key_name", "label", "title", "text",
    "message", "error", "errors", "failed", "mismatch", "complexity", "history", "lock", "lockout",
    "threads", "memory", "time", "interval", "window", "period", "renew", "refresh_interval",
    "rotation", "status", "state", "active", "needed", "sent", "at", "on", "by", "link", "page",
    "route", "template", "view", "form", "input", "column", "table", "allowed", "forbidden",
    "plugin", "plugins", "module", "group", "groups", "role", "roles", "owner", "bucket", "region",
    "address", "server", "servers", "schema", "database", "delay", "exists", "present", "capture",
    "tier", "concurrency", "burst", "strategy", "locale", "lang", "theme", "command", "cmd",
    "program", "script", "helper", "agent", "socket", "sock", "pid", "log", "logs", "bypass",
    "ciphers", "curve", "protocol", "protocols", "transport", "sort", "order", "index",
    "encryption", "identifier", "identifiers", "question", "stdin", "oublie", "olvidada", "vergessen", "forgotten", "hasher", "encoder", "hashing", "mins", "hrs",
    "date", "issued", "updated", "created", "rotated", "hosts", "urls", "ports", "users", "dirs",
    "paths", "algos", "levels", "kind", "kinds", "model", "models", "counts", "total", "threshold",
    "quota", "weight", "priority", "interface", "device", "rule", "rules", "validator",
    "helptext", "placeholder", "caption", "tooltip", "i18n", "notice", "warning",
    "alert", "retention", "revoked", "supported", "event", "events", "listener", "observer",
    "queue", "topic", "channel", "reminder", "strengthmeter", "generator", "engine", "extension",
    "extensions", "rotate", "expired", "evict", "audit", "retry", "retries", "flag", "flags",
    "option", "options", "setting", "settings", "setup", "feature", "behavior", "charset",
    "alphabet", "symbols", "prompt", "metadata", "description",
    "comment", "comments", "note", "notes", "reason", "display", "wizard", "dialog", "screen",
    "set", "menu", "button", "icon", "tab", "section", "arguments", "args", "eval", "methods", "digits",
    "dlugosc", "d\u{142}ugo\u{15b}\u{107}", "dni", "jours", "tage", "dias", "d\u{ed}as", "giorni", "dagen",
    "dagar", "dage", "dnu", "laenge", "l\u{e4}nge", "longueur", "longitud", "lunghezza", "lengte", "delka",
    "d\u{e9}lka", "methode", "metoda", "metodo", "m\u{e9}thode", "verfahren", "algorithme", "algoritmo",
    "algorithmus", "datei", "fichier", "archivo", "bestand", "plik", "soubor", "pfad", "chemin", "ruta",
    "percorso", "sciezka", "cesta", "caminho", "gueltigkeit", "g\u{fc}ltigkeit", "geldigheid", "validite",
    "validez", "wygasa", "ablauf", "duree", "dur\u{e9}e", "hinweis", "frage", "pregunta", "ordner",
    "dossier", "carpeta", "typ", "tipo", "nombre", "zeichen",
    "\u{434}\u{43d}\u{435}\u{439}", "\u{441}\u{440}\u{43e}\u{43a}", "\u{434}\u{43b}\u{438}\u{43d}\u{430}",
    "\u{444}\u{430}\u{439}\u{43b}", "\u{43f}\u{443}\u{442}\u{44c}",
];

/// Words after which a value is public, whatever else the name says.
#[rustfmt::skip]
const PUBLIC_WORDS: &[&str] = &[
    "public", "publishable", "pub", "fingerprint", "etag", "integrity", "hpkp", "recv",
    "recipient", "csp", "sri", "digests", "sitekey", "bh", "dkim", "gravatar", "avatar",
];

/// Words after which a value is public unless the name ends in what is secret: `BUILD_ID`, but not
/// `BUILD_TOKEN`.
#[rustfmt::skip]
const IMPERSONAL_WORDS: &[&str] = &[
    "commit", "release", "revision", "rev", "gpg", "trace", "traceparent", "traceid", "span",
    "container", "image", "build", "csr", "cacert", "certificates", "checksums", "websocket",
    "correlation", "content", "uniqueid", "requestid", "artifact", "lockfile",
    "cert", "certificate", "ca", "cache", "sort", "primary", "foreign", "partition", "routing", "lookup",
    "mac", "author", "bibtex", "citation", "keyboard",
];

/// Digests: of a secret, a value to guess it from; of anything else, public.
const DIGESTS: &[&str] = &["sha", "md", "checksum", "digest"];
