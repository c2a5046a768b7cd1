//! XMI 1.0: a structure is an element, its type a name in a namespace, its features attributes.

use super::cas::{Feature, structures};
use super::read::{Found, document};
use super::{SOFA, SOFA_ID, VIEW};
use crate::exchange::formats::format::{Batch, Input, Part};
use crate::exchange::formats::{Export, ReadError, loss};
use crate::exchange::html::reference;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Names of types and their elements: a prefix, the package and the type's own name.
const PREFIXES: [(&str, &str); 4] = [
    ("ner", "de.tudarmstadt.ukp.dkpro.core.api.ner.type"),
    ("segmentation", "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"),
    ("metadata", "de.tudarmstadt.ukp.dkpro.core.api.metadata.type"),
    ("custom", "webanno.custom"),
];

/// The most elements within elements that are read.
const DEEPEST: usize = 64;

/// The file.
pub(in crate::exchange::formats) fn write(export: &Export<'_>) -> Vec<Part> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmi:version=\"2.0\"");
    out.push_str(" xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\"");
    // Writing to a string cannot fail, here and below.
    for (prefix, package) in PREFIXES {
        let _ = write!(out, " xmlns:{prefix}=\"http:///{}.ecore\"", package.replace('.', "/"));
    }
    out.push_str(">\n  <cas:NULL xmi:id=\"0\"/>\n");
    let structures = structures(export);
    for known in &structures {
        let (package, name) = known.kind.rsplit_once('.').unwrap_or_default();
        let prefix =
            PREFIXES.iter().find(|(_, known)| *known == package).map_or("custom", |(prefix, _)| *prefix);
        let _ = write!(
            out,
            "  <{prefix}:{name} xmi:id=\"{}\" sofa=\"{SOFA_ID}\" begin=\"{}\" end=\"{}\"",
            known.id, known.begin, known.end,
        );
        for (feature, content) in &known.features {
            match content {
                Feature::Of(id) => {
                    let _ = write!(out, " {feature}=\"{id}\"");
                }
                Feature::Text(text) => attribute(&mut out, feature, text),
            }
        }
        out.push_str("/>\n");
    }
    let _ = write!(
        out,
        "  <cas:Sofa xmi:id=\"{SOFA_ID}\" sofaNum=\"1\" sofaID=\"{VIEW}\" mimeType=\"text/plain\""
    );
    attribute(&mut out, "sofaString", export.text().as_str());
    let members: Vec<String> = structures.iter().map(|known| known.id.to_string()).collect();
    let _ =
        write!(out, "/>\n  <cas:View sofa=\"{SOFA_ID}\" members=\"{}\"/>\n</xmi:XMI>\n", members.join(" "));
    vec![Part { extension: "xmi", content: out }]
}

/// An attribute; breaks and tabs are written as references, for a parser would make blanks of them. U+FFFD
/// stands for what XML 1.0 cannot hold: one unit for one, and no blank, for a span may begin there.
fn attribute(out: &mut String, name: &str, text: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in text.chars() {
        match reference(c) {
            Some(reference) => out.push_str(reference),
            None if c == '\n' => out.push_str("&#10;"),
            None if c == '\r' => out.push_str("&#13;"),
            None if c == '\t' => out.push_str("&#9;"),
            None if loss::is_control(c) => out.push(char::REPLACEMENT_CHARACTER),
            None => out.push(c),
        }
    }
    out.push('"');
}

/// The structures of a file; the type system beside it says nothing that is needed here.
pub(in crate::exchange::formats) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    if file.content.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut reader = Reader::from_str(file.content);
    let mut packages: BTreeMap<String, String> = BTreeMap::new();
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let cut = loop {
        let not_xml = ReadError::NotXml { at: reader.buffer_position() };
        let event = match reader.read_event() {
            Ok(event) => event,
            // What was whole before the damage is kept.
            Err(_) if !found.is_empty() => break true,
            Err(_) => return Err(not_xml),
        };
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ReadError::TooDeep { most: DEEPEST });
                }
                found.extend(structure(&element, &mut packages));
            }
            Event::Empty(element) => found.extend(structure(&element, &mut packages)),
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => break depth > 0,
            _ => {}
        }
    };
    document(found, "uima-xmi", cut).map(Batch::one)
}

/// An element with an id of its own, and the names of packages that it declares.
fn structure(element: &BytesStart<'_>, packages: &mut BTreeMap<String, String>) -> Option<Found> {
    let mut found = Found::default();
    for attribute in element.attributes() {
        let Ok(attribute) = attribute else {
            found.unread.push("?".to_owned());
            continue;
        };
        let name: &str = attribute.key.as_ref();
        let Ok(value) = attribute.normalized_value(XmlVersion::Explicit1_0) else {
            found.unread.push(name.to_owned());
            continue;
        };
        let value = value.into_owned();
        if let Some(prefix) = name.strip_prefix("xmlns:") {
            let package = value.strip_prefix("http:///").and_then(|path| path.strip_suffix(".ecore"));
            packages.insert(prefix.to_owned(), package.unwrap_or_default().replace('/', "."));
        } else if name == "xmi:id" {
            found.id = value;
        } else {
            found.features.insert(name.to_owned(), value);
        }
    }
    let name = element.name();
    let (prefix, local) = name.as_ref().split_once(':')?;
    let package = packages.get(prefix).map(String::as_str).unwrap_or_default();
    found.kind = format!("{package}.{local}");
    (!found.id.is_empty()).then_some(found)
}

/// Whether a file is XMI.
pub(in crate::exchange::formats) fn recognise(file: &Input<'_>) -> bool {
    let head: String = file.beginning().chars().take(1000).collect();
    head.contains("http://www.omg.org/XMI") && (head.contains(":XMI") || head.contains(SOFA))
}
