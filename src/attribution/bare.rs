//! A subject that is a bare noun, where a language has no articles and cases tell who does what: "Rada miasta poinformowała",
//! "спросил корреспондент". No list knows all nouns that can speak; that a noun has the form of a subject and agrees with the
//! verb tells enough.

use std::ops::Range;

use super::cue::{Reader, Subject};
use crate::lang::{Classes, Speech};
use crate::name::Gender;
use crate::name::shape::verb_gender;
use crate::token::Kind;

/// Behind its verb such a noun begins at most this many words away.
const NEAR: usize = 4;

impl Reader<'_> {
    /// The bare noun that is the subject of a verb, before it in its clause or right behind it.
    pub(super) fn bare_noun(&self, finite: usize, verb: usize, floor: usize, end: usize, speech: &Speech) -> Option<Subject> {
        if speech.oblique_endings.is_empty() {
            return None;
        }
        let at = self.noun_of(verb, floor..finite, speech).or_else(|| self.noun_of(verb, verb + 1..end.min(verb + 1 + NEAR), speech))?;
        let stop = if at < finite { finite } else { end };
        self.noun_phrase(at, stop).map(|(subject, _)| subject)
    }

    /// The first word of a stretch that could be a noun in the form of the subject of a verb; what is quoted or set off ends it.
    fn noun_of(&self, verb: usize, range: Range<usize>, speech: &Speech) -> Option<usize> {
        let mut at = range.start;
        while at < range.end && !self.breaks(at) {
            let class = self.class(at);
            if let Some(time) = self.time(at, range.end) {
                at = time;
                continue;
            }
            if class.has(Classes::PREPOSITION) {
                // "W dużym mieście": the adjectives and the noun that it governs.
                let adjective = |i: &usize| speech.adjective_endings.iter().any(|ending| self.document.print(*i).ends_with(ending));
                at += 2 + (at + 1..range.end).take_while(adjective).count();
                continue;
            }
            let print = self.document.print(at).to_lowercase();
            let closed = Classes::STOP.or(Classes::TIME).or(Classes::WEEKDAY).or(Classes::MONTH).or(Classes::AUXILIARY).or(Classes::CONJUNCTION).or(Classes::SUBORDINATOR).or(Classes::RELATIVE).or(Classes::ARTICLE).or(Classes::POSSESSIVE);
            let oblique = speech.oblique_endings.iter().any(|ending| print.strip_suffix(ending).is_some_and(|stem| stem.chars().count() > 2));
            let plain = self.document.tokens[at].kind == Kind::Word && self.mention[at].is_none() && self.verb(at).is_none();
            if plain && !class.has(closed) && !oblique && self.agrees(at, verb, speech) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// Whether a noun has the ending that a verb in the past asks of its subject: "рассказала соседка", "podał rzecznik". A
    /// verb in the present asks nothing.
    fn agrees(&self, noun: usize, verb: usize, speech: &Speech) -> bool {
        let gender = verb_gender(speech, self.document.norm(verb));
        // As printed: marks on letters tell forms apart.
        let [noun, verb] = [noun, verb].map(|at| self.document.print(at).to_lowercase());
        let ends = |letters: &[char]| noun.ends_with(letters);
        let vowel = ['a', 'e', 'i', 'o', 'u', 'ó', 'y', 'ą', 'ę', 'а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'і', 'ї', 'є'];
        let feminine = ends(&['a', 'а', 'я']);
        match gender {
            Gender::Female => feminine,
            Gender::Male => !ends(&vowel) && noun.chars().next_back().is_some_and(char::is_alphabetic),
            Gender::Unknown if verb.ends_with("li") || verb.ends_with("ly") || verb.ends_with("ли") || verb.ends_with("лись") || verb.ends_with("лися") => ends(&['i', 'y', 'e', 'и', 'ы', 'і', 'ї', 'е']),
            Gender::Unknown if verb.ends_with("ło") || verb.ends_with("ло") => ends(&['o', 'e', 'о', 'е']),
            Gender::Unknown => feminine || !ends(&vowel),
        }
    }
}
