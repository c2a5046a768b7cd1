//! What can be done with many documents at once: an export for other programs, a backup of everything, and
//! bringing that back.

mod asking;
mod choices;

use crate::browser::clipboard::listed;
use crate::browser::keeper::Keeper;
use crate::browser::port::{Choice, FormatRow};
use crate::browser::room::{Room, room as browser_room};
use crate::ui::ByRc;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::{StateHandle, use_effect_with, use_state, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::store::turn;
use crate::ui::widgets::{Button, Icon, Look};
use asking::{Asking, Held, Said};
use choices::choices;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`CorpusTools`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The numbers of the documents that are shown.
    pub(super) shown: Vec<u32>,
    /// Whether there are no documents at all.
    #[prop_or_default]
    pub(super) empty: bool,
}

/// Export, backup, restore.
#[component]
pub(super) fn CorpusTools(Props { shown, empty }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let said = use_state_eq(Said::default);
    let held = use_state_eq(|| None::<ByRc<Held>>);
    let formats = use_state(|| Rc::<[FormatRow]>::from([]));
    let choice = use_state_eq(|| Choice { format: "jsonl".to_owned(), ..Choice::default() });
    let (file, open) = (use_node_ref(), use_state_eq(|| false));
    let Stored { room, damaged } = use_stored(shown.len(), shell.keeper.clone());
    let asking = Asking { said: said.setter(), held: held.setter(), language };

    let toggle = {
        let (open, formats, asking) = (open.clone(), formats.clone(), asking.clone());
        move |()| {
            open.set(!*open);
            if formats.is_empty() {
                let (formats, asking) = (formats.setter(), asking.clone());
                spawn_local(async move {
                    if let Some(rows) = asking.formats().await {
                        formats.set(rows.into());
                    }
                });
            }
        }
    };
    let (wrong, on_wrong) = use_wrong_fields(choice.split.is_some());
    let export = {
        let (asking, choice, shown) = (asking.clone(), choice.clone(), shown.clone());
        move |()| spawn_local(asking.clone().export((*choice).clone(), shown.clone()))
    };
    let hand_over = {
        let (asking, held) = (asking.clone(), (*held).clone());
        move |()| {
            if let Some(held) = &held {
                asking.hand_over(&held.0);
            }
        }
    };
    let back_up = {
        let asking = asking.clone();
        move |()| spawn_local(asking.clone().back_up())
    };
    let on_damaged = {
        let asking = asking.clone();
        move |()| spawn_local(asking.clone().damaged())
    };
    let choose = {
        let file = file.clone();
        move |()| {
            if let Some(file) = file.cast::<HtmlInputElement>() {
                file.click();
            }
        }
    };
    let restore = move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let chosen = input.files().map(|files| listed(&files)).unwrap_or_default().pop();
        input.set_value("");
        if let Some(chosen) = chosen {
            spawn_local(asking.clone().restore(chosen, shell.keeper.clone()));
        }
    };
    html! {
        <div class="corpus">
            <div key="buttons" class="corpus__row">
                if !*empty {
                    <Button key="export" name={language.export_documents(shown.len())} icon={Icon::Export} expanded={Some(*open)} idle={shown.is_empty()} on_press={toggle} />
                    <Button key="backup" name={Message::BackUp.text(language)} icon={Icon::Download} on_press={back_up} />
                }
                <Button key="restore" name={Message::RestoreBackup.text(language)} look={if *empty { Look::Quiet } else { Look::Plain }} on_press={choose} />
                <input key="file" ref={file} type="file" accept=".jsonl" class="start__file" tabindex="-1" aria-hidden="true" onchange={restore} />
            </div>
            if *open && !formats.is_empty() {
                <div key="choices" class="corpus__row">
                    { choices(&choice, &formats, language, &on_wrong) }
                    <Button key="go" name={Message::Download.text(language)} icon={Icon::Download} look={Look::Primary} idle={!wrong.is_empty()} on_press={export} />
                </div>
            }
            if damaged > 0 {
                <div key="damaged" class="corpus__row">
                    <span class="problem-text">{ language.set_aside(damaged as usize) }</span>
                    <Button name={Message::DownloadDamaged.text(language)} icon={Icon::Download} on_press={on_damaged} />
                </div>
            }
            if let Some(room) = room.filter(|_| !*empty) {
                <p key="room" class={classes!("muted", room.is_tight().then_some("problem-text"))}>{ language.room(whole(room.used), whole(room.most), room.lasting) }</p>
            }
            <p key="said" role="status" class={classes!("corpus__said", said.is_wrong.then_some("problem-text"))}>
                { &said.words }
            </p>
            if held.is_some() {
                <div key="held" class="corpus__row">
                    <Button name={Message::DownloadAnyway.text(language)} icon={Icon::Download} on_press={hand_over} />
                </div>
            }
        </div>
    }
}

/// What the browser has stored.
struct Stored {
    /// How much there is room for; `None` where the browser does not say.
    room: Option<Room>,
    /// How many damaged records were put aside.
    damaged: u32,
}

/// What the browser has stored, asked anew for each number of documents.
#[hook]
fn use_stored(documents: usize, keeper: Option<Rc<Keeper>>) -> Stored {
    let room = use_state_eq(|| None::<Room>);
    let damaged = use_state_eq(|| 0);
    use_effect_with(documents, {
        let (room, damaged) = (room.setter(), damaged.setter());
        move |_| {
            spawn_local(async move {
                room.set(browser_room().await);
                if let Some(storage) = keeper.and_then(|keeper| keeper.storage()) {
                    damaged.set(storage.aside_count().await.unwrap_or_default());
                }
            });
        }
    });
    Stored { room: *room, damaged: *damaged }
}

/// Fields of the choices that hold something else than what would be exported, and what notes one.
#[hook]
fn use_wrong_fields(splits: bool) -> (StateHandle<BTreeSet<&'static str>>, Callback<(&'static str, bool)>) {
    let wrong = use_state_eq(BTreeSet::new);
    // All of them are about the parts.
    use_effect_with(splits, {
        let wrong = wrong.setter();
        move |_| wrong.set(BTreeSet::new())
    });
    let on_wrong = turn(&wrong, |fields: &mut BTreeSet<_>, (field, wrong)| {
        if wrong {
            fields.insert(field);
        } else {
            fields.remove(field);
        }
    });
    (wrong, on_wrong)
}

/// Bytes as a whole number.
fn whole(bytes: f64) -> usize {
    // Less than what a disk holds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let bytes = bytes.max(0.0) as usize;
    bytes
}
