//! The signs of a speaker, each a way of its own: verbs and nouns of speech around a quotation, colons and dashes, the subject of
//! a headline, the quotation that is carried on, the sentence.

use std::ops::Range;

use super::cue::{Subject, SubjectKind};
use super::{Attributer, Frame, Speaker};
use crate::comparison::{Basis, BlockKind, EntityKind, QuotationKind};
use crate::lang::{Classes, Verb};
use crate::name::Gender;
use crate::quote::{self, Quotation};
use crate::span::Span;
use crate::token::{Kind, is_dash, is_mark};

impl Attributer<'_, '_, '_> {
    /// `“…,” Reed said`, `“…,” said Reed`; with `far` also behind what the sentence goes on with: `… “strong” words, he said`.
    pub(super) fn by_verb_after(&mut self, frame: &Frame, far: bool) -> Option<Speaker> {
        let range = frame.after.clone();
        let next_quote = range.clone().skip(1).find(|&i| self.reader.quoted[i] && !is_mark(self.reader.document.print(i))).unwrap_or(range.end);
        let range = range.start..next_quote;
        let limit = if far { range.end } else { range.end.min(range.start + 30) };
        let start = (range.start..range.end).find(|&i| self.reader.document.tokens[i].kind != Kind::Punctuation)?;
        let range = start..range.end;
        for verb in start..limit {
            if let Some(subject) = self.reader.by_whom(verb, &range) {
                return self.speaker(subject, Some(verb), Basis::Cue, 900);
            }
            // Right behind a quotation whoever demands or praises says it.
            let near = !far && self.reader.verb(verb) == Some(Verb::Naming);
            if self.reader.verb(verb) != Some(Verb::Speech) && !near || !self.reader.is_cue(verb, &range) {
                continue;
            }
            let inverted = verb == start || self.only_adverbs(start, verb);
            // "…,” adding that": a participle carries on; its subject stands before the quotation.
            if inverted && self.reader.document.norm(verb).ends_with("ing") {
                return None;
            }
            let subject = if inverted { self.reader.after(verb, &range) } else { self.reader.before(verb, &range) };
            // Far away only a subject that surely speaks counts: "11 percent of Democratic claims" is none.
            let Some(subject) = subject.filter(|s| !far || !s.weak) else {
                if far {
                    continue;
                }
                return None;
            };
            // Near a quotation its cue follows at once: only the subject and asides stand between.
            if !inverted && !far && !self.leads(start, &subject, verb) {
                return None;
            }
            return self.speaker(subject, Some(verb), Basis::Cue, if far { 850 } else { 950 });
        }
        None
    }

    fn only_adverbs(&self, start: usize, verb: usize) -> bool {
        (start..verb).all(|i| matches!(self.reader.document.norm(i), "also" | "later" | "then" | "as"))
    }

    /// Whether the subject begins the clause after a quotation.
    fn leads(&self, start: usize, subject: &Subject, verb: usize) -> bool {
        let before = start..subject.tokens.start.max(start);
        let no_clause = before.clone().all(|i| self.reader.verb(i).is_none() && !self.reader.class(i).has(Classes::CONJUNCTION.or(Classes::SUBORDINATOR)));
        no_clause && before.len() <= 8 && verb - start <= 30
    }

    /// `“…” was her answer`, `“…”, in Reed's words`, `“…”, in the words of Reed`.
    pub(super) fn by_noun(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let range = frame.after.clone();
        let noun = range.clone().take(14).find(|&i| self.reader.class(i).has(Classes::SPEECH_NOUN) && !self.reader.quoted[i])?;
        let led = range.start.max(noun.saturating_sub(8))..noun;
        let opens = led.clone().any(|i| matches!(document.norm(i), "was" | "were" | "is" | "are" | "in" | "came") && !self.reader.quoted[i]);
        if !opens {
            return None;
        }
        // "the words of Reed"
        if noun + 1 < range.end && document.norm(noun + 1) == "of"
            && let Some(subject) = self.reader.after(noun + 1, &range)
        {
            return self.speaker(subject, Some(noun), Basis::Cue, 880);
        }
        let (_, owner) = self.owner(noun, &led)?;
        self.speaker(owner, Some(noun), Basis::Cue, 880)
    }

    /// `“…”, according to Reed`, `“…”, per the rules`.
    pub(super) fn according(&mut self, frame: &Frame) -> Option<Speaker> {
        for range in [frame.after.clone(), frame.before.clone()] {
            let document = self.reader.document;
            let found = range.clone().find_map(|i| {
                let next = (i + 1 < range.end && !self.reader.quoted[i]).then(|| document.norm(i + 1))?;
                match document.norm(i) {
                    "according" if next == "to" => Some((i, i + 1)),
                    "per" if self.reader.class(i + 1).has(Classes::ARTICLE) || self.reader.mention[i + 1].is_some() => Some((i, i)),
                    _ => None,
                }
            });
            if let Some((at, last)) = found
                && let Some(subject) = self.reader.after(last, &range)
            {
                return self.speaker(subject, Some(at), Basis::Cue, 930);
            }
        }
        None
    }

    /// `Reed said: “…`, `Reed told the council that “…`, `Reed's claim that “…`: the nearest verb, or noun of speech, whose subject
    /// can be found.
    pub(super) fn by_verb_before(&mut self, frame: &Frame) -> Option<Speaker> {
        let range = frame.before.clone();
        for verb in range.clone().rev() {
            if let Some(owner) = self.owner_of_words(verb, &range) {
                return self.speaker(owner, Some(verb), Basis::Cue, 850);
            }
            let Some(class) = self.reader.verb(verb).filter(|_| self.reader.is_cue(verb, &range)) else { continue };
            let subject = self.subject_of(verb, &range);
            if let Some(subject) = subject {
                let (subject, verb, class) = self.outermost(subject, verb, class, &range);
                let confidence = match class {
                    Verb::Speech => 930,
                    Verb::Naming => 850,
                    Verb::Thought => 700,
                };
                if let Some(speaker) = self.speaker(subject, Some(verb), Basis::Cue, confidence) {
                    return Some(speaker);
                }
            }
        }
        None
    }

    /// The subject of a verb before a quotation.
    fn subject_of(&self, verb: usize, range: &Range<usize>) -> Option<Subject> {
        let (reader, document) = (self.reader, self.reader.document);
        let before = if verb > range.start { document.norm(verb - 1) } else { "" };
        if document.norm(verb) == "saying" && before == "as" {
            return reader.quoted_as(verb - 1, range);
        }
        let subject = reader.before(verb, range);
        if document.norm(verb).ends_with("ing") {
            // "With Reed saying", "his father saying": what stands right before a participle is its subject; else that of the sentence is.
            let own = subject.filter(|s| before != "," && s.tokens.end + 3 > verb && (matches!(s.kind, SubjectKind::Mention(_)) || s.kind == SubjectKind::Role && s.tokens.end == verb && reader.class(s.tokens.start).has(Classes::POSSESSIVE)));
            return own.or_else(|| reader.first_subject(range, verb));
        }
        // The subject of the outlet's sentence stands outside quotations; an earlier quotation may part it from its verb.
        let after_quote = verb > range.start && (reader.quoted[verb - 1] || before == ",");
        let subject = subject.or_else(|| if after_quote { reader.after(verb, range) } else { None });
        // "Protesters held up a banner that read": what it reads is theirs who show it.
        if document.norm(verb) == "read" && reader.class(verb.saturating_sub(1)).has(Classes::RELATIVE)
            && let Some(shows) = subject.as_ref().filter(|s| s.weak).and_then(|s| reader.first_subject(range, s.tokens.start))
        {
            return Some(shows);
        }
        // "He left and said": the subject stands before the verb that "and" joins.
        let joined = matches!(before, "and" | "but");
        let subject = match subject {
            Some(subject) if !(joined && subject.weak) => subject,
            subject => (if joined { reader.first_subject(range, verb) } else { None }).or(subject)?,
        };
        // "He ignored a series of angry tweets": what looks like a verb in the present, behind the object of another, is a noun.
        let norm = document.norm(verb);
        let present = !norm.ends_with("ed") && !document.lang.irregular.contains_key(norm);
        let start = subject.tokens.start;
        let led = start == range.start || verb > range.start && reader.class(verb - 1).has(Classes::RELATIVE) || document.norm(start - 1) == "what" || reader.class(start - 1).has(Classes::CONJUNCTION.or(Classes::SUBORDINATOR).or(Classes::RELATIVE)) || document.tokens[start - 1].kind == Kind::Punctuation || reader.verb(start - 1).is_some();
        let object = subject.weak && present && !led && reader.first_subject(range, start).is_some();
        (!object).then_some(subject)
    }

    /// `Reed said she hopes “…`, `Reed condemned what he called “…`: a pronoun in a clause that hangs on an earlier one means that
    /// one's subject, where the two fit. `Reed said the ruling demands “…`: what is no speaker by its noun gives way to one that is.
    fn outermost(&self, subject: Subject, verb: usize, class: Verb, range: &Range<usize>) -> (Subject, usize, Verb) {
        if self.reader.speech().is_some() {
            return (subject, verb, class);
        }
        let document = self.reader.document;
        let inner = subject.tokens.start;
        let pronoun = matches!(subject.kind, SubjectKind::Pronoun(_) | SubjectKind::Plural | SubjectKind::Thing);
        // "Reed put it so when we called her:": a clause of time or cause is not the one that speaks.
        let beside = inner > range.start && self.reader.class(inner - 1).has(Classes::SUBORDINATOR) && (pronoun || subject.kind == SubjectKind::First);
        if inner <= range.start || !pronoun && !subject.weak && !beside {
            return (subject, verb, class);
        }
        let outer = (range.start..inner).rev().filter(|&i| self.reader.is_cue(i, range)).find_map(|i| {
            // "Protesters said they want": what begins the sentence is its subject, whatever its noun.
            let fits = |s: &Subject| !s.weak || pronoun && s.tokens.start == range.start;
            Some((self.subject_of(i, range).filter(fits)?, i, self.reader.verb(i)?))
        });
        if !pronoun || beside {
            let better = outer.filter(|(_, _, class)| *class == Verb::Speech);
            let better = better.or_else(|| self.reader.first_subject(range, inner).filter(|_| beside && !pronoun).map(|outer| (outer, verb, class)));
            return better.unwrap_or((subject, verb, class));
        }
        let before = document.norm(inner - 1);
        let hangs = matches!(before, "that" | "what" | "which" | "how" | "whether" | "because" | "whom")
            || class == Verb::Thought && matches!(before, "but" | "and")
            || self.reader.verb(inner - 1).is_some() && self.reader.is_cue(inner - 1, range);
        if !hangs {
            return (subject, verb, class);
        }
        let fits = |outer: &Subject| match (outer.kind, subject.kind) {
            (SubjectKind::Mention(m), SubjectKind::Pronoun(gender)) => {
                let mention = &document.mentions[m];
                mention.kind != EntityKind::Place && (mention.gender == gender || mention.gender == Gender::Unknown)
            }
            (SubjectKind::Mention(m), _) => document.mentions[m].kind != EntityKind::Person,
            (SubjectKind::Role, _) => true,
            // "She says it shows that": what it is does not speak.
            (SubjectKind::Pronoun(_), SubjectKind::Thing) => class != Verb::Speech || self.reader.verb(inner - 1) == Some(Verb::Speech),
            (outer, inner) => outer == inner,
        };
        let outer = outer.or_else(|| Some((self.reader.first_subject(range, inner)?, verb, class)));
        match outer.filter(|(outer, ..)| fits(outer)) {
            // That one may hang in turn: "Reed says she hopes to win, but she knows".
            Some((outer, verb, class)) if outer.tokens.start < inner => self.outermost(outer, verb, class, range),
            _ => (subject, verb, class),
        }
    }

    /// Who owns a noun of speech that leads to a quotation: "Reed's claim that", "in her words,".
    pub(super) fn owner_of_words(&self, noun: usize, range: &Range<usize>) -> Option<Subject> {
        let document = self.reader.document;
        let words = noun > range.start && !self.reader.quoted[noun] && self.reader.class(noun).has(Classes::SPEECH_NOUN);
        let next = if words && noun + 1 < document.tokens.len() { document.norm(noun + 1) } else { return None };
        let Some((at, owner)) = self.owner(noun, range) else {
            // "Reed recalled the words of his grandfather:"
            let subject = (next == "of").then(|| self.reader.after(noun + 1, range)).flatten()?;
            let leads = subject.tokens.end < document.tokens.len() && matches!(document.print(subject.tokens.end), ":" | ",");
            return leads.then_some(subject);
        };
        let in_words = at > range.start && document.norm(at - 1) == "in" && next == ",";
        (matches!(next, "that" | "of" | ":") || in_words).then_some(owner)
    }

    /// The possessive before a noun: a pronoun or a name.
    fn owner(&self, noun: usize, range: &Range<usize>) -> Option<(usize, Subject)> {
        let document = self.reader.document;
        (range.start..noun).rev().take(4).find_map(|i| {
            let kind = match document.norm(i) {
                "his" => SubjectKind::Pronoun(Gender::Male),
                "her" => SubjectKind::Pronoun(Gender::Female),
                "their" => SubjectKind::Plural,
                "its" => SubjectKind::Thing,
                _ if document.lexicon.form(document.tokens[i]).possessive || matches!(document.print(i + 1), "’" | "'") => SubjectKind::Mention(self.reader.mention[i]? as usize),
                _ => return None,
            };
            Some((i, Subject { tokens: i..i + 1, kind, weak: false }))
        })
    }

    /// `Reed went on to insist “…`: the subject of the sentence is that of the infinitive.
    pub(super) fn by_infinitive(&mut self, frame: &Frame) -> Option<Speaker> {
        let range = frame.before.clone();
        let document = self.reader.document;
        let verb = range.clone().skip(1).rfind(|&i| document.norm(i - 1) == "to" && self.reader.verb(i) == Some(Verb::Speech) && !self.reader.quoted[i])?;
        let subject = self.reader.first_subject(&range, verb)?;
        self.speaker(subject, Some(verb), Basis::Cue, 760)
    }

    /// `Reed admires him as a “strong leader”`: how the subject of a sentence sees somebody.
    pub(super) fn by_as(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let range = frame.before.clone();
        let at = range.clone().rev().find(|&i| document.tokens[i].kind != Kind::Punctuation && !self.reader.class(i).has(Classes::ARTICLE)).filter(|&i| document.norm(i) == "as" && i + 3 >= range.end)?;
        // The verb right before the one who is seen so, or the subject of the sentence.
        let inflected = |i: &usize| {
            let print = document.print(*i);
            print.len() > 4 && (print.ends_with("ed") || print.ends_with('s')) && print.starts_with(char::is_lowercase) && self.reader.mention[*i].is_none() && !self.reader.quoted[*i]
        };
        let own = (range.start..at).rev().take(8).filter(inflected).find_map(|i| self.reader.before(i, &range).filter(|s| !s.weak));
        let subject = own.or_else(|| self.reader.first_subject(&range, at))?;
        let person = match subject.kind {
            SubjectKind::Mention(m) => document.mentions[m].kind != EntityKind::Place,
            kind => matches!(kind, SubjectKind::Pronoun(_) | SubjectKind::Plural),
        };
        let passive = (subject.tokens.end..at).any(|i| self.reader.class(i).has(Classes::AUXILIARY) && !matches!(document.norm(i), "has" | "had" | "have"));
        if person && !passive && subject.tokens.end < at { self.speaker(subject, Some(at), Basis::Cue, 700) } else { None }
    }

    /// `“…,” Reed sings to the crowd`: after a quotation that ends with a comma, the clause that follows at once has the speaker
    /// for its subject, whatever its verb.
    pub(super) fn by_any_verb(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let range = frame.after.clone();
        let start = range.clone().find(|&i| document.tokens[i].kind != Kind::Punctuation)?;
        let comma = (range.start - 1..start).any(|i| matches!(document.print(i), "," | "?" | "!" | "…" | "..."));
        let stopped = (range.start..start).any(|i| matches!(document.print(i), "." | ":" | ";"));
        if !comma || stopped {
            return None;
        }
        let verb = (start + 1..range.end.min(start + 14)).find(|&i| {
            let norm = document.norm(i);
            let inflected = (norm.ends_with('s') && !norm.ends_with("ss") || norm.ends_with("ed")) && !self.reader.class(i).has(Classes::STOP);
            document.tokens[i].kind == Kind::Word && !document.lexicon.form(document.tokens[i]).capital && !self.reader.quoted[i] && self.reader.mention[i].is_none()
                && (inflected || self.reader.verb(i).is_some())
                && self.reader.before(i, &(start..range.end)).is_some()
        })?;
        let subject = self.reader.before(verb, &(start..range.end)).filter(|s| s.tokens.start <= start + 2)?;
        self.speaker(subject, Some(verb), Basis::Cue, 800)
    }

    /// `“…” — Ada Reed`, in the same line or in one of its own.
    pub(super) fn by_dash(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let mut range = frame.after.clone();
        if range.clone().all(|i| document.tokens[i].kind == Kind::Punctuation && !is_dash(document.print(i))) {
            let at = document.block_tokens.partition_point(|(_, r)| r.start < frame.block.end);
            range = document.block_tokens.get(at)?.1.clone();
        }
        let dash = range.clone().find(|&i| !is_mark(document.print(i))).filter(|&i| is_dash(document.print(i)))?;
        let short = range.end - dash <= 14 && !(dash..range.end).any(|i| self.reader.quoted[i]);
        let mention = (dash + 1 < range.end && short).then(|| self.reader.mention[dash + 1])??;
        let tokens = document.mentions[mention as usize].tokens.clone();
        self.speaker(Subject { tokens: tokens.start as usize..tokens.end as usize, kind: SubjectKind::Mention(mention as usize), weak: false }, None, Basis::Colon, 900)
    }

    /// `“REED: We felt a blow.`: a transcript in a quotation names who speaks before each turn.
    pub(super) fn by_label(&mut self, quotation: &Quotation) -> Option<Speaker> {
        let document = self.reader.document;
        let first = document.tokens_in(quotation.parts[0]).start;
        let colon = quote::label(document, first)?;
        let last = document.lexicon.form(document.tokens[colon - 1]).norm;
        let known = document.mentions.iter().position(|m| document.lexicon.form(document.tokens[m.tokens.end as usize - 1]).norm == last);
        let kind = known.map_or(SubjectKind::Role, SubjectKind::Mention);
        let span = document.tokens[first].span.cover(document.tokens[colon - 1].span);
        self.speaker(Subject { tokens: first..colon, kind, weak: false }, None, Basis::Colon, 900).map(|speaker| Speaker { mention: Some(span), ..speaker })
    }

    /// A quotation that begins its block or sentence after a colon: `Reed wrote:`, `Minister:`.
    pub(super) fn by_colon(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let own_colon = frame.before.clone().rev().find(|&i| !is_mark(document.print(i))).filter(|&i| document.print(i) == ":");
        let range = match own_colon {
            Some(colon) => frame.before.start..colon,
            None if frame.before.clone().all(|i| document.tokens[i].kind == Kind::Punctuation) => {
                let at = document.block_tokens.partition_point(|(_, r)| r.start < frame.block.start);
                let previous = document.block_tokens.get(at.checked_sub(1)?)?.1.clone();
                if document.print(previous.end - 1) != ":" || frame.block.start + 2 < frame.before.end {
                    return None;
                }
                let sentence = document.sentence_at(document.tokens[previous.end - 1].span.start)?;
                document.sentences[sentence].tokens.start as usize..previous.end - 1
            }
            None => return None,
        };
        let verb = range.clone().rev().find(|&i| self.reader.verb(i).is_some() && self.reader.is_cue(i, &range));
        let subject = match verb {
            Some(verb) if !document.norm(verb).ends_with("ing") => {
                let subject = self.reader.before(verb, &range).or_else(|| self.reader.first_subject(&range, verb));
                subject.map(|subject| self.outermost(subject, verb, self.reader.verb(verb).unwrap_or(Verb::Speech), &range).0)
            }
            _ => self.reader.first_subject(&range, range.end).or_else(|| self.reader.head(range.clone())),
        }?;
        if verb.is_none() && subject.weak && subject.kind == SubjectKind::Role && self.reader.speech().is_some() {
            return None;
        }
        self.speaker(subject, verb, Basis::Colon, 880)
    }

    /// In a headline the subject before the quotation, or behind the verb of speech after it, spoke.
    pub(super) fn by_title(&mut self, frame: &Frame) -> Option<Speaker> {
        let title = matches!(frame.kind, BlockKind::Headline | BlockKind::Dek | BlockKind::Heading | BlockKind::Caption);
        if !title {
            return None;
        }
        let subject = self.reader.first_subject(&frame.before, frame.before.end).or_else(|| self.reader.head(frame.before.clone()));
        let subject = subject.or_else(|| {
            let range = frame.after.clone();
            let verb = range.clone().find(|&i| matches!(self.reader.verb(i), Some(Verb::Speech)))?;
            self.reader.before(verb, &range).or_else(|| self.reader.after(verb, &range))
        })?;
        let person = |s: &Subject| !matches!(s.kind, SubjectKind::Mention(m) if self.reader.document.mentions[m].kind == EntityKind::Place);
        if !person(&subject) {
            return None;
        }
        self.speaker(subject, None, Basis::Heading, 720)
    }

    /// The speaker of the quotation that this one carries on, or follows in its paragraph or a run of bare ones.
    pub(super) fn continued(&self, index: usize, quotation: &Quotation, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let carries_on = quotation.continues.map(|c| c as usize);
        let before = carries_on.or_else(|| {
            let previous = (0..index).rev().take(6).find(|&i| document.quotations[i].within.is_none() && self.found[i].kind != QuotationKind::Scare)?;
            // Where nobody is known to speak there is nobody to go on.
            self.found[previous].speaker.as_ref().ok()?;
            let end = document.quotations[previous].span.end;
            let same_block = document.tokens[frame.block.start].span.start <= end;
            let bare = frame.before.clone().chain(frame.after.clone()).all(|i| document.tokens[i].kind == Kind::Punctuation);
            let gap = document.tokens_in(Span { start: end, end: quotation.span.start.max(end) });
            // Another person in between may be the one who speaks now.
            let quiet = gap.clone().all(|i| self.reader.mention[i].is_none_or(|m| document.mentions[m as usize].kind != EntityKind::Person || self.is_speaker(previous, m)));
            let own = document.block_tokens.partition_point(|(_, r)| r.start < frame.block.start);
            let next_block = own > 0 && document.tokens[document.block_tokens[own - 1].1.start].span.start <= end;
            // A sentence with a subject of its own does not carry on another's words.
            let own = || !bare && self.reader.first_subject(&frame.before, frame.before.end).is_some_and(|s| match s.kind {
                SubjectKind::Mention(m) => !self.is_speaker(previous, m as u32),
                kind => kind == SubjectKind::Role,
            });
            // "“…” — Reed" is whole with its line; what follows is another's.
            let signed = self.found[previous].speaker.as_ref().is_ok_and(|s| s.basis == Basis::Colon && s.cue.is_none());
            let next_block = next_block && !signed;
            (same_block && quiet && gap.len() <= 60 && !own() || bare && next_block && quiet).then_some(previous)
        })?;
        let speaker = self.found[before].speaker.clone().ok()?;
        Some(Speaker { basis: Basis::Continuation, confidence: speaker.confidence.min(840), ..speaker })
    }

    fn is_speaker(&self, quotation: usize, mention: u32) -> bool {
        let entity = self.resolver.entity_of(mention as usize);
        self.found[quotation].speaker.as_ref().is_ok_and(|s| s.entity == Some(entity))
    }

    /// Who the outlet's sentence is about: its subject, or the one person in it. A quotation that is a sentence of its own belongs to
    /// who spoke or acted in the sentence before it, in its paragraph.
    pub(super) fn by_context(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let mut range = frame.before.clone();
        if range.clone().all(|i| document.tokens[i].kind == Kind::Punctuation) && range.start > frame.block.start {
            let sentence = document.sentences.partition_point(|s| (s.tokens.start as usize) < range.start).checked_sub(1)?;
            range = (document.sentences[sentence].tokens.start as usize).max(frame.block.start)..range.start;
            let verb = range.clone().rfind(|&i| self.reader.verb(i).is_some() && self.reader.is_cue(i, &range));
            let subject = verb.and_then(|verb| self.reader.before(verb, &range)).filter(|s| !s.weak);
            if let Some(subject) = subject {
                return self.speaker(subject, verb, Basis::Context, 600);
            }
        }
        let subject = self.reader.first_subject(&range, range.end);
        let acts = |s: &Subject| match s.kind {
            SubjectKind::Mention(m) => document.mentions[m].kind == EntityKind::Person,
            kind => matches!(kind, SubjectKind::Pronoun(_) | SubjectKind::Role) && !s.weak,
        };
        if let Some(subject) = subject.filter(acts) {
            return self.speaker(subject, None, Basis::Context, 500);
        }
        let mut people: Vec<usize> = Vec::new();
        for m in range.filter(|&i| !self.reader.quoted[i]).filter_map(|i| self.reader.mention[i]) {
            let known = people.iter().any(|&p| self.resolver.entity_of(p) == self.resolver.entity_of(m as usize));
            if document.mentions[m as usize].kind == EntityKind::Person && !known {
                people.push(m as usize);
            }
        }
        let &[only] = people.as_slice() else { return None };
        let tokens = document.mentions[only].tokens.clone();
        self.speaker(Subject { tokens: tokens.start as usize..tokens.end as usize, kind: SubjectKind::Mention(only), weak: false }, None, Basis::Context, 450)
    }

    pub(super) fn speaker(&mut self, subject: Subject, cue: Option<usize>, basis: Basis, confidence: u32) -> Option<Speaker> {
        self.resolver.speaker(&subject, cue, basis, confidence)
    }
}
