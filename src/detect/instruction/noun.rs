//! Where a noun or the name of a body stands, in which no verb begins.

use crate::detect::lexicon::sense::ActionNoun;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

/// Whether a noun begins here, or a name.
pub(super) fn names_no_action(reading: &Reading<'_>, at: usize) -> bool {
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
    let opens = reading.phrase(at, Class::ActionNoun).is_some_and(|noun| noun.is(ActionNoun::Opens));
    if opens {
        return false;
    }
    reading.is_capital(at + 1)
        || reading.any(at, words!["việc", "các", "những", "mọi", "mỗi", "toàn", "sự", "khi"])
        || NOUNS.into_iter().any(|class| reading.phrase(at, class).is_some())
}

/// `Công văn số 12`, `Kế hoạch 12/KH-UBND`: whether a type of document stands here with its number.
pub(super) fn is_numbered_document(reading: &Reading<'_>, at: usize) -> bool {
    reading.phrase(at, Class::DocumentType).is_some_and(|noun| {
        let number = noun.end() + usize::from(reading.is(noun.end(), word!("số")));
        reading.digits(number).is_some()
    })
}

/// The end of the name of a body, an office or a field: no verb begins inside it.
pub(super) fn proper_name(reading: &Reading<'_>, at: usize, start: usize) -> Option<usize> {
    // `Sở Tài chính`, `Thanh tra tỉnh`
    let body = reading.phrase(at, Class::Organisation).is_some_and(|body| {
        reading.is_capital(body.end()) || reading.phrase(body.end(), Class::Level).is_some()
    });
    if !reading.is_capital(at) || at == start && !body && reading.phrase(at, Class::ActionVerb).is_some() {
        return None;
    }
    [Class::Organisation, Class::Field, Class::Role, Class::Place]
        .into_iter()
        .filter_map(|class| reading.phrase(at, class))
        .map(Match::end)
        .max()
        .filter(|_| {
            body || !reading.is_mark(at.saturating_sub(1), ':')
                || reading.phrase(at, Class::ActionVerb).is_none()
        })
}

/// The end of the place that a body's name goes on with: `Hội Nông dân │Việt Nam xã Hòa Sơn`.
pub(super) fn placed_end(reading: &Reading<'_>, name: usize) -> usize {
    let mut end = name;
    while let Some(unit) = reading.phrase(end, Class::Level) {
        end = unit.end();
        while reading.is_capital(end) && end < unit.end() + 4 && reading.phrase(end, Class::Level).is_none() {
            end += 1;
        }
    }
    end
}
