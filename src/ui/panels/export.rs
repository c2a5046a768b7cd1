//! Getting data out, with a preview, and with what the chosen format cannot carry.

use crate::browser::port::{Choice, Failed, FormatRow, Port, Report, Written};
use crate::browser::{autosave, clipboard, files, frame};
use crate::exchange::project;
use crate::session::{Session, progress};
use crate::text::plain_words;
use crate::ui::Language;
use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Dialog, Icon, Look, Options, Select, TextField, Tick};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How much of a file the preview shows, in bytes: some screens, and quickly drawn.
const SHOWN: u32 = 20_000;

/// Properties of [`ExportDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is exported.
    pub session: ByRc<Session>,
    /// It was done, or given up.
    pub on_close: Callback<()>,
}

/// What was written last.
#[derive(Clone, PartialEq, Default)]
enum Outcome {
    /// It is being written.
    #[default]
    Waiting,
    /// The module for files says why it does not write.
    Failed(AttrValue),
    /// The files, the first of which is the main one, and what there is to say about them.
    Done(ByRc<(Vec<Written>, Report)>),
}

/// Getting data out.
#[component]
pub fn ExportDialog(Props { session, on_close }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let follows = use_state_eq(|| shell.keeper.as_ref().and_then(|keeper| keeper.saves_to()));
    let port = use_state(|| None::<Rc<Port>>);
    let formats = use_state(|| Rc::<[FormatRow]>::from([]));
    let choice = use_state_eq(|| Choice { format: "json".to_owned(), ..Choice::default() });
    let name = use_state_eq(|| None::<String>);
    // Whether the last copy reached the clipboard.
    let said = use_state_eq(|| None::<Message>);
    let outcome = use_state_eq(Outcome::default);
    // Whether the module for files is not to be had: the page writes its own format without it.
    let alone = use_state_eq(|| false);
    // Which of the files that were asked for is the latest: an older one may be finished after it.
    let asked = use_mut_ref(|| 0_u32);

    use_effect_with((), {
        let (port, formats, alone) = (port.setter(), formats.setter(), alone.setter());
        move |()| {
            spawn_local(async move {
                let started = match Port::start() {
                    Ok(started) => started.formats().await.map(|rows| (started, rows)),
                    Err(error) => Err(error),
                };
                match started {
                    Ok((started, rows)) => {
                        formats.set(rows.into());
                        port.set(Some(Rc::new(started)));
                    }
                    Err(_) => alone.set(true),
                }
            });
        }
    });
    let title = session.document.as_ref().map(|document| document.meta().title.clone()).unwrap_or_default();
    let stem = name.as_ref().cloned().unwrap_or_else(|| plain_name(&title));
    use_effect_with((session.clone(), (*choice).clone(), stem.clone(), port.is_some(), *alone), {
        let (port, outcome, alone) = ((*port).clone(), outcome.setter(), alone.clone());
        move |(session, choice, stem, _, _)| {
            if let (true, Some(document)) = (port.is_some() || *alone, session.document.clone()) {
                outcome.set(Outcome::Waiting);
                let serial = asked.borrow().wrapping_add(1);
                asked.replace(serial);
                let (choice, stem) = (choice.clone(), stem.clone());
                spawn_local(async move {
                    let json = project::write_resting(&document, &frame::rests()).await;
                    let written = match port.filter(|_| !*alone) {
                        Some(port) => port.write(language.tag(), &choice, &stem, &json).await,
                        None => Ok((vec![Written::project(&stem, &json)], Report::default())),
                    };
                    if *asked.borrow() != serial {
                        return;
                    }
                    outcome.set(match written {
                        Ok(written) => Outcome::Done(ByRc::new(written)),
                        // It has stopped.
                        Err(Failed::Missing) => return alone.set(true),
                        Err(failed) => Outcome::Failed(language.failed(&failed).to_owned().into()),
                    });
                });
            }
        }
    });

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
    let row = formats.iter().find(|row| row.id == choice.format && !*alone);
    let written = match &*outcome {
        Outcome::Done(written) => Some(written.clone()),
        Outcome::Waiting | Outcome::Failed(_) => None,
    };
    let on_copy = {
        let (written, said) = (written.clone(), said.clone());
        Callback::from(move |()| {
            let Some(file) = written.as_ref().and_then(|written| written.0.0.first().cloned()) else {
                return;
            };
            let said = said.clone();
            spawn_local(async move {
                let text = String::from_utf8(file.bytes.to_vec()).unwrap_or_default();
                let copied = clipboard::copy(&text).await.is_ok();
                said.set(Some(if copied { Message::Copied } else { Message::CopyFailed }));
            });
        })
    };
    let on_download = {
        let (written, said) = (written.clone(), said.clone());
        let mime = row.map_or_else(|| "application/json".to_owned(), |row| row.mime.clone());
        Callback::from(move |()| {
            let Some(written) = &written else { return };
            // Several files come packed, as the last one.
            let (file, mime) = match written.0.0.as_slice() {
                [file] => (file, mime.as_str()),
                [.., archive] => (archive, "application/zip"),
                [] => return,
            };
            let failed = files::save_bytes(&file.name, mime, &file.bytes).is_err();
            said.set(failed.then_some(Message::DownloadFailed));
        })
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
        Callback::from(move |()| {
            let (keeper, follows, stem) = (keeper.clone(), follows.clone(), stem.clone());
            spawn_local(async move {
                let Some(target) = autosave::choose(&format!("{stem}.json")).await else { return };
                follows.set(Some(target.name().to_owned()));
                if let Some(keeper) = keeper {
                    keeper.save_to(target);
                }
            });
        })
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
                if !formats.is_empty() && !*alone {
                    <Select key="format" id="export-format" name={Message::Format.text(language)} {options} chosen={choice.format.clone()} on_choose={turn(|choice, id| { choice.format = id; choice.unit.clear(); })} />
                }
                if units.len() > 1 {
                    <Select key="unit" id="export-unit" name={Message::OffsetsCount.text(language)} options={units} chosen={unit} on_choose={turn(|choice, unit| choice.unit = unit)} />
                }
                <TextField key="name" id="file-name" name={Message::FileName.text(language)} value={stem} on_commit={on_name} class="field--wide" />
            </div>
            if *alone {
                <p key="alone" class="problem-text" role="alert">{ Message::OnlyProject.text(language) }</p>
            } else {
                <Tick key="decided" name={Message::OnlyDecided.text(language)} checked={choice.decided} on_change={on_decided} />
            }
            {
                match &*outcome {
                    Outcome::Waiting => html! { <p key="waiting" class="muted" role="status">{ Message::Writing.text(language) }</p> },
                    Outcome::Failed(why) => html! { <p key="failed" class="problem-text" role="alert">{ why }</p> },
                    Outcome::Done(written) => shown(session, &written.0, language),
                }
            }
        </Dialog>
    }
}

/// How far the review is, what the format cannot carry, and the beginning of the file.
fn shown(session: &Session, (files, report): &(Vec<Written>, Report), language: Language) -> Html {
    let Some(file) = files.first() else { return Html::default() };
    let done = progress(session);
    let size = file.bytes.length();
    let head = file.bytes.subarray(0, SHOWN.min(size)).to_vec();
    let head = String::from_utf8_lossy(&head);
    let preview = beginning(&head, size > SHOWN);
    let line = |text: &String| html! { <li key={text.as_str()}>{ text }</li> };
    html! {
        <>
            <p key="facts" class="muted">
                { format!("{} · {}", language.bytes(size as usize), language.reviewed(done.decided, done.total)) }
                if done.decided < done.total {
                    { format!(". {}", Message::StillToReview.text(language)) }
                }
            </p>
            if !report.mismatch.is_empty() {
                <p key="mismatch" class="problem-text" role="alert">{ format!("{} {}", Message::ReadsBackOtherwise.text(language), report.mismatch) }</p>
            }
            if !report.losses.is_empty() || !report.cautions.is_empty() {
                <details key="losses" class="export__losses" open=true>
                    <summary>{ Message::NotCarried.text(language) }</summary>
                    <ul>
                        { for report.losses.iter().map(line) }
                        { for report.cautions.iter().map(line) }
                    </ul>
                </details>
            }
            if files.len() > 1 {
                <p key="several" class="muted">{ language.files_in_archive(files.len() - 1) }</p>
            }
            <pre key="preview" class="export__preview" tabindex="0" role="region" aria-label={Message::Preview.text(language)}>{ preview }</pre>
            if size > SHOWN {
                <p key="cut" class="muted">{ Message::PreviewCut.text(language) }</p>
            }
        </>
    }
}

/// The beginning of a file, to the end of a line where it is cut.
fn beginning(head: &str, cut: bool) -> &str {
    let line = head.rfind('\n').filter(|_| cut).and_then(|line| head.get(..line));
    line.unwrap_or_else(|| head.trim_end_matches(char::REPLACEMENT_CHARACTER))
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

    #[test]
    fn a_preview_ends_with_a_line() {
        assert_eq!(beginning("một\nhai\nb", true), "một\nhai");
        assert_eq!(beginning("một\nhai", false), "một\nhai");
        assert_eq!(beginning("một\u{fffd}", true), "một");
    }
}
