//! A document of its two files.

use super::{ATTRIBUTES, NOTE, REFERENCE, SAME, STATUS, VALUE};
use crate::annotation::{Meta, Status, heading};
use crate::exchange::formats::draft::{self, Draft, DraftEntity, DraftRelation, DraftSpan};
use crate::exchange::formats::format::{Batch, Input};
use crate::exchange::formats::{List, OffsetUnit, Place, Problem, ReadError, names, values};
use crate::exchange::problem::short;
use crate::label::AttributeValue;
use crate::text::is_blank;
use std::collections::BTreeMap;

/// The annotations, with the text of the same name.
pub(in crate::exchange::formats) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(annotations) = files.first() else { return Err(ReadError::Empty) };
    let Some(article) = files.get(1) else { return Err(ReadError::NoCompanion { extension: "txt" }) };
    let mut draft = Draft {
        text: article.content.to_owned(),
        meta: Meta { title: heading(article.content), ..Meta::default() },
        ..Draft::default()
    };
    let mut lines = Lines::default();
    for (at, line) in annotations.content.lines().enumerate() {
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        if !line.trim().is_empty() && lines.take(line, &mut draft).is_none() {
            draft.problems.push(Problem::LineDropped { line: at + 1 });
        }
    }
    lines.finish(&mut draft);
    draft.build("brat").map(Batch::one)
}

/// Whether the file's lines are of standoff; an empty one says nothing, but its name does.
pub(in crate::exchange::formats) fn recognise(file: &Input<'_>) -> bool {
    file.name.rsplit_once('.').is_some_and(|(_, ending)| ending == "ann")
}

/// What an attribute says that is only there or not.
const PRESENT: &str = "true";

/// What is said about things that may come later in the file.
#[derive(Default)]
struct Lines {
    places: BTreeMap<String, usize>,
    /// Spans of several pieces, with what is between these.
    gaps: Vec<(usize, Vec<(u64, u64)>)>,
    relations: BTreeMap<String, usize>,
    values: Vec<(String, String)>,
    attributes: Vec<(String, String)>,
    notes: Vec<(String, String)>,
    statuses: Vec<(String, Status)>,
    choices: Vec<(String, String, String)>,
    entities: Vec<(String, DraftEntity)>,
    same: Vec<Vec<String>>,
}

impl Lines {
    /// Takes one line; `None` where it is none of standoff.
    fn take(&mut self, line: &str, draft: &mut Draft) -> Option<()> {
        let (id, rest) = line.split_once('\t')?;
        let (head, said) = rest.split_once('\t').unwrap_or((rest, ""));
        let mut words = head.split(' ').filter(|word| !word.is_empty());
        match id.chars().next()? {
            'T' => {
                let (label, places) = head.split_once(' ')?;
                let (span, gaps) = span(id, label, places, said)?;
                self.places.insert(id.to_owned(), draft.spans.len());
                if !gaps.is_empty() {
                    self.gaps.push((draft.spans.len(), gaps));
                }
                draft.spans.push(span);
            }
            'R' => {
                let kind = words.next()?;
                // The arguments have names; the first is where it begins.
                let mut ends = words.map(|word| word.split_once(':').map_or(word, |(_, end)| end));
                let (from, to) = (ends.next()?.to_owned(), ends.next()?.to_owned());
                self.relations.insert(id.to_owned(), draft.relations.len());
                let kind = kind.to_owned();
                draft.relations.push(DraftRelation { id: id.to_owned(), kind, from, to, status: None });
            }
            '*' => {
                let kind = words.next()?;
                let ids = words.map(str::to_owned).collect();
                if kind == SAME {
                    self.same.push(ids);
                } else {
                    draft.problems.unknown_field(format!("* {}", short(kind)));
                }
            }
            'A' | 'M' => {
                let (kind, of) = (words.next()?, words.next()?);
                match words.next().and_then(Status::from_wire).filter(|_| kind == STATUS) {
                    Some(status) => self.statuses.push((of.to_owned(), status)),
                    None => self.choices.push((of.to_owned(), kind.to_owned(), said_of(head))),
                }
            }
            'N' => {
                let (kind, of, reference) = (words.next()?, words.next()?, words.next()?);
                if kind != REFERENCE {
                    draft.problems.unknown_field(format!("N {}", short(kind)));
                    return Some(());
                }
                let id = reference.strip_prefix("Entity:").unwrap_or(reference).to_owned();
                self.entities.push((of.to_owned(), DraftEntity { id, name: unescaped(said) }));
            }
            '#' => {
                let (kind, of) = (words.next()?, words.next()?.to_owned());
                match kind {
                    VALUE => self.values.push((of, said.to_owned())),
                    ATTRIBUTES => self.attributes.push((of, said.to_owned())),
                    NOTE => self.notes.push((of, unescaped(said))),
                    _ => self.notes.push((of, format!("{kind}: {}", unescaped(said)))),
                }
            }
            'E' => draft.problems.unknown_field("E".to_owned()),
            _ => return None,
        }
        Some(())
    }

    /// Puts everything to where it belongs.
    fn finish(self, draft: &mut Draft) {
        tell_joined(&self.gaps, draft);
        self.choose(draft);
        let lost = self.decide(draft) + self.say(draft) + self.name(draft);
        if lost > 0 {
            draft.problems.push(Problem::Dangling { count: lost });
        }
    }

    /// The annotation of an id.
    fn span<'d>(&self, of: &str, draft: &'d mut Draft) -> Option<&'d mut DraftSpan> {
        draft.spans.get_mut(*self.places.get(of)?)
    }

    /// Puts attributes of somebody's own.
    fn choose(&self, draft: &mut Draft) {
        for (of, kind, said) in &self.choices {
            let Some(span) = self.span(of, draft) else {
                draft.problems.unknown_field(format!("A {}", short(kind)));
                continue;
            };
            // Ours begin with their label; of others', the name is all there is.
            let own = kind.strip_prefix(&names::plain(&span.label));
            let key = own.and_then(|rest| rest.strip_prefix('_')).unwrap_or(kind).to_owned();
            let said = if said.is_empty() { PRESENT } else { said };
            span.attributes.insert(key, AttributeValue::Choice(said.to_owned()));
        }
    }

    /// Puts statuses; how many are of nothing that is there. So do those below.
    fn decide(&self, draft: &mut Draft) -> usize {
        let mut lost = 0;
        for (of, status) in &self.statuses {
            let relation = self.relations.get(of).copied();
            if let Some(span) = self.span(of, draft) {
                span.status = Some(*status);
            } else if let Some(relation) = relation.and_then(|at| draft.relations.get_mut(at)) {
                relation.status = Some(*status);
            } else {
                lost += 1;
            }
        }
        lost
    }

    /// Puts values, attributes and notes.
    fn say(&self, draft: &mut Draft) -> usize {
        let mut lost = 0;
        let mut with = |of: &str, draft: &mut Draft, put: &dyn Fn(&mut DraftSpan)| match self.span(of, draft)
        {
            Some(span) => put(span),
            None => lost += 1,
        };
        for (of, value) in &self.values {
            with(of, draft, &|span| span.value = Some(value.as_str().into()));
        }
        for (of, said) in &self.attributes {
            match values::attributes_from_text(said) {
                Some(stated) => with(of, draft, &|span| span.attributes.extend(stated.clone())),
                None => draft.problems.unknown_field(format!("# {ATTRIBUTES}")),
            }
        }
        for (of, note) in &self.notes {
            with(of, draft, &|span| draft::add_line(&mut span.note, note));
        }
        lost
    }

    /// Puts whom annotations mention: by what they refer to, then by what is said to be the same.
    fn name(&self, draft: &mut Draft) -> usize {
        let mut lost = 0;
        for (of, entity) in &self.entities {
            match self.span(of, draft) {
                Some(span) => span.entity = Some(entity.clone()),
                None => lost += 1,
            }
        }
        for group in &self.same {
            let spans = || group.iter().filter_map(|of| draft.spans.get(*self.places.get(of)?));
            // Who it is, one of the group may say; else the group has a name of its own.
            let known = spans().find_map(|span| span.entity.clone());
            let name = spans().filter_map(|span| span.claim.quote.clone()).max_by_key(String::len);
            let entity = known.unwrap_or_else(|| DraftEntity {
                id: group.first().map(|of| format!("{SAME} {of}")).unwrap_or_default(),
                name: name.unwrap_or_default(),
            });
            for of in group {
                match self.span(of, draft) {
                    Some(span) => {
                        span.entity.get_or_insert_with(|| entity.clone());
                    }
                    None => lost += 1,
                }
            }
        }
        lost
    }
}

/// Tells of spans that took in more than the blanks and breaks between their pieces.
fn tell_joined(gaps: &[(usize, Vec<(u64, u64)>)], draft: &mut Draft) {
    if gaps.is_empty() {
        return;
    }
    let text: Vec<char> = draft.text.chars().collect();
    let says = |&(start, end): &(u64, u64)| {
        let ends = usize::try_from(start).ok().zip(usize::try_from(end).ok());
        let between = ends.and_then(|(start, end)| text.get(start..end));
        between.is_none_or(|between| !between.iter().copied().all(is_blank))
    };
    for (index, gaps) in gaps {
        if gaps.iter().any(says) {
            let id = draft.spans.get(*index).map(|span| short(&span.id)).unwrap_or_default();
            draft
                .problems
                .push(Problem::Joined { place: Place { list: List::Annotations, index: *index, id } });
        }
    }
}

/// An annotation; its pieces become one span, from the first to the last. With what is between them.
fn span(id: &str, label: &str, places: &str, said: &str) -> Option<(DraftSpan, Vec<(u64, u64)>)> {
    let mut pieces = Vec::new();
    for piece in places.split(';') {
        let (start, end) = piece.trim().split_once(' ')?;
        pieces.push((start.parse::<u64>().ok()?, end.trim().parse::<u64>().ok()?));
    }
    pieces.sort_unstable();
    let ends = pieces.iter().map(|(_, end)| *end);
    let gaps = ends.zip(pieces.iter().skip(1).map(|(start, _)| *start)).filter(|(end, start)| end < start);
    let gaps = gaps.collect();
    let start = pieces.iter().map(|(start, _)| *start).min()?;
    let end = pieces.iter().map(|(_, end)| *end).max()?;
    // The words of several pieces are joined by blanks: they say nothing about the place.
    let whole = pieces.len() == 1 && !said.is_empty();
    let mut claim = DraftSpan::at(OffsetUnit::CodePoint, Some(start), Some(end), None);
    claim.quote = whole.then(|| said.to_owned());
    let span = DraftSpan { id: id.to_owned(), label: label.to_owned(), claim, ..DraftSpan::default() };
    Some((span, gaps))
}

/// What a line of an attribute says: nothing where it only says that the attribute is there.
fn said_of(head: &str) -> String {
    head.split(' ').filter(|word| !word.is_empty()).nth(2).unwrap_or_default().to_owned()
}

fn unescaped(note: &str) -> String {
    let mut out = String::with_capacity(note.len());
    let mut chars = note.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('\\') | None => out.push('\\'),
            Some(other) => out.extend(['\\', other]),
        }
    }
    out
}
