//! The directory at the end of a zip file: what it says of each file, held against where the file is.

use super::bytes::{part, u16_at, u32_at, u64_at};
use crate::exchange::intake::refusal::{Counted, Damage, Refusal};
use crate::exchange::intake::{Limits, encoding};
use std::ops::Range;

/// A file of an archive, as its directory describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange::intake) struct Member {
    /// As the archive has it: it may climb out of any folder.
    pub(in crate::exchange::intake) name: String,
    /// Whether it needs a password.
    pub(super) encrypted: bool,
    /// How it is packed: 0 as it is, 8 deflated.
    pub(super) method: u16,
    /// The CRC-32 of its bytes.
    pub(super) checksum: u32,
    /// How many bytes it unpacks to.
    pub(super) size: u64,
    /// Its packed bytes within the archive.
    pub(super) packed: Result<Range<usize>, Damage>,
}

impl Member {
    /// Whether it is a folder.
    pub(in crate::exchange::intake) fn is_folder(&self) -> bool {
        self.name.ends_with(['/', '\\'])
    }
}

const END: u32 = 0x0605_4b50;
const END_64: u32 = 0x0606_4b50;
const END_64_LOCATOR: u32 = 0x0706_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const LOCAL: u32 = 0x0403_4b50;
/// What a number of 16 and of 32 bits is where the real one stands elsewhere, in 64 bits.
const ELSEWHERE: (u64, u64) = (0xffff, 0xffff_ffff);

/// Reads the directory; a file that is not where it says is marked and the others are kept.
///
/// # Errors
/// Where there is no directory, or it names more files than are taken.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Member>, Refusal> {
    let (count, start) = ending(bytes).ok_or(Refusal::Damaged(Damage::Cut))?;
    if count > limits.entries as u64 {
        return Err(Refusal::TooMany { what: Counted::Files, most: limits.entries });
    }
    let damaged = Refusal::Damaged(Damage::Directory);
    let start = usize::try_from(start).ok().ok_or_else(|| damaged.clone())?;
    let mut members = Vec::new();
    let mut places = Vec::new();
    let mut at = start;
    for _ in 0..count {
        let Some((member, place, next)) = central(bytes, at) else {
            // What is whole before the damage is kept, unless nothing is.
            if members.is_empty() {
                return Err(damaged);
            }
            break;
        };
        places.push(place);
        members.push(member);
        at = next;
    }
    place_all(bytes, start, &mut members, &places);
    Ok(members)
}

/// How many files there are, and where the directory begins: from the record at the end.
fn ending(bytes: &[u8]) -> Option<(u64, u64)> {
    // A comment of up to 65535 bytes may follow it.
    let earliest = bytes.len().saturating_sub(22 + 0xffff);
    let at = (earliest..=bytes.len().checked_sub(22)?).rev().find(|&at| u32_at(bytes, at) == Some(END))?;
    let mut count = u64::from(u16_at(bytes, at + 10)?);
    let mut start = u64::from(u32_at(bytes, at + 16)?);
    if (count == ELSEWHERE.0 || start == ELSEWHERE.1)
        && let Some(locator) = at.checked_sub(20).filter(|&at| u32_at(bytes, at) == Some(END_64_LOCATOR))
    {
        let record = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
        if u32_at(bytes, record)? == END_64 {
            count = u64_at(bytes, record.checked_add(32)?)?;
            start = u64_at(bytes, record.checked_add(48)?)?;
        }
    }
    Some((count, start))
}

/// What the directory says of where a file begins and how long it is packed.
struct Stated {
    offset: u64,
    packed: u64,
}

/// One row of the directory, and where the next one begins.
fn central(bytes: &[u8], at: usize) -> Option<(Member, Stated, usize)> {
    if u32_at(bytes, at)? != CENTRAL {
        return None;
    }
    let flags = u16_at(bytes, at + 8)?;
    let name_length = usize::from(u16_at(bytes, at + 28)?);
    let extra_length = usize::from(u16_at(bytes, at + 30)?);
    let comment_length = usize::from(u16_at(bytes, at + 32)?);
    let name = part(bytes, at + 46, name_length)?;
    let extra = part(bytes, at + 46 + name_length, extra_length)?;
    let mut size = u64::from(u32_at(bytes, at + 24)?);
    let mut packed = u64::from(u32_at(bytes, at + 20)?);
    let mut offset = u64::from(u32_at(bytes, at + 42)?);
    if let Some(wide) = wide_numbers(extra) {
        let wide = &mut wide.chunks_exact(8).filter_map(|number| u64_at(number, 0));
        for number in [&mut size, &mut packed, &mut offset] {
            if *number == ELSEWHERE.1 {
                *number = wide.next()?;
            }
        }
    }
    let member = Member {
        name: named(name),
        encrypted: flags & 1 != 0,
        method: u16_at(bytes, at + 10)?,
        checksum: u32_at(bytes, at + 16)?,
        size,
        packed: Err(Damage::Place),
    };
    Some((member, Stated { offset, packed }, at + 46 + name_length + extra_length + comment_length))
}

/// The numbers of 64 bits among what a program adds to a row.
fn wide_numbers(mut extra: &[u8]) -> Option<&[u8]> {
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let content = part(extra, 4, usize::from(length))?;
        if id == 1 {
            return Some(content);
        }
        extra = extra.get(4 + content.len()..)?;
    }
    None
}

/// A name: UTF-8 where it can be, for few programs say so by the flag; else as the encodings are told apart.
fn named(bytes: &[u8]) -> String {
    match encoding::decode(bytes.to_vec()) {
        Ok(decoded) => decoded.text,
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Finds the packed bytes of every file; those that share bytes with another, or with the directory, are
/// marked, both of them.
fn place_all(bytes: &[u8], directory: usize, members: &mut [Member], places: &[Stated]) {
    let mut ranges: Vec<(usize, usize, usize)> = Vec::new();
    for (index, (member, stated)) in members.iter_mut().zip(places).enumerate() {
        if let Some((start, data)) = local(bytes, stated).filter(|(_, data)| data.end <= directory) {
            ranges.push((start, data.end, index));
            member.packed = Ok(data);
        }
    }
    ranges.sort_unstable();
    let mut furthest: Option<(usize, usize)> = None;
    for &(start, end, index) in &ranges {
        if let Some((before, other)) = furthest
            && start < before
        {
            for shared in [index, other] {
                if let Some(member) = members.get_mut(shared) {
                    member.packed = Err(Damage::Overlap);
                }
            }
        }
        if furthest.is_none_or(|(before, _)| end >= before) {
            furthest = Some((end, index));
        }
    }
}

/// Where a file's own header begins, and its packed bytes.
fn local(bytes: &[u8], stated: &Stated) -> Option<(usize, Range<usize>)> {
    let at = usize::try_from(stated.offset).ok()?;
    if u32_at(bytes, at)? != LOCAL {
        return None;
    }
    let name = usize::from(u16_at(bytes, at + 26)?);
    let extra = usize::from(u16_at(bytes, at + 28)?);
    let start = at + 30 + name + extra;
    let end = start.checked_add(usize::try_from(stated.packed).ok()?)?;
    (end <= bytes.len()).then_some((at, start..end))
}
