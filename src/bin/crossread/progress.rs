//! How far the work is, in one line that is written over: for a person who watches, not for a file.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;

use crossread::Progress;

/// Told by several threads.
pub struct ProgressLine {
    watched: bool,
    shown: Mutex<Option<String>>,
}

impl Default for ProgressLine {
    fn default() -> ProgressLine {
        ProgressLine { watched: io::stderr().is_terminal(), shown: Mutex::new(None) }
    }
}

impl ProgressLine {
    pub fn tell(&self, progress: Progress) {
        self.tell_stage(progress.stage, progress.done, progress.total);
    }

    pub fn tell_stage(&self, stage: &str, done: usize, total: usize) {
        if !self.watched {
            return;
        }
        let words = format!("crossread: {stage} {} %", done * 100 / total.max(1));
        let mut shown = self.shown.lock().expect("whoever holds it does not panic");
        if shown.as_ref() != Some(&words) {
            write(&words);
            *shown = Some(words);
        }
    }

    /// Takes the line away, before anything else is said.
    pub fn clear(&self) {
        if self.shown.lock().expect("whoever holds it does not panic").take().is_some() {
            write("");
        }
    }
}

fn write(words: &str) {
    // Where nobody can be told how far it is, the work goes on all the same.
    let _ = write!(io::stderr().lock(), "\r\x1b[K{words}");
}
