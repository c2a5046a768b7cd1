//! The buttons of a line of the list of people, each with what it shows, says and does.

use super::draw::Draw;
use super::lines::Line;
use crate::annotation::AnnotationId;
use crate::label::{DateValue, Point, Value};
use crate::session::{Office, Passage, Person};
use crate::ui::i18n::Message;
use crate::ui::widgets::{Icon, icon};
use yew::prelude::*;

/// Letters of what stands before and after a mention.
const AROUND: usize = 40;
/// How many mentions of an office are asked for a date.
const ASKED: usize = 50;

/// What was pressed in a line.
#[derive(Clone, Debug)]
pub(super) enum Press {
    /// Somebody: opened, or chosen to be the same as another.
    Person(usize),
    /// Somebody else is to be shown.
    Show(usize),
    /// A place in the text.
    Open(AnnotationId),
    /// Another name is to be given.
    Rename,
    /// Another name was given.
    Named(usize, String),
    /// The same person is to be chosen.
    Merge(usize),
    /// A mention is of somebody else.
    SplitOff(AnnotationId),
    /// All mentions come apart.
    SplitAll(usize),
}

/// A button of a line.
pub(super) struct Cell {
    pub(super) class: &'static str,
    /// Its accessible name, where what it shows is not enough.
    pub(super) spoken: Option<String>,
    pub(super) shown: Html,
    pub(super) press: Press,
}

impl Cell {
    fn main(shown: Html, press: Press) -> Self {
        Self { class: "row__main", spoken: None, shown, press }
    }

    fn quick(drawn: Icon, spoken: String, press: Press) -> Self {
        Self { class: "row__quick is-action", spoken: Some(spoken), shown: icon(drawn), press }
    }
}

impl Draw {
    pub(super) fn person(&self, at: usize) -> Option<&Person> {
        self.people.all.get(at)
    }

    /// The buttons of a line; without what they show where they are only counted.
    pub(super) fn cells(&self, line: Line, drawn: bool) -> Vec<Cell> {
        let language = self.language;
        let (Line::Person(at) | Line::Tools(at) | Line::Office(at, _) | Line::Mention(at, _)) = line;
        let Some(person) = self.person(at) else { return Vec::new() };
        match line {
            Line::Person(_) => {
                let shown = if drawn { self.somebody(person) } else { Html::default() };
                let mut main = Cell::main(shown, Press::Person(at));
                main.spoken = self.merging.as_ref().map(|one| language.merge_people(one, &person.name));
                let contested = person.offices.iter().find(|office| !office.rivals.is_empty());
                let rival =
                    contested.filter(|_| self.merging.is_none()).and_then(|office| self.rival(office));
                std::iter::once(main).chain(rival).collect()
            }
            Line::Tools(_) => {
                let button = |name: String, press: Press| Cell {
                    class: "button button--quiet",
                    spoken: Some(language.on_quote(&name, &person.name)),
                    shown: html! { { name } },
                    press,
                };
                let mut cells = vec![button(Message::Rename.text(language).to_owned(), Press::Rename)];
                if self.people.all.len() > 1 {
                    cells.push(button(Message::MergeWith.text(language).to_owned(), Press::Merge(at)));
                }
                if person.mentions.len() > 1 {
                    let name = if drawn {
                        language.split_person(person.spellings(&self.document))
                    } else {
                        String::new()
                    };
                    cells.push(button(name, Press::SplitAll(at)));
                }
                cells
            }
            Line::Office(_, office) => {
                let Some(office) = person.offices.get(office) else { return Vec::new() };
                let Some(&first) = office.places.first() else { return Vec::new() };
                let mut dates = office.places.iter().take(ASKED);
                let date = dates.find_map(|&at| self.people.date_beside(&self.document, at));
                let shown = || {
                    html! {
                        <>
                            <span class="row__quote" lang="vi">{ &office.name }</span>
                            <span class="row__line">
                                if let Some(&rival) = office.rivals.first() {
                                    <span class="person__conflict">{ self.held_too(office, rival) }</span>
                                } else if office.places.len() > 1 {
                                    { language.mentions(office.places.len()) }
                                }
                            </span>
                        </>
                    }
                };
                let main = Cell::main(if drawn { shown() } else { Html::default() }, Press::Open(first));
                let date =
                    date.map(|date| Cell {
                        class: "button button--quiet person__date",
                        spoken: Some(language.on_quote(
                            Message::ShowInText.text(language),
                            self.document.text().slice(date.span),
                        )),
                        shown: html! { { date.value.as_ref().map(day).unwrap_or_default() } },
                        press: Press::Open(date.id),
                    });
                std::iter::once(main).chain(date).chain(self.rival(office)).collect()
            }
            Line::Mention(_, mention) => {
                let Some(known) = person.mentions.get(mention).and_then(|&id| self.document.annotation(id))
                else {
                    return Vec::new();
                };
                let text = self.document.text();
                let Passage { before, words, after } = if drawn {
                    Passage::around(text, known.span, (AROUND, AROUND))
                } else {
                    Passage::default()
                };
                let off = (person.mentions.len() > 1).then(|| {
                    let spoken = language.on_quote(Message::SplitOff.text(language), &words);
                    Cell::quick(Icon::Minus, spoken, Press::SplitOff(known.id))
                });
                let shown = html! { <span class="person__context" lang="vi">{ before }<mark>{ words }</mark>{ after }</span> };
                std::iter::once(Cell::main(shown, Press::Open(known.id))).chain(off).collect()
            }
        }
    }

    fn somebody(&self, person: &Person) -> Html {
        let language = self.language;
        let offices: Vec<&str> = person.offices.iter().map(|office| office.name.as_str()).collect();
        html! {
            <>
                <span class="row__quote" lang="vi">{ &person.name }</span>
                <span class="row__line">
                    <span>{ language.mentions(person.mentions.len()) }</span>
                    if person.is_contested() {
                        <span class="person__conflict">{ Message::OfficeShared.text(language) }</span>
                    }
                    if !offices.is_empty() {
                        <span class="row__value" lang="vi">{ offices.join("; ") }</span>
                    }
                </span>
            </>
        }
    }

    /// That somebody else holds an office too, in words.
    fn held_too(&self, office: &Office, rival: usize) -> String {
        let name = self.person(rival).map(|rival| rival.name.as_str()).unwrap_or_default();
        self.language.also_held_by(name, office.rivals.len() > 1)
    }

    /// The way to who else holds an office.
    fn rival(&self, office: &Office) -> Option<Cell> {
        let &rival = office.rivals.first()?;
        let go = self.language.pick("Xem", "Show");
        let name = self.person(rival).map(|rival| rival.name.as_str()).unwrap_or_default();
        let spoken = format!(
            "{}: {}. {}",
            office.name,
            self.held_too(office, rival),
            self.language.on_quote(go, name)
        );
        Some(Cell::quick(Icon::Warning, spoken, Press::Show(rival)))
    }
}

/// A date without its time of day.
fn day(value: &Value) -> String {
    let Value::Date(date) = value else { return value.summary() };
    let day = |point: Point| Point { clock: None, ..point };
    DateValue { start: day(date.start), end: date.end.map(day), lunar: None }.to_string()
}
