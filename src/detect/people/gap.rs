//! What stands between two neighbours: a mark, a small word, or something that parts them.

use crate::detect::lexicon::sense::{Link, Sense};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::position::place::phrase;
use crate::detect::reading::Reading;
use crate::detect::token::Kind;

/// What stands between two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Nothing,
    Comma,
    Dash,
    Bracket,
    Is,
    /// `đều là`: of each of the names before.
    Each,
    Also,
    And,
    Semicolon,
    Colon,
    Other,
}

/// What the tokens from one place to another say.
pub(super) fn gap(reading: &Reading<'_>, start: usize, end: usize) -> Gap {
    let mut at = start;
    let mut found = Gap::Nothing;
    while at < end {
        if let Some(after) = aside(reading, at, end) {
            at = after;
            continue;
        }
        // `, Anh hùng Lực lượng vũ trang nhân dân,`
        if let Some(honour) = phrase(reading, at, Class::Rank).filter(|_| found == Gap::Comma) {
            at = honour.end();
            continue;
        }
        // `Lê Văn Tám, nguyên: Bí thư Tỉnh ủy, …`
        if found == Gap::Comma
            && phrase(reading, at, Class::RoleBefore).is_some()
            && reading.is_mark(at + 1, ':')
        {
            at += 2;
            continue;
        }
        let link = phrase(reading, at, Class::Link);
        let step = match (reading.mark(at), link.map(|link| link.entry.sense)) {
            (Some(','), _) => Gap::Comma,
            (Some('-' | '|' | '/'), _) => Gap::Dash,
            (Some('(' | ')'), _) => Gap::Bracket,
            (Some(';'), _) => Gap::Semicolon,
            (Some(':'), _) => Gap::Colon,
            (_, Some(Sense::Link(Link::Is))) => Gap::Is,
            (_, Some(Sense::Link(Link::Each))) => Gap::Each,
            (_, Some(Sense::Link(Link::Also))) => Gap::Also,
            (_, Some(Sense::Link(Link::And))) => Gap::And,
            _ if reading.token(at).is_some_and(|token| token.kind == Kind::Number)
                && phrase(reading, at + 1, Class::Link).is_some_and(|link| link.is(Link::Born)) =>
            {
                // `, 45 tuổi,`
                at += 2;
                continue;
            }
            (_, Some(Sense::Link(Link::Born))) => {
                // `, sinh năm 1975,` says who it is, not what.
                let mut next = link.map_or(at + 1, Match::end);
                while next < end
                    && next < at + 10
                    && reading.token(next).is_some_and(|token| {
                        token.kind == Kind::Number || matches!(reading.piece(next), "/" | "-" | ".")
                    })
                {
                    next += 1;
                }
                at = next;
                continue;
            }
            _ => return Gap::Other,
        };
        found = match (found, step) {
            (Gap::Nothing, step) => step,
            (Gap::Comma | Gap::Dash | Gap::Bracket, Gap::Comma | Gap::Dash | Gap::Bracket) => found,
            (Gap::Comma | Gap::Dash | Gap::Bracket, Gap::Is | Gap::Each | Gap::Also) => step,
            _ => return Gap::Other,
        };
        at = link
            .filter(|_| matches!(step, Gap::Is | Gap::Each | Gap::Also | Gap::And))
            .map_or(at + 1, Match::end);
    }
    found
}

/// So many tokens may stand in brackets or say where somebody lives.
const ASIDE: usize = 30;

/// The token after what says where somebody stands in the picture or lives: `(bìa phải)`, `(SN 1966, trú
/// tại thị trấn Tân Phong)`, `trú tại phường Đông Sơn`. What follows may still be the person's office.
fn aside(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let last = end.min(at + ASIDE);
    if reading.piece(at) == "(" {
        let close = (at + 1..last).find(|&at| matches!(reading.piece(at), ")" | "("))?;
        return (reading.piece(close) == ")").then_some(close + 1);
    }
    if let Some(unit) = phrase(reading, at, Class::Level).filter(|unit| unit.entry.phrase != "trung ương") {
        // `, xã Hòa Sơn,`
        let place = (unit.end()..last.min(unit.end() + 4)).find(|&at| !reading.is_capital(at))?;
        return (place > unit.end() && reading.piece(place) == ",").then_some(place);
    }
    phrase(reading, at, Class::Link).filter(|link| link.is(Link::Lives))?;
    (at + 1..last).find(|&at| {
        matches!(reading.mark(at), Some('-' | '(' | ')' | ';'))
            || reading.piece(at) == "," && phrase(reading, at + 1, Class::Level).is_none()
    })
}

/// The longest periods after an office, in tokens.
const TERMS: usize = 24;

/// The token after the periods that follow an office: `nhiệm kỳ 2011 - 2016 và nhiệm kỳ 2016 - 2021`, `khóa X`.
pub(in crate::detect) fn terms_end(reading: &Reading<'_>, office: usize) -> usize {
    let mut end = office;
    while end < office + TERMS {
        let joint = usize::from(reading.is_mark(end, ',') || end > office && reading.is(end, word!("và")));
        let named = reading.all(end + joint, words!("giai đoạn"))
            || reading.is(end + joint, word!("nhiệm")) && phrase(reading, end + joint, Class::Time).is_some();
        let years = end + joint + 2;
        let number = |at: usize| reading.is_number(at);
        let roman = |at: usize| reading.piece(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        if reading.is(end + joint, word!("khóa")) && (number(years - 1) || roman(years - 1)) {
            end = years;
            continue;
        }
        if !named || !number(years) {
            break;
        }
        // `nhiệm kỳ 2021 2026`: the dash was lost.
        end = match (number(years + 2), number(years + 1)) {
            (true, _) => years + 3,
            (false, true) => years + 2,
            (false, false) => years + 1,
        };
    }
    end
}
