//! The relations of the open annotation: those it has, and the way to add one.

use crate::annotation::{Annotation, AnnotationId, Document, Provenance, Relation, RelationType, Status};
use crate::detect;
use crate::label::Label;
use crate::session::{Action, Session};
use crate::text::Span;
use crate::ui::Command;
use crate::ui::i18n::{Language, Message, beginning, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::panels::swatch::swatch_of;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Icon, Look, Options, Select, TextField, icon};
use std::rc::Rc;
use yew::prelude::*;

/// How many targets are offered: the nearest in the text, for a person relates what stands together.
const OFFERED: usize = 40;
/// How much of a target's quote the menu shows, in characters.
const QUOTED: usize = 60;

/// Properties of [`Relations`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is shown.
    pub(super) session: ByRc<Session>,
    /// Whose relations.
    pub(super) annotation: ByRc<Annotation>,
}

/// The relations of an annotation.
#[component]
pub(super) fn Relations(Props { session, annotation }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let Some(document) = &session.document else { return Html::default() };
    let act = |action: Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let button = |message: Message, icon: Icon, action: Action, quote: &str| {
        let name = message.text(language);
        html! {
            <Button key={name} {name} spoken={language.on_quote(name, quote)} {icon} icon_only=true look={Look::Quiet} on_press={act(action)} />
        }
    };
    let row = |relation: &Relation| {
        let from_its_end = relation.to == annotation.id;
        let other = if from_its_end { relation.from } else { relation.to };
        let Some(other) = document.annotation(other) else { return Html::default() };
        let quote = document.text().slice(other.span);
        let go = act(Action::OpenAnnotation(Some(other.id)));
        html! {
            <li key={relation.id.0} class={classes!("relation", format!("is-{}", relation.status.wire()))}>
                <span class="relation__type">{ language.relation(&relation.kind, from_its_end) }</span>
                <button type="button" class="relation__other" aria-label={language.on_quote(Message::GoToOtherEnd.text(language), quote)} onclick={move |_: MouseEvent| go.emit(())}>
                    { swatch_of(document.labels(), other.label) }
                    <span class="relation__quote">{ quote }</span>
                    { icon(Icon::Go) }
                </button>
                {
                    match relation.status {
                        Status::Suggested => html! {
                            <>
                                { button(Message::AcceptRelation, Icon::Accept, Action::AcceptRelation(relation.id), quote) }
                                { button(Message::RejectRelation, Icon::Reject, Action::RejectRelation(relation.id), quote) }
                            </>
                        },
                        Status::Accepted | Status::Edited => button(Message::RejectRelation, Icon::Reject, Action::RejectRelation(relation.id), quote),
                        Status::Rejected => button(Message::RestoreRelation, Icon::Undo, Action::AcceptRelation(relation.id), quote),
                        Status::Manual => button(Message::RemoveRelation, Icon::Close, Action::RemoveRelation(relation.id), quote),
                    }
                }
                <small class="relation__why">{ made(&relation.provenance, language) }</small>
            </li>
        }
    };
    let draw = {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(Command::Relate))
    };
    let relations: Vec<Html> = document.relations_of(annotation.id).map(row).collect();
    html! {
        <>
            if !relations.is_empty() {
                <ul key="list" class="relations">{ for relations }</ul>
            }
            if annotation.status.is_live() {
                <Button key="draw" name={Message::Relate.text(language)} icon={Icon::Relation} look={Look::Quiet} keys={shell.hint(Command::Relate)} on_press={draw} class="relation__draw" />
            }
            <AddRelation key="add" session={session.clone()} annotation={annotation.clone()} />
        </>
    }
}

/// Who or what made a relation: the rule's reason where there is one.
fn made(provenance: &Provenance, language: Language) -> String {
    match provenance {
        Provenance::Rule { rule, version, score } => {
            let why = detect::rule(rule).map(|rule| language.pick(rule.vi, rule.en).to_owned());
            let why = why.unwrap_or_else(|| language.rule(rule, version));
            format!("{why} · {}", language.scored(*score))
        }
        Provenance::Person => Message::ByPerson.text(language).to_owned(),
        Provenance::Import { format } => language.imported(format),
    }
}

/// A way in which the open annotation may be related: a type, and whether it is its end.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    kind: RelationType,
    from_its_end: bool,
}

impl Way {
    fn key(&self) -> String {
        format!("{}{}", if self.from_its_end { "<" } else { ">" }, self.kind.wire())
    }

    fn allows(&self, own: Label, other: Label) -> bool {
        if self.from_its_end { self.kind.allows(other, own) } else { self.kind.allows(own, other) }
    }
}

/// The key of "another type" in the menu.
const OTHER: &str = "other";

/// The ways open to a label: the scheme's, and the types that the document has beside them.
fn ways(document: &Document, label: Label) -> Vec<Way> {
    RelationType::BUILT_IN
        .into_iter()
        .flat_map(|kind| [false, true].map(|from_its_end| Way { kind: kind.clone(), from_its_end }))
        .filter(|way| Label::BUILT_IN.into_iter().any(|other| way.allows(label, other)))
        .chain(
            document.own_relation_types().into_iter().cloned().map(|kind| Way { kind, from_its_end: false }),
        )
        .collect()
}

/// The nearest annotations that a way may lead to, in the order of the text, and whether there are more.
fn targets(document: &Document, annotation: &Annotation, way: &Way) -> (Vec<Rc<Annotation>>, bool) {
    let fits = |other: &&Rc<Annotation>| {
        other.id != annotation.id && other.status.is_live() && way.allows(annotation.label, other.label)
    };
    let mut near: Vec<&Rc<Annotation>> = document.annotations().iter().filter(fits).collect();
    near.sort_unstable_by_key(|other| (distance(other.span, annotation.span), other.id));
    let more = near.len() > OFFERED;
    near.truncate(OFFERED);
    near.sort_unstable_by_key(|other| (other.span, other.id));
    (near.into_iter().cloned().collect(), more)
}

/// Bytes between two spans; none where they touch or overlap.
fn distance(one: Span, other: Span) -> usize {
    let apart = |before: Span, after: Span| after.start.get().saturating_sub(before.end.get());
    apart(one, other).max(apart(other, one))
}

/// The way to add a relation: its type, and the annotation at the other end.
#[component]
fn AddRelation(Props { session, annotation }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let way_key = use_state_eq(|| None::<AttrValue>);
    let own_type = use_state_eq(String::new);
    let target = use_state_eq(|| None::<AttrValue>);
    let Some(document) = &session.document else { return Html::default() };
    let ways = ways(document, annotation.label);
    let first = ways.first().map_or_else(|| AttrValue::from(OTHER), |way| way.key().into());
    let chosen = (*way_key).clone().unwrap_or(first);
    let way = if chosen == OTHER {
        Some(Way { kind: RelationType::from_wire(own_type.trim()), from_its_end: false })
    } else {
        ways.iter().find(|way| way.key() == chosen.as_str()).cloned()
    };
    let Some(way) = way else { return Html::default() };
    let way_options: Options = ways
        .iter()
        .map(|way| (way.key().into(), language.relation(&way.kind, way.from_its_end).into()))
        .chain(std::iter::once((
            AttrValue::from(OTHER),
            AttrValue::from(Message::OtherRelation.text(language)),
        )))
        .collect();
    let (targets, more) = targets(document, annotation, &way);
    let target_options: Options = targets
        .iter()
        .map(|other| {
            let quote = beginning(document.text().slice(other.span), QUOTED);
            (
                other.id.to_string().into(),
                format!("{quote} · {}", language.label(document.labels(), other.label)).into(),
            )
        })
        .chain(more.then(|| (AttrValue::from(OTHER), AttrValue::from(Message::OtherTarget.text(language)))))
        .collect();
    // The nearest is the likely one.
    let nearest =
        targets.iter().min_by_key(|other| distance(other.span, annotation.span)).map(|other| other.id);
    let chosen_target = (*target)
        .as_ref()
        .and_then(|key| key.parse::<AnnotationId>().ok())
        .filter(|id| targets.iter().any(|other| other.id == *id))
        .or(nearest);
    let named = !matches!(&way.kind, RelationType::Custom(name) if name.is_empty());
    let add = {
        let (dispatch, own) = (shell.dispatch.clone(), annotation.id);
        Callback::from(move |()| {
            if let Some(other) = chosen_target.filter(|_| named) {
                let (from, to) = if way.from_its_end { (other, own) } else { (own, other) };
                dispatch.emit(Action::AddRelation(way.kind.clone(), from, to));
            }
        })
    };
    let on_way = {
        let way_key = way_key.clone();
        Callback::from(move |key| way_key.set(Some(key)))
    };
    let on_own = {
        let own_type = own_type.clone();
        Callback::from(move |name| own_type.set(name))
    };
    let on_target = {
        let (target, run) = (target.clone(), shell.run.clone());
        Callback::from(move |key: AttrValue| {
            if key == OTHER {
                run.emit(Command::Relate);
            } else {
                target.set(Some(key));
            }
        })
    };
    html! {
        <details class="disclosure">
            <summary id="relation-add">{ Message::AddRelation.text(language) }</summary>
            <div class="fields">
                <Select key="way" id="relation-type" name={Message::RelationTypeField.text(language)} options={way_options} chosen={chosen.clone()} on_choose={on_way} class="field--wide" />
                if chosen == OTHER {
                    <TextField key="own" id="relation-name" name={Message::RelationName.text(language)} value={(*own_type).clone()} on_commit={on_own} class="field--wide" />
                }
                if let Some(target) = chosen_target {
                    <Select key="target" id="relation-target" name={Message::Target.text(language)} options={target_options} chosen={target.to_string()} on_choose={on_target} class="field--wide" />
                    <Button key="add" name={Message::AddRelation.text(language)} icon={Icon::Relation} idle={!named} on_press={add} />
                } else {
                    <p key="none" class="muted">{ Message::NoTarget.text(language) }</p>
                }
            </div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_what_lies_between() {
        assert_eq!(distance(Span::of(0, 4), Span::of(10, 12)), 6);
        assert_eq!(distance(Span::of(10, 12), Span::of(0, 4)), 6);
        assert_eq!(distance(Span::of(0, 4), Span::of(2, 3)), 0);
    }
}
