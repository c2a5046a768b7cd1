//! What stands before an action and its subject: connectives, and what the clause is about.

use super::modal::modal;
use crate::detect::lexicon::sense::ActionVerb;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

/// Skips connectives, and what the clause is about: `Đối với …,`, `Về …:`, `Trong thời gian tới,`.
pub(super) fn skip_lead(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    loop {
        if matches!(reading.mark(at), Some(',' | ';' | ':' | '-' | '“' | '"' | '.'))
            || reading.is(at, word!("rằng"))
            // `… trong thời gian tới: như rà soát …`
            || reading.is(at, word!("như")) && at > 0 && reading.is_mark(at - 1, ':')
            || reading.is(at, word!("là"))
            // `Cùng với đó là việc đẩy mạnh …`
            || reading.is(at, word!("việc")) && at > start && reading.is(at - 1, word!("là"))
        {
            at += 1;
        } else if let Some(connective) = reading.phrase(at, Class::Connective)
            // `Cụ thể hóa nghị quyết`
            && reading.phrase(at, Class::ActionVerb).is_none_or(|verb| verb.len <= connective.len)
        {
            at = connective.end();
        } else if reading.any(
            at,
            words![
                "về", "đối", "trong", "để", "trên", "với", "từ", "trước", "sau", "ngay", "do", "khi", "nếu",
                "ở", "nơi"
            ],
        ) || reading.all(at, words!("trường hợp"))
            || reading.all(at, words!("cùng với"))
            || reading.all(at, words!("bên cạnh"))
        {
            let after = event_end(reading, at, end)
                .or_else(|| then_end(reading, at, end))
                .or_else(|| told_of(reading, at, end));
            if let Some(after) = after {
                at = after;
                continue;
            }
            let is_about = |mark: Option<char>| matches!(mark, Some(',' | ':'));
            let Some(comma) =
                (at..end.min(at + 40)).find(|&at| is_about(reading.mark(at)) && !between_digits(reading, at))
            else {
                return at;
            };
            // A modal or `sẽ` before the comma is the predicate already.
            let early =
                (at + 1..comma).any(|at| reading.is(at, word!("sẽ")) || modal(reading, at, end).is_some());
            if early {
                return at;
            }
            // `Đối với vùng núi, trung du: Rà soát …`: the colon ends it, not the comma inside.
            let colon = (comma + 1..end.min(comma + 8))
                .take_while(|&at| reading.is_word(at) || matches!(reading.mark(at), Some(',' | ':')))
                .find(|&at| reading.is_mark(at, ':'))
                .filter(|&colon| reading.is_mark(comma, ',') && reading.is_capital(colon + 1));
            at = colon.unwrap_or_else(|| pair_end(reading, at, comma)) + 1;
        } else if let Some(after) = topic_end(reading, at, end) {
            at = after;
        } else {
            return at;
        }
        if at >= end {
            return start;
        }
    }
}

/// `Đối với công tác thi đua, khen thưởng, bảo đảm …`: the second comma, where the first is within what the clause
/// is about.
fn pair_end(reading: &Reading<'_>, start: usize, comma: usize) -> usize {
    let is_weak = |from: usize, end: usize| {
        reading
            .phrase(from, Class::ActionVerb)
            .is_some_and(|verb| verb.is(ActionVerb::Weak) && verb.end() == end)
    };
    let of_work = (start..comma)
        .rev()
        .take(4)
        .any(|at| reading.phrase(at, Class::ListNoun).is_some_and(|noun| is_weak(noun.end(), comma)));
    let second = reading.phrase(comma + 1, Class::ActionVerb).map(Match::end).filter(|&end| {
        is_weak(comma + 1, end)
            && reading.is_mark(end, ',')
            && reading.phrase(end + 1, Class::ActionVerb).is_some()
    });
    second.filter(|_| of_work).unwrap_or(comma)
}

/// `Khi có mưa lũ xảy ra chủ động …`: where what may happen ends without a comma, and a verb follows.
fn event_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    if let Some(after) = hindrance_end(reading, at, end) {
        return Some(after);
    }
    // `trường hợp vượt thẩm quyền kịp thời báo cáo …`
    if reading.all(at, words!("trường hợp")) {
        return (at + 3..end.min(at + EVENT)).take_while(|&at| reading.is_word(at)).find(|&at| {
            ["begins-predicate", "manner"]
                .into_iter()
                .any(|group| reading.grouped(at, Class::ActionVerb, group))
        });
    }
    let happens = (at + 2..end.min(at + EVENT))
        .take_while(|&at| reading.is_word(at))
        .find(|&at| reading.is(at, word!("ra")) && reading.is(at - 1, word!("xảy")))?;
    let acts = reading.is(at, word!("khi")) && reading.phrase(happens + 1, Class::ActionVerb).is_some();
    acts.then_some(happens + 1)
}

/// `Quá trình thực hiện nếu có khó khăn, vướng mắc gửi về …`: where what may stand in the way ends and a verb follows.
fn hindrance_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let found = (at..end.min(at + EVENT)).find(|&at| reading.all(at, words!("nếu có")))?;
    let hindrance = |at: usize| reading.group(at, "hindrance").map(Match::end);
    (found + 2..end.min(found + EVENT)).filter_map(hindrance).find(|&after| {
        reading.phrase(after, Class::ActionVerb).is_some_and(|verb| !verb.is(ActionVerb::Single))
    })
}

/// `Đối với Công ty Mai Lan tập trung nguồn lực …`: the name of whom the clause is, where its verb follows without a
/// comma.
fn told_of(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let name = at + 2;
    let acts = reading.all(at, words!("đối với"))
        && reading.is_capital(name)
        && (name + 1..end.min(name + NAME)).take_while(|&at| reading.is_word(at)).any(|at| {
            reading.is_capital(at - 1) && reading.grouped(at, Class::ActionVerb, "begins-predicate")
        });
    acts.then_some(name)
}

/// The longest name of those of whom a clause is, in tokens.
const NAME: usize = 16;

/// The longest clause of what may happen, in tokens.
const EVENT: usize = 12;

/// `Những hộ vướng về đất ở, các huyện vận dụng …`: the comma after those of whom the clause is.
fn topic_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    if let Some(after) = then_end(reading, at, end) {
        return Some(after);
    }
    if let Some(after) = achievements_end(reading, at, end) {
        return Some(after);
    }
    if let Some(after) = task_end(reading, at, end) {
        return Some(after);
    }
    if !reading.is(at, word!("những")) {
        return None;
    }
    let comma =
        (at + 1..end.min(at + 14)).find(|&at| !reading.is_word(at)).filter(|&at| reading.is_mark(at, ','))?;
    reading.any(comma + 1, words!["các", "mỗi", "mọi", "từng"]).then_some(comma + 1)
}

/// `Một nhiệm vụ quan trọng khác là theo dõi …`: the verb after the words that say it is a task.
fn task_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let noun = reading.group(at + 1, "task").filter(|_| reading.is(at, word!("một")))?;
    let is = (noun.end()..end.min(noun.end() + TASK)).find(|&at| reading.is(at, word!("là")))?;
    reading.phrase(is + 1, Class::ActionVerb).is_some().then_some(is + 1)
}

/// The most words between a noun for a task and `là`.
const TASK: usize = 4;

/// `Trường hợp chưa đủ giáo viên thì hợp đồng …`: the verb after the word that says what is then to be done.
fn then_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let then = (at + 2..end.min(at + CONDITION))
        .take_while(|&at| reading.is_word(at) || reading.is_mark(at, ','))
        .find(|&at| reading.is(at, word!("thì")))?;
    reading.phrase(then + 1, Class::ActionVerb).is_some().then_some(then + 1)
}

/// The longest condition before `thì`, in tokens.
const CONDITION: usize = 20;

/// `Phát huy những kết quả đã đạt được, các cấp, các ngành cần …`: what those who have a duty build upon.
fn achievements_end(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let verb = reading.phrase(at, Class::ActionVerb).filter(|verb| verb.entry.phrase == "phát huy")?;
    let results = |at: usize| {
        reading.is(at, word!("kết")) || reading.is(at, word!("thành")) || reading.is(at, word!("truyền"))
    };
    if !(verb.end()..verb.end() + 3).any(results) {
        return None;
    }
    // The comma may be missing: `… đã đạt được các cấp cần …`.
    let many = (verb.end()..end.min(verb.end() + 16)).find(|&at| {
        reading.is(at, word!("các")) && (reading.is_mark(at - 1, ',') || reading.is(at - 1, word!("được")))
    })?;
    (many..end.min(many + 12)).any(|at| modal(reading, at, end).is_some()).then_some(many)
}

fn between_digits(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && reading.digits(at - 1).is_some()
        && reading.digits(at + 1).is_some()
        && !reading.is_apart(at + 1)
}
