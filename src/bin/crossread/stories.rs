//! A day's folder: which articles tell the same event, and each story's comparison, made side by side over the cores.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crossread::{ArticleInput, Format};
use rayon::prelude::*;
use serde::Serialize;

use crate::files::{files_of, print, reason, write_named};
use crate::progress::ProgressLine;
use crate::{compared, read_all, text_of};

#[derive(Serialize)]
struct Stories<'a> {
    schema: &'static str,
    stories: Vec<Story<'a>>,
}

#[derive(Serialize)]
struct Story<'a> {
    /// The file beside this list.
    comparison: Option<String>,
    articles: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    id: &'a str,
    label: &'a Option<String>,
    title: &'a Option<String>,
    published: &'a Option<String>,
}

/// A story's comparison that is to be written.
struct Made {
    name: String,
    articles: Vec<ArticleInput>,
}

/// A day's articles, grouped by what they tell of, and each story compared by itself under the sigla of the list.
pub fn run(paths: &[PathBuf], format: Format, no_text: bool, out: Option<&Path>, line: &ProgressLine) -> Result<(), String> {
    if out.is_none() && (no_text || format != Format::Json) {
        return Err("with --stories, --format and --no-text are for what --out FOLDER writes".into());
    }
    let files = files_of(paths)?;
    if files.is_empty() {
        return Err(format!("{}: no text files there", paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(", ")));
    }
    let articles = read_all(&files, format, no_text)?;
    let comparison = compared(articles.clone(), |progress| line.tell(progress))?;
    let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    let (mut listed, mut made) = (Vec::new(), Vec::new());
    for (n, members) in comparison.stories.iter().enumerate() {
        let name = (out.is_some() && members.len() > 1).then(|| format!("story-{}.{}", n + 1, ending(format)));
        if let Some(name) = &name {
            let own = members.iter().map(|&at| ArticleInput { id: Some(comparison.articles[at as usize].id.clone()), ..articles[at as usize].clone() });
            made.push(Made { name: name.clone(), articles: own.collect() });
        }
        let told = members.iter().map(|&at| {
            let article = &comparison.articles[at as usize];
            Told { file: &names[at as usize], id: &article.id, label: &article.label, title: &article.title, published: &article.published }
        });
        listed.push(Story { comparison: name, articles: told.collect() });
    }
    let index = serde_json::to_string_pretty(&Stories { schema: "crossread-stories/1", stories: listed }).map_err(|error| error.to_string())? + "\n";
    let Some(folder) = out else {
        line.clear();
        return print(&index);
    };
    fs::create_dir_all(folder).map_err(|error| format!("{}: {}", folder.display(), reason(&error)))?;
    let (total, done) = (made.len(), AtomicUsize::new(0));
    made.into_par_iter().try_for_each(|story| {
        write_named(&folder.join(&story.name), &text_of(compared(story.articles, |_| {})?, format, no_text))?;
        line.tell_stage("stories", done.fetch_add(1, Ordering::Relaxed) + 1, total);
        Ok::<(), String>(())
    })?;
    line.clear();
    // Last, so that it names nothing that is not there.
    write_named(&folder.join("stories.json"), &index)
}

fn ending(format: Format) -> &'static str {
    match format {
        Format::Json | Format::Annotations => "json",
        Format::Markdown => "md",
        Format::Csv => "csv",
        Format::Tsv => "tsv",
        Format::Html => "html",
        Format::Tei => "xml",
    }
}
