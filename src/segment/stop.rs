//! A full stop behind a word: the end of a sentence, of an abbreviation, or of both.

use super::mark::{First, Marks, Next};
use crate::lang::{Classes, Language, Stop};

/// No abbreviation is longer, in bytes.
const LONGEST: usize = 24;

/// The word before a full stop.
pub struct Before<'a> {
    /// Letters, figures, and the stops, hyphens and apostrophes between them; empty where a mark or a bracket stands there.
    pub word: &'a str,
    /// The sentence up to the word.
    lead: &'a str,
}

impl<'a> Before<'a> {
    pub fn read(text: &'a str, start: usize, stop: usize) -> Before<'a> {
        let sentence = &text[start..stop];
        let word = sentence.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’' | 'ª' | 'º' | '°' | '\u{300}'..='\u{36f}'));
        let (lead, word) = (word, &sentence[word.len()..]);
        let word = word.trim_start_matches(['.', '-', '\'', '’']);
        let word = if word.ends_with(['\'', '’']) { "" } else { word };
        Before { word, lead }
    }

    /// Whether the sentence ends here, before a capital or a figure.
    pub fn ends(&self, marks: &Marks<'_>, next: Next<'_>, bracketed: bool) -> bool {
        let (word, lang) = (self.word, marks.lang);
        let digit = next.first == First::Digit;
        let first = !self.lead.contains(char::is_alphanumeric);
        let one = word.chars().count() == 1;
        if word.bytes().all(|b| b.is_ascii_digit()) {
            // "1. The first point": the number of an item is no sentence.
            return !(first && word.len() <= 3) && !(marks.ordinals() && word.len() <= 2 && self.is_ordinal(lang, next));
        }
        if first && one {
            return false;
        }
        let lower = if word.len() <= LONGEST { word.to_lowercase() } else { String::new() };
        // "l'Ing.", "dell’Avv.": the article goes before.
        let lower = match lower.rsplit_once(['\'', '’']) {
            Some((article, word)) if article.len() <= 4 && !lang.full => word.to_string(),
            _ => lower,
        };
        if let Some(&stop) = lang.abbreviations.get(lower.as_str()) {
            return self.abbreviation_ends(lang, &lower, stop, next);
        }
        if one {
            return !digit && self.letter_ends(lang, next);
        }
        if word.contains('.') && word.split('.').all(|part| part.trim_start_matches('-').chars().count() == 1) {
            return !digit && (begins_sentence(lang, next.text) || next.opened);
        }
        if !bracketed && without_vowel(word, lang) {
            return !digit && begins_sentence(lang, next.text);
        }
        true
    }

    /// "am 3. März", "im 19. Jahrhundert".
    fn is_ordinal(&self, lang: &Language, next: Next<'_>) -> bool {
        if next.opened || next.first != First::Upper {
            return false;
        }
        let month = lang.months.contains_key(word_of(next.text).to_lowercase().as_str());
        // "vom 1. bis 3. Jahrhundert", "1.-3. Jahrhundert": another ordinal leads too.
        let before = self.lead.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or_default();
        let ordinal = before.len() <= 2 && before.bytes().all(|b| b.is_ascii_digit()) && !before.is_empty();
        month || ordinal && !begins_sentence(lang, next.text) || lang.class(&before.to_lowercase()).has(Classes::BEFORE_ORDINAL) && !begins_sentence(lang, next.text)
    }

    /// A single letter: an initial, or an abbreviation such as "z. B.".
    fn letter_ends(&self, lang: &Language, next: Next<'_>) -> bool {
        let before_lower = self.lead.trim_end().rsplit(char::is_whitespace).next().is_some_and(|w| w.starts_with(char::is_lowercase));
        self.word == "I" && lang.tag == "en" && before_lower || begins_sentence(lang, next.text)
    }

    fn abbreviation_ends(&self, lang: &Language, lower: &str, stop: Stop, next: Next<'_>) -> bool {
        let number = next.first == First::Digit;
        // Titles are mostly written with a capital; without one the word may be no title.
        let upper = self.word.starts_with(char::is_uppercase);
        match stop {
            Stop::BeforeName | Stop::State if !upper && lang.full => true,
            Stop::BeforeName if upper => false,
            Stop::Inside => false,
            Stop::BeforeNumber => !number,
            Stop::Either if matches!(lower, "a.m" | "p.m") && lang.full => {
                let word = word_of(next.text);
                let zone = (2..=4).contains(&word.len()) && word.chars().all(char::is_uppercase);
                let day = lang.class(&word.to_lowercase()).has(Classes::WEEKDAY.or(Classes::MONTH));
                !number && !zone && !day && !self.is_time_alone(lang)
            }
            Stop::Either if lower == "etc" => true,
            Stop::BeforeName | Stop::Either | Stop::State => !number && (begins_sentence(lang, next.text) || next.opened),
        }
    }

    /// "At 5 a.m. Mr Reed left": a preposition and a time are no sentence.
    fn is_time_alone(&self, lang: &Language) -> bool {
        let mut words = self.lead.split_whitespace();
        let lead = words.next().is_some_and(|w| {
            let class = lang.class(&w.to_lowercase());
            class.has(Classes::STOP) && !class.has(Classes::AUXILIARY.or(Classes::FIRST_PERSON)) && !w.contains(['\'', '’'])
        });
        lead && words.next().is_none_or(|w| w.starts_with(|c: char| c.is_ascii_digit())) && words.next().is_none()
    }
}

/// The word that a text begins with.
fn word_of(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-')).next().unwrap_or_default()
}

/// A capitalised word that is no name: an article, a pronoun, a preposition, a conjunction.
fn begins_sentence(lang: &Language, text: &str) -> bool {
    let word = word_of(text);
    // "J. A. Reed": the next initial is no article.
    if word.chars().count() == 1 && text[word.len()..].starts_with('.') || word.len() > LONGEST {
        return false;
    }
    if lang.full && matches!(word, "May" | "Will" | "US") {
        return false;
    }
    let lower = word.to_lowercase();
    let head = lower.split(['\'', '’']).next().unwrap_or_default();
    lang.class(&lower).has(Classes::STOP) || head.len() < lower.len() && lang.class(head).has(Classes::STOP)
}

/// Two to four consonants and no vowel, not all capitals: an abbreviation, in languages whose words have vowels.
fn without_vowel(word: &str, lang: &Language) -> bool {
    const VOWELS: &str = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœąęėįųūıаеёиоуыэюяіїєўәөүұąįųÿ";
    // Slavic languages of the south and west have words such as "prst" and "krk".
    !matches!(lang.tag, "cs" | "sk" | "sl" | "hr" | "sr" | "mk" | "")
        && (2..=4).contains(&word.chars().count())
        && word.chars().all(|c| c.is_alphabetic() && (c.is_lowercase() || c.is_uppercase()))
        && !word.chars().skip(1).any(char::is_uppercase)
        && !word.to_lowercase().chars().any(|c| VOWELS.contains(c))
}
