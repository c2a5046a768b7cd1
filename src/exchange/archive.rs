//! Several files in one: a zip archive, for browsers that save one file at a time.

use miniz_oxide::deflate::compress_to_vec;

/// How hard it is packed, of ten: text packs well early.
const LEVEL: u8 = 6;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// Packed by deflate.
const DEFLATE: u16 = 8;
/// The version that is needed to unpack it: 2.0, the first with deflate.
const VERSION: u16 = 20;
/// The first of January 1980: files of one export are the same whenever they are made.
const DATE: u16 = 0x21;

/// An archive that is being written. At most 65,535 files and four gigabytes, as the format has it without
/// its extensions.
#[derive(Debug, Default)]
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds a file. One that does not fit any more is left out, and `false`.
    pub fn add(&mut self, name: &str, content: &[u8]) -> bool {
        let packed = compress_to_vec(content, LEVEL);
        let sizes = (u32::try_from(packed.len()), u32::try_from(content.len()), u16::try_from(name.len()));
        let place = u32::try_from(self.bytes.len() + self.directory.len() + packed.len() + name.len() + 200);
        let (Ok(packed_size), Ok(size), Ok(name_size)) = sizes else { return false };
        let (Ok(_), Ok(at), Some(count)) =
            (place, u32::try_from(self.bytes.len()), self.count.checked_add(1))
        else {
            return false;
        };
        let mut facts = Vec::with_capacity(26);
        for number in [VERSION, UTF8, DEFLATE, 0, DATE] {
            facts.extend(number.to_le_bytes());
        }
        for number in [checksum(content), packed_size, size] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(name_size.to_le_bytes());
        facts.extend(0u16.to_le_bytes());

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&facts);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(&packed);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count = count;
        true
    }

    /// The whole archive.
    pub fn finish(mut self) -> Vec<u8> {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
        let (at, size) = (number(self.bytes.len()), number(self.directory.len()));
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(size);
        self.bytes.extend(at);
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// CRC-32 as zip has it.
fn checksum(content: &[u8]) -> u32 {
    let step = |rest: u32, byte: &u8| {
        (0..8).fold(rest ^ u32::from(*byte), |rest, _| {
            (rest >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(rest & 1))
        })
    };
    !content.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::{self, Choices, Content};

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let files = [
            ("một/Bài 1.txt", "Thu ngân sách 5 tỷ đồng.\n".repeat(50)),
            ("hai.txt", "Xã trồng rừng.".into()),
        ];
        let mut archive = Archive::default();
        for (name, content) in &files {
            assert!(archive.add(name, content.as_bytes()));
        }
        let entries: Vec<_> = intake::open("tin.zip", archive.finish(), &Choices::default()).collect();
        assert_eq!(entries.len(), 2);
        for (entry, (name, content)) in entries.iter().zip(&files) {
            assert_eq!(entry.name, format!("tin.zip/{name}"));
            let Content::Text(article) = &entry.content else { panic!("expected a text, found {entry:?}") };
            assert_eq!(article.text.as_str(), content);
        }
    }
}
