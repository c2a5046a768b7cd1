//! Drawing a relation from the open annotation to another one, by mouse or finger.

use super::floating::Anchor;
use super::popover::above;
use crate::annotation::{AnnotationId, Document};
use crate::browser::geometry::{Rect, Tenths, rect_of};
use crate::session::{Action, Notice, Session, ways};
use crate::ui::i18n::Message;
use crate::ui::kept::use_state_eq;
use crate::ui::{ByRc, Command, Language, use_shell};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, Html, NodeRef, PointerEvent, Properties, classes, component, html, use_mut_ref};

/// What the handle is drawn from.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The session.
    pub session: ByRc<Session>,
    /// Where the annotation begins and ends.
    pub anchor: Anchor,
    /// The element that scrolls.
    pub scroller: NodeRef,
}

/// Where the pointer is, from the corner of the page.
#[derive(Clone, Debug, PartialEq)]
struct Drag {
    at: (f64, f64),
    over: Option<(AnnotationId, Rect)>,
}

/// Pixels from the edge of what is seen within which it scrolls, and how far each time.
const EDGE: f64 = 48.0;
const SCROLL: i32 = 12;
/// Pixels from a line of text to the middle of the handle, which lies between that line and the next.
const BESIDE: f64 = 3.5;
/// Pixels that a press may move and still be no drag.
const STILL: f64 = 6.0;

/// A handle beside the open annotation. While it is dragged, a line follows the pointer, and what is
/// under it says whether the two may be related and how. A press without a drag begins to draw by keys.
#[component]
pub(super) fn Drawing(props: &Props) -> Html {
    let shell = use_shell();
    let language = shell.preferences.language;
    let drag = use_state_eq(|| None::<Drag>);
    let latest = use_mut_ref(|| None::<Drag>);
    let Some(document) = &props.session.document else { return Html::default() };
    let live = |id: &AnnotationId| document.annotation(*id).is_some_and(|known| known.status.is_live());
    let Some(from) = props.session.open.filter(live) else { return Html::default() };
    if props.session.relating.is_some() {
        return Html::default();
    }
    // Where the popover is not.
    let over = !above(props.anchor);
    let place = if over {
        let line = props.anchor.first;
        (line.left + line.width / 2.0, line.top - BESIDE)
    } else {
        let line = props.anchor.last;
        (line.left + line.width / 2.0, line.bottom() + BESIDE)
    };
    let set = {
        let (setter, latest) = (drag.setter(), std::rc::Rc::clone(&latest));
        Callback::from(move |drag: Option<Drag>| {
            latest.borrow_mut().clone_from(&drag);
            setter.set(drag);
        })
    };
    let onpointerdown = {
        let set = set.clone();
        Callback::from(move |event: PointerEvent| {
            let Some(handle) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            event.prevent_default();
            let _ = handle.set_pointer_capture(event.pointer_id());
            set.emit(Some(Drag { at: place, over: None }));
        })
    };
    let onpointermove = {
        let (set, scroller, active) = (set.clone(), props.scroller.clone(), drag.is_some());
        Callback::from(move |event: PointerEvent| {
            let Some(scroller) = scroller.cast::<Element>().filter(|_| active) else { return };
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            let view = rect_of(&scroller);
            if y < view.top + EDGE {
                scroller.set_scroll_top(scroller.scroll_top() - SCROLL);
            } else if y > view.bottom() - EDGE {
                scroller.set_scroll_top(scroller.scroll_top() + SCROLL);
            }
            set.emit(dragged(&scroller, x, y));
        })
    };
    let onpointerup = {
        let (set, latest, dispatch, run) = (set.clone(), latest, shell.dispatch.clone(), shell.run.clone());
        let related: Vec<AnnotationId> = match drag.as_ref().and_then(|drag| drag.over.as_ref()) {
            Some((to, _)) if !ways(document, from, *to).is_empty() => vec![*to],
            _ => Vec::new(),
        };
        Callback::from(move |_: PointerEvent| {
            let ended = latest.borrow().clone();
            set.emit(None);
            let Some(Drag { at, over }) = ended else { return };
            match over {
                Some((to, _)) if related.contains(&to) => {
                    dispatch.emit(Action::Relate(Some(from)));
                    dispatch.emit(Action::RelateTo(to));
                }
                Some((to, _)) if to != from => dispatch.emit(Action::Tell(Notice::RelationNotAllowed)),
                _ if (at.0 - place.0).hypot(at.1 - place.1) < STILL => run.emit(Command::Relate),
                _ => {}
            }
        })
    };
    let onpointercancel = Callback::from(move |_: PointerEvent| set.emit(None));
    let shown = drag.as_ref().map(|drag| drawn(drag, place, document, from, language));
    html! {
        <>
            { shown }
            <div
                key="handle"
                class={classes!("handle-relate", over.then_some("handle-relate--over"), drag.is_some().then_some("is-dragged"))}
                style={format!("left:{}px;top:{}px", Tenths(place.0), Tenths(place.1))}
                title={Message::RelateHandle.text(language)}
                aria-hidden="true"
                {onpointerdown}
                {onpointermove}
                {onpointerup}
                {onpointercancel}
            ></div>
        </>
    }
}

/// The line from a place to the pointer, and what the mark that is under it says of being related.
fn drawn(
    drag: &Drag,
    (from_x, from_y): (f64, f64),
    document: &Document,
    from: AnnotationId,
    language: Language,
) -> Html {
    let over = drag.over.as_ref().filter(|(to, _)| *to != from);
    let way = over.and_then(|(to, _)| ways(document, from, *to).into_iter().next());
    let says = match (&over, &way) {
        (None, _) => None,
        (Some(_), Some((kind, begin, _))) => Some(language.relation(kind, *begin != from)),
        (Some(_), None) => Some(Message::RelateNotAllowed.text(language).to_owned()),
    };
    let state = if way.is_some() { "is-allowed" } else { "is-refused" };
    let [from_x, from_y, x, y] = [from_x, from_y, drag.at.0, drag.at.1].map(Tenths);
    html! {
        <>
            <svg key="line" class={classes!("drawn", over.map(|_| state))} aria-hidden="true">
                if let Some((_, rect)) = over {
                    <rect
                        x={Tenths(rect.left - 2.0).to_string()}
                        y={Tenths(rect.top - 2.0).to_string()}
                        width={Tenths(rect.width + 4.0).to_string()}
                        height={Tenths(rect.height + 4.0).to_string()}
                        rx="4"
                    />
                }
                <path d={format!("M{from_x} {from_y}L{x} {y}")} />
            </svg>
            if let Some(says) = says {
                <p key="says" class={classes!("drawn__says", state)} style={format!("left:{x}px;top:{y}px")} role="status">{ says }</p>
            }
        </>
    }
}

/// The pointer on the page, and the mark under it.
fn dragged(scroller: &Element, x: f64, y: f64) -> Option<Drag> {
    let page = rect_of(&scroller.query_selector(".article__page").ok()??);
    #[allow(clippy::cast_possible_truncation)]
    let under = scroller.owner_document()?.element_from_point(x as f32, y as f32);
    let mark = under.and_then(|under| under.closest(".article__text [data-id]").ok()?);
    let over = mark.and_then(|mark| {
        let id = mark.get_attribute("data-id")?.parse().ok().map(AnnotationId)?;
        Some((id, rect_of(&mark).within(page)))
    });
    Some(Drag { at: (x - page.left, y - page.top), over })
}
