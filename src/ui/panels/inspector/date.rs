//! The form of a date.

use super::date_draft::{CLOCK, DateDraft, Form, LunarDraft, PointDraft};
use crate::label::{DateValue, DayPart};
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::widgets::{Button, Check, Icon, Look, Options, Select, TextField};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`DateForm`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Unique on the page.
    pub(super) id: AttrValue,
    /// What it holds.
    pub(super) value: Option<DateValue>,
    /// The fields make a date.
    pub(super) on_set: Callback<DateValue>,
}

/// A date as fields: what they hold becomes the value as soon as it is one; until then it says
/// what is wrong, and the value stays.
#[component]
pub(super) fn DateForm(Props { id, value, on_set }: &Props) -> Html {
    let language = use_language();
    let draft = use_state_eq(|| value.as_ref().map(DateDraft::of).unwrap_or_default());
    use_effect_with(value.clone(), {
        let draft = draft.clone();
        move |value| {
            // Undo, the article and whoever clears it change the value too. What is being typed already stays: it
            // changes no value before it makes a date.
            if draft.read().ok() != *value {
                draft.set(value.as_ref().map(DateDraft::of).unwrap_or_default());
            }
        }
    });
    let change = {
        let (draft, on_set) = (draft.clone(), on_set.clone());
        Callback::from(move |next: DateDraft| {
            if let Ok(date) = next.read() {
                on_set.emit(date);
            }
            draft.set(next);
        })
    };
    let problem = draft.read().err().filter(|_| !draft.is_blank());
    let point = |which: &'static str, point: &PointDraft, put: fn(&mut DateDraft, PointDraft)| {
        let on_change = {
            let (draft, change) = (draft.clone(), change.clone());
            Callback::from(move |point: PointDraft| {
                let mut next = (*draft).clone();
                put(&mut next, point);
                change.emit(next);
            })
        };
        point_fields(&format!("{id}-{which}"), point, language, &on_change)
    };
    let flip = |flip: fn(&mut DateDraft)| {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |()| {
            let mut next = (*draft).clone();
            flip(&mut next);
            change.emit(next);
        })
    };
    let iso = value.as_ref().map(ToString::to_string).unwrap_or_default();
    let on_iso = {
        let (draft, on_set) = (draft.clone(), on_set.clone());
        Callback::from(move |text: String| {
            if let Ok(date) = text.parse::<DateValue>() {
                let date =
                    DateValue { lunar: draft.lunar.as_ref().and_then(|_| draft.read().ok()?.lunar), ..date };
                draft.set(DateDraft::of(&date));
                on_set.emit(date);
            }
        })
    };
    let check_iso = Check::from(move |text: String| {
        let wrong = text.parse::<DateValue>().err()?;
        let why = if wrong.is_impossible_day() { Message::ImpossibleDay } else { Message::InvalidDate };
        Some(why.text(language).into())
    });
    html! {
        <div class="date-form">
            if draft.end.is_some() {
                <span key="from" class="field__name">{ Message::RangeFrom.text(language) }</span>
            }
            <div key="start">{ point("start", &draft.start, |draft, point| draft.start = point) }</div>
            if let Some(end) = &draft.end {
                <span key="to" class="field__name">{ Message::RangeTo.text(language) }</span>
                <div key="end">{ point("end", end, |draft, point| draft.end = Some(point)) }</div>
            }
            if let Some(lunar) = &draft.lunar {
                <div key="lunar">{ lunar_fields(id, lunar, language, &{
                    let (draft, change) = (draft.clone(), change.clone());
                    Callback::from(move |lunar| change.emit(DateDraft { lunar: Some(lunar), ..(*draft).clone() }))
                }) }</div>
            }
            if let Some(problem) = problem {
                <p key="problem" class="field__problem" role="alert">{ problem.text(language) }</p>
            }
            <div key="more" class="date-form__more">
                <Button
                    key="range"
                    name={Message::Range.text(language)}
                    look={Look::Quiet}
                    icon={if draft.end.is_some() { Icon::Minus } else { Icon::Add }}
                    pressed={draft.end.is_some()}
                    on_press={flip(|draft| draft.end = match draft.end { Some(_) => None, None => Some(draft.start.clone()) })}
                />
                <Button
                    key="lunar"
                    name={Message::Lunar.text(language)}
                    look={Look::Quiet}
                    icon={if draft.lunar.is_some() { Icon::Minus } else { Icon::Add }}
                    pressed={draft.lunar.is_some()}
                    on_press={flip(|draft| draft.lunar = match draft.lunar { Some(_) => None, None => Some(LunarDraft::default()) })}
                />
            </div>
            <TextField key="iso" id={format!("{id}-iso")} name={Message::Iso.text(language)} value={iso} check={check_iso} on_commit={on_iso} class="field--code" />
        </div>
    }
}

fn point_fields(id: &str, point: &PointDraft, language: Language, on_change: &Callback<PointDraft>) -> Html {
    let set = |put: fn(&mut PointDraft, String)| {
        let (point, on_change) = (point.clone(), on_change.clone());
        move |text: String| {
            let mut next = point.clone();
            put(&mut next, text);
            on_change.emit(next);
        }
    };
    let number = |which: &'static str, name: Message, value: &str, put: fn(&mut PointDraft, String)| {
        html! {
            <TextField key={which} id={format!("{id}-{which}")} name={name.text(language)} value={value.to_owned()} inputmode="numeric" on_commit={set(put)} class="field--number" />
        }
    };
    let menu = |which: &'static str,
                name: Message,
                options: Options,
                chosen: &str,
                put: fn(&mut PointDraft, String)| {
        let set = set(put);
        html! {
            <Select key={which} id={format!("{id}-{which}")} name={name.text(language)} {options} chosen={chosen.to_owned()} on_choose={move |key: AttrValue| set(key.to_string())} />
        }
    };
    let numbered = |names: &[&'static str]| -> Options {
        let blank = (AttrValue::from(""), AttrValue::from("–"));
        let named = names
            .iter()
            .enumerate()
            .map(|(at, name)| (AttrValue::from((at + 1).to_string()), AttrValue::from(*name)));
        std::iter::once(blank).chain(named).collect()
    };
    let forms: Options = Form::ALL
        .into_iter()
        .map(|form| (AttrValue::from(form.wire()), AttrValue::from(form.name().text(language))))
        .collect();
    let times: Options =
        std::iter::once((AttrValue::from(""), AttrValue::from(Message::WholeDay.text(language))))
            .chain(
                DayPart::ALL
                    .into_iter()
                    .map(|part| (AttrValue::from(part.wire()), language.day_part(part).into())),
            )
            .chain(std::iter::once((AttrValue::from(CLOCK), AttrValue::from(Message::Clock.text(language)))))
            .collect();
    let message = |message: Message| message.text(language);
    html! {
        <div class="fields">
            { menu("form", Message::DateForm, forms, point.form.wire(), |point, key| {
                if let Some(form) = Form::from_wire(&key) {
                    point.form = form;
                }
            }) }
            {
                match point.form {
                    Form::Day => html! {
                        <>
                            { number("day", Message::Day, &point.day, |point, text| point.day = text) }
                            { number("part", Message::Month, &point.part, |point, text| point.part = text) }
                        </>
                    },
                    Form::Month => number("part", Message::Month, &point.part, |point, text| point.part = text),
                    Form::Week => number("part", Message::Week, &point.part, |point, text| point.part = text),
                    Form::Quarter => menu("part", Message::Quarter, numbered(&["I", "II", "III", "IV"]), &point.part, |point, key| point.part = key),
                    Form::Half => menu("part", Message::Half, numbered(&[message(Message::FirstHalf), message(Message::SecondHalf)]), &point.part, |point, key| point.part = key),
                    Form::Season => menu("part", Message::Season, numbered(&[message(Message::Spring), message(Message::Summer), message(Message::Autumn), message(Message::Winter)]), &point.part, |point, key| point.part = key),
                    Form::Year | Form::Decade | Form::Century => Html::default(),
                }
            }
            { number("year", Message::Year, &point.year, |point, text| point.year = text) }
            if point.form == Form::Day {
                { menu("time", Message::TimeOfDay, times, &point.time, |point, key| point.time = key) }
                if point.time == CLOCK {
                    { number("clock", Message::Clock, &point.clock, |point, text| point.clock = text) }
                }
            }
        </div>
    }
}

fn lunar_fields(
    id: &AttrValue,
    lunar: &LunarDraft,
    language: Language,
    on_change: &Callback<LunarDraft>,
) -> Html {
    let set = |put: fn(&mut LunarDraft, String)| {
        let (lunar, on_change) = (lunar.clone(), on_change.clone());
        move |text: String| {
            let mut next = lunar.clone();
            put(&mut next, text);
            on_change.emit(next);
        }
    };
    let leap = {
        let (lunar, on_change) = (lunar.clone(), on_change.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_change.emit(LunarDraft { leap: input.checked(), ..lunar.clone() });
            }
        })
    };
    html! {
        <fieldset class="fields fields--group">
            <legend class="field__name">{ Message::Lunar.text(language) }</legend>
            <TextField key="day" id={format!("{id}-lunar-day")} name={Message::Day.text(language)} value={lunar.day.clone()} inputmode="numeric" on_commit={set(|lunar, text| lunar.day = text)} class="field--number" />
            <TextField key="month" id={format!("{id}-lunar-month")} name={Message::Month.text(language)} value={lunar.month.clone()} inputmode="numeric" on_commit={set(|lunar, text| lunar.month = text)} class="field--number" />
            <label key="leap" class="check"><input type="checkbox" checked={lunar.leap} onchange={leap} />{ Message::LeapMonth.text(language) }</label>
        </fieldset>
    }
}

/// Menus of a fixed list, as [`Options`].
pub(super) fn options<T: Copy>(
    all: &[T],
    key: fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Options {
    all.iter().map(|&one| (AttrValue::from(key(one)), AttrValue::from(name(one)))).collect::<Rc<[_]>>()
}
