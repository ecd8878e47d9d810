//! Quoted words that outlets print differently: another word inside of what both print, a "not" that an ellipsis swallowed.
//!
//! What is cut off at the ends of a quotation, or left out with a mark that says so, is no difference of wording.

use super::{Difference, Found, Reading};
use crate::comparison::{DifferenceKind, EditClass, Level, Op, ReadingKind, Value};
use crate::diff::Edit;
use crate::lang::{Classes, Language};
use crate::sort;
use crate::span::{Span, one_line};

/// A longer replacement is another sentence, not another wording.
const MAX_WORDS: usize = 6;

/// One place of the base at which a reading has other words.
struct Change {
    reading: usize,
    /// In the text of the base, and of the reading.
    base: Span,
    other: Span,
    class: EditClass,
}

#[inline(never)]
pub fn differences(found: &Found, all: &mut Vec<Difference>) {
    for utterance in found.utterances {
        let text = |i: usize| {
            let (article, quotation) = utterance.quotations[i];
            crate::utterance::text(found.documents[article as usize], quotation as usize)
        };
        let base = text(utterance.base);
        let mut changes: Vec<Change> = Vec::new();
        for (reading, told) in utterance.readings.iter().enumerate() {
            if told.kind == ReadingKind::Identical || told.kind == ReadingKind::Typographic {
                continue;
            }
            let own = text(reading);
            let lang = found.documents[utterance.quotations[reading].0 as usize].lang;
            changes.extend(changed(&told.edits, &base, &own, told.kind, lang).into_iter().map(|(base, other, class)| Change { reading, base, other, class }));
        }
        sort::by_key(&mut changes, |c| (c.base.start, c.base.end, c.reading));
        // Changes at one place of the base are readings of one difference.
        let mut at = 0;
        while at < changes.len() {
            let mut end = at + 1;
            let mut place = changes[at].base;
            while end < changes.len() && changes[end].base.start < place.end {
                place = place.cover(changes[end].base);
                end += 1;
            }
            difference(found, utterance, &changes[at..end], place, &base, &text, all);
            at = end;
        }
    }
}

fn denies(text: &str, lang: &Language) -> bool {
    text.split_whitespace().any(|w| lang.class(&w.to_lowercase()).has(Classes::NEGATION))
}

/// The changes inside of what a reading keeps of its base.
#[inline(never)]
fn changed(edits: &[Edit], base: &str, text: &str, kind: ReadingKind, lang: &Language) -> Vec<(Span, Span, EditClass)> {
    let words = |span: Span, of: &str| span.of(of).split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    let kept = |e: &&Edit| e.op == Op::Equal && words(e.a, base) > 0;
    let Some(first) = edits.iter().position(|e| kept(&e)) else { return Vec::new() };
    let last = edits.iter().rposition(|e| kept(&e)).unwrap_or(first);
    let turned = |e: &Edit| if e.op == Op::Equal { (false, false) } else { (denies(e.a.of(base), lang), denies(e.b.of(text), lang)) };
    // "Have not received any" and "have received no" deny the same.
    let (mut gone, mut new) = (false, false);
    for edit in &edits[first..=last] {
        let (was, is) = turned(edit);
        (gone, new) = (gone || was && !is, new || is && !was);
    }
    let mut found = Vec::new();
    for edit in &edits[first..=last] {
        let (was, is) = turned(edit);
        if gone && new && was != is {
            continue;
        }
        let class = match edit.class {
            Some(class @ (EditClass::Wording | EditClass::Inflection | EditClass::Negation | EditClass::Name)) => class,
            _ => continue,
        };
        let (old, new) = (edit.a.of(base), edit.b.of(text));
        let marked = ["…", "...", ". . .", "[", "("].iter().any(|mark| new.contains(mark));
        // Somebody who only leaves out words has cut the quotation, which its reading tells; and a "that" more or less is
        // nothing to tell.
        let little = |span: Span, of: &str| {
            span.of(of).split_whitespace().all(|w| {
                let class = lang.class(&w.to_lowercase());
                class.has(Classes::STOP) && !class.has(Classes::NEGATION.or(Classes::MODAL))
            })
        };
        let idle = edit.op != Op::Replace && (kind != ReadingKind::Reworded && class != EditClass::Negation || little(edit.a, base) && little(edit.b, text));
        let sentence = |s: &str| s.contains(['.', '!', '?', '\n']);
        let long = words(edit.a, base).max(words(edit.b, text)) > MAX_WORDS;
        // A "not" is worth a word even where a mark says that something is left out.
        if idle || marked && class != EditClass::Negation || long || sentence(old) || sentence(new) && !marked || edit.moved.is_some() {
            continue;
        }
        found.push((edit.a, edit.b, class));
    }
    // "Not because it is cheap" and "because it is right" do not disagree: where more is changed, a "not" is wording.
    let replaced = |e: &&Edit| e.op == Op::Replace && matches!(e.class, Some(EditClass::Wording | EditClass::Negation | EditClass::Name));
    let own = found.iter().filter(|f| !f.0.is_empty() && !f.1.is_empty()).count();
    if found.len() > 1 || edits.iter().filter(replaced).count() > own {
        found.iter_mut().filter(|f| f.2 == EditClass::Negation).for_each(|f| f.2 = EditClass::Wording);
    }
    found
}

fn difference(
    found: &Found,
    utterance: &crate::utterance::Utterance,
    changes: &[Change],
    place: Span,
    base: &str,
    text: &dyn Fn(usize) -> String,
    all: &mut Vec<Difference>,
) {
    let spoken = |i: usize| utterance.quotations[i];
    let mut readings: Vec<Reading> = Vec::new();
    for (i, told) in utterance.readings.iter().enumerate() {
        let own = text(i);
        // Where the reading has the place of the base, or what it has instead.
        let from = changes.iter().filter(|c| c.reading == i).map(|c| c.other).reduce(Span::cover);
        let span = if i == utterance.base { Some(place) } else { from.or_else(|| carried(&told.edits, place)) };
        let Some(span) = span else { continue };
        let span = with_word(span, &own);
        let (article, quotation) = spoken(i);
        let document = found.documents[article as usize];
        let Some(span) = printed(&document.quotations[quotation as usize].parts, span).filter(|s| !s.is_empty()) else { continue };
        let truth = !changes.iter().any(|c| c.class == EditClass::Negation) || !denied(document, span);
        let value = if changes.iter().any(|c| c.class == EditClass::Negation) { Value::Truth(truth) } else { Value::None };
        readings.push(Reading { article, sentence: found.sentence_of(article as usize, span.start), span, value });
    }
    let negation = changes.iter().any(|c| c.class == EditClass::Negation) && readings.iter().any(|r| r.value != readings[0].value);
    if !negation {
        readings.iter_mut().for_each(|r| r.value = Value::None);
    }
    // "We have" and "we've" are one wording in two styles.
    let plain = |s: &str| s.to_lowercase().replace('’', "'");
    let contracted = |c: &Change| {
        let (old, own) = (plain(c.base.of(base)), text(c.reading));
        let new = plain(c.other.of(&own));
        let (long, short) = if old.len() > new.len() { (&old, &new) } else { (&new, &old) };
        let body = |s: &str| s.replace("body", "one");
        body(long) == body(short) || short.contains('\'') && !long.contains('\'') && long.split_whitespace().count() <= 2 && short.chars().next() == long.chars().next()
    };
    let style = changes.iter().all(contracted);
    let passage = readings.iter().find_map(|r| found.passage_of[r.sentence? as usize]);
    let (level, kind, rank) = match (negation, style) {
        (true, _) => (Level::Conflict, DifferenceKind::Negation, 940),
        (_, true) => (Level::Style, DifferenceKind::Wording, 110),
        _ => (Level::Variant, DifferenceKind::Wording, 420),
    };
    let about = one_line(bare(place, base).of(base));
    let about = if about.is_empty() { base.split_whitespace().take(6).collect::<Vec<_>>().join(" ") } else { about };
    sort::by_key(&mut readings, |r| (r.article, r.span));
    all.push(Difference { level, kind, rank, passage, about, text: String::new(), readings, silent: Vec::new() });
}

/// Whether a negation stands in a span.
fn denied(document: &crate::document::Document, span: Span) -> bool {
    document.tokens_in(span).any(|i| document.lexicon.class(document.tokens[i]).has(Classes::NEGATION))
}

/// Where a reading has a place of the base unchanged.
fn carried(edits: &[Edit], place: Span) -> Option<Span> {
    let edit = edits.iter().find(|e| e.op == Op::Equal && e.a.contains(place))?;
    let shift = |at: u32| at - edit.a.start + edit.b.start;
    Some(Span { start: shift(place.start), end: shift(place.end) })
}

/// A span without words takes in the word before it, so that there is something to point at.
fn with_word(span: Span, text: &str) -> Span {
    let own = bare(span, text);
    if !own.is_empty() {
        return own;
    }
    let before = text[..span.start as usize].trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    Span::new(start, before.len())
}

/// A span without the marks around its words; of marks alone, without the white space.
fn bare(span: Span, text: &str) -> Span {
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '„' | '‘' | '’' | '\'' | '«' | '»');
    let own = span.of(text);
    if !own.contains(char::is_alphanumeric) {
        return span.trimmed(text);
    }
    let start = span.start as usize + own.len() - own.trim_start_matches(mark).len();
    Span::new(start, start + own.trim_matches(mark).len())
}

/// A span of a quotation's text, its parts joined by one line feed, as a span of the article; none over two parts.
fn printed(parts: &[Span], span: Span) -> Option<Span> {
    let mut from = 0;
    for part in parts {
        let end = from + part.len() as u32;
        if span.start >= from && span.end <= end {
            return Some(Span { start: part.start + span.start - from, end: part.start + span.end - from });
        }
        from = end + 1;
    }
    None
}
