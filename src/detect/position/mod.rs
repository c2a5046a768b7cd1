//! POSITION: offices, attached to a name or standing for one particular person.

mod area;
mod body;
mod joint;
pub mod office;
pub mod piece;
pub mod place;
mod role;
mod task_force;

use super::lexicon::sense::Link;
use super::lexicon::{Class, Word, word, words};
use super::people::gap::terms_end;
use super::people::{Context, People, UnitKind};
use super::reading::Reading;
use super::{Candidate, Detector, Found, Rule, Work, shown};
use crate::label::{Label, Level, Value};
use office::{Office, Standing};
use piece::Part;
use place::phrase;
use rustc_hash::FxHashSet;

/// Finds offices.
pub(super) const DETECTOR: Detector = Detector {
    name: "position",
    rules: &[&NAMED, &ADDRESSED, &MOVED, &ISSUER, &SUBJECT, &UNIQUE, &AGAIN],
    begin,
};

static NAMED: Rule = Rule {
    id: "position.named",
    vi: "Chức vụ đứng liền trước hoặc sau tên người giữ",
    en: "An office right before or after the name of its holder",
    examples: shown(&[
        "Đồng chí Lê Thị Hoa, ⟦Phó Bí thư Huyện ủy⟧, ⟦Chủ tịch UBND huyện Tân Lập⟧ dự.",
        "⟦Giám đốc Sở Tài chính⟧ Trần Văn Bảy báo cáo.",
        "Các đồng chí Ủy viên Ban Thường vụ dự họp.",
    ]),
};

static ADDRESSED: Rule = Rule {
    id: "position.addressed",
    vi: "Chức vụ sau “đồng chí”, “ông”, “bà” thay cho tên",
    en: "An office after a form of address, in place of a name",
    examples: shown(&[
        "Đồng chí ⟦Bí thư Huyện ủy⟧ nhấn mạnh yêu cầu này.",
        "Các đồng chí Bí thư chi bộ nêu ý kiến.",
    ]),
};

static MOVED: Rule = Rule {
    id: "position.moved",
    vi: "Chức vụ được giao, được bầu hoặc thôi giữ",
    en: "An office that somebody is moved to or from",
    examples: shown(&["Ông Lê Văn Tám được bầu giữ chức ⟦Chủ tịch HĐND xã Tân Lập⟧."]),
};

static ISSUER: Rule = Rule {
    id: "position.issuer",
    vi: "Chức vụ là nơi ban hành văn bản",
    en: "The office that issued a document",
    examples: shown(&["Thực hiện Công điện số 12 của ⟦Chủ tịch UBND tỉnh⟧ về phòng cháy."]),
};

static SUBJECT: Rule = Rule {
    id: "position.subject",
    vi: "Chức vụ làm chủ ngữ, chỉ một người cụ thể",
    en: "An office as the subject of a verb, for one particular person",
    examples: shown(&["⟦Bí thư Tỉnh ủy⟧ thăm hỏi các gia đình.", "Bí thư chi bộ thì phải gương mẫu."]),
};

static AGAIN: Rule = Rule {
    id: "position.again",
    vi: "Chức vụ nói tắt của người đã nêu",
    en: "A role alone, for the holder who was named before",
    examples: shown(&[
        "⟦Giám đốc Sở Y tế⟧ Lê Văn Tám thăm bệnh viện. ⟦Giám đốc⟧ yêu cầu giữ đủ thuốc.",
        "Trưởng phòng kể chuyện cũ.",
    ]),
};

static UNIQUE: Rule = Rule {
    id: "position.unique",
    vi: "Chức vụ chỉ một người giữ, nêu đủ cơ quan",
    en: "An office that one person holds, with its body",
    examples: shown(&[
        "Báo cáo ⟦Thủ tướng Chính phủ⟧ trước cuối tháng.",
        "Chủ tịch UBND các xã chịu trách nhiệm.",
    ]),
};

fn begin<'r>(reading: &'r Reading<'r>) -> Work<'r> {
    let mut reader = Reader::new(reading);
    Box::new(move |block, found, fresh| reader.read(block.end(), found, &mut fresh.candidates))
}

/// Reads the offices of a text, one after the other.
struct Reader<'r> {
    reading: &'r Reading<'r>,
    people: &'r People,
    /// Which units are offices that somebody named holds.
    held: Vec<bool>,
    /// What offices are called that somebody named holds.
    roles: FxHashSet<Vec<Word>>,
    /// The unit to go on with.
    at: usize,
    /// What is said before a chain of offices holds for all of it.
    before: Context,
    end_before: usize,
    /// Whether the chain lists what somebody has been.
    career: bool,
}

impl<'r> Reader<'r> {
    fn new(reading: &'r Reading<'r>) -> Self {
        let people = reading.people();
        let mut held = vec![false; people.units.len()];
        for &(_, office) in &people.links {
            if let Some(held) = held.get_mut(office) {
                *held = true;
            }
        }
        let (roles, before) = (FxHashSet::default(), Context::default());
        Self { reading, people, held, roles, at: 0, before, end_before: 0, career: false }
    }

    /// Reads as far as a token.
    fn read(&mut self, end: usize, found: &Found, out: &mut Vec<Candidate>) {
        while self.people.units.get(self.at).is_some_and(|unit| unit.start < end) {
            out.extend(self.office(self.at, found));
            self.at += 1;
        }
    }

    fn office(&mut self, at: usize, found: &Found) -> Option<Candidate> {
        let Self { reading, people, .. } = *self;
        let unit = people.units.get(at)?;
        let UnitKind::Office(office, context) = &unit.kind else {
            self.before = Context::default();
            return None;
        };
        let mut context = *context;
        // `giữ chức Phó Bí thư Huyện ủy, Chủ tịch UBND huyện`
        // `… giai đoạn 2015 - 2020, Phó Chủ tịch UBND tỉnh`
        let joint = terms_end(reading, self.end_before);
        // `đã trải qua các chức vụ: Phó Bí thư Huyện đoàn; Chủ tịch UBND huyện; …`
        let career = lists_career(reading, unit.lead);
        let goes_on = unit.lead.saturating_sub(joint) <= 1;
        self.career = career || self.career && goes_on;
        context.moved |= career;
        if goes_on {
            context.moved |= self.before.moved && (self.career || reading.piece(joint) != ";");
            // `trả lời các đại biểu, Thủ tướng đã báo cáo …`: of whom there is one.
            context.several |= self.before.several && !(office.standing == Standing::Unique && context.acts);
            // `đồng chí Bí thư Đảng ủy, Chủ tịch HĐND xã`
            context.addressed |= self.before.addressed && matches!(reading.mark(joint), Some(',' | '-'));
        }
        self.before = context;
        self.end_before = unit.end;
        let holds = self.held.get(at).copied().unwrap_or(false);
        let next = people.units.get(at + 1).filter(|next| next.lead == unit.end + 1);
        // `Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc yêu cầu`: the minister is the subject too.
        if let Some(UnitKind::Office(other, later)) = next.map(|next| &next.kind)
            && reading.piece(unit.end) == ","
            && other.pieces.first().is_some_and(|role| role.written == Some("Chủ nhiệm"))
        {
            context.acts |= later.acts;
        }
        if !holds && next.is_some_and(|next| shares_kind(reading, office, &next.kind)) {
            return None;
        }
        let named = role(reading, office);
        let known = self.roles.contains(&named);
        if holds {
            self.roles.insert(named);
        }
        let again = known && stands_for_holder(reading, office, context);
        let judged = judge(reading, found, office, context, holds);
        let (rule, score) = judged.or(again.then_some((&AGAIN, 800)))?;
        Some(Candidate {
            span: reading.span(office.start, office.end),
            label: Label::Position,
            value: Some(Value::Position(piece::value(reading, &office.pieces, office.level))),
            score,
            rule,
        })
    }
}

fn judge(
    reading: &Reading<'_>,
    found: &Found,
    office: &Office,
    context: Context,
    held: bool,
) -> Option<(&'static Rule, u16)> {
    if held {
        return Some((&NAMED, if office.standing == Standing::Bare { 900 } else { 960 }));
    }
    // `Theo chỉ đạo của Thủ tướng Chính phủ, tỉnh họp …`: of whom there is one, is of no several kinds.
    let of_kinds = office.standing != Standing::Unique && goes_on(reading, office);
    if context.several || office.collective || of_kinds {
        return None;
    }
    if context.owned && names_board(reading, office) {
        return None;
    }
    let specific =
        office.standing == Standing::Unique || (office.standing == Standing::Bodied && !is_village(office));
    if context.moved {
        let capital = reading.is_capital(office.start);
        return (specific || capital || context.follows)
            .then_some((&MOVED, if specific { 900 } else { 800 }));
    }
    if context.addressed {
        return Some((&ADDRESSED, 900));
    }
    // Delegates are many, as are the members of a committee.
    let is_one_of_many =
        |role: &str| ["Đại biểu", "Ủy viên", "Thành viên"].into_iter().any(|many| role.starts_with(many));
    if office.pieces.first().and_then(|piece| piece.written).is_some_and(is_one_of_many) {
        return None;
    }
    if specific && context.owned && issues(reading, found, office) {
        return Some((&ISSUER, 920));
    }
    if specific && (context.acts || is_between(reading, office)) {
        return Some((&SUBJECT, 850));
    }
    // `Bộ trưởng yêu cầu …`: of the ministry that the article is about.
    // `Theo Bộ trưởng, …`: whose view it is.
    let cited = office.start.checked_sub(1).is_some_and(|before| reading.is(before, word!("theo")));
    let quoted = cited && reading.piece(office.end) == ",";
    if (context.acts || quoted) && is_minister(reading, office) {
        return Some((&SUBJECT, 800));
    }
    // `báo cáo Chủ tịch UBND thị xã`: reports go to one.
    if specific && context.told && reports(reading, office) {
        return Some((&UNIQUE, 750));
    }
    let high = matches!(office.level, Some(Level::Central | Level::Province));
    // `báo cáo Chủ tịch UBND huyện Tân Lập`: there is one.
    let placed = office.placed
        && office.standing == Standing::Bodied
        && office.end > office.start
        && (office.level != Some(Level::Unit) || quoted)
        && (reading.is_capital(office.end - 1) || reading.is_mark(office.end - 1, ')'))
        && !several_places(reading, office);
    let named = placed
        || office.standing == Standing::Unique
        || (office.standing == Standing::Bodied && high)
        || leads_committee(office);
    // `theo lệnh của bộ trưởng Bộ Công an`: the body is named, though the role has no capital.
    let body = office.pieces.iter().find(|piece| piece.part == Part::Organisation);
    // `chất vấn giám đốc Sở Y tế`, `Theo chủ tịch UBND huyện Tân Lập, …`
    let of_body = (context.owned || cited || high && office.end > office.start + 3)
        && body.is_some_and(|body| reading.is_capital(body.start));
    (named && (reading.is_capital(office.start) || of_body)).then_some((&UNIQUE, 700))
}

/// `đối thoại giữa Chủ tịch UBND phường với nhân dân`: one of two who meet.
fn is_between(reading: &Reading<'_>, office: &Office) -> bool {
    let meets = office.start.checked_sub(1).is_some_and(|before| {
        reading.is(before, word!("giữa"))
            || before > 1 && reading.is(before, word!("của")) && reading.all(before - 2, words!("đối thoại"))
    });
    meets && reading.any(office.end, words!["với", "và"])
}

/// `Tổ công tác cải cách thủ tục hành chính của Thủ tướng Chính phủ`: the end of a board's name.
fn names_board(reading: &Reading<'_>, office: &Office) -> bool {
    (office.start.saturating_sub(BOARD)..office.start)
        .rev()
        .take_while(|&at| reading.is_word(at))
        .any(|at| reading.is_capital(at) && reading.group(at, "task-board").is_some())
}

/// `đảm nhận nhiều vị trí quan trọng ở Hòa Sơn như: `: whether what begins here is the first of the offices that
/// somebody has held.
fn lists_career(reading: &Reading<'_>, lead: usize) -> bool {
    let Some(colon) = lead.checked_sub(1).filter(|&colon| reading.is_mark(colon, ':')) else { return false };
    (colon.saturating_sub(CAREER)..colon)
        .rev()
        .take_while(|&at| reading.is_word(at))
        .any(|at| reading.group(at, "offices").is_some())
}

/// The furthest that the word for offices stands before the colon after which they are listed, in tokens.
const CAREER: usize = 8;

/// The longest name of a board before whose it is, in tokens.
const BOARD: usize = 14;

/// `Bộ trưởng`, `quyền Bộ trưởng`: the head of a ministry or a deputy, with a capital.
fn is_minister(reading: &Reading<'_>, office: &Office) -> bool {
    let minister = office.pieces.iter().take(2).find(|piece| piece.is_minister());
    minister.is_some_and(|piece| reading.is_capital(piece.start))
}

/// `Chủ nhiệm Ủy ban Pháp luật và Tư pháp`: of a committee of the National Assembly, of which there is one.
fn leads_committee(office: &Office) -> bool {
    let mut written = office.pieces.iter().map(|piece| piece.written);
    written.any(|role| role == Some("Chủ nhiệm"))
        && written.next().flatten() == Some("Ủy ban")
        && written.next().flatten().is_some_and(|field| field != "Kiểm tra")
}

/// The words for an office without its body.
fn role(reading: &Reading<'_>, office: &Office) -> Vec<Word> {
    let roles = office.pieces.iter().take_while(|piece| piece.part == Part::Role);
    roles.flat_map(|piece| piece.start..piece.end).filter_map(|at| Some(reading.token(at)?.word)).collect()
}

/// `Bộ trưởng nhấn mạnh`: a bare role for the one whose office was named before.
fn stands_for_holder(reading: &Reading<'_>, office: &Office, context: Context) -> bool {
    let joined = office.start.checked_sub(1).is_some_and(|before| {
        phrase(reading, before, Class::Link).is_some_and(|link| link.is(Link::And) && link.len == 1)
            && !reading.is(before, word!("và"))
    });
    office.standing == Standing::Bare
        && !context.several
        && !context.moved
        && reading.is_capital(office.start)
        && (context.acts || context.owned || context.told || joined)
}

/// Whether the verb before an office is one of reporting upwards.
fn reports(reading: &Reading<'_>, office: &Office) -> bool {
    reading.is_capital(office.start)
        && office.start.checked_sub(2).is_some_and(|at| {
            phrase(reading, at, Class::Predicate)
                .is_some_and(|verb| reading.is_grouped(verb, "reports-upwards"))
        })
}

/// `Chủ tịch UBND xã, phường`: of each of several kinds.
fn goes_on(reading: &Reading<'_>, office: &Office) -> bool {
    let next = office.end + 1;
    // `…, báo cáo` is no newspaper.
    let small = reading.token(next).is_some_and(|token| !token.is_capital())
        && phrase(reading, next, Class::Predicate).is_none();
    // `Bí thư Tỉnh ủy, Thành ủy`
    let committee = |at: usize| {
        phrase(reading, at, Class::Organisation).filter(|body| body.entry.phrase.ends_with(" ủy"))
    };
    let committees = office.end.checked_sub(2).and_then(committee).is_some()
        && committee(next).is_some_and(|body| !reading.is_capital(body.end()));
    reading.piece(office.end) == ","
        && (small || committees)
        && (committees
            || [Class::Level, Class::Organisation]
                .into_iter()
                .any(|class| phrase(reading, next, class).is_some()))
}

/// `Bí thư Tỉnh ủy và Chủ tịch UBND các tỉnh`: of each of those that follow.
fn shares_kind(reading: &Reading<'_>, office: &Office, next: &UnitKind) -> bool {
    let UnitKind::Office(next, _) = next else { return false };
    // `gửi Bộ trưởng, Thủ trưởng các bộ`
    if next.collective && office.standing == Standing::Bare && reading.piece(office.end) == "," {
        return true;
    }
    let several = next.pieces.last().and_then(|piece| phrase(reading, piece.start, Class::Level));
    next.collective
        && !office.placed
        && (reading.is_mark(office.end, ',') || reading.is(office.end, word!("và")))
        && several.zip(office.level).is_some_and(|(several, level)| several.is(level))
}

/// `Chủ tịch UBND huyện Tân Lập, Hòa Sơn và Mỹ Đức`: of each of several places.
fn several_places(reading: &Reading<'_>, office: &Office) -> bool {
    let joined = matches!(reading.mark(office.end), Some(',' | '-')) || reading.is(office.end, word!("và"));
    let next = office.end + 1;
    // `Theo chỉ đạo của Chủ tịch UBND huyện Tân Lập, UBND các xã …`: a body is no place either.
    let other = [Class::Role, Class::RoleDeputy, Class::RoleBefore, Class::Honorific, Class::Organisation]
        .into_iter()
        .any(|class| phrase(reading, next, class).is_some());
    joined && !other && reading.is_capital(next)
}

/// An office in a village, a school or a branch that is not named stands for many.
fn is_village(office: &Office) -> bool {
    office.level == Some(Level::Unit) && !office.placed
}

/// Whether a document stands right before: `Quyết định số 318 của …`.
fn issues(reading: &Reading<'_>, found: &Found, office: &Office) -> bool {
    let span = reading.span(office.start, office.end);
    let before = reading.span(office.start.saturating_sub(16), office.end);
    found.overlapping(Label::Document, before).any(|candidate| candidate.span.start < span.start)
}
