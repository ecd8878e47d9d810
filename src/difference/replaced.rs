//! Two sentences that are the same but for one thing: another number behind a noun ("ward 4", "ward 6"), another name, another
//! noun ("in a barn", "in a cave"), or whoever did it and whom it was done to changed places.

use super::statement::merge;
use super::told::{Named, Told};
use super::{Difference, Found, context};
use crate::attribution::namesake::may_be_one;
use crate::comparison::{DifferenceKind, EntityKind, Level, Value};
use crate::lang::{Classes, Verb};
use crate::span::{Span, one_line};
use crate::token::Kind;

/// Sentences linked this well tell one thing.
const SURE: u32 = 900;
/// They have so many words in common that carry meaning.
const SHARED: usize = 2;
/// No more tokens than this stand for another.
const LONGEST: usize = 3;

pub fn differences(found: &Found, passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    if (found.score)(a.sentence, b.sentence) < SURE {
        return;
    }
    // "July" and "Jul", "Zelensky" and "Zelenskyy" are one.
    let Some([only_a, only_b]) = context::unshared(a.document, &a.carrying, b.document, &b.carrying, LONGEST) else { return };
    let shared = a.carrying.len() - only_a.len();
    if only_a.is_empty() && only_b.is_empty() && shared > SHARED {
        reversed(passage, a, b, all);
    }
    let (Some(x), Some(y)) = (run(&only_a), run(&only_b)) else { return };
    if shared < SHARED || shared < only_a.len().max(only_b.len()) || !framed(a, x, b, y) {
        return;
    }
    let quantity = |told: &Told, (first, last): (usize, usize)| (first..=last).find_map(|at| told.document.quantity_at(at)).map(|q| q.kind);
    let number = |told: &Told, at: usize| told.document.lexicon.form(told.document.tokens[at]).number;
    let reading = |told: &Told, (first, last): (usize, usize)| told.document.tokens[first].span.cover(told.document.tokens[last].span);
    let (span_a, span_b) = (reading(a, x), reading(b, y));
    let text = |told: &Told, span: Span| one_line(span.of(told.document.text())).to_string();
    // What a value is, and whether it can be the other one, is judged where values are compared.
    if quantity(a, x).into_iter().chain(quantity(b, y)).any(|kind| kind != DifferenceKind::Ordinal) {
        return;
    }
    if number(a, x.0) || number(b, y.0) {
        let told = all.iter().any(|d| d.readings.iter().any(|r| r.article as usize == b.article && r.span.cover(span_b) == r.span));
        if x.0 == x.1 && y.0 == y.1 && number(a, x.0) && number(b, y.0) && !told {
            let about = neighbour(a, x.0);
            merge(all, DifferenceKind::Number, 840, passage, about, vec![a.reading(span_a, Value::Text(text(a, span_a))), b.reading(span_b, Value::Text(text(b, span_b)))]);
        }
        return;
    }
    let entity = |told: &Told, (first, last): (usize, usize)| {
        let inside = |named: &&Named| {
            let tokens = &told.document.mentions[named.mention].tokens;
            tokens.start as usize <= first && last < tokens.end as usize
        };
        told.names.iter().find(inside).map(|named| (named.entity, told.document.mentions[named.mention].span))
    };
    let variant = |kind, rank, about: String, readings| Difference { level: Level::Variant, kind, rank, passage, about, text: String::new(), readings, silent: Vec::new() };
    let known = |span: Span, article: usize| all.iter().any(|d| d.readings.iter().any(|r| r.article as usize == article && r.span.cover(span) == r.span));
    if known(span_a, a.article) && known(span_b, b.article) {
        return;
    }
    match (entity(a, x), entity(b, y)) {
        (Some((one, name_a)), Some((other, name_b))) => {
            let kind = |entity: u32| found.attribution.entities[entity as usize].kind;
            // "Iowa Republican", "R-Iowa".
            let holds = |one: &str, other: &str| one.split([' ', '-']).any(|word| word.len() > 3 && other.contains(word));
            // Who is named in both accounts may well have done the same as another one.
            let both = found.names(b.article, one) || found.names(a.article, other);
            if one == other || both || kind(one) != kind(other) || holds(&text(a, name_a), &text(b, name_b)) || may_be_one(&text(a, name_a), &text(b, name_b), &a.document.lang.senses) {
                return;
            }
            let place = kind(one) == EntityKind::Place;
            let kind = if place { DifferenceKind::Place } else { DifferenceKind::Name };
            all.push(variant(kind, 480, neighbour(a, x.0), vec![a.reading(name_a, Value::Entity(one)), b.reading(name_b, Value::Entity(other))]));
        }
        (None, None) => {
            // A verb for another one tells the same more often than a noun does.
            let noun = |told: &Told, (first, _): (usize, usize)| {
                let before = (told.tokens.start..first).next_back();
                let led = before.is_some_and(|at| told.document.lexicon.class(told.document.tokens[at]).has(Classes::ARTICLE.or(Classes::POSSESSIVE).or(Classes::PLACE_BEFORE)));
                let form = told.document.lexicon.form(told.document.tokens[first]);
                led && form.verb != Some(Verb::Speech) && !form.capital
            };
            if noun(a, x) && noun(b, y) {
                all.push(variant(DifferenceKind::Wording, 420, neighbour(a, x.0), vec![a.reading(span_a, Value::None), b.reading(span_b, Value::None)]));
            }
        }
        _ => {}
    }
}

/// The first and the last of some words that stand together, if they do.
fn run(words: &[usize]) -> Option<(usize, usize)> {
    let (&first, &last) = (words.first()?, words.last()?);
    (last - first < LONGEST && last - first + 1 == words.len()).then_some((first, last))
}

/// The word before a place that tells what it is about.
fn neighbour(told: &Told, at: usize) -> String {
    let before = (told.tokens.start..at).rev().find(|&i| told.document.carries(i));
    before.map_or(String::new(), |i| told.document.print(i).to_string())
}

/// Whether the same word stands before two places and behind them, but for articles; or the sentence begins or ends there.
fn framed(a: &Told, x: (usize, usize), b: &Told, y: (usize, usize)) -> bool {
    let article = |told: &Told, at: &usize| !told.document.lexicon.class(told.document.tokens[*at]).has(Classes::ARTICLE);
    let word = |told: &Told, at: Option<usize>| at.filter(|&at| told.document.tokens[at].kind != Kind::Punctuation).map(|at| told.document.lexicon.key(told.document.tokens[at]).to_string());
    let before = |told: &Told, (first, _): (usize, usize)| word(told, (told.tokens.start..first).rev().find(|at| article(told, at)));
    let behind = |told: &Told, (_, last): (usize, usize)| word(told, (last + 1..told.tokens.end).find(|at| article(told, at)));
    before(a, x) == before(b, y) && behind(a, x) == behind(b, y)
}

/// "Rovers beat City", "City beat Rovers": the same words, and the same verb between the two names.
fn reversed(passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    let span = |told: &Told, named: &Named| told.document.mentions[named.mention].span;
    for (x, y) in a.names.iter().zip(a.names.iter().skip(1)) {
        for (u, v) in b.names.iter().zip(b.names.iter().skip(1)) {
            if x.entity == y.entity || x.entity != v.entity || y.entity != u.entity {
                continue;
            }
            let (Some(verb), Some(other)) = (between(a, x, y), between(b, u, v)) else { continue };
            if !context::same(a.document, verb, b.document, other) {
                continue;
            }
            let readings = vec![a.reading(span(a, x), Value::Entity(x.entity)), b.reading(span(b, u), Value::Entity(u.entity))];
            merge(all, DifferenceKind::Attribution, 900, passage, a.document.print(verb).to_string(), readings);
        }
    }
}

/// The only word between two names, which is a verb: no name, no noun behind an article, nothing done by the second one.
fn between(told: &Told, x: &Named, y: &Named) -> Option<usize> {
    let (from, to) = (told.document.mentions[x.mention].tokens.end as usize, told.document.mentions[y.mention].tokens.start as usize);
    let little = |at: usize| told.document.lexicon.class(told.document.tokens[at]).has(Classes::ARTICLE) || matches!(told.document.norm(at), "has" | "had" | "have");
    let mut words = (from..to).filter(|&at| !little(at));
    let verb = words.next()?;
    (words.next().is_none() && told.document.carries(verb) && told.document.tokens[verb].kind == Kind::Word && !told.document.lexicon.form(told.document.tokens[verb]).capital).then_some(verb)
}
