//! Checks: what about the annotations is likely wrong, and what would mend it.
//!
//! A check is a file here and a row in [`CHECKS`]: which annotations it looks at, what it finds, and its
//! fix. Rejected annotations and those in ignored regions are not there for any of them. All are
//! computed once for each revision of the document, when somebody asks, or before with rests.

mod dates;
mod deeds;
mod edges;
mod figures;
mod fix;
mod instructions;
mod labels;
mod officials;
mod overlaps;
mod values;

pub use deeds::Left;
pub use fix::{Field, Fix};

pub(super) use deeds::{fix, leave, show, step, take_up, unleave};

use super::Session;
use crate::annotation::{Annotation, AnnotationId, Document, RelationType};
use crate::exchange::project::Rest;
use crate::label::Label;
use crate::text::Span;
use std::rc::Rc;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The same words have one label here and another elsewhere.
    TwoLabels,
    /// A span begins or ends within a syllable or a number.
    InsideSyllable,
    /// Two spans overlap and neither contains the other.
    Crossing,
    /// The same words carry one label twice.
    Double,
    /// The same words carry two labels that exclude each other.
    Exclusive,
    /// A date or a figure has no value.
    NoValue,
    /// A date's value is one that no calendar has, or a period that ends before it begins.
    ImpossibleDate,
    /// A figure does not say of what.
    NoUnit,
    /// Nobody said which office an official holds.
    NoPosition,
    /// Nobody said who gave an instruction.
    NoIssuer,
}

/// A row of [`CHECKS`].
#[derive(Clone, Copy)]
pub struct Row {
    /// What is checked.
    pub check: Check,
    /// Whether annotations of a label are looked at.
    pub concerns: fn(Label) -> bool,
    /// Finds problems among the annotations that it concerns, given in document order.
    find: fn(&View<'_>, &[&Annotation], &mut Vec<Problem>),
    /// What would mend one.
    fix: fn(&Document, &Annotation, &Problem) -> Fix,
}

/// All checks. To add one, write its file, its row here, and its names in `ui/i18n/checks.rs`.
pub const CHECKS: &[Row] = &[
    Row { check: Check::TwoLabels, concerns: labels::concerns, find: labels::find, fix: labels::fix },
    Row { check: Check::InsideSyllable, concerns: |_| true, find: edges::find, fix: edges::fix },
    Row { check: Check::Crossing, concerns: |_| true, find: overlaps::crossing, fix: overlaps::uncross },
    Row { check: Check::Double, concerns: |_| true, find: overlaps::double, fix: overlaps::single },
    Row {
        check: Check::Exclusive,
        concerns: |label| matches!(label, Label::Custom(_)),
        find: overlaps::exclusive,
        fix: overlaps::single,
    },
    Row { check: Check::NoValue, concerns: values::concerns, find: values::find, fix: values::fix },
    Row { check: Check::ImpossibleDate, concerns: dates::concerns, find: dates::find, fix: dates::fix },
    Row { check: Check::NoUnit, concerns: figures::concerns, find: figures::find, fix: figures::fix },
    Row {
        check: Check::NoPosition,
        concerns: officials::concerns,
        find: officials::find,
        fix: officials::fix,
    },
    Row {
        check: Check::NoIssuer,
        concerns: instructions::concerns,
        find: instructions::find,
        fix: instructions::fix,
    },
];

/// Something that is likely wrong. Ordered by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// What it is about.
    pub span: Span,
    /// What is wrong.
    pub check: Check,
    /// The annotation that would be changed.
    pub id: AnnotationId,
    /// The annotation that it does not fit with.
    pub other: Option<AnnotationId>,
    /// Whether the other one is plainly the one that is right.
    pub sure: bool,
}

impl Problem {
    fn new(check: Check, annotation: &Annotation) -> Self {
        Self { span: annotation.span, check, id: annotation.id, other: None, sure: true }
    }

    fn with(self, other: &Annotation) -> Self {
        Self { other: Some(other.id), ..self }
    }

    /// Whether two tell of the same thing. Each annotation that one crosses is a thing of its own; with which of
    /// the same words elsewhere it is compared is not.
    fn is(&self, other: &Self) -> bool {
        let alike = (self.span, self.check, self.id) == (other.span, other.check, other.id);
        alike && (self.check == Check::TwoLabels || self.other == other.other)
    }
}

/// What checks look at.
struct View<'d> {
    document: &'d Document,
    /// From where a relation that counts leads, in order.
    related: Vec<(AnnotationId, &'d RelationType)>,
}

impl View<'_> {
    fn has(&self, id: AnnotationId, kind: &RelationType) -> bool {
        self.related.binary_search(&(id, kind)).is_ok()
    }
}

impl<'d> View<'d> {
    fn of(document: &'d Document) -> Self {
        let stands = |id| document.annotation(id).is_some_and(|known| known.status.is_live());
        let mut related: Vec<_> = document
            .relations()
            .filter(|relation| relation.status.is_live() && stands(relation.to))
            .map(|relation| (relation.from, &relation.kind))
            .collect();
        related.sort_unstable();
        Self { document, related }
    }
}

impl Row {
    /// Adds what it finds among the annotations that count.
    fn look(&self, view: &View<'_>, live: &[&Annotation], found: &mut Vec<Problem>) {
        let concerned: Vec<&Annotation> =
            live.iter().copied().filter(|known| (self.concerns)(known.label)).collect();
        (self.find)(view, &concerned, found);
    }
}

/// Everything that is likely wrong in a document, in order of place.
pub fn problems(document: &Document) -> Vec<Problem> {
    let (view, live) = (View::of(document), live(document));
    let mut found = Vec::new();
    for row in CHECKS {
        row.look(&view, &live, &mut found);
    }
    found.sort_unstable();
    found
}

/// The same, with a rest after each check.
async fn problems_resting(document: &Document, rest: Rest<'_>) -> Vec<Problem> {
    let (view, live) = (View::of(document), live(document));
    let mut found = Vec::new();
    for row in CHECKS {
        rest().await;
        row.look(&view, &live, &mut found);
    }
    rest().await;
    found.sort_unstable();
    found
}

/// The annotations that count, in document order.
fn live(document: &Document) -> Vec<&Annotation> {
    let regions: Vec<Span> = document
        .regions()
        .iter()
        .filter(|region| region.status.is_live())
        .map(|region| region.span)
        .collect();
    let mut next = 0;
    let all = document.annotations().iter().map(AsRef::as_ref);
    all.filter(|known: &&Annotation| {
        while regions.get(next).is_some_and(|region| region.end <= known.span.start) {
            next += 1;
        }
        let ignored = regions.get(next).is_some_and(|region| region.overlaps(known.span));
        known.status.is_live() && !ignored
    })
    .collect()
}

/// Whether an annotation yields where two cannot both be right: what nobody has decided to what a
/// person has, then the shorter, then the later.
fn yields(one: &Annotation, to: &Annotation) -> bool {
    let rank =
        |known: &Annotation| (!known.status.is_settled(), std::cmp::Reverse(known.span.len()), known.id);
    rank(one) > rank(to)
}

impl Session {
    /// All problems of this revision in order of place, computed at the first question; those that were
    /// left as they are among them.
    pub fn problems(&self) -> Rc<[Problem]> {
        let compute = || self.document.as_ref().map(problems).unwrap_or_default().into();
        Rc::clone(self.problems.get_or_init(compute))
    }

    /// Looks for the problems of this revision, with rests: whoever asks later has them at once.
    pub async fn look_for_problems(&self, rest: Rest<'_>) {
        if let (None, Some(document)) = (self.problems.get(), &self.document) {
            let found = problems_resting(document, rest).await;
            self.problems.get_or_init(|| found.into());
        }
    }

    /// The problems that were not left as they are, in order of place.
    pub fn open_problems(&self) -> Vec<Problem> {
        self.problems().iter().filter(|problem| !self.left.has(problem)).copied().collect()
    }

    /// How many problems there are that were not left as they are.
    pub fn problem_count(&self) -> usize {
        let problems = self.problems();
        problems.len() - self.left.among(&problems)
    }

    /// Whether undo takes something back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo() || self.left.can_undo(self.history.depth())
    }

    /// The first open problem of the annotation that is open.
    pub fn problem_here(&self) -> Option<Problem> {
        let open = self.document.as_ref()?.annotation(self.open?)?;
        let problems = self.problems();
        let first = problems.partition_point(|problem| problem.span.start < open.span.start);
        let here = problems.get(first..)?.iter().take_while(|problem| problem.span.start == open.span.start);
        here.copied().find(|problem| problem.id == open.id && !self.left.has(problem))
    }

    /// What would mend a problem, without reading the text anew.
    pub fn fix(&self, problem: &Problem) -> Fix {
        let found = || {
            let document = self.document.as_ref()?;
            let known = document.annotation(problem.id)?;
            let row = CHECKS.iter().find(|row| row.check == problem.check)?;
            Some((row.fix)(document, known, problem))
        };
        found().unwrap_or(Fix::Open(Field::Span))
    }

    /// What would mend a problem, with the value that the text gives; where it gives none, the field
    /// for it.
    pub fn ready_fix(&self, problem: &Problem) -> Fix {
        match (self.fix(problem), &self.document) {
            (Fix::Read, Some(document)) => fix::read(document, problem.id).unwrap_or(Fix::Open(Field::Value)),
            (fix, _) => fix,
        }
    }
}
