//! What tells that two values are of two things: a part and its whole, sales and profit, the seats of two parties, the ages of
//! two people.

use super::value::{Given, calendar, harm_line, named};
use super::{Found, context};
use crate::attribution::namesake::may_be_one;
use crate::comparison::DifferenceKind;
use crate::token::Kind;

/// Whether what stands around two values says that they are of two things.
pub fn of_two(x: &Given, y: &Given) -> bool {
    share(x) != share(y) || of_those(x, y) || of_those(y, x) || as_of(x) != as_of(y) || totals(x) != totals(y) || owners(x, y) || measures(x, y)
}

/// "As of Wednesday": when it was counted, not when it was.
fn as_of(g: &Given) -> bool {
    let at = g.quantity.tokens.start as usize;
    calendar(g) && at > 1 && g.document.norm(at - 1) == "of" && g.document.norm(at - 2) == "as"
}

/// Whether an amount is that of several things together.
fn totals(g: &Given) -> bool {
    matches!(g.quantity.kind, DifferenceKind::Money | DifferenceKind::Percent) && g.words.iter().any(|&i| g.document.lang.senses.totals.contains(g.document.norm(i)))
}

/// "Sales of $1.9 billion", "a profit of $84 million".
fn measures(x: &Given, y: &Given) -> bool {
    let measure = |g: &Given| g.near.iter().copied().filter(|&i| g.document.lang.senses.measures.contains(g.document.norm(i))).min_by_key(|&i| (i.abs_diff(g.quantity.tokens.start as usize), i));
    x.quantity.kind == DifferenceKind::Money && measure(x).zip(measure(y)).is_some_and(|(i, j)| !context::same(x.document, i, y.document, j))
}

/// "The Greens hold 12 seats", "the Liberals have 17": each has its own.
fn owners(x: &Given, y: &Given) -> bool {
    let owner = |g: &Given| {
        let verb = (g.quantity.tokens.start as usize).checked_sub(1)?;
        let has = g.document.lang.senses.owning.contains(g.document.norm(verb));
        verb.checked_sub(1).filter(|&name| has && named(g.document, name))
    };
    owner(x).zip(owner(y)).is_some_and(|(i, j)| !context::same(x.document, i, y.document, j))
}

/// "Nine of the injured" are some of the 34 injured.
fn of_those(part: &Given, whole: &Given) -> bool {
    let at = part.quantity.tokens.end as usize;
    let word = |at: usize| if at < part.document.tokens.len() { part.document.norm(at) } else { "" };
    let of = word(at) == "of" && matches!(word(at + 1), "the" | "those") && !word(at + 2).is_empty();
    let line = of.then(|| harm_line(part.document, at + 2)).flatten();
    line.is_some() && whole.near.iter().any(|&i| harm_line(whole.document, i) == line)
}

/// Where a value stands in "seven of the 12 miners": a part stands against a part, a whole against a whole.
#[derive(PartialEq, Eq)]
pub enum Share {
    Plain,
    Part,
    Whole,
}

pub fn share(g: &Given) -> Share {
    let (start, end) = (g.quantity.tokens.start as usize, g.quantity.tokens.end as usize);
    let word = |at: usize| g.document.tokens.get(at).filter(|token| token.kind != Kind::Punctuation);
    let number = |at: usize| word(at).is_some_and(|&token| g.document.lexicon.form(token).number);
    let of = |at: usize| word(at).is_some() && g.document.norm(at) == "of";
    if of(end) && (number(end + 1) || number(end + 2)) {
        Share::Part
    } else if (2..=3).any(|back| start >= back && number(start - back) && of(start - back + 1)) {
        Share::Whole
    } else {
        Share::Plain
    }
}

/// "Anna Holt, 41" and "Marta Holt, 14": the ages of two.
pub fn two_people(found: &Found, x: &Given, y: &Given) -> bool {
    who(found, x).zip(who(found, y)).is_some_and(|((one, name), (two, other))| one != two && !may_be_one(name, other, &x.document.lang.senses))
}

/// The person whose age a value is, and the name there.
pub fn who<'a>(found: &Found, g: &Given<'a>) -> Option<(u32, &'a str)> {
    let at = (g.quantity.tokens.start as usize).checked_sub(2)?;
    let mention = g.document.mention_at(at).or_else(|| g.document.mention_at(at + 1))?;
    Some((found.attribution.of_mention[g.article][mention], g.document.mentions[mention].span.of(g.document.text())))
}
