//! The year that one expression takes from another beside it.

use crate::detect::date::expression::{Shape, Year};

/// The first shape with the year of the second, where it has none of its own.
pub(in crate::detect::date) fn with_year_of(shape: Shape, other: Shape) -> Option<Shape> {
    let (Shape::Day { year, .. }
    | Shape::Month(_, year)
    | Shape::Quarter(_, year)
    | Shape::Half(_, year)
    | Shape::Months(_, _, year)) = other
    else {
        return None;
    };
    let Year::Stated(_) = year else { return None };
    Some(match shape {
        Shape::Day { day, month, year: Year::Missing } => Shape::Day { day, month, year },
        Shape::Month(month, Year::Missing) => Shape::Month(month, year),
        Shape::Quarter(quarter, Year::Missing) => Shape::Quarter(quarter, year),
        _ => return None,
    })
}

/// The first months of a year with the year of the months that end it.
pub(in crate::detect::date) fn rest_of_year(first: Shape, rest: Shape) -> Option<Shape> {
    let (Shape::Half(2, year) | Shape::Quarter(4, year) | Shape::Months(_, 12, year)) = rest else {
        return None;
    };
    let Year::Stated(_) = year else { return None };
    match first {
        Shape::Half(1, Year::Missing) => Some(Shape::Half(1, year)),
        Shape::Quarter(1, Year::Missing) => Some(Shape::Quarter(1, year)),
        Shape::Months(1, last, Year::Missing) => Some(Shape::Months(1, last, year)),
        _ => None,
    }
}
