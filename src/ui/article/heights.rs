//! How tall each block is, and which blocks are near the part that is seen.

use std::ops::Range;

/// The heights of all blocks, estimated until they are drawn, and their sums.
///
/// A Fenwick tree: a height is changed and a place found in logarithmic time, so that scrolling
/// costs the same in a short text and in a long one. All lengths are CSS pixels.
#[derive(Debug, Default)]
pub struct Heights {
    blocks: Vec<f64>,
    sums: Vec<f64>,
}

impl Heights {
    /// Estimated heights.
    pub fn new(estimates: impl IntoIterator<Item = f64>) -> Self {
        let blocks: Vec<f64> = estimates.into_iter().collect();
        let mut sums = vec![0.0; blocks.len() + 1];
        for (at, height) in blocks.iter().enumerate() {
            let place = at + 1;
            sums[place] += height;
            let parent = place + lowest_bit(place);
            if parent < sums.len() {
                sums[parent] += sums[place];
            }
        }
        Self { blocks, sums }
    }

    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Notes what a block really measures; whether that is news.
    pub fn measure(&mut self, index: usize, height: f64) -> bool {
        let Some(known) = self.blocks.get_mut(index) else { return false };
        let difference = height - *known;
        if difference.abs() < 0.5 {
            return false;
        }
        *known = height;
        let mut place = index + 1;
        while place < self.sums.len() {
            self.sums[place] += difference;
            place += lowest_bit(place);
        }
        true
    }

    /// Where a block begins; beyond the last, where all end.
    pub fn top(&self, index: usize) -> f64 {
        let mut place = index.min(self.len());
        let mut sum = 0.0;
        while place > 0 {
            sum += self.sums[place];
            place -= lowest_bit(place);
        }
        sum
    }

    /// How tall all are together.
    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// The block at a height; the last one beyond the end.
    pub fn at(&self, height: f64) -> usize {
        let mut place = 0;
        let mut rest = height;
        let mut step = self.sums.len().next_power_of_two() / 2;
        while step > 0 {
            let next = place + step;
            if next < self.sums.len() && self.sums[next] <= rest {
                rest -= self.sums[next];
                place = next;
            }
            step /= 2;
        }
        place.min(self.len().saturating_sub(1))
    }

    /// The blocks between two heights.
    pub fn window(&self, top: f64, bottom: f64) -> Range<usize> {
        if self.is_empty() {
            return 0..0;
        }
        self.at(top.max(0.0))..self.at(bottom.max(0.0)) + 1
    }
}

/// The lowest bit that is set.
fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_sums_agree_with_adding_up() {
        let heights: Vec<f64> = (0..100).map(|n| f64::from(n % 7 + 1) * 10.0).collect();
        let mut sum = 0.0;
        let tree = Heights::new(heights.clone());
        for (at, height) in heights.iter().enumerate() {
            assert!((tree.top(at) - sum).abs() < 1e-6);
            assert_eq!(tree.at(sum), at);
            assert_eq!(tree.at(sum + height - 1.0), at);
            sum += height;
        }
        assert!((tree.total() - sum).abs() < 1e-6);
        assert_eq!(tree.at(sum + 500.0), 99);
    }

    #[test]
    fn a_measured_block_moves_all_after_it() {
        let mut tree = Heights::new([10.0, 10.0, 10.0]);
        assert!(tree.measure(1, 40.0));
        assert!(!tree.measure(1, 40.2), "a fraction of a pixel is no news");
        assert!((tree.top(2) - 50.0).abs() < 1e-6);
        assert_eq!(tree.window(15.0, 55.0), 1..3);
    }
}
