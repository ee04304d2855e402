//! Verdicts, and the causes with their explanations.

use super::Pair;

pub(super) static VERDICTS: &[Pair] = &[
    (
        "nginx is refused because the socket belongs to root alone: the pool sets no `listen.owner` and `listen.group`",
        "nginx wird abgewiesen, weil der Socket root allein gehört: der Pool setzt weder `listen.owner` noch `listen.group`",
    ),
    (
        "nginx is refused because the socket belongs to other accounts than nginx's worker",
        "nginx wird abgewiesen, weil der Socket anderen Konten gehört als dem nginx-Worker",
    ),
    (
        "nginx's workers run as another user than the socket is made for",
        "Die nginx-Worker laufen als ein anderer Benutzer als der, für den der Socket gemacht ist",
    ),
    (
        "nginx is refused because `listen.acl_users` is set and does not list it",
        "nginx wird abgewiesen, weil `listen.acl_users` gesetzt ist und nginx nicht darin steht",
    ),
    (
        "nginx is refused because a directory on the way lacks search permission",
        "nginx wird abgewiesen, weil einem Verzeichnis auf dem Weg das Suchrecht fehlt",
    ),
    (
        "nginx is refused because its running workers do not have the new group yet",
        "nginx wird abgewiesen, weil seine laufenden Worker die neue Gruppe noch nicht haben",
    ),
    (
        "The pool is right, and the running socket is still the old one",
        "Der Pool stimmt, und der laufende Socket ist noch der alte",
    ),
    ("SELinux refuses the connection", "SELinux verweigert die Verbindung"),
    ("AppArmor refuses the access", "AppArmor verweigert den Zugriff"),
    (
        "An option of the systemd unit hides or locks the path",
        "Eine Option der systemd-Unit verbirgt oder sperrt den Pfad",
    ),
    (
        "The socket's directory has a default ACL that takes the write bit away",
        "Das Verzeichnis des Sockets hat eine Standard-ACL, die das Schreibbit wegnimmt",
    ),
    (
        "The same name has another number in the other container",
        "Derselbe Name hat im anderen Container eine andere Nummer",
    ),
    (
        "Every local user may connect to the socket and run code as the pool's user",
        "Jeder lokale Benutzer darf sich mit dem Socket verbinden und Code als Benutzer des Pools ausführen",
    ),
    (
        "PHP-FPM does not run as root, so it cannot give the socket away and exits",
        "PHP-FPM läuft nicht als root, kann den Socket darum nicht abgeben und beendet sich",
    ),
    (
        "PHP-FPM exits because it cannot set the socket's ACL",
        "PHP-FPM beendet sich, weil es die ACL des Sockets nicht setzen kann",
    ),
    (
        "PHP-FPM cannot make its socket: the directory is missing or closed to it",
        "PHP-FPM kann seinen Socket nicht anlegen: das Verzeichnis fehlt oder ist ihm verschlossen",
    ),
    (
        "The filesystem or kernel underneath cannot carry the socket",
        "Das Dateisystem oder der Kernel darunter kann den Socket nicht tragen",
    ),
    (
        "A configuration is refused, so there is no server behind the socket",
        "Eine Konfiguration wird abgelehnt, darum steht kein Server hinter dem Socket",
    ),
    (
        "Two PHP-FPM masters or pools want the same address",
        "Zwei PHP-FPM-Master oder Pools wollen dieselbe Adresse",
    ),
    ("PHP-FPM does not run", "PHP-FPM läuft nicht"),
    (
        "nginx and PHP-FPM use different socket paths",
        "nginx und PHP-FPM verwenden verschiedene Socket-Pfade",
    ),
    (
        "The socket lies in a private /tmp of one of the services",
        "Der Socket liegt in einem privaten /tmp eines der Dienste",
    ),
    (
        "One side uses a unix socket, the other TCP",
        "Eine Seite verwendet einen Unix-Socket, die andere TCP",
    ),
    ("Another file than the one shown is in force", "Es gilt eine andere Datei als die gezeigte"),
    (
        "nginx connects to the wrong host or port",
        "nginx verbindet sich mit dem falschen Host oder Port",
    ),
    (
        "The socket file is left over and nobody listens behind it",
        "Die Socket-Datei ist übrig geblieben, und niemand lauscht dahinter",
    ),
    (
        "The listen queue is full: all PHP workers are busy",
        "Die Warteschlange ist voll: alle PHP-Worker sind beschäftigt",
    ),
    (
        "PHP-FPM does not find the script that nginx names",
        "PHP-FPM findet das Skript nicht, das nginx nennt",
    ),
    (
        "A file that is no `.php` reached PHP-FPM, which refuses to run it",
        "Eine Datei ohne die Endung `.php` kam zu PHP-FPM, das sie nicht ausführt",
    ),
    (
        "PHP-FPM drops the connection because the client's address is not listed",
        "PHP-FPM verwirft die Verbindung, weil die Adresse des Clients nicht aufgeführt ist",
    ),
    (
        "The pool's user may not read the script",
        "Der Benutzer des Pools darf das Skript nicht lesen",
    ),
    (
        "This is not the socket: the connection to PHP-FPM works",
        "Es liegt nicht am Socket: die Verbindung zu PHP-FPM geht",
    ),
    (
        "These inputs do not decide it yet: several causes fit",
        "Diese Eingaben entscheiden es noch nicht: mehrere Ursachen passen",
    ),
    (
        "Paste a pool file, a server block, or what the error log says",
        "Eine Pool-Datei einfügen, einen server-Block oder das, was im Fehlerlog steht",
    ),
    (
        "Nothing here connects nginx to PHP-FPM: no `fastcgi_pass`, no `listen`, no log line that names a socket",
        "Nichts hier verbindet nginx mit PHP-FPM: kein `fastcgi_pass`, kein `listen`, keine Logzeile, die einen Socket nennt",
    ),
    (
        "Nothing wrong is shown, and these inputs do not prove that nginx gets in",
        "Es ist nichts Falsches zu sehen, und diese Eingaben beweisen nicht, dass nginx hineinkommt",
    ),
    (
        "nginx reaches PHP-FPM: nothing in these inputs refuses it",
        "nginx erreicht PHP-FPM: nichts in diesen Eingaben verweigert es",
    ),
];

pub(super) static CAUSES: &[Pair] = &[
    // The socket is there and says no.
    (
        "{A} has no search permission (`x`) on the directory `{1}`, which is `{2}`",
        "{A} hat kein Suchrecht (`x`) für das Verzeichnis `{1}`, das `{2}` ist",
    ),
    (
        "Whatever the socket's own mode is, it cannot be reached",
        "Welchen Modus der Socket selbst auch hat: er ist nicht zu erreichen",
    ),
    (
        "`listen.acl_users` or `listen.acl_groups` is set, so PHP-FPM ignores `listen.owner` and `listen.group`: the socket stays `root:root` and only the listed accounts may connect",
        "`listen.acl_users` oder `listen.acl_groups` ist gesetzt, darum beachtet PHP-FPM `listen.owner` und `listen.group` nicht: der Socket bleibt `root:root`, und nur die aufgeführten Konten dürfen sich verbinden",
    ),
    ("{A} is not among them", "{A} ist nicht darunter"),
    (
        "nginx.conf has no `user` directive, so the workers run as the build's default, {A}, for whom the socket is closed",
        "nginx.conf hat keine Direktive `user`, darum laufen die Worker als das, was der Build vorgibt: {A}, und dafür ist der Socket geschlossen",
    ),
    (
        "The pool `{0}` sets neither `listen.owner` nor `listen.group`, so the socket belongs to whoever runs PHP-FPM's master, which is root: `root:root` with mode {1}",
        "Der Pool `{0}` setzt weder `listen.owner` noch `listen.group`, darum gehört der Socket dem, der den PHP-FPM-Master ausführt, und das ist root: `root:root` mit Modus {1}",
    ),
    (
        "{A} is neither; the pool's own `user` and `group` do not matter here",
        "{A} ist keines von beiden; `user` und `group` des Pools spielen hier keine Rolle",
    ),
    (
        "If PHP-FPM runs as your own user, the socket is yours, and nginx's worker is somebody else",
        "Läuft PHP-FPM als dein eigener Benutzer, dann gehört der Socket dir, und der nginx-Worker ist jemand anderes",
    ),
    (
        "If PHP-FPM does not run as root, it cannot give the socket to another owner",
        "Läuft PHP-FPM nicht als root, dann kann es den Socket keinem anderen Besitzer geben",
    ),
    (
        "The pool `{0}` makes the socket `{1}`, which gives {C} no write permission",
        "Der Pool `{0}` legt den Socket als `{1}` an; damit hat {C} kein Schreibrecht",
    ),
    (
        "The socket's directory has a default ACL, which a new socket inherits in place of what `listen.mode` asks for: the permissions on disk differ from the pool's",
        "Das Verzeichnis des Sockets hat eine Standard-ACL, die ein neuer Socket statt dessen erbt, was `listen.mode` verlangt: die Rechte auf der Platte weichen von denen des Pools ab",
    ),
    (
        "The pool `{0}` is right, but the running socket is still the old one: a reload keeps the listening socket, and with it owner, group, mode and ACL",
        "Der Pool `{0}` stimmt, aber der laufende Socket ist noch der alte: ein Reload behält den lauschenden Socket und mit ihm Besitzer, Gruppe, Modus und ACL",
    ),
    (
        "The socket on disk is `{0}`, the pool asks for `{1}`",
        "Der Socket auf der Platte ist `{0}`, der Pool verlangt `{1}`",
    ),
    (
        "Or the file that was pasted is not the one that PHP-FPM reads",
        "Oder die eingefügte Datei ist nicht die, die PHP-FPM liest",
    ),
    (
        "{A} is a member of `{1}` in the account database, but the running worker does not have that group yet: a process takes its groups when it starts",
        "{A} ist in der Kontendatenbank Mitglied von `{1}`, aber der laufende Worker hat diese Gruppe noch nicht: ein Prozess bekommt seine Gruppen, wenn er startet",
    ),
    (
        "{A} may connect through the group `{1}`, and yet it is refused: the group was probably added after the workers started",
        "{A} darf sich über die Gruppe `{1}` verbinden und wird doch abgewiesen: die Gruppe kam wohl dazu, nachdem die Worker gestartet waren",
    ),
    (
        "The socket is `{0}`, as PHP-FPM leaves it where the pool sets neither `listen.owner` nor `listen.group`; {B} has no write permission",
        "Der Socket ist `{0}`, wie PHP-FPM ihn lässt, wo der Pool weder `listen.owner` noch `listen.group` setzt; {B} hat kein Schreibrecht",
    ),
    (
        "The socket is `{0}`, which gives {B} no write permission",
        "Der Socket ist `{0}`; damit hat {B} kein Schreibrecht",
    ),
    (
        "{A} may not search the directory `{1}` on the way to `{2}`",
        "{A} darf das Verzeichnis `{1}` auf dem Weg zu `{2}` nicht durchsuchen",
    ),
    ("No PHP-FPM socket is involved", "Ein Socket von PHP-FPM ist nicht beteiligt"),
    (
        "The pool `{0}` makes the socket with mode {1}: every local user may connect and have PHP run any file it names, as the pool's user",
        "Der Pool `{0}` legt den Socket mit Modus {1} an: jeder lokale Benutzer darf sich verbinden und PHP jede Datei, die er nennt, als Benutzer des Pools ausführen lassen",
    ),
    (
        "The socket is `{0}`: every local user may connect and have PHP run any file it names, as the pool's user",
        "Der Socket ist `{0}`: jeder lokale Benutzer darf sich verbinden und PHP jede Datei, die er nennt, als Benutzer des Pools ausführen lassen",
    ),
    // Too many requests.
    (
        "The socket's queue is full: all PHP workers are busy, and `listen.backlog`, cut to `net.core.somaxconn`, is used up",
        "Die Warteschlange des Sockets ist voll: alle PHP-Worker sind beschäftigt, und `listen.backlog`, gekürzt auf `net.core.somaxconn`, ist verbraucht",
    ),
    (
        "More or faster workers help; permissions have no part in it",
        "Mehr oder schnellere Worker helfen; mit Rechten hat es nichts zu tun",
    ),
    (
        "`pm.max_children` was reached: requests wait until a worker is free",
        "`pm.max_children` wurde erreicht: Anfragen warten, bis ein Worker frei ist",
    ),
    // Containers.
    ("The kernel compares numbers, not names", "Der Kernel vergleicht Nummern, nicht Namen"),
    (
        "In `{0}` the socket belongs to {1}:{2}; the worker `{3}` of the other container is {4} and in none of these groups",
        "In `{0}` gehört der Socket {1}:{2}; der Worker `{3}` des anderen Containers ist {4} und in keiner dieser Gruppen",
    ),
    (
        "The pool in `{0}` makes the socket `{1}`; nginx's worker in `{2}` is {D}",
        "Der Pool in `{0}` legt den Socket als `{1}` an; der nginx-Worker in `{2}` ist {D}",
    ),
    (
        "The name `{0}` has {1} addresses ({2}): requests go to either server at random",
        "Der Name `{0}` hat {1} Adressen ({2}): Anfragen gehen zufällig an den einen oder anderen Server",
    ),
    (
        "The pool listens on `{0}`, which only its own container or machine reaches; nginx connects to `{1}`",
        "Der Pool lauscht auf `{0}`, das nur sein eigener Container oder Rechner erreicht; nginx verbindet sich mit `{1}`",
    ),
    (
        "nginx connects to `{0}`, which is its own container; PHP-FPM runs in another, whose service name belongs here",
        "nginx verbindet sich mit `{0}`, und das ist sein eigener Container; PHP-FPM läuft in einem anderen, dessen Dienstname hierher gehört",
    ),
    (
        "nginx connects to `{0}`, its own container; PHP-FPM runs in another, whose service name belongs here",
        "nginx verbindet sich mit `{0}`, seinem eigenen Container; PHP-FPM läuft in einem anderen, dessen Dienstname hierher gehört",
    ),
    // What was pasted is not what is in force.
    (
        "`[{0}]` is set twice, and the last one wins: `listen = {1}` takes the place of `listen = {2}`",
        "`[{0}]` steht zweimal da, und das letzte gilt: `listen = {1}` tritt an die Stelle von `listen = {2}`",
    ),
    (
        "Files of a pool directory are read in alphabetical order",
        "Die Dateien eines Pool-Verzeichnisses werden in alphabetischer Reihenfolge gelesen",
    ),
    (
        "The official PHP image has a pool file of its own, `zz-docker.conf`, which is read after this one and sets `listen = 9000`: `listen = {0}` has no effect, and no socket is made",
        "Das offizielle PHP-Image hat eine eigene Pool-Datei, `zz-docker.conf`, die nach dieser gelesen wird und `listen = 9000` setzt: `listen = {0}` bleibt ohne Wirkung, und kein Socket entsteht",
    ),
    (
        "PHP-FPM's master runs with `{0}`; the settings in `{1}` are not read",
        "Der PHP-FPM-Master läuft mit `{0}`; die Einstellungen in `{1}` werden nicht gelesen",
    ),
    (
        "After an upgrade nginx may still use the address of the PHP version that was removed, or a leftover pool may hold it",
        "Nach einem Upgrade verwendet nginx vielleicht noch die Adresse der entfernten PHP-Version, oder ein übrig gebliebener Pool hält sie",
    ),
    // SELinux, AppArmor, systemd.
    (
        "Connecting to a TCP port gives 13 from a security module only: SELinux does not let nginx's domain connect to this port",
        "Beim Verbinden mit einem TCP-Port kommt 13 nur von einem Sicherheitsmodul: SELinux lässt die Domäne von nginx nicht zu diesem Port",
    ),
    (
        "SELinux can refuse what the permissions allow: the socket's label, or the domain that PHP-FPM runs in",
        "SELinux kann verweigern, was die Rechte erlauben: wegen des Labels des Sockets oder der Domäne, in der PHP-FPM läuft",
    ),
    (
        "SELinux denied `connectto`: the server behind the socket runs as `{0}`, not in a domain that web servers may talk to",
        "SELinux hat `connectto` verweigert: der Server hinter dem Socket läuft als `{0}`, nicht in einer Domäne, mit der Webserver sprechen dürfen",
    ),
    (
        "Its binary needs the label `httpd_exec_t`, and a restart",
        "Seine Programmdatei braucht das Label `httpd_exec_t`, und er muss neu starten",
    ),
    (
        "SELinux denied `name_connect`: nginx may not connect to a TCP port of type `{0}`",
        "SELinux hat `name_connect` verweigert: nginx darf sich mit keinem TCP-Port vom Typ `{0}` verbinden",
    ),
    (
        "SELinux denied `{0}` on the socket file, whose label is `{1}` and not `httpd_var_run_t`",
        "SELinux hat `{0}` für die Socket-Datei verweigert, deren Label `{1}` ist und nicht `httpd_var_run_t`",
    ),
    ("SELinux denied `{0}` on `{1}`", "SELinux hat `{0}` für `{1}` verweigert"),
    (
        "AppArmor's profile `{0}` denied `{1}` on `{2}`",
        "Das AppArmor-Profil `{0}` hat `{1}` für `{2}` verweigert",
    ),
    (
        "The permissions of the file do not matter until the profile allows it",
        "Die Rechte der Datei spielen keine Rolle, solange das Profil es nicht erlaubt",
    ),
    (
        "{A}: home directories are hidden from the service",
        "{A}: Home-Verzeichnisse sind vor dem Dienst verborgen",
    ),
    (
        "{A}: these directories are read-only for the service, whatever their mode",
        "{A}: diese Verzeichnisse kann der Dienst nur lesen, gleich welchen Modus sie haben",
    ),
    (
        "{A}: the whole filesystem is read-only for the service",
        "{A}: das ganze Dateisystem kann der Dienst nur lesen",
    ),
    ("{A}: the path is locked for the service", "{A}: der Pfad ist für den Dienst gesperrt"),
    // nginx and PHP-FPM do not meet.
    (
        "nginx connects to `{0}`, and the pool `{1}` listens on `{2}`: two different paths",
        "nginx verbindet sich mit `{0}`, und der Pool `{1}` lauscht auf `{2}`: zwei verschiedene Pfade",
    ),
    (
        "nginx connects to `{0}`, and the pool `{1}` listens on `{2}`: one is a unix socket, the other TCP",
        "nginx verbindet sich mit `{0}`, und der Pool `{1}` lauscht auf `{2}`: das eine ist ein Unix-Socket, das andere TCP",
    ),
    (
        "nginx connects to `{0}`, and the pool `{1}` listens on `{2}`",
        "nginx verbindet sich mit `{0}`, und der Pool `{1}` lauscht auf `{2}`",
    ),
    (
        "`{0}` lies in a temporary directory, and a service with `PrivateTmp=yes` has its own: what one service makes there the other does not see, although `ls` shows it",
        "`{0}` liegt in einem temporären Verzeichnis, und ein Dienst mit `PrivateTmp=yes` hat sein eigenes: was der eine Dienst dort anlegt, sieht der andere nicht, obwohl `ls` es zeigt",
    ),
    (
        "`{0}` is no socket but a file of that name; PHP-FPM listens elsewhere",
        "`{0}` ist kein Socket, sondern eine Datei dieses Namens; PHP-FPM lauscht woanders",
    ),
    ("`{0}` is a directory", "`{0}` ist ein Verzeichnis"),
    (
        "The file `{0}` is there and nobody listens behind it: PHP-FPM has gone without removing it",
        "Die Datei `{0}` ist da, und niemand lauscht dahinter: PHP-FPM ist weg und hat sie nicht entfernt",
    ),
    (
        "Nobody listens at `{0}`; PHP-FPM is shown to listen at `{1}`",
        "Niemand lauscht auf `{0}`; PHP-FPM lauscht, wie zu sehen ist, auf `{1}`",
    ),
    (
        "Nobody listens at that address: PHP-FPM does not run, or listens elsewhere",
        "Niemand lauscht auf dieser Adresse: PHP-FPM läuft nicht oder lauscht woanders",
    ),
    (
        "Or PHP-FPM listens on another address or port than nginx uses",
        "Oder PHP-FPM lauscht auf einer anderen Adresse oder einem anderen Port, als nginx verwendet",
    ),
    (
        "`{0}` does not exist, and `{1}` is there: nginx uses another name than PHP-FPM",
        "`{0}` gibt es nicht, und `{1}` ist da: nginx verwendet einen anderen Namen als PHP-FPM",
    ),
    (
        "`{0}` does not exist: PHP-FPM does not run, or this pool does not",
        "`{0}` gibt es nicht: PHP-FPM läuft nicht, oder dieser Pool läuft nicht",
    ),
    (
        "`{0}` does not exist: the pool may listen at another path",
        "`{0}` gibt es nicht: der Pool lauscht vielleicht unter einem anderen Pfad",
    ),
    (
        "Or the directory is missing and PHP-FPM could not make the socket",
        "Oder das Verzeichnis fehlt, und PHP-FPM konnte den Socket nicht anlegen",
    ),
    (
        "Or the pool listens on TCP, and makes no socket at all",
        "Oder der Pool lauscht auf TCP und legt gar keinen Socket an",
    ),
    (
        "The client dials `{0}`, which is no absolute path: after `unix://` the first part is read as a host, so a third slash is missing",
        "Der Client wählt `{0}`, und das ist kein absoluter Pfad: nach `unix://` wird der erste Teil als Host gelesen, es fehlt also ein dritter Schrägstrich",
    ),
    ("nginx is not involved", "nginx ist nicht beteiligt"),
    // PHP-FPM did not start.
    (
        "PHP-FPM's master does not run as root, so it may not give `{0}` to another owner or group, and exits",
        "Der PHP-FPM-Master läuft nicht als root, darf `{0}` darum keinem anderen Besitzer und keiner anderen Gruppe geben und beendet sich",
    ),
    (
        "Without root the socket stays the master's own",
        "Ohne root bleibt der Socket der des Masters",
    ),
    (
        "PHP-FPM could not write the ACL of `{0}`: an entry is there twice, from `listen.acl_users` or `listen.acl_groups` and from a default ACL of the directory, or from a name listed twice",
        "PHP-FPM konnte die ACL von `{0}` nicht schreiben: ein Eintrag ist doppelt, aus `listen.acl_users` oder `listen.acl_groups` und aus einer Standard-ACL des Verzeichnisses, oder weil ein Name zweimal dasteht",
    ),
    (
        "The filesystem of `{0}` keeps no ACLs, so `listen.acl_users` and `listen.acl_groups` make PHP-FPM exit",
        "Das Dateisystem von `{0}` kennt keine ACLs, darum beendet sich PHP-FPM an `listen.acl_users` und `listen.acl_groups`",
    ),
    (
        "PHP-FPM could not set the ACL of `{0}` and exits",
        "PHP-FPM konnte die ACL von `{0}` nicht setzen und beendet sich",
    ),
    (
        "Another PHP-FPM master or pool already listens on `{0}`: two versions or two pools have the same `listen`",
        "Ein anderer PHP-FPM-Master oder Pool lauscht schon auf `{0}`: zwei Versionen oder zwei Pools haben dasselbe `listen`",
    ),
    (
        "Two pools of one configuration have the same `listen`",
        "Zwei Pools einer Konfiguration haben dasselbe `listen`",
    ),
    (
        "`listen` takes a bare path; with a `:` in it PHP-FPM reads host and port, and `{0}` is no port",
        "`listen` nimmt einen bloßen Pfad; mit einem `:` darin liest PHP-FPM Host und Port, und `{0}` ist kein Port",
    ),
    (
        "`unix:` belongs into nginx's `fastcgi_pass` only",
        "`unix:` gehört nur in das `fastcgi_pass` von nginx",
    ),
    (
        "PHP-FPM may not open its log `{0}` and exits before it makes any socket",
        "PHP-FPM darf sein Log `{0}` nicht öffnen und beendet sich, bevor es einen Socket anlegt",
    ),
    (
        "PHP-FPM could not open its configuration `{0}`",
        "PHP-FPM konnte seine Konfiguration `{0}` nicht öffnen",
    ),
    ("PHP-FPM refuses its configuration: {0}", "PHP-FPM lehnt seine Konfiguration ab: {0}"),
    (
        "A pool has `user = root` or `group = root`, which PHP-FPM refuses without `-R`",
        "Ein Pool hat `user = root` oder `group = root`, was PHP-FPM ohne `-R` ablehnt",
    ),
    (
        "`{0}` in `listen.acl_users` or `listen.acl_groups` is no account here, as written: a blank after the comma counts, and numbers are not accepted",
        "`{0}` in `listen.acl_users` oder `listen.acl_groups` ist so geschrieben kein Konto hier: ein Leerzeichen hinter dem Komma zählt mit, und Nummern werden nicht angenommen",
    ),
    (
        "The configuration names the account `{0}`, which does not exist here",
        "Die Konfiguration nennt das Konto `{0}`, das es hier nicht gibt",
    ),
    (
        "The directory `{0}` does not exist, and PHP-FPM makes no directories",
        "Das Verzeichnis `{0}` gibt es nicht, und PHP-FPM legt keine Verzeichnisse an",
    ),
    (
        "`/run` is empty after each boot: tmpfiles.d or `RuntimeDirectory=` has to make it",
        "`/run` ist nach jedem Start leer: tmpfiles.d oder `RuntimeDirectory=` muss es anlegen",
    ),
    (
        "PHP-FPM's master may not create files in `{0}`",
        "Der PHP-FPM-Master darf in `{0}` keine Dateien anlegen",
    ),
    (
        "`{0}` is read-only for PHP-FPM: a mount, or `ProtectSystem=`, `ReadOnlyPaths=` of its unit",
        "`{0}` kann PHP-FPM nur lesen: wegen eines Mounts oder wegen `ProtectSystem=`, `ReadOnlyPaths=` seiner Unit",
    ),
    (
        "`{0}` is taken: by another server, or by a directory of that name",
        "`{0}` ist belegt: von einem anderen Server oder von einem Verzeichnis dieses Namens",
    ),
    (
        "The filesystem or kernel under `{0}` cannot carry the socket: a folder shared from the host, or an emulated kernel",
        "Das Dateisystem oder der Kernel unter `{0}` kann den Socket nicht tragen: ein vom Host geteilter Ordner oder ein nachgebildeter Kernel",
    ),
    ("PHP-FPM could not make its socket `{0}`", "PHP-FPM konnte seinen Socket `{0}` nicht anlegen"),
    (
        "nginx refuses `fastcgi_pass {0}`: a socket's path needs `unix:` before it",
        "nginx lehnt `fastcgi_pass {0}` ab: vor dem Pfad eines Sockets muss `unix:` stehen",
    ),
    (
        "nginx's `user` directive names `{0}`, which does not exist here; nginx does not start",
        "Die Direktive `user` von nginx nennt `{0}`, das es hier nicht gibt; nginx startet nicht",
    ),
    (
        "nginx cannot resolve the host `{0}` of its upstream when it starts",
        "nginx kann den Host `{0}` seines Upstreams beim Start nicht auflösen",
    ),
    (
        "PHP-FPM refused to start; the lines that say why are missing or cut",
        "PHP-FPM ist nicht gestartet; die Zeilen, in denen steht warum, fehlen oder sind abgeschnitten",
    ),
    (
        "PHP-FPM's service is shown not to run",
        "Der Dienst von PHP-FPM läuft nicht, wie zu sehen ist",
    ),
    (
        "The configuration asks for PHP {0}, and the only PHP-FPM that is shown to be installed is `{1}`: nothing makes this socket",
        "Die Konfiguration verlangt PHP {0}, und das einzige PHP-FPM, das hier installiert zu sehen ist, ist `{1}`: nichts legt diesen Socket an",
    ),
    ("The directory `{0}` does not exist", "Das Verzeichnis `{0}` gibt es nicht"),
    (
        "`/run` is empty after each boot, and PHP-FPM makes no directories: tmpfiles.d or `RuntimeDirectory=` has to",
        "`/run` ist nach jedem Start leer, und PHP-FPM legt keine Verzeichnisse an: tmpfiles.d oder `RuntimeDirectory=` muss es tun",
    ),
    // The script.
    (
        "`listen.allowed_clients` does not list `{0}`, the address that nginx connects from, so PHP-FPM drops the connection",
        "`listen.allowed_clients` führt `{0}` nicht auf, die Adresse, von der nginx sich verbindet, darum verwirft PHP-FPM die Verbindung",
    ),
    (
        "nginx asks PHP-FPM for a file below `{0}`; where PHP-FPM runs, the same files lie elsewhere",
        "nginx verlangt von PHP-FPM eine Datei unter `{0}`; wo PHP-FPM läuft, liegen dieselben Dateien woanders",
    ),
    ("The connection works", "Die Verbindung geht"),
    (
        "PHP-FPM does not find the file that `SCRIPT_FILENAME` names, below `{0}`: a wrong path, or a directory that the pool's user may not search",
        "PHP-FPM findet die Datei nicht, die `SCRIPT_FILENAME` nennt, unter `{0}`: ein falscher Pfad oder ein Verzeichnis, das der Benutzer des Pools nicht durchsuchen darf",
    ),
    (
        "PHP-FPM does not find the file that `SCRIPT_FILENAME` names: a wrong path, or a directory that the pool's user may not search",
        "PHP-FPM findet die Datei nicht, die `SCRIPT_FILENAME` nennt: ein falscher Pfad oder ein Verzeichnis, das der Benutzer des Pools nicht durchsuchen darf",
    ),
    (
        "`PATH_TRANSLATED` names `{0}` where the path info is empty, and PHP-FPM judges that directory in place of the script",
        "`PATH_TRANSLATED` nennt `{0}`, wo die Pfadinfo leer ist, und PHP-FPM beurteilt dieses Verzeichnis statt des Skripts",
    ),
    (
        "`{0}` reached PHP-FPM, whose `security.limit_extensions` lets only `.php` run",
        "`{0}` kam zu PHP-FPM, dessen `security.limit_extensions` nur `.php` laufen lässt",
    ),
    (
        "The location that passes to PHP is too wide; static files are nginx's to serve",
        "Die location, die an PHP weitergibt, ist zu weit; statische Dateien liefert nginx aus",
    ),
    (
        "`{0}` exists elsewhere and PHP-FPM does not see it: its unit hides the directory (`ProtectHome=`)",
        "`{0}` gibt es anderswo, und PHP-FPM sieht es nicht: seine Unit verbirgt das Verzeichnis (`ProtectHome=`)",
    ),
    (
        "`{0}` is not where PHP-FPM looks for it (chroot, another container, another path)",
        "`{0}` ist nicht dort, wo PHP-FPM es sucht (chroot, ein anderer Container, ein anderer Pfad)",
    ),
    (
        "The pool's user may not read `{0}` or search a directory on the way",
        "Der Benutzer des Pools darf `{0}` nicht lesen oder ein Verzeichnis auf dem Weg nicht durchsuchen",
    ),
    (
        "AppArmor's profile of PHP-FPM may not list the path",
        "Das AppArmor-Profil von PHP-FPM führt den Pfad vielleicht nicht auf",
    ),
    (
        "SELinux may deny PHP-FPM's domain the file",
        "SELinux verweigert der Domäne von PHP-FPM vielleicht die Datei",
    ),
    (
        "A new image on an old host: the container runtime may refuse a system call that the image needs",
        "Ein neues Image auf einem alten Host: die Container-Laufzeit verweigert vielleicht einen Systemaufruf, den das Image braucht",
    ),
    (
        "PHP-FPM answers `Access denied.` to a file whose name does not end in `.php`",
        "PHP-FPM antwortet mit `Access denied.` auf eine Datei, deren Name nicht auf `.php` endet",
    ),
    (
        "Or the pool's user may not read the script",
        "Oder der Benutzer des Pools darf das Skript nicht lesen",
    ),
    (
        "PHP-FPM drops connections from addresses that `listen.allowed_clients` does not list",
        "PHP-FPM verwirft Verbindungen von Adressen, die `listen.allowed_clients` nicht aufführt",
    ),
    // Not decided.
    (
        "Most often the pool sets no `listen.owner` and `listen.group`, and the socket is root's",
        "Meistens setzt der Pool weder `listen.owner` noch `listen.group`, und der Socket gehört root",
    ),
    (
        "The socket belongs to an owner and a group that nginx's worker is not in",
        "Der Socket gehört einem Besitzer und einer Gruppe, zu denen der nginx-Worker nicht zählt",
    ),
    (
        "nginx's workers may run as another user than everybody assumes",
        "Die nginx-Worker laufen vielleicht als ein anderer Benutzer, als alle annehmen",
    ),
    (
        "A directory on the way lacks search permission (`x`) for the worker; the log never says which part of the path said no",
        "Einem Verzeichnis auf dem Weg fehlt das Suchrecht (`x`) für den Worker; das Log sagt nie, welcher Teil des Pfads verweigert hat",
    ),
    (
        "The kernel compares numbers, and the two images may give the same names different ones",
        "Der Kernel vergleicht Nummern, und die beiden Images geben denselben Namen vielleicht verschiedene",
    ),
    (
        "If the pool sets no `listen.owner` and `listen.group`, the socket is root's",
        "Setzt der Pool weder `listen.owner` noch `listen.group`, dann gehört der Socket root",
    ),
    (
        "Or the shared directory lacks search permission (`x`) for the worker's number",
        "Oder dem geteilten Verzeichnis fehlt das Suchrecht (`x`) für die Nummer des Workers",
    ),
    (
        "A connection was refused, by a PHP-FPM that does not run or was just restarting",
        "Eine Verbindung wurde abgelehnt, von einem PHP-FPM, das nicht läuft oder gerade neu startete",
    ),
    ("Or all PHP workers were busy", "Oder alle PHP-Worker waren beschäftigt"),
    (
        "nginx may not `{0}` the file `{1}`; that is the file's permissions, not the socket's",
        "nginx darf `{0}` auf die Datei `{1}` nicht anwenden; das sind die Rechte der Datei, nicht die des Sockets",
    ),
    ("Leave `listen.*` as it is", "`listen.*` so lassen, wie es ist"),
    (
        "The connection was accepted and broken off later: a PHP worker ended while it served the request",
        "Die Verbindung wurde angenommen und später abgebrochen: ein PHP-Worker endete, während er die Anfrage bediente",
    ),
    (
        "The socket's permissions are fine; look at PHP-FPM's log",
        "Die Rechte des Sockets stimmen; es lohnt der Blick in das Log von PHP-FPM",
    ),
    (
        "The connection was accepted and PHP took longer than nginx waits",
        "Die Verbindung wurde angenommen, und PHP brauchte länger, als nginx wartet",
    ),
    ("The socket's permissions are fine", "Die Rechte des Sockets stimmen"),
];

pub(super) static PHRASES: &[Pair] = &[
    ("nginx's worker", "der nginx-Worker"),
    ("{0} with the group {1}", "{0} mit der Gruppe {1}"),
    ("{0} with the groups {1}", "{0} mit den Gruppen {1}"),
    ("`{0}={1}` of {2}", "`{0}={1}` von {2}"),
    ("`{0}={1}` of the unit", "`{0}={1}` der Unit"),
];
