//! The label set to a file and from one.

use crate::browser::files;
use crate::exchange::project;
use crate::label::LabelSet;
use crate::session::{Action, Session};
use crate::ui::i18n::{Language, Message};
use crate::ui::kept::StateHandle;
use crate::ui::label_keys::without_shared;
use crate::ui::shell::Shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Icon, Look, icon};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The most bytes of a file of labels.
const MOST: usize = 1024 * 1024;

/// The label set to a file and from one.
pub(super) fn scheme(
    session: &ByRc<Session>,
    refused: &StateHandle<Vec<String>>,
    shell: &Shell,
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
        let (refused, dispatch, keys) =
            (refused.setter(), shell.dispatch.clone(), shell.preferences.keys.clone());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let Some(file) = input.files().and_then(|files| files.item(0)) else { return };
            // The same file again is a change again.
            input.set_value("");
            let (refused, dispatch, keys) = (refused.clone(), dispatch.clone(), keys.clone());
            spawn_local(async move {
                let wrong = match files::read(&file, MOST).await {
                    Err(refused) => vec![language.notice(&refused.notice(), &LabelSet::default())],
                    Ok(opened) => match project::read_scheme(&opened.taken.text) {
                        Ok(labels) => {
                            let (labels, moved) = without_shared(labels, &keys);
                            dispatch.emit(Action::UseScheme(labels.into(), moved.into()));
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
