//! The strict reader of the language files.

use std::fmt;

/// A file as sections of lines; the lines before any section head belong to the section `""`.
pub struct File {
    name: &'static str,
    lines: Vec<(&'static str, &'static str)>,
}

/// A line without the shape that its file asks for.
#[derive(PartialEq, Eq)]
pub struct Malformed(String);

impl fmt::Debug for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub fn load(name: &'static str, text: &'static str) -> Result<File, Malformed> {
    let mut section = "";
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let fail = |what: &str| Err(Malformed(format!("{name}.txt line {}: {what}: {line:?}", at + 1)));
        if line != line.trim() {
            return fail("white space at an end");
        }
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        if let Some(head) = line.strip_prefix('[') {
            section = match head.strip_suffix(']') {
                Some(head) if !head.is_empty() && lines.iter().all(|(s, _)| *s != head) => head,
                _ => return fail("no section head, or one used twice"),
            };
            continue;
        }
        lines.push((section, line));
    }
    if lines.is_empty() {
        return Err(Malformed(format!("{name}.txt holds no entry")));
    }
    Ok(File { name, lines })
}

impl File {
    /// The section names, in order.
    pub fn sections(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.lines.iter().map(|(section, _)| *section).collect();
        names.dedup();
        names
    }

    /// The lines of a section that must not be empty.
    pub fn lines(&self, section: &str) -> Result<Vec<&'static str>, Malformed> {
        let lines: Vec<_> = self.lines.iter().filter(|(s, _)| *s == section).map(|(_, line)| *line).collect();
        if lines.is_empty() { Err(Malformed(format!("{}.txt lacks section [{section}]", self.name))) } else { Ok(lines) }
    }

    /// All words of a section, by white space.
    pub fn words(&self, section: &str) -> Result<Vec<&'static str>, Malformed> {
        Ok(self.lines(section)?.into_iter().flat_map(|line| line.split(' ')).collect())
    }

    /// Lines of two words.
    pub fn pairs(&self, section: &str) -> Result<Vec<(&'static str, &'static str)>, Malformed> {
        let pair = |line: &'static str| match line.split_once(' ') {
            Some((a, b)) if !b.contains(' ') => Ok((a, b)),
            _ => Err(self.malformed(section, line)),
        };
        self.lines(section)?.into_iter().map(pair).collect()
    }

    /// Lines of a word and a whole number.
    pub fn numbers(&self, section: &str) -> Result<Vec<(&'static str, i64)>, Malformed> {
        let number = |(word, value): (&'static str, &'static str)| {
            value.parse().map(|value| (word, value)).map_err(|_| self.malformed(section, value))
        };
        self.pairs(section)?.into_iter().map(number).collect()
    }

    pub fn malformed(&self, section: &str, line: &str) -> Malformed {
        Malformed(format!("{}.txt [{section}]: not of the shape this section has: {line:?}", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_malformed_is_named() {
        let error = |text| load("x", text).err().map(|e| e.0);
        assert_eq!(error("[a]\n b").unwrap(), "x.txt line 2: white space at an end: \" b\"");
        assert_eq!(error("# only\n").unwrap(), "x.txt holds no entry");
        assert!(error("[a]\nb\n[c]\nd\n[a]\ne").unwrap().contains("used twice"));
        assert!(load("x", "[a]\nb c d").ok().unwrap().pairs("a").is_err());
        assert!(load("x", "[a]\nb c").ok().unwrap().numbers("a").is_err());
    }
}
