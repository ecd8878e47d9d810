//! Whether two sentences that share words tell of one event at all: values of two events do not disagree.

use super::agree::compatible;
use super::value::{CLOSE, Given, is_plain, named, rival};
use super::{Found, context};
use crate::comparison::{DifferenceKind, EntityKind};
use crate::lang::{Classes, Verb};
use crate::quantity::Magnitude;
use crate::sort;

/// Sentences about one remark share this many words that carry meaning.
const REMARK: usize = 6;
/// How many words at the beginning of a sentence tell what it is about.
const SUBJECT: usize = 4;
/// Sentences that share this part of the words of the shorter one are the same but for a word or two.
const ALIKE: (usize, usize) = (4, 5);
/// "2002-05-01"; a month or a year has fewer characters.
const FULL_DATE: usize = 10;

/// Whether two sentences tell of two events that only look alike: they put them at different times and give different amounts,
/// and are not otherwise the same.
pub fn two_events(found: &Found, given: &[Given], x: &Given, y: &Given) -> bool {
    let is_when = |g: &Given| matches!(g.quantity.kind, DifferenceKind::Date | DifferenceKind::Day | DifferenceKind::Time);
    // "Two-year note", "10-month low": a length that names a thing.
    let names = |g: &Given| g.quantity.kind == DifferenceKind::Duration && g.quantity.span.of(g.document.text()).contains('-');
    let of = |sentence: u32, which: &dyn Fn(&Given) -> bool| -> Vec<usize> { (0..given.len()).filter(|&i| given[i].sentence == sentence && which(&given[i])).collect() };
    // Both have some of a kind, and no two of them agree.
    let apart = |which: &dyn Fn(&Given) -> bool| {
        let (in_x, in_y) = (of(x.sentence, which), of(y.sentence, which));
        let alike = |i: &usize, j: &usize| rival(&given[*i], &given[*j]) || is_when(&given[*i]) && is_when(&given[*j]);
        let both = in_x.iter().any(|i| in_y.iter().any(|j| alike(i, j)));
        both && !in_x.iter().any(|i| in_y.iter().any(|j| alike(i, j) && compatible(&given[*i], &given[*j])))
    };
    let is_clock = |g: &Given| g.quantity.kind == DifferenceKind::Time;
    let amounts = |g: &Given| !is_when(g) && !names(g);
    if names(x) {
        return apart(&amounts);
    }
    if is_when(x) {
        return apart(&amounts) && !alike(x, y);
    }
    // "The first victim was 12, the second 15": whatever else differs is another one's.
    let numbered = |g: &Given| g.quantity.kind == DifferenceKind::Ordinal && begins(found, g);
    let other_one = if numbered(x) { apart(&|g| amounts(g) && !numbered(g)) } else { apart(&numbered) || another(found, given, x) != another(found, given, y) };
    if other_one || parties(found, x, y) || actors(found, x, y) {
        return true;
    }
    // "In May 2002": a month or year that one side alone names is that of something before.
    let of_before = |sentence: u32| given.iter().any(|g| g.sentence == sentence && g.quantity.kind == DifferenceKind::Date && matches!(&g.quantity.value, Magnitude::Text(text) if text.len() < FULL_DATE && !text.starts_with('-')));
    let before = of_before(x.sentence) != of_before(y.sentence) && !alike(x, y);
    before || moments(given, x, y) || opposed(x, y) || groups(found, x, y) || subjects(given, x, y) || (apart(&is_clock) || apart(&|g| is_when(g) && !is_clock(g)) || apart(&names)) && !alike(x, y)
}

/// "A second call lasted 20 minutes": not the one that others call "the call".
fn another(found: &Found, given: &[Given], g: &Given) -> bool {
    let first = |h: &&Given| h.sentence == g.sentence && h.quantity.kind == DifferenceKind::Ordinal && begins(found, h);
    let later = |h: &Given| !matches!(&h.quantity.value, Magnitude::Amount(a) if a.amount.scaled() <= crate::comparison::Decimal::SCALE);
    given.iter().find(first).is_some_and(|h| later(h) && h.quantity.tokens.start > 0 && g.document.norm(h.quantity.tokens.start as usize - 1) == "a")
}

/// Whether the two sentences begin with the names of two persons, or two bodies, each of which its own account alone names.
fn actors(found: &Found, x: &Given, y: &Given) -> bool {
    let first = |g: &Given| {
        let (article, local) = found.local(g.sentence);
        let start = g.document.sentences[local].tokens.start;
        let at = g.document.mentions.partition_point(|m| m.tokens.start < start);
        let mention = g.document.mentions.get(at).filter(|m| m.tokens.start <= start + 1 && m.kind != EntityKind::Place)?;
        Some((mention.kind, found.attribution.of_mention[article][at]))
    };
    first(x).zip(first(y)).is_some_and(|((kind, one), (of, other))| kind == of && one != other && !found.names(y.article, one) && !found.names(x.article, other))
}

/// Whether a value is that of what the sentence begins with: "The first victim was".
fn begins(found: &Found, g: &Given) -> bool {
    let (_, local) = found.local(g.sentence);
    g.quantity.tokens.start <= g.document.sentences[local].tokens.start + 1
}

/// What one party asks for and another one gives, and what two parties count each for themselves, are two things.
fn parties(found: &Found, x: &Given, y: &Given) -> bool {
    let senses = &x.document.lang.senses;
    let before = |g: &Given| g.document.sentences[found.local(g.sentence).1].tokens.start as usize..g.quantity.tokens.start as usize;
    let wish = |g: &Given| before(g).any(|i| senses.wishes.contains(g.document.norm(i)));
    let offer = |g: &Given| before(g).any(|i| senses.offers.contains(g.document.norm(i)));
    // Who puts a figure on something: the subject of the sentence.
    let source = |g: &Given| -> Option<usize> {
        let mut content = before(g).filter(|&i| g.document.carries(i));
        let (who, verb) = (content.next()?, content.next()?);
        let counts = matches!(g.document.norm(verb), "put" | "puts" | "estimate" | "estimated" | "estimates" | "count" | "counted" | "spoke" | "speak" | "said" | "say" | "says" | "reported" | "claimed" | "claim");
        (counts && senses.sources.contains(g.document.norm(who))).then_some(who)
    };
    wish(x) != wish(y) || offer(x) != offer(y) || source(x).zip(source(y)).is_some_and(|(i, j)| !context::same(x.document, i, y.document, j))
}

/// Whether two sentences that agree in none of their amounts, of two kinds or more, begin with different things.
fn subjects(given: &[Given], x: &Given, y: &Given) -> bool {
    let mut kinds: Vec<(DifferenceKind, &str)> = Vec::new();
    for g in given.iter().filter(|g| g.sentence == x.sentence) {
        let others = || given.iter().filter(|h| h.sentence == y.sentence && rival(g, h));
        if others().next().is_some() {
            if others().any(|h| compatible(g, h)) {
                return false;
            }
            kinds.push((g.quantity.kind, g.unit));
        }
    }
    sort::all(&mut kinds);
    kinds.dedup();
    if kinds.len() < 2 || one_in_words(x, y) {
        return false;
    }
    // What stands before the first value, by its names where both sides have some.
    let first = |g: &Given| -> Vec<usize> {
        let value = given.iter().filter(|h| h.sentence == g.sentence).map(|h| h.quantity.tokens.start as usize).min().unwrap_or(0);
        let before: Vec<usize> = g.words.iter().copied().filter(|&i| i < value && named(g.document, i)).collect();
        if before.is_empty() { g.words.iter().copied().take(SUBJECT).collect() } else { before }
    };
    let (in_x, in_y) = (first(x), first(y));
    context::shared(x.document, &in_x, y.document, &in_y) * 2 < in_x.len().min(in_y.len()).max(1)
}

/// Whether one sentence tells of a rise and the other of a fall.
fn opposed(x: &Given, y: &Given) -> bool {
    let told = |g: &Given| -> Vec<String> {
        // "Up 4.83 points": a little word elsewhere, a direction before an amount.
        let way = (g.quantity.tokens.start as usize).checked_sub(1).map(|i| g.document.norm(i)).and_then(|word| match word {
            "up" => Some("rose"),
            "down" => Some("fell"),
            _ => None,
        });
        let words = g.words.iter().map(|&i| g.document.norm(i));
        words.chain(way).filter(|word| g.document.lang.senses.opposites.contains_key(word)).map(str::to_string).collect()
    };
    let (in_x, in_y) = (told(x), told(y));
    in_x.iter().any(|a| in_y.iter().any(|b| x.document.lang.senses.opposite(a, b)))
}

/// "The men who took the one" and "the men who took the other" are two groups of men.
fn groups(found: &Found, x: &Given, y: &Given) -> bool {
    let told = |g: &Given| -> Vec<(usize, usize)> {
        let (_, local) = found.local(g.sentence);
        let tokens = &g.document.sentences[local].tokens;
        let range = tokens.start as usize..tokens.end as usize;
        let clause = |at: usize| {
            let mut content = (at + 1..range.end).take(6).filter(|&i| g.document.carries(i));
            Some((content.next()?, content.next()?))
        };
        range.clone().filter(|&i| g.document.norm(i) == "who").filter_map(clause).collect()
    };
    let same = |i: usize, j: usize| context::same(x.document, i, y.document, j);
    let (in_x, in_y) = (told(x), told(y));
    in_x.iter().any(|&(verb, object)| in_y.iter().any(|&(other, its)| same(verb, other) && !same(object, its)))
}

/// Whether two sentences are the same but for a word or two.
fn alike(x: &Given, y: &Given) -> bool {
    context::shared(x.document, &x.words, y.document, &y.words) * ALIKE.1 >= x.words.len().min(y.words.len()) * ALIKE.0
}

/// Whether each sentence has nearly all words of the other.
fn one_in_words(x: &Given, y: &Given) -> bool {
    context::shared(x.document, &x.words, y.document, &y.words) * ALIKE.1 >= x.words.len().max(y.words.len()) * ALIKE.0
}

/// Whether two sentences have the same words but for their values; a line with a date alone tells nothing.
pub fn differ_in_values(x: &Given, y: &Given) -> bool {
    one_in_words(x, y) && x.words.len() >= SUBJECT
}

/// How many words that are no names and not what is counted two sentences have in common.
pub fn common(x: &Given, y: &Given) -> usize {
    let told = |g: &Given| -> Vec<usize> {
        let counted = |i: usize| crate::quantity::singular(g.document.norm(i)) == g.unit;
        g.words.iter().copied().filter(|&i| is_plain(g.document, i) && !counted(i)).collect()
    };
    context::shared(x.document, &told(x), y.document, &told(y))
}

/// Whether both sentences say at which part of a day they look, and not at the same.
fn moments(given: &[Given], x: &Given, y: &Given) -> bool {
    // "Tuesday morning" is a value, and judged as one.
    let value = |g: &Given, i: usize| given.iter().any(|h| h.sentence == g.sentence && h.quantity.tokens.contains(&(i as u32)));
    let told = |g: &Given| -> Vec<usize> {
        g.words.iter().copied().filter(|&i| !value(g, i)).filter(|&i| g.document.lexicon.class(g.document.tokens[i]).has(Classes::DAY_PART) || matches!(g.document.norm(i), "midday" | "close" | "closed" | "end" | "ended" | "opening")).collect()
    };
    let (in_x, in_y) = (told(x), told(y));
    !in_x.is_empty() && !in_y.is_empty() && context::shared(x.document, &in_x, y.document, &in_y) == 0
}

/// Whether one amount is another one and a third of its sentence together: 11 offices here and nine there are 20.
pub fn sums(part: &Given, whole: &Given) -> bool {
    let (Magnitude::Amount(p), Magnitude::Amount(w)) = (&part.quantity.value, &whole.quantity.value) else { return false };
    let rest = w.amount.scaled() - p.amount.scaled();
    // What both sentences give is no third.
    rest > 0 && gives(part, rest) && !gives(whole, rest)
}

/// Whether the sentence of a value holds a number besides it.
fn gives(g: &Given, scaled: i64) -> bool {
    let Some(sentence) = g.document.sentence_at(g.quantity.span.start) else { return false };
    let number = |i: u32| {
        let norm = g.document.norm(i as usize);
        match g.document.lang.numbers.get(norm) {
            Some(crate::lang::NumberWord::Number(n)) => Some(*n),
            _ => norm.replace(',', "").parse().ok(),
        }
    };
    let mut others = g.document.sentences[sentence].tokens.clone().filter(|i| !g.quantity.tokens.contains(i));
    others.any(|i| number(i).and_then(|n| n.checked_mul(crate::comparison::Decimal::SCALE)) == Some(scaled))
}

/// Whether a day or a time follows a verb of speech: it tells when something was said.
pub fn said(g: &Given) -> bool {
    let at = g.quantity.tokens.start as usize;
    let verb = |i: usize| g.document.lexicon.form(g.document.tokens[i]).verb == Some(Verb::Speech);
    (at.saturating_sub(CLOSE)..at).any(verb)
}

/// Two days on which somebody said something are days of one remark only where both sentences tell much the same.
pub fn remark(x: &Given, y: &Given) -> bool {
    let partner = |&&i: &&usize| y.words.iter().any(|&j| context::same(x.document, i, y.document, j));
    let shared: Vec<usize> = x.words.iter().filter(partner).copied().collect();
    let plain = shared.iter().filter(|&&i| !named(x.document, i) && x.document.lexicon.form(x.document.tokens[i]).verb.is_none()).count();
    said(x) && said(y) && shared.len() >= REMARK && plain >= 2
}
