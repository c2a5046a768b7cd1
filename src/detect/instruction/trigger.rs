//! The verb that gives an order, where it is the predicate of its sentence.

use super::action::Action;
use super::lead::skip_lead;
use super::mention::Mentions;
use super::modal::modal;
use crate::detect::lexicon::{Class, Match};
use crate::detect::scan::Scan;
use crate::detect::signs::Signs;
use crate::detect::token::Case;

/// What a trigger asks of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `yêu cầu`: whatever is to be done.
    Order,
    /// `chỉ đạo`, `giao`: somebody who is told.
    Direct,
    /// `nhấn mạnh`: `cần`, or a list.
    Remark,
}

/// A trigger in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) start: usize,
    /// The token after it, and after `cho`, `rằng` and the adverbs.
    pub(super) end: usize,
    /// As the list has it.
    pub(super) word: &'static str,
    pub(super) kind: Kind,
    /// Whether `đã` stands before it: a report.
    pub(super) is_report: bool,
    /// Whether those who are told are its subject: `các huyện đã được yêu cầu …`.
    pub(super) is_passive: bool,
    /// Whether it opens its sentence, so that the speaker is the one from before.
    pub(super) opens: bool,
}

impl Trigger {
    /// The trigger of a sentence: the first verb of order, unless a remark before it has its own `cần`.
    pub(super) fn find(scan: Scan<'_, '_>, mentions: &Mentions, start: usize, stop: usize) -> Option<Self> {
        let mut remark: Option<Self> = None;
        let mut at = start;
        loop {
            at = scan.reading.next(at, stop, Signs::TRIGGER);
            if at >= stop {
                return remark;
            }
            let ordered = scan.at(at, scan.is.duoc) && is_passive(scan, start, at + 1, at + 2);
            if let Some(noun) =
                scan.phrase(at, Class::TriggerNoun).filter(|_| !ordered && !gives_to_board(scan, at))
            {
                let written = written(scan, start, at, noun);
                if let Some(written) = written.or_else(|| cited(scan, mentions, start, at, noun, stop)) {
                    // `… có văn bản gửi các tỉnh đề nghị ⟦…⟧`: its own verb of order may follow.
                    if !scan.reading.is_grouped(noun, "sent") {
                        return Some(remark.unwrap_or(written));
                    }
                    remark = remark.or(Some(written));
                }
                at = noun.end();
                continue;
            }
            let Some(found) = scan.phrase(at, Class::Trigger) else {
                at += 1;
                continue;
            };
            let kind = match found.entry.value {
                "direct" => Kind::Direct,
                "remark" => Kind::Remark,
                _ => Kind::Order,
            };
            let end = found.end();
            // `xã kêu gọi, huy động được 1 tỷ đồng`: one of the things that somebody does.
            let joined = found.entry.phrase == "kêu gọi"
                && scan.is_mark(end, ',')
                && scan.phrase(end + 1, Class::ActionVerb).is_some()
                && scan.phrase(end + 1, Class::Trigger).is_none();
            if joined {
                at = end;
                continue;
            }
            // `Ngoài ra cần nhấn mạnh các sự kiện …`: what is to be done, and no remark of somebody.
            if at > start && scan.any(at - 1, &[scan.is.can, scan.is.phai]) && kind == Kind::Remark {
                at = end;
                continue;
            }
            let passive = is_passive(scan, start, at, end);
            if passive || is_predicate(scan, mentions, start, at, end, kind) {
                let may_lead = kind == Kind::Direct || found.entry.phrase == "lưu ý";
                if may_lead && is_lead(scan, mentions, start, at, end, stop) {
                    at = end;
                    continue;
                }
                let trigger = Self {
                    start: at,
                    end: end + usize::from(scan.at(end, scan.is.cho)),
                    word: found.entry.phrase,
                    kind,
                    is_report: at > start && scan.at(at - 1, scan.is.da),
                    is_passive: passive,
                    opens: opens(scan, start, at),
                };
                if kind == Kind::Remark {
                    // `Phát biểu kết luận phiên họp, Thủ tướng nêu rõ, …`: the remark with a subject is the one.
                    let better = remark.is_some_and(|other| {
                        mentions.within(start, other.start).is_empty()
                            && mentions.within(other.end, at).last().is_some_and(|subject| subject.end == at)
                    });
                    remark = remark.filter(|_| !better).or(Some(trigger));
                } else {
                    let ordered =
                        remark.filter(|remark| (remark.end..at).any(|at| modal(scan, at, stop).is_some()));
                    return Some(ordered.unwrap_or(trigger));
                }
            }
            at = end;
        }
    }

    /// Whether this action is only an order if somebody is told: after `giao`, in a report, and after the
    /// `chỉ đạo` of a body, which describes what it does.
    pub(super) fn needs_told(&self, action: &Action, by_person: bool) -> bool {
        let describes = self.kind == Kind::Direct && !(by_person && self.word.contains("chỉ đạo"));
        (describes || self.is_report) && !action.is_modal
    }
}

/// `UBND tỉnh có văn bản chỉ đạo các sở ⟦…⟧`: a document, an opinion or a demand that tells somebody.
fn written(scan: Scan<'_, '_>, start: usize, at: usize, noun: Match) -> Option<Trigger> {
    let is = scan.is;
    let trigger = |word: &'static str| Trigger {
        start: at,
        end: noun.end(),
        word,
        kind: Kind::Remark,
        is_report: false,
        is_passive: false,
        opens: false,
    };
    let word = match noun.entry.phrase {
        "văn bản chỉ đạo" | "ý kiến chỉ đạo" => "chỉ đạo",
        "văn bản đề nghị" => "đề nghị",
        "nhấn mạnh yêu cầu" => "yêu cầu",
        // `Chủ tịch UBND tỉnh có ý kiến như sau:` above a list
        "có ý kiến" | "có ý kiến như sau" | "có ý kiến chỉ đạo" | "có ý kiến chỉ đạo như sau" =>
        {
            let heads = scan.is_mark(noun.end(), ':') && scan.is_end(noun.end() + 1);
            // `có ý kiến chỉ đạo Sở Xây dựng kiểm tra …`
            let tells = noun.entry.phrase == "có ý kiến chỉ đạo" && tells(scan, noun.end());
            return (heads || tells).then(|| Trigger {
                kind: if heads { Kind::Remark } else { Kind::Direct },
                ..trigger("chỉ đạo")
            });
        }
        // `… có công điện gửi các tỉnh. Theo đó, các tỉnh phải …`: what is in it follows.
        _ if scan.reading.is_grouped(noun, "sent") => {
            return (at > start && scan.any(at - 1, &[is.co, is.hanh, is.ky_, is.ra]))
                .then(|| trigger("chỉ đạo"));
        }
        _ => return None,
    };
    // `nhấn mạnh yêu cầu các sở ⟦…⟧` tells the departments; `nhấn mạnh yêu cầu bảo đảm …` tells nobody.
    let issued = noun.entry.phrase == "nhấn mạnh yêu cầu"
        || at > start && scan.any(at - 1, &[is.co, is.hanh, is.ky_, is.ra]);
    (issued && tells(scan, noun.end())).then_some(Trigger {
        start: at,
        end: noun.end(),
        word,
        kind: if word == "chỉ đạo" { Kind::Direct } else { Kind::Order },
        is_report: false,
        is_passive: false,
        opens: false,
    })
}

/// Whether those who are told begin here.
fn tells(scan: Scan<'_, '_>, at: usize) -> bool {
    [Class::Addressee, Class::Organisation, Class::Role, Class::Level]
        .into_iter()
        .any(|class| scan.phrase(at, class).is_some())
}

/// `Theo yêu cầu của Thủ tướng, các bộ phải ⟦…⟧`: what somebody has ordered, told without a verb of order.
fn cited(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    noun: Match,
    stop: usize,
) -> Option<Trigger> {
    let word = match noun.entry.phrase {
        "theo yêu cầu" => "yêu cầu",
        "theo chỉ đạo" => "chỉ đạo",
        _ => return None,
    };
    let comma = (noun.end()..stop.min(noun.end() + CITED)).find(|&at| {
        scan.is_mark(at, ',') && !mentions.within(at + 1, at + 3).iter().any(|next| next.start < at + 3)
    })?;
    let by_somebody = scan.at(noun.end(), scan.is.cua) && !mentions.within(noun.end(), comma).is_empty();
    (opens(scan, start, at) && by_somebody).then_some(Trigger {
        start: comma,
        end: comma + 1,
        word,
        kind: Kind::Remark,
        is_report: false,
        is_passive: false,
        opens: false,
    })
}

/// The longest name with its offices after `theo yêu cầu của`.
const CITED: usize = 30;

/// The longest reference with its date between `ký` and `chỉ đạo`.
const SIGNED: usize = 24;

/// `UBND tỉnh đã có công văn chỉ đạo các sở …`: what a document says that somebody has issued.
fn is_in_document(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    let is = scan.is;
    (at.saturating_sub(3).max(start + 1)..at).any(|from| {
        scan.phrase(from, Class::DocumentType).is_some_and(|noun| noun.end() == at)
            && scan.any(from - 1, &[is.co, is.hanh, is.ky_, is.ra])
    })
}

/// `Sở Giao thông đã cắm biển và chỉ đạo đơn vị thi công ⟦…⟧`: what a body does, and whom it tells.
fn is_coordinated(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    scan.at(at - 1, scan.is.va)
        && (start..at).any(|at| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some())
}

/// `Ông Lê Văn Tám gửi đơn đến Sở Nội vụ đề nghị …`: somebody has put in a paper.
fn is_petition(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    (at.saturating_sub(PETITION).max(start + 1)..at).any(|paper| {
        scan.reading.folded(paper) == "đơn"
            && matches!(scan.reading.folded(paper - 1).as_str(), "có" | "gửi" | "nộp" | "viết" | "làm" | "lá")
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

/// Whether nothing but a connective or an adverbial stands before it.
fn opens(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    at == start || skip_lead(scan, start, at + 1) >= at
}

/// `Giao Ban Nội chính`, `giao ban thường vụ các huyện ủy`: `giao ban` in small letters is a meeting, a board is
/// told.
fn gives_to_board(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.at(at + 1, scan.is.ban)
        && (scan.token(at + 1).is_some_and(|token| token.case == Case::Title)
            || scan.phrase(at + 1, Class::Organisation).is_some_and(|board| board.len > 2))
        && scan.phrase(at, Class::Trigger).is_some_and(|trigger| trigger.len == 1)
}

/// `Chỉ đạo công tác quốc phòng, đồng chí … đề nghị`, `Lưu ý năm nay bão nhiều, Chủ tịch UBND huyện … đề nghị`: what
/// somebody does who then gives an order.
fn is_lead(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    end: usize,
    stop: usize,
) -> bool {
    if !opens(scan, start, at) {
        return false;
    }
    // `Giao nhiệm vụ cho từng bộ, công điện yêu cầu …`: a document that does so.
    let document = (end..stop).any(|comma| {
        scan.is_mark(comma, ',')
            && scan.phrase(comma + 1, Class::DocumentType).is_some_and(|noun| {
                scan.phrase(noun.end(), Class::Trigger).is_some_and(|verb| verb.entry.value == "order")
            })
    });
    if document {
        return true;
    }
    mentions.within(end, stop).iter().filter(|mention| mention.is_official).any(|mention| {
        let after_comma =
            (mention.start.saturating_sub(4).max(end)..mention.start).any(|at| scan.is_mark(at, ','));
        after_comma
            && (mention.end..stop).any(|at| {
                scan.phrase(at, Class::Trigger).is_some_and(|found| found.entry.value != "remark")
                    && scan.phrase(at, Class::TriggerNoun).is_none()
            })
    })
}

/// `đã được yêu cầu sơ tán …`, `bị UBND thành phố yêu cầu phải bàn giao …`: before a verb or `phải`.
fn is_passive(scan: Scan<'_, '_>, start: usize, at: usize, end: usize) -> bool {
    let is = scan.is;
    if at <= start {
        return false;
    }
    let verb = scan.phrase(end, Class::ActionVerb);
    if scan.at(at, is.giao) {
        // `nhiệm vụ được giao thực hiện …` has no body that is told.
        // `Sở Y tế được UBND tỉnh giao chủ trì …`
        let by_body = (at.saturating_sub(8).max(start + 1)..at).any(|mark| {
            scan.at(mark, is.duoc)
                && scan.is_capital(mark + 1)
                && scan.phrase(mark + 1, Class::Organisation).is_some()
        });
        return at > start + 1
            && (scan.at(at - 1, is.duoc) || by_body)
            && verb.is_some()
            && (start..at).any(|at| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some())
            && !scan.any(at - 2, &[is.vu, is.tieu, is.viec]);
    }
    if !scan.all(at, &[is.yeu, is.cau]) {
        return false;
    }
    let bare = scan.at(at - 1, is.duoc) && verb.is_some_and(|verb| verb.entry.value != "single");
    let told =
        bare || modal(scan, end, end + 2).is_some() || verb.is_some_and(|verb| verb.entry.value == "strong");
    told && (at.saturating_sub(8).max(start + 1)..at).any(|mark| {
        scan.any(mark, &[is.duoc, is.bi])
            && (mark + 1 == at
                || scan.is_capital(mark + 1) && scan.phrase(mark + 1, Class::Organisation).is_some())
    })
}

fn is_predicate(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    end: usize,
    kind: Kind,
) -> bool {
    let is = scan.is;
    // `Chỉ thị yêu cầu …`, `thực hiện Kết luận này`: the document.
    if kind == Kind::Direct && scan.is_capital(at) && scan.phrase(at, Class::DocumentType).is_some() {
        return false;
    }
    if scan.any(end, &[is.nay, is.so]) && scan.is_capital(at) && at > start {
        return false;
    }
    // `lưu ý, do …`: the reason stands before what is to be done.
    let reason = scan.at(end, is.do_)
        && scan.phrase(at, Class::Trigger).is_some_and(|verb| verb.entry.phrase == "lưu ý");
    if kind != Kind::Remark && !reason && scan.any(end, &[is.cua, is.nay, is.ve, is.so, is.do_]) {
        return false;
    }
    if at == start {
        return kind == Kind::Order || kind == Kind::Direct;
    }
    let before = at - 1;
    let nominal = [
        is.theo, is.cua, is.cac, is.nhung, is.su, is.viec, is.duoc, is.bi, is.voi, is.ve, is.dat, is.de,
        is.nham, is.nhieu, is.mot, is.moi_, is.tu, is.vi_, is.khong, is.chua, is.ban, is.co, is.tac, is.ung_,
        is.trong, is.tren, is.so, is.hop,
    ];
    if scan.any(before, &nominal) {
        return false;
    }
    if kind == Kind::Order && is_petition(scan, start, at) {
        return false;
    }
    if kind != Kind::Direct {
        return true;
    }
    // `… có ý kiến như sau: Giao các sở …`
    if scan.is_mark(before, ':') && scan.is_capital(at) && scan.is_word(end) {
        return true;
    }
    // `ký Quyết định … ban hành Danh mục và phân công cơ quan chủ trì …`: what the document does.
    let issued = scan.at(before, is.va)
        && (before.saturating_sub(8).max(start)..before).any(|at| scan.all(at, &[is.ban, is.hanh]));
    if issued {
        return false;
    }
    let subject = mentions.within(start, at).iter().find(|mention| mention.end == at);
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
    // `giao` and `chỉ đạo` are also nouns and parts of compounds: their subject must stand before them.
    let mut last = before;
    while last > start
        && scan.any(
            last,
            &[is.da, is.cung_, is.con, is.tiep, is.tuc, is.thoi, is.dong, is.va, is.vua, is.luon, is.truc],
        )
    {
        last -= 1;
    }
    // `đã quyết liệt chỉ đạo các sở …`: in which manner.
    if last > start + 1 && scan.reading.group(last - 1, "manner").is_some() {
        last -= 2;
        while last > start && scan.any(last, &[is.da, is.luon, is.cung_]) {
            last -= 1;
        }
    }
    let separate = matches!(scan.mark(last), Some(',' | ';'));
    // `…, giao Bộ trưởng …`: what a body decides goes on with whom it tells.
    let told = [Class::Organisation, Class::Role, Class::Addressee]
        .into_iter()
        .any(|class| scan.phrase(end, class).is_some());
    // `… cho biết đã chỉ đạo các xã …`
    let reported = scan.at(before, is.da) && told && !mentions.within(start, at).is_empty();
    // `… vừa ký Công điện số 12 ngày 3/7 chỉ đạo các sở …`
    let signed = scan.digits(last).is_some()
        && told
        && !mentions.within(start, at).is_empty()
        && (last.saturating_sub(SIGNED).max(start + 1)..last)
            .any(|at| scan.phrase(at, Class::DocumentType).is_some() && scan.any(at - 1, &[is.ky_, is.hanh]));
    reported
        || told && (is_coordinated(scan, start, at) || is_in_document(scan, start, at))
        || signed
        || separate && (opens(scan, start, at) || told && scan.at(at, is.giao))
        || scan.any(
            last,
            &[
                is.chi_, is.ong, is.ba_, is.uy_, is.dan, is.phu_, is.tuong, is.tinh, is.huyen, is.xa,
                is.phuong, is.pho, is.quan,
            ],
        )
        || mentions
            .within(last.saturating_sub(12).max(start), at)
            .iter()
            .any(|mention| mention.end == last + 1)
        || scan.is_capital(last)
        || ends_body(scan, start, last)
        || last == start
        || (separate || scan.at(before, is.va)) && !mentions.within(start, at).is_empty()
        || opens(scan, start, at)
}
