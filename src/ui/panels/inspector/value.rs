//! The value of the open annotation, as the fields of its kind.

use super::date::{DateForm, options};
use super::official::OfficialForm;
use crate::annotation::{Annotation, AnnotationId};
use crate::label::{
    Bound, Change, DateValue, DocumentValue, FigureKind, FigureValue, InstructionValue, Level, OfficialValue,
    PositionValue, Value, ValueKind,
};
use crate::session::{Action, Session};
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Check, Icon, Look, Options, Select, TextField};
use std::ops::RangeInclusive;
use yew::prelude::*;

/// Properties of [`ValueForm`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is shown.
    pub(super) session: ByRc<Session>,
    /// Whose value it is.
    pub(super) annotation: ByRc<Annotation>,
    /// Which fields it has.
    pub(super) kind: ValueKind,
}

/// The fields of a value; without one, the way to give it.
#[component]
pub(super) fn ValueForm(Props { session, annotation, kind }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let id = annotation.id;
    let set = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |value: Option<Value>| dispatch.emit(Action::SetValue(id, value)))
    };
    let give = set.reform(Some);
    let definition = session.document.as_ref().and_then(|document| document.labels().get(annotation.label));
    let choices = definition.map(|definition| definition.choices.as_slice()).unwrap_or_default();
    let fields = match (&annotation.value, kind) {
        (Some(Value::Official(value)), _) => html! {
            <OfficialForm session={session.clone()} annotation={annotation.clone()} name={value.name.clone()} />
        },
        (Some(Value::Position(value)), _) => position(value, language, &give),
        (Some(Value::Figure(value)), _) => figure(value, language, &give),
        (Some(Value::Document(value)), _) => document(value, language, &give),
        (Some(Value::Instruction(value)), _) => instruction(value, language, &give),
        (Some(Value::Text(_)) | None, ValueKind::Text) if !choices.is_empty() => {
            choice(choices, annotation.value.as_ref(), language, &set)
        }
        (Some(Value::Text(text)), _) => html! {
            <TextField id="value-text" name={Message::Text.text(language)} value={text.clone()} wraps=true on_commit={give.reform(Value::Text)} />
        },
        (Some(Value::Date(_)) | None, ValueKind::Date) => {
            let date = match &annotation.value {
                Some(Value::Date(date)) => Some(date.clone()),
                _ => None,
            };
            html! { <DateForm id="value-date" value={date} on_set={give.reform(Value::Date)} /> }
        }
        // Of a label that asks for something else by now: what it is, and below the way to clear it.
        (Some(value @ Value::Date(_)), _) => html! { <p class="muted">{ language.value(value) }</p> },
        (None, _) => {
            let quote =
                session.document.as_ref().map(|document| document.text().slice(annotation.span).to_owned());
            let first = first_value(*kind, quote.unwrap_or_default());
            html! {
                <div class="fields">
                    <p class="muted">{ Message::NoValue.text(language) }</p>
                    <Button name={Message::AddValue.text(language)} icon={Icon::Add} on_press={give.reform(move |()| first.clone())} />
                </div>
            }
        }
    };
    html! {
        <>
            <div key="fields">{ fields }</div>
            if annotation.value.is_some() {
                <div key="clear" class="value__clear">
                    <Button name={Message::ClearValue.text(language)} look={Look::Quiet} on_press={set.reform(|()| None)} />
                </div>
            }
        </>
    }
}

/// What an annotation gets that has no value and shows no field for one before it is given.
pub fn begun(session: &Session, id: AnnotationId) -> Option<Value> {
    let document = session.document.as_ref()?;
    let annotation = document.annotation(id).filter(|known| known.value.is_none())?;
    let definition = document.labels().get(annotation.label)?;
    let kind = definition.value.filter(|kind| match kind {
        ValueKind::Date => false,
        ValueKind::Text => definition.choices.is_empty(),
        _ => true,
    })?;
    Some(first_value(kind, document.text().slice(annotation.span).to_owned()))
}

/// What a value of a kind begins with.
fn first_value(kind: ValueKind, quote: String) -> Value {
    match kind {
        ValueKind::Official => Value::Official(OfficialValue { name: quote }),
        ValueKind::Position => Value::Position(PositionValue { role: quote, ..PositionValue::default() }),
        ValueKind::Figure => Value::Figure(FigureValue::default()),
        ValueKind::Document => Value::Document(DocumentValue { doc_type: quote, ..DocumentValue::default() }),
        ValueKind::Instruction => Value::Instruction(InstructionValue::default()),
        ValueKind::Date | ValueKind::Text => Value::Text(quote),
    }
}

/// `None` for nothing but blanks.
fn some(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A short text of a value.
fn text(
    id: &'static str,
    name: Message,
    value: Option<&str>,
    language: Language,
    check: Option<Check>,
    on_commit: impl Fn(String) + 'static,
) -> Html {
    html! {
        <TextField key={id} {id} name={name.text(language)} value={value.unwrap_or_default().to_owned()} {check} wraps=true {on_commit} />
    }
}

/// Some words of a value.
fn words(
    id: &'static str,
    name: Message,
    value: Option<&str>,
    language: Language,
    on_commit: impl Fn(String) + 'static,
) -> Html {
    html! {
        <TextField key={id} {id} name={name.text(language)} value={value.unwrap_or_default().to_owned()} wraps=true {on_commit} class="field--wide" />
    }
}

/// A menu with "not stated" on top.
fn menu(
    id: &'static str,
    name: Message,
    all: Options,
    chosen: &'static str,
    language: Language,
    on_choose: impl Fn(AttrValue) + 'static,
) -> Html {
    let none = (AttrValue::from(""), AttrValue::from(Message::NotStated.text(language)));
    let options: Options = std::iter::once(none).chain(all.iter().cloned()).collect();
    html! { <Select key={id} {id} name={name.text(language)} {options} {chosen} {on_choose} /> }
}

fn position(value: &PositionValue, language: Language, give: &Callback<Value>) -> Html {
    let with = |put: fn(&mut PositionValue, String)| {
        let (value, give) = (value.clone(), give.clone());
        move |text: String| {
            let mut value = value.clone();
            put(&mut value, text);
            give.emit(Value::Position(value));
        }
    };
    let set_level = with(|value, key| value.level = Level::from_wire(&key));
    html! {
        <div class="fields fields--pairs">
            { words("value-role", Message::Role, Some(&value.role), language, with(|value, text| text.trim().clone_into(&mut value.role))) }
            { words("value-organisation", Message::Organisation, value.organisation.as_deref(), language, with(|value, text| value.organisation = some(text))) }
            { menu("value-level", Message::Level, options(&Level::ALL, Level::wire, |level| language.level(level)), value.level.map_or("", Level::wire), language, move |key| set_level(key.to_string())) }
        </div>
    }
}

/// A value that is one of a few; what it was before they were given stays among them.
fn choice(
    choices: &[String],
    value: Option<&Value>,
    language: Language,
    set: &Callback<Option<Value>>,
) -> Html {
    let chosen = match value {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let other = Some(&chosen).filter(|chosen| !chosen.is_empty() && !choices.contains(chosen));
    let none = (AttrValue::from(""), AttrValue::from(Message::NotStated.text(language)));
    let all =
        choices.iter().chain(other).map(|one| (AttrValue::from(one.clone()), AttrValue::from(one.clone())));
    let options: Options = std::iter::once(none).chain(all).collect();
    let on_choose = {
        let set = set.clone();
        move |one: AttrValue| set.emit(Some(Value::Text(one.to_string())).filter(|_| !one.is_empty()))
    };
    html! { <Select id="value-text" name={Message::Text.text(language)} {options} {chosen} {on_choose} /> }
}

fn figure(value: &FigureValue, language: Language, give: &Callback<Value>) -> Html {
    let with = |put: fn(&mut FigureValue, String, Language)| {
        let (value, give) = (value.clone(), give.clone());
        move |text: String| {
            let mut value = value.clone();
            put(&mut value, text, language);
            // A person has looked at it: whichever way the separators can be read, this one is meant.
            value.ambiguous = false;
            give.emit(Value::Figure(value));
        }
    };
    let wrong = move || Some(AttrValue::from(Message::InvalidNumber.text(language)));
    let number =
        Check::from(move |text: String| if language.read_amount(&text).is_some() { None } else { wrong() });
    let number_or_nothing = Check::from(move |text: String| {
        if text.trim().is_empty() || language.read_amount(&text).is_some() { None } else { wrong() }
    });
    let kinds = options(&FigureKind::ALL, FigureKind::wire, |kind| language.figure_kind(kind));
    let set_kind = with(|value, key, _| {
        if let Some(kind) = FigureKind::from_wire(&key) {
            value.kind = kind;
        }
    });
    let set_bound = with(|value, key, _| value.bound = Bound::from_wire(&key));
    let set_change = with(|value, key, _| value.change = Change::from_wire(&key));
    let amount = if value.denominator.is_some() { Message::Numerator } else { Message::Amount };
    let decimal = |number: Option<rust_decimal::Decimal>| number.map(|number| language.amount(number));
    html! {
        <div class="fields fields--pairs">
            { text("value-amount", amount, Some(&language.amount(value.amount)), language, Some(number), with(|value, text, language| value.amount = language.read_amount(&text).unwrap_or(value.amount))) }
            { text("value-unit", Message::Unit, Some(&language.unit(&value.unit)), language, None, with(|value, text, _| value.unit = Language::unit_of(&text))) }
            <Select key="value-kind" id="value-kind" name={Message::Kind.text(language)} options={kinds} chosen={value.kind.wire()} on_choose={move |key: AttrValue| set_kind(key.to_string())} />
            { text("value-upper", Message::Upper, decimal(value.upper).as_deref(), language, Some(number_or_nothing.clone()), with(|value, text, language| value.upper = language.read_amount(&text))) }
            { text("value-denominator", Message::Denominator, decimal(value.denominator).as_deref(), language, Some(number_or_nothing), with(|value, text, language| value.denominator = language.read_amount(&text))) }
            { menu("value-bound", Message::Bound, options(&Bound::ALL, Bound::wire, |bound| language.bound(bound)), value.bound.map_or("", Bound::wire), language, move |key| set_bound(key.to_string())) }
            { menu("value-change", Message::Change, options(&Change::ALL, Change::wire, |change| language.change(change)), value.change.map_or("", Change::wire), language, move |key| set_change(key.to_string())) }
            if value.ambiguous {
                <p key="ambiguous" class="field__hint">{ Message::Ambiguous.text(language) }</p>
            }
        </div>
    }
}

/// The years that a document may be of.
const DOCUMENT_YEARS: RangeInclusive<u16> = 1900..=2200;

fn document(value: &DocumentValue, language: Language, give: &Callback<Value>) -> Html {
    let with = |put: fn(&mut DocumentValue, String)| {
        let (value, give) = (value.clone(), give.clone());
        move |text: String| {
            let mut value = value.clone();
            put(&mut value, text);
            give.emit(Value::Document(value));
        }
    };
    let year = Check::from(move |text: String| {
        let fits = text.trim().is_empty()
            || text.trim().parse::<u16>().is_ok_and(|year| DOCUMENT_YEARS.contains(&year));
        (!fits).then(|| Message::InvalidDocYear.text(language).into())
    });
    let shown_year = value.year.map(|year| year.to_string());
    html! {
        <div class="fields fields--pairs">
            { text("value-type", Message::DocType, Some(&value.doc_type), language, None, with(|value, text| text.trim().clone_into(&mut value.doc_type))) }
            { text("value-number", Message::Number, value.number.as_deref(), language, None, with(|value, text| value.number = some(text))) }
            { text("value-year", Message::Year, shown_year.as_deref(), language, Some(year), with(|value, text| value.year = text.trim().parse().ok())) }
            { words("value-issuer", Message::Issuer, value.issuer.as_deref(), language, with(|value, text| value.issuer = some(text))) }
        </div>
    }
}

fn instruction(value: &InstructionValue, language: Language, give: &Callback<Value>) -> Html {
    let with = |put: fn(&mut InstructionValue, String)| {
        let (value, give) = (value.clone(), give.clone());
        move |text: String| {
            let mut value = value.clone();
            put(&mut value, text);
            give.emit(Value::Instruction(value));
        }
    };
    let on_deadline = {
        let (value, give) = (value.clone(), give.clone());
        Callback::from(move |date: DateValue| {
            give.emit(Value::Instruction(InstructionValue { deadline: Some(date), ..value.clone() }));
        })
    };
    let no_deadline = with(|value, _| value.deadline = None);
    let stated =
        value.deadline.as_ref().map_or(Message::NotStated.text(language).to_owned(), ToString::to_string);
    html! {
        <div class="fields">
            { words("value-trigger", Message::Trigger, value.trigger.as_deref(), language, with(|value, text| value.trigger = some(text))) }
            { words("value-addressee", Message::Addressee, value.addressee.as_deref(), language, with(|value, text| value.addressee = some(text))) }
            <details key="deadline" class="disclosure">
                <summary><span class="field__name">{ Message::Deadline.text(language) }</span>{ " " }<span class="disclosure__value">{ stated }</span></summary>
                <DateForm id="value-deadline" value={value.deadline.clone()} on_set={on_deadline} />
                if value.deadline.is_some() {
                    <Button name={Message::Remove.text(language)} look={Look::Quiet} on_press={move |()| no_deadline(String::new())} />
                }
            </details>
        </div>
    }
}
