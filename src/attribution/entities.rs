//! Names joined over all articles: one entity for all forms of one name, two for two people of one surname.

use rustc_hash::FxHashMap;

use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::Classes;
use crate::name::{Gender, Mention, man_or_woman, shape};
use crate::partition::Partition;
use crate::sort;
use crate::span::{Span, one_line};

/// Names of this many letters and more may differ in two letters and still be one (Zelenskyy, Zelenskiy).
const SIMILAR_LETTERS: usize = 6;
/// A name is compared with at most so many that begin or end alike.
const NAMESAKES: usize = 200;

/// What is said of a name after it has at most this many words.
const MAX_APPOSITION: usize = 8;

#[derive(Clone, Debug)]
pub struct Entity {
    pub kind: EntityKind,
    pub name: String,
    /// As printed, most frequent first.
    pub forms: Vec<String>,
    /// Article and span, in order.
    pub mentions: Vec<(u32, Span)>,
    pub gender: Gender,
    /// Nothing says what it is; a name of three words at most that may well be a person's.
    pub open: bool,
}

impl Entity {
    /// What an account calls it; a role or a pronoun with the name: "Ada Reed (the skipper)".
    pub fn said(&self, text: String) -> String {
        if self.forms.contains(&text) { text } else { format!("{} ({text})", self.name) }
    }
}

/// All entities, and which one each mention of each article is.
pub struct Entities {
    pub list: Vec<Entity>,
    /// By article and mention.
    pub of: Vec<Vec<u32>>,
    /// What a role stands for: its words, in plain form, to the entities that were seen with it.
    pub roles: FxHashMap<String, Vec<u32>>,
}

/// One distinct name as written somewhere: its words in normal form.
struct Name {
    words: Vec<String>,
    /// The words without the endings of cases, where the language has them.
    stems: Vec<String>,
    kind: EntityKind,
    /// Evidence for each kind: person, place, organisation.
    votes: [u32; 3],
    gender: Gender,
}

pub fn join(documents: &[&Document]) -> Entities {
    let (names, of_mention) = collect(documents);
    let group = cluster(documents, &names, &of_mention);
    build(documents, &names, &of_mention, &group)
}

fn words_of(document: &Document, mention: &Mention) -> Vec<String> {
    let span = mention.span.of(document.text());
    if let Some(&state) = document.lang.state_words.get(span) {
        // "US", "U.S." and "America" are the United States.
        return document.lang.states[state].name.to_lowercase().split(' ').map(String::from).collect();
    }
    let words = mention.tokens.clone().map(|t| document.norm(t as usize).to_string());
    let mut words: Vec<String> = words.filter(|w| !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii")).collect();
    if words.is_empty() {
        words.push(span.to_lowercase());
    }
    words
}

/// Every distinct name, and which one each mention writes.
fn collect(documents: &[&Document]) -> (Vec<Name>, Vec<Vec<usize>>) {
    // One entry for each way to cut the endings off, so that no order of the articles matters.
    let mut index: FxHashMap<(Vec<String>, Vec<String>), usize> = FxHashMap::default();
    let mut names: Vec<Name> = Vec::new();
    let mut of_mention = Vec::with_capacity(documents.len());
    for document in documents {
        let mut row = Vec::with_capacity(document.mentions.len());
        for mention in &document.mentions {
            let words = words_of(document, mention);
            let stem = |word: &String| document.lang.speech.as_ref().map_or(word.as_str(), |speech| speech.stem(word)).to_string();
            let stems: Vec<String> = words.iter().map(stem).collect();
            let at = *index.entry((words.clone(), stems.clone())).or_insert_with(|| {
                names.push(Name { stems, words, kind: mention.kind, votes: [0; 3], gender: Gender::Unknown });
                names.len() - 1
            });
            let slot = match mention.kind {
                EntityKind::Person => 0,
                EntityKind::Place => 1,
                _ => 2,
            };
            names[at].votes[slot] += if mention.sure { 100 } else { 1 };
            if mention.gender != Gender::Unknown {
                names[at].gender = mention.gender;
            }
            row.push(at);
        }
        of_mention.push(row);
    }
    // "Reed Okafor" in a list of key words: two surnames of others in a row are no person.
    let surnames: FxHashMap<String, String> = names
        .iter()
        .filter(|n| n.words.len() > 1 && n.votes[0] >= 200)
        .map(|n| (n.words[n.words.len() - 1].clone(), n.words[0].clone()))
        .collect();
    for name in names.iter_mut().filter(|n| n.words.len() == 2) {
        let other = |word: &str, own: &str| surnames.get(word).is_some_and(|first| first != own);
        if other(&name.words[0], &name.words[1]) && other(&name.words[1], &name.words[0]) && name.votes[0] < 200 {
            name.votes = [0, 0, 1];
        }
    }
    for name in &mut names {
        let most = (0..3).max_by_key(|&i| (name.votes[i], std::cmp::Reverse(i))).unwrap_or(2);
        name.kind = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation][most];
    }
    (names, of_mention)
}

/// For each mention the group of names it belongs to; a surname alone may belong to different people in different articles.
fn cluster(documents: &[&Document], names: &[Name], of_mention: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut same = Partition::new(names.len());
    // Full names of persons by surname; sorted, so that the result does not depend on the order of the articles.
    let mut people: Vec<usize> = (0..names.len()).filter(|&i| names[i].kind == EntityKind::Person && names[i].words.len() > 1).collect();
    sort::by(&mut people, |&a, &b| names[a].words.cmp(&names[b].words));
    let mut of_article: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
    for (article, row) in of_mention.iter().enumerate() {
        for &name in row.iter().filter(|&&name| names[name].words.len() > 1) {
            if of_article[name].last() != Some(&article) {
                of_article[name].push(article);
            }
        }
    }
    for (a, b) in alike(names, &people) {
        let together = || of_article[a].iter().any(|article| of_article[b].contains(article));
        if same_person(&names[a], &names[b]) || misspelt(&names[a], &names[b]) && !together() {
            same.join(a, b);
        }
    }
    // One name in several cases; who is known to be a woman and who to be a man are two.
    let mut by_stems: FxHashMap<&[String], usize> = FxHashMap::default();
    for (i, name) in names.iter().enumerate() {
        for key in [&name.words, &name.stems] {
            let first = *by_stems.entry(key).or_insert(i);
            let apart = name.gender != names[first].gender && name.gender != Gender::Unknown && names[first].gender != Gender::Unknown;
            if !apart {
                same.join(first, i);
            }
        }
    }
    let mut genders: FxHashMap<usize, Gender> = FxHashMap::default();
    for &person in people.iter().filter(|&&p| names[p].gender != Gender::Unknown) {
        genders.insert(same.find(person), names[person].gender);
    }
    let mut by_surname: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for &person in &people {
        let group = same.find(person);
        let groups = by_surname.entry(names[person].words.last().expect("a name has words")).or_default();
        if !groups.contains(&group) {
            groups.push(group);
        }
        let stem = names[person].stems.last().expect("a name has words");
        let groups = by_surname.entry(stem).or_default();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let mut groups = Vec::with_capacity(documents.len());
    for (document, row) in documents.iter().zip(of_mention) {
        // The last full names of each surname so far in this article: those of one sentence, who may be brothers.
        let mut latest: FxHashMap<&str, (Option<usize>, Vec<usize>)> = FxHashMap::default();
        let own: Vec<usize> = row.iter().map(|&name| same.find(name)).collect();
        let mut result = Vec::with_capacity(row.len());
        for (i, &name) in row.iter().enumerate() {
            let words = &names[name].stems;
            let surname = words.last().expect("a name has words").as_str();
            let mention = &document.mentions[i];
            if words.len() > 1 {
                if names[name].kind == EntityKind::Person {
                    let sentence = document.sentence_at(mention.span.start);
                    let last = latest.entry(surname).or_default();
                    if last.0 != sentence || sentence.is_none() {
                        *last = (sentence, Vec::new());
                    }
                    if !last.1.contains(&own[i]) {
                        last.1.push(own[i]);
                    }
                }
                result.push(own[i]);
                continue;
            }
            let candidates = by_surname.get(surname).map(Vec::as_slice).unwrap_or_default();
            let fits = |group: usize| {
                let gender = genders.get(&group).copied().unwrap_or_default();
                gender == Gender::Unknown || mention.gender == Gender::Unknown || gender == mention.gender
            };
            let chosen = match candidates {
                [] => None,
                [one] => Some(*one).filter(|&g| fits(g)),
                // "The brothers Simon and Gareth Hartley": a Hartley is neither for sure.
                _ if latest.get(surname).is_some_and(|(_, last)| last.iter().filter(|&&g| fits(g)).count() > 1) => None,
                many => latest
                    .get(surname)
                    .and_then(|(_, last)| last.iter().copied().find(|&g| fits(g)))
                    .or_else(|| many.iter().copied().find(|g| own.contains(g) && fits(*g)))
                    .or_else(|| many.iter().copied().find(|&g| fits(g))),
            };
            let place = names[name].kind == EntityKind::Place && names[name].votes[1] >= 100;
            result.push(chosen.filter(|_| !place).unwrap_or(own[i]));
        }
        groups.push(result);
    }
    groups
}

/// Pairs of people who may be one, all that `same_person` and `misspelt` can join, and few besides: those of one first name, of
/// one surname and an initial, and those who differ in one letter of the first name. `people` is sorted by words.
fn alike(names: &[Name], people: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    // By what two of them share: an initial and the surname, or the first name but for its n-th letter, and the rest.
    let mut sharing: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (at, &person) in people.iter().enumerate() {
        let words = &names[person].words;
        let (first, last) = (&words[0], words.last().expect("words"));
        let namesakes = people[..at].iter().rev().take_while(|&&other| names[other].words[0] == *first);
        pairs.extend(namesakes.take(NAMESAKES).map(|&other| (person, other)));
        let mut meet = |own: String, others: Option<String>| {
            let known = sharing.get(others.as_ref().unwrap_or(&own)).map_or(&[][..], Vec::as_slice);
            pairs.extend(known.iter().take(NAMESAKES).map(|&other| (person, other as usize)));
            sharing.entry(own).or_default().push(person as u32);
        };
        let Some(letter) = first.chars().next() else { continue };
        let (short, long) = (format!("{letter}. {last}"), format!("{letter}… {last}"));
        if first.len() == 1 { meet(short, Some(long)) } else { meet(long, Some(short)) }
        if first.chars().count() < SIMILAR_LETTERS {
            continue;
        }
        for (i, letter) in first.char_indices() {
            meet(format!("{}_{} {}", &first[..i], &first[i + letter.len_utf8()..], words[1..].join(" ")), None);
        }
    }
    pairs
}

/// Whether two full names are one person's: surnames equal or nearly so, first names equal or one the initial of the other.
/// A first name that two outlets spell with one other letter; whoever names both means two.
fn misspelt(a: &Name, b: &Name) -> bool {
    let (x, y) = (&a.words[0], &b.words[0]);
    let letters = x.chars().count();
    a.words[1..] == b.words[1..] && letters >= SIMILAR_LETTERS && letters == y.chars().count() && strsim::levenshtein(x, y) == 1 && (a.gender == b.gender || a.gender == Gender::Unknown || b.gender == Gender::Unknown)
}

fn same_person(a: &Name, b: &Name) -> bool {
    let (last_a, last_b) = (a.words.last().expect("words"), b.words.last().expect("words"));
    let (first_a, first_b) = (&a.words[0], &b.words[0]);
    let initial = |x: &str, y: &str| x.len() == 1 && y.starts_with(x);
    let first = first_a == first_b || initial(first_a, first_b) || initial(first_b, first_a);
    let last = last_a == last_b
        || first_a == first_b && last_a.chars().count().min(last_b.chars().count()) >= SIMILAR_LETTERS && strsim::levenshtein(last_a, last_b) <= 2;
    first && last
}

fn build(documents: &[&Document], names: &[Name], of_mention: &[Vec<usize>], groups: &[Vec<usize>]) -> Entities {
    let mut index: FxHashMap<usize, u32> = FxHashMap::default();
    let mut list: Vec<Entity> = Vec::new();
    let mut counts: Vec<FxHashMap<String, (usize, u32)>> = Vec::new();
    let mut votes: Vec<[u32; 3]> = Vec::new();
    let mut roles: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    let mut of = Vec::with_capacity(documents.len());
    for (article, document) in documents.iter().enumerate() {
        let mut row = Vec::with_capacity(document.mentions.len());
        for (i, mention) in document.mentions.iter().enumerate() {
            let name = &names[of_mention[article][i]];
            let id = *index.entry(groups[article][i]).or_insert_with(|| {
                list.push(Entity { kind: name.kind, name: String::new(), forms: Vec::new(), mentions: Vec::new(), gender: Gender::Unknown, open: false });
                counts.push(FxHashMap::default());
                votes.push([0; 3]);
                list.len() as u32 - 1
            });
            let entity = &mut list[id as usize];
            entity.mentions.push((article as u32, mention.span));
            // The full name tells more than the surname, which may be a given name too.
            if mention.gender != Gender::Unknown && (entity.gender == Gender::Unknown || mention.tokens.len() > 1) {
                entity.gender = mention.gender;
            }
            for (sum, vote) in votes[id as usize].iter_mut().zip(name.votes) {
                *sum += vote;
            }
            let form = one_line(mention.span.of(document.text()));
            counts[id as usize].entry(form).or_insert((mention.tokens.len(), 0)).1 += 1;
            if let Some(role) = mention.role {
                let known = roles.entry(role_key(document, role)).or_default();
                if !known.contains(&id) {
                    known.push(id);
                }
            }
            if let Some(role) = apposition(document, mention).filter(|_| document.lang.full && mention.kind != EntityKind::Place) {
                let known = roles.entry(role_key(document, role)).or_default();
                if !known.contains(&id) {
                    known.push(id);
                }
            }
            row.push(id);
        }
        of.push(row);
    }
    for (id, entity) in list.iter_mut().enumerate() {
        let mut forms: Vec<(String, (usize, u32))> = counts[id].drain().collect();
        sort::by(&mut forms, |a, b| (b.1.1, b.1.0, &a.0).cmp(&(a.1.1, a.1.0, &b.0)));
        // The fullest form; of equally long ones the most frequent.
        let fullest = forms.iter().max_by_key(|(form, (words, count))| (*words, *count, std::cmp::Reverse(form)));
        let named = |form: &String| (form.chars().count(), form.split(' ').map(case_rank).sum::<u32>());
        let cased = entity.mentions.iter().any(|(article, _)| is_cased(documents[*article as usize]));
        let fullest = if cased { forms.iter().max_by_key(|(form, (words, _))| (*words, std::cmp::Reverse((named(form), form)))) } else { fullest };
        entity.name = fullest.map(|(form, _)| form.clone()).unwrap_or_default();
        entity.forms = forms.into_iter().map(|(form, _)| form).collect();
        let most = (0..3).max_by_key(|&i| (votes[id][i], std::cmp::Reverse(i))).unwrap_or(2);
        entity.kind = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation][most];
        let words = entity.name.split(' ').count();
        entity.open = entity.kind == EntityKind::Organisation && votes[id][most] < 100 && words <= 3;
    }
    Entities { list, of, roles }
}

/// Whether the names of a language have cases.
fn is_cased(document: &Document) -> bool {
    document.lang.speech.as_ref().is_some_and(|speech| !speech.name_endings.is_empty())
}

/// How far the end of a name is from the case that names: a consonant, a broad vowel, any other.
fn case_rank(word: &str) -> u32 {
    match word.chars().next_back() {
        Some('а' | 'я' | 'a' | 'о' | 'o' | 'i') => 1,
        Some('у' | 'ю' | 'е' | 'и' | 'ы' | 'і' | 'ї' | 'є' | 'ą' | 'ę' | 'y' | 'e' | 'u') => 2,
        _ => 0,
    }
}

/// What a name is said to be right after it: "Reed, the ferry's captain,".
pub fn apposition(document: &Document, mention: &Mention) -> Option<Span> {
    let at = mention.tokens.end as usize;
    let print = |i: usize| if i < document.tokens.len() { document.print(i) } else { "" };
    if print(at) != "," || at + 2 >= document.tokens.len() {
        return None;
    }
    let first = at + 1;
    let end = (first..(first + MAX_APPOSITION).min(document.tokens.len())).find(|&i| matches!(print(i), "," | "." | ";" | "(") || matches!(document.norm(i), "who" | "of" | "for" | "in" | "at" | "since"))?;
    let class = |i: usize| document.lexicon.class(document.tokens[i]);
    let led = class(first).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || document.lexicon.form(document.tokens[first]).possessive;
    let noun = end.checked_sub(1).filter(|&i| i > first || !led)?;
    let person = man_or_woman(document.norm(noun)) != Gender::Unknown;
    (led && (person || class(noun).has(Classes::ROLE.or(Classes::HONORIFIC))) && (first..end).all(|i| document.lexicon.form(document.tokens[i]).verb.is_none() || i == noun))
        .then(|| document.tokens[first].span.cover(document.tokens[noun].span))
}

/// A role in plain form: without articles, states by their name, singular: "the U.S. president" is `united states president`.
pub fn role_key(document: &Document, role: Span) -> String {
    if let Some(speech) = &document.lang.speech {
        return shape::role_words(document, speech, role).into_iter().next().unwrap_or_default();
    }
    let tokens = document.tokens_in(role);
    let mut words: Vec<String> = Vec::new();
    for i in tokens {
        let class = document.lexicon.class(document.tokens[i]);
        if class.has(Classes::STOP) && !document.print(i).chars().all(char::is_uppercase) || document.tokens[i].kind == crate::token::Kind::Punctuation {
            continue;
        }
        let print = document.print(i);
        let print = print.strip_suffix("'s").or(print.strip_suffix("’s")).unwrap_or(print);
        match document.lang.state_words.get(print) {
            Some(&state) => words.push(document.lang.states[state].name.to_lowercase()),
            None => words.push(crate::quantity::singular(document.norm(i))),
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_by_initial_or_spelling() {
        let name = |full: &str| Name { stems: Vec::new(), words: full.split(' ').map(String::from).collect(), kind: EntityKind::Person, votes: [0; 3], gender: Gender::Unknown };
        for (a, b, expected) in [
            ("mira lindqvist", "mira lindquist", true),
            ("mira lindqvist", "m lindqvist", true),
            ("mira lindqvist", "m lindquist", false),
            ("mira lindqvist", "jon lindqvist", false),
            ("mira holm", "mira holt", false),
            ("volodymyr zelensky", "volodymyr zelenskyy", true),
        ] {
            assert_eq!((same_person(&name(a), &name(b)), same_person(&name(b), &name(a))), (expected, expected), "{a}, {b}");
        }
    }
}
