//! What an article is called until somebody names it.

use crate::text::is_blank;

/// The longest heading, in characters.
const MOST: usize = 200;

/// The first line that says something, cut where it is very long; empty for an empty text.
///
/// The date and the counters that pages have above a title say nothing, unless there is no other line.
pub fn heading(article: &str) -> String {
    let lines = || article.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
    let line = lines().take(LOOKED_AT).find(|line| says_something(line)).or_else(|| lines().next());
    line.unwrap_or_default().chars().take(MOST).collect()
}

/// So many lines are looked at: what stands further down is no title.
const LOOKED_AT: usize = 5;

/// Whether a line is words rather than a date, a time or a counter.
fn says_something(line: &str) -> bool {
    let seen = || line.chars().take(MOST);
    seen().filter(|c| c.is_alphabetic()).count() > 2 * seen().filter(char::is_ascii_digit).count()
}

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
            ("14/8/2018", "14/8/2018"),
            (" \n", ""),
        ] {
            assert_eq!(heading(article), name);
        }
        assert_eq!(heading(&"dài ".repeat(100)).chars().count(), 200);
    }
}
