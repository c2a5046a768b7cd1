//! What the first article would wait for is done while nobody waits.
//!
//! A browser compiles each function of a module when it is first called, and an article calls well over a thousand
//! of them before it is seen: half of the time that takes. So the sample is opened once where nobody sees it, and a
//! start page left, in pieces between which a key is answered.

use super::{Start, sample};
use crate::annotation::{Document, Meta, heading};
use crate::browser::fingerprint::fingerprint;
use crate::browser::frame;
use crate::browser::keeper::Report;
use crate::detect::detect;
use crate::exchange::project;
use crate::session::{Action, Direction, Reach, Session, update};
use crate::text::Text;
use crate::ui::article::Article;
use crate::ui::header::Header;
use crate::ui::panels::{FindBar, PanelProps, Side, SweepBar};
use crate::ui::{ByRc, Shell};
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use yew::{ContextProvider, Html, Renderer, component, html};

/// Milliseconds after which a list that was read is on the screen.
const BEGIN: u32 = 150;
/// Milliseconds in which what follows a drawing by a frame or two has come.
const DRAWN: u32 = 100;

/// Opens the sample and draws it, unless it is no longer wanted: somebody has opened something real.
pub(super) async fn warm_up(is_wanted: impl Fn() -> bool) -> Option<()> {
    let go_on = || Some(()).filter(|()| is_wanted());
    TimeoutFuture::new(BEGIN).await;
    go_on()?;
    let text = Text::new(sample::ARTICLE).ok()?;
    let detection = Rc::new(detect(&text));
    frame::rest().await;
    go_on()?;
    let document = Document::new(text.clone(), Meta { title: heading(text.as_str()), ..Meta::default() });
    let session = update(&Session::default(), Action::OpenDocument(Box::new(document)))?;
    let advanced = Action::DetectionAdvanced { text: text.clone(), detection: Rc::clone(&detection) };
    let session = update(&update(&session, Action::DetectionStarted)?, advanced)?;
    let session = update(&session, Action::DetectionFinished { text, detection })?;
    frame::rest().await;
    go_on()?;
    let written = project::write_resting(session.document.as_ref()?, &frame::rests()).await;
    frame::rest().await;
    go_on()?;
    // What is opened is as often a file, or what is kept of a document.
    let file = str::from_utf8(&written).ok()?;
    project::read_resting(file, &frame::rests(), &fingerprint).await.ok()?;
    let opened = update(&session, Action::Step(Direction::Forward, Reach::ToReview))?;
    for session in [session, opened] {
        frame::rest().await;
        go_on()?;
        let nowhere = web_sys::window()?.document()?.create_element("div").ok()?;
        let props = PanelProps { session: ByRc::new(session) };
        let stage = Renderer::<Stage>::with_root_and_props(nowhere, props).render();
        TimeoutFuture::new(DRAWN).await;
        stage.destroy();
    }
    Some(())
}

/// The page with an article, as far as it is not there without one, and what an article takes the place of.
#[component]
fn Stage(PanelProps { session }: &PanelProps) -> Html {
    html! {
        <ContextProvider<Shell> context={Shell::default()}>
            <Header session={session.clone()} checked={session.clone()} />
            <Start report={Report::default()} />
            <FindBar session={session.clone()} />
            <SweepBar session={session.clone()} />
            <Article session={session.clone()} />
            <Side session={session.clone()} />
        </ContextProvider<Shell>>
    }
}
