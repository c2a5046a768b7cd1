//! A text as the detectors see it: tokens, word-list matches, paragraphs, and its own date.

use super::lexicon::{Class, Lexicon, Match};
use super::token::{Kind, Token, tokenize};
use crate::label::DateValue;
use crate::text::{ByteOffset, Span, Text};

/// A text, read once for all detectors.
#[derive(Debug)]
pub struct Reading<'t> {
    text: &'t Text,
    tokens: Vec<Token>,
    matches: Vec<Match>,
    /// `first_match[i]..first_match[i + 1]` are the matches that begin at token `i`.
    first_match: Vec<u32>,
    paragraphs: Vec<Paragraph>,
    published: Option<DateValue>,
}

/// A line of the text that has tokens.
#[derive(Debug, Clone, Copy)]
pub struct Paragraph {
    /// The first token.
    pub start: usize,
    /// The token after the last, which is a break or the end.
    pub end: usize,
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub fn new(text: &'t Text) -> Self {
        let lexicon = Lexicon::get();
        let tokens = tokenize(text.as_str(), lexicon.vocabulary());
        let mut matches = Vec::with_capacity(tokens.len() / 2);
        let mut first_match = Vec::with_capacity(tokens.len() + 1);
        for start in 0..tokens.len() {
            first_match.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
            lexicon.matches_at(text.as_str(), &tokens, start, &mut matches);
        }
        first_match.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
        let paragraphs = paragraphs(&tokens);
        Self { text, tokens, matches, first_match, paragraphs, published: None }
    }

    /// The text.
    pub fn text(&self) -> &'t Text {
        self.text
    }

    /// All tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The token at a place; `None` beyond the end.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The first token that begins at or after an offset.
    pub fn token_at(&self, offset: ByteOffset) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The source text of a token; empty beyond the end.
    pub fn piece(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| self.text.slice(token.span))
    }

    /// The span from the first token to before the last.
    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.tokens.get(start), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if start < end => Span::new(first.span.start, last.span.end),
            _ => Span::at(self.tokens.get(start).map_or(self.text.len(), |token| token.span.start)),
        }
    }

    /// The phrases of the lists that begin at a token, shortest first.
    pub fn matches(&self, at: usize) -> &[Match] {
        let bound = |at: usize| self.first_match.get(at).map_or(self.matches.len(), |&first| first as usize);
        self.matches.get(bound(at)..bound(at + 1)).unwrap_or_default()
    }

    /// The longest phrase of a class that begins at a token.
    pub fn longest(&self, at: usize, class: Class) -> Option<&Match> {
        self.matches(at).iter().rev().find(|found| found.entry.class == class)
    }

    /// The lines that have tokens, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The article's own date.
    pub fn published(&self) -> Option<&DateValue> {
        self.published.as_ref()
    }
}

fn paragraphs(tokens: &[Token]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Break {
            if start < at {
                paragraphs.push(Paragraph { start, end: at });
            }
            start = at + 1;
        }
    }
    if start < tokens.len() {
        paragraphs.push(Paragraph { start, end: tokens.len() });
    }
    paragraphs
}
