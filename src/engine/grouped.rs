//! Articles to stories and sentences to passages, by their links.

use super::aligned::Aligned;
use crate::align::Link;
use crate::document::Document;
use crate::passage::{self, Passage};
use crate::sort;

pub struct Grouped {
    pub links: Vec<Link>,
    pub stories: Vec<Vec<u32>>,
    pub passages: Vec<Passage>,
    /// By sentence: the passage that it stands in.
    pub passage_of: Vec<Option<u32>>,
    /// By article: how many sentences stand before its own, in the order of the articles' ids.
    pub rank: Vec<u32>,
}

/// Which articles tell one event.
pub struct Stories {
    /// The articles in the order of their ids, which does not change when they are given in another order.
    ids: Vec<usize>,
    stories: Vec<Vec<u32>>,
    /// By article.
    pub of: Vec<u32>,
}

impl Stories {
    pub fn new(documents: &[&Document], aligned: &Aligned, links: &[Link]) -> Stories {
        let mut ids: Vec<usize> = (0..documents.len()).collect();
        sort::by_key(&mut ids, |&i| &documents[i].article.id);
        let stories = passage::stories(&ids, &aligned.article, &aligned.first, links);
        let mut of = vec![0; documents.len()];
        for (i, members) in stories.iter().enumerate() {
            members.iter().for_each(|&m| of[m as usize] = i as u32);
        }
        Stories { ids, stories, of }
    }
}

impl Grouped {
    #[inline(never)]
    pub fn new(documents: &[&Document], aligned: &Aligned, links: Vec<Link>) -> Grouped {
        let Stories { ids, stories, of: story } = Stories::new(documents, aligned, &links);
        let of = |sentence: u32| story[aligned.article[sentence as usize] as usize];
        let links: Vec<Link> = links.into_iter().filter(|l| of(l.a) == of(l.b)).collect();
        let (mut before, mut rank) = (0, vec![0; documents.len()]);
        for i in ids {
            rank[i] = before;
            before += aligned.first[i + 1] - aligned.first[i];
        }
        let rank_of = |sentence: u32| {
            let article = aligned.article[sentence as usize] as usize;
            rank[article] + sentence - aligned.first[article]
        };
        let mut passages = passage::passages(&aligned.article, &links, &rank_of);
        passage::story_order(&mut passages, &aligned.article, &aligned.first, &rank_of);
        let mut passage_of = vec![None; aligned.article.len()];
        for (number, passage) in passages.iter().enumerate() {
            passage.sentences.iter().for_each(|&s| passage_of[s as usize] = Some(number as u32));
        }
        Grouped { links, stories, passages, passage_of, rank }
    }
}
