//! Input methods that do not compose.
//!
//! `UniKey`, `EVKey` and their like tell the page nothing of what they do: they take the key that makes a mark, and press
//! Backspace and the marked letter in its place. Of `Y` and `F` under Telex a page without a field hears `y`,
//! Backspace, `ỳ`; of `U` and `1` under VNI it hears `u`, Backspace, `ú`. A Backspace that deletes what is open would
//! delete what nobody wanted gone. The person's own looks the same, and may well follow a letter: `J`, then Backspace.
//! What tells them apart is what comes next: a program writes the letter in the same breath, a hand cannot. So a
//! Backspace right after a letter is held for that long, and counts unless a letter follows that no key has written.

/// Milliseconds within which a program has written what it puts in the place of a letter; no hand is as fast.
pub(super) const BREATH: u32 = 50;

/// What was pressed, as far as this is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// A character, by its key.
    Letter,
    /// A character that no key of a keyboard has written.
    Written,
    /// Backspace, with nothing held.
    Backspace,
    /// Anything else: an input method begins anew after it.
    Other,
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It means what it means.
    Go,
    /// It is held for a [`BREATH`].
    Wait,
    /// It is an input method's; what was held is, too.
    Rewrites,
}

/// What was pressed last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Typing {
    letter: bool,
    waits: bool,
    /// When an input method wrote, in milliseconds.
    written: Option<f64>,
}

impl Typing {
    /// What becomes of a key that is pressed at a time, in milliseconds.
    pub(super) fn hears(&mut self, stroke: Stroke, time: f64) -> Verdict {
        let waited = std::mem::take(&mut self.waits);
        let writing = self.written.take().is_some_and(|then| time - then <= f64::from(BREATH));
        let after_letter =
            std::mem::replace(&mut self.letter, matches!(stroke, Stroke::Letter | Stroke::Written));
        match stroke {
            // It may take back several letters.
            Stroke::Backspace if after_letter || waited => {
                self.waits = true;
                Verdict::Wait
            }
            // And write several.
            Stroke::Written if waited || writing => {
                self.written = Some(time);
                Verdict::Rewrites
            }
            _ => Verdict::Go,
        }
    }

    /// What was held was the person's own.
    pub(super) fn settles(&mut self) {
        self.waits = false;
    }
}

#[cfg(test)]
mod tests {
    use super::Stroke::{Backspace, Letter, Other, Written};
    use super::Verdict::{Go, Rewrites, Wait};
    use super::*;

    fn heard(strokes: &[(Stroke, f64)]) -> Vec<Verdict> {
        let mut typing = Typing::default();
        strokes.iter().map(|&(stroke, time)| typing.hears(stroke, time)).collect()
    }

    #[test]
    fn what_an_input_method_writes_is_neither_a_command_nor_a_deletion() {
        // Telex: y f → ỳ, however long the hand rested between the two.
        assert_eq!(heard(&[(Letter, 0.0), (Backspace, 4000.0), (Written, 4001.0)]), [Go, Wait, Rewrites]);
        // Several letters at once: uo w → ươ.
        let all = [
            (Letter, 0.0),
            (Letter, 90.0),
            (Backspace, 200.0),
            (Backspace, 201.0),
            (Written, 202.0),
            (Written, 203.0),
        ];
        assert_eq!(heard(&all), [Go, Go, Wait, Wait, Rewrites, Rewrites]);
        // What it gives back letter by letter is none either.
        let back = [
            (Letter, 0.0),
            (Backspace, 50.0),
            (Written, 51.0),
            (Backspace, 300.0),
            (Written, 301.0),
            (Written, 302.0),
        ];
        assert_eq!(heard(&back), [Go, Wait, Rewrites, Wait, Rewrites, Rewrites]);
    }

    #[test]
    fn a_hand_deletes_at_once_or_after_a_breath() {
        assert_eq!(heard(&[(Backspace, 0.0)]), [Go]);
        assert_eq!(heard(&[(Letter, 0.0), (Other, 10.0), (Backspace, 20.0)]), [Go, Go, Go]);
        // J, Backspace, J: held, and then the person's own, whatever is pressed next.
        assert_eq!(heard(&[(Letter, 0.0), (Backspace, 100.0), (Letter, 220.0)]), [Go, Wait, Go]);
        let mut typing = Typing::default();
        typing.hears(Letter, 0.0);
        typing.hears(Backspace, 100.0);
        typing.settles();
        assert_eq!(typing.hears(Written, 200.0), Go, "too late for a program");
        assert_eq!(typing.hears(Other, 210.0), Go);
        assert_eq!(typing.hears(Backspace, 220.0), Go);
    }
}
