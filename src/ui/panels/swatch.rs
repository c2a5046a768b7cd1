//! The sign of a label: a stroke in its hue and its line, so that colour is never the only cue.

use crate::label::{Colour, Label, LabelDef, LabelSet};
use yew::prelude::*;

/// The sign of a label.
pub fn swatch(definition: &LabelDef) -> Html {
    html! { <span class="swatch" data-label={definition.label.slug()} style={hue(definition.label, definition.colour)} aria-hidden="true" /> }
}

/// The sign of a label of a set; grey for one that is not in it.
pub(super) fn swatch_of(labels: &LabelSet, label: Label) -> Html {
    labels.get(label).map(swatch).unwrap_or_default()
}

/// The hue of a user's label as a style; the built-in ones have theirs in `tokens.css`, for both themes.
pub(super) fn hue(label: Label, colour: Colour) -> Option<String> {
    matches!(label, Label::Custom(_)).then(|| format!("--hue:{}", String::from(colour)))
}
