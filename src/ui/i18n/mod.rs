//! The interface's two languages.
//!
//! - [`Message`]: fixed texts, one table with both languages on one line each (`messages.rs`);
//! - `phrases.rs`: texts with parameters and plural, as functions of [`Language`];
//! - `meaning.rs`: people, offices and the slots of frames;
//! - `checks.rs`: what the checks find and what would mend it;
//! - `names.rs`: what labels, statuses, kinds and relations are called;
//! - `notices.rs`, `problems.rs`: what the session and files have to tell, in words.
//!
//! A message that lacks a translation does not compile, and neither does a phrase that lacks a
//! parameter. There is no message library: fluent and its parser would add more to the download
//! than all messages together, for two languages of which one has no plural forms.
//!
//! Words are short and begin with the verb. Data is never translated: values, quotes and names in
//! files are shown as they are.

mod checks;
mod documents;
mod files;
mod meaning;
mod messages;
mod names;
mod notices;
mod phrases;
mod problems;
mod values;

pub use checks::quoted;
pub use messages::Message;
pub use notices::{is_of_list, only_heard, undoable};

pub use super::shell::Language;
use crate::annotation::Document;
use crate::exchange::{self, Reader};

use super::shell::use_shell;
use yew::hook;

impl Language {
    /// Its own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
        }
    }

    /// The language to begin with: the address's `?lang=`, else the one chosen before, else the
    /// first of the browser's that is one of ours.
    pub fn choose<'a>(
        address: Option<&str>,
        remembered: Option<&str>,
        preferred: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        address
            .and_then(Self::from_tag)
            .or_else(|| remembered.and_then(Self::from_tag))
            .or_else(|| preferred.into_iter().find_map(Self::from_tag))
            .unwrap_or_default()
    }

    /// Whose language a page to read is written in.
    pub fn reader(self) -> Reader {
        self.pick(Reader::Vietnamese, Reader::English)
    }

    /// A document as a page to read, with its values as people read them.
    pub fn reading(self, document: &Document) -> String {
        exchange::reading(document, self.reader(), &|value| self.value(value))
    }

    /// The one of two texts that is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// The beginning of some words on one line: so many characters at the most, and a sign where there are more.
pub fn beginning(words: &str, most: usize) -> String {
    let mut line = String::new();
    for word in words.split_whitespace() {
        let gap = if line.is_empty() { "" } else { " " };
        line.extend([gap, word]);
    }
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// The language of the interface.
#[hook]
pub fn use_language() -> Language {
    use_shell().preferences.language
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_cut_say_so() {
        assert_eq!(beginning(" Ngày\n08/7 ", 20), "Ngày 08/7");
        assert_eq!(beginning("Ngày 08/7", 5), "Ngày…");
        assert_eq!(beginning("Ngày 08/7", 9), "Ngày 08/7");
    }

    #[test]
    fn the_address_wins_over_memory_and_memory_over_the_browser() {
        assert_eq!(Language::choose(Some("en"), Some("vi"), ["vi-VN"]), Language::En);
        assert_eq!(Language::choose(Some("xx"), Some("en"), ["vi-VN"]), Language::En);
        assert_eq!(Language::choose(None, None, ["fr", "en-GB", "vi"]), Language::En);
        assert_eq!(Language::choose(None, None, ["fr"]), Language::Vi);
    }
}
