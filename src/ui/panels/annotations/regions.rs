//! The regions that are none of the article, to be looked at and decided.

use crate::annotation::{Provenance, Region, Status};
use crate::detect;
use crate::session::{Action, Session, region_run};
use crate::text::Span;
use crate::ui::i18n::{Message, beginning, use_language};
use crate::ui::panels::PanelProps;
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look};
use yew::prelude::*;

/// The most characters of a region that are shown.
const QUOTED: usize = 80;

/// The regions, suggested lines that stand together as one; nothing where there are none.
#[component]
pub(super) fn Regions(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let Some(document) = &session.document else { return Html::default() };
    let rows = rows(session);
    if rows.is_empty() {
        return Html::default();
    }
    let act = |action: Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let row = |(region, span): &(Region, Span)| {
        let quote = beginning(document.text().slice(*span), QUOTED);
        let show = act(Action::Select(Some(*span)));
        let spoken = |message: Message| language.on_quote(message.text(language), &quote);
        html! {
            <li key={span.start.raw()} class={classes!("region", format!("is-{}", region.status.wire()))}>
                <button
                    type="button"
                    class="region__quote"
                    aria-label={spoken(Message::ShowInText)}
                    onclick={move |_: MouseEvent| show.emit(())}
                >
                    <span>{ quote.clone() }</span>
                    if let Some(why) = why(&region.provenance) {
                        <small class="region__why">{ language.pick(why.vi, why.en) }</small>
                    }
                </button>
                if region.status == Status::Suggested {
                    <Button name={Message::AcceptRegion.text(language)} spoken={spoken(Message::AcceptRegion)} icon={Icon::Accept} icon_only=true look={Look::Quiet} on_press={act(Action::AcceptRegion(*span))} />
                }
                <Button name={Message::RestoreRegion.text(language)} spoken={spoken(Message::RestoreRegion)} icon={Icon::Undo} icon_only=true look={Look::Quiet} on_press={act(Action::RestoreRegion(*span))} />
            </li>
        }
    };
    html! {
        <details class="disclosure regions">
            <summary>{ format!("{} ({})", Message::IgnoredRegions.text(language), language.number(rows.len())) }</summary>
            <p class="muted">{ Message::IgnoredRegionsMore.text(language) }</p>
            <ul class="regions__list" aria-label={Message::IgnoredRegions.text(language)}>{ for rows.iter().map(row) }</ul>
        </details>
    }
}

fn rows(session: &Session) -> Vec<(Region, Span)> {
    let mut rows: Vec<(Region, Span)> = Vec::new();
    let Some(document) = &session.document else { return rows };
    for region in document.regions().iter().filter(|region| region.status.is_live()) {
        if rows.last().is_some_and(|(_, span)| span.overlaps(region.span)) {
            continue;
        }
        let suggested = region.status == Status::Suggested;
        let span = if suggested { region_run(document, region.span) } else { None };
        rows.push((region.clone(), span.unwrap_or(region.span)));
    }
    rows
}

fn why(provenance: &Provenance) -> Option<&'static detect::Rule> {
    match provenance {
        Provenance::Rule { rule, .. } => detect::rule(rule),
        Provenance::Person | Provenance::Import { .. } => None,
    }
}
