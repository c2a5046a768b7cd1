//! The lines of the list of people.

use super::cells::{Cell, Press};
use super::lines::Line;
use crate::annotation::{AnnotationId, Document};
use crate::session::People;
use crate::ui::i18n::{Language, Message};
use crate::ui::widgets::TextField;
use std::rc::Rc;
use yew::prelude::*;

/// Where a line stands.
pub(super) struct At {
    /// From zero.
    pub(super) place: usize,
    /// Which of its columns the focus enters by, if it enters the list here.
    pub(super) enters: Option<usize>,
    /// Whether its person is open.
    pub(super) is_open: bool,
}

/// What the lines are drawn from.
#[derive(Clone)]
pub(super) struct Draw {
    pub(super) document: Document,
    pub(super) people: Rc<People>,
    pub(super) language: Language,
    /// Who is to be merged with who is pressed.
    pub(super) merging: Option<String>,
    pub(super) renaming: bool,
    /// The annotation that is open.
    pub(super) opened: Option<AnnotationId>,
}

impl Draw {
    /// How many places for the focus a line has.
    pub(super) fn columns(&self, line: Line) -> usize {
        match line {
            Line::Tools(_) if self.renaming => 0,
            line => self.cells(line, false).len(),
        }
    }

    /// A line of the list.
    pub(super) fn line(
        &self,
        line: Line,
        at: At,
        press: &Callback<(usize, Press)>,
        on_focus: &Callback<(usize, usize)>,
    ) -> Html {
        let At { place, enters, is_open } = at;
        let (class, label) = match line {
            Line::Person(_) => ("row person", Some("official")),
            Line::Tools(_) => ("row person__tools", None),
            Line::Office(..) => ("row person__part", Some("position")),
            Line::Mention(..) => ("row person__part", Some("official")),
        };
        let cell = |(column, cell): (usize, Cell)| {
            let onclick = {
                let (press, what) = (press.clone(), cell.press);
                move |_: MouseEvent| press.emit((place, what.clone()))
            };
            let entered = {
                let on_focus = on_focus.clone();
                move |_: FocusEvent| on_focus.emit((place, column))
            };
            let expands = column == 0 && matches!(line, Line::Person(_)) && self.merging.is_none();
            let main = cell.class == "row__main";
            html! {
                <span key={column} role="gridcell" class={classes!("row__cell", main.then_some("row__cell--main"))}>
                    <button
                        type="button"
                        class={cell.class}
                        data-column={column.to_string()}
                        tabindex={if enters == Some(column) { "0" } else { "-1" }}
                        aria-expanded={expands.then_some(if is_open { "true" } else { "false" })}
                        aria-label={cell.spoken.clone()}
                        title={cell.spoken.filter(|_| !main)}
                        {onclick}
                        onfocus={entered}
                    >{ cell.shown }</button>
                </span>
            }
        };
        let content = match line {
            Line::Tools(person) if self.renaming => self.name_field(person, place, press),
            line => self.cells(line, true).into_iter().enumerate().map(cell).collect(),
        };
        html! {
            // The place is the key: what comes where a row was pressed keeps the focus.
            <div
                key={place}
                role="row"
                aria-rowindex={(place + 1).to_string()}
                aria-current={self.is_current(line).then_some("true")}
                class={classes!(class, (is_open || self.is_current(line)).then_some("is-open"))}
                data-label={label}
            >{ content }</div>
        }
    }

    /// Whether a line is of the open annotation.
    fn is_current(&self, line: Line) -> bool {
        let Some(opened) = self.opened else { return false };
        match line {
            Line::Person(_) | Line::Tools(_) => false,
            Line::Office(person, at) => {
                let office = self.person(person).and_then(|person| person.offices.get(at));
                office.is_some_and(|office| office.places.contains(&opened))
            }
            Line::Mention(person, at) => {
                self.person(person).and_then(|person| person.mentions.get(at)) == Some(&opened)
            }
        }
    }

    /// The field for another name.
    fn name_field(&self, person: usize, place: usize, press: &Callback<(usize, Press)>) -> Html {
        let Some(known) = self.person(person) else { return Html::default() };
        let on_commit = {
            let press = press.clone();
            Callback::from(move |name: String| press.emit((place, Press::Named(person, name))))
        };
        html! {
            <span role="gridcell" class="row__cell row__cell--main">
                <TextField id="person-name" name={Message::Rename.text(self.language)} name_hidden=true value={known.name.clone()} {on_commit} />
            </span>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::annotate;
    use crate::text::Text;
    use crate::ui::panels::people::lines::Lines;

    /// The list of a small article with its first person open, in English.
    #[component]
    fn Stage() -> Html {
        let text = "Sáng 08/7/2024, đồng chí Lò Thị Thu Hà, Chủ tịch UBND huyện Tân Sơn, dự. Đồng chí Hà nói.\n\
                    Đồng chí Vàng A Sình, Chủ tịch UBND huyện Tân Sơn, chủ trì.";
        let document = annotate(Text::new(text).unwrap_or_else(|_| Text::empty()), Meta::default());
        let people = Rc::new(People::new(&document));
        let opened = people.all.first().and_then(|person| person.mentions.get(1)).copied();
        let lines = Lines::new(&people, "", people.all.first().map(|person| person.key), None);
        let draw = Draw { document, people, language: Language::En, merging: None, renaming: false, opened };
        let line = |place: usize| {
            let at = At { place, enters: (place == 0).then_some(0), is_open: place == 0 };
            lines.get(place).map(|line| draw.line(line, at, &Callback::noop(), &Callback::noop()))
        };
        html! { <>{ for (0..lines.count()).filter_map(line) }</> }
    }

    fn drawn() -> String {
        let renderer = yew::LocalServerRenderer::<Stage>::new();
        pollster::block_on(renderer.hydratable(false).render())
    }

    #[test]
    fn both_holders_of_an_office_say_so_and_lead_to_each_other() {
        let html = drawn();
        for (own, other) in [("Lò Thị Thu Hà", "Vàng A Sình"), ("Vàng A Sình", "Lò Thị Thu Hà")] {
            let from = html.find(&format!(">{own}<")).expect("a row");
            let row = html.get(from..).and_then(|rest| rest.split("role=\"row\"").next()).unwrap_or_default();
            assert!(row.contains("office shared"), "{row}");
            assert!(row.contains(&format!("Also held by {other}. Show “{other}”")), "{row}");
        }
    }

    #[test]
    fn the_open_person_has_offices_with_dates_and_mentions_in_their_context() {
        let html = drawn();
        assert!(html.contains("aria-expanded=\"true\"") && html.contains("aria-expanded=\"false\""));
        assert!(
            html.contains(">2024-07-08<") && html.contains("Show in the text “Sáng 08/7/2024”"),
            "{html}"
        );
        assert!(html.contains("Đồng chí <mark>Hà</mark> nói."), "{html}");
        assert!(html.contains("Split off “Hà”") && html.contains(">Split by name (2)<"), "{html}");
        assert_eq!(html.matches("aria-current=\"true\"").count(), 1);
    }

    #[test]
    fn every_line_has_one_place_where_the_arrows_go() {
        let html = drawn();
        assert_eq!(html.matches("tabindex=\"0\"").count(), 1);
        for row in html.split("role=\"row\"").skip(1) {
            assert!(row.contains("data-column=\"0\""), "{row}");
        }
    }
}
