//! Files that a person opens, drops or saves.

use super::clipboard::Taken;
use super::memory::give_back;
use crate::session::Notice;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileReaderSync, HtmlElement, Url};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its text.
    pub taken: Taken,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The bytes are no text.
    #[error("expected text in UTF-8 or UTF-16, found other bytes in {0}")]
    NotText(String),
    /// The browser could not read it.
    #[error("expected a file that can be read, found {0}")]
    Unreadable(String),
    /// It is larger than any text that is accepted.
    #[error("expected at most {limit} bytes")]
    TooLarge {
        /// Bytes that are accepted.
        limit: usize,
    },
}

impl Refused {
    /// What the person is told.
    pub fn notice(self) -> Notice {
        match self {
            Self::NotText(name) => Notice::NotText(name),
            Self::Unreadable(name) => Notice::Unreadable(name),
            Self::TooLarge { limit } => Notice::TooLarge(limit / (1024 * 1024)),
        }
    }
}

/// Reads a file as text.
///
/// # Errors
/// Where it is no text, too large, or cannot be read.
pub async fn read(file: &File, limit: usize) -> Result<Opened, Refused> {
    let name = file.name();
    // UTF-16 takes up to two bytes where UTF-8 takes one.
    #[allow(clippy::cast_precision_loss)]
    if file.size() > limit as f64 * 2.0 {
        return Err(Refused::TooLarge { limit });
    }
    let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return Err(Refused::Unreadable(name)) };
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    match decode(&bytes) {
        Some(taken) if taken.text.len() > limit => Err(Refused::TooLarge { limit }),
        Some(taken) => Ok(Opened { name, taken }),
        None => Err(Refused::NotText(name)),
    }
}

/// Bytes as text: UTF-8, or UTF-16 that begins with a byte order mark. `None` for other bytes.
///
/// A byte order mark is no part of the text. What holds NUL is no text, whatever its bytes.
pub fn decode(bytes: &[u8]) -> Option<Taken> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    }
}

/// Bytes of a large file that are read at once.
const PART: f64 = 1e6;

/// In a worker: the bytes of a file from a place on, as many as are read at once; `None` where the browser cannot read
/// it.
pub fn part(file: &Blob, from: usize) -> Option<Vec<u8>> {
    // Exact far beyond what a disk holds.
    #[allow(clippy::cast_precision_loss)]
    let from = from as f64;
    let slice = file.slice_with_f64_and_f64(from, from + PART).ok()?;
    let read =
        js_sys::Uint8Array::new(&FileReaderSync::new().ok()?.read_as_array_buffer(&slice).ok()?.into());
    let bytes = read.to_vec();
    give_back(&read);
    Some(bytes)
}

/// Bytes that are looked at in one call: browsers make a function fast when it is called again.
const PIECE: usize = 16 * 1024;

fn utf8(mut bytes: &[u8]) -> Option<Taken> {
    let mut text = String::with_capacity(bytes.len());
    while !bytes.is_empty() {
        let within = |end: &usize| bytes.get(*end).is_some_and(|byte| byte & 0xc0 == 0x80);
        // Four bytes on at the most, where it is text.
        let end = (PIECE.min(bytes.len())..).take(4).find(|end| !within(end))?;
        let (piece, rest) = bytes.split_at(end);
        text.push_str(str::from_utf8(piece).ok().filter(|_| !piece.contains(&0))?);
        bytes = rest;
    }
    Some(Taken { text, repaired: 0 })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Taken> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    let mut repaired = 0;
    let text: String = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .map(|decoded| {
            decoded.unwrap_or_else(|_half| {
                repaired += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    (!text.contains('\0')).then_some(Taken { text, repaired })
}

/// Gives a person a file to save.
///
/// # Errors
/// Where the browser makes no file of it.
pub fn save(name: &str, mime: &str, content: &str) -> Result<(), JsValue> {
    save_parts(name, mime, &js_sys::Array::of1(&content.into()))
}

/// Gives a person a file of bytes to save.
///
/// # Errors
/// Where the browser makes no file of it.
pub fn save_bytes(name: &str, mime: &str, content: &js_sys::Uint8Array) -> Result<(), JsValue> {
    save_parts(name, mime, &js_sys::Array::of1(content))
}

/// Milliseconds after which a download has long begun, so that its address only keeps memory.
const BEGUN: u32 = 10_000;

/// Gives a person a file to save that is put together from texts and bytes.
///
/// # Errors
/// Where the browser makes no file of it.
pub fn save_parts(name: &str, mime: &str, parts: &js_sys::Array) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_buffer_source_sequence_and_options(parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlElement = document.create_element("a")?.dyn_into()?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    // Firefox follows only a link that is in the document. <https://bugzilla.mozilla.org/show_bug.cgi?id=874009>
    if let Some(body) = document.body() {
        body.append_child(&link)?;
    }
    link.click();
    link.remove();
    gloo_timers::callback::Timeout::new(BEGUN, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_says_the_encoding_and_is_no_text() {
        let wanted = Some(Taken { text: "Hạnh".into(), repaired: 0 });
        let little: Vec<u8> = "\u{feff}Hạnh".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}Hạnh".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((decode(&little), decode(&big)), (wanted.clone(), wanted.clone()));
        assert_eq!(decode("\u{feff}Hạnh".as_bytes()), wanted);
        assert_eq!(decode("Hạnh".as_bytes()), wanted);
    }

    #[test]
    fn a_file_opened_alone_is_the_text_that_it_is_among_many() {
        use crate::exchange::intake::{Choices, Content, open};
        for bytes in [&b"\xef\xbb\xbfX\xc3\xa3\r\nh\xe1\xbb\x8dp"[..], b"\xff\xfeX\0\xe3\0", b"X\xc3\xa3 "] {
            let alone = decode(bytes).expect("a text").text;
            let among: Vec<_> = open("a.txt", bytes.to_vec(), &Choices::default()).collect();
            let [Content::Text(article)] = among.iter().map(|entry| &entry.content).collect::<Vec<_>>()[..]
            else {
                panic!("{among:?}")
            };
            assert_eq!(article.text.as_str(), alone);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(&[0x89, b'P', b'N', b'G', 0xff]), None);
        assert_eq!(decode(b"PK\0\0"), None);
        assert_eq!(decode(&[0xff, 0xfe, 0x41]), None, "half a unit");
        assert_eq!(decode(b"\xff\xfeX\0\0\0"), None);
    }

    #[test]
    fn a_long_text_is_looked_at_piece_by_piece() {
        for before in 0..4 {
            let text = "x".repeat(before) + &"Hội nghị 📢 sơ kết. ".repeat(2_000);
            assert_eq!(decode(text.as_bytes()).map(|taken| taken.text).as_deref(), Some(&*text));
            for (at, wrong) in
                [(PIECE - 1, 0), (PIECE, 0), (PIECE, 0xff), (PIECE + 1, 0x80), (text.len() - 1, 0xe1)]
            {
                let mut bytes = text.clone().into_bytes();
                bytes[at] = wrong;
                assert_eq!(
                    decode(&bytes).is_some(),
                    String::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'))
                );
            }
        }
    }

    #[test]
    fn half_a_pair_is_replaced_and_counted() {
        let bytes = [0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x42, 0x00];
        assert_eq!(decode(&bytes), Some(Taken { text: "A\u{fffd}B".into(), repaired: 1 }));
    }
}
