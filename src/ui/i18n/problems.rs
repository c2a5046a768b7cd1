//! What goes wrong with a file, in words.

use super::Language;
use crate::exchange::{List, Place, Problem, ReadError, RelationFault, SpanFault};

impl Language {
    /// Why a file was refused, and what to do.
    pub fn read_error(self, error: &ReadError) -> String {
        match error {
            ReadError::NoLabels => self.pick("Tệp không có bộ nhãn.", "The file has no label set.").into(),
            ReadError::Empty => self.pick("Tệp trống.", "The file is empty.").into(),
            ReadError::TooLarge { found, most } => {
                let (found, most) = (self.bytes(*found), self.bytes(*most));
                self.pick(
                    format!("Tệp quá lớn: {found}, tối đa {most}."),
                    format!("The file is too large: {found}, at most {most}."),
                )
            }
            ReadError::TooDeep { .. } => self
                .pick(
                    "Tệp lồng quá nhiều ngoặc, không phải tệp dự án.",
                    "The file nests too many brackets to be a project.",
                )
                .into(),
            ReadError::NotJson { line, column } => {
                let (line, column) = (self.number(*line), self.number(*column));
                self.pick(
                    format!("Tệp không phải JSON: sai ở dòng {line}, cột {column}."),
                    format!("The file is not JSON: line {line}, column {column} is wrong."),
                )
            }
            ReadError::CutBeforeText => self
                .pick(
                    "Tệp bị cắt ngang, mất cả nội dung bài. Hãy lấy lại tệp gốc.",
                    "The file is cut short before the end of the article. Get the original again.",
                )
                .into(),
            ReadError::NotOurs => self
                .pick(
                    "Đây là JSON nhưng không phải tệp dự án của Chú Giải.",
                    "This is JSON, but not a project of Chú Giải.",
                )
                .into(),
            ReadError::NoText => self
                .pick(
                    "Tệp có chú giải nhưng không có nội dung bài.",
                    "The file has annotations but not their article.",
                )
                .into(),
            ReadError::NotAnnotated => self
                .pick(
                    "Tệp không thuộc định dạng nào có chú giải.",
                    "The file is of no format that has annotations.",
                )
                .into(),
            ReadError::NotOfFormat { format } => self.pick(
                format!("Tệp không thuộc định dạng {format}."),
                format!("The file is not of the format {format}."),
            ),
            ReadError::NotXml { at } => {
                let at = self.number(usize::try_from(*at).unwrap_or(usize::MAX));
                self.pick(
                    format!("Tệp không phải XML: sai ở byte {at}."),
                    format!("The file is not XML: byte {at} is wrong."),
                )
            }
            ReadError::NoCompanion { extension } => self.pick(
                format!("Thiếu tệp .{extension} cùng tên."),
                format!("The file .{extension} of the same name is missing."),
            ),
            ReadError::Inconsistent(_) => self
                .pick("Các phần trong tệp không khớp nhau.", "The parts of the file do not fit together.")
                .into(),
        }
    }

    /// Something of a file that was dropped or changed.
    #[expect(clippy::too_many_lines, reason = "one arm for each problem")]
    pub fn problem(self, problem: &Problem) -> String {
        match problem {
            Problem::Cut => self
                .pick("Tệp bị cắt ngang; phần nguyên vẹn phía trước được giữ.", "The file is cut short; what was whole before the cut is kept.")
                .into(),
            Problem::OtherVersion { found } if found == "none" => self
                .pick("Tệp không ghi phiên bản; chỉ đọc được những gì giống nhau.", "The file states no version; only what is alike was read.")
                .into(),
            Problem::OtherVersion { found } => self.pick(
                format!("Tệp thuộc phiên bản khác ({found}); chỉ đọc được những gì giống nhau."),
                format!("The file is of another version ({found}); only what is alike was read."),
            ),
            Problem::HalfCharacters { count } => self.repaired(*count),
            Problem::TextChanged => self
                .pick("Nội dung bài đã đổi sau khi ghi tệp; chú giải được đặt lại theo trích dẫn.", "The text was changed after the file was written; annotations were placed by their quotes.")
                .into(),
            Problem::OtherUnit { found } => self.pick(
                format!("Tệp đếm vị trí theo cách khác ({found}); chú giải được đặt lại theo trích dẫn."),
                format!("The file counts positions otherwise ({found}); annotations were placed by their quotes."),
            ),
            Problem::Dangling { count } => {
                let count = self.number(*count);
                self.pick(
                    format!("{count} giá trị, ghi chú hoặc trạng thái bị bỏ vì nói về những gì không có trong tệp."),
                    format!("Values, notes or statuses of something that is not in the file were left out: {count}."),
                )
            }
            Problem::Cancelled { count } => {
                let count = self.number(*count);
                self.pick(
                    format!("{count} lượt chú giải đã bị người làm huỷ nên không lấy."),
                    format!("Cancelled by their annotators and left out: {count}."),
                )
            }
            Problem::NoList { list } => {
                let list = self.list(*list);
                self.pick(format!("Không đọc được danh sách {list}."), format!("The list of {list} could not be read."))
            }
            Problem::UnknownField { field, count } => {
                let count = self.number(*count);
                self.pick(format!("Trường lạ {field} bị bỏ ({count} lần)."), format!("The unknown field {field} was left out ({count}×)."))
            }
            Problem::DocumentField { field } => self.pick(
                format!("Không đọc được thông tin bài: {field}."),
                format!("The article’s {field} could not be read."),
            ),
            Problem::Field { place, field } => {
                let place = self.file_place(place);
                self.pick(format!("{place}: không đọc được {field}."), format!("{place}: {field} could not be read."))
            }
            Problem::NotObject { place } => self.left_out(place, self.pick("không đúng dạng", "it has the wrong shape")),
            Problem::Renumbered { place, to } => {
                let place = self.file_place(place);
                self.pick(format!("{place}: mã bị trùng hoặc hỏng, đổi thành {to}."), format!("{place}: its id was taken or unusable and became {to}."))
            }
            Problem::LabelAdded { key } => self.pick(
                format!("Nhãn {key} chưa được định nghĩa; đã thêm vào bộ nhãn."),
                format!("The label {key} was not defined and was added."),
            ),
            Problem::LabelDropped { place } => self.left_out(place, self.pick("nhãn không có tên", "a label without a name")),
            Problem::NoLabel { place } => self.left_out(place, self.pick("không có nhãn dùng được", "it has no usable label")),
            Problem::Moved { place, to_start, to_end } => {
                let place = self.file_place(place);
                let to = self.place(*to_start as usize, *to_end as usize).to_lowercase();
                self.pick(format!("{place}: đã chuyển đến {to}."), format!("{place}: moved to {to}."))
            }
            Problem::Unplaced { place, quote, fault } => {
                let why = self.span_fault(*fault);
                let quoted = if quote.is_empty() { String::new() } else { format!(" “{quote}”") };
                let place = self.file_place(place);
                self.pick(format!("{place}{quoted} bị bỏ: {why}."), format!("{place}{quoted} was left out: {why}."))
            }
            Problem::NoEntity { place, entity } => {
                let place = self.file_place(place);
                self.pick(
                    format!("{place}: nhắc đến {entity} nhưng tệp không có."),
                    format!("{place}: mentions {entity}, which is not in the file."),
                )
            }
            Problem::RelationDropped { place, fault } => {
                let why = self.relation_fault(fault);
                self.left_out(place, &why)
            }
            Problem::LineDropped { line } => {
                let line = self.number(*line);
                self.pick(
                    format!("Dòng hoặc mục {line} không đọc được và bị bỏ."),
                    format!("Line or record {line} could not be read and was left out."),
                )
            }
            Problem::TextRebuilt => self
                .pick(
                    "Tệp không ghi khoảng cách giữa các từ; bài được ghép lại bằng dấu cách.",
                    "The file does not say what stands between words; the text was put together with blanks.",
                )
                .into(),
            Problem::CompanionUnread { extension } => self.companion_unread(extension),
            Problem::LineBreaks { count } => self.line_breaks(*count),
            Problem::ValueAsNote { place } => {
                let place = self.file_place(place);
                self.pick(
                    format!("{place}: không đọc được giá trị, đã giữ trong ghi chú."),
                    format!("{place}: its value could not be read and was kept in the note."),
                )
            }
            Problem::Joined { place } => self.joined(place),
            Problem::Annotators { count } => self.annotators(*count),
            Problem::More { count } => {
                let count = self.number(*count);
                self.pick(format!("Và {count} chỗ nữa."), format!("And {count} more."))
            }
        }
    }

    fn joined(self, place: &Place) -> String {
        let place = self.file_place(place);
        self.pick(
            format!("{place}: gồm nhiều đoạn rời, đã gộp thành một đoạn cùng phần ở giữa."),
            format!("{place}: its pieces became one span, with what stands between them."),
        )
    }

    fn companion_unread(self, extension: &str) -> String {
        self.pick(
            format!("Không đọc được tệp .{extension} đi kèm."),
            format!("The file .{extension} beside this one could not be read."),
        )
    }

    fn line_breaks(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("{count} chỗ xuống dòng kiểu Windows đã thành một ký tự."),
            format!("{count} line breaks of Windows became one character each."),
        )
    }

    fn annotators(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("{count} người đã gán nhãn bài này; phần của họ được gộp lại, chỗ trùng giữ một."),
            format!("{count} people labelled this article; their work was put together, what is equal once."),
        )
    }

    fn left_out(self, place: &Place, why: &str) -> String {
        let place = self.file_place(place);
        self.pick(format!("{place} bị bỏ: {why}."), format!("{place} was left out: {why}."))
    }

    fn list(self, list: List) -> &'static str {
        match list {
            List::Labels => self.pick("nhãn", "labels"),
            List::Entities => self.pick("đối tượng", "entities"),
            List::Annotations => self.pick("chú giải", "annotations"),
            List::Relations => self.pick("quan hệ", "relations"),
            List::Ignored => self.pick("vùng bỏ qua", "ignored regions"),
        }
    }

    /// `Chú giải T12`; by its place in the list where it has no id.
    fn file_place(self, place: &Place) -> String {
        let noun = match place.list {
            List::Labels => self.pick("Nhãn", "Label"),
            List::Entities => self.pick("Đối tượng", "Entity"),
            List::Annotations => self.pick("Chú giải", "Annotation"),
            List::Relations => self.pick("Quan hệ", "Relation"),
            List::Ignored => self.pick("Vùng bỏ qua", "Ignored region"),
        };
        if place.id.is_empty() {
            let number = self.number(place.index.saturating_add(1));
            self.pick(format!("{noun} thứ {number}"), format!("{noun} number {number}"))
        } else {
            format!("{noun} {}", place.id)
        }
    }

    fn span_fault(self, fault: SpanFault) -> &'static str {
        match fault {
            SpanFault::Missing => self.pick("không có vị trí", "it has no position"),
            SpanFault::Reversed => self.pick("cuối đứng trước đầu", "its end lies before its start"),
            SpanFault::OutOfRange => self.pick("nằm ngoài bài", "it lies outside the article"),
            SpanFault::Blank => self.pick("không có chữ nào", "there is no text in it"),
            SpanFault::QuoteNotFound => {
                self.pick("trích dẫn không có trong bài", "its quote is not in the article")
            }
            SpanFault::Overlap => self.pick("đè lên vùng khác", "it overlaps another region"),
        }
    }

    fn relation_fault(self, fault: &RelationFault) -> String {
        match fault {
            RelationFault::NoType => self.pick("không có loại", "it has no type").into(),
            RelationFault::NoEnd(id) => {
                self.pick(format!("không có chú giải {id}"), format!("there is no annotation {id}"))
            }
            RelationFault::Loop => self.pick("nối với chính nó", "it leads to itself").into(),
            RelationFault::NotAllowed => {
                self.pick("hai nhãn không nối với nhau như vậy", "these labels do not relate that way").into()
            }
        }
    }
}
