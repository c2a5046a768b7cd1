//! The hits of the search, painted in what is drawn.

use crate::browser::{highlight, selection};
use crate::session::Search;
use crate::text::{Span, Text};
use crate::ui::kept::use_effect_with;
use std::rc::Rc;
use web_sys::Element;
use yew::{NodeRef, hook, use_effect, use_mut_ref};

/// The name of all hits in `styles/panels/find.css`, and that of the one that is shown.
const HITS: &str = "hit";
const HERE: &str = "hit-here";

/// Paints the hits that are drawn. Elements come and go with the window, so they are painted anew after
/// every drawing; without a search there is nothing to do.
#[hook]
pub(super) fn use_hits(container: &NodeRef, text: &Text, drawn: Span, search: Option<&Search>) {
    let painted = use_mut_ref(|| false);
    let hits = search.map(|search| (Rc::clone(&search.hits), search.here()));
    use_effect({
        let (container, text, painted) = (container.clone(), text.clone(), Rc::clone(&painted));
        move || {
            let Some((hits, here)) = hits else {
                if std::mem::take(&mut *painted.borrow_mut()) {
                    clear();
                }
                return;
            };
            let Some(container) = container.cast::<Element>() else { return };
            let first = hits.partition_point(|hit| hit.end <= drawn.start);
            let after = hits.partition_point(|hit| hit.start < drawn.end).max(first);
            let seen = hits.get(first..after).unwrap_or_default();
            highlight::show(HITS, &selection::ranges_of(&container, &text, seen));
            let here = here.filter(|here| here.overlaps(drawn));
            highlight::show(HERE, &selection::ranges_of(&container, &text, here.as_slice()));
            *painted.borrow_mut() = true;
        }
    });
    use_effect_with((), |()| clear);
}

fn clear() {
    highlight::show(HITS, &[]);
    highlight::show(HERE, &[]);
}
