//! One contender of `npm run bench`, native: reads tasks from standard input and times them when it is told to, so that
//! several processes can take turns. tools/bench/side.mjs speaks with it; tools/bench/contender.mjs is the same for wasm and
//! JavaScript.
//!
//! `side NAME`, then JSON lines in, one JSON line out for each: `{"load": …}` takes the texts and works on them once (the
//! first time, and the peak of memory after it); `{"run": 10}` works ten times. Times are nanoseconds for the whole line.

use std::fmt::Display;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::time::Instant;

use crossread::{ArticleInput, Options, compare, diff, segment};
use imara_diff::{Algorithm, Diff, InternedInput};
use serde::Deserialize;
use similar::capture_diff_slices;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Line {
    Load(Task),
    Run(u32),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Task {
    texts: Vec<String>,
}

/// Works once; what it gives is a count, so that nothing can be left out as unused.
type Work = fn(&Task) -> Result<usize, String>;

fn contender(name: &str) -> Option<Work> {
    Some(match name {
        "ours" => |task| Ok(diff(&task.texts[0], &task.texts[1], Some("en")).map_err(said)?.edits.len()),
        "imara-diff histogram" => |task| Ok(imara(task, Algorithm::Histogram)),
        "imara-diff myers" => |task| Ok(imara(task, Algorithm::Myers)),
        "similar myers" => |task| {
            let [a, b] = [pieces(&task.texts[0]), pieces(&task.texts[1])];
            Ok(capture_diff_slices(similar::Algorithm::Myers, &a, &b).len())
        },
        "compare" => |task| {
            let articles = task.texts.iter().map(|text| ArticleInput { text: text.clone(), lang: Some("en".into()), ..Default::default() });
            Ok(compare(articles.collect(), Options::default()).map_err(said)?.passages.len())
        },
        "segment" => |task| Ok(segment(&task.texts[0], Some("en")).map_err(said)?.sentences.len()),
        // The floor: nothing that compares texts can do less than find their words.
        "words" => |task| Ok(task.texts.iter().map(|text| text.split_word_bounds().count()).sum()),
        _ => return None,
    })
}

fn said(error: impl Display) -> String {
    error.to_string()
}

/// Words, and what stands between them: what a diff of words works on where it has no tokens of its own.
fn pieces(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

fn imara(task: &Task, algorithm: Algorithm) -> usize {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(task.texts[0].split_word_bounds());
    input.update_after(task.texts[1].split_word_bounds());
    Diff::compute(algorithm, &input).hunks().count()
}

/// The most memory this process ever had, in bytes, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

fn run() -> Result<(), String> {
    let name = std::env::args().nth(1).unwrap_or_default();
    // `cargo bench` passes an option of its own: this is no benchmark that stands alone.
    let Some(work) = contender(&name) else {
        return Err(format!("no contender {name:?}; `npm run bench` runs this program"));
    };
    let mut task = Task::default();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let answer = match serde_json::from_str(&line.map_err(said)?).map_err(said)? {
            Line::Load(given) => {
                task = given;
                let before = peak();
                let start = Instant::now();
                let count = black_box(work(&task)?);
                let ns = start.elapsed().as_nanos() as u64;
                serde_json::json!({ "ns": ns, "count": count, "before": before, "peak": peak() })
            }
            Line::Run(times) => {
                let start = Instant::now();
                for _ in 0..times {
                    black_box(work(black_box(&task))?);
                }
                serde_json::json!({ "ns": start.elapsed().as_nanos() as u64 })
            }
        };
        writeln!(out, "{answer}").and_then(|()| out.flush()).map_err(said)?;
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("side: {message}");
            ExitCode::from(2)
        }
    }
}
