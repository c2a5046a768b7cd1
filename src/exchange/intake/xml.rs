//! XML without a tree: what is in it is told to a listener, one after the other.
//!
//! A document type of its own could name entities and files, and is refused.

use super::encoding::{Encoding, reread};
use super::limits::Limits;
use super::refusal::Refusal;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The text of a part, which XML has in UTF-8 or says by a byte order mark.
pub(super) fn as_text(bytes: Vec<u8>) -> String {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        _ => Encoding::Utf8,
    };
    reread(bytes, encoding).text
}

/// What is told of XML as it is read.
pub(super) trait Listener {
    /// An element begins.
    fn start(&mut self, name: &str, element: &BytesStart<'_>);
    /// An element ends.
    fn end(&mut self, name: &str);
    /// Text, without entities.
    fn text(&mut self, text: &str);
    /// Something in place of text that means nothing.
    fn damaged(&mut self);
    /// The XML ends within an element. Whether what came before is worth keeping.
    fn cut(&mut self) -> bool;
}

/// Reads XML to its end.
///
/// # Errors
/// Where it goes too deep, brings a document type, or is damaged before anything worth keeping.
pub(super) fn walk(xml: &str, limits: &Limits, listener: &mut impl Listener) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > limits.nesting {
                    return Err(Refusal::TooDeep { most: limits.nesting });
                }
                listener.start(element.local_name().as_ref(), &element);
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                listener.end(element.local_name().as_ref());
            }
            Ok(Event::Empty(element)) => {
                listener.start(element.local_name().as_ref(), &element);
                listener.end(element.local_name().as_ref());
            }
            Ok(Event::Text(text)) => listener.text(&text),
            Ok(Event::CData(text)) => listener.text(&text),
            Ok(Event::GeneralRef(entity)) => match resolved(&entity) {
                Some(text) => listener.text(&text),
                None => listener.damaged(),
            },
            Ok(Event::DocType(_)) => return Err(Refusal::DocumentType),
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_)) => {}
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) | Err(_) => {
                return if listener.cut() {
                    Ok(())
                } else {
                    Err(Refusal::Xml { at: reader.buffer_position() })
                };
            }
        }
    }
}

/// The five entities of XML and characters by number; a file's own have no meaning here.
fn resolved(entity: &BytesRef<'_>) -> Option<String> {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => Some(c.to_string()),
        Ok(None) => resolve_predefined_entity(entity).map(str::to_owned),
        Err(_) => None,
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
