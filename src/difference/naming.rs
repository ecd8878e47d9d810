//! How whole articles name and spell one thing: Kiev or Kyiv, Zelensky or Zelenskyy. A choice of style, never a conflict.

use rustc_hash::FxHashMap;

use super::{Difference, Found, Reading};
use crate::comparison::{DifferenceKind, EntityKind, Level, Value};
use crate::lang::Language;
use crate::span::Span;

/// What the list of names knows as two spellings of one.
pub fn differences(found: &Found, all: &mut Vec<Difference>) {
    for (id, entity) in found.attribution.entities.iter().enumerate() {
        if entity.forms.len() < 2 {
            continue;
        }
        // By story and common spelling: how each article prints it, and where first.
        let mut words: FxHashMap<(usize, &str), Vec<(u32, String, Span)>> = FxHashMap::default();
        for &(article, span) in &entity.mentions {
            let document = found.documents[article as usize];
            let story = found.stories.iter().position(|s| s.contains(&article)).unwrap_or(0);
            for token in document.tokens_in(span) {
                let print = document.print(token);
                let print = print.strip_suffix("'s").or(print.strip_suffix("’s")).unwrap_or(print);
                let lower = print.to_lowercase();
                let Some(common) = common(document.lang, &lower) else { continue };
                let list = words.entry((story, common)).or_default();
                if !list.iter().any(|(a, p, _)| *a == article && p.to_lowercase() == lower) {
                    list.push((article, print.to_string(), document.tokens[token].span));
                }
            }
        }
        for (_, list) in words {
            // An article that prints both spellings differs from one that keeps to one, not from another that prints both.
            let mut own: FxHashMap<u32, Vec<String>> = FxHashMap::default();
            for (article, print, _) in &list {
                own.entry(*article).or_default().push(print.to_lowercase());
            }
            let mut sets: Vec<Vec<String>> = own.into_values().collect();
            sets.iter_mut().for_each(|set| set.sort());
            sets.sort();
            sets.dedup();
            if sets.len() < 2 {
                continue;
            }
            let mut readings: Vec<Reading> = list
                .iter()
                .map(|(article, print, span)| {
                    let sentence = found.sentence_of(*article as usize, span.start);
                    let span = Span { end: span.start + print.len() as u32, ..*span };
                    Reading { article: *article, sentence, span, value: Value::None }
                })
                .collect();
            readings.sort_by_key(|r| (r.article, r.span));
            let kind = if entity.kind == EntityKind::Place { DifferenceKind::Naming } else { DifferenceKind::Spelling };
            let rank = if kind == DifferenceKind::Naming { 200 } else { 120 };
            let about = found.attribution.entities[id].name.clone();
            all.push(Difference { level: Level::Style, kind, rank, passage: None, about, text: String::new(), readings, silent: Vec::new() });
        }
    }
}

/// The common spelling of a name that the list knows, whichever of its spellings is printed.
fn common(lang: &'static Language, lower: &str) -> Option<&'static str> {
    lang.names.get(lower).copied().or_else(|| lang.names.values().find(|to| **to == lower).copied())
}
