//! The checks: what is likely wrong, why, and what would mend it.

use super::PanelProps;
use super::swatch::hue;
use crate::browser::focus::focus;
use crate::session::{Action, Field, Fix, Problem, Session};
use crate::ui::commands::Command;
use crate::ui::i18n::{Message, quoted, use_language};
use crate::ui::shell::use_shell;
use crate::ui::store::{ByRc, Dispatch};
use crate::ui::widgets::{Aim, Button, Icon, Look, Rows, icon};
use yew::prelude::*;

/// The panel's name in the preferences.
pub const KEY: &str = "checks";
/// The height of a row, in pixels; `.problem` in `styles/panels/checks.css` has the same.
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
            Field::Value => &[
                ".inspector :is(input, select, textarea)[id^=value-]",
                ".inspector .fields button",
                "#inspector-label",
            ],
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
    let act = |action: Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let onkeydown = {
        let at = at.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            if let Some(next) = at.moved(&event.key(), count, COLUMNS) {
                event.prevent_default();
                event.stop_propagation();
                at.set(next);
            }
        })
    };
    let reveal = here.and_then(|here| problems.binary_search(&here).ok());
    let draw = {
        let (session, document, problems, at) =
            (session.clone(), document.clone(), problems.clone(), at.clone());
        let dispatch = shell.dispatch.clone();
        let roving = at.row.min(count.saturating_sub(1));
        Callback::from(move |place: usize| {
            let Some(&problem) = problems.get(place) else { return Html::default() };
            let quote = quoted(document.text().slice(problem.span));
            let fix = session.fix(&problem);
            let (why, mends) = (language.problem_why(&document, &problem), language.fix(&document, &fix));
            let known = document.annotation(problem.id).and_then(|known| document.labels().get(known.label));
            let tabindex = |column: usize| if (place, column) == (roving, at.column) { "0" } else { "-1" };
            let onfocus = |column: usize| {
                let at = at.clone();
                move |_: FocusEvent| at.set(Aim { row: place, column, ..*at })
            };
            let onclick = |action: Action| {
                let dispatch = dispatch.clone();
                move |_: MouseEvent| dispatch.emit(action.clone())
            };
            let on_fix = {
                let (session, dispatch) = (session.clone(), dispatch.clone());
                move |_: MouseEvent| mend(&session, &dispatch, &problem)
            };
            let leave = Message::LeaveAsIs.text(language);
            let sign = if matches!(fix, Fix::Open(_) | Fix::Read) { Icon::Edit } else { Icon::Accept };
            html! {
                <div
                    key={format!("{:?} {:?} {:?}", problem.check, problem.id, problem.other)}
                    role="row"
                    aria-rowindex={(place + 1).to_string()}
                    aria-current={(here == Some(problem)).then_some("true")}
                    class={classes!("problem", (session.open == Some(problem.id)).then_some("is-open"))}
                    data-label={known.map(|known| known.label.slug())}
                    style={known.and_then(|known| hue(known.label, known.colour))}
                >
                    <span role="gridcell" class="problem__cell">
                        <button type="button" class="problem__main" data-column="0" tabindex={tabindex(0)} onclick={onclick(Action::ShowProblem(problem))} onfocus={onfocus(0)}>
                            <span class="problem__quote" lang="vi">{ quote.clone() }</span>
                            <span class="problem__why">{ why }</span>
                        </button>
                    </span>
                    <span role="gridcell" class="problem__deed">
                        <button type="button" class="problem__do" data-column="1" tabindex={tabindex(1)} aria-label={language.on_quote(&mends, &quote)} title={mends.clone()} onclick={on_fix} onfocus={onfocus(1)}>
                            { icon(sign) }
                            <span>{ &mends }</span>
                        </button>
                    </span>
                    <span role="gridcell" class="problem__deed problem__deed--leave">
                        <button type="button" class="problem__do" data-column="2" tabindex={tabindex(2)} aria-label={language.on_quote(leave, &quote)} onclick={onclick(Action::LeaveProblem(problem))} onfocus={onfocus(2)}>
                            { leave }
                        </button>
                    </span>
                </div>
            }
        })
    };
    let command = |command: Command, name: Message, icon: Icon| {
        let run = shell.run.clone();
        html! {
            <Button name={name.text(language)} {icon} icon_only=true look={Look::Quiet} keys={shell.hint(command)} on_press={move |()| run.emit(command)} />
        }
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
                    <small class="region__why">{ language.problem_why(&document, problem) }</small>
                </button>
                <Button name={look} spoken={language.on_quote(look, &quote)} icon={Icon::Undo} icon_only=true look={Look::Quiet} on_press={act(Action::TakeUpProblem(*problem))} />
            </li>
        }
    };
    html! {
        <div class="annotations">
            <div key="summary" class="annotations__summary">
                <span role="status">{ language.problems(count) }</span>
                if count > 0 {
                    { command(Command::Problem(crate::session::Direction::Back), Message::PreviousProblem, Icon::Up) }
                    { command(Command::Problem(crate::session::Direction::Forward), Message::NextProblem, Icon::Down) }
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
            if !left.is_empty() {
                <details key="left" class="disclosure regions">
                    <summary>{ format!("{} ({})", Message::LeftProblems.text(language), language.number(left.len())) }</summary>
                    <p class="muted">{ Message::LeftWhileOpen.text(language) }</p>
                    <ul class="regions__list" aria-label={Message::LeftProblems.text(language)}>{ for left.iter().map(again) }</ul>
                </details>
            }
        </div>
    }
}
