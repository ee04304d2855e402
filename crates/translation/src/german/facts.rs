//! Where facts come from, which are missing, what is at stake, and what the masking withheld.

use super::Pair;

pub(super) static FACTS: &[Pair] = &[
    ("root's group is number 0", "die Gruppe von root hat die Nummer 0"),
    (
        "a system account's primary group usually has its name",
        "die primäre Gruppe eines Systemkontos trägt meist dessen Namen",
    ),
    (
        "an account without other evidence is in no group but its own",
        "ein Konto ohne andere Belege ist in keiner Gruppe als der eigenen",
    ),
    ("packages and the boot make it so", "Pakete und der Systemstart machen es so"),
    ("packages start PHP-FPM's master as root", "Pakete starten den PHP-FPM-Master als root"),
    (
        "PHP-FPM's default is 0660 (0666 before 5.4.28 and 5.5.12)",
        "die Vorgabe von PHP-FPM ist 0660 (0666 vor 5.4.28 und 5.5.12)",
    ),
    ("Docker makes a volume's directory so", "Docker legt das Verzeichnis eines Volumes so an"),
    (
        "the paths and accounts in the inputs are those of its packages",
        "die Pfade und Konten in den Eingaben sind die seiner Pakete",
    ),
    ("the official nginx image", "das offizielle nginx-Image"),
    ("the official PHP image", "das offizielle PHP-Image"),
    ("Remi's collection for RHEL", "Remis Sammlung für RHEL"),
    ("RHEL, Fedora and their relatives", "RHEL, Fedora und ihre Verwandten"),
    ("Debian and Ubuntu", "Debian und Ubuntu"),
    ("the numbers of owner and group of {0}", "die Nummern von Besitzer und Gruppe von {0}"),
    ("the numbers of nginx's worker", "die Nummern des nginx-Workers"),
    ("owner, group and mode of {0}", "Besitzer, Gruppe und Modus von {0}"),
    ("the ACL of {0}", "die ACL von {0}"),
    ("the permissions of each directory on the way", "die Rechte jedes Verzeichnisses auf dem Weg"),
    ("the user that nginx's workers run as", "der Benutzer, als der die nginx-Worker laufen"),
    ("the groups of {0}", "die Gruppen von {0}"),
    ("entries not shown", "Einträge nicht gezeigt"),
];

pub(super) static IMPACT: &[Pair] = &[
    ("every local user", "jeder lokale Benutzer"),
    ("server without a name", "Server ohne Namen"),
    ("server without a name location {0}", "Server ohne Namen location {0}"),
    ("No connection is shown to fail", "Es ist keine Verbindung zu sehen, die scheitert"),
    ("1 connection to PHP-FPM fails", "1 Verbindung zu PHP-FPM scheitert"),
    ("{0} connections to PHP-FPM fail", "{0} Verbindungen zu PHP-FPM scheitern"),
    ("PHP is down in 1 place: {A}", "PHP ist an 1 Stelle ausgefallen: {A}"),
    ("PHP is down in {0} places: {B}", "PHP ist an {0} Stellen ausgefallen: {B}"),
    (
        "PHP is down in {0} places: {B} and {2} more",
        "PHP ist an {0} Stellen ausgefallen: {B} und {2} weiteren",
    ),
    (
        "Every local user can run code as the pool's user",
        "Jeder lokale Benutzer kann Code als Benutzer des Pools ausführen",
    ),
    (
        "1 more connection is not looked at: correct these, and check again",
        "1 weitere Verbindung ist nicht angesehen: diese berichtigen und noch einmal prüfen",
    ),
    (
        "{0} more connections are not looked at: correct these, and check again",
        "{0} weitere Verbindungen sind nicht angesehen: diese berichtigen und noch einmal prüfen",
    ),
    (
        "[withheld: a masked value still stood in it]",
        "[zurückgehalten: ein verdeckter Wert stand noch darin]",
    ),
];

pub(super) static PHRASES: &[Pair] = &[
    ("server without a name", "Server ohne Namen"),
    ("server without a name location {0}", "Server ohne Namen location {0}"),
    // In the dative, as the sentences around them want it.
    ("the official nginx image", "dem offiziellen nginx-Image"),
    ("the official PHP image", "dem offiziellen PHP-Image"),
    ("Remi's collection for RHEL", "Remis Sammlung für RHEL"),
    ("RHEL, Fedora and their relatives", "RHEL, Fedora und ihren Verwandten"),
    ("Debian and Ubuntu", "Debian und Ubuntu"),
];
