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
        let denies = document.lang.senses.denials.contains(document.norm(cue)) != content.clone().any(|i| reader.class(i).has(Classes::NEGATION));
        reports.push(Report { span, speaker, denies });
    }
    reports
}

/// Who told it, the verb or word that says so, and what was told.
type Told = (Subject, usize, Range<usize>);

/// "X said that …" tells after the verb, "…, X said" and "…, said X" before it.
fn english(reader: &Reader, range: &Range<usize>) -> Option<Told> {
    let document = reader.document;
    let last = range.end - usize::from(document.tokens[range.end - 1].kind == Kind::Punctuation);
    range.clone().find_map(|verb| {
        if document.norm(verb) == "according" && verb + 2 < last && document.norm(verb + 1) == "to" && !reader.quoted[verb] {
            return according(reader, range, verb, last);
        }
        if reader.verb(verb) != Some(Verb::Speech) || !reader.is_cue(verb, range) || document.norm(verb).ends_with("ing") {
            return None;
        }
        // “…,” said Reed: what was said stands in marks.
        if verb > range.start && reader.quoted[verb - 1] {
            return None;
        }
        let comma = |at: usize| at > range.start && document.print(at - 1) == ",";
        // "The ferry sank at once, said Ada Reed, who was on the quay."
        let behind = if comma(verb) { reader.after(verb, range).filter(|s| (s.tokens.end >= last || document.tokens[s.tokens.end].kind == Kind::Punctuation) && !s.tokens.clone().any(|at| is_finite(reader, at))) } else { None };
        if let Some(subject) = behind {
            return told_before(reader, subject, verb, range.start..verb - 1);
        }
        let subject = reader.before(verb, range)?;
        if comma(subject.tokens.start) && last - verb < LONGEST_TAIL && (verb + 1 == last || !reader.class(verb + 1).has(Classes::RELATIVE)) {
            let before = range.start..subject.tokens.start - 1;
            if before.clone().any(|at| is_finite(reader, at)) {
                return Some((subject, verb, before));
            }
        }
        told_behind(reader, subject, verb, last)
    })
}

/// "…, according to X" at the end of a sentence, "According to X, …" at its start.
fn according(reader: &Reader, range: &Range<usize>, at: usize, last: usize) -> Option<Told> {
    let document = reader.document;
    let subject = reader.after(at + 1, &(at..range.end))?;
    let stop = subject.tokens.end;
    if at == range.start {
        // "According to Reed, the harbour master, the crew …"
        let comma = (stop..last).take(LONGEST_TAIL).find(|&i| document.print(i) == "," && opens_clause(reader, i + 1, last))?;
        return Some((subject, at, comma + 1..last));
    }
    let end = at - usize::from(document.print(at - 1) == ",");
    if last.saturating_sub(stop) < LONGEST_TAIL { told_before(reader, subject, at, range.start..end) } else { None }
}

/// What stands before its frame, where it is a clause.
fn told_before(reader: &Reader, subject: Subject, verb: usize, content: Range<usize>) -> Option<Told> {
    content.clone().any(|at| is_finite(reader, at)).then_some((subject, verb, content))
}

/// What a verb is followed by, where it is a clause: behind "that", or behind the one who was told.
fn told_behind(reader: &Reader, subject: Subject, verb: usize, last: usize) -> Option<Told> {
    let document = reader.document;
    let that = (verb + 1..last.min(verb + LONGEST_TAIL)).take_while(|&i| !reader.quoted[i] && document.print(i) != ";").find(|&i| document.norm(i) == "that" && !reader.class(i - 1).has(Classes::PREPOSITION));
    let start = match that {
        Some(that) => that + 1,
        None => {
            let addressed = matches!(document.lexicon.key(document.tokens[verb]), "tell" | "remind" | "warn" | "assure" | "inform");
            let open = |at: &usize| opens_clause(reader, *at, last);
            let behind = |at: usize| if addressed && at < last { reader.after(verb, &(verb..last)).map(|s| s.tokens.end).or(Some(at + 1 + usize::from(reader.class(at).has(Classes::ARTICLE.or(Classes::POSSESSIVE))))) } else { None };
            Some(verb + 1).filter(|at| !addressed && open(at)).or_else(|| behind(verb + 1).filter(open))?
        }
    };
    // "After she warned that it might sink, the council met": what a clause of time tells ends with it.
    let hangs = subject.tokens.start.checked_sub(1).is_some_and(|at| reader.class(at).has(Classes::SUBORDINATOR));
    let end = (start..last).find(|&i| hangs && document.print(i) == ",").unwrap_or(last);
    (start < end && document.tokens[start].kind != Kind::Punctuation).then_some((subject, verb, start..end))
}

/// Whether a clause of its own begins at a token: a noun phrase, and soon behind it a verb.
fn opens_clause(reader: &Reader, at: usize, last: usize) -> bool {
    let document = reader.document;
    if at + 1 >= last || document.tokens[at].kind == Kind::Punctuation || reader.quoted[at] {
        return false;
    }
    let (class, norm) = (reader.class(at), document.norm(at));
    let governs = class.has(Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::CONJUNCTION).or(Classes::AUXILIARY)) || norm.ends_with("ly") || matches!(norm, "so" | "to" | "me" | "him" | "them" | "us" | "himself" | "herself" | "once" | "later" | "again" | "how" | "as");
    // "Told the paper this on Friday"
    let alone = matches!(norm, "it" | "this" | "her" | "that") && (reader.class(at + 1).has(Classes::PREPOSITION) || document.tokens[at + 1].kind == Kind::Punctuation);
    let reach = (at + 1..last.min(at + LONGEST_TAIL)).take_while(|&i| document.print(i) != "," && document.print(i) != ";" && !reader.class(i).has(Classes::RELATIVE));
    !governs && !alone && reach.into_iter().any(|i| is_finite(reader, i))
}

/// Whether a word is a verb in a form that a subject can have, as far as its form tells.
fn is_finite(reader: &Reader, at: usize) -> bool {
    let document = reader.document;
    let norm = document.norm(at);
    if reader.quoted[at] || document.tokens[at].kind != Kind::Word || document.lexicon.form(document.tokens[at]).capital {
        return false;
    }
    let ended = norm.len() > 4 && norm.ends_with("ed") || document.lang.irregular.contains_key(norm);
    reader.class(at).has(Classes::AUXILIARY.or(Classes::MODAL)) && norm != "be" && norm != "been"
        || norm.ends_with("n't")
        || reader.verb(at).is_some()
        || ended && at > 0 && !reader.class(at - 1).has(Classes::ARTICLE.or(Classes::POSSESSIVE))
        // "She trusts him", "Reed wants it", "they want it".
        || at > 0 && (norm.ends_with('s') && !norm.ends_with("ss") && !reader.class(at).has(Classes::STOP) && (reader.mention[at - 1].is_some() || matches!(document.norm(at - 1), "he" | "she" | "it")) || matches!(document.norm(at - 1), "they" | "we"))
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
