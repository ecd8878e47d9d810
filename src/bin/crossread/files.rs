//! Files as articles, by the rule of pkg/lib/article-file.js, and what is written.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crossread::ArticleInput;

/// Folders among the files, as the article files in them, by name.
pub fn files_of(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(|error| format!("{}: {}", path.display(), reason(&error)))?;
        let mut names: Vec<_> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| is_article(Path::new(name)) && !name.eq_ignore_ascii_case("readme.md"));
        names.sort();
        files.extend(names.iter().map(|name| PathBuf::from(format!("{}/{name}", path.to_string_lossy().trim_end_matches('/')))));
    }
    Ok(files)
}

fn is_article(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()))
}

pub fn read(file: &Path) -> Result<ArticleInput, String> {
    let fail = |error: String| format!("{}: {error}", file.display());
    let stdin = file.as_os_str() == "-";
    let bytes = if stdin {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|e| fail(e.to_string()))?;
        bytes
    } else {
        if !is_article(file) {
            return Err(fail("only .txt, .md, .markdown and .text files are read".into()));
        }
        fs::read(file).map_err(|e| fail(reason(&e)))?
    };
    let text = decode(bytes).ok_or_else(|| fail("is not UTF-8 text".into()))?;
    let mut article = with_header(&text);
    if let Some(line) = article.text.trim_start().lines().next().filter(|line| header_line(line).is_some()) {
        // Not an error: an article may begin so. But whoever meant a header wants to know.
        eprintln!("crossread: {}: the line {:?} was read as text, since no header of {} and a blank line begins the file", file.display(), line.chars().take(60).collect::<String>(), KEYS.join(", "));
    }
    if article.label.is_none() {
        article.label = Some(if stdin { "standard input".into() } else { file.file_stem().unwrap_or_default().to_string_lossy().into_owned() });
    }
    Ok(article)
}

/// The words for what happens most, the same as the npm package's.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::IsADirectory => "is a folder".into(),
        io::ErrorKind::PermissionDenied => "may not be read or written".into(),
        _ => error.to_string(),
    }
}

/// UTF-8, or UTF-16 that says so by its byte order mark; a NUL is in no text.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).map(|pair| pair.try_into().ok().map(read)).collect::<Option<Vec<u16>>>()?;
        String::from_utf16(&units).ok()
    };
    let text = match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes)?,
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes)?,
        _ => String::from_utf8(bytes).ok()?,
    };
    let text = text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text);
    (!text.contains('\0')).then_some(text)
}

const ENDINGS: [&str; 4] = ["txt", "md", "markdown", "text"];
const KEYS: [&str; 6] = ["id", "label", "published", "lang", "title", "url"];

/// The key, in small letters, and the value of a header line.
fn header_line(line: &str) -> Option<(&'static str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = KEYS.into_iter().find(|known| known.eq_ignore_ascii_case(key))?;
    Some((key, value.trim()))
}

/// Lines `key: value` at the top, then an empty line: they are about the text and no part of it. Any other line there means
/// that all of it is text.
fn with_header(text: &str) -> ArticleInput {
    let whole = || ArticleInput { text: text.into(), ..Default::default() };
    let mut article = ArticleInput::default();
    let mut rest = text;
    let mut some = false;
    loop {
        let Some((line, after)) = rest.split_once('\n') else { return whole() };
        rest = after;
        match header_line(line) {
            Some((key, value)) => {
                let value = Some(value.to_string()).filter(|value| !value.is_empty());
                match key {
                    "id" => article.id = value,
                    "label" => article.label = value,
                    "published" => article.published = value,
                    "lang" => article.lang = value,
                    "title" => article.title = value,
                    _ => article.url = value,
                }
                some = true;
            }
            None if !line.trim().is_empty() => return whole(),
            None if some => return ArticleInput { text: after.into(), ..article },
            None => {}
        }
    }
}

/// A reader that has seen enough (`| head`) is no failure.
pub fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

pub fn write_named(path: &Path, text: &str) -> Result<(), String> {
    write_whole(path, text).map_err(|error| format!("{}: {error}", path.display()))
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
