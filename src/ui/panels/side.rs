//! The panels as tabs, and under them the inspector.

use super::{Inspector, LabelBar, PANELS, Panel, PanelProps};
use crate::browser::focus::focus_on;
use crate::session::Action;
use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look};
use yew::prelude::*;

fn tab_id(panel: &Panel) -> String {
    format!("tab-{}", panel.key)
}

/// The panels beside the article. On a narrow page they are a sheet from below, which the label
/// bar opens, and the inspector is one as long as an annotation is open.
#[component]
pub fn Side(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let chosen = PANELS.iter().find(|panel| panel.key == shell.preferences.panel).or(PANELS.first());
    let Some(chosen) = chosen else { return Html::default() };

    let choose = |key: &'static str| {
        let (prefer, preferences) = (shell.prefer.clone(), shell.preferences.clone());
        move || prefer.emit(crate::ui::Preferences { panel: key.to_owned(), ..preferences.clone() })
    };
    let onkeydown = {
        let tabs: Vec<_> = PANELS.iter().map(|panel| (tab_id(panel), choose(panel.key))).collect();
        let at = PANELS.iter().position(|panel| panel.key == chosen.key).unwrap_or_default();
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
    let tab = |panel: &Panel| {
        let selected = panel.key == chosen.key;
        let choose = choose(panel.key);
        html! {
            <button
                key={panel.key}
                type="button"
                role="tab"
                id={tab_id(panel)}
                class="tabs__tab"
                aria-selected={if selected { "true" } else { "false" }}
                aria-controls="side-panel"
                tabindex={if selected { "0" } else { "-1" }}
                onclick={move |_: MouseEvent| choose()}
            >{ panel.title.text(language) }</button>
        }
    };
    let open = session.open.and_then(|id| session.document.as_ref()?.annotation(id));
    let close_sheet = {
        let on_sheet = shell.on_sheet.clone();
        Callback::from(move |()| on_sheet.emit(false))
    };
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
                            { for PANELS.iter().map(tab) }
                        </div>
                        <span class="side__close">
                            <Button name={Message::Close.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={close_sheet} />
                        </span>
                    </div>
                    <div id="side-panel" class="side__panel" role="tabpanel" aria-labelledby={tab_id(chosen)} key={chosen.key}>
                        { (chosen.view)(PanelProps { session: session.clone() }) }
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
