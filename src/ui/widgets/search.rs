//! The field of a search: what is typed is looked for at once.

use super::{Icon, TextField, icon};
use yew::prelude::*;

/// A field with its sign, which says in itself what is looked for.
pub fn search_field(
    id: impl Into<AttrValue>,
    name: &'static str,
    value: impl Into<AttrValue>,
    on_commit: Callback<String>,
) -> Html {
    html! {
        <div key="search" class="search">
            { icon(Icon::Search) }
            <TextField
                id={id.into()}
                {name}
                name_hidden=true
                kind="search"
                eager=true
                placeholder={name}
                value={value.into()}
                {on_commit}
            />
        </div>
    }
}
