//! What can be done with the selection or the open annotation, beside it.

use super::floating::Anchor;
use crate::annotation::{AnnotationId, Document, RelationType, Status};
use crate::browser::geometry::Tenths;
use crate::session::{Action, Direction, Reach, Session, ways};
use crate::text::Span;
use crate::ui::i18n::{Message, beginning};
use crate::ui::label_keys::at_hand;
use crate::ui::panels::{SameButton, swatch};
use crate::ui::widgets::spelled_out;
use crate::ui::{ByRc, Command, Shell, use_shell};
use yew::{Callback, Html, MouseEvent, Properties, classes, component, html};

/// Pixels between the popover and the line it is about.
const GAP: f64 = 10.0;
/// What the popover is expected to need above the line.
const ROOM: f64 = 150.0;

/// Characters of a quote that a button has room for.
const QUOTED: usize = 32;

/// What the popover is drawn from.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The session.
    pub session: ByRc<Session>,
    /// The lines that it must not cover.
    pub anchor: Anchor,
}

/// Labels for the selection; labels and decisions for the open annotation. Each with its key.
#[component]
pub(super) fn Popover(props: &Props) -> Html {
    let shell = use_shell();
    let Some(document) = &props.session.document else { return Html::default() };
    let language = shell.preferences.language;
    if let Some(from) = props.session.relating {
        return relating(props, &shell, document, from);
    }
    let open = props.session.open.filter(|_| props.session.selection.is_none());
    let open = open.and_then(|id| document.annotation(id));
    let (offered, more) = at_hand(document.labels(), open.map(|known| known.label));
    let labels = offered.into_iter().map(|definition| {
        let label = definition.label;
        let current = open.is_some_and(|known| known.label == label);
        let dispatch = shell.dispatch.clone();
        let key = shell.label_hint(definition);
        html! {
            <button
                key={label.slug()}
                type="button"
                class={classes!(current.then_some("is-current"))}
                aria-pressed={open.is_some().then(|| current.to_string())}
                aria-keyshortcuts={(!key.is_empty()).then(|| key.clone())}
                onclick={Callback::from(move |_: MouseEvent| dispatch.emit(Action::Label(label)))}
            >
                { swatch(definition) }
                <span class="popover__name">{ language.label_name(definition).to_owned() }</span>
                if !key.is_empty() {
                    <kbd aria-hidden="true">{ key }</kbd>
                }
            </button>
        }
    });
    let decisions = open.map(|known| {
        let undecided = matches!(known.status, Status::Suggested);
        html! {
            <div class="popover__row">
                if undecided || known.status == Status::Rejected {
                    { button(&shell, Command::Accept, Message::Accept, "popover__accept") }
                }
                if known.status != Status::Rejected && known.status != Status::Manual {
                    { button(&shell, Command::Reject, Message::Reject, "popover__reject") }
                }
                { button(&shell, Command::Relate, Message::Relate, "popover__relate") }
                { button(&shell, Command::Delete, Message::Delete, "popover__delete") }
            </div>
        }
    });
    let region = props.session.selection.map(|span| region_row(&shell, document, span));
    let name = if open.is_some() { Message::Inspector } else { Message::Label }.text(language);
    html! {
        <div
            class={classes!("popover", place_class(props.anchor), low(props).then_some("popover--low"))}
            style={place(props.anchor)}
            role="toolbar"
            aria-label={name}
            // A press would take the selection away before the click is there.
            onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}
        >
            <div class="popover__row popover__labels">
                { for labels }
                if more {
                    { button(&shell, Command::Palette, Message::OtherLabels, "popover__more") }
                }
            </div>
            { decisions }
            if open.is_some() {
                <SameButton session={props.session.clone()} />
            }
            { region }
        </div>
    }
}

/// What can be done with a selection that is none of the article, or that might be.
fn region_row(shell: &Shell, document: &Document, span: Span) -> Html {
    let ignored = document.is_ignored(span);
    let suggested = document.regions_overlapping(span).iter().any(|known| known.status == Status::Suggested);
    let message = if ignored { Message::RestoreRegion } else { Message::IgnoreRegion };
    let accept = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::AcceptRegion(span)))
    };
    html! {
        <div class="popover__row">
            if suggested {
                <button type="button" class="popover__action popover__accept" onclick={accept}>
                    <span>{ Message::AcceptRegion.text(shell.preferences.language) }</span>
                </button>
            }
            { button(shell, Command::Ignore, message, "popover__ignore") }
        </div>
    }
}

/// The ways in which a relation may lead to the open annotation, or how to go to one.
fn relating(props: &Props, shell: &Shell, document: &Document, from: AnnotationId) -> Html {
    let language = shell.preferences.language;
    let to = props.session.open.filter(|&to| to != from);
    let quote = |id: AnnotationId| {
        document.annotation(id).map(|known| beginning(document.text().slice(known.span), QUOTED))
    };
    let ways = to.map(|to| ways(document, from, to)).unwrap_or_default();
    let way = |(at, (kind, begin, end)): (usize, &(RelationType, AnnotationId, AnnotationId))| {
        let add = Action::AddRelation(kind.clone(), *begin, *end);
        let dispatch = shell.dispatch.clone();
        let name = language.relation(kind, *begin != from);
        let key = if at == 0 { shell.hint(Command::Accept) } else { String::new() };
        html! {
            <button
                key={at}
                type="button"
                class={classes!("popover__action", (at == 0).then_some("popover__accept"))}
                aria-keyshortcuts={(at == 0).then(|| key.clone())}
                onclick={Callback::from(move |_: MouseEvent| dispatch.emit(add.clone()))}
            >
                <span>{ format!("{name} → {}", to.and_then(quote).unwrap_or_default()) }</span>
                if at == 0 {
                    <kbd aria-hidden="true">{ key }</kbd>
                }
            </button>
        }
    };
    let hint = match (to, ways.is_empty()) {
        (None, _) => Some(Message::RelateHint),
        (Some(_), true) => Some(Message::RelateNotAllowed),
        (Some(_), false) => None,
    };
    let keys = [
        Command::Step(Direction::Forward, Reach::Shown),
        Command::Step(Direction::Back, Reach::Shown),
        Command::Accept,
    ]
    .map(|command| shell.hint(command));
    let keys = (to.is_none() && keys.iter().all(|key| !key.is_empty()))
        .then(|| language.relate_keys(keys.each_ref().map(String::as_str)));
    html! {
        <div
            class={classes!("popover", "popover--relating", place_class(props.anchor))}
            style={place(props.anchor)}
            role="toolbar"
            aria-label={language.on_quote(Message::Relate.text(language), &quote(from).unwrap_or_default())}
            onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}
        >
            if let Some(hint) = hint {
                <p class="popover__hint" role="status">
                    { hint.text(language) }
                    if let Some(keys) = keys {
                        <span class="popover__keys">{ " " }{ keys }</span>
                    }
                </p>
            }
            <div class="popover__row popover__ways">
                { for ways.iter().enumerate().map(way) }
                { button(shell, Command::Close, Message::Cancel, "popover__cancel") }
            </div>
        </div>
    }
}

fn button(shell: &Shell, command: Command, message: Message, class: &'static str) -> Html {
    let run = shell.run.clone();
    let hint = shell.hint(command);
    html! {
        <button
            type="button"
            class={classes!("popover__action", class)}
            aria-keyshortcuts={(!hint.is_empty()).then(|| spelled_out(&hint))}
            onclick={Callback::from(move |_: MouseEvent| run.emit(command))}
        >
            <span>{ message.text(shell.preferences.language) }</span>
            <kbd aria-hidden="true">{ hint }</kbd>
        </button>
    }
}

/// Whether there is room above the first line.
pub(super) fn above(anchor: Anchor) -> bool {
    anchor.first.top - anchor.view.0 >= ROOM || anchor.last.bottom() + ROOM > anchor.view.1
}

fn place_class(anchor: Anchor) -> &'static str {
    if above(anchor) { "popover--above" } else { "popover--below" }
}

/// Whether a phone shows it below a selection: above that stands the phone's own menu.
fn low(props: &Props) -> bool {
    props.session.selection.is_some() && props.anchor.last.bottom() + ROOM <= props.anchor.view.1
}

fn place(anchor: Anchor) -> String {
    let left = if above(anchor) { anchor.first.left } else { anchor.last.left };
    // Of a stretch that begins above what is seen, the upper edge of what is seen.
    let above = (anchor.first.top - GAP).max(anchor.view.0 + ROOM);
    let below = anchor.last.bottom() + GAP;
    format!("--left: {}px; --above: {}px; --below: {}px", Tenths(left), Tenths(above), Tenths(below))
}
