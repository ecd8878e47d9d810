//! Every knob of a comparison, and what turning it does.

use serde::{Deserialize, Serialize};

use crate::comparison::BlockKind;

/// The options of a comparison; all may be left out. Positions are UTF-16 code units of the named article's text, and
/// articles are counted from 0 in the order given.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The language of every article that names none itself, as a BCP 47 tag; found by its words when absent.
    pub lang: Option<String>,
    /// A person's corrections: what a stretch of an article really is. Restoring furniture means giving it a story kind
    /// (`"paragraph"`); removing a stretch means giving it the kind `"furniture"`. Everything downstream follows.
    pub blocks: Vec<Correction>,
    /// Links that a person undid: no link joins a sentence that overlaps the first place with one that overlaps the
    /// second. A passage may still hold both where other sentences join them.
    pub unlink: Vec<[Place; 2]>,
    /// Links below this score are not reported, 0 to 1000. Lower finds more retellings and more mistakes.
    pub min_score: u32,
}

impl Default for Options {
    fn default() -> Options {
        Options { lang: None, blocks: Vec::new(), unlink: Vec::new(), min_score: 500 }
    }
}

/// What a stretch of an article really is.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Correction {
    pub article: usize,
    pub start: u32,
    pub end: u32,
    pub kind: BlockKind,
}

/// A stretch of one article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    pub article: usize,
    pub start: u32,
    pub end: u32,
}
