//! Statements that disagree: affirmed here and denied there, one role with two names, the same words from two speakers.

use super::context::{self, content};
use super::{Difference, Found, Reading, order};
use crate::attribution::entities::role_key;
use crate::comparison::{DifferenceKind, EntityKind, Flag, Level, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::token::Kind;

/// Statements are compared in sentences linked at least this well.
const LEAST: u32 = 650;
/// A negation reaches this many tokens forward to the word it turns round.
const REACH: usize = 4;
/// At least this many words around a word must be shared for it to be the same statement; the link tells the rest.
const SHARED: usize = 1;
const AROUND: usize = 10;
/// Opposites must share this many words among the nearest ones.
const OPPOSED: usize = 2;
/// Two reports of one thing share this many words, and half of those of the shorter one.
const REPORTED: usize = 3;
const CLOSE: usize = 5;

pub fn differences(found: &Found, passage: Option<u32>, members: &[u32], all: &mut Vec<Difference>) {
    for (i, &b) in members.iter().enumerate() {
        for &a in &members[..i] {
            // What is not judged in a language is unknown there, not absent.
            let judged = |sentence: u32| found.documents[found.local(sentence).0].lang.full;
            if (found.score)(a, b) < LEAST || !judged(a) || !judged(b) {
                continue;
            }
            negation(found, passage, a, b, all);
            negation(found, passage, b, a, all);
            names(found, passage, a, b, all);
            places(found, passage, a, b, all);
            order::differences(found, passage, a, b, all);
            opposites(found, passage, a, b, all);
            reports(found, passage, a, b, all);
        }
    }
}

pub fn tokens(found: &Found, sentence: u32) -> (usize, std::ops::Range<usize>) {
    let (article, local) = found.local(sentence);
    let tokens = &found.documents[article].sentences[local].tokens;
    (article, tokens.start as usize..tokens.end as usize)
}

fn is_negation(document: &Document, at: usize) -> bool {
    document.lexicon.class(document.tokens[at]).has(Classes::NEGATION)
}

/// A negation of what follows; "without" and "nobody" change a sentence in ways that one word does not tell.
fn denies(document: &Document, at: usize) -> bool {
    let norm = document.lexicon.norm(document.tokens[at]);
    is_negation(document, at) && (matches!(norm, "not" | "never" | "cannot") || norm.ends_with("n't"))
}

fn key(document: &Document, at: usize) -> &str {
    document.lexicon.key(document.tokens[at])
}

/// "Confirmed" here and "denied" there, with the same words around.
fn opposites(found: &Found, passage: Option<u32>, a: u32, b: u32, all: &mut Vec<Difference>) {
    let ((article_a, in_a), (article_b, in_b)) = (tokens(found, a), tokens(found, b));
    let (document_a, document_b) = (found.documents[article_a], found.documents[article_b]);
    let senses = &document_a.lang.senses;
    let plain = |document: &Document, i: usize, range: &std::ops::Range<usize>| {
        let near = i.saturating_sub(REACH).max(range.start)..(i + 2).min(range.end);
        let next = if i + 1 < range.end { document.norm(i + 1) } else { "" };
        !near.into_iter().any(|n| is_negation(document, n)) && next != "to" && document.tokens[i].kind == Kind::Word
    };
    let own = |document: &Document, range: &std::ops::Range<usize>| -> Vec<usize> {
        range.clone().filter(|&i| senses.opposites.contains_key(document.norm(i)) && plain(document, i, range)).collect()
    };
    let (list_a, list_b) = (own(document_a, &in_a), own(document_b, &in_b));
    for &i in &list_a {
        for &j in &list_b {
            let (x, y) = (document_a.norm(i), document_b.norm(j));
            // A sentence with both says how things turned.
            let both = list_a.iter().any(|&k| senses.opposite(document_a.norm(k), x)) || list_b.iter().any(|&k| senses.opposite(document_b.norm(k), y));
            if !senses.opposite(x, y) || both {
                continue;
            }
            let near_a = context::around(document_a, &(i..i + 1), &in_a, CLOSE);
            let near_b = context::around(document_b, &(j..j + 1), &in_b, CLOSE);
            if context::shared(document_a, &near_a, document_b, &near_b) < OPPOSED {
                continue;
            }
            let reading = |article: usize, sentence: u32, at: usize, truth: bool| {
                Reading { article: article as u32, sentence: Some(sentence), span: found.documents[article].tokens[at].span, value: Value::Truth(truth) }
            };
            let first = senses.opposites[x].iter().any(|&(_, side)| !side);
            let readings = vec![reading(article_a, a, i, first), reading(article_b, b, j, !first)];
            merge(all, DifferenceKind::Negation, 910, passage, format!("{} or {}", document_a.print(i), document_b.print(j)), readings);
        }
    }
}

/// A word that a negation turns round in `a` and that stands in `b` without one, with the same words around it.
fn negation(found: &Found, passage: Option<u32>, a: u32, b: u32, all: &mut Vec<Difference>) {
    let ((article_a, in_a), (article_b, in_b)) = (tokens(found, a), tokens(found, b));
    let (document_a, document_b) = (found.documents[article_a], found.documents[article_b]);
    for not in in_a.clone().filter(|&i| denies(document_a, i)) {
        // The word turned round: the first one after the negation that carries meaning.
        let reach = not + 1..(not + 1 + REACH).min(in_a.end);
        let Some(word) = reach.clone().find(|&i| content(document_a, i)) else { continue };
        // Another mark, another negation or another clause in between: the word is not what is denied.
        let between = |i: usize| {
            let norm = document_a.lexicon.norm(document_a.tokens[i]);
            document_a.tokens[i].kind == Kind::Punctuation || is_negation(document_a, i) || matches!(norm, "when" | "that" | "if" | "because" | "only" | "just" | "and" | "but" | "or" | "do")
        };
        if (reach.start..word).any(between) {
            continue;
        }
        let turned = key(document_a, word);
        let negated_too = in_b.clone().any(|i| is_negation(document_b, i) && (i + 1..(i + 2 + REACH).min(in_b.end)).any(|j| key(document_b, j) == turned));
        if negated_too {
            continue;
        }
        let Some(plain) = in_b.clone().find(|&i| content(document_b, i) && key(document_b, i) == turned) else { continue };
        // "Will not end until" and "for ending" say nothing against each other.
        let until = (word + 1..(word + 5).min(in_a.end)).any(|i| matches!(document_a.lexicon.norm(document_a.tokens[i]), "until" | "unless" | "before"));
        let governed = plain > in_b.start && matches!(document_b.lexicon.norm(document_b.tokens[plain - 1]), "for" | "of" | "by" | "to" | "from" | "about" | "on");
        if until || governed {
            continue;
        }
        // A negation right before or after means the same in other words ("failed to", "neither").
        if (plain.saturating_sub(REACH + 2).max(in_b.start)..(plain + 3).min(in_b.end)).any(|i| is_negation(document_b, i)) {
            continue;
        }
        let around = |document: &Document, at: usize, range: &std::ops::Range<usize>| -> Vec<String> {
            let near = at.saturating_sub(AROUND).max(range.start)..(at + AROUND + 1).min(range.end);
            near.filter(|&i| i != at && content(document, i)).map(|i| key(document, i).to_string()).collect()
        };
        let (near_a, near_b) = (around(document_a, word, &in_a), around(document_b, plain, &in_b));
        if near_a.iter().filter(|k| near_b.contains(k)).count() < SHARED {
            continue;
        }
        let reading = |article: usize, sentence: u32, from: usize, to: usize, truth: bool| {
            let document = found.documents[article];
            let span = document.tokens[from].span.cover(document.tokens[to].span);
            Reading { article: article as u32, sentence: Some(sentence), span, value: Value::Truth(truth) }
        };
        let about = document_a.print(word).to_string();
        let readings = vec![reading(article_a, a, not, word, false), reading(article_b, b, plain, plain, true)];
        merge(all, DifferenceKind::Negation, 930, passage, about, readings);
    }
}

/// Adds readings to the difference of this passage about the same thing, or makes a new one.
pub fn merge(all: &mut Vec<Difference>, kind: DifferenceKind, rank: u32, passage: Option<u32>, about: String, readings: Vec<Reading>) {
    let known = all.iter_mut().find(|d| d.kind == kind && d.passage == passage && d.about.eq_ignore_ascii_case(&about));
    let difference = match known {
        Some(difference) => difference,
        None => {
            all.push(Difference { level: Level::Conflict, kind, rank, passage, about, text: String::new(), readings: Vec::new(), silent: Vec::new() });
            all.last_mut().expect("just pushed")
        }
    };
    for reading in readings {
        if !difference.readings.iter().any(|r| (r.article, r.span) == (reading.article, reading.span)) {
            difference.readings.push(reading);
        }
    }
    difference.readings.sort_by_key(|r| (r.article, r.span));
}

/// One role, two names: "Mayor Ada Lindqvist" here, "Mayor Ida Lindgren" there.
fn names(found: &Found, passage: Option<u32>, a: u32, b: u32, all: &mut Vec<Difference>) {
    let named = |sentence: u32| {
        let (article, range) = tokens(found, sentence);
        let document = found.documents[article];
        let inside = document.mentions.iter().enumerate().filter(move |(_, m)| range.contains(&(m.tokens.start as usize)));
        let list: Vec<(usize, u32, String)> = inside
            .map(|(i, m)| (i, found.attribution.of_mention[article][i], m.role.map(|r| role_key(document, r)).unwrap_or_default()))
            .collect();
        (article, list)
    };
    let ((article_a, in_a), (article_b, in_b)) = (named(a), named(b));
    let ((_, range_a), (_, range_b)) = (tokens(found, a), tokens(found, b));
    for (i, entity_a, role_a) in &in_a {
        for (j, entity_b, role_b) in &in_b {
            let crossed = in_b.iter().any(|(_, e, _)| e == entity_a) || in_a.iter().any(|(_, e, _)| e == entity_b);
            if entity_a == entity_b || crossed {
                continue;
            }
            let (document_a, document_b) = (found.documents[article_a], found.documents[article_b]);
            let (m, n) = (&document_a.mentions[*i], &document_b.mentions[*j]);
            // A role of more than one word, or one given name with two surnames, each in its own account only.
            let role = role_a == role_b && role_a.contains(' ');
            let word = |document: &Document, at: u32| document.norm(at as usize).to_string();
            let pair = m.tokens.len() == 2 && n.tokens.len() == 2 && !told(found, article_b, *entity_a) && !told(found, article_a, *entity_b);
            let given = pair && word(document_a, m.tokens.start) == word(document_b, n.tokens.start);
            let family = pair && word(document_a, m.tokens.end - 1) == word(document_b, n.tokens.end - 1);
            let person = |m: &crate::name::Mention| m.kind == EntityKind::Person;
            // The same words around: the same part in the same event. Kinship shares a surname as often as an error does.
            let near = |document: &Document, m: &crate::name::Mention, range: &std::ops::Range<usize>| context::around(document, &(m.tokens.start as usize..m.tokens.end as usize), range, CLOSE);
            let around = context::shared(document_a, &near(document_a, m, &range_a), document_b, &near(document_b, n, &range_b));
            let persons = person(m) && person(n);
            let one = role || given && (persons || around >= 2) || family && persons && around >= 2;
            if !one {
                continue;
            }
            let organisation = |document: &Document, m: &crate::name::Mention| document.lexicon.class(document.tokens[m.tokens.end as usize - 1]).has(Classes::ORGANISATION);
            if given && (organisation(document_a, m) || organisation(document_b, n)) {
                continue;
            }
            // A letter more or less is a spelling of one name.
            let last = (word(document_a, m.tokens.end - 1), word(document_b, n.tokens.end - 1));
            let spelling = (given || role) && last.0 != last.1 && crate::diff::akin(&last.0, &last.1);
            let about = if role { role_a.clone() } else { found.documents[article_a].norm(found.documents[article_a].mentions[*i].tokens.start as usize).to_string() };
            let reading = |article: usize, sentence, mention: usize, entity| {
                let span = found.documents[article].mentions[mention].span;
                Reading { article: article as u32, sentence: Some(sentence), span, value: Value::Entity(entity) }
            };
            let readings = vec![reading(article_a, a, *i, *entity_a), reading(article_b, b, *j, *entity_b)];
            if spelling {
                all.push(Difference { level: Level::Variant, kind: DifferenceKind::Spelling, rank: 180, passage, about, text: String::new(), readings, silent: Vec::new() });
                continue;
            }
            merge(all, DifferenceKind::Name, 900, passage, about, readings);
        }
    }
}

/// Whether an article names an entity anywhere.
fn told(found: &Found, article: usize, entity: u32) -> bool {
    found.attribution.of_mention[article].contains(&entity)
}

/// "taken to hospital in Harrow" here, "to hospital in Kelsing" there: the same words lead to two places, each of which only
/// its own account names.
fn places(found: &Found, passage: Option<u32>, a: u32, b: u32, all: &mut Vec<Difference>) {
    let led = |sentence: u32| {
        let (article, range) = tokens(found, sentence);
        let document = found.documents[article];
        let mut list: Vec<(usize, String)> = Vec::new();
        for (i, mention) in document.mentions.iter().enumerate().filter(|(_, m)| range.contains(&(m.tokens.start as usize)) && m.kind != EntityKind::Person) {
            let start = mention.tokens.start as usize;
            let preposition = start.checked_sub(1).filter(|&p| p > range.start && document.lexicon.class(document.tokens[p]).has(Classes::PLACE_BEFORE));
            let word = preposition.and_then(|p| (range.start..p).rev().take(3).find(|&w| content(document, w)));
            list.extend(word.map(|w| (i, key(document, w).to_string())));
        }
        (article, list)
    };
    let ((article_a, in_a), (article_b, in_b)) = (led(a), led(b));
    for (i, word) in &in_a {
        for (j, _) in in_b.iter().filter(|(_, other)| other == word) {
            let (x, y) = (found.attribution.of_mention[article_a][*i], found.attribution.of_mention[article_b][*j]);
            if x == y || told(found, article_b, x) || told(found, article_a, y) {
                continue;
            }
            let reading = |article: usize, sentence, mention: usize, entity| {
                let span = found.documents[article].mentions[mention].span;
                Reading { article: article as u32, sentence: Some(sentence), span, value: Value::Entity(entity) }
            };
            let readings = vec![reading(article_a, a, *i, x), reading(article_b, b, *j, y)];
            merge(all, DifferenceKind::Place, 870, passage, word.clone(), readings);
        }
    }
}

/// What two outlets report in their own words, each from somebody else.
fn reports(found: &Found, passage: Option<u32>, a: u32, b: u32, all: &mut Vec<Difference>) {
    let report = |sentence: u32| {
        let (article, range) = tokens(found, sentence);
        let document = found.documents[article];
        let list = &found.attribution.reported[article];
        let mut own = list.iter().filter(|r| document.tokens_in(r.span).start >= range.start && document.tokens_in(r.span).end <= range.end);
        let report = own.next().filter(|_| own.next().is_none())?;
        let speaker = report.speaker.as_ref().filter(|s| s.is_plain())?;
        let words: Vec<usize> = document.tokens_in(report.span).filter(|&i| content(document, i)).collect();
        Some((article, speaker.entity?, speaker.mention?, words))
    };
    let (Some((article_a, speaker_a, mention_a, words_a)), Some((article_b, speaker_b, mention_b, words_b))) = (report(a), report(b)) else { return };
    let shared = context::shared(found.documents[article_a], &words_a, found.documents[article_b], &words_b);
    // A spokeswoman speaks for her office: only two persons are two sources.
    let person = |entity: u32| found.attribution.entities[entity as usize].kind == EntityKind::Person;
    if speaker_a == speaker_b || !person(speaker_a) || !person(speaker_b) || shared < REPORTED || shared * 2 < words_a.len().min(words_b.len()) {
        return;
    }
    let reading = |article: usize, sentence: u32, span, entity| Reading { article: article as u32, sentence: Some(sentence), span, value: Value::Entity(entity) };
    let readings = vec![reading(article_a, a, mention_a, speaker_a), reading(article_b, b, mention_b, speaker_b)];
    let about = words_a.iter().take(4).map(|&i| found.documents[article_a].print(i)).collect::<Vec<_>>().join(" ");
    all.push(Difference { level: Level::Variant, kind: DifferenceKind::Attribution, rank: 500, passage, about, text: String::new(), readings, silent: Vec::new() });
}

/// The same words given to two speakers.
pub fn attributions(found: &Found, all: &mut Vec<Difference>) {
    for utterance in found.utterances.iter().filter(|u| u.flags.contains(&Flag::Attribution)) {
        let mut readings = Vec::new();
        for &(article, quotation) in &utterance.quotations {
            let attributed = &found.attribution.quotations[article as usize][quotation as usize];
            let document = found.documents[article as usize];
            let Ok(speaker) = &attributed.speaker else { continue };
            if !speaker.is_plain() {
                continue;
            }
            let (Some(entity), Some(mention)) = (speaker.entity, speaker.mention) else { continue };
            let sentence = found.sentence_of(article as usize, document.quotations[quotation as usize].span.start);
            readings.push(Reading { article, sentence, span: mention, value: Value::Entity(entity) });
        }
        let entities: Vec<&Value> = readings.iter().map(|r| &r.value).collect();
        if entities.windows(2).all(|w| w[0] == w[1]) {
            continue;
        }
        let (article, quotation) = utterance.quotations[utterance.base];
        let document = found.documents[article as usize];
        let words = document.quotations[quotation as usize].span.of(document.text()).split_whitespace();
        let about = words.take(10).collect::<Vec<_>>().join(" ");
        let passages = readings.iter().filter_map(|r| {
            let sentence = r.sentence?;
            found.passages.iter().position(|p| p.sentences.contains(&sentence))
        });
        let passage = passages.min();
        let passage = passage.map(|p| p as u32);
        all.push(Difference { level: Level::Conflict, kind: DifferenceKind::Attribution, rank: 920, passage, about, text: String::new(), readings, silent: Vec::new() });
    }
}
