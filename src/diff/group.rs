//! Several tokens that are one thing to a reader: "£1.2 million", "4 July 2025", "10–12", "Piet Lindqvist".
//!
//! A change inside of such a thing is a change of the whole: nobody reads "£1.[2/3] million".

use std::ops::Range;

use super::{Match, Pair, Side};
use crate::lang::{Classes, Language, NumberWord};
use crate::token::{Kind, Lexicon};

/// By token: the number of its group, 0 where it stands for itself; and the groups, from number 1 on.
pub struct Groups {
    of: Vec<u32>,
    list: Vec<Group>,
}

struct Group {
    tokens: Range<usize>,
    name: bool,
}

impl Groups {
    pub fn new(side: &Side, lexicon: &Lexicon, lang: &Language) -> Groups {
        let mut groups = Groups { of: vec![0; side.tokens.len()], list: Vec::new() };
        let reader = Reader { side, lexicon, lang };
        let mut at = 0;
        while at < side.tokens.len() {
            let (value, name) = (reader.value(at), reader.name(at));
            let end = value.max(name);
            if end > at + 1 {
                groups.list.push(Group { tokens: at..end, name: name > value });
                groups.of[at..end].fill(groups.list.len() as u32);
            }
            at = end.max(at + 1);
        }
        groups
    }

    pub fn is_free(&self, token: usize) -> bool {
        self.of[token] == 0
    }

    fn group(&self, token: usize) -> Option<&Group> {
        self.list.get((self.of[token] as usize).checked_sub(1)?)
    }
}

struct Reader<'a> {
    side: &'a Side<'a>,
    lexicon: &'a Lexicon,
    lang: &'a Language,
}

impl Reader<'_> {
    fn norm(&self, at: usize) -> &str {
        self.side.tokens.get(at).map_or("", |&t| self.lexicon.norm(t))
    }

    fn touches(&self, at: usize) -> bool {
        at > 0 && at < self.side.tokens.len() && self.side.tokens[at - 1].span.end == self.side.tokens[at].span.start
    }

    fn digits(&self, at: usize) -> bool {
        self.side.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    /// A number that counts; "first" and "dozens" do not.
    fn number(&self, at: usize) -> bool {
        self.digits(at) || matches!(self.lang.numbers.get(self.norm(at)), Some(NumberWord::Number(_) | NumberWord::Scale(_)))
    }

    fn month(&self, at: usize) -> bool {
        self.lang.months.contains_key(self.norm(at)) && self.lexicon.form(self.side.tokens[at]).capital
    }

    /// Where the value ends that begins at a token; the token itself where there is none.
    fn value(&self, at: usize) -> usize {
        let sign = self.lang.currencies.contains_key(self.norm(at)) && self.touches(at + 1) && self.number(at + 1);
        let mut end = at + usize::from(sign);
        if self.month(at) && self.digits(at + 1) {
            end = at + 2;
            let year = end + usize::from(self.norm(end) == ",");
            return if self.digits(year) && self.norm(year).len() == 4 { year + 1 } else { end };
        }
        if !self.number(end) {
            return at;
        }
        loop {
            end += 1;
            let joined = match self.norm(end) {
                "-" | ":" => self.touches(end) && self.touches(end + 1) && self.digits(end + 1),
                "and" => matches!(self.lang.numbers.get(self.norm(end - 1)), Some(NumberWord::Scale(_))) && self.number(end + 1) && !self.digits(end + 1),
                _ => false,
            };
            if !joined && (!self.number(end) || self.digits(end)) {
                break;
            }
        }
        if self.month(end) && end == at + 1 {
            end += 1;
            end += usize::from(self.digits(end) && self.norm(end).len() == 4);
        } else if matches!(self.norm(end), "am" | "pm") || self.lang.currencies.contains_key(self.norm(end)) {
            end += 1;
        }
        end
    }

    /// Where a name of several words ends that begins at a token.
    fn name(&self, at: usize) -> usize {
        let part = |i: &usize| {
            let Some(&token) = self.side.tokens.get(*i) else { return false };
            let form = self.lexicon.form(token);
            let other = Classes::STOP.or(Classes::OPENER).or(Classes::WEEKDAY).or(Classes::MONTH);
            token.kind == Kind::Word && form.capital && !form.classes.has(other)
        };
        let mut end = at;
        while part(&end) && (end == at || !self.lexicon.form(self.side.tokens[end - 1]).possessive) {
            end += 1;
        }
        end
    }
}

/// Takes out of an alignment what matches a part of a group only: of a value, whatever is left of it; of a name, where both
/// names have something that the other lacks ("Ada Reed" against "Reed" keeps what is equal).
pub fn whole(pair: &Pair, groups: (&Groups, &Groups), mut matches: Vec<Match>) -> Vec<Match> {
    loop {
        let (mut in_a, mut in_b) = (vec![0; groups.0.list.len() + 1], vec![0; groups.1.list.len() + 1]);
        for m in &matches {
            in_a[groups.0.of[m.a] as usize] += 1;
            in_b[groups.1.of[m.b] as usize] += 1;
        }
        let count = matches.len();
        matches.retain(|m| {
            let (a, b) = (groups.0.group(m.a), groups.1.group(m.b));
            let partly = |group: Option<&Group>, all: &[usize], of: u32| group.is_some_and(|g| all[of as usize] < g.tokens.len());
            let part_a = partly(a, &in_a, groups.0.of[m.a]);
            let part_b = partly(b, &in_b, groups.1.of[m.b]);
            let value = |group: Option<&Group>| group.is_some_and(|g| !g.name);
            !(part_a && value(a) || part_b && value(b) || part_a && part_b)
        });
        if matches.len() == count {
            return matches;
        }
        debug_assert!(matches.len() < count && pair.a.tokens.len() >= matches.len());
    }
}
