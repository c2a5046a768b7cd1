//! Keys that a label and a command both have.

use crate::session::{Action, Notice, Session};
use crate::ui::kept::use_effect_with;
use crate::ui::keys::Keymap;
use crate::ui::label_keys::shared;
use crate::ui::shell::Language;
use crate::ui::{ByRc, Dispatch};
use yew::hook;

/// Tells of the labels of an opened document, and of keys that a person changes while it is open, where one key
/// is a label's and a command's: the label has it until a person says otherwise.
#[hook]
pub fn use_shared_keys(session: &ByRc<Session>, keys: &Keymap, language: Language, dispatch: &Dispatch) {
    let labels = session.document.as_ref().map(|document| document.labels().clone());
    let (dispatch, settled) = (dispatch.clone(), labels.filter(|_| !session.detecting));
    let deps = (session.opening, keys.clone(), settled.is_some());
    use_effect_with(deps, move |(_, keys, _)| {
        let both = settled.iter().flat_map(|labels| labels.iter());
        let names: Vec<String> = both
            .filter(|definition| shared(definition, keys).is_some())
            .map(|definition| language.label_name(definition).to_owned())
            .collect();
        if !names.is_empty() {
            dispatch.emit(Action::Tell(Notice::KeysShared(names.into())));
        }
    });
}
