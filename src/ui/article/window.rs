//! Which blocks are drawn: those near what is seen.

use super::blocks::Blocks;
use super::heights::Heights;
use crate::browser::frame::after_paint;
use crate::browser::geometry::rect_of;
use crate::text::{Span, Text};
use crate::ui::ByRc;
use crate::ui::kept::{use_callback, use_effect_with, use_memo, use_state_eq};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::{Callback, NodeRef, UseForceUpdateHandle, hook, use_force_update, use_mut_ref};

/// Pixels beyond what is seen that are drawn at least, so that scrolling finds them there.
const MARGIN: f64 = 300.0;
/// Pixels beyond what is seen that are drawn when blocks have to be drawn anyway.
const AHEAD: f64 = 800.0;
/// What is seen, where nothing says how tall the page is.
const GUESSED_VIEW: f64 = 900.0;
/// How much of a text is drawn first, in page heights: what is seen, even where the estimates of its lines are too
/// tall. The rest of the window follows a frame later.
const FIRST: f64 = 1.2;
/// Width and font size as a wide page has them: taken before they have been measured, they mostly turn out
/// right, and nothing has to be drawn twice before it is first seen.
const USUAL: (u32, u32) = (703, 185);
/// The least of the two that an estimate is made with: a page that is not laid out yet has no width.
const LEAST: (u32, u32) = (100, 80);
/// The height of a line, in font sizes: `--leading-text` of `styles/tokens.css`.
const LINE: f64 = 1.75;
/// Syllables are short: a letter is a little less than half as wide as it is tall.
const LETTER: f64 = 0.46;
/// Bytes of a Vietnamese letter, on average.
const BYTES: f64 = 1.3;

/// The part of the article that is drawn.
#[derive(Clone)]
pub(super) struct Window {
    /// All blocks.
    pub blocks: Rc<Blocks>,
    /// The blocks that are drawn.
    pub range: Range<usize>,
    /// Pixels of what is not drawn before them.
    pub before: f64,
    /// Pixels of what is not drawn after them.
    pub after: f64,
    /// Looks again at what is seen.
    pub look: Callback<()>,
    heights: Rc<RefCell<Heights>>,
    again: UseForceUpdateHandle,
}

impl Window {
    /// Measures what is drawn; draws again where that moves something.
    pub(super) fn measure(&self, container: &Element) {
        let mut news = false;
        {
            let mut heights = self.heights.borrow_mut();
            let mut child = container.first_element_child();
            let mut index = self.range.start;
            while let Some(block) = child {
                if index < self.range.end {
                    news |= heights.measure(index, rect_of(&block).height);
                }
                index += 1;
                child = block.next_element_sibling();
            }
        }
        if !news {
            return;
        }
        let (again, look) = (self.again.clone(), self.look.clone());
        let follow = move || {
            again.force_update();
            look.emit(());
        };
        // Where nothing lies above, nothing that is seen moves: the first frame need not wait for it.
        if self.range.start == 0 { after_paint(follow) } else { follow() }
    }

    /// Where a block begins, counted from the first.
    pub(super) fn top(&self, index: usize) -> f64 {
        self.heights.borrow().top(index)
    }
}

/// How many times the blocks that are needed may be drawn, and how many more, before some are let go.
const SLACK: (usize, usize) = (8, 200);

/// Blocks that are drawn at the most only because they are selected.
const KEPT: usize = 120;

/// The part of a text that is drawn. What is selected stays in it unless that is very much: a
/// browser forgets a selection whose elements go. `page` is the element in which the blocks are. The text is one for
/// the life of the window, which begins at its beginning.
#[hook]
pub(super) fn use_window(scroller: &NodeRef, page: &NodeRef, text: &Text, selected: Option<Span>) -> Window {
    let blocks = use_memo(text.clone(), Blocks::new);
    let width = use_state_eq(|| USUAL);
    let heights =
        use_memo((Rc::clone(&blocks), *width), |(blocks, width)| RefCell::new(estimate(blocks, *width)));
    let seen = use_state_eq(|| 0..0_usize);
    let drawn = use_mut_ref(|| false);
    let again = use_force_update();

    let fresh = !drawn.replace(true);
    let range = if fresh || seen.end > blocks.len() || seen.is_empty() {
        heights.borrow().window(0.0, page_height() * FIRST)
    } else {
        (*seen).clone()
    };
    let range = match selected.map(|span| blocks.at(span.start)..blocks.at(span.end) + 1) {
        Some(keep) => {
            let both = range.start.min(keep.start)..range.end.max(keep.end);
            if both.len() <= range.len() + KEPT { both } else { range }
        }
        None => range,
    };

    let look = use_callback((ByRc(Rc::clone(&heights)), range.clone()), {
        let (scroller, page, seen) = (scroller.clone(), page.clone(), seen.setter());
        move |(), (heights, range)| {
            let Some((top, bottom)) = view(&scroller, &page) else { return };
            let heights = heights.borrow();
            let needed = heights.window(top - MARGIN, bottom + MARGIN);
            if needed.start < range.start
                || needed.end > range.end
                || range.len() > needed.len() * SLACK.0 + SLACK.1
            {
                seen.set(heights.window(top - AHEAD, bottom + AHEAD));
            }
        }
    });

    use_effect_with((text.clone(), look.clone()), {
        let page = page.clone();
        move |(_, look)| {
            if let Some(found) = page.cast::<HtmlElement>().and_then(|element| layout(&element)) {
                width.set(found);
            }
            if fresh {
                let look = look.clone();
                after_paint(move || look.emit(()));
            } else {
                look.emit(());
            }
        }
    });

    let sums = heights.borrow();
    let (before, after) = (sums.top(range.start), sums.total() - sums.top(range.end));
    drop(sums);
    Window { blocks, range, before, after, look, heights, again }
}

/// The part of the page that is seen, counted from its top.
fn view(scroller: &NodeRef, page: &NodeRef) -> Option<(f64, f64)> {
    let (scroller, page) = (scroller.cast::<Element>()?, page.cast::<Element>()?);
    let (outer, inner) = (rect_of(&scroller), rect_of(&page));
    (outer.height > 0.0).then(|| (outer.top - inner.top, outer.bottom() - inner.top))
}

/// How tall the page is, in pixels.
pub(super) fn page_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or(GUESSED_VIEW)
}

/// Width and font size of the text, in pixels and in tenths of them: what the estimates hang on.
fn layout(page: &HtmlElement) -> Option<(u32, u32)> {
    let style = web_sys::window()?.get_computed_style(page).ok()??;
    let size = style.get_property_value("font-size").ok()?;
    // `f64::from_str` would bring its tables along: 13 kB of the download.
    let (whole, rest) = size.split_once('.').unwrap_or((&size, ""));
    let whole: u32 = whole.trim_end_matches("px").parse().ok()?;
    let tenth = rest.chars().next().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
    Some((u32::try_from(page.client_width()).ok()?, whole * 10 + tenth))
}

fn estimate(blocks: &Blocks, (width, size): (u32, u32)) -> Heights {
    let (width, size) = (f64::from(width.max(LEAST.0)), f64::from(size.max(LEAST.1)) / 10.0);
    let line = size * LINE;
    Heights::new(blocks.spans().iter().map(|span| {
        #[allow(clippy::cast_precision_loss)]
        let letters = span.len() as f64 / BYTES;
        (letters * size * LETTER / width).ceil().max(1.0) * line
    }))
}
