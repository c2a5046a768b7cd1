//! A row of the checks: the words, why they are likely wrong, what mends that, and that it is left.

use super::mend;
use crate::annotation::Document;
use crate::session::{Action, Fix, Problem, Session};
use crate::ui::Dispatch;
use crate::ui::i18n::{Language, Message, quoted};
use crate::ui::kept::StateHandle;
use crate::ui::panels::swatch::hue;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Aim, Icon, icon};
use yew::prelude::*;

/// What the rows are drawn from.
pub(super) struct Draw {
    pub(super) session: ByRc<Session>,
    pub(super) document: Document,
    pub(super) problems: ByRc<Vec<Problem>>,
    /// The problem of the annotation that is open.
    pub(super) here: Option<Problem>,
    pub(super) language: Language,
    /// Where the arrow keys are.
    pub(super) at: StateHandle<Aim>,
    pub(super) dispatch: Dispatch,
}

impl Draw {
    /// The row of a place in the list.
    pub(super) fn row(&self, place: usize) -> Html {
        let Self { session, document, language, at, dispatch, .. } = self;
        let Some(&problem) = self.problems.get(place) else { return Html::default() };
        let quote = quoted(document.text().slice(problem.span));
        let fix = session.fix(&problem);
        let (why, mends) = (language.problem_why(document, &problem), language.fix(document, &fix));
        let known = document.annotation(problem.id).and_then(|known| document.labels().get(known.label));
        let roving = at.row.min(self.problems.len().saturating_sub(1));
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
        let leave = Message::LeaveAsIs.text(*language);
        let sign = if matches!(fix, Fix::Open(_) | Fix::Read) { Icon::Edit } else { Icon::Accept };
        html! {
            <div
                key={format!("{:?} {:?} {:?}", problem.check, problem.id, problem.other)}
                role="row"
                aria-rowindex={(place + 1).to_string()}
                aria-current={(self.here == Some(problem)).then_some("true")}
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
    }
}
