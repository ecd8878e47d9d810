//! Numbers that no noun follows, and what they count.

use super::Reader;
use crate::lang::Classes;

/// A hospital is named at most so many tokens behind the number of those who are taken there.
const HOSPITAL: usize = 9;
/// And the whole that a number is a part of at most so many before it.
const WHOLE: usize = 40;

impl Reader<'_> {
    /// What a number counts that no noun follows: people, where it tells of killed or hurt ("killed 14 and injured 30", "at least 14
    /// were killed", "the death toll rose to 14"), or the group that it is the size of ("a crew of 28").
    pub fn counted_before(&self, begin: usize, end: usize) -> Option<String> {
        let senses = &self.document.lang.senses;
        // "Two of them have died".
        let end = if self.norm(end) == "of" && matches!(self.norm(end + 1), "them" | "those" | "whom") { end + 2 } else { end };
        let some = end > begin && self.norm(end - 1) == "them";
        let harms = |at: usize| senses.one_thing(self.norm(at), "killed") || senses.one_thing(self.norm(at), "injured");
        let person = || Some("person".to_string());
        if begin > self.start && harms(begin - 1) {
            return person();
        }
        let verb = (end..end + 3).find(|&i| !self.class(i).has(Classes::AUXILIARY));
        if verb.is_some_and(|verb| verb > end && (is_harmed(self.norm(verb)) || senses.people_done.contains(self.norm(verb)))) {
            return person();
        }
        // "Three were taken to St Anne's Hospital".
        let moved = |verb: usize| senses.taken.contains(self.norm(verb));
        if verb.is_some_and(moved) && (end..(end + HOSPITAL).min(self.end)).any(|i| self.norm(i) == "hospital") {
            return person();
        }
        // Whoever they are, both accounts tell of them.
        if some {
            return Some("them".into());
        }
        // "Of the 550 drones that were sent 478 were lost".
        let number = |i: usize| i < begin && self.document.lexicon.form(self.document.tokens[i]).number;
        let part = |of: usize| of > self.start && (number(of - 1) || self.norm(of - 1) == "out");
        let whole = |&of: &usize| self.norm(of) == "of" && (number(of + 1) || number(of + 2)) && !part(of);
        if verb.is_some_and(|verb| verb > end)
            && let Some(of) = (begin.saturating_sub(WHOLE).max(self.start)..begin).find(whole)
        {
            return self.counted(of);
        }
        let toll = (begin.saturating_sub(5).max(self.start)..begin).any(|i| self.norm(i) == "toll");
        if toll && begin > self.start && matches!(self.norm(begin - 1), "to" | "at" | "of" | "is" | "was" | "reached" | "passed") {
            return person();
        }
        let group = begin.checked_sub(2).filter(|&group| group >= self.start && self.norm(begin - 1) == "of")?;
        senses.groups.contains(self.norm(group)).then(|| self.norm(group).to_string())
    }
}

/// What tells of people without naming them: "14 injured", "two died".
pub fn is_harmed(norm: &str) -> bool {
    matches!(norm, "dead" | "died" | "injured" | "wounded" | "killed" | "hurt" | "missing")
}
