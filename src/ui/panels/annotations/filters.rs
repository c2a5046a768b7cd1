//! What the list shows: words, statuses, labels.

use crate::label::{Label, LabelDef};
use crate::session::{Action, Counts, Filter, StatusFilter, counts};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_memo;
use crate::ui::panels::PanelProps;
use crate::ui::panels::swatch::swatch;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Choice, Choices, Look, Options, Select, search_field};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// The filters of the list. Hiding a label hides it in the article too.
#[component]
pub(super) fn Filters(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let of = session.document.as_ref().map(|document| ByRc(Rc::clone(document.annotations())));
    let counts = use_memo(of, {
        let session = session.clone();
        move |_| counts(&session)
    });
    let Some(document) = &session.document else { return Html::default() };
    let set = {
        let (dispatch, filter) = (shell.dispatch.clone(), session.filter.clone());
        move |change: &dyn Fn(&mut Filter)| {
            let mut filter = filter.clone();
            change(&mut filter);
            dispatch.emit(Action::SetFilter(filter));
        }
    };
    let on_search = {
        let set = set.clone();
        Callback::from(move |search: String| set(&|filter| filter.search.clone_from(&search)))
    };
    let on_status = {
        let set = set.clone();
        Callback::from(move |key: AttrValue| {
            if let Some(status) =
                StatusFilter::ALL.into_iter().find(|&status| status_key(status) == key.as_str())
            {
                set(&|filter| filter.status = status);
            }
        })
    };
    let statuses: Rc<[Choice]> = StatusFilter::ALL
        .into_iter()
        .map(|status| Choice {
            count: Some(language.number(admitted(&counts, status)).into()),
            ..Choice::new(status_key(status), language.status_filter(status))
        })
        .collect();
    let chip = |definition: &LabelDef| {
        let label = definition.label;
        let shown = !session.filter.hidden.contains(&label);
        let count = in_status(counts.get(&label), session.filter.status);
        let name = language.label_name(definition);
        let set = set.clone();
        let toggle = move |_: MouseEvent| {
            set(&|filter| {
                if !filter.hidden.remove(&label) {
                    filter.hidden.insert(label);
                }
            });
        };
        html! {
            <button
                key={label.slug()}
                type="button"
                class="chip"
                aria-pressed={if shown { "true" } else { "false" }}
                aria-label={language.show_label(name, count)}
                onclick={toggle}
            >
                { swatch(definition) }
                <span class="chip__name">{ name }</span>
                <span class="chip__count">{ language.number(count) }</span>
            </button>
        }
    };
    // Of one's own labels, those that there is something of.
    let is_offered = |label: Label| {
        !matches!(label, Label::Custom(_))
            || counts.contains_key(&label)
            || session.filter.hidden.contains(&label)
    };
    let show_all = {
        let set = set.clone();
        Callback::from(move |()| set(&|filter| filter.hidden.clear()))
    };
    let offered = || document.labels().iter().filter(|known| is_offered(known.label));
    let mut shown = offered().filter(|known| !session.filter.hidden.contains(&known.label));
    let alone = shown.next().filter(|_| shown.next().is_none());
    let only: Options =
        std::iter::once((AttrValue::default(), Message::OnlyLabel.text(language).into()))
            .chain(offered().map(|known| {
                (AttrValue::from(known.label.slug()), language.label_name(known).to_owned().into())
            }))
            .collect();
    let on_only = {
        let (set, labels) = (set.clone(), Rc::clone(document.labels()));
        Callback::from(move |slug: AttrValue| {
            set(&|filter| {
                let others =
                    labels.iter().map(|known| known.label).filter(|label| label.slug() != slug.as_str());
                filter.hidden = if slug.is_empty() { FxHashSet::default() } else { others.collect() };
            });
        })
    };
    html! {
        <div class="filters">
            { search_field("annotation-search", Message::SearchHint.text(language), session.filter.search.clone(), on_search) }
            <Choices
                key="status"
                name={Message::FilterByStatus.text(language)}
                group="status-filter"
                choices={statuses}
                chosen={status_key(session.filter.status)}
                on_choose={on_status}
            />
            <div key="labels" class="filters__labels" role="group" aria-label={Message::FilterByLabel.text(language)}>
                { for offered().map(chip) }
                <Select key="only" id="only-label" name={Message::OnlyLabel.text(language)} name_hidden=true options={only} chosen={alone.map(|known| known.label.slug()).unwrap_or_default()} on_choose={on_only} class="filters__only" />
                if !session.filter.hidden.is_empty() {
                    <Button key="all" name={Message::ShowAll.text(language)} look={Look::Quiet} on_press={show_all} />
                }
            </div>
        </div>
    }
}

fn status_key(status: StatusFilter) -> &'static str {
    match status {
        StatusFilter::Live => "live",
        StatusFilter::ToReview => "to-review",
        StatusFilter::Reviewed => "reviewed",
        StatusFilter::Rejected => "rejected",
    }
}

fn in_status(counts: Option<&Counts>, status: StatusFilter) -> usize {
    let counts = counts.copied().unwrap_or_default();
    match status {
        StatusFilter::Live => counts.live,
        StatusFilter::ToReview => counts.to_review,
        StatusFilter::Reviewed => counts.live.saturating_sub(counts.to_review),
        StatusFilter::Rejected => counts.rejected,
    }
}

fn admitted(counts: &BTreeMap<Label, Counts>, status: StatusFilter) -> usize {
    counts.values().map(|counts| in_status(Some(counts), status)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reviewed_is_what_is_live_and_decided() {
        let counts = Counts { live: 10, to_review: 4, rejected: 3 };
        let by = |status| in_status(Some(&counts), status);
        assert_eq!(StatusFilter::ALL.map(by), [10, 4, 6, 3]);
    }
}
