//! How many problems the checks find, and the way to their list.

use crate::browser::focus::focus;
use crate::session::{Action, Session};
use crate::ui::Preferences;
use crate::ui::i18n::{Language, Message};
use crate::ui::panels::Panel;
use crate::ui::shell::Shell;
use crate::ui::widgets::{Button, Icon, Look};
use yew::prelude::*;

/// The count as a button that opens the list; a quiet tick where there is none.
pub(super) fn count(session: &Session, shell: &Shell, language: Language) -> Html {
    if session.document.is_none() || session.detecting {
        return Html::default();
    }
    let count = session.problem_count();
    let shell = shell.clone();
    let open = move |()| {
        // On a narrow page the open annotation has the place of the panels.
        shell.dispatch.emit(Action::OpenAnnotation(None));
        shell.prefer.emit(Preferences { panel: Panel::Checks, ..shell.preferences.clone() });
        shell.on_sheet.emit(true);
        focus(&["#side-panel .rows [tabindex='0']", "#tab-checks"], 3);
    };
    let spoken = format!("{}: {}", Message::Checks.text(language), language.problems(count));
    html! {
        <Button
            name={if count == 0 { spoken.clone() } else { language.number(count) }}
            {spoken}
            icon={if count == 0 { Icon::Accept } else { Icon::Warning }}
            icon_only={count == 0}
            look={Look::Quiet}
            on_press={open}
        />
    }
}
