//! CSV and TSV: one row for each reading, so that a spreadsheet can sort and filter them.

use super::{Source, kind, level};
use crate::comparison::Value;
use crate::span::one_line;

const HEAD: [&str; 12] =
    ["record", "number", "level", "kind", "about", "article", "label", "text", "value", "start", "end", "flags"];

/// RFC 4180: lines end in CR LF, a cell with a comma, a quotation mark or a line break stands in quotation marks.
pub fn csv(source: &Source) -> String {
    rows(source, |cells, out| {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            if cell.contains([',', '"', '\n', '\r']) {
                out.push('"');
                for c in cell.chars() {
                    if c == '"' {
                        out.push('"');
                    }
                    out.push(c);
                }
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push_str("\r\n");
    })
}

/// Columns parted by tabs, lines by line feeds; a cell holds neither.
pub fn tsv(source: &Source) -> String {
    rows(source, |cells, out| {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                out.push('\t');
            }
            out.push_str(&one_line(cell));
        }
        out.push('\n');
    })
}

/// All rows, in the order of the result: differences, utterances, passages, what stands in one text only.
fn rows(source: &Source, write: impl Fn(&[String; 12], &mut String)) -> String {
    let comparison = source.comparison;
    let mut out = String::new();
    write(&HEAD.map(String::from), &mut out);
    let mut row = |record: &str, number: u32, level: &str, kind: String, about: &str, place: (u32, u32, u32), text: String, value: String, flags: String| {
        let (article, start, end) = place;
        let label = comparison.articles.get(article as usize).and_then(|a| a.label.as_deref()).unwrap_or("");
        let cells = [
            record.into(), number.to_string(), level.into(), kind, safe(about), safe(source.id(article)), safe(label), safe(&text), safe(&value),
            start.to_string(), end.to_string(), flags,
        ];
        write(&cells, &mut out);
    };
    for d in &comparison.differences {
        for r in &d.readings {
            let place = (r.article, r.start, r.end);
            row("difference", d.id, level(d.level), kind(d.kind), &d.about, place, r.text.clone(), value(source, &r.value), String::new());
        }
    }
    for u in &comparison.utterances {
        for r in &u.readings {
            let Some(q) = comparison.quotations.get(r.quotation as usize) else { continue };
            let flags = r.flags.iter().map(kind).collect::<Vec<_>>().join(" ");
            let place = (q.article, q.start, q.end);
            row("utterance", u.id, "", kind(r.kind), source.name(u.speaker), place, source.quotation(r.quotation), String::new(), flags);
        }
    }
    let mut sentence = |record: &str, number: u32, id: u32| {
        let Some(s) = comparison.sentences.get(id as usize) else { return };
        let block = source.block(id).map(kind).unwrap_or_default();
        row(record, number, "", block, "", (s.article, s.start, s.end), source.sentence(id), String::new(), String::new());
    };
    for p in &comparison.passages {
        p.sentences.iter().for_each(|&id| sentence("passage", p.id, id));
    }
    for (article, only) in comparison.coverage.only.iter().enumerate() {
        only.iter().for_each(|&id| sentence("only", article as u32, id));
    }
    out
}

/// A cell that a spreadsheet would run as a formula is marked as text, by the apostrophe that spreadsheets know.
fn safe(cell: &str) -> String {
    let marked = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{cell}", if marked { "'" } else { "" })
}

fn value(source: &Source, value: &Value) -> String {
    match value {
        Value::Amount(amount) => {
            let number = |decimal| serde_json::to_string(&decimal).unwrap_or_default();
            let max = amount.max.map(|max| format!("-{}", number(max))).unwrap_or_default();
            let unit = amount.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{}{max}{unit}", number(amount.amount))
        }
        Value::Text(text) => text.clone(),
        Value::Entity(entity) => source.name(Some(*entity)).into(),
        Value::Truth(truth) => truth.to_string(),
        Value::None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text() {
        assert_eq!(["=1+1", "+44", "-1", "@x", "a=b", ""].map(safe), ["'=1+1", "'+44", "'-1", "'@x", "a=b", ""]);
    }
}
