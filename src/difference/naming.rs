//! How whole articles name and spell one thing: Kiev or Kyiv, Zelensky or Zelenskyy, harbour or harbor. Never a conflict.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Difference, Found, Reading};
use crate::comparison::{DifferenceKind, EntityKind, Level, Value};
use crate::diff::akin;
use crate::document::Document;
use crate::lang::{Classes, Language};
use crate::sort;
use crate::span::Span;
use crate::token::Kind;

/// A joined word shorter than this ("to day") is too often an accident.
const LEAST_JOINED: usize = 6;

/// How an article prints a thing, and where first.
struct Printed {
    article: u32,
    way: String,
    span: Span,
}

#[inline(never)]
pub fn differences(found: &Found, all: &mut Vec<Difference>) {
    for (id, entity) in found.attribution.entities.iter().enumerate() {
        if entity.forms.len() > 1 {
            names(found, id, all);
        }
    }
    for story in found.stories.iter().filter(|s| s.len() > 1) {
        spellings(found, story, all);
    }
}

/// The spellings of one name: those that the list of names knows, and those of one surname with a letter more or less.
fn names(found: &Found, id: usize, all: &mut Vec<Difference>) {
    let entity = &found.attribution.entities[id];
    let mut words: FxHashMap<(usize, String), Vec<Printed>> = FxHashMap::default();
    for &(article, span) in &entity.mentions {
        let document = found.documents[article as usize];
        let story = found.stories.iter().position(|s| s.contains(&article)).unwrap_or(0);
        let tokens = document.tokens_in(span);
        let surname = tokens.clone().last().filter(|_| entity.kind == EntityKind::Person);
        for token in tokens {
            let print = document.print(token);
            let print = print.strip_suffix("'s").or(print.strip_suffix("’s")).unwrap_or(print);
            let lower = print.to_lowercase();
            let common = common(document.lang, &lower).map(str::to_string);
            // One person has one surname: akin ones are its spellings.
            let known = || words.keys().filter(|(s, w)| *s == story && surname == Some(token) && akin(w, &lower)).map(|(_, w)| w.clone()).min();
            let Some(word) = common.or_else(known).or_else(|| (surname == Some(token)).then(|| lower.clone())) else { continue };
            let list = words.entry((story, word)).or_default();
            if !list.iter().any(|p| p.article == article && p.way == lower) {
                list.push(Printed { article, way: lower, span: Span { end: document.tokens[token].span.start + print.len() as u32, ..document.tokens[token].span } });
            }
        }
    }
    for (_, list) in words {
        let place = entity.kind == EntityKind::Place;
        let (kind, rank) = if place { (DifferenceKind::Naming, 200) } else { (DifferenceKind::Spelling, 180) };
        push(found, (Level::Variant, kind, rank), entity.name.clone(), list, all);
    }
}

/// Words that the articles of a story spell differently: by the list of spellings, with a hyphen or in two words.
fn spellings(found: &Found, story: &[u32], all: &mut Vec<Difference>) {
    // By word without inflection: the ways of spelling it, of which at least one is not the common one.
    let mut words: FxHashMap<&str, Vec<Printed>> = FxHashMap::default();
    for &article in story {
        for spelled in &found.own[article as usize].spelled {
            note(words.entry(&spelled.key).or_default(), article, spelled.way, spelled.span);
        }
    }
    // "Per cent" in two words where another article has the one word.
    let mut joined = String::new();
    for &article in story {
        let document = found.documents[article as usize];
        for i in 1..document.tokens.len() {
            let (a, b) = (document.tokens[i - 1], document.tokens[i]);
            if !document.lang.full || a.kind != Kind::Word || b.kind != Kind::Word || document.text().as_bytes().get(a.span.end as usize) != Some(&b' ') {
                continue;
            }
            let (head, tail) = (document.norm(i - 1), document.lexicon.key(b));
            // "Four weeks" and "a four-week trial" are no two spellings.
            if head.len() + document.norm(i).len() < LEAST_JOINED || document.lexicon.form(a).number {
                continue;
            }
            for hyphen in ["", "-"] {
                joined.clear();
                joined.extend([head, hyphen, tail]);
                if let Some(list) = words.get_mut(joined.as_str()) {
                    note(list, article, "apart", a.span.cover(b.span));
                }
            }
        }
    }
    for list in words.into_values().filter(|list| list.iter().any(|p| !p.way.is_empty())) {
        // As printed, the shortest: what the forms have in common ("airstrik") is no word.
        let printed = |p: &Printed| p.span.of(found.documents[p.article as usize].text()).to_lowercase();
        let about = list.iter().map(printed).min_by(|x, y| (x.len(), x).cmp(&(y.len(), y))).unwrap_or_default();
        // "Signal" and "signalling" are two words; "signaling" would be one with the other.
        let single = |p: &Printed| printed(p).replacen("ll", "l", 1);
        let doubled = |p: &Printed| p.way == "ll";
        if list.iter().any(doubled) && !list.iter().any(|p| doubled(p) && list.iter().any(|q| !doubled(q) && single(p) == single(q))) {
            continue;
        }
        push(found, (Level::Style, DifferenceKind::Spelling, 100), about, list, all);
    }
}

/// A word of an article that is no name, and how it is spelled there.
pub struct Spelled {
    /// Without inflection.
    key: String,
    way: &'static str,
    span: Span,
}

/// The words of an article, each in the first of its forms' places: how a form is spelled does not depend on where it stands.
pub fn spelled(document: &Document) -> Vec<Spelled> {
    if !document.lang.full {
        return Vec::new();
    }
    let names: FxHashSet<&str> = document.lang.names.values().copied().collect();
    let mut named = vec![false; document.tokens.len()];
    let mut seen: FxHashSet<u32> = FxHashSet::default();
    for mention in &document.mentions {
        named[mention.tokens.start as usize..mention.tokens.end as usize].fill(true);
    }
    let mut found = Vec::new();
    for (i, token) in document.tokens.iter().enumerate().filter(|(i, t)| t.kind == Kind::Word && !named[*i]) {
        let (norm, key) = (document.lexicon.norm(*token), document.lexicon.key(*token));
        if !seen.insert(token.form) || document.lexicon.class(*token).has(Classes::STOP) || names.contains(norm) {
            continue;
        }
        let way = if plain(document, i) == norm { "" } else { "other" };
        // "Councillor", "traveled": British English doubles the letter.
        let (key, way) = match key.split_once("ll").filter(|_| key.len() > LEAST_JOINED) {
            Some((head, tail)) => (format!("{head}l{tail}"), if way.is_empty() { "ll" } else { way }),
            None => (key.to_string(), way),
        };
        found.push(Spelled { key, way, span: token.span });
    }
    found
}

/// A printed word in lower case with straight marks, without possessive.
fn plain(document: &Document, token: usize) -> String {
    let lower = document.print(token).to_lowercase().replace('’', "'").replace(['.', '\u{ad}'], "");
    lower.strip_suffix("'s").unwrap_or(&lower).to_string()
}

fn note(list: &mut Vec<Printed>, article: u32, way: &str, span: Span) {
    if !list.iter().any(|p| p.article == article && p.way == way) {
        list.push(Printed { article, way: way.to_string(), span });
    }
}

/// A difference, where articles differ in the ways that they print a thing.
fn push(found: &Found, (level, kind, rank): (Level, DifferenceKind, u32), about: String, list: Vec<Printed>, all: &mut Vec<Difference>) {
    // An article that prints both ways differs from one that keeps to one, not from another that prints both.
    let mut ways: Vec<(u32, &str)> = list.iter().map(|p| (p.article, p.way.as_str())).collect();
    sort::all(&mut ways);
    let mut articles = ways.chunk_by(|x, y| x.0 == y.0).map(|own| own.iter().map(|way| way.1));
    let Some(first) = articles.next() else { return };
    if articles.all(|own| own.eq(first.clone())) {
        return;
    }
    let reading = |p: &Printed| Reading { article: p.article, sentence: found.sentence_of(p.article as usize, p.span.start), span: p.span, value: Value::None };
    let mut readings: Vec<Reading> = list.iter().map(reading).collect();
    sort::by_key(&mut readings, |r| (r.article, r.span));
    all.push(Difference { level, kind, rank, passage: None, about, text: String::new(), readings, silent: Vec::new() });
}

/// The common spelling of a name that the list knows, whichever of its spellings is printed.
fn common(lang: &'static Language, lower: &str) -> Option<&'static str> {
    lang.names.get(lower).copied().or_else(|| lang.names.values().find(|to| **to == lower).copied())
}
