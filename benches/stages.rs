//! Each judgement alone, for development: `cargo bench --bench stages [-- NAME]` says what a change does to its time.
//!
//! The texts are those of the first event in `seeds/`, so that a figure here means articles as people write them;
//! `npm run bench` measures growth, on texts it makes.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use crossread::{ArticleInput, Options, compare, diff, quotations, segment, similarity};

/// The accounts of one event, without the lines on top that name their source.
fn accounts(event: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(event);
    let listed = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = listed.map(|entry| entry.expect("an entry of a folder").path());
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    assert!(files.len() >= 2, "{} has {} accounts", folder.display(), files.len());
    let text = |path| fs::read_to_string(path).expect("an account is UTF-8");
    files.iter().map(|path| text(path).split_once("\n\n").expect("an empty line ends the lines on top").1.to_string()).collect()
}

fn input(text: &str) -> ArticleInput {
    ArticleInput { text: text.into(), lang: Some("en".into()), ..Default::default() }
}

fn one_text(c: &mut Criterion) {
    let texts = accounts("harbour");
    let text = &texts[0];
    let mut group = c.benchmark_group("one text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("segment", |b| b.iter(|| segment(black_box(text), Some("en"))));
    group.bench_function("quotations", |b| b.iter(|| quotations(black_box(text), Some("en"))));
    group.finish();
}

fn two_texts(c: &mut Criterion) {
    let texts = accounts("harbour");
    let (a, b) = (&texts[0], &texts[1]);
    let lightly = a.replace(" said", " says").replace(" two ", " three ");
    let sentence = |text: &str| text.split(". ").nth(3).unwrap_or(text).to_string();
    let (first, second) = (sentence(a), sentence(b));
    let mut group = c.benchmark_group("two texts");
    group.bench_function("diff, lightly edited", |bench| bench.iter(|| diff(black_box(a), black_box(&lightly), Some("en"))));
    group.bench_function("diff, two accounts", |bench| bench.iter(|| diff(black_box(a), black_box(b), Some("en"))));
    group.bench_function("similarity of two sentences", |bench| bench.iter(|| similarity(black_box(&first), black_box(&second))));
    group.finish();
}

fn comparison(c: &mut Criterion) {
    let events: Vec<String> = ["harbour", "mill-fire", "calls"].into_iter().flat_map(accounts).collect();
    let mut group = c.benchmark_group("compare");
    group.sample_size(20).measurement_time(Duration::from_secs(8));
    for n in [2, 5, 20] {
        // Twenty are more than there are: accounts come again, as agencies' texts do from outlet to outlet.
        let articles: Vec<ArticleInput> = events.iter().cycle().take(n).map(|text| input(text)).collect();
        group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum()));
        group.bench_function(BenchmarkId::from_parameter(n), |bench| {
            bench.iter_batched(|| articles.clone(), |articles| compare(articles, Options::default()), BatchSize::LargeInput);
        });
    }
    group.finish();
}

criterion_group!(stages, one_text, two_texts, comparison);
criterion_main!(stages);
