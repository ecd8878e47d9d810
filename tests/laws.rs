//! Laws that hold for every text, as properties over arbitrary UTF-16 and over accounts made of words that the engine knows.

mod common;

use common::{check_laws, renumbered};
use crossread::{ArticleInput, Engine, Format, Options, compare, export};
use proptest::prelude::*;

fn article(id: &str, text: String) -> ArticleInput {
    ArticleInput { id: Some(id.into()), text, ..Default::default() }
}

/// Any sequence of UTF-16 code units as a page hands it over: lone halves of pairs become U+FFFD.
fn utf16() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<u16>(), 0..120).prop_map(|units| String::from_utf16_lossy(&units))
}

/// Text of words, marks and breaks that mean something to some stage.
fn account() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "the", "President", "Ada", "Reed", "Okafor", "said", "told", "reporters", "“", "”", "\"", "‘", "’", "'", ",", ".", "?", "…", "...", ":", "\n", "\n\n", "not", "five", "5", "drones", "ferry",
        "Kyiv", "Kiev", "on", "Monday", "Friday", "U.S.", "Mr.", "at", "6:40", "a.m.", "about", "nearly", "an", "hour", "£1.2m", "percent", "«", "»", "„", "(", ")", "—", "-", "harbour", "harbor", "he",
        "she", "they", "according", "to", "Advertisement", "sank", "near", "Holm", "with", "23", "people", "aged", "44", "😀", "e\u{301}", "\u{200f}", "\u{0}", "of", "and", "July", "4", "2025", "#", ">",
    ];
    proptest::collection::vec(proptest::sample::select(WORDS), 0..90).prop_map(|words| {
        let mut text = String::new();
        for word in words {
            // Marks touch the word before them, as they do in print.
            if !matches!(word, "," | "." | "?" | "”" | "’" | ":" | ")" | "»") && !text.ends_with(['\n', '“', '‘', '(', '«', '„']) {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    })
}

/// What is a little word in one language carries meaning in another, and which words come first hangs on the articles' order:
/// whichever of two quotations is asked, the answer is one.
#[test]
fn the_order_of_equally_long_quotations_changes_numbers_only() {
    for cases in [[("twice as many", "en"), ("twice as many", "de"), ("twice as many", "en")], [("five twice as many never", "en"), ("Ash denied) twice as many", "en"), ("", "fr")]] {
        let of = |(id, (text, lang)): (&str, (&str, &str))| ArticleInput { lang: Some(lang.into()), ..article(id, format!("{}{text}{}", "“".repeat(3), "”".repeat(3))) };
        let articles: Vec<ArticleInput> = ["A", "B", "C"].into_iter().zip(cases).map(of).collect();
        let forward = compare(articles.clone(), Options::default()).unwrap();
        let backward = compare(articles.into_iter().rev().collect(), Options::default()).unwrap();
        assert_eq!(renumbered(&forward), renumbered(&backward));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_lawful_result(a in prop_oneof![utf16(), account()], b in prop_oneof![utf16(), account()], c in account()) {
        let comparison = compare(vec![article("A", a), article("B", b), article("C", c)], Options::default()).unwrap();
        check_laws(&comparison);
    }

    #[test]
    fn segmenting_alone_finds_what_comparing_finds(text in prop_oneof![utf16(), account()]) {
        let alone = crossread::segment(&text, None).unwrap();
        let comparison = compare(vec![article("A", text)], Options::default()).unwrap();
        prop_assert_eq!(alone.lang, comparison.articles[0].lang.clone());
        prop_assert_eq!(alone.blocks, comparison.articles[0].blocks.clone());
        prop_assert_eq!(alone.sentences, comparison.sentences);
    }

    #[test]
    fn an_article_against_itself_differs_in_nothing(text in account()) {
        let comparison = compare(vec![article("A", text.clone()), article("B", text)], Options::default()).unwrap();
        prop_assert!(comparison.differences.is_empty(), "{:?}", comparison.differences);
    }

    #[test]
    fn the_order_of_the_articles_changes_numbers_only(texts in proptest::collection::vec(account(), 2..5)) {
        let ids = ["A", "B", "C", "D"];
        let articles: Vec<ArticleInput> = texts.into_iter().zip(ids).map(|(text, id)| article(id, text)).collect();
        let forward = compare(articles.clone(), Options::default()).unwrap();
        let backward = compare(articles.into_iter().rev().collect(), Options::default()).unwrap();
        prop_assert_eq!(renumbered(&forward), renumbered(&backward));
    }

    #[test]
    fn stepping_gives_the_bytes_of_a_fresh_comparison(texts in proptest::collection::vec(account(), 1..4), step in 1usize..5) {
        let mut engine = Engine::new(Options::default()).unwrap();
        engine.put(article("X", "Gone before the end.".into())).unwrap();
        for (text, id) in texts.iter().zip(["A", "B", "C"]) {
            engine.put(article(id, "An older text.".into())).unwrap();
            engine.step(step).unwrap();
            engine.put(article(id, text.clone())).unwrap();
        }
        engine.remove("X").unwrap();
        let mut shown = Vec::new();
        while !engine.step(step).unwrap().finished {
            shown.extend(engine.partial());
        }
        prop_assert_eq!(engine.partial().map(|p| export(&p, Format::Json)), Some(export(&engine.result().unwrap(), Format::Json)));
        // What is shown while the work goes on is never taken back.
        let end = serde_json::to_value(engine.result().unwrap()).unwrap();
        for early in shown {
            let early = serde_json::to_value(early).unwrap();
            for list in ["sentences", "quotations", "entities", "reported"] {
                prop_assert_eq!(&early[list], &end[list]);
            }
            for list in ["stories", "links", "passages", "differences"] {
                prop_assert!(early[list] == end[list] || early[list].as_array().is_some_and(Vec::is_empty));
            }
        }
        let stepped = export(&engine.result().unwrap(), Format::Json);
        let articles = texts.into_iter().zip(["A", "B", "C"]).map(|(text, id)| article(id, text)).collect();
        prop_assert_eq!(stepped, export(&compare(articles, Options::default()).unwrap(), Format::Json));
    }

    #[test]
    fn edits_additions_and_removals_give_the_bytes_of_a_fresh_comparison(
        texts in proptest::collection::vec(account(), 2..5),
        changes in proptest::collection::vec((0usize..5, 0usize..4, any::<proptest::sample::Index>(), account()), 1..6),
    ) {
        const IDS: [&str; 5] = ["A", "B", "C", "D", "E"];
        // What is quoted alike stays over the edits, so that something is kept.
        let quoting = |text: &str| format!("{text}\n\n“The ferry did not sink at Holm on Monday, and nobody said that it could,” Ada Reed told reporters. {text}");
        let mut articles: Vec<ArticleInput> = texts.iter().zip(IDS).map(|(text, id)| article(id, quoting(text))).collect();
        let mut engine = Engine::with_articles(articles.clone(), Options::default()).unwrap();
        engine.result().unwrap();
        for (which, what, place, other) in changes {
            let at = articles.iter().position(|a| a.id.as_deref() == Some(IDS[which]));
            match (at, what) {
                (Some(at), 0) if articles.len() > 1 => {
                    engine.remove(IDS[which]).unwrap();
                    articles.remove(at);
                }
                (Some(at), 1) => {
                    // One sentence more, anywhere.
                    let text = &mut articles[at].text;
                    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                    // Who a name means, what a word weighs and what is compared with what may all change with it.
                    let new = [" “It did sink,” she said. ", " Mayor Ada Reed of Holm counted 12 boats. ", " Harbourmaster Tom Reed said on Monday that 14 boats sank at Holm. "];
                    text.insert_str(*place.get(&places), new[which % 3]);
                    engine.put(articles[at].clone()).unwrap();
                }
                (Some(at), 2) => {
                    // One word in place of another: all other sentences stand where they stood.
                    let text = &mut articles[at].text;
                    let words: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
                    let start = *place.get(&words);
                    let end = text[start..].find(' ').map_or(text.len(), |length| start + length);
                    text.replace_range(start..end, ["not", "Tom Reed", "14", "Tuesday", "the"][which]);
                    engine.put(articles[at].clone()).unwrap();
                }
                (Some(at), _) => {
                    articles[at].text = quoting(&other);
                    engine.put(articles[at].clone()).unwrap();
                }
                (None, _) => {
                    articles.push(article(IDS[which], quoting(&other)));
                    engine.put(articles[articles.len() - 1].clone()).unwrap();
                }
            }
            let fresh = compare(articles.clone(), Options::default()).unwrap();
            prop_assert_eq!(export(&engine.result().unwrap(), Format::Json), export(&fresh, Format::Json));
        }
    }

    #[test]
    fn what_was_written_reads_back(text in account()) {
        let comparison = compare(vec![article("A", text)], Options::default()).unwrap();
        let json = export(&comparison, Format::Json);
        let read: crossread::Comparison = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(export(&read, Format::Json), json);
    }
}

/// Sentences of our own, and the same with one word changed in each.
const ACCOUNTS: [&str; 2] = [
    "The ferry Astrid ran aground off Holm on Monday with 230 people aboard. Captain Ada Reed had steered her for nine years. \
     Divers found a hole of two metres below the engine room. The owner will pay for the beds of all passengers.",
    "The ferry Astrid ran aground near Holm on Monday with 230 people aboard. Captain Ada Reed had steered her for ten years. \
     Divers found a hole of two metres below the engine deck. The owner will pay for the hotels of all passengers.",
];

#[test]
fn a_third_account_however_long_or_repetitive_takes_no_link_from_two_others() {
    let pairs = |third: Option<String>| {
        let mut articles = vec![article("A", ACCOUNTS[0].into()), article("B", ACCOUNTS[1].into())];
        articles.extend(third.map(|text| article("C", text)));
        let comparison = compare(articles, Options::default()).unwrap();
        check_laws(&comparison);
        let of = |s: u32| comparison.sentences[s as usize].article;
        comparison.links.iter().filter(|l| of(l.a) == 0 && of(l.b) == 1).map(|l| (l.a, l.b)).collect::<Vec<_>>()
    };
    let alone = pairs(None);
    assert_eq!(alone, [(0, 4), (1, 5), (2, 6), (3, 7)]);
    for third in [ACCOUNTS[0].repeat(40), "The ferry. ".repeat(400), format!("{} ", ACCOUNTS[1]).repeat(200), "Captain Ada Reed paid. Divers found the owner. ".repeat(150)] {
        assert_eq!(pairs(Some(third.clone())), alone, "{:.60}", third);
    }
}

#[test]
fn bounds_are_named_with_their_value() {
    let message = |articles: Vec<ArticleInput>, options: Options| compare(articles, options).unwrap_err().to_string();
    let text = |n: usize| article("A", "x".repeat(n));
    assert!(message(vec![], Options::default()).starts_with("0 articles were given; a comparison takes 1 to 1000"));
    assert!(message(vec![ArticleInput::default(); 1001], Options::default()).starts_with("1001 articles"));
    let large = message(vec![text(5_000_001)], Options::default());
    assert!(large.contains("5000001") && large.contains("5000000"), "{large}");
    let total = (0..11).map(|i| article(&format!("T{i}"), "y ".repeat(2_499_999))).collect();
    let total = message(total, Options::default());
    assert!(total.contains("50000000"), "{total}");
    assert!(message(vec![text(1), text(1)], Options::default()).contains("\"A\""));
    let options = Options { min_score: 1001, ..Default::default() };
    assert!(message(vec![text(1)], options).contains("1001"));
    let options = Options { blocks: vec![crossread::Correction { article: 3, start: 0, end: 1, kind: crossread::comparison::BlockKind::Furniture }], ..Default::default() };
    assert!(message(vec![text(1)], options).contains("names article 3; there are 1"));
    let options = Options { unlink: vec![[crossread::Place { article: 0, start: 0, end: 9 }; 2]], ..Default::default() };
    assert!(message(vec![text(1)], options).contains("0..9"));
}

#[test]
fn a_text_may_begin_with_any_mark_and_any_piece_of_a_sentence() {
    let marks = ["", ",", ".", ":", ";", "—", "-", "“", "”", "\"", "‘", "’", "(", ")", "…", "?", ", ,", "“,"];
    let pieces = [
        "the engineer who said “We must go now.”", "said Ada Reed, who left", "who told reporters that no one had died", "“We go,” she said, who stayed", "aged 44, and before noon",
        "not going, according to her", "'s chief, she said, was 23", "and he asked: why", "whose report said so", "of the council, who said no", "Uhr, sagte sie", "годин, сказала вона",
    ];
    for (i, lang) in ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "und"].into_iter().enumerate() {
        for mark in marks {
            let begun = |piece: &str| ArticleInput { lang: Some(lang.into()), ..article(&piece.len().to_string(), format!("{mark}{}{piece}", if i % 2 == 0 { "" } else { " " })) };
            let mut articles: Vec<ArticleInput> = pieces.iter().map(|piece| begun(piece)).collect();
            articles.iter_mut().enumerate().for_each(|(n, article)| article.id = Some(format!("T{n}")));
            common::check_laws(&compare(articles, Options::default()).unwrap());
        }
    }
}

#[test]
fn a_table_in_one_sentence_is_compared_in_part_and_says_so() {
    let table = |from: usize| (0..3000).map(|i| format!("{} men and £{}m, ", from + i, from + i)).collect::<String>();
    let comparison = compare(vec![article("A", table(1)), article("B", table(2))], Options::default()).unwrap();
    let bound = |notes: &[crossread::comparison::Note]| notes.iter().any(|n| n.kind == crossread::comparison::NoteKind::Bound && n.message.contains("64 values"));
    assert!(comparison.articles.iter().all(|a| bound(&a.notes)));
}

#[test]
fn one_article_gives_its_reading_with_a_note() {
    let comparison = compare(vec![article("A", "“We are late,” Ada Reed said on Monday.".into())], Options::default()).unwrap();
    assert_eq!(comparison.quotations.len(), 1);
    assert!(comparison.articles[0].notes.iter().any(|n| n.kind == crossread::comparison::NoteKind::Alone));
    check_laws(&comparison);
}

#[test]
fn a_link_that_a_person_undid_stays_undone_and_furniture_comes_back() {
    let texts = ["The ferry Astrid ran aground off Holm on Monday.\n\nAdvertisement\n\nIt carried 230 people, the owner said, and two dogs.", "Off Holm the ferry Astrid ran aground on Monday."];
    let articles: Vec<ArticleInput> = texts.iter().zip(["A", "B"]).map(|(t, id)| ArticleInput { lang: Some("en".into()), ..article(id, t.to_string()) }).collect();
    let before = compare(articles.clone(), Options::default()).unwrap();
    let link = before.links.first().expect("the two sentences are linked");
    let place = |s: u32| {
        let s = &before.sentences[s as usize];
        crossread::Place { article: s.article as usize, start: s.start, end: s.end }
    };
    let advertisement = texts[0].find("Advertisement").unwrap() as u32;
    let options = Options {
        unlink: vec![[place(link.a), place(link.b)]],
        blocks: vec![crossread::Correction { article: 0, start: advertisement, end: advertisement + 13, kind: crossread::comparison::BlockKind::Paragraph }],
        ..Default::default()
    };
    let after = compare(articles, options).unwrap();
    assert!(after.links.is_empty());
    assert_eq!(after.sentences.len(), before.sentences.len() + 1);
    check_laws(&after);
}

#[test]
fn a_language_that_is_not_judged_gives_no_difference() {
    let text = "The mayor spoke to the council on Monday. “We do not want to lose the old pier,” Ada Reed said. It cost 230 pounds.";
    let other = "The mayor spoke to the council on Friday. “We want to lose the old pier,” Ada Reed said. It cost 320 pounds.";
    for lang in ["de", "fr", "nl", "zz"] {
        for second in [text, other] {
            let given = |id: &str, lang: &str, text: &str| ArticleInput { lang: Some(lang.into()), ..article(id, text.into()) };
            let comparison = compare(vec![given("A", lang, text), given("B", "en", second)], Options::default()).unwrap();
            assert!(comparison.differences.is_empty(), "{lang}: {:?}", comparison.differences);
            assert!(!comparison.links.is_empty(), "the sentences are linked all the same");
        }
    }
}

/// One quotation, told in two stories: who gives no value of it does not hang on which comes first.
#[test]
fn a_quotation_of_two_stories_is_silent_in_both() {
    let texts = [
        "Ada Reed said: “We never asked the council to open the old gate.” The ferry sank near Holm with 23 people on Monday.",
        "The ferry sank near Holm with 23 people on Monday.",
        "Ada Reed said: “We asked the council to open the old gate.”",
    ];
    let compared = |order: [usize; 3]| {
        let named = order.map(|i| ArticleInput { id: Some(["A", "B", "C"][i].into()), text: texts[i].into(), lang: Some("en".into()), ..Default::default() });
        // A reader undid the link of the two sentences.
        let place = |i: usize| crossread::Place { article: order.iter().position(|&o| o == i).unwrap(), start: 0, end: 20 };
        compare(named.into(), Options { unlink: vec![[place(0), place(2)]], ..Default::default() }).unwrap()
    };
    let found = compared([0, 1, 2]);
    assert_eq!(found.stories, [vec![0, 1], vec![2]]);
    let silent: Vec<&[u32]> = found.differences.iter().map(|d| d.silent.as_slice()).collect();
    assert!(!silent.is_empty() && silent.iter().all(|s| *s == [1]), "{silent:?}");
    assert_eq!(renumbered(&found), renumbered(&compared([2, 1, 0])));
}

/// What an edit leaves as it was is kept; whom a name means may change in two accounts when a third is edited.
#[test]
fn an_edit_of_one_account_changes_whom_another_names() {
    let told = "said the old bridge at Skerrow will open on Friday after the repairs.";
    let third = "The old bridge at Skerrow will open on Friday after the repairs.";
    let two = [article("A", format!("Mr Holt {told}")), article("B", format!("Mr Tom Holt {told}"))];
    let mut engine = Engine::with_articles(two.to_vec(), Options::default()).unwrap();
    let mut found = Vec::new();
    for more in ["", " Mr Ben Holt walked over it. Ben Holt is glad, and so is Tom Holt.", " Tom Holt is glad.", ""] {
        engine.put(article("C", format!("{third}{more}"))).unwrap();
        let kept = engine.result().unwrap();
        let fresh = compare(two.iter().cloned().chain([article("C", format!("{third}{more}"))]).collect(), Options::default()).unwrap();
        assert_eq!(export(&kept, Format::Json), export(&fresh, Format::Json), "{more}");
        found.push(kept.differences.len());
    }
    assert_eq!(found, [0, 1, 0, 0], "two sources where there are two of the name");
}
