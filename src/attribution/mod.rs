//! Who said each quotation, by which cue; names joined over all articles.
//!
//! The ways are tried from the surest to the weakest, and none is a guess: a verb of speech with its subject after the
//! quotation, before it, or behind what follows it; "according to"; a colon; the quotation it carries on; the subject of a
//! headline; the subject of the sentence. A pronoun or a role is resolved to a person where the articles tell; where
//! nothing tells, the speaker is unknown and the reason is given.

pub mod cue;
pub mod entities;
mod reported;
mod resolve;

use std::ops::Range;

use crate::comparison::{Basis, BlockKind, EntityKind, QuotationKind};
use crate::document::Document;
use crate::lang::{Classes, Verb};
use crate::name::Gender;
use crate::quote::Quotation;
use crate::span::Span;
use crate::token::Kind;
use cue::{Reader, Subject, SubjectKind};
use entities::{Entities, Entity};
use resolve::Resolver;

/// The speaker of a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    pub entity: Option<u32>,
    pub name: String,
    pub mention: Option<Span>,
    pub cue: Option<Span>,
    pub basis: Basis,
    /// 0 to 1000.
    pub confidence: u32,
}

/// What was found for one quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attributed {
    pub kind: QuotationKind,
    /// The speaker, or why there is none.
    pub speaker: Result<Speaker, &'static str>,
}

/// Indirect speech.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    pub span: Span,
    pub speaker: Option<Speaker>,
}

pub struct Attribution {
    pub entities: Vec<Entity>,
    /// By article and quotation.
    pub quotations: Vec<Vec<Attributed>>,
    /// By article.
    pub reported: Vec<Vec<Report>>,
    /// The entity of each mention, by article.
    pub of_mention: Vec<Vec<u32>>,
}

/// Why a speaker is unknown.
const NO_CUE: &str = "no verb of speech or other sign of a speaker stands near it";
const NOT_NAMED: &str = "the one who said it is not told apart in the text";
const SCARE: &str = "a title, a term or irony: said by nobody";
const UNSUPPORTED: &str = "speakers are not judged in this language";
const NESTED: &str = "quoted inside another quotation";

/// Joins the names of all documents and finds the speakers.
pub fn attribute(documents: &[&Document]) -> Attribution {
    let Entities { mut list, of, roles } = entities::join(documents);
    let mut quotations = Vec::with_capacity(documents.len());
    let mut reported = Vec::with_capacity(documents.len());
    let mut role_entities = rustc_hash::FxHashMap::default();
    for (article, document) in documents.iter().enumerate() {
        let reader = Reader::new(document);
        let mut resolver = Resolver::new(article as u32, &reader, &of[article], &roles, &mut list, &mut role_entities);
        let mut found: Vec<Attributed> = Vec::with_capacity(document.quotations.len());
        let mut reports: Vec<Report> = Vec::new();
        // In the order of the text, indirect speech too: a pronoun points to the last one who spoke in either way.
        let mut read = 0;
        for (i, quotation) in document.quotations.iter().enumerate() {
            let until = document.sentence_at(quotation.span.start).unwrap_or(read).max(read);
            reports.extend(reported::reports(&reader, &mut resolver, read..until));
            read = until;
            resolver.turn_to(quotation.span);
            let attributed = Attributer { reader: &reader, resolver: &mut resolver, found: &found }.quotation(i, quotation);
            if let Ok(speaker) = &attributed.speaker {
                resolver.spoke(quotation.span, speaker);
            }
            found.push(attributed);
        }
        reports.extend(reported::reports(&reader, &mut resolver, read..document.sentences.len()));
        reported.push(reports);
        quotations.push(found);
    }
    Attribution { entities: list, quotations, reported, of_mention: of }
}

struct Attributer<'r, 'd, 'e> {
    reader: &'r Reader<'d>,
    resolver: &'r mut Resolver<'d, 'e>,
    found: &'r [Attributed],
}

/// The text of the outlet around a quotation: token ranges before its opening and after its closing mark.
struct Frame {
    before: Range<usize>,
    after: Range<usize>,
    block: Range<usize>,
    kind: BlockKind,
}

impl Attributer<'_, '_, '_> {
    fn quotation(&mut self, index: usize, quotation: &Quotation) -> Attributed {
        let document = self.reader.document;
        if !document.lang.full {
            return Attributed { kind: quotation.kind, speaker: Err(UNSUPPORTED) };
        }
        let frame = self.frame(quotation);
        let words = document.tokens_in(quotation.span).filter(|&i| document.tokens[i].kind != Kind::Punctuation).count();
        if quotation.within.is_some() {
            return Attributed { kind: quotation.kind, speaker: Err(NESTED) };
        }
        if quotation.kind == QuotationKind::Scare {
            return Attributed { kind: quotation.kind, speaker: Err(SCARE) };
        }
        let fragment = quotation.kind == QuotationKind::Fragment;
        // What carries on after an interruption has the speaker of what it carries on, unless a cue of its own follows.
        let carried = quotation.continues.is_some();
        let cued = if carried && !fragment { self.by_verb_after(&frame, false) } else { None };
        let cued = cued.or_else(|| if carried { self.continued(index, quotation, &frame) } else { None });
        let cued = cued.or_else(|| {
            if fragment {
                self.by_noun(&frame)
                    .or_else(|| self.by_verb_before(&frame))
                    .or_else(|| self.by_verb_after(&frame, true))
                    .or_else(|| self.according(&frame))
                    .or_else(|| self.by_colon(&frame))
                    .or_else(|| self.by_title(&frame))
            } else {
                self.by_noun(&frame)
                    .or_else(|| self.by_verb_after(&frame, false))
                    .or_else(|| self.according(&frame))
                    .or_else(|| self.by_verb_before(&frame))
                    .or_else(|| self.by_colon(&frame))
                    .or_else(|| self.by_verb_after(&frame, true))
                    .or_else(|| self.by_title(&frame))
            }
        });
        // A short fragment that nobody is said to have said is a term; a longer one belongs to who is spoken of.
        let speaker = match cued.or_else(|| self.continued(index, quotation, &frame)) {
            Some(speaker) => Ok(speaker),
            None if fragment && words <= 3 => return Attributed { kind: QuotationKind::Scare, speaker: Err(SCARE) },
            None => self.by_context(&frame).ok_or(NO_CUE),
        };
        let speaker = speaker.and_then(|speaker| if speaker.name.is_empty() { Err(NOT_NAMED) } else { Ok(speaker) });
        Attributed { kind: quotation.kind, speaker }
    }

    fn frame(&self, quotation: &Quotation) -> Frame {
        let document = self.reader.document;
        let first = document.tokens_in(quotation.parts[0]);
        let last = document.tokens_in(*quotation.parts.last().expect("a quotation has a part"));
        let block = |token: usize| {
            let at = document.block_tokens.partition_point(|(_, r)| r.end <= token).min(document.block_tokens.len() - 1);
            document.block_tokens[at].clone()
        };
        let ((number, first_block), (_, last_block)) = (block(first.start), block(last.end.max(1) - 1));
        let kind = document.blocks[number as usize].kind;
        // The outlet's own sentence begins after the last end of a sentence outside quotations.
        let mut from = first.start;
        while from > first_block.start {
            let at = from - 1;
            let starts = self.sentence_starts(from) && !self.reader.quoted[at] && from < first.start;
            if starts {
                break;
            }
            // An earlier quotation that is a sentence of its own ends what belongs to this one.
            if self.reader.quoted[at] && self.sentence_starts(from) && self.ends_sentence(at) && from < first.start {
                break;
            }
            from = at;
        }
        let mut to = last.end;
        while to < last_block.end {
            if to > last.end + 1 && self.sentence_starts(to) {
                break;
            }
            to += 1;
        }
        Frame { before: from..first.start, after: last.end..to, block: first_block, kind }
    }

    fn sentence_starts(&self, token: usize) -> bool {
        self.reader.document.sentences.binary_search_by_key(&(token as u32), |s| s.tokens.start).is_ok()
    }

    fn ends_sentence(&self, token: usize) -> bool {
        let document = self.reader.document;
        let at = if cue::is_mark(document.print(token)) && token > 0 { token - 1 } else { token };
        matches!(document.print(at), "." | "!" | "?" | "…" | "..." | "”" | "\"")
    }

    /// `“…,” Reed said`, `“…,” said Reed`; with `far` also behind what the sentence goes on with: `… “strong” words, he said`.
    fn by_verb_after(&mut self, frame: &Frame, far: bool) -> Option<Speaker> {
        let range = frame.after.clone();
        let next_quote = range.clone().skip(1).find(|&i| self.reader.quoted[i] && !cue::is_mark(self.reader.document.print(i))).unwrap_or(range.end);
        let range = range.start..next_quote;
        let limit = if far { range.end } else { range.end.min(range.start + 30) };
        let start = (range.start..range.end).find(|&i| self.reader.document.tokens[i].kind != Kind::Punctuation)?;
        let range = start..range.end;
        for verb in start..limit {
            if self.reader.verb(verb) != Some(Verb::Speech) || !self.reader.is_cue(verb, &range) {
                continue;
            }
            let inverted = verb == start || self.only_adverbs(start, verb);
            let subject = if inverted { self.reader.after(verb, &range) } else { self.reader.before(verb, &range) };
            let Some(subject) = subject else {
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
        (start..verb).all(|i| matches!(self.reader.document.norm(i), "also" | "later" | "then" | "and" | "as"))
    }

    /// Whether the subject begins the clause after a quotation.
    fn leads(&self, start: usize, subject: &Subject, verb: usize) -> bool {
        let document = self.reader.document;
        let before = start..subject.tokens.start.max(start);
        let no_clause = before.clone().all(|i| self.reader.verb(i).is_none() && !matches!(document.norm(i), "and" | "but" | "as" | "when"));
        no_clause && before.len() <= 8 && verb - start <= 30
    }

    /// `“…” was her answer`, `“…”, in Reed's words`, `“…”, in the words of Reed`.
    fn by_noun(&mut self, frame: &Frame) -> Option<Speaker> {
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
        let owner = led.rev().take(4).find_map(|i| {
            let kind = match document.norm(i) {
                "his" => SubjectKind::Pronoun(Gender::Male),
                "her" => SubjectKind::Pronoun(Gender::Female),
                "their" => SubjectKind::Plural,
                "its" => SubjectKind::Thing,
                _ if document.lexicon.form(document.tokens[i]).possessive || document.print(i + 1) == "’" || document.print(i + 1) == "'" => SubjectKind::Mention(self.reader.mention[i]? as usize),
                _ => return None,
            };
            Some(Subject { tokens: i..i + 1, kind })
        })?;
        self.speaker(owner, Some(noun), Basis::Cue, 880)
    }

    fn according(&mut self, frame: &Frame) -> Option<Speaker> {
        for range in [frame.after.clone(), frame.before.clone()] {
            let document = self.reader.document;
            let found = range.clone().find(|&i| document.norm(i) == "according" && i + 1 < range.end && document.norm(i + 1) == "to" && !self.reader.quoted[i]);
            if let Some(at) = found
                && let Some(subject) = self.reader.after(at + 1, &range)
            {
                return self.speaker(subject, Some(at), Basis::Cue, 930);
            }
        }
        None
    }

    /// `Reed said: “…`, `Reed told the council that “…`: the nearest verb whose subject can be found.
    fn by_verb_before(&mut self, frame: &Frame) -> Option<Speaker> {
        let range = frame.before.clone();
        for verb in range.clone().rev() {
            let Some(class) = self.reader.verb(verb).filter(|_| self.reader.is_cue(verb, &range)) else { continue };
            // "saying", "adding": the subject is that of the verb before, or the sentence's.
            if self.reader.document.norm(verb).ends_with("ing") {
                let finite = range.clone().rev().any(|i| i < verb && self.reader.verb(i).is_some() && self.reader.is_cue(i, &range) && !self.reader.document.norm(i).ends_with("ing"));
                if finite {
                    continue;
                }
                if let Some(subject) = self.first_subject(&range, verb) {
                    return self.speaker(subject, Some(verb), Basis::Cue, 820);
                }
                continue;
            }
            // The subject of the outlet's sentence stands outside quotations; an earlier quotation may part it from its verb.
            let subject = self.reader.before(verb, &range).or_else(|| {
                let after_quote = verb > range.start && (self.reader.quoted[verb - 1] || self.reader.document.print(verb - 1) == ",");
                if after_quote { self.reader.after(verb, &range) } else { None }
            });
            // "He left and said": the subject stands before the verb that "and" joins.
            let subject = subject.or_else(|| {
                let joined = verb > range.start && matches!(self.reader.document.norm(verb - 1), "and" | "but" | "then");
                if joined { self.first_subject(&range, verb) } else { None }
            });
            if let Some(subject) = subject {
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

    /// The first noun phrase of a sentence.
    fn first_subject(&self, range: &Range<usize>, until: usize) -> Option<Subject> {
        let verbs = (range.start..until).find(|&i| self.reader.class(i).has(Classes::AUXILIARY) || self.reader.verb(i).is_some() && self.reader.is_cue(i, range));
        let end = verbs.unwrap_or(until);
        (range.start + 1..=end).find_map(|i| self.reader.head(range.start..i).filter(|s| {
            // Wait for the whole phrase: a name or a role may go on.
            s.tokens.end < i || i == end
        }))
    }

    /// A quotation that begins its block or sentence after a colon: `Reed wrote:`, `Minister:`.
    fn by_colon(&mut self, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let own_colon = frame.before.clone().rev().find(|&i| !cue::is_mark(document.print(i))).filter(|&i| document.print(i) == ":");
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
            Some(verb) if !document.norm(verb).ends_with("ing") => self.reader.before(verb, &range).or_else(|| self.first_subject(&range, verb)),
            _ => self.first_subject(&range, range.end).or_else(|| self.reader.head(range.clone())),
        }?;
        self.speaker(subject, verb, Basis::Colon, 880)
    }

    /// In a headline the subject before the quotation, or behind the verb of speech after it, spoke.
    fn by_title(&mut self, frame: &Frame) -> Option<Speaker> {
        let title = matches!(frame.kind, BlockKind::Headline | BlockKind::Dek | BlockKind::Heading | BlockKind::Caption);
        if !title {
            return None;
        }
        let subject = self.first_subject(&frame.before, frame.before.end).or_else(|| self.reader.head(frame.before.clone()));
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
    fn continued(&self, index: usize, quotation: &Quotation, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let carries_on = quotation.continues.map(|c| c as usize);
        let before = carries_on.or_else(|| {
            let previous = (0..index).rev().take(6).find(|&i| document.quotations[i].within.is_none() && self.found[i].kind != QuotationKind::Scare)?;
            let end = document.quotations[previous].span.end;
            let same_block = document.tokens[frame.block.start].span.start <= end;
            let bare = frame.before.clone().chain(frame.after.clone()).all(|i| document.tokens[i].kind == Kind::Punctuation);
            let gap = document.tokens_in(Span { start: end, end: quotation.span.start.max(end) });
            // Another person in between may be the one who speaks now.
            let quiet = gap.clone().all(|i| self.reader.mention[i].is_none_or(|m| document.mentions[m as usize].kind != EntityKind::Person || self.is_speaker(previous, m)));
            let next_block = document.block_tokens.iter().any(|(_, r)| r.end == frame.block.start && document.tokens[r.start].span.start <= end && end <= document.tokens[r.end - 1].span.end);
            (same_block && quiet && gap.len() <= 60 || bare && next_block && quiet).then_some(previous)
        })?;
        let speaker = self.found[before].speaker.clone().ok()?;
        Some(Speaker { basis: Basis::Continuation, confidence: speaker.confidence.min(840), ..speaker })
    }

    fn is_speaker(&self, quotation: usize, mention: u32) -> bool {
        let entity = self.resolver.entity_of(mention as usize);
        self.found[quotation].speaker.as_ref().is_ok_and(|s| s.entity == Some(entity))
    }

    /// The one person that the outlet's sentence is about.
    fn by_context(&mut self, frame: &Frame) -> Option<Speaker> {
        let mut people: Vec<usize> = Vec::new();
        for i in frame.before.clone() {
            if let Some(m) = self.reader.mention[i].filter(|_| !self.reader.quoted[i]) {
                let known = people.iter().any(|&p| self.resolver.entity_of(p) == self.resolver.entity_of(m as usize));
                if self.reader.document.mentions[m as usize].kind == EntityKind::Person && !known {
                    people.push(m as usize);
                }
            }
        }
        let &[only] = people.as_slice() else {
            let pronoun = frame.before.clone().find(|&i| matches!(self.reader.document.norm(i), "he" | "she") && !self.reader.quoted[i]).filter(|_| people.is_empty())?;
            let gender = if self.reader.document.norm(pronoun) == "he" { Gender::Male } else { Gender::Female };
            return self.speaker(Subject { tokens: pronoun..pronoun + 1, kind: SubjectKind::Pronoun(gender) }, None, Basis::Context, 450);
        };
        let tokens = self.reader.document.mentions[only].tokens.clone();
        self.speaker(Subject { tokens: tokens.start as usize..tokens.end as usize, kind: SubjectKind::Mention(only) }, None, Basis::Context, 500)
    }

    fn speaker(&mut self, subject: Subject, cue: Option<usize>, basis: Basis, confidence: u32) -> Option<Speaker> {
        self.resolver.speaker(&subject, cue, basis, confidence)
    }
}
