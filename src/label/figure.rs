//! Quantities as exact decimals.

use rust_decimal::Decimal;
use std::fmt;

listed! {
    /// What is counted or measured.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum FigureKind {
        /// `47,82%`
        Percent = "percent",
        /// `6.290,20 tỷ đồng`
        Money = "money",
        /// `11 xã`
        #[default]
        Count = "count",
        /// `272 ha`, `15,61 tiêu chí/xã`
        Measure = "measure",
        /// `16/16 chi bộ`
        Ratio = "ratio",
        /// `05 năm`
        Duration = "duration",
    }
}

listed! {
    /// How the true amount stands to the one that is written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Bound {
        /// hơn, trên, ít nhất
        Over = "over",
        /// dưới, gần, không quá
        Under = "under",
        /// khoảng, xấp xỉ
        About = "about",
        /// đúng
        Exact = "exact",
    }
}

listed! {
    /// Which way a quantity went.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Change {
        /// tăng
        Up = "up",
        /// giảm
        Down = "down",
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
    fn is_written_without_idle_zeros() {
        let money = FigureValue {
            amount: parse_amount("6290200000000.00").expect("a number"),
            unit: "VND".into(),
            ..FigureValue::default()
        };
        assert_eq!(money.to_string(), "6290200000000 VND");
    }
}
