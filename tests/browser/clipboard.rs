//! What is pasted.

use chu_giai::browser::clipboard::{Taken, repair, take, text_of_html};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DataTransfer;

fn pasted(kinds: &[(&str, &str)]) -> Option<Taken> {
    let data = DataTransfer::new().expect("a transfer");
    for (kind, content) in kinds {
        data.set_data(kind, content).expect("it is set");
    }
    take(&data)
}

fn whole(text: &str) -> Taken {
    Taken { text: text.into(), repaired: 0 }
}

#[wasm_bindgen_test]
fn plain_text_is_taken_exactly_as_it_is() {
    let source = " \u{a0}Xã  Nà Mò\t\n\n\u{200b}họp\u{ad} 5/8 ";
    assert_eq!(pasted(&[("text/plain", source)]), Some(whole(source)));
    assert_eq!(pasted(&[]), None);
}

#[wasm_bindgen_test]
fn html_is_taken_as_its_text() {
    let html =
        "<h1>Tiêu  đề</h1><p>Một\n <b>hai</b>&nbsp;ba</p><p>Bốn<br>năm</p><ul><li>sáu</li><li>bảy</li></ul>";
    let taken = pasted(&[("text/plain", "khác"), ("text/html", html)]);
    assert_eq!(taken, Some(whole("Tiêu đề\n\nMột hai\u{a0}ba\n\nBốn\nnăm\n\nsáu\nbảy")));
}

#[wasm_bindgen_test]
fn html_without_text_leaves_the_plain_text() {
    let taken = pasted(&[("text/plain", "văn bản"), ("text/html", "<img src=x><style>p{}</style>")]);
    assert_eq!(taken, Some(whole("văn bản")));
}

#[wasm_bindgen_test]
fn nothing_in_html_runs_and_nothing_of_it_is_read() {
    let html = "<p>trước</p><script>window.__ran = true</script><style>p { color: red }</style>\
                <img src=\"x\" onerror=\"window.__ran = true\"><template>khuôn</template>\
                <p hidden>ẩn</p><svg><text>hình</text></svg><p>sau</p>";
    assert_eq!(text_of_html(html), "trước\n\nsau");
    let ran = js_sys::Reflect::get(&js_sys::global(), &"__ran".into()).expect("a property");
    assert!(ran.is_undefined());
}

#[wasm_bindgen_test]
fn preformatted_text_keeps_its_lines_and_tables_their_rows() {
    assert_eq!(text_of_html("<div>a</div><pre>b\n  c</pre><div>d</div>"), "a\nb\n  c\nd");
    assert_eq!(
        text_of_html("<table><tr><td>Thu</td><td>64,5</td></tr><tr><td>Chi</td><td>60</td></tr></table>"),
        "Thu\t64,5\nChi\t60"
    );
    // As Word writes them: a cell holds a paragraph.
    let cell = |words: &str| format!("<td><p>{words}</p></td>");
    assert_eq!(
        text_of_html(&format!(
            "<p>Kết quả</p><table><tr>{}{}</tr><tr>{}{}</tr></table><p>Hết</p>",
            cell("Xã A"),
            cell("12<br>hộ"),
            cell("Xã B"),
            cell("")
        )),
        "Kết quả\n\nXã A\t12 hộ\nXã B\n\nHết"
    );
    // A table that only places things on a page is none.
    let long = "chữ ".repeat(60);
    assert_eq!(
        text_of_html(&format!(
            "<table><tr><td><p>Một</p><p>{long}</p></td><td><p>Bên</p><p>cạnh</p></td></tr></table>"
        )),
        format!("Một\n\n{}\n\nBên\n\ncạnh", long.trim_end())
    );
}

#[wasm_bindgen_test]
fn what_a_page_does_not_show_is_not_taken() {
    let html = "<p>trước<span style=\"color:red; DISPLAY : none !important\">ẩn</span></p>\
                <div style='display:none'>ẩn</div><p style='display:block'>sau</p>";
    assert_eq!(text_of_html(html), "trước\n\nsau");
}

#[wasm_bindgen_test]
fn deep_nesting_is_no_recursion() {
    let depth = 20_000;
    let html = format!("{}lõi{}", "<div>".repeat(depth), "</div>".repeat(depth));
    assert_eq!(text_of_html(&html), "lõi");
}

#[wasm_bindgen_test]
fn half_a_character_is_replaced_and_counted() {
    let lone = js_sys::JsString::from_char_code(&[0x41, 0xd83d, 0x42]);
    assert_eq!(repair(&lone), Taken { text: "A\u{fffd}B".into(), repaired: 1 });
    assert_eq!(repair(&"📢".into()), Taken { text: "📢".into(), repaired: 0 });
}
