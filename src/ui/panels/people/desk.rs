//! What is done in the list of people: by its buttons, by its keys, in its field for a name.

use super::View;
use super::cells::Press;
use super::lines::Lines;
use crate::browser::focus::{SOON, focus};
use crate::session::{Action, People, PeopleEdit, PersonKey};
use crate::ui::Dispatch;
use crate::ui::hooks::composes;
use crate::ui::kept::StateHandle;
use crate::ui::widgets::Aim;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The list as it is shown, and what can be changed of it.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) people: Rc<People>,
    pub(super) lines: Rc<Lines>,
    pub(super) view: StateHandle<View>,
    /// Where the arrow keys are.
    pub(super) at: StateHandle<Aim>,
    pub(super) dispatch: Dispatch,
}

impl Desk {
    fn key(&self, person: usize) -> Option<PersonKey> {
        self.people.all.get(person).map(|person| person.key)
    }

    fn edit(&self, edit: PeopleEdit) {
        self.dispatch.emit(Action::People(edit));
    }

    fn change(&self, change: impl FnOnce(&mut View)) {
        let mut view = (*self.view).clone();
        change(&mut view);
        self.view.set(view);
    }

    /// Brings the focus to a place among the rows.
    fn go(&self, row: usize, column: usize) {
        self.at.set(Aim { row, column, serial: self.at.serial + 1 });
    }

    /// Brings it to a person, as the rows will be once another one is open.
    fn go_to(&self, person: usize, open: Option<PersonKey>) {
        self.go(Lines::new(&self.people, &self.view.words, open, None).of(person).unwrap_or(0), 0);
    }

    /// The person for whom another is chosen that is the same, while there is one.
    fn merging(&self) -> Option<(PersonKey, usize)> {
        let one = self.view.merging?;
        Some((one, self.people.position(one)?))
    }

    /// Nobody is the same, after all.
    pub(super) fn stop_merging(&self) {
        self.change(|view| view.merging = None);
    }

    /// Does what a button of a row says.
    pub(super) fn press(&self, row: usize, press: Press) {
        match press {
            Press::Person(person) => {
                let Some(key) = self.key(person) else { return };
                if let Some((one, place)) = self.merging() {
                    self.change(|view| (view.merging, view.open) = (None, None));
                    // Who has become one stands where the first of them stood.
                    self.go_to(place.min(person), None);
                    self.edit(PeopleEdit::Merge(one, key));
                } else {
                    let open = (self.view.open != Some(key)).then_some(key);
                    self.change(|view| (view.open, view.renaming) = (open, false));
                    self.go_to(person, open);
                }
            }
            Press::Show(rival) => {
                self.view.set(View { open: self.key(rival), ..View::default() });
                self.go(rival, 0);
            }
            Press::Open(id) => self.dispatch.emit(Action::OpenAnnotation(Some(id))),
            Press::Rename => {
                self.change(|view| view.renaming = true);
                focus(&["#person-name"], SOON);
            }
            Press::Named(person, name) => {
                self.change(|view| view.renaming = false);
                if let Some(key) = self.key(person) {
                    self.edit(PeopleEdit::Rename(key, name));
                }
            }
            Press::Merge(person) => {
                let lines = Lines::new(&self.people, &self.view.words, None, self.key(person));
                self.change(|view| (view.merging, view.open) = (self.key(person), None));
                // Whoever comes next stands in their place.
                let place = self.lines.of(person).unwrap_or(0);
                self.go(place.min(lines.count().saturating_sub(1)), 0);
            }
            Press::SplitOff(mention) => {
                self.go(row.min(self.lines.count().saturating_sub(2)), 0);
                self.edit(PeopleEdit::SplitOff(mention));
            }
            Press::SplitAll(person) => {
                self.go(self.lines.of(person).unwrap_or(0), 0);
                if let Some(PersonKey::Entity(id)) = self.key(person) {
                    self.edit(PeopleEdit::SplitAll(id));
                }
            }
        }
    }

    /// Does what a key says among rows of so many columns.
    pub(super) fn hear(&self, event: &KeyboardEvent, columns: impl Fn(usize) -> usize) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let taken = || {
            event.prevent_default();
            event.stop_propagation();
        };
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            if composes(event) || !matches!(key.as_str(), "Escape" | "Enter") {
                return;
            }
            // The key ends here: the focus moves to a button, which it would press.
            taken();
            let whose = self.view.open.and_then(|key| self.people.position(key));
            match whose.filter(|_| key == "Enter") {
                Some(person) => self.press(self.at.row, Press::Named(person, input.value())),
                None => self.change(|view| view.renaming = false),
            }
            self.go(self.at.row, 0);
        } else if key == "Escape" && self.view.merging.is_some() {
            taken();
            self.stop_merging();
        } else if let Some(next) = self.at.moved(&key, self.lines.count(), columns) {
            taken();
            self.at.set(next);
        }
    }
}
