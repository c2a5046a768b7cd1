//! Lines that were broken to fit a width are joined again.
//!
//! Text copied from a PDF, an e-mail or an old site breaks its lines in the middle of a phrase
//! (`Phó Chủ tịch⏎HĐND tỉnh`). Such a break is no more than a blank. It is told from the end of a
//! paragraph by what stands around it: the line before is long and ends in the middle of a sentence,
//! and the line after goes on in small letters; or, where several lines of one block do so, it is as
//! long as they are.

use super::token::{Case, Kind, Token};
use crate::text::fold;

/// Bytes that a line must have to be taken for a broken one: shorter lines are headings and cells.
const LEAST_WIDTH: usize = 40;

/// Bytes of a line that ends in small letters and goes on in them: shorter ones are cells.
const LEAST_SMALL: usize = 24;

/// Small-letter continuations that show a block to be broken to a width.
const LEAST_WITNESSES: usize = 2;

/// Lines of one width that show the same beside a single witness.
const LEAST_ALIKE: usize = 6;

/// Drops the breaks inside sentences from a token on; the token after each is taken as spaced. The line of
/// that token begins at an offset, and an empty line stands before it, or nothing.
pub(super) fn join_lines(source: &str, tokens: &mut Vec<Token>, from: usize, line_start: usize) {
    let soft = soft_breaks(source, tokens.get(from..).unwrap_or_default(), line_start);
    let Some(&first) = soft.first() else { return };
    let mut soft = soft.iter().map(|at| from + at).peekable();
    let mut after_soft = false;
    let first = from + first;
    let mut kept = first;
    for at in first..tokens.len() {
        let Some(mut token) = tokens.get(at).copied() else { break };
        if after_soft {
            token.space();
        }
        after_soft = soft.next_if_eq(&at).is_some();
        if !after_soft && let Some(place) = tokens.get_mut(kept) {
            *place = token;
            kept += 1;
        }
    }
    tokens.truncate(kept);
}

/// A break that may be soft.
struct Break {
    /// Its place among the tokens.
    at: usize,
    /// Bytes of the line before it.
    width: usize,
    /// Whether it is long and the line after goes on in small letters.
    continues: bool,
    /// Whether its last word and the first of the next line say that they belong together.
    certain: bool,
}

fn soft_breaks(source: &str, tokens: &[Token], mut line_start: usize) -> Vec<usize> {
    let mut soft = Vec::new();
    let mut block: Vec<Break> = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Break) {
        let (before, after) = (at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at + 1));
        let empty_line = before.is_none_or(|before| before.kind == Kind::Break);
        if empty_line {
            settle(&mut block, &mut soft);
        }
        let width = token.span().start.get() - line_start;
        line_start = token.span().end.get();
        if let (Some(before), Some(after)) = (before, after)
            && !empty_line
            && !ends_sentence(source, before)
        {
            let continues = after.kind == Kind::Word && after.case == Case::Lower;
            // `Căn cứ Luật Tổ chức chính⏎quyền địa phương`, `Nghị định số⏎59/2012/NĐ-CP`
            let small = continues && before.case == Case::Lower && before.kind == Kind::Word;
            // `… có đồng chí Lê Thị Hoa -⏎Bí thư Đảng ủy`
            let dashed = width >= LEAST_WIDTH && after.kind == Kind::Word && is_dash(source, before);
            let certain = small && width >= LEAST_SMALL
                || dashed
                || after.kind == Kind::Number && wants_number(source, before);
            let long = width >= LEAST_WIDTH && matches!(after.kind, Kind::Word | Kind::Number);
            if certain || long {
                block.push(Break { at, width, continues: continues && long, certain });
            }
        }
    }
    settle(&mut block, &mut soft);
    soft
}

/// Decides a block of lines without an empty line between them.
fn settle(block: &mut Vec<Break>, soft: &mut Vec<usize>) {
    let witnesses = || block.iter().filter(|line| line.continues);
    let narrowest = witnesses().map(|line| line.width).min().unwrap_or(usize::MAX);
    // One witness is enough among many lines of its width.
    let alike = block.iter().filter(|line| line.width >= narrowest - narrowest / 8).count();
    let wrapped = witnesses().count() >= LEAST_WITNESSES || alike >= LEAST_ALIKE;
    soft.extend(
        block
            .iter()
            .filter(|line| {
                line.certain || line.continues || (wrapped && line.width >= narrowest - narrowest / 8)
            })
            .map(|line| line.at),
    );
    block.clear();
}

/// `số`, `ngày`, `sáng` at the end of a line.
fn wants_number(source: &str, token: &Token) -> bool {
    const LEADS: &[&str] = &["số", "ngày", "tháng", "năm", "sáng", "chiều", "tối"];
    token.kind == Kind::Word
        && LEADS.contains(&fold(source.get(token.span().range()).unwrap_or_default()).as_str())
}

/// A dash after a blank at the end of a line.
fn is_dash(source: &str, token: &Token) -> bool {
    token.kind == Kind::Mark
        && token.spaced()
        && matches!(source.get(token.span().range()), Some("-" | "–" | "—" | "−"))
}

fn ends_sentence(source: &str, token: &Token) -> bool {
    token.kind == Kind::Mark
        && matches!(
            source.get(token.span().range()),
            Some("." | "!" | "?" | "…" | ":" | ";" | "”" | "\"" | ")" | "|")
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::lexicon::Lexicon;
    use crate::detect::token::tokenize;

    fn lines(source: &str) -> usize {
        let mut tokens = tokenize(source, Lexicon::get().vocabulary());
        join_lines(source, &mut tokens, 0, 0);
        1 + tokens.iter().filter(|token| token.kind == Kind::Break).count()
    }

    #[test]
    fn a_line_that_goes_on_in_small_letters_is_joined() {
        assert_eq!(lines("Chiều qua, Ủy ban nhân dân xã Tân Hòa long trọng tổ\nchức lễ ra mắt."), 1);
    }

    #[test]
    fn in_a_block_of_a_width_a_capital_does_not_end_the_paragraph() {
        let block = "Dự hội nghị có đồng chí Lò Thị Mai, Phó Chủ tịch\nHĐND xã, đồng chí Vi Văn Sơn, Phó Chủ tịch, cùng\nđại diện các thôn và đông đảo người dân trong vùng\nvề dự.";
        assert_eq!(lines(block), 1);
    }

    #[test]
    fn a_dash_at_the_end_of_a_line_leads_on() {
        assert_eq!(lines("Dự và chủ trì hội nghị có đồng chí Lò Thị Mai –\nBí thư Đảng ủy."), 1);
    }

    #[test]
    fn one_witness_is_enough_among_many_lines_of_its_width() {
        let names = "Dự họp có Bí thư Đảng ủy phường Lò Văn Pá, Trưởng Ban chỉ\nđạo hè; Giám đốc Sở Y tế tỉnh Lê Thị Hoa, Giám đốc Sở Xây\nDựng Trần Văn Bảy, Giám đốc Sở Tư pháp Hoàng Văn Lượng và\nGiám đốc Sở Ngoại vụ Bùi Văn Mẫn, Tổng Giám đốc Công ty Nước\nSạch Lê Văn Tám, Giám đốc Sở Nội vụ Phạm Thị Thảo Vy, Phó\nGiám đốc Sở Xây dựng Đỗ Văn Sáu, Giám đốc Sở Công Thương và\nNông nghiệp Vũ Văn Năm.";
        assert_eq!(lines(names), 1);
        let cards = "Trưởng ban Lê Văn Tám phụ trách chung các hoạt động\nPhó ban Trần Thị Mai phụ trách truyền thông của ban\nPhó ban Phạm Văn Sơn phụ trách hậu cần và kinh phí\nỦy viên Đỗ Thị Hạnh phụ trách văn nghệ, tiếp khách\nỦy viên Vũ Văn Lâm phụ trách an ninh và bãi giữ xe\nỦy viên Lò Văn Pá phụ trách y tế, vệ sinh sân khấu\nỦy viên Lê Văn Bình phụ trách âm thanh, ánh sáng";
        assert_eq!(lines(cards), 7);
    }

    #[test]
    fn headings_lists_and_paragraphs_keep_their_breaks() {
        assert_eq!(lines("Huyện ủy tổng kết công tác xây dựng Đảng năm 2023\nSáng 5/1, Huyện ủy họp."), 2);
        assert_eq!(
            lines("Hội nghị thống nhất một số nội dung trọng tâm sau đây:\nthực hiện tốt công tác dân vận."),
            2
        );
        assert_eq!(lines("Trang chủ\ntin tức\nliên hệ"), 3);
    }
}
