//! Why an annotation is there: the rule that suggested it, or who made it.

use crate::annotation::{Annotation, Provenance};
use crate::detect;
use crate::session::Session;
use crate::ui::i18n::{Message, use_language};
use crate::ui::store::ByRc;
use yew::prelude::*;

/// Properties of [`Why`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is shown.
    pub(super) session: ByRc<Session>,
    /// What is explained.
    pub(super) annotation: ByRc<Annotation>,
}

/// Why an annotation is there, and where it stands.
#[component]
pub(super) fn Why(Props { session, annotation }: &Props) -> Html {
    let language = use_language();
    let Some(document) = &session.document else { return Html::default() };
    let place = {
        let (start, end) =
            (document.text().to_char(annotation.span.start), document.text().to_char(annotation.span.end));
        language.place(start.get(), end.get())
    };
    let (reason, source) = match &annotation.provenance {
        Provenance::Rule { rule, version, score } => {
            let reason = detect::rule(rule).map(|rule| language.pick(rule.vi, rule.en));
            let certainty = language.scored(*score);
            let reason = html! {
                <>
                    if let Some(reason) = reason {
                        <p key="reason" class="why__reason">{ reason }</p>
                    }
                    <p key="score" class="why__score">
                        <meter min="0" max="1000" value={score.to_string()} aria-hidden="true" />
                        <span>{ certainty }</span>
                    </p>
                </>
            };
            (reason, language.rule(rule, version))
        }
        Provenance::Person => (Html::default(), Message::ByPerson.text(language).to_owned()),
        Provenance::Import { format } => (Html::default(), language.imported(format)),
    };
    html! {
        <div class="why">
            { reason }
            <p class="why__source">{ format!("{source} · {} · {place}", annotation.id) }</p>
        </div>
    }
}
