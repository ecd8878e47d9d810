//! Who spoke where the verb is turned round: "Crewe was told by a farmer", "the paper quoted the minister as saying".

use std::ops::Range;

use super::cue::{Reader, Subject};
use crate::lang::Verb;

/// Between "quoted" and "as saying" stands at most so much.
const QUOTED: usize = 12;

impl Reader<'_> {
    fn is_passive(&self, verb: usize, range: &Range<usize>) -> bool {
        verb > range.start && matches!(self.document.norm(verb - 1), "is" | "are" | "was" | "were" | "be" | "been" | "being")
    }

    /// Who said what another was told: the one behind "by".
    pub(super) fn by_whom(&self, verb: usize, range: &Range<usize>) -> Option<Subject> {
        let passive = self.verb(verb) == Some(Verb::Speech) && self.is_passive(verb, range) && verb + 2 < range.end && self.document.norm(verb + 1) == "by" && !self.quoted[verb];
        if passive { self.after(verb + 1, range) } else { None }
    }

    /// Who is quoted "as saying": "the minister was quoted as saying", "the paper quoted the minister as saying". `at` is the "as".
    pub(super) fn quoted_as(&self, at: usize, range: &Range<usize>) -> Option<Subject> {
        let quoted = (range.start..at).rev().take(QUOTED).find(|&i| matches!(self.document.norm(i), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing" | "reported"))?;
        if self.is_passive(quoted, range) { self.before(quoted - 1, range) } else { self.head(quoted + 1..at) }
    }
}
