//! W3C Web Annotation: passages, utterances and differences as annotations on the articles, for tools that know neither
//! this format nor ours. <https://www.w3.org/TR/annotation-model/>

use serde::Serialize;

use super::{Source, kind, level};
use crate::comparison::Comparison;

/// So many characters stand before and after a quoted stretch, so that it can be found again in a changed text.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    label: &'a str,
    total: usize,
    first: Page<'a>,
}

#[derive(Serialize)]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(rename = "startIndex")]
    start: u32,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    motivation: &'a str,
    body: Body<'a>,
    target: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    purpose: &'a str,
    format: &'a str,
    value: String,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    selector: Vec<Selector<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: usize, end: usize },
}

pub fn annotations(source: &Source) -> String {
    let comparison = source.comparison;
    let points: Vec<Points> = comparison.articles.iter().map(|a| Points::new(a.text.as_deref().unwrap_or(""))).collect();
    let target = |article: u32, start: u32, end: u32| -> Option<Target> {
        let about = comparison.articles.get(article as usize)?;
        let selector = source.bytes(article, start, end).map_or(Vec::new(), |(text, range)| {
            let point = |at: usize| points[article as usize].count(text, at);
            let before = text[..range.start].char_indices().rev().nth(CONTEXT - 1).map_or(0, |(i, _)| i);
            let after = text[range.end..].char_indices().nth(CONTEXT).map_or(text.len(), |(i, _)| range.end + i);
            vec![
                Selector::TextQuoteSelector { exact: &text[range.clone()], prefix: &text[before..range.start], suffix: &text[range.end..after] },
                Selector::TextPositionSelector { start: point(range.start), end: point(range.end) },
            ]
        });
        // An article without an address that holds everywhere is named by the hash of its text.
        let source = about.url.clone().filter(|url| is_absolute(url)).unwrap_or_else(|| format!("urn:crossread:text:{}", about.hash));
        Some(Target { source, selector })
    };
    let id = collection_id(comparison);
    // A stored comparison may name what is not there: nothing to annotate.
    let annotation = |name: String, motivation, value, target| {
        let body = Body { kind: "TextualBody", purpose: "describing", format: "text/plain", value };
        let annotation = Annotation { id: format!("{id}:{name}"), kind: "Annotation", motivation, body, target };
        (!annotation.target.is_empty()).then_some(annotation)
    };
    let mut items = Vec::new();
    for d in &comparison.differences {
        let value = format!("{} ({}): {}: {}", level(d.level), kind(d.kind), d.about, d.text);
        items.extend(annotation(format!("difference:{}", d.id), "assessing", value, d.readings.iter().filter_map(|r| target(r.article, r.start, r.end)).collect()));
    }
    for u in &comparison.utterances {
        let value = format!("one utterance of {}, quoted {} times", source.name(u.speaker), u.quotations.len());
        let quotations = u.quotations.iter().filter_map(|&q| comparison.quotations.get(q as usize));
        items.extend(annotation(format!("utterance:{}", u.id), "linking", value, quotations.filter_map(|q| target(q.article, q.start, q.end)).collect()));
    }
    for p in &comparison.passages {
        let value = format!("one fact, told by {}", source.ids(&p.articles));
        let sentences = p.sentences.iter().filter_map(|&s| comparison.sentences.get(s as usize));
        items.extend(annotation(format!("passage:{}", p.id), "linking", value, sentences.filter_map(|s| target(s.article, s.start, s.end)).collect()));
    }
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        kind: "AnnotationCollection",
        label: "Comparison of accounts",
        total: items.len(),
        first: Page { id: format!("{id}:page:0"), kind: "AnnotationPage", part_of: id.clone(), start: 0, items },
        id,
    };
    let mut json = serde_json::to_string(&collection).expect("plain data without maps always serialises");
    json.push('\n');
    json
}

/// The name of a comparison: the texts that it is about, in their order. The model asks for an id of everything that others may
/// point to, and the same comparison has the same one wherever it is made.
fn collection_id(comparison: &Comparison) -> String {
    let ids = comparison.articles.iter().flat_map(|article| article.hash.bytes().chain([b' ']));
    let hash = ids.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3));
    format!("urn:crossread:comparison:{hash:016x}")
}

/// Whether an address is one of the web and may stand where an IRI is asked for.
fn is_absolute(url: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`');
    ["http://", "https://"].iter().any(|scheme| url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))) && !url.contains(odd)
}

/// How many code points stand before a byte: counted once at steps, so that no target counts a whole text again.
struct Points(Vec<usize>);

impl Points {
    const STEP: usize = 1024;

    fn new(text: &str) -> Points {
        let mut counts = Vec::with_capacity(text.len() / Points::STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % Points::STEP == 0 {
                counts.push(count);
            }
            count += usize::from(byte & 0xc0 != 0x80);
        }
        counts.push(count);
        Points(counts)
    }

    fn count(&self, text: &str, at: usize) -> usize {
        let step = at / Points::STEP;
        if at == text.len() {
            return self.0.last().copied().unwrap_or(0);
        }
        self.0[step] + text.as_bytes()[step * Points::STEP..at].iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_counted_as_a_loop_would() {
        let text = "aé😀 ".repeat(700);
        let points = Points::new(&text);
        for (n, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.count(&text, at), n);
        }
        assert_eq!(points.count(&text, text.len()), text.chars().count());
        assert_eq!(Points::new("").count("", 0), 0);
    }
}
