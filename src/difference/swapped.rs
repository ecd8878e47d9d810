//! One word for another in a place that is otherwise the same: "the northern warehouse" here, "the southern warehouse" there,
//! "in April" and "in June", "with a licence" and "without a licence".

use super::statement::{merge, other_figures};
use super::told::Told;
use super::{Difference, context};
use crate::comparison::{DifferenceKind, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::token::Kind;

/// The sentences share so many words that carry meaning, and half of those of the shorter one.
const SHARED: usize = 3;
/// Words so near tell what a word is said of.
const CLOSE: usize = 5;

/// Whether a word has others that it excludes. A month with a day or a year is a date, and is compared as one.
pub fn excludes(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    let month = document.lexicon.class(token).has(Classes::MONTH);
    let dated = || document.quantity_at(at).is_some();
    token.kind == Kind::Word && document.lang.senses.contrasts.contains_key(document.norm(at)) && !(month && (!document.lexicon.form(token).capital || dated()))
}

pub fn differences(passage: Option<u32>, a: &Told, b: &Told, all: &mut Vec<Difference>) {
    if a.excluding.is_empty() || b.excluding.is_empty() || opposed(a, b) {
        return;
    }
    let contrasts = &a.document.lang.senses.contrasts;
    for &i in &a.excluding {
        for &j in &b.excluding {
            let (x, y) = (a.document.norm(i), b.document.norm(j));
            let (Some(&(kind, line, first)), Some(&(_, other, second))) = (contrasts.get(x), contrasts.get(y)) else { continue };
            let crossed = || a.excluding.iter().any(|&k| a.document.norm(k) == y) || b.excluding.iter().any(|&k| b.document.norm(k) == x);
            if line != other || first == second || crossed() || !framed(a, i, b, j) || !one_statement(a, b) || other_around(a, i, b, j) {
                continue;
            }
            let value = |word: &str, at: u16| if kind == DifferenceKind::Negation { Value::Truth(at == 0) } else { Value::Text(word.into()) };
            let readings = vec![a.reading(a.document.tokens[i].span, value(x, first)), b.reading(b.document.tokens[j].span, value(y, second))];
            merge(all, kind, 865, passage, format!("{} or {}", a.document.print(i), b.document.print(j)), readings);
        }
    }
}

/// Whether two sentences tell opposite things: lifted in the north, extended in the south.
fn opposed(a: &Told, b: &Told) -> bool {
    let senses = &a.document.lang.senses;
    a.opposed.iter().any(|x| b.opposed.iter().any(|y| senses.opposite(x.1, y.1)))
}

/// Whether two sentences name times or directions of which one excludes the other: what is so in May may not be in June.
pub fn exclude(a: &Told, b: &Told) -> bool {
    let contrasts = &a.document.lang.senses.contrasts;
    let of = |told: &Told| -> Vec<(u16, u16)> { told.excluding.iter().filter_map(|&i| contrasts.get(told.document.norm(i))).filter(|of| matches!(of.0, DifferenceKind::Date | DifferenceKind::Place)).map(|&(_, line, at)| (line, at)).collect() };
    let (in_a, in_b) = (of(a), of(b));
    in_a.iter().any(|x| in_b.iter().any(|y| x.0 == y.0 && x.1 != y.1)) && !in_a.iter().any(|x| in_b.contains(x))
}

/// Whether the same words stand right before and right behind two places, or the end of the sentence does.
fn framed(a: &Told, i: usize, b: &Told, j: usize) -> bool {
    let word = |told: &Told<'_>, at: Option<usize>| {
        let at = at.filter(|at| told.tokens.contains(at) && !matches!(told.document.print(*at), "." | "," | "“" | "\""))?;
        Some(told.document.lexicon.key(told.document.tokens[at]).to_string())
    };
    word(a, i.checked_sub(1)) == word(b, j.checked_sub(1)) && word(a, Some(i + 1)) == word(b, Some(j + 1))
}

/// Whether each of two places has a word near it that the other sentence lacks: what closed in April may reopen in June.
pub fn other_around(a: &Told, i: usize, b: &Told, j: usize) -> bool {
    let lacks = |own: &Told, at: usize, other: &Told| {
        let near = context::around(own.document, &(at..at + 1), &own.tokens, CLOSE);
        near.into_iter().any(|k| !other.tokens.clone().any(|l| context::same(own.document, k, other.document, l)))
    };
    lacks(a, i, b) && lacks(b, j, a)
}

/// Whether two sentences share half of the words of the shorter one, or all but one.
pub fn one_statement(a: &Told, b: &Told) -> bool {
    let shared = context::shared(a.document, &a.carrying, b.document, &b.carrying);
    let fewer = a.carrying.len().min(b.carrying.len());
    (shared >= SHARED && shared * 2 >= fewer || shared + 1 == SHARED && shared + 1 >= a.carrying.len().max(b.carrying.len())) && !other_figures(a, b)
}
