//! Selecting by keyboard, syllable by syllable.
//!
//! The article is no field, so it has no caret. What stands for one is the selection itself: one
//! syllable, which the arrow keys move and Shift makes longer and shorter.

use crate::session::{Direction, Edge, Grain, Session};
use crate::text::{ByteOffset, Span, Text, grapheme_after, grapheme_before, syllable_after, syllable_before};

/// The syllable after or before what is selected; without a selection, from the open annotation,
/// else from `from`.
pub fn pick(session: &Session, from: ByteOffset, direction: Direction) -> Option<Span> {
    let document = session.document.as_ref()?;
    let text = document.text();
    let open = session.open.and_then(|id| document.annotation(id)).map(|annotation| annotation.span);
    let here = session.selection.or(open).unwrap_or(Span::at(from));
    syllable(text, here, direction)
}

fn syllable(text: &Text, from: Span, direction: Direction) -> Option<Span> {
    let (start, end) = match direction {
        Direction::Forward => {
            let end = syllable_after(text, from.end);
            (syllable_before(text, end), end)
        }
        Direction::Back => {
            let start = syllable_before(text, from.start);
            (start, syllable_after(text, start))
        }
    };
    Span::checked(start, end).filter(|span| !span.is_empty() && *span != from)
}

/// What is selected with one of its edges moved; never less than something.
pub fn moved(text: &Text, span: Span, edge: Edge, direction: Direction, grain: Grain) -> Option<Span> {
    let step = |from: ByteOffset| match (direction, grain) {
        (Direction::Back, Grain::Character) => grapheme_before(text, from),
        (Direction::Forward, Grain::Character) => grapheme_after(text, from),
        (Direction::Back, Grain::Syllable | Grain::Word) => syllable_before(text, from),
        (Direction::Forward, Grain::Syllable | Grain::Word) => syllable_after(text, from),
    };
    match edge {
        Edge::Start => Span::checked(step(span.start), span.end),
        Edge::End => Span::checked(span.start, step(span.end)),
    }
    .filter(|span| !span.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Text {
        Text::new("đồng chí Lê Thị Hạnh, Phó").expect("short")
    }

    #[test]
    fn the_arrows_walk_over_syllables() {
        let text = text();
        let first = syllable(&text, Span::of(0, 0), Direction::Forward).expect("there is one");
        let second = syllable(&text, first, Direction::Forward).expect("there is another");
        assert_eq!((text.slice(first), text.slice(second)), ("đồng", "chí"));
        assert_eq!(syllable(&text, second, Direction::Back), Some(first));
        assert_eq!(syllable(&text, first, Direction::Back), None);
    }

    #[test]
    fn shift_makes_the_selection_longer_and_shorter() {
        let text = text();
        let one = syllable(&text, Span::of(0, 0), Direction::Forward).expect("there is one");
        let two = moved(&text, one, Edge::End, Direction::Forward, Grain::Syllable).expect("it grows");
        assert_eq!(text.slice(two), "đồng chí");
        assert_eq!(moved(&text, one, Edge::End, Direction::Back, Grain::Syllable), None);
    }
}
