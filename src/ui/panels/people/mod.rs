//! The people of the article: who is mentioned where, what offices they hold, who is the same as whom.

mod cells;
mod desk;
mod draw;
mod lines;

use super::PanelProps;
use crate::session::{People, PersonKey};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::{use_memo, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::store::turn;
use crate::ui::widgets::{Aim, Button, Icon, Look, Rows, search_field};
use cells::Press;
use desk::Desk;
use draw::Draw;
use lines::{Line, Lines};
use std::rc::Rc;
use yew::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 56;

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
    let lines = Rc::new(Lines::new(&people, &view.words, view.open, view.merging));
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
    let desk = Desk {
        people: Rc::clone(&people),
        lines: Rc::clone(&lines),
        view: view.clone(),
        at: at.clone(),
        dispatch: shell.dispatch.clone(),
    };
    let press = {
        let desk = desk.clone();
        Callback::from(move |(row, press): (usize, Press)| desk.press(row, press))
    };
    let onkeydown = {
        let (desk, columns) = (desk.clone(), columns.clone());
        Callback::from(move |event: KeyboardEvent| desk.hear(&event, &columns))
    };
    let stop_merging = Callback::from(move |()| desk.stop_merging());
    let on_focus = {
        let at = at.clone();
        Callback::from(move |(row, column)| at.set(Aim { row, column, ..*at }))
    };
    let on_words = turn(&view, |view, words| view.words = words);
    // The focus enters by a line that has a place for it.
    let roving = at.row.min(lines.count().saturating_sub(1));
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
