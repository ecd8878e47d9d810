//! One judgement at a time, as the crate gives it: edits, similarity, and what is refused.

use crossread::comparison::Op;
use crossread::{ArticleInput, Engine, Error, Format, GivenBlock, Options, diff, quotations, segment, similarity};
use proptest::prelude::*;

const PAIRS: &[(&str, &str)] = &[
    ("The ferry Astrid ran aground off Holm on Monday.", "On Monday the ferry Astrid ran aground near Holm."),
    ("About 9,000 homes lost water 😀 after a burst.", "Some 12,000 homes lost water after a burst 😀."),
    ("It did not move.", "It did move."),
    ("One thing.", ""),
    ("", ""),
    ("Grün ist der Fluss.", "The council of Carrow voted late in the night."),
];

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// The edits tile both texts, and putting the second one together from them gives it.
fn applied(a: &str, b: &str) {
    let (from, to) = (units(a), units(b));
    let (mut at_a, mut at_b, mut made) = (0, 0, Vec::new());
    for edit in diff(a, b, None).unwrap().edits {
        assert_eq!((edit.a[0], edit.b[0]), (at_a, at_b), "{a:?} {b:?}");
        (at_a, at_b) = (edit.a[1], edit.b[1]);
        let (old, new) = (&from[edit.a[0] as usize..at_a as usize], &to[edit.b[0] as usize..at_b as usize]);
        assert_eq!(edit.op == Op::Equal, old == new, "{a:?} {b:?}");
        made.extend_from_slice(if edit.op == Op::Equal { old } else { new });
    }
    assert_eq!((at_a as usize, at_b as usize), (from.len(), to.len()));
    assert_eq!(made, to);
}

#[test]
fn the_edits_of_plain_pairs_tile_both_and_give_the_second() {
    for (a, b) in PAIRS {
        applied(a, b);
        applied(b, a);
        assert_eq!(similarity(a, b).unwrap(), similarity(b, a).unwrap(), "{a:?} {b:?}");
        assert_eq!(similarity(a, a).unwrap(), 1000, "{a:?}");
    }
    assert!(similarity(PAIRS[0].0, PAIRS[0].1).unwrap() > 600);
    assert!(similarity(PAIRS[0].0, PAIRS[5].1).unwrap() < 200);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_edits_of_any_two_texts_tile_both_and_give_the_second(a in proptest::collection::vec(any::<u16>(), 0..60), b in proptest::collection::vec(any::<u16>(), 0..60)) {
        applied(&String::from_utf16_lossy(&a), &String::from_utf16_lossy(&b));
    }
}

#[test]
fn what_is_refused_is_refused_by_kind_with_the_bound_or_the_value() {
    let large = "x".repeat(5_000_001);
    let article = |id: &str| ArticleInput { id: Some(id.into()), text: "It rained on Monday.".into(), ..Default::default() };
    let put = |input: ArticleInput| Engine::new(Options::default()).unwrap().put(input).unwrap_err();
    let refused: Vec<(Error, &str, &str)> = vec![
        (diff(&large, "", None).unwrap_err(), "articleSize", "5000001 bytes in UTF-8; at most 5000000"),
        (diff("", &large, None).unwrap_err(), "articleSize", "the text of article b"),
        (similarity("", &large).unwrap_err(), "articleSize", "article b"),
        (segment(&large, None).unwrap_err(), "articleSize", "article A"),
        (quotations(&large, None).unwrap_err(), "articleSize", "article A"),
        (put(article("")), "badId", "is empty or longer than"),
        (put(ArticleInput { blocks: Some(vec![GivenBlock { start: 3, end: 99, kind: crossread::comparison::BlockKind::Paragraph }]), ..article("A") }), "position", "3..99"),
        (Engine::new(Options::default()).unwrap().remove("Z").unwrap_err(), "unknownId", "\"Z\""),
        (Engine::new(Options::default()).unwrap().step(1).unwrap_err(), "articleCount", "0 articles were given"),
        (Engine::with_articles(vec![article("A"), article("A")], Options::default()).err().unwrap(), "duplicateId", "\"A\""),
        (Engine::new(Options { min_score: 1001, ..Default::default() }).err().unwrap(), "optionRange", "1001; it must lie in 0..=1000"),
        ("pdf".parse::<Format>().unwrap_err(), "choice", "\"pdf\" is none of json, markdown"),
        (Error::of_type("a list of articles is needed"), "type", "a list of articles is needed"),
    ];
    for (error, kind, words) in refused {
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
    for name in ["json", "markdown", "csv", "tsv", "html", "annotations", "tei"] {
        name.parse::<Format>().unwrap();
    }
}
