//! Getting data out, with a preview.

use crate::browser;
use crate::exchange::{Export, FORMATS, Format, Options};
use crate::session::{Session, progress};
use crate::text::strip_diacritics;
use crate::ui::i18n::{Message, use_language};
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Choice, Choices, Dialog, Icon, Look, TextField};
use std::rc::Rc;
use yew::prelude::*;

/// How much of a file the preview shows, in bytes: some screens, and quickly drawn.
const SHOWN: usize = 20_000;

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
    let language = use_language();
    let chosen = use_state_eq(|| FORMATS.first().map(|format| format.id).unwrap_or_default());
    let name = use_state_eq(|| None::<String>);
    // Whether the last copy reached the clipboard.
    let copied = use_state_eq(|| None::<bool>);
    let failed = use_state_eq(|| false);
    let written = use_memo((session.clone(), *chosen), |(session, id)| {
        let format = FORMATS.iter().find(|format| format.id == *id)?;
        let document = session.document.as_ref()?;
        let export = Export::new(document, format.unit(&Options::default()));
        let file = (format.write)(&export).into_iter().next()?.content;
        Some((file, format))
    });
    let Some((file, format)) = &*written else { return Html::default() };
    let title = session.document.as_ref().map(|document| document.meta().title.clone()).unwrap_or_default();
    let file_name = name.as_ref().cloned().unwrap_or_else(|| file_name(&title, format));
    let on_copy = {
        let (written, copied) = (written.clone(), copied.clone());
        Callback::from(move |()| {
            let (written, copied) = (written.clone(), copied.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let Some((file, _)) = &*written else { return };
                copied.set(Some(browser::clipboard::copy(file).await.is_ok()));
            });
        })
    };
    let on_download = {
        let (written, file_name, failed) = (written.clone(), file_name.clone(), failed.clone());
        Callback::from(move |()| {
            if let Some((file, format)) = &*written {
                failed.set(browser::files::save(&file_name, format.mime, file).is_err());
            }
        })
    };
    let on_format = {
        let (chosen, name) = (chosen.clone(), name.clone());
        Callback::from(move |id: AttrValue| {
            if let Some(format) = FORMATS.iter().find(|format| format.id == id.as_str()) {
                chosen.set(format.id);
                name.set(None);
            }
        })
    };
    let on_name = {
        let name = name.clone();
        Callback::from(move |text: String| name.set(Some(text).filter(|text| !text.trim().is_empty())))
    };
    let formats: Rc<[Choice]> = FORMATS
        .iter()
        .map(|format| Choice::new(format.id, language.pick(format.name.vi, format.name.en)))
        .collect();
    let done = progress(session);
    let preview = beginning(file, SHOWN);
    let foot = html! {
        <>
            <span key="said" class="dialog__said" role="status">
                {
                    match *copied {
                        _ if *failed => Message::DownloadFailed.text(language),
                        Some(true) => Message::Copied.text(language),
                        Some(false) => Message::CopyFailed.text(language),
                        None => "",
                    }
                }
            </span>
            <Button key="copy" name={Message::Copy.text(language)} icon={Icon::Copy} on_press={on_copy} />
            <Button key="download" name={Message::Download.text(language)} icon={Icon::Download} look={Look::Primary} on_press={on_download} />
        </>
    };
    html! {
        <Dialog title={Message::ExportTitle.text(language)} close={Message::Close.text(language)} class="dialog--wide" {foot} {on_close}>
            <div key="choices" class="export__choices">
                <Choices name={Message::Format.text(language)} group="format" choices={formats} chosen={*chosen} on_choose={on_format} />
                <TextField id="file-name" name={Message::FileName.text(language)} value={file_name} on_commit={on_name} class="field--wide" />
            </div>
            <p key="facts" class="muted">
                { format!("{} · {}", language.bytes(file.len()), language.reviewed(done.decided, done.total)) }
                if done.decided < done.total {
                    { format!(". {}", Message::StillToReview.text(language)) }
                }
            </p>
            <pre key="preview" class="export__preview" tabindex="0" role="region" aria-label={Message::Preview.text(language)}>{ preview }</pre>
            if preview.len() < file.len() {
                <p key="cut" class="muted">{ Message::PreviewCut.text(language) }</p>
            }
        </Dialog>
    }
}

/// The beginning of a file, to the end of a line.
fn beginning(file: &str, most: usize) -> &str {
    if file.len() <= most {
        return file;
    }
    let cut = file.floor_char_boundary(most);
    let head = file.get(..cut).unwrap_or_default();
    head.rfind('\n').and_then(|line| head.get(..line)).unwrap_or(head)
}

/// A name for a file: the title in plain letters, which every system can write.
fn file_name(title: &str, format: &Format) -> String {
    const LONGEST: usize = 60;
    let plain = strip_diacritics(title);
    let mut name = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if name.len() + word.len() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() {
        name.push_str("chu-giai");
    }
    format!("{name}.{}", format.extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_article() {
        let json = FORMATS.first().expect("there is one");
        assert_eq!(file_name("Hội nghị sơ kết 6 tháng", json), "hoi-nghi-so-ket-6-thang.json");
        assert_eq!(file_name(" … ", json), "chu-giai.json");
    }

    #[test]
    fn a_preview_ends_with_a_line() {
        assert_eq!(beginning("một\nhai\nba", 9), "một");
        assert_eq!(beginning("một", 9), "một");
        assert_eq!(beginning("ộộộ", 4), "ộ");
    }
}
