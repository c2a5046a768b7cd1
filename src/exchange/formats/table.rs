//! The table of formats.

use super::format::{Corpus, Format, FormatName, Part};
use super::loss::{Caution, Lost};
use super::offsets::OffsetUnit;
use super::{doccano, html, label_studio, marked, native};

/// What most rows have.
const ROW: Format = Format {
    id: "",
    name: FormatName { vi: "", en: "" },
    extension: "",
    mime: "application/json",
    units: &[],
    corpus: Corpus::Files,
    loses: &[],
    cautions: &[],
    write: |_| Vec::new(),
    shared: None,
    companions: &[],
    recognise: |_| false,
    read: None,
};

/// What no format but our own carries.
macro_rules! loses {
    ($($lost:ident),*) => {
        &[$(Lost::$lost,)* Lost::Provenance, Lost::History, Lost::Rejected, Lost::Regions, Lost::Definitions]
    };
}

const CODE_POINTS: &[OffsetUnit] = &[OffsetUnit::CodePoint];

/// What a page for people does not say.
const FOR_PEOPLE: &[Lost] =
    &[Lost::Entities, Lost::Notes, Lost::Provenance, Lost::History, Lost::Rejected, Lost::Regions];

/// All formats, in the order shown. To add one, write its file and its row here.
pub static FORMATS: &[Format] = &[
    Format {
        id: "json",
        name: FormatName { vi: "Tệp dự án (JSON)", en: "Project (JSON)" },
        extension: "json",
        write: native::write,
        recognise: native::recognise,
        read: Some(native::read),
        ..ROW
    },
    Format {
        id: "jsonl",
        name: FormatName { vi: "Nhiều dự án (JSONL)", en: "Projects (JSONL)" },
        extension: "jsonl",
        mime: "application/jsonl",
        corpus: Corpus::Appended,
        write: native::write_line,
        recognise: native::recognise_lines,
        read: Some(native::read_lines),
        ..ROW
    },
    Format {
        id: "label-studio",
        name: FormatName { vi: "Label Studio (JSON)", en: "Label Studio tasks (JSON)" },
        extension: "json",
        units: CODE_POINTS,
        corpus: Corpus::Array,
        loses: loses!(LineBreaks),
        write: label_studio::write,
        shared: Some(label_studio::config),
        recognise: label_studio::recognise,
        read: Some(label_studio::read),
        ..ROW
    },
    Format {
        id: "doccano",
        name: FormatName { vi: "doccano (JSONL)", en: "doccano spans (JSONL)" },
        extension: "jsonl",
        mime: "application/jsonl",
        // Its page counts one, its Python the other.
        units: &[OffsetUnit::Utf16, OffsetUnit::CodePoint],
        corpus: Corpus::Appended,
        loses: loses!(Relations, Values, Entities, Notes, Statuses),
        cautions: &[Caution::UnitMatters, Caution::Overlaps],
        write: doccano::write,
        recognise: doccano::recognise,
        read: Some(doccano::read),
        ..ROW
    },
    Format {
        id: "doccano-relations",
        name: FormatName { vi: "doccano có quan hệ (JSONL)", en: "doccano with relations (JSONL)" },
        extension: "jsonl",
        mime: "application/jsonl",
        units: &[OffsetUnit::Utf16, OffsetUnit::CodePoint],
        corpus: Corpus::Appended,
        loses: loses!(Values, Entities, Notes, Statuses),
        cautions: &[Caution::UnitMatters, Caution::Overlaps],
        write: doccano::write_relations,
        recognise: |_| false,
        read: Some(doccano::read),
        ..ROW
    },
    Format {
        id: "marked",
        name: FormatName { vi: "Văn bản đánh dấu", en: "Marked text" },
        // Not `txt`: beside the article it would take the article's place.
        extension: "marked.txt",
        mime: "text/plain",
        loses: &[
            Lost::Relations,
            Lost::Values,
            Lost::Entities,
            Lost::Notes,
            Lost::Statuses,
            Lost::Provenance,
            Lost::History,
            Lost::Rejected,
            Lost::Regions,
            Lost::Facts,
            Lost::Definitions,
        ],
        write: |export| part("marked.txt", marked::write(export.document)),
        ..ROW
    },
    Format {
        id: "html",
        name: FormatName { vi: "Trang để đọc (HTML)", en: "Page to read (HTML)" },
        extension: "html",
        mime: "text/html",
        loses: FOR_PEOPLE,
        write: |export| part("html", html::write(export.document)),
        ..ROW
    },
];

/// The format of an id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

fn part(extension: &'static str, content: String) -> Vec<Part> {
    vec![Part { extension, content }]
}
