//! The article: what is drawn of it, scrolling and selecting.

use super::bars::place_bars;
use super::block::Block;
use super::floating::Floating;
use super::hits::use_hits;
use super::lines::Lines;
use super::marks::pieces;
use super::reach::use_reach;
use super::window::{Window, use_window};
use crate::annotation::{Annotation, AnnotationId, RelationType};
use crate::browser::geometry::{Rect, rect_of};
use crate::browser::{lines, selection};
use crate::label::Label;
use crate::session::{Action, Search, Session};
use crate::text::{Span, Text, snap};
use crate::ui::hooks::use_text_selection;
use crate::ui::i18n::Message;
use crate::ui::{ByRc, use_shell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{
    Callback, Html, MouseEvent, NodeRef, Properties, classes, component, html, use_callback, use_effect,
    use_effect_with, use_mut_ref, use_node_ref,
};

/// What the article is drawn from.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The session; the article is empty where no document is open.
    pub session: ByRc<Session>,
}

/// What is to be brought into view: a mark, which then takes the focus, the caret, or a hit of the search.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Aim {
    span: Span,
    mark: Option<AnnotationId>,
}

/// The article with its marks.
#[component]
pub fn Article(props: &Props) -> Html {
    let session = &props.session;
    let shell = use_shell();
    let language = shell.preferences.language;
    let (scroller, page, container, line) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let document = session.document.clone();
    let text = document.as_ref().map_or_else(Text::empty, |document| document.text().clone());
    let window = use_window(&scroller, &page, &text, session.selection);

    // What is drawn.
    let open = session.open;
    let drawn = Span::new(
        window.blocks.span(window.range.start).start,
        window.blocks.span(window.range.end.saturating_sub(1)).end,
    );
    let selecting =
        use_text_selection(&container, &scroller, &text, session.selection, drawn, &shell.dispatch);
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
                        ignored={document.regions_overlapping(span).iter().filter(|region| region.status.is_live()).cloned().collect::<Vec<_>>()}
                    />
                }
            })
            .collect::<Html>()
    });

    // What everything is about: the selection, else the open annotation.
    let subject = session.selection.map(|span| (span, None)).or_else(|| {
        let annotation = document.as_ref()?.annotation(open?)?;
        Some((annotation.span, Some(annotation.id)))
    });
    // What is brought into view: the annotation that was opened, else the caret that was moved. Its
    // block comes first, then, once that is drawn, itself.
    let caret = session.caret.map(|caret| caret.at);
    let opened = subject.and_then(|(span, id)| Some(Aim { span, mark: Some(id?) }));
    // Who selects all of the text wants to see what was seen.
    let all = session.selection.is_some_and(|span| snap(&text, text.span()) == Some(span));
    let aims = (opened, caret.map(|at| Aim { span: Span::at(at), mark: None }));
    let pending = use_mut_ref(|| None::<Aim>);
    let before = use_mut_ref(|| (None::<Aim>, None::<Aim>));
    use_effect_with((aims, text.clone()), {
        let (scroller, page, pending, window) =
            (scroller.clone(), page.clone(), Rc::clone(&pending), window.clone());
        // A pointer that selects scrolls by itself.
        let pointing = *selecting;
        move |&((opened, caret), _): &((Option<Aim>, Option<Aim>), Text)| {
            let was = before.replace((opened, caret));
            let moved = if opened != was.0 && opened.is_some() {
                opened
            } else {
                caret.filter(|_| caret != was.1 && !all)
            };
            let Some(aim) = moved.filter(|_| !pointing) else { return };
            *pending.borrow_mut() = Some(aim);
            approach(&scroller, &page, &window, aim.span);
        }
    });

    // A hit of the search is brought into view in the same way.
    let hit = session.search.as_ref().and_then(Search::here);
    use_effect_with((hit, text.clone()), {
        let (scroller, page, pending, window) =
            (scroller.clone(), page.clone(), Rc::clone(&pending), window.clone());
        move |&(hit, _): &(Option<Span>, Text)| {
            let Some(span) = hit else { return };
            *pending.borrow_mut() = Some(Aim { span, mark: None });
            approach(&scroller, &page, &window, span);
        }
    });
    use_hits(&container, &text, drawn, session.search.as_ref());

    // After every drawing: heights, bars, and what was to be brought into view.
    use_effect({
        let (scroller, container, text, window, line) =
            (scroller.clone(), container.clone(), text.clone(), window.clone(), line.clone());
        move || {
            let (Some(outer), Some(inner)) = (scroller.cast::<Element>(), container.cast::<HtmlElement>())
            else {
                return;
            };
            window.measure(&inner);
            place_bars(&inner);
            let place = caret.and_then(|at| lines::caret(&inner, &text, at));
            draw_caret(
                &inner,
                &line,
                place.filter(|_| caret.is_some_and(|at| drawn.start <= at && at <= drawn.end)),
            );
            let wanted = *pending.borrow();
            match wanted {
                Some(Aim { span, mark: Some(id) }) => {
                    if let Some(range) = selection::range_of(&inner, &text, span) {
                        *pending.borrow_mut() = None;
                        reveal(&outer, range.get_bounding_client_rect().into());
                        if let Some(mark) = mark_of(&inner, id) {
                            take_focus(&outer, &mark);
                        }
                    }
                }
                Some(Aim { span, mark: None }) if !span.is_empty() => {
                    let range = selection::range_of(&inner, &text, span).filter(|_| span.overlaps(drawn));
                    if let Some(range) = range {
                        *pending.borrow_mut() = None;
                        reveal(&outer, range.get_bounding_client_rect().into());
                    }
                }
                Some(Aim { span, mark: None }) if drawn.start <= span.start && span.start <= drawn.end => {
                    *pending.borrow_mut() = None;
                    if let Some(place) = place {
                        follow(&outer, place);
                    }
                    if let Some(outer) = outer.dyn_ref::<HtmlElement>() {
                        take_focus(outer, outer);
                    }
                }
                Some(_) | None => {}
            }
        }
    });

    let onscroll = {
        let look = window.look.clone();
        Callback::from(move |_| look.emit(()))
    };
    let onclick = use_callback(
        (container.clone(), shell.dispatch.clone(), text.clone(), open, session.relating),
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
    );
    let onmousedown = use_reach(&container, &text, session.caret.is_some(), &shell.dispatch);
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
                    <div
                        key="text"
                        class={classes!("article__text", session.relating.map(|_| "is-relating"))}
                        data-ends={ends_of_relation(session)}
                        ref={container.clone()}
                        lang="vi"
                        {onclick}
                        {onmousedown}
                    >
                        { blocks }
                    </div>
                    <div key="after" class="article__room" style={format!("height:{}px", window.after)}></div>
                </div>
                <div key="overlay">
                    <div key="caret" ref={line} class="caret" aria-hidden="true"></div>
                    <Lines
                        key="lines"
                        session={session.clone()}
                        container={container.clone()}
                        drawn={(window.range.clone(), window.before)}
                        within={drawn}
                    />
                    <Floating
                        key="floating"
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

/// Scrolls to the block of a span, where that is not drawn.
fn approach(scroller: &NodeRef, page: &NodeRef, window: &Window, span: Span) {
    let block = window.blocks.at(span.start);
    if !window.range.contains(&block)
        && let (Some(outer), Some(inner)) = (scroller.cast::<Element>(), page.cast::<Element>())
    {
        let offset = rect_of(&inner).top - rect_of(&outer).top + f64::from(outer.scroll_top());
        scroll_to(&outer, offset + window.top(block) - rect_of(&outer).height * 0.4);
        window.look.emit(());
    }
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

/// The labels that a relation which is being drawn may lead to, for the style sheet: all others step back.
fn ends_of_relation(session: &Session) -> Option<String> {
    let document = session.document.as_ref()?;
    let from = document.annotation(session.relating?)?.label;
    let fits =
        |to: Label| RelationType::BUILT_IN.iter().any(|kind| kind.allows(from, to) || kind.allows(to, from));
    if document.relations().any(|relation| matches!(relation.kind, RelationType::Custom(_))) {
        return Some("all".to_owned());
    }
    let ends: Vec<String> = Label::BUILT_IN.into_iter().filter(|&to| fits(to)).map(Label::slug).collect();
    Some(ends.join(" "))
}

fn mark_of(container: &Element, id: AnnotationId) -> Option<HtmlElement> {
    let found = container.query_selector(&format!("[data-id=\"{}\"]", id.0)).ok()??;
    found.dyn_into().ok()
}

/// Puts the caret's line where the caret is; takes it away where it is nowhere.
fn draw_caret(container: &Element, line: &NodeRef, place: Option<Rect>) {
    let Some(line) = line.cast::<HtmlElement>() else { return };
    let page = container.closest(".article__page").ok().flatten();
    let style = match place.zip(page) {
        Some((place, page)) => {
            let Rect { left, top, height, .. } = place.within(rect_of(&page));
            format!("display:block;left:{left:.1}px;top:{top:.1}px;height:{height:.1}px")
        }
        None => String::new(),
    };
    // The same again would begin its blinking anew.
    if line.get_attribute("style").unwrap_or_default() != style {
        let _ = line.set_attribute("style", &style);
    }
}

/// Scrolls as little as it takes to see the caret, with a few lines around it.
fn follow(scroller: &Element, place: Rect) {
    let outer = rect_of(scroller);
    let room = (outer.height * 0.2).min(4.0 * place.height);
    let lower = if is_narrow() { outer.height * 0.6 } else { room };
    let up = (outer.top + room - place.top).max(0.0);
    let down = (place.bottom() + lower - outer.bottom()).max(0.0);
    if up + down > 0.0 {
        scroll_to(scroller, f64::from(scroller.scroll_top()) - if up > 0.0 { up } else { -down });
    }
}

/// On a page narrower than this, in pixels, the inspector is a sheet over the lower half of the article;
/// `panels.css` has the same in rem.
const NARROW: f64 = 960.0;

/// Pixels of a line and of the handle that hangs below it.
const HANDLE: f64 = 76.0;

/// Scrolls so that something is seen with room for the popover, or above the sheet on a phone, handles and all.
fn reveal(scroller: &Element, inner: Rect) {
    let outer = rect_of(scroller);
    let room = (outer.height * 0.25).min(140.0);
    let (above, below, place) =
        if is_narrow() { (0.0, outer.height * 0.6 + HANDLE, 0.15) } else { (room, room, 0.4) };
    let hidden = inner.top < outer.top + above || inner.top > outer.bottom() - below;
    if hidden {
        let top = f64::from(scroller.scroll_top()) + inner.top - outer.top;
        scroll_to(scroller, top - outer.height * place);
    }
}

fn is_narrow() -> bool {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_some_and(|width| width < NARROW)
}

/// Moves the focus to a mark or to the article itself, unless a person is working somewhere else on the page.
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
