//! Which documents are shown: by their date, and by how much of a label is in them.

use crate::label::{Label, LabelSet};
use crate::session::Listing;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::StateHandle;
use crate::ui::store::turn;
use crate::ui::widgets::{Button, Look, Options, Select, TextField};
use yew::prelude::*;

/// Properties of [`Narrow`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is chosen.
    pub(super) listing: StateHandle<Listing>,
    /// How many documents are shown, and of how many.
    pub(super) shown: (usize, usize),
}

/// The fields, out of sight until somebody wants them; how many documents are left is seen where some are left out.
#[component]
pub(super) fn Narrow(Props { listing, shown: (shown, all) }: &Props) -> Html {
    let language = use_language();
    let on_first = turn(listing, |listing, day| listing.first = day);
    let on_last = turn(listing, |listing, day| listing.last = day);
    let on_label = turn(listing, |listing, chosen: AttrValue| {
        listing.label = chosen.parse().ok();
        listing.least = listing.least.max(u32::from(listing.label.is_some()));
    });
    let on_least =
        turn(listing, |listing, typed: String| listing.least = typed.trim().parse().unwrap_or_default());
    let widen = {
        let listing = listing.clone();
        move |()| listing.set(listing.widened())
    };
    let known = LabelSet::default();
    let built_in = Label::BUILT_IN.iter().map(|&label| language.label(&known, label));
    let own = Message::OwnLabels.text(language);
    let labels: Options = std::iter::once((AttrValue::default(), Message::AnyLabel.text(language).into()))
        .chain(
            built_in
                .chain([own])
                .enumerate()
                .map(|(at, name)| (at.to_string().into(), name.to_owned().into())),
        )
        .collect();
    let label = listing.label.map(|at| at.to_string()).unwrap_or_default();
    let least = if listing.least > 0 { listing.least.to_string() } else { String::new() };
    html! {
        <details class="documents__narrow">
            <summary>
                { Message::NarrowDocuments.text(language) }
                if listing.is_narrow() {
                    <b key="shown">{ format!(" · {}", language.share(*shown, *all)) }</b>
                }
            </summary>
            <div class="documents__tools">
                <TextField key="first" id="documents-first" kind="date" name={Message::FromDay.text(language)} value={listing.first.clone()} on_commit={on_first} />
                <TextField key="last" id="documents-last" kind="date" name={Message::ToDay.text(language)} value={listing.last.clone()} on_commit={on_last} />
                <Select key="label" id="documents-label" name={Message::WithLabel.text(language)} options={labels} chosen={label} on_choose={on_label} />
                <TextField key="least" id="documents-least" kind="number" name={Message::AtLeast.text(language)} value={least} on_commit={on_least} class="field--short" />
                if listing.is_narrow() {
                    <Button key="all" name={Message::ShowAll.text(language)} look={Look::Quiet} on_press={widen} />
                }
            </div>
        </details>
    }
}
