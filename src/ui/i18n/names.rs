//! What labels, statuses, kinds and relations are called.

use super::{Language, Message};
use crate::annotation::{RelationType, Status};
use crate::label::{
    AttributeDef, AttributeKind, Bound, Change, DayPart, FigureKind, Label, LabelDef, LabelSet, Level,
};
use crate::session::{Grain, StatusFilter};

impl Language {
    /// What a label is called.
    pub fn label(self, labels: &LabelSet, label: Label) -> &str {
        labels.get(label).map_or("?", |definition| self.label_name(definition))
    }

    /// What a defined label is called.
    pub fn label_name(self, definition: &LabelDef) -> &str {
        self.pick(&definition.name.vi, &definition.name.en)
    }

    /// A status.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Suggested => self.pick("Gợi ý", "Suggested"),
            Status::Accepted => self.pick("Đã chấp nhận", "Accepted"),
            Status::Edited => self.pick("Đã sửa", "Edited"),
            Status::Rejected => self.pick("Đã bác bỏ", "Rejected"),
            Status::Manual => self.pick("Tự gán", "Manual"),
        }
    }

    /// A choice of statuses.
    pub fn status_filter(self, filter: StatusFilter) -> &'static str {
        match filter {
            StatusFilter::Live => self.pick("Tất cả", "All"),
            StatusFilter::ToReview => self.pick("Cần duyệt", "To review"),
            StatusFilter::Reviewed => self.pick("Đã duyệt", "Reviewed"),
            StatusFilter::Rejected => self.pick("Đã bác bỏ", "Rejected"),
        }
    }

    /// A relation as read from its beginning, and from its end.
    pub fn relation(self, kind: &RelationType, from_its_end: bool) -> String {
        match (kind, from_its_end) {
            (kind, false) => self.reader().relation(kind).into(),
            (RelationType::Holds, true) => self.pick("người giữ", "held by").into(),
            (RelationType::IssuedOn, true) => self.pick("là ngày ban hành", "issue date of").into(),
            (RelationType::IssuedBy, true) => self.pick("là người ban hành", "issued").into(),
            (RelationType::Custom(name), true) => format!("← {name}"),
        }
    }

    /// What an attribute holds.
    pub fn attribute_kind(self, kind: AttributeKind) -> &'static str {
        match kind {
            AttributeKind::Text => Message::ValueText.text(self),
            AttributeKind::Number => Message::ValueNumber.text(self),
            AttributeKind::Choice => Message::AttributeChoice.text(self),
            AttributeKind::Date => Message::ValueDate.text(self),
        }
    }

    /// The attributes of a label in a line: `Quy mô (lớn, nhỏ) · Ngày ký (ngày tháng)`.
    pub fn attributes(self, asked: &[AttributeDef]) -> String {
        let one = |known: &AttributeDef| {
            let holds = match known.choices.as_slice() {
                [] => self.attribute_kind(known.kind).to_lowercase(),
                choices => choices.join(", "),
            };
            format!("{} ({holds})", known.name)
        };
        asked.iter().map(one).collect::<Vec<_>>().join(" · ")
    }

    /// A kind of figure.
    pub fn figure_kind(self, kind: FigureKind) -> &'static str {
        match kind {
            FigureKind::Percent => self.pick("Tỷ lệ phần trăm", "Percent"),
            FigureKind::Money => self.pick("Tiền", "Money"),
            FigureKind::Count => self.pick("Số đếm", "Count"),
            FigureKind::Measure => self.pick("Số đo", "Measure"),
            FigureKind::Ratio => self.pick("Phân số", "Ratio"),
            FigureKind::Duration => self.pick("Thời lượng", "Duration"),
        }
    }

    /// How the true amount stands to the written one.
    pub fn bound(self, bound: Bound) -> &'static str {
        match bound {
            Bound::Over => self.pick("Hơn", "Over"),
            Bound::Under => self.pick("Dưới, gần", "Under"),
            Bound::About => self.pick("Khoảng", "About"),
            Bound::Exact => self.pick("Đúng", "Exactly"),
        }
    }

    /// Which way a quantity went.
    pub fn change(self, change: Change) -> &'static str {
        match change {
            Change::Up => self.pick("Tăng", "Up"),
            Change::Down => self.pick("Giảm", "Down"),
        }
    }

    /// A level of the state.
    pub fn level(self, level: Level) -> &'static str {
        match level {
            Level::Central => self.pick("Trung ương", "Central"),
            Level::Province => self.pick("Tỉnh, thành phố", "Province"),
            Level::District => self.pick("Huyện", "District"),
            Level::Commune => self.pick("Xã, phường", "Commune"),
            Level::Unit => self.pick("Đơn vị", "Unit"),
        }
    }

    /// A part of the day.
    pub fn day_part(self, part: DayPart) -> &'static str {
        match part {
            DayPart::Morning => Message::Morning,
            DayPart::Midday => Message::Midday,
            DayPart::Afternoon => Message::Afternoon,
            DayPart::Evening => Message::Evening,
            DayPart::Night => Message::Night,
        }
        .text(self)
    }

    /// How far an edge moves.
    pub fn grain(self, grain: Grain) -> &'static str {
        match grain {
            Grain::Character => Message::Character,
            Grain::Syllable => Message::Syllable,
            Grain::Word => Message::Word,
            Grain::Clause => Message::Clause,
            Grain::Sentence => Message::Sentence,
            Grain::Paragraph => Message::Paragraph,
            Grain::Document => Message::Article,
        }
        .text(self)
    }
}
