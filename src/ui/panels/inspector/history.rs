//! What became of the open annotation: each change with what was, what is, and when.

use crate::annotation::{Annotation, Document, EntityId, Past, Provenance};
use crate::label::{AttributeValue, Value};
use crate::ui::Language;
use crate::ui::i18n::Message;
use yew::prelude::*;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// What changed.
    pub(super) what: &'static str,
    /// What it was.
    pub(super) from: String,
    /// What it became.
    pub(super) to: String,
    /// When, as files have it; empty where unknown.
    pub(super) when: String,
}

/// The history as a list; nothing where the annotation is as it was made.
pub(super) fn history(document: &Document, annotation: &Annotation, language: Language) -> Option<Html> {
    let steps = steps(document, annotation, language);
    if steps.is_empty() {
        return None;
    }
    let made = match &annotation.provenance {
        Provenance::Rule { rule, version, .. } => language.rule(rule, version),
        Provenance::Person => Message::ByPerson.text(language).to_owned(),
        Provenance::Import { format } => language.imported(format),
    };
    let step = |(at, step): (usize, &Step)| {
        html! {
            <li key={at} class="history__step">
                <span class="history__what">{ step.what }</span>
                <span class="history__change">
                    <del>{ &step.from }</del>
                    <span aria-hidden="true">{ " → " }</span>
                    <ins>{ &step.to }</ins>
                </span>
                if !step.when.is_empty() {
                    <time class="history__when" datetime={step.when.clone()}>{ language.moment(&step.when) }</time>
                }
            </li>
        }
    };
    Some(html! {
        <>
            <ol class="history">
                <li key="made" class="history__step"><span class="history__what">{ made }</span></li>
                { for steps.iter().enumerate().map(step) }
            </ol>
            <p class="muted history__more">{ Message::HistoryMore.text(language) }</p>
        </>
    })
}

/// Each field that each change changed, oldest first.
pub(super) fn steps(document: &Document, annotation: &Annotation, language: Language) -> Vec<Step> {
    let pasts = annotation.trail.pasts();
    let now = annotation.as_past("");
    let pairs = pasts.iter().zip(pasts.iter().skip(1).chain([&now]));
    pairs.flat_map(|(past, next)| changes(document, past, next, language)).collect()
}

fn changes(document: &Document, past: &Past, next: &Past, language: Language) -> Vec<Step> {
    let labels = document.labels();
    let value = |value: &Option<Value>| {
        value
            .as_ref()
            .map_or_else(|| Message::NoValue.text(language).to_owned(), |value| language.value(value))
    };
    let person = |id: Option<EntityId>| {
        let entity = id.and_then(|id| document.entity(id));
        entity.map_or_else(|| Message::NobodyElse.text(language).to_owned(), |entity| entity.name.clone())
    };
    let quote = |past: &Past| document.text().slice(past.span).to_owned();
    let rows = [
        (
            past.label != next.label,
            Message::Labels,
            language.label(labels, past.label).to_owned(),
            language.label(labels, next.label).to_owned(),
        ),
        (past.span != next.span, Message::Span, quote(past), quote(next)),
        (past.value != next.value, Message::Value, value(&past.value), value(&next.value)),
        (
            past.attributes != next.attributes,
            Message::Attributes,
            stated(document, past, language),
            stated(document, next, language),
        ),
        (past.entity != next.entity, Message::Person, person(past.entity), person(next.entity)),
        (
            past.status != next.status,
            Message::Status,
            language.status(past.status).to_owned(),
            language.status(next.status).to_owned(),
        ),
        (past.note != next.note, Message::Note, past.note.clone(), next.note.clone()),
    ];
    let changed = rows.into_iter().filter(|(changed, ..)| *changed);
    changed
        .map(|(_, what, from, to)| Step { what: what.text(language), from, to, when: past.until.clone() })
        .collect()
}

/// The attributes of a past in a line, by the names that they have now.
fn stated(document: &Document, past: &Past, language: Language) -> String {
    let asked = document.labels().get(past.label);
    let name = |key: &str| {
        asked.and_then(|known| known.attribute(key)).map_or(key.to_owned(), |known| known.name.clone())
    };
    let one = |(key, value): (&String, &AttributeValue)| format!("{}: {}", name(key), value.summary());
    let all: Vec<String> = past.attributes.iter().map(one).collect();
    if all.is_empty() { Message::NotStated.text(language).to_owned() } else { all.join(" · ") }
}
