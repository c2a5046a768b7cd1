//! Several files in one: a zip archive, for browsers that save one file at a time.

use super::crc::crc32_on;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// How hard it is packed, of ten: text packs well early.
const LEVEL: i32 = 4;
/// Bytes after which a stretch of what is packed stands by itself, so that it can be given away by itself.
const STRETCH: usize = 1_000_000;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// Packed by deflate.
const DEFLATE: u16 = 8;
/// The version that is needed to unpack it: 2.0, the first with deflate.
const VERSION: u16 = 20;
/// The first of January 1980: files of one export are the same whenever they are made.
const DATE: u16 = 0x21;

/// The version that is needed where there is more than numbers of 16 and 32 bits can say.
const VERSION_64: u16 = 45;
/// What stands in the place of such a number.
const ELSEWHERE: u32 = u32::MAX;

/// An archive that is being written; what is written of it can be taken away piece by piece.
#[derive(Debug, Default)]
pub struct Archive {
    bytes: Vec<u8>,
    /// Bytes that were taken away.
    taken: u64,
    directory: Vec<u8>,
    count: u64,
}

/// A file of an archive that is packed as it is written: only the packed bytes are in memory.
pub struct Packing {
    packer: Box<CompressorOxide>,
    packed: Vec<Vec<u8>>,
    crc: u32,
    size: u64,
}

impl Default for Packing {
    fn default() -> Self {
        let flags = create_comp_flags_from_zip_params(LEVEL, 0, 0);
        Self { packer: Box::new(CompressorOxide::new(flags)), packed: Vec::new(), crc: 0, size: 0 }
    }
}

impl Packing {
    /// Adds to the file.
    pub fn push(&mut self, content: &[u8]) {
        self.crc = crc32_on(self.crc, content);
        self.size += content.len() as u64;
        self.pack(content, TDEFLFlush::None);
    }

    fn pack(&mut self, content: &[u8], flush: TDEFLFlush) {
        let Self { packer, packed, .. } = self;
        compress_to_output(packer, content, flush, |bytes| {
            match packed.last_mut() {
                Some(last) if last.len() + bytes.len() <= STRETCH => last.extend_from_slice(bytes),
                _ => packed.push(bytes.to_vec()),
            }
            true
        });
    }

    /// Its packed bytes, a stretch at a time.
    fn end(&mut self) -> Vec<Vec<u8>> {
        self.pack(&[], TDEFLFlush::Finish);
        std::mem::take(&mut self.packed)
    }
}

impl Archive {
    /// Adds a file. One of more than four gigabytes, or with a name of more than 65,535 bytes, is left out, and
    /// `false`.
    #[must_use]
    pub fn add(&mut self, name: &str, content: &[u8]) -> bool {
        let mut packing = Packing::default();
        packing.push(content);
        self.add_packed(name, packing, &mut |_| {})
    }

    /// Adds a file that was packed as it was written. What is written of the archive is given away with it, where that
    /// is much. What is left out is as of [`Self::add`].
    #[must_use]
    pub fn add_packed(&mut self, name: &str, mut packing: Packing, give: &mut dyn FnMut(Vec<u8>)) -> bool {
        let packed = packing.end();
        let length: usize = packed.iter().map(Vec::len).sum();
        let sizes = (u32::try_from(length), u32::try_from(packing.size), u16::try_from(name.len()));
        let (Ok(packed_size), Ok(size), Ok(name_size)) = sizes else { return false };
        let place = self.place();
        let at = u32::try_from(place).unwrap_or(ELSEWHERE);
        let wide =
            if at == ELSEWHERE { [&[1, 0, 8, 0][..], &place.to_le_bytes()].concat() } else { Vec::new() };
        let mut facts = Vec::with_capacity(24);
        for number in [if wide.is_empty() { VERSION } else { VERSION_64 }, UTF8, DEFLATE, 0, DATE] {
            facts.extend(number.to_le_bytes());
        }
        for number in [packing.crc, packed_size, size] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(name_size.to_le_bytes());

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&facts);
        self.bytes.extend([0; 2]);
        self.bytes.extend(name.as_bytes());
        let is_much = packed.len() > 1;
        for stretch in packed {
            self.bytes.extend(stretch);
            if is_much {
                give(self.piece());
            }
        }

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        self.directory.extend([if wide.is_empty() { 0 } else { 12 }, 0]);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.directory.extend(wide);
        self.count += 1;
        true
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Takes away what is written so far; what comes after follows it.
    pub fn piece(&mut self) -> Vec<u8> {
        self.taken += self.bytes.len() as u64;
        std::mem::take(&mut self.bytes)
    }

    /// The rest of the archive: all of it, where nothing was taken away.
    pub fn finish(mut self) -> Vec<u8> {
        let (at, size) = (self.place(), self.directory.len() as u64);
        self.bytes.append(&mut self.directory);
        let few = u16::try_from(self.count).ok().filter(|count| *count < u16::MAX);
        let near = |number: u64| u32::try_from(number).ok().filter(|number| *number < ELSEWHERE);
        if few.is_none() || near(at).is_none() || near(size).is_none() {
            self.wide_ending(at, size);
        }
        let count = few.unwrap_or(u16::MAX).to_le_bytes();
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(count);
        self.bytes.extend(count);
        self.bytes.extend(near(size).unwrap_or(ELSEWHERE).to_le_bytes());
        self.bytes.extend(near(at).unwrap_or(ELSEWHERE).to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }

    /// The same numbers in 64 bits, and where they stand.
    fn wide_ending(&mut self, at: u64, size: u64) {
        let place = self.place();
        self.bytes.extend(b"PK\x06\x06");
        // What follows of this record.
        self.bytes.extend(44u64.to_le_bytes());
        self.bytes.extend(VERSION_64.to_le_bytes());
        self.bytes.extend(VERSION_64.to_le_bytes());
        self.bytes.extend([0; 8]);
        for number in [self.count, self.count, size, at] {
            self.bytes.extend(number.to_le_bytes());
        }
        self.bytes.extend(b"PK\x06\x07\0\0\0\0");
        self.bytes.extend(place.to_le_bytes());
        self.bytes.extend(1u32.to_le_bytes());
    }

    /// Bytes before what is written next.
    fn place(&self) -> u64 {
        self.taken + self.bytes.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::{self, Choices, Content, Limits};

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

    #[test]
    fn what_is_packed_as_it_is_written_is_given_away_in_pieces() {
        // Letters that pack badly, by a generator of numbers.
        let mut seed = 7u32;
        let mut line = || -> String {
            let letters = (0..60_000).map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(b'a' + u8::try_from(seed >> 27).unwrap_or_default() % 26)
            });
            letters.chain(['\n']).collect()
        };
        let lines: Vec<String> = (0..60).map(|_| line()).collect();
        let mut packing = Packing::default();
        for line in &lines {
            packing.push(line.as_bytes());
        }
        let (mut archive, mut bytes, mut pieces) = (Archive::default(), Vec::new(), 0);
        assert!(archive.add("trước.txt", "Xã họp.".as_bytes()));
        assert!(archive.add_packed("dài.txt", packing, &mut |piece| {
            pieces += 1;
            bytes.extend(piece);
        }));
        assert!(pieces > 1, "it is more than one stretch");
        assert!(archive.add("sau.txt", "Xã họp nữa.".as_bytes()));
        bytes.extend(archive.finish());
        let texts = intake::open("tin.zip", bytes, &Choices::default()).map(|entry| match entry.content {
            Content::Text(article) => article.text.as_str().to_owned(),
            other => panic!("expected a text, found {other:?}"),
        });
        assert_eq!(texts.collect::<Vec<_>>(), ["Xã họp.", &lines.concat(), "Xã họp nữa."]);
    }

    #[test]
    fn an_archive_in_pieces_may_hold_more_files_than_sixteen_bits_can_count() {
        let (mut archive, mut bytes) = (Archive::default(), Vec::new());
        for number in 0..70_000 {
            assert!(archive.add(&format!("{number}.txt"), b"x\xc3\xa3"));
            if number % 1000 == 0 {
                bytes.append(&mut archive.piece());
            }
        }
        bytes.append(&mut archive.finish());
        let limits = Limits { entries: 100_000, ..Limits::default() };
        let choices = Choices { limits, ..Choices::default() };
        let mut entries = intake::open("tin.zip", bytes, &choices);
        assert_eq!(entries.files(), Some(70_000));
        let last = entries.by_ref().last().expect("a file");
        assert_eq!(last.name, "tin.zip/69999.txt");
        assert!(matches!(last.content, Content::Text(article) if article.text.as_str() == "xã"));
    }
}
