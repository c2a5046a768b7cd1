//! The relations as quiet lines: those of the open annotation, or all that are drawn.

use super::routes::{End, Route, route};
use crate::annotation::{AnnotationId, Document, Relation, RelationType, Status};
use crate::browser::frame::after_paint;
use crate::browser::geometry::{Tenths, ends_of, rect_of};
use crate::browser::selection;
use crate::session::Session;
use crate::text::Span;
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::{ByRc, use_shell};
use std::ops::Range;
use web_sys::Element;
use yew::{Html, NodeRef, Properties, classes, component, html};

/// The most lines that are drawn at a time: more say nothing.
const MOST: usize = 120;

/// What the lines are drawn from.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    /// The session.
    pub session: ByRc<Session>,
    /// The element with the text.
    pub container: NodeRef,
    /// The blocks that are drawn, and how far down they begin.
    pub drawn: (Range<usize>, f64),
    /// What of the text is drawn.
    pub within: Span,
}

/// A relation and its way over the page.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    relation: Relation,
    route: Route,
}

/// One line for each relation whose two ends are drawn, a frame after the text that it is placed by.
/// The inspector says the same in words, so that assistive technology is not told of the lines.
#[component]
pub(super) fn Lines(props: &Props) -> Html {
    let shell = use_shell();
    let language = shell.preferences.language;
    let lines = use_state_eq(Vec::<Line>::new);
    use_effect_with(props.clone(), {
        let lines = lines.setter();
        move |props| {
            let props = props.clone();
            if !wants(&props.session) {
                lines.set(Vec::new());
                return;
            }
            after_paint(move || lines.set(measured(&props).unwrap_or_default()));
        }
    });
    if lines.is_empty() {
        return Html::default();
    }
    let open = props.session.open;
    let draw = |line: &Line| {
        let relation = &line.relation;
        let own = open.is_some_and(|id| relation.from == id || relation.to == id);
        let class = classes!(
            "relation-line",
            kind_class(&relation.kind),
            (relation.status == Status::Suggested).then_some("is-suggested"),
            own.then_some("is-own"),
        );
        let name = language.relation(&relation.kind, false);
        html! {
            <g key={relation.id.0} {class}>
                <path class="relation-line__way" d={line.route.line.clone()} />
                <path class="relation-line__head" d={line.route.head.clone()} />
                if line.route.has_room_for(&name) {
                    <text x={Tenths(line.route.name.0).to_string()} y={Tenths(line.route.name.1).to_string()}>{ name }</text>
                }
            </g>
        }
    };
    html! { <svg class="relation-lines" aria-hidden="true">{ for lines.iter().map(draw) }</svg> }
}

/// Whether there may be lines at all.
fn wants(session: &Session) -> bool {
    session.document.is_some() && (session.filter.lines || session.open.is_some())
}

fn kind_class(kind: &RelationType) -> &'static str {
    match kind {
        RelationType::Holds => "is-holds",
        RelationType::IssuedOn => "is-issued-on",
        RelationType::IssuedBy => "is-issued-by",
        RelationType::Custom(_) => "is-own-type",
    }
}

fn measured(props: &Props) -> Option<Vec<Line>> {
    let document = props.session.document.as_ref()?;
    let container = props.container.cast::<Element>()?;
    let page = rect_of(&container.closest(".article__page").ok()??);
    let gutter = rect_of(&container).within(page).left - 8.0;
    let span = |id: AnnotationId| {
        document.annotation(id).map(|known| known.span).filter(|span| props.within.overlaps(*span))
    };
    let end = |span: Span| {
        let (first, last) = ends_of(&selection::range_of(&container, document.text(), span)?)?;
        Some(End { first: first.within(page), last: last.within(page) })
    };
    let line = |(at, relation): (usize, &Relation)| {
        let (from, to) = (span(relation.from)?, span(relation.to)?);
        Some(Line { relation: relation.clone(), route: route(end(from)?, end(to)?, gutter, at) })
    };
    Some(wanted(document, &props.session).enumerate().filter_map(line).take(MOST).collect())
}

fn wanted<'s>(document: &'s Document, session: &'s Session) -> impl Iterator<Item = &'s Relation> {
    let shown = |id: AnnotationId| {
        document.annotation(id).is_some_and(|known| {
            session.open == Some(id)
                || known.status.is_live() && !session.filter.hidden.contains(&known.label)
        })
    };
    document.relations().filter(move |relation| {
        let own = session.open.is_some_and(|id| relation.from == id || relation.to == id);
        relation.status.is_live()
            && (session.filter.lines || own)
            && shown(relation.from)
            && shown(relation.to)
    })
}
