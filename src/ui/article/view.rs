//! The article: what is drawn of it, scrolling and selecting.

use super::bars::place_bars;
use super::block::Block;
use super::floating::Floating;
use super::marks::pieces;
use super::window::use_window;
use crate::annotation::{Annotation, AnnotationId};
use crate::browser::geometry::{Rect, rect_of};
use crate::browser::selection;
use crate::session::{Action, Session};
use crate::text::{Span, Text};
use crate::ui::hooks::use_text_selection;
use crate::ui::i18n::Message;
use crate::ui::{ByRc, use_shell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Html, MouseEvent, Properties, component, html, use_callback, use_effect, use_effect_with,
    use_mut_ref, use_node_ref,
};

/// What the article is drawn from.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The session; the article is empty where no document is open.
    pub session: ByRc<Session>,
}

/// The article with its marks.
#[component]
pub fn Article(props: &Props) -> Html {
    let session = &props.session;
    let shell = use_shell();
    let language = shell.preferences.language;
    let (scroller, page, container) = (use_node_ref(), use_node_ref(), use_node_ref());
    let document = session.document.clone();
    let text = document.as_ref().map_or_else(Text::empty, |document| document.text().clone());
    let selecting = use_text_selection(&container, &scroller, &text, session.selection, &shell.dispatch);

    let window = use_window(&scroller, &page, &text, session.selection);

    // What is drawn.
    let open = session.open;
    let drawn = Span::new(
        window.blocks.span(window.range.start).start,
        window.blocks.span(window.range.end.saturating_sub(1)).end,
    );
    let shows = |annotation: &Annotation| {
        open == Some(annotation.id)
            || (!session.filter.hidden.contains(&annotation.label)
                && session.filter.status.admits(annotation.status))
    };
    let tab_stop = open.or_else(|| {
        let document = document.as_ref()?;
        document.annotations().overlapping(drawn).find(|known| shows(known)).map(|known| known.id)
    });
    let blocks = document.as_ref().map(|document| {
        let covers = |id: AnnotationId, span: Span| {
            document.annotation(id).is_some_and(|known| known.span.overlaps(span))
        };
        window
            .range
            .clone()
            .map(|index| {
                let span = window.blocks.span(index);
                html! {
                    <Block
                        key={index}
                        text={text.clone()}
                        {span}
                        pieces={pieces(span, document.annotations(), shows)}
                        labels={Rc::clone(document.labels())}
                        {language}
                        open={open.filter(|&id| covers(id, span))}
                        tab_stop={tab_stop.filter(|&id| covers(id, span))}
                    />
                }
            })
            .collect::<Html>()
    });

    // What everything is about: the selection, else the open annotation. It is brought into view: its
    // block first, then, once that is drawn, itself.
    let subject = session.selection.map(|span| (span, None)).or_else(|| {
        let annotation = document.as_ref()?.annotation(open?)?;
        Some((annotation.span, Some(annotation.id)))
    });
    let pending = use_mut_ref(|| None::<(Span, Option<AnnotationId>)>);
    use_effect_with((subject, text.clone()), {
        let (scroller, page, pending, window) =
            (scroller.clone(), page.clone(), Rc::clone(&pending), window.clone());
        // A pointer that selects scrolls by itself.
        let pointing = *selecting;
        move |&(subject, _): &(Option<(Span, Option<AnnotationId>)>, Text)| {
            let Some((span, _)) = subject.filter(|_| !pointing) else { return };
            *pending.borrow_mut() = subject;
            let block = window.blocks.at(span.start);
            if !window.range.contains(&block)
                && let (Some(outer), Some(inner)) = (scroller.cast::<Element>(), page.cast::<Element>())
            {
                let offset = rect_of(&inner).top - rect_of(&outer).top + f64::from(outer.scroll_top());
                scroll_to(&outer, offset + window.top(block) - rect_of(&outer).height * 0.4);
                window.look.emit(());
            }
        }
    });

    // After every drawing: heights, bars, and what was to be brought into view.
    use_effect({
        let (scroller, container, text, window) =
            (scroller.clone(), container.clone(), text.clone(), window.clone());
        move || {
            let (Some(outer), Some(inner)) = (scroller.cast::<Element>(), container.cast::<HtmlElement>())
            else {
                return;
            };
            window.measure(&inner);
            place_bars(&inner);
            let wanted = *pending.borrow();
            if let Some((span, id)) = wanted
                && let Some(range) = selection::range_of(&inner, &text, span)
            {
                *pending.borrow_mut() = None;
                reveal(&outer, range.get_bounding_client_rect().into());
                if let Some(mark) = id.and_then(|id| mark_of(&inner, id)) {
                    take_focus(&outer, &mark);
                }
            }
        }
    });

    let onscroll = {
        let look = window.look.clone();
        Callback::from(move |_| look.emit(()))
    };
    let onclick = use_callback(
        (container.clone(), shell.dispatch.clone(), open),
        |event: MouseEvent, (container, dispatch, open)| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
                return;
            };
            if let Some(inner) = container.cast::<Element>()
                && !selection::is_collapsed()
                && inner.contains(Some(&target))
            {
                return;
            }
            dispatch.emit(Action::OpenAnnotation(clicked(&target, *open)));
        },
    );
    let label = Message::Article.text(language);
    html! {
        <section
            class="article"
            id="article"
            ref={scroller.clone()}
            tabindex="0"
            aria-label={label}
            aria-busy={session.detecting.to_string()}
            {onscroll}
        >
            <div class="article__page">
                // Every sibling has a key: one that comes or goes must not have the others made anew,
                // for the browser's selection goes with them. <https://github.com/yewstack/yew/issues/3262>
                <div key="page" ref={page}>
                    <div key="before" class="article__room" style={format!("height:{}px", window.before)}></div>
                    <div key="text" class="article__text" ref={container.clone()} lang="vi" {onclick}>{ blocks }</div>
                    <div key="after" class="article__room" style={format!("height:{}px", window.after)}></div>
                </div>
                <div key="overlay">
                    <Floating
                        session={session.clone()}
                        subject={subject.map(|(span, _)| span)}
                        selecting={*selecting}
                        scroller={scroller.clone()}
                        {container}
                        drawn={(window.range.clone(), window.before)}
                    />
                </div>
            </div>
        </section>
    }
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

fn mark_of(container: &Element, id: AnnotationId) -> Option<HtmlElement> {
    let found = container.query_selector(&format!("[data-id=\"{}\"]", id.0)).ok()??;
    found.dyn_into().ok()
}

/// On a page narrower than this, in pixels, the inspector is a sheet over the lower half of the article;
/// `panels.css` has the same in rem.
const NARROW: f64 = 960.0;

/// Scrolls so that something is seen with room for the popover, or for the sheet on a phone.
fn reveal(scroller: &Element, inner: Rect) {
    let outer = rect_of(scroller);
    let room = (outer.height * 0.25).min(140.0);
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    let (above, below, place) = if width.is_some_and(|width| width < NARROW) {
        (0.0, outer.height * 0.6, 0.15)
    } else {
        (room, room, 0.4)
    };
    let hidden = inner.top < outer.top + above || inner.top > outer.bottom() - below;
    if hidden {
        let top = f64::from(scroller.scroll_top()) + inner.top - outer.top;
        scroll_to(scroller, top - outer.height * place);
    }
}

/// Moves the focus to a mark, unless a person is working somewhere else on the page.
fn take_focus(scroller: &Element, mark: &HtmlElement) {
    let active =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    let elsewhere =
        active.is_some_and(|active| active.tag_name() != "BODY" && !scroller.contains(Some(&active)));
    if !elsewhere {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = mark.focus_with_options(&options);
    }
}

fn scroll_to(scroller: &Element, top: f64) {
    #[allow(clippy::cast_possible_truncation)]
    scroller.set_scroll_top(top.max(0.0).round() as i32);
}
