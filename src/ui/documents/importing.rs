//! How far an import has come, and what came of it.

use crate::ui::hooks::{Begin, Importing};
use crate::ui::i18n::Message;
use crate::ui::shell::Language;
use crate::ui::widgets::{Button, Icon, Look, Options, Select};
use web_sys::File;
use yew::prelude::*;

/// A bar with a count while it goes on; what could not be read once it is over.
pub fn importing(import: &Importing, language: Language, begin: &Begin, on_close: &Callback<()>) -> Html {
    let progress = &import.progress;
    let (pause, cancel) = (import.clone(), import.clone());
    let paused = progress.paused;
    let share = format!("{:.0}", progress.share * 100.0);
    let rows = |rows: &[(String, String)]| {
        rows.iter()
            .enumerate()
            .map(|(at, (name, about))| html! { <li key={at}><b>{ name }</b>{ " — " }{ about }</li> })
            .collect::<Html>()
    };
    html! {
        <section key="import" class="import" aria-label={Message::ImportFiles.text(language)}>
            <div key="head" class="import__head">
                <span key="count" class="import__count" role="status">{ language.documents_imported(progress.added, progress.duplicates, progress.refusals) }</span>
                if progress.finished {
                    <Button key="close" name={Message::Close.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={on_close} />
                } else {
                    <span key="left" class="muted">{ progress.left().map(|left| language.time_left(left)).unwrap_or_default() }</span>
                    <Button key="pause" name={if paused { Message::GoOn } else { Message::Pause }.text(language)} on_press={move |()| pause.pause(!paused)} />
                    <Button key="cancel" name={Message::Cancel.text(language)} on_press={move |()| cancel.cancel()} />
                }
            </div>
            if !progress.finished {
                <progress key="bar" class="import__bar" max="100" value={share} aria-label={Message::ImportFiles.text(language)} />
            }
            if progress.finished && let Some((file, columns)) = progress.unclear.first() {
                { column(file, columns, language, begin) }
            }
            if !progress.failure.is_empty() {
                <p key="failure" class="problem-text" role="alert">{ language.import_ended(&progress.failure) }</p>
            }
            if progress.finished && progress.added == 0 {
                <p key="untouched" class="muted">{ Message::WorkUntouched.text(language) }</p>
            }
            if progress.finished && !progress.refused.is_empty() {
                <details key="refused" open=true>
                    <summary>{ Message::NotRead.text(language) }</summary>
                    <ul class="import__list">{ rows(&progress.refused) }</ul>
                </details>
            }
            if progress.finished && !progress.remarks.is_empty() {
                <details key="remarks" open={progress.refused.is_empty()}>
                    <summary>{ Message::ReadWithRemarks.text(language) }</summary>
                    <ul class="import__list">{ rows(&progress.remarks) }</ul>
                </details>
            }
        </section>
    }
}

/// Which column of a table has the text: the import goes on with it.
fn column(file: &File, columns: &[String], language: Language, begin: &Begin) -> Html {
    let options: Options =
        std::iter::once((AttrValue::default(), Message::ChooseColumn.text(language).into()))
            .chain(columns.iter().map(|column| (column.clone().into(), column.clone().into())))
            .collect();
    let on_choose = {
        let file = file.clone();
        begin.reform(move |column: AttrValue| (vec![file.clone()], column.to_string()))
    };
    html! {
        <Select key="column" id="import-column" name={language.column_of(&file.name())} {options} chosen="" {on_choose} />
    }
}
