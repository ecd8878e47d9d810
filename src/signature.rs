//! What makes a sentence recognisable: its words, names and values, each weighed by how rare it is in these articles, and
//! the utterances it quotes.
//!
//! The weight of a feature is the binary logarithm of how seldom it occurs (inverse document frequency over sentences,
//! Spärck Jones 1972), in whole numbers, so that every platform gets the same.

use rustc_hash::FxHashMap;

use crate::attribution::Attribution;
use crate::document::Document;
use crate::lang::Classes;
use crate::quantity::Magnitude;
use crate::token::Kind;
use crate::utterance::Utterance;
use crate::vocabulary::Vocabulary;

/// A feature's number; features are numbered over all articles.
pub type Feature = u32;

/// A sentence as features with their counts, sorted by feature.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    pub features: Vec<(Feature, u32)>,
    /// The sum of the weights of all features.
    pub weight: u64,
    /// How many words carry meaning.
    pub content: u32,
    /// The words in order, as printed forms compare; to tell identical sentences.
    pub norms: Vec<u32>,
}

pub struct Signatures {
    /// By sentence, in the order of articles.
    pub list: Vec<Signature>,
    /// By feature.
    pub weights: Vec<u64>,
    /// How many sentences have each feature.
    pub counts: Vec<u32>,
}

/// What a word of a closed class weighs, beside the logarithm of its rarity: a hundredth part.
const STOP_SHARE: u64 = 30;
/// A name counts once, as its entity, whatever forms it has; a value counts beside its figures. In hundredths.
const NAME_SHARE: u64 = 100;
const VALUE_SHARE: u64 = 60;
/// The same words quoted.
const UTTERANCE_SHARE: u64 = 220;

/// The signatures of all sentences.
pub fn signatures(documents: &[&Document], vocabulary: &Vocabulary, attribution: &Attribution, utterances: &[Utterance]) -> Signatures {
    let mut builder = Builder { shares: vec![100; vocabulary.size()], other: FxHashMap::default() };
    let mut quoted: Vec<Vec<(u32, u32)>> = documents.iter().map(|d| vec![(u32::MAX, 0); d.quotations.len()]).collect();
    for (id, utterance) in utterances.iter().enumerate() {
        for &(article, quotation) in &utterance.quotations {
            quoted[article as usize][quotation as usize] = (id as u32, 1);
        }
    }
    let mut list = Vec::new();
    for (article, document) in documents.iter().enumerate() {
        let first = list.len();
        for sentence in &document.sentences {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            list.push(builder.words(article, document, vocabulary, tokens));
        }
        let own = &mut list[first..];
        builder.names(document, &attribution.of_mention[article], own);
        builder.values(document, own);
        for (quotation, &(utterance, known)) in document.quotations.iter().zip(&quoted[article]) {
            // Of a quotation over several sentences each tells its own part: there the words alone decide.
            let (first, last) = (document.sentence_at(quotation.span.start), document.sentence_at(quotation.span.end - 1));
            if let (1, Some(at), true) = (known, first, first == last) {
                let feature = builder.other(Other::Utterance(utterance), UTTERANCE_SHARE);
                own[at].features.push((feature, 1));
            }
        }
    }
    builder.finish(list)
}

#[derive(PartialEq, Eq, Hash)]
enum Other {
    Entity(u32),
    Value(String),
    Utterance(u32),
}

struct Builder {
    /// By feature: its share of the weight, in hundredths.
    shares: Vec<u64>,
    other: FxHashMap<Other, Feature>,
}

impl Builder {
    fn other(&mut self, what: Other, share: u64) -> Feature {
        let shares = &mut self.shares;
        *self.other.entry(what).or_insert_with(|| {
            shares.push(share);
            shares.len() as u32 - 1
        })
    }

    fn words(&mut self, article: usize, document: &Document, vocabulary: &Vocabulary, tokens: std::ops::Range<usize>) -> Signature {
        let mut signature = Signature::default();
        let named = |i: usize| {
            let after = document.mentions.partition_point(|m| m.tokens.start as usize <= i);
            after > 0 && document.mentions[after - 1].tokens.end as usize > i
        };
        for (i, token) in tokens.map(|i| (i, document.tokens[i])).filter(|(_, t)| t.kind != Kind::Punctuation) {
            signature.norms.push(vocabulary.norm(article, document, token));
            // The entity stands for its words: a long name is no more evidence than a short one.
            if named(i) {
                signature.content += 1;
                continue;
            }
            let feature = vocabulary.key(article, document, token);
            let stop = document.lexicon.class(token).has(Classes::STOP);
            if stop {
                self.shares[feature as usize] = STOP_SHARE;
            } else {
                signature.content += 1;
            }
            signature.features.push((feature, 1));
        }
        signature
    }

    /// "Reed" and "the ferry's captain, Ada Reed" share one entity.
    fn names(&mut self, document: &Document, of_mention: &[u32], own: &mut [Signature]) {
        for (mention, &entity) in document.mentions.iter().zip(of_mention) {
            let feature = self.other(Other::Entity(entity), NAME_SHARE);
            if let Some(at) = document.sentence_at(mention.span.start) {
                own[at].features.push((feature, 1));
            }
        }
    }

    fn values(&mut self, document: &Document, own: &mut [Signature]) {
        for quantity in &document.quantities {
            let shown = match &quantity.value {
                Magnitude::Text(text) => format!("{:?} {text}", quantity.kind),
                Magnitude::Amount(a) => format!("{:?} {} {}", quantity.kind, a.amount.scaled() as i128 * a.factor as i128, a.unit.as_deref().filter(|_| a.factor == 1).unwrap_or_default()),
            };
            let feature = self.other(Other::Value(shown), VALUE_SHARE);
            if let Some(at) = document.sentence_at(quantity.span.start) {
                own[at].features.push((feature, 1));
            }
        }
    }

    /// Counts how many sentences have each feature, and weighs them.
    fn finish(self, mut list: Vec<Signature>) -> Signatures {
        let mut counts = vec![0u32; self.shares.len()];
        for signature in &mut list {
            signature.features.sort_unstable();
            signature.features.dedup_by(|b, a| a.0 == b.0 && { a.1 += b.1; true });
            for &(feature, _) in &signature.features {
                counts[feature as usize] += 1;
            }
        }
        let sentences = list.len() as u64;
        let weights: Vec<u64> = counts.iter().zip(&self.shares).map(|(&count, &share)| rarity(count as u64, sentences) * share / 100).collect();
        for signature in &mut list {
            signature.weight = signature.features.iter().map(|&(f, _)| weights[f as usize]).sum();
        }
        Signatures { list, weights, counts }
    }
}

/// 1000 times the binary logarithm of how many sentences there are to each that has a feature. Some sentences are added to
/// both, so that in a pair of short texts a word is neither certain nor impossible.
fn rarity(count: u64, sentences: u64) -> u64 {
    log2(((sentences + 40) * 2048) / (2 * count.max(1) + 3)) + 500 - 10_000
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
    fn rarer_weighs_more() {
        assert!(rarity(1, 100) > rarity(2, 100) && rarity(99, 100) > 0);
        assert!(rarity(1, 2) > rarity(2, 2) && rarity(40_000, 40_000) > 0);
    }
}
