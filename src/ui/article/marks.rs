//! The annotations of a block as nested marks.

use crate::annotation::{Annotation, AnnotationId, Annotations, segments};
use crate::text::Span;
use std::rc::Rc;

/// A piece of a block: what one element is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text.
    Text(Span),
    /// An annotation, or one part of it where another one crosses it or it goes on in another block.
    Mark(Mark),
}

/// An annotation's element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What is marked.
    pub annotation: Rc<Annotation>,
    /// What this part covers.
    pub span: Span,
    /// Text and inner marks.
    pub pieces: Vec<Piece>,
    /// How many marks lie inside of one another in here: how far down the underline is pushed.
    pub depth: usize,
}

impl Mark {
    /// Whether the annotation begins here and not in an earlier part.
    pub fn is_first(&self) -> bool {
        self.span.start == self.annotation.span.start
    }

    /// Whether the annotation ends here and not in a later part.
    pub fn is_last(&self) -> bool {
        self.span.end == self.annotation.span.end
    }
}

/// The pieces of a block: together exactly its text, and one element for an annotation unless it
/// is crossed.
///
/// ```text
/// text      yêu cầu Sở Y tế báo cáo trước ngày 5/8 theo
/// pieces    [instruction …             [date ngày 5/8]] …
/// ```
pub fn pieces(block: Span, annotations: &Annotations, shows: impl Fn(&Annotation) -> bool) -> Vec<Piece> {
    let drawn: Vec<&Rc<Annotation>> =
        annotations.overlapping(block).filter(|annotation| shows(annotation)).collect();
    let mut done: Vec<Piece> = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for segment in segments(block, drawn.iter().copied()) {
        if segment.span.is_empty() {
            continue;
        }
        let common =
            open.iter().zip(&segment.covering).take_while(|(mark, id)| mark.annotation.id == **id).count();
        close(&mut open, common, &mut done);
        for &id in segment.covering.iter().skip(common) {
            open.extend(opened(id, segment.span, annotations));
        }
        push(&mut open, &mut done, Piece::Text(segment.span));
    }
    close(&mut open, 0, &mut done);
    done
}

fn opened(id: AnnotationId, span: Span, annotations: &Annotations) -> Option<Mark> {
    let annotation = Rc::clone(annotations.get(id)?);
    Some(Mark { annotation, span: Span::at(span.start), pieces: Vec::new(), depth: 0 })
}

fn close(open: &mut Vec<Mark>, keep: usize, done: &mut Vec<Piece>) {
    while open.len() > keep {
        if let Some(mark) = open.pop() {
            push(open, done, Piece::Mark(mark));
        }
    }
}

fn push(open: &mut [Mark], done: &mut Vec<Piece>, piece: Piece) {
    let Some(outer) = open.last_mut() else {
        done.push(piece);
        return;
    };
    let (span, depth) = match &piece {
        Piece::Text(span) => (*span, 0),
        Piece::Mark(mark) => (mark.span, mark.depth + 1),
    };
    outer.span = outer.span.cover(span);
    outer.depth = outer.depth.max(depth);
    outer.pieces.push(piece);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Document, Meta};
    use crate::label::Label;
    use crate::session::{Action, Session, update};
    use crate::text::Text;

    /// Labels each word in turn and draws the pieces with brackets.
    fn drawn(source: &str, words: &[(Label, &str)]) -> String {
        let text = Text::new(source).expect("short");
        let open = Action::OpenDocument(Box::new(Document::new(text.clone(), Meta::default())));
        let mut session = update(&Session::default(), open).expect("it opens");
        for (label, word) in words {
            let start = source.find(word).expect("it is there");
            let span = Span::of(start, start + word.len());
            session = update(&session, Action::Select(Some(span))).expect("it selects");
            session = update(&session, Action::Label(*label)).expect("it labels");
        }
        let document = session.document.expect("it is open");
        let mut out = String::new();
        for piece in pieces(text.span(), document.annotations(), |_| true) {
            draw(&text, &piece, &mut out);
        }
        out
    }

    fn draw(text: &Text, piece: &Piece, out: &mut String) {
        match piece {
            Piece::Text(span) => out.push_str(text.slice(*span)),
            Piece::Mark(mark) => {
                out.push('[');
                for piece in &mark.pieces {
                    draw(text, piece, out);
                }
                out.push_str(if mark.is_last() { "]" } else { "…" });
            }
        }
    }

    #[test]
    fn a_nested_annotation_lies_inside_one_element() {
        let marks = [(Label::Instruction, "báo cáo trước 5/8"), (Label::Date, "5/8")];
        assert_eq!(drawn("Sở báo cáo trước 5/8.", &marks), "Sở [báo cáo trước [5/8]].");
    }

    #[test]
    fn a_crossed_annotation_is_two_elements() {
        let marks = [(Label::Position, "HĐND tỉnh"), (Label::Instruction, "tỉnh ban hành ngay")];
        assert_eq!(drawn("do HĐND tỉnh ban hành ngay", &marks), "do [HĐND …[[tỉnh] ban hành ngay]");
    }

    #[test]
    fn a_text_without_annotations_is_one_piece() {
        assert_eq!(drawn("không có gì", &[]), "không có gì");
    }
}
