//! Language knowledge: text files, one folder a language, read strictly.
//!
//! A file is sections (`[name]`) of lines; `#` starts a comment line. A line that does not have the shape its file asks
//! for is an error that names file and line, and a test reads every file, so that no entry is ever skipped in silence.
//!
//! English is the language with all judgements. Of some others the little words, the calendar, the abbreviations, what
//! makes a value and what tells a speaker are known, and everything else works by shape and by the texts alone, as it does for a language of which nothing is known.

mod detect;
mod parse;
mod pattern;
mod senses;
mod shape;
mod speech;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

pub use detect::detect;
pub use pattern::{Pattern, Patterns};
pub use senses::Senses;
pub use shape::{Beside, unmarked};
pub use speech::Speech;
use parse::{File, load};

/// Closed word classes, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(u32);

macro_rules! classes {
    ($($name:ident = $bit:literal, $section:literal;)*) => {
        impl Classes {
            $(pub const $name: Classes = Classes(1 << $bit);)*
            const SECTIONS: &'static [(&'static str, Classes)] = &[$(($section, Classes::$name)),*];
        }
    };
}

classes! {
    STOP = 0, "stop";
    NEGATION = 1, "negation";
    MODAL = 2, "modal";
    AUXILIARY = 3, "auxiliary";
    PRONOUN_MALE = 4, "pronoun-male";
    PRONOUN_FEMALE = 5, "pronoun-female";
    PRONOUN_PLURAL = 6, "pronoun-plural";
    FIRST_PERSON = 7, "first-person";
    CONJUNCTION = 8, "conjunction";
    HONORIFIC = 9, "honorific";
    HONORIFIC_MALE = 10, "honorific-male";
    HONORIFIC_FEMALE = 11, "honorific-female";
    ROLE = 12, "role";
    ROLE_PLURAL = 13, "role-plural";
    ORGANISATION = 14, "organisation";
    PLACE = 15, "place";
    PLACE_BEFORE = 16, "place-before";
    GIVEN_MALE = 17, "given-male";
    GIVEN_FEMALE = 18, "given-female";
    ARTICLE = 19, "article";
    WEEKDAY = 20, "weekday";
    MONTH = 21, "month";
    OPENER = 22, "opener";
    SPEECH_NOUN = 23, "speech-noun";
    HEAD_OF_STATE = 24, "head-of-state";
    BEFORE_ORDINAL = 25, "before-ordinal";
    POSSESSIVE = 26, "possessive";
    RELATIVE = 27, "relative";
    PREPOSITION = 28, "preposition";
    SUBORDINATOR = 29, "subordinator";
    DAY_PART = 30, "day-part";
    TIME = 31, "time";
}

impl Classes {
    pub const NONE: Classes = Classes(0);

    pub fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    pub fn only(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }

    pub fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }
}

/// How the full stop of an abbreviation behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    BeforeName,
    BeforeNumber,
    Inside,
    Either,
    State,
}

impl Stop {
    /// The kind that a file calls so.
    fn named(name: &str) -> Option<Stop> {
        Some(match name {
            "before-name" => Stop::BeforeName,
            "before-number" => Stop::BeforeNumber,
            "inside" => Stop::Inside,
            "either" => Stop::Either,
            "state" => Stop::State,
            _ => return None,
        })
    }
}

/// How strongly a verb says that its subject spoke.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verb {
    Thought,
    Naming,
    Speech,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberWord {
    /// A plain number below 100.
    Number(i64),
    Scale(i64),
    Ordinal(i64),
    /// "dozens": at least this many.
    Many(i64),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitWord {
    /// Seconds.
    Duration(i64),
    /// Millimetres.
    Distance(i64),
}

/// A state as an atlas lists it, in lower case.
#[derive(Debug)]
pub struct State {
    pub name: &'static str,
    pub adjective: Option<&'static str>,
    pub people: Option<&'static str>,
    pub capital: Option<&'static str>,
    pub others: Vec<&'static str>,
}

/// A word keeps at least this many letters when its ending is cut off.
const BARE: usize = 4;

/// What is known of one language.
#[derive(Default, Debug)]
pub struct Language {
    /// The first subtag; empty where nothing is known of the language.
    pub tag: &'static str,
    /// Whether everything is judged, statements too.
    pub full: bool,
    pub classes: FxHashMap<&'static str, Classes>,
    pub abbreviations: FxHashMap<&'static str, Stop>,
    pub verbs: FxHashMap<&'static str, Verb>,
    pub numbers: FxHashMap<&'static str, NumberWord>,
    pub scales: FxHashMap<&'static str, i64>,
    pub units: FxHashMap<&'static str, UnitWord>,
    pub currencies: FxHashMap<&'static str, &'static str>,
    pub percents: Vec<Vec<&'static str>>,
    /// Phrases that bound an amount, as words: about, at least, at most.
    pub about: Vec<Vec<&'static str>>,
    pub at_least: Vec<Vec<&'static str>>,
    pub at_most: Vec<Vec<&'static str>>,
    /// Words before a time of day that say that it is told roughly.
    pub near: Vec<&'static str>,
    pub senses: Senses,
    pub months: FxHashMap<&'static str, u8>,
    pub weekdays: FxHashMap<&'static str, u8>,
    pub spelling: FxHashMap<&'static str, &'static str>,
    pub names: FxHashMap<&'static str, &'static str>,
    pub endings: Vec<(&'static str, &'static str, usize)>,
    pub irregular: FxHashMap<&'static str, &'static str>,
    /// Endings that tell the forms of a word apart, in the normal form of tokens, the longest first; English has a rule of its own.
    pub inflections: Vec<&'static str>,
    /// How seldom the most frequent words are, in thousandths of a bit; every other word is rarer.
    pub rarity: FxHashMap<&'static str, u32>,
    pub furniture: Patterns,
    pub captions: Vec<Pattern>,
    /// Lines that stand where an article was cut off.
    pub cut_off: Vec<Pattern>,
    pub states: Vec<State>,
    /// The capitals of states; those of one word also by their common spelling in lower case.
    pub capitals: FxHashSet<String>,
    /// A word or phrase that means a state or its people, to the index in `states`.
    pub state_words: FxHashMap<&'static str, usize>,
    /// Letters that hardly another language of the script has.
    letters: Vec<char>,
    /// Where values are read by shape.
    pub beside: Option<Beside>,
    /// Where speakers are found by shape.
    pub speech: Option<Speech>,
}

impl Language {
    /// Whether nouns have a capital, which then tells of no name.
    pub fn capital_nouns(&self) -> bool {
        self.tag == "de"
    }

    /// The language for a BCP 47 tag: its first subtag decides.
    pub fn of(tag: &str) -> &'static Language {
        static ENGLISH: OnceLock<Language> = OnceLock::new();
        let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match first.as_str() {
            "en" => ENGLISH.get_or_init(|| Language::english().expect("the files of English are read by a test")),
            // One name for two written norms.
            "nb" | "nn" => shape::find("no").unwrap_or(Language::plain()),
            first => shape::find(first).unwrap_or(Language::plain()),
        }
    }

    /// A language of which no words are known.
    pub fn plain() -> &'static Language {
        static PLAIN: OnceLock<Language> = OnceLock::new();
        PLAIN.get_or_init(Language::default)
    }

    /// A word in normal form without the longest ending of the language that leaves enough of it (a light stemmer, Savoy 2006).
    pub fn uninflected<'a>(&self, norm: &'a str) -> &'a str {
        without_ending(norm, &self.inflections, BARE).unwrap_or(norm)
    }

    pub fn class(&self, word: &str) -> Classes {
        self.classes.get(word).copied().unwrap_or_default()
    }

    fn english() -> Result<Language, parse::Malformed> {
        let mut en = Language { tag: "en", full: true, ..Language::default() };
        en.read_words(&load("en/words", include_str!("en/words.txt"))?)?;
        en.read_abbreviations(&load("en/abbreviations", include_str!("en/abbreviations.txt"))?)?;
        en.read_verbs(&load("en/verbs", include_str!("en/verbs.txt"))?)?;
        shape::read_values(&mut en, &load("en/numbers", include_str!("en/numbers.txt"))?)?;
        en.read_spelling(&load("en/spelling", include_str!("en/spelling.txt"))?)?;
        en.senses = Senses::read(&load("en/senses", include_str!("en/senses.txt"))?)?;
        let irregular = load("en/irregular", include_str!("en/irregular.txt"))?;
        for line in irregular.lines("")? {
            let (base, forms) = line.split_once(' ').ok_or_else(|| irregular.malformed("", line))?;
            en.irregular.extend(forms.split(' ').map(|form| (form, base)));
        }
        let rarity = load("en/rarity", include_str!("en/rarity.txt"))?;
        for section in rarity.sections() {
            let bits = section.parse().map_err(|_| rarity.malformed(section, section))?;
            en.rarity.extend(rarity.words(section)?.into_iter().map(|word| (word, bits)));
        }
        en.read_furniture(&load("en/furniture", include_str!("en/furniture.txt"))?)?;
        let captions = load("en/caption", include_str!("en/caption.txt"))?;
        en.captions = captions.lines("")?.into_iter().map(Pattern::new).collect();
        en.read_places(&load("en/places", include_str!("en/places.txt"))?)?;
        Ok(en)
    }

    fn read_words(&mut self, file: &File) -> Result<(), parse::Malformed> {
        for section in file.sections() {
            if section == "ending" {
                self.inflections = file.words(section)?;
                continue;
            }
            let class = Classes::SECTIONS.iter().find(|(name, _)| *name == section);
            for (at, word) in file.words(section)?.into_iter().enumerate() {
                if let Some((_, class)) = class {
                    let known = self.classes.entry(word).or_default();
                    *known = known.or(*class);
                }
                match section {
                    "weekday" => drop(self.weekdays.insert(word, at as u8 + 1)),
                    "month" | "month-short" => drop(self.months.insert(word, at as u8 + 1)),
                    "month-short-other" => drop(self.months.insert(word, 9)),
                    _ if class.is_some() => {}
                    _ => return Err(file.malformed(section, word)),
                }
            }
        }
        Ok(())
    }

    fn read_furniture(&mut self, file: &File) -> Result<(), parse::Malformed> {
        for section in file.sections() {
            let lines = file.lines(section)?.into_iter();
            match section {
                "cut-off" => self.cut_off.extend(lines.map(Pattern::new)),
                reason => lines.for_each(|line| self.furniture.add(reason, line)),
            }
        }
        Ok(())
    }

    fn read_abbreviations(&mut self, file: &File) -> Result<(), parse::Malformed> {
        for section in file.sections() {
            let stop = Stop::named(section).ok_or_else(|| file.malformed(section, section))?;
            for word in file.words(section)? {
                self.abbreviations.entry(word).or_insert(stop);
            }
        }
        Ok(())
    }

    fn read_verbs(&mut self, file: &File) -> Result<(), parse::Malformed> {
        for section in file.sections() {
            let verb = match section {
                "speech" => Verb::Speech,
                "naming" => Verb::Naming,
                "thought" => Verb::Thought,
                _ => return Err(file.malformed(section, section)),
            };
            for line in file.lines(section)? {
                let forms: Vec<&'static str> = line.split(' ').collect();
                if forms.len() != 5 {
                    return Err(file.malformed(section, line));
                }
                for form in forms {
                    self.verbs.entry(form).or_insert(verb);
                }
            }
        }
        Ok(())
    }

    fn read_spelling(&mut self, file: &File) -> Result<(), parse::Malformed> {
        for line in file.lines("ending")? {
            match line.split(' ').collect::<Vec<_>>()[..] {
                [from, to, least] => {
                    let least = least.parse().map_err(|_| file.malformed("ending", line))?;
                    self.endings.push((from, to, least));
                }
                _ => return Err(file.malformed("ending", line)),
            }
        }
        self.spelling.extend(file.words("keep")?.into_iter().map(|word| (word, word)));
        self.spelling.extend(file.pairs("word")?);
        self.names.extend(file.pairs("name")?);
        Ok(())
    }

    fn read_places(&mut self, file: &File) -> Result<(), parse::Malformed> {
        for line in file.lines("")? {
            let fields: Vec<&'static str> = line.split(" | ").collect();
            if !(4..=5).contains(&fields.len()) {
                return Err(file.malformed("", line));
            }
            let some = |field: &'static str| (field != "-").then_some(field);
            let state = State {
                name: fields[0],
                adjective: some(fields[1]),
                people: some(fields[2]),
                capital: some(fields[3]),
                others: fields.get(4).map(|list| list.split(", ").collect()).unwrap_or_default(),
            };
            if let Some(capital) = state.capital {
                let lower = capital.to_lowercase();
                self.capitals.insert(self.names.get(lower.as_str()).map_or(lower, |common| common.to_string()));
                self.capitals.insert(capital.to_string());
            }
            let index = self.states.len();
            let own = [Some(state.name), state.adjective, state.people];
            self.state_words.extend(own.into_iter().flatten().chain(state.others.iter().copied()).map(|w| (w, index)));
            self.states.push(state);
        }
        Ok(())
    }
}

/// A word without the first of some endings that leaves at least so many letters.
fn without_ending<'a>(word: &'a str, endings: &[&str], least: usize) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().nth(least - 1).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_read_whole() {
        let en = Language::english().unwrap();
        assert_eq!(en.months["sept"], 9);
        assert_eq!(en.months["jun"], 6);
        assert_eq!(en.weekdays["sunday"], 7);
        assert_eq!(en.verbs["saying"], Verb::Speech);
        assert!(en.class("not").has(Classes::NEGATION) && en.class("not").has(Classes::STOP));
        assert_eq!(en.states[en.state_words["U.S."]].name, "United States");
    }
}
