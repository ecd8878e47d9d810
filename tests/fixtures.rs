//! Judgements of single texts, as text: `tests/fixtures/*.txt`.

mod common;

use common::cases;
use crossread::comparison::{Basis, QuotationKind};
use crossread::{quotations, segment};

fn slice(text: &str, ranges: &[[u32; 2]]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |r: &[u32; 2]| String::from_utf16(&units[r[0] as usize..r[1] as usize]).unwrap().replace('\n', " ");
    ranges.iter().map(part).collect::<Vec<_>>().join(" ⏎ ")
}

/// Reports every case of a file that fails, not only the first.
fn check(name: &str, file: &str, judge: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    let all = cases(file);
    for (input, expected) in &all {
        let found = judge(input);
        if found != *expected {
            wrong.push(format!("{input}\n  expected:\n{expected}\n  found:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{name}: {} of {} cases\n\n{}", wrong.len(), all.len(), wrong.join("\n\n"));
}

#[test]
fn english_sentences() {
    check("sentences-en", include_str!("fixtures/sentences-en.txt"), |text| {
        let found = segment(text, Some("en")).unwrap();
        let line = |s: &crossread::comparison::Sentence| slice(text, &s.parts.clone().unwrap_or_else(|| vec![[s.start, s.end]]));
        found.sentences.iter().map(line).collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn english_quotations() {
    check("quotations-en", include_str!("fixtures/quotations-en.txt"), |text| {
        let found = quotations(text, Some("en")).unwrap();
        let line = |q: &crossread::comparison::Quotation| {
            let kind = match q.kind {
                QuotationKind::Speech => "speech",
                QuotationKind::Fragment => "fragment",
                QuotationKind::Scare => "scare",
            };
            let basis = q.speaker.as_ref().map_or("-", |s| match s.basis {
                Basis::Cue => "cue",
                Basis::Pronoun => "pronoun",
                Basis::Continuation => "continuation",
                Basis::Colon => "colon",
                Basis::Heading => "heading",
                Basis::Context => "context",
            });
            let words = slice(text, &q.parts.clone().unwrap_or_else(|| vec![[q.start, q.end]]));
            format!("{kind} | {words} | {} | {basis}", q.speaker.as_ref().map_or("?", |s| &s.name))
        };
        found.quotations.iter().map(line).collect::<Vec<_>>().join("\n")
    });
}
