//! How sure it is that two sentences tell the same: what they share and where they stand, weighed by a fitted model.
//!
//! The model is a logistic regression over a dozen figures, in whole numbers. Its weights and the calibration of its scores
//! are in `weights`, written by `tools/fit.mjs`, which also says what each is fitted on and how it does on events that it was
//! not fitted on.

use super::weights::{BIAS, POINTS, WEIGHTS};
use crate::signature::{Signature, Signatures};

/// How many figures the model weighs.
pub const FIGURES: usize = WEIGHTS.len();

/// The places among the figures of those that take the longest to find.
const PAIRS: usize = 5;
const NAMES: usize = 9;

/// What two sentences share.
#[derive(Clone, Copy, Default, Debug)]
struct Shared {
    /// What the shared words weigh in the language and in these articles.
    language: u64,
    here: u64,
    /// The same without the words of people's names.
    plain: u64,
    /// The second of the rarest shared words that mean something: two rare words are seldom chance.
    second: u64,
}

/// How often each word of all stands in one sentence: what others share with it is looked up word by word, which is quicker
/// than going through two lists at once.
#[derive(Clone)]
pub struct Own {
    counts: Vec<u32>,
}

impl Own {
    pub fn new(words: usize) -> Own {
        Own { counts: vec![0; words] }
    }

    pub fn set(&mut self, sentence: &Signature) {
        sentence.words.iter().for_each(|&(word, count)| self.counts[word as usize] = count);
    }

    /// Takes back what `set` has set.
    pub fn clear(&mut self, sentence: &Signature) {
        sentence.words.iter().for_each(|&(word, _)| self.counts[word as usize] = 0);
    }
}

fn shared(own: &Own, b: &Signature, all: &Signatures) -> Shared {
    let mut rarest = 0;
    let mut shared = Shared::default();
    for &(word, in_b) in &b.words {
        let count = own.counts[word as usize].min(in_b) as u64;
        if count > 0 {
            let weight = all.words[word as usize];
            shared.language += weight.language as u64 * count;
            shared.here += weight.here as u64 * count;
            shared.plain += if weight.named { 0 } else { weight.here as u64 * count };
            if weight.content {
                let here = weight.here as u64;
                shared.second = shared.second.max(here.min(rarest));
                rarest = rarest.max(here);
            }
        }
    }
    shared
}

/// How many numbers stand in both lists; both are in order.
fn common(a: &[u64], b: &[u64]) -> u64 {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        count += u64::from(a[i] == b[j]);
        let (x, y) = (a[i], b[j]);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

/// The share of two amounts that is common, in thousandths (Dice).
fn dice(common: u64, a: u64, b: u64) -> u64 {
    2000 * common / (a + b).max(1)
}

/// What is known of two sentences, but for their names: whom a name means hangs on all articles, and may be another one after
/// an edit of a third.
pub struct Evidence {
    pub figures: [i64; FIGURES],
    /// How much of each the other has, in thousandths: with people's names, and without. Two sentences about the same people need
    /// not tell the same of them.
    pub contained: [(u32, u32); 2],
    pub identical: bool,
}

impl Evidence {
    /// What is known of two sentences, the words of the first laid out; nothing where they cannot come to these odds.
    pub fn new(a: &Signature, own: &Own, b: &Signature, all: &Signatures, least: i64) -> Option<Evidence> {
        let shared = shared(own, b, all);
        let yes = |is: bool| if is { 1000 } else { 0 };
        let identical = a.norms == b.norms && !a.norms.is_empty();
        let mut figures = [
            dice(shared.language, a.language, b.language),
            dice(shared.here, a.weight, b.weight),
            1000 * shared.here / a.weight.min(b.weight).max(1),
            shared.here / 100,
            shared.second / 8,
            0,
            a.place.abs_diff(b.place) as u64,
            yes(a.quoted && b.quoted),
            yes(a.quoted != b.quoted),
            0,
            a.length.abs_diff(b.length) as u64,
            yes(a.negated != b.negated),
            yes(a.lead && b.lead),
        ]
        .map(|figure| figure as i64);
        // What is cheap comes first: pairs of words are looked up only where they can still decide.
        let least = if identical { i64::MIN } else { least };
        if odds(sum(&figures)) + WEIGHTS[PAIRS].max(0) + 1 < least {
            return None;
        }
        figures[PAIRS] = dice(common(&a.pairs, &b.pairs), a.pairs.len() as u64, b.pairs.len() as u64) as i64;
        // Names count against a link.
        const { assert!(WEIGHTS[NAMES] <= 0) };
        if odds(sum(&figures)) < least {
            return None;
        }
        let part = |shared: u64, of: u64| (1000 * shared).checked_div(of).unwrap_or(1000) as u32;
        let both = |shared: u64, a: u64, b: u64| (part(shared, a), part(shared, b));
        Some(Evidence { figures, contained: [both(shared.here, a.weight, b.weight), both(shared.plain, a.plain, b.plain)], identical })
    }

    /// All figures, weighed.
    pub fn sum(&self) -> i64 {
        sum(&self.figures)
    }
}

/// The figure of the names of two sentences.
fn names(a: &Signature, b: &Signature, all: &Signatures) -> i64 {
    let shared = a.entities.iter().filter(|e| b.entities.contains(e));
    shared.map(|&e| all.entities[e as usize] as i64).sum::<i64>() / 10
}

/// The share of links that are right of those with the names of two sentences and this sum of all other figures, 0 to 1000.
pub fn score(a: &Signature, b: &Signature, all: &Signatures, sum: i64) -> u32 {
    calibrated(odds(sum + names(a, b, all) * WEIGHTS[NAMES]))
}

#[cfg(test)]
pub fn score_of(figures: &[i64; FIGURES]) -> u32 {
    calibrated(odds(sum(figures)))
}

/// The figures of one pair of sentences.
pub fn alone(all: &Signatures, a: u32, b: u32) -> [i64; FIGURES] {
    let (a, b) = (&all.list[a as usize], &all.list[b as usize]);
    let mut own = Own::new(all.words.len());
    own.set(a);
    let mut figures = Evidence::new(a, &own, b, all, i64::MIN).expect("no odds are too low").figures;
    figures[NAMES] = names(a, b, all);
    figures
}

fn sum(figures: &[i64; FIGURES]) -> i64 {
    figures.iter().zip(WEIGHTS).map(|(figure, weight)| figure * weight).sum()
}

/// The logarithm of the odds, in thousandths.
fn odds(sum: i64) -> i64 {
    BIAS + sum / 1000
}

/// The least odds that come to a score.
pub fn odds_of(score: u32) -> i64 {
    let (mut low, mut high) = (POINTS[0].0, POINTS[POINTS.len() - 1].0);
    if score == 0 {
        return i64::MIN;
    }
    while low < high {
        let middle = low + (high - low).div_euclid(2);
        if calibrated(middle) >= score { high = middle } else { low = middle + 1 }
    }
    high
}

/// From the logarithm of the odds, in thousandths, to the share that is right; a line between each two points.
fn calibrated(odds: i64) -> u32 {
    let at = POINTS.partition_point(|p| p.0 <= odds);
    if at == 0 || at == POINTS.len() {
        return POINTS[at.min(POINTS.len() - 1)].1 as u32;
    }
    let ((x0, y0), (x1, y1)) = (POINTS[at - 1], POINTS[at]);
    (y0 + (odds - x0) * (y1 - y0) / (x1 - x0)) as u32
}

/// The similarity of two sentences that stand in no account, 0 to 1000: the share of their words that is common, by the
/// rarity of the words in the language. Without context nothing did better than this one figure on pairs of other sources
/// than those it was fitted on.
pub fn similarity(a: &Signature, b: &Signature, all: &Signatures) -> u32 {
    let same = a.norms == b.norms && !a.norms.is_empty();
    let mut own = Own::new(all.words.len());
    own.set(a);
    if same { 1000 } else { dice(shared(&own, b, all).language, a.language, b.language).min(999) as u32 }
}
