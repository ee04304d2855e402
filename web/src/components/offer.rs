//! What a link holds, where somebody has typed already, and what could not be done.

use yew::prelude::*;

use crate::state::{Action, Offer, State};

/// A question that is answered before anything is replaced.
pub(crate) fn offer(state: &State, dispatch: &Callback<Action>) -> Html {
    let words = state.language.words();
    match &state.offer {
        Offer::None => html! {},
        Offer::Unreadable => notice(words.offer_bad),
        Offer::TooLarge => notice(words.too_large),
        Offer::NotSaved => notice(words.not_saved),
        Offer::Texts(_) => html! {
            <div class="notice" id="offer" role="alertdialog" aria-label={words.offer}>
                <p>{ words.offer }</p>
                <div class="actions">
                    <button type="button" class="button" data-action="open-offer"
                        onclick={dispatch.reform(|_| Action::AcceptOffer)}>{ words.open_offer }</button>
                    <button type="button" class="button" data-action="keep-mine"
                        onclick={dispatch.reform(|_| Action::DeclineOffer)}>{ words.keep_mine }</button>
                </div>
            </div>
        },
    }
}

fn notice(text: &'static str) -> Html {
    html! { <p class="notice" id="offer" role="status">{ text }</p> }
}
