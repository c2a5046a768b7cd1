//! One block of the article.

use super::marks::{Mark, Piece};
use crate::annotation::{Annotation, AnnotationId, Region, Status, heading};
use crate::label::{Label, LabelSet};
use crate::text::{Span, Text, are_blanks_single, is_blank};
use crate::ui::Language;
use crate::ui::i18n::Message;
use std::rc::Rc;
use yew::{AttrValue, Classes, Html, Properties, classes, component, html};

/// What one block is drawn from: small, and compared mostly by address.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The text that the spans point into.
    pub text: Text,
    /// What the block covers.
    pub span: Span,
    /// Its text and marks.
    pub pieces: Vec<Piece>,
    /// Names and colours.
    pub labels: Rc<LabelSet>,
    /// Of the accessible names.
    pub language: Language,
    /// The open annotation, where a part of it is here.
    pub open: Option<AnnotationId>,
    /// The mark that the focus can be on, where it is here.
    pub tab_stop: Option<AnnotationId>,
    /// The regions here that are none of the article.
    pub ignored: Vec<Region>,
}

/// One block of the article: drawn again only when something in it changed.
#[component]
pub(super) fn Block(props: &Props) -> Html {
    let instructed = props.pieces.iter().any(is_instruction);
    let titled = props.ignored.is_empty() && is_title(&props.text, props.span);
    let class = classes!(
        "article__block",
        are_blanks_single(props.text.slice(props.span)).then_some("has-single-blanks"),
        instructed.then_some("has-instruction"),
        titled.then_some("article__block--title")
    );
    let at: AttrValue = props.span.start.to_string().into();
    if props.pieces.is_empty() {
        return html! { <div {class} data-at={at}></div> };
    }
    html! { <div {class}>{ for props.pieces.iter().flat_map(|piece| draw(props, piece)) }</div> }
}

/// Characters of the longest line that looks like a title.
const TITLE: usize = 160;
/// Bytes of blank lines, dates and counters before a title.
const BEFORE: usize = 400;

/// Whether a block looks like the article's title: its heading, on a short line that is no sentence, with more
/// below.
fn is_title(text: &Text, span: Span) -> bool {
    if span.start.get() > BEFORE {
        return false;
    }
    let words = text.slice(span).trim_matches(is_blank);
    let below = text.slice(Span::new(span.end, text.len()));
    !words.is_empty()
        && words.chars().nth(TITLE).is_none()
        && heading(text.as_str()).starts_with(words)
        && !words.ends_with(['.', ';', ':', ',', '…'])
        && below.chars().any(char::is_alphanumeric)
}

fn is_instruction(piece: &Piece) -> bool {
    match piece {
        Piece::Text(_) => false,
        Piece::Mark(mark) => {
            mark.annotation.label == Label::Instruction || mark.pieces.iter().any(is_instruction)
        }
    }
}

fn draw(props: &Props, piece: &Piece) -> Vec<Html> {
    match piece {
        Piece::Text(span) => draw_text(props, *span),
        Piece::Mark(mark) => vec![draw_mark(props, mark)],
    }
}

/// Text, with what is ignored of it in elements of their own.
fn draw_text(props: &Props, span: Span) -> Vec<Html> {
    let plain = |span: Span| {
        html! {
            <span key={span.start.raw()} data-at={span.start.to_string()}>{ props.text.slice(span) }</span>
        }
    };
    let mut parts = Vec::new();
    let mut from = span.start;
    for region in &props.ignored {
        let Some(inside) = region.span.intersection(Span::new(from, span.end)) else { continue };
        if from < inside.start {
            parts.push(plain(Span::new(from, inside.start)));
        }
        parts.push(draw_ignored(props, region, inside));
        from = inside.end;
    }
    if from < span.end {
        parts.push(plain(Span::new(from, span.end)));
    }
    parts
}

fn draw_ignored(props: &Props, region: &Region, inside: Span) -> Html {
    let first = inside.start == region.span.start;
    html! {
        <span
            key={inside.start.raw()}
            class={classes!("ignored", status_class(region.status))}
            data-at={inside.start.to_string()}
            data-region={format!("{} {}", region.span.start, region.span.end)}
            role={first.then_some("group")}
            aria-label={first.then(|| Message::IgnoredRegion.text(props.language))}
        >
            { props.text.slice(inside) }
        </span>
    }
}

fn draw_mark(props: &Props, mark: &Mark) -> Html {
    let annotation = &*mark.annotation;
    let open = props.open == Some(annotation.id);
    // An element with nothing but text in it says where the text is.
    let (at, content) = match mark.pieces.as_slice() {
        &[Piece::Text(span)] => (Some(span.start.to_string()), props.text.slice(span).into()),
        pieces => (None, pieces.iter().flat_map(|piece| draw(props, piece)).collect::<Html>()),
    };
    // A button's content is read as its name alone, so what holds other marks is a group.
    let role = if at.is_some() { "button" } else { "group" };
    let first = mark.is_first();
    html! {
        <span
            key={mark.span.start.raw()}
            class={mark_classes(mark, open)}
            style={hue(props, annotation.label)}
            data-at={at}
            data-id={annotation.id.0.to_string()}
            data-label={annotation.label.slug()}
            role={first.then_some(role)}
            tabindex={(first && props.tab_stop == Some(annotation.id)).then_some("0")}
            aria-label={first.then(|| name(props, annotation))}
            aria-current={(first && open).then_some("true")}
        >
            { content }
        </span>
    }
}

/// The colour of a label that the style sheets do not know.
fn hue(props: &Props, label: Label) -> Option<String> {
    let definition = props.labels.get(label).filter(|_| matches!(label, Label::Custom(_)))?;
    Some(format!("--hue: {}", String::from(definition.colour)))
}

fn mark_classes(mark: &Mark, open: bool) -> Classes {
    classes!(
        "mark",
        status_class(mark.annotation.status),
        (mark.depth > 0).then(|| format!("mark--over-{}", mark.depth.min(3))),
        mark.is_first().then_some("is-first"),
        mark.is_last().then_some("is-last"),
        open.then_some("is-open"),
    )
}

fn status_class(status: Status) -> &'static str {
    match status {
        Status::Suggested => "is-suggested",
        Status::Accepted | Status::Edited | Status::Manual => "is-settled",
        Status::Rejected => "is-rejected",
    }
}

/// Letters of a span that its name has at the most.
const SPOKEN: usize = 80;

/// `8/7 — Thời gian: 2024-07-08, gợi ý`: the words first, for a name must hold what is seen; attributes follow
/// the value.
fn name(props: &Props, annotation: &Annotation) -> String {
    let language = props.language;
    let label = language.label(&props.labels, annotation.label);
    let status = language.status(annotation.status).to_lowercase();
    let quote: String = props.text.slice(annotation.span).chars().take(SPOKEN).collect();
    let definition = props.labels.get(annotation.label);
    let value = language.value_of(annotation.value.as_ref(), props.text.slice(annotation.span));
    let said = definition.map(|known| known.said(value, &annotation.attributes));
    match said.filter(|said| !said.is_empty()) {
        Some(said) => format!("{quote} — {label}: {}, {status}", said.join("; ")),
        None => format!("{quote} — {label}, {status}"),
    }
}
