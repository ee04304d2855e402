//! The first sentences of the pages of generated files.

use super::Pair;

pub(super) static SUMMARIES: &[Pair] = &[
    (
        "An Ansible playbook that sets `listen.owner`, `listen.group`, `listen.mode` and the ACL keys in the pool's own section and nowhere else, then tests PHP-FPM's configuration and restarts it",
        "Ein Ansible-Playbook, das `listen.owner`, `listen.group`, `listen.mode` und die ACL-Schlüssel im Abschnitt des Pools und nirgends sonst setzt, dann die Konfiguration von PHP-FPM prüft und es neu startet",
    ),
    (
        "An Ansible playbook that fails where a socket of PHP-FPM is missing, no socket, open to others, wrongly owned or has an ACL entry too many, or where its directories are open; and where the kernel does not let nginx's worker in",
        "Ein Ansible-Playbook, das scheitert, wo ein Socket von PHP-FPM fehlt, kein Socket ist, anderen offen steht, den falschen Besitzer oder einen ACL-Eintrag zu viel hat oder wo seine Verzeichnisse offen sind; und wo der Kernel den nginx-Worker nicht hineinlässt",
    ),
    (
        "A custom check for Checkov, in Python: a Dockerfile must not open PHP-FPM's socket to every local user, by `chmod 666`, `777`, `a+w`, `o+w` on the socket or its directory, nor by `sed` or `echo` into `listen.mode`",
        "Eine eigene Prüfung für Checkov, in Python: ein Dockerfile darf den Socket von PHP-FPM nicht jedem lokalen Benutzer öffnen, weder mit `chmod 666`, `777`, `a+w`, `o+w` auf den Socket oder sein Verzeichnis noch mit `sed` oder `echo` in `listen.mode`",
    ),
    (
        "The `__init__.py` beside the check for Checkov",
        "Die `__init__.py` neben der Prüfung für Checkov",
    ),
    (
        "A GitHub Actions workflow that runs `sockbox check` on the configuration files and uploads what it says as SARIF, also when the check fails",
        "Ein Workflow für GitHub Actions, der `sockbox check` auf die Konfigurationsdateien anwendet und das Ergebnis als SARIF hochlädt, auch wenn die Prüfung scheitert",
    ),
    (
        "A GitLab CI job that runs `sockbox check` on the configuration files and keeps what it says as a SARIF file, also when the check fails",
        "Ein Job für GitLab CI, der `sockbox check` auf die Konfigurationsdateien anwendet und das Ergebnis als SARIF-Datei aufhebt, auch wenn die Prüfung scheitert",
    ),
    (
        "A configuration for hadolint that is honest: hadolint takes no rules of one's own and has none about `chmod`, so `chmod 666` on a socket passes it, with this file as without",
        "Eine ehrliche Konfiguration für hadolint: hadolint nimmt keine eigenen Regeln an und hat keine zu `chmod`, darum geht `chmod 666` auf einen Socket durch, mit dieser Datei wie ohne",
    ),
    (
        "An InSpec control: each socket with its owner, group, mode and ACL, each directory on the way to it, the worker's membership in the group, and what the kernel says to the worker and to `nobody`",
        "Ein Control für InSpec: jeder Socket mit Besitzer, Gruppe, Modus und ACL, jedes Verzeichnis auf dem Weg dorthin, die Mitgliedschaft des Workers in der Gruppe und was der Kernel dem Worker und `nobody` sagt",
    ),
    (
        "The settings that decide who may connect, as PHP-FPM has them after all includes, later files and `$pool`: the input of `policy/php_fpm.rego`",
        "Die Einstellungen, die entscheiden, wer sich verbinden darf, wie PHP-FPM sie nach allen Includes, späteren Dateien und `$pool` hat: die Eingabe von `policy/php_fpm.rego`",
    ),
    (
        "A hook for pre-commit that runs `sockbox check` on the configuration files",
        "Ein Hook für pre-commit, der `sockbox check` auf die Konfigurationsdateien anwendet",
    ),
    (
        "A Rego policy (v1 syntax) for Dockerfiles as conftest reads them",
        "Eine Rego-Policy (Syntax v1) für Dockerfiles, wie conftest sie liest",
    ),
    (
        "Unit tests of `policy/dockerfile.rego`: commands that open the socket, and their nearest harmless relatives",
        "Unit-Tests von `policy/dockerfile.rego`: Befehle, die den Socket öffnen, und ihre nächsten harmlosen Verwandten",
    ),
    (
        "A Rego policy (v1 syntax) for nginx.conf as conftest's nginx parser or `sockbox parse` gives it: the worker's user is the one that the sockets are made for and not root, and each `fastcgi_pass` leads to a socket that PHP-FPM makes, also through an upstream",
        "Eine Rego-Policy (Syntax v1) für nginx.conf, wie der nginx-Parser von conftest oder `sockbox parse` sie ausgibt: der Benutzer des Workers ist der, für den die Sockets gemacht sind, und nicht root, und jedes `fastcgi_pass` führt zu einem Socket, den PHP-FPM anlegt, auch über einen Upstream",
    ),
    (
        "Unit tests of `policy/nginx.rego`, in the shapes of conftest's parser and of crossplane's",
        "Unit-Tests von `policy/nginx.rego`, in den Formen des Parsers von conftest und von crossplane",
    ),
    (
        "A Rego policy (v1 syntax) that denies every unsafe `listen.*` value of a PHP-FPM pool: modes that others can use, modes that are no octal number, a socket that nginx's worker cannot reach, sockets in directories that everybody writes to",
        "Eine Rego-Policy (Syntax v1), die jeden unsicheren `listen.*`-Wert eines PHP-FPM-Pools ablehnt: Modi, mit denen auch andere hineinkommen, Modi, die keine Oktalzahl sind, einen Socket, den der nginx-Worker nicht erreicht, Sockets in Verzeichnissen, in die jeder schreibt",
    ),
    (
        "Unit tests of `policy/php_fpm.rego`: each spelling of `listen.mode` that PHP-FPM takes silently, and who gets in by owner, group and ACL",
        "Unit-Tests von `policy/php_fpm.rego`: jede Schreibweise von `listen.mode`, die PHP-FPM stillschweigend annimmt, und wer über Besitzer, Gruppe und ACL hineinkommt",
    ),
    (
        "Serverspec tests: each socket with its owner, group, mode and ACL, each directory on the way to it, the worker's membership in the group, and what the kernel says to the worker and to `nobody`",
        "Serverspec-Tests: jeder Socket mit Besitzer, Gruppe, Modus und ACL, jedes Verzeichnis auf dem Weg dorthin, die Mitgliedschaft des Workers in der Gruppe und was der Kernel dem Worker und `nobody` sagt",
    ),
    (
        "A drop-in for PHP-FPM's service: `RuntimeDirectory=` for each directory below `/run` that holds a socket",
        "Ein Drop-in für den Dienst von PHP-FPM: `RuntimeDirectory=` für jedes Verzeichnis unter `/run`, das einen Socket enthält",
    ),
    (
        "A tmpfiles.d file that makes the directory of each socket at boot, closed to others but for search; owned as the distribution's packages have it, else by root",
        "Eine Datei für tmpfiles.d, die das Verzeichnis jedes Sockets beim Systemstart anlegt, für andere bis auf das Durchsuchen geschlossen; der Besitzer ist der aus den Paketen der Distribution, sonst root",
    ),
];
