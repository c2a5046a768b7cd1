//! What can be done with many documents at once: an export for other programs, a backup of everything, and
//! bringing that back.

use crate::browser::clipboard::listed;
use crate::browser::files;
use crate::browser::port::{Choice, Failed, FormatRow, Port, choice_of, written};
use crate::browser::room::{Room, room as browser_room};
use crate::ui::Language;
use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look, Options, Select, TextField};
use js_sys::{Array, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`CorpusTools`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The numbers of the documents that are shown.
    pub(super) shown: Vec<u32>,
}

/// What is going on, in words, and whether it is a problem.
type Said = Option<(String, bool)>;

/// Export, backup, restore.
#[component]
pub(super) fn CorpusTools(Props { shown }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let said = use_state_eq(|| None::<(String, bool)>);
    let formats = use_state(|| Rc::<[FormatRow]>::from([]));
    let choice = use_state_eq(|| Choice { format: "jsonl".to_owned(), ..Choice::default() });
    let (file, open) = (use_node_ref(), use_state_eq(|| false));
    let room = use_state_eq(|| None::<Room>);
    use_effect_with(shown.len(), {
        let room = room.setter();
        move |_| spawn_local(async move { room.set(browser_room().await) })
    });

    let toggle = {
        let unknown = formats.is_empty();
        let (open, formats, said) = (open.clone(), formats.setter(), said.setter());
        Callback::from(move |()| {
            open.set(!*open);
            if unknown {
                let (formats, said) = (formats.clone(), said.clone());
                spawn_local(async move {
                    match rows().await {
                        Ok(rows) => formats.set(rows.into()),
                        Err(error) => said.set(Some((language.failed(&error).to_owned(), true))),
                    }
                });
            }
        })
    };
    let export = {
        let (shown, choice, said) = (shown.clone(), choice.clone(), said.setter());
        Callback::from(move |()| {
            let (ids, choice, said) = (Uint32Array::from(shown.as_slice()), (*choice).clone(), said.clone());
            spawn_local(async move {
                let more = telling(&said, language);
                let arguments = [choice_of(&choice), ids.into(), "chu-giai".into()];
                said.set(match ask("export", language, &arguments, Some(more)).await {
                    Ok(answer) => {
                        let files = written(&Array::of1(&answer));
                        let saved = files.first().map(|file| {
                            files::save_bytes(&file.name, "application/octet-stream", &file.bytes).is_ok()
                        });
                        (saved != Some(true))
                            .then(|| (Message::DownloadFailed.text(language).to_owned(), true))
                    }
                    Err(error) => Some((language.failed(&error).to_owned(), true)),
                });
            });
        })
    };
    let backup = {
        let said = said.setter();
        Callback::from(move |()| {
            let said = said.clone();
            spawn_local(async move {
                let parts: Rc<RefCell<Vec<JsValue>>> = Rc::default();
                let more: Rc<dyn Fn(JsValue)> = {
                    let parts = Rc::clone(&parts);
                    Rc::new(move |part| parts.borrow_mut().push(part))
                };
                said.set(Some((Message::Writing.text(language).to_owned(), false)));
                said.set(match ask("backup", language, &[], Some(more)).await {
                    Ok(last) => {
                        parts.borrow_mut().push(last);
                        let parts: Array = parts.borrow().iter().collect();
                        let saved = files::save_parts("chu-giai-backup.jsonl", "application/jsonl", &parts);
                        saved.is_err().then(|| (Message::DownloadFailed.text(language).to_owned(), true))
                    }
                    Err(error) => Some((language.failed(&error).to_owned(), true)),
                });
            });
        })
    };
    let choose = {
        let file = file.clone();
        Callback::from(move |()| {
            if let Some(file) = file.cast::<HtmlInputElement>() {
                file.click();
            }
        })
    };
    let restore = {
        let (said, keeper) = (said.setter(), shell.keeper.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let chosen = input.files().map(|files| listed(&files)).unwrap_or_default().pop();
            input.set_value("");
            let (said, keeper) = (said.clone(), keeper.clone());
            let Some(chosen) = chosen else { return };
            spawn_local(async move {
                let Ok(bytes) = JsFuture::from(chosen.array_buffer()).await else { return };
                let arguments = [Uint8Array::new(&bytes).into()];
                let more = telling(&said, language);
                let answer = ask("restore", language, &arguments, Some(more)).await;
                said.set(Some(match answer {
                    Ok(counts) => (restored(&counts, language), false),
                    Err(error) => (language.failed(&error).to_owned(), true),
                }));
                if let Some(keeper) = keeper {
                    keeper.relist();
                }
            });
        })
    };
    let on_format = {
        let choice = choice.clone();
        Callback::from(move |format: AttrValue| {
            choice.set(Choice { format: format.to_string(), unit: String::new(), ..(*choice).clone() });
        })
    };
    let on_decided = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                choice.set(Choice { decided: input.checked(), ..(*choice).clone() });
            }
        })
    };
    let on_split = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let split = (select.value() == "split").then_some(USUAL);
                choice.set(Choice { split, ..(*choice).clone() });
            }
        })
    };
    let on_card = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                choice.set(Choice { card: input.checked(), ..(*choice).clone() });
            }
        })
    };
    let on_shares = {
        let choice = choice.clone();
        Callback::from(move |typed: String| {
            choice.set(Choice { split: shares(&typed), ..(*choice).clone() });
        })
    };
    let on_seed = {
        let choice = choice.clone();
        Callback::from(move |typed: String| {
            choice.set(Choice { seed: seed(&typed).unwrap_or_default(), ..(*choice).clone() });
        })
    };
    let check_shares =
        Callback::from(move |typed: String| complaint(shares(&typed), Message::SharesWrong, language));
    let check_seed =
        Callback::from(move |typed: String| complaint(seed(&typed), Message::SeedWrong, language));
    let options: Options = formats
        .iter()
        .map(|row| (row.id.clone().into(), language.pick(row.vi.clone(), row.en.clone()).into()))
        .collect();
    html! {
        <div class="corpus">
            <div key="buttons" class="corpus__row">
                <Button key="export" name={language.export_documents(shown.len())} icon={Icon::Export} expanded={Some(*open)} idle={shown.is_empty()} on_press={toggle} />
                <Button key="backup" name={Message::BackUp.text(language)} icon={Icon::Download} on_press={backup} />
                <Button key="restore" name={Message::RestoreBackup.text(language)} on_press={choose} />
                <input key="file" ref={file} type="file" accept=".jsonl" class="start__file" tabindex="-1" aria-hidden="true" onchange={restore} />
            </div>
            if *open && !options.is_empty() {
                <div key="choices" class="corpus__row">
                    <Select key="format" id="corpus-format" name={Message::Format.text(language)} {options} chosen={choice.format.clone()} on_choose={on_format} />
                    <div key="split" class="field">
                        <label class="field__name" for="corpus-split">{ Message::Parts.text(language) }</label>
                        <select id="corpus-split" class="field__input field__input--select" onchange={on_split}>
                            <option key="one" value="one" selected={choice.split.is_none()}>{ Message::OnePart.text(language) }</option>
                            <option key="split" value="split" selected={choice.split.is_some()}>{ Message::TrainDevTest.text(language) }</option>
                        </select>
                    </div>
                    if let Some((train, dev)) = choice.split {
                        <TextField key="shares" id="corpus-shares" name={Message::Shares.text(language)} value={format!("{train}/{dev}/{}", 100 - train - dev)} check={Some(check_shares)} on_commit={on_shares} />
                        <TextField key="seed" id="corpus-seed" name={Message::Seed.text(language)} value={choice.seed.to_string()} inputmode="numeric" check={Some(check_seed)} on_commit={on_seed} />
                    } else {
                        <label key="card" class="check">
                            <input type="checkbox" checked={choice.card} onchange={on_card} />
                            { Message::WithCard.text(language) }
                        </label>
                    }
                    <label key="decided" class="check">
                        <input type="checkbox" checked={choice.decided} onchange={on_decided} />
                        { Message::OnlyDecided.text(language) }
                    </label>
                    <Button key="go" name={Message::Download.text(language)} icon={Icon::Download} look={Look::Primary} on_press={export} />
                </div>
            }
            if let Some(room) = *room {
                <p key="room" class={classes!("muted", room.is_tight().then_some("problem-text"))}>{ language.room(whole(room.used), whole(room.most), room.lasting) }</p>
            }
            <p key="said" role="status" class={classes!("corpus__said", said.as_ref().is_some_and(|(_, wrong)| *wrong).then_some("problem-text"))}>
                { said.as_ref().map(|(words, _)| words.clone()).unwrap_or_default() }
            </p>
        </div>
    }
}

/// How a corpus is parted until a person says otherwise.
const USUAL: (u32, u32) = (80, 10);

/// Three shares of a hundred, whatever stands between them: those for training and for development.
fn shares(typed: &str) -> Option<(u32, u32)> {
    let numbers = typed.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let numbers: Vec<u32> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[train, dev, test] = numbers.as_slice() else { return None };
    (train.checked_add(dev)?.checked_add(test)? == 100).then_some((train, dev))
}

fn seed(typed: &str) -> Option<u64> {
    typed.trim().parse().ok()
}

/// What is wrong with what was typed, where nothing could be read from it.
fn complaint<T>(read: Option<T>, wrong: Message, language: Language) -> Option<AttrValue> {
    if read.is_some() { None } else { Some(wrong.text(language).into()) }
}

/// Bytes as a whole number.
fn whole(bytes: f64) -> usize {
    // Less than what a disk holds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let bytes = bytes.max(0.0) as usize;
    bytes
}

async fn rows() -> Result<Vec<FormatRow>, Failed> {
    Port::start()?.formats().await
}

async fn ask(
    name: &str,
    language: Language,
    arguments: &[JsValue],
    more: Option<Rc<dyn Fn(JsValue)>>,
) -> Result<JsValue, Failed> {
    Port::start()?.ask(name, language.tag(), arguments, more).await
}

/// Says how far it has come.
fn telling(said: &UseStateSetter<Said>, language: Language) -> Rc<dyn Fn(JsValue)> {
    let said = said.clone();
    Rc::new(move |progress| {
        if let Some((done, all)) = pair(&progress) {
            said.set(Some((language.share(done, all), false)));
        }
    })
}

fn restored(counts: &JsValue, language: Language) -> String {
    let (brought, unread) = pair(counts).unwrap_or_default();
    language.documents_imported(
        u32::try_from(brought).unwrap_or(u32::MAX),
        0,
        u32::try_from(unread).unwrap_or(u32::MAX),
    )
}

/// Two numbers of the module.
fn pair(numbers: &JsValue) -> Option<(usize, usize)> {
    let numbers: &Array = numbers.dyn_ref()?;
    // Counts of documents.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = |at: u32| Some(numbers.get(at).as_f64()? as usize);
    Some((number(0)?, number(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_three_numbers_of_a_hundred() {
        assert_eq!(shares("80/10/10"), Some((80, 10)));
        assert_eq!(shares(" 70, 30, 0 "), Some((70, 30)));
        for wrong in ["", "80/10", "80/10/5", "80/10/10/0", "4294967295/1/100", "99999999999/1/1"] {
            assert_eq!(shares(wrong), None, "{wrong}");
        }
    }
}
