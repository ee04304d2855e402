//! Ansible playbook that sets `listen.*` in the pool files.

use facts::Family;

use crate::fill::{Value, Values, fill, text};
use crate::generator::declare_generator;
use crate::{Artifact, Context, escape};

declare_generator! {
    /// ## What it is
    /// An Ansible playbook that sets `listen.owner`, `listen.group`, `listen.mode` and the ACL keys
    /// in the pool's own section and nowhere else, then tests PHP-FPM's configuration and restarts it.
    ///
    /// ## When to use it
    /// Where Ansible keeps the machines. A second run changes nothing. The handlers restart
    /// PHP-FPM, because a reload keeps the old socket with its old permissions.
    ///
    /// ## How to install it
    /// Put it beside the other playbooks and look at
    /// `ansible-playbook -i inventory --check --diff php_fpm_socket.yml` first. It needs no
    /// collection but ansible-core.
    ///
    /// ## How to undo it
    /// Put back the copies that it leaves beside the pool files, and restart PHP-FPM.
    ANSIBLE_APPLY { name: "ansible-apply" }
}

fn generate(ctx: &Context<'_>) -> Option<Artifact> {
    let family = ctx.world.distro.as_ref().map(|it| it.value.family);
    if matches!(family, Some(Family::DockerPhp | Family::Homebrew)) {
        return None;
    }
    let settings: Vec<Values> = ctx
        .sockets()?
        .iter()
        .filter(|it| !it.pool.is_empty())
        .flat_map(|socket| {
            socket.settings.iter().map(|(key, value)| {
                vec![
                    text("file", escape::ansible(&socket.file)),
                    text("pool", escape::ansible(&socket.pool)),
                    text("key", escape::ansible(key)),
                    text("value", escape::ansible(value)),
                ]
            })
        })
        .collect();
    if settings.is_empty() {
        return None;
    }
    let service = plan::runbook_service(ctx.world);
    // A command that looks for the program needs a shell; without one the test is left out.
    let test = Some(&service.test).filter(|it| !it.contains(['$', '"']));
    let test: Vec<&str> = test.map(|it| it.split(' ').collect()).unwrap_or_default();
    let groups = ctx.new_groups();
    let values = [
        text("service", escape::ansible(&service.service)),
        text("test", escape::ansible_list(&test)),
        text("worker", escape::ansible(&ctx.worker_name())),
        text("groups", escape::ansible_list(&groups)),
        ("settings", Value::Each(settings)),
    ];
    let text = fill(include_str!("ansible_apply.tmpl"), &values);
    Some(Artifact::new("ansible/php_fpm_socket.yml", text))
}
