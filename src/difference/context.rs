//! Whether two words tell of the same thing, and how many around two places do.

use std::ops::Range;

use crate::diff::akin;
use crate::document::Document;
use crate::lang::Language;
use crate::token::Kind;

/// A word as it is compared with others.
struct Word<'a> {
    at: usize,
    lang: &'static Language,
    key: &'a str,
    norm: &'a str,
    sense: Option<u16>,
    /// No number, no sign.
    spelled: bool,
}

impl<'a> Word<'a> {
    fn of(document: &'a Document, at: usize) -> Word<'a> {
        let (token, lexicon) = (document.tokens[at], &document.lexicon);
        let form = lexicon.form(token);
        Word { at, lang: document.lang, key: lexicon.string(form.key), norm: lexicon.string(form.norm), sense: form.sense, spelled: token.kind == Kind::Word }
    }

    fn same(&self, other: &Word) -> bool {
        let spelled = std::ptr::eq(self.lang, other.lang) && self.spelled && other.spelled;
        self.key == other.key || spelled && (self.sense.is_some() && self.sense == other.sense || akin(self.norm, other.norm))
    }
}

/// One word, one word in two forms, or two words that outlets use for one thing.
pub fn same(a: &Document, i: usize, b: &Document, j: usize) -> bool {
    Word::of(a, i).same(&Word::of(b, j))
}

/// How many of some words of one article stand among some of another's.
pub fn shared(a: &Document, in_a: &[usize], b: &Document, in_b: &[usize]) -> usize {
    in_a.iter().filter(|&&i| in_b.iter().any(|&j| same(a, i, b, j))).count()
}

/// Of the words of two sentences those that the other one has not: [`same`], for all pairs at once. Nothing where either has
/// more than `most` of them.
pub fn unshared(a: &Document, in_a: &[usize], b: &Document, in_b: &[usize], most: usize) -> Option<[Vec<usize>; 2]> {
    let theirs: Vec<Word> = in_b.iter().map(|&at| Word::of(b, at)).collect();
    let mut shared = vec![false; theirs.len()];
    let mut only_a = Vec::new();
    for &at in in_a {
        let word = Word::of(a, at);
        let mut found = false;
        for (other, shared) in theirs.iter().zip(&mut shared) {
            // Once both are known to be shared nothing hangs on them.
            if !(found && *shared) && word.same(other) {
                (found, *shared) = (true, true);
            }
        }
        if !found {
            only_a.push(at);
        }
        if only_a.len() > most {
            return None;
        }
    }
    let only_b: Vec<usize> = theirs.iter().zip(shared).filter(|(_, shared)| !shared).map(|(word, _)| word.at).collect();
    (only_b.len() <= most).then_some([only_a, only_b])
}

/// The words that carry meaning within `reach` tokens of a place, inside its sentence.
pub fn around(document: &Document, own: &Range<usize>, bounds: &Range<usize>, reach: usize) -> Vec<usize> {
    let near = own.start.saturating_sub(reach).max(bounds.start)..(own.end + reach).min(bounds.end);
    near.filter(|i| !own.contains(i) && document.carries(*i)).collect()
}
