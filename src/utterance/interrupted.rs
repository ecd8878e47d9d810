//! A quotation that its outlet interrupts, read as the one remark that it is: of `“We waited,” she said, “for the boat.”` nothing
//! is cut, although each piece is shorter than what was said.

use super::{Item, MAX_WORDS, align};
use crate::comparison::{EditClass, Op};
use crate::diff::Edit;
use crate::span::Span;

/// More pieces are read one by one.
const MAX_PIECES: usize = 8;
/// A piece keeps at least so many of each hundred words that it shares with the base alone.
const KEEPS: usize = 80;

/// The pieces of one remark of one outlet.
pub struct Remark {
    /// Places in the members of the utterance, in the order of the text.
    pub pieces: Vec<usize>,
    /// All pieces as one, with a space between two.
    pub text: String,
    /// By piece: where it stands in the text.
    pub spans: Vec<Span>,
}

/// The remarks of two pieces and more among the members of an utterance.
pub fn remarks(items: &[Item], members: &[usize], texts: &[String], base: usize) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut taken = vec![false; members.len()];
    let mut first = 0;
    while first < members.len() {
        let mut pieces = vec![first];
        // The members stand in the order of the text, so that what follows a piece stands behind it.
        while let Some(&last) = pieces.last()
            && let Some(next) = (last + 1..members.len().min(last + MAX_PIECES)).find(|&i| !taken[i] && items[members[i]].follows == Some(members[last]))
        {
            pieces.push(next);
        }
        pieces.iter().for_each(|&i| taken[i] = true);
        if pieces.len() > 1
            && pieces.len() <= MAX_PIECES
            && !pieces.contains(&base)
            && let Some(remark) = remark(items, members, texts, base, pieces)
        {
            found.push(remark);
        }
        first = (first + 1..members.len()).find(|&i| !taken[i]).unwrap_or(members.len());
    }
    found
}

fn remark(items: &[Item], members: &[usize], texts: &[String], base: usize, pieces: Vec<usize>) -> Option<Remark> {
    let of = |i: usize| &items[members[i]].printed;
    let (mut text, mut spans, mut printed) = (String::new(), Vec::new(), Vec::new());
    for (at, &piece) in pieces.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        spans.push(Span::new(text.len(), text.len() + texts[piece].len()));
        text.push_str(&texts[piece]);
        printed.extend_from_slice(of(piece));
    }
    let base = of(base);
    if printed.len() > MAX_WORDS {
        return None;
    }
    // Pieces in another order than in the base are no one remark.
    let pairs = align(&printed, base);
    let mut from = 0;
    let ordered = pieces.iter().all(|&piece| {
        let own = of(piece);
        let kept = pairs.iter().filter(|(at, _)| (from..from + own.len()).contains(at)).count();
        from += own.len();
        kept * 100 >= align(own, base).len() * KEEPS
    });
    ordered.then_some(Remark { pieces, text, spans })
}

/// The edits of one piece, over the whole base: of what the other pieces hold nothing is cut, it only stands elsewhere.
pub fn edits_of(edits: &[Edit], spans: &[Span], piece: usize) -> Vec<Edit> {
    let mut found: Vec<Edit> = Vec::new();
    let elsewhere = |found: &mut Vec<Edit>, a: Span, b: u32| match found.last_mut() {
        _ if a.is_empty() => {}
        Some(last) if last.op == Op::Delete && last.class == Some(EditClass::Typographic) => last.a.end = a.end,
        _ => found.push(Edit { op: Op::Delete, a, b: Span { start: b, end: b }, class: Some(EditClass::Typographic), moved: None }),
    };
    let own = spans[piece];
    let inside = |at: u32| at.clamp(own.start, own.end);
    // The piece in which an edit begins; what stands between two is of the first.
    let holder = |b: Span| spans.iter().rposition(|span| span.start <= b.start).unwrap_or(0);
    for edit in edits {
        let b = Span { start: inside(edit.b.start) - own.start, end: inside(edit.b.end) - own.start };
        if edit.op == Op::Equal {
            // Both sides are equally long; what other pieces hold of it lies before or behind.
            let [from, to] = [inside(edit.b.start), inside(edit.b.end)].map(|at| edit.a.start + at.clamp(edit.b.start, edit.b.end) - edit.b.start);
            elsewhere(&mut found, Span { start: edit.a.start, end: from }, b.start);
            if from < to {
                found.push(Edit { a: Span { start: from, end: to }, b, ..*edit });
            }
            elsewhere(&mut found, Span { start: to, end: edit.a.end }, b.end);
            continue;
        }
        let mut a = edit.a;
        if holder(edit.b) != piece {
            elsewhere(&mut found, a, b.start);
            a.start = a.end;
        }
        let op = match (a.is_empty(), b.is_empty()) {
            (true, true) => continue,
            (true, false) => Op::Insert,
            (false, true) => Op::Delete,
            (false, false) => Op::Replace,
        };
        found.push(Edit { op, a, b, ..*edit });
    }
    // What has moved is named at both its places.
    let places = |found: &[Edit], moved: Option<u32>| found.iter().filter(|e| e.moved == moved).count();
    for at in 0..found.len() {
        if found[at].moved.is_some() && places(&found, found[at].moved) < 2 {
            found[at].moved = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff;
    use crate::lang::Language;
    use proptest::prelude::*;

    fn words(count: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = String> {
        let word = proptest::sample::select(vec!["We", "did", "not", "close", "the", "ferry,", "river.", "Ufer", "été", "19", "–"]);
        proptest::collection::vec(word, count).prop_map(|words| words.join(" "))
    }

    proptest! {
        /// The edits of each piece tile the base and the piece, and make the piece of the base.
        #[test]
        fn edits_of_a_piece_tile_both_texts(base in words(1..12), pieces in proptest::collection::vec(words(1..6), 2..4)) {
            let text = pieces.join(" ");
            let mut at = 0;
            let spans: Vec<Span> = pieces.iter().map(|piece| { at += piece.len() + 1; Span::new(at - 1 - piece.len(), at - 1) }).collect();
            let edits = diff::diff(&base, &text, Language::of("en"), false).edits;
            prop_assume!(!edits.is_empty());
            for (piece, own) in pieces.iter().enumerate() {
                let (mut a, mut b, mut made) = (0, 0, String::new());
                for edit in edits_of(&edits, &spans, piece) {
                    prop_assert_eq!((edit.a.start, edit.b.start), (a, b));
                    prop_assert_eq!((edit.a.is_empty(), edit.b.is_empty()), (edit.op == Op::Insert, edit.op == Op::Delete));
                    made.push_str(if edit.op == Op::Equal { edit.a.of(&base) } else { edit.b.of(own) });
                    (a, b) = (edit.a.end, edit.b.end);
                }
                prop_assert_eq!((a as usize, b as usize, made.as_str()), (base.len(), own.len(), own.as_str()));
            }
        }
    }
}
