//! What an edit leaves as it was of the comparison of quotations.

use rustc_hash::FxHashMap;

use super::{Item, Reading, agree, differ};

/// Kept from one comparison to the next.
#[derive(Default)]
pub struct Known {
    /// Readings, but for what speakers say to them, by all that they depend on.
    pub readings: FxHashMap<String, Reading>,
    /// By article of now: which one it was in the last comparison, where it has not been read anew.
    was: Vec<Option<usize>>,
    /// Of the last comparison, by article, and one more: its first item; and by item: its place among the article's quotations.
    first: Vec<usize>,
    quotations: Vec<u32>,
    /// The pairs of items that were compared, in order.
    pairs: Vec<Pair>,
}

struct Pair {
    ends: (usize, usize),
    /// All that the answer hangs on besides the two texts.
    spoken: u8,
    same: bool,
}

impl Known {
    /// An article was put in the place of another one or behind all.
    pub fn put(&mut self, at: Option<usize>) {
        match at {
            Some(at) => self.was[at] = None,
            None => self.was.push(None),
        }
    }

    pub fn remove(&mut self, at: usize) {
        self.was.remove(at);
    }

    /// Whether the two of each pair are the same speech, where the last comparison tells it; the pairs are in order.
    pub fn same(&self, items: &[Item], pairs: &[(usize, usize)]) -> Vec<Option<bool>> {
        // By item of the last comparison: which one it is now. Both stand in the order of articles, which no edit changes.
        let mut now = vec![None; self.quotations.len()];
        for (article, was) in self.was.iter().enumerate() {
            let Some(was) = *was else { continue };
            let from = items.partition_point(|item| (item.article as usize) < article);
            let own = items[from..].iter().take_while(|item| item.article as usize == article).map(|item| item.quotation);
            let before = self.first[was]..self.first[was + 1];
            // A word in marks of irony is no item, and that hangs on other articles.
            if own.eq(self.quotations[before.clone()].iter().copied()) {
                before.enumerate().for_each(|(i, before)| now[before] = Some(from + i));
            }
        }
        let mut known = self.pairs.iter().filter_map(|pair| Some(((now[pair.ends.0]?, now[pair.ends.1]?), pair))).peekable();
        let same = |ends: &(usize, usize)| {
            while known.next_if(|(before, _)| before < ends).is_some() {}
            let (_, pair) = known.next_if(|(before, _)| before == ends)?;
            (pair.spoken == spoken(&items[ends.0], &items[ends.1])).then_some(pair.same)
        };
        pairs.iter().map(same).collect()
    }

    /// Keeps what this comparison has found.
    pub fn keep(&mut self, articles: usize, items: &[Item], pairs: &[(usize, usize)], same: &[bool]) {
        self.was = (0..articles).map(Some).collect();
        self.first = (0..=articles).map(|article| items.partition_point(|item| (item.article as usize) < article)).collect();
        self.quotations = items.iter().map(|item| item.quotation).collect();
        let pair = |(&ends, &same): (&(usize, usize), &bool)| Pair { ends, spoken: spoken(&items[ends.0], &items[ends.1]), same };
        self.pairs = pairs.iter().zip(same).map(pair).collect();
    }
}

/// What two speakers are to each other, and whether each item is speech.
fn spoken(a: &Item, b: &Item) -> u8 {
    [agree(a, b), differ(a, b), a.whole, b.whole].into_iter().fold(0, |bits, is| bits << 1 | u8::from(is))
}
