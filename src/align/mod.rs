//! Which sentences of two articles tell the same thing.
//!
//! Candidates come from an inverted index over rare words, so that the work does not grow with all pairs; each is then judged
//! exactly (`evidence`). A sentence is linked to at most two of each other article, and only where both choose each other.

mod evidence;
mod weights;

use crate::comparison::LinkKind;
use crate::diff::increasing;
use crate::signature::{Signature, Signatures};
use evidence::Evidence;
pub use evidence::similarity;

/// A word in more sentences than this finds no candidates; it still counts in the score.
const MAX_POSTINGS: usize = 120;
/// What two sentences share of rare words must make this part of what the lighter one weighs, or they are not looked at.
const LEAST_PART: u64 = 16;
/// At most this many partners of a sentence in one other article.
pub const MAX_PARTNERS: usize = 2;
/// The second partner must come this close to the first, in thousandths.
const SECOND_SHARE: u32 = 700;

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

/// Which sentences have which rare words.
pub struct Index {
    /// By word, and one more: where its sentences begin in `sentences`.
    starts: Vec<u32>,
    sentences: Vec<u32>,
    /// By sentence: what it shares with the one that is asked about. Empty between two questions.
    sums: Vec<u32>,
    touched: Vec<u32>,
}

impl Index {
    pub fn new(signatures: &Signatures) -> Index {
        let mut counts = vec![0u32; signatures.words.len()];
        for &(word, _) in signatures.list.iter().flat_map(|s| &s.words) {
            counts[word as usize] += 1;
        }
        // Little words and frequent ones find nothing.
        let finds = |word: usize| signatures.words[word].content && counts[word] as usize <= MAX_POSTINGS;
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut total = 0;
        for (word, &count) in counts.iter().enumerate() {
            starts.push(total);
            total += if finds(word) { count } else { 0 };
        }
        starts.push(total);
        let mut next = starts.clone();
        let mut sentences = vec![0; total as usize];
        for (sentence, signature) in signatures.list.iter().enumerate() {
            for &(word, _) in signature.words.iter().filter(|w| finds(w.0 as usize)) {
                let at = &mut next[word as usize];
                sentences[*at as usize] = sentence as u32;
                *at += 1;
            }
        }
        Index { starts, sentences, sums: vec![0; signatures.list.len()], touched: Vec::new() }
    }

    /// Appends all later sentences of other articles that share enough rare words with one and score enough.
    pub fn candidates(&mut self, all: &Sentences, sentence: u32, least: u32, found: &mut Vec<Candidate>) {
        let own = &all.signatures.list[sentence as usize];
        let after = all.first[all.article[sentence as usize] as usize + 1];
        for &(word, _) in &own.words {
            let postings = &self.sentences[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize];
            let from = postings.partition_point(|&s| s < after);
            for &other in &postings[from..] {
                let sum = &mut self.sums[other as usize];
                if *sum == 0 {
                    self.touched.push(other);
                }
                *sum += all.signatures.words[word as usize].here;
            }
        }
        self.touched.sort_unstable();
        for other in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[other as usize]);
            let theirs = &all.signatures.list[other as usize];
            if close(own, theirs, sum as u64) {
                let evidence = Evidence::new(own, theirs, all.signatures);
                let score = evidence.score();
                if score >= least {
                    found.push(Candidate { a: sentence, b: other, score, contained: evidence.contained });
                }
            }
        }
    }
}

/// Cheap first: rare words alone must make some part of the lighter sentence.
fn close(a: &Signature, b: &Signature, sum: u64) -> bool {
    sum * LEAST_PART >= a.weight.min(b.weight)
}

/// The figures of a pair, for those who fit the model.
pub fn figures(all: &Sentences, candidate: &Candidate) -> [i64; evidence::FIGURES] {
    Evidence::new(&all.signatures.list[candidate.a as usize], &all.signatures.list[candidate.b as usize], all.signatures).figures
}

/// From candidates in the order of (a, b) to links: both sides must choose each other; undone pairs are left out.
pub fn links(all: &Sentences, candidates: &[Candidate], undone: &dyn Fn(u32, u32) -> bool) -> Vec<Link> {
    let mut chosen = vec![0u8; candidates.len()];
    let mut choose = |order: &mut dyn Iterator<Item = usize>, group: &dyn Fn(&Candidate) -> (u32, u32)| {
        let mut current = None;
        // Of this group the best, and the second.
        let mut best: [Option<usize>; MAX_PARTNERS] = [None; MAX_PARTNERS];
        let mut close = |best: &mut [Option<usize>; MAX_PARTNERS]| {
            let top = best[0].map_or(0, |i| candidates[i].score);
            for i in best.iter_mut().filter_map(Option::take) {
                chosen[i] += u8::from(candidates[i].score * 1000 >= top * SECOND_SHARE);
            }
        };
        for i in order {
            let candidate = &candidates[i];
            if undone(candidate.a, candidate.b) {
                continue;
            }
            if current != Some(group(candidate)) {
                close(&mut best);
                current = Some(group(candidate));
            }
            // Of two equal ones the first in its account stays.
            let better = |than: Option<usize>| than.is_none_or(|o| candidates[o].score < candidate.score);
            if better(best[0]) {
                best = [Some(i), best[0]];
            } else if better(best[1]) {
                best[1] = Some(i);
            }
        }
        close(&mut best);
    };
    let article = |sentence: u32| all.article[sentence as usize];
    choose(&mut (0..candidates.len()), &|c| (c.a, article(c.b)));
    let mut back: Vec<u64> = candidates.iter().enumerate().map(|(i, c)| (c.b as u64) << 32 | i as u64).collect();
    back.sort_unstable();
    choose(&mut back.into_iter().map(|key| key as u32 as usize), &|c| (c.b, article(c.a)));
    let both = candidates.iter().zip(&chosen).filter(|&(_, &sides)| sides == 2);
    let mut links: Vec<Link> = both.map(|(c, _)| Link { a: c.a, b: c.b, score: c.score, kind: kind(all, c), moved: false }).collect();
    mark_moved(all, &mut links);
    links
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
    let pair = |link: &Link| (all.article[link.a as usize] as u64) << 16 | all.article[link.b as usize] as u64;
    let mut order: Vec<u64> = links.iter().enumerate().map(|(i, link)| pair(link) << 32 | i as u64).collect();
    order.sort_unstable();
    for members in order.chunk_by(|x, y| x >> 32 == y >> 32) {
        // Links are in the order of (a, b); of several of one sentence only one can lie in a chain, the others follow it.
        let at = |key: &u64| *key as u32 as usize;
        let pairs: Vec<(usize, usize)> = members.iter().map(|key| (links[at(key)].a as usize, links[at(key)].b as usize)).collect();
        let chain = increasing(&pairs);
        for key in members {
            let (a, b) = (links[at(key)].a as usize, links[at(key)].b as usize);
            // What crosses no link of the chain stands in order with it.
            links[at(key)].moved = chain.iter().any(|&(x, y)| (x < a && y > b) || (x > a && y < b));
        }
    }
}
