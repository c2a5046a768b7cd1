//! Days and months of the lunar calendar, and the years that they are of.

use super::Context;
use crate::detect::date::expression::Year;
use crate::detect::lunar;
use crate::label::{DateUnit, DateValue, LunarDay, Point};

impl Context {
    fn lunar_year(&self, month: u8, day: u8, year: Year, leap: bool) -> Option<i16> {
        let cyclic = match year {
            Year::Missing => None,
            year => self.year(year),
        };
        // `23 tháng Chạp năm 2024` counts the lunar year; so does a name like Giáp Thìn.
        if let Some(year) = cyclic {
            return Some(year);
        }
        let own = self.own_year()?;
        let aim = self.own_date().map_or_else(
            || lunar::day_number(own, 7, 1),
            |(year, month, day)| lunar::day_number(year, month, day),
        );
        [own - 1, own, own + 1]
            .into_iter()
            .filter_map(|year| Some((year, lunar::solar(year, month, day, leap)?)))
            .min_by_key(|&(_, (y, m, d))| (lunar::day_number(y, m, d) - aim).abs())
            .map(|(year, _)| year)
    }

    pub(super) fn lunar_day(&self, day: u8, month: u8, year: Year, leap: bool) -> Option<DateValue> {
        // `tối mùng 6`: the first days of the month that was spoken of, else of the new year.
        let month = if month == 0 { self.lunar_month.unwrap_or(1) } else { month };
        let lunar_year = self.lunar_year(month, day, year, leap);
        let named = LunarDay { year: lunar_year, month, day: Some(day), leap };
        let Some(year) = lunar_year else {
            // Nothing fixes the year: the lunar day is all there is to say.
            let start = Point::new(None, DateUnit::Year);
            return Some(DateValue { start, end: None, lunar: Some(named) });
        };
        // `30 Tết` is the 29th where the month is short.
        let (y, m, d) = lunar::solar(year, month, day, leap)
            .or_else(|| (month == 12 && day == 30).then(|| lunar::solar(year, 12, 29, false)).flatten())?;
        Some(DateValue { lunar: Some(named), ..DateValue::point(Point::day(Some(y), m, d)?) })
    }

    pub(super) fn lunar_month(&self, month: u8, year: Year, leap: bool) -> Option<DateValue> {
        let year = self.lunar_year(month, 1, year, leap);
        let named = LunarDay { year, month, day: None, leap };
        let Some(year) = year else {
            return Some(DateValue {
                start: Point::new(None, DateUnit::Year),
                end: None,
                lunar: Some(named),
            });
        };
        let (y, m, d) = lunar::solar(year, month, 1, leap)?;
        let last = lunar::solar(year, month, 30, leap).or_else(|| lunar::solar(year, month, 29, leap))?;
        let start = Point::day(Some(y), m, d)?;
        let end = Point::day(Some(last.0), last.1, last.2)?;
        Some(DateValue { start, end: Some(end), lunar: Some(named) })
    }
}
