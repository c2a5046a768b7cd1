//! Where capital letters run on: which are a place and which begin a person's name.
//!
//! `Chủ tịch UBND huyện Chiêm Hóa Nguyễn Tiến Dũng` has no mark between the place and the name,
//! and `huyện Trần Văn Thời` is named after a person.

use super::piece::{Part, Piece};
use crate::detect::entity;
use crate::detect::lexicon::{Class, Match, Word};
use crate::detect::reading::Reading;
use crate::detect::token::{Case, Kind, Token};
use crate::text::fold;
use rustc_hash::FxHashSet;

/// The longest phrase of a class at a token; an abbreviation only where it is written in capitals.
pub fn phrase(reading: &Reading<'_>, at: usize, class: Class) -> Option<Match> {
    if !reading.begins(at).has(class) {
        return None;
    }
    let case = reading.token(at)?.case;
    let fits = |found: &Match| match case {
        Case::Lower => !found.entry.is_abbreviation,
        // `Bt` is no `BT`, though `Đ/c` and `Q.` are abbreviations.
        Case::Title => !found.entry.is_abbreviation || found.len > 1 || !is_initials(found.entry.phrase),
        Case::Upper | Case::Mixed => true,
    };
    reading.matches(at).iter().rev().find(|found| found.class == class && fits(found))
}

/// Whether a word is two capitals or more.
fn is_initials(phrase: &str) -> bool {
    phrase.chars().count() > 1 && phrase.chars().all(char::is_uppercase)
}

/// Whether no Vietnamese syllable is spelled like this.
pub fn is_foreign(word: &str) -> bool {
    let folded = fold(word);
    if !folded.is_ascii() {
        return false;
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let ends: &[&str] = &["a", "e", "i", "o", "u", "y", "c", "m", "n", "p", "t", "ng", "nh", "ch"];
    let tail: String = folded.chars().skip_while(|&c| !vowel(c)).skip_while(|&c| vowel(c)).collect();
    folded.contains(['f', 'j', 'w', 'z'])
        || folded.len() > 6
        || !(tail.is_empty() || ends.contains(&tail.as_str()))
}

/// `Ia Tô`, `Đăk Hà`: water, hill and village of the Central Highlands, which need a name.
fn opens_place(word: &str) -> bool {
    let word = crate::text::fold(word);
    matches!(word.as_str(), "ia" | "ea" | "đăk" | "đắk" | "krông" | "chư" | "kon" | "plei" | "cư" | "buôn")
}

/// A person's name has at most so many syllables.
const MOST: usize = 6;

/// Runs of capital words in a text, with the names that are known to be people's.
#[derive(Debug)]
pub struct Runs<'r> {
    reading: &'r Reading<'r>,
    known: FxHashSet<String>,
    /// The first words of the known names.
    first: FxHashSet<Word>,
    /// The given names of people with a full name somewhere in the text.
    given: FxHashSet<String>,
}

impl<'r> Runs<'r> {
    /// Runs of a text.
    pub fn new(reading: &'r Reading<'r>) -> Self {
        Self {
            reading,
            known: FxHashSet::default(),
            first: FxHashSet::default(),
            given: FxHashSet::default(),
        }
    }

    /// Remembers a full name.
    pub fn learn(&mut self, start: usize, end: usize) {
        let key = self.key(start, end);
        self.known.insert(key);
        self.first.extend(self.reading.token(start).map(|token| token.word));
    }

    /// Remembers the given name of somebody whose full name begins at a token.
    pub fn learn_given(&mut self, at: usize) {
        let opens = at.checked_sub(1).is_none_or(|before| !self.is_syllable(before));
        let end = self.run_end(at);
        if opens && self.surname(at) == Some("strong") && (3..=4).contains(&(end - at)) && !self.caps(at) {
            self.given.insert(self.key(end - 1, end));
        }
    }

    /// Whether a lone capital word begins at a token that no list of bodies, fields and places has.
    fn is_lone_name(&self, at: usize) -> bool {
        self.is_syllable(at)
            && self.run_end(at) == at + 1
            && !self.caps(at)
            && [Class::Organisation, Class::Field, Class::Level, Class::Place, Class::Role, Class::RoleAfter]
                .into_iter()
                .all(|class| phrase(self.reading, at, class).is_none())
    }

    /// `Bộ trưởng Hoan`: whether right after a role somebody is called by the given name, whose full name the
    /// text has. Ministries are all listed, so that after a minister any other word is a name.
    pub fn is_given_name_after(&self, office: &[Piece], at: usize) -> bool {
        let Some(role) = office.last().filter(|piece| piece.part == Part::Role && piece.end == at) else {
            return false;
        };
        self.is_lone_name(at)
            && (matches!(role.written, Some("Bộ trưởng" | "Thứ trưởng"))
                || self.given.contains(&self.key(at, at + 1)))
    }

    /// The folded syllables of some tokens.
    pub fn key(&self, start: usize, end: usize) -> String {
        let mut key = String::new();
        for at in start..end {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&self.reading.folded(at));
        }
        key
    }

    /// Whether the paragraph of a token is written in capitals throughout.
    pub fn caps(&self, at: usize) -> bool {
        self.reading.paragraph_of(at).is_some_and(|paragraph| paragraph.is_shouted)
    }

    /// Whether a token can be a syllable of a name.
    fn is_syllable(&self, at: usize) -> bool {
        let Some(token) = self.reading.token(at) else { return false };
        token.kind == Kind::Word
            && match token.case {
                Case::Title => true,
                Case::Mixed => {
                    self.reading.piece(at).contains(['\'', '’', 'ʼ', '‘'])
                        || self.reading.piece(at).chars().next().is_some_and(|c| !c.is_uppercase())
                }
                Case::Upper => {
                    self.caps(at)
                        || self.reading.piece(at).contains(['\'', '’'])
                        || self.is_in_capital_name(at)
                }
                Case::Lower => false,
            }
    }

    /// `đồng chí LÊ VĂN TÁM`: whether a token is part of a full name in capitals.
    fn is_in_capital_name(&self, at: usize) -> bool {
        let upper = |at: usize| self.reading.token(at).is_some_and(|token| token.case == Case::Upper);
        let start = (at.saturating_sub(MOST)..at).rev().take_while(|&at| upper(at)).last().unwrap_or(at);
        let end = (at..at + MOST).take_while(|&at| upper(at)).last().map_or(at, |last| last + 1);
        (3..=5).contains(&(end - start))
            && self.surname(start) == Some("strong")
            && phrase(self.reading, start, Class::Place).is_none_or(|place| place.len == 1)
    }

    /// The end of the capital words that begin at a token. Offices, bodies and ranks end a run.
    pub fn run_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + 12 && self.is_syllable(end) && (end == at || !self.ends_run(end)) {
            end += 1;
            while self.is_hyphenated(end) {
                end += 2;
            }
        }
        end
    }

    /// `Woo Won-shik`, `Al-Assad`: whether a hyphen that joins two foreign syllables of a name stands here.
    fn is_hyphenated(&self, at: usize) -> bool {
        let joint = |at: usize| self.reading.token(at).is_some_and(|token| !token.spaced());
        if self.reading.mark(at) != Some('-') || !joint(at) || !joint(at + 1) {
            return false;
        }
        let foreign = is_foreign(self.reading.piece(at - 1)) || is_foreign(self.reading.piece(at + 1));
        foreign
            && self.reading.token(at + 1).is_some_and(|token| match token.case {
                Case::Title => true,
                // `Rôman-giám đốc`: an office begins.
                Case::Lower => {
                    let office =
                        [Class::Role, Class::RoleDeputy, Class::RoleBefore, Class::Predicate, Class::Link]
                            .into_iter()
                            .any(|class| phrase(self.reading, at + 1, class).is_some());
                    self.reading.piece(at + 1).is_ascii() && !office
                }
                Case::Upper | Case::Mixed => false,
            })
    }

    /// `Tổng thống Nga V. Putin`
    fn is_foreign_or_initial(&self, at: usize) -> bool {
        let piece = self.reading.piece(at);
        is_foreign(piece) || piece.len() == 1 && self.reading.mark(at + 1) == Some('.')
    }

    fn ends_run(&self, at: usize) -> bool {
        // `… Lê Văn Tám Ảnh: Thu Hà`
        if self.reading.mark(at + 1) == Some(':') && self.reading.folded(at) == "ảnh" {
            return true;
        }
        if self.reading.matches(at).is_empty() {
            return false;
        }
        let long = |class: Class| phrase(self.reading, at, class).is_some_and(|found| found.len > 1);
        // `Phát biểu` ends a name, `Anh Hùng` may be one.
        let small = |class: Class| {
            long(class) && self.reading.token(at + 1).is_some_and(|token| token.case == Case::Lower)
        };
        phrase(self.reading, at, Class::Role).is_some()
            || (phrase(self.reading, at, Class::RoleDeputy).is_some()
                && phrase(self.reading, at + 1, Class::Role).is_some())
            || (phrase(self.reading, at, Class::RoleBefore).is_some()
                && (phrase(self.reading, at + 1, Class::Role).is_some()
                    || phrase(self.reading, at + 1, Class::RoleDeputy).is_some()))
            || long(Class::Organisation)
            || small(Class::Predicate)
            || small(Class::Rank)
            || small(Class::Honorific)
    }

    fn surname(&self, at: usize) -> Option<&'static str> {
        phrase(self.reading, at, Class::Surname).filter(|found| found.len == 1).map(|found| found.entry.value)
    }

    fn middle(&self, at: usize) -> bool {
        phrase(self.reading, at, Class::MiddleName).is_some()
    }

    /// The end of a name known from elsewhere that begins at a token.
    pub fn known_end(&self, at: usize) -> Option<usize> {
        if self.known.is_empty() {
            return None;
        }
        let token = self.reading.token(at)?;
        if !token.is_capital() || !self.first.contains(&token.word) {
            return None;
        }
        let mut most = at;
        while most < at + MOST && self.reading.token(most).is_some_and(Token::is_capital) {
            most += 1;
        }
        // The longest first: each shorter one is its beginning.
        let mut key = self.key(at, most);
        let mut end = most;
        while end >= at + 2 && !self.known.contains(&key) {
            let last = key.rfind(' ').unwrap_or(0);
            key.truncate(last);
            end -= 1;
        }
        (end >= at + 2).then_some(end)
    }

    /// `Y Thanh Hà Niê Kđăm`, `A Brao`, `H'Yim Kđoh`: given name first, after a marker.
    pub fn begins_with_marker(&self, at: usize) -> bool {
        let piece = self.reading.piece(at);
        self.reading.token(at).is_some_and(Token::is_capital) && entity::is_marker(&crate::text::fold(piece))
    }

    /// Whether a person's name begins at a token where a body's name might go on.
    pub fn is_person(&self, at: usize) -> bool {
        if !self.is_syllable(at) {
            return false;
        }
        if self.known_end(at).is_some() {
            return true;
        }
        if self.caps(at) {
            return false;
        }
        let length = self.run_end(at) - at;
        // A phrase of a list that begins here is no name: `Công thương`, `Hà Nội`.
        let longer = |class: Class| phrase(self.reading, at, class).is_some_and(|found| found.len >= 2);
        if longer(Class::Field) || longer(Class::Organisation) || longer(Class::Role) {
            return false;
        }
        if longer(Class::Place) {
            let place = phrase(self.reading, at, Class::Place).map_or(0, |found| usize::from(found.len));
            return length > place
                && (3..=4).contains(&length)
                && self.surname(at) == Some("strong")
                && self.middle(at + 1);
        }
        match self.surname(at) {
            Some("strong") => (2..=MOST).contains(&length),
            // `Báo Thanh Niên`
            Some(_) if phrase(self.reading, at, Class::Organisation).is_some() => false,
            Some(_) => (3..=MOST).contains(&length) && self.middle(at + 1),
            None => self.begins_with_marker(at) && length >= 2,
        }
    }

    /// Whether a whole family name with a given name begins at a token that is also a commune's: after a
    /// ministry (`Bộ Nội vụ Nguyễn Thái Bình`) it is a person's.
    pub fn is_name_of_commune(&self, at: usize) -> bool {
        self.surname(at) == Some("strong")
            && phrase(self.reading, at, Class::Place)
                .is_some_and(|place| place.len == 3 && self.run_end(at) == place.end())
    }

    /// The end of the name at a token, where something else says that a name stands here.
    pub fn name_end(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.known_end(at) {
            return Some(end);
        }
        if !self.is_syllable(at) || self.caps(at) || self.ends_run(at) {
            return None;
        }
        let end = self.run_end(at);
        (end > at && end - at <= MOST).then_some(end)
    }

    /// The end of `Lê mạnh Hải`: a name whose middle name lost its capital, where something else says that one stands
    /// here and a mark follows.
    pub fn slipped_end(&self, at: usize) -> Option<usize> {
        let small = self.reading.token(at + 1).is_some_and(|token| token.case == Case::Lower);
        let end = at + 3;
        let whole = small
            && self.surname(at) == Some("strong")
            && self.middle(at + 1)
            && self.is_syllable(at + 2)
            && phrase(self.reading, at + 1, Class::RoleBefore).is_none()
            && phrase(self.reading, at + 2, Class::Role).is_none();
        let closed = self.reading.token(end).is_none_or(|token| token.kind != Kind::Word);
        (whole && closed).then_some(end)
    }

    /// `CHỦ TỊCH QUỐC HỘI LÊ VĂN TÁM: …`, `… LÊ VĂN TÁM KIỂM TRA …`: the end of a name in a line of capitals, where
    /// something else says that a name stands here. A mark or a verb ends it.
    pub fn shouted_end(&self, at: usize) -> Option<usize> {
        if !self.caps(at) || self.surname(at).is_none() {
            return None;
        }
        let ends = |at: usize| {
            self.reading.token(at).is_none_or(|token| token.kind != Kind::Word)
                || [Class::Predicate, Class::ActionVerb]
                    .into_iter()
                    .any(|class| phrase(self.reading, at, class).is_some())
        };
        // Of three syllables first: `NGUYỄN VĂN DỰ KIỂM TRA`.
        [3, 4, 2].into_iter().map(|length| at + length).find(|&end| {
            ends(end)
                && (at..end).all(|at| self.is_syllable(at))
                && !(at + 1..end).any(|at| self.ends_run(at))
        })
    }

    /// Whether these tokens are a family name with a given name.
    pub fn is_full_name(&self, start: usize, end: usize) -> bool {
        let length = end - start;
        (2..=MOST).contains(&length)
            && (self.surname(start).is_some() || self.begins_with_marker(start) || length >= 3)
    }

    /// The end of the place after the word for its level, and what the list says it is.
    pub fn place_after_level(&self, at: usize) -> (usize, Option<&'static str>) {
        let numbered = self.reading.token(at + 1).is_some_and(|token| token.kind == Kind::Number);
        let at = if numbered && self.reading.folded(at) == "số" { at + 1 } else { at };
        // `khu vực XXV`
        if self.reading.token(at).is_some_and(Token::is_capital)
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
    pub fn place_without_level(&self, at: usize) -> (usize, Option<&'static str>) {
        self.place(at, false)
    }

    fn place(&self, at: usize, levelled: bool) -> (usize, Option<&'static str>) {
        let capital = self.reading.token(at).is_some_and(crate::detect::token::Token::is_capital);
        // `nước CHXHCN Việt Nam`
        let listed = phrase(self.reading, at, Class::Place).filter(|place| capital || place.len > 2);
        if self.caps(at) {
            return listed.map_or((at, None), |found| (found.end(), Some(found.entry.value)));
        }
        let end = self.run_end(at);
        // `Trưởng Công an huyện Thượng tá …`
        let rank = phrase(self.reading, at, Class::Rank).is_some_and(|rank| rank.len > 1);
        // `Chủ tịch HĐND huyện Chủ tọa kỳ họp`
        let verb =
            phrase(self.reading, at, Class::Predicate).is_some_and(|verb| verb.len > 1 && end < verb.end());
        // `… Chủ tịch UBND TP. Rà soát các dự án`
        let sentence = self.reading.mark(at.wrapping_sub(1)) == Some('.')
            && (phrase(self.reading, at, Class::ActionVerb).is_some_and(|verb| end < verb.end())
                || phrase(self.reading, at, Class::Link).is_some_and(|link| link.entry.value == "many"));
        if rank || verb || sentence || self.known_end(at).is_some_and(|known| known == end) {
            return (at, None);
        }
        // `xã Mỹ Sơn` is in no other country.
        let listed = listed.filter(|found| {
            let rest = end.saturating_sub(found.end());
            found.entry.value != "country"
                || (!levelled && (found.len > 1 || rest != 1 || self.is_foreign_or_initial(found.end())))
        });
        if let Some(found) = listed {
            let kind = Some(found.entry.value);
            let rest = end.saturating_sub(found.end());
            return match rest {
                0 => (found.end(), kind),
                _ if found.entry.value == "country" => (found.end(), kind),
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
        let surname = self.surname(at) == Some("strong");
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

    /// Three syllables or four with one in second place that hardly any place has: `Lò Thị Hoa`,
    /// `Chá A Sùng`.
    fn is_name_shaped(&self, at: usize, end: usize) -> bool {
        let found = phrase(self.reading, at + 1, Class::MiddleName);
        let middle = found.map(|found| found.entry.phrase);
        let personal = found.is_some_and(|found| found.entry.value == "personal");
        let surname = self.surname(at);
        (3..=4).contains(&(end - at))
            && (self.reading.piece(at + 1) == "A"
                || (surname.is_some() && personal)
                || middle == Some("Thị")
                || (surname.is_some() && middle == Some("Văn"))
                || (surname == Some("strong") && middle.is_some())
                || self.has_two_surnames(at, end))
    }

    /// `Lương Nguyễn Minh Thông`
    fn has_two_surnames(&self, at: usize, end: usize) -> bool {
        end - at == 4
            && self.surname(at) == Some("strong")
            && self.surname(at + 1) == Some("strong")
            && self.middle(at + 2)
    }

    /// A family name, a middle name and one or two syllables more: `Đoàn Minh Khôi`.
    pub fn may_be_name(&self, at: usize, end: usize) -> bool {
        (3..=4).contains(&(end - at)) && self.surname(at).is_some() && self.middle(at + 1)
    }

    /// A common family name and one to three syllables: `Nguyễn Bốn`.
    pub fn has_surname(&self, at: usize, end: usize) -> bool {
        (2..=4).contains(&(end - at)) && self.surname(at) == Some("strong")
    }

    /// Where a name begins inside a run that begins with a place, which mostly has two syllables.
    fn split(&self, at: usize, end: usize) -> Option<usize> {
        let fits = |from: usize| from < end && (2..=5).contains(&(end - from));
        let known = (at + 1..end).find(|&from| self.known_end(from) == Some(end));
        let strong = |from: usize| fits(from) && self.surname(from) == Some("strong");
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
