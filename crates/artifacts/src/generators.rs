//! The generators, one file each, in the order of lists.

#![expect(
    clippy::unnecessary_wraps,
    reason = "each has the one signature, also where the file always applies"
)]

mod ansible_apply;
mod ansible_verify;
mod checkov;
mod checkov_init;
mod dockerfile_commands;
mod github_actions;
mod gitlab_ci;
mod hadolint;
mod inspec;
mod parsed_www_conf;
mod pre_commit;
mod rego_dockerfile;
mod rego_dockerfile_test;
mod rego_nginx;
mod rego_nginx_test;
mod rego_pool;
mod rego_pool_test;
mod serverspec;
mod systemd_dropin;
mod tmpfiles;

use crate::escape::{self, Escaped};
use crate::{Context, Generator};

#[cfg(test)]
pub(crate) use dockerfile_commands::{BAD, GOOD};

/// Every generator.
pub static GENERATORS: &[&Generator] = &[
    &ansible_apply::ANSIBLE_APPLY,
    &ansible_verify::ANSIBLE_VERIFY,
    &serverspec::SERVERSPEC,
    &inspec::INSPEC,
    &parsed_www_conf::PARSED_WWW_CONF,
    &rego_pool::REGO_POOL,
    &rego_pool_test::REGO_POOL_TEST,
    &rego_nginx::REGO_NGINX,
    &rego_nginx_test::REGO_NGINX_TEST,
    &rego_dockerfile::REGO_DOCKERFILE,
    &rego_dockerfile_test::REGO_DOCKERFILE_TEST,
    &checkov::CHECKOV,
    &checkov_init::CHECKOV_INIT,
    &hadolint::HADOLINT,
    &systemd_dropin::SYSTEMD_DROPIN,
    &tmpfiles::TMPFILES,
    &github_actions::GITHUB_ACTIONS,
    &gitlab_ci::GITLAB_CI,
    &pre_commit::PRE_COMMIT,
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

/// The command of CI jobs, as one YAML scalar.
fn check_line(ctx: &Context<'_>) -> Escaped {
    let paths: Vec<String> = ctx.config_paths().into_iter().map(escape::operand).collect();
    escape::ci_line("sockbox check --format sarif", &paths, "> sockbox.sarif")
}
