//! Texts with parameters and plural. Vietnamese has no plural forms; English has two.

use super::Language;
use crate::session::{Deed, Form, KeyMoved, MOST};

impl Language {
    /// A whole number with its groups: `1.250` in Vietnamese, `1,250` in English.
    pub fn number(self, number: usize) -> String {
        self.grouped(&number.to_string())
    }

    /// Digits in groups of three.
    pub(super) fn grouped(self, digits: &str) -> String {
        let mark = self.pick('.', ',');
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// English wants one of two words beside a number.
    pub(super) fn counted(self, number: usize, vi: &str, one: &str, many: &str) -> String {
        let noun = self.pick(vi, if number == 1 { one } else { many });
        format!("{} {noun}", self.number(number))
    }

    /// `12 chú giải`, `1 annotation`.
    pub fn annotations(self, count: usize) -> String {
        self.counted(count, "chú giải", "annotation", "annotations")
    }

    /// `12 gợi ý`, `1 suggestion`.
    pub fn suggestions(self, count: usize) -> String {
        self.counted(count, "gợi ý", "suggestion", "suggestions")
    }

    /// `12 lệnh`, `1 command`.
    pub fn commands(self, count: usize) -> String {
        self.counted(count, "lệnh", "command", "commands")
    }

    /// `0 yêu cầu mạng kể từ khi tải trang`, `0 network requests since the page was loaded`.
    pub fn requests(self, count: usize) -> String {
        let counted = self.counted(count, "yêu cầu mạng", "network request", "network requests");
        self.pick(format!("{counted} kể từ khi tải trang"), format!("{counted} since the page was loaded"))
    }

    /// That a key has another command already.
    pub fn key_of_command(self, name: &str) -> String {
        self.pick(
            format!("đang là phím của lệnh “{name}”, lệnh đó sẽ mất phím này."),
            format!("belongs to “{name}”, which would lose it."),
        )
    }

    /// That a key belongs to a label, which would get another.
    pub fn key_from_label(self, name: &str) -> String {
        self.pick(
            format!("là phím của nhãn {name}; nhãn sẽ nhận phím khác."),
            format!("is the key of the label {name}, which would get another."),
        )
    }

    /// That a label and a command have one key.
    pub fn key_is_shared(self, key: char, command: &str) -> String {
        let key = key.to_uppercase();
        self.pick(
            format!("Phím {key} cũng là phím của lệnh “{command}”; trong bài này nó gán nhãn."),
            format!("{key} is the key of “{command}” too; in this article it gives the label."),
        )
    }

    /// Gives a label another key, or none.
    pub fn give_other_key(self, key: Option<char>) -> String {
        match key.map(char::to_uppercase) {
            Some(key) => self.pick(format!("Đổi sang phím {key}"), format!("Use {key} instead")),
            None => self.pick("Bỏ phím của nhãn", "Take the label’s key away").to_owned(),
        }
    }

    /// That a label of a file got another key.
    pub fn key_moved(self, moved: &KeyMoved) -> String {
        let (name, from) = (&moved.name, moved.from.to_uppercase());
        match moved.to.map(char::to_uppercase) {
            Some(to) => self.pick(
                format!("Phím {from} là của một lệnh: nhãn {name} nhận phím {to}."),
                format!("{from} is the key of a command: the label {name} got {to}."),
            ),
            None => self.pick(
                format!("Phím {from} là của một lệnh: nhãn {name} không có phím."),
                format!("{from} is the key of a command: the label {name} has none."),
            ),
        }
    }

    /// An attribute by its place.
    pub fn nth_attribute(self, place: usize) -> String {
        self.pick(format!("Thuộc tính {place}"), format!("Attribute {place}"))
    }

    /// By which keys the other end of a relation is found and taken.
    pub fn relate_keys(self, [next, previous, accept]: [&str; 3]) -> String {
        self.pick(
            format!("Hoặc dùng phím: {next}, {previous} rồi {accept}."),
            format!("Or by keys: {next} and {previous}, then {accept}."),
        )
    }

    /// That a key belongs to a built-in label, which has it in every article.
    pub fn key_of_label(self, name: &str) -> String {
        self.pick(
            format!("là phím của nhãn {name}, không đổi được. Hãy chọn phím khác."),
            format!("is the key of the label {name} and stays so. Choose another."),
        )
    }

    /// The command that takes a key away from a command.
    pub fn remove_key(self, key: &str) -> String {
        self.pick(format!("Gỡ phím {key}"), format!("Remove the key {key}"))
    }

    /// `37/64`.
    pub fn share(self, done: usize, total: usize) -> String {
        format!("{}/{}", self.number(done), self.number(total))
    }

    /// How far the review has come, as a sentence.
    pub fn reviewed(self, done: usize, total: usize) -> String {
        let share = self.share(done, total);
        self.pick(format!("Đã duyệt {share}"), format!("{share} reviewed"))
    }

    /// The command that accepts all suggestions of one label.
    pub fn accept_all(self, label: &str, count: usize) -> String {
        let count = self.number(count);
        self.pick(
            format!("Chấp nhận cả {count} gợi ý {label}"),
            format!("Accept all {count} {label} suggestions"),
        )
    }

    /// The command that accepts every suggestion shown.
    pub fn accept_shown(self, count: usize) -> String {
        self.pick(
            format!("Chấp nhận cả {}", self.number(count)),
            format!("Accept all {}", self.number(count)),
        )
    }

    /// How many annotations are picked.
    pub fn picked(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Đã chọn {count}"), format!("{count} picked"))
    }

    /// The command that shows where the same words stand.
    pub fn same_elsewhere(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Giống ở nơi khác ({count})"), format!("Same elsewhere ({count})"))
    }

    /// What was done to an example, and would be done elsewhere.
    pub fn deed(self, deed: &Deed, label: &str) -> String {
        match deed {
            Deed::Keep => self.pick(format!("gán nhãn {label} ở:"), format!("label {label} in:")),
            Deed::Move(_) => self.pick("đặt biên như vậy ở:", "set these edges in:").into(),
            Deed::Value(_) => self.pick("sửa giá trị như vậy ở:", "set this value in:").into(),
            Deed::Reject | Deed::Never => {
                self.pick(format!("không phải {label}, bác bỏ ở:"), format!("is no {label}, reject in:"))
            }
            Deed::Delete => self.pick("xoá ở:", "delete in:").into(),
        }
    }

    /// How many places are ticked.
    pub fn chosen(self, count: usize, of: usize) -> String {
        let share = self.share(count, of);
        self.pick(format!("Đã chọn {share}"), format!("{share} ticked"))
    }

    /// The switch that ticks all places.
    pub fn tick_all(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Chọn cả {count}"), format!("Tick all {count}"))
    }

    /// The command that does it in the ticked places.
    pub fn repeat_in(self, count: usize) -> String {
        self.pick(
            format!("Làm ở {} nơi", self.number(count)),
            format!("Do it in {}", self.counted(count, "", "place", "places")),
        )
    }

    /// The menu that labels all hits.
    pub fn label_hits(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Gán nhãn cả {count}…"), format!("Label all {count}…"))
    }

    /// Which hit is shown, of how many.
    pub fn hits(self, at: Option<usize>, count: usize) -> String {
        match at {
            Some(at) if count >= MOST => format!("{}/{}+", self.number(at), self.number(count)),
            Some(at) => self.share(at, count),
            None => self.pick("Không thấy", "No hits").into(),
        }
    }

    /// How many hits stand in ignored regions.
    pub fn hits_ignored(self, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("{count} ở vùng bỏ qua"), format!("{count} in ignored regions"))
    }

    /// A pattern that the browser does not understand, in its words.
    pub fn invalid_pattern(self, words: &str) -> String {
        self.pick(format!("Biểu thức chưa đúng: {words}"), format!("Not a valid pattern: {words}"))
    }

    /// What makes a candidate of the sweep.
    pub fn form(self, form: Form) -> &'static str {
        match form {
            Form::Capitals => self.pick("Chữ hoa", "Capitals"),
            Form::Number => self.pick("Con số", "Number"),
            Form::Date => self.pick("Giống ngày tháng", "Like a date"),
            Form::Order => self.pick("Sau động từ chỉ đạo", "After a verb of order"),
        }
    }

    /// How far a sweep has come, as a sentence.
    pub fn decided(self, decided: usize, total: usize) -> String {
        let share = self.share(decided, total);
        self.pick(format!("Đã quyết định {share}"), format!("{share} decided"))
    }

    /// A command and what it is done to: `Bác bỏ “ngày 3/2”`.
    pub fn on_quote(self, command: &str, quote: &str) -> String {
        format!("{command} “{quote}”")
    }

    /// What a row of the list says to a screen reader.
    pub fn row(self, label: &str, quote: &str, value: Option<&str>, status: &str) -> String {
        match value {
            Some(value) => format!("{label}: {quote}, {value}, {status}"),
            None => format!("{label}: {quote}, {status}"),
        }
    }

    /// How sure a rule is, in words; `score` is in thousandths.
    pub fn certainty(self, score: u16) -> &'static str {
        match score {
            900.. => self.pick("Gần như chắc chắn", "Almost certain"),
            700..=899 => self.pick("Khá chắc chắn", "Fairly certain"),
            500..=699 => self.pick("Chưa chắc, nên xem lại", "Uncertain, worth a look"),
            _ => self.pick("Phỏng đoán", "A guess"),
        }
    }

    /// How sure a rule is, in words and as a number: `Gần như chắc chắn (0,96)`.
    pub fn scored(self, score: u16) -> String {
        let hundredths = (score.min(1000) + 5) / 10;
        let mark = self.pick(',', '.');
        format!("{} ({}{mark}{:02})", self.certainty(score), hundredths / 100, hundredths % 100)
    }

    /// A moment of a file, `2026-11-22T14:30:00+07:00`, by the clock that wrote it:
    /// `22/11/2026 14:30`. What is none is shown as it is.
    pub fn moment(self, iso: &str) -> String {
        let part = |range: std::ops::Range<usize>| iso.get(range).filter(|part| part.is_ascii());
        match (part(0..4), part(5..7), part(8..10), part(11..16)) {
            (Some(year), Some(month), Some(day), Some(time)) => {
                self.pick(format!("{day}/{month}/{year} {time}"), format!("{year}-{month}-{day} {time}"))
            }
            _ => iso.to_owned(),
        }
    }

    /// Where an annotation came from, for one that was read from a file.
    pub fn imported(self, format: &str) -> String {
        self.pick(format!("Từ tệp ({format})"), format!("From a file ({format})"))
    }

    /// A rule by its name and the version of the detector.
    pub fn rule(self, rule: &str, version: &str) -> String {
        self.pick(format!("Quy tắc {rule}, bản {version}"), format!("Rule {rule}, version {version}"))
    }

    /// Where an annotation stands in the text, in code points, as files count.
    pub fn place(self, start: usize, end: usize) -> String {
        let (start, end) = (self.number(start), self.number(end));
        self.pick(format!("Ký tự {start}–{end}"), format!("Characters {start}–{end}"))
    }

    /// How many mentions one person has.
    pub fn mentions(self, count: usize) -> String {
        self.pick(format!("{} lần nhắc", self.number(count)), self.counted(count, "", "mention", "mentions"))
    }

    /// A size of a file.
    pub fn bytes(self, bytes: usize) -> String {
        if bytes < 1000 {
            return format!("{bytes} B");
        }
        let tenths = bytes / 100;
        let (unit, tenths) = match tenths {
            0..10_000 => ("kB", tenths),
            10_000..10_000_000 => ("MB", tenths / 1000),
            _ => ("GB", tenths / 1_000_000),
        };
        if tenths >= 1000 {
            return format!("{} {unit}", self.number(tenths / 10));
        }
        format!("{}{}{} {unit}", tenths / 10, self.pick(',', '.'), tenths % 10)
    }

    /// The command that takes a label out of the set.
    pub fn remove_label(self, name: &str) -> String {
        self.pick(format!("Gỡ nhãn {name}"), format!("Remove the label {name}"))
    }

    /// The commands that move a label up and down in the set.
    pub fn move_label(self, name: &str) -> [String; 2] {
        self.pick(
            ["lên", "xuống"].map(|way| format!("Đưa nhãn {name} {way}")),
            ["up", "down"].map(|way| format!("Move the label {name} {way}")),
        )
    }

    /// The commands that move an attribute up and down among those of its label.
    pub fn move_attribute(self, name: &str) -> [String; 2] {
        self.pick(
            ["lên", "xuống"].map(|way| format!("Đưa “{name}” {way}")),
            ["up", "down"].map(|way| format!("Move “{name}” {way}")),
        )
    }

    /// The command that changes a label's definition.
    pub fn edit_label(self, name: &str) -> String {
        self.pick(format!("Sửa nhãn {name}"), format!("Edit the label {name}"))
    }

    /// The way to show the labels that are hidden.
    pub fn show_hidden(self, count: usize) -> String {
        let number = self.number(count);
        let labels = if count == 1 { "label" } else { "labels" };
        self.pick(format!("Hiện {number} nhãn ẩn"), format!("Show {number} hidden {labels}"))
    }

    /// The switch that hides or shows a label.
    pub fn show_label(self, name: &str, count: usize) -> String {
        let count = self.number(count);
        self.pick(format!("Hiện {name}, {count}"), format!("Show {name}, {count}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(Language::Vi.number(1_234_567), "1.234.567");
        assert_eq!(Language::En.number(1_234_567), "1,234,567");
        assert_eq!(Language::Vi.number(999), "999");
    }

    #[test]
    fn english_has_a_singular() {
        assert_eq!(Language::En.suggestions(1), "1 suggestion");
        assert_eq!(Language::En.suggestions(0), "0 suggestions");
        assert_eq!(Language::Vi.suggestions(1), "1 gợi ý");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(Language::En.bytes(512), "512 B");
        assert_eq!(Language::En.bytes(12_345), "12.3 kB");
        assert_eq!(Language::Vi.bytes(12_345), "12,3 kB");
        assert_eq!(Language::En.bytes(345_678), "345 kB");
        assert_eq!(Language::En.bytes(2_500_000), "2.5 MB");
    }
}
