//! A "not" here and none there, in a language whose statements are not judged otherwise: only between two sentences that are the
//! same but for it, so that no grammar is needed to know what is denied.

use std::ops::Range;

use super::statement::merge;
use super::{Difference, Found, Reading, context};
use crate::comparison::{DifferenceKind, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::span::Span;
use crate::token::Kind;

/// Sentences linked this well tell one thing.
const SURE: u32 = 900;
/// They share so many words that carry meaning; of five of either, three stand in the other.
const SHARED: usize = 3;
/// A negation reaches this many tokens forward.
const REACH: usize = 5;
/// A sentence, as words.
struct Plain<'a> {
    document: &'a Document,
    article: usize,
    sentence: u32,
    tokens: Range<usize>,
    denials: Vec<usize>,
    words: Vec<usize>,
}

#[inline(never)]
pub fn differences(found: &Found, passage: Option<u32>, sentences: &[u32], all: &mut Vec<Difference>) {
    let unjudged = sentences.iter().filter(|&&s| found.states(s, false));
    let plain: Vec<Plain> = unjudged.map(|&sentence| Plain::of(found, sentence)).collect();
    for (i, b) in plain.iter().enumerate() {
        for a in plain[..i].iter().filter(|a| a.article != b.article && std::ptr::eq(a.document.lang, b.document.lang)) {
            // What one denies and the other does not; either may be the first.
            let (no, yes) = if a.denials.is_empty() { (b, a) } else { (a, b) };
            if no.denials.is_empty() || !yes.denials.is_empty() || (found.score)(a.sentence, b.sentence) < SURE || !alike(no, yes) {
                continue;
            }
            let not = no.denials[0];
            let Some((word, other)) = no.turned(not).and_then(|at| Some((at, yes.words.iter().copied().find(|&j| context::same(no.document, at, yes.document, j))?))) else { continue };
            let span = |plain: &Plain, at: usize| plain.document.tokens[at].span;
            // "Keine Menschen" and "drei Menschen".
            let counted = other > yes.tokens.start && yes.document.lexicon.form(yes.document.tokens[other - 1]).number;
            let affirmed = span(yes, other - usize::from(counted)).cover(span(yes, other));
            let denied = span(no, not).cover(span(no, word));
            merge(all, DifferenceKind::Negation, 930, passage, no.document.print(word).to_string(), vec![no.reading(denied, false), yes.reading(affirmed, true)]);
        }
    }
}

impl<'a> Plain<'a> {
    fn of(found: &Found<'a>, sentence: u32) -> Plain<'a> {
        let (article, local) = found.local(sentence);
        let document = found.documents[article];
        let tokens = &document.sentences[local].tokens;
        let tokens = tokens.start as usize..tokens.end as usize;
        let denies = |at: &usize| document.lexicon.class(document.tokens[*at]).has(Classes::NEGATION);
        let words = tokens.clone().filter(|at| document.carries(*at) && !denies(at)).collect();
        Plain { document, article, sentence, denials: tokens.clone().filter(denies).collect(), words, tokens }
    }

    /// The word that a negation turns round: the next one that carries meaning, or the last one where a mark stands before it.
    fn turned(&self, not: usize) -> Option<usize> {
        let plain = |&at: &usize| self.document.tokens[at].kind != Kind::Punctuation;
        let behind = (not + 1..self.tokens.end.min(not + 1 + REACH)).take_while(plain).find(|at| self.words.contains(at));
        behind.or_else(|| (self.tokens.start..not).rev().take_while(plain).find(|at| self.words.contains(at)))
    }

    fn reading(&self, span: Span, truth: bool) -> Reading {
        Reading { article: self.article as u32, sentence: Some(self.sentence), span, value: Value::Truth(truth) }
    }
}

/// Whether two sentences have the same words but for a negation that turns something round. One that counts ("keine Opfer") is
/// compared as a number.
fn alike(no: &Plain, yes: &Plain) -> bool {
    // "Not only" denies nothing.
    let only = |at: usize| no.tokens.contains(&(at + 1)) && no.document.lang.speech.as_ref().is_some_and(|speech| speech.only.contains(no.document.norm(at + 1)));
    let counts = |at: usize| no.document.quantity_at(at).is_some();
    if no.denials.len() > 2 || no.denials.iter().any(|&at| only(at) || counts(at)) {
        return false;
    }
    let kept = context::shared(no.document, &no.words, yes.document, &yes.words).min(context::shared(yes.document, &yes.words, no.document, &no.words));
    // "The house is not habitable", "The house remains habitable": all that one of them says.
    let whole = kept == no.words.len().min(yes.words.len());
    kept >= SHARED - usize::from(whole) && kept * 5 >= no.words.len().max(yes.words.len()) * 3
}
