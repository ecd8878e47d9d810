//! What one sentence tells that another may contradict, found once however many others it is compared with.

use std::ops::{Deref, Range};

use super::order::{self, Ordered};
use super::{Found, Reading, swapped};
use crate::attribution::entities::role_key;
use crate::comparison::{DifferenceKind, EntityKind, Value};
use crate::document::Document;
use crate::lang::{Classes, Verb};
use crate::span::Span;
use crate::token::Kind;

/// A negation reaches this many tokens forward to the word it turns round.
pub const REACH: usize = 4;

/// A name in a sentence.
pub struct Named {
    /// Its mention in the article.
    pub mention: usize,
    pub entity: u32,
    /// Its role in plain form; empty where it has none.
    pub role: String,
    /// The word that leads to it as to a place: "hospital" of "to hospital in Harrow".
    pub led_by: Option<usize>,
    /// A preposition says that it is a place: "in Harrow".
    pub located: bool,
}

/// The only indirect speech of a sentence, from a speaker plainly named.
pub struct Reported {
    pub speaker: u32,
    pub mention: Span,
    /// The words of it that carry meaning.
    pub words: Vec<usize>,
}

/// What a sentence tells whoever else tells something, and whatever its names mean.
pub struct Said {
    pub tokens: Range<usize>,
    /// Words that carry meaning.
    pub carrying: Vec<usize>,
    /// Words that deny what follows them.
    pub denials: Vec<usize>,
    /// "Nobody", "no one": what they do is denied of all.
    pub nobody: Option<usize>,
    /// A number of people or things stands in it.
    pub counts: bool,
    /// Words that have an opposite, as they stand in the list, and how many tokens they are.
    pub opposed: Vec<(usize, &'static str, usize)>,
    /// Words of which one excludes another: months, directions.
    pub excluding: Vec<usize>,
    pub order: Vec<Ordered>,
}

impl Said {
    pub fn of(document: &Document, tokens: Range<usize>) -> Said {
        Said {
            carrying: tokens.clone().filter(|&i| document.carries(i)).collect(),
            denials: tokens.clone().filter(|&i| denies(document, i)).collect(),
            nobody: tokens.clone().find(|&i| document.norm(i) == "nobody" || document.norm(i) == "one" && i > tokens.start && document.norm(i - 1) == "no"),
            counts: counts(document, &tokens),
            opposed: tokens.clone().filter_map(|i| opposed(document, i, &tokens)).collect(),
            excluding: tokens.clone().filter(|&i| swapped::excludes(document, i)).collect(),
            order: order::ordered(document, &tokens),
            tokens,
        }
    }
}

/// With the meaning of its names.
pub struct Told<'a> {
    pub sentence: u32,
    pub article: usize,
    pub document: &'a Document,
    said: &'a Said,
    pub names: Vec<Named>,
    pub report: Option<Reported>,
}

impl Deref for Told<'_> {
    type Target = Said;

    fn deref(&self) -> &Said {
        self.said
    }
}

impl<'a> Told<'a> {
    #[inline(never)]
    pub fn of(found: &Found<'a>, sentence: u32) -> Told<'a> {
        let (article, local) = found.local(sentence);
        let document = found.documents[article];
        let said = &found.own[article].said[local];
        let (names, report) = (names(found, article, document, &said.tokens), report(found, article, document, &said.tokens));
        Told { sentence, article, document, said, names, report }
    }

    /// What it says at a place.
    pub fn reading(&self, span: Span, value: Value) -> Reading {
        Reading { article: self.article as u32, sentence: Some(self.sentence), span, value }
    }
}

pub fn is_negation(document: &Document, at: usize) -> bool {
    document.lexicon.class(document.tokens[at]).has(Classes::NEGATION)
}

/// A negation of what follows; "without" and "nobody" change a sentence in ways that one word does not tell.
fn denies(document: &Document, at: usize) -> bool {
    let norm = document.norm(at);
    let refuses = || at + 1 < document.tokens.len() && document.norm(at + 1) == "to" && document.lang.senses.refusals.contains(norm);
    // "No boats" are counted; "no asbestos" is denied.
    let none = || norm == "no" && document.quantities_in(at..at + 1).is_empty();
    is_negation(document, at) && (matches!(norm, "not" | "never" | "cannot") || norm.ends_with("n't") || none()) || refuses()
}

fn counts(document: &Document, tokens: &Range<usize>) -> bool {
    document.quantities_in(tokens.clone()).iter().any(|q| q.kind == DifferenceKind::Number)
}

/// A word with an opposite that nothing near it turns round.
fn opposed(document: &Document, at: usize, tokens: &Range<usize>) -> Option<(usize, &'static str, usize)> {
    if document.tokens[at].kind != Kind::Word {
        return None;
    }
    let norm = |at: usize| if at < tokens.end { document.norm(at) } else { "" };
    let (word, count) = document.lang.senses.opposing(norm(at), norm(at + 1))?;
    let near = at.saturating_sub(REACH).max(tokens.start)..(at + 2).min(tokens.end);
    // "Refused to open" is another statement; "rose to 12", "confessed to the theft" are none.
    let (to, next) = (norm(at + count) == "to", at + count + 1);
    let infinitive = to && next < tokens.end && document.carries(next) && !document.lexicon.form(document.tokens[next]).number;
    (!infinitive && !near.into_iter().any(|n| is_negation(document, n))).then_some((at, word, count))
}

/// "Spoke to", "according to": what follows is who was spoken to, or who speaks.
fn speaks(document: &Document, at: usize) -> bool {
    document.lexicon.form(document.tokens[at]).verb == Some(Verb::Speech) || document.norm(at) == "according"
}

fn names(found: &Found, article: usize, document: &Document, tokens: &Range<usize>) -> Vec<Named> {
    let first = document.mentions.partition_point(|m| (m.tokens.start as usize) < tokens.start);
    let own = document.mentions[first..].iter().take_while(|m| (m.tokens.start as usize) < tokens.end);
    own.enumerate()
        .map(|(i, mention)| {
            let before = (mention.tokens.start as usize).checked_sub(1).filter(|&p| p > tokens.start && mention.kind != EntityKind::Person);
            let preposition = before.filter(|&p| matches!(document.norm(p), "to" | "for" | "from") || document.lexicon.class(document.tokens[p]).has(Classes::PLACE_BEFORE));
            Named {
                located: preposition.is_some_and(|p| document.lexicon.class(document.tokens[p]).has(Classes::PLACE_BEFORE)),
                mention: first + i,
                entity: found.attribution.of_mention[article][first + i],
                role: mention.role.map(|role| role_key(document, role)).unwrap_or_default(),
                led_by: preposition.and_then(|p| (tokens.start..p).rev().take(2).find(|&w| document.carries(w))).filter(|&w| !speaks(document, w)),
            }
        })
        .collect()
}

fn report(found: &Found, article: usize, document: &Document, tokens: &Range<usize>) -> Option<Reported> {
    let list = &found.attribution.reported[article];
    // In the order of the text, and none reaches over the end of its sentence.
    let start = document.tokens[tokens.start].span.start;
    let first = list.partition_point(|r| r.span.start < start);
    let inside = |span: Span| {
        let own = document.tokens_in(span);
        own.start >= tokens.start && own.end <= tokens.end
    };
    let end = document.tokens[tokens.end - 1].span.end;
    let mut own = list[first..].iter().take_while(|r| r.span.start < end).filter(|r| inside(r.span));
    let report = own.next().filter(|_| own.next().is_none())?;
    let speaker = report.speaker.as_ref().filter(|s| s.is_plain())?;
    let words = document.tokens_in(report.span).filter(|&i| document.carries(i)).collect();
    Some(Reported { speaker: speaker.entity?, mention: speaker.mention?, words })
}
