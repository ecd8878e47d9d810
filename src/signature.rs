//! What makes a sentence recognisable: its words, each weighed by how rare it is in English and in these articles, their
//! order, its names, and where it stands.
//!
//! Two rarities, both in bits and in whole numbers, so that every platform gets the same. That of the language comes from a
//! table of frequent words and is the same wherever a sentence stands. That of these articles is the binary logarithm of how
//! seldom a word occurs (inverse document frequency over sentences, Spärck Jones 1972), with two bounds, so that one account
//! cannot change how two others are linked: a word counts in each article once, and for its further sentences there only by
//! their logarithm; and weights are measured against the rarest word that two sentences can share. Both go in steps of a
//! thirtieth of a bit, so that an edit leaves most words as rare as they were, and what is known of their sentences with them.

use crate::attribution::Attribution;
use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::Classes;
use crate::token::Kind;
use crate::vocabulary::Vocabulary;

/// A sentence as what it can share with another.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Words without inflection and how often they stand in it, in order of their numbers.
    pub words: Vec<(u32, u32)>,
    /// Words that follow each other, two in one number, each pair once, in order.
    pub pairs: Vec<u64>,
    /// Entities, each once, in order.
    pub entities: Vec<u32>,
    /// The words in order, as printed forms compare; to tell identical sentences.
    pub norms: Vec<u32>,
    /// The logarithm of their number, in thousandths.
    pub length: u32,
    /// The sum of what its words weigh in the language.
    pub language: u64,
    /// The sum of what its words weigh in these articles.
    pub weight: u64,
    /// The same without the words of people's names.
    pub plain: u64,
    /// Its place in its account, from 0 for the first sentence to 1000 for the last.
    pub place: u32,
    /// One of the first three sentences.
    pub lead: bool,
    /// All of it is quoted.
    pub quoted: bool,
    /// A negation stands in it.
    pub negated: bool,
}

impl Signature {
    /// Whether two say the same in the same place, whatever their words weigh and their names mean.
    pub fn tells_as(&self, other: &Signature) -> bool {
        let told = |s: &Signature| (s.place, s.lead, s.quoted, s.negated, s.length);
        told(self) == told(other) && self.norms == other.norms && self.words == other.words && self.pairs == other.pairs
    }
}

/// What a word weighs, in thousandths of a bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weight {
    pub language: u32,
    pub here: u32,
    /// More than a little word.
    pub content: bool,
    /// Stands in a person's name.
    pub named: bool,
}

pub struct Signatures {
    /// By sentence, in the order of articles.
    pub list: Vec<Signature>,
    /// By word.
    pub words: Vec<Weight>,
    /// What each entity weighs in these articles.
    pub entities: Vec<u32>,
}

/// How rare a word is that is not in the table of frequent words.
const RARE: u32 = 17_000;
/// How rare a little word is in a language without a table: about as in English.
const LITTLE: u32 = 8_000;
/// The weight of the rarest word that two sentences can share, in these articles; the least that any word weighs.
const RAREST: u64 = 6_000;
const LEAST: u64 = 100;
/// Rarity here goes in steps of so many thousandths of a bit; eight times as long ones make links worse.
const STEP: u64 = 32;
/// Little words weigh this much less than their rarity here says: in a pair of short texts they look rare.
const STOP_DIVISOR: u32 = 2;
/// More articles than some twenty make no word rarer: a day's feed is about many events, and what is common inside one of
/// them is common to whoever reads about it.
const MOST_SENTENCES: u64 = 400_000;
/// The first sentences, which tell the whole.
const LEAD: usize = 3;

/// The signatures of all sentences; `known` gives those of an article where the last comparison has made them of the same
/// words in the same numbering.
pub fn signatures(documents: &[&Document], vocabulary: &Vocabulary, attribution: &Attribution, known: &mut dyn FnMut(usize) -> Option<Vec<Signature>>) -> Signatures {
    let mut words = vec![Weight { language: RARE, here: 0, content: true, named: false }; vocabulary.size()];
    for (article, document) in documents.iter().enumerate() {
        for form in document.lexicon.forms() {
            let word = &mut words[vocabulary.number(article, form.key) as usize];
            for string in [form.norm, form.key] {
                let known = document.lang.rarity.get(document.lexicon.string(string));
                word.language = word.language.min(known.copied().unwrap_or(RARE));
            }
            if document.lang.rarity.is_empty() && form.classes.has(Classes::STOP) {
                word.language = word.language.min(LITTLE);
            }
            word.content &= !form.classes.has(Classes::STOP);
        }
    }
    let mut list = Vec::new();
    let (mut of_words, mut of_entities) = (Counts::new(words.len()), Counts::new(attribution.entities.len()));
    for (article, document) in documents.iter().enumerate() {
        let first = list.len();
        match known(article) {
            Some(own) => list.extend(own),
            None => list.extend(document.sentences.iter().map(|s| words_of(article, document, vocabulary, s.tokens.start as usize..s.tokens.end as usize))),
        }
        let own = &mut list[first..];
        let last = own.len().saturating_sub(1).max(1);
        for (at, signature) in own.iter_mut().enumerate() {
            signature.place = (at * 1000 / last) as u32;
            signature.lead = at < LEAD;
            signature.entities.clear();
        }
        for (mention, &entity) in document.mentions.iter().zip(&attribution.of_mention[article]) {
            if let Some(at) = document.sentence_at(mention.span.start) {
                own[at].entities.push(entity);
            }
            if mention.kind == EntityKind::Person {
                let tokens = &document.tokens[mention.tokens.start as usize..mention.tokens.end as usize];
                for &token in tokens.iter().filter(|t| t.kind != Kind::Punctuation) {
                    words[vocabulary.key(article, document, token) as usize].named = true;
                }
            }
        }
        quoted(document, own);
        for signature in own.iter_mut() {
            signature.entities.sort_unstable();
            signature.entities.dedup();
            signature.words.iter().for_each(|&(word, _)| of_words.add(word));
            signature.entities.iter().for_each(|&entity| of_entities.add(entity));
        }
        let sentences = own.len() as u64;
        of_words.close(sentences);
        of_entities.close(sentences);
    }
    for (word, here) in words.iter_mut().zip(of_words.weights()) {
        let divisor = if word.content { 1 } else { STOP_DIVISOR };
        word.here = here / divisor;
    }
    for signature in &mut list {
        let sum = |weight: &dyn Fn(&Weight) -> u32| signature.words.iter().map(|&(w, count)| weight(&words[w as usize]) as u64 * count as u64).sum();
        (signature.language, signature.weight) = (sum(&|w| w.language), sum(&|w| w.here));
        signature.plain = sum(&|w| if w.named { 0 } else { w.here });
    }
    Signatures { list, words, entities: of_entities.weights() }
}

fn words_of(article: usize, document: &Document, vocabulary: &Vocabulary, tokens: std::ops::Range<usize>) -> Signature {
    let mut signature = Signature::default();
    let mut keys: Vec<u32> = Vec::with_capacity(tokens.len());
    // Whoever shares a person's name shares it as a whole: that its words follow each other says nothing more.
    let named = |first: usize| document.mentions[..document.mentions.partition_point(|m| m.tokens.start as usize <= first)].last();
    let of_person = |first: usize| named(first).is_some_and(|m| m.kind == EntityKind::Person && first + 1 < m.tokens.end as usize);
    // "air strike": its first half as it stands, its second without inflection make the key of "airstrikes".
    let mut before = None;
    // By key: whether it and the next one stand in the name of one person.
    let mut inside: Vec<bool> = Vec::with_capacity(tokens.len());
    for at in tokens.filter(|&at| document.tokens[at].kind != Kind::Punctuation) {
        let token = document.tokens[at];
        let (norm, key) = (vocabulary.norm(article, document, token), vocabulary.key(article, document, token));
        signature.norms.push(norm);
        match before.and_then(|first| vocabulary.compound(first, key)) {
            Some(compound) => {
                keys.pop();
                keys.push(compound);
                inside.pop();
                before = None;
            }
            None => {
                keys.push(key);
                before = Some(norm);
            }
        }
        inside.push(of_person(at));
        // What it weighs was learned from English, where a clause is denied once.
        signature.negated |= document.lang.full && document.lexicon.class(token).has(Classes::NEGATION);
    }
    signature.length = log2(keys.len() as u64 + 1) as u32;
    let pairs = keys.windows(2).zip(&inside).filter(|(_, inside)| !**inside);
    signature.pairs = pairs.map(|(w, _)| (w[0] as u64) << 32 | w[1] as u64).collect();
    signature.pairs.sort_unstable();
    signature.pairs.dedup();
    keys.sort_unstable();
    for key in keys {
        match signature.words.last_mut() {
            Some((last, count)) if *last == key => *count += 1,
            _ => signature.words.push((key, 1)),
        }
    }
    signature
}

/// Marks the sentences that stand in a quotation whole.
fn quoted(document: &Document, own: &mut [Signature]) {
    for quotation in document.quotations.iter().filter(|q| !q.span.is_empty()) {
        let (Some(from), Some(to)) = (document.sentence_at(quotation.span.start), document.sentence_at(quotation.span.end - 1)) else { continue };
        for at in from..=to {
            let span = document.sentences[at].span;
            // The marks and the full stop behind them belong to the sentence and not to the quotation.
            own[at].quoted |= quotation.span.start <= span.start && quotation.span.end + 4 >= span.end;
        }
    }
}

/// In how many sentences things stand, each article's by their logarithm, in thousandths.
struct Counts {
    sum: Vec<u64>,
    /// In the article that is being counted.
    own: Vec<u32>,
    touched: Vec<u32>,
    sentences: u64,
}

impl Counts {
    fn new(size: usize) -> Counts {
        Counts { sum: vec![0; size], own: vec![0; size], touched: Vec::new(), sentences: 0 }
    }

    fn add(&mut self, what: u32) {
        if self.own[what as usize] == 0 {
            self.touched.push(what);
        }
        self.own[what as usize] += 1;
    }

    /// The article has ended.
    fn close(&mut self, sentences: u64) {
        for what in self.touched.drain(..) {
            let own = std::mem::take(&mut self.own[what as usize]);
            self.sum[what as usize] += 1000 + log2(own as u64);
        }
        if sentences > 0 {
            self.sentences += 3 * (1000 + log2(sentences));
        }
    }

    fn weights(&self) -> Vec<u32> {
        let all = steps(self.sentences.min(MOST_SENTENCES) + 1000);
        // Half a sentence more than the two that share it.
        let rarest = all.saturating_sub(log2(2500)).max(1000);
        self.sum.iter().map(|&sum| (all.saturating_sub(steps(sum + 500)) * RAREST / rarest).max(LEAST) as u32).collect()
    }
}

/// The logarithm in steps.
fn steps(x: u64) -> u64 {
    (log2(x) + STEP / 2) / STEP * STEP
}

/// 1000 times the binary logarithm of `x` ≥ 1, to the last digit but one, in whole numbers: squaring doubles the logarithm,
/// so each squaring tells one more binary place.
pub fn log2(x: u64) -> u64 {
    let x = x.max(1);
    let whole = 63 - x.leading_zeros() as u64;
    let mut fraction = (x << (63 - whole)) >> 32; // 1.31 fixed point
    let (mut sum, mut place) = (whole * 1000 * 1024, 1000 * 512);
    for _ in 0..10 {
        fraction = (fraction * fraction) >> 31;
        if fraction >> 32 != 0 {
            fraction >>= 1;
            sum += place;
        }
        place /= 2;
    }
    sum / 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_near_the_true_one() {
        for x in [1u64, 2, 3, 10, 1000, 1024, 123_456_789] {
            let exact = (x as f64).log2() * 1000.0;
            assert!((log2(x) as f64 - exact).abs() < 2.0, "{x}: {} for {exact}", log2(x));
        }
    }

    #[test]
    fn rarer_weighs_more_and_one_article_cannot_make_a_word_common() {
        let mut counts = Counts::new(3);
        for article in 0..5 {
            (0..20).for_each(|_| counts.add(0));
            if article < 2 {
                counts.add(1);
            }
            if article == 0 {
                (0..20).for_each(|_| counts.add(2));
            }
            counts.close(20);
        }
        let weights = counts.weights();
        assert!(weights[1] > weights[0] && weights[0] >= LEAST as u32, "{weights:?}");
        assert!(weights[2] > weights[0] * 2, "{weights:?}");
    }
}
