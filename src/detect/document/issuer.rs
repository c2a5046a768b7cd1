//! Who issued a document, as the text names it: `Chủ tịch UBND tỉnh Trà Vinh`, `Bộ Y tế`.
//!
//! ```text
//! issuer   office* body+            office  a role            body  an organisation with its field,
//! place    level name               level or place
//! holder   (đồng chí)? office name
//! ```

use crate::detect::lexicon::sense::Surname;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::position::piece::{Attributes, Kind};
use crate::detect::reading::Reading;
use crate::detect::token::Case;

/// An issuer that was read.
#[derive(Debug)]
pub(super) struct Issuer {
    /// The token after the last.
    pub(super) end: usize,
    /// As it stands, with single blanks.
    pub(super) name: String,
    /// Whether it is one particular body: `Đảng` and `Nhà nước` are not.
    pub(super) is_particular: bool,
}

/// The longest name of a place or a field that no list has, in syllables.
const NAME: usize = 5;

/// Reads an issuer that begins here.
pub(super) fn issuer(reading: &Reading<'_>, at: usize) -> Option<Issuer> {
    let at = reading.phrase(at, Class::Honorific).filter(|_| reading.is_small(at)).map_or(at, Match::end);
    let mut end = at;
    while let Some(role) = role(reading, end) {
        end = role;
    }
    let office = end > at;
    let mut bodies = 0;
    loop {
        let next =
            body(reading, end, bodies == 0 && !office).or_else(|| place(reading, end, bodies > 0 || office));
        let Some(next) = next else { break };
        bodies += 1;
        end = next;
    }
    if end == at {
        return None;
    }
    // `Kết luận của Tổng Bí thư Lê Văn Tám`
    // `Kết luận của Thủ tướng Chính phủ Lê Văn Tám`
    let is_holder = bodies == 0
        || office
            && reading.phrase(end, Class::Surname).is_some_and(|family| {
                family.is(Surname::Strong) && reading.phrase(end, Class::Place).is_none()
            });
    if is_holder {
        end = name(reading, end).filter(|&name| name > end + 1).unwrap_or(end);
    }
    let name = reading.text().slice(reading.span(at, end));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_particular = office || end > at + 2 || !is_general(reading, at, end);
    Some(Issuer { end, name, is_particular })
}

/// `của Tỉnh uỷ, Huyện uỷ`, `của Ban Chấp hành Trung ương, của Tỉnh ủy`: where the last issuer ends.
/// A body after a comma is an issuer only where the sentence does not go on with it as its subject.
pub(super) fn coordinated(reading: &Reading<'_>, end: usize) -> usize {
    let mut end = end;
    loop {
        let comma = reading.is_mark(end, ',');
        if !comma && !reading.is(end, word!("và")) {
            return end;
        }
        let repeated = reading.is(end + 1, word!("của"));
        let Some(next) = issuer(reading, end + 1 + usize::from(repeated)) else { return end };
        let closed = reading.is_end(next.end)
            || matches!(reading.mark(next.end), Some(';' | '.' | ',' | ')' | '"' | '”' | '“'))
            || reading.any(next.end, words!["về", "và"]);
        if !next.is_particular || !(repeated || closed) {
            return end;
        }
        end = next.end;
    }
}

fn role(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.is_capital(at) {
        return None;
    }
    [Class::Role, Class::RoleDeputy, Class::RoleAfter]
        .into_iter()
        .filter_map(|class| reading.phrase(at, class))
        .map(Match::end)
        .max()
        .filter(|_| reading.phrase(at, Class::Organisation).is_none_or(|body| body.len < 2))
}

fn body(reading: &Reading<'_>, at: usize, first: bool) -> Option<usize> {
    let found = reading.phrase(at, Class::Organisation)?;
    if first && !reading.is_capital(at) {
        return None;
    }
    let end = found.end() + usize::from(has_number(reading, found.end()));
    if Attributes::of(found.entry).kind == Kind::Closed {
        return Some(end);
    }
    if let Some(field) = fields_end(reading, end) {
        return Some(field + usize::from(has_number(reading, field)));
    }
    Some(name(reading, end).unwrap_or(end))
}

/// `Giáo dục và Đào tạo`, `Văn hóa, Thể thao và Du lịch`: where what a body is in charge of ends. After a comma or a
/// dash a part of it stands only where another follows with `và`. In an office (`position/joint.rs`) more joins the
/// parts, as its holder's name tells where it ends; after an issuer the sentence may go on with another body.
fn fields_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let part = |at: usize| {
        let name = reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_none();
        reading.phrase(at, Class::Field).filter(|_| name).map(Match::end)
    };
    let mut end = reading.phrase(at, Class::Field)?.end();
    loop {
        let last = reading.is(end, word!("và"));
        let joint = last || reading.is_mark(end, ',') || reading.is_range_mark(end);
        let Some(next) = part(end + 1).filter(|_| joint) else { return Some(end) };
        if last {
            return Some(next);
        }
        if !(reading.is(next, word!("và")) && part(next + 1).is_some()) {
            return Some(end);
        }
        end = next;
    }
}

/// `Bộ Tư lệnh Quân khu 5`: whether a unit of the army, which has a number for a name, ends here.
fn has_number(reading: &Reading<'_>, end: usize) -> bool {
    let Some(unit) = end.checked_sub(2) else { return false };
    let units = [words!("quân khu"), words!("quân đoàn"), words!("sư đoàn")];
    reading.digits(end).is_some() && units.into_iter().any(|words| reading.all(unit, words))
}

fn place(reading: &Reading<'_>, at: usize, after_body: bool) -> Option<usize> {
    if !after_body {
        return None;
    }
    if let Some(level) = reading.phrase(at, Class::Level) {
        // `TP. Hà Giang`: the point belongs to an abbreviation, where a name follows it.
        let point = reading.is_mark(level.end(), '.')
            && reading.is_capital(at)
            && reading.is_capital(level.end() + 1);
        let end = level.end() + usize::from(point);
        return Some(
            reading.phrase(end, Class::Place).map(Match::end).or_else(|| name(reading, end)).unwrap_or(end),
        );
    }
    reading.phrase(at, Class::Place).filter(|_| reading.is_capital(at)).map(Match::end)
}

/// A run of words with a capital, where the text around is not all capitals.
fn name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_name = |at: usize| {
        let title = reading.token(at).is_some_and(|token| matches!(token.case, Case::Title | Case::Mixed));
        title && reading.is_word(at) && reading.phrase(at, Class::Level).is_none()
    };
    let mut end = at;
    while end < at + NAME && is_name(end) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// `Đảng`, `Nhà nước`, `Trung ương`: all documents of the country are theirs.
fn is_general(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    reading
        .phrase(at, Class::Organisation)
        .is_none_or(|body| body.end() == end && reading.is_grouped(body, "general-body"))
}
