//! The bar of the search in the article.

use super::PanelProps;
use crate::annotation::Document;
use crate::browser::focus::{focus_on, has_focus};
use crate::browser::pattern::Matcher;
use crate::session::{
    Action, Direction, Mode, PatternFault, Query, Scope, Search, SearchProgress, Session, StatusFilter,
};
use crate::ui::commands::Command;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::kept::{use_effect_with, use_memo, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Choice, Choices, Icon, Look, Options, Select, search_field};
use crate::ui::{ByRc, Dispatch};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The field that the words are typed into.
pub const FIELD: &str = "find-words";
/// Bytes of a text in which every keystroke searches at once.
const SHORT: usize = 200_000;
/// How long a pause in typing is in a longer one, in milliseconds.
const PAUSE: u32 = 80;

/// The search in the article; nothing while nobody searches.
#[component]
pub fn FindBar(PanelProps { session }: &PanelProps) -> Html {
    match session.search.as_ref() {
        Some(search) => html! { <Bar session={session.clone()} search={search.clone()} /> },
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    session: ByRc<Session>,
    search: Search,
}

/// Changes the query that is asked.
type Ask = Rc<dyn Fn(&dyn Fn(&mut Query))>;

fn asking(dispatch: &Dispatch, query: &Query) -> Ask {
    let (dispatch, query) = (dispatch.clone(), query.clone());
    Rc::new(move |change| {
        let mut next = query.clone();
        change(&mut next);
        if next != query {
            dispatch.emit(Action::Search(Some(next)));
        }
    })
}

#[component]
fn Bar(Props { session, search }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let waiting = use_mut_ref(|| None::<Timeout>);
    // What is in the field, which the search may follow only after a pause.
    let typed = use_state_eq(|| search.query.words.clone());
    use_effect_with((), |()| {
        // Who asked for it by a key may have typed something already: that is not to be typed over.
        if !has_focus(FIELD) {
            focus();
        }
    });
    use_matching(session, search, &shell.dispatch);
    let Some(document) = &session.document else { return Html::default() };

    let ask = asking(&shell.dispatch, &search.query);
    let on_words = {
        let (ask, waiting, typed) = (Rc::clone(&ask), waiting.clone(), typed.clone());
        let short = document.text().len().get() <= SHORT;
        Callback::from(move |words: String| {
            typed.set(words.clone());
            let ask = Rc::clone(&ask);
            let search = move || ask(&|query| query.words.clone_from(&words));
            if short {
                search();
            } else {
                *waiting.borrow_mut() = Some(Timeout::new(PAUSE, search));
            }
        })
    };
    let bare = search.is_found_bare(document).then(|| {
        let ask = Rc::clone(&ask);
        let on_press = Callback::from(move |()| {
            ask(&|query| query.mode = Mode::Bare);
            // The button goes with what it offered.
            focus();
        });
        html! { <Button name={Message::ModeBare.text(language)} look={Look::Quiet} {on_press} /> }
    });
    let on_mode = Callback::from(move |key: AttrValue| {
        if let Some(mode) = Mode::ALL.into_iter().find(|&mode| mode_key(mode) == key.as_str()) {
            ask(&|query| query.mode = mode);
        }
    });
    let act = |action: Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let close = act(Action::Search(None));
    let (next, previous) =
        (act(Action::SearchStep(Direction::Forward)), act(Action::SearchStep(Direction::Back)));
    let onkeydown = {
        let (close, next, previous) = (close.clone(), next.clone(), previous.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            let in_field =
                event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.id() == FIELD);
            match event.key().as_str() {
                "Escape" => close.emit(()),
                "Enter" if in_field && event.shift_key() => previous.emit(()),
                "Enter" if in_field => next.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let modes: Rc<[Choice]> = Mode::ALL
        .into_iter()
        .map(|mode| {
            let (name, short) = mode_names(mode);
            Choice { short: Some(short.into()), ..Choice::new(mode_key(mode), name.text(language)) }
        })
        .collect();
    let step = |name: Message, keys: &'static str, icon: Icon, on_press: Callback<()>| {
        html! { <Button name={name.text(language)} {keys} {icon} icon_only=true look={Look::Quiet} idle={search.hits.is_empty()} {on_press} /> }
    };
    let wrong = matches!(search.progress, SearchProgress::Failed(_));
    html! {
        <div class="find" role="search" aria-label={Message::FindInArticle.text(language)} {onkeydown}>
            { search_field(FIELD, Message::FindInArticle.text(language), (*typed).clone(), on_words) }
            <Choices name={Message::FindMode.text(language)} group="find-mode" choices={modes} chosen={mode_key(search.query.mode)} on_choose={on_mode} />
            <span class={classes!("find__said", wrong.then_some("is-wrong"))} role="status">{ said(search, document, language) }</span>
            { bare.unwrap_or_default() }
            <span class="find__steps">
                { step(Message::PreviousHit, "Shift+Enter", Icon::Up, previous) }
                { step(Message::NextHit, "Enter", Icon::Down, next) }
            </span>
            <Button class="find__close" name={Message::Close.text(language)} keys={shell.hint(Command::Close)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={close} />
            <Limits session={session.clone()} search={search.clone()} />
        </div>
    }
}

/// Has the browser match the pattern that is asked for.
#[hook]
fn use_matching(session: &Session, search: &Search, dispatch: &Dispatch) {
    let matcher = use_memo((), |()| Matcher::default());
    let text = session.document.as_ref().map(|document| document.text().clone());
    let asked = (search.progress == SearchProgress::Matching).then(|| search.query.clone());
    let dispatch = dispatch.clone();
    use_effect_with((asked, text), move |(asked, text)| {
        if let Some((query, text)) = asked.clone().zip(text.clone()) {
            spawn_local(async move {
                let found = matcher.find(&text, &query.words).await;
                dispatch.emit(Action::Matched(query, found));
            });
        }
    });
}

/// Where hits must stand, and the label that all of them may get.
#[component]
fn Limits(Props { session, search }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let Some(document) = &session.document else { return Html::default() };
    let (labels, ask) = (document.labels(), asking(&shell.dispatch, &search.query));
    let find = {
        let labels = Rc::clone(labels);
        move |key: &str| {
            let found = labels.iter().find(|definition| definition.label.slug() == key);
            found.map(|definition| definition.label)
        }
    };
    let on_scope = {
        let (ask, find) = (Rc::clone(&ask), find.clone());
        Callback::from(move |key: AttrValue| {
            let scope = match (key.as_str(), find(&key)) {
                ("", _) => Scope::Anywhere,
                (_, Some(label)) => Scope::In(label),
                (_, None) => Scope::Unlabelled,
            };
            ask(&|query| query.scope = scope);
        })
    };
    let on_status = Callback::from(move |key: AttrValue| {
        let status = key.parse().ok().and_then(|at: usize| StatusFilter::ALL.get(at).copied());
        ask(&|query| query.status = status);
    });
    let label_all = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |key: AttrValue| {
            if let Some(label) = find(&key) {
                dispatch.emit(Action::LabelHits(label));
            }
        })
    };
    let named = || {
        labels.iter().map(|definition| {
            (AttrValue::from(definition.label.slug()), language.label_name(definition).to_owned().into())
        })
    };
    let first = |name: AttrValue| std::iter::once((AttrValue::default(), name));
    let scopes: Options = first(Message::ScopeAnywhere.text(language).into())
        .chain(std::iter::once((UNLABELLED.into(), Message::ScopeUnlabelled.text(language).into())))
        .chain(named())
        .collect();
    let statuses = StatusFilter::ALL.into_iter().enumerate().skip(1);
    let statuses: Options = first(Message::AnyStatus.text(language).into())
        .chain(statuses.map(|(at, status)| (at.to_string().into(), language.status_filter(status).into())))
        .collect();
    let all: Options = first(language.label_hits(search.labelable()).into()).chain(named()).collect();
    let scope = match search.query.scope {
        Scope::Anywhere => AttrValue::default(),
        Scope::Unlabelled => UNLABELLED.into(),
        Scope::In(label) => label.slug().into(),
    };
    let status = search.query.status;
    let status = status.and_then(|status| StatusFilter::ALL.iter().position(|&known| known == status));
    html! {
        <div class="find__limits">
            <Select key="scope" id="find-scope" name={Message::FindScope.text(language)} name_hidden=true options={scopes} chosen={scope} on_choose={on_scope} />
            <Select key="status" id="find-status" name={Message::FilterByStatus.text(language)} name_hidden=true options={statuses} chosen={status.map(|at| at.to_string()).unwrap_or_default()} on_choose={on_status} />
            if search.labelable() > 0 {
                <Select key="label" id="find-label" name={Message::LabelAllHits.text(language)} name_hidden=true options={all} chosen="" on_choose={label_all} class="find__label" />
            }
        </div>
    }
}

/// The key of the scope that is no label's.
const UNLABELLED: &str = "none";

/// How many hits there are, or why there are none.
fn said(search: &Search, document: &Document, language: Language) -> String {
    match &search.progress {
        SearchProgress::Matching => Message::Searching.text(language).to_owned(),
        SearchProgress::Failed(PatternFault::Invalid(words)) => language.invalid_pattern(words),
        SearchProgress::Failed(PatternFault::Slow) => Message::PatternSlow.text(language).to_owned(),
        SearchProgress::Failed(PatternFault::Unavailable) => {
            Message::PatternUnavailable.text(language).to_owned()
        }
        SearchProgress::Done if search.query == (Query { mode: search.query.mode, ..Query::default() }) => {
            String::new()
        }
        SearchProgress::Done => {
            let hits = language.hits(search.at.map(|at| at + 1), search.hits.len());
            let here = search.here().is_some_and(|here| document.is_ignored(here));
            match search.ignored {
                0 => hits,
                _ if here => format!("{hits} · {}", Message::HitIgnored.text(language)),
                count => format!("{hits} · {}", language.hits_ignored(count)),
            }
        }
    }
}

fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Plain => "plain",
        Mode::Bare => "bare",
        Mode::Pattern => "pattern",
    }
}

/// What a mode is called, and its sign.
fn mode_names(mode: Mode) -> (Message, &'static str) {
    match mode {
        Mode::Plain => (Message::ModePlain, "á"),
        Mode::Bare => (Message::ModeBare, "a"),
        Mode::Pattern => (Message::ModePattern, ".*"),
    }
}

/// Moves the focus to the field, with everything in it selected.
pub fn focus() {
    let field = focus_on(FIELD).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.select();
    }
}
