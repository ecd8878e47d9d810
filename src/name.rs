//! Names in one article: persons, organisations and places, as runs of capitalised words.
//!
//! A word at the start of a sentence, in a title or after an opening mark may be capitalised without being a name: there it
//! counts only where the rest of the article, or the lists of the language, know it as one.

mod opening;
mod person;
pub mod shape;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::comparison::{BlockKind, EntityKind};
use crate::document::Document;
use crate::lang::{Classes, Verb};
use crate::span::Span;
use crate::token::Kind;
pub use person::{Gender, man_or_woman};
use person::is_trade;

/// Names have at most this many words; longer runs of capitals are titles.
const MAX_WORDS: usize = 7;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    pub span: Span,
    /// The words of the name, without titles before it.
    pub tokens: Range<u32>,
    /// What its own form and neighbours say it is; the whole set of articles may know better.
    pub kind: EntityKind,
    /// Something says so, not only the default.
    pub sure: bool,
    pub gender: Gender,
    /// What stands before the name and says what it is: "Kremlin aide", "German chancellor".
    pub role: Option<Span>,
}

struct Reader<'a> {
    document: &'a Document,
    /// Norms that stand capitalised inside a sentence, and how often; and in lower case.
    inside: FxHashMap<u32, u32>,
    lower: FxHashMap<u32, u32>,
    /// Tokens that begin a sentence or stand in a line whose words all have capitals.
    weak: Vec<bool>,
}

/// The names of a document whose tokens, sentences and quotations are read, in text order.
pub fn mentions(document: &Document) -> Vec<Mention> {
    if !document.lang.full {
        return document.lang.speech.as_ref().map(|speech| shape::mentions(document, speech)).unwrap_or_default();
    }
    let reader = Reader::new(document);
    let mut mentions = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start as usize;
        let end = sentence.tokens.end as usize;
        while at < end {
            let run = reader.run(at, end);
            if run.is_empty() {
                at += 1;
                continue;
            }
            at = run.end;
            reader.split(run, end, &mut mentions);
        }
    }
    settle(document, &mut mentions);
    person::by_pronouns(document, &mut mentions);
    mentions
}

impl Reader<'_> {
    fn new(document: &Document) -> Reader<'_> {
        let mut weak = vec![false; document.tokens.len()];
        for sentence in &document.sentences {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let words = tokens.clone().filter(|&i| document.tokens[i].kind == Kind::Word);
            let long = words.filter(|&i| !document.lexicon.class(document.tokens[i]).has(Classes::STOP));
            let (mut capitals, mut all) = (0, 0);
            for i in long {
                all += 1;
                capitals += usize::from(document.lexicon.form(document.tokens[i]).capital);
            }
            let kind = document.blocks[sentence.block as usize].kind;
            let title = matches!(kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Dek | BlockKind::Caption);
            let titled = all >= 3 && capitals * 10 >= all * if title { 6 } else { 9 };
            let mut starts = true;
            for i in tokens {
                let punctuation = document.tokens[i].kind == Kind::Punctuation;
                weak[i] = titled || starts;
                starts = starts && punctuation || matches!(document.print(i), "“" | "\"" | ":" | "‘" | "•" | "„" | "«" | "—");
            }
        }
        let (mut inside, mut lower): (FxHashMap<u32, u32>, FxHashMap<u32, u32>) = Default::default();
        for (i, &token) in document.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word) {
            let form = document.lexicon.form(token);
            if !form.capital {
                *lower.entry(form.norm).or_default() += 1;
            } else if !weak[i] {
                *inside.entry(form.norm).or_default() += 1;
            }
        }
        Reader { document, inside, lower, weak }
    }

    fn class(&self, at: usize) -> Classes {
        self.document.lexicon.class(self.document.tokens[at])
    }

    fn print(&self, at: usize) -> &str {
        self.document.print(at)
    }

    /// A state, its adjective or its people, over one word or two.
    fn state(&self, at: usize, end: usize) -> usize {
        let words = &self.document.lang.state_words;
        let bare = |i: usize| self.print(i).trim_end_matches("'s").trim_end_matches("’s");
        for len in (1..=3).rev().filter(|len| at + len <= end) {
            let span = self.document.tokens[at].span.cover(self.document.tokens[at + len - 1].span);
            let text = span.of(self.document.text());
            let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
            if words.contains_key(text) || len == 1 && words.contains_key(bare(at)) {
                return len;
            }
        }
        0
    }

    /// Whether a token can be part of a name.
    fn is_name_word(&self, at: usize) -> bool {
        let token = self.document.tokens[at];
        let form = self.document.lexicon.form(token);
        if token.kind == Kind::Number {
            return false;
        }
        if token.kind != Kind::Word || !form.capital || form.classes.has(Classes::WEEKDAY) || self.print(at).starts_with(['@', '#']) {
            return false;
        }
        if form.classes.has(Classes::MONTH) && self.print(at).len() > 2 && !matches!(self.print(at), "May" | "March" | "April" | "June") {
            return false;
        }
        // "US" is not "us".
        let shouted = self.print(at).len() > 1 && self.print(at).chars().all(|c| c.is_uppercase() || c == '.');
        if form.classes.has(Classes::FIRST_PERSON) && !shouted {
            return false;
        }
        // "Iran-designed" and "Western" only qualify.
        let qualifies = self.print(at).split_once('-').is_some_and(|(_, tail)| tail.starts_with(char::is_lowercase));
        if qualifies || matches!(self.print(at), "Western" | "Eastern" | "Northern" | "Southern" | "Central") {
            return false;
        }
        if !self.weak[at] {
            return !form.classes.has(Classes::MONTH) && (!form.classes.has(Classes::STOP) || shouted);
        }
        let known = self.inside.get(&form.norm).copied().unwrap_or(0);
        let lower = self.lower.get(&form.norm).copied().unwrap_or(0);
        if self.state(at, at + 1) > 0 || form.classes.has(Classes::GIVEN_MALE.or(Classes::GIVEN_FEMALE)) && !form.classes.has(Classes::STOP.or(Classes::MODAL)) {
            return true;
        }
        if form.classes.has(Classes::STOP) || form.classes.has(Classes::MONTH) {
            return false;
        }
        if form.classes.has(Classes::HONORIFIC) && lower == 0 {
            return true;
        }
        known > lower || lower == 0 && (self.before_name(at) || self.speaks(at))
    }

    /// At the start of a sentence: a word that is no usual opener, right before a word that is a name for sure.
    fn before_name(&self, at: usize) -> bool {
        let form = self.document.lexicon.form(self.document.tokens[at]);
        let print = self.print(at);
        let opener = form.classes.has(Classes::OPENER.or(Classes::ROLE)) || form.verb.is_some() || print.ends_with("ing") || print.ends_with("ly") || print.ends_with("ed");
        let next = self.document.tokens.get(at + 1).filter(|t| t.span.start == self.document.tokens[at].span.end + 1);
        !opener
            && !form.possessive
            && next.is_some_and(|&t| {
                let next = self.document.lexicon.form(t);
                t.kind == Kind::Word && next.capital && !self.weak[at + 1] && !next.classes.has(Classes::STOP.or(Classes::WEEKDAY).or(Classes::MONTH)) && self.state(at + 1, at + 2) == 0
            })
    }

    /// The longest run of name words from a token on, with small words inside ("Bank of England").
    fn run(&self, at: usize, end: usize) -> Range<usize> {
        let mut stop = at;
        while stop < end {
            if self.is_name_word(stop) || stop > at && self.goes_on(stop) {
                stop += 1;
                // A possessive ends a name: "Ukraine's Air Force" is two.
                if self.document.lexicon.form(self.document.tokens[stop - 1]).possessive {
                    break;
                }
                continue;
            }
            let small = stop > at
                && stop + 1 < end
                && match self.print(stop) {
                    "of" => self.class(stop - 1).has(Classes::ORGANISATION.or(Classes::PLACE)),
                    "for" => self.class(stop - 1).has(Classes::ORGANISATION),
                    "de" | "la" | "del" | "della" | "di" | "da" | "van" | "von" | "der" | "den" | "bin" | "al" | "el" | "ter" | "zu" => true,
                    _ => false,
                }
                && (self.is_name_word(stop + 1) || self.document.lexicon.form(self.document.tokens[stop + 1]).capital);
            if !small {
                break;
            }
            stop += 1;
        }
        at..stop
    }

    /// A capitalised word inside a run: after a first name word even a word that is weak by its place counts.
    fn goes_on(&self, at: usize) -> bool {
        let token = self.document.tokens[at];
        let form = self.document.lexicon.form(token);
        let initial = self.print(at).len() <= 2 && self.print(at).ends_with('.');
        let given = self.class(at - 1).has(Classes::GIVEN_MALE.or(Classes::GIVEN_FEMALE).or(Classes::HONORIFIC));
        token.kind == Kind::Word && form.capital && !form.classes.has(Classes::STOP.or(Classes::WEEKDAY).or(Classes::MONTH)) && form.verb.is_none() && given
            || initial && form.capital
    }

    /// Cuts a run into titles and states before a name, and the name.
    fn split(&self, run: Range<usize>, end: usize, mentions: &mut Vec<Mention>) {
        let mut at = run.start;
        let honorific = |i: usize| self.class(i).has(Classes::HONORIFIC);
        while at < run.end {
            let state = self.state(at, run.end);
            let rest = at + state.max(1);
            let title_follows = (rest..run.end).any(honorific);
            if state > 0 && (rest == run.end || title_follows || !self.class(run.end - 1).has(Classes::ORGANISATION.or(Classes::PLACE))) {
                // A state of its own, also right before a title or a person's name; its adjective is no name.
                if self.is_state_name(at, rest) {
                    self.push(at..rest, EntityKind::Place, true, None, mentions);
                }
                at = rest;
                continue;
            }
            break;
        }
        if at >= run.end {
            return;
        }
        // "Ohio Ferry Line Director Ada Reed", "Secretary of State Jon Reed": the name begins after the last title; what stands before it is part of the role.
        let office = at >= 2 && self.print(at - 1) == "of" && honorific(at - 2);
        let name = if office && self.print(at) == "State" && at + 1 < run.end {
            Some(at + 1)
        } else {
            (at + 1..run.end.saturating_sub(1)).rev().find(|&i| honorific(i) && !self.class(run.end - 1).has(Classes::ORGANISATION.or(Classes::PLACE)) && !self.class(i).has(Classes::GIVEN_MALE.or(Classes::GIVEN_FEMALE))).map(|i| i + 1)
        };
        if let Some(name) = name.filter(|&name| run.end - name <= 4) {
            let from = if office { at - 2 } else { at };
            let role = self.document.tokens[from].span.cover(self.document.tokens[name - 1].span);
            self.push(name..run.end, EntityKind::Person, true, Some(role), mentions);
            return;
        }
        let titles = (at..run.end).take_while(|&i| honorific(i)).count();
        let name = at + titles..run.end;
        if name.is_empty() {
            return;
        }
        if name.len() > MAX_WORDS {
            return;
        }
        let role = self.role_before(name.start);
        let (kind, sure) = if titles > 0 { (EntityKind::Person, true) } else { self.kind(&name, end, role.is_some()) };
        let role = if titles > 0 {
            // The title with what qualifies it: "Russian President", "Ukraine's Foreign Minister".
            let from = self.role_before(at).map_or(run.start, |span| self.document.tokens_in(span).start);
            Some(self.document.tokens[from.min(run.start)].span.cover(self.document.tokens[name.start - 1].span))
        } else {
            role.filter(|_| kind == EntityKind::Person)
        };
        self.push(name, kind, sure, role, mentions);
    }

    fn is_state_name(&self, at: usize, rest: usize) -> bool {
        let text = self.document.tokens[at].span.cover(self.document.tokens[rest - 1].span).of(self.document.text());
        let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
        let Some(&index) = self.document.lang.state_words.get(text) else { return false };
        let state = &self.document.lang.states[index];
        text == state.name || state.others.contains(&text)
    }

    fn push(&self, tokens: Range<usize>, kind: EntityKind, sure: bool, role: Option<Span>, mentions: &mut Vec<Mention>) {
        let first = self.class(tokens.start);
        let before = tokens.start.checked_sub(1).map(|i| self.class(i)).unwrap_or_default();
        let gender = match () {
            _ if kind != EntityKind::Person => Gender::Unknown,
            _ if before.has(Classes::HONORIFIC_MALE) => Gender::Male,
            _ if before.has(Classes::HONORIFIC_FEMALE) => Gender::Female,
            // A name that both women and men have tells nothing.
            _ if first.has(Classes::GIVEN_MALE) == first.has(Classes::GIVEN_FEMALE) => Gender::Unknown,
            _ if first.has(Classes::GIVEN_MALE) => Gender::Male,
            _ if first.has(Classes::GIVEN_FEMALE) => Gender::Female,
            _ => Gender::Unknown,
        };
        let mut span = self.document.tokens[tokens.start].span.cover(self.document.tokens[tokens.end - 1].span);
        for ending in ["'s", "’s"] {
            if span.of(self.document.text()).ends_with(ending) && self.document.lexicon.form(self.document.tokens[tokens.end - 1]).possessive {
                span.end -= ending.len() as u32;
            }
        }
        mentions.push(Mention { span, tokens: tokens.start as u32..tokens.end as u32, kind, sure, gender, role });
    }

    /// The role in lower case right before a name: "Kremlin aide", "German chancellor", "the mayor".
    fn role_before(&self, name: usize) -> Option<Span> {
        let noun = name.checked_sub(1)?;
        if self.document.tokens[noun].kind != Kind::Word || !self.class(noun).has(Classes::ROLE.or(Classes::HONORIFIC)) {
            return None;
        }
        let sentence = self.document.sentence_at(self.document.tokens[name].span.start)?;
        let start = self.document.sentences[sentence].tokens.start as usize;
        let mut from = noun;
        while from > start && noun - from < 5 {
            let before = from - 1;
            let token = self.document.tokens[before];
            let form = self.document.lexicon.form(token);
            let qualifies = token.kind == Kind::Word
                && form.verb.is_none()
                && (form.capital && !form.classes.has(Classes::WEEKDAY.or(Classes::MONTH)) && !(self.weak[before] && form.classes.has(Classes::STOP))
                    || form.possessive
                    || !form.classes.has(Classes::STOP) && (form.classes.has(Classes::ROLE) || self.print(before).ends_with(['n', 'e', 'y', 'l', 'r', 't', 'c', 'g'])) && !self.print(before).ends_with("ed"));
            if !qualifies {
                break;
            }
            from = before;
        }
        Some(self.document.tokens[from].span.cover(self.document.tokens[noun].span))
    }

    /// What a name is, by its words and its neighbours.
    fn kind(&self, name: &Range<usize>, end: usize, has_role: bool) -> (EntityKind, bool) {
        let (first, last) = (self.class(name.start), self.class(name.end - 1));
        let lang = self.document.lang;
        let span = self.document.tokens[name.start].span.cover(self.document.tokens[name.end - 1].span);
        let text = span.of(self.document.text());
        let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
        let norm = self.document.norm(name.end - 1);
        if lang.capitals.contains(text) || name.len() == 1 && lang.capitals.contains(norm) {
            return (EntityKind::Place, true);
        }
        if name.len() > 1 && last.has(Classes::ORGANISATION) || name.clone().any(|i| self.class(i).has(Classes::ORGANISATION)) && name.len() > 1 {
            return (EntityKind::Organisation, true);
        }
        if name.len() > 1 && last.has(Classes::PLACE) {
            return (EntityKind::Place, true);
        }
        if first.has(Classes::GIVEN_MALE.or(Classes::GIVEN_FEMALE)) && (name.len() > 1 || has_role) {
            return (EntityKind::Person, true);
        }
        if has_role && name.len() <= 4 {
            return (EntityKind::Person, true);
        }
        // ", the chief engineer," or ", 52," after the name.
        if name.end + 2 < end && self.print(name.end) == "," {
            let next = name.end + 1;
            let aged = self.document.tokens[next].kind == Kind::Number && self.print(next).len() == 2 && self.print(next + 1) == ",";
            let role = (next..(next + 6).min(end)).take_while(|&i| self.document.tokens[i].kind == Kind::Word).any(|i| {
                (self.class(i).has(Classes::ROLE) || is_trade(self.document.norm(i))) && !self.document.lexicon.form(self.document.tokens[i]).capital
            });
            let article = self.class(next).has(Classes::ARTICLE) || self.document.lexicon.form(self.document.tokens[next]).possessive || self.class(next).has(Classes::ROLE);
            if name.len() >= 2 && (aged || role && article) {
                return (EntityKind::Person, true);
            }
        }
        let before = name.start.checked_sub(1);
        // "The ferry's captain, Ada Reed,": an apposition to a role.
        if name.len() >= 2 && before.is_some_and(|b| b > 0 && self.print(b) == "," && self.class(b - 1).has(Classes::ROLE)) {
            return (EntityKind::Person, true);
        }
        let acronym = name.len() == 1 && text.len() >= 2 && text.chars().all(|c| c.is_uppercase() || c == '.' || c.is_numeric());
        if acronym {
            return (EntityKind::Organisation, true);
        }
        if before.is_some_and(|b| self.print(b).eq_ignore_ascii_case("the")) {
            return (EntityKind::Organisation, true);
        }
        let speaks = |i: Option<usize>| i.is_some_and(|i| i < end && self.document.lexicon.form(self.document.tokens[i]).verb == Some(Verb::Speech));
        if name.len() >= 2 && name.len() <= 3 && (speaks(Some(name.end)) || speaks(before)) {
            return (EntityKind::Person, true);
        }
        if before.is_some_and(|b| self.class(b).has(Classes::PLACE_BEFORE)) {
            return (EntityKind::Place, false);
        }
        (EntityKind::Organisation, false)
    }
}

/// One name is one kind of thing in one article: its sure mentions decide, and the last word of a person's full name alone
/// is that person.
fn settle(document: &Document, mentions: &mut [Mention]) {
    let norms = |m: &Mention| m.tokens.clone().map(|t| document.lexicon.form(document.tokens[t as usize]).norm).collect::<Vec<u32>>();
    let mut kinds: FxHashMap<Vec<u32>, [u32; 3]> = FxHashMap::default();
    let slot = |kind: EntityKind| match kind {
        EntityKind::Person => 0,
        EntityKind::Place => 1,
        _ => 2,
    };
    let (mut surnames, mut genders): (FxHashSet<u32>, FxHashMap<u32, Gender>) = Default::default();
    for mention in mentions.iter() {
        let key = norms(mention);
        if mention.kind == EntityKind::Person && mention.sure {
            surnames.extend(key.last());
            // Two people of one surname, a woman and a man: the surname alone tells neither.
            if key.len() > 1 {
                let known = genders.entry(key[key.len() - 1]).or_insert(mention.gender);
                if *known != mention.gender {
                    *known = Gender::Unknown;
                }
            }
        }
        kinds.entry(key).or_default()[slot(mention.kind)] += if mention.sure { 100 } else { 1 };
    }
    // "Mary Okafor" once and "Okafor" later: only people are called by their last word.
    let single: FxHashSet<u32> = mentions.iter().filter(|m| m.tokens.len() == 1).map(|m| norms(m)[0]).collect();
    for mention in mentions.iter_mut().filter(|m| !m.sure && (2..=3).contains(&m.tokens.len())) {
        let key = norms(mention);
        if single.contains(&key[key.len() - 1]) && mention.kind == EntityKind::Organisation && !single.contains(&key[0]) {
            (mention.kind, mention.sure) = (EntityKind::Person, true);
            surnames.extend(key.last());
            genders.entry(key[key.len() - 1]).and_modify(|known| *known = Gender::Unknown).or_default();
            kinds.entry(key).or_default()[0] += 100;
        }
    }
    for mention in mentions.iter_mut() {
        let key = norms(mention);
        let counts = kinds[&key];
        let surname = key.last().is_some_and(|last| surnames.contains(last));
        let most = (0..3).max_by_key(|&i| (counts[i], std::cmp::Reverse(i))).unwrap_or(2);
        if key.len() == 1 && surname {
            mention.kind = EntityKind::Person;
        } else if counts[most] >= 100 {
            mention.kind = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation][most];
        }
        mention.sure |= counts[most] >= 100;
        // A surname that is a given name too ("Warren") has the gender of its bearer, unless a title tells it.
        let title = mention.tokens.start.checked_sub(1).map(|t| document.lexicon.class(document.tokens[t as usize])).unwrap_or_default();
        if mention.kind == EntityKind::Person && key.len() == 1 && !title.has(Classes::HONORIFIC_MALE.or(Classes::HONORIFIC_FEMALE)) {
            mention.gender = genders.get(&key[0]).copied().unwrap_or(mention.gender);
        }
    }
}
