//! One numbering of words over all articles.
//!
//! Every article numbers its own words when it is read, so that reading it once is enough however often the set changes;
//! comparing needs one numbering for all.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::sort;
use crate::token::Token;

/// Shorter halves ("to" and "day") stand side by side by accident.
const HALF: usize = 3;
/// No compound is longer.
const LONGEST: usize = 24;

/// The numbers that words have got, which they keep over edits.
#[derive(Default)]
pub struct Numbers {
    of: FxHashMap<Box<str>, u32>,
}

pub struct Vocabulary {
    /// By article: the common number of each of its words.
    of: Vec<Vec<u32>>,
    size: usize,
    /// How many of the numbers are those of a word that an article has.
    used: usize,
    /// Two words side by side that are also written as one: "air strike" and "airstrike".
    /// In order of the two.
    compounds: Vec<((u32, u32), u32)>,
}

impl Vocabulary {
    /// Words that have a number keep it; the others get the next ones.
    pub fn new(documents: &[&Document], numbers: &mut Numbers) -> Vocabulary {
        let numbers = &mut numbers.of;
        let mut number = |word: &str| {
            numbers.get(word).copied().unwrap_or_else(|| {
                let next = numbers.len() as u32;
                numbers.insert(word.into(), next);
                next
            })
        };
        let of: Vec<Vec<u32>> = documents.iter().map(|document| document.lexicon.strings().map(&mut number).collect()).collect();
        let size = numbers.len();
        let mut used = vec![false; size];
        of.iter().flatten().for_each(|&number| used[number as usize] = true);
        let compounds = compounds(numbers, &used);
        Vocabulary { of, size, used: used.into_iter().filter(|&used| used).count(), compounds }
    }

    /// Whether more of the numbers than every second one are those of words that no article has any more.
    pub fn outgrown(&self) -> bool {
        self.used * 2 < self.size
    }

    /// Whether the same words of two are written as one.
    pub fn joins_as(&self, other: &Vocabulary) -> bool {
        self.compounds == other.compounds
    }

    /// The number of the word that two words side by side make, where some article writes it as one.
    pub fn compound(&self, first: u32, second: u32) -> Option<u32> {
        self.compounds.binary_search_by_key(&(first, second), |known| known.0).ok().map(|at| self.compounds[at].1)
    }

    /// How many words there are; their numbers are 0 up to here.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The common number of a word that an article numbers `own`.
    pub fn number(&self, article: usize, own: u32) -> u32 {
        self.of[article][own as usize]
    }

    pub fn norm(&self, article: usize, document: &Document, token: Token) -> u32 {
        self.of[article][document.lexicon.form(token).norm as usize]
    }

    pub fn key(&self, article: usize, document: &Document, token: Token) -> u32 {
        self.of[article][document.lexicon.form(token).key as usize]
    }
}

/// Every word that is two others side by side, of those that are used.
fn compounds(numbers: &FxHashMap<Box<str>, u32>, used: &[bool]) -> Vec<((u32, u32), u32)> {
    let mut compounds = Vec::new();
    let number = |word: &str| numbers.get(word).copied().filter(|&number| used[number as usize]);
    let long = |word: &str| (2 * HALF..=LONGEST).contains(&word.len()) && word.chars().all(char::is_alphabetic);
    for (word, &whole) in numbers.iter().filter(|(word, whole)| used[**whole as usize] && long(word)) {
        for at in HALF..=word.len() - HALF {
            let Some((first, second)) = word.split_at_checked(at) else { continue };
            if let (Some(first), Some(second)) = (number(first), number(second)) {
                compounds.push(((first, second), whole));
            }
        }
    }
    sort::all(&mut compounds);
    compounds
}
