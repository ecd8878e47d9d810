//! What one seldom verb says was done, in sentences that no link joins: that none was, where another account counts them ("no
//! drones were intercepted", "intercepting 478 of 550"); and to whom it was done ("a senior diplomat", "the ambassador").

use super::apart::tell;
use super::people::{at_home, plainly};
use super::value::{self, Given};
use super::{Difference, Found, Reading, context};
use crate::comparison::{DifferenceKind, Level, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::quantity::is_year;
use crate::sort;
use crate::token::Kind;

/// What more accounts tell of one verb than these is not compared.
const MOST: usize = 40;
/// A verb stands within so many tokens behind what it was done to.
const BEHIND: usize = 8;
/// And so many before it, behind "about" or "a total of".
const BEFORE: usize = 3;
/// "The acting American ambassador": so many tokens from the article to the noun.
const NOUN: usize = 5;

/// `given` holds the values of a story, in an order that does not depend on how its articles were given.
pub fn differences(found: &Found, story: &[u32], given: &[Given], all: &mut Vec<Difference>) {
    none(found, given, all);
    whom(found, story, all);
}

/// "No drones were intercepted", and "478 were intercepted".
#[inline(never)]
fn none(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    let done = |g: &Given| {
        let (document, tokens) = (g.document, &g.document.sentences[found.local(g.sentence).1].tokens);
        let (start, end) = (g.quantity.tokens.start as usize, g.quantity.tokens.end as usize);
        // "478 of the 550": those are the whole.
        let whole = || (1..=2).filter_map(|back| start.checked_sub(back)).any(|at| document.norm(at) == "of");
        if g.quantity.kind != DifferenceKind::Number || is_year(document.norm(start)) || !g.is_none() && whole() {
            return None;
        }
        let before = || (start.saturating_sub(BEFORE).max(tokens.start as usize)..start).rev().take_while(|&i| document.tokens[i].kind != Kind::Punctuation).find(|&i| document.carries(i));
        let at = suffered(document, end, (end + BEHIND).min(tokens.end as usize)).or_else(|| before().filter(|_| !g.is_none()))?;
        // Killed and hurt are compared in `people`.
        verb(found, g.article, at).filter(|_| value::harm_line(document, at).is_none() && plainly(found, g))
    };
    let mut by_verb: Vec<(String, &Given)> = given.iter().filter(|g| g.document.lang.full).filter_map(|g| Some((done(g)?, g))).collect();
    sort::by(&mut by_verb, |a, b| a.0.cmp(&b.0));
    for own in by_verb.chunk_by(|a, b| a.0 == b.0).filter(|own| own.len() <= MOST) {
        let gives = |article: usize, none: bool| own.iter().any(|(_, g)| g.article == article && g.is_none() == none);
        for (_, none) in own.iter().filter(|(_, g)| g.is_none() && !gives(g.article, false)) {
            let one = |g: &&Given| g.quantity.span == none.quantity.span && g.article == none.article;
            let counts = |g: &&Given| !g.is_none() && !gives(g.article, true) && value::person(g) == value::person(none) && at_home(found, g, none);
            // In the order in which they were given, which is their own.
            let group: Vec<&Given> = own.iter().map(|(_, g)| *g).filter(|g| one(g) || counts(g)).collect();
            tell(value::difference(&group, None), all);
        }
    }
}

/// The verb of which something is the subject that suffers it: "were intercepted", "have been shot down".
#[inline(never)]
fn suffered(document: &Document, from: usize, to: usize) -> Option<usize> {
    let is = |at: usize| matches!(document.norm(at), "was" | "were" | "been" | "being" | "got");
    let stops = |at: usize| document.tokens[at].kind == Kind::Punctuation || document.lexicon.class(document.tokens[at]).has(Classes::RELATIVE.or(Classes::SUBORDINATOR));
    let auxiliary = (from..to).take_while(|&at| !stops(at)).find(|&at| is(at))?;
    (auxiliary + 1..to).find(|&at| !is(at) && !document.norm(at).ends_with("ly"))
}

/// How a verb compares, where it is seldom in the language and in its article.
#[inline(never)]
fn verb(found: &Found, article: usize, at: usize) -> Option<String> {
    let document = found.documents[article];
    let (token, lang) = (document.tokens[at], document.lang);
    let form = document.lexicon.form(token);
    let (norm, key) = (document.lexicon.string(form.norm), document.lexicon.string(form.key));
    let particle = document.tokens.get(at + 1).map(|next| document.lexicon.norm(*next)).filter(|next| matches!(*next, "up" | "down" | "out" | "off" | "in" | "away" | "over"));
    if token.kind != Kind::Word || form.capital || form.number || !found.own[article].rare[form.key as usize] {
        return None;
    }
    let line = |word: &str| lang.senses.same.get(word).map(|line| format!("={line}"));
    // "Called in a diplomat" says nothing.
    if let Some(line) = particle.and_then(|particle| line(&format!("{norm}-{particle}"))) {
        return Some(line);
    }
    let class = document.lexicon.class(token);
    if !document.carries(at) || form.verb.is_some() || class.has(Classes::ROLE.or(Classes::ROLE_PLURAL).or(Classes::AUXILIARY).or(Classes::MODAL)) {
        return None;
    }
    if let Some(particle) = particle {
        return Some(format!("{key}-{particle}"));
    }
    let common = [norm, key].iter().any(|word| lang.rarity.contains_key(word));
    (!common).then(|| line(norm).unwrap_or_else(|| key.to_string()))
}

/// "Summoned a senior diplomat", and "summoned the ambassador".
#[inline(never)]
fn whom(found: &Found, story: &[u32], all: &mut Vec<Difference>) {
    // The verb, to whom it was done, and the noun.
    let mut done: Vec<(String, Reading, usize)> = Vec::new();
    for sentence in found.settled(story.iter().flat_map(|&a| found.first[a as usize]..found.first[a as usize + 1])) {
        let (article, local) = found.local(sentence);
        let document = found.documents[article];
        if !found.states(sentence, true) {
            continue;
        }
        let tokens = document.sentences[local].tokens.start as usize..document.sentences[local].tokens.end as usize;
        let class = |at: usize| document.lexicon.class(document.tokens[at]);
        for first in tokens.clone().filter(|&at| class(at).has(Classes::ARTICLE)) {
            let plain = |at: &usize| document.tokens[*at].kind == Kind::Word && !class(*at).has(Classes::PREPOSITION.or(Classes::RELATIVE).or(Classes::AUXILIARY));
            let mut inside = (first + 1..(first + 1 + NOUN).min(tokens.end)).take_while(plain);
            let Some(noun) = inside.find(|&at| class(at).has(Classes::ROLE) && !document.lexicon.form(document.tokens[at]).possessive) else { continue };
            // A name behind it says more than the role.
            if noun + 1 < tokens.end && document.lexicon.form(document.tokens[noun + 1]).capital {
                continue;
            }
            let particle = usize::from(first > tokens.start && class(first - 1).has(Classes::PREPOSITION)) + 1;
            let before = first.checked_sub(particle).filter(|&at| at >= tokens.start);
            let by = before.and_then(|at| Some((at, verb(found, article, at)?))).filter(|(at, verb)| at + 1 == first || verb.starts_with('=') || verb.contains('-'));
            let behind = || suffered(document, noun + 1, (noun + 2 + BEFORE).min(tokens.end)).and_then(|at| Some((at, verb(found, article, at)?)));
            if let Some((_, verb)) = by.or_else(behind) {
                let span = document.tokens[first].span.cover(document.tokens[noun].span);
                done.push((verb, Reading { article: article as u32, sentence: Some(sentence), span, value: Value::None }, noun));
            }
        }
    }
    sort::by(&mut done, |a, b| a.0.cmp(&b.0));
    for own in done.chunk_by(|a, b| a.0 == b.0).filter(|own| own.len() > 1 && own.len() <= MOST) {
        let (_, first, noun) = &own[0];
        let document = |r: &Reading| found.documents[r.article as usize];
        let once = own.iter().all(|(_, r, noun)| own.iter().all(|(_, other, at)| other.article != r.article || at == noun));
        let same = own.iter().all(|(_, r, at)| context::same(document(first), *noun, document(r), *at));
        // "A man", "a woman": what linked sentences show is told.
        let inside = |d: &Difference, r: &Reading| d.readings.iter().any(|known| known.article == r.article && r.span.contains(known.span));
        if !once || same || all.iter().any(|d| own.iter().all(|(_, r, _)| inside(d, r))) {
            continue;
        }
        let about = document(first).print(*noun).to_string();
        let mut readings: Vec<Reading> = own.iter().map(|(_, reading, _)| reading.clone()).collect();
        sort::by_key(&mut readings, |r| (r.article, r.span));
        all.push(Difference { level: Level::Variant, kind: DifferenceKind::Naming, rank: 240, passage: None, about, text: String::new(), readings, silent: Vec::new() });
    }
}
