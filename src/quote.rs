//! The quotations of one article: a state machine over its marks, not a search for pairs.
//!
//! Marks may be straight or curly, of one kind or mixed, reopened at every paragraph of a long quotation, missing or stray.
//! A mistake of the page costs at most its paragraph: an opening mark that nothing closes ends with its block, and a closing
//! mark that nothing opened is passed over.

mod dialogue;
mod inserted;

use std::ops::Range;

use crate::comparison::{BlockKind, QuotationKind};
use crate::document::Document;
use crate::lang::{Classes, Verb};
use crate::sort;
use crate::span::Span;
use crate::token::Kind;

/// Deeper nesting is read as a run of stray marks.
const MAX_DEPTH: usize = 8;
/// How many marks after one that opens are looked at for those that close it.
const MAX_MARKS: usize = 64;
/// What interrupts a quotation is at most this many tokens long.
const LONGEST_CUE: usize = 60;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// From the first word to the last, without the marks.
    pub span: Span,
    /// One piece a paragraph, and one on each side of what the outlet says in between inside the marks; one at least.
    pub parts: Vec<Span>,
    pub kind: QuotationKind,
    /// The quotation of this article that it carries on.
    pub continues: Option<u32>,
    /// The quotation of this article that it is nested in.
    pub within: Option<u32>,
    /// A closing mark was found.
    pub closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

#[derive(Clone, Debug)]
struct Open {
    family: Family,
    mark: char,
    /// Pieces in paragraphs before this one.
    before: Vec<Span>,
    /// The first token inside, in this block.
    token: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens(Family),
    Closes(Family),
    None,
}

/// The quotations of a document whose blocks, tokens and sentences are read, in the order of their starts.
pub fn quotations(document: &Document, dropped: &mut Vec<Span>) -> Vec<Quotation> {
    let marks = (0..document.tokens.len()).filter(|&i| matches!(document.print(i), "“" | "”" | "„" | "\"" | "‘" | "’" | "‚" | "«" | "»" | "「" | "」" | "『" | "』")).collect();
    let reader = Reader { document, marks };
    let mut found: Vec<Quotation> = Vec::new();
    let mut carried: Option<Open> = None;
    let mut quote_block: Option<usize> = None;
    for (block, range) in &document.block_tokens {
        let kind = document.blocks[*block as usize].kind;
        let flows = matches!(kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::List);
        let mut stack: Vec<Open> = Vec::new();
        let mut start = range.start;
        if let Some(open) = carried.take() {
            match reader.role(range, range.start, &[]) {
                // Another turn of a transcript is another quotation.
                Role::Opens(family) if flows && family == open.family && label(document, range.start + 1).is_none() => {
                    start += 1;
                    stack.push(Open { token: start, ..open });
                }
                // A block quotation needs no mark at its later paragraphs.
                _ if kind == BlockKind::Quote => stack.push(Open { token: start, ..open }),
                _ => reader.emit(&mut found, open.before, false),
            }
        }
        let before = found.len();
        let had_open = !stack.is_empty();
        reader.block(range.clone(), start, &mut stack, &mut found, dropped);
        if let Some(open) = stack.into_iter().next() {
            let piece = reader.piece(open.token..range.end);
            let recovered = reader.recovered_end(open.token..range.end);
            match (recovered, piece) {
                (Some(end), _) => reader.emit(&mut found, [open.before, reader.piece(open.token..end).into_iter().collect()].concat(), false),
                (None, Some(piece)) if flows => carried = Some(Open { before: [open.before, vec![piece]].concat(), ..open }),
                (None, piece) => reader.emit(&mut found, [open.before, piece.into_iter().collect()].concat(), false),
            }
        }
        // A block quotation without any mark; its paragraphs in a row are one.
        if kind == BlockKind::Quote && found.len() == before && carried.is_none() && !had_open {
            let span = document.tokens[range.start].span.cover(document.tokens[range.end - 1].span);
            match quote_block {
                Some(at) => {
                    found[at].parts.push(span);
                    found[at].span.end = span.end;
                }
                None => {
                    quote_block = Some(found.len());
                    found.push(Quotation { span, parts: vec![span], kind: QuotationKind::Speech, continues: None, within: None, closed: true });
                }
            }
        } else {
            quote_block = None;
        }
    }
    if let Some(open) = carried {
        reader.emit(&mut found, open.before, false);
    }
    found.extend(dialogue::turns(document, &found));
    sort::by_key(&mut found, |q| (q.span.start, std::cmp::Reverse(q.span.end)));
    found.dedup_by(|b, a| a.span == b.span);
    reader.relate(&mut found);
    found
}

/// The colon after the label of a turn, where a transcript begins one at this token: `REED:`, `DR. OKAFOR:`.
pub fn label(document: &Document, at: usize) -> Option<usize> {
    let colon = (at + 1..(at + 4).min(document.tokens.len())).find(|&i| document.print(i) == ":")?;
    let shouted = |i: usize| document.tokens[i].kind == Kind::Word && document.print(i).len() > 1 && document.print(i).chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'));
    (at..colon).all(shouted).then_some(colon)
}

struct Reader<'a> {
    document: &'a Document,
    /// The tokens that open or close.
    marks: Vec<usize>,
}

impl Reader<'_> {
    fn block(&self, range: Range<usize>, start: usize, stack: &mut Vec<Open>, found: &mut Vec<Quotation>, dropped: &mut Vec<Span>) {
        for at in start..range.end {
            match self.role(&range, at, stack) {
                Role::None => {}
                Role::Opens(family) => {
                    if let Some(same) = stack.iter().position(|open| open.family == family)
                        && !self.nests(&range, at, family, stack.len() - same)
                    {
                        // The earlier mark was never closed: it ends where its sentence does, before this one.
                        let open = stack.drain(same..).next().expect("the position is inside");
                        let end = self.recovered_end(open.token..at).or_else(|| self.last_stop(open.token..at)).unwrap_or(at);
                        self.emit(found, [open.before, self.piece(open.token..end).into_iter().collect()].concat(), false);
                    }
                    if stack.len() < MAX_DEPTH {
                        let mark = self.document.print(at).chars().next().unwrap_or('"');
                        stack.push(Open { family, mark, before: Vec::new(), token: at + 1 });
                    } else {
                        dropped.push(self.document.tokens[at].span);
                    }
                }
                Role::Closes(family) => match stack.iter().rposition(|open| open.family == family) {
                    Some(index) => {
                        let open = stack.drain(index..).next().expect("the index is inside");
                        self.emit(found, [open.before, self.piece(open.token..at).into_iter().collect()].concat(), true);
                    }
                    None => dropped.push(self.document.tokens[at].span),
                },
            }
        }
    }

    /// What the token does, given what is open.
    fn role(&self, range: &Range<usize>, at: usize, stack: &[Open]) -> Role {
        let mut chars = self.document.print(at).chars();
        let (Some(c), None) = (chars.next(), chars.next()) else {
            return match self.document.print(at) {
                "``" => Role::Opens(Family::Double),
                "''" => Role::Closes(Family::Double),
                _ => Role::None,
            };
        };
        if !matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '\'' | '‚' | '‹' | '›' | '「' | '」' | '『' | '』' | '＂') {
            return Role::None;
        }
        let open = |family| stack.iter().rev().find(|open| open.family == family);
        let spaced_before = at == range.start || !self.touches(at) || self.opens_something(at - 1);
        let spaced_after = at + 1 >= range.end || !self.touches(at + 1) || self.document.tokens[at + 1].kind == Kind::Punctuation && !self.opens_something(at + 1);
        let after_digit = at > range.start && self.touches(at) && self.document.tokens[at - 1].kind == Kind::Number;
        match c {
            '„' | '‟' => Role::Opens(Family::Double),
            '“' => match open(Family::Double) {
                Some(open) if open.mark == '„' || spaced_after && !spaced_before => Role::Closes(Family::Double),
                _ => Role::Opens(Family::Double),
            },
            '”' => match open(Family::Double) {
                None if spaced_before && !spaced_after => Role::Opens(Family::Double),
                _ => Role::Closes(Family::Double),
            },
            '"' | '＂' => match open(Family::Double) {
                None if after_digit || !spaced_before && spaced_after => Role::None,
                None => Role::Opens(Family::Double),
                Some(_) if spaced_before && !spaced_after => Role::Opens(Family::Double),
                Some(_) => Role::Closes(Family::Double),
            },
            '«' | '‹' => match open(Family::Angle) {
                Some(open) if matches!(open.mark, '»' | '›') => Role::Closes(Family::Angle),
                _ => Role::Opens(Family::Angle),
            },
            '»' | '›' => match open(Family::Angle) {
                None => Role::Opens(Family::Angle),
                Some(_) => Role::Closes(Family::Angle),
            },
            '「' | '『' => Role::Opens(Family::Corner),
            '」' | '』' => Role::Closes(Family::Corner),
            '‚' => Role::Opens(Family::Single),
            '‘' => match open(Family::Single) {
                Some(open) if open.mark == '‚' => Role::Closes(Family::Single),
                // ‘90s is an elision with the wrong mark.
                _ if spaced_before && at + 1 < range.end && self.touches(at + 1) && self.document.tokens[at + 1].kind != Kind::Number => {
                    Role::Opens(Family::Single)
                }
                _ => Role::None,
            },
            _ => match open(Family::Single) {
                Some(_) if spaced_before => Role::None,
                Some(_) if self.is_possessive(range, at) => Role::None,
                Some(_) => Role::Closes(Family::Single),
                None if c == '\'' && spaced_before && !spaced_after && self.closes_later(range, at) => Role::Opens(Family::Single),
                None => Role::None,
            },
        }
    }

    fn touches(&self, at: usize) -> bool {
        at > 0 && self.document.tokens[at - 1].span.end == self.document.tokens[at].span.start
    }

    /// An opening bracket, an opening mark or a dash: what follows stands at a start.
    fn opens_something(&self, at: usize) -> bool {
        matches!(self.document.print(at), "(" | "[" | "{" | "“" | "‘" | "„" | "‚" | "«" | "-" | "–" | "—" | "/" | "¿" | "¡" | "\"" | "'") && !matches!(self.document.print(at), "\"" | "'")
            || matches!(self.document.print(at), "\"" | "'") && (at == 0 || !self.touches(at))
    }

    /// Whether a mark after an s, with a later mark to close with, is the apostrophe of a plural.
    fn is_possessive(&self, range: &Range<usize>, at: usize) -> bool {
        let plural = at > range.start && self.document.print(at - 1).ends_with(['s', 'S']);
        let word_follows = at + 1 < range.end && !self.touches(at + 1) && self.document.tokens[at + 1].kind == Kind::Word
            && self.document.print(at + 1).starts_with(char::is_lowercase);
        plural && word_follows && self.closes_later(range, at)
    }

    /// A later single mark that can close, before another one opens.
    fn closes_later(&self, range: &Range<usize>, at: usize) -> bool {
        for i in at + 1..range.end {
            match self.document.print(i) {
                "‘" => return false,
                "'" | "’" if self.touches(i) => return true,
                "'" => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether a mark of a family that is open already opens a nested quotation: enough closing marks follow for all.
    fn nests(&self, range: &Range<usize>, at: usize, family: Family, depth: usize) -> bool {
        if depth >= MAX_DEPTH {
            return false;
        }
        let (mut opens, mut closes) = (depth as i32, 0);
        // Far enough for any paragraph of a newspaper, and a bound on the work for a text of marks alone.
        let first = self.marks.partition_point(|&i| i < at);
        for &i in self.marks[first..].iter().take(MAX_MARKS).take_while(|&&i| i < range.end) {
            match (self.document.print(i), family) {
                ("“" | "„", Family::Double) | ("‘" | "‚", Family::Single) | ("«", Family::Angle) | ("「" | "『", Family::Corner) => opens += 1,
                ("”", Family::Double) | ("»", Family::Angle) | ("」" | "』", Family::Corner) => closes += 1,
                ("’", Family::Single) if !self.is_possessive(range, i) => closes += 1,
                ("\"", Family::Double) if i == at || i + 1 < range.end && self.touches(i + 1) && !self.touches(i) => opens += 1,
                ("\"", Family::Double) => closes += 1,
                _ => {}
            }
            if closes >= opens {
                return true;
            }
        }
        false
    }

    /// Where an unclosed quotation really ended: at a comma before a short cue such as ", he said".
    fn recovered_end(&self, range: Range<usize>) -> Option<usize> {
        let document = self.document;
        let verb = |i: usize| document.lexicon.form(document.tokens[i]).verb == Some(Verb::Speech);
        let subject = |i: usize| {
            let class = document.lexicon.class(document.tokens[i]);
            class.has(Classes::PRONOUN_MALE.or(Classes::PRONOUN_FEMALE).or(Classes::PRONOUN_PLURAL)) || document.print(i).starts_with(char::is_uppercase)
        };
        (range.start + 3..range.end.saturating_sub(1)).rev().take(40).find(|&i| {
            let after = i + 1..(i + 5).min(range.end);
            document.print(i) == ","
                && after.clone().any(verb)
                && (subject(i + 1) || verb(i + 1) && i + 2 < range.end && subject(i + 2))
                && after.clone().all(|j| document.tokens[j].kind == Kind::Word || j + 1 >= range.end || document.print(j) == ".")
        })
    }

    fn last_stop(&self, range: Range<usize>) -> Option<usize> {
        range.rev().find(|&i| matches!(self.document.print(i), "." | "!" | "?" | "…" | "...")).map(|i| i + 1)
    }

    /// The text of some tokens, if there is any.
    fn piece(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.document.tokens.get(tokens.start)?.span;
        (tokens.start < tokens.end).then(|| first.cover(self.document.tokens[tokens.end - 1].span))
    }

    fn emit(&self, found: &mut Vec<Quotation>, parts: Vec<Span>, closed: bool) {
        let parts: Vec<Span> = parts.into_iter().flat_map(|part| inserted::around(self.document, part)).collect();
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        let span = first.cover(*last);
        if !span.of(self.document.text()).chars().any(char::is_alphanumeric) {
            return;
        }
        let kind = self.kind(span, parts.len(), closed);
        found.push(Quotation { span, parts, kind, continues: None, within: None, closed });
    }

    /// Speech or fragment by shape; whether a fragment was said by anyone is for the attribution to judge.
    fn kind(&self, span: Span, parts: usize, closed: bool) -> QuotationKind {
        let document = self.document;
        let inner = document.tokens_in(span);
        let words: Vec<usize> = inner.clone().filter(|&i| document.tokens[i].kind != Kind::Punctuation).collect();
        let Some(&first) = words.first() else { return QuotationKind::Scare };
        let upper = |i: usize| document.print(i).starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '@' || c == '#');
        let stopped = inner.end > inner.start && matches!(document.print(inner.end - 1), "." | "," | "!" | "?" | "…" | "..." | ";");
        let before = inner.start.checked_sub(2).filter(|_| inner.start >= 2).map(|i| document.print(i));
        let after = document.tokens.get(inner.end + 1).map(|_| document.print(inner.end + 1));
        let led_in = matches!(before, None | Some("," | ":" | "." | "!" | "?" | "”" | "\"" | "»" | "…")) || document.lexicon.norm(document.tokens[inner.start.saturating_sub(2)]) == "that" && before.is_some();
        // "shouted “Shame on you!”"
        let said = inner.start >= 2 && document.lexicon.form(document.tokens[inner.start - 2]).verb == Some(Verb::Speech);
        let led_in = led_in || said && matches!(document.print(inner.end - 1), "!" | "?");
        let begins_block = document.block_tokens.binary_search_by_key(&(inner.start.saturating_sub(1)), |(_, r)| r.start).is_ok();
        if inner.start >= 2 && matches!(document.print(inner.start - 2), "so-called" | "So-called") {
            return QuotationKind::Scare;
        }
        // Most languages set the comma or the stop of a quoted sentence behind its mark.
        let stopped = stopped || !document.lang.full && upper(first) && (led_in || begins_block) && matches!(after, Some("," | "." | "–" | "—" | "-"));
        let content: Vec<usize> = words.iter().copied().filter(|&i| !document.lexicon.class(document.tokens[i]).has(Classes::STOP)).collect();
        let verbal = words.iter().any(|&i| document.lexicon.class(document.tokens[i]).has(Classes::AUXILIARY.or(Classes::FIRST_PERSON)));
        let titled = words.len() >= 2 && words.len() <= 10 && content.iter().all(|&i| upper(i)) && upper(first) && content.len() >= 2;
        if parts > 1 {
            return QuotationKind::Speech;
        }
        // All its words capitalised, in the middle of a sentence: the title of a work, a name.
        if titled && !verbal && !(stopped && (led_in || begins_block)) {
            return QuotationKind::Scare;
        }
        let whole = upper(first) && (led_in || begins_block || closed && matches!(after, Some("," ))) && (stopped || words.len() >= 4);
        if whole || stopped && words.len() >= 3 && (led_in || begins_block) || upper(first) && verbal && words.len() >= 3 || words.len() >= 14 {
            QuotationKind::Speech
        } else {
            QuotationKind::Fragment
        }
    }

    /// Which quotation stands in which, and which carries on another after a short interruption with a verb of speech.
    fn relate(&self, found: &mut [Quotation]) {
        let document = self.document;
        let mut around: Vec<usize> = Vec::new();
        for i in 0..found.len() {
            while around.last().is_some_and(|&a| found[a].span.end < found[i].span.end) {
                around.pop();
            }
            found[i].within = around.last().map(|&a| a as u32);
            around.push(i);
            if found[i].within.is_some() {
                continue;
            }
            let Some(before) = (0..i).rev().take(MAX_DEPTH).find(|&b| found[b].within.is_none() && found[b].kind != QuotationKind::Scare) else { continue };
            let gap = Span { start: found[before].span.end, end: found[i].span.start };
            if gap.start >= gap.end {
                continue;
            }
            let tokens = document.tokens_in(gap);
            let block = document.block_tokens.partition_point(|(_, r)| r.end <= tokens.start);
            let same_block = document.block_tokens.get(block).is_some_and(|(_, r)| r.start <= tokens.start && tokens.end <= r.end);
            if !same_block || tokens.len() > LONGEST_CUE {
                continue;
            }
            let said = tokens.clone().any(|t| document.lexicon.form(document.tokens[t]).verb == Some(Verb::Speech) || document.lexicon.class(document.tokens[t]).has(Classes::SPEECH_NOUN));
            let words = tokens.clone().filter(|&t| document.tokens[t].kind != Kind::Punctuation).count();
            let stops = tokens.clone().filter(|&t| document.print(t) == ".").count();
            // A long cue ("said Reed, the chief engineer of …") stands alone in its sentence.
            let cue = words <= 12 && stops <= 1 || stops == 1 && (tokens.end.saturating_sub(3)..tokens.end).any(|t| document.print(t) == ".");
            let speech = found[before].kind == QuotationKind::Speech && found[i].kind != QuotationKind::Scare;
            if said && cue && speech {
                found[i].continues = Some(before as u32);
            }
        }
    }
}
