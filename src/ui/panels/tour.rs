//! The bar of the tour: what to do next, and the ways out.

use crate::annotation::Document;
use crate::session::{Action, Direction, Lesson, Reach, Session};
use crate::ui::commands::Command;
use crate::ui::i18n::Message;
use crate::ui::shell::Shell;
use crate::ui::widgets::{Button, Icon, Look};
use yew::prelude::*;

/// The step that the tour is at; nothing while there is no tour.
pub fn tour_bar(session: &Session, shell: &Shell) -> Html {
    let Some(tour) = session.tour else { return Html::default() };
    let language = shell.preferences.language;
    let does = |action: fn() -> Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action()))
    };
    let first_label = || {
        let labels = session.document.as_ref().map(Document::labels);
        let first = labels.and_then(|labels| labels.iter().next());
        first.map(|first| shell.label_hint(first)).unwrap_or_default()
    };
    let (text, keys) = match tour.lesson {
        Lesson::Look => (Message::TourLook, String::new()),
        Lesson::Open => (Message::TourOpen, shell.hint(Command::Step(Direction::Forward, Reach::ToReview))),
        Lesson::Decide => (Message::TourDecide, shell.hint(Command::Accept)),
        Lesson::Label => (Message::TourLabel, first_label()),
        Lesson::Undo => (Message::TourUndo, shell.hint(Command::Undo)),
        Lesson::Export => (Message::TourExport, shell.hint(Command::Export)),
    };
    let last = tour.lesson == Lesson::Export;
    let next = if last { Message::TourEnd } else { Message::TourNext };
    html! {
        <section key="tour" class="sweep tour" aria-label={Message::Tour.text(language)}>
            <span class="tour__number">{ language.share(tour.lesson.number(), Lesson::ALL.len()) }</span>
            <p class="tour__text" role="status">
                { text.text(language) }
                if !keys.is_empty() { { " " }<kbd>{ keys }</kbd> }
            </p>
            <Button name={next.text(language)} look={if last { Look::Primary } else { Look::Plain }} on_press={does(|| Action::TourNext)} />
            <Button name={Message::TourSkip.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={does(|| Action::Tour(false))} />
        </section>
    }
}
