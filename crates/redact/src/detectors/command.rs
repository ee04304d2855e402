//! Options and arguments of commands: `mysql -pX`, `redis-cli -a X`, `curl -u name:X`.

use crate::find::Find as _;
use text::TextRange;

use crate::Kind;
use crate::lexicon::{Claim, claim, is_one_of};
use crate::model::Found;
use crate::scan::Scan;
use crate::survey;
use crate::value::{is_hex, is_literal, looks_secret, looks_typed};

/// How a program takes its secret.
pub(crate) struct Program {
    pub(crate) names: &'static [&'static str],
    /// Options whose value is the secret, in the same word or in the next.
    options: &'static [&'static str],
    /// Options whose value is `name:secret`, with the sign between.
    pairs: &'static [&'static str],
    sign: char,
}

const fn program(
    names: &'static [&'static str],
    options: &'static [&'static str],
    pairs: &'static [&'static str],
    sign: char,
) -> Program {
    Program { names, options, pairs, sign }
}

#[rustfmt::skip]
pub(crate) const PROGRAMS: &[Program] = &[
    program(&["redis-cli", "valkey-cli", "keydb-cli", "redis-benchmark", "memtier_benchmark"], &["-a", "--pass", "-A"], &[], ':'),
    program(
        &["curl", "curlie", "http", "https", "xh", "hey", "wget2", "ab", "siege", "aria2c"],
        &["--pass", "--oauth2-bearer", "--tlspassword", "--proxy-pass", "--http-passwd"],
        &["-u", "--user", "-U", "--proxy-user", "-a", "--auth", "-A", "-P", "--cert", "-E"],
        ':',
    ),
    program(&["ncat", "nc", "socat"], &[], &["--proxy-auth"], ':'),
    program(&["sshpass", "steghide", "rdesktop", "x11vnc", "psexec", "paexec", "twine", "helm", "oc", "cf", "evil-winrm", "crackmapexec", "netexec", "nxc", "racadm", "hydra", "certutil", "cqlsh", "couchbase-cli", "mssql-cli", "mycli", "pgcli", "az", "cbq", "wlst", "jmeter", "kopia", "jfrog", "jf", "ansible-playbook-vault", "pgbench", "arangosh", "orientdb", "gsecdump", "netrc-set", "tsm", "tabcmd", "sfdx", "hdbsql", "cypher-shell"], &["-p", "-passwd"], &[], ':'),
    program(
        &["ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldappasswd", "ldapcompare", "ldapvi", "ldapmodrdn", "ldapexop"],
        &["-w", "-s", "-a"],
        &[],
        ':',
    ),
    program(
        &["smbclient", "rpcclient", "smbget", "smbmap", "nbtscan", "winexe", "smbcacls", "smbcquotas", "wmic", "wbinfo", "net", "smbtree", "smbspool", "sharesec", "pth-winexe"],
        &["--password"],
        &["-U", "--user", "-a"],
        '%',
    ),
    program(&["login"], &["-p", "--password"], &[], ':'),
    program(&["skopeo", "podman", "buildah", "crane", "regctl", "oras"], &["-p"], &["--creds", "--src-creds", "--dest-creds"], ':'),
    program(
        &["mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport", "mongostat", "mongotop", "mongofiles"],
        &["-p"],
        &[],
        ':',
    ),
    program(&["zip", "unzip", "zipcloak", "zipinfo", "fcrackzip"], &["-P"], &[], ':'),
    program(&["7z", "7za", "7zr", "7zz"], &["-p"], &[], ':'),
    program(&["rar", "unrar"], &["-p", "-hp"], &[], ':'),
    program(&["openssl"], &["-k", "-K", "-pass", "-passin", "-passout", "-hmac", "-macopt", "-password"], &[], ':'),
    program(&["useradd", "usermod", "adduser"], &["-p"], &[], ':'),
    program(
        &["mosquitto_pub", "mosquitto_sub", "mosquitto_rr", "ipmitool", "sqlcmd", "bcp", "tsql", "osql", "isql", "iusql", "pgbouncer", "bsqldb", "freebcp", "ipmiutil", "sqsh", "dbisql", "dmidecode-remote"],
        &["-P", "-pw", "-K"],
        &[],
        ':',
    ),
    program(&["snmpget", "snmpwalk", "snmpbulkwalk", "snmpset", "snmpgetnext", "snmptrap", "snmpinform", "snmpbulkget", "snmptable", "snmpusm"], &["-A", "-X", "-c"], &[], ':'),
    program(&["plink", "pscp", "psftp", "nodetool", "putty", "kitty", "winscp"], &["-pw", "/password="], &[], ':'),
    program(&["lftp", "ncftpput", "ncftpget", "ncftpls"], &["-p"], &["-u"], ','),
    program(&["ssmtp", "swaks"], &["-ap", "-au-p", "--auth-password"], &[], ':'),
    program(&["sendemail"], &["-xp"], &[], ':'),
    program(&["mini_sendmail"], &["-x"], &[], ':'),
    program(&["influx", "consul", "nomad", "vault", "boundary"], &["-password", "-token", "-recovery-key"], &[], ':'),
    program(&["etcdctl"], &[], &["--user"], ':'),
    program(&["xfreerdp", "xfreerdp3", "wlfreerdp", "mstsc", "cmdkey"], &["/p:", "/pass:", "/gp:"], &[], ':'),
    program(
        &["keytool", "jarsigner", "apksigner", "osslsigncode"],
        &["-storepass", "-keypass", "-srcstorepass", "-deststorepass", "-srckeypass", "-destkeypass", "-new", "-pass", "-readpass", "pass:"],
        &[],
        ':',
    ),
    program(&["signtool"], &["/p"], &[], ':'),
    program(&["schtasks", "at"], &["/rp", "/p", "/RP", "/P"], &[], ':'),
    program(&["doctl", "codecov"], &["-t"], &[], ':'),
    program(&["nuget"], &["-k", "-p"], &[], ':'),
    program(&["rabbitmqadmin", "rabbitmq-perf-test"], &["-p"], &[], ':'),
    program(&["nmcli"], &["password", "wifi-sec.psk", "802-11-wireless-security.psk", "802-1x.password", "wifi-sec.wep-key0"], &[], ':'),
    program(&["pdftk"], &["owner_pw", "user_pw", "input_pw"], &[], ':'),
    program(&["ss-server", "ss-local", "ss-redir", "ss-tunnel", "sslocal", "ssserver", "kcptun-client", "iperf3-auth"], &["-k", "--key"], &[], ':'),
    program(&["ssh-keygen", "puttygen"], &["-N", "-P"], &[], ':'),
    program(&["security"], &["-w", "-p", "-P"], &[], ':'),
    program(&["kadmin", "kadmin.local", "kinit", "ktutil", "msktutil", "addprinc", "ank", "cpw"], &["-pw", "-w"], &[], ':'),
    program(&["htdigest-add", "doveadm", "pdbedit-set"], &["-p"], &[], ':'),
    program(&["wpa_cli", "iwconfig", "iw"], &["psk", "key", "password"], &[], ':'),
    program(&["asadmin", "jboss-cli", "wsadmin", "dsadm", "dsconfig"], &["-w", "-password", "-p"], &[], ':'),
    program(&["qpdf", "gs", "pdftotext", "pdfinfo", "pdftoppm", "mutool"], &["-upw", "-opw", "-p"], &[], ':'),
    program(&["mailx", "s-nail", "mutt", "neomutt"], &["smtp-auth-password="], &[], ':'),
    program(&["vncviewer", "vncpasswd", "guacenc"], &["-passwd"], &[], ':'),
    program(&["svnadmin", "svn", "p4", "bzr"], &["-P"], &[], ':'),
    program(&["borg", "rclone", "s3cmd", "s3fs", "duplicity"], &["--crypt-password", "--secret_key"], &[], ':'),
    program(&["openconnect", "vpnc", "openfortivpn", "sshuttle", "vpncmd"], &["-p", "/PASSWORD:"], &[], ':'),
    program(&["frpc", "frps", "ngrok", "chisel"], &["-t", "--auth"], &["--auth"], ':'),
    program(&["slappasswd"], &["-s"], &[], ':'),
    program(&["radclient", "radsniff"], &["-S", "-s"], &[], ':'),
    program(&["wmi-client", "smbexec", "psexec.py"], &["-hashes"], &[], ':'),
];

/// Programs of MySQL and its kin: `-p` takes a value in the same word only.
pub(crate) const MYSQL: &[&str] = &[
    "mysql",
    "mariadb",
    "mydumper",
    "myloader",
    "xtrabackup",
    "innobackupex",
    "pt-",
    "mariabackup",
];

/// Options that any program may have.
pub(crate) const ANY: &[&str] = &["-p", "-ap", "-v", "--value", "-b", "--body"];

pub(crate) fn find(scan: &Scan<'_>, acc: &mut Vec<Found>) {
    for it in scan.surveyed().filter(|it| it.is_new && it.holds & survey::COMMAND != 0) {
        // Every option begins with one of these signs, or is a name itself.
        let has_sign = || it.range.of(scan.text).bytes().any(|it| it == b'-' || it == b'/');
        if it.holds & survey::NAME != 0 || has_sign() {
            commands(scan, it.range, acc);
        }
    }
}

/// The command whose arguments are being read.
#[derive(Clone, Copy)]
enum Command {
    None,
    Mysql,
    Known(&'static Program),
}

fn commands(scan: &Scan<'_>, line: TextRange, acc: &mut Vec<Found>) {
    let mut command = Command::None;
    let mut at = line.start;
    while at < line.end {
        at += scan.run(at, line.end, is_between);
        let end = at + scan.run(at, line.end, |it| !is_between(it));
        if at == end {
            break;
        }
        let word = scan.of(at, end);
        if matches!(word, "|" | "||" | "&&" | "&" | ";") {
            command = Command::None;
        } else if word == "-e" && is_wrapper(command) {
            // The password is in the environment.
            command = Command::None;
        } else if let Some(found) = program_of(word) {
            command = found;
        } else if let Some(range) = secret(scan, command, TextRange::new(at, end), line.end) {
            acc.push(Found { range, kind: Kind::Password });
            at = range.end.max(end);
            if is_wrapper(command) {
                // What follows is another command with its own `-p`.
                command = Command::None;
            }
            continue;
        }
        at = end;
    }
}

/// Whether another command with its own options follows.
fn is_wrapper(command: Command) -> bool {
    matches!(command, Command::Known(program) if program.names.contains(&"sshpass"))
}

pub(crate) fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'"' | b'\'' | b'`' | b'[' | b']' | b'(' | b')' | b',')
}

fn program_of(word: &str) -> Option<Command> {
    // A name begins with a letter or a digit, as do all below; behind a path too.
    let start = word.bytes().rposition(|it| it == b'/').map_or(0, |it| it + 1);
    let name = word.get(start..).unwrap_or_default();
    let name = name.strip_suffix(".exe").unwrap_or(name);
    let plain = name.len() <= 40
        && name
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-' || it == b'_');
    let (Some(first), Some(second)) = (name.as_bytes().first(), name.as_bytes().get(1)) else {
        return None;
    };
    let known = BEGINNINGS.get(usize::from(*first)).copied().unwrap_or(0);
    if !plain || known >> (second & 31) & 1 == 0 {
        return None;
    }
    if MYSQL.iter().any(|it| name.starts_with(it)) && !name.contains(['.', ':', '=', '_', '@']) {
        return Some(Command::Mysql);
    }
    PROGRAMS.iter().find(|it| is_one_of(it.names, name.as_bytes())).map(Command::Known)
}

/// For each byte with which a name begins, the bytes that come second, by their last five bits.
static BEGINNINGS: [u32; 256] = beginnings();

#[expect(clippy::indexing_slicing, reason = "the compiler evaluates it, and would refuse")]
const fn beginnings() -> [u32; 256] {
    let mut res = [0; 256];
    let mut program = 0;
    while program <= PROGRAMS.len() {
        let names = if program < PROGRAMS.len() { PROGRAMS[program].names } else { MYSQL };
        let mut at = 0;
        while at < names.len() {
            let name = names[at].as_bytes();
            res[name[0] as usize] |= 1 << (name[1] & 31);
            at += 1;
        }
        program += 1;
    }
    res
}

/// The secret that `word` holds or announces.
fn secret(scan: &Scan<'_>, command: Command, word: TextRange, end: usize) -> Option<TextRange> {
    let text = word.of(scan.text);
    let option = text.split('=').next().unwrap_or_default();
    if matches!(option, "--value" | "-b" | "--body") {
        // `az keyvault secret set --name db --value X`
        let before = scan.of(word.start.saturating_sub(120), word.start);
        if before.has("secret set") || before.has("secrets set") {
            return value(scan, word, option, end).filter(|it| is_literal(it.of(scan.text)));
        }
    }
    match command {
        Command::None => {
            // `tool -u name -p X`, whatever the tool.
            let named = scan.of(word.start.saturating_sub(60), word.start);
            let name = named.strip_suffix(' ').and_then(|it| it.rsplit(' ').next());
            let sets = scan.of(word.start.saturating_sub(120), word.start);
            let is_value = matches!(option, "-v" | "--value")
                && name.is_some_and(|it| {
                    (it.contains(['.', '_']) || sets.has("config")) && claim(it) == Claim::Strong
                });
            if is_value {
                let text = option;
                return value(scan, word, text, end).filter(|it| is_literal(it.of(scan.text)));
            }
            if text == "-ap" && named.has("-au") {
                return value(scan, word, text, end).filter(|it| is_literal(it.of(scan.text)));
            }
            let is_named = [" -u ", " -U ", " -l ", " --user ", " --username ", " --login "];
            if text != "-p" || !is_named.iter().any(|it| named.contains(it)) {
                return None;
            }
            value(scan, word, text, end).filter(|it| looks_typed(it.of(scan.text)))
        }
        Command::Mysql
            if text == "password"
                && scan.of(word.start.saturating_sub(80), word.start).has("admin") =>
        {
            let range = value(scan, word, text, end)?;
            is_literal(range.of(scan.text)).then_some(range)
        }
        Command::Mysql => {
            let rest = text.strip_prefix("-p")?;
            let range = match rest {
                "" => {
                    // `-p'X'`, but not `-p 'X'`, which asks.
                    let quote = scan.byte(word.end)?;
                    (quote == b'\'' || quote == b'"').then(|| scan.word(word.end, end))??
                }
                _ => glued(scan, word, word.start + 2, end)?,
            };
            is_literal(range.of(scan.text)).then_some(range)
        }
        Command::Known(program) => {
            let option = |it: &&&str| {
                text == **it
                    || text.strip_prefix(**it).is_some_and(|rest| rest.starts_with('='))
                    || it.len() <= 3 && !it.starts_with("--") && text.starts_with(**it)
            };
            let exact = |it: &&&str| text == **it;
            let named = text.len() > 3
                && claim(text) == Claim::Strong
                && text.bytes().skip(1).all(|it| it.is_ascii_lowercase());
            let found = program.options.iter().find(exact);
            if let Some(option) = found.or_else(|| program.options.iter().find(option)) {
                let option = if named { &text } else { option };
                let range = value(scan, word, option, end)?;
                return is_literal(range.of(scan.text)).then_some(range);
            }
            let pair = program.pairs.iter().find(option).copied();
            let last = program.pairs.iter().find(|it| is_last(text, it)).map(|_| text);
            let range = value(scan, word, pair.or(last)?, end)?;
            let (name, secret) = range.of(scan.text).split_once(program.sign)?;
            if secret.is_empty() && (looks_secret(name) || 12 <= name.len() && is_hex(name)) {
                // A key as the name, with no password.
                return Some(TextRange::new(range.start, range.start + name.len()));
            }
            let range = TextRange::new(range.start + name.len() + 1, range.end);
            is_literal(secret).then_some(range)
        }
    }
}

/// Whether an option of one letter is the last of several in a word: `-u` in `-fsu`.
fn is_last(word: &str, option: &str) -> bool {
    let letters = word.strip_prefix('-').unwrap_or_default();
    let letter = option.strip_prefix('-').filter(|it| it.len() == 1);
    2 <= letters.len()
        && letters.bytes().all(|it| it.is_ascii_alphabetic())
        && letter.is_some_and(|it| letters.ends_with(it))
}

/// The value of an option: the rest of its word, or the next word.
fn value(scan: &Scan<'_>, word: TextRange, option: &str, end: usize) -> Option<TextRange> {
    let behind = word.start + option.len();
    if behind < word.end {
        let sign = usize::from(scan.byte(behind) == Some(b'='));
        return glued(scan, word, behind + sign, end);
    }
    let is_glued = scan.byte(behind).is_some_and(|it| b"\"'".contains(&it))
        && scan.before(word.start).is_none_or(|it| !b"\"'".contains(&it));
    if is_glued && behind < end {
        return scan.word(behind, end);
    }
    let next = behind + scan.run(behind, end, |it| b"\"',".contains(&it));
    let next = scan.skip_blanks(next);
    let res = scan.word(next, end.max(next))?;
    let text = res.of(scan.text);
    (!text.starts_with('-') || looks_typed(text) && !text.starts_with("--")).then_some(res)
}

/// The value at an offset of the argument that a word begins. In a list of arguments it ends with
/// the quotes around both: `"-pX Y", "shop"`.
fn glued(scan: &Scan<'_>, word: TextRange, start: usize, end: usize) -> Option<TextRange> {
    let open = word.start.checked_sub(1).filter(|it| scan.byte(*it) == Some(b'"'));
    let item = open.and_then(|it| scan.quoted(it, end)).filter(|(inner, after)| {
        start < inner.end && scan.byte(*after).is_some_and(|it| b",]".contains(&it))
    });
    match item {
        Some((inner, _)) => Some(TextRange::new(start, inner.end)),
        None => scan.word(start, end),
    }
}
