//! Marks that may end a sentence, and what stands on both sides of one.

use super::item;
use super::stop::Before;
use crate::block::markdown::target_end;
use crate::lang::{Classes, Language, Verb};
use crate::span::Span;

/// How far the end of a bracket is looked for, in bytes.
const BRACKET: usize = 600;

/// What a mark says by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A full stop, which abbreviations have too.
    Stop,
    /// A question or exclamation mark.
    Strong,
    Ellipsis,
    /// The full stop of a script that uses it for nothing else.
    Full,
    /// A colon or semicolon, where it ends sentences: before a capital.
    Small,
}

/// What the first letter after a mark is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum First {
    /// Also a letter of a script without case, and a word such as iPhone.
    Upper,
    Lower,
    Digit,
    /// No word: a mark that goes on.
    Other,
}

/// What follows a mark.
#[derive(Clone, Copy, Debug)]
pub struct Next<'a> {
    pub first: First,
    /// From the first letter on.
    pub text: &'a str,
    /// A quotation mark stands before it.
    pub opened: bool,
    /// A dash stands before it.
    dashed: bool,
    /// Leading dots stand before it: "...and then".
    led: bool,
}

pub struct Marks<'a> {
    pub text: &'a str,
    pub lang: &'a Language,
}

/// Whether a byte can begin a character that matters: a mark or an opening bracket.
const fn interest() -> [bool; 256] {
    let mut table = [false; 256];
    let listed = [b'.', b'!', b'?', b':', b';', b'(', b'[', 0xd6, 0xd8, 0xdb, 0xe0, 0xe1, 0xe2, 0xe3, 0xef];
    let mut i = 0;
    while i < listed.len() {
        table[listed[i] as usize] = true;
        i += 1;
    }
    table
}
static INTEREST: [bool; 256] = interest();

impl<'a> Marks<'a> {
    /// Calls `cut` with the end of every sentence in a block but the last.
    pub fn ends(&self, block: Span, mut cut: impl FnMut(usize)) {
        let bytes = self.text.as_bytes();
        let end = block.end as usize;
        let (mut at, mut start) = (block.start as usize, block.start as usize);
        // A bracket inside the sentence is open until here.
        let mut shut = 0;
        let mut limit = self.next_item(start, end);
        loop {
            while at < limit && !INTEREST[bytes[at] as usize] {
                at += 1;
            }
            if at >= limit {
                if limit >= end {
                    return;
                }
                cut(limit);
                (at, start) = (limit, limit);
                limit = self.next_item(start, end);
                continue;
            }
            if let Some(to) = target_end(self.text, at, end) {
                at = to;
                continue;
            }
            if matches!(bytes[at], b'(' | b'[') {
                if at > start && at >= shut {
                    shut = self.closing(at, end).unwrap_or(shut);
                }
                at += 1;
                continue;
            }
            let Some((kind, len)) = self.kind(at, end) else {
                at += 1;
                continue;
            };
            let (ends, after) = self.judge(start, at, kind, len, end);
            match ends {
                Some(to) if to > shut && to < end => {
                    cut(to);
                    start = self.skip_space(to, end);
                    at = after.max(start);
                    limit = self.next_item(start, end);
                }
                _ => at = after,
            }
        }
    }

    fn next_item(&self, start: usize, end: usize) -> usize {
        item::next(self.text, start, end, self.ordinals()).unwrap_or(end)
    }

    /// Whether a full stop behind a number makes an ordinal before nouns with a capital.
    pub fn ordinals(&self) -> bool {
        self.lang.capital_nouns()
    }

    pub fn char_at(&self, at: usize, end: usize) -> Option<char> {
        self.text[at..end].chars().next()
    }

    fn skip_space(&self, at: usize, end: usize) -> usize {
        end - self.text[at..end].trim_start().len()
    }

    /// The bracket that closes the one at `at`.
    fn closing(&self, at: usize, end: usize) -> Option<usize> {
        let mut depth = 0;
        for (i, b) in self.text.as_bytes()[at..end.min(at + BRACKET)].iter().enumerate() {
            match b {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at + i);
            }
        }
        None
    }

    /// The mark at a place and its length.
    fn kind(&self, at: usize, end: usize) -> Option<(Kind, usize)> {
        let kind = match self.text.as_bytes()[at] {
            // In Armenian the colon ends sentences, and the dot does not.
            b'.' if self.lang.tag != "hy" => Kind::Stop,
            b'!' | b'?' => Kind::Strong,
            b':' if self.lang.tag == "hy" => Kind::Small,
            b';' if self.lang.tag == "el" => Kind::Small,
            b if b.is_ascii() => return None,
            _ => {
                let c = self.char_at(at, end)?;
                let kind = match c {
                    '…' => Kind::Ellipsis,
                    '‼' | '⁇' | '⁈' | '⁉' | '؟' => Kind::Strong,
                    '。' | '．' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '։' | '።' | '፧' | '፨' | '။' | '។' | '៕' => Kind::Full,
                    _ => return None,
                };
                return Some((kind, c.len_utf8()));
            }
        };
        Some((kind, 1))
    }

    /// Where the sentence that began at `start` ends, if it does at the mark at `at`, and where to look on.
    fn judge(&self, start: usize, at: usize, kind: Kind, len: usize, end: usize) -> (Option<usize>, usize) {
        let bytes = self.text.as_bytes();
        let mut kind = kind;
        let mut after = at + len;
        // "word. . . . Next": a stop and spaced dots; "word . . . goes on".
        let spaced = (0..).take_while(|&n| bytes.get(after + 2 * n) == Some(&b' ') && bytes.get(after + 2 * n + 1) == Some(&b'.')).count();
        let dots = kind == Kind::Stop && spaced >= 2 && after + 2 * spaced <= end;
        if dots {
            let attached = at > start && !bytes[at - 1].is_ascii_whitespace();
            after += 2 * spaced;
            let next = self.next(after, end);
            let upper = next.is_some_and(|n| n.first == First::Upper);
            if spaced >= 3 && attached {
                return (upper.then_some(at + 1), after);
            }
            return (upper.then_some(after), after);
        }
        let (mut closed, mut number_mark) = (false, false);
        let mut ran = 1;
        while after < end {
            if let Some((more, len)) = self.kind(after, end).filter(|(more, _)| *more != Kind::Small) {
                kind = match (kind, more) {
                    (Kind::Stop, Kind::Stop) if !closed => Kind::Ellipsis,
                    (Kind::Stop | Kind::Ellipsis, Kind::Strong) | (Kind::Strong, _) => Kind::Strong,
                    (_, Kind::Full) => Kind::Full,
                    _ => kind,
                };
                ran += 1;
                after += len;
                continue;
            }
            match self.closer(after, end) {
                Some((len, quote)) => {
                    closed |= quote;
                    number_mark |= bytes[after] == b'[';
                    after += len;
                }
                None => break,
            }
        }
        // ".." is a slip for one dot, or a stop after an abbreviation's.
        if kind == Kind::Ellipsis && ran == 2 && bytes[at] == b'.' && bytes.get(at + 1) == Some(&b'.') {
            kind = Kind::Stop;
        }
        let look_on = after;
        if after >= end {
            return (None, look_on);
        }
        let Some(c) = self.char_at(after, end) else { return (None, look_on) };
        if kind == Kind::Full {
            let next = self.text[after..end].trim_start().chars().next().unwrap_or('、');
            let goes_on = closed && matches!(next, 'と' | '说' | '說' | '道') || matches!(next, '，' | '、' | ',' | '；' | ';' | '：' | ':');
            return ((!goes_on).then_some(after), look_on);
        }
        if !c.is_whitespace() {
            let glued = self.glued(start, at, after, kind, closed, end);
            return (glued.then_some(after), look_on);
        }
        let Some(next) = self.next(after, end) else { return (None, look_on) };
        if next.led {
            return ((kind != Kind::Ellipsis && next.first != First::Other).then_some(after), look_on);
        }
        let listed = next.first != First::Upper && !next.opened && item::begins(self.text, self.skip_space(after, end), end, self.ordinals());
        let ends = match (kind, next.first) {
            _ if listed => true,
            (_, First::Lower | First::Other) => false,
            (_, First::Digit) if next.dashed => false,
            (Kind::Strong, First::Upper) => !(closed && self.cue_follows(next.text)),
            (Kind::Strong, First::Digit) => true,
            // Dots that stand before all words of a sentence stand for what went before it.
            (Kind::Ellipsis, first) => first == First::Upper && !first_person(next.text) && self.text[start..at].contains(char::is_alphanumeric),
            (Kind::Stop, _) => number_mark || self.stop_ends(start, at, after, next, closed),
            (Kind::Small | Kind::Full, first) => first == First::Upper || self.lang.tag == "hy",
        };
        (ends.then_some(after), look_on)
    }

    fn stop_ends(&self, start: usize, at: usize, after: usize, next: Next<'_>, closed: bool) -> bool {
        // A mark or a bracket stands before the stop: no abbreviation.
        let before = Before::read(self.text, start, at);
        if before.word.is_empty() {
            return true;
        }
        // "(Calif.) Smith": the bracket says nothing about the stop in it.
        let bracketed = after > at + 1 && !closed;
        before.ends(self, next, bracketed)
    }

    /// A closing mark after the end: its length, and whether it is a quotation mark.
    fn closer(&self, at: usize, end: usize) -> Option<(usize, bool)> {
        let mut chars = self.text[at..end].chars();
        let c = chars.next()?;
        let next = chars.next();
        let opens = next.is_some_and(char::is_alphanumeric);
        match c {
            '"' | '”' | '“' | '»' | '«' | '›' | '‹' | '」' | '』' | '’' | '\'' => (!opens).then_some((c.len_utf8(), true)),
            ')' | ']' | '}' | '）' => Some((c.len_utf8(), false)),
            '*' | '_' => (!opens).then_some((1, false)),
            // The number of a note: "so it was.[12] Then".
            '[' => {
                let rest = &self.text[at + 1..end];
                let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
                (digits > 0 && rest.as_bytes().get(digits) == Some(&b']')).then_some((digits + 2, false))
            }
            // French sets its marks apart.
            ' ' | '\u{a0}' | '\u{202f}' if next == Some('»') => {
                let apart = chars.next().is_none_or(|c| !c.is_alphanumeric());
                apart.then_some((c.len_utf8() + '»'.len_utf8(), true))
            }
            _ => None,
        }
    }

    /// What follows: past white space and opening marks to the first word; `None` at the end of the block.
    fn next(&self, at: usize, end: usize) -> Option<Next<'a>> {
        let mut rest = self.text[at..end].trim_start();
        let mut next = Next { first: First::Other, text: rest, opened: false, dashed: false, led: false };
        if let Some(led) = rest.strip_prefix("...").or_else(|| rest.strip_prefix('…')) {
            next.led = led.starts_with(char::is_alphabetic);
            rest = led;
        }
        loop {
            // Words left out, before what goes on: "[...] It went".
            for gap in ["[...]", "[…]", "(...)", "(…)"] {
                rest = rest.strip_prefix(gap).unwrap_or(rest).trim_start();
            }
            let c = rest.chars().next()?;
            next.text = rest;
            match c {
                '"' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '\'' | '「' | '『' => next.opened = true,
                ',' | ';' | ':' | ')' | ']' | '}' | '.' | '!' | '?' | '…' | '%' | '=' | '+' | '<' | '>' | '|' | '/' | '&' | '№' | '§' => return Some(next),
                '-' | '–' | '—' | '―' if next.dashed => return Some(next),
                '-' | '–' | '—' | '―' => next.dashed = true,
                c if c.is_alphanumeric() => {
                    next.first = first(rest);
                    return Some(next);
                }
                _ => {}
            }
            rest = rest[c.len_utf8()..].trim_start();
        }
    }

    /// Two sentences without a space between them: "the town.The mayor".
    fn glued(&self, start: usize, at: usize, after: usize, kind: Kind, closed: bool, end: usize) -> bool {
        let next = &self.text[after..end];
        let opened = next.trim_start_matches(['"', '“', '„', '«', '‘']);
        let mut letters = opened.chars();
        if !letters.next().is_some_and(char::is_uppercase) || !letters.next().is_some_and(char::is_alphabetic) {
            return false;
        }
        let word: &str = opened.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-')).next().unwrap_or_default();
        let behind = &opened[word.len()..];
        let spaced = behind.starts_with(|c: char| c.is_whitespace() || c == ',') || behind.starts_with('.') && word.len() < 4;
        if !spaced || kind == Kind::Ellipsis {
            return false;
        }
        if closed {
            return true;
        }
        let before = self.text[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let figure = before.starts_with(|c: char| c.is_ascii_digit());
        let plain = before.chars().all(|c| c.is_alphanumeric() || figure && matches!(c, '.' | ':') || matches!(c, ',' | '\'' | '’' | '-' | '"' | '“' | '(' | ')'));
        let last = before.chars().next_back();
        match kind {
            // "Yahoo!", "Jeopardy!" and the like are names as well.
            Kind::Strong => self.text.as_bytes()[at] == b'?' && plain && last.is_some_and(char::is_lowercase),
            _ => {
                let name = matches!(word.to_ascii_lowercase().as_str(), "com" | "net" | "org" | "js" | "io" | "tv" | "news");
                let known = before.len() <= 8 && self.lang.abbreviations.contains_key(before.to_lowercase().as_str());
                let mixed = word.chars().skip(1).any(char::is_lowercase) || word.chars().count() > 2;
                plain && !name && !known && mixed && before.chars().count() > 1 && last.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
            }
        }
    }

    /// "“Really?” Lee asked": a name and a verb of speech, or the verb and the name.
    fn cue_follows(&self, next: &str) -> bool {
        for word in next.split_whitespace().take(5) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let lower = bare.to_lowercase();
            if self.lang.verbs.get(lower.as_str()) == Some(&Verb::Speech) {
                return true;
            }
            let known = bare.starts_with(char::is_uppercase) || self.lang.class(&lower).has(Classes::ARTICLE.or(Classes::ROLE));
            if !known || bare.len() < word.len() && !word.ends_with('.') {
                return false;
            }
        }
        false
    }
}

/// What a word begins with.
fn first(word: &str) -> First {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), second) if c.is_lowercase() => if second.is_some_and(char::is_uppercase) { First::Upper } else { First::Lower },
        (Some(c), _) if c.is_alphabetic() => First::Upper,
        (Some(c), _) if c.is_numeric() => First::Digit,
        _ => First::Other,
    }
}

fn first_person(next: &str) -> bool {
    next.strip_prefix('I').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
