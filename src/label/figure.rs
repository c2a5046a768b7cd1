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

/// Reads an amount as it stands in files and fields: digits with an optional decimal point.
pub fn parse_amount(text: &str) -> Option<Decimal> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
