//! Where the line of a relation runs: between the lines of text and beside them, never over words.

use crate::browser::geometry::{Rect, Tenths};
use std::fmt::Write;

/// One end of a relation: the first and the last line that its annotation is on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// The first line.
    pub first: Rect,
    /// The last line.
    pub last: Rect,
}

/// A line to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The line, as the `d` of an SVG path.
    pub line: String,
    /// The head of the arrow at its end, likewise.
    pub head: String,
    /// Where the name of the relation begins, on the line.
    pub name: (f64, f64),
    /// Pixels that the name may take there.
    pub room: f64,
}

impl Route {
    /// Whether a name has room on the line: between neighbours it would lie over their edges.
    pub fn has_room_for(&self, name: &str) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "a few letters")]
        let letters = name.chars().count() as f64;
        letters * LETTER <= self.room
    }
}

/// Pixels of a letter of a name.
const LETTER: f64 = 6.0;

/// Pixels from a line of text to the line under or over it.
const GAP: f64 = 3.0;
/// How round the corners are.
const ROUND: f64 = 4.0;
/// Pixels between a round and the name of a relation.
const CLEAR: f64 = 3.0;
/// Pixels between two lines that run beside one another.
const LANE: f64 = 4.0;
/// How many run beside one another before they share a place again.
const LANES: usize = 4;
/// Pixels from an annotation's edge to where its line meets it.
const INSET: f64 = 7.0;
/// Half the width of the arrow's head, and two thirds of its length.
const HEAD: f64 = 3.0;

/// The line from one annotation to another. `gutter` is where it may run beside the text, `at` its
/// number among those that are drawn.
pub fn route(from: End, to: End, gutter: f64, at: usize) -> Route {
    #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
    let shift = (at % LANES) as f64;
    let same_line = (from.last.top - to.first.top).abs() < from.last.height * 0.6;
    if same_line {
        // Under the line that both are on.
        let ahead = to.first.left >= from.last.left;
        let start = if ahead { from.last.right() - INSET } else { from.last.left + INSET };
        let end = if ahead { to.first.left + INSET } else { to.first.right() - INSET };
        let (y, bottom) = (from.last.bottom() + GAP + shift * 0.75, to.first.bottom());
        let line = path(&[(start, from.last.bottom()), (start, y), (end, y), (end, bottom)]);
        let name = (start.min(end) + ROUND + CLEAR, y);
        let room = (end - start).abs() - 2.0 * (ROUND + CLEAR);
        return Route { line, head: head((end, bottom), -1.0), name, room };
    }
    let down = to.first.top > from.last.top;
    let beside = gutter - shift * LANE;
    let start = from.last.left + INSET;
    let end = to.first.left + INSET;
    let (leave, arrive, tip) = if down {
        (from.last.bottom(), to.first.top - GAP, to.first.top)
    } else {
        (from.first.top, to.last.bottom() + GAP, to.last.bottom())
    };
    let out = if down { leave + GAP } else { leave - GAP };
    let line =
        path(&[(start, leave), (start, out), (beside, out), (beside, arrive), (end, arrive), (end, tip)]);
    let (name, room) = ((beside + ROUND + CLEAR, out), start - beside - 2.0 * (ROUND + CLEAR));
    Route { line, head: head((end, tip), if down { 1.0 } else { -1.0 }), name, room }
}

/// Straight pieces with rounded corners.
fn path(points: &[(f64, f64)]) -> String {
    let mut line = String::new();
    let Some(&(x, y)) = points.first() else { return line };
    // Writing to a string cannot fail.
    let _ = write!(line, "M{} {}", Tenths(x), Tenths(y));
    for piece in points.windows(3) {
        let &[before, corner, after] = piece else { continue };
        let (one, other) = (towards(corner, before), towards(corner, after));
        let [from_x, from_y, x, y, to_x, to_y] =
            [one.0, one.1, corner.0, corner.1, other.0, other.1].map(Tenths);
        let _ = write!(line, "L{from_x} {from_y}Q{x} {y} {to_x} {to_y}");
    }
    if let Some(&(x, y)) = points.last() {
        let _ = write!(line, "L{} {}", Tenths(x), Tenths(y));
    }
    line
}

/// The point near a corner where its round begins, on the way to another.
fn towards(corner: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (other.0 - corner.0, other.1 - corner.1);
    let far = dx.hypot(dy);
    if far < f64::EPSILON {
        return corner;
    }
    let share = (ROUND / far).min(0.5);
    (corner.0 + dx * share, corner.1 + dy * share)
}

/// The head of an arrow that points down (1) or up (-1).
fn head((x, y): (f64, f64), way: f64) -> String {
    let back = y - way * HEAD * 1.7;
    let [left, x, right, y, back] = [x - HEAD, x, x + HEAD, y, back].map(Tenths);
    format!("M{left} {back}L{x} {y}L{right} {back}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Rect = Rect { left: 0.0, top: 0.0, width: 60.0, height: 24.0 };

    fn end(left: f64, top: f64) -> End {
        let rect = Rect { left, top, ..LINE };
        End { first: rect, last: rect }
    }

    /// The corners of a path: where its rounds have their control points.
    fn corners(line: &str) -> Vec<(f64, f64)> {
        let rounds = line.split('Q').skip(1).map(|round| {
            let numbers: Vec<f64> =
                round.split([' ', 'L']).take(2).map(|number| number.parse().expect("a number")).collect();
            (numbers[0], numbers[1])
        });
        rounds.collect()
    }

    #[test]
    fn a_name_stands_where_it_has_room() {
        let far = route(end(100.0, 50.0), end(260.0, 50.0), 10.0, 0);
        assert!(far.has_room_for("giữ chức"));
        let near = route(end(100.0, 50.0), end(168.0, 50.0), 10.0, 0);
        assert!(!near.has_room_for("giữ chức"));
        let edge = route(end(12.0, 50.0), end(100.0, 90.0), 4.0, 0);
        assert!(!edge.has_room_for("giữ chức"), "nor at the beginning of a line");
    }

    #[test]
    fn neighbours_on_one_line_are_joined_under_it() {
        let drawn = route(end(100.0, 50.0), end(200.0, 50.0), 10.0, 0);
        assert_eq!(corners(&drawn.line), [(153.0, 77.0), (207.0, 77.0)]);
        let back = route(end(200.0, 50.0), end(100.0, 50.0), 10.0, 0);
        assert_eq!(corners(&back.line), [(207.0, 77.0), (153.0, 77.0)]);
    }

    #[test]
    fn lines_apart_are_joined_beside_the_text() {
        let drawn = route(end(100.0, 50.0), end(200.0, 146.0), 10.0, 0);
        assert_eq!(corners(&drawn.line), [(107.0, 77.0), (10.0, 77.0), (10.0, 143.0), (207.0, 143.0)]);
        let up = route(end(200.0, 146.0), end(100.0, 50.0), 10.0, 1);
        assert_eq!(corners(&up.line), [(207.0, 143.0), (6.0, 143.0), (6.0, 77.0), (107.0, 77.0)]);
    }
}
