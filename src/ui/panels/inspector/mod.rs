//! The open annotation: everything about it, and everything that can be done with it.

mod attributes;
mod date;
mod date_draft;
mod echoes;
mod frame;
mod history;
mod official;
mod problem;
mod relations;
mod span;
mod value;
mod why;

use super::swatch::{hue, swatch};
use super::{PanelProps, SameButton};
use crate::annotation::{Annotation, Status};
use crate::label::LabelDef;
use crate::session::{Action, Direction, Reach};
use crate::ui::commands::Command;
use crate::ui::i18n::{Message, use_language};
use crate::ui::panels::labels::guideline_of;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Icon, Look, Options, Select, TextArea};
use attributes::AttributesForm;
use problem::problem_here;
use relations::Relations;
use span::SpanForm;
use std::rc::Rc;
use value::ValueForm;
pub use value::begun;
use why::Why;
use yew::prelude::*;

/// Where the value is edited, for who brings the keyboard there.
pub const VALUE_FIELDS: &str = ".inspector :is(input, select, textarea)[id^=value-]";

/// The open annotation, or nothing.
#[component]
pub fn Inspector(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let Some(document) = &session.document else { return Html::default() };
    let Some(annotation) = session.open.and_then(|id| document.annotation(id)) else {
        return Html::default();
    };
    let annotation = ByRc(Rc::clone(annotation));
    let (id, label) = (annotation.id, annotation.label);
    let definition = document.labels().get(label);
    let close = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::OpenAnnotation(None)))
    };
    let step = |direction: Direction, name: Message, drawn: Icon| {
        let command = Command::Step(direction, Reach::ToReview);
        let run = shell.run.clone();
        html! { <Button name={name.text(language)} icon={drawn} icon_only=true look={Look::Quiet} on_press={move |()| run.emit(command)} /> }
    };
    let relabel = {
        let (dispatch, labels) = (shell.dispatch.clone(), document.labels().clone());
        Callback::from(move |slug: AttrValue| {
            if let Some(definition) =
                labels.iter().find(|definition| definition.label.slug() == slug.as_str())
            {
                dispatch.emit(Action::Relabel(id, definition.label));
            }
        })
    };
    let options: Options = document
        .labels()
        .iter()
        .map(|definition| (definition.label.slug().into(), language.label_name(definition).to_owned().into()))
        .collect();
    let on_note = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |note| dispatch.emit(Action::SetNote(id, note)))
    };
    let kind = definition
        .and_then(|definition| definition.value)
        .or_else(|| annotation.value.as_ref().map(crate::label::Value::kind));
    let section = |title: Message, body: Html| {
        html! {
            <section key={title.text(language)} class="inspector__section">
                <h2 class="inspector__heading">{ title.text(language) }</h2>
                { body }
            </section>
        }
    };
    html! {
        <section
            class="inspector"
            aria-label={Message::Inspector.text(language)}
            data-label={label.slug()}
            style={definition.and_then(|definition| hue(label, definition.colour))}
        >
            // A field belongs to its annotation: another one has fields of its own.
            <div key={id.0} class="inspector__scroll">
                <header class="inspector__head">
                    { definition.map(swatch).unwrap_or_default() }
                    <Select
                        id="inspector-label"
                        name={Message::Label.text(language)}
                        name_hidden=true
                        {options}
                        chosen={label.slug()}
                        on_choose={relabel}
                        class="field--quiet"
                    />
                    <span class={classes!("status", format!("is-{}", annotation.status.wire()))}>{ language.status(annotation.status) }</span>
                    // On a narrow page, where the bar's are not.
                    <span class="inspector__steps">
                        { step(Direction::Back, Message::PreviousToReview, Icon::Up) }
                        { step(Direction::Forward, Message::NextToReview, Icon::Down) }
                    </span>
                    <Button name={Message::Close.text(language)} keys={shell.hint(Command::Close)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={close} />
                </header>
                <blockquote class="inspector__quote">{ document.text().slice(annotation.span) }</blockquote>
                <Decide annotation={annotation.clone()} />
                <SameButton session={session.clone()} />
                { problem_here(session, &shell) }
                if let Some(kind) = kind {
                    { section(Message::Value, html! { <ValueForm session={session.clone()} annotation={annotation.clone()} {kind} /> }) }
                }
                if let Some(asked) = definition.map(|known| &known.attributes).filter(|asked| !asked.is_empty()) {
                    { section(Message::Attributes, html! { <AttributesForm annotation={annotation.clone()} asked={Rc::from(asked.as_slice())} /> }) }
                }
                { frame::slots(document, &annotation, &shell.dispatch, language).map(|slots| section(Message::Frame, slots)).unwrap_or_default() }
                { section(Message::Relations, html! { <Relations session={session.clone()} annotation={annotation.clone()} /> }) }
                { echoes::echoes(session, &annotation, &shell.dispatch).map(|links| section(Message::MeantAgain, links)).unwrap_or_default() }
                { section(Message::Span, html! { <SpanForm annotation={annotation.clone()} /> }) }
                { section(Message::Why, html! { <Why session={session.clone()} annotation={annotation.clone()} /> }) }
                { history::history(document, &annotation, language).map(|steps| section(Message::History, steps)).unwrap_or_default() }
                { definition.map(|definition| guideline_section(definition, Message::Guideline.text(language))).unwrap_or_default() }
                <section key="note" class="inspector__section">
                    <TextArea id="inspector-note" name={Message::Note.text(language)} placeholder={Message::NoteHint.text(language)} value={annotation.note.clone()} on_commit={on_note} />
                </section>
            </div>
        </section>
    }
}

fn guideline_section(definition: &LabelDef, title: &'static str) -> Html {
    let Some(guideline) = guideline_of(definition) else { return Html::default() };
    html! {
        <details key="guideline" class="disclosure inspector__section">
            <summary class="inspector__heading">{ title }</summary>
            { guideline }
        </details>
    }
}

/// Properties of [`Decide`].
#[derive(Properties, PartialEq)]
struct DecideProps {
    annotation: ByRc<Annotation>,
}

/// Accept, reject, delete.
#[component]
fn Decide(DecideProps { annotation }: &DecideProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let id = annotation.id;
    let run = |command: Command| {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(command))
    };
    let act = |action: Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let accept = |name: Message| {
        html! {
            <Button key="accept" name={name.text(language)} icon={Icon::Accept} look={Look::Primary} keys={shell.hint(Command::Accept)} on_press={run(Command::Accept)} />
        }
    };
    let reject = html! {
        <Button key="reject" name={Message::Reject.text(language)} icon={Icon::Reject} keys={shell.hint(Command::Reject)} on_press={run(Command::Reject)} />
    };
    html! {
        <div class="inspector__decide">
            {
                match annotation.status {
                    Status::Suggested => html! { <>{ accept(Message::Accept) }{ reject }</> },
                    Status::Rejected => html! { <Button key="restore" name={Message::Restore.text(language)} icon={Icon::Undo} look={Look::Primary} on_press={act(Action::Accept(id))} /> },
                    Status::Accepted | Status::Edited => reject,
                    Status::Manual => Html::default(),
                }
            }
            <Button key="delete" name={Message::Delete.text(language)} icon={Icon::Delete} look={Look::Quiet} icon_only={annotation.status != Status::Manual} keys={shell.hint(Command::Delete)} on_press={run(Command::Delete)} class="inspector__delete" />
        </div>
    }
}
