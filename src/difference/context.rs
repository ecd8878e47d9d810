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

/// The words that carry meaning within `reach` tokens of a place, inside its sentence.
pub fn around(document: &Document, own: &Range<usize>, bounds: &Range<usize>, reach: usize) -> Vec<usize> {
    let near = own.start.saturating_sub(reach).max(bounds.start)..(own.end + reach).min(bounds.end);
    near.filter(|i| !own.contains(i) && document.carries(*i)).collect()
}
