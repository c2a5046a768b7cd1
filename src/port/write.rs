//! One document as files of a format.

use super::{Fault, Question};
use crate::annotation::Document;
use crate::browser::client::{Failed, read_message, write_message};
use crate::browser::port::{Choice, FormatRow, Report};
use crate::exchange::{Archive, FORMATS, File, Format, OffsetUnit, Options, format, project, verify};
use crate::ui::Language;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

/// The table of formats, as JSON.
pub(super) fn formats() -> Result<JsValue, Fault> {
    let row = |format: &Format| FormatRow {
        id: format.id.to_owned(),
        vi: format.name.vi.to_owned(),
        en: format.name.en.to_owned(),
        extension: format.extension.to_owned(),
        mime: format.mime.to_owned(),
        units: format.units.iter().map(|unit| unit.wire().to_owned()).collect(),
    };
    let rows: Vec<FormatRow> = FORMATS.iter().map(row).collect();
    Ok(write_message(&rows)?.into())
}

/// The files of a document with what there is to say about them: the choice as JSON, the name of the files
/// without an ending, and the native JSON.
pub(super) fn write(question: &Question) -> Result<JsValue, Fault> {
    let (format, options, _) = chosen(question)?;
    let document = document(question.bytes(2), question.language)?;
    let files = format.files(&question.text(1), &document, &options);
    let report = report(format, &document, options, question.language);
    let list: Array = files.iter().map(|file| named(&file.name, file.content.as_bytes())).collect();
    if files.len() > 1 {
        list.push(&archived(&question.text(1), files, question.language)?);
    }
    Ok(Array::of2(&list, &write_message(&report)?.into()).into())
}

/// What was chosen: the first argument.
pub(super) fn chosen(question: &Question) -> Result<(&'static Format, Options, Choice), Fault> {
    let choice: Choice = read_message(&question.text(0))?;
    // The page offers those of the same table.
    let format = format(&choice.format).ok_or(Failed::Missing)?;
    let options = Options { unit: OffsetUnit::from_wire(&choice.unit), decided: choice.decided };
    Ok((format, options, choice))
}

/// A document of its native JSON.
pub(super) fn document(json: Vec<u8>, language: Language) -> Result<Document, Fault> {
    let json = String::from_utf8(json).ok().ok_or(Failed::Missing)?;
    match project::read(&json) {
        Ok(imported) => Ok(imported.document),
        Err(error) => Err(Fault::Said(language.read_error(&error))),
    }
}

/// Files in one.
fn archived(name: &str, files: Vec<File>, language: Language) -> Result<JsValue, Fault> {
    let mut archive = Archive::default();
    for file in files {
        pack(&mut archive, &file, language)?;
    }
    Ok(named(&format!("{name}.zip"), &archive.finish()))
}

/// Puts a file into an archive.
pub(super) fn pack(archive: &mut Archive, file: &File, language: Language) -> Result<(), Fault> {
    let is_in = archive.add(&file.name, file.content.as_bytes());
    is_in.then_some(()).ok_or_else(|| too_large(file, language))
}

/// A file does not fit into an archive.
pub(super) fn too_large(file: &File, language: Language) -> Fault {
    Fault::Said(language.too_large_for_archive(&file.name))
}

/// A file for the page.
fn named(name: &str, content: &[u8]) -> JsValue {
    Array::of2(&name.into(), &Uint8Array::from(content)).into()
}

fn report(format: &Format, document: &Document, options: Options, language: Language) -> Report {
    let unlike = verify(format, document, &options).err();
    Report {
        losses: format.losses(document, &options).into_iter().map(|loss| language.loss(loss)).collect(),
        cautions: format
            .cautions(document, &options)
            .into_iter()
            .map(|it| language.caution(it).to_owned())
            .collect(),
        mismatch: unlike.map(|unlike| language.mismatch(&unlike)).unwrap_or_default(),
    }
}
