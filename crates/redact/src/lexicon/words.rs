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
    let bucket = hash(word) % BUCKETS;
    let start = STARTS.get(bucket).copied().unwrap_or_default();
    let mut rest = ENTRIES.get(usize::from(start)..).unwrap_or_default();
    // An entry is a length, what the word says, and the word; no length ends a bucket.
    while let [length, says, behind @ ..] = rest
        && let Some((known, behind)) = behind.split_at_checked(usize::from(*length))
        && 0 < *length
    {
        if known == word {
            return *says;
        }
        rest = behind;
    }
    0
}

/// Some three words share one.
const BUCKETS: usize = 512;

/// Where the entries of each bucket begin.
static STARTS: [u16; BUCKETS] = TABLE.starts;

static ENTRIES: [u8; TABLE.length] = entries();

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

/// The words by their buckets.
struct Table {
    starts: [u16; BUCKETS],
    entries: [u8; MOST],
    length: usize,
}

/// The compiler refuses a smaller number where the lists need more.
const MOST: usize = 1 << 15;

const TABLE: Table = table();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
#[expect(clippy::cast_possible_truncation, reason = "offsets below `MOST`")]
const fn table() -> Table {
    let chains = chains();
    let mut res = Table { starts: [0; BUCKETS], entries: [0; MOST], length: 0 };
    let mut bucket = 0;
    while bucket < BUCKETS {
        let start = res.length;
        res.starts[bucket] = start as u16;
        let mut next = chains.first[bucket];
        while next < COUNT {
            let (word, bit) = chains.words[next];
            add(word.as_bytes(), bit, start, &mut res);
            next = chains.next[next];
        }
        // The length that ends the bucket.
        res.length += 1;
        bucket += 1;
    }
    res
}

/// Adds a word to the bucket that begins at `start`, or what it says to its entry there.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::cast_possible_truncation, reason = "the length of a word")]
const fn add(word: &[u8], bit: u8, start: usize, table: &mut Table) {
    let mut at = start;
    while at < table.length {
        let length = table.entries[at] as usize;
        let mut same = 0;
        while length == word.len() && same < length && table.entries[at + 2 + same] == word[same] {
            same += 1;
        }
        if same == word.len() {
            table.entries[at + 1] |= bit;
            return;
        }
        at += 2 + length;
    }
    table.entries[at] = word.len() as u8;
    table.entries[at + 1] = bit;
    let mut offset = 0;
    while offset < word.len() {
        table.entries[at + 2 + offset] = word[offset];
        offset += 1;
    }
    table.length = at + 2 + word.len();
}

/// All words, and those of each bucket: the first, and behind each the next; `COUNT` ends them.
struct Chains {
    words: [(&'static str, u8); COUNT],
    first: [usize; BUCKETS],
    next: [usize; COUNT],
}

const COUNT: usize = count();

const fn count() -> usize {
    let mut res = 0;
    let mut lists = LISTS.as_slice();
    while let [(words, _), behind @ ..] = lists {
        res += words.len();
        lists = behind;
    }
    res
}

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
#[expect(clippy::large_stack_arrays, reason = "the compiler evaluates it")]
const fn chains() -> Chains {
    let mut res = Chains { words: [("", 0); COUNT], first: [COUNT; BUCKETS], next: [COUNT; COUNT] };
    let (mut list, mut count) = (0, 0);
    while list < LISTS.len() {
        let (words, bit) = LISTS[list];
        let mut at = 0;
        while at < words.len() {
            let bucket = hash(words[at].as_bytes()) % BUCKETS;
            res.words[count] = (words[at], bit);
            res.next[count] = res.first[bucket];
            res.first[bucket] = count;
            at += 1;
            count += 1;
        }
        list += 1;
    }
    res
}

/// Without what stands behind the last entry.
#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn entries() -> [u8; TABLE.length] {
    let mut res = [0; TABLE.length];
    let mut at = 0;
    while at < res.len() {
        res[at] = TABLE.entries[at];
        at += 1;
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
    "akismet", "api", "app", "access", "private", "secret", "encryption", "encrypt", "master", "auth",
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
    "lifespan", "iterations", "iteration", "mechanism", "mechanisms", "aud", "re", "regexp", "richtlinie", "richtlinien",
    "vorgabe", "vorgaben", "regeln", "opts", "duration", "policies", "attribute", "attributes", "namespace", "expression", "serializer", "regel", "regla",
    "regola", "orden", "ordre", "staerke", "st\u{e4}rke", "sterkte", "budget", "modifier", "shortcut", "identity", "kid", "rollout", "in", "cron", "symbol", "shortname", "nodename", "nickname", "displayname", "sender", "extractor", "extractors", "unit",
    "units", "validity", "pagination", "file", "files", "path", "dir", "directory", "folder", "name", "names", "header", "headers",
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
    "alphabet", "chars", "symbols", "prompt", "metadata", "description",
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
    "dedup", "chunk", "surrogate", "mac", "author", "bibtex", "citation", "keyboard",
];

/// Digests: of a secret, a value to guess it from; of anything else, public.
const DIGESTS: &[&str] = &["md5sum", "sha1sum", "sha256sum", "sha", "md", "checksum", "digest"];
