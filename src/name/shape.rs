//! Names in a language that is read by shape: capitalised words, and what stands beside them.
//!
//! Where nouns have no capital, a run of capitalised words inside a sentence is a name. Where they have (German), a run
//! is one only with a sign: a title before it, a verb of speech beside it, an apposition, an age. A last name alone
//! is whoever is called by it in full.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Gender, Mention};
use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::{Classes, Language, Speech, Verb};
use crate::span::Span;
use crate::token::{Kind, is_dash, is_mark};

/// A person's name has at most this many words.
const MOST_WORDS: usize = 5;
/// What is said of a name beside a comma has at most this many words.
const MOST_APPOSITION: usize = 8;

struct Reader<'a> {
    document: &'a Document,
    speech: &'a Speech,
    /// Tokens that have their capital from where they stand.
    weak: Vec<bool>,
    /// Norms in small letters, capitalised inside a sentence, and (where nouns have capitals) behind an article or a number.
    lower: FxHashSet<u32>,
    inside: FxHashSet<u32>,
    common: FxHashSet<u32>,
}

/// A run of capitalised words, without titles.
struct Run {
    name: Range<usize>,
    role: Option<usize>,
    /// A sign says that it is a person.
    person: bool,
    /// A verb of speech stands beside it.
    speaks: bool,
    weak: bool,
}

pub fn mentions(document: &Document, speech: &Speech) -> Vec<Mention> {
    let reader = Reader::new(document, speech);
    let mut runs: Vec<Run> = Vec::new();
    for sentence in &document.sentences {
        let (mut at, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        while at < end {
            let run = reader.run(at, end);
            at = run.end.max(at + 1);
            if !run.is_empty() {
                runs.extend(reader.read(run, end));
            }
        }
    }
    // "Anna Weber" once and "Weber" later: only people are called by their last word.
    let nouns = !speech.noun_endings.is_empty();
    let bare = |r: &Run| r.name.start == 0 || !reader.class(r.name.start - 1).has(Classes::ARTICLE);
    let alone: FxHashSet<&str> = runs.iter().filter(|r| r.name.len() == 1 && (r.person || r.speaks || !nouns && !r.weak && bare(r))).map(|r| reader.stem(r.name.start)).collect();
    let called: Vec<bool> = runs.iter().map(|r| (2..=3).contains(&r.name.len()) && bare(r) && alone.contains(reader.stem(r.name.end - 1)) && !alone.contains(reader.stem(r.name.start)) && !(nouns && reader.is_common(r.name.end - 1))).collect();
    for (run, called) in runs.iter_mut().zip(called) {
        run.person |= called;
    }
    let surnames: FxHashMap<&str, usize> = runs.iter().enumerate().filter(|(_, r)| r.person && r.name.len() > 1).map(|(i, r)| (reader.stem(r.name.end - 1), i)).collect();
    let mut mentions = Vec::new();
    for run in &runs {
        let bearer = surnames.get(reader.stem(run.name.end - 1));
        let known = run.name.len() == 1 && bearer.is_some();
        let kept = if nouns { run.person || known || run.speaks && !reader.is_common(run.name.start) } else { run.person || known || run.speaks || !run.weak };
        if kept {
            mentions.push(reader.mention(run, run.person || known));
        }
    }
    mentions
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, speech: &'a Speech) -> Reader<'a> {
        let mut weak = vec![false; document.tokens.len()];
        for sentence in &document.sentences {
            let mut starts = true;
            for i in sentence.tokens.start as usize..sentence.tokens.end as usize {
                weak[i] = starts;
                starts = document.tokens[i].kind == Kind::Punctuation && (starts || !matches!(document.print(i), "," | ";" | ")" | "-"));
            }
        }
        let mut reader = Reader { document, speech, weak, lower: FxHashSet::default(), inside: FxHashSet::default(), common: FxHashSet::default() };
        for (i, &token) in document.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word) {
            let form = document.lexicon.form(token);
            if !form.capital {
                reader.lower.insert(form.norm);
            } else if !reader.weak[i] {
                reader.inside.insert(form.norm);
                let joined = i > 1 && matches!(document.norm(i - 2), "von" | "van");
                if !speech.noun_endings.is_empty() && !joined && reader.is_determined(i) {
                    reader.common.insert(form.norm);
                }
            }
        }
        reader
    }

    fn class(&self, at: usize) -> Classes {
        self.document.lexicon.class(self.document.tokens[at])
    }

    fn stem(&self, at: usize) -> &str {
        self.speech.stem(self.document.norm(at))
    }

    /// Whether an article or a number stands before a word, an adjective in between or not.
    fn is_determined(&self, at: usize) -> bool {
        let determines = |i: usize| self.class(i).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || self.document.lexicon.form(self.document.tokens[i]).number;
        let adjective = |i: usize| {
            let word = self.document.norm(i);
            !self.document.lexicon.form(self.document.tokens[i]).capital && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
        };
        at > 0 && (determines(at - 1) || at > 1 && adjective(at - 1) && determines(at - 2))
    }

    /// A noun that is no name, where nouns have capitals.
    fn is_common(&self, at: usize) -> bool {
        let norm = self.document.norm(at);
        self.common.contains(&self.document.lexicon.form(self.document.tokens[at]).norm) || self.speech.noun_endings.iter().any(|ending| norm.ends_with(ending)) || self.is_role(at)
    }

    fn is_role(&self, at: usize) -> bool {
        is_role(self.document, self.speech, at)
    }

    fn is_title(&self, at: usize) -> bool {
        self.class(at).has(Classes::HONORIFIC)
    }

    fn is_name_word(&self, at: usize) -> bool {
        let token = self.document.tokens[at];
        let form = self.document.lexicon.form(token);
        let print = self.document.print(at);
        let little = Classes::STOP.or(Classes::WEEKDAY).or(Classes::MONTH).or(Classes::TIME).or(Classes::ARTICLE).or(Classes::PREPOSITION).or(Classes::FIRST_PERSON).or(Classes::POSSESSIVE);
        let little = little.or(Classes::AUXILIARY).or(Classes::SUBORDINATOR).or(Classes::CONJUNCTION).or(Classes::PRONOUN_MALE).or(Classes::PRONOUN_FEMALE);
        if token.kind != Kind::Word || !form.capital || print.starts_with(['@', '#']) {
            return false;
        }
        let initial = print.len() <= 3 && print.ends_with('.');
        // A place in capitals opens many reports.
        let shouted = print.chars().count() > 5 && !print.chars().any(char::is_lowercase);
        let according = self.weak[at] && self.speech.according.iter().any(|phrase| phrase[0] == self.document.norm(at));
        if according {
            return false;
        }
        self.is_title(at) || initial || !form.classes.has(little) && !shouted && !(form.verb.is_some() && self.weak[at])
    }

    /// Capitalised words in a row, with the small words of names inside.
    fn run(&self, at: usize, end: usize) -> Range<usize> {
        let mut stop = at;
        while stop < end {
            let small = stop > at && matches!(self.document.norm(stop), "de" | "la" | "del" | "della" | "di" | "da" | "das" | "do" | "dos" | "du" | "des" | "le" | "van" | "von" | "der" | "den" | "ter" | "ten" | "zu" | "bin" | "al" | "el");
            let follows = |i: usize| i < end && self.is_name_word(i) && !self.is_title(i);
            if self.is_name_word(stop) && (stop == at || !self.class(stop).has(Classes::HONORIFIC) || self.is_title(stop - 1)) {
                stop += 1;
            } else if small && !self.is_title(stop - 1) && self.is_particle(stop, &follows) {
                stop += 1;
            } else {
                break;
            }
        }
        at..stop
    }

    /// "van der Berg", "de la Cruz": a small word that is part of a name. Behind a role it joins what the role is of.
    fn is_particle(&self, at: usize, follows: &dyn Fn(usize) -> bool) -> bool {
        // "Der" and "la" stand behind another: "van der Berg".
        let second = matches!(self.document.norm(at), "der" | "den" | "la" | "le" | "el" | "ten" | "des") && !matches!(self.document.norm(at - 1), "von" | "van" | "de" | "in" | "op" | "zu");
        !second && !self.is_role(at - 1) && (follows(at + 1) || at + 2 < self.document.tokens.len() && matches!(self.document.norm(at + 1), "la" | "der" | "den" | "las" | "los") && follows(at + 2)) && !(self.weak[at - 1] && self.class(at - 1).has(Classes::STOP))
    }

    /// The name in a run: what stands behind its titles, with what speaks for a person.
    fn read(&self, run: Range<usize>, end: usize) -> Option<Run> {
        let document = self.document;
        let nouns = !self.speech.noun_endings.is_empty();
        let mut start = run.start;
        // Titles and, where they have capitals, other nouns before the name.
        let leads = |i: usize| self.is_title(i) || (nouns || self.weak[i]) && self.is_role(i) || nouns && self.is_common(i) || self.weak[i] && self.lower.contains(&document.lexicon.form(document.tokens[i]).norm);
        if let Some(last) = (run.start..run.end.saturating_sub(1)).rev().find(|&i| leads(i)) {
            start = last + 1;
        } else if run.len() == 1 && (self.is_title(run.start) || leads(run.start) && (nouns || self.weak[run.start])) {
            return None;
        }
        // "Barrage de la Brevola": what joins the title to the name is of neither.
        while start > run.start && start < run.end && !document.lexicon.form(document.tokens[start]).capital {
            start += 1;
        }
        let mut name = start..run.end;
        let before = start.checked_sub(1);
        let titled = before.is_some_and(|b| self.is_title(b));
        let role_at = before.and_then(|b| (b.saturating_sub(1)..=b).rev().find(|&i| self.is_role(i)).filter(|&i| i == b || self.is_title(b)));
        // "Rzecznik policji Jan Mohr": in cases nothing else joins the two.
        let role_at = role_at.or_else(|| {
            let plain = |i: &usize| document.tokens[*i].kind == Kind::Word && !document.lexicon.form(document.tokens[*i]).capital && document.lexicon.form(document.tokens[*i]).verb.is_none() && !self.class(*i).has(Classes::STOP.or(Classes::PREPOSITION));
            let near = (start.saturating_sub(4)..start).rev().take_while(plain).find(|&i| self.is_role(i));
            near.filter(|_| !self.speech.name_endings.is_empty())
        });
        // "Мэр Киева Олег Мороз", "il sindaco di Bari Ada Riva": what a role is of may stand right before the name.
        let of = role_at.is_some() || before.is_some_and(|b| self.speech.complement.contains(document.norm(b)) && b > 0 && (b.saturating_sub(3)..b).any(|i| self.is_role(i)));
        let mut led = role_at;
        if of && !titled && name.len() >= 3 && !nouns && (name.len() > 3 || !self.speech.name_endings.is_empty() || role_at.is_none()) && !self.has_patronymic(&name) && name.clone().all(|i| document.lexicon.form(document.tokens[i]).capital) {
            name.start = name.end - 2;
            led = role_at.or_else(|| before.and_then(|b| (b.saturating_sub(3)..b).rev().find(|&i| self.is_role(i))));
        }
        // "Minister Karel Brand van Defensie": behind a whole name what joins is of the role.
        if led.is_some() && let Some(joins) = name.clone().skip(2).find(|&i| !document.lexicon.form(document.tokens[i]).capital).filter(|&i| document.lexicon.form(document.tokens[i + 1]).capital && matches!(document.norm(i), "van" | "von" | "de" | "da" | "do" | "di")) {
            name.end = joins;
        }
        let role = led.or_else(|| self.role_before(name.start)).or_else(|| self.role_after(name.end, end));
        let said = |i: usize| document.lexicon.form(document.tokens[i]).verb == Some(Verb::Speech) && !self.speech.split.contains_key(document.norm(i)) && !document.lexicon.form(document.tokens[i]).capital;
        let helps = |i: usize| self.class(i).has(Classes::AUXILIARY);
        let according = self.speech.according.iter().any(|phrase| {
            name.start.checked_sub(phrase.len()).is_some_and(|from| phrase.iter().zip(from..).all(|(word, i)| document.norm(i) == *word)) && phrase.iter().any(|word| word.len() > 3)
        });
        let speaks = according || name.start > 0 && (said(name.start - 1) || helps(name.start - 1) && name.end < end && said(name.end)) || name.end < end && (said(name.end) || helps(name.end) && name.end + 1 < end && said(name.end + 1));
        let several = (2..=MOST_WORDS).contains(&name.len());
        // "Sagte dagegen Heike Lorenz"; „…“, empört sich Anton Fink.
        let speaks = speaks || several && (name.start > 1 && self.is_adverbial(name.start - 1) && said(name.start - 2) || self.ends_quotation(name.start));
        let aged = name.end + 2 < document.tokens.len() && document.print(name.end) == "(" && document.print(name.end + 2) == ")" && document.print(name.end + 1).len() == 2;
        let given = Language::of("en").class(document.norm(name.start)).has(Classes::GIVEN_MALE.or(Classes::GIVEN_FEMALE)) && !self.class(name.start).has(Classes::STOP);
        let particle = name.clone().skip(1).any(|i| !document.lexicon.form(document.tokens[i]).capital);
        let direct = titled || led.is_some();
        // Behind a number or an article a run of nouns is none.
        let noun = nouns && (self.is_common(name.end - 1) || !direct && self.is_determined(name.start));
        let person = !noun && (direct && name.len() <= MOST_WORDS || several && (role.is_some() || speaks || aged || given && !particle)) || aged && name.len() == 1 && !noun;
        let weak = self.weak[name.start] && name.len() == 1 && !self.inside.contains(&document.lexicon.form(document.tokens[name.start]).norm) || self.weak[name.start] && self.lower.contains(&document.lexicon.form(document.tokens[name.start]).norm);
        Some(Run { name, role, person, speaks: speaks && !noun, weak })
    }

    /// A small word that neither governs nor determines what follows it.
    fn is_adverbial(&self, at: usize) -> bool {
        let token = self.document.tokens[at];
        let binds = Classes::PREPOSITION.or(Classes::ARTICLE).or(Classes::POSSESSIVE).or(Classes::CONJUNCTION).or(Classes::SUBORDINATOR);
        token.kind == Kind::Word && !self.document.lexicon.form(token).capital && !self.document.lexicon.class(token).has(binds)
    }

    /// Whether a token follows a quotation with a verb and at most two small words in between.
    fn ends_quotation(&self, at: usize) -> bool {
        let words = (0..at).rev().take(3).take_while(|&i| self.is_adverbial(i)).count();
        let mark = |i: usize| is_mark(self.document.print(i));
        let border = |i: usize| self.document.print(i) == "," || is_dash(self.document.print(i));
        let start = at - words;
        words > 0 && start > 1 && (mark(start - 1) || mark(start - 2) && border(start - 1))
    }

    fn has_patronymic(&self, name: &Range<usize>) -> bool {
        name.clone().skip(1).any(|i| ["ович", "евич", "йович", "овна", "евна", "івна", "ївна"].iter().any(|ending| self.document.norm(i).trim_end_matches(['а', 'у', 'и', 'і']).ends_with(ending.trim_end_matches('а'))))
    }

    /// "Der Bürgermeister von Holm, Jan Mohr": the role that a name explains.
    fn role_before(&self, name: usize) -> Option<usize> {
        let comma = (name.saturating_sub(3)..name).rev().find(|&i| self.document.print(i) == ",").filter(|&c| (c + 1..name).all(|i| self.is_title(i) || self.class(i).has(Classes::ARTICLE)))?;
        let from = (comma.saturating_sub(MOST_APPOSITION)..comma).rev().find(|&i| self.document.tokens[i].kind == Kind::Punctuation).map_or(comma.saturating_sub(MOST_APPOSITION), |i| i + 1);
        (from..comma).find(|&i| self.is_role(i))
    }

    /// "Jan Mohr, der Bürgermeister von Holm,": the role that explains a name.
    fn role_after(&self, name: usize, end: usize) -> Option<usize> {
        if name + 2 >= end || self.document.print(name) != "," {
            return None;
        }
        let words = (name + 1..end.min(name + 1 + MOST_APPOSITION)).take_while(|&i| self.document.tokens[i].kind != Kind::Punctuation && self.document.lexicon.form(self.document.tokens[i]).verb.is_none());
        let led = self.class(name + 1).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || self.is_role(name + 1) || !self.speech.name_endings.is_empty();
        words.take(4).find(|&i| self.is_role(i)).filter(|_| led)
    }

    fn mention(&self, run: &Run, person: bool) -> Mention {
        let document = self.document;
        let span = document.tokens[run.name.start].span.cover(document.tokens[run.name.end - 1].span);
        let place = run.name.start.checked_sub(1).is_some_and(|b| self.class(b).has(Classes::PLACE_BEFORE)) && !run.speaks;
        let kind = match () {
            _ if person => EntityKind::Person,
            _ if place => EntityKind::Place,
            _ => EntityKind::Organisation,
        };
        let acronym = run.name.len() == 1 && span.len() > 1 && !span.of(document.text()).chars().any(char::is_lowercase);
        Mention {
            span,
            tokens: run.name.start as u32..run.name.end as u32,
            kind,
            sure: person || acronym,
            gender: if person { self.gender(run) } else { Gender::Unknown },
            role: run.role.filter(|_| person).map(|r| document.tokens[r].span),
        }
    }

    /// By title, by the article or form of the role, by the verb, by the given name.
    fn gender(&self, run: &Run) -> Gender {
        let titles = (run.name.start.saturating_sub(2)..run.name.start).filter(|&i| self.is_title(i));
        for title in titles {
            let class = self.class(title);
            if class.has(Classes::HONORIFIC_FEMALE) {
                return Gender::Female;
            }
            if class.has(Classes::HONORIFIC_MALE) {
                return Gender::Male;
            }
        }
        if let Some(gender) = run.role.map(|r| role_gender(self.document, self.speech, r)).filter(|g| *g != Gender::Unknown) {
            return gender;
        }
        for verb in [run.name.start.checked_sub(1), Some(run.name.end)].into_iter().flatten().filter(|&v| v < self.document.tokens.len()) {
            if self.document.lexicon.form(self.document.tokens[verb]).verb.is_some() {
                let gender = verb_gender(self.speech, self.document.norm(verb));
                if gender != Gender::Unknown {
                    return gender;
                }
            }
        }
        let given = Language::of("en").class(self.document.norm(run.name.start));
        match (run.name.len() > 1, given.has(Classes::GIVEN_MALE), given.has(Classes::GIVEN_FEMALE)) {
            (true, true, false) => Gender::Male,
            (true, false, true) => Gender::Female,
            _ => Gender::Unknown,
        }
    }
}

/// A noun for somebody who can speak, in any case, and as the last part of a longer word.
pub fn is_role(document: &Document, speech: &Speech, at: usize) -> bool {
    let token = document.tokens[at];
    if token.kind != Kind::Word || document.lexicon.class(token).has(Classes::STOP) {
        return false;
    }
    let norm = document.norm(at);
    document.lexicon.class(token).has(Classes::ROLE)
        || speech.role_endings.iter().any(|ending| norm.ends_with(ending))
        || !speech.name_endings.is_empty() && document.lang.class(speech.stem(norm)).has(Classes::ROLE)
}

/// A noun for several who speak as one ("police"), in any case.
pub fn is_organisation(document: &Document, speech: &Speech, at: usize) -> bool {
    document.lexicon.class(document.tokens[at]).has(Classes::ORGANISATION) || !speech.name_endings.is_empty() && document.lang.class(speech.stem(document.norm(at))).has(Classes::ORGANISATION)
}

/// The gender that the article of a role tells, or its ending where another form of the word has none.
pub fn role_gender(document: &Document, speech: &Speech, role: usize) -> Gender {
    let by_article = article_gender(document, speech, role);
    if by_article != Gender::Unknown && speech.female_ending.is_none() { by_article } else { ending_gender(document, speech, role) }
}

/// "Die Bewohner": a word for a man behind the article of a woman is that of several people.
pub fn is_several(document: &Document, speech: &Speech, role: usize) -> bool {
    ending_gender(document, speech, role) == Gender::Male && article_gender(document, speech, role) == Gender::Female
}

fn article_gender(document: &Document, speech: &Speech, role: usize) -> Gender {
    let article = (role.saturating_sub(2)..role).rev().map(|i| document.norm(i)).find(|w| document.lang.class(w).has(Classes::ARTICLE));
    match article {
        Some(article) if speech.article_female.contains(article) => Gender::Female,
        Some(article) if speech.article_male.contains(article) => Gender::Male,
        _ => Gender::Unknown,
    }
}

fn ending_gender(document: &Document, speech: &Speech, role: usize) -> Gender {
    let norm = document.norm(role);
    let Some(ending) = speech.female_ending else { return Gender::Unknown };
    let known = |word: &str| speech.role_endings.iter().any(|role| word.ends_with(role));
    match norm.strip_suffix(ending) {
        Some(base) if known(base) => Gender::Female,
        None if known(&format!("{norm}{ending}")) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// "Сказала": a woman did.
pub fn verb_gender(speech: &Speech, norm: &str) -> Gender {
    match () {
        _ if speech.verb_female.iter().any(|ending| norm.ends_with(ending)) => Gender::Female,
        _ if speech.verb_male.iter().any(|ending| norm.ends_with(ending)) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// The role in plain form: its noun without case and article.
pub fn role_words(document: &Document, speech: &Speech, role: Span) -> Vec<String> {
    let word = |i: usize| {
        let norm = document.norm(i);
        speech.stem(norm.rsplit('\'').next().unwrap_or(norm)).to_string()
    };
    document.tokens_in(role).filter(|&i| document.tokens[i].kind == Kind::Word && !document.lexicon.class(document.tokens[i]).has(Classes::STOP)).map(word).collect()
}
