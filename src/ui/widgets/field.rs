//! Text fields that leave input methods alone.
//!
//! Telex and VNI compose a syllable in several steps, and a field whose text is set while they do
//! loses it. A field here keeps what is typed as its own draft, which always equals what the
//! browser shows, so that nothing is ever written back; it hands the draft over on `change`, that
//! is on Enter and when the focus leaves.

use crate::ui::kept::{use_effect_with, use_state};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Milliseconds without a key after which what was written so far of a longer text is handed over.
const QUIET: u32 = 500;

/// What is heard when the page is left, loaded again or put aside.
pub const LEAVING: [&str; 3] = ["beforeunload", "pagehide", "visibilitychange"];

/// Hands over what is being typed when the page is left, loaded again or put aside: whether the field was left first
/// must not matter. `beforeunload` comes while the page still lives, so that it can be kept; a phone that puts the page
/// aside only says that it is hidden.
#[hook]
fn use_leaving(draft: Option<String>, hand_over: impl Fn(String) + 'static) {
    let typing = draft.is_some();
    let now = use_mut_ref(|| None::<Box<dyn Fn()>>);
    now.replace(draft.map(|draft| Box::new(move || hand_over(draft.clone())) as Box<dyn Fn()>));
    use_effect_with(typing, move |&typing| {
        let listeners = web_sys::window().filter(|_| typing).map(|window| {
            LEAVING.map(|name| {
                let now = now.clone();
                let options = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(&window, name, options, move |_| {
                    if let Some(hand_over) = now.borrow().as_ref() {
                        hand_over();
                    }
                })
            })
        });
        move || drop(listeners)
    });
}

/// Says what is wrong with a text; `None` where nothing is.
pub type Check = Callback<String, Option<AttrValue>>;

/// Properties of [`TextField`].
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// What is asked for.
    pub name: AttrValue,
    /// Unique on the page.
    pub id: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// The draft is ready and passed the check.
    pub on_commit: Callback<String>,
    /// What is wrong with a draft.
    #[prop_or_default]
    pub check: Option<Check>,
    /// Whether what was left in it is wrong, so that it is not what its value says.
    #[prop_or_default]
    pub on_wrong: Callback<bool>,
    /// What its form finds wrong with what it holds.
    #[prop_or_default]
    pub wrong: Option<AttrValue>,
    /// Help under the field.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Which keyboard a touch screen shows: `numeric`, `decimal`.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// `search`, `color`; `text` by default.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Whether every keystroke outside a composition commits: for a search.
    #[prop_or_default]
    pub eager: bool,
    /// Whether all of a long text shows, on as many lines as it takes; it is still one line of text.
    #[prop_or_default]
    pub wraps: bool,
    /// Whether the name is only spoken.
    #[prop_or_default]
    pub name_hidden: bool,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// What a field holds, as the browser shows it.
fn typed(event: &Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlTextAreaElement>() {
        // Breaks come in by pasting alone.
        Some(area) => Some(area.value().replace(['\r', '\n'], " ")),
        None => target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value),
    }
}

/// A line of text.
#[component]
pub fn TextField(props: &FieldProps) -> Html {
    let draft = use_state(|| None::<String>);
    let problem = use_state(|| None::<AttrValue>);
    let commit = {
        let (draft, problem) = (draft.clone(), problem.clone());
        let (check, on_commit, on_wrong) =
            (props.check.clone(), props.on_commit.clone(), props.on_wrong.clone());
        move |text: String, done: bool| {
            let wrong = check.as_ref().and_then(|check| check.emit(text.clone()));
            on_wrong.emit(wrong.is_some());
            if wrong.is_none() {
                if done {
                    draft.set(None);
                }
                on_commit.emit(text);
            }
            problem.set(wrong);
        }
    };
    use_leaving((*draft).clone(), {
        let commit = commit.clone();
        move |text| commit(text, false)
    });
    let oninput = {
        let (draft, commit, eager) = (draft.clone(), commit.clone(), props.eager);
        Callback::from(move |event: InputEvent| {
            let Some(text) = typed(&event) else { return };
            draft.set(Some(text.clone()));
            if eager && !event.is_composing() {
                commit(text, false);
            }
        })
    };
    let onchange = {
        let commit = commit.clone();
        Callback::from(move |event: Event| {
            if let Some(text) = typed(&event) {
                commit(text, true);
            }
        })
    };
    // Chromium's last `input` of a composition still says that it is composing, and Yew knows no
    // `compositionend`: the key that ended it is what tells.
    let onkeyup = {
        let (eager, draft, commit) = (props.eager, draft.clone(), commit.clone());
        Callback::from(move |event: KeyboardEvent| {
            if eager
                && draft.is_some()
                && !event.is_composing()
                && let Some(text) = typed(&event)
            {
                commit(text, false);
            }
        })
    };
    // What an eager field holds comes back a frame later: until then the draft is what was typed, or the
    // next letter would be typed into an older text.
    use_effect_with((props.value.clone(), (*draft).clone()), {
        let (draft, eager) = (draft.clone(), props.eager);
        move |(value, typed)| {
            if eager && typed.as_deref() == Some(value.as_str()) {
                draft.set(None);
            }
        }
    });
    let onkeydown = {
        let (draft, problem, wraps) = (draft.clone(), problem.clone(), props.wraps);
        Callback::from(move |event: KeyboardEvent| {
            // In a field of one line Enter is a `change`; where lines wrap it would break them.
            if wraps && event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                if let Some(text) = typed(&event).filter(|_| draft.is_some()) {
                    commit(text, true);
                }
            }
            // The first Escape gives the draft up; the next one is the page's.
            if event.key() == "Escape" && draft.is_some() && !event.is_composing() {
                event.stop_propagation();
                draft.set(None);
                problem.set(None);
            }
        })
    };
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |draft| AttrValue::from(draft.clone()));
    let wrong = problem.as_ref().or(props.wrong.as_ref());
    let notes = format!("{}-notes", props.id);
    let described = (wrong.is_some() || props.hint.is_some()).then(|| notes.clone());
    html! {
        <div class={classes!("field", wrong.map(|_| "is-wrong"), props.class.clone())}>
            <label class={classes!("field__name", props.name_hidden.then_some("visually-hidden"))} for={&props.id}>{ &props.name }</label>
            if props.wraps {
                // The copy of the text makes the height: <https://css-tricks.com/the-cleanest-trick-for-autogrowing-textareas/>
                <div class="field__grows" data-value={&value}>
                    <textarea
                        id={&props.id}
                        class="field__input field__input--grows"
                        rows="1"
                        value={&value}
                        placeholder={props.placeholder.clone()}
                        inputmode={props.inputmode.clone()}
                        spellcheck="false"
                        aria-invalid={wrong.map(|_| "true")}
                        aria-describedby={described.clone()}
                        {oninput} {onchange} {onkeyup} {onkeydown}
                    />
                </div>
            } else {
                <input
                    id={&props.id}
                    class="field__input"
                    type={&props.kind}
                    {value}
                    placeholder={props.placeholder.clone()}
                    inputmode={props.inputmode.clone()}
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid={wrong.map(|_| "true")}
                    aria-describedby={described}
                    {oninput} {onchange} {onkeyup} {onkeydown}
                />
            }
            { below(&notes, wrong, props.hint.as_ref()) }
        </div>
    }
}

/// Properties of [`TextArea`].
#[derive(Properties, PartialEq)]
pub struct AreaProps {
    /// What is asked for.
    pub name: AttrValue,
    /// Unique on the page.
    pub id: AttrValue,
    /// What it holds.
    pub value: AttrValue,
    /// The draft is ready.
    pub on_commit: Callback<String>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Help under the field.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// Some lines of text.
#[component]
pub fn TextArea(props: &AreaProps) -> Html {
    let draft = use_state(|| None::<String>);
    let waiting = use_mut_ref(|| None::<Timeout>);
    use_leaving((*draft).clone(), {
        let on_commit = props.on_commit.clone();
        move |text| on_commit.emit(text)
    });
    let oninput = {
        let (draft, on_commit, waiting) = (draft.clone(), props.on_commit.clone(), waiting.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                draft.set(Some(area.value()));
                // A note may take minutes: what is written of it is kept all along.
                let on_commit = on_commit.clone();
                waiting.replace(Some(Timeout::new(QUIET, move || on_commit.emit(area.value()))));
            }
        })
    };
    let onchange = {
        let (draft, on_commit) = (draft.clone(), props.on_commit.clone());
        Callback::from(move |event: Event| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                waiting.take();
                draft.set(None);
                on_commit.emit(area.value());
            }
        })
    };
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |draft| AttrValue::from(draft.clone()));
    let notes = format!("{}-notes", props.id);
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label class="field__name" for={&props.id}>{ &props.name }</label>
            <textarea aria-describedby={props.hint.is_some().then(|| notes.clone())} id={&props.id} class="field__input field__input--area" rows="2" {value} placeholder={props.placeholder.clone()} {oninput} {onchange} />
            { below(&notes, None, props.hint.as_ref()) }
        </div>
    }
}

/// What stands under a field: what is wrong, else help.
fn below(id: &str, wrong: Option<&AttrValue>, hint: Option<&AttrValue>) -> Html {
    match (wrong, hint) {
        (Some(wrong), _) => html! { <p id={id.to_owned()} class="field__problem" role="alert">{ wrong }</p> },
        (None, Some(hint)) => html! { <p id={id.to_owned()} class="field__hint">{ hint }</p> },
        (None, None) => Html::default(),
    }
}
