//! The events of `seeds/` as a reader would print them, against the files in `tests/golden`. A change of judgement shows as a
//! difference there; `CROSSREAD_BLESS=1 cargo test --test golden` writes the files anew, on purpose and never by itself.

mod common;

use std::fs;
use std::path::Path;

use common::{accounts, check_laws};
use crossread::{Format, Options, compare, export};

fn golden(event: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let comparison = compare(accounts(&root.join("seeds").join(event)), Options::default()).unwrap();
    check_laws(&comparison);
    let shown = export(&comparison, Format::Markdown);
    let path = root.join("tests/golden").join(format!("{event}.md"));
    if std::env::var_os("CROSSREAD_BLESS").is_some() {
        fs::write(&path, &shown).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    if shown != expected {
        let line = shown.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or(0);
        panic!("{event} reads differently from line {}:\n  now:    {:?}\n  golden: {:?}", line + 1, shown.lines().nth(line), expected.lines().nth(line));
    }
}

#[test]
fn the_calls() {
    golden("calls");
}

#[test]
fn the_mill_fire() {
    golden("mill-fire");
}

#[test]
fn the_harbour() {
    golden("harbour");
}

#[test]
fn the_dam() {
    golden("dam");
}

#[test]
fn the_tram_in_two_versions() {
    golden("tram-versions");
}
