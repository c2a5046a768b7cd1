//! What the checks find in the open annotation, and what would mend it.

use crate::session::Action;
use crate::ui::Command;
use crate::ui::i18n::{Message, use_language};
use crate::ui::panels::{PanelProps, mend};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look, icon};
use yew::prelude::*;

/// Its first problem: whoever goes from one to the next sees and hears here what it is.
#[component]
pub(super) fn ProblemHere(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let found = session.document.as_ref().filter(|_| !session.detecting);
    let found = found.and_then(|document| Some((document, session.problem_here()?)));
    let shown = found.map(|(document, problem)| {
        let on_fix = {
            let (session, dispatch) = (session.clone(), shell.dispatch.clone());
            move |()| mend(&session, &dispatch, &problem)
        };
        let on_leave = {
            let dispatch = shell.dispatch.clone();
            move |()| dispatch.emit(Action::LeaveProblem(problem))
        };
        let fix = language.fix(document, &session.fix(&problem));
        html! {
            <>
                <p class="inspector__why">{ icon(Icon::Warning) }{ language.problem_why(document, &problem) }</p>
                <Button name={fix} look={Look::Quiet} keys={shell.hint(Command::FixProblem)} on_press={on_fix} />
                <Button name={Message::LeaveAsIs.text(language)} look={Look::Quiet} keys={shell.hint(Command::LeaveProblem)} on_press={on_leave} />
            </>
        }
    });
    // It is there before it says something, or that would not be heard.
    html! { <div class="inspector__problem" role="status">{ shown.unwrap_or_default() }</div> }
}
