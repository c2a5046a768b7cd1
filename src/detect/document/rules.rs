//! What the document detector tells a person who asks why.

use crate::detect::{Rule, shown};

/// All rules of the detector.
pub(super) static ALL: &[&Rule] =
    &[&NUMBER, &SHORT_NUMBER, &CONGRESS, &PLENUM, &YEAR, &ISSUER, &PROGRAMME, &TITLE, &LAW];

pub(super) static NUMBER: Rule = Rule {
    id: "document.number",
    vi: "Tên loại văn bản và số, ký hiệu",
    en: "A type of document with its number",
    examples: shown(&[
        "theo ⟦Nghị quyết số 07/2023/NQ-HĐND⟧ ngày 12/7/2023 của HĐND tỉnh",
        "⟦Kế hoạch số 215/KH - UBND⟧ và ⟦Chỉ thị 12-CT/TU⟧",
        "⟦Nghị quyết số 18⟧, ⟦19-NQ/TW⟧",
        "⟦Công văn số: 3824/UBND-KT⟧",
        "đạt 12/20 chỉ tiêu, ngày 15/7/2023",
    ]),
};

pub(super) static SHORT_NUMBER: Rule = Rule {
    id: "document.short-number",
    vi: "Tên loại văn bản và số, không có ký hiệu",
    en: "A type of document with its number, without a code",
    examples: shown(&[
        "⟦Quyết định số 318⟧ của Thủ tướng Chính phủ",
        "triển khai ⟦Đề án 06⟧ và ⟦Nghị quyết 57⟧ của Bộ Chính trị",
        "Kế hoạch 5 năm và 05 Chương trình công tác",
    ]),
};

pub(super) static CONGRESS: Rule = Rule {
    id: "document.congress",
    vi: "Văn kiện của một đại hội xác định",
    en: "A document of one particular congress",
    examples: shown(&[
        "⟦Nghị quyết Đại hội XIII của Đảng⟧",
        "⟦Nghị quyết Đại hội Đảng bộ huyện lần thứ XXIV⟧, nhiệm kỳ 2020 - 2025",
        "Nghị quyết Đại hội Đảng các cấp",
    ]),
};

pub(super) static PLENUM: Rule = Rule {
    id: "document.plenum",
    vi: "Văn kiện của một hội nghị Trung ương xác định",
    en: "A document of one particular plenum of the Central Committee",
    examples: shown(&["⟦Nghị quyết Trung ương 4 (khóa XII)⟧ về xây dựng Đảng", "chủ trương của Trung ương"]),
};

pub(super) static YEAR: Rule = Rule {
    id: "document.year",
    vi: "Nghị quyết của một năm",
    en: "The resolution of one year",
    examples: shown(&[
        "⟦Nghị quyết năm 2022 của Huyện ủy⟧ đề ra 20 chỉ tiêu",
        "Nghị quyết của Đảng trong năm 2022",
    ]),
};

pub(super) static ISSUER: Rule = Rule {
    id: "document.issuer",
    vi: "Tên loại văn bản và cơ quan ban hành",
    en: "A type of document and the body that issued it",
    examples: shown(&[
        "công bố ⟦Quyết định của Chủ tịch UBND tỉnh⟧ về công nhận xã",
        "các nghị quyết, chỉ thị của Đảng, theo quy định của pháp luật",
    ]),
};

pub(super) static PROGRAMME: Rule = Rule {
    id: "document.programme",
    vi: "Chương trình mục tiêu quốc gia có tên",
    en: "A named national target programme",
    examples: shown(&[
        "⟦Chương trình mục tiêu quốc gia xây dựng nông thôn mới⟧ trên địa bàn",
        "vốn 03 chương trình mục tiêu quốc gia",
    ]),
};

pub(super) static TITLE: Rule = Rule {
    id: "document.title",
    vi: "Tên gọi chính thức có giai đoạn thực hiện",
    en: "An official title with its period",
    examples: shown(&[
        "ban hành ⟦Đề án phát triển kinh tế rừng giai đoạn 2022-2026⟧, tầm nhìn 2030",
        "xây dựng kế hoạch phát triển kinh tế rừng",
    ]),
};

pub(super) static LAW: Rule = Rule {
    id: "document.law",
    vi: "Tên gọi chính thức của luật, bộ luật, pháp lệnh",
    en: "The official name of a law, code or ordinance",
    examples: shown(&[
        "⟦Luật Phòng, chống tham nhũng⟧ và ⟦Luật Đất đai năm 2024⟧",
        "chấp hành pháp luật, kỷ luật",
    ]),
};
