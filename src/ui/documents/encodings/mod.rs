//! What encodings files are in, shown before any of them is taken, and chosen otherwise where the words look
//! wrong.

mod rows;

use crate::browser::import::{Columns, Encodings, Sight, Survey};
use crate::exchange::intake::Encoding;
use crate::ui::hooks::Answer;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::shell::Language;
use crate::ui::store::{ByRc, turn};
use crate::ui::widgets::{Button, Choice, Choices, Dialog, Look, Options, Select};
use rows::SightRows;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`SurveyDialog`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Files that were looked at so far.
    pub(super) seen: usize,
    /// Files that were chosen.
    pub(super) all: usize,
    /// What was seen, once all were.
    #[prop_or_default]
    pub(super) survey: Option<ByRc<Survey>>,
    /// None of them is wanted.
    pub(super) on_close: Callback<()>,
    /// They are.
    pub(super) on_answer: Callback<Answer>,
}

/// What a person chose for some of the files, by the places of the sights: the encoding, and how it begins then.
pub(super) type Chosen = Rc<BTreeMap<usize, (AttrValue, String)>>;

/// The columns that a person chose for the text of some tables, by the places of the sights.
pub(super) type Texts = Rc<BTreeMap<usize, AttrValue>>;

/// The files with their encodings.
#[component]
pub(super) fn SurveyDialog(props: &Props) -> Html {
    let language = use_language();
    let chosen = use_state_eq(|| (Chosen::default(), 0_u32));
    let texts = use_state_eq(Texts::default);
    let kind = use_state_eq(AttrValue::default);
    let sights: &[Sight] = props.survey.as_ref().map_or(&[], |survey| &survey.0.sights);
    let places: Rc<[usize]> = {
        let wanted = |sight: &Sight| kind.is_empty() || kind_of(sight) == kind.as_str();
        let mut places: Vec<usize> =
            sights.iter().enumerate().filter(|(_, sight)| wanted(sight)).map(|(place, _)| place).collect();
        // What is beyond doubt comes last.
        places.sort_by_key(|&place| sights.get(place).is_some_and(is_plain));
        places.into()
    };
    let choose = {
        let (survey, chosen) = (props.survey.clone(), chosen.clone());
        Callback::from(move |(places, encoding, many): (Vec<usize>, AttrValue, bool)| {
            let Some(survey) = survey.clone() else { return };
            let chosen = chosen.clone();
            spawn_local(async move {
                let previews = survey.0.previews(&places, &encoding).await.unwrap_or_default();
                let mut next = BTreeMap::clone(&chosen.0);
                next.extend(
                    places.into_iter().zip(previews.into_iter().map(|shown| (encoding.clone(), shown))),
                );
                // A menu that a person has moved is moved by making it anew.
                chosen.set((Rc::new(next), chosen.1 + u32::from(many)));
            });
        })
    };
    let free: Vec<usize> = places
        .iter()
        .copied()
        .filter(|&place| sights.get(place).is_some_and(|sight| !sight.is_fixed))
        .collect();
    let on_all = {
        let (choose, free) = (choose.clone(), free.clone());
        Callback::from(move |encoding: AttrValue| choose.emit((free.clone(), encoding, true)))
    };
    let on_go = {
        let (survey, chosen, answer) = (props.survey.clone(), Rc::clone(&chosen.0), props.on_answer.clone());
        let texts = Rc::clone(&texts);
        Callback::from(move |()| {
            let Some(survey) = &survey else { return };
            let mut encodings = Encodings::new();
            for (place, (encoding, _)) in chosen.iter() {
                let Some(sight) = survey.0.sights.get(*place) else { continue };
                let own = encodings.entry(sight.file).or_default();
                own.push((sight.name.clone(), encoding.to_string()));
            }
            let mut columns = Columns::new();
            for (place, column) in texts.iter() {
                let Some(sight) = survey.0.sights.get(*place) else { continue };
                let own = columns.entry(sight.file).or_default();
                own.push((sight.name.clone(), column.to_string()));
            }
            answer.emit(Answer::Take(Rc::clone(&survey.0), encodings, columns));
        })
    };
    let on_text = turn(&texts, |texts, (place, column)| {
        Rc::make_mut(texts).insert(place, column);
    });
    let on_kind = {
        let kind = kind.clone();
        Callback::from(move |wanted| kind.set(wanted))
    };
    let idle = props.survey.is_none();
    let foot = html! {
        <>
            <Button key="cancel" name={Message::Cancel.text(language)} look={Look::Quiet} on_press={&props.on_close} />
            <Button key="go" name={Message::ImportGo.text(language)} look={Look::Primary} focused=true {idle} on_press={on_go} />
        </>
    };
    let options: Options = std::iter::once((AttrValue::default(), language.read_all_as(free.len()).into()))
        .chain(names().map(|name| (name.clone(), name)))
        .collect();
    html! {
        <Dialog title={language.import_files(props.all)} close={Message::Cancel.text(language)} on_close={&props.on_close} {foot} class="dialog--wide">
            <div class="survey">
                if idle {
                    <p key="looking" role="status">{ language.files_seen(props.seen, props.all) }</p>
                    <progress key="bar" class="import__bar" max={props.all.to_string()} value={props.seen.to_string()} aria-label={Message::LookingAtFiles.text(language)} />
                } else {
                    <p key="more" class="muted">{ Message::SurveyMore.text(language) }</p>
                    <Choices key="kinds" name={Message::Encoding.text(language)} group="survey-kind" choices={kinds(sights, language)} chosen={(*kind).clone()} on_choose={on_kind} class="survey__kinds" />
                    if free.len() > 1 {
                        <Select key="all" id="survey-all" name={language.read_all_as(free.len())} name_hidden=true {options} chosen="" on_choose={on_all} />
                    }
                    <SightRows key="rows" survey={props.survey.clone()} {places} chosen={Rc::clone(&chosen.0)} serial={chosen.1} on_choose={choose} texts={Rc::clone(&texts)} {on_text} />
                }
            </div>
        </Dialog>
    }
}

/// The encodings that can be chosen.
pub(super) fn names() -> impl Iterator<Item = AttrValue> {
    Encoding::ALL.into_iter().map(|encoding| encoding.name().into())
}

/// The kind of what no text will come of.
const REFUSED: &str = "?";

/// Whether there is nothing to look at: it is UTF-8, as it says or as nothing else is.
fn is_plain(sight: &Sight) -> bool {
    sight.encoding == Encoding::Utf8.name()
}

/// What files have in common that are shown together.
fn kind_of(sight: &Sight) -> &str {
    match sight.encoding.as_str() {
        "" => REFUSED,
        _ if is_plain(sight) && sight.is_marked => "UTF-8 BOM",
        encoding => encoding,
    }
}

/// The kinds that there are, with their numbers; all of them first.
fn kinds(sights: &[Sight], language: Language) -> Rc<[Choice]> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for sight in sights {
        *counts.entry(kind_of(sight)).or_default() += 1;
    }
    let choice = |key: &str, name: &str, count: usize| Choice {
        count: Some(language.number(count).into()),
        ..Choice::new(key.to_owned(), name.to_owned())
    };
    let all = choice("", Message::AllFiles.text(language), sights.len());
    let known = counts.into_iter().map(|(kind, count)| match kind {
        REFUSED => choice(kind, Message::NotRead.text(language), count),
        _ => choice(kind, kind, count),
    });
    std::iter::once(all).chain(known).collect()
}
