//! What one text changes of another, word by word.
//!
//! Two steps, tested apart: [`script`](exact) aligns the tokens exactly; [`readable`] cleans that alignment for people (no
//! islands of little words between two changes, edits at clause borders, moved phrases named). The exact alignment comes
//! from Myers' algorithm (1986) as the crate `similar` has it; this folder is the only one that names that crate.
//!
//! Two laws hold for every pair of texts: the ranges tile both texts and applying the edits to `a` gives `b`; and
//! `diff(b, a)` mirrors `diff(a, b)`, because the work is always done in one order of the two.

mod akin;
mod classify;
mod exact;
mod group;
mod moved;
mod readable;

pub use akin::akin;
pub use exact::increasing;

use crate::comparison::{EditClass, Op};
use group::Groups;
use crate::lang::{Classes, Language};
use crate::sort;
use crate::span::Span;
use crate::token::{self, Kind, Lexicon, Token};

/// Below this similarity an edit script means nothing to a reader.
pub const GATE: u32 = 250;
/// A shared word of a closed class says this little beside one that carries meaning (10).
const STOP_WEIGHT: u64 = 2;
const WORD_WEIGHT: u64 = 10;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edit {
    pub op: Op,
    pub a: Span,
    pub b: Span,
    /// `None` for `Equal`.
    pub class: Option<EditClass>,
    pub moved: Option<u32>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diff {
    /// 0 to 1000.
    pub similarity: u32,
    pub gated: bool,
    pub edits: Vec<Edit>,
    /// What both have, where the gate is closed.
    pub shared: Vec<(Span, Span)>,
}

/// Two texts with their tokens and one lexicon.
struct Pair<'a> {
    a: Side<'a>,
    b: Side<'a>,
    lexicon: Lexicon,
}

struct Side<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

/// Tokens `a..a+len` of one side stand for `b..b+len` of the other: their keys are equal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Match {
    a: usize,
    b: usize,
}

/// Compares two texts; with `gate`, texts that share too little get one replacement and the list of what they share.
pub fn diff(a: &str, b: &str, lang: &Language, gate: bool) -> Diff {
    // One order of the two, so that the answer for the other is its mirror.
    if a > b {
        let mut diff = ordered(b, a, lang, gate);
        for edit in &mut diff.edits {
            *edit = mirror(*edit);
        }
        for shared in &mut diff.shared {
            *shared = (shared.1, shared.0);
        }
        sort::all(&mut diff.shared);
        return diff;
    }
    ordered(a, b, lang, gate)
}

fn mirror(edit: Edit) -> Edit {
    let op = match edit.op {
        Op::Delete => Op::Insert,
        Op::Insert => Op::Delete,
        same => same,
    };
    Edit { op, a: edit.b, b: edit.a, ..edit }
}

fn ordered(a: &str, b: &str, lang: &Language, gate: bool) -> Diff {
    let mut lexicon = Lexicon::default();
    let mut side = |text| Side { text, tokens: token::tokens(text, Span::new(0, str::len(text)), lang, &mut lexicon) };
    let (a, b) = (side(a), side(b));
    let pair = Pair { a, b, lexicon };
    let moved = moved::moved(&pair);
    let matches = exact::align(&pair, &moved);
    let similarity = pair.similarity(&matches);
    if gate && similarity < GATE && !(pair.a.text.is_empty() || pair.b.text.is_empty()) {
        let all = |side: &Side| Span::new(0, side.text.len());
        let edit = Edit { op: Op::Replace, a: all(&pair.a), b: all(&pair.b), class: Some(EditClass::Wording), moved: None };
        return Diff { similarity, gated: true, edits: vec![edit], shared: pair.shared() };
    }
    let (in_a, in_b) = (Groups::new(&pair.a, &pair.lexicon, lang), Groups::new(&pair.b, &pair.lexicon, lang));
    let matches = group::whole(&pair, (&in_a, &in_b), matches);
    let matches = readable::clean(&pair, matches);
    let edits = readable::edits(&readable::Known { pair: &pair, moved: &moved, groups: (&in_a, &in_b) }, &matches);
    Diff { similarity, gated: false, edits, shared: Vec::new() }
}

impl Pair<'_> {
    fn weight(&self, token: Token) -> u64 {
        match token.kind {
            Kind::Punctuation => 0,
            _ if self.lexicon.class(token).has(Classes::STOP) => STOP_WEIGHT,
            _ => WORD_WEIGHT,
        }
    }

    /// Twice the weight of what is shared in order, over the weight of both.
    fn similarity(&self, matches: &[Match]) -> u32 {
        let all: u64 = self.a.tokens.iter().chain(&self.b.tokens).map(|&t| self.weight(t)).sum();
        if all == 0 {
            return if self.a.text == self.b.text { 1000 } else { 0 };
        }
        let shared: u64 = matches.iter().map(|m| self.weight(self.a.tokens[m.a]) + self.weight(self.b.tokens[m.b])).sum();
        (shared * 1000 / all) as u32
    }

    /// The words, values and phrases that both texts have, in the order of `a`; each token of `b` is used once.
    fn shared(&self) -> Vec<(Span, Span)> {
        let mut places: rustc_hash::FxHashMap<u32, Vec<usize>> = Default::default();
        for (j, &token) in self.b.tokens.iter().enumerate().rev() {
            places.entry(self.lexicon.form(token).key).or_default().push(j);
        }
        let mut used = vec![false; self.b.tokens.len()];
        let mut shared: Vec<(Span, Span)> = Vec::new();
        let mut last: Option<usize> = None;
        for (i, &token) in self.a.tokens.iter().enumerate() {
            let key = self.lexicon.form(token).key;
            // A phrase goes on where it can.
            let next = last.map(|j| j + 1).filter(|&j| i > 0 && j < self.b.tokens.len() && !used[j] && self.lexicon.form(self.b.tokens[j]).key == key);
            let content = self.weight(token) == WORD_WEIGHT;
            let found = next.or_else(|| places.get_mut(&key).filter(|_| content).and_then(|list| std::iter::from_fn(|| list.pop()).find(|&j| !used[j])));
            let Some(j) = found.filter(|_| content || next.is_some() && token.kind != Kind::Punctuation) else {
                last = None;
                continue;
            };
            used[j] = true;
            match shared.last_mut().filter(|_| next == Some(j)) {
                Some(run) => *run = (run.0.cover(token.span), run.1.cover(self.b.tokens[j].span)),
                None => shared.push((token.span, self.b.tokens[j].span)),
            }
            last = Some(j);
        }
        shared
    }
}

/// Applies edits to `a`: the text they make of it.
#[cfg(test)]
fn apply(edits: &[Edit], a: &str, b: &str) -> String {
    edits.iter().map(|e| if e.op == Op::Equal { e.a.of(a) } else { e.b.of(b) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `the [two/three] ministers`: equal text, and what `a` and `b` have in its place.
    fn shown(edits: &[Edit], a: &str, b: &str) -> String {
        let piece = |e: &Edit| match e.op {
            Op::Equal => e.a.of(a).to_string(),
            _ => format!("[{}/{}]", e.a.of(a), e.b.of(b)),
        };
        edits.iter().map(piece).collect()
    }

    fn sides(notation: &str) -> (String, String) {
        let (mut a, mut b) = (String::new(), String::new());
        for (i, piece) in notation.split(['[', ']']).enumerate() {
            match piece.split_once('/').filter(|_| i % 2 == 1) {
                Some((x, y)) => {
                    a += x;
                    b += y;
                }
                None => {
                    a += piece;
                    b += piece;
                }
            }
        }
        (a, b)
    }

    #[test]
    fn edits_people_can_read() {
        let en = Language::of("en");
        for notation in [
            "the [two/three] ministers",
            "I didn’t make any progress with him[ today/] at all",
            "“[No one/Everyone] was hurt,” he said",
            "[defence/defense] spending",
            "He [said/says] so[/ again].",
            "the same",
            "[/A man ]left",
            "They met in [Kyiv/Kiev] on Friday.",
            "It cost [£1.2 million/£1.3 million] to mend.",
            "It opens on [4 July 2025/5 July 2025] again.",
            "Once [Piet Lindqvist/Piet Lindgren] saw the smoke.",
            "Then[ Ada/] Reed left.",
            "The mill was[/ given its] last [inspected/inspection] in June.",
            "I do [not/…] believe it.",
        ] {
            let (a, b) = sides(notation);
            let diff = diff(&a, &b, en, false);
            assert_eq!(shown(&diff.edits, &a, &b), notation);
        }
    }

    #[test]
    fn what_an_edit_changes() {
        let en = Language::of("en");
        for (a, b, class) in [
            ("the colour fades", "the color fades", EditClass::Spelling),
            ("five men left", "six men left", EditClass::Number),
            ("he’s late", "he's late", EditClass::Typographic),
            ("he walks home", "he walked home", EditClass::Inflection),
            ("it was safe", "it was not safe", EditClass::Negation),
            ("it hit the town", "it struck the town", EditClass::Wording),
            ("she met Reed there", "she met Okafor there", EditClass::Name),
            ("I do not believe it", "I do … believe it", EditClass::Negation),
        ] {
            let diff = diff(a, b, en, false);
            let classes: Vec<_> = diff.edits.iter().filter_map(|e| e.class).collect();
            assert_eq!(classes, [class], "{a} | {b}: {}", shown(&diff.edits, a, b));
        }
    }

    #[test]
    fn sentences_in_another_order_are_moved_whole() {
        let a = "The ferry sank off Holm at noon. All on board were saved by noon. The owner blames the weather alone. Nobody knows why.";
        let b = "The owner blames the weather alone. The ferry sank off Holm at noon. All on board were saved by ten. Nobody knows why.";
        let diff = diff(a, b, Language::of("en"), false);
        let moved: Vec<_> = diff.edits.iter().filter(|e| e.moved.is_some()).map(|e| (e.op, e.a.of(a).trim(), e.b.of(b).trim())).collect();
        let sentence = "The owner blames the weather alone.";
        assert_eq!(moved, [(Op::Insert, "", sentence), (Op::Delete, sentence, "")], "{}", shown(&diff.edits, a, b));
        assert_eq!(diff.edits.iter().filter(|e| e.op == Op::Replace).map(|e| (e.a.of(a), e.b.of(b))).collect::<Vec<_>>(), [("noon", "ten")]);
    }

    #[test]
    fn below_the_gate_only_what_is_shared() {
        let (a, b) = ("Rain fell on Harwick all night long.", "The mayor of Harwick opened a school for girls there.");
        let diff = diff(a, b, Language::of("en"), true);
        assert!(diff.gated);
        assert_eq!(diff.shared.iter().map(|(x, y)| (x.of(a), y.of(b))).collect::<Vec<_>>(), [("Harwick", "Harwick")]);
    }

    #[test]
    fn a_moved_phrase_is_named() {
        let (a, b) = ("On Monday night in the harbour the old ferry sank slowly.", "The old ferry sank slowly on Monday night in the harbour.");
        let diff = diff(a, b, Language::of("en"), false);
        let moves: Vec<_> = diff.edits.iter().filter(|e| e.moved.is_some()).map(|e| e.op).collect();
        assert_eq!(moves.len(), 2, "{}", shown(&diff.edits, a, b));
    }

    fn words() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("the"), Just("not"), Just("ferry"), Just("sank"), Just("five"), Just("5"), Just("Kyiv"), Just("Kiev"), Just(","), Just("."), Just("“"),
                Just("\u{a0}"), Just("😀"), Just("e\u{301}"), Just("didn’t"), Just("\n")
            ],
            0..24,
        )
        .prop_map(|w| w.join(" "))
    }

    proptest! {
        #[test]
        fn edits_tile_apply_and_mirror(a in prop_oneof![words(), "\\PC{0,40}"], b in prop_oneof![words(), "\\PC{0,40}"], gate: bool) {
            let en = Language::of("en");
            let there = diff(&a, &b, en, gate);
            prop_assert_eq!(apply(&there.edits, &a, &b), b.clone());
            let (mut at_a, mut at_b) = (0, 0);
            for edit in &there.edits {
                prop_assert_eq!((edit.a.start, edit.b.start), (at_a, at_b));
                (at_a, at_b) = (edit.a.end, edit.b.end);
                prop_assert_eq!(edit.op == Op::Equal, edit.class.is_none());
                match edit.op {
                    Op::Equal => prop_assert_eq!(edit.a.of(&a), edit.b.of(&b)),
                    Op::Delete => prop_assert!(edit.b.is_empty() && !edit.a.is_empty()),
                    Op::Insert => prop_assert!(edit.a.is_empty() && !edit.b.is_empty()),
                    Op::Replace => prop_assert!(!edit.a.is_empty() && !edit.b.is_empty()),
                }
            }
            prop_assert_eq!((at_a as usize, at_b as usize), (a.len(), b.len()));
            let back: Vec<Edit> = diff(&b, &a, en, gate).edits.into_iter().map(mirror).collect();
            prop_assert_eq!(back, there.edits);
            let own = diff(&a, &a, en, gate);
            prop_assert!(own.edits.iter().all(|e| e.op == Op::Equal));
        }
    }
}
