//! The body of an office: its kind, its field, its own name.

use super::office::{Parser, State};
use super::piece::{self, Attributes, Part};
use crate::detect::lexicon::sense::Link;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::token::{Case, Kind};

impl Parser<'_, '_> {
    pub(super) fn body(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Organisation) else { return false };
        // `Chủ tịch Ủy ban nhân dân tỉnh ủy quyền cho …`
        if found.entry.phrase.ends_with(" ủy") && self.reading.is(found.end(), word!("quyền")) {
            return false;
        }
        let lower = self.reading.token(self.at).is_none_or(|token| !token.is_capital());
        if lower && found.len == 1 {
            let next = found.end();
            let named = self.phrase(next, Class::Field).is_some()
                || self.phrase(next, Class::Level).is_some()
                || self.reading.token(next).is_some_and(|token| token.is_capital() && !self.runs.caps(next));
            if !(matches!(self.state, State::Start) && named) {
                return false;
            }
        }
        // The longer reading wins: `Tổ chức` is a field and `Tổ dân phố` a level, though `Tổ` is a body.
        if self.phrase(self.at, Class::Level).is_some_and(|level| level.len > found.len) {
            return false;
        }
        if self.phrase(self.at, Class::Field).is_some_and(|field| {
            field.len > found.len || (field.len == found.len && self.state == State::Open && found.len > 1)
        }) {
            return false;
        }
        if self
            .phrase(self.at, Class::Role)
            .is_some_and(|role| role.len > found.len || (lower && found.len == 1))
        {
            return false;
        }
        self.push(&found, Part::Organisation);
        self.enter(&found);
        true
    }

    pub(super) fn enter(&mut self, body: &Match) {
        let attributes = Attributes::of(body.entry);
        self.bodied = true;
        self.level = self.level.or(attributes.level);
        self.proper |= attributes.kind == piece::Kind::Proper;
        // `Chủ nhiệm Khoa Nội, Bệnh viện Quân y 7`
        self.unit |= self.reading.is_grouped(*body, "part-of-body");
        self.state = match attributes.kind {
            piece::Kind::Field => State::Open,
            piece::Kind::Proper => State::Proper,
            _ => State::Closed,
        };
    }

    pub(super) fn field(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Field) else { return false };
        let capital = self.capital(self.at);
        // `làm trưởng đoàn kiểm tra công tác` checks, it does not lead a body of that name.
        if !capital
            && self.phrase(self.at, Class::Predicate).is_some()
            && !self.runs.caps(self.at)
            && (!self.can_end(found.end())
                // `Trưởng Ban chỉ huy Phòng chống thiên tai`: what it is for has a capital.
                || self.phrase(found.end(), Class::Field).is_some() && !self.capital(found.end()))
        {
            return false;
        }
        let fits = match self.state {
            State::Open | State::Proper => true,
            State::Named => {
                capital || self.runs.caps(self.at) || self.ends_name(found.end()) && !self.begins_order()
            }
            // `Chi hội trưởng phụ nữ ấp`
            State::Start => {
                capital && found.len > 1 || self.unit && self.phrase(found.end(), Class::Level).is_some()
            }
            // `Đảng ủy Quân sự huyện`
            State::Closed => {
                capital
                    && found.len > 1
                    && !self.unique
                    && self.phrase(self.at, Class::Place).is_none_or(|place| place.len < found.len)
                    && self.pieces.last().is_some_and(|piece| piece.part == Part::Organisation)
            }
            State::Placed => false,
        };
        if !fits {
            return false;
        }
        self.push(&found, Part::Organisation);
        self.bodied = true;
        self.state = State::Named;
        true
    }

    /// `Bộ trưởng Bộ Xây dựng nghiên cứu, đề xuất …`: two verbs, of what the minister is to do.
    fn begins_order(&self) -> bool {
        let verb = |at: usize| self.phrase(at, Class::ActionVerb).filter(|verb| verb.len > 1);
        self.state == State::Named
            && !self.capital(self.at)
            && verb(self.at).is_some_and(|first| {
                self.reading.piece(first.end()) == "," && verb(first.end() + 1).is_some()
            })
    }

    /// Whether a name that goes on in small letters can end here: a verb would be followed by more.
    pub(super) fn ends_name(&self, at: usize) -> bool {
        self.phrase(self.at, Class::Predicate).is_none()
            && (self.can_end(at) || self.phrase(at, Class::Predicate).is_some())
    }

    /// Whether what stands at a token cannot be the object of a verb before it.
    fn can_end(&self, at: usize) -> bool {
        match self.reading.token(at) {
            None => true,
            Some(token) if token.kind == Kind::Word => {
                (token.is_capital() && !self.runs.caps(at))
                    || self.phrase(at, Class::Level).is_some()
                    || self.phrase(at, Class::Organisation).is_some_and(|body| body.len > 1)
                    || self.phrase(at, Class::Field).is_some() && self.phrase(at, Class::Predicate).is_none()
                    || self.phrase(at, Class::Link).is_some_and(|link| link.is(Link::And) && link.len == 1)
            }
            Some(token) => token.kind != Kind::Number,
        }
    }

    /// `Ủy ban Pháp luật của Quốc hội`
    pub(super) fn of(&mut self) -> bool {
        // `Cục trưởng Cục Thủy lợi thuộc Bộ …`
        let belongs = |link: &Match| link.is(Link::Of) || link.entry.phrase == "thuộc";
        let Some(found) = self.phrase(self.at, Class::Link).filter(belongs) else { return false };
        let Some(body) = self.phrase(found.end(), Class::Organisation) else { return false };
        let fits = matches!(self.state, State::Start | State::Named | State::Open) && self.capital(found.end())
                // `Giám đốc khu vực Đông Nam Á của Tập đoàn Brandtner`
                || self.state == State::Placed && Attributes::of(body.entry).kind == piece::Kind::Proper;
        if !fits || self.phrase(found.end(), Class::Role).is_some() {
            return false;
        }
        self.push_range(found.start as usize, found.end(), Part::Organisation, None);
        self.push(&body, Part::Organisation);
        self.enter(&body);
        true
    }

    /// A name that goes on in small letters to the next mark or capital: `Nông lâm TP.HCM`,
    /// `Kiểm định xe cơ giới,`.
    pub(super) fn small_words(&mut self) -> bool {
        if !matches!(self.state, State::Open | State::Named | State::Proper)
            || self.pieces.last().is_none_or(|piece| piece.part == Part::Role && piece.opens.is_none())
        {
            return false;
        }
        if self.begins_order() {
            return false;
        }
        let mut at = self.at;
        while at < self.at + 6 {
            let Some(token) = self.reading.token(at) else { break };
            if token.kind != Kind::Word {
                break;
            }
            if token.is_capital() {
                if self.runs.is_person(at)
                    || self.phrase(at, Class::Role).is_some()
                    || self.phrase(at, Class::Honorific).is_some()
                {
                    return false;
                }
                break;
            }
            let and = at > self.at && self.joint(at).is_some();
            let stops = self.phrase(at, Class::Predicate).is_some()
                || self.phrase(at, Class::Role).is_some()
                || self.phrase(at, Class::Honorific).is_some()
                || self.reading.any(at, words!["khóa", "nhiệm"])
                || (!and && self.phrase(at, Class::Link).is_some());
            // `Trưởng Ban Tổ chức lễ hội là ông …`
            if at > self.at && self.phrase(at, Class::Link).is_some_and(|link| link.is(Link::Is)) {
                break;
            }
            if stops {
                return false;
            }
            if at > self.at
                && self.phrase(at, Class::Level).is_some()
                && self.phrase(at, Class::Field).is_none()
            {
                break;
            }
            at += 1;
        }
        let closes = match self.reading.kind(at) {
            None | Some(Kind::Word | Kind::Break) => true,
            Some(Kind::Mark) => matches!(self.reading.mark(at), Some(',' | ')' | ';' | '-' | '(')),
            Some(Kind::Number) => false,
        };
        if at == self.at || at >= self.at + 6 || !closes {
            return false;
        }
        self.push_range(self.at, at, Part::Organisation, None);
        self.bodied = true;
        self.state = State::Named;
        true
    }

    /// A capital word that is part of the body's name.
    pub(super) fn proper_word(&mut self) -> bool {
        let Some(token) = self.reading.token(self.at) else { return false };
        if !self.capital(self.at) {
            return false;
        }
        // `Bộ trưởng Chủ nhiệm Văn phòng Chính phủ`: another office begins.
        if self.phrase(self.at, Class::Role).is_some_and(|role| role.len > 1) {
            return false;
        }
        // `Trưởng Ban Chỉ đạo Chương trình xây dựng nông thôn mới`: what it is for, as one.
        if self.phrase(self.at, Class::DocumentType).is_some_and(|kind| kind.len > 1) && self.is_of_board() {
            return false;
        }
        // `Trưởng Ban Tổ chức Ngày hội`
        if self.state == State::Named
            && let Some(occasion) = self.reading.group(self.at, "celebration").filter(|found| found.len > 1)
        {
            self.push_range(self.at, occasion.end(), Part::Organisation, None);
            return true;
        }
        let fits = match self.state {
            State::Open | State::Proper | State::Named => true,
            // `Giám đốc VNPT`, `Chủ tịch VCCI`
            State::Start => matches!(token.case, Case::Upper | Case::Mixed),
            // `Bí thư Đảng ủy EVN`
            State::Closed => {
                token.case == Case::Upper
                    && self.pieces.last().is_some_and(|piece| {
                        matches!(piece.written, Some("Đảng ủy" | "Đảng bộ" | "Đoàn Thanh niên"))
                    })
                    && self.phrase(self.at, Class::Role).is_none()
            }
            State::Placed => false,
        };
        if !fits {
            return false;
        }
        if self.state == State::Proper {
            let end = self.runs.proper_name_end(self.at);
            self.push_range(self.at, end.max(self.at + 1), Part::Organisation, None);
        } else {
            // `Phòng chống COVID-19`
            let tight = |at: usize| self.reading.token(at).is_some_and(|token| !token.spaced());
            let number = self.at + 2;
            let numbered = self.reading.mark(self.at + 1) == Some('-')
                && self.reading.is_number(number)
                && tight(self.at + 1)
                && tight(number);
            let end = if numbered { number + 1 } else { self.at + 1 };
            self.push_range(self.at, end, Part::Organisation, None);
        }
        self.bodied = true;
        self.state = State::Named;
        true
    }

    /// `Ban Quản lý di tích Cố đô cho biết`: a word of two syllables of which only the first has a capital.
    pub(super) fn compound(&mut self) -> bool {
        let lone = self.at.checked_sub(1).is_some_and(|before| {
            self.capital(before)
                && self.pieces.last().is_some_and(|piece| piece.start == before && piece.written.is_none())
                && before.checked_sub(1).is_some_and(|first| !self.capital(first))
        });
        let next = self.reading.token(self.at + 1);
        let closes = next.is_none_or(|next| next.kind != Kind::Word)
            || self.phrase(self.at + 1, Class::Predicate).is_some();
        let fits = self.state == State::Named && lone && closes && self.reading.matches(self.at).is_empty();
        if fits {
            self.push_range(self.at, self.at + 1, Part::Organisation, None);
        }
        fits
    }

    /// `Đại biểu HĐND tỉnh đơn vị số 11`
    pub(super) fn constituency(&mut self) -> bool {
        let unit = self.reading.all(self.at, words!("đơn vị")).then_some(self.at + 2);
        let unit = unit.map(|end| end + 2 * usize::from(self.reading.all(end, words!("bầu cử"))));
        let Some(number) = unit.filter(|&unit| self.reading.is(unit, word!("số"))) else { return false };
        let delegate = self.pieces.first().and_then(|piece| piece.written);
        let fits =
            delegate.is_some_and(|role| role.starts_with("Đại biểu")) && self.reading.is_number(number + 1);
        if fits {
            self.push_range(self.at, number + 2, Part::Organisation, None);
        }
        fits
    }

    /// `Đội Quản lý thị trường số 4`
    pub(super) fn numbered(&mut self) -> bool {
        let number = self.at + 1;
        let fits = matches!(self.state, State::Named | State::Proper)
            && self.reading.is(self.at, word!("số"))
            && self.reading.token(number).is_some_and(|token| token.kind == Kind::Number)
            && self.reading.piece(number).len() <= 3
            && !(matches!(self.reading.piece(number + 1), "/" | "%" | "." | ",")
                && self
                    .reading
                    .token(number + 2)
                    .is_some_and(|token| token.kind == Kind::Number && !token.spaced()));
        if fits {
            self.push_range(self.at, number + 1, Part::Organisation, None);
        }
        fits
    }

    pub(super) fn number(&mut self) -> bool {
        let fits = match self.state {
            State::Proper => true,
            State::Open => self.pieces.last().is_some_and(|piece| piece.part == Part::Organisation),
            // `Trưởng phòng Nghiệp vụ 2`
            State::Named => {
                (self.unit || self.proper)
                    && self.reading.piece(self.at).len() <= 2
                    && self.reading.token(self.at + 1).is_none_or(|next| {
                        next.kind != Kind::Word
                            || self.phrase(self.at + 1, Class::Organisation).is_some()
                            || self.phrase(self.at + 1, Class::Predicate).is_some()
                            || self.phrase(self.at + 1, Class::Link).is_some()
                    })
            }
            _ => false,
        };
        let short = self.reading.piece(self.at).len() <= 4;
        if !fits
            || !short
            || self.reading.token(self.at + 1).is_some_and(|next| {
                next.kind == Kind::Mark
                    && matches!(self.reading.piece(self.at + 1), "/" | "%" | ".")
                    && !next.spaced()
                    && self.reading.token(self.at + 2).is_some_and(|after| after.kind == Kind::Number)
            })
        {
            return false;
        }
        self.push_range(self.at, self.at + 1, Part::Organisation, None);
        self.bodied = true;
        self.state = State::Named;
        true
    }
}
