//! What a click in the article is about.

use crate::annotation::AnnotationId;
use crate::browser::selection;
use crate::session::Action;
use crate::text::{Span, Text};
use crate::ui::kept::use_callback;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, MouseEvent, NodeRef, hook};

/// Opens, relates or selects what is clicked, unless the click ends a selection.
#[hook]
pub(super) fn use_clicks(
    container: &NodeRef,
    text: &Text,
    open: Option<AnnotationId>,
    relating: Option<AnnotationId>,
    dispatch: &Callback<Action>,
) -> Callback<MouseEvent> {
    use_callback(
        (container.clone(), dispatch.clone(), text.clone(), open, relating),
        |event: MouseEvent, (container, dispatch, text, open, relating)| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            if let Some(inner) = container.cast::<Element>()
                && !selection::is_collapsed()
                && inner.contains(Some(&target))
            {
                return;
            }
            let clicked = clicked(&target, *open);
            let action = match (relating, clicked, region(&target)) {
                (Some(_), Some(to), _) => Action::RelateTo(to),
                (Some(_), None, _) => Action::Relate(None),
                (None, None, Some(span)) => Action::Select(Some(span)),
                (None, id, _) => Action::OpenAnnotation(id),
            };
            let place = container.cast::<Element>().and_then(|inner| selection::caret(&inner, text));
            if let Some(caret) = place.filter(|_| matches!(action, Action::OpenAnnotation(_))) {
                dispatch.emit(Action::PlaceCaret(caret));
            }
            dispatch.emit(action);
        },
    )
}

/// The ignored region that a click is about.
fn region(target: &Element) -> Option<Span> {
    let region = target.closest("[data-region]").ok()??.get_attribute("data-region")?;
    let (start, end) = region.split_once(' ')?;
    Some(Span::of(start.parse().ok()?, end.parse().ok()?))
}

/// The annotation that a click is about: the innermost, and at a second click the one around it.
fn clicked(target: &Element, open: Option<AnnotationId>) -> Option<AnnotationId> {
    let mut next = target.closest("[data-id]").ok()?;
    let mut first = None;
    while let Some(mark) = next {
        let id = mark.get_attribute("data-id")?.parse().ok().map(AnnotationId)?;
        first = first.or(Some(id));
        let outer = mark.parent_element().and_then(|parent| parent.closest("[data-id]").ok().flatten());
        if open == Some(id) {
            let outer =
                outer.and_then(|outer| outer.get_attribute("data-id")?.parse().ok().map(AnnotationId));
            return outer.or(first);
        }
        next = outer;
    }
    first
}
