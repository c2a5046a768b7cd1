//! The same work on many things, on all cores, with the results in order: of a stream a batch at a time, so that
//! memory does not depend on its length.

use clap::Args;
use std::sync::Mutex;
use std::thread;

/// Threads that can work at once.
fn cores() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Bytes of things that are worked on together.
const BYTES: usize = 8 * 1024 * 1024;

/// Things for each thread that are worked on together.
const THINGS: usize = 32;

/// Things that wait to be worked on together.
#[derive(Debug)]
pub(super) struct Batch<T> {
    jobs: usize,
    things: Vec<T>,
    bytes: usize,
}

impl<T: Send> Batch<T> {
    /// An empty one, for so many threads.
    pub(super) fn new(jobs: usize) -> Self {
        Self { jobs, things: Vec::new(), bytes: 0 }
    }

    /// Adds a thing of so many bytes; whether enough have gathered.
    pub(super) fn push(&mut self, thing: T, bytes: usize) -> bool {
        self.things.push(thing);
        self.bytes += bytes;
        self.bytes >= BYTES || self.things.len() >= THINGS * self.jobs
    }

    /// Works on what has gathered; the results are in order.
    pub(super) fn work<R: Send>(&mut self, work: impl Fn(T) -> R + Sync) -> Vec<R> {
        let things = self.take();
        self.map(things, work)
    }

    /// What has gathered.
    pub(super) fn take(&mut self) -> Vec<T> {
        self.bytes = 0;
        std::mem::take(&mut self.things)
    }

    /// Works on things at once; the results are in order.
    pub(super) fn map<R: Send>(&self, things: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
        map(things, self.jobs, work)
    }
}

/// How many threads work
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Threads {
    /// Articles at once; as many as there are cores unless said otherwise
    #[arg(long, short, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
}

impl Threads {
    /// How many there are to be.
    pub(super) fn count(self) -> usize {
        self.jobs.map_or_else(cores, usize::from)
    }
}

/// Does the work on each item by up to `jobs` threads.
fn map<T: Send, R: Send>(items: Vec<T>, jobs: usize, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    if jobs <= 1 || items.len() <= 1 {
        return items.into_iter().map(work).collect();
    }
    let threads = jobs.min(items.len());
    let queue = Mutex::new(items.into_iter().enumerate());
    let next = || match queue.lock() {
        Ok(mut queue) => queue.next(),
        // Only taking the next one happens under the lock; it cannot be left half done.
        Err(poisoned) => poisoned.into_inner().next(),
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    std::iter::from_fn(next).map(|(place, item)| (place, work(item))).collect::<Vec<_>>()
                })
            })
            .collect();
        let joined = threads.into_iter().map(|thread| match thread.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.flatten().collect()
    });
    results.sort_unstable_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        for jobs in [0, 1, 2, 7, 500] {
            let results = map((0..300_u64).collect(), jobs, |n| (0..(300 - n) * 50).fold(n, |sum, _| sum));
            assert!(results.into_iter().eq(0..300), "{jobs} jobs");
        }
    }
}
