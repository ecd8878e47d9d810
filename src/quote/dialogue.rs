//! Speech between dashes, as Polish, Russian and Ukrainian print it: `– We waited too long – she said. – It rained.`
//!
//! A dash opens speech at the start of a paragraph or sentence, and only where a later dash and a verb of speech right behind
//! it close it: a dash alone is a mark of many uses.

use std::ops::Range;

use super::Quotation;
use crate::comparison::QuotationKind;
use crate::document::Document;
use crate::lang::Verb;
use crate::token::{Kind, is_dash};

/// A turn is at most this many tokens long.
const LONGEST_TURN: usize = 400;
/// What names the speaker is at most this many tokens long.
const LONGEST_CUE: usize = 60;
/// The verb stands at most this many tokens behind the dash.
const VERB: usize = 3;

/// The turns of the paragraphs of a document, in their order; what stands in marks is left out.
pub fn turns(document: &Document, marked: &[Quotation]) -> Vec<Quotation> {
    let mut found = Vec::new();
    if !document.lang.speech.as_ref().is_some_and(|speech| speech.dialogue) {
        return found;
    }
    for (_, range) in &document.block_tokens {
        let mut at = range.start;
        while at < range.end {
            at = turn(document, range, at, &mut found).unwrap_or(at + 1);
        }
    }
    let crosses = |turn: &Quotation| marked.iter().any(|q| q.span.start < turn.span.start && turn.span.start < q.span.end || q.span.start < turn.span.end && turn.span.end < q.span.end);
    found.retain(|turn| !crosses(turn));
    found
}

/// The pieces of the turn that opens at a token, where one does; and the token behind it.
fn turn(document: &Document, block: &Range<usize>, at: usize, found: &mut Vec<Quotation>) -> Option<usize> {
    let starts = at == block.start || ends_sentence(document, at - 1);
    if !starts || !is_spaced_dash(document, block, at) {
        return None;
    }
    let mut open = at + 1;
    let mut close = closing(document, block, open)?;
    loop {
        piece(document, open..close, found);
        // Behind the cue the speech goes on to its next cue, or to the end of the paragraph.
        let Some(next) = (close + 1..block.end).take(LONGEST_CUE).find(|&i| is_spaced_dash(document, block, i)) else { return Some(block.end) };
        open = next + 1;
        match closing(document, block, open) {
            Some(end) => close = end,
            None => {
                let end = (open..block.end).take(LONGEST_TURN).find(|&i| is_spaced_dash(document, block, i) && ends_sentence(document, i - 1)).unwrap_or(block.end);
                piece(document, open..end, found);
                return Some(end);
            }
        }
    }
}

/// The next dash that a verb of speech follows.
fn closing(document: &Document, block: &Range<usize>, open: usize) -> Option<usize> {
    (open + 1..block.end).take(LONGEST_TURN).find(|&dash| {
        is_spaced_dash(document, block, dash)
            && (dash + 1..block.end).take(VERB).take_while(|&i| document.tokens[i].kind == Kind::Word).any(|i| {
                let form = document.lexicon.form(document.tokens[i]);
                form.verb == Some(Verb::Speech) && !form.capital
            })
    })
}

/// A dash between spaces, or at the start of a paragraph.
fn is_spaced_dash(document: &Document, block: &Range<usize>, at: usize) -> bool {
    let span = document.tokens[at].span;
    is_dash(document.print(at))
        && (at == block.start || document.tokens[at - 1].span.end < span.start)
        && at + 1 < block.end
        && span.end < document.tokens[at + 1].span.start
}

fn ends_sentence(document: &Document, at: usize) -> bool {
    matches!(document.print(at), "." | "!" | "?" | "…" | "...")
}

/// What was said, without the comma that leads to its cue.
fn piece(document: &Document, mut tokens: Range<usize>, found: &mut Vec<Quotation>) {
    if tokens.end > tokens.start && document.print(tokens.end - 1) == "," {
        tokens.end -= 1;
    }
    if !tokens.clone().any(|i| document.tokens[i].kind != Kind::Punctuation) {
        return;
    }
    let span = document.tokens[tokens.start].span.cover(document.tokens[tokens.end - 1].span);
    found.push(Quotation { span, parts: vec![span], kind: QuotationKind::Speech, continues: None, within: None, closed: true });
}
