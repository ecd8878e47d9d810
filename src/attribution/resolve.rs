//! From a noun phrase to an entity: names, pronouns by recency, gender and place, roles that the articles explain.

use rustc_hash::FxHashMap;

use super::Speaker;
use super::cue::{Reader, Subject, SubjectKind};
use super::entities::{Entity, role_key};
use crate::comparison::{Basis, EntityKind};
use crate::lang::Classes;
use crate::name::Gender;
use crate::span::Span;

/// A pronoun points back over at most this many sentences.
const MEMORY: usize = 5;

pub struct Resolver<'d, 'e> {
    article: u32,
    reader: &'e Reader<'d>,
    of_mention: &'e [u32],
    roles: &'e FxHashMap<String, Vec<u32>>,
    entities: &'e mut Vec<Entity>,
    /// Entities made for roles that no name explains, by their plain form.
    unnamed: &'e mut FxHashMap<String, u32>,
    /// Where who spoke, in this article.
    spoken: Vec<(u32, u32)>,
    /// Who is named in the quotation at hand: nobody calls himself by his name.
    inside: Vec<u32>,
}

impl<'d, 'e> Resolver<'d, 'e> {
    pub fn new(
        article: u32,
        reader: &'e Reader<'d>,
        of_mention: &'e [u32],
        roles: &'e FxHashMap<String, Vec<u32>>,
        entities: &'e mut Vec<Entity>,
        unnamed: &'e mut FxHashMap<String, u32>,
    ) -> Resolver<'d, 'e> {
        Resolver { article, reader, of_mention, roles, entities, unnamed, spoken: Vec::new(), inside: Vec::new() }
    }

    pub fn entity_of(&self, mention: usize) -> u32 {
        self.of_mention[mention]
    }

    /// Turns to a quotation: a pronoun beside it does not point to somebody named in it.
    pub fn turn_to(&mut self, quotation: Span) {
        let mentions = &self.reader.document.mentions;
        let first = mentions.partition_point(|m| m.span.start < quotation.start);
        let inside = mentions[first..].iter().take_while(|m| m.span.end <= quotation.end).count();
        self.inside = self.of_mention[first..first + inside].to_vec();
    }

    /// Remembers who spoke where: a later pronoun points to the last speaker first.
    pub fn spoke(&mut self, at: Span, speaker: &Speaker) {
        if let Some(entity) = speaker.entity {
            self.spoken.push((at.end, entity));
        }
    }

    pub fn speaker(&mut self, subject: &Subject, cue: Option<usize>, basis: Basis, confidence: u32) -> Option<Speaker> {
        let document = self.reader.document;
        let first = document.tokens[subject.tokens.start].span;
        let mut span = first.cover(document.tokens[subject.tokens.end - 1].span);
        let cue = cue.map(|c| document.tokens[c].span);
        let of = |entity: u32, name: String, span, basis, confidence| Speaker { entity: Some(entity), name, mention: Some(span), cue, basis, confidence };
        let pronoun_basis = if basis == Basis::Cue { Basis::Pronoun } else { basis };
        match subject.kind {
            SubjectKind::Mention(mention) => {
                let entity = self.of_mention[mention];
                span = document.mentions[mention].span;
                Some(of(entity, self.entities[entity as usize].name.clone(), span, basis, confidence))
            }
            SubjectKind::Pronoun(gender) => {
                let entity = self.person_before(first.start, gender)?;
                Some(of(entity, self.entities[entity as usize].name.clone(), span, pronoun_basis, confidence.min(850) - 50))
            }
            SubjectKind::Plural => {
                let (_, entity) = *self.spoken.iter().rev().find(|(_, e)| self.entities[*e as usize].kind != EntityKind::Person)?;
                Some(of(entity, self.entities[entity as usize].name.clone(), span, pronoun_basis, 600))
            }
            SubjectKind::Thing => {
                let entity = self.thing_before(first.start)?;
                Some(of(entity, self.entities[entity as usize].name.clone(), span, pronoun_basis, 600))
            }
            SubjectKind::Role => {
                if let Some(entity) = self.role(subject, span) {
                    return Some(of(entity, self.entities[entity as usize].name.clone(), span, basis, confidence - 80));
                }
                let entity = self.unnamed_role(span)?;
                let name = self.entities[entity as usize].name.clone();
                Some(of(entity, name, span, basis, confidence - 50))
            }
        }
    }

    /// The person that "he" or "she" points to: the last one who spoke or was the first person of a sentence, nearest first.
    fn person_before(&self, at: u32, gender: Gender) -> Option<u32> {
        let document = self.reader.document;
        let fits = |entity: u32| {
            let e = &self.entities[entity as usize];
            !self.inside.contains(&entity) && (e.kind == EntityKind::Person || e.open) && (e.gender == gender || e.gender == Gender::Unknown || gender == Gender::Unknown)
        };
        let here = document.sentence_at(at)?;
        let from = document.sentences[here.saturating_sub(MEMORY)].span.start;
        // Best is the nearest sentence; inside it a speaker, then the first person.
        let mut best: Option<((usize, u8, std::cmp::Reverse<u32>), u32)> = None;
        let mut consider = |position: u32, rank: u8, entity: u32| {
            let Some(sentence) = document.sentence_at(position.saturating_sub(1)).or_else(|| document.sentence_at(position)) else { return };
            if !fits(entity) || sentence > here {
                return;
            }
            let key = (sentence, rank, std::cmp::Reverse(position));
            if best.as_ref().is_none_or(|(known, _)| key > *known) {
                best = Some((key, entity));
            }
        };
        let first = document.mentions.partition_point(|m| m.span.start < from);
        for (i, mention) in document.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.span.end <= at) {
            // Who is named inside a quotation is rarely the one the outlet goes on about.
            let quoted = self.reader.quoted[mention.tokens.start as usize];
            let open = self.entities[self.of_mention[i] as usize].open;
            consider(mention.span.end, if quoted || open { 0 } else { 1 }, self.of_mention[i]);
        }
        for &(position, entity) in self.spoken.iter().rev().take(3).filter(|(p, _)| (from..=at).contains(p)) {
            consider(position, 2, entity);
        }
        best.map(|(_, entity)| entity)
    }

    fn thing_before(&self, at: u32) -> Option<u32> {
        let document = self.reader.document;
        let from = document.sentences[document.sentence_at(at)?.saturating_sub(2)].span.start;
        let known = document.mentions.partition_point(|m| m.span.end <= at);
        let things = (0..known).rev().take_while(|&i| document.mentions[i].span.start >= from);
        things.map(|i| self.of_mention[i]).find(|&e| self.entities[e as usize].kind != EntityKind::Person)
    }

    /// The person behind a definite role: one that the articles name with this role, or with its last word in this article.
    fn role(&self, subject: &Subject, span: Span) -> Option<u32> {
        let document = self.reader.document;
        let first = subject.tokens.start;
        let definite = matches!(document.norm(first), "the" | "his" | "her" | "their") || document.lexicon.form(document.tokens[first]).possessive || !self.reader.class(first).has(Classes::ARTICLE);
        let last = subject.tokens.end - 1;
        let plural = crate::quantity::singular(document.norm(last)) != document.norm(last) || self.reader.class(last).has(Classes::ROLE_PLURAL);
        if !definite || plural {
            return None;
        }
        let key = role_key(document, span);
        match self.roles.get(&key).map(Vec::as_slice) {
            Some([one]) => return Some(*one),
            Some(several) => return self.nearest(several, span.start),
            None => {}
        }
        // "the president", "the chancellor": whoever this article named so; with a state, whoever any article did.
        let words: Vec<&str> = key.split(' ').collect();
        let noun = *words.last()?;
        let mut candidates: Vec<u32> = Vec::new();
        for (i, mention) in document.mentions.iter().enumerate() {
            let Some(role) = mention.role else { continue };
            let known = role_key(document, role);
            let known_words: Vec<&str> = known.split(' ').collect();
            // "The Ukrainian leader" is whom the article calls that state's president.
            let leads = noun == "leader" && words.len() > 1 && known_words.last().is_some_and(|w| document.lang.class(w).has(Classes::HEAD_OF_STATE));
            let same = known_words.last() == Some(&noun) && words.iter().all(|w| known_words.contains(w));
            let led = leads && known_words.starts_with(&words[..words.len() - 1]) && !known.contains("former");
            if (same || led) && !candidates.contains(&self.of_mention[i]) {
                candidates.push(self.of_mention[i]);
            }
        }
        match candidates[..] {
            [one] => Some(one),
            [] if noun == "leader" && words.len() > 1 => {
                let of_state = |key: &&String| {
                    let known: Vec<&str> = key.rsplitn(2, ' ').collect();
                    known.len() == 2 && key.starts_with(&words[..words.len() - 1].join(" ")) && document.lang.class(known[0]).has(Classes::HEAD_OF_STATE) && !key.contains("foreign") && !key.contains("defen")
                };
                let mut found: Vec<u32> = self.roles.iter().filter(|(key, _)| of_state(key)).flat_map(|(_, e)| e.iter().copied()).collect();
                found.sort_unstable();
                found.dedup();
                match found[..] {
                    [one] => Some(one),
                    _ => None,
                }
            }
            [] => None,
            _ => self.nearest(&candidates, span.start),
        }
    }

    /// Of some entities the one named last before a place.
    fn nearest(&self, entities: &[u32], before: u32) -> Option<u32> {
        let mentions = self.reader.document.mentions.iter().enumerate().rev().filter(|(_, m)| m.span.start < before);
        mentions.map(|(i, _)| self.of_mention[i]).find(|e| entities.contains(e))
    }

    /// The entity of a role without a name; made where it is new.
    fn unnamed_role(&mut self, span: Span) -> Option<u32> {
        let document = self.reader.document;
        let key = role_key(document, span);
        if key.is_empty() {
            return None;
        }
        let shown: String = span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name = shown.as_str();
        for article in ["the ", "a ", "an ", "The ", "A ", "An "] {
            name = name.strip_prefix(article).unwrap_or(name);
        }
        let entity = *self.unnamed.entry(key).or_insert_with(|| {
            self.entities.push(Entity { kind: EntityKind::Role, name: name.into(), forms: Vec::new(), mentions: Vec::new(), gender: Gender::Unknown, open: false });
            self.entities.len() as u32 - 1
        });
        let known = &mut self.entities[entity as usize];
        if !known.forms.iter().any(|f| *f == shown) {
            known.forms.push(shown.clone());
        }
        // The shortest form in alphabetical order names it, whichever article comes first.
        if (name.len(), name) < (known.name.len(), known.name.as_str()) {
            known.name = name.into();
        }
        if !known.mentions.contains(&(self.article, span)) {
            known.mentions.push((self.article, span));
        }
        Some(entity)
    }
}
