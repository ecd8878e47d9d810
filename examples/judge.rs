//! Answers many small calls in one process, for whoever measures the engine: JSON lines in, one JSON line out for each, in
//! order.
//!
//! `{"call": "similarity", "args": {"a": "…", "b": "…"}}` gives `{"ok": 640}`; what the engine refuses gives `{"error": "…"}`.
//! Calls: `compare {articles, options, links}`, `segment {text, lang}`, `quotations {text, lang}`, `diff {a, b, lang}`,
//! `similarity {a, b}`, `evidence {articles, options}`. A line that is no call ends the process with status 2: a typing error
//! must not look like an answer.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use crossread::comparison::Sentence;
use crossread::{ArticleInput, Comparison, Engine, Error, Options, Place, compare, diff, quotations, segment, similarity};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(tag = "call", content = "args", rename_all = "camelCase", deny_unknown_fields)]
enum Call {
    Compare(Compare),
    Segment(Text),
    Quotations(Text),
    Diff(Pair),
    Similarity(Pair),
    /// For tools/fit.mjs: the sentences, and every pair that is looked at with the figures behind its score.
    Evidence(Compare),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compare {
    articles: Vec<ArticleInput>,
    #[serde(default)]
    options: Options,
    /// Links to take instead of finding some: what comes behind is measured by itself.
    #[serde(default)]
    links: Option<Vec<[Place; 2]>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: String,
    b: String,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Answer<T> {
    Ok(T),
    Error(String),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("judge: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| format!("standard input: {error}"))?;
        let call: Call = serde_json::from_str(&line).map_err(|error| format!("line {}: {error}", number + 1))?;
        let answer = match call {
            Call::Compare(Compare { articles, options, links: None }) => written(compare(articles, options)),
            Call::Compare(Compare { articles, options, links: Some(links) }) => written(linked(articles, options, links)),
            Call::Segment(Text { text, lang }) => written(segment(&text, lang.as_deref())),
            Call::Quotations(Text { text, lang }) => written(quotations(&text, lang.as_deref())),
            Call::Diff(Pair { a, b, lang }) => written(diff(&a, &b, lang.as_deref())),
            Call::Evidence(Compare { articles, options, .. }) => written(evidence(articles, options)),
            Call::Similarity(Pair { a, b, .. }) => written(similarity(&a, &b)),
        };
        writeln!(out, "{answer}").map_err(|error| format!("standard output: {error}"))?;
    }
    out.flush().map_err(|error| format!("standard output: {error}"))
}

fn evidence(articles: Vec<ArticleInput>, options: Options) -> Result<(Vec<Sentence>, Vec<Vec<i64>>), Error> {
    let mut engine = Engine::new(options)?;
    for article in articles {
        engine.put(article)?;
    }
    Ok((engine.result()?.sentences, engine.evidence()?))
}

fn linked(articles: Vec<ArticleInput>, options: Options, links: Vec<[Place; 2]>) -> Result<Comparison, Error> {
    let mut engine = Engine::new(options)?;
    for article in articles {
        engine.put(article)?;
    }
    engine.give_links(links);
    engine.result()
}

fn written<T: Serialize>(result: Result<T, Error>) -> String {
    let answer = match result {
        Ok(value) => Answer::Ok(value),
        Err(error) => Answer::Error(error.to_string()),
    };
    serde_json::to_string(&answer).expect("an answer is plain JSON")
}
