//! Where a document is meant again without being named: `Nghị quyết này`.

use crate::annotation::Annotation;
use crate::session::{Action, Session};
use crate::text::{Span, Text};
use crate::ui::Dispatch;
use crate::ui::i18n::beginning;
use crate::ui::widgets::{Button, Look};
use yew::prelude::*;

/// Characters of what stands around the words.
const AROUND: usize = 40;

/// A button for each place that means the annotation: it shows and selects it.
pub(super) fn echoes(session: &Session, annotation: &Annotation, dispatch: &Dispatch) -> Option<Html> {
    let text = session.document.as_ref()?.text();
    let links: Vec<Span> =
        session.echoes.iter().filter(|echo| echo.of == annotation.span).map(|echo| echo.span).collect();
    let button = |&span: &Span| {
        let dispatch = dispatch.clone();
        let select = move |()| dispatch.emit(Action::Select(Some(span)));
        html! { <Button key={span.start.raw()} name={context(text, span)} look={Look::Quiet} on_press={select} /> }
    };
    (!links.is_empty())
        .then(|| html! { <div class="inspector__echoes">{ for links.iter().map(button) }</div> })
}

/// The words with what follows them on their line.
fn context(text: &Text, span: Span) -> String {
    let after = text.slice(Span::new(span.start, text.len()));
    beginning(after.lines().next().unwrap_or_default(), AROUND)
}
