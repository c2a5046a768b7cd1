//! What the checks find, and what would mend it, in words.

use super::{Language, beginning};
use crate::annotation::Document;
use crate::label::Label;
use crate::session::{Check, Field, Fix, Problem};

/// The most characters of a span that are quoted.
const QUOTED: usize = 60;

impl Language {
    /// `12 vấn đề`, `1 problem`.
    pub fn problems(self, count: usize) -> String {
        self.counted(count, "vấn đề", "problem", "problems")
    }

    /// What is checked.
    pub fn check(self, check: Check) -> &'static str {
        match check {
            Check::TwoLabels => self.pick("Cùng từ, khác nhãn", "Same words, two labels"),
            Check::InsideSyllable => self.pick("Biên cắt ngang một tiếng", "Edge inside a syllable"),
            Check::Crossing => self.pick("Hai đoạn cắt nhau", "Crossing spans"),
            Check::Double => self.pick("Gán trùng", "Labelled twice"),
            Check::Exclusive => self.pick("Nhãn loại trừ chồng nhau", "Exclusive labels overlap"),
            Check::NoValue => self.pick("Chưa có giá trị", "No value"),
            Check::ImpossibleDate => self.pick("Ngày không thể có", "Impossible date"),
            Check::NoUnit => self.pick("Chưa có đơn vị", "No unit"),
            Check::NoPosition => self.pick("Chưa rõ chức vụ", "No position"),
            Check::NoIssuer => self.pick("Chưa rõ ai chỉ đạo", "No issuer"),
        }
    }

    /// Why something is a problem, in one line.
    pub fn problem_why(self, document: &Document, problem: &Problem) -> String {
        let check = self.check(problem.check);
        let other = problem.other.and_then(|id| document.annotation(id));
        match (problem.check, other) {
            (Check::TwoLabels, Some(other)) => {
                let label = self.label(document.labels(), other.label);
                self.pick(format!("{check}: nơi khác là {label}"), format!("{check}: elsewhere {label}"))
            }
            (Check::Crossing | Check::Double | Check::Exclusive, Some(other)) => {
                let quote = quoted(document.text().slice(other.span));
                self.pick(format!("{check}: với “{quote}”"), format!("{check}: with “{quote}”"))
            }
            _ => check.into(),
        }
    }

    /// What a fix does: verb first.
    pub fn fix(self, document: &Document, fix: &Fix) -> String {
        let relabelled = |label: Label| self.label(document.labels(), label);
        match fix {
            Fix::Relabel(label) => {
                let label = relabelled(*label);
                self.pick(format!("Đổi thành {label}"), format!("Relabel {label}"))
            }
            Fix::Move(span) => {
                let quote = quoted(document.text().slice(*span));
                self.pick(format!("Sửa thành “{quote}”"), format!("Make it “{quote}”"))
            }
            Fix::Value(value) => {
                let value = self.value(value);
                self.pick(format!("Sửa thành {value}"), format!("Make it {value}"))
            }
            Fix::Read | Fix::Open(Field::Value) => self.pick("Điền giá trị", "Give a value").into(),
            Fix::Drop => self.pick("Bỏ chú giải này", "Drop this one").into(),
            Fix::Relate(_, to) => {
                let other = document.annotation(*to).map(|other| document.text().slice(other.span));
                let quote = quoted(other.unwrap_or_default());
                self.pick(format!("Nối với “{quote}”"), format!("Relate to “{quote}”"))
            }
            Fix::Open(Field::Label) => self.pick("Chọn nhãn", "Choose the label").into(),
            Fix::Open(Field::Unit) => self.pick("Điền đơn vị", "Give a unit").into(),
            Fix::Open(Field::Relations) => self.pick("Chọn quan hệ", "Choose the relation").into(),
            Fix::Open(Field::Span) => self.pick("Sửa đoạn", "Change the span").into(),
        }
    }
}

/// The words of a span, as far as a line of the list has room.
pub fn quoted(words: &str) -> String {
    beginning(words, QUOTED)
}
