//! Which dialog lies over the page.

use super::reading::reading;
use super::{ExportDialog, PaletteDialog, PanelProps, SameDialog, ShortcutsDialog};
use crate::ui::i18n::use_language;
use crate::ui::shell::{Overlay, use_shell};
use yew::prelude::*;

/// The dialog that lies over the page, if any.
#[component]
pub fn Overlays(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let on_close = {
        let show = shell.show.clone();
        Callback::from(move |()| show.emit(None))
    };
    let session = session.clone();
    match shell.overlay {
        None => Html::default(),
        Some(Overlay::Shortcuts) => html! { <ShortcutsDialog key="shortcuts" {session} {on_close} /> },
        Some(Overlay::Palette) => html! { <PaletteDialog key="palette" {session} {on_close} /> },
        Some(Overlay::Export) => html! { <ExportDialog key="export" {session} {on_close} /> },
        Some(Overlay::Reading) => reading(&session, language, on_close),
        Some(Overlay::Same { latest }) => html! { <SameDialog key="same" {session} {latest} {on_close} /> },
    }
}
