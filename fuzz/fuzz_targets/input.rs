//! Arbitrary JSON as articles and options: refused with a clear error, or compared.

#![no_main]

use crossread::{ArticleInput, Options, compare};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (articles, options) = text.split_once('\n').unwrap_or((text, "{}"));
    let Ok(articles) = serde_json::from_str::<Vec<ArticleInput>>(articles) else { return };
    let options = serde_json::from_str::<Options>(options).unwrap_or_default();
    match compare(articles, options) {
        Ok(comparison) => drop(serde_json::to_string(&comparison).expect("a comparison can be written")),
        Err(error) => assert!(!error.kind().is_empty() && !error.to_string().is_empty()),
    }
});
