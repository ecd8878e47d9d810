//! How a language that is read by shape tells who speaks: verbs with all their forms, frames, titles, endings.

use rustc_hash::{FxHashMap, FxHashSet};

use super::parse::{File, Malformed};
use super::shape::{self, normal};
use super::{Classes, Language, Verb, without_ending};

/// What tells a speaker beside the verbs and the closed classes, in the normal form of tokens.
#[derive(Default, Debug)]
pub struct Speech {
    /// Forms that say something only behind a helping verb: "gesagt".
    pub participles: FxHashSet<&'static str>,
    /// Verbs that say something only with one of these behind them: "teilte … mit".
    pub split: FxHashMap<&'static str, Vec<&'static str>>,
    /// What stands before a speaker in the place of a verb: "laut", "d'après"; and behind one.
    pub according: Vec<Vec<&'static str>>,
    pub according_after: Vec<&'static str>,
    /// What opens the clause that somebody is said to have said.
    pub that: FxHashSet<&'static str>,
    /// Articles of somebody not yet known.
    pub indefinite: FxHashSet<&'static str>,
    /// What joins a noun to the one before it: "de", "des".
    pub complement: FxHashSet<&'static str>,
    /// Whether a verb stands without a subject where it is known.
    pub dropped: bool,
    /// Whether dashes stand around speech.
    pub dialogue: bool,
    /// Whether two commas inside quotation marks set off who speaks.
    pub incise: bool,
    /// Endings of a verb in the past that tell a woman from a man.
    pub verb_female: Vec<&'static str>,
    pub verb_male: Vec<&'static str>,
    pub article_female: FxHashSet<&'static str>,
    pub article_male: FxHashSet<&'static str>,
    /// What makes the word for a woman of one for a man: "Sprecher", "Sprecherin".
    pub female_ending: Option<&'static str>,
    /// Roles, also as the last part of a longer word.
    pub role_endings: Vec<&'static str>,
    /// Where nouns have capitals: endings that no name has.
    pub noun_endings: Vec<&'static str>,
    /// What makes "only" of a "not": "nicht nur".
    pub only: FxHashSet<&'static str>,
    /// Where bare nouns are subjects: endings, as printed, of an adjective that a preposition governs.
    pub adjective_endings: Vec<&'static str>,
    /// And those that no noun has as a subject.
    pub oblique_endings: Vec<&'static str>,
    /// Endings that tell the cases of a name apart, the longer first.
    pub name_endings: Vec<&'static str>,
}

/// A name keeps at least this many letters when its endings are cut off.
const LEAST_NAME: usize = 3;

impl Speech {
    /// A name without the endings of its cases: "Петрова", "Петровым". A vowel of the stem may go too: "Мария", "Марией".
    pub fn stem<'a>(&self, name: &'a str) -> &'a str {
        let cut = |name: &'a str| without_ending(name, &self.name_endings, LEAST_NAME);
        let once = cut(name).unwrap_or(name);
        // One letter at most goes the second time.
        cut(once).filter(|rest| once[rest.len()..].chars().nth(1).is_none()).unwrap_or(once)
    }
}

impl Language {
    /// A word that is written together with a smaller one is of the classes of both: "l'ingénieure", "a-t-il".
    pub(crate) fn joined(&self, lower: &str, norm: &str) -> (Classes, Option<Verb>) {
        let Some(_) = self.speech else { return (Classes::NONE, None) };
        if let (Some((lead, word)), Some((_, plain))) = (lower.rsplit_once('\''), norm.rsplit_once('\'')) {
            let lead = lead.rsplit('\'').next().unwrap_or(lead);
            let own = self.class(word).or(self.class(lead));
            return (own.without(Classes::STOP), self.verbs.get(plain).copied());
        }
        let Some((head, tail)) = lower.split_once('-') else { return (Classes::NONE, None) };
        let at = norm.char_indices().nth(head.chars().count()).map_or(norm.len(), |(at, _)| at);
        let last = tail.rsplit('-').next().unwrap_or(tail);
        let pronoun = Classes::PRONOUN_MALE.or(Classes::PRONOUN_FEMALE).or(Classes::PRONOUN_PLURAL);
        let verb = self.verbs.get(&norm[..at]).copied();
        let helps = self.class(head).only(Classes::AUXILIARY);
        if verb.is_none() && helps == Classes::NONE {
            return (Classes::NONE, None);
        }
        (helps.or(self.class(last).only(pronoun)), verb)
    }

    pub(super) fn read_speech(&mut self, file: &File) -> Result<(), Malformed> {
        let mut speech = Speech::default();
        for section in file.sections() {
            let (set, words) = (|| shape::words(file, section), || shape::words(file, section));
            match section {
                "endings" => {}
                "speech" => self.read_forms(file, section, Verb::Speech, &mut speech)?,
                "naming" => self.read_forms(file, section, Verb::Naming, &mut speech)?,
                "participle" => {
                    for word in file.words(section)? {
                        self.add_form(normal(word), Verb::Speech, true, &mut speech);
                    }
                }
                "split" => {
                    for line in file.lines(section)? {
                        let (verbs, rest) = line.split_once(": ").ok_or_else(|| file.malformed(section, line))?;
                        for verb in verbs.split(' ').map(normal) {
                            self.verbs.entry(verb).or_insert(Verb::Speech);
                            speech.split.insert(verb, rest.split(' ').map(normal).collect());
                        }
                    }
                }
                "according" => speech.according = shape::phrases(file, section)?,
                "according-after" => speech.according_after = words()?,
                "that" => speech.that = set()?,
                "indefinite" => speech.indefinite = set()?,
                "complement" => speech.complement = set()?,
                "subject" => speech.dropped = true,
                "dialogue" => speech.dialogue = true,
                "incise" => speech.incise = true,
                "verb-female" => speech.verb_female = words()?,
                "verb-male" => speech.verb_male = words()?,
                "article-female" => speech.article_female = set()?,
                "article-male" => speech.article_male = set()?,
                "female-ending" => speech.female_ending = file.words(section)?.first().copied(),
                "role-ending" => speech.role_endings = words()?,
                "noun-ending" => speech.noun_endings = words()?,
                "only" => speech.only = set()?,
                "adjective-ending" => speech.adjective_endings = file.words(section)?,
                "oblique-ending" => speech.oblique_endings = file.words(section)?,
                "name-ending" => speech.name_endings = words()?,
                _ => {
                    let (_, class) = Classes::SECTIONS.iter().find(|(name, _)| *name == section).ok_or_else(|| file.malformed(section, section))?;
                    // As printed: "él" is no "el", and "à" no "a".
                    for word in file.words(section)? {
                        let known = self.classes.entry(word).or_default();
                        *known = known.or(*class);
                    }
                }
            }
        }
        // Roles in any case.
        if !speech.name_endings.is_empty() {
            let spoken = Classes::ROLE.or(Classes::ORGANISATION);
            let stems: Vec<_> = self.classes.iter().filter(|(_, c)| c.has(spoken)).map(|(word, c)| (speech.stem(normal(word)), c.only(spoken))).collect();
            for (stem, class) in stems {
                let known = self.classes.entry(stem).or_default();
                *known = known.or(class);
            }
        }
        self.speech = Some(speech);
        Ok(())
    }

    /// Forms: `stem/ending/ending|participle-ending`, the stem with named endings (`stem+name`), or a plain word.
    fn read_forms(&mut self, file: &File, section: &str, verb: Verb, speech: &mut Speech) -> Result<(), Malformed> {
        let named = if file.sections().contains(&"endings") { file.pairs("endings")? } else { Vec::new() };
        for entry in file.words(section)? {
            let (stem, endings) = match (entry.split_once('+'), entry.find(['/', '|'])) {
                (Some((stem, name)), _) => (stem, named.iter().find(|(known, _)| *known == name).ok_or_else(|| file.malformed(section, entry))?.1),
                (None, Some(at)) => (&entry[..at], entry[at..].strip_prefix('/').unwrap_or(&entry[at..])),
                (None, None) => (entry, ""),
            };
            if stem.is_empty() {
                return Err(file.malformed(section, entry));
            }
            let (finite, behind) = endings.split_once('|').map_or((endings, None), |(finite, behind)| (finite, Some(behind)));
            let participles = behind.into_iter().flat_map(|behind| behind.split('/'));
            for (ending, participle) in finite.split('/').map(|ending| (ending, false)).chain(participles.map(|ending| (ending, true))) {
                let form = shape::in_normal_form(&format!("{stem}{ending}"));
                // Made once, and kept as long as the list.
                let form = self.verbs.get_key_value(form.as_str()).map(|(known, _)| *known).unwrap_or_else(|| form.leak());
                self.add_form(form, verb, participle, speech);
            }
        }
        Ok(())
    }

    /// What stands alone as well needs no helping verb.
    fn add_form(&mut self, form: &'static str, verb: Verb, participle: bool, speech: &mut Speech) {
        let new = !self.verbs.contains_key(form);
        if participle && new {
            speech.participles.insert(form);
        } else if !participle {
            speech.participles.remove(form);
        }
        self.verbs.entry(form).or_insert(verb);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_stems_and_joined_words() {
        let fr = Language::of("fr");
        let speech = fr.speech.as_ref().unwrap();
        assert!(fr.verbs.contains_key("declarait") && !speech.participles.contains("declare") && speech.participles.contains("dit") != fr.verbs.contains_key("dit"));
        assert!(fr.joined("a-t-il", "atil").0.has(Classes::AUXILIARY));
        assert!(fr.joined("a-t-il", "atil").0.has(Classes::PRONOUN_MALE));
        assert_eq!(fr.joined("explique-t-elle", "expliquetelle").1, Some(Verb::Speech));
        assert!(fr.joined("l'ingénieure", "l'ingenieure").0.has(Classes::ROLE));
        for (lang, forms) in [
            ("ru", ["петров", "петрова", "петровым", "петрову"].as_slice()),
            ("ru", &["мария", "марией", "марии"]),
            ("ru", &["андрей", "андрея", "андреем"]),
            ("uk", &["ковальський", "ковальського", "ковальським"]),
            ("pl", &["kowalski", "kowalskiego", "kowalskim"]),
            ("pl", &["nowak", "nowaka", "nowakiem", "nowakowi"]),
        ] {
            let speech = Language::of(lang).speech.as_ref().unwrap();
            for form in forms {
                assert_eq!(speech.stem(form), speech.stem(forms[0]), "{form}");
            }
        }
    }
}
