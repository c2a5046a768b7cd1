//! The one spelling of a token, to be compared with words of a grammar.

use std::borrow::Cow;
use std::ops::Deref;

/// A token in its one spelling. Words that the lists have are not folded again.
#[derive(Clone, Debug, Default)]
pub struct Folded<'t>(Cow<'t, str>);

impl<'t> Folded<'t> {
    pub(super) fn known(spelling: &'t str) -> Self {
        Self(Cow::Borrowed(spelling))
    }

    pub(super) fn new(spelling: String) -> Self {
        Self(Cow::Owned(spelling))
    }

    /// The spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Folded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for Folded<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Folded<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}
