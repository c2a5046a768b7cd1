//! The frame: providers, and which parts are on the page.

use super::article::Article;
use super::documents::importing;
use super::header::{Header, Renewal, alarm};
use super::hooks::{
    Layers, Stage, use_checked, use_copy, use_hotkeys, use_import, use_keeping, use_layers, use_opening,
    use_painted, use_paste, use_preferences, use_print, use_requests, use_shared_keys,
};
use super::panels::{FindBar, Notices, Overlays, ProblemsDialog, QuestionDialog, Side, SweepBar, tour_bar};
use super::perform::Means;
use super::start::Start;
use super::{ByRc, Dispatch, Language, Latest, Question, Shell, Source, Store};
use crate::browser::keeper::{Keeper, Report, is_likely_to_resume};
use crate::browser::{clock, focus};
use crate::session::Session;
use crate::ui::kept::{use_callback, use_effect_with, use_memo};
use std::rc::Rc;
use yew::{Callback, ContextProvider, Html, classes, component, hook, html, use_reducer_eq};

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer_eq(Store::default);
    let session = store.session.clone();
    let dispatch = use_memo((), {
        let dispatcher = store.dispatcher();
        |()| Dispatch::from(move |action| dispatcher.dispatch((action, clock::local_now())))
    });
    let (preferences, prefer) = use_preferences();
    let Layers { overlay, show, sheet, on_sheet, question, ask, on_answered } = use_layers();
    let (keeper, report) = use_keeping(&store, &dispatch);
    // The same for every session, or each edit would draw all that can run a command.
    let latest = use_memo((), |()| Latest::of(&store));
    let means = Means {
        dispatch: (*dispatch).clone(),
        latest: Rc::clone(&latest),
        keeper: Rc::clone(&keeper),
        preferences: preferences.clone(),
        prefer: prefer.clone(),
        on_sheet: on_sheet.clone(),
        show: show.clone(),
        ask: ask.clone(),
    };
    let run = use_callback(means, |command, means| means.run(command));
    // The article shows an edit first, and a frame later what stands around it. The head comes with the article: it
    // would move it.
    let painted = use_painted(&session);
    let checked = use_checked(&painted);
    let head = if painted.opening == session.opening { &painted } else { &session };
    let (import, on_import, on_answer) = use_import(&keeper, preferences.language);
    let (open, told, read) = use_opening(&dispatch, &on_import);
    let open = use_question_first(open, &keeper, &ask, preferences.language);
    let asks = import.as_ref().is_some_and(|import| !matches!(import.stage, Stage::Going(_)));
    let covered = overlay.is_some() || told.is_some() || question.is_some() || asks;
    use_hotkeys(&run, &dispatch, &latest, &preferences.keys, covered);
    use_shared_keys(&session, &preferences.keys, preferences.language, &dispatch);
    let hovers = use_paste(&open);
    use_copy(&session);
    use_print(&session, preferences.language);

    let on_note = {
        let (keeper, read) = (Rc::clone(&keeper), read.clone());
        Callback::from(move |(note, count)| {
            keeper.note_unplaced_here(note, count);
            read.emit(());
        })
    };

    use_effect_with((), |()| {
        let listeners = focus::keep();
        move || drop(listeners)
    });

    let requests = use_requests();

    let shell = Shell {
        dispatch: (*dispatch).clone(),
        run,
        preferences,
        prefer,
        open,
        overlay,
        sheet,
        on_sheet,
        show,
        ask,
        keeper: Some(keeper),
        requests,
    };
    html! {
        <ContextProvider<Shell> context={shell.clone()}>
            <div class={classes!("app", session.document.is_some().then_some("has-article"), hovers.then_some("is-hovered"))}>
                <Header key="head" session={head.clone()} checked={checked.clone()} />
                <main key="main" class="app__main">
                    { alarm(&session, &report, &shell) }
                    { for import.iter().map(|import| importing(import, shell.preferences.language, &on_answer)) }
                    <Renewal key="renewal" keeps={report.failure.is_none()} />
                    { content(&session, report, &shell) }
                </main>
                if session.document.is_some() && checked.document.is_some() {
                    <Side key="side" session={checked} />
                }
                <Notices key="notices" session={painted} />
                <Overlays key="overlays" session={session.clone()} />
                if let Some((file, outcome)) = told {
                    <ProblemsDialog key="problems" {file} {outcome} {on_note} on_close={read} />
                }
                if let Some(question) = question {
                    <QuestionDialog key="question" {question} on_close={on_answered} />
                }
            </div>
        </ContextProvider<Shell>>
    }
}

/// What opens an article, once a person has answered where that would lose what is open.
#[hook]
fn use_question_first(
    open: Callback<Source>,
    keeper: &Rc<Keeper>,
    ask: &Callback<Question>,
    language: Language,
) -> Callback<Source> {
    use_callback((open, keeper.clone(), ask.clone(), language), |source, (open, keeper, ask, language)| {
        if keeper.would_lose() {
            ask.emit(Question::leaving(*language, open.reform(move |()| Source::clone(&source))));
        } else {
            open.emit(source);
        }
    })
}

/// The article, or where one begins.
fn content(session: &ByRc<Session>, report: Report, shell: &Shell) -> Html {
    if session.document.is_some() {
        html! {
            <>
                { tour_bar(session, shell) }
                <FindBar key="find" session={session.clone()} />
                <SweepBar key="sweep" session={session.clone()} />
                // Another article begins at its beginning: nothing of the last one's place is left.
                <Article key={format!("article-{}", session.article)} session={session.clone()} />
            </>
        }
    } else if report.restoring && is_likely_to_resume() {
        // A few milliseconds: nothing is shown that would have to go again.
        Html::default()
    } else {
        html! { <Start key="start" {report} /> }
    }
}
