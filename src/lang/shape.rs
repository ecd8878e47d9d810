//! The languages that are read by shape: their little words, calendar and abbreviations, and nothing to judge with.

use std::sync::OnceLock;

use super::parse::{File, Malformed, load};
use super::{Classes, Language, Stop};

macro_rules! folder {
    ($tag:literal) => {
        (
            $tag,
            include_str!(concat!($tag, "/words.txt")),
            include_str!(concat!($tag, "/abbreviations.txt")),
            include_str!(concat!($tag, "/furniture.txt")),
        )
    };
}

/// Languages with a folder: tag, words, abbreviations, furniture.
const FOLDERS: [(&str, &str, &str, &str); 9] =
    [folder!("de"), folder!("fr"), folder!("es"), folder!("it"), folder!("pt"), folder!("nl"), folder!("pl"), folder!("ru"), folder!("uk")];

/// All languages that are read by shape, read when one of them is asked for.
fn all() -> &'static [Language] {
    static ALL: OnceLock<Vec<Language>> = OnceLock::new();
    ALL.get_or_init(|| read().expect("a test reads the files"))
}

fn read() -> Result<Vec<Language>, Malformed> {
    let mut all = Vec::new();
    for (tag, words, abbreviations, furniture) in FOLDERS {
        let mut language = Language { tag, ..Language::default() };
        language.read_words(&load(tag, words)?)?;
        language.read_abbreviations(&load(tag, abbreviations)?)?;
        language.read_furniture(&load(tag, furniture)?)?;
        all.push(language);
    }
    let others = load("others", include_str!("others.txt"))?;
    for tag in others.sections() {
        all.push(other(&others, tag)?);
    }
    Ok(all)
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
