//! Which sentences of two articles tell the same thing.
//!
//! Candidates come from an inverted index over rare words, so that the work does not grow with all pairs; each is then judged
//! exactly (`evidence`). A sentence is linked to at most two of each other article, and only where both choose each other.
//! What quotes the same or gives the same exact value is a candidate too, and a sure one (`anchors`).

mod anchors;
mod evidence;
mod weights;

use crate::comparison::LinkKind;
use crate::diff::increasing;
use crate::signature::{Signature, Signatures};
use crate::sort;
use evidence::{Evidence, Own, odds_of, score};
pub use anchors::{Anchor, giving, quoting};
pub use evidence::similarity;

/// A word finds the first few sentences of each account that has it, so that one long account cannot use up the next bound.
const MAX_OF_ARTICLE: u32 = 16;
/// A word in more sentences than this finds no candidates; it still counts in the score.
const MAX_POSTINGS: u32 = 120;
/// What two sentences share of rare words must make this part of what the lighter one weighs, or they are not looked at.
const LEAST_PART: u64 = 16;
/// At most this many partners of a sentence in one other article.
pub const MAX_PARTNERS: usize = 2;
/// Half of a sentence, in thousandths.
const HALF: u32 = 500;
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
    /// Little but people's names makes the two more than partial: they are about the same people, and need not tell the same.
    pub names: bool,
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
    /// How much of each the other has, in thousandths: with people's names, and without.
    contained: [(u32, u32); 2],
    /// What speaks for it but for the names; nothing of two sentences with the same words, which need no more.
    sum: Option<i64>,
    /// Both quote one remark or give one value: that the rest of what they share is names says nothing against them.
    anchored: bool,
}

impl Candidate {
    /// The same pair in another numbering of the sentences, judged by the names that they have there.
    pub fn moved(self, a: u32, b: u32, all: &Sentences) -> Candidate {
        let list = &all.signatures.list;
        let score = self.sum.map_or(1000, |sum| score(&list[a as usize], &list[b as usize], all.signatures, sum));
        Candidate { a, b, score, ..self }
    }
}

/// Which sentences have which rare words.
#[derive(Default)]
pub struct Index {
    /// By word, and one more: where its sentences begin in `sentences`.
    starts: Vec<u32>,
    sentences: Vec<u32>,
}

/// What sentences share with the one that is asked about. Empty between two questions, and kept from one to the next, since
/// there is an entry for each sentence.
#[derive(Clone)]
pub struct Shared {
    /// By sentence.
    sums: Vec<u32>,
    touched: Vec<u32>,
    own: Own,
}

impl Shared {
    pub fn new(signatures: &Signatures) -> Shared {
        Shared { sums: vec![0; signatures.list.len()], touched: Vec::new(), own: Own::new(signatures.words.len()) }
    }
}

impl Index {
    pub fn new(signatures: &Signatures, article: &[u32]) -> Index {
        let mut counts = vec![0u32; signatures.words.len()];
        let mut own = vec![(u32::MAX, 0u32); signatures.words.len()];
        let mut postings: Vec<(u32, u32)> = Vec::new();
        for (sentence, signature) in signatures.list.iter().enumerate() {
            for &(word, _) in signature.words.iter().filter(|w| signatures.words[w.0 as usize].content) {
                let (last, count) = &mut own[word as usize];
                *count = if *last == article[sentence] { *count + 1 } else { 1 };
                *last = article[sentence];
                if *count <= MAX_OF_ARTICLE {
                    counts[word as usize] += 1;
                    postings.push((word, sentence as u32));
                }
            }
        }
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut total = 0;
        for &count in &counts {
            starts.push(total);
            total += if count <= MAX_POSTINGS { count } else { 0 };
        }
        starts.push(total);
        let mut next = starts.clone();
        let mut sentences = vec![0; total as usize];
        for (word, sentence) in postings.into_iter().filter(|p| counts[p.0 as usize] <= MAX_POSTINGS) {
            let at = &mut next[word as usize];
            sentences[*at as usize] = sentence;
            *at += 1;
        }
        Index { starts, sentences }
    }

    /// The same of some of the sentences only.
    pub fn of(&self, some: &[bool]) -> Index {
        let mut only = Index::default();
        for word in 0..self.starts.len() - 1 {
            only.starts.push(only.sentences.len() as u32);
            only.sentences.extend(self.having(word).iter().filter(|&&s| some[s as usize]));
        }
        only.starts.push(only.sentences.len() as u32);
        only
    }

    /// The sentences that a word finds; none where it has no number here.
    pub fn having(&self, word: usize) -> &[u32] {
        match self.starts.get(word..word + 2) {
            Some(range) => &self.sentences[range[0] as usize..range[1] as usize],
            None => &[],
        }
    }

    /// Appends all later sentences of other articles that share enough rare words with one and score enough; `whole` finds all
    /// sentences, where this index has some of them only.
    pub fn candidates(&self, whole: &Index, all: &Sentences, sentence: u32, least: u32, shared: &mut Shared, found: &mut Vec<Candidate>) {
        let own = &all.signatures.list[sentence as usize];
        let after = all.first[all.article[sentence as usize] as usize + 1];
        for &(word, _) in &own.words {
            let postings = self.having(word as usize);
            // What a word does not find it finds nothing for either: which of two sentences asks hangs on the order of the articles.
            if whole.having(word as usize).binary_search(&sentence).is_err() {
                continue;
            }
            let from = postings.partition_point(|&s| s < after);
            for &other in &postings[from..] {
                let sum = &mut shared.sums[other as usize];
                if *sum == 0 {
                    shared.touched.push(other);
                }
                *sum += all.signatures.words[word as usize].here;
            }
        }
        if shared.touched.is_empty() {
            return;
        }
        shared.touched.sort_unstable();
        shared.own.set(own);
        let odds = odds_of(least);
        for other in shared.touched.drain(..) {
            let sum = std::mem::take(&mut shared.sums[other as usize]);
            let theirs = &all.signatures.list[other as usize];
            if close(own, theirs, sum as u64) {
                let Some(evidence) = Evidence::new(own, &shared.own, theirs, all.signatures, odds) else { continue };
                let sum = (!evidence.identical).then(|| evidence.sum());
                found.push(Candidate { a: sentence, b: other, score: 0, contained: evidence.contained, sum, anchored: false }.moved(sentence, other, all));
            }
        }
        shared.own.clear(own);
    }
}

/// Cheap first: rare words alone must make some part of the lighter sentence.
fn close(a: &Signature, b: &Signature, sum: u64) -> bool {
    sum * LEAST_PART >= a.weight.min(b.weight)
}

/// What an anchored link scores at least: in our events 70 links are found so and 21 raised, all of them right.
pub const ANCHORED: u32 = 900;

/// The candidates, which are in the order of (a, b), and the pairs that something besides their words makes sure.
pub fn anchored(all: &Sentences, candidates: &[Candidate], anchors: &mut Vec<Anchor>) -> Vec<Candidate> {
    sort::all(anchors);
    anchors.dedup();
    let mut found = Vec::with_capacity(candidates.len() + anchors.len());
    let mut rest = candidates.iter().peekable();
    let mut own = Own::new(all.signatures.words.len());
    for &(a, b) in anchors.iter() {
        while let Some(before) = rest.next_if(|c| (c.a, c.b) < (a, b)) {
            found.push(*before);
        }
        let known = rest.next_if(|c| (c.a, c.b) == (a, b)).copied();
        let pair = known.unwrap_or_else(|| {
            let [one, other] = [a, b].map(|s| &all.signatures.list[s as usize]);
            own.set(one);
            let evidence = Evidence::new(one, &own, other, all.signatures, i64::MIN).expect("no odds are too low");
            own.clear(one);
            Candidate { a, b, score: 0, contained: evidence.contained, sum: None, anchored: true }
        });
        found.push(Candidate { score: pair.score.max(ANCHORED), anchored: true, ..pair });
    }
    found.extend(rest);
    found
}

/// The figures of a pair, for those who fit the model.
pub fn figures(all: &Sentences, candidate: &Candidate) -> [i64; evidence::FIGURES] {
    evidence::alone(all.signatures, candidate.a, candidate.b)
}

/// From candidates in the order of (a, b) to links: both sides must choose each other.
pub fn links(all: &Sentences, candidates: &[Candidate], left_out: &dyn Fn(&Candidate) -> bool) -> Vec<Link> {
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
            if left_out(candidate) {
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
    let mut links: Vec<Link> = both.map(|(c, _)| link(all, c)).collect();
    mark_moved(all, &mut links);
    links
}

fn link(all: &Sentences, candidate: &Candidate) -> Link {
    let &Candidate { a, b, score, contained: [whole, plain], anchored, .. } = candidate;
    let same = all.signatures.list[a as usize].norms == all.signatures.list[b as usize].norms;
    let least = (whole.0.min(plain.0), whole.1.min(plain.1));
    let kind = if same { LinkKind::Identical } else { kind(least) };
    let names = !anchored && kind == LinkKind::Partial && self::kind(whole) != LinkKind::Partial && plain.0.max(plain.1) < HALF;
    Link { a, b, score, kind, moved: false, names }
}

/// By how much of each of two sentences the other has.
fn kind(contained: (u32, u32)) -> LinkKind {
    let (less, more) = (contained.0.min(contained.1), contained.0.max(contained.1));
    if less >= 750 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Weight;
    use proptest::prelude::*;
    use rustc_hash::FxHashMap;

    /// Sentences of the words 0 to 11, by article; the words weigh what their numbers say.
    fn sentences(articles: &[Vec<Vec<u32>>]) -> (Signatures, Vec<u32>, Vec<u32>) {
        let words: Vec<Weight> = (0..12).map(|w| Weight { language: 4000 + w * 900, here: 300 + w * 500, content: w > 1, named: false }).collect();
        let (mut list, mut article, mut first) = (Vec::new(), Vec::new(), vec![0]);
        for (number, own) in articles.iter().enumerate() {
            for norms in own {
                let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
                norms.iter().for_each(|&w| *counts.entry(w).or_default() += 1);
                let mut own: Vec<(u32, u32)> = counts.into_iter().collect();
                own.sort_unstable();
                let sum = |weight: fn(&Weight) -> u32| own.iter().map(|&(w, c)| weight(&words[w as usize]) as u64 * c as u64).sum();
                let mut pairs: Vec<u64> = norms.windows(2).map(|w| (w[0] as u64) << 32 | w[1] as u64).collect();
                pairs.sort_unstable();
                pairs.dedup();
                list.push(Signature { language: sum(|w| w.language), weight: sum(|w| w.here), pairs, norms: norms.clone(), words: own, ..Default::default() });
                article.push(number as u32);
            }
            first.push(list.len() as u32);
        }
        (Signatures { list, words, entities: Vec::new() }, article, first)
    }

    /// The oracle: every pair of sentences of two articles, by what is said of a candidate.
    fn naive(all: &Sentences, least: u32) -> Vec<(u32, u32, u32)> {
        let list = &all.signatures.list;
        let has = |s: usize, w: u32| list[s].words.iter().any(|x| x.0 == w);
        // By sentence and word: whether the word finds the sentence at all.
        let first = |s: usize, w: u32| has(s, w) && (0..s).filter(|&o| all.article[o] == all.article[s] && has(o, w)).count() < MAX_OF_ARTICLE as usize;
        let firsts: Vec<Vec<bool>> = (0..12).map(|w| (0..list.len()).map(|s| first(s, w)).collect()).collect();
        let finds: Vec<bool> = (0..12).map(|w| all.signatures.words[w].content && firsts[w].iter().filter(|f| **f).count() <= MAX_POSTINGS as usize).collect();
        let mut found = Vec::new();
        for a in 0..list.len() {
            for b in a + 1..list.len() {
                let rare: u64 = (0..12usize).filter(|&w| finds[w] && firsts[w][a] && firsts[w][b]).map(|w| all.signatures.words[w].here as u64).sum();
                if all.article[a] != all.article[b] && rare > 0 && rare * LEAST_PART >= list[a].weight.min(list[b].weight) {
                    let figures = evidence::alone(all.signatures, a as u32, b as u32);
                    let same = list[a].norms == list[b].norms && !list[a].norms.is_empty();
                    let score = if same { 1000 } else { evidence::score_of(&figures) };
                    found.extend((score >= least).then_some((a as u32, b as u32, score)));
                }
            }
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn candidates_are_those_of_all_pairs(
            articles in proptest::collection::vec(proptest::collection::vec(proptest::collection::vec(0u32..12, 0..8), 0..9), 0..50), least in 0u32..600,
        ) {
            let (signatures, article, first) = sentences(&articles);
            let all = Sentences { signatures: &signatures, article: &article, first: &first };
            let index = Index::new(&signatures, &article);
            let (mut found, mut shared) = (Vec::new(), Shared::new(&signatures));
            (0..article.len() as u32).for_each(|s| index.candidates(&index, &all, s, least, &mut shared, &mut found));
            let found: Vec<(u32, u32, u32)> = found.iter().filter(|c| c.score >= least).map(|c| (c.a, c.b, c.score)).collect();
            prop_assert_eq!(found, naive(&all, least));
        }
    }
}
