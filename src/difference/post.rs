//! What a person is said to be: foreign minister in one account, defence minister in another. Accounts choose what they tell of
//! somebody, so that this is never a conflict.

use super::{Difference, Found, Reading, context};
use crate::attribution::entities::apposition;
use crate::comparison::{DifferenceKind, EntityKind, Level, Value};
use crate::document::Document;
use crate::lang::Classes;
use crate::span::Span;

/// A post in an account: its words, the last of which says what it is.
struct Post<'a> {
    document: &'a Document,
    article: u32,
    span: Span,
    words: Vec<usize>,
}

#[inline(never)]
pub fn differences(found: &Found, all: &mut Vec<Difference>) {
    // By entity: the posts that articles give, in the order of the text.
    let mut posts: Vec<Vec<Post>> = found.attribution.entities.iter().map(|_| Vec::new()).collect();
    for (article, document) in found.documents.iter().enumerate().filter(|(_, document)| document.lang.full) {
        for (mention, &entity) in document.mentions.iter().zip(&found.attribution.of_mention[article]) {
            if found.attribution.entities[entity as usize].kind == EntityKind::Person {
                let given = [mention.role, apposition(document, mention)].into_iter().flatten();
                posts[entity as usize].extend(given.filter_map(|span| Post::of(document, article as u32, span)));
            }
        }
    }
    for (entity, posts) in posts.iter().enumerate() {
        for story in found.stories.iter().filter(|story| story.len() > 1) {
            let own: Vec<&Post> = posts.iter().filter(|post| story.contains(&post.article)).collect();
            // Of each account the first, where no other of its own agrees with one of the other account.
            let of = |article: u32| own.iter().filter(move |post| post.article == article);
            let differs = |a: u32, b: u32| of(a).next().is_some() && of(b).next().is_some() && of(a).all(|x| of(b).all(|y| apart(x, y)));
            let firsts: Vec<&&Post> = story.iter().filter_map(|&article| of(article).next()).collect();
            if !firsts.iter().enumerate().any(|(i, x)| firsts[..i].iter().any(|y| differs(x.article, y.article))) {
                continue;
            }
            let reading = |post: &&&Post| Reading { article: post.article, sentence: found.sentence_of(post.article as usize, post.span.start), span: post.span, value: Value::None };
            let about = found.attribution.entities[entity].name.clone();
            all.push(Difference { level: Level::Variant, kind: DifferenceKind::Naming, rank: 210, passage: None, about, text: String::new(), readings: firsts.iter().map(reading).collect(), silent: Vec::new() });
        }
    }
}

impl<'a> Post<'a> {
    fn of(document: &'a Document, article: u32, span: Span) -> Option<Post<'a>> {
        // A state, a party or a body whose post it is stands before it as often as not.
        let own = |i: &usize| document.carries(*i) && !document.lexicon.form(document.tokens[*i]).possessive && !document.lang.state_words.contains_key(document.print(*i));
        let words: Vec<usize> = document.tokens_in(span).filter(own).collect();
        let class = |i: usize| document.lexicon.class(document.tokens[i]);
        let post = words.last().is_some_and(|&i| class(i).has(Classes::ROLE));
        post.then_some(Post { document, article, span, words })
    }

    fn class(&self, word: usize) -> Classes {
        self.document.lexicon.class(self.document.tokens[word])
    }
}

/// Whether two posts are two: the same one of two fields ("foreign minister", "defence minister"), or one that is lessened here
/// alone ("deputy mayor"). Whether "foreman" and "supervisor" are one nobody can tell from the words.
fn apart(x: &Post, y: &Post) -> bool {
    let (&last_x, &last_y) = (x.words.last().expect("a post has words"), y.words.last().expect("a post has words"));
    if !context::same(x.document, last_x, y.document, last_y) {
        return false;
    }
    let lacks = |own: &Post, other: &Post| -> Vec<usize> {
        own.words.iter().copied().filter(|&i| !other.words.iter().any(|&j| context::same(own.document, i, other.document, j))).collect()
    };
    let (only_x, only_y) = (lacks(x, y), lacks(y, x));
    let lessens = |own: &Post, only: &[usize]| only.iter().any(|&i| matches!(own.document.norm(i), "deputy" | "vice" | "acting" | "interim" | "assistant" | "former" | "ex" | "outgoing" | "designate"));
    // Names of parties, towns and bodies are no fields; "Foreign Minister" has capitals throughout, and is made of common words.
    let capital = |own: &Post, i: usize| own.document.lexicon.form(own.document.tokens[i]).capital;
    let first = |own: &Post, i: usize| own.document.sentence_at(own.document.tokens[i].span.start).is_some_and(|s| own.document.sentences[s].tokens.start as usize == i);
    let common = |own: &Post, i: usize| own.document.lang.rarity.contains_key(own.document.norm(i)) && own.words.last().is_some_and(|&post| capital(own, post));
    let plain = |own: &Post, i: usize| !capital(own, i) || first(own, i) || common(own, i);
    let field = |own: &Post, only: &[usize]| only.iter().all(|&i| plain(own, i)) && only.iter().any(|&i| !own.class(i).has(Classes::ROLE));
    lessens(x, &only_x) != lessens(y, &only_y) || field(x, &only_x) && field(y, &only_y)
}
