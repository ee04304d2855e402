//! The link that shares the masked texts.

use yew::prelude::*;

use super::CopyButton;
use crate::state::Link;
use crate::words::Words;

/// The link once it is made, or why there is none.
pub(super) fn share(link: &Link, words: &'static Words) -> Html {
    match link {
        Link::None => html! {},
        Link::Ready(url) => html! {
            <div class="link" id="link" role="status">
                <p class="note">{ words.share_note }{ " " }{ url.chars().count() }</p>
                <div class="command">
                    <pre tabindex="0" aria-label={words.share_link}>{ url }</pre>
                    <CopyButton action="copy-link" label={words.copy} text={url.clone()} {words} />
                </div>
            </div>
        },
        Link::TooLong { length } => html! {
            <p class="notice" id="link" role="status">
                { words.share_too_long }{ " " }{ *length }{ " / " }{ crate::share::LONGEST }
            </p>
        },
        Link::Refused => {
            html! { <p class="notice" id="link" role="status">{ words.share_refused }</p> }
        }
    }
}
