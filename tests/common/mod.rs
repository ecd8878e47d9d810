//! What every comparison must keep to, whatever the texts.
#![allow(dead_code, reason = "each test file uses its share")]

use std::collections::HashSet;

use crossread::Comparison;
use crossread::comparison::{BlockKind, Op};
use serde_json::Value;

/// The code units of an article's text.
pub fn units(comparison: &Comparison, article: u32) -> Vec<u16> {
    comparison.articles[article as usize].text.as_deref().unwrap().encode_utf16().collect()
}

pub fn slice(comparison: &Comparison, article: u32, start: u32, end: u32) -> String {
    String::from_utf16(&units(comparison, article)[start as usize..end as usize]).expect("a range never cuts a pair")
}

pub fn check_laws(comparison: &Comparison) {
    let texts: Vec<Vec<u16>> = (0..comparison.articles.len()).map(|a| units(comparison, a as u32)).collect();
    let inside = |article: u32, start: u32, end: u32| {
        let text = &texts[article as usize];
        assert!(start < end && end as usize <= text.len(), "{start}..{end} of {}", text.len());
        let low = |unit: u32| text.get(unit as usize).is_some_and(|u| (0xdc00..0xe000).contains(u));
        assert!(!low(start) && !low(end), "a range cuts a pair");
    };
    // Articles and blocks.
    for (i, article) in comparison.articles.iter().enumerate() {
        assert_eq!(article.length as usize, texts[i].len());
        let mut before = 0;
        for block in &article.blocks {
            inside(i as u32, block.start, block.end);
            assert!(block.start >= before);
            before = block.end;
            assert_eq!(block.kind == BlockKind::Furniture, block.reason.is_some());
        }
        // Nothing that can be read lies outside the blocks.
        for (at, &unit) in texts[i].iter().enumerate() {
            let letter = char::from_u32(unit as u32).is_some_and(char::is_alphanumeric);
            let held = article.blocks.iter().any(|b| (b.start..b.end).contains(&(at as u32)));
            assert!(!letter || held, "the character at {at} is lost");
        }
    }
    // Sentences tile the story.
    let mut covered: Vec<Vec<u8>> = texts.iter().map(|t| vec![0; t.len()]).collect();
    for (id, sentence) in comparison.sentences.iter().enumerate() {
        assert_eq!(sentence.id as usize, id);
        inside(sentence.article, sentence.start, sentence.end);
        let parts = sentence.parts.clone().unwrap_or_else(|| vec![[sentence.start, sentence.end]]);
        assert_eq!((parts[0][0], parts[parts.len() - 1][1]), (sentence.start, sentence.end));
        for part in parts {
            inside(sentence.article, part[0], part[1]);
            covered[sentence.article as usize][part[0] as usize..part[1] as usize].iter_mut().for_each(|c| *c += 1);
        }
    }
    for (i, article) in comparison.articles.iter().enumerate() {
        for block in &article.blocks {
            for at in block.start..block.end {
                let letter = char::from_u32(texts[i][at as usize] as u32).is_some_and(char::is_alphanumeric);
                let count = covered[i][at as usize];
                match block.kind {
                    BlockKind::Furniture => assert_eq!(count, 0, "furniture is no sentence"),
                    _ => assert!(count <= 1 && (count == 1 || !letter), "the story at {at} stands in {count} sentences"),
                }
            }
        }
    }
    // Quotations, speakers, reports, entities.
    for (id, quotation) in comparison.quotations.iter().enumerate() {
        assert_eq!(quotation.id as usize, id);
        inside(quotation.article, quotation.start, quotation.end);
        assert!(quotation.speaker.is_some() != quotation.unknown.is_some());
        for part in quotation.parts.iter().flatten() {
            inside(quotation.article, part[0], part[1]);
        }
        if let Some(within) = quotation.within {
            let outer = &comparison.quotations[within as usize];
            assert!(outer.article == quotation.article && outer.start <= quotation.start && quotation.end <= outer.end);
        }
        if let Some(before) = quotation.continues {
            assert!(before < quotation.id && comparison.quotations[before as usize].article == quotation.article);
        }
        if let Some(speaker) = &quotation.speaker {
            assert!(!speaker.name.is_empty() && speaker.confidence <= 1000);
            assert!(speaker.entity.is_none_or(|e| (e as usize) < comparison.entities.len()));
            for range in speaker.mention.iter().chain(&speaker.cue) {
                inside(quotation.article, range[0], range[1]);
            }
        }
    }
    for report in &comparison.reported {
        inside(report.article, report.start, report.end);
    }
    for (id, entity) in comparison.entities.iter().enumerate() {
        assert_eq!(entity.id as usize, id);
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty() && !entity.forms.is_empty());
        for mention in &entity.mentions {
            inside(mention.article, mention.start, mention.end);
        }
    }
    // Utterances and their readings.
    let mut quoted = HashSet::new();
    for utterance in &comparison.utterances {
        assert!(utterance.quotations.len() > 1 && utterance.quotations.contains(&utterance.base));
        assert_eq!(utterance.quotations, utterance.readings.iter().map(|r| r.quotation).collect::<Vec<_>>());
        for reading in &utterance.readings {
            assert!(quoted.insert(reading.quotation), "a quotation is of one utterance");
            let text = |id: u32| -> Vec<u16> {
                let q = &comparison.quotations[id as usize];
                let parts = q.parts.clone().unwrap_or_else(|| vec![[q.start, q.end]]);
                let pieces: Vec<&[u16]> = parts.iter().map(|p| &texts[q.article as usize][p[0] as usize..p[1] as usize]).collect();
                pieces.join(&10)
            };
            let (base, own) = (text(utterance.base), text(reading.quotation));
            let mut applied: Vec<u16> = Vec::new();
            let (mut a, mut b) = (0, 0);
            for edit in &reading.edits {
                assert_eq!((edit.a[0], edit.b[0]), (a, b), "edits tile");
                (a, b) = (edit.a[1], edit.b[1]);
                let (side, range) = if edit.op == Op::Equal { (&base, edit.a) } else { (&own, edit.b) };
                applied.extend(&side[range[0] as usize..range[1] as usize]);
            }
            assert_eq!((a as usize, b as usize), (base.len(), own.len()));
            assert_eq!(applied, own);
        }
    }
    // Stories are a partition of the articles; links lie inside one.
    let mut told: Vec<u32> = comparison.stories.iter().flatten().copied().collect();
    told.sort_unstable();
    assert_eq!(told, (0..comparison.articles.len() as u32).collect::<Vec<_>>());
    let story = |article: u32| comparison.stories.iter().position(|s| s.contains(&article)).unwrap();
    let article_of = |sentence: u32| comparison.sentences[sentence as usize].article;
    for link in &comparison.links {
        assert!(link.a < link.b && link.score <= 1000);
        assert_ne!(article_of(link.a), article_of(link.b));
        assert_eq!(story(article_of(link.a)), story(article_of(link.b)));
        let partners = |s: u32, other: u32| comparison.links.iter().filter(|l| (l.a == s && article_of(l.b) == other) || (l.b == s && article_of(l.a) == other)).count();
        assert!(partners(link.a, article_of(link.b)) <= 2 && partners(link.b, article_of(link.a)) <= 2);
    }
    // Every sentence stands in one passage or in `only`.
    let mut places = vec![0; comparison.sentences.len()];
    for passage in &comparison.passages {
        assert!(passage.articles.len() > 1 && passage.sentences.contains(&passage.head));
        passage.sentences.iter().for_each(|&s| places[s as usize] += 1);
    }
    for (article, only) in comparison.coverage.only.iter().enumerate() {
        for &sentence in only {
            assert_eq!(article_of(sentence), article as u32);
            places[sentence as usize] += 1;
        }
    }
    assert!(places.iter().all(|&p| p == 1), "{places:?}");
    // Differences point to text; silent articles give no value.
    for (id, difference) in comparison.differences.iter().enumerate() {
        assert_eq!(difference.id as usize, id);
        assert!(!difference.text.is_empty() && difference.readings.len() > 1);
        for reading in &difference.readings {
            inside(reading.article, reading.start, reading.end);
            assert!(!difference.silent.contains(&reading.article));
        }
    }
    assert!(comparison.differences.windows(2).all(|w| w[0].rank >= w[1].rank));
    let similarity = &comparison.coverage.similarity;
    for (i, row) in similarity.iter().enumerate() {
        assert_eq!(row[i], 1000);
        assert!(row.iter().enumerate().all(|(j, &s)| s <= 1000 && similarity[j][i] == s));
    }
}

/// A comparison with every number replaced by what it points to, in an order of its own: two comparisons that differ only in
/// their numbers are equal.
pub fn renumbered(comparison: &Comparison) -> Value {
    let id = |article: u32| comparison.articles[article as usize].id.clone();
    let sentence = |s: u32| {
        let s = &comparison.sentences[s as usize];
        format!("{} {}", id(s.article), s.start)
    };
    let quotation = |q: u32| {
        let q = &comparison.quotations[q as usize];
        format!("{} {} {}", id(q.article), q.start, q.end)
    };
    let entity = |e: u32| comparison.entities[e as usize].name.clone();
    let mut lists: Vec<Vec<String>> = Vec::new();
    let sorted = |list: &mut Vec<String>| list.sort();
    let mut stories: Vec<String> = comparison.stories.iter().map(|s| {
        let mut ids: Vec<String> = s.iter().map(|&a| id(a)).collect();
        ids.sort();
        ids.join(" ")
    }).collect();
    sorted(&mut stories);
    lists.push(stories);
    let mut sentences: Vec<String> = (0..comparison.sentences.len() as u32).map(sentence).collect();
    sorted(&mut sentences);
    lists.push(sentences);
    let mut entities: Vec<String> = comparison.entities.iter().map(|e| {
        let mut mentions: Vec<String> = e.mentions.iter().map(|m| format!("{} {}", id(m.article), m.start)).collect();
        mentions.sort();
        format!("{:?} {} {:?} {mentions:?}", e.kind, e.name, e.forms)
    }).collect();
    sorted(&mut entities);
    lists.push(entities);
    let mut quotations: Vec<String> = comparison.quotations.iter().map(|q| {
        let speaker = q.speaker.as_ref().map(|s| (s.name.clone(), s.entity.map(entity), s.basis, s.confidence));
        format!("{} {:?} {speaker:?} {:?}", quotation(q.id), q.kind, q.unknown)
    }).collect();
    sorted(&mut quotations);
    lists.push(quotations);
    let mut utterances: Vec<String> = comparison.utterances.iter().map(|u| {
        let mut readings: Vec<String> = u.readings.iter().map(|r| format!("{} {:?} {:?} {:?}", quotation(r.quotation), r.kind, r.flags, r.edits)).collect();
        readings.sort();
        format!("{} {:?} {readings:?} {:?}", quotation(u.base), u.speaker.map(entity), u.flags)
    }).collect();
    sorted(&mut utterances);
    lists.push(utterances);
    let mut links: Vec<String> = comparison.links.iter().map(|l| {
        let mut ends = [sentence(l.a), sentence(l.b)];
        ends.sort();
        format!("{ends:?} {} {:?}", l.score, l.kind)
    }).collect();
    sorted(&mut links);
    lists.push(links);
    // The passages keep their order: it is the story's, not that of the articles.
    lists.push(comparison.passages.iter().map(|p| {
        let mut members: Vec<String> = p.sentences.iter().map(|&s| sentence(s)).collect();
        members.sort();
        format!("{} {members:?}", sentence(p.head))
    }).collect());
    lists.push(comparison.differences.iter().map(|d| {
        let mut readings: Vec<String> = d.readings.iter().map(|r| format!("{} {} {} {:?}", id(r.article), r.start, r.text, r.sentence.map(sentence))).collect();
        readings.sort();
        let mut silent: Vec<String> = d.silent.iter().map(|&a| id(a)).collect();
        silent.sort();
        format!("{:?} {:?} {} {readings:?} {silent:?}", d.level, d.kind, d.rank)
    }).collect());
    serde_json::to_value(lists).unwrap()
}

/// The accounts of a folder as articles, in the order of their file names; header lines are read as the command reads them.
pub fn accounts(folder: &std::path::Path) -> Vec<crossread::ArticleInput> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let keys = ["id", "label", "published", "lang", "title", "url"];
        let header = text.split_once("\n\n").filter(|(head, _)| head.lines().all(|l| l.split_once(": ").is_some_and(|(k, _)| keys.contains(&k))));
        let field = |name: &str| header.and_then(|(h, _)| h.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(": ").map(str::to_string)));
        let body = header.map_or(text.clone(), |(_, body)| body.to_string());
        crossread::ArticleInput { id: field("id"), label: field("label"), published: field("published"), lang: field("lang"), text: body, ..Default::default() }
    };
    paths.iter().map(read).collect()
}

/// Cases of a fixture file: `input`, a line `---`, what is expected, a line `===`. An empty or malformed file fails.
pub fn cases(text: &str) -> Vec<(String, String)> {
    let body: String = text.lines().filter(|l| !l.starts_with("# ")).map(|l| format!("{l}\n")).collect();
    let cases: Vec<(String, String)> = body
        .split("\n===\n")
        .filter(|case| !case.trim().is_empty())
        .map(|case| {
            let (input, expected) = case.split_once("\n---\n").unwrap_or_else(|| panic!("a case without its line ---: {case:?}"));
            assert!(!input.trim().is_empty() && !expected.trim().is_empty(), "an empty case: {case:?}");
            (input.trim_start_matches('\n').to_string(), expected.trim_end().to_string())
        })
        .collect();
    assert!(!cases.is_empty(), "a fixture file without a case");
    cases
}
