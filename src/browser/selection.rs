//! Between the browser's selection and spans of the text.
//!
//! The article's elements say where they are: an element with [`AT`] holds exactly one text node,
//! and the attribute is the byte offset at which that text begins. So a position in the document
//! object model becomes an offset by looking at one element, and the other way round by a binary
//! search among the elements that are drawn. Nothing but the text stands in the container, so
//! there is nothing to skip.

use crate::session::Caret;
use crate::text::{ByteOffset, Span, Text, Utf16Offset};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Range, Selection};

/// The attribute with the byte offset of an element's text.
pub const AT: &str = "data-at";

/// What is selected in `container`, as a span: not yet trimmed, possibly reversed by the person,
/// never empty. `None` where nothing is selected or the selection lies elsewhere.
///
/// Only one range is read. Firefox can have several (Ctrl and drag); the last is what the person
/// sees as theirs. <https://developer.mozilla.org/docs/Web/API/Selection#multiple_ranges_in_a_selection>
pub fn selected(container: &Element, text: &Text) -> Option<Span> {
    let selection = current()?;
    let count = selection.range_count();
    if count == 0 || selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(count - 1).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    // A triple click ends at offset 0 of whatever element comes next, which for the last paragraph
    // lies outside the container: there the selection goes to the end of the text.
    // <https://bugs.chromium.org/p/chromium/issues/detail?id=80220>
    let inside = |node: &Node| container.contains(Some(node));
    if !inside(&start) && !inside(&end) {
        return None;
    }
    let from =
        if inside(&start) { offset_at(text, &start, range.start_offset().ok()?)? } else { first(container)? };
    let to = if inside(&end) { offset_at(text, &end, range.end_offset().ok()?)? } else { last(container)? };
    Some(Span::new(from, to)).filter(|span| !span.is_empty())
}

/// Where the browser's caret is in `container`, and where what it selects begins: the other way
/// round where the person went from right to left.
pub fn caret(container: &Element, text: &Text) -> Option<Caret> {
    let selection = current()?;
    let place = |node: Option<Node>, offset: u32| {
        let node = node.filter(|node| container.contains(Some(node)))?;
        offset_at(text, &node, offset)
    };
    let at = place(selection.focus_node(), selection.focus_offset())?;
    let anchor = place(selection.anchor_node(), selection.anchor_offset())?;
    Some(Caret { anchor, at })
}

/// Whether the browser's selection is nothing but a caret, or nothing at all.
pub fn is_collapsed() -> bool {
    current().is_none_or(|selection| selection.is_collapsed())
}

/// Whether the browser has a caret, and nothing selected, in `container`.
pub fn is_caret_in(container: &Element) -> bool {
    current().is_some_and(|selection| {
        selection.is_collapsed()
            && selection.anchor_node().is_some_and(|node| container.contains(Some(&node)))
    })
}

/// Whether what the browser has selected lies in `selector`, or nothing is selected.
pub fn concerns(selector: &str) -> bool {
    let Some(selection) = current() else { return true };
    let inside = || {
        let container = document()?.query_selector(selector).ok()??;
        Some(container.contains(selection.anchor_node().as_ref()))
    };
    selection.is_collapsed() || inside().unwrap_or(false)
}

/// Makes a span the browser's selection, as far as it is drawn.
pub fn select(container: &Element, text: &Text, span: Span) {
    if let (Some(selection), Some(range)) = (current(), range_of(container, text, span)) {
        // `removeAllRanges` and `addRange` in one go: every step alone fires `selectionchange`.
        let (Ok(start), Ok(end)) = (range.start_container(), range.end_container()) else { return };
        let (Ok(from), Ok(to)) = (range.start_offset(), range.end_offset()) else { return };
        let _ = selection.set_base_and_extent(&start, from, &end, to);
    }
}

/// Puts the browser's caret somewhere, where that is drawn: what it selects by itself begins there.
pub fn place(container: &Element, text: &Text, at: ByteOffset) {
    if let (Some(selection), Some(range)) = (current(), range_of(container, text, Span::at(at)))
        && let (Ok(node), Ok(offset)) = (range.start_container(), range.start_offset())
    {
        let _ = selection.collapse_with_offset(Some(&node), offset);
    }
}

/// Takes the browser's selection away.
pub fn clear() {
    if let Some(selection) = current() {
        let _ = selection.remove_all_ranges();
    }
}

/// Where the first text begins that is seen within a scrolled element.
pub fn first_seen(selector: &str) -> Option<ByteOffset> {
    let scroller = document()?.query_selector(selector).ok()??;
    let top = scroller.get_bounding_client_rect().top();
    let leaves = scroller.query_selector_all(&format!("[{AT}]")).ok()?;
    (0..leaves.length())
        .filter_map(|index| leaves.item(index)?.dyn_into::<Element>().ok())
        .find(|leaf| leaf.get_bounding_client_rect().top() >= top)
        .as_ref()
        .and_then(at)
}

/// The offset under a point of the viewport; `None` where there is no text of `container`.
pub fn offset_under(container: &Element, text: &Text, x: f64, y: f64) -> Option<ByteOffset> {
    let (node, offset) = caret_under(&document()?, x, y)?;
    container.contains(Some(&node)).then(|| offset_at(text, &node, offset)).flatten()
}

/// `caretPositionFromPoint` is the standard; Safari before 26.2 has only `caretRangeFromPoint`, and
/// neither is in every browser, so both are asked for by name.
/// <https://developer.mozilla.org/docs/Web/API/Document/caretPositionFromPoint#browser_compatibility>
fn caret_under(document: &Document, x: f64, y: f64) -> Option<(Node, u32)> {
    let ask = |name: &str| {
        let method =
            js_sys::Reflect::get(document, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        method.call2(document, &x.into(), &y.into()).ok().filter(wasm_bindgen::JsValue::is_object)
    };
    let read = |found: &wasm_bindgen::JsValue, node: &str, offset: &str| {
        let node = js_sys::Reflect::get(found, &node.into()).ok()?.dyn_into::<Node>().ok()?;
        let offset = js_sys::Reflect::get(found, &offset.into()).ok()?.as_f64()?;
        // A count of characters in one node.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some((node, offset as u32))
    };
    if let Some(found) = ask("caretPositionFromPoint") {
        return read(&found, "offsetNode", "offset");
    }
    read(&ask("caretRangeFromPoint")?, "startContainer", "startOffset")
}

/// The offset of a position in the document object model.
pub fn offset_at(text: &Text, node: &Node, offset: u32) -> Option<ByteOffset> {
    if let Some(parent) = node.parent_element().filter(|_| node.node_type() == Node::TEXT_NODE) {
        return forward(text, at(&parent)?, offset);
    }
    let element = node.dyn_ref::<Element>()?;
    if at(element).is_some() {
        // Between the element's start and its text, or behind its text.
        let behind = offset > 0 && element.has_child_nodes();
        return if behind { end(text, element) } else { at(element) };
    }
    match node.child_nodes().item(offset) {
        Some(child) => {
            let child = child.dyn_into::<Element>().ok()?;
            first(&child).or_else(|| after(&child))
        }
        None => last_in(text, element),
    }
}

/// A span as a range, as far as it is drawn.
pub fn range_of(container: &Element, text: &Text, span: Span) -> Option<Range> {
    ranges_of(container, text, &[span]).pop()
}

/// Spans as ranges, as far as they are drawn.
pub fn ranges_of(container: &Element, text: &Text, spans: &[Span]) -> Vec<Range> {
    let (Ok(leaves), Some(document)) = (container.query_selector_all(&format!("[{AT}]")), document()) else {
        return Vec::new();
    };
    let leaf = |index: u32| leaves.item(index)?.dyn_into::<Element>().ok();
    let begins = |index: u32| leaf(index).as_ref().and_then(at);
    // The number of leaves that satisfy `before`, which holds for a beginning of them.
    let count = |before: &dyn Fn(ByteOffset) -> bool| {
        let (mut low, mut high) = (0, leaves.length());
        while low < high {
            let middle = u32::midpoint(low, high);
            if begins(middle).is_some_and(before) { low = middle + 1 } else { high = middle }
        }
        low
    };
    let range = |span: &Span| {
        let from = leaf(count(&|at| at <= span.start).saturating_sub(1))?;
        let to = leaf(count(&|at| at < span.end).checked_sub(1)?)?;
        let range = document.create_range().ok()?;
        let (node, units) = position(text, &from, span.start)?;
        range.set_start(&node, units).ok()?;
        let (node, units) = position(text, &to, span.end)?;
        range.set_end(&node, units).ok()?;
        Some(range)
    };
    spans.iter().filter_map(range).collect()
}

/// The position of an offset in a leaf; offsets outside are moved to its edges.
fn position(text: &Text, leaf: &Element, offset: ByteOffset) -> Option<(Node, u32)> {
    let begin = at(leaf)?;
    let Some(node) = leaf.first_child() else { return Some((leaf.clone().into(), 0)) };
    let length = node.node_value().map_or(0, |value| value.encode_utf16().count());
    let units = text.to_utf16(offset.max(begin)).get() - text.to_utf16(begin).get();
    u32::try_from(units.min(length)).ok().map(|units| (node, units))
}

/// Where a leaf's text begins.
fn at(element: &Element) -> Option<ByteOffset> {
    element.get_attribute(AT)?.parse::<u32>().ok().map(ByteOffset::from)
}

/// Where a leaf's text ends.
fn end(text: &Text, leaf: &Element) -> Option<ByteOffset> {
    let length = leaf.text_content().map_or(0, |value| value.encode_utf16().count());
    forward(text, at(leaf)?, u32::try_from(length).ok()?)
}

fn forward(text: &Text, from: ByteOffset, units: u32) -> Option<ByteOffset> {
    let units = text.to_utf16(from).raw().saturating_add(units);
    text.from_utf16(Utf16Offset::from(units)).or(Some(text.len()))
}

fn first(element: &Element) -> Option<ByteOffset> {
    at(element).or_else(|| at(&element.query_selector(&format!("[{AT}]")).ok()??))
}

fn last(container: &Element) -> Option<ByteOffset> {
    // Behind everything; whoever reads the span cuts it to the text.
    container.query_selector(&format!("[{AT}]")).ok()??;
    Some(ByteOffset::of(usize::MAX))
}

fn last_in(text: &Text, element: &Element) -> Option<ByteOffset> {
    let leaves = element.query_selector_all(&format!("[{AT}]")).ok()?;
    let leaf = leaves.item(leaves.length().checked_sub(1)?)?.dyn_into::<Element>().ok()?;
    end(text, &leaf)
}

/// The first offset behind an element that holds no text, such as the room for what is not drawn.
fn after(element: &Element) -> Option<ByteOffset> {
    let mut next = element.next_element_sibling();
    while let Some(sibling) = next {
        if let Some(found) = first(&sibling) {
            return Some(found);
        }
        next = sibling.next_element_sibling();
    }
    None
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn current() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}
