//! What an edit changes: marks, spelling, inflection, a number, a name, a negation, or the wording.

use std::ops::Range;

use super::{Match, Pair, Side};
use crate::comparison::EditClass;
use crate::lang::Classes;
use crate::token::{Kind, Token};

/// The class of two aligned tokens; `None` when their code units are equal.
pub fn token(pair: &Pair, m: Match) -> Option<EditClass> {
    let (a, b) = (pair.a.tokens[m.a], pair.b.tokens[m.b]);
    let (print_a, print_b) = (a.span.of(pair.a.text), b.span.of(pair.b.text));
    if print_a == print_b {
        return None;
    }
    if plain(print_a) == plain(print_b) {
        return Some(EditClass::Typographic);
    }
    let (norm_a, norm_b) = (pair.lexicon.form(a).norm, pair.lexicon.form(b).norm);
    Some(if norm_a != norm_b || possessive(pair, a) != possessive(pair, b) { EditClass::Inflection } else { EditClass::Spelling })
}

fn possessive(pair: &Pair, token: Token) -> bool {
    pair.lexicon.form(token).possessive
}

/// A printed form without case, curls and kinds of dash.
fn plain(print: &str) -> String {
    print.chars().filter(|c| *c != '\u{ad}').map(|c| match c {
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }).flat_map(char::to_lowercase).collect::<String>().replace('…', "...")
}

/// The class of a change of one stretch into another, either of which may be empty.
pub fn stretch(pair: &Pair, a: Range<usize>, b: Range<usize>) -> EditClass {
    let words = |side: &Side, range: Range<usize>| -> Vec<Token> {
        side.tokens[range].iter().copied().filter(|t| t.kind != Kind::Punctuation).collect()
    };
    let (in_a, in_b) = (words(&pair.a, a.clone()), words(&pair.b, b.clone()));
    if in_a.is_empty() && in_b.is_empty() {
        return EditClass::Typographic;
    }
    let joined = |side: &Side, tokens: &[Token]| tokens.iter().map(|t| plain(t.span.of(side.text))).collect::<String>().replace('-', "");
    if joined(&pair.a, &in_a) == joined(&pair.b, &in_b) {
        return EditClass::Typographic;
    }
    let negations = |tokens: &[Token]| tokens.iter().filter(|&&t| pair.lexicon.class(t).has(Classes::NEGATION)).count();
    if negations(&in_a) != negations(&in_b) {
        return EditClass::Negation;
    }
    let numbers = |tokens: &[Token]| tokens.iter().filter(|&&t| pair.lexicon.form(t).number).count();
    let content = |tokens: &[Token]| tokens.iter().filter(|&&t| !pair.lexicon.class(t).has(Classes::STOP)).count();
    let (numbers_a, numbers_b) = (numbers(&in_a), numbers(&in_b));
    if numbers_a + numbers_b > 0 && content(&in_a) <= numbers_a + 1 && content(&in_b) <= numbers_b + 1 && (numbers_a > 0 || in_a.is_empty()) && (numbers_b > 0 || in_b.is_empty()) {
        return EditClass::Number;
    }
    let named = |tokens: &[Token], side: &Side| {
        let mut content = tokens.iter().filter(|&&t| !pair.lexicon.class(t).has(Classes::STOP)).peekable();
        content.peek().is_some() && content.all(|&t| pair.lexicon.form(t).capital && !is_first(side, t))
    };
    let (name_a, name_b) = (named(&in_a, &pair.a), named(&in_b, &pair.b));
    if name_a && name_b || name_a && in_b.is_empty() || in_a.is_empty() && name_b {
        return EditClass::Name;
    }
    EditClass::Wording
}

fn is_first(side: &Side, token: Token) -> bool {
    side.tokens.first().is_some_and(|first| first.span == token.span)
}
