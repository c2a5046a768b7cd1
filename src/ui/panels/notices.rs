//! What the session has to tell: seen for a while, and announced to screen readers.

use super::{PanelProps, SameButton};
use crate::annotation::Document;
use crate::label::LabelSet;
use crate::session::{Action, Notice};
use crate::ui::commands::Command;
use crate::ui::i18n::{Message, is_of_list, only_heard, undoable, use_language};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// How long a notice is seen, in milliseconds: time to read a line and to press undo.
const SEEN: u32 = 6000;

/// The latest notice. The live region is always on the page, because one that comes with its
/// text is not announced.
#[component]
pub fn Notices(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // As long as the pointer or the focus is on it, it stays.
    let held = use_state_eq(|| false);
    let holds = |value: bool| {
        let held = held.setter();
        move || held.set(value)
    };
    let serial = session.notice.as_ref().map(|(serial, _)| *serial);
    // Another one is another element: nothing says that the pointer left the last one.
    use_effect_with(serial, {
        let held = held.setter();
        move |_| held.set(false)
    });
    use_effect_with((serial, *held), {
        let dispatch = shell.dispatch.clone();
        move |&(serial, held)| {
            let serial = serial.filter(|_| !held);
            let timer = serial.map(|_| Timeout::new(SEEN, move || dispatch.emit(Action::DismissNotice)));
            move || drop(timer)
        }
    });
    let labels: Rc<LabelSet> = session.document.as_ref().map(Document::labels).cloned().unwrap_or_default();
    let said = session.notice.as_ref().map(|(serial, notice)| (*serial, language.notice(notice, &labels)));
    let seen = session.notice.as_ref().is_some_and(|(_, notice)| !only_heard(notice));
    let tells = |of: fn(&Notice) -> bool| session.notice.as_ref().is_some_and(|(_, notice)| of(notice));
    let edited = session.can_undo() && tells(undoable);
    let can_undo = edited || tells(is_of_list);
    let undo = {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(Command::Undo))
    };
    let dismiss = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::DismissNotice))
    };
    html! {
        <div class="notices" role="region" aria-label={Message::Notifications.text(language)}>
            <div key="live" role="status" aria-live="polite" class="visually-hidden">
                if let Some((serial, text)) = &said {
                    <span key={*serial}>{ text }</span>
                }
            </div>
            if let Some((serial, text)) = said.as_ref().filter(|_| seen) {
                <div
                    key={*serial}
                    class="toast"
                    onmouseenter={let hold = holds(true); move |_: MouseEvent| hold()}
                    onmouseleave={let hold = holds(false); move |_: MouseEvent| hold()}
                    onfocusin={let hold = holds(true); move |_: FocusEvent| hold()}
                    onfocusout={let hold = holds(false); move |_: FocusEvent| hold()}
                >
                    <span class="toast__text" aria-hidden="true">{ text }</span>
                    if edited {
                        <SameButton key="same" session={session.clone()} latest=true />
                    }
                    if can_undo {
                        <Button key="undo" name={Message::UndoHint.text(language)} keys={shell.hint(Command::Undo)} look={Look::Quiet} on_press={undo} />
                    }
                    <Button key="dismiss" name={Message::Dismiss.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={dismiss} />
                </div>
            }
        </div>
    }
}
