//! Who holds which office: neighbours, by what stands between them.

use super::gap::{Gap, gap, terms_end};
use super::{Cue, People, Unit};
use crate::detect::lexicon::sense::Link;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::position::office::Standing;
use crate::detect::position::place::phrase;
use crate::detect::reading::Reading;
use crate::detect::sentence;
use crate::detect::token::{Case, Kind};

/// The longest way from an office to the name below it: empty lines, `(Đã ký)`.
const SIGNATURE: usize = 10;

impl People {
    /// Links the units after those of which `taken` knows: it says which offices have a holder. Nothing links over
    /// the end of a paragraph but who signed to the office above.
    pub(super) fn link(&mut self, reading: &Reading<'_>, taken: &mut Vec<bool>) {
        let first = taken.len();
        taken.resize(self.units.len(), false);
        for at in first..self.units.len() {
            if self.name(at).is_none() {
                continue;
            }
            self.link_before(reading, at, taken);
            self.link_after(reading, at, taken);
            self.link_signature(reading, at);
        }
    }

    /// `PHÓ CHỦ TỊCH` on a line, and on a line below it the name of who signed.
    fn link_signature(&mut self, reading: &Reading<'_>, at: usize) {
        let Some([office, name]) = at.checked_sub(1).and_then(|office| self.units.get(office..=at)) else {
            return;
        };
        let is_line = |unit: &Unit| {
            let breaks = |at: usize| reading.token(at).is_none_or(|token| token.kind == Kind::Break);
            unit.lead.checked_sub(1).is_none_or(breaks) && breaks(unit.end)
        };
        let capitals = (office.start..office.end)
            .all(|at| reading.token(at).is_some_and(|token| token.case == Case::Upper));
        let signs = self.office(at - 1).is_some()
            && capitals
            && is_line(office)
            && is_line(name)
            && name.start <= office.end + SIGNATURE;
        if signs {
            self.links.push((at, at - 1));
        }
    }

    /// `Bí thư Đảng ủy, Chủ tịch HĐND xã Lê Thị Hoa`
    fn link_before(&mut self, reading: &Reading<'_>, at: usize, taken: &mut [bool]) {
        let Some(unit) = self.units.get(at) else { return };
        let led = unit.lead < unit.start;
        // `chúc mừng Giám đốc Công an tỉnh, Thiếu tướng Lê Văn Tám`: a rank goes on with the same person.
        let ranked = self.name(at).is_some_and(|name| name.cue == Cue::Rank);
        let mut office = at;
        while let Some(previous) = office.checked_sub(1) {
            let Some((_, context)) = self.office(previous) else { break };
            let gap = self.gap(reading, previous, office);
            let joins = if office == at {
                gap == Gap::Nothing
                    || (led && gap == Gap::Comma && !context.moved && (!context.told || ranked) && !on_behalf(reading, self.units.get(previous)))
                    || matches!(gap, Gap::Dash | Gap::Colon)
                    || gap == Gap::Comma && !context.moved && self.opens_with_office(reading, previous, at)
                    || (gap == Gap::Bracket)
                    // `Trưởng bản Nà Luông là anh Nông Đức Thiện`
                    || (led && gap == Gap::Is && !context.moved)
            } else {
                matches!(gap, Gap::Comma | Gap::Dash | Gap::Also)
            };
            let another = office != at && self.is_deputy_of(reading, office, previous);
            if !joins
                || another
                || taken.get(previous).copied().unwrap_or(true)
                || context.several && !context.listed
            {
                break;
            }
            if let Some(taken) = taken.get_mut(previous) {
                *taken = true;
            }
            self.links.push((at, previous));
            office = previous;
        }
    }

    /// `Giám đốc Sở Y tế, Lê Văn Tám cho biết …`: a sentence that begins with an office, and who does something.
    fn opens_with_office(&self, reading: &Reading<'_>, office: usize, name: usize) -> bool {
        let (Some(office), Some(name)) = (self.units.get(office), self.units.get(name)) else { return false };
        let opens = office
            .lead
            .checked_sub(1)
            .is_none_or(|before| reading.is_end(before) || sentence::closes(reading, before));
        let acts = phrase(reading, name.end, Class::Predicate).is_some()
            || phrase(reading, name.end, Class::Trigger).is_some()
            || reading.any(name.end, words!["vừa", "đã", "cũng"]);
        opens && acts
    }

    /// `Lê Thị Hoa, Bí thư Đảng ủy, Chủ tịch HĐND xã`
    fn link_after(&mut self, reading: &Reading<'_>, at: usize, taken: &mut [bool]) {
        if let Some(office) = self.shared_after(reading, at) {
            if let Some(taken) = taken.get_mut(office) {
                *taken = true;
            }
            self.links.extend((self.joined_before(reading, at)..=at).map(|name| (name, office)));
            return;
        }
        if self.is_excepted(reading, at) {
            return;
        }
        let mut chain = Vec::new();
        let mut last = at;
        while let Some((_, context)) = self.office(last + 1) {
            let gap = self.gap(reading, last, last + 1);
            let joins = if last == at {
                matches!(gap, Gap::Nothing | Gap::Comma | Gap::Dash | Gap::Bracket | Gap::Is | Gap::Each)
            } else {
                matches!(
                    gap,
                    Gap::Nothing | Gap::Comma | Gap::Dash | Gap::Is | Gap::Also | Gap::And | Gap::Semicolon
                )
            };
            if !joins || context.several || context.moved || self.is_of_many(reading, last + 1) {
                break;
            }
            last += 1;
            chain.push(last);
            // `…; Bí thư Huyện đoàn - Lê Văn Tám`: the next in a list.
            let before_dash =
                || self.name(last + 1).is_some() && self.gap(reading, last, last + 1) == Gap::Dash;
            if gap == Gap::Semicolon && (self.leads_name(reading, last) || before_dash()) {
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
        // In a row of titles before names all offices up to the next name are that one's: `Bí thư Tỉnh ủy Lê Văn
        // Tám, Phó Chủ tịch UBND tỉnh - Trưởng đoàn ĐBQH Lê Thị Hoa`, `Bộ trưởng Y tế - Lê Thị Hoa, Bộ trưởng …`.
        let before = at.checked_sub(1).filter(|&before| self.office(before).is_some());
        let style = before.map(|before| self.gap(reading, before, at));
        if let (Some(style @ (Gap::Nothing | Gap::Dash)), Some(next)) = (style, self.units.get(last + 1))
            && self.name(last + 1).is_some()
            && next.lead == next.start
            && self.gap(reading, at, at + 1) == Gap::Comma
            && self.gap(reading, last, last + 1) == style
        {
            chain.clear();
        }
        let each = !chain.is_empty() && self.gap(reading, at, at + 1) == Gap::Each;
        for office in chain {
            if let Some(taken) = taken.get_mut(office) {
                *taken = true;
            }
            let others = if each { self.joined_before(reading, at) } else { at };
            self.links.extend((others..=at).map(|name| (name, office)));
        }
    }

    /// `Ngoài ông Lê Văn Tám, Thủ tướng cũng …`: the office is of somebody else.
    fn is_excepted(&self, reading: &Reading<'_>, at: usize) -> bool {
        let before = self.units.get(at).and_then(|name| name.lead.checked_sub(1));
        let acts = self.office(at + 1).is_some_and(|(_, context)| context.acts);
        acts && before.is_some_and(|before| reading.is(before, word!("ngoài")))
    }

    /// The office that several names share: `Lê Thị Hoa và Trần Văn Bảy, hai Phó Chủ tịch UBND huyện`, and in
    /// a list one that a body has several of: `các đồng chí Lê Thị Hoa, Trần Văn Bảy - Phó Chủ tịch`.
    fn shared_after(&self, reading: &Reading<'_>, at: usize) -> Option<usize> {
        if self.joined_before(reading, at) == at {
            return None;
        }
        let (name, office) = (self.units.get(at)?, self.units.get(at + 1)?);
        let (_, context) = self.office(at + 1).filter(|(_, context)| !context.moved)?;
        let counted = context.several
            && name.end + 2 == office.lead
            && matches!(reading.mark(name.end), Some(',' | '-'))
            && phrase(reading, name.end + 1, Class::Link).is_some_and(|link| link.is(Link::Many));
        let deputies = !context.several
            && phrase(reading, office.start, Class::RoleDeputy).is_some()
            && self.name(at)?.cue == Cue::Listed
            && self.gap(reading, at, at + 1) == Gap::Dash;
        // `bà Lê Thị Hoa và ông Trần Văn Bảy, Phó Chủ tịch HĐND`: of whom a body has several.
        let pair = !context.several
            && phrase(reading, office.start, Class::RoleDeputy).is_some()
            && self.gap(reading, at - 1, at) == Gap::And
            && [at - 1, at].iter().all(|&one| self.name(one).is_some_and(|name| name.cue == Cue::Person))
            && self.gap(reading, at, at + 1) == Gap::Comma
            && self.office(at + 2).is_none_or(|_| self.gap(reading, at + 1, at + 2) != Gap::Comma);
        (counted || (deputies || pair) && !self.leads_name(reading, at + 1)).then_some(at + 1)
    }

    /// The first of the names that are joined to a name: `ông Trần Văn Sơn và ông Lý Thành Long`.
    pub(super) fn joined_before(&self, reading: &Reading<'_>, at: usize) -> usize {
        /// More than share an office in one sentence.
        const MOST: usize = 16;

        let mut first = at;
        while let Some(before) = first.checked_sub(1)
            && at - first < MOST
            && self.name(before).is_some()
            && matches!(self.gap(reading, before, first), Gap::And | Gap::Comma)
        {
            first = before;
        }
        first
    }

    /// `Thủ tướng, Phó Thủ tướng Lê Văn Tám`: nobody is the head and the deputy of one body.
    fn is_deputy_of(&self, reading: &Reading<'_>, office: usize, head: usize) -> bool {
        let (Some(office), Some(head)) = (self.units.get(office), self.units.get(head)) else { return false };
        let words = |from: usize, to: usize| (from..to).filter_map(|at| Some(reading.token(at)?.word));
        phrase(reading, office.start, Class::RoleDeputy).is_some_and(|deputy| {
            words(deputy.end(), office.end).zip(words(head.start, head.end)).all(|(own, other)| own == other)
        })
    }

    /// `Thủ trưởng các cơ quan`: an office that each of several bodies has.
    fn is_of_many(&self, reading: &Reading<'_>, office: usize) -> bool {
        let bare = self.office(office).is_some_and(|(office, _)| office.standing == Standing::Bare);
        bare && self.units.get(office).is_some_and(|office| {
            phrase(reading, office.end, Class::Link).is_some_and(|link| link.is(Link::Many))
        })
    }

    /// Whether a name follows an office without a mark between.
    fn leads_name(&self, reading: &Reading<'_>, office: usize) -> bool {
        self.name(office + 1).is_some() && self.gap(reading, office, office + 1) == Gap::Nothing
    }

    pub(super) fn gap(&self, reading: &Reading<'_>, left: usize, right: usize) -> Gap {
        // `Ủy viên Ủy ban Trung ương MTTQ Việt Nam khóa VIII, Trưởng Ban Dân vận Tỉnh ủy`
        let office = self.office(left).is_some() && self.office(right).is_some();
        let (Some(left), Some(right)) = (self.units.get(left), self.units.get(right)) else {
            return Gap::Other;
        };
        let start = if office { terms_end(reading, left.end).min(right.lead) } else { left.end };
        gap(reading, start, right.lead)
    }
}

/// `Thừa ủy quyền của Chủ tịch UBND tỉnh (và phân công của Trưởng ban), Đại tá Lê Văn Tám`, `Theo quyết định của Chủ tịch UBND tỉnh, đồng chí Lê
/// Văn Tám …`: somebody else.
fn on_behalf(reading: &Reading<'_>, office: Option<&Unit>) -> bool {
    let Some(of) = office.and_then(|office| office.lead.checked_sub(1)) else { return false };
    let ground = || {
        (of.saturating_sub(GROUND)..of)
            .rev()
            .take_while(|&at| reading.token(at).is_some_and(|token| token.kind == Kind::Word))
            .any(|at| {
                reading.is(at, word!("theo"))
                    || reading.is(at, word!("ủy")) && reading.is(at + 1, word!("quyền"))
            })
    };
    reading.is(of, word!("của")) && of > 0 && (reading.is(of - 1, word!("quyền")) || ground())
}

/// The most words between `theo` and whose it is: `theo sự phân công của`.
const GROUND: usize = 14;
