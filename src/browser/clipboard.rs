//! What is pasted, and what is copied.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, Element, File, FileList, HtmlTemplateElement, Node};

/// A text from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The text.
    pub text: String,
    /// How many halves of surrogate pairs it had; each is one U+FFFD in the text.
    pub repaired: usize,
}

/// The text on a clipboard or in a drop: HTML as its text, else plain text exactly as it is.
/// `None` where there is no text at all.
pub fn take(data: &DataTransfer) -> Option<Taken> {
    let html = get(data, "text/html").filter(|html| !html.text.is_empty());
    if let Some(html) = html {
        let text = text_of_html(&html.text);
        if !text.trim().is_empty() {
            return Some(Taken { text, repaired: html.repaired });
        }
    }
    get(data, "text/plain").filter(|plain| !plain.text.is_empty())
}

/// `DataTransfer.getData` as a string that may hold half a surrogate pair, which Rust's cannot:
/// the ordinary binding replaces it without saying so.
fn get(data: &DataTransfer, kind: &str) -> Option<Taken> {
    let method = js_sys::Reflect::get(data, &"getData".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let value = method.call1(data, &kind.into()).ok()?;
    value.dyn_into::<js_sys::JsString>().ok().map(|value| repair(&value))
}

/// A string of JavaScript as one of Rust.
pub fn repair(value: &js_sys::JsString) -> Taken {
    if value.is_valid_utf16() {
        return Taken { text: value.into(), repaired: 0 };
    }
    let mut repaired = 0;
    let text = char::decode_utf16(value.iter())
        .map(|unit| {
            unit.unwrap_or_else(|_half| {
                repaired += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Taken { text, repaired }
}

/// The text of HTML, as a reader sees it: paragraphs apart, lines as written, blanks run together.
///
/// What a template holds is inert: no script runs in it and nothing is loaded. Nor does the page's policy complain of its
/// styles, as it does of those of a document that a `DOMParser` makes.
/// <https://html.spec.whatwg.org/multipage/scripting.html#the-template-element>
pub fn text_of_html(html: &str) -> String {
    let page = web_sys::window().and_then(|window| window.document());
    let template = page.and_then(|page| page.create_element("template").ok());
    let Some(template) = template.and_then(|made| made.dyn_into::<HtmlTemplateElement>().ok()) else {
        return String::new();
    };
    template.set_inner_html(html);
    let mut writer = Writer::default();
    let root: Node = template.content().into();
    // A loop, not a recursion: pages nest as deep as they like.
    let mut next = root.first_child();
    while let Some(node) = next {
        let enter = writer.open(&node);
        if let Some(child) = node.first_child().filter(|_| enter) {
            next = Some(child);
            continue;
        }
        let mut here = node;
        next = loop {
            writer.close(&here);
            if let Some(sibling) = here.next_sibling() {
                break Some(sibling);
            }
            match here.parent_node().filter(|parent| *parent != root) {
                Some(parent) => here = parent,
                None => break None,
            }
        };
    }
    writer.text
}

/// How an element stands to the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Within a line.
    Inline,
    /// On lines of its own.
    Block,
    /// With an empty line before and after.
    Paragraph,
    /// A line break.
    Break,
    /// A cell of a table's row.
    Cell,
    /// Blanks and breaks as they are.
    Preformatted,
    /// Not for reading.
    Hidden,
}

fn role(element: &Element) -> Role {
    if element.has_attribute("hidden") || is_undisplayed(element) {
        return Role::Hidden;
    }
    match element.tag_name().to_ascii_lowercase().as_str() {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "figure" | "ul" | "ol" | "dl"
        | "table" => Role::Paragraph,
        "address" | "article" | "aside" | "body" | "caption" | "center" | "dd" | "details" | "div" | "dt"
        | "fieldset" | "figcaption" | "footer" | "form" | "header" | "hr" | "legend" | "li" | "main"
        | "nav" | "section" | "summary" | "tbody" | "tfoot" | "thead" | "tr" => Role::Block,
        "br" => Role::Break,
        "td" | "th" => Role::Cell,
        "pre" | "textarea" | "xmp" => Role::Preformatted,
        "script" | "style" | "noscript" | "template" | "title" | "head" | "meta" | "link" | "svg"
        | "math" | "iframe" | "object" | "embed" | "canvas" | "audio" | "video" | "select" | "button" => {
            Role::Hidden
        }
        _ => Role::Inline,
    }
}

/// Whether an element's own style takes it away.
fn is_undisplayed(element: &Element) -> bool {
    element.get_attribute("style").is_some_and(|style| {
        let said = style.to_ascii_lowercase();
        let mut rules = said.split(';').filter_map(|rule| rule.split_once(':'));
        rules.any(|(name, value)| name.trim() == "display" && value.trim().starts_with("none"))
    })
}

/// The longest cell of a row that is data, in letters: in others stand articles and what is beside them.
const CELL: usize = 200;

/// Whether a row of a table stands on one line: it has several cells, and a few words in each.
fn is_line(row: &Element) -> bool {
    let cells = row.children();
    let short = |at: u32| {
        cells.item(at).is_some_and(|cell| {
            let words = cell.text_content().unwrap_or_default();
            words.chars().nth(CELL).is_none() && matches!(cell.query_selector("table"), Ok(None))
        })
    };
    cells.length() > 1 && (0..cells.length()).all(short)
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Line breaks owed before the next letter.
    breaks: usize,
    /// Whether a blank is owed before the next letter.
    blank: bool,
    /// Whether a cell of a row ended before the next letter.
    tab: bool,
    /// How many preformatted elements are open.
    preformatted: usize,
    /// The row that stands on one line, while it is open.
    row: Option<Element>,
}

impl Writer {
    /// Begins a node; whether its children are to be read.
    fn open(&mut self, node: &Node) -> bool {
        if node.node_type() == Node::TEXT_NODE {
            self.write(&node.node_value().unwrap_or_default());
            return false;
        }
        let Some(element) = node.dyn_ref::<Element>() else { return false };
        match role(element) {
            Role::Hidden => return false,
            Role::Inline => {}
            Role::Block => {
                self.owe(1);
                if element.tag_name().eq_ignore_ascii_case("tr") && is_line(element) {
                    self.row = Some(element.clone());
                }
            }
            Role::Paragraph => self.owe(2),
            Role::Break => self.line(),
            Role::Cell => self.cell(),
            Role::Preformatted => {
                self.owe(1);
                self.preformatted += 1;
            }
        }
        true
    }

    fn close(&mut self, node: &Node) {
        let Some(element) = node.dyn_ref::<Element>() else { return };
        match role(element) {
            Role::Hidden | Role::Inline | Role::Break => {}
            Role::Block => {
                if self.row.as_ref() == Some(element) {
                    (self.row, self.tab) = (None, false);
                }
                self.owe(1);
            }
            Role::Paragraph => self.owe(2),
            Role::Cell => self.cell(),
            Role::Preformatted => {
                self.owe(1);
                self.preformatted = self.preformatted.saturating_sub(1);
            }
        }
    }

    fn owe(&mut self, breaks: usize) {
        if self.row.is_some() {
            self.blank = true;
            return;
        }
        self.breaks = self.breaks.max(breaks);
        self.blank = false;
    }

    /// What comes is of another cell.
    fn cell(&mut self) {
        self.blank = true;
        self.tab = self.row.is_some();
    }

    /// A break that is there whatever comes: two of them leave an empty line.
    fn line(&mut self) {
        if self.row.is_some() {
            self.blank = true;
            return;
        }
        self.settle();
        self.text.push('\n');
    }

    fn settle(&mut self) {
        let tab = std::mem::take(&mut self.tab);
        if self.text.is_empty() {
            (self.breaks, self.blank) = (0, false);
            return;
        }
        // What a `<br>` wrote counts towards what is owed.
        let written = self.text.bytes().rev().take_while(|&byte| byte == b'\n').count();
        for _ in written..self.breaks {
            self.text.push('\n');
        }
        if (self.blank || tab) && !self.text.ends_with('\n') {
            self.text.push(if tab { '\t' } else { ' ' });
        }
        (self.breaks, self.blank) = (0, false);
    }

    fn write(&mut self, source: &str) {
        if self.preformatted > 0 {
            self.settle();
            self.text.push_str(source);
            return;
        }
        // CSS runs these together and leaves every other blank alone, NBSP among them.
        let collapsible = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c');
        for c in source.chars() {
            if collapsible(c) {
                self.blank = true;
            } else {
                self.settle();
                self.text.push(c);
            }
        }
    }
}

/// Puts a text on the clipboard.
///
/// # Errors
/// Where the browser refuses, as it does without a person's gesture or outside of HTTPS.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into())?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into()?;
    JsFuture::from(clipboard.write_text(text)).await.map(|_| ())
}

/// The files that are pasted or dropped.
pub fn files(data: &DataTransfer) -> Vec<File> {
    data.files().map(|files| listed(&files)).unwrap_or_default()
}

/// The files of a list.
pub fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.item(at)).collect()
}
