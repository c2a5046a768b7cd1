//! What the palette offers, and how well it fits what is typed.

use crate::label::Label;
use crate::session::{Session, counts, under_caret};
use crate::text::strip_diacritics;
use crate::ui::Language;
use crate::ui::answer::{Lack, answer};
use crate::ui::commands::{COMMANDS, Command};
use crate::ui::i18n::Message;
use crate::ui::keys::Keymap;
use crate::ui::shell::Shell;

/// What an option does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Deed {
    Command(Command),
    Label(Label),
    AcceptAll(Label),
}

/// An option.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) deed: Deed,
    pub(super) name: String,
    pub(super) keys: String,
    /// Why it cannot be run.
    pub(super) lacks: Option<Message>,
}

/// All options that a search finds, best first; those that cannot be run come last.
pub(super) fn entries(session: &Session, shell: &Shell, language: Language, search: &str) -> Vec<Entry> {
    let wanted = strip_diacritics(search.trim());
    let subject = session.selection.is_some() || session.open.is_some() || under_caret(session).is_some();
    let subject = subject || session.caret.is_some();
    let labels = session.document.iter().flat_map(|document| document.labels().iter()).map(|definition| {
        let name = |language: Language| {
            format!("{}: {}", Message::Label.text(language), language.label_name(definition))
        };
        let entry = Entry {
            deed: Deed::Label(definition.label),
            name: name(language),
            keys: shell.label_hint(definition),
            lacks: (!subject).then_some(Message::NothingSelected),
        };
        (entry, Language::ALL.map(name))
    });
    let counts = counts(session);
    let accept =
        session.document.iter().flat_map(|document| document.labels().iter()).filter_map(|definition| {
            let count =
                counts.get(&definition.label).map(|known| known.to_review).filter(|&count| count > 0)?;
            let name = |language: Language| language.accept_all(language.label_name(definition), count);
            let deed = Deed::AcceptAll(definition.label);
            let entry = Entry { deed, name: name(language), keys: String::new(), lacks: None };
            Some((entry, Language::ALL.map(name)))
        });
    let commands = COMMANDS.iter().filter(|row| row.command != Command::Palette).map(|row| {
        let entry = Entry {
            deed: Deed::Command(row.command),
            name: row.name(language).to_owned(),
            keys: keys(&shell.preferences.keys, row.command),
            lacks: answer(row.command, session).err().map(Lack::message),
        };
        (entry, Language::ALL.map(|language| row.name(language).to_owned()))
    });
    // One list for each rank: a sort would be more code than all of this.
    let mut ranks: [Vec<Entry>; 6] = Default::default();
    for (entry, names) in labels.chain(commands).chain(accept) {
        let rank = names.iter().filter_map(|name| rank(&strip_diacritics(name), &wanted)).min();
        let rank = rank.map(|rank| rank + if entry.lacks.is_some() { 3 } else { 0 });
        if let Some(rank) = rank.and_then(|rank| ranks.get_mut(rank)) {
            rank.push(entry);
        }
    }
    ranks.concat()
}

/// How well a name fits what is searched for; `None` where it does not.
fn rank(name: &str, wanted: &str) -> Option<usize> {
    let begins = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
    if name.starts_with(wanted) {
        Some(0)
    } else if wanted.split_whitespace().all(begins) {
        Some(1)
    } else {
        wanted.split_whitespace().all(|word| name.contains(word)).then_some(2)
    }
}

/// All keys of a command that count.
fn keys(map: &Keymap, command: Command) -> String {
    let keys = map.of(command).iter().filter(|chord| map.single || !chord.is_single());
    keys.map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(language: Language, search: &str) -> Vec<String> {
        let found = entries(&Session::default(), &Shell::default(), language, search);
        found.into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn a_command_is_found_without_diacritics_and_in_both_languages() {
        assert_eq!(names(Language::Vi, "hoan tac"), ["Hoàn tác"]);
        assert_eq!(names(Language::Vi, "undo"), ["Hoàn tác"]);
        assert_eq!(names(Language::En, "hoàn tác"), ["Undo"]);
        assert!(names(Language::En, "caret nonsense").is_empty());
    }

    #[test]
    fn everything_is_there_before_anything_is_typed() {
        assert_eq!(names(Language::En, " ").len(), COMMANDS.len() - 1);
    }

    #[test]
    fn what_begins_with_the_search_comes_first() {
        assert_eq!(rank("accept all", "acc"), Some(0));
        assert_eq!(rank("accept all", "all acc"), Some(1));
        assert_eq!(rank("accept all", "cept"), Some(2));
        assert_eq!(rank("accept all", "x"), None);
    }
}
