//! What is kept between visits.

use chu_giai::browser::storage::{Slot, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_open_document_is_kept_and_becomes_the_previous_one() {
    let storage = Storage::open().await.expect("the browser keeps things");
    storage.save("{\"một\": 1}", "Một").await.expect("it is kept");
    storage.save("{\"một\": 2}", "Một, sửa").await.expect("it is kept again");

    // Another page of the same browser.
    let again = Storage::open().await.expect("it opens twice");
    assert_eq!(again.load(Slot::Open).await.expect("it is read").as_deref(), Some("{\"một\": 2}"));

    again.retire().await.expect("it is moved");
    assert_eq!(storage.load(Slot::Open).await.expect("it is read"), None);
    assert_eq!(storage.load(Slot::Previous).await.expect("it is read").as_deref(), Some("{\"một\": 2}"));
    assert_eq!(storage.title(Slot::Previous).await.expect("it is read").as_deref(), Some("Một, sửa"));

    // With nothing open, the previous one stays what it is.
    again.retire().await.expect("nothing is moved");
    assert_eq!(storage.title(Slot::Previous).await.expect("it is read").as_deref(), Some("Một, sửa"));
}
