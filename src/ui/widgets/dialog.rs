//! A modal dialog: the browser's own, which keeps the focus inside and gives it back.

use super::button::{Button, Look};
use super::icon::Icon;
use crate::ui::hooks::use_back;
use crate::ui::kept::use_effect_with;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its heading.
    pub title: AttrValue,
    /// What the closing button is called.
    pub close: AttrValue,
    /// It wants to be taken away: Escape, the button, a click beside it.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
    /// What stands at its foot.
    #[prop_or_default]
    pub foot: Html,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

fn open(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Fails only for a dialog that is not on the page; then there is nothing to show.
        let _ = dialog.show_modal();
    }
}

/// Opens the dialog that a key has asked for, as soon as it is drawn. Its effects come later, once the browser has had
/// its turn, and the next key may already wait: it is for a field in it.
pub fn open_once_drawn() {
    spawn_local(async {
        let page = web_sys::window().and_then(|window| window.document());
        let drawn = page.and_then(|page| page.query_selector("dialog:not([open])").ok().flatten());
        if let Some(dialog) = drawn.and_then(|drawn| drawn.dyn_into().ok()) {
            open(&dialog);
        }
    });
}

/// A modal dialog, open as long as it is on the page.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    use_back(true, &props.on_close);
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            open(dialog);
        }
        // Closing before it goes is what gives the focus back to whatever opened it.
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    let oncancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            // The page takes it away; the browser must not close what is still there.
            event.prevent_default();
            on_close.emit(());
        })
    };
    let onclick = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: MouseEvent| {
            // The dialog's own box is wholly covered by what is in it: a click on the element
            // itself fell on the backdrop.
            let beside = event.target_dyn_into::<HtmlElement>().is_some_and(|on| on.tag_name() == "DIALOG");
            if beside {
                on_close.emit(());
            }
        })
    };
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        // What lies under the dialog must not hear its keys; Escape reaches `cancel` all the same.
        event.stop_propagation();
    });
    html! {
        <dialog ref={node} class={classes!("dialog", props.class.clone())} aria-labelledby="dialog-title" {oncancel} {onclick} {onkeydown}>
            <div class="dialog__box">
                <div class="dialog__head">
                    <h2 id="dialog-title" class="dialog__title">{ &props.title }</h2>
                    <Button name={&props.close} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={&props.on_close} />
                </div>
                <div class="dialog__body" tabindex="0">{ props.children.clone() }</div>
                if props.foot != Html::default() {
                    <div class="dialog__foot">{ props.foot.clone() }</div>
                }
            </div>
        </dialog>
    }
}
