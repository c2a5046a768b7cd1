//! Text in, suggestions out.
//!
//! Detection runs in layers, each readable as a bit of linguistics:
//!
//! 1. [`token`]: the text as syllables, numbers, punctuation and breaks, each folded to one spelling;
//! 2. [`lexicon`]: word lists, matched over the tokens in one pass;
//! 3. [`reading`]: both together, with the paragraphs and what kind each is (body, caption, byline,
//!    page furniture) and the article's own date;
//! 4. the detectors of [`DETECTORS`], in order: each reads the [`Reading`](reading::Reading) and what
//!    those before it found, and adds [`Candidate`]s;
//! 5. [`resolve`]: one place where overlapping candidates are decided;
//! 6. the [`RELATORS`]: relations between what was found, then entities.
//!
//! Detection cannot fail, whatever the text is, and takes time linear in it. It has no state and
//! no clock: the same text always gives the same suggestions.

pub mod again;
pub mod back;
mod block;
mod candidate;
mod date;
mod document;
mod entity;
mod figure;
mod folded;
mod found;
mod holds;
mod instruction;
mod issued_by;
mod issued_on;
mod joined;
pub mod lexicon;
mod lunar;
mod normalise;
mod number;
pub mod official;
pub mod people;
pub mod position;
mod questions;
pub mod reading;
mod repeated;
mod resolve;
mod scope;
mod sentence;
pub mod signs;
mod stretches;
pub mod token;
mod wrap;
pub mod zone;

pub use back::BackReference;
pub use block::Block;
use block::{BLOCK, blocks};
use candidate::shown;
pub use candidate::{Candidate, Detection, Rule, SuggestedEntity, SuggestedRelation, Suggestion};
pub use figure::{unit_named, unit_shown};
pub use folded::Folded;
pub use found::Found;
pub use instruction::leads_to_limit;
pub use normalise::{Normaliser, names_no_day, normalise};
pub use people::honorifics;
pub use scope::Scope;
pub use zone::Aside;

use crate::text::{Text, snap_all};
use instruction::speech::Speech;
use reading::{Known, Reading};

/// The detector's version, which stands in the provenance of everything it suggests.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Finds the spans of one label.
pub struct Detector {
    /// The label's slug: its examples mark with it.
    pub name: &'static str,
    /// Its rules, each with its explanation and examples.
    pub rules: &'static [&'static Rule],
    /// Begins to read a text.
    pub begin: for<'r> fn(&'r Reading<'r>) -> Work<'r>,
}

/// A detector at work on one text: it reads one block after the other with what was found in them and before
/// them, and adds what it finds.
pub type Work<'r> = Box<dyn FnMut(Block<'_>, &Found, &mut Fresh) + 'r>;

/// What a detector adds.
#[derive(Default)]
pub struct Fresh {
    /// What it found in a block.
    pub candidates: Vec<Candidate>,
    /// Who orders what in the whole text, which one detector hears.
    speech: Option<Speech>,
}

/// What all detectors found, for the relators.
pub struct Findings<'a> {
    /// The suggestions, in order of place.
    pub suggestions: &'a [Suggestion],
    /// Who orders what.
    speech: &'a Speech,
}

/// Finds the relations of one type between resolved suggestions.
pub struct Relator {
    /// A short name, for tests and benchmarks.
    pub name: &'static str,
    /// Its rules, each with its explanation and examples.
    pub rules: &'static [&'static Rule],
    /// Reads the text and what was found in it, and adds to `out`.
    pub find: fn(&Reading<'_>, &Findings<'_>, out: &mut Vec<SuggestedRelation>),
}

/// All detectors, in the order in which they run. To add one, write its file and its row here.
pub static DETECTORS: &[Detector] = &[
    document::DETECTOR,
    date::DETECTOR,
    figure::DETECTOR,
    position::DETECTOR,
    official::DETECTOR,
    instruction::DETECTOR,
];

/// All relators, in the order in which they run.
pub static RELATORS: &[Relator] = &[holds::RELATOR, issued_on::RELATOR, issued_by::RELATOR];

/// The rule of an id, of a detector or a relator.
pub fn rule(id: &str) -> Option<&'static Rule> {
    let detectors = DETECTORS.iter().flat_map(|detector| detector.rules);
    let relators = RELATORS.iter().flat_map(|relator| relator.rules);
    detectors.chain(relators).chain(zone::RULES).copied().find(|rule| rule.id == id)
}

/// Finds everything in a text.
///
/// ```
/// use chu_giai::detect::detect;
/// use chu_giai::label::Value;
/// use chu_giai::text::Text;
///
/// let text = Text::new("Dự án có vốn 1.284,5 tỷ đồng, khởi công ngày 02/4/2025.")?;
/// let detection = detect(&text);
/// let [money, day] = detection.suggestions.as_slice() else { panic!("{detection:?}") };
///
/// assert_eq!(text.slice(money.span), "1.284,5 tỷ đồng");
/// // Offsets are typed: bytes here, code points and UTF-16 for others.
/// let (points, utf16) = text.to_units(money.span.start);
/// assert_eq!((points.raw(), utf16.raw()), (13, 13));
/// // In thousandths, with the rule that says why.
/// assert!(money.score > 900 && money.rule.en.len() > 10);
/// assert!(matches!(&money.value, Some(Value::Figure(figure)) if figure.to_string() == "1284500000000 VND"));
/// assert!(matches!(&day.value, Some(Value::Date(date)) if date.to_string() == "2025-04-02"));
/// # Ok::<(), chu_giai::text::TooLarge>(())
/// ```
pub fn detect(text: &Text) -> Detection {
    detect_within(text, Scope::default())
}

/// Finds everything in the parts of a text that are the article.
pub fn detect_within(text: &Text, scope: Scope<'_>) -> Detection {
    find_all(&scope.mask(text), Known { kept: scope.kept, ..Known::default() })
}

/// What all detectors find. All of them read one block before the first reads the next, so that what one has
/// read is still in the cache for the others.
fn candidates(reading: &Reading<'_>, block: usize) -> (Found, Speech, Vec<back::Pointer>) {
    let mut found = Found::default();
    let mut speech = Speech::default();
    let mut pointers = Vec::new();
    let mut work: Vec<Work<'_>> = DETECTORS.iter().map(|detector| (detector.begin)(reading)).collect();
    for block in blocks(reading.paragraphs(), block) {
        for find in &mut work {
            let mut fresh = Fresh::default();
            find(block, &found, &mut fresh);
            // Detectors count in tokens: a keycap or a stray mark may belong to the character before it.
            snap_all(reading.text(), &mut fresh.candidates, |candidate| &mut candidate.span);
            found.extend(fresh.candidates);
            speech = fresh.speech.unwrap_or(speech);
        }
        back::pointers(reading, block, &mut pointers);
    }
    (found, speech, pointers)
}

fn find_all(text: &Text, known: Known<'_>) -> Detection {
    detection(&Reading::knowing(text, known), BLOCK)
}

fn detection(reading: &Reading<'_>, block: usize) -> Detection {
    let (found, speech, pointers) = candidates(reading, block);
    let suggestions = found.into_candidates();
    let mut relations = Vec::new();
    let findings = Findings { suggestions: &suggestions, speech: &speech };
    for relator in RELATORS {
        (relator.find)(reading, &findings, &mut relations);
    }
    let entities = entity::entities(&suggestions);
    let references = back::back_references(&pointers, &suggestions);
    Detection {
        suggestions,
        relations,
        entities,
        published: reading.published().map(std::string::ToString::to_string),
        repeated: repeated::repeated(reading),
        references,
        asides: zone::asides(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::block::STRETCH;
    use super::*;

    /// Articles of many kinds, one after the other, with and without empty lines between their lines.
    fn long_text() -> Text {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles");
        let files = std::fs::read_dir(folder).expect("the fixtures").flatten().map(|file| file.path());
        let mut articles: Vec<_> =
            files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
        articles.sort();
        let texts: Vec<_> =
            articles.iter().map(|path| std::fs::read_to_string(path).expect("a fixture")).collect();
        let apart = texts.iter().map(|text| text.replace('\n', "\n\n"));
        Text::new(texts.join("\n") + "\n\n" + &apart.collect::<String>()).expect("a few hundred kilobytes")
    }

    #[test]
    fn a_text_in_small_blocks_gives_what_it_gives_in_one() {
        let text = long_text();
        let found = |stretch, block| {
            let reading = Reading::in_stretches(&text, Known::default(), stretch);
            let detection = detection(&reading, block);
            assert!(detection.suggestions.len() > 4000);
            format!("{detection:?}")
        };
        let whole = found(usize::MAX, usize::MAX);
        for (stretch, block) in [(1, 1), (700, 40), (STRETCH, BLOCK)] {
            assert!(found(stretch, block) == whole, "stretches of {stretch} bytes, blocks of {block} tokens");
        }
    }
}
