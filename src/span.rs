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

    /// What both have in common.
    pub fn common(self, other: Span) -> Option<Span> {
        self.overlaps(other).then(|| Span { start: self.start.max(other.start), end: self.end.min(other.end) })
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

/// A text in one line, one space in the place of all white space between two words.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// How many bytes lie between two remembered positions: a conversion walks at most this far.
const STEP: usize = 128;

/// How many UTF-16 code units a character has, counted at its first byte.
fn units(byte: u8) -> u32 {
    u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)
}

/// Converts between byte offsets and UTF-16 offsets of one text.
pub struct Utf16<'a> {
    text: &'a [u8],
    /// UTF-16 length of the characters that begin before byte `i * STEP`; empty when every character is ASCII and both
    /// counts agree.
    steps: Vec<u32>,
}

impl<'a> Utf16<'a> {
    pub fn new(text: &'a str) -> Utf16<'a> {
        let bytes = text.as_bytes();
        let mut steps = Vec::new();
        if !text.is_ascii() {
            steps.reserve_exact(bytes.len() / STEP + 1);
            let mut before = 0;
            for chunk in bytes.chunks(STEP) {
                steps.push(before);
                before += chunk.iter().map(|&b| units(b)).sum::<u32>();
            }
        }
        Utf16 { text: bytes, steps }
    }

    /// The UTF-16 offset of a byte offset that lies on a character boundary.
    pub fn from_byte(&self, byte: u32) -> u32 {
        if self.steps.is_empty() {
            return byte;
        }
        let step = (byte as usize / STEP).min(self.steps.len() - 1);
        self.steps[step] + self.text[step * STEP..byte as usize].iter().map(|&b| units(b)).sum::<u32>()
    }

    /// The byte offset of a UTF-16 offset; `None` past the end or between the halves of a surrogate pair.
    pub fn to_byte(&self, unit: u32) -> Option<u32> {
        if self.steps.is_empty() {
            return (unit as usize <= self.text.len()).then_some(unit);
        }
        let step = self.steps.partition_point(|&s| s <= unit) - 1;
        let (mut at, mut before) = (step * STEP, self.steps[step]);
        // Past the characters before it, and past the last byte of the last one.
        while at < self.text.len() && (before < unit || units(self.text[at]) == 0) {
            before += units(self.text[at]);
            at += 1;
        }
        (before == unit).then_some(at as u32)
    }

    /// Length of the whole text in UTF-16 code units.
    pub fn length(&self) -> u32 {
        self.from_byte(self.text.len() as u32)
    }

    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.from_byte(span.start), self.from_byte(span.end)]
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
