//! Every command with its keys and its name, once.
//!
//! The keyboard, the palette, the sheet of shortcuts, the hints beside buttons and `aria-keyshortcuts`
//! are derived from [`COMMANDS`] and the [`Keymap`](super::keys::Keymap) that a person makes of its
//! keys. The keys of labels are not here: they stand in the document's label set.

use super::Language;
use crate::session::{Direction, Edge, Grain, Reach};

/// Something a person can have done by a key or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Finds the open suggestion right and goes to the next.
    Accept,
    /// Finds the open suggestion wrong and goes to the next.
    Reject,
    /// Takes the open annotation away.
    Delete,
    /// Opens the next or previous annotation.
    Step(Direction, Reach),
    /// Moves the caret, or selects up to where it goes.
    Caret(Direction, Grain, Move),
    /// Moves the caret by a line as it is seen.
    Line(Direction, Move),
    /// Moves the caret to the beginning or end of a line as it is seen.
    LineEdge(Direction, Move),
    /// Moves an edge of the open annotation, or of the selection.
    Move(Edge, Direction, Grain),
    /// Accepts all suggestions that are shown.
    AcceptAll,
    /// Shows where the words of the open annotation stand elsewhere.
    Same,
    /// Shows where the words of the latest step stand elsewhere.
    SameLatest,
    /// Rejects the open annotation and all equal ones, for good.
    NeverAgain,
    /// Goes through everything that may deserve a label.
    Sweep,
    /// Leaves the candidate of the sweep without a label.
    Skip,
    /// Selects the next or previous candidate that has no label.
    Candidate(Direction),
    /// Searches in the article.
    Find,
    /// Selects the whole article.
    SelectAll,
    /// Goes to the next or previous problem that the checks find.
    Problem(Direction),
    /// Mends the problem of the open annotation, or goes to the next.
    FixProblem,
    /// Leaves the problem of the open annotation as it is.
    LeaveProblem,
    /// Draws a relation from the open annotation, or leaves off.
    Relate,
    /// Sets the selection aside as none of the article, or puts it back.
    Ignore,
    /// Shows the lines of all relations, or hides them.
    Lines,
    /// Takes the last step back.
    Undo,
    /// Does a step again.
    Redo,
    /// Closes what is open, innermost first.
    Close,
    /// Brings the keyboard to a part of the page.
    Focus(Part),
    /// Opens the palette of commands.
    Palette,
    /// Opens the shortcuts sheet.
    Shortcuts,
    /// Opens the export.
    Export,
    /// Shows the article as a clean page.
    Reading,
    /// Begins the tour.
    Tour,
    /// Back to the empty page.
    New,
    /// Opens the next document that is not done; `done` says that the open one is.
    NextDocument {
        /// Whether the open one is done.
        done: bool,
    },
}

impl Command {
    /// Whether it is done to the annotation that is open. Accepting is not: it opens first what has the focus, to be
    /// looked at.
    pub fn is_about_one(self) -> bool {
        matches!(
            self,
            Self::Reject
                | Self::Delete
                | Self::Move(..)
                | Self::Same
                | Self::NeverAgain
                | Self::Relate
                | Self::Focus(Part::Value)
        )
    }
}

/// What a move of the caret does with what it passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Nothing.
    Go,
    /// Selects it.
    Select,
}

/// A part of the page that takes the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The article, where the caret is.
    Article,
    /// The value of the open annotation.
    Value,
    /// The list of annotations.
    List,
    /// The list of people.
    People,
}

listed! {
    /// Which part of the shortcuts sheet a command stands in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Group {
        /// Deciding on suggestions.
        Review,
        /// Going from one annotation to the next.
        Step,
        /// The page.
        Page,
        /// Going through the text.
        Caret,
        /// Selecting text.
        Select,
        /// Edges of the open annotation.
        Edges,
    }
}

impl Group {
    /// What the sheet calls it.
    pub fn name(self, language: Language) -> &'static str {
        let (vi, en) = match self {
            Self::Review => ("Duyệt", "Review"),
            Self::Step => ("Đến chú giải khác", "Go to another annotation"),
            Self::Caret => ("Di chuyển con trỏ", "Move the caret"),
            Self::Select => ("Chọn văn bản", "Select text"),
            Self::Edges => ("Biên của đoạn", "Edges"),
            Self::Page => ("Trang", "Page"),
        };
        language.pick(vi, en)
    }
}

/// A row of [`COMMANDS`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name in the preferences, for ever.
    pub id: &'static str,
    /// What is done.
    pub command: Command,
    /// The keys it comes with, as [`Chord::parse`](super::keys::Chord::parse) reads them, separated by
    /// blanks; the first is the one that hints show.
    pub keys: &'static str,
    /// Where the sheet has it.
    pub group: Group,
    vi: &'static str,
    en: &'static str,
}

impl Row {
    /// What it is called: verb first.
    pub fn name(&self, language: Language) -> &'static str {
        language.pick(self.vi, self.en)
    }
}

const fn row(
    group: Group,
    id: &'static str,
    command: Command,
    keys: &'static str,
    vi: &'static str,
    en: &'static str,
) -> Row {
    Row { id, command, keys, group, vi, en }
}

use Command as C;
use Direction::{Back, Forward};
use Edge::{End, Start};
use Grain::{Character, Clause, Document, Paragraph, Sentence, Syllable, Word};
use Group as G;
use Move::{Go, Select};
use Reach::{Shown, ToReview};

/// All commands, in the order of the sheet.
#[rustfmt::skip]
pub const COMMANDS: &[Row] = &[
    row(G::Review, "accept", C::Accept, "Enter", "Chấp nhận", "Accept"),
    row(G::Review, "reject", C::Reject, "x", "Bác bỏ", "Reject"),
    row(G::Review, "delete", C::Delete, "Delete Backspace", "Xoá", "Delete"),
    row(G::Review, "accept-all", C::AcceptAll, "a", "Chấp nhận tất cả", "Accept all"),
    row(G::Review, "same", C::Same, "s", "Xem nơi khác có cùng từ", "Show where the same words stand"),
    row(G::Review, "same-latest", C::SameLatest, "Shift+s", "Làm như bước vừa rồi ở nơi khác", "Do the last step elsewhere"),
    row(G::Review, "never-again", C::NeverAgain, "Shift+x", "Bác bỏ mọi chỗ giống, không gợi ý nữa", "Reject all equal, never suggest them again"),
    row(G::Review, "relate", C::Relate, "r", "Nối với chú giải khác", "Relate to another"),
    row(G::Review, "ignore", C::Ignore, "i", "Bỏ qua vùng đang chọn", "Leave the selection out"),
    row(G::Review, "sweep", C::Sweep, "c", "Soát chỗ chưa có nhãn", "Sweep what has no label"),
    row(G::Review, "skip", C::Skip, "Space", "Bỏ qua khi soát", "Skip in a sweep"),
    row(G::Review, "problem-fix", C::FixProblem, "f", "Sửa vấn đề", "Mend the problem"),
    row(G::Review, "problem-leave", C::LeaveProblem, "Shift+f", "Để nguyên vấn đề", "Leave the problem as it is"),
    row(G::Review, "undo", C::Undo, "Ctrl+z", "Hoàn tác", "Undo"),
    row(G::Review, "redo", C::Redo, "Ctrl+Shift+z Ctrl+y", "Làm lại", "Redo"),
    row(G::Step, "next-to-review", C::Step(Forward, ToReview), "j", "Đến gợi ý kế tiếp cần duyệt", "Go to the next to review"),
    row(G::Step, "previous-to-review", C::Step(Back, ToReview), "k", "Về gợi ý trước cần duyệt", "Go to the previous to review"),
    row(G::Step, "next", C::Step(Forward, Shown), "n Tab", "Đến chú giải kế tiếp", "Go to the next annotation"),
    row(G::Step, "previous", C::Step(Back, Shown), "p Shift+Tab", "Về chú giải trước", "Go to the previous annotation"),
    row(G::Step, "next-unlabelled", C::Candidate(Forward), "u", "Chọn chỗ kế tiếp chưa có nhãn", "Select the next without a label"),
    row(G::Step, "previous-unlabelled", C::Candidate(Back), "Shift+u", "Chọn chỗ trước chưa có nhãn", "Select the previous without a label"),
    row(G::Step, "problem-next", C::Problem(Forward), "y", "Đến vấn đề kế tiếp", "Go to the next problem"),
    row(G::Step, "problem-previous", C::Problem(Back), "Shift+y", "Về vấn đề trước", "Go to the previous problem"),
    row(G::Step, "find", C::Find, "Ctrl+f", "Tìm trong bài", "Find in the article"),
    row(G::Step, "close", C::Close, "Escape", "Đóng, bỏ chọn", "Close, deselect"),
    row(G::Step, "value", C::Focus(Part::Value), "v", "Sửa giá trị", "Edit the value"),
    row(G::Step, "list", C::Focus(Part::List), "o", "Đến danh sách chú giải", "Go to the list of annotations"),
    row(G::Step, "people", C::Focus(Part::People), "m", "Đến danh sách cán bộ", "Go to the list of people"),
    row(G::Step, "article", C::Focus(Part::Article), "g", "Về bài viết (trong ô nhập: Esc)", "Back to the article (in a field: Esc)"),
    row(G::Page, "palette", C::Palette, "Ctrl+k", "Tìm lệnh", "Find a command"),
    row(G::Page, "shortcuts", C::Shortcuts, "?", "Xem và đổi phím tắt", "Show and change shortcuts"),
    row(G::Page, "lines", C::Lines, "Shift+r", "Hiện đường quan hệ", "Show relation lines"),
    row(G::Page, "export", C::Export, "e", "Xuất dữ liệu", "Export data"),
    row(G::Page, "reading", C::Reading, "d", "Xem bản đọc, in", "Show the reading view, print"),
    row(G::Page, "tour", C::Tour, "", "Xem hướng dẫn một phút", "Take the one-minute tour"),
    row(G::Page, "new", C::New, "", "Các bài; bài mới", "Documents; a new one"),
    row(G::Page, "done-next", C::NextDocument { done: true }, "Ctrl+Enter", "Xong bài này, sang bài chưa xong kế tiếp", "Document done, go to the next unfinished"),
    row(G::Page, "next-document", C::NextDocument { done: false }, "Ctrl+Shift+Enter", "Sang bài chưa xong kế tiếp", "Go to the next unfinished document"),
    row(G::Caret, "character-forward", C::Caret(Forward, Character, Go), "ArrowRight", "Tới một ký tự", "Forward by a character"),
    row(G::Caret, "character-back", C::Caret(Back, Character, Go), "ArrowLeft", "Lùi một ký tự", "Back by a character"),
    row(G::Caret, "syllable-forward", C::Caret(Forward, Syllable, Go), "Ctrl+ArrowRight", "Tới một tiếng", "Forward by a syllable"),
    row(G::Caret, "syllable-back", C::Caret(Back, Syllable, Go), "Ctrl+ArrowLeft", "Lùi một tiếng", "Back by a syllable"),
    row(G::Caret, "word-forward", C::Caret(Forward, Word, Go), "w", "Tới một chuỗi liền", "Forward by a word"),
    row(G::Caret, "word-back", C::Caret(Back, Word, Go), "b", "Lùi một chuỗi liền", "Back by a word"),
    row(G::Caret, "clause-forward", C::Caret(Forward, Clause, Go), "l", "Tới một vế câu", "Forward by a clause"),
    row(G::Caret, "clause-back", C::Caret(Back, Clause, Go), "h", "Lùi một vế câu", "Back by a clause"),
    row(G::Caret, "line-forward", C::Line(Forward, Go), "ArrowDown", "Tới một dòng", "Forward by a line"),
    row(G::Caret, "line-back", C::Line(Back, Go), "ArrowUp", "Lùi một dòng", "Back by a line"),
    row(G::Caret, "sentence-forward", C::Caret(Forward, Sentence, Go), "Alt+ArrowDown", "Tới một câu", "Forward by a sentence"),
    row(G::Caret, "sentence-back", C::Caret(Back, Sentence, Go), "Alt+ArrowUp", "Lùi một câu", "Back by a sentence"),
    row(G::Caret, "paragraph-forward", C::Caret(Forward, Paragraph, Go), "Ctrl+ArrowDown", "Tới một đoạn văn", "Forward by a paragraph"),
    row(G::Caret, "paragraph-back", C::Caret(Back, Paragraph, Go), "Ctrl+ArrowUp", "Lùi một đoạn văn", "Back by a paragraph"),
    row(G::Caret, "line-start", C::LineEdge(Back, Go), "Home", "Đến đầu dòng", "Go to the start of the line"),
    row(G::Caret, "line-end", C::LineEdge(Forward, Go), "End", "Đến cuối dòng", "Go to the end of the line"),
    row(G::Caret, "document-start", C::Caret(Back, Document, Go), "Ctrl+Home", "Đến đầu bài", "Go to the start of the article"),
    row(G::Caret, "document-end", C::Caret(Forward, Document, Go), "Ctrl+End", "Đến cuối bài", "Go to the end of the article"),
    row(G::Select, "select-character-forward", C::Caret(Forward, Character, Select), "Shift+ArrowRight", "Chọn tới một ký tự", "Select forward by a character"),
    row(G::Select, "select-character-back", C::Caret(Back, Character, Select), "Shift+ArrowLeft", "Chọn lùi một ký tự", "Select back by a character"),
    row(G::Select, "select-syllable-forward", C::Caret(Forward, Syllable, Select), "Ctrl+Shift+ArrowRight", "Chọn tới một tiếng", "Select forward by a syllable"),
    row(G::Select, "select-syllable-back", C::Caret(Back, Syllable, Select), "Ctrl+Shift+ArrowLeft", "Chọn lùi một tiếng", "Select back by a syllable"),
    row(G::Select, "select-word-forward", C::Caret(Forward, Word, Select), "Shift+w", "Chọn tới một chuỗi liền", "Select forward by a word"),
    row(G::Select, "select-word-back", C::Caret(Back, Word, Select), "Shift+b", "Chọn lùi một chuỗi liền", "Select back by a word"),
    row(G::Select, "select-clause-forward", C::Caret(Forward, Clause, Select), "Shift+l", "Chọn tới một vế câu", "Select forward by a clause"),
    row(G::Select, "select-clause-back", C::Caret(Back, Clause, Select), "Shift+h", "Chọn lùi một vế câu", "Select back by a clause"),
    row(G::Select, "select-line-forward", C::Line(Forward, Select), "Shift+ArrowDown", "Chọn tới một dòng", "Select forward by a line"),
    row(G::Select, "select-line-back", C::Line(Back, Select), "Shift+ArrowUp", "Chọn lùi một dòng", "Select back by a line"),
    row(G::Select, "select-sentence-forward", C::Caret(Forward, Sentence, Select), "Alt+Shift+ArrowDown", "Chọn tới một câu", "Select forward by a sentence"),
    row(G::Select, "select-sentence-back", C::Caret(Back, Sentence, Select), "Alt+Shift+ArrowUp", "Chọn lùi một câu", "Select back by a sentence"),
    row(G::Select, "select-paragraph-forward", C::Caret(Forward, Paragraph, Select), "Ctrl+Shift+ArrowDown", "Chọn tới một đoạn văn", "Select forward by a paragraph"),
    row(G::Select, "select-paragraph-back", C::Caret(Back, Paragraph, Select), "Ctrl+Shift+ArrowUp", "Chọn lùi một đoạn văn", "Select back by a paragraph"),
    row(G::Select, "select-line-start", C::LineEdge(Back, Select), "Shift+Home", "Chọn đến đầu dòng", "Select to the start of the line"),
    row(G::Select, "select-line-end", C::LineEdge(Forward, Select), "Shift+End", "Chọn đến cuối dòng", "Select to the end of the line"),
    row(G::Select, "select-document-start", C::Caret(Back, Document, Select), "Ctrl+Shift+Home", "Chọn đến đầu bài", "Select to the start of the article"),
    row(G::Select, "select-document-end", C::Caret(Forward, Document, Select), "Ctrl+Shift+End", "Chọn đến cuối bài", "Select to the end of the article"),
    row(G::Select, "select-all", C::SelectAll, "Ctrl+a", "Chọn cả bài", "Select the whole article"),
    row(G::Edges, "end-grow-syllable", C::Move(End, Forward, Syllable), "]", "Mở rộng cuối một tiếng", "Grow the end by a syllable"),
    row(G::Edges, "end-shrink-syllable", C::Move(End, Back, Syllable), "[", "Thu hẹp cuối một tiếng", "Shrink the end by a syllable"),
    row(G::Edges, "start-grow-syllable", C::Move(Start, Back, Syllable), "{", "Mở rộng đầu một tiếng", "Grow the start by a syllable"),
    row(G::Edges, "start-shrink-syllable", C::Move(Start, Forward, Syllable), "}", "Thu hẹp đầu một tiếng", "Shrink the start by a syllable"),
    row(G::Edges, "end-grow-character", C::Move(End, Forward, Character), "Alt+]", "Mở rộng cuối một ký tự", "Grow the end by a character"),
    row(G::Edges, "end-shrink-character", C::Move(End, Back, Character), "Alt+[", "Thu hẹp cuối một ký tự", "Shrink the end by a character"),
    row(G::Edges, "start-grow-character", C::Move(Start, Back, Character), "Alt+{", "Mở rộng đầu một ký tự", "Grow the start by a character"),
    row(G::Edges, "start-shrink-character", C::Move(Start, Forward, Character), "Alt+}", "Thu hẹp đầu một ký tự", "Shrink the start by a character"),
    row(G::Edges, "end-grow-word", C::Move(End, Forward, Word), ">", "Mở rộng cuối một chuỗi liền", "Grow the end by a word"),
    row(G::Edges, "end-shrink-word", C::Move(End, Back, Word), "<", "Thu hẹp cuối một chuỗi liền", "Shrink the end by a word"),
    row(G::Edges, "start-grow-word", C::Move(Start, Back, Word), "Alt+<", "Mở rộng đầu một chuỗi liền", "Grow the start by a word"),
    row(G::Edges, "start-shrink-word", C::Move(Start, Forward, Word), "Alt+>", "Thu hẹp đầu một chuỗi liền", "Shrink the start by a word"),
    row(G::Edges, "end-grow-clause", C::Move(End, Forward, Clause), "", "Mở rộng cuối một vế câu", "Grow the end by a clause"),
    row(G::Edges, "end-shrink-clause", C::Move(End, Back, Clause), "", "Thu hẹp cuối một vế câu", "Shrink the end by a clause"),
    row(G::Edges, "start-grow-clause", C::Move(Start, Back, Clause), "", "Mở rộng đầu một vế câu", "Grow the start by a clause"),
    row(G::Edges, "start-shrink-clause", C::Move(Start, Forward, Clause), "", "Thu hẹp đầu một vế câu", "Shrink the start by a clause"),
];

/// The row of a command.
pub fn find(command: Command) -> Option<&'static Row> {
    COMMANDS.iter().find(|row| row.command == command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_share_an_id_or_a_name() {
        for (at, row) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[..at] {
                assert!(row.id != other.id && row.command != other.command, "{}", row.id);
                assert!(
                    Language::ALL.iter().all(|&language| row.name(language) != other.name(language)),
                    "{}",
                    row.id
                );
            }
        }
    }
}
