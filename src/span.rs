//! Half-open ranges of bytes, and the one converter between them and JavaScript's UTF-16 positions.
//!
//! Inside the engine every position is a byte offset into one article's text. Whoever reads a result counts in UTF-16
//! code units, so positions are converted where a value enters or leaves the engine, by [`Utf16`], and nowhere else.

/// A half-open range `start..end` of byte offsets into one article's text, both on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// The span without white space at either end.
    pub fn trimmed(self, text: &str) -> Span {
        let inner = self.of(text);
        let start = self.start as usize + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

/// How many bytes lie between two remembered positions: a conversion walks at most this far.
const STEP: usize = 128;

/// Converts between byte offsets and UTF-16 offsets of one text.
pub struct Utf16<'a> {
    text: &'a str,
    /// UTF-16 length of the text before the first character boundary at or after byte `i * STEP`; empty when every
    /// character is ASCII and both counts agree.
    steps: Vec<u32>,
}

impl<'a> Utf16<'a> {
    pub fn new(text: &'a str) -> Utf16<'a> {
        let mut steps = Vec::new();
        if !text.is_ascii() {
            let mut units = 0u32;
            for (at, c) in text.char_indices() {
                while steps.len() * STEP <= at {
                    steps.push(units);
                }
                units += c.len_utf16() as u32;
            }
        }
        Utf16 { text, steps }
    }

    /// The UTF-16 offset of a byte offset that lies on a character boundary.
    pub fn from_byte(&self, byte: u32) -> u32 {
        if self.steps.is_empty() {
            return byte;
        }
        let step = (byte as usize / STEP).min(self.steps.len() - 1);
        let from = self.boundary(step * STEP);
        if from > byte as usize {
            // The boundary of this step lies behind `byte` only when `byte` itself is inside a character.
            return self.steps[step];
        }
        self.steps[step] + self.text[from..byte as usize].chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }

    /// The byte offset of a UTF-16 offset; `None` past the end or between the halves of a surrogate pair.
    pub fn to_byte(&self, unit: u32) -> Option<u32> {
        if self.steps.is_empty() {
            return (unit as usize <= self.text.len()).then_some(unit);
        }
        let step = self.steps.partition_point(|&s| s <= unit) - 1;
        let (mut at, mut units) = (self.boundary(step * STEP), self.steps[step]);
        for c in self.text[at..].chars() {
            if units >= unit {
                break;
            }
            at += c.len_utf8();
            units += c.len_utf16() as u32;
        }
        (units == unit).then_some(at as u32)
    }

    /// Length of the whole text in UTF-16 code units.
    pub fn length(&self) -> u32 {
        self.from_byte(self.text.len() as u32)
    }

    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.from_byte(span.start), self.from_byte(span.end)]
    }

    fn boundary(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The oracle: encode the text before the position and count.
    fn naive(text: &str, byte: usize) -> u32 {
        text[..byte].encode_utf16().count() as u32
    }

    proptest! {
        #[test]
        fn both_ways_equal_counting(text in "(\\PC|[a-z]{0,300}|😀|é|\u{301}){0,40}") {
            let map = Utf16::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let unit = map.from_byte(at as u32);
                prop_assert_eq!(unit, naive(&text, at));
                prop_assert_eq!(map.to_byte(unit), Some(at as u32));
            }
            prop_assert_eq!(map.to_byte(naive(&text, text.len()) + 1), None);
        }
    }

    #[test]
    fn half_a_pair_is_no_position() {
        assert_eq!(Utf16::new("a😀b").to_byte(2), None);
    }
}
