//! Where what is to be done begins: after who is told, and after `cần`.

use super::lead::skip_lead;
use super::modal::modal;
use crate::detect::lexicon::{Class, Match};
use crate::detect::scan::Scan;
use crate::detect::token::Token;

/// The furthest that an action may begin from its trigger, in tokens: the longest lists of those
/// who are told name every ministry.
const REACH: usize = 120;

/// Where an action begins, and who is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Action {
    pub(super) start: usize,
    /// The first token of who is told; `start` where nobody is named.
    pub(super) told: usize,
    /// The token after who is told.
    pub(super) told_end: usize,
    /// Whether `cần` or `phải` stands before it.
    pub(super) is_modal: bool,
}

impl Action {
    /// Whether words stand before the action that tell who is to do it.
    pub(super) fn names_somebody(&self) -> bool {
        self.told_end > self.told
    }

    /// Whether those words are a body, an office or people: `khẩn` in `chỉ đạo khẩn` is nobody.
    pub(super) fn tells_somebody(&self, scan: Scan<'_, '_>) -> bool {
        let classes = [
            Class::Organisation,
            Class::Role,
            Class::Level,
            Class::Addressee,
            Class::Place,
            Class::Honorific,
        ];
        (self.told..self.told_end).any(|at| classes.into_iter().any(|class| scan.phrase(at, class).is_some()))
    }
}

/// The first action in a clause: after `cần` or `phải`, or at the first verb of action.
pub(super) fn first(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Action> {
    let start = skip_lead(scan, start, end);
    // `Địa phương nào không tiêm phòng, người đứng đầu phải …`: on what condition.
    let who = scan.phrase(start, Class::ActionVerb).is_none() && !scan.at(start, scan.is.khong);
    if who && (start + 1..end.min(start + 4)).any(|at| scan.at(at, scan.is.nao)) {
        return modal_only(scan, start, end);
    }
    // `cùng với triển khai các biện pháp phòng bão cần …`: what is done besides.
    let besides =
        scan.all(start, &[scan.is.cung, scan.is.voi]) || scan.all(start, &[scan.is.ben, scan.is.canh]);
    if besides && let Some(duty) = modal_only(scan, start, end) {
        return Some(duty);
    }
    let mut at = start;
    // Where the name of somebody ended last: a verb right after it is no part of it.
    let mut named = start;
    // Where a noun ended last whose object may follow: `cơ quan quản lý`.
    let mut nominal = usize::MAX;
    while at < end.min(start + REACH) {
        if let Some(after) = modal(scan, at, end) {
            return Some(Action { start: after, told: start, told_end: at, is_modal: true });
        }
        // `chỉ đạo các sở về việc tập trung ứng phó …`
        if at > start
            && scan.all(at, &[scan.is.ve, scan.is.viec])
            && scan.phrase(at + 2, Class::ActionVerb).is_some_and(|verb| verb.end() < end)
        {
            return Some(Action { start: at + 2, told: start, told_end: at, is_modal: false });
        }
        // `với tinh thần “có gì giúp nấy”`: a saying that is quoted within the clause.
        if at > start
            && scan.is_word(at - 1)
            && let Some(after) = saying_end(scan, at, end)
        {
            at = after;
            continue;
        }
        // A verb alone at the start is the predicate, whatever nouns it could also stand in.
        if let Some(noun) = scan.phrase(at, Class::ActionNoun)
            && !(at == start && noun.entry.value == "opens")
            && scan
                .phrase(at, Class::ActionVerb)
                .is_none_or(|verb| verb.len < noun.len || verb.len == noun.len && at > start)
        {
            at = noun.end();
            // `cơ quan quản lý quy hoạch`: what the body is in charge of.
            let in_charge = noun.entry.phrase.ends_with("quản lý");
            nominal = if in_charge { at } else { usize::MAX };
            continue;
        }
        if let Some(name) = proper_name(scan, at, start) {
            at = name;
            named = name;
            continue;
        }
        let weak = || scan.phrase(at, Class::ActionVerb).is_some_and(|verb| verb.entry.value == "weak");
        let verb = is_refusal(scan, at, start, named, end)
            || is_only(scan, at, start)
            || is_verb(scan, at, start, named) && !(at == nominal && weak());
        if verb {
            // `người trả lời cần đi thẳng vào vấn đề`: the verb says who it is that has to.
            let verb_end = scan.phrase(at, Class::ActionVerb).map_or(at + 1, Match::end);
            if at > start
                && scan.at(at - 1, scan.is.nguoi)
                && let Some(after) = modal(scan, verb_end, end)
            {
                return Some(Action { start: after, told: start, told_end: verb_end, is_modal: true });
            }
            // `Các lực lượng tham gia diễn tập … phải thận trọng`: what they take part in.
            let takes_part = at > start + 2
                && scan.reading.folded(at - 2) == "tham"
                && scan.reading.folded(at - 1) == "gia";
            if takes_part
                && let Some((duty, after)) =
                    (verb_end..end).find_map(|at| modal(scan, at, end).map(|after| (at, after)))
            {
                return Some(Action { start: after, told: start, told_end: duty, is_modal: true });
            }
            let verb = Action { start: at, told: start, told_end: at, is_modal: false };
            return Some(modal_after_aside(scan, &verb, end).unwrap_or(verb));
        }
        // No verb begins inside one that is none here: `khi lựa chọn`.
        at = scan.phrase(at, Class::ActionVerb).map_or(at + 1, Match::end);
    }
    None
}

/// The longest saying that is quoted within a clause, in tokens.
const SAYING: usize = 40;

/// The token after a quotation that begins here and ends before the clause does.
fn saying_end(scan: Scan<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let opens = matches!(scan.mark(at), Some('“' | '"'));
    let closes = |at: &usize| matches!(scan.mark(*at), Some('”' | '"'));
    opens.then(|| (at + 1..end.min(at + SAYING)).find(closes)).flatten().map(|close| close + 1)
}

/// The action of an item or a clause of which nobody is told: where its first word is a verb that no
/// list has, `Lắp camera giám sát …`, the clause begins with it and not with the verb in its object.
pub(super) fn of_item(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Action> {
    let found = first(scan, start, end)?;
    let lead = skip_lead(scan, start, end);
    let begins_early = !found.is_modal
        && found.start > lead
        && scan.is_word(lead)
        && !names_no_action(scan, lead)
        && (scan.at(lead, scan.is.cho)
            || is_directed(scan, lead + 1)
            || is_directed(scan, lead + 2)
            || is_in_object(scan, lead, found.start));
    Some(if begins_early {
        Action { start: lead, told: lead, told_end: lead, is_modal: false }
    } else {
        found
    })
}

/// Whether a noun begins here, or a name.
pub(super) fn names_no_action(scan: Scan<'_, '_>, at: usize) -> bool {
    const NOUNS: [Class; 14] = [
        Class::Time,
        Class::Addressee,
        Class::Organisation,
        Class::Role,
        Class::Level,
        Class::Place,
        Class::Honorific,
        Class::ActionNoun,
        Class::TriggerNoun,
        Class::Counter,
        Class::ListNoun,
        Class::Petitioner,
        Class::Field,
        Class::DocumentType,
    ];
    let is = scan.is;
    let opens = scan.phrase(at, Class::ActionNoun).is_some_and(|noun| noun.entry.value == "opens");
    if opens {
        return false;
    }
    scan.is_capital(at + 1)
        || scan.any(at, &[is.viec, is.cac, is.nhung, is.moi_, is.moi, is.toan, is.su, is.khi])
        || NOUNS.into_iter().any(|class| scan.phrase(at, class).is_some())
}

/// `lại`, `ra`, `cho`: what comes after verbs only.
fn is_directed(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.any(at, &[scan.is.lai, scan.is.ra, scan.is.cho, scan.is.ngay_, scan.is.xong])
}

/// Whether a weak verb stands so near that it is part of what the word before it is done to.
fn is_in_object(scan: Scan<'_, '_>, lead: usize, verb: usize) -> bool {
    let weak = scan.phrase(verb, Class::ActionVerb).is_some_and(|found| found.entry.value != "strong");
    weak && verb <= lead + 3 && (lead..verb).all(|at| scan.is_word(at))
}

/// `không dạy trước chương trình`: what is not to be done, at the beginning or right after who is told.
fn is_refusal(scan: Scan<'_, '_>, at: usize, start: usize, named: usize, end: usize) -> bool {
    let is = scan.is;
    if !scan.at(at, is.khong) || !scan.is_word(at + 1) || at + 2 >= end {
        return false;
    }
    // A clause about those who do not: `các hộ không có đất`, `đơn vị không đạt`.
    if scan
        .any(at + 1, &[is.the_, is.co, is.con, is.phai, is.can, is.dat, is.chi__, is.thuoc, is.du, is.dung__])
    {
        return false;
    }
    let told = at == start
        || at == named
        || (at.saturating_sub(4)..at)
            .any(|from| scan.phrase(from, Class::Addressee).is_some_and(|found| found.end() == at))
        // `UBND các thành phố không cấp phép …`
        || (at.saturating_sub(3).max(start + 1)..at).any(|from| {
            scan.any(from - 1, &[is.cac, is.moi_, is.tung])
                && scan.phrase(from, Class::Level).is_some_and(|unit| unit.end() == at)
        });
    // `Các cơ quan hành chính không tổ chức …`: several of whom more is said.
    let several = scan.any(start, &[is.cac, is.moi, is.moi_, is.tung, is.toan])
        && at <= start + 8
        && (start..at).all(|at| scan.is_word(at));
    let told = told || several;
    let clause = || (at..end).take_while(|&at| !matches!(scan.mark(at), Some(',' | ';')));
    told && !clause().any(|at| modal(scan, at, end).is_some())
}

/// `chỉ cấp giấy phép …`: what alone is to be done, after who is told.
fn is_only(scan: Scan<'_, '_>, at: usize, start: usize) -> bool {
    at > start
        && scan.at(at, scan.is.chi__)
        && scan.is_small(at)
        && scan.phrase(at, Class::ActionVerb).is_none()
        && [Class::ListNoun, Class::Trigger, Class::TriggerNoun, Class::DocumentType, Class::Counter]
            .into_iter()
            .all(|class| scan.phrase(at, class).is_none())
        && scan.phrase(at + 1, Class::ActionVerb).is_some()
}

/// What is told to a body that is named or to people, where its verb is in no list: `giao Sở Nội vụ ⟦…⟧`.
pub(super) fn after_name(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Action> {
    let start = skip_lead(scan, start, end);
    let people = || scan.phrase(start, Class::Addressee).filter(|noun| noun.len > 1).map(Match::end);
    let body = || proper_name(scan, start, start).map(|end| placed_end(scan, end));
    let name = body().or_else(people)?;
    // `chỉ đạo Sở Y tế, các huyện trên địa bàn yêu cầu chấn chỉnh …`
    let asks = scan.phrase(name, Class::Trigger).filter(|verb| verb.entry.value == "order");
    let name = asks.map_or(name, Match::end);
    let bare = scan.is_small(name)
        && end >= name + 3
        && !scan.any(name, &[scan.is.va, scan.is.voi, scan.is.cua, scan.is.da, scan.is.ve, scan.is.trong]);
    let nouns =
        [Class::Level, Class::Place, Class::Field, Class::Organisation, Class::Addressee, Class::Particle];
    let noun = nouns.into_iter().any(|class| scan.phrase(name, class).is_some());
    (bare && !noun).then_some(Action { start: name, told: start, told_end: name, is_modal: false })
}

/// The end of the place that a body's name goes on with: `Hội Nông dân │Việt Nam xã Hòa Sơn`.
fn placed_end(scan: Scan<'_, '_>, name: usize) -> usize {
    let mut end = name;
    while let Some(unit) = scan.phrase(end, Class::Level) {
        end = unit.end();
        while scan.is_capital(end) && end < unit.end() + 4 && scan.phrase(end, Class::Level).is_none() {
            end += 1;
        }
    }
    end
}

/// The end of the name of a body, an office or a field: no verb begins inside it.
fn proper_name(scan: Scan<'_, '_>, at: usize, start: usize) -> Option<usize> {
    // `Sở Tài chính`, `Thanh tra tỉnh`
    let body = scan
        .phrase(at, Class::Organisation)
        .is_some_and(|body| scan.is_capital(body.end()) || scan.phrase(body.end(), Class::Level).is_some());
    if !scan.is_capital(at) || at == start && !body && scan.phrase(at, Class::ActionVerb).is_some() {
        return None;
    }
    [Class::Organisation, Class::Field, Class::Role, Class::Place]
        .into_iter()
        .filter_map(|class| scan.phrase(at, class))
        .map(Match::end)
        .max()
        .filter(|_| {
            body || !scan.is_mark(at.saturating_sub(1), ':') || scan.phrase(at, Class::ActionVerb).is_none()
        })
}

/// `các tỉnh ven biển, nơi dự báo có bão, cần đình hoãn …`: a weak verb in an aside is not the order,
/// nor is one in the subject of `phải`: `Quá trình xây dựng kế hoạch phải bám sát …`.
fn modal_after_aside(scan: Scan<'_, '_>, verb: &Action, end: usize) -> Option<Action> {
    let weak = scan.phrase(verb.start, Class::ActionVerb).is_some_and(|found| found.entry.value == "weak");
    if !weak || !verb.names_somebody() {
        return None;
    }
    let noun_end = scan.phrase(verb.start, Class::ActionVerb).map_or(verb.start, Match::end);
    let at = (verb.start + 1..end.min(verb.start + 24)).find(|&at| {
        let duty = scan.at(at, scan.is.phai) && at <= verb.start + 8;
        // `các đơn vị khai thác công trình và các địa phương cần …`: several are told.
        let several = scan.at(at, scan.is.can)
            && (verb.start..at).all(|at| scan.is_word(at))
            && (verb.start..at).any(|at| scan.all(at, &[scan.is.va, scan.is.cac]));
        (duty || several || scan.is_mark(at - 1, ',') || at == noun_end) && modal(scan, at, end).is_some()
    })?;
    Some(Action { start: modal(scan, at, end)?, told: verb.told, told_end: at, is_modal: true })
}

/// The action after the first `cần` or `phải` of a clause.
pub(super) fn modal_only(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Action> {
    let start = skip_lead(scan, start, end);
    (start..end.min(start + REACH)).find_map(|at| {
        let after = modal(scan, at, end)?;
        Some(Action { start: after, told: start, told_end: at, is_modal: true })
    })
}

/// Whether a verb of action begins here that is the predicate of the clause.
fn is_verb(scan: Scan<'_, '_>, at: usize, start: usize, named: usize) -> bool {
    let Some(verb) = scan.phrase(at, Class::ActionVerb) else { return false };
    // `theo hướng dẫn của tỉnh`, `chỉ đạo của Thủ tướng`: what somebody gave.
    if verb.entry.value == "weak"
        && scan.at(verb.end(), scan.is.cua)
        && !verb.entry.phrase.ends_with("ý kiến")
    {
        return false;
    }
    if at == start {
        return true;
    }
    if !scan.is_small(at) {
        // After a colon, and after the word of address, a capital begins the sentence that is quoted.
        let quoted = matches!(scan.mark(at - 1), Some('“' | '"')) && at >= 2 && scan.is_mark(at - 2, ':');
        return quoted || scan.is_mark(at - 1, ':') && scan.token(at).is_some_and(Token::spaced);
    }
    let is = scan.is;
    let before = at - 1;
    // `sẽ được xem xét, quyết định`: the second of two verbs of which things are told.
    let passive = |from: usize| {
        from > start
            && scan.at(from - 1, is.duoc)
            && scan.phrase(from, Class::ActionVerb).is_some_and(|verb| verb.end() == before)
    };
    if scan.is_mark(before, ',') && (before.saturating_sub(3)..before).any(passive) {
        return false;
    }
    // `50 năm thực hiện Di chúc`: what the years were of.
    if scan.at(before, is.nam_) && before > start && scan.digits(before - 1).is_some() {
        return false;
    }
    // `Ban chỉ đạo quốc gia phòng, chống dịch`, `Ban chỉ đạo diễn tập …`: what a board is for.
    let of_board = (at.saturating_sub(7).max(start)..at).any(|from| {
        scan.at(from, is.ban)
            && scan
                .phrase(from, Class::TriggerNoun)
                .is_some_and(|board| board.end() <= at && at <= board.end() + 2)
    });
    if of_board && (verb.entry.value != "strong" || scan.phrase(at, Class::Field).is_some()) {
        return false;
    }
    let nominal = [
        is.cac, is.nhung, is.tac, is.viec, is.su, is.de, is.nham, is.ve, is.cua, is.duoc, is.da, is.dang_,
        is.bi, is.trong, is.khi, is.hoat, is.dong_, is.nhieu, is.chua, is.khong, is.tung, is.moi, is.moi_,
    ];
    let office = before > start && scan.at(before, is.quan_) && scan.at(before - 1, is.co__);
    if office && verb.entry.value == "weak" {
        return false;
    }
    // `lực lượng quân sự phối hợp …`
    let military = scan.at(before, is.su) && before > start && scan.at(before - 1, is.quan__);
    if scan.any(before, &nominal) && !military
        || before > start && scan.at(before, is.bo) && scan.at(before - 1, is.can__)
    {
        return false;
    }
    // A capital that does not begin the clause ends a name: `giao bà Lê Thị Thư chủ trì …`.
    let after_name = at == named || before > start && scan.is_capital(before);
    if verb.entry.value == "strong" || after_name {
        return true;
    }
    // `các đơn vị thi công tiếp tục huy động …`: what the units do, and then what they are to do.
    let of_noun = verb.len > 1
        && verb.entry.value == "weak"
        && !after_name
        && scan.grouped(verb.end(), Class::ActionVerb, "begins-predicate")
        && !scan.reading.is_grouped(verb, "doing");
    if of_noun {
        return false;
    }
    // `cơ quan nội chính xử lý dứt điểm đơn thư`: what is done in a manner is done by the noun before it.
    let manner = scan.grouped(verb.end(), Class::ActionVerb, "manner-after");
    if manner && verb.entry.value == "weak" && !scan.at(before, is.va) {
        return true;
    }
    // `doanh nghiệp triển khai tháo gỡ …`: a verb that another follows is no part of the noun.
    if verb.entry.phrase == "triển khai" && scan.phrase(verb.end(), Class::ActionVerb).is_some() {
        return true;
    }
    if verb.entry.value == "single" {
        return is_directed(scan, verb.end());
    }
    // `công trình`, `địa bàn`: the last syllable of a noun; `giao thông` is no `giao`.
    let in_noun = |at: usize, least: u16| {
        let nouns = [Class::Counter, Class::ListNoun, Class::Field, Class::TriggerNoun, Class::Addressee];
        nouns.into_iter().any(|class| scan.phrase(at, class).is_some_and(|noun| noun.len >= least))
    };
    if verb.len == 1 && (in_noun(before, 2) || in_noun(at, 2)) {
        return false;
    }
    let modified = [
        is.ban, is.luong, is.kien, is.hoach, is.do_, is.trinh, is.an, is.phong, is.to, is.doi, is.tam_,
        is.nguoi, is.co, is.luc, is.va, is.vien, is.trach, is.nhiem, is.phi, is.vu, is.theo, is.muc, is.von,
        is.hang, is.can_, is.su_, is.chu, is.so, is.chi, is.thu_, is.nghiep, is.nha, is.ty, is.khu, is.voi,
        is.phap, is.chinh,
    ];
    // `các thành viên thực hiện …`
    let member = scan.at(before, is.vien)
        && before > start
        && scan.phrase(before - 1, Class::Addressee).is_some_and(|told| told.end() == at);
    if member {
        return true;
    }
    // `các sở, ngành quản lý`: with `và` before it a verb goes on with a noun phrase.
    !scan.any(before, &modified)
}
