//! The edges of the open annotation, or of what is selected, to be dragged.

use super::floating::Anchor;
use crate::browser::geometry::{Tenths, rect_of};
use crate::browser::selection;
use crate::session::Edge;
use crate::text::{Span, Text, snap};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_state_eq;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, Html, NodeRef, PointerEvent, Properties, classes, component, html, use_mut_ref};

/// What the handles are drawn from.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The text.
    pub text: Text,
    /// What has the edges.
    pub span: Span,
    /// Whether it is what is selected, and not an annotation.
    pub selected: bool,
    /// Gets what it is once an edge was dragged.
    pub on_span: Callback<Span>,
    /// Where it begins and ends.
    pub anchor: Anchor,
    /// The element with the text.
    pub container: NodeRef,
}

/// Pixels that a handle stands outside of its edge; `styles/article/edges.css` has the same.
const ASIDE: f64 = 4.0;

/// One handle at each edge. While one is dragged, the browser's selection shows what will be.
#[component]
pub(super) fn Handles(props: &Props) -> Html {
    let dragged = use_state_eq(|| None::<Edge>);
    let wanted = use_mut_ref(|| None::<Span>);
    // How far from the edge it was taken: it goes where it was, and not under the finger.
    let grip = use_mut_ref(|| (0.0, 0.0));
    let language = use_language();

    let handle = |edge: Edge| {
        let (x, y, height, name, aside) = match edge {
            Edge::Start => {
                let line = props.anchor.first;
                (line.left, line.top, line.height, Message::StartEdge, ASIDE)
            }
            Edge::End => {
                let line = props.anchor.last;
                (line.right(), line.top, line.height, Message::EndEdge, -ASIDE)
            }
        };
        let onpointerdown = {
            let (dragged, grip) = (dragged.setter(), grip.clone());
            Callback::from(move |event: PointerEvent| {
                let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                    return;
                };
                event.prevent_default();
                let at = rect_of(&target);
                let (edge_x, line_y) = (at.left + at.width / 2.0 + aside, at.top + height / 2.0);
                *grip.borrow_mut() =
                    (f64::from(event.client_x()) - edge_x, f64::from(event.client_y()) - line_y);
                let _ = target.set_pointer_capture(event.pointer_id());
                dragged.set(Some(edge));
            })
        };
        let onpointermove = {
            let (text, container, wanted, grip, span) =
                (props.text.clone(), props.container.clone(), wanted.clone(), grip.clone(), props.span);
            let active = *dragged == Some(edge);
            Callback::from(move |event: PointerEvent| {
                let Some(container) = container.cast::<Element>().filter(|_| active) else { return };
                let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
                let (aside, below) = *grip.borrow();
                let place = selection::offset_under(&container, &text, x - aside, y - below);
                let Some(offset) = place else { return };
                let next = match edge {
                    Edge::Start => Span::checked(offset, span.end),
                    Edge::End => Span::checked(span.start, offset),
                };
                if let Some(next) = next.and_then(|span| snap(&text, span)) {
                    *wanted.borrow_mut() = Some(next);
                    selection::select(&container, &text, next);
                }
            })
        };
        let onpointerup = {
            let (on_span, wanted, dragged) = (props.on_span.clone(), wanted.clone(), dragged.setter());
            Callback::from(move |_: PointerEvent| {
                dragged.set(None);
                let span = wanted.borrow_mut().take();
                if let Some(span) = span {
                    on_span.emit(span);
                }
            })
        };
        // The system took the pointer: what was half done is not meant.
        let onpointercancel = {
            let (wanted, dragged, span, selected) =
                (wanted.clone(), dragged.setter(), props.span, props.selected);
            let (text, container) = (props.text.clone(), props.container.clone());
            Callback::from(move |_: PointerEvent| {
                dragged.set(None);
                let shown = wanted.borrow_mut().take().and_then(|_| container.cast::<Element>());
                match shown.filter(|_| selected) {
                    Some(container) => selection::select(&container, &text, span),
                    None => selection::clear(),
                }
            })
        };
        let side = match edge {
            Edge::Start => "handle--start",
            Edge::End => "handle--end",
        };
        html! {
            <div
                key={side}
                class={classes!("handle", side, (*dragged == Some(edge)).then_some("is-dragged"))}
                style={format!("left:{}px;top:{}px;height:{}px;--line:{}px", Tenths(x), Tenths(y), Tenths(height), Tenths(height))}
                title={name.text(language)}
                aria-hidden="true"
                {onpointerdown}
                {onpointermove}
                {onpointerup}
                {onpointercancel}
            ></div>
        }
    };
    html! { <>{ handle(Edge::Start) }{ handle(Edge::End) }</> }
}
