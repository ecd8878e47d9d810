//! Bodies that one account names and another does not: "the council" is "Skerrow's council" where the accounts know no other.

use rustc_hash::FxHashMap;

use super::entities::{Entities, role_key};
use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::Classes;
use crate::span::one_line;

/// A body as the accounts name it.
#[derive(Clone)]
pub enum Body {
    /// By a name of its own: "Lunnet Timber Company".
    Named(u32),
    /// By a place: the plain form of the role, place first, and the phrase as printed.
    Of { key: String, name: String },
}

impl Body {
    fn is(&self, other: &Body) -> bool {
        match (self, other) {
            (Body::Named(a), Body::Named(b)) => a == b,
            (Body::Of { key: a, .. }, Body::Of { key: b, .. }) => a == b,
            _ => false,
        }
    }

    fn name(&self) -> (usize, &str) {
        match self {
            Body::Named(_) => (0, ""),
            Body::Of { name, .. } => (name.len(), name),
        }
    }
}

/// What a noun alone stands for, in lower case: the one body that is called so, nothing where there are several.
#[derive(Default)]
struct Known(FxHashMap<String, Option<Body>>);

impl Known {
    fn add(&mut self, noun: &str, body: Option<&Body>) {
        match self.0.get_mut(noun) {
            Some(known) => match (&*known, body) {
                // The shortest phrase names it, whichever comes first.
                (Some(one), Some(body)) if one.is(body) => {
                    if body.name() < one.name() {
                        *known = Some(body.clone());
                    }
                }
                _ => *known = None,
            },
            None => drop(self.0.insert(noun.to_string(), body.cloned())),
        }
    }
}

/// Which bodies each account names, and which all of them.
pub struct Bodies {
    own: Vec<Known>,
    all: Known,
}

impl Bodies {
    pub fn of(documents: &[&Document], entities: &Entities) -> Bodies {
        let own: Vec<Known> = documents.iter().zip(&entities.of).map(|(document, of_mention)| if document.lang.full { known(document, entities, of_mention) } else { Known::default() }).collect();
        let mut all = Known::default();
        own.iter().flat_map(|known| &known.0).for_each(|(noun, body)| all.add(noun, body.as_ref()));
        Bodies { own, all }
    }

    /// The body that a noun alone stands for in an article: the only one that it names so, else the only one of all articles.
    pub fn meant(&self, article: usize, noun: &str) -> Option<&Body> {
        self.own[article].0.get(noun).or_else(|| self.all.0.get(noun))?.as_ref()
    }
}

fn known(document: &Document, entities: &Entities, of_mention: &[u32]) -> Known {
    let mut known = Known::default();
    let noun = |at: usize| at < document.tokens.len() && document.lexicon.class(document.tokens[at]).has(Classes::ORGANISATION);
    for at in (0..document.tokens.len()).filter(|&at| noun(at)) {
        let body = if !document.print(at).starts_with(char::is_lowercase) {
            named(document, entities, of_mention, at)
        } else if !noun(at + 1) {
            of_place(document, entities, of_mention, at)
        } else {
            None
        };
        if let Some(body) = body {
            known.add(document.norm(at), Some(&body));
        }
    }
    known
}

/// "Lunnet Timber Company": a name whose last word is the noun.
fn named(document: &Document, entities: &Entities, of_mention: &[u32], noun: usize) -> Option<Body> {
    let mention = document.mention_at(noun)?;
    let tokens = &document.mentions[mention].tokens;
    let entity = of_mention[mention];
    (tokens.end as usize == noun + 1 && tokens.len() > 1 && entities.list[entity as usize].kind == EntityKind::Organisation).then_some(Body::Named(entity))
}

/// "Skerrow's council", "Skerrow police", "the council of Skerrow". A state has many bodies that are called alike, and "the
/// government" is that of the readers.
fn of_place(document: &Document, entities: &Entities, of_mention: &[u32], noun: usize) -> Option<Body> {
    let capital = |token: &usize| document.print(*token).starts_with(char::is_uppercase);
    let possessive = |token: &usize| document.lexicon.form(document.tokens[*token]).possessive;
    let before = noun.checked_sub(1).filter(capital).filter(|token| possessive(token) || document.mention_at(*token).is_some());
    let behind = Some(noun + 2).filter(|&token| token < document.tokens.len() && document.norm(token - 1) == "of").filter(capital);
    let place = before.or(behind)?;
    let mention = document.mention_at(place);
    let span = mention.map_or(document.tokens[place].span, |m| document.mentions[m].span);
    let person = mention.is_some_and(|m| entities.list[of_mention[m] as usize].kind == EntityKind::Person);
    let printed = span.of(document.text());
    let bare = printed.strip_suffix("'s").or(printed.strip_suffix("’s")).unwrap_or(printed);
    if person || document.lang.state_words.contains_key(bare) {
        return None;
    }
    let phrase = span.cover(document.tokens[place].span).cover(document.tokens[noun].span);
    Some(Body::Of {
        key: format!("{} {}", role_key(document, span), document.norm(noun)),
        name: one_line(phrase.of(document.text())),
    })
}
