//! The short JSON that Label Studio exports (JSON-MIN): a task with its fields, where each control is a field too.

use crate::exchange::formats::records::{list, unknown_facts};
use crate::exchange::problem::Problems;
use serde_json::{Map, Value as Json, json};

/// What Label Studio says of each task and what is nothing about its text.
const ABOUT: [&str; 6] = ["id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time"];

/// The results as the full JSON has them; empty where no field holds labelled spans.
pub(super) fn results(task: &Json) -> Vec<Json> {
    let fields = task.as_object().into_iter().flat_map(Map::keys);
    let regions = fields.filter(|field| is_control(task, field)).flat_map(|field| list(task, field));
    regions.map(|region| json!({ "type": "labels", "value": region })).collect()
}

/// Tells of fields that are neither the text, nor spans, nor about the task.
pub(super) fn unknown(task: &Json, known: &[&str], problems: &mut Problems) {
    let fields = task.as_object().into_iter().flat_map(Map::keys).map(String::as_str);
    let controls = fields.filter(|field| is_control(task, field));
    let known: Vec<&str> = known.iter().copied().chain(ABOUT).chain(controls).collect();
    unknown_facts(task, "", &known, problems);
}

fn is_control(task: &Json, field: &str) -> bool {
    list(task, field)
        .iter()
        .any(|region| ["labels", "hypertextlabels"].iter().any(|key| region.get(key).is_some()))
}
