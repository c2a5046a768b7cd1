//! Where a place ends in a run of capitals, and a name begins: `huyện Chiêm Hóa Nguyễn Tiến Dũng`.

use super::{Runs, is_foreign, phrase};
use crate::detect::lexicon::sense::{Link, Place, Sense, Surname};
use crate::detect::lexicon::{Class, Match, word};
use crate::detect::token::Kind;

/// `Ia Tô`, `Đăk Hà`: water, hill and village of the Central Highlands, which need a name.
fn opens_place(word: &str) -> bool {
    let word = crate::text::fold(word);
    matches!(word.as_str(), "ia" | "ea" | "đăk" | "đắk" | "krông" | "chư" | "kon" | "plei" | "cư" | "buôn")
}

/// What kind of place the list says it is.
fn kind(found: Match) -> Option<Place> {
    let Sense::Place(kind) = found.entry.sense else { return None };
    Some(kind)
}

impl Runs<'_> {
    /// The end of the place after the word for its level, and what the list says it is.
    pub fn place_after_level(&self, at: usize) -> (usize, Option<Place>) {
        let numbered = self.reading.token(at + 1).is_some_and(|token| token.kind == Kind::Number);
        let at = if numbered && self.reading.is(at, word!("số")) { at + 1 } else { at };
        // `khu vực XXV`
        if self.reading.is_capital(at)
            && !self.caps(at)
            && self.reading.piece(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        {
            return (at + 1, None);
        }
        if let Some(token) = self.reading.token(at)
            && token.kind == Kind::Number
            && self.reading.piece(at).len() <= 2
            && !(matches!(self.reading.piece(at + 1), "/" | "." | ":" | "%")
                && self
                    .reading
                    .token(at + 2)
                    .is_some_and(|token| token.kind == Kind::Number && !token.spaced()))
        {
            return (at + 1, None);
        }
        self.place(at, true)
    }

    /// The end of the place that follows a body at once: `Tỉnh ủy Tuyên Quang`.
    pub fn place_without_level(&self, at: usize) -> (usize, Option<Place>) {
        self.place(at, false)
    }

    fn place(&self, at: usize, levelled: bool) -> (usize, Option<Place>) {
        let capital = self.reading.is_capital(at);
        // `nước CHXHCN Việt Nam`
        let listed = phrase(self.reading, at, Class::Place).filter(|place| capital || place.len > 2);
        if self.caps(at) {
            return listed.map_or((at, None), |found| (found.end(), kind(found)));
        }
        let end = self.run_end(at);
        // `Trưởng Công an huyện Thượng tá …`
        let rank = phrase(self.reading, at, Class::Rank).is_some_and(|rank| rank.len > 1);
        // `Chủ tịch HĐND huyện Chủ tọa kỳ họp`
        let verb =
            phrase(self.reading, at, Class::Predicate).is_some_and(|verb| verb.len > 1 && end < verb.end());
        // `… Chủ tịch UBND TP. Rà soát các dự án`
        let sentence = at > 0
            && self.reading.is_mark(at - 1, '.')
            && (phrase(self.reading, at, Class::ActionVerb).is_some_and(|verb| end < verb.end())
                || phrase(self.reading, at, Class::Link).is_some_and(|link| link.is(Link::Many)));
        if rank || verb || sentence || self.known_end(at).is_some_and(|known| known == end) {
            return (at, None);
        }
        // `xã Mỹ Sơn` is in no other country.
        let listed = listed.filter(|found| {
            let rest = end.saturating_sub(found.end());
            !found.is(Place::Country)
                || (!levelled && (found.len > 1 || rest != 1 || self.is_foreign_or_initial(found.end())))
        });
        if let Some(found) = listed {
            let kind = kind(found);
            let rest = end.saturating_sub(found.end());
            return match rest {
                0 => (found.end(), kind),
                _ if found.is(Place::Country) => (found.end(), kind),
                1 if self.is_name_shaped(at, end) => (at, None),
                1 => (end, None),
                _ => (found.end(), kind),
            };
        }
        let length = end - at;
        if length == 0 {
            return (at, None);
        }
        if self.begins_with_marker(at) && length >= 2 && self.reading.piece(at).len() == 1 {
            return (at, None);
        }
        let surname = self.surname(at) == Some(Surname::Strong);
        if surname && self.middle(at + 1) && (3..=4).contains(&length) || self.has_two_surnames(at, end) {
            return (at, None);
        }
        let least = if levelled { 3 } else { 2 };
        let strong = surname && (least..=5).contains(&length);
        if (strong || self.is_name_shaped(at, end)) && self.split(at, end).is_none() {
            return (at, None);
        }
        (self.split(at, end).unwrap_or(end), None)
    }

    /// Where a name begins inside a run that begins with a place, which mostly has two syllables.
    fn split(&self, at: usize, end: usize) -> Option<usize> {
        let fits = |from: usize| from < end && (2..=5).contains(&(end - from));
        let known = (at + 1..end).find(|&from| self.known_end(from) == Some(end));
        let strong = |from: usize| fits(from) && self.surname(from) == Some(Surname::Strong);
        let weak =
            |from: usize| fits(from) && self.surname(from).is_some() && (end - from >= 3 || end - at >= 4);
        let marker = |from: usize| fits(from) && self.begins_with_marker(from);
        // `Thượng Lâm Kim Văn Cừ`: two syllables of a place, then a whole name.
        let whole = |from: usize| {
            (3..=4).contains(&end.saturating_sub(from))
                && self.surname(from).is_some()
                && self.middle(from + 1)
        };
        let highland = opens_place(self.reading.piece(at)) && end - at == 4;
        // `tỉnh Hủa Phăn Phonsuc Inthavong`
        let foreign = (at + 1..end.saturating_sub(1)).find(|&from| {
            (from..end).all(|at| is_foreign(self.reading.piece(at)))
                && !opens_place(self.reading.piece(from - 1))
        });
        known
            .or(foreign)
            .or_else(|| (strong(at + 2) || whole(at + 2) || highland).then_some(at + 2))
            .or_else(|| {
                [at + 3, at + 1, at + 4].into_iter().find(|&from| {
                    strong(from)
                        && (from != at + 1 || end - from >= 3 && !opens_place(self.reading.piece(at)))
                })
            })
            .or_else(|| [at + 2, at + 3].into_iter().find(|&from| weak(from) || marker(from)))
    }

    /// The end of a body's own name, which may be a person's: `Trường THPT Lê Quý Đôn`.
    pub fn proper_name_end(&self, at: usize) -> usize {
        let end = self.run_end(at).max(at + 1);
        if self.surname(at).is_some() || end - at > 3 {
            self.split(at, end).unwrap_or(end)
        } else {
            (at + 1..end).find(|&from| self.is_person(from)).unwrap_or(end)
        }
    }
}
