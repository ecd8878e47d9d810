//! Names that differ for one role or one person, and places that differ for one event.

use super::statement::merge;
use super::told::{Named, Told};
use super::{Difference, Found, context, swapped};
use crate::attribution::namesake::may_be_one;
use crate::comparison::{DifferenceKind, EntityKind, Level, Value};
use crate::lang::Classes;
use crate::name::Mention;
use crate::quantity::Magnitude;

/// Sentences linked this well tell one thing.
const SURE: u32 = 900;
/// Around two names at most so many tokens away must stand the same words, and so many of them.
const CLOSE: usize = 5;
const AROUND: usize = 2;

/// One role, two names: "Mayor Ada Lindqvist" here, "Mayor Ida Lindgren" there.
pub fn names<'a>(found: &Found, passage: Option<u32>, a: &Told<'a>, b: &Told<'a>, all: &mut Vec<Difference>) {
    for x in &a.names {
        for y in &b.names {
            let crossed = || b.names.iter().any(|n| n.entity == x.entity) || a.names.iter().any(|n| n.entity == y.entity);
            if x.entity == y.entity || crossed() {
                continue;
            }
            let (m, n) = (&a.document.mentions[x.mention], &b.document.mentions[y.mention]);
            // A role of more than one word, or one given name with two surnames, each in its own account only.
            let namesakes = || may_be_one(m.span.of(a.document.text()), n.span.of(b.document.text()), &a.document.lang.senses);
            let role = x.role == y.role && x.role.contains(' ') && !namesakes();
            let word = |told: &Told<'a>, at: u32| told.document.norm(at as usize);
            let pair = m.tokens.len() == 2 && n.tokens.len() == 2 && !found.names(b.article, x.entity) && !found.names(a.article, y.entity);
            let person = |m: &Mention| m.kind == EntityKind::Person;
            let persons = person(m) && person(n);
            // "Tomas Keller" and "Thomas Kessler", or whoever is 52 here and there.
            let similar = pair && persons && m.tokens.clone().zip(n.tokens.clone()).all(|(s, t)| misspelt(word(a, s), word(b, t)));
            let aged = || age(a, m).is_some_and(|years| age(b, n) == Some(years)) && !found.names(b.article, x.entity) && !found.names(a.article, y.entity);
            let given = pair && persons && word(a, m.tokens.start) == word(b, n.tokens.start);
            let called = || m.tokens.start > 0 && n.tokens.start > 0 && word(a, m.tokens.start - 1) == "as" && word(b, n.tokens.start - 1) == "as";
            let alike = similar || persons && !given && (found.score)(a.sentence, b.sentence) >= SURE && !namesakes() && (aged() || called() && !found.names(b.article, x.entity) && !found.names(a.article, y.entity));
            let family = pair && word(a, m.tokens.end - 1) == word(b, n.tokens.end - 1) && !namesakes();
            // "Harwick Ferry Company" here, "Lunnet Ferry Company" there, in sentences that tell the same; "Inc." names no kind.
            let body = |told: &Told<'a>, m: &Mention| word(told, m.tokens.end - 1).len() > 4 && m.kind == EntityKind::Organisation && m.tokens.len() > 1 && told.document.lexicon.class(told.document.tokens[m.tokens.end as usize - 1]).has(Classes::ORGANISATION);
            let bodies = body(a, m) && body(b, n)
                && m.tokens.len() == n.tokens.len()
                && m.tokens.clone().zip(n.tokens.clone()).skip(1).all(|(s, t)| word(a, s) == word(b, t))
                && !crate::diff::akin(word(a, m.tokens.start), word(b, n.tokens.start))
                && (found.score)(a.sentence, b.sentence) >= SURE
                && !found.names(b.article, x.entity) && !found.names(a.article, y.entity);
            if !role && !given && !family && !bodies && !alike {
                continue;
            }
            // The same words around: the same part in the same event. Kinship shares a surname as often as an error does.
            let near = |told: &Told, m: &Mention| context::around(told.document, &(m.tokens.start as usize..m.tokens.end as usize), &told.tokens, CLOSE);
            let around = || context::shared(a.document, &near(a, m), b.document, &near(b, n)) >= AROUND;
            let one = role || given || alike || (family && persons || bodies) && around();
            if !one {
                continue;
            }
            let organisation = |told: &Told, m: &Mention| told.document.lexicon.class(told.document.tokens[m.tokens.end as usize - 1]).has(Classes::ORGANISATION);
            if given && !bodies && (organisation(a, m) || organisation(b, n)) {
                continue;
            }
            // A letter more or less is a spelling of one name.
            let last = (word(a, m.tokens.end - 1), word(b, n.tokens.end - 1));
            let spelling = (given || role || similar) && last.0 != last.1 && crate::diff::akin(last.0, last.1);
            let about = match () {
                _ if role => x.role.clone(),
                _ if bodies => a.document.print(m.tokens.end as usize - 1).to_string(),
                _ if given || alike => a.document.print(m.tokens.start as usize).min(b.document.print(n.tokens.start as usize)).to_string(),
                _ => a.document.print(m.tokens.end as usize - 1).to_string(),
            };
            let readings = vec![a.reading(m.span, Value::Entity(x.entity)), b.reading(n.span, Value::Entity(y.entity))];
            if spelling {
                all.push(Difference { level: Level::Variant, kind: DifferenceKind::Spelling, rank: 180, passage, about, text: String::new(), readings, silent: Vec::new() });
                continue;
            }
            merge(all, DifferenceKind::Name, 900, passage, about, readings);
        }
    }
}

/// Whether two names may be one with a slip or two of the pen.
fn misspelt(a: &str, b: &str) -> bool {
    a == b || a.len().min(b.len()) >= 4 && a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= 2
}

/// The age right behind a name: "Ada Reed, 52", "Ada Reed, a 52-year-old".
fn age(told: &Told, mention: &Mention) -> Option<Magnitude> {
    let end = mention.tokens.end as usize;
    told.document.quantities_in(end..end + 3).iter().find(|q| q.kind == DifferenceKind::Age).map(|q| q.value.clone())
}

/// "taken to hospital in Harrow" here, "to hospital in Kelsing" there: the same words lead to two places, each of which only
/// its own account names; or two sentences that tell the same have one place each, and the same words around it.
pub fn places(found: &Found, passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    let close = (found.score)(a.sentence, b.sentence) >= SURE;
    // Only what its own account alone names can be another place.
    let own = |told: &Told, other: &Told| -> Vec<usize> { (0..told.names.len()).filter(|&n| told.names[n].led_by.is_some() && !found.names(other.article, told.names[n].entity)).collect() };
    let (in_a, in_b) = (own(a, b), own(b, a));
    let sole = |told: &Told, own: &[usize]| own.iter().filter(|&&n| told.names[n].located).count() == 1;
    let around = |told: &Told, named: &Named| {
        let mention = &told.document.mentions[named.mention].tokens;
        let mut words = context::around(told.document, &(mention.start as usize..mention.end as usize), &told.tokens, CLOSE);
        words.retain(|&i| !told.document.lexicon.form(told.document.tokens[i]).capital);
        words
    };
    for x in in_a.iter().map(|&n| &a.names[n]) {
        for y in in_b.iter().map(|&n| &b.names[n]) {
            let (Some(word), Some(other)) = (x.led_by, y.led_by) else { continue };
            let led = a.document.lexicon.key(a.document.tokens[word]) == b.document.lexicon.key(b.document.tokens[other]);
            let alike = || close && x.located && y.located && sole(a, &in_a) && sole(b, &in_b) && context::shared(a.document, &around(a, x), b.document, &around(b, y)) >= AROUND;
            let first = |told: &Told, named: &Named| told.document.mentions[named.mention].tokens.start as usize;
            // Built in one place, repaired in another.
            if grain(a, x) != grain(b, y) || !led && (!alike() || swapped::other_around(a, first(a, x), b, first(b, y))) {
                continue;
            }
            let reading = |told: &Told, named: &Named| told.reading(told.document.mentions[named.mention].span, Value::Entity(named.entity));
            let organisation = |told: &Told, named: &Named| {
                let last = told.document.mentions[named.mention].tokens.end as usize - 1;
                told.document.lexicon.class(told.document.tokens[last]).has(Classes::ORGANISATION)
            };
            let kind = if organisation(a, x) || organisation(b, y) { DifferenceKind::Name } else { DifferenceKind::Place };
            merge(all, kind, 870, passage, a.document.lexicon.key(a.document.tokens[word]).to_string(), vec![reading(a, x), reading(b, y)]);
        }
    }
}

/// How large a place is: what is told of a stadium, its town and its country contradicts nothing.
#[derive(PartialEq, Eq)]
enum Grain {
    State,
    Place,
    House,
}

fn grain(told: &Told, named: &Named) -> Grain {
    let mention = &told.document.mentions[named.mention];
    let house = |t: u32| told.document.lang.senses.houses.contains(told.document.norm(t as usize));
    if told.document.lang.state_words.contains_key(mention.span.of(told.document.text())) {
        Grain::State
    } else if mention.tokens.clone().any(house) {
        Grain::House
    } else {
        Grain::Place
    }
}
