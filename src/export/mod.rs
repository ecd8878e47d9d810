//! A comparison as text: from the result alone, so that every platform prints the same bytes.

mod annotations;
mod markdown;
mod report;
mod table;
mod tei;

use rustc_hash::FxHashSet;

use crate::comparison::{BlockKind, Comparison, Level, Note, NoteKind, Range};
use crate::error::Error;
use crate::span::{Utf16, one_line};

/// Fewer words are quoted for many reasons.
const QUOTED: usize = 4;

/// What a comparison can be written as. Article text is data in all of them: whatever a format would read as its own marks is
/// escaped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// The comparison itself, `crossread/1`, on one line.
    Json,
    /// For people and for pull requests.
    Markdown,
    /// One row for each reading (RFC 4180, with a header line), for spreadsheets. A cell that a spreadsheet would take for a
    /// formula begins with an apostrophe.
    Csv,
    /// The same rows, columns parted by tabs; white space inside a cell is one space.
    Tsv,
    /// A report in one file, without scripts and without requests.
    Html,
    /// W3C Web Annotations: a collection with quote and position selectors, positions in Unicode code points as the
    /// recommendation counts them.
    Annotations,
    /// TEI P5, parallel segmentation: each passage is an `app`, each outlet a witness.
    Tei,
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Format, Error> {
        Ok(match name {
            "json" => Format::Json,
            "markdown" => Format::Markdown,
            "csv" => Format::Csv,
            "tsv" => Format::Tsv,
            "html" => Format::Html,
            "annotations" => Format::Annotations,
            "tei" => Format::Tei,
            _ => return Err(Error::choice("the format", name, "json, markdown, csv, tsv, html, annotations, tei")),
        })
    }
}

/// The comparison without the articles' texts, for those who may not pass them on; the words of values, speakers and what
/// differences are about remain.
pub fn without_texts(mut comparison: Comparison) -> Comparison {
    for article in &mut comparison.articles {
        article.text = None;
    }
    comparison
}

/// The comparison in a format; every format ends with a line feed.
pub fn export(comparison: &Comparison, format: Format) -> String {
    let source = Source::new(comparison);
    match format {
        Format::Json => {
            let mut json = serde_json::to_string(comparison).expect("plain data without maps always serialises");
            json.push('\n');
            json
        }
        Format::Markdown => markdown::markdown(&source),
        Format::Csv => table::csv(&source),
        Format::Tsv => table::tsv(&source),
        Format::Html => report::report(&source),
        Format::Annotations => annotations::annotations(&source),
        Format::Tei => tei::tei(&source),
    }
}

/// A comparison with its positions resolved. A stored comparison may name what is not there: that is empty, never a panic.
struct Source<'a> {
    comparison: &'a Comparison,
    maps: Vec<Option<Utf16<'a>>>,
}

impl<'a> Source<'a> {
    fn new(comparison: &'a Comparison) -> Source<'a> {
        Source { comparison, maps: comparison.articles.iter().map(|a| a.text.as_deref().map(Utf16::new)).collect() }
    }

    /// The bytes of an article's text that a range of code units covers; the text may have been left out.
    fn bytes(&self, article: u32, start: u32, end: u32) -> Option<(&'a str, std::ops::Range<usize>)> {
        let text = self.comparison.articles.get(article as usize)?.text.as_deref()?;
        let map = self.maps[article as usize].as_ref()?;
        let (from, to) = (map.to_byte(start)? as usize, map.to_byte(end)? as usize);
        (from <= to).then_some((text, from..to))
    }

    /// A stretch of an article as it stands there.
    fn raw(&self, article: u32, start: u32, end: u32) -> &'a str {
        self.bytes(article, start, end).map_or("", |(text, range)| &text[range])
    }

    /// What runs over paragraphs, without what the page put between them.
    fn pieces(&self, article: u32, whole: Range, parts: &Option<Vec<Range>>) -> String {
        let parts = parts.as_deref().unwrap_or(std::slice::from_ref(&whole));
        one_line(&parts.iter().map(|part| self.raw(article, part[0], part[1])).collect::<Vec<_>>().join(" "))
    }

    fn sentence(&self, id: u32) -> String {
        self.comparison.sentences.get(id as usize).map_or(String::new(), |s| self.pieces(s.article, [s.start, s.end], &s.parts))
    }

    fn quotation(&self, id: u32) -> String {
        self.comparison.quotations.get(id as usize).map_or(String::new(), |q| self.pieces(q.article, [q.start, q.end], &q.parts))
    }

    /// The kind of block that a sentence begins in.
    fn block(&self, sentence: u32) -> Option<BlockKind> {
        let sentence = self.comparison.sentences.get(sentence as usize)?;
        let article = self.comparison.articles.get(sentence.article as usize)?;
        article.blocks.get(sentence.block as usize).map(|block| block.kind)
    }

    /// What one account alone tells, article by article. Where and by whom it was written is nothing that others leave out; and
    /// what is linked with another's sentence, or quotes what another quotes, is not called missing there.
    fn told_alone(&self) -> impl Iterator<Item = (u32, Vec<u32>)> + '_ {
        let shared = self.shared_elsewhere();
        let told = move |s: &u32| !shared.contains(s) && !matches!(self.block(*s), Some(BlockKind::Dateline | BlockKind::Byline));
        let only = self.comparison.coverage.only.iter().enumerate();
        only.map(move |(article, only)| (article as u32, only.iter().copied().filter(&told).collect::<Vec<_>>())).filter(|(_, only)| !only.is_empty())
    }

    /// Sentences outside of passages that another account has a part of: by a link, or by the same words quoted, where the
    /// quotation stands in one sentence.
    fn shared_elsewhere(&self) -> FxHashSet<u32> {
        let mut shared: FxHashSet<u32> = self.comparison.links.iter().flat_map(|link| [link.a, link.b]).collect();
        for utterance in &self.comparison.utterances {
            let quotations = utterance.quotations.iter().filter_map(|&q| self.comparison.quotations.get(q as usize));
            let inside: Vec<(u32, u32)> = quotations.filter(|q| self.quotation(q.id).split_whitespace().count() >= QUOTED).filter_map(|q| {
                let sentences = &self.comparison.sentences;
                let first = sentences.get(sentences.partition_point(|s| (s.article, s.end) <= (q.article, q.start)));
                first.filter(|s| s.article == q.article && s.start <= q.start && q.end <= s.end).map(|s| (q.article, s.id))
            }).collect();
            let several = inside.iter().any(|(article, _)| *article != inside[0].0);
            shared.extend(inside.iter().filter(|_| several).map(|(_, sentence)| *sentence));
        }
        shared
    }

    /// The articles in whose languages statements are not judged.
    fn unjudged(&self) -> Vec<u32> {
        let unjudged = |notes: &[Note]| notes.iter().any(|note| note.kind == NoteKind::Unsupported);
        let articles = self.comparison.articles.iter().enumerate();
        articles.filter(|(_, article)| unjudged(&article.notes)).map(|(i, _)| i as u32).collect()
    }

    /// What to say where no difference was found: never that there is none where nobody looked.
    fn no_difference(&self) -> String {
        let unjudged = self.unjudged();
        if unjudged.is_empty() {
            return "No conflict was found in what the texts share.".into();
        }
        let rest = if self.comparison.articles.len() - unjudged.len() > 1 { "No conflict was found in what the others share. " } else { "" };
        format!("{rest}In the language of {}, at most numbers, days, times and a “not” are compared.", self.ids(&unjudged))
    }

    /// The siglum of an article.
    fn id(&self, article: u32) -> &'a str {
        self.comparison.articles.get(article as usize).map_or("", |a| &a.id)
    }

    fn ids(&self, articles: &[u32]) -> String {
        articles.iter().map(|&i| self.id(i)).collect::<Vec<_>>().join(", ")
    }

    /// The full name of an entity.
    fn name(&self, entity: Option<u32>) -> &'a str {
        entity.and_then(|e| self.comparison.entities.get(e as usize)).map_or("unknown speaker", |e| &e.name)
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Conflict => "conflict",
        Level::Variant => "variant",
        Level::Style => "style",
    }
}

/// The name of a kind as the JSON has it: all of them are one lower-case word there.
fn kind(kind: impl std::fmt::Debug) -> String {
    let mut name = format!("{kind:?}");
    name.make_ascii_lowercase();
    name
}

/// Text for XML and HTML. What no XML document may hold (control characters) is replaced by U+FFFD.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}
