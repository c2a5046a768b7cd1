//! What people, their offices and the slots of frames are called.

use super::Language;
use crate::session::SlotName;

impl Language {
    /// `12 người`, `1 person`.
    pub fn people(self, count: usize) -> String {
        let noun = self.pick("người", if count == 1 { "person" } else { "people" });
        format!("{} {noun}", self.number(count))
    }

    /// What to choose while two people become one.
    pub fn choose_same(self, name: &str) -> String {
        self.pick(format!("Ai cùng là “{name}”?"), format!("Who is “{name}” too?"))
    }

    /// The command that makes two people one.
    pub fn merge_people(self, one: &str, other: &str) -> String {
        self.pick(format!("Gộp “{one}” với “{other}”"), format!("Merge “{one}” with “{other}”"))
    }

    /// The command that makes one person several: by the spellings of the name, or each mention apart.
    pub fn split_person(self, spellings: usize) -> String {
        if spellings > 1 {
            let count = self.number(spellings);
            self.pick(format!("Tách theo tên ({count})"), format!("Split by name ({count})"))
        } else {
            self.pick("Tách từng chỗ", "Split each").into()
        }
    }

    /// That somebody else holds the same office, and whether further ones do.
    pub fn also_held_by(self, name: &str, others: bool) -> String {
        let more = if others { self.pick(" và người khác", " and others") } else { "" };
        self.pick(format!("{name}{more} cũng giữ chức này"), format!("Also held by {name}{more}"))
    }

    /// What a slot of a frame asks for.
    pub fn slot(self, name: SlotName) -> &'static str {
        match name {
            SlotName::Person => self.pick("Người", "Person"),
            SlotName::Positions => self.pick("Chức vụ", "Positions"),
            SlotName::Body => self.pick("Cơ quan", "Body"),
            SlotName::Who => self.pick("Ai ban hành, chỉ đạo", "Who"),
            SlotName::ToWhom => self.pick("Ai thực hiện", "To whom"),
            SlotName::What => self.pick("Nội dung", "What"),
            SlotName::Deadline => self.pick("Thời hạn", "Deadline"),
            SlotName::LegalBasis => self.pick("Căn cứ", "Legal basis"),
            SlotName::IssuedOn => self.pick("Ngày ban hành", "Issued on"),
        }
    }
}
