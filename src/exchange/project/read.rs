//! From somebody's JSON to a document.
//!
//! Fields are taken out of the file one by one, so that one that does not read costs itself and not
//! the thing it belongs to; what is left over at the end is unknown, and said to be. The document
//! is then made by one transaction, which keeps every invariant.

use super::{fingerprint, history, v1, value};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Entity, EntityId, Given, Meta, Provenance, Put, Region,
    Relation, RelationId, RelationType, Status, Trail, Transaction,
};
use crate::exchange::mend::{self, Mended, mend};
use crate::exchange::place::{Claim, Placed, place};
use crate::exchange::problem::Problems;
use crate::exchange::{Imported, List, Place, Problem, ReadError, RelationFault, SpanFault};
use crate::label::{
    AttributeDef, Attributes, Colour, CustomLabel, Label, LabelDef, LabelName, LabelSet, Value, ValueKind,
};
use crate::text::{Span, Text};
use rustc_hash::FxHashSet;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// The most bytes of a file that are read: the largest text, escaped, with its annotations.
const MAX_FILE: usize = 256 * 1024 * 1024;

/// The most labels of one's own that a file may bring.
const MAX_LABELS: usize = 1000;

/// A rest from reading, for whoever has other things to do in between; asked for every few milliseconds.
pub type Rest<'a> = &'a dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>;

/// Things of a list that are read between two rests.
const AT_ONCE: usize = 250;

/// Reads a project file of any version, as far as it is like this one.
///
/// # Errors
/// Where there is no text in it: then there is nothing to keep.
pub fn read(file: &str) -> Result<Imported, ReadError> {
    let mut reading = pin!(read_resting(file, &|| Box::pin(ready(()))));
    let mut context = Context::from_waker(Waker::noop());
    loop {
        // Nobody rests: it is done at the first time.
        if let Poll::Ready(read) = reading.as_mut().poll(&mut context) {
            return read;
        }
    }
}

/// The same as [`read`], with rests: a megabyte with thousands of annotations takes longer than a frame.
///
/// # Errors
/// As those of [`read`].
pub async fn read_resting(file: &str, rest: Rest<'_>) -> Result<Imported, ReadError> {
    if file.len() > MAX_FILE {
        return Err(ReadError::TooLarge { found: file.len(), most: MAX_FILE });
    }
    // Windows' editors put a byte order mark in front.
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    if file.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let Mended { json, cut, halves } =
        mend(file).map_err(|mend::TooDeep| ReadError::TooDeep { most: mend::DEEPEST })?;
    let root = serde_json::from_str(&json).map_err(|error| {
        if error.is_eof() {
            ReadError::CutBeforeText
        } else {
            ReadError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    let Json::Object(mut root) = root else { return Err(ReadError::NotOurs) };
    rest().await;

    let mut problems = Problems::default();
    if cut {
        problems.push(Problem::Cut);
    }
    if halves > 0 {
        problems.push(Problem::HalfCharacters { count: halves });
    }
    let version = root.remove("schema_version");
    let ours = version.is_some() && root.contains_key("document");
    let (text, meta) = match root.remove("document") {
        Some(Json::Object(article)) if article.contains_key("text") => document(article, &mut problems)?,
        _ if cut => return Err(ReadError::CutBeforeText),
        _ if ours || root.contains_key("annotations") => return Err(ReadError::NoText),
        _ => return Err(ReadError::NotOurs),
    };
    if !ours && !root.contains_key("annotations") && !cut {
        return Err(ReadError::NotOurs);
    }
    if version != Some(Json::from(v1::SCHEMA_VERSION)) {
        let found = version.map_or_else(|| "none".to_owned(), |version| short(&version.to_string()));
        problems.push(Problem::OtherVersion { found });
    }
    root.remove("generator");
    let chars_count = offset_unit(&mut root, &mut problems);

    let labels = Labels::read(things(&mut root, List::Labels, &mut problems), &mut problems);
    let entities = entities(things(&mut root, List::Entities, &mut problems), &mut problems);
    let reader = Reader { text: &text, labels, entities, chars_count };
    let ignored = things(&mut root, List::Ignored, &mut problems);
    let annotations = things(&mut root, List::Annotations, &mut problems);
    let relations = things(&mut root, List::Relations, &mut problems);
    let given = given(root.remove("next_ids"), &[&annotations, &relations], &mut problems);
    for field in root.keys() {
        problems.unknown_field(short(field));
    }
    let regions = reader.regions(ignored, &mut problems);
    rest().await;
    let mut transaction = reader.transaction(annotations, relations, rest, &mut problems).await;
    transaction.changes.extend(regions);
    rest().await;
    let document = Document::new(text, meta).apply(&transaction).map_err(ReadError::Inconsistent)?;
    Ok(Imported { document: document.having_given(given), problems: problems.finish() })
}

/// Reads the labels of a file that is a label scheme, or of a project.
///
/// # Errors
/// Where there are none in it.
pub(super) fn read_labels(file: &str) -> Result<(Vec<LabelDef>, Vec<Problem>), ReadError> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    if file.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let root = serde_json::from_str(file)
        .map_err(|error| ReadError::NotJson { line: error.line(), column: error.column() })?;
    let Json::Object(mut root) = root else { return Err(ReadError::NoLabels) };
    if !root.get(List::Labels.wire()).is_some_and(Json::is_array) {
        return Err(ReadError::NoLabels);
    }
    let mut problems = Problems::default();
    let version = root.remove("schema_version");
    if version != Some(Json::from(v1::SCHEMA_VERSION)) {
        let found = version.map_or_else(|| "none".to_owned(), |version| short(&version.to_string()));
        problems.push(Problem::OtherVersion { found });
    }
    let labels = Labels::read(things(&mut root, List::Labels, &mut problems), &mut problems);
    Ok((labels.set, problems.finish()))
}

/// What ids were given before, as far as that is believable: they are indices in the store.
fn given(stated: Option<Json>, lists: &[&Vec<Fields>], problems: &mut Problems) -> Given {
    let Some(stated) = stated.filter(|stated| !stated.is_null()) else { return Given::default() };
    let most = lists.iter().map(|list| most_ids(list)).max().unwrap_or_default();
    match serde_json::from_value::<v1::NextIds>(stated) {
        Ok(v1::NextIds { annotation, relation, entity }) if annotation.max(relation).max(entity) <= most => {
            Given { annotation, relation, entity }
        }
        _ => {
            problems.unknown_field("next_ids".to_owned());
            Given::default()
        }
    }
}

/// The article and what is known about it.
fn document(mut article: Map<String, Json>, problems: &mut Problems) -> Result<(Text, Meta), ReadError> {
    let Some(Json::String(text)) = article.remove("text") else { return Err(ReadError::NoText) };
    let text = Text::new(text)
        .map_err(|error| ReadError::TooLarge { found: error.found, most: crate::text::MAX_BYTES })?;
    let mut field = |field: &'static str| match article.remove(field) {
        Some(Json::String(found)) => found,
        None | Some(Json::Null) => String::new(),
        Some(_) => {
            problems.push(Problem::DocumentField { field });
            String::new()
        }
    };
    let meta = Meta {
        title: field("title"),
        source: field("source"),
        created: field("created"),
        published: field("published"),
    };
    let stated = field("sha256");
    if !stated.is_empty() && !stated.eq_ignore_ascii_case(&fingerprint(&text)) {
        problems.push(Problem::TextChanged);
    }
    for field in article.keys() {
        problems.unknown_field(format!("document.{}", short(field)));
    }
    Ok((text, meta))
}

/// Whether `start` and `end` count code points.
fn offset_unit(root: &mut Map<String, Json>, problems: &mut Problems) -> bool {
    let Some(unit) = root.remove("offset_unit") else { return true };
    let known = serde_json::from_value::<v1::OffsetUnit>(unit.clone()).is_ok();
    if !known {
        problems.push(Problem::OtherUnit { found: short(&unit.to_string()) });
    }
    known
}

/// The things of a list: each with its place, and those that are no objects left out.
fn things(root: &mut Map<String, Json>, list: List, problems: &mut Problems) -> Vec<Fields> {
    let things = match root.remove(list.wire()) {
        Some(Json::Array(things)) => things,
        None | Some(Json::Null) => return Vec::new(),
        Some(_) => {
            problems.push(Problem::NoList { list });
            return Vec::new();
        }
    };
    let mut fields = Vec::with_capacity(things.len());
    for (index, thing) in things.into_iter().enumerate() {
        let place = Place { list, index, id: String::new() };
        match thing {
            Json::Object(map) => {
                let id = map.get(if list == List::Labels { "label" } else { "id" });
                let id = id.and_then(Json::as_str).map(short).unwrap_or_default();
                fields.push(Fields { map, place: Place { id, ..place } });
            }
            _ => problems.push(Problem::NotObject { place }),
        }
    }
    fields
}

/// The fields of one thing; those that are taken are gone.
struct Fields {
    map: Map<String, Json>,
    place: Place,
}

impl Fields {
    /// A field that reads; one that does not is a problem, a missing one or `null` is none.
    fn take<T: DeserializeOwned>(&mut self, field: &'static str, problems: &mut Problems) -> Option<T> {
        let found = self.map.remove(field).filter(|found| !found.is_null())?;
        let read = serde_json::from_value(found).ok();
        if read.is_none() {
            problems.push(Problem::Field { place: self.place.clone(), field });
        }
        read
    }

    /// A field that holds fields, read by hand: what `read` leaves of them is unknown.
    fn take_with<T>(
        &mut self,
        field: &'static str,
        problems: &mut Problems,
        read: impl FnOnce(&mut Map<String, Json>) -> Option<T>,
    ) -> Option<T> {
        let found = self.map.remove(field).filter(|found| !found.is_null())?;
        let mut inner = match found {
            Json::Object(inner) => inner,
            _ => Map::new(),
        };
        let read = read(&mut inner);
        match read {
            None => problems.push(Problem::Field { place: self.place.clone(), field }),
            Some(_) => self.left_out(field, &Json::Object(inner), &Json::Null, problems),
        }
        read
    }

    /// Notes what is in a field but not in what was read from it.
    fn left_out(&self, field: &str, found: &Json, kept: &Json, problems: &mut Problems) {
        for (name, content) in found.as_object().into_iter().flatten() {
            let path = format!("{field}.{}", short(name));
            match kept.get(name.as_str()) {
                Some(kept) => self.left_out(&path, content, kept, problems),
                // What is absent may as well be written as nothing.
                None if content.is_null() || *content == Json::Bool(false) => {}
                None => problems.unknown_field(format!("{}[].{path}", self.place.list.wire())),
            }
        }
    }

    /// Notes what was not taken.
    fn finish(self, problems: &mut Problems) {
        for field in self.map.keys() {
            problems.unknown_field(format!("{}[].{}", self.place.list.wire(), short(field)));
        }
    }
}

/// A text, taken out of its fields.
fn text(fields: &mut Map<String, Json>, name: &str) -> Option<String> {
    match fields.remove(name)? {
        Json::String(text) => Some(text),
        _ => None,
    }
}

/// Names in messages: a file may hold ones of any length.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Numbers for the ids of one list.
struct Ids {
    prefix: char,
    taken: FxHashSet<u32>,
    next: u32,
}

/// Ids are indices in the store: one far beyond the number of things is not kept.
fn most_ids(things: &[Fields]) -> u32 {
    u32::try_from(things.len()).unwrap_or(u32::MAX).saturating_mul(16).saturating_add(1 << 20)
}

impl Ids {
    /// The numbers that the things of a list have.
    fn read(prefix: char, things: &[Fields]) -> (Self, Vec<Option<u32>>) {
        let most = most_ids(things);
        let mut taken = FxHashSet::default();
        let kept: Vec<Option<u32>> = things
            .iter()
            .map(|thing| {
                let id = thing.map.get("id")?.as_str()?;
                let number = id.strip_prefix(prefix)?.parse::<u32>().ok()?;
                (number <= most && format!("{prefix}{number}") == id && taken.insert(number))
                    .then_some(number)
            })
            .collect();
        let next = taken.iter().max().map_or(1, |last| last + 1);
        (Self { prefix, taken, next }, kept)
    }

    /// The number that a thing has, or another one where it has none of its own.
    fn number(&mut self, kept: Option<u32>, fields: &mut Fields, problems: &mut Problems) -> u32 {
        let stated = fields.map.remove("id");
        if let Some(number) = kept {
            return number;
        }
        let number = self.next;
        self.next = number.saturating_add(1);
        self.taken.insert(number);
        if stated.is_some() {
            let to = format!("{}{number}", self.prefix);
            problems.push(Problem::Renumbered { place: fields.place.clone(), to });
        }
        number
    }
}

/// The id as the file has it, for those who refer to it.
fn stated_id(fields: &Fields) -> Option<String> {
    fields.map.get("id").and_then(Json::as_str).map(str::to_owned)
}

/// The label set of the file and the names that annotations use.
struct Labels {
    set: Vec<LabelDef>,
}

impl Labels {
    fn read(things: Vec<Fields>, problems: &mut Problems) -> Self {
        let mut labels = Self { set: LabelSet::default().iter().cloned().collect() };
        let mut seen = BTreeSet::new();
        for mut fields in things {
            let key: String = fields.take("label", problems).unwrap_or_default();
            let kind: Option<String> = fields.take("kind", problems);
            let known = Label::from_wire(&key, kind.as_deref());
            let number: Option<u16> = fields.take("custom", problems);
            let name = fields.take_with("name", problems, |name| {
                Some(LabelName { vi: text(name, "vi")?, en: text(name, "en")? })
            });
            let colour: Option<Colour> = fields.take("colour", problems);
            let silent = !fields.map.contains_key("shortcut");
            let shortcut: Option<char> = fields.take("shortcut", problems);
            let value = fields.take("value", problems).map(value::read_value_kind);
            let choices: Vec<String> = fields.take("choices", problems).unwrap_or_default();
            let attributes = asked(&mut fields, problems);
            let guideline: String = fields.take("guideline", problems).unwrap_or_default();
            let exclusive = fields.take("exclusive", problems).unwrap_or_default();
            let order = fields.take("order", problems).unwrap_or_default();
            let unnamed = key.is_empty()
                || !seen.insert((key.clone(), kind.clone()))
                || (known.is_none() && (kind.is_some() || labels.set.len() >= MAX_LABELS));
            if unnamed {
                problems.push(Problem::LabelDropped { place: fields.place });
                continue;
            }
            let mut definition = match known.and_then(|label| labels.get(label)) {
                Some(definition) => definition.clone(),
                None => labels.fresh(key, number),
            };
            if let Some(name) = name {
                definition.name = name;
            }
            if let Some(colour) = colour {
                definition.colour = colour;
            }
            definition.order = order;
            if known.is_none() {
                definition.value = value;
                definition.exclusive = exclusive;
                definition.attributes = attributes;
                definition.guideline = guideline;
                if value == Some(ValueKind::Text) {
                    definition.choices = choices;
                }
            }
            if !silent {
                definition.shortcut = shortcut;
            }
            labels.put(definition);
            fields.finish(problems);
        }
        labels.unique_shortcuts(problems);
        labels
    }

    fn get(&self, label: Label) -> Option<&LabelDef> {
        self.set.iter().find(|definition| definition.label == label)
    }

    /// A definition for a name of the user's.
    fn fresh(&self, key: String, number: Option<u16>) -> LabelDef {
        let free = |number: &u16| self.get(Label::Custom(CustomLabel(*number))).is_none();
        let number = number.filter(free).or_else(|| (0..=u16::MAX).find(free)).unwrap_or(u16::MAX);
        LabelDef::named(Label::Custom(CustomLabel(number)), key)
    }

    fn put(&mut self, definition: LabelDef) {
        match self.set.iter_mut().find(|known| known.label == definition.label) {
            Some(known) => *known = definition,
            None => self.set.push(definition),
        }
    }

    fn unique_shortcuts(&mut self, problems: &mut Problems) {
        let mut taken = FxHashSet::default();
        for (index, definition) in self.set.iter_mut().enumerate() {
            if definition.shortcut.is_some_and(|key| !taken.insert(key)) {
                definition.shortcut = None;
                let place = Place { list: List::Labels, index, id: definition.key.clone() };
                problems.push(Problem::Field { place, field: "shortcut" });
            }
        }
    }

    /// The label of these names; one that nobody defined is added.
    fn label(&mut self, key: &str, kind: Option<&str>, problems: &mut Problems) -> Option<Label> {
        if let Some(label) = Label::from_wire(key, kind) {
            return Some(label);
        }
        let key = kind.filter(|kind| !kind.is_empty()).map_or(key.to_owned(), |kind| format!("{key}.{kind}"));
        let custom = |known: &&LabelDef| matches!(known.label, Label::Custom(_)) && known.key == key;
        if let Some(known) = self.set.iter().find(custom) {
            return Some(known.label);
        }
        if key.is_empty() || self.set.len() >= MAX_LABELS {
            return None;
        }
        problems.push(Problem::LabelAdded { key: short(&key) });
        let definition = self.fresh(key, None);
        let label = definition.label;
        self.set.push(definition);
        Some(label)
    }

    /// The attributes of an annotation that its label asks for.
    fn attributes(&self, label: Label, fields: &mut Fields, problems: &mut Problems) -> Attributes {
        let found: Option<Map<String, Json>> = fields.take("attributes", problems);
        let (mut attributes, mut wrong) = value::read_attributes(found.unwrap_or_default());
        let definition = self.get(label);
        attributes.retain(|key, value| {
            let asked = definition.and_then(|known| known.attribute(key));
            let fits = asked.is_some_and(|asked| asked.kind == value.kind());
            if !fits {
                wrong.push(key.clone());
            }
            fits
        });
        for key in wrong {
            problems.unknown_field(format!("{}[].attributes.{}", fields.place.list.wire(), short(&key)));
        }
        attributes
    }

    /// What makes the default set into this one.
    fn changes(&self) -> impl Iterator<Item = Change> {
        let default = LabelSet::default();
        self.set.iter().filter_map(move |definition| {
            let before = default.get(definition.label).cloned();
            (before.as_ref() != Some(definition))
                .then(|| Change::Label(Put { before, after: Some(definition.clone()) }))
        })
    }
}

/// The attributes that a label asks for: those that read, each key once.
fn asked(fields: &mut Fields, problems: &mut Problems) -> Vec<AttributeDef> {
    let found: Vec<Json> = fields.take("attributes", problems).unwrap_or_default();
    let mut asked: Vec<AttributeDef> = Vec::new();
    for one in found {
        match serde_json::from_value(one).map(value::read_asked) {
            Ok(one) if !one.key.is_empty() && asked.iter().all(|known| known.key != one.key) => {
                asked.push(one);
            }
            _ => problems.push(Problem::Field { place: fields.place.clone(), field: "attributes" }),
        }
    }
    asked
}

/// The entities by the ids that the file gives them.
fn entities(things: Vec<Fields>, problems: &mut Problems) -> BTreeMap<String, Entity> {
    let (mut ids, kept) = Ids::read('E', &things);
    let mut entities = BTreeMap::new();
    for (mut fields, kept) in things.into_iter().zip(kept) {
        let stated = stated_id(&fields);
        let id = EntityId(ids.number(kept, &mut fields, problems));
        let name = fields.take("name", problems).unwrap_or_default();
        fields.finish(problems);
        let entity = Entity { id, name };
        let key = stated.filter(|stated| !entities.contains_key(stated)).unwrap_or_else(|| id.to_string());
        entities.insert(key, entity);
    }
    entities
}

struct Reader<'t> {
    text: &'t Text,
    labels: Labels,
    entities: BTreeMap<String, Entity>,
    chars_count: bool,
}

/// An annotation that waits for its place.
struct Draft {
    annotation: Annotation,
    history: Option<Json>,
    claim: Claim,
    stated: Option<String>,
    place: Place,
}

impl Reader<'_> {
    async fn transaction(
        mut self,
        annotations: Vec<Fields>,
        relations: Vec<Fields>,
        rest: Rest<'_>,
        problems: &mut Problems,
    ) -> Transaction {
        let drafts = self.drafts(annotations, rest, problems).await;
        let claims: Vec<Claim> = drafts.iter().map(|draft| draft.claim.clone()).collect();
        let mut by_stated: BTreeMap<String, (AnnotationId, Label)> = BTreeMap::new();
        let mut changes: Vec<Change> = self.labels.changes().collect();
        changes.extend(self.entities.values().map(|entity| Change::Entity(Put::add(entity.clone()))));
        let placed = place(self.text, &claims);
        for (at, (draft, placed)) in drafts.into_iter().zip(placed).enumerate() {
            if at % AT_ONCE == 0 {
                rest().await;
            }
            let Draft { annotation, history, claim, stated, place } = draft;
            match placed {
                Err(fault) => {
                    let quote = short(&claim.quote.unwrap_or_default());
                    problems.push(Problem::Unplaced { place, quote, fault });
                }
                Ok(Placed { span, moved }) => {
                    let key = stated.unwrap_or_else(|| annotation.id.to_string());
                    by_stated.entry(key).or_insert((annotation.id, annotation.label));
                    let annotation = Annotation { span, ..annotation };
                    let trail = self.trail(&annotation, history.as_ref(), &place, problems);
                    if moved {
                        problems.push(moved_to(self.text, place, span));
                    }
                    changes.push(Change::Annotation(Put::add(Annotation { trail, ..annotation })));
                }
            }
        }
        rest().await;
        changes.extend(read_relations(relations, &by_stated, problems));
        Transaction::new(changes)
    }

    async fn drafts(&mut self, things: Vec<Fields>, rest: Rest<'_>, problems: &mut Problems) -> Vec<Draft> {
        let (mut ids, kept) = Ids::read('T', &things);
        let mut drafts = Vec::with_capacity(things.len());
        for (at, (mut fields, kept)) in things.into_iter().zip(kept).enumerate() {
            if at % AT_ONCE == 0 {
                rest().await;
            }
            let stated = stated_id(&fields);
            let id = AnnotationId(ids.number(kept, &mut fields, problems));
            let key: String = fields.take("label", problems).unwrap_or_default();
            let kind: Option<String> = fields.take("kind", problems);
            let Some(label) = self.labels.label(&key, kind.as_deref(), problems) else {
                problems.push(Problem::NoLabel { place: fields.place });
                continue;
            };
            let claim = self.claim(&mut fields, problems);
            let entity: Option<String> = fields.take("entity", problems);
            let attributes = self.labels.attributes(label, &mut fields, problems);
            let (value, named) = read_value(&mut fields, label, problems);
            if entity.is_some() && named.is_some() && entity != named {
                problems.push(Problem::Field { place: fields.place.clone(), field: "value.entity" });
            }
            let entity = self.entity(entity.or(named), &fields.place, problems);
            let status = fields.take("status", problems).map_or(Status::Suggested, value::read_status);
            let annotation = Annotation {
                id,
                span: Span::of(0, 0),
                label,
                value,
                attributes,
                entity,
                status,
                provenance: provenance(&mut fields, problems),
                note: fields.take("note", problems).unwrap_or_default(),
                trail: Trail::default(),
            };
            let history = fields.map.remove("history").filter(|history| !history.is_null());
            let place = fields.place.clone();
            fields.finish(problems);
            drafts.push(Draft { annotation, history, claim, stated, place });
        }
        drafts
    }

    /// Where a thing says that it stands.
    fn claim(&self, fields: &mut Fields, problems: &mut Problems) -> Claim {
        let chars = pair(fields.take("start", problems), fields.take("end", problems));
        Claim {
            chars: chars.filter(|_| self.chars_count),
            units: pair(fields.take("start_utf16", problems), fields.take("end_utf16", problems)),
            quote: fields.take("quote", problems),
        }
    }

    /// What became of an annotation; nothing where one step of it does not read.
    fn trail(
        &self,
        annotation: &Annotation,
        history: Option<&Json>,
        place: &Place,
        problems: &mut Problems,
    ) -> Trail {
        let Some(history) = history else { return Trail::default() };
        let own = |key: &str| self.labels.set.iter().find(|known| known.key == key).map(|known| known.label);
        history::read(self.text, annotation, history, own).unwrap_or_else(|| {
            problems.push(Problem::Field { place: place.clone(), field: "history" });
            Trail::default()
        })
    }

    /// The regions that are none of the article; one that overlaps another is left out.
    fn regions(&self, things: Vec<Fields>, problems: &mut Problems) -> Vec<Change> {
        let mut drafts = Vec::with_capacity(things.len());
        for mut fields in things {
            let claim = self.claim(&mut fields, problems);
            let status = fields.take("status", problems).map_or(Status::Suggested, value::read_status);
            let provenance = provenance(&mut fields, problems);
            let place = fields.place.clone();
            fields.finish(problems);
            drafts.push((claim, status, provenance, place));
        }
        let claims: Vec<Claim> = drafts.iter().map(|(claim, ..)| claim.clone()).collect();
        let mut regions: BTreeMap<Span, Region> = BTreeMap::new();
        for ((claim, status, provenance, place), placed) in drafts.into_iter().zip(place(self.text, &claims))
        {
            let quote = || short(claim.quote.as_deref().unwrap_or_default());
            match placed {
                Err(fault) => problems.push(Problem::Unplaced { place, quote: quote(), fault }),
                Ok(Placed { span, .. }) if is_covered(&regions, span) => {
                    problems.push(Problem::Unplaced { place, quote: quote(), fault: SpanFault::Overlap });
                }
                Ok(Placed { span, moved }) => {
                    if moved {
                        problems.push(moved_to(self.text, place, span));
                    }
                    regions.insert(span, Region { span, status, provenance });
                }
            }
        }
        regions.into_values().map(|region| Change::Region(Put::add(region))).collect()
    }

    fn entity(&self, stated: Option<String>, place: &Place, problems: &mut Problems) -> Option<EntityId> {
        let stated = stated?;
        let known = self.entities.get(&stated).map(|entity| entity.id);
        if known.is_none() {
            problems.push(Problem::NoEntity { place: place.clone(), entity: short(&stated) });
        }
        known
    }
}

/// The value, and the entity that an official's value names.
fn read_value(fields: &mut Fields, label: Label, problems: &mut Problems) -> (Option<Value>, Option<String>) {
    let Some(json) = fields.map.remove("value").filter(|json| !json.is_null()) else {
        return (None, None);
    };
    let Some(value) = value::read(label, &json) else {
        problems.push(Problem::Field { place: fields.place.clone(), field: "value" });
        return (None, None);
    };
    let mut kept = serde_json::to_value(value::write(&value, None)).unwrap_or_default();
    let mut entity = None;
    if matches!(value, Value::Official(_)) {
        entity = json.get("entity").and_then(Json::as_str).map(str::to_owned);
        if let Some(kept) = kept.as_object_mut() {
            kept.insert("entity".to_owned(), Json::Null);
        }
    }
    fields.left_out("value", &json, &kept, problems);
    (Some(value), entity)
}

/// Whether one of the regions, none of which overlap, overlaps a span.
fn is_covered(regions: &BTreeMap<Span, Region>, span: Span) -> bool {
    let (before, after) = (regions.range(..span).next_back(), regions.range(span..).next());
    before.into_iter().chain(after).any(|(known, _)| known.overlaps(span))
}

fn moved_to(text: &Text, place: Place, span: Span) -> Problem {
    let to = |offset| text.to_char(offset).raw();
    Problem::Moved { place, to_start: to(span.start), to_end: to(span.end) }
}

fn pair(start: Option<u64>, end: Option<u64>) -> Option<(u64, u64)> {
    Some((start?, end?))
}

fn provenance(fields: &mut Fields, problems: &mut Problems) -> Provenance {
    let read = fields.take_with("provenance", problems, |known| {
        Some(match text(known, "by")?.as_str() {
            "rule" => {
                let (rule, version) = (text(known, "rule")?, text(known, "version")?);
                (Provenance::Rule { rule, version, score: 0 }, Some(known.remove("score")?.as_f64()?))
            }
            "person" => (Provenance::Person, None),
            "import" => (Provenance::Import { format: text(known, "format")? }, None),
            _ => return None,
        })
    });
    match read {
        Some((Provenance::Rule { rule, version, .. }, Some(share))) => {
            if !(0.0..=1.0).contains(&share) {
                problems.push(Problem::Field { place: fields.place.clone(), field: "provenance.score" });
            }
            // Between 0 and 1000 after the clamp.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let score = (share * 1000.0).round().clamp(0.0, 1000.0) as u16;
            Provenance::Rule { rule, version, score }
        }
        Some((known, _)) => known,
        None => Provenance::Import { format: "json".to_owned() },
    }
}

fn read_relations(
    things: Vec<Fields>,
    annotations: &BTreeMap<String, (AnnotationId, Label)>,
    problems: &mut Problems,
) -> Vec<Change> {
    let (mut ids, kept) = Ids::read('R', &things);
    let mut changes = Vec::with_capacity(things.len());
    for (mut fields, kept) in things.into_iter().zip(kept) {
        let id = RelationId(ids.number(kept, &mut fields, problems));
        let kind: String = fields.take("type", problems).unwrap_or_default();
        let from: String = fields.take("from", problems).unwrap_or_default();
        let to: String = fields.take("to", problems).unwrap_or_default();
        let status = fields.take("status", problems).map_or(Status::Suggested, value::read_status);
        let provenance = provenance(&mut fields, problems);
        let kind = RelationType::from_wire(&kind);
        let ends = match (annotations.get(&from), annotations.get(&to)) {
            _ if kind.wire().is_empty() => Err(RelationFault::NoType),
            (None, _) => Err(RelationFault::NoEnd(short(&from))),
            (_, None) => Err(RelationFault::NoEnd(short(&to))),
            (Some(from), Some(to)) if from.0 == to.0 => Err(RelationFault::Loop),
            (Some(from), Some(to)) if !kind.allows(from.1, to.1) => Err(RelationFault::NotAllowed),
            (Some(from), Some(to)) => Ok((from.0, to.0)),
        };
        match ends {
            Err(fault) => problems.push(Problem::RelationDropped { place: fields.place, fault }),
            Ok((from, to)) => {
                fields.finish(problems);
                let relation = Relation { id, kind, from, to, status, provenance };
                changes.push(Change::Relation(Put::add(relation)));
            }
        }
    }
    changes
}
