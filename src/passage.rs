//! Links over all pairs of articles to stories and passages, whatever the order of the articles.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::Link;
use crate::partition::Partition;

/// A link of this score joins two groups alone.
const STRONG: u32 = 820;
/// Otherwise this share (thousandths) of the pairs between two groups must be linked.
const SHARE: u32 = 400;
/// Two articles tell the same event when one link between them is this strong, or two are there.
const STORY: u32 = 700;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// In the order of articles.
    pub sentences: Vec<u32>,
    pub head: u32,
}

/// Which articles tell the same event: a partition of them, in the order of their first articles.
pub fn stories(articles: usize, article: &[u32], links: &[Link]) -> Vec<Vec<u32>> {
    let mut between: FxHashMap<(u32, u32), (u32, u32)> = FxHashMap::default();
    for link in links {
        let pair = (article[link.a as usize], article[link.b as usize]);
        let known = between.entry(pair).or_default();
        *known = (known.0.max(link.score), known.1 + 1);
    }
    let mut partition = Partition::new(articles);
    for ((a, b), (best, count)) in between {
        if best >= STORY || count >= 2 {
            partition.join(a as usize, b as usize);
        }
    }
    partition.groups().into_iter().map(|story| story.into_iter().map(|article| article as u32).collect()).collect()
}

/// Groups of sentences that tell one fact. The strongest links join first; a weaker one joins two groups only where many of
/// the pairs between them are linked too, so that one weak link does not glue two facts. `rank` orders the sentences
/// independently of the order in which the articles were given.
pub fn passages(article: &[u32], links: &[Link], rank: &dyn Fn(u32) -> (usize, u32)) -> Vec<Passage> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by_key(|link| {
        let (a, b) = (rank(link.a), rank(link.b));
        (std::cmp::Reverse(link.score), a.min(b), a.max(b))
    });
    let mut linked: FxHashSet<(u32, u32)> = FxHashSet::default();
    let mut scores: FxHashMap<u32, u64> = FxHashMap::default();
    for link in links {
        linked.insert((link.a, link.b));
        *scores.entry(link.a).or_default() += link.score as u64;
        *scores.entry(link.b).or_default() += link.score as u64;
    }
    let mut group: FxHashMap<u32, usize> = FxHashMap::default();
    let mut members: Vec<Vec<u32>> = Vec::new();
    for link in order {
        let of = |sentence: u32, group: &mut FxHashMap<u32, usize>, members: &mut Vec<Vec<u32>>| {
            *group.entry(sentence).or_insert_with(|| {
                members.push(vec![sentence]);
                members.len() - 1
            })
        };
        let (a, b) = (of(link.a, &mut group, &mut members), of(link.b, &mut group, &mut members));
        if a == b || !(link.score >= STRONG && alone(&members[a], &members[b]) || consistent(&members[a], &members[b], article, &linked)) {
            continue;
        }
        let (from, to) = if members[a].len() < members[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut members[from]);
        for &sentence in &moved {
            group.insert(sentence, to);
        }
        members[to].extend(moved);
    }
    let mut passages: Vec<Passage> = members
        .into_iter()
        .filter(|m| m.len() > 1)
        .map(|mut sentences| {
            sentences.sort_unstable();
            // The head is the one that the others are linked to most.
            let own = |s: u32| sentences.iter().filter(|&&o| linked.contains(&(s.min(o), s.max(o)))).count();
            let key = |s: u32| (own(s), scores[&s], std::cmp::Reverse(rank(s)));
            let head = sentences.iter().copied().max_by_key(|&s| key(s)).unwrap_or(sentences[0]);
            Passage { sentences, head }
        })
        .collect();
    passages.sort_by_key(|p| p.sentences[0]);
    passages
}

/// Two single sentences, or a strong link to a pair: nothing that could be glued wrongly is large yet.
fn alone(a: &[u32], b: &[u32]) -> bool {
    a.len().min(b.len()) == 1 && a.len().max(b.len()) <= 2
}

/// Whether enough of the pairs of different articles between two groups are linked.
fn consistent(a: &[u32], b: &[u32], article: &[u32], linked: &FxHashSet<(u32, u32)>) -> bool {
    let (mut pairs, mut found) = (0u32, 0u32);
    for &x in a {
        for &y in b {
            if article[x as usize] != article[y as usize] {
                pairs += 1;
                found += u32::from(linked.contains(&(x.min(y), x.max(y))));
            }
        }
    }
    pairs > 0 && found * 1000 >= pairs * SHARE
}

/// The order in which passages are told: for each the mean of its sentences' places in their accounts, in thousandths.
pub fn story_order(passages: &mut [Passage], article: &[u32], first: &[u32], rank: &dyn Fn(u32) -> (usize, u32)) {
    let place = |sentence: u32| {
        let a = article[sentence as usize] as usize;
        let (from, to) = (first[a] as u64, first[a + 1] as u64);
        (sentence as u64 - from) * 1000 / (to - from).max(1)
    };
    passages.sort_by_key(|p| {
        let sum: u64 = p.sentences.iter().map(|&s| place(s)).sum();
        (sum / p.sentences.len() as u64, p.sentences.iter().map(|&s| rank(s)).min())
    });
}
