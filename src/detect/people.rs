//! People and offices as they stand together in a text.
//!
//! Read in three steps. First every honorific with a full name after it tells which capital words
//! are a person's. Then each paragraph falls into units: names and offices. Last, neighbours are
//! linked by what stands between them, and a name counts as an official's when an honorific, a
//! rank or an office says so, here or anywhere else in the article.

use super::lexicon::{Class, Classes};
use super::position::office::{Office, Standing, office_at};
use super::position::place::{Runs, is_foreign, phrase};
use super::reading::Reading;
use super::signs::Signs;
use super::token::{Case, Kind};
use rustc_hash::FxHashSet;

/// Names and offices of a text, in order.
#[derive(Debug, Default)]
pub struct People {
    /// In order of place; none overlap.
    pub units: Vec<Unit>,
    /// Who holds which office, by places in `units`: the name, the office.
    pub links: Vec<(usize, usize)>,
}

/// A name or an office.
#[derive(Debug)]
pub struct Unit {
    /// Where it begins with its honorific and rank.
    pub lead: usize,
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// What it is.
    pub kind: UnitKind,
}

/// What a unit is.
#[derive(Debug)]
pub enum UnitKind {
    /// A name.
    Name(Name),
    /// An office; whether it counts is decided by the detector of offices.
    Office(Box<Office>, Context),
}

/// A name and what speaks for its being an official's.
#[derive(Debug)]
pub struct Name {
    /// What stands before it.
    pub cue: Cue,
    /// Why it is an official's; `None` where nothing says so.
    pub reason: Option<Reason>,
    /// The folded syllables.
    pub key: String,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Nothing.
    None,
    /// `đồng chí`
    Comrade,
    /// `ông`, `bà`
    Person,
    /// Within a list after `các đồng chí`.
    Listed,
    /// `Đại tá`
    Rank,
}

/// Why a name is an official's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `đồng chí` before it.
    Honorific,
    /// An office beside it.
    Office,
    /// A rank before it.
    Rank,
    /// In a list after `các đồng chí`.
    Listed,
    /// The same name is an official's elsewhere.
    Repeated,
    /// A short form of an official's name.
    Short,
}

/// What stands before and after an office without a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub struct Context {
    /// `đồng chí Bí thư Huyện ủy`
    pub addressed: bool,
    /// `giữ chức Chủ tịch UBND huyện`
    pub moved: bool,
    /// `các Phó Chủ tịch`
    pub several: bool,
    /// A verb follows of which it is the subject.
    pub acts: bool,
    /// `của Chủ tịch UBND tỉnh`
    pub owned: bool,
    /// A name or another office stands before it in the same sentence.
    pub follows: bool,
}

impl People {
    /// Reads a text.
    pub fn new(reading: &Reading<'_>) -> Self {
        let mut runs = Runs::new(reading);
        learn(reading, &mut runs);
        let mut scan = Scan { reading, runs: &runs, people: Self::default() };
        for paragraph in reading.paragraphs() {
            if paragraph.zone.is_article() {
                scan.paragraph(paragraph.start, paragraph.end);
            }
        }
        let mut people = scan.people;
        people.link(reading);
        people.judge(reading);
        people
    }

    /// The office at a place in `units`.
    pub fn office(&self, at: usize) -> Option<(&Office, Context)> {
        match self.units.get(at).map(|unit| &unit.kind) {
            Some(UnitKind::Office(office, context)) => Some((office, *context)),
            _ => None,
        }
    }

    fn name(&self, at: usize) -> Option<&Name> {
        match self.units.get(at).map(|unit| &unit.kind) {
            Some(UnitKind::Name(name)) => Some(name),
            _ => None,
        }
    }
}

/// Remembers the full names after honorifics.
fn learn(reading: &Reading<'_>, runs: &mut Runs<'_>) {
    let mut found = Vec::new();
    for paragraph in reading.paragraphs() {
        if !paragraph.zone.is_article() {
            continue;
        }
        let mut at = paragraph.start;
        while at < paragraph.end {
            at = reading.next(at, paragraph.end, Signs::HONORIFIC);
            let Some(honorific) = phrase(reading, at, Class::Honorific).filter(|_| at < paragraph.end) else {
                at += 1;
                continue;
            };
            at = honorific.end();
            let start = skip_titles(reading, at);
            if let Some(end) = runs.name_end(start)
                && end - start >= 2
                && runs.is_full_name(start, end)
            {
                found.push((start, end));
                at = end;
            }
        }
    }
    for (start, end) in found {
        runs.learn(start, end);
    }
}

/// The token after a colon, ranks and degrees: `đ/c: Đại tá, TS. Nguyễn Văn An`.
fn skip_titles(reading: &Reading<'_>, mut at: usize) -> usize {
    if reading.piece(at) == ":" {
        at += 1;
    }
    while let Some(rank) = phrase(reading, at, Class::Rank) {
        let mut next = rank.end();
        // A point belongs to an abbreviation: `TS. Nguyễn Văn An`, but not `Trung tướng. Ngày 4/8`.
        let abbreviated =
            next > 0 && reading.piece(next - 1).chars().next_back().is_some_and(char::is_uppercase);
        while (reading.piece(next) == "," || reading.piece(next) == "." && abbreviated)
            && reading.token(next + 1).is_some_and(super::token::Token::is_capital)
        {
            next += 1;
        }
        at = next;
    }
    at
}

/// What a name or an office may begin with.
const LEADS: Classes =
    Classes::of(&[Class::Honorific, Class::Rank, Class::Role, Class::RoleDeputy, Class::RoleBefore]);

struct Scan<'r, 't> {
    reading: &'r Reading<'t>,
    runs: &'r Runs<'r>,
    people: People,
}

impl Scan<'_, '_> {
    fn paragraph(&mut self, start: usize, end: usize) {
        let mut at = start;
        let mut listing = false;
        while at < end {
            if !listing {
                at = self.reading.next(at, end, Signs::PERSON);
            }
            if at >= end {
                return;
            }
            if !self.is_of_interest(at) {
                listing = listing && self.goes_on_listing(at);
                at += 1;
                continue;
            }
            // `giữ chức vụ Trưởng ban`: the words before an office are none, though `vụ trưởng` is one.
            if let Some(link) = phrase(self.reading, at, Class::Link)
                .filter(|link| matches!(link.entry.value, "moved" | "word"))
                && phrase(self.reading, at, Class::Role).is_none_or(|role| role.len < link.len)
            {
                listing = false;
                at = link.end();
                continue;
            }
            let lead = at;
            let mut cue = Cue::None;
            let mut several = false;
            let mut next = at;
            if let Some(honorific) =
                phrase(self.reading, at, Class::Honorific).filter(|_| !self.is_inside_name(at))
            {
                next = honorific.end();
                match honorific.entry.value {
                    "office" => cue = Cue::Comrade,
                    "comrades" => {
                        cue = Cue::Listed;
                        listing = true;
                        several = true;
                    }
                    "many" => several = true,
                    _ => cue = Cue::Person,
                }
            }
            let titled = skip_titles(self.reading, next);
            if titled > next
                && phrase(self.reading, next, Class::Rank).is_some_and(|rank| rank.entry.value == "military")
                && cue != Cue::Comrade
            {
                cue = Cue::Rank;
            }
            if let Some(after) = self.unit(lead, titled, end, cue, several, listing) {
                at = after;
                continue;
            }
            if titled > at {
                // What followed was neither a name nor an office.
                at = if next > at { next } else { at + 1 };
                continue;
            }
            listing = listing && self.goes_on_listing(at);
            at += 1;
        }
    }

    /// Whether a name, an office or what leads one may begin at a token; most tokens begin none.
    fn is_of_interest(&self, at: usize) -> bool {
        let begins = self.reading.begins(at);
        self.reading.token(at).is_some_and(super::token::Token::is_capital)
            || begins.any(LEADS)
            || begins.has(Class::Link)
                && self
                    .reading
                    .matches(at)
                    .iter()
                    .any(|found| found.class == Class::Link && matches!(found.entry.value, "moved" | "word"))
    }

    /// Reads a name or an office at a token, and gives the token after it.
    fn unit(
        &mut self,
        lead: usize,
        at: usize,
        end: usize,
        cue: Cue,
        several: bool,
        listing: bool,
    ) -> Option<usize> {
        let token = self.reading.token(at).filter(|token| token.kind == Kind::Word)?;
        if let Some(office) = self.office_here(at) {
            let (start, after) = (office.start, office.end);
            let context = self.context(&office, lead, cue, several);
            self.push(lead, start, after, UnitKind::Office(Box::new(office), context));
            return Some(after);
        }
        if !token.is_capital() {
            return None;
        }
        let adjacent = self
            .people
            .units
            .last()
            .is_some_and(|unit| unit.end == lead && matches!(unit.kind, UnitKind::Office(..)));
        // A lone capital word is no name where nothing says so.
        let run = self.reading.token(at + 1).is_some_and(super::token::Token::is_capital);
        if cue == Cue::None && !adjacent && !run {
            return None;
        }
        let after = match cue {
            Cue::Comrade | Cue::Person | Cue::Rank => {
                self.runs.name_end(at).filter(|&after| self.is_plausible(at, after, cue))?
            }
            Cue::Listed | Cue::None => {
                let known = self.runs.known_end(at);
                let name = known.is_some()
                    || self.runs.is_person(at)
                    || (listing && self.is_listed_name(at))
                    || (adjacent && self.is_name_after_office(at))
                    || self.is_name_before_office(at, listing);
                if !name {
                    return None;
                }
                known.or_else(|| self.runs.name_end(at))?
            }
        };
        if after > end || (cue == Cue::None && !adjacent && self.is_eponym(at)) || self.is_uncle_ho(at, after)
        {
            return Some(after.min(end));
        }
        let cue = if cue == Cue::None && listing { Cue::Listed } else { cue };
        let key = self.runs.key(at, after);
        self.push(lead, at, after, UnitKind::Name(Name { cue, reason: None, key }));
        Some(after)
    }

    /// `Anh` in `Thái Anh Hùng` and `huyện Anh Sơn` is no form of address.
    fn is_inside_name(&self, at: usize) -> bool {
        let capital = |at: usize| self.reading.token(at).is_some_and(|token| token.case == Case::Title);
        let Some(before) = at.checked_sub(1) else { return false };
        capital(at)
            && phrase(self.reading, at, Class::Honorific).is_some_and(|found| found.entry.value == "person")
            && (capital(before) || phrase(self.reading, before, Class::Level).is_some())
    }

    fn push(&mut self, lead: usize, start: usize, end: usize, kind: UnitKind) {
        self.people.units.push(Unit { lead, start, end, kind });
    }

    fn office_here(&self, at: usize) -> Option<Office> {
        let reading = self.reading;
        let begins = phrase(reading, at, Class::Role).is_some()
            || phrase(reading, at, Class::RoleDeputy).is_some()
            || phrase(reading, at, Class::RoleBefore).is_some();
        // `Đại sứ quán` is a body, though `Đại sứ` is an office.
        let body = phrase(reading, at, Class::Organisation).map_or(0, |found| found.len);
        if !begins || phrase(reading, at, Class::Role).is_some_and(|role| role.len < body) {
            return None;
        }
        let inside = at > 0
            && phrase(reading, at - 1, Class::Link)
                .is_some_and(|word| word.entry.value == "word" && word.len > 1)
            || self.is_inside_body(at);
        // `Đoàn đại biểu Quốc hội` is a body of delegates.
        let delegation = reading.matches(at).iter().any(|found| found.entry.value.starts_with("delegate"))
            && at.checked_sub(1).is_some_and(|before| phrase(reading, before, Class::Organisation).is_some());
        if inside || delegation {
            // `thẩm quyền Chủ tịch`: the office begins after the word.
            return None;
        }
        office_at(reading, at, self.runs)
    }

    /// `Văn phòng Chủ tịch nước`, `Phủ Thủ tướng`: a body that is named after an office.
    fn is_inside_body(&self, at: usize) -> bool {
        (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|from| {
                phrase(self.reading, from, Class::Organisation).is_some_and(|body| {
                    body.end() > at && self.reading.token(from).is_some_and(super::token::Token::is_capital)
                })
            })
        })
    }

    fn context(&self, office: &Office, lead: usize, cue: Cue, several: bool) -> Context {
        let reading = self.reading;
        let before = |back: usize| -> Option<&'static str> {
            let at = lead.checked_sub(back)?;
            let link = reading
                .matches(at)
                .iter()
                .rev()
                .find(|found| found.class == Class::Link && usize::from(found.len) == back)?;
            Some(link.entry.value)
        };
        let values: Vec<&str> = (1..=5).filter_map(before).collect();
        let has = |value: &str| values.contains(&value);
        let number = lead.checked_sub(1).is_some_and(|at| self.is_count(at));
        Context {
            addressed: matches!(cue, Cue::Comrade | Cue::Person),
            moved: has("moved"),
            several: several || cue == Cue::Listed || has("many") || number || office.collective,
            acts: phrase(reading, office.end, Class::Predicate).is_some(),
            owned: has("of"),
            follows: self.people.units.last().is_some_and(|before| {
                lead.saturating_sub(before.end) <= 20
                    && (before.end..lead).all(|at| {
                        reading.piece(at) != "."
                            && reading.token(at).is_some_and(|token| token.kind != Kind::Break)
                    })
            }),
        }
    }

    /// `12 Bí thư chi bộ`, but not `Sáng 3/7 Bí thư Huyện ủy`.
    fn is_count(&self, at: usize) -> bool {
        let reading = self.reading;
        let before = at.checked_sub(1).map(|before| reading.folded(before)).unwrap_or_default();
        reading.token(at).is_some_and(|token| token.kind == Kind::Number)
            && reading.piece(at).len() <= 3
            && !matches!(before.as_str(), "/" | "-" | "." | ":" | "ngày" | "tháng" | "năm")
    }

    /// `xã Nguyễn Phích`, `đường Lê Lợi`: named after a person.
    fn is_eponym(&self, at: usize) -> bool {
        let reading = self.reading;
        (1..=3).any(|back| {
            at.checked_sub(back).is_some_and(|from| {
                reading.matches(from).iter().any(|found| {
                    usize::from(found.len) == back
                        && match found.class {
                            Class::Level => true,
                            Class::Link => found.entry.value == "eponym",
                            _ => false,
                        }
                })
            })
        })
    }

    /// Hồ Chí Minh: in news since 2010 a set phrase, a city or a youth union.
    fn is_uncle_ho(&self, start: usize, end: usize) -> bool {
        let key = self.runs.key(start, end);
        key == "hồ chí minh" || (key == "hồ" && end == start + 1)
    }

    /// A name after an honorific that anybody may have: not a common word with a capital.
    fn is_plausible(&self, at: usize, after: usize, cue: Cue) -> bool {
        let reading = self.reading;
        let listed = |class: Class| {
            phrase(reading, at, class)
                .is_some_and(|found| found.len > 1 || (class == Class::Level && after - at == 1))
        };
        if listed(Class::Field)
            || listed(Class::Organisation)
            || listed(Class::Place) && cue != Cue::Comrade
            || listed(Class::Level)
        {
            return false;
        }
        cue != Cue::Person || reading.token(at).is_some_and(|token| token.case != Case::Upper)
    }

    /// A foreign or rare name right after an office that needs no body.
    fn is_name_after_office(&self, at: usize) -> bool {
        let Some(Unit { kind: UnitKind::Office(office, _), .. }) = self.people.units.last() else {
            return false;
        };
        let length = self.runs.run_end(at) - at;
        let complete = office.standing != Standing::Bare;
        let listed = phrase(self.reading, at, Class::Place).is_some()
            || phrase(self.reading, at, Class::Organisation).is_some()
            || phrase(self.reading, at, Class::Field).is_some();
        let surname = phrase(self.reading, at, Class::Surname).is_some();
        let foreign = length > 0 && (at..at + length).all(|at| is_foreign(self.reading.piece(at)));
        ((surname || (complete && !listed)) && (2..=4).contains(&length))
            || (foreign && !listed && (1..=4).contains(&length))
    }

    /// A rare name in a list of people who share a title: `các Ủy viên Ban Thường vụ: Nay H'Thiêng, Rơ Ô
    /// Bhông và Y Wơn Byă`.
    fn is_listed_name(&self, at: usize) -> bool {
        let reading = self.reading;
        let joined = at.checked_sub(1).is_some_and(|before| {
            matches!(reading.piece(before), ":" | "," | ";")
                || phrase(reading, before, Class::Link)
                    .is_some_and(|link| link.entry.value == "and" && link.len == 1)
        });
        let beside = self.people.units.last().is_some_and(|unit| {
            unit.end + 1 == at
                && match &unit.kind {
                    UnitKind::Name(name) => name.cue == Cue::Listed,
                    UnitKind::Office(_, context) => context.several && reading.piece(unit.end) == ":",
                }
        });
        let end = self.runs.run_end(at);
        let listed =
            [Class::Place, Class::Organisation, Class::Field, Class::Level, Class::Honorific, Class::Role]
                .into_iter()
                .any(|class| {
                    phrase(reading, at, class).is_some_and(|found| found.len > 1 || class == Class::Level)
                });
        // `Ban Dân vận`: a name does not go on in small letters.
        let closed = reading.token(end).is_none_or(|token| token.kind != Kind::Word)
            || [Class::Link, Class::Predicate].into_iter().any(|class| phrase(reading, end, class).is_some());
        joined && beside && (2..=5).contains(&(end - at)) && !self.runs.caps(at) && !listed && closed
    }

    /// A rare name that an office follows: `Ayun H'Bút - Tỉnh ủy viên`.
    fn is_name_before_office(&self, at: usize, listing: bool) -> bool {
        let reading = self.reading;
        let end = self.runs.run_end(at);
        if !(2..=5).contains(&(end - at))
            || self.runs.caps(at)
            || self.is_eponym(at)
            || self.is_inside_capitals(at)
        {
            return false;
        }
        let next = match reading.piece(end) {
            "," | "-" | "–" | "—" | "(" => end + 1,
            _ => end,
        };
        let office = [Class::Role, Class::RoleDeputy, Class::RoleBefore]
            .into_iter()
            .any(|class| phrase(reading, next, class).is_some());
        let listed = [
            Class::Place,
            Class::Organisation,
            Class::Field,
            Class::Level,
            Class::Honorific,
            Class::Predicate,
        ]
        .into_iter()
        .any(|class| phrase(reading, at, class).is_some_and(|found| found.len > 1 || class == Class::Level));
        office
            && !listed
            && (listing || phrase(reading, at, Class::Surname).is_some() || self.runs.begins_with_marker(at))
    }

    fn is_inside_capitals(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.reading.token(before))
            .is_some_and(super::token::Token::is_capital)
    }

    /// Whether a list of people goes on over a token.
    fn goes_on_listing(&self, at: usize) -> bool {
        let Some(token) = self.reading.token(at) else { return false };
        match token.kind {
            Kind::Mark => !matches!(self.reading.piece(at), "." | "!" | "?"),
            Kind::Word => {
                phrase(self.reading, at, Class::Link)
                    .is_some_and(|link| matches!(link.entry.value, "and" | "is" | "also" | "born"))
                    || phrase(self.reading, at, Class::Honorific).is_some()
            }
            Kind::Number | Kind::Break => false,
        }
    }
}

/// What stands between two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Nothing,
    Comma,
    Dash,
    Bracket,
    Is,
    Also,
    And,
    Semicolon,
    Colon,
    Other,
}

impl People {
    fn link(&mut self, reading: &Reading<'_>) {
        let mut taken = vec![false; self.units.len()];
        for at in 0..self.units.len() {
            if self.name(at).is_none() {
                continue;
            }
            self.link_before(reading, at, &mut taken);
            self.link_after(reading, at, &mut taken);
        }
    }

    /// `Bí thư Đảng ủy, Chủ tịch HĐND xã Lê Thị Hoa`
    fn link_before(&mut self, reading: &Reading<'_>, at: usize, taken: &mut [bool]) {
        let Some(unit) = self.units.get(at) else { return };
        let led = unit.lead < unit.start;
        let mut office = at;
        while let Some(previous) = office.checked_sub(1) {
            let Some((_, context)) = self.office(previous) else { break };
            let gap = self.gap(reading, previous, office);
            let joins = if office == at {
                gap == Gap::Nothing
                    || (led && gap == Gap::Comma && !on_behalf(reading, self.units.get(previous)))
                    || matches!(gap, Gap::Dash | Gap::Colon)
                    || (gap == Gap::Bracket)
                    // `Trưởng bản Nà Luông là anh Nông Đức Thiện`
                    || (led && gap == Gap::Is && !context.moved)
            } else {
                matches!(gap, Gap::Comma | Gap::Dash | Gap::Also)
            };
            let another = office != at && self.is_deputy_of(reading, office, previous);
            if !joins || another || taken.get(previous).copied().unwrap_or(true) || context.several {
                break;
            }
            if let Some(taken) = taken.get_mut(previous) {
                *taken = true;
            }
            self.links.push((at, previous));
            office = previous;
        }
    }

    /// `Lê Thị Hoa, Bí thư Đảng ủy, Chủ tịch HĐND xã`
    fn link_after(&mut self, reading: &Reading<'_>, at: usize, taken: &mut [bool]) {
        let mut chain = Vec::new();
        let mut last = at;
        while let Some((_, context)) = self.office(last + 1) {
            let gap = self.gap(reading, last, last + 1);
            let joins = if last == at {
                matches!(gap, Gap::Nothing | Gap::Comma | Gap::Dash | Gap::Bracket | Gap::Is)
            } else {
                matches!(gap, Gap::Nothing | Gap::Comma | Gap::Dash | Gap::Also | Gap::And | Gap::Semicolon)
            };
            if !joins || context.several || context.moved {
                break;
            }
            last += 1;
            chain.push(last);
            if gap == Gap::Semicolon && self.leads_name(reading, last) {
                chain.pop();
                break;
            }
        }
        // The last office may be the title before the next name.
        if let Some(&office) = chain.last()
            && self.leads_name(reading, office)
        {
            let own = self.units.get(office + 1).is_none_or(|next| next.lead == next.start);
            if own || chain.len() > 1 {
                chain.pop();
            }
        }
        for office in chain {
            if let Some(taken) = taken.get_mut(office) {
                *taken = true;
            }
            self.links.push((at, office));
        }
    }

    /// `Thủ tướng, Phó Thủ tướng Lê Văn Tám`: nobody is the head and the deputy.
    fn is_deputy_of(&self, reading: &Reading<'_>, office: usize, head: usize) -> bool {
        let (Some(office), Some(head)) = (self.units.get(office), self.units.get(head)) else { return false };
        let word = |at: usize| reading.token(at).map(|token| token.word);
        phrase(reading, office.start, Class::RoleDeputy)
            .is_some_and(|deputy| (0..2).all(|step| word(deputy.end() + step) == word(head.start + step)))
    }

    /// Whether a name follows an office without a mark between.
    fn leads_name(&self, reading: &Reading<'_>, office: usize) -> bool {
        self.name(office + 1).is_some() && self.gap(reading, office, office + 1) == Gap::Nothing
    }

    fn gap(&self, reading: &Reading<'_>, left: usize, right: usize) -> Gap {
        let (Some(left), Some(right)) = (self.units.get(left), self.units.get(right)) else {
            return Gap::Other;
        };
        gap(reading, left.end, right.lead)
    }

    /// Names that share a title: `các Phó Chủ tịch HĐND tỉnh Lê Thị Hoa, Trần Văn Bảy`.
    fn sharers(&self, reading: &Reading<'_>) -> Vec<usize> {
        let mut names = Vec::new();
        for at in 0..self.units.len() {
            if !self.office(at).is_some_and(|(_, context)| context.several) {
                continue;
            }
            let mut last = at;
            while self.name(last + 1).is_some() {
                let gap = self.gap(reading, last, last + 1);
                let joins = if last == at {
                    matches!(gap, Gap::Nothing | Gap::Colon)
                } else {
                    matches!(gap, Gap::Comma | Gap::And | Gap::Semicolon)
                };
                if !joins {
                    break;
                }
                last += 1;
                names.push(last);
            }
        }
        names
    }

    /// Names of people who are moved to or from an office in the same sentence: `bầu bà Lê Thị Hoa
    /// giữ chức Chủ tịch HĐND xã`, `chức vụ Chủ tịch UBND tỉnh của ông Lê Văn Tám`.
    fn moved(&self, reading: &Reading<'_>) -> Vec<usize> {
        let near = |left: &Unit, right: &Unit| {
            right.lead.saturating_sub(left.end) <= 24
                && (left.end..right.lead).all(|at| {
                    !matches!(reading.piece(at), "." | ";")
                        && reading.token(at).is_some_and(|token| token.kind != Kind::Break)
                })
        };
        let mut names = Vec::new();
        let mut last: Option<usize> = None;
        for (at, unit) in self.units.iter().enumerate() {
            match &unit.kind {
                UnitKind::Name(name) => {
                    let before = at.checked_sub(1).and_then(|before| self.units.get(before));
                    if let Some(Unit { kind: UnitKind::Office(_, context), end, .. }) = before
                        && context.moved
                        && unit.lead == end + 1
                        && phrase(reading, *end, Class::Link).is_some_and(|link| link.entry.value == "of")
                    {
                        names.push(at);
                    }
                    last = (name.cue != Cue::None).then_some(at);
                }
                UnitKind::Office(_, context) => {
                    if context.moved
                        && let Some(name) = last.take()
                        && self.units.get(name).is_some_and(|left| near(left, unit))
                    {
                        names.push(name);
                    }
                }
            }
        }
        names
    }

    /// Which names are officials'.
    fn judge(&mut self, reading: &Reading<'_>) {
        let mut holders: FxHashSet<usize> = self.links.iter().map(|&(name, _)| name).collect();
        holders.extend(self.moved(reading));
        let sharers: FxHashSet<usize> = self.sharers(reading).into_iter().collect();
        let mut full: FxHashSet<String> = FxHashSet::default();
        let mut given: FxHashSet<String> = FxHashSet::default();
        for (at, unit) in self.units.iter_mut().enumerate() {
            let UnitKind::Name(name) = &mut unit.kind else { continue };
            name.reason = if holders.contains(&at) {
                Some(Reason::Office)
            } else {
                match name.cue {
                    Cue::Comrade => Some(Reason::Honorific),
                    Cue::Rank => Some(Reason::Rank),
                    Cue::Listed => Some(Reason::Listed),
                    Cue::None | Cue::Person => sharers.contains(&at).then_some(Reason::Listed),
                }
            };
            if name.reason.is_some() {
                given.extend(super::entity::endings(&name.key).map(str::to_owned));
                full.insert(name.key.clone());
            }
        }
        for unit in &mut self.units {
            let UnitKind::Name(name) = &mut unit.kind else { continue };
            if name.reason.is_some() {
                continue;
            }
            if name.key.contains(' ') && full.contains(&name.key) {
                name.reason = Some(Reason::Repeated);
            } else if name.cue == Cue::Person && given.contains(&name.key) {
                name.reason = Some(Reason::Short);
            }
        }
    }
}

/// `Thừa ủy quyền của Chủ tịch UBND tỉnh, Đại tá Lê Văn Tám`: somebody else.
fn on_behalf(reading: &Reading<'_>, office: Option<&Unit>) -> bool {
    office
        .and_then(|office| office.lead.checked_sub(2))
        .is_some_and(|at| reading.folded(at) == "quyền" && reading.folded(at + 1) == "của")
}

/// What the tokens from one place to another say.
fn gap(reading: &Reading<'_>, start: usize, end: usize) -> Gap {
    let mut at = start;
    let mut found = Gap::Nothing;
    while at < end {
        let link = phrase(reading, at, Class::Link);
        let step = match (reading.piece(at), link.map(|link| link.entry.value)) {
            (",", _) => Gap::Comma,
            ("-" | "–" | "—" | "−" | "|" | "/", _) => Gap::Dash,
            ("(" | ")", _) => Gap::Bracket,
            (";", _) => Gap::Semicolon,
            (":", _) => Gap::Colon,
            (_, Some("is")) => Gap::Is,
            (_, Some("also")) => Gap::Also,
            (_, Some("and")) => Gap::And,
            _ if reading.token(at).is_some_and(|token| token.kind == Kind::Number)
                && phrase(reading, at + 1, Class::Link).is_some_and(|link| link.entry.value == "born") =>
            {
                // `, 45 tuổi,`
                at += 2;
                continue;
            }
            (_, Some("born")) => {
                // `, sinh năm 1975,` says who it is, not what.
                let mut next = link.map_or(at + 1, super::lexicon::Match::end);
                while next < end
                    && next < at + 10
                    && reading.token(next).is_some_and(|token| {
                        token.kind == Kind::Number || matches!(reading.piece(next), "/" | "-" | ".")
                    })
                {
                    next += 1;
                }
                at = next;
                continue;
            }
            _ => return Gap::Other,
        };
        found = match (found, step) {
            (Gap::Nothing, step) => step,
            (Gap::Comma | Gap::Dash | Gap::Bracket, Gap::Comma | Gap::Dash | Gap::Bracket) => found,
            (Gap::Comma | Gap::Dash | Gap::Bracket, Gap::Is | Gap::Also) => step,
            _ => return Gap::Other,
        };
        at = link
            .filter(|_| matches!(step, Gap::Is | Gap::Also | Gap::And))
            .map_or(at + 1, super::lexicon::Match::end);
    }
    found
}
