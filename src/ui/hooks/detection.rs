//! Looking for suggestions without stopping the page.

use crate::browser::worker;
use crate::detect::{
    Aside, BackReference, Detection, SuggestedEntity, SuggestedRelation, Suggestion, detect,
};
use crate::session::Action;
use crate::text::{ByteOffset, Span, Text};
use crate::ui::Dispatch;
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Bytes of a text that is read at once: less than a frame, and all of nearly every article.
const SHORT: usize = 50_000;
/// Bytes that are read first of a longer one: what is seen of it.
const FIRST: usize = 12_000;

/// Looks for suggestions in a text; they arrive as [`Action::DetectionFinished`], for a long text
/// first those of its beginning.
pub(super) fn start(text: Text, dispatch: &Dispatch) {
    dispatch.emit(Action::DetectionStarted);
    if text.len().get() <= SHORT {
        let detection = Rc::new(detect(&text));
        dispatch.emit(Action::DetectionFinished { text, detection });
        return;
    }
    let mut beginning = Detection::default();
    if let Some(piece) = pieces(&text, FIRST).next() {
        add(&mut beginning, &text, piece);
    }
    dispatch.emit(Action::DetectionFinished { text: text.clone(), detection: Rc::new(beginning) });
    dispatch.emit(Action::DetectionStarted);
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let detection = match worker::detect(&text).await {
            Ok(detection) => detection,
            Err(_) => in_page(&text).await,
        };
        dispatch.emit(Action::DetectionFinished { text, detection: Rc::new(detection) });
    });
}

/// Detects once for nothing: the word lists are read, and the browser compiles what it had put off
/// until the first call. The first article would wait for both.
pub fn warm_up(article: &str) {
    if let Ok(text) = Text::new(article) {
        detect(&text);
    }
}

/// Where there is no worker: paragraph by paragraph, with a rest for the page after each.
///
/// Each piece is read as if it were an article of its own, so a year that stands in another piece
/// is not known here.
async fn in_page(text: &Text) -> Detection {
    let mut all = Detection::default();
    for piece in pieces(text, SHORT) {
        TimeoutFuture::new(0).await;
        add(&mut all, text, piece);
    }
    all
}

/// The text in whole lines of about `size` bytes together; a longer line is a piece by itself.
fn pieces(text: &Text, size: usize) -> impl Iterator<Item = Span> {
    let lines = text.index().lines();
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = lines.get(next)?.span.start;
        let limit = start.forward(size);
        let after = next + 1 + lines.get(next + 1..)?.partition_point(|line| line.next <= limit);
        next = after;
        Some(Span::new(start, lines.get(after - 1)?.next))
    })
}

/// Adds what is found in a piece of the text.
fn add(all: &mut Detection, text: &Text, piece: Span) {
    let Ok(source) = Text::new(text.slice(piece)) else { return };
    let found = detect(&source);
    let base = all.suggestions.len();
    let place = |offset: ByteOffset| piece.start.forward(offset.get());
    all.suggestions.extend(found.suggestions.into_iter().map(|found| Suggestion {
        span: Span::new(place(found.span.start), place(found.span.end)),
        ..found
    }));
    all.relations.extend(found.relations.into_iter().map(|found| SuggestedRelation {
        from: found.from + base,
        to: found.to + base,
        ..found
    }));
    for SuggestedEntity { name, mentions } in found.entities {
        let mentions = mentions.into_iter().map(|mention| mention + base);
        match all.entities.iter_mut().find(|known| known.name == name) {
            Some(known) => known.mentions.extend(mentions),
            None => all.entities.push(SuggestedEntity { name, mentions: mentions.collect() }),
        }
    }
    all.references.extend(found.references.into_iter().map(|link| BackReference {
        span: Span::new(place(link.span.start), place(link.span.end)),
        to: link.to + base,
    }));
    all.asides.extend(
        found
            .asides
            .into_iter()
            .map(|aside| Aside { span: Span::new(place(aside.span.start), place(aside.span.end)), ..aside }),
    );
    if all.published.is_none() {
        all.published = found.published;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_lines_and_together_the_text() {
        let text = Text::new("một hai\r\nba\n\nbốn năm sáu bảy\ntám").expect("short");
        let spans: Vec<Span> = pieces(&text, 12).collect();
        let together: String = spans.iter().map(|&span| text.slice(span)).collect();
        assert_eq!(together, text.as_str());
        assert!(spans.len() > 2);
    }

    #[test]
    fn what_is_found_in_pieces_stands_where_it_is() {
        let text = Text::new("Mở đầu.\nNgày 08/7/2024, thu 64,5 tỷ đồng.\n").expect("short");
        let mut all = Detection::default();
        for piece in pieces(&text, 5) {
            add(&mut all, &text, piece);
        }
        let quotes: Vec<&str> = all.suggestions.iter().map(|found| text.slice(found.span)).collect();
        assert_eq!(
            quotes,
            detect(&text).suggestions.iter().map(|found| text.slice(found.span)).collect::<Vec<_>>()
        );
        assert!(!quotes.is_empty());
    }
}
