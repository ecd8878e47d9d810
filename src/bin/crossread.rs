//! `crossread compare FILE...`: the comparison from a terminal, the same bytes as the npm package's command prints.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use crossread::{ArticleInput, Format, Options, compare, export};

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
        format: Shape,
        /// Writes to a file instead of standard output; nothing is left behind when something fails.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    Json,
    Markdown,
}

fn main() -> ExitCode {
    let Command::Compare { files, format, out } = Cli::parse().command;
    match run(&files, format, out.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("crossread: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(files: &[PathBuf], format: Shape, out: Option<&Path>) -> Result<(), String> {
    if files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err("standard input (-) can be read once only".into());
    }
    let articles = files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let comparison = compare(articles, Options::default()).map_err(|error| error.to_string())?;
    let text = export(&comparison, match format {
        Shape::Json => Format::Json,
        Shape::Markdown => Format::Markdown,
    });
    match out {
        Some(path) => write_whole(path, &text).map_err(|error| format!("{}: {error}", path.display())),
        None => io::stdout().write_all(text.as_bytes()).map_err(|error| format!("standard output: {error}")),
    }
}

/// Writes beside the file and renames, so that nobody ever sees half of it.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_os_string();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The first error is the one to tell; what is left of the attempt goes.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn read(file: &Path) -> Result<ArticleInput, String> {
    let fail = |error: String| format!("{}: {error}", file.display());
    let stdin = file.as_os_str() == "-";
    let bytes = if stdin {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|e| fail(e.to_string()))?;
        bytes
    } else {
        let known = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt") || e.eq_ignore_ascii_case("md"));
        if !known {
            return Err(fail("only .txt and .md files are read".into()));
        }
        fs::read(file).map_err(|e| fail(e.to_string()))?
    };
    let text = String::from_utf8(bytes).map_err(|e| fail(format!("no UTF-8 text: {e}")))?;
    let mut article = with_header(text.strip_prefix('\u{feff}').unwrap_or(&text));
    if article.label.is_none() {
        article.label = Some(if stdin { "standard input".into() } else { file.file_stem().unwrap_or_default().to_string_lossy().into_owned() });
    }
    Ok(article)
}

/// Lines `key: value` at the top, then an empty line: they are about the text and no part of it. The keys are id, label,
/// published, lang, title and url; any other line there means that the text begins at once.
fn with_header(text: &str) -> ArticleInput {
    let whole = || ArticleInput { text: text.into(), ..Default::default() };
    let mut article = ArticleInput::default();
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.is_empty() {
            let some = rest.len() < text.len();
            return if some { ArticleInput { text: after.into(), ..article } } else { whole() };
        }
        let Some((key, value)) = line.split_once(": ") else { return whole() };
        let value = Some(value.trim().to_string());
        match key {
            "id" => article.id = value,
            "label" => article.label = value,
            "published" => article.published = value,
            "lang" => article.lang = value,
            "title" => article.title = value,
            "url" => article.url = value,
            _ => return whole(),
        }
        if after.is_empty() {
            return whole();
        }
        rest = after;
    }
}
