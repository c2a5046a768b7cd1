//! What kind each paragraph is: news pages are pasted with everything that stood around the article.
//!
//! A zone is decided by the paragraph's own shape, by the phrases it begins with and by what
//! stands before it. Detectors leave out what [`Zone::is_article`] says is none of the article.

use super::lexicon::sense::{PageCue, Sense};
use super::lexicon::{Class, Matches};
use super::reading::Reading;
use super::token::{Case, Kind, Token};
use super::{Rule, shown};
use crate::text::Span;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// Running text.
    #[default]
    Body,
    /// The title, its kicker and what else stands before the body without a full stop.
    Headline,
    /// The line with the date of publication: `Publish date 20/07/2022 | 17:49`.
    DateLine,
    /// The words under a picture.
    Caption,
    /// Who wrote or photographed: `Tin, ảnh: Ni Rượng`.
    Byline,
    /// Menus, counters, lists of other news.
    Furniture,
}

/// The rules by which a paragraph is none of the article. In their examples a whole line is marked.
pub static RULES: &[&Rule] = &[&FURNITURE, &BYLINE];

static FURNITURE: Rule = Rule {
    id: "zone.furniture",
    vi: "Phần của trang web: menu, số lượt xem, tin khác",
    en: "Part of the page: a menu, a counter, other news",
    examples: shown(&[
        "Sáng nay, huyện khai mạc hội nghị.\n⟦Các tin khác⟧\n⟦Hội nghị cán bộ năm 2021⟧",
        "Sáng nay, các tin khác nhau đã được đọc.",
    ]),
};
static BYLINE: Rule = Rule {
    id: "zone.byline",
    vi: "Tên người viết hoặc chụp ảnh",
    en: "Who wrote it or took the photograph",
    examples: shown(&["Sáng nay, huyện khai mạc hội nghị.\n⟦Tin, ảnh: Thu Hà⟧"]),
};

/// A paragraph that is none of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its line.
    pub span: Span,
    /// The rule that says so.
    pub rule: &'static Rule,
}

/// The paragraphs that are none of the article, in order.
pub(super) fn asides(reading: &Reading<'_>) -> Vec<Aside> {
    let aside = |rule, span| Aside { span, rule };
    reading
        .paragraphs()
        .iter()
        .filter_map(|paragraph| {
            let span = reading.span(paragraph.start, paragraph.end);
            match paragraph.zone {
                Zone::Furniture => Some(aside(&FURNITURE, span)),
                Zone::Byline => Some(aside(&BYLINE, span)),
                Zone::Body | Zone::Headline | Zone::DateLine | Zone::Caption => None,
            }
        })
        .collect()
}

impl Zone {
    /// Whether the paragraph belongs to what the article says.
    pub fn is_article(self) -> bool {
        matches!(self, Self::Body | Self::Headline | Self::Caption)
    }
}

/// The tokens of one paragraph with what is needed to judge it.
pub(super) struct Evidence<'a> {
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The list phrases that begin at its first token.
    pub opening: Matches<'a>,
    /// The list phrases that begin at its first word.
    pub counted: Matches<'a>,
    /// Whether an office or a form of address stands in it.
    pub official: bool,
    /// The digit runs in it, as written.
    pub numbers: Vec<&'a str>,
    /// The words of its marks; `None` for what is no mark.
    pub marks: Vec<Option<char>>,
}

/// A paragraph with so many tokens is running text, whatever stands around it.
pub(super) const LONG: usize = 60;

/// Judges paragraphs in order.
#[derive(Debug, Default)]
pub(super) struct Judge {
    after_body: bool,
    among_other_news: bool,
    /// Under `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: a name is that of who signed.
    under_office: bool,
}

impl Judge {
    /// The zone of the next paragraph; one that a person has kept belongs to the article.
    pub(super) fn next(&mut self, evidence: &Evidence<'_>, kept: bool) -> Zone {
        let mut zone = self.zone(evidence);
        if kept && matches!(zone, Zone::Furniture | Zone::Byline) {
            self.among_other_news = false;
            zone = if self.after_body { Zone::Body } else { Zone::Headline };
        }
        if zone == Zone::Body {
            self.after_body = true;
        }
        self.under_office = evidence.is_signing_office() || self.under_office && evidence.is_bracketed();
        zone
    }

    fn zone(&mut self, evidence: &Evidence<'_>) -> Zone {
        let length = evidence.tokens.len();
        if length >= LONG {
            self.among_other_news = false;
            return Zone::Body;
        }
        if evidence.is_date_line() {
            return Zone::DateLine;
        }
        let cue = evidence.cue();
        if self.after_body && cue == Some(PageCue::Rest) {
            self.among_other_news = true;
        }
        if self.among_other_news || (length <= 30 && matches!(cue, Some(PageCue::Rest | PageCue::Line))) {
            return Zone::Furniture;
        }
        if self.after_body && evidence.is_counter() || evidence.counts_readers() {
            return Zone::Furniture;
        }
        if (length <= 24 && cue == Some(PageCue::Credit) && !evidence.tells())
            || (self.after_body && !self.under_office && evidence.is_signature())
        {
            return Zone::Byline;
        }
        if evidence.ends_sentence() && length > 20 {
            return Zone::Body;
        }
        match (self.after_body, evidence.ends_sentence()) {
            (false, false) => Zone::Headline,
            (true, false) if length <= 45 => Zone::Caption,
            _ if length <= 8 => Zone::Caption,
            _ => Zone::Body,
        }
    }
}

impl Evidence<'_> {
    fn cue(&self) -> Option<PageCue> {
        let found = self.opening.iter().rev().find(|found| found.class == Class::PageCue)?;
        let Sense::PageCue(cue) = found.entry.sense else { return None };
        Some(cue)
    }

    fn ends_sentence(&self) -> bool {
        self.marks
            .iter()
            .rev()
            .find(|mark| !matches!(mark, Some('"' | '”' | '’' | '\'' | ')' | '»')))
            .is_some_and(|mark| matches!(mark, Some('.' | ';' | ':' | '!' | '?' | '…')))
    }

    /// `Phóng viên đã trao đổi với bà …`, `Ảnh: Ông Lê Văn Tám triển khai nội dung giám sát`: a sentence that begins like
    /// a credit.
    fn tells(&self) -> bool {
        let cue = self.opening.iter().rev().find(|found| found.class == Class::PageCue);
        let after = cue.map_or(0, |found| usize::from(found.len))
            + self.tokens.iter().take_while(|token| token.kind == Kind::Mark).count();
        let colon = self.marks.iter().take(after + 1).any(|mark| *mark == Some(':'));
        let small = |token: &&Token| token.kind == Kind::Word && token.case == Case::Lower;
        let least = match (colon, self.official) {
            (false, _) => 3,
            (true, true) => 5,
            (true, false) => return false,
        };
        self.tokens.iter().skip(after).filter(small).count() >= least
    }

    /// `11,516 lượt xem`: nothing but how often the page was read.
    fn counts_readers(&self) -> bool {
        let number = self.tokens.iter().take_while(|token| token.kind != Kind::Word).count();
        number > 0
            && self.tokens.len() <= number + 6
            && !self.ends_sentence()
            && self.counted.iter().any(|found| found.is(PageCue::Count))
    }

    /// `• Hôm nay: 4618`: a few words, a colon and a number, as counters of visits are written.
    fn is_counter(&self) -> bool {
        let tokens = self.tokens.iter().zip(&self.marks).skip_while(|(token, _)| token.kind == Kind::Mark);
        let mut numbers = tokens.skip_while(|(_, mark)| **mark != Some(':')).skip(1);
        self.tokens.len() <= 12
            && self.marks.contains(&Some(':'))
            && self.tokens.last().is_some_and(|token| token.kind == Kind::Number)
            && numbers.all(|(token, mark)| token.kind == Kind::Number || matches!(mark, Some(',' | '.')))
    }

    /// A full date with a clock time, or with nothing but what introduces it.
    fn is_date_line(&self) -> bool {
        let words = self.tokens.iter().filter(|token| token.kind == Kind::Word).count();
        let year = self.numbers.iter().any(|number| number.len() == 4 && number.starts_with(['1', '2']));
        let slashes = self.marks.iter().filter(|mark| matches!(mark, Some('/' | '-' | '.'))).count() >= 2;
        // `17:49`, and no `Thường Xuân: 66 đảng viên …`
        let clock = self
            .tokens
            .iter()
            .zip(&self.marks)
            .zip(self.tokens.iter().skip(1))
            .any(|((_, mark), next)| *mark == Some(':') && next.kind == Kind::Number && !next.spaced());
        let cue = self.cue() == Some(PageCue::Date);
        year && slashes
            && self.numbers.len() >= 3
            // `Ngày 8/7/2024, xã trồng 38 ha.` tells something; the date of a page does not.
            && ((clock && words <= 12) || (words <= if cue { 10 } else { 4 } && !self.ends_sentence()))
    }

    /// `PHÓ CHỦ TỊCH`: nothing but an office in capitals.
    fn is_signing_office(&self) -> bool {
        self.official
            && self.tokens.len() <= 10
            && self.tokens.iter().all(|token| token.kind != Kind::Word || token.case == Case::Upper)
    }

    /// `(Đã ký)`
    fn is_bracketed(&self) -> bool {
        self.tokens.len() <= 6 && self.marks.first() == Some(&Some('('))
    }

    /// Nothing but names, two to four syllables each, with what may stand between them.
    fn is_signature(&self) -> bool {
        if self.tokens.len() > 16 || self.official {
            return false;
        }
        let mut run = 0_usize;
        let mut longest = 0;
        let mut after_dash = false;
        for (token, mark) in self.tokens.iter().zip(&self.marks) {
            match (token.kind, mark) {
                (Kind::Word, _) if token.case == Case::Title || token.case == Case::Mixed => {
                    run += 1;
                    longest = longest.max(run);
                }
                // After a name and a dash the signature may say which office wrote it.
                (Kind::Word, _) if after_dash && longest >= 2 => run = 0,
                (Kind::Word, _) if token.case == Case::Upper && self.tokens.len() <= 8 => run += 1,
                (Kind::Mark, Some(',' | '&' | '/' | '(' | ')' | '*' | '+' | '.')) => run = 0,
                (Kind::Mark, Some('-' | '|')) => {
                    run = 0;
                    // A dash at the beginning marks an item of a list: `- Giao Phòng Nội vụ rà soát …`.
                    after_dash |= longest > 0;
                }
                _ => return false,
            }
            if run > 4 && !after_dash {
                return false;
            }
        }
        longest >= 2 || self.tokens.len() <= 2
    }
}
