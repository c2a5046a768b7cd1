//! What stands against giving a key to a command.

use crate::label::{Label, LabelSet};
use crate::ui::commands::{Command, find};
use crate::ui::i18n::{Language, Message};
use crate::ui::keys::{Chord, Keymap, Reserved, reserved};

/// What stands against giving a key to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clash {
    /// Another command has it, which would lose it.
    Command(Command),
    /// A label has it: a built-in one keeps it, a user's gets another.
    Label(Label, String),
    /// The browser has it.
    Browser(Reserved),
}

impl Clash {
    /// What stands against it first, if anything does.
    pub(super) fn find(
        chord: &Chord,
        command: Command,
        keys: &Keymap,
        labels: &LabelSet,
        language: Language,
    ) -> Option<Self> {
        // What a command comes with was thought about.
        let own = Keymap::default().of(command).contains(chord);
        let label = chord.character().and_then(|key| labels.by_shortcut(key));
        let holder = keys.holder(chord).filter(|holder| *holder != command);
        let label = label.map(|label| Self::Label(label, language.label(labels, label).to_owned()));
        label.or(holder.map(Self::Command)).or_else(|| reserved(chord).filter(|_| !own).map(Self::Browser))
    }

    /// What it is, in words.
    pub(super) fn told(&self, language: Language) -> String {
        match self {
            Self::Command(command) => {
                language.key_of_command(find(*command).map_or("", |row| row.name(language)))
            }
            Self::Label(Label::Custom(_), name) => language.key_from_label(name),
            Self::Label(_, name) => language.key_of_label(name),
            Self::Browser(Reserved::Kept) => Message::KeyKept.text(language).into(),
            Self::Browser(Reserved::Used) => Message::KeyUsed.text(language).into(),
        }
    }

    /// Whether the person may have the key all the same.
    pub(super) fn yields(&self) -> bool {
        matches!(self, Self::Command(_) | Self::Browser(Reserved::Used) | Self::Label(Label::Custom(_), _))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(written: &str) -> Option<Clash> {
        let chord = Chord::parse(written).expect("a combination");
        Clash::find(&chord, Command::Export, &Keymap::default(), &LabelSet::default(), Language::En)
    }

    #[test]
    fn what_stands_against_a_key_is_told() {
        assert_eq!(clash("x"), Some(Clash::Command(Command::Reject)));
        assert_eq!(clash("1"), Some(Clash::Label(Label::Official, "Official".into())));
        assert!(!clash("1").expect("one").yields() && clash("x").expect("one").yields());
        assert_eq!(clash("Ctrl+w"), Some(Clash::Browser(Reserved::Kept)));
        assert_eq!(clash("Ctrl+p"), Some(Clash::Browser(Reserved::Used)));
        assert_eq!((clash("e"), clash("Ctrl+e"), clash("q")), (None, None, None));
    }
}
