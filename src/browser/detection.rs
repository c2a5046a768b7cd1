//! Detection away from the page.
//!
//! A worker gets a text and answers with what was found, in batches, so that the page reads each in a few
//! milliseconds. Between the two goes JSON of flat types of this file, with labels as the core writes them: both ends
//! are of one build.

use super::clerk::{Clerk, Task};
use super::client::{Failed, More, read_message, write_message};
use crate::annotation::RelationType;
use crate::detect::{
    self, Aside, BackReference, DETECTORS, Detection, Rule, SuggestedEntity, SuggestedRelation, Suggestion,
};
use crate::exchange::project::{value_from_wire, wire_value};
use crate::label::Label;
use crate::text::{Span, Text};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Suggestions in one message.
const BATCH: usize = 1_000;

#[derive(Serialize, Deserialize)]
struct Batch {
    suggestions: Vec<Wire>,
    /// With the last batch.
    rest: Option<Rest>,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    start: u32,
    end: u32,
    label: Label,
    value: Option<serde_json::Value>,
    score: u16,
    rule: u16,
}

#[derive(Serialize, Deserialize)]
struct Rest {
    /// Type, from, to, score, rule.
    relations: Vec<(String, usize, usize, u16, String)>,
    entities: Vec<(String, Vec<usize>)>,
    published: Option<String>,
    repeated: Option<(u32, u32)>,
    /// Start, end, place of the document.
    references: Vec<(u32, u32, usize)>,
    /// Start, end, rule.
    asides: Vec<(u32, u32, String)>,
}

/// In the worker: tells what is in a text.
pub(super) fn answer(text: String, tell: &dyn Fn(JsValue)) {
    let Ok(text) = Text::new(text) else { return };
    for batch in batches(&detect::detect(&text)) {
        // Flat types with string keys: writing them cannot fail.
        tell(write_message(&batch).unwrap_or_default().into());
    }
}

/// Finds everything in a text, in a worker of its own.
///
/// # Errors
/// Where the browser has no workers, or the worker does not start or stops.
pub async fn detect(text: &Text) -> Result<Detection, Failed> {
    let clerk = Clerk::start().ok_or(Failed::Missing)?;
    let collected = Rc::new(RefCell::new((Detection::default(), false)));
    let more: More = {
        let collected = Rc::clone(&collected);
        Rc::new(move |message| {
            let batch = message.as_string().and_then(|words| read_message(&words).ok());
            if let Some(batch) = batch {
                let (detection, is_whole) = &mut *collected.borrow_mut();
                *is_whole |= collect(batch, detection);
            }
        })
    };
    clerk.ask(Task::Detect, text.as_str().into(), Some(more)).await?;
    let (detection, is_whole) = collected.take();
    if is_whole { Ok(detection) } else { Err(Failed::Missing) }
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    DETECTORS.iter().flat_map(|detector| detector.rules).copied()
}

fn ends(span: Span) -> (u32, u32) {
    (span.start.raw(), span.end.raw())
}

fn span((start, end): (u32, u32)) -> Span {
    Span::new(start.into(), end.into())
}

/// What was found as messages.
fn batches(detection: &Detection) -> Vec<Batch> {
    let known: Vec<&Rule> = rules().collect();
    let wire = |found: &Suggestion| Wire {
        start: found.span.start.raw(),
        end: found.span.end.raw(),
        label: found.label,
        value: found.value.as_ref().and_then(|value| serde_json::to_value(wire_value(value, None)).ok()),
        score: found.score,
        // Few rules, and each is its own static: found by its address.
        rule: known
            .iter()
            .position(|rule| std::ptr::eq(*rule, found.rule))
            .and_then(|at| u16::try_from(at).ok())
            .unwrap_or_default(),
    };
    let mut batches: Vec<Batch> = detection
        .suggestions
        .chunks(BATCH)
        .map(|chunk| Batch { suggestions: chunk.iter().map(wire).collect(), rest: None })
        .collect();
    let rest = Rest {
        relations: detection
            .relations
            .iter()
            .map(|found| {
                (found.kind.wire().to_owned(), found.from, found.to, found.score, found.rule.id.to_owned())
            })
            .collect(),
        entities: detection
            .entities
            .iter()
            .map(|found| (found.name.clone(), found.mentions.clone()))
            .collect(),
        published: detection.published.clone(),
        repeated: detection.repeated.map(ends),
        references: detection
            .references
            .iter()
            .map(|link| (link.span.start.raw(), link.span.end.raw(), link.to))
            .collect(),
        asides: detection
            .asides
            .iter()
            .map(|aside| (aside.span.start.raw(), aside.span.end.raw(), aside.rule.id.to_owned()))
            .collect(),
    };
    batches.push(Batch { suggestions: Vec::new(), rest: Some(rest) });
    batches
}

/// Adds a message to what was found; whether it was the last.
fn collect(batch: Batch, detection: &mut Detection) -> bool {
    let known: Vec<&'static Rule> = rules().collect();
    for wire in batch.suggestions {
        let Some(&rule) = known.get(usize::from(wire.rule)) else { continue };
        detection.suggestions.push(Suggestion {
            span: Span::new(wire.start.into(), wire.end.into()),
            label: wire.label,
            value: wire.value.and_then(|json| value_from_wire(wire.label, &json)),
            score: wire.score,
            rule,
        });
    }
    let Some(rest) = batch.rest else { return false };
    detection.relations = rest
        .relations
        .into_iter()
        .filter_map(|(kind, from, to, score, rule)| {
            let rule = detect::rule(&rule)?;
            Some(SuggestedRelation { kind: RelationType::from_wire(&kind), from, to, score, rule })
        })
        .collect();
    detection.entities =
        rest.entities.into_iter().map(|(name, mentions)| SuggestedEntity { name, mentions }).collect();
    detection.published = rest.published;
    detection.repeated = rest.repeated.map(span);
    let links = rest.references.into_iter();
    detection.references =
        links.map(|(start, end, to)| BackReference { span: span((start, end)), to }).collect();
    let asides = rest.asides.into_iter();
    detection.asides = asides
        .filter_map(|(start, end, rule)| Some(Aside { span: span((start, end)), rule: detect::rule(&rule)? }))
        .collect();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_over_the_wire_comes_back() {
        let source = "Ngày 08/7/2024, đồng chí Lò Thị Hà, Phó Chủ tịch UBND tỉnh yêu cầu báo cáo trước ngày 25/7 \
                      theo Nghị quyết số 76/NQ-CP ngày 15/7/2021; thu 64,5 tỷ đồng. Nghị quyết này còn hiệu lực.\n\
                      Tin, ảnh: Thu Hà\n";
        let text = Text::new(source.repeat(60)).expect("short");
        let found = detect::detect(&text);
        assert!(found.suggestions.len() > 10, "the text has something to find");
        let mut back = Detection::default();
        let mut done = false;
        for batch in batches(&found) {
            let words = write_message(&batch).expect("it is written");
            assert!(!done, "nothing comes after the last");
            done = collect(read_message(&words).expect("it is read"), &mut back);
        }
        assert!(done);
        // By value: an amount has no more zeros behind its comma than it needs.
        let facts = |all: &Detection| -> Vec<_> {
            let one = |s: &Suggestion| (s.span, s.label, s.value.clone(), s.score, s.rule.id);
            all.suggestions.iter().map(one).collect()
        };
        assert_eq!(facts(&found), facts(&back));
        assert_eq!(format!("{:?}", found.relations), format!("{:?}", back.relations));
        assert_eq!(format!("{:?}", found.entities), format!("{:?}", back.entities));
        assert_eq!(found.published, back.published);
        assert!(found.repeated.is_some() && !found.references.is_empty(), "the text has these too");
        assert_eq!((found.repeated, found.references), (back.repeated, back.references));
        assert!(!found.asides.is_empty(), "and these");
        assert_eq!(found.asides, back.asides);
    }
}
