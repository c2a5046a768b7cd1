//! References by number: one, several that share their type, and numbers without a type.

use super::code::{Code, code};
use super::dated::dated;
use super::issuer::issuer;
use super::kind::{Role, Type, is_report};
use super::{Finder, congress, rules};
use crate::detect::lexicon::sense::{Time, Trigger};
use crate::detect::lexicon::{Class, word, words};
use crate::label::DocumentValue;

/// The most words between the word for a type and `số`, and that word.
const MODIFIERS: usize = 7;

impl Finder<'_, '_, '_> {
    /// References by number: one, or several that share the type.
    pub(super) fn numbered(&mut self, found: Type) -> Option<usize> {
        let reading = self.reading;
        let mut at = self.modified(found.end);
        // `các Công điện: số 12/CĐ-TTg`
        at += usize::from(reading.is_mark(at, ':') && reading.is(at + 1, word!("số")));
        let with_word = reading.is(at, word!("số"));
        at += usize::from(with_word);
        at += usize::from(with_word && reading.is_mark(at, ':'));
        let first = code(reading, at)?;
        if !self.is_reference(found, &first, with_word) {
            return None;
        }
        let mut references = vec![(found.start, first)];
        self.shared_type(&mut references);
        if let [(_, only)] = references.as_mut_slice()
            && !only.is_lettered()
            && !reading.is(only.end, word!("của"))
            && let Some(plenum) = congress::plenum(reading, only.end)
        {
            // `Nghị quyết 26 Trung ương 7 khóa X`
            only.end = plenum.end;
            only.issuer = plenum.issuer;
        }
        let end = references.last().map_or(at, |(_, code)| code.end);
        if found.role == Role::Report {
            return Some(end);
        }
        let last_tail = references.iter().rev().find(|(_, code)| code.is_lettered()).map(|(_, code)| Code {
            tail: code.tail.clone(),
            issuer: code.issuer.clone(),
            year: code.year,
            ..Code::default()
        });
        let (year, named_issuer) = self.after_number(end);
        for (start, mut reference) in references {
            if let Some(last) = &last_tail {
                reference.complete(last);
            }
            let bare = !reference.is_lettered();
            let rule = if bare { &rules::SHORT_NUMBER } else { &rules::NUMBER };
            let score = match (bare, with_word, reference.is_known) {
                (false, _, true) => 990,
                (false, _, false) => 960,
                (true, true, _) => 950,
                (true, false, _) => 900,
            };
            let value = DocumentValue {
                doc_type: found.name.to_owned(),
                number: Some(reference.number),
                year: reference.year.or(year),
                issuer: named_issuer.clone().or(reference.issuer),
            };
            self.push(start, reference.end, value, score, rule);
        }
        Some(end)
    }

    /// The token after a day, or after small words that say more of the type, where a number with a code follows them:
    /// `Báo cáo thẩm tra số 71/BC-HĐND`, `Thông tri Triệu tập số 45/TT-MTTQ`. The number of another type is not its:
    /// `báo cáo kết quả thực hiện kế hoạch số 45/KH-UBND`.
    fn modified(&self, at: usize) -> usize {
        let reading = self.reading;
        // `Kết luận thanh tra số 2211`: what was inspected has no number.
        let inspects = reading
            .phrase(at, Class::ActionVerb)
            .is_some_and(|verb| matches!(verb.entry.phrase, "thanh tra" | "kiểm tra"));
        let is_number = |number_word: usize| {
            let number = number_word + 1 + usize::from(reading.is_mark(number_word + 1, ':'));
            let bare = inspects && number_word == at + 2;
            reading.is(number_word, word!("số"))
                && code(reading, number).is_some_and(|code| bare || code.is_lettered() && code.is_known)
        };
        // `Nghị quyết ngày 12/7/2023 số 07/NQ-HĐND`
        if let Some((end, _)) = dated(reading, at).filter(|&(end, _)| is_number(end)) {
            return end;
        }
        let end = (at..at + MODIFIERS)
            .take_while(|&at| {
                reading.is_word(at)
                    && reading.phrase(at, Class::DocumentType).is_none()
                    && !reading.any(at, words!["của", "về", "tại", "do", "theo", "với", "trong", "từ", "và"])
            })
            .find(|&at| reading.is(at, word!("số")));
        end.filter(|&end| end > at && is_number(end)).unwrap_or(at)
    }

    /// Whether a number after the word for a type is a document's.
    fn is_reference(&self, found: Type, code: &Code, with_word: bool) -> bool {
        let reading = self.reading;
        if code.is_lettered() {
            return code.is_known || with_word || !code.tail.starts_with('-');
        }
        let after = code.end;
        let goes_on = !reading.is_apart(after)
            && matches!(reading.mark(after), Some('/' | '.' | ',' | '-' | ':'))
            && reading.digits(after + 1).is_some()
            && !reading.is_apart(after + 1);
        if goes_on || reading.is_mark(after, '%') || found.name == "Dự án" || found.name == "Phương án"
        {
            return false;
        }
        if with_word {
            return true;
        }
        let number: u32 = code
            .number
            .trim_end_matches(char::is_alphabetic)
            .split('/')
            .next()
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        if !code.is_bare() {
            // `Nghị quyết 09/2021 của HĐND tỉnh`: a year behind it is no count.
            let yearly = code.year.is_some() && found.capital && found.role == Role::Act;
            return !matches!(found.role, Role::Paper | Role::Report) && number > 12 || yearly;
        }
        let short = code.number.len() < 2 || code.number.len() > 4;
        let verbal = matches!(
            found.name,
            "Quy định"
                | "Quyết định"
                | "Kết luận"
                | "Thông báo"
                | "Hướng dẫn"
                | "Quy chế"
                | "Kế hoạch"
                | "Lệnh"
                | "Lời kêu gọi"
        );
        // `ban hành công văn 1446 chỉ đạo …`: what was issued and is not counted.
        let issued = matches!(found.name, "Công văn" | "Công điện")
            && found.start > 0
            && reading.any(found.start - 1, words!["hành", "ký", "có", "tại"])
            && !self.counts(after);
        if issued && !short {
            return true;
        }
        if matches!(found.role, Role::Paper | Role::Report | Role::Law) || short || verbal && !found.capital {
            return false;
        }
        // `đề án 30a`: the letter makes it a number. `chương trình 135` is called by it.
        let called = found.name == "Chương trình" && code.number.len() >= 3 && !self.counts(after);
        if matches!(found.role, Role::Plan)
            && !found.capital
            && !called
            && code.number.bytes().all(|b| b.is_ascii_digit())
        {
            return false;
        }
        // `Công điện 469 yêu cầu các bộ …`
        let orders = reading.phrase(after, Class::Trigger).is_some_and(|verb| verb.is(Trigger::Order));
        // `Nghị quyết 54 kết thúc …`: a verb of which no count is made.
        let free = || {
            found.role == Role::Act
                && found.capital
                && [Class::Counter, Class::Unit, Class::Number, Class::Time, Class::Level]
                    .into_iter()
                    .all(|class| reading.phrase(after, class).is_none())
        };
        // `Chương trình 135 giai đoạn 2017 - 2020`
        let of_stage = reading.phrase(after, Class::Time).is_some_and(|found| found.is(Time::Stage));
        let does = called && reading.phrase(after, Class::ActionVerb).is_some();
        !reading.is_small(after) || orders || of_stage || does || self.may_follow_number(after) || free()
    }

    /// Whether what follows a number is counted or measured by it: `chương trình 100 ngày`.
    fn counts(&self, at: usize) -> bool {
        let time = self.reading.phrase(at, Class::Time).is_some_and(|found| !found.is(Time::Stage));
        time || [Class::Counter, Class::Unit, Class::Number]
            .into_iter()
            .any(|class| self.reading.phrase(at, class).is_some())
    }

    /// What can stand after a document's number: grammatical words, not a counted noun.
    fn may_follow_number(&self, at: usize) -> bool {
        self.reading.any(
            at,
            words![
                "của", "về", "ngày", "và", "tại", "trong", "đã", "là", "có", "được", "đến", "tới", "theo",
                "trên", "cho", "với", "để", "do", "này", "nêu", "khóa", "hoặc", "cùng", "gắn", "ở", "từ",
                "sẽ", "còn", "nhằm", "ra", "sau", "trước", "trung", "bị", "năm", "vào"
            ],
        ) && !(self.reading.is(at, word!("năm")) && self.reading.year(at + 1).is_none())
    }

    /// `18, 19-NQ/TW`, `35-NQ/TU và số 36-NQ/TU`: the numbers that go on.
    fn shared_type(&self, references: &mut Vec<(usize, Code)>) {
        let reading = self.reading;
        let mut sure = references.len();
        let first_with_word = references
            .first()
            .is_some_and(|(start, first)| (*start..first.end).any(|at| reading.is(at, word!("số"))));
        loop {
            let Some((_, last)) = references.last() else { return };
            // `số 1038/TTg-KTN (ngày 17/6/2016), số 1181/TTg-CN (ngày 11/8/2017)`
            let at = reading.past_brackets(last.end);
            if !self.is_joint(at) {
                break;
            }
            let start = at + 1;
            let with_word = reading.is(start, word!("số"));
            let Some(next) = code(reading, start + usize::from(with_word)) else { break };
            let lettered = next.is_lettered() && next.is_known;
            // `Chỉ thị số 41 và số 16 của Ban Bí thư`
            let again = with_word && first_with_word && reading.is(at, word!("và"));
            let shares = !last.is_lettered() && next.is_bare() && (!with_word || again);
            if !lettered && !shares {
                break;
            }
            references.push((start, next));
            if lettered {
                sure = references.len();
            }
        }
        let of_one_issuer = references.last().is_some_and(|(_, last)| reading.is(last.end, word!("của")));
        // `các Nghị quyết 57, 59, 66, 68`: numbers that nothing is counted by.
        let free = |(_, code): &(usize, Code)| {
            let after = code.end;
            (2..=4).contains(&code.number.len())
                && !reading.is_mark(after, '%')
                && (!reading.is_word(after)
                    || self.may_follow_number(after)
                    || reading.is(after, word!("và")))
                && !(matches!(reading.mark(after), Some('/' | '-' | '.' | ',' | ':'))
                    && !reading.is_apart(after + 1)
                    && reading.digits(after + 1).is_some())
        };
        let all_free = references.len() > 1 && references.iter().all(free);
        if !(of_one_issuer || all_free) {
            references.truncate(sure);
        }
    }

    /// `19-NQ/TW` without a type before it, where both its parts are known.
    pub(super) fn lone_number(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        reading.digits(at)?;
        let found = code(reading, at)?;
        let kind = found.kind.filter(|_| found.is_known && found.issuer.is_some())?;
        let with_word = at > 0 && reading.is(at - 1, word!("số"));
        let end = found.end;
        if is_report(kind) {
            return Some(end);
        }
        let (year, named_issuer) = self.after_number(end);
        let value = DocumentValue {
            doc_type: kind.to_owned(),
            number: Some(found.number),
            year: found.year.or(year),
            issuer: named_issuer.or(found.issuer),
        };
        self.push(at - usize::from(with_word), end, value, 850, &rules::NUMBER);
        Some(end)
    }

    /// The year and the issuer that follow a number: `, ngày 25/10/2017 của Bộ Chính trị`.
    fn after_number(&self, at: usize) -> (Option<u16>, Option<String>) {
        let reading = self.reading;
        let mut year = None;
        for here in at..at + 14 {
            if let Some(found) = reading.year(here) {
                year = year.or(Some(found));
            } else if reading.is(here, word!("của")) {
                return (year, issuer(reading, here + 1).map(|issuer| issuer.name));
            } else if reading.digits(here).is_none()
                && !reading.any(here, words!["ngày", "tháng", "năm", "ban", "hành"])
                && !matches!(reading.mark(here), Some('/' | '-' | '.' | ',' | '(' | ')'))
            {
                break;
            }
        }
        (year, None)
    }
}
