//! A document of feature structures, of ours and of others'.

use super::{DOCUMENT, ENTITY, RELATION, VIEW};
use crate::annotation::Meta;
use crate::exchange::formats::draft::{self, Draft, DraftEntity, DraftRelation, DraftSpan};
use crate::exchange::formats::records::heading;
use crate::exchange::formats::{Imported, OffsetUnit, Problem, ReadError, values};
use crate::exchange::problem::{Problems, short};
use crate::label::{AttributeValue, Attributes};
use std::collections::{BTreeMap, BTreeSet};

/// A structure as a file has it.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) id: String,
    /// With its package: `uima.cas.Sofa`.
    pub(super) kind: String,
    /// Texts and numbers; references by the id of what they lead to.
    pub(super) features: BTreeMap<String, String>,
    /// Those that do not read.
    pub(super) unread: Vec<String>,
}

impl Found {
    fn feature(&self, name: &str) -> Option<&str> {
        self.features.get(name).map(String::as_str)
    }

    fn owned(&self, name: &str) -> String {
        self.feature(name).unwrap_or_default().to_owned()
    }

    fn number(&self, name: &str) -> Option<u64> {
        self.feature(name)?.parse().ok()
    }
}

/// Packages whose types describe the words or the project, and label nothing.
const SCAFFOLD: [&str; 6] = [
    "uima.",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.",
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.",
    "de.tudarmstadt.ukp.clarin.",
    "webanno.custom.CASMetadata",
];

/// Features that may hold the label.
const LABELS: [&str; 3] = ["value", "label", "category"];

/// Features that are read for what they are, or say nothing about the text.
const OWN: [&str; 11] = [
    "sofa",
    "begin",
    "end",
    "identifier",
    "entityName",
    "annotationId",
    "normalized",
    "attributes",
    "note",
    "status",
    "order",
];

/// The document of the view that a text has where nobody names one, or of the first.
pub(super) fn document(found: Vec<Found>, format: &'static str, cut: bool) -> Result<Imported, ReadError> {
    let texts = || found.iter().filter(|known| known.features.contains_key("sofaString"));
    let initial = texts().find(|known| known.feature("sofaID") == Some(VIEW)).or_else(|| texts().next());
    let Some(sofa) = initial else {
        return Err(if found.is_empty() { ReadError::NotOfFormat { format } } else { ReadError::NoText });
    };
    let here = |known: &&Found| known.feature("sofa").is_none_or(|of| of == sofa.id);
    let article = sofa.owned("sofaString");
    let about = found.iter().filter(here).find(|known| known.kind == DOCUMENT);
    let fact = |name| about.map(|about| about.owned(name)).unwrap_or_default();
    let title = fact("documentTitle");
    let mut draft = Draft {
        meta: Meta {
            title: if title.is_empty() { heading(&article) } else { title },
            source: fact("documentId"),
            created: fact("created"),
            published: fact("published"),
        },
        text: article,
        ..Draft::default()
    };
    if cut {
        draft.problems.push(Problem::Cut);
    }
    for known in &found {
        for name in &known.unread {
            draft.problems.unknown_field(format!("{}.{}", short(&known.kind), short(name)));
        }
    }
    let others = texts().filter(|known| known.id != sofa.id).count();
    for _ in 0..others {
        draft.problems.unknown_field("Sofa".to_owned());
    }
    // What is called by relations keeps its id; ours says which annotation it is.
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let labels = || found.iter().filter(here).filter(|known| is_label(known));
    for known in labels() {
        let own = known.feature("annotationId").filter(|own| taken.insert(own));
        names.insert(&known.id, own.map_or_else(|| format!("#{}", known.id), str::to_owned));
    }
    for known in labels() {
        let local = known.kind.rsplit('.').next().unwrap_or_default();
        let label = LABELS.into_iter().find_map(|name| known.feature(name));
        let entity = known.feature("identifier").map(|id| {
            let name = known.feature("entityName").unwrap_or_default().to_owned();
            DraftEntity { id: id.to_owned(), name }
        });
        let mut attributes = features(known, label.is_some(), &names, &mut draft.problems);
        if let Some(said) = known.feature("attributes") {
            match values::attributes_from_text(said) {
                Some(stated) => attributes.extend(stated),
                None => draft.problems.unknown_field("attributes".to_owned()),
            }
        }
        draft.spans.push(DraftSpan {
            attributes,
            id: names.get(known.id.as_str()).cloned().unwrap_or_default(),
            label: label.unwrap_or(local).to_owned(),
            claim: DraftSpan::at(OffsetUnit::Utf16, known.number("begin"), known.number("end"), None),
            value: known.feature("normalized").map(Into::into),
            entity,
            note: known.owned("note"),
            status: known.feature("status").and_then(draft::status),
        });
    }
    for known in found.iter().filter(here).filter(|known| is_relation(known)) {
        let end = |name| {
            let id = known.feature(name).unwrap_or_default();
            names.get(id).cloned().unwrap_or_else(|| id.to_owned())
        };
        let local = known.kind.rsplit('.').next().unwrap_or_default();
        let kind = ["label", "value"].into_iter().find_map(|name| known.feature(name));
        draft.relations.push(DraftRelation {
            id: String::new(),
            kind: kind.unwrap_or(local).to_owned(),
            from: end("Governor"),
            to: end("Dependent"),
            status: known.feature("status").and_then(draft::status),
        });
    }
    draft.build(format)
}

/// What features of a layer of somebody's own say: those that are no part of every annotation, and no reference.
fn features(
    known: &Found,
    has_label: bool,
    structures: &BTreeMap<&str, String>,
    problems: &mut Problems,
) -> Attributes {
    let mut attributes = Attributes::default();
    for (name, said) in &known.features {
        if OWN.contains(&name.as_str()) || (has_label && LABELS.contains(&name.as_str())) {
            continue;
        }
        let refers = said.split(' ').all(|word| structures.contains_key(word));
        if refers || said.is_empty() {
            problems.unknown_field(format!("{}.{}", short(&known.kind), short(name)));
        } else {
            attributes.insert(name.clone(), AttributeValue::Text(said.clone()));
        }
    }
    attributes
}

fn is_relation(known: &Found) -> bool {
    known.kind == RELATION || (known.feature("Governor").is_some() && known.feature("Dependent").is_some())
}

fn is_label(known: &Found) -> bool {
    let stands = known.feature("begin").is_some() && known.feature("end").is_some();
    let scaffold = SCAFFOLD.iter().any(|package| known.kind.starts_with(package));
    known.kind == ENTITY || (stands && !scaffold && !is_relation(known))
}
