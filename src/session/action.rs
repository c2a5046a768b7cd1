//! Everything a person or the browser can do.

use super::bulk::{Bulk, Pick};
use super::same::Example;
use super::search::{PatternFault, Query};
use super::{Caret, Filter, KeyMoved, Notice, PeopleEdit, Problem};
use crate::annotation::{AnnotationId, Document, EntityId, Entry, History, RelationId, RelationType};
use crate::detect::Detection;
use crate::label::{AttributeValue, Label, LabelDef, Value};
use crate::text::{ByteOffset, Span, Text};
use std::rc::Rc;

/// A document that was worked on before.
#[derive(Clone, Debug)]
pub struct Reopened {
    /// As it was left.
    pub document: Document,
    /// What can be undone and done again.
    pub history: History,
    /// How much happened to it so far.
    pub entries: u64,
}

/// Everything a person or the browser can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// Shows a document; the history begins anew.
    OpenDocument(Box<Document>),
    /// Shows a document that was worked on before, with what was done to it.
    Reopen(Box<Reopened>),
    /// The document is worked on in another tab, or no longer.
    Follow(bool),
    /// What was done to the document in another tab.
    Replay(Rc<[Entry]>),
    /// Back to the empty page.
    Close,
    /// A detection of the open text has begun.
    DetectionStarted,
    /// Some of what a detection finds came back, the rest follows; ignored where another text is open by then.
    DetectionAdvanced {
        /// The text that is read.
        text: Text,
        /// What was found so far.
        detection: Rc<Detection>,
    },
    /// A detection came back; ignored where another text is open by then.
    DetectionFinished {
        /// The text that was read.
        text: Text,
        /// What was found.
        detection: Rc<Detection>,
    },

    /// The selection in the article changed; it is trimmed and snapped.
    Select(Option<Span>),
    /// Puts the caret somewhere; what lies between it and its anchor is selected.
    PlaceCaret(Caret),
    /// Moves the caret by a unit of text.
    MoveCaret {
        /// Which way.
        direction: Direction,
        /// How far.
        grain: Grain,
        /// Whether what is passed is selected.
        extend: bool,
    },
    /// Moves the caret to a place that only the page can find, such as one a line further down.
    MoveCaretTo {
        /// Where.
        to: ByteOffset,
        /// Whether what is passed is selected.
        extend: bool,
    },
    /// Opens an annotation in the inspector, or closes it.
    OpenAnnotation(Option<AnnotationId>),
    /// Opens the next or previous annotation.
    Step(Direction, Reach),

    /// Gives a label to the selection; without one, relabels the open annotation.
    Label(Label),
    /// Finds a suggestion right.
    Accept(AnnotationId),
    /// Finds a suggestion wrong; it is kept as a negative example.
    Reject(AnnotationId),
    /// Takes an annotation away, with its relations.
    Delete(AnnotationId),
    /// Gives another label.
    Relabel(AnnotationId, Label),
    /// Sets the value.
    SetValue(AnnotationId, Option<Value>),
    /// Sets an attribute by its key, or says that it is not stated.
    SetAttribute(AnnotationId, String, Option<AttributeValue>),
    /// Says which entity a mention refers to, or that it refers to none.
    SetEntity(AnnotationId, Option<EntityId>),
    /// Says that a mention refers to somebody new, of this name.
    NewEntity(AnnotationId, String),
    /// Sets the note.
    SetNote(AnnotationId, String),
    /// Sets the span; it is trimmed and snapped.
    SetSpan(AnnotationId, Span),
    /// Moves an edge by one step.
    MoveEdge(AnnotationId, Edge, Direction, Grain),
    /// Accepts all suggestions of one label, or all that are listed.
    AcceptAll(Option<Label>),

    /// Does at these places what was done to an example, in one step.
    Repeat(Box<Example>, Rc<[Span]>),
    /// Rejects an annotation and every equal one, so that none is suggested again.
    NeverAgain(AnnotationId),
    /// Picks annotations in the list.
    Pick(Pick),
    /// Does something to all that are picked, in one step.
    Bulk(Bulk),

    /// Begins a sweep through everything that may deserve a label, or ends it.
    Sweep(bool),
    /// Begins the tour, or ends it.
    Tour(bool),
    /// Goes on to the next step of the tour.
    TourNext,
    /// Leaves the candidate of the sweep without a label.
    Skip,
    /// Selects the next or previous candidate that has no label.
    ToCandidate(Direction),

    /// Searches in the article; without a query, the search ends and its hit is selected.
    Search(Option<Query>),
    /// The browser has matched a pattern; ignored where another query is asked by then.
    Matched(Query, Result<Rc<[Span]>, PatternFault>),
    /// Goes to the next or previous hit.
    SearchStep(Direction),
    /// Gives a label to all hits, in one step.
    LabelHits(Label),

    /// Opens the annotation of a problem.
    ShowProblem(Problem),
    /// Goes to the next or previous problem, around the ends.
    StepProblem(Direction),
    /// Mends a problem, or opens its annotation where a person has to say what is right.
    FixProblem(Problem),
    /// Leaves a problem as it is.
    LeaveProblem(Problem),
    /// Counts a problem again that was left as it is.
    TakeUpProblem(Problem),

    /// Draws a relation.
    AddRelation(RelationType, AnnotationId, AnnotationId),
    /// Begins to draw a relation from an annotation, or leaves off.
    Relate(Option<AnnotationId>),
    /// Relates the annotation from which a relation is being drawn to another one: at once where there
    /// is one way, else that one is opened for the way to be chosen.
    RelateTo(AnnotationId),
    /// Finds a suggested relation right.
    AcceptRelation(RelationId),
    /// Finds a suggested relation wrong; it is kept as a negative example. A person's own is removed.
    RejectRelation(RelationId),
    /// Takes a relation away.
    RemoveRelation(RelationId),

    /// Merges, splits or names people.
    People(PeopleEdit),

    /// Sets a stretch aside that is none of the article; it is trimmed and snapped.
    Ignore(Span),
    /// Finds the suggested region right that a stretch touches, with those of its kind beside it.
    AcceptRegion(Span),
    /// Puts the regions that a stretch touches back into the article.
    RestoreRegion(Span),

    /// Adds a label of one's own, or changes its definition.
    PutLabel(Box<LabelDef>),
    /// Takes a label of one's own out of the set.
    RemoveLabel(Label),
    /// Moves a label up or down in the set.
    MoveLabel(Label, Direction),
    /// Takes a label scheme in the place of the set, in one step; own labels that the article uses stay. Also which of
    /// its keys were changed before, to be told.
    UseScheme(Rc<[LabelDef]>, Rc<[KeyMoved]>),
    /// Names the document.
    SetTitle(String),

    /// Takes the last step back.
    Undo,
    /// Does a step again.
    Redo,
    /// Shows other things.
    SetFilter(Filter),
    /// The browser has something to tell.
    Tell(Notice),
    /// The notice was read.
    DismissNotice,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Back,
    /// Towards the end.
    Forward,
}

/// Which annotations are stepped through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All that are shown.
    Shown,
    /// Suggestions that nobody has decided.
    ToReview,
}

/// Which edge of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The beginning.
    Start,
    /// The end.
    End,
}

/// How far an edge or the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// One grapheme cluster.
    Character,
    /// One syllable: what Vietnamese writes between blanks.
    Syllable,
    /// To the next blank: with whatever punctuation sticks to it.
    Word,
    /// To the next comma, bracket or the like.
    Clause,
    /// To where the sentence begins or ends.
    Sentence,
    /// To where the line begins or ends.
    Paragraph,
    /// To where the text begins or ends.
    Document,
}
