//! The report: one HTML file for people, to keep, print or send. It holds no script and asks for nothing.

use super::{Source, escape, kind, level};

/// Nothing may be loaded or run, whatever the texts hold.
const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>Comparison</title>\n<style>\n\
body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1b18;background:#fff}\n\
h1,h2,h3,small{font-family:system-ui,sans-serif}h2{margin-top:2.5rem;border-bottom:1px solid #767670}\n\
li{margin:.4rem 0;break-inside:avoid}li ul{margin:.2rem 0 .8rem}small{color:#5b5b55}\n\
@media(prefers-color-scheme:dark){body{color:#e8e6df;background:#191917}small{color:#b4b2a8}}\n\
@media print{body{max-width:none;margin:0;color:#000;background:#fff}small{color:#000}}\n</style>\n</head>\n<body>\n<h1>Comparison</h1>\n";

/// Text that may run in any direction, apart from what stands round it.
fn text(out: &mut String, content: &str) {
    out.push_str("<bdi>");
    escape(content, out);
    out.push_str("</bdi>");
}

fn small(out: &mut String, content: &str) {
    out.push_str(" <small>");
    escape(content, out);
    out.push_str("</small>");
}

/// The siglum before a reading.
fn outlet(out: &mut String, source: &Source, article: u32) {
    out.push_str("<li><b>");
    text(out, source.id(article));
    out.push_str("</b> ");
}

pub fn report(source: &Source) -> String {
    let comparison = source.comparison;
    let mut out = String::from(HEAD);
    let out = &mut out;
    out.push_str("<ul>\n");
    for (i, article) in comparison.articles.iter().enumerate() {
        outlet(out, source, i as u32);
        // Each by itself: a name in another direction turns nothing beside it.
        for (n, part) in [&article.label, &article.title, &article.published].into_iter().flatten().enumerate() {
            out.push_str(if n > 0 { ", <bdi>" } else { "<bdi>" });
            text(out, part);
            out.push_str("</bdi>");
        }
        if let Some(url) = article.url.as_deref().filter(|url| url.starts_with("http://") || url.starts_with("https://")) {
            out.push_str(" <a rel=\"noreferrer\" href=\"");
            escape(url, out);
            out.push_str("\">");
            text(out, url);
            out.push_str("</a>");
        }
        for note in &article.notes {
            small(out, &note.message);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n<h2>Differences</h2>\n");
    if comparison.differences.is_empty() {
        out.push_str("<p>");
        text(out, &source.no_difference());
        out.push_str("</p>\n");
    }
    out.push_str("<ul>\n");
    for d in &comparison.differences {
        out.push_str("<li>");
        text(out, &d.about);
        out.push_str(": ");
        text(out, &d.text);
        small(out, &format!("{}, {}", level(d.level), kind(d.kind)));
        out.push_str("\n<ul>\n");
        for r in &d.readings {
            outlet(out, source, r.article);
            text(out, &format!("“{}”", r.text));
            if let Some(sentence) = r.sentence {
                small(out, &source.sentence(sentence));
            }
            out.push_str("</li>\n");
        }
        if !d.silent.is_empty() {
            out.push_str("<li>");
            small(out, &format!("not found in the supplied text of {}", source.ids(&d.silent)));
            out.push_str("</li>\n");
        }
        out.push_str("</ul></li>\n");
    }
    out.push_str("</ul>\n<h2>Quotations told by several</h2>\n<ul>\n");
    for u in &comparison.utterances {
        out.push_str("<li>");
        text(out, source.name(u.speaker));
        out.push_str("\n<ul>\n");
        for r in &u.readings {
            let Some(q) = comparison.quotations.get(r.quotation as usize) else { continue };
            outlet(out, source, q.article);
            text(out, &format!("“{}”", source.quotation(r.quotation)));
            let mut said = kind(r.kind);
            for flag in &r.flags {
                said.push_str(", touches: ");
                said.push_str(&kind(flag));
            }
            small(out, &said);
            out.push_str("</li>\n");
        }
        out.push_str("</ul></li>\n");
    }
    out.push_str("</ul>\n<h2>Told by several</h2>\n<ul>\n");
    for p in &comparison.passages {
        out.push_str("<li>");
        text(out, &source.sentence(p.head));
        small(out, &source.ids(&p.articles));
        out.push_str("\n<ul>\n");
        for &s in p.sentences.iter().filter(|s| **s != p.head) {
            outlet(out, source, comparison.sentences.get(s as usize).map_or(0, |s| s.article));
            text(out, &source.sentence(s));
            out.push_str("</li>\n");
        }
        out.push_str("</ul></li>\n");
    }
    out.push_str("</ul>\n<h2>Found in one of the supplied texts only</h2>\n");
    for (article, only) in source.told_alone() {
        out.push_str("<h3>");
        text(out, source.id(article));
        out.push_str("</h3>\n<ul>\n");
        for s in only {
            out.push_str("<li>");
            text(out, &source.sentence(s));
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</body>\n</html>\n");
    std::mem::take(out)
}
