//! The containers that the two servers run in, where they are two.

use access::Principal;
use evidence::{DockerInstruction, Observation, Place, Service};
use text::FileId;

use crate::{Accounts, Fact, File, InputKind, Pool, Socket, Source, World, path};

/// One of the two servers' containers.
#[derive(Clone, Debug)]
pub struct Container {
    /// The service of a compose file, or the name that commands use.
    pub name: String,
    /// What the compose file says of it.
    pub service: Option<Service>,
    /// The image, from the compose file or a Dockerfile.
    pub image: Option<String>,
    /// `user:` or `USER`: whom the server's master runs as in place of root.
    pub user: Option<String>,
}

/// What the containers run under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    #[default]
    Docker,
    Compose,
    /// Both are in a pod of this object, such as `deployment/app`, and share its network.
    Kubernetes(String),
}

/// A process as the kernel sees it: its user's number and those of its groups, the primary first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    pub user: u32,
    pub groups: Vec<u32>,
}

/// Who runs where; empty where nothing speaks of containers.
#[derive(Clone, Debug, Default)]
pub struct Containers {
    pub fpm: Option<Container>,
    pub nginx: Option<Container>,
    /// Every other service of the compose file.
    pub others: Vec<Service>,
    /// The compose file, where one is given as a file of its own.
    pub compose: Option<FileId>,
    /// What finds a container by its name.
    pub runtime: Runtime,
}

impl Containers {
    pub(crate) fn new(files: &[File]) -> Self {
        let compose = files.iter().find(|it| it.kind == InputKind::Compose).map(|it| it.id);
        let mut res =
            Self { compose, runtime: runtime(files, compose.is_some()), ..Self::default() };
        for service in services(files) {
            let container = Container {
                name: service.name.clone(),
                image: service.image.clone(),
                user: service.user.clone(),
                service: Some(service.clone()),
            };
            match role(&service.name, service.image.as_deref()) {
                Some(Role::Fpm) if res.fpm.is_none() => res.fpm = Some(container),
                Some(Role::Nginx) if res.nginx.is_none() => res.nginx = Some(container),
                Some(_) | None => res.others.push(service),
            }
        }
        if res.fpm.is_none() {
            res.by_build(files);
        }
        if res.fpm.is_none() && res.nginx.is_none() {
            res.by_commands(files);
        }
        if let Some(fpm) = &mut res.fpm {
            let (image, user) = dockerfile(files, Role::Fpm);
            fpm.image = fpm.image.take().or(image);
            fpm.user = fpm.user.take().or(user);
        }
        res
    }

    /// Whether nginx and PHP-FPM are shown to run in two containers.
    pub fn are_apart(&self) -> bool {
        self.both().is_some()
    }

    /// PHP-FPM's container and nginx's.
    pub fn both(&self) -> Option<(&Container, &Container)> {
        self.fpm.as_ref().zip(self.nginx.as_ref()).filter(|(fpm, nginx)| fpm.name != nginx.name)
    }

    /// The numbers that nginx's worker has: the kernel compares nothing else. `name` is the user
    /// that nginx is configured with, where it is known.
    pub fn worker(&self, accounts: &Accounts, name: Option<&str>) -> Option<Fact<Numbers>> {
        let nginx = self.nginx.as_ref()?;
        if let Some((user, group)) = nginx.user.as_deref().and_then(numbers) {
            // A master that is not root keeps the groups that it was started with.
            let added = nginx.service.iter().flat_map(|it| &it.group_add);
            let added = added.filter_map(|it| it.parse().ok()).filter(|_| user != 0);
            let groups = std::iter::once(group).chain(added).collect();
            return Some(Fact::new(Numbers { user, groups }, Source::Stated));
        }
        let place = Place::Container(nginx.name.clone());
        let shown: Vec<_> = accounts
            .located()
            .filter(|(it, account, _)| **it == place && !account.user.is_root())
            .collect();
        let is_wanted = |it: &str| it == name.unwrap_or("nginx");
        let named = shown.iter().find(|(_, it, _)| it.user.name.as_deref().is_some_and(is_wanted));
        // Whom nginx is not configured with, its image is.
        let only = shown.first().filter(|_| name.is_none() && shown.len() == 1);
        if let Some((_, account, location)) = named.or(only) {
            let first = account.group.as_ref().and_then(|it| it.id)?;
            let more = account.groups.iter().filter_map(|it| it.id).filter(|it| *it != first);
            let groups = std::iter::once(first).chain(more).collect();
            let numbers = Numbers { user: account.user.id?, groups };
            return Some(Fact::new(numbers, Source::Observed(*location)));
        }
        let official = nginx.image.as_deref().is_some_and(|it| repository(it) == "nginx");
        (official && is_wanted("nginx")).then(|| {
            let numbers = Numbers { user: 101, groups: vec![101] };
            Fact::new(numbers, Source::Assumed("the official nginx image"))
        })
    }

    /// The socket by the numbers that its owner and group have in PHP-FPM's container; a name whose
    /// number nothing tells stays a name, which is then comparable with nothing.
    pub(crate) fn by_number(&self, accounts: &Accounts, pool: &Pool, mut socket: Socket) -> Socket {
        let Some((fpm, _)) = self.both() else { return socket };
        // A number in the settings is one already, whatever name an account here or there gave it.
        let written = |key: &str| pool.principal(key).and_then(|it| it.value.id);
        let number = |principal: Principal, key: &str, of_place: NumberOf| {
            if let Some(id) = written(key).filter(|it| principal.id == Some(*it)) {
                return Principal::numbered(id);
            }
            let name = principal.name.as_deref().filter(|_| !principal.is_root());
            let Some(name) = name else { return principal };
            let shown = of_place(accounts, &Place::Container(fpm.name.clone()), name);
            let named = Principal::named(name);
            shown.or_else(|| fpm.number(&named)).map_or(named, Principal::numbered)
        };
        let group = fpm.user.as_deref().and_then(numbers).map(|(_, group)| group);
        if let Some(group) = group.filter(|_| !fpm.is_root() && pool.get("listen.group").is_none())
        {
            socket.node.group = Some(Principal::numbered(group));
        }
        socket.node.owner = socket.node.owner.map(|it| number(it, "listen.owner", user_number));
        socket.node.group = socket.node.group.map(|it| number(it, "listen.group", group_number));
        socket
    }

    /// Whether each of the two is known to have a network of its own, so that the loopback of one is
    /// not the other's.
    pub fn have_own_networks(&self) -> bool {
        if matches!(self.runtime, Runtime::Kubernetes(_)) {
            return false;
        }
        let is_own =
            |it: &Container| it.service.as_ref().is_some_and(|it| it.network_mode.is_none());
        self.both().is_some_and(|(fpm, nginx)| is_own(fpm) && is_own(nginx))
    }

    /// Whether the image's own `zz-docker.conf`, which sets `listen = 9000`, is read after the file
    /// that the pool's `listen` stands in (facts, containers).
    pub fn image_wins(&self, world: &World, pool: &Pool) -> bool {
        let Some(fpm) = self.fpm.as_ref().filter(|it| it.is_official_php()) else { return false };
        let location = pool.address.as_ref().and_then(|it| it.source.location());
        let Some(file) = location.and_then(|it| world.file(it.file)) else { return false };
        let mut targets = fpm.service.iter().flat_map(|it| &it.volumes);
        // A mounted directory takes the place of the image's, and its file with it.
        let hidden = |it: &str| ["/usr/local/etc", POOL_DIRECTORY].contains(&it);
        if targets.clone().any(|(_, target)| hidden(&path::normalize(target))) {
            return false;
        }
        let name = path::name(&file.path);
        let mounted = targets.find(|(source, target)| {
            path::name(source) == name && path::is_below(target, POOL_DIRECTORY)
        });
        let name = mounted.map_or(name, |(_, target)| path::name(target));
        name < LAST_OF_IMAGE
    }

    /// A command that runs in PHP-FPM's container.
    pub fn in_fpm(&self, command: &str) -> Option<String> {
        Some(self.command(self.fpm.as_ref()?, command))
    }

    /// A command that runs in nginx's container.
    pub fn in_nginx(&self, command: &str) -> Option<String> {
        Some(self.command(self.nginx.as_ref()?, command))
    }

    fn command(&self, container: &Container, command: &str) -> String {
        let name = quote(&container.name);
        match &self.runtime {
            Runtime::Docker => format!("docker exec {name} {command}"),
            Runtime::Compose => format!("docker compose exec -T {name} {command}"),
            Runtime::Kubernetes(object) => {
                format!("kubectl exec {} -c {name} -- {command}", quote(object))
            }
        }
    }

    /// The only service without an image is built from the Dockerfile that is among the inputs.
    fn by_build(&mut self, files: &[File]) {
        let (Some(image), _) = dockerfile(files, Role::Fpm) else { return };
        let mut built = self.others.iter().enumerate().filter(|(_, it)| it.image.is_none());
        let (Some((index, _)), None) = (built.next(), built.next()) else { return };
        let service = self.others.remove(index);
        self.fpm = Some(Container {
            name: service.name.clone(),
            image: Some(image),
            user: service.user.clone(),
            service: Some(service),
        });
    }

    /// Names and images of the commands' containers, where no compose file is there.
    fn by_commands(&mut self, files: &[File]) {
        let mut fpm = None;
        let mut nginx = None;
        for (_, statement) in crate::statements(files) {
            let Place::Container(name) = &statement.place else { continue };
            match (role(name, None), &statement.observation) {
                (Some(Role::Fpm), _) => fpm = fpm.or_else(|| Some(name.clone())),
                (Some(Role::Nginx), _) => nginx = nginx.or_else(|| Some(name.clone())),
                (None, _) => {}
            }
        }
        let container = |name: String| Container { name, service: None, image: None, user: None };
        self.fpm = fpm.map(container);
        self.nginx = nginx.map(container);
    }
}

/// The pool files of the official image lie here; the last of them in alphabetical order.
const POOL_DIRECTORY: &str = "/usr/local/etc/php-fpm.d";
const LAST_OF_IMAGE: &str = "zz-docker.conf";

impl Container {
    /// Whether the image is the official one of PHP, whose `zz-docker.conf` sets `listen = 9000`.
    pub fn is_official_php(&self) -> bool {
        self.image.as_deref().is_some_and(|it| repository(it) == "php" && it.contains("fpm"))
    }

    /// Whether the server's master is root, so that it may give the socket away.
    pub fn is_root(&self) -> bool {
        self.user.as_deref().is_none_or(|it| {
            let user = it.split(':').next().unwrap_or_default();
            user == "root" || user == "0"
        })
    }

    /// The number of a name that the official PHP image has.
    pub fn number(&self, account: &Principal) -> Option<u32> {
        let is_www_data = account.name.as_deref() == Some("www-data");
        let number = if self.image.as_deref()?.contains("alpine") { 82 } else { 33 };
        account.id.or_else(|| (is_www_data && self.is_official_php()).then_some(number))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Fpm,
    Nginx,
}

/// What the inputs speak of.
fn runtime(files: &[File], has_compose: bool) -> Runtime {
    let object = crate::statements(files).find_map(|(_, it)| match &it.observation {
        Observation::Workload { kind, name } => {
            Some(format!("{}/{name}", kind.to_ascii_lowercase()))
        }
        _ => None,
    });
    let compose = || has_compose || files.iter().any(|it| it.text.contains("compose exec"));
    match object {
        Some(object) => Runtime::Kubernetes(object),
        None if compose() => Runtime::Compose,
        None => Runtime::Docker,
    }
}

/// A word for a shell.
fn quote(word: &str) -> String {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "/._-".contains(it);
    if !word.is_empty() && word.chars().all(is_plain) && !word.starts_with('-') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// What a service is for: its image says so, else its name.
fn role(name: &str, image: Option<&str>) -> Option<Role> {
    let of = |text: &str| {
        let text = text.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|it| text.contains(it));
        // Images such as `webdevops/php-nginx` hold both servers.
        match (has(&["php", "fpm"]), has(&["nginx", "openresty"])) {
            (true, false) if !has(&["phpmyadmin", "exporter"]) => Some(Role::Fpm),
            (false, true) if !has(&["exporter", "proxy-manager", "nginx-proxy"]) => {
                Some(Role::Nginx)
            }
            _ => None,
        }
    };
    let by_name = || match name.to_ascii_lowercase().as_str() {
        "web" | "webserver" | "www" | "http" | "proxy" => Some(Role::Nginx),
        name => of(name),
    };
    image.map_or_else(by_name, of)
}

/// `docker.io/library/nginx:1.27-alpine` without registry, tag and digest.
fn repository(image: &str) -> &str {
    let name = image.split('@').next().unwrap_or(image);
    let name = match name.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => name,
        _ => name,
    };
    name.trim_start_matches("docker.io/").trim_start_matches("library/")
}

fn services(files: &[File]) -> Vec<Service> {
    crate::statements(files)
        .filter_map(|(_, it)| match &it.observation {
            Observation::Service(service) if !service.name.is_empty() => Some(service.clone()),
            _ => None,
        })
        .collect()
}

/// Image and user of the last stage of a Dockerfile for that server.
fn dockerfile(files: &[File], wanted: Role) -> (Option<String>, Option<String>) {
    let mut res = (None, None);
    for (_, statement) in crate::statements(files) {
        match &statement.observation {
            Observation::DockerInstruction(DockerInstruction::From(image)) => {
                res = (Some(image.clone()), None);
            }
            Observation::DockerInstruction(DockerInstruction::User(user)) => {
                res.1 = Some(user.clone());
            }
            _ => {}
        }
    }
    let fits = res.0.as_deref().is_some_and(|it| role("", Some(it)) == Some(wanted));
    if fits { res } else { (None, None) }
}

/// Finds the number of a name in a place.
type NumberOf = fn(&Accounts, &Place, &str) -> Option<u32>;

/// The number that a command in that place showed for a user.
fn user_number(accounts: &Accounts, place: &Place, name: &str) -> Option<u32> {
    let mut here = accounts.by_place().filter(|(it, _)| *it == place).map(|(_, it)| &it.user);
    here.find(|it| it.name.as_deref() == Some(name))?.id
}

/// The same for a group.
fn group_number(accounts: &Accounts, place: &Place, name: &str) -> Option<u32> {
    let of_users = accounts
        .by_place()
        .filter(|(it, _)| *it == place)
        .flat_map(|(_, it)| it.groups.iter().chain(&it.group));
    let of_groups = accounts.groups_by_place().filter(|(it, _)| *it == place).map(|(_, it)| it);
    of_users.chain(of_groups).find(|it| it.name.as_deref() == Some(name))?.id
}

/// `101:101`
fn numbers(user: &str) -> Option<(u32, u32)> {
    let (user, group) = user.split_once(':')?;
    Some((user.parse().ok()?, group.parse().ok()?))
}
