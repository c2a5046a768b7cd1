//! Who tells whom to do what: speech acts as a small state machine over the sentences of an article.
//!
//! ```text
//! act       subject? trigger content          đồng chí … | yêu cầu | các xã tập trung …
//! content   clause (; clause)*                each clause is one order
//!           head : list                       the items are the orders, also in the paragraphs after it
//! scope     act sentence*                     a sentence goes on with the act if it begins with an action,
//!                                             or has `cần`, or tells somebody new
//! ```
//! An act opens a scope; the first sentence that does not go on closes it. A list stays open over
//! the paragraphs until one is no item of it.

/// A trigger with who speaks.
#[derive(Debug)]
pub(in crate::detect) struct Act {
    /// The word that gives the order, as the list has it.
    pub(super) trigger: &'static str,
    /// The one of the mentions who says it; `None` for a body, a passive, and where nobody is known.
    pub(in crate::detect) speaker: Option<usize>,
    /// Whether the subject is a person, named or addressed (`đồng chí`), and no body.
    pub(super) by_person: bool,
    /// Whether its sentence begins with the trigger.
    pub(super) opens: bool,
    /// Whether that mention stands in the sentence of the trigger itself.
    pub(in crate::detect) is_direct: bool,
}

/// One thing to do.
#[derive(Debug)]
pub(in crate::detect) struct Order {
    /// The first token.
    pub(in crate::detect) start: usize,
    /// The token after the last.
    pub(in crate::detect) end: usize,
    /// Which act it belongs to.
    pub(in crate::detect) act: usize,
    /// The tokens of who is told.
    pub(super) told: Option<(usize, usize)>,
    /// How it was found.
    pub(super) place: Place,
}

/// Where in a speech an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the sentence of the trigger.
    Trigger,
    /// An item of a list.
    Item,
    /// In a sentence that goes on.
    Later,
}

/// What an article orders.
#[derive(Debug, Default)]
pub(in crate::detect) struct Speech {
    pub(in crate::detect) acts: Vec<Act>,
    /// In order of place.
    pub(in crate::detect) orders: Vec<Order>,
}
