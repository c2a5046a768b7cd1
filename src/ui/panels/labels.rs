//! The label set: each label with its guideline, and labels of one's own.

use super::PanelProps;
use super::swatch::{hue, swatch};
use crate::browser::files;
use crate::exchange::project;
use crate::label::{Colour, Guideline, Label, LabelDef, LabelName, LabelSet, ValueKind, guideline, pieces};
use crate::session::{Action, Direction, Notice, Session};
use crate::text::strip_diacritics;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::keys::{Chord, Keymap};
use crate::ui::shell::use_shell;
use crate::ui::store::{ByRc, Dispatch};
use crate::ui::widgets::{Button, Check, Icon, Look, Options, Select, TextField, icon};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The most bytes of a file of labels.
const MOST: usize = 1024 * 1024;

/// Hues for labels of one's own, apart from the built-in ones and from each other.
const HUES: [Colour; 6] = [
    Colour([0x7b, 0x5e, 0xa7]),
    Colour([0x8c, 0x6d, 0x31]),
    Colour([0xb2, 0x24, 0x4e]),
    Colour([0x2f, 0x6f, 0x73]),
    Colour([0x5a, 0x7d, 0x2a]),
    Colour([0x60, 0x60, 0x60]),
];

/// The label set.
#[component]
pub fn LabelsPanel(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // What is wrong with a file of labels.
    let refused = use_state_eq(Vec::<String>::new);
    // The label whose form is open; `None` for a new one.
    let editing = use_state_eq(|| None::<Option<Label>>);
    let labels = session.document.as_ref().map(|document| document.labels().clone()).unwrap_or_default();
    let can_add = session.document.is_some();
    let edit = |which: Option<Option<Label>>| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(which))
    };
    let close = edit(None);
    let scheme = scheme(session, &refused, &shell.dispatch, language);
    let item = |definition: &LabelDef| {
        let own = matches!(definition.label, Label::Custom(_));
        let form = *editing == Some(Some(definition.label));
        html! {
            <li key={definition.label.slug()} class="label-set__label" data-label={definition.label.slug()} style={hue(definition.label, definition.colour)}>
                if form {
                    <LabelForm labels={labels.clone()} known={Some(definition.label)} on_close={close.clone()} />
                } else {
                    <LabelHead first={labels.iter().next() == Some(definition)} last={labels.iter().last() == Some(definition)} definition={Rc::new(definition.clone())} on_edit={own.then(|| edit(Some(Some(definition.label))))} />
                    if definition.exclusive {
                        <p class="muted"><strong>{ Message::ExclusiveLabel.text(language) }</strong>{ " – " }{ Message::ExclusiveMore.text(language) }</p>
                    }
                    if let Some(guideline) = guideline(definition.label) {
                        <details class="disclosure">
                            <summary>{ Message::Guideline.text(language) }</summary>
                            <GuidelineView {guideline} />
                        </details>
                    }
                }
            </li>
        }
    };
    html! {
        <div class="label-set">
            <p key="intro" class="muted">{ Message::LabelSetIntro.text(language) }</p>
            <ul key="labels" class="label-set__list">
                { for labels.iter().map(item) }
            </ul>
            <div key="add" class="label-set__add">
                if *editing == Some(None) {
                    <LabelForm labels={labels.clone()} known={None::<Label>} on_close={close} />
                } else if can_add {
                    <Button key="add" name={Message::AddLabel.text(language)} icon={Icon::Add} on_press={edit(Some(None))} />
                    { scheme }
                } else {
                    <p class="muted">{ Message::OpenArticleFirst.text(language) }</p>
                }
            </div>
        </div>
    }
}

/// The label set to a file and from one.
fn scheme(
    session: &ByRc<Session>,
    refused: &UseStateHandle<Vec<String>>,
    dispatch: &Dispatch,
    language: Language,
) -> Html {
    let save = {
        let (session, saved) = (session.clone(), refused.setter());
        move |()| {
            if let Some(document) = &session.document {
                let json = project::write_scheme(document.labels());
                let failed = files::save("labels.json", "application/json", &json).is_err();
                saved.set(if failed {
                    vec![Message::DownloadFailed.text(language).to_owned()]
                } else {
                    Vec::new()
                });
            }
        }
    };
    let on_file = {
        let (refused, dispatch) = (refused.setter(), dispatch.clone());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let Some(file) = input.files().and_then(|files| files.item(0)) else { return };
            // The same file again is a change again.
            input.set_value("");
            let (refused, dispatch) = (refused.clone(), dispatch.clone());
            spawn_local(async move {
                let wrong = match files::read(&file, MOST).await {
                    Err(_) => vec![language.notice(&Notice::Unreadable(file.name()), &LabelSet::default())],
                    Ok(opened) => match project::read_scheme(&opened.taken.text) {
                        Ok(labels) => {
                            dispatch.emit(Action::UseScheme(labels.into()));
                            Vec::new()
                        }
                        Err(Err(error)) => vec![language.read_error(&error)],
                        Err(Ok(problems)) => problems.iter().map(|known| language.problem(known)).collect(),
                    },
                };
                refused.set(wrong);
            });
        }
    };
    html! {
        <>
            <Button key="save" name={Message::SaveLabels.text(language)} icon={Icon::Download} look={Look::Quiet} on_press={save} />
            <label key="load" class="button button--quiet label-set__load">
                <input type="file" accept=".json,application/json" class="visually-hidden" onchange={on_file} />
                { icon(Icon::New) }
                <span>{ Message::LoadLabels.text(language) }</span>
            </label>
            if !refused.is_empty() {
                <div key="refused" class="field__problem" role="alert">
                    <p>{ Message::LabelsRefused.text(language) }</p>
                    <ul>{ for refused.iter().enumerate().map(|(at, wrong)| html! { <li key={at}>{ wrong }</li> }) }</ul>
                </div>
            }
        </>
    }
}

/// Properties of [`LabelHead`].
#[derive(Properties, PartialEq)]
struct HeadProps {
    definition: Rc<LabelDef>,
    first: bool,
    last: bool,
    on_edit: Option<Callback<()>>,
}

/// Sign, name, key, and for a label of one's own the ways to change it.
#[component]
fn LabelHead(HeadProps { definition, first, last, on_edit }: &HeadProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let name = language.label_name(definition);
    let remove = {
        let (dispatch, label) = (shell.dispatch.clone(), definition.label);
        Callback::from(move |()| dispatch.emit(Action::RemoveLabel(label)))
    };
    let step = |direction: Direction, icon: Icon, idle: bool| {
        let (dispatch, label) = (shell.dispatch.clone(), definition.label);
        let name = language.move_label(name, direction == Direction::Back);
        html! {
            <Button {name} {icon} icon_only=true look={Look::Quiet} {idle} on_press={move |()| dispatch.emit(Action::MoveLabel(label, direction))} />
        }
    };
    html! {
        <div class="label-set__head">
            { swatch(definition) }
            <span class="label-set__name">{ name }</span>
            <code class="label-set__key">{ &definition.key }</code>
            if let Some(key) = definition.shortcut {
                <kbd>{ key }</kbd>
            }
            { step(Direction::Back, Icon::Up, *first) }
            { step(Direction::Forward, Icon::Down, *last) }
            if let Some(on_edit) = on_edit {
                <Button name={Message::Edit.text(language)} spoken={language.edit_label(name)} icon={Icon::Edit} icon_only=true look={Look::Quiet} on_press={on_edit} />
                <Button name={Message::Remove.text(language)} spoken={language.remove_label(name)} icon={Icon::Delete} icon_only=true look={Look::Quiet} on_press={remove} />
            }
        </div>
    }
}

/// Properties of [`GuidelineView`].
#[derive(Properties, PartialEq)]
pub(super) struct GuidelineProps {
    /// What is shown.
    pub(super) guideline: &'static Guideline,
}

/// A guideline: what it is, what it is not, examples.
#[component]
pub(super) fn GuidelineView(GuidelineProps { guideline }: &GuidelineProps) -> Html {
    let language = use_language();
    let example = |example: &&'static str| {
        let piece = |(at, (text, marked)): (usize, (&'static str, bool))| {
            if marked {
                html! { <mark key={at} class="guideline__mark">{ text }</mark> }
            } else {
                html! { <span key={at}>{ text }</span> }
            }
        };
        html! { <li key={*example} lang="vi">{ for pieces(example).enumerate().map(piece) }</li> }
    };
    html! {
        <div class="guideline">
            <p key="is"><strong>{ Message::Includes.text(language) }</strong>{ " – " }{ language.pick(guideline.is.vi, guideline.is.en) }</p>
            <p key="is-not"><strong>{ Message::Excludes.text(language) }</strong>{ " – " }{ language.pick(guideline.is_not.vi, guideline.is_not.en) }</p>
            <ul key="examples" class="guideline__examples" aria-label={Message::Examples.text(language)}>
                { for guideline.examples.iter().map(example) }
            </ul>
        </div>
    }
}

/// Properties of [`LabelForm`].
#[derive(Properties, PartialEq)]
struct FormProps {
    labels: Rc<LabelSet>,
    /// The label that is changed; `None` for a new one.
    known: Option<Label>,
    on_close: Callback<()>,
}

/// A label of one's own as typed.
#[derive(Clone, PartialEq)]
struct Draft {
    name: String,
    /// Empty as long as it follows the name.
    key: String,
    colour: Colour,
    shortcut: Option<char>,
    /// A key of [`VALUES`].
    value: AttrValue,
    /// As typed, separated by commas.
    choices: String,
    exclusive: bool,
    order: u16,
}

/// What a label of one's own may ask for: key, name, kind of value.
const VALUES: [(&str, Message, Option<ValueKind>); 5] = [
    ("", Message::ValueNone, None),
    ("text", Message::ValueText, Some(ValueKind::Text)),
    ("number", Message::ValueNumber, Some(ValueKind::Figure)),
    ("choice", Message::ValueChoice, Some(ValueKind::Text)),
    ("date", Message::ValueDate, Some(ValueKind::Date)),
];

fn value_key(definition: &LabelDef) -> &'static str {
    if !definition.choices.is_empty() {
        return "choice";
    }
    VALUES.iter().find(|(.., kind)| *kind == definition.value).map_or("", |(key, ..)| key)
}

impl Draft {
    fn key(&self) -> String {
        if self.key.is_empty() { key_of(&self.name) } else { self.key.clone() }
    }

    /// What is wrong with it, if anything.
    fn problem(&self, labels: &LabelSet, known: Option<Label>) -> Option<Message> {
        let key = self.key();
        let mut others = labels.iter().filter(|definition| Some(definition.label) != known);
        if self.name.trim().is_empty() {
            Some(Message::LabelNeedsName)
        } else if !is_key(&key) {
            Some(Message::LabelKeyInvalid)
        } else if others.any(|definition| definition.key == key) {
            Some(Message::LabelKeyTaken)
        } else {
            None
        }
    }

    fn definition(&self, label: Label) -> LabelDef {
        let name = self.name.trim().to_owned();
        LabelDef {
            label,
            key: self.key(),
            name: LabelName { vi: name.clone(), en: name },
            colour: self.colour,
            shortcut: self.shortcut,
            value: VALUES.iter().find(|(key, ..)| self.value == *key).and_then(|(.., kind)| *kind),
            choices: if self.value == "choice" { choices_of(&self.choices) } else { Vec::new() },
            exclusive: self.exclusive,
            order: self.order,
        }
    }
}

/// The choices that were typed, each once.
fn choices_of(typed: &str) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for choice in typed.split(',').map(str::trim).filter(|choice| !choice.is_empty()) {
        if choices.iter().all(|known| known != choice) {
            choices.push(choice.to_owned());
        }
    }
    choices
}

/// A name in files made from a name: `Dự án` becomes `DU_AN`.
fn key_of(name: &str) -> String {
    let plain = strip_diacritics(name);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_ascii_uppercase()
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// The keys that neither a command nor another label has.
fn free_keys(map: &Keymap, labels: &LabelSet, known: Option<Label>) -> impl Iterator<Item = char> {
    let taken: Vec<char> = labels
        .iter()
        .filter(|definition| Some(definition.label) != known)
        .filter_map(|definition| definition.shortcut)
        .collect();
    ('1'..='9').chain(['0']).chain('a'..='z').filter(move |key| {
        !taken.contains(key) && map.holder(&Chord::new(&key.to_string(), false, false, false)).is_none()
    })
}

/// The form of a label of one's own.
#[component]
fn LabelForm(FormProps { labels, known, on_close }: &FormProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let draft = use_state_eq(|| match known.and_then(|label| labels.get(label)) {
        Some(definition) => Draft {
            name: definition.name.vi.clone(),
            key: definition.key.clone(),
            colour: definition.colour,
            shortcut: definition.shortcut,
            value: value_key(definition).into(),
            choices: definition.choices.join(", "),
            exclusive: definition.exclusive,
            order: definition.order,
        },
        None => Draft {
            name: String::new(),
            key: String::new(),
            colour: HUES
                .into_iter()
                .find(|hue| labels.iter().all(|known| known.colour != *hue))
                .unwrap_or(HUES[0]),
            shortcut: free_keys(&shell.preferences.keys, labels, None).next(),
            value: AttrValue::default(),
            choices: String::new(),
            exclusive: false,
            order: labels.last_order(),
        },
    });
    let tried = use_state_eq(|| false);
    let set = |put: fn(&mut Draft, String)| {
        let draft = draft.clone();
        move |text: String| {
            let mut next = (*draft).clone();
            put(&mut next, text);
            draft.set(next);
        }
    };
    let problem = draft.problem(labels, *known);
    let save = {
        let (dispatch, on_close, draft, tried) =
            (shell.dispatch.clone(), on_close.clone(), draft.clone(), tried.clone());
        let label = known.unwrap_or_else(|| Label::Custom(labels.next_custom()));
        Callback::from(move |()| {
            tried.set(true);
            if problem.is_none() {
                dispatch.emit(Action::PutLabel(Box::new(draft.definition(label))));
                on_close.emit(());
            }
        })
    };
    let keys: Options =
        std::iter::once((AttrValue::from(""), AttrValue::from(Message::NoShortcut.text(language))))
            .chain(free_keys(&shell.preferences.keys, labels, *known).map(|key| {
                (AttrValue::from(key.to_string()), AttrValue::from(key.to_uppercase().to_string()))
            }))
            .collect();
    let set_shortcut = set(|draft, key| draft.shortcut = key.chars().next());
    let values: Options =
        VALUES.iter().map(|(key, name, _)| ((*key).into(), name.text(language).into())).collect();
    let set_value = set(|draft, key| draft.value = key.into());
    let on_exclusive = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                draft.set(Draft { exclusive: input.checked(), ..(*draft).clone() });
            }
        })
    };
    let check_key = Check::from(move |key: String| {
        (!key.is_empty() && !is_key(key.trim())).then(|| Message::LabelKeyInvalid.text(language).into())
    });
    let title = if known.is_some() { Message::EditLabel } else { Message::AddLabel };
    html! {
        <fieldset class="label-form">
            <legend class="visually-hidden">{ title.text(language) }</legend>
            <div class="fields">
                <TextField key="name" id="label-name" name={Message::LabelName.text(language)} value={draft.name.clone()} eager=true on_commit={set(|draft, name| draft.name = name)} class="field--wide" />
                <TextField key="key" id="label-key" name={Message::LabelKey.text(language)} value={draft.key()} check={check_key} hint={Message::LabelKeyHint.text(language)} on_commit={set(|draft, key| key.trim().clone_into(&mut draft.key))} class="field--wide field--code" />
                <Select key="shortcut" id="label-shortcut" name={Message::Shortcut.text(language)} options={keys} chosen={draft.shortcut.map(String::from).unwrap_or_default()} on_choose={move |key: AttrValue| set_shortcut(key.to_string())} />
                <div key="colour" class="field">
                    <span class="field__name" id="label-colour">{ Message::Colour.text(language) }</span>
                    { hues(&draft, language, &{ let draft = draft.clone(); Callback::from(move |colour| draft.set(Draft { colour, ..(*draft).clone() })) }) }
                </div>
                <Select key="value" id="label-value" name={Message::OwnValue.text(language)} options={values} chosen={draft.value.clone()} on_choose={move |key: AttrValue| set_value(key.to_string())} />
                if draft.value == "choice" {
                    <TextField key="choices" id="label-choices" name={Message::ChoicesField.text(language)} value={draft.choices.clone()} hint={Message::ChoicesHint.text(language)} on_commit={set(|draft, choices| draft.choices = choices)} class="field--wide" />
                }
                <label key="exclusive" class="check" title={Message::ExclusiveMore.text(language)}><input type="checkbox" checked={draft.exclusive} onchange={on_exclusive} />{ Message::ExclusiveLabel.text(language) }</label>
            </div>
            if let Some(problem) = problem.filter(|_| *tried) {
                <p key="problem" class="field__problem" role="alert">{ problem.text(language) }</p>
            }
            <div key="foot" class="label-form__foot">
                <Button name={Message::Cancel.text(language)} look={Look::Quiet} on_press={on_close} />
                <Button name={Message::Save.text(language)} look={Look::Primary} on_press={save} />
            </div>
        </fieldset>
    }
}

/// The hues to choose from, each by its own name for assistive technology.
fn hues(draft: &Draft, language: Language, on_choose: &Callback<Colour>) -> Html {
    let names = language.pick(
        ["Tím", "Nâu", "Đỏ", "Xanh két", "Lục", "Xám"],
        ["Purple", "Brown", "Red", "Teal", "Green", "Grey"],
    );
    let one = |(colour, name): (Colour, &'static str)| {
        let on_choose = on_choose.clone();
        html! {
            <label key={name} class="hues__one" style={format!("--hue:{}", String::from(colour))} title={name}>
                <input type="radio" name="label-colour" checked={draft.colour == colour} aria-label={name} onchange={move |_: Event| on_choose.emit(colour)} />
            </label>
        }
    };
    html! { <div class="hues" role="radiogroup" aria-labelledby="label-colour">{ for HUES.into_iter().zip(names).map(one) }</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_files_is_made_from_the_name() {
        assert_eq!(key_of("Dự án trọng điểm"), "DU_AN_TRONG_DIEM");
        assert_eq!(key_of("  Đường/2 "), "DUONG_2");
        assert!(!is_key(&key_of("…")));
    }

    #[test]
    fn no_free_key_is_a_command_or_a_label() {
        let labels = LabelSet::default();
        let free: Vec<char> = free_keys(&Keymap::default(), &labels, None).collect();
        assert!(free.contains(&'7') && !free.contains(&'1') && !free.contains(&'x'));
    }
}
