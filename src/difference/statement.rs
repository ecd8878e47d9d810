//! Statements that disagree: affirmed here and denied there, one role with two names, the same words from two speakers.

use super::agree::same_time;
use super::context;
use super::told::{Named, REACH, Told, is_negation};
use super::known::Pairs;
use super::{Difference, Found, Reading, named, order, replaced, swapped};
use crate::comparison::{DifferenceKind, EntityKind, Flag, Level, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::quantity::Magnitude;
use crate::sort;
use crate::span::one_line;
use crate::token::Kind;

/// Statements are compared in sentences linked at least this well.
const LEAST: u32 = 650;
/// Sentences linked this well tell one thing.
const SURE: u32 = 900;
/// At least this many words around a word must be shared for it to be the same statement; the link tells the rest.
const SHARED: usize = 1;
const AROUND: usize = 10;
/// Opposites must share this many words among the nearest ones.
const OPPOSED: usize = 2;
/// Two reports of one thing share this many words, and half of those of the shorter one.
const REPORTED: usize = 3;
const CLOSE: usize = 5;
/// A verb that denies reaches this many tokens.
const DENIAL: usize = 10;
/// Fewer words than these are said by many, or are the title of a work.
const REMARK: usize = 3;

#[inline(never)]
pub fn differences(found: &Found, told: &[&Told], passage: Option<u32>, pairs: &mut Pairs, all: &mut Vec<Difference>) {
    let before = all.len();
    for (i, b) in told.iter().enumerate() {
        for a in &told[..i] {
            let score = (found.score)(a.sentence, b.sentence);
            let agree = || {
                let mut own = Vec::new();
                pair(found, None, a, b, &mut own);
                own.is_empty()
            };
            if score >= LEAST && !pairs.agree([a.sentence, b.sentence], score, &agree) {
                pair(found, passage, a, b, all);
            }
        }
    }
    for difference in all[before..].iter_mut().filter(|d| d.kind == DifferenceKind::Negation) {
        join(found, told, difference);
    }
}

/// Whoever denies or affirms the same as one of those that disagree is named with them.
fn join(found: &Found, told: &[&Told], difference: &mut Difference) {
    let side = |r: &Reading| {
        let document = found.documents[r.article as usize];
        let Value::Truth(truth) = r.value else { return None };
        Some((truth, key(document, document.tokens_in(r.span).next_back()?).to_string(), r.sentence?))
    };
    let sides: Vec<(bool, String, u32)> = difference.readings.iter().filter_map(side).collect();
    for one in told {
        if difference.readings.iter().any(|r| r.article as usize == one.article) {
            continue;
        }
        let says = |(truth, word, sentence): &(bool, String, u32)| {
            let at = one.tokens.clone().find(|&i| one.document.carries(i) && key(one.document, i) == word)?;
            let not = one.denials.iter().copied().find(|&not| not < at && at <= not + REACH);
            // "Denied" and "confirmed" are told apart by the word alone.
            let denies = not.is_some() || one.tokens.clone().any(|i| is_negation(one.document, i));
            let denied = difference.readings.iter().any(|r| r.sentence == Some(*sentence) && found.documents[r.article as usize].tokens_in(r.span).any(|i| is_negation(found.documents[r.article as usize], i)));
            if (found.score)(one.sentence, *sentence) < LEAST || denied != not.is_some() || denies != denied {
                return None;
            }
            let end = one.document.tokens[at].span;
            Some(one.reading(not.map_or(end, |not| one.document.tokens[not].span.cover(end)), Value::Truth(*truth)))
        };
        let reading = sides.iter().find_map(says);
        difference.readings.extend(reading);
    }
    sort::by_key(&mut difference.readings, |r| (r.article, r.span));
}

fn pair(found: &Found, passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    negation(found, passage, a, b, all);
    negation(found, passage, b, a, all);
    named::names(found, passage, a, b, all);
    named::places(found, passage, a, b, all);
    order::differences(passage, a, b, all);
    opposites(found, passage, a, b, all);
    swapped::differences(passage, a, b, all);
    reports(found, passage, a, b, all);
    replaced::differences(found, passage, a, b, all);
}

fn key(document: &Document, at: usize) -> &str {
    document.lexicon.key(document.tokens[at])
}

/// "Confirmed" here and "denied" there, with the same words around.
fn opposites(found: &Found, passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    if a.opposed.is_empty() || b.opposed.is_empty() || other_figures(a, b) || other_days(a, b) || swapped::exclude(a, b) {
        return;
    }
    let senses = &a.document.lang.senses;
    let needed = if (found.score)(a.sentence, b.sentence) >= SURE && swapped::one_statement(a, b) { 1 } else { OPPOSED };
    for &(i, x, length) in &a.opposed {
        for &(j, y, other) in &b.opposed {
            // A sentence with both says how things turned.
            let both = || a.opposed.iter().any(|k| senses.opposite(k.1, x)) || b.opposed.iter().any(|k| senses.opposite(k.1, y));
            if !senses.opposite(x, y) || both() || other_doers(a, i, b, j) {
                continue;
            }
            let near_a = context::around(a.document, &(i..i + length), &a.tokens, CLOSE);
            let near_b = context::around(b.document, &(j..j + other), &b.tokens, CLOSE);
            let shared = context::shared(a.document, &near_a, b.document, &near_b);
            // Or all that there is: "the girl survived".
            if shared < needed && !(shared > 0 && shared == near_a.len() && shared == near_b.len()) {
                continue;
            }
            let first = senses.opposites[x].iter().any(|&(_, side)| !side);
            let span = |told: &Told, at: usize, count: usize| told.document.tokens[at].span.cover(told.document.tokens[at + count - 1].span);
            let (in_a, in_b) = (span(a, i, length), span(b, j, other));
            let about = format!("{} or {}", one_line(in_a.of(a.document.text())), one_line(in_b.of(b.document.text())));
            merge(all, DifferenceKind::Negation, 910, passage, about, vec![a.reading(in_a, Value::Truth(first)), b.reading(in_b, Value::Truth(!first))]);
        }
    }
}

/// Whether what stands before two verbs tells of two who did something, or of two to whom it was done: other names, or other
/// parties ("the union backed", "the employers rejected").
fn other_doers(a: &Told, i: usize, b: &Told, j: usize) -> bool {
    let names = |told: &Told, at: usize| -> Vec<usize> { (0..told.names.len()).filter(|&n| (told.document.mentions[told.names[n].mention].tokens.end as usize) <= at).collect() };
    let (named_a, named_b) = (names(a, i), names(b, j));
    if !named_a.is_empty() && !named_b.is_empty() {
        return !named_a.iter().any(|&x| named_b.iter().any(|&y| same_name(a, &a.names[x], b, &b.names[y])));
    }
    let party = |told: &Told, at: usize| (told.tokens.start..at).rev().find(|&k| told.document.carries(k)).filter(|&k| told.document.lang.senses.sources.contains(told.document.norm(k)));
    let holds = |told: &Told, other: &Told, word: usize| told.tokens.clone().any(|k| context::same(told.document, k, other.document, word));
    party(a, i).zip(party(b, j)).is_some_and(|(x, y)| !holds(a, b, y) && !holds(b, a, x))
}

/// Whether both sentences say when, and at no common time: what rose on Monday may fall on Friday.
fn other_days(a: &Told, b: &Told) -> bool {
    let one = |x: &Magnitude, y: &Magnitude| matches!((x, y), (Magnitude::Text(x), Magnitude::Text(y)) if same_time(x, y));
    none_agrees(a, b, &[DifferenceKind::Date, DifferenceKind::Day], &one)
}

/// Whether two sentences give amounts of two kinds or more, and agree in none: one market fell and another one rose.
pub fn other_figures(a: &Told, b: &Told) -> bool {
    let kinds = [DifferenceKind::Money, DifferenceKind::Percent, DifferenceKind::Number];
    kinds.iter().filter(|&&kind| none_agrees(a, b, &[kind], &|x, y| x == y)).count() >= 2
}

/// Whether both sentences give values of some kinds, and no two of them agree.
fn none_agrees(a: &Told, b: &Told, kinds: &[DifferenceKind], agree: &dyn Fn(&Magnitude, &Magnitude) -> bool) -> bool {
    fn own<'a>(told: &'a Told, kinds: &[DifferenceKind]) -> Vec<&'a Magnitude> {
        told.document.quantities_in(told.tokens.clone()).iter().filter(|q| kinds.contains(&q.kind)).map(|q| &q.value).collect()
    }
    let (in_a, in_b) = (own(a, kinds), own(b, kinds));
    !in_a.is_empty() && !in_b.is_empty() && !in_a.iter().any(|x| in_b.iter().any(|y| agree(x, y)))
}

/// A word that a negation turns round in `a` and that stands in `b` without one, with the same words around it.
fn negation(found: &Found, passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    let (in_a, in_b) = (a.document, b.document);
    // Where the other side counts, the counts are compared.
    let nobody = a.nobody.filter(|_| !b.counts && b.nobody.is_none());
    for &not in a.denials.iter().chain(&nobody) {
        // The word turned round: the first one after the negation that carries meaning.
        // "Refused to comment": the infinitive itself.
        let refusal = in_a.lang.senses.refusals.contains(in_a.norm(not));
        let reach = if refusal { not + 2..(not + 3).min(a.tokens.end) } else { not + 1..(not + 1 + REACH).min(a.tokens.end) };
        let Some(word) = reach.clone().find(|&i| in_a.carries(i)) else { continue };
        // Another mark, another negation or another clause in between: the word is not what is denied.
        let between = |i: usize| {
            in_a.tokens[i].kind == Kind::Punctuation || is_negation(in_a, i) || matches!(in_a.norm(i), "when" | "that" | "who" | "which" | "if" | "because" | "only" | "just" | "and" | "but" | "or" | "do")
        };
        if (reach.start..word).any(between) {
            continue;
        }
        let turned = key(in_a, word);
        let is_turned = |i: usize| key(in_b, i) == turned || in_a.lang.senses.one_thing(in_a.norm(word), in_b.norm(i));
        let negated_too = b.tokens.clone().any(|i| is_negation(in_b, i) && (i + 1..(i + 2 + REACH).min(b.tokens.end)).any(is_turned));
        if negated_too {
            continue;
        }
        let Some(plain) = b.tokens.clone().find(|&i| in_b.carries(i) && is_turned(i)) else { continue };
        // "Will not end until" and "for ending" say nothing against each other.
        let limit = |told: &Told, at: usize| {
            let word = (at + 1..(at + 6).min(told.tokens.end)).find(|&i| matches!(told.document.norm(i), "until" | "unless" | "before" | "since"));
            word.map(|i| told.document.norm(i).to_string())
        };
        let until = limit(a, word).is_some_and(|limit_a| limit(b, plain) != Some(limit_a));
        // But "not on board" and "on board" do.
        let governed = plain > b.tokens.start && matches!(in_b.norm(plain - 1), "for" | "of" | "by" | "to" | "from" | "about" | "on" | "against") && in_a.norm(word - 1) != in_b.norm(plain - 1) && !is_to(b, plain, a, not);
        // "Checked out" and "never checked in" are two verbs.
        let other_verb = particle(a, word).zip(particle(b, plain)).is_some_and(|(x, y)| x != y);
        if until || governed || other_verb {
            continue;
        }
        // "Dismissed rumours that he was": denied by the verb before it.
        let rejected = (plain.saturating_sub(DENIAL).max(b.tokens.start)..plain).any(|i| in_b.lang.senses.denials.contains(in_b.norm(i)));
        // Somebody else's doing is no contradiction.
        let other_subject = subject(a, not).zip(subject(b, plain)).is_some_and(|(x, y)| !same_name(a, x, b, y) && !b.names.iter().any(|n| n.entity == x.entity));
        if rejected || other_subject || in_a.lexicon.form(in_a.tokens[word]).number {
            continue;
        }
        // A negation right before or after means the same in other words ("failed to", "neither").
        if (plain.saturating_sub(REACH + 2).max(b.tokens.start)..(plain + 3).min(b.tokens.end)).any(|i| is_negation(in_b, i)) {
            continue;
        }
        // "Not sell the bridge" and "sell the toll house": two things.
        if object(a, word).zip(object(b, plain)).is_some_and(|(x, y)| !context::same(in_a, x, in_b, y)) {
            continue;
        }
        let around = |told: &Told, at: usize| context::around(told.document, &(at..at + 1), &told.tokens, AROUND);
        let near = around(b, plain);
        let needed = if (found.score)(a.sentence, b.sentence) >= SURE { SHARED } else { 2 * SHARED };
        if around(a, word).into_iter().filter(|&i| near.iter().any(|&j| key(in_b, j) == key(in_a, i))).count() < needed {
            continue;
        }
        let about = in_a.print(word).to_string();
        let not = if in_a.norm(not) == "one" { not - 1 } else { not };
        let denied = in_a.tokens[not].span.cover(in_a.tokens[word].span);
        merge(all, DifferenceKind::Negation, 930, passage, about, vec![a.reading(denied, Value::Truth(false)), b.reading(in_b.tokens[plain].span, Value::Truth(true))]);
    }
}

/// Whether a verb is what somebody "is to" or "is going to" do, against what another account says will not be.
fn is_to(told: &Told, verb: usize, other: &Told, not: usize) -> bool {
    let before = |told: &Told, at: usize, back: usize, words: &[&str]| at >= told.tokens.start + back && words.contains(&told.document.norm(at - back));
    let will = before(other, not, 0, &["won't"]) || before(other, not, 1, &["will", "would"]);
    will && before(told, verb, 1, &["to"]) && before(told, verb, 2, &["is", "are", "going"])
}

/// The little word that makes another verb of one: "out" of "checked out".
fn particle<'a>(told: &'a Told, verb: usize) -> Option<&'a str> {
    let word = (verb + 1 < told.tokens.end).then(|| told.document.norm(verb + 1).trim_end_matches("to"))?;
    matches!(word, "in" | "out" | "up" | "down" | "off" | "away" | "back").then_some(word)
}

/// The last word of what a verb is done to: "bridge" of "sell the old bridge".
fn object(told: &Told, verb: usize) -> Option<usize> {
    let document = told.document;
    let class = |i: usize| document.lexicon.class(document.tokens[i]);
    let leads = |i: usize| class(i).has(Classes::ARTICLE.or(Classes::POSSESSIVE));
    let first = (verb + 1 < told.tokens.end && leads(verb + 1)).then_some(verb + 2)?;
    (first..told.tokens.end).take_while(|&i| document.carries(i) && document.tokens[i].kind == Kind::Word && !class(i).has(Classes::SUBORDINATOR)).last()
}

/// The person or organisation named last before a place of a sentence.
fn subject<'a>(told: &'a Told, at: usize) -> Option<&'a Named> {
    let mention = |named: &&Named| &told.document.mentions[named.mention];
    let before = told.names.iter().filter(|named| (mention(named).tokens.end as usize) <= at && mention(named).kind != EntityKind::Place);
    before.last()
}

/// Whether two names are of one, or have a word in common: "Minister of Transport Ida Holm" need not be read as her name alone.
fn same_name(a: &Told, x: &Named, b: &Told, y: &Named) -> bool {
    let words = |told: &Told, named: &Named| told.document.mentions[named.mention].tokens.clone();
    x.entity == y.entity || words(a, x).any(|i| words(b, y).any(|j| a.document.norm(i as usize) == b.document.norm(j as usize)))
}

/// Adds readings to the difference of this passage about the same thing, or makes a new one.
pub fn merge(all: &mut Vec<Difference>, kind: DifferenceKind, rank: u32, passage: Option<u32>, about: String, readings: Vec<Reading>) {
    let known = all.iter_mut().find(|d| d.kind == kind && d.passage == passage && d.about.eq_ignore_ascii_case(&about));
    let difference = match known {
        Some(difference) => difference,
        None => {
            all.push(Difference { level: Level::Conflict, kind, rank, passage, about, text: String::new(), readings: Vec::new(), silent: Vec::new() });
            all.last_mut().expect("just pushed")
        }
    };
    for reading in readings {
        if !difference.readings.iter().any(|r| (r.article, r.span) == (reading.article, reading.span)) {
            difference.readings.push(reading);
        }
    }
    sort::by_key(&mut difference.readings, |r| (r.article, r.span));
}

/// What two outlets report in their own words, each from somebody else.
fn reports(found: &Found, passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    let (Some(x), Some(y)) = (&a.report, &b.report) else { return };
    // A spokeswoman speaks for her office: only two persons are two sources.
    let person = |entity: u32| found.attribution.entities[entity as usize].kind == EntityKind::Person;
    if x.speaker == y.speaker || !person(x.speaker) || !person(y.speaker) {
        return;
    }
    let shared = context::shared(a.document, &x.words, b.document, &y.words);
    // All that both say, be it two words.
    let whole = shared >= 2 && shared == x.words.len() && shared == y.words.len();
    if !whole && shared < REPORTED || shared * 2 < x.words.len().min(y.words.len()) {
        return;
    }
    let readings = vec![a.reading(x.mention, Value::Entity(x.speaker)), b.reading(y.mention, Value::Entity(y.speaker))];
    // One role under two names is told already.
    let told = |r: &Reading| all.iter().any(|d| d.kind == DifferenceKind::Name && d.readings.iter().any(|known| known.article == r.article && known.span == r.span));
    if readings.iter().all(told) {
        return;
    }
    let about = x.words.iter().take(4).map(|&i| a.document.print(i)).collect::<Vec<_>>().join(" ");
    all.push(Difference { level: Level::Variant, kind: DifferenceKind::Attribution, rank: 500, passage, about, text: String::new(), readings, silent: Vec::new() });
}

/// The same words given to two speakers.
#[inline(never)]
pub fn attributions(found: &Found, all: &mut Vec<Difference>) {
    for utterance in found.utterances.iter().filter(|u| u.flags.contains(&Flag::Attribution)) {
        let mut readings = Vec::new();
        for &(article, quotation) in &utterance.quotations {
            let attributed = &found.attribution.quotations[article as usize][quotation as usize];
            let document = found.documents[article as usize];
            let Ok(speaker) = &attributed.speaker else { continue };
            if !speaker.is_plain() {
                continue;
            }
            let (Some(entity), Some(mention)) = (speaker.entity, speaker.mention) else { continue };
            // "Velden's iron lady": whoever is hers is not named.
            if document.tokens_in(mention).is_empty() {
                continue;
            }
            let sentence = found.sentence_of(article as usize, document.quotations[quotation as usize].span.start);
            readings.push(Reading { article, sentence, span: mention, value: Value::Entity(entity) });
        }
        // Two entities of one name say nothing against each other.
        let printed = |r: &Reading| r.span.of(found.documents[r.article as usize].text());
        if readings.windows(2).all(|w| w[0].value == w[1].value || printed(&w[0]) == printed(&w[1])) {
            continue;
        }
        let (article, quotation) = utterance.quotations[utterance.base];
        let document = found.documents[article as usize];
        let words = document.quotations[quotation as usize].span.of(document.text()).split_whitespace();
        if words.clone().count() < REMARK {
            continue;
        }
        let about = words.take(10).collect::<Vec<_>>().join(" ");
        let passage = readings.iter().filter_map(|r| found.passage_of[r.sentence? as usize]).min();
        all.push(Difference { level: Level::Conflict, kind: DifferenceKind::Attribution, rank: 920, passage, about, text: String::new(), readings, silent: Vec::new() });
    }
}
