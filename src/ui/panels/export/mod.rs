//! Getting data out, with a preview, and with what the chosen format cannot carry.

mod preview;
mod written;

use crate::browser::keeper::Keeper;
use crate::browser::port::{Choice, Written};
use crate::browser::{autosave, clipboard, files};
use crate::session::Session;
use crate::text::plain_words;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::{Setter, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Dialog, Icon, Look, Options, Select, TextField, Tick};
use preview::preview;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use written::{Outcome, Writing, use_written};
use yew::prelude::*;

/// Properties of [`ExportDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is exported.
    pub session: ByRc<Session>,
    /// It was done, or given up.
    pub on_close: Callback<()>,
}

/// Getting data out.
#[component]
pub fn ExportDialog(Props { session, on_close }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let follows = use_state_eq(|| shell.keeper.as_ref().and_then(|keeper| keeper.saves_to()));
    let choice = use_state_eq(|| Choice { format: "json".to_owned(), ..Choice::default() });
    let name = use_state_eq(|| None::<String>);
    // Whether the last copy reached the clipboard.
    let said = use_state_eq(|| None::<Message>);
    let title = session.document.as_ref().map(|document| document.meta().title.clone()).unwrap_or_default();
    let stem = name.as_ref().cloned().unwrap_or_else(|| plain_name(&title));
    let Writing { formats, outcome, alone } = use_written(session, &choice, &stem, language);

    let turn = |change: fn(&mut Choice, String)| {
        let (choice, said) = (choice.clone(), said.clone());
        Callback::from(move |chosen: AttrValue| {
            let mut next = (*choice).clone();
            change(&mut next, chosen.to_string());
            choice.set(next);
            said.set(None);
        })
    };
    let on_name = {
        let name = name.clone();
        Callback::from(move |text: String| name.set(Some(text).filter(|text| !text.trim().is_empty())))
    };
    let on_decided = {
        let choice = choice.clone();
        move |decided| choice.set(Choice { decided, ..(*choice).clone() })
    };
    let row = formats.iter().find(|row| row.id == choice.format && !alone);
    let written = match &outcome {
        Outcome::Done(written) => Some(written.clone()),
        Outcome::Waiting | Outcome::Failed(_) => None,
    };
    let on_copy = {
        let (written, said) = (written.clone(), said.setter());
        Callback::from(move |()| written.iter().for_each(|written| copy(&written.0.0, &said)))
    };
    let on_download = {
        let (written, said) = (written.clone(), said.setter());
        let mime = row.map_or_else(|| "application/json".to_owned(), |row| row.mime.clone());
        Callback::from(move |()| written.iter().for_each(|written| download(&written.0.0, &mime, &said)))
    };
    let options: Options = formats
        .iter()
        .map(|row| (row.id.clone().into(), language.pick(row.vi.clone(), row.en.clone()).into()))
        .collect();
    let units: Options = row
        .into_iter()
        .flat_map(|row| &row.units)
        .map(|unit| (unit.clone().into(), language.offset_unit(unit).into()))
        .collect();
    let unit = Some(choice.unit.clone()).filter(|unit| !unit.is_empty());
    let unit = unit.or_else(|| row?.units.first().cloned()).unwrap_or_default();
    let on_follow = {
        let (keeper, follows, stem) = (shell.keeper.clone(), follows.setter(), stem.clone());
        Callback::from(move |()| follow(keeper.clone(), &stem, follows.clone()))
    };
    let followed = || follows.as_ref().map(|name| language.followed_by(name)).unwrap_or_default();
    let said = said.map_or_else(followed, |said| said.text(language).to_owned());
    let foot = html! {
        <>
            if shell.keeper.is_some() && autosave::is_possible() {
                <Button key="follow" name={Message::FollowFile.text(language)} look={Look::Quiet} on_press={on_follow} />
            }
            <span key="said" class="dialog__said" role="status">{ said }</span>
            <Button key="copy" name={Message::Copy.text(language)} icon={Icon::Copy} idle={written.is_none()} on_press={on_copy} />
            <Button key="download" name={Message::Download.text(language)} icon={Icon::Download} look={Look::Primary} idle={written.is_none()} on_press={on_download} />
        </>
    };
    html! {
        <Dialog title={Message::ExportTitle.text(language)} close={Message::Close.text(language)} class="dialog--wide" {foot} {on_close}>
            <div key="choices" class="export__choices">
                if !formats.is_empty() && !alone {
                    <Select key="format" id="export-format" name={Message::Format.text(language)} {options} chosen={choice.format.clone()} on_choose={turn(|choice, id| { choice.format = id; choice.unit.clear(); })} />
                }
                if units.len() > 1 {
                    <Select key="unit" id="export-unit" name={Message::OffsetsCount.text(language)} options={units} chosen={unit} on_choose={turn(|choice, unit| choice.unit = unit)} />
                }
                <TextField key="name" id="file-name" name={Message::FileName.text(language)} value={stem} on_commit={on_name} class="field--wide" />
            </div>
            if alone {
                <p key="alone" class="problem-text" role="alert">{ Message::OnlyProject.text(language) }</p>
            } else {
                <Tick key="decided" name={Message::OnlyDecided.text(language)} checked={choice.decided} on_change={on_decided} />
            }
            {
                match &outcome {
                    Outcome::Waiting => html! { <p key="waiting" class="muted" role="status">{ Message::Writing.text(language) }</p> },
                    Outcome::Failed(why) => html! { <p key="failed" class="problem-text" role="alert">{ why }</p> },
                    Outcome::Done(written) => preview(session, &written.0, language),
                }
            }
        </Dialog>
    }
}

/// Copies the main one of the files.
fn copy(files: &[Written], said: &Setter<Option<Message>>) {
    let Some(file) = files.first().cloned() else { return };
    let said = said.clone();
    spawn_local(async move {
        let text = String::from_utf8(file.bytes.to_vec()).unwrap_or_default();
        let copied = clipboard::copy(&text).await.is_ok();
        said.set(Some(if copied { Message::Copied } else { Message::CopyFailed }));
    });
}

/// Saves the file; several come packed, as the last one.
fn download(written: &[Written], mime: &str, said: &Setter<Option<Message>>) {
    let (file, mime) = match written {
        [file] => (file, mime),
        [.., archive] => (archive, "application/zip"),
        [] => return,
    };
    let failed = files::save_bytes(&file.name, mime, &file.bytes).is_err();
    said.set(failed.then_some(Message::DownloadFailed));
}

/// Lets the person choose a file that follows the document from now on.
fn follow(keeper: Option<Rc<Keeper>>, stem: &str, follows: Setter<Option<String>>) {
    let suggested = format!("{stem}.json");
    spawn_local(async move {
        let Some(target) = autosave::choose(&suggested).await else { return };
        follows.set(Some(target.name().to_owned()));
        if let Some(keeper) = keeper {
            keeper.save_to(target);
        }
    });
}

/// A name for files: the title in plain letters, which every system can write.
fn plain_name(title: &str) -> String {
    const LONGEST: usize = 60;
    let mut name = String::new();
    for word in plain_words(title) {
        if name.len() + word.len() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word);
    }
    if name.is_empty() {
        name.push_str("chu-giai");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_article() {
        assert_eq!(plain_name("Hội nghị sơ kết 6 tháng"), "hoi-nghi-so-ket-6-thang");
        assert_eq!(plain_name(" … "), "chu-giai");
    }
}
