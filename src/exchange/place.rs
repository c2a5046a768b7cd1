//! Where annotations of a file stand in its text, when offsets and quotes do not agree.

use crate::exchange::SpanFault;
use crate::text::{ByteOffset, CharOffset, Span, Text, Utf16Offset, snap};

/// Bytes that may be searched for all quotes of a file together: about a second.
const BUDGET: usize = 1 << 30;

/// The least that is searched around the place where a quote is expected.
const NEAR: usize = 64 * 1024;

/// What a file says about a place, in one unit or in both.
#[derive(Debug, Clone, Default)]
pub(super) struct Claim {
    /// Code points before the span and before its end.
    pub(super) chars: Option<(u64, u64)>,
    /// UTF-16 units before the span and before its end.
    pub(super) units: Option<(u64, u64)>,
    /// What it covers.
    pub(super) quote: Option<String>,
}

/// Where a claim was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// In whole characters, without blanks at the edges.
    pub(super) span: Span,
    /// Whether that is elsewhere than the offsets said.
    pub(super) moved: bool,
}

/// Places all claims of a file.
///
/// Offsets that agree with the quote are right. For the others the quote is sought near where it
/// would be if the text had been shifted there as much as around its nearest neighbours: those
/// whose offsets are right, or whose quote stands in the text only once.
pub(super) fn place(text: &Text, claims: &[Claim]) -> Vec<Result<Placed, SpanFault>> {
    let mut placed: Vec<Result<Placed, SpanFault>> =
        claims.iter().map(|claim| by_offsets(text, claim)).collect();
    let lost: Vec<usize> = (0..claims.len())
        .filter(|&at| matches!(placed.get(at), Some(Err(_))))
        .filter(|&at| claims.get(at).is_some_and(|claim| claim.quote.as_ref().is_some_and(|q| !q.is_empty())))
        .collect();
    if lost.is_empty() {
        return placed;
    }

    let reach = (BUDGET / lost.len() / 4).max(NEAR);
    let expected = |claim: &Claim| {
        let narrow = |pair: Option<(u64, u64)>| pair.and_then(|(start, _)| u32::try_from(start).ok());
        let by_units = || text.from_utf16(Utf16Offset::from(narrow(claim.units)?));
        let by_chars = narrow(claim.chars).and_then(|start| text.from_char(CharOffset::from(start)));
        by_chars.or_else(by_units).unwrap_or(text.len()).get()
    };
    let mut anchors: Vec<Anchor> = claims
        .iter()
        .zip(&placed)
        .filter_map(|(claim, placed)| {
            let span = placed.as_ref().ok()?.span;
            Some(Anchor { expected: expected(claim), found: span.start.get() })
        })
        .collect();
    let mut searches = Vec::new();
    for at in lost {
        let Some(claim) = claims.get(at) else { continue };
        let Some(quote) = &claim.quote else { continue };
        let expected = expected(claim);
        match only(text.as_str(), quote, expected, reach) {
            Occurrence::Once(found) => {
                anchors.push(Anchor { expected, found });
                settle(text, &mut placed, at, found, quote);
            }
            Occurrence::Often => searches.push((at, expected, quote)),
            Occurrence::Never => {
                if let Some(slot) = placed.get_mut(at) {
                    *slot = Err(SpanFault::QuoteNotFound);
                }
            }
        }
    }
    anchors.sort_unstable_by_key(|anchor| (anchor.expected, anchor.found));
    for (at, expected, quote) in searches {
        let target = shifted(&anchors, expected);
        if let Some(found) = nearest(text.as_str(), quote, target, reach) {
            settle(text, &mut placed, at, found, quote);
        }
    }
    placed
}

/// The claim whose offsets, code points or else UTF-16 units, agree with its quote.
fn by_offsets(text: &Text, claim: &Claim) -> Result<Placed, SpanFault> {
    let agrees = |span: &Span| claim.quote.as_ref().is_none_or(|quote| text.slice(*span) == quote);
    let chars = claim.chars.map_or(Err(SpanFault::Missing), |(start, end)| {
        span(start, end, |at| text.from_char(CharOffset::from(at)))
    });
    if let Some(found) = chars.as_ref().ok().filter(|span| agrees(span)) {
        return whole(text, *found, false);
    }
    let units = claim.units.and_then(|(start, end)| {
        span(start, end, |at| text.from_utf16(Utf16Offset::from(at))).ok().filter(|span| agrees(span))
    });
    match (units, chars) {
        (Some(found), _) => whole(text, found, claim.chars.is_some()),
        (None, Err(SpanFault::Missing)) if claim.units.is_some() => Err(units_fault(text, claim)),
        (None, Ok(_)) => Err(SpanFault::QuoteNotFound),
        (None, Err(fault)) => Err(fault),
    }
}

/// What is wrong with a claim that has nothing but UTF-16 offsets.
fn units_fault(text: &Text, claim: &Claim) -> SpanFault {
    let (start, end) = claim.units.unwrap_or_default();
    let found = span(start, end, |at| text.from_utf16(Utf16Offset::from(at)));
    found.err().unwrap_or(SpanFault::QuoteNotFound)
}

fn span(start: u64, end: u64, offset: impl Fn(u32) -> Option<ByteOffset>) -> Result<Span, SpanFault> {
    if end < start {
        return Err(SpanFault::Reversed);
    }
    let byte = |at: u64| u32::try_from(at).ok().and_then(&offset).ok_or(SpanFault::OutOfRange);
    Ok(Span::new(byte(start)?, byte(end)?))
}

/// A span as a person would have selected it.
fn whole(text: &Text, span: Span, moved: bool) -> Result<Placed, SpanFault> {
    let snapped = snap(text, span).ok_or(SpanFault::Blank)?;
    Ok(Placed { span: snapped, moved: moved || snapped != span })
}

fn settle(text: &Text, placed: &mut [Result<Placed, SpanFault>], at: usize, found: usize, quote: &str) {
    if let Some(slot) = placed.get_mut(at) {
        *slot = whole(text, Span::of(found, found + quote.len()), true);
    }
}

/// A quote that was found where it must be: bytes.
struct Anchor {
    expected: usize,
    found: usize,
}

/// Where a place is expected after the shift around its nearest anchor.
fn shifted(anchors: &[Anchor], expected: usize) -> usize {
    let after = anchors.partition_point(|anchor| anchor.expected <= expected);
    let before = after.checked_sub(1).and_then(|at| anchors.get(at));
    let near = match (before, anchors.get(after)) {
        (Some(one), Some(other)) if other.expected - expected < expected - one.expected => other,
        (Some(one), _) => one,
        (None, Some(other)) => other,
        (None, None) => return expected,
    };
    (expected + near.found).saturating_sub(near.expected)
}

enum Occurrence {
    Never,
    Once(usize),
    Often,
}

/// Whether a quote stands once in the part of the text that may be searched for it.
fn only(source: &str, quote: &str, around: usize, reach: usize) -> Occurrence {
    let (from, window) = window(source, around, reach);
    let mut found = window.match_indices(quote).map(|(at, _)| from + at);
    match (found.next(), found.next()) {
        (None, _) => Occurrence::Never,
        (Some(at), None) => Occurrence::Once(at),
        (Some(_), Some(_)) => Occurrence::Often,
    }
}

/// The occurrence that begins nearest to a place.
fn nearest(source: &str, quote: &str, target: usize, reach: usize) -> Option<usize> {
    let (from, window) = window(source, target, reach);
    let mut best: Option<usize> = None;
    for found in window.match_indices(quote).map(|(at, _)| from + at) {
        if best.is_some_and(|best| best.abs_diff(target) <= found.abs_diff(target)) {
            break;
        }
        best = Some(found);
    }
    best
}

/// The part of the text within `reach` bytes of a place, and where it begins.
fn window(source: &str, around: usize, reach: usize) -> (usize, &str) {
    let from = source.floor_char_boundary(around.saturating_sub(reach));
    let to = source.ceil_char_boundary(around.saturating_add(reach));
    (from, source.get(from..to).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use SpanFault::{Blank, Missing, OutOfRange, QuoteNotFound, Reversed};

    fn claim(start: u64, quote: &str) -> Claim {
        let end = start + quote.chars().count() as u64;
        Claim { chars: Some((start, end)), units: None, quote: Some(quote.to_owned()) }
    }

    fn starts(source: &str, claims: &[Claim]) -> Vec<Option<usize>> {
        let text = Text::new(source).expect("short");
        place(&text, claims).into_iter().map(|p| p.ok().map(|p| text.to_char(p.span.start).get())).collect()
    }

    #[test]
    fn a_repeated_quote_follows_its_neighbours() {
        let before = "Ngày 3/2, xã A; ngày 3/2, xã B; ngày 3/2, xã C.";
        let claims =
            [claim(5, "3/2"), claim(10, "xã A"), claim(21, "3/2"), claim(26, "xã B"), claim(37, "3/2")];
        assert_eq!(starts(before, &claims), [Some(5), Some(10), Some(21), Some(26), Some(37)]);
        let after = format!("Một dòng mới đứng trước.\n{before}");
        assert_eq!(starts(&after, &claims), [Some(30), Some(35), Some(46), Some(51), Some(62)]);
    }

    #[test]
    fn utf16_offsets_are_tried_before_searching() {
        let claim = Claim { chars: Some((2, 3)), units: Some((2, 3)), quote: Some("a".into()) };
        let text = Text::new("📢ab").expect("short");
        let placed = place(&text, &[claim]);
        assert_eq!(placed, [Ok(Placed { span: Span::of(4, 5), moved: true })]);
    }

    #[test]
    fn what_cannot_be_placed_says_why() {
        let text = Text::new("một hai").expect("short");
        let faults: Vec<_> = place(
            &text,
            &[
                Claim::default(),
                Claim { chars: Some((3, 1)), ..Claim::default() },
                Claim { chars: Some((0, 8)), ..Claim::default() },
                Claim { chars: Some((0, u64::MAX)), ..Claim::default() },
                Claim { chars: Some((3, 4)), ..Claim::default() },
                Claim { chars: Some((2, 2)), ..Claim::default() },
                claim(0, "ba"),
                claim(0, ""),
            ],
        )
        .into_iter()
        .map(Result::unwrap_err)
        .collect();
        assert_eq!(faults, [Missing, Reversed, OutOfRange, OutOfRange, Blank, Blank, QuoteNotFound, Blank]);
    }
}
