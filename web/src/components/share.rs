//! The link that shares the masked texts.

use yew::prelude::*;

use super::CopyButton;
use crate::state::{Link, State};

#[derive(PartialEq, Properties)]
pub(crate) struct ShareProps {
    pub(crate) state: State,
}

/// The link once it is made, or why there is none.
#[component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let words = props.state.language.words();
    match &props.state.link {
        Link::None => html! {},
        Link::Ready(url) => html! {
            <div class="link" id="link" role="status">
                <p class="note">{ format!("{} {}", words.share_note, url.chars().count()) }</p>
                <div class="command">
                    <pre tabindex="0" aria-label={words.share_link}>{ url }</pre>
                    <CopyButton action="copy-link" label={words.copy} text={url.clone()} {words} />
                </div>
            </div>
        },
        Link::TooLong { length } => html! {
            <p class="notice" id="link" role="status">
                { format!("{} {length} / {}", words.share_too_long, crate::share::LONGEST) }
            </p>
        },
        Link::Refused => {
            html! { <p class="notice" id="link" role="status">{ words.share_refused }</p> }
        }
    }
}
