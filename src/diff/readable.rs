//! From an exact alignment to edits that people can read.

use std::ops::Range;

use super::group::Groups;
use super::moved::{self, Moved};
use super::{Edit, Match, Pair, akin, classify};
use crate::comparison::{EditClass, Op};
use crate::lang::Classes;
use crate::sort;
use crate::span::Span;
use crate::token::Kind;

/// An equal run of at most this many little words between two changes is part of the change.
const ISLAND: usize = 2;
/// A phrase of at least this many words that is deleted here and inserted there has moved.
const MOVED_WORDS: usize = 3;

/// Takes islands of little words between two changes out of an alignment, and slides what is left to clause borders.
pub fn clean(pair: &Pair, matches: Vec<Match>) -> Vec<Match> {
    let matches = slide(pair, matches);
    let mut kept: Vec<Match> = Vec::with_capacity(matches.len());
    let mut at = 0;
    while at < matches.len() {
        let mut end = at + 1;
        while end < matches.len() && matches[end].a == matches[end - 1].a + 1 && matches[end].b == matches[end - 1].b + 1 {
            end += 1;
        }
        let run = &matches[at..end];
        let (a, b) = (&pair.a.tokens, &pair.b.tokens);
        let before = kept.last().map_or((0, 0), |m: &Match| (m.a + 1, m.b + 1));
        let after = matches.get(end).map_or((a.len(), b.len()), |m| (m.a, m.b));
        // Both sides changed on both flanks by more than the island itself.
        let gap = |from: (usize, usize), to: (usize, usize)| (to.0 - from.0, to.1 - from.1);
        let left = gap(before, (run[0].a, run[0].b));
        let right = gap((run[run.len() - 1].a + 1, run[run.len() - 1].b + 1), after);
        let little = run.len() <= ISLAND
            && run.iter().all(|m| {
                let token = a[m.a];
                token.kind == Kind::Punctuation || pair.lexicon.class(token).has(Classes::STOP) && !pair.lexicon.class(token).has(Classes::NEGATION)
            });
        let heavy = |g: (usize, usize)| g.0 > 0 && g.1 > 0 && g.0 + g.1 > run.len();
        if !(little && heavy(left) && heavy(right)) {
            kept.extend_from_slice(run);
        }
        at = end;
    }
    kept
}

/// One gap in the place of two is worth more than any border.
const JOINS: u32 = 8;

/// Where a deleted or inserted stretch could stand a little earlier or later with the same result, it is put where a clause
/// begins or ends: "[, however]" rather than "[however,]"; and before that, where it joins the gap before it or behind it: of "very …
/// very well informed" the end is kept, not its words one by one.
fn slide(pair: &Pair, mut matches: Vec<Match>) -> Vec<Match> {
    for at in 1..matches.len() {
        let (before, after) = (matches[at - 1], matches[at]);
        let (gap_a, gap_b) = (after.a - before.a - 1, after.b - before.b - 1);
        let side = match (gap_a, gap_b) {
            (0, 1..) => &pair.b,
            (1.., 0) => &pair.a,
            _ => continue,
        };
        let on_b = gap_a == 0;
        let gap = gap_a + gap_b;
        let key = |i: usize| pair.lexicon.form(side.tokens[i]).key;
        // How far to the left: while the token before the gap equals the last token in it.
        let start = if on_b { before.b + 1 } else { before.a + 1 };
        let print = |i: usize| side.tokens[i].span.of(side.text);
        let mut best = (border(side, start, start + gap), 0usize);
        let mut shift = 0;
        while shift < at && shift < start {
            let m = matches[at - 1 - shift];
            let place = if on_b { m.b } else { m.a };
            let consecutive = place + shift + 1 == start && (shift == 0 || matches[at - shift].a == m.a + 1 && matches[at - shift].b == m.b + 1);
            if !consecutive || key(place) != key(place + gap) || print(place) != print(place + gap) {
                break;
            }
            shift += 1;
            // Nothing is left between this gap and what stands before it.
            let joins = shift == at || matches[at - shift - 1].a + 1 != m.a || matches[at - shift - 1].b + 1 != m.b;
            let words = (start - shift..start).any(|i| side.tokens[i].kind != Kind::Punctuation);
            let score = border(side, start - shift, start - shift + gap) + if joins && words { JOINS } else { 0 };
            if score > best.0 {
                best = (score, shift);
            }
        }
        for moved in 0..best.1 {
            let m = &mut matches[at - 1 - moved];
            if on_b { m.b += gap } else { m.a += gap }
        }
        // To the right only where that joins two gaps: the token behind the gap equals the first one in it.
        let follows = |i: usize| matches.get(i + 1).is_some_and(|next| next.a == matches[i].a + 1 && next.b == matches[i].b + 1);
        let run = (at..matches.len()).find(|&i| !follows(i)).unwrap_or(at) + 1 - at;
        let place = |i: usize| if on_b { matches[i].b } else { matches[i].a };
        let equal = |i: usize| key(place(i)) == key(place(i) - gap) && print(place(i)) == print(place(i) - gap);
        if best.1 == 0 && run < gap && (at..at + run).all(equal) && (at..at + run).any(|i| side.tokens[place(i)].kind != Kind::Punctuation) {
            for m in &mut matches[at..at + run] {
                if on_b { m.b -= gap } else { m.a -= gap }
            }
        }
    }
    matches
}

/// How well a stretch begins and ends at borders of clauses.
fn border(side: &super::Side, start: usize, end: usize) -> u32 {
    let mark = |i: usize| side.tokens[i].kind == Kind::Punctuation;
    let stop = |i: usize| matches!(side.tokens[i].span.of(side.text), "." | "!" | "?" | "…" | ";" | ":");
    let begins = start == 0 || stop(start - 1);
    let comma_first = mark(start) && !mark(end - 1);
    let ends = stop(end - 1);
    4 * u32::from(begins && (ends || end == side.tokens.len())) + 2 * u32::from(comma_first) + u32::from(ends || begins)
}

/// What is known of two texts beside the alignment of their tokens.
pub struct Known<'p, 't> {
    pub pair: &'p Pair<'t>,
    pub moved: &'p Moved,
    pub groups: (&'p Groups, &'p Groups),
}

/// The edits that an alignment means: they tile both texts, white space included.
pub fn edits(known: &Known, matches: &[Match]) -> Vec<Edit> {
    let pair = known.pair;
    let mut out = Out { known, pair, edits: Vec::new(), a: 0, b: 0 };
    let (mut next_a, mut next_b) = (0, 0);
    let ends = Match { a: pair.a.tokens.len(), b: pair.b.tokens.len() };
    for &m in matches.iter().chain([&ends]) {
        out.change(next_a..m.a, next_b..m.b);
        if m != ends {
            out.same(m);
        }
        (next_a, next_b) = (m.a + 1, m.b + 1);
    }
    // White space behind the last token.
    out.gap(pair.a.text.len(), pair.b.text.len());
    let mut edits = out.edits;
    name_moves(pair, &mut edits);
    edits
}

struct Out<'p, 't> {
    known: &'p Known<'p, 't>,
    pair: &'p Pair<'t>,
    edits: Vec<Edit>,
    /// How far both texts are told.
    a: usize,
    b: usize,
}

impl Out<'_, '_> {
    fn push(&mut self, a: usize, b: usize, class: Option<EditClass>) {
        let (from_a, from_b) = (Span::new(self.a, a), Span::new(self.b, b));
        (self.a, self.b) = (a, b);
        let op = match (from_a.is_empty(), from_b.is_empty(), class) {
            (true, true, _) => return,
            (_, _, None) => Op::Equal,
            (true, ..) => Op::Insert,
            (_, true, _) => Op::Delete,
            _ => Op::Replace,
        };
        match self.edits.last_mut() {
            Some(last) if last.op == Op::Equal && op == Op::Equal => {
                (last.a.end, last.b.end) = (from_a.end, from_b.end);
            }
            _ => self.edits.push(Edit { op, a: from_a, b: from_b, class, moved: None }),
        }
    }

    /// Tells the white space up to two positions.
    fn gap(&mut self, a: usize, b: usize) {
        let same = self.pair.a.text[self.a..a] == self.pair.b.text[self.b..b];
        self.push(a, b, if same { None } else { Some(EditClass::Typographic) });
    }

    /// A token of both.
    fn same(&mut self, m: Match) {
        let (a, b) = (self.pair.a.tokens[m.a].span, self.pair.b.tokens[m.b].span);
        self.gap(a.start as usize, b.start as usize);
        let class = classify::token(self.pair, m);
        self.push(a.end as usize, b.end as usize, class);
    }

    /// Tokens of one side or both that have no partner: what moved as a whole is told by itself, what stands beside it too.
    fn change(&mut self, a: Range<usize>, b: Range<usize>) {
        let mut left = moved::pieces(a, &self.known.moved.a).into_iter().peekable();
        let mut right = moved::pieces(b, &self.known.moved.b).into_iter().peekable();
        while left.peek().is_some() || right.peek().is_some() {
            let stayed = |piece: Option<(Range<usize>, bool)>| piece.map_or(0..0, |(range, _)| range);
            self.reworded(stayed(left.next_if(|p| !p.1)), stayed(right.next_if(|p| !p.1)));
            self.replaced(stayed(left.next_if(|p| p.1)), 0..0);
            self.replaced(0..0, stayed(right.next_if(|p| p.1)));
        }
    }

    /// A stretch in other words: those that are one word in two forms are told by themselves.
    fn reworded(&mut self, a: Range<usize>, b: Range<usize>) {
        let (groups_a, groups_b) = self.known.groups;
        let (mut from_a, mut from_b) = (a.start, b.start);
        if !a.is_empty() && !b.is_empty() {
            for m in akin::pairs(self.pair, a.clone(), b.clone(), (&|i| groups_a.is_free(i), &|j| groups_b.is_free(j))) {
                self.replaced(from_a..m.a, from_b..m.b);
                self.replaced(m.a..m.a + 1, m.b..m.b + 1);
                (from_a, from_b) = (m.a + 1, m.b + 1);
            }
        }
        self.replaced(from_a..a.end, from_b..b.end);
    }

    fn replaced(&mut self, a: Range<usize>, b: Range<usize>) {
        let pair = self.pair;
        if a.is_empty() && b.is_empty() {
            return;
        }
        let class = classify::stretch(pair, a.clone(), b.clone());
        if !a.is_empty() && !b.is_empty() {
            let (first_a, first_b) = (pair.a.tokens[a.start].span.start as usize, pair.b.tokens[b.start].span.start as usize);
            self.gap(first_a, first_b);
            // As many words on both sides, each pair of one class: word for word, so that each edit says what it changes.
            let free = || a.clone().all(|i| self.known.groups.0.is_free(i)) && b.clone().all(|j| self.known.groups.1.is_free(j));
            if a.len() == b.len() && a.len() > 1 && free() && a.clone().zip(b.clone()).all(|(x, y)| classify::stretch(pair, x..x + 1, y..y + 1) != EditClass::Wording) {
                for (x, y) in a.zip(b) {
                    let (x, y) = (x..x + 1, y..y + 1);
                    self.gap(pair.a.tokens[x.start].span.start as usize, pair.b.tokens[y.start].span.start as usize);
                    self.push(pair.a.tokens[x.start].span.end as usize, pair.b.tokens[y.start].span.end as usize, Some(classify::stretch(pair, x, y)));
                }
                return;
            }
            self.push(pair.a.tokens[a.end - 1].span.end as usize, pair.b.tokens[b.end - 1].span.end as usize, Some(class));
            return;
        }
        // One side only: the white space before goes with it, or behind it where it stands first.
        let on_a = b.is_empty();
        let (side, other, range, at, at_other) = if on_a { (&pair.a, &pair.b, a, self.a, self.b) } else { (&pair.b, &pair.a, b, self.b, self.a) };
        let mut end = side.tokens[range.end - 1].span.end as usize;
        let next = side.tokens.get(range.end).map_or(side.text.len(), |t| t.span.start as usize);
        let next_other = other.tokens[..].partition_point(|t| (t.span.start as usize) < at_other);
        let next_other = other.tokens.get(next_other).map_or(other.text.len(), |t| t.span.start as usize);
        let gap_after = &side.text[end..next];
        let gap_other = &other.text[at_other..next_other];
        if gap_after != gap_other && gap_after.ends_with(gap_other) && side.text[at..].starts_with(|c: char| !c.is_whitespace()) {
            end = next - gap_other.len();
        }
        if on_a { self.push(end, self.b, Some(class)) } else { self.push(self.a, end, Some(class)) }
    }
}

/// Gives a deletion and an insertion of the same words one number.
fn name_moves(pair: &Pair, edits: &mut [Edit]) {
    let words = |tokens: &[crate::token::Token], span: Span| -> Vec<u32> {
        let inside = tokens.iter().filter(|t| span.contains(t.span) && t.kind != Kind::Punctuation);
        inside.map(|&t| pair.lexicon.form(t).key).collect()
    };
    let mut deleted: rustc_hash::FxHashMap<Vec<u32>, Vec<usize>> = Default::default();
    for (i, edit) in edits.iter().enumerate().filter(|(_, e)| e.op == Op::Delete) {
        let words = words(&pair.a.tokens, edit.a);
        if words.len() >= MOVED_WORDS {
            deleted.entry(words).or_default().push(i);
        }
    }
    if deleted.is_empty() {
        return;
    }
    let mut pairs = Vec::new();
    for (i, edit) in edits.iter().enumerate().filter(|(_, e)| e.op == Op::Insert) {
        // Exactly one deletion of these words: with two nobody could tell which one moved.
        if let Some([from]) = deleted.remove(&words(&pair.b.tokens, edit.b)).as_deref() {
            pairs.push((*from, i));
        }
    }
    sort::by_key(&mut pairs, |&(from, to)| from.min(to));
    for (number, (from, to)) in pairs.into_iter().enumerate() {
        edits[from].moved = Some(number as u32);
        edits[to].moved = Some(number as u32);
    }
}
