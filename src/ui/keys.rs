//! Keys: how a combination is written, which command each one stands for, and which the browser
//! keeps for itself.

use super::commands::{COMMANDS, Command};
use std::fmt::{Display, Formatter, Result as Written};
use std::rc::Rc;

/// One combination of keys, in one normal form: two are equal if the same hand makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// `KeyboardEvent.key`, letters in lower case; `Space` for the space bar.
    pub key: String,
    /// Whether Shift is held; only of letters and named keys: `{`, `?` and a French `1` are
    /// themselves whatever it takes to type them on a keyboard.
    pub shift: bool,
    /// Whether Control is held, Command on a Mac.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

impl Chord {
    /// A pressed combination.
    pub fn new(key: &str, shift: bool, ctrl: bool, alt: bool) -> Self {
        let named = key.chars().nth(1).is_some();
        let key = match key {
            " " => "Space".to_owned(),
            key if named => key.to_owned(),
            key => key.to_lowercase(),
        };
        let shift = shift && (named || key.chars().all(char::is_alphabetic));
        Self { key, shift, ctrl, alt }
    }

    /// A combination as the table of commands and the preferences write it: `Ctrl+Shift+z`.
    pub fn parse(written: &str) -> Option<Self> {
        let mut key = written;
        let mut held = [false; 3];
        while let Some((place, rest)) = ["Ctrl+", "Alt+", "Shift+"]
            .iter()
            .enumerate()
            .find_map(|(place, name)| Some((place, key.strip_prefix(name).filter(|rest| !rest.is_empty())?)))
        {
            held[place] = true;
            key = rest;
        }
        let [ctrl, alt, shift] = held;
        (!key.is_empty()).then(|| Self::new(key, shift, ctrl, alt))
    }

    /// The combination as [`parse`](Self::parse) reads it.
    pub fn written(&self) -> String {
        format!("{}{}", self.held(), self.key)
    }

    /// Whether it is one character and nothing that is held but Shift: what speech input and a slipping
    /// hand produce by accident. <https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts>
    pub fn is_single(&self) -> bool {
        !self.ctrl && !self.alt && self.key.chars().nth(1).is_none()
    }

    /// The character of a key that is pressed alone: what may be a label's.
    pub fn character(&self) -> Option<char> {
        self.key.chars().next().filter(|_| self.is_single() && !self.shift)
    }

    fn held(&self) -> String {
        let names = [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")];
        names.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect()
    }
}

/// As a person reads it: `Ctrl+Z`, `Shift+→`.
impl Display for Chord {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        f.write_str(&self.held())?;
        match self.key.as_str() {
            "Escape" => f.write_str("Esc"),
            "ArrowLeft" => f.write_str("←"),
            "ArrowRight" => f.write_str("→"),
            "ArrowUp" => f.write_str("↑"),
            "ArrowDown" => f.write_str("↓"),
            "Delete" => f.write_str("Del"),
            key if key.len() == 1 => f.write_str(&key.to_uppercase()),
            key => f.write_str(key),
        }
    }
}

/// What the browser does at a combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// It never reaches the page.
    Kept,
    /// The page can have it, and then the browser's own use is gone.
    Used,
}

/// Combinations that no browser gives away.
const KEPT: &str = "Ctrl+w Ctrl+t Ctrl+n Ctrl+q Ctrl+Shift+w Ctrl+Shift+t Ctrl+Shift+n Ctrl+Shift+q Ctrl+Tab \
    Ctrl+Shift+Tab Ctrl+PageUp Ctrl+PageDown Alt+F4 Alt+Tab Tab Shift+Tab Escape";
/// Combinations that people know from their browser.
const USED: &str = "Ctrl+a Ctrl+c Ctrl+d Ctrl+f Ctrl+g Ctrl+h Ctrl+j Ctrl+l Ctrl+o Ctrl+p Ctrl+r Ctrl+s Ctrl+u \
    Ctrl+v Ctrl+x Ctrl+Shift+i Ctrl+Shift+p Ctrl+Shift+r Ctrl++ Ctrl+- Ctrl+0 Alt+ArrowLeft Alt+ArrowRight \
    Alt+Home Alt+d F1 F3 F5 F6 F7 F10 F11 F12 PageUp PageDown Space Shift+Space";

/// What the browser does at a combination; `None` where it leaves it to the page.
pub fn reserved(chord: &Chord) -> Option<Reserved> {
    let among = |list: &str| chords(list).contains(chord);
    if among(KEPT) { Some(Reserved::Kept) } else { among(USED).then_some(Reserved::Used) }
}

fn chords(written: &str) -> Vec<Chord> {
    written.split_ascii_whitespace().filter_map(Chord::parse).collect()
}

/// Which keys each command has, and whether single characters count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// One for each row of [`COMMANDS`].
    rows: Rc<[Vec<Chord>]>,
    /// Whether keys that are one character alone do something.
    pub single: bool,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: COMMANDS.iter().map(|row| chords(row.keys)).collect(), single: true }
    }
}

fn place(command: Command) -> Option<usize> {
    COMMANDS.iter().position(|row| row.command == command)
}

impl Keymap {
    /// The keys of a command; the first is the one that hints show.
    pub fn of(&self, command: Command) -> &[Chord] {
        place(command).and_then(|at| self.rows.get(at)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The key that hints show for a command, `Ctrl+Z`; empty where it has none that counts.
    pub fn hint(&self, command: Command) -> String {
        let mut keys = self.of(command).iter().filter(|chord| self.single || !chord.is_single());
        keys.next().map(ToString::to_string).unwrap_or_default()
    }

    /// The command of a pressed combination.
    pub fn command(&self, chord: &Chord) -> Option<Command> {
        if !self.single && chord.is_single() {
            return None;
        }
        self.holder(chord)
    }

    /// The command that has a combination, whether or not it counts.
    pub fn holder(&self, chord: &Chord) -> Option<Command> {
        let at = self.rows.iter().position(|keys| keys.contains(chord))?;
        COMMANDS.get(at).map(|row| row.command)
    }

    /// Whether a command has other keys than those it comes with.
    pub fn is_changed(&self, command: Command) -> bool {
        place(command)
            .is_some_and(|at| self.rows.get(at) != COMMANDS.get(at).map(|row| chords(row.keys)).as_ref())
    }

    /// A command with these keys, which no other has after that.
    #[must_use]
    pub fn with(&self, command: Command, keys: Vec<Chord>) -> Self {
        let mut rows = self.rows.to_vec();
        for row in &mut rows {
            row.retain(|chord| !keys.contains(chord));
        }
        if let Some(row) = place(command).and_then(|at| rows.get_mut(at)) {
            *row = keys;
        }
        Self { rows: rows.into(), single: self.single }
    }

    /// The same keys, with single characters counting or not.
    #[must_use]
    pub fn with_single(&self, single: bool) -> Self {
        Self { single, ..self.clone() }
    }

    /// A command with the keys it comes with, as far as no other has one of them.
    #[must_use]
    pub fn reset(&self, command: Command) -> Self {
        let own = place(command).and_then(|at| COMMANDS.get(at)).map(|row| chords(row.keys));
        let free = |chord: &Chord| self.holder(chord).is_none_or(|holder| holder == command);
        self.with(command, own.unwrap_or_default().into_iter().filter(free).collect())
    }

    /// What differs from the keys that commands come with, to be remembered: a line for each command.
    pub fn written(&self) -> String {
        let changed = COMMANDS.iter().filter(|row| self.is_changed(row.command));
        let lines = changed.map(|row| {
            let keys: Vec<String> = self.of(row.command).iter().map(Chord::written).collect();
            format!("{}\t{}", row.id, keys.join(" "))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What was remembered; lines about commands that there are no longer say nothing.
    pub fn parse(written: &str, single: bool) -> Self {
        let rows = written
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(id, keys)| Some((COMMANDS.iter().find(|row| row.id == id)?.command, chords(keys))));
        rows.fold(Self::default().with_single(single), |map, (command, keys)| map.with(command, keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(written: &str) -> Chord {
        Chord::parse(written).expect("it is one")
    }

    #[test]
    fn no_two_commands_share_a_key() {
        let all: Vec<Chord> = COMMANDS.iter().flat_map(|row| chords(row.keys)).collect();
        for (at, chord) in all.iter().enumerate() {
            assert!(!all[..at].contains(chord), "{chord} is there twice");
        }
    }

    #[test]
    fn every_key_finds_its_own_command() {
        let map = Keymap::default();
        for row in COMMANDS {
            assert_eq!(chords(row.keys).len(), row.keys.split_ascii_whitespace().count(), "{}", row.id);
            for chord in chords(row.keys) {
                assert_eq!(map.command(&chord), Some(row.command), "{chord}");
                assert_eq!(Chord::parse(&chord.written()), Some(chord));
            }
        }
    }

    #[test]
    fn a_capital_by_caps_lock_is_the_same_key_and_shift_is_part_of_a_sign() {
        let map = Keymap::default();
        assert_eq!(map.command(&Chord::new("X", false, false, false)), Some(Command::Reject));
        assert_eq!(map.command(&Chord::new("Z", true, true, false)), Some(Command::Redo));
        assert_eq!(map.command(&Chord::new("?", true, false, false)), Some(Command::Shortcuts));
        assert_eq!(chord("Ctrl++"), Chord::new("+", true, true, false));
        assert_eq!(chord("Shift+ArrowUp").to_string(), "Shift+↑");
    }

    #[test]
    fn the_keys_of_labels_are_free() {
        let map = Keymap::default();
        for definition in crate::label::LabelSet::default().iter() {
            let key = definition.shortcut.map(String::from).unwrap_or_default();
            assert_eq!(map.command(&Chord::new(&key, false, false, false)), None);
        }
    }

    #[test]
    fn no_command_comes_with_a_key_that_the_browser_keeps() {
        for row in COMMANDS.iter().filter(|row| !matches!(row.command, Command::Close | Command::Step(..))) {
            for chord in chords(row.keys) {
                assert_ne!(reserved(&chord), Some(Reserved::Kept), "{chord}");
            }
        }
        assert_eq!(reserved(&chord("Ctrl+W")), Some(Reserved::Kept));
        assert_eq!(reserved(&chord("F5")), Some(Reserved::Used));
    }

    #[test]
    fn a_key_that_is_given_to_another_command_is_taken_from_the_first() {
        let map = Keymap::default().with(Command::Accept, vec![chord("x"), chord("Ctrl+m")]);
        assert_eq!(map.command(&chord("x")), Some(Command::Accept));
        assert_eq!(map.of(Command::Reject), []);
        assert!(map.is_changed(Command::Reject) && map.is_changed(Command::Accept));
        assert_eq!(Keymap::parse(&map.written(), true), map);
        // What another has by then is not taken back.
        assert_eq!(map.reset(Command::Reject).of(Command::Reject), []);
        let back = map.reset(Command::Accept).reset(Command::Reject);
        assert_eq!(back, Keymap::default());
        assert_eq!(back.written(), "");
    }

    #[test]
    fn single_characters_can_be_switched_off() {
        let map = Keymap::default().with_single(false);
        assert_eq!(map.command(&chord("x")), None);
        assert_eq!(map.hint(Command::Reject), "");
        assert_eq!(map.command(&chord("Enter")), Some(Command::Accept));
        assert_eq!(map.command(&chord("Ctrl+z")), Some(Command::Undo));
    }

    #[test]
    fn what_was_remembered_of_other_versions_does_no_harm() {
        let map = Keymap::parse("gone\tx\naccept\t\nnonsense", true);
        assert_eq!(map.of(Command::Accept), []);
        assert_eq!(map.command(&chord("x")), Some(Command::Reject));
    }
}
