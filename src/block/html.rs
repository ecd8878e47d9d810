//! Structure from HTML, without knowing a DOM: whoever walks a page calls `open`, `text` and `close`, and gets the text with
//! its blocks.

use crate::comparison::BlockKind;
use crate::span::Span;

/// What an element does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Effect {
    /// Text inside a line.
    Inline,
    /// A block of its own; `None` is a paragraph unless an element around it says more.
    Block(Option<BlockKind>),
    /// Everything inside is furniture.
    Furniture,
    /// A line break.
    Break,
    /// Its text is none to read.
    Skip,
}

fn effect(tag: &str, role: &str) -> Effect {
    let furniture = matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "menu" | "menubar" | "toolbar");
    match tag {
        // Whatever part it plays in the page, what it holds is no text.
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "canvas" | "audio" | "video" | "select" | "textarea" | "head" => Effect::Skip,
        _ if furniture => Effect::Furniture,
        "br" | "hr" => Effect::Break,
        "nav" | "aside" | "footer" | "form" | "button" | "menu" | "dialog" => Effect::Furniture,
        "h1" => Effect::Block(Some(BlockKind::Headline)),
        "h2" | "h3" | "h4" | "h5" | "h6" => Effect::Block(Some(BlockKind::Heading)),
        "blockquote" => Effect::Block(Some(BlockKind::Quote)),
        "figcaption" | "caption" => Effect::Block(Some(BlockKind::Caption)),
        "li" | "dt" | "dd" => Effect::Block(Some(BlockKind::List)),
        "p" | "div" | "section" | "article" | "main" | "header" | "figure" | "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tr" | "td" | "th" | "pre" | "address" | "details"
        | "summary" | "body" | "html" | "hgroup" => Effect::Block(None),
        _ => Effect::Inline,
    }
}

/// The text and the blocks of an element that is being walked.
#[derive(Default)]
pub struct Outline {
    text: String,
    blocks: Vec<(Span, BlockKind)>,
    open: Vec<Effect>,
    start: usize,
    /// Anything but one run of text was found.
    structured: bool,
}

impl Outline {
    /// Enters an element; `false` when its inside is not to be walked (it must be closed all the same).
    pub fn open(&mut self, tag: &str, role: &str) -> bool {
        let effect = effect(tag, role);
        match effect {
            Effect::Break => self.text.push('\n'),
            Effect::Block(_) | Effect::Furniture => self.end_block(),
            Effect::Inline | Effect::Skip => {}
        }
        // The element that was asked for is no structure itself.
        self.structured |= !self.open.is_empty() && matches!(effect, Effect::Block(_) | Effect::Furniture);
        self.open.push(effect);
        effect != Effect::Skip
    }

    /// Adds the text of a text node; gives the byte span that it has in the whole.
    pub fn text(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span::new(start, self.text.len())
    }

    /// Leaves the element entered last.
    pub fn close(&mut self) {
        if let Some(Effect::Block(_) | Effect::Furniture) = self.open.last() {
            self.end_block();
        }
        self.open.pop();
    }

    fn end_block(&mut self) {
        let span = Span::new(self.start, self.text.len()).trimmed(&self.text);
        if !span.is_empty() {
            let furniture = self.open.contains(&Effect::Furniture);
            let special = self.open.iter().rev().find_map(|effect| if let Effect::Block(kind) = effect { *kind } else { None });
            let kind = if furniture { BlockKind::Furniture } else { special.unwrap_or(BlockKind::Paragraph) };
            self.blocks.push((span, kind));
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
    }

    /// The text, and its blocks where the page has any structure; without, the lines of the text decide.
    pub fn finish(mut self) -> (String, Option<Vec<(Span, BlockKind)>>) {
        self.end_block();
        let structured = self.structured;
        (self.text, structured.then_some(self.blocks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_become_blocks() {
        let mut outline = Outline::default();
        outline.open("article", "");
        for (tag, text) in [("h1", "A headline"), ("p", "Some "), ("aside", "Buy"), ("script", "")] {
            let walk = outline.open(tag, "");
            assert_eq!(walk, tag != "script");
            if walk {
                outline.text(text);
            }
            if tag == "p" {
                outline.open("b", "");
                outline.text("text");
                outline.close();
            }
            outline.close();
        }
        outline.close();
        let (text, blocks) = outline.finish();
        let shown: Vec<_> = blocks.unwrap().into_iter().map(|(span, kind)| (span.of(&text).to_string(), kind)).collect();
        assert_eq!(
            shown,
            [
                ("A headline".to_string(), BlockKind::Headline),
                ("Some text".into(), BlockKind::Paragraph),
                ("Buy".into(), BlockKind::Furniture)
            ]
        );
    }

    #[test]
    fn what_holds_no_text_holds_none_in_any_role() {
        let mut outline = Outline::default();
        assert!(!outline.open("script", "navigation"));
        outline.close();
        assert!(outline.open("div", "navigation"));
    }

    #[test]
    fn plain_text_has_no_structure() {
        let mut outline = Outline::default();
        outline.open("article", "");
        outline.text("One.\n\nTwo.");
        outline.close();
        assert_eq!(outline.finish(), ("One.\n\nTwo.\n\n".into(), None));
    }
}
