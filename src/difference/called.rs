//! What outlets call one thing in their own words: a halt or a pause, a war or a conflict, gunmen or rebels. The choice tells
//! something of its own, so that it is shown, but two words are no disagreement.
//!
//! Words are of one thing where two sentences have one each beside the same other word, which is rare in both articles where no
//! link joins the two, and neither article uses the other's word anywhere.

use super::{Difference, Found, Reading, context, value};
use crate::comparison::{DifferenceKind, Level, Value};
use crate::document::Document;
use crate::sort;
use crate::token::Token;

/// What stands within so many tokens of both words is what they say it of.
const REACH: usize = 6;
/// What more sentences use than this is what a story is about all through.
const MOST: usize = 200;
const RANK: u32 = 190;

/// A word that outlets choose among others.
#[derive(Clone, Copy)]
struct Use {
    article: u32,
    sentence: u32,
    token: usize,
    family: u16,
}

#[inline(never)]
pub fn differences(found: &Found, all: &mut Vec<Difference>) {
    for story in found.stories.iter().filter(|story| story.len() > 1) {
        let mut uses: Vec<(u16, Use)> = Vec::new();
        let sentences = story.iter().flat_map(|&article| found.first[article as usize]..found.first[article as usize + 1]);
        for sentence in found.settled(sentences) {
            let (article, local) = found.local(sentence);
            let document = found.documents[article];
            for token in document.sentences[local].tokens.clone().map(|t| t as usize) {
                if let Some((line, family)) = document.lexicon.form(document.tokens[token]).called
                    && own(document, token)
                {
                    uses.push((line, Use { article: article as u32, sentence, token, family }));
                }
            }
        }
        // By line of words for one thing; inside of it in an order that does not depend on how the articles were given.
        sort::by_key(&mut uses, |(line, _)| *line);
        for own in uses.chunk_by(|x, y| x.0 == y.0).filter(|own| own.len() <= MOST) {
            difference(found, &own.iter().map(|(_, u)| *u).collect::<Vec<_>>(), all);
        }
    }
}

/// Whether a word is the outlet's own, and no part of a name.
fn own(document: &Document, token: usize) -> bool {
    let Token { span, form, .. } = document.tokens[token];
    let opens = document.sentence_at(span.start).is_some_and(|s| document.sentences[s].tokens.start as usize == token);
    let after = document.quotations.partition_point(|q| q.span.start <= span.start);
    // A nested quotation lies in one of those right before it.
    (opens || !document.lexicon.forms()[form as usize].capital) && document.mention_at(token).is_none() && !document.quotations[..after].iter().rev().take(4).any(|q| q.span.end > span.start)
}

fn difference(found: &Found, uses: &[Use], all: &mut Vec<Difference>) {
    let has = |article: u32, family: u16| uses.iter().any(|u| u.article == article && u.family == family);
    let near = |u: &Use| {
        let (article, local) = found.local(u.sentence);
        let tokens = &found.documents[article].sentences[local].tokens;
        context::around(found.documents[article], &(u.token..u.token + 1), &(tokens.start as usize..tokens.end as usize), REACH)
    };
    let near: Vec<Vec<usize>> = uses.iter().map(near).collect();
    let mut told: Vec<usize> = Vec::new();
    let mut about = None;
    for (i, x) in uses.iter().enumerate() {
        for (j, y) in uses.iter().enumerate().skip(i + 1) {
            let one = found.passage_of[x.sentence as usize];
            let linked = one.is_some() && one == found.passage_of[y.sentence as usize] || (found.score)(x.sentence, y.sentence) > 0;
            if x.family == y.family || x.article == y.article || has(x.article, y.family) || has(y.article, x.family) {
                continue;
            }
            let [a, b] = [x, y].map(|u| found.documents[u.article as usize]);
            let rare = |u: &Use, document: &Document, at: usize| found.own[u.article as usize].rare[document.lexicon.form(document.tokens[at]).key as usize] && value::is_plain(document, at);
            let beside = |s: usize| near[j].iter().any(|&t| context::same(a, s, b, t) && (linked || rare(x, a, s) && rare(y, b, t)));
            let shared = near[i].iter().copied().find(|&s| beside(s));
            if let Some(shared) = shared {
                about.get_or_insert_with(|| a.print(shared).to_string());
                told.extend([i, j]);
            }
        }
    }
    let Some(about) = about else { return };
    told.sort_unstable();
    // Each article once for each of its words, where it stands first.
    let mut readings: Vec<Reading> = Vec::new();
    let mut seen: Vec<(u32, u16)> = Vec::new();
    for u in told.into_iter().map(|i| uses[i]) {
        if !seen.contains(&(u.article, u.family)) {
            seen.push((u.article, u.family));
            let span = found.documents[u.article as usize].tokens[u.token].span;
            readings.push(Reading { article: u.article, sentence: Some(u.sentence), span, value: Value::None });
        }
    }
    // What is told as another word in an otherwise equal sentence is not told twice.
    let told = |r: &Reading| all.iter().any(|d| d.kind == DifferenceKind::Wording && d.readings.iter().any(|k| k.article == r.article && k.span.overlaps(r.span)));
    if readings.iter().all(told) {
        return;
    }
    all.push(Difference { level: Level::Variant, kind: DifferenceKind::Naming, rank: RANK, passage: None, about, text: String::new(), readings, silent: Vec::new() });
}
