//! Web pages: their text as lines, without what is not for reading.
//!
//! Tokens are the standard's, so that broken pages read as in a browser; no tree is built, and elements are
//! counted, not matched, so that time stays linear whatever is left open.

use super::fields::iso_date;
use super::refusal::{Refusal, Remark};
use super::{Article, last_part, text_of};
use crate::annotation::Meta;
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};

/// What an element means for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nothing in it is for reading.
    Hidden,
    /// It stands beside the article.
    Beside,
    /// It does so outside of an article; within one it has the headline.
    Edge,
    /// The article itself.
    Main,
    /// Blanks and breaks in it are as written.
    Verbatim,
    /// What the page is called.
    Title,
    /// It begins a line.
    Block,
    /// It has rows of cells.
    Table,
    /// It begins a row.
    Row,
    /// It begins a cell of a row.
    Cell,
    /// It ends a line.
    Break,
}

fn role(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe" | b"object"
        | b"select" | b"button" | b"textarea" | b"audio" | b"video" | b"canvas" | b"datalist" => Role::Hidden,
        b"nav" | b"aside" | b"form" | b"menu" | b"dialog" => Role::Beside,
        b"header" | b"footer" => Role::Edge,
        b"article" | b"main" => Role::Main,
        b"pre" => Role::Verbatim,
        b"title" => Role::Title,
        b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"li" | b"ul" | b"ol" | b"dl"
        | b"dt" | b"dd" | b"thead" | b"tbody" | b"tfoot" | b"caption" | b"section" | b"blockquote"
        | b"figure" | b"figcaption" | b"address" | b"fieldset" | b"legend" | b"details" | b"summary"
        | b"center" | b"body" | b"html" | b"hgroup" => Role::Block,
        b"table" => Role::Table,
        b"tr" => Role::Row,
        b"td" | b"th" => Role::Cell,
        b"br" | b"hr" => Role::Break,
        _ => return None,
    })
}

/// A line of the page, and where on it.
struct Line {
    text: String,
    beside: bool,
    main: bool,
}

/// How many elements of a role are open.
#[derive(Default)]
struct Open {
    hidden: usize,
    beside: usize,
    edge: usize,
    main: usize,
    verbatim: usize,
    title: usize,
}

impl Open {
    fn count(&mut self, role: Role) -> Option<&mut usize> {
        match role {
            Role::Hidden => Some(&mut self.hidden),
            Role::Beside => Some(&mut self.beside),
            Role::Edge => Some(&mut self.edge),
            Role::Main => Some(&mut self.main),
            Role::Verbatim => Some(&mut self.verbatim),
            Role::Title => Some(&mut self.title),
            Role::Block | Role::Table | Role::Row | Role::Cell | Role::Break => None,
        }
    }
}

#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    line: String,
    blank: bool,
    open: Open,
    /// Of each open table the cells of its open row, by the number of the line that each begins with. The first ones
    /// stand in no table.
    rows: Vec<Vec<usize>>,
    title: String,
    published: Option<String>,
}

/// The article of a page.
///
/// # Errors
/// Where there is no text in it, or more than is taken.
pub(super) fn read(html: &str, name: &str) -> Result<Article, Refusal> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page { rows: vec![Vec::new()], ..Page::default() };
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&tag.name),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish_line();
    while !page.rows.is_empty() {
        page.finish_row();
        page.rows.pop();
    }
    page.article(name)
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        if tag.name.as_slice() == b"meta" {
            self.meta(tag);
        }
        let Some(role) = role(&tag.name) else { return };
        match role {
            // Drawings alone can be empty by a slash.
            Role::Hidden if tag.self_closing => return,
            Role::Hidden | Role::Title => {}
            _ => self.finish_line(),
        }
        match role {
            Role::Table => self.rows.push(Vec::new()),
            Role::Row => self.finish_row(),
            Role::Cell => {
                let begins = self.lines.len();
                if let Some(row) = self.rows.last_mut() {
                    row.push(begins);
                }
            }
            _ => {}
        }
        if let Some(count) = self.open.count(role) {
            *count += 1;
        }
    }

    fn end(&mut self, name: &[u8]) {
        let Some(role) = role(name) else { return };
        if !matches!(role, Role::Hidden | Role::Title) {
            self.finish_line();
        }
        match role {
            Role::Row => self.finish_row(),
            Role::Table => {
                self.finish_row();
                if self.rows.len() > 1 {
                    self.rows.pop();
                }
            }
            _ => {}
        }
        if let Some(count) = self.open.count(role) {
            *count = count.saturating_sub(1);
        }
    }

    fn meta(&mut self, tag: &StartTag<()>) {
        let attribute =
            |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(&value.value));
        let names = [attribute(b"property"), attribute(b"name"), attribute(b"itemprop")];
        let is_date = names.iter().flatten().any(|name| {
            ["article:published_time", "pubdate", "datePublished", "dc.date.issued"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        });
        if is_date && self.published.is_none() {
            self.published = attribute(b"content").and_then(|content| iso_date(content.trim()));
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.title > 0 && self.open.hidden == 0 {
            self.title.push_str(text);
        } else if self.open.hidden == 0 {
            for c in text.chars() {
                self.char(c);
            }
        }
    }

    fn char(&mut self, c: char) {
        match c {
            '\n' if self.open.verbatim > 0 => self.finish_line(),
            ' ' | '\t' if self.open.verbatim > 0 => self.line.push(c),
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.blank = true,
            _ => {
                if self.blank && !self.line.is_empty() && !self.line.ends_with('\t') {
                    self.line.push(' ');
                }
                self.blank = false;
                self.line.push(c);
            }
        }
    }

    /// Makes one line of the cells of a row, whatever elements their words are in. Where a cell has several lines the
    /// table is there for the layout: they stay what they are.
    fn finish_row(&mut self) {
        let cells = self.rows.last_mut().map(std::mem::take).unwrap_or_default();
        let Some(&first) = cells.first() else { return };
        let ends = cells.iter().skip(1).copied().chain([self.lines.len()]);
        let is_row = cells.iter().zip(ends.clone()).all(|(begin, end)| end - begin <= 1);
        let within = self.lines.get(first..).unwrap_or_default();
        let alike = |line: &Line| {
            within.first().is_some_and(|one| (one.beside, one.main) == (line.beside, line.main))
        };
        if !is_row || within.len() < 2 || !within.iter().all(alike) {
            return;
        }
        let words = |(&begin, end): (&usize, usize)| {
            let line = self.lines.get(begin).filter(|_| begin < end);
            line.map(|line| line.text.trim_start()).unwrap_or_default()
        };
        let joined = cells.iter().zip(ends).map(words).collect::<Vec<_>>().join("\t");
        self.lines.truncate(first + 1);
        if let Some(line) = self.lines.last_mut() {
            joined.trim_matches('\t').clone_into(&mut line.text);
        }
    }

    fn finish_line(&mut self) {
        self.blank = false;
        let line = std::mem::take(&mut self.line);
        let text = line.trim_end_matches([' ', '\t']);
        if text.trim_matches(|c: char| c.is_whitespace()).is_empty() {
            return;
        }
        let main = self.open.main > 0;
        let beside = self.open.beside > 0 || (self.open.edge > 0 && !main);
        self.lines.push(Line { text: text.to_owned(), beside, main });
    }

    fn article(self, name: &str) -> Result<Article, Refusal> {
        let length = |is_of: fn(&Line) -> bool| -> usize {
            self.lines.iter().filter(|line| is_of(line)).map(|line| line.text.len()).sum()
        };
        let main = length(|line| line.main && !line.beside);
        let inside = length(|line| !line.beside);
        // A page may have small articles beside the one that it is about, or nothing that it calls one; and an
        // element that is never closed may seem to hold everything.
        let is_kept: fn(&Line) -> bool = if main > 0 && main * 5 >= inside * 2 {
            |line| line.main && !line.beside
        } else if inside > 0 {
            |line| !line.beside
        } else {
            |_| true
        };
        let kept: Vec<&str> =
            self.lines.iter().filter(|line| is_kept(line)).map(|line| line.text.as_str()).collect();
        let left = self.lines.len() - kept.len();
        let meta = Meta {
            title: self.title.split_whitespace().collect::<Vec<_>>().join(" "),
            source: last_part(name).to_owned(),
            published: self.published.unwrap_or_default(),
            ..Meta::default()
        };
        let remarks = if left > 0 { vec![Remark::Beside { lines: left }] } else { Vec::new() };
        Ok(Article { text: text_of(kept.join("\n"))?, meta, encoding: None, remarks })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> String {
        read(html, "a.html").map(|article| article.text.as_str().to_owned()).unwrap_or_default()
    }

    #[test]
    fn blocks_are_lines_and_blanks_are_one() {
        let page = "<html><head><title>Tin\n xã &amp; huyện</title></head><body><h1>Họp  <b>giao ban</b></h1>\
            <p>Sáng\n 08/7,<br>đồng&nbsp;chí&#7873;<p>Đoạn hai<ul><li>một<li>hai</ul>\
            <table><tr><td>STT<th>Tên<tr><td>1<td> Hạnh </table>";
        let article = read(page, "tin/a.html").expect("a page");
        assert_eq!(
            article.text.as_str(),
            "Họp giao ban\nSáng 08/7,\nđồng\u{a0}chíề\nĐoạn hai\nmột\nhai\nSTT\tTên\n1\tHạnh"
        );
        assert_eq!((article.meta.title.as_str(), article.meta.source.as_str()), ("Tin xã & huyện", "a.html"));
        assert_eq!(article.remarks, []);
    }

    #[test]
    fn a_row_is_a_line_whatever_its_cells_are_made_of_but_a_table_for_the_layout_is_none() {
        let table = "<table><tr><td><p>1</p></td><td>\n<div><b>Hạnh</b></div></td><td></td><td><p>Bí thư</p></td></tr>\
            <tr><td><p>&nbsp;</p><td><p>Tâm</p></table>sau";
        assert_eq!(lines(table), "1\tHạnh\t\tBí thư\nTâm\nsau");
        let layout = "<table><tr><td>Trang chủ<td><p>Đoạn một</p><p>Đoạn hai</p></table>";
        assert_eq!(lines(layout), "Trang chủ\nĐoạn một\nĐoạn hai");
        let nested = "<table><tr><td><h1>Tin</h1><table><tr><td><p>a</p><td><p>b</p></table>c<td>d</table>";
        assert_eq!(lines(nested), "Tin\na\tb\nc\nd");
        assert_eq!(lines("<td>một<td><p>hai</p></td></table></tr>ba"), "một\thai\nba", "cells of no table");
        let deep = format!("{}a<td>b", "<table><tr><td>".repeat(100_000));
        assert_eq!(lines(&deep), "a\tb");
    }

    #[test]
    fn only_text_comes_out() {
        let page = "<p onclick=\"alert('x')\">Một<script>document.write('<p>không</p>')</script>\
            <style>p::after{content:'không'}</style> <img src=x onerror=alert(1) alt='không'>hai\
            <svg><script>không</script><title>không</title></svg><!-- không --><iframe src='không'></iframe> \
            <a href='javascript:không()'>ba</a> &lt;script&gt;</p><template>không</template>";
        assert_eq!(lines(page), "Một hai ba <script>");
    }

    #[test]
    fn what_stands_beside_the_article_is_left_out_and_told() {
        let page = "<body><header>Trang chủ</header><nav>Mục<ul><li>Tin</ul></nav><div>Quảng cáo</div>\
            <article><header><h1>Huyện họp</h1></header><p>Nội dung bài viết dài hơn mọi thứ bên cạnh nó.</p>\
            <aside>Tin liên quan</aside></article><footer>Bản quyền</footer>";
        let article = read(page, "a.html").expect("a page");
        assert_eq!(article.text.as_str(), "Huyện họp\nNội dung bài viết dài hơn mọi thứ bên cạnh nó.");
        assert_eq!(article.remarks, [Remark::Beside { lines: 6 }]);
    }

    #[test]
    fn small_articles_beside_the_text_do_not_take_its_place() {
        let page = "<p>Bài chính không nằm trong phần tử nào cả nhưng dài hơn hẳn các bài bên cạnh.</p>\
            <article>Tin khác</article>";
        assert!(lines(page).starts_with("Bài chính"));
    }

    #[test]
    fn broken_pages_give_their_text() {
        assert_eq!(lines("<nav><p>Chỉ có một phần tử không đóng"), "Chỉ có một phần tử không đóng");
        assert_eq!(lines("</div></p>Sáng<b>08/7</i> <p"), "Sáng08/7");
        assert_eq!(lines("a < b & c &khong; <3"), "a < b & c &khong; <3");
        assert_eq!(lines(""), "");
        assert_eq!(lines("<title>không hết"), "");
        assert_eq!(lines("<pre>một\n  hai</pre>"), "một\n  hai");
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!("{}sâu{}", "<div><nav>".repeat(100_000), "</aside>".repeat(100_000));
        assert_eq!(lines(&deep), "sâu");
    }

    #[test]
    fn the_date_of_the_page_is_kept() {
        let page = "<meta property='article:published_time' content='2024-07-08T09:00:00+07:00'><p>Tin";
        assert_eq!(read(page, "a").expect("a page").meta.published, "2024-07-08");
    }
}
