//! One numbering of words over all articles.
//!
//! Every article numbers its own words when it is read, so that reading it once is enough however often the set changes;
//! comparing needs one numbering for all.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::token::Token;

/// Shorter halves ("to" and "day") stand side by side by accident.
const HALF: usize = 3;
/// No compound is longer.
const LONGEST: usize = 24;

pub struct Vocabulary {
    /// By article: the common number of each of its words.
    of: Vec<Vec<u32>>,
    size: usize,
    /// Two words side by side that are also written as one: "air strike" and "airstrike".
    compounds: FxHashMap<(u32, u32), u32>,
}

impl Vocabulary {
    pub fn new(documents: &[&Document]) -> Vocabulary {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut of = Vec::with_capacity(documents.len());
        for document in documents {
            let mut row = Vec::new();
            for word in document.lexicon.strings() {
                let next = numbers.len() as u32;
                row.push(*numbers.entry(word).or_insert(next));
            }
            of.push(row);
        }
        let compounds = compounds(&numbers);
        Vocabulary { of, size: numbers.len(), compounds }
    }

    /// The number of the word that two words side by side make, where some article writes it as one.
    pub fn compound(&self, first: u32, second: u32) -> Option<u32> {
        self.compounds.get(&(first, second)).copied()
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

/// Every word that is two others side by side.
fn compounds(numbers: &FxHashMap<&str, u32>) -> FxHashMap<(u32, u32), u32> {
    let mut compounds = FxHashMap::default();
    for (word, &number) in numbers.iter().filter(|(word, _)| (2 * HALF..=LONGEST).contains(&word.len()) && word.chars().all(char::is_alphabetic)) {
        for at in HALF..=word.len() - HALF {
            let Some((first, second)) = word.split_at_checked(at) else { continue };
            if let (Some(&first), Some(&second)) = (numbers.get(first), numbers.get(second)) {
                compounds.insert((first, second), number);
            }
        }
    }
    compounds
}
