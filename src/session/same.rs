//! Same everywhere: what was done to one annotation, wherever the same words stand.
//!
//! An [`Example`] is an annotation with what a person did to it. Its [`places`] are all places of
//! the same words, in any spelling, and the short forms of the person it names, each with what
//! would be done there. Nothing is done until a person has seen and ticked them, and then it is one
//! step of undo.

use super::words::Words;
use super::{Session, edit, exclusive};
use crate::annotation::{Annotation, AnnotationId, Change, Document, EntityId, Put, Status, Transaction};
use crate::detect::{Normaliser, honorifics};
use crate::label::{Attributes, Label, Value};
use crate::text::{Span, Text, fold, syllable_after, syllable_before};
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// An annotation with what was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// As it is; as it was, where it was deleted.
    pub annotation: Annotation,
    /// What was done.
    pub deed: Deed,
}

/// What was done to an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It got its label, or was found right.
    Keep,
    /// Its edges were moved: from these words.
    Move(Span),
    /// Its value was changed: from this one.
    Value(Option<Value>),
    /// It was found wrong.
    Reject,
    /// It was found wrong, and is never to be suggested again.
    Never,
    /// It was taken away.
    Delete,
}

/// What would be done at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A new annotation.
    Label,
    /// A suggestion is accepted.
    Accept(AnnotationId),
    /// What was rejected is accepted.
    Restore(AnnotationId),
    /// It gets the example's label instead of this.
    Relabel(AnnotationId, Label),
    /// It gets the example's edges.
    Move(AnnotationId),
    /// It gets the example's value.
    Value(AnnotationId),
    /// It is rejected.
    Reject(AnnotationId),
    /// Nothing is there; it is noted that nothing is to be suggested there.
    Exclude,
    /// It is taken away.
    Delete(AnnotationId),
    /// It is right already.
    Done(AnnotationId),
}

/// A place of the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The words.
    pub span: Span,
    /// What would be done.
    pub effect: Effect,
    /// Whether it is meant unless a person says otherwise: not where somebody has decided
    /// otherwise already, and not where the words look like a part of something else.
    pub usual: bool,
}

impl Place {
    /// Whether anything would be done.
    pub fn is_open(&self) -> bool {
        !matches!(self.effect, Effect::Done(_))
    }
}

impl Session {
    /// The open annotation as an example.
    pub fn open_example(&self) -> Option<Example> {
        let annotation = Annotation::clone(self.document.as_ref()?.annotation(self.open?)?);
        let deed = if annotation.status.is_live() { Deed::Keep } else { Deed::Reject };
        // What has just been done to it says more than what it is.
        let latest = self.latest_example().filter(|latest| latest.annotation.id == annotation.id);
        Some(latest.unwrap_or(Example { annotation, deed }))
    }

    /// The annotation of the latest step as an example; `None` where that step was of another kind.
    pub fn latest_example(&self) -> Option<Example> {
        let (before, after) = self.history.latest()?;
        let Some(after) = after else {
            return Some(Example { annotation: before?.clone(), deed: Deed::Delete });
        };
        let annotation = Annotation::clone(self.document.as_ref()?.annotation(after.id)?);
        let deed = match before {
            _ if !annotation.status.is_live() => Deed::Reject,
            Some(before) if before.label == after.label && before.span != after.span => {
                Deed::Move(before.span)
            }
            Some(before) if before.label == after.label && before.value != after.value => {
                Deed::Value(before.value.clone())
            }
            Some(before)
                if (before.label, before.status.is_live(), before.status.is_settled())
                    == (after.label, after.status.is_live(), after.status.is_settled()) =>
            {
                return None;
            }
            _ => Deed::Keep,
        };
        Some(Example { annotation, deed })
    }

    /// The words of the open text, read at the first call.
    pub fn words(&self) -> Rc<Words> {
        let text = self.document.as_ref().map(Document::text);
        Rc::clone(self.words.get_or_init(|| Rc::new(text.map(Words::new).unwrap_or_default())))
    }

    /// The places of an example's words beside its own, in order.
    pub fn places(&self, example: &Example) -> Vec<Place> {
        self.document.as_ref().map_or_else(Vec::new, |document| places(document, &self.words(), example))
    }
}

fn places(document: &Document, words: &Words, example: &Example) -> Vec<Place> {
    let (text, own) = (document.text(), &example.annotation);
    let quote = text.slice(own.span);
    let mut spans = words.find(text, quote);
    let wholes = spans.len();
    spans.extend(short_forms(document, words, own));
    let mut places: Vec<Place> = spans
        .into_iter()
        .enumerate()
        .filter(|&(_, span)| !span.overlaps(own.span))
        .filter_map(|(at, span)| {
            let (effect, usual) = effect_at(document, words, example, span)?;
            // The text of an annotation that is there is meant as it stands.
            let placed = matches!(effect, Effect::Label | Effect::Exclude);
            let usual = usual && (!placed || at >= wholes || alike(text, own, span));
            Some(Place { span, effect, usual })
        })
        .collect();
    places.sort_by_key(|place| place.span);
    places.dedup_by_key(|place| place.span);
    places
}

/// What would be done at one place of the words, and whether that is meant by default; `None` for
/// nothing at all.
fn effect_at(document: &Document, words: &Words, example: &Example, span: Span) -> Option<(Effect, bool)> {
    let own = &example.annotation;
    let text = document.text();
    let here = || document.annotations().overlapping(span).filter(|known| known.id != own.id);
    let exact = || here().filter(|known| known.span == span);
    let same = exact().find(|known| known.label == own.label);
    match &example.deed {
        Deed::Delete => same.map(|known| (Effect::Delete(known.id), known.status == own.status)),
        Deed::Reject | Deed::Never => match same {
            Some(known) if known.status == Status::Rejected => Some((Effect::Done(known.id), true)),
            Some(known) => Some((Effect::Reject(known.id), known.status == Status::Suggested)),
            None if example.deed == Deed::Never && here().all(|known| known.label != own.label) => {
                Some((Effect::Exclude, true))
            }
            None => None,
        },
        Deed::Keep | Deed::Move(_) | Deed::Value(_) => {
            if let Some(known) = same {
                let corrected = matches!(&example.deed, Deed::Value(before) if known.value == *before);
                return Some(match known.status {
                    Status::Rejected => (Effect::Restore(known.id), false),
                    _ if corrected => (Effect::Value(known.id), true),
                    Status::Suggested => (Effect::Accept(known.id), true),
                    Status::Accepted | Status::Edited | Status::Manual => (Effect::Done(known.id), true),
                });
            }
            let covering: Vec<&Rc<Annotation>> =
                here().filter(|known| known.label == own.label && known.status.is_live()).collect();
            if let (Deed::Move(from), [known]) = (&example.deed, covering.as_slice())
                && words.same(text.slice(known.span), text.slice(*from))
            {
                return Some((Effect::Move(known.id), known.status == Status::Suggested));
            }
            if !covering.is_empty() {
                return None;
            }
            if let Some(other) = exact().find(|known| known.status.is_live()) {
                return Some((Effect::Relabel(other.id, other.label), other.status == Status::Suggested));
            }
            let crossed = here().any(|known| known.status.is_live() && known.span.crosses(span));
            Some((Effect::Label, !crossed))
        }
    }
}

/// The other mentions of the person that an annotation names: those that are annotated, and the
/// given name after a form of address where nobody else in the document has it.
fn short_forms(document: &Document, words: &Words, own: &Annotation) -> Vec<Span> {
    let Some(entity) = own.entity.filter(|_| own.label == Label::Official) else { return Vec::new() };
    let text = document.text();
    let mut spans: Vec<Span> = document
        .annotations()
        .iter()
        .filter(|known| known.entity == Some(entity) && known.label == own.label)
        .map(|known| known.span)
        .collect();
    let last = |name: &str| name.split_whitespace().next_back().map(fold);
    let Some(name) = document.entity(entity).map(|known| known.name.as_str()) else { return spans };
    let given = last(name).filter(|_| name.contains(' '));
    let mentioned: FxHashSet<EntityId> =
        document.annotations().iter().filter_map(|known| known.entity).collect();
    let namesakes = document.entities().filter(|known| mentioned.contains(&known.id));
    let namesakes = namesakes.filter(|known| last(&known.name) == given).count();
    if let Some(given) = given.filter(|_| namesakes == 1) {
        for honorific in honorifics() {
            let hits = words.find(text, &format!("{honorific} {given}"));
            let named = hits.iter().map(|hit| Span::new(syllable_before(text, hit.end), hit.end));
            spans.extend(named.filter(|&span| is_capital(text, span) && !goes_on(text, span)));
        }
    }
    spans
}

/// Whether words stand at a place as they do in the example: with a capital where it has one, and not
/// as the beginning of a longer name.
fn alike(text: &Text, own: &Annotation, span: Span) -> bool {
    (is_capital(text, span) || !is_capital(text, own.span))
        && (own.label != Label::Official || !goes_on(text, span))
}

fn is_capital(text: &Text, span: Span) -> bool {
    text.slice(span).chars().next().is_some_and(char::is_uppercase)
}

/// Whether a name goes on after a span: the next word has a capital, and nothing but a blank lies between.
fn goes_on(text: &Text, span: Span) -> bool {
    let next = Span::new(span.end, syllable_after(text, span.end));
    text.slice(next).strip_prefix([' ', '\u{a0}']).is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The transaction that does at the chosen places what was done to the example, and with
/// [`Deed::Never`] to the example itself, and at how many; empty where there is nothing to do.
pub(super) fn transaction(session: &Session, example: &Example, chosen: &[Span]) -> (Transaction, usize) {
    let Some(document) = &session.document else { return (Transaction::default(), 0) };
    let mut places = session.places(example);
    places.retain(|place| chosen.binary_search(&place.span).is_ok());
    let own = &example.annotation;
    if example.deed == Deed::Never && document.annotation(own.id).is_some_and(|own| own.status.is_live()) {
        places.push(Place { span: own.span, effect: Effect::Reject(own.id), usual: true });
    }
    let values = Normaliser::new(document.text());
    let (mut next, mut changes) = (document.next_annotation(), Vec::new());
    let (mut relabelled, mut deleted) = (Vec::new(), Vec::new());
    let mut replace = |id: AnnotationId, edit: &dyn Fn(&mut Annotation)| {
        let Some(known) = document.annotation(id) else { return };
        let mut after = Annotation::clone(known);
        edit(&mut after);
        changes.push(Change::Annotation(Put::replace(Annotation::clone(known), after)));
    };
    let mut added = Vec::new();
    let mut room = exclusive::Places::of(document, own.label);
    for Place { span, effect, .. } in places {
        match effect {
            Effect::Done(_) => {}
            Effect::Accept(id) | Effect::Restore(id) => replace(id, &|after| after.status = Status::Accepted),
            Effect::Reject(id) => match document.annotation(id).map(|known| known.status) {
                Some(Status::Manual) => deleted.push(id),
                _ => replace(id, &|after| after.status = Status::Rejected),
            },
            Effect::Relabel(id, _) => {
                if room.take(span, Some(id)) {
                    relabelled.push(id);
                }
            }
            Effect::Delete(id) => deleted.push(id),
            Effect::Move(id) => replace(id, &|after| {
                after.span = span;
                after.value = value_of(&values, own, span);
                after.status = after.status.after_edit();
            }),
            Effect::Value(id) => replace(id, &|after| {
                after.value.clone_from(&own.value);
                after.status = after.status.after_edit();
            }),
            Effect::Label | Effect::Exclude => {
                let live = effect == Effect::Label;
                if live && !room.take(span, None) {
                    continue;
                }
                added.push(Change::Annotation(Put::add(Annotation {
                    value: value_of(&values, own, span).filter(|_| live),
                    entity: own.entity.filter(|_| live),
                    status: if live { Status::Manual } else { Status::Rejected },
                    attributes: if live { own.attributes.clone() } else { Attributes::default() },
                    ..Annotation::by_hand(next, span, own.label)
                })));
                next = AnnotationId(next.0.saturating_add(1));
            }
        }
    }
    changes.append(&mut added);
    changes.append(&mut edit::relabel(document, &relabelled, own.label));
    changes.append(&mut edit::delete(document, &deleted));
    let count = changes.iter().filter(|change| matches!(change, Change::Annotation(_))).count();
    (Transaction::new(room.make(changes)), count)
}

fn value_of(values: &Normaliser<'_>, own: &Annotation, span: Span) -> Option<Value> {
    match own.label {
        Label::Custom(_) => own.value.clone(),
        label => values.value(span, label),
    }
}
