//! A date as the fields of its form, on the way to being one.

use crate::label::{Clock, DateUnit, DateValue, DayPart, LunarDay, Point, Season};
use crate::ui::i18n::Message;

listed! {
    /// How fine a point is, as the form asks for it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) enum Form {
        #[default]
        Day = "day",
        Month = "month",
        Quarter = "quarter",
        Half = "half",
        Year = "year",
        Week = "week",
        Season = "season",
        Decade = "decade",
        Century = "century",
    }
}

impl Form {
    /// What it is called.
    pub(super) fn name(self) -> Message {
        match self {
            Self::Day => Message::Day,
            Self::Week => Message::Week,
            Self::Month => Message::Month,
            Self::Quarter => Message::Quarter,
            Self::Half => Message::Half,
            Self::Season => Message::Season,
            Self::Year => Message::Year,
            Self::Decade => Message::Decade,
            Self::Century => Message::Century,
        }
    }
}

/// One point as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PointDraft {
    /// How fine it is.
    pub(super) form: Form,
    /// Four digits, or empty where nothing fixes it.
    pub(super) year: String,
    /// Month, week, quarter, half or season, whichever the form asks for.
    pub(super) part: String,
    /// The day of the month.
    pub(super) day: String,
    /// `TMO`, …; `clock` for a time; empty for the whole day.
    pub(super) time: String,
    /// `17:49`, where `time` is `clock`.
    pub(super) clock: String,
}

/// A day of the lunar calendar as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LunarDraft {
    pub(super) day: String,
    pub(super) month: String,
    pub(super) leap: bool,
    /// Not asked for; kept.
    pub(super) year: Option<i16>,
}

/// A date as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DateDraft {
    pub(super) start: PointDraft,
    pub(super) end: Option<PointDraft>,
    pub(super) lunar: Option<LunarDraft>,
}

/// `time` of a clock time.
pub(super) const CLOCK: &str = "clock";

impl DateDraft {
    /// The fields of a date.
    pub(super) fn of(date: &DateValue) -> Self {
        Self {
            start: PointDraft::of(date.start),
            end: date.end.map(PointDraft::of),
            lunar: date.lunar.map(|lunar| LunarDraft {
                day: lunar.day.map(|day| day.to_string()).unwrap_or_default(),
                month: lunar.month.to_string(),
                leap: lunar.leap,
                year: lunar.year,
            }),
        }
    }

    /// The date, or what is wrong with it.
    pub(super) fn read(&self) -> Result<DateValue, Message> {
        Ok(DateValue {
            start: self.start.read()?,
            end: self.end.as_ref().map(PointDraft::read).transpose()?,
            lunar: self.lunar.as_ref().map(LunarDraft::read).transpose()?,
        })
    }

    /// Whether nothing was typed yet.
    pub(super) fn is_blank(&self) -> bool {
        let blank =
            |point: &PointDraft| point.year.is_empty() && point.part.is_empty() && point.day.is_empty();
        blank(&self.start) && self.end.as_ref().is_none_or(blank) && self.lunar.is_none()
    }
}

impl PointDraft {
    fn of(point: Point) -> Self {
        let (form, part, day) = match point.unit {
            DateUnit::Century => (Form::Century, None, None),
            DateUnit::Decade => (Form::Decade, None, None),
            DateUnit::Year => (Form::Year, None, None),
            DateUnit::Half(half) => (Form::Half, Some(half), None),
            DateUnit::Quarter(quarter) => (Form::Quarter, Some(quarter), None),
            DateUnit::Season(season) => (Form::Season, Some(season as u8 + 1), None),
            DateUnit::Month(month) => (Form::Month, Some(month), None),
            DateUnit::Week(week) => (Form::Week, Some(week), None),
            DateUnit::Day(month, day) => (Form::Day, Some(month), Some(day)),
        };
        let digits = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
        let (time, clock) = match point.clock {
            None => (String::new(), String::new()),
            Some(Clock::Part(part)) => (part.wire().to_owned(), String::new()),
            Some(clock @ Clock::Time { .. }) => {
                (CLOCK.to_owned(), clock.to_string().trim_start_matches('T').to_owned())
            }
        };
        let year = point.year.map(|year| format!("{year:04}")).unwrap_or_default();
        Self { form, year, part: digits(part), day: digits(day), time, clock }
    }

    fn read(&self) -> Result<Point, Message> {
        let year = match self.year.trim() {
            "" => None,
            year if year.trim_start_matches('-').len() == 4 => {
                Some(year.parse().ok().ok_or(Message::InvalidYear)?)
            }
            _ => return Err(Message::InvalidYear),
        };
        let part = |most: u8| {
            let number = self.part.trim().parse::<u8>().ok();
            number.filter(|number| (1..=most).contains(number)).ok_or(Message::OutOfRange)
        };
        let unit = match self.form {
            Form::Century => DateUnit::Century,
            Form::Decade => DateUnit::Decade,
            Form::Year => DateUnit::Year,
            Form::Half => DateUnit::Half(part(2)?),
            Form::Quarter => DateUnit::Quarter(part(4)?),
            Form::Season => {
                let season = Season::ALL.get(usize::from(part(4)?) - 1);
                DateUnit::Season(*season.ok_or(Message::OutOfRange)?)
            }
            Form::Month => DateUnit::Month(part(12)?),
            Form::Week => DateUnit::Week(part(53)?),
            Form::Day => {
                let day = self.day.trim().parse().ok().ok_or(Message::ImpossibleDay)?;
                let month = self.part.trim().parse().ok().ok_or(Message::ImpossibleDay)?;
                let point = Point::day(year, month, day).ok_or(Message::ImpossibleDay)?;
                return Ok(match self.read_time()? {
                    None => point,
                    Some(clock) => point.at(clock),
                });
            }
        };
        Ok(Point::new(year, unit))
    }

    fn read_time(&self) -> Result<Option<Clock>, Message> {
        if self.time.is_empty() {
            return Ok(None);
        }
        if self.time == CLOCK {
            return read_clock(&self.clock).map(Some).ok_or(Message::InvalidTime);
        }
        Ok(DayPart::from_wire(&self.time).map(Clock::Part))
    }
}

/// `17:49`, `9:00`, `09:00:00`; also as articles write it, `17h49`. What a time may be, dates know.
fn read_clock(text: &str) -> Option<Clock> {
    let text = text.trim().to_lowercase().replace(['h', 'g'], ":");
    if text.is_empty() {
        return None;
    }
    let mut fields: Vec<String> =
        text.trim_end_matches(':').split(':').map(|field| format!("{:0>2}", field.trim())).collect();
    if fields.len() == 1 {
        fields.push("00".to_owned());
    }
    let date: DateValue = format!("2000-01-01T{}", fields.join(":")).parse().ok()?;
    date.start.clock.filter(|clock| matches!(clock, Clock::Time { .. }))
}

impl LunarDraft {
    fn read(&self) -> Result<LunarDay, Message> {
        let number = |text: &str, most: u8| {
            text.trim()
                .parse::<u8>()
                .ok()
                .filter(|number| (1..=most).contains(number))
                .ok_or(Message::OutOfRange)
        };
        Ok(LunarDay {
            year: self.year,
            month: number(&self.month, 12)?,
            day: if self.day.trim().is_empty() { None } else { Some(number(&self.day, 30)?) },
            leap: self.leap,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_survives_its_form() {
        for iso in [
            "2024-07-08",
            "2022-06-30TMO",
            "2022-07-20T17:49",
            "2022-06-22T09:00:00",
            "2022-06-22T24:00",
            "2022-06",
            "2022-Q3",
            "2022-H1",
            "2022-W26",
            "2022-SU",
            "2022",
            "199",
            "18",
            "XXXX-06-30",
            "2021/2025",
            "1946-01-06/2026-01-06",
        ] {
            let date: DateValue = iso.parse().expect("a date");
            assert_eq!(DateDraft::of(&date).read(), Ok(date), "{iso}");
        }
        let lunar = LunarDay { year: Some(2024), month: 1, day: Some(15), leap: true };
        let date = DateValue { lunar: Some(lunar), .."2024-02-24".parse().expect("a date") };
        assert_eq!(DateDraft::of(&date).read(), Ok(date));
    }

    fn day(day: &str, month: &str, year: &str) -> PointDraft {
        PointDraft { day: day.into(), part: month.into(), year: year.into(), ..PointDraft::default() }
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(day("31", "2", "2024").read(), Err(Message::ImpossibleDay));
        assert_eq!(day("29", "2", "2023").read(), Err(Message::ImpossibleDay));
        for wrong in ["20x4", "24", "024", "20240"] {
            assert_eq!(day("1", "2", wrong).read(), Err(Message::InvalidYear), "{wrong}");
        }
        let quarter = PointDraft { form: Form::Quarter, part: "5".into(), ..PointDraft::default() };
        assert_eq!(quarter.read(), Err(Message::OutOfRange));
        let clock = PointDraft { time: CLOCK.into(), clock: "25:00".into(), ..day("1", "2", "2024") };
        assert_eq!(clock.read(), Err(Message::InvalidTime));
    }

    #[test]
    fn a_clock_is_read_as_people_write_it() {
        let time = |hour, minute, second| Some(Clock::Time { hour, minute, second });
        assert_eq!(read_clock("7h30"), time(7, 30, None));
        assert_eq!(read_clock("17:49"), time(17, 49, None));
        assert_eq!(read_clock("9h"), time(9, 0, None));
        assert_eq!(read_clock("09:00:05"), time(9, 0, Some(5)));
        assert_eq!(read_clock("9:60"), None);
        assert_eq!(read_clock(""), None);
    }
}
