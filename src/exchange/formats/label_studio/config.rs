//! The labelling configuration that goes with the tasks.

use super::{ENTITY, LABELS, NOTE, STATUS, TEXT, VALUE, attribute};
use crate::annotation::Status;
use crate::exchange::formats::Scheme;
use crate::exchange::formats::format::File;
use crate::label::{AttributeDef, AttributeKind, LabelDef};
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
    for label in &scheme.labels {
        for asked in &label.attributes {
            attribute_control(&mut out, label, asked);
        }
    }
    let _ = writeln!(out, "  <Choices name=\"{STATUS}\" toName=\"{TEXT}\" perRegion=\"true\">");
    for status in Status::ALL.into_iter().filter(|status| status.is_live()) {
        let _ = writeln!(out, "    <Choice value=\"{}\"/>", status.wire());
    }
    out.push_str("  </Choices>\n</View>\n");
    vec![File { name: "label-studio.xml".into(), content: out }]
}

/// The control of an attribute, shown at regions of its label.
fn attribute_control(out: &mut String, label: &LabelDef, asked: &AttributeDef) {
    let key = escaped(&label.key);
    let name = escaped(&attribute::control(asked.kind, &label.key, &asked.key));
    let tag = match asked.kind {
        AttributeKind::Text | AttributeKind::Date => "TextArea",
        AttributeKind::Number => "Number",
        AttributeKind::Choice => "Choices",
    };
    let said = match asked.kind {
        AttributeKind::Choice => String::new(),
        AttributeKind::Number => format!(" hint=\"{}\"", escaped(&asked.name)),
        AttributeKind::Text | AttributeKind::Date => {
            format!(" editable=\"true\" placeholder=\"{}\"", escaped(&asked.name))
        }
    };
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        out,
        "  <{tag} name=\"{name}\" toName=\"{TEXT}\" perRegion=\"true\" visibleWhen=\"region-selected\" \
         whenTagName=\"{LABELS}\" whenLabelValue=\"{key}\"{said}",
    );
    if asked.kind != AttributeKind::Choice {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    for choice in &asked.choices {
        let _ = writeln!(out, "    <Choice value=\"{}\"/>", escaped(choice));
    }
    out.push_str("  </Choices>\n");
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
