//! The words of duty: `cần`, `phải`, `hãy`, `có trách nhiệm`, where they say what is to be done.

use super::clause::is_salient;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;

/// The token after `cần`, `phải`, `cần phải`, `hãy`; not the `cần` of `những việc cần làm` or `cần thiết`.
pub(super) fn modal(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    if reading.is(at, word!("có")) {
        return duty(reading, at).filter(|&after| after < end);
    }
    if !reading.any(at, words!["cần", "phải", "hãy"]) {
        return None;
    }
    // `ở Cần Thơ`
    if reading.is_capital(at) && reading.phrase(at, Class::Place).is_some() {
        return None;
    }
    if reading.any(at + 1, words!["thiết", "chăng", "cứ", "được", "sự"]) && !reading.is(at, word!("phải"))
    {
        return None;
    }
    let before = at.checked_sub(1)?;
    // `mới chuyển sang nên phải quy định lại`: what follows from something.
    if reading.any(before, words!["việc", "vụ", "dung", "nhu", "không", "khống", "điều", "chưa", "nên"])
    {
        return None;
    }
    if reading.is(at, word!("cần")) && is_of_task(reading, at) || is_of_noun(reading, at) {
        return None;
    }
    let mut after = at + 1;
    while reading.any(after, words!["cần", "phải", "luôn"]) && after < end {
        after += 1;
    }
    // `vi phạm phải bị xử lý`: nobody is told to. `hồ sơ phải được lập đúng hạn` is what is to be done.
    if reading.is(after, word!("bị")) {
        return None;
    }
    (after < end).then_some(after)
}

/// `các nhiệm vụ trọng tâm cần thực hiện`, `một số công việc cần tổ chức`: what is said of tasks, with nothing but
/// their noun before it.
pub(super) fn is_of_task(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(TASK)..at).any(|from| {
        // `một số tồn tại, hạn chế cần khắc phục`
        // `những mặt còn yếu, hạn chế và cần khắc phục`
        let end = at - usize::from(reading.is(at - 1, word!("và")));
        if reading.group(from, "hindrance").is_some_and(|noun| noun.end() == end) {
            return true;
        }
        // `những vấn đề cần tháo gỡ`
        let those = from > 0 && reading.any(from - 1, words!["những", "các"]);
        let named = reading.phrase(from, Class::ListNoun).is_some_and(|noun| {
            noun.end() == at
                && (those
                    || noun.entry.phrase.starts_with("nhiệm vụ")
                    || reading.group(from, "task").is_some())
        });
        named
            || reading
                .group(from, "task")
                .is_some_and(|noun| noun.end() < at && (noun.end()..at).all(|at| is_salient(reading, at)))
    })
}

/// The most tokens of a noun for tasks with what says that they matter: `công việc trọng tâm, cấp bách`.
const TASK: usize = 6;

/// `những khó khăn mà tỉnh cần khắc phục`: what is said of a noun, in a clause of its own.
fn is_of_noun(reading: &Reading<'_>, at: usize) -> bool {
    let words = |end: usize| {
        let goes_on = |at: &usize| reading.is_word(*at) || reading.is_mark(*at, ',');
        (end.saturating_sub(RELATIVE)..end).rev().take_while(goes_on)
    };
    let that = words(at).find(|&that| reading.is(that, word!("mà")) && !reading.is(that + 1, word!("còn")));
    that.is_some_and(|that| {
        // `thế mạnh mà tỉnh cần phát huy là …`
        let defined = (at + 1..at + DEFINED)
            .take_while(|&at| reading.is_word(at))
            .any(|at| reading.is(at, word!("là")));
        let named =
            defined || words(that).any(|at| reading.any(at, words!["các", "những", "điều", "việc", "mọi"]));
        // `không chỉ các xã mà các thôn cũng cần …`
        named && !words(that).any(|at| reading.is(at, word!("không")))
    })
}

/// The most words from a noun to its clause, and in it before its verb.
const RELATIVE: usize = 10;

/// The most words of what is to be done with a noun before it is said what it is.
const DEFINED: usize = 6;

/// `có trách nhiệm`, `có nhiệm vụ` before a verb: who is told by a telegram.
fn duty(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let noun = reading.all(at + 1, words!("trách nhiệm")) || reading.all(at + 1, words!("nhiệm vụ"));
    let described = at > 0 && reading.any(at - 1, words!["người", "nhân"]);
    (noun && !described && reading.phrase(at + 3, Class::ActionVerb).is_some()).then_some(at + 3)
}
