//! Where capital letters run on: which are a place and which begin a person's name.
//!
//! `Chủ tịch UBND huyện Chiêm Hóa Nguyễn Tiến Dũng` has no mark between the place and the name,
//! and `huyện Trần Văn Thời` is named after a person.

mod person;
mod split;

use crate::detect::lexicon::sense::{Sense, Surname};
use crate::detect::lexicon::{Class, Match, Word, word};
use crate::detect::reading::Reading;
use crate::detect::token::{Case, Kind};
use crate::text::fold;
use rustc_hash::FxHashSet;

/// The longest phrase of a class at a token; an abbreviation only where it is written in capitals.
// At most tokens none begins, which one bit says: the call is for the others alone.
#[inline]
pub fn phrase(reading: &Reading<'_>, at: usize, class: Class) -> Option<Match> {
    if reading.begins(at).has(class) { longest(reading, at, class) } else { None }
}

fn longest(reading: &Reading<'_>, at: usize, class: Class) -> Option<Match> {
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
        let opens = at.checked_sub(1).is_none_or(|before| {
            // `Ông Nguyễn Văn Tám`
            !self.is_syllable(before)
                || phrase(self.reading, before, Class::Honorific).is_some_and(|lead| lead.end() == at)
        });
        let end = self.run_end(at);
        if opens
            && self.surname(at) == Some(Surname::Strong)
            && (3..=4).contains(&(end - at))
            && !self.caps(at)
        {
            self.given.insert(self.key(end - 1, end));
        }
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
                        || self.has_slipped_capital(at)
                }
                Case::Upper => {
                    self.caps(at)
                        || self.reading.piece(at).contains(['\'', '’'])
                        || self.is_in_capital_name(at)
                }
                Case::Lower => false,
            }
    }

    /// `Y Bran AYun`: whether the second letter of a syllable after a marker has a capital too.
    fn has_slipped_capital(&self, at: usize) -> bool {
        let capitals = self.reading.piece(at).chars().take_while(|c| c.is_uppercase()).count();
        capitals == 2 && (at.saturating_sub(2)..at).any(|before| self.begins_with_marker(before))
    }

    /// `đồng chí LÊ VĂN TÁM`: whether a token is part of a full name in capitals.
    fn is_in_capital_name(&self, at: usize) -> bool {
        let upper = |at: usize| self.reading.token(at).is_some_and(|token| token.case == Case::Upper);
        let start = (at.saturating_sub(MOST)..at).rev().take_while(|&at| upper(at)).last().unwrap_or(at);
        let end = (at..at + MOST).take_while(|&at| upper(at)).last().map_or(at, |last| last + 1);
        (3..=5).contains(&(end - start))
            && self.surname(start) == Some(Surname::Strong)
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

    /// `Woo Won-shik`, `Al-Assad`, `Xổm-xay`: whether a hyphen that joins two syllables of a foreign name stands here.
    fn is_hyphenated(&self, at: usize) -> bool {
        let joint = |at: usize| self.reading.token(at).is_some_and(|token| !token.spaced());
        if self.reading.mark(at) != Some('-') || !joint(at) || !joint(at + 1) {
            return false;
        }
        let foreign = is_foreign(self.reading.piece(at - 1)) || is_foreign(self.reading.piece(at + 1));
        // As it is spelled in Vietnamese: a syllable that no list has but as a measure.
        let spelled = self.reading.token(at + 1).is_some_and(|token| token.case == Case::Lower)
            && self.reading.matches(at + 1).iter().all(|found| found.class == Class::Unit);
        (foreign || spelled)
            && self.reading.token(at + 1).is_some_and(|token| match token.case {
                Case::Title => true,
                // `Rôman-giám đốc`: an office begins.
                Case::Lower => {
                    let office =
                        [Class::Role, Class::RoleDeputy, Class::RoleBefore, Class::Predicate, Class::Link]
                            .into_iter()
                            .any(|class| phrase(self.reading, at + 1, class).is_some());
                    (spelled || self.reading.piece(at + 1).is_ascii()) && !office
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
        if self.reading.mark(at + 1) == Some(':') && self.reading.is(at, word!("ảnh")) {
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
        // `Lê Công Trưởng, Bí thư …`: of one syllable, and of nothing.
        // `Phạm Quốc Vương`: a family name before a middle name and a capital.
        let given_name = |role: Match| {
            role.len == 1 && !self.reading.is_word(role.end())
                || role.len == 2
                    && self.reading.is_capital(at + 1)
                    && self.middle(at)
                    && at.checked_sub(1).is_some_and(|family| self.surname(family) == Some(Surname::Strong))
        };
        phrase(self.reading, at, Class::Role).is_some_and(|role| !given_name(role))
            || (phrase(self.reading, at, Class::RoleDeputy).is_some()
                && phrase(self.reading, at + 1, Class::Role).is_some())
            || (phrase(self.reading, at, Class::RoleBefore).is_some()
                && (phrase(self.reading, at + 1, Class::Role).is_some()
                    || phrase(self.reading, at + 1, Class::RoleDeputy).is_some()))
            || long(Class::Organisation)
            || small(Class::DocumentType)
            || small(Class::Predicate)
            || small(Class::Rank)
            || small(Class::Honorific)
    }

    fn surname(&self, at: usize) -> Option<Surname> {
        let found = phrase(self.reading, at, Class::Surname).filter(|found| found.len == 1)?;
        let Sense::Surname(sure) = found.entry.sense else { return None };
        Some(sure)
    }

    fn middle(&self, at: usize) -> bool {
        phrase(self.reading, at, Class::MiddleName).is_some()
    }
}
