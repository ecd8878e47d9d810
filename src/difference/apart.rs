//! Values that contradict each other in sentences that no link joins: "last inspected on February 3" and "passed its last
//! inspection on 13 February". Two retellings of one fact may share nothing but what the value is about, so that is asked for
//! more strictly here than inside of a passage: a rare word of both, a second one or values that stand alone in both
//! articles, and that neither article gives the other's value anywhere. Counts and lengths of time are left out: reports of one
//! event give many of them, of persons and spans that only look alike; but that nobody was hurt is one statement, which whoever
//! counts the hurt contradicts.

use rustc_hash::FxHashMap;

use super::agree::compatible;
use super::value::{self, About, Given};
use super::{Difference, Found, Reading, context, things};
use crate::comparison::{DifferenceKind, EntityKind, Level, Value};
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

/// "Ida Brekke, 51" and "Captain Ida Brekke, 46".
fn ages(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    let who = |g: &Given| (g.quantity.kind == DifferenceKind::Age).then(|| things::who(found, g)).flatten().map(|(entity, _)| entity);
    let aged: Vec<(&Given, u32)> = given.iter().filter_map(|g| Some((g, who(g)?))).collect();
    for (at, (first, entity)) in aged.iter().enumerate() {
        let one = || aged.iter().filter(|(_, e)| e == entity).map(|(g, _)| *g);
        // Each person once, and not where an article itself gives two.
        let settled = |article: usize| one().filter(|g| g.article == article).all(|g| one().filter(|h| h.article == article).all(|h| compatible(g, h)));
        if aged[..at].iter().all(|(_, e)| e != entity) && one().all(|g| settled(g.article)) && one().any(|g| g.article != first.article) {
            tell(value::difference(&one().collect::<Vec<_>>(), None), all);
        }
    }
}

/// "Nobody was hurt", and "two firefighters were slightly hurt".
fn unharmed(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    // "No casualties": what is counted tells it itself.
    let counted = |g: &Given| Some(g.quantity.tokens.end as usize).filter(|&at| g.is_none() && at < g.document.tokens.len()).and_then(|at| value::harm_line(g.document, at));
    let harm = |g: &Given| (g.quantity.kind == DifferenceKind::Number).then(|| value::harm(g).or_else(|| counted(g))).flatten();
    let people = |g: &Given| g.unit == value::PERSON || g.document.lang.senses.people.contains(g.unit) || g.document.lang.senses.some_people.contains(g.unit);
    let harmed: Vec<(&Given, u16)> = given.iter().filter_map(|g| Some((g, harm(g)?))).collect();
    for &(nobody, line) in harmed.iter().filter(|(g, _)| g.is_none() && of_all(g) && plainly(found, g)) {
        // Where nobody was hurt nobody was killed; whoever gives both tells of two moments or places.
        let killed = |l: u16| nobody.document.lang.senses.same.get("killed") == Some(&l);
        let own = |article: usize, none: bool| harmed.iter().any(|(g, l)| g.article == article && (*l == line || killed(*l)) && g.is_none() == none);
        let against = |&&(g, l): &&(&Given, u16)| {
            let both = || -> Vec<Given> { given.iter().filter(|h| h.sentence == g.sentence || h.sentence == nobody.sentence).cloned().collect() };
            let of_one = || (l == line || killed(l)) && people(g) && plainly(found, g) && at_home(found, g, nobody) && value::of_one_event(found, &both(), nobody, g);
            !g.is_none() && g.article != nobody.article && !own(g.article, true) && of_one()
        };
        if own(nobody.article, false) {
            continue;
        }
        let mut group = vec![nobody];
        for (g, _) in harmed.iter().filter(against) {
            if group.iter().all(|known| known.article != g.article) {
                group.push(g);
            }
        }
        sort::by_key(&mut group, |g| (found.rank_of(g.sentence), g.quantity.span));
        tell(value::difference(&group, None), all);
    }
}

/// Whether nobody at all is meant, and not "nobody else" or "nobody in the house", nor one who was "seriously" hurt.
fn of_all(g: &Given) -> bool {
    let class = |at: usize| g.document.lexicon.class(g.document.tokens[at]);
    let harm = |at: usize| at < g.document.tokens.len() && value::harm_line(g.document, at).is_some();
    let after = g.quantity.tokens.end as usize;
    harm(after) || after < g.document.tokens.len() && class(after).has(Classes::AUXILIARY) && (harm(after + 1) || harm(after + 2) && (class(after + 1).has(Classes::AUXILIARY) || g.document.lexicon.form(g.document.tokens[after + 1]).verb.is_some()))
}

/// Whether a sentence tells what has happened, then and there: no other time, no other place, nothing denied, feared or only possible.
fn plainly(found: &Found, g: &Given) -> bool {
    let (document, senses) = (g.document, &g.document.lang.senses);
    let tokens = document.sentences[found.local(g.sentence).1].tokens.clone();
    let dated = document.quantities_in(tokens.start as usize..tokens.end as usize).iter().any(|q| matches!(q.kind, DifferenceKind::Date | DifferenceKind::Duration));
    let year = |norm: &str| norm.len() == 4 && ("1900".."2100").contains(&norm) && norm.bytes().all(|b| b.is_ascii_digit());
    !dated && tokens.map(|i| i as usize).all(|i| {
        let class = document.lexicon.class(document.tokens[i]);
        let norm = document.norm(i);
        let month = class.has(Classes::MONTH) && document.lexicon.form(document.tokens[i]).capital;
        !month && !year(norm) && !class.has(Classes::MODAL) && !senses.earlier.contains(norm) && !senses.denials.contains(norm) && (g.is_none() || !class.has(Classes::NEGATION))
    })
}

/// Whether all places and persons that a sentence names are known to the other article, and not all its places others than those
/// beside the other value.
fn at_home(found: &Found, g: &Given, other: &Given) -> bool {
    let named = |g: &Given| -> Vec<u32> {
        let tokens = &g.document.sentences[found.local(g.sentence).1].tokens;
        let own = g.document.mentions.iter().enumerate().filter(|(_, m)| tokens.contains(&m.tokens.start));
        own.map(|(at, _)| found.attribution.of_mention[g.article][at]).collect()
    };
    let places = |named: &[u32]| -> Vec<u32> { named.iter().copied().filter(|&e| found.attribution.entities[e as usize].kind == EntityKind::Place).collect() };
    let (own, theirs) = (named(g), named(other));
    let (here, there) = (places(&own), places(&theirs));
    own.iter().all(|&entity| found.names(other.article, entity)) && (here.is_empty() || there.is_empty() || here.iter().any(|place| there.contains(place)))
}

/// What a passage shows already is not told again, wherever else an article gives the same values.
fn tell(new: Option<Difference>, all: &mut Vec<Difference>) {
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
    unharmed(found, &given, all);
    ages(found, &given, all);
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
    let before = |g: &Given| g.document.sentences[found.local(g.sentence).1].tokens.clone().any(|i| g.document.lang.senses.earlier.contains(g.document.norm(i as usize)));
    if x.quantity.kind == DifferenceKind::Money && before(x) != before(y) {
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
