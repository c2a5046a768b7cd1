//! The formats of other programs, and our own beside them: what a row of the table says, what it is made
//! of, and one file or folder for each format.
//!
//! [`Export`] is what of a document is written. `draft` is what was read, before it is a document; `loss`
//! counts what a format cannot carry, `verify` reads our own file back, `split` parts a corpus and `card` says
//! what is in the parts. `tokens` cuts a text for formats
//! that know words and no offsets.

mod brat;
mod bundle;
mod card;
mod conll;
mod doccano;
mod draft;
mod export;
mod format;
mod hugging_face;
mod input;
mod label_studio;
mod layers;
mod loss;
mod markdown;
mod marked;
mod names;
mod native;
mod offsets;
mod prodigy;
mod pubannotation;
mod records;
mod spacy;
mod split;
mod spreadsheet;
mod table;
mod tokens;
mod uima;
mod values;
mod verify;
mod web_annotation;

pub(super) use conll::are_columns;
pub(super) use spreadsheet::are_annotations;

pub use bundle::{Bundle, bundle};
pub use card::{CARD, Counted, Making, Tally, card_cell, data_card};
pub use export::{Export, Scheme, decided};
pub use format::{Batch, Corpus, File, Format, FormatName, Input, Options, Part, Read};
pub use input::{Outcome, grouped, is_setting, read_files, recognise};
pub use loss::{Caution, Loss, Lost};
pub use offsets::OffsetUnit;
pub use split::{Share, Split, Subset};
pub use table::{FORMATS, format};
pub use verify::{Mismatch, verify};

use super::{
    Imported, List, Place, Problem, ReadError, Unplaced, html, mend, nested, place, problem, project,
};
