//! The same words, spoken once and quoted several times.
//!
//! Two quotations are one utterance when their words align: a long run of both is the same, or most of the shorter stands in
//! order in the longer. Candidates share a run of three words, so the work does not grow with all pairs. Fragments of one to
//! three words join only where the speaker agrees. In doubt they stay apart.

mod interrupted;
mod reading;
mod retold;


use rustc_hash::FxHashMap;

use crate::attribution::Attribution;
use crate::comparison::{EntityKind, Flag, QuotationKind};
use crate::cores;
use crate::document::Document;
use crate::lang::Classes;
use crate::name::{Gender, man_or_woman};
use crate::partition::Partition;
use crate::sort;
use crate::span::Span;
use crate::token::{Kind, Token};
pub use reading::{Known, Reading, text};
pub use retold::{carrying, denies, retells};

/// Words of a shingle: what two quotations must share to be looked at.
const SHINGLE: usize = 3;
/// A shingle in more quotations than this says nothing.
const MAX_SHARED: usize = 64;
/// Quotations up to this many words are fragments that need a speaker.
const SHORT: usize = 3;
/// So many words are a saying that two people may well use.
const SAYING: usize = 4;
/// Words around two short fragments that make them one remark.
const CONTEXT: usize = 2;
/// They are looked for in this many words on each side.
const AROUND: usize = 50;
/// A common run of this many words is the same speech, even where both go on differently.
const LONG_RUN: usize = 7;
/// Words on each side of an interruption that stand in a row in another outlet's quotation.
const SEAM: usize = 3;
/// Longer quotations are aligned on their first words only; the rest is told by their length.
const MAX_WORDS: usize = 2_000;

#[derive(Clone, Debug)]
pub struct Utterance {
    pub speaker: Option<u32>,
    /// Article and quotation, in the order of articles.
    pub quotations: Vec<(u32, u32)>,
    /// Index into `quotations` of the fullest.
    pub base: usize,
    pub readings: Vec<Reading>,
    pub flags: Vec<Flag>,
}

/// One quotation as words.
pub(crate) struct Item {
    pub article: u32,
    pub quotation: u32,
    /// As spoken: a contraction is the two words that it stands for.
    pub words: Vec<u32>,
    /// As printed.
    pub printed: Vec<u32>,
    /// Whether each word is more than a little one.
    pub content: Vec<bool>,
    pub speaker: Option<u32>,
    /// The speaker has a name, not only a role, and a cue gives it: two such speakers can disagree. A pronoun is too weak a
    /// ground for that.
    pub sure: bool,
    /// Of a speaker plainly told, be it only as "a woman in the hall".
    pub gender: Gender,
    /// Speech, not a piece of it inside a sentence of the outlet.
    pub whole: bool,
    /// All normal forms in a row, and where each begins or ends.
    pub letters: (String, Vec<usize>),
    /// The item that this one carries on: "…,” she said. “…".
    pub follows: Option<usize>,
    /// The same, where it does so in one sentence: "…,” she said, “…".
    pub carries_on: Option<usize>,
    /// Of a speaker who is only a role: its words.
    pub role: Vec<u32>,
    /// Of a short fragment: the words of weight in the outlet's sentence around it and in the one before, in order.
    pub context: Vec<u32>,
}

/// All utterances that are quoted twice or more, in the order of their first quotation. `known` holds what the last comparison
/// has read, and then what this one has: after an edit most quotations stand against the same base as before.
pub fn utterances(documents: &[&Document], attribution: &Attribution, known: &mut Known) -> Vec<Utterance> {
    let items = items(documents, attribution);
    // By the ids of the articles: where a bound cuts a list, what is left must not hang on the order in which they were given.
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort::by_key(&mut order, |&i| (documents[items[i].article as usize].article.id.as_str(), i));
    let mut groups = group(&items, &order);
    sort::all(&mut groups);
    let before = std::mem::take(known);
    let found = cores::each(&groups, &mut (), |_, members| reading::utterance(documents, attribution, &items, members, &before));
    let keep = |(utterance, read): (Utterance, Vec<(String, Reading)>)| {
        known.extend(read);
        utterance
    };
    found.into_iter().map(keep).collect()
}

/// What stands before an "n't" that lost its mark.
const UNMARKED: &[&str] = &["did", "do", "does", "is", "was", "are", "were", "has", "have", "had", "wo", "ca", "could", "would", "should"];

/// The words that a contraction stands for; "'s" is left alone, since it has two meanings.
pub(crate) fn spoken(norm: &str) -> (&str, Option<&str>) {
    match norm {
        "can't" => return ("can", Some("not")),
        "won't" => return ("will", Some("not")),
        "cannot" => return ("can", Some("not")),
        _ => {}
    }
    const TAILS: &[(&str, &str)] = &[("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"), ("'d", "would")];
    // "Didnt": a misprint, and no change of what was said.
    if let Some(head) = norm.strip_suffix("nt").filter(|head| UNMARKED.contains(head)) {
        return (match head { "wo" => "will", "ca" => "can", head => head }, Some("not"));
    }
    let split = TAILS.iter().find_map(|(tail, word)| Some((norm.strip_suffix(tail)?, Some(*word))));
    split.filter(|(head, _)| !head.is_empty()).unwrap_or((norm, None))
}

#[inline(never)]
fn items(documents: &[&Document], attribution: &Attribution) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut number = |word: &str| match numbers.get(word) {
        Some(&known) => known,
        None => {
            let next = numbers.len() as u32;
            numbers.insert(word.into(), next);
            next
        }
    };
    for (article, document) in documents.iter().enumerate() {
        let first = items.len();
        for (index, quotation) in document.quotations.iter().enumerate() {
            let attributed = &attribution.quotations[article][index];
            if attributed.kind == QuotationKind::Scare {
                continue;
            }
            let (mut words, mut printed, mut content) = (Vec::new(), Vec::new(), Vec::new());
            let mut letters = (String::new(), vec![0]);
            // What somebody else said inside it is that other's utterance.
            let nested: Vec<Span> = document.quotations[index + 1..]
                .iter()
                .take_while(|q| q.span.start < quotation.span.end)
                .filter(|q| q.within == Some(index as u32) && document.tokens_in(q.span).len() > SHORT)
                .map(|q| q.span)
                .collect();
            let own = |token: &Token| !nested.iter().any(|n| n.contains(token.span));
            for token in quotation.parts.iter().flat_map(|&part| document.tokens_in(part)).map(|i| document.tokens[i]).filter(own) {
                if token.kind != Kind::Punctuation && words.len() < MAX_WORDS {
                    let norm = document.lexicon.norm(token);
                    let (head, tail) = spoken(norm);
                    printed.push(number(norm));
                    words.push(number(head));
                    content.push(!document.lexicon.class(token).has(Classes::STOP));
                    if let Some(tail) = tail {
                        words.push(number(tail));
                        content.push(false);
                    }
                    letters.0.push_str(norm);
                    letters.1.push(letters.0.len());
                }
            }
            let mut context = Vec::new();
            if words.len() <= SHORT
                && let Some(here) = document.sentence_at(quotation.span.start)
            {
                let own = document.tokens_in(quotation.span);
                let from = (document.sentences[here.saturating_sub(1)].tokens.start as usize).max(own.start.saturating_sub(AROUND));
                let around = (from..(document.sentences[here].tokens.end as usize).min(own.end + AROUND)).map(|t| document.tokens[t]);
                let outside = around.filter(|t| t.kind != Kind::Punctuation && !quotation.span.contains(t.span) && !document.lexicon.class(*t).has(Classes::STOP));
                context = outside.map(|t| number(document.lexicon.key(t))).collect();
                context.sort_unstable();
                context.dedup();
            }
            let speaker = attributed.speaker.as_ref().ok().and_then(|s| s.entity);
            let sure = attributed.speaker.as_ref().is_ok_and(|s| {
                let named = s.entity.is_some_and(|e| attribution.entities[e as usize].kind != EntityKind::Role);
                named && s.is_plain()
            });
            let role = speaker.map(|e| &attribution.entities[e as usize]).filter(|e| e.kind == EntityKind::Role);
            let gender = match (&attributed.speaker, role) {
                (Ok(s), _) if !s.is_plain() => Gender::Unknown,
                (_, Some(role)) => gender_of_role(&role.name),
                _ => speaker.map_or(Gender::Unknown, |e| attribution.entities[e as usize].gender),
            };
            let role: Vec<u32> = role.map_or_else(Vec::new, |e| e.name.to_lowercase().split([' ', '\'', '’']).map(&mut number).collect());
            let stopped = |before: usize| document.tokens_in(document.quotations[before].span).next_back().is_some_and(|t| matches!(document.print(t), "." | "!" | "?"));
            let follows = quotation.continues.and_then(|before| (first..items.len()).rev().take(4).find(|&i| items[i].quotation == before && items[i].speaker == speaker));
            let carries_on = follows.filter(|&before| !stopped(items[before].quotation as usize));
            items.push(Item { article: article as u32, quotation: index as u32, words, printed, content, speaker, sure, gender, whole: attributed.kind == QuotationKind::Speech, letters, follows, carries_on, role, context });
        }
    }
    items
}

/// "One woman at the back", "a spokesman".
fn gender_of_role(name: &str) -> Gender {
    // With a capital it may be a "German", which says nothing.
    let mut told = name.split(|c: char| !c.is_alphabetic()).filter(|w| w.starts_with(char::is_lowercase)).map(man_or_woman).filter(|&gender| gender != Gender::Unknown);
    told.next().filter(|&first| told.all(|gender| gender == first)).unwrap_or_default()
}

/// The groups of items that are one utterance, each in order; groups of one are left out.
#[inline(never)]
fn group(items: &[Item], order: &[usize]) -> Vec<Vec<usize>> {
    let mut partition = Partition::new(items.len());
    // The same words again and again in one article are one item for all further work.
    let mut copies: FxHashMap<(u32, &[u32], Option<u32>), usize> = FxHashMap::default();
    let (mut firsts, mut copied): (Vec<usize>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    for (i, item) in order.iter().map(|&i| (i, &items[i])) {
        let first = *copies.entry((item.article, &item.words, item.speaker)).or_insert(i);
        if first == i || item.words.len() <= SHORT && item.speaker.is_none() {
            firsts.push(i);
        } else {
            copied.push((first, i));
        }
    }
    let pairs = candidates(items, &firsts);
    let same = cores::each(&pairs, &mut (), |_, &(a, b)| same(&items[a], &items[b]));
    copied.extend(pairs.iter().zip(same).filter(|(_, same)| *same).map(|(&pair, _)| pair));
    copied.iter().for_each(|&(a, b)| partition.join(a, b));
    // Where one article gives the words to two, they were said twice: nobody took them from one and gave them to the other.
    let twice = said_twice(items, &mut partition);
    if twice.contains(&true) {
        let of: Vec<usize> = (0..items.len()).map(|i| partition.find(i)).collect();
        partition = Partition::new(items.len());
        let stays = |&&(a, b): &&(usize, usize)| !twice[of[a]] || !differ(&items[a], &items[b]);
        copied.iter().filter(stays).for_each(|&(a, b)| partition.join(a, b));
    }
    // "“Not once,” he said, “did anybody ask.”": a piece too small to be found belongs to the utterance of what it goes with, where
    // some outlet has both in one.
    let of: Vec<usize> = (0..items.len()).map(|i| partition.find(i)).collect();
    let mut joined: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    order.iter().for_each(|&i| joined[of[i]].push(i));
    for (i, before) in items.iter().enumerate().filter_map(|(i, item)| Some((i, item.carries_on?))) {
        for (piece, rest) in [(before, i), (i, before)] {
            let piece_words = &items[piece].words;
            let holds = |&m: &usize| items[m].article != items[i].article && !piece_words.is_empty() && items[m].words.windows(piece_words.len()).any(|w| w == piece_words);
            // Or has the words on both sides of the interruption in a row: it goes on as far as it goes.
            let [left, right] = [&items[before].words, &items[i].words];
            let seam = [&left[left.len().saturating_sub(SEAM)..], &right[..right.len().min(SEAM)]].concat();
            let goes_on = |&m: &usize| items[m].article != items[i].article && seam.len() == 2 * SEAM && items[m].words.windows(seam.len()).any(|w| w == seam);
            if of[piece] != of[rest] && joined[of[rest]].iter().take(MAX_SHARED).any(|m| holds(m) || goes_on(m)) {
                partition.join(piece, rest);
            }
        }
    }
    let mut groups = partition.groups();
    groups.retain(|members| members.len() > 1);
    groups
}

/// Only those who are named are surely two.
fn differ(a: &Item, b: &Item) -> bool {
    a.sure && b.sure && a.speaker.is_some() && b.speaker.is_some() && a.speaker != b.speaker
}

/// By group: whether two of its members stand in one article, surely said by two.
fn said_twice(items: &[Item], partition: &mut Partition) -> Vec<bool> {
    let mut twice = vec![false; items.len()];
    let mut said: FxHashMap<(usize, u32), usize> = FxHashMap::default();
    for (i, item) in items.iter().enumerate().filter(|(_, item)| item.sure && item.speaker.is_some()) {
        let group = partition.find(i);
        let first = *said.entry((group, item.article)).or_insert(i);
        twice[group] |= differ(&items[first], item);
    }
    twice
}

/// Pairs of items that share three words in a row, or where a short one could stand in a longer one.
fn candidates(items: &[Item], firsts: &[usize]) -> Vec<(usize, usize)> {
    let mut index: FxHashMap<&[u32], Vec<usize>> = FxHashMap::default();
    let mut words: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (i, item) in firsts.iter().map(|&i| (i, &items[i])) {
        for (at, shingle) in item.words.windows(SHINGLE).enumerate() {
            // Where all words are little ones, whole remarks are still found by their beginnings.
            if at == 0 || item.content[at..at + SHINGLE].iter().any(|&c| c) {
                push(index.entry(shingle).or_default(), i);
            }
        }
        for (&word, _) in item.words.iter().zip(&item.content).filter(|(_, c)| **c) {
            push(words.entry(word).or_default(), i);
        }
    }
    let mut pairs = Vec::new();
    for list in index.values().filter(|list| list.len() <= MAX_SHARED) {
        for (at, &b) in list.iter().enumerate() {
            pairs.extend(list[..at].iter().map(|&a| (a, b)));
        }
    }
    // A shingle can also be too frequent because one remark is in very many articles: its neighbours in the list are enough,
    // since the groups join over them.
    for list in index.values().filter(|list| list.len() > MAX_SHARED) {
        pairs.extend(list.windows(2).map(|w| (w[0], w[1])));
    }
    for (i, item) in firsts.iter().map(|&i| (i, &items[i])).filter(|(_, item)| item.words.len() <= SHORT) {
        // The rarest word of a fragment finds where it could come from.
        let rarest = item.words.iter().filter_map(|w| words.get(w)).min_by_key(|list| list.len());
        // One that stands in a thousand others leads to hardly any of them.
        let most = if rarest.is_some_and(|list| list.len() > 1000) { MAX_SHARED / 8 } else { MAX_SHARED };
        pairs.extend(rarest.into_iter().flatten().take(most).filter(|&&other| other != i).map(|&other| (i.min(other), i.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn push(list: &mut Vec<usize>, item: usize) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}

/// Whether two quotations are the same speech, in either order: little words of one language carry meaning in another.
fn same(a: &Item, b: &Item) -> bool {
    let (short, long) = if (a.words.len(), &a.letters.0, &a.content) <= (b.words.len(), &b.letters.0, &b.content) { (a, b) } else { (b, a) };
    if short.words.is_empty() {
        return false;
    }
    // "The council" and "Skerrow's council" may well be one.
    let role = !a.role.is_empty() && !b.role.is_empty() && (a.role.ends_with(&b.role) || b.role.ends_with(&a.role));
    let agree = a.speaker.is_some() && a.speaker == b.speaker || role;
    let differ = differ(a, b);
    let contained = long.words.windows(short.words.len()).any(|w| w == short.words);
    let content = short.content.iter().filter(|&&c| c).count();
    let equal = short.words == long.words;
    if short.words.len() <= SHORT {
        // One to three words are said by many: the same speaker, or the same matter around them, and a word that carries meaning.
        let whole = equal && short.whole && long.whole && short.words.len() == SHORT;
        let context = equal && content > 0 && shared(&short.context, &long.context) >= CONTEXT;
        return contained && content > 0 && (agree || !differ && (context || short.words.len() == SHORT && (content >= 2 || whole)));
    }
    if equal && (!differ || content >= 2 || short.words.len() > SAYING) {
        return true;
    }
    // A few words that two use are no remark that went from one to the other.
    if differ && short.words.len() < LONG_RUN - 1 {
        return false;
    }
    // How many words can match at most tells of most pairs, without aligning them, that too few do.
    let needed = if differ { 90 } else if agree { 60 } else { 75 };
    let most = short.words.iter().filter(|word| long.words.contains(word)).count();
    if most < LONG_RUN && most * 100 < short.words.len() * needed {
        return false;
    }
    let pairs = align(&short.words, &long.words);
    let run = longest_run(&pairs);
    let matched = pairs.len();
    let weighty = pairs.iter().filter(|&&(i, _)| short.content[i]).count();
    if differ && weighty * 100 < content * 90 {
        return false;
    }
    if run >= LONG_RUN && weighty >= 3 {
        return true;
    }
    // A whole remark of little words in which one was dropped or changed ("We are not doing this because …").
    if agree && short.words.len() >= LONG_RUN - 1 && matched * 100 >= short.words.len() * 85 && run >= SHINGLE {
        return true;
    }
    // Other words said by another person are another utterance, unless nearly all are the same.
    let enough = matched * 100 >= short.words.len() * needed && weighty * 100 >= content * needed.min(80) && weighty >= 2;
    // The matched words stand close together in the longer one: a cut may be long, but a scatter of words is chance.
    let spread = pairs.last().map_or(0, |l| l.1) - pairs.first().map_or(0, |f| f.1) + 1;
    enough && run >= 3.min(short.words.len()) && (spread <= matched * 3 + 20 || run >= 5)
}

/// The longest common subsequence of two word sequences, as pairs of indices, preferring unbroken runs.
pub(crate) fn align(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    // Each cell: the best score of the rest, in which a pair that goes on a run counts one more than one that stands alone; and the
    // length of the run that begins here.
    let mut cells = vec![(0u32, 0u32); (a.len() + 1) * width];
    for (i, &word) in a.iter().enumerate().rev() {
        let (above, below) = cells.split_at_mut((i + 1) * width);
        let (row, below) = (&mut above[i * width..], &below[..width]);
        for (j, &other) in b.iter().enumerate().rev() {
            let skip = row[j + 1].0.max(below[j].0);
            let (score, run) = below[j + 1];
            let here = score + 2 + u32::from(run > 0);
            row[j] = if word == other && here >= skip { (here, run + 1) } else { (skip, 0) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        let at = i * width + j;
        if cells[at].1 > 0 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if cells[at + 1].0 >= cells[at + width].0 {
            j += 1;
        } else {
            i += 1;
        }
    }
    pairs
}

/// How many numbers two sorted lists share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|word| b.binary_search(word).is_ok()).count()
}

fn longest_run(pairs: &[(usize, usize)]) -> usize {
    let (mut best, mut run) = (usize::from(!pairs.is_empty()), 1);
    for w in pairs.windows(2) {
        run = if w[1].0 == w[0].0 + 1 && w[1].1 == w[0].1 + 1 { run + 1 } else { 1 };
        best = best.max(run);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The oracle: the length of the longest common subsequence, by the textbook.
    fn naive(a: &[u32], b: &[u32]) -> usize {
        match (a, b) {
            ([], _) | (_, []) => 0,
            ([x, rest_a @ ..], [y, rest_b @ ..]) if x == y => 1 + naive(rest_a, rest_b),
            ([_, rest_a @ ..], [_, rest_b @ ..]) => naive(rest_a, b).max(naive(a, rest_b)),
        }
    }

    proptest! {
        #[test]
        fn pairs_are_a_common_subsequence_nearly_as_long_as_the_longest(a in proptest::collection::vec(0u32..4, 0..9), b in proptest::collection::vec(0u32..4, 0..9)) {
            let pairs = align(&a, &b);
            prop_assert!(pairs.iter().all(|&(i, j)| a[i] == b[j]));
            prop_assert!(pairs.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
            // Runs are preferred, so that a few single words may be given up for one.
            let longest = naive(&a, &b);
            prop_assert!(pairs.len() <= longest && pairs.len() * 3 >= longest * 2);
        }
    }
}
