//! Who said each quotation, by which cue; names joined over all articles.
//!
//! The ways are tried from the surest to the weakest, and none is a guess: a verb of speech with its subject after the
//! quotation, before it, or behind what follows it; "according to"; a colon; the quotation it carries on; the subject of a
//! headline; the subject of the sentence. A pronoun or a role is resolved to a person where the articles tell; where
//! nothing tells, the speaker is unknown and the reason is given. English has a grammar of its own in `cue`; other languages are
//! read by `clause` and `frames` with their lists.

mod bare;
mod body;
mod clause;
pub mod cue;
pub mod entities;
mod frames;
pub mod namesake;
mod passive;
mod repeated;
mod reported;
mod resolve;
mod signs;
mod unread;

use std::ops::Range;

use crate::comparison::{Basis, BlockKind, EntityKind, QuotationKind};
use crate::document::Document;
use crate::quote::Quotation;
use crate::sort;
use crate::span::Span;
use crate::token::{Kind, is_dash, is_mark};
use cue::Reader;
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

/// Speakers this sure can disagree.
const SURE: u32 = 850;

impl Speaker {
    /// Whether the outlet names the speaker plainly enough for two outlets to be called at odds: a pronoun, or a speaker
    /// carried over, is too weak a ground.
    pub fn is_plain(&self) -> bool {
        self.confidence >= SURE && matches!(self.basis, Basis::Cue | Basis::Colon)
    }
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
    /// Somebody denies it, or denies something in it.
    pub denies: bool,
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

/// Cues are looked for at most this many tokens away from a quotation: a sentence without an end is none.
const FAR: usize = 150;

/// Of a quotation in many pieces this many on each side are looked at for names.
const MOST_PARTS: usize = 8;
/// Why a speaker is unknown.
const NO_CUE: &str = "no verb of speech or other sign of a speaker stands near it";
const NOT_NAMED: &str = "the one who said it is not told apart in the text";
const SCARE: &str = "a title, a term or irony: said by nobody";
const UNSUPPORTED: &str = "speakers are not judged in this language";
const NESTED: &str = "quoted inside another quotation";

/// Joins the names of all documents and finds the speakers.
pub fn attribute(documents: &[&Document]) -> Attribution {
    let joined = entities::join(documents);
    let bodies = body::Bodies::of(documents, &joined);
    let Entities { mut list, of, roles } = joined;
    let mut quotations = Vec::with_capacity(documents.len());
    let mut reported = Vec::with_capacity(documents.len());
    let mut role_entities = rustc_hash::FxHashMap::default();
    for (article, document) in documents.iter().enumerate() {
        let reader = Reader::new(document);
        let mut resolver = Resolver::new(article as u32, &reader, &of[article], &roles, &bodies, &mut list, &mut role_entities);
        let mut found: Vec<Attributed> = Vec::with_capacity(document.quotations.len());
        let mut reports: Vec<Report> = Vec::new();
        // In the order of the text, indirect speech too: a pronoun points to the last one who spoke in either way.
        let mut read = 0;
        for (i, quotation) in document.quotations.iter().enumerate() {
            let until = document.sentence_at(quotation.span.start).unwrap_or(read).max(read);
            reports.extend(reported::reports(&reader, &mut resolver, read..until));
            read = until;
            let carried_on = document.quotations[i + 1..].iter().zip(i..).take(MOST_PARTS).take_while(|(q, before)| q.continues == Some(*before as u32));
            let carries_on = found.iter().enumerate().rev().zip(document.quotations[..i].iter().rev()).take(MOST_PARTS).take_while(|((j, _), _)| document.quotations[j + 1].continues == Some(*j as u32));
            resolver.turn_to(carried_on.map(|(q, _)| q.span).chain(carries_on.map(|(_, q)| q.span)).chain([quotation.span]));
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
    // A role has its name once all articles are read: whichever comes first, it is the same.
    for role in list.iter_mut().filter(|e| e.kind == EntityKind::Role) {
        sort::all(&mut role.forms);
    }
    let spoken = quotations.iter_mut().flatten().filter_map(|a| a.speaker.as_mut().ok());
    for speaker in spoken.chain(reported.iter_mut().flatten().filter_map(|r| r.speaker.as_mut())) {
        if let Some(role) = speaker.entity.map(|e| &list[e as usize]).filter(|e| e.kind == EntityKind::Role) {
            speaker.name.clone_from(&role.name);
        }
    }
    repeated::settle(documents, &list, &mut quotations);
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
        let by_shape = document.lang.speech.is_some();
        if !document.lang.full && !by_shape {
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
        let cued = self.by_label(quotation);
        // What carries on after an interruption has the speaker of what it carries on, unless a cue of its own stands beside it.
        let carried = quotation.continues.is_some_and(|before| self.interrupted(before as usize, quotation, &frame));
        let cued = cued.or_else(|| if carried && !by_shape { self.by_verb_after(&frame, false).or_else(|| self.resumed(quotation, &frame)).or_else(|| self.by_any_verb(&frame)).or_else(|| self.unread(&frame).unwrap_or_else(|| self.continued(index, quotation, &frame))) } else { None });
        let cued = cued.or_else(|| {
            if by_shape {
                self.by_frames(&frame, quotation, fragment)
            } else if fragment {
                self.by_noun(&frame)
                    .or_else(|| self.by_verb_before(&frame))
                    .or_else(|| self.by_verb_after(&frame, true))
                    .or_else(|| self.according(&frame))
                    .or_else(|| self.by_colon(&frame))
                    .or_else(|| self.by_infinitive(&frame))
                    .or_else(|| self.by_as(&frame))
                    .or_else(|| self.by_title(&frame))
            } else {
                self.by_noun(&frame)
                    .or_else(|| self.by_verb_after(&frame, false))
                    .or_else(|| self.according(&frame))
                    .or_else(|| self.by_verb_before(&frame))
                    .or_else(|| self.by_colon(&frame))
                    .or_else(|| self.by_verb_after(&frame, true))
                    .or_else(|| self.by_any_verb(&frame))
                    .or_else(|| self.by_dash(&frame))
                    .or_else(|| self.by_infinitive(&frame))
                    .or_else(|| self.by_title(&frame))
            }
        });
        // A short fragment that nobody is said to have said is a term; a longer one belongs to who is spoken of.
        let unread = if cued.is_none() && !fragment { self.unread(&frame) } else { None };
        let cued = match unread {
            Some(None) => return Attributed { kind: quotation.kind, speaker: Err(NO_CUE) },
            Some(speaker) => speaker,
            None => cued.or_else(|| self.continued(index, quotation, &frame)),
        };
        let speaker = match cued {
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
        while from > first_block.start.max(first.start.saturating_sub(FAR)) {
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
        while to < last_block.end.min(last.end + FAR) {
            // A cue follows a comma, a question or a cry; after a full stop another sentence begins right behind the mark.
            let ended = last.end > 0 && document.print(last.end - 1) == ".";
            if (to > last.end + 1 || ended && to > last.end) && self.sentence_starts(to) && !is_dash(document.print(to)) {
                break;
            }
            to += 1;
        }
        Frame { before: from..first.start, after: last.end..to, block: first_block, kind }
    }

    /// `… “squeezed people” to the limit, she said`: the sentence of the outlet goes on after the quotation, to a cue of its own.
    fn resumed(&mut self, quotation: &Quotation, frame: &Frame) -> Option<Speaker> {
        let document = self.reader.document;
        let open = !matches!(document.print(document.tokens_in(quotation.span).end - 1), "." | "," | "!" | "?" | "…" | "...");
        if open { self.by_verb_after(frame, true) } else { None }
    }

    /// Whether only the cue of an earlier quotation, and nothing of its own, stands before this one.
    fn interrupted(&self, before: usize, quotation: &Quotation, frame: &Frame) -> bool {
        let document = self.reader.document;
        // “…,” she said, but she warned that “…”: the first cue stands before the first quotation, so that the second is this one's.
        let led = |speaker: &Speaker| speaker.cue.is_some_and(|cue| cue.end <= document.quotations[before].span.start);
        let bare = frame.before.clone().all(|i| document.tokens[i].kind == Kind::Punctuation);
        let gap = document.tokens_in(Span { start: document.quotations[before].span.end, end: quotation.span.start });
        bare || !self.found[before].speaker.as_ref().is_ok_and(led) && !gap.clone().any(|i| document.print(i) == "." || i > gap.start + 1 && self.sentence_starts(i) && i + 1 < gap.end)
    }

    fn sentence_starts(&self, token: usize) -> bool {
        self.reader.starts[token]
    }

    fn ends_sentence(&self, token: usize) -> bool {
        let document = self.reader.document;
        let at = if is_mark(document.print(token)) && token > 0 { token - 1 } else { token };
        matches!(document.print(at), "." | "!" | "?" | "…" | "..." | "”" | "\"")
    }
}
