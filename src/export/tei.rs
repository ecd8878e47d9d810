//! TEI P5, the method of parallel segmentation: every passage is an `app`, every outlet that tells it a `rdg`.
//!
//! The order is that of the story; `n` counts the segments within each witness, so that every account can be put together
//! again in its own order. What stands in one account only is an `app` with one reading, after the passage it follows there.

use super::{Source, escape};

/// A sentence-long piece of one account: its place there, and what it says.
struct Segment {
    article: u32,
    sentences: Vec<u32>,
}

pub fn tei(source: &Source) -> String {
    let comparison = source.comparison;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n<fileDesc>\n\
         <titleStmt><title>Comparison of accounts</title></titleStmt>\n<publicationStmt><p>Made with Crossread.</p></publicationStmt>\n\
         <sourceDesc>\n<listWit>\n",
    );
    for (i, article) in comparison.articles.iter().enumerate() {
        element(&mut out, "witness", &[("xml:id", &witness(i as u32)), ("n", &article.id)]);
        let parts = [article.label.as_deref(), article.title.as_deref(), article.published.as_deref(), article.url.as_deref()];
        escape(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "), &mut out);
        out.push_str("</witness>\n");
    }
    out.push_str(
        "</listWit>\n</sourceDesc>\n</fileDesc>\n<encodingDesc>\n\
         <variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n</encodingDesc>\n</teiHeader>\n\
         <text>\n<body>\n<ab>\n",
    );
    // A stored passage may name no sentence that is there; an entry without a reading is none.
    for app in apps(source).into_iter().filter(|app| !app.is_empty()) {
        out.push_str("<app>");
        for Segment { article, sentences } in app {
            let n = sentences.first().map_or(0, |&first| place(source, first));
            let lang = comparison.articles.get(article as usize).map_or("und", |a| &a.lang);
            let lang = if is_language(lang) { lang } else { "und" };
            element(&mut out, "rdg", &[("wit", &format!("#{}", witness(article))), ("n", &n.to_string()), ("xml:lang", lang)]);
            let texts: Vec<String> = sentences.iter().map(|&s| source.sentence(s)).collect();
            escape(&texts.join(" "), &mut out);
            out.push_str("</rdg>");
        }
        out.push_str("</app>\n");
    }
    out.push_str("</ab>\n</body>\n</text>\n</TEI>\n");
    out
}

/// A start tag.
fn element(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
}

/// Whether XML Schema takes it for a language: letters, then letters and digits, eight at most between two hyphens.
fn is_language(tag: &str) -> bool {
    let subtag = |(at, part): (usize, &str)| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic() || at > 0 && b.is_ascii_digit());
    tag.split('-').enumerate().all(subtag)
}

/// A siglum may be anything; an XML name may not.
fn witness(article: u32) -> String {
    format!("w{}", article + 1)
}

/// The place of a sentence among those of its account, counted from 1.
fn place(source: &Source, sentence: u32) -> usize {
    let sentences = &source.comparison.sentences;
    let Some(article) = sentences.get(sentence as usize).map(|s| s.article) else { return 0 };
    (sentence as usize + 1).saturating_sub(sentences.partition_point(|s| s.article < article))
}

fn apps(source: &Source) -> Vec<Vec<Segment>> {
    let comparison = source.comparison;
    let count = comparison.sentences.len();
    let mut passage_of = vec![None; count];
    for (at, passage) in comparison.passages.iter().enumerate() {
        for &sentence in &passage.sentences {
            if let Some(slot) = passage_of.get_mut(sentence as usize) {
                *slot = Some(at);
            }
        }
    }
    // What stands in one text only, by the passage before it there; first of all what no passage precedes.
    let mut after: Vec<Vec<Segment>> = (0..=comparison.passages.len()).map(|_| Vec::new()).collect();
    let mut reached = (0, None);
    for (id, sentence) in comparison.sentences.iter().enumerate() {
        if sentence.article != reached.0 {
            reached = (sentence.article, None);
        }
        match passage_of[id] {
            Some(passage) => reached.1 = Some(passage),
            None => after[reached.1.map_or(0, |p: usize| p + 1)].push(Segment { article: sentence.article, sentences: vec![id as u32] }),
        }
    }
    let mut apps: Vec<Vec<Segment>> = Vec::new();
    for (at, alone) in after.into_iter().enumerate() {
        if let Some(passage) = at.checked_sub(1).and_then(|at| comparison.passages.get(at)) {
            let mut readings: Vec<Segment> = Vec::new();
            for &sentence in &passage.sentences {
                let Some(article) = comparison.sentences.get(sentence as usize).map(|s| s.article) else { continue };
                match readings.iter_mut().find(|r| r.article == article) {
                    Some(reading) => reading.sentences.push(sentence),
                    None => readings.push(Segment { article, sentences: vec![sentence] }),
                }
            }
            apps.push(readings);
        }
        apps.extend(alone.into_iter().map(|segment| vec![segment]));
    }
    apps
}
