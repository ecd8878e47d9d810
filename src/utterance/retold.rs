//! Whether indirect speech tells what a quotation says.

use crate::document::Document;
use crate::lang::Classes;
use crate::sort;
use crate::span::Span;

/// One of so many words that carry the shorter of the two stands in the other.
const SHARE: usize = 3;

/// One word in common may be chance.
const LEAST: usize = 2;

/// Whether a report and a quotation share enough of the words that carry them: both as [`carrying`] gives them.
pub fn retells(told: &[&str], said: &[&str]) -> bool {
    let shared = told.iter().filter(|word| said.binary_search(word).is_ok()).count();
    shared > 0 && shared >= LEAST.min(told.len()) && shared * SHARE >= told.len().min(said.len())
}

/// The words that carry some parts of a text, without endings, in order, each once.
pub fn carrying<'d>(document: &'d Document, parts: &[Span]) -> Vec<&'d str> {
    let mut words: Vec<&str> = parts.iter().flat_map(|&part| document.tokens_in(part)).filter(|&at| document.carries(at)).map(|at| document.lexicon.key(document.tokens[at])).collect();
    sort::all(&mut words);
    words.dedup();
    words
}

/// Whether some parts of a text hold a negation.
pub fn denies(document: &Document, parts: &[Span]) -> bool {
    parts.iter().flat_map(|&part| document.tokens_in(part)).any(|at| document.lexicon.class(document.tokens[at]).has(Classes::NEGATION))
}
