//! The module for files, which the page starts as a worker when it is first needed.

fn main() {
    chu_giai::port::serve();
}
