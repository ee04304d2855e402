//! The generators, one file each, in the order of lists.

mod ansible_apply;
mod ansible_verify;
mod dockerfile_commands;
mod parsed_www_conf;
mod rego_dockerfile;
mod rego_dockerfile_test;
mod rego_nginx;
mod rego_nginx_test;
mod rego_pool;
mod rego_pool_test;
mod systemd_dropin;
mod tmpfiles;

use crate::{Context, Generator};

#[cfg(test)]
pub(crate) use dockerfile_commands::{BAD, GOOD};

/// Every generator.
pub static GENERATORS: &[&Generator] = &[
    &ansible_apply::ANSIBLE_APPLY,
    &ansible_verify::ANSIBLE_VERIFY,
    &parsed_www_conf::PARSED_WWW_CONF,
    &rego_pool::REGO_POOL,
    &rego_pool_test::REGO_POOL_TEST,
    &rego_nginx::REGO_NGINX,
    &rego_nginx_test::REGO_NGINX_TEST,
    &rego_dockerfile::REGO_DOCKERFILE,
    &rego_dockerfile_test::REGO_DOCKERFILE_TEST,
    &systemd_dropin::SYSTEMD_DROPIN,
    &tmpfiles::TMPFILES,
];

/// The modes that a policy allows: the two that are safe anywhere, and those of the plan.
fn modes(ctx: &Context<'_>) -> Vec<String> {
    let mut res = vec!["0660".to_owned(), "0600".to_owned()];
    for it in ctx.sockets.iter().map(|it| format!("{:04o}", it.mode)) {
        if !res.contains(&it) {
            res.push(it);
        }
    }
    res
}
