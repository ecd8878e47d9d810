//! Who may know whom: the table of ARCHITECTURE.md, held by a test.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from pure text to the outside; a room may use those before it.
const ORDER: &[&[&str]] = &[
    &["span", "partition", "sort", "cores"],
    &["comparison"],
    &["error"],
    &["options"],
    &["lang"],
    &["article"],
    &["block"],
    &["segment"],
    &["token"],
    // One article, read once: the readers look at the document that they fill.
    &["document", "quote", "name", "quantity"],
    &["vocabulary"],
    &["attribution"],
    &["diff"],
    &["utterance"],
    &["signature"],
    &["align"],
    &["passage"],
    &["difference"],
    &["engine"],
    &["single"],
    &["export"],
    &["wasm"],
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Each file of the engine with its room.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    found
        .into_iter()
        .filter(|path| !path.starts_with(src.join("bin")) && !path.ends_with("lib.rs"))
        .map(|path| {
            let first = path.strip_prefix(&src).unwrap().components().next().unwrap();
            let room = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_string();
            let text = fs::read_to_string(&path).unwrap();
            (room, path, text)
        })
        .collect()
}

fn place(room: &str) -> usize {
    ORDER.iter().position(|group| group.contains(&room)).unwrap_or_else(|| panic!("the room {room} is not in the table"))
}

#[test]
fn imports_run_one_way() {
    let all = rooms();
    assert!(all.len() > 20, "the engine was found");
    for (room, path, text) in &all {
        // What a file uses: every `crate::room`, but for its tests, which may look further.
        let body = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for line in body.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if used.is_empty() || used.starts_with(char::is_uppercase) || matches!(used.as_str(), "compare" | "segment" | "quotations" | "diff" | "similarity" | "export") && *room == "wasm" {
                    continue;
                }
                let (from, to) = (place(room), place(&used));
                // The message of an error names one bound of `article`.
                let known = room == "error" && used == "article";
                assert!(to <= from || known, "{} uses {used}, which comes after {room}", path.display());
            }
        }
    }
}

#[test]
fn only_the_binding_knows_javascript_and_only_diff_knows_similar() {
    for (room, path, text) in rooms() {
        for word in ["js_sys", "web_sys", "wasm_bindgen"] {
            assert!(room == "wasm" || !text.contains(word), "{} names {word}", path.display());
        }
        assert!(room == "diff" || !text.contains("similar::"), "{} names similar", path.display());
        let own_unsafe = text.lines().any(|line| line.split_whitespace().any(|word| word == "unsafe"));
        assert!(!own_unsafe, "{} holds unsafe code", path.display());
    }
}

#[test]
fn files_are_short_enough_to_read() {
    for (_, path, text) in rooms() {
        let lines = text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines: is it one room or two?", path.display());
    }
}
