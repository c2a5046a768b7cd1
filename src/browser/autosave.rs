//! A real file that follows the document, where the browser lets a page write to one.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that a person chose to be written again and again.
#[derive(Clone, Debug)]
pub struct Target {
    handle: JsValue,
    name: String,
}

/// `showSaveFilePicker`, which web-sys has only behind a flag of the compiler.
/// <https://developer.mozilla.org/en-US/docs/Web/API/Window/showSaveFilePicker>
fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"showSaveFilePicker".into()).ok()?.dyn_into().ok()
}

/// Whether this browser lets a page write to files.
pub fn is_possible() -> bool {
    picker().is_some()
}

/// Lets the person choose a file; `None` where they did not.
pub async fn choose(name: &str) -> Option<Target> {
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    let asked = picker()?.call1(&JsValue::from(web_sys::window()?), &options).ok()?;
    let handle = JsFuture::from(asked.dyn_into::<Promise>().ok()?).await.ok()?;
    Target::of(handle)
}

/// Whether a page may write to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// The person has to be asked, by a click.
    Asks,
    /// It may not.
    Denied,
}

impl Target {
    /// The file of a handle that was kept; `None` where it is none.
    pub fn of(handle: JsValue) -> Option<Self> {
        let name = Reflect::get(&handle, &"name".into()).ok()?.as_string()?;
        Some(Self { handle, name })
    }

    /// What the browser keeps of it.
    pub fn handle(&self) -> &JsValue {
        &self.handle
    }

    /// Whether the page may write to it, as far as the browser knows.
    pub async fn permission(&self) -> Permission {
        self.permission_by("queryPermission").await
    }

    /// Asks the person where it has to be asked: only within what a click does.
    pub async fn ask(&self) -> Permission {
        self.permission_by("requestPermission").await
    }

    async fn permission_by(&self, method: &str) -> Permission {
        let how = Object::new();
        let _ = Reflect::set(&how, &"mode".into(), &"readwrite".into());
        let answer = call(&self.handle, method, &[how.into()]).await;
        match answer.and_then(|answer| answer.as_string()).as_deref() {
            Some("granted") => Permission::Granted,
            Some("prompt") => Permission::Asks,
            _ => Permission::Denied,
        }
    }

    /// What the file is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes the file anew: the browser puts it in place when all of it is written. Whether it is.
    pub async fn write(&self, content: &[u8]) -> bool {
        let written = async {
            let stream = call(&self.handle, "createWritable", &[]).await?;
            call(&stream, "write", &[Uint8Array::from(content).into()]).await?;
            call(&stream, "close", &[]).await
        };
        written.await.is_some()
    }
}

/// Calls a method that answers with a promise.
async fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let answer = method.apply(object, &arguments.iter().collect()).ok()?;
    JsFuture::from(answer.dyn_into::<Promise>().ok()?).await.ok()
}
