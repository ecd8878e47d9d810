//! Values that contradict each other in sentences that no link joins: "last inspected on February 3" and "passed its last
//! inspection on 13 February". Two retellings of one fact may share nothing but what the value is about, so that is asked for
//! more strictly here than inside of a passage: a rare word of both, a second one or values that stand alone in both
//! articles, and that neither article gives the other's value anywhere. Counts and lengths of time are left out: reports of one
//! event give many of them, of persons and spans that only look alike; what is compared of people all the same stands in
//! `people`.

use rustc_hash::FxHashMap;

use super::agree::compatible;
use super::value::{self, About, Given};
use super::{Difference, Found, Reading, context, done, people};
use crate::comparison::{DifferenceKind, Level, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::partition::Partition;
use crate::sort;

/// A word that more sentences of its article hold is about too much to tell what a value is about.
const RARE: u32 = 2;
/// Words are looked up by so many first letters: forms of one word share them.
const PREFIX: usize = 4;
/// A word within so many of a sum stands right beside it.
const RIGHT: usize = 2;
/// More values than this about one word are of many things.
const MOST: usize = 40;
/// An article with more of these values is a table, whose values all look alike.
const TABLE: usize = 400;

#[inline(never)]
pub fn differences(found: &Found, all: &mut Vec<Difference>) {
    for story in found.stories.iter().filter(|story| story.len() > 1) {
        over_story(found, story, all);
    }
}

/// What a passage shows already is not told again, wherever else an article gives the same values.
pub fn tell(new: Option<Difference>, all: &mut Vec<Difference>) {
    let Some(new) = new.filter(|d| d.level == Level::Conflict) else { return };
    let gives = |known: &Difference, r: &Reading| known.readings.iter().any(|k| k.article == r.article && (k.span == r.span || k.value == r.value && k.value != Value::None));
    if !all.iter().any(|known| known.kind == new.kind && new.readings.iter().all(|r| gives(known, r))) {
        all.push(new);
    }
}

fn over_story(found: &Found, story: &[u32], all: &mut Vec<Difference>) {
    let mut given: Vec<Given> = Vec::new();
    // In an order of their own, whichever article came first.
    let sentences = story.iter().flat_map(|&article| found.first[article as usize]..found.first[article as usize + 1]);
    for sentence in found.settled(sentences) {
        given.extend(value::given(found, sentence));
    }
    people::differences(found, &given, all);
    done::differences(found, story, &given, all);
    let looked_for = |g: &Given| matches!(g.quantity.kind, DifferenceKind::Money | DifferenceKind::Percent | DifferenceKind::Date | DifferenceKind::Time);
    let mut counts = vec![0; found.documents.len()];
    given.iter().filter(|g| looked_for(g)).for_each(|g| counts[g.article] += 1);
    let is_rare = |g: &Given, i: usize| found.own[g.article].rare[g.document.lexicon.form(g.document.tokens[i]).key as usize];
    // By kind, unit and the beginning of a rare word beside it.
    let mut beside: FxHashMap<(DifferenceKind, &str, String), Vec<usize>> = FxHashMap::default();
    for (at, g) in given.iter().enumerate().filter(|(_, g)| looked_for(g) && counts[g.article] <= TABLE) {
        for &i in g.near.iter().filter(|&&i| is_rare(g, i)) {
            let lines = g.document.lang.senses.same.get(g.document.norm(i)).map(|line| format!("={line}"));
            for word in lines.into_iter().chain([g.document.norm(i).chars().take(PREFIX).collect()]) {
                let list = beside.entry((g.quantity.kind, g.unit, word)).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for list in beside.values().filter(|list| list.len() <= MOST) {
        for (n, &y) in list.iter().enumerate() {
            pairs.extend(list[..n].iter().filter(|&&x| given[x].article != given[y].article).map(|&x| (x.min(y), x.max(y))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut partition = Partition::new(given.len());
    let mut joined = false;
    for (x, y) in pairs {
        if about_one(found, &given, &is_rare, x, y) {
            partition.join(x, y);
            joined = true;
        }
    }
    if !joined {
        return;
    }
    for members in partition.groups() {
        let mut group: Vec<&Given> = members.into_iter().map(|i| &given[i]).collect();
        let conflict = |group: &[&Given]| value::difference(group, None).filter(|d| d.level == Level::Conflict);
        if conflict(&group).is_none() {
            continue;
        }
        // Who else gives one of the values beside one of the words.
        for g in &given {
            let agrees = |member: &&Given| value::one_kind(g, member) && compatible(g, member) && context::shared(g.document, &g.near, member.document, &member.near) > 0;
            if group.iter().all(|member| member.article != g.article) && group.iter().any(agrees) {
                group.push(g);
            }
        }
        sort::by_key(&mut group, |g| (found.rank_of(g.sentence), g.quantity.span));
        tell(value::difference(&group, None), all);
    }
}

/// By word of an article, without inflection: whether few of its sentences hold it.
pub fn rare(document: &Document) -> Vec<bool> {
    let mut counts = vec![(0, usize::MAX); document.lexicon.strings().count()];
    for (at, sentence) in document.sentences.iter().enumerate() {
        for i in sentence.tokens.clone().filter(|&i| document.carries(i as usize)) {
            let (count, last) = &mut counts[document.lexicon.form(document.tokens[i as usize]).key as usize];
            if *last != at {
                (*count, *last) = (*count + 1, at);
            }
        }
    }
    counts.into_iter().map(|(count, _)| (1..=RARE).contains(&count)).collect()
}

fn about_one(found: &Found, given: &[Given], is_rare: &dyn Fn(&Given, usize) -> bool, a: usize, b: usize) -> bool {
    let (x, y) = (&given[a], &given[b]);
    let partners = |i: usize| y.near.iter().copied().filter(move |&j| context::same(x.document, i, y.document, j));
    // Officials speak of many things.
    let role = |i: usize| x.document.lexicon.class(x.document.tokens[i]).has(Classes::ROLE.or(Classes::ROLE_PLURAL));
    let shared: Vec<usize> = x.near.iter().copied().filter(|&i| partners(i).next().is_some()).collect();
    let rare: Vec<usize> = shared.iter().copied().filter(|&i| value::is_plain(x.document, i) && !role(i) && is_rare(x, i) && partners(i).any(|j| is_rare(y, j))).collect();
    // "Damage of £2.1m": what stands right beside a sum says what it is.
    let right = |g: &Given, i: usize| g.quantity.kind == DifferenceKind::Money && i + RIGHT >= g.quantity.tokens.start as usize && i < g.quantity.tokens.end as usize + RIGHT;
    let beside = rare.iter().any(|&i| right(x, i) && partners(i).any(|j| right(y, j)));
    // The only value of its kind in the whole article.
    let sole = |g: &Given| given.iter().filter(|h| h.article == g.article && value::rival(h, g)).count() == 1;
    if rare.is_empty() || shared.len() < 2 && !beside && !(sole(x) && sole(y)) {
        return false;
    }
    if compatible(x, y) {
        return true;
    }
    // "Ten years ago": another one's.
    if x.quantity.kind == DifferenceKind::Money && people::earlier(found, x) != people::earlier(found, y) {
        return false;
    }
    // Values of linked sentences are compared with more knowledge elsewhere.
    if (found.score)(x.sentence, y.sentence) > 0 {
        return false;
    }
    // A value that the other article has as well is settled there.
    let settled = |own: &Given, other: &Given| given.iter().any(|g| g.article == other.article && value::one_kind(g, own) && compatible(g, own));
    if settled(x, y) || settled(y, x) {
        return false;
    }
    let both: Vec<Given> = given.iter().filter(|g| g.sentence == x.sentence || g.sentence == y.sentence).cloned().collect();
    !About::of(x, y).another && value::same_scale(x.quantity, y.quantity) && value::of_one_event(found, &both, x, y)
}
