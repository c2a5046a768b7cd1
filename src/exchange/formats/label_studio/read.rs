//! Tasks as Label Studio exports them, its full JSON and its short one.

use super::{ENTITY, LABELS, NOTE, STATUS, VALUE, attribute, short};
use crate::annotation::Status;
use crate::exchange::formats::draft::{Draft, DraftEntity, DraftRelation, DraftSpan};
use crate::exchange::formats::format::{Batch, Input};
use crate::exchange::formats::offsets::LineFeeds;
use crate::exchange::formats::records::{each, id, list, meta, number, text, unknown_facts};
use crate::exchange::formats::{Imported, OffsetUnit, Problem, ReadError};
use crate::exchange::problem::short as clipped;
use serde_json::Value as Json;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The format's id.
const FORMAT: &str = "label-studio";

/// Tasks in an array, one by one, or alone.
pub(in crate::exchange::formats) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    each(file.content, |task, _| document(task))
}

/// Whether a file is a task, or begins with one.
pub(in crate::exchange::formats) fn recognise(file: &Input<'_>) -> bool {
    let head: String = file.beginning().chars().take(400).collect();
    let head = head.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let full = (head.contains("\"data\"") || file.content.contains("\"from_name\""))
        && file.content.contains("\"annotations\"");
    let short = file.content.contains("\"annotation_id\"") && file.content.contains("\"labels\"");
    head.starts_with('{') && (full || short)
}

fn document(task: &Json) -> Result<Imported, ReadError> {
    let data = task.get("data").unwrap_or(task);
    // The name of the text is the configuration's choice: ours, or the longest there is.
    let named = ["text", "content", "body"].into_iter().find_map(|name| text(data, name));
    let article =
        named.or_else(|| data.as_object()?.values().filter_map(Json::as_str).max_by_key(|found| found.len()));
    let is_full = LISTS.iter().any(|(name, _)| task.get(name).is_some());
    let short = if is_full { Vec::new() } else { short::results(task) };
    let Some(article) = article.filter(|_| is_full || !short.is_empty()) else {
        return Err(ReadError::NotOfFormat { format: FORMAT });
    };
    let feeds = LineFeeds::new(article);
    let mut draft = Draft { meta: meta(data, article), text: feeds.text, ..Draft::default() };
    let count = article.matches('\r').count();
    if count > 0 {
        draft.problems.push(Problem::LineBreaks { count });
    }
    let mut regions = Regions::default();
    let mut cancelled = 0;
    for (list_of, status) in LISTS {
        let annotations = || list(task, list_of).iter().filter(|known| !is_cancelled(known));
        cancelled += list(task, list_of).len() - annotations().count();
        for annotation in annotations() {
            regions.read(list(annotation, "result"), status, &mut draft);
        }
        if status.is_none() && annotations().count() > 1 {
            draft.problems.push(Problem::Annotators { count: annotations().count() });
        }
    }
    if cancelled > 0 {
        draft.problems.push(Problem::Cancelled { count: cancelled });
    }
    regions.read(&short, None, &mut draft);
    let mut spans: Vec<(usize, DraftSpan)> = regions.spans.into_values().collect();
    spans.sort_by_key(|(place, _)| *place);
    for (_, span) in spans {
        draft.spans.push(span);
    }
    let known = ["text", "content", "body"];
    if is_full {
        unknown_facts(data, "data.", &known, &mut draft.problems);
    } else {
        short::unknown(task, &known, &mut draft.problems);
    }
    draft.build(FORMAT)
}

/// Where results are, and what they are where they do not say it.
const LISTS: [(&str, Option<Status>); 3] =
    [("annotations", None), ("completions", None), ("predictions", Some(Status::Suggested))];

fn is_cancelled(annotation: &Json) -> bool {
    annotation.get("was_cancelled").and_then(Json::as_bool).unwrap_or_default()
}

/// Regions by id and label: one with two labels is two annotations.
#[derive(Default)]
struct Regions {
    spans: BTreeMap<(String, String), (usize, DraftSpan)>,
    /// Which one stands at a place with a label, and what the same of another person is called.
    places: BTreeMap<Spot, String>,
    same: BTreeMap<String, String>,
    nameless: usize,
    relations: BTreeSet<(String, String, String)>,
}

impl Regions {
    /// Reads what one person, or one model, says of the text.
    fn read(&mut self, results: &[Json], status: Option<Status>, draft: &mut Draft) {
        // What belongs to a region may stand before it: labels first, then the rest.
        let labels = self.label(results, status);
        for result in results {
            if text(result, "type") == Some("relation") {
                self.relation(result, status, draft);
                continue;
            }
            let value = result.get("value").unwrap_or(&Json::Null);
            if value.get("labels").is_some() || value.get(HYPERTEXT).is_some() {
                continue;
            }
            let control = text(result, "from_name").unwrap_or_default();
            let known = id(result, "id").unwrap_or_default();
            let Some(labels) = labels.get(&known) else {
                if !self.has(&known) {
                    draft.problems.unknown_field(format!("result {}", clipped(control)));
                }
                continue;
            };
            for label in labels {
                if let Some((_, span)) = self.spans.get_mut(&(known.clone(), label.clone())) {
                    field(control, value, span, draft);
                }
            }
        }
    }

    /// Reads the labelled regions: the labels of each that is new.
    fn label(&mut self, results: &[Json], status: Option<Status>) -> BTreeMap<String, Vec<String>> {
        let earlier = std::mem::take(&mut self.places);
        let mut labels: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for result in results {
            let value = result.get("value").unwrap_or(&Json::Null);
            for label in labels_of(value).iter().filter_map(Json::as_str) {
                let id = id(result, "id").unwrap_or_else(|| {
                    self.nameless += 1;
                    format!("nameless {}", self.nameless)
                });
                let spot = (ends(value), label.to_owned());
                // Only a person's work is the same as another person's: a prediction has its own place in the list.
                if let Some(known) = earlier.get(&spot).filter(|known| status.is_none() && **known != id) {
                    self.same.insert(id, known.clone());
                    continue;
                }
                self.places.entry(spot).or_insert_with(|| id.clone());
                let place = self.spans.len();
                // The annotation of a region comes before the prediction that it was made from.
                if let Entry::Vacant(free) = self.spans.entry((id.clone(), label.to_owned())) {
                    free.insert((place, region(&id, label, value, status)));
                    labels.entry(id).or_default().push(label.to_owned());
                }
            }
        }
        for (spot, id) in earlier {
            self.places.entry(spot).or_insert(id);
        }
        labels
    }

    /// Whether a region was read before, of this person or another.
    fn has(&self, id: &str) -> bool {
        let nobody = (id.to_owned(), String::new());
        self.same.contains_key(id)
            || self.spans.range(nobody..).next().is_some_and(|((known, _), _)| known == id)
    }

    fn relation(&mut self, result: &Json, status: Option<Status>, draft: &mut Draft) {
        let end = |name| {
            let id = id(result, name).unwrap_or_default();
            self.same.get(&id).cloned().unwrap_or(id)
        };
        let (mut from, mut to) = (end("from_id"), end("to_id"));
        if text(result, "direction") == Some("left") {
            std::mem::swap(&mut from, &mut to);
        }
        let told = result.get("meta").and_then(|meta| text(meta, "status")).and_then(Status::from_wire);
        let kinds: Vec<&str> = list(result, "labels").iter().filter_map(Json::as_str).collect();
        let kinds = if kinds.is_empty() { vec![""] } else { kinds };
        for kind in kinds {
            let kind = kind.to_owned();
            if self.relations.insert((from.clone(), to.clone(), kind.clone())) {
                let (from, to) = (from.clone(), to.clone());
                draft.relations.push(DraftRelation {
                    id: String::new(),
                    kind,
                    from,
                    to,
                    status: told.or(status),
                });
            }
        }
    }
}

/// A labelled region, without what other controls say about it.
fn region(id: &str, label: &str, value: &Json, status: Option<Status>) -> DraftSpan {
    let (start, end) = ends(value);
    let quote = text(value, "text").map(|quote| LineFeeds::new(quote).text);
    DraftSpan {
        id: id.to_owned(),
        label: label.to_owned(),
        claim: DraftSpan::at(OffsetUnit::CodePoint, start, end, quote.as_deref()),
        status,
        ..DraftSpan::default()
    }
}

/// Offsets and a label.
type Spot = ((Option<u64>, Option<u64>), String);

/// The key of labels of a text with markup.
const HYPERTEXT: &str = "hypertextlabels";

fn labels_of(value: &Json) -> &[Json] {
    let labels = list(value, "labels");
    if labels.is_empty() { list(value, HYPERTEXT) } else { labels }
}

/// Where a region begins and ends; of markup, in the text that is shown.
fn ends(value: &Json) -> (Option<u64>, Option<u64>) {
    let value = value.get("globalOffsets").unwrap_or(value);
    (number(value, "start"), number(value, "end"))
}

/// What a control says about a region.
fn field(control: &str, value: &Json, span: &mut DraftSpan, draft: &mut Draft) {
    let lines: Vec<&str> = list(value, "text").iter().filter_map(Json::as_str).collect();
    let lines = if lines.is_empty() {
        list(value, "textarea").iter().filter_map(Json::as_str).collect()
    } else {
        lines
    };
    match control {
        VALUE => span.value = Some(lines.join("\n").into()),
        NOTE => span.note = lines.join("\n"),
        ENTITY => {
            if let Some(&id) = lines.first() {
                let name = lines.get(1).copied().unwrap_or(id).to_owned();
                span.entity = Some(DraftEntity { id: id.to_owned(), name });
            }
        }
        STATUS => {
            let choice = list(value, "choices").first().and_then(Json::as_str);
            span.status = choice.and_then(Status::from_wire).or(span.status);
        }
        LABELS => {}
        _ => match attribute::parse(control, &span.label)
            .and_then(|(kind, key)| Some((key, attribute::read(kind, value)?)))
        {
            Some((key, stated)) => drop(span.attributes.insert(key.to_owned(), stated)),
            None => draft.problems.unknown_field(format!("result {}", clipped(control))),
        },
    }
}
