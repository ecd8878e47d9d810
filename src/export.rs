//! A comparison as text: from the result alone, so that every platform prints the same bytes.

use std::fmt::Write;

use crate::comparison::{Comparison, Level};
use crate::error::Error;
use crate::span::Utf16;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Json,
    Markdown,
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Format, Error> {
        match name {
            "json" => Ok(Format::Json),
            "markdown" => Ok(Format::Markdown),
            _ => Err(Error::choice("the format", name, "json, markdown")),
        }
    }
}

/// The comparison in a format; every format ends with a line feed.
pub fn export(comparison: &Comparison, format: Format) -> String {
    match format {
        Format::Json => {
            let mut json = serde_json::to_string(comparison).expect("plain data without maps always serialises");
            json.push('\n');
            json
        }
        Format::Markdown => markdown(comparison),
    }
}

struct Text<'a> {
    comparison: &'a Comparison,
    maps: Vec<Option<Utf16<'a>>>,
}

impl Text<'_> {
    /// A stretch of an article on one line, with the characters that Markdown reads as marks escaped.
    fn slice(&self, article: u32, start: u32, end: u32) -> String {
        let article = article as usize;
        let (Some(Some(map)), Some(text)) = (self.maps.get(article), self.comparison.articles[article].text.as_deref()) else {
            return String::new();
        };
        match (map.to_byte(start), map.to_byte(end)) {
            (Some(from), Some(to)) if from <= to => plain(&text[from as usize..to as usize]),
            _ => String::new(),
        }
    }

    fn sentence(&self, id: u32) -> String {
        let Some(sentence) = self.comparison.sentences.get(id as usize) else { return String::new() };
        self.slice(sentence.article, sentence.start, sentence.end)
    }

    fn article(&self, index: u32) -> String {
        self.comparison.articles.get(index as usize).map(|a| plain(&a.id)).unwrap_or_default()
    }

    fn articles(&self, indices: &[u32]) -> String {
        indices.iter().map(|&i| self.article(i)).collect::<Vec<_>>().join(", ")
    }
}

/// One line without Markdown or HTML marks.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for c in word.chars() {
            match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                    shown.push('\\');
                    shown.push(c);
                }
                '<' => shown.push_str("&lt;"),
                '>' => shown.push_str("&gt;"),
                '&' => shown.push_str("&amp;"),
                _ => shown.push(c),
            }
        }
    }
    shown
}

fn markdown(comparison: &Comparison) -> String {
    let maps = comparison.articles.iter().map(|a| a.text.as_deref().map(Utf16::new)).collect();
    let text = Text { comparison, maps };
    let mut out = String::from("# Comparison\n\n");
    let mut line = |content: std::fmt::Arguments| writeln!(out, "{content}").expect("writing into a string cannot fail");
    for article in &comparison.articles {
        let label = article.label.as_deref().map(|l| format!(" · {}", plain(l))).unwrap_or_default();
        let published = article.published.as_deref().map(|p| format!(" · {}", plain(p))).unwrap_or_default();
        let url = article.url.as_deref().map(|u| format!(" · {}", plain(u))).unwrap_or_default();
        line(format_args!("- **{}**{label}{published}{url}", plain(&article.id)));
        for note in &article.notes {
            line(format_args!("  - {}", plain(&note.message)));
        }
    }
    line(format_args!("\n## Differences\n"));
    if comparison.differences.is_empty() {
        line(format_args!("No conflict was found in what the texts share."));
    }
    for difference in &comparison.differences {
        let level = match difference.level {
            Level::Conflict => "conflict",
            Level::Variant => "variant",
            Level::Style => "style",
        };
        let kind = format!("{:?}", difference.kind).to_lowercase();
        line(format_args!("- **{}** ({level}, {kind}): {}", plain(&difference.about), plain(&difference.text)));
        for reading in &difference.readings {
            let sentence = reading.sentence.map(|s| format!(": {}", text.sentence(s))).unwrap_or_default();
            line(format_args!("  - {}: “{}”{sentence}", text.article(reading.article), plain(&reading.text)));
        }
        if !difference.silent.is_empty() {
            line(format_args!("  - not found in the supplied text of {}", text.articles(&difference.silent)));
        }
    }
    line(format_args!("\n## Quotations told by several\n"));
    for utterance in &comparison.utterances {
        let speaker = utterance.speaker.and_then(|s| comparison.entities.get(s as usize)).map_or("unknown speaker".into(), |e| plain(&e.name));
        let Some(base) = comparison.quotations.get(utterance.base as usize) else { continue };
        line(format_args!("- {speaker}: “{}”", text.slice(base.article, base.start, base.end)));
        for reading in &utterance.readings {
            let Some(quotation) = comparison.quotations.get(reading.quotation as usize) else { continue };
            let flags: Vec<String> = reading.flags.iter().map(|f| format!("{f:?}").to_lowercase()).collect();
            let flags = if flags.is_empty() { String::new() } else { format!(" (touches: {})", flags.join(", ")) };
            let kind = format!("{:?}", reading.kind).to_lowercase();
            line(format_args!("  - {}, {kind}{flags}: “{}”", text.article(quotation.article), text.slice(quotation.article, quotation.start, quotation.end)));
        }
    }
    line(format_args!("\n## Told by several\n"));
    for passage in &comparison.passages {
        line(format_args!("- {} ({})", text.sentence(passage.head), text.articles(&passage.articles)));
        for &sentence in passage.sentences.iter().filter(|s| **s != passage.head) {
            let article = comparison.sentences.get(sentence as usize).map_or(0, |s| s.article);
            line(format_args!("  - {}: {}", text.article(article), text.sentence(sentence)));
        }
    }
    line(format_args!("\n## Found in one only\n"));
    for (article, only) in comparison.coverage.only.iter().enumerate().filter(|(_, only)| !only.is_empty()) {
        line(format_args!("### {}\n", text.article(article as u32)));
        for &sentence in only {
            line(format_args!("- {}", text.sentence(sentence)));
        }
        line(format_args!(""));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_and_html_are_text() {
        assert_eq!(plain("a *b*\n<i>c</i> & [d](e)"), "a \\*b\\* &lt;i&gt;c&lt;/i&gt; &amp; \\[d\\](e)");
    }
}
