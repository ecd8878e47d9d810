//! Numbers in digits and in words.

use super::Reader;
use crate::comparison::Decimal;
use crate::lang::NumberWord;
use crate::token::Kind;

/// A number that begins at a token.
pub struct Parsed {
    pub value: Option<Decimal>,
    /// The token after it.
    pub end: usize,
    /// The last scale in it: 1 000 000 for "3 million".
    pub scale: i64,
    pub ordinal: bool,
    /// "dozens": at least this many.
    pub many: bool,
    /// "a" or "an": a number only before a unit.
    pub article: bool,
    pub digits: bool,
    /// The unit inside the same token: "20-minute".
    pub unit: Option<String>,
    /// "44-year-old".
    pub old: bool,
}

impl Parsed {
    fn new(value: Option<Decimal>, end: usize) -> Parsed {
        Parsed { value, end, scale: 1, ordinal: false, many: false, article: false, digits: false, unit: None, old: false }
    }
}

/// No number has more words than this.
const MAX_WORDS: usize = 12;

impl Reader<'_> {
    /// The number that begins at a token.
    pub fn number(&self, at: usize) -> Option<Parsed> {
        if at >= self.end {
            return None;
        }
        match self.document.tokens[at].kind {
            Kind::Number => self.digits(at),
            Kind::Word => self.words(at),
            Kind::Punctuation => None,
        }
    }

    /// "A magnitude of 6.1", "a magnitude 6.4 quake": a number on a scale, whatever noun follows.
    pub fn on_scale(&self, at: usize) -> bool {
        let of = usize::from(at > self.start && self.norm(at - 1) == "of") + 1;
        at >= self.start + of && self.norm(at - of) == "magnitude"
    }

    fn digits(&self, at: usize) -> Option<Parsed> {
        let lower = self.print(at).to_lowercase();
        let (head, tail) = match lower.split_once('-') {
            Some((head, tail)) => (head, Some(tail)),
            None => (lower.as_str(), None),
        };
        let figures = head.len() - head.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.').len();
        let (figures, letters) = head.split_at(figures);
        let mut parsed = Parsed::new(decimal(figures), at + 1);
        parsed.digits = true;
        match letters {
            "" => {}
            "st" | "nd" | "rd" | "th" => parsed.ordinal = true,
            "s" => return None,
            _ => match (self.document.lang.scales.get(letters), self.document.lang.units.contains_key(letters)) {
                // "5m" without a currency may be metres or millions: only the sign before it tells.
                (Some(&scale), _) if letters != "m" || self.is_money(at) => {
                    parsed.value = parsed.value.and_then(|v| v.times(scale));
                    parsed.scale = scale;
                }
                (_, true) => parsed.unit = Some(letters.into()),
                _ => return None,
            },
        }
        if let Some(tail) = tail {
            parsed.old = tail.starts_with("year-old") || tail == "yearold";
            parsed.unit = Some(super::singular(tail.split('-').next().unwrap_or_default()));
            return Some(parsed);
        }
        if let Some(NumberWord::Scale(scale)) = self.document.lang.numbers.get(self.norm(parsed.end)) {
            parsed.value = parsed.value.and_then(|v| v.times(*scale));
            parsed.scale = *scale;
            parsed.end += 1;
        }
        parsed.value.is_some().then_some(parsed)
    }

    fn is_money(&self, at: usize) -> bool {
        at > self.start && self.document.lang.currencies.contains_key(self.norm(at - 1))
    }

    /// "two hundred and fifty thousand", "a dozen", "half a million", "twenty-three", "sixth", "an".
    fn words(&self, at: usize) -> Option<Parsed> {
        let numbers = &self.document.lang.numbers;
        let lower = self.print(at).to_lowercase();
        if matches!(lower.as_str(), "a" | "an") {
            let dozen = self.norm(at + 1) == "dozen";
            let scaled = matches!(numbers.get(self.norm(at + 1)), Some(NumberWord::Scale(_)));
            if dozen || scaled {
                let mut parsed = if scaled { self.words(at + 1)? } else { Parsed::new(Decimal::whole(12), at + 2) };
                parsed.article = false;
                return Some(parsed);
            }
            let mut parsed = Parsed::new(Decimal::whole(1), at + 1);
            parsed.article = true;
            return Some(parsed);
        }
        if lower == "half" && matches!(self.norm(at + 1), "a" | "an") {
            let mut parsed = Parsed::new(Decimal::from_scaled(Decimal::SCALE / 2), at + 2);
            parsed.article = true;
            if let Some(NumberWord::Scale(scale)) = numbers.get(self.norm(at + 2)) {
                parsed.value = parsed.value.and_then(|v| v.times(*scale));
                (parsed.end, parsed.article) = (at + 3, false);
            }
            return Some(parsed);
        }
        let (mut total, mut group, mut scale, mut end) = (0i64, 0i64, 1i64, at);
        let (mut seen, mut ordinal, mut many, mut unit, mut old) = (false, false, false, None, false);
        'words: for i in at..(at + MAX_WORDS).min(self.end) {
            let print = self.print(i).to_lowercase();
            if seen && print == "and" && scale >= 100 && matches!(numbers.get(self.norm(i + 1)), Some(NumberWord::Number(_))) {
                continue;
            }
            for (p, part) in print.split('-').enumerate() {
                match numbers.get(part) {
                    Some(NumberWord::Number(n)) if !(seen && group % 100 != 0 && (group % 10 != 0 || *n >= 10)) => group += n,
                    Some(NumberWord::Scale(100)) => group = group.max(1).checked_mul(100)?,
                    Some(NumberWord::Scale(s)) => {
                        total = total.checked_add(group.max(1).checked_mul(*s)?)?;
                        group = 0;
                    }
                    Some(NumberWord::Ordinal(n)) => {
                        group += n;
                        ordinal = true;
                    }
                    Some(NumberWord::Many(n)) if !seen => {
                        total = *n;
                        many = true;
                    }
                    None if p > 0 => {
                        old = old || part == "old";
                        unit.get_or_insert_with(|| super::singular(part));
                    }
                    _ => break 'words,
                }
                if let Some(NumberWord::Scale(s)) = numbers.get(part) {
                    scale = *s;
                }
                seen = true;
                end = i + 1;
            }
            if ordinal || many || unit.is_some() {
                break;
            }
        }
        // "one" is a pronoun as often as a number: it counts only right before a noun.
        let alone = end == at + 1 && group == 1 && total == 0 && !ordinal && unit.is_none();
        if !seen || alone && (!self.is_word(end) || self.class(end).has(crate::lang::Classes::STOP)) {
            return None;
        }
        if alone && at > self.start && matches!(self.norm(at - 1), "no" | "this" | "that" | "the" | "any" | "every") {
            return None;
        }
        let mut parsed = Parsed::new(Decimal::whole(total.checked_add(group)?), end);
        (parsed.scale, parsed.ordinal, parsed.many, parsed.unit, parsed.old) = (scale, ordinal, many, unit, old);
        Some(parsed)
    }
}

/// Figures with separators: 1,234,567 and 1,234.5 and 3.25; a comma before other than three figures is a decimal comma.
fn decimal(figures: &str) -> Option<Decimal> {
    let figures = figures.trim_end_matches(['.', ',']);
    if figures.is_empty() || figures.len() > 30 {
        return None;
    }
    let (whole, fraction) = match (figures.rfind('.'), figures.rfind(',')) {
        (Some(dot), _) if figures.matches('.').count() == 1 => (&figures[..dot], &figures[dot + 1..]),
        (None, Some(comma)) if figures.matches(',').count() == 1 && figures.len() - comma != 4 => (&figures[..comma], &figures[comma + 1..]),
        (Some(_), None) if figures.split('.').skip(1).all(|g| g.len() == 3) => (figures, ""),
        (Some(_), _) => return None,
        _ => (figures, ""),
    };
    printed(whole, fraction)
}

/// What figures before and behind the decimal mark say; separators between them count for nothing.
pub fn printed(whole: &str, fraction: &str) -> Option<Decimal> {
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    let mut scaled = whole.checked_mul(Decimal::SCALE)?;
    let mut place = Decimal::SCALE;
    for digit in fraction.bytes().take(4) {
        place /= 10;
        scaled = scaled.checked_add((digit.checked_sub(b'0').filter(|d| *d < 10)? as i64) * place)?;
    }
    Decimal::from_scaled(scaled)
}
