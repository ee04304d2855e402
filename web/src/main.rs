//! The page: panes in, verdict, trace, diff and commands out. The engine is `analysis`; this crate
//! is the only one that knows the DOM, and it never uses the network.

mod app;
mod archive;
mod clipboard;
mod components;
mod examples;
mod files;
mod share;
mod shell;
mod state;
mod words;

fn main() {
    let root = gloo_root();
    match root {
        Some(root) => drop(yew::Renderer::<app::App>::with_root(root).render()),
        None => drop(yew::Renderer::<app::App>::new().render()),
    }
}

/// The element that the page is built for the app to live in.
fn gloo_root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("app")
}
