//! The article: what is drawn of it, scrolling and selecting.

use super::bars::place_bars;
use super::block::Block;
use super::clicks::use_clicks;
use super::drags::use_own_drags;
use super::floating::Floating;
use super::hits::use_hits;
use super::lines::Lines;
use super::marks::pieces;
use super::press::use_press;
use super::reach::use_reach;
use super::showing::{Wanted, enter, use_showing};
use super::window::use_window;
use crate::annotation::{Annotation, AnnotationId, Document, RelationType};
use crate::browser::geometry::{Rect, Tenths, rect_of};
use crate::browser::lines;
use crate::label::Label;
use crate::session::{Search, Session};
use crate::text::{Span, Text, snap};
use crate::ui::hooks::use_text_selection;
use crate::ui::i18n::Message;
use crate::ui::kept::use_effect_with;
use crate::ui::{ByRc, Language, use_shell};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::{Callback, Html, NodeRef, Properties, classes, component, html, use_effect, use_node_ref};

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
    let overlay = use_node_ref();
    use_own_drags(&overlay);
    let reach = use_press(&container, &text, session.selection, &shell.dispatch);
    let shows = |annotation: &Annotation| {
        open == Some(annotation.id)
            || (!session.filter.hidden.contains(&annotation.label)
                && session.filter.status.admits(annotation.status))
    };
    let tab_stop = open.or_else(|| {
        let document = document.as_ref()?;
        document.annotations().overlapping(drawn).find(|known| shows(known)).map(|known| known.id)
    });
    // No mark takes the focus of a pointer: Chromium gives up a selection that begins where an element begins that does.
    let tab_stop = tab_stop.filter(|_| !*selecting);
    let blocks = document.as_ref().map(|document| {
        let block =
            |index: usize| block(document, index, window.blocks.span(index), shows, open, tab_stop, language);
        window.range.clone().map(block).collect::<Html>()
    });

    // What everything is about: the selection, else the open annotation.
    let subject = session.selection.map(|span| (span, None)).or_else(|| {
        let annotation = document.as_ref()?.annotation(open?)?;
        Some((annotation.span, Some(annotation.id)))
    });
    let caret = session.caret.map(|caret| caret.at);
    let wanted = Wanted {
        opened: subject.and_then(|(span, id)| Some((span, id?))),
        caret,
        hit: session.search.as_ref().and_then(Search::here),
        selected: session.selection.is_some(),
        all: session.selection.is_some_and(|span| snap(&text, text.span()) == Some(span)),
        pointing: *selecting,
    };
    let showing = use_showing(&scroller, &page, &text, &window, &wanted);
    // Whoever has opened an article goes on in it by the keyboard, wherever that was.
    use_effect_with((), {
        let scroller = scroller.clone();
        move |()| scroller.cast::<HtmlElement>().iter().for_each(enter)
    });
    use_hits(&container, document.as_ref(), drawn, session.search.as_ref());

    // After every drawing: heights, bars, and what was to be brought into view.
    use_effect({
        let (scroller, container, text, window, line) =
            (scroller.clone(), container.clone(), text.clone(), window.clone(), line.clone());
        move || {
            let (Some(outer), Some(inner)) =
                (scroller.cast::<HtmlElement>(), container.cast::<HtmlElement>())
            else {
                return;
            };
            window.measure(&inner);
            place_bars(&inner);
            let place = caret.and_then(|at| lines::caret(&inner, &text, at));
            let seen = caret.is_some_and(|at| drawn.start <= at && at <= drawn.end);
            draw_caret(&inner, &line, place.filter(|_| seen));
            showing.arrive(&outer, &inner, &text, drawn, place);
        }
    });

    let onscroll = {
        let look = window.look.clone();
        Callback::from(move |_| look.emit(()))
    };
    let onclick = use_clicks(&container, &text, open, session.relating, &shell.dispatch);
    let onmousedown = use_reach(&container, &text, session.caret.is_some(), &shell.dispatch);
    let label = Message::Article.text(language);
    html! {
        <section
            class="article"
            id="article"
            ref={scroller.clone()}
            tabindex="0"
            aria-label={label}
            aria-description={Message::ArticleKeys.text(language)}
            aria-busy={session.detecting.to_string()}
            {onscroll}
        >
            <div class="article__page">
                // Every sibling has a key: one that comes or goes must not have the others made anew,
                // for the browser's selection goes with them. <https://github.com/yewstack/yew/issues/3262>
                <div key="page" ref={page}>
                    <div key="before" class="article__room" style={format!("height:{}px", Tenths(window.before))}></div>
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
                    <div key="after" class="article__room" style={format!("height:{}px", Tenths(window.after))}></div>
                </div>
                <div key="overlay" ref={overlay}>
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
                        {reach}
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

/// One block of the text, with what is shown of its annotations.
fn block(
    document: &Document,
    index: usize,
    span: Span,
    shows: impl Fn(&Annotation) -> bool,
    open: Option<AnnotationId>,
    tab_stop: Option<AnnotationId>,
    language: Language,
) -> Html {
    let covers = |id: &AnnotationId| document.annotation(*id).is_some_and(|known| known.span.overlaps(span));
    let ignored = document.regions_overlapping(span).iter().filter(|region| region.status.is_live());
    html! {
        <Block
            key={index}
            text={document.text().clone()}
            {span}
            pieces={pieces(span, document.annotations(), shows)}
            labels={Rc::clone(document.labels())}
            {language}
            open={open.filter(covers)}
            tab_stop={tab_stop.filter(covers)}
            ignored={ignored.cloned().collect::<Vec<_>>()}
        />
    }
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

/// Puts the caret's line where the caret is; takes it away where it is nowhere.
fn draw_caret(container: &Element, line: &NodeRef, place: Option<Rect>) {
    let Some(line) = line.cast::<HtmlElement>() else { return };
    let page = container.closest(".article__page").ok().flatten();
    let style = match place.zip(page) {
        Some((place, page)) => {
            let Rect { left, top, height, .. } = place.within(rect_of(&page));
            format!("display:block;left:{}px;top:{}px;height:{}px", Tenths(left), Tenths(top), Tenths(height))
        }
        None => String::new(),
    };
    // The same again would begin its blinking anew.
    if line.get_attribute("style").unwrap_or_default() != style {
        let _ = line.set_attribute("style", &style);
    }
}
