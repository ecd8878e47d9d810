//! Five published articles about the calls of July 2025, where `CROSSREAD_DATA` names a folder that has them. Only what was
//! publicly spoken is repeated here.

mod common;

use std::io::Write;
use std::path::PathBuf;

use common::{accounts, check_laws, slice};
use crossread::comparison::{BlockKind, Comparison};
use crossread::{Options, compare};

/// The articles, or a line that says that the test was skipped.
fn published(test: &str) -> Option<Comparison> {
    let folder = std::env::var_os("CROSSREAD_DATA").map(|data| PathBuf::from(data).join("seeds")).filter(|folder| folder.is_dir());
    let Some(folder) = folder else {
        // Written past the runner's capture, so that it can be counted.
        let _ = writeln!(std::io::stderr(), "skipped without CROSSREAD_DATA: {test}");
        return None;
    };
    let comparison = compare(accounts(&folder), Options::default()).unwrap();
    assert_eq!(comparison.articles.len(), 5);
    Some(comparison)
}

#[test]
fn laws_hold_on_published_articles() {
    if let Some(comparison) = published("laws_hold_on_published_articles") {
        check_laws(&comparison);
    }
}

fn quotation(comparison: &Comparison, starts: &str) -> Vec<u32> {
    let found = comparison.quotations.iter().filter(|q| {
        let text = slice(comparison, q.article, q.start, q.end).replace('’', "'");
        text.starts_with(starts)
    });
    found.map(|q| q.id).collect()
}

#[test]
fn one_remark_in_three_accounts_is_one_utterance() {
    let Some(comparison) = published("one_remark_in_three_accounts_is_one_utterance") else { return };
    let remarks = quotation(&comparison, "I didn't make any progress");
    assert_eq!(remarks.len(), 3);
    let with_today = remarks.iter().filter(|&&r| {
        let q = &comparison.quotations[r as usize];
        slice(&comparison, q.article, q.start, q.end).contains("today")
    });
    assert_eq!(with_today.count(), 1);
    let of: Vec<usize> = remarks.iter().map(|r| comparison.utterances.iter().position(|u| u.quotations.contains(r)).expect("it is an utterance")).collect();
    assert!(of.windows(2).all(|w| w[0] == w[1]), "{of:?}");
    let speaker = comparison.utterances[of[0]].speaker.expect("its speaker is known");
    assert!(comparison.entities[speaker as usize].name.ends_with("Trump"));
}

#[test]
fn a_post_over_five_paragraphs_is_one_quotation_and_fragments_are_readings_of_it() {
    let Some(comparison) = published("a_post_over_five_paragraphs_is_one_quotation_and_fragments_are_readings_of_it") else { return };
    let posts = quotation(&comparison, "I had a very important and fruitful conversation");
    let whole = posts.iter().copied().find(|&p| comparison.quotations[p as usize].parts.as_ref().is_some_and(|parts| parts.len() == 5)).expect("one has five parts");
    let utterance = comparison.utterances.iter().find(|u| u.quotations.contains(&whole)).expect("the post is quoted by several");
    assert_eq!(utterance.base, whole);
    for fragment in ["about opportunities in air defence", "work together to strengthen protection of our skies", "very important and fruitful", "very well informed", "It helps us protect lives"] {
        let found = quotation(&comparison, fragment);
        assert!(found.iter().any(|f| utterance.quotations.contains(f)), "{fragment}");
    }
}

#[test]
fn names_with_two_spellings_are_one_each() {
    let Some(comparison) = published("names_with_two_spellings_are_one_each") else { return };
    for forms in [["Kiev", "Kyiv"], ["Zelensky", "Zelenskyy"]] {
        let having: Vec<_> = comparison.entities.iter().filter(|e| forms.iter().any(|f| e.forms.iter().any(|own| own == f))).collect();
        assert_eq!(having.len(), 1, "{forms:?}");
        assert!(forms.iter().all(|f| having[0].forms.iter().any(|own| own == f)));
    }
}

#[test]
fn no_furniture_is_linked() {
    let Some(comparison) = published("no_furniture_is_linked") else { return };
    let known = ["Advertisement", "Story continues", "newsletter", "All rights reserved", "min read", "Related Stories", "Follow Us", "Install the", "Trending", "Additional reporting", "With inputs"];
    for passage in &comparison.passages {
        for &sentence in &passage.sentences {
            let s = &comparison.sentences[sentence as usize];
            let text = slice(&comparison, s.article, s.start, s.end);
            assert!(known.iter().all(|k| !text.contains(k)), "{text}");
            let block = &comparison.articles[s.article as usize].blocks[s.block as usize];
            assert_ne!(block.kind, BlockKind::Furniture);
        }
    }
    // Repeated captions and lists of links around the stories are found.
    let furniture: usize = comparison.articles.iter().map(|a| a.blocks.iter().filter(|b| b.kind == BlockKind::Furniture).count()).sum();
    assert!(furniture >= 30, "{furniture}");
}

/// The laws of edits on pairs of sentences that people wrote, where the folder has them.
#[test]
fn edits_of_real_pairs_tile_apply_and_mirror() {
    let file = std::env::var_os("CROSSREAD_DATA").map(|data| PathBuf::from(data).join("eval/pairs_msrp/dev.jsonl")).filter(|file| file.is_file());
    let Some(file) = file else {
        let _ = writeln!(std::io::stderr(), "skipped without CROSSREAD_DATA: edits_of_real_pairs_tile_apply_and_mirror");
        return;
    };
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.lines().count() > 100);
    for line in text.lines() {
        let pair: serde_json::Value = serde_json::from_str(line).unwrap();
        let (a, b) = (pair["a"].as_str().unwrap(), pair["b"].as_str().unwrap());
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let (in_a, in_b) = (units(a), units(b));
        let there = crossread::diff(a, b, Some("en")).unwrap().edits;
        let (mut at, mut made) = ([0u32, 0], Vec::<u16>::new());
        for edit in &there {
            assert_eq!([edit.a[0], edit.b[0]], at, "{a}\n{b}");
            at = [edit.a[1], edit.b[1]];
            made.extend_from_slice(&in_b[edit.b[0] as usize..edit.b[1] as usize]);
            if edit.op == crossread::comparison::Op::Equal {
                assert_eq!(in_a[edit.a[0] as usize..edit.a[1] as usize], in_b[edit.b[0] as usize..edit.b[1] as usize]);
            }
        }
        assert_eq!(at.map(|at| at as usize), [in_a.len(), in_b.len()]);
        assert_eq!(made, in_b);
        let back = crossread::diff(b, a, Some("en")).unwrap().edits;
        assert_eq!(back.iter().map(|e| (e.b, e.a, e.class, e.moved)).collect::<Vec<_>>(), there.iter().map(|e| (e.a, e.b, e.class, e.moved)).collect::<Vec<_>>());
    }
}
