//! Dates, weekdays and times of day, as ISO 8601.

use super::{Magnitude, Quantity, Reader};
use crate::comparison::DifferenceKind;
use crate::document::Day;
use crate::lang::{Classes, NumberWord};
use crate::token::Kind;

/// Words that say that a day is still to come stand at most so many tokens before it.
const AHEAD: usize = 12;

impl Reader<'_> {
    pub fn calendar(&self, at: usize) -> Option<Quantity> {
        self.date(at).or_else(|| self.time(at)).or_else(|| self.day(at))
    }

    /// A number without letters, of at most `digits` figures.
    fn small(&self, at: usize, digits: usize) -> Option<u32> {
        let print = self.print(at);
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|e| print.strip_suffix(e)).unwrap_or(print);
        (!bare.is_empty() && bare.len() <= digits && bare.bytes().all(|b| b.is_ascii_digit())).then(|| bare.parse().ok())?
    }

    fn year(&self, at: usize) -> Option<u32> {
        let print = self.print(at);
        (print.len() == 4).then(|| self.small(at, 4)).flatten().filter(|y| (1000..2200).contains(y))
    }

    fn month(&self, at: usize) -> Option<u8> {
        let capital = at < self.end && self.document.lexicon.form(self.document.tokens[at]).capital;
        self.document.lang.months.get(self.norm(at)).copied().filter(|_| capital)
    }

    fn date(&self, at: usize) -> Option<Quantity> {
        let make = |end, text| self.make(at..end, DifferenceKind::Date, Magnitude::Text(text));
        let day_of = |d: Option<u32>| d.filter(|d| (1..=31).contains(d));
        let full = |year: Option<u32>, month: u8, day: u32| match year {
            Some(year) => format!("{year:04}-{month:02}-{day:02}"),
            // Without a year it is the one nearest to the day of publication.
            None => match self.published {
                Some(published) => nearest(published, month, day as u8).iso(),
                None => format!("--{month:02}-{day:02}"),
            },
        };
        // 2025-07-04
        if let (Some(year), "-", Some(month), "-", Some(day)) = (self.year(at), self.print(at + 1), self.small(at + 2, 2), self.print(at + 3), self.small(at + 4, 2)) {
            return (self.touches(at + 1) && (1..=12).contains(&month)).then(|| make(at + 5, format!("{year:04}-{month:02}-{day:02}")))?;
        }
        if let Some(month) = self.month(at) {
            let dated = self.print(at).len() > 3 || self.print(at) == "May" || self.small(at + 1, 2).is_some();
            if let Some(day) = day_of(self.small(at + 1, 2)).filter(|_| !self.touches(at + 1)) {
                let comma = usize::from(self.print(at + 2) == ",");
                let year = self.year(at + 2 + comma);
                let end = if year.is_some() { at + 3 + comma } else { at + 2 };
                return make(end, full(year, month, day));
            }
            if let Some(year) = self.year(at + 1).filter(|_| dated) {
                return make(at + 2, format!("{year:04}-{month:02}"));
            }
            return None;
        }
        // 4 July, 4th of July 2025, the first of July
        let spelled = match self.document.lang.numbers.get(self.norm(at)) {
            Some(NumberWord::Ordinal(n)) if self.norm(at + 1) == "of" => u32::try_from(*n).ok(),
            _ => None,
        };
        if let Some(day) = day_of(self.small(at, 4).or(spelled)) {
            let of = usize::from(self.norm(at + 1) == "of");
            if let Some(month) = self.month(at + 1 + of) {
                let comma = usize::from(self.print(at + 2 + of) == ",");
                let year = self.year(at + 2 + of).or_else(|| self.year(at + 2 + of + comma).filter(|_| comma == 1));
                let end = at + 2 + of + if year.is_some() { 1 + usize::from(self.year(at + 2 + of).is_none()) } else { 0 };
                return make(end, full(year, month, day));
            }
        }
        let year = self.year(at).filter(|y| (1900..2100).contains(y))?;
        let before = at > self.start && matches!(self.norm(at - 1), "in" | "since" | "until" | "by" | "of" | "from" | "during" | "late" | "early" | "mid");
        let plain = !self.is_word(at + 1) || self.class(at + 1).has(Classes::STOP);
        (before && plain).then(|| make(at + 1, format!("{year:04}")))?
    }

    fn time(&self, at: usize) -> Option<Quantity> {
        let make = |end, minutes: u32| {
            self.make(at..end, DifferenceKind::Time, Magnitude::Text(format!("{:02}:{:02}", minutes / 60, minutes % 60)))
        };
        match self.norm(at) {
            "noon" | "midday" => return make(at + 1, 720),
            "midnight" => return make(at + 1, 0),
            _ => {}
        }
        if let Some((minutes, end)) = self.told(at) {
            // Of the two halves of the day only a word behind it tells.
            let (minutes, sure, end) = match self.half(end) {
                Some((noon, end)) => (minutes % 720 + noon, "", end),
                None => (minutes, "?", end),
            };
            return self.make(at..end, DifferenceKind::Time, Magnitude::Text(format!("{:02}:{:02}{sure}", minutes / 60, minutes % 60)));
        }
        let part = self.class(at).has(Classes::DAY_PART);
        if part && at > self.start && (self.document.lang.weekdays.contains_key(self.norm(at - 1)) || matches!(self.norm(at - 1), "yesterday" | "tomorrow")) {
            return self.make(at..at + 1, DifferenceKind::Time, Magnitude::Text(self.norm(at).into()));
        }
        if at >= self.end || self.document.tokens[at].kind != Kind::Number {
            return None;
        }
        let clock = |hour: u32, minute: u32, noon: Option<u32>| match noon {
            Some(noon) => ((1..=12).contains(&hour) && minute < 60).then(|| hour % 12 * 60 + minute + noon),
            None => (hour < 24 && minute < 60).then_some(hour * 60 + minute),
        };
        if let (Some(hour), ":", Some(minute)) = (self.small(at, 2), self.print(at + 1), self.small(at + 2, 2)) {
            if !self.touches(at + 1) || !self.touches(at + 2) || self.print(at + 2).len() != 2 {
                return None;
            }
            let half = self.half(at + 3);
            return make(half.map_or(at + 3, |(_, end)| end), clock(hour, minute, half.map(|(noon, _)| noon))?);
        }
        if let (Some(hour), Some((noon, end))) = (self.small(at, 2), self.half(at + 1)) {
            return make(end, clock(hour, 0, Some(noon))?);
        }
        // 6.40am, 6am, 6.40 am
        let lower = self.print(at).to_lowercase();
        let (figures, noon) = match lower.strip_suffix("am").map(|f| (f, 0)).or(lower.strip_suffix("pm").map(|f| (f, 720))) {
            Some((figures, noon)) => (figures.to_string(), Some((noon, at + 1))),
            None => (lower, self.half(at + 1)),
        };
        let (noon, end) = noon?;
        let (hour, minute) = figures.split_once(['.', ':']).unwrap_or((&figures, "0"));
        make(end, clock(hour.parse().ok()?, minute.parse().ok()?, Some(noon))?)
    }

    /// "Ten past seven", "half past six", "a quarter to nine", "7 o'clock", in minutes, and where it ends.
    fn told(&self, at: usize) -> Option<(u32, usize)> {
        let number = |at: usize| match self.document.lang.numbers.get(self.norm(at)) {
            Some(NumberWord::Number(n)) => u32::try_from(*n).ok(),
            _ => self.small(at, 2),
        };
        let hour = |at: usize| number(at).filter(|h| (1..=12).contains(h));
        if matches!(self.norm(at + 1), "o'clock") {
            return Some((hour(at)? * 60, at + 2));
        }
        let (minutes, mut next) = match self.norm(at) {
            "half" => (30, at + 1),
            "a" if self.norm(at + 1) == "quarter" => (15, at + 2),
            "quarter" => (15, at + 1),
            _ => (number(at).filter(|m| *m < 60)?, at + 1),
        };
        next += usize::from(self.norm(next) == "minutes");
        match self.norm(next) {
            "past" => Some((hour(next + 1)? * 60 + minutes, next + 2)),
            // "Five to seven" may be a range; a quarter is none.
            "to" if minutes % 5 == 0 && minutes < 30 && hour(next + 1).is_some() && self.half(next + 2).is_some() => Some(((hour(next + 1)? + 11) % 12 * 60 + 60 - minutes, next + 2)),
            "to" if minutes == 15 && self.norm(next - 1) == "quarter" => Some(((hour(next + 1)? + 11) % 12 * 60 + 45, next + 2)),
            _ => None,
        }
    }

    /// "a.m.", "in the morning": the minutes that the half of the day adds, and where the words end.
    fn half(&self, at: usize) -> Option<(u32, usize)> {
        match (self.norm(at), self.norm(at + 1), self.norm(at + 2)) {
            ("am", ..) => Some((0, at + 1)),
            ("pm", ..) => Some((720, at + 1)),
            ("in", "the", "morning") => Some((0, at + 3)),
            ("in", "the", "afternoon" | "evening") => Some((720, at + 3)),
            _ => None,
        }
    }

    /// A weekday, or today, yesterday and tomorrow where the day of publication is known.
    fn day(&self, at: usize) -> Option<Quantity> {
        if at >= self.end {
            return None;
        }
        let make = |text| self.make(at..at + 1, DifferenceKind::Day, Magnitude::Text(text));
        if let Some(&weekday) = self.document.lang.weekdays.get(self.norm(at)) {
            if !self.document.lexicon.form(self.document.tokens[at]).capital {
                return None;
            }
            let before = if at > self.start { self.norm(at - 1) } else { "" };
            // What is still to come may be told weeks ahead.
            let ahead = !matches!(before, "next" | "last") && self.ahead(at);
            return make(match self.published.filter(|_| !ahead) {
                Some(published) => {
                    let back = (published.weekday() + 7 - weekday) % 7;
                    let shift = match before {
                        "next" => 7 - back as i64,
                        "last" if back == 0 => -7,
                        _ => -(back as i64),
                    };
                    Day::from_number(published.number() + shift).iso()
                }
                None => format!("-W-{weekday}"),
            });
        }
        let shift = match self.norm(at) {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => return None,
        };
        // Inside a quotation the speaker's day counts, which nobody gives.
        let span = self.document.tokens[at].span;
        let quoted = self.document.quotations.iter().any(|q| q.span.contains(span));
        let published = self.published.filter(|_| !quoted)?;
        make(Day::from_number(published.number() + shift).iso())
    }

    /// Whether words before a day say that it is still to come: "will open on", "is to visit on", "closed until", "begins on".
    fn ahead(&self, at: usize) -> bool {
        let before = at.saturating_sub(AHEAD).max(self.start)..at;
        let mut words = before.rev().take_while(|&i| !matches!(self.print(i), ";" | ":" | "\"" | "“" | "”"));
        words.any(|i| match self.norm(i) {
            "will" | "would" | "shall" | "may" | "might" | "could" | "should" | "must" | "until" | "till" | "due" | "scheduled" | "expected" | "planned" | "set" | "this" | "coming" => true,
            "begins" | "starts" | "opens" | "reopens" | "closes" | "ends" | "resumes" | "meets" | "faces" | "travels" | "returns" | "plays" | "hosts" | "visits" | "arrives" | "votes" => true,
            "to" => self.is_word(i + 1) && !self.class(i + 1).has(Classes::STOP) && !self.document.lexicon.form(self.document.tokens[i + 1]).capital && i + 1 < at,
            norm => norm.ends_with("'ll") || norm.ends_with("’ll"),
        })
    }
}

/// The day of that month and day which lies nearest to another.
pub fn nearest(to: Day, month: u8, day: u8) -> Day {
    let years = [to.year - 1, to.year, to.year + 1];
    let days = years.map(|year| Day { year, month, day });
    days.into_iter().min_by_key(|d| ((d.number() - to.number()).abs(), d.year)).unwrap_or(to)
}
