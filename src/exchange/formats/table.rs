//! The table of formats.

use super::format::{Corpus, Format, FormatName, Part};
use super::loss::{Caution, Lost};
use super::offsets::OffsetUnit;
use super::{
    brat, conll, doccano, html, hugging_face, label_studio, markdown, marked, native, prodigy, pubannotation,
    spacy, spreadsheet, uima, web_annotation,
};

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

const UTF_16: &[OffsetUnit] = &[OffsetUnit::Utf16];

/// What a table of spans does not say.
const FOR_SPREADSHEETS: &[Lost] =
    &[Lost::Text, Lost::History, Lost::Rejected, Lost::Regions, Lost::Definitions];

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
        loses: loses!(Relations, Values, Entities, Notes, Statuses, Attributes),
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
        loses: loses!(Values, Entities, Notes, Statuses, Attributes),
        cautions: &[Caution::UnitMatters, Caution::Overlaps],
        write: doccano::write_relations,
        recognise: |_| false,
        read: Some(doccano::read),
        ..ROW
    },
    Format {
        id: "spacy",
        name: FormatName {
            vi: "spaCy (JSONL, kèm bộ chuyển DocBin)",
            en: "spaCy (JSONL, with a DocBin converter)",
        },
        extension: "jsonl",
        mime: "application/jsonl",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: loses!(Relations, Values, Notes, Statuses, Attributes),
        write: spacy::write,
        shared: Some(spacy::converter),
        recognise: spacy::recognise,
        read: Some(spacy::read),
        ..ROW
    },
    Format {
        id: "prodigy",
        name: FormatName { vi: "Prodigy (JSONL)", en: "Prodigy (JSONL)" },
        extension: "jsonl",
        mime: "application/jsonl",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: loses!(Attributes),
        write: prodigy::write,
        recognise: prodigy::recognise,
        read: Some(prodigy::read),
        ..ROW
    },
    Format {
        id: "hugging-face",
        name: FormatName {
            vi: "Hugging Face (JSONL, nhãn từng từ)",
            en: "Hugging Face (JSONL, a tag for each word)",
        },
        extension: "jsonl",
        mime: "application/jsonl",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: loses!(Nested, Crossing, Relations, Values, Entities, Notes, Statuses, Attributes),
        write: hugging_face::write,
        shared: Some(hugging_face::tag_list),
        recognise: hugging_face::recognise,
        read: Some(hugging_face::read),
        ..ROW
    },
    Format {
        id: "conll",
        name: FormatName { vi: "CoNLL-2003 (IOB2)", en: "CoNLL-2003 (IOB2)" },
        extension: "conll",
        mime: "text/plain",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: loses!(Nested, Crossing, Relations, Values, Entities, Notes, Statuses, Names, Attributes),
        write: conll::write,
        companions: &[conll::SIDE],
        recognise: conll::recognise,
        read: Some(conll::read),
        ..ROW
    },
    Format {
        id: "conll-layers",
        name: FormatName {
            vi: "CoNLL nhiều lớp (IOB2)", en: "CoNLL with a column for each layer (IOB2)"
        },
        extension: "layers.conll",
        mime: "text/plain",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: loses!(Relations, Values, Entities, Notes, Statuses, Names, Attributes),
        write: conll::write_layers,
        companions: &[conll::SIDE],
        recognise: conll::recognise_layers,
        read: Some(conll::read),
        ..ROW
    },
    Format {
        id: "brat",
        name: FormatName { vi: "brat (.ann và .txt)", en: "brat standoff (.ann and .txt)" },
        extension: "ann",
        mime: "text/plain",
        units: CODE_POINTS,
        loses: loses!(LineBreaks, Facts, Names),
        write: brat::write,
        shared: Some(brat::config),
        companions: &["txt"],
        recognise: brat::recognise,
        read: Some(brat::read),
        ..ROW
    },
    Format {
        id: "uima-xmi",
        name: FormatName { vi: "UIMA CAS XMI (INCEpTION)", en: "UIMA CAS XMI (INCEpTION)" },
        extension: "xmi",
        mime: "application/vnd.xmi+xml",
        units: UTF_16,
        loses: loses!(Controls),
        write: uima::write_xmi,
        shared: Some(uima::type_system),
        recognise: uima::recognise_xmi,
        read: Some(uima::read_xmi),
        ..ROW
    },
    Format {
        id: "uima-json",
        name: FormatName { vi: "UIMA CAS JSON (INCEpTION)", en: "UIMA CAS JSON (INCEpTION)" },
        extension: "cas.json",
        units: UTF_16,
        loses: loses!(),
        write: uima::write_json,
        recognise: uima::recognise_json,
        read: Some(uima::read_json),
        ..ROW
    },
    Format {
        id: "web-annotation",
        name: FormatName { vi: "W3C Web Annotation (JSON-LD)", en: "W3C Web Annotation (JSON-LD)" },
        extension: "jsonld",
        mime: "application/ld+json",
        // The standard counts one, Recogito the other.
        units: &[OffsetUnit::CodePoint, OffsetUnit::Utf16],
        loses: loses!(Statuses, Attributes),
        cautions: &[Caution::UnitMatters],
        write: web_annotation::write,
        companions: &["txt"],
        recognise: web_annotation::recognise,
        read: Some(web_annotation::read),
        ..ROW
    },
    Format {
        id: "pubannotation",
        name: FormatName { vi: "PubAnnotation (JSON)", en: "PubAnnotation (JSON)" },
        extension: "pub.json",
        // Its editor counts one, its server the other.
        units: &[OffsetUnit::Utf16, OffsetUnit::CodePoint],
        loses: loses!(Attributes),
        cautions: &[Caution::UnitMatters],
        write: pubannotation::write,
        recognise: pubannotation::recognise,
        read: Some(pubannotation::read),
        ..ROW
    },
    Format {
        id: "csv",
        name: FormatName { vi: "Bảng tính (CSV)", en: "Table (CSV)" },
        extension: "csv",
        mime: "text/csv",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: FOR_SPREADSHEETS,
        write: spreadsheet::write_csv,
        ..ROW
    },
    Format {
        id: "tsv",
        name: FormatName { vi: "Bảng tính (TSV)", en: "Table (TSV)" },
        extension: "tsv",
        mime: "text/tab-separated-values",
        units: CODE_POINTS,
        corpus: Corpus::Appended,
        loses: FOR_SPREADSHEETS,
        write: spreadsheet::write_tsv,
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
            Lost::Attributes,
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
        id: "markdown",
        name: FormatName { vi: "Markdown", en: "Markdown" },
        extension: "md",
        mime: "text/markdown",
        loses: &[
            Lost::Relations,
            Lost::Entities,
            Lost::Notes,
            Lost::Statuses,
            Lost::Provenance,
            Lost::History,
            Lost::Rejected,
            Lost::Regions,
        ],
        write: markdown::write,
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
