//! Who is the subject of a verb: noun phrases around it, without a parser.

use std::ops::Range;

use crate::comparison::EntityKind;
use crate::document::Document;
use crate::lang::{Classes, Verb};
use crate::name::Gender;
use crate::token::{Kind, is_mark};

/// A subject stands at most this many tokens before its verb, an aside included.
const REACH: usize = 40;

/// What a noun phrase points to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// The tokens of the phrase.
    pub tokens: Range<usize>,
    pub kind: SubjectKind,
    /// A preposition governs it, or its noun is none that is known to speak: any other subject is better.
    pub weak: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SubjectKind {
    /// Index of a mention of the document.
    Mention(usize),
    Pronoun(Gender),
    /// They: more than one, or someone whose gender is not told.
    Plural,
    /// It: an organisation.
    Thing,
    /// I and we: the outlet itself, or whoever the article is by.
    First,
    /// A role noun with what belongs to it: "a government spokesman".
    Role,
}

/// One article with its tokens marked by quotation and by name.
pub struct Reader<'a> {
    pub document: &'a Document,
    /// Whether a token lies in a quotation, its marks included.
    pub quoted: Vec<bool>,
    /// The mention a token belongs to.
    pub mention: Vec<Option<u32>>,
    /// Whether a sentence starts with a token.
    pub starts: Vec<bool>,
}

/// Whom a pronoun that is a subject stands for: "he", "he'll".
fn pronoun(norm: &str) -> Option<SubjectKind> {
    match norm.split('\'').next().unwrap_or(norm) {
        "i" | "we" => Some(SubjectKind::First),
        "he" => Some(SubjectKind::Pronoun(Gender::Male)),
        "she" => Some(SubjectKind::Pronoun(Gender::Female)),
        "they" => Some(SubjectKind::Plural),
        "it" => Some(SubjectKind::Thing),
        _ => None,
    }
}

impl<'a> Reader<'a> {
    pub fn new(document: &'a Document) -> Reader<'a> {
        let mut quoted = vec![false; document.tokens.len()];
        for part in document.quotations.iter().flat_map(|q| &q.parts) {
            let tokens = document.tokens_in(*part);
            let (from, to) = (tokens.start.saturating_sub(1), (tokens.end + 1).min(quoted.len()));
            for i in from..to {
                quoted[i] |= tokens.contains(&i) || document.tokens[i].kind == Kind::Punctuation && is_mark(document.print(i));
            }
        }
        let mut mention = vec![None; document.tokens.len()];
        for (i, m) in document.mentions.iter().enumerate() {
            mention[m.tokens.start as usize..m.tokens.end as usize].fill(Some(i as u32));
        }
        let mut starts = vec![false; document.tokens.len() + 1];
        document.sentences.iter().for_each(|sentence| starts[sentence.tokens.start as usize] = true);
        Reader { document, quoted, mention, starts }
    }

    pub fn class(&self, at: usize) -> Classes {
        self.document.lexicon.class(self.document.tokens[at])
    }

    pub fn verb(&self, at: usize) -> Option<Verb> {
        self.document.lexicon.form(self.document.tokens[at]).verb
    }

    /// A verb that can have a subject and say something: no noun ("the report"), no infinitive, no passive.
    pub fn is_cue(&self, at: usize, range: &Range<usize>) -> bool {
        if let Some(speech) = self.speech() {
            return self.is_cue_by_shape(at, range, speech);
        }
        if self.verb(at).is_none() || self.quoted[at] || self.document.lexicon.form(self.document.tokens[at]).capital {
            return false;
        }
        if at == range.start {
            return true;
        }
        let norm = self.document.norm(at);
        let previous = self.document.norm(at - 1);
        let gerund = norm.ends_with("ing");
        // "By saying": what governs a gerund does not keep it from having a subject.
        let governed = matches!(previous, "to" | "of" | "for" | "in" | "by" | "with") && !gerund;
        let passive = matches!(previous, "is" | "was" | "were" | "be" | "been" | "being" | "are") && !gerund;
        // "As the memo put it", "as Reed sees it": elsewhere to put or to see says nothing.
        let put = (norm.starts_with("put") || self.document.lexicon.key(self.document.tokens[at]) == "see") && !(at + 1 < self.document.tokens.len() && self.document.norm(at + 1) == "it");
        !(governed || passive || put || self.class(at - 1).has(Classes::ARTICLE) || self.is_noun(at))
    }

    /// "His remarks", "Reed's claim", "a Reuters report": forms that are nouns too are verbs only beside a subject that fits.
    fn is_noun(&self, at: usize) -> bool {
        let norm = self.document.norm(at);
        let past = norm.ends_with("ed") || norm.ends_with("ing") || self.document.lang.irregular.contains_key(norm) || matches!(norm, "read" | "put");
        let third = norm.ends_with('s') && !norm.ends_with("ss");
        if past {
            return false;
        }
        let bare = !third;
        // "The recent attacks": a verb of naming in the present stands beside somebody who can speak.
        let speaks = |i: usize| {
            let class = self.class(i);
            class.has(Classes::ROLE.or(Classes::ROLE_PLURAL).or(Classes::ORGANISATION).or(Classes::STOP)) || self.mention[i].is_some() || self.document.tokens[i].kind != Kind::Word || self.is_adverb(i)
        };
        if third && self.verb(at) == Some(Verb::Naming) && !speaks(at - 1) {
            return true;
        }
        let mut before = at - 1;
        while before > 0 && self.is_adverb(before) && !self.class(before).has(Classes::AUXILIARY) {
            before -= 1;
        }
        let norm = self.document.norm(before);
        if self.class(before).has(Classes::POSSESSIVE) || matches!(norm, "these" | "those") || self.possessive(before) {
            return true;
        }
        // "Officials say", "they did say", "laugh and say": a plural, a helping verb, a second verb.
        let fits = self.class(before).has(Classes::AUXILIARY.or(Classes::MODAL).or(Classes::ROLE_PLURAL).or(Classes::CONJUNCTION))
            || matches!(norm, "they" | "we" | "i" | "you" | "who" | "which" | "that" | "percent" | "some" | "many" | "most" | "few" | "others" | "both" | "all")
            || norm.len() > 3 && norm.ends_with('s') && self.mention[before].is_none_or(|m| self.document.mentions[m as usize].tokens.len() == 1);
        bare && !fits
    }

    /// Whether a token is a verb for sure: a helping verb, or one of the lists.
    pub fn acts(&self, at: usize) -> bool {
        at < self.document.tokens.len() && (self.class(at).has(Classes::AUXILIARY) || self.verb(at).is_some())
    }

    fn possessive(&self, at: usize) -> bool {
        self.document.lexicon.form(self.document.tokens[at]).possessive
    }

    fn is_adverb(&self, at: usize) -> bool {
        let norm = self.document.norm(at);
        self.class(at).has(Classes::AUXILIARY)
            || matches!(norm, "also" | "then" | "later" | "once" | "again" | "even" | "still" | "now" | "not" | "earlier" | "only" | "just" | "never" | "first" | "all" | "both" | "further" | "himself" | "herself" | "itself" | "today" | "yesterday" | "often" | "always" | "sometimes" | "simply")
            || norm.len() > 4 && norm.ends_with("ly") && self.mention[at].is_none()
            || self.class(at).has(Classes::WEEKDAY)
            || norm == "on" && at + 1 < self.document.tokens.len() && self.class(at + 1).has(Classes::WEEKDAY)
    }

    /// The place before what may stand between a subject and its verb: adverbs, a time, a parenthesis.
    fn without_adverbials(&self, verb: usize, floor: usize) -> usize {
        let mut end = verb;
        while end > floor && !self.quoted[end - 1] {
            let last = end - 1;
            if self.is_adverb(last) {
                end = last;
                continue;
            }
            if self.document.print(last) == ")" {
                // "Ada Reed (Holm) said"
                match (floor..last).rev().take(12).find(|&i| self.document.print(i) == "(") {
                    Some(open) => end = open,
                    None => break,
                }
                continue;
            }
            let year = self.document.tokens[last].kind == Kind::Number && self.document.print(last).len() == 4;
            let time = year || self.class(last).has(Classes::MONTH) || self.class(last).has(Classes::DAY_PART) || matches!(self.document.norm(last), "week" | "month" | "year" | "point");
            let led = (floor..last).rev().take(3).find(|&i| matches!(self.document.norm(i), "in" | "on" | "at" | "last" | "this" | "next" | "that"));
            match led.filter(|_| time) {
                Some(start) => end = start,
                None => break,
            }
        }
        end
    }

    /// The subject before a verb, within `range`.
    pub fn before(&self, verb: usize, range: &Range<usize>) -> Option<Subject> {
        if let Some(speech) = self.speech() {
            return self.subject_by_shape(verb, range, speech);
        }
        let floor = range.start.max(verb.saturating_sub(REACH));
        let mut end = self.without_adverbials(verb, floor);
        if end == floor {
            return None;
        }
        if self.document.print(end - 1) == "," {
            return self.before_aside(end - 1, floor, 4);
        }
        if self.class(end - 1).has(Classes::RELATIVE) && end - 1 > floor {
            end = self.without_adverbials(end - 1 - usize::from(self.document.print(end - 2) == ","), floor);
            let aside = (floor..end).rev().take(8).find(|&i| self.document.print(i) == ",").filter(|&comma| self.is_aside(comma + 1));
            if let Some(comma) = aside {
                // "With Reed, now the chief engineer, who said": what is said of a name belongs to it.
                let named = comma.checked_sub(1).and_then(|at| self.mention[at]).filter(|&m| comma > floor && self.document.mentions[m as usize].kind == EntityKind::Person);
                if let Some(mention) = named {
                    return Some(Subject { tokens: self.document.mentions[mention as usize].tokens.start as usize..comma, kind: SubjectKind::Mention(mention as usize), weak: false });
                }
                // "Reed, the chief engineer, who said"
                return self.before_aside(end, floor, 2).or_else(|| self.ending_at(comma, floor));
            }
            // A relative clause tells of the name right before it, whatever governs that.
            if let Some(mention) = (end > floor).then(|| self.mention[end - 1]).flatten() {
                return Some(Subject { tokens: self.document.mentions[mention as usize].tokens.start as usize..end, kind: SubjectKind::Mention(mention as usize), weak: true });
            }
            return self.ending_at(end, floor).map(|subject| Subject { weak: true, ..subject });
        }
        self.ending_at(end, floor)
    }

    /// The subject before an aside that ends at a comma: "Reed, the chief engineer, who lives in Holm, said".
    fn before_aside(&self, comma: usize, floor: usize, depth: usize) -> Option<Subject> {
        let open = (floor..comma).rev().find(|&i| self.document.print(i) == "," || self.quoted[i]).filter(|&i| !self.quoted[i] && i > floor);
        let Some(open) = open else { return self.ending_at(self.without_adverbials(comma, floor), floor) };
        // "Northgas, which runs the network, said": what a relative clause tells of does not speak.
        let relative = self.class(open + 1).has(Classes::RELATIVE);
        let aside = if relative { None } else { self.ending_at(self.without_adverbials(comma, open + 1), open + 1) };
        let before = (floor..open).rev().find(|&i| self.document.print(i) == "," || self.quoted[i]).filter(|&i| !self.quoted[i]);
        let outer = match before {
            Some(before) if depth > 0 && self.is_aside(before + 1) => self.before_aside(open, floor, depth - 1),
            _ => self.ending_at(self.without_adverbials(open, floor), floor),
        };
        // "The captain's mate, Tom Okafor, said": the aside is the name of the one whose role stands before it.
        let named = aside.as_ref().is_some_and(|s| self.is_person(s) && (open + 1..s.tokens.start).all(|i| self.class(i).has(Classes::HONORIFIC.or(Classes::ROLE)) || self.document.lexicon.form(self.document.tokens[i]).capital));
        match outer {
            Some(outer) if self.is_person(&outer) && !outer.weak => Some(outer),
            _ if named => aside,
            Some(outer) if outer.weak && aside.as_ref().is_some_and(|aside| !aside.weak) => aside,
            outer => outer.or(aside),
        }
    }

    /// Whether what begins after a comma says more of the phrase before it.
    fn is_aside(&self, at: usize) -> bool {
        let token = self.document.tokens[at];
        self.class(at).has(Classes::ARTICLE.or(Classes::RELATIVE)) || matches!(self.document.norm(at), "now" | "then" | "and") || token.kind == Kind::Number || self.document.print(at).starts_with(char::is_lowercase)
    }

    fn is_person(&self, subject: &Subject) -> bool {
        matches!(subject.kind, SubjectKind::Mention(m) if self.document.mentions[m].kind == EntityKind::Person)
    }

    /// The noun phrase that ends before a token: the last one that no preposition governs.
    fn ending_at(&self, end: usize, floor: usize) -> Option<Subject> {
        let mut start = end;
        while start > floor {
            let at = start - 1;
            let print = self.document.print(at);
            let punctuation = self.document.tokens[at].kind == Kind::Punctuation && !matches!(print, "-" | "/" | "&" | "'" | "’");
            let clause = self.mention[at].is_none()
                && (matches!(self.document.norm(at), "but" | "that" | "where")
                    || self.class(at).has(Classes::AUXILIARY.or(Classes::SUBORDINATOR))
                    || self.is_cue(at, &(floor..end)) && !self.class(at).has(Classes::ROLE)
                    || self.document.norm(at) == "and" && self.verb_before(at, floor));
            if self.quoted[at] || punctuation || clause {
                break;
            }
            start = at;
        }
        match self.head(start..end) {
            Some(subject) if !subject.weak => Some(subject),
            // "The letter from Reed said": the letter speaks.
            governed => self.plain_noun(start..end).or(governed),
        }
    }

    /// A phrase whose noun no list knows: "one questioner", "the ruling", "protesters". Only beside a verb of speech does it stand
    /// for who spoke.
    fn plain_noun(&self, range: Range<usize>) -> Option<Subject> {
        let preposition = |i: usize| self.class(i).has(Classes::PREPOSITION);
        let determines = |i: usize| {
            self.class(i).has(Classes::ARTICLE.or(Classes::POSSESSIVE)) || self.possessive(i) || self.document.tokens[i].kind == Kind::Number || matches!(self.document.norm(i), "one" | "some" | "many" | "several" | "other" | "another" | "this" | "these" | "both" | "most")
        };
        if let Some(at) = range.clone().rfind(|&i| matches!(self.document.norm(i), "somebody" | "someone" | "everybody" | "everyone")) {
            return Some(Subject { tokens: at..at + 1, kind: SubjectKind::Role, weak: true });
        }
        let start = range.clone().find(|&i| determines(i) && (i == range.start || !preposition(i - 1)));
        let start = start.or_else(|| (range.len() <= 3 && range.len() > 0 && !preposition(range.start) && self.document.tokens[range.start].kind != Kind::Punctuation).then_some(range.start))?;
        let end = (start + 1..range.end).find(|&i| preposition(i)).unwrap_or(range.end);
        let noun = end - 1;
        let word = self.document.print(noun);
        let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        // "The 81-year-old"
        let is_noun = (self.document.tokens[noun].kind == Kind::Word || word.ends_with("-old")) && !self.class(noun).has(Classes::STOP.or(Classes::WEEKDAY).or(Classes::MONTH)) && self.mention[noun].is_none()
            && !word.ends_with("ly");
        let shaped = if determines(start) { noun > start } else { plural };
        (is_noun && shaped && end - start <= 6).then(|| self.with_complement(Subject { tokens: start..end, kind: SubjectKind::Role, weak: true }, range.end))
    }

    /// Whether "and" joins clauses, not nouns: a verb stands before it in the same stretch.
    fn verb_before(&self, and: usize, floor: usize) -> bool {
        (floor..and).rev().take(12).take_while(|&i| self.document.print(i) != ",").any(|i| self.verb(i).is_some() || self.class(i).has(Classes::AUXILIARY))
    }

    /// The head of a stretch of noun phrases.
    pub fn head(&self, range: Range<usize>) -> Option<Subject> {
        if self.speech().is_some() {
            return self.first_phrase(range);
        }
        let mut best: Option<Subject> = None;
        let (mut governed, mut chunk) = (false, range.start);
        let mut at = range.start;
        while at < range.end {
            let norm = self.document.norm(at);
            if let Some(mention) = self.mention[at] {
                let end = (self.document.mentions[mention as usize].tokens.end as usize).min(range.end);
                let role = self.document.mentions[mention as usize].role.is_some();
                let apart = at > chunk && !role && !self.class(at - 1).has(Classes::ARTICLE) && self.mention[at - 1].is_none() && !self.class(at - 1).has(Classes::ROLE.or(Classes::HONORIFIC));
                if apart {
                    (governed, chunk) = (false, at);
                }
                // "Ukraine's air force", "the Reuters reporter": the name only qualifies what follows.
                let qualifies = end < range.end && (self.possessive(end - 1) || self.class(end).has(Classes::ROLE) && !self.class(end).has(Classes::STOP));
                if !qualifies {
                    self.take(&mut best, Subject { tokens: at..end, kind: SubjectKind::Mention(mention as usize), weak: governed });
                }
                at = end;
                continue;
            }
            let class = self.class(at);
            if let Some(kind) = pronoun(norm) {
                (governed, chunk) = (false, at);
                self.take(&mut best, Subject { tokens: at..at + 1, kind, weak: false });
            } else if matches!(norm, "of" | "for" | "with" | "from" | "at" | "in" | "on" | "to" | "by" | "about" | "under" | "over" | "against" | "into" | "during" | "outside" | "near" | "inside" | "behind") {
                (governed, chunk) = (true, at + 1);
            } else if class.has(Classes::ARTICLE) && at > chunk {
                // A new phrase: "In a statement the company".
                (governed, chunk) = (false, at);
            } else if self.is_role(at) && !(at + 1 < range.end && self.continues_role(at + 1)) {
                self.take(&mut best, Subject { tokens: chunk..at + 1, kind: SubjectKind::Role, weak: governed });
            }
            at += 1;
        }
        best.map(|subject| self.with_complement(subject, range.end))
    }

    /// "Spokesman for", "head of": what follows belongs to the role.
    pub fn complements(&self, at: usize) -> bool {
        matches!(self.document.norm(at), "of" | "for" | "at" | "from")
    }

    /// "A spokesman for the ferry line": what "of", "for" and "at" add to a role belongs to it.
    fn with_complement(&self, mut subject: Subject, end: usize) -> Subject {
        let at = subject.tokens.end;
        let joins = at + 1 < end && self.complements(at);
        if subject.kind == SubjectKind::Role && joins {
            let stops = |i: &usize| self.document.tokens[*i].kind == Kind::Punctuation || self.class(*i).has(Classes::RELATIVE) || matches!(self.document.norm(*i), "in" | "on" | "with");
            subject.tokens.end = (at + 1..end).find(stops).unwrap_or(end).min(at + 7);
        }
        subject
    }

    fn is_role(&self, at: usize) -> bool {
        // Most words of a text are told by these alone.
        if self.document.tokens[at].kind != Kind::Word || self.class(at).has(Classes::STOP) || self.possessive(at) {
            return false;
        }
        let singular = crate::quantity::singular(self.document.norm(at));
        let class = self.class(at).or(self.document.lang.class(&singular));
        class.has(Classes::ROLE.or(Classes::ROLE_PLURAL).or(Classes::ORGANISATION)) && !class.has(Classes::STOP)
    }

    /// "police officer", "defence minister": the next word is the head.
    fn continues_role(&self, at: usize) -> bool {
        self.is_role(at) && self.mention[at].is_none() || self.mention[at].is_some_and(|m| self.document.mentions[m as usize].role.is_some())
    }

    /// Keeps the last phrase that nothing governs; a governed one only where there is no other.
    fn take(&self, best: &mut Option<Subject>, subject: Subject) {
        match best {
            Some(known) if subject.weak && !known.weak => {}
            _ => *best = Some(subject),
        }
    }

    /// The subject of a sentence: the first noun phrase before a verb that no preposition governs.
    pub fn first_subject(&self, range: &Range<usize>, until: usize) -> Option<Subject> {
        if self.speech().is_some() {
            return self.first_phrase(range.start..until);
        }
        let until = until.min(range.start + 60);
        let finite = |i: usize| {
            let print = self.document.print(i);
            !self.quoted[i] && self.mention[i].is_none()
                && (self.class(i).has(Classes::AUXILIARY) && !matches!(self.document.norm(i), "be" | "been" | "being") || self.verb(i).is_some() && self.is_cue(i, range) || print.len() > 4 && print.ends_with("ed") && print.starts_with(char::is_lowercase))
        };
        let subject = |i: usize| self.before(i, &(range.start..until)).filter(|s| !s.weak);
        (range.start + 1..until).filter(|&i| finite(i)).find_map(subject).or_else(|| {
            // No verb that is known: the first phrase, once it is whole.
            let whole = |i: usize| self.head(range.start..i).filter(|s| (s.tokens.end < i || i == until) && !s.weak);
            // Before a word that can be one there is none.
            let first = (range.start..until).find(|&i| self.mention[i].is_some() || self.is_role(i) || pronoun(self.document.norm(i)).is_some())?;
            (first + 1..=until).find_map(whole)
        })
    }

    /// The subject after an inverted verb: "said Reed, the chief engineer".
    pub fn after(&self, verb: usize, range: &Range<usize>) -> Option<Subject> {
        let start = verb + 1;
        let mut end = start;
        while end < range.end && !self.quoted[end] && end < start + 14 {
            let print = self.document.print(end);
            if self.document.tokens[end].kind == Kind::Punctuation && !matches!(print, "-" | "&" | "/" | "'" | "’") {
                break;
            }
            let preposition = self.class(end).has(Classes::SUBORDINATOR.or(Classes::RELATIVE)) || matches!(self.document.norm(end), "in" | "on" | "at" | "during");
            if preposition && end > start {
                break;
            }
            end += 1;
        }
        let mut best = None;
        let mut chunk_end = start;
        // The first phrase is the subject, with what "of" and "for" add to it.
        while chunk_end < end {
            chunk_end += 1;
            if let Some(subject) = self.head(start..chunk_end) {
                best = Some(subject);
                let full = self.mention[chunk_end - 1].is_some_and(|m| (self.document.mentions[m as usize].tokens.end as usize) > chunk_end);
                let more = chunk_end < end && (self.continues_role(chunk_end) || self.mention[chunk_end].is_some());
                if !full && !more {
                    break;
                }
            }
        }
        // "Said its secretary, Tom Okafor": the name behind the role.
        if let Some(role) = best.as_ref().filter(|s| s.kind == SubjectKind::Role)
            && role.tokens.end + 1 < range.end
            && self.document.print(role.tokens.end) == ","
            && let Some(mention) = self.mention[role.tokens.end + 1]
            && self.document.mentions[mention as usize].kind == EntityKind::Person
        {
            let tokens = self.document.mentions[mention as usize].tokens.clone();
            return Some(Subject { tokens: tokens.start as usize..tokens.end as usize, kind: SubjectKind::Mention(mention as usize), weak: false });
        }
        best.or_else(|| self.plain_noun(start..end))
    }
}
