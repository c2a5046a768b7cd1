//! The page before anything was pasted.

mod draft;
mod sample;
mod warm_up;

use crate::browser::clipboard::{Taken, listed};
use crate::browser::keeper::Report;
use crate::ui::documents::Documents;
use crate::ui::i18n::Message;
use crate::ui::kept::{use_callback, use_effect_with, use_state_eq};
use crate::ui::{Preferences, Source, use_shell};
use draft::use_draft;
use std::cell::Cell;
use std::rc::Rc;
use warm_up::warm_up;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Event, Html, MouseEvent, Properties, TargetCast, component, html, use_node_ref};

/// What the start page is drawn from.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What there is to show of the keeping.
    pub report: Report,
}

/// Where one pastes, opens or drops an article, or looks at a sample.
#[component]
pub fn Start(props: &Props) -> Html {
    let shell = use_shell();
    let language = shell.preferences.language;
    let (field, file) = (use_node_ref(), use_node_ref());
    let (oninput, forget) = use_draft(&field);
    let is_read = use_state_eq(|| false);
    let on_read = use_callback((), {
        let is_read = is_read.setter();
        move |(), ()| is_read.set(true)
    });
    // Somebody waits for the list: what nobody waits for comes after it.
    use_effect_with(*is_read || props.report.failure.is_some(), |&begins| {
        let gone = Rc::new(Cell::new(false));
        let here = Rc::clone(&gone);
        if begins {
            spawn_local(async move {
                warm_up(|| !here.get()).await;
            });
        }
        move || gone.set(true)
    });
    let text = |text: String| Source::Text(Taken { text, repaired: 0 });

    let read = {
        let (field, open) = (field.clone(), shell.open.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                forget.emit(());
                open.emit(text(field.value()));
            }
        })
    };
    let sample = {
        let shell = shell.clone();
        Callback::from(move |_: MouseEvent| {
            let article = Taken { text: sample::ARTICLE.to_owned(), repaired: 0 };
            if shell.preferences.toured {
                shell.open.emit(Source::Text(article));
            } else {
                shell.open.emit(Source::Tour(article));
                shell.prefer.emit(Preferences { toured: true, ..shell.preferences.clone() });
            }
        })
    };
    let choose = {
        let file = file.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(file) = file.cast::<HtmlInputElement>() {
                file.click();
            }
        })
    };
    let chosen = {
        let open = shell.open.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let files: Vec<_> = input.files().map(|files| listed(&files)).unwrap_or_default();
            if !files.is_empty() {
                open.emit(Source::Files(files));
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    // Who comes back from an article goes on here. A finger brings up a keyboard with it, which would cover the rest.
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            if let Some(field) = field.cast::<HtmlElement>().filter(|_| has_fine_pointer()) {
                let _ = field.focus();
            }
        }
    });
    html! {
        <section class="start" aria-labelledby="start-title">
            <h1 class="start__title" id="start-title">{ Message::StartTitle.text(language) }</h1>
            <p class="start__more">{ Message::StartMore.text(language) }</p>
            <textarea
                ref={field}
                class="start__field"
                data-paste="article"
                lang="vi"
                spellcheck="false"
                autofocus=true
                aria-label={Message::StartField.text(language)}
                placeholder={Message::StartHint.text(language)}
                rows="10"
                {oninput}
            />
            <div class="start__row">
                <button type="button" class="button button--primary" onclick={read}>
                    { Message::StartRead.text(language) }
                </button>
                <button type="button" class="button" onclick={choose}>{ Message::StartFile.text(language) }</button>
                <button type="button" class="button" onclick={sample}>{ Message::StartSample.text(language) }</button>
                <input
                    ref={file}
                    type="file"
                    multiple=true
                    accept=".txt,.json,.jsonl,.csv,.tsv,.html,.htm,.docx,.zip,.ann,.xmi,.conll"
                    class="start__file"
                    tabindex="-1"
                    aria-hidden="true"
                    onchange={chosen}
                />
            </div>
            <Documents listed={props.report.listed} {on_read} />
            <p class="start__privacy">
                { Message::PrivacyMore.text(language) }
                if props.report.failure.is_none() {
                    { " " }{ Message::PrivacyKept.text(language) }
                }
                <span class="start__requests">{ language.requests(shell.requests) }</span>
            </p>
        </section>
    }
}

fn has_fine_pointer() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: fine)").ok()?);
    query.is_some_and(|query| query.matches())
}
