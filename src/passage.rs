//! Links over all pairs of articles to stories and passages, whatever the order of the articles.

use crate::align::Link;
use crate::partition::Partition;
use crate::sort;

/// A link of this score joins two groups alone.
const STRONG: u32 = 820;
/// Otherwise this share (thousandths) of the pairs between two groups must be linked.
const SHARE: u32 = 400;
/// Two articles are alike when one link between them is this strong, or two are there.
const STORY: u64 = 700;
/// One of this many pairs of articles between two groups must be alike for them to be one event.
const ALIKE: u32 = 3;
/// Or one of this many sentences of an article must be told in a group for it to be of that event: a short one has no more to share.
const TOLD: usize = 2;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// In the order of articles.
    pub sentences: Vec<u32>,
    pub head: u32,
}

/// Which articles tell the same event: a partition of them, in the order of their first articles. Those with the most in
/// common join first, and two groups join only where a third of the pairs of articles between them are alike, or where one is a
/// single article half of which the other tells: two events with one article in common, or one sentence that any report of a
/// storm could hold, stay two. `first` is by article, and one more: its first sentence. `order` holds the articles in an
/// order that does not depend on how they were given.
pub fn stories(order: &[usize], article: &[u32], first: &[u32], links: &[Link]) -> Vec<Vec<u32>> {
    let articles = order.len();
    let mut rank = vec![0; articles];
    order.iter().enumerate().for_each(|(at, &a)| rank[a] = at);
    // By the ranks of two articles, the smaller first: the scores of the links between them.
    let score = |link: &Link| {
        let (a, b) = (rank[article[link.a as usize] as usize] as u64, rank[article[link.b as usize] as usize] as u64);
        a.min(b) << 32 | a.max(b) << 16 | link.score as u64
    };
    let mut between: Vec<u64> = links.iter().map(score).collect();
    between.sort_unstable();
    // How many pairs of articles are alike between two groups, each named by one of its members.
    let mut alike = vec![0u32; articles * articles];
    let mut pairs: Vec<u64> = Vec::new();
    for own in between.chunk_by(|x, y| x >> 16 == y >> 16) {
        let (best, sum) = (own[own.len() - 1] & 0xffff, own.iter().map(|score| score & 0xffff).sum::<u64>());
        if best >= STORY || own.len() >= 2 {
            let (a, b) = ((own[0] >> 32) as usize, own[0] as usize >> 16 & 0xffff);
            (alike[a * articles + b], alike[b * articles + a]) = (1, 1);
            pairs.push((u32::MAX as u64 - sum.min(u32::MAX as u64)) << 32 | (a as u64) << 16 | b as u64);
        }
    }
    pairs.sort_unstable();
    // By sentence: the ranks of the articles that surely tell it.
    let mut told: Vec<Vec<u32>> = vec![Vec::new(); article.len()];
    for link in links.iter().filter(|link| link.score >= STRONG) {
        told[link.a as usize].push(rank[article[link.b as usize] as usize] as u32);
        told[link.b as usize].push(rank[article[link.a as usize] as usize] as u32);
    }
    let mut partition = Partition::new(articles);
    let mut sizes = vec![1u32; articles];
    for pair in pairs {
        let (a, b) = (partition.find(pair as usize >> 16 & 0xffff), partition.find(pair as usize & 0xffff));
        if a == b {
            continue;
        }
        if alike[a * articles + b] * ALIKE < sizes[a] * sizes[b] {
            // Whether a group tells half of a single article.
            let mut half = |one: usize, other: usize| {
                let own = first[order[one]]..first[order[one] + 1];
                let mut there = |sentence: &u32| told[*sentence as usize].iter().any(|&by| partition.find(by as usize) == other);
                sizes[one] == 1 && own.clone().filter(|s| there(s)).count() * TOLD >= own.len()
            };
            if !half(a, b) && !half(b, a) {
                continue;
            }
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
    sort::all(&mut stories);
    stories
}

/// Groups of sentences that tell one fact. The strongest links join first; a weaker one joins two groups only where many of
/// the pairs between them are linked too, so that one weak link does not glue two facts. A link that little but names makes joins
/// nothing. `rank` orders the sentences independently of the order in which the articles were given.
pub fn passages(article: &[u32], links: &[Link], rank: &dyn Fn(u32) -> u32) -> Vec<Passage> {
    // Strongest first, and of equal ones the first in this order: score, smaller and larger rank in one number.
    let mut order: Vec<u64> = links
        .iter()
        .filter(|link| !link.names)
        .map(|link| {
            let (a, b) = (rank(link.a) as u64, rank(link.b) as u64);
            (1000 - link.score as u64) << 54 | a.min(b) << 27 | a.max(b)
        })
        .collect();
    order.sort_unstable();
    let mut sentence_of = vec![0; article.len()];
    (0..article.len() as u32).for_each(|s| sentence_of[rank(s) as usize] = s);
    // By sentence: its group, by the number of one of its members.
    let mut group: Vec<u32> = (0..article.len() as u32).collect();
    let mut members: Vec<Vec<u32>> = group.iter().map(|&sentence| vec![sentence]).collect();
    // By group, in order: the other groups that links lead to. Links are in order, too.
    let mut between: Vec<Vec<Between>> = vec![Vec::new(); members.len()];
    for link in links.iter().filter(|link| !link.names) {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            between[own as usize].push(Between { other, links: 1, too_few: 0 });
        }
    }
    for key in order {
        let score = 1000 - (key >> 54) as u32;
        let end = |shift: u32| sentence_of[(key >> shift) as usize & ((1 << 27) - 1)];
        let (a, b) = (group[end(27) as usize] as usize, group[end(0) as usize] as usize);
        if a == b {
            continue;
        }
        let (in_a, in_b) = (&members[a], &members[b]);
        if !(score >= STRONG && alone(in_a, in_b)) {
            let both = in_a.len() + in_b.len();
            let Ok(at) = place(&between[a], b as u32) else { continue };
            let known = &mut between[a][at];
            if known.too_few == both || !consistent(in_a, in_b, article, known.links) {
                known.too_few = both;
                continue;
            }
        }
        let (from, to) = if in_a.len() < in_b.len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut members[from]);
        for &sentence in &moved {
            group[sentence as usize] = to as u32;
        }
        members[to].extend(moved);
        for Between { other, links, .. } in std::mem::take(&mut between[from]) {
            let theirs = &mut between[other as usize];
            if let Ok(at) = place(theirs, from as u32) {
                theirs.remove(at);
            }
            if other as usize != to {
                add(theirs, to as u32, links);
                add(&mut between[to], other, links);
            }
        }
    }
    // By sentence: how many of its passage it is linked with, and the scores of all its links.
    let mut scores = vec![(0u32, 0u64); article.len()];
    for link in links {
        let inside = u32::from(group[link.a as usize] == group[link.b as usize]);
        for end in [link.a, link.b] {
            let known = &mut scores[end as usize];
            *known = (known.0 + inside, known.1 + link.score as u64);
        }
    }
    members
        .into_iter()
        .filter(|m| m.len() > 1)
        .map(|mut sentences| {
            sentences.sort_unstable();
            // The head is the one that the others are linked to most.
            let key = |s: u32| (scores[s as usize], std::cmp::Reverse(rank(s)));
            let head = sentences.iter().copied().max_by_key(|&s| key(s)).unwrap_or(sentences[0]);
            Passage { sentences, head }
        })
        .collect()
}

/// How a group of sentences is linked with another one.
#[derive(Clone)]
struct Between {
    other: u32,
    links: u32,
    /// How many sentences the two had when these links were too few to join them.
    too_few: usize,
}

fn place(between: &[Between], other: u32) -> Result<usize, usize> {
    between.binary_search_by_key(&other, |known| known.other)
}

fn add(between: &mut Vec<Between>, other: u32, links: u32) {
    match place(between, other) {
        Ok(at) => between[at].links += links,
        Err(at) => between.insert(at, Between { other, links, too_few: 0 }),
    }
}

/// Two single sentences, or a strong link to a pair: nothing that could be glued wrongly is large yet.
fn alone(a: &[u32], b: &[u32]) -> bool {
    a.len().min(b.len()) == 1 && a.len().max(b.len()) <= 2
}

/// Whether enough of the pairs of different articles between two groups are linked.
fn consistent(a: &[u32], b: &[u32], article: &[u32], linked: u32) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Two sentences of one article are never linked; there are so few in a group that they are counted one by one.
    let mut own: Vec<u32> = few.iter().map(|&s| article[s as usize]).collect();
    own.sort_unstable();
    let same: usize = many.iter().map(|&s| own.partition_point(|&o| o <= article[s as usize]) - own.partition_point(|&o| o < article[s as usize])).sum();
    let pairs = (a.len() * b.len() - same) as u32;
    pairs > 0 && linked * 1000 >= pairs * SHARE
}

/// The order in which passages are told: for each the mean of its sentences' places in their accounts, in thousandths.
pub fn story_order(passages: &mut [Passage], article: &[u32], first: &[u32], rank: &dyn Fn(u32) -> u32) {
    let place = |sentence: u32| {
        let a = article[sentence as usize] as usize;
        let (from, to) = (first[a] as u64, first[a + 1] as u64);
        (sentence as u64 - from) * 1000 / (to - from).max(1)
    };
    sort::by_key(passages, |p| {
        let sum: u64 = p.sentences.iter().map(|&s| place(s)).sum();
        (sum / p.sentences.len() as u64, p.sentences.iter().map(|&s| rank(s)).min())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::LinkKind;

    #[test]
    fn what_little_but_names_links_joins_nothing() {
        let names = |a, b| Link { names: true, ..link(a, b, 960) };
        let found = passages(&[0, 1, 2], &[names(0, 1), link(1, 2, 900)], &|s| s);
        assert_eq!(found.into_iter().map(|p| p.sentences).collect::<Vec<_>>(), [vec![1, 2]]);
    }

    fn link(a: u32, b: u32, score: u32) -> Link {
        Link { a, b, score, kind: LinkKind::Reworded, moved: false, names: false }
    }

    #[test]
    fn one_link_does_not_make_two_events_one() {
        // Six articles of two sentences each, two events of three, and one strong link over them.
        let article: Vec<u32> = (0..12).map(|s| s / 2).collect();
        let pairs = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)];
        let mut links: Vec<Link> = pairs.iter().flat_map(|&(a, b)| [link(a * 2, b * 2, 900), link(a * 2 + 1, b * 2 + 1, 600)]).collect();
        links.push(link(4, 6, 990));
        let forward: Vec<usize> = (0..6).collect();
        let first: Vec<u32> = (0..=6).map(|a| a * 2).collect();
        assert_eq!(stories(&forward, &article, &first, &links), [vec![0, 1, 2], vec![3, 4, 5]]);
        assert_eq!(stories(&[5, 3, 4, 0, 2, 1], &article, &first, &links), [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn an_account_that_shares_little_with_some_belongs_to_the_event_of_the_others() {
        let article: Vec<u32> = (0..4).collect();
        let links = [link(0, 1, 800), link(1, 2, 800), link(0, 3, 720), link(1, 3, 710)];
        assert_eq!(stories(&[0, 1, 2, 3], &article, &[0, 1, 2, 3, 4], &links), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn a_short_account_has_no_more_to_share() {
        // Five articles of four sentences that tell one event, and one sentence that one of them has, too; or four with it.
        let all = |own: u32| {
            let mut first: Vec<u32> = (0..=5).map(|a| a * 4).collect();
            first.push(20 + own);
            let article: Vec<u32> = (0..20 + own).map(|s| (s / 4).min(5)).collect();
            let mut links: Vec<Link> = (0..5).flat_map(|a| (a + 1..5).map(move |b| link(a * 4, b * 4, 900))).collect();
            links.push(link(9, 20, 850));
            stories(&[0, 1, 2, 3, 4, 5], &article, &first, &links).len()
        };
        assert_eq!([all(1), all(4)], [1, 2]);
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
