//! What each cause is called and what to do about it.

use super::Label;

impl Label {
    /// One sentence for the top of a report, without a final dot.
    pub fn headline(self) -> &'static str {
        match self {
            Self::OwnerUnset => {
                "nginx is refused because the socket belongs to root alone: the pool sets no `listen.owner` and `listen.group`"
            }
            Self::OwnerMismatch => {
                "nginx is refused because the socket belongs to other accounts than nginx's worker"
            }
            Self::NginxUser => "nginx's workers run as another user than the socket is made for",
            Self::AclOverridesOwner => {
                "nginx is refused because `listen.acl_users` is set and does not list it"
            }
            Self::DirTraverse => {
                "nginx is refused because a directory on the way lacks search permission"
            }
            Self::GroupStale => {
                "nginx is refused because its running workers do not have the new group yet"
            }
            Self::ReloadInheritsSocket => {
                "The pool is right, and the running socket is still the old one"
            }
            Self::Selinux => "SELinux refuses the connection",
            Self::Apparmor => "AppArmor refuses the access",
            Self::SystemdSandbox => "An option of the systemd unit hides or locks the path",
            Self::DefaultAclMask => {
                "The socket's directory has a default ACL that takes the write bit away"
            }
            Self::ContainerUid => "The same name has another number in the other container",
            Self::InsecureWorkaround => {
                "Every local user may connect to the socket and run code as the pool's user"
            }
            Self::FpmChownNonroot => {
                "PHP-FPM does not run as root, so it cannot give the socket away and exits"
            }
            Self::FpmAclError => "PHP-FPM exits because it cannot set the socket's ACL",
            Self::BindDir => {
                "PHP-FPM cannot make its socket: the directory is missing or closed to it"
            }
            Self::PlatformLimit => "The filesystem or kernel underneath cannot carry the socket",
            Self::FpmBadConfig => {
                "A configuration is refused, so there is no server behind the socket"
            }
            Self::AlreadyListening => "Two PHP-FPM masters or pools want the same address",
            Self::FpmNotRunning => "PHP-FPM does not run",
            Self::PathMismatch => "nginx and PHP-FPM use different socket paths",
            Self::PrivateTmp => "The socket lies in a private /tmp of one of the services",
            Self::TransportMismatch => "One side uses a unix socket, the other TCP",
            Self::OtherConfigWins => "Another file than the one shown is in force",
            Self::WrongEndpoint => "nginx connects to the wrong host or port",
            Self::StaleSocket => "The socket file is left over and nobody listens behind it",
            Self::BacklogFull => "The listen queue is full: all PHP workers are busy",
            Self::ScriptPath => "PHP-FPM does not find the script that nginx names",
            Self::LimitExtensions => {
                "A file that is no `.php` reached PHP-FPM, which refuses to run it"
            }
            Self::AllowedClients => {
                "PHP-FPM drops the connection because the client's address is not listed"
            }
            Self::ScriptPerms => "The pool's user may not read the script",
            Self::NotASocketProblem => "This is not the socket: the connection to PHP-FPM works",
        }
    }

    /// What it is and what to do, in Markdown.
    pub fn docs(self) -> &'static str {
        match self {
            Self::OwnerUnset => {
                "PHP-FPM's master makes the socket, and the master runs as root. Without `listen.owner` and `listen.group` the socket stays `root:root` with mode 0660. The pool's `user` and `group` are those of the PHP workers and have no part in it.\n\nSet `listen.owner`, `listen.group` and `listen.mode = 0660`, and restart PHP-FPM: a reload keeps the old socket."
            }
            Self::OwnerMismatch => {
                "The first class that matches decides alone: owner, then group, then other. The worker's class has no write bit.\n\nSet `listen.group` to the worker's group, or add the worker to the socket's group and reload nginx."
            }
            Self::NginxUser => {
                "Without a `user` directive the build's default counts, which on Debian's binary is `nobody`. `user a;` also takes the group named `a`, not the primary group of `a`.\n\nSet `user` in the main context of nginx.conf."
            }
            Self::AclOverridesOwner => {
                "With `listen.acl_users` or `listen.acl_groups` PHP-FPM ignores `listen.owner` and `listen.group`, with a warning in its log. Add nginx's user to the list, or empty both keys."
            }
            Self::DirTraverse => {
                "Connecting needs `x` on every directory of the path. The log names the whole path and never the part that said no.\n\nMove the socket below `/run`, or give the worker alone `x` on the directory: `setfacl -m u:USER:x DIRECTORY`."
            }
            Self::GroupStale => {
                "A process takes its groups when it starts. `nginx -s reload` starts new workers, which is enough where the master runs as root."
            }
            Self::ReloadInheritsSocket => {
                "A reload (USR2) inherits the listening socket with its old owner, group, mode and ACL. Restart PHP-FPM, or change the live socket with chown and chmod now."
            }
            Self::Selinux => {
                "Two checks are made for each connection: `write` on the socket file, by its label, and `connectto` on the server's domain. Label the directory (`/run/php-fpm` has the right one), or the binary, and restart PHP-FPM. Turning SELinux off is no repair."
            }
            Self::Apparmor => {
                "The profile decides after the file's permissions. Use a path that the profile lists, or extend its local file, and reload the profile."
            }
            Self::SystemdSandbox => {
                "`ProtectHome`, `ProtectSystem`, `InaccessiblePaths` and `ReadOnlyPaths` give the service another view of the filesystem. Move the file, or make an exception in a drop-in (`ReadWritePaths=`)."
            }
            Self::DefaultAclMask => {
                "A new socket inherits the directory's default ACL, limited by `listen.mode`. Remove the default ACL (`setfacl -k DIRECTORY`) and restart PHP-FPM."
            }
            Self::ContainerUid => {
                "The kernel compares numbers. `www-data` is 33 in Debian's images and 82 in Alpine's, `nginx` is 101. Write numbers into `listen.owner` and `listen.group`."
            }
            Self::InsecureWorkaround => {
                "Connecting needs the write bit. Whoever connects names any script, and PHP runs it as the pool's user. Set owner and group, and 0660."
            }
            Self::FpmChownNonroot => {
                "Without root, `listen.owner` and `listen.group` may only name what the master already is. Remove them, and let nginx into the master's group."
            }
            Self::FpmAclError => {
                "Names only, no blanks after commas, none twice; no default ACL on the directory with the same entry; a filesystem with ACLs."
            }
            Self::BindDir => {
                "PHP-FPM makes no directories, and `/run` is empty after each boot. A tmpfiles.d entry or `RuntimeDirectory=` makes it."
            }
            Self::PlatformLimit => {
                "Folders shared from another system often keep no sockets. Use a directory of the machine itself, or TCP."
            }
            Self::FpmBadConfig => {
                "Test before each reload or restart: a reload with a broken configuration ends PHP-FPM with status 78 and leaves the socket file behind."
            }
            Self::AlreadyListening => {
                "Give each pool its own `listen`, or stop the version that is no longer needed."
            }
            Self::FpmNotRunning => "Look at why it stopped, then start it.",
            Self::PathMismatch => {
                "`/var/run` and `/run` are the same; version numbers, dots and folders are not. Let nginx use the path that the pool listens at."
            }
            Self::PrivateTmp => {
                "`PrivateTmp=yes` gives a service its own `/tmp` and `/var/tmp`. Move the socket to `/run/php` or `/run/php-fpm`."
            }
            Self::TransportMismatch => {
                "Let both use the same: for one machine the unix socket, between containers TCP or a shared directory."
            }
            Self::OtherConfigWins => {
                "Files of a pool directory are read in alphabetical order, and the last setting wins. `php-fpm -tt` shows what is in force."
            }
            Self::WrongEndpoint => {
                "Inside a container `127.0.0.1` is the container itself. Use the service's name, and a name that one service alone has."
            }
            Self::StaleSocket => {
                "PHP-FPM was killed or a reload failed. Start it; it replaces the file by itself."
            }
            Self::BacklogFull => {
                "Raise `pm.max_children` within the memory there is, find the slow requests, and then `listen.backlog` with `net.core.somaxconn`."
            }
            Self::ScriptPath => {
                "`SCRIPT_FILENAME` is a path as PHP-FPM sees it. Between containers both must have the files at the same place, or nginx must send the other's path."
            }
            Self::LimitExtensions => {
                "Pass only `\\.php$` to PHP and serve the rest with nginx. Emptying `security.limit_extensions` would let uploads run as code."
            }
            Self::AllowedClients => {
                "Add nginx's address, as PHP-FPM sees it, to `listen.allowed_clients`."
            }
            Self::ScriptPerms => {
                "PHP runs as the pool's `user`: it needs `r` on the file and `x` on each directory. The socket is fine."
            }
            Self::NotASocketProblem => {
                "Leave `listen.*` as it is and look where the message points."
            }
        }
    }
}
