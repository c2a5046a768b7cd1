//! The people of the article: who is mentioned where, what offices they hold, who is the same as whom.

mod cells;
mod draw;
mod lines;

use super::PanelProps;
use crate::browser::focus::focus;
use crate::session::{Action, People, PeopleEdit, PersonKey};
use crate::ui::hooks::composes;
use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Aim, Button, Icon, Look, Rows, search_field};
use cells::Press;
use draw::Draw;
use lines::{Line, Lines};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The height of a row, in pixels; `.row` in `styles/panels/rows.css` has the same.
const ROW: u32 = 56;
/// How many rows Page Up and Page Down pass.
const PAGE: usize = 10;

/// What the panel shows of the people.
#[derive(Clone, Debug, Default, PartialEq)]
struct View {
    /// The person whose lines are there.
    open: Option<PersonKey>,
    /// The person for whom another is chosen that is the same.
    merging: Option<PersonKey>,
    /// Whether the open one gets another name.
    renaming: bool,
    /// Words that the names must have.
    words: String,
}

/// The people, each with offices and mentions.
#[component]
pub fn PeoplePanel(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let people = use_memo((session.revision, session.document.is_some()), |_| {
        session.document.as_ref().map(People::new).unwrap_or_default()
    });
    let view = use_state_eq(View::default);
    // Where the arrow keys are; the serial number grows with each key, so that the same place can
    // be aimed at twice.
    let at = use_state_eq(|| {
        // Whoever is open comes first.
        let open = session.open.and_then(|id| session.document.as_ref()?.annotation(id));
        let person = open.and_then(|open| people.position(PersonKey::of(open)?));
        Aim { row: person.unwrap_or(0), column: 0, serial: 0 }
    });
    let Some(document) = &session.document else {
        return html! { <p class="annotations__empty">{ Message::NoPeople.text(language) }</p> };
    };
    let lines = Rc::new(Lines::new(&people, &view.words, view.open));
    let name_of = |key: Option<PersonKey>| {
        let place = key.and_then(|key| people.position(key));
        place.and_then(|at| people.all.get(at)).map(|person| person.name.clone())
    };
    let merging = name_of(view.merging);
    let draw = Draw {
        document: document.clone(),
        people: Rc::clone(&people),
        language,
        merging: merging.clone(),
        renaming: view.renaming,
        opened: session.open,
    };
    let columns = {
        let (lines, draw) = (Rc::clone(&lines), draw.clone());
        move |row: usize| lines.get(row).map_or(0, |line| draw.columns(line))
    };
    let go = {
        let at = at.clone();
        move |row: usize, column: usize| at.set(Aim { row, column, serial: at.serial + 1 })
    };
    let press = {
        let (view, go, dispatch, lines, people) =
            (view.clone(), go.clone(), shell.dispatch.clone(), Rc::clone(&lines), Rc::clone(&people));
        let edit = {
            let dispatch = dispatch.clone();
            move |edit: PeopleEdit| dispatch.emit(Action::People(edit))
        };
        Callback::from(move |(row, press): (usize, Press)| match press {
            Press::Person(person) => {
                let Some(key) = people.all.get(person).map(|person| person.key) else { return };
                if let Some(one) = view.merging.filter(|&one| people.position(one).is_some()) {
                    view.set(View { merging: None, open: None, ..(*view).clone() });
                    // Who has become one stands where the first of them stood.
                    let place = people.position(one).unwrap_or(person).min(person);
                    go(Lines::new(&people, &view.words, None).of(place).unwrap_or(0), 0);
                    edit(PeopleEdit::Merge(one, key));
                } else {
                    let open = (view.open != Some(key)).then_some(key);
                    view.set(View { open, renaming: false, ..(*view).clone() });
                    go(Lines::new(&people, &view.words, open).of(person).unwrap_or(0), 0);
                }
            }
            Press::Show(rival) => {
                let open = people.all.get(rival).map(|person| person.key);
                view.set(View { open, ..View::default() });
                go(rival, 0);
            }
            Press::Open(id) => dispatch.emit(Action::OpenAnnotation(Some(id))),
            Press::Rename => {
                view.set(View { renaming: true, ..(*view).clone() });
                focus(&["#person-name"], 3);
            }
            Press::Named(person, name) => {
                view.set(View { renaming: false, ..(*view).clone() });
                if let Some(person) = people.all.get(person) {
                    edit(PeopleEdit::Rename(person.key, name));
                }
            }
            Press::Merge(person) => {
                let merging = people.all.get(person).map(|person| person.key);
                view.set(View { merging, open: None, ..(*view).clone() });
                go(Lines::new(&people, &view.words, None).of(person).unwrap_or(0), 0);
            }
            Press::SplitOff(mention) => {
                go(row.min(lines.count().saturating_sub(2)), 0);
                edit(PeopleEdit::SplitOff(mention));
            }
            Press::SplitAll(person) => {
                go(lines.of(person).unwrap_or(0), 0);
                if let Some(PersonKey::Entity(id)) = people.all.get(person).map(|person| person.key) {
                    edit(PeopleEdit::SplitAll(id));
                }
            }
        })
    };
    let last = lines.count().saturating_sub(1);
    let stop_merging = {
        let view = view.clone();
        Callback::from(move |()| view.set(View { merging: None, ..(*view).clone() }))
    };
    let onkeydown = {
        let (view, at, go, columns, stop) =
            (view.clone(), at.clone(), go.clone(), columns.clone(), stop_merging.clone());
        let (whose, named) = (view.open.and_then(|key| people.position(key)), press.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let key = event.key();
            let taken = || {
                event.prevent_default();
                event.stop_propagation();
            };
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                if composes(&event) || !matches!(key.as_str(), "Escape" | "Enter") {
                    return;
                }
                // The key ends here: the focus moves to a button, which it would press.
                taken();
                match whose.filter(|_| key == "Enter") {
                    Some(person) => named.emit((at.row, Press::Named(person, input.value()))),
                    None => view.set(View { renaming: false, ..(*view).clone() }),
                }
                return go(at.row, 0);
            }
            let beyond = |down: bool| {
                let next = |row: usize| if down { (row + 1).min(last) } else { row.saturating_sub(1) };
                let row = next(at.row);
                // The field for the name is no place among the rows.
                if columns(row) == 0 { next(row) } else { row }
            };
            let (row, column) = match key.as_str() {
                "ArrowDown" => (beyond(true), at.column),
                "ArrowUp" => (beyond(false), at.column),
                "ArrowRight" => (at.row, at.column + 1),
                "ArrowLeft" => (at.row, at.column.saturating_sub(1)),
                "PageDown" => ((at.row + PAGE).min(last), at.column),
                "PageUp" => (at.row.saturating_sub(PAGE), at.column),
                "Home" => (0, 0),
                "End" => (last, 0),
                "Escape" if view.merging.is_some() => {
                    taken();
                    return stop.emit(());
                }
                _ => return,
            };
            taken();
            go(row, column.min(columns(row).saturating_sub(1)));
        })
    };
    let on_focus = {
        let at = at.clone();
        Callback::from(move |(row, column)| at.set(Aim { row, column, ..*at }))
    };
    let on_words = {
        let view = view.clone();
        Callback::from(move |words: String| view.set(View { words, ..(*view).clone() }))
    };
    // The focus enters by a line that has a place for it.
    let roving = at.row.min(last);
    let roving = if columns(roving) == 0 { roving.saturating_sub(1) } else { roving };
    let column = at.column.min(columns(roving).saturating_sub(1));
    let shown = lines.people();
    let reveal = session.open.and_then(|id| {
        let person = people.position(PersonKey::of(document.annotation(id)?)?)?;
        let mention = people.all.get(person)?.mentions.iter().position(|&mention| mention == id)?;
        lines.of_mention(person, mention)
    });
    let row = {
        let (lines, open) = (Rc::clone(&lines), view.open.and_then(|key| people.position(key)));
        Callback::from(move |place: usize| {
            let Some(line) = lines.get(place) else { return Html::default() };
            let enters = (place == roving).then_some(column);
            let is_open = matches!(line, Line::Person(person) if Some(person) == open);
            draw.line(line, draw::At { place, enters, is_open }, &press, &on_focus)
        })
    };
    let conflicts = people.all.iter().filter(|person| person.is_contested()).count();
    html! {
        <div class="annotations people">
            <div key="filters" class="filters">
                { search_field("people-search", Message::PeopleSearch.text(language), view.words.clone(), on_words) }
            </div>
            if let Some(name) = merging {
                <div key="merging" class="picked">
                    <span class="picked__count" role="status">{ language.choose_same(&name) }</span>
                    <Button name={Message::Cancel.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={stop_merging} />
                </div>
            } else {
                <div key="summary" class="annotations__summary">
                    <span role="status">{ language.people(shown) }</span>
                    if conflicts > 0 {
                        <span class="people__conflicts">{ format!("{}: {}", Message::OfficeShared.text(language), language.people(conflicts)) }</span>
                    }
                </div>
            }
            if shown == 0 {
                <div key="empty" class="annotations__empty">
                    if people.all.is_empty() {
                        <p>{ Message::NoPeople.text(language) }</p>
                        <p class="muted">{ Message::NoPeopleMore.text(language) }</p>
                    } else {
                        <p>{ Message::NobodyNamed.text(language) }</p>
                    }
                </div>
            } else {
                <Rows
                    key="list"
                    name={Message::PeopleList.text(language)}
                    count={lines.count()}
                    row_height={ROW}
                    draw={row}
                    {reveal}
                    aim={Some(*at).filter(|aim| aim.serial > 0)}
                    {onkeydown}
                />
            }
        </div>
    }
}
