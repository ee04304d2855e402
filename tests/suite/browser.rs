//! The sealed page in Chromium.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

mod axe;
mod channels;
mod diff;
mod features;
mod language;
mod layout;
mod patterns;
mod repair;
mod screenshots;
mod seal;
mod server;
mod session;
mod startup;
mod surfaces;
mod widget;

/// Whether tests that start programs are asked for.
fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}
