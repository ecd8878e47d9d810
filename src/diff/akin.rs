//! Words in a replaced stretch that are one word in two forms: "inspected" and "inspection", "Lindqvist" and "Lindquist".
//!
//! The exact alignment knows equal keys only; a reader sees more. Such pairs become edits of their own inside the stretch.

use std::ops::Range;

use super::{Match, Pair};
use crate::lang::Classes;
use crate::token::{Kind, Token};

/// A stretch with more cells than this is left whole: so long a change is no rewording.
const MAX_CELLS: usize = 10_000;
/// Shorter words are too often alike by chance.
const LEAST_LETTERS: usize = 4;
/// Words of different endings share this many letters at their beginning, or all but a letter or two of the shorter one.
const STEM: usize = 6;
/// One letter more or less in a word of at least this many, two in one twice as long nearly.
const NEAR: usize = 5;
const NEAR_TWO: usize = 8;

/// Whether two words, in lower case and without marks, are one in two forms.
pub fn akin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Most pairs differ from the first letter on, and no two forms of a word do: "increase" and "decrease" are none.
    if short.len() < LEAST_LETTERS || a.as_bytes()[0] != b.as_bytes()[0] || !a.is_ascii() || !b.is_ascii() {
        return false;
    }
    let stem = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    stem >= STEM
        || stem >= NEAR && stem + 2 >= short.len()
        || stem + usize::from(short.len() > LEAST_LETTERS) >= short.len() && long.len() <= stem + 4
        || short.len() >= NEAR && within(short, long, 1 + usize::from(short.len() >= NEAR_TWO))
}

/// Whether two words are so many letters apart at most: put in, taken out or changed.
fn within(a: &str, b: &str, most: usize) -> bool {
    a.len().abs_diff(b.len()) <= most && strsim::levenshtein(a, b) <= most
}

/// The akin words of two stretches in order, as many as can be; `free` says which tokens of `a` and `b` may be paired.
pub fn pairs(pair: &Pair, a: Range<usize>, b: Range<usize>, free: (&dyn Fn(usize) -> bool, &dyn Fn(usize) -> bool)) -> Vec<Match> {
    if a.len() * b.len() > MAX_CELLS || a.len() + b.len() < 3 {
        return Vec::new();
    }
    let word = |token: Token| token.kind == Kind::Word && !pair.lexicon.class(token).has(Classes::STOP);
    let in_a: Vec<usize> = a.filter(|&i| word(pair.a.tokens[i]) && free.0(i)).collect();
    let in_b: Vec<usize> = b.filter(|&j| word(pair.b.tokens[j]) && free.1(j)).collect();
    let width = in_b.len() + 1;
    // best[i * width + j]: the most pairs from the i-th and j-th word on.
    let mut best = vec![0u32; (in_a.len() + 1) * width];
    let fits = |i: usize, j: usize| akin(pair.lexicon.norm(pair.a.tokens[in_a[i]]), pair.lexicon.norm(pair.b.tokens[in_b[j]]));
    let mut fit = vec![false; in_a.len() * width];
    for i in (0..in_a.len()).rev() {
        for j in (0..in_b.len()).rev() {
            fit[i * width + j] = fits(i, j);
            let with = if fit[i * width + j] { best[(i + 1) * width + j + 1] + 1 } else { 0 };
            best[i * width + j] = with.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < in_a.len() && j < in_b.len() {
        let here = best[i * width + j];
        if fit[i * width + j] && here == best[(i + 1) * width + j + 1] + 1 {
            found.push(Match { a: in_a[i], b: in_b[j] });
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] == here {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::akin;

    #[test]
    fn one_word_in_two_forms() {
        for (a, b, expected) in [
            ("inspected", "inspection", true),
            ("lindqvist", "lindquist", true),
            ("marant", "marrant", true),
            ("injury", "injured", true),
            ("announce", "announcement", true),
            ("before", "after", false),
            ("fell", "felt", false),
            ("increase", "decrease", false),
            ("import", "export", false),
            ("kill", "skill", false),
            ("lindqvist", "lindgren", false),
        ] {
            assert_eq!(akin(a, b), expected, "{a} {b}");
            assert_eq!(akin(b, a), expected, "{b} {a}");
        }
    }
}
