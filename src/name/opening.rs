//! A name of one word that opens its sentence and stands nowhere else in the text, known by what it does there.

use super::Reader;
use crate::lang::{Classes, Verb};
use crate::token::Kind;

/// What is said of a name between two commas is at most this many tokens long.
const ASIDE: usize = 24;

impl Reader<'_> {
    /// At the start of a sentence: a word that no list knows, which says something: "Skyport said", "Skyport, the owner, said",
    /// "Skyport: “…". A plural may be anybody ("Campaigners said").
    pub(super) fn speaks(&self, at: usize) -> bool {
        if at + 3 >= self.document.tokens.len() {
            return false;
        }
        let form = self.document.lexicon.form(self.document.tokens[at]);
        let norm = self.document.norm(at);
        let common = form.verb.is_some() || form.classes.has(Classes::OPENER.or(Classes::ROLE).or(Classes::ROLE_PLURAL).or(Classes::ORGANISATION)) || self.document.lang.rarity.contains_key(norm);
        // "Northgas, which", but "campaigners said".
        let plural = norm.ends_with('s') && !(self.print(at + 1) == "," && matches!(self.document.norm(at + 2), "which" | "a" | "an"));
        if common || plural || norm.len() < 3 || norm.ends_with("ing") || norm.ends_with("ly") || norm.ends_with("ed") {
            return false;
        }
        let said = |i: usize| {
            let verb = self.document.tokens.get(i).map(|&t| self.document.lexicon.form(t)).filter(|f| f.verb == Some(Verb::Speech) && !f.capital);
            verb.is_some() && (self.document.norm(i).ends_with('s') || self.document.norm(i).ends_with("ed") || self.document.lang.irregular.contains_key(self.document.norm(i)))
        };
        let aside = || {
            let opens = self.print(at + 1) == "," && self.class(at + 2).has(Classes::ARTICLE.or(Classes::RELATIVE));
            opens && (at + 3..self.document.tokens.len().min(at + ASIDE)).find(|&i| self.document.tokens[i].kind == Kind::Punctuation).is_some_and(|i| self.print(i) == "," && said(i + 1))
        };
        let quotes = || self.print(at + 1) == ":" && matches!(self.print(at + 2), "“" | "\"" | "‘");
        said(at + 1) || aside() || quotes()
    }
}
