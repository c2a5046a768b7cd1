//! The article with its marks: what one looks at for hours.
//!
//! Only what is near the seen part is in the document object model, so that a text of a megabyte
//! with fifteen thousand annotations is as quick as one of a page: [`blocks`] cuts the text,
//! [`heights`] knows where each block is, [`window`] says which are drawn, and [`block`] draws one,
//! again only when something in it changed. [`marks`] makes nested elements of annotations.
//!
//! Nothing but the document's text stands in the container, so that a position in it is a position
//! in the text ([`selection`](crate::browser::selection)); the popover and the handles lie over it.

mod bars;
mod block;
pub mod blocks;
mod clicks;
mod drags;
mod drawing;
mod floating;
mod handles;
pub mod heights;
mod hits;
mod lines;
pub mod marks;
mod popover;
mod press;
mod reach;
pub mod routes;
mod showing;
mod view;
mod window;

pub use view::Article;
