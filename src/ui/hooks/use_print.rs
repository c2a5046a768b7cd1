//! Printing the whole article, of which only a part is ever drawn.

use crate::session::Session;
use crate::ui::kept::use_effect_with;
use crate::ui::{ByRc, Language};
use gloo_events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{hook, use_mut_ref};

/// The element that print has in place of the page; `base.css` knows it.
const PRINTED: &str = "printed";

/// While the browser prints, from whichever menu or key, the reading view stands in the page's place.
#[hook]
pub fn use_print(session: &ByRc<Session>, language: Language) {
    let latest = use_mut_ref(|| (session.clone(), language));
    *latest.borrow_mut() = (session.clone(), language);
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            [
                EventListener::new(&window, "beforeprint", move |_| {
                    // Where it fails, the browser prints the page as it is seen.
                    let _ = lay_out(&latest);
                }),
                EventListener::new(&window, "afterprint", |_| {
                    if let Some(printed) = printed() {
                        printed.remove();
                    }
                }),
            ]
        });
        move || drop(listeners)
    });
}

fn lay_out(latest: &Rc<RefCell<(ByRc<Session>, Language)>>) -> Option<()> {
    let (session, language) = latest.borrow().clone();
    let document = session.document.as_ref()?;
    let page = web_sys::window()?.document()?;
    let place = match printed() {
        Some(place) => place,
        None => page.create_element("div").ok()?,
    };
    place.set_id(PRINTED);
    place.set_inner_html(&language.reading(document));
    page.body()?.append_child(&place).ok()?;
    Some(())
}

fn printed() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(PRINTED)
}
