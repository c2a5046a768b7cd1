//! What lies over the text: the handles of the open annotation, and what can be done with it.

use super::drawing::Drawing;
use super::handles::Handles;
use super::popover::Popover;
use crate::annotation::Document;
use crate::browser::frame::after_paint;
use crate::browser::geometry::{Rect, ends_of, rect_of};
use crate::browser::selection;
use crate::session::{Action, Session};
use crate::text::{Span, Text};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::{ByRc, use_shell};
use std::ops::Range;
use web_sys::Element;
use yew::{Callback, Html, NodeRef, Properties, component, html};

/// The first and last line of what this is about, counted from the corner of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    /// The first line.
    pub first: Rect,
    /// The last line.
    pub last: Rect,
    /// The part of the page that is seen: upper and lower edge.
    pub view: (f64, f64),
}

/// What it is drawn from.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    /// The session.
    pub session: ByRc<Session>,
    /// The selection, else the open annotation.
    pub subject: Option<Span>,
    /// Takes what the handles of the selection make of it, where those are the page's.
    pub reach: Option<Callback<Span>>,
    /// Whether a pointer is selecting, which nothing may cover.
    pub selecting: bool,
    /// The element that scrolls.
    pub scroller: NodeRef,
    /// The element with the text.
    pub container: NodeRef,
    /// The blocks that are drawn, and how far down they begin.
    pub drawn: (Range<usize>, f64),
}

/// Handles and popover, a frame after the text that they are placed by. They have a component of
/// their own because placing them must not draw the article again.
#[component]
pub(super) fn Floating(props: &Props) -> Html {
    let shell = use_shell();
    let anchor = use_state_eq(|| None::<Anchor>);
    use_effect_with(props.clone(), {
        let anchor = anchor.setter();
        move |Props { session, subject, scroller, container, .. }| {
            let (scroller, container, subject) = (scroller.clone(), container.clone(), *subject);
            let text = session.document.as_ref().map(Document::text).cloned();
            after_paint(move || {
                anchor.set(text.zip(subject).and_then(|(text, span)| {
                    anchor_of(&scroller.cast::<Element>()?, &container.cast::<Element>()?, &text, span)
                }));
            });
        }
    });
    let Some(anchor) = anchor.filter(|_| props.subject.is_some() && !props.selecting) else {
        return Html::default();
    };
    let session = &props.session;
    let text = session.document.as_ref().map_or_else(Text::empty, |document| document.text().clone());
    let edges = match session.selection {
        Some(selected) => props.reach.clone().map(|reach| (selected, reach)),
        None => session.open.zip(props.subject).map(|(id, span)| {
            let dispatch = shell.dispatch.clone();
            let on_span = Callback::from(move |span| {
                selection::clear();
                dispatch.emit(Action::SetSpan(id, span));
            });
            (span, on_span)
        }),
    };
    html! {
        <>
            if let Some((span, on_span)) = edges {
                <Handles key="handles" {text} {span} selected={session.selection.is_some()} {on_span} {anchor} container={props.container.clone()} />
            }
            if session.selection.is_none() {
                <Drawing key="drawing" session={session.clone()} {anchor} scroller={props.scroller.clone()} />
            }
            <Popover key="popover" session={session.clone()} {anchor} />
        </>
    }
}

fn anchor_of(scroller: &Element, container: &Element, text: &Text, span: Span) -> Option<Anchor> {
    let (first, last) = ends_of(&selection::range_of(container, text, span)?)?;
    let page = rect_of(&container.closest(".article__page").ok()??);
    let outer = rect_of(scroller);
    Some(Anchor {
        first: first.within(page),
        last: last.within(page),
        view: (outer.top - page.top, outer.bottom() - page.top),
    })
}
