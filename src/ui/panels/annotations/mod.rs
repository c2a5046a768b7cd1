//! The list of annotations: filters above, rows below.

mod filters;
mod list;
mod picked;
mod regions;
mod row;

use super::PanelProps;
use crate::annotation::{Annotation, Status};
use crate::session::{Filter, annotations_in_view};
use crate::ui::commands::Command;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_memo;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Icon, Look};
use filters::Filters;
use list::List;
use picked::PickedBar;
use regions::Regions;
use std::rc::Rc;
use yew::prelude::*;

/// The annotations that the filter shows.
#[component]
pub fn AnnotationsPanel(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let all = session.document.as_ref().map(|document| ByRc(Rc::clone(document.annotations())));
    let shown = use_memo((all.clone(), session.filter.clone()), {
        let session = session.clone();
        move |_: &(Option<ByRc<_>>, Filter)| {
            annotations_in_view(&session).cloned().collect::<Vec<Rc<Annotation>>>()
        }
    });
    let to_review = shown.iter().filter(|annotation| annotation.status == Status::Suggested).count();
    let none_at_all = all.is_none_or(|all| all.is_empty());
    let accept_all = {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(Command::AcceptAll))
    };
    let sweep = {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(Command::Sweep))
    };
    html! {
        <div class="annotations">
            <Filters key="filters" session={session.clone()} />
            if !session.picked.ids.is_empty() {
                <PickedBar key="picked" session={session.clone()} />
            }
            <div key="summary" class={classes!("annotations__summary", (!session.picked.ids.is_empty()).then_some("is-hidden"))}>
                <span role="status">{ language.annotations(shown.len()) }</span>
                <Button
                    name={Message::SweepShort.text(language)}
                    spoken={Message::Sweep.text(language)}
                    look={Look::Quiet}
                    keys={shell.hint(Command::Sweep)}
                    on_press={sweep}
                />
                if to_review > 0 {
                    <Button
                        name={language.accept_shown(to_review)}
                        icon={Icon::AcceptAll}
                        look={Look::Quiet}
                        keys={shell.hint(Command::AcceptAll)}
                        on_press={accept_all}
                    />
                }
            </div>
            if shown.is_empty() {
                <div key="empty" class="annotations__empty">
                    if none_at_all {
                        <p>{ Message::NothingFound.text(language) }</p>
                        <p class="muted">{ Message::NothingFoundMore.text(language) }</p>
                    } else {
                        <p>{ Message::NothingMatches.text(language) }</p>
                    }
                </div>
            } else {
                <List key="list" session={session.clone()} annotations={ByRc(shown)} />
            }
            <Regions key="regions" session={session.clone()} />
        </div>
    }
}
