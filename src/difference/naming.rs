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
        // By the common spelling: how each article prints it, where first, and how often.
        let mut words: FxHashMap<&str, Vec<(u32, String, Span, u32)>> = FxHashMap::default();
        for &(article, span) in &entity.mentions {
            let document = found.documents[article as usize];
            for token in document.tokens_in(span) {
                let print = document.print(token);
                let print = print.strip_suffix("'s").or(print.strip_suffix("’s")).unwrap_or(print);
                let lower = print.to_lowercase();
                let Some(common) = common(document.lang, &lower) else { continue };
                let list = words.entry(common).or_default();
                match list.iter_mut().find(|(a, p, _, _)| *a == article && p.to_lowercase() == lower) {
                    Some(known) => known.3 += 1,
                    None => list.push((article, print.to_string(), document.tokens[token].span, 1)),
                }
            }
        }
        for (_, list) in words {
            let mut prints: Vec<String> = list.iter().map(|(_, p, _, _)| p.to_lowercase()).collect();
            prints.sort();
            prints.dedup();
            if prints.len() < 2 {
                continue;
            }
            let mut readings: Vec<Reading> = list
                .iter()
                .map(|(article, print, span, _)| {
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
