//! Numbers as they are written: digits with their separators, words, and both together.
//!
//! Vietnamese groups thousands by a point and marks decimals by a comma. Other forms are read as
//! far as they have one sensible reading, and flagged where they have two. Nothing here is a
//! binary float: amounts are exact.

use super::lexicon::sense::{Number as Part, Sense, Time};
use super::lexicon::{Class, word, words};
use super::reading::Reading;
use crate::label::FigureKind;
use rust_decimal::Decimal;

/// A number found at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The token after the last.
    pub(super) end: usize,
    /// What it says.
    pub(super) amount: Decimal,
    /// What its multipliers come to: of `15 triệu`, a million. A range shares it.
    pub(super) multiplier: Decimal,
    /// Whether the separators allow another reading.
    pub(super) ambiguous: bool,
    /// How its digits are written.
    pub(super) form: Form,
}

impl Number {
    /// Whether it is written in words alone.
    pub(super) fn is_spelled(&self) -> bool {
        self.form == Form::Words
    }
}

/// How the digits of a number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One run: `05`, `2022`.
    Plain,
    /// With separators: `6.290,20`.
    Separated,
    /// In words.
    Words,
}

/// Whether a few of what begins at a token are counted: `3 yêu cầu`, `5 lưu ý`. In `Công điện 15 yêu cầu …` and
/// `điểm 3 yêu cầu …` the number is a name.
pub(super) fn counts(reading: &Reading<'_>, at: usize) -> bool {
    let Some(number) = at.checked_sub(1).filter(|&number| reading.number(number, 2).is_some()) else {
        return false;
    };
    let names = [Class::Numbered, Class::DocumentType, Class::Counter, Class::Time]
        .into_iter()
        .filter_map(|class| reading.phrase_before(number, class))
        .any(|found| !found.is(Time::And));
    number > 0 && reading.is_word(number - 1) && !reading.is_capital(number - 1) && !names
}

/// Reads the number that begins at a token: digits or words, with the multipliers after it.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Number> {
    if reading.is_number(at) {
        let number = in_blank_groups(reading, at).or_else(|| read_digits(reading, at));
        number.map(|number| multiply(reading, number))
    } else {
        words(reading, at).or_else(|| half_of(reading, at))
    }
}

/// `nửa tỷ`, `nửa triệu`: half of a scale word.
fn half_of(reading: &Reading<'_>, at: usize) -> Option<Number> {
    let half = Number {
        end: reading.phrase(at, Class::Number).filter(|found| found.is(Part::HalfOf))?.end(),
        amount: Decimal::new(5, 1),
        multiplier: Decimal::ONE,
        ambiguous: false,
        form: Form::Words,
    };
    scaled(reading, half).filter(|number| number.amount >= Decimal::TWO)
}

/// The most digits of an amount; a longer run is an account or a telephone number.
const MOST_DIGITS: usize = 16;

/// The most groups that separators part: `1.234.567.890.123,45`.
const MOST_GROUPS: usize = 6;

/// Reads digits with separators, without multipliers. `None` for runs that are no amount
/// (`1.2.3`, telephone numbers).
pub(super) fn read_digits(reading: &Reading<'_>, at: usize) -> Option<Number> {
    if !reading.is_number(at) {
        return None;
    }
    let mut ends = at + 1;
    let mut groups: [(u8, usize); MOST_GROUPS] = [(0, 0); MOST_GROUPS];
    let mut count = 0;
    while let Some(mark) = separator(reading, ends) {
        if count == MOST_GROUPS {
            return None;
        }
        groups[count] = (mark, ends + 1);
        count += 1;
        ends += 2;
    }
    let rest = groups.get(..count)?;
    let first = reading.piece(at).len();
    let total = first + rest.iter().map(|&(_, group)| reading.piece(group).len()).sum::<usize>();
    if total > MOST_DIGITS {
        return None;
    }
    let three = |&(_, group): &(u8, usize)| reading.piece(group).len() == 3;
    let grouped = |marks: &[(u8, usize)]| first <= 3 && marks.iter().all(three);
    let (decimals, ambiguous) = match rest {
        [] => (0, false),
        [(b'.', _)] if grouped(rest) && reading.piece(at) != "0" => (0, false),
        [(b',', group)] => (reading.piece(*group).len(), grouped(rest) && reading.piece(at) != "0"),
        [(_, group)] => (reading.piece(*group).len(), true),
        [.., (last, group)] => {
            let (before, tail) = rest.split_at(count - 1);
            if rest.iter().all(|(mark, _)| mark == last) {
                if !grouped(rest) {
                    return None;
                }
                (0, false)
            } else if before.iter().all(|(mark, _)| mark != last) && grouped(before) && !tail.is_empty() {
                (reading.piece(*group).len(), false)
            } else {
                return None;
            }
        }
    };
    let mut units: i128 = 0;
    for token in std::iter::once(at).chain(rest.iter().map(|&(_, group)| group)) {
        for digit in reading.piece(token).bytes() {
            units = units * 10 + i128::from(digit - b'0');
        }
    }
    let amount = Decimal::try_from_i128_with_scale(units, u32::try_from(decimals).ok()?).ok()?;
    let form = if count == 0 { Form::Plain } else { Form::Separated };
    Some(Number { end: ends, amount, multiplier: Decimal::ONE, ambiguous, form })
}

/// `346 000 ha`: thousands parted by blanks, where a unit of measure or money follows.
fn in_blank_groups(reading: &Reading<'_>, at: usize) -> Option<Number> {
    let first = reading.number(at, 3).filter(|first| *first > 0 && !reading.piece(at).starts_with('0'))?;
    let mut amount = Decimal::from(first);
    let mut end = at + 1;
    while end <= at + MOST_GROUPS && reading.is_apart(end) && reading.piece(end).len() == 3 {
        let Some(group) = reading.number(end, 3) else { break };
        amount = amount.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(Decimal::from(group))?;
        end += 1;
    }
    let unit = reading.phrase(end, Class::Unit).is_some_and(|unit| !unit.is(FigureKind::Duration));
    (end > at + 1 && unit && reading.is_apart(end)).then_some(Number {
        end,
        amount,
        multiplier: Decimal::ONE,
        ambiguous: false,
        form: Form::Separated,
    })
}

/// A point or comma between two digit runs, without blanks.
fn separator(reading: &Reading<'_>, at: usize) -> Option<u8> {
    let mark = match reading.piece(at) {
        "." => b'.',
        "," => b',',
        _ => return None,
    };
    (!reading.is_apart(at) && reading.is_number(at + 1) && !reading.is_apart(at + 1)).then_some(mark)
}

/// What a word adds to a number.
fn part(reading: &Reading<'_>, at: usize) -> Option<Part> {
    let found = reading.phrase(at, Class::Number).filter(|_| reading.is_word(at))?;
    let Sense::Number(part) = found.entry.sense else { return None };
    Some(part)
}

fn power(exponent: u8) -> Decimal {
    10_i64.checked_pow(exponent.into()).map_or(Decimal::ONE, Decimal::from)
}

/// Takes the multipliers after digits: `1.250 nghìn tỷ`, `2 tỷ 500 triệu`, `2 tỷ rưỡi`.
fn multiply(reading: &Reading<'_>, number: Number) -> Number {
    let Some(mut total) = scaled(reading, number) else { return number };
    let mut last = total.multiplier;
    // Smaller parts follow: 500 triệu after 2 tỷ.
    while let Some(more) = read_digits(reading, total.end).filter(|more| more.form == Form::Plain) {
        match scaled(reading, more) {
            Some(more) if more.multiplier < last && more.amount < last => {
                let Some(sum) = total.amount.checked_add(more.amount) else { break };
                total.amount = sum;
                total.end = more.end;
                last = more.multiplier;
                total.multiplier = more.multiplier;
            }
            _ => break,
        }
    }
    // `1 tỷ 2`, `2 triệu 5`: tenths, where nothing is counted by them.
    if let Some(tenths) = tenths(reading, total.end)
        && last == total.multiplier
        && last >= Decimal::ONE_THOUSAND
        && let Some(sum) = total.amount.checked_add(last / Decimal::TEN * tenths)
    {
        total.amount = sum;
        total.end += 1;
    }
    if part(reading, total.end) == Some(Part::Half)
        && let Some(sum) = total.amount.checked_add(last / Decimal::TWO)
    {
        total.amount = sum;
        total.end += 1;
    }
    total
}

/// A single digit after a scale word, with nothing that it could count.
fn tenths(reading: &Reading<'_>, at: usize) -> Option<Decimal> {
    let digit = reading.number(at, 1).filter(|digit| (1..=9).contains(digit))?;
    let closed = matches!(reading.piece(at + 1), "." | "," | ";" | ")")
        && (reading.is_apart(at + 2) || !reading.is_number(at + 2))
        || reading.token(at + 1).is_none_or(|token| token.kind == super::token::Kind::Break);
    closed.then(|| Decimal::from(digit))
}

/// The number with the scale words right after it; `None` where there are none.
fn scaled(reading: &Reading<'_>, number: Number) -> Option<Number> {
    let mut scaled = number;
    loop {
        let factor = match part(reading, scaled.end) {
            Some(Part::Scale(exponent)) => power(exponent),
            Some(Part::Hundred) => power(2),
            Some(Part::Tens) if scaled.end == number.end => Decimal::TEN,
            _ => break,
        };
        scaled.amount = scaled.amount.checked_mul(factor)?;
        scaled.multiplier = scaled.multiplier.checked_mul(factor)?;
        scaled.end += 1;
    }
    (scaled.end > number.end).then_some(scaled)
}

/// The most words of a number that is written in words.
const MOST_WORDS: usize = 24;

/// Reads a number in words: `ba mươi hai`, `một trăm linh năm`, `hai triệu rưỡi`.
///
/// `một` by itself and a lone `tư` or `lăm` are no numbers here, nor are two digits in a row.
fn words(reading: &Reading<'_>, at: usize) -> Option<Number> {
    let mut spelled = Spelled::default();
    let mut end = at;
    while end < at + MOST_WORDS {
        if spelled.goes_on_after_comma(reading, end) {
            end += 1;
        }
        let Some(part) = part(reading, end).filter(|_| end == at || !reading.is_capital(end)) else { break };
        match spelled.take(reading, end, part)? {
            Step::On => end += 1,
            Step::Last(words) => {
                end += words;
                break;
            }
            Step::Over => break,
        }
    }
    let amount = spelled.amount()?;
    (end > at && amount >= Decimal::TWO).then_some(Number {
        end,
        amount,
        multiplier: spelled.scale.map_or(Decimal::ONE, Decimal::from),
        ambiguous: false,
        form: Form::Words,
    })
}

/// A number in words, as far as it was read.
#[derive(Default)]
struct Spelled {
    /// What was multiplied by its scale word.
    total: i64,
    /// What stands before the next scale word: whole tens and hundreds.
    section: i64,
    /// And the digit after them.
    digit: Option<i64>,
    /// The last scale word.
    scale: Option<i64>,
    /// What `rưỡi` or `phẩy` adds.
    fraction: Decimal,
    /// Whether `mốt`, `tư`, `lăm` and the like may follow.
    after_tens: bool,
    /// Whether the last word was `mười` or `mươi`.
    tens: bool,
}

/// What a word of a number does to it.
enum Step {
    /// It belongs to it.
    On,
    /// So many words from here end it.
    Last(usize),
    /// The number was over before it.
    Over,
}

/// The most words before the scale word of a part: `bảy trăm tám mươi chín`.
const PART: usize = 6;

impl Spelled {
    /// `một triệu, hai trăm nghìn đồng`: whether a comma parts the hundreds that follow from what was multiplied. Of
    /// `ba trăm triệu, hai trăm triệu` there are two.
    fn goes_on_after_comma(&self, reading: &Reading<'_>, at: usize) -> bool {
        let Some(last) = self.scale.filter(|_| self.section == 0 && self.digit.is_none()) else {
            return false;
        };
        let hundreds = matches!(part(reading, at + 1), Some(Part::Digit(_) | Part::Zero))
            && part(reading, at + 2) == Some(Part::Hundred);
        let scale = (at + 3..at + PART + 2).map_while(|at| part(reading, at)).find_map(|part| match part {
            Part::Scale(exponent) => Some(10_i64.pow(u32::from(exponent.min(9)))),
            _ => None,
        });
        reading.is_mark(at, ',') && hundreds && scale != Some(last)
    }

    fn amount(&self) -> Option<Decimal> {
        let whole = self.total.checked_add(self.section + self.digit.unwrap_or(0))?;
        Some(Decimal::from(whole) + self.fraction)
    }

    /// Takes the next word; `None` where nobody counts so far.
    fn take(&mut self, reading: &Reading<'_>, at: usize, part: Part) -> Option<Step> {
        match part {
            Part::Digit(value) => {
                // `mười năm` is ten years: fifteen is `mười lăm`.
                // `hai nghìn năm` as well: 2005 has a naught for the hundreds.
                let after_scale = self.scale.is_some()
                    && self.section == 0
                    && !matches!(
                        self::part(reading, at + 1),
                        Some(Part::Hundred | Part::Tens | Part::Scale(_))
                    );
                let years = value == 5 && (self.tens || after_scale) && reading.is(at, word!("năm"));
                let naught = value == 0 && self.section == 0;
                if self.digit.is_some() || naught || years || !may_stand(reading, at, self.after_tens) {
                    return Some(Step::Over);
                }
                self.digit = Some(i64::from(value));
                (self.after_tens, self.tens) = (false, false);
            }
            Part::Ten if self.digit.is_none() => {
                self.section += 10;
                (self.after_tens, self.tens) = (true, true);
            }
            Part::Tens => {
                let Some(value) = self.digit.take() else { return Some(Step::Over) };
                self.section += value * 10;
                (self.after_tens, self.tens) = (true, true);
            }
            Part::Hundred => {
                let Some(value) = self.digit.take() else { return Some(Step::Over) };
                self.section += value * 100;
                self.after_tens = false;
            }
            Part::Zero => {
                let follows = matches!(self::part(reading, at + 1), Some(Part::Digit(_)));
                if self.digit.is_some() || self.section == 0 && self.total == 0 || !follows {
                    return Some(Step::Over);
                }
                self.after_tens = true;
            }
            Part::Scale(exponent) => return self.multiply(10_i64.pow(u32::from(exponent.min(9)))),
            Part::Half => {
                let of_section = self.section > 0 && self.digit.is_none();
                let unit = if of_section { section_unit(self.section) } else { self.scale? };
                self.fraction = Decimal::from(unit) / Decimal::TWO;
                return Some(Step::Last(1));
            }
            // `bảy phẩy hai`
            Part::Point => {
                let counted = self.digit.is_some() || self.section > 0;
                let Some(Part::Digit(tenth)) = self::part(reading, at + 1).filter(|_| counted) else {
                    return Some(Step::Over);
                };
                self.fraction = Decimal::from(tenth) / Decimal::TEN;
                return Some(Step::Last(2));
            }
            Part::Ten | Part::HalfOf => return Some(Step::Over),
        }
        Some(Step::On)
    }

    /// Takes a scale word; `None` where the number grows too large.
    fn multiply(&mut self, scale: i64) -> Option<Step> {
        let here = self.section + self.digit.unwrap_or(0);
        if self.scale.is_some_and(|last| scale > last) {
            self.total = self.total.checked_add(here)?.checked_mul(scale)?;
        } else if here == 0 {
            let Some(product) = self.total.checked_mul(scale).filter(|&product| product > 0) else {
                return Some(Step::Over);
            };
            self.total = product;
        } else {
            self.total = self.total.checked_add(here.checked_mul(scale)?)?;
        }
        (self.section, self.digit, self.after_tens) = (0, None, false);
        self.scale = Some(scale);
        Some(Step::On)
    }
}

/// Half of what `rưỡi` after whole tens or hundreds means.
fn section_unit(section: i64) -> i64 {
    if section % 100 == 0 { 100 } else { 10 }
}

/// Whether a digit word may stand here: `mốt`, `tư`, `lăm`, `nhăm` only after tens.
fn may_stand(reading: &Reading<'_>, at: usize, after_tens: bool) -> bool {
    let tail =
        matches!(reading.piece(at).chars().next(), Some('m' | 'M' | 't' | 'T' | 'l' | 'L' | 'n' | 'N'));
    // Of the words with these letters, một, năm and tám stand by themselves.
    after_tens || !(tail && reading.any(at, words!["mốt", "tư", "lăm", "nhăm"]))
}
