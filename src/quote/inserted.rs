//! The outlet's own words inside the marks: `« Le pont tiendra, a déclaré la maire, parce que … »`,
//! `«Это, — сказал Мороз, — неверный путь»`. What was said stands around them, in pieces.

use std::ops::Range;

use crate::document::Document;
use crate::lang::{Classes, Verb};
use crate::span::Span;
use crate::token::{Kind, is_dash};

/// The outlet's words with the marks around them are at most this many tokens.
const LONGEST: usize = 18;
/// Behind a comma: the name or role beside a subject is at most this many tokens.
const BESIDE: usize = 6;
/// Their verb stands at most this many tokens behind the mark that opens them.
const VERB: usize = 3;

/// The pieces of a stretch of quoted text that were said; the stretch itself where nothing is inserted.
pub fn around(document: &Document, piece: Span) -> Vec<Span> {
    let Some(speech) = document.lang.speech.as_ref() else { return vec![piece] };
    let tokens = document.tokens_in(piece);
    let mut pieces = Vec::new();
    let (mut from, mut at) = (tokens.start, tokens.start + 1);
    while at < tokens.end {
        match inserted(document, at, &tokens, speech.incise) {
            Some(end) => {
                pieces.extend(words(document, from..at));
                (from, at) = (end, end + 1);
            }
            None => at += 1,
        }
    }
    if pieces.is_empty() {
        return vec![piece];
    }
    pieces.extend(words(document, from..tokens.end));
    pieces
}

/// Where the outlet's words end that begin with the mark at a token: two dashes and a verb of speech right behind the first or,
/// in a language that sets them off so, two commas and the verb before its subject.
fn inserted(document: &Document, at: usize, tokens: &Range<usize>, incise: bool) -> Option<usize> {
    let dash = |i: usize| is_dash(document.print(i));
    let comma = document.print(at) == ",";
    // "…, — сказал": the dash behind the comma opens.
    if !dash(at) && !(comma && incise && at + 1 < tokens.end && !dash(at + 1)) {
        return None;
    }
    let within = at + 1..tokens.end.min(at + LONGEST);
    let verb = within.clone().take(VERB).take_while(|&i| document.tokens[i].kind == Kind::Word).find(|&i| {
        let form = document.lexicon.form(document.tokens[i]);
        form.verb == Some(Verb::Speech) && !form.capital
    })?;
    let participle = document.lang.speech.as_ref().is_some_and(|speech| speech.participles.contains(document.norm(verb)));
    let helps = |i: usize| document.lexicon.class(document.tokens[i]).has(Classes::AUXILIARY);
    // "A déclaré", "s'est exclamé", "ha detto", "a-t-il ajouté": nothing but what helps stands before the verb.
    let led = at + 1..verb;
    let little = |i: usize| helps(i) || document.lexicon.class(document.tokens[i]).has(Classes::STOP);
    let verbal = if led.is_empty() { !participle } else { led.clone().any(helps) && led.clone().all(little) };
    if !verbal {
        return None;
    }
    if !comma {
        return (verb + 1..within.end).find(|&i| dash(i)).map(|i| i + 1);
    }
    let closes = |i: usize| matches!(document.print(i), "," | "." | "!" | "?" | "…") || dash(i);
    let mut end = (verb + 1..within.end).find(|&i| closes(i)).or_else(|| (within.end == tokens.end).then_some(tokens.end))?;
    // "A déclaré la maire, Ada Reval, parce que …": a name set off beside the subject is the outlet's too.
    let capital = |i: usize| document.tokens[i].kind == Kind::Word && document.lexicon.form(document.tokens[i]).capital;
    while end < tokens.end && document.print(end) == "," && end + 1 < tokens.end && capital(end + 1) {
        match (end + 2..tokens.end.min(end + BESIDE)).find(|&i| closes(i)) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some((end + 1).min(tokens.end))
}

/// A piece without the marks that lead to the outlet's words and away from them.
fn words(document: &Document, mut tokens: Range<usize>) -> Option<Span> {
    let leads = |i: usize| document.print(i) == "," || is_dash(document.print(i));
    tokens.start = tokens.clone().find(|&i| !leads(i)).unwrap_or(tokens.end);
    tokens.end = tokens.clone().rev().find(|&i| !leads(i)).map_or(tokens.start, |i| i + 1);
    tokens.clone().any(|i| document.tokens[i].kind != Kind::Punctuation).then(|| document.tokens[tokens.start].span.cover(document.tokens[tokens.end - 1].span))
}
