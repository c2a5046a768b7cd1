//! What the values of the lists say, for classes whose value is one of a few words: `[link and]`, `[time month]`.
//!
//! A word that is not here is a slip of the list, which a test names with its file and line; a word that is here and in no
//! list is one that no text can have. Values that are names (of units, codes, bodies) are no senses: their grammar reads
//! them.

use super::Class;
use crate::label::{FigureKind, Level};

macro_rules! senses {
    ($($(#[$doc:meta])* $class:ident {
        $($(#[$meaning:meta])* $variant:ident $(($argument:ty))? = $word:literal),* $(,)?
    })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $class {
                $($(#[$meaning])* $variant $(($argument))?,)*
            }

            impl $class {
                fn read(value: &str) -> Option<Self> {
                    let (word, argument) = value.split_once(' ').unwrap_or((value, ""));
                    match word {
                        $($word => senses!(@read argument, $variant $(, $argument)?),)*
                        _ => None,
                    }
                }
            }

            impl From<$class> for Sense {
                fn from(sense: $class) -> Self {
                    Self::$class(sense)
                }
            }
        )*

        /// What a list says of a phrase, by its class.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sense {
            /// Nothing, or what only its grammar can read.
            Other,
            /// Which level of administration a word names.
            Level(Level),
            /// Which kind of figure a unit makes.
            Unit(FigureKind),
            /// The number that a Roman numeral is.
            Roman(u8),
            /// The day of a feast.
            Holiday(Feast),
            $($(#[$doc])* $class($class),)*
        }

        impl Sense {
            /// The sense of a value; `None` where the class has no such value.
            pub(super) fn read(class: Class, value: &str) -> Option<Self> {
                // What it is called stands before the role of a document, after the kind of a unit.
                let value = match class {
                    Class::DocumentType => value.split_once(';').map_or("", |(_, role)| role),
                    Class::Unit => value.split(' ').next().unwrap_or_default(),
                    _ => value,
                };
                match class {
                    $(Class::$class => $class::read(value).map(Self::$class),)*
                    Class::Level if !value.is_empty() => Level::from_wire(value).map(Self::Level),
                    Class::Unit => FigureKind::from_wire(value).map(Self::Unit),
                    Class::Roman => value.parse().ok().map(Self::Roman),
                    Class::Holiday => Feast::read(value).map(Self::Holiday),
                    _ => Some(Self::Other),
                }
            }
        }
    };
    (@read $argument:ident, $variant:ident) => {
        $argument.is_empty().then_some(Self::$variant)
    };
    (@read $argument:ident, $variant:ident, $type:ty) => {
        $argument.parse::<$type>().ok().map(Self::$variant)
    };
}

/// The day of a feast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feast {
    /// Whether by the lunar calendar.
    pub is_lunar: bool,
    /// The month of that calendar.
    pub month: u8,
    /// The day of that month.
    pub day: u8,
}

impl Feast {
    /// `Tết`: the first day of the lunar year.
    pub const NEW_YEAR: Self = Self { is_lunar: true, month: 1, day: 1 };

    /// `lunar 01-15`
    fn read(value: &str) -> Option<Self> {
        let (calendar, day) = value.split_once(' ')?;
        let (month, day) = day.split_once('-')?;
        let is_lunar = match calendar {
            "lunar" => true,
            "solar" => false,
            _ => return None,
        };
        Some(Self { is_lunar, month: month.parse().ok()?, day: day.parse().ok()? })
    }
}

impl Sense {
    /// Which level the word for a unit of administration names; `None` where the place decides.
    pub fn level(self) -> Option<Level> {
        let Self::Level(level) = self else { return None };
        Some(level)
    }
}

impl From<Level> for Sense {
    fn from(level: Level) -> Self {
        Self::Level(level)
    }
}

impl From<FigureKind> for Sense {
    fn from(kind: FigureKind) -> Self {
        Self::Unit(kind)
    }
}

senses! {
    /// Of whom a form of address is said.
    Honorific {
        /// Of an office-holder: `đồng chí`.
        Office = "office",
        /// Of anybody: `ông`.
        Person = "person",
        /// Of several office-holders: `các đồng chí`.
        Comrades = "comrades",
        /// Of several people: `các ông`.
        Many = "many",
    }
    /// What a rank or degree is of.
    Rank {
        /// Of an officer: `Đại tá`.
        Military = "military",
        /// A degree, profession or honour: `Tiến sĩ`.
        Academic = "academic",
    }
    /// What kind of place it is.
    Place {
        /// A province, also of those before 2025.
        Province = "province",
        /// A district, also of those before July 2025.
        District = "district",
        /// A commune.
        Commune = "commune",
        /// A country or an international body.
        Country = "country",
    }
    /// How surely a syllable is a family name.
    Surname {
        /// Hardly anything else.
        Strong = "strong",
        /// Common otherwise too.
        Weak = "weak",
    }
    /// How surely a middle name makes the syllables around it a person's name.
    MiddleName {
        /// Places have it too.
        Shared = "",
        /// Hardly a place has it.
        Personal = "personal",
    }
    /// What a word does before or between names and offices.
    Link {
        /// Joins them: `và`.
        And = "and",
        /// Says that somebody holds it: `là`.
        Is = "is",
        /// Adds a second office: `kiêm`.
        Also = "also",
        /// Of each of the names before: `đều là`.
        Each = "each",
        /// Of which body: `của`.
        Of = "of",
        /// To or from an office: `bổ nhiệm`.
        Moved = "moved",
        /// A word for an office, which is none: `chức vụ`.
        Word = "word",
        /// No single person: `các`.
        Many = "many",
        /// What ends a name or an office.
        Stop = "stop",
        /// When somebody was born follows, or how old somebody is.
        Born = "born",
        /// Where somebody lives follows.
        Lives = "lives",
        /// What follows is named after a person: `đường`.
        Eponym = "eponym",
        /// Before the name of a delegate.
        Delegate = "delegate",
        /// Before the names of several.
        Delegates = "delegates",
    }
    /// What a line is that begins with this.
    PageCue {
        /// All from here to the end are other news.
        Rest = "rest",
        /// No running text.
        Line = "line",
        /// Names the authors.
        Credit = "credit",
        /// The date of publication follows.
        Date = "date",
        /// Counts readers, after its number.
        Count = "count",
    }
    /// How a document is known.
    DocumentType {
        /// By its issuer alone.
        Act = "act",
        /// By its title with a period.
        Plan = "plan",
        /// Only by its number.
        Paper = "paper",
        /// What goes up, `Báo cáo`, `Tờ trình`: it orders nothing, and its number makes it no document.
        Report = "report",
        /// By its name.
        Law = "law",
    }
    /// What a word adds to a number.
    Number {
        /// `ba`
        Digit(u8) = "digit",
        /// mười
        Ten = "ten",
        /// mươi, chục
        Tens = "tens",
        /// trăm
        Hundred = "hundred",
        /// nghìn, triệu, tỷ: a power of ten.
        Scale(u8) = "scale",
        /// rưỡi
        Half = "half",
        /// nửa
        HalfOf = "half-of",
        /// phẩy
        Point = "point",
        /// linh, lẻ
        Zero = "zero",
    }
    /// The part that a word of the calendar plays in an expression.
    Time {
        /// The place of a year in the cycle of sixty: 40 for `Giáp Thìn`.
        Cycle(u8) = "cycle",
        /// A day of the week, of which 1 is Monday.
        Weekday(u8) = "weekday",
        /// `giờ`
        Hour = "hour",
        /// `phút`
        Minute = "minute",
        /// `ngày`
        Day = "day",
        /// `tuần`
        Week = "week",
        /// `tháng`
        Month = "month",
        /// `quý`
        Quarter = "quarter",
        /// `Q` before the number of a quarter.
        QuarterLetter = "quarter-letter",
        /// `năm`
        Year = "year",
        /// `năm học`
        SchoolYear = "school-year",
        /// `nhiệm kỳ`
        Term = "term",
        /// `giai đoạn`
        Stage = "stage",
        /// `thập niên`
        Decade = "decade",
        /// `thế kỷ`
        Century = "century",
        /// `trước Công nguyên`
        Bc = "bc",
        /// `sau Công nguyên`
        Ad = "ad",
        /// `sáng`
        Morning = "morning",
        /// `trưa`
        Midday = "midday",
        /// `chiều`
        Afternoon = "afternoon",
        /// `tối`
        Evening = "evening",
        /// `đêm`
        Night = "night",
        /// `hôm nay`
        Today = "today",
        /// `hôm qua`
        Yesterday = "yesterday",
        /// `hôm kia`
        BeforeYesterday = "before-yesterday",
        /// `ngày mai`
        Tomorrow = "tomorrow",
        /// `mai`, which is also a name.
        TomorrowWord = "tomorrow-word",
        /// `ngày kia`
        AfterTomorrow = "after-tomorrow",
        /// `cùng ngày`
        SameDay = "same-day",
        /// `cùng năm`
        SameYear = "same-year",
        /// `cùng kỳ`
        SamePeriod = "same-period",
        /// `này`
        This = "this",
        /// `nay`
        Now = "now",
        /// `sau`, `tới`
        Next = "next",
        /// `trước`, `ngoái`
        Last = "last",
        /// `qua`
        Past = "past",
        /// `những`
        Those = "those",
        /// `hằng`, `mỗi`
        Recurrent = "recurrent",
        /// `từ`, `kể từ`
        From = "from",
        /// `đến`
        To = "to",
        /// `và`
        And = "and",
        /// `đầu`
        Early = "early",
        /// `giữa`
        Mid = "mid",
        /// `cuối`
        Late = "late",
        /// `nửa đầu`
        FirstHalf = "first-half",
        /// `nửa cuối`
        SecondHalf = "second-half",
        /// `thượng tuần`
        FirstTenDays = "first-ten-days",
        /// `trung tuần`
        SecondTenDays = "second-ten-days",
        /// `hạ tuần`
        ThirdTenDays = "third-ten-days",
        /// `xuân`
        Spring = "spring",
        /// `hè`
        Summer = "summer",
        /// `thu`
        Autumn = "autumn",
        /// `đông`
        Winter = "winter",
        /// `âm lịch`
        Lunar = "lunar",
        /// `nhuận`
        Leap = "leap",
        /// `mùng`, before the first ten days of a lunar month.
        FirstDays = "first-days",
        /// `rằm`
        FullMoon = "full-moon",
        /// `Giêng`
        JanuaryLunar = "january-lunar",
        /// `Chạp`
        DecemberLunar = "december-lunar",
        /// `Tết`
        Tet = "tet",
        /// No expression begins with it, nor with the shorter word that it begins with: `đêm giao thừa`.
        Other = "other",
    }
    /// How the true amount lies to a figure, or which way it went.
    Bound {
        /// `trên`
        Over = "over",
        /// `dưới`
        Under = "under",
        /// `khoảng`
        About = "about",
        /// `đúng`
        Exact = "exact",
        /// `tăng`
        Up = "up",
        /// `giảm`
        Down = "down",
    }
    /// Whether the number after a noun is its name.
    Numbered {
        /// Unless it counts what follows.
        Perhaps = "",
        /// Whatever follows.
        Always = "always",
        /// Though it ends like a noun of which it is.
        Never = "never",
        /// Only of how many tiers: `chính quyền địa phương 2 cấp` is a model.
        Tiers = "tiers",
    }
    /// Of what begins no counted noun.
    Uncounted {
        /// Nothing.
        Nothing = "",
        /// A share of it can be told: `2/3 diện tích`.
        Whole = "whole",
    }
    /// What follows a verb that gives an order.
    Trigger {
        /// It is one whatever follows.
        Order = "order",
        /// Only where somebody is told.
        Direct = "direct",
        /// Only with `cần` or `phải`, or before a list.
        Remark = "remark",
    }
    /// When a phrase with a verb of order in it gives none.
    TriggerNoun {
        /// Always.
        Always = "",
        /// How somebody leads, `tiếp tục chỉ đạo`: unless several are told.
        Leading = "leading",
    }
    /// How surely a verb begins what somebody is told to do.
    ActionVerb {
        /// It is never part of a noun phrase.
        Strong = "strong",
        /// It modifies a noun too: `đơn vị thi công`.
        Weak = "weak",
        /// Only where it begins what is told: the word is part of many others.
        Single = "single",
    }
    /// Where a phrase with a verb of action in it is a noun.
    ActionNoun {
        /// Everywhere.
        Everywhere = "",
        /// Not at the beginning of a clause: there it is a verb with its object.
        Opens = "opens",
    }
    /// Who asks without giving orders.
    Petitioner {
        /// In this sentence.
        Once = "",
        /// People who go on asking in the sentences after.
        People = "people",
    }
}
