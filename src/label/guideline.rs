//! The guideline of each built-in label: what it is, what it is not, and examples.
//!
//! It is the label scheme as a person needs it beside the article: a few lines per label, in the
//! interface's two languages. Examples are Vietnamese, because the articles are.

use super::Label;

/// The guideline of one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guideline {
    /// What gets the label and how far the span goes.
    pub is: Bilingual,
    /// What does not get it, although it looks like it.
    pub is_not: Bilingual,
    /// Marked text: `⟦…⟧` around what gets the label. One without marks shows what gets none.
    pub examples: &'static [&'static str],
}

/// A text in both languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

/// The guideline of a label, `None` for a user's label: its own stands in its definition.
pub fn guideline(label: Label) -> Option<&'static Guideline> {
    Some(match label {
        Label::Official => &OFFICIAL,
        Label::Position => &POSITION,
        Label::Date => &DATE,
        Label::Figure => &FIGURE,
        Label::Document => &DOCUMENT,
        Label::Instruction => &INSTRUCTION,
        Label::Custom(_) => return None,
    })
}

/// An example cut at its marks: each piece of text, and whether it stands between `⟦` and `⟧`.
pub fn pieces(example: &str) -> impl Iterator<Item = (&str, bool)> {
    example
        .split('⟦')
        .enumerate()
        .flat_map(|(place, part)| match part.split_once('⟧') {
            Some((inside, after)) if place > 0 => [(inside, true), (after, false)],
            _ => [(part, false), ("", false)],
        })
        .filter(|(text, _)| !text.is_empty())
}

static OFFICIAL: Guideline = Guideline {
    is: Bilingual {
        vi: "Tên riêng của người đang giữ chức vụ, không kèm từ xưng hô và chức vụ. Mỗi lần nhắc đến đều được đánh dấu, kể cả khi chỉ nhắc tên.",
        en: "The personal name of someone who holds office, without honorific or title. Every mention counts, also a short one.",
    },
    is_not: Bilingual {
        vi: "Người dân, nhà báo, tên tác giả và ảnh, nhân vật lịch sử trong cụm từ cố định, tên đường, tên trường.",
        en: "Private persons, journalists, bylines and photo credits, historical figures in set phrases, names of streets and schools.",
    },
    examples: &[
        "Đồng chí ⟦Vũ Minh Tâm⟧, Bí thư Đảng uỷ xã, phát biểu khai mạc.",
        "Sau đó, đồng chí ⟦Tâm⟧ trao quà cho các hộ.",
        "Học tập tư tưởng Hồ Chí Minh.",
    ],
};

static POSITION: Guideline = Guideline {
    is: Bilingual {
        vi: "Một chức vụ, cùng cơ quan, cấp và địa danh của nó: gắn với một người, thay cho một người cụ thể, hoặc là người ban hành văn bản. Mỗi chức vụ một đoạn. Chữ viết tắt cũng tính.",
        en: "One office with its organisation, level and place: beside a name, standing for one person, or as the issuer of a document. One span per office. Abbreviations count.",
    },
    is_not: Bilingual {
        vi: "Tên cơ quan (HĐND tỉnh, Bộ Chính trị) và tập thể (lãnh đạo các phòng, các Bí thư chi bộ).",
        en: "Bodies (HĐND tỉnh, Bộ Chính trị) and collectives (lãnh đạo các phòng, các Bí thư chi bộ).",
    },
    examples: &[
        "Bà Đặng Thu Hà, ⟦Phó Giám đốc Sở Y tế⟧, ⟦Chủ tịch Hội Chữ thập đỏ tỉnh⟧.",
        "⟦Chủ tịch UBND phường⟧ kết luận buổi làm việc.",
        "Dự họp có lãnh đạo các phòng chuyên môn.",
    ],
};

static DATE: Guideline = Guideline {
    is: Bilingual {
        vi: "Một thời điểm hoặc khoảng thời gian trên lịch, cả cụm từ kèm từ chỉ thời gian đứng đầu. Hai ngày nối bằng “và” là hai đoạn; “từ … đến …” là một đoạn.",
        en: "A point or period on the calendar: the whole expression with its leading time word. Two dates joined by “và” are two spans; “từ … đến …” is one.",
    },
    is_not: Bilingual {
        vi: "Thời gian chung chung hoặc lặp lại (hiện nay, thời gian qua, hằng tháng) và thời lượng (03 năm thực hiện: là số liệu).",
        en: "Vague or recurrent time (hiện nay, thời gian qua, hằng tháng) and durations (03 năm thực hiện is a figure).",
    },
    examples: &[
        "⟦Chiều 12/9/2023⟧, huyện tổ chức hội nghị sơ kết ⟦9 tháng đầu năm 2023⟧.",
        "Hoàn thành trước ⟦ngày 15/10⟧, thực hiện trong ⟦quý IV⟧.",
        "Thời gian tới, địa phương tiếp tục rà soát.",
    ],
};

static FIGURE: Guideline = Guideline {
    is: Bilingual {
        vi: "Một con số kèm đơn vị, hoặc kèm danh từ ngắn nhất gọi tên thứ được đếm. Các từ trên, hơn, gần, khoảng, tăng, giảm nằm ngoài đoạn và được ghi vào giá trị.",
        en: "A numeral with its unit, or with the shortest noun that names what is counted. Words such as trên, hơn, gần, khoảng, tăng, giảm stay outside and go into the value.",
    },
    is_not: Bilingual {
        vi: "Số trong ngày tháng hoặc số hiệu văn bản, số thứ tự và tên gọi (khoá XII, Quốc lộ 1A), cấp gió, số điện thoại.",
        en: "Numbers inside dates or document numbers, ordinals and names (khoá XII, Quốc lộ 1A), wind grades, phone numbers.",
    },
    examples: &[
        "Thu ngân sách đạt ⟦512,7 tỷ đồng⟧, bằng ⟦64,1%⟧ dự toán.",
        "Hỗ trợ hơn ⟦1.250 hộ⟧ nghèo, trồng mới ⟦38 ha⟧.",
        "Kỳ họp thứ 9, HĐND khoá XI.",
    ],
};

static DOCUMENT: Guideline = Guideline {
    is: Bilingual {
        vi: "Một văn bản cụ thể do cơ quan có thẩm quyền ban hành: loại và số hiệu; khi không có số hiệu thì loại và cơ quan ban hành, tên chính thức hoặc năm.",
        en: "One particular instrument issued by an authority: type and number; without a number, type and issuer, official title or year.",
    },
    is_not: Bilingual {
        vi: "Chỉ có từ gọi loại văn bản, các văn bản nói chung (các nghị quyết của Đảng), phần “về …” và tên trích dẫn phía sau.",
        en: "A bare type word, documents in general (các nghị quyết của Đảng), the following “về …” and quoted titles.",
    },
    examples: &[
        "Thực hiện ⟦Chỉ thị số 21-CT/TU⟧ về phòng, chống cháy rừng.",
        "Theo ⟦Nghị quyết của HĐND tỉnh⟧ và ⟦Luật Đất đai⟧.",
        "Quán triệt các nghị quyết, chỉ thị của cấp trên.",
    ],
};

static INSTRUCTION: Guideline = Guideline {
    is: Bilingual {
        vi: "Một việc mà người có thẩm quyền yêu cầu người khác làm: từ động từ hành động đến hết ý, không lấy dấu câu cuối. Mỗi ý cách nhau bằng dấu chấm phẩy là một đoạn; mỗi mục liệt kê là một đoạn.",
        en: "One thing that somebody in authority tells others to do: from the action verb to the end of the clause, without the closing mark. One span per clause between semicolons, one per listed item.",
    },
    is_not: Bilingual {
        vi: "Kết quả và tường thuật (đã chỉ đạo thực hiện tốt), kiến nghị lên cấp trên, mong muốn, câu mở đầu một danh sách.",
        en: "Results and reports (đã chỉ đạo thực hiện tốt), requests upward, wishes, the sentence that only opens a list.",
    },
    examples: &[
        "Đồng chí yêu cầu các xã ⟦khẩn trương nạo vét kênh mương⟧; ⟦bố trí lực lượng trực 24/24 giờ⟧.",
        "Đề nghị Phòng Giáo dục ⟦rà soát các điểm trường trước ngày 30/8⟧.",
        "Huyện đã chỉ đạo thực hiện tốt công tác tiêm phòng.",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_label_has_one_that_shows_both_sides() {
        for label in Label::BUILT_IN {
            let guideline = guideline(label).expect("built in");
            let marked = |example: &&&'static str| pieces(example).any(|(_, inside)| inside);
            let with = guideline.examples.iter().filter(marked).count();
            assert!(with > 0 && with < guideline.examples.len(), "{label:?}");
        }
    }

    #[test]
    fn pieces_follow_the_marks() {
        let cut: Vec<(&str, bool)> = pieces("a ⟦b⟧ c ⟦d⟧").collect();
        assert_eq!(cut, [("a ", false), ("b", true), (" c ", false), ("d", true)]);
        assert_eq!(pieces("none").collect::<Vec<_>>(), [("none", false)]);
    }

    #[test]
    fn nothing_is_lost_between_the_pieces() {
        for label in Label::BUILT_IN {
            for example in guideline(label).expect("built in").examples {
                let joined: String = pieces(example).map(|(text, _)| text).collect();
                assert_eq!(joined, example.replace(['⟦', '⟧'], ""));
            }
        }
    }
}
