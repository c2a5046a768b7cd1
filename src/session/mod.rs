//! The application without a screen.
//!
//! A [`Session`] is everything a person sees, as one value. It changes only by [`update`], which is
//! pure and total: an [`Action`] in, the next session out, or `None` where nothing changes. It knows
//! no clock, no browser and no Yew; whatever needs those (saving, detecting in a worker, the
//! clipboard) observes the session from outside and answers with further actions.

mod action;
mod bulk;
mod candidates;
mod card;
mod caret;
mod checks;
mod edit;
mod exclusive;
mod frames;
mod listing;
mod passage;
mod people;
mod query;
mod region;
mod relate;
mod same;
mod scheme;
mod search;
mod suggest;
mod sweep;
mod tour;
mod update;
mod words;

pub use action::{Action, Direction, Edge, Grain, Reach, Reopened};
pub use bulk::{Bulk, Pick, Picked};
pub use candidates::{Candidate, Form, candidates};
pub use card::{Card, State};
pub use caret::{Caret, under_caret};
pub use checks::{CHECKS, Check, Field, Fix, Left, Problem, Row as CheckRow, problems};
pub use edit::moved;
pub use frames::{Filler, Lead, Slot, SlotName, frame};
pub use listing::{
    Census, Entry as Listed, Listing, Order, Shelf, card_words, found_on_shelves, listed, next_undone,
    searched, searched_for, searched_resting,
};
pub use passage::Passage;
pub use people::{Office, People, PeopleEdit, Person, PersonKey};
pub use query::{Counts, Progress, annotations_in_view, counts, neighbour, progress};
pub use region::run as region_run;
pub use relate::ways;
pub use same::{Deed, Effect, Example, Place};
pub use search::{MOST, Mode, PatternFault, Progress as SearchProgress, Query, Scope, Search};
pub use suggest::{annotate, suggest, with_suggestions};
pub use sweep::{Skipped, Sweep};
pub use tour::{Lesson, Tour};
pub use update::{update, update_at};
pub use words::Words;

use crate::annotation::{AnnotationId, ApplyError, Document, History, Journal, Status};
use crate::label::Label;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::rc::Rc;

/// Everything a person sees.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// The open document; `None` before anything was pasted.
    pub document: Option<Document>,
    /// What can be undone and done again.
    pub history: History,
    /// What happened to the document, for whoever keeps it.
    pub journal: Journal,
    /// Which opening of a document this is: another number for each document that is opened.
    pub opening: u64,
    /// Which article is before the person: another number means that they are at its beginning. A document that comes
    /// again, as another tab left it, is the article that it was.
    pub article: u64,
    /// Whether the document is worked on elsewhere, in another tab: it is only looked at here.
    pub following: bool,
    /// The selected stretch of text: trimmed, whole graphemes, never empty.
    pub selection: Option<Span>,
    /// Where the keyboard is in the article; `None` until a person puts it there.
    pub caret: Option<Caret>,
    /// The annotation that is open in the inspector.
    pub open: Option<AnnotationId>,
    /// The annotation from which a relation is being drawn; the open one is the other end.
    pub relating: Option<AnnotationId>,
    /// What the list and the article show.
    pub filter: Filter,
    /// The annotations that are picked in the list.
    pub picked: Picked,
    /// The sweep through everything that may deserve a label, while it goes on.
    pub sweep: Option<Sweep>,
    /// The tour, while somebody takes it.
    pub tour: Option<Tour>,
    /// What sweeps of this article left without a label.
    pub skipped: Skipped,
    /// The search in the article, while its bar is there.
    pub search: Option<Search>,
    /// The problems that were left as they are.
    pub left: Left,
    /// Whether a detection is under way.
    pub detecting: bool,
    /// The latest thing to tell, with a number that grows so that the same notice can be told twice.
    pub notice: Option<(u32, Notice)>,
    /// Words that point back to a document, as the latest detection found them, in order of place.
    pub echoes: Rc<[Echo]>,
    /// Grows with every change of the document: what is saved is a revision.
    pub revision: u64,
    /// The group that the last step belongs to, as long as a person does nothing else.
    group: Option<String>,
    /// The words of the text, read once they are asked for.
    words: Rc<OnceCell<Rc<Words>>>,
    /// What may deserve a label in the text, by its form; found once it is asked for.
    candidates: Rc<OnceCell<Rc<[Candidate]>>>,
    /// What the checks find in this revision, once it is asked for.
    problems: Rc<OnceCell<Rc<[Problem]>>>,
    /// The time of the action that is being done, ISO 8601 in UTC; empty where no clock is at hand.
    pub now: Rc<str>,
}

/// Words that mean something named before: `Nghị quyết này`. Not annotated, but offered as links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The words.
    pub span: Span,
    /// What they mean.
    pub of: Span,
}

/// What is shown: nothing named means everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Labels that are hidden.
    pub hidden: FxHashSet<Label>,
    /// Which statuses are listed.
    pub status: StatusFilter,
    /// Whether the lines of all relations are drawn, and not only those of the open annotation.
    pub lines: bool,
    /// Words that the quote must contain, compared without diacritics; empty for all.
    pub search: String,
}

listed! {
    /// Which statuses are listed.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum StatusFilter {
        /// All but the rejected.
        #[default]
        Live,
        /// Suggestions that nobody has decided.
        ToReview,
        /// Decided ones: accepted, edited, manual.
        Reviewed,
        /// Rejected suggestions.
        Rejected,
    }
}

impl StatusFilter {
    /// Whether a status is listed.
    pub fn admits(self, status: Status) -> bool {
        match self {
            Self::Live => status.is_live(),
            Self::ToReview => status == Status::Suggested,
            Self::Reviewed => status.is_live() && status.is_settled(),
            Self::Rejected => status == Status::Rejected,
        }
    }
}

/// What somebody who does not see the caret must hear of its move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What was passed, or is selected; shortened.
    pub words: String,
    /// Whether `words` are selected.
    pub selected: bool,
    /// The label of an annotation that the caret came into.
    pub entered: Option<Label>,
}

/// A label that got another key than the one it came with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMoved {
    /// What it is called.
    pub name: String,
    /// The key that it came with.
    pub from: char,
    /// The key that it has; `None` where none was free.
    pub to: Option<char>,
}

/// The annotations that a step was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// It was about none.
    Nothing,
    /// The one on these words.
    One(String),
    /// So many.
    Many(usize),
}

/// Something to tell the person, in the interface's language, and to announce to screen readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A document was opened: how many suggestions.
    Opened {
        /// Suggestions found.
        suggestions: usize,
        /// Whether the body stands twice in the text.
        repeated: bool,
        /// Halves of characters that came with the text and were replaced by U+FFFD.
        repaired: usize,
    },
    /// The caret moved: only told to those who do not see it.
    Caret(Heard),
    /// A label was given.
    Labelled(Label),
    /// One or more suggestions were accepted.
    Accepted(usize),
    /// One or more suggestions were rejected.
    Rejected(usize),
    /// One or more annotations were deleted.
    Deleted(usize),
    /// Of what was found wrong, suggestions were rejected, and what a person had made was deleted.
    RejectedOrDeleted {
        /// Suggestions.
        rejected: usize,
        /// What a person had made.
        deleted: usize,
    },
    /// Nothing was changed: all is as wanted already.
    NothingToChange,
    /// No annotation is open, nor is the caret in one.
    NoneOpen,
    /// An input method took the last key, of which the page has only seen what became of it.
    InputMethod,
    /// So many annotations got another label.
    Relabelled(usize, Label),
    /// So many places got what an example has.
    Repeated(usize),
    /// This many hits of a search were labelled.
    LabelledHits(usize, Label),
    /// Every candidate of the sweep is decided.
    Swept,
    /// Label, value, span or note was changed.
    Changed,
    /// A relation was added or decided, and has this status; without one it was removed.
    RelationChanged(Option<Status>),
    /// A label was added to the set.
    LabelAdded(Label),
    /// A label was taken out of the set.
    LabelRemoved,
    /// Two people became one, of this name.
    Merged(String),
    /// One person became so many.
    Split(usize),
    /// A region was set aside.
    Ignored {
        /// Annotations of the person that stay in it.
        staying: usize,
    },
    /// A region belongs to the article again.
    Restored,
    /// The last step was taken back.
    Undone(Touched),
    /// The step was done again.
    Redone(Touched),
    /// There is nothing to take back or do again.
    NothingToUndo,
    /// Select something first.
    NothingSelected,
    /// There is no further one in that direction.
    NoFurther,
    /// There is no further candidate without a label in that direction.
    NoCandidate,
    /// The checks find nothing, or nothing that was not left as it is.
    NoProblem,
    /// A problem was left as it is.
    LeftAsIs,
    /// The same span has that label already.
    AlreadyLabelled,
    /// That key or that name is taken by another label.
    LabelTaken,
    /// A label scheme took the place of the set: so many labels are new, are other than they were, and are gone.
    SchemeUsed {
        /// New.
        added: usize,
        /// Other than they were.
        changed: usize,
        /// Gone, for nothing carried them.
        removed: usize,
        /// Those that got other keys, because commands have theirs.
        moved: Rc<[KeyMoved]>,
    },
    /// The labels of these names have keys that commands have as well.
    KeysShared(Rc<[String]>),
    /// A label that is still used cannot be deleted.
    LabelInUse {
        /// Annotations that have it.
        live: usize,
        /// Rejected suggestions of it, which are kept so that they are not made again.
        rejected: usize,
    },
    /// The scheme has no such relation between these labels.
    RelationNotAllowed,
    /// The edit did not fit the document; nothing was changed.
    Refused(ApplyError),
    /// What was pasted or opened holds nothing but blanks.
    Blank,
    /// So many halves of characters came with the text and were replaced by U+FFFD.
    Repaired(usize),
    /// The file of this name is no text.
    NotText(String),
    /// The file of this name could not be read by the browser.
    Unreadable(String),
    /// The file of this name, which followed the document, can be written no more; the document is kept all the
    /// same.
    Unwritable(String),
    /// The text is larger than this many megabytes.
    TooLarge(usize),
    /// So many annotations that have no place in the text were kept in the document's note.
    Noted(usize),
    /// A document of this title was called done with so many suggestions that nobody has decided.
    Settled(String, usize),
    /// A document of this title was moved to the bin.
    ThrownAway(String),
    /// The browser does not keep the work; it is only on the page.
    NotSaved,
    /// A part of what was kept of the document does not read; it was put aside.
    Damaged,
    /// Nothing of the document of this title reads; it was put aside.
    SetAside(String),
    /// The document is worked on in another tab; here it is only looked at.
    Following,
    /// Nobody works on the document any more: from now on it is worked on here.
    TakenOver,
    /// The article was here already: that one is opened in its place.
    HereAlready,
    /// Another tab has written the document meanwhile; what was done here and not kept is a document of its own.
    Parted,
    /// So many documents are open in another tab and were not taken away.
    OpenElsewhere(usize),
}
