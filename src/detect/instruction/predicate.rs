//! Whether a verb of order is the predicate of its sentence, and no noun, report or part of a name.

use super::lead::skip_lead;
use super::mention::{Mention, Mentions};
use super::modal::modal;
use super::trigger::{Kind, opens};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::scan::Scan;

/// Whether a verb of order is the predicate of the sentence that begins at `start`.
pub(super) fn is_predicate(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    end: usize,
    kind: Kind,
) -> bool {
    // `Chỉ thị yêu cầu …`, `thực hiện Kết luận này`: the document.
    if kind == Kind::Direct && scan.is_capital(at) && scan.phrase(at, Class::DocumentType).is_some() {
        return false;
    }
    if scan.any(end, words!["này", "số"]) && scan.is_capital(at) && at > start {
        return false;
    }
    // `lưu ý, do …`: the reason stands before what is to be done.
    let reason = scan.at(end, word!("do"))
        && scan.phrase(at, Class::Trigger).is_some_and(|verb| verb.entry.phrase == "lưu ý");
    if kind != Kind::Remark && !reason && scan.any(end, words!["của", "này", "về", "số", "do"]) {
        return false;
    }
    if at == start {
        return kind == Kind::Order || kind == Kind::Direct;
    }
    let before = at - 1;
    let nominal = words![
        "theo", "của", "các", "những", "sự", "việc", "được", "bị", "với", "về", "đạt", "để", "nhằm", "nhiều",
        "một", "mọi", "từ", "vì", "không", "chưa", "ban", "có", "tác", "ứng", "trong", "trên", "số", "hợp"
    ];
    // `Trưởng Tiểu ban yêu cầu`: the last word of an office.
    let of_office = |mention: &Mention| mention.end == at;
    if scan.any(before, nominal)
        && !mentions.within(at.saturating_sub(OFFICE).max(start), at).iter().any(of_office)
    {
        return false;
    }
    if kind == Kind::Order && is_petition(scan, start, at) {
        return false;
    }
    kind != Kind::Direct || directs(scan, mentions, start, at, end)
}

/// Whether `giao` or `chỉ đạo`, which are also nouns and parts of compounds, is said of somebody.
fn directs(scan: Scan<'_, '_>, mentions: &Mentions, start: usize, at: usize, end: usize) -> bool {
    let before = at - 1;
    // `… có ý kiến như sau: Giao các sở …`
    if scan.is_mark(before, ':') && scan.is_capital(at) && scan.is_word(end) {
        return true;
    }
    // `ký Quyết định … ban hành Danh mục và phân công cơ quan chủ trì …`: what the document does.
    let issued = scan.at(before, word!("và"))
        && (before.saturating_sub(8).max(start)..before).any(|at| scan.all(at, words!("ban hành")));
    if issued {
        return false;
    }
    let subject = mentions.within(start, at).iter().find(|mention| mention.end == at);
    // `Thường trực sẽ tiếp thu ý kiến và giao …`: what somebody is going to do.
    let plans = scan.at(before, word!("và"))
        && (before.saturating_sub(PLAN).max(start)..before)
            .rev()
            .take_while(|&at| !matches!(scan.mark(at), Some(';' | ':')))
            .any(|at| scan.at(at, word!("sẽ")));
    if plans {
        return false;
    }
    // `Đơn thuộc thẩm quyền Chủ tịch UBND tỉnh giao Thanh tra tỉnh …`: whose business it is.
    let of_power = |at: usize| scan.reading.folded(at) == "quyền";
    if subject.is_some_and(|subject| subject.start > start && of_power(subject.start - 1)) {
        return false;
    }
    let after_subject = subject.is_some();
    // `chỉ đạo 10 xã …`
    let counted = scan.digits(end).is_some()
        && [Class::Level, Class::Addressee].into_iter().any(|class| scan.phrase(end + 1, class).is_some());
    let told =
        scan.is_word(end) || counted || scan.is_mark(end, ':') || after_subject && scan.is_mark(end, ',');
    // `quán triệt Nghị quyết số 18-NQ/TW`: nobody is told.
    if !told || scan.phrase(end, Class::DocumentType).is_some() {
        return false;
    }
    // Their subject must stand before them.
    let mut last = before;
    while last > start
        && scan.any(
            last,
            words!["đã", "cũng", "còn", "tiếp", "tục", "thời", "đồng", "và", "vừa", "luôn", "trực"],
        )
    {
        last -= 1;
    }
    // `đã quyết liệt chỉ đạo các sở …`: in which manner.
    if last > start + 1 && scan.reading.group(last - 1, "manner").is_some() {
        last -= 2;
        while last > start && scan.any(last, words!["đã", "luôn", "cũng"]) {
            last -= 1;
        }
    }
    let separate = matches!(scan.mark(last), Some(',' | ';'));
    // `…, giao Bộ trưởng …`: what a body decides goes on with whom it tells.
    let told = [Class::Organisation, Class::Role, Class::Addressee]
        .into_iter()
        .any(|class| scan.phrase(end, class).is_some());
    // `… cho biết đã chỉ đạo các xã …`
    let reported = scan.at(before, word!("đã")) && told && !mentions.within(start, at).is_empty();
    // `… vừa ký Công điện số 12 ngày 3/7 chỉ đạo các sở …`
    let signed = scan.digits(last).is_some()
        && told
        && (last.saturating_sub(SIGNED).max(start + 1)..last).any(|at| {
            scan.phrase(at, Class::DocumentType).is_some() && scan.any(at - 1, words!["ký", "hành", "có"])
        });
    reported
        || told && (is_coordinated(scan, start, at) || is_in_document(scan, start, at))
        || signed
        || separate && (opens(scan, start, at) || told && scan.at(at, word!("giao")))
        || scan.any(
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
        || scan.is_capital(last)
        || ends_body(scan, start, last)
        || last == start
        || (separate || scan.at(before, word!("và")))
            && (!mentions.within(start, at).is_empty() || is_addressed(scan, start))
        || opens(scan, start, at)
}

/// How far back an office begins whose last word is looked at.
const OFFICE: usize = 24;

/// How far back `sẽ` shows that what is joined to it is planned.
const PLAN: usize = 40;

/// The longest reference with its date between `ký` and `chỉ đạo`.
const SIGNED: usize = 24;

/// `đã được yêu cầu sơ tán …`, `bị UBND thành phố yêu cầu phải bàn giao …`: before a verb or `phải`.
pub(super) fn is_passive(scan: Scan<'_, '_>, start: usize, at: usize, end: usize) -> bool {
    if at <= start {
        return false;
    }
    let verb = scan.phrase(end, Class::ActionVerb);
    if scan.at(at, word!("giao")) {
        // `nhiệm vụ được giao thực hiện …` has no body that is told.
        // `Sở Y tế được UBND tỉnh giao chủ trì …`
        let by_body = (at.saturating_sub(8).max(start + 1)..at).any(|mark| {
            scan.at(mark, word!("được"))
                && scan.is_capital(mark + 1)
                && scan.phrase(mark + 1, Class::Organisation).is_some()
        });
        return at > start + 1
            && (scan.at(at - 1, word!("được")) || by_body)
            && verb.is_some()
            && (start..at).any(|at| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some())
            && !scan.any(at - 2, words!["vụ", "tiêu", "việc"]);
    }
    if !scan.all(at, words!("yêu cầu")) {
        return false;
    }
    let bare = scan.at(at - 1, word!("được")) && verb.is_some_and(|verb| verb.entry.value != "single");
    let told =
        bare || modal(scan, end, end + 2).is_some() || verb.is_some_and(|verb| verb.entry.value == "strong");
    told && (at.saturating_sub(8).max(start + 1)..at).any(|mark| {
        scan.any(mark, words!["được", "bị"])
            && (mark + 1 == at
                || scan.is_capital(mark + 1) && scan.phrase(mark + 1, Class::Organisation).is_some())
    })
}

/// `UBND tỉnh đã có công văn chỉ đạo các sở …`: what a document says that somebody has issued.
fn is_in_document(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    (at.saturating_sub(3).max(start + 1)..at).any(|from| {
        scan.phrase(from, Class::DocumentType).is_some_and(|noun| noun.end() == at)
            && scan.any(from - 1, words!["có", "hành", "ký", "ra"])
    })
}

/// `Đồng chí biểu dương … và giao …`, `Ông …`: the one who was named before does several things.
pub(super) fn is_addressed(scan: Scan<'_, '_>, start: usize) -> bool {
    let from = skip_lead(scan, start, start + 1);
    scan.any(from, words!["ông", "bà"]) || scan.all(from, words!("đồng chí"))
}

/// `Sở Giao thông đã cắm biển và chỉ đạo đơn vị thi công ⟦…⟧`: what a body does, and whom it tells.
fn is_coordinated(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    scan.at(at - 1, word!("và"))
        && (start..at).any(|at| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some())
}

/// `Ông Lê Văn Tám gửi đơn đến Sở Nội vụ đề nghị …`: somebody has put in a paper.
fn is_petition(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    (at.saturating_sub(PETITION).max(start + 1)..at).any(|paper| {
        scan.reading.folded(paper) == "đơn"
            && scan.reading.group(paper - 1, "handing-in").is_some()
            && !matches!(scan.reading.folded(paper + 1).as_str(), "vị" | "giản" | "giá")
    })
}

/// The most words between the paper that somebody puts in and what it asks for.
const PETITION: usize = 16;

/// Whether the name of a body ends with a token: `Bộ Y tế`.
fn ends_body(scan: Scan<'_, '_>, start: usize, last: usize) -> bool {
    (last.saturating_sub(NAME).max(start)..=last).any(|at| {
        scan.is_capital(at)
            && [Class::Organisation, Class::Field, Class::Place]
                .into_iter()
                .any(|class| scan.phrase(at, class).is_some_and(|name| name.end() == last + 1))
    })
}

/// The longest part of a body's name that a list has as one.
const NAME: usize = 6;
