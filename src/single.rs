//! One judgement at a time, for one text or two.

use crate::align;
use crate::article::{Article, ArticleInput, GivenBlock, MAX_ARTICLE_BYTES};
use crate::attribution;
use crate::block;
use crate::comparison::{BlockKind, Diff, Quotations, Segmentation, Shared};
use crate::document::Document;
use crate::engine::{Engine, blocks, edits, sentences};
use crate::error::Error;
use crate::lang::{Language, detect};
use crate::options::Options;
use crate::segment::sentences as cut;
use crate::signature;
use crate::span::Utf16;
use crate::vocabulary::{Numbers, Vocabulary};

fn input(text: &str, lang: Option<&str>) -> ArticleInput {
    ArticleInput { text: text.into(), lang: lang.map(str::to_string), ..Default::default() }
}

/// The language of two texts without one: both tell it together, the longer first, so that it is the same both ways. A word
/// or two that tell nothing are compared by the spellings of English, which do no harm elsewhere.
fn language(a: &str, b: &str) -> &'static str {
    let (longer, shorter) = if (a.len(), a) >= (b.len(), b) { (a, b) } else { (b, a) };
    match detect(&format!("{longer}\n{shorter}")) {
        (tag, true) => tag,
        (_, false) => "en",
    }
}

/// The blocks and sentences of a text, in UTF-16 positions. `lang` is a BCP 47 tag, found by the words when absent. Fails
/// only when the text has more than 5 MB.
pub fn segment(text: &str, lang: Option<&str>) -> Result<Segmentation, Error> {
    let article = Article::check(input(text, lang), "A".into())?;
    let tag = article.lang.clone().unwrap_or_else(|| detect(text).0.to_string());
    let lang = Language::of(&tag);
    let found = block::blocks(&article, lang, &[]);
    let map = Utf16::new(text);
    let mut all = Vec::new();
    sentences(&cut(text, &found, lang, None), &map, 0, &mut all);
    Ok(Segmentation { lang: tag, blocks: blocks(&found, &map), sentences: all })
}

/// The quotations of a text with their speakers, its indirect speech and its names, in UTF-16 positions. Fails only when the
/// text has more than 5 MB.
pub fn quotations(text: &str, lang: Option<&str>) -> Result<Quotations, Error> {
    let mut engine = Engine::new(Options::default())?;
    engine.put(input(text, lang))?;
    let comparison = engine.result()?;
    Ok(Quotations { quotations: comparison.quotations, reported: comparison.reported, entities: comparison.entities })
}

/// What `b` changes of `a`, word by word, in UTF-16 ranges: the ranges tile both texts, and applying the edits to `a` gives
/// `b`. Texts too unlike for a script give one replacement and what they share. Fails only when a text has more than 5 MB.
pub fn diff(a: &str, b: &str, lang: Option<&str>) -> Result<Diff, Error> {
    for (id, text) in [("a", a), ("b", b)] {
        if text.len() > MAX_ARTICLE_BYTES {
            return Err(Error::article_size(id, text.len(), MAX_ARTICLE_BYTES));
        }
    }
    let lang = lang.unwrap_or_else(|| language(a, b));
    let found = crate::diff::diff(a, b, Language::of(lang), true);
    let (in_a, in_b) = (Utf16::new(a), Utf16::new(b));
    Ok(Diff {
        similarity: found.similarity,
        gated: found.gated,
        edits: edits(&found.edits, a, b),
        shared: found.shared.iter().map(|&(x, y)| Shared { a: in_a.span(x), b: in_b.span(y) }).collect(),
    })
}

/// How much two sentences tell the same, 0 to 1000, the same both ways. Each text counts as one sentence. Fails only when a
/// text has more than 5 MB.
pub fn similarity(a: &str, b: &str) -> Result<u32, Error> {
    let whole = |text: &str, id: &str| -> Result<Document, Error> {
        let end = text.encode_utf16().count() as u32;
        let some = end > 0;
        let given = ArticleInput {
            blocks: some.then(|| vec![GivenBlock { start: 0, end, kind: BlockKind::Paragraph }]),
            sentences: some.then(|| vec![[0, end]]),
            ..input(text, Some(language(a, b)))
        };
        Ok(Document::read(Article::check(given, id.into())?, None, &[]))
    };
    let documents = [whole(a, "a")?, whole(b, "b")?];
    let documents: Vec<&Document> = documents.iter().collect();
    let vocabulary = Vocabulary::new(&documents, &mut Numbers::default());
    let attribution = attribution::attribute(&documents);
    let signatures = signature::signatures(&documents, &vocabulary, &attribution, &mut |_| None);
    match signatures.list.as_slice() {
        [first, second] => Ok(align::similarity(first, second, &signatures)),
        // A text without a word is like nothing but itself.
        _ => Ok(if a == b { 1000 } else { 0 }),
    }
}
