//! One article, read once: its blocks, tokens, sentences, names, quantities and quotations.

use std::ops::Range;

use crate::article::Article;
use crate::block::{self, Block};
use crate::comparison::{BlockKind, CutSign, Note, NoteKind};
use crate::lang::{self, Classes, Language};
use crate::name::{self, Mention};
use crate::quantity::{self, MOST_VALUES, Quantity};
use crate::quote::{self, Quotation};
use crate::segment::{self, Sentence};
use crate::span::Span;
use crate::token::{self, Kind, Lexicon, Token};

/// The tokens of one story block: index of the block, indices of the tokens.
pub type BlockTokens = (u32, Range<usize>);

/// A text shorter than this many words may well be cut off.
const SHORT_WORDS: usize = 60;

pub struct Document {
    pub article: Article,
    /// The tag given or found.
    pub tag: String,
    pub lang: &'static Language,
    pub blocks: Vec<Block>,
    /// Tokens of the story, in text order.
    pub tokens: Vec<Token>,
    pub lexicon: Lexicon,
    pub block_tokens: Vec<BlockTokens>,
    pub sentences: Vec<Sentence>,
    pub mentions: Vec<Mention>,
    pub quantities: Vec<Quantity>,
    pub quotations: Vec<Quotation>,
    pub notes: Vec<Note>,
}

/// The day of publication.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Day {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// Reads `YYYY-MM-DD` at the start of an ISO 8601 text.
    pub fn parse(text: &str) -> Option<Day> {
        let head = text.get(..10)?;
        let rest = &text[10..];
        let mut parts = head.split('-');
        let mut number = |len: usize| {
            let part = parts.next()?;
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && (rest.is_empty() || rest.starts_with(['T', 't', ' ']));
        let found = Day { year: year as i32, month: month as u8, day: day as u8 };
        // The 31st of February comes back as another day.
        (valid && Day::from_number(found.number()) == found).then_some(found)
    }

    /// Days since 1970-01-01, in the proleptic Gregorian calendar.
    pub fn number(self) -> i64 {
        // Years begin in March, so that the leap day is the last of its year.
        let (y, m) = if self.month > 2 { (self.year as i64, self.month as i64 - 3) } else { (self.year as i64 - 1, self.month as i64 + 9) };
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + self.day as i64 - 1 - 719_468
    }

    pub fn from_number(number: i64) -> Day {
        let n = number + 719_468;
        let era = n.div_euclid(146_097);
        let of_era = n.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * of_year + 2) / 153;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day { year: year as i32, month: month as u8, day: (of_year - (153 * m + 2) / 5 + 1) as u8 }
    }

    /// Monday is 1, Sunday 7.
    pub fn weekday(self) -> u8 {
        ((self.number() + 3).rem_euclid(7) + 1) as u8
    }

    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Enough of a given value to know it again in a message.
fn start_of(given: &str) -> String {
    given.chars().take(40).collect()
}

/// Whether an address may stand in a link: of the web, or relative to the page. Others (`javascript:`, `data:`) do something
/// else than lead to an article.
fn is_web(url: &str) -> bool {
    let odd = url.is_empty() || url.contains(|c: char| c.is_whitespace() || c.is_control());
    // What stands before a colon is a scheme, unless the path has begun: `/news:today`.
    let scheme = url.split(['/', '?', '#']).next().and_then(|head| head.split_once(':'));
    !odd && scheme.is_none_or(|(scheme, _)| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)))
}

/// By what a text looks cut off: what its page says, how it ends, how short it is.
fn cut_sign(article: &Article, blocks: &[Block], lang: &Language, words: usize) -> Option<CutSign> {
    if article.free == Some(false) {
        return Some(CutSign::Free);
    }
    block::cut::sign(&article.text, blocks, lang).or((words < SHORT_WORDS).then_some(CutSign::Short))
}

fn cut_message(sign: CutSign, words: usize) -> String {
    match sign {
        CutSign::Free => "the page is not free to read: the text may be cut off".into(),
        CutSign::Invitation => "the text ends where readers are asked to go on or to subscribe: it may be cut off".into(),
        CutSign::Ellipsis => "the text ends in “…”: it may be cut off".into(),
        CutSign::Unfinished => "the text ends in the middle of a sentence: it may be cut off".into(),
        CutSign::Short => format!("the text has {words} words only and may be cut off"),
    }
}

/// More words and marks than anybody writes in a sentence.
pub const LONGEST_STATEMENT: usize = 500;

impl Document {
    /// Reads one article; `lang` is the language to take where the article names none, `corrections` a person's.
    pub fn read(mut article: Article, lang: Option<&str>, corrections: &[(Span, BlockKind)]) -> Document {
        let mut notes = Vec::new();
        let tag = match article.lang.as_deref().or(lang) {
            Some(tag) => tag.to_string(),
            None => {
                let (found, sure) = lang::detect(&article.text);
                notes.push(Note::of(
                    NoteKind::Language,
                    if sure { format!("the language {found} was found by the words and letters") } else { "no word told the language".into() },
                ));
                found.to_string()
            }
        };
        let lang = Language::of(&tag);
        if !lang.full {
            notes.push(Note::of(
                NoteKind::Unsupported,
                match lang.beside {
                    Some(_) => format!("for the language {tag}, statements are not judged; sentences, quotations with their speakers, names, shared words, and differences of numbers, days, times and a “not” are"),
                    None => format!("for the language {tag}, names, speakers, values and differences are not judged; sentences, quotation marks and shared words are"),
                },
            ));
        }
        let published = article.published.as_deref().and_then(Day::parse);
        if let (Some(given), None) = (&article.published, published) {
            notes.push(Note::of(NoteKind::Date, format!("{:?} is no date of the form YYYY-MM-DD and was not used", start_of(given))));
            article.published = None;
        }
        if let Some(given) = article.url.take_if(|url| !is_web(url)) {
            notes.push(Note::of(NoteKind::Url, format!("{:?} is no address of a web page and was not used", start_of(&given))));
        }
        let text = article.text.as_str();
        let blocks = block::blocks(&article, lang, corrections);
        let mut lexicon = Lexicon::default();
        let (mut tokens, mut block_tokens): (Vec<Token>, Vec<BlockTokens>) = Default::default();
        let mut sentences = segment::sentences(text, &blocks, lang, article.sentences.as_deref());
        // Cut at the ends of sentences, no token belongs to two of them.
        for sentence in &mut sentences {
            let first = tokens.len();
            for (block, piece) in sentence.pieces() {
                let start = tokens.len();
                block::markdown::readable(text, piece, |span| tokens.extend(token::tokens(text, span, lang, &mut lexicon)));
                match block_tokens.last_mut() {
                    Some((before, range)) if *before == block => range.end = tokens.len(),
                    _ if tokens.len() > start => block_tokens.push((block, start..tokens.len())),
                    _ => {}
                }
            }
            sentence.tokens = first as u32..tokens.len() as u32;
        }
        sentences.retain(|sentence| !sentence.tokens.is_empty());
        let words = tokens.iter().filter(|t| t.kind != token::Kind::Punctuation).count();
        if sentences.is_empty() {
            notes.push(Note::of(NoteKind::Empty, "the text holds no sentence".into()));
        } else if let Some(sign) = cut_sign(&article, &blocks, lang, words) {
            notes.push(Note { sign: Some(sign), ..Note::of(NoteKind::Truncated, cut_message(sign, words)) });
        }
        let mut document = Document {
            article, tag, lang, blocks, tokens, lexicon, block_tokens, sentences, notes,
            mentions: Vec::new(),
            quantities: Vec::new(),
            quotations: Vec::new(),
        };
        document.quotations = quote::quotations(&document, &mut Vec::new());
        document.mentions = name::mentions(&document);
        document.quantities = quantity::quantities(&document, published);
        let values = |s: &Sentence| document.quantities_in(s.tokens.start as usize..s.tokens.end as usize).len();
        if document.sentences.iter().any(|s| s.tokens.len() > LONGEST_STATEMENT || values(s) > MOST_VALUES) {
            document.notes.push(Note::of(NoteKind::Bound, format!("a sentence holds more than {LONGEST_STATEMENT} words or {MOST_VALUES} values and is compared in part, by its first {MOST_VALUES} values")));
        }
        document
    }

    pub fn text(&self) -> &str {
        &self.article.text
    }

    pub fn print(&self, token: usize) -> &str {
        self.tokens[token].span.of(self.text())
    }

    /// Whether a token carries meaning of its own: no little word, no mark.
    pub fn carries(&self, token: usize) -> bool {
        let token = self.tokens[token];
        token.kind != Kind::Punctuation && !self.lexicon.class(token).has(Classes::STOP)
    }

    pub fn norm(&self, token: usize) -> &str {
        self.lexicon.norm(self.tokens[token])
    }

    /// The mention that a token is part of.
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        let at = self.mentions.partition_point(|m| m.tokens.end as usize <= token);
        self.mentions.get(at).filter(|m| m.tokens.start as usize <= token).map(|_| at)
    }

    /// The values that begin among some tokens.
    pub fn quantities_in(&self, tokens: Range<usize>) -> &[Quantity] {
        let at = |token: usize| self.quantities.partition_point(|q| (q.tokens.start as usize) < token);
        &self.quantities[at(tokens.start)..at(tokens.end.max(tokens.start))]
    }

    /// The value that a token is part of.
    pub fn quantity_at(&self, token: usize) -> Option<&Quantity> {
        let after = self.quantities.partition_point(|q| q.tokens.start as usize <= token);
        self.quantities[..after].last().filter(|q| q.tokens.contains(&(token as u32)))
    }

    /// The indices of the tokens that lie in a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let rest = &self.tokens[start..];
        // Most stretches are short: their end is near.
        let near = rest.iter().take(16).position(|t| t.span.end > span.end);
        start..start + near.unwrap_or_else(|| rest.partition_point(|t| t.span.end <= span.end))
    }

    /// The sentence that holds a byte position of the story.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= at);
        after.checked_sub(1).filter(|&i| self.sentences[i].span.end > at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        assert_eq!(Day::parse("1970-01-01").unwrap().number(), 0);
        assert_eq!(Day::parse("2025-07-04T10:00Z").unwrap().weekday(), 5);
        assert_eq!(Day::parse("2025-7-4"), None);
        assert_eq!(Day::parse("2025-07-04x"), None);
        assert_eq!(Day::parse("2025-02-31"), None);
        assert!(Day::parse("2024-02-29").is_some() && Day::parse("2025-02-29").is_none());
        for n in (-800_000..800_000).step_by(37) {
            assert_eq!(Day::from_number(n).number(), n);
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_kept() {
        for url in ["https://example.org/a?b=c:d", "HTTP://example.org", "/story/1:2", "story.html", "#top", "//example.org/"] {
            assert!(is_web(url), "{url}");
        }
        for url in ["javascript:alert(1)", "data:text/html,x", " https://example.org", "java\nscript:x", "", "mailto:a@example.org"] {
            assert!(!is_web(url), "{url}");
        }
    }
}
