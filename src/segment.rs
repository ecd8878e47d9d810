//! Sentences: where one ends, by its marks and by what stands on both sides of them.
//!
//! A sentence never runs over a block, except where a page broke a paragraph in the middle of one. Sentences inside a
//! quotation are sentences of their own.

use std::ops::Range;

use crate::block::Block;
use crate::comparison::BlockKind;
use crate::lang::{Classes, Stop, Verb};
use crate::span::Span;
use crate::token::{Kind, Lexicon, Token};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Index of the block it begins in.
    pub block: u32,
    pub span: Span,
    /// Its pieces where it runs over two paragraphs.
    pub parts: Option<Vec<Span>>,
    /// Indices of its tokens.
    pub tokens: Range<u32>,
}

/// The tokens of one story block: index of the block, indices of the tokens.
pub type BlockTokens = (u32, Range<usize>);

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

/// The sentences of the story blocks, in text order.
pub fn sentences(
    text: &str,
    blocks: &[Block],
    block_tokens: &[BlockTokens],
    tokens: &[Token],
    lexicon: &Lexicon,
    given: Option<&[Span]>,
) -> Vec<Sentence> {
    let reader = Reader { text, tokens, lexicon };
    let mut sentences: Vec<Sentence> = Vec::new();
    for (block, range) in block_tokens {
        let ends = match given {
            Some(given) => reader.given_ends(range.clone(), given),
            None => reader.ends(range.clone()),
        };
        let mut start = range.start;
        for end in ends {
            let span = tokens[start].span.cover(tokens[end - 1].span);
            let first = start == range.start;
            let joined = first && given.is_none() && sentences.last().is_some_and(|s| reader.broken(s, blocks, *block, start));
            match sentences.last_mut() {
                Some(before) if joined => {
                    before.parts.get_or_insert_with(|| vec![before.span]).push(span);
                    before.span = before.span.cover(span);
                    before.tokens.end = end as u32;
                }
                _ => sentences.push(Sentence { block: *block, span, parts: None, tokens: start as u32..end as u32 }),
            }
            start = end;
        }
    }
    sentences
}

impl Reader<'_> {
    /// The ends (token indices, exclusive) of the sentences in a block.
    fn ends(&self, range: Range<usize>) -> Vec<usize> {
        let mut ends = Vec::new();
        let (mut at, mut start) = (range.start, range.start);
        while at < range.end {
            if !self.may_end(at) {
                at += 1;
                continue;
            }
            let mut after = at + 1;
            let mut closed = false;
            while after < range.end && self.attached(after) && (self.is_closer(after) || self.is_terminator(after)) {
                closed |= self.is_quote_mark(after);
                after += 1;
            }
            if after < range.end && self.ends_here(start, at, after, closed, range.end) {
                ends.push(after);
                start = after;
            }
            at = after;
        }
        if start < range.end {
            ends.push(range.end);
        }
        ends
    }

    /// The ends where the caller's sentences end, and at the block's end.
    fn given_ends(&self, range: Range<usize>, given: &[Span]) -> Vec<usize> {
        let mut ends: Vec<usize> = (range.start + 1..range.end)
            .filter(|&i| {
                let (before, next) = (self.tokens[i - 1].span, self.tokens[i].span);
                given.iter().any(|s| s.contains(before) != s.contains(next))
            })
            .collect();
        ends.extend((!range.is_empty()).then_some(range.end));
        ends
    }

    fn print(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.text)
    }

    fn class(&self, at: usize) -> Classes {
        self.lexicon.class(self.tokens[at])
    }

    fn attached(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    fn is_terminator(&self, at: usize) -> bool {
        self.tokens[at].kind == Kind::Punctuation
            && self.print(at).chars().all(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '।' | '‼' | '⁉' | '⁈'))
    }

    fn may_end(&self, at: usize) -> bool {
        self.is_terminator(at) || self.tokens[at].kind == Kind::Word && self.print(at).ends_with('.')
    }

    fn is_quote_mark(&self, at: usize) -> bool {
        matches!(self.print(at), "\"" | "'" | "”" | "’" | "“" | "‘" | "»" | "«" | "›" | "‹" | "」" | "』" | "''")
    }

    fn is_closer(&self, at: usize) -> bool {
        self.is_quote_mark(at) && !matches!(self.print(at), "‘") || matches!(self.print(at), ")" | "]" | "）" | "}" | "*" | "_" | "**")
    }

    /// Whether the sentence that began at token `start` ends between the mark at `at` (with closing marks up to `after`) and
    /// the token `after`.
    fn ends_here(&self, start: usize, at: usize, after: usize, closed: bool, end: usize) -> bool {
        let print = self.print(at);
        if print.chars().any(|c| matches!(c, '。' | '！' | '？' | '｡')) {
            return !(closed && self.tokens[after].kind == Kind::Word && matches!(self.print(after), "と" | "说" | "說"));
        }
        // Past opening marks to the first word.
        let mut next = after;
        while next < end && self.tokens[next].kind == Kind::Punctuation && !self.is_dash(next) && !matches!(self.print(next), "," | ";" | ":") {
            next += 1;
        }
        if next == end || matches!(self.print(next), "," | ";" | ":") {
            return false;
        }
        let opened = next > after;
        if self.is_dash(next) {
            return next + 1 < end && self.starts_upper(next + 1) && self.is_terminator(at);
        }
        if self.attached(after) {
            return false;
        }
        let upper = self.starts_upper(next);
        let digit = self.tokens[next].kind == Kind::Number;
        if let Some(stop) = self.lexicon.form(self.tokens[at]).stop {
            return (upper || digit) && self.abbreviation_ends(at, next, stop, opened);
        }
        if self.tokens[at].kind == Kind::Word {
            // An initial or an acronym: a name may follow, so only a word that begins sentences tells.
            return upper && self.begins_sentence(next) || opened && upper && print.chars().filter(|&c| c == '.').count() > 1;
        }
        if print.starts_with(['!', '?', '‼', '⁉', '⁈']) {
            let cued = closed && self.cue_follows(next, end);
            return (upper || digit) && !cued;
        }
        if print.starts_with('…') || print.len() == 3 && print == "..." {
            return upper && !self.is_first_person(next);
        }
        // "1. The first point": the number of an item is no sentence.
        if at == start + 1 && self.tokens[start].kind == Kind::Number && self.print(start).len() <= 3 && !closed {
            return false;
        }
        upper || digit
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.print(at), "-" | "–" | "—" | "--" | "―")
    }

    fn is_first_person(&self, at: usize) -> bool {
        self.print(at) == "I" || self.print(at).starts_with("I’") || self.print(at).starts_with("I'")
    }

    /// An upper-case letter, or a letter of a script without case, or a word such as iPhone.
    fn starts_upper(&self, at: usize) -> bool {
        let mut chars = self.print(at).trim_start_matches(['@', '#']).chars();
        match (chars.next(), chars.next()) {
            (Some(c), second) if c.is_lowercase() => second.is_some_and(char::is_uppercase),
            (Some(c), _) => c.is_alphabetic(),
            (None, _) => false,
        }
    }

    /// A capitalised word that is no name: an article, a pronoun, a preposition, a conjunction.
    fn begins_sentence(&self, at: usize) -> bool {
        self.class(at).has(Classes::STOP) && !matches!(self.print(at), "May" | "Will" | "US")
    }

    fn abbreviation_ends(&self, at: usize, next: usize, stop: Stop, opened: bool) -> bool {
        let norm = self.lexicon.norm(self.tokens[at]);
        let number = self.tokens[next].kind == Kind::Number;
        match stop {
            Stop::BeforeName | Stop::Inside => false,
            Stop::BeforeNumber => !number,
            Stop::Either if matches!(norm, "am" | "pm") => {
                let zone = self.print(next).chars().all(char::is_uppercase) && self.print(next).len() <= 4 && self.print(next).len() > 1;
                !number && !zone && !self.class(next).has(Classes::WEEKDAY.or(Classes::MONTH))
            }
            Stop::Either if norm == "etc" => true,
            Stop::Either | Stop::State => !number && (self.begins_sentence(next) || opened && !self.print(at + 1).starts_with('(')),
        }
    }

    /// "“Really?” Lee asked": a name and a verb of speech, or the verb and the name.
    fn cue_follows(&self, next: usize, end: usize) -> bool {
        let window = next..(next + 5).min(end);
        for i in window {
            let token = self.tokens[i];
            if self.lexicon.form(token).verb == Some(Verb::Speech) {
                return true;
            }
            let goes_on = token.kind == Kind::Word && (self.starts_upper(i) || self.class(i).has(Classes::ARTICLE.or(Classes::ROLE)));
            if !goes_on {
                return false;
            }
        }
        false
    }

    /// Whether the sentence before was broken off by the page and goes on with the token `start` of the next block.
    fn broken(&self, before: &Sentence, blocks: &[Block], block: u32, start: usize) -> bool {
        let last_block = before.parts.as_ref().map_or(before.block, |_| u32::MAX);
        let kinds = [before.block, block].map(|b| blocks[b as usize].kind);
        if last_block == u32::MAX || kinds != [BlockKind::Paragraph; 2] || before.block + 1 != block {
            return false;
        }
        let last = before.tokens.end as usize - 1;
        if self.is_terminator(last) || self.is_closer(last) || self.print(last) == ":" || before.tokens.len() < 4 {
            return false;
        }
        let hanging = self.tokens[last].kind == Kind::Word && self.class(last).has(Classes::STOP)
            || matches!(self.print(last), "," | "-" | "–" | "—");
        let lower = self.print(start).chars().next().is_some_and(char::is_lowercase);
        let word = !self.print(last).ends_with('.');
        word && (hanging || lower && self.tokens[last].kind != Kind::Punctuation)
    }
}
