//! Items of a list inside one line: "a) open the gate b) close it", "• one • two".
//!
//! Only a sentence that begins with an item's mark is such a list, and only where the mark that follows it in order stands
//! further on: a bracket with a letter says little by itself.

/// How far the next item's mark is looked for, in bytes: further than any item runs, and a bound on the work.
const REACH: usize = 2_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Bullet(char),
    /// "(a)"
    Enclosed,
    /// "a)"
    Closed,
    /// "a."
    Stopped,
    /// "a.)"
    Both,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    style: Style,
    letter: bool,
    value: u32,
    /// Bytes.
    len: usize,
}

/// The mark of an item at the start of a text.
fn mark(text: &str) -> Option<Mark> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if !first.is_ascii() {
        let c = text.chars().next().filter(|c| matches!(c, '•' | '‣' | '⁃' | '▪' | '◦' | '●'))?;
        return Some(Mark { style: Style::Bullet(c), letter: false, value: 0, len: c.len_utf8() });
    }
    let enclosed = first == b'(';
    let from = usize::from(enclosed);
    let digits = bytes[from..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let letter = digits == 0;
    let (value, at) = match bytes.get(from)? {
        b if letter && b.is_ascii_lowercase() => ((b - b'a') as u32, from + 1),
        _ if letter => return None,
        _ => (text[from..from + digits].parse().ok()?, from + digits),
    };
    let (style, len) = match (enclosed, bytes.get(at)?, bytes.get(at + 1)) {
        (true, b')', _) => (Style::Enclosed, at + 1),
        (false, b')', _) => (Style::Closed, at + 1),
        (false, b'.', Some(b')')) => (Style::Both, at + 2),
        (false, b'.', _) => (Style::Stopped, at + 1),
        _ => return None,
    };
    // Something follows, apart: "a.m." and "1.5" are no marks.
    bytes.get(len).is_some_and(u8::is_ascii_whitespace).then_some(Mark { style, letter, value, len })
}

/// Where the next item of the list begins that the text at `start` begins with.
pub fn next(text: &str, start: usize, end: usize, ordinals: bool) -> Option<usize> {
    let first = mark(&text[start..end])?;
    // "5. Mai bis 6. Mai": where a stop makes an ordinal, it makes no item.
    if first.style == Style::Stopped && !first.letter && ordinals {
        return None;
    }
    let bytes = text.as_bytes();
    let bullet = matches!(first.style, Style::Bullet(_));
    let wanted = Mark { value: if bullet { 0 } else { first.value + 1 }, ..first };
    let same = |m: Mark| m.style == wanted.style && m.letter == wanted.letter && m.value == wanted.value;
    (start + first.len + 1..end.min(start + REACH)).find(|&at| {
        bytes[at - 1].is_ascii_whitespace()
            && (bullet && bytes[at] >= 0xe2 || !bullet && (bytes[at].is_ascii_digit() || bytes[at].is_ascii_lowercase() || bytes[at] == b'('))
            && text.is_char_boundary(at)
            && mark(&text[at..end]).is_some_and(same)
    })
}

/// Whether a list inside the line begins here.
pub fn begins(text: &str, at: usize, end: usize, ordinals: bool) -> bool {
    next(text, at, end, ordinals).is_some()
}
