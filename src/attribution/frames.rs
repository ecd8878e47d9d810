//! The signs of a speaker beside a quotation, in a language that is read by shape: a verb with its subject, or what stands
//! in the place of a verb ("laut", "selon"), right behind the quotation, behind a later comma, or before it.

use std::ops::Range;

use super::cue::{Reader, Subject, SubjectKind};
use super::{Attributer, Frame, Speaker};
use crate::comparison::{Basis, EntityKind};
use crate::lang::{Classes, Speech, Verb};
use crate::quote::Quotation;
use crate::span::Span;
use crate::token::{Kind, is_mark};

/// A cue behind a quotation begins at most this many tokens away.
const NEAR: usize = 10;

/// What was found: the subject, the verb or word that leads to it, how sure.
type Cue = (Subject, usize, u32);

impl Reader<'_> {
    /// "Laut Mohr", "selon Rivel", "zdaniem": the words at a token that stand in the place of a verb, and where they end.
    pub(super) fn according_at(&self, at: usize, end: usize, speech: &Speech) -> Option<usize> {
        let document = self.document;
        speech.according.iter().find_map(|phrase| {
            let same = phrase.iter().enumerate().all(|(k, word)| at + k < end && document.norm(at + k) == *word);
            (same && !self.quoted[at]).then_some(at + phrase.len())
        })
    }

    /// A cue that begins right at a token.
    pub(super) fn cue_at(&self, at: usize, range: &Range<usize>, speech: &Speech) -> Option<Cue> {
        if let Some(next) = self.according_at(at, range.end, speech) {
            return Some((self.phrase_behind(next, range.end)?, at, 930));
        }
        let verb = (at..range.end.min(at + NEAR)).take_while(|&i| i == at || !self.quoted[i] && !matches!(self.document.print(i), "." | ";" | ":")).find(|&i| self.verb(i) == Some(Verb::Speech) && self.is_cue(i, &(at..range.end)))?;
        let subject = self.subject_by_shape(verb, &(at..range.end), speech)?;
        // "…“, die Mauer hält, sagt": only the subject and little words stand between.
        let behind = subject.tokens.start >= at && subject.tokens.start < range.end;
        let dropped = subject.tokens.contains(&verb);
        let leads = (at..verb.min(subject.tokens.start)).all(|i| !matches!(self.document.print(i), "," | ":") && self.mention[i].is_none());
        (behind && leads).then_some((subject, verb, if dropped { 850 } else { 950 }))
    }
}

impl Attributer<'_, '_, '_> {
    /// All signs in turn, from the surest to the weakest.
    pub(super) fn by_frames(&mut self, frame: &Frame, quotation: &Quotation, fragment: bool) -> Option<Speaker> {
        let speech = self.reader.speech()?;
        let document = self.reader.document;
        // What the outlet says between two pieces, inside the marks.
        let gaps = quotation.parts.windows(2).map(|pair| document.tokens_in(Span { start: pair[0].end, end: pair[1].start }));
        let inserted = gaps.filter_map(|gap| Some(gap.clone().find(|&i| document.tokens[i].kind != Kind::Punctuation)?..gap.end));
        for gap in inserted {
            if let Some((subject, verb, confidence)) = self.reader.cue_at(gap.start, &gap, speech) {
                return self.resolver.speaker(&subject, Some(verb), Basis::Cue, confidence);
            }
        }
        let signs: [fn(&mut Self, &Frame, &'static Speech) -> Option<Option<Cue>>; 3] = if fragment { [Self::right_before, Self::right_behind, Self::far_behind] } else { [Self::right_behind, Self::right_before, Self::far_behind] };
        for sign in signs {
            if let Some(found) = sign(self, frame, speech) {
                let (subject, verb, confidence) = found?;
                return self.resolver.speaker(&subject, Some(verb), Basis::Cue, confidence);
            }
        }
        self.by_colon(frame).or_else(|| self.by_dash(frame)).or_else(|| self.by_title(frame))
    }

    /// The tokens behind a quotation, to the next one.
    fn behind(&self, frame: &Frame) -> Range<usize> {
        let range = frame.after.clone();
        let next = range.clone().skip(1).find(|&i| self.reader.quoted[i] && !is_mark(self.reader.document.print(i))).unwrap_or(range.end);
        range.start..next
    }

    /// `„…“, sagte Mohr`, `« … », selon Rivel`, `«…», — сказала она`.
    fn right_behind(&mut self, frame: &Frame, speech: &'static Speech) -> Option<Option<Cue>> {
        let range = self.behind(frame);
        let document = self.reader.document;
        let start = range.clone().find(|&i| document.tokens[i].kind != Kind::Punctuation)?;
        if (range.start..start).any(|i| matches!(document.print(i), "." | ":" | ";" | "(")) {
            return None;
        }
        let start = if self.reader.class(start).has(Classes::SUBORDINATOR.or(Classes::CONJUNCTION)) && start + 1 < range.end { start + 1 } else { start };
        if let Some(found) = self.reader.cue_at(start, &range, speech) {
            return Some(Some(found));
        }
        // "Mohr zufolge"
        let after = (start..range.end.min(start + NEAR)).find(|&i| speech.according_after.contains(&document.norm(i)))?;
        let subject = self.reader.first_phrase(start..after)?;
        Some(Some((subject, after, 930)))
    }

    /// `… „Mängel“ an der Mauer, sagte Mohr`: behind a later comma or dash.
    fn far_behind(&mut self, frame: &Frame, speech: &'static Speech) -> Option<Option<Cue>> {
        let range = self.behind(frame);
        let document = self.reader.document;
        let commas = range.clone().filter(|&i| i + 1 < range.end && matches!(document.print(i), "," | "–" | "—"));
        let found = commas.filter_map(|i| self.reader.cue_at(i + 1, &range, speech)).find(|(s, verb, _)| s.tokens.start > *verb || s.kind != SubjectKind::Role);
        found.map(|(subject, verb, _)| Some((subject, verb, 850)))
    }

    /// `Mohr sagte: „…“`, `Selon Rivel, « … »`, `Rivel dénonce des « … »`: the nearest verb of the sentence.
    fn right_before(&mut self, frame: &Frame, speech: &'static Speech) -> Option<Option<Cue>> {
        let range = frame.before.clone();
        let document = self.reader.document;
        for at in range.clone().rev() {
            if self.reader.quoted[at] {
                continue;
            }
            let opens = at == range.start || document.tokens[at - 1].kind == Kind::Punctuation;
            if opens && let Some(next) = self.reader.according_at(at, range.end, speech)
                && let Some(subject) = self.reader.phrase_behind(next, range.end)
            {
                return Some(Some((subject, at, 930)));
            }
            if speech.according_after.contains(&document.norm(at)) {
                return Some(self.reader.first_phrase(range.start..at).map(|subject| (subject, at, 930)));
            }
            let Some(class) = self.reader.verb(at).filter(|_| self.reader.is_cue(at, &range)) else { continue };
            let Some(subject) = self.reader.subject_by_shape(at, &range, speech) else { continue };
            let place = matches!(subject.kind, SubjectKind::Mention(m) if document.mentions[m].kind == EntityKind::Place);
            if place {
                continue;
            }
            return Some(Some((subject, at, if class == Verb::Speech { 930 } else { 850 })));
        }
        None
    }
}
