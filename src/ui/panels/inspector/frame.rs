//! The frame of the open annotation: what is annotated about an official or a directive, slot by slot.

use crate::annotation::{Annotation, Document};
use crate::session::{Action, Filler, Lead, Slot, frame};
use crate::ui::Dispatch;
use crate::ui::i18n::{Language, Message, beginning};
use crate::ui::widgets::{Icon, icon};
use yew::prelude::*;

/// The most characters of a filler that are shown.
const SHOWN: usize = 90;

/// Each slot with what fills it, which leads to where it stands; `None` for a label without a frame.
pub(super) fn slots(
    document: &Document,
    annotation: &Annotation,
    dispatch: &Dispatch,
    language: Language,
) -> Option<Html> {
    let slots = frame(document, annotation.id);
    let filler = |filler: &Filler| {
        let show = match filler.leads {
            // What is open already is shown by selecting it.
            Lead::Annotation(id) if id == annotation.id => Action::Select(Some(annotation.span)),
            Lead::Annotation(id) => Action::OpenAnnotation(Some(id)),
            Lead::Span(span) => Action::Select(Some(span)),
        };
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| dispatch.emit(show.clone());
        let spoken = language.on_quote(Message::ShowInText.text(language), &filler.words);
        html! {
            <button key={filler.words.clone()} type="button" class="frame__filler" aria-label={spoken} {onclick}>
                <span lang="vi">{ beginning(&filler.words, SHOWN) }</span>
                { icon(Icon::Go) }
            </button>
        }
    };
    let slot = |slot: &Slot| {
        html! {
            <div key={slot.name as u8} class="frame__slot">
                <dt>{ language.slot(slot.name) }</dt>
                <dd>
                    if slot.fillers.is_empty() {
                        <span class="frame__empty">{ Message::SlotEmpty.text(language) }</span>
                    }
                    { for slot.fillers.iter().map(filler) }
                </dd>
            </div>
        }
    };
    (!slots.is_empty()).then(|| html! { <dl class="frame">{ for slots.iter().map(slot) }</dl> })
}
