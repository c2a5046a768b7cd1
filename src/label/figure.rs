//! Quantities as exact decimals.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is counted or measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// `47,82%`
    Percent,
    /// `6.290,20 tỷ đồng`
    Money,
    /// `11 xã`
    #[default]
    Count,
    /// `272 ha`, `15,61 tiêu chí/xã`
    Measure,
    /// `16/16 chi bộ`
    Ratio,
    /// `05 năm`
    Duration,
}

impl FigureKind {
    /// All, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Percent, Self::Money, Self::Count, Self::Measure, Self::Ratio, Self::Duration];

    /// The name in files.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Ratio => "ratio",
            Self::Duration => "duration",
        }
    }
}

/// How the true amount stands to the one that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// hơn, trên, ít nhất
    Over,
    /// dưới, gần, không quá
    Under,
    /// khoảng, xấp xỉ
    About,
    /// đúng
    Exact,
}

impl Bound {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::Over, Self::Under, Self::About, Self::Exact];

    /// The name in files.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Under => "under",
            Self::About => "about",
            Self::Exact => "exact",
        }
    }
}

/// Which way a quantity went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// tăng
    Up,
    /// giảm
    Down,
}

impl Change {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Up, Self::Down];

    /// The name in files.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// A quantity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureValue {
    /// The amount in the canonical unit; of a range, its lower end; of a ratio, the numerator.
    pub amount: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The denominator of a ratio.
    pub denominator: Option<Decimal>,
    /// Canonical: `percent`, `VND`, `hectare`, `year`, … or the counted noun in lower case; empty
    /// for a bare number.
    pub unit: String,
    /// What kind of quantity.
    pub kind: FigureKind,
    /// Where stated.
    pub bound: Option<Bound>,
    /// Where stated.
    pub change: Option<Change>,
    /// The separators allow another reading.
    pub ambiguous: bool,
}

impl fmt::Display for FigureValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.amount.normalize())?;
        if let Some(denominator) = self.denominator {
            write!(f, "/{}", denominator.normalize())?;
        } else if let Some(upper) = self.upper {
            write!(f, "-{}", upper.normalize())?;
        }
        if !self.unit.is_empty() {
            write!(f, " {}", self.unit)?;
        }
        Ok(())
    }
}

/// Reads an amount as it stands in files and fields: digits with an optional decimal point and a minus. `None` for
/// what is no number and for one that cannot be kept exactly: it has 28 digits at the most.
pub fn parse_amount(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    Decimal::from_str_exact(text).ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_exactly_or_not_at_all() {
        for exact in ["0", "-1.50", "6290200000000.25", "1234567890123456789012345678"] {
            assert_eq!(parse_amount(exact).map(|amount| amount.to_string()).as_deref(), Some(exact));
        }
        for wrong in ["", "-", "1_000", "+5", "1e3", "0.12345678901234567890123456789", "12,5"] {
            assert_eq!(parse_amount(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_in_files_are_those_of_serde() {
        fn json(value: impl Serialize) -> String {
            serde_json::to_string(&value).expect("a name").trim_matches('"').to_owned()
        }
        assert!(FigureKind::ALL.iter().all(|kind| json(kind) == kind.wire()));
        assert!(Bound::ALL.iter().all(|bound| json(bound) == bound.wire()));
        assert!(Change::ALL.iter().all(|change| json(change) == change.wire()));
    }

    #[test]
    fn is_written_without_idle_zeros() {
        let money = FigureValue {
            amount: parse_amount("6290200000000.00").expect("a number"),
            unit: "VND".into(),
            ..FigureValue::default()
        };
        assert_eq!(money.to_string(), "6290200000000 VND");
    }
}
