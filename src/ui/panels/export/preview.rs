//! What was written, before it is taken: what the format cannot carry, and the beginning of the file.

use crate::browser::port::{Report, Written};
use crate::session::{Session, progress};
use crate::ui::Language;
use crate::ui::i18n::Message;
use yew::prelude::*;

/// How much of a file is shown, in bytes: some screens, and quickly drawn.
const SHOWN: u32 = 20_000;

/// How far the review is, what the format cannot carry, and the beginning of the file.
pub(super) fn preview(
    session: &Session,
    (files, report): &(Vec<Written>, Report),
    language: Language,
) -> Html {
    let Some(file) = files.first() else { return Html::default() };
    let done = progress(session);
    let size = file.bytes.length();
    let head = file.bytes.subarray(0, SHOWN.min(size)).to_vec();
    let head = String::from_utf8_lossy(&head);
    let beginning = beginning(&head, size > SHOWN);
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
            <pre key="preview" class="export__preview" tabindex="0" role="region" aria-label={Message::Preview.text(language)}>{ beginning }</pre>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_ends_with_a_line() {
        assert_eq!(beginning("một\nhai\nb", true), "một\nhai");
        assert_eq!(beginning("một\nhai", false), "một\nhai");
        assert_eq!(beginning("một\u{fffd}", true), "một");
    }
}
