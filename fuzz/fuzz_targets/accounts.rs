//! Accounts made of words and marks that mean something, or of the raw bytes, changed as a hostile page would change them;
//! every law of a comparison is asked of the result.

#![no_main]

#[path = "../../tests/common/mod.rs"]
mod common;

use arbitrary::{Arbitrary, Unstructured};
use crossread::{ArticleInput, Format, Options, compare, export};
use libfuzzer_sys::fuzz_target;

const WORDS: &[&str] = &[
    "the", "President", "Ada", "Reed", "Okafor", "said", "told", "reporters", "“", "”", "\"", "‘", "’", "'", ",", ".", "?", "…", "...", ":", "\n", "\n\n", "not", "never", "five", "5", "drones",
    "ferry", "Kyiv", "Kiev", "on", "Monday", "Friday", "U.S.", "Mr.", "at", "6:40", "a.m.", "about", "nearly", "an hour", "£1.2m", "percent", "«", "»", "„", "(", ")", "—", "-", "harbour", "harbor",
    "he", "she", "they", "according to", "Advertisement", "sank near Holm", "23 people", "aged 44", "😀", "e\u{301}", "\u{200f}", "\u{0}", "July 4, 2025", "#", ">", "before", "after", "confirmed", "denied",
    "one", "woman", "spokesman", "Its", "report", "who", "that", "We must not close the pier", "killed", "injured", "twice as many", "up to", "at least", "in Harrow", "the council", "did not",
];

#[derive(Arbitrary, Debug)]
enum Change {
    Nothing,
    WithoutMarks,
    DoubledMarks,
    Nested(u8),
    OneLine,
    TinyParagraphs,
    Repeated(u8),
    Reversed,
}

fn text(u: &mut Unstructured) -> arbitrary::Result<String> {
    let mut text = String::new();
    for choice in Vec::<u8>::arbitrary(u)? {
        let word = WORDS[choice as usize % WORDS.len()];
        if !matches!(word, "," | "." | "?" | "”" | "’" | ":" | ")" | "»") && !text.ends_with(['\n', '“', '‘', '(', '«', '„']) {
            text.push(' ');
        }
        text.push_str(word);
    }
    let mark = |c: char| matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„');
    Ok(match Change::arbitrary(u)? {
        Change::Nothing => text,
        Change::WithoutMarks => text.replace(mark, ""),
        Change::DoubledMarks => text.chars().flat_map(|c| std::iter::repeat_n(c, if mark(c) { 2 } else { 1 })).collect(),
        Change::Nested(depth) => format!("{}{text}{}", "“".repeat(depth as usize), "”".repeat(depth as usize)),
        Change::OneLine => text.replace('\n', " "),
        Change::TinyParagraphs => text.replace(' ', "\n\n"),
        Change::Repeated(n) => text.repeat(1 + n as usize % 8),
        Change::Reversed => text.split(' ').rev().collect::<Vec<_>>().join(" "),
    })
}

fuzz_target!(|data: &[u8]| {
    let mut u = Unstructured::new(data);
    let mut articles = Vec::new();
    while articles.len() < 4 && !u.is_empty() {
        let Ok(text) = text(&mut u) else { break };
        let lang = ["en", "de", "fr", "und"][articles.len() * usize::from(u.arbitrary().unwrap_or(false))];
        articles.push(ArticleInput { id: Some(((b'A' + articles.len() as u8) as char).to_string()), text, lang: Some(lang.into()), ..Default::default() });
    }
    if articles.is_empty() {
        return;
    }
    let comparison = compare(articles.clone(), Options::default()).expect("lawful input");
    common::check_laws(&comparison);
    let backward = compare(articles.into_iter().rev().collect(), Options::default()).expect("lawful input");
    assert_eq!(common::renumbered(&comparison), common::renumbered(&backward), "the order of the articles changes numbers only");
    for format in [Format::Json, Format::Markdown, Format::Csv, Format::Tsv, Format::Html, Format::Annotations, Format::Tei] {
        export(&comparison, format);
    }
});
