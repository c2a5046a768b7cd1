//! The text as words in one spelling: where the same words stand again.

use crate::text::{
    ByteOffset, Span, Text, fold, fold_char, is_blank, is_combining, is_dash, is_invisible, is_latin, trim,
};
use rustc_hash::FxHashMap;

/// Short forms that stand for the same words, folded, as they are matched.
const SHORT_FORMS: [(&str, &str); 9] = [
    ("đ/c", "đồng chí"),
    ("đ.c", "đồng chí"),
    ("đc", "đồng chí"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("btv", "ban thường vụ"),
    ("bch", "ban chấp hành"),
    ("tp", "thành phố"),
];

/// The text as words in one spelling, read once in time linear in it.
///
/// Each word is a number, the same for every spelling that [`fold`] equates; short forms are the
/// words that they stand for. A look-up goes over these numbers alone.
#[derive(Clone, Debug, Default)]
pub struct Words {
    tokens: Vec<Token>,
    numbers: FxHashMap<String, u32>,
}

/// A word or a mark. Of a short form that became several, only the first can begin a hit and only
/// the last can end one.
#[derive(Clone, Copy, Debug)]
struct Token {
    word: u32,
    start: u32,
    end: u32,
}

/// The start of a token that nothing begins at, the end of one that nothing ends at.
const INSIDE: u32 = u32::MAX;

impl Words {
    /// Reads a text.
    pub fn new(text: &Text) -> Self {
        let source = text.as_str();
        let mut words = Self::default();
        let short: Vec<(Vec<u32>, Vec<u32>)> = SHORT_FORMS
            .iter()
            .map(|(short, long)| (words.numbers_of(short), words.numbers_of(long)))
            .collect();
        // A text says the same syllables again and again: each spelling is folded once.
        let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
        let mut tokens = Vec::with_capacity(source.len() / 4);
        for (start, end) in pieces(source) {
            let piece = source.get(start..end).unwrap_or_default();
            let word = *seen.entry(piece).or_insert_with(|| words.add(piece));
            tokens.push(Token { word, start: ByteOffset::of(start).raw(), end: ByteOffset::of(end).raw() });
        }
        words.tokens = expanded(&tokens, &short);
        words
    }

    /// Where a phrase stands in the text that was read, in whole words, in any spelling; in order.
    pub fn find(&self, text: &Text, phrase: &str) -> Vec<Span> {
        let Some(wanted) = self.known(phrase) else { return Vec::new() };
        let Some((&first, rest)) = wanted.split_first() else { return Vec::new() };
        let whole = |at: usize, token: &Token| {
            let others = self.tokens.get(at + 1..at + wanted.len())?;
            if token.start == INSIDE || !others.iter().map(|token| token.word).eq(rest.iter().copied()) {
                return None;
            }
            let last = others.last().unwrap_or(token);
            let span = (last.end != INSIDE).then(|| Span::new(token.start.into(), last.end.into()))?;
            trim(text, span).filter(|&span| is_whole(text, span))
        };
        let begins = self.tokens.iter().enumerate().filter(|(_, token)| token.word == first);
        let mut after = ByteOffset::ZERO;
        begins
            .filter_map(|(at, token)| whole(at, token))
            .filter(|span| {
                let fresh = span.start >= after;
                if fresh {
                    after = span.end;
                }
                fresh
            })
            .collect()
    }

    /// Whether two phrases are the same words.
    pub fn same(&self, one: &str, other: &str) -> bool {
        let one = self.known(one);
        one.is_some() && one == self.known(other)
    }

    /// The numbers of a phrase; `None` where a word of it is nowhere in the text.
    fn known(&self, phrase: &str) -> Option<Vec<u32>> {
        let numbers: Option<Vec<u32>> = pieces(phrase)
            .map(|(start, end)| self.numbers.get(&spelling(phrase.get(start..end)?)).copied())
            .collect();
        let tokens: Vec<Token> = numbers?.into_iter().map(|word| Token { word, start: 0, end: 0 }).collect();
        let short: Vec<(Vec<u32>, Vec<u32>)> = SHORT_FORMS
            .iter()
            .filter_map(|(short, long)| Some((self.plain(short)?, self.plain(long)?)))
            .collect();
        Some(expanded(&tokens, &short).iter().map(|token| token.word).collect())
    }

    fn plain(&self, phrase: &str) -> Option<Vec<u32>> {
        pieces(phrase)
            .map(|(start, end)| self.numbers.get(&spelling(phrase.get(start..end)?)).copied())
            .collect()
    }

    fn numbers_of(&mut self, phrase: &str) -> Vec<u32> {
        pieces(phrase).filter_map(|(start, end)| Some(self.add(phrase.get(start..end)?))).collect()
    }

    fn add(&mut self, piece: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(spelling(piece)).or_insert(next)
    }
}

/// The tokens with each short form as the words that it stands for.
fn expanded(tokens: &[Token], short: &[(Vec<u32>, Vec<u32>)]) -> Vec<Token> {
    let mut all = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        let form = short.iter().find(|(short, _)| {
            short.first() == Some(&token.word)
                && rest.len() >= short.len()
                && rest.iter().zip(short).all(|(token, &word)| token.word == word)
                // `đ/c` is one word only where no blank stands in it.
                && rest.windows(2).take(short.len() - 1).all(|pair| matches!(pair, [a, b] if a.end == b.start))
        });
        let Some((short, long)) = form else {
            all.push(*token);
            rest = after;
            continue;
        };
        let last = rest.get(short.len() - 1).map_or(token.end, |last| last.end);
        for (at, &word) in long.iter().enumerate() {
            let start = if at == 0 { token.start } else { INSIDE };
            let end = if at + 1 == long.len() { last } else { INSIDE };
            all.push(Token { word, start, end });
        }
        rest = rest.get(short.len()..).unwrap_or_default();
    }
    all
}

/// The one spelling of a word or a mark.
fn spelling(piece: &str) -> String {
    let mut chars = piece.chars();
    match (chars.next(), chars.next()) {
        (Some(dash), None) if is_dash(dash) => "-".into(),
        (Some('“' | '”' | '«' | '»'), None) => "\"".into(),
        (Some(c), None) => fold(fold_char(c).encode_utf8(&mut [0; 4])),
        _ => fold(piece),
    }
}

/// Where words and marks begin and end: letters together, digits together, any other character but
/// a blank alone.
fn pieces(source: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut rest = source.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.by_ref().find(|&(_, c)| !is_blank(c))?;
        let kind = kind_of(first);
        let mut end = start + first.len_utf8();
        if kind != Kind::Mark {
            while let Some((at, c)) = rest.next_if(|&(_, c)| kind_of(c) == kind || joins(c)) {
                end = at + c.len_utf8();
            }
        }
        Some((start, end))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Mark,
}

fn kind_of(c: char) -> Kind {
    if c.is_ascii() {
        return match c {
            '0'..='9' => Kind::Digits,
            _ if c.is_ascii_alphabetic() => Kind::Letters,
            _ => Kind::Mark,
        };
    }
    if is_latin(c) || c.is_alphanumeric() || is_combining(c) { Kind::Letters } else { Kind::Mark }
}

/// What stands within a word without being seen.
fn joins(c: char) -> bool {
    is_combining(c) || is_invisible(c)
}

/// Whether a span is all of what it stands in: `Hà` of `Hà,` and not of `Hàn`, `38` of `38 ha` and
/// not of `1,38` or `38/2024`.
fn is_whole(text: &Text, span: Span) -> bool {
    let source = text.as_str();
    let before = source.get(..span.start.get()).unwrap_or_default();
    let after = source.get(span.end.get()..).unwrap_or_default();
    let quote = text.slice(span);
    let inner = |c: Option<char>| c.is_some_and(|c| kind_of(c) != Kind::Mark || joins(c));
    let (first, last) = (quote.chars().next(), quote.chars().next_back());
    if inner(first) && inner(before.chars().next_back()) || inner(last) && inner(after.chars().next()) {
        return false;
    }
    // What has a number in it goes on over the marks within numbers and codes.
    let numbered = quote.bytes().any(|byte| byte.is_ascii_digit());
    let goes_on = |mut away: [Option<char>; 2]| {
        let beyond = away[1].take();
        match away[0] {
            Some('.' | ',' | ':') => beyond.is_some_and(|c| c.is_ascii_digit()),
            Some('/') => inner(beyond),
            Some(dash) if is_dash(dash) => inner(beyond),
            _ => false,
        }
    };
    let (mut back, mut forth) = (before.chars().rev(), after.chars());
    let back = inner(first) && goes_on([back.next(), back.next()]);
    let forth = inner(last) && goes_on([forth.next(), forth.next()]);
    !(numbered && (back || forth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn found(source: &str, phrase: &str) -> Vec<String> {
        let text = Text::new(source).expect("short");
        let words = Words::new(&text);
        words.find(&text, phrase).into_iter().map(|span| text.slice(span).to_owned()).collect()
    }

    #[test]
    fn every_spelling_of_a_phrase_is_found() {
        let nfd: String = "Uỷ ban xã Hoà An".nfd().collect();
        let source = format!("Ủy ban xã Hòa An; uỷ\u{a0}ban  xã HOÀ AN; {nfd}; Ủy ban xã Hoàng An");
        assert_eq!(found(&source, "Uỷ ban xã Hoà An").len(), 3);
    }

    #[test]
    fn short_forms_are_the_words_they_stand_for() {
        let source = "Đồng chí Hạnh nói; đ/c Hạnh nói; Đ/C HẠNH nói; đ / c Hạnh.";
        assert_eq!(found(source, "đồng chí Hạnh"), ["Đồng chí Hạnh", "đ/c Hạnh", "Đ/C HẠNH"]);
        assert_eq!(found(source, "đ/c Hạnh").len(), 3);
        let source = "Chủ tịch UBND xã và Chủ tịch Uỷ ban nhân dân xã";
        assert_eq!(found(source, "Chủ tịch UBND xã").len(), 2);
        assert_eq!(found(source, "ban nhân"), ["ban nhân"], "a short form is one word");
    }

    #[test]
    fn hits_are_whole_words_and_whole_numbers() {
        assert_eq!(found("Hà, Hàn, Thị-Hà, (Hà)", "Hà"), ["Hà", "Hà", "Hà"]);
        assert_eq!(found("38 ha, 1,38 ha, 38 hai, 138 ha, tổng 38 ha.", "38 ha").len(), 2);
        assert_eq!(found("ngày 8/7, ngày 8/7/2024; ngày 8/7.", "ngày 8/7").len(), 2);
        assert_eq!(found("15 tiêu chí/xã và 15 tiêu chí", "15 tiêu chí"), ["15 tiêu chí"]);
        assert_eq!(found("Nghị quyết 21-CT/TU, Nghị quyết 21", "Nghị quyết 21"), ["Nghị quyết 21"]);
        assert_eq!(found("a2 2a 2", "2"), ["2"]);
    }

    #[test]
    fn hits_do_not_overlap_and_nothing_is_found_of_nothing() {
        assert_eq!(found("ba ba ba", "ba ba"), ["ba ba"]);
        assert_eq!(found("ba", ""), [""; 0]);
        assert_eq!(found("ba", " \u{200b} "), [""; 0]);
        assert_eq!(found("", "ba"), [""; 0]);
        assert_eq!(found("ba", "bốn"), [""; 0]);
    }
}
