//! What an article is called until somebody names it.

use crate::text::{compose, is_blank};

/// The longest heading, in characters.
const MOST: usize = 200;

/// The first line that says something, cut where it is very long; empty for an empty text.
///
/// The date, the counters and the name of the site that pages have above a title say nothing, unless there is no other
/// line.
pub fn heading(article: &str) -> String {
    let lines = || article.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
    let mut rest = lines().take(LOOKED_AT).skip_while(|line| !says_something(line));
    let line = rest.next().or_else(|| lines().next()).unwrap_or_default();
    // A decree is called what it is, and below that what it is about.
    match rest.next().filter(|_| names_kind(line)) {
        Some(subject) => format!("{line} {subject}").chars().take(MOST).collect(),
        None => line.chars().take(MOST).collect(),
    }
}

/// Whether a line only says of which kind a document is, as decrees, decisions and plans have it above their subject:
/// `NGHỊ ĐỊNH`.
fn names_kind(line: &str) -> bool {
    let small = compose(line).to_lowercase();
    KINDS.contains(&small.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

/// Kinds of documents, in small letters.
const KINDS: [&str; 22] = [
    "báo cáo",
    "chỉ thị",
    "chương trình",
    "công điện",
    "công văn",
    "đề án",
    "hướng dẫn",
    "kế hoạch",
    "kết luận",
    "lệnh",
    "luật",
    "nghị định",
    "nghị quyết",
    "pháp lệnh",
    "phương án",
    "quy chế",
    "quy định",
    "quyết định",
    "thông báo",
    "thông tư",
    "thông tư liên tịch",
    "tờ trình",
];

/// So many lines are looked at: what stands further down is no title.
const LOOKED_AT: usize = 5;

/// Whether a line is words rather than a date, a time, a counter or the name of a site.
fn says_something(line: &str) -> bool {
    let seen = || line.chars().take(MOST);
    let letters = seen().filter(|c| c.is_alphabetic()).count();
    letters > 2 * seen().filter(char::is_ascii_digit).count() && !names_site(line)
}

/// What the names of sites begin with, in small letters.
const SITES: [&str; 6] =
    ["cổng thông tin", "trang thông tin", "trang chủ", "báo điện tử", "cổng tttđt", "trang tttđt"];

/// `Cổng thông tin điện tử huyện Tân Lập`, `baohoason.vn`: so few words, and no sentence.
fn names_site(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let small = compose(line).to_lowercase();
    let begins = || SITES.iter().any(|site| small.starts_with(site));
    let is_address = || words == 1 && line.contains('.') && !line.ends_with('.');
    words <= SITE_WORDS && !line.ends_with(['.', '!', '?']) && (begins() || is_address())
}

/// The most words of a site's name.
const SITE_WORDS: usize = 12;

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn the_first_line_that_says_something_names_the_article() {
        for (article, name) in [
            ("\n  \u{a0}Xã Hòa Bình trồng rừng \nSáng nay, xã trồng rừng.", "Xã Hòa Bình trồng rừng"),
            ("14-08-2018 - 15:38\n\nXã Hòa Bình họp", "Xã Hòa Bình họp"),
            ("Thứ ba, 05/11/2019 - 08:30 | 1.204\nXã Hòa Bình họp", "Xã Hòa Bình họp"),
            ("Kết quả 6 tháng đầu năm 2024\nXã họp.", "Kết quả 6 tháng đầu năm 2024"),
            ("Cổng thông tin điện tử xã Hòa Bình\nXã Hòa Bình họp", "Xã Hòa Bình họp"),
            ("baohoabinh.vn\nXã Hòa Bình họp", "Xã Hòa Bình họp"),
            ("Trang chủ xã mới có trang thông tin.\nXã họp", "Trang chủ xã mới có trang thông tin."),
            ("Cổng thông tin điện tử xã", "Cổng thông tin điện tử xã"),
            ("14/8/2018", "14/8/2018"),
            ("NGHỊ ĐỊNH\nQuy định về hộ tịch\n\nCăn cứ Luật", "NGHỊ ĐỊNH Quy định về hộ tịch"),
            ("KẾ HOẠCH\n\nTrồng rừng năm 2024\nThực hiện", "KẾ HOẠCH Trồng rừng năm 2024"),
            ("XÃ HÒA BÌNH TRỒNG RỪNG\nSáng nay, xã trồng rừng.", "XÃ HÒA BÌNH TRỒNG RỪNG"),
            ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
            (" \n", ""),
        ] {
            assert_eq!(heading(article), name);
        }
        assert_eq!(heading(&"dài ".repeat(100)).chars().count(), 200);
    }
}
