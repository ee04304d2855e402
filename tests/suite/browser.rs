//! The sealed page in Chromium.
#![expect(clippy::disallowed_methods, reason = "these tests run programs and touch files")]

mod channels;
mod repair;
mod seal;
mod server;
mod session;

/// Whether tests that start programs are asked for.
fn is_asked() -> bool {
    std::env::var("RUN_SLOW_TESTS").is_ok()
}
