//! Nouns that only a person is, by their endings.

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
