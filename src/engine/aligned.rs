//! The comparison of sentences, and what of it still holds after an edit.
//!
//! What is known of two sentences but for their names hangs on their words, on what each word of theirs weighs here and in
//! the language and on whether it finds sentences at all, and on where they stand. Where an edit has left all this as it was,
//! the pair is not judged anew, found or not found: of an edited article, too, all sentences before and behind the edit that
//! stand where they stood. Whom their names mean is always as the edited articles say.

use rustc_hash::FxHashSet;

use crate::align::{self, Anchor, Candidate, Index, Link, Sentences, Shared};
use crate::attribution::Attribution;
use crate::cores;
use crate::document::Document;
use crate::signature::{self, Signature, Signatures};
use crate::utterance::Utterance;
use crate::vocabulary::Vocabulary;

/// Sentences whose candidates are found in one unit of work.
const BATCH: usize = 64;

/// The last comparison of sentences that was done.
pub struct Before {
    vocabulary: Vocabulary,
    aligned: Aligned,
    /// By article of now: which one it was. They stand in the same order.
    was: Vec<Option<Was>>,
}

struct Was {
    article: usize,
    /// It has another text now.
    edited: bool,
}

impl Before {
    pub fn new(vocabulary: Vocabulary, aligned: Aligned, articles: usize) -> Before {
        Before { vocabulary, aligned, was: (0..articles).map(|article| Some(Was { article, edited: false })).collect() }
    }

    /// An article was put in the place of another one or behind all.
    pub fn put(&mut self, at: Option<usize>) {
        match at {
            Some(at) => self.was[at].iter_mut().for_each(|was| was.edited = true),
            None => self.was.push(None),
        }
    }

    pub fn remove(&mut self, at: usize) {
        self.was.remove(at);
    }
}

pub struct Aligned {
    pub signatures: Signatures,
    index: Index,
    shared: Shared,
    /// By sentence, over all articles: its article.
    pub article: Vec<u32>,
    /// By article, and one more: its first sentence.
    pub first: Vec<u32>,
    /// In the order of (a, b).
    pub candidates: Vec<Candidate>,
    /// The next sentence to find candidates for.
    pub next: usize,
    /// By sentence: whether all pairs with it are judged anew. Of two others what is known holds, and stands in `known`.
    anew: Vec<bool>,
    known: Vec<Candidate>,
    /// Of the sentences that are judged anew.
    index_anew: Index,
}

impl Aligned {
    #[inline(never)]
    pub fn new(documents: &[&Document], vocabulary: &Vocabulary, attribution: &Attribution, before: Option<Before>) -> Aligned {
        let (mut article, mut first) = (Vec::new(), vec![0]);
        for (i, document) in documents.iter().enumerate() {
            article.extend(std::iter::repeat_n(i as u32, document.sentences.len()));
            first.push(article.len() as u32);
        }
        let mut before = before.filter(|before| before.vocabulary.joins_as(vocabulary));
        let mut taken = |at: usize| {
            let Before { aligned, was, .. } = before.as_mut()?;
            let was = was[at].as_ref().filter(|was| !was.edited)?.article;
            let own = aligned.first[was] as usize..aligned.first[was + 1] as usize;
            Some(aligned.signatures.list[own].iter_mut().map(std::mem::take).collect::<Vec<Signature>>())
        };
        let signatures = signature::signatures(documents, vocabulary, attribution, &mut taken);
        let index = Index::new(&signatures, &article);
        let shared = Shared::new(&signatures);
        let anew = vec![true; article.len()];
        let mut all = Aligned { signatures, index, shared, article, first, candidates: Vec::new(), next: 0, anew, known: Vec::new(), index_anew: Index::default() };
        if let Some(before) = before {
            all.keep(&before.aligned, &before.was);
        }
        all
    }

    /// Keeps what was known of pairs of sentences that are as they were.
    fn keep(&mut self, last: &Aligned, was: &[Option<Was>]) {
        let as_it_was = |&(word, _): &(u32, u32)| {
            let word = word as usize;
            last.signatures.words.get(word) == Some(&self.signatures.words[word]) && last.index.having(word).is_empty() == self.index.having(word).is_empty()
        };
        // By sentence of the last comparison: its number now.
        let mut now = vec![None; last.article.len()];
        for (at, was) in was.iter().enumerate() {
            let Some(was) = was else { continue };
            let (before, after) = (last.first[was.article]..last.first[was.article + 1], self.first[at]..self.first[at + 1]);
            // In an article the first sentences that have a word are found by it: another one may be among them now.
            let found = |index: &Index, word: u32, sentence: u32| index.having(word as usize).binary_search(&sentence).is_ok();
            let one = |old: u32, new: u32| {
                let sentence = &self.signatures.list[new as usize];
                !was.edited || sentence.tells_as(&last.signatures.list[old as usize]) && sentence.words.iter().all(|&(word, _)| found(&last.index, word, old) == found(&self.index, word, new))
            };
            // How many sentences stand as they stood before the edit, and how many behind it.
            let most = before.len().min(after.len()) as u32;
            let ahead = (0..most).find(|&i| !one(before.start + i, after.start + i)).unwrap_or(most);
            let behind = (0..most - ahead).find(|&i| !one(before.end - 1 - i, after.end - 1 - i)).unwrap_or(most - ahead);
            for i in (0..ahead).chain(most - behind..most) {
                let (old, new) = if i < ahead { (before.start + i, after.start + i) } else { (before.end - most + i, after.end - most + i) };
                let stays = self.signatures.list[new as usize].words.iter().all(as_it_was);
                self.anew[new as usize] = !stays;
                now[old as usize] = stays.then_some(new);
            }
        }
        let all = Sentences { signatures: &self.signatures, article: &self.article, first: &self.first };
        self.known = last.candidates.iter().filter_map(|c| Some(c.moved(now[c.a as usize]?, now[c.b as usize]?, &all))).collect();
        self.index_anew = self.index.of(&self.anew);
    }

    pub fn done(&self) -> bool {
        self.next == self.article.len()
    }

    /// Candidates of the next sentences; how many batches they were.
    #[inline(never)]
    pub fn batches(&mut self, most: usize, least: u32) -> usize {
        let all = Sentences { signatures: &self.signatures, article: &self.article, first: &self.first };
        let (count, anew, known) = (self.article.len(), &self.anew, &self.known);
        let starts: Vec<usize> = (self.next..count).step_by(BATCH).take(most).collect();
        let found = cores::each(&starts, &mut self.shared, |shared, &start| {
            let mut found = Vec::new();
            let mut at = known.partition_point(|c| (c.a as usize) < start);
            for sentence in start..(start + BATCH).min(count) {
                let from = found.len();
                let index = if anew[sentence] { &self.index } else { &self.index_anew };
                index.candidates(&self.index, &all, sentence as u32, least, shared, &mut found);
                let end = at + known[at..].partition_point(|c| c.a as usize == sentence);
                let known = &known[std::mem::replace(&mut at, end)..end];
                if !known.is_empty() {
                    let new = found.split_off(from);
                    let mut new = new.into_iter().peekable();
                    for pair in known {
                        while let Some(other) = new.next_if(|c| c.b < pair.b) {
                            found.push(other);
                        }
                        found.push(*pair);
                    }
                    found.extend(new);
                }
            }
            found
        });
        self.candidates.extend(found.into_iter().flatten());
        self.next = (self.next + starts.len() * BATCH).min(count);
        if self.next == count {
            (self.known, self.index_anew) = (Vec::new(), Index::default());
        }
        starts.len()
    }

    /// The links; first those of what is said and quoted, then, between articles of one story by these (`story` tells it of each
    /// article), also of what values anchor.
    pub fn links(&self, documents: &[&Document], vocabulary: &Vocabulary, utterances: &[Utterance], undone: &FxHashSet<(u32, u32)>, least: u32, story: &dyn Fn(&[Link]) -> Vec<u32>) -> Vec<Link> {
        let all = Sentences { signatures: &self.signatures, article: &self.article, first: &self.first };
        let links = |anchors: &mut Vec<Anchor>| {
            let candidates = align::anchored(&all, &self.candidates, anchors);
            align::links(&all, &candidates, &|c| c.score < least || undone.contains(&(c.a, c.b)))
        };
        let mut anchors = align::quoting(documents, vocabulary, utterances, &self.first);
        let found = links(&mut anchors);
        let giving = align::giving(documents, vocabulary, &story(&found), &self.first);
        // What is as sure already stays as it is.
        let sure = |&(a, b): &Anchor| found.binary_search_by_key(&(a, b), |link| (link.a, link.b)).is_ok_and(|at| found[at].score >= align::ANCHORED && !found[at].names);
        if giving.iter().all(sure) {
            return found;
        }
        anchors.extend(giving);
        links(&mut anchors)
    }
}
