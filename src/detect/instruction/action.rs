//! Where what is to be done begins: after who is told, and after `cần`.

use super::head::ministries_end;
use super::lead::skip_lead;
use super::modal::{is_of_task, modal};
use super::noun::{names_no_action, placed_end, proper_name};
use super::trigger::Kind;
use super::verb::{is_directed, is_in_object, is_only, is_refusal, is_verb, lets};
use crate::detect::lexicon::sense::{ActionNoun, ActionVerb};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

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
    pub(super) fn tells_somebody(&self, reading: &Reading<'_>) -> bool {
        let classes = [
            Class::Organisation,
            Class::Role,
            Class::Level,
            Class::Addressee,
            Class::Place,
            Class::Honorific,
        ];
        // `chỉ đạo BV Đa khoa …`: a name, though no list has it; a document is none.
        let is_name = |at: usize| reading.is_capital(at) && reading.phrase(at, Class::DocumentType).is_none();
        (self.told..self.told_end)
            .any(|at| is_name(at) || classes.into_iter().any(|class| reading.phrase(at, class).is_some()))
    }
}

/// The first action in a clause: after `cần` or `phải`, or at the first verb of action.
pub(super) fn first(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let clause = start;
    let start = skip_lead(reading, start, end);
    if let Some(duty) = past_its_verbs(reading, start, end).or_else(|| after_but(reading, start, end)) {
        return Some(duty);
    }
    // `Địa phương nào không tiêm phòng, người đứng đầu phải …`: on what condition.
    let who = reading.phrase(start, Class::ActionVerb).is_none() && !reading.is(start, word!("không"));
    if who && (start + 1..end.min(start + 4)).any(|at| reading.is(at, word!("nào"))) {
        return modal_only(reading, start, end);
    }
    let mut at = start;
    // Where the name of somebody ended last: a verb right after it is no part of it.
    let mut named = start;
    // Where a noun ended last whose object may follow: `cơ quan quản lý`.
    let mut nominal = usize::MAX;
    while at < end.min(start + REACH) {
        // `lưu ý một số nhiệm vụ trọng tâm cần tập trung trong 6 tháng`: what the tasks are, is said elsewhere.
        if at > start && reading.is(at, word!("cần")) && is_of_task(reading, at) {
            return None;
        }
        if let Some(after) = modal(reading, at, end) {
            return Some(Action { start: after, told: start, told_end: at, is_modal: true });
        }
        // `chỉ đạo các sở về việc tập trung ứng phó …`
        // `chưa có báo cáo về việc chuyển đổi`: what a paper is about.
        let of_paper = || reading.phrase_before(at, Class::DocumentType).is_some();
        if at > start
            && reading.all(at, words!("về việc"))
            && !of_paper()
            && reading.phrase(at + 2, Class::ActionVerb).is_some_and(|verb| verb.end() < end)
        {
            return Some(Action { start: at + 2, told: start, told_end: at, is_modal: false });
        }
        if let Some(after) = ministries_end(reading, at).filter(|&after| after < end) {
            at = after;
            named = after;
            continue;
        }
        if at > start
            && let Some(after) = aside_end(reading, at, end)
        {
            named = if reading.is_mark(at, '(') { after } else { named };
            at = after;
            continue;
        }
        // A verb alone at the start is the predicate, whatever nouns it could also stand in.
        if let Some(noun) = reading.phrase(at, Class::ActionNoun)
            && !(at == start && noun.is(ActionNoun::Opens))
            && reading
                .phrase(at, Class::ActionVerb)
                .is_none_or(|verb| verb.len < noun.len || verb.len == noun.len && at > start)
        {
            at = noun.end();
            // `cơ quan quản lý quy hoạch`: what the body is in charge of.
            let in_charge = noun.entry.phrase.ends_with("quản lý");
            nominal = if in_charge { at } else { usize::MAX };
            continue;
        }
        // `cơ sở giáo dục trực thuộc`: no verb begins inside who is told.
        if let Some(told) = reading.phrase(at, Class::Addressee).filter(|told| told.len > 1)
            && reading.phrase(at, Class::ActionVerb).is_none()
        {
            at = told.end();
            continue;
        }
        if let Some(name) = proper_name(reading, at, start) {
            at = name;
            named = name;
            continue;
        }
        let weak = || reading.phrase(at, Class::ActionVerb).is_some_and(|verb| verb.is(ActionVerb::Weak));
        // `giao Vụ Kế hoạch là đầu mối …`: what a body is to be.
        let becomes = at > start
            && at == named
            && reading.is(at, word!("là"))
            && reading.group(at + 1, "in-charge").is_some();
        let verb = becomes
            || lets(reading, at, start, named)
            || is_refusal(reading, at, start, named, end)
            || is_only(reading, at, start)
            || is_verb(reading, at, start, named) && !(at == nominal && weak());
        if verb {
            // `người trả lời cần đi thẳng vào vấn đề`: the verb says who it is that has to.
            let verb_end = reading.phrase(at, Class::ActionVerb).map_or(at + 1, Match::end);
            if at > start
                && reading.is(at - 1, word!("người"))
                && let Some(after) = modal(reading, verb_end, end)
            {
                return Some(Action { start: after, told: start, told_end: verb_end, is_modal: true });
            }
            // `Các lực lượng tham gia diễn tập … phải thận trọng`: what they take part in.
            let takes_part =
                at > start + 2 && reading.is(at - 2, word!("tham")) && reading.is(at - 1, word!("gia"));
            if takes_part
                && let Some((duty, after)) =
                    (verb_end..end).find_map(|at| modal(reading, at, end).map(|after| (at, after)))
            {
                return Some(Action { start: after, told: start, told_end: duty, is_modal: true });
            }
            let at = coordinated_start(reading, at, start);
            let verb = Action { start: at, told: start, told_end: at, is_modal: false };
            return Some(modal_after_aside(reading, &verb, clause, end).unwrap_or(verb));
        }
        // No verb begins inside one that is none here: `khi lựa chọn`.
        at = reading.phrase(at, Class::ActionVerb).map_or(at + 1, Match::end);
    }
    None
}

/// The duty of a clause that begins with other verbs than its own.
fn past_its_verbs(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    // `nếu phát hiện phải báo ngay`: on what condition somebody has a duty.
    let condition = reading.is(start, word!("nếu"));
    // `Kế hoạch phát triển nhà ở phải được …`: the verb is in the title.
    let titled = || reading.is_capital(start) && reading.phrase(start, Class::DocumentType).is_some();
    // `cùng với triển khai các biện pháp phòng bão cần …`: what is done besides.
    let besides = || reading.all(start, words!("cùng với")) || reading.all(start, words!("bên cạnh"));
    if !(condition || titled() || besides()) {
        return None;
    }
    let duty = modal_only(reading, start, end)?;
    Some(if condition { Action { told: duty.start, told_end: duty.start, ..duty } } else { duty })
}

/// `sản phẩm đã được chấp nhận nhưng các chủ thể cần ⟦cải tiến …⟧`: the duty behind what was done.
fn after_but(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let but = (start + 1..end).find(|&at| reading.is(at, word!("nhưng")))?;
    let done = (start..but).any(|at| reading.is(at, word!("đã")));
    modal_only(reading, but + 1, end).filter(|_| done)
}

/// `giao Sở Nội vụ hiệu chỉnh, trình …`: where the first of two verbs begins that a comma joins, though no list has
/// it: right after the name of whom is told.
fn coordinated_start(reading: &Reading<'_>, verb: usize, start: usize) -> usize {
    const NAMES: [Class; 5] =
        [Class::Organisation, Class::Field, Class::Level, Class::Place, Class::Addressee];
    const NOUNS: [Class; 4] = [Class::Counter, Class::ListNoun, Class::Particle, Class::DocumentType];
    // `yêu cầu thành phố không chỉ cung cấp thông tin mà còn …`
    if verb > start && reading.is(verb, word!("chỉ")) && reading.is(verb - 1, word!("không")) {
        return verb - 1;
    }
    let comma = verb.saturating_sub(1);
    if verb <= start + 2 || !reading.is_mark(comma, ',') {
        return verb;
    }
    let ends_name = |end: usize| {
        (end.saturating_sub(NAME).max(start)..end).any(|at| {
            NAMES.into_iter().any(|class| reading.phrase(at, class).is_some_and(|name| name.end() == end))
        })
    };
    let unknown = |at: usize| {
        reading.is_small(at)
            && NAMES.into_iter().chain(NOUNS).all(|class| reading.phrase(at, class).is_none())
    };
    // A verb has two syllables here: one alone may be the end of the name.
    let first = comma - 2;
    let is_verb = first > start && unknown(first) && reading.is_small(first + 1) && !ends_name(comma);
    if is_verb && ends_name(first) { first } else { verb }
}

/// The longest part of a name that a list has as one.
const NAME: usize = 6;

/// The longest saying that is quoted within a clause, in tokens.
const SAYING: usize = 40;

/// The token after what is in brackets, `giao Sở Nông nghiệp (cơ quan thường trực Chương trình OCOP) tham mưu …`, or is
/// quoted within the clause: `với tinh thần “có gì giúp nấy”`.
fn aside_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    if reading.is_mark(at, '(') {
        return (at + 1..end.min(at + SAYING)).find(|&at| reading.is_mark(at, ')')).map(|close| close + 1);
    }
    reading.is_word(at - 1).then(|| saying_end(reading, at, end)).flatten()
}

/// The token after a quotation that begins here and ends before the clause does.
fn saying_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let opens = matches!(reading.mark(at), Some('“' | '"'));
    let closes = |at: &usize| matches!(reading.mark(*at), Some('”' | '"'));
    opens.then(|| (at + 1..end.min(at + SAYING)).find(closes)).flatten().map(|close| close + 1)
}

/// The action of an item or a clause of which nobody is told: where its first word is a verb that no
/// list has, `Lắp camera giám sát …`, the clause begins with it and not with the verb in its object.
pub(super) fn of_item(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let found = first(reading, start, end)?;
    let lead = skip_lead(reading, start, end);
    let begins_early = !found.is_modal
        && found.start > lead
        && reading.is_word(lead)
        && !names_no_action(reading, lead)
        && (reading.is(lead, word!("cho"))
            || is_directed(reading, lead + 1)
            || is_directed(reading, lead + 2)
            || is_in_object(reading, lead, found.start));
    Some(if begins_early {
        Action { start: lead, told: lead, told_end: lead, is_modal: false }
    } else {
        found
    })
}

/// `yêu cầu các bộ, ngành “ăn Tết gọn, vào việc ngay”`: what is quoted right after those who are told, whatever its verb.
pub(super) fn in_words_of_speaker(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let quote = (start + 1..end).find(|&at| matches!(reading.mark(at), Some('“' | '"')))?;
    let closes = saying_end(reading, quote, end + 1).is_some();
    let told = [Class::Addressee, Class::Organisation, Class::Petitioner, Class::Level];
    let people = (quote.saturating_sub(NAME).max(start)..quote).any(|at| {
        told.into_iter().any(|class| reading.phrase(at, class).is_some_and(|found| found.end() == quote))
    });
    (closes && people).then_some(Action { start: quote + 1, told: start, told_end: quote, is_modal: false })
}

/// What is told to a body that is named or to people, where its verb is in no list: `giao Sở Nội vụ ⟦…⟧`.
pub(super) fn after_name(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let start = skip_lead(reading, start, end);
    let people = || reading.phrase(start, Class::Addressee).filter(|noun| noun.len > 1).map(Match::end);
    let body = || proper_name(reading, start, start).map(|end| placed_end(reading, end));
    let name = body().or_else(people)?;
    // `chỉ đạo Sở Y tế, các huyện trên địa bàn yêu cầu chấn chỉnh …`
    let asks = reading.phrase(name, Class::Trigger).filter(|verb| verb.is(Kind::Order));
    let name = asks.map_or(name, Match::end);
    let bare = reading.is_small(name)
        && end >= name + 3
        && !reading.any(name, words!["và", "với", "của", "đã", "về", "trong"]);
    let nouns =
        [Class::Level, Class::Place, Class::Field, Class::Organisation, Class::Addressee, Class::Particle];
    let noun = nouns.into_iter().any(|class| reading.phrase(name, class).is_some());
    (bare && !noun).then_some(Action { start: name, told: start, told_end: name, is_modal: false })
}

/// `các tỉnh ven biển, nơi dự báo có bão, cần đình hoãn …`: a weak verb in an aside is not the order,
/// nor is one in the subject of `phải`: `Quá trình xây dựng kế hoạch phải bám sát …`, or in an adverbial before it: `trên
/// tinh thần có kế thừa, đổi mới, cần rà soát …`.
fn modal_after_aside(reading: &Reading<'_>, verb: &Action, clause: usize, end: usize) -> Option<Action> {
    // `các tỉnh có công dân bị nạn cần …`: what those who are told have.
    let has = reading.is(verb.start, word!("có")) && verb.names_somebody();
    let weak =
        has || reading.phrase(verb.start, Class::ActionVerb).is_some_and(|found| found.is(ActionVerb::Weak));
    let in_lead = verb.start > clause + 1 && !verb.names_somebody();
    if !weak || !verb.names_somebody() && !in_lead {
        return None;
    }
    let noun_end = reading.phrase(verb.start, Class::ActionVerb).map_or(verb.start, Match::end);
    let at = (verb.start + 1..end.min(verb.start + 24)).find(|&at| {
        // `… thực hiện công tác rà soát phải đúng quy trình`: how it is to be done.
        let manner = at > noun_end && reading.is(at + 1, word!("đúng"));
        let duty = reading.is(at, word!("phải")) && at <= verb.start + 12 && !manner;
        // `các đơn vị khai thác công trình và các địa phương cần …`: several are told.
        let several = reading.is(at, word!("cần"))
            && (verb.start..at).all(|at| reading.is_word(at))
            && (verb.start..at).any(|at| reading.all(at, words!("và các")));
        // `các thành viên BCĐ phòng, chống dịch bệnh tỉnh cần …`: what the board is for.
        let of_board = reading.is(at, word!("cần"))
            && (verb.start.saturating_sub(4)..verb.start).any(|from| {
                reading.phrase(from, Class::Organisation).is_some_and(|body| body.end() == verb.start)
            })
            && (verb.start..at).all(|at| reading.is_word(at) || reading.is_mark(at, ','));
        let of_those = has && (verb.start..at).all(|at| !matches!(reading.mark(at), Some(',' | ';' | ':')));
        !manner
            && (!in_lead && (duty || several || of_board || of_those || at == noun_end)
                || reading.is_mark(at - 1, ','))
            && modal(reading, at, end).is_some()
    })?;
    let after = modal(reading, at, end)?;
    let (told, told_end) = if in_lead { (after, after) } else { (verb.told, at) };
    Some(Action { start: after, told, told_end, is_modal: true })
}

/// `kêu gọi các nhà hảo tâm đang sinh sống ở nước ngoài hãy …`: what those who are called are to do.
pub(super) fn of_call(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let call = (start..end.min(start + REACH)).find(|&at| reading.is(at, word!("hãy")))?;
    let after = modal(reading, call, end)?;
    Some(Action { start: after, told: start, told_end: call, is_modal: true })
}

/// The action after the first `cần` or `phải` of a clause.
pub(super) fn modal_only(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let start = skip_lead(reading, start, end);
    (start..end.min(start + REACH)).find_map(|at| {
        let after = modal(reading, at, end)?;
        Some(Action { start: after, told: start, told_end: at, is_modal: true })
    })
}
