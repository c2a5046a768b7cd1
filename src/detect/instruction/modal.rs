//! The words of duty: `cần`, `phải`, `hãy`, `có trách nhiệm`, where they say what is to be done.

use super::clause::is_salient;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::scan::Scan;

/// The token after `cần`, `phải`, `cần phải`, `hãy`; not the `cần` of `những việc cần làm` or `cần thiết`.
pub(super) fn modal(scan: Scan<'_, '_>, at: usize, end: usize) -> Option<usize> {
    if scan.at(at, word!("có")) {
        return duty(scan, at).filter(|&after| after < end);
    }
    if !scan.any(at, words!["cần", "phải", "hãy"]) {
        return None;
    }
    // `ở Cần Thơ`
    if scan.is_capital(at) && scan.phrase(at, Class::Place).is_some() {
        return None;
    }
    if scan.any(at + 1, words!["thiết", "chăng", "cứ", "được"]) && !scan.at(at, word!("phải")) {
        return None;
    }
    let before = at.checked_sub(1)?;
    if scan.any(before, words!["việc", "vụ", "dung", "nhu", "không", "khống", "điều", "chưa"]) {
        return None;
    }
    if scan.at(at, word!("cần")) && is_of_task(scan, at) || is_of_noun(scan, at) {
        return None;
    }
    let mut after = at + 1;
    while scan.any(after, words!["cần", "phải", "luôn"]) && after < end {
        after += 1;
    }
    (after < end).then_some(after)
}

/// `các nhiệm vụ trọng tâm cần thực hiện`, `một số công việc cần tổ chức`: what is said of tasks, with nothing but
/// their noun before it.
fn is_of_task(scan: Scan<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(TASK)..at).any(|from| {
        let named = scan.phrase(from, Class::ListNoun).is_some_and(|noun| {
            noun.end() == at
                && (noun.entry.phrase.starts_with("nhiệm vụ") || scan.reading.group(from, "task").is_some())
        });
        named
            || scan
                .reading
                .group(from, "task")
                .is_some_and(|noun| noun.end() < at && (noun.end()..at).all(|at| is_salient(scan, at)))
    })
}

/// The most tokens of a noun for tasks with what says that they matter: `công việc trọng tâm, cấp bách`.
const TASK: usize = 6;

/// `những khó khăn mà tỉnh cần khắc phục`: what is said of a noun, in a clause of its own.
fn is_of_noun(scan: Scan<'_, '_>, at: usize) -> bool {
    let words = |end: usize| (end.saturating_sub(RELATIVE)..end).rev().take_while(|&at| scan.is_word(at));
    let that = words(at).find(|&that| scan.at(that, word!("mà")) && !scan.at(that + 1, word!("còn")));
    that.is_some_and(|that| {
        // `thế mạnh mà tỉnh cần phát huy là …`
        let defined =
            (at + 1..at + DEFINED).take_while(|&at| scan.is_word(at)).any(|at| scan.at(at, word!("là")));
        let named =
            defined || words(that).any(|at| scan.any(at, words!["các", "những", "điều", "việc", "mọi"]));
        // `không chỉ các xã mà các thôn cũng cần …`
        named && !words(that).any(|at| scan.at(at, word!("không")))
    })
}

/// The most words from a noun to its clause, and in it before its verb.
const RELATIVE: usize = 10;

/// The most words of what is to be done with a noun before it is said what it is.
const DEFINED: usize = 6;

/// `có trách nhiệm`, `có nhiệm vụ` before a verb: who is told by a telegram.
fn duty(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    let noun = scan.all(at + 1, words!("trách nhiệm")) || scan.all(at + 1, words!("nhiệm vụ"));
    let described = at > 0 && scan.any(at - 1, words!["người", "nhân"]);
    (noun && !described && scan.phrase(at + 3, Class::ActionVerb).is_some()).then_some(at + 3)
}
