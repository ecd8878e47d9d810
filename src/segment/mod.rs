//! Sentences: where one ends, by its marks and by what stands on both sides of them.
//!
//! A sentence never runs over a block, except where a page broke a paragraph in the middle of one. Sentences inside a
//! quotation are sentences of their own. The text is walked once, from mark to mark: only what stands beside a mark that
//! may end a sentence is looked at closer.

mod item;
mod mark;
mod stop;

use std::ops::Range;

use crate::block::Block;
use crate::comparison::BlockKind;
use crate::lang::{Classes, Language};
use crate::span::Span;
use mark::Marks;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Index of the block it begins in.
    pub block: u32,
    pub span: Span,
    /// Its pieces where it runs over two paragraphs.
    pub parts: Option<Vec<Span>>,
    /// Indices of its tokens, once they are read.
    pub tokens: Range<u32>,
}

impl Sentence {
    /// Its pieces, each with its block; one at least.
    pub fn pieces(&self) -> impl Iterator<Item = (u32, Span)> + '_ {
        let parts = self.parts.as_deref().unwrap_or(std::slice::from_ref(&self.span));
        (self.block..).zip(parts.iter().copied())
    }
}

/// A character that leaves no mark on the page.
pub fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The sentences of the story blocks, in text order; `given` are the caller's own, which end where they say.
pub fn sentences(text: &str, blocks: &[Block], lang: &Language, given: Option<&[Span]>) -> Vec<Sentence> {
    let marks = Marks { text, lang };
    let mut found: Vec<Sentence> = Vec::with_capacity(text.len() / 80);
    for (i, block) in blocks.iter().enumerate().filter(|(_, block)| block.is_story()) {
        let mut start = block.span.start as usize;
        let mut push = |end: usize| {
            let span = Span::new(start, end).trimmed(text);
            let first = start == block.span.start as usize;
            start = end;
            // What holds neither a letter nor a figure is no sentence: it belongs to the one before it.
            let words = span.of(text).chars().any(char::is_alphanumeric);
            match found.last_mut() {
                _ if !words && span.of(text).chars().all(|c| is_invisible(c) || c.is_whitespace()) => {}
                Some(before) if first && given.is_none() && broken(text, blocks, lang, before, i, span) => {
                    before.parts = Some(vec![before.span, span]);
                    before.span = before.span.cover(span);
                }
                Some(before) if !words && !first && before.parts.is_none() => before.span.end = span.end,
                _ => found.push(Sentence { block: i as u32, span, parts: None, tokens: 0..0 }),
            }
        };
        match given {
            Some(given) => given_ends(block.span, given).for_each(&mut push),
            None => marks.ends(block.span, &mut push),
        }
        push(block.span.end as usize);
    }
    found
}

/// Where the caller's sentences begin or end inside a block.
fn given_ends(block: Span, given: &[Span]) -> impl Iterator<Item = usize> {
    let from = given.partition_point(|s| s.end <= block.start);
    let inside = given[from..].iter().take_while(move |s| s.start < block.end);
    inside.flat_map(|s| [s.start, s.end]).filter(move |&at| at > block.start && at < block.end).map(|at| at as usize)
}

/// Whether the sentence before was broken off by the page and goes on with the first sentence of the next block.
fn broken(text: &str, blocks: &[Block], lang: &Language, before: &Sentence, block: usize, span: Span) -> bool {
    let kinds = [blocks[before.block as usize].kind, blocks[block].kind];
    if before.parts.is_some() || kinds != [BlockKind::Paragraph; 2] || before.block as usize + 1 != block {
        return false;
    }
    let shown = before.span.of(text);
    if shown.split_whitespace().nth(3).is_none() {
        return false;
    }
    let last = shown.chars().next_back().unwrap_or('.');
    if matches!(last, ',' | '-' | '–' | '—') {
        return true;
    }
    if !last.is_alphanumeric() {
        return false;
    }
    let word = shown.rsplit(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').next().unwrap_or_default();
    let little = lang.class(&word.to_lowercase().replace('’', "'")).has(Classes::STOP);
    little || span.of(text).starts_with(char::is_lowercase)
}
