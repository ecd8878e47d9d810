//! Words as printed and as compared.
//!
//! The floor is the word boundaries of UAX #29; on top of it a hyphenated word, an acronym or abbreviation with its full
//! stops, a web address, a handle and a run of dots are one token each. Every distinct printed form is looked up once per
//! article: its normal form (case, marks, possessive and spelling folded), its key (the normal form without inflection) and
//! the classes it belongs to.

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Classes, Language, NumberWord, Stop, Verb, unmarked};
use crate::segment::is_invisible;
use crate::span::Span;

/// Nothing joins a token of more bytes than this.
const LONGEST: usize = 500;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Word,
    /// Begins with a digit.
    Number,
    Punctuation,
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: Kind,
    /// Index of the printed form in the [`Lexicon`].
    pub form: u32,
}

/// A printed form and what is known of it.
#[derive(Debug)]
pub struct Form {
    /// Lower case, curly marks made straight, without possessive; a spelling variant folded into the other.
    pub norm: u32,
    /// The normal form without inflection.
    pub key: u32,
    pub classes: Classes,
    pub verb: Option<Verb>,
    pub capital: bool,
    pub possessive: bool,
    /// A number in words or in digits.
    pub number: bool,
    /// The line of words of which outlets choose one, and which of them it is.
    pub called: Option<(u16, u16)>,
    /// The line of words for one thing that the normal form stands in.
    pub sense: Option<u16>,
}

/// The printed forms of one article and their normal forms; equal strings have equal numbers.
#[derive(Default)]
pub struct Lexicon {
    forms: Vec<Form>,
    by_print: FxHashMap<Box<str>, u32>,
    strings: Vec<Box<str>>,
    by_string: FxHashMap<Box<str>, u32>,
}

impl Lexicon {
    pub fn form(&self, token: Token) -> &Form {
        &self.forms[token.form as usize]
    }

    pub fn string(&self, id: u32) -> &str {
        &self.strings[id as usize]
    }

    /// All normal forms and keys, by their number.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        self.strings.iter().map(|s| &**s)
    }

    /// All printed forms.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    pub fn norm(&self, token: Token) -> &str {
        self.string(self.form(token).norm)
    }

    pub fn key(&self, token: Token) -> &str {
        self.string(self.form(token).key)
    }

    pub fn class(&self, token: Token) -> Classes {
        self.form(token).classes
    }

    fn intern(&mut self, string: &str) -> u32 {
        if let Some(&id) = self.by_string.get(string) {
            return id;
        }
        let id = self.strings.len() as u32;
        self.strings.push(string.into());
        self.by_string.insert(string.into(), id);
        id
    }

    fn add(&mut self, print: &str, kind: Kind, lang: &Language) -> u32 {
        if let Some(&id) = self.by_print.get(print) {
            return id;
        }
        let (norm, possessive) = normal(print, kind, lang);
        let lower = print.to_lowercase().replace('’', "'");
        // Marks tell small words apart where speakers are found by shape: "él", "el".
        let own = lang.class(&lower);
        let mut classes = if lang.speech.is_some() && own != Classes::NONE { own } else { lang.class(&norm).or(own) };
        // "he's", "they'd": a little word with another one behind its apostrophe.
        if let Some((head, tail)) = norm.split_once('\'')
            && (lang.class(head).has(Classes::STOP) && tail.len() <= 2 || norm.ends_with("n't") && lang.full)
        {
            classes = classes.or(Classes::STOP);
        }
        let joined = lang.joined(&lower, &norm);
        classes = classes.or(joined.0);
        let key = if kind == Kind::Word { stem(&norm, lang) } else { norm.clone() };
        let form = Form {
            norm: self.intern(&norm),
            key: self.intern(&key),
            classes,
            verb: lang.verbs.get(norm.as_str()).copied().or(joined.1),
            capital: print.chars().next().is_some_and(char::is_uppercase),
            possessive,
            number: kind == Kind::Number
                || matches!(lang.numbers.get(norm.as_str()), Some(NumberWord::Number(_) | NumberWord::Scale(_) | NumberWord::Ordinal(_))),
            called: lang.senses.called.get(norm.as_str()).copied(),
            sense: lang.senses.same.get(norm.as_str()).copied(),
        };
        let id = self.forms.len() as u32;
        self.forms.push(form);
        self.by_print.insert(print.into(), id);
        id
    }
}

/// The tokens of a stretch of text, in order; white space is in none.
pub fn tokens(text: &str, within: Span, lang: &Language, lexicon: &mut Lexicon) -> Vec<Token> {
    let mut spans: Vec<Span> = Vec::with_capacity(within.len() / 5);
    let base = within.start as usize;
    for (at, piece) in within.of(text).split_word_bound_indices() {
        if piece.trim().is_empty() || piece.chars().all(is_invisible) {
            continue;
        }
        let span = Span::new(base + at, base + at + piece.len());
        match spans.last().copied() {
            Some(before) if before.end == span.start && joins(text, &spans, before, span, lang) => {
                let last = spans.len() - 1;
                spans[last].end = span.end;
            }
            Some(hyphen) if joins_over_hyphen(text, &spans, hyphen, span) => {
                spans.pop();
                let last = spans.len() - 1;
                spans[last].end = span.end;
            }
            _ => spans.push(span),
        }
    }
    spans.into_iter().map(|span| token(text, span, lang, lexicon)).collect()
}

fn token(text: &str, span: Span, lang: &Language, lexicon: &mut Lexicon) -> Token {
    let print = span.of(text);
    let kind = match print.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_numeric() => Kind::Number,
        Some(_) => Kind::Word,
        None => Kind::Punctuation,
    };
    Token { span, kind, form: lexicon.add(print, kind, lang) }
}

fn is_hyphen(piece: &str) -> bool {
    matches!(piece, "-" | "\u{2010}" | "\u{2011}")
}

/// Whether a piece that directly follows a token belongs to it.
fn joins(text: &str, spans: &[Span], before: Span, span: Span, lang: &Language) -> bool {
    let (left, right) = (before.of(text), span.of(text));
    let starts_word = right.starts_with(char::is_alphanumeric);
    // What stands before is read again with every piece that joins it.
    if left.len() > LONGEST {
        return false;
    }
    match left {
        "@" | "#" => return starts_word,
        _ if left.bytes().all(|b| b == b'.') && right == "." => return true,
        _ => {}
    }
    // An address runs to the next white space, but for the punctuation of the sentence around it.
    if is_address(left) {
        return starts_word || matches!(right, "/" | "-" | "_" | "?" | "=" | "&" | "%" | "#" | "@" | "~" | "+" | ":" | ".")
            && text[span.end as usize..].starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '_')
            || right == "/";
    }
    if (right == ":" && matches!(left, "http" | "https") && text[span.end as usize..].starts_with("//"))
        || right == "@" && left.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)) && address_follows(&text[span.end as usize..])
    {
        return true;
    }
    if right == "." {
        let lower = left.to_lowercase();
        let acronym = left.contains('.') && left.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
        let initial = left.chars().count() == 1 && left.chars().all(char::is_uppercase);
        let upper = left.starts_with(char::is_uppercase);
        let known = lang.abbreviations.get(lower.as_str()).is_some_and(|&stop| match stop {
            Stop::BeforeName | Stop::State => upper,
            // "No.", "Fig." and the like are words too: only a figure behind them tells.
            Stop::BeforeNumber => followed_by_digit(text, span) || lang.months.contains_key(lower.as_str()) && upper && lower != "mar",
            Stop::Inside | Stop::Either => true,
        });
        // An end of the text right after an abbreviation is the end of a sentence; the token keeps its stop all the same.
        return acronym || initial && !ends_one_letter_sentence(text, spans) || known;
    }
    false
}

/// "Plan B." ends a sentence more often than it begins a name; an initial has a capital, a title or nothing before it.
fn ends_one_letter_sentence(text: &str, spans: &[Span]) -> bool {
    let Some(letter) = spans.last() else { return false };
    let after = text[letter.end as usize + 1..].trim_start();
    if letter.of(text) == "I" && spans.len() > 1 && spans[spans.len() - 2].of(text).starts_with(char::is_lowercase) {
        return true;
    }
    let before_lower = spans.len() > 1 && spans[spans.len() - 2].of(text).starts_with(char::is_lowercase);
    after.is_empty() || before_lower && !after.starts_with(char::is_uppercase)
}

fn followed_by_digit(text: &str, span: Span) -> bool {
    text[span.end as usize..].trim_start().starts_with(|c: char| c.is_ascii_digit())
}

fn is_address(piece: &str) -> bool {
    piece.starts_with("http:") || piece.starts_with("https:") || piece.starts_with("www.") || piece.is_ascii() && piece.len() > 1 && piece[1..].contains('@')
}

fn address_follows(rest: &str) -> bool {
    let word: &str = rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-')).next().unwrap_or_default();
    word.trim_end_matches('.').contains('.')
}

/// Whether a piece goes on with the word before the hyphen that stands last: "air-strike", "Jean-Luc", "20-year".
fn joins_over_hyphen(text: &str, spans: &[Span], hyphen: Span, span: Span) -> bool {
    let [.., first, last] = spans else { return false };
    *last == hyphen
        && hyphen.end == span.start
        && first.end == hyphen.start
        && is_hyphen(hyphen.of(text))
        && first.of(text).ends_with(char::is_alphanumeric)
        && span.of(text).starts_with(char::is_alphanumeric)
        // "10-12" is a range of numbers and "2025-07-04" a date: their parts stay apart.
        && (first.of(text).chars().any(char::is_alphabetic) || span.of(text).starts_with(char::is_alphabetic))
}

/// The normal form of a printed form, and whether it was possessive.
fn normal(print: &str, kind: Kind, lang: &Language) -> (String, bool) {
    let mut norm = String::with_capacity(print.len());
    for c in print.chars().filter(|&c| !is_invisible(c)) {
        match c {
            '’' | '‘' | 'ʼ' | '`' | '´' => norm.push('\''),
            '“' | '”' | '„' | '«' | '»' => norm.push('"'),
            '–' | '—' | '―' | '\u{2010}' | '\u{2011}' => norm.push('-'),
            '…' => norm.push_str("..."),
            '\u{a0}' | '\u{202f}' => norm.push(' '),
            'ß' => norm.push_str("ss"),
            'İ' => norm.push('i'),
            _ => norm.extend(c.to_lowercase().map(|c| unmarked(c).unwrap_or(c))),
        }
    }
    if kind == Kind::Punctuation {
        return (norm, false);
    }
    let possessive = norm.ends_with("'s") && norm.len() > 2 && !lang.classes.contains_key(norm.as_str());
    if possessive {
        norm.truncate(norm.len() - 2);
    }
    if kind == Kind::Word {
        if norm.contains('.') && !norm.contains('@') && !norm.contains('/') && !norm.trim_end_matches('.').split('.').any(|part| part.len() > 2) {
            norm.retain(|c| c != '.');
        } else if norm.ends_with('.') {
            norm.pop();
        }
        if norm.contains('-') {
            norm.retain(|c| c != '-');
        }
        if let Some(to) = lang.names.get(norm.as_str()).or_else(|| lang.spelling.get(norm.as_str())) {
            norm = (*to).into();
        } else if let Some((from, to, _)) = lang.endings.iter().find(|(from, _, least)| norm.len() >= from.len() + least && norm.ends_with(from)) {
            norm.truncate(norm.len() - from.len());
            norm.push_str(to);
        }
    }
    (norm, possessive)
}

/// The word without its inflection: a light rule for the frequent endings of English and a table for the rest; elsewhere the
/// endings that the language lists.
fn stem(norm: &str, lang: &Language) -> String {
    if !lang.full {
        return lang.uninflected(norm).into();
    }
    if let Some(base) = lang.irregular.get(norm) {
        return stem_regular(base);
    }
    stem_regular(norm)
}

fn stem_regular(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() {
        return word.into();
    }
    let has_vowel = |w: &str| w.bytes().any(|b| b"aeiouy".contains(&b));
    let mut stem = word.to_string();
    if let Some(base) = word.strip_suffix("ies").filter(|b| b.len() > 1) {
        stem = format!("{base}y");
    } else if let Some(base) = word.strip_suffix("es").filter(|b| b.ends_with(['x', 'z']) || b.ends_with("ss") || b.ends_with("ch") || b.ends_with("sh")) {
        stem = base.into();
    } else if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        stem.pop();
    }
    for ending in ["ing", "ed"] {
        if let Some(base) = stem.strip_suffix(ending).filter(|b| b.len() >= 3 && has_vowel(b)) {
            let mut base = base.to_string();
            let doubled = base.len() > 3 && base.as_bytes()[base.len() - 1] == base.as_bytes()[base.len() - 2];
            if doubled && !base.ends_with(['l', 's', 'z', 'f']) {
                base.pop();
            }
            if base.ends_with('i') && ending == "ed" {
                base.pop();
                base.push('y');
            }
            stem = base;
            break;
        }
    }
    if stem.len() > 4 && stem.ends_with('e') {
        stem.pop();
    }
    if stem.len() > 5 && stem.ends_with("ly") {
        stem.truncate(stem.len() - 2);
    }
    stem
}

/// A quotation mark of any kind.
pub fn is_mark(print: &str) -> bool {
    matches!(print, "\"" | "“" | "”" | "„" | "‘" | "’" | "'" | "«" | "»" | "‚" | "‹" | "›" | "「" | "」" | "『" | "』" | "``" | "''")
}

/// A dash, or what stands for one.
pub fn is_dash(print: &str) -> bool {
    matches!(print, "-" | "–" | "—" | "―" | "--")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        let tokens = tokens(text, Span::new(0, text.len()), Language::of("en"), &mut lexicon);
        tokens.iter().map(|t| t.span.of(text).to_string()).collect()
    }

    fn keys(text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        let tokens = tokens(text, Span::new(0, text.len()), Language::of("en"), &mut lexicon);
        tokens.iter().map(|&t| lexicon.key(t).to_string()).collect()
    }

    #[test]
    fn what_is_one_token() {
        for (text, expected) in [
            ("The U.S. air-strike didn’t end.", "The|U.S.|air-strike|didn’t|end|."),
            ("Mr. O’Neil paid $1.2m (10-12 p.m.)…", "Mr.|O’Neil|paid|$|1.2m|(|10|-|12|p.m.|)|…"),
            ("See https://a.example/b?c=d, or mail a.b@c.example.", "See|https://a.example/b?c=d|,|or|mail|a.b@c.example|."),
            ("@POTUS said... #peace", "@POTUS|said|...|#peace"),
            ("J. K. Rowling", "J.|K.|Rowling"),
        ] {
            assert_eq!(shown(text).join("|"), expected);
        }
    }

    #[test]
    fn variants_share_a_key() {
        for (a, b) in [
            ("defences", "defense"),
            ("Zelenskyy’s", "Zelensky"),
            ("Kyiv", "Kiev"),
            ("escalating", "escalated"),
            ("spoke", "speaking"),
            ("airstrikes", "air-strike"),
            ("organisation", "organization"),
            ("U.S.", "US"),
            ("Erdoğan", "Erdogan"),
            ("countries", "country"),
        ] {
            assert_eq!(keys(a), keys(b), "{a} {b}");
        }
    }
}
