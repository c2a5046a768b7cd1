//! Words about files by and for others: what a format cannot carry, what a file has lost or why it is not
//! read.

use super::Language;
use crate::browser::port::Restored;
use crate::exchange::intake::{Counted, Damage, Foreign, Recognised, Refusal, Remark};
use crate::exchange::{Caution, Loss, Lost, Mismatch};

/// Below so many per cent it is said how sure an encoding is.
const SURE: u8 = 95;

impl Language {
    /// So many of something that a format cannot carry.
    pub fn loss(self, Loss { lost, count }: Loss) -> String {
        let (vi, one, many) = match lost {
            Lost::Text => ("văn bản của bài", "article text", "article texts"),
            Lost::LineBreaks => ("dấu xuống dòng kiểu Windows", "Windows line break", "Windows line breaks"),
            Lost::Controls => ("ký tự điều khiển", "control character", "control characters"),
            Lost::Nested => ("chú giải lồng trong chú giải khác", "nested annotation", "nested annotations"),
            Lost::Crossing => ("chú giải cắt chéo nhau", "crossing annotation", "crossing annotations"),
            Lost::Relations => ("quan hệ", "relation", "relations"),
            Lost::Values => ("giá trị chuẩn hoá", "normalised value", "normalised values"),
            Lost::Attributes => ("thuộc tính", "attribute", "attributes"),
            Lost::Entities => ("lượt nhắc đến người", "mention of a person", "mentions of people"),
            Lost::Notes => ("ghi chú", "note", "notes"),
            Lost::Statuses => ("trạng thái duyệt", "review status", "review statuses"),
            Lost::Provenance => ("lý do của gợi ý", "reason of a suggestion", "reasons of suggestions"),
            Lost::History => ("lịch sử sửa", "history of changes", "histories of changes"),
            Lost::Rejected => ("gợi ý đã bác bỏ", "rejected suggestion", "rejected suggestions"),
            Lost::Regions => ("vùng bỏ qua", "ignored region", "ignored regions"),
            Lost::Facts => (
                "thông tin về bài (tiêu đề, nguồn, ngày)",
                "fact about the article",
                "facts about the article",
            ),
            Lost::Definitions => {
                ("định nghĩa nhãn riêng", "definition of an own label", "definitions of own labels")
            }
            Lost::Names => (
                "tên nhãn phải viết khác đi",
                "label name that is spelled otherwise",
                "label names that are spelled otherwise",
            ),
        };
        self.counted(count, vi, one, many)
    }

    /// Something in a file that not all of its readers understand.
    pub fn caution(self, caution: Caution) -> &'static str {
        match caution {
            Caution::UnitMatters => self.pick(
                "Bài có ký tự ngoài mặt phẳng cơ bản (như 📢): hãy chọn đơn vị đếm mà chương trình đọc dùng.",
                "The text has characters such as 📢 that programs count differently: choose the unit that your reader counts in.",
            ),
            Caution::Overlaps => self.pick(
                "Có chú giải chồng nhau: chương trình đọc phải được đặt để nhận chúng, nếu không sẽ bỏ bớt mà không báo.",
                "Some annotations overlap: a reader that is not set to allow that drops one of two without a word.",
            ),
        }
    }

    /// What a format cannot carry of several documents, listed.
    pub fn not_carried(self, losses: &str) -> String {
        self.pick(
            format!("Định dạng này không ghi được: {losses}."),
            format!("This format cannot carry: {losses}."),
        )
    }

    /// Documents that are in no export and no backup.
    pub fn not_in_export(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("{count} bài không đọc được nên không có trong tệp."),
            format!("Documents that could not be read and are not in the file: {count}."),
        )
    }

    /// Documents that were exported as they were before their last changes.
    pub fn without_last_changes(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("{count} bài thiếu những thay đổi cuối, vì không đọc được."),
            format!("Documents without their last changes, which could not be read: {count}."),
        )
    }

    /// Documents of an export that are not what they were when the file is read.
    pub fn read_back_otherwise(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("{count} bài khi đọc lại từ tệp không giống bản gốc."),
            format!("Documents that do not read back from the file as they are: {count}."),
        )
    }

    /// What is different in a file that was read back.
    pub fn mismatch(self, mismatch: &Mismatch) -> String {
        match mismatch {
            Mismatch::Unread(error) => self.read_error(error),
            Mismatch::Problem(problem) => self.problem(problem),
            Mismatch::Text => {
                self.pick("Văn bản đọc lại không giống.", "The text reads back differently.").into()
            }
            Mismatch::Meta => self
                .pick(
                    "Thông tin về bài đọc lại không còn như trước.",
                    "What is known about the article is read back as something else.",
                )
                .into(),
            Mismatch::Annotations(count) => self.pick(
                format!("{} chú giải đọc lại không giống.", self.number(*count)),
                format!("{} annotations read back differently.", self.number(*count)),
            ),
            Mismatch::Relations(count) => self.pick(
                format!("{} quan hệ đọc lại không giống.", self.number(*count)),
                format!("{} relations read back differently.", self.number(*count)),
            ),
        }
    }

    /// How a file was encoded, where that is worth a look: not for UTF-8.
    pub fn recognised(self, known: Recognised) -> String {
        match known.encoding.name() {
            "UTF-8" => String::new(),
            name => self.guessed(name, known.sure),
        }
    }

    /// An encoding, and how sure it is where it was a guess.
    pub fn guessed(self, name: &str, sure: u8) -> String {
        if sure >= SURE {
            return name.to_owned();
        }
        self.pick(format!("{name} (chắc {sure} %)"), format!("{name} ({sure} % sure)"))
    }

    /// An encoding that the file itself says.
    pub fn with_mark(self, name: &str) -> String {
        self.pick(format!("{name} có BOM"), format!("{name} with BOM"))
    }

    /// The menu of encodings of a file.
    pub fn encoding_of(self, name: &str) -> String {
        self.pick(format!("Bảng mã của “{name}”"), format!("Encoding of “{name}”"))
    }

    /// The menu that reads all files that are shown in one encoding.
    pub fn read_all_as(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Đọc cả {count} tệp này theo…"), format!("Read these {count} as…"))
    }

    /// What is about to be imported.
    pub fn import_files(self, count: usize) -> String {
        let files = self.counted(count, "tệp", "file", "files");
        self.pick(format!("Nhập {files}"), format!("Import {files}"))
    }

    /// How many files were looked at.
    pub fn files_seen(self, seen: usize, all: usize) -> String {
        let share = self.share(seen, all);
        self.pick(format!("Đã xem {share} tệp"), format!("{share} files looked at"))
    }

    /// What came of a backup that was to be had back.
    pub fn restored(self, restored: &Restored) -> String {
        let Restored { brought, here, unread, missing, failure } = *restored;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut said = self.documents_imported(count(brought), count(here), count(unread));
        if missing > 0 {
            let missing = self.number(missing);
            said.push_str(&self.pick(
                format!(" · bản sao lưu bị cắt cụt, thiếu {missing} bài"),
                format!(" · the backup is cut short and lacks {missing}"),
            ));
        }
        if let Some(why) = failure {
            said.push_str(". ");
            said.push_str(&self.import_ended(self.not_kept(why)));
        }
        said
    }

    /// That a file does not go into an archive.
    pub fn too_large_for_archive(self, name: &str) -> String {
        self.pick(
            format!("“{name}” lớn hơn 4 GB, không nén được vào tệp zip."),
            format!("“{name}” is larger than 4 GB and does not go into a zip."),
        )
    }

    /// That a file is no backup of a workspace.
    pub fn no_backup(self) -> &'static str {
        self.pick("Tệp không phải bản sao lưu của Chú Giải.", "This file is no backup of Chú Giải.")
    }

    /// What of a file is not in its text.
    pub fn remark(self, remark: &Remark) -> String {
        match remark {
            Remark::Damaged { count } => self.repaired(*count),
            Remark::Fields { names } => {
                let names = names.join(", ");
                self.pick(format!("Không lấy: {names}."), format!("Left out: {names}."))
            }
            Remark::Beside { lines } => self.pick(
                format!("Bỏ {} dòng ngoài bài (menu, chân trang).", self.number(*lines)),
                format!("{} lines beside the article were left out.", self.number(*lines)),
            ),
            Remark::Notes { count } => self.pick(
                format!("Bỏ {} chú thích và bình luận.", self.number(*count)),
                format!("{} notes and comments were left out.", self.number(*count)),
            ),
            Remark::ListNumbers { count } => self.pick(
                format!("{} đoạn có số thứ tự tự động mà tệp không ghi.", self.number(*count)),
                format!("The numbers of {} automatic list items are not in the file.", self.number(*count)),
            ),
            Remark::Cut => self
                .pick(
                    "Tệp bị cắt ngang; phần nguyên vẹn phía trước được giữ.",
                    "The file is cut short; what was whole before the cut is kept.",
                )
                .into(),
        }
    }

    /// Why a file gave no text.
    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Unreadable => {
                self.pick("Không đọc được tệp nữa.", "The file can no longer be read.").into()
            }
            Refusal::Binary => self.pick("Không phải văn bản.", "It is no text.").into(),
            Refusal::Foreign(kind) => {
                let kind = self.foreign(*kind);
                self.pick(
                    format!("Chưa đọc được loại tệp này: {kind}."),
                    format!("Files of this kind are not read: {kind}."),
                )
            }
            Refusal::TooLarge { most, .. } => {
                let most = self.bytes(usize::try_from(*most).unwrap_or(usize::MAX));
                self.pick(format!("Quá lớn: tối đa {most}."), format!("Too large: at most {most}."))
            }
            Refusal::Leftover => {
                self.pick("Tệp riêng của hệ điều hành.", "A file of the operating system’s own.").into()
            }
            Refusal::Setting => self
                .pick(
                    "Tệp cài đặt của chương trình khác, không có bài.",
                    "It sets up another program and holds no article.",
                )
                .into(),
            Refusal::NestedArchive => self
                .pick(
                    "Tệp nén nằm trong tệp nén không được mở.",
                    "An archive within an archive is not opened.",
                )
                .into(),
            Refusal::Encrypted => self.pick("Tệp có mật khẩu.", "It is locked by a password.").into(),
            Refusal::Method(_) => {
                self.pick("Nén theo cách chưa biết.", "It is packed in a way that is not known.").into()
            }
            Refusal::Damaged(damage) => {
                let damage = self.damage(*damage);
                self.pick(format!("Tệp nén bị hỏng: {damage}."), format!("The archive is damaged: {damage}."))
            }
            Refusal::Ratio { .. } => self
                .pick(
                    "Bung ra lớn bất thường, có thể là bom nén: không mở.",
                    "It would unpack to far more than it is, as a bomb does: not opened.",
                )
                .into(),
            Refusal::Expanded { most } => {
                let most = self.bytes(usize::try_from(*most).unwrap_or(usize::MAX));
                self.pick(
                    format!("Tệp nén bung ra hơn {most}: phần còn lại không mở."),
                    format!("The archive unpacks to more than {most}: the rest is not opened."),
                )
            }
            Refusal::TooMany { what, most } => self.too_many(*what, *most),
            Refusal::TooDeep { .. } => {
                self.pick("Lồng nhau quá sâu.", "Too many levels within one another.").into()
            }
            Refusal::Json(error) => self.read_error(error),
            Refusal::NotObject => {
                self.pick("Dòng này không phải một đối tượng JSON.", "This line is no JSON object.").into()
            }
            Refusal::Blank => self.pick("Không có chữ nào để đọc.", "There is no text in it.").into(),
            Refusal::NoText { field } => {
                self.pick(format!("Không có văn bản ở “{field}”."), format!("There is no text in “{field}”."))
            }
            Refusal::NoTextColumn { columns } => {
                let columns = columns.join(", ");
                self.pick(
                    format!("Không rõ cột nào là văn bản: {columns}."),
                    format!("None of these is known to hold the text: {columns}."),
                )
            }
            Refusal::OwnTable => self
                .pick(
                    "Đây là bảng các chú giải đã xuất, không có bài nào trong đó. Hãy nhập tệp dự án (JSON) thay cho bảng.",
                    "This is a table of exported annotations: no article is in it. Import the project file (JSON) instead.",
                )
                .into(),
            Refusal::Row => self.pick("Không tách được dòng này.", "The row cannot be read.").into(),
            Refusal::NoDocument => {
                self.pick("Trong tệp không có văn bản Word.", "There is no document in the file.").into()
            }
            Refusal::DocumentType => self
                .pick(
                    "XML tự khai kiểu riêng, không đọc vì lý do an toàn.",
                    "Its XML brings a document type of its own, which is not read.",
                )
                .into(),
            Refusal::Xml { .. } => self.pick("XML của tệp bị hỏng.", "Its XML is damaged.").into(),
        }
    }

    fn too_many(self, what: Counted, most: usize) -> String {
        let what = match what {
            Counted::Files => self.pick("tệp", "files"),
            Counted::Rows => self.pick("dòng", "rows"),
            Counted::Columns => self.pick("cột", "columns"),
        };
        let most = self.number(most);
        self.pick(format!("Quá nhiều: tối đa {most} {what}."), format!("Too many: at most {most} {what}."))
    }

    fn foreign(self, kind: Foreign) -> &'static str {
        match kind {
            Foreign::Pdf => "PDF",
            Foreign::OldOffice => self.pick("Office đời trước 2007", "Office before 2007"),
            Foreign::Rtf => "RTF",
            Foreign::Spreadsheet => "Excel",
            Foreign::Presentation => "PowerPoint",
            Foreign::OpenDocument => "OpenDocument",
            Foreign::Picture => self.pick("ảnh", "a picture"),
            Foreign::Archive => self.pick("tệp nén không phải zip", "an archive that is no zip"),
            Foreign::WebAnno => self.pick(
                "WebAnno TSV; hãy xuất UIMA CAS JSON hoặc XMI",
                "WebAnno TSV; export UIMA CAS JSON or XMI instead",
            ),
            Foreign::Program => self.pick("chương trình", "a program"),
        }
    }

    fn damage(self, damage: Damage) -> &'static str {
        match damage {
            Damage::Cut => self.pick("thiếu phần cuối", "its end is missing"),
            Damage::Directory => self.pick("mục lục hỏng", "its directory is damaged"),
            Damage::Place => {
                self.pick("tệp không ở chỗ mục lục ghi", "a file is not where the directory says")
            }
            Damage::Overlap => self.pick("các tệp đè lên nhau", "files overlap"),
            Damage::Packed => self.pick("dữ liệu nén hỏng", "its packed bytes are damaged"),
            Damage::Size => self.pick("kích thước không khớp", "it is not as long as the directory says"),
            Damage::Checksum => self.pick("mã kiểm tra không khớp", "its checksum does not fit"),
        }
    }
}
