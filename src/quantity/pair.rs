//! Two that are one value: a weekday and its date, a part of a whole ("two thirds of"), the two sides of a vote or a match ("58
//! votes to 49").

use super::number::Parsed;
use super::{Amount, Lean, Magnitude, Quantity, Reader};
use crate::comparison::{Bound, Decimal, DifferenceKind};
use crate::lang::{Classes, NumberWord};

impl Reader<'_> {
    /// "Monday, 3 May" is one day: the date tells it.
    pub fn push(&self, found: &mut Vec<Quantity>, mut quantity: Quantity) {
        let day = found.last().filter(|day| day.kind == DifferenceKind::Day && quantity.kind == DifferenceKind::Date && day.tokens.start as usize >= self.start);
        if let Some(day) = day.filter(|day| (day.tokens.end..quantity.tokens.start).all(|i| matches!(self.print(i as usize), "," | "(" | "den" | "le"))) {
            (quantity.span, quantity.tokens) = (day.span.cover(quantity.span), day.tokens.start..quantity.tokens.end);
            found.pop();
        }
        found.push(quantity);
    }

    /// "A third of", "two thirds of", "half of", "one in three": about so many percent.
    pub fn part(&self, at: usize) -> Option<Quantity> {
        let numbers = &self.document.lang.numbers;
        let count = |word: &str| match numbers.get(word) {
            Some(NumberWord::Number(n)) if *n < 10 => Some(*n),
            _ => (word == "a").then_some(1),
        };
        let parts = |word: &str| match (word, numbers.get(word.strip_suffix('s').unwrap_or(word))) {
            ("half" | "halves", _) => Some(2),
            ("quarter" | "quarters", _) => Some(4),
            (_, Some(NumberWord::Ordinal(n))) if (3..=20).contains(n) => Some(*n),
            _ => None,
        };
        let (first, second) = (self.norm(at), self.norm(at + 1));
        let (n, of, end) = match (first.split_once('-'), parts(second)) {
            (Some((n, of)), _) => (count(n)?, parts(of)?, at + 1),
            _ if first == "half" => (1, 2, at + 1),
            (None, Some(of)) => (count(first)?, of, at + 2),
            (None, None) if first == "one" && second == "in" => (1, count(self.norm(at + 2))?, at + 3),
            _ => return None,
        };
        if n >= of || self.norm(end) != "of" && (first, second) != ("one", "in") {
            return None;
        }
        // "A quarter of an hour" is a length.
        let unit = super::singular(self.norm(end + 2));
        if let Some((kind, factor)) = self.unit(&unit).filter(|_| matches!(self.norm(end + 1), "a" | "an")) {
            let amount = Decimal::from_scaled(Decimal::SCALE * n / of)?;
            return self.make(at..end + 3, kind, Magnitude::Amount(Amount { amount, max: None, bound: Bound::Exact, unit: Some(unit), factor, lean: Lean::Both }));
        }
        let amount = Decimal::from_scaled(Decimal::SCALE * 100 * n / of)?;
        self.make(at..end, DifferenceKind::Percent, Magnitude::Amount(Amount { amount, max: None, bound: Bound::About, unit: Some("percent".into()), factor: 1, lean: Lean::Both }))
    }

    /// The two numbers of a vote or a match: "58 votes to 49", "by 31 to 24", "3-2".
    pub fn score(&self, at: usize) -> Option<Quantity> {
        let whole = |parsed: &Parsed| parsed.value.filter(|v| !parsed.ordinal && !parsed.article && !parsed.many && parsed.unit.is_none() && parsed.scale == 1 && v.scaled() % Decimal::SCALE == 0).map(|v| v.scaled() / Decimal::SCALE);
        let before = if at > self.start { self.norm(at - 1) } else { "" };
        let print = self.print(at);
        let joined = print.split_once(['-', '–']).and_then(|(first, second)| Some((figures(first)?, figures(second)?, at + 1)));
        let (first, second, end) = match joined {
            Some(joined) => joined,
            None => {
                let parsed = self.number(at)?;
                let first = whole(&parsed)?;
                let votes = usize::from(matches!(self.norm(parsed.end), "votes" | "vote"));
                let dash = matches!(self.print(parsed.end), "-" | "–") && self.touches(parsed.end) && self.touches(parsed.end + 1) && parsed.digits;
                // "88 votes in favour and 61 against".
                let against = votes == 1 && self.norm(parsed.end + 1) == "in" && matches!(self.norm(parsed.end + 2), "favour" | "favor") && matches!(self.norm(parsed.end + 3), "and" | "to");
                let to = self.norm(parsed.end + votes) == "to";
                if !dash && !against && !to {
                    return None;
                }
                let other = self.number(parsed.end + if dash { 1 } else if against { 4 } else { votes + 1 })?;
                let second = whole(&other)?;
                // "88 to 59 votes": no range goes down.
                let down = to && first > second && matches!(self.norm(other.end), "votes" | "vote");
                let scored = if against { self.norm(other.end) == "against" } else { dash || votes == 1 || before == "by" || down };
                if !scored {
                    return None;
                }
                (first, second, other.end + usize::from(down || against))
            }
        };
        // "10-12 people", "5 to 8 percent" are ranges, "2019-20" is a season.
        let ends = !self.is_word(end) || self.class(end).has(Classes::STOP) || matches!(self.norm(end), "votes" | "vote" | "win" | "victory" | "defeat" | "loss" | "draw" | "lead");
        if !ends || first.max(second) > 999 || matches!(self.print(end), "%" | "-" | "–" | "/") || self.document.lang.currencies.contains_key(before) {
            return None;
        }
        self.make(at..end, DifferenceKind::Number, Magnitude::Text(format!("{first}-{second}")))
    }
}

/// A whole number in figures.
fn figures(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}
