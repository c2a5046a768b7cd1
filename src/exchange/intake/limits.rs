//! How much of a stranger's file is read.

use crate::text;

const MIB: usize = 1024 * 1024;

/// What bounds the time and the memory that one file may cost. The defaults take any corpus that a browser
/// can hold; a test takes smaller ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file: usize,
    /// Bytes of one unpacked file of an archive.
    pub entry: usize,
    /// Bytes of all unpacked files of an archive together.
    pub expanded: u64,
    /// How many times its packed size a file of more than a megabyte may unpack to.
    pub ratio: u64,
    /// Files in an archive, folders included.
    pub entries: usize,
    /// Lines or rows of one file.
    pub rows: usize,
    /// Bytes of one line.
    pub line: usize,
    /// Columns of one row.
    pub columns: usize,
    /// Elements within elements.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 512 * MIB,
            entry: 4 * text::MAX_BYTES,
            expanded: 4 << 30,
            ratio: 200,
            entries: 100_000,
            rows: 1_000_000,
            line: text::MAX_BYTES,
            columns: 1_000,
            nesting: 256,
        }
    }
}

/// Below this many unpacked bytes a ratio says nothing: a page of blanks packs a thousand times.
pub(super) const RATIO_FROM: u64 = MIB as u64;
