//! The grammar of an office: `[nguyên | quyền] [Phó] Role [Thường trực] Organisation Level Place`.
//!
//! The role is a phrase of the list of roles. The rest is read from left to right in one pass; the
//! state says what may come next:
//!
//! ```text
//! Trưởng ban │ Tuyên giáo │ và │ Dân vận │ Tỉnh ủy │ Tuyên Quang
//! Open         Named        Named           Closed    Placed
//! ```

use super::piece::{Attributes, Part, Piece};
use super::place::{self, Runs};
use crate::detect::lexicon::{Class, Match};
use crate::detect::reading::Reading;
use crate::detect::token::{Case, Kind, Token};
use crate::label::Level;

/// What an office says about whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is one such office: `Thủ tướng`.
    Unique,
    /// The body is named: `Bí thư Huyện ủy`.
    Bodied,
    /// The role alone: `Giám đốc`.
    Bare,
}

/// An office found in a text.
#[derive(Clone, Debug)]
pub struct Office {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// What it says about whose it is.
    pub standing: Standing,
    /// Whether it is one of several alike: `Bí thư Đảng ủy các xã`.
    pub collective: bool,
    /// Whether the place is named, or a level without a name: `tỉnh Trà Vinh`, `huyện`.
    pub placed: bool,
    /// Where in the state it sits.
    pub level: Option<Level>,
    /// Its parts in order, for the value.
    pub pieces: Vec<Piece>,
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// After the role: a body.
    Start,
    /// After the word for a body that is named by its field: the field.
    Open,
    /// After the word for a body with a proper name: the name.
    Proper,
    /// Within a name: more of it, a body above it, a level.
    Named,
    /// After a body that needs no name: a body above it, a level, a place.
    Closed,
    /// After the place.
    Placed,
}

/// The office that begins at a token.
pub fn office_at(reading: &Reading<'_>, at: usize, runs: &Runs<'_>) -> Option<Office> {
    let mut parser = Parser {
        reading,
        runs,
        at,
        state: State::Start,
        level: None,
        pieces: Vec::new(),
        unique: false,
        bodied: false,
        collective: false,
        fine: None,
        unit: false,
        proper: false,
    };
    parser.role()?;
    parser.organisation();
    let end = parser.pieces.last()?.end;
    let standing = if parser.unique {
        Standing::Unique
    } else if parser.bodied {
        Standing::Bodied
    } else {
        Standing::Bare
    };
    Some(Office {
        start: at,
        end,
        standing,
        collective: parser.collective,
        placed: parser.state == State::Placed,
        level: parser.level,
        pieces: parser.pieces,
    })
}

#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
struct Parser<'r, 't> {
    reading: &'r Reading<'t>,
    runs: &'r Runs<'r>,
    at: usize,
    state: State,
    level: Option<Level>,
    pieces: Vec<Piece>,
    unique: bool,
    bodied: bool,
    collective: bool,
    /// The level of the last place, for `xã Tân An, huyện Càng Long`.
    fine: Option<Level>,
    /// The role leads a part of a body (`Trưởng phòng`): the body itself may follow after a comma.
    unit: bool,
    /// The body has a name of its own: `Trường THPT Trần Phú`.
    proper: bool,
}

impl Parser<'_, '_> {
    fn role(&mut self) -> Option<()> {
        while let Some(found) = self.phrase(self.at, Class::RoleBefore) {
            let next = found.end();
            if self.phrase(next, Class::Role).is_none() && self.phrase(next, Class::RoleDeputy).is_none() {
                return None;
            }
            self.push(&found, Part::Role);
        }
        let head = loop {
            let role = self.phrase(self.at, Class::Role);
            match (role, self.phrase(self.at, Class::RoleDeputy)) {
                (Some(role), _) => break Some(role),
                (None, Some(deputy)) => {
                    self.push(&deputy, Part::Role);
                }
                (None, None) => break None,
            }
        };
        let Some(head) = head else {
            // `Phó Công an xã`: the deputy of a body that has no word for its head.
            let organisation = self.phrase(self.at, Class::Organisation)?;
            let capital = self.reading.token(self.at).is_some_and(Token::is_capital);
            return (capital && !self.pieces.is_empty() && organisation.len > 1).then_some(());
        };
        let attributes = Attributes::read(head.entry.value);
        let end = head.end();
        self.push(&head, Part::Role);
        self.level = attributes.level;
        self.unique = attributes.is("alone");
        match attributes.kind {
            "alone" => self.state = State::Closed,
            "unit" => {
                self.state = State::Closed;
                self.level = Some(Level::Unit);
                self.unit_place();
            }
            "member" | "delegate" => {
                self.state = State::Closed;
                self.bodied = true;
            }
            kind if kind.starts_with("open=") => {
                self.state = State::Open;
                self.unit = true;
                if let Some(piece) = self.pieces.last_mut() {
                    piece.opens = attributes.opens();
                }
            }
            "part" => self.unit = true,
            "aide" => {
                if let Some(role) = self.phrase(self.at, Class::Role) {
                    self.push(&role, Part::Role);
                }
            }
            "organ" => {
                self.phrase(end, Class::Organisation)?;
            }
            _ => {}
        }
        while let Some(found) = self.phrase(self.at, Class::RoleAfter) {
            if found.entry.value == "charge" && !self.charge_belongs(found.end()) {
                break;
            }
            self.push(&found, Part::Role);
        }
        Some(())
    }

    /// `Phó Giám đốc phụ trách Sở Y tế` and `Phó Trưởng phòng phụ trách,` are offices;
    /// `Phó Chủ tịch phụ trách kinh tế` says what somebody is charged with.
    fn charge_belongs(&self, next: usize) -> bool {
        match self.reading.token(next) {
            None => true,
            Some(token) if token.kind != Kind::Word => true,
            Some(token) => {
                token.is_capital()
                    && (self.phrase(next, Class::Organisation).is_some()
                        || self.runs.name_end(next).is_some())
            }
        }
    }

    fn organisation(&mut self) {
        let limit = self.at + 40;
        while self.at < limit && self.step() {}
    }

    fn step(&mut self) -> bool {
        let Some(token) = self.reading.token(self.at) else { return false };
        match token.kind {
            Kind::Break => false,
            Kind::Mark => self.mark(),
            Kind::Number => self.number(),
            Kind::Word => self.word(),
        }
    }

    fn word(&mut self) -> bool {
        if self.state == State::Placed {
            return self.posted();
        }
        if self.begins_person() {
            return false;
        }
        self.many()
            || self.body()
            || self.administrative_level()
            || self.field()
            || self.place()
            || self.proper_word()
            || self.of()
            || self.posted()
            || self.and()
            || self.small_words()
    }

    /// `các xã`, `cấp huyện`: not one office but all of a kind.
    fn many(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Link) else { return false };
        let next = found.end();
        if found.entry.value != "many" || self.phrase(self.at, Class::Field).is_some() {
            return false;
        }
        let follows = self.phrase(next, Class::Level).or_else(|| self.phrase(next, Class::Organisation));
        let Some(follows) = follows else { return false };
        self.collective = true;
        self.push(&found, Part::Organisation);
        self.push(&follows, Part::Organisation);
        self.state = State::Placed;
        false
    }

    fn body(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Organisation) else { return false };
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

    fn enter(&mut self, body: &Match) {
        let attributes = Attributes::read(body.entry.value);
        self.bodied = true;
        self.level = self.level.or(attributes.level);
        self.proper |= attributes.kind == "proper";
        self.state = match attributes.kind {
            "field" => State::Open,
            "proper" => State::Proper,
            _ => State::Closed,
        };
    }

    fn administrative_level(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Level) else { return false };
        // `xã hội` is no commune.
        if self.phrase(self.at, Class::Field).is_some_and(|field| field.len > found.len) {
            return false;
        }
        let mut level = Level::ALL.into_iter().find(|level| level.wire() == found.entry.value);
        if level == Some(Level::Central) {
            self.push(&found, Part::Organisation);
            self.level = self.level.or(level);
            self.bodied = true;
            self.state = State::Closed;
            return true;
        }
        let next = found.end();
        let (mut end, known) = self.runs.place_after_level(next);
        // Above the commune hardly a place is called like a person, and those are listed.
        if known.is_none()
            && !matches!(level, Some(Level::Commune | Level::Unit))
            && self.runs.may_be_name(next, end)
        {
            end = next;
        }
        // `tổ`, `khu` and `bản` are common words; a village without its name ends an office.
        let common = matches!(found.entry.phrase, "tổ" | "khu" | "bản" | "khối" | "làng");
        // `Chi bộ bản`, `Chi hội Phụ nữ buôn`: a branch of the lowest level is a village's.
        let branch = self.level == Some(Level::Unit)
            && self.bodied
            && !self.capital(next)
            && self.reading.matches(self.at).iter().all(|longer| longer.len <= found.len);
        if level == Some(Level::Unit)
            && end == next
            && !branch
            && (common || self.state == State::Start || !self.ends_name(next))
        {
            return false;
        }
        if level.is_none() {
            level = match known {
                Some("province") => Some(Level::Province),
                _ if end > next => Some(Level::District),
                _ => None,
            };
        }
        self.push(&found, Part::Organisation);
        if end > next {
            self.push_range(next, end, Part::Organisation, None);
        }
        self.level = self.level.or(level);
        self.fine = level;
        self.bodied = true;
        self.state = State::Placed;
        true
    }

    fn field(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Field) else { return false };
        let capital = self.capital(self.at);
        // `làm trưởng đoàn kiểm tra công tác` checks, it does not lead a body of that name.
        if !capital
            && self.phrase(self.at, Class::Predicate).is_some()
            && !self.runs.caps(self.at)
            && (!self.can_end(found.end()) || self.phrase(found.end(), Class::Field).is_some())
        {
            return false;
        }
        let fits = match self.state {
            State::Open | State::Proper => true,
            State::Named => capital || self.runs.caps(self.at) || self.ends_name(found.end()),
            State::Start => capital && found.len > 1,
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

    /// Whether a name that goes on in small letters can end here: a verb would be followed by more.
    fn ends_name(&self, at: usize) -> bool {
        self.phrase(self.at, Class::Predicate).is_none() && self.can_end(at)
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
                    || self
                        .phrase(at, Class::Link)
                        .is_some_and(|link| link.entry.value == "and" && link.len == 1)
            }
            Some(token) => token.kind != Kind::Number,
        }
    }

    /// `Ủy ban Pháp luật của Quốc hội`
    fn of(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Link).filter(|link| link.entry.value == "of") else {
            return false;
        };
        let Some(body) = self.phrase(found.end(), Class::Organisation) else { return false };
        let fits =
            matches!(self.state, State::Start | State::Named | State::Open) && self.capital(found.end());
        if !fits || self.phrase(found.end(), Class::Role).is_some() {
            return false;
        }
        self.push_range(found.start as usize, found.end(), Part::Organisation, None);
        self.push(&body, Part::Organisation);
        self.enter(&body);
        true
    }

    /// `Đại sứ Việt Nam tại Lào`
    fn posted(&mut self) -> bool {
        if self.reading.folded(self.at) != "tại" {
            return false;
        }
        let country = self.phrase(self.at + 1, Class::Place).filter(|place| place.entry.value == "country");
        // `Tổng Lãnh sự Nhật Bản tại TP. Hồ Chí Minh`
        let city = || {
            let diplomat = self.pieces.first()?.written.is_some_and(|role| role.contains("ãnh sự"));
            let level = self.phrase(self.at + 1, Class::Level).filter(|_| diplomat)?;
            let (end, _) = self.runs.place_after_level(level.end());
            (end > level.end()).then_some(end)
        };
        let Some(end) = country.map(Match::end).or_else(city) else { return false };
        self.push_range(self.at, end, Part::Organisation, None);
        self.state = State::Placed;
        true
    }

    /// A name that goes on in small letters to the next mark or capital: `Nông lâm TP.HCM`,
    /// `Kiểm định xe cơ giới,`.
    fn small_words(&mut self) -> bool {
        if !matches!(self.state, State::Open | State::Named | State::Proper)
            || self.pieces.last().is_none_or(|piece| piece.part == Part::Role && piece.opens.is_none())
        {
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
            let and = self
                .phrase(at, Class::Link)
                .is_some_and(|link| link.entry.value == "and" && link.len == 1 && at > self.at);
            let stops = self.phrase(at, Class::Predicate).is_some()
                || self.phrase(at, Class::Role).is_some()
                || self.phrase(at, Class::Honorific).is_some()
                || (!and && self.phrase(at, Class::Link).is_some());
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
        let closes = match self.reading.token(at) {
            None => true,
            Some(token) => match token.kind {
                Kind::Word | Kind::Break => true,
                Kind::Mark => matches!(self.reading.piece(at), "," | ")" | ";" | "-" | "–" | "("),
                Kind::Number => false,
            },
        };
        if at == self.at || at >= self.at + 6 || !closes {
            return false;
        }
        self.push_range(self.at, at, Part::Organisation, None);
        self.bodied = true;
        self.state = State::Named;
        true
    }

    fn place(&mut self) -> bool {
        let listed = self.phrase(self.at, Class::Place).is_some();
        let fits = match self.state {
            State::Start if self.runs.key(self.at, self.at + 3) == "hồ chí minh" => false,
            State::Start | State::Named | State::Open => {
                listed && self.reading.token(self.at).is_some_and(Token::is_capital)
            }
            State::Closed => listed || (self.capital(self.at) && !self.unique),
            State::Proper | State::Placed => false,
        };
        if !fits || (self.unique && !listed) {
            return false;
        }
        let (end, known) = self.runs.place_without_level(self.at);
        if end <= self.at {
            return false;
        }
        self.level = self.level.or(match known {
            Some("province") => Some(Level::Province),
            Some("district") => Some(Level::District),
            Some("country") => Some(Level::Central),
            _ => None,
        });
        self.push_range(self.at, end, Part::Organisation, None);
        self.bodied = true;
        self.state = State::Placed;
        true
    }

    /// A capital word that is part of the body's name.
    fn proper_word(&mut self) -> bool {
        let Some(token) = self.reading.token(self.at) else { return false };
        if !self.capital(self.at) {
            return false;
        }
        let fits = match self.state {
            State::Open | State::Proper | State::Named => true,
            // `Giám đốc VNPT`, `Chủ tịch VCCI`
            State::Start => matches!(token.case, Case::Upper | Case::Mixed),
            State::Closed | State::Placed => false,
        };
        if !fits {
            return false;
        }
        if self.state == State::Proper {
            let end = self.runs.proper_name_end(self.at);
            self.push_range(self.at, end.max(self.at + 1), Part::Organisation, None);
        } else {
            self.push_range(self.at, self.at + 1, Part::Organisation, None);
        }
        self.bodied = true;
        self.state = State::Named;
        true
    }

    /// `Nông nghiệp và Môi trường`, `HĐND và UBND`.
    fn and(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Link) else { return false };
        if found.entry.value != "and" || found.len != 1 || self.phrase(found.end(), Class::Role).is_some() {
            return false;
        }
        let next = found.end();
        self.joined(next)
    }

    /// Whether the name goes on after a word or mark that joins, and then takes both.
    fn joined(&mut self, next: usize) -> bool {
        if self.phrase(next, Class::Role).is_some()
            || self.phrase(next, Class::RoleDeputy).is_some()
            || self.phrase(next, Class::Rank).is_some()
            || self.runs.is_person(next)
        {
            return false;
        }
        let field = self.phrase(next, Class::Field);
        let body = self.phrase(next, Class::Organisation);
        match self.state {
            State::Named => {
                if let Some(field) = field.filter(|field| body.is_none_or(|body| body.len <= field.len)) {
                    self.push_range(self.at, next, Part::Organisation, None);
                    self.push(&field, Part::Organisation);
                    return true;
                }
                if body.is_none() && self.capital(next) && self.phrase(next, Class::Honorific).is_none() {
                    self.push_range(self.at, next + 1, Part::Organisation, None);
                    return true;
                }
                false
            }
            State::Closed => {
                let closed = body.filter(|body| Attributes::read(body.entry.value).kind == "closed");
                let Some(closed) = closed else { return false };
                self.push_range(self.at, next, Part::Organisation, None);
                self.push(&closed, Part::Organisation);
                true
            }
            _ => false,
        }
    }

    fn number(&mut self) -> bool {
        let fits = match self.state {
            State::Proper => true,
            State::Open => self.pieces.last().is_some_and(|piece| piece.part == Part::Organisation),
            // `Trưởng phòng Nghiệp vụ 2`
            State::Named => {
                self.unit
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
                    && !next.spaced
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

    fn mark(&mut self) -> bool {
        let next = self.at + 1;
        match self.reading.piece(self.at) {
            "-" | "&" | "," if self.joins_abbreviation(next) => {
                self.push_range(self.at, next + 1, Part::Organisation, None);
                true
            }
            "&" => self.state != State::Placed && self.joined(next),
            "-" | "–" | "—" | "−" => self.dash(next),
            "," => self.higher_place(next) || self.listed_field(next) || self.parent(next),
            "(" => self.parent_in_brackets(next),
            _ => false,
        }
    }

    /// `GT-VT`, `KH&ĐT`: two abbreviations without a blank.
    fn joins_abbreviation(&self, next: usize) -> bool {
        let upper = |at: usize| {
            self.reading.token(at).is_some_and(|token| matches!(token.case, Case::Upper | Case::Mixed))
        };
        self.state == State::Named
            && self.at > 0
            && upper(self.at - 1)
            && upper(next)
            && [self.at, next].into_iter().all(|at| self.reading.token(at).is_some_and(|token| !token.spaced))
    }

    /// `Kinh tế - Ngân sách`, `HĐND - UBND`; a dash before a name or an office ends this one.
    fn dash(&mut self, next: usize) -> bool {
        let joins = match self.state {
            State::Named => self.phrase(next, Class::Field).is_some(),
            State::Closed => self.phrase(next, Class::Organisation).is_some(),
            _ => false,
        };
        joins && self.joined(next)
    }

    /// `Văn hóa, Thể thao và Du lịch`: fields after commas, when `và` closes the list.
    fn listed_field(&mut self, next: usize) -> bool {
        if self.state != State::Named {
            return false;
        }
        let mut at = next;
        for _ in 0..4 {
            let Some(field) = self.phrase(at, Class::Field) else { return false };
            if self.phrase(at, Class::Role).is_some() {
                return false;
            }
            at = field.end();
            match self.reading.piece(at) {
                "," => at += 1,
                "&" => return self.joined(next),
                _ => {
                    let and = self
                        .phrase(at, Class::Link)
                        .is_some_and(|link| link.entry.value == "and" && link.len == 1);
                    let goes_on = and
                        && self.phrase(at + 1, Class::Field).is_some()
                        && self.phrase(at + 1, Class::Role).is_none();
                    let body = self.phrase(at, Class::Organisation).is_some() && self.capital(at);
                    return (goes_on || (body && !self.capital(next))) && self.joined(next);
                }
            }
        }
        false
    }

    /// `xã Tân An, huyện Càng Long`: the place above, by its name.
    fn higher_place(&mut self, next: usize) -> bool {
        let fine = match self.state {
            State::Placed => self.fine,
            State::Named if self.proper => Some(Level::Unit),
            _ => None,
        };
        let Some(fine) = fine else { return false };
        let Some(found) = self.phrase(next, Class::Level) else { return false };
        let (end, known) = self.runs.place_after_level(found.end());
        if end == found.end() {
            return false;
        }
        let level = Level::ALL
            .into_iter()
            .find(|level| level.wire() == found.entry.value)
            .unwrap_or(if known == Some("province") { Level::Province } else { Level::District });
        // From the village up: what is higher stands earlier in the order of levels.
        let rank = |level: Level| Level::ALL.iter().position(|known| *known == level);
        if rank(level) >= rank(fine) {
            return false;
        }
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&found, Part::Organisation);
        self.push_range(found.end(), end, Part::Organisation, None);
        self.fine = Some(level);
        self.state = State::Placed;
        true
    }

    /// `Trưởng phòng Cảnh sát hình sự, Công an tỉnh`: the body of which the first is a part.
    fn parent(&mut self, next: usize) -> bool {
        if !self.unit || self.state != State::Named {
            return false;
        }
        let Some(found) = self.phrase(next, Class::Organisation) else { return false };
        let attributes = Attributes::read(found.entry.value);
        let above = attributes.kind != "closed"
            || attributes.level == Some(Level::Central) && found.len >= 4
            || matches!(found.entry.phrase, "UBND" | "HĐND" | "Ủy ban nhân dân" | "Hội đồng nhân dân");
        if !above
            || self.phrase(next, Class::Role).is_some_and(|role| role.len >= found.len)
            || !self.capital(next)
        {
            return false;
        }
        self.unit = false;
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&found, Part::Organisation);
        self.enter(&found);
        true
    }

    /// `Cục trưởng Cục Quản lý Dược (Bộ Y tế)`
    fn parent_in_brackets(&mut self, next: usize) -> bool {
        if !self.unit || self.state != State::Named || !self.capital(next) {
            return false;
        }
        let Some(body) = self.phrase(next, Class::Organisation) else { return false };
        let mut end = self.phrase(body.end(), Class::Field).map_or(body.end(), Match::end);
        if let Some(level) = self.phrase(end, Class::Level) {
            end = self.runs.place_after_level(level.end()).0;
        }
        if self.reading.piece(end) != ")" {
            return false;
        }
        self.push_range(self.at, end + 1, Part::Organisation, None);
        self.state = State::Placed;
        true
    }

    /// The place of a village head: `Trưởng thôn Tân Lập`, `Trưởng bản 3`.
    fn unit_place(&mut self) {
        let (end, _) = self.runs.place_after_level(self.at);
        if end > self.at {
            self.push_range(self.at, end, Part::Organisation, None);
            self.bodied = true;
            self.fine = Some(Level::Unit);
            self.state = State::Placed;
        }
    }

    fn begins_person(&self) -> bool {
        // A body's proper name may be a person's: `Trường THPT Trần Phú`.
        self.state != State::Proper && self.runs.is_person(self.at)
    }

    fn capital(&self, at: usize) -> bool {
        self.reading.token(at).is_some_and(Token::is_capital) && !self.runs.caps(at)
    }

    fn phrase(&self, at: usize, class: Class) -> Option<Match> {
        place::phrase(self.reading, at, class)
    }

    fn push(&mut self, found: &Match, part: Part) {
        let attributes = Attributes::read(found.entry.value);
        let written = match found.class {
            Class::Role | Class::Organisation => attributes.expansion.unwrap_or(found.entry.phrase),
            Class::Field if !found.entry.value.is_empty() => found.entry.value,
            Class::RoleAfter if !matches!(found.entry.value, "" | "charge") => found.entry.value,
            _ => found.entry.phrase,
        };
        self.push_range(found.start as usize, found.end(), part, Some(written));
    }

    fn push_range(&mut self, start: usize, end: usize, part: Part, written: Option<&'static str>) {
        self.pieces.push(Piece { start, end, part, written, opens: None });
        self.at = end;
    }
}
