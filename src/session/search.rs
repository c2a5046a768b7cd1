//! Search in the article: plain, without diacritics, or by a pattern; everywhere, or by label and
//! status.

use super::{Direction, Session, StatusFilter};
use crate::annotation::{Annotation, Document};
use crate::label::Label;
use crate::text::{ByteOffset, Span, seek, snap};
use std::rc::Rc;

/// Hits that are kept at the most: more than anybody steps through.
pub const MOST: usize = 20_000;

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words or the pattern; empty for everything that `scope` and `status` admit.
    pub words: String,
    /// How the words are read.
    pub mode: Mode,
    /// Where hits must stand.
    pub scope: Scope,
    /// The status of the annotation that a hit must be in, where not everything counts.
    pub status: Option<StatusFilter>,
}

impl Query {
    /// Whether hits depend on annotations.
    fn is_limited(&self) -> bool {
        self.scope != Scope::Anywhere || self.status.is_some()
    }
}

listed! {
    /// How the words are read.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Mode {
        /// With their diacritics.
        #[default]
        Plain,
        /// Without diacritics.
        Bare,
        /// As a regular expression, which the browser matches.
        Pattern,
    }
}

/// Where hits must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere.
    #[default]
    Anywhere,
    /// In an annotation of a label.
    In(Label),
    /// In no annotation.
    Unlabelled,
}

/// Why a pattern has no hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// It is not a regular expression; the browser's own words.
    Invalid(String),
    /// It takes too long.
    Slow,
    /// The browser cannot match it away from the page.
    Unavailable,
}

/// How far a search has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// All hits are there.
    #[default]
    Done,
    /// The browser is matching a pattern.
    Matching,
    /// The pattern has no hits, and why.
    Failed(PatternFault),
}

/// A search in the article and its hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What is searched for.
    pub query: Query,
    /// The hits, in order.
    pub hits: Rc<[Span]>,
    /// How many of them stand in ignored regions: they are seen, and get no label.
    pub ignored: usize,
    /// The hit that is shown.
    pub at: Option<usize>,
    /// How far it has come.
    pub progress: Progress,
    /// The hits of the words alone, wherever they stand.
    all: Rc<[Span]>,
}

impl Search {
    /// The hit that is shown.
    pub fn here(&self) -> Option<Span> {
        self.hits.get(self.at?).copied()
    }

    /// How many hits can be labelled.
    pub fn labelable(&self) -> usize {
        self.hits.len().saturating_sub(self.ignored)
    }

    /// Whether words of which nothing was found stand in the text with other diacritics.
    pub fn is_found_bare(&self, document: &Document) -> bool {
        let Query { words, mode, .. } = &self.query;
        let none = *mode == Mode::Plain && self.progress == Progress::Done && self.all.is_empty();
        none && !words.is_empty() && !seek(document.text().as_str(), words, false, 1).is_empty()
    }

    /// The search for another query; what a pattern finds comes later.
    pub(super) fn new(session: &Session, query: Query) -> Option<Self> {
        let document = session.document.as_ref()?;
        let from = from(session);
        let source = document.text().as_str();
        let all: Rc<[Span]> = match query.mode {
            Mode::Pattern if !query.words.is_empty() => {
                let progress = Progress::Matching;
                return Some(Self { query, progress, ..Self::default() });
            }
            Mode::Plain | Mode::Pattern => seek(source, &query.words, true, MOST).into(),
            Mode::Bare => seek(source, &query.words, false, MOST).into(),
        };
        Some(Self { query, all, ..Self::default() }.within(document, from))
    }

    /// The search with what the browser found for its pattern.
    pub(super) fn matched(&self, session: &Session, found: Result<Rc<[Span]>, PatternFault>) -> Option<Self> {
        let document = session.document.as_ref()?;
        Some(match found {
            Ok(all) => Self { all, progress: Progress::Done, ..self.clone() }.within(document, from(session)),
            Err(fault) => Self { progress: Progress::Failed(fault), ..self.clone() },
        })
    }

    /// The search after an edit, which may have moved hits in or out of its scope.
    pub(super) fn after_edit(&self, document: &Document) -> Option<Self> {
        let here = self.here().map_or(ByteOffset::ZERO, |hit| hit.start);
        // What is ignored may have changed as well.
        let all = self.query.is_limited() || self.ignored > 0;
        (all || !document.regions().is_empty()).then(|| self.clone().within(document, here))
    }

    /// The next or previous hit, around the ends.
    pub(super) fn stepped(&self, direction: Direction) -> Self {
        let count = self.hits.len();
        let at = self.at.filter(|_| count > 0).map(|at| match direction {
            Direction::Forward => (at + 1) % count,
            Direction::Back => (at + count - 1) % count,
        });
        Self { at, ..self.clone() }
    }

    /// The hits that the scope admits, the first of them at or behind an offset shown.
    fn within(mut self, document: &Document, from: ByteOffset) -> Self {
        let admits = |known: &Annotation| match self.query.status {
            Some(status) => status.admits(known.status),
            None => known.status.is_live(),
        };
        self.hits = if self.query.words.is_empty() {
            let limited = self.query.is_limited() && self.query.scope != Scope::Unlabelled;
            let fits = |known: &&Rc<Annotation>| {
                limited
                    && admits(known)
                    && !matches!(self.query.scope, Scope::In(label) if label != known.label)
            };
            let mut spans: Vec<Span> =
                document.annotations().iter().filter(fits).map(|known| known.span).take(MOST).collect();
            spans.dedup();
            spans.into()
        } else if self.query.is_limited() {
            let admitted = |&hit: &Span| {
                let mut here = document.annotations().overlapping(hit).filter(|known| admits(known));
                match self.query.scope {
                    Scope::Anywhere => here.next().is_some(),
                    Scope::In(label) => here.any(|known| known.label == label),
                    Scope::Unlabelled => here.next().is_none(),
                }
            };
            self.all.iter().copied().filter(admitted).collect()
        } else {
            Rc::clone(&self.all)
        };
        self.ignored = match document.regions() {
            [] => 0,
            _ => self.hits.iter().filter(|&&hit| document.is_ignored(hit)).count(),
        };
        let next = self.hits.partition_point(|hit| hit.start < from);
        self.at = if next < self.hits.len() { Some(next) } else { (!self.hits.is_empty()).then_some(0) };
        self
    }
}

/// Where a person is: at the hit that is shown, else at what is selected or open.
fn from(session: &Session) -> ByteOffset {
    let shown = session.search.as_ref().and_then(Search::here);
    let open = || Some(session.document.as_ref()?.annotation(session.open?)?.span);
    shown.or(session.selection).or_else(open).map_or(ByteOffset::ZERO, |span| span.start)
}

/// The hits as spans that can be labelled: whole characters without blanks at their edges, none within
/// another, none that is ignored.
pub(super) fn labelable(session: &Session) -> Vec<Span> {
    let Some((document, search)) = session.document.as_ref().zip(session.search.as_ref()) else {
        return Vec::new();
    };
    let hits = search.hits.iter().filter(|&&hit| !document.is_ignored(hit));
    let mut spans: Vec<Span> = hits.filter_map(|&hit| snap(document.text(), hit)).collect();
    spans.sort_unstable();
    let mut after = ByteOffset::ZERO;
    spans.retain(|span| {
        let fresh = span.start >= after;
        after = after.max(span.end);
        fresh
    });
    spans
}
