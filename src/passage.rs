//! Links over all pairs of articles to stories and passages, whatever the order of the articles.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::align::Link;
use crate::partition::Partition;

/// A link of this score joins two groups alone.
const STRONG: u32 = 820;
/// Otherwise this share (thousandths) of the pairs between two groups must be linked.
const SHARE: u32 = 400;
/// Two articles are alike when one link between them is this strong, or two are there.
const STORY: u32 = 700;
/// One of this many pairs of articles between two groups must be alike for them to be one event.
const ALIKE: u32 = 3;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// In the order of articles.
    pub sentences: Vec<u32>,
    pub head: u32,
}

/// Which articles tell the same event: a partition of them, in the order of their first articles. Those with the most in
/// common join first, and two groups join only where a third of the pairs of articles between them are alike: two events with
/// one article in common, or one sentence that any report of a storm could hold, stay two. `order` holds the articles in an
/// order that does not depend on how they were given.
pub fn stories(order: &[usize], article: &[u32], links: &[Link]) -> Vec<Vec<u32>> {
    let articles = order.len();
    let mut rank = vec![0; articles];
    order.iter().enumerate().for_each(|(at, &a)| rank[a] = at);
    // By the ranks of two articles, the smaller first: the best link between them, all their scores, their number.
    let mut between: FxHashMap<(usize, usize), (u32, u64, u32)> = FxHashMap::default();
    for link in links {
        let (a, b) = (rank[article[link.a as usize] as usize], rank[article[link.b as usize] as usize]);
        let known = between.entry((a.min(b), a.max(b))).or_default();
        *known = (known.0.max(link.score), known.1 + link.score as u64, known.2 + 1);
    }
    between.retain(|_, &mut (best, _, count)| best >= STORY || count >= 2);
    // How many pairs of articles are alike between two groups, each named by one of its members.
    let mut alike = vec![0u32; articles * articles];
    let mut pairs: Vec<u64> = Vec::with_capacity(between.len());
    for ((a, b), (_, sum, _)) in between {
        (alike[a * articles + b], alike[b * articles + a]) = (1, 1);
        pairs.push((u32::MAX as u64 - sum.min(u32::MAX as u64)) << 32 | (a as u64) << 16 | b as u64);
    }
    pairs.sort_unstable();
    let mut partition = Partition::new(articles);
    let mut sizes = vec![1u32; articles];
    for pair in pairs {
        let (a, b) = (partition.find(pair as usize >> 16 & 0xffff), partition.find(pair as usize & 0xffff));
        if a == b || alike[a * articles + b] * ALIKE < sizes[a] * sizes[b] {
            continue;
        }
        partition.join(a, b);
        let (into, from) = (a.min(b), a.max(b));
        sizes[into] += sizes[from];
        for other in 0..articles {
            alike[into * articles + other] += alike[from * articles + other];
            alike[other * articles + into] += alike[other * articles + from];
        }
    }
    let mut stories: Vec<Vec<u32>> = partition.groups().into_iter().map(|story| story.into_iter().map(|at| order[at] as u32).collect()).collect();
    stories.iter_mut().for_each(|story| story.sort_unstable());
    stories.sort_unstable();
    stories
}

/// Groups of sentences that tell one fact. The strongest links join first; a weaker one joins two groups only where many of
/// the pairs between them are linked too, so that one weak link does not glue two facts. `rank` orders the sentences
/// independently of the order in which the articles were given.
pub fn passages(article: &[u32], links: &[Link], rank: &dyn Fn(u32) -> u32) -> Vec<Passage> {
    // Strongest first, and of equal ones the first in this order: score, smaller and larger rank in one number.
    let mut order: Vec<u64> = links
        .iter()
        .map(|link| {
            let (a, b) = (rank(link.a) as u64, rank(link.b) as u64);
            (1000 - link.score as u64) << 54 | a.min(b) << 27 | a.max(b)
        })
        .collect();
    order.sort_unstable();
    let mut sentence_of = vec![0; article.len()];
    (0..article.len() as u32).for_each(|s| sentence_of[rank(s) as usize] = s);
    let mut linked: FxHashSet<(u32, u32)> = FxHashSet::default();
    let mut scores: FxHashMap<u32, u64> = FxHashMap::default();
    for link in links {
        linked.insert((link.a, link.b));
        *scores.entry(link.a).or_default() += link.score as u64;
        *scores.entry(link.b).or_default() += link.score as u64;
    }
    let mut group: FxHashMap<u32, usize> = FxHashMap::default();
    let mut members: Vec<Vec<u32>> = Vec::new();
    for key in order {
        let score = 1000 - (key >> 54) as u32;
        let end = |shift: u32| sentence_of[(key >> shift) as usize & ((1 << 27) - 1)];
        let of = |sentence: u32, group: &mut FxHashMap<u32, usize>, members: &mut Vec<Vec<u32>>| {
            *group.entry(sentence).or_insert_with(|| {
                members.push(vec![sentence]);
                members.len() - 1
            })
        };
        let (a, b) = (of(end(27), &mut group, &mut members), of(end(0), &mut group, &mut members));
        if a == b || !(score >= STRONG && alone(&members[a], &members[b]) || consistent(&members[a], &members[b], article, &linked)) {
            continue;
        }
        let (from, to) = if members[a].len() < members[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut members[from]);
        for &sentence in &moved {
            group.insert(sentence, to);
        }
        members[to].extend(moved);
    }
    members
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
        .collect()
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
pub fn story_order(passages: &mut [Passage], article: &[u32], first: &[u32], rank: &dyn Fn(u32) -> u32) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::LinkKind;

    fn link(a: u32, b: u32, score: u32) -> Link {
        Link { a, b, score, kind: LinkKind::Reworded, moved: false }
    }

    #[test]
    fn one_link_does_not_make_two_events_one() {
        // Six articles of two sentences each, two events of three, and one strong link over them.
        let article: Vec<u32> = (0..12).map(|s| s / 2).collect();
        let pairs = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)];
        let mut links: Vec<Link> = pairs.iter().flat_map(|&(a, b)| [link(a * 2, b * 2, 900), link(a * 2 + 1, b * 2 + 1, 600)]).collect();
        links.push(link(4, 6, 990));
        let forward: Vec<usize> = (0..6).collect();
        assert_eq!(stories(&forward, &article, &links), [vec![0, 1, 2], vec![3, 4, 5]]);
        assert_eq!(stories(&[5, 3, 4, 0, 2, 1], &article, &links), [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn an_account_that_shares_little_with_some_belongs_to_the_event_of_the_others() {
        let article: Vec<u32> = (0..4).collect();
        let links = [link(0, 1, 800), link(1, 2, 800), link(0, 3, 720), link(1, 3, 710)];
        assert_eq!(stories(&[0, 1, 2, 3], &article, &links), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn one_weak_link_does_not_glue_two_passages() {
        let article: Vec<u32> = vec![0, 0, 1, 1, 2, 2];
        let links = [link(0, 2, 950), link(0, 4, 940), link(2, 4, 930), link(1, 3, 950), link(1, 5, 940), link(3, 5, 930), link(1, 4, 600)];
        let found = passages(&article, &links, &|s| s);
        let found: Vec<Vec<u32>> = found.into_iter().map(|p| p.sentences).collect();
        assert_eq!(found, [vec![0, 2, 4], vec![1, 3, 5]]);
    }
}
