//! What disagrees: values of one kind about one thing inside a passage, negations, names, speakers, and how whole articles
//! name and spell.
//!
//! What is compared must be about the same thing: the same unit, the same words around it. "At least 23" and "25" can both be
//! true and are no difference. Conflicts come first; naming and spelling are never a conflict.

mod agree;
mod apart;
mod called;
mod context;
mod denied;
mod done;
mod event;
mod known;
mod named;
mod naming;
mod order;
mod people;
mod post;
mod reading;
mod replaced;
mod sided;
mod statement;
mod swapped;
mod things;
mod told;
mod value;
mod wording;

use rustc_hash::FxHashMap;

use crate::align::Link;
use crate::attribution::Attribution;
use crate::comparison::{DifferenceKind, Level, Value};
use crate::document::{Document, LONGEST_STATEMENT};
use crate::passage::Passage;
use crate::sort;
use crate::span::{Span, one_line};
use crate::utterance::Utterance;
pub use known::Known;
use known::{Own, Pairs};
use told::Told;
use value::Given;

/// Readings within so many tokens stand in one place.
const BESIDE: usize = 6;
/// Links over two passages are looked at from this score on.
const ACROSS: u32 = 650;

#[derive(Clone, Debug)]
pub struct Difference {
    pub level: Level,
    pub kind: DifferenceKind,
    pub rank: u32,
    pub passage: Option<u32>,
    pub about: String,
    pub text: String,
    pub readings: Vec<Reading>,
    pub silent: Vec<u32>,
}

#[derive(Clone, Debug)]
pub struct Reading {
    pub article: u32,
    /// Counted over all articles.
    pub sentence: Option<u32>,
    pub span: Span,
    pub value: Value,
}

/// What all stages before have found.
pub struct Found<'a> {
    pub documents: &'a [&'a Document],
    /// By article: what it tells by itself.
    pub own: &'a [&'a Own],
    pub attribution: &'a Attribution,
    pub utterances: &'a [Utterance],
    pub passages: &'a [Passage],
    /// By sentence: the passage that it stands in.
    pub passage_of: &'a [Option<u32>],
    pub stories: &'a [Vec<u32>],
    /// By sentence: its article.
    pub article: &'a [u32],
    /// By article: its first sentence.
    pub first: &'a [u32],
    /// By article: how many sentences stand before its own, in an order that does not depend on how the articles were given.
    pub rank: &'a [u32],
    pub links: &'a [Link],
    /// The score of the link between two sentences, 0 where there is none.
    pub score: &'a dyn Fn(u32, u32) -> u32,
}

impl Found<'_> {
    fn local(&self, sentence: u32) -> (usize, usize) {
        let article = self.article[sentence as usize] as usize;
        (article, (sentence - self.first[article]) as usize)
    }

    /// Whether what a sentence states is compared, by the grammar of its language (`full`) or without one.
    fn states(&self, sentence: u32, full: bool) -> bool {
        let (article, local) = self.local(sentence);
        let document = self.documents[article];
        document.lang.full == full && document.sentences[local].tokens.len() <= LONGEST_STATEMENT
    }

    fn sentence_of(&self, article: usize, at: u32) -> Option<u32> {
        self.documents[article].sentence_at(at).map(|s| self.first[article] + s as u32)
    }

    /// Whether an article names an entity anywhere.
    fn names(&self, article: usize, entity: u32) -> bool {
        let mentions = &self.attribution.entities[entity as usize].mentions;
        let first = mentions.partition_point(|(a, _)| (*a as usize) < article);
        mentions.get(first).is_some_and(|(a, _)| *a as usize == article)
    }

    /// Whether two readings stand in one place of an article, with hardly a word between.
    fn beside(&self, a: &Reading, b: &Reading) -> bool {
        a.article == b.article && self.documents[a.article as usize].tokens_in(a.span.cover(b.span)).len() <= BESIDE
    }

    /// Sentences in an order of their own, whichever article came first: what is found must not hang on that.
    fn settled(&self, sentences: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut settled: Vec<u32> = sentences.into_iter().collect();
        sort::by_key(&mut settled, |&s| self.rank_of(s));
        settled
    }

    fn rank_of(&self, sentence: u32) -> u32 {
        let (article, local) = self.local(sentence);
        self.rank[article] + local as u32
    }

    /// Articles that give no value, of the stories of those that do: one quotation may stand in two.
    fn silent(&self, given: &[Reading]) -> Vec<u32> {
        let gives = |article: &u32| given.iter().any(|r| r.article == *article);
        let told = self.stories.iter().filter(|story| story.iter().any(gives));
        let mut silent: Vec<u32> = told.flatten().copied().filter(|article| !gives(article)).collect();
        silent.sort_unstable();
        silent
    }

    /// Whether two articles give different sets of values.
    fn disagree(&self, readings: &[Reading]) -> bool {
        let mut given: Vec<(u32, Vec<String>)> = Vec::new();
        for reading in readings {
            let printed = reading.span.of(self.documents[reading.article as usize].text()).to_lowercase();
            let value = if reading.value == Value::None { printed } else { format!("{:?}", reading.value) };
            match given.iter_mut().find(|(article, _)| *article == reading.article) {
                Some((_, values)) => values.push(value),
                None => given.push((reading.article, vec![value])),
            }
        }
        for (_, values) in &mut given {
            sort::all(values);
            values.dedup();
        }
        given.windows(2).any(|w| w[0].1 != w[1].1)
    }

    fn id(&self, article: u32) -> &str {
        &self.documents[article as usize].article.id
    }

    /// "539 in B and C, about 500 in D": each distinct printed value with the articles that give it.
    fn line(&self, readings: &[Reading]) -> String {
        let mut shown: Vec<(String, Vec<&str>)> = Vec::new();
        for reading in readings {
            let text = reading.span.of(self.documents[reading.article as usize].text());
            let text = one_line(text);
            let text = match reading.value {
                // "The skipper": who that is tells the name.
                Value::Entity(entity) => self.attribution.entities[entity as usize].said(text),
                _ => text,
            };
            let id = self.id(reading.article);
            match shown.iter_mut().find(|(t, _)| t.eq_ignore_ascii_case(&text)) {
                Some((_, ids)) => {
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                None => shown.push((text, vec![id])),
            }
        }
        let phrases: Vec<String> = shown.into_iter().map(|(text, ids)| format!("{text} in {}", list(&ids))).collect();
        phrases.join(", ")
    }
}

fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => one.to_string(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// How long the readings of a difference are together.
fn words_of(difference: &Difference) -> usize {
    difference.readings.iter().map(|r| r.span.len()).sum()
}

/// Two passages may tell parts of one disagreement, 14 and 17, 14 and nobody: values of one kind that share a place are one finding.
fn merge_values(all: &mut Vec<Difference>) {
    // By kind and place of a value: which of those that are kept gives it.
    let mut at: FxHashMap<(DifferenceKind, u32, u32), usize> = FxHashMap::default();
    let mut kept: Vec<Difference> = Vec::with_capacity(all.len());
    for mut difference in std::mem::take(all) {
        if difference.level != Level::Conflict || !difference.readings.iter().all(|r| matches!(r.value, Value::Amount(_))) {
            kept.push(difference);
            continue;
        }
        let place = |kind: DifferenceKind, r: &Reading| (kind, r.article, r.span.start);
        let kind = difference.kind;
        let into = difference.readings.iter().find_map(|r| at.get(&place(kind, r)).copied()).unwrap_or(kept.len());
        difference.readings.iter().for_each(|r| _ = at.entry(place(kind, r)).or_insert(into));
        match kept.get_mut(into) {
            Some(whole) => {
                whole.rank = whole.rank.max(difference.rank);
                whole.readings.append(&mut difference.readings);
                sort::by_key(&mut whole.readings, |r| (r.article, r.span));
                whole.readings.dedup_by_key(|r| (r.article, r.span));
            }
            None => kept.push(difference),
        }
    }
    *all = kept;
}

/// All differences, the most important first.
pub fn differences(found: &Found, pairs: &mut Pairs) -> Vec<Difference> {
    let mut all = Vec::new();
    pairs.begin(found);
    // A sentence that tells two facts stands in one passage only; its links to the other's sentences are looked at alone.
    let passage = |sentence: u32| found.passage_of[sentence as usize];
    let together = |l: &Link| passage(l.a).is_some() && passage(l.a) == passage(l.b);
    let across = found.links.iter().filter(|l| (l.score >= ACROSS || passage(l.a).is_none() || passage(l.b).is_none()) && !together(l));
    // By their ranks, the smaller first, two in one number: that is quick to sort.
    let ranked = |l: &Link| {
        let (a, b) = (found.rank_of(l.a) as u64, found.rank_of(l.b) as u64);
        a.min(b) << 32 | a.max(b)
    };
    let mut across: Vec<u64> = across.map(ranked).collect();
    across.sort_unstable();
    let mut ranked_at = vec![0; found.article.len()];
    (0..found.article.len() as u32).for_each(|sentence| ranked_at[found.rank_of(sentence) as usize] = sentence);
    let across: Vec<[u32; 2]> = across.into_iter().map(|pair| [pair >> 32, pair & u32::MAX as u64].map(|rank| ranked_at[rank as usize])).collect();
    // What each sentence tells is found once, however many it is compared with.
    let mut compared = vec![false; found.article.len()];
    for &sentence in found.passages.iter().flat_map(|p| &p.sentences).chain(across.iter().flatten()) {
        compared[sentence as usize] = true;
    }
    let of = |(sentence, compared): (usize, bool)| {
        let sentence = sentence as u32;
        // What is not judged in a language is unknown there, not absent.
        let judged = compared && found.states(sentence, true);
        let given: Vec<Given> = if compared { value::given(found, sentence) } else { Vec::new() };
        (given, judged.then(|| Told::of(found, sentence)))
    };
    let of: Vec<(Vec<Given>, Option<Told>)> = compared.into_iter().enumerate().map(of).collect();
    let mut compare = |passage: Option<u32>, sentences: &[u32], all: &mut Vec<Difference>| {
        let given: Vec<&[Given]> = sentences.iter().map(|&s| of[s as usize].0.as_slice()).collect();
        value::differences(found, &given, passage, pairs, all);
        let told: Vec<&Told> = sentences.iter().filter_map(|&s| of[s as usize].1.as_ref()).collect();
        statement::differences(found, &told, passage, pairs, all);
        denied::differences(found, passage, sentences, all);
    };
    for (passage, members) in found.passages.iter().enumerate() {
        compare(Some(passage as u32), &found.settled(members.sentences.iter().copied()), &mut all);
    }
    for pair in across {
        let mut own = Vec::new();
        compare(None, &pair, &mut own);
        let told = |d: &Difference| {
            let holds = |known: &Difference, r: &Reading| known.readings.iter().any(|k| (k.article, k.span) == (r.article, r.span));
            all.iter().any(|known| known.kind == d.kind && d.readings.iter().all(|r| holds(known, r)))
        };
        own.retain(|d| !told(d));
        all.extend(own);
    }
    apart::differences(found, &mut all);
    statement::attributions(found, &mut all);
    post::differences(found, &mut all);
    order::over_stories(found, &mut all);
    wording::differences(found, &mut all);
    naming::differences(found, &mut all);
    called::differences(found, &mut all);
    // Articles that all give the same values, several each, do not disagree with one another.
    all.retain(|difference| found.disagree(&difference.readings));
    // A "not" that came or went often takes other words with it: "acted", "did not act"; and the words of a quotation and its
    // statement may both tell of it. That is one finding, told by the most words.
    let negations: Vec<(usize, Vec<Reading>)> = all.iter().filter(|d| d.kind == DifferenceKind::Negation).map(|d| (words_of(d), d.readings.clone())).collect();
    let mut kept: Vec<Vec<Reading>> = Vec::new();
    all.retain(|d| {
        let beside = |others: &[Reading]| d.readings.iter().all(|r| others.iter().any(|n| found.beside(n, r)));
        match d.kind {
            DifferenceKind::Wording => !d.readings.iter().all(|r| negations.iter().any(|(_, others)| others.iter().any(|n| found.beside(n, r)))),
            DifferenceKind::Negation => {
                let own = words_of(d);
                let told = negations.iter().any(|(words, others)| *words > own && beside(others)) || kept.iter().any(|others| beside(others));
                if !told {
                    kept.push(d.readings.clone());
                }
                !told
            }
            _ => true,
        }
    });
    sided::values(found, &|sentence| &of[sentence as usize].0, &mut all);
    merge_values(&mut all);
    for difference in &mut all {
        difference.silent = found.silent(&difference.readings);
        difference.text = found.line(&difference.readings);
        // More articles give a difference more weight, up to a point.
        let mut articles: Vec<u32> = difference.readings.iter().map(|r| r.article).collect();
        articles.sort_unstable();
        articles.dedup();
        difference.rank = (difference.rank + 4 * articles.len().min(10) as u32).min(1000);
    }
    // The same sentences may be compared in several ways; one finding is told once.
    let places = |d: &Difference| {
        let mut places: Vec<(u32, Span)> = d.readings.iter().map(|r| (found.rank[r.article as usize], r.span)).collect();
        sort::all(&mut places);
        places
    };
    let mut all: Vec<(Vec<(u32, Span)>, Difference)> = all.into_iter().map(|d| (places(&d), d)).collect();
    sort::by(&mut all, |(in_a, a), (in_b, b)| {
        (std::cmp::Reverse(a.rank), a.kind, in_a, &a.about).cmp(&(std::cmp::Reverse(b.rank), b.kind, in_b, &b.about))
    });
    all.into_iter().map(|(_, difference)| difference).collect()
}
