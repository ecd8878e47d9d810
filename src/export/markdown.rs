//! Markdown: the whole comparison for people.

use std::fmt::Write;

use super::Source;

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

pub fn markdown(source: &Source) -> String {
    let comparison = source.comparison;
    let sentence_of = |id: u32| plain(&source.sentence(id));
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
        line(format_args!("{}", plain(&source.no_difference())));
    }
    for difference in &comparison.differences {
        let (level, kind) = (super::level(difference.level), super::kind(difference.kind));
        line(format_args!("- **{}** ({level}, {kind}): {}", plain(&difference.about), plain(&difference.text)));
        for reading in &difference.readings {
            let sentence = reading.sentence.map(|s| format!(": {}", sentence_of(s))).unwrap_or_default();
            line(format_args!("  - {}: “{}”{sentence}", plain_id(source, reading.article), plain(&reading.text)));
        }
        if !difference.silent.is_empty() {
            line(format_args!("  - not found in the supplied text of {}", plain_ids(source, &difference.silent)));
        }
    }
    line(format_args!("\n## Quotations told by several\n"));
    for utterance in &comparison.utterances {
        line(format_args!("- {}: “{}”", plain(source.name(utterance.speaker)), plain(&source.quotation(utterance.base))));
        for reading in &utterance.readings {
            let Some(quotation) = comparison.quotations.get(reading.quotation as usize) else { continue };
            let flags: Vec<String> = reading.flags.iter().map(super::kind).collect();
            let flags = if flags.is_empty() { String::new() } else { format!(" (touches: {})", flags.join(", ")) };
            let kind = super::kind(reading.kind);
            line(format_args!("  - {}, {kind}{flags}: “{}”", plain_id(source, quotation.article), plain(&source.quotation(reading.quotation))));
        }
    }
    line(format_args!("\n## Told by several\n"));
    for passage in &comparison.passages {
        line(format_args!("- {} ({})", sentence_of(passage.head), plain_ids(source, &passage.articles)));
        for &sentence in passage.sentences.iter().filter(|s| **s != passage.head) {
            let article = comparison.sentences.get(sentence as usize).map_or(0, |s| s.article);
            line(format_args!("  - {}: {}", plain_id(source, article), sentence_of(sentence)));
        }
    }
    line(format_args!("\n## Found in one only\n"));
    for (article, only) in source.told_alone() {
        line(format_args!("### {}\n", plain_id(source, article)));
        for sentence in only {
            line(format_args!("- {}", sentence_of(sentence)));
        }
        line(format_args!(""));
    }
    out
}

fn plain_id(source: &Source, article: u32) -> String {
    plain(source.id(article))
}

fn plain_ids(source: &Source, articles: &[u32]) -> String {
    plain(&source.ids(articles))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_and_html_are_text() {
        assert_eq!(plain("a *b*\n<i>c</i> & [d](e)"), "a \\*b\\* &lt;i&gt;c&lt;/i&gt; &amp; \\[d\\](e)");
    }
}
