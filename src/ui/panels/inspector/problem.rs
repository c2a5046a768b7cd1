//! What the checks find in the open annotation, and what would mend it.

use crate::session::{Action, Session};
use crate::ui::i18n::Message;
use crate::ui::panels::mend;
use crate::ui::widgets::{Button, Icon, Look, icon};
use crate::ui::{ByRc, Command, Shell};
use yew::prelude::*;

/// Its first problem: whoever goes from one to the next sees and hears here what it is.
pub(super) fn problem_here(session: &ByRc<Session>, shell: &Shell) -> Html {
    let language = shell.preferences.language;
    let found = session.document.as_ref().filter(|_| !session.detecting);
    let shown = found.and_then(|document| Some((document, session.problem_here()?))).map(|(document, problem)| {
        let on_fix = {
            let (session, dispatch) = (session.clone(), shell.dispatch.clone());
            move |()| mend(&session, &dispatch, &problem)
        };
        let leave = Action::LeaveProblem(problem);
        let fix = language.fix(document, &session.fix(&problem));
        html! {
            <>
                <p class="inspector__why">{ icon(Icon::Warning) }{ language.problem_why(document, &problem) }</p>
                <Button name={fix} look={Look::Quiet} keys={shell.hint(Command::FixProblem)} on_press={on_fix} />
                <Button name={Message::LeaveAsIs.text(language)} look={Look::Quiet} keys={shell.hint(Command::LeaveProblem)} on_press={shell.dispatch.reform(move |()| leave.clone())} />
            </>
        }
    });
    // It is there before it says something, or that would not be heard.
    html! { <div key="problem" class="inspector__problem" role="status">{ shown.unwrap_or_default() }</div> }
}
