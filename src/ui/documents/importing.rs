//! How far an import has come, and what came of it.

use super::encodings::SurveyDialog;
use crate::browser::geometry::Tenths;
use crate::browser::import::{Progress, Unclear};
use crate::ui::hooks::{Answer, Importing, Stage};
use crate::ui::i18n::Message;
use crate::ui::shell::Language;
use crate::ui::widgets::{Button, Icon, Look, Options, Select};
use yew::prelude::*;

/// A dialog before files are taken, a bar with a count while they are; what could not be read once it is over.
pub fn importing(import: &Importing, language: Language, answer: &Callback<Answer>) -> Html {
    match &import.stage {
        Stage::Going(progress) => going(progress, import, language, answer),
        Stage::Looking(seen, all) => {
            let import = import.clone();
            let on_close = Callback::from(move |()| import.cancel());
            html! { <SurveyDialog key="survey" seen={*seen} all={*all} {on_close} on_answer={answer} /> }
        }
        Stage::Asking(survey) => {
            let all = survey.0.files.len();
            let on_close = answer.reform(|()| Answer::Close);
            html! { <SurveyDialog key="survey" seen={all} {all} survey={survey.clone()} {on_close} on_answer={answer} /> }
        }
    }
}

fn going(progress: &Progress, import: &Importing, language: Language, answer: &Callback<Answer>) -> Html {
    let (pause, cancel) = (import.clone(), import.clone());
    let on_close = answer.reform(|()| Answer::Close);
    let paused = progress.paused;
    let share = Tenths(progress.share * 100.0).to_string();
    let rows = |list: Message, rows: &[(String, String)]| {
        let row = |(at, (name, about)): (usize, &(String, String))| {
            let about = if about.is_empty() { Message::FileNotRead.text(language) } else { about };
            html! { <li key={at}><b>{ name }</b>{ " — " }{ about }</li> }
        };
        // It scrolls: the keyboard must reach it.
        html! { <ul class="import__list" tabindex="0" aria-label={list.text(language)}>{ for rows.iter().enumerate().map(row) }</ul> }
    };
    html! {
        <section key="import" class="import" aria-label={Message::ImportFiles.text(language)}>
            <div key="head" class="import__head">
                <span key="count" class="import__count" role="status">{ language.documents_imported(progress.added, progress.duplicates, progress.refusals) }</span>
                if progress.finished {
                    <Button key="close" name={Message::Close.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={on_close} />
                } else {
                    if import.waiting > 0 {
                        <span key="waiting" class="muted">{ language.files_waiting(import.waiting) }</span>
                    }
                    <span key="left" class="muted">{ progress.left().map(|left| language.time_left(left)).unwrap_or_default() }</span>
                    <Button key="pause" name={if paused { Message::GoOn } else { Message::Pause }.text(language)} on_press={move |()| pause.pause(!paused)} />
                    <Button key="cancel" name={Message::Cancel.text(language)} on_press={move |()| cancel.cancel()} />
                }
            </div>
            if !progress.finished {
                <progress key="bar" class="import__bar" max="100" value={share} aria-label={Message::ImportFiles.text(language)} />
            }
            if progress.finished && let Some(table) = progress.unclear.first() {
                { column(table, progress, language, answer) }
            }
            if let Some(failure) = &progress.failure {
                <p key="failure" class="problem-text" role="alert">{ language.import_ended(language.failed(failure)) }</p>
            }
            if progress.finished && progress.added == 0 {
                <p key="untouched" class="muted">{ Message::WorkUntouched.text(language) }</p>
            }
            if progress.finished && !progress.refused.is_empty() {
                <details key="refused" open=true>
                    <summary>{ Message::NotRead.text(language) }</summary>
                    { rows(Message::NotRead, &progress.refused) }
                </details>
            }
            if progress.finished && !progress.unplaced.is_empty() {
                { unplaced(progress, language, answer) }
            }
            if progress.finished && !progress.remarks.is_empty() {
                <details key="remarks" open={progress.refused.is_empty()}>
                    <summary>{ Message::ReadWithRemarks.text(language) }</summary>
                    { rows(Message::ReadWithRemarks, &progress.remarks) }
                </details>
            }
        </section>
    }
}

/// How much has no place in the texts, and the way to keep it all the same.
fn unplaced(progress: &Progress, language: Language, answer: &Callback<Answer>) -> Html {
    let count = progress.unplaced.iter().map(|known| known.count).sum();
    let noted = progress.clone();
    let on_press = answer.reform(move |()| Answer::Note(noted.clone()));
    html! {
        <div key="unplaced" class="import__head">
            <span key="said" class="import__count">{ language.unplaced(count) }</span>
            <Button key="note" name={Message::KeepAsNotes.text(language)} {on_press} />
        </div>
    }
}

/// Which column of a table has the text: the import goes on with it.
fn column(table: &Unclear, progress: &Progress, language: Language, answer: &Callback<Answer>) -> Html {
    let columns = table.columns.iter().map(|column| (column.clone().into(), column.clone().into()));
    let options: Options =
        std::iter::once((AttrValue::default(), Message::ChooseColumn.text(language).into()))
            .chain(columns)
            .collect();
    let on_choose = {
        let progress = progress.clone();
        answer.reform(move |column: AttrValue| Answer::Column(progress.clone(), column.to_string()))
    };
    html! {
        <Select key={table.file.name()} id="import-column" name={language.column_of(&table.file.name())} {options} chosen="" {on_choose} />
    }
}
