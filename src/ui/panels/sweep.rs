//! The bar of the sweep: what is to be decided, how far it has come, and the ways to decide.

use super::PanelProps;
use crate::session::Action;
use crate::ui::commands::Command;
use crate::ui::hooks::use_painted;
use crate::ui::i18n::{Message, beginning, use_language};
use crate::ui::kept::use_memo;
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look};
use yew::prelude::*;

/// Characters of a candidate that are shown.
const QUOTED: usize = 80;

/// The sweep through everything that may deserve a label; nothing while there is none.
#[component]
pub fn SweepBar(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // The candidate is shown in the text first; counting may come a frame later.
    let painted = use_painted(session);
    let swept = use_memo(painted, |session| session.swept());
    let (Some(sweep), Some(document)) = (&session.sweep, &session.document) else { return Html::default() };
    let run = |command: Command| {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(command))
    };
    let end = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::Sweep(false)))
    };
    let (decided, total) = swept.unwrap_or_default();
    let said = match sweep.here {
        Some((candidate, span)) => html! {
            <>
                <span class="sweep__form">{ language.form(candidate.form) }</span>
                <span class="sweep__quote" lang="vi">{ beginning(document.text().slice(span), QUOTED) }</span>
            </>
        },
        None => html! { <span class="sweep__done">{ Message::SweepDone.text(language) }</span> },
    };
    html! {
        <section class="sweep" aria-label={Message::Sweep.text(language)}>
            <div class="sweep__said" role="status">{ said }</div>
            <label class="sweep__progress">
                <span>{ language.share(decided, total) }</span>
                <progress value={decided.to_string()} max={total.max(1).to_string()} aria-label={language.decided(decided, total)} />
            </label>
            if sweep.here.is_some() {
                <Button name={Message::Skip.text(language)} keys={shell.hint(Command::Skip)} on_press={run(Command::Skip)} />
            }
            <Button name={Message::Undo.text(language)} keys={shell.hint(Command::Undo)} icon={Icon::Undo} icon_only=true look={Look::Quiet} on_press={run(Command::Undo)} />
            <Button name={Message::EndSweep.text(language)} keys={shell.hint(Command::Close)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={end} />
        </section>
    }
}
