//! Whether a verb of order is the predicate of its sentence, and no noun, report or part of a name.

use super::lead::skip_lead;
use super::mention::{Mention, Mentions};
use super::modal::modal;
use super::trigger::{Kind, opens};
use crate::detect::lexicon::sense::{ActionVerb, TriggerNoun};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

/// Whether a verb of order is the predicate of the sentence that begins at `start`.
pub(super) fn is_predicate(
    reading: &Reading<'_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    end: usize,
    kind: Kind,
) -> bool {
    // `Chỉ thị yêu cầu …`, `thực hiện Kết luận này`: the document.
    if kind == Kind::Direct && reading.is_capital(at) && reading.phrase(at, Class::DocumentType).is_some() {
        return false;
    }
    if reading.any(end, words!["này", "số"]) && reading.is_capital(at) && at > start {
        return false;
    }
    // `lưu ý, do …`: the reason stands before what is to be done.
    let reason = reading.is(end, word!("do"))
        && reading.phrase(at, Class::Trigger).is_some_and(|verb| verb.entry.phrase == "lưu ý");
    if kind != Kind::Remark && !reason && reading.any(end, words!["của", "này", "về", "số", "do"]) {
        return false;
    }
    if at == start {
        // `Quán triệt tinh thần Hội nghị …, toàn Đảng …`: nobody is told.
        let takes_in =
            reading.phrase(at, Class::Trigger).is_some_and(|verb| verb.entry.phrase == "quán triệt");
        return kind == Kind::Order || kind == Kind::Direct && (!takes_in || tells(reading, end));
    }
    let before = at - 1;
    let nominal = words![
        "theo", "của", "các", "những", "sự", "việc", "được", "bị", "với", "về", "đạt", "để", "nhằm", "nhiều",
        "một", "mọi", "từ", "vì", "không", "chưa", "ban", "có", "tác", "ứng", "trong", "trên", "số", "hợp",
        "là", "do"
    ];
    // `Trưởng Tiểu ban yêu cầu`: the last word of an office.
    let of_office = |mention: &Mention| mention.end == at;
    // `ban hành các văn bản để chỉ đạo các xã …`: what is in the letters.
    let written = reading.is(before, word!("để"))
        && before > start + 1
        && reading.all(before - 2, words!("văn bản"))
        && names_several(reading, end);
    if reading.any(before, nominal)
        && !written
        && !ends_collective(reading, start, at)
        && !mentions.within(at.saturating_sub(OFFICE).max(start), at).iter().any(of_office)
    {
        return false;
    }
    // `việc kiểm điểm và đề nghị kỷ luật được …`: two doings, of which something is said.
    let of_doings = reading.is(before, word!("và"))
        && (before.saturating_sub(DOINGS).max(start)..before).any(|at| reading.is(at, word!("việc")));
    if of_doings {
        return false;
    }
    if kind == Kind::Order && is_petition(reading, start, at) {
        return false;
    }
    kind != Kind::Direct || directs(reading, mentions, start, at, end)
}

/// Whether somebody who can be told begins here, one or several.
fn tells(reading: &Reading<'_>, at: usize) -> bool {
    is_somebody(reading, at + usize::from(reading.any(at, words!["các", "mọi", "từng", "toàn"])))
}

/// Whether a noun for somebody who can be told begins here.
fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    [Class::Organisation, Class::Role, Class::Addressee, Class::Level]
        .into_iter()
        .any(|class| reading.phrase(at, class).is_some())
}

/// Whether `giao` or `chỉ đạo`, which are also nouns and parts of compounds, is said of somebody.
fn directs(reading: &Reading<'_>, mentions: &Mentions, start: usize, at: usize, end: usize) -> bool {
    let before = at - 1;
    // `… có ý kiến như sau: Giao các sở …`
    let quoted = usize::from(matches!(reading.mark(before), Some('“' | '"')));
    if reading.is_mark(before.saturating_sub(quoted), ':') && reading.is_capital(at) && reading.is_word(end) {
        // `… các nội dung: Quán triệt Nghị quyết số 71-NQ/TW; …`: nobody is told.
        return reading.phrase(end, Class::DocumentType).is_none();
    }
    // `ký Quyết định … ban hành Danh mục và phân công cơ quan chủ trì …`: what the document does.
    let issued = reading.is(before, word!("và"))
        && (before.saturating_sub(8).max(start)..before).any(|at| reading.all(at, words!("ban hành")));
    if issued {
        return false;
    }
    if is_assigned(reading, start, at) {
        return false;
    }
    let subject = mentions.within(start, at).iter().find(|mention| mention.end == at);
    // `Thường trực sẽ tiếp thu ý kiến và giao …`: what somebody is going to do.
    let plans = reading.is(before, word!("và"))
        && (before.saturating_sub(PLAN).max(start)..before)
            .rev()
            .take_while(|&at| !matches!(reading.mark(at), Some(';' | ':')))
            .any(|at| reading.is(at, word!("sẽ")));
    if plans {
        return false;
    }
    // `Đơn thuộc thẩm quyền Chủ tịch UBND tỉnh giao Thanh tra tỉnh …`: whose business it is, and `Hội đồng giúp Thủ
    // tướng chỉ đạo …`: who is helped with it; `báo cáo để Thủ tướng chỉ đạo …`: who may then order it.
    let another = |at: usize| reading.any(at, words!["quyền", "giúp", "để"]);
    if subject.is_some_and(|subject| subject.start > start && another(subject.start - 1)) {
        return false;
    }
    let after_subject = subject.is_some();
    // `chỉ đạo 10 xã …`
    let counted = reading.digits(end).is_some()
        && [Class::Level, Class::Addressee].into_iter().any(|class| reading.phrase(end + 1, class).is_some());
    let told = reading.is_word(end)
        || counted
        || reading.is_mark(end, ':')
        || after_subject && reading.is_mark(end, ',');
    // `quán triệt Nghị quyết số 18-NQ/TW`: nobody is told.
    if !told || reading.phrase(end, Class::DocumentType).is_some() {
        return false;
    }
    // Their subject must stand before them.
    let mut last = before_adverbs(reading, start, at);
    // `đã quyết liệt chỉ đạo các sở …`: in which manner.
    if last > start + 1 && reading.group(last - 1, "manner").is_some() {
        last -= 2;
        while last > start && reading.any(last, words!["đã", "luôn", "cũng"]) {
            last -= 1;
        }
    }
    let separate = matches!(reading.mark(last), Some(',' | ';'));
    // `…, giao Bộ trưởng …`: what a body decides goes on with whom it tells.
    let told = [Class::Organisation, Class::Role, Class::Addressee]
        .into_iter()
        .any(|class| reading.phrase(end, class).is_some());
    // `… cho biết đã chỉ đạo các xã …`
    let reported = reading.is(before, word!("đã")) && told && !mentions.within(start, at).is_empty();
    // `… vừa ký Công điện số 12 ngày 3/7 chỉ đạo các sở …`, `… ban hành công văn 2326, chỉ đạo Sở …`
    let numbered = last - usize::from(separate && last > start + 1);
    let signed = reading.digits(numbered).is_some()
        && told
        && (last.saturating_sub(SIGNED).max(start + 1)..last).any(|at| {
            reading.phrase(at, Class::DocumentType).is_some()
                && reading.any(at - 1, words!["ký", "hành", "có"])
        });
    reported
        || told && (is_coordinated(reading, start, at) || is_in_document(reading, start, at))
        || is_among_deeds(reading, start, at, end)
        || signed
        || separate && (opens(reading, start, at) || told && reading.is(at, word!("giao")))
        || reading.any(
            last,
            words![
                "chí",
                "ông",
                "bà",
                "ủy",
                "dân",
                "phủ",
                "tướng",
                "tỉnh",
                "huyện",
                "xã",
                "phường",
                "phố",
                "quận"
            ],
        )
        || mentions
            .within(last.saturating_sub(12).max(start), at)
            .iter()
            .any(|mention| mention.end == last + 1)
        || reading.is_capital(last)
        || ends_body(reading, start, last)
        || last == start
        || ends_collective(reading, start, last)
        || ends_collective(reading, start, last + 1)
        || (separate || reading.is(before, word!("và")))
            && (!mentions.within(start, at).is_empty() || is_addressed(reading, start))
        || opens(reading, start, at)
}

/// The first word of how somebody leads, before the verb: `tiếp tục chỉ đạo`, `tập trung chỉ đạo`.
pub(super) fn leading(reading: &Reading<'_>, start: usize, at: usize) -> Option<usize> {
    let leads = |from: &usize| {
        let noun = reading.phrase(*from, Class::TriggerNoun).filter(|noun| noun.is(TriggerNoun::Leading));
        noun.or_else(|| reading.group(*from, "sets-about")).is_some_and(|found| found.end() > at)
    };
    (at.saturating_sub(2).max(start + 1)..at).find(leads)
}

/// The token before `đã`, `cũng` and how somebody leads.
fn before_adverbs(reading: &Reading<'_>, start: usize, at: usize) -> usize {
    let mut last = leading(reading, start, at).unwrap_or(at) - 1;
    while last > start
        && reading.any(
            last,
            words!["đã", "cũng", "còn", "tiếp", "tục", "thời", "đồng", "và", "vừa", "luôn", "trực"],
        )
    {
        last -= 1;
    }
    last
}

/// Whether several are named where who is told stands: `các xã`, `4 xã còn lại`.
pub(super) fn names_several(reading: &Reading<'_>, at: usize) -> bool {
    let counted = reading.any(at, words!["các", "những"]) || reading.digits(at).is_some();
    counted && is_somebody(reading, at + 1)
        || reading.phrase(at, Class::Addressee).is_some_and(|told| told.len > 1)
}

/// `UBND huyện đã rà soát …, chỉ đạo các xã ⟦…⟧`: one of the things that a body has done.
fn is_among_deeds(reading: &Reading<'_>, start: usize, at: usize, end: usize) -> bool {
    let leads = reading.phrase(at, Class::Trigger).is_some_and(|verb| verb.entry.phrase == "chỉ đạo");
    let joined = reading.is_mark(at - 1, ',') || reading.is(at - 1, word!("và"));
    let body = skip_lead(reading, start, at);
    let is_body = reading.is_capital(body)
        && [Class::Organisation, Class::Level].into_iter().any(|class| reading.phrase(body, class).is_some());
    leads && joined && is_body && names_several(reading, end)
}

/// The most words of the first of two doings, with `việc`.
const DOINGS: usize = 4;

/// How far back an office begins whose last word is looked at.
const OFFICE: usize = 24;

/// How far back `sẽ` shows that what is joined to it is planned.
const PLAN: usize = 40;

/// The longest reference with its date between `ký` and `chỉ đạo`.
const SIGNED: usize = 24;

/// `đã được yêu cầu sơ tán …`, `bị UBND thành phố yêu cầu phải bàn giao …`: before a verb or `phải`.
pub(super) fn is_passive(reading: &Reading<'_>, start: usize, at: usize, end: usize) -> bool {
    if at <= start {
        return false;
    }
    let verb = reading.phrase(end, Class::ActionVerb);
    if reading.is(at, word!("giao")) {
        // `nhiệm vụ được giao thực hiện …` has no body that is told.
        // `Sở Y tế được UBND tỉnh giao chủ trì …`
        let by_body = (at.saturating_sub(8).max(start + 1)..at).any(|mark| {
            reading.is(mark, word!("được"))
                && reading.is_capital(mark + 1)
                && reading.phrase(mark + 1, Class::Organisation).is_some()
        });
        return at > start + 1
            && (reading.is(at - 1, word!("được")) || by_body)
            && verb.is_some()
            && ((start..at)
                .any(|at| reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_some())
                // `Các sở, ngành liên quan được giao nhiệm vụ …`
                || names_several(reading, skip_lead(reading, start, at)))
            && !reading.any(at - 2, words!["vụ", "tiêu", "việc"]);
    }
    if !reading.all(at, words!("yêu cầu")) {
        return false;
    }
    let bare = reading.is(at - 1, word!("được")) && verb.is_some_and(|verb| !verb.is(ActionVerb::Single));
    let told = bare
        || modal(reading, end, end + 2).is_some()
        || verb.is_some_and(|verb| verb.is(ActionVerb::Strong));
    told && (at.saturating_sub(8).max(start + 1)..at).any(|mark| {
        reading.any(mark, words!["được", "bị"])
            && (mark + 1 == at
                || reading.is_capital(mark + 1) && reading.phrase(mark + 1, Class::Organisation).is_some())
    })
}

/// `đạt 110% kế hoạch HĐND huyện giao`: what somebody has given, in a clause of the noun.
fn is_assigned(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let body = |noun: usize| {
        [Class::Organisation, Class::Level].into_iter().any(|class| reading.phrase(noun, class).is_some())
    };
    reading.is(at, word!("giao"))
        && (at.saturating_sub(ASSIGNED).max(start)..at)
            .filter_map(|from| reading.group(from, "assigned"))
            .any(|noun| noun.end() < at && body(noun.end()))
}

/// The most words from what is assigned to the verb: the name of a body.
const ASSIGNED: usize = 8;

/// `UBND tỉnh đã có công văn chỉ đạo các sở …`: what a document says that somebody has issued.
fn is_in_document(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    // `có văn bản hỏa tốc chỉ đạo …`
    let ends = |end: usize| end == at || reading.group(end, "urgent").is_some_and(|how| how.end() == at);
    (at.saturating_sub(5).max(start + 1)..at).any(|from| {
        let noun = reading.phrase(from, Class::DocumentType).map(Match::end);
        let noun = noun.or_else(|| reading.all(from, words!("văn bản")).then_some(from + 2));
        noun.is_some_and(ends) && reading.any(from - 1, words!["có", "hành", "ký", "ra", "gửi"])
    })
}

/// `Đồng chí biểu dương … và giao …`, `Ông …`: the one who was named before does several things.
pub(super) fn is_addressed(reading: &Reading<'_>, start: usize) -> bool {
    let from = skip_lead(reading, start, start + 1);
    reading.any(from, words!["ông", "bà"]) || reading.all(from, words!("đồng chí"))
}

/// `Sở Giao thông đã cắm biển và chỉ đạo đơn vị thi công ⟦…⟧`, `…; chỉ đạo các xã ⟦…⟧`: what a body does, and whom it
/// tells.
fn is_coordinated(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    (reading.is(at - 1, word!("và")) || reading.is_mark(at - 1, ';'))
        && (start..at).any(|at| reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_some())
}

/// `Ông Lê Văn Tám gửi đơn đến Sở Nội vụ đề nghị …`: somebody has put in a paper.
fn is_petition(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    (at.saturating_sub(PETITION).max(start + 1)..at).any(|paper| {
        reading.is(paper, word!("đơn"))
            && reading.group(paper - 1, "handing-in").is_some()
            && !reading.any(paper + 1, words!["vị", "giản", "giá"])
    })
}

/// The most words between the paper that somebody puts in and what it asks for.
const PETITION: usize = 16;

/// Whether the name of a body ends with a token: `Bộ Y tế`.
fn ends_body(reading: &Reading<'_>, start: usize, last: usize) -> bool {
    (last.saturating_sub(NAME).max(start)..=last).any(|at| {
        reading.is_capital(at)
            && [Class::Organisation, Class::Field, Class::Place]
                .into_iter()
                .any(|class| reading.phrase(at, class).is_some_and(|name| name.end() == last + 1))
    })
}

/// `đoàn công tác │ yêu cầu`, `địa phương │ này cũng chỉ đạo`: whether several who give orders together end there.
fn ends_collective(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (end.saturating_sub(NAME).max(start)..end)
        .any(|at| reading.group(at, "collective").is_some_and(|several| several.end() == end))
}

/// The longest part of a body's name that a list has as one.
const NAME: usize = 6;
