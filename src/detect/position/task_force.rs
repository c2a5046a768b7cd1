//! The office of a task force: what it prepares, of which level it is, what it is about.

use super::office::{Parser, State};
use super::piece::Part;
use crate::detect::lexicon::sense::{Link, Sense};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::token::{Case, Kind};

/// The longest purpose of a task force, in tokens.
const PURPOSE: usize = 24;

/// The longest aim of a task force without a comma, in tokens.
const AIM: usize = 12;

impl Parser<'_, '_> {
    /// What a task force is for, in the office of one who is named before it: `Lê Văn Tám, Trưởng ban tổ chức
    /// hội trại tòng quân huyện, …`. It goes to the next mark, and has no verb of which its head is the subject.
    pub(super) fn purpose(&mut self) -> bool {
        let board = self.pieces.iter().take(2).find_map(|piece| {
            let ban = (piece.start..piece.end).find(|&at| self.reading.is(at, word!("ban")))?;
            let named = self.reading.any(ban + 1, words!["chỉ", "tổ", "quản", "vận"]);
            named.then_some(ban)
        });
        let board = board.is_some_and(|ban| self.at <= ban + 6);
        if !board || !self.apposed || self.state == State::Placed {
            return false;
        }
        let goes_on = |at: usize| {
            self.reading.token(at).is_some_and(|token| token.kind == Kind::Word)
                && self.phrase(at, Class::Role).is_none()
                && self.phrase(at, Class::Honorific).is_none()
                && self
                    .phrase(at, Class::Link)
                    .is_none_or(|link| matches!(link.entry.sense, Sense::Link(Link::And | Link::Eponym)))
                && !self.runs.is_person(at)
                && self
                    .phrase(at, Class::Predicate)
                    .is_none_or(|verb| self.reading.is_grouped(verb, "purpose"))
                && !self.reading.any(at, words!["đã", "đang", "sẽ", "cùng", "cho", "dự"])
        };
        // `Trưởng Ban Tổ chức lễ kỷ niệm chủ trì …`: an occasion goes as far as its own words.
        let occasion = self.reading.group(self.at, "celebration").is_some();
        let and = |at: usize| self.phrase(at, Class::Link).is_some_and(|link| link.is(Link::And));
        let end = (self.at..self.at + PURPOSE)
            .take_while(|&at| goes_on(at) && !(occasion && and(at)))
            .last()
            .map_or(self.at, |last| last + 1);
        let closes = self.reading.token(end).is_none_or(|token| token.kind == Kind::Break)
            || matches!(self.reading.piece(end), "," | ";" | ")" | ".")
            || occasion && (and(end) || self.phrase(end, Class::Predicate).is_some());
        if !closes || end < self.at + 2 {
            return false;
        }
        self.push_range(self.at, end, Part::Organisation, None);
        self.bodied = true;
        self.state = State::Placed;
        true
    }

    /// `Ban Chỉ đạo thi tốt nghiệp THPT cấp quốc gia`: of which level a task force is.
    pub(super) fn graded(&mut self) -> bool {
        let next = self.at + 1;
        let national = self.reading.is(next, word!("quốc")) && self.reading.is(next + 1, word!("gia"));
        let end = if national { next + 2 } else { self.phrase(next, Class::Level).map_or(next, Match::end) };
        let fits = self.bodied && self.is_of_board() && self.reading.is(self.at, word!("cấp")) && end > next;
        if fits {
            self.push_range(self.at, end, Part::Organisation, None);
            self.state = State::Placed;
        }
        fits
    }

    /// Whether the office is of a steering board.
    pub(super) fn is_of_board(&self) -> bool {
        self.pieces.iter().any(|piece| piece.written.is_some_and(|body| body.contains("hỉ đạo")))
    }

    /// `Ban Chỉ đạo quốc gia về chống khai thác IUU`
    pub(super) fn about(&mut self) -> bool {
        let next = self.at + 1;
        let fits = matches!(self.state, State::Named | State::Open | State::Closed | State::Placed)
            && self.bodied
            && self.reading.is(self.at, word!("về"))
            && !self.reading.is(self.at + 1, word!("việc"))
            && self.is_of_board();
        // `về IUU`
        let short = self.reading.token(next).is_some_and(|token| token.case == Case::Upper);
        if fits && short && !self.runs.caps(next) {
            self.push_range(self.at, next + 1, Part::Organisation, None);
            self.state = State::Named;
            return true;
        }
        // `Ban Chỉ đạo Nhà nước về Kế hoạch bảo vệ rừng`: the field begins a longer aim.
        let longer = self.phrase(next, Class::Field).is_some_and(|field| {
            self.reading.is_small(field.end()) && self.phrase(field.end(), Class::Predicate).is_none()
        });
        if fits && self.apposed && longer && self.aim(next) {
            return true;
        }
        let field = self.phrase(next, Class::Field).filter(|_| fits);
        let Some(field) = field.filter(|_| self.phrase(next, Class::Predicate).is_none()) else {
            return fits && self.apposed && self.aim(next);
        };
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&field, Part::Organisation);
        self.state = State::Named;
        true
    }

    /// `Ban Chỉ đạo Trung ương về hoàn thiện thể chế, pháp luật`: an aim in small words after the name of its
    /// holder, to the next mark; one comma stands within it where a word or two end it.
    fn aim(&mut self, next: usize) -> bool {
        let run = |from: usize, most: usize| {
            (from..from + most)
                .take_while(|&at| {
                    self.reading.token(at).is_some_and(|token| token.kind == Kind::Word)
                        && (at == next || !self.reading.is_capital(at))
                        && !self.reading.any(at, words!["đã", "vừa"])
                        && self.phrase(at, Class::Role).is_none()
                        && self.phrase(at, Class::Honorific).is_none()
                        && (at == from || self.phrase(at, Class::Predicate).is_none())
                })
                .count()
        };
        let closes = |at: usize| {
            self.reading.token(at).is_none_or(|token| token.kind != Kind::Word)
                || self.phrase(at, Class::Predicate).is_some()
                || self.reading.any(at, words!["đã", "vừa"])
        };
        let first = run(next, AIM);
        let mut end = next + first;
        if first < 2 || !closes(end) {
            return false;
        }
        if self.reading.piece(end) == "," {
            let second = run(end + 1, 3);
            if second >= 2 && closes(end + 1 + second) && self.reading.piece(end + 1 + second) != "," {
                end += 1 + second;
            }
        }
        self.push_range(self.at, end, Part::Organisation, None);
        self.state = State::Placed;
        true
    }
}
