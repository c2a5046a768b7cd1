//! Two buttons that move a thing among its like, up and down.

use super::{Button, Icon, Look};
use crate::ui::kept::use_effect_with;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Properties of [`Movers`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What moving it up is called, and moving it down.
    pub names: [AttrValue; 2],
    /// Where it stands, from zero.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// It moves: up or not.
    pub on_move: Callback<bool>,
}

/// The two buttons. What moves takes its element along, and a browser takes the focus from an element that is
/// put elsewhere: it is given back to the button that was pressed.
#[component]
pub fn Movers(Props { names: [up, down], place, count, on_move }: &Props) -> Html {
    let node = use_node_ref();
    let pressed = use_mut_ref(|| None::<u32>);
    use_effect_with(*place, {
        let (node, pressed) = (node.clone(), pressed.clone());
        move |_| {
            let button = pressed.take().and_then(|at| node.cast::<Element>()?.children().item(at));
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                let _ = button.focus();
            }
        }
    });
    let button = |name: &AttrValue, icon: Icon, at: u32, idle: bool| {
        let (pressed, on_move) = (pressed.clone(), on_move.clone());
        let on_press = move |()| {
            pressed.replace(Some(at));
            on_move.emit(at == 0);
        };
        html! { <Button {name} {icon} icon_only=true look={Look::Quiet} {idle} {on_press} /> }
    };
    html! {
        <span ref={node} class="movers">
            { button(up, Icon::Up, 0, *place == 0) }
            { button(down, Icon::Down, 1, place + 1 >= *count) }
        </span>
    }
}
