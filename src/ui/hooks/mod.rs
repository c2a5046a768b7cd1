//! What connects the session with the world outside of it.

mod detection;
mod stretches;
mod typing;
mod use_back;
mod use_checked;
mod use_copy;
mod use_hotkeys;
mod use_import;
mod use_keeping;
mod use_layers;
mod use_opening;
mod use_painted;
mod use_paste;
mod use_preferences;
mod use_print;
mod use_requests;
mod use_shared_keys;
mod use_text_selection;

pub use use_back::use_back;
pub use use_checked::use_checked;
pub use use_copy::use_copy;
pub use use_hotkeys::{composes, pressed, use_hotkeys};
pub use use_import::{Answer, Begin, Importing, Stage, use_import};
pub use use_keeping::use_keeping;
pub use use_layers::{Layers, use_layers};
pub use use_opening::{Told, use_opening};
pub use use_painted::use_painted;
pub use use_paste::use_paste;
pub use use_preferences::use_preferences;
pub use use_print::use_print;
pub use use_requests::use_requests;
pub use use_shared_keys::use_shared_keys;
pub use use_text_selection::use_text_selection;
