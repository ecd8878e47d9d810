//! Pairs of sentences that something besides their words makes sure: both quote one remark, or both give one exact value.
//!
//! The alignment of quotations (`utterance`) knows more than two sentences by themselves: who speaks, what stands around a
//! short fragment, to which of a long quotation's sentences another one was cut. And who writes "£1.2m" where another writes
//! "4 200 000 euros" may share no word with them, or no language.

use crate::comparison::{Decimal, DifferenceKind};
use crate::document::{Document, LONGEST_STATEMENT};
use crate::quantity::{Magnitude, Quantity};
use crate::sort;
use crate::token::Kind;
use crate::utterance::Utterance;
use crate::vocabulary::Vocabulary;

/// What is quoted or given in more sentences than this anchors none, as a word in so many finds none.
const MAX_SENTENCES: usize = 64;
/// Of the shorter of two pieces of a remark so many hundredths of the words stand in the other.
const SHARE: usize = 75;
/// What an article gives in more sentences than this tells none of them from the others.
const MAX_OF_ARTICLE: usize = 2;
/// A value of fewer digits is often another one's, too: "two men", "30 per cent".
const DIGITS: usize = 2;
/// Articles of two languages that share so many values tell one event, though no name has shown it.
const ONE_EVENT: usize = 3;
/// A number of so many digits is told by them alone, whatever two languages call what they count.
const TELLING: usize = 3;
/// Numbers that are years as often as not.
const YEARS: std::ops::Range<i64> = 1900..2100;

/// Two sentences, the smaller number first.
pub type Anchor = (u32, u32);

/// A sentence's piece of a quotation: its words without endings, in order, each once.
struct Piece {
    article: u32,
    sentence: u32,
    words: Vec<u32>,
}

/// The pairs of sentences of two articles that quote the same words of one utterance; `first` is by article, and one more: its
/// first sentence.
pub fn quoting(documents: &[&Document], vocabulary: &Vocabulary, utterances: &[Utterance], first: &[u32]) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for utterance in utterances {
        let mut pieces: Vec<Piece> = Vec::new();
        for &(article, quotation) in &utterance.quotations {
            if pieces.len() > MAX_SENTENCES {
                break;
            }
            let document = documents[article as usize];
            let quotation = &document.quotations[quotation as usize];
            let ends = (document.sentence_at(quotation.span.start), document.sentence_at(quotation.span.end.saturating_sub(1)));
            let (Some(from), Some(to)) = ends else { continue };
            for sentence in (from..=to).take(MAX_SENTENCES + 1) {
                let span = document.sentences[sentence].span;
                let own: Vec<_> = quotation.parts.iter().filter_map(|part| part.common(span)).collect();
                let tokens = own.iter().flat_map(|&part| document.tokens_in(part)).map(|at| document.tokens[at]);
                let mut words: Vec<u32> = tokens.filter(|token| token.kind != Kind::Punctuation).map(|token| vocabulary.key(article as usize, document, token)).collect();
                words.sort_unstable();
                words.dedup();
                if !words.is_empty() {
                    pieces.push(Piece { article, sentence: first[article as usize] + sentence as u32, words });
                }
            }
        }
        if pieces.len() > MAX_SENTENCES {
            continue;
        }
        for (at, one) in pieces.iter().enumerate() {
            for other in pieces[at + 1..].iter().filter(|other| other.article != one.article) {
                let shared = one.words.iter().filter(|word| other.words.binary_search(word).is_ok()).count();
                if shared * 100 >= one.words.len().min(other.words.len()) * SHARE {
                    anchors.push((one.sentence.min(other.sentence), one.sentence.max(other.sentence)));
                }
            }
        }
    }
    anchors
}

/// A value, and where it is given.
struct Given<'d> {
    story: u32,
    value: Value<'d>,
    article: u32,
    sentence: u32,
}

/// The pairs of sentences of two articles that give the same exact value, which few sentences of either give; `story` is by
/// article. Only articles of one story are looked at, or of two languages, where they share several such
/// values: what happened at 6.40 is another thing in each event. In one language a sum or a count is one thing only where another
/// word says so: two things may cost £12m.
pub fn giving(documents: &[&Document], vocabulary: &Vocabulary, story: &[u32], first: &[u32]) -> Vec<Anchor> {
    let mut given: Vec<Given> = Vec::new();
    for (article, document) in documents.iter().enumerate() {
        for quantity in &document.quantities {
            let Some(sentence) = document.sentence_at(quantity.span.start) else { continue };
            let place = |value| Given { story: story[article], value, article: article as u32, sentence: first[article] + sentence as u32 };
            given.extend(values(quantity).map(place));
        }
    }
    let tag = |given: &Given| documents[given.article as usize].lang.tag;
    let mut anchors = Vec::new();
    sort::by_key(&mut given, |g| (g.story, g.value, g.sentence));
    given.dedup_by_key(|g| (g.value, g.sentence));
    for own in given.chunk_by(|x, y| (x.story, x.value) == (y.story, y.value)) {
        pairs(own, &mut |a, b| {
            if tag(a) != tag(b) || matches!(a.value, Value::Time(_)) || !matches!(a.value, Value::Bare(_)) && share(documents, vocabulary, first, a, b) {
                anchors.push((a.sentence, b.sentence));
            }
        });
    }
    if documents.windows(2).all(|two| two[0].lang.tag == two[1].lang.tag) {
        return anchors;
    }
    // By two articles of two languages: the values that both give, by their numbers, and the sentences.
    let mut over: Vec<(u32, u32, usize, Anchor)> = Vec::new();
    sort::by_key(&mut given, |g| (g.value, g.sentence));
    for (number, own) in given.chunk_by(|x, y| x.value == y.value).enumerate() {
        pairs(own, &mut |a, b| {
            if a.story != b.story && tag(a) != tag(b) && !matches!(a.value, Value::Bare(_)) {
                over.push((a.article, b.article, number, (a.sentence, b.sentence)));
            }
        });
    }
    sort::all(&mut over);
    for both in over.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        if both.chunk_by(|x, y| x.2 == y.2).count() >= ONE_EVENT {
            anchors.extend(both.iter().map(|found| found.3));
        }
    }
    anchors
}

/// Whether two places stand in sentences that have a word in common, or two for one thing, which carries meaning and is no number;
/// of a long sentence the first words tell.
fn share(documents: &[&Document], vocabulary: &Vocabulary, first: &[u32], a: &Given, b: &Given) -> bool {
    let told = |given: &Given| -> Vec<(u32, Option<u16>)> {
        let document = documents[given.article as usize];
        let sentence = &document.sentences[(given.sentence - first[given.article as usize]) as usize];
        let carrying = sentence.tokens.clone().take(LONGEST_STATEMENT).filter(|&i| document.carries(i as usize)).map(|i| document.tokens[i as usize]);
        let words = carrying.filter(|&token| !document.lexicon.form(token).number);
        words.map(|token| (vocabulary.key(given.article as usize, document, token), document.lexicon.form(token).sense)).collect()
    };
    let others = told(b);
    told(a).into_iter().any(|(key, sense)| others.iter().any(|other| other.0 == key || sense.is_some() && other.1 == sense))
}

/// Every two places in two articles of those, in order, that give one value.
fn pairs(own: &[Given], found: &mut dyn FnMut(&Given, &Given)) {
    if own.len() > MAX_SENTENCES {
        return;
    }
    let groups: Vec<_> = own.chunk_by(|x, y| x.article == y.article).filter(|group| group.len() <= MAX_OF_ARTICLE).collect();
    for (at, one) in groups.iter().enumerate() {
        for other in &groups[at + 1..] {
            one.iter().for_each(|a| other.iter().for_each(|b| found(a, b)));
        }
    }
}

/// A value that tells what gives it from all else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Value<'d> {
    /// A time of day, to the minute.
    Time(&'d str),
    /// In the unit that its kind is compared in.
    Measured(DifferenceKind, i128, &'d str),
    /// What counts in another language.
    Bare(i64),
}

/// By what a quantity is known elsewhere.
fn values(quantity: &Quantity) -> impl Iterator<Item = Value<'_>> {
    let (mut known, mut bare) = (None, None);
    match (&quantity.value, quantity.kind) {
        (Magnitude::Text(text), DifferenceKind::Time) => {
            // Whether morning or evening is meant may be open.
            let time = text.trim_end_matches('?');
            known = (time.contains(':') && !time.ends_with(":00")).then_some(Value::Time(time));
        }
        (Magnitude::Amount(amount), kind) if amount.max.is_none() && digits(amount.amount) >= DIGITS => {
            use DifferenceKind::{Distance, Duration, Money, Number, Percent};
            let unit = if matches!(kind, Money | Number) { amount.unit.as_deref().unwrap_or("") } else { "" };
            let measured = amount.amount.scaled() as i128 * amount.factor as i128;
            let whole = amount.amount.scaled() / Decimal::SCALE;
            let year = amount.unit.is_none() && YEARS.contains(&whole);
            known = (matches!(kind, Distance | Duration | Money | Number | Percent) && !year).then_some(Value::Measured(kind, measured, unit));
            bare = (kind == Number && digits(amount.amount) >= TELLING && !YEARS.contains(&whole)).then_some(Value::Bare(amount.amount.scaled()));
        }
        _ => {}
    }
    known.into_iter().chain(bare)
}

/// How many digits an amount has but for zeros at its end.
fn digits(amount: Decimal) -> usize {
    let mut rest = amount.scaled().unsigned_abs();
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    rest.checked_ilog10().map_or(0, |log| log as usize + 1)
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Options, compare};

    /// The links between two articles, as the beginnings of their sentences.
    fn links(a: &str, b: &str) -> Vec<(String, String)> {
        let texts = [a, b];
        let article = |(i, text): (usize, &&str)| ArticleInput { id: Some(["A", "B"][i].into()), text: text.to_string(), ..Default::default() };
        let found = compare(texts.iter().enumerate().map(article).collect(), Options::default()).unwrap();
        let start = |s: u32| {
            let sentence = &found.sentences[s as usize];
            texts[sentence.article as usize][sentence.start as usize..].split_whitespace().next().unwrap().to_string()
        };
        found.links.iter().map(|l| (start(l.a), start(l.b))).collect()
    }

    const STORM: &str = "The ferry Astrid broke loose in the harbour of Holm on Monday, and its bow was torn open on the pier.";
    const AGAIN: &str = "On Monday the ferry Astrid broke loose in the harbour of Holm and tore its bow open on the pier.";
    const ELSEWHERE: &str = "Bakers in Lund have voted for shorter nights and warmer ovens, their union says.";

    #[test]
    fn an_exact_value_links_where_the_two_tell_one_event() {
        let (first, second) = ("Somebody rang the watch at 6.40am.", "An alarm was raised, as the log has it, at 06:40.");
        let all = |a: &str, b: &str| links(&format!("{a} {first}"), &format!("{b} {second}"));
        assert!(all(STORM, AGAIN).contains(&("Somebody".into(), "An".into())));
        assert!(!all(STORM, ELSEWHERE).contains(&("Somebody".into(), "An".into())));
    }

    #[test]
    fn a_value_that_an_article_gives_often_links_nothing() {
        let often = "Nine boats left at 6.40am. Nobody saw the crew at 6.40am. Rain fell from 6.40am.";
        let found = links(&format!("{STORM} {often}"), &format!("{AGAIN} An alarm was raised, as the log has it, at 06:40."));
        assert!(found.iter().all(|(_, b)| b != "An"), "{found:?}");
    }

    #[test]
    fn a_sum_links_two_languages() {
        let found = links(
            "Harald Lindqvist and Tobias Renner were aboard the ferry Astrid of Holm. Repairs will come to £4.2 million.",
            "An Bord der Fähre Astrid aus Holm waren Harald Lindqvist und Tobias Renner. Der Schaden beträgt nach Angaben der Reederei 4,2 Millionen Pfund.",
        );
        assert!(found.contains(&("Repairs".into(), "Der".into())), "{found:?}");
    }

    #[test]
    fn three_values_join_two_languages_that_share_no_name() {
        let own = "The wall cracked over fourteen metres. Sirens rang at 5.40am. Repairs will cost 4.2 million euros.";
        let all = ["Der Riss an der Mauer ist 14 Meter lang.", "Die Sirenen heulten um 5.40 Uhr in der Stadt.", "Die Reparatur der Mauer wird 4,2 Millionen Euro kosten."];
        assert_eq!(links(own, &all.join(" ")).len(), 3);
        assert_eq!(links(own, &all[..2].join(" ")).len(), 0);
    }

    #[test]
    fn what_both_quote_links_them_and_only_the_sentences_that_hold_it() {
        let found = links(
            "Mayor Edda Reed was blunt. “The pier was rotten to the core. Nobody wanted to pay for new piles,” she said.",
            "Nobody in the hall had expected such words. The pier was “rotten to the core”, Edda Reed said.",
        );
        assert!(found.contains(&("“The".into(), "The".into())), "{found:?}");
        assert!(found.iter().all(|(a, _)| a != "Nobody"), "{found:?}");
    }
}
