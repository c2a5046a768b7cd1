//! What encodings strangers' files are in, before anything of them is taken.

use super::{Fault, Question};
use crate::browser::client::{read_message, write_message};
use crate::browser::port::{Parcel, Sight as Wire, Sights};
use crate::exchange::intake::{Encoding, Large, Limits, Named, Sight, Survey, survey, survey_large};
use crate::ui::Language;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;

/// Files in one answer.
const AT_ONCE: usize = 400;

/// The files that were seen, and those that are still to be.
#[derive(Default)]
pub(super) struct Lookout {
    waiting: VecDeque<(usize, Waiting)>,
    open: Option<(usize, Survey)>,
    seen: Vec<Sight>,
}

/// A file that is still to be seen.
enum Waiting {
    Whole(Named),
    Large(Large),
}

impl Lookout {
    /// Takes a parcel: what is in it, then the bytes of each file. `first` is the place of its first file among
    /// all that are surveyed; nothing of an earlier survey is left where it is zero.
    pub(super) fn take(&mut self, question: &Question) -> Result<JsValue, Fault> {
        let Parcel { files, .. } = read_message(&question.text(0))?;
        let first: usize = question.text(1).parse().unwrap_or_default();
        if first == 0 {
            *self = Self::default();
        }
        for (at, file) in files.into_iter().enumerate() {
            let waiting = match question.large(&file.name, at + 2) {
                Some(large) => Waiting::Large(large),
                None => Waiting::Whole(Named { name: file.name, bytes: question.bytes(at + 2) }),
            };
            self.waiting.push_back((first + at, waiting));
        }
        Ok(JsValue::UNDEFINED)
    }

    /// The next files that are seen, as JSON.
    pub(super) fn next(&mut self, question: &Question) -> Result<JsValue, Fault> {
        let mut sights = Sights::default();
        while let Some((file, sight)) = self.sight() {
            sights.seen.push(wire(file, &sight, question.language));
            self.seen.push(sight);
            if sights.seen.len() >= AT_ONCE {
                sights.more = true;
                break;
            }
        }
        Ok(write_message(&sights)?.into())
    }

    fn sight(&mut self) -> Option<(usize, Sight)> {
        loop {
            if let Some((file, open)) = &mut self.open
                && let Some(sight) = open.next()
            {
                return Some((*file, sight));
            }
            let (file, waiting) = self.waiting.pop_front()?;
            let limits = Limits::default();
            let open = match waiting {
                Waiting::Whole(named) => survey(named, &limits),
                Waiting::Large(large) => survey_large(&large, &limits),
            };
            self.open = Some((file, open));
        }
    }

    /// What the files in these places, of all that were seen, begin with in another encoding, as JSON.
    pub(super) fn previews(&self, question: &Question) -> Result<JsValue, Fault> {
        let places: Vec<usize> = read_message(&question.text(0))?;
        let chosen = Encoding::from_name(&question.text(1));
        let preview = |place: usize| self.seen.get(place).map(|sight| sight.preview(chosen));
        let previews: Vec<String> =
            places.into_iter().map(|place| preview(place).unwrap_or_default()).collect();
        Ok(write_message(&previews)?.into())
    }
}

fn wire(file: usize, sight: &Sight, language: Language) -> Wire {
    let (encoding, sure, preview) = match &sight.seen {
        Ok(known) => (known.encoding.name().to_owned(), known.sure, sight.preview(None)),
        Err(refusal) => (String::new(), 0, language.refusal(refusal)),
    };
    let (name, is_marked, is_fixed) = (sight.name.clone(), sight.is_marked, sight.is_fixed);
    let columns = sight.columns.iter().map(|column| column.name.clone()).collect();
    let text = sight.columns.iter().position(|column| column.is_text);
    Wire { file, name, encoding, is_marked, sure, is_fixed, preview, columns, text }
}
