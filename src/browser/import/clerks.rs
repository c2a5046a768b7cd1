//! The workers of an import: each makes documents of a batch of its own, while those before it are kept.

use super::store::Stored;
use crate::browser::clerk::{Clerk, Task};
use crate::browser::client::{Failed, read_message};
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// How many there are at the most: each has a memory of its own.
const MOST: f64 = 2.0;

/// Workers that wait for a batch.
#[derive(Default)]
pub(super) struct Clerks {
    idle: Vec<Rc<Clerk>>,
}

/// A batch that a worker makes documents of.
pub(super) struct Making {
    clerk: Rc<Clerk>,
    /// Comes true once they are made.
    made: Promise,
}

impl Clerks {
    /// How many batches can be worked on side by side.
    pub(super) fn most() -> usize {
        let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
        // Between one and the few that there may be.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let most = cores.clamp(1.0, MOST) as usize;
        most
    }

    /// Lets a worker begin with a batch; one is started where none waits.
    pub(super) fn begin(&mut self, batch: JsValue) -> Result<Making, Failed> {
        let clerk = match self.idle.pop() {
            Some(clerk) => clerk,
            None => Rc::new(Clerk::start().ok_or(Failed::Missing)?),
        };
        let asked = Rc::clone(&clerk);
        // Asked for now, and waited for later.
        let made =
            future_to_promise(
                async move { Ok(JsValue::from(asked.ask(Task::Make, batch, None).await.is_ok())) },
            );
        Ok(Making { clerk, made })
    }

    /// Has the documents kept that were made of a batch.
    pub(super) async fn keep(&mut self, Making { clerk, made }: Making) -> Result<Stored, Failed> {
        let is_made = JsFuture::from(made).await.is_ok_and(|made| made.is_truthy());
        is_made.then_some(()).ok_or(Failed::Missing)?;
        let answer = clerk.ask(Task::Keep, JsValue::UNDEFINED, None).await?;
        self.idle.push(clerk);
        read_message(&answer.as_string().ok_or(Failed::Missing)?)
    }
}
