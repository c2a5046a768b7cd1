//! The caret: where the keyboard is in the article.

use super::query::shows;
use super::{Direction, Grain, Heard, Notice, Session};
use crate::annotation::{AnnotationId, Document};
use crate::text::{
    ByteOffset, Span, Text, clause_after, clause_before, grapheme_after, grapheme_before, paragraph_after,
    paragraph_before, sentence_after, sentence_before, snap, syllable_after, syllable_before, word_after,
    word_before,
};

/// Letters of what is told about a move: a line or two.
const HEARD: usize = 160;

/// A place in the text, and the place from which the selection goes to it.
///
/// ```text
/// đồng chí Lê Thị Hạnh
///          ^     ^
///          anchor at        Lê Thị is selected; the next move with Shift changes `at` alone
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// Where the selection begins: before or after `at`, or there.
    pub anchor: ByteOffset,
    /// Where the caret is.
    pub at: ByteOffset,
}

impl Caret {
    /// A caret with nothing selected.
    pub fn new(at: ByteOffset) -> Self {
        Self { anchor: at, at }
    }

    /// The same place, with nothing selected.
    #[must_use]
    pub fn collapsed(self) -> Self {
        Self::new(self.at)
    }

    /// What lies between the anchor and the caret.
    pub fn span(self) -> Span {
        Span::new(self.anchor, self.at)
    }

    /// The same caret inside of a text, between two characters of it.
    pub(super) fn within(self, text: &Text) -> Self {
        let inside = |offset: ByteOffset| {
            let offset = offset.min(text.len());
            let whole = text.get(Span::new(offset, text.len())).is_some();
            if whole { offset } else { grapheme_before(text, offset) }
        };
        Self { anchor: inside(self.anchor), at: inside(self.at) }
    }
}

/// Where one step leads.
pub(super) fn step(text: &Text, from: ByteOffset, direction: Direction, grain: Grain) -> ByteOffset {
    match (direction, grain) {
        (Direction::Back, Grain::Character) => grapheme_before(text, from),
        (Direction::Forward, Grain::Character) => grapheme_after(text, from),
        (Direction::Back, Grain::Syllable) => syllable_before(text, from),
        (Direction::Forward, Grain::Syllable) => syllable_after(text, from),
        (Direction::Back, Grain::Word) => word_before(text, from),
        (Direction::Forward, Grain::Word) => word_after(text, from),
        (Direction::Back, Grain::Clause) => clause_before(text, from),
        (Direction::Forward, Grain::Clause) => clause_after(text, from),
        (Direction::Back, Grain::Sentence) => sentence_before(text, from),
        (Direction::Forward, Grain::Sentence) => sentence_after(text, from),
        (Direction::Back, Grain::Paragraph) => paragraph_before(text, from),
        (Direction::Forward, Grain::Paragraph) => paragraph_after(text, from),
        (Direction::Back, Grain::Document) => ByteOffset::ZERO,
        (Direction::Forward, Grain::Document) => text.len(),
    }
}

/// The caret after a step, and what there is to hear of it; `None` where it does not move.
pub(super) fn moved(
    session: &Session,
    direction: Direction,
    grain: Grain,
    extend: bool,
) -> Option<(Caret, Heard)> {
    let document = session.document.as_ref()?;
    let text = document.text();
    let from = origin(session, document);
    // A selection is left at its edge, as in every editor.
    let leaves = !extend && grain == Grain::Character;
    let to = match session.selection.filter(|_| leaves) {
        Some(span) if direction == Direction::Back => span.start,
        Some(span) => span.end,
        None => step(text, from.at, direction, grain),
    };
    let words = match grain {
        // What is at the caret, and not what was passed.
        Grain::Character => Span::new(to, grapheme_after(text, to)),
        Grain::Document => Span::new(to, sentence_after(text, to)),
        _ => Span::new(from.at, to),
    };
    reached(session, from, to, extend, words)
}

/// The caret at another place, and what there is to hear of it; `None` where it is there already.
pub(super) fn moved_to(session: &Session, to: ByteOffset, extend: bool) -> Option<(Caret, Heard)> {
    let document = session.document.as_ref()?;
    let to = Caret::new(to).within(document.text()).at;
    let words = Span::new(to, sentence_after(document.text(), to));
    reached(session, origin(session, document), to, extend, words)
}

fn reached(
    session: &Session,
    from: Caret,
    to: ByteOffset,
    extend: bool,
    words: Span,
) -> Option<(Caret, Heard)> {
    let text = session.document.as_ref()?.text();
    let caret = if extend { Caret { anchor: from.anchor, at: to } } else { Caret::new(to) };
    if session.caret == Some(caret) {
        return None;
    }
    let selection = snap(text, caret.span());
    let words = text.slice(selection.unwrap_or(words)).trim();
    let words = words.chars().take(HEARD).collect();
    let was = touching(session, from.at);
    let entered = touching(session, to).filter(|id| was != Some(*id));
    let entered = entered.and_then(|id| session.document.as_ref()?.annotation(id)).map(|known| known.label);
    Some((caret, Heard { words, selected: selection.is_some(), entered }))
}

/// Where the caret is before its first move: behind what is selected, else where the open
/// annotation begins, else where the text does.
fn origin(session: &Session, document: &Document) -> Caret {
    let selected = session.selection.map(|span| Caret { anchor: span.start, at: span.end });
    let open = || {
        let open = document.annotation(session.open?)?;
        Some(Caret::new(open.span.start))
    };
    session.caret.or(selected).or_else(open).unwrap_or(Caret::new(ByteOffset::ZERO))
}

/// The session with the caret somewhere else. What is open stays open as long as the caret is in it
/// or selects.
pub(super) fn placed(session: &Session, caret: Caret) -> Session {
    let document = session.document.as_ref();
    let selection = document.and_then(|document| snap(document.text(), caret.span()));
    let holds = |id: &AnnotationId| {
        let known = document.and_then(|document| document.annotation(*id));
        known.is_some_and(|known| known.span.start <= caret.at && caret.at <= known.span.end)
    };
    let open = session.open.filter(|id| caret.anchor != caret.at || holds(id));
    Session { caret: Some(caret), selection, open, ..session.clone() }
}

/// The session with an annotation open, or none, and nothing selected: the caret comes to what is
/// opened unless it is there.
pub(super) fn opened(session: &Session, open: Option<AnnotationId>) -> Session {
    let known = open.and_then(|id| session.document.as_ref()?.annotation(id));
    let caret = match known {
        Some(known) => {
            let inside = |caret: &Caret| known.span.start <= caret.at && caret.at <= known.span.end;
            let here = session.caret.filter(inside).map(Caret::collapsed);
            here.or(Some(Caret::new(known.span.start)))
        }
        None => session.caret.map(Caret::collapsed),
    };
    // Whoever looks at what was found has read how much it is.
    let notice =
        session.notice.clone().filter(|(_, told)| known.is_none() || !matches!(told, Notice::Opened { .. }));
    Session { open, selection: None, caret, notice, ..session.clone() }
}

/// The annotation that the caret is in or at the edge of: the innermost that is shown.
pub fn under_caret(session: &Session) -> Option<AnnotationId> {
    touching(session, session.caret?.at)
}

/// What there is to hear of words that became selected.
pub(super) fn heard(text: &Text, span: Span) -> Heard {
    let words = text.slice(span).trim().chars().take(HEARD).collect();
    Heard { words, selected: true, entered: None }
}

fn touching(session: &Session, at: ByteOffset) -> Option<AnnotationId> {
    let near = Span::new(at.back(1), at.forward(1));
    let all = session.document.as_ref()?.annotations().overlapping(near);
    all.filter(|known| shows(&session.filter, known))
        .min_by_key(|known| (!known.span.contains_offset(at), known.span.len()))
        .map(|known| known.id)
}
