//! One numbering of words over all articles.
//!
//! Every article numbers its own words when it is read, so that reading it once is enough however often the set changes;
//! comparing needs one numbering for all.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::token::Token;

pub struct Vocabulary {
    /// By article: the common number of each of its words.
    of: Vec<Vec<u32>>,
    size: usize,
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
        Vocabulary { of, size: numbers.len() }
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
