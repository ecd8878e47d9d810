//! Patterns of whole lines, a star standing for any words.

use rustc_hash::FxHashMap;

/// A line pattern: literal pieces between stars.
#[derive(Debug)]
pub struct Pattern {
    pieces: Vec<String>,
}

impl Pattern {
    pub(super) fn new(line: &str) -> Pattern {
        Pattern { pieces: line.split('*').map(str::to_lowercase).collect() }
    }

    /// Whether a lower-case line matches from end to end.
    pub fn matches(&self, line: &str) -> bool {
        let (first, rest) = self.pieces.split_first().expect("a split has one piece at least");
        let Some(mut left) = line.strip_prefix(first.as_str()) else { return false };
        let Some((last, middle)) = rest.split_last() else { return left.is_empty() };
        if !left.ends_with(last.as_str()) {
            return false;
        }
        for piece in middle {
            match left.find(piece.as_str()) {
                Some(at) => left = &left[at + piece.len()..],
                None => return false,
            }
        }
        left.ends_with(last.as_str())
    }
}

/// Patterns of lines, each with the reason it stands for; the first that matches counts.
#[derive(Default, Debug)]
pub struct Patterns {
    list: Vec<(&'static str, Pattern)>,
    /// Indices by the first byte of the pattern; those that begin with a star under 0.
    first: FxHashMap<u8, Vec<u16>>,
}

impl Patterns {
    pub(super) fn add(&mut self, reason: &'static str, line: &str) {
        let pattern = Pattern::new(line);
        let first = pattern.pieces[0].bytes().next().unwrap_or(0);
        self.first.entry(first).or_default().push(self.list.len() as u16);
        self.list.push((reason, pattern));
    }

    /// The reason of the first pattern that a lower-case line matches.
    pub fn reason(&self, line: &str) -> Option<&'static str> {
        let first = |byte: u8| self.first.get(&byte)?.iter().copied().find(|&i| self.list[i as usize].1.matches(line));
        let found = [line.bytes().next().and_then(first), first(0)];
        found.into_iter().flatten().min().map(|i| self.list[i as usize].0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_from_end_to_end() {
        for (pattern, line, expected) in [
            ("* min read", "2 min read", true),
            ("* min read", "2 min read now", false),
            ("advertisement", "advertisement", true),
            ("follow *on x", "follow us on x", true),
            ("(* photos)", "(ap photos)", true),
        ] {
            assert_eq!(Pattern::new(pattern).matches(line), expected, "{pattern} over {line}");
        }
    }
}
