//! Bodies that one account names and another does not: "the council" is "Skerrow's council" where the accounts know no other.

use super::entities::{Entities, role_key};
use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::Classes;

/// A body as the accounts name it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Body {
    /// By a name of its own: "Lunnet Timber Company".
    Named(u32),
    /// By a place: the plain form of the role, and the phrase without article.
    Of { place: String, key: String, name: String },
}

/// Which bodies each account names, with the noun that they share in lower case: few of each.
#[derive(Default)]
pub struct Bodies(Vec<Vec<(String, Body)>>);

impl Bodies {
    pub fn of(documents: &[&Document], entities: &Entities) -> Bodies {
        let read = |(article, document): (usize, &&Document)| if document.lang.full { bodies(document, entities, &entities.of[article]) } else { Vec::new() };
        Bodies(documents.iter().enumerate().map(read).collect())
    }

    /// The body that a noun alone stands for in an article: the only one that it names so, else the only one of all articles.
    pub fn meant(&self, article: usize, noun: &str) -> Option<&Body> {
        let named = |at: usize| self.0[at].iter().filter(|(known, _)| known == noun).map(|(_, body)| body);
        let all = || (0..self.0.len()).flat_map(named);
        let chosen = named(article).next().or_else(|| all().next())?;
        let own = named(article).next().is_some();
        let alone = if own { named(article).all(|body| chosen.is(body)) } else { all().all(|body| chosen.is(body)) };
        // The shortest phrase, whichever article comes first.
        all().filter(|body| alone && chosen.is(body)).min_by_key(|body| body.rank())
    }
}

impl Body {
    fn is(&self, other: &Body) -> bool {
        match (self, other) {
            (Body::Of { place: a, .. }, Body::Of { place: b, .. }) => a == b,
            _ => self == other,
        }
    }

    fn rank(&self) -> (usize, &str) {
        match self {
            Body::Named(_) => (0, ""),
            Body::Of { name, .. } => (name.len(), name),
        }
    }
}

/// The bodies that an article names, by their noun in lower case.
fn bodies(document: &Document, entities: &Entities, of_mention: &[u32]) -> Vec<(String, Body)> {
    let mut found = Vec::new();
    let noun = |at: usize| document.lexicon.class(document.tokens[at]).has(Classes::ORGANISATION);
    let kind = |mention: usize| entities.list[of_mention[mention] as usize].kind;
    for at in (0..document.tokens.len()).filter(|&at| noun(at)) {
        let mut add = |body: Body| {
            // A thousand times the same is once.
            if !found.iter().any(|(noun, known)| noun == document.norm(at) && *known == body) {
                found.push((document.norm(at).to_string(), body));
            }
        };
        // The mention that a token stands in.
        let mention = |token: usize| {
            let at = document.mentions.partition_point(|m| m.tokens.end as usize <= token);
            document.mentions.get(at).filter(|m| m.tokens.start as usize <= token).map(|_| at)
        };
        if !document.print(at).starts_with(char::is_lowercase) {
            if let Some(named) = mention(at).filter(|&m| document.mentions[m].tokens.end as usize == at + 1 && document.mentions[m].tokens.len() > 1 && kind(m) == EntityKind::Organisation) {
                add(Body::Named(of_mention[named]));
            }
            continue;
        }
        if at + 1 < document.tokens.len() && noun(at + 1) {
            continue;
        }
        // "Skerrow's council", "Skerrow police", "the council of Skerrow".
        let capital = |token: &usize| document.print(*token).starts_with(char::is_uppercase);
        let possessive = |token: &usize| document.lexicon.form(document.tokens[*token]).possessive;
        let before = at.checked_sub(1).filter(capital).filter(|b| possessive(b) || mention(*b).is_some());
        let behind = Some(at + 2).filter(|&b| b < document.tokens.len() && document.norm(b - 1) == "of").filter(capital);
        let Some(place) = before.or(behind) else { continue };
        let name = mention(place);
        let printed = name.map_or(document.tokens[place].span, |m| document.mentions[m].span).of(document.text());
        let printed = printed.strip_suffix("'s").or(printed.strip_suffix("’s")).unwrap_or(printed);
        // A state has many bodies that are called alike, and "the government" is that of the readers.
        if name.is_some_and(|m| kind(m) == EntityKind::Person) || document.lang.state_words.contains_key(printed) {
            continue;
        }
        let first = name.map_or(document.tokens[place].span, |m| document.mentions[m].span);
        let span = first.cover(document.tokens[place].span).cover(document.tokens[at].span);
        add(Body::Of { place: printed.to_lowercase(), key: role_key(document, span), name: span.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ") });
    }
    found
}
