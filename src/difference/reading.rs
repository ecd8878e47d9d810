//! How values that disagree are shown, and what they are said to be about.

use super::value::Given;
use super::{Reading, context};
use crate::comparison::{AmountValue, DifferenceKind, Value};
use crate::quantity::{Magnitude, Quantity};

/// A value as one of those that disagree.
pub fn reading(given: &Given) -> Reading {
    Reading { article: given.article as u32, sentence: Some(given.sentence), span: given.quantity.span, value: shown(given.quantity) }
}

pub fn shown(quantity: &Quantity) -> Value {
    match &quantity.value {
        // A part of the day has no form in ISO 8601.
        Magnitude::Text(text) if text.ends_with(char::is_alphabetic) => Value::None,
        Magnitude::Text(text) => Value::Text(text.trim_end_matches('?').into()),
        Magnitude::Amount(a) => Value::Amount(AmountValue { amount: a.amount, max: a.max, bound: a.bound, unit: a.unit.clone() }),
    }
}

/// What the values are about: what is counted, or else the words around them that all share.
pub fn about(group: &[&Given]) -> String {
    let first = group[0];
    let mut shared: Vec<String> = Vec::new();
    let mut last = None;
    for &i in first.near.iter() {
        let everywhere = group[1..].iter().all(|g| g.near.iter().any(|&j| context::same(first.document, i, g.document, j)));
        if !everywhere || shared.len() == 4 {
            continue;
        }
        // Words that stand together are one phrase.
        match shared.last_mut().filter(|_| last.is_some_and(|l| l + 1 == i)) {
            Some(phrase) => *phrase = format!("{phrase} {}", first.document.print(i)),
            None => shared.push(first.document.print(i).to_string()),
        }
        last = Some(i);
    }
    // No word stands in several languages: those of one that has two of the values say it.
    let own = |of: &&Given| group.iter().copied().filter(|g| g.document.lang.tag == of.document.lang.tag).collect::<Vec<_>>();
    let among = |own: Vec<&Given>| (own.len() > 1 && own.len() < group.len()).then(|| about(&own));
    if shared.is_empty() && let Some(words) = group.iter().map(own).filter_map(among).find(|words| !words.is_empty()) {
        return words;
    }
    if matches!(first.quantity.kind, DifferenceKind::Number | DifferenceKind::Ordinal) && !first.unit.is_empty() {
        // A noun cut short is no word, and people are often counted without one.
        let printed = match &first.quantity.value {
            Magnitude::Amount(a) => a.unit.as_deref().unwrap_or(first.unit),
            Magnitude::Text(_) => first.unit,
        };
        match printed {
            "person" if !first.document.lang.full => {}
            "person" => shared.insert(0, "people".into()),
            _ => shared.insert(0, printed.into()),
        }
    }
    shared.join(", ")
}
