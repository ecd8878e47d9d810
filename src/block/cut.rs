//! Whether a text looks as if it had been cut off: what is not found in it may stand in the article all the same.
//!
//! Only the end is looked at: the last lines for an invitation to go on or to subscribe (the patterns of `[cut-off]` in a
//! language's `furniture.txt`), and the very last one, where it is the story's, for how it ends. Below an account that was read
//! to its end, the page goes on: there, "It will rain again ..." is only how its author ends.

use super::Block;
use super::lines::is_closer;
use crate::comparison::{BlockKind, CutSign};
use crate::lang::Language;

/// So many lines at the end may hold the invitation: buttons and a line of copyright stand below it.
const LAST_LINES: usize = 4;
/// An invitation is short; a longer line is judged as text.
const INVITATION: usize = 160;
/// A line of fewer words without a stop is a credit, an item or a heading.
const SENTENCE_WORDS: usize = 8;

/// The first sign in the text itself, the surest first.
pub fn sign(text: &str, blocks: &[Block], lang: &Language) -> Option<CutSign> {
    if last_lines(text).any(|line| invites(line, lang)) {
        return Some(CutSign::Invitation);
    }
    let (last, before) = blocks.split_last().filter(|(last, _)| last.is_story())?;
    let line = last.span.of(text);
    if trails_off(line) {
        return Some(CutSign::Ellipsis);
    }
    // Where no paragraph ends with a stop, that the last one does not says nothing.
    let stopped = || before.iter().any(|block| block.kind == BlockKind::Paragraph && block.span.of(text).trim_end_matches(is_closer).ends_with(['.', '!', '?', '…']));
    (last.kind == BlockKind::Paragraph && breaks_off(line) && stopped()).then_some(CutSign::Unfinished)
}

fn last_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.rsplit(['\n', '\r', '\u{2028}', '\u{2029}']);
    lines.map(str::trim).filter(|line| !line.is_empty()).take(LAST_LINES)
}

/// Whether a line asks to go on elsewhere, or to subscribe in order to.
pub fn invites(line: &str, lang: &Language) -> bool {
    if line.chars().nth(INVITATION).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    lang.cut_off.iter().any(|pattern| pattern.matches(bare))
}

/// "…", "[…]" and "[+1234 chars]" at the end; inside quotation marks, it is the speaker who trails off.
fn trails_off(line: &str) -> bool {
    let end = line.trim_end_matches([' ', ']', ')', '>', '»', '→']);
    let counted = |rest: &str| rest.rsplit_once("[+").is_some_and(|(_, count)| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()));
    let said = line.ends_with(['»']) && line.contains('«');
    !said && (end.ends_with('…') || end.ends_with("...") || end.strip_suffix(" chars").is_some_and(counted))
}

/// Begins as a sentence does and stops in the middle of one.
fn breaks_off(line: &str) -> bool {
    let begins = line.trim_start_matches(['"', '“', '„', '«', '‘', '»', '—', '–', '-', ' ']).starts_with(char::is_uppercase);
    let stops = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'));
    // An address or a row of links ends without a stop, too.
    let linked = line.contains(['|', '•', '·', '©']) || line.contains("://");
    begins && stops && !linked && line.split_whitespace().nth(SENTENCE_WORDS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ArticleInput};
    use crate::block::blocks;

    fn sign_of(lang: &str, text: &str) -> Option<CutSign> {
        let article = Article::check(ArticleInput { text: text.into(), ..Default::default() }, "A".into()).unwrap();
        let lang = Language::of(lang);
        sign(text, &blocks(&article, lang, &[]), lang)
    }

    #[test]
    fn a_text_that_looks_cut_off_is_told_by_its_end() {
        use CutSign::{Ellipsis, Invitation, Unfinished};
        for (lang, end, expected) in [
            ("en", "The pump was old.", None),
            ("en", "The pump was old…", Some(Ellipsis)),
            ("en", "The pump was old ...", Some(Ellipsis)),
            ("en", "The pump was old […]", Some(Ellipsis)),
            ("en", "The pump was old and the water… [+1834 chars]", Some(Ellipsis)),
            ("en", "The pump was old [+a few chars]", None),
            ("en", "It will rain again ...\n\n© Heather Moor Daily", None),
            ("en", "“We really do not know…”", None),
            ("en", "The pump, the company said in the evening, had been", Some(Unfinished)),
            ("en", "“We know,” he said, and so did all of the others who came", Some(Unfinished)),
            ("en", "The pump was old, the company said in the evening, and", Some(Unfinished)),
            ("en", "Reporting by Ines Maddern and Tom Hale and Ruth Oakes", None),
            ("en", "Photo: Heather Moor on Monday", None),
            ("en", "- A new pump for the old station on the hill", None),
            ("en", "Water | Energy | Heather Moor | Pumps | Councils | Money", None),
            ("en", "Read more", Some(Invitation)),
            ("en", "Read more on pumps", None),
            ("en", "> Continue reading »", Some(Invitation)),
            ("en", "Subscribe now to continue reading", Some(Invitation)),
            ("en", "This article is for subscribers only.", Some(Invitation)),
            ("en", "Already a subscriber? Log in\n\n© Heather Moor Daily", Some(Invitation)),
            ("en", "People read more books than they did in any year before.", None),
            ("en", "Subscribers to the weekly box pay more.", None),
            ("de", "Jetzt weiterlesen", Some(Invitation)),
            ("de", "Weiterlesen mit einem Abo", Some(Invitation)),
            ("de", "Die Pumpe war alt, und das Wasserwerk sagte am Abend", Some(Unfinished)),
            ("de", "„Das wissen wir alle nicht …“", None),
            ("fr", "Cet article est réservé aux abonnés", Some(Invitation)),
            ("fr", "Il vous reste 72 % de cet article à lire.", Some(Invitation)),
            ("fr", "« Nous ne savons pas encore… »", None),
            ("es", "Suscríbete para seguir leyendo", Some(Invitation)),
            ("pt", "Assine para continuar a ler", Some(Invitation)),
            ("it", "Continua a leggere", Some(Invitation)),
            ("nl", "Lees verder", Some(Invitation)),
            ("pl", "Czytaj dalej", Some(Invitation)),
            ("ru", "Читать полностью", Some(Invitation)),
            ("uk", "Читати далі", Some(Invitation)),
            ("uk", "Насос був старий, а водоканал увечері повідомив, що його", Some(Unfinished)),
        ] {
            let text = format!("{}\n\n{end}", if lang == "uk" || lang == "ru" { "У понеділок зупинився насос на водній станції біля міста Ровень." } else { "A pump of the water station on Heather Moor failed on Monday." });
            assert_eq!(sign_of(lang, &text), expected, "{lang}: {end}");
        }
    }

    #[test]
    fn only_the_end_is_looked_at() {
        let middle = "A pump failed on the moor on Monday…\n\nContinue reading\n\nIt was old.\n\nThe council met.\n\nNobody was hurt.\n\nIt ran again on Tuesday.";
        assert_eq!(sign_of("en", middle), None);
        assert_eq!(sign_of("en", ""), None);
        // A text without stops is no text that breaks off.
        assert_eq!(sign_of("en", "The pump on the old moor failed on Monday night\n\nThe council of the town met on Tuesday at noon"), None);
    }

    #[test]
    fn every_language_with_a_folder_has_invitations() {
        for lang in ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"] {
            assert!(!Language::of(lang).cut_off.is_empty(), "{lang}");
        }
    }
}
