//! The time, which the core does not have.

/// The moment, ISO 8601 in UTC: `2026-11-22T07:30:00.000Z`.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds since some moment, growing steadily: for measuring how long something took.
pub fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
