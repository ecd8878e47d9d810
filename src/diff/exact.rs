//! The exact alignment of two token sequences by their keys.

use rustc_hash::FxHashMap;
use similar::algorithms::{Capture, myers};

use super::moved::{self, Moved};
use super::{Match, Pair, Side};
use crate::sort;

/// Two stretches whose lengths multiply to more are not aligned token by token unless something unique stands between:
/// the work of Myers' algorithm grows with their difference.
const MAX_CELLS: usize = 4_000_000;

/// Aligns all tokens but those of sentences that moved.
pub fn align(pair: &Pair, moved: &Moved) -> Vec<Match> {
    let stays = |side: &Side, moved: &[std::ops::Range<usize>]| -> (Vec<usize>, Vec<u32>) {
        let pieces = moved::pieces(0..side.tokens.len(), moved);
        let places: Vec<usize> = pieces.into_iter().filter(|(_, moved)| !moved).flat_map(|(range, _)| range).collect();
        let keys = places.iter().map(|&i| pair.lexicon.form(side.tokens[i]).key).collect();
        (places, keys)
    };
    let ((in_a, a), (in_b, b)) = (stays(&pair.a, &moved.a), stays(&pair.b, &moved.b));
    let mut matches = Vec::new();
    stretch(&a, &b, 0, 0, &mut matches, 0);
    matches.into_iter().map(|m| Match { a: in_a[m.a], b: in_b[m.b] }).collect()
}

/// Aligns one stretch; too long a one is first cut at tokens that are unique on both sides (Cohen's patience diff).
fn stretch(a: &[u32], b: &[u32], at_a: usize, at_b: usize, matches: &mut Vec<Match>, depth: usize) {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    matches.extend((0..prefix).map(|i| Match { a: at_a + i, b: at_b + i }));
    let (a, b, at_a, at_b) = (&a[prefix..], &b[prefix..], at_a + prefix, at_b + prefix);
    if a.is_empty() || b.is_empty() {
        return;
    }
    if a.len().saturating_mul(b.len()) <= MAX_CELLS {
        let mut capture = Capture::new();
        let Ok(()) = myers::diff(&mut capture, a, 0..a.len(), b, 0..b.len());
        for op in capture.ops() {
            if let similar::DiffOp::Equal { old_index, new_index, len } = *op {
                matches.extend((0..len).map(|i| Match { a: at_a + old_index + i, b: at_b + new_index + i }));
            }
        }
        return;
    }
    if depth > 8 {
        return;
    }
    let anchors = increasing(&unique(a, b));
    let (mut from_a, mut from_b) = (0, 0);
    for &(x, y) in anchors.iter().chain([&(a.len(), b.len())]) {
        if !anchors.is_empty() {
            stretch(&a[from_a..x], &b[from_b..y], at_a + from_a, at_b + from_b, matches, depth + 1);
        }
        if x < a.len() {
            matches.push(Match { a: at_a + x, b: at_b + y });
        }
        (from_a, from_b) = (x + 1, y + 1);
    }
}

/// Positions of the keys that occur once on each side, in the order of `a`.
fn unique(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let count = |keys: &[u32]| {
        let mut places: FxHashMap<u32, Option<usize>> = FxHashMap::default();
        for (i, &key) in keys.iter().enumerate() {
            places.entry(key).and_modify(|p| *p = None).or_insert(Some(i));
        }
        places
    };
    let (in_a, in_b) = (count(a), count(b));
    let mut pairs: Vec<(usize, usize)> =
        in_a.iter().filter_map(|(key, place)| Some(((*place)?, (*in_b.get(key)?)?))).collect();
    sort::all(&mut pairs);
    pairs
}

/// The longest chain of pairs that increase on both sides.
pub fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (i, &(_, y)) in pairs.iter().enumerate() {
        let at = ends.partition_point(|&e| pairs[e].1 < y);
        before.push(at.checked_sub(1).map(|k| ends[k]));
        if at == ends.len() { ends.push(i) } else { ends[at] = i }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(i) = next {
        chain.push(pairs[i]);
        next = before[i];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_chain() {
        assert_eq!(increasing(&[(0, 3), (1, 0), (2, 1), (3, 4), (4, 2)]), [(1, 0), (2, 1), (4, 2)]);
        assert_eq!(increasing(&[]), []);
    }

    #[test]
    fn a_long_pair_is_cut_at_unique_tokens_and_stays_exact_where_equal() {
        let a: Vec<u32> = (0..6_000).collect();
        let mut b = a.clone();
        b.drain(3_000..3_500);
        let mut matches = Vec::new();
        stretch(&a, &b, 0, 0, &mut matches, 0);
        assert_eq!(matches.len(), 5_500);
        assert!(matches.windows(2).all(|w| w[0].a < w[1].a && w[0].b < w[1].b));
    }
}
