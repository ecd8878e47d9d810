//! What two sentences tell of people though no link joins them: that nobody was hurt, where another account counts the hurt; and
//! how old somebody is.

use rustc_hash::FxHashMap;

use super::agree::compatible;
use super::apart::tell;
use super::value::{self, Given};
use super::{Difference, Found, context, things};
use crate::comparison::{DifferenceKind, EntityKind};
use crate::lang::Classes;
use crate::quantity::is_year;
use crate::sort;

/// So many accounts that say that nobody was hurt are compared, in an order of their own; and so many ages of one person.
const MOST: usize = 40;
/// So many counts of each account.
const MOST_OF_ARTICLE: usize = 4;
/// Sentences about one scene share so many words besides those that tell who was killed or hurt.
const SCENE: usize = 2;

/// `given` holds the values of a story, in an order that does not depend on how its articles were given.
#[inline(never)]
pub fn differences(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    unharmed(found, given, all);
    ages(found, given, all);
}

/// "Ida Brekke, 51" and "Captain Ida Brekke, 46".
fn ages(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    let who = |g: &Given| (g.quantity.kind == DifferenceKind::Age).then(|| things::who(found, g)).flatten().map(|(entity, _)| entity);
    let mut aged: Vec<(u32, &Given)> = given.iter().filter_map(|g| Some((who(g)?, g))).collect();
    sort::by_key(&mut aged, |(entity, _)| *entity);
    for own in aged.chunk_by(|x, y| x.0 == y.0).filter(|own| own.len() <= MOST) {
        let one: Vec<&Given> = own.iter().map(|(_, g)| *g).collect();
        // Not where an article itself gives two.
        let settled = one.iter().all(|g| one.iter().all(|h| h.article != g.article || compatible(g, h)));
        if settled && one.iter().any(|g| g.article != one[0].article) {
            tell(value::difference(&one, None), all);
        }
    }
}

/// "Nobody was hurt", and "two firefighters were slightly hurt".
fn unharmed(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    // "No casualties": what is counted tells it itself.
    let counted = |g: &Given| Some(g.quantity.tokens.end as usize).filter(|&at| g.is_none() && at < g.document.tokens.len()).and_then(|at| value::harm_line(g.document, at));
    let harm = |g: &Given| (g.quantity.kind == DifferenceKind::Number).then(|| value::harm(g).or_else(|| counted(g))).flatten();
    let harmed: Vec<(&Given, u16)> = given.iter().filter_map(|g| Some((g, harm(g)?))).collect();
    // By article, line and whether there was none: how often it is told.
    let mut told: FxHashMap<(usize, u16, bool), usize> = FxHashMap::default();
    let (mut nobody, mut some) = (Vec::new(), Vec::new());
    for &(g, line) in &harmed {
        let times = told.entry((g.article, line, g.is_none())).or_default();
        *times += 1;
        if g.is_none() && *times == 1 && nobody.len() < MOST && of_all(g) && plainly(found, g) {
            nobody.push((g, line));
        } else if !g.is_none() && *times <= MOST_OF_ARTICLE && value::person(g) && plainly(found, g) {
            some.push((g, line));
        }
    }
    for (none, line) in nobody {
        // Where nobody was hurt nobody was killed; whoever gives both tells of two moments or places.
        let lines = [Some(line), none.document.lang.senses.same.get("killed").copied().filter(|&killed| killed != line)];
        let own = |article: usize, none: bool| lines.iter().flatten().any(|&line| told.contains_key(&(article, line, none)));
        if own(none.article, false) {
            continue;
        }
        let mut group = vec![none];
        for &(g, _) in some.iter().filter(|(_, line)| lines.contains(&Some(*line))) {
            let both = || [g, none].into_iter().flat_map(|one| value::given(found, one.sentence)).collect::<Vec<Given>>();
            if group.iter().all(|known| known.article != g.article) && !own(g.article, true) && at_home(found, g, none) && value::of_one_event(found, &both(), none, g) {
                group.push(g);
            }
        }
        sort::by_key(&mut group, |g| (found.rank_of(g.sentence), g.quantity.span));
        tell(value::difference(&group, None), all);
    }
}

/// Whether a sentence speaks of another time or place than the one that is told.
pub fn earlier(found: &Found, g: &Given) -> bool {
    let mut tokens = g.document.sentences[found.local(g.sentence).1].tokens.clone();
    tokens.any(|i| g.document.lang.senses.earlier.contains(g.document.norm(i as usize)))
}

/// Whether nobody at all is meant, and not "nobody else" or "nobody in the house", nor one who was "seriously" hurt.
fn of_all(g: &Given) -> bool {
    let class = |at: usize| g.document.lexicon.class(g.document.tokens[at]);
    let harm = |at: usize| at < g.document.tokens.len() && value::harm_line(g.document, at).is_some();
    let after = g.quantity.tokens.end as usize;
    harm(after) || after < g.document.tokens.len() && class(after).has(Classes::AUXILIARY) && (harm(after + 1) || harm(after + 2) && (class(after + 1).has(Classes::AUXILIARY) || g.document.lexicon.form(g.document.tokens[after + 1]).verb.is_some()))
}

/// Whether a sentence tells what has happened, then and there: no other time, no other place, nothing denied, feared or only possible.
#[inline(never)]
pub fn plainly(found: &Found, g: &Given) -> bool {
    let tokens = &g.document.sentences[found.local(g.sentence).1].tokens;
    let dated = g.document.quantities_in(tokens.start as usize..tokens.end as usize).iter().any(|q| matches!(q.kind, DifferenceKind::Date | DifferenceKind::Duration));
    let denied = |i: u32| g.document.lexicon.class(g.document.tokens[i as usize]).has(Classes::NEGATION);
    !dated && happened(found, g) && (g.is_none() || !tokens.clone().any(denied))
}

/// Whether it is told as what was, in a time that no month or year puts elsewhere.
#[inline(never)]
pub fn happened(found: &Found, g: &Given) -> bool {
    let (document, senses) = (g.document, &g.document.lang.senses);
    let mut tokens = document.sentences[found.local(g.sentence).1].tokens.clone();
    !earlier(found, g) && tokens.all(|i| {
        let i = i as usize;
        let class = document.lexicon.class(document.tokens[i]);
        let norm = document.norm(i);
        let month = class.has(Classes::MONTH) && document.lexicon.form(document.tokens[i]).capital;
        !month && !is_year(norm) && !class.has(Classes::MODAL) && !senses.denials.contains(norm)
    })
}

/// Whether all places and persons that a sentence names are known to the other article, and not all its places others than those
/// beside the other value.
#[inline(never)]
pub fn at_home(found: &Found, g: &Given, other: &Given) -> bool {
    named(found, g).iter().all(|&entity| found.names(other.article, entity)) && one_place(found, g, other)
}

/// Whether two sentences that count people harmed tell of one event: they share two words that tell of no harm, one of them no
/// name, and a place where both name some.
pub fn one_scene(found: &Found, x: &Given, y: &Given) -> bool {
    let tells = |&&i: &&usize| value::harm_line(x.document, i).is_none() && y.words.iter().any(|&j| context::same(x.document, i, y.document, j));
    let shared: Vec<usize> = x.words.iter().filter(tells).copied().collect();
    shared.len() >= SCENE && shared.iter().any(|&i| value::is_plain(x.document, i)) && one_place(found, x, y)
}

/// The entities that the sentence of a value names.
#[inline(never)]
fn named<'a>(found: &'a Found, g: &Given) -> &'a [u32] {
    let tokens = &g.document.sentences[found.local(g.sentence).1].tokens;
    let [from, to] = [tokens.start, tokens.end].map(|end| g.document.mentions.partition_point(|m| m.tokens.start < end));
    &found.attribution.of_mention[g.article][from..to]
}

/// Whether two sentences share a place, where both name some.
fn one_place(found: &Found, x: &Given, y: &Given) -> bool {
    let places = |g: &Given| -> Vec<u32> { named(found, g).iter().copied().filter(|&e| found.attribution.entities[e as usize].kind == EntityKind::Place).collect() };
    let (here, there) = (places(x), places(y));
    here.is_empty() || there.is_empty() || here.iter().any(|place| there.contains(place))
}
