//! Archives made by hand, good ones and bad ones.

use super::*;
use crate::exchange::intake::refusal::Counted;
use miniz_oxide::deflate::compress_to_vec;

/// A file for an archive, and the lies about it.
#[derive(Clone)]
pub(in crate::exchange::intake) struct Packing {
    pub(in crate::exchange::intake) name: Vec<u8>,
    pub(in crate::exchange::intake) content: Vec<u8>,
    pub(in crate::exchange::intake) deflated: bool,
    pub(in crate::exchange::intake) flags: u16,
    pub(in crate::exchange::intake) method: Option<u16>,
    pub(in crate::exchange::intake) size: Option<u32>,
    pub(in crate::exchange::intake) checksum: Option<u32>,
    /// Refers to the bytes of an earlier file.
    pub(in crate::exchange::intake) same_as: Option<usize>,
}

pub(in crate::exchange::intake) fn packing(name: &str, content: impl Into<Vec<u8>>) -> Packing {
    Packing {
        name: name.as_bytes().to_vec(),
        content: content.into(),
        deflated: true,
        flags: 0x800,
        method: None,
        size: None,
        checksum: None,
        same_as: None,
    }
}

/// Writes a zip file.
pub(in crate::exchange::intake) fn zip(files: &[Packing]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    let mut offsets = Vec::new();
    for file in files {
        let packed = if file.deflated { compress_to_vec(&file.content, 6) } else { file.content.clone() };
        let mut header = Vec::new();
        header.extend(20_u16.to_le_bytes());
        header.extend(file.flags.to_le_bytes());
        header.extend(file.method.unwrap_or(if file.deflated { 8 } else { 0 }).to_le_bytes());
        header.extend([0; 4]);
        header.extend(file.checksum.unwrap_or_else(|| crc32(&file.content)).to_le_bytes());
        header.extend(length(&packed).to_le_bytes());
        header.extend(file.size.unwrap_or_else(|| length(&file.content)).to_le_bytes());
        header.extend(u16::try_from(file.name.len()).expect("short").to_le_bytes());
        header.extend([0; 2]);
        let offset = if let Some(other) = file.same_as {
            offsets[other]
        } else {
            let offset = length(&bytes);
            bytes.extend(b"PK\x03\x04");
            bytes.extend(&header);
            bytes.extend(&file.name);
            bytes.extend(packed);
            offset
        };
        offsets.push(offset);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&header);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(&file.name);
    }
    let start = length(&bytes);
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX);
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(length(&directory).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("short")
}

fn open(files: &[Packing]) -> Archive {
    Archive::open(zip(files), &Limits::default()).expect("a directory")
}

#[test]
fn files_come_out_as_they_went_in() {
    let stored = Packing { deflated: false, ..packing("b.txt", "nguyên văn") };
    let mut archive = open(&[packing("a/", ""), packing("a/xã.txt", "Đảng ủy xã"), stored]);
    let names: Vec<_> =
        archive.members().iter().map(|member| (member.name.clone(), member.is_folder())).collect();
    assert_eq!(names, [("a/".to_owned(), true), ("a/xã.txt".to_owned(), false), ("b.txt".to_owned(), false)]);
    assert_eq!(archive.expanded(), 0, "nothing is unpacked before it is asked for");
    assert_eq!(archive.read(2).as_deref(), Ok("nguyên văn".as_bytes()));
    assert_eq!(archive.read(1).as_deref(), Ok("Đảng ủy xã".as_bytes()));
    assert_eq!(archive.expanded(), 12 + 16);
    assert_eq!(archive.position("b.txt"), Some(2));
}

#[test]
fn a_bomb_is_not_unpacked() {
    // Ten million zeros pack to ten thousand bytes.
    let mut archive = open(&[packing("bomb", vec![0; 10_000_000])]);
    assert!(
        matches!(archive.read(0), Err(Refusal::Ratio { unpacked: 10_000_000, packed }) if packed < 12_000)
    );
    assert_eq!(archive.expanded(), 0);
    // The same with a modest size stated: it stops there.
    let mut archive = open(&[Packing { size: Some(1000), ..packing("bomb", vec![0; 10_000_000]) }]);
    assert_eq!(archive.read(0), Err(Refusal::Damaged(Damage::Size)));
    assert!(archive.expanded() <= 1001, "{}", archive.expanded());
}

#[test]
fn files_that_share_bytes_are_refused() {
    let shared = Packing { same_as: Some(0), ..packing("b", "nội dung") };
    let mut archive = open(&[packing("a", "nội dung"), shared, packing("c", "khác")]);
    assert_eq!(archive.read(0), Err(Refusal::Damaged(Damage::Overlap)));
    assert_eq!(archive.read(1), Err(Refusal::Damaged(Damage::Overlap)));
    assert_eq!(archive.read(2).as_deref(), Ok("khác".as_bytes()));
}

#[test]
fn a_thousand_files_on_the_same_bytes_cost_nothing() {
    let mut files = vec![packing("0", vec![7; 9_000])];
    files.extend((1..1000).map(|_| Packing { same_as: Some(0), ..packing("n", vec![7; 9_000]) }));
    let mut archive = open(&files);
    for index in 0..1000 {
        assert_eq!(archive.read(index), Err(Refusal::Damaged(Damage::Overlap)));
    }
    assert_eq!(archive.expanded(), 0);
}

#[test]
fn lies_and_damage_are_said() {
    let content = "Sở Nội vụ".as_bytes();
    let longer = u32::try_from(content.len()).expect("short") + 5;
    for (file, refusal) in [
        (Packing { size: Some(longer), ..packing("a", content) }, Refusal::Damaged(Damage::Size)),
        (Packing { size: Some(3), ..packing("a", content) }, Refusal::Damaged(Damage::Size)),
        (
            Packing { size: Some(u32::MAX - 1), ..packing("a", content) },
            Refusal::TooLarge { found: u64::from(u32::MAX) - 1, most: Limits::default().entry as u64 },
        ),
        (Packing { checksum: Some(1), ..packing("a", content) }, Refusal::Damaged(Damage::Checksum)),
        (Packing { flags: 1, ..packing("a", content) }, Refusal::Encrypted),
        (Packing { method: Some(14), ..packing("a", content) }, Refusal::Method(14)),
        (
            Packing { method: Some(8), deflated: false, ..packing("a", vec![0xff; 20]) },
            Refusal::Damaged(Damage::Packed),
        ),
    ] {
        assert_eq!(open(&[file]).read(0), Err(refusal));
    }
}

#[test]
fn more_than_the_limits_is_refused() {
    let files: Vec<_> = (0..5).map(|n| packing(&n.to_string(), "x".repeat(100))).collect();
    let few = Limits { entries: 4, ..Limits::default() };
    let refused = Archive::open(zip(&files), &few).map(|_| ());
    assert_eq!(refused, Err(Refusal::TooMany { what: Counted::Files, most: 4 }));
    let small = Limits { expanded: 250, ..Limits::default() };
    let mut archive = Archive::open(zip(&files), &small).expect("a directory");
    let read: Vec<_> = (0..5).map(|index| archive.read(index).is_ok()).collect();
    assert_eq!(read, [true, true, false, false, false]);
    assert_eq!(archive.expanded(), 200);
}

#[test]
fn a_count_is_no_reason_to_take_memory() {
    let mut bytes = zip(&[packing("a", "b")]);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0xfe, 0xff, 0xfe, 0xff]);
    let archive = Archive::open(bytes, &Limits::default()).expect("what is there");
    assert_eq!(archive.members().len(), 1);
}

#[test]
fn every_cut_and_every_flipped_byte_is_survived() {
    let whole = zip(&[packing("a.txt", "Đảng ủy xã"), packing("b.txt", "x".repeat(300))]);
    for end in 0..whole.len() {
        if let Ok(mut archive) = Archive::open(whole[..end].to_vec(), &Limits::default()) {
            for index in 0..archive.members().len() {
                let _ = archive.read(index);
            }
        }
    }
    for at in 0..whole.len() {
        for flip in [0xff, 0x01, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            if let Ok(mut archive) = Archive::open(bytes, &Limits::default()) {
                for index in 0..archive.members().len() {
                    if let Ok(content) = archive.read(index) {
                        let right =
                            content == "Đảng ủy xã".as_bytes() || content == "x".repeat(300).into_bytes();
                        assert!(right, "a wrong byte at {at} gave {content:?}");
                    }
                }
                assert!(archive.expanded() <= 2 * whole.len() as u64 + 2000);
            }
        }
    }
}

#[test]
fn sizes_of_64_bits_are_read() {
    // One row with its size in the extra field, as programs write that do not know it beforehand.
    let mut bytes = zip(&[packing("a", "b")]);
    let at = bytes.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory");
    bytes[at + 24..at + 28].copy_from_slice(&[0xff; 4]);
    bytes[at + 30..at + 32].copy_from_slice(&12_u16.to_le_bytes());
    let mut extra = vec![1, 0, 8, 0];
    extra.extend(1_u64.to_le_bytes());
    bytes.splice(at + 47..at + 47, extra);
    let mut archive = Archive::open(bytes, &Limits::default()).expect("a directory");
    assert_eq!(archive.read(0).as_deref(), Ok(&b"b"[..]));
}
