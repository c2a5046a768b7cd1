//! The panels as tabs, and under them the inspector.

use super::{Inspector, LabelBar, Panel, PanelProps};
use crate::browser::focus::focus_on;
use crate::browser::geometry::is_drawn;
use crate::session::Action;
use crate::ui::hooks::use_back;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_effect_with;
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look};
use yew::prelude::*;

fn tab_id(panel: Panel) -> String {
    format!("tab-{}", panel.wire())
}

/// The panels beside the article. On a narrow page they are a sheet from below, which the label
/// bar opens, and the inspector is one as long as an annotation is open.
#[component]
pub fn Side(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // What is begun in the article is done there: the sheet, from which it may have been begun, does not lie over it.
    let begun = (session.sweep.is_some(), session.search.is_some(), session.relating.is_some());
    use_effect_with(begun, {
        let on_sheet = shell.on_sheet.clone();
        move |&begun| {
            if begun != (false, false, false) {
                on_sheet.emit(false);
            }
        }
    });
    let chosen = shell.preferences.panel;
    let choose = |panel: Panel| {
        let (prefer, preferences) = (shell.prefer.clone(), shell.preferences.clone());
        move || prefer.emit(crate::ui::Preferences { panel, ..preferences.clone() })
    };
    let onkeydown = {
        let tabs = Panel::ALL.map(|panel| (tab_id(panel), choose(panel)));
        let at = Panel::ALL.into_iter().position(|panel| panel == chosen).unwrap_or_default();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % tabs.len(),
                "ArrowLeft" => (at + tabs.len() - 1) % tabs.len(),
                "Home" => 0,
                "End" => tabs.len() - 1,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            if let Some((id, choose)) = tabs.get(to) {
                choose();
                focus_on(id);
            }
        })
    };
    let tab = |panel: Panel| {
        let selected = panel == chosen;
        let choose = choose(panel);
        html! {
            <button
                key={panel.wire()}
                type="button"
                role="tab"
                id={tab_id(panel)}
                class="tabs__tab"
                aria-selected={if selected { "true" } else { "false" }}
                aria-controls="side-panel"
                tabindex={if selected { "0" } else { "-1" }}
                onclick={move |_: MouseEvent| choose()}
            >{ panel.title().text(language) }</button>
        }
    };
    let open = session.open.and_then(|id| session.document.as_ref()?.annotation(id));
    let close_sheet = {
        let on_sheet = shell.on_sheet.clone();
        Callback::from(move |()| on_sheet.emit(false))
    };
    // On a wide page the panels stand beside the article, and nothing is closed.
    use_back(shell.sheet && is_drawn(".bar__sheet"), &close_sheet);
    let toggle_sheet = {
        let (on_sheet, dispatch) = (shell.on_sheet.clone(), shell.dispatch.clone());
        let (opened, up) = (open.is_some(), shell.sheet);
        Callback::from(move |()| {
            if opened {
                dispatch.emit(Action::OpenAnnotation(None));
            }
            on_sheet.emit(opened || !up);
        })
    };
    html! {
        <>
            <aside
                key="side"
                class={classes!("side", "app__side", shell.sheet.then_some("is-sheet"), open.map(|_| "is-inspecting"))}
                aria-label={Message::Annotations.text(language)}
            >
                <section key="panels" class="side__panels">
                    <div class="side__head">
                        <div class="tabs strip" role="tablist" aria-label={Message::Annotations.text(language)} {onkeydown}>
                            { for Panel::ALL.into_iter().map(tab) }
                        </div>
                        <span class="side__close">
                            <Button name={Message::Close.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={close_sheet} />
                        </span>
                    </div>
                    <div id="side-panel" class="side__panel" role="tabpanel" aria-labelledby={tab_id(chosen)} key={format!("{}-{}", chosen.wire(), session.article)}>
                        { chosen.view(session.clone()) }
                    </div>
                </section>
                if open.is_some() {
                    <Inspector key="inspector" session={session.clone()} />
                }
            </aside>
            <LabelBar key="bar" session={session.clone()} sheet={shell.sheet} on_sheet={toggle_sheet} />
        </>
    }
}
