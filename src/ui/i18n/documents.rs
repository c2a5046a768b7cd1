//! Words of the list of documents.

use super::Language;
use crate::session::{Order, Shelf, State};

impl Language {
    /// How far the work on a document has come.
    pub fn state(self, state: State) -> &'static str {
        match state {
            State::New => self.pick("Mới", "New"),
            State::InWork => self.pick("Đang làm", "In work"),
            State::Done => self.pick("Xong", "Done"),
            State::Skipped => self.pick("Bỏ qua", "Skipped"),
        }
    }

    /// The menu of states of a document.
    pub fn state_of(self, title: &str) -> String {
        self.pick(format!("Trạng thái: {title}"), format!("State: {title}"))
    }

    /// A shelf.
    pub fn shelf(self, place: Shelf) -> &'static str {
        match place {
            Shelf::All => self.pick("Tất cả", "All"),
            Shelf::In(state) => self.state(state),
            Shelf::Bin => self.pick("Thùng rác", "Bin"),
        }
    }

    /// An order of documents.
    pub fn order(self, order: Order) -> &'static str {
        match order {
            Order::Changed => self.pick("Sửa gần nhất", "Last changed"),
            Order::Added => self.pick("Theo thứ tự thêm", "As added"),
            Order::Title => self.pick("Tiêu đề", "Title"),
            Order::Published => self.pick("Ngày đăng", "Published"),
            Order::Undecided => self.pick("Còn nhiều gợi ý nhất", "Most to review"),
            Order::Length => self.pick("Dài nhất", "Longest"),
        }
    }

    /// How many documents are done.
    pub fn documents_done(self, done: usize, total: usize) -> String {
        let share = self.share(done, total);
        self.pick(format!("{share} bài đã xong"), format!("{share} done"))
    }

    /// How many suggestions of a document are to be decided.
    pub fn undecided(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("còn {count} gợi ý"), format!("{count} to review"))
    }
}
