//! The time, which the core does not have.

/// The moment, ISO 8601 in UTC: `2026-11-22T07:30:00.000Z`.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The moment by the clock on the wall, ISO 8601 with its distance from UTC:
/// `2026-11-22T14:30:00+07:00`.
pub fn local_now() -> String {
    let date = js_sys::Date::new_0();
    // Minutes that UTC is ahead, which is less than nothing in the east.
    let behind = date.get_timezone_offset();
    let wall = js_sys::Date::new(&(date.get_time() - behind * 60_000.0).into());
    let wall: String = wall.to_iso_string().into();
    let sign = if behind > 0.0 { '-' } else { '+' };
    // Whole, and a day at the most.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let apart = behind.abs() as u32;
    format!("{}{sign}{:02}:{:02}", wall.get(..19).unwrap_or(&wall), apart / 60, apart % 60)
}

/// Milliseconds since some moment, growing steadily: for measuring how long something took. 0 in a worker, where
/// nobody waits and long work need not rest.
pub fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
