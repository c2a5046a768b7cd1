//! The guideline of a label: the built-in one, or its user's own.

use crate::label::{Guideline, LabelDef, guideline, pieces};
use crate::ui::i18n::{Message, use_language};
use yew::prelude::*;

/// What the guideline of a label says; `None` where it has none.
pub(in crate::ui::panels) fn guideline_of(definition: &LabelDef) -> Option<Html> {
    match guideline(definition.label) {
        Some(guideline) => Some(html! { <GuidelineView {guideline} /> }),
        None => (!definition.guideline.is_empty()).then(|| own(&definition.guideline)),
    }
}

/// Properties of [`GuidelineView`].
#[derive(Properties, PartialEq)]
struct Props {
    /// What is shown.
    guideline: &'static Guideline,
}

/// A guideline: what it is, what it is not, examples.
#[component]
fn GuidelineView(Props { guideline }: &Props) -> Html {
    let language = use_language();
    let example = |example: &&'static str| html! { <li key={*example} lang="vi">{ marked(example) }</li> };
    html! {
        <div class="guideline">
            <p key="is"><strong>{ Message::Includes.text(language) }</strong>{ " – " }{ language.pick(guideline.is.vi, guideline.is.en) }</p>
            <p key="is-not"><strong>{ Message::Excludes.text(language) }</strong>{ " – " }{ language.pick(guideline.is_not.vi, guideline.is_not.en) }</p>
            <ul key="examples" class="guideline__examples" aria-label={Message::Examples.text(language)}>
                { for guideline.examples.iter().map(example) }
            </ul>
        </div>
    }
}

/// A user's own guideline: a paragraph for each line; what stands between `⟦` and `⟧` is marked as in the
/// built-in ones.
fn own(text: &str) -> Html {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate();
    let line = |(at, line): (usize, &str)| {
        let example = line.contains('⟦').then_some("guideline__example");
        html! { <p key={at} class={classes!(example)}>{ marked(line) }</p> }
    };
    html! { <div class="guideline">{ for lines.map(line) }</div> }
}

fn marked(text: &str) -> Html {
    let piece = |(at, (text, marked)): (usize, (&str, bool))| {
        if marked {
            html! { <mark key={at} class="guideline__mark">{ text.to_owned() }</mark> }
        } else {
            html! { <span key={at}>{ text.to_owned() }</span> }
        }
    };
    html! { <>{ for pieces(text).enumerate().map(piece) }</> }
}
