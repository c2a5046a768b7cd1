//! The same work on many things, on all cores, with the results in order.

use std::sync::Mutex;
use std::thread;

/// Threads that can work at once.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Does the work on each item by up to `jobs` threads.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, jobs: usize, work: impl Fn(T) -> R + Sync) -> Vec<R> {
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
