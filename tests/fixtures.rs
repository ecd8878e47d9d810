//! Judgements of single texts, as text: `tests/fixtures/*.txt`.

mod common;

use common::cases;
use crossread::comparison::{Basis, QuotationKind};
use crossread::{ArticleInput, Options, compare, quotations, segment};

fn slice(text: &str, ranges: &[[u32; 2]]) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |r: &[u32; 2]| String::from_utf16(&units[r[0] as usize..r[1] as usize]).unwrap().replace('\n', " ");
    ranges.iter().map(part).collect::<Vec<_>>().join(" ⏎ ")
}

fn check(name: &str, file: &str, judge: impl Fn(&str) -> String) {
    let wrong = failures(name, file, judge);
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every case of a file that fails, not only the first.
fn failures(name: &str, file: &str, judge: impl Fn(&str) -> String) -> String {
    let mut wrong = Vec::new();
    let all = cases(file);
    for (input, expected) in &all {
        let found = judge(input);
        if found != *expected {
            wrong.push(format!("{input}\n  expected:\n{expected}\n  found:\n{found}"));
        }
    }
    if wrong.is_empty() { String::new() } else { format!("{name}: {} of {} cases\n\n{}\n\n", wrong.len(), all.len(), wrong.join("\n\n")) }
}

#[test]
fn sentences_of_every_language() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let (mut read, mut wrong) = (Vec::new(), String::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Some(lang) = name.strip_prefix("sentences-") else { continue };
        let file = std::fs::read_to_string(&path).unwrap();
        assert!(cases(&file).len() >= 25, "{name}: {} cases", cases(&file).len());
        wrong += &failures(&name, &file, |text| {
            let found = segment(text, Some(lang)).unwrap();
            let line = |s: &crossread::comparison::Sentence| slice(text, &s.parts.clone().unwrap_or_else(|| vec![[s.start, s.end]]));
            found.sentences.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        read.push(lang.to_string());
    }
    assert!(wrong.is_empty(), "{wrong}");
    read.sort();
    assert_eq!(read, ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"]);
}

#[test]
fn blocks_of_pasted_text() {
    check("blocks-en", include_str!("fixtures/blocks-en.txt"), |text| {
        let found = segment(text, Some("en")).unwrap();
        let line = |b: &crossread::comparison::Block| {
            let kind = serde_json::to_value(b.kind).unwrap();
            let reason = b.reason.as_deref().map(|r| format!(" ({r})")).unwrap_or_default();
            format!("{}{reason} | {}", kind.as_str().unwrap(), slice(text, &[[b.start, b.end]]))
        };
        found.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
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

#[test]
fn quotation_marks_of_nine_languages() {
    check("quotations-marks", include_str!("fixtures/quotations-marks.txt"), |input| {
        let (lang, text) = input.split_once(": ").unwrap();
        let line = |q: &crossread::comparison::Quotation| {
            let kind = serde_json::to_value(q.kind).unwrap();
            format!("{} | {}", kind.as_str().unwrap(), slice(text, &q.parts.clone().unwrap_or_else(|| vec![[q.start, q.end]])))
        };
        quotations(text, Some(lang)).unwrap().quotations.iter().map(line).collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn speakers_of_nine_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut wrong = String::new();
    for lang in ["de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"] {
        let name = format!("speakers-{lang}");
        let file = std::fs::read_to_string(folder.join(&name).with_extension("txt")).unwrap();
        assert!(cases(&file).len() >= 12, "{name}: {} cases", cases(&file).len());
        wrong += &failures(&name, &file, |text| {
            let article = ArticleInput { text: text.into(), lang: Some(lang.into()), ..Default::default() };
            let other = ArticleInput { text: ".".into(), lang: Some(lang.into()), ..Default::default() };
            let found = compare(vec![article, other], Options::default()).unwrap();
            let word = |json: serde_json::Value| json.as_str().unwrap_or_default().to_string();
            let said = found.quotations.iter().map(|q| {
                let words = slice(text, &q.parts.clone().unwrap_or_else(|| vec![[q.start, q.end]]));
                let speaker = q.speaker.as_ref().map_or("? | -".into(), |s| format!("{} | {}", s.name, word(serde_json::to_value(s.basis).unwrap())));
                format!("{} | {words} | {speaker}", word(serde_json::to_value(q.kind).unwrap()))
            });
            let told = found.reported.iter().map(|r| format!("reported | {} | {}", slice(text, &[[r.start, r.end]]), r.speaker.as_ref().map_or("?", |s| &s.name)));
            let lines: Vec<String> = said.chain(told).collect();
            if lines.is_empty() { "none".into() } else { lines.join("\n") }
        });
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn english_indirect_speech() {
    check("reported-en", include_str!("fixtures/reported-en.txt"), |text| {
        let article = |text: &str| ArticleInput { text: text.into(), lang: Some("en".into()), ..Default::default() };
        let found = compare(vec![article(text), article(".")], Options::default()).unwrap();
        let lines: Vec<String> = found.reported.iter().map(|r| format!("{} | {}", slice(text, &[[r.start, r.end]]), r.speaker.as_ref().map_or("?", |s| &s.name))).collect();
        if lines.is_empty() { "none".into() } else { lines.join("\n") }
    });
}

#[test]
fn english_utterances() {
    check("utterances-en", include_str!("fixtures/utterances-en.txt"), |text| utterances("en", text));
}

#[test]
fn utterances_of_other_languages() {
    check("utterances-others", include_str!("fixtures/utterances-others.txt"), |text| {
        let (lang, text) = text.split_once('\n').unwrap();
        utterances(lang, text)
    });
}

/// The readings of all utterances, a line each; each line of the text is an article.
fn utterances(lang: &str, text: &str) -> String {
    let article = |(text, id): (&str, &str)| ArticleInput { id: Some(id.into()), text: text.into(), lang: Some(lang.into()), ..Default::default() };
    let texts: Vec<&str> = text.lines().collect();
    let found = compare(texts.iter().copied().zip(["A", "B", "C"]).map(article).collect(), Options::default()).unwrap();
    let plain = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let mut lines: Vec<(u32, String)> = Vec::new();
    for utterance in &found.utterances {
        for reading in &utterance.readings {
            let quotation = &found.quotations[reading.quotation as usize];
            let article = quotation.article as usize;
            let kind = if reading.quotation == utterance.base { "base".into() } else { plain(&reading.kind) };
            let flags: Vec<String> = reading.flags.iter().map(|f| plain(f)).collect();
            let flags = if flags.is_empty() { "-".into() } else { flags.join(" ") };
            let words = slice(texts[article], &quotation.parts.clone().unwrap_or_else(|| vec![[quotation.start, quotation.end]]));
            let speaker = quotation.speaker.as_ref().map_or("?", |s| &s.name);
            lines.push((reading.quotation, format!("{} | {words} | {kind} | {flags} | {speaker}", found.articles[article].id)));
        }
    }
    lines.sort();
    if lines.is_empty() {
        return "none".into();
    }
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// The language, two accounts of one sentence each, a line each, and the differences between them.
#[test]
fn differences_of_other_languages() {
    check("differences-others", include_str!("fixtures/differences-others.txt"), |text| {
        let mut lines = text.lines();
        let lang = lines.next().unwrap();
        let article = |text: &str| ArticleInput { text: text.into(), lang: Some(lang.into()), published: Some("2025-07-05".into()), ..Default::default() };
        differences(lines.map(article).collect())
    });
}

#[test]
fn english_differences() {
    check("differences-en", include_str!("fixtures/differences-en.txt"), |texts| {
        let article = |text: &str| ArticleInput { text: text.into(), lang: Some("en".into()), published: Some("2025-07-05".into()), ..Default::default() };
        differences(texts.lines().map(article).collect())
    });
}

#[test]
fn english_links() {
    check("links-en", include_str!("fixtures/links-en.txt"), |texts| {
        let article = |text: &str| ArticleInput { text: text.into(), lang: Some("en".into()), ..Default::default() };
        let found = compare(texts.lines().map(article).collect(), Options::default()).unwrap();
        let kinds: Vec<String> = found.links.iter().map(|l| serde_json::to_value(l.kind).unwrap().as_str().unwrap().into()).collect();
        if kinds.is_empty() { "none".into() } else { kinds.join("\n") }
    });
}

/// Each difference in a line: level, kind and what is said.
fn differences(articles: Vec<ArticleInput>) -> String {
    let found = compare(articles, Options::default()).unwrap();
    let line = |d: &crossread::comparison::Difference| {
        let word = |json: serde_json::Value| json.as_str().unwrap_or_default().to_string();
        format!("{} {}: {}", word(serde_json::to_value(d.level).unwrap()), word(serde_json::to_value(d.kind).unwrap()), d.text)
    };
    let lines: Vec<String> = found.differences.iter().map(line).collect();
    if lines.is_empty() { "none".into() } else { lines.join("\n") }
}
