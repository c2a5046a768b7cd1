//! `annotation.conf`, without which brat shows nothing, and `visual.conf`, which gives names and colours.

use super::{STATUS, choice_name, is_plain};
use crate::annotation::Status;
use crate::exchange::formats::format::File;
use crate::exchange::formats::{Scheme, names};
use std::fmt::Write;

/// Both files.
pub(in crate::exchange::formats) fn config(scheme: &Scheme) -> Vec<File> {
    let keys: Vec<String> = scheme.labels.iter().map(|known| names::plain(&known.key)).collect();
    let mut annotation = String::from("[entities]\n");
    for key in &keys {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(annotation, "{key}");
    }
    annotation.push_str("\n[relations]\n<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n");
    annotation.push_str("Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n");
    for (kind, (from, to)) in &scheme.relations {
        let list = |names: &std::collections::BTreeSet<String>| {
            names.iter().map(|name| names::plain(name)).collect::<Vec<_>>().join("|")
        };
        let _ = writeln!(annotation, "{}\tArg1:{}, Arg2:{}", names::plain(kind.wire()), list(from), list(to));
    }
    let statuses: Vec<&str> =
        Status::ALL.into_iter().filter(|status| status.is_live()).map(Status::wire).collect();
    let _ =
        write!(annotation, "\n[events]\n\n[attributes]\n{STATUS}\tArg:<ANY>, Value:{}\n", statuses.join("|"));

    for (key, known) in keys.iter().zip(&scheme.labels) {
        for asked in &known.attributes {
            let choices: Vec<&str> =
                asked.choices.iter().map(String::as_str).filter(|choice| is_plain(choice)).collect();
            if !choices.is_empty() {
                let name = choice_name(&known.key, &asked.key);
                let _ = writeln!(annotation, "{name}\tArg:{key}, Value:{}", choices.join("|"));
            }
        }
    }

    let mut visual = String::from("[labels]\n");
    for (key, known) in keys.iter().zip(&scheme.labels) {
        let _ = writeln!(visual, "{key} | {}", one_line(&known.name.vi));
    }
    for kind in scheme.relations.keys() {
        let _ = writeln!(visual, "{} | {}", names::plain(kind.wire()), one_line(kind.wire()));
    }
    visual.push_str("\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken\n");
    visual.push_str("ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n");
    for (key, known) in keys.iter().zip(&scheme.labels) {
        let _ = writeln!(visual, "{key}\tbgColor:{}", String::from(known.colour));
    }
    // One for each value, in order.
    let _ = writeln!(visual, "{STATUS}\tposition:left, glyph:?|✓|✎|+");
    vec![
        File { name: "annotation.conf".into(), content: annotation },
        File { name: "visual.conf".into(), content: visual },
    ]
}

/// Names stand between bars and line ends.
fn one_line(name: &str) -> String {
    name.chars().map(|c| if c == '|' || c.is_control() { ' ' } else { c }).collect()
}
