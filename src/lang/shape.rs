//! The languages that are read by shape: their little words, calendar, abbreviations, values and what tells a speaker, and nothing
//! to judge statements with.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::parse::{File, Malformed, load};
use super::{Classes, Language, NumberWord, Stop, UnitWord};

/// What stands beside the values of a language that is read by shape.
#[derive(Default, Debug)]
pub struct Beside {
    /// Words behind a time of day and nothing else: "Uhr".
    pub clock: Vec<&'static str>,
    /// Words behind a time of day or a length of time: "heures".
    pub hour: Vec<&'static str>,
    /// Words before a time of day, and others.
    pub at: Vec<&'static str>,
    /// Words for people of any kind.
    pub person: Vec<&'static str>,
    /// Between a large number and what it counts: "deux millions de tonnes".
    pub of: Vec<&'static str>,
    /// Between the two ends of a range.
    pub to: Vec<&'static str>,
    /// What follows the number and its hyphen in an age of one word, without endings: "34-jährige".
    pub aged: Vec<&'static str>,
    /// Words behind a number of years that make it an age, without endings: "34 Jahre alt".
    pub old: Vec<&'static str>,
    /// Words before an hour that has no word behind it: "alle 21".
    pub hours: Vec<&'static str>,
    /// Parts of the day that are written in one word with a weekday: "Dienstagabend".
    pub day_endings: Vec<&'static str>,
}

macro_rules! folder {
    ($tag:literal) => {
        (
            $tag,
            include_str!(concat!($tag, "/words.txt")),
            include_str!(concat!($tag, "/abbreviations.txt")),
            include_str!(concat!($tag, "/furniture.txt")),
            include_str!(concat!($tag, "/values.txt")),
            include_str!(concat!($tag, "/speech.txt")),
        )
    };
}

/// Languages with a folder: tag, words, abbreviations, furniture, values, speech.
const FOLDERS: [(&str, &str, &str, &str, &str, &str); 9] =
    [folder!("de"), folder!("fr"), folder!("es"), folder!("it"), folder!("pt"), folder!("nl"), folder!("pl"), folder!("ru"), folder!("uk")];

/// All languages that are read by shape, read when one of them is asked for.
fn all() -> &'static [Language] {
    static ALL: OnceLock<Vec<Language>> = OnceLock::new();
    ALL.get_or_init(|| read().expect("a test reads the files"))
}

fn read() -> Result<Vec<Language>, Malformed> {
    let mut all = Vec::new();
    for (tag, words, abbreviations, furniture, values, speech) in FOLDERS {
        let mut language = Language { tag, ..Language::default() };
        language.read_words(&load(tag, words)?)?;
        language.read_abbreviations(&load(tag, abbreviations)?)?;
        language.read_furniture(&load(tag, furniture)?)?;
        read_values(&mut language, &load(tag, values)?)?;
        language.read_speech(&load(tag, speech)?)?;
        all.push(language);
    }
    let others = load("others", include_str!("others.txt"))?;
    for tag in others.sections() {
        all.push(other(&others, tag)?);
    }
    Ok(all)
}

/// The words of a section in the normal form of tokens.
pub fn words<T: FromIterator<&'static str>>(file: &File, section: &str) -> Result<T, Malformed> {
    Ok(file.words(section)?.into_iter().map(normal).collect())
}

/// The lines of a section, each as its words in the normal form of tokens.
pub fn phrases(file: &File, section: &str) -> Result<Vec<Vec<&'static str>>, Malformed> {
    Ok(file.lines(section)?.into_iter().map(|line| line.split(' ').map(normal).collect()).collect())
}

/// Number words, units, and what stands beside a value, all in the normal form that tokens have.
pub fn read_values(language: &mut Language, file: &File) -> Result<(), Malformed> {
    let mut beside = Beside::default();
    for section in file.sections() {
        let phrases = || phrases(file, section);
        let words = || words(file, section);
        let numbers = || file.numbers(section);
        match section {
            "number" => language.numbers.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), NumberWord::Number(n)))),
            "scale" => language.numbers.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), NumberWord::Scale(n)))),
            "ordinal" => language.numbers.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), NumberWord::Ordinal(n)))),
            "scale-short" => language.scales.extend(numbers()?),
            "many" => language.numbers.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), NumberWord::Many(n)))),
            "duration" => language.units.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), UnitWord::Duration(n)))),
            "distance" => language.units.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), UnitWord::Distance(n)))),
            "weekday-form" => language.weekdays.extend(numbers()?.into_iter().map(|(w, n)| (normal(w), n as u8))),
            "currency" => language.currencies.extend(file.pairs(section)?.into_iter().map(|(w, code)| (normal(w), code))),
            "percent" => language.percents = phrases()?,
            "about" => language.about = phrases()?,
            "at-least" => language.at_least = phrases()?,
            "at-most" => language.at_most = phrases()?,
            "near" => language.near = words()?,
            "clock" => beside.clock = words()?,
            "hour" => beside.hour = words()?,
            "at" => beside.at = words()?,
            "person" => beside.person = words()?,
            "of" => beside.of = words()?,
            "to" => beside.to = words()?,
            "aged" => beside.aged = words()?,
            "old" => beside.old = words()?,
            "hours" => beside.hours = words()?,
            "day-ending" => beside.day_endings = words()?,
            _ => return Err(file.malformed(section, section)),
        }
    }
    // English has a grammar of its values, and needs no more than the words.
    if language.full {
        return Ok(());
    }
    language.percents.push(vec!["%"]);
    let signs = Language::of("en").currencies.iter().filter(|(sign, _)| !sign.chars().all(char::is_alphabetic));
    language.currencies.extend(signs.map(|(sign, code)| (*sign, *code)));
    // The calendar's words are printed with marks, and compared without.
    for names in [&mut language.months, &mut language.weekdays] {
        let plain: Vec<_> = names.iter().map(|(word, n)| (normal(word), *n)).collect();
        names.extend(plain);
    }
    language.beside = Some(beside);
    Ok(())
}

/// A letter of the Latin script without its mark.
pub fn unmarked(c: char) -> Option<char> {
    const FROM: &str = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķĺļľłñńņňòóôõöøōőŕřśşšșţťțùúûüūůűųýÿźżžё";
    const TO: &str = "aaaaaaaaacccddeeeeeeeeggiiiiiiikllllnnnnoooooooorrsssstttuuuuuuuuyyzzzе";
    if c.is_ascii() {
        return None;
    }
    FROM.chars().position(|f| f == c).and_then(|at| TO.chars().nth(at))
}

/// The words that `normal` has made.
static MADE: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

/// A word in the normal form of tokens. The few that are not in it already are made once, whichever lists have them, and kept
/// as long as the lists.
pub fn normal(word: &'static str) -> &'static str {
    let plain = in_normal_form(word);
    if plain == word {
        return word;
    }
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.iter().find(|known| **known == plain).copied().unwrap_or_else(|| {
        made.push(plain.leak());
        made[made.len() - 1]
    })
}

/// The normal form of tokens.
pub fn in_normal_form(word: &str) -> String {
    word.chars().filter(|c| *c != '-').flat_map(|c| if c == 'ß' { vec!['s', 's'] } else { vec![unmarked(c).unwrap_or(c)] }).collect()
}

/// One section of `others.txt`: lines of a kind and its words.
fn other(file: &File, tag: &'static str) -> Result<Language, Malformed> {
    let mut language = Language { tag, ..Language::default() };
    for line in file.lines(tag)? {
        let (kind, words) = line.split_once(' ').ok_or_else(|| file.malformed(tag, line))?;
        for word in words.split(' ') {
            match (kind, Stop::named(kind)) {
                ("stop", _) => drop(language.classes.insert(word, Classes::STOP)),
                ("letters", _) => language.letters.extend(word.chars()),
                (_, Some(stop)) => drop(language.abbreviations.entry(word).or_insert(stop)),
                _ => return Err(file.malformed(tag, line)),
            }
        }
    }
    Ok(language)
}

/// The language of a first subtag, if anything is known of it.
pub fn find(tag: &str) -> Option<&'static Language> {
    all().iter().find(|language| language.tag == tag)
}

/// Every language that its little words can tell.
pub fn with_words() -> impl Iterator<Item = &'static Language> {
    all().iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_whole() {
        let all = read().unwrap();
        assert!(all.len() > 20);
        for (at, language) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|l| l.tag != language.tag), "{} stands twice", language.tag);
            assert!(language.class("2025") == Classes::NONE && language.classes.values().any(|c| c.has(Classes::STOP)), "{}", language.tag);
        }
        let de = find("de").unwrap();
        assert_eq!((de.months["märz"], de.months["okt"], de.weekdays["sonntag"]), (3, 10, 7));
        assert!(de.class("am").has(Classes::BEFORE_ORDINAL));
        assert_eq!(find("uk").unwrap().abbreviations["вул"], Stop::BeforeName);
        assert!(find("zz").is_none());
    }
}
