//! The tour: what a newcomer does once, one thing after the other.

use super::{Session, progress};

/// A step of the tour, and what there was when it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tour {
    /// What is to be done.
    pub lesson: Lesson,
    decided: usize,
    annotations: usize,
}

listed! {
    /// What is to be done.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Lesson {
        /// See what was found.
        Look,
        /// Open a suggestion.
        Open,
        /// Accept or reject it.
        Decide,
        /// Select words and give them a label.
        Label,
        /// Take the last step back.
        Undo,
        /// Get the data out.
        Export,
    }
}

impl Lesson {
    /// Its number, from one.
    pub fn number(self) -> usize {
        1 + Self::ALL.iter().position(|&known| known == self).unwrap_or_default()
    }
}

impl Tour {
    /// The tour from its beginning.
    pub(super) fn start(session: &Session) -> Session {
        Session { tour: Some(Self::at(session, Lesson::Look)), ..session.clone() }
    }

    fn at(session: &Session, lesson: Lesson) -> Self {
        let annotations = session.document.as_ref().map_or(0, |document| document.annotations().len());
        Self { lesson, decided: progress(session).decided, annotations }
    }

    /// The next step; the tour ends after its last.
    pub(super) fn next(self, session: &Session) -> Session {
        let lesson = Lesson::ALL.get(self.lesson.number());
        Session { tour: lesson.map(|&lesson| Self::at(session, lesson)), ..session.clone() }
    }

    /// Whether a session shows that the step was done.
    fn is_done(self, session: &Session) -> bool {
        match self.lesson {
            // What is only read is left by saying so.
            Lesson::Look | Lesson::Export => false,
            Lesson::Open => session.open.is_some(),
            Lesson::Decide => progress(session).decided > self.decided,
            Lesson::Label => {
                session.document.as_ref().is_some_and(|open| open.annotations().len() > self.annotations)
            }
            Lesson::Undo => session.history.can_redo(),
        }
    }
}

/// What a session is once the tour has seen what was done.
pub(super) fn followed(session: Session) -> Session {
    match session.tour.filter(|tour| tour.is_done(&session)) {
        Some(tour) => tour.next(&session),
        None => session,
    }
}

#[cfg(test)]
mod tests {
    use crate::annotation::Meta;
    use crate::label::Label;
    use crate::session::{Action, Lesson, Session, annotate, update};
    use crate::text::{Span, Text};

    fn act(session: &Session, action: Action) -> Session {
        update(session, action).expect("it changes something")
    }

    #[test]
    fn each_step_follows_from_what_was_done() {
        let text = Text::new("Ngày 8/7/2024, huyện họp.\n").expect("short");
        let open = Action::OpenDocument(Box::new(annotate(text, Meta::default())));
        let session = act(&act(&Session::default(), open), Action::Tour(true));
        let lesson = |session: &Session| session.tour.map(|tour| tour.lesson);
        assert_eq!(lesson(&session), Some(Lesson::Look));
        let session = act(&session, Action::TourNext);
        let id = session.document.as_ref().and_then(|open| Some(open.annotations().iter().next()?.id));
        let session = act(&session, Action::OpenAnnotation(id));
        assert_eq!(lesson(&session), Some(Lesson::Decide));
        let session = act(&session, Action::Accept(id.expect("there is one")));
        assert_eq!(lesson(&session), Some(Lesson::Label));
        let session = act(&session, Action::Select(Some(Span::of(18, 24))));
        assert_eq!(lesson(&session), Some(Lesson::Label), "a selection is no label");
        let session = act(&act(&session, Action::Label(Label::Official)), Action::Undo);
        assert_eq!(lesson(&session), Some(Lesson::Export));
        assert_eq!(lesson(&act(&session, Action::TourNext)), None);
        assert_eq!(lesson(&act(&session, Action::Tour(false))), None);
    }
}
