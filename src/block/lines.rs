//! Blocks from the lines of a text, as people paste it from a page.

use rustc_hash::FxHashMap;

use super::Block;
use super::markdown::{self, Mark, without_marks};
use crate::comparison::BlockKind;
use crate::lang::Language;
use crate::span::Span;

/// A line of this many words that ends like a sentence is surely story.
const SENTENCE_WORDS: usize = 9;
/// Furniture lines that a pattern knows are short; a longer line is judged as text.
const PATTERN_WORDS: usize = 25;
/// A line with more words is a paragraph even where its full stop is missing.
const LONG_WORDS: usize = 24;
/// Beyond this many words no rule asks how many there are.
const MOST_WORDS: usize = 31;
/// A headline has at most this many words.
const HEADLINE_WORDS: usize = 30;

struct Line<'a> {
    span: Span,
    text: &'a str,
    lower: String,
    words: usize,
    /// Ends as a sentence does: with a full stop, a question or exclamation mark, an ellipsis, also inside marks.
    ended: bool,
    colon: bool,
    /// The line before it in the text is empty.
    apart: bool,
    repeats: bool,
    /// An earlier line is the same.
    again: bool,
    mark: Mark,
}

impl Line<'_> {
    /// Surely a sentence of a story by its shape.
    fn is_sentence(&self) -> bool {
        (self.ended || self.colon) && self.words >= SENTENCE_WORDS || self.words > LONG_WORDS
    }
}

pub fn blocks(text: &str, lang: &Language, title: Option<&str>) -> Vec<Block> {
    let lines = lines(text);
    let mut reasons: Vec<Option<&'static str>> = lines.iter().map(|line| known(line, lang)).collect();
    // The story's own lines; a text of a few short sentences has no long one to begin with.
    let mut body: Vec<bool> = lines.iter().map(Line::is_sentence).collect();
    if (0..lines.len()).all(|i| !body[i] || reasons[i].is_some()) {
        body = lines.iter().map(|line| line.ended && line.words >= 3 || line.colon || line.words >= SENTENCE_WORDS).collect();
    }
    let dated: Vec<bool> = lines.iter().map(|line| is_date_line(line, lang)).collect();
    let first = (0..lines.len()).find(|&i| body[i] && reasons[i].is_none()).unwrap_or(lines.len());
    // Where nothing is a sentence, there is no story beside which a short line could be furniture.
    if first < lines.len() {
        let kept: Vec<bool> = (0..lines.len()).map(|i| dated[i] || is_byline(&lines[i], lang) || is_caption(&lines[i], lang)).collect();
        mark_tail(&lines, &mut reasons, &body, &kept, first);
    }
    // A text is never furniture as a whole.
    if reasons.iter().all(Option::is_some) {
        reasons.iter_mut().zip(&lines).filter(|(_, line)| line.words > 0).for_each(|(reason, _)| *reason = None);
    }
    let last = (0..lines.len()).rev().find(|&i| body[i] && reasons[i].is_none()).map_or(0, |i| i + 1);
    let headline = headline(&lines, &reasons, first, title);

    let mut blocks = Vec::with_capacity(lines.len());
    let mut dek = false;
    for (i, line) in lines.iter().enumerate() {
        if let Some(reason) = reasons[i] {
            blocks.push(Block { span: line.span, kind: BlockKind::Furniture, reason: Some(reason) });
            continue;
        }
        let head = i < first.min(lines.len());
        let kind = if headline == Some(i) {
            BlockKind::Headline
        } else if line.mark == Mark::Heading {
            BlockKind::Heading
        } else if matches!(line.mark, Mark::Item | Mark::Row) {
            BlockKind::List
        } else if line.mark == Mark::Quote {
            BlockKind::Quote
        } else if dated[i] {
            BlockKind::Dateline
        } else if is_byline(line, lang) {
            BlockKind::Byline
        } else if is_caption(line, lang) || head && i > 0 && line.repeats && !body[i] {
            // What stands above the story and again below it is what a picture shows.
            BlockKind::Caption
        } else if head && headline.is_some_and(|h| i > h) && !dek && line.words >= 5 {
            dek = true;
            BlockKind::Dek
        } else if !head && i < last && !line.ended && !line.colon && line.words <= 12 && is_heading_shape(&lines, i) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        push_story(&mut blocks, line, kind);
    }
    dek_after_headline(&mut blocks, &lines, headline, text);
    blocks
}

/// Cuts the text into lines without their white space and Markdown marks; lines of a hard-wrapped paragraph are one.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut spans: Vec<(Span, bool)> = Vec::new();
    let (mut at, mut apart) = (0, true);
    let bytes = text.as_bytes();
    while at <= bytes.len() {
        let end = line_end(bytes, at);
        let span = Span::new(at, end).trimmed(text);
        if !span.is_empty() {
            spans.push((span, apart));
            apart = false;
        } else if !(end == at && at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n')) {
            // A carriage return and its line feed end one line, not two.
            apart = true;
        }
        at = end + if bytes.get(end).is_some_and(|b| !b.is_ascii()) { 3 } else { 1 };
    }
    let spans = unwrap_lines(text, spans);
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut lines: Vec<Line> = Vec::with_capacity(spans.len());
    for (span, apart) in spans {
        let (span, mark) = without_marks(text, span);
        let shown = span.of(text);
        let words = count_words(shown);
        let lower = match words <= PATTERN_WORDS {
            true => markdown::plain(shown).map_or_else(|| shown.to_lowercase(), |plain| plain.trim().to_lowercase()),
            false => String::new(),
        };
        let times = seen.entry(shown).or_default();
        *times += 1;
        let again = *times > 1;
        let bare = shown.trim_end_matches(|c: char| is_closer(c) || c == '*' || c == '_');
        lines.push(Line {
            span,
            text: shown,
            words,
            ended: bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।']),
            colon: bare.ends_with([':', '：']),
            lower,
            apart,
            repeats: false,
            again,
            mark,
        });
    }
    for line in &mut lines {
        line.repeats = seen[line.text] > 1;
    }
    lines
}

/// The next line feed, carriage return, or Unicode's separator of lines or paragraphs; the end of the text where there is none.
fn line_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = memchr::memchr3(b'\n', b'\r', 0xe2, &bytes[at..]) {
        at += found;
        if bytes[at] != 0xe2 || bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0xa8 | 0xa9)) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// How many words a line has, none counted beyond those that no rule asks for.
fn count_words(line: &str) -> usize {
    let (mut words, mut counted) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        // Without a branch for each letter: most of a line is letters.
        let letter = byte.is_ascii_alphanumeric() || byte >= 0xc0 && line[at..].starts_with(char::is_alphanumeric);
        words += usize::from(letter & !counted);
        counted = (counted | letter) & !byte.is_ascii_whitespace();
        if words == MOST_WORDS {
            break;
        }
    }
    words
}

pub fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | ')' | ']' | '」' | '』' | '›')
}

/// Joins the lines of texts that were wrapped at a fixed width: where empty lines part the paragraphs and most lines inside
/// them stop without an end of a sentence, a line break is only a space.
fn unwrap_lines(text: &str, spans: Vec<(Span, bool)>) -> Vec<(Span, bool)> {
    let inner: Vec<usize> = (1..spans.len()).filter(|&i| !spans[i].1).map(|i| i - 1).collect();
    if inner.len() < 4 || inner.len() * 2 < spans.len() {
        return spans;
    }
    let width = |i: usize| spans[i].0.of(text).chars().count();
    let wrapped = inner.iter().filter(|&&i| {
        let line = spans[i].0.of(text);
        (40..=110).contains(&width(i)) && !line.ends_with(['.', '!', '?', ':', '”', '"'])
    });
    if wrapped.count() * 10 < inner.len() * 7 {
        return spans;
    }
    let mut joined: Vec<(Span, bool)> = Vec::new();
    for (span, apart) in spans {
        match joined.last_mut() {
            Some((before, _)) if !apart => *before = before.cover(span),
            _ => joined.push((span, apart)),
        }
    }
    joined
}

/// Why a line is furniture by itself.
fn known(line: &Line, lang: &Language) -> Option<&'static str> {
    if line.words == 0 {
        return Some("no words");
    }
    if line.mark == Mark::Markup {
        return Some("markup");
    }
    if line.words > PATTERN_WORDS {
        return None;
    }
    let lower = line.lower.trim_matches(|c: char| !c.is_alphanumeric() && !"()©".contains(c));
    let lower = if lower.starts_with('©') || line.lower.contains('©') { line.lower.trim() } else { lower };
    // In a language that is read by shape, what ends as a sentence does is one.
    let said = !lang.full && line.text.ends_with('.') && line.words >= 6;
    if let Some(reason) = lang.furniture.reason(lower).filter(|&reason| !said || reason == "copyright") {
        return Some(reason);
    }
    if super::cut::invites(line.text, lang) {
        return Some("invitation");
    }
    let address = !line.text.contains(' ') && (lower.contains("://") || lower.starts_with("www.") || is_host(lower));
    address.then_some("web address")
}

fn is_host(word: &str) -> bool {
    let Some((before, end)) = word.rsplit_once('.') else { return false };
    !before.is_empty()
        && matches!(end, "com" | "org" | "net" | "info" | "news" | "co" | "uk" | "de" | "fr" | "eu" | "io" | "tv")
        && before.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

/// Lists of links, boxes and menus before and after the story: lines without the shape of a sentence.
fn mark_tail(lines: &[Line], reasons: &mut [Option<&'static str>], body: &[bool], kept: &[bool], first: usize) {
    // After a heading such as "Related stories" everything goes when few of the lines are sentences.
    let begins_tail = |reason: &str| matches!(reason, "related" | "tags" | "menu" | "social" | "app");
    let story = (first..lines.len()).filter(|&i| body[i] && reasons[i].is_none()).count();
    for i in (first..lines.len()).filter(|&i| i * 2 > lines.len()) {
        if !reasons[i].is_some_and(begins_tail) {
            continue;
        }
        let rest: Vec<usize> = (i..lines.len()).filter(|&j| reasons[j].is_none()).collect();
        let sentences = rest.iter().filter(|&&j| body[j]).count();
        let total = lines.len() - i;
        if sentences * 4 <= total && sentences * 4 <= story && !rest.is_empty() {
            for j in rest {
                reasons[j] = Some("list after the story");
            }
            break;
        }
    }
    let end = (0..lines.len()).rev().find(|&i| (body[i] || lines[i].ended && lines[i].words >= 3 && !lines[i].text.contains('?')) && reasons[i].is_none()).map_or(lines.len(), |i| i + 1);
    // A question is the title of another story there as often as not.
    let title = |line: &Line| !line.ended || line.text.ends_with('?');
    let tail: Vec<usize> = (end.max(first)..lines.len()).filter(|&i| reasons[i].is_none() && title(&lines[i]) && lines[i].mark != Mark::Row && (!kept[i] || lines[i].repeats)).collect();
    for &i in &tail {
        let title = lines.iter().take(first).any(|l| !l.lower.is_empty() && l.lower == lines[i].lower);
        if tail.len() >= 2 || title || lines[i].repeats || lines.len() - end > tail.len() {
            reasons[i] = Some(if lines[i].repeats || title { "repeated line" } else { "list after the story" });
        }
    }
    // A caption that stands several times, or with its credit glued to it, is the page's.
    for i in 0..first.min(lines.len()) {
        let glued = i > 0
            && lines[i].lower.len() > lines[i - 1].lower.len()
            && (4..=PATTERN_WORDS).contains(&lines[i - 1].words)
            && lines[i].lower.starts_with(&lines[i - 1].lower);
        if reasons[i].is_none() && (lines[i].again && lines[i].words >= 3 || glued) {
            reasons[i] = Some("repeated line");
        }
    }
    // Single words and names of sections around the headline are menus.
    for i in 0..first.min(lines.len()) {
        let boxed = i > 0 && !lines[i].apart && matches!(reasons[i - 1], Some("newsletter" | "advertisement" | "app"));
        if reasons[i].is_none() && !kept[i] && lines[i].mark == Mark::None && !lines[i].ended && (lines[i].words <= 3 && first > 1 || boxed && i + 1 < first)
        {
            reasons[i] = Some(if boxed { "part of a box" } else { "menu" });
        }
    }
}

/// The headline: a Markdown heading of the first level, the page's title, or the first line before the first paragraph that
/// could be one.
fn headline(lines: &[Line], reasons: &[Option<&'static str>], first: usize, title: Option<&str>) -> Option<usize> {
    let head: Vec<usize> = (0..first.min(lines.len())).filter(|&i| reasons[i].is_none()).collect();
    let title = title.map(|t| t.trim().to_lowercase()).filter(|t| !t.is_empty());
    let titled = head.iter().copied().find(|&i| title.as_deref() == Some(lines[i].lower.as_str()));
    let marked = head.iter().copied().find(|&i| lines[i].mark == Mark::Heading);
    let shaped = head.iter().copied().find(|&i| {
        let line = &lines[i];
        line.mark == Mark::None && (4..=HEADLINE_WORDS).contains(&line.words) && !line.text.ends_with('.') && !line.colon
    });
    // A headline may be a whole sentence of a question, longer than the shape of a paragraph's first line allows.
    let question = (first < lines.len() && first == 0 && lines.len() > 1)
        .then_some(0)
        .filter(|&i| reasons[i].is_none() && lines[i].words <= 16 && !lines[i].text.ends_with(['.', '"', '”', ':', ',']));
    titled.or(marked).or(shaped).or(question)
}

/// The sentence between a headline and the story, set apart and short, is the dek where a date, a byline or a caption parts
/// it from the story.
fn dek_after_headline(blocks: &mut [Block], lines: &[Line], headline: Option<usize>, text: &str) {
    let Some(headline) = headline.map(|i| lines[i].span) else { return };
    let Some(at) = blocks.iter().position(|b| b.span == headline) else { return };
    if blocks.iter().any(|b| b.kind == BlockKind::Dek) {
        return;
    }
    let story: Vec<usize> = (at + 1..blocks.len()).filter(|&i| blocks[i].is_story()).take(3).collect();
    if let [dek, next, _] = story[..] {
        let short = blocks[dek].span.of(text).split_whitespace().count() <= 40;
        let parted = next > dek + 1 || matches!(blocks[next].kind, BlockKind::Byline | BlockKind::Dateline | BlockKind::Caption);
        if blocks[dek].kind == BlockKind::Paragraph && short && parted {
            blocks[dek].kind = BlockKind::Dek;
        }
    }
}

/// Between two paragraphs, and not the caption-like last line of a list.
fn is_heading_shape(lines: &[Line], i: usize) -> bool {
    let next = lines.get(i + 1);
    next.is_some_and(|n| n.words > lines[i].words || n.ended) && !lines[i].text.ends_with([',', ';', '-', '–', '—'])
        && lines[i].text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
        && i > 0
        && (lines[i - 1].ended || lines[i - 1].colon || lines[i - 1].words <= 12 || lines[i - 1].repeats)
}

/// Nothing but a date, perhaps with a time.
fn is_date_line(line: &Line, lang: &Language) -> bool {
    if line.words == 0 || line.words > 8 {
        return false;
    }
    let words: Vec<&str> = line.lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is_month = |w: &str| lang.months.contains_key(w);
    let is_day = |w: &str| lang.weekdays.contains_key(w);
    let small = |w: &str| w.chars().all(|c| c.is_ascii_digit()) || matches!(w, "at" | "am" | "pm" | "a" | "p" | "m" | "gmt" | "et" | "bst" | "utc" | "est" | "edt");
    let digits = words.iter().any(|w| w.chars().all(|c| c.is_ascii_digit()));
    words.iter().all(|w| is_month(w) || is_day(w) || small(w)) && digits
        && (words.iter().any(|w| is_month(w)) || line.lower.len() >= 8 && words.len() >= 3)
}

/// "By Ada Reed", "Von Ada Reed".
fn is_byline(line: &Line, lang: &Language) -> bool {
    let by = match lang.tag {
        "en" => "by",
        "de" => "von",
        "fr" => "par",
        "es" | "pt" => "por",
        "it" => "di",
        "nl" => "door",
        _ => return false,
    };
    let mut words = line.text.split_whitespace();
    line.words <= 10 && !line.ended && words.next().is_some_and(|w| w.eq_ignore_ascii_case(by)) && words.next().is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// A line that ends with a photo credit in brackets: one that a pattern knows, or "(Agency/Name)".
fn is_caption(line: &Line, lang: &Language) -> bool {
    let Some(open) = line.text.rfind('(').filter(|&open| line.text.len() - open < 100) else { return false };
    let credit = line.text[open..].trim_end_matches('.').to_lowercase();
    let shown = line.text.rsplit('(').next().and_then(|rest| rest.trim_end_matches('.').strip_suffix(')')).and_then(|rest| rest.split_once('/'));
    let named = shown.is_some_and(|pair| [pair.0, pair.1].iter().all(|name| name.starts_with(char::is_uppercase) && !name.contains(|c: char| c.is_ascii_digit())));
    named && line.words > 4 || lang.captions.iter().any(|pattern| pattern.matches(&credit))
}

/// Puts a story line in; "KYIV, July 4 (Reuters) -" before its first sentence becomes a dateline of its own.
fn push_story(blocks: &mut Vec<Block>, line: &Line, kind: BlockKind) {
    let block = |span, kind| Block { span, kind, reason: None };
    if kind == BlockKind::Paragraph
        && let Some(end) = dateline(line.text)
    {
        let start = line.span.start as usize;
        let rest = line.text[end..].trim_start();
        let at = start + line.text.len() - rest.len();
        blocks.push(block(Span::new(start, start + line.text[..end].trim_end().len()), BlockKind::Dateline));
        blocks.push(block(Span::new(at, line.span.end as usize), kind));
        return;
    }
    blocks.push(block(line.span, kind));
}

/// How far into a paragraph the dash behind its dateline is looked for, in bytes.
const DATELINE: usize = 200;

/// The first dash at the start of a paragraph, a hyphen with spaces or another one beside it being one too: where it begins
/// and ends.
fn dash(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'-', 0xe2, &bytes[at..bytes.len().min(DATELINE)]) {
        at += found;
        let spaced = at > 0 && bytes[at - 1] == b' ';
        match &bytes[at..] {
            [0xe2, 0x80, 0x93 | 0x94, ..] => return Some((at, at + 3)),
            [b'-', b'-', b' ', ..] if spaced => return Some((at - 1, at + 3)),
            [b'-', b'-', ..] => return Some((at, at + 2)),
            [b'-', b' ', ..] if spaced => return Some((at - 1, at + 2)),
            _ => at += 1,
        }
    }
    None
}

/// Where the dateline at the start of a paragraph ends: a place in capitals, perhaps a date, perhaps an agency, a dash.
fn dateline(text: &str) -> Option<usize> {
    let (start, end) = dash(text)?;
    let (before, after) = (&text[..start], &text[end..]);
    if before.chars().count() > 60 || after.trim().is_empty() || before.ends_with(|c: char| c.is_alphanumeric()) && after.starts_with(|c: char| c.is_alphanumeric()) && !before.contains(')') {
        return None;
    }
    let place = before.split(['(', ',']).next().unwrap_or_default().trim();
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals >= 3 && !place.chars().any(char::is_lowercase);
    let agency = before.trim_end().ends_with(')') && place.starts_with(char::is_uppercase) && place.split(' ').count() <= 3;
    (shouted || agency).then_some(end)
}
