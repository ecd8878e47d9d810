//! From a noun phrase to an entity: names, pronouns by recency, gender and place, roles that the articles explain.

use rustc_hash::FxHashMap;

use super::Speaker;
use super::body::{Bodies, Body};
use super::cue::{Reader, Subject, SubjectKind};
use super::entities::{Entity, role_key};
use crate::comparison::{Basis, EntityKind};
use crate::document::Document;
use crate::lang::Classes;
use crate::name::{Gender, man_or_woman, shape};
use crate::span::{Span, one_line};

/// A pronoun points back over at most this many sentences.
const MEMORY: usize = 5;

pub struct Resolver<'d, 'e> {
    article: u32,
    reader: &'e Reader<'d>,
    of_mention: &'e [u32],
    roles: &'e FxHashMap<String, Vec<u32>>,
    bodies: &'e Bodies,
    entities: &'e mut Vec<Entity>,
    /// Entities made for roles that no name explains, by their plain form.
    unnamed: &'e mut FxHashMap<String, u32>,
    /// Where who spoke, in this article.
    spoken: Vec<(u32, u32)>,
    /// Who is named in the quotation at hand: nobody calls himself by his name.
    inside: Vec<u32>,
    /// The full name of each person, as this article spells it.
    names: FxHashMap<u32, String>,
}

impl<'d, 'e> Resolver<'d, 'e> {
    pub fn new(
        article: u32,
        reader: &'e Reader<'d>,
        of_mention: &'e [u32],
        roles: &'e FxHashMap<String, Vec<u32>>,
        bodies: &'e Bodies,
        entities: &'e mut Vec<Entity>,
        unnamed: &'e mut FxHashMap<String, u32>,
    ) -> Resolver<'d, 'e> {
        Resolver { article, reader, of_mention, roles, bodies, entities, unnamed, spoken: Vec::new(), inside: Vec::new(), names: FxHashMap::default() }
    }

    /// The full name in the spelling of this article: its own fullest form where that is as full as any, else the full form from
    /// elsewhere that ends on its surname.
    fn name_here(&mut self, entity: u32) -> String {
        let known = &self.entities[entity as usize];
        if known.forms.len() < 2 && known.kind != EntityKind::Role {
            return known.name.clone();
        }
        let article = self.article;
        let text = self.reader.document.text();
        // A role without a name is called what this article calls it: what others call it is known only of those before.
        if known.kind == EntityKind::Role
            && let Some((_, span)) = known.mentions.iter().find(|(a, _)| *a == article)
        {
            return one_line(without_article(self.reader.document, span.of(text)));
        }
        self.names
            .entry(entity)
            .or_insert_with(|| {
                let size = |form: &str| form.split(' ').count();
                let first = known.mentions.partition_point(|(a, _)| *a < article);
                let own = known.mentions[first..].iter().take_while(|(a, _)| *a == article).map(|(_, span)| span.of(text));
                // In the case that names it, wherever that stands.
                if self.reader.document.lang.speech.as_ref().is_some_and(|speech| !speech.name_endings.is_empty()) {
                    return known.name.clone();
                }
                let own = own.max_by(|a, b| (size(a), b).cmp(&(size(b), a))).unwrap_or(&known.name);
                let full = size(&known.name);
                let same = |form: &&String| size(form) == full && form.split(' ').next_back() == own.split(' ').next_back();
                match known.forms.iter().find(same) {
                    _ if size(own) == full => one_line(own),
                    Some(form) if !known.name.ends_with(own) => form.clone(),
                    _ => known.name.clone(),
                }
            })
            .clone()
    }

    pub fn entity_of(&self, mention: usize) -> u32 {
        self.of_mention[mention]
    }

    /// Turns to a quotation, with what carries it on: a pronoun beside it does not point to somebody named in it.
    pub fn turn_to(&mut self, parts: impl IntoIterator<Item = Span>) {
        self.inside.clear();
        for part in parts {
            self.names_in(part);
        }
    }

    fn names_in(&mut self, quotation: Span) {
        let mentions = &self.reader.document.mentions;
        let first = mentions.partition_point(|m| m.span.start < quotation.start);
        let inside = mentions[first..].iter().take_while(|m| m.span.end <= quotation.end).count();
        self.inside.extend_from_slice(&self.of_mention[first..first + inside]);
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
        // A cue whose subject cannot be told is no reason to look for a weaker sign: nobody is named.
        let nobody = || Speaker { entity: None, name: String::new(), mention: Some(span), cue, basis, confidence: 0 };
        match subject.kind {
            SubjectKind::First => Some(nobody()),
            SubjectKind::Mention(mention) => {
                let entity = self.of_mention[mention];
                span = document.mentions[mention].span;
                Some(of(entity, self.name_here(entity), span, basis, confidence))
            }
            SubjectKind::Pronoun(gender) => {
                let Some(entity) = self.person_before(first.start, gender) else { return Some(nobody()) };
                Some(of(entity, self.name_here(entity), span, pronoun_basis, confidence.min(850) - 50))
            }
            SubjectKind::Plural => {
                let Some(entity) = self.meant(first.start, true).or_else(|| {
                    let spoke = self.spoken.iter().rev().map(|(_, e)| *e);
                    spoke.take(3).find(|&e| self.entities[e as usize].kind != EntityKind::Person)
                }) else {
                    return Some(nobody());
                };
                Some(of(entity, self.name_here(entity), span, pronoun_basis, 600))
            }
            SubjectKind::Thing => {
                let Some(entity) = self.meant(first.start, false).or_else(|| self.thing_before(first.start)) else { return Some(nobody()) };
                Some(of(entity, self.name_here(entity), span, pronoun_basis, 600))
            }
            SubjectKind::Role => {
                if let Some(entity) = self.role(subject, span).or_else(|| self.described(subject)) {
                    return Some(of(entity, self.name_here(entity), span, basis, confidence - 80));
                }
                let entity = self.unnamed_role(span)?;
                let name = self.name_here(entity);
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
            if open && mention.tokens.len() == 1 {
                continue;
            }
            // "Toft's brother, Nils Berg, ran": not who is only named as what another belongs to.
            let owns = document.lexicon.form(document.tokens[mention.tokens.end as usize - 1]).possessive;
            consider(mention.span.end, if quoted || owns { 0 } else if open { 1 } else { 2 }, self.of_mention[i]);
        }
        // A name of one word that nothing explains may be anything, unless it has spoken.
        for &(position, entity) in self.spoken.iter().rev().take(3).filter(|(p, _)| (from..=at).contains(p)) {
            consider(position, 3, entity);
        }
        best.map(|(_, entity)| entity)
    }

    /// What "it" or "they" stands for at the start of a sentence or clause: the subject of the sentence before, where it fits.
    fn meant(&mut self, at: u32, plural: bool) -> Option<u32> {
        let document = self.reader.document;
        let here = document.sentence_at(at)?;
        for sentence in document.sentences[here.saturating_sub(2)..=here].iter().rev() {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let Some(subject) = self.reader.first_subject(&tokens, tokens.end) else { continue };
            if document.tokens[subject.tokens.start].span.start >= at || self.reader.quoted[subject.tokens.start] {
                continue;
            }
            return match subject.kind {
                SubjectKind::Mention(m) => Some(self.of_mention[m]).filter(|&e| self.entities[e as usize].kind != EntityKind::Person),
                SubjectKind::Role => {
                    let last = document.norm(subject.tokens.end - 1);
                    let noun = subject.tokens.clone().find(|&i| self.reader.complements(i)).map_or(last, |i| document.norm(i - 1));
                    let many = crate::quantity::singular(noun) != noun || document.lang.class(noun).has(Classes::ROLE_PLURAL);
                    let span = document.tokens[subject.tokens.start].span.cover(document.tokens[subject.tokens.end - 1].span);
                    (many || !plural).then(|| self.unnamed_role(span)).flatten()
                }
                SubjectKind::Plural if plural => continue,
                SubjectKind::Thing if !plural => continue,
                _ => None,
            };
        }
        None
    }

    fn thing_before(&self, at: u32) -> Option<u32> {
        let document = self.reader.document;
        let from = document.sentences[document.sentence_at(at)?.saturating_sub(2)].span.start;
        let known = document.mentions.partition_point(|m| m.span.end <= at);
        let things = (0..known).rev().take_while(|&i| document.mentions[i].span.start >= from);
        // "It" is an organisation, or a state that acts; a place where something happens says nothing.
        let acts = |i: usize| {
            let first = document.mentions[i].tokens.start as usize;
            let governed = first > 0 && self.reader.class(first - 1).has(Classes::PREPOSITION);
            match self.entities[self.of_mention[i] as usize].kind {
                EntityKind::Person => false,
                EntityKind::Place => !governed && self.reader.acts(document.mentions[i].tokens.end as usize),
                _ => true,
            }
        };
        things.filter(|&i| acts(i)).map(|i| self.of_mention[i]).next()
    }

    /// The person behind a definite role: one that the articles name with this role, or with its last word in this article.
    fn role(&self, subject: &Subject, span: Span) -> Option<u32> {
        let document = self.reader.document;
        if document.lang.speech.is_some() {
            return self.role_by_shape(subject, span);
        }
        let first = subject.tokens.start;
        let definite = document.norm(first) == "the" || self.reader.class(first).has(Classes::POSSESSIVE) || document.lexicon.form(document.tokens[first]).possessive || !self.reader.class(first).has(Classes::ARTICLE);
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

    /// Whether a role in a language read by shape is that of one who is known: no "ein", no plural.
    fn is_definite(&self, subject: &Subject) -> bool {
        let document = self.reader.document;
        document.lang.speech.as_ref().is_some_and(|speech| {
            !subject.tokens.clone().any(|i| speech.indefinite.contains(document.norm(i).split('\'').next().unwrap_or_default()) || shape::is_several(document, speech, i))
        })
    }

    /// The person whom the articles name with the noun of a role, or with a longer word that ends so; the one named last of several.
    fn role_by_shape(&self, subject: &Subject, span: Span) -> Option<u32> {
        let document = self.reader.document;
        let speech = document.lang.speech.as_ref()?;
        if !self.is_definite(subject) {
            return None;
        }
        let noun = shape::role_words(document, speech, span).into_iter().next()?;
        let known = |role: Span| shape::role_words(document, speech, role).first().is_some_and(|word| *word == noun || noun.len() > 4 && word.ends_with(&noun));
        let mut here: Vec<u32> = Vec::new();
        for (mention, &entity) in document.mentions.iter().zip(self.of_mention) {
            if mention.role.is_some_and(known) && !here.contains(&entity) {
                here.push(entity);
            }
        }
        match (&here[..], self.roles.get(&noun).map(Vec::as_slice)) {
            (&[one], _) | (&[], Some(&[one])) => Some(one),
            ([], _) => None,
            (several, _) => self.nearest(several, span.start),
        }
    }

    /// Of some entities the one named last before a place. A surname alone may be that of each of its bearers.
    fn nearest(&self, entities: &[u32], before: u32) -> Option<u32> {
        let mentions = &self.reader.document.mentions;
        let known = mentions.partition_point(|m| m.span.start < before);
        (0..known).rev().find_map(|i| {
            let bare = (mentions[i].tokens.len() == 1).then(|| mentions[i].span.of(self.reader.document.text()));
            let bears = |e: u32| bare.is_some_and(|word| self.entities[e as usize].name.split(' ').next_back() == Some(word));
            let own = self.of_mention[i];
            entities.iter().copied().find(|&e| e == own).or_else(|| entities.iter().copied().find(|&e| bears(e)))
        })
    }

    /// `Reed was less patient. “…,” said the captain`: a role in the singular with "the" that nothing explains is the person whom the
    /// sentence before is about, where the paragraph names nobody else.
    fn described(&self, subject: &Subject) -> Option<u32> {
        let document = self.reader.document;
        if let Some(speech) = &document.lang.speech {
            let role = subject.tokens.clone().find(|&i| shape::is_role(document, speech, i))?;
            let definite = self.reader.class(subject.tokens.start).has(Classes::ARTICLE) && self.is_definite(subject);
            let gender = shape::role_gender(document, speech, role);
            return self.only_person(subject).filter(|&e| {
                let known = self.entities[e as usize].gender;
                definite && subject.tokens.len() <= 3 && (known == gender || known == Gender::Unknown || gender == Gender::Unknown)
            });
        }
        let last = subject.tokens.end - 1;
        let noun = document.norm(last);
        let man = man_or_woman(noun) != Gender::Unknown || noun.ends_with("-old");
        let person = man || self.reader.class(last).has(Classes::ROLE) && !self.reader.class(last).has(Classes::ORGANISATION.or(Classes::ROLE_PLURAL)) && crate::quantity::singular(noun) == noun;
        if document.norm(subject.tokens.start) != "the" || !person || subject.tokens.len() > 3 {
            return None;
        }
        self.only_person(subject)
    }

    /// The one person whom a paragraph names outside of quotations, up to a phrase.
    fn only_person(&self, subject: &Subject) -> Option<u32> {
        let document = self.reader.document;
        let at = document.tokens[subject.tokens.start].span.start;
        let block = document.block_tokens.partition_point(|(_, r)| r.end <= subject.tokens.start);
        let from = document.tokens[document.block_tokens.get(block)?.1.start].span.start;
        let first = document.mentions.partition_point(|m| m.span.start < from);
        let mut named = document.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.span.end <= at).filter(|(_, m)| !self.reader.quoted[m.tokens.start as usize]).map(|(i, _)| self.of_mention[i]).filter(|&e| self.entities[e as usize].kind == EntityKind::Person);
        let one = named.next()?;
        (named.all(|e| e == one) && !self.inside.contains(&one)).then_some(one)
    }

    /// The entity of a role without a name; made where it is new.
    fn unnamed_role(&mut self, span: Span) -> Option<u32> {
        let document = self.reader.document;
        let mut key = role_key(document, span);
        if key.is_empty() {
            return None;
        }
        let shown: String = one_line(span.of(document.text()));
        let mut name = without_article(document, &shown);
        match self.bodies.meant(self.article as usize, &key) {
            Some(Body::Named(entity)) => return Some(*entity),
            Some(Body::Of { key: full, name: fuller, .. }) => (key, name) = (full.clone(), fuller),
            None => {}
        }
        // In a language read by shape "he" may point to a role that spoke, where it is that of one person.
        let one = document.lang.speech.as_ref().and_then(|speech| {
            let role = document.tokens_in(span).find(|&i| shape::is_role(document, speech, i))?;
            (!shape::is_several(document, speech, role)).then(|| shape::role_gender(document, speech, role))
        });
        let (gender, open) = (one.unwrap_or_default(), one.is_some());
        let entity = *self.unnamed.entry(key).or_insert_with(|| {
            self.entities.push(Entity { kind: EntityKind::Role, name: name.into(), forms: Vec::new(), mentions: Vec::new(), gender, open });
            self.entities.len() as u32 - 1
        });
        let known = &mut self.entities[entity as usize];
        // In alphabetical order, whichever article comes first.
        if let Err(at) = known.forms.binary_search(&shown) {
            known.forms.insert(at, shown.clone());
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

fn without_article<'a>(document: &Document, mut name: &'a str) -> &'a str {
    if document.lang.speech.is_some() {
        let (lead, rest) = name.split_once([' ', '\'', '’']).unwrap_or(("", name));
        let article = document.lang.class(&lead.to_lowercase()).has(Classes::ARTICLE.or(Classes::POSSESSIVE));
        return if article { rest } else { name };
    }
    for article in ["the ", "a ", "an ", "The ", "A ", "An "] {
        name = name.strip_prefix(article).unwrap_or(name);
    }
    name
}
