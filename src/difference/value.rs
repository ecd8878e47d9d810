//! Amounts and points in time that disagree.

use rustc_hash::FxHashSet;

use super::{Difference, Found, Reading};
use crate::comparison::{AmountValue, Bound, DifferenceKind, Level, Value};
use crate::document::{Day, Document};
use crate::lang::Classes;
use crate::partition::Partition;
use crate::quantity::{Amount, Lean, Magnitude, Quantity};
use crate::token::Kind;

/// How many tokens on each side of a value tell what it is about.
const CONTEXT: usize = 6;
/// "About" covers this many thousandths to both sides, "nearly" and "just over" twice as many to theirs.
const ABOUT: i128 = 75;
/// Durations and distances this many times each other are of different things.
const SCALE: i128 = 30;

/// A value in a sentence of a passage.
struct Given<'a> {
    article: usize,
    sentence: u32,
    quantity: &'a Quantity,
    /// Keys of the words around it that carry meaning.
    context: FxHashSet<String>,
    /// The unit in the form that compares.
    unit: String,
}

pub fn differences(found: &Found, passage: Option<u32>, members: &[u32], all: &mut Vec<Difference>) {
    let mut given: Vec<Given> = Vec::new();
    for &sentence in members {
        let (article, local) = found.local(sentence);
        let document = found.documents[article];
        let tokens = &document.sentences[local].tokens;
        let from = document.quantities.partition_point(|q| q.tokens.start < tokens.start);
        for quantity in document.quantities[from..].iter().take_while(|q| q.tokens.start < tokens.end) {
            given.push(Given { article, sentence, quantity, context: context(document, quantity), unit: unit(quantity) });
        }
    }
    // Values that somebody else gives too are settled; what is left over on both sides is compared.
    let mut partition = Partition::new(given.len());
    let mut joined = false;
    for b in 1..given.len() {
        for a in 0..b {
            if given[a].article != given[b].article && comparable(found, &given, a, b) {
                partition.join(a, b);
                joined = true;
            }
        }
    }
    if !joined {
        return;
    }
    for members in partition.groups() {
        let group: Vec<&Given> = members.into_iter().map(|i| &given[i]).collect();
        let conflict = group.iter().enumerate().any(|(i, a)| group[..i].iter().any(|b| a.article != b.article && !compatible(a.quantity, b.quantity)));
        if group.len() < 2 || !conflict {
            continue;
        }
        let kind = group.iter().map(|g| g.quantity.kind).min().unwrap_or(DifferenceKind::Number);
        let readings: Vec<Reading> = group
            .iter()
            .map(|g| Reading { article: g.article as u32, sentence: Some(g.sentence), span: g.quantity.span, value: shown(g.quantity) })
            .collect();
        let rank = match kind {
            DifferenceKind::Number | DifferenceKind::Money | DifferenceKind::Percent => 880,
            DifferenceKind::Date | DifferenceKind::Day | DifferenceKind::Time => 850,
            _ => 820,
        };
        let about = about(found, &group);
        all.push(Difference { level: Level::Conflict, kind, rank, passage, about, text: String::new(), readings, silent: Vec::new() });
    }
}

/// Whether two values of two articles are about the same thing.
fn comparable(found: &Found, given: &[Given], a: usize, b: usize) -> bool {
    let (x, y) = (&given[a], &given[b]);
    let calendar = |k: DifferenceKind| matches!(k, DifferenceKind::Date | DifferenceKind::Day);
    let kinds = x.quantity.kind == y.quantity.kind || calendar(x.quantity.kind) && calendar(y.quantity.kind);
    if !kinds || x.unit != y.unit {
        return false;
    }
    if compatible(x.quantity, y.quantity) {
        return true;
    }
    let link = (found.score)(x.sentence, y.sentence);
    if link == 0 {
        return false;
    }
    // A value that the other sentence has as well, in another place, is settled there.
    let settled = |own: &Given, other: &Given| {
        let elsewhere = |g: &&Given| g.sentence == other.sentence && g.unit == own.unit && compatible(g.quantity, own.quantity);
        given.iter().any(|g| elsewhere(&g))
    };
    if settled(x, y) || settled(y, x) {
        return false;
    }
    if !same_scale(x.quantity, y.quantity) {
        return false;
    }
    let shared = x.context.intersection(&y.context).count();
    let rivals = |own: &Given| given.iter().filter(|g| g.sentence == own.sentence && g.unit == own.unit && g.quantity.kind == own.quantity.kind).count();
    let alone = rivals(x) == 1 && rivals(y) == 1;
    match x.quantity.kind {
        // A day can belong to many things in a sentence: what happened on it must be told by both.
        DifferenceKind::Date | DifferenceKind::Day | DifferenceKind::Time => alone && (shared >= 2 || shared >= 1 && link >= 800),
        DifferenceKind::Age => shared >= 1,
        DifferenceKind::Number => shared >= 1 || alone && link >= 850,
        _ => shared >= 1 && (alone || shared >= 2),
    }
}

/// Whether two lengths of time or space can be measures of one thing at all: five hours and five years are not.
fn same_scale(a: &Quantity, b: &Quantity) -> bool {
    let (Magnitude::Amount(x), Magnitude::Amount(y)) = (&a.value, &b.value) else { return true };
    let (x, y) = (interval(x).0.max(1), interval(y).0.max(1));
    !matches!(a.kind, DifferenceKind::Duration | DifferenceKind::Distance) || x.max(y) / x.min(y) < SCALE
}

/// The keys of the words that carry meaning around a value, but for the value and its unit.
fn context(document: &Document, quantity: &Quantity) -> FxHashSet<String> {
    let own = quantity.tokens.start as usize..quantity.tokens.end as usize;
    let Some(sentence) = document.sentence_at(quantity.span.start) else { return FxHashSet::default() };
    let bounds = document.sentences[sentence].tokens.clone();
    let from = own.start.saturating_sub(CONTEXT).max(bounds.start as usize);
    let to = (own.end + CONTEXT).min(bounds.end as usize);
    let unit = match &quantity.value {
        Magnitude::Amount(a) => a.unit.clone(),
        Magnitude::Text(_) => None,
    };
    (from..to)
        .filter(|i| !own.contains(i))
        .map(|i| document.tokens[i])
        .filter(|&t| t.kind == Kind::Word && !document.lexicon.class(t).has(Classes::STOP))
        .filter(|&t| unit.as_deref() != Some(crate::quantity::singular(document.lexicon.norm(t)).as_str()))
        .map(|t| document.lexicon.key(t).to_string())
        .collect()
}

fn unit(quantity: &Quantity) -> String {
    match &quantity.value {
        Magnitude::Amount(a) if a.factor > 1 => String::new(),
        Magnitude::Amount(a) => a.unit.clone().unwrap_or_default(),
        Magnitude::Text(_) => String::new(),
    }
}

/// Whether both values can be true at once.
fn compatible(a: &Quantity, b: &Quantity) -> bool {
    match (&a.value, &b.value) {
        (Magnitude::Amount(x), Magnitude::Amount(y)) => {
            let ((low_x, high_x), (low_y, high_y)) = (interval(x), interval(y));
            low_x <= high_y && low_y <= high_x
        }
        (Magnitude::Text(x), Magnitude::Text(y)) => same_time(x, y),
        _ => false,
    }
}

/// The least and the greatest amount that a phrase covers, in the smallest unit, times 1000.
fn interval(a: &Amount) -> (i128, i128) {
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
fn same_time(a: &str, b: &str) -> bool {
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

fn shown(quantity: &Quantity) -> Value {
    match &quantity.value {
        Magnitude::Text(text) => Value::Text(text.clone()),
        Magnitude::Amount(a) => Value::Amount(AmountValue { amount: a.amount, max: a.max, bound: a.bound, unit: a.unit.clone() }),
    }
}

/// What the values are about: what is counted, or else the words around them that all share.
fn about(found: &Found, group: &[&Given]) -> String {
    let first = group[0];
    let document = found.documents[first.article];
    let mut shared: Vec<String> = Vec::new();
    let mut last = None;
    let tokens = first.quantity.tokens.start.saturating_sub(CONTEXT as u32)..(first.quantity.tokens.end + CONTEXT as u32).min(document.tokens.len() as u32);
    for i in tokens.filter(|i| !first.quantity.tokens.contains(i)) {
        let key = document.lexicon.key(document.tokens[i as usize]);
        let everywhere = group[1..].iter().all(|g| g.context.contains(key));
        if !everywhere || !first.context.contains(key) || shared.len() == 4 {
            continue;
        }
        // Words that stand together are one phrase.
        match shared.last_mut().filter(|_| last.is_some_and(|l| l + 1 == i)) {
            Some(phrase) => *phrase = format!("{phrase} {}", document.print(i as usize)),
            None => shared.push(document.print(i as usize).to_string()),
        }
        last = Some(i);
    }
    match first.quantity.kind {
        DifferenceKind::Number | DifferenceKind::Ordinal => {
            let mut words = vec![first.unit.clone()];
            words.extend(shared);
            words.join(", ")
        }
        _ => shared.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
