//! The keys of labels beside those of commands: a document and a file of labels bring theirs, a person gives
//! others to commands, and one key means one thing. Which labels are at hand without their names goes by the keys.

use super::commands::Command;
use super::keys::{Chord, Keymap};
use crate::label::{Label, LabelDef, LabelSet};
use crate::session::KeyMoved;

/// A key that a label has and a command as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The label, which the key gives.
    pub label: Label,
    /// The key.
    pub key: char,
    /// The command, which it does not do.
    pub command: Command,
}

/// How many labels are offered side by side: what is beyond that is found sooner by its name.
const AT_HAND: usize = 24;

/// The labels that are offered side by side, and whether there are others. Of many those with keys come first, and
/// the one that is `current` is among them.
pub fn at_hand(labels: &LabelSet, current: Option<Label>) -> (Vec<&LabelDef>, bool) {
    let all = || labels.iter();
    if all().nth(AT_HAND).is_none() {
        return (all().collect(), false);
    }
    let keyed = all().filter(|definition| definition.shortcut.is_some());
    let others = all().filter(|definition| definition.shortcut.is_none());
    let ranked = keyed.chain(others).enumerate();
    let offered = ranked.filter(|(at, definition)| *at < AT_HAND || Some(definition.label) == current);
    (offered.map(|(_, definition)| definition).collect(), true)
}

fn chord(key: char) -> Chord {
    Chord::new(&key.to_string(), false, false, false)
}

/// The command that has the key of a label.
pub fn shared(definition: &LabelDef, map: &Keymap) -> Option<Shared> {
    let key = definition.shortcut?;
    map.holder(&chord(key)).map(|command| Shared { label: definition.label, key, command })
}

/// The keys that neither a command nor one of these labels has.
pub fn free_keys<'l>(
    map: &Keymap,
    labels: impl IntoIterator<Item = &'l LabelDef>,
) -> impl Iterator<Item = char> {
    let taken: Vec<char> = labels.into_iter().filter_map(|definition| definition.shortcut).collect();
    let keys = ('1'..='9').chain(['0']).chain('a'..='z');
    keys.filter(move |key| !taken.contains(key) && map.holder(&chord(*key)).is_none())
}

/// Labels with other keys where commands have theirs: the next free one, or none where there is none; with what
/// was changed.
pub fn without_shared(mut labels: Vec<LabelDef>, map: &Keymap) -> (Vec<LabelDef>, Vec<KeyMoved>) {
    let mut moved = Vec::new();
    for at in 0..labels.len() {
        let Some(Shared { key, .. }) = labels.get(at).and_then(|definition| shared(definition, map)) else {
            continue;
        };
        let to = free_keys(map, &labels).next();
        if let Some(definition) = labels.get_mut(at) {
            definition.shortcut = to;
            moved.push(KeyMoved { name: definition.name.vi.clone(), from: key, to });
        }
    }
    (labels, moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{CustomLabel, LabelSet};

    fn own(number: u16, key: char) -> LabelDef {
        let label = Label::Custom(CustomLabel(number));
        LabelDef { shortcut: Some(key), ..LabelDef::named(label, format!("OWN_{number}")) }
    }

    #[test]
    fn a_label_gives_its_key_up_to_a_command_and_gets_the_next_free_one() {
        let reject = Keymap::default();
        let labels = vec![own(0, '7'), own(1, 'x'), own(2, '9')];
        let (labels, moved) = without_shared(labels, &reject);
        let keys: Vec<Option<char>> = labels.iter().map(|known| known.shortcut).collect();
        assert_eq!(keys, [Some('7'), Some('1'), Some('9')]);
        assert_eq!(moved, [KeyMoved { name: "OWN_1".into(), from: 'x', to: Some('1') }]);
        assert!(without_shared(labels, &reject).1.is_empty());
    }

    #[test]
    fn a_key_that_a_person_gave_to_a_command_counts_as_much() {
        let quick = Keymap::default().with(Command::Export, vec![chord('7')]);
        assert_eq!(
            shared(&own(0, '7'), &quick),
            Some(Shared { label: Label::Custom(CustomLabel(0)), key: '7', command: Command::Export })
        );
        assert_eq!(shared(&own(0, '7'), &Keymap::default()), None);
        assert_eq!(without_shared(vec![own(0, '7')], &quick).0[0].shortcut, Some('1'));
    }

    #[test]
    fn where_no_key_is_free_a_label_has_none() {
        let all: Vec<Chord> = ('1'..='9').chain(['0']).chain('a'..='z').map(chord).collect();
        let full = Keymap::default().with(Command::Export, all);
        let (labels, moved) = without_shared(vec![own(0, 'x')], &full);
        assert_eq!((labels[0].shortcut, moved[0].to), (None, None));
    }

    #[test]
    fn no_free_key_is_a_command_or_a_label() {
        let labels = LabelSet::default();
        let free: Vec<char> = free_keys(&Keymap::default(), labels.iter()).collect();
        assert!(free.contains(&'7') && !free.contains(&'1') && !free.contains(&'x'));
    }
}
