//! How each quotation of an utterance relates to the fullest of them, and what a reader must look at.

use super::{Item, Utterance, align};
use crate::comparison::{Flag, Op, ReadingKind};
use crate::diff::{self, Edit};
use crate::document::Document;
use crate::lang::{Classes, Language};
use crate::span::Span;
use crate::token::{self, Lexicon, Token};

/// Words right before a kept stretch, in its clause, that a cut must not take without a flag.
const NEAR: usize = 4;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    pub kind: ReadingKind,
    /// Against the base's text; parts of a quotation joined by one line feed.
    pub edits: Vec<Edit>,
    pub flags: Vec<Flag>,
}

/// The text of a quotation, its parts joined by one line feed.
pub fn text(document: &Document, quotation: usize) -> String {
    let parts = document.quotations[quotation].parts.iter().map(|part| part.of(document.text()));
    parts.collect::<Vec<_>>().join("\n")
}

pub fn utterance(documents: &[&Document], items: &[Item], members: &[usize]) -> Utterance {
    let texts: Vec<String> = members.iter().map(|&m| text(documents[items[m].article as usize], items[m].quotation as usize)).collect();
    // The fullest; of equally full ones the one printed most often, then the first in alphabetical order, then by article.
    let same = |i: usize| texts.iter().filter(|t| **t == texts[i]).count();
    let fullness = |i: usize| (items[members[i]].words.len(), same(i), std::cmp::Reverse(&texts[i]));
    let id = |i: usize| (&documents[items[members[i]].article as usize].article.id, items[members[i]].quotation);
    let base = (0..members.len())
        .max_by(|&a, &b| fullness(a).cmp(&fullness(b)).then_with(|| id(b).cmp(&id(a))))
        .unwrap_or(0);
    let speaker = speaker(items, members, base);
    let lang = documents[items[members[base]].article as usize].lang;
    let mut flags = Vec::new();
    let readings: Vec<Reading> = (0..members.len())
        .map(|i| {
            let mut reading = read(&items[members[base]], &items[members[i]], &texts[base], &texts[i], lang);
            let other = items[members[i]].speaker;
            // A role without a name may well be the person that another article names: that is no disagreement.
            if let (Some(other), Some(speaker)) = (other, speaker)
                && other != speaker
                && items[members[i]].sure
                && members.iter().any(|&m| items[m].sure && items[m].speaker == Some(speaker))
            {
                reading.flags.push(Flag::Attribution);
            }
            for flag in &reading.flags {
                if !flags.contains(flag) {
                    flags.push(*flag);
                }
            }
            reading
        })
        .collect();
    flags.sort();
    let quotations = members.iter().map(|&m| (items[m].article, items[m].quotation)).collect();
    Utterance { speaker, quotations, base, readings, flags }
}

/// Whom most readings name; the base's speaker where they are even.
fn speaker(items: &[Item], members: &[usize], base: usize) -> Option<u32> {
    let all = |sure: bool| members.iter().filter(move |&&m| items[m].sure || !sure).filter_map(|&m| items[m].speaker);
    // Those that a cue gives by name count alone, where there are some.
    let known: Vec<u32> = if all(true).next().is_some() { all(true).collect() } else { all(false).collect() };
    let count = |s: u32| known.iter().filter(|&&k| k == s).count();
    let most = known.iter().map(|&s| count(s)).max()?;
    items[members[base]].speaker.filter(|&s| count(s) == most).or_else(|| known.iter().copied().find(|&s| count(s) == most))
}

fn read(base: &Item, reading: &Item, base_text: &str, text: &str, lang: &Language) -> Reading {
    let edits = diff::diff(base_text, text, lang, false).edits;
    let kind = kind(base, reading, base_text, text);
    let mut flags = Vec::new();
    if kind > ReadingKind::Typographic {
        flags = touched(&edits, base_text, text, lang);
    }
    let has = |c: &[char]| text.contains(c);
    if has(&['…']) || text.contains("...") || text.contains(". . .") {
        flags.push(Flag::Ellipsis);
    }
    if has(&['[']) && has(&[']']) {
        flags.push(Flag::Bracket);
    }
    flags.sort();
    flags.dedup();
    Reading { kind, edits, flags }
}

fn kind(base: &Item, reading: &Item, base_text: &str, text: &str) -> ReadingKind {
    if base_text == text {
        return ReadingKind::Identical;
    }
    if base.words == reading.words || base.letters.0 == reading.letters.0 {
        return ReadingKind::Typographic;
    }
    // "air strikes" and "airstrikes": the same letters from one border of words to another.
    let letters = &reading.letters.0;
    let stands = |(at, _): (usize, &str)| base.letters.1.contains(&at) && base.letters.1.contains(&(at + letters.len()));
    if base.letters.0.match_indices(letters.as_str()).any(stands) {
        return ReadingKind::Trimmed;
    }
    if base.words.windows(reading.words.len().max(1)).any(|w| w == reading.words) {
        return ReadingKind::Trimmed;
    }
    let pairs = align(&reading.words, &base.words);
    let unbroken = pairs.windows(2).all(|w| w[1].0 == w[0].0 + 1 && w[1].1 == w[0].1 + 1);
    if pairs.len() == reading.words.len() {
        return ReadingKind::Spliced;
    }
    // A shifted window: one unbroken stretch that ends where one of the two ends and begins where the other begins.
    if let (Some(&(first, first_base)), Some(&(last, last_base))) = (pairs.first(), pairs.last())
        && unbroken
        && (first == 0 && last_base + 1 == base.words.len() || first_base == 0 && last + 1 == reading.words.len())
    {
        return ReadingKind::Trimmed;
    }
    ReadingKind::Reworded
}

/// What cuts and changes touch. Words cut away at either end count only next to what is kept, in its clause: dropping another
/// sentence with a "not" in it changes nothing about the one that is left.
fn touched(edits: &[Edit], base: &str, text: &str, lang: &Language) -> Vec<Flag> {
    let mut lexicon = Lexicon::default();
    let in_base = token::tokens(base, Span::new(0, base.len()), lang, &mut lexicon);
    let in_text = token::tokens(text, Span::new(0, text.len()), lang, &mut lexicon);
    let kept = |edit: &&Edit| edit.op == Op::Equal && edit.a.of(base).chars().any(char::is_alphanumeric);
    let first = edits.iter().find(kept).map_or(0, |e| e.a.start);
    let last = edits.iter().rfind(kept).map_or(0, |e| e.a.end);
    let mut flags = Vec::new();
    let mut look = |token: Token| {
        let class = lexicon.class(token);
        let number = lexicon.form(token).number && lexicon.norm(token) != "one";
        for (flag, found) in [(Flag::Negation, class.has(Classes::NEGATION)), (Flag::Number, number), (Flag::Modal, class.has(Classes::MODAL))] {
            if found {
                flags.push(flag);
            }
        }
    };
    for edit in edits.iter().filter(|e| e.op != Op::Equal) {
        let cut: Vec<Token> = in_base.iter().copied().filter(|t| edit.a.contains(t.span)).collect();
        let added = in_text.iter().copied().filter(|t| edit.b.contains(t.span));
        let cut: Vec<Token> = if edit.op == Op::Delete && edit.a.end <= first {
            let clause = cut.iter().rev().take_while(|t| !ends_clause(t.span.of(base)));
            clause.take(NEAR).copied().collect()
        } else if edit.op == Op::Delete && edit.a.start >= last {
            let clause = cut.iter().take_while(|t| !ends_clause(t.span.of(base)));
            clause.take(NEAR).copied().collect()
        } else {
            cut
        };
        // The same word on both sides ("did not" and "didn't") is no change of it.
        let added: Vec<Token> = added.collect();
        let norm = |t: &Token| lexicon.form(*t).norm;
        for &token in cut.iter().filter(|t| !added.iter().any(|o| norm(o) == norm(t))) {
            look(token);
        }
        for &token in added.iter().filter(|t| !cut.iter().any(|o| norm(o) == norm(t))) {
            look(token);
        }
    }
    flags.sort();
    flags.dedup();
    flags
}

fn ends_clause(print: &str) -> bool {
    matches!(print, "." | "!" | "?" | ";" | ":" | "…" | "..." | "—" | "–")
}
