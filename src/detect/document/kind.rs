//! The word for a type of instrument: `Nghị quyết`, `Kế hoạch`, `NQ`.

use super::code::{code, spelled};
pub(super) use crate::detect::lexicon::sense::DocumentType as Role;
use crate::detect::lexicon::sense::Sense;
use crate::detect::lexicon::{Class, Entry, list, word};
use crate::detect::reading::Reading;

/// The word for a type where it stands in the text.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) capital: bool,
}

/// The word for a type that begins at a token.
pub(super) fn type_at(reading: &Reading<'_>, at: usize) -> Option<Type> {
    let Some(found) = reading.phrase(at, Class::DocumentType) else {
        // `NQ số 18`, `QĐ 318/QĐ-UBND`: the abbreviation as a word of its own.
        let entry = reading.single(at, Class::DocumentCode)?;
        let piece = reading.piece(at);
        let alone = piece.chars().count() >= 2 && piece.chars().all(char::is_uppercase) || piece == "CTr";
        let before = at.checked_sub(1).and_then(|before| reading.mark(before));
        if !alone || !reading.is_apart(at) && matches!(before, Some('/' | '-')) {
            return None;
        }
        // `NQ 54`: two digits or more after it are a number.
        let number = code(reading, at + 1);
        let bare = number.as_ref().is_some_and(|code| code.is_bare() && code.number.len() > 1);
        let numbered = reading.is(at + 1, word!("số"))
            || number.is_some_and(|code| code.is_known)
            || bare && piece == "NQ";
        let (_, name) = spelled(entry);
        let role = match name {
            _ if is_report(name) => Role::Report,
            _ if bare => Role::Act,
            _ => Role::Paper,
        };
        return numbered.then_some(Type { start: at, end: at + 1, name, role, capital: true });
    };
    // `thông báo Kết luận của Ban Bí thư`: the verb, and what it is done to.
    let names_another = |at: usize| {
        reading.is_capital(at)
            && reading.phrase(at, Class::DocumentType).is_some_and(|inner| inner.end() == found.end())
    };
    if reading.is_small(at) && (at + 1..found.end()).any(names_another) {
        return None;
    }
    let Sense::DocumentType(role) = found.entry.sense else { return None };
    let name = name_of(found.entry);
    Some(Type { start: at, end: found.end(), name, role, capital: reading.is_capital(at) })
}

/// Whether the list of types has a report by this full name. The list of codes gives names alone.
pub(super) fn is_report(name: &str) -> bool {
    list("document_types").any(|entry| entry.phrase == name && entry.sense == Role::Report.into())
}

/// What the list says that a type is called: `Nghị quyết` for `NQ`.
pub(in crate::detect) fn name_of(entry: &Entry) -> &'static str {
    entry.value.split_once(';').map_or(entry.value, |(name, _)| name)
}
