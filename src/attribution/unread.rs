//! A cue whose verb no list knows: `“…,” fumed Reed`, `„…“, ärgert sich Rita Moll`, `« … », s'est emporté le maire`. Outlets have
//! more verbs than any list, and what goes over from a quotation into a clause with somebody behind its verb tells who spoke. Where
//! it cannot be told who, it was surely not the speaker of the quotation before.

use super::cue::SubjectKind;
use super::{Attributer, Frame, Speaker};
use crate::comparison::{Basis, EntityKind};
use crate::lang::Classes;
use crate::token::{Kind, is_dash, is_mark};

/// Who spoke stands at most this many tokens behind the verb, and somebody named at most this many behind the quotation.
const NEAR: usize = 5;
const NAMED: usize = 9;

impl Attributer<'_, '_, '_> {
    /// What follows a quotation in the same sentence: `None` where no clause with a verb of its own does, `Some(None)` where one
    /// does that names nobody in a way that can be read.
    pub(super) fn unread(&mut self, frame: &Frame) -> Option<Option<Speaker>> {
        let document = self.reader.document;
        let next = frame.after.clone().skip(1).find(|&i| self.reader.quoted[i] && !is_mark(document.print(i))).unwrap_or(frame.after.end);
        let range = frame.after.start..next;
        let start = range.clone().find(|&i| document.tokens[i].kind != Kind::Punctuation)?;
        let between = (range.start.saturating_sub(1)..start).map(|i| document.print(i));
        let joins = between.clone().any(|print| matches!(print, "," | "?" | "!" | "…" | "...") || is_dash(print)) && !between.clone().skip(1).any(|print| matches!(print, "." | ":" | ";" | "("));
        let class = self.reader.class(start);
        let little = Classes::CONJUNCTION.or(Classes::SUBORDINATOR).or(Classes::RELATIVE).or(Classes::PREPOSITION).or(Classes::ARTICLE).or(Classes::POSSESSIVE).or(Classes::NEGATION);
        if !joins || class.has(little) || !document.print(start).starts_with(char::is_lowercase) || self.reader.mention[start].is_some() {
            return None;
        }
        let clause = start..(start + 1..range.end).find(|&i| matches!(document.print(i), "." | ";" | ":" | "?" | "!")).unwrap_or(range.end);
        let subject = match self.reader.speech() {
            Some(speech) => self.reader.subject_by_shape(start, &clause, speech),
            None if is_verb(document.norm(start), document) => self.reader.after(start, &clause),
            None => None,
        };
        // "Came the reply from Ken Sallow": not whose reply it was, but who gave it.
        let told = subject.filter(|s| {
            let who = match s.kind {
                SubjectKind::Mention(m) => document.mentions[m].kind != EntityKind::Place,
                SubjectKind::Role => !s.weak,
                _ => false,
            };
            who && !s.weak && s.tokens.start > start && s.tokens.start <= start + NEAR && !(start + 1..s.tokens.start).any(|i| self.reader.class(i).has(Classes::PREPOSITION) || document.tokens[i].kind == Kind::Punctuation)
        });
        if let Some(subject) = told {
            return Some(self.speaker(subject, Some(start), Basis::Cue, 780));
        }
        let named = (start + 1..clause.end.min(start + NAMED)).any(|i| document.lexicon.form(document.tokens[i]).capital && document.tokens[i].kind == Kind::Word);
        named.then_some(None)
    }
}

/// A form that a verb of English has with a subject behind it.
fn is_verb(norm: &str, document: &crate::document::Document) -> bool {
    norm.len() > 3 && (norm.ends_with("ed") || norm.ends_with('s') && !norm.ends_with("ss")) || document.lang.irregular.contains_key(norm)
}
