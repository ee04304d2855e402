//! Strategies: titles, reasons, conditions, commands, and who gains access.

use super::Pair;

pub(super) static STRATEGIES: &[Pair] = &[
    (
        "Give the socket to nginx's group `{0}`, mode 0660",
        "Den Socket der nginx-Gruppe `{0}` geben, Modus 0660",
    ),
    ("Give the socket to `{0}` alone, mode 0600", "Den Socket `{0}` allein geben, Modus 0600"),
    (
        "The smallest change: PHP-FPM's master runs as root and gives the socket away; no account needs a new group",
        "Die kleinste Änderung: der PHP-FPM-Master läuft als root und gibt den Socket ab; kein Konto braucht eine neue Gruppe",
    ),
    (
        "Let nginx connect to `{0}`, where the pool listens",
        "nginx mit `{0}` verbinden, wo der Pool lauscht",
    ),
    (
        "The pool's address is the one that exists; nginx takes it with a reload",
        "Die Adresse des Pools ist die, die es gibt; nginx übernimmt sie mit einem Reload",
    ),
    (
        "Let nginx's workers run as `{0}`, for whom the socket is made",
        "Die nginx-Worker als `{0}` laufen lassen, für den der Socket gemacht ist",
    ),
    (
        "nginx.conf names no user, so the workers got the build's default; the pool is right as it is",
        "nginx.conf nennt keinen Benutzer, darum bekamen die Worker die Vorgabe des Builds; der Pool stimmt, wie er ist",
    ),
    (
        "Make a group for the socket alone, with nginx's worker in it",
        "Eine Gruppe nur für den Socket anlegen, mit dem nginx-Worker darin",
    ),
    (
        "Prefer it where several servers or accounts need the socket, or where nginx's own group has members that must not",
        "Besser dort, wo mehrere Server oder Konten den Socket brauchen oder wo die Gruppe von nginx Mitglieder hat, die ihn nicht haben dürfen",
    ),
    ("Add `{0}` to `listen.acl_users`", "`{0}` in `listen.acl_users` aufnehmen"),
    (
        "The pool already uses ACLs, which make PHP-FPM ignore owner and group: one more name is the smallest change",
        "Der Pool verwendet schon ACLs, mit denen PHP-FPM Besitzer und Gruppe nicht beachtet: ein Name mehr ist die kleinste Änderung",
    ),
    (
        "The least privilege: the socket stays root's, and one account is let in",
        "Das geringste Recht: der Socket bleibt der von root, und ein Konto wird eingelassen",
    ),
    (
        "PHP-FPM must be built with ACL support, and ignores `listen.owner` and `listen.group` from then on",
        "PHP-FPM muss mit ACL-Unterstützung gebaut sein und beachtet `listen.owner` und `listen.group` von da an nicht mehr",
    ),
    (
        "Give the socket to the numbers {0}:{1} of nginx's worker, mode 0660",
        "Den Socket den Nummern {0}:{1} des nginx-Workers geben, Modus 0660",
    ),
    (
        "Give the socket to the number {0} of nginx's worker alone, mode 0600",
        "Den Socket allein der Nummer {0} des nginx-Workers geben, Modus 0600",
    ),
    (
        "The kernel compares numbers, and the images give the same name different ones; a number is also accepted where the name does not exist",
        "Der Kernel vergleicht Nummern, und die Images geben demselben Namen verschiedene; eine Nummer gilt auch dort, wo es den Namen nicht gibt",
    ),
    (
        "Let nginx connect to `{0}` inside the containers' network",
        "nginx im Netz der Container mit `{0}` verbinden",
    ),
    (
        "Each container has its own loopback and its own files; the service's name reaches the other one, and TCP has no owner or mode to agree on",
        "Jeder Container hat sein eigenes Loopback und seine eigenen Dateien; der Name des Dienstes erreicht den anderen, und bei TCP sind weder Besitzer noch Modus abzustimmen",
    ),
    // Who gains access.
    (
        "other members of the group {0}, which the inputs do not list (getent group {1})",
        "andere Mitglieder der Gruppe {0}, die in den Eingaben nicht stehen (getent group {1})",
    ),
    (
        "other members of the group {0} in either container, which the inputs do not list ({1})",
        "andere Mitglieder der Gruppe {0} in einem der Container, die in den Eingaben nicht stehen ({1})",
    ),
    (
        "other containers on the network `{0}`, which the inputs do not list (docker network inspect)",
        "andere Container im Netz `{0}`, die in den Eingaben nicht stehen (docker network inspect)",
    ),
];

pub(super) static CONDITIONS: &[Pair] = &[
    ("the user of nginx's workers", "der Benutzer der nginx-Worker"),
    ("the group of nginx's workers", "die Gruppe der nginx-Worker"),
    ("the user of PHP-FPM's master", "der Benutzer des PHP-FPM-Masters"),
    ("the numbers of nginx's workers", "die Nummern der nginx-Worker"),
    ("the mode of `{0}`", "der Modus von `{0}`"),
    ("where PHP-FPM listens", "wo PHP-FPM lauscht"),
    ("open for searching, as 0755 is", "zum Durchsuchen offen, wie 0755 es ist"),
    ("port 9000 on every address", "Port 9000 auf jeder Adresse"),
    ("usual on {A}; the inputs do not name it", "üblich bei {A}; in den Eingaben steht es nicht"),
    ("usual on {A}", "üblich bei {A}"),
    ("packages start it as root", "Pakete starten ihn als root"),
    (
        "usual for a volume; the inputs do not show it",
        "üblich bei einem Volume; in den Eingaben ist es nicht zu sehen",
    ),
    (
        "the official PHP image's zz-docker.conf sets it",
        "zz-docker.conf des offiziellen PHP-Images setzt es",
    ),
    ("the images start it as root", "die Images starten ihn als root"),
];

pub(super) static COMMANDS: &[Pair] = &[
    ("Keeps the file as it is now", "Bewahrt die Datei, wie sie jetzt ist"),
    (
        "Applies the diff above; or make the same changes in an editor",
        "Wendet den Diff oben an; dieselben Änderungen gehen auch in einem Editor",
    ),
    (
        "A restart with a broken configuration takes every pool down",
        "Ein Neustart mit einer fehlerhaften Konfiguration lässt jeden Pool ausfallen",
    ),
    (
        "The test does not look at ACL names, directories or `listen.mode`",
        "Der Test sieht sich weder die Namen der ACL noch Verzeichnisse noch `listen.mode` an",
    ),
    (
        "Makes the socket anew with its new permissions",
        "Legt den Socket mit seinen neuen Rechten neu an",
    ),
    (
        "A reload keeps the old socket with its old permissions; only a restart makes it anew",
        "Ein Reload behält den alten Socket mit seinen alten Rechten; nur ein Neustart legt ihn neu an",
    ),
    (
        "Requests that run at this moment end with 502",
        "Anfragen, die in diesem Augenblick laufen, enden mit 502",
    ),
    (
        "Without downtime: changes the running socket now, and survives reloads; the edited file counts from the next start",
        "Ohne Ausfall: ändert den laufenden Socket jetzt und übersteht Reloads; die geänderte Datei gilt ab dem nächsten Start",
    ),
    ("Run this in place of the restart below", "Dies statt des Neustarts unten ausführen"),
    ("put the backup back, then {0}", "die Sicherung zurücklegen, dann {0}"),
    (
        "put the backups back, then docker compose up -d",
        "die Sicherungen zurücklegen, dann docker compose up -d",
    ),
    (
        "stat -c 'chown %U:%G %n; chmod %a %n' {0}   # run it before, and keep what it prints",
        "stat -c 'chown %U:%G %n; chmod %a %n' {0}   # vorher ausführen und aufheben, was es ausgibt",
    ),
    ("Checks nginx's configuration", "Prüft die Konfiguration von nginx"),
    (
        "Shows owner, group and mode of the new socket",
        "Zeigt Besitzer, Gruppe und Modus des neuen Sockets",
    ),
    (
        "Asks the kernel as the worker: every directory and the socket",
        "Fragt den Kernel im Namen des Workers: jedes Verzeichnis und den Socket",
    ),
    (
        "Asks the kernel as an account that has no business there",
        "Fragt den Kernel im Namen eines Kontos, das dort nichts zu suchen hat",
    ),
    (
        "`ls -l` shows a `+` and the mask only; the entries are here",
        "`ls -l` zeigt nur ein `+` und die Maske; die Einträge stehen hier",
    ),
    (
        "nginx takes the new address without dropping requests",
        "nginx übernimmt die neue Adresse, ohne Anfragen zu verlieren",
    ),
    ("New workers run as the new user", "Neue Worker laufen als der neue Benutzer"),
    (
        "New workers take the new group; the running ones never do",
        "Neue Worker bekommen die neue Gruppe; die laufenden nie",
    ),
    (
        "A restart is needed where nginx's master does not run as root",
        "Ein Neustart ist nötig, wo der nginx-Master nicht als root läuft",
    ),
    ("A group that nobody else is in", "Eine Gruppe, in der sonst niemand ist"),
    (
        "The account that connects joins it; PHP's user need not",
        "Das Konto, das sich verbindet, kommt hinein; der Benutzer von PHP muss es nicht",
    ),
    (
        "The diff above makes this file; the image's zz-docker.conf is read before it, so its `listen` loses",
        "Der Diff oben legt diese Datei an; zz-docker.conf des Images wird vor ihr gelesen, darum gilt deren `listen` nicht",
    ),
    (
        "Reads the compose file and says what is wrong with it",
        "Liest die Compose-Datei und sagt, was an ihr falsch ist",
    ),
    (
        "Reads the pool files in a container of its own, before the running one is replaced",
        "Liest die Pool-Dateien in einem eigenen Container, bevor der laufende ersetzt wird",
    ),
    (
        "Reads the pool files, once they are where the container mounts them; files that the image holds need a new image first",
        "Liest die Pool-Dateien, sobald sie dort sind, wo der Container sie einhängt; für Dateien im Image braucht es zuerst ein neues Image",
    ),
    (
        "Makes the changed containers anew; requests that run at this moment end with 502",
        "Legt die geänderten Container neu an; Anfragen, die in diesem Augenblick laufen, enden mit 502",
    ),
    (
        "Makes the socket anew; a reload would keep the old one with its numbers",
        "Legt den Socket neu an; ein Reload behielte den alten mit seinen Nummern",
    ),
    (
        "Checks nginx's configuration inside its container",
        "Prüft die Konfiguration von nginx in seinem Container",
    ),
    (
        "A single mounted file that an editor replaced is seen again after a restart only",
        "Eine einzeln eingehängte Datei, die ein Editor ersetzt hat, ist erst nach einem Neustart wieder zu sehen",
    ),
    (
        "Shows which `listen` is in force after every file was read",
        "Zeigt, welches `listen` gilt, nachdem jede Datei gelesen ist",
    ),
    (
        "Shows the numbers of the new socket; names would differ per image",
        "Zeigt die Nummern des neuen Sockets; Namen wären in jedem Image andere",
    ),
    (
        "The same file from nginx's side: if it is missing, the directory is not shared",
        "Dieselbe Datei von nginx aus: fehlt sie, dann ist das Verzeichnis nicht geteilt",
    ),
    ("Asks the kernel as the worker", "Fragt den Kernel im Namen des Workers"),
    (
        "Asks the kernel as somebody who has no business there",
        "Fragt den Kernel im Namen von jemandem, der dort nichts zu suchen hat",
    ),
];
