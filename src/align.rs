//! Which sentences of two articles tell the same thing.
//!
//! Candidates come from an inverted index over rare features, so that the work does not grow with all pairs; each candidate
//! is then scored exactly. The score weighs what both share by its rarity, seen from both sides: the mean of the overlap of
//! the two (Dice) and of how much of the lighter one the other contains, since retellings merge and split sentences. A
//! sentence is linked to at most two of each other article, and only where both choose each other.

use rustc_hash::FxHashMap;

use crate::comparison::LinkKind;
use crate::diff::increasing;
use crate::signature::{Signature, Signatures};

/// A feature in more sentences than this finds no candidates; it still counts in the score.
const MAX_POSTINGS: usize = 120;
/// At most this many partners of a sentence in one other article.
pub const MAX_PARTNERS: usize = 2;
/// The second partner must come this close to the first, in thousandths.
const SECOND_SHARE: u32 = 700;
/// A sentence lighter than this is measured as if it weighed this much: two shared words of three prove little.
const LEAST_WEIGHT: u64 = 20_000;
/// What a pair gains in score when the sentences before or after are linked too.
const NEIGHBOUR: u32 = 40;
/// Fewer shared features never make a link.
const LEAST_SHARED: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    /// Sentences, counted over all articles; `a` < `b`.
    pub a: u32,
    pub b: u32,
    pub score: u32,
    pub kind: LinkKind,
    pub moved: bool,
}

/// The sentences of all articles, and which article each is of.
pub struct Sentences<'a> {
    pub signatures: &'a Signatures,
    /// By sentence.
    pub article: &'a [u32],
    /// By article, and one more: its first sentence.
    pub first: &'a [u32],
}

/// A pair that is close enough to be looked at.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub a: u32,
    pub b: u32,
    pub score: u32,
    /// How much of each the other has, in thousandths.
    contained: (u32, u32),
}

/// The similarity of two signatures, 0 to 1000, and how much of each the other contains.
fn score(a: &Signature, b: &Signature, weights: &[u64]) -> (u32, (u32, u32), usize) {
    let (mut i, mut j, mut shared, mut count) = (0, 0, 0u64, 0);
    while i < a.features.len() && j < b.features.len() {
        match a.features[i].0.cmp(&b.features[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += weights[a.features[i].0 as usize];
                count += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    if shared == 0 {
        return (0, (0, 0), 0);
    }
    let part = |of: u64| ((shared * 1000) / of.max(LEAST_WEIGHT).max(1)) as u32;
    let dice = (2 * shared * 1000 / (a.weight.max(LEAST_WEIGHT) + b.weight.max(LEAST_WEIGHT)).max(1)) as u32;
    let contained = (part(a.weight), part(b.weight));
    let raw = (dice * 7 + contained.0.max(contained.1) * 3) / 10;
    let same = a.norms == b.norms && !a.norms.is_empty();
    (if same { 1000 } else { calibrated(raw) }, contained, count)
}

/// From the raw score to the share of such links that are right. The points were read off the links between the accounts of
/// the three events in `seeds/` and their gold, in bins of twenty links and more.
fn calibrated(raw: u32) -> u32 {
    const POINTS: [(u32, u32); 10] =
        [(0, 0), (150, 60), (210, 200), (270, 400), (310, 520), (360, 730), (405, 870), (460, 950), (600, 980), (1000, 990)];
    let at = POINTS.partition_point(|p| p.0 <= raw).min(POINTS.len() - 1);
    let ((x0, y0), (x1, y1)) = (POINTS[at - 1], POINTS[at]);
    (y0 + (raw.min(x1) - x0) * (y1 - y0) / (x1 - x0)).min(1000)
}

/// The similarity of two signatures, 0 to 1000.
pub fn similarity(a: &Signature, b: &Signature, weights: &[u64]) -> u32 {
    score(a, b, weights).0
}

/// Which sentences have which rare features.
pub struct Index {
    postings: Vec<Vec<u32>>,
}

impl Index {
    pub fn new(signatures: &Signatures) -> Index {
        let mut postings = vec![Vec::new(); signatures.weights.len()];
        for (sentence, signature) in signatures.list.iter().enumerate() {
            for &(feature, _) in &signature.features {
                if signatures.counts[feature as usize] as usize <= MAX_POSTINGS {
                    postings[feature as usize].push(sentence as u32);
                }
            }
        }
        Index { postings }
    }

    /// All later sentences of other articles that share enough rare features with one, with their scores.
    pub fn candidates(&self, all: &Sentences, sentence: u32, least: u32) -> Vec<Candidate> {
        let own = &all.signatures.list[sentence as usize];
        let article = all.article[sentence as usize];
        let mut sums: FxHashMap<u32, u64> = FxHashMap::default();
        for &(feature, _) in &own.features {
            let postings = &self.postings[feature as usize];
            let from = postings.partition_point(|&s| s < all.first[article as usize + 1]);
            for &other in &postings[from..] {
                *sums.entry(other).or_default() += all.signatures.weights[feature as usize];
            }
        }
        let mut found = Vec::new();
        for (other, sum) in sums {
            let theirs = &all.signatures.list[other as usize];
            // Cheap first: rare features alone must make a tenth of the lighter sentence.
            if sum * 10 < own.weight.min(theirs.weight) {
                continue;
            }
            let (score, contained, count) = score(own, theirs, &all.signatures.weights);
            let short = own.norms.len().min(theirs.norms.len()) < LEAST_SHARED && own.norms == theirs.norms;
            if score >= least && (count >= LEAST_SHARED || short) {
                found.push(Candidate { a: sentence, b: other, score, contained });
            }
        }
        found.sort_by_key(|c| c.b);
        found
    }
}

/// From candidates to links: neighbours confirm, both sides must choose each other, undone pairs are left out.
pub fn links(all: &Sentences, candidates: &[Candidate], least: u32, undone: &dyn Fn(u32, u32) -> bool) -> Vec<Link> {
    let supported = support(all, candidates);
    // By sentence and other article: the best candidates.
    let mut best: FxHashMap<(u32, u32), Vec<(u32, usize)>> = FxHashMap::default();
    for (i, candidate) in candidates.iter().enumerate() {
        if supported[i] < least || undone(candidate.a, candidate.b) {
            continue;
        }
        for (from, to) in [(candidate.a, candidate.b), (candidate.b, candidate.a)] {
            best.entry((from, all.article[to as usize])).or_default().push((supported[i], i));
        }
    }
    let mut chosen = vec![0u8; candidates.len()];
    for ((from, _), mut list) in best {
        list.sort_by_key(|&(score, i)| {
            let c = &candidates[i];
            let other = if c.a == from { c.b } else { c.a };
            (std::cmp::Reverse(score), other)
        });
        let top = list[0].0;
        for &(score, i) in list.iter().take(MAX_PARTNERS) {
            if score * 1000 >= top * SECOND_SHARE {
                chosen[i] += 1;
            }
        }
    }
    let mut links: Vec<Link> = Vec::new();
    for (i, candidate) in candidates.iter().enumerate().filter(|&(i, _)| chosen[i] == 2) {
        links.push(Link { a: candidate.a, b: candidate.b, score: supported[i], kind: kind(all, candidate), moved: false });
    }
    mark_moved(all, &mut links);
    links
}

/// The score of each candidate with what its neighbours add.
fn support(all: &Sentences, candidates: &[Candidate]) -> Vec<u32> {
    let known: FxHashMap<(u32, u32), u32> = candidates.iter().map(|c| ((c.a, c.b), c.score)).collect();
    let near = |a: u32, b: u32, step_a: i32, step_b: i32| {
        let (x, y) = (a.checked_add_signed(step_a), b.checked_add_signed(step_b));
        match (x, y) {
            (Some(x), Some(y)) if (x as usize) < all.article.len() && (y as usize) < all.article.len() => {
                let inside = all.article[x as usize] == all.article[a as usize] && all.article[y as usize] == all.article[b as usize];
                inside && known.get(&(x, y)).is_some_and(|&s| s >= 600)
            }
            _ => false,
        }
    };
    candidates
        .iter()
        .map(|c| {
            let confirmed = near(c.a, c.b, -1, -1) || near(c.a, c.b, 1, 1);
            (c.score + if confirmed && c.score < 1000 { NEIGHBOUR } else { 0 }).min(if c.score == 1000 { 1000 } else { 990 })
        })
        .collect()
}

fn kind(all: &Sentences, candidate: &Candidate) -> LinkKind {
    let (a, b) = (&all.signatures.list[candidate.a as usize], &all.signatures.list[candidate.b as usize]);
    let (less, more) = (candidate.contained.0.min(candidate.contained.1), candidate.contained.0.max(candidate.contained.1));
    if a.norms == b.norms {
        LinkKind::Identical
    } else if less >= 750 {
        LinkKind::Near
    } else if less * 2 < more || less < 300 {
        LinkKind::Partial
    } else {
        LinkKind::Reworded
    }
}

/// Between two articles, what does not belong to the largest set of links that do not cross has moved.
fn mark_moved(all: &Sentences, links: &mut [Link]) {
    let mut by_pair: FxHashMap<(u32, u32), Vec<usize>> = FxHashMap::default();
    for (i, link) in links.iter().enumerate() {
        by_pair.entry((all.article[link.a as usize], all.article[link.b as usize])).or_default().push(i);
    }
    for (_, members) in by_pair {
        // Links are in the order of (a, b); of several of one sentence only one can lie in a chain, the others follow it.
        let pairs: Vec<(usize, usize)> = members.iter().map(|&i| (links[i].a as usize, links[i].b as usize)).collect();
        let chain = increasing(&pairs);
        for &i in &members {
            let (a, b) = (links[i].a as usize, links[i].b as usize);
            // What crosses no link of the chain stands in order with it.
            links[i].moved = chain.iter().any(|&(x, y)| (x < a && y > b) || (x > a && y < b));
        }
    }
}
