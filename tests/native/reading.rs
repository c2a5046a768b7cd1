//! The article as a page to read.

use chu_giai::annotation::{Document, Meta};
use chu_giai::exchange::{Options, Reader, format, reading};
use chu_giai::label::Value;
use chu_giai::session::annotate;
use chu_giai::text::Text;
use chu_giai::ui::Language;

fn document(source: &str) -> Document {
    let text = Text::new(source).expect("short");
    let meta = Meta { title: "A <b> & \"c\"".to_owned(), ..Meta::default() };
    annotate(text, meta)
}

#[test]
fn what_is_text_stays_text() {
    let document = document("<script>alert(1)</script> & ngày 8/7/2024.\n");
    let page = format("html")
        .expect("it is a format")
        .files("a", &document, &Options::default())
        .swap_remove(0)
        .content;
    assert!(page.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; "), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn a_mark_says_its_label_and_value() {
    let document = document("Ngày 8/7/2024, xã trồng 38 ha.\n");
    let page = reading(&document, Reader::Vietnamese, &Value::summary);
    assert!(page.contains("class=\"s\" title=\"Thời gian: 2024-07-08\">Ngày 8/7/2024</mark>"), "{page}");
    assert!(page.contains("<tr><td>38 ha</td><td>Số liệu <small>(gợi ý)</small></td>"), "{page}");
    assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
    let english = reading(&document, Reader::English, &Value::summary);
    assert!(english.contains("title=\"Date: 2024-07-08\""), "{english}");
}

#[test]
fn what_is_related_is_told() {
    let document = document("Đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì.\n");
    let page = reading(&document, Reader::English, &Value::summary);
    assert!(page.contains("<td>holds: Bí thư Đảng uỷ xã</td>"), "{page}");
}

#[test]
fn who_reads_on_the_page_reads_values_as_people_write_them() {
    let document = document("Sáng 8/7/2024, xã trồng 1.250 ha, thu 512,7 triệu đồng.\n");
    let page = Language::Vi.reading(&document);
    for said in ["2024-07-08 sáng", "1.250 ha", "512.700.000 VND"] {
        assert!(page.contains(&format!("<td>{said}</td>")), "{said}: {page}");
    }
}

#[test]
fn blanks_are_kept_where_they_are_seen() {
    let page = Language::En.reading(&document("Tin\n\nXã họp.\nSTT\tTên\n"));
    assert!(page.contains("<p lang=\"vi\">Xã họp.</p>"), "{page}");
    assert!(page.contains("<p class=\"b\" lang=\"vi\">STT\tTên</p>"), "{page}");
}
