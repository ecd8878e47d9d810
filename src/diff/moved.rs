//! Whole sentences that stand in both texts in another order.
//!
//! They are found before any word is aligned: two versions of one article with shuffled sentences then cost no more than two
//! in the same order, and each sentence that moved is told as one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Pair, Side, exact::increasing};
use crate::lang::Classes;
use crate::sort;
use crate::token::Kind;

/// Shorter sentences are too often alike by chance.
const LEAST_WORDS: usize = 4;
/// A word in more sentences than this tells nothing about which of them is meant.
const MAX_HAVING: usize = 20;

/// Sentences of each side that stand elsewhere in the other, in order.
#[derive(Default)]
pub struct Moved {
    pub a: Vec<Range<usize>>,
    pub b: Vec<Range<usize>>,
}

pub fn moved(pair: &Pair) -> Moved {
    let (in_a, in_b) = (sentences(&pair.a), sentences(&pair.b));
    if in_a.len() < 2 || in_b.len() < 2 {
        return Moved::default();
    }
    let keys = |side: &Side, range: &Range<usize>| -> Vec<u32> { side.tokens[range.clone()].iter().map(|&t| pair.lexicon.form(t).key).collect() };
    // By its words: the one sentence on each side that has them.
    let mut places: FxHashMap<Vec<u32>, [Option<Option<usize>>; 2]> = FxHashMap::default();
    for (which, side, list) in [(0, &pair.a, &in_a), (1, &pair.b, &in_b)] {
        for (i, range) in list.iter().enumerate() {
            let words = side.tokens[range.clone()].iter().filter(|t| t.kind != Kind::Punctuation).count();
            if words >= LEAST_WORDS {
                let place = &mut places.entry(keys(side, range)).or_default()[which];
                *place = Some(if place.is_some() { None } else { Some(i) });
            }
        }
    }
    let same: Vec<(usize, usize)> = places.into_values().filter_map(|[a, b]| Some((a??, b??))).collect();
    // Sentences that are alike tell the order too, though they are not told as moved.
    let mut both = near(pair, (&in_a, &in_b), &same);
    both.extend(&same);
    sort::all(&mut both);
    let stayed = increasing(&both);
    let left = || same.iter().filter(|pair| stayed.binary_search(pair).is_err());
    let mut moved = Moved { a: left().map(|&(a, _)| in_a[a].clone()).collect(), b: left().map(|&(_, b)| in_b[b].clone()).collect() };
    sort::by_key(&mut moved.a, |range| range.start);
    sort::by_key(&mut moved.b, |range| range.start);
    moved
}

/// Sentences without a partner that share at least half of their words, each with the first of those that share most.
fn near(pair: &Pair, (in_a, in_b): (&[Range<usize>], &[Range<usize>]), same: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut used = (vec![false; in_a.len()], vec![false; in_b.len()]);
    for &(a, b) in same {
        (used.0[a], used.1[b]) = (true, true);
    }
    let words = |side: &Side, range: &Range<usize>| -> Vec<u32> {
        let content = side.tokens[range.clone()].iter().filter(|&&t| t.kind != Kind::Punctuation && !pair.lexicon.class(t).has(Classes::STOP));
        let mut keys: Vec<u32> = content.map(|&t| pair.lexicon.form(t).key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let mut having: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let mut sizes = vec![0; in_b.len()];
    for (b, range) in in_b.iter().enumerate().filter(|(b, _)| !used.1[*b]) {
        let keys = words(&pair.b, range);
        sizes[b] = keys.len();
        keys.into_iter().for_each(|key| having.entry(key).or_default().push(b));
    }
    let mut found = Vec::new();
    for (a, range) in in_a.iter().enumerate().filter(|(a, _)| !used.0[*a]) {
        let keys = words(&pair.a, range);
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for list in keys.iter().filter_map(|key| having.get(key)).filter(|list| list.len() <= MAX_HAVING) {
            list.iter().for_each(|&b| *shared.entry(b).or_default() += 1);
        }
        let best = shared.into_iter().filter(|&(b, n)| !used.1[b] && 4 * n >= keys.len() + sizes[b]).max_by_key(|&(b, n)| (n, std::cmp::Reverse(b)));
        if let Some((b, _)) = best {
            used.1[b] = true;
            found.push((a, b));
        }
    }
    found
}

/// Sentences as an edit needs them: up to a mark that ends one, with the marks that close behind it, or to a line's end.
fn sentences(side: &Side) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (i, token) in side.tokens.iter().enumerate() {
        let print = token.span.of(side.text);
        let next = side.tokens.get(i + 1);
        let gap = &side.text[token.span.end as usize..next.map_or(side.text.len(), |n| n.span.start as usize)];
        let ended = side.tokens[start..=i].iter().rev().take(3).any(|t| matches!(t.span.of(side.text), "." | "!" | "?"));
        let closed = matches!(print, "." | "!" | "?" | "”" | "\"" | "’" | "'" | ")" | "»");
        if gap.contains('\n') || ended && closed && !gap.is_empty() || next.is_none() {
            found.push(start..i + 1);
            start = i + 1;
        }
    }
    found
}

/// A stretch as pieces that moved and pieces that did not, in order; `true` marks what moved.
pub fn pieces(range: Range<usize>, moved: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    let from = moved.partition_point(|m| m.start < range.start);
    for piece in moved[from..].iter().take_while(|m| m.end <= range.end) {
        if piece.start > at {
            pieces.push((at..piece.start, false));
        }
        pieces.push((piece.clone(), true));
        at = piece.end;
    }
    if range.end > at {
        pieces.push((at..range.end, false));
    }
    pieces
}
