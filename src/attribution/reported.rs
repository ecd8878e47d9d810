//! Indirect speech: what the outlet says, in its own words, that somebody said.

use std::ops::Range;

use super::cue::{Reader, Subject};
use super::resolve::Resolver;
use super::Report;
use crate::comparison::Basis;
use crate::lang::{Classes, Speech, Verb};
use crate::token::Kind;

/// Shorter contents ("said so") report nothing.
const LEAST_WORDS: usize = 4;

/// Behind a frame at the end of a sentence stand at most this many words more.
const LONGEST_TAIL: usize = 10;

/// The indirect speech of some sentences of an article: in each the clause that a verb of speech outside quotations governs.
pub fn reports(reader: &Reader, resolver: &mut Resolver, sentences: Range<usize>) -> Vec<Report> {
    let document = reader.document;
    let mut reports = Vec::new();
    let speech = document.lang.speech.as_ref();
    if !document.lang.full && speech.is_none() {
        return reports;
    }
    resolver.turn_to([]);
    for sentence in &document.sentences[sentences] {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let told = match speech {
            Some(speech) => by_shape(reader, &range, speech),
            None => english(reader, &range),
        };
        let Some((subject, cue, content)) = told else { continue };
        let words = content.clone().filter(|&i| document.tokens[i].kind != Kind::Punctuation).count();
        let quoted = content.clone().filter(|&i| reader.quoted[i]).count();
        if words < LEAST_WORDS || quoted * 3 > content.len() {
            continue;
        }
        let span = document.tokens[content.start].span.cover(document.tokens[content.end - 1].span);
        let speaker = resolver.speaker(&subject, Some(cue), Basis::Cue, 850).filter(|s| !s.name.is_empty());
        if let Some(speaker) = &speaker {
            resolver.spoke(span, speaker);
        }
        reports.push(Report { span, speaker });
    }
    reports
}

/// Who told it, the verb or word that says so, and what was told.
type Told = (Subject, usize, Range<usize>);

/// "X said that …" tells after the verb, "…, X said." before its subject.
fn english(reader: &Reader, range: &Range<usize>) -> Option<Told> {
    let document = reader.document;
    let (verb, subject) = range.clone().find_map(|verb| {
        if reader.verb(verb) != Some(Verb::Speech) || !reader.is_cue(verb, range) || document.norm(verb).ends_with("ing") {
            return None;
        }
        let subject = reader.before(verb, range).or_else(|| if verb > range.start && document.print(verb - 1) == "," { reader.after(verb, range) } else { None })?;
        Some((verb, subject))
    })?;
    let last = range.end - usize::from(document.tokens[range.end - 1].kind == Kind::Punctuation);
    let trailing = subject.tokens.start > range.start && document.print(subject.tokens.start - 1) == ",";
    let content = if trailing && last.saturating_sub(verb) < 8 {
        range.start..subject.tokens.start - 1
    } else {
        let that = (verb + 1..last.min(verb + 8)).find(|&i| document.norm(i) == "that").map_or(verb + 1, |i| i + 1);
        that..last
    };
    Some((subject, verb, content))
}

/// The same in a language that is read by shape: behind "dass" or "que" and, where nouns have capitals, behind a comma;
/// before ", sagte X"; around "laut X".
fn by_shape(reader: &Reader, range: &Range<usize>, speech: &Speech) -> Option<Told> {
    let document = reader.document;
    let last = range.end - usize::from(document.tokens[range.end - 1].kind == Kind::Punctuation);
    for at in range.clone() {
        let opens = at == range.start || document.print(at - 1) == ",";
        if reader.quoted[at] {
            continue;
        }
        if opens && let Some(subject) = reader.according_at(at, last, speech).and_then(|next| reader.phrase_behind(next, last)) {
            let stop = subject.tokens.end;
            let content = if at == range.start { stop + usize::from(stop < last && document.print(stop) == ",")..last } else { range.start..at - 1 };
            // What goes on behind a frame in the middle is its sentence too.
            return (at == range.start || last - stop < LONGEST_TAIL).then_some((subject, at, content));
        }
        if reader.verb(at) != Some(Verb::Speech) || !reader.is_cue(at, range) {
            continue;
        }
        let Some(subject) = reader.before(at, range) else { continue };
        let behind = subject.tokens.end.max(at + 1);
        let that = (behind..last.min(behind + LONGEST_TAIL)).find(|&i| !reader.quoted[i] && (speech.that.contains(document.norm(i)) && reader.class(i).has(Classes::SUBORDINATOR) || document.norm(i).split_once('\'').is_some_and(|(lead, _)| speech.that.contains(lead))));
        // "Contó una vecina, que no …": behind a comma it tells of her, unless the language sets one there.
        let parts = !speech.noun_endings.is_empty() || !speech.name_endings.is_empty();
        if let Some(that) = that.filter(|&that| parts || document.print(that - 1) != ",") {
            return Some((subject, at, that + usize::from(!document.norm(that).contains('\''))..last));
        }
        let from = subject.tokens.start.min(at);
        let comma = (range.start..from).rev().find(|&i| document.print(i) == ",").filter(|&i| from - i <= 3);
        let hangs = reader.class(range.start).has(Classes::SUBORDINATOR);
        let closes = (behind..last).all(|i| !reader.quoted[i] && document.print(i) != ":");
        if let Some(comma) = comma.filter(|_| !hangs && closes && subject.tokens.end >= at && last.saturating_sub(behind) < LONGEST_TAIL) {
            return Some((subject, at, range.start..comma));
        }
        // "Sagte Weber, die seit Tagen wartete": an article with no noun behind it tells of her.
        let capital = |i: usize| i < last && document.lexicon.form(document.tokens[i]).capital;
        let relative = behind + 1 < last && reader.class(behind + 1).has(Classes::ARTICLE) && !capital(behind + 2) && !capital(behind + 3);
        let said = (range.start..at).any(|i| reader.quoted[i]);
        if !speech.noun_endings.is_empty() && !relative && !said && behind < last && document.print(behind) == "," {
            return Some((subject, at, behind + 1..last));
        }
    }
    None
}
