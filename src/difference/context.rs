//! Whether two words tell of the same thing, and how many around two places do.

use std::ops::Range;

use crate::diff::akin;
use crate::document::Document;
use crate::token::Kind;

/// One word, one word in two forms, or two words that outlets use for one thing.
pub fn same(a: &Document, i: usize, b: &Document, j: usize) -> bool {
    a.lexicon.key(a.tokens[i]) == b.lexicon.key(b.tokens[j]) || alike(a, i, b, j)
}

/// Two words for one thing, or two forms of a word, that do not compare as equal.
pub fn alike(a: &Document, i: usize, b: &Document, j: usize) -> bool {
    let (x, y) = (a.tokens[i], b.tokens[j]);
    if !std::ptr::eq(a.lang, b.lang) || x.kind != Kind::Word || y.kind != Kind::Word {
        return false;
    }
    let (in_a, in_b) = (a.lexicon.form(x).sense, b.lexicon.form(y).sense);
    in_a.is_some() && in_a == in_b || akin(a.lexicon.norm(x), b.lexicon.norm(y))
}

/// How many of some words of one article stand among some of another's.
pub fn shared(a: &Document, in_a: &[usize], b: &Document, in_b: &[usize]) -> usize {
    in_a.iter().filter(|&&i| in_b.iter().any(|&j| same(a, i, b, j))).count()
}

/// A word as it is compared with many others.
struct Word<'a> {
    at: usize,
    key: &'a str,
    norm: &'a str,
    sense: Option<u16>,
    /// No number, no sign.
    spelled: bool,
    /// Whether the other sentence has it.
    shared: bool,
}

/// Of the words of two sentences those that the other one has not: [`same`], for all pairs at once. Nothing where either has
/// more than `most` of them.
pub fn unshared(a: &Document, in_a: &[usize], b: &Document, in_b: &[usize], most: usize) -> Option<[Vec<usize>; 2]> {
    fn words<'a>(document: &'a Document, own: &[usize]) -> Vec<Word<'a>> {
        let word = |&at: &usize| {
            let token = document.tokens[at];
            let (form, lexicon) = (document.lexicon.form(token), &document.lexicon);
            Word { at, key: lexicon.string(form.key), norm: lexicon.string(form.norm), sense: form.sense, spelled: token.kind == Kind::Word, shared: false }
        };
        own.iter().map(word).collect()
    }
    let one_language = std::ptr::eq(a.lang, b.lang);
    let (mut in_a, mut in_b) = (words(a, in_a), words(b, in_b));
    let mut alone = 0;
    for x in &mut in_a {
        for y in &mut in_b {
            let alike = || one_language && x.spelled && y.spelled && (x.sense.is_some() && x.sense == y.sense || akin(x.norm, y.norm));
            // Once both are known to be shared nothing hangs on them.
            if !(x.shared && y.shared) && (x.key == y.key || alike()) {
                (x.shared, y.shared) = (true, true);
            }
        }
        alone += usize::from(!x.shared);
        if alone > most {
            return None;
        }
    }
    let unshared = [in_a, in_b].map(|words| words.into_iter().filter(|word| !word.shared).map(|word| word.at).collect::<Vec<_>>());
    (unshared[1].len() <= most).then_some(unshared)
}

/// The words that carry meaning within `reach` tokens of a place, inside its sentence.
pub fn around(document: &Document, own: &Range<usize>, bounds: &Range<usize>, reach: usize) -> Vec<usize> {
    let near = own.start.saturating_sub(reach).max(bounds.start)..(own.end + reach).min(bounds.end);
    near.filter(|i| !own.contains(i) && document.carries(*i)).collect()
}
