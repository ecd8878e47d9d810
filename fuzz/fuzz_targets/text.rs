//! One text of arbitrary UTF-16, alone: its sentences, quotations and names.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let units: Vec<u16> = data.chunks(2).map(|pair| u16::from_le_bytes([pair[0], *pair.get(1).unwrap_or(&0)])).collect();
    for text in [String::from_utf16_lossy(&units), String::from_utf8_lossy(data).into_owned()] {
        let found = crossread::segment(&text, None).expect("a short text");
        let length = text.encode_utf16().count() as u32;
        assert!(found.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(found.sentences.iter().all(|sentence| sentence.start < sentence.end && sentence.end <= length));
        let found = crossread::quotations(&text, Some("en")).expect("a short text");
        assert!(found.quotations.iter().all(|quotation| quotation.end <= length));
    }
});
