//! Words that stand without a name, in a headline above all, and elsewhere with one.
//!
//! "“I will not read out the names”: how the pier was lost" names nobody, and "the fisherman" may be named in another article.
//! Where all of the words stand in quotations whose speaker is named, and always the same, that one said them here too.

use rustc_hash::FxHashMap;

use super::entities::Entity;
use super::{Attributed, NO_CUE, NOT_NAMED, Speaker};
use crate::comparison::{Basis, BlockKind, EntityKind};
use crate::document::Document;
use crate::lang::Classes;
use crate::token::Kind;

/// Fewer words said twice may have been said by two.
const RUN: usize = 5;
/// A whole quotation of a headline is cut from one of the text: one word less tells as much.
const TITLE_RUN: usize = RUN - 1;
/// Longer quotations stand in no headline.
const TITLE: usize = 300;
/// A run in the mouths of more than this many speakers and articles tells nothing.
const MOST: usize = 16;
/// Whose confidence is lower lends nobody a name.
const SURE: u32 = 780;

pub fn settle(documents: &[&Document], entities: &[Entity], quotations: &mut [Vec<Attributed>]) {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    // By run of words of a quotation without a name: the articles and persons that have it.
    let mut said: FxHashMap<[u32; RUN], Vec<(usize, u32)>> = FxHashMap::default();
    let mut open: Vec<(usize, usize, Vec<[u32; RUN]>)> = Vec::new();
    let mut short = false;
    for (article, document) in documents.iter().enumerate() {
        for i in (0..quotations[article].len()).filter(|&i| is_open(&quotations[article][i], document, entities)) {
            let mut runs = runs(&mut numbers, document, i, RUN);
            if runs.is_empty() && is_title(document, i) {
                runs = self::runs(&mut numbers, document, i, TITLE_RUN);
                short |= !runs.is_empty();
            }
            for run in &runs {
                said.entry(*run).or_default();
            }
            if !runs.is_empty() {
                open.push((article, i, runs));
            }
        }
    }
    titles(documents, quotations);
    if open.is_empty() {
        return;
    }
    for (article, document) in documents.iter().enumerate() {
        for (i, attributed) in quotations[article].iter().enumerate() {
            let named = attributed.speaker.as_ref().ok().filter(|s| s.confidence >= SURE).and_then(|s| s.entity);
            let Some(entity) = named.filter(|&e| entities[e as usize].kind != EntityKind::Role) else { continue };
            let shorter = if short { runs(&mut numbers, document, i, TITLE_RUN) } else { Vec::new() };
            for run in runs(&mut numbers, document, i, RUN).into_iter().chain(shorter) {
                if let Some(known) = said.get_mut(&run)
                    && !known.contains(&(article, entity))
                    && known.len() <= MOST
                {
                    known.push((article, entity));
                }
            }
        }
    }
    for (article, i, runs) in open {
        // This article's own word goes before that of others.
        let one = |own: bool| {
            let mut speakers = runs.iter().map(|run| {
                let mut found: Vec<u32> = said[run].iter().filter(|(a, _)| !own || *a == article).map(|&(_, e)| e).collect();
                found.sort_unstable();
                found.dedup();
                if let [one] = found[..] { Some(one) } else { None }
            });
            let first = speakers.next()??;
            speakers.all(|s| s == Some(first)).then_some(first)
        };
        let Some(entity) = one(true).or_else(|| one(false)) else { continue };
        let name = entities[entity as usize].name.clone();
        let known = &mut quotations[article][i].speaker;
        *known = Ok(match &*known {
            Ok(role) => Speaker { entity: Some(entity), name, confidence: role.confidence.min(SURE), ..role.clone() },
            Err(_) => Speaker { entity: Some(entity), name, mention: None, cue: None, basis: Basis::Context, confidence: 700 },
        });
    }
}

/// A phrase in a headline that the article quotes again, with a speaker, is quoted there too.
fn titles(documents: &[&Document], quotations: &mut [Vec<Attributed>]) {
    for (article, document) in documents.iter().enumerate() {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let bare: Vec<usize> = (0..quotations[article].len()).filter(|&i| quotations[article][i].speaker.is_err() && is_title(document, i)).collect();
        if bare.is_empty() {
            continue;
        }
        let mut said: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
        for i in (0..quotations[article].len()).filter(|&i| quotations[article][i].speaker.is_ok() && document.quotations[i].span.len() <= TITLE) {
            said.entry(words(&mut numbers, document, i)).or_insert(i);
        }
        for i in bare {
            let own = words(&mut numbers, document, i);
            let Some(&other) = said.get(&own).filter(|_| own.len() > 1) else { continue };
            let (kind, speaker) = (quotations[article][other].kind, quotations[article][other].speaker.clone());
            let speaker = speaker.map(|s| Speaker { mention: None, cue: None, basis: Basis::Context, confidence: s.confidence.min(SURE), ..s });
            quotations[article][i] = Attributed { kind, speaker };
        }
    }
}

/// Nobody is named: there is no cue, or its subject is not told apart, or it is a role with "the" that nothing explains. "The
/// company" is nobody's name for a person.
fn is_open(attributed: &Attributed, document: &Document, entities: &[Entity]) -> bool {
    match &attributed.speaker {
        Err(reason) => *reason == NO_CUE || *reason == NOT_NAMED,
        Ok(speaker) => {
            let role = speaker.entity.is_some_and(|e| entities[e as usize].kind == EntityKind::Role);
            let body = |m| document.tokens_in(m).any(|t| document.lexicon.class(document.tokens[t]).has(Classes::ORGANISATION));
            role && speaker.mention.is_some_and(|m| m.of(document.text()).to_lowercase().starts_with("the ") && !body(m))
        }
    }
}

fn is_title(document: &Document, quotation: usize) -> bool {
    let first = document.tokens_in(document.quotations[quotation].span).start;
    let block = document.block_tokens.partition_point(|(_, r)| r.end <= first);
    let kind = document.block_tokens.get(block).map(|(b, _)| document.blocks[*b as usize].kind);
    matches!(kind, Some(BlockKind::Headline | BlockKind::Dek | BlockKind::Heading))
}

/// The runs of so many words, filled up to the length of the longest.
fn runs<'d>(numbers: &mut FxHashMap<&'d str, u32>, document: &'d Document, quotation: usize, length: usize) -> Vec<[u32; RUN]> {
    let words = words(numbers, document, quotation);
    let filled = |run: &[u32]| {
        let mut key = [u32::MAX; RUN];
        key[..length].copy_from_slice(run);
        key
    };
    words.windows(length).map(filled).collect()
}

fn words<'d>(numbers: &mut FxHashMap<&'d str, u32>, document: &'d Document, quotation: usize) -> Vec<u32> {
    let tokens = document.quotations[quotation].parts.iter().flat_map(|&part| document.tokens_in(part)).map(|t| document.tokens[t]);
    tokens
        .filter(|t| t.kind != Kind::Punctuation)
        .map(|t| {
            let next = numbers.len() as u32;
            *numbers.entry(document.lexicon.norm(t)).or_insert(next)
        })
        .collect()
}
