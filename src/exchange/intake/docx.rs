//! Word files: the text that a reader sees, paragraph by paragraph.
//!
//! Text that was deleted, and the codes of fields, are none of it. What Word keeps in other parts or counts
//! itself (notes, numbers of lists) is told. The XML is read without a tree; a document type of its own,
//! which could name entities and files, is refused, for Word never writes one.

use super::encoding::{Decoded, Encoding, Recognised, carried};
use super::limits::Limits;
use super::refusal::{Refusal, Remark};
use super::xml::{Listener, as_text, attribute, walk};
use super::zip::Archive;
use super::{Article, last_part, text_of};
use crate::annotation::Meta;
use quick_xml::events::BytesStart;

/// The text of a Word file.
///
/// # Errors
/// Where there is no document in it, none of it reads, or it is blank.
pub(super) fn read(mut archive: Archive, name: &str, limits: &Limits) -> Result<Article, Refusal> {
    let part = main_part(&mut archive, limits)?;
    let index = archive.position(&part).ok_or(Refusal::NoDocument)?;
    let mut story = Story::default();
    walk(&as_text(archive.read(index)?), limits, &mut story)?;
    let Story { lines, notes, numbered, damaged, cut, .. } = story.finished();
    let recognised = Recognised { encoding: Encoding::Utf8, sure: 100 };
    // Old fonts hide their letters in Latin ones.
    let Decoded { text, recognised, .. } =
        carried(Decoded { text: lines.join("\n"), recognised, damaged: 0 });
    let remarks = [
        (damaged > 0).then_some(Remark::Damaged { count: damaged }),
        (notes > 0).then_some(Remark::Notes { count: notes }),
        (numbered > 0).then_some(Remark::ListNumbers { count: numbered }),
        cut.then_some(Remark::Cut),
    ];
    let meta = Meta { source: last_part(name).to_owned(), ..Meta::default() };
    let encoding = (recognised.encoding != Encoding::Utf8).then_some(recognised);
    Ok(Article { text: text_of(text)?, meta, encoding, remarks: remarks.into_iter().flatten().collect() })
}

/// Where the document is: the package says so, and nearly always says the same.
fn main_part(archive: &mut Archive, limits: &Limits) -> Result<String, Refusal> {
    const USUAL: &str = "word/document.xml";
    let Some(index) = archive.position("_rels/.rels") else { return Ok(USUAL.to_owned()) };
    let mut found = Target::default();
    walk(&as_text(archive.read(index)?), limits, &mut found)?;
    Ok(found.path.map_or_else(|| USUAL.to_owned(), |path| path.trim_start_matches('/').to_owned()))
}

/// The path of the document within its package.
#[derive(Default)]
struct Target {
    path: Option<String>,
}

impl Listener for Target {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        let is_document = attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if name == "Relationship" && is_document && self.path.is_none() {
            self.path = attribute(element, "Target");
        }
    }

    fn end(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}

    fn damaged(&mut self) {}

    fn cut(&mut self) -> bool {
        true
    }
}

/// The document as lines.
#[derive(Default)]
struct Story {
    lines: Vec<String>,
    /// The open paragraph, and those around it: a text box has paragraphs within one.
    paragraph: String,
    around: Vec<String>,
    /// The rows that are open, each with its cells, each with its lines.
    rows: Vec<Vec<Vec<String>>>,
    /// Elements that are open within one that is left out; that one included.
    left_out: usize,
    /// Elements with the settings of a paragraph that are open.
    settings: usize,
    /// Whether what comes is text.
    is_text: bool,
    notes: usize,
    numbered: usize,
    damaged: usize,
    cut: bool,
}

impl Story {
    fn line(&mut self, line: String) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) if line.trim().is_empty() && cell.is_empty() => {}
            Some(cell) => cell.push(line),
            None => self.lines.push(line),
        }
    }

    fn finish_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        for line in paragraph.split('\n') {
            self.line(line.to_owned());
        }
    }

    /// A row of cells with one line each is one line; a row that only places text beside text is its lines.
    fn finish_row(&mut self) {
        let Some(mut row) = self.rows.pop() else { return };
        for cell in &mut row {
            while cell.last().is_some_and(|line| line.trim().is_empty()) {
                cell.pop();
            }
        }
        if row.iter().all(|cell| cell.len() <= 1) {
            let cells: Vec<String> = row.into_iter().map(|cell| cell.concat()).collect();
            self.line(cells.join("\t"));
        } else {
            for line in row.into_iter().flatten() {
                self.line(line);
            }
        }
    }

    fn finished(mut self) -> Self {
        while !self.rows.is_empty() {
            self.finish_row();
        }
        if !self.paragraph.is_empty() {
            self.finish_paragraph();
        }
        self
    }
}

/// What is no text of the document: what was deleted, codes, settings, and what only older programs see.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "delText"
            | "delInstrText"
            | "instrText"
            | "Fallback"
            | "rPr"
            | "sectPr"
            | "tblPr"
            | "tblGrid"
            | "trPr"
            | "tcPr"
            | "sdtPr"
            | "pPrChange"
            | "numberingChange"
    )
}

impl Listener for Story {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        if self.left_out > 0 || is_left_out(name) {
            self.left_out += 1;
            return;
        }
        if self.settings > 0 {
            self.settings += 1;
            // A list of number nought is none.
            let is_numbered = name == "numId" && attribute(element, "val").is_some_and(|id| id != "0");
            self.numbered += usize::from(is_numbered);
            return;
        }
        match name {
            "pPr" => self.settings = 1,
            "t" => self.is_text = true,
            "tab" | "ptab" => self.paragraph.push('\t'),
            "br" | "cr" => self.paragraph.push('\n'),
            "noBreakHyphen" => self.paragraph.push('\u{2011}'),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(Vec::new());
                }
            }
            "txbxContent" => self.around.push(std::mem::take(&mut self.paragraph)),
            "footnoteReference" | "endnoteReference" | "commentReference" => self.notes += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
        } else if self.settings > 0 {
            self.settings -= 1;
        } else {
            match name {
                "t" => self.is_text = false,
                "p" => self.finish_paragraph(),
                "tr" => self.finish_row(),
                "txbxContent" => self.paragraph = self.around.pop().unwrap_or_default(),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_text && self.left_out == 0 {
            // A break within text is a blank to Word.
            self.paragraph.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }

    fn damaged(&mut self) {
        if self.is_text && self.left_out == 0 {
            self.paragraph.push(char::REPLACEMENT_CHARACTER);
            self.damaged += 1;
        }
    }

    fn cut(&mut self) -> bool {
        self.cut = true;
        !self.lines.is_empty() || !self.paragraph.is_empty() || !self.rows.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::zip::tests::{packing, zip};

    fn docx(body: &str) -> Result<Article, Refusal> {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}\
             <w:sectPr><w:t>không</w:t></w:sectPr></w:body></w:document>"
        );
        raw(&xml)
    }

    fn raw(xml: &str) -> Result<Article, Refusal> {
        let bytes = zip(&[packing("[Content_Types].xml", "<Types/>"), packing("word/document.xml", xml)]);
        let limits = Limits::default();
        read(Archive::open(bytes, &limits).expect("a zip"), "tin/công văn.docx", &limits)
    }

    fn text(body: &str) -> String {
        docx(body).expect("a document").text.as_str().to_owned()
    }

    #[test]
    fn paragraphs_runs_and_breaks() {
        let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
            <w:t xml:space=\"preserve\">Sáng 08/7, </w:t></w:r><w:r><w:t>xã &amp; huyện&#7873;</w:t></w:r></w:p><w:p/>\
            <w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r></w:p>";
        let article = docx(body).expect("a document");
        assert_eq!(article.text.as_str(), "Sáng 08/7, xã & huyệnề\n\nmột\nhai\tba");
        assert_eq!((article.meta.source.as_str(), article.remarks.len()), ("công văn.docx", 0));
    }

    #[test]
    fn what_a_reader_does_not_see_is_left_out() {
        let body = "<w:p><w:r><w:t>Có</w:t></w:r><w:del><w:r><w:delText>xoá</w:delText><w:t>xoá</w:t></w:r></w:del>\
            <w:ins><w:r><w:t xml:space=\"preserve\"> thêm</w:t></w:r></w:ins>\
            <w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:t xml:space=\"preserve\"> trang 2</w:t></w:r>\
            <mc:AlternateContent><mc:Choice><w:r><w:t>, hộp</w:t></w:r></mc:Choice>\
            <mc:Fallback><w:r><w:t>, hộp</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>chữ lạc";
        assert_eq!(text(body), "Có thêm trang 2, hộp");
    }

    #[test]
    fn rows_are_lines_unless_they_only_place_text() {
        let cell = |text: &str| {
            let paragraphs = text.split('|').map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
            format!("<w:tc><w:tcPr><w:t>x</w:t></w:tcPr>{}</w:tc>", paragraphs.collect::<String>())
        };
        let row = |cells: &[&str]| {
            format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>())
        };
        let table = |rows: &[&str]| format!("<w:tbl>{}</w:tbl><w:p/>", rows.concat());
        let data = table(&[&row(&["STT", "Tên", ""]), &row(&["1", "Hạnh", "x"])]);
        assert_eq!(text(&data), "STT\tTên\t\n1\tHạnh\tx\n");
        let letterhead = table(&[&row(&["UBND TỈNH|Số: 12/QĐ-UBND", "CỘNG HÒA|Độc lập"])]);
        assert_eq!(text(&letterhead), "UBND TỈNH\nSố: 12/QĐ-UBND\nCỘNG HÒA\nĐộc lập\n");
    }

    #[test]
    fn a_text_box_stands_before_its_paragraph() {
        let body = "<w:p><w:r><w:t>ngoài</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>trong</w:t></w:r></w:p>\
            </w:txbxContent></w:pict></w:r><w:r><w:t xml:space=\"preserve\"> nữa</w:t></w:r></w:p>";
        assert_eq!(text(body), "trong\nngoài nữa");
    }

    #[test]
    fn what_stands_elsewhere_is_told() {
        let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>Mục</w:t>\
            <w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>";
        let article = docx(body).expect("a document");
        assert_eq!(article.remarks, [Remark::Notes { count: 1 }, Remark::ListNumbers { count: 1 }]);
    }

    #[test]
    fn entities_of_a_files_own_are_never_expanded() {
        let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
            <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
            <d><p><t>&c;&x;</t></p></d>";
        assert_eq!(raw(laughs), Err(Refusal::DocumentType));
        let unknown = docx("<w:p><w:r><w:t>a&x;b</w:t></w:r></w:p>").expect("a document");
        assert_eq!(unknown.text.as_str(), "a\u{fffd}b");
        assert_eq!(unknown.remarks, [Remark::Damaged { count: 1 }]);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{}{}", "<w:sdt>".repeat(1000), "</w:sdt>".repeat(1000));
        assert_eq!(docx(&deep), Err(Refusal::TooDeep { most: 256 }));
    }

    #[test]
    fn damaged_xml_keeps_what_came_before() {
        let cut = raw("<d><p><t>Đoạn một</t></p><p><t>Đoạn").expect("a document");
        assert_eq!((cut.text.as_str(), cut.remarks), ("Đoạn một\nĐoạn", vec![Remark::Cut]));
        assert!(matches!(raw("<d><"), Err(Refusal::Xml { .. })));
        let limits = Limits::default();
        let empty = Archive::open(zip(&[packing("[Content_Types].xml", "")]), &limits).expect("a zip");
        assert_eq!(read(empty, "a.docx", &limits), Err(Refusal::NoDocument));
    }

    #[test]
    fn the_package_says_where_its_document_is() {
        let rels = "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
        let bytes =
            zip(&[packing("_rels/.rels", rels), packing("word/document2.xml", "<d><p><t>hai</t></p></d>")]);
        let limits = Limits::default();
        let article =
            read(Archive::open(bytes, &limits).expect("a zip"), "a.docx", &limits).expect("a document");
        assert_eq!(article.text.as_str(), "hai");
    }

    #[test]
    fn letters_of_an_old_font_are_read() {
        let words =
            "§¶ng uû x·, ñy ban nh©n d©n huyÖn hä ®Ò nghÞ c¸c ®ång chÝ kiÓm tra viÖc thùc hiÖn nghÞ quyÕt";
        let article = docx(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")).expect("a document");
        assert!(
            article.text.as_str().ends_with("các đồng chí kiểm tra việc thực hiện nghị quyết"),
            "{article:?}"
        );
        assert_eq!(article.encoding.map(|known| known.encoding), Some(Encoding::Tcvn3));
    }
}
