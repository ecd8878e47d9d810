//! Every format says what the comparison says, whatever the texts hold: read back by the readers that people use.

mod common;

use common::units;
use crossread::{ArticleInput, Comparison, Format, Options, compare, export, without_texts};
use proptest::prelude::*;
use serde_json::Value;

/// Texts that try to be markup, formulas, marks and controls, among words that give the stages something to find.
fn hostile() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "The", "ferry", "sank", "near", "Holm", "with", "23", "24", "people", "said", "Ada Reed", "“We lost it,”", "\"quoted\"", ".", ".", "\n\n", "=1+1", "+44", "@x", "-5",
        "<script>alert(1)</script>", "<b>", "</bdi>", "&amp;", "]]>", "<!--", "\u{0}", "\u{b}", "\u{fffe}", "a,b", "|", "# head", "`", "\t", "\r\n", "😀", "\u{202e}", "{\"a\":1}", "javascript:x", "'",
    ];
    proptest::collection::vec(proptest::sample::select(WORDS), 0..60).prop_map(|words| words.join(" "))
}

fn compared(texts: &[String]) -> Comparison {
    let article = |(i, text): (usize, &String)| ArticleInput {
        id: Some(["<A>", "=B", "C\"'&"][i].into()),
        label: Some(format!("Label, \"{i}\" <i>")),
        url: Some("https://example.org/?a=1&b=<x>".replace('<', "%3C")),
        text: text.clone(),
        ..Default::default()
    };
    compare(texts.iter().enumerate().map(article).collect(), Options::default()).unwrap()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences of an article as they are printed, one after the other.
fn sentences(comparison: &Comparison, article: u32) -> Vec<String> {
    let units = units(comparison, article);
    let of = |[from, to]: [u32; 2]| String::from_utf16(&units[from as usize..to as usize]).unwrap();
    let own = comparison.sentences.iter().filter(|s| s.article == article);
    own.map(|s| one_line(&s.parts.clone().unwrap_or_else(|| vec![[s.start, s.end]]).into_iter().map(of).collect::<Vec<_>>().join(" "))).collect()
}

/// What XML cannot hold is replaced there.
fn as_xml(text: &str) -> String {
    text.chars().map(|c| if (c < ' ' && !c.is_whitespace()) || matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_have_every_reading_and_no_formula(texts in proptest::collection::vec(hostile(), 1..4)) {
        let comparison = compared(&texts);
        let readings: usize = comparison.differences.iter().map(|d| d.readings.len()).sum::<usize>() + comparison.utterances.iter().map(|u| u.readings.len()).sum::<usize>();
        for (format, delimiter) in [(Format::Csv, b','), (Format::Tsv, b'\t')] {
            let text = export(&comparison, format);
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).quoting(delimiter == b',').from_reader(text.as_bytes());
            prop_assert_eq!(reader.headers().unwrap().len(), 12);
            let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(rows.len(), readings + comparison.sentences.len());
            for row in &rows {
                prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{:?}", row);
                let (start, end): (u32, u32) = (row[9].parse().unwrap(), row[10].parse().unwrap());
                prop_assert!(start < end);
            }
        }
    }

    #[test]
    fn every_account_can_be_put_together_again_from_tei(texts in proptest::collection::vec(hostile(), 1..4)) {
        let comparison = compared(&texts);
        let tei = export(&comparison, Format::Tei);
        let document = roxmltree::Document::parse(&tei).unwrap();
        for article in 0..comparison.articles.len() as u32 {
            let witness = format!("#w{}", article + 1);
            let mut readings: Vec<(usize, String)> = document
                .descendants()
                .filter(|n| n.has_tag_name("rdg") && n.attribute("wit") == Some(&witness))
                .map(|n| (n.attribute("n").unwrap().parse().unwrap(), n.text().unwrap_or("").to_string()))
                .collect();
            readings.sort();
            // Sentences of one passage stand together; all of them are there, each once.
            let mut found: Vec<char> = readings.iter().flat_map(|(_, text)| text.chars().filter(|c| !c.is_whitespace())).collect();
            let mut wanted: Vec<char> = sentences(&comparison, article).iter().flat_map(|s| as_xml(s).chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>()).collect();
            found.sort_unstable();
            wanted.sort_unstable();
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn annotations_select_what_they_quote(texts in proptest::collection::vec(hostile(), 1..4)) {
        let comparison = compared(&texts);
        let value: Value = serde_json::from_str(&export(&comparison, Format::Annotations)).unwrap();
        prop_assert_eq!(&value["@context"], "http://www.w3.org/ns/anno.jsonld");
        let items = value["first"]["items"].as_array().unwrap();
        prop_assert_eq!(value["total"].as_u64().unwrap() as usize, items.len());
        prop_assert_eq!(items.len(), comparison.differences.len() + comparison.utterances.len() + comparison.passages.len());
        let points: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
        for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let [quote, position] = target["selector"].as_array().unwrap().as_slice() else { panic!("two selectors") };
            let (start, end) = (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
            let exact: Vec<char> = quote["exact"].as_str().unwrap().chars().collect();
            prop_assert!(points.iter().any(|text| text.get(start..end) == Some(&exact[..])));
        }
    }

    #[test]
    fn a_report_holds_no_markup_of_the_texts(texts in proptest::collection::vec(hostile(), 1..4)) {
        let comparison = compared(&texts);
        let report = export(&comparison, Format::Html);
        const OURS: &[&str] = &["!doctype html", "html ", "/html", "head", "/head", "meta ", "title", "/title", "style", "/style", "body", "/body", "h1", "/h1", "h2", "/h2", "h3", "/h3", "ul", "/ul", "li", "/li", "b", "/b", "bdi", "/bdi", "small", "/small", "p", "/p", "a ", "/a"];
        for tag in report.split('<').skip(1) {
            let (name, _) = tag.split_once('>').expect("a tag ends");
            prop_assert!(OURS.iter().any(|own| name == *own || (own.ends_with(' ') && name.starts_with(own))), "<{}>", name);
        }
        prop_assert!(report.chars().all(|c| c != '\0'), "a control character");
        prop_assert!(export(&comparison, Format::Markdown).lines().all(|line| !line.contains("<script")));
    }

    #[test]
    fn without_the_texts_nothing_of_them_is_there_and_nothing_fails(texts in proptest::collection::vec(hostile(), 1..4)) {
        let bare = without_texts(compared(&texts));
        prop_assert!(bare.articles.iter().all(|article| article.text.is_none()));
        for format in [Format::Json, Format::Markdown, Format::Csv, Format::Tsv, Format::Html, Format::Annotations, Format::Tei] {
            prop_assert!(export(&bare, format).ends_with('\n'));
        }
    }
}

#[test]
fn a_stored_comparison_that_names_what_is_not_there_is_no_panic() {
    let texts = ["Ada Reed said “we lost it” on Monday. The ferry sank with 23 people.", "Ada Reed said “we lost it” on Sunday. The ferry sank with 24 people."];
    let whole = serde_json::to_value(compared(&texts.map(String::from))).unwrap();
    // Every number in turn is made far too large.
    let mut paths = Vec::new();
    fn walk(value: &Value, path: String, paths: &mut Vec<String>) {
        match value {
            Value::Number(_) => paths.push(path),
            Value::Array(list) => list.iter().enumerate().for_each(|(i, v)| walk(v, format!("{path}/{i}"), paths)),
            Value::Object(map) => map.iter().for_each(|(k, v)| walk(v, format!("{path}/{k}"), paths)),
            _ => {}
        }
    }
    walk(&whole, String::new(), &mut paths);
    assert!(paths.len() > 100);
    for path in paths {
        let mut broken = whole.clone();
        *broken.pointer_mut(&path).unwrap() = 4_000_000_000u32.into();
        let Ok(comparison) = serde_json::from_value::<Comparison>(broken) else { continue };
        for format in [Format::Markdown, Format::Csv, Format::Tsv, Format::Html, Format::Annotations, Format::Tei] {
            export(&comparison, format);
        }
    }
}
