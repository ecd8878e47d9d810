//! What words mean beside one another: words for one thing, what one implies, and what cannot both be true.

use rustc_hash::{FxHashMap, FxHashSet};

use super::parse::{File, Malformed};
use crate::comparison::DifferenceKind;

#[derive(Default, Debug)]
pub struct Senses {
    /// A word, and the number of the line of words for the same thing that it stands in.
    pub same: FxHashMap<&'static str, u16>,
    /// A word that outlets choose among others for one thing: the number of its line, and of the forms of one word in it.
    pub called: FxHashMap<&'static str, (u16, u16)>,
    /// A word, and the line that it comes under where the other side says that there was none.
    pub implies: FxHashMap<&'static str, u16>,
    /// Words that say that what follows is not so.
    pub denials: FxHashSet<&'static str>,
    /// Verbs that deny the infinitive that follows them.
    pub refusals: FxHashSet<&'static str>,
    /// What has a size: "a crew of 28".
    pub groups: FxHashSet<&'static str>,
    /// Who people may be, where they are counted.
    pub people: FxHashSet<&'static str>,
    /// What an amount of money may be: "sales", "profit".
    pub measures: FxHashSet<&'static str>,
    /// Words that make an amount that of several things together.
    pub totals: FxHashSet<&'static str>,
    /// Verbs that give what follows to the name before them.
    pub owning: FxHashSet<&'static str>,
    /// What is done to people and to nothing else.
    pub people_done: FxHashSet<&'static str>,
    /// How people get to a hospital.
    pub taken: FxHashSet<&'static str>,
    /// Some of those who may be counted.
    pub some_people: FxHashSet<&'static str>,
    /// Verbs of what somebody wants, and of what somebody offers.
    pub wishes: FxHashSet<&'static str>,
    pub offers: FxHashSet<&'static str>,
    /// Who gives figures of their own.
    pub sources: FxHashSet<&'static str>,
    /// Words that put an event at another time than the one that is told.
    pub earlier: FxHashSet<&'static str>,
    /// What stands in a town: "arena".
    pub houses: FxHashSet<&'static str>,
    /// A given name, and the number of the line of its forms.
    nicknames: FxHashMap<&'static str, u16>,
    /// A word, and the pairs of opposites it stands in, each with its side.
    pub opposites: FxHashMap<&'static str, Vec<(u16, bool)>>,
    /// The first words of those of them that are two words.
    opening: FxHashSet<&'static str>,
    /// Words of which one holds where another does not: what they differ in, the line, and the place in it.
    pub contrasts: FxHashMap<&'static str, (DifferenceKind, u16, u16)>,
}

impl Senses {
    pub fn read(file: &File) -> Result<Senses, Malformed> {
        let mut senses = Senses::default();
        for (line, words) in file.lines("same")?.into_iter().enumerate() {
            for word in words.split(' ') {
                if senses.same.insert(word, line as u16).is_some() {
                    return Err(file.malformed("same", word));
                }
            }
        }
        for (number, line) in file.lines("called")?.into_iter().enumerate() {
            for (family, words) in line.split(" | ").enumerate() {
                senses.called.extend(words.split(' ').map(|word| (word, (number as u16, family as u16))));
            }
        }
        let set = |section| Ok(file.words(section)?.into_iter().collect());
        (senses.denials, senses.refusals, senses.groups, senses.houses) = (set("denial")?, set("refusal")?, set("group")?, set("house")?);
        (senses.measures, senses.totals, senses.owning) = (set("measure")?, set("total")?, set("owning")?);
        (senses.some_people, senses.people_done, senses.taken) = (set("some-people")?, set("people-done")?, set("taken")?);
        senses.earlier = set("earlier")?;
        (senses.people, senses.wishes, senses.offers, senses.sources) = (set("people")?, set("wish")?, set("offer")?, set("source")?);
        for (line, words) in file.lines("nickname")?.into_iter().enumerate() {
            senses.nicknames.extend(words.split(' ').map(|word| (word, line as u16)));
        }
        for (word, under) in file.pairs("implies")? {
            let line = *senses.same.get(under).ok_or_else(|| file.malformed("implies", under))?;
            senses.implies.insert(word, line);
        }
        for (number, line) in file.lines("opposite")?.into_iter().enumerate() {
            let (left, right) = line.split_once(" | ").ok_or_else(|| file.malformed("opposite", line))?;
            for (side, words) in [(false, left), (true, right)] {
                for word in words.split(' ') {
                    senses.opposites.entry(word).or_default().push((number as u16, side));
                    senses.opening.extend(word.split_once('_').map(|(first, _)| first));
                }
            }
        }
        for (number, line) in file.lines("contrast")?.into_iter().enumerate() {
            let (kind, words) = line.split_once(' ').ok_or_else(|| file.malformed("contrast", line))?;
            let kind = match kind {
                "place" => DifferenceKind::Place,
                "date" => DifferenceKind::Date,
                "negation" => DifferenceKind::Negation,
                "name" => DifferenceKind::Name,
                _ => return Err(file.malformed("contrast", line)),
            };
            senses.contrasts.extend(words.split(' ').enumerate().map(|(at, word)| (word, (kind, number as u16, at as u16))));
        }
        Ok(senses)
    }

    /// Whether two words stand for one thing.
    pub fn one_thing(&self, a: &str, b: &str) -> bool {
        self.same.get(a).is_some_and(|line| self.same.get(b) == Some(line))
    }

    /// Whether two given names are forms of one.
    pub fn one_given_name(&self, a: &str, b: &str) -> bool {
        self.nicknames.get(a).is_some_and(|line| self.nicknames.get(b) == Some(line))
    }

    /// The word at a place, or it and the next one, as it stands among the opposites, and how many words that is.
    pub fn opposing(&self, word: &str, next: &str) -> Option<(&'static str, usize)> {
        let phrase = || self.opposites.get_key_value(format!("{word}_{next}").as_str()).map(|(&known, _)| (known, 2));
        self.opening.contains(word).then(phrase).flatten().or_else(|| self.opposites.get_key_value(word).map(|(&known, _)| (known, 1)))
    }

    /// Whether two words mean opposite things.
    pub fn opposite(&self, a: &str, b: &str) -> bool {
        let (Some(a), Some(b)) = (self.opposites.get(a), self.opposites.get(b)) else { return false };
        a.iter().any(|(line, side)| b.contains(&(*line, !side)))
    }
}
