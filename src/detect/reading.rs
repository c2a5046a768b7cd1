//! A text as the detectors see it: tokens, word-list matches, paragraphs, and its own date.

use super::block::{STRETCH, stretches};
use super::folded::Folded;
use super::lexicon::sense::Honorific;
use super::lexicon::{Class, Classes, Lexicon, Matches, Path};
use super::people::People;
use super::signs::Signs;
use super::stretches::Stretches;
use super::token::{Case, Kind, Token, Tokenizer};
use super::zone::{Evidence, Judge, LONG, Zone};
use crate::label::DateValue;
use crate::text::{ByteOffset, Span, Text, fold};
use std::cell::OnceCell;

/// A text, read once for all detectors.
#[derive(Debug)]
pub struct Reading<'t> {
    text: &'t Text,
    lexicon: &'static Lexicon,
    tokens: Vec<Token>,
    /// Where the tokens begin.
    begins_at: Stretches,
    /// What may begin at each token.
    signs: Vec<Signs>,
    paragraphs: Vec<Paragraph>,
    published: Option<DateValue>,
    people: OnceCell<People>,
}

/// What is known of a text before it is read.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    /// Stretches that belong to the article, whatever they look like; in order, none overlap.
    pub kept: &'a [Span],
    /// The article's own date.
    pub published: Published,
}

/// What is known of the article's own date before it is read.
#[derive(Debug, Default)]
pub(super) enum Published {
    /// Nothing: it is to be found.
    #[default]
    Unread,
    /// Which it is, or that there is none.
    Known(Option<DateValue>),
}

/// A line of the text that has tokens.
#[derive(Debug, Clone, Copy)]
pub struct Paragraph {
    /// The first token.
    pub start: usize,
    /// The token after the last, which is a break or the end.
    pub end: usize,
    /// What it is.
    pub zone: Zone,
    /// Whether it is written in capitals throughout.
    pub is_shouted: bool,
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub fn new(text: &'t Text) -> Self {
        Self::knowing(text, Known::default())
    }

    /// Reads a text of which something is known.
    pub(super) fn knowing(text: &'t Text, known: Known<'_>) -> Self {
        Self::in_stretches(text, known, STRETCH)
    }

    /// The same, with at least so many bytes read at once.
    pub(super) fn in_stretches(text: &'t Text, known: Known<'_>, least: usize) -> Self {
        let source = text.as_str();
        let lexicon = Lexicon::get();
        let mut reading = Self {
            text,
            lexicon,
            tokens: Vec::with_capacity(source.len() / 4),
            begins_at: Stretches::default(),
            signs: Vec::with_capacity(source.len() / 4),
            paragraphs: Vec::new(),
            published: None,
            people: OnceCell::new(),
        };
        let mut tokenizer = Tokenizer::new(source, lexicon.vocabulary());
        let mut judge = Judge::default();
        for stretch in stretches(source, least) {
            let (start, from) = (stretch.start, reading.tokens.len());
            tokenizer.read(stretch, &mut reading.tokens);
            super::wrap::join_lines(source, &mut reading.tokens, from, start);
            reading.look_up(from);
            reading.part(from, &mut judge, known.kept);
        }
        reading.published = match known.published {
            Published::Known(published) => published,
            Published::Unread => super::date::published(&reading),
        };
        reading
    }

    /// Finds the phrases of the lists, from a token on.
    fn look_up(&mut self, from: usize) {
        for at in from..self.tokens.len() {
            let path = self.lexicon.path(self.text.as_str(), &self.tokens, at);
            if let Some(token) = self.tokens.get_mut(at) {
                token.path = path;
                self.signs.push(self.lexicon.signs(path).with(token));
                self.begins_at.push(token.start());
            }
        }
    }

    /// Parts the tokens from one on into paragraphs, and judges each.
    fn part(&mut self, from: usize, judge: &mut Judge, kept: &[Span]) {
        let mut start = from;
        for end in from..=self.tokens.len() {
            if self.tokens.get(end).is_none_or(|token| token.kind == Kind::Break) {
                if start < end {
                    let is_shouted = is_shouted(self.tokens.get(start..end).unwrap_or_default());
                    let mut paragraph = Paragraph { start, end, zone: Zone::Body, is_shouted };
                    paragraph.zone = self.zone(paragraph, judge, kept);
                    self.paragraphs.push(paragraph);
                }
                start = end + 1;
            }
        }
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
        let near = self.begins_at.around(offset);
        let tokens = self.tokens.get(near.clone()).unwrap_or_default();
        near.start + tokens.partition_point(|token| token.start() < offset)
    }

    /// The source text of a token; empty beyond the end.
    pub fn piece(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| self.text.slice(token.span()))
    }

    /// A token in its one spelling; empty beyond the end.
    pub fn folded(&self, at: usize) -> Folded<'t> {
        let Some(token) = self.tokens.get(at) else { return Folded::default() };
        match self.lexicon.vocabulary().spelling(token.word) {
            Some(spelling) if token.kind == Kind::Word => Folded::known(spelling),
            _ if token.kind == Kind::Number => Folded::known(self.piece(at)),
            _ => Folded::new(fold(self.piece(at))),
        }
    }

    /// The span from the first token to before the last.
    pub fn span(&self, start: usize, end: usize) -> Span {
        match (self.tokens.get(start), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if start < end => Span::new(first.start(), last.span().end),
            _ => Span::at(self.tokens.get(start).map_or(self.text.len(), Token::start)),
        }
    }

    /// The phrases of the lists that begin at a token, shortest first.
    pub fn matches(&self, at: usize) -> Matches<'static> {
        self.lexicon.phrases(self.path(at), at)
    }

    /// The classes of the phrases that begin at a token: for most tokens and questions it is enough.
    pub fn begins(&self, at: usize) -> Classes {
        self.lexicon.classes(self.path(at))
    }

    /// The first token from one place to before another at which one of these may begin; `to` where none is.
    pub fn next(&self, from: usize, to: usize, wanted: Signs) -> usize {
        let signs = self.signs.get(from..to).unwrap_or_default();
        signs.iter().position(|signs| signs.any(wanted)).map_or(to, |step| from + step)
    }

    fn path(&self, at: usize) -> Path {
        self.tokens.get(at).map_or_else(Path::default, |token| token.path)
    }

    /// The lines that have tokens, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Names and offices, read at the first call.
    pub fn people(&self) -> &People {
        self.people.get_or_init(|| People::new(self))
    }

    /// The paragraph that a token is in; `None` for a break and beyond the end.
    pub fn paragraph_of(&self, at: usize) -> Option<&Paragraph> {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.start <= at);
        self.paragraphs.get(after.checked_sub(1)?).filter(|paragraph| at < paragraph.end)
    }

    fn zone(&self, paragraph: Paragraph, judge: &mut Judge, kept: &[Span]) -> Zone {
        let tokens = self.tokens.get(paragraph.start..paragraph.end).unwrap_or_default();
        // Only short paragraphs are looked into; the rest is running text by its length.
        let seen = if tokens.len() < LONG { tokens } else { &[] };
        let piece = |token: &Token| self.text.slice(token.span());
        let evidence = Evidence {
            tokens,
            // Bullets before the first word are no part of the phrase.
            opening: self.matches(
                paragraph.start + tokens.iter().take_while(|token| token.kind == Kind::Mark).count(),
            ),
            counted: self.matches(
                paragraph.start + tokens.iter().take_while(|token| token.kind != Kind::Word).count(),
            ),
            official: tokens.len() <= 24
                && (paragraph.start..paragraph.end).any(|at| {
                    self.phrase(at, Class::Role).is_some()
                        || self.phrase(at, Class::Honorific).is_some_and(|found| !found.is(Honorific::Person))
                }),
            numbers: seen.iter().filter(|token| token.kind == Kind::Number).map(piece).collect(),
            marks: (paragraph.start..).take(seen.len()).map(|at| self.mark(at)).collect(),
        };
        let span = self.span(paragraph.start, paragraph.end);
        let after = kept.partition_point(|kept| kept.end <= span.start);
        judge.next(&evidence, kept.get(after).is_some_and(|kept| kept.overlaps(span)))
    }

    /// The same reading for a piece of an article that bears this date.
    #[must_use]
    pub(super) fn published_on(mut self, published: Option<DateValue>) -> Self {
        self.published = published.or(self.published);
        self
    }

    /// The article's own date.
    pub fn published(&self) -> Option<&DateValue> {
        self.published.as_ref()
    }
}

/// Whether nearly all words are written in capitals.
fn is_shouted(tokens: &[Token]) -> bool {
    let (mut upper, mut all) = (0_usize, 0_usize);
    for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
        all += 1;
        upper +=
            usize::from(token.case == Case::Upper || (token.case == Case::Title && token.span().len() <= 3));
    }
    all >= 4 && upper * 10 >= all * 8
}
