//! A document of feature structures, of ours and of others'.

use super::{DOCUMENT, ENTITY, RELATION, VIEW};
use crate::annotation::{Meta, Status, heading};
use crate::exchange::formats::draft::{Draft, DraftEntity, DraftRelation, DraftSpan};
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
    let of_sofa = |known: &&Found| known.feature("sofa").is_none_or(|of| of == sofa.id);
    let here: Vec<&Found> = found.iter().filter(of_sofa).collect();
    let article = sofa.owned("sofaString");
    let mut draft = Draft { meta: meta(&here, &article), text: article, ..Draft::default() };
    if cut {
        draft.problems.push(Problem::Cut);
    }
    tell_unread(&found, sofa, &mut draft.problems);
    let names = names(&here);
    for known in here.iter().filter(|known| is_label(known)) {
        let span = span(known, &names, &mut draft.problems);
        draft.spans.push(span);
    }
    let relations = here.iter().filter(|known| is_relation(known));
    draft.relations = relations.map(|known| relation(known, &names)).collect();
    draft.build(format)
}

/// What is known about the article.
fn meta(here: &[&Found], article: &str) -> Meta {
    let about = here.iter().find(|known| known.kind == DOCUMENT);
    let fact = |name| about.map(|about| about.owned(name)).unwrap_or_default();
    let title = fact("documentTitle");
    Meta {
        title: if title.is_empty() { heading(article) } else { title },
        source: fact("documentId"),
        created: fact("created"),
        published: fact("published"),
    }
}

/// Tells of features that do not read, and of other texts.
fn tell_unread(found: &[Found], sofa: &Found, problems: &mut Problems) {
    for known in found {
        for name in &known.unread {
            problems.unknown_field(format!("{}.{}", short(&known.kind), short(name)));
        }
        if known.features.contains_key("sofaString") && known.id != sofa.id {
            problems.unknown_field("Sofa".to_owned());
        }
    }
}

/// What relations call each annotation: ours says which one it is, another is called by the id of its structure.
fn names<'f>(here: &[&'f Found]) -> BTreeMap<&'f str, String> {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut names = BTreeMap::new();
    for known in here.iter().filter(|known| is_label(known)) {
        let own = known.feature("annotationId").filter(|own| taken.insert(own));
        names.insert(known.id.as_str(), own.map_or_else(|| format!("#{}", known.id), str::to_owned));
    }
    names
}

/// The type of a structure without its package.
fn local_kind(known: &Found) -> &str {
    known.kind.rsplit('.').next().unwrap_or_default()
}

fn span(known: &Found, names: &BTreeMap<&str, String>, problems: &mut Problems) -> DraftSpan {
    let label = LABELS.into_iter().find_map(|name| known.feature(name));
    let entity = known.feature("identifier").map(|id| {
        let name = known.feature("entityName").unwrap_or_default().to_owned();
        DraftEntity { id: id.to_owned(), name }
    });
    let mut attributes = features(known, label.is_some(), names, problems);
    if let Some(said) = known.feature("attributes") {
        match values::attributes_from_text(said) {
            Some(stated) => attributes.extend(stated),
            None => problems.unknown_field("attributes".to_owned()),
        }
    }
    DraftSpan {
        attributes,
        id: names.get(known.id.as_str()).cloned().unwrap_or_default(),
        label: label.unwrap_or_else(|| local_kind(known)).to_owned(),
        claim: DraftSpan::at(OffsetUnit::Utf16, known.number("begin"), known.number("end"), None),
        value: known.feature("normalized").map(Into::into),
        entity,
        note: known.owned("note"),
        status: known.feature("status").and_then(Status::from_wire),
    }
}

fn relation(known: &Found, names: &BTreeMap<&str, String>) -> DraftRelation {
    let end = |name| {
        let id = known.feature(name).unwrap_or_default();
        names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    };
    let kind = ["label", "value"].into_iter().find_map(|name| known.feature(name));
    DraftRelation {
        id: String::new(),
        kind: kind.unwrap_or_else(|| local_kind(known)).to_owned(),
        from: end("Governor"),
        to: end("Dependent"),
        status: known.feature("status").and_then(Status::from_wire),
    }
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
