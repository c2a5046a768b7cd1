//! What an act says: the clauses after its trigger, and those of the sentences that go on with it.

use super::action::{self, Action};
use super::clause::{
    announcing_tail, begins_examples, clauses, first_clause, inner_marker, marker, trim_end,
};
use super::head::{after_giving, is_head, list_head, told_in_head};
use super::lead::skip_lead;
use super::listener::{List, Listener, Scope};
use super::noun;
use super::predicate::names_several;
use super::speech::Place;
use super::statement;
use super::trigger::{Kind, Trigger, cuts_somebody};
use crate::detect::lexicon::sense::ActionVerb;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

impl Listener<'_, '_> {
    /// What an act says.
    pub(super) fn content(
        &mut self,
        act: usize,
        start: usize,
        trigger: &Trigger,
        stop: usize,
        end: usize,
    ) -> Option<usize> {
        let reading = self.reading;
        let remark = trigger.kind == Kind::Remark;
        let by_person = self.speech.acts.get(act).is_some_and(|act| act.by_person);
        let mut scope = Scope {
            act,
            list: List::Closed,
            told: None,
            by_verb: !remark,
            is_tentative: false,
            is_remark: remark,
            is_report: trigger.is_report && trigger.kind == Kind::Direct && !by_person,
        };
        let cut = joined_act(reading, trigger.end, stop);
        let last = cut.unwrap_or(stop);
        let (acts, first) = first_clause(reading, trigger.end, last);
        if let Some(colon) = list_head(reading, trigger, acts, stop, end) {
            return self.head(trigger, colon, stop, end, scope);
        }
        self.scope = Some(scope);
        let mut found = false;
        let all = std::iter::once((acts, first)).chain(clauses(reading, first + 1, last));
        for (index, (from, to)) in all.enumerate() {
            // What a report goes on with is its result, after `yêu cầu` only where it tells how much was done.
            if index > 0 && remarks(reading, from, to) {
                break;
            }
            if index > 0 && statement::promises(reading, from, to) {
                continue;
            }
            if index > 0 && trigger.is_report && !(found && still_asks(reading, trigger, from, to)) {
                break;
            }
            if index > 0 && to == stop && is_head(reading, from, to, end) {
                scope.by_verb = true;
                scope.is_remark &= action::modal_only(reading, from, to).is_none();
                self.scope = Some(Scope { list: List::Announced, ..scope });
                return None;
            }
            let action = if index > 0 && found {
                if self.lengthen(from, to) {
                    continue;
                }
                let from = after_giving(reading, from, to);
                action::of_item(reading, from, to).or_else(|| whole(reading, from, to))
            } else if remark && index == 0 && states(reading, start, trigger) {
                action::of_item(reading, from, to)
                    .filter(|action| statement::is_remarked_order(reading, from, to, action))
            } else if remark {
                let bidden = index == 0 && from == trigger.end && by_person;
                action::modal_only(reading, from, to)
                    .or_else(|| bids(reading, from, to).filter(|_| bidden))
                    .or_else(|| puts_first(reading, from, to).filter(|_| bidden))
                    .or_else(|| urges_several(reading, from, to).filter(|_| bidden))
            } else if index == 0 && judges(reading, from) {
                action::modal_only(reading, from, to)
            } else {
                told_action(reading, trigger, from, to)
            };
            let Some(mut action) = action else { continue };
            if tells_what_is(reading, trigger, &action, from, index == 0) {
                break;
            }
            if let Some(start) = namely(reading, from, action.start, to) {
                action = Action { start, told: start, told_end: start, ..action };
            }
            if index == 0 && acts > trigger.end {
                action.told = trigger.end;
            }
            // `Thủ tướng chỉ đạo khắc phục hậu quả bão`: the headline of an order.
            let headed = by_person && !self.is_caption;
            let in_brief = self.is_brief && !headed && trigger.kind == Kind::Direct;
            let told_needed = !trigger.is_passive
                && (in_brief || trigger.needs_told(&action, by_person) && !urges(reading, trigger, &action))
                && !is_fronted(reading, start, trigger);
            if index == 0 && told_needed && !action.tells_somebody(reading) {
                break;
            }
            if index == 0 && names_object(reading, trigger, &action) {
                break;
            }
            let to = trim_end(reading, action.start, to);
            self.push(action, to, act, if index == 0 { Place::Trigger } else { Place::Later });
            found = true;
            if let Some(scope) = self.scope.as_mut().filter(|_| remark && !action.is_modal) {
                scope.by_verb = true;
            }
        }
        if !found && cut.is_none() {
            // `… chỉ rõ, tỉnh còn nghèo. Vì vậy, tỉnh cần …`: the order is in the next sentence.
            let grouped = |group: &str| reading.grouped(trigger.start, Class::Trigger, group);
            let reasons =
                grouped("reasoning") || trigger.word == "chỉ đạo" || by_person && grouped("opinion");
            // `nhấn mạnh một số nhiệm vụ trọng tâm. Tăng cường …`: the tasks are in the next sentences.
            let by_verb = (trigger.end..stop.min(trigger.end + 6)).any(|at| {
                reading
                    .phrase(at, Class::ListNoun)
                    .is_some_and(|noun| noun.entry.phrase.starts_with("nhiệm vụ"))
            });
            // `lưu ý đây là cơn bão mạnh`: an order or a remark.
            let reasons = remark && reasons || grouped("reasoning");
            self.scope = reasons.then_some(Scope { is_tentative: true, by_verb, is_remark: true, ..scope });
        }
        cut
    }

    /// What stands after the colon of an act, or below it.
    fn head(
        &mut self,
        trigger: &Trigger,
        colon: usize,
        stop: usize,
        end: usize,
        mut scope: Scope,
    ) -> Option<usize> {
        let reading = self.reading;
        let remark = trigger.kind == Kind::Remark;
        self.broken = None;
        // `nhấn mạnh, … cần thực hiện các nội dung sau:` announces orders only.
        let asks = action::modal_only(reading, trigger.end, colon).is_some();
        scope.is_remark &= !asks && !announces_tasks(reading, trigger, colon);
        // `nêu rõ 3 nhiệm vụ. Thứ nhất, …`
        let counted = reading.is_mark(colon, '.') && !scope.is_remark;
        if remark
            && !counted
            && !asks
            && !reading.is_end(colon + 1)
            && colon + 1 < end
            && !self.remarks_order(colon + 1, stop)
        {
            // What is said there is; what has `cần` further on is still an order.
            scope.by_verb = false;
            scope.is_tentative = true;
            self.scope = Some(scope);
            return None;
        }
        scope.by_verb = true;
        scope.told = told_in_head(reading, trigger.end, colon);
        self.scope = Some(scope);
        // `… rà soát phương án, trong đó tập trung các nhiệm vụ sau:`: an order of its own before the list.
        if let Some(comma) = announcing_tail(reading, trigger.end, colon)
            && let Some(action) = action::first(reading, trigger.end, comma)
            && (!remark || action.is_modal)
        {
            self.push(action, comma, scope.act, Place::Trigger);
        }
        if reading.is_end(colon + 1) || colon + 1 >= end {
            self.set_list(List::Announced);
            return Some(end);
        }
        if let Some(after) = inner_marker(reading, colon + 1) {
            return Some(self.items(after, end));
        }
        if marker(reading, colon + 1).is_some_and(|(_, after)| after < end) {
            self.scope = Some(scope);
            let after = marker(reading, colon + 1).map_or(colon + 1, |(_, after)| after);
            self.later(after, stop, Place::Item);
            return None;
        }
        self.later(colon + 1, stop, Place::Trigger);
        None
    }

    /// Whether the first clause after the colon of a remark is an order.
    fn remarks_order(&self, start: usize, stop: usize) -> bool {
        let reading = self.reading;
        let start = inner_marker(reading, start)
            .or_else(|| marker(reading, start).map(|(_, after)| after))
            .unwrap_or(start);
        let Some((from, to)) = clauses(reading, start, stop).next() else { return false };
        action::of_item(reading, from, to)
            .is_some_and(|action| statement::is_remarked_order(reading, from, to, &action))
    }

    /// `tuyên truyền về kỳ họp thứ nhất; công tác phòng, chống dịch`: a clause without an action that
    /// begins with a noun is one more object of the order before it.
    pub(super) fn lengthen(&mut self, from: usize, to: usize) -> bool {
        let reading = self.reading;
        let lead = skip_lead(reading, from, to);
        // `…; đặc biệt là tại vùng sâu`: where what is ordered holds most.
        let place = lead > from
            && reading.any(lead, words!["tại", "ở"])
            && action::modal_only(reading, lead, to).is_none();
        // `thành lập các nhóm về báo cáo; nhóm thi đua`: one more of the same.
        let forbids = action::first(reading, from, to).is_some_and(|action| action.start == lead);
        let alike = self.speech.orders.last().is_some_and(|last| {
            last.end + 1 == from
                && !forbids
                && reading.is_small(lead)
                && (last.start + 1..last.end).any(|at| reading.is(at, reading.word(lead)))
                && is_thing(reading, lead)
                && action::modal_only(reading, lead, to).is_none()
        });
        // `công tác đo đạc, cấp giấy đất`, `nội dung Chỉ thị … về chỉ đạo`: the verb is in what it is about.
        let thing = names_thing(reading, lead)
            && action::first(reading, from, to).is_none_or(|action| !action.is_modal);
        if !thing
            && !place
            && !alike
            && (action::first(reading, from, to).is_some() || !noun::names_no_action(reading, lead))
        {
            return false;
        }
        let end = trim_end(reading, from, to);
        match self.speech.orders.last_mut() {
            Some(last) if last.end + 1 == from && !statement::narrates(reading, lead, end) => last.end = end,
            _ => {}
        }
        true
    }

    /// Orders after the first: clauses that need no trigger of their own.
    pub(super) fn later(&mut self, start: usize, stop: usize, place: Place) {
        let Some(scope) = self.scope else { return };
        let mut by_verb = scope.by_verb;
        let (acts, first) = first_clause(self.reading, start, stop);
        let all = std::iter::once((acts, first)).chain(clauses(self.reading, first + 1, stop));
        for (index, (from, to)) in all.enumerate() {
            if index > 0 && remarks(self.reading, from, to) {
                break;
            }
            // `… kết luận như sau: Cơ bản thống nhất với báo cáo. Yêu cầu …`
            let agrees =
                index == 0 && place == Place::Trigger && statement::is_attitude(self.reading, from, to);
            if agrees
                || statement::promises(self.reading, from, to)
                || index > 0 && by_verb && self.lengthen(from, to)
            {
                continue;
            }
            let action = if by_verb {
                action::of_item(self.reading, from, to).or_else(|| whole(self.reading, from, to))
            } else {
                action::modal_only(self.reading, from, to)
            };
            if let Some(mut action) = action {
                if index == 0 && acts > start {
                    action.told = skip_lead(self.reading, start, acts);
                }
                let to = trim_end(self.reading, action.start, to);
                self.push(action, to, scope.act, place);
                // What `cần` began, the clauses of its sentence go on with.
                by_verb = true;
            }
        }
    }
}

/// What is to be done, in the first clause after a verb of order.
fn told_action(reading: &Reading<'_>, trigger: &Trigger, from: usize, to: usize) -> Option<Action> {
    let calls = reading.grouped(trigger.start, Class::Trigger, "call");
    let call = calls.then(|| action::of_call(reading, from, to)).flatten();
    call.or_else(|| action::first(reading, from, to))
        .or_else(|| action::after_name(reading, from, to))
        .or_else(|| action::in_words_of_speaker(reading, from, to))
}

/// `chỉ đạo các giải pháp thúc đẩy tăng trưởng`: whether the verb says what a thing is for, and nobody is told.
fn names_object(reading: &Reading<'_>, trigger: &Trigger, action: &Action) -> bool {
    let noun = action.told + usize::from(reading.any(action.told, words!["các", "những"]));
    let tells = |at: usize| {
        [Class::Organisation, Class::Role, Class::Addressee, Class::Level]
            .into_iter()
            .any(|class| reading.phrase(at, class).is_some())
    };
    trigger.kind == Kind::Direct
        && !action.is_modal
        && !(action.told + 1..action.told_end).any(tells)
        && action.told_end > noun
        && reading.phrase(noun, Class::ListNoun).is_some()
}

/// Whether a clause that begins at a token tells what is, though an action stands in it: `lưu ý một số vấn đề như: 100%
/// báo cáo …`, `lưu ý thời gian từ nay đến … không còn nhiều`.
fn tells_what_is(
    reading: &Reading<'_>,
    trigger: &Trigger,
    action: &Action,
    from: usize,
    first: bool,
) -> bool {
    let is_example = (from..action.start).any(|at| begins_examples(reading, at));
    let of_thing = trigger.word == "lưu ý"
        && first
        && !action.is_modal
        && action.names_somebody()
        && !action.tells_somebody(reading);
    // `nhắc nhở 14 tỉnh để tai nạn tăng cao`: what they have let happen.
    let blamed =
        trigger.word == "nhắc nhở" && (action.told..action.told_end).any(|at| reading.is(at, word!("để")));
    is_example || of_thing || blamed
}

/// `lưu ý đây là cơn bão mạnh, …`: what something is; only a duty after it is an order.
fn judges(reading: &Reading<'_>, from: usize) -> bool {
    let from = from + usize::from(reading.is(from, word!("rằng")) || reading.is_mark(from, ','));
    reading.any(from, words!["đây", "đó"]) && reading.is(from + 1, word!("là"))
}

/// `Chỉ thị nêu rõ, các sở, ban, ngành rà soát …`: a document that gives orders.
fn states(reading: &Reading<'_>, start: usize, trigger: &Trigger) -> bool {
    let from = skip_lead(reading, start, trigger.start);
    reading.is_capital(from) && reading.grouped(from, Class::DocumentType, "directive")
}

/// `nhấn mạnh, không để …`, `lưu ý, tuyệt đối không …`: a remark that goes on, after its comma, with what is
/// to be done.
fn bids(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let action = action::first(reading, start, end).filter(|_| reading.is_mark(start, ','))?;
    // `khẳng định, tôn vinh và tri ân …`: what somebody does besides.
    let strong = reading
        .phrase(action.start, Class::ActionVerb)
        .is_some_and(|verb| verb.is(ActionVerb::Strong) && !reading.is_grouped(verb, "event"));
    (strong && !action.names_somebody() && statement::is_remarked_order(reading, start, end, &action))
        .then_some(action)
}

/// `nhấn mạnh các đơn vị nỗ lực khắc phục …`: whom a remark names right away, and what they are to do.
fn urges_several(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let action = action::first(reading, start, end).filter(|_| names_several(reading, start))?;
    let urged = reading.grouped(action.start, Class::ActionVerb, "begins-predicate")
        && !action.is_modal
        && (start..action.start).all(|at| !reading.is_mark(at, ':'));
    (urged && statement::is_remarked_order(reading, start, end, &action)).then_some(action)
}

/// `nhấn mạnh, ưu tiên cao nhất là tiếp tục …`: what is to be done before all else.
fn puts_first(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let from = skip_lead(reading, start, end);
    let noun = reading.group(from, "priority")?;
    let is = (noun.end()..end.min(noun.end() + FIRST))
        .take_while(|&at| reading.is_word(at))
        .find(|&at| reading.is(at, word!("là")))?;
    let verb = is + 1 + usize::from(reading.is(is + 1, word!("phải")));
    reading.grouped(verb, Class::ActionVerb, "begins-predicate").then_some(Action {
        start: verb,
        told: verb,
        told_end: verb,
        is_modal: true,
    })
}

/// The most words between what comes first and `là`.
const FIRST: usize = 8;

/// `kết luận như sau:`, `nhấn mạnh một số nhiệm vụ trọng tâm:`: what stands below is to be done.
fn announces_tasks(reading: &Reading<'_>, trigger: &Trigger, colon: usize) -> bool {
    // `có ý kiến như sau:`
    let concludes = matches!(trigger.word, "kết luận" | "chỉ đạo") && colon <= trigger.end + 6;
    concludes
        || (trigger.end..colon)
            .any(|at| reading.phrase(at, Class::ListNoun).is_some() && reading.group(at, "task").is_some())
}

/// `tập trung các nhiệm vụ trong tháng, đó là ⟦làm tốt …⟧`: where what a noun for tasks has announced is said.
fn namely(reading: &Reading<'_>, from: usize, start: usize, end: usize) -> Option<usize> {
    let that = (start + 2..end).find(|&at| reading.all(at, words!("đó là")))?;
    let announced = (from..that)
        .any(|at| reading.phrase(at, Class::ListNoun).is_some() && reading.group(at, "task").is_some());
    let said = that + 2 + usize::from(reading.is_mark(that + 2, ':'));
    (announced && reading.phrase(said, Class::ActionVerb).is_some()).then_some(said)
}

/// `…; nhấn mạnh vai trò của …`: a remark of its own, and no order.
/// `…; kiến nghị UBND huyện …`: what those above are asked for besides.
pub(super) fn remarks(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let from = skip_lead(reading, start, end);
    let asks = reading.phrase(from, Class::Predicate).filter(|verb| verb.entry.phrase == "kiến nghị");
    if asks.is_some_and(|verb| reading.phrase(verb.end(), Class::Organisation).is_some()) {
        return true;
    }
    reading.phrase(from, Class::Trigger).is_some_and(|verb| verb.is(Kind::Remark))
        && [Class::ActionVerb, Class::TriggerNoun]
            .into_iter()
            .all(|class| reading.phrase(from, class).is_none())
}

/// `đã yêu cầu các xã …; tăng cường kiểm tra`: a verb of doing that says neither that it was done nor how much.
fn still_asks(reading: &Reading<'_>, trigger: &Trigger, start: usize, end: usize) -> bool {
    let from = skip_lead(reading, start, end);
    if !matches!(trigger.word, "yêu cầu" | "đề nghị" | "chỉ đạo") || statement::reports(reading, from, end)
    {
        return false;
    }
    // `…; Bí thư cấp ủy chịu trách nhiệm …`: an office that is told besides.
    let told = || {
        reading.phrase(from, Class::Role).is_some()
            && action::first(reading, from, end)
                .is_some_and(|action| !statement::narrates(reading, from, action.start))
    };
    let does = reading.phrase(from, Class::ActionVerb).is_some_and(|verb| {
        let counts = || (from..end).any(|at| reading.digits(at).is_some());
        !verb.is(ActionVerb::Single) && (reading.is_grouped(verb, "aim") || !counts())
    });
    does || told()
}

/// `…, đồng thời giao Phòng Nội vụ …`, `…; yêu cầu các tỉnh …`: where a second act begins inside a sentence.
fn joined_act(reading: &Reading<'_>, start: usize, stop: usize) -> Option<usize> {
    let is_noun =
        |at: usize| reading.phrase(at, Class::TriggerNoun).is_some_and(|noun| !cuts_somebody(reading, noun));
    let gives = |at: usize| reading.phrase(at, Class::Trigger).filter(|_| !is_noun(at));
    (start + 2..stop).find(|&at| {
        if reading.all(at, words!("đồng thời")) {
            let after = at + 2 + usize::from(reading.is_mark(at + 2, ','));
            return gives(after).is_some_and(|found| !found.is(Kind::Remark));
        }
        // `…; trong đó đồng chí chỉ đạo …`
        if reading.is_mark(at, ';') {
            let from = skip_lead(reading, at + 1, stop);
            let addressed = reading.phrase(from, Class::Honorific).map(Match::end);
            let assigned =
                gives(from).filter(|found| from > at + 1 && found.entry.phrase.starts_with("giao"));
            if assigned.is_some() || addressed.is_some_and(|verb| gives(verb).is_some()) {
                return true;
            }
        }
        if another_asks(reading, at, stop) {
            return true;
        }
        // `…, và yêu cầu các bộ …`
        if reading.is_mark(at, ',') && reading.is(at + 1, word!("và")) && tells(reading, gives(at + 2)) {
            return true;
        }
        // `… và yêu cầu các bộ, ngành cần …`
        if reading.is(at, word!("và"))
            && gives(at + 1)
                .is_some_and(|found| found.entry.phrase == "yêu cầu" && names_several(reading, found.end()))
        {
            return true;
        }
        // `… và khẳng định Sở Y tế cần …`: what the speaker says besides, of somebody else.
        if reading.is(at, word!("và")) && remarks_of_body(reading, at + 1) {
            return true;
        }
        // `…, tuy nhiên lưu ý không được …`
        if reading.is_mark(at, ',') && reading.any(at + 1, words!["tuy", "nhưng", "song"]) {
            let verb = at + 2 + usize::from(reading.is(at + 2, word!("nhiên")));
            if gives(verb).is_some_and(|found| found.is(Kind::Order)) {
                return true;
            }
        }
        let separate = reading.is_mark(at, ';') || reading.is_mark(at, ',') && tells(reading, gives(at + 1));
        separate
            && gives(at + 1).is_some_and(|found| {
                found.is(Kind::Order) && found.entry.phrase != "kêu gọi"
                    || found.entry.phrase.starts_with("giao")
            })
    })
}

/// The longest name and office of who asks, in tokens.
const ASKER: usize = 16;

/// `bên cạnh yêu cầu các bộ …, Thủ tướng Phạm Văn Tâm lưu ý …`: whether somebody in office asks for something else
/// behind this comma.
fn another_asks(reading: &Reading<'_>, comma: usize, stop: usize) -> bool {
    let from = comma + 1;
    let begins = reading.is_mark(comma, ',')
        && reading.is_capital(from)
        && reading.phrase(from, Class::Role).is_some();
    begins
        && (from..stop.min(from + ASKER))
            .take_while(|&at| reading.is_word(at))
            .find_map(|at| reading.phrase(at, Class::Trigger))
            .is_some_and(|verb| !verb.is(Kind::Direct))
}

/// Whether a remark of a body that is named begins here.
fn remarks_of_body(reading: &Reading<'_>, at: usize) -> bool {
    reading.phrase(at, Class::Trigger).is_some_and(|verb| {
        verb.is(Kind::Remark)
            && reading.is_capital(verb.end())
            && reading.phrase(verb.end(), Class::Organisation).is_some()
    })
}

/// `Đối với các xã, Bí thư giao ⟦rà soát …⟧`: who is told stands before the one who gives the order.
fn is_fronted(reading: &Reading<'_>, start: usize, trigger: &Trigger) -> bool {
    let lead = reading.all(start, words!("đối với")) || reading.all(start, words!("về phía"));
    let told = start + 2 + usize::from(reading.any(start + 2, words!["các", "mọi"]));
    lead && (start..trigger.start).any(|at| reading.is_mark(at, ','))
        && [Class::Organisation, Class::Role, Class::Addressee, Class::Level]
            .into_iter()
            .any(|class| reading.phrase(told, class).is_some())
}

/// `UBND huyện chỉ đạo tạm dừng …`, `… chỉ đạo tiếp tục …`: what a body orders without naming who is told; of `chỉ
/// đạo thực hiện …` nobody knows whether it is an order or what the body does.
fn urges(reading: &Reading<'_>, trigger: &Trigger, action: &Action) -> bool {
    trigger.word == "chỉ đạo"
        && !trigger.is_report
        && action.start == trigger.end
        && ["begins-predicate", "halt"]
            .into_iter()
            .any(|group| reading.grouped(action.start, Class::ActionVerb, group))
        // `đã chỉ đạo cho học sinh nghỉ học`: who is told is understood.
        || trigger.word == "chỉ đạo" && reading.is(action.start, word!("cho"))
}

/// Whether somebody stands right after a trigger.
fn tells(reading: &Reading<'_>, trigger: Option<Match>) -> bool {
    let classes = [Class::Addressee, Class::Organisation, Class::Role];
    trigger.is_some_and(|found| {
        found.entry.phrase == "yêu cầu"
            && classes.into_iter().any(|class| reading.phrase(found.end(), class).is_some())
    })
}

/// Whether a clause begins with what can only be an object: `công tác …`, `kết quả …`, `các khó khăn …`.
fn names_thing(reading: &Reading<'_>, at: usize) -> bool {
    let noun = at + usize::from(reading.any(at, words!["các", "những"]));
    is_thing(reading, at)
        && ([Class::ListNoun, Class::DocumentType]
            .into_iter()
            .any(|class| reading.phrase(noun, class).is_some())
            || reading.group(noun, "topic").is_some())
}

/// Whether neither a verb nor somebody who can be told begins here.
fn is_thing(reading: &Reading<'_>, at: usize) -> bool {
    let noun = at + usize::from(reading.any(at, words!["các", "những"]));
    let told = [Class::Addressee, Class::Organisation, Class::Role, Class::Level, Class::Honorific];
    reading.phrase(at, Class::ActionVerb).is_none()
        && told.into_iter().all(|class| reading.phrase(noun, class).is_none())
}

/// A clause that runs on in a list although its verb is in no word list.
fn whole(reading: &Reading<'_>, start: usize, end: usize) -> Option<Action> {
    let from = skip_lead(reading, start, end);
    let begins = reading.is_word(from) && end >= from + 4;
    begins.then_some(Action { start: from, told: from, told_end: from, is_modal: false })
}
