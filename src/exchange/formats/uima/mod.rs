//! UIMA's common analysis structure, as INCEpTION imports and exports it: XMI with a type system beside it, or
//! JSON that holds both.
//!
//! An annotation is a `NamedEntity` of `DKPro`, INCEpTION's built-in layer, whose `value` is the label; further
//! features hold what else is known. Relations are a layer of their own. Offsets count UTF-16, as Java does.

mod cas;
mod json;
mod read;
mod types;
mod xmi;

pub(super) use json::{read as read_json, recognise as recognise_json, write as write_json};
pub(super) use types::type_system;
pub(super) use xmi::{read as read_xmi, recognise as recognise_xmi, write as write_xmi};

/// Feature structures by their types, as both forms name them.
const ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const RELATION: &str = "webanno.custom.Relation";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const TOKEN: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
const DOCUMENT: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
const ANNOTATION: &str = "uima.tcas.Annotation";
const SOFA: &str = "uima.cas.Sofa";
const STRING: &str = "uima.cas.String";

/// The view that a text has where nobody names one.
const VIEW: &str = "_InitialView";

/// The id of the text's own structure.
const SOFA_ID: u32 = 1;
