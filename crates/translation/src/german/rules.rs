//! Diagnostics with their notes, and the titles of their fixes.

use super::Pair;

pub(super) static DIAGNOSTICS: &[Pair] = &[
    (
        "{0} more like this are not listed, of which this is the first",
        "{0} weitere dieser Art sind nicht aufgeführt, und dieser ist der erste davon",
    ),
    ("`{0} = {1}` has an empty name in it", "`{0} = {1}` enthält einen leeren Namen"),
    (
        "`{0} = {1}` has a blank in front of or behind a name, which is part of the name",
        "`{0} = {1}` enthält ein Leerzeichen vor oder hinter einem Namen, das Teil des Namens ist",
    ),
    (
        "`{0} = {1}` has a number in it, and only names are looked up",
        "`{0} = {1}` enthält eine Nummer, und nur Namen werden nachgeschlagen",
    ),
    ("`{0} = {1}` names somebody twice", "`{0} = {1}` nennt jemanden zweimal"),
    (
        "PHP-FPM does not start with it, although `php-fpm -t` accepts it",
        "PHP-FPM startet damit nicht, obwohl `php-fpm -t` es annimmt",
    ),
    (
        "`{0}` has no effect, because `{1}` is set",
        "`{0}` bleibt ohne Wirkung, weil `{1}` gesetzt ist",
    ),
    (
        "The socket stays `root:root`, and only the lists' names may connect",
        "Der Socket bleibt `root:root`, und nur die Namen der Listen dürfen sich verbinden",
    ),
    (
        "`listen.allowed_clients` has no effect on a unix socket",
        "`listen.allowed_clients` bleibt bei einem Unix-Socket ohne Wirkung",
    ),
    (
        "Who may connect is decided by the socket's owner, group, mode and ACL",
        "Wer sich verbinden darf, entscheiden Besitzer, Gruppe, Modus und ACL des Sockets",
    ),
    (
        "nginx reads `{0}`, which looks like a backup",
        "nginx liest `{0}`, was nach einer Sicherung aussieht",
    ),
    (
        "A server in it can answer in place of the edited one",
        "Ein Server darin kann statt des bearbeiteten antworten",
    ),
    (
        "`cgi.fix_pathinfo` is on: a path below a file leads to the file",
        "`cgi.fix_pathinfo` ist an: ein Pfad unter einer Datei führt zu der Datei",
    ),
    (
        "`/uploads/photo.jpg/x.php` makes PHP-FPM look at the photo",
        "`/uploads/photo.jpg/x.php` lässt PHP-FPM das Foto ansehen",
    ),
    (
        "No `root` counts here; `root {0}` stands in another location",
        "Hier gilt kein `root`; `root {0}` steht in einer anderen location",
    ),
    (
        "`$document_root` is nginx's built-in directory, and PHP-FPM answers `File not found.`",
        "`$document_root` ist das eingebaute Verzeichnis von nginx, und PHP-FPM antwortet mit `File not found.`",
    ),
    (
        "nginx takes `{0}` to be part of the socket's name",
        "nginx hält `{0}` für einen Teil des Socket-Namens",
    ),
    (
        "nginx answers 502 and logs `(2: No such file or directory)`; `nginx -t` accepts it",
        "nginx antwortet mit 502 und schreibt `(2: No such file or directory)` in sein Log; `nginx -t` nimmt es an",
    ),
    (
        "nginx connects to a unix socket by `unix:` and an absolute path",
        "nginx verbindet sich mit einem Unix-Socket über `unix:` und einen absoluten Pfad",
    ),
    ("`{0}` lacks `unix:` in front", "Vor `{0}` fehlt `unix:`"),
    ("`{0}://` has no place here", "`{0}://` hat hier nichts zu suchen"),
    (
        "The quotes of `{0}` are part of the socket's name",
        "Die Anführungszeichen von `{0}` sind Teil des Socket-Namens",
    ),
    (
        "`{0}` is looked for below nginx's working directory",
        "`{0}` wird unter dem Arbeitsverzeichnis von nginx gesucht",
    ),
    (
        "`{0}` says that {B} writes it: a change in place is lost at its next run",
        "In `{0}` steht, dass {B} die Datei schreibt: eine Änderung darin geht beim nächsten Lauf verloren",
    ),
    (
        "Change what the file is made from, so that it gives what the diff shows",
        "Ändere das, woraus die Datei gemacht wird, so dass es ergibt, was der Diff zeigt",
    ),
    ("PHP-FPM reads `{0}` as `{1}`", "PHP-FPM liest `{0}` als `{1}`"),
    ("PHP-FPM cannot read `{0}`", "PHP-FPM kann `{0}` nicht lesen"),
    (
        "Some characters calculate or end the value, unless it is quoted",
        "Manche Zeichen rechnen oder beenden den Wert, wenn er nicht in Anführungszeichen steht",
    ),
    ("`{0}` is empty in `{1}`", "`{0}` ist leer in `{1}`"),
    (
        "Braces read a variable of the environment, and defaults are not known",
        "Geschweifte Klammern lesen eine Variable der Umgebung, und Vorgabewerte gibt es nicht",
    ),
    (
        "`#` begins no comment here: the value of `{0}` is `{1}`",
        "`#` beginnt hier keinen Kommentar: der Wert von `{0}` ist `{1}`",
    ),
    (
        "Comments in PHP-FPM's files begin with `;`",
        "Kommentare in den Dateien von PHP-FPM beginnen mit `;`",
    ),
    (
        "`#` begins no comment here: PHP-FPM refuses the file",
        "`#` beginnt hier keinen Kommentar: PHP-FPM lehnt die Datei ab",
    ),
    (
        "A reload with a refused file ends the master, and every pool is down",
        "Ein Reload mit einer abgelehnten Datei beendet den Master, und jeder Pool fällt aus",
    ),
    (
        "{0} takes the invisible character U+{1} for a letter",
        "{0} hält das unsichtbare Zeichen U+{1} für einen Buchstaben",
    ),
    (
        "It comes with text that was copied from a page, and looks like a space",
        "Es kommt mit Text, der von einer Seite kopiert wurde, und sieht aus wie ein Leerzeichen",
    ),
    (
        "`security.limit_extensions` is empty: PHP-FPM runs files of any extension",
        "`security.limit_extensions` ist leer: PHP-FPM führt Dateien jeder Endung aus",
    ),
    (
        "PHP-FPM runs files with the extension `{0}`",
        "PHP-FPM führt Dateien mit der Endung `{0}` aus",
    ),
    (
        "An uploaded file with PHP code in it runs once a request leads to it",
        "Eine hochgeladene Datei mit PHP-Code darin läuft, sobald eine Anfrage zu ihr führt",
    ),
    (
        "Port {0} of every address is open, and no client is excluded",
        "Port {0} jeder Adresse ist offen, und kein Client ist ausgeschlossen",
    ),
    (
        "Whoever reaches the port runs code as the pool's user",
        "Wer den Port erreicht, führt Code als Benutzer des Pools aus",
    ),
    (
        "PHP-FPM reads octal digits up to the first other character; `php-fpm -t` accepts anything",
        "PHP-FPM liest Oktalziffern bis zum ersten anderen Zeichen; `php-fpm -t` nimmt alles an",
    ),
    (
        "PHP-FPM drops the rest without a message; the mode is right by luck",
        "PHP-FPM lässt den Rest ohne Meldung weg; der Modus stimmt nur zufällig",
    ),
    (
        "`listen.mode = {0}` means 0000: nobody but root may connect",
        "`listen.mode = {0}` bedeutet 0000: niemand außer root darf sich verbinden",
    ),
    (
        "`listen.mode = {0}` is {1} written in decimal, and PHP-FPM reads it as {2}",
        "`listen.mode = {0}` ist {1} dezimal geschrieben, und PHP-FPM liest es als {2}",
    ),
    ("`listen.mode = {0}` means {1}", "`listen.mode = {0}` bedeutet {1}"),
    (
        "Whoever connects can have PHP run any file it names, as the pool's user; connecting needs the write bit only",
        "Wer sich verbindet, kann PHP jede Datei, die er nennt, als Benutzer des Pools ausführen lassen; zum Verbinden genügt das Schreibbit",
    ),
    (
        "`listen.mode = {0}` lets every local user connect",
        "Mit `listen.mode = {0}` darf sich jeder lokale Benutzer verbinden",
    ),
    (
        "`listen.mode = {0}` means {1}, which lets every local user connect",
        "`listen.mode = {0}` bedeutet {1}; damit darf sich jeder lokale Benutzer verbinden",
    ),
    (
        "`listen.owner = {0}` sets the owner alone; the group stays root's",
        "`listen.owner = {0}` setzt nur den Besitzer; die Gruppe bleibt die von root",
    ),
    (
        "A name would bring the user's primary group along",
        "Ein Name brächte die primäre Gruppe des Benutzers mit",
    ),
    (
        "`{0}` is no abstract socket to PHP-FPM but a relative path",
        "`{0}` ist für PHP-FPM kein abstrakter Socket, sondern ein relativer Pfad",
    ),
    (
        "`{0}` lies below the prefix that PHP-FPM was built with",
        "`{0}` liegt unter dem Präfix, mit dem PHP-FPM gebaut wurde",
    ),
    (
        "On Debian the prefix is `/usr`; nginx looks below its own directory",
        "Auf Debian ist das Präfix `/usr`; nginx sucht unter seinem eigenen Verzeichnis",
    ),
    (
        "The pools `{0}` and `{1}` listen at one path",
        "Die Pools `{0}` und `{1}` lauschen unter einem Pfad",
    ),
    (
        "PHP-FPM does not start: another instance seems to listen already",
        "PHP-FPM startet nicht: eine andere Instanz scheint schon zu lauschen",
    ),
    (
        "`listen = {0}` is no path to PHP-FPM but host and port",
        "`listen = {0}` ist für PHP-FPM kein Pfad, sondern Host und Port",
    ),
    (
        "`php-fpm -t` accepts it, and the start fails with `invalid port value`",
        "`php-fpm -t` nimmt es an, und der Start scheitert mit `invalid port value`",
    ),
    (
        "`user {0}` takes the group named `{1}`; the primary group of `{2}` is `{3}`",
        "`user {0}` nimmt die Gruppe namens `{1}`; die primäre Gruppe von `{2}` ist `{3}`",
    ),
    (
        "`user {0} {1}` drops `{2}`, the primary group of `{3}`, which the socket belongs to",
        "`user {0} {1}` lässt `{2}` weg, die primäre Gruppe von `{3}`, der der Socket gehört",
    ),
    (
        "Workers have this group and those that list the account as a member",
        "Worker haben diese Gruppe und die, die das Konto als Mitglied aufführen",
    ),
    (
        "nginx looks for an account whose name is `{0}`",
        "nginx sucht ein Konto, dessen Name `{0}` ist",
    ),
    (
        "nginx does not start unless there is one: `getpwnam() failed`",
        "nginx startet nicht, wenn es keines gibt: `getpwnam() failed`",
    ),
    ("nginx's workers run as root", "Die nginx-Worker laufen als root"),
    (
        "A fault in a worker is a fault of root, and no file mode protects from it",
        "Ein Fehler in einem Worker ist ein Fehler von root, und kein Dateimodus schützt davor",
    ),
    (
        "Without a master process nginx keeps the user that started it, which is root as a service",
        "Ohne Master-Prozess behält nginx den Benutzer, der es gestartet hat, und das ist bei einem Dienst root",
    ),
    (
        "`master_process off` is for nginx's own developers",
        "`master_process off` ist für die Entwickler von nginx selbst",
    ),
    (
        "A file `.php` below `{0}` runs, because the regular expression comes first",
        "Eine Datei `.php` unter `{0}` wird ausgeführt, weil der reguläre Ausdruck vorgeht",
    ),
    (
        "An upload form that lets such a name through gives code execution as the pool's user",
        "Ein Upload-Formular, das einen solchen Namen durchlässt, lässt Code als Benutzer des Pools ausführen",
    ),
    (
        "This `{0}` has no effect: line {1} sets it again",
        "Dieses `{0}` bleibt ohne Wirkung: Zeile {1} setzt es erneut",
    ),
    (
        "The last line of the pool counts, whatever section of that name it stands in",
        "Die letzte Zeile des Pools gilt, gleich in welchem Abschnitt dieses Namens sie steht",
    ),
    (
        "`[{0}]` is the pool of line {1} again, not another one",
        "`[{0}]` ist noch einmal der Pool aus Zeile {1}, kein weiterer",
    ),
    (
        "PHP-FPM merges sections of one name, and later settings win",
        "PHP-FPM führt Abschnitte eines Namens zusammen, und spätere Einstellungen gelten",
    ),
    ("The pool `{0}` has `{1} = {2}`", "Der Pool `{0}` hat `{1} = {2}`"),
    (
        "The pools `{0}` and `{1}` both run as `{2}`",
        "Die Pools `{0}` und `{1}` laufen beide als `{2}`",
    ),
    (
        "Code of one site reads the other's files and connects to its socket",
        "Code der einen Website liest die Dateien der anderen und verbindet sich mit ihrem Socket",
    ),
    (
        "`proxy_pass` speaks HTTP, and the pool at `{0}` speaks FastCGI",
        "`proxy_pass` spricht HTTP, und der Pool auf `{0}` spricht FastCGI",
    ),
    (
        "nginx answers 502 and logs `recv() failed (104: Connection reset by peer)`",
        "nginx antwortet mit 502 und schreibt `recv() failed (104: Connection reset by peer)` in sein Log",
    ),
    (
        "A reload ends the requests that are being answered",
        "Ein Reload bricht die Anfragen ab, die gerade beantwortet werden",
    ),
    (
        "`process_control_timeout` is 0 where it is not set",
        "`process_control_timeout` ist 0, wo es nicht gesetzt ist",
    ),
    ("No parameter names the script", "Kein Parameter nennt das Skript"),
    (
        "No parameter names the script, unless the included `fastcgi_params` is an unusual one",
        "Kein Parameter nennt das Skript, es sei denn, das eingebundene `fastcgi_params` ist ein ungewöhnliches",
    ),
    (
        "PHP-FPM answers `File not found.` and nginx logs `Primary script unknown`",
        "PHP-FPM antwortet mit `File not found.`, und nginx schreibt `Primary script unknown` in sein Log",
    ),
    (
        "`/scripts` is the placeholder of nginx's sample, not a directory of yours",
        "`/scripts` ist der Platzhalter aus dem Beispiel von nginx, keines deiner Verzeichnisse",
    ),
    (
        "`{0}` is the URI, without the directory that it lies in",
        "`{0}` ist die URI ohne das Verzeichnis, in dem sie liegt",
    ),
    (
        "Below an `alias`, `$document_root` is the aliased directory, and the URI has the location's prefix in it again",
        "Unter einem `alias` ist `$document_root` das Verzeichnis des Alias, und die URI enthält das Präfix der location noch einmal",
    ),
    (
        "PHP-FPM is asked for any URI that looks like PHP, whether the file exists or not",
        "PHP-FPM wird nach jeder URI gefragt, die nach PHP aussieht, ob es die Datei gibt oder nicht",
    ),
    (
        "With `cgi.fix_pathinfo=1`, `/uploads/photo.jpg/x.php` leads to the photo",
        "Mit `cgi.fix_pathinfo=1` führt `/uploads/photo.jpg/x.php` zu dem Foto",
    ),
    ("PHP-FPM refuses `{0}` behind spaces", "PHP-FPM lehnt `{0}` hinter Leerzeichen ab"),
    (
        "The message names line 1 or 2, whatever the line is",
        "Die Meldung nennt Zeile 1 oder 2, welche Zeile es auch ist",
    ),
    (
        "`{0}` and what follows belong to the last included pool",
        "`{0}` und was folgt gehören zum zuletzt eingebundenen Pool",
    ),
    (
        "PHP-FPM keeps the section that an included file ends with",
        "PHP-FPM behält den Abschnitt, mit dem eine eingebundene Datei endet",
    ),
    (
        "`{0}` goes to the pool `{1}`, which `{2}` ends with",
        "`{0}` geht an den Pool `{1}`, mit dem `{2}` endet",
    ),
    (
        "A file without a header continues the section of the file before it",
        "Eine Datei ohne Kopfzeile setzt den Abschnitt der Datei davor fort",
    ),
    (
        "`{0}` is a pool's setting and stands in `[global]`",
        "`{0}` ist eine Einstellung eines Pools und steht in `[global]`",
    ),
    (
        "`{0}` is a global setting and stands in the pool `{1}`",
        "`{0}` ist eine globale Einstellung und steht im Pool `{1}`",
    ),
    ("PHP-FPM refuses the file: `unknown entry`", "PHP-FPM lehnt die Datei ab: `unknown entry`"),
    (
        "nginx answers 502 to each request of this pool",
        "nginx antwortet mit 502 auf jede Anfrage an diesen Pool",
    ),
    (
        "`{0}` may not search the directory `{1}` on the way to the socket",
        "`{0}` darf das Verzeichnis `{1}` auf dem Weg zum Socket nicht durchsuchen",
    ),
    (
        "`{0}` may not connect to the socket, which is made `{1}`",
        "`{0}` darf sich nicht mit dem Socket verbinden, der als `{1}` angelegt wird",
    ),
    (
        "The socket `{0}` lies in a temporary directory",
        "Der Socket `{0}` liegt in einem temporären Verzeichnis",
    ),
    (
        "A service with `PrivateTmp=yes` has its own; while PHP-FPM is stopped, anybody can make a socket there",
        "Ein Dienst mit `PrivateTmp=yes` hat sein eigenes; solange PHP-FPM steht, kann jeder dort einen Socket anlegen",
    ),
    (
        "`{0}` lets `{1}` connect, which many programs run as",
        "Durch `{0}` darf sich `{1}` verbinden, und als dieses Konto laufen viele Programme",
    ),
    (
        "Whoever connects can have PHP run any file it names, as the pool's user",
        "Wer sich verbindet, kann PHP jede Datei, die er nennt, als Benutzer des Pools ausführen lassen",
    ),
    (
        "nginx connects to `{0}`, and the pool listens at `{1}`",
        "nginx verbindet sich mit `{0}`, und der Pool lauscht auf `{1}`",
    ),
    (
        "nginx answers 502 and logs `(2: No such file or directory)`",
        "nginx antwortet mit 502 und schreibt `(2: No such file or directory)` in sein Log",
    ),
    (
        "PHP-FPM cuts this path of {0} bytes to `{1}`",
        "PHP-FPM kürzt diesen Pfad von {0} Bytes auf `{1}`",
    ),
    ("nginx refuses this path of {0} bytes", "nginx lehnt diesen Pfad von {0} Bytes ab"),
    (
        "The path of a unix socket has at most 107 bytes",
        "Der Pfad eines Unix-Sockets hat höchstens 107 Bytes",
    ),
    (
        "One is a unix socket and the other TCP, so nginx answers 502",
        "Das eine ist ein Unix-Socket und das andere TCP, darum antwortet nginx mit 502",
    ),
    (
        "This `{0}` has no effect: `{1}` comes later in the location",
        "Dieses `{0}` bleibt ohne Wirkung: `{1}` kommt später in der location",
    ),
    (
        "`nginx -t` accepts both, and the later one answers",
        "`nginx -t` nimmt beide an, und das spätere antwortet",
    ),
];

pub(super) static FIXES: &[Pair] = &[
    ("Set it to 0", "Auf 0 setzen"),
    (
        "Set `root {0}` here too; better once, in the server",
        "`root {0}` auch hier setzen; besser einmal, im server",
    ),
    ("Set `SCRIPT_FILENAME` to `{0}`", "`SCRIPT_FILENAME` auf `{0}` setzen"),
    ("Set `user {0}`, the worker of {B}", "`user {0}` setzen, den Worker von {B}"),
    ("Set `{0}`", "`{0}` setzen"),
    (
        "Write an account of the pool's own for `{0}`",
        "Für `{0}` ein eigenes Konto des Pools eintragen",
    ),
    (
        "Write `include fastcgi.conf;` and `fastcgi_pass {0};`",
        "`include fastcgi.conf;` und `fastcgi_pass {0};` schreiben",
    ),
    (
        "Write the name of PHP-FPM's service and `:{0}`",
        "Den Namen des PHP-FPM-Dienstes und `:{0}` schreiben",
    ),
    ("Write `;` in place of `#`", "`;` statt `#` schreiben"),
    ("Write `{0}`", "`{0}` schreiben"),
    ("Put the value into double quotes", "Den Wert in doppelte Anführungszeichen setzen"),
    ("Remove it", "Entfernen"),
    ("Remove `unix:`", "`unix:` entfernen"),
    ("Remove the spaces", "Die Leerzeichen entfernen"),
    ("Remove this `{0}`", "Dieses `{0}` entfernen"),
    ("Repeat `[{0}]` behind `include`", "`[{0}]` hinter `include` wiederholen"),
    ("Add `{0}`", "`{0}` hinzufügen"),
    ("Comment `{0}` out", "`{0}` auskommentieren"),
];

pub(super) static PHRASES: &[Pair] = &[("a program", "ein Programm")];
