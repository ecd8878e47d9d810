//! Two texts, cut at the first zero byte: the edits lead from one to the other, and the likeness is the same both ways.

#![no_main]

use crossread::comparison::Op;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let cut = data.iter().position(|&byte| byte == 0).unwrap_or(data.len());
    let (a, b) = (String::from_utf8_lossy(&data[..cut]), String::from_utf8_lossy(&data[(cut + 1).min(data.len())..]));
    let found = crossread::diff(&a, &b, Some("en")).expect("short texts");
    let (in_a, in_b): (Vec<u16>, Vec<u16>) = (a.encode_utf16().collect(), b.encode_utf16().collect());
    let (mut at, mut made) = (0, Vec::new());
    for edit in &found.edits {
        assert_eq!(edit.a[0] as usize, at, "edits tile the first text");
        let (old, new) = (&in_a[edit.a[0] as usize..edit.a[1] as usize], &in_b[edit.b[0] as usize..edit.b[1] as usize]);
        assert!(edit.op != Op::Equal || old == new, "what is equal is equal");
        made.extend_from_slice(new);
        at = edit.a[1] as usize;
    }
    assert_eq!(at, in_a.len());
    assert_eq!(made, in_b, "the edits give the second text");
    assert_eq!(crossread::similarity(&a, &b).expect("short texts"), crossread::similarity(&b, &a).expect("short texts"));
});
