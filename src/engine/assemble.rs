//! From what the stages found to the result: byte spans become UTF-16 positions, numbers inside an article become ids.

use rustc_hash::FxHashMap;

use crate::align::Link;
use crate::attribution::{self, Attribution};
use crate::comparison::*;
use crate::difference;
use crate::document::Document;
use crate::passage;
use crate::signature::Signatures;
use crate::sort;
use crate::span::{Span, Utf16};
use crate::utterance;

/// More links than this are not given; those to the head of a passage remain.
const MAX_LINKS: usize = 100_000;

pub struct Parts<'a> {
    pub documents: &'a [&'a Document],
    pub attribution: &'a Attribution,
    pub utterances: &'a [utterance::Utterance],
    /// By article, and one more: its first sentence.
    pub first: &'a [u32],
    /// What the comparison of sentences found; before that stage nothing is said of what stands in one article only.
    pub compared: Option<Compared<'a>>,
    pub differences: &'a [difference::Difference],
}

#[derive(Clone, Copy)]
pub struct Compared<'a> {
    pub signatures: &'a Signatures,
    /// By sentence over all articles: its article.
    pub article: &'a [u32],
    pub links: &'a [Link],
    pub stories: &'a [Vec<u32>],
    pub passages: &'a [passage::Passage],
    /// By sentence over all articles: the passage that it stands in.
    pub passage_of: &'a [Option<u32>],
}

struct Assembler<'a> {
    parts: &'a Parts<'a>,
    maps: Vec<Utf16<'a>>,
    /// By article, and one more: the id of its first quotation.
    first_quotation: Vec<u32>,
}

pub fn comparison(parts: &Parts) -> Comparison {
    let counts = |count: &dyn Fn(usize) -> usize| {
        let mut sum = 0;
        let mut first = vec![0];
        for i in 0..parts.documents.len() {
            sum += count(i) as u32;
            first.push(sum);
        }
        first
    };
    let assembler = Assembler {
        parts,
        maps: parts.documents.iter().map(|d| Utf16::new(d.text())).collect(),
        first_quotation: counts(&|i| parts.documents[i].quotations.len()),
    };
    let (links, bounded) = assembler.links();
    Comparison {
        schema: SCHEMA.into(),
        articles: assembler.articles(bounded),
        stories: parts.compared.map_or(Vec::new(), |c| c.stories.to_vec()),
        sentences: assembler.sentences(),
        entities: assembler.entities(),
        quotations: assembler.quotations(),
        reported: assembler.reported(),
        utterances: assembler.utterances(),
        links,
        passages: assembler.passages(),
        differences: assembler.differences(),
        coverage: assembler.coverage(),
    }
}

impl Assembler<'_> {
    fn articles(&self, bounded: bool) -> Vec<ArticleResult> {
        let alone = self.parts.documents.len() == 1;
        let result = |(i, document): (usize, &&Document)| {
            let article = &document.article;
            let mut notes = document.notes.clone();
            if alone {
                notes.push(Note::of(NoteKind::Alone, "there is one article only: it was read, and there is nothing to compare it with".into()));
            }
            if bounded {
                notes.push(Note::of(NoteKind::Bound, format!("there are more than {MAX_LINKS} links; only those to the head of each passage are given")));
            }
            ArticleResult {
                id: article.id.clone(),
                label: article.label.clone(),
                lang: document.tag.clone(),
                title: article.title.clone(),
                published: article.published.clone(),
                url: article.url.clone(),
                free: article.free,
                length: self.maps[i].length(),
                text: Some(article.text.clone()),
                hash: format!("{:016x}", hash(article.text.as_bytes())),
                blocks: blocks(&document.blocks, &self.maps[i]),
                notes,
            }
        };
        self.parts.documents.iter().enumerate().map(result).collect()
    }

    fn sentences(&self) -> Vec<Sentence> {
        let mut all = Vec::new();
        for (article, document) in self.parts.documents.iter().enumerate() {
            sentences(&document.sentences, &self.maps[article], article as u32, &mut all);
        }
        all
    }

    fn entities(&self) -> Vec<Entity> {
        let entity = |(id, entity): (usize, &attribution::entities::Entity)| {
            let mut mentions: Vec<(u32, Span)> = entity.mentions.clone();
            sort::all(&mut mentions);
            Entity {
                id: id as u32,
                kind: entity.kind,
                name: entity.name.clone(),
                forms: entity.forms.clone(),
                mentions: mentions
                    .into_iter()
                    .map(|(article, span)| {
                        let [start, end] = self.maps[article as usize].span(span);
                        Mention { article, start, end }
                    })
                    .collect(),
            }
        };
        self.parts.attribution.entities.iter().enumerate().map(entity).collect()
    }

    fn speaker(&self, article: usize, speaker: &attribution::Speaker) -> Speaker {
        let map = &self.maps[article];
        Speaker {
            entity: speaker.entity,
            name: speaker.name.clone(),
            mention: speaker.mention.map(|s| map.span(s)),
            cue: speaker.cue.map(|s| map.span(s)),
            basis: speaker.basis,
            confidence: speaker.confidence,
        }
    }

    fn quotations(&self) -> Vec<Quotation> {
        let mut all = Vec::new();
        for (article, document) in self.parts.documents.iter().enumerate() {
            let map = &self.maps[article];
            let first = self.first_quotation[article];
            for (quotation, attributed) in document.quotations.iter().zip(&self.parts.attribution.quotations[article]) {
                let [start, end] = map.span(quotation.span);
                all.push(Quotation {
                    id: all.len() as u32,
                    article: article as u32,
                    start,
                    end,
                    parts: (quotation.parts.len() > 1).then(|| quotation.parts.iter().map(|&p| map.span(p)).collect()),
                    kind: attributed.kind,
                    continues: quotation.continues.map(|q| first + q),
                    within: quotation.within.map(|q| first + q),
                    speaker: attributed.speaker.as_ref().ok().map(|s| self.speaker(article, s)),
                    unknown: attributed.speaker.as_ref().err().map(|why| why.to_string()),
                });
            }
        }
        all
    }

    fn reported(&self) -> Vec<Reported> {
        let mut all = Vec::new();
        for (article, reports) in self.parts.attribution.reported.iter().enumerate() {
            for report in reports {
                let [start, end] = self.maps[article].span(report.span);
                let speaker = report.speaker.as_ref().map(|s| self.speaker(article, s));
                all.push(Reported { id: all.len() as u32, article: article as u32, start, end, speaker });
            }
        }
        all
    }

    fn utterances(&self) -> Vec<Utterance> {
        let sentence = |article: u32, at: u32| {
            let document = self.parts.documents[article as usize];
            document.sentence_at(at).map(|s| self.parts.first[article as usize] + s as u32)
        };
        let id = |(article, quotation): (u32, u32)| self.first_quotation[article as usize] + quotation;
        let mut reports: FxHashMap<(u32, u32), Vec<u32>> = FxHashMap::default();
        // By report: the words that carry it.
        let mut told = Vec::new();
        for (article, list) in self.parts.attribution.reported.iter().enumerate() {
            for report in list {
                let speaker = report.speaker.as_ref().and_then(|s| s.entity);
                let passage = sentence(article as u32, report.span.start).and_then(|s| self.passage_of(s));
                if let (Some(speaker), Some(passage)) = (speaker, passage) {
                    reports.entry((passage, speaker)).or_default().push(told.len() as u32);
                }
                told.push((utterance::carrying(self.parts.documents[article], &[report.span]), report.denies));
            }
        }
        let utterance = |(number, utterance): (usize, &utterance::Utterance)| {
            let base = utterance.quotations[utterance.base];
            let base_text = utterance::text(self.parts.documents[base.0 as usize], base.1 as usize);
            let readings = utterance.quotations.iter().zip(&utterance.readings).map(|(&quotation, reading)| {
                let text = utterance::text(self.parts.documents[quotation.0 as usize], quotation.1 as usize);
                Reading {
                    quotation: id(quotation),
                    kind: reading.kind,
                    edits: edits(&reading.edits, &base_text, &text),
                    flags: reading.flags.clone(),
                }
            });
            let mut reported: Vec<u32> = Vec::new();
            for &(article, quotation) in &utterance.quotations {
                let at = self.parts.documents[article as usize].quotations[quotation as usize].span.start;
                let passage = sentence(article, at).and_then(|s| self.passage_of(s));
                if let (Some(passage), Some(speaker)) = (passage, utterance.speaker) {
                    let document = self.parts.documents[article as usize];
                    let said = utterance::carrying(document, &document.quotations[quotation as usize].parts);
                    // Who denies it does not report it.
                    let denies = utterance::denies(document, &document.quotations[quotation as usize].parts);
                    let near = reports.get(&(passage, speaker)).into_iter().flatten();
                    reported.extend(near.filter(|&&report| told[report as usize].1 == denies && utterance::retells(&told[report as usize].0, &said)));
                }
            }
            reported.sort_unstable();
            reported.dedup();
            Utterance {
                id: number as u32,
                speaker: utterance.speaker,
                quotations: utterance.quotations.iter().map(|&q| id(q)).collect(),
                base: id(base),
                readings: readings.collect(),
                reported,
                flags: utterance.flags.clone(),
            }
        };
        self.parts.utterances.iter().enumerate().map(utterance).collect()
    }

    fn passage_of(&self, sentence: u32) -> Option<u32> {
        self.parts.compared?.passage_of[sentence as usize]
    }

    /// The links, and whether the bound on their number took effect.
    fn links(&self) -> (Vec<crate::comparison::Link>, bool) {
        let Some(Compared { links, passages, .. }) = self.parts.compared else { return (Vec::new(), false) };
        let bounded = links.len() > MAX_LINKS;
        let is_head = |sentence: u32| self.passage_of(sentence).is_some_and(|p| passages[p as usize].head == sentence);
        let kept = links.iter().filter(|l| !bounded || is_head(l.a) || is_head(l.b));
        let links = kept.take(MAX_LINKS).map(|l| crate::comparison::Link { a: l.a, b: l.b, score: l.score, kind: l.kind, moved: l.moved });
        (links.collect(), bounded)
    }

    fn passages(&self) -> Vec<Passage> {
        let Some(compared) = self.parts.compared else { return Vec::new() };
        let passage = |(id, passage): (usize, &passage::Passage)| {
            let mut articles: Vec<u32> = passage.sentences.iter().map(|&s| compared.article[s as usize]).collect();
            articles.dedup();
            Passage { id: id as u32, sentences: passage.sentences.clone(), head: passage.head, articles }
        };
        compared.passages.iter().enumerate().map(passage).collect()
    }

    fn differences(&self) -> Vec<Difference> {
        let difference = |(id, found): (usize, &difference::Difference)| {
            let readings = found.readings.iter().map(|r| {
                let [start, end] = self.maps[r.article as usize].span(r.span);
                let text = r.span.of(self.parts.documents[r.article as usize].text()).to_string();
                ValueReading { article: r.article, sentence: r.sentence, start, end, text, value: r.value.clone() }
            });
            Difference {
                id: id as u32,
                level: found.level,
                kind: found.kind,
                rank: found.rank,
                passage: found.passage,
                about: found.about.clone(),
                text: found.text.clone(),
                readings: readings.collect(),
                silent: found.silent.clone(),
            }
        };
        self.parts.differences.iter().enumerate().map(difference).collect()
    }

    fn coverage(&self) -> Coverage {
        let count = self.parts.documents.len();
        let Some(parts) = self.parts.compared else {
            return Coverage { cells: Vec::new(), similarity: vec![vec![0; count]; count], only: vec![Vec::new(); count] };
        };
        let mut cells: Vec<[u32; 3]> = Vec::new();
        for (id, passage) in parts.passages.iter().enumerate() {
            for &sentence in &passage.sentences {
                let article = parts.article[sentence as usize];
                match cells.last_mut().filter(|cell| cell[0] == id as u32 && cell[1] == article) {
                    Some(cell) => cell[2] += 1,
                    None => cells.push([id as u32, article, 1]),
                }
            }
        }
        // How much of the weight of two accounts stands in sentences that are linked between them.
        let weight = |s: u32| parts.signatures.list[s as usize].weight;
        let mut total = vec![0u64; count];
        for (sentence, &article) in parts.article.iter().enumerate() {
            total[article as usize] += weight(sentence as u32);
        }
        // Each sentence counts once for each other article: in the order of sentence and article it stands beside itself.
        let mut shared: Vec<u64> = Vec::new();
        for link in parts.links {
            let (a, b) = (parts.article[link.a as usize] as u64, parts.article[link.b as usize] as u64);
            shared.extend([(link.a as u64) << 32 | b, (link.b as u64) << 32 | a]);
        }
        shared.sort_unstable();
        shared.dedup();
        let mut sums = vec![vec![0u64; count]; count];
        for key in shared {
            let (sentence, other) = ((key >> 32) as u32, key as u32);
            let article = parts.article[sentence as usize];
            sums[article.min(other) as usize][article.max(other) as usize] += weight(sentence);
        }
        let mut similarity = vec![vec![0u32; count]; count];
        for (i, row) in similarity.iter_mut().enumerate() {
            row[i] = 1000;
        }
        for (a, row) in sums.into_iter().enumerate() {
            for (b, sum) in row.into_iter().enumerate().filter(|(_, sum)| *sum > 0) {
                let value = (sum * 1000 / (total[a] + total[b]).max(1)) as u32;
                similarity[a][b] = value;
                similarity[b][a] = value;
            }
        }
        let only = (0..count).map(|a| (self.parts.first[a]..self.parts.first[a + 1]).filter(|&s| self.passage_of(s).is_none()).collect()).collect();
        Coverage { cells, similarity, only }
    }
}

pub fn blocks(blocks: &[crate::block::Block], map: &Utf16) -> Vec<Block> {
    let block = |b: &crate::block::Block| {
        let [start, end] = map.span(b.span);
        Block { start, end, kind: b.kind, reason: b.reason.map(str::to_string) }
    };
    blocks.iter().map(block).collect()
}

pub fn sentences(sentences: &[crate::segment::Sentence], map: &Utf16, article: u32, all: &mut Vec<Sentence>) {
    for sentence in sentences {
        let [start, end] = map.span(sentence.span);
        let parts = sentence.parts.as_ref().map(|parts| parts.iter().map(|&p| map.span(p)).collect());
        all.push(Sentence { id: all.len() as u32, article, block: sentence.block, start, end, parts });
    }
}

/// Edits with UTF-16 ranges of the two texts.
pub fn edits(edits: &[crate::diff::Edit], a: &str, b: &str) -> Vec<Edit> {
    let (in_a, in_b) = (Utf16::new(a), Utf16::new(b));
    edits.iter().map(|e| Edit { op: e.op, a: in_a.span(e.a), b: in_b.span(e.b), class: e.class, moved: e.moved }).collect()
}

/// FNV-1a, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn hashes_of_the_reference() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
