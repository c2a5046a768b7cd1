//! Text fields, each with its name above and help or a problem below.

use super::draft::{Draft, Terms, use_draft, use_leaving};
use crate::ui::kept::use_state;
use gloo_timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Milliseconds without a key after which what was written so far of a longer text is handed over.
const QUIET: u32 = 500;

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
    /// Whether every keystroke commits: for a search.
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

/// A line of text.
#[component]
pub fn TextField(props: &FieldProps) -> Html {
    let terms = Terms {
        on_commit: props.on_commit.clone(),
        check: props.check.clone(),
        on_wrong: props.on_wrong.clone(),
        eager: props.eager,
        wraps: props.wraps,
    };
    let draft = use_draft(&props.value, terms);
    let (value, wrong) = (draft.shown(&props.value), draft.problem().or(props.wrong.as_ref()));
    let (oninput, onchange) = (draft.hears(Draft::on_input), draft.hears(Draft::on_change));
    let onkeydown = draft.hears(Draft::on_key_down);
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
                        {oninput} {onchange} {onkeydown}
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
                    {oninput} {onchange} {onkeydown}
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
