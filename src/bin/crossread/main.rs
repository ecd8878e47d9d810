//! `crossread compare FILE...`: the comparison from a terminal, the same bytes as the npm package's command prints.

mod files;
mod progress;
mod stories;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use crossread::{ArticleInput, Comparison, Engine, Format, Options, Progress, export, without_texts};
use progress::ProgressLine;

/// Units of work between two looks at how far it is: enough for every core.
const UNITS: usize = 64;

/// Compares several accounts of one event.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compares texts and prints what they share and where they differ.
    Compare {
        /// Text files (.txt, .md); `-` reads one text from standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
        /// Leaves the articles' texts out of the JSON.
        #[arg(long)]
        no_text: bool,
        /// Writes to a file instead of standard output; nothing is left behind when something fails.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Reads whole folders and prints which articles tell the same event; with --out, that list as stories.json and a
        /// comparison of each story beside it.
        #[arg(long)]
        stories: bool,
    },
}

fn main() -> ExitCode {
    let Command::Compare { files, format, no_text, out, stories } = Cli::parse().command;
    let (out, line) = (out.as_deref(), ProgressLine::default());
    let done = if stories { stories::run(&files, format, no_text, out, &line) } else { run(&files, format, no_text, out, &line) };
    line.clear();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("crossread: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(files: &[PathBuf], format: Format, no_text: bool, out: Option<&Path>, line: &ProgressLine) -> Result<(), String> {
    let articles = read_all(files, format, no_text)?;
    let text = text_of(compared(articles, |progress| line.tell(progress))?, format, no_text);
    line.clear();
    match out {
        Some(path) => files::write_named(path, &text),
        None => files::print(&text),
    }
}

fn read_all(files: &[PathBuf], format: Format, no_text: bool) -> Result<Vec<ArticleInput>, String> {
    if files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err("standard input (-) can be read once only".into());
    }
    if no_text && format != Format::Json {
        return Err("--no-text is for json: the other formats are made of the texts".into());
    }
    files.iter().map(|file| files::read(file)).collect()
}

fn compared(articles: Vec<ArticleInput>, tell: impl Fn(Progress)) -> Result<Comparison, String> {
    let mut engine = Engine::with_articles(articles, Options::default()).map_err(|error| error.to_string())?;
    loop {
        let progress = engine.step(UNITS).map_err(|error| error.to_string())?;
        tell(progress);
        if progress.finished {
            return engine.result().map_err(|error| error.to_string());
        }
    }
}

fn text_of(comparison: Comparison, format: Format, no_text: bool) -> String {
    export(&if no_text { without_texts(comparison) } else { comparison }, format)
}
