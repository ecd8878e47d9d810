//! Amounts and points in time that disagree.

use std::ops::Range;
use std::sync::Arc;

use super::agree::{compatible, interval};
use super::event::{common, differ_in_values, remark, said, sums, two_events};
use super::known::Pairs;
use super::reading::{about, reading, shown};
use super::{Difference, Found, Reading, agree, context, people, things};
use crate::comparison::{Bound, DifferenceKind, Level, Value};
use crate::document::Document;
use crate::partition::Partition;
use crate::quantity::{Amount, MOST_VALUES, Magnitude, Quantity, is_year};

/// How many tokens on each side of a value tell what it is about.
const CONTEXT: usize = 6;
/// And how many tell which of several values is meant.
pub const CLOSE: usize = 3;
/// Sentences with so many words in common tell of one thing, wherever in them a number stands.
const COMMON: usize = 2;
/// Sentences linked this well tell one thing.
const SURE: u32 = 900;
/// And so well one thing in quite other words.
const LINKED: u32 = 940;
/// What either article counts once is the same in sentences linked this well.
const SOLE: u32 = 700;
/// Amounts this many times each other are of different things.
const SCALE: i128 = 30;

/// What "58 votes to 49" and "3-2" count.
const SCORE: &str = "score";
/// What people are counted in.
pub const PERSON: &str = "person";

/// A value in a sentence.
#[derive(Clone)]
pub struct Given<'a> {
    pub document: &'a Document,
    pub article: usize,
    pub sentence: u32,
    pub quantity: &'a Quantity,
    /// The words around it that carry meaning, but for what is counted.
    pub near: Arc<[usize]>,
    /// The words of its sentence that carry meaning, but for numbers.
    pub words: Arc<[usize]>,
    /// The unit in the form that compares.
    pub unit: &'a str,
}

/// A value of an article, whoever else gives one: its place among the article's quantities, and the words as `Given` has them.
pub struct Own {
    quantity: usize,
    near: Arc<[usize]>,
    words: Arc<[usize]>,
}

/// The values of one sentence of an article.
pub fn own(document: &Document, tokens: &Range<u32>) -> Vec<Own> {
    let from = document.quantities.partition_point(|q| q.tokens.start < tokens.start);
    let own = document.quantities.iter().enumerate().skip(from).take_while(|(_, q)| q.tokens.start < tokens.end).take(MOST_VALUES);
    let mut own = own.filter(|(_, q)| !is_dateline(document, q)).peekable();
    if own.peek().is_none() {
        return Vec::new();
    }
    let words: Arc<[usize]> = (tokens.start as usize..tokens.end as usize).filter(|&i| document.carries(i) && !document.lexicon.form(document.tokens[i]).number).collect();
    own.map(|(at, quantity)| Own { quantity: at, near: near(document, quantity), words: words.clone() }).collect()
}

impl Given<'_> {
    /// How many decimal places are printed.
    pub fn places(&self) -> usize {
        let print = self.quantity.span.of(self.document.text());
        let after = print.split_once('.').map_or("", |(_, after)| after);
        after.bytes().take_while(u8::is_ascii_digit).count()
    }

    pub fn is_none(&self) -> bool {
        matches!(&self.quantity.value, Magnitude::Amount(a) if a.amount.scaled() == 0)
    }
}

/// The values of a sentence.
#[inline(never)]
pub fn given<'a>(found: &Found<'a>, sentence: u32) -> Vec<Given<'a>> {
    let (article, local) = found.local(sentence);
    let document = found.documents[article];
    let given = |own: &Own| {
        let quantity = &document.quantities[own.quantity];
        Given { document, article, sentence, quantity, near: own.near.clone(), words: own.words.clone(), unit: unit(document, quantity) }
    };
    found.own[article].values[local].iter().map(given).collect()
}

/// Whether a sentence gives a value of the kind that another one has.
pub fn gives_such(found: &Found, sentence: u32, own: &Given) -> bool {
    let (article, local) = found.local(sentence);
    let kind = |value: &Own| found.documents[article].quantities[value.quantity].kind;
    found.own[article].values[local].iter().any(|value| kind(value) == own.quantity.kind || is_day(kind(value)) && calendar(own))
}

/// Compares the values of sentences that tell the same; `of` holds those of each sentence.
#[inline(never)]
pub fn differences(found: &Found, of: &[&[Given]], passage: Option<u32>, pairs: &mut Pairs, all: &mut Vec<Difference>) {
    let of: Vec<&[Given]> = of.iter().copied().filter(|own| !own.is_empty()).collect();
    // By sentence: where its values begin among all.
    let mut first = vec![0];
    of.iter().for_each(|own| first.push(first[first.len() - 1] + own.len()));
    // Values that somebody else gives too are settled; what is left over on both sides is compared.
    let mut partition = Partition::new(first[of.len()]);
    let mut joined = false;
    for (j, in_b) in of.iter().enumerate() {
        for (i, in_a) in of[..j].iter().enumerate() {
            if in_a[0].article == in_b[0].article || !in_a.iter().any(|a| in_b.iter().any(|b| one_kind(a, b))) {
                continue;
            }
            let about_one = || {
                let both: Vec<Given> = in_a.iter().chain(*in_b).cloned().collect();
                let pairs = (0..in_b.len()).flat_map(|b| (0..in_a.len()).map(move |a| (a, b)));
                pairs.filter(|&(a, b)| comparable(found, &both, a, in_a.len() + b)).collect()
            };
            let ends = [in_a[0].sentence, in_b[0].sentence];
            for &(a, b) in pairs.about_one(ends, (found.score)(ends[0], ends[1]), &about_one) {
                partition.join(first[i] + a, first[j] + b);
                joined = true;
            }
        }
    }
    if !joined {
        return;
    }
    let given: Vec<&Given> = of.into_iter().flatten().collect();
    for members in partition.groups() {
        let group: Vec<&Given> = members.into_iter().map(|i| given[i]).collect();
        all.extend(difference(&group, passage));
    }
}

/// The difference of values about one thing, if they disagree.
pub fn difference(group: &[&Given], passage: Option<u32>) -> Option<Difference> {
    // Who gives the other's value as well tells of two things, or of two states of one.
    let gives = |article: usize, other: &Given| group.iter().any(|g| g.article == article && compatible(g, other));
    let apart = |a: &Given, b: &Given| a.article != b.article && !compatible(a, b) && !gives(a.article, b) && !gives(b.article, a);
    let any = |two: &dyn Fn(&Given, &Given) -> bool| group.iter().enumerate().any(|(i, a)| group[..i].iter().any(|b| two(a, b)));
    let conflict = any(&apart);
    // "At least 23" and "at least 25" may both be true; whoever counted 25 knew more.
    let further = |a: &Given, b: &Given| a.article != b.article && agree::at_least(a).zip(agree::at_least(b)).is_some_and(|(x, y)| x != y);
    if group.len() < 2 || !conflict && !any(&further) {
        return None;
    }
    let kind = group.iter().map(|g| g.quantity.kind).min().unwrap_or(DifferenceKind::Number);
    let readings: Vec<Reading> = group.iter().copied().map(reading).collect();
    let level = if conflict { Level::Conflict } else { Level::Variant };
    let rank = match kind {
        _ if !conflict => 400,
        // None against any is more than one count against another.
        DifferenceKind::Number if group.iter().any(|g| g.is_none()) => 900,
        DifferenceKind::Number | DifferenceKind::Money | DifferenceKind::Percent => 880,
        DifferenceKind::Date | DifferenceKind::Day | DifferenceKind::Time => 850,
        _ => 820,
    };
    Some(Difference { level, kind, rank, passage, about: about(group), text: String::new(), readings, silent: Vec::new() })
}

pub fn calendar(given: &Given) -> bool {
    is_day(given.quantity.kind)
}

fn is_day(kind: DifferenceKind) -> bool {
    matches!(kind, DifferenceKind::Date | DifferenceKind::Day)
}

pub fn one_kind(x: &Given, y: &Given) -> bool {
    (x.quantity.kind == y.quantity.kind || calendar(x) && calendar(y)) && same_unit(x, y)
}

fn year(g: &Given) -> bool {
    matches!(&g.quantity.value, Magnitude::Text(text) if is_year(text))
}

/// One unit, or two words for one thing; "the fourth in a year" leaves open what it counts.
fn same_unit(x: &Given, y: &Given) -> bool {
    let open = x.quantity.kind == DifferenceKind::Ordinal && (x.unit.is_empty() || y.unit.is_empty());
    x.unit == y.unit || open || persons(x, y) || x.document.lang.tag == y.document.lang.tag && x.document.lang.senses.one_thing(x.unit, y.unit)
}

/// Whether people are counted.
pub fn person(g: &Given) -> bool {
    let senses = &g.document.lang.senses;
    g.unit == PERSON || senses.people.contains(g.unit) || senses.some_people.contains(g.unit)
}

/// "41,205 people" and "38,205 spectators".
fn persons(x: &Given, y: &Given) -> bool {
    let senses = &x.document.lang.senses;
    // Nobody at all is no teenager either.
    let group = |own: &Given, other: &Given| other.unit == PERSON && (senses.people.contains(own.unit) || other.is_none() && senses.some_people.contains(own.unit));
    x.quantity.kind == DifferenceKind::Number && (group(x, y) || group(y, x))
}

/// Whether two values are equal and of one thing: "142 people" where another counts passengers.
pub fn agree(x: &Given, y: &Given) -> bool {
    let some = |own: &Given, other: &Given| other.unit == PERSON && own.document.lang.senses.some_people.contains(own.unit);
    one_amount(&shown(x.quantity), &shown(y.quantity)) && (one_kind(x, y) || x.quantity.kind == y.quantity.kind && (some(x, y) || some(y, x)))
}

/// Whether two values are one, whatever they count.
pub fn one_amount(x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Amount(x), Value::Amount(y)) => (x.amount, x.max, x.bound) == (y.amount, y.max, y.bound),
        (Value::Text(x), Value::Text(y)) => x == y,
        _ => false,
    }
}

/// Whether two values of two sentences are about the same thing; `given` holds all values of both.
fn comparable(found: &Found, given: &[Given], a: usize, b: usize) -> bool {
    let (x, y) = (&given[a], &given[b]);
    if !one_kind(x, y) {
        return false;
    }
    if compatible(x, y) {
        // The same value of two things joins nothing: a day is that of a saying, or of what was done.
        let about = About::of(x, y);
        return if calendar(x) { about.shared >= 2 && said(x) == said(y) } else { about.shared >= 1 && !about.another };
    }
    let link = (found.score)(x.sentence, y.sentence);
    if link == 0 || things::of_two(x, y) {
        return false;
    }
    // "Killing four and injuring 31": the killed are no rivals of the hurt, where one scene is told.
    let line = (x.quantity.kind == DifferenceKind::Number).then(|| harm(x)).flatten().filter(|&line| harm(y) == Some(line) && people::one_scene(found, x, y));
    let of_line = |g: &Given| line.is_none() || harm(g).is_none_or(|other| Some(other) == line);
    // A value that the other sentence has as well, in another place, is settled there; "on Monday" settles no year.
    let settled = |own: &Given, other: &Given| {
        let beside_year = |g: &Given| year(own) && g.quantity.kind == DifferenceKind::Day;
        given.iter().any(|g| g.sentence == other.sentence && one_kind(g, own) && compatible(g, own) && of_line(g) && !beside_year(g))
    };
    if settled(x, y) || settled(y, x) {
        return false;
    }
    if !same_scale(x.quantity, y.quantity) {
        return false;
    }
    let about = About::of(x, y);
    if about.another {
        return false;
    }
    let rival_in = |g: &Given, own: &Given| g.sentence == own.sentence && rival(g, own);
    let rivals = |own: &Given| given.iter().filter(|g| rival_in(g, own) && of_line(g)).count();
    let alone = rivals(x) == 1 && rivals(y) == 1;
    // Of several values of one kind each is compared with the one whose surroundings are most like its own.
    if !alone && !(chosen(given, a, b) && chosen(given, b, a)) {
        return false;
    }
    // Where several are given on both sides, whatever their lines, and none of them agrees, the sentences tell of two things.
    let agrees = |own: &Given, other: &Given| given.iter().filter(|g| rival_in(g, own)).any(|g| given.iter().any(|h| rival_in(h, other) && compatible(g, h)));
    let several = |own: &Given| given.iter().filter(|g| rival_in(g, own)).count() > 1;
    if several(x) && several(y) && !agrees(x, y) || sums(x, y) || sums(y, x) {
        return false;
    }
    // Sentences of the same words but for this value: whatever it is about, it is about the same.
    let same_words = || alone && said(x) == said(y) && differ_in_values(x, y);
    // Prices of a market are another one's every minute.
    let market = |g: &Given| given.iter().any(|h| h.sentence == g.sentence && h.quantity.kind == DifferenceKind::Money && (g.quantity.kind == DifferenceKind::Time || h.places() > 2));
    let other_words = || link >= LINKED && common(x, y) >= COMMON && !market(x) && !market(y);
    let about_one = match x.quantity.kind {
        // A day can belong to many things in a sentence: what happened on it must be told by both.
        DifferenceKind::Date | DifferenceKind::Day | DifferenceKind::Time => alone && said(x) == said(y) && (about.plain >= 1 && (about.shared >= 2 || link >= 800) || about.shared >= 2 && remark(x, y) || link >= SURE && x.quantity.kind != DifferenceKind::Time && !said(x) && common(x, y) >= COMMON && !(elsewhere(x, y) && elsewhere(y, x)) || x.quantity.kind == DifferenceKind::Time && other_words()),
        // Who plays or votes is told by the link.
        DifferenceKind::Number if x.unit == SCORE => alone && link >= SURE || about.plain >= 1,
        DifferenceKind::Number if persons(x, y) => alone && about.plain >= 2,
        // "Had the radar worked, 14 would have been found": not what was.
        DifferenceKind::Number if x.is_none() || y.is_none() => (about.plain >= 1 || about.implied) && [x, y].into_iter().all(|g| g.is_none() || people::happened(found, g)),
        // The only number of passengers that either article gives.
        DifferenceKind::Number if alone && link >= SOLE && sole(x) && sole(y) => true,
        DifferenceKind::Number => about.plain >= 1 || alone && link >= 850 && !x.unit.is_empty() && (about.shared == 0 || common(x, y) >= COMMON),
        // "The seventh day", "the third week": they tell when an article was written.
        DifferenceKind::Ordinal if x.document.lang.units.contains_key(x.unit) => false,
        DifferenceKind::Age if things::two_people(found, x, y) => false,
        DifferenceKind::Age => about.shared >= 1,
        DifferenceKind::Ordinal => about.shared >= 1 || alone && link >= LINKED && !x.unit.is_empty() && common(x, y) >= 1,
        _ => about.shared >= 1 && (alone || about.shared >= 2) || x.quantity.kind == DifferenceKind::Money && alone && other_words(),
    };
    // What takes longest comes last.
    (about_one || same_words()) && !two_events(found, given, x, y)
}

/// Whether nothing speaks against two values of two sentences being of one event; `given` holds all values of both.
pub fn of_one_event(found: &Found, given: &[Given], x: &Given, y: &Given) -> bool {
    !two_events(found, given, x, y) && !sums(x, y) && !sums(y, x) && (!matches!(x.quantity.kind, DifferenceKind::Date | DifferenceKind::Day | DifferenceKind::Time) || said(x) == said(y))
}

/// What the surroundings of two values have in common.
pub struct About {
    shared: usize,
    /// Of these, words that are no names and tell of no saying.
    plain: usize,
    /// Where one side says that there was none: the other tells of what comes under it ("treated" under "injured").
    implied: bool,
    /// One counts the killed and the other the hurt, or all who were on board.
    pub another: bool,
}

/// A word that is no name and no number, and tells of no saying.
pub fn is_plain(document: &Document, at: usize) -> bool {
    let form = document.lexicon.form(document.tokens[at]);
    !named(document, at) && form.verb.is_none() && !form.number
}

/// Whether a word looks like a name; where all nouns have a capital, whether it was read as one.
pub fn named(document: &Document, at: usize) -> bool {
    document.lexicon.form(document.tokens[at]).capital && (!document.lang.capital_nouns() || document.mention_at(at).is_some())
}

impl About {
    pub fn of(x: &Given, y: &Given) -> About {
        let (a, b) = (x.document, y.document);
        // "Three injections" and "three years": another number only with what it counts.
        let counts = |i: usize, j: usize| !a.lexicon.form(a.tokens[i]).number || i + 1 < a.tokens.len() && j + 1 < b.tokens.len() && context::same(a, i + 1, b, j + 1);
        let partner = |i: usize| y.near.iter().any(|&j| context::same(a, i, b, j) && counts(i, j));
        let shared: Vec<usize> = x.near.iter().copied().filter(|&i| partner(i)).collect();
        let plain = |&&i: &&usize| is_plain(a, i);
        let senses = &a.lang.senses;
        let under = |own: &Given, other: &Given| {
            let implied = |i: &usize| senses.implies.get(own.document.norm(*i));
            own.near.iter().filter_map(implied).any(|line| other.near.iter().any(|&j| senses.same.get(other.document.norm(j)) == Some(line)))
        };
        let (harm_x, harm_y) = (harm(x), harm(y));
        let harmed = |g: &Given| g.words.iter().any(|&i| harm_line(g.document, i).is_some());
        // A sentence may be as long as its article: the words near by are asked first.
        let aboard = |g: &Given| g.near.iter().any(|&i| matches!(g.document.norm(i), "board" | "aboard" | "onboard" | "carrying" | "carried")) && !harmed(g);
        About {
            plain: shared.iter().filter(plain).count(),
            shared: shared.len(),
            implied: (x.is_none() || y.is_none()) && (under(x, y) || under(y, x)),
            another: harm_x.is_some() && harm_y.is_some() && harm_x != harm_y || harm_x.is_some() && aboard(y) || harm_y.is_some() && aboard(x),
        }
    }
}

/// Whether an article counts people of one kind once only, or always the same.
fn sole(g: &Given) -> bool {
    let senses = &g.document.lang.senses;
    let same = |q: &&Quantity| q.kind == DifferenceKind::Number && unit(g.document, q) == g.unit;
    (senses.people.contains(g.unit) || senses.some_people.contains(g.unit)) && g.document.quantities.iter().filter(same).all(|q| q.value == g.quantity.value)
}

/// Whether a value tells of killed or of hurt: of those the word next to the number tells.
#[inline(never)]
pub fn harm(own: &Given) -> Option<u16> {
    let line = |i: &usize| harm_line(own.document, *i);
    // "12 people were killed and 20 were wounded": of two as near the one behind it.
    let (start, end) = (own.quantity.tokens.start as usize, own.quantity.tokens.end as usize);
    let distance = |i: usize| if i < start { (start - i, true) } else { (i + 1 - end, false) };
    own.near.iter().filter(|i| line(i).is_some()).min_by_key(|&&i| distance(i)).and_then(line)
}

pub fn rival(a: &Given, b: &Given) -> bool {
    // A year beside a weekday tells of another thing.
    a.quantity.kind == b.quantity.kind && same_unit(a, b) && things::share(a) == things::share(b) && (!calendar(a) || year(a) == year(b))
}

/// Whether words right around a value stand nowhere in the other sentence: it may tell when something else was.
fn elsewhere(own: &Given, other: &Given) -> bool {
    let close = |&&i: &&usize| i + CONTEXT > own.quantity.tokens.start as usize && i < own.quantity.tokens.end as usize + CONTEXT;
    own.near.iter().filter(close).any(|&i| !other.words.iter().any(|&j| context::same(own.document, i, other.document, j)))
}

/// The line of words in which a word tells that somebody was killed or hurt: "killed", "wounded", "lives" of "lost their lives".
#[inline(never)]
pub fn harm_line(document: &Document, at: usize) -> Option<u16> {
    let same = &document.lang.senses.same;
    let lost = document.norm(at) == "lives" && at > 0 && (matches!(document.norm(at - 1), "their" | "his" | "her") || document.lexicon.form(document.tokens[at - 1]).number);
    let line = same.get(if lost { "killed" } else { document.norm(at) });
    line.filter(|&line| same.get("killed") == Some(line) || same.get("hurt") == Some(line)).copied()
}

/// Whether of all values in the sentence of `b` that could stand against `a` it is `b` whose surroundings share most; where
/// several share as much, the one in the same place of their order.
fn chosen(given: &[Given], a: usize, b: usize) -> bool {
    let close = |g: &Given| -> Vec<usize> {
        let own = g.quantity.tokens.start as usize..g.quantity.tokens.end as usize;
        g.near.iter().copied().filter(|&i| i + CLOSE >= own.start && i < own.end + CLOSE).collect()
    };
    let (x, y) = (&given[a], &given[b]);
    let strength = |other: &Given| context::shared(x.document, &x.near, other.document, &other.near) + 2 * context::shared(x.document, &close(x), other.document, &close(other));
    let all: Vec<&Given> = given.iter().filter(|g| g.sentence == y.sentence && rival(g, y)).collect();
    let own: Vec<&Given> = given.iter().filter(|g| g.sentence == x.sentence && rival(g, x)).collect();
    let best = all.iter().map(|g| strength(g)).max().unwrap_or(0);
    let most: Vec<&&Given> = all.iter().filter(|g| strength(g) == best).collect();
    let place = |list: &[&Given], g: &Given| list.iter().position(|o| std::ptr::eq(o.quantity, g.quantity));
    best > 0 && strength(y) == best && (most.len() == 1 || all.len() == own.len() && place(&all, y) == place(&own, x))
}

/// "SKERROW, Sept 18 (Meridian) -": when the report was filed.
fn is_dateline(document: &Document, quantity: &Quantity) -> bool {
    let Some(sentence) = document.sentence_at(quantity.span.start) else { return false };
    let bounds = &document.sentences[sentence].tokens;
    let after = quantity.tokens.end as usize..(quantity.tokens.end + 6).min(bounds.end) as usize;
    quantity.kind == DifferenceKind::Date && quantity.tokens.start < bounds.start + 6 && after.into_iter().any(|i| document.norm(i) == "-")
}

/// Whether two amounts can be of one thing at all: five hours and five years are not, nor tens of thousands in the streets and
/// three dead. That there was none may stand against any number.
pub fn same_scale(a: &Quantity, b: &Quantity) -> bool {
    let (Magnitude::Amount(x), Magnitude::Amount(y)) = (&a.value, &b.value) else { return true };
    // "At most 1.4 metres" is about as much.
    let size = |a: &Amount| if a.bound == Bound::AtMost { interval(a).1 } else { interval(a).0 };
    let (x, y) = (size(x), size(y));
    match a.kind {
        // "Million" for "billion" is a slip.
        DifferenceKind::Money if x.min(y) > 0 && (x.max(y) == 1000 * x.min(y) || x.max(y) == 1_000_000 * x.min(y)) => true,
        DifferenceKind::Duration | DifferenceKind::Distance | DifferenceKind::Money => x.max(y) / x.min(y).max(1) < SCALE,
        DifferenceKind::Number => x.min(y) <= 0 || x.max(y) / x.min(y) < SCALE,
        _ => true,
    }
}

/// The words that carry meaning around a value, but for the value and its unit.
fn near(document: &Document, quantity: &Quantity) -> Arc<[usize]> {
    let Some(sentence) = document.sentence_at(quantity.span.start) else { return Arc::new([]) };
    let bounds = &document.sentences[sentence].tokens;
    let own = quantity.tokens.start as usize..quantity.tokens.end as usize;
    let mut near = context::around(document, &own, &(bounds.start as usize..bounds.end as usize), CONTEXT);
    let unit = unit(document, quantity);
    near.retain(|&i| crate::quantity::singular(document.norm(i)) != unit && document.lang.uninflected(document.norm(i)) != unit);
    near.into()
}

fn unit<'a>(document: &Document, quantity: &'a Quantity) -> &'a str {
    match &quantity.value {
        Magnitude::Amount(a) if a.factor > 1 => "",
        Magnitude::Amount(a) => document.lang.uninflected(a.unit.as_deref().unwrap_or_default()),
        Magnitude::Text(_) if quantity.kind == DifferenceKind::Number => SCORE,
        Magnitude::Text(_) => "",
    }
}
