//! A long list of rows of one height, of which only those in view are on the page.

use crate::ui::kept::{use_effect_with, use_state_eq};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Rows beyond each edge of the view, so that a fast flick shows no gap.
const SPARE: usize = 6;
/// The view before it was measured, and where nothing can be: enough for a screen.
const FIRST_VIEW: u32 = 640;

fn pixels(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or_default()
}

/// What is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How far the list is scrolled, in pixels.
    pub top: u32,
    /// How much of it is seen, in pixels.
    pub height: u32,
}

impl Window {
    /// The rows on the page, of `count` rows of `row` pixels each.
    pub fn rows(self, count: usize, row: u32) -> Range<usize> {
        let row = row.max(1);
        let first = (self.top / row) as usize;
        let after = (self.top.saturating_add(self.height).div_ceil(row)) as usize;
        first.saturating_sub(SPARE).min(count)..after.saturating_add(SPARE).min(count)
    }

    /// How far to scroll so that a row is wholly in view; `None` where it is already.
    pub fn reveal(self, place: usize, row: u32) -> Option<u32> {
        let top = u32::try_from(place).unwrap_or(u32::MAX).saturating_mul(row);
        if top < self.top {
            Some(top)
        } else if top.saturating_add(row) > self.top.saturating_add(self.height) {
            Some(top.saturating_add(row).saturating_sub(self.height))
        } else {
            None
        }
    }
}

/// A place among the rows that the focus is to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// From zero.
    pub row: usize,
    /// The element of the row whose `data-column` this is.
    pub column: usize,
    /// Grows each time the focus is to go somewhere.
    pub serial: u32,
}

impl Aim {
    /// How many rows Page Up and Page Down pass.
    const PAGE: usize = 10;

    /// Where a key leads among so many rows, each of so many columns; `None` for one that leads nowhere. A row without
    /// any is passed.
    pub fn moved(self, key: &str, rows: usize, columns: impl Fn(usize) -> usize) -> Option<Self> {
        let last = rows.saturating_sub(1);
        let Self { row, column, serial } = self;
        let (to, column) = match key {
            "ArrowDown" => ((row + 1).min(last), column),
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowRight" => (row, column + 1),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "PageDown" => ((row + Self::PAGE).min(last), column),
            "PageUp" => (row.saturating_sub(Self::PAGE), column),
            "Home" => (0, column),
            "End" => (last, column),
            _ => return None,
        };
        let row = match columns(to) {
            0 if to > row => (to + 1).min(last),
            0 => to.saturating_sub(1),
            _ => to,
        };
        Some(Self { row, column: column.min(columns(row).saturating_sub(1)), serial: serial + 1 })
    }
}

/// Properties of [`Rows`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the rows are.
    pub name: AttrValue,
    /// How many there are.
    pub count: usize,
    /// How high each is, in pixels; the style sheets have it as `--row-height`.
    pub row_height: u32,
    /// Draws a row, which must bear `role="row"` and a key.
    pub draw: Callback<usize, Html>,
    /// A row to bring into view when it becomes another.
    #[prop_or_default]
    pub reveal: Option<usize>,
    /// Where the focus is to go.
    #[prop_or_default]
    pub aim: Option<Aim>,
    /// Whether several rows can be picked.
    #[prop_or_default]
    pub multiple: bool,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// Keys pressed in the list.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A long list of rows, as an ARIA grid.
#[component]
pub fn Rows(props: &Props) -> Html {
    let node = use_node_ref();
    let window = use_state_eq(|| Window { top: 0, height: FIRST_VIEW });
    let measure = {
        let (node, window) = (node.clone(), window.clone());
        Callback::from(move |()| {
            if let Some(list) = node.cast::<Element>() {
                window.set(Window { top: pixels(list.scroll_top()), height: pixels(list.client_height()) });
            }
        })
    };
    // The height of the list is the page's to give: it is looked up whenever something was drawn. The page is laid out
    // for it, which is not to come on top of the drawing.
    use_effect({
        let measure = measure.clone();
        move || {
            let later = Timeout::new(0, move || measure.emit(()));
            move || drop(later)
        }
    });
    use_effect_with((), {
        let measure = measure.clone();
        move |()| {
            let listener = web_sys::window()
                .map(|window| EventListener::new(&window, "resize", move |_| measure.emit(())));
            move || drop(listener)
        }
    });
    let bring_into_view = {
        let (node, row_height) = (node.clone(), props.row_height);
        move |row: usize| {
            let Some(list) = node.cast::<Element>() else { return };
            let seen = Window { top: pixels(list.scroll_top()), height: pixels(list.client_height()) };
            if let Some(top) = seen.reveal(row, row_height) {
                list.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
            }
        }
    };
    use_effect_with(props.reveal, {
        let bring_into_view = bring_into_view.clone();
        move |&row| row.into_iter().for_each(bring_into_view)
    });
    let reached = use_mut_ref(|| 0);
    // A row far away is on the page only after the list has scrolled: it is aimed at until it is.
    use_effect({
        let (node, aim) = (node.clone(), props.aim);
        move || {
            let Some(aim) = aim.filter(|aim| aim.serial != *reached.borrow()) else { return };
            bring_into_view(aim.row);
            let selector = format!("[aria-rowindex='{}'] [data-column='{}']", aim.row + 1, aim.column);
            let there = node.cast::<Element>().and_then(|list| list.query_selector(&selector).ok().flatten());
            if let Some(element) = there.and_then(|there| there.dyn_into::<HtmlElement>().ok()) {
                *reached.borrow_mut() = aim.serial;
                // An element that cannot take the focus leaves it where it is.
                let _ = element.focus();
            }
        }
    });
    let onscroll = Callback::from(move |_: Event| measure.emit(()));
    let shown = window.rows(props.count, props.row_height);
    let height = |rows: usize| format!("height:{}px", rows as u64 * u64::from(props.row_height));
    html! {
        <div
            ref={node}
            class={classes!("rows", props.class.clone())}
            style={format!("--row-height:{}px", props.row_height)}
            role="grid"
            aria-label={&props.name}
            aria-multiselectable={props.multiple.then_some("true")}
            aria-rowcount={props.count.to_string()}
            {onscroll}
            onkeydown={&props.onkeydown}
        >
            <div key="before" role="presentation" style={height(shown.start)} />
            <div key="shown" role="rowgroup">
                { for shown.clone().map(|place| props.draw.emit(place)) }
            </div>
            <div key="after" role="presentation" style={height(props.count.saturating_sub(shown.end))} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Window = Window { top: 1000, height: 500 };

    #[test]
    fn only_what_is_in_view_is_drawn_with_some_to_spare() {
        assert_eq!(VIEW.rows(15_000, 50), 14..36);
        assert_eq!(Window { top: 0, height: 500 }.rows(15_000, 50), 0..16);
        assert_eq!(VIEW.rows(3, 50), 3..3);
        assert_eq!(VIEW.rows(0, 50), 0..0);
    }

    #[test]
    fn a_row_in_view_is_left_where_it_is() {
        assert_eq!(VIEW.reveal(20, 50), None);
        assert_eq!(VIEW.reveal(29, 50), None);
        assert_eq!(VIEW.reveal(19, 50), Some(950));
        assert_eq!(VIEW.reveal(30, 50), Some(1050));
    }

    #[test]
    fn keys_stay_among_the_rows_and_pass_those_without_columns() {
        let columns = |row: usize| [2, 0, 1, 3][row];
        let led = |row: usize, column: usize, key: &str| {
            let next = Aim { row, column, serial: 7 }.moved(key, 4, columns)?;
            assert_eq!(next.serial, 8);
            Some((next.row, next.column))
        };
        assert_eq!(led(0, 1, "ArrowDown"), Some((2, 0)));
        assert_eq!(led(2, 0, "ArrowUp"), Some((0, 0)));
        assert_eq!(led(3, 2, "ArrowDown"), Some((3, 2)));
        assert_eq!(led(0, 1, "ArrowRight"), Some((0, 1)));
        assert_eq!(led(0, 0, "ArrowLeft"), Some((0, 0)));
        assert_eq!(led(0, 1, "PageDown"), Some((3, 1)));
        assert_eq!(led(3, 2, "Home"), Some((0, 1)));
        assert_eq!(led(0, 0, "a"), None);
        assert_eq!(
            Aim { row: 0, column: 0, serial: 7 }.moved("ArrowDown", 0, |_| 0).map(|next| next.row),
            Some(0)
        );
    }
}
