//! How far the review has come.

use crate::session::progress;
use crate::ui::i18n::{Message, use_language};
use crate::ui::panels::PanelProps;
use yew::prelude::*;

/// `37/64` and a bar.
#[component]
pub(super) fn ProgressBar(PanelProps { session }: &PanelProps) -> Html {
    let language = use_language();
    if session.detecting {
        return html! { <span class="progress"><span class="progress__text">{ Message::Detecting.text(language) }</span></span> };
    }
    let done = progress(session);
    let said = language.reviewed(done.decided, done.total);
    let filled = (done.decided * 100).checked_div(done.total).unwrap_or_default();
    html! {
        <span class="progress">
            <span class="progress__text" aria-hidden="true">{ said.clone() }</span>
            <span class="progress__short" aria-hidden="true">{ language.share(done.decided, done.total) }</span>
            <span
                class="progress__bar"
                role="progressbar"
                aria-label={Message::Review.text(language)}
                aria-valuemin="0"
                aria-valuemax={done.total.max(1).to_string()}
                aria-valuenow={done.decided.to_string()}
                aria-valuetext={said}
            ><span class="progress__done" style={format!("width:{filled}%")} /></span>
        </span>
    }
}
