//! The marks of Markdown in a line: what they say about it, and which of its characters are no text.

use crate::span::Span;

/// What the marks of a line say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    None,
    Heading,
    Item,
    Quote,
    /// A row of a table.
    Row,
    /// Nothing to read: a fence around code, a link's address at the foot, an image.
    Markup,
}

/// Further than any address with its title runs, in bytes.
const TARGET: usize = 2_000;

/// Leaves the marks at both ends of a line out of its span and says what they mean.
pub fn without_marks(text: &str, span: Span) -> (Span, Mark) {
    let (inner, mark) = marked(text, span);
    // A line of marks alone holds nothing to read: it stays as it is.
    if inner.is_empty() { (span, Mark::None) } else { (inner, mark) }
}

fn marked(text: &str, span: Span) -> (Span, Mark) {
    let line = span.of(text);
    let cut = |front: usize, back: usize| Span::new(span.start as usize + front, span.end as usize - back).trimmed(text);
    let Some(first) = line.chars().next() else { return (span, Mark::None) };
    match first {
        '#' => {
            let hashes = line.bytes().take_while(|&b| b == b'#').count();
            if hashes <= 6 && line[hashes..].starts_with(' ') {
                let closing = line.len() - line.trim_end_matches('#').len();
                return (cut(hashes, if closing < line.len() - hashes { closing } else { 0 }), Mark::Heading);
            }
        }
        '>' if line[1..].starts_with([' ', '>']) => {
            let marks = line.len() - line.trim_start_matches(['>', ' ']).len();
            return (cut(marks, 0), Mark::Quote);
        }
        '`' | '~' if line.starts_with("```") || line.starts_with("~~~") => return (span, Mark::Markup),
        '!' if line.starts_with("![") && line.ends_with(')') && line.matches("](").count() == 1 => return (span, Mark::Markup),
        '[' if line.split_once("]: ").is_some_and(|(label, rest)| !label.contains(' ') && rest.contains("://")) => return (span, Mark::Markup),
        '|' if line[1..].contains('|') => return (span, Mark::Row),
        '*' | '_' => {
            // "**A heading**" alone in its line.
            for pair in ["**", "__"] {
                if let Some(inner) = line.strip_prefix(pair).and_then(|l| l.strip_suffix(pair))
                    && !inner.is_empty()
                    && !inner.contains(pair)
                    && !inner.ends_with(['.', ',', ':', ';', '!', '”', '"'])
                    && inner.split_whitespace().count() <= 12
                {
                    return (cut(2, 2), Mark::Heading);
                }
            }
        }
        _ => {}
    }
    for bullet in ["• ", "- ", "* ", "+ ", "– ", "· ", "▪ ", "◦ ", "‣ "] {
        // A dash before a sentence begins direct speech in much of Europe.
        if first == '–' && line.ends_with(['.', '!', '?', '…', ',', ':']) {
            break;
        }
        // A line with several bullets holds several items.
        if line.starts_with(bullet) && !(first != '-' && first != '–' && line[bullet.len()..].contains(&format!(" {bullet}"))) {
            return (cut(bullet.len(), 0), Mark::Item);
        }
    }
    (span, Mark::None)
}

/// The end of a link's target, where one begins at `at`: `(address "title")` behind the `]` of its text.
pub fn target_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes[at] != b'(' || at == 0 || bytes[at - 1] != b']' {
        return None;
    }
    let inner = &bytes[at + 1..end.min(at + TARGET)];
    let address = [&b"http"[..], b"www.", b"mailto:", b"/", b"#", b"<http", b"./", b"../"].iter().any(|start| inner.starts_with(start));
    if !address {
        return None;
    }
    let (mut depth, mut quoted) = (0, false);
    for (i, b) in inner.iter().enumerate() {
        match b {
            b'\n' => return None,
            b'"' => quoted = !quoted,
            b'(' if !quoted => depth += 1,
            b')' if !quoted && depth == 0 => return Some(at + i + 2),
            b')' if !quoted => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A line as it is read: links as their text, without the marks of emphasis and code.
pub fn plain(line: &str) -> Option<String> {
    if !line.contains("](") && !line.contains("**") && !line.contains("__") && !line.starts_with(['*', '_', '`']) {
        return None;
    }
    let mut plain = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        match target_end(line, at, line.len()) {
            Some(end) => at = end,
            None => {
                if !matches!(c, '*' | '_' | '`' | '[' | ']') {
                    plain.push(c);
                }
                at += c.len_utf8();
            }
        }
    }
    Some(plain)
}

/// The pieces of a stretch between the targets of its links.
pub fn readable(text: &str, span: Span, mut read: impl FnMut(Span)) {
    let (mut start, end) = (span.start as usize, span.end as usize);
    let mut from = start;
    while let Some(found) = text[from..end].find("](") {
        let at = from + found + 1;
        from = at + 1;
        if let Some(to) = target_end(text, at, end) {
            read(Span::new(start, at));
            start = to;
            from = to;
        }
    }
    read(Span::new(start, end));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_alone_stay() {
        for line in ["> >", "#", "# #", "- ", ">>"] {
            let (span, _) = without_marks(line, Span::new(0, line.len()).trimmed(line));
            assert!(!span.is_empty(), "{line}");
        }
    }

    #[test]
    fn lines_lose_their_marks() {
        for (line, shown, mark) in [
            ("## The vote ##", "The vote", Mark::Heading),
            ("**The vote**", "The vote", Mark::Heading),
            ("**The vote** was close.", "**The vote** was close.", Mark::None),
            ("> > Quoted", "Quoted", Mark::Quote),
            ("* One", "One", Mark::Item),
            ("• One • Two", "• One • Two", Mark::None),
            ("| Ward | Votes |", "| Ward | Votes |", Mark::Row),
            ("```js", "```js", Mark::Markup),
            ("![The pier](pier.jpg)", "![The pier](pier.jpg)", Mark::Markup),
            ("[1]: https://a.example/b", "[1]: https://a.example/b", Mark::Markup),
            ("#hashtag", "#hashtag", Mark::None),
        ] {
            let (span, found) = without_marks(line, Span::new(0, line.len()));
            assert_eq!((span.of(line), found), (shown, mark), "{line}");
        }
    }

    #[test]
    fn links_are_read_as_their_text() {
        let line = "Ask [the council](https://a.example/b_(c) \"Its page. Really\") and **us** (now).";
        assert_eq!(plain(line).unwrap(), "Ask the council and us (now).");
        let mut pieces = Vec::new();
        readable(line, Span::new(0, line.len()), |span| pieces.push(span.of(line)));
        assert_eq!(pieces, ["Ask [the council]", " and **us** (now)."]);
        assert_eq!(plain("Nothing [in] (brackets)"), None);
    }
}
