//! The types that are used, and the file that describes them for XMI.

use super::{ANNOTATION, DOCUMENT, ENTITY, RELATION, SENTENCE, STRING, TOKEN};
use crate::exchange::formats::Scheme;
use crate::exchange::formats::format::File;
use std::fmt::Write;

/// A type with its features: their names and what they hold.
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) parent: &'static str,
    pub(super) features: &'static [(&'static str, &'static str)],
}

/// All of them.
pub(super) const TYPES: &[Type] = &[
    Type {
        name: DOCUMENT,
        parent: "uima.tcas.DocumentAnnotation",
        features: &[
            ("documentTitle", STRING),
            ("documentId", STRING),
            ("documentUri", STRING),
            ("created", STRING),
            ("published", STRING),
        ],
    },
    Type { name: SENTENCE, parent: ANNOTATION, features: &[] },
    Type { name: TOKEN, parent: ANNOTATION, features: &[] },
    Type {
        name: ENTITY,
        parent: ANNOTATION,
        features: &[
            ("value", STRING),
            ("identifier", STRING),
            ("annotationId", STRING),
            ("normalized", STRING),
            ("attributes", STRING),
            ("entityName", STRING),
            ("note", STRING),
            ("status", STRING),
        ],
    },
    Type {
        name: RELATION,
        parent: ANNOTATION,
        features: &[
            ("Governor", ANNOTATION),
            ("Dependent", ANNOTATION),
            ("label", STRING),
            ("status", STRING),
        ],
    },
];

/// `TypeSystem.xml`
pub(in crate::exchange::formats) fn type_system(_: &Scheme) -> Vec<File> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <types>\n",
    );
    for Type { name, parent, features } in TYPES {
        // Writing to a string cannot fail, here and below.
        let _ = write!(
            out,
            "    <typeDescription>\n      <name>{name}</name>\n      <description/>\n      \
             <supertypeName>{parent}</supertypeName>\n      <features>\n",
        );
        for (feature, range) in *features {
            let _ = writeln!(
                out,
                "        <featureDescription><name>{feature}</name><description/>\
                 <rangeTypeName>{range}</rangeTypeName></featureDescription>",
            );
        }
        out.push_str("      </features>\n    </typeDescription>\n");
    }
    out.push_str("  </types>\n</typeSystemDescription>\n");
    vec![File { name: "TypeSystem.xml".into(), content: out }]
}
