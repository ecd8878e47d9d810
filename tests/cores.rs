//! With the feature `rayon`: over however many cores, in steps of whatever size, the bytes are those of one core. That these are
//! the bytes of an engine without the feature, tests/native.test.mjs asks of wasm, which never has it.
#![cfg(feature = "rayon")]

use std::fs;
use std::path::Path;

use crossread::{ArticleInput, Engine, Format, Options, export};
use rayon::ThreadPoolBuilder;

/// How often each account comes again, every time with its paragraphs in another order.
const TIMES: usize = 5;

/// All accounts of `seeds/`, again and again: many stories, quotations in many places, more sentences than one batch.
fn accounts() -> Vec<ArticleInput> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> = fs::read_dir(seeds)
        .unwrap()
        .map(|event| event.unwrap().path())
        .filter(|path| path.is_dir())
        .flat_map(|event| fs::read_dir(event).unwrap().map(|file| file.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|path| fs::read_to_string(path).unwrap().split_once("\n\n").unwrap().1.to_string()).collect();
    let turned = |text: &str, by: usize| {
        let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
        let by = by * 3 % paragraphs.len();
        paragraphs.rotate_left(by);
        paragraphs.join("\n\n")
    };
    (0..TIMES).flat_map(|by| texts.iter().map(move |text| (by, text))).map(|(by, text)| ArticleInput { text: turned(text, by), ..Default::default() }).collect()
}

fn compared(cores: usize, units: usize) -> String {
    let pool = ThreadPoolBuilder::new().num_threads(cores).build().unwrap();
    pool.install(|| {
        let mut engine = Engine::with_articles(accounts(), Options::default()).unwrap();
        while !engine.step(units).unwrap().finished {}
        export(&engine.result().unwrap(), Format::Json)
    })
}

#[test]
fn any_number_of_cores_gives_the_bytes_of_one() {
    let one = compared(1, 1);
    assert!(one.len() > 1_000_000, "a comparison of {} bytes is too small to tell", one.len());
    for (cores, units) in [(1, usize::MAX), (2, usize::MAX), (3, 7), (8, 64)] {
        assert!(compared(cores, units) == one, "{cores} cores, {units} units at a time");
    }
}
