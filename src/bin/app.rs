//! The browser application, and the same module as its worker.

use chu_giai::browser::{panic, worker};
use chu_giai::ui::App;

fn main() {
    if worker::is_worker() {
        worker::serve();
    } else {
        panic::install();
        yew::Renderer::<App>::new().render();
    }
}
