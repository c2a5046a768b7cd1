//! Frames: what is annotated about one official or one directive, gathered into slots.
//!
//! A frame is only read off: it changes nothing and adds nothing. Each filler leads to where it stands.

use super::people::{PersonKey, folded, mention_name, office_name};
use crate::annotation::{Annotation, AnnotationId, Document, RelationType};
use crate::detect::leads_to_limit;
use crate::label::{InstructionValue, Label, Value};
use crate::text::{
    Span, Text, paragraph_before, sentence_after, sentence_before, syllable_after, syllable_before,
};
use std::rc::Rc;

/// What a slot asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotName {
    /// Who the official is.
    Person,
    /// The offices held.
    Positions,
    /// The bodies of those offices.
    Body,
    /// Who issued the directive or gave the order.
    Who,
    /// Who is told.
    ToWhom,
    /// What is ordered.
    What,
    /// By when.
    Deadline,
    /// The documents that the directive rests on.
    LegalBasis,
    /// The date of an instrument.
    IssuedOn,
}

/// A slot; empty where nothing is annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it asks for.
    pub name: SlotName,
    /// What fills it, in order of place.
    pub fillers: Vec<Filler>,
}

/// Something that fills a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filler {
    /// In words.
    pub words: String,
    /// Where it stands.
    pub leads: Lead,
}

/// Where a filler leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To an annotation.
    Annotation(AnnotationId),
    /// To a stretch of text.
    Span(Span),
}

/// The frame of an annotation: of the official whom a name or an office is about, or of a directive;
/// nothing for other labels.
pub fn frame(document: &Document, id: AnnotationId) -> Vec<Slot> {
    let Some(known) = document.annotation(id) else { return Vec::new() };
    match known.label {
        Label::Official | Label::Position => official(document, known),
        Label::Document | Label::Instruction => directive(document, known),
        Label::Date | Label::Figure | Label::Custom(_) => Vec::new(),
    }
}

/// An annotation as a filler, in its own words or in others.
fn filler(document: &Document, known: &Annotation) -> Filler {
    let words = match known.label {
        Label::Official => mention_name(document, known),
        Label::Position => office_name(document, known),
        _ => quote(document.text(), known.span),
    };
    Filler { words, leads: Lead::Annotation(known.id) }
}

fn quote(text: &Text, span: Span) -> String {
    text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The live annotations that live relations of a type lead to from some annotations, or the other way.
fn related<'d>(
    document: &'d Document,
    of: &[AnnotationId],
    kind: &RelationType,
    back: bool,
) -> Vec<&'d Rc<Annotation>> {
    let relations = document.relations().filter(|known| known.kind == *kind && known.status.is_live());
    let ends = relations.map(|known| if back { (known.to, known.from) } else { (known.from, known.to) });
    let ends = ends.filter(|(from, _)| of.binary_search(from).is_ok());
    let mut found: Vec<&Rc<Annotation>> =
        ends.filter_map(|(_, to)| document.annotation(to)).filter(|known| known.status.is_live()).collect();
    found.sort_unstable_by_key(|known| (known.span, known.id));
    found.dedup_by_key(|known| known.id);
    found
}

/// Adds what fills a slot, once for the same words.
fn add(fillers: &mut Vec<Filler>, filler: Filler) {
    let words = folded(&filler.words);
    if !words.is_empty() && fillers.iter().all(|known| folded(&known.words) != words) {
        fillers.push(filler);
    }
}

fn official(document: &Document, known: &Rc<Annotation>) -> Vec<Slot> {
    let holders = match known.label {
        Label::Official => vec![known],
        _ => related(document, &[known.id], &RelationType::Holds, true),
    };
    let (mut person, mut positions, mut body) = (Vec::new(), Vec::new(), Vec::new());
    if known.label == Label::Position {
        add(&mut positions, filler(document, known));
    }
    let mut ids = Vec::new();
    for holder in holders {
        let mentions: Vec<&Rc<Annotation>> = match PersonKey::of(holder) {
            Some(key @ PersonKey::Entity(_)) => {
                document.annotations().iter().filter(|other| PersonKey::of(other) == Some(key)).collect()
            }
            _ => vec![holder],
        };
        // The name leads to where it stands in full.
        let full = mentions.iter().rev().max_by_key(|known| mention_name(document, known).chars().count());
        let entity = holder.entity.and_then(|id| document.entity(id));
        if let Some(full) = full {
            let own = filler(document, full);
            let words = entity.map(|entity| entity.name.clone()).filter(|name| !name.is_empty());
            add(&mut person, Filler { words: words.unwrap_or(own.words), ..own });
        }
        ids.extend(mentions.iter().map(|known| known.id));
    }
    ids.sort_unstable();
    for office in related(document, &ids, &RelationType::Holds, false) {
        add(&mut positions, filler(document, office));
    }
    for position in &positions {
        let Lead::Annotation(id) = position.leads else { continue };
        let value = document.annotation(id).and_then(|office| office.value.as_ref());
        if let Some(Value::Position(office)) = value
            && let Some(organisation) = &office.organisation
        {
            add(&mut body, Filler { words: organisation.clone(), leads: position.leads });
        }
    }
    vec![
        Slot { name: SlotName::Person, fillers: person },
        Slot { name: SlotName::Positions, fillers: positions },
        Slot { name: SlotName::Body, fillers: body },
    ]
}

fn directive(document: &Document, known: &Rc<Annotation>) -> Vec<Slot> {
    let text = document.text();
    let own = Lead::Span(known.span);
    let fill = |found: Vec<&Rc<Annotation>>| -> Vec<Filler> {
        let mut fillers = Vec::new();
        for known in found {
            add(&mut fillers, filler(document, known));
        }
        fillers
    };
    let mut who = fill(related(document, &[known.id], &RelationType::IssuedBy, false));
    let (mut to_whom, mut deadline) = (Vec::new(), Vec::new());
    match &known.value {
        Some(Value::Document(value)) => {
            if let Some(issuer) = value.issuer.as_ref().filter(|_| who.is_empty()) {
                add(&mut who, Filler { words: issuer.clone(), leads: own });
            }
        }
        Some(Value::Instruction(value)) => {
            to_whom = addressee(text, known.span, value);
            deadline = limit(document, known, value);
        }
        _ => {}
    }
    if known.label == Label::Instruction {
        if to_whom.is_empty() {
            // What the span begins with is its subject, where that is an office or a name.
            let subject = inside(document, known).find(|other| {
                matches!(other.label, Label::Official | Label::Position)
                    && other.span.start == known.span.start
            });
            to_whom.extend(subject.map(|subject| filler(document, subject)));
        }
        if deadline.is_empty() {
            deadline = fill(limits(document, known).take(1).collect());
        }
    }
    let mut slots = vec![
        Slot { name: SlotName::Who, fillers: who },
        Slot { name: SlotName::ToWhom, fillers: to_whom },
        Slot { name: SlotName::What, fillers: vec![Filler { words: quote(text, known.span), leads: own }] },
        Slot { name: SlotName::Deadline, fillers: deadline },
        Slot { name: SlotName::LegalBasis, fillers: fill(basis(document, known)) },
    ];
    if known.label == Label::Document {
        let dates = fill(related(document, &[known.id], &RelationType::IssuedOn, false));
        slots.push(Slot { name: SlotName::IssuedOn, fillers: dates });
    }
    slots
}

/// The live annotations within another one, in order.
fn inside<'d>(document: &'d Document, around: &Annotation) -> impl Iterator<Item = &'d Rc<Annotation>> {
    let (id, span) = (around.id, around.span);
    let all = document.annotations().overlapping(span);
    all.filter(move |other| other.id != id && span.contains(other.span) && other.status.is_live())
}

/// Who is told, where the words stand: before the order in its paragraph, or in it.
fn addressee(text: &Text, span: Span, value: &InstructionValue) -> Vec<Filler> {
    let Some(words) = value.addressee.as_ref().filter(|words| !words.is_empty()) else { return Vec::new() };
    let around = Span::new(paragraph_before(text, syllable_after(text, span.start)), span.end);
    let before = text.slice(Span::new(around.start, span.start)).rfind(words.as_str());
    let at = before.or_else(|| text.slice(around).find(words.as_str()));
    let found = at.map(|at| Span::new(around.start.forward(at), around.start.forward(at + words.len())));
    vec![Filler { words: words.clone(), leads: Lead::Span(found.unwrap_or(span)) }]
}

/// The deadline that the value says, where it stands.
fn limit(document: &Document, known: &Annotation, value: &InstructionValue) -> Vec<Filler> {
    let Some(deadline) = &value.deadline else { return Vec::new() };
    let says = |other: &&Rc<Annotation>| matches!(&other.value, Some(Value::Date(date)) if date == deadline);
    let date = inside(document, known).filter(|other| other.label == Label::Date).find(says);
    let own = || Filler { words: deadline.to_string(), leads: Lead::Span(known.span) };
    vec![date.map_or_else(own, |date| filler(document, date))]
}

/// The dates within an order that its words make a limit: `trước`, `đến hết`, `chậm nhất là`.
fn limits<'d>(document: &'d Document, known: &Annotation) -> impl Iterator<Item = &'d Rc<Annotation>> {
    let start = known.span.start;
    inside(document, known).filter(move |date| {
        date.label == Label::Date && leads_to_limit(document.text().slice(Span::new(start, date.span.start)))
    })
}

/// The documents that a directive rests on: those in its span, and those after `căn cứ` in its sentence.
fn basis<'d>(document: &'d Document, known: &Annotation) -> Vec<&'d Rc<Annotation>> {
    let (text, span) = (document.text(), known.span);
    let start = sentence_before(text, syllable_after(text, span.start));
    let end = sentence_after(text, syllable_before(text, span.end));
    let sentence = Span::new(start.min(span.start), end.max(span.end));
    let led = |other: &Annotation| {
        let before = text.slice(Span::new(sentence.start, other.span.start));
        let clause = before.rsplit(';').next().unwrap_or_default();
        folded(clause).split(' ').collect::<Vec<_>>().windows(2).any(|pair| pair == ["căn", "cứ"])
    };
    let all = document.annotations().overlapping(sentence);
    all.filter(|other| {
        other.label == Label::Document
            && other.id != known.id
            && other.status.is_live()
            && sentence.contains(other.span)
            && (span.contains(other.span) || led(other))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::{Session, annotate};

    fn document(text: &str) -> Document {
        annotate(Text::new(text).expect("short"), Meta::default())
    }

    /// The slots of the annotation of these words, one a line, with the words that each leads to.
    fn told(document: &Document, label: Label, words: &str) -> Vec<String> {
        let text = document.text();
        let mut all = document.annotations().iter();
        let known = all.find(|known| known.label == label && text.slice(known.span).contains(words));
        let known = known.unwrap_or_else(|| panic!("{words} is not annotated"));
        let led = |leads| match leads {
            Lead::Annotation(id) => text.slice(document.annotation(id).expect("there").span),
            Lead::Span(span) => text.slice(span),
        };
        let filler = |filler: &Filler| match led(filler.leads) {
            place if place == filler.words => place.to_owned(),
            place => format!("{} → {place}", filler.words),
        };
        frame(document, known.id)
            .iter()
            .map(|slot| {
                format!(
                    "{:?}: {}",
                    slot.name,
                    slot.fillers.iter().map(filler).collect::<Vec<_>>().join(" + ")
                )
            })
            .collect()
    }

    #[test]
    fn an_official_has_the_offices_of_all_mentions() {
        let document = document(
            "Đồng chí Lò Thị Thu Hà, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch HĐND tỉnh, dự. Đồng chí Hà phát biểu.",
        );
        let expected = [
            "Person: Lò Thị Thu Hà",
            "Positions: Ủy viên Ban Thường vụ Tỉnh ủy + Phó Chủ tịch Hội đồng nhân dân tỉnh → Phó Chủ tịch HĐND tỉnh",
            "Body: Ban Thường vụ Tỉnh ủy → Ủy viên Ban Thường vụ Tỉnh ủy + Hội đồng nhân dân tỉnh → Phó Chủ tịch HĐND tỉnh",
        ];
        assert_eq!(told(&document, Label::Official, "Lò Thị Thu Hà"), expected);
        let last = document.annotations().iter().rev().find(|known| known.label == Label::Official);
        let short = frame(&document, last.expect("a short mention").id);
        assert_eq!(short.first().map(|slot| slot.fillers.len()), Some(1));
        assert_eq!(told(&document, Label::Position, "HĐND tỉnh")[0], expected[0]);
    }

    #[test]
    fn an_order_says_who_tells_whom_what_until_when() {
        let document = document(
            "Căn cứ Nghị quyết số 76/NQ-CP, đồng chí Lò Thị Thu Hà yêu cầu UBND huyện rà soát từng dự án theo \
             Quyết định số 318/QĐ-UBND, báo cáo trước ngày 25/7/2024.",
        );
        assert_eq!(
            told(&document, Label::Instruction, "rà soát"),
            [
                "Who: Lò Thị Thu Hà",
                "ToWhom: UBND huyện",
                "What: rà soát từng dự án theo Quyết định số 318/QĐ-UBND, báo cáo trước ngày 25/7/2024",
                "Deadline: ngày 25/7/2024",
                "LegalBasis: Nghị quyết số 76/NQ-CP + Quyết định số 318/QĐ-UBND",
            ]
        );
    }

    #[test]
    fn an_instrument_has_its_date_and_what_is_not_said_is_empty() {
        let document =
            document("Thực hiện Quyết định số 1204/QĐ-UBND ngày 19/6/2024 của Chủ tịch UBND tỉnh, xã họp.");
        let slots = told(&document, Label::Document, "1204");
        assert_eq!(
            slots[1..],
            [
                "ToWhom: ",
                "What: Quyết định số 1204/QĐ-UBND",
                "Deadline: ",
                "LegalBasis: ",
                "IssuedOn: ngày 19/6/2024"
            ]
        );
        assert!(slots[0].starts_with("Who: Chủ tịch"), "{}", slots[0]);
    }

    /// The frame of the only order of a text, after its value was taken away.
    fn bare_frame(text: &str) -> Vec<Slot> {
        let session = Session { document: Some(document(text)), ..Session::default() };
        let mut known = session.document.iter().flat_map(|open| open.annotations().iter());
        let id = known.find(|known| known.label == Label::Instruction).expect("an order").id;
        let bare = crate::session::update(&session, crate::session::Action::SetValue(id, None));
        let bare = bare.and_then(|bare| bare.document).expect("changed");
        assert!(frame(&bare, AnnotationId(9999)).is_empty());
        frame(&bare, id)
    }

    #[test]
    fn a_frame_without_values_reads_what_is_inside() {
        let limited = |limit: &str| {
            let slots = bare_frame(&format!("Đồng chí Vàng A Sình yêu cầu các xã rà soát, {limit}."));
            assert!(slots[1].fillers.is_empty());
            slots[3].fillers.iter().map(|filler| filler.words.clone()).collect::<Vec<_>>()
        };
        assert_eq!(limited("xong trước ngày 25/7/2024"), ["ngày 25/7/2024"]);
        assert_eq!(limited("chậm nhất là ngày 25/7/2024"), ["ngày 25/7/2024"]);
        assert_eq!(limited("hoàn thành trong tháng 8/2024"), ["tháng 8/2024"]);
        assert_eq!(limited("báo cáo tình hình từ ngày 25/7/2024"), [""; 0]);
    }
}
