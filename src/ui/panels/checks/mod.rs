//! The checks: what is likely wrong, why, and what would mend it.

mod row;

use super::PanelProps;
use super::inspector::VALUE_FIELDS;
use crate::annotation::Document;
use crate::browser::focus::focus;
use crate::session::{Action, Direction, Field, Fix, Problem, Session};
use crate::ui::commands::Command;
use crate::ui::i18n::{Language, Message, quoted, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::shell::use_shell;
use crate::ui::store::{ByRc, Dispatch};
use crate::ui::widgets::{Aim, Button, Icon, Look, Rows, icon};
use row::Draw;
use yew::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 92;
/// What the arrow keys go through in a row: the words, what mends it, leaving it.
const COLUMNS: usize = 3;

/// Mends a problem; where a person has to say what is right, brings the keyboard to the field for it.
pub fn mend(session: &Session, dispatch: &Dispatch, problem: &Problem) {
    let fix = session.ready_fix(problem);
    dispatch.emit(Action::FixProblem(*problem));
    if let Fix::Open(field) = fix {
        let fields: &[&str] = match field {
            Field::Label => &["#inspector-label"],
            Field::Unit => &["#value-unit"],
            Field::Relations => &["#relation-add"],
            Field::Span => &[".span-form button"],
            Field::Value => &[VALUE_FIELDS, ".inspector .fields button", "#inspector-label"],
        };
        // What was opened just then is drawn a frame later.
        focus(fields, 3);
    }
}

/// The problems in order of place.
#[component]
pub fn ChecksPanel(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let at = use_state_eq(|| Aim { row: 0, column: 0, serial: 0 });
    let Some(document) = session.document.clone() else {
        return html! { <p class="annotations__empty muted">{ Message::OpenArticleFirst.text(language) }</p> };
    };
    let problems = ByRc::new(session.open_problems());
    let here = session.problem_here();
    let count = problems.len();
    let onkeydown = {
        let at = at.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            if let Some(next) = at.moved(&event.key(), count, |_| COLUMNS) {
                event.prevent_default();
                event.stop_propagation();
                at.set(next);
            }
        })
    };
    let reveal = here.and_then(|here| problems.binary_search(&here).ok());
    let draw = {
        let draw = Draw {
            session: session.clone(),
            document: document.clone(),
            problems,
            here,
            language,
            at: at.clone(),
            dispatch: shell.dispatch.clone(),
        };
        Callback::from(move |place: usize| draw.row(place))
    };
    let command = |command: Command, name: Message, icon: Icon| {
        let run = shell.run.clone();
        html! {
            <Button name={name.text(language)} {icon} icon_only=true look={Look::Quiet} keys={shell.hint(command)} on_press={move |()| run.emit(command)} />
        }
    };
    html! {
        <div class="annotations">
            <div key="summary" class="annotations__summary">
                <span role="status">{ language.problems(count) }</span>
                if count > 0 {
                    { command(Command::Problem(Direction::Back), Message::PreviousProblem, Icon::Up) }
                    { command(Command::Problem(Direction::Forward), Message::NextProblem, Icon::Down) }
                }
            </div>
            if count == 0 {
                <p key="none" class="annotations__empty muted">{ icon(Icon::Accept) }{ " " }{ Message::NoProblemsFound.text(language) }</p>
            } else {
                <Rows
                    key="list"
                    name={Message::ProblemList.text(language)}
                    {count}
                    row_height={ROW}
                    {draw}
                    {reveal}
                    aim={Some(*at).filter(|aim| aim.serial > 0)}
                    {onkeydown}
                />
            }
            { left_alone(session, &document, &shell.dispatch, language) }
        </div>
    }
}

/// What is left as it is, to be looked at again.
fn left_alone(session: &Session, document: &Document, dispatch: &Dispatch, language: Language) -> Html {
    let act = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let left: Vec<Problem> =
        session.problems().iter().filter(|problem| session.left.has(problem)).copied().collect();
    let again = |problem: &Problem| {
        let quote = quoted(document.text().slice(problem.span));
        let show = act(Action::ShowProblem(*problem));
        let look = Message::LookAgain.text(language);
        html! {
            <li key={format!("{:?} {:?}", problem.check, problem.id.0)} class="region">
                <button type="button" class="region__quote" onclick={move |_: MouseEvent| show.emit(())}>
                    <span lang="vi">{ quote.clone() }</span>
                    <small class="region__why">{ language.problem_why(document, problem) }</small>
                </button>
                <Button name={look} spoken={language.on_quote(look, &quote)} icon={Icon::Undo} icon_only=true look={Look::Quiet} on_press={act(Action::TakeUpProblem(*problem))} />
            </li>
        }
    };
    if left.is_empty() {
        return Html::default();
    }
    html! {
            <details key="left" class="disclosure regions">
                <summary>{ format!("{} ({})", Message::LeftProblems.text(language), language.number(left.len())) }</summary>
                <p class="muted">{ Message::LeftWhileOpen.text(language) }</p>
                <ul class="regions__list" aria-label={Message::LeftProblems.text(language)}>{ for left.iter().map(again) }</ul>
            </details>
    }
}
