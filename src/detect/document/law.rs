//! Laws, codes and ordinances by their names, and charters.
//!
//! ```text
//! law        Luật Phòng, chống tham nhũng, with its year
//! amending   Luật sửa đổi, bổ sung một số điều của Luật Đất đai
//! charter    Điều lệ Đảng
//! ```

use super::code::{Code, code};
use super::named::{Known, Named};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;
use crate::detect::sentence;
use crate::detect::token::Case;

/// The longest name of a law that no list has, in tokens.
const LAW: usize = 12;

/// `Đảng`, `Công đoàn Việt Nam`: whose charter it is.
pub(super) fn charter(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let body = reading.phrase(at, Class::Organisation).filter(|_| reading.is_capital(at))?;
    let mut end = reading.phrase(body.end(), Class::Level).map_or(body.end(), Match::end);
    // `Điều lệ Mặt trận Việt Minh`
    while end < at + LAW && reading.token(end).is_some_and(|token| token.case == Case::Title) {
        end += 1;
    }
    Some(Named::new(end, Known::Law))
}

/// The name of a law, its number, its year.
pub(super) fn law(reading: &Reading<'_>, at: usize, capital: bool) -> Option<Named> {
    if reading.is(at, word!("sửa")) && reading.phrase(at, Class::Law).is_none() {
        return amending(reading, at);
    }
    plain(reading, at, capital)
}

/// The name of a law that amends no other.
fn plain(reading: &Reading<'_>, at: usize, capital: bool) -> Option<Named> {
    // `Luật doanh nghiệp`, `luật thuế giá trị gia tăng`: names of laws are also written small.
    let listed = reading.phrase(at, Class::Law).filter(|name| reading.is_capital(at) || name.len >= 2);
    let mut named = match listed {
        Some(name) => Named::new(name.end(), Known::Law),
        // `Luật BVMT 2020`
        None if capital && is_abbreviation(reading, at) => Named::new(at + 1, Known::UnlistedLaw),
        None if reading.any(at, words!["số", "sửa"]) => return None,
        None if capital && reading.is_capital(at) && !is_shouted(reading, at) => {
            Named::new(unlisted(reading, at)?, Known::UnlistedLaw)
        }
        None => return None,
    };
    finish_law(reading, &mut named);
    Some(named)
}

/// Three capitals or more, as the names of laws are shortened. `XXI` is a number.
fn is_abbreviation(reading: &Reading<'_>, at: usize) -> bool {
    let upper = |at: usize| reading.token(at).is_some_and(|token| token.case == Case::Upper);
    // In a line of capitals nothing shows where a name begins: `VI PHẠM PHÁP LUẬT TRONG …`.
    upper(at) && !upper(at - 1) && reading.piece(at).chars().count() >= 3 && !reading.is_roman(at)
}

/// Whether a word stands in a line of capitals.
fn is_shouted(reading: &Reading<'_>, at: usize) -> bool {
    [at - 1, at].into_iter().all(|at| reading.token(at).is_some_and(|token| token.case == Case::Upper))
}

/// `(sửa đổi)`, `số 31/2024/QH15`, `năm 2024`, `2024` after the name.
fn finish_law(reading: &Reading<'_>, named: &mut Named) {
    if reading.is_mark(named.end, '(')
        && reading.is(named.end + 1, word!("sửa"))
        && reading.is_mark(named.end + 3, ')')
    {
        named.end += 4;
    }
    let after = named.end + usize::from(reading.is(named.end, word!("số")));
    if let Some(found) = code(reading, after).filter(Code::is_lettered) {
        named.end = found.end;
        named.year = found.year;
        named.code = Some(found);
        return;
    }
    let after = named.end + usize::from(reading.is(named.end, word!("năm")));
    // `Luật Bầu cử năm 2015 - Ảnh: …`: two years are no year.
    let range = reading.is_mark(after + 1, '-') && reading.digits(after + 2).is_some();
    if let Some(year) = reading.year(after).filter(|_| !range) {
        named.end = after + 1;
        named.year = Some(year);
    }
}

/// How many laws of a name amend another: `Luật sửa đổi Luật sửa đổi Luật …` goes no deeper.
const AMENDING: usize = 2;

/// `Luật sửa đổi, bổ sung một số điều của Luật Đất đai`: one name.
fn amending(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let amended = |verb: usize| {
        (verb + 2..verb + 16)
            .take_while(|&at| !sentence::parts(reading, at))
            .find(|&at| reading.is(at, word!("luật")))
            .map(|law| law + 1)
    };
    let mut name = amended(at)?;
    for _ in 1..AMENDING {
        if reading.is(name, word!("sửa")) {
            name = amended(name)?;
        }
    }
    let mut named = plain(reading, name, true)?;
    // `(Luật Sửa đổi Bộ luật Hình sự, Luật Đặc xá)`: only articles are said to be of several laws.
    let of_articles = (at..name).any(|at| reading.is(at, word!("điều")));
    let joins = |at: usize| of_articles && reading.is_mark(at, ',') || reading.is(at, word!("và"));
    while joins(named.end)
        && reading.is(named.end + 1, word!("luật"))
        && let Some(next) = plain(reading, named.end + 2, true)
    {
        named.end = next.end;
    }
    Some(named)
}

/// Where the name of a law ends that no list has: at its year, else after its capital words and
/// the small ones up to the next mark or grammatical word.
fn unlisted(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + LAW && reading.is_word(end) {
        if end > at
            && (reading.any(
                end,
                words![
                    "năm", "số", "của", "đã", "được", "là", "sẽ", "trong", "tại", "về", "theo", "đến", "để",
                    "có", "này", "cho", "trên", "do", "ngày", "cùng", "sửa", "quận"
                ],
            ) || reading.phrase(end, Class::DocumentType).is_some())
        {
            break;
        }
        end += 1;
    }
    // A run of small words to the limit is a sentence, not a name.
    (end < at + LAW && end >= at + 2).then_some(end)
}
