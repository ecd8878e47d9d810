//! What came before and what after: "before the roof fell" here, "after the roof had come down" there.

use rustc_hash::FxHashMap;

use super::context;
use super::Found;
use super::statement::merge;
use super::told::Told;
use crate::comparison::{DifferenceKind, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::sort;
use crate::token::Kind;

/// How many words that carry meaning are looked at on each side of the word that tells the order.
const SIDE: usize = 6;
/// This many of them must be the same on the two sides together, at least one of them on each.
const SHARED: usize = 3;
/// A name that an article has more often than this is what it is about, and no sign of one event.
const SELDOM: usize = 2;

/// One event told as before or after another.
pub struct Ordered {
    /// The words that say so.
    marker: std::ops::Range<usize>,
    before: bool,
    /// Words of the event told, and of the one it is set against.
    left: Vec<usize>,
    right: Vec<usize>,
}

/// Sentences of a story that set something against one seldom named thing, linked or not: "back from Iowa" and "before
/// leaving for Iowa" stand in sentences that may share little else.
#[inline(never)]
pub fn over_stories(found: &Found, all: &mut Vec<super::Difference>) {
    for story in found.stories.iter().filter(|s| s.len() > 1) {
        // By name: the sentences that tell an order against it.
        let mut against: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for &article in story {
            let document = found.documents[article as usize];
            for (local, said) in found.own[article as usize].said.iter().enumerate().filter(|_| document.lang.full) {
                for ordered in &said.order {
                    for (mention, &entity) in document.mentions.iter().zip(&found.attribution.of_mention[article as usize]) {
                        if ordered.right.iter().any(|&i| mention.tokens.contains(&(i as u32))) {
                            against.entry(entity).or_default().push(found.first[article as usize] + local as u32);
                        }
                    }
                }
            }
        }
        let mut entities: Vec<(u32, Vec<u32>)> = against.into_iter().collect();
        sort::all(&mut entities);
        for (entity, mut sentences) in entities {
            sentences.dedup();
            let sentences = found.settled(sentences);
            let often = story.iter().any(|&a| found.attribution.of_mention[a as usize].iter().filter(|&&e| e == entity).count() > SELDOM);
            if often {
                continue;
            }
            let told: Vec<Told> = sentences.into_iter().map(|s| Told::of(found, s)).collect();
            for (i, b) in told.iter().enumerate() {
                for a in told[..i].iter().filter(|a| a.article != b.article && (found.score)(a.sentence, b.sentence) == 0) {
                    differences(None, a, b, all);
                }
            }
        }
    }
}

pub fn differences(passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<super::Difference>) {
    let (document_a, document_b) = (a.document, b.document);
    for x in &a.order {
        for y in &b.order {
            let same = |p: &[usize], q: &[usize]| context::shared(document_a, p, document_b, q);
            let (straight, crossed) = ((same(&x.left, &y.left), same(&x.right, &y.right)), (same(&x.left, &y.right), same(&x.right, &y.left)));
            // One name on the same side says more than a word: "back from Iowa", "before leaving for Iowa".
            let named = |p: &[usize], q: &[usize]| {
                let capital = |document: &Document, i: usize| document.lexicon.form(document.tokens[i]).capital;
                usize::from(p.iter().any(|&i| capital(document_a, i) && q.iter().any(|&j| context::same(document_a, i, document_b, j))))
            };
            let name = named(&x.right, &y.right);
            let told = |(p, q): (usize, usize)| p > 0 && q > 0 && p + q + name >= SHARED;
            // "A before B" is "B after A".
            let against = told(straight) && x.before != y.before && straight.0 + straight.1 > crossed.0 + crossed.1
                || told(crossed) && x.before == y.before && crossed.0 + crossed.1 > straight.0 + straight.1;
            if !against {
                continue;
            }
            let reading = |told: &Told, ordered: &Ordered| {
                // The words with what they govern: "after the roof had come down".
                let last = ordered.right.last().copied().unwrap_or(ordered.marker.end - 1);
                let span = told.document.tokens[ordered.marker.start].span.cover(told.document.tokens[last].span);
                told.reading(span, Value::Text(if ordered.before { "before" } else { "after" }.into()))
            };
            let about = x.left.last().map_or(String::new(), |&i| document_a.print(i).to_string());
            merge(all, DifferenceKind::Order, 890, passage, about, vec![reading(a, x), reading(b, y)]);
        }
    }
}

/// What a sentence says of the order of two events.
pub fn ordered(document: &Document, range: &std::ops::Range<usize>) -> Vec<Ordered> {
    let norm = |i: usize| if range.contains(&i) { document.norm(i) } else { "" };
    let mut found = Vec::new();
    for at in range.clone() {
        let next = norm(at + 1);
        let marker = match (norm(at), next) {
            ("before", _) => Some((true, 1)),
            ("after", _) => Some((false, 1)),
            ("ahead", "of") | ("prior", "to") => Some((true, 2)),
            ("leaving" | "departing" | "heading", "for" | "to") => Some((true, 2)),
            ("en", "route") => Some((true, 2)),
            ("back" | "returning" | "return" | "returned", _) => (2..5).find(|&n| norm(at + n - 1) == "from").map(|n| (false, n)),
            _ => None,
        };
        let Some((before, len)) = marker else { continue };
        // "Long before" and "after all" tell no order of two events; "the day after" does.
        if norm(at + len) == "all" || at + len >= range.end {
            continue;
        }
        // "Before heading for Iowa" is one sign, not two.
        if found.last().is_some_and(|last: &Ordered| last.marker.end + 3 > at) {
            continue;
        }
        let left: Vec<usize> = (range.start..at).rev().filter(|&i| document.carries(i)).take(SIDE).collect();
        let right: Vec<usize> = (at + len..range.end).take_while(|&i| document.tokens[i].kind != Kind::Punctuation).filter(|&i| document.carries(i)).take(SIDE).collect();
        // "Did not leave before dawn": left after it.
        let denied = (range.start..at).rev().take(SIDE).any(|i| document.lexicon.class(document.tokens[i]).has(Classes::NEGATION));
        if right.is_empty() || left.is_empty() || denied {
            continue;
        }
        found.push(Ordered { marker: at..at + len, before, left: left.into_iter().rev().collect(), right });
    }
    found
}
