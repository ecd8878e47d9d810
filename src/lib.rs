//! Crossread compares several news accounts of one event: what all of them say, what only one says, how one quotation was
//! cut or changed from outlet to outlet, and where numbers, days, names or a "not" differ.
//!
//! # How do I compare articles?
//!
//! ```
//! use crossread::{ArticleInput, Options, compare};
//! let article = |text: &str| ArticleInput { text: text.into(), lang: Some("en".into()), ..Default::default() };
//! let comparison = compare(
//!     vec![
//!         article("The ferry Astrid ran aground off Holm on Monday. “We felt a blow,” Captain Ada Reed said. It carried 230 people."),
//!         article("A ferry, the Astrid, ran aground near Holm on Monday with 320 people on board."),
//!     ],
//!     Options::default(),
//! )?;
//! assert!(!comparison.passages.is_empty());
//! # Ok::<(), crossread::Error>(())
//! ```
//!
//! # How do I show progress, or keep a comparison up to date?
//!
//! [`Engine`]: `put` and `remove` articles, `step` through the work, take the `result`.
//!
//! # How do I use all cores?
//!
//! With the feature `rayon`: articles are read, and pairs of sentences scored, side by side. The result is the same to the byte.
//!
//! # How do I use one judgement alone?
//!
//! [`segment`] finds blocks and sentences, [`quotations`] quotations with their speakers, [`diff`] word-level edits, and
//! [`similarity`] tells how much two sentences say the same.
//!
//! # What do the words mean?
//!
//! | word | meaning |
//! |---|---|
//! | article, siglum | one account of an event, and its letter |
//! | block, sentence, token, span | the pieces of a text, from large to small; a range of it |
//! | furniture | what the page puts around a story: menus, advertisements, credits |
//! | quotation, speaker, cue | words between marks, who said them, the verb that says so |
//! | utterance, reading, base | words spoken once; each outlet's version of them; the fullest one |
//! | link, passage | two sentences that tell the same; all that tell one fact, with a head |
//! | edit | one step from one wording to another |
//! | difference | values of one passage that disagree |
//!
//! # How does text become a comparison?
//!
//! ```text
//! one article:   text ─ block ─ token ─ segment ─ quote ─ name ─ quantity ─► Document
//! all together:  names joined ─ attribution ─ utterance ─ signature ─ align ─ passage ─ difference ─► Comparison
//! ```
//!
//! Positions in input and result are UTF-16 code units, inside the engine bytes; `span` has the one converter. The same input
//! gives the same bytes on every platform: all that decides anything is arithmetic on whole numbers.
#![deny(unsafe_code)]

mod align;
mod article;
mod attribution;
mod block;
pub mod comparison;
mod cores;
mod diff;
mod difference;
mod document;
mod engine;
mod error;
mod export;
mod lang;
mod name;
mod options;
mod partition;
mod passage;
mod quantity;
mod quote;
mod segment;
mod signature;
mod single;
mod sort;
mod span;
mod token;
mod utterance;
mod vocabulary;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, reason = "the macros of wasm-bindgen expand to the glue between wasm and JavaScript; the module writes none itself")]
pub mod wasm;

pub use article::{ArticleInput, GivenBlock, MAX_ARTICLE_BYTES, MAX_ARTICLES, MAX_ID, MAX_TOTAL_BYTES};
pub use comparison::Comparison;
pub use engine::{Engine, Progress};
pub use error::Error;
pub use export::{Format, export, without_texts};
pub use options::{Correction, Options, Place};
pub use single::{diff, quotations, segment, similarity};

/// Compares 1 to 1,000 articles.
///
/// Positions in the options and in the result are half-open ranges of UTF-16 code units of each article's given text; scores
/// are 0 to 1000. Fails when a bound is passed (1 to 1,000 articles, 5 MB of UTF-8 an article, 50 MB together), when two
/// articles have one id, or when a position or an article that is named does not exist. Odd text never fails. One article
/// gives its own reading, with a note.
pub fn compare(articles: Vec<ArticleInput>, options: Options) -> Result<Comparison, Error> {
    Engine::with_articles(articles, options)?.result()
}
