//! Every command with its keys and its name, once.
//!
//! The keyboard, the shortcuts sheet, the hints beside buttons and `aria-keyshortcuts` are derived
//! from [`COMMANDS`]. The keys of labels are not here: they stand in the document's label set.

use super::Language;
use crate::session::{Direction, Edge, Grain, Reach};

/// Something a person can have done by a key or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Finds the open suggestion right and goes to the next.
    Accept,
    /// Finds the open suggestion wrong and goes to the next.
    Reject,
    /// Takes the open annotation away.
    Delete,
    /// Opens the next or previous annotation.
    Step(Direction, Reach),
    /// Selects the next or previous syllable.
    Pick(Direction),
    /// Selects one syllable more or less.
    Extend(Direction),
    /// Moves an edge of the open annotation, or of the selection.
    Move(Edge, Direction, Grain),
    /// Accepts all suggestions that are shown.
    AcceptAll,
    /// Takes the last step back.
    Undo,
    /// Does a step again.
    Redo,
    /// Closes what is open, innermost first.
    Close,
    /// Opens the shortcuts sheet.
    Shortcuts,
    /// Opens the export.
    Export,
    /// Back to the empty page.
    New,
}

/// One combination of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
    /// Whether Shift is held; only asked of keys that Shift does not change into others.
    pub shift: bool,
    /// Whether Control is held, Command on a Mac.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// Which part of the shortcuts sheet a command stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Deciding on suggestions.
    Review,
    /// Going from one to the next.
    Move,
    /// Edges of the open annotation.
    Edges,
    /// The page.
    Page,
}

impl Group {
    /// All, in the order of the sheet.
    pub const ALL: [Self; 4] = [Self::Review, Self::Move, Self::Edges, Self::Page];

    /// What the sheet calls it.
    pub fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Review, Language::Vi) => "Duyệt",
            (Self::Review, Language::En) => "Review",
            (Self::Move, Language::Vi) => "Di chuyển",
            (Self::Move, Language::En) => "Move",
            (Self::Edges, Language::Vi) => "Biên của đoạn",
            (Self::Edges, Language::En) => "Edges",
            (Self::Page, Language::Vi) => "Trang",
            (Self::Page, Language::En) => "Page",
        }
    }
}

/// A row of [`COMMANDS`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What is done.
    pub command: Command,
    /// By which keys; the first is the one that hints show.
    pub keys: &'static [Chord],
    /// Where the sheet has it.
    pub group: Group,
    vi: &'static str,
    en: &'static str,
}

impl Row {
    /// What it is called: verb first.
    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

const fn key(key: &'static str) -> Chord {
    Chord { key, shift: false, ctrl: false, alt: false }
}

const fn shift(chord: Chord) -> Chord {
    Chord { shift: true, ..chord }
}

const fn ctrl(chord: Chord) -> Chord {
    Chord { ctrl: true, ..chord }
}

const fn alt(chord: Chord) -> Chord {
    Chord { alt: true, ..chord }
}

const fn row(
    group: Group,
    command: Command,
    keys: &'static [Chord],
    vi: &'static str,
    en: &'static str,
) -> Row {
    Row { command, keys, group, vi, en }
}

use Direction::{Back, Forward};
use Edge::{End, Start};
use Grain::{Character, Syllable, Word};
use Reach::{Shown, ToReview};

/// All commands, in the order of the sheet.
pub const COMMANDS: &[Row] = &[
    row(Group::Review, Command::Accept, &[key("Enter")], "Chấp nhận", "Accept"),
    row(Group::Review, Command::Reject, &[key("x")], "Bác bỏ", "Reject"),
    row(Group::Review, Command::Delete, &[key("Delete"), key("Backspace")], "Xoá", "Delete"),
    row(Group::Review, Command::AcceptAll, &[key("a")], "Chấp nhận tất cả", "Accept all"),
    row(Group::Review, Command::Undo, &[ctrl(key("z"))], "Hoàn tác", "Undo"),
    row(Group::Review, Command::Redo, &[shift(ctrl(key("z"))), ctrl(key("y"))], "Làm lại", "Redo"),
    row(
        Group::Move,
        Command::Step(Forward, ToReview),
        &[key("j")],
        "Đến gợi ý kế tiếp cần duyệt",
        "Go to the next to review",
    ),
    row(
        Group::Move,
        Command::Step(Back, ToReview),
        &[key("k")],
        "Về gợi ý trước cần duyệt",
        "Go to the previous to review",
    ),
    row(
        Group::Move,
        Command::Step(Forward, Shown),
        &[key("n"), key("Tab")],
        "Đến đoạn kế tiếp",
        "Go to the next span",
    ),
    row(
        Group::Move,
        Command::Step(Back, Shown),
        &[key("p"), shift(key("Tab"))],
        "Về đoạn trước",
        "Go to the previous span",
    ),
    row(
        Group::Move,
        Command::Pick(Forward),
        &[key("ArrowRight")],
        "Chọn tiếng kế tiếp",
        "Select the next syllable",
    ),
    row(
        Group::Move,
        Command::Pick(Back),
        &[key("ArrowLeft")],
        "Chọn tiếng trước",
        "Select the previous syllable",
    ),
    row(
        Group::Move,
        Command::Extend(Forward),
        &[shift(key("ArrowRight"))],
        "Chọn thêm một tiếng",
        "Select one syllable more",
    ),
    row(
        Group::Move,
        Command::Extend(Back),
        &[shift(key("ArrowLeft"))],
        "Chọn bớt một tiếng",
        "Select one syllable less",
    ),
    row(Group::Move, Command::Close, &[key("Escape")], "Đóng", "Close"),
    row(
        Group::Edges,
        Command::Move(End, Forward, Syllable),
        &[key("]")],
        "Mở rộng cuối một tiếng",
        "Grow the end by a syllable",
    ),
    row(
        Group::Edges,
        Command::Move(End, Back, Syllable),
        &[key("[")],
        "Thu hẹp cuối một tiếng",
        "Shrink the end by a syllable",
    ),
    row(
        Group::Edges,
        Command::Move(Start, Back, Syllable),
        &[key("{")],
        "Mở rộng đầu một tiếng",
        "Grow the start by a syllable",
    ),
    row(
        Group::Edges,
        Command::Move(Start, Forward, Syllable),
        &[key("}")],
        "Thu hẹp đầu một tiếng",
        "Shrink the start by a syllable",
    ),
    row(
        Group::Edges,
        Command::Move(End, Forward, Character),
        &[alt(key("]"))],
        "Mở rộng cuối một ký tự",
        "Grow the end by a character",
    ),
    row(
        Group::Edges,
        Command::Move(End, Back, Character),
        &[alt(key("["))],
        "Thu hẹp cuối một ký tự",
        "Shrink the end by a character",
    ),
    row(
        Group::Edges,
        Command::Move(Start, Back, Character),
        &[alt(key("{"))],
        "Mở rộng đầu một ký tự",
        "Grow the start by a character",
    ),
    row(
        Group::Edges,
        Command::Move(Start, Forward, Character),
        &[alt(key("}"))],
        "Thu hẹp đầu một ký tự",
        "Shrink the start by a character",
    ),
    row(
        Group::Edges,
        Command::Move(End, Forward, Word),
        &[key(">")],
        "Mở rộng cuối đến khoảng trắng",
        "Grow the end to the next blank",
    ),
    row(
        Group::Edges,
        Command::Move(End, Back, Word),
        &[key("<")],
        "Thu hẹp cuối đến khoảng trắng",
        "Shrink the end to the last blank",
    ),
    row(
        Group::Edges,
        Command::Move(Start, Back, Word),
        &[alt(key("<"))],
        "Mở rộng đầu đến khoảng trắng",
        "Grow the start to the last blank",
    ),
    row(
        Group::Edges,
        Command::Move(Start, Forward, Word),
        &[alt(key(">"))],
        "Thu hẹp đầu đến khoảng trắng",
        "Shrink the start to the next blank",
    ),
    row(Group::Page, Command::Export, &[key("e")], "Xuất dữ liệu", "Export data"),
    row(Group::Page, Command::Shortcuts, &[key("?")], "Xem phím tắt", "Show shortcuts"),
    row(Group::Page, Command::New, &[], "Văn bản mới", "New document"),
];

/// The row of a command.
pub fn find(command: Command) -> Option<&'static Row> {
    COMMANDS.iter().find(|row| row.command == command)
}

/// The command of a pressed combination.
///
/// Shift is part of the combination only for letters and named keys: `{` and `?` are themselves
/// whatever it takes to type them on a keyboard.
pub fn by_chord(key: &str, shift: bool, ctrl: bool, alt: bool) -> Option<Command> {
    let lower = key.to_lowercase();
    let shift_counts = lower.chars().all(char::is_alphanumeric);
    COMMANDS
        .iter()
        .find(|row| {
            row.keys.iter().any(|chord| {
                chord.key.to_lowercase() == lower
                    && chord.ctrl == ctrl
                    && chord.alt == alt
                    && (!shift_counts || chord.shift == shift)
            })
        })
        .map(|row| row.command)
}

impl std::fmt::Display for Chord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            "Escape" => f.write_str("Esc"),
            "ArrowLeft" => f.write_str("←"),
            "ArrowRight" => f.write_str("→"),
            "Delete" => f.write_str("Del"),
            key if key.len() == 1 => f.write_str(&key.to_uppercase()),
            key => f.write_str(key),
        }
    }
}

/// The key that hints show for a command, `Ctrl+Z`; empty where it has none.
pub fn hint(command: Command) -> String {
    find(command).and_then(|row| row.keys.first()).map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let chords: Vec<Chord> = COMMANDS.iter().flat_map(|row| row.keys).copied().collect();
        for (at, chord) in chords.iter().enumerate() {
            assert!(!chords[..at].contains(chord), "{chord} is there twice");
        }
    }

    #[test]
    fn every_key_finds_its_own_command() {
        for row in COMMANDS {
            for chord in row.keys {
                let found = by_chord(chord.key, chord.shift, chord.ctrl, chord.alt);
                assert_eq!(found, Some(row.command), "{chord}");
            }
        }
    }

    #[test]
    fn a_capital_by_caps_lock_is_the_same_key() {
        assert_eq!(by_chord("X", false, false, false), Some(Command::Reject));
        assert_eq!(by_chord("Z", true, true, false), Some(Command::Redo));
    }

    #[test]
    fn the_keys_of_labels_are_free() {
        for definition in crate::label::LabelSet::default().iter() {
            let key = definition.shortcut.map(String::from).unwrap_or_default();
            assert_eq!(by_chord(&key, false, false, false), None);
        }
    }
}
