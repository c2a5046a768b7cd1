//! Words of the list of documents.

use super::{Language, Message};
use crate::browser::port::Failed;
use crate::browser::storage::NotKept;
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
            Order::Count => self.pick("Nhiều chú giải nhất", "Most annotations"),
            Order::Length => self.pick("Dài nhất", "Longest"),
        }
    }

    /// What came of an import, so far.
    pub fn documents_imported(self, added: u32, duplicates: u32, refused: u32) -> String {
        let mut said = self.counted(added as usize, "bài đã nhập", "document imported", "documents imported");
        let mut add = |count: u32, vi: &str, en: &str| {
            if count > 0 {
                said.extend([" · ", &self.number(count as usize), " ", self.pick(vi, en)]);
            }
        };
        add(duplicates, "bài đã có sẵn", "here already");
        add(refused, "không đọc được", "could not be read");
        said
    }

    /// How many files wait until others are imported.
    pub fn files_waiting(self, count: usize) -> String {
        let count = self.counted(count, "tệp", "file", "files");
        self.pick(format!("{count} đang chờ"), format!("{count} waiting"))
    }

    /// How many annotations of what was imported have no place in the texts.
    pub fn unplaced(self, count: usize) -> String {
        let count = self.annotations(count);
        self.pick(
            format!("Bị bỏ vì không có chỗ trong bài: {count}."),
            format!("Left out, for it has no place in the text: {count}."),
        )
    }

    /// How long an import may still take.
    pub fn time_left(self, milliseconds: f64) -> String {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let seconds = (milliseconds / 1000.0).ceil().max(1.0) as u32;
        if seconds < 90 {
            return self.pick(format!("còn khoảng {seconds} giây"), format!("about {seconds} s left"));
        }
        let minutes = seconds.div_ceil(60);
        self.pick(format!("còn khoảng {minutes} phút"), format!("about {minutes} min left"))
    }

    /// Why files were not read or written.
    pub fn failed(self, failed: &Failed) -> &str {
        match failed {
            Failed::Said(words) => words,
            Failed::Missing => Message::FilesMissing.text(self),
            Failed::NotKept(why) => self.not_kept(*why),
        }
    }

    /// Why the browser does not keep something.
    pub fn not_kept(self, why: NotKept) -> &'static str {
        match why {
            NotKept::Full => self.pick("Trình duyệt đã hết chỗ lưu.", "The browser’s storage is full."),
            NotKept::Taken => {
                self.pick("Bài đang được ghi ở thẻ khác.", "Another tab is writing the article.")
            }
            NotKept::Held => self.pick(
                "Một thẻ khác đang giữ dữ liệu của Chú Giải.",
                "Another tab holds what Chú Giải has saved.",
            ),
            NotKept::Denied => self.pick(
                "Trình duyệt không cho lưu hoặc đọc bài.",
                "The browser neither keeps nor gives documents.",
            ),
        }
    }

    /// Why an import ended early.
    pub fn import_ended(self, why: &str) -> String {
        self.pick(
            format!("Việc nhập dừng lại; những bài đã nhập vẫn còn. ({why})"),
            format!("The import ended early; what was imported stays. ({why})"),
        )
    }

    /// The command that deletes documents for ever, and the question before it.
    pub fn delete_for_ever(self, count: usize) -> String {
        let documents = self.counted(count, "bài", "document", "documents");
        self.pick(format!("Xoá hẳn {documents}"), format!("Delete {documents} for ever"))
    }

    /// The command that exports the documents that are shown.
    pub fn export_documents(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Xuất {count} bài"), format!("Export {count}"))
    }

    /// That a file follows the document.
    pub fn followed_by(self, name: &str) -> String {
        self.pick(
            format!("Mỗi lần sửa được ghi vào “{name}”."),
            format!("Every change is written to “{name}”."),
        )
    }

    /// That a file does not follow the document any more.
    pub fn unwritable(self, name: &str) -> String {
        self.pick(
            format!("Không ghi được vào “{name}” nữa: tệp đó thiếu những sửa đổi sau cùng. Bài vẫn được lưu trong trình duyệt này."),
            format!("“{name}” can be written no more: it lacks the last changes. The article is still saved in this browser."),
        )
    }

    /// That a file followed the document before the page was loaded.
    pub fn followed_before(self, name: &str) -> String {
        self.pick(
            format!("Trước đây mỗi lần sửa được ghi vào “{name}”. Trình duyệt cần bạn cho phép lại."),
            format!("Every change was written to “{name}”. The browser asks you to allow it again."),
        )
    }

    /// How many damaged records were set aside.
    pub fn set_aside(self, count: usize) -> String {
        let count = self.counted(count, "bản ghi", "record", "records");
        self.pick(format!("Bị hỏng, được để riêng: {count}."), format!("Damaged and set aside: {count}."))
    }

    /// How much room is taken, and whether the browser promises to keep it.
    pub fn room(self, used: usize, most: usize, lasting: bool) -> String {
        let (used, most) = (self.bytes(used), self.bytes(most));
        let lasting = if lasting {
            self.pick("trình duyệt hứa giữ lâu dài", "kept for good")
        } else {
            self.pick(
                "trình duyệt có thể xoá khi đĩa đầy: nên sao lưu",
                "the browser may clear it when the disk is full: back it up",
            )
        };
        self.pick(
            format!("Đã dùng {used} trong {most}; {lasting}."),
            format!("{used} of {most} used; {lasting}."),
        )
    }

    /// Which column of a table has the text.
    pub fn column_of(self, name: &str) -> String {
        self.pick(format!("Cột văn bản của “{name}”"), format!("The text’s column in “{name}”"))
    }

    /// What offsets count.
    pub fn offset_unit(self, unit: &str) -> &'static str {
        match unit {
            "utf16" => self.pick("đơn vị UTF-16 (JavaScript, Java)", "UTF-16 units (JavaScript, Java)"),
            _ => self.pick("điểm mã Unicode (Python)", "Unicode code points (Python)"),
        }
    }

    /// How many files are in the archive that is downloaded.
    pub fn files_in_archive(self, count: usize) -> String {
        let count = self.counted(count, "tệp", "file", "files");
        self.pick(
            format!("Tải về một tệp zip có {count}."),
            format!("What is downloaded is a zip of {count}."),
        )
    }

    /// How many documents have the words that are looked for.
    pub fn documents_found(self, count: usize) -> String {
        let documents = self.counted(count, "bài", "document", "documents");
        self.pick(format!("Tìm thấy {documents}."), format!("{documents} found."))
    }

    /// A document by its title.
    pub fn titled(self, title: &str) -> String {
        let title = if title.is_empty() { super::Message::Untitled.text(self) } else { title };
        format!("“{}”", super::beginning(title, 60))
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
