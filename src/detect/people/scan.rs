//! Reads names and offices from left to right, one paragraph after the other.

use super::gap::terms_end;
use super::{Context, Cue, Name, People, Unit, UnitKind};
use crate::detect::lexicon::sense::{Honorific, Link, Rank, Sense};
use crate::detect::lexicon::{Class, Classes, word, words};
use crate::detect::position::office::{Office, office_at};
use crate::detect::position::piece::{self, Attributes};
use crate::detect::position::place::{Runs, phrase};
use crate::detect::reading::Reading;
use crate::detect::sentence;
use crate::detect::signs::Signs;
use crate::detect::token::Kind;

/// Remembers the full names after honorifics.
pub(super) fn learn(reading: &Reading<'_>, runs: &mut Runs<'_>) {
    let mut found = Vec::new();
    for paragraph in reading.paragraphs() {
        if !paragraph.zone.is_article() {
            continue;
        }
        let mut at = paragraph.start;
        while at < paragraph.end {
            at = reading.next(at, paragraph.end, Signs::PERSON);
            if at < paragraph.end && reading.is_capital(at) {
                runs.learn_given(at);
            }
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
                runs.learn_given(start);
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
    // `Kiến trúc sư trưởng`: an office that begins like a profession.
    while let Some(rank) = phrase(reading, at, Class::Rank)
        .filter(|rank| phrase(reading, at, Class::Role).is_none_or(|role| role.len <= rank.len))
    {
        let mut next = rank.end();
        // A point belongs to an abbreviation: `TS. Nguyễn Văn An`, but not `Trung tướng. Ngày 4/8`.
        let abbreviated =
            next > 0 && reading.piece(next - 1).chars().next_back().is_some_and(char::is_uppercase);
        while (reading.piece(next) == "," || reading.piece(next) == "." && abbreviated)
            && (reading.is_capital(next + 1) || reading.begins(next + 1).any(OFFICES))
        {
            next += 1;
        }
        at = next;
    }
    at
}

/// Whether a token begins what a delegate is called, with an office or without.
fn begins_delegate(reading: &Reading<'_>, at: usize) -> bool {
    reading.matches(at).iter().any(|found| match found.class {
        Class::Role => Attributes::of(found.entry).kind == piece::Kind::Delegate,
        _ => found.is(Link::Delegate) || found.is(Link::Delegates),
    })
}

/// The longest other name with its brackets, in tokens.
const ALIAS: usize = 12;

/// What an office may begin with.
const OFFICES: Classes = Classes::of(&[Class::Role, Class::RoleDeputy, Class::RoleBefore]);

/// What a name or an office may begin with.
const LEADS: Classes =
    Classes::of(&[Class::Honorific, Class::Rank, Class::Role, Class::RoleDeputy, Class::RoleBefore]);

/// The reader of a text.
pub(super) struct Scan<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) runs: &'r Runs<'r>,
    pub(super) people: People,
    /// Whether the last unit is an office that follows its holder's name.
    apposed: bool,
    /// Whether a list of people goes on.
    listing: bool,
}

/// What leads a name or an office.
#[derive(Clone, Copy)]
struct Lead {
    /// Its first token.
    start: usize,
    /// What it says of who follows.
    cue: Cue,
    /// Whether several follow.
    several: bool,
    /// Whether a colon leads to what follows.
    listed: bool,
}

impl<'r, 't> Scan<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>, runs: &'r Runs<'r>) -> Self {
        Self { reading, runs, people: People::default(), apposed: false, listing: false }
    }

    pub(super) fn into_people(self) -> People {
        self.people
    }

    pub(super) fn paragraph(&mut self, start: usize, end: usize) {
        let mut at = start;
        self.listing = false;
        while at < end {
            if !self.listing {
                at = self.reading.next(at, end, Signs::PERSON);
            }
            if at >= end {
                return;
            }
            at = self.step(at, end);
        }
    }

    /// Reads what begins at a token; the token to go on with.
    fn step(&mut self, at: usize, end: usize) -> usize {
        // `các đồng chí Lê Văn Tám (tức Hai Lúa) và …`: another name of his goes on with nothing.
        if self.listing
            && let Some(after) = self.alias_end(at)
        {
            return after.min(end);
        }
        if !self.is_of_interest(at) {
            return self.pass(at);
        }
        if let Some(after) = self.word_end(at) {
            self.listing = false;
            return after;
        }
        let (mut lead, next) = self.lead(at);
        let titled = skip_titles(self.reading, next);
        if titled > next
            && phrase(self.reading, next, Class::Rank).is_some_and(|rank| rank.is(Rank::Military))
            && lead.cue != Cue::Comrade
        {
            lead.cue = Cue::Rank;
        }
        if let Some(after) = self.unit(lead, titled, end) {
            return after;
        }
        match (titled > at, next > at) {
            // What followed was neither a name nor an office.
            (true, true) => next,
            (true, false) => at + 1,
            (false, _) => self.pass(at),
        }
    }

    /// Passes a token with which at most a list goes on.
    fn pass(&mut self, at: usize) -> usize {
        self.listing = self.listing && self.goes_on_listing(at);
        at + 1
    }

    /// `giữ chức vụ Trưởng ban`: the end of the words before an office, which are none, though `vụ trưởng` is one.
    fn word_end(&self, at: usize) -> Option<usize> {
        let link = phrase(self.reading, at, Class::Link)
            .filter(|link| matches!(link.entry.sense, Sense::Link(Link::Moved | Link::Word)))?;
        let role = phrase(self.reading, at, Class::Role);
        role.is_none_or(|role| role.len < link.len).then(|| link.end())
    }

    /// What leads a name or an office at a token, and the token after it.
    fn lead(&mut self, at: usize) -> (Lead, usize) {
        let mut lead = Lead { start: at, cue: Cue::None, several: false, listed: false };
        let mut next = at;
        if let Some(honorific) = phrase(self.reading, at, Class::Honorific).filter(|honorific| {
            !self.is_inside_name(at)
                && phrase(self.reading, at, Class::Role).is_none_or(|role| role.len < honorific.len)
        }) {
            next = honorific.end();
            match honorific.entry.sense {
                Sense::Honorific(Honorific::Office) => lead.cue = Cue::Comrade,
                Sense::Honorific(Honorific::Comrades) => {
                    lead.cue = Cue::Listed;
                    lead.several = true;
                    self.listing = true;
                }
                Sense::Honorific(Honorific::Many) => lead.several = true,
                _ => lead.cue = Cue::Person,
            }
        }
        // A delegate is known by a family name: `đại biểu Hội Nông dân` is none.
        if let Some(delegate) = phrase(self.reading, at, Class::Link)
            .filter(|link| matches!(link.entry.sense, Sense::Link(Link::Delegate | Link::Delegates)))
            && self.runs.is_person(delegate.end())
        {
            next = delegate.end();
            lead.cue = if delegate.is(Link::Delegate) { Cue::Comrade } else { Cue::Listed };
            self.listing |= lead.cue == Cue::Listed;
        }
        lead.listed = lead.several && self.reading.piece(next) == ":";
        (lead, next)
    }

    /// Whether a name, an office or what leads one may begin at a token; most tokens begin none.
    fn is_of_interest(&self, at: usize) -> bool {
        let begins = self.reading.begins(at);
        self.reading.is_capital(at)
            || begins.any(LEADS)
            || begins.has(Class::Link)
                && self.reading.matches(at).iter().any(|found| {
                    matches!(
                        found.entry.sense,
                        Sense::Link(Link::Moved | Link::Word | Link::Delegate | Link::Delegates)
                    )
                })
    }

    /// Reads a name or an office at a token, and gives the token after it.
    fn unit(&mut self, lead: Lead, at: usize, end: usize) -> Option<usize> {
        // `đồng chí Tân Giám đốc Sở`: who has just come to the office is not called so.
        let at =
            at + usize::from(self.reading.is(at, word!("tân")) && self.reading.begins(at + 1).any(OFFICES));
        if !self.reading.is_word(at) {
            return None;
        }
        let apposed = self.is_apposed(lead.start) || self.is_moved(lead.start);
        match self.office_here(at, apposed) {
            Some(office) => Some(self.office(lead, office, apposed, end)),
            None if self.reading.is_capital(at) => self.name(lead, at, end),
            None => None,
        }
    }

    /// Takes an office, and gives the token after it.
    fn office(&mut self, lead: Lead, office: Office, apposed: bool, end: usize) -> usize {
        self.apposed = apposed;
        let (start, after) = (office.start, office.end);
        // `Khu lưu niệm Chủ tịch Tôn Đức Thắng`: a place that is named after somebody with his office.
        if self.is_memorial(lead.start)
            && self.runs.is_person(after)
            && let Some(name) = self.runs.name_end(after)
        {
            return name.min(end);
        }
        let context = self.context(&office, lead);
        self.push(lead.start, start, after, UnitKind::Office(Box::new(office), context));
        after
    }

    /// Reads a name, and gives the token after it.
    fn name(&mut self, lead: Lead, at: usize, end: usize) -> Option<usize> {
        let cue = lead.cue;
        let adjacent = self
            .people
            .units
            .last()
            .is_some_and(|unit| unit.end == lead.start && matches!(unit.kind, UnitKind::Office(..)));
        // A lone capital word is no name where nothing says so.
        let run = self.reading.is_capital(at + 1);
        if cue == Cue::None && !adjacent && !run {
            return None;
        }
        let after = self.name_end(cue, at, adjacent)?;
        let place = cue == Cue::None
            && !adjacent
            && (self.is_eponym(at) || !self.listing && self.is_listed_place(at));
        if after > end || place || self.is_uncle_ho(at, after) {
            return Some(after.min(end));
        }
        let cue = match cue {
            Cue::None if self.listing => Cue::Listed,
            // `hai ông Lê Văn Tám và Trần Văn Bảy`
            Cue::None if lead.several => Cue::Person,
            _ => cue,
        };
        let key = self.runs.key(at, after);
        self.push(lead.start, at, after, UnitKind::Name(Name { cue, reason: None, key }));
        Some(after)
    }

    /// Where the name ends that begins at a token, after what leads it or right after an office.
    fn name_end(&self, cue: Cue, at: usize, adjacent: bool) -> Option<usize> {
        let shouted = (adjacent || cue == Cue::Comrade).then(|| self.runs.shouted_end(at)).flatten();
        match cue {
            Cue::Comrade | Cue::Person | Cue::Rank => {
                let slipped = (cue != Cue::Person).then(|| self.runs.slipped_end(at)).flatten();
                let end = slipped.or_else(|| self.runs.name_end(at)).or(shouted)?;
                self.is_plausible(at, end, cue).then_some(end)
            }
            Cue::Listed | Cue::None => {
                let known = self.runs.known_end(at).or(shouted);
                let name = known.is_some()
                    || self.runs.is_person(at)
                    || (self.listing && self.is_listed_name(at))
                    || (adjacent && (self.is_name_after_office(at) || self.is_given_name_after_office(at)))
                    || self.is_name_before_office(at, self.listing);
                if !name {
                    return None;
                }
                known.or_else(|| self.runs.name_end(at))
            }
        }
    }

    fn push(&mut self, lead: usize, start: usize, end: usize, kind: UnitKind) {
        self.people.units.push(Unit { lead, start, end, kind });
    }

    fn office_here(&self, at: usize, apposed: bool) -> Option<Office> {
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
                .is_some_and(|word| word.end() > at && (word.is(Link::Word) || word.is(Link::Moved)))
            || self.is_inside_body(at);
        // `Đoàn đại biểu Quốc hội` is a body of delegates.
        let delegation = begins_delegate(reading, at)
            && at.checked_sub(1).is_some_and(|before| phrase(reading, before, Class::Organisation).is_some());
        if inside || delegation {
            // `thẩm quyền Chủ tịch`: the office begins after the word.
            return None;
        }
        office_at(reading, at, self.runs, apposed)
    }

    /// Whether the words before say that somebody is moved to what begins here: `giữ chức Bí thư …`.
    fn is_moved(&self, lead: usize) -> bool {
        (1..=5).any(|back| {
            lead.checked_sub(back).is_some_and(|at| {
                phrase(self.reading, at, Class::Link)
                    .is_some_and(|link| link.is(Link::Moved) && link.end() == lead)
            })
        })
    }

    /// Whether what begins at a token follows a name, or an office that does: `Lê Thị Hoa, Bí thư …`.
    fn is_apposed(&self, lead: usize) -> bool {
        let mark = |at: usize| matches!(self.reading.mark(at), Some(',' | '-' | '('));
        self.people.units.last().is_some_and(|before| {
            lead.saturating_sub(before.end) <= 2
                && (before.end..lead).all(mark)
                && match before.kind {
                    UnitKind::Name(_) => true,
                    UnitKind::Office(..) => self.apposed,
                }
        })
    }

    /// `Văn phòng Chủ tịch nước`, `Phủ Thủ tướng`: a body that is named after an office.
    fn is_inside_body(&self, at: usize) -> bool {
        (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|from| {
                phrase(self.reading, from, Class::Organisation)
                    .is_some_and(|body| body.end() > at && self.reading.is_capital(from))
            })
        })
    }

    fn context(&self, office: &Office, lead: Lead) -> Context {
        let reading = self.reading;
        let Lead { start: lead, cue, several, listed } = lead;
        let before = |back: usize| {
            let at = lead.checked_sub(back)?;
            let link = reading
                .matches(at)
                .iter()
                .rev()
                .find(|found| found.class == Class::Link && usize::from(found.len) == back)?;
            Some(link.entry.sense)
        };
        let senses: Vec<Sense> = (1..=5).filter_map(before).collect();
        let has = |link: Link| senses.contains(&link.into());
        // `với vai trò` moves to one office, though a `vai trò` is anybody's: the longer phrase counts.
        let farthest = |link: Link| senses.iter().rposition(|&found| found == link.into());
        let many =
            farthest(Link::Many).is_some_and(|many| farthest(Link::Moved).is_none_or(|moved| moved < many));
        let number = lead.checked_sub(1).is_some_and(|at| self.is_count(at));
        // `Lê Hoàng Ba Phó Bí thư Huyện ủy`: the end of a name is no number.
        let named = self
            .people
            .units
            .last()
            .is_some_and(|unit| unit.end == lead && matches!(unit.kind, UnitKind::Name(_)));
        let of_somebody = self.is_of_somebody(office);
        // `bầu Chủ tịch UBND tỉnh đối với ông Lê Văn Tám`
        let elected = of_somebody && lead.checked_sub(1).is_some_and(|at| reading.is(at, word!("bầu")));
        let many = many && !named && !elected;
        // `bầu bổ sung thành viên UBND huyện gồm: …`, `Ủy viên 2 Ban của HĐND`
        let counted = reading.digits(office.end).is_some()
            && phrase(reading, office.end + 1, Class::Organisation).is_some();
        let divided = counted || reading.any(office.end, words!["gồm"]);
        Context {
            addressed: matches!(cue, Cue::Comrade | Cue::Person),
            moved: has(Link::Moved) || elected,
            several: several || cue == Cue::Listed || many || number || divided || office.collective,
            // `các đồng chí: Ủy viên Ban Thường vụ: Lê Văn Tám, …`: what all of them are.
            listed: listed
                && !many
                && !office.collective
                && reading.piece(terms_end(reading, office.end)) != ":",
            acts: phrase(reading, office.end, Class::Predicate).is_some(),
            owned: has(Link::Of),
            told: (1..=2).any(|back| {
                lead.checked_sub(back).is_some_and(|at| {
                    phrase(reading, at, Class::Predicate).is_some_and(|verb| verb.end() == lead)
                })
            }),
            follows: of_somebody
                || self.people.units.last().is_some_and(|before| {
                    lead.saturating_sub(before.end) <= 20
                        && !(before.end..lead).any(|at| reading.is_end(at) || sentence::closes(reading, at))
                }),
        }
    }

    /// `miễn nhiệm đại biểu HĐND tỉnh đối với ông Lê Văn Tám`: whether the words after an office say whose it is.
    fn is_of_somebody(&self, office: &Office) -> bool {
        let link = phrase(self.reading, terms_end(self.reading, office.end), Class::Link);
        link.is_some_and(|link| {
            link.entry.phrase == "đối với" && phrase(self.reading, link.end(), Class::Honorific).is_some()
        })
    }

    /// `12 Bí thư chi bộ`, but not `Sáng 3/7 Bí thư Huyện ủy`.
    fn is_count(&self, at: usize) -> bool {
        let reading = self.reading;
        let dated = reading.follows(at, words!["ngày", "tháng", "năm"])
            || at
                .checked_sub(1)
                .is_some_and(|joint| matches!(reading.mark(joint), Some('/' | '-' | '.' | ':')));
        reading.digits(at).is_some_and(|digits| digits.len() <= 3) && !dated
    }

    /// The token after the other name of somebody that begins here in brackets.
    fn alias_end(&self, at: usize) -> Option<usize> {
        if self.reading.mark(at) != Some('(') || self.reading.group(at + 1, "alias").is_none() {
            return None;
        }
        (at..at + ALIAS).find(|&at| self.reading.mark(at) == Some(')')).map(|close| close + 1)
    }

    /// Whether a list of people goes on over a token.
    fn goes_on_listing(&self, at: usize) -> bool {
        let Some(token) = self.reading.token(at) else { return false };
        match token.kind {
            Kind::Mark => !matches!(self.reading.piece(at), "." | "!" | "?"),
            Kind::Word => {
                phrase(self.reading, at, Class::Link).is_some_and(|link| {
                    matches!(link.entry.sense, Sense::Link(Link::And | Link::Is | Link::Also | Link::Born))
                }) || phrase(self.reading, at, Class::Honorific).is_some()
            }
            Kind::Number | Kind::Break => false,
        }
    }
}
