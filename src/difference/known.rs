//! What an edit leaves as it was: what an article tells by itself, until it is read anew, and what the comparison of two
//! sentences has found.
//!
//! Whether the values of two sentences are about one thing hangs on the two, and on the score of their link. Whether their
//! statements agree hangs on whom their names mean, too, so that it is kept only where the names of both articles mean the same
//! persons and places as before, whatever the numbers of these.

use super::{Found, apart};
use super::naming::{self, Spelled};
use super::told::Said;
use super::value;
use crate::comparison::EntityKind;
use crate::document::Document;
use crate::span::Span;

/// What an article tells by itself.
pub struct Own {
    /// By sentence.
    pub said: Vec<Said>,
    pub values: Vec<Vec<value::Own>>,
    pub spelled: Vec<Spelled>,
    /// By word: whether few of its sentences hold it.
    pub rare: Vec<bool>,
}

impl Own {
    fn of(document: &Document) -> Own {
        Own {
            said: document.sentences.iter().map(|s| Said::of(document, s.tokens.start as usize..s.tokens.end as usize)).collect(),
            values: document.sentences.iter().map(|s| value::own(document, &s.tokens)).collect(),
            spelled: naming::spelled(document),
            rare: apart::rare(document),
        }
    }
}

/// Kept from one comparison to the next.
#[derive(Default)]
pub struct Known {
    /// By article.
    own: Vec<Option<Own>>,
    pairs: Pairs,
}

impl Known {
    /// An article was put in the place of another one or behind all.
    pub fn put(&mut self, at: Option<usize>) {
        match at {
            Some(at) => (self.own[at], self.pairs.was[at]) = (None, None),
            None => {
                self.own.push(None);
                self.pairs.was.push(None);
            }
        }
    }

    pub fn remove(&mut self, at: usize) {
        self.own.remove(at);
        self.pairs.was.remove(at);
    }

    /// What each article tells by itself, and what is known of pairs.
    pub fn of(&mut self, documents: &[&Document]) -> (Vec<&Own>, &mut Pairs) {
        for (own, document) in self.own.iter_mut().zip(documents) {
            own.get_or_insert_with(|| Own::of(document));
        }
        (self.own.iter().flatten().collect(), &mut self.pairs)
    }
}

/// What a sentence and a later one of its passage, with a link of a score, came to.
struct Pair {
    other: u32,
    score: u32,
    /// Which of their values, by their places there, are about one thing.
    about_one: Vec<(usize, usize)>,
}

/// Of one sentence. What is asked for in the order in which it was found is there at once.
#[derive(Default)]
struct Row {
    pairs: Vec<Pair>,
    next: usize,
}

impl Row {
    fn find(&mut self, other: u32, score: u32) -> Option<&mut Pair> {
        let (before, after) = (0..self.next, self.next..self.pairs.len());
        let at = after.chain(before).find(|&at| (self.pairs[at].other, self.pairs[at].score) == (other, score))?;
        self.next = at + 1;
        Some(&mut self.pairs[at])
    }
}

/// What a comparison has found of pairs of sentences.
#[derive(Default)]
struct Judged {
    /// By article, and one more: its first sentence.
    first: Vec<u32>,
    /// By the first sentence of two: whose values were compared, and in whose statements nothing disagrees.
    values: Vec<Row>,
    agreeing: Vec<Row>,
    /// By article and mention: the number of the entity, which it keeps as long as it is the same.
    entities: Vec<Vec<u32>>,
    /// By article: all that statements hang on of whom its names mean.
    meant: Vec<Vec<u64>>,
}

#[derive(Default)]
pub struct Pairs {
    /// By article of now: which one it was in the last comparison, where it has not been read anew.
    was: Vec<Option<usize>>,
    last: Judged,
    now: Judged,
    /// By sentence of now: its number in the last comparison, and whether the names of its article mean the same.
    before: Vec<Option<(u32, bool)>>,
    /// The last number given to an entity.
    numbered: u32,
}

impl Pairs {
    /// Begins a comparison.
    #[inline(never)]
    pub fn begin(&mut self, found: &Found) {
        self.last = std::mem::take(&mut self.now);
        self.now.first = found.first.to_vec();
        self.now.values.resize_with(found.article.len(), Row::default);
        self.now.agreeing.resize_with(found.article.len(), Row::default);
        self.number(found);
        self.before.clear();
        for (article, was) in self.was.iter().enumerate() {
            let before = was.map(|was| (self.last.first[was], self.now.meant[article] == self.last.meant[was]));
            self.before.extend((0..found.first[article + 1] - found.first[article]).map(|local| before.map(|(first, same)| (first + local, same))));
        }
        self.was = (0..found.documents.len()).map(Some).collect();
    }

    /// Numbers the entities: one whose mentions in the articles that stay were all those of one of before keeps its number, unless
    /// another one may claim it as well.
    fn number(&mut self, found: &Found) {
        let attribution = found.attribution;
        // By entity: its number before, 0 where it has none, and whether its mentions had more than one.
        let mut before = vec![(0, false); attribution.entities.len()];
        for (of, was) in attribution.of_mention.iter().zip(&self.was) {
            let Some(was) = was else { continue };
            for (&entity, &number) in of.iter().zip(&self.last.entities[*was]) {
                let known = &mut before[entity as usize];
                *known = (number, known.1 || known.0 != 0 && known.0 != number);
            }
        }
        // Whatever was one and is two now is neither.
        let mut claimed: Vec<u64> = Vec::new();
        for (of, was) in attribution.of_mention.iter().zip(&self.was) {
            let Some(was) = was else { continue };
            claimed.extend(of.iter().zip(&self.last.entities[*was]).map(|(&entity, &number)| (number as u64) << 32 | entity as u64));
        }
        claimed.sort_unstable();
        claimed.dedup();
        let number = |(number, mixed): (u32, bool)| {
            let claims = claimed.partition_point(|c| c >> 32 <= number as u64) - claimed.partition_point(|c| c >> 32 < number as u64);
            if number != 0 && !mixed && claims == 1 {
                return number;
            }
            self.numbered += 1;
            self.numbered
        };
        let numbers: Vec<u32> = before.into_iter().map(number).collect();
        self.now.entities = attribution.of_mention.iter().map(|of| of.iter().map(|&entity| numbers[entity as usize]).collect()).collect();
        let named = |entity: u32| (numbers[entity as usize] as u64) << 8 | attribution.entities[entity as usize].kind as u64;
        self.now.meant = attribution.of_mention.iter().map(|of| of.iter().map(|&entity| named(entity)).collect()).collect();
        // Only persons are set against each other as sources.
        let places = |span: Option<Span>| span.map_or(u64::MAX, |span| (span.start as u64) << 32 | span.end as u64);
        for (meant, reported) in self.now.meant.iter_mut().zip(&attribution.reported) {
            for report in reported {
                let speaker = report.speaker.as_ref().filter(|speaker| speaker.is_plain());
                let person = speaker.and_then(|s| s.entity).filter(|&e| attribution.entities[e as usize].kind == EntityKind::Person);
                meant.extend([places(Some(report.span)), places(speaker.and_then(|s| s.mention)), person.map_or(u64::MAX, named)]);
            }
        }
    }

    /// The numbers of two sentences in the last comparison, and that names mean the same where that is asked.
    fn before(&self, ends: [u32; 2], same_names: bool) -> Option<(usize, u32)> {
        let of = |sentence: u32| self.before[sentence as usize].filter(|(_, same)| *same || !same_names).map(|(before, _)| before);
        Some((of(ends[0])? as usize, of(ends[1])?))
    }

    /// Which values of two sentences, by their places there, are about one thing.
    pub fn about_one(&mut self, [a, b]: [u32; 2], score: u32, find: &dyn Fn() -> Vec<(usize, usize)>) -> &[(usize, usize)] {
        let before = self.before([a, b], false);
        let known = before.and_then(|(a, b)| self.last.values[a].find(b, score)).map(|pair| pair.about_one.clone());
        let own = &mut self.now.values[a as usize].pairs;
        own.push(Pair { other: b, score, about_one: known.unwrap_or_else(find) });
        &own[own.len() - 1].about_one
    }

    /// Whether nothing in the statements of two sentences disagrees.
    pub fn agree(&mut self, [a, b]: [u32; 2], score: u32, find: &dyn Fn() -> bool) -> bool {
        let before = self.before([a, b], true);
        let agree = before.is_some_and(|(a, b)| self.last.agreeing[a].find(b, score).is_some()) || find();
        if agree {
            self.now.agreeing[a as usize].pairs.push(Pair { other: b, score, about_one: Vec::new() });
        }
        agree
    }
}
