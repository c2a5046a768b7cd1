//! The palette: every command and label by its name, run from the keyboard.
//!
//! The ARIA pattern of a combobox with a list that is always open: the focus stays in the field, and
//! the option that Enter runs is its active descendant.
//! <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>

use crate::browser::geometry::rect_of;
use crate::label::Label;
use crate::session::{Action, Session, counts, under_caret};
use crate::text::strip_diacritics;
use crate::ui::Language;
use crate::ui::commands::{COMMANDS, Command, lacking};
use crate::ui::hooks::{composes, pressed};
use crate::ui::i18n::{Message, use_language};
use crate::ui::keys::Keymap;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::store::ByRc;
use crate::ui::widgets::{Dialog, spelled_out};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`PaletteDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the commands would be done to.
    pub session: ByRc<Session>,
    /// One was run, or none is wanted.
    pub on_close: Callback<()>,
}

/// What an option does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Command(Command),
    Label(Label),
    AcceptAll(Label),
}

/// An option.
#[derive(Clone)]
struct Entry {
    deed: Deed,
    name: String,
    keys: String,
    /// Why it cannot be run.
    lacks: Option<Message>,
}

/// All options that a search finds, best first; those that cannot be run come last.
fn entries(session: &Session, shell: &Shell, language: Language, search: &str) -> Vec<Entry> {
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
            lacks: lacking(row.command, session),
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

/// The palette.
#[component]
pub fn PaletteDialog(Props { session, on_close }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let search = use_state_eq(String::new);
    let active = use_state_eq(|| 0_usize);
    let list = use_node_ref();
    let found = entries(session, &shell, language, &search);
    let at = (*active).min(found.len().saturating_sub(1));
    use_effect_with((at, (*search).clone()), {
        let list = list.clone();
        move |&(at, _)| reveal(&list, at)
    });
    let run = {
        let (shell, on_close) = (shell.clone(), on_close.clone());
        move |entry: &Entry| {
            if entry.lacks.is_some() {
                return;
            }
            // What the command opens comes after what it was chosen in is gone.
            on_close.emit(());
            match entry.deed {
                Deed::Command(command) => shell.run.emit(command),
                Deed::Label(label) => shell.dispatch.emit(Action::Label(label)),
                Deed::AcceptAll(label) => shell.dispatch.emit(Action::AcceptAll(Some(label))),
            }
        }
    };
    let oninput = {
        let (search, active) = (search.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            // The field keeps its text to itself: an input method composes in it.
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                search.set(input.value());
                active.set(0);
            }
        })
    };
    let onkeydown = {
        let (run, found, active, on_close) = (run.clone(), found.clone(), active.clone(), on_close.clone());
        let map = shell.preferences.keys.clone();
        Callback::from(move |event: KeyboardEvent| {
            if composes(&event) {
                return;
            }
            let count = found.len().max(1);
            match event.key().as_str() {
                "ArrowDown" => active.set((at + 1) % count),
                "ArrowUp" => active.set((at + count - 1) % count),
                "PageDown" => active.set((at + 8).min(count - 1)),
                "PageUp" => active.set(at.saturating_sub(8)),
                "Enter" => found.get(at).into_iter().for_each(&run),
                _ if pressed(&event).and_then(|chord| map.command(&chord)) == Some(Command::Palette)
                    && (event.ctrl_key() || event.meta_key()) =>
                {
                    on_close.emit(());
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let option = |(place, entry): (usize, &Entry)| {
        let onclick = {
            let (run, entry) = (run.clone(), entry.clone());
            move |_: MouseEvent| run(&entry)
        };
        html! {
            <li
                key={format!("{:?}", entry.deed)}
                id={format!("palette-{place}")}
                class="palette__option"
                role="option"
                aria-selected={(place == at).to_string()}
                aria-disabled={entry.lacks.map(|_| "true")}
                aria-keyshortcuts={(!entry.keys.is_empty()).then(|| spelled_out(&entry.keys))}
                {onclick}
            >
                <span class="palette__name">
                    { &entry.name }
                    if let Some(lacks) = entry.lacks {
                        <span class="palette__lacks">{ " — " }{ lacks.text(language) }</span>
                    }
                </span>
                <span class="keys">
                    { for entry.keys.split(' ').filter(|key| !key.is_empty()).map(|key| html! { <kbd key={key}>{ key }</kbd> }) }
                </span>
            </li>
        }
    };
    html! {
        <Dialog title={Message::Palette.text(language)} close={Message::Close.text(language)} class="palette" {on_close}>
            <input
                key="field"
                class="field__input palette__field"
                type="text"
                role="combobox"
                aria-label={Message::Palette.text(language)}
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant={(!found.is_empty()).then(|| format!("palette-{at}"))}
                placeholder={Message::PaletteHint.text(language)}
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                {oninput}
                {onkeydown}
            />
            <ul
                key="list"
                ref={list}
                id="palette-list"
                class="palette__list"
                role="listbox"
                aria-label={Message::Palette.text(language)}
                // The focus stays in the field.
                onmousedown={|event: MouseEvent| event.prevent_default()}
            >
                { for found.iter().enumerate().map(option) }
            </ul>
            <p key="count" class={if found.is_empty() { "palette__none" } else { "visually-hidden" }} role="status">
                if found.is_empty() {
                    { Message::NoCommand.text(language) }
                } else {
                    { language.commands(found.len()) }
                }
            </p>
        </Dialog>
    }
}

/// Scrolls the list so that an option is seen.
fn reveal(list: &NodeRef, at: usize) {
    let Some(list) = list.cast::<Element>() else { return };
    let Some(option) = u32::try_from(at).ok().and_then(|at| list.children().item(at)) else { return };
    let (outer, inner) = (rect_of(&list), rect_of(&option));
    let hidden = if inner.top < outer.top {
        inner.top - outer.top
    } else {
        (inner.bottom() - outer.bottom()).max(0.0)
    };
    #[allow(clippy::cast_possible_truncation)]
    list.set_scroll_top(list.scroll_top() + hidden.round() as i32);
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
