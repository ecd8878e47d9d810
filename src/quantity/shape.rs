//! Values in the languages that are read by shape: figures and number words, with what stands right beside them.
//!
//! No grammar is known here, so that only what its surroundings make plain is a value: a number with a unit, a currency, a
//! percent sign or a noun behind it, a day with its month, a time with the word that tells it from a length.

use super::{Amount, Lean, Magnitude, Quantity, Reader};
use crate::comparison::{Bound, Decimal, DifferenceKind};
use crate::lang::{Beside, Classes, NumberWord, UnitWord};
use crate::token::Kind;

/// No number has more words than this.
const MAX_WORDS: usize = 6;
/// Seconds.
const YEAR: i64 = 31_556_952;
/// Between a number and the noun that it counts stand at most this many adjectives, where nouns have a capital.
const ADJECTIVES: usize = 2;
/// A word shorter than this is not what is counted: an ending, an abbreviation.
const NOUN: usize = 3;

/// A number that begins at a token.
struct Read {
    value: Decimal,
    end: usize,
    ordinal: bool,
    many: bool,
    /// In figures of four digits without a separator, as years are written.
    year: bool,
}

impl Reader<'_> {
    pub fn by_shape(&self, beside: &Beside, at: usize) -> Option<Quantity> {
        self.dated(at).or_else(|| self.clock(beside, at)).or_else(|| self.weekday(beside, at)).or_else(|| self.age(beside, at)).or_else(|| self.counted_by_shape(beside, at))
    }

    fn counted_by_shape(&self, beside: &Beside, at: usize) -> Option<Quantity> {
        let lang = self.document.lang;
        let sign = lang.currencies.get(self.norm(at)).filter(|_| at < self.end && self.document.tokens[at].kind == Kind::Punctuation).copied();
        let first = self.figure(at + usize::from(sign.is_some()))?;
        let (mut amount, mut max, mut end) = (first.value, None, first.end);
        if beside.to.contains(&self.norm(end)) || self.norm(end) == "-" && self.touches(end) && self.touches(end + 1) {
            if let Some(second) = self.figure(end + 1).filter(|second| !second.ordinal && !first.ordinal && second.value > amount) {
                (max, end) = (Some(second.value), second.end);
            }
        }
        if let Some(NumberWord::Scale(scale)) = lang.numbers.get(self.norm(end)) {
            amount = amount.times(*scale)?;
            max = max.and_then(|m| m.times(*scale));
            end += 1;
        }
        let (mut bound, begin) = self.bound(at);
        if first.many {
            bound = Bound::AtLeast;
        }
        let make = |kind, end: usize, unit: &str, factor| {
            let amount = Amount { amount, max, bound, unit: Some(unit.to_string()), factor, lean: Lean::Both };
            self.make(begin..end, kind, Magnitude::Amount(amount))
        };
        if first.ordinal {
            let led = at > self.start && self.class(at - 1).has(Classes::STOP);
            let (noun, unit) = self.noun(beside, end).filter(|_| led)?;
            return make(DifferenceKind::Ordinal, noun, &unit, 1);
        }
        if let Some(code) = sign {
            return make(DifferenceKind::Money, end, code, 1);
        }
        if let Some(phrase) = lang.percents.iter().find(|phrase| phrase.iter().enumerate().all(|(i, word)| self.norm(end + i) == *word)) {
            return make(DifferenceKind::Percent, end + phrase.len(), "percent", 1);
        }
        // "4 millions d'euros", "4 millones de euros".
        let linked = end + usize::from(beside.of.contains(&self.norm(end)));
        let bare = beside.of.iter().find_map(|of| self.norm(linked).strip_prefix(of).filter(|rest| of.ends_with('\'') && !rest.is_empty())).unwrap_or(self.norm(linked));
        if let Some(code) = lang.currencies.get(bare) {
            return make(DifferenceKind::Money, linked + 1, code, 1);
        }
        match lang.units.get(self.norm(end)) {
            Some(UnitWord::Duration(seconds)) => return make(DifferenceKind::Duration, end + 1, self.norm(end), *seconds),
            Some(UnitWord::Distance(millimetres)) => return make(DifferenceKind::Distance, end + 1, self.norm(end), *millimetres),
            None => {}
        }
        if first.year && max.is_none() && end == first.end {
            return None;
        }
        let (_, unit) = self.noun(beside, linked)?;
        make(DifferenceKind::Number, end, &unit, 1)
    }

    /// The noun that follows: right behind, or behind adjectives where nouns have a capital. Its end and its plain form.
    fn noun(&self, beside: &Beside, at: usize) -> Option<(usize, String)> {
        let capitals = self.document.lang.capital_nouns();
        let capital = |i: usize| self.document.lexicon.form(self.document.tokens[i]).capital;
        let plain = |i: usize| self.is_word(i) && !self.class(i).has(Classes::STOP.or(Classes::MONTH).or(Classes::WEEKDAY));
        let reach = at..=(at + if capitals { ADJECTIVES } else { 0 });
        let noun = reach.take_while(|&i| i < self.end && plain(i)).find(|&i| capital(i) == capitals)?;
        let norm = self.norm(noun);
        if norm.chars().count() < NOUN || !norm.chars().all(|c| c.is_alphabetic() || c == '\'') {
            return None;
        }
        Some((noun + 1, if beside.person.contains(&norm) { "person".into() } else { norm.into() }))
    }

    /// "34-jährig", "34 Jahre alt"; "34 Jahre" alone is a length of time.
    fn age(&self, beside: &Beside, at: usize) -> Option<Quantity> {
        let begins = |stems: &[&str], word: &str| !word.is_empty() && stems.iter().any(|stem| word.starts_with(stem));
        let (years, end) = match self.norm(at).split_once('-') {
            Some((years, rest)) => (years.to_string(), begins(&beside.aged, rest).then_some(at + 1)?),
            None if matches!(self.document.lang.units.get(self.norm(at + 1)), Some(UnitWord::Duration(YEAR))) => (self.norm(at).to_string(), begins(&beside.old, self.norm(at + 2)).then_some(at + 3)?),
            None => return None,
        };
        let years = match self.document.lang.numbers.get(years.as_str()) {
            Some(NumberWord::Number(years)) => *years,
            _ => years.parse().ok()?,
        };
        let amount = Amount { amount: Decimal::whole(years)?, max: None, bound: Bound::Exact, unit: Some("year".into()), factor: 1, lean: Lean::Both };
        self.make(at..end, DifferenceKind::Age, Magnitude::Amount(amount))
    }

    /// A number in figures or words.
    fn figure(&self, at: usize) -> Option<Read> {
        if at >= self.end {
            return None;
        }
        match self.document.tokens[at].kind {
            Kind::Number => self.in_figures(at),
            Kind::Word => self.in_words(at),
            Kind::Punctuation => None,
        }
    }

    fn in_figures(&self, at: usize) -> Option<Read> {
        // A narrow space that does not break joins figures to one token.
        let mut groups = self.print(at).split('\u{202f}');
        let first = groups.next().filter(|first| self.print(at).len() == first.len() || first.len() <= 3)?;
        let mut figures = first.to_string();
        for group in groups {
            // The last one may have decimals.
            if group.find(',').unwrap_or(group.len()) != 3 {
                return None;
            }
            figures.push_str(group);
        }
        let mut end = at + 1;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        // "1 250 000": groups of three, one space apart.
        while figures.len() <= 12 && digits(&figures) && (end > at + 1 || figures.len() <= 3) && self.print(end).len() == 3 && digits(self.print(end)) {
            let gap = self.document.tokens[end - 1].span.end..self.document.tokens[end].span.start;
            if self.document.text()[gap.start as usize..gap.end as usize].chars().count() != 1 {
                break;
            }
            figures.push_str(self.print(end));
            end += 1;
        }
        let year = end == at + 1 && super::is_year(&figures);
        Some(Read { value: decimal(&figures)?, end, ordinal: false, many: false, year })
    }

    fn in_words(&self, at: usize) -> Option<Read> {
        let numbers = &self.document.lang.numbers;
        match numbers.get(self.norm(at))? {
            NumberWord::Ordinal(n) => return Some(Read { value: Decimal::whole(*n)?, end: at + 1, ordinal: true, many: false, year: false }),
            NumberWord::Many(n) => return Some(Read { value: Decimal::whole(*n)?, end: at + 1, ordinal: false, many: true, year: false }),
            _ => {}
        }
        let (mut total, mut group, mut end) = (0i64, 0i64, at);
        for i in at..(at + MAX_WORDS).min(self.end) {
            match numbers.get(self.norm(i)) {
                Some(NumberWord::Number(n)) if i == at || group >= 20 && group % 10 == 0 && *n < 10 || group >= 100 && group % 100 == 0 || group == 0 => group += n,
                Some(NumberWord::Scale(100)) if group < 10 => group = group.max(1) * 100,
                Some(NumberWord::Scale(scale)) if *scale > 100 => {
                    total = total.checked_add(group.max(1).checked_mul(*scale)?)?;
                    group = 0;
                }
                // "treinta y dos": the word between is none of the number where no number follows.
                None if i > at && group >= 20 && matches!(self.norm(i), "y" | "e" | "et") && matches!(numbers.get(self.norm(i + 1)), Some(NumberWord::Number(n)) if *n < 10) => continue,
                _ => break,
            }
            end = i + 1;
        }
        (end > at).then_some(())?;
        Some(Read { value: Decimal::whole(total.checked_add(group)?)?, end, ordinal: false, many: false, year: false })
    }

    /// "4. März 2026", "1er juin", "4 de marzo de 2026", "04.03.2026".
    fn dated(&self, at: usize) -> Option<Quantity> {
        let print = self.print(at);
        let make = |end, text| self.make(at..end, DifferenceKind::Date, Magnitude::Text(text));
        let parts: Vec<&str> = print.split('.').collect();
        if let [day, month, year] = parts[..] {
            let read = |text: &str, most: u32| text.parse::<u32>().ok().filter(|n| (1..=most).contains(n) && text.len() <= 4);
            return match (read(day, 31), read(month, 12), read(year, 2200)) {
                (Some(day), Some(month), Some(year)) if year >= 1000 => make(at + 1, format!("{year:04}-{month:02}-{day:02}")),
                _ => None,
            };
        }
        if at >= self.end || self.document.tokens[at].kind != Kind::Number {
            return None;
        }
        let bare = ["er", "º", "ª", "o"].iter().find_map(|ending| print.strip_suffix(ending)).unwrap_or(print);
        let day = bare.parse::<u32>().ok().filter(|day| (1..=31).contains(day) && bare.len() <= 2)?;
        let mut next = at + 1;
        next += usize::from(self.print(next) == "." && self.touches(next));
        next += usize::from(self.norm(next) == "de");
        let month = *self.document.lang.months.get(self.norm(next))?;
        let of = usize::from(matches!(self.norm(next + 1), "de" | "del" | ","));
        let year = Some(self.print(next + 1 + of)).filter(|y| y.len() == 4).and_then(|y| y.parse::<u32>().ok()).filter(|y| (1000..2200).contains(y));
        match (year, self.published) {
            (Some(year), _) => make(next + 2 + of, format!("{year:04}-{month:02}-{day:02}")),
            (None, Some(published)) => make(next + 1, super::calendar::nearest(published, month, day as u8).iso()),
            (None, None) => make(next + 1, format!("--{month:02}-{day:02}")),
        }
    }

    /// "5.40 Uhr", "5 h 40", "17h30", "a las 5.40 horas", "17:22". Without a word that says so, either half of the day may be
    /// meant, which a question mark tells.
    fn clock(&self, beside: &Beside, at: usize) -> Option<Quantity> {
        if at >= self.end || self.document.tokens[at].kind == Kind::Punctuation {
            return None;
        }
        let led = at > self.start && beside.at.contains(&self.norm(at - 1));
        let print = match self.document.lang.numbers.get(self.norm(at)) {
            Some(NumberWord::Number(hour)) => hour.to_string(),
            _ if self.is_word(at) => return None,
            _ => self.print(at).to_lowercase(),
        };
        let two = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        let (hour, minute, mut end, mut sure) = if let Some((hour, minute)) = print.split_once(['h', '.']) {
            // "17h30" is nothing else; "5.40" may be an amount.
            let told = led || self.hour_word(beside, at + 1);
            if !two(minute) || !print.contains('h') && !told {
                return None;
            }
            (hour.to_string(), minute.to_string(), at + 1, false)
        } else if self.print(at + 1) == ":" && self.touches(at + 1) && self.touches(at + 2) && two(self.print(at + 2)) && self.print(at + 3) != ":" {
            (print, self.print(at + 2).to_string(), at + 3, false)
        } else if self.norm(at + 1) == "h" && two(self.print(at + 2)) {
            (print, self.print(at + 2).to_string(), at + 3, false)
        } else if beside.clock.contains(&self.norm(at + 1)) || led && self.hour_word(beside, at + 1) || self.bare_hour(beside, at) {
            (print, "0".into(), at + 1, false)
        } else {
            return None;
        };
        if self.hour_word(beside, end) {
            sure = beside.clock.contains(&self.norm(end));
            end += 1;
        }
        // "18 Uhr 30".
        let behind = beside.clock.contains(&self.norm(end.saturating_sub(1))) && minute == "0" && two(self.print(end)) && (!self.is_word(end + 1) || self.class(end + 1).has(Classes::STOP));
        let minute = if behind { self.print(end).to_string() } else { minute };
        end += usize::from(behind);
        let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
        if hour > 23 || minute > 59 {
            return None;
        }
        let sure = if sure || hour > 12 || hour == 0 { "" } else { "?" };
        self.make(at..end, DifferenceKind::Time, Magnitude::Text(format!("{hour:02}:{minute:02}{sure}")))
    }

    /// "Alle 21", "o godzinie 21": nothing that could be counted follows.
    fn bare_hour(&self, beside: &Beside, at: usize) -> bool {
        if at == self.start || !beside.hours.contains(&self.norm(at - 1)) || self.document.tokens[at].kind != Kind::Number {
            return false;
        }
        // "Le 21 vittime"; "godziny 21" is nothing else.
        let counts = self.is_word(at + 1) && !self.class(at + 1).has(Classes::STOP) || self.print(at + 1) == "%";
        !counts || !self.class(at - 1).has(Classes::STOP)
    }

    fn hour_word(&self, beside: &Beside, at: usize) -> bool {
        beside.clock.contains(&self.norm(at)) || beside.hour.contains(&self.norm(at))
    }

    /// A weekday. Whether the last or the next one is meant, no grammar tells here: it is not resolved.
    fn weekday(&self, beside: &Beside, at: usize) -> Option<Quantity> {
        if !self.is_word(at) {
            return None;
        }
        let (norm, weekdays) = (self.norm(at), &self.document.lang.weekdays);
        let joined = || beside.day_endings.iter().find_map(|ending| weekdays.get(norm.strip_suffix(ending)?));
        let day = weekdays.get(norm).or_else(joined)?;
        self.make(at..at + 1, DifferenceKind::Day, Magnitude::Text(format!("-W-{day}")))
    }
}

/// Figures as they are written where the comma parts the decimals: 1.250, 12,5, 4.200.000, 3.5.
fn decimal(figures: &str) -> Option<Decimal> {
    if figures.len() > 20 || !figures.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return None;
    }
    let (whole, fraction) = match figures.split_once(',') {
        // Three figures behind the comma: decimals here, thousands elsewhere.
        Some((_, fraction)) if fraction.contains(',') || fraction.len() == 3 => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => match figures.split_once('.') {
            Some((whole, rest)) if rest.len() != 3 && !rest.contains('.') => (whole, rest),
            _ => (figures, ""),
        },
    };
    if whole.split('.').skip(1).any(|group| group.len() != 3) {
        return None;
    }
    super::number::printed(whole, fraction)
}

#[cfg(test)]
mod tests {
    use crate::quantity::tests::values;

    #[test]
    fn values_of_nine_languages() {
        for (lang, text, expected) in [
            ("de", "Rund 1.250 Menschen und zwei verletzte Feuerwehrleute.", "Number ~1250 person; Number 2 feuerwehrleute"),
            ("de", "Es kostet 4,2 Mio. Euro, also 12,5 Prozent mehr.", "Money 4200000 EUR; Percent 12.5 percent"),
            ("de", "Am Dienstagabend um 5.40 Uhr, gegen 7 Uhr und am 4. März 2026.", "Day -W-2; Time 05:40; Time 07:00; Date 2026-03-04"),
            ("de", "Bis sieben Uhr rief niemand an, sieben Stunden lang.", "Time 07:00; Duration 7 stunden"),
            ("de", "Der 14 Meter lange Riss nach 24 Stunden war der dritte Alarm seit 1961.", "Distance 14 meter; Duration 24 stunden; Ordinal 3 alarm"),
            ("de", "Mindestens fünf Boote sanken, höchstens dreißig Kisten fehlen.", "Number >=5 boote; Number <=30 kisten"),
            ("fr", "Plus de 1 250 habitants et deux blessés.", "Number >=1250 habitants; Number 2 blesses"),
            ("fr", "Quelque 4\u{202f}200\u{202f}000 euros et 1\u{202f}250,75 mètres.", "Money ~4200000 EUR; Distance 1250.75 metres"),
            ("fr", "Les 4,2 millions d'euros, soit 12,5 % de plus.", "Money 4200000 EUR; Percent 12.5 percent"),
            ("fr", "Mardi à 5 h 40, puis à 17h30 et à 7 heures, le 1er juin.", "Day -W-2; Time 05:40?; Time 17:30; Time 07:00?; Date 2025-06-01"),
            ("fr", "C’est la troisième alerte en vingt-quatre heures, une fissure de 40 mètres.", "Ordinal 3 alerte; Distance 40 metres"),
            ("es", "Unas 1.250 personas y treinta y dos vecinos.", "Number ~1250 person; Number 32 vecinos"),
            ("es", "A las 5.40 horas del martes, 4 de marzo de 2026, tras 24 horas.", "Time 05:40?; Date 2026-03-04; Duration 24 horas"),
            ("es", "Costará 4,2 millones de euros, un 12,5 % más.", "Money 4200000 EUR; Percent 12.5 percent"),
            ("it", "Almeno tre feriti alle 5.40 di venerdì, e 1.200 case.", "Number >=3 feriti; Time 05:40?; Day -W-5; Number 1200 case"),
            ("pt", "Pelo menos três feridos às 17h30 de sábado, e 2 milhões de euros.", "Number >=3 feridos; Time 17:30; Day -W-6; Money 2000000 EUR"),
            ("nl", "Minstens twee gewonden om 5.40 uur op dinsdag, 40 kilometer verder.", "Number >=2 gewonden; Time 05:40?; Day -W-2; Distance 40 kilometer"),
            ("pl", "Co najmniej 12 osób, pięć domów i 40 proc. więcej w piątek.", "Number >=12 person; Number 5 domow; Percent 40 percent; Day -W-5"),
            ("ru", "Не менее 12 человек в пятницу, 4 марта 2026 года, в 17:30.", "Number >=12 person; Date 2026-03-04; Time 17:30"),
            ("uk", "Щонайменше п'ять людей загинули у п'ятницю о 5:40.", "Number >=5 person; Day -W-5; Time 05:40?"),
        ] {
            assert_eq!(values(lang, text), expected, "{text}");
        }
    }
}
