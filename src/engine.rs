//! The stages in steps, so that long work shows progress and can be left at any time.
//!
//! Articles are read once each and kept; `put` and `remove` leave the others as they were read. What was found of pairs of
//! sentences is kept as well where all that it depends on is as it was: what their words weigh (`aligned`), what their names
//! mean (`difference`), what is quoted (`utterance`). The rest is done anew. The result is the same as that of a fresh
//! [`compare`](crate::compare), byte for byte.

mod aligned;
mod assemble;
mod grouped;

pub use assemble::{blocks, edits, sentences};

use rustc_hash::FxHashSet;

use crate::align::{self, Candidate, Link, Sentences};
use crate::article::{self, Article, ArticleInput, MAX_ARTICLES, MAX_TOTAL_BYTES, siglum};
use crate::attribution::{self, Attribution};
use crate::comparison::{BlockKind, Comparison, LinkKind};
use crate::cores;
use crate::difference::{self, Difference, Found};
use crate::document::Document;
use crate::error::Error;
use crate::options::{Options, Place};
use crate::sort;
use crate::span::{Span, Utf16};
use crate::utterance::{self, Utterance};
use crate::vocabulary::{Numbers, Vocabulary};
use aligned::{Aligned, Before};
use grouped::{Grouped, Stories};

/// Where a comparison is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// `read`, `names`, `utterances`, `align`, `passages`, `differences` or `done`.
    pub stage: &'static str,
    /// Units of this stage that are done, and how many it has.
    pub done: usize,
    pub total: usize,
    pub finished: bool,
}

/// A comparison that is made in steps and kept up to date.
///
/// ```
/// use crossread::{ArticleInput, Engine, Options};
/// let mut engine = Engine::new(Options::default())?;
/// engine.put(ArticleInput { text: "The dam broke on Monday.".into(), ..Default::default() })?;
/// engine.put(ArticleInput { text: "On Monday the dam broke.".into(), ..Default::default() })?;
/// while !engine.step(1)?.finished {}
/// assert_eq!(engine.result()?.articles.len(), 2);
/// # Ok::<(), crossread::Error>(())
/// ```
pub struct Engine {
    options: Options,
    articles: Vec<Article>,
    /// By article; `None` until it is read.
    documents: Vec<Option<Document>>,
    /// Links to take instead of finding some.
    given: Option<Vec<[Place; 2]>>,
    work: Work,
    numbers: Numbers,
    /// The comparison of sentences before the last edit.
    before: Option<Before>,
    /// What the last comparison of values and statements knows of what an edit leaves as it is.
    differing: difference::Known,
    /// What the last comparison read of quotations, so that an edit does not read them all anew.
    known: utterance::Known,
}

/// What is done of the comparison of all articles.
#[derive(Default)]
struct Work {
    vocabulary: Option<Vocabulary>,
    attribution: Option<Attribution>,
    utterances: Option<Vec<Utterance>>,
    aligned: Option<Aligned>,
    grouped: Option<Grouped>,
    differences: Option<Vec<Difference>>,
}

impl Engine {
    /// An engine without articles. Fails when an option lies outside its range.
    pub fn new(options: Options) -> Result<Engine, Error> {
        if options.min_score > 1000 {
            return Err(Error::option_range("minScore", options.min_score, 1000));
        }
        Ok(Engine {
            options,
            articles: Vec::new(),
            documents: Vec::new(),
            given: None,
            work: Work::default(),
            numbers: Numbers::default(),
            before: None,
            differing: difference::Known::default(),
            known: utterance::Known::default(),
        })
    }

    /// An engine of these articles; those without an id get one as [`compare`](crate::compare) gives them. Fails when there are
    /// too many or none, when two have one id, or as [`put`](Engine::put) does.
    pub fn with_articles(articles: Vec<ArticleInput>, options: Options) -> Result<Engine, Error> {
        let mut engine = Engine::new(options)?;
        for article in article::with_ids(articles)? {
            engine.put(article)?;
        }
        Ok(engine)
    }

    /// Adds an article, or replaces the one with the same id; gives its id. An article without an id gets the next free
    /// siglum. Fails on a bound of the format; nothing is changed then.
    pub fn put(&mut self, input: ArticleInput) -> Result<String, Error> {
        let id = input.id.clone().unwrap_or_else(|| self.free_id());
        let known = self.articles.iter().position(|a| a.id == id);
        let article = Article::check(input, id.clone())?;
        let others: usize = self.articles.iter().filter(|a| a.id != id).map(|a| a.text.len()).sum();
        if others + article.text.len() > MAX_TOTAL_BYTES {
            return Err(Error::total_size(others + article.text.len(), MAX_TOTAL_BYTES));
        }
        if known.is_none() && self.articles.len() == MAX_ARTICLES {
            return Err(Error::article_count(MAX_ARTICLES + 1, MAX_ARTICLES));
        }
        self.leave();
        match known {
            Some(at) => {
                self.articles[at] = article;
                self.documents[at] = None;
            }
            None => {
                self.articles.push(article);
                self.documents.push(None);
            }
        }
        self.unread(known);
        Ok(id)
    }

    /// Takes these links instead of finding some, so that the stages behind can be measured by themselves.
    #[doc(hidden)]
    pub fn give_links(&mut self, links: Vec<[Place; 2]>) {
        self.given = Some(links);
        self.leave();
    }

    /// Removes an article. Fails when there is none of that id.
    pub fn remove(&mut self, id: &str) -> Result<(), Error> {
        let at = self.articles.iter().position(|a| a.id == id).ok_or_else(|| Error::unknown_id(id))?;
        self.leave();
        self.articles.remove(at);
        self.documents.remove(at);
        self.before.iter_mut().for_each(|before| before.remove(at));
        self.differing.remove(at);
        if !self.options.blocks.is_empty() {
            // Corrections name articles by their place, which has changed for all that follow.
            for at in 0..self.documents.len() {
                self.documents[at] = None;
                self.unread(Some(at));
            }
        }
        Ok(())
    }

    /// What stands in the place of an article, or behind all, has not been read yet.
    fn unread(&mut self, at: Option<usize>) {
        self.before.iter_mut().for_each(|before| before.put(at));
        self.differing.put(at);
    }

    /// Before a change: what is done stays known.
    fn leave(&mut self) {
        let Work { vocabulary, aligned, .. } = std::mem::take(&mut self.work);
        if let (Some(vocabulary), Some(aligned)) = (vocabulary, aligned.filter(Aligned::done)) {
            self.before = Some(Before::new(vocabulary, aligned, self.articles.len()));
        }
    }

    fn free_id(&self) -> String {
        let taken: FxHashSet<&str> = self.articles.iter().map(|a| a.id.as_str()).collect();
        (self.articles.len()..).map(siglum).find(|id| !taken.contains(id.as_str())).expect("there are more sigla than articles")
    }

    /// Does up to `n` units of work and says where the comparison is. Fails when there is no article, or when an option names
    /// an article or a place that does not exist.
    pub fn step(&mut self, n: usize) -> Result<Progress, Error> {
        if self.articles.is_empty() {
            return Err(Error::article_count(0, MAX_ARTICLES));
        }
        let mut left = n.max(1);
        while left > 0 {
            match self.units(left)? {
                0 => break,
                done => left -= done,
            }
        }
        Ok(self.progress())
    }

    fn progress(&self) -> Progress {
        let at = |stage, done, total| Progress { stage, done, total, finished: false };
        let read = self.documents.iter().filter(|d| d.is_some()).count();
        if read < self.documents.len() {
            return at("read", read, self.documents.len());
        }
        match &self.work {
            Work { attribution: None, .. } => at("names", 0, 1),
            Work { utterances: None, .. } => at("utterances", 0, 1),
            Work { aligned: None, .. } => at("align", 0, 1),
            Work { aligned: Some(a), grouped: None, .. } if !a.done() => at("align", a.next, a.article.len()),
            Work { grouped: None, .. } => at("passages", 0, 1),
            Work { differences: None, .. } => at("differences", 0, 1),
            _ => Progress { stage: "done", done: 1, total: 1, finished: true },
        }
    }

    /// Units of one stage, `most` at most, and how many they were; 0 when nothing is left to do. Those that do not depend on
    /// one another are done over the cores where the crate has them (`cores`). What a stage does stands in functions of its own
    /// (`inline(never)`, here and in the stages): as one function of 137 KB WebKit's compiler got it wrong.
    fn units(&mut self, most: usize) -> Result<usize, Error> {
        let unread: Vec<usize> = (0..self.documents.len()).filter(|&at| self.documents[at].is_none()).take(most).collect();
        if !unread.is_empty() {
            let read = |_: &mut (), &at: &usize| {
                let corrections = self.corrections(at)?;
                Ok(Document::read(self.articles[at].clone(), self.options.lang.as_deref(), &corrections))
            };
            let documents: Vec<Result<Document, Error>> = cores::each(&unread, &mut (), read);
            let count = documents.len();
            for (at, document) in unread.into_iter().zip(documents) {
                self.documents[at] = Some(document?);
            }
            return Ok(count);
        }
        let documents: Vec<&Document> = self.documents.iter().flatten().collect();
        let work = &mut self.work;
        let Some(attribution) = &work.attribution else {
            check_options(&self.options, self.articles.len())?;
            let mut vocabulary = Vocabulary::new(&documents, &mut self.numbers);
            if vocabulary.outgrown() {
                (self.numbers, self.before) = (Numbers::default(), None);
                vocabulary = Vocabulary::new(&documents, &mut self.numbers);
            }
            work.vocabulary = Some(vocabulary);
            work.attribution = Some(attribution::attribute(&documents));
            return Ok(1);
        };
        let Some(utterances) = &work.utterances else {
            work.utterances = Some(utterance::utterances(&documents, attribution, &mut self.known));
            return Ok(1);
        };
        let Some(aligned) = &mut work.aligned else {
            let vocabulary = work.vocabulary.as_ref().expect("words are numbered where names are joined");
            work.aligned = Some(Aligned::new(&documents, vocabulary, attribution, self.before.take()));
            return Ok(1);
        };
        if !aligned.done() {
            return Ok(aligned.batches(most, self.options.min_score));
        }
        let Some(grouped) = &work.grouped else {
            let links = match &self.given {
                Some(given) => given_links(sentence_pairs(&documents, aligned, "a given link at", given)?),
                None => {
                    let undone = sentence_pairs(&documents, aligned, "an undone link at", &self.options.unlink)?;
                    let vocabulary = work.vocabulary.as_ref().expect("words are numbered where names are joined");
                    aligned.links(&documents, vocabulary, utterances, &undone, self.options.min_score, &|links| Stories::new(&documents, aligned, links).of)
                }
            };
            work.grouped = Some(Grouped::new(&documents, aligned, links));
            return Ok(1);
        };
        if work.differences.is_none() {
            // By sentence, and one more: where its links to later ones begin.
            let mut starts = vec![0; aligned.article.len() + 1];
            grouped.links.iter().for_each(|l| starts[l.a as usize + 1] += 1);
            (1..starts.len()).for_each(|i| starts[i] += starts[i - 1]);
            let score = |a: u32, b: u32| {
                let (a, b) = (a.min(b) as usize, a.max(b));
                let own = &grouped.links[starts[a]..starts[a + 1]];
                own.binary_search_by_key(&b, |l| l.b).map_or(0, |at| own[at].score)
            };
            let (own, pairs) = self.differing.of(&documents);
            let found = Found {
                documents: &documents,
                own: &own,
                attribution,
                utterances,
                passages: &grouped.passages,
                passage_of: &grouped.passage_of,
                stories: &grouped.stories,
                links: &grouped.links,
                article: &aligned.article,
                first: &aligned.first,
                rank: &grouped.rank,
                score: &score,
            };
            work.differences = Some(difference::differences(&found, pairs));
            return Ok(1);
        }
        Ok(0)
    }

    /// The whole comparison; does what is left of the work first. Fails as [`step`](Engine::step) does.
    pub fn result(&mut self) -> Result<Comparison, Error> {
        while !self.step(usize::MAX)?.finished {}
        Ok(self.partial().expect("all stages are done when a step says so"))
    }

    /// What is found so far, for a page that shows it while the work goes on: nothing before the stage `align`; then the
    /// reading, the quotations and the utterances; from the stage `differences` on also links, stories, passages and coverage.
    /// What its stage has not found yet is empty. At the end it is the result.
    pub fn partial(&self) -> Option<Comparison> {
        let documents: Vec<&Document> = self.documents.iter().flatten().collect();
        let (Some(attribution), Some(utterances)) = (&self.work.attribution, &self.work.utterances) else { return None };
        let mut first = vec![0];
        for document in &documents {
            first.push(first[first.len() - 1] + document.sentences.len() as u32);
        }
        let compared = self.work.aligned.as_ref().zip(self.work.grouped.as_ref());
        Some(assemble::comparison(&assemble::Parts {
            documents: &documents,
            attribution,
            utterances,
            first: &first,
            compared: compared.map(|(aligned, grouped)| assemble::Compared {
                signatures: &aligned.signatures,
                article: &aligned.article,
                links: &grouped.links,
                stories: &grouped.stories,
                passages: &grouped.passages,
                passage_of: &grouped.passage_of,
            }),
            differences: self.work.differences.as_deref().unwrap_or_default(),
        }))
    }

    /// For those who fit the model of evidence: every pair of sentences that is looked at, its score, and the figures behind it.
    #[doc(hidden)]
    pub fn evidence(&mut self) -> Result<Vec<Vec<i64>>, Error> {
        while !self.step(usize::MAX)?.finished {}
        let Some(aligned) = &self.work.aligned else { unreachable!("all stages are done when a step says so") };
        let all = Sentences { signatures: &aligned.signatures, article: &aligned.article, first: &aligned.first };
        let row = |c: &Candidate| [c.a as i64, c.b as i64, c.score as i64].into_iter().chain(align::figures(&all, c)).collect();
        Ok(aligned.candidates.iter().filter(|c| c.score >= self.options.min_score).map(row).collect())
    }

    /// The corrections of one article as byte spans.
    fn corrections(&self, article: usize) -> Result<Vec<(Span, BlockKind)>, Error> {
        let own = self.options.blocks.iter().filter(|c| c.article == article);
        let map = Utf16::new(&self.articles[article].text);
        let id = &self.articles[article].id;
        own.map(|c| Ok((byte_span(&map, "a correction at", id, [c.start, c.end])?, c.kind))).collect()
    }
}

fn byte_span(map: &Utf16, what: &'static str, id: &str, range: [u32; 2]) -> Result<Span, Error> {
    match (map.to_byte(range[0]), map.to_byte(range[1])) {
        (Some(start), Some(end)) if start < end => Ok(Span { start, end }),
        _ => Err(Error::position(what, id, range, map.length())),
    }
}

/// Options that name articles must name some that are there.
fn check_options(options: &Options, count: usize) -> Result<(), Error> {
    let corrected = options.blocks.iter().map(|c| ("a correction", c.article));
    let places = options.unlink.iter().flatten().map(|p| ("an undone link", p.article));
    match corrected.chain(places).find(|(_, article)| *article >= count) {
        Some((what, index)) => Err(Error::article_index(what, index, count)),
        None => Ok(()),
    }
}

fn given_links(pairs: FxHashSet<(u32, u32)>) -> Vec<Link> {
    let mut links: Vec<Link> = pairs.into_iter().map(|(a, b)| Link { a, b, score: 850, kind: LinkKind::Reworded, moved: false, names: false }).collect();
    sort::by_key(&mut links, |link| (link.a, link.b));
    links
}

/// Pairs of places as the pairs of sentences that they meet.
fn sentence_pairs(documents: &[&Document], aligned: &Aligned, what: &'static str, places: &[[Place; 2]]) -> Result<FxHashSet<(u32, u32)>, Error> {
    let mut pairs = FxHashSet::default();
    for pair in places {
        let mut sides: Vec<Vec<u32>> = Vec::new();
        for place in pair {
            let document = documents[place.article];
            let map = Utf16::new(document.text());
            let span = byte_span(&map, what, &document.article.id, [place.start, place.end])?;
            let from = document.sentences.partition_point(|s| s.span.end <= span.start);
            let inside = (from..document.sentences.len()).take_while(|&s| document.sentences[s].span.start < span.end);
            sides.push(inside.map(|s| aligned.first[place.article] + s as u32).collect());
        }
        for &a in &sides[0] {
            pairs.extend(sides[1].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    Ok(pairs)
}
