//! The browser application, and the same module as its worker.

use chu_giai::browser::{clerk, panic, worker};
use chu_giai::ui::App;

fn main() {
    if worker::is_worker() {
        clerk::serve();
    } else {
        panic::install();
        yew::Renderer::<App>::new().render();
    }
}
