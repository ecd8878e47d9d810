//! Whether two values can both be true: ranges, bounds, roundings, parts of a day.

use super::value::Given;
use crate::comparison::{Bound, DifferenceKind};
use crate::document::Day;
use crate::quantity::{Amount, Lean, Magnitude};

/// "About" covers this many thousandths to both sides, "nearly" and "just over" twice as many to theirs.
const ABOUT: i128 = 75;
/// A length that was converted into another unit differs by at most so many thousandths.
const CONVERTED: i128 = 60;
/// A whole number stands for another one that lies at most so many thousandths off.
const ROUNDED: i64 = 50;

/// Who says roughly when is at most so many minutes off, and says so at most so many tokens before.
const ROUGHLY: u32 = 30;
const BEFORE: usize = 3;

/// Whether both values can be true at once.
pub fn compatible(a: &Given, b: &Given) -> bool {
    match (&a.quantity.value, &b.quantity.value) {
        (Magnitude::Amount(x), Magnitude::Amount(y)) => {
            let ((low_x, high_x), (low_y, high_y)) = (interval(x), interval(y));
            let slack = if a.quantity.kind == DifferenceKind::Distance { converted(x, y) } else { 0 };
            low_x <= high_y.saturating_add(slack) && low_y <= high_x.saturating_add(slack) || a.places() < b.places() && rounds(x, y, None) || b.places() < a.places() && rounds(y, x, None) || a.places() == b.places() && a.places() == 0 && (rounds(x, y, Some(ROUNDED)) || rounds(y, x, Some(ROUNDED)))
        }
        (Magnitude::Text(x), Magnitude::Text(y)) if a.quantity.kind == DifferenceKind::Time => same_clock(x, y) || (vague(a) || vague(b)) && near(x, y),
        // One side's score is the other's turned round.
        (Magnitude::Text(x), Magnitude::Text(y)) if a.quantity.kind == DifferenceKind::Number => x == y || x.split_once('-').is_some_and(|(first, second)| *y == format!("{second}-{first}")),
        (Magnitude::Text(x), Magnitude::Text(y)) => same_time(x, y),
        _ => false,
    }
}

/// The amount that a value is told to reach at least; "dozens" tells none.
pub fn at_least(g: &Given) -> Option<i64> {
    match &g.quantity.value {
        Magnitude::Amount(a) if a.bound == Bound::AtLeast && a.max.is_none() && g.quantity.tokens.len() > 1 => Some(a.amount.scaled()),
        _ => None,
    }
}

/// How far lengths in two units, say 12 miles and 19 kilometres, may lie apart and be one: who converts also rounds, to a whole
/// unit or so.
fn converted(a: &Amount, b: &Amount) -> i128 {
    if a.factor == b.factor {
        return 0;
    }
    let greatest = interval(a).0.max(interval(b).0);
    let whole = crate::comparison::Decimal::SCALE as i128 * 1000;
    (greatest * CONVERTED / 1000).max(whole * a.factor.min(b.factor) as i128 / 2)
}

/// Whether an amount is another one rounded: 11 points for 10.89, 4 percent for 3.6, 6,200 for 6,187. A small whole number
/// is no rounding of another one, nor is one that lies further off than `most` thousandths: 10,000 is not 12,000.
fn rounds(rough: &Amount, fine: &Amount, most: Option<i64>) -> bool {
    let (rough_scaled, fine_scaled) = (rough.amount.scaled().abs(), fine.amount.scaled().abs());
    if rough.factor != fine.factor || rough.max.is_some() || fine.max.is_some() || rough_scaled == 0 {
        return false;
    }
    let place = |scaled: i64| (0..18).map(|p| 10i64.pow(p)).take_while(|p| scaled % p == 0).last().unwrap_or(1);
    let unit = place(rough_scaled);
    let whole = crate::comparison::Decimal::SCALE;
    // Zeros at the end of a whole number may be exact; only of a large one they mostly are not.
    let unit = if rough_scaled < 1000 * whole { unit.min(whole) } else { unit };
    // Figures after the point are cut off as often as they are rounded.
    let cut = unit <= whole && (0..unit).contains(&(fine_scaled - rough_scaled));
    let near = most.is_none_or(|most| (rough_scaled - fine_scaled).unsigned_abs() as i128 * 1000 <= rough_scaled as i128 * most as i128);
    near && place(fine_scaled.max(1)) < unit && (cut || (rough_scaled - fine_scaled).abs() * 2 <= unit)
}

/// Whether two times of day can be one: a time told in words may lie in either half of the day, a part of the day holds
/// its hours.
fn same_clock(a: &str, b: &str) -> bool {
    let hours = |part: &str| match part {
        "morning" => 0..720,
        "afternoon" => 720..1080,
        "evening" => 1020..1440,
        _ => 1080..1800,
    };
    match (minutes(a), minutes(b)) {
        (Some(x), Some(y)) if a.ends_with('?') || b.ends_with('?') => x % 720 == y % 720,
        (Some(x), Some(y)) => x == y,
        (Some(x), None) => a.ends_with('?') || hours(b).contains(&x) || hours(b).contains(&(x + 1440)),
        (None, Some(_)) => same_clock(b, a),
        (None, None) => a == b || hours(a).end > hours(b).start && hours(b).end > hours(a).start,
    }
}

fn minutes(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim_end_matches('?').split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
}

/// "Shortly before 3", "gegen 21 Uhr".
fn vague(g: &Given) -> bool {
    let at = g.quantity.tokens.start as usize;
    (at.saturating_sub(BEFORE)..at).any(|i| g.document.lang.near.contains(&g.document.norm(i)))
}

/// Whether a time that is told roughly can be another one.
fn near(a: &str, b: &str) -> bool {
    let half_day = |text: &str| text.ends_with('?');
    let apart = |x: u32, y: u32| if half_day(a) || half_day(b) { (x % 720).abs_diff(y % 720) } else { x.abs_diff(y) };
    minutes(a).zip(minutes(b)).is_some_and(|(x, y)| apart(x, y) <= ROUGHLY)
}

/// The least and the greatest amount that a phrase covers, in the smallest unit, times 1000.
pub fn interval(a: &Amount) -> (i128, i128) {
    let plain = |scaled: i64| scaled as i128 * a.factor as i128 * 1000;
    let (low, high) = (plain(a.amount.scaled()), plain(a.max.unwrap_or(a.amount).scaled()));
    match a.bound {
        Bound::Exact => (low, high),
        Bound::AtLeast => (low, i128::MAX),
        Bound::AtMost => (0, high),
        Bound::About => {
            let slack = |x: i128| x.abs() * ABOUT / 1000;
            match a.lean {
                Lean::Below => (low - 2 * slack(low), high),
                Lean::Above => (low, high + 2 * slack(high)),
                Lean::Both => (low - slack(low), high + slack(high)),
            }
        }
    }
}

/// Equal as far as both tell: a month holds its days, a weekday its dates.
pub fn same_time(a: &str, b: &str) -> bool {
    let weekday = |text: &str| text.strip_prefix("-W-").and_then(|d| d.parse::<u8>().ok());
    let yearless = |text: &str| text.strip_prefix("--").map(str::to_string);
    match (weekday(a), weekday(b)) {
        (Some(x), Some(y)) => return x == y,
        (Some(x), None) => return Day::parse(b).is_none_or(|d| d.weekday() == x),
        (None, Some(y)) => return Day::parse(a).is_none_or(|d| d.weekday() == y),
        _ => {}
    }
    match (yearless(a), yearless(b)) {
        (Some(x), None) => b.len() < 10 || b.ends_with(&x),
        (None, Some(y)) => a.len() < 10 || a.ends_with(&y),
        _ => a.starts_with(b) || b.starts_with(a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_may_be_another_one_rounded() {
        let amount = |text: &str| {
            let scaled = (text.parse::<f64>().unwrap() * 10_000.0).round() as i64;
            let amount = crate::comparison::Decimal::from_scaled(scaled).unwrap();
            Amount { amount, max: None, bound: Bound::Exact, unit: None, factor: 1, lean: Lean::Both }
        };
        for (a, b, expected) in [
            ("11", "10.89", true),
            ("4", "3.6", true),
            ("1.2", "1.25", true),
            ("6200", "6187", true),
            ("30", "28", false),
            ("310", "300", false),
            ("212", "221", false),
            ("1.2", "2.1", false),
            ("3.6", "4.2", false),
        ] {
            assert_eq!(rounds(&amount(a), &amount(b), None) || rounds(&amount(b), &amount(a), None), expected, "{a} {b}");
        }
    }

    #[test]
    fn parts_of_the_day_hold_their_hours() {
        for (a, b, expected) in [("07:10?", "19:10", true), ("06:40", "07:10?", false), ("morning", "06:40", true), ("evening", "06:40", false), ("evening", "night", true), ("morning", "evening", false)] {
            assert_eq!((same_clock(a, b), same_clock(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn times_agree_as_far_as_they_tell() {
        for (a, b, expected) in [
            ("2025-07-04", "2025-07", true),
            ("2025-07-04", "2025-07-03", false),
            ("-W-5", "2025-07-04", true),
            ("-W-4", "2025-07-04", false),
            ("--07-04", "2025-07-04", true),
            ("--07-03", "2025-07-04", false),
            ("06:40", "06:40", true),
            ("06:40", "18:40", false),
        ] {
            assert_eq!(same_time(a, b), expected, "{a} {b}");
            assert_eq!(same_time(b, a), expected, "{b} {a}");
        }
    }
}
