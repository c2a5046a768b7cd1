//! The document number: `18-NQ/TW`, `03/2021/NQ-HĐND`, `215/BC - UBND`, `6890/BGDĐT-KHTC`.
//!
//! ```text
//! code     number year? segment+        year     / dddd  |  / dd before a type
//! number   d{1,5} letter?               segment  (- or /) (type | organ | capitals) digits?
//! ```
//! One pass without going back. A segment after blanks must be a known abbreviation, so that a dash
//! between two parts of a sentence is none.

use crate::detect::lexicon::{Class, Entry, word, words};
use crate::detect::questions::Glue;
use crate::detect::reading::Reading;
use crate::detect::token::{Case, Kind};

/// A number that was read.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// The token after the last.
    pub(super) end: usize,
    /// In its one spelling: `18-NQ/TW`.
    pub(super) number: String,
    /// From the first separator on: `-NQ/TW`; empty where the number is bare.
    pub(super) tail: String,
    /// The full name of the type in it.
    pub(super) kind: Option<&'static str>,
    /// Who issued it, as far as the abbreviations tell.
    pub(super) issuer: Option<String>,
    /// The year in it.
    pub(super) year: Option<u16>,
    /// Whether there is an abbreviation of a type or an organ in it.
    pub(super) is_known: bool,
}

impl Code {
    /// Whether it is digits alone.
    pub(super) fn is_bare(&self) -> bool {
        self.tail.is_empty()
    }

    /// Goes on with a type that a blank parts from it, with the mark that belongs there.
    fn go_on(&mut self, mark: char, kind: &Entry) {
        let (spelling, name) = spelled(kind);
        self.number.push(mark);
        self.number.push_str(spelling);
        self.kind = Some(name);
        self.is_known = true;
        self.end += 1;
    }

    /// Whether letters are in it.
    pub(super) fn is_lettered(&self) -> bool {
        self.tail.contains(char::is_alphabetic)
    }

    /// Gives a bare number the rest of the number beside it: `18, 19-NQ/TW`.
    pub(super) fn complete(&mut self, other: &Self) {
        if self.is_bare() && !other.is_bare() {
            self.number.push_str(&other.tail);
            self.tail.clone_from(&other.tail);
            self.issuer.clone_from(&other.issuer);
            self.year = other.year;
        }
    }
}

/// Reads a number that begins at a digit run.
pub(super) fn code(reading: &Reading<'_>, at: usize) -> Option<Code> {
    let digits = reading.digits(at).filter(|digits| digits.len() <= 5)?;
    if at > 0 && glued_before(reading, at) {
        return None;
    }
    let mut code = Code { end: at + 1, number: digits.to_owned(), ..Code::default() };
    if let Some(group) = thousands(reading, at) {
        code.number.push('.');
        code.number.push_str(group);
        code.end = at + 3;
    }
    if let Some(letter) = number_letter(reading, code.end) {
        code.number.push(letter);
        code.end += 1;
    }
    let digits_end = code.number.len();
    if let Some((mark, kind)) = parted_type(reading, at, code.end) {
        code.go_on(mark, kind);
    }
    let organs = segments(reading, &mut code);
    if let Some(digits) = parted_digit(reading, code.end).filter(|_| !organs.is_empty()) {
        code.number.push_str(digits);
        code.end += 1;
    }
    if reading.is_word(code.end) && !reading.is_apart(code.end) && code.number.len() == digits_end {
        return None;
    }
    code.number.get(digits_end..).unwrap_or_default().clone_into(&mut code.tail);
    let joint = code.tail.contains("TTLT") || code.tail.contains("NQLT");
    code.issuer = match organs.as_slice() {
        [] => None,
        all if joint => Some(all.join(", ")),
        [first, ..] => Some((*first).to_owned()),
    };
    Some(code)
}

/// `1.204/QĐ-XPHC`, `Công văn số 2.350 ngày …`: the last three digits of a number whose thousands are parted.
fn thousands<'t>(reading: &Reading<'t>, at: usize) -> Option<&'t str> {
    let after = at + 3;
    let alone = || {
        at > 0 && reading.is(at - 1, word!("số")) && reading.is_apart(after) && reading.mark(after).is_none()
    };
    let group = reading.digits(at + 2).filter(|group| group.len() == 3)?;
    let parted = reading.piece(at).len() <= 3
        && reading.is_mark(at + 1, '.')
        && !reading.is_apart(at + 1)
        && !reading.is_apart(at + 2);
    (parted && (matches!(reading.mark(after), Some('/' | '-')) || alone())).then_some(group)
}

/// The type that a blank parts from its number, and the mark that belongs there.
fn parted_type(reading: &Reading<'_>, at: usize, end: usize) -> Option<(char, &'static Entry)> {
    let kind = reading.single(end, Class::DocumentCode)?;
    if !reading.is_apart(end) || !reading.is_capital(end) {
        return None;
    }
    // `26 NQ/TW`
    if organ_follows(reading, end + 1) {
        return Some(('-', kind));
    }
    // `số 198 CĐ-TTg`: where the type and the organ are one piece.
    let whole = at > 0
        && reading.is(at - 1, word!("số"))
        && reading.is_mark(end + 1, '-')
        && !reading.is_apart(end + 1)
        && !reading.is_apart(end + 2)
        && reading.single(end + 2, Class::OrganCode).is_some();
    whole.then_some(('/', kind))
}

/// Takes years, types and organs as far as marks join them to the number; the names of the organs.
fn segments(reading: &Reading<'_>, code: &mut Code) -> Vec<&'static str> {
    let mut organs = Vec::new();
    let mut first = code.kind.is_none();
    while let Some(separator) = separator(reading, code.end) {
        // `6456//BGTVT-VT`: a slip of the pen.
        let twice = separator == '/' && reading.is_mark(code.end + 1, '/');
        let next = code.end + 1 + usize::from(twice);
        let spaced = reading.is_apart(code.end) || reading.is_apart(next);
        // `03/2021/NQ-HĐND`, and with a dash `19-2018/NQ-CP`.
        let dated = separator == '/' || reading.is_mark(next + 1, '/') && reading.is_word(next + 2);
        if first && dated && year_segment(reading, next, separator, code) {
            first = false;
            continue;
        }
        let Some(segment) = segment(reading, next, spaced, code.kind.is_some()) else { break };
        // A second capital word before any type is a unit of the organ: `3824/UBND-KT`.
        match segment.meaning {
            Meaning::Type(name) => code.kind = code.kind.or(Some(name)),
            Meaning::Organ(name) => organs.push(name),
            // `1524-QĐNS/TW`: an organ behind it vouches for an unknown type.
            Meaning::Unknown if first && separator == '-' && !organ_follows(reading, segment.end) => break,
            Meaning::Unknown => {}
        }
        code.is_known |= !matches!(segment.meaning, Meaning::Unknown);
        code.number.push(separator);
        code.number.push_str(&segment.text);
        code.end = segment.end;
        first = false;
    }
    organs
}

/// `-`, `/`, and the point of `TB-VP.UBND`.
fn separator(reading: &Reading<'_>, at: usize) -> Option<char> {
    let glued = || !reading.is_apart(at) && !reading.is_apart(at + 1);
    let is_code = |at: usize| {
        reading.token(at).is_some_and(|token| token.case == Case::Upper && token.kind == Kind::Word)
            && reading.piece(at).chars().count() >= 2
    };
    let joins_organ = || {
        reading.is_capital(at - 1)
            && (reading.single(at + 1, Class::OrganCode).is_some()
                || reading.single(at - 1, Class::OrganCode).is_some() && is_code(at + 1))
    };
    reading.mark(at).filter(|mark| match mark {
        '-' | '/' => true,
        '.' => glued() && joins_organ(),
        _ => false,
    })
}

/// The digit of `6374/UBND-NL 2`, before which a blank slipped in: what follows a number comes right after it.
fn parted_digit<'t>(reading: &Reading<'t>, at: usize) -> Option<&'t str> {
    let digit = reading.digits(at).filter(|digits| digits.len() == 1 && reading.is_capital(at - 1))?;
    let after = at + 1;
    let followed = reading.is(after, word!("ngày")) && reading.digits(after + 1).is_some()
        || reading.any(after, words!["của", "về"])
        || reading.is_end(after)
        || matches!(reading.mark(after), Some(',' | ';' | ')')) && reading.is_apart(after + 1);
    followed.then_some(digit)
}

/// Digits and letters right before it make it a part of something else, as does a decimal mark.
fn glued_before(reading: &Reading<'_>, at: usize) -> bool {
    match reading.glue(at) {
        None => false,
        Some(Glue::Word | Glue::Number) => true,
        Some(Glue::Mark(mark, inner)) => {
            matches!(mark, '/' | '-' | '.' | ',' | '@' | '_' | '=')
                && inner.is_some_and(|inner| reading.is_word(inner) || reading.is_number(inner))
        }
    }
}

/// The letter of `30a`, `64A`.
fn number_letter(reading: &Reading<'_>, at: usize) -> Option<char> {
    if reading.is_apart(at) || !reading.is_word(at) {
        return None;
    }
    let mut letters = reading.piece(at).chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    letters.next().is_none().then_some(letter)
}

/// The year of `03/2021/NQ-HĐND` or `64/98/NĐ-CP`, which stands before a type.
fn year_segment(reading: &Reading<'_>, at: usize, separator: char, code: &mut Code) -> bool {
    let Some(digits) = reading.digits(at) else { return false };
    let followed = reading.is_mark(at + 1, '/') && reading.is_word(at + 2);
    let year = match reading.year(at) {
        Some(year) => Some(year),
        None if digits.len() == 2 && followed => {
            digits.parse::<u16>().ok().filter(|year| *year >= 45).map(|year| year + 1900)
        }
        None => None,
    };
    if year.is_none() || reading.is_apart(at) {
        return false;
    }
    code.year = year;
    code.number.push(separator);
    code.number.push_str(digits);
    code.end = at + 1;
    true
}

fn organ_follows(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at, '/')
        && !reading.is_apart(at)
        && !reading.is_apart(at + 1)
        && reading.single(at + 1, Class::OrganCode).is_some()
}

struct Segment {
    end: usize,
    text: String,
    meaning: Meaning,
}

enum Meaning {
    Type(&'static str),
    Organ(&'static str),
    Unknown,
}

/// Whether capitals after a dash end a number: its date follows, and nothing parts the dash from what is before.
fn is_tail(reading: &Reading<'_>, at: usize) -> bool {
    at >= 2
        && reading.is_mark(at - 1, '-')
        && !reading.is_apart(at - 1)
        && reading.piece(at).chars().count() >= 2
        && reading.token(at).is_some_and(|token| token.case == Case::Upper)
        && (reading.is(at + 1, word!("ngày"))
            || reading.is_mark(at + 1, ',') && reading.is(at + 2, word!("ngày")))
}

/// The one spelling of an abbreviation, and what it stands for: `KH Kế hoạch`.
pub(super) fn spelled(entry: &Entry) -> (&'static str, &'static str) {
    entry.value.split_once(' ').unwrap_or((entry.value, ""))
}

/// An abbreviation, with the digits that touch it: `QH14`.
fn segment(reading: &Reading<'_>, at: usize, spaced: bool, has_type: bool) -> Option<Segment> {
    let token = reading.token(at).filter(|token| token.kind == Kind::Word)?;
    let kind = reading.single(at, Class::DocumentCode);
    let organ = reading.single(at, Class::OrganCode);
    // `TTr` is a type where none has been seen, and an inspectorate after it; `QH15` is an organ.
    let numbered = reading.digits(at + 1).is_some() && !reading.is_apart(at + 1);
    let entry = if has_type || numbered { organ.or(kind) } else { kind.or(organ) };
    let capitals = matches!(token.case, Case::Upper | Case::Mixed)
        || (token.case == Case::Title && reading.piece(at).len() == 1);
    let (mut text, meaning) = match entry {
        Some(entry) if capitals || !spaced => {
            let (spelling, name) = spelled(entry);
            let meaning =
                if entry.class == Class::DocumentCode { Meaning::Type(name) } else { Meaning::Organ(name) };
            (spelling.to_owned(), meaning)
        }
        // `1578/SGDĐT- CTTT ngày 28/8`: a blank that slipped in.
        // `2139- QĐSN/TW`
        None if capitals && (!spaced || is_tail(reading, at) || organ_follows(reading, at + 1)) => {
            (reading.piece(at).replace(['Ð', 'Ɖ'], "Đ"), Meaning::Unknown)
        }
        _ => return None,
    };
    let mut end = at + 1;
    if let Some(digits) = reading.digits(end).filter(|digits| digits.len() <= 3 && !reading.is_apart(end)) {
        text.push_str(digits);
        end += 1;
    }
    // `KH&ĐT` is one organ.
    if reading.is_mark(end, '&')
        && !reading.is_apart(end)
        && reading.is_capital(end + 1)
        && !reading.is_apart(end + 1)
    {
        text.push('&');
        text.push_str(reading.piece(end + 1));
        end += 2;
    }
    Some(Segment { end, text, meaning })
}
