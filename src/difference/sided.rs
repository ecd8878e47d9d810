//! Who else gives one of the values that disagree.

use super::value::{self, Given};
use super::{Difference, Found, Reading, reading};
use crate::comparison::Level;
use crate::sort;

/// A value counts in sentences linked at least this well; a day, of which many things are told, in those linked better.
const LEAST: u32 = 650;
const SURE: u32 = 900;

/// Whoever gives one of the values of a disagreement in a sentence that is linked with that value's is named with it: nobody is
/// said to give none who sides with one of the two. `given` has the values of each sentence that is linked.
#[inline(never)]
pub fn values<'a>(found: &Found, given: &dyn Fn(u32) -> &'a [Given<'a>], all: &mut [Difference]) {
    // By sentence, and one more: where what it is linked with begins. A link counts in both of its sentences.
    let links = || found.links.iter().filter(|l| l.score >= LEAST && !l.names);
    let mut first = vec![0; found.article.len() + 1];
    links().for_each(|l| [l.a, l.b].into_iter().for_each(|end| first[end as usize + 1] += 1));
    (1..first.len()).for_each(|s| first[s] += first[s - 1]);
    let (mut next, mut others) = (first.clone(), vec![(0, 0); first[first.len() - 1]]);
    for link in links() {
        for (own, other) in [(link.a, link.b), (link.b, link.a)] {
            others[next[own as usize]] = (other, link.score);
            next[own as usize] += 1;
        }
    }
    for difference in all.iter_mut().filter(|d| d.level == Level::Conflict) {
        let mut sides: Vec<Reading> = Vec::new();
        for reading in &difference.readings {
            let Some(own) = given_at(found, reading) else { continue };
            let least = if value::calendar(&own) { SURE } else { LEAST };
            for &(other, score) in &others[first[own.sentence as usize]..first[own.sentence as usize + 1]] {
                if score >= least && value::gives_such(found, other, &own) && difference.readings.iter().all(|r| r.article != found.article[other as usize]) {
                    sides.extend(given(other).iter().filter(|g| value::agree(&own, g)).map(reading::reading));
                }
            }
        }
        sort::by_key(&mut sides, |r| (r.article, r.span));
        for own in sides.chunk_by(|x, y| x.article == y.article) {
            // Whoever gives both values sides with nobody; of one value given twice the first stands for it.
            if own.iter().all(|r| value::one_amount(&r.value, &own[0].value)) {
                difference.readings.push(own[0].clone());
            }
        }
        sort::by_key(&mut difference.readings, |r| (r.article, r.span));
    }
}

/// The value that a reading gives; nothing where it gives none.
fn given_at<'a>(found: &Found<'a>, reading: &Reading) -> Option<Given<'a>> {
    value::given(found, reading.sentence?).into_iter().find(|g| g.quantity.span == reading.span)
}
