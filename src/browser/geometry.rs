//! Where things are on the screen, in CSS pixels.

use std::fmt::{Display, Formatter, Result};
use web_sys::{DomRect, Element, Range};

/// A number as styles and drawings say it: to a tenth. The tables by which floats are written otherwise would be 3 kB
/// of the download.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tenths(pub f64);

impl Display for Tenths {
    #[allow(clippy::cast_possible_truncation)]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
    }
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// From the left.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// To the right.
    pub width: f64,
    /// Down.
    pub height: f64,
}

impl Rect {
    /// The right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The same rectangle, counted from the corner of another.
    #[must_use]
    pub fn within(self, outer: Self) -> Self {
        Self { left: self.left - outer.left, top: self.top - outer.top, ..self }
    }
}

impl From<DomRect> for Rect {
    fn from(rect: DomRect) -> Self {
        Self { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
    }
}

/// Whether the first element that a selector names is drawn at all.
pub fn is_drawn(selector: &str) -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    let element = page.and_then(|page| page.query_selector(selector).ok()?);
    element.is_some_and(|element| rect_of(&element).width > 0.0)
}

/// Where an element is in the viewport.
pub fn rect_of(element: &Element) -> Rect {
    element.get_bounding_client_rect().into()
}

/// The first and the last line of a range in the viewport; `None` where nothing of it is laid out.
pub fn ends_of(range: &Range) -> Option<(Rect, Rect)> {
    let rects = range.get_client_rects()?;
    let mut lines = (0..rects.length())
        .filter_map(|at| rects.item(at))
        .map(Rect::from)
        .filter(|rect| rect.height > 0.0 && rect.width > 0.0);
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or(first);
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_to_a_tenth() {
        let said = [7.0, 12.34, -12.36, 0.06, -0.04].map(|number| Tenths(number).to_string());
        assert_eq!(said, ["7.0", "12.3", "-12.4", "0.1", "0.0"]);
    }
}
