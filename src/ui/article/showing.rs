//! What is brought into view: the annotation that was opened, the caret that was moved, a hit of the search.
//!
//! It takes two steps, for most of a long text is not drawn: first its block is scrolled to, then, once that is
//! drawn, itself.

use super::window::{Window, page_height};
use crate::annotation::AnnotationId;
use crate::browser::geometry::{Rect, ends_of, rect_of};
use crate::browser::selection;
use crate::text::{ByteOffset, Span, Text};
use crate::ui::kept::use_effect_with;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{NodeRef, hook, use_mut_ref};

/// What is to be brought into view: a mark, which then takes the focus, the caret, or a hit of the search.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Aim {
    span: Span,
    mark: Option<AnnotationId>,
}

/// What a person wants to see.
pub(super) struct Wanted {
    /// The open annotation.
    pub(super) opened: Option<(Span, AnnotationId)>,
    /// The caret.
    pub(super) caret: Option<ByteOffset>,
    /// The hit of the search that is shown.
    pub(super) hit: Option<Span>,
    /// Whether something is selected.
    pub(super) selected: bool,
    /// Whether all of the text is selected: who does that wants to see what was seen.
    pub(super) all: bool,
    /// Whether a pointer selects, which scrolls by itself.
    pub(super) pointing: bool,
}

/// What is still to be brought into view.
pub(super) struct Showing(Rc<RefCell<Option<Aim>>>);

/// Scrolls towards what is wanted as soon as that is another than before.
#[hook]
pub(super) fn use_showing(
    scroller: &NodeRef,
    page: &NodeRef,
    text: &Text,
    window: &Window,
    wanted: &Wanted,
) -> Showing {
    let &Wanted { opened, caret, hit, selected, all, pointing } = wanted;
    let aims = (
        opened.map(|(span, id)| Aim { span, mark: Some(id) }),
        caret.map(|at| Aim { span: Span::at(at), mark: None }),
    );
    let pending = use_mut_ref(|| None::<Aim>);
    let before = use_mut_ref(|| (None::<Aim>, None::<Aim>));
    let by_pointer = use_pointed(scroller);
    let go = |pending: &Rc<RefCell<Option<Aim>>>| {
        let (scroller, page, pending, window) =
            (scroller.clone(), page.clone(), Rc::clone(pending), window.clone());
        move |aim: Aim| {
            *pending.borrow_mut() = Some(aim);
            approach(&scroller, &page, &window, aim.span);
        }
    };
    use_effect_with((aims, text.clone()), {
        let go = go(&pending);
        move |&((opened, caret), _): &((Option<Aim>, Option<Aim>), Text)| {
            let was = before.replace((opened, caret));
            let moved = if opened != was.0 && opened.is_some() {
                opened
            } else {
                // Where a pointer has put the caret it is seen; what a finger selects needs room below, for above it
                // stands the phone's own menu.
                let stays = by_pointer.get() && !(selected && is_narrow());
                caret.filter(|_| caret != was.1 && !all && !stays)
            };
            if let Some(aim) = moved.filter(|_| !pointing) {
                go(aim);
            }
        }
    });
    use_effect_with((hit, text.clone()), {
        let go = go(&pending);
        move |&(hit, _): &(Option<Span>, Text)| {
            if let Some(span) = hit {
                go(Aim { span, mark: None });
            }
        }
    });
    Showing(pending)
}

/// Whether what was done last was done by a pointer in the article, and not by a key.
#[hook]
fn use_pointed(scroller: &NodeRef) -> Rc<Cell<bool>> {
    let pointed = use_mut_ref(|| Rc::new(Cell::new(false))).borrow().clone();
    use_effect_with(scroller.clone(), {
        let pointed = Rc::clone(&pointed);
        move |scroller| {
            let listeners = scroller.cast::<Element>().zip(web_sys::window()).map(|(scroller, window)| {
                let becomes = |value| {
                    let pointed = Rc::clone(&pointed);
                    move |_: &web_sys::Event| pointed.set(value)
                };
                let first = EventListenerOptions::run_in_capture_phase();
                [
                    EventListener::new(&scroller, "pointerdown", becomes(true)),
                    EventListener::new_with_options(&window, "keydown", first, becomes(false)),
                ]
            });
            move || drop(listeners)
        }
    });
    pointed
}

impl Showing {
    /// Brings into view what is wanted, if it is among what is `drawn`; `place` is where the caret is then.
    pub(super) fn arrive(
        &self,
        scroller: &HtmlElement,
        container: &HtmlElement,
        text: &Text,
        drawn: Span,
        place: Option<Rect>,
    ) {
        let Some(Aim { span, mark }) = *self.0.borrow() else { return };
        if mark.is_none() && span.is_empty() {
            if drawn.start <= span.start && span.start <= drawn.end {
                *self.0.borrow_mut() = None;
                if let Some(place) = place {
                    follow(scroller, place);
                }
                take_focus(scroller, scroller);
            }
            return;
        }
        let range = selection::range_of(container, text, span).filter(|_| span.overlaps(drawn));
        if let Some(range) = range {
            *self.0.borrow_mut() = None;
            let first = ends_of(&range).map(|(first, _)| first);
            reveal(scroller, first.unwrap_or_else(|| range.get_bounding_client_rect().into()));
            if let Some(mark) = mark.and_then(|id| mark_of(container, id)) {
                take_focus(scroller, &mark);
            }
        }
    }
}

/// How far down what is opened is brought, of the height of the article, and where a sheet is over it.
const PLACE: f64 = 0.4;
const PLACE_OVER_SHEET: f64 = 0.15;
/// How much of the article is left free below the caret where a sheet may be, of its height.
const UNDER_SHEET: f64 = 0.6;
/// What is seen around the caret: of the height of the article, and lines at the most.
const AROUND: f64 = 0.2;
const LINES: f64 = 4.0;

/// Scrolls to the block of a span, where that is not drawn.
fn approach(scroller: &NodeRef, page: &NodeRef, window: &Window, span: Span) {
    let block = window.blocks.at(span.start);
    if !window.range.contains(&block)
        && let (Some(outer), Some(inner)) = (scroller.cast::<Element>(), page.cast::<Element>())
    {
        let offset = rect_of(&inner).top - rect_of(&outer).top + f64::from(outer.scroll_top());
        scroll_to(&outer, offset + window.top(block) - rect_of(&outer).height * PLACE);
        window.look.emit(());
    }
}

fn mark_of(container: &Element, id: AnnotationId) -> Option<HtmlElement> {
    let found = container.query_selector(&format!("[data-id=\"{}\"]", id.0)).ok()??;
    found.dyn_into().ok()
}

/// Scrolls as little as it takes to see the caret, with a few lines around it.
fn follow(scroller: &Element, place: Rect) {
    let outer = rect_of(scroller);
    let room = (outer.height * AROUND).min(LINES * place.height);
    let lower = if is_narrow() { outer.height * UNDER_SHEET } else { room };
    let up = (outer.top + room - place.top).max(0.0);
    let down = (place.bottom() + lower - outer.bottom()).max(0.0);
    if up + down > 0.0 {
        scroll_to(scroller, f64::from(scroller.scroll_top()) - if up > 0.0 { up } else { -down });
    }
}

/// On a page narrower than this, in pixels, the inspector is a sheet over the lower half of the article;
/// `styles/panels/side.css` has the same in rem.
const NARROW: f64 = 960.0;

/// How much of a narrow page the sheet of what is open takes, above the bar; `styles/panels/side.css` has the same.
const SHEET: f64 = 0.46;
/// Pixels of a handle that are below its line, to be taken by a finger.
const HANDLE: f64 = 24.0;

/// Pixels that are left between what is brought into view and the edge of what is seen.
const CLEAR: f64 = 12.0;

/// Scrolls so that a line is seen, above the sheet on a phone, handle and all: by the least where a part of it was seen,
/// and not at all where all of it was. What was out of sight gets room on both sides.
fn reveal(scroller: &Element, line: Rect) {
    let outer = rect_of(scroller);
    let (covered, place) =
        if is_narrow() { (page_height() * SHEET + HANDLE, PLACE_OVER_SHEET) } else { (0.0, PLACE) };
    let top = f64::from(scroller.scroll_top());
    if line.bottom() <= outer.top || line.top >= outer.bottom() {
        return scroll_to(scroller, top + line.top - outer.top - outer.height * place);
    }
    let missing = |by: f64| if by > 0.0 { by + CLEAR } else { 0.0 };
    let above = missing(outer.top - line.top);
    let below = missing(line.bottom() + covered - outer.bottom());
    if above + below > 0.0 {
        scroll_to(scroller, top + if above > 0.0 { -above } else { below });
    }
}

fn is_narrow() -> bool {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_some_and(|width| width < NARROW)
}

/// Gives the focus to the article or something in it, without scrolling there.
pub(super) fn enter(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Moves the focus to a mark or to the article itself, unless a person is working somewhere else on the page.
fn take_focus(scroller: &Element, mark: &HtmlElement) {
    let active =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    let elsewhere =
        active.is_some_and(|active| active.tag_name() != "BODY" && !scroller.contains(Some(&active)));
    if !elsewhere {
        enter(mark);
    }
}

fn scroll_to(scroller: &Element, top: f64) {
    #[allow(clippy::cast_possible_truncation)]
    scroller.set_scroll_top(top.max(0.0).round() as i32);
}
