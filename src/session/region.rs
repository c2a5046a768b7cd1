//! Regions that are none of the article: marked, found right, and taken back.
//!
//! Each is one step of undo, together with everything that detecting again changes because of it.

use super::suggest::revise;
use super::update::commit;
use super::{Echo, Notice, Session};
use crate::annotation::{Change, Document, Provenance, Put, Region, Status, Transaction};
use crate::detect::{Scope, again};
use crate::text::{Span, is_blank, snap, trim};
use std::rc::Rc;

/// Sets a stretch aside. What it overlaps becomes part of it.
pub(super) fn ignore(session: &Session, span: Span) -> Option<Session> {
    let document = session.document.as_ref()?;
    let snapped = snap(document.text(), span)?;
    let around = document.regions_overlapping(snapped);
    if around.iter().any(|region| region.is_decided() && region.span.contains(snapped)) {
        return None;
    }
    let live = around.iter().filter(|region| region.status.is_live());
    let whole = live.fold(snapped, |whole, region| whole.cover(region.span));
    let mut changes: Vec<Change> =
        around.iter().map(|region| Change::Region(Put::remove(region.clone()))).collect();
    // What a person had put back beside it stays so.
    for region in around.iter().filter(|region| !region.status.is_live()) {
        let parts =
            [Span::checked(region.span.start, whole.start), Span::checked(whole.end, region.span.end)];
        changes.extend(
            parts
                .into_iter()
                .flatten()
                .filter_map(|part| trim(document.text(), part))
                .map(|span| Change::Region(Put::add(Region { span, ..region.clone() }))),
        );
    }
    let by_hand = Region { span: whole, status: Status::Manual, provenance: Provenance::Person };
    changes.push(Change::Region(Put::add(by_hand)));
    let staying = staying(document, whole);
    let next = change(session, changes, Notice::Ignored { staying })?;
    Some(Session { selection: None, ..next })
}

/// Finds the suggested region right that a stretch touches, with those of its kind beside it.
pub(super) fn accept(session: &Session, span: Span) -> Option<Session> {
    let document = session.document.as_ref()?;
    let run = run(document, span)?;
    let suggested = document.regions_overlapping(run).iter().filter(|r| r.status == Status::Suggested);
    let changes: Vec<Change> = suggested
        .map(|region| {
            let after = Region { status: Status::Accepted, ..region.clone() };
            Change::Region(Put::replace(region.clone(), after))
        })
        .collect();
    let staying = staying(document, run);
    change(session, changes, Notice::Ignored { staying })
}

/// Puts the regions that a stretch touches back into the article.
pub(super) fn restore(session: &Session, span: Span) -> Option<Session> {
    let document = session.document.as_ref()?;
    let live = document.regions_overlapping(span).iter().filter(|region| region.status.is_live());
    let changes: Vec<Change> = live
        .map(|region| {
            if region.status == Status::Manual {
                return Change::Region(Put::remove(region.clone()));
            }
            // Kept as a negative example: it is not suggested again.
            let after = Region { status: Status::Rejected, ..region.clone() };
            Change::Region(Put::replace(region.clone(), after))
        })
        .collect();
    change(session, changes, Notice::Restored)
}

/// The suggested regions of one kind, one for each line, that a span touches: with those that nothing but
/// blanks divides from it.
pub fn run(document: &Document, span: Span) -> Option<Span> {
    let regions = document.regions();
    let touches = |region: &&Region| region.span.overlaps(span) && region.status == Status::Suggested;
    let one = regions.iter().find(touches)?;
    let first = regions.binary_search_by_key(&one.span, |region| region.span).ok()?;
    // A byline above a list of other news is another matter.
    let suggested =
        |region: &Region| region.status == Status::Suggested && region.provenance == one.provenance;
    let mut run = one.span;
    let beside = |one: Span, other: Span| {
        let between = Span::new(one.end.min(other.end), one.start.max(other.start));
        document.text().slice(between).chars().all(is_blank)
    };
    for region in regions.get(..first)?.iter().rev().take_while(|region| suggested(region)) {
        if !beside(region.span, run) {
            break;
        }
        run = run.cover(region.span);
    }
    for region in regions.get(first + 1..)?.iter().take_while(|region| suggested(region)) {
        if !beside(run, region.span) {
            break;
        }
        run = run.cover(region.span);
    }
    Some(run)
}

/// What a person has decided inside of a stretch: it stays where it is.
fn staying(document: &Document, span: Span) -> usize {
    let inside = document.annotations().overlapping(span);
    inside.filter(|known| known.status.is_settled() && known.status.is_live()).count()
}

/// Regions changed, and what is found because of it, in one step.
fn change(session: &Session, mut changes: Vec<Change>, notice: Notice) -> Option<Session> {
    let document = session.document.as_ref()?;
    if changes.is_empty() {
        return None;
    }
    let Ok(staged) = document.apply(&Transaction::new(changes.clone())) else {
        return Some(commit(session, Transaction::new(changes), None, notice));
    };
    let (before, after) = (Spans::of(document), Spans::of(&staged));
    let found = again::again(document.text(), before.scope(), after.scope(), document.annotations());
    changes.extend(revise(&staged, &found));
    let next = commit(session, Transaction::new(changes), None, notice);
    let fresh =
        found.found.references.iter().filter_map(|link| {
            Some(Echo { span: link.span, of: found.found.suggestions.get(link.to)?.span })
        });
    let mut echoes: Vec<Echo> = session.echoes.iter().copied().chain(fresh).collect();
    echoes.sort_unstable_by_key(|echo| (echo.span, echo.of));
    echoes.dedup();
    Some(Session { echoes: Rc::from(echoes), ..next })
}

/// What a person has said about which parts of a text are the article.
struct Spans {
    ignored: Vec<Span>,
    kept: Vec<Span>,
}

impl Spans {
    fn of(document: &Document) -> Self {
        let spans = |wanted: fn(&Region) -> bool| {
            document.regions().iter().filter(|region| wanted(region)).map(|region| region.span).collect()
        };
        Self { ignored: spans(Region::is_decided), kept: spans(|region| region.status == Status::Rejected) }
    }

    fn scope(&self) -> Scope<'_> {
        Scope { ignored: &self.ignored, kept: &self.kept }
    }
}
