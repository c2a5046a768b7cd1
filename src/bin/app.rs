//! The browser application.

fn main() {
    chu_giai::browser::panic::install();
    yew::Renderer::<chu_giai::ui::App>::new().render();
}
