//! What the caller gives, checked against the bounds of the format.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::comparison::{BlockKind, Range};
use crate::error::Error;
use crate::span::{Span, Utf16};

/// At most this many articles in one comparison.
pub const MAX_ARTICLES: usize = 1_000;
/// At most this many bytes (UTF-8) of text in one article: 5 MB.
pub const MAX_ARTICLE_BYTES: usize = 5_000_000;
/// At most this many bytes (UTF-8) of text in all articles together: 50 MB.
pub const MAX_TOTAL_BYTES: usize = 50_000_000;
/// At most this many characters in an article's id.
pub const MAX_ID: usize = 100;

/// One article as a caller gives it; only `text` is required. Positions are UTF-16 code units of `text`.
#[derive(Clone, PartialEq, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArticleInput {
    /// A siglum, unique; `A`, `B` … `Z`, `AA` … in the order given when absent.
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub label: Option<String>,
    /// BCP 47 tag, such as `en` or `de-AT`.
    #[serde(default)]
    pub lang: Option<String>,
    #[serde(default)]
    pub title: Option<String>,
    /// The day of publication, ISO 8601; a time behind it is kept but not used. What is no date is left out, with a note.
    #[serde(default)]
    pub published: Option<String>,
    /// `http:`, `https:` or relative; another is left out, with a note.
    #[serde(default)]
    pub url: Option<String>,
    /// `isAccessibleForFree` of the page.
    #[serde(default)]
    pub free: Option<bool>,
    pub text: String,
    /// Structure that is already known (from HTML); found when absent.
    #[serde(default)]
    pub blocks: Option<Vec<GivenBlock>>,
    /// Sentences that are already known; found when absent.
    #[serde(default)]
    pub sentences: Option<Vec<Range>>,
}

/// A block that the caller knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivenBlock {
    pub start: u32,
    pub end: u32,
    pub kind: BlockKind,
}

/// A checked article: positions are byte spans.
#[derive(Clone, Debug)]
pub struct Article {
    pub id: String,
    pub label: Option<String>,
    pub lang: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
    pub free: Option<bool>,
    pub text: String,
    pub blocks: Option<Vec<(Span, BlockKind)>>,
    pub sentences: Option<Vec<Span>>,
}

impl Article {
    /// Checks one article; `id` is the one it gives or the one found for it.
    pub fn check(input: ArticleInput, id: String) -> Result<Article, Error> {
        if id.trim().is_empty() || id.chars().count() > MAX_ID {
            return Err(Error::bad_id(&id));
        }
        if input.text.len() > MAX_ARTICLE_BYTES {
            return Err(Error::article_size(&id, input.text.len(), MAX_ARTICLE_BYTES));
        }
        // Positions are converted only where some are given.
        let map = Utf16::new(if input.blocks.is_some() || input.sentences.is_some() { &input.text } else { "" });
        let given = input.blocks.as_deref();
        let ranges = given.map(|blocks| blocks.iter().map(|b| [b.start, b.end]).collect::<Vec<_>>());
        let blocks = match (ranges, given) {
            (Some(ranges), Some(blocks)) => {
                let spans = spans(&map, "block", &id, &ranges)?;
                Some(spans.into_iter().zip(blocks).map(|(span, block)| (span, block.kind)).collect())
            }
            _ => None,
        };
        let sentences = input.sentences.as_deref().map(|ranges| spans(&map, "sentence", &id, ranges)).transpose()?;
        let tag = |lang: String| Some(lang).filter(|l| !l.trim().is_empty());
        Ok(Article {
            id,
            label: input.label,
            lang: input.lang.and_then(tag),
            title: input.title,
            published: input.published,
            url: input.url,
            free: input.free,
            text: input.text,
            blocks,
            sentences,
        })
    }
}

/// Ranges in order, none over another, all inside the text.
fn spans(map: &Utf16, what: &'static str, id: &str, ranges: &[Range]) -> Result<Vec<Span>, Error> {
    let length = map.length();
    let mut before = 0;
    let mut spans = Vec::with_capacity(ranges.len());
    for &range in ranges {
        match (map.to_byte(range[0]), map.to_byte(range[1])) {
            (Some(start), Some(end)) if start < end && start >= before => {
                before = end;
                spans.push(Span { start, end });
            }
            _ => return Err(Error::position(what, id, range, length)),
        }
    }
    Ok(spans)
}

/// Gives every article an id: its own, or the siglum of its place, or the next one that nobody has. Fails when two have one
/// id, or when there are too many articles or none.
pub fn with_ids(mut articles: Vec<ArticleInput>) -> Result<Vec<ArticleInput>, Error> {
    if articles.is_empty() || articles.len() > MAX_ARTICLES {
        return Err(Error::article_count(articles.len(), MAX_ARTICLES));
    }
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for id in articles.iter().filter_map(|a| a.id.as_ref()) {
        if !taken.insert(id.clone()) {
            return Err(Error::duplicate_id(id));
        }
    }
    for (at, article) in articles.iter_mut().enumerate() {
        if article.id.is_none() {
            let free = (at..).map(siglum).find(|id| !taken.contains(id)).expect("there are more sigla than articles");
            taken.insert(free.clone());
            article.id = Some(free);
        }
    }
    Ok(articles)
}

/// The `n`th default siglum, counted from 0: `A` … `Z`, `AA`, `AB` …
pub fn siglum(mut n: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (n % 26) as u8);
        n /= 26;
        if n == 0 {
            break;
        }
        n -= 1;
    }
    letters.iter().rev().map(|&b| b as char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigla_count_like_columns() {
        let shown: Vec<String> = [0, 25, 26, 51, 52, 701, 702].iter().map(|&n| siglum(n)).collect();
        assert_eq!(shown, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_position_inside_a_pair_is_refused_with_its_numbers() {
        let input = ArticleInput { text: "a😀b".into(), sentences: Some(vec![[0, 2]]), ..Default::default() };
        let error = Article::check(input, "A".into()).unwrap_err();
        assert_eq!(error.kind(), "position");
        assert!(error.to_string().contains("0..2") && error.to_string().contains("<= 4"), "{error}");
    }
}
