//! What tells that a noun is a person, and a woman or a man: endings, the pronouns of the sentence.

use super::Mention;
use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::Classes;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

/// "Electrician", "geologist": what somebody works as.
pub fn is_trade(noun: &str) -> bool {
    noun.len() > 6 && (noun.ends_with("ician") || noun.ends_with("ist") && !noun.ends_with("sist"))
}

/// A man or a woman: "spokesman", "chairwoman". Of a noun in small letters.
pub fn man_or_woman(noun: &str) -> Gender {
    match noun {
        "man" => Gender::Male,
        "woman" => Gender::Female,
        // "Human" is neither.
        _ if noun.len() < 6 => Gender::Unknown,
        _ if noun.ends_with("woman") => Gender::Female,
        _ if noun.ends_with("man") => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// "Torvald Reed shouted, and he was led out": a sentence with one person and no role tells that one's gender by its pronouns.
pub fn by_pronouns(document: &Document, mentions: &mut [Mention]) {
    let class = |i: usize| document.lexicon.class(document.tokens[i]);
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        if mention.kind != EntityKind::Person || mention.tokens.len() < 2 || mention.gender != Gender::Unknown {
            continue;
        }
        let Some(sentence) = document.sentence_at(mention.span.start).map(|s| &document.sentences[s]) else { continue };
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let near = at.checked_sub(1).into_iter().chain([at + 1]).filter_map(|i| mentions.get(i));
        let alone = near.filter(|m| tokens.contains(&(m.tokens.start as usize))).count() == 0 && !tokens.clone().any(|i| class(i).has(Classes::ROLE) && !mention.tokens.contains(&(i as u32)));
        let mut told = tokens.filter(|&i| i >= mention.tokens.end as usize).map(|i| match document.norm(i) {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => Gender::Unknown,
        });
        let told = told.find(|gender| *gender != Gender::Unknown).filter(|_| alone);
        mentions[at].gender = told.unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_their_endings() {
        for (noun, gender) in [("man", Gender::Male), ("woman", Gender::Female), ("spokesman", Gender::Male), ("chairwoman", Gender::Female), ("human", Gender::Unknown), ("aide", Gender::Unknown)] {
            assert_eq!(man_or_woman(noun), gender, "{noun}");
        }
        assert!(is_trade("electrician") && is_trade("geologist") && !is_trade("consist") && !is_trade("list"));
    }
}
