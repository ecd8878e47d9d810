//! How each quotation of an utterance relates to the fullest of them, and what a reader must look at.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::interrupted::{self, Remark};
use super::{Item, Utterance, align, spoken};
use crate::attribution::Attribution;
use crate::attribution::namesake::may_be_one;
use crate::comparison::{EditClass, EntityKind, Flag, Op, ReadingKind};
use crate::diff::{self, Edit};
use crate::document::Document;
use crate::lang::{Classes, Language, NumberWord};
use crate::name::Gender;
use crate::sort;
use crate::span::Span;
use crate::token::{self, Kind, Lexicon, Token};

/// Words of the outlet right before a quotation that may say what was cut from it: `he did not “believe …”`.
const LEAD: usize = 8;

/// What carries a quotation on stands at most this many quotations behind it.
const MAX_PIECES: usize = 4;
/// A clause is looked at over this many words on each side.
const CLAUSE: usize = 30;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    pub kind: ReadingKind,
    /// Against the base's text; parts of a quotation joined by one line feed.
    pub edits: Vec<Edit>,
    pub flags: Vec<Flag>,
}

/// The text of a quotation, its parts joined by one line feed.
pub fn text(document: &Document, quotation: usize) -> String {
    let parts = document.quotations[quotation].parts.iter().map(|part| part.of(document.text()));
    parts.collect::<Vec<_>>().join("\n")
}

/// Readings, but for what speakers say to them, by all that they depend on.
pub type Known = FxHashMap<String, Reading>;

/// An utterance, and its readings as they are to be known in the next comparison.
pub fn utterance(documents: &[&Document], attribution: &Attribution, items: &[Item], members: &[usize], known: &Known) -> (Utterance, Vec<(String, Reading)>) {
    let texts: Vec<String> = members.iter().map(|&m| text(documents[items[m].article as usize], items[m].quotation as usize)).collect();
    // The fullest; of equally full ones the one printed most often, then the first in alphabetical order, then by article.
    let mut printed: FxHashMap<&str, usize> = FxHashMap::default();
    texts.iter().for_each(|text| *printed.entry(text).or_default() += 1);
    // What stands in brackets is the outlet's.
    let inserted = |text: &str| text.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0.split_whitespace().count())).sum::<usize>();
    let full: Vec<usize> = (0..members.len()).map(|i| items[members[i]].words.len().saturating_sub(inserted(&texts[i]))).collect();
    let fullness = |i: usize| (full[i], printed[texts[i].as_str()], std::cmp::Reverse(&texts[i]));
    let id = |i: usize| (&documents[items[members[i]].article as usize].article.id, items[members[i]].quotation);
    let base = (0..members.len())
        .max_by(|&a, &b| fullness(a).cmp(&fullness(b)).then_with(|| id(b).cmp(&id(a))))
        .unwrap_or(0);
    let speaker = speaker(items, members, base);
    let sure = members.iter().any(|&m| items[m].sure && items[m].speaker == speaker);
    let base_gender = gender(items, members, base);
    let lang = documents[items[members[base]].article as usize].lang;
    let remarks = interrupted::remarks(items, members, &texts, base);
    // By member: the remark that it is a piece of, and which.
    let mut piece_of: Vec<Option<(&Remark, usize)>> = vec![None; members.len()];
    for remark in &remarks {
        remark.pieces.iter().enumerate().for_each(|(piece, &i)| piece_of[i] = Some((remark, piece)));
    }
    let mut flags = Vec::new();
    // Many outlets print the same words.
    let mut edits: FxHashMap<&str, Vec<Edit>> = FxHashMap::default();
    let mut base_words = None;
    let mut keep = Vec::with_capacity(members.len());
    let readings: Vec<Reading> = (0..members.len())
        .map(|i| {
            let said = said_besides(documents, items, members, i);
            let text = piece_of[i].map_or(&texts[i], |(remark, _)| &remark.text);
            let (fullest, own) = (&items[members[base]], &items[members[i]]);
            let key = key(lang, [fullest, own], [&texts[base], &texts[i]], &said, piece_of[i]);
            let mut reading = known.get(&key).cloned().unwrap_or_else(|| {
                let edits = edits.entry(text).or_insert_with(|| diff::diff(&texts[base], text, lang, false).edits);
                read((fullest, &texts[base]), (own, &texts[i]), edits, piece_of[i], lang, &said, &mut base_words)
            });
            keep.push((key, reading.clone()));
            let other = items[members[i]].speaker;
            // A role without a name may well be the person that another article names: that is no disagreement, unless one
            // is a woman and the other a man.
            let name = |entity: u32| attribution.entities[entity as usize].name.as_str();
            let two = |other: u32, speaker: u32| other != speaker && !may_be_one(name(other), name(speaker), &lang.senses);
            let differ = other.zip(speaker).is_some_and(|(other, speaker)| two(other, speaker)) && items[members[i]].sure && sure;
            let role = |entity: u32| Some(&attribution.entities[entity as usize]).filter(|e| e.kind == EntityKind::Role).and_then(|e| body(&e.name, lang));
            let bodies = other.zip(speaker).is_some_and(|(other, speaker)| role(other).zip(role(speaker)).is_some_and(|(a, b)| a != b));
            if differ || bodies || base_gender.is_some_and(|gender| items[members[i]].gender != Gender::Unknown && items[members[i]].gender != gender) {
                reading.flags.push(Flag::Attribution);
            }
            for flag in &reading.flags {
                if !flags.contains(flag) {
                    flags.push(*flag);
                }
            }
            reading
        })
        .collect();
    sort::all(&mut flags);
    let quotations = members.iter().map(|&m| (items[m].article, items[m].quotation)).collect();
    (Utterance { speaker, quotations, base, readings, flags }, keep)
}

/// What kind of body a role without a name is: "council", "board". What stands for many others ("government") is none.
fn body(name: &str, lang: &Language) -> Option<String> {
    let words = name.split(' ').map(str::to_lowercase);
    let body = words.filter(|word| lang.class(word).has(Classes::ORGANISATION)).last()?;
    let wide = matches!(body.as_str(), "government" | "administration" | "ministry" | "office" | "department" | "agency" | "authority" | "cabinet" | "service" | "services" | "staff" | "group" | "organisation" | "organization" | "house" | "force" | "forces" | "company" | "corporation" | "fund");
    (!wide).then_some(body)
}

/// All that a reading depends on, each part after its length: the language, both texts, the normal forms of both, what is said
/// beside it, and which piece of the text it is.
fn key(lang: &Language, items: [&Item; 2], texts: [&str; 2], said: &[String], piece: Option<(&Remark, usize)>) -> String {
    let mut key = String::new();
    // Fifteen bits a character, so that each is one.
    let number = |key: &mut String, number: usize| key.extend([number & 0x7fff, number >> 15].map(|half| char::from_u32(half as u32).unwrap_or_default()));
    let mut list = |list: &mut dyn ExactSizeIterator<Item = &str>| {
        number(&mut key, list.len());
        for part in list {
            number(&mut key, part.len());
            key.push_str(part);
        }
    };
    list(&mut [lang.tag, texts[0], texts[1]].into_iter());
    for item in items {
        list(&mut item.letters.1.windows(2).map(|word| &item.letters.0[word[0]..word[1]]));
    }
    list(&mut said.iter().map(String::as_str));
    if let Some((remark, piece)) = piece {
        list(&mut [&remark.text[..remark.spans[piece].start as usize], &remark.text].into_iter());
    }
    key
}

/// What the outlet tells beside a quotation, in plain form: its own words right before it, and the pieces that it gives elsewhere
/// of the same utterance in the same breath.
fn said_besides(documents: &[&Document], items: &[Item], members: &[usize], i: usize) -> Vec<String> {
    let item = &items[members[i]];
    let document = documents[item.article as usize];
    let plain = |t: usize| document.norm(t).to_string();
    let first = document.tokens_in(document.quotations[item.quotation as usize].span).start;
    let floor = document.sentence_at(document.tokens[first].span.start).map_or(first, |s| document.sentences[s].tokens.start as usize);
    let lead = (floor.max(first.saturating_sub(LEAD))..first).map(plain);
    let before = item.carries_on.filter(|m| members.binary_search(m).is_ok());
    let after = members[i + 1..].iter().copied().take(MAX_PIECES).find(|&m| items[m].carries_on == Some(members[i]));
    let pieces = before.into_iter().chain(after).flat_map(|m| document.tokens_in(document.quotations[items[m].quotation as usize].span)).map(plain);
    lead.chain(pieces).collect()
}

/// Whether most readings give it to a woman or to a man; what the base does where they are even.
fn gender(items: &[Item], members: &[usize], base: usize) -> Option<Gender> {
    let count = |gender: Gender| members.iter().filter(|&&m| items[m].gender == gender).count();
    match count(Gender::Female).cmp(&count(Gender::Male)) {
        Ordering::Greater => Some(Gender::Female),
        Ordering::Less => Some(Gender::Male),
        Ordering::Equal => Some(items[members[base]].gender).filter(|&gender| gender != Gender::Unknown),
    }
}

/// Whom most readings name; the base's speaker where they are even.
fn speaker(items: &[Item], members: &[usize], base: usize) -> Option<u32> {
    let all = |sure: bool| members.iter().filter(move |&&m| items[m].sure || !sure).filter_map(|&m| items[m].speaker);
    // Those that a cue gives by name count alone, where there are some.
    let known: Vec<u32> = if all(true).next().is_some() { all(true).collect() } else { all(false).collect() };
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    known.iter().for_each(|&s| *counts.entry(s).or_default() += 1);
    let count = |s: u32| counts.get(&s).copied().unwrap_or(0);
    let most = counts.values().copied().max()?;
    items[members[base]].speaker.filter(|&s| count(s) == most).or_else(|| known.iter().copied().find(|&s| count(s) == most))
}

/// The words of a base, once a reading needs them.
type BaseWords = Option<(Lexicon, Vec<Token>)>;

/// A reading. The edits and flags of a piece of a remark that its outlet interrupts are found in the remark, so that what the
/// other pieces hold is not cut.
fn read((base, base_text): (&Item, &str), (own, own_text): (&Item, &str), edits: &[Edit], piece: Option<(&Remark, usize)>, lang: &Language, said: &[String], base_words: &mut BaseWords) -> Reading {
    let mut kind = kind(base, own, base_text, own_text);
    let mut flags = Vec::new();
    if kind > ReadingKind::Typographic {
        let (text, part) = piece.map_or((own_text, Span::new(0, own_text.len())), |(remark, piece)| (&remark.text, remark.spans[piece]));
        flags = touched(edits, base_text, text, part, lang, said, base_words);
    }
    let edits = match piece {
        Some((remark, piece)) => interrupted::edits_of(edits, &remark.spans, piece),
        None => edits.to_vec(),
    };
    if piece.is_some() && edits.iter().all(|e| e.op == Op::Equal || e.class == Some(EditClass::Typographic)) {
        kind = ReadingKind::Typographic;
    }
    let ellipsis = own_text.contains('…') || own_text.contains("...") || own_text.contains(". . .");
    // A "not" left out without a mark is a change of words, not a cut.
    if kind == ReadingKind::Spliced && flags.contains(&Flag::Negation) && !ellipsis && !own_text.contains('[') {
        kind = ReadingKind::Reworded;
    }
    if ellipsis {
        flags.push(Flag::Ellipsis);
    }
    if own_text.contains('[') && own_text.contains(']') {
        flags.push(Flag::Bracket);
    }
    sort::all(&mut flags);
    flags.dedup();
    Reading { kind, edits, flags }
}

fn kind(base: &Item, reading: &Item, base_text: &str, text: &str) -> ReadingKind {
    if base_text == text {
        return ReadingKind::Identical;
    }
    if base.printed == reading.printed || base.letters.0 == reading.letters.0 {
        return ReadingKind::Typographic;
    }
    // "air strikes" and "airstrikes": the same letters from one border of words to another.
    let letters = &reading.letters.0;
    let stands = |(at, _): (usize, &str)| base.letters.1.contains(&at) && base.letters.1.contains(&(at + letters.len()));
    if base.letters.0.match_indices(letters.as_str()).any(stands) {
        return ReadingKind::Trimmed;
    }
    if base.printed.windows(reading.printed.len().max(1)).any(|w| w == reading.printed) {
        return ReadingKind::Trimmed;
    }
    let pairs = align(&reading.printed, &base.printed);
    let unbroken = pairs.windows(2).all(|w| w[1].0 == w[0].0 + 1 && w[1].1 == w[0].1 + 1);
    if pairs.len() == reading.printed.len() {
        return ReadingKind::Spliced;
    }
    // A shifted window: one unbroken stretch that ends where one of the two ends and begins where the other begins.
    if let (Some(&(first, first_base)), Some(&(last, last_base))) = (pairs.first(), pairs.last())
        && unbroken
        && (first == 0 && last_base + 1 == base.printed.len() || first_base == 0 && last + 1 == reading.printed.len())
    {
        return ReadingKind::Trimmed;
    }
    ReadingKind::Reworded
}

/// What cuts and changes touch. A negation, a number or a modal that is gone, or new, counts where the clause that it stood in is
/// still there: dropping another sentence with a "not" in it changes nothing about the one that is left. What the outlet tells in its
/// own words beside the quotation is not gone. Only changes that begin in `own`, a part of the text, are looked at.
fn touched(edits: &[Edit], base: &str, text: &str, own: Span, lang: &Language, said: &[String], base_words: &mut BaseWords) -> Vec<Flag> {
    let (lexicon, in_base) = base_words.get_or_insert_with(|| {
        let mut lexicon = Lexicon::default();
        let tokens = token::tokens(base, Span::new(0, base.len()), lang, &mut lexicon);
        (lexicon, tokens)
    });
    let in_text = token::tokens(text, Span::new(0, text.len()), lang, lexicon);
    let lexicon: &Lexicon = lexicon;
    let stays = |tokens: &[Token], spans: Vec<Span>| {
        let mut stays = vec![false; tokens.len()];
        inside(tokens, spans.into_iter()).into_iter().for_each(|i| stays[i] = true);
        stays
    };
    // A word in another form, or with a capital since the one before it is gone, is still there.
    let kept = |e: &&Edit| e.op == Op::Equal || matches!(e.class, Some(EditClass::Typographic | EditClass::Inflection | EditClass::Spelling));
    let equal = || edits.iter().filter(kept);
    let (base_stays, text_stays) = (stays(in_base, equal().map(|e| e.a).collect()), stays(&in_text, equal().map(|e| e.b).collect()));
    let mut flags = Vec::new();
    // Edits that touch each other are one change: "did not" to "didn't" may come as two.
    let in_own = |edit: &Edit| (own.start..=own.end).contains(&edit.b.start);
    let denies = |tokens: &[Token], at: &[usize]| at.iter().any(|&i| lexicon.class(tokens[i]).has(Classes::NEGATION));
    let changes: Vec<&[Edit]> = edits.chunk_by(|a, b| (a.op == Op::Equal) == (b.op == Op::Equal)).collect();
    // "Have not received any" and "have received no": what is gone in one place has come in the next.
    let moved = |at: usize, gone: bool| {
        let beside = at.checked_sub(2).into_iter().chain([at + 2]).filter(|&other| other < changes.len());
        beside.into_iter().any(|other| {
            let between = changes[at.min(other) + 1];
            let near = !between.iter().any(|e| e.a.of(base).contains(['.', '!', '?', ';', ':', ',', '\n']));
            let there = if gone { denies(&in_text, &inside(&in_text, changes[other].iter().map(|e| e.b))) } else { denies(in_base, &inside(in_base, changes[other].iter().map(|e| e.a))) };
            near && there
        })
    };
    for (place, change) in changes.iter().enumerate().filter(|(_, change)| change[0].op != Op::Equal && in_own(&change[0])) {
        let gone: Vec<usize> = inside(in_base, change.iter().map(|e| e.a));
        let new: Vec<usize> = inside(&in_text, change.iter().map(|e| e.b));
        let sides = [(&gone, &*in_base, &new, &in_text, base, &base_stays, true), (&new, &in_text, &gone, &*in_base, text, &text_stays, false)];
        for (own, tokens, other, others, whole, stays, told) in sides {
            for &at in own {
                let word = Weighty::of(tokens[at], lexicon, lang);
                let Some(flag) = word.flag else { continue };
                // "Will" and "can" hedge nothing: they count only where they take another's place.
                let plain = matches!(word.norm, "will" | "shall" | "can") || word.norm.ends_with("'ll");
                if plain && (gone.is_empty() || new.is_empty()) {
                    continue;
                }
                let kept_here = other.iter().any(|&o| word.same(&Weighty::of(others[o], lexicon, lang)));
                let elsewhere = told && said.iter().any(|s| word.is(s, lang));
                let elsewhere = elsewhere || flag == Flag::Negation && moved(place, told);
                if !kept_here && !elsewhere && !flags.contains(&flag) && clause_stays(tokens, at, whole, lexicon, stays) {
                    flags.push(flag);
                }
            }
        }
    }
    sort::all(&mut flags);
    flags
}

/// The tokens that lie in some spans.
fn inside(tokens: &[Token], spans: impl Iterator<Item = Span>) -> Vec<usize> {
    let mut found = Vec::new();
    for span in spans {
        let first = tokens.partition_point(|t| t.span.start < span.start);
        found.extend((first..tokens.len()).take_while(|&i| tokens[i].span.end <= span.end));
    }
    found
}

/// A word that must not be lost: what it is, in a form in which it can be compared.
struct Weighty<'a> {
    flag: Option<Flag>,
    norm: &'a str,
    value: Option<i64>,
}

impl<'a> Weighty<'a> {
    fn of(token: Token, lexicon: &'a Lexicon, lang: &Language) -> Weighty<'a> {
        let (class, norm) = (lexicon.class(token), lexicon.norm(token));
        let number = lexicon.form(token).number && norm != "one";
        let flag = match () {
            _ if class.has(Classes::NEGATION) => Some(Flag::Negation),
            _ if number => Some(Flag::Number),
            _ if class.has(Classes::MODAL) || matches!(norm, "will" | "shall" | "can") || norm.ends_with("'d") || norm.ends_with("'ll") => Some(Flag::Modal),
            _ => None,
        };
        Weighty { flag, norm, value: value(norm, lang) }
    }

    fn same(&self, other: &Weighty) -> bool {
        match self.flag {
            // "Did not" and "didn't" deny alike.
            Some(Flag::Negation) => other.flag == self.flag,
            Some(Flag::Modal) => self.norm == other.norm || self.means(other.norm),
            _ => self.norm == other.norm || self.value.is_some() && self.value == other.value,
        }
    }

    /// "I'd" and "would", "won't" and "will": one of the words that either stands for is the same.
    fn means(&self, norm: &str) -> bool {
        let ((a, b), (c, d)) = (spoken(self.norm), spoken(norm));
        let parts = |x: &str| x == c || Some(x) == d;
        parts(a) || b.is_some_and(parts)
    }

    /// Whether a word of the outlet's own says the same.
    fn is(&self, norm: &str, lang: &Language) -> bool {
        match self.flag {
            Some(Flag::Negation) => lang.class(norm).has(Classes::NEGATION) || norm.ends_with("n't"),
            Some(Flag::Modal) => norm == self.norm || self.means(norm),
            _ => norm == self.norm || self.value.is_some() && self.value == value(norm, lang),
        }
    }
}

fn value(norm: &str, lang: &Language) -> Option<i64> {
    match lang.numbers.get(norm) {
        Some(NumberWord::Number(value)) => Some(*value),
        _ => norm.replace(',', "").parse().ok(),
    }
}

/// What begins another clause behind a comma: "…, but", "…, when", "…, who", "…, not the council", "…, I".
const CARRIES_ON: Classes = Classes::CONJUNCTION.or(Classes::SUBORDINATOR).or(Classes::RELATIVE).or(Classes::NEGATION).or(SUBJECT);
const SUBJECT: Classes = Classes::FIRST_PERSON.or(Classes::PRONOUN_MALE).or(Classes::PRONOUN_FEMALE).or(Classes::PRONOUN_PLURAL);
/// And behind a conjunction without one: "and could not", "and we".
const AND: Classes = SUBJECT.or(Classes::AUXILIARY).or(Classes::MODAL);

/// Whether most of the words that carry the clause of a word are still there.
fn clause_stays(tokens: &[Token], at: usize, text: &str, lexicon: &Lexicon, stays: &[bool]) -> bool {
    let print = |i: usize| tokens[i].span.of(text);
    let border = |i: usize| ends_clause(print(i)) || print(i) == "," && i + 1 < tokens.len() && (lexicon.class(tokens[i + 1]).has(CARRIES_ON) || lexicon.norm(tokens[i + 1]) == "so") || lexicon.class(tokens[i]).has(Classes::CONJUNCTION) && i + 1 < tokens.len() && lexicon.class(tokens[i + 1]).has(AND);
    let start = (0..at).rev().take(CLAUSE).find(|&i| border(i)).map_or(at.saturating_sub(CLAUSE), |i| i + 1);
    let end = (at + 1..tokens.len()).take(CLAUSE).find(|&i| border(i)).unwrap_or(tokens.len().min(at + CLAUSE));
    let words = (start..end).filter(|&i| i != at && tokens[i].kind != Kind::Punctuation);
    let (weighty, little): (Vec<usize>, Vec<usize>) = words.partition(|&i| !lexicon.class(tokens[i]).has(Classes::STOP));
    let carrying = if weighty.is_empty() { little } else { weighty };
    let kept = carrying.iter().filter(|&&i| stays[i]).count();
    kept > 0 && kept * 2 >= carrying.len()
}

fn ends_clause(print: &str) -> bool {
    matches!(print, "." | "!" | "?" | ";" | ":" | "…" | "..." | "—" | "–")
}
