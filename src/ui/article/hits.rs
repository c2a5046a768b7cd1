//! The hits of the search, painted in what is drawn.

use crate::annotation::Document;
use crate::browser::{highlight, selection};
use crate::session::Search;
use crate::text::Span;
use crate::ui::kept::use_effect_with;
use std::rc::Rc;
use web_sys::Element;
use yew::{NodeRef, hook, use_effect, use_mut_ref};

/// The names of hits in `styles/panels/find.css`: of all, of those in ignored regions, of the one that is shown.
const HITS: &str = "hit";
const IGNORED: &str = "hit-ignored";
const HERE: &str = "hit-here";

/// Paints the hits that are drawn. Elements come and go with the window, so they are painted anew after
/// every drawing; without a search there is nothing to do.
#[hook]
pub(super) fn use_hits(
    container: &NodeRef,
    document: Option<&Document>,
    drawn: Span,
    search: Option<&Search>,
) {
    let painted = use_mut_ref(|| false);
    let hits = search.map(|search| (Rc::clone(&search.hits), search.here()));
    use_effect({
        let (container, document, painted) = (container.clone(), document.cloned(), Rc::clone(&painted));
        move || {
            let Some(((hits, here), document)) = hits.zip(document) else {
                if std::mem::take(&mut *painted.borrow_mut()) {
                    clear();
                }
                return;
            };
            let Some(container) = container.cast::<Element>() else { return };
            let first = hits.partition_point(|hit| hit.end <= drawn.start);
            let after = hits.partition_point(|hit| hit.start < drawn.end).max(first);
            let seen = hits.get(first..after).unwrap_or_default();
            let (ignored, seen): (Vec<Span>, Vec<Span>) =
                seen.iter().partition(|&&hit| document.is_ignored(hit));
            let here = here.filter(|here| here.overlaps(drawn));
            for (name, spans) in [(HITS, &*seen), (IGNORED, &*ignored), (HERE, here.as_slice())] {
                highlight::show(name, &selection::ranges_of(&container, document.text(), spans));
            }
            *painted.borrow_mut() = true;
        }
    });
    use_effect_with((), |()| clear);
}

fn clear() {
    for name in [HITS, IGNORED, HERE] {
        highlight::show(name, &[]);
    }
}
