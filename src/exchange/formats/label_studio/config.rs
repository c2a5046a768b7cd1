//! The labelling configuration that goes with the tasks.

use super::{ENTITY, LABELS, NOTE, STATUS, TEXT, VALUE};
use crate::annotation::Status;
use crate::exchange::formats::Scheme;
use crate::exchange::formats::format::File;
use std::fmt::Write;

/// `label-studio.xml`: relations, labels with their colours and keys, and a field for each thing that an
/// annotation has beside its label.
pub(in crate::exchange::formats) fn config(scheme: &Scheme) -> Vec<File> {
    let mut out = String::from("<View>\n  <Relations>\n");
    // Writing to a string cannot fail, here and below.
    for kind in scheme.relations.keys() {
        let _ = writeln!(out, "    <Relation value=\"{}\"/>", escaped(kind.wire()));
    }
    let _ = writeln!(out, "  </Relations>\n  <Labels name=\"{LABELS}\" toName=\"{TEXT}\">");
    for label in &scheme.labels {
        let key = escaped(&label.key);
        let (alias, colour) = (escaped(&label.name.vi), String::from(label.colour));
        let _ = write!(out, "    <Label value=\"{key}\" background=\"{colour}\" hint=\"{alias}\"");
        if let Some(shortcut) = label.shortcut {
            let _ = write!(out, " hotkey=\"{}\"", escaped(&shortcut.to_string()));
        }
        out.push_str("/>\n");
    }
    let _ = writeln!(out, "  </Labels>\n  <Text name=\"{TEXT}\" value=\"$text\"/>");
    for (name, said) in [(VALUE, "Value"), (NOTE, "Note"), (ENTITY, "Entity")] {
        let _ = writeln!(
            out,
            "  <TextArea name=\"{name}\" toName=\"{TEXT}\" perRegion=\"true\" editable=\"true\" placeholder=\"{said}\"/>",
        );
    }
    let _ = writeln!(out, "  <Choices name=\"{STATUS}\" toName=\"{TEXT}\" perRegion=\"true\">");
    for status in Status::ALL.into_iter().filter(|status| status.is_live()) {
        let _ = writeln!(out, "    <Choice value=\"{}\"/>", status.wire());
    }
    out.push_str("  </Choices>\n</View>\n");
    vec![File { name: "label-studio.xml".into(), content: out }]
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
