//! The people of a document: all mentions of one official under one name, with the offices they hold.
//!
//! Nothing is invented: a person is what mentions refer to, an office is what a `holds` relation leads
//! to, and its date is the nearest one that is annotated beside it. Two current holders of one office at
//! one time are told of ([`rival`]), for one of the annotations is likely wrong.

mod edit;
mod rival;

pub use edit::PeopleEdit;
pub(super) use edit::edit;

use crate::annotation::{Annotation, AnnotationId, Document, EntityId, RelationType};
use crate::label::{Label, Level, PositionValue, Value};
use crate::text::{Span, fold, sentence_ends_in};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// How far from an office its date may stand, in bytes: within the sentence, as people write.
const BESIDE: usize = 300;

/// Which person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonKey {
    /// The one that mentions refer to.
    Entity(EntityId),
    /// A mention that refers to nobody yet: a person by itself.
    Mention(AnnotationId),
}

impl PersonKey {
    /// Whom an annotation mentions; `None` where it is no live mention of an official.
    pub fn of(annotation: &Annotation) -> Option<Self> {
        let mention = annotation.label == Label::Official && annotation.status.is_live();
        mention.then(|| annotation.entity.map_or(Self::Mention(annotation.id), Self::Entity))
    }
}

/// All mentions of one official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Which.
    pub key: PersonKey,
    /// The fullest name, or the one that a person gave.
    pub name: String,
    /// The mentions, in order of place; never empty.
    pub mentions: Vec<AnnotationId>,
    /// The offices, in the order in which they are first mentioned.
    pub offices: Vec<Office>,
}

/// An office that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// `Phó Chủ tịch Ủy ban nhân dân huyện`.
    pub name: String,
    /// Where it is mentioned, in order of place; never empty.
    pub places: Vec<AnnotationId>,
    /// Others who hold it at the same time: their places in the list, two at most.
    pub rivals: Vec<usize>,
}

/// The people of a document.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// In the order of their first mention.
    pub all: Vec<Person>,
    /// The dates of instruments, sorted: they say nothing of an office beside them.
    issued: Vec<AnnotationId>,
}

impl People {
    /// The people of a document, in time linear in its annotations.
    pub fn new(document: &Document) -> Self {
        let mut people = Self::default();
        let mut place_of: FxHashMap<PersonKey, usize> = FxHashMap::default();
        for known in document.annotations().iter() {
            let Some(key) = PersonKey::of(known) else { continue };
            let place = *place_of.entry(key).or_insert_with(|| {
                people.all.push(Person {
                    key,
                    name: name_of(document, key),
                    mentions: Vec::new(),
                    offices: Vec::new(),
                });
                people.all.len() - 1
            });
            if let Some(person) = people.all.get_mut(place) {
                person.mentions.push(known.id);
            }
        }
        // Offices in order of place, and not of the relations' making.
        let mut held = Vec::new();
        for relation in document.relations().filter(|relation| relation.status.is_live()) {
            match relation.kind {
                RelationType::IssuedOn => people.issued.push(relation.to),
                RelationType::Holds => held.push((relation.from, relation.to)),
                _ => {}
            }
        }
        people.issued.sort_unstable();
        held.sort_by_key(|&(_, to)| (document.annotation(to).map(|office| office.span), to));
        let mut spellings = Spellings::default();
        let mut keys: FxHashMap<(usize, Key), usize> = FxHashMap::default();
        for (from, to) in held {
            let holder = document.annotation(from).and_then(|known| PersonKey::of(known));
            let place = holder.and_then(|key| place_of.get(&key).copied());
            let office = document.annotation(to).filter(|office| office.status.is_live());
            let (Some(place), Some(office)) = (place, office) else { continue };
            let Some(person) = people.all.get_mut(place) else { continue };
            let at = *keys.entry((place, spellings.key(document, office))).or_insert(person.offices.len());
            if let Some(known) = person.offices.get_mut(at) {
                if known.places.last() != Some(&to) {
                    known.places.push(to);
                }
            } else {
                let name = office_name(document, office);
                person.offices.push(Office { name, places: vec![to], rivals: Vec::new() });
            }
        }
        rival::mark(document, &mut people, &mut spellings);
        people
    }

    /// The place of a person in the list.
    pub fn position(&self, key: PersonKey) -> Option<usize> {
        self.all.iter().position(|person| person.key == key)
    }

    /// The date that stands beside an office: the nearest one in its sentence. The date of an instrument
    /// and a date within an order are about those.
    pub fn date_beside<'d>(
        &self,
        document: &'d Document,
        office: AnnotationId,
    ) -> Option<&'d Rc<Annotation>> {
        let office = document.annotation(office)?.span;
        let around = Span::new(office.start.back(BESIDE), office.end.forward(BESIDE));
        let (mut dates, mut orders) = (Vec::new(), Vec::new());
        for known in document.annotations().overlapping(around).filter(|known| known.status.is_live()) {
            match known.label {
                Label::Date if known.value.is_some() => {
                    dates.push((apart(known.span, office).map_or(0, Span::len), known));
                }
                Label::Instruction if !known.span.contains(office) => orders.push(known.span),
                _ => {}
            }
        }
        dates.sort_by_key(|&(distance, date)| (distance, date.span.start));
        dates.into_iter().map(|(_, date)| date).find(|date| {
            let between = apart(date.span, office);
            self.issued.binary_search(&date.id).is_err()
                && !orders.iter().any(|order| order.overlaps(date.span))
                && between.is_none_or(|between| !sentence_ends_in(document.text(), between))
        })
    }
}

impl Person {
    /// Whether somebody else holds one of the offices at the same time.
    pub fn is_contested(&self) -> bool {
        self.offices.iter().any(|office| !office.rivals.is_empty())
    }

    /// How many spellings the mentions' names have.
    pub fn spellings(&self, document: &Document) -> usize {
        edit::spellings(document, &self.mentions).len()
    }
}

/// What lies between two spans; `None` where they touch or overlap.
fn apart(one: Span, other: Span) -> Option<Span> {
    let between = |before: Span, after: Span| Span::checked(before.end, after.start);
    between(one, other).or_else(|| between(other, one)).filter(|span| !span.is_empty())
}

/// What a person is called: by the entity's name, else by the mention's.
fn name_of(document: &Document, key: PersonKey) -> String {
    let name = match key {
        PersonKey::Entity(id) => document.entity(id).map(|entity| entity.name.clone()),
        PersonKey::Mention(id) => document.annotation(id).map(|known| mention_name(document, known)),
    };
    name.unwrap_or_default()
}

/// The name that a mention says.
pub(super) fn mention_name(document: &Document, mention: &Annotation) -> String {
    match &mention.value {
        Some(Value::Official(value)) if !value.name.is_empty() => value.name.clone(),
        _ => document.text().slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// What an office is called: by its value, else in the words of the text.
pub(super) fn office_name(document: &Document, office: &Annotation) -> String {
    let words = || document.text().slice(office.span).split_whitespace().collect::<Vec<_>>().join(" ");
    office.value.as_ref().map(Value::summary).filter(|name| !name.is_empty()).unwrap_or_else(words)
}

/// One spelling for all.
pub(super) fn folded(words: &str) -> String {
    words.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// What makes two mentions of an office the same: role, body and level, each spelling as a number.
type Key = (u32, u32, Option<Level>);

/// Words by their spelling: a text says the same offices again and again, and each is folded once.
#[derive(Default)]
struct Spellings<'d> {
    seen: FxHashMap<&'d str, u32>,
    numbers: FxHashMap<String, u32>,
}

impl<'d> Spellings<'d> {
    fn number(&mut self, words: &'d str) -> u32 {
        let numbers = &mut self.numbers;
        *self.seen.entry(words).or_insert_with(|| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(folded(words)).or_insert(next)
        })
    }

    fn key(&mut self, document: &'d Document, office: &'d Annotation) -> Key {
        match &office.value {
            Some(Value::Position(PositionValue { role, organisation, level })) => {
                let organisation = organisation.as_deref().unwrap_or_default();
                (self.number(role), self.number(organisation), *level)
            }
            _ => (self.number(document.text().slice(office.span)), self.number(""), None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::annotate;
    use crate::text::Text;

    fn document(text: &str) -> Document {
        annotate(Text::new(text).expect("short"), Meta::default())
    }

    /// Who is there, how often, and what they hold with which date.
    fn told(document: &Document) -> Vec<String> {
        let people = People::new(document);
        let office = |office: &Office| {
            let date = office.places.iter().find_map(|&at| people.date_beside(document, at));
            let date = date.map(|date| document.text().slice(date.span)).unwrap_or_default();
            format!("{} [{date}]", office.name)
        };
        let all = people.all.iter();
        all.map(|person| {
            let offices: Vec<String> = person.offices.iter().map(office).collect();
            format!("{} {} {}", person.name, person.mentions.len(), offices.join(", ")).trim_end().to_owned()
        })
        .collect()
    }

    #[test]
    fn a_person_has_all_mentions_and_each_office_once() {
        let text = "Sáng 08/7/2024, đồng chí Lò Thị Thu Hà, Phó Chủ tịch HĐND tỉnh, dự.\n\
                    Đồng chí Lò Thị Thu Hà, Phó Chủ tịch HĐND tỉnh phát biểu. Đồng chí Hà yêu cầu các xã rà soát.";
        assert_eq!(
            told(&document(text)),
            ["Lò Thị Thu Hà 3 Phó Chủ tịch Hội đồng nhân dân tỉnh [Sáng 08/7/2024]"]
        );
    }

    #[test]
    fn the_date_of_a_document_and_of_another_sentence_says_nothing_of_an_office() {
        let text = "Ngày 05/7/2024, huyện họp. Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, \
                    đồng chí Trịnh Quốc Đạt, Chủ tịch UBND huyện, báo cáo.";
        assert_eq!(told(&document(text)), ["Trịnh Quốc Đạt 1 Chủ tịch Ủy ban nhân dân huyện []"]);
    }
}
