//! Lines as they are seen: where the caret is on the screen, and what lies a line above and below it.
//!
//! Nothing but the rectangles of drawn text says where a line breaks. They are asked by binary
//! search: in what is read from left to right, later places are further down or further right. What
//! is not drawn has no lines, and the functions here say nothing about it.

use crate::browser::geometry::Rect;
use crate::browser::selection::range_of;
use crate::session::Direction;
use crate::text::{ByteOffset, Span, Text, grapheme_after, grapheme_before};
use std::cell::Cell;
use web_sys::Element;

/// Bytes to each side of the caret among which its line and the next one are looked for: more than
/// two lines of a very wide page.
const NEAR: usize = 3_000;

thread_local! {
    /// Where a run of moves up and down began to keep its column: the place that it has come to, and
    /// its distance from the left.
    static COLUMN: Cell<Option<(ByteOffset, f64)>> = const { Cell::new(None) };
}

/// Where the caret is: a rectangle without a width, in the viewport. At a soft break it stands
/// before the lower line.
pub fn caret(container: &Element, text: &Text, at: ByteOffset) -> Option<Rect> {
    let line = text.index().lines().get(text.index().line_of(at).get())?.span;
    let rect = |span: Span| {
        let rects = range_of(container, text, span)?.get_client_rects()?;
        (0..rects.length()).filter_map(|at| rects.item(at)).map(Rect::from).find(|rect| rect.height > 0.0)
    };
    if at < line.end
        && let Some(next) = rect(Span::new(at, grapheme_after(text, at)))
    {
        return Some(Rect { width: 0.0, ..next });
    }
    if at > line.start {
        // A blank at the end of a line may not be laid out.
        let before = grapheme_before(text, at);
        let last =
            rect(Span::new(before, at)).or_else(|| rect(Span::new(grapheme_before(text, before), before)))?;
        return Some(Rect { left: last.right(), width: 0.0, ..last });
    }
    // A line without text has an element, and that is as tall as a line.
    let range = range_of(container, text, Span::at(at))?;
    let node = range.start_container().ok()?;
    let element = node.parent_element().filter(|_| node.node_type() != web_sys::Node::ELEMENT_NODE);
    let element = element.or_else(|| wasm_bindgen::JsCast::dyn_into(node).ok())?;
    Some(Rect { width: 0.0, ..crate::browser::geometry::rect_of(&element) })
}

/// The place a line above or below an offset, in the same column; `None` where no such line is drawn.
pub fn beyond(selector: &str, text: &Text, at: ByteOffset, direction: Direction) -> Option<ByteOffset> {
    let lines = Lines::new(selector, text)?;
    let here = lines.rect(at)?;
    let column = COLUMN.get().filter(|(place, _)| *place == at).map_or(here.left, |(_, column)| column);
    let stops = lines.stops(at);
    let (first, end) = match direction {
        Direction::Forward => {
            let first = lines.below(&stops, 0, here);
            let next = lines.rect(*stops.get(first)?)?;
            (first, lines.below(&stops, first, next))
        }
        Direction::Back => {
            let end = lines.above(&stops, here);
            let next = lines.rect(*stops.get(end.checked_sub(1)?)?)?;
            (lines.above(&stops, next), end)
        }
    };
    let line = stops.get(first..end)?;
    let left = |at: &ByteOffset| lines.rect(*at).map_or(0.0, |rect| rect.left);
    let right = line.partition_point(|at| left(at) < column);
    let nearer = match (right.checked_sub(1).and_then(|at| line.get(at)), line.get(right)) {
        (Some(one), Some(other)) => {
            if column - left(one) < left(other) - column {
                one
            } else {
                other
            }
        }
        (one, other) => one.or(other)?,
    };
    COLUMN.set(Some((*nearer, column)));
    Some(*nearer)
}

/// The beginning or the end of the line that an offset is on; `None` where it is not drawn.
pub fn edge(selector: &str, text: &Text, at: ByteOffset, direction: Direction) -> Option<ByteOffset> {
    let lines = Lines::new(selector, text)?;
    let here = lines.rect(at)?;
    let stops = lines.stops(at);
    let to = match direction {
        Direction::Back => lines.above(&stops, here),
        Direction::Forward => lines.below(&stops, 0, here).checked_sub(1)?,
    };
    stops.get(to).copied()
}

struct Lines<'a> {
    container: Element,
    text: &'a Text,
}

impl<'a> Lines<'a> {
    fn new(selector: &str, text: &'a Text) -> Option<Self> {
        let container = web_sys::window()?.document()?.query_selector(selector).ok()??;
        Some(Self { container, text })
    }

    fn rect(&self, at: ByteOffset) -> Option<Rect> {
        caret(&self.container, self.text, at)
    }

    /// The places near an offset where the caret can stand, in order.
    fn stops(&self, at: ByteOffset) -> Vec<ByteOffset> {
        let (start, end) = (at.back(NEAR), at.forward(NEAR).min(self.text.len()));
        let mut stops = vec![at];
        let mut place = at;
        while place > start {
            place = grapheme_before(self.text, place);
            stops.push(place);
        }
        stops.reverse();
        place = at;
        while place < end {
            place = grapheme_after(self.text, place);
            stops.push(place);
        }
        stops
    }

    /// The number of the first place from `from` on that is on a lower line than `line`.
    fn below(&self, stops: &[ByteOffset], from: usize, line: Rect) -> usize {
        let lower =
            |at: &ByteOffset| self.rect(*at).is_none_or(|rect| rect.top > line.top + line.height / 2.0);
        from + stops.get(from..).unwrap_or_default().partition_point(|at| !lower(at))
    }

    /// The number of the first place that is not on a higher line than `line`.
    fn above(&self, stops: &[ByteOffset], line: Rect) -> usize {
        let higher =
            |at: &ByteOffset| self.rect(*at).is_some_and(|rect| rect.top < line.top - line.height / 2.0);
        stops.partition_point(higher)
    }
}
