//! A button that copies, and says that it did.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::clipboard;
use crate::words::Words;

const SAID_FOR_MILLISECONDS: u32 = 2000;

#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// For tests and styles: `data-action`.
    pub(crate) action: &'static str,
    pub(crate) label: &'static str,
    pub(crate) text: AttrValue,
    pub(crate) words: &'static Words,
    #[prop_or_default]
    pub(crate) class: Option<&'static str>,
    /// The key that presses the button, as `frame.js` knows it.
    #[prop_or_default]
    pub(crate) shortcut: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Copied,
    Failed,
}

/// Copies `text` on a click.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let said = use_state(|| Said::Nothing);
    use_effect_with(*said, {
        let setter = said.setter();
        move |said| {
            let timeout = (*said != Said::Nothing)
                .then(|| Timeout::new(SAID_FOR_MILLISECONDS, move || setter.set(Said::Nothing)));
            move || drop(timeout)
        }
    });
    let onclick = Callback::from({
        let (text, said) = (props.text.clone(), said.clone());
        move |_| said.set(if clipboard::copy(&text) { Said::Copied } else { Said::Failed })
    });
    let label = match *said {
        Said::Nothing => props.label,
        Said::Copied => props.words.copied,
        Said::Failed => props.words.copy_failed,
    };
    html! {
        <button type="button" class={classes!("button", props.class)} data-action={props.action}
            data-shortcut={props.shortcut} {onclick}>
            <span aria-live="polite">{ label }</span>
        </button>
    }
}
