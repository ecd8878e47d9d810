//! Indirect speech: what the outlet says, in its own words, that somebody said.

use std::ops::Range;

use super::cue::Reader;
use super::resolve::Resolver;
use super::Report;
use crate::comparison::Basis;
use crate::lang::Verb;
use crate::token::Kind;

/// Shorter contents ("said so") report nothing.
const LEAST_WORDS: usize = 4;

/// The indirect speech of some sentences of an article: in each the clause that a verb of speech outside quotations governs.
pub fn reports(reader: &Reader, resolver: &mut Resolver, sentences: Range<usize>) -> Vec<Report> {
    let document = reader.document;
    let mut reports = Vec::new();
    if !document.lang.full {
        return reports;
    }
    resolver.turn_to([]);
    for sentence in &document.sentences[sentences] {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let found = range.clone().find_map(|verb| {
            if reader.verb(verb) != Some(Verb::Speech) || !reader.is_cue(verb, &range) || document.norm(verb).ends_with("ing") {
                return None;
            }
            let subject = reader.before(verb, &range).or_else(|| if verb > range.start && document.print(verb - 1) == "," { reader.after(verb, &range) } else { None })?;
            Some((verb, subject))
        });
        let Some((verb, subject)) = found else { continue };
        let last = range.end - usize::from(document.tokens[range.end - 1].kind == Kind::Punctuation);
        // "X said that …" tells after the verb, "…, X said." before its subject.
        let trailing = subject.tokens.start > range.start && document.print(subject.tokens.start - 1) == ",";
        let content = if trailing && last.saturating_sub(verb) < 8 {
            range.start..subject.tokens.start - 1
        } else {
            let that = (verb + 1..last.min(verb + 8)).find(|&i| document.norm(i) == "that").map_or(verb + 1, |i| i + 1);
            that..last
        };
        let words = content.clone().filter(|&i| document.tokens[i].kind != Kind::Punctuation).count();
        let quoted = content.clone().filter(|&i| reader.quoted[i]).count();
        if words < LEAST_WORDS || quoted * 3 > content.len() {
            continue;
        }
        let span = document.tokens[content.start].span.cover(document.tokens[content.end - 1].span);
        let speaker = resolver.speaker(&subject, Some(verb), Basis::Cue, 850).filter(|s| !s.name.is_empty());
        if let Some(speaker) = &speaker {
            resolver.spoke(span, speaker);
        }
        reports.push(Report { span, speaker });
    }
    reports
}
