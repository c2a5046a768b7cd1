//! The Vietnamese lunar calendar, 1900 to 2100, and day numbers of the Gregorian one.
//!
//! The table holds what the state calendar shows: new moons by Hà Nội time from 1968 on, by the
//! zone in use before. It is compared with an astronomical computation in the tests.

/// The first lunar year of the table.
const FIRST: i16 = 1900;

/// One lunar year each: bit `i` says whether the `i`-th month has 30 days (a leap month counts in
/// its place), bits 13 to 16 the month that is repeated, the bits above how many days after
/// 1 January the year begins.
#[expect(clippy::unreadable_literal, reason = "bits, six hexadecimal digits each")]
const YEARS: [u32; 201] = [
    0x3d16d2, 0x620752, 0x4c0ea5, 0x38b64a, 0x5c064b, 0x440a9b, 0x30955a, 0x56056a, 0x400b59, 0x2a5752,
    0x500752, 0x3adb25, 0x600b25, 0x480a4b, 0x32b4ab, 0x5802ad, 0x42056b, 0x2c4b69, 0x520da9, 0x3efd92,
    0x640e92, 0x4c0d25, 0x36ba4d, 0x5c0a56, 0x4602b6, 0x2e95b5, 0x5606d4, 0x400ea9, 0x2c5e92, 0x500e92,
    0x3acd26, 0x5e052b, 0x480a57, 0x32b2b6, 0x580b5a, 0x4406d4, 0x2e6ec9, 0x520749, 0x3cf693, 0x620a93,
    0x4c052b, 0x34ca5b, 0x5a0aad, 0x46056a, 0x309b55, 0x560ba4, 0x400b49, 0x2a5a93, 0x500a95, 0x38f52d,
    0x5e0536, 0x480aad, 0x34b5aa, 0x5805b2, 0x420da5, 0x2e7d4a, 0x540d4a, 0x3d0a95, 0x600a97, 0x4c0556,
    0x36cab5, 0x5a0ad5, 0x4606d2, 0x308ea5, 0x560ea5, 0x40064a, 0x286c97, 0x4e029b, 0x38e55b, 0x5c056b,
    0x480b69, 0x34b752, 0x5a0b52, 0x420b25, 0x2c9a4b, 0x520a4d, 0x3d14ab, 0x6002ad, 0x4a05ad, 0x36cb6a,
    0x5c0da9, 0x460d92, 0x309d25, 0x560d25, 0x400a55, 0x2854ad, 0x4e04b6, 0x38e5b5, 0x5e06d5, 0x480ec9,
    0x34be92, 0x5a0e92, 0x440d26, 0x2c6a56, 0x500a57, 0x3d1556, 0x62056a, 0x4a0b55, 0x36b6c9, 0x5c0749,
    0x460693, 0x2e952b, 0x54052b, 0x3e0a5b, 0x2a555a, 0x4e056a, 0x38eb65, 0x5e0ba5, 0x4a0d49, 0x32ba95,
    0x580a95, 0x42052d, 0x2c8aad, 0x500ab5, 0x3d35aa, 0x6205d2, 0x4c0da5, 0x36dd4a, 0x5c0e4a, 0x460c96,
    0x30992e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2, 0x38cea5, 0x5e0725, 0x48064b, 0x32ac97, 0x5604ab,
    0x40055b, 0x2c6ada, 0x520b6a, 0x3d7752, 0x620b92, 0x4c0b25, 0x36da4b, 0x5a0a4d, 0x4404ad, 0x2ea95b,
    0x5405ad, 0x3e0baa, 0x2a5b52, 0x500d92, 0x3afd25, 0x5e0d25, 0x480a55, 0x32b4ad, 0x5804b6, 0x4006b5,
    0x2c6daa, 0x520eca, 0x3f0e92, 0x600e93, 0x4c0d2a, 0x36ca56, 0x5a0a5b, 0x44055a, 0x2e8ad5, 0x540b55,
    0x40074a, 0x286e93, 0x4e0a93, 0x38f52b, 0x5e052b, 0x460a9b, 0x32b55a, 0x58056a, 0x420b65, 0x2c974a,
    0x520d4a, 0x3d1a95, 0x620c95, 0x4a092d, 0x34caad, 0x5a0ab5, 0x4605aa, 0x2e8da5, 0x540ea5, 0x400d4a,
    0x2a7d15, 0x4e0c96, 0x38f956, 0x5e0556, 0x480ab5, 0x32b6b4, 0x5806d4, 0x420ea5, 0x2e8e8a, 0x50068b,
    0x3b1497, 0x6004ab, 0x4a095b, 0x34cada, 0x5a0b6a, 0x460754, 0x309725, 0x540b45, 0x3e0a8b, 0x28552b,
    0x4e04ad,
];

/// Days since a Monday in 1969; the remainder by seven is the day of the week, Monday 0.
pub(super) fn day_number(year: i16, month: u8, day: u8) -> i32 {
    // Years begin in March, so that the leap day is the last.
    let year = i32::from(year) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let month = (i32::from(month) + 9) % 12;
    let of_year = (153 * month + 2) / 5 + i32::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + 3
}

/// The Gregorian day of a number.
pub(super) fn day_of_number(number: i32) -> (i16, u8, u8) {
    let days = number - 3 + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i32::from(month <= 2);
    (
        i16::try_from(year).unwrap_or(i16::MAX),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )
}

/// The Gregorian day of a lunar one. `None` outside the table and for days that the year lacks.
pub(super) fn solar(year: i16, month: u8, day: u8, leap: bool) -> Option<(i16, u8, u8)> {
    let code = *YEARS.get(usize::try_from(year.checked_sub(FIRST)?).ok()?)?;
    let repeated = u8::try_from(code >> 13 & 15).ok()?;
    if !(1..=12).contains(&month) || leap && repeated != month {
        return None;
    }
    let later = repeated > 0 && (month > repeated || leap);
    let place = u32::from(month) - 1 + u32::from(later);
    let length = |place: u32| 29 + u8::from(code >> place & 1 == 1);
    if day == 0 || day > length(place) {
        return None;
    }
    let before: i32 = (0..place).map(|place| i32::from(length(place))).sum();
    let first = day_number(year, 1, 1) + i32::try_from(code >> 17).ok()?;
    Some(day_of_number(first + before + i32::from(day) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_go_both_ways_and_count_weekdays() {
        assert_eq!(day_number(2024, 7, 8).rem_euclid(7), 0);
        for number in (-100_000..100_000).step_by(37) {
            let (year, month, day) = day_of_number(number);
            assert_eq!(day_number(year, month, day), number);
        }
    }

    #[test]
    fn new_year_falls_where_history_says() {
        // Where Hà Nội and Peking part (1968, 1985, 2007, 2030), and ordinary years.
        for (year, month, day) in [
            (1925, 1, 24),
            (1946, 2, 2),
            (1954, 2, 3),
            (1968, 1, 29),
            (1975, 2, 11),
            (1985, 1, 21),
            (2000, 2, 5),
            (2007, 2, 17),
            (2019, 2, 5),
            (2020, 1, 25),
            (2021, 2, 12),
            (2022, 2, 1),
            (2023, 1, 22),
            (2024, 2, 10),
            (2025, 1, 29),
            (2026, 2, 17),
            (2030, 2, 2),
        ] {
            assert_eq!(solar(year, 1, 1, false), Some((year, month, day)));
        }
        assert_eq!(solar(2025, 6, 1, true), Some((2025, 7, 25)));
        assert_eq!(solar(2024, 3, 10, false), Some((2024, 4, 18)));
        assert_eq!(solar(2023, 12, 30, false), Some((2024, 2, 9)));
        assert_eq!(solar(2024, 6, 1, true), None);
        assert_eq!(solar(2101, 1, 1, false), None);
    }

    /// The mean and periodic terms of the new moon (Meeus), as the Julian day by universal time.
    fn new_moon(k: i32) -> f64 {
        let k = f64::from(k);
        let t = k / 1236.85;
        let sin = |degrees: f64| degrees.to_radians().sin();
        let mean = 2_415_020.759_33
            + 29.530_588_68 * k
            + 0.000_117_8 * t * t
            + 0.000_33 * sin(166.56 + 132.87 * t - 0.009_173 * t * t);
        let sun = 359.2242 + 29.105_356_08 * k - 0.000_033_3 * t * t;
        let moon = 306.0253 + 385.816_918_06 * k + 0.010_730_6 * t * t;
        let node = 21.2964 + 390.670_506_46 * k - 0.001_652_8 * t * t;
        let periodic = (0.1734 - 0.000_393 * t) * sin(sun) + 0.0021 * sin(2.0 * sun) - 0.4068 * sin(moon)
            + 0.0161 * sin(2.0 * moon)
            - 0.0004 * sin(3.0 * moon)
            + 0.0104 * sin(2.0 * node)
            - 0.0051 * sin(sun + moon)
            - 0.0074 * sin(sun - moon)
            + 0.0004 * sin(2.0 * node + sun)
            - 0.0004 * sin(2.0 * node - sun)
            - 0.0006 * sin(2.0 * node + moon)
            + 0.0010 * sin(2.0 * node - moon)
            + 0.0005 * sin(2.0 * moon + sun);
        mean + periodic - (-0.000_278 + 0.000_265 * t + 0.000_262 * t * t)
    }

    /// Days between the numbers here and the Julian day at noon.
    const JULIAN: i32 = 2_440_588 - 3;

    #[test]
    fn every_month_begins_with_a_new_moon() {
        let mut checked = 0;
        let mut near_midnight = 0;
        for year in 1900..=2100_i16 {
            for (month, leap) in (1..=12).flat_map(|month| [(month, false), (month, true)]) {
                let Some((y, m, d)) = solar(year, month, 1, leap) else { continue };
                let begins = day_number(y, m, d) + JULIAN;
                let zone = if year >= 1968 { 7.0 } else { 8.0 };
                let k = ((f64::from(begins) - 2_415_021.0) / 29.530_588_68).round();
                #[expect(clippy::cast_possible_truncation, reason = "a few thousand at most")]
                let k = k as i32;
                let moments = (k - 1..=k + 1).map(|k| new_moon(k) + 0.5 + zone / 24.0);
                let off = moments
                    .map(|moment| moment - f64::from(begins))
                    .min_by(|a, b| a.abs().total_cmp(&b.abs()));
                let off = off.expect("three new moons");
                // A new moon at midnight is beyond the precision of these terms, or of the zone then in use.
                if !(0.0..1.0).contains(&off) {
                    let slack = if year >= 1968 { 0.004 } else { 0.05 };
                    assert!(off > -slack && off < 1.0 + slack, "{year}-{month} leap {leap}: {off}");
                    near_midnight += 1;
                }
                checked += 1;
            }
        }
        assert!(checked > 2480, "{checked}");
        assert!(near_midnight <= 10, "{near_midnight}");
    }
}
