//! From text to blocks: headline, paragraphs, captions, and page furniture with its reason.
//!
//! Blocks come from structure that the caller knows or from the lines of the text. A line is judged whole, by the
//! patterns of its language and by its shape (no full stop, short, repeated) and place (before the first and after the last
//! paragraph); a line in the story's own sentences is never furniture, because a false removal costs more than a miss.

pub mod cut;
#[cfg(any(target_arch = "wasm32", test))]
pub mod html;
mod lines;
pub mod markdown;

use crate::article::Article;
use crate::comparison::BlockKind;
use crate::lang::Language;
use crate::sort;
use crate::span::Span;

/// A block of an article, in text order, none over another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    /// Why it is furniture; `None` for every other kind.
    pub reason: Option<&'static str>,
}

impl Block {
    pub fn is_story(&self) -> bool {
        self.kind != BlockKind::Furniture
    }
}

/// The reason given for a block that a caller or a reader calls furniture.
const BY_HAND: &str = "marked by hand";
const BY_STRUCTURE: &str = "marked by the page";

/// All blocks of an article; `corrections` are a person's, and win over everything.
pub fn blocks(article: &Article, lang: &Language, corrections: &[(Span, BlockKind)]) -> Vec<Block> {
    let text = article.text.as_str();
    let found = match &article.blocks {
        Some(given) => given
            .iter()
            .map(|&(span, kind)| (span.trimmed(text), kind))
            .filter(|(span, _)| !span.is_empty())
            .map(|(span, kind)| Block { span, kind, reason: (kind == BlockKind::Furniture).then_some(BY_STRUCTURE) })
            .collect(),
        None => lines::blocks(text, lang, article.title.as_deref()),
    };
    corrections.iter().fold(found, |blocks, &(span, kind)| correct(text, blocks, span.trimmed(text), kind))
}

/// Cuts a corrected stretch out of the blocks it overlaps and puts it in with its own kind.
fn correct(text: &str, blocks: Vec<Block>, span: Span, kind: BlockKind) -> Vec<Block> {
    if span.is_empty() {
        return blocks;
    }
    let mut corrected = Vec::with_capacity(blocks.len() + 2);
    for block in blocks {
        if !block.span.overlaps(span) {
            corrected.push(block);
            continue;
        }
        for (start, end) in [(block.span.start, span.start), (span.end, block.span.end)] {
            if start < end {
                let rest = Span { start, end }.trimmed(text);
                if !rest.is_empty() {
                    corrected.push(Block { span: rest, ..block });
                }
            }
        }
    }
    corrected.push(Block { span, kind, reason: (kind == BlockKind::Furniture).then_some(BY_HAND) });
    sort::by_key(&mut corrected, |block| block.span);
    corrected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleInput;

    fn article(text: &str) -> Article {
        Article::check(ArticleInput { text: text.into(), ..Default::default() }, "A".into()).unwrap()
    }

    #[test]
    fn a_correction_cuts_what_it_overlaps() {
        let article = article("One fine day it rained hard on the town. Buy now. It went on.");
        let at = article.text.find("Buy").unwrap();
        let cut = (Span::new(at, at + 8), BlockKind::Furniture);
        let blocks = blocks(&article, Language::of("en"), &[cut]);
        let shown: Vec<_> = blocks.iter().map(|b| (b.span.of(&article.text), b.kind, b.reason)).collect();
        assert_eq!(
            shown,
            [
                ("One fine day it rained hard on the town.", BlockKind::Paragraph, None),
                ("Buy now.", BlockKind::Furniture, Some(BY_HAND)),
                ("It went on.", BlockKind::Paragraph, None),
            ]
        );
    }
}
