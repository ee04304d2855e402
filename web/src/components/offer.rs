//! What a link holds, where somebody has typed already.

use yew::prelude::*;

use crate::state::{Action, Offer as Shared, State};

#[derive(PartialEq, Properties)]
pub(crate) struct OfferProps {
    pub(crate) state: State,
    pub(crate) dispatch: Callback<Action>,
}

/// A question that is answered before anything is replaced.
#[component]
pub(crate) fn Offer(props: &OfferProps) -> Html {
    let words = props.state.language.words();
    match &props.state.offer {
        Shared::None => html! {},
        Shared::Unreadable => {
            html! { <p class="notice" id="offer" role="status">{ words.offer_bad }</p> }
        }
        Shared::Texts(_) => html! {
            <div class="notice" id="offer" role="alertdialog" aria-label={words.offer}>
                <p>{ words.offer }</p>
                <div class="actions">
                    <button type="button" class="button" data-action="open-offer"
                        onclick={props.dispatch.reform(|_| Action::AcceptOffer)}>{ words.open_offer }</button>
                    <button type="button" class="button" data-action="keep-mine"
                        onclick={props.dispatch.reform(|_| Action::DeclineOffer)}>{ words.keep_mine }</button>
                </div>
            </div>
        },
    }
}
