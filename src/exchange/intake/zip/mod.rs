//! Zip files: a list of files first, each unpacked only when it is asked for.
//!
//! The directory is read by hand, because a bomb shows there: files that share bytes, sizes that are out of
//! proportion. What is unpacked never exceeds what the directory states, nor the [`Limits`].

mod bytes;
mod directory;
#[cfg(test)]
pub(super) mod tests;

use super::limits::{Limits, RATIO_FROM};
use super::refusal::{Damage, Refusal};
use crate::exchange::crc::crc32;
pub(super) use directory::Member;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// A zip file, and how much of it was unpacked so far.
#[derive(Debug)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    members: Vec<Member>,
    limits: Limits,
    expanded: u64,
}

impl Archive {
    /// Reads the directory and unpacks nothing.
    ///
    /// # Errors
    /// Where there is no directory, or it names more files than are taken.
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Refusal> {
        let members = directory::read(&bytes, limits)?;
        Ok(Self { bytes, members, limits: limits.clone(), expanded: 0 })
    }

    /// What is in it, in the order of the directory.
    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }

    /// Where the file of a name is in the list.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// Bytes that were unpacked so far: what it cost.
    pub(super) fn expanded(&self) -> u64 {
        self.expanded
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// Where it is locked, damaged, or out of proportion.
    pub(super) fn read(&mut self, index: usize) -> Result<Vec<u8>, Refusal> {
        let damaged = Refusal::Damaged;
        let member = self.members.get(index).ok_or(damaged(Damage::Directory))?;
        if member.encrypted {
            return Err(Refusal::Encrypted);
        }
        let range = member.packed.clone().map_err(damaged)?;
        let packed = self.bytes.get(range).ok_or(damaged(Damage::Place))?;
        let too_large = Refusal::TooLarge { found: member.size, most: self.limits.entry as u64 };
        let size = usize::try_from(member.size).ok().ok_or_else(|| too_large.clone())?;
        if size > self.limits.entry {
            return Err(too_large);
        }
        let proportionate = (packed.len() as u64).saturating_mul(self.limits.ratio).max(RATIO_FROM);
        if member.size > proportionate {
            return Err(Refusal::Ratio { packed: packed.len() as u64, unpacked: member.size });
        }
        if self.expanded.saturating_add(member.size) > self.limits.expanded {
            return Err(Refusal::Expanded { most: self.limits.expanded });
        }
        let unpacked = match member.method {
            0 => Ok(packed.to_vec()),
            // One more than stated, to see that there is no more.
            8 => decompress_to_vec_with_limit(packed, size.saturating_add(1)),
            other => return Err(Refusal::Method(other)),
        };
        let checksum = member.checksum;
        let cost = match &unpacked {
            Ok(bytes) => bytes.len(),
            Err(error) => error.output.len(),
        };
        self.expanded = self.expanded.saturating_add(cost as u64);
        let bytes = unpacked.map_err(|error| {
            damaged(if error.status == TINFLStatus::HasMoreOutput { Damage::Size } else { Damage::Packed })
        })?;
        if bytes.len() != size {
            return Err(damaged(Damage::Size));
        }
        if crc32(&bytes) != checksum {
            return Err(damaged(Damage::Checksum));
        }
        Ok(bytes)
    }
}
