//! An arbitrary stored comparison: refused, or written in every format, whatever it names that is not there.

#![no_main]

use crossread::{Comparison, Format, export, without_texts};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(comparison) = serde_json::from_slice::<Comparison>(data) else { return };
    for format in [Format::Json, Format::Markdown, Format::Csv, Format::Tsv, Format::Html, Format::Annotations, Format::Tei] {
        export(&comparison, format);
    }
    export(&without_texts(comparison), Format::Json);
});
