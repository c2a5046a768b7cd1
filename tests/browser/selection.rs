//! Between the browser's selection and spans.

use chu_giai::browser::selection;
use chu_giai::text::{ByteOffset, Span, Text};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element};

/// Two blocks with an astral character, a nested mark and an empty block between them.
const SOURCE: &str = "📢 Ông Hạnh, Phó\n\nngày 5/8";

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// The container with the text as the article draws it, at the end of the page.
fn drawn() -> (Element, Text) {
    let text = Text::new(SOURCE).expect("short");
    let at = |word: &str| SOURCE.find(word).expect("it is there");
    let container = document().create_element("div").expect("an element");
    container.set_inner_html(&format!(
        "<div><span data-at=\"0\">📢 Ông </span><span><span data-at=\"{}\">Hạnh</span><span data-at=\"{}\">, Phó</span></span></div>\
         <div data-at=\"{}\"></div>\
         <div><span data-at=\"{}\">ngày </span><span data-at=\"{}\">5/8</span></div>",
        at("Hạnh"),
        at(", Phó"),
        at("\n\n") + 1,
        at("ngày"),
        at("5/8"),
    ));
    document().body().expect("a body").append_child(&container).expect("it is added");
    (container, text)
}

fn span_of(words: &str) -> Span {
    let start = SOURCE.find(words).expect("it is there");
    Span::of(start, start + words.len())
}

#[wasm_bindgen_test]
fn what_is_selected_is_the_same_span_again() {
    let (container, text) = drawn();
    for words in ["Hạnh", "Ông Hạnh, Phó", "📢", "5/8", "Phó\n\nngày", "h, P"] {
        selection::select(&container, &text, span_of(words));
        assert_eq!(selection::selected(&container, &text), Some(span_of(words)), "{words}");
    }
    selection::clear();
    assert_eq!(selection::selected(&container, &text), None);
    container.remove();
}

#[wasm_bindgen_test]
fn a_range_between_elements_is_a_span_too() {
    let (container, text) = drawn();
    // As a triple click leaves it: from the start of the first block to the start of the next.
    let range = document().create_range().expect("a range");
    let first = container.first_element_child().expect("a block");
    range.set_start(&first, 0).expect("it is in there");
    range.set_end(&container, 1).expect("it is in there");
    let current = web_sys::window().and_then(|window| window.get_selection().ok()?).expect("a selection");
    current.remove_all_ranges().expect("none is left");
    current.add_range(&range).expect("it is added");
    let found = selection::selected(&container, &text).expect("something");
    assert_eq!(text.slice(found).trim_end(), "📢 Ông Hạnh, Phó");
    container.remove();
}

#[wasm_bindgen_test]
fn an_empty_line_has_an_offset() {
    let (container, text) = drawn();
    let empty = container.children().item(1).expect("the empty block");
    let offset = selection::offset_at(&text, &empty, 0);
    assert_eq!(offset, Some(ByteOffset::of(SOURCE.find("\n\n").expect("it is there") + 1)));
    container.remove();
}

#[wasm_bindgen_test]
fn a_selection_outside_is_none() {
    let (container, text) = drawn();
    let other = document().create_element("p").expect("an element");
    other.set_text_content(Some("khác"));
    document().body().expect("a body").append_child(&other).expect("it is added");
    let current = web_sys::window().and_then(|window| window.get_selection().ok()?).expect("a selection");
    current.select_all_children(&other).expect("it is selected");
    assert_eq!(selection::selected(&container, &text), None);
    container.remove();
    other.remove();
}

#[wasm_bindgen_test]
fn a_point_on_a_letter_is_its_offset() {
    let (container, text) = drawn();
    let range = selection::range_of(&container, &text, span_of("Hạnh")).expect("it is drawn");
    let rect = range.get_bounding_client_rect();
    let middle = rect.top() + rect.height() / 2.0;
    let found = selection::offset_under(&container, &text, rect.left() + 0.5, middle);
    assert_eq!(found, Some(span_of("Hạnh").start));
    assert_eq!(selection::offset_under(&container, &text, -5.0, -5.0), None);
    container.remove();
}
