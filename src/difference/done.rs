//! What one seldom verb says was done, in sentences that no link joins: that none was, where another account counts them ("no
//! drones were intercepted", "intercepting 478 of 550").

use super::apart::tell;
use super::people::{at_home, plainly};
use super::value::{self, Given};
use super::{Difference, Found};
use crate::comparison::DifferenceKind;
use crate::document::Document;
use crate::lang::Classes;
use crate::quantity::is_year;
use crate::sort;
use crate::token::Kind;

/// So many accounts that say that none was are compared, in an order of their own.
const MOST: usize = 40;
/// A verb stands within so many tokens behind what it was done to.
const BEHIND: usize = 8;
/// And so many before it, behind "about" or "a total of".
const BEFORE: usize = 3;

/// "No drones were intercepted", and "478 were intercepted"; `given` holds the values of a story, in an order that does not depend
/// on how its articles were given.
#[inline(never)]
pub fn differences(found: &Found, given: &[Given], all: &mut Vec<Difference>) {
    let done = |g: &Given| {
        let (document, tokens) = (g.document, &g.document.sentences[found.local(g.sentence).1].tokens);
        let (start, end) = (g.quantity.tokens.start as usize, g.quantity.tokens.end as usize);
        // "478 of the 550": those are the whole.
        let whole = || (1..=2).filter_map(|back| start.checked_sub(back)).any(|at| document.norm(at) == "of");
        if g.quantity.kind != DifferenceKind::Number || is_year(document.norm(start)) || !g.is_none() && whole() {
            return None;
        }
        let before = || (start.saturating_sub(BEFORE).max(tokens.start as usize)..start).rev().take_while(|&i| document.tokens[i].kind != Kind::Punctuation).find(|&i| document.carries(i));
        let at = suffered(document, end, (end + BEHIND).min(tokens.end as usize)).or_else(|| before().filter(|_| !g.is_none()))?;
        // Killed and hurt are compared in `people`.
        verb(found, g.article, at).filter(|_| value::harm_line(document, at).is_none() && plainly(found, g))
    };
    let mut by_verb: Vec<(String, &Given)> = given.iter().filter(|g| g.document.lang.full).filter_map(|g| Some((done(g)?, g))).collect();
    sort::by(&mut by_verb, |a, b| a.0.cmp(&b.0));
    for own in by_verb.chunk_by(|a, b| a.0 == b.0).filter(|own| own.len() <= MOST) {
        let gives = |article: usize, none: bool| own.iter().any(|(_, g)| g.article == article && g.is_none() == none);
        for (_, none) in own.iter().filter(|(_, g)| g.is_none() && !gives(g.article, false)) {
            let one = |g: &&Given| g.quantity.span == none.quantity.span && g.article == none.article;
            let counts = |g: &&Given| !g.is_none() && !gives(g.article, true) && value::person(g) == value::person(none) && at_home(found, g, none);
            // In the order in which they were given, which is their own.
            let group: Vec<&Given> = own.iter().map(|(_, g)| *g).filter(|g| one(g) || counts(g)).collect();
            tell(value::difference(&group, None), all);
        }
    }
}

/// The verb of which something is the subject that suffers it: "were intercepted", "have been shot down".
#[inline(never)]
fn suffered(document: &Document, from: usize, to: usize) -> Option<usize> {
    let is = |at: usize| matches!(document.norm(at), "was" | "were" | "been" | "being" | "got");
    let stops = |at: usize| document.tokens[at].kind == Kind::Punctuation || document.lexicon.class(document.tokens[at]).has(Classes::RELATIVE.or(Classes::SUBORDINATOR));
    let auxiliary = (from..to).take_while(|&at| !stops(at)).find(|&at| is(at))?;
    (auxiliary + 1..to).find(|&at| !is(at) && !document.norm(at).ends_with("ly"))
}

/// How a verb compares, where it is seldom in the language and in its article.
#[inline(never)]
fn verb(found: &Found, article: usize, at: usize) -> Option<String> {
    let document = found.documents[article];
    let (token, lang) = (document.tokens[at], document.lang);
    let form = document.lexicon.form(token);
    let (norm, key) = (document.lexicon.string(form.norm), document.lexicon.string(form.key));
    let particle = document.tokens.get(at + 1).map(|next| document.lexicon.norm(*next)).filter(|next| matches!(*next, "up" | "down" | "out" | "off" | "in" | "away" | "over"));
    let class = document.lexicon.class(token);
    let said = form.verb.is_some() || class.has(Classes::ROLE.or(Classes::ROLE_PLURAL).or(Classes::AUXILIARY).or(Classes::MODAL));
    if token.kind != Kind::Word || !document.carries(at) || form.capital || form.number || said || !found.own[article].rare[form.key as usize] {
        return None;
    }
    let line = |word: &str| lang.senses.same.get(word).map(|line| format!("={line}"));
    if let Some(particle) = particle {
        return Some(line(&format!("{norm}-{particle}")).unwrap_or_else(|| format!("{key}-{particle}")));
    }
    let common = [norm, key].iter().any(|word| lang.rarity.contains_key(word));
    (!common).then(|| line(norm).unwrap_or_else(|| key.to_string()))
}
