//! Numbers, money, dates and times as values with units.
//!
//! Words and digits are equal ("five" is 5, "£1.2m" is "£1.2 million"), an amount keeps how it is bounded ("at least 23"),
//! and a count keeps what is counted. Weekdays are resolved against the day of publication where it is known.

mod calendar;
mod number;
mod pair;
mod people;
mod shape;

use std::ops::Range;

use crate::comparison::{Bound, Decimal, DifferenceKind};
use crate::document::{Day, Document};
use crate::lang::{Classes, UnitWord};
use crate::name::{Gender, man_or_woman};
use crate::span::Span;
use crate::token::Kind;
use number::Parsed;
use people::is_harmed;

#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    pub span: Span,
    pub tokens: Range<u32>,
    pub kind: DifferenceKind,
    pub value: Magnitude,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Magnitude {
    Amount(Amount),
    /// ISO 8601, as in the result.
    Text(String),
}

#[derive(Clone, PartialEq, Debug)]
pub struct Amount {
    pub amount: Decimal,
    pub max: Option<Decimal>,
    pub bound: Bound,
    /// What is counted or measured, in its plain form; a currency's code.
    pub unit: Option<String>,
    /// How many seconds or millimetres the unit has; 1 for everything else.
    pub factor: i64,
    /// Where "about" leans: below ("nearly"), above ("just over") or to both sides.
    pub lean: Lean,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lean {
    Below,
    Above,
    Both,
}

/// The quantities of a document whose tokens and sentences are read, in text order, none over another.
pub fn quantities(document: &Document, published: Option<Day>) -> Vec<Quantity> {
    if !document.lang.full && document.lang.beside.is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // By form: a text says most of its words again and again.
    let mut begins: Vec<Option<bool>> = vec![None; document.lexicon.forms().len()];
    for sentence in &document.sentences {
        let reader = Reader { document, published, start: sentence.tokens.start as usize, end: sentence.tokens.end as usize };
        let mut at = reader.start;
        while at < reader.end {
            let form = document.tokens[at].form as usize;
            let begins = *begins[form].get_or_insert_with(|| reader.may_begin(at));
            debug_assert!(begins || reader.quantity(at).is_none(), "{:?} begins a value", reader.print(at));
            match if begins { reader.quantity(at) } else { None } {
                Some(quantity) => {
                    at = (quantity.tokens.end as usize).max(at + 1);
                    reader.push(&mut found, quantity);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// A sentence with more values than this is a table: its first ones are compared.
pub const MOST_VALUES: usize = 64;

struct Reader<'a> {
    document: &'a Document,
    published: Option<Day>,
    /// The tokens of the sentence.
    start: usize,
    end: usize,
}

impl Reader<'_> {
    fn print(&self, at: usize) -> &str {
        if at < self.end { self.document.print(at) } else { "" }
    }

    fn norm(&self, at: usize) -> &str {
        if at < self.end { self.document.norm(at) } else { "" }
    }

    fn class(&self, at: usize) -> Classes {
        if at < self.end { self.document.lexicon.class(self.document.tokens[at]) } else { Classes::NONE }
    }

    fn is_word(&self, at: usize) -> bool {
        at < self.end && self.document.tokens[at].kind == Kind::Word
    }

    fn touches(&self, at: usize) -> bool {
        at > self.start && at < self.end && self.document.tokens[at - 1].span.end == self.document.tokens[at].span.start
    }

    /// Whether a value may begin with a word, whatever stands around it: few words of a text can.
    fn may_begin(&self, at: usize) -> bool {
        let (lang, print, norm) = (self.document.lang, self.print(at), self.norm(at));
        lang.beside.is_some()
            || print.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '$'))
            || self.class(at).has(Classes::DAY_PART)
            || matches!(norm, "a" | "an" | "half" | "quarter" | "noon" | "midday" | "midnight" | "today" | "tonight" | "yesterday" | "tomorrow" | "no" | "not" | "none" | "nobody")
            || lang.numbers.contains_key(norm)
            || lang.numbers.contains_key(print.to_lowercase().as_str())
            || lang.months.contains_key(norm)
            || lang.weekdays.contains_key(norm)
            || lang.currencies.contains_key(norm)
    }

    fn quantity(&self, at: usize) -> Option<Quantity> {
        match &self.document.lang.beside {
            Some(beside) => self.by_shape(beside, at),
            None => self.calendar(at).or_else(|| self.none(at)).or_else(|| self.part(at)).or_else(|| self.score(at)).or_else(|| self.amount(at)),
        }
    }

    /// That there was none of what is counted: "nobody", "none of the boats", "not a single drone", "no survivors".
    fn none(&self, at: usize) -> Option<Quantity> {
        let (end, unit) = match (self.norm(at), self.norm(at + 1)) {
            ("nobody", _) => (at + 1, Some("person".to_string())),
            ("no", "one") => (at + 2, Some("person".to_string())),
            ("none", "of") => (at + 1, self.counted(at + 1)),
            ("not", "one") if self.norm(at + 2) == "of" => (at + 2, self.counted(at + 2)),
            ("not", "a") if self.norm(at + 2) == "single" && self.is_word(at + 3) => (at + 3, Some(singular(self.norm(at + 3)))),
            // "No doubt" counts nothing: only a plural does, or what something was done to: "no striker was arrested".
            ("no", noun) => (at + 1, self.counted(at + 1).filter(|unit| *unit != noun || self.document.lang.senses.some_people.contains(noun) && self.class(at + 2).has(Classes::AUXILIARY))),
            _ => return None,
        };
        let amount = Amount { amount: Decimal::whole(0)?, max: None, bound: Bound::Exact, unit: Some(unit?), factor: 1, lean: Lean::Both };
        self.make(at..end, DifferenceKind::Number, Magnitude::Amount(amount))
    }

    fn make(&self, tokens: Range<usize>, kind: DifferenceKind, value: Magnitude) -> Option<Quantity> {
        let span = self.document.tokens[tokens.start].span.cover(self.document.tokens[tokens.end - 1].span);
        Some(Quantity { span, tokens: tokens.start as u32..tokens.end as u32, kind, value })
    }

    fn amount(&self, at: usize) -> Option<Quantity> {
        let lang = self.document.lang;
        // A currency sign stands before its number.
        let sign = lang.currencies.get(self.norm(at)).filter(|_| !self.is_word(at) || self.print(at).contains('$')).copied();
        let from = if sign.is_some() { at + 1 } else { at };
        let first = self.number(from)?;
        let mut end = first.end;
        let (mut amount, mut max) = (first.value?, None);
        // A range: "10 to 12", "10–12", "between 10 and 12".
        let between = at > self.start && self.norm(at - 1) == "between";
        let joins = match self.norm(end) {
            "-" => self.touches(end) && self.touches(end + 1),
            // "From 12 to 15 euros" is a change.
            "to" => at == self.start || self.norm(at - 1) != "from",
            "and" => between,
            _ => false,
        };
        if joins && !first.ordinal {
            let second = end + 1 + usize::from(sign.is_some() && lang.currencies.get(self.norm(end + 1)).is_some());
            if let Some(Parsed { value: Some(upper), end: after, scale, ordinal: false, .. }) = self.number(second) {
                // "10 to 12 million": the scale belongs to both.
                let lower = if first.scale == 1 { amount.times(scale) } else { Some(amount) };
                if let Some(lower) = lower.filter(|&lower| lower < upper) {
                    (amount, max, end) = (lower, Some(upper), after);
                }
            }
        }
        // "Two and a half years".
        let halved = |at: usize| self.norm(at) == "and" && self.norm(at + 1) == "a" && self.norm(at + 2) == "half";
        if halved(end) && !first.ordinal && !first.article && first.scale == 1 {
            amount = Decimal::from_scaled(amount.scaled() + Decimal::SCALE / 2)?;
            end += 3;
            if let Some(crate::lang::NumberWord::Scale(scale)) = lang.numbers.get(self.norm(end)) {
                (amount, end) = (amount.times(*scale)?, end + 1);
            }
        }
        let (bound, begin) = self.bound(at);
        // "23 or more", "40 or so".
        let (bound, end) = match (self.norm(end), self.norm(end + 1)) {
            ("or", "more") => (Bound::AtLeast, end + 2),
            ("or", "so") => (Bound::About, end + 2),
            ("or", "fewer" | "less") => (Bound::AtMost, end + 2),
            _ => (if first.many { Bound::AtLeast } else { bound }, end),
        };
        let lean = match self.norm(begin) {
            "nearly" | "almost" => Lean::Below,
            "just" if self.norm(begin + 1) == "under" => Lean::Below,
            "just" => Lean::Above,
            _ => Lean::Both,
        };
        let make = |kind, end: usize, unit: Option<String>, factor| {
            self.make(begin..end, kind, Magnitude::Amount(Amount { amount, max, bound, unit, factor, lean }))
        };
        if let Some(code) = sign {
            return make(DifferenceKind::Money, end, Some(code.into()), 1);
        }
        if let Some(words) = lang.percents.iter().find(|p| p.iter().enumerate().all(|(i, w)| self.norm(end + i).replace("percent", "per cent").replace('-', " ") == *w || self.norm(end + i) == *w)) {
            return make(DifferenceKind::Percent, end + words.len(), Some("percent".into()), 1);
        }
        if self.norm(end) == "percent" || self.norm(end) == "per-cent" {
            return make(DifferenceKind::Percent, end + 1, Some("percent".into()), 1);
        }
        // "A $4.5 million grant": the sign belongs to the number behind it.
        if let Some(code) = lang.currencies.get(self.norm(end)).filter(|_| !first.article || self.is_word(end)) {
            return make(DifferenceKind::Money, end + 1, Some((*code).into()), 1);
        }
        // "20-minute", "44-year-old": the unit is in the same token.
        if let Some(unit) = first.unit {
            if first.old {
                return make(DifferenceKind::Age, end, Some("year".into()), 1);
            }
            return self.unit(&unit).map_or_else(
                || make(DifferenceKind::Number, end, Some(unit.clone()), 1),
                |(kind, factor)| make(kind, end, Some(unit.clone()), factor),
            );
        }
        let unit = singular(self.norm(end));
        // "A second call" is the one after the first.
        if first.article && unit == "second" && self.is_word(end + 1) && !self.class(end + 1).has(Classes::STOP) {
            return None;
        }
        if let Some((kind, factor)) = self.unit(&unit).filter(|_| !first.ordinal) {
            let old = kind == DifferenceKind::Duration && unit == "year" && self.norm(end + 1) == "old";
            if old {
                return make(DifferenceKind::Age, end + 2, Some("year".into()), 1);
            }
            if halved(end + 1) {
                let amount = Decimal::from_scaled(amount.scaled() + Decimal::SCALE / 2)?;
                return self.make(begin..end + 4, kind, Magnitude::Amount(Amount { amount, max: None, bound, unit: Some(unit), factor, lean }));
            }
            return make(kind, end + 1, Some(unit), factor);
        }
        if first.article {
            return None;
        }
        let aged = at > self.start && matches!(self.norm(at - 1), "aged" | "age");
        // "Anna Reed, 44," and "a man, 44,"; "the suspect, 34, was".
        let of_one = |i: usize| i > self.start && self.class(i - 1).has(Classes::ARTICLE) && self.class(end + 1).has(Classes::AUXILIARY.or(Classes::RELATIVE));
        let someone = |i: usize| self.document.lexicon.form(self.document.tokens[i]).capital || self.class(i).has(Classes::ROLE) || man_or_woman(self.norm(i)) != Gender::Unknown || of_one(i);
        // "A man of 33".
        let aged = aged || at > self.start + 1 && self.norm(at - 1) == "of" && man_or_woman(self.norm(at - 2)) != Gender::Unknown && amount >= Decimal::whole(1)? && amount <= Decimal::whole(110)? && (!self.is_word(end) || self.class(end).has(Classes::STOP));
        let aside = at > self.start + 1 && self.print(at - 1) == "," && someone(at - 2);
        let small = amount >= Decimal::whole(1)? && amount <= Decimal::whole(110)?;
        if aged || aside && small && matches!(self.print(end), "," | ".") && first.digits {
            return make(DifferenceKind::Age, end, Some("year".into()), 1);
        }
        if self.on_scale(at) && !first.ordinal {
            return make(DifferenceKind::Number, end, Some("magnitude".into()), 1);
        }
        let Some(unit) = self.counted(end).or_else(|| self.counted_before(begin, end).filter(|_| !first.ordinal)) else {
            // "It was the fourth at the plant."
            let elliptic = first.ordinal && begin > self.start + 1 && self.class(begin - 1).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) && matches!(self.norm(begin - 2), "is" | "was" | "be" | "been" | "became");
            let rank = first.ordinal && begin > self.start && matches!(self.norm(begin - 1), "finished" | "finish" | "finishing" | "came" | "placed" | "ranked" | "ranks");
            if rank || elliptic && matches!(self.norm(end), "at" | "in" | "on" | "since" | "within" | "this") {
                return make(DifferenceKind::Ordinal, end, None, 1);
            }
            // "The index closed at 9,165": a level or a total without a noun behind it.
            // "55.34/39" and "11/32" are notations of their own.
            let stands = self.norm(end) != "/" && first.digits && !first.ordinal && at > self.start && matches!(self.norm(at - 1), "to" | "at");
            let large = amount >= Decimal::whole(100)? || amount.scaled() % Decimal::SCALE != 0;
            return if stands && large { make(DifferenceKind::Number, end, None, 1) } else { None };
        };
        if first.ordinal {
            let named = begin > self.start && (self.class(begin - 1).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || self.document.lexicon.form(self.document.tokens[begin - 1]).possessive);
            return if named { make(DifferenceKind::Ordinal, end, Some(unit), 1) } else { None };
        }
        make(DifferenceKind::Number, end, Some(unit), 1)
    }

    fn unit(&self, word: &str) -> Option<(DifferenceKind, i64)> {
        match self.document.lang.units.get(word)? {
            UnitWord::Duration(seconds) => Some((DifferenceKind::Duration, *seconds)),
            UnitWord::Distance(millimetres) => Some((DifferenceKind::Distance, *millimetres)),
        }
    }

    /// How an amount is bounded, and where the phrase that says so begins.
    fn bound(&self, at: usize) -> (Bound, usize) {
        let lang = self.document.lang;
        let before = |phrase: &Vec<&str>| {
            let from = at.checked_sub(phrase.len()).filter(|&from| from >= self.start)?;
            // "Went up to 12": a change, no bound.
            let changed = phrase[0] == "up" && from > self.start && self.document.lang.senses.opposites.contains_key(self.norm(from - 1)) | matches!(self.norm(from - 1), "go" | "goes" | "went" | "gone" | "going" | "moved" | "taken" | "took");
            (!changed && phrase.iter().enumerate().all(|(i, word)| self.norm(from + i) == *word)).then_some(from)
        };
        let longest = |phrases: &[Vec<&str>]| phrases.iter().filter_map(before).min();
        let candidates = [(Bound::AtLeast, longest(&lang.at_least)), (Bound::AtMost, longest(&lang.at_most)), (Bound::About, longest(&lang.about))];
        candidates.into_iter().filter_map(|(bound, from)| from.map(|from| (bound, from))).min_by_key(|(_, from)| *from).unwrap_or((Bound::Exact, at))
    }

    /// The noun that a number counts, in the singular: "539 Iran-designed drones", "14 of the injured".
    fn counted(&self, mut at: usize) -> Option<String> {
        // "478 out of the 550 drones".
        at += usize::from(self.norm(at) == "out" && self.norm(at + 1) == "of");
        if self.norm(at) == "of" {
            at += 1;
            // "Five of them went": no noun follows.
            if matches!(self.norm(at), "them" | "us" | "you") {
                return None;
            }
            while self.class(at).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || matches!(self.norm(at), "those" | "these") {
                at += 1;
            }
            // "Seven of the 12 miners".
            at = self.number(at).filter(|whole| !whole.article && whole.unit.is_none()).map_or(at, |whole| whole.end);
        }
        let mut last = None;
        for i in at..(at + 5).min(self.end) {
            let class = self.class(i);
            let number = self.document.lexicon.form(self.document.tokens[i]).number;
            if !self.is_word(i) || number || class.has(Classes::STOP.or(Classes::WEEKDAY).or(Classes::MONTH)) {
                break;
            }
            let norm = self.norm(i);
            let form = self.document.lexicon.form(self.document.tokens[i]);
            if form.verb.is_some() && i > at {
                break;
            }
            last = Some(i);
            let plural = norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss") && !norm.ends_with("us") && !form.possessive
                || class.has(Classes::ROLE_PLURAL)
                || matches!(norm, "men" | "women" | "children")
                || is_harmed(norm);
            if plural {
                break;
            }
        }
        let noun = last?;
        let norm = self.norm(noun);
        // "28 crew members".
        if noun > at && matches!(norm, "member" | "members") {
            return Some(singular(self.norm(noun - 1)));
        }
        // "Cost 12 lives".
        if is_harmed(norm) || norm == "lives" {
            return Some("person".into());
        }
        (norm.chars().any(char::is_alphabetic)).then(|| singular(norm))
    }
}

/// Whether figures are a year as often as a number.
pub fn is_year(figures: &str) -> bool {
    figures.len() == 4 && ("1900".."2101").contains(&figures) && figures.bytes().all(|b| b.is_ascii_digit())
}

/// The singular of a regular English plural.
pub fn singular(norm: &str) -> String {
    match norm {
        "people" | "persons" => return "person".into(),
        "men" => return "man".into(),
        "women" => return "woman".into(),
        "children" => return "child".into(),
        "feet" => return "foot".into(),
        _ => {}
    }
    if let Some(base) = norm.strip_suffix("ies").filter(|b| b.len() > 1) {
        return format!("{base}y");
    }
    for ending in ["xes", "zes", "sses", "ches", "shes"] {
        if norm.ends_with(ending) && norm.len() > ending.len() + 1 {
            return norm[..norm.len() - 2].into();
        }
    }
    let plural = norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss") && !norm.ends_with("us") && !norm.ends_with("is");
    if plural { norm[..norm.len() - 1].into() } else { norm.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ArticleInput};

    /// `text => values`, one a semicolon.
    pub fn values(lang: &str, text: &str) -> String {
        let input = ArticleInput { text: text.into(), lang: Some(lang.into()), published: Some("2025-07-05".into()), ..Default::default() };
        let document = Document::read(Article::check(input, "A".into()).unwrap(), None, &[]);
        let shown = document.quantities.iter().map(|q| match &q.value {
            Magnitude::Text(text) => format!("{:?} {text}", q.kind),
            Magnitude::Amount(a) => {
                let amount = serde_json::to_string(&a.amount).unwrap();
                let max = a.max.map(|m| format!("-{}", serde_json::to_string(&m).unwrap())).unwrap_or_default();
                let bound = match a.bound {
                    Bound::Exact => "",
                    Bound::About => "~",
                    Bound::AtLeast => ">=",
                    Bound::AtMost => "<=",
                };
                format!("{:?} {bound}{amount}{max} {}", q.kind, a.unit.as_deref().unwrap_or("-"))
            }
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_and_digits_are_values() {
        for (text, expected) in [
            ("It hurt at least 23 people and killed five civilians.", "Number >=23 person; Number 5 civilian"),
            ("A record 539 Iran-designed drones came.", "Number 539 drone"),
            ("He paid £1.2m, or £1.2 million.", "Money 1200000 GBP; Money 1200000 GBP"),
            ("The bill was about $175bn.", "Money ~175000000000 USD"),
            ("They spoke for nearly an hour, or 40 minutes.", "Duration ~1 hour; Duration 40 minute"),
            ("Prices rose 3.5 percent, then 4%.", "Percent 3.5 percent; Percent 4 percent"),
            ("Anna Reed, 44, a nurse, is 44 years old.", "Age 44 year; Age 44 year"),
            ("A 44-year-old man made a 20-minute call.", "Age 44 year; Duration 20 minute"),
            ("It was his sixth call.", "Ordinal 6 call"),
            ("Twenty-three boats and two hundred and fifty crates sank.", "Number 23 boat; Number 250 crate"),
            ("Between 10 and 12 houses fell; 3 to 4 million dollars went.", "Number 10-12 house; Money 3000000-4000000 USD"),
            ("On July 4, 2025, and on Friday.", "Date 2025-07-04; Day 2025-07-04"),
            ("In February 2022 it began, and on 3 May.", "Date 2022-02; Date 2025-05-03"),
            ("At 6:40 a.m. and at 18:05 and at noon and 6 p.m. it rang.", "Time 06:40; Time 18:05; Time 12:00; Time 18:00"),
            ("Dozens of homes burned.", "Number >=24 home"),
            ("It lies five miles off.", "Distance 5 mile"),
            ("No one of them and this one came.", "Number 0 person"),
            ("Nobody spoke, none of the boats sank and not a single drone fell.", "Number 0 person; Number 0 boat; Number 0 drone"),
            ("There were no survivors, no doubt about it, and 14 injured.", "Number 0 survivor; Number 14 person"),
            ("It took 40 or so houses; 23 people or more died.", "Number ~40 house; Number 23 person"),
            ("The alarm went off at ten past seven, at half past six and at a quarter to nine in the evening.", "Time 07:10?; Time 06:30?; Time 20:45"),
            ("It rang at 7 o'clock on Tuesday morning.", "Time 07:00?; Day 2025-07-01; Time morning"),
            ("It closes on the first of October.", "Date 2025-10-01"),
            ("The index closed at 9,165.", "Number 9165 -"),
            ("A $4.5 million grant, a dollar more.", "Money 4500000 USD; Money 1 USD"),
            ("It killed 14 and injured 30; the toll rose to 17, and two died.", "Number 14 person; Number 30 person; Number 17 person; Number 2 person"),
            ("Seven out of 12 miners, and of the 30 boats that sailed 28 were lost.", "Number 7 miner; Number 12 miner; Number 30 boat; Number 28 boat"),
            ("Seven of the 12 miners, and a crew of 28.", "Number 7 miner; Number 12 miner; Number 28 crew"),
            ("It was the fourth at the plant.", "Ordinal 4 -"),
            ("A magnitude 6.4 quake, of magnitude 6.1; a 6.3-magnitude one.", "Number 6.4 magnitude; Number 6.1 magnitude; Number 6.3 magnitude"),
        ] {
            assert_eq!(values("en", text), expected, "{text}");
        }
    }
}
