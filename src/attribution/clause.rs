//! Who is the subject of a verb, in a language that is read by shape: the first phrase of its clause that no preposition
//! governs, or the one behind a verb that stands first.
//!
//! A phrase begins with a name, a pronoun, an article or a role; whatever else stands around a verb (adverbs, days, what a
//! preposition governs) is passed over. Where verbs stand without a subject, the verb itself stands for it.

use std::ops::Range;

use super::cue::{Reader, Subject, SubjectKind};
use crate::comparison::EntityKind;
use crate::lang::{Classes, Speech, Verb};
use crate::name::shape::{is_organisation, is_role, verb_gender};
use crate::name::{Gender, Mention};
use crate::token::Kind;

/// A subject behind its verb begins at most this many tokens away.
const NEAR: usize = 16;
/// A helping verb stands at most this many tokens before what it helps.
const HELPED: usize = 8;
/// A phrase without what belongs to it has at most this many tokens, and that as many again.
const LONGEST: usize = 8;

impl Reader<'_> {
    pub fn speech(&self) -> Option<&'static Speech> {
        self.document.lang.speech.as_ref()
    }

    fn punctuation(&self, at: usize) -> bool {
        self.document.tokens[at].kind == Kind::Punctuation
    }

    pub(super) fn breaks(&self, at: usize) -> bool {
        self.quoted[at] || self.punctuation(at) && self.document.print(at) != "'" && self.document.print(at) != "’"
    }

    /// Whether the verb at a token says something: with its helping verb, with the word that parts from it, and no noun.
    pub(super) fn is_cue_by_shape(&self, at: usize, range: &Range<usize>, speech: &Speech) -> bool {
        let (document, norm) = (self.document, self.document.norm(at));
        let capital = document.lexicon.form(document.tokens[at]).capital;
        if self.verb(at).is_none() || self.quoted[at] || capital && at != range.start && !self.punctuation(at - 1) {
            return false;
        }
        if speech.participles.contains(norm) && self.helper(at, range).is_none() {
            return false;
        }
        if let Some(rest) = speech.split.get(norm)
            && !(at + 1..range.end.min(at + 40)).take_while(|&i| !matches!(document.print(i), "." | ";" | ":")).any(|i| rest.contains(&document.norm(i)))
        {
            return false;
        }
        // "Le dit", "der Bericht": behind an article it is a noun.
        at == range.start || !self.class(at - 1).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || self.punctuation(at - 1)
    }

    /// The helping verb of a participle: "hat … gesagt", "a déclaré".
    fn helper(&self, at: usize, range: &Range<usize>) -> Option<usize> {
        let helps = |i: usize| self.class(i).has(Classes::AUXILIARY);
        let from = range.start.max(at.saturating_sub(HELPED));
        (from..at).rev().take_while(|&i| !self.breaks(i)).find(|&i| helps(i) && self.verb(i).is_none())
    }

    /// The subject of a verb of speech, before it or behind it.
    pub(super) fn subject_by_shape(&self, verb: usize, range: &Range<usize>, speech: &Speech) -> Option<Subject> {
        let finite = self.helper(verb, range).unwrap_or(verb);
        // "Die Kosten nannte er …": the pronoun right behind the verb is its subject, and no object has its form.
        let pronoun = finite + 1 < range.end && !self.breaks(finite + 1) && self.class(finite + 1).has(Classes::PRONOUN_MALE) && !self.document.norm(finite + 1).contains('\'') && !speech.dropped;
        if pronoun {
            return self.subject_behind(finite, verb, range, speech);
        }
        let floor = self.clause_start(finite, range);
        let own = self.segment(floor, finite);
        // ", sagte Mohr": what stands before the comma is what was said, unless an aside ends there.
        let asides = (floor..finite).filter(|&i| self.document.print(i) == ",").count();
        let closes = own == finite && finite > floor && asides >= 2;
        let behind = || self.subject_behind(finite, verb, range, speech);
        let before = if own < finite { self.first_phrase(own..finite).or_else(|| self.first_phrase(floor..finite).filter(|_| asides >= 1 && self.only_light(own..finite))) } else { None };
        before
            .or_else(|| if closes { self.first_phrase(floor..finite).filter(|s| s.tokens.end + 1 == finite || self.has_aside(s.tokens.end, finite)) } else { None })
            .or_else(behind)
            .or_else(|| self.bare_noun(finite, verb, floor, range.end, speech))
            .or_else(|| self.dropped(finite, verb, floor, speech))
    }

    /// Where the stretch between two marks that ends at a verb begins; a parenthesis parts nothing.
    fn segment(&self, floor: usize, verb: usize) -> usize {
        let mut at = verb;
        while at > floor {
            if self.document.print(at - 1) == ")" {
                at = (floor..at).rev().find(|&i| self.document.print(i) == "(").unwrap_or(at - 1);
            } else if self.breaks(at - 1) {
                break;
            } else {
                at -= 1;
            }
        }
        at
    }

    /// The verb itself, where a language leaves out a subject that is known.
    fn dropped(&self, finite: usize, verb: usize, floor: usize, speech: &Speech) -> Option<Subject> {
        let leads = (floor..finite).all(|i| self.is_light(i));
        let gender = verb_gender(speech, self.document.norm(verb));
        (speech.dropped && leads).then(|| Subject { tokens: finite..verb + 1, kind: SubjectKind::Pronoun(gender), weak: false })
    }

    /// Where the clause of a verb begins: behind a quotation, a semicolon or a colon, or a conjunction with a subject of its own.
    fn clause_start(&self, verb: usize, range: &Range<usize>) -> usize {
        let floor = range.start.max(verb.saturating_sub(60));
        let stops = |i: usize| self.quoted[i] || matches!(self.document.print(i), ";" | ":" | "." | "?" | "!" | "–" | "—");
        (floor..verb).rev().find(|&i| stops(i)).map_or(floor, |i| i + 1)
    }

    /// Whether from a phrase on something is said of it between two commas: ", der Leiter des Stabs,", ", qui dirige la cellule,".
    fn has_aside(&self, comma: usize, verb: usize) -> bool {
        if comma + 2 >= verb || self.document.print(comma) != "," {
            return false;
        }
        let next = comma + 1;
        let class = self.class(next);
        let says_more = class.has(Classes::PRONOUN_MALE.or(Classes::PRONOUN_FEMALE).or(Classes::ARTICLE).or(Classes::RELATIVE).or(Classes::POSSESSIVE).or(Classes::HONORIFIC)) || self.is_role_by_shape(next) || self.document.tokens[next].kind == Kind::Number || self.mention[next].is_some();
        says_more && self.document.print(verb - 1) == ","
    }

    fn is_role_by_shape(&self, at: usize) -> bool {
        self.speech().is_some_and(|speech| is_organisation(self.document, speech, at) || is_role(self.document, speech, at))
    }

    /// Adverbs, days, pronouns that are no subject: what may stand between a verb and its subject.
    fn is_light(&self, at: usize) -> bool {
        !self.breaks(at) && self.phrase(at, at + 1).is_none() && self.mention[at].is_none() && (self.verb(at).is_none() || self.class(at).has(Classes::AUXILIARY)) && !self.class(at).has(Classes::RELATIVE)
    }

    fn only_light(&self, range: Range<usize>) -> bool {
        range.clone().all(|i| self.is_light(i))
    }

    /// The first phrase of a stretch that no preposition governs. What a conjunction of time or cause or a relative opens is
    /// passed over to its comma.
    pub(super) fn first_phrase(&self, range: Range<usize>) -> Option<Subject> {
        let mut at = range.start;
        while at < range.end {
            if self.quoted[at] {
                return None;
            }
            if self.document.print(at) == "(" {
                at = (at..range.end).find(|&i| self.document.print(i) == ")").unwrap_or(at) + 1;
                continue;
            }
            let class = self.class(at);
            let hangs = class.has(Classes::SUBORDINATOR.or(Classes::RELATIVE)) && (at == range.start || self.punctuation(at - 1)) && !class.has(Classes::ARTICLE);
            if hangs {
                // "Wie Mohr sagte", "comme l'a dit Mohr": the clause of the verb itself.
                match (at..range.end).find(|&i| self.document.print(i) == ",") {
                    Some(comma) => at = comma + 1,
                    None => at += 1,
                }
                continue;
            }
            if let Some(time) = self.time(at, range.end) {
                at = time;
                continue;
            }
            if class.has(Classes::PREPOSITION) {
                at = self.governed(at, range.end);
                continue;
            }
            if let Some((subject, _)) = self.phrase(at, range.end) {
                return Some(subject);
            }
            at += 1;
        }
        None
    }

    /// The subject behind a verb that stands first, or between it and its participle.
    fn subject_behind(&self, finite: usize, verb: usize, range: &Range<usize>, speech: &Speech) -> Option<Subject> {
        for at in [finite, verb] {
            let class = self.class(at);
            let kind = match () {
                _ if class.has(Classes::PRONOUN_MALE) => SubjectKind::Pronoun(Gender::Male),
                _ if class.has(Classes::PRONOUN_FEMALE) => SubjectKind::Pronoun(Gender::Female),
                _ if class.has(Classes::PRONOUN_PLURAL) => SubjectKind::Plural,
                _ => continue,
            };
            return Some(Subject { tokens: at..at + 1, kind, weak: false });
        }
        let end = range.end.min(verb + NEAR);
        let mut at = finite + 1;
        while at < end {
            if at == verb {
                at += 1;
                continue;
            }
            let class = self.class(at);
            if self.breaks(at) || class.has(Classes::SUBORDINATOR.or(Classes::RELATIVE).or(Classes::CONJUNCTION)) && !class.has(Classes::ARTICLE) {
                // "Q, sagte, sichtlich müde, der Leiter" is rare; what follows a comma is what was said.
                return None;
            }
            if let Some(time) = self.time(at, end) {
                at = time;
                continue;
            }
            if class.has(Classes::PREPOSITION) {
                at = self.governed(at, end);
                continue;
            }
            if let Some((subject, _)) = self.phrase(at, range.end) {
                return Some(subject);
            }
            if self.verb(at).is_some() && self.document.lexicon.form(self.document.tokens[at]).verb == Some(Verb::Speech) && !speech.participles.contains(self.document.norm(at)) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Behind "laut", "selon", "по словам": whoever stands there.
    pub(super) fn phrase_behind(&self, at: usize, end: usize) -> Option<Subject> {
        let start = (at..end.min(at + 3)).find(|&i| !self.class(i).has(Classes::PREPOSITION) || self.class(i).has(Classes::ARTICLE) || self.mention[i].is_some())?;
        self.phrase(start, end).map(|(subject, _)| subject).filter(|s| s.kind != SubjectKind::First)
    }

    /// "Am Mittwoch", "el miércoles", "vorige Woche": the place behind a phrase of time that begins here.
    pub(super) fn time(&self, at: usize, end: usize) -> Option<usize> {
        let is_time = |i: usize| self.class(i).has(Classes::WEEKDAY.or(Classes::MONTH).or(Classes::TIME));
        let mut i = at;
        if self.class(i).has(Classes::ARTICLE.or(Classes::PREPOSITION)) {
            i += 1;
        }
        let number = |i: usize| self.document.tokens[i].kind == Kind::Number;
        if i < end && number(i) && i + 1 < end && is_time(i + 1) {
            i += 1;
        }
        if i >= end || !is_time(i) || self.mention[i].is_some() {
            return None;
        }
        while i < end && (is_time(i) || number(i) || matches!(self.document.norm(i), "de" | "del" | "pasado" | "dernier" | "derniere" | "scorso" | "scorsa" | "passado" | "passada")) {
            i += 1;
        }
        Some(i)
    }

    /// The place behind what a preposition governs: its articles, adjectives and one noun.
    fn governed(&self, at: usize, end: usize) -> usize {
        let nouns = self.speech().is_some_and(|speech| !speech.noun_endings.is_empty());
        let mut i = at + 1;
        while i < end && self.class(i).has(Classes::ARTICLE.or(Classes::POSSESSIVE).or(Classes::PREPOSITION)) && self.mention[i].is_none() {
            i += 1;
        }
        if nouns {
            // To the noun, which has a capital.
            while i < end && !self.breaks(i) && !self.document.lexicon.form(self.document.tokens[i]).capital && self.verb(i).is_none() && !self.class(i).has(Classes::AUXILIARY) {
                i += 1;
            }
        }
        if i >= end || self.breaks(i) {
            return i.max(at + 1);
        }
        let stop = match self.mention[i] {
            Some(mention) => self.mention_at(mention).tokens.end as usize,
            None if self.verb(i).is_some() && !nouns => i,
            None => i + 1,
        };
        // "Au sein des services": what belongs to it.
        let joins = stop > i && stop < end && self.speech().is_some_and(|speech| self.is_complement(stop, speech)) && !self.breaks(stop);
        if joins { self.governed(stop, end) } else { stop.max(at + 1) }
    }

    fn mention_at(&self, mention: u32) -> &Mention {
        &self.document.mentions[mention as usize]
    }

    fn named(&self, mention: u32, tokens: Range<usize>) -> Subject {
        Subject { tokens, kind: SubjectKind::Mention(mention as usize), weak: false }
    }

    /// A phrase that begins at a token, and where it ends.
    fn phrase(&self, at: usize, end: usize) -> Option<(Subject, usize)> {
        if at >= end || self.breaks(at) {
            return None;
        }
        if let Some(mention) = self.mention[at] {
            let stop = (self.mention_at(mention).tokens.end as usize).min(end).max(at + 1);
            return Some((self.named(mention, at..stop), stop));
        }
        let class = self.class(at);
        let pronoun = match () {
            _ if self.verb(at).is_some() || class.has(Classes::AUXILIARY.or(Classes::SUBORDINATOR)) => None,
            _ if class.has(Classes::PRONOUN_MALE) => Some(SubjectKind::Pronoun(Gender::Male)),
            _ if class.has(Classes::PRONOUN_FEMALE) => Some(SubjectKind::Pronoun(Gender::Female)),
            _ if class.has(Classes::PRONOUN_PLURAL) => Some(SubjectKind::Plural),
            _ if class.has(Classes::FIRST_PERSON) => Some(SubjectKind::First),
            _ => None,
        };
        if let Some(kind) = pronoun {
            return Some((Subject { tokens: at..at + 1, kind, weak: false }, at + 1));
        }
        let determined = class.has(Classes::ARTICLE) && !self.class(at).has(Classes::PREPOSITION);
        if !determined && !class.has(Classes::POSSESSIVE.or(Classes::HONORIFIC)) && !self.is_role_by_shape(at) || class.has(Classes::PREPOSITION) {
            return None;
        }
        self.noun_phrase(at, end)
    }

    /// Articles, adjectives, a noun, what belongs to it, and the name that stands beside it.
    pub(super) fn noun_phrase(&self, at: usize, end: usize) -> Option<(Subject, usize)> {
        let speech = self.speech()?;
        let nouns = !speech.noun_endings.is_empty();
        let document = self.document;
        let (mut noun, mut role) = (None, None);
        let mut i = at;
        while i < end.min(at + LONGEST) && !self.breaks(i) {
            let class = self.class(i);
            if let Some(mention) = self.mention[i] {
                let stop = (self.mention_at(mention).tokens.end as usize).min(end);
                let person = self.mention_at(mention).kind == EntityKind::Person;
                // "El panadero Tobías Quirce": a full name right behind a noun is whose noun it is.
                let beside = noun.is_some_and(|n| n + 1 == i) && self.mention_at(mention).tokens.len() > 1;
                if person || beside || noun.is_none() {
                    return Some((self.named(mention, i..stop), stop));
                }
                i = stop;
                continue;
            }
            let ends = class.has(Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION).or(Classes::SUBORDINATOR).or(Classes::RELATIVE).or(Classes::TIME).or(Classes::WEEKDAY).or(Classes::PRONOUN_MALE).or(Classes::PRONOUN_FEMALE));
            let article = class.has(Classes::ARTICLE.or(Classes::POSSESSIVE));
            let ends = ends || class.has(Classes::STOP) && !article && noun.is_some();
            if i > at && (ends || article && noun.is_some()) && !(article && noun.is_none()) || self.verb(i).is_some() && noun.is_some() {
                break;
            }
            let own = class.has(Classes::ARTICLE.or(Classes::POSSESSIVE)) && !document.norm(i).contains('\'');
            if !own && document.tokens[i].kind == Kind::Word {
                let is_noun = !nouns || document.lexicon.form(document.tokens[i]).capital || self.is_role_by_shape(i);
                if noun.is_some() && nouns && !is_noun {
                    break;
                }
                if is_noun && !class.has(Classes::HONORIFIC) {
                    noun = noun.or(Some(i));
                }
                if self.is_role_by_shape(i) {
                    role = role.or(Some(i));
                } else if role.is_some() && speech.name_endings.is_empty() && !nouns && i > role? + 2 {
                    break;
                }
            }
            i += 1;
        }
        noun?;
        // "De la cellule de crise", "des Betreibers Holm", and the name that stands behind it.
        let mut stop = i;
        while stop < end.min(i + LONGEST) && (stop > i || self.is_complement(stop, speech)) && !self.breaks(stop) {
            let class = self.class(stop);
            if class.has(Classes::AUXILIARY.or(Classes::SUBORDINATOR).or(Classes::RELATIVE).or(Classes::TIME).or(Classes::WEEKDAY)) || self.verb(stop).is_some() || class.has(Classes::PREPOSITION.or(Classes::ARTICLE)) && !self.is_complement(stop, speech) && !(stop > i && self.is_complement(stop - 1, speech)) {
                break;
            }
            if let Some(mention) = self.mention[stop] {
                let found = self.mention_at(mention);
                let joined = self.is_complement(stop - 1, speech) || self.class(stop - 1).has(Classes::ARTICLE);
                if found.kind == EntityKind::Person && !joined {
                    return Some((self.named(mention, stop..found.tokens.end as usize), found.tokens.end as usize));
                }
                stop = (found.tokens.end as usize).min(end);
                continue;
            }
            if nouns && stop > i && !document.lexicon.form(document.tokens[stop]).capital && document.lexicon.form(document.tokens[stop - 1]).capital && !self.is_complement(stop, speech) {
                break;
            }
            stop += 1;
        }
        // "La ministre de l'Intérieur, Mme Ada Rivel,": the name of the one whose role stands before it.
        if stop + 1 < end && document.print(stop) == ","
            && let Some(first) = (stop + 1..end.min(stop + 4)).find(|&k| !self.class(k).has(Classes::HONORIFIC) && !self.class(k).has(Classes::ARTICLE))
            && let Some(mention) = self.mention[first]
        {
            let found = self.mention_at(mention);
            let after = found.tokens.end as usize;
            let closed = after >= end || self.breaks(after) || after + 1 >= document.tokens.len() || self.verb(after).is_some() && after + 1 < end && self.punctuation(after + 1);
            if found.kind == EntityKind::Person && (found.tokens.len() > 1 || first > stop + 1) && closed {
                return Some((self.named(mention, first..after), after));
            }
        }
        // A noun that nobody is ("der Bericht") speaks only beside a verb that says so.
        let weak = role.is_none() && !self.class(noun?).has(Classes::ORGANISATION);
        let end = stop.max(at + 1);
        // "Sein Satz", "sa réponse": whoever owns it.
        if weak && self.class(at).has(Classes::POSSESSIVE) {
            return Some((Subject { tokens: at..at + 1, kind: SubjectKind::Pronoun(Gender::Unknown), weak: true }, end));
        }
        Some((Subject { tokens: at..end, kind: SubjectKind::Role, weak }, end))
    }

    fn is_complement(&self, at: usize, speech: &Speech) -> bool {
        let norm = self.document.norm(at);
        let lead = norm.split('\'').next().unwrap_or(norm);
        speech.complement.contains(lead) && self.mention[at].is_none()
    }
}
