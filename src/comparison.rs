//! The result: plain data, the same from Rust, the wasm binding, the command and the page.
//!
//! Every `start`/`end` is a half-open range of **UTF-16 code units of that article's given text**. Ids are indices into
//! the array of their kind, article references indices into `articles`. Absent is `null`, never a made-up value. Scores
//! are integers from 0 to 1000. JSON Schema and TypeScript types of the package are made from these types.

use serde::{Deserialize, Serialize};

/// The name and version of the result's format.
pub const SCHEMA: &str = "crossread/1";

/// A half-open range of UTF-16 code units.
pub type Range = [u32; 2];

macro_rules! data {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

macro_rules! words {
    ($($(#[$meta:meta])* enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }
    )*};
}

words! {
    /// What a block of an article is.
    enum BlockKind {
        Headline, Dek, Byline, Dateline, Heading, Paragraph, Caption, Quote, List,
        /// Page furniture: no part of the story; its `reason` says why.
        Furniture,
    }
    /// What a reader must know about an input, or a bound that bit.
    enum NoteKind {
        /// The text looks cut off; the note's `sign` says by what.
        Truncated,
        /// The text holds no sentence.
        Empty,
        /// There is one article only: nothing to compare with.
        Alone,
        /// The language was found by the words of the text.
        Language,
        /// A judgement (say, of speakers) is not available for this language.
        Unsupported,
        /// A date that was given could not be read.
        Date,
        /// An address that was given is none of a web page.
        Url,
        /// A bound on work or on the size of the result took effect.
        Bound,
    }
    /// By what a text looks cut off, the surest first; only the first that holds is given.
    enum CutSign {
        /// The page says of itself that it is not free to read.
        Free,
        /// Its last lines ask to go on elsewhere, or to subscribe.
        Invitation,
        /// It ends in "…".
        Ellipsis,
        /// It ends in the middle of a sentence.
        Unfinished,
        /// It has very few words.
        Short,
    }
    /// What a name stands for.
    enum EntityKind { Person, Organisation, Place, Role, }
    /// Whether quotation marks hold speech, a piece of speech inside a sentence of the outlet, or words said by nobody.
    enum QuotationKind { Speech, Fragment,
        /// A title, a term, irony or a nickname: said by nobody.
        Scare,
    }
    /// By what the speaker of a quotation was found.
    enum Basis { Cue, Pronoun, Continuation, Colon, Heading, Context, }
    /// How a reading relates to the base of its utterance.
    enum ReadingKind {
        /// The same code units.
        Identical,
        /// Only marks, case at the start, dashes or spaces differ.
        Typographic,
        /// One stretch of the base and nothing else; a shifted window too.
        Trimmed,
        /// Several stretches of the base with something left out between them.
        Spliced,
        /// Words changed.
        Reworded,
    }
    /// What a reader must look at: what a cut or a change touches, or what marks it.
    enum Flag { Negation, Number, Modal, Ellipsis, Bracket, Attribution, }
    /// How alike two linked sentences are.
    enum LinkKind { Identical, Near, Reworded, Partial, }
    /// How much a difference matters.
    enum Level { Conflict, Variant, Style, }
    /// What kind of value differs.
    enum DifferenceKind {
        Number, Money, Percent, Ordinal, Age, Duration, Distance, Date, Day, Time, Place, Name, Attribution, Negation, Order,
        Naming, Spelling, Wording,
    }
    /// How an amount is bounded.
    enum Bound { Exact, About, AtLeast, AtMost, }
    /// One step of an edit script.
    enum Op { Equal, Delete, Insert, Replace, }
    /// What an edit changes.
    enum EditClass { Typographic, Spelling, Inflection, Number, Name, Negation, Wording, }
}

data! {
    /// A whole comparison; `schema` is `"crossread/1"`.
    struct Comparison {
        #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
        schema: String,
        articles: Vec<ArticleResult>,
        /// Which articles tell the same event at all: a partition of them; links exist only inside a story.
        stories: Vec<Vec<u32>>,
        sentences: Vec<Sentence>,
        entities: Vec<Entity>,
        quotations: Vec<Quotation>,
        reported: Vec<Reported>,
        utterances: Vec<Utterance>,
        links: Vec<Link>,
        passages: Vec<Passage>,
        differences: Vec<Difference>,
        coverage: Coverage,
    }
    /// An article as it was read.
    struct ArticleResult {
        id: String,
        label: Option<String>,
        lang: String,
        title: Option<String>,
        published: Option<String>,
        url: Option<String>,
        /// `isAccessibleForFree` of the page, where known.
        free: Option<bool>,
        /// Length of the text in UTF-16 code units.
        length: u32,
        /// `null` where it was left out on request.
        text: Option<String>,
        /// 64-bit FNV-1a hash of the text's UTF-8 bytes, 16 hexadecimal digits.
        hash: String,
        blocks: Vec<Block>,
        notes: Vec<Note>,
    }
    struct Block {
        start: u32,
        end: u32,
        kind: BlockKind,
        /// Why a block is furniture, in words; `null` for every other kind.
        reason: Option<String>,
    }
    struct Note {
        kind: NoteKind,
        /// Of a note of kind `truncated`: by what the text looks cut off; `null` for every other kind.
        sign: Option<CutSign>,
        message: String,
    }
    /// A sentence of a story; together they cover every block that is not furniture.
    struct Sentence {
        id: u32,
        article: u32,
        /// Index into the article's `blocks`: where it begins.
        block: u32,
        start: u32,
        end: u32,
        /// The pieces of a sentence that runs over two paragraphs.
        parts: Option<Vec<Range>>,
    }
    /// A person, organisation, place or role, with all its forms and mentions.
    struct Entity {
        id: u32,
        kind: EntityKind,
        /// The fullest form.
        name: String,
        /// Every form that occurs, as printed.
        forms: Vec<String>,
        mentions: Vec<Mention>,
    }
    struct Mention { article: u32, start: u32, end: u32, }
    /// A quotation, without its marks.
    struct Quotation {
        id: u32,
        article: u32,
        start: u32,
        end: u32,
        /// One range a paragraph where the quotation runs over several, and one on each side of what the outlet says in between
        /// inside the marks.
        parts: Option<Vec<Range>>,
        kind: QuotationKind,
        /// The quotation it carries on, after an interruption by the outlet.
        continues: Option<u32>,
        /// The quotation it is nested in.
        within: Option<u32>,
        speaker: Option<Speaker>,
        /// Where `speaker` is `null`: why.
        unknown: Option<String>,
    }
    struct Speaker {
        /// Index into `entities`; `null` for one who is never named.
        entity: Option<u32>,
        name: String,
        /// Where the article names the speaker, nearest to the quotation.
        mention: Option<Range>,
        cue: Option<Range>,
        basis: Basis,
        /// 0 to 1000.
        confidence: u32,
    }
    /// Indirect speech: what the outlet says that somebody said; never a quotation.
    struct Reported { id: u32, article: u32, start: u32, end: u32, speaker: Option<Speaker>, }
    /// The same words, spoken once, quoted several times.
    struct Utterance {
        id: u32,
        /// Index into `entities`.
        speaker: Option<u32>,
        quotations: Vec<u32>,
        /// The fullest of them.
        base: u32,
        /// One for each quotation, the base too.
        readings: Vec<Reading>,
        /// Indirect reports of it elsewhere: indices into `reported`.
        reported: Vec<u32>,
        flags: Vec<Flag>,
    }
    struct Reading {
        quotation: u32,
        kind: ReadingKind,
        /// `a` is the base's text, `b` this quotation's; ranges count from the start of each quotation's own text, paragraphs
        /// joined by one line feed. Of a piece of a remark that its outlet interrupts, what the other pieces hold is deleted as
        /// typographic.
        edits: Vec<Edit>,
        flags: Vec<Flag>,
    }
    /// Two sentences of two articles that tell the same thing.
    struct Link {
        a: u32,
        b: u32,
        /// 0 to 1000.
        score: u32,
        kind: LinkKind,
        /// Told at another place of the account than its neighbours.
        moved: bool,
    }
    /// Linked sentences of two articles or more: one fact as several tell it.
    struct Passage {
        id: u32,
        sentences: Vec<u32>,
        /// The sentence that stands for the others.
        head: u32,
        articles: Vec<u32>,
    }
    /// Values of one passage that disagree.
    struct Difference {
        id: u32,
        level: Level,
        kind: DifferenceKind,
        /// 0 to 1000, the most important first.
        rank: u32,
        /// `null` for a difference of whole articles (naming, spelling).
        passage: Option<u32>,
        /// What the values are about, in the articles' own words.
        about: String,
        /// One line in words.
        text: String,
        readings: Vec<ValueReading>,
        /// Articles of the story that give no value.
        silent: Vec<u32>,
    }
    struct ValueReading {
        article: u32,
        sentence: Option<u32>,
        start: u32,
        end: u32,
        /// As printed.
        text: String,
        value: Value,
    }
    /// How much of what is told where.
    struct Coverage {
        /// `[passage, article, sentences]`, only where there are some.
        cells: Vec<[u32; 3]>,
        /// Between articles, symmetric, 0 to 1000.
        similarity: Vec<Vec<u32>>,
        /// Sentences of each article's story that stand in no passage, datelines and bylines too.
        only: Vec<Vec<u32>>,
    }
    /// What `segment` gives for one text.
    struct Segmentation { lang: String, blocks: Vec<Block>, sentences: Vec<Sentence>, }
    /// What `quotations` gives for one text.
    struct Quotations { quotations: Vec<Quotation>, reported: Vec<Reported>, entities: Vec<Entity>, }
    /// What `diff` gives for two texts.
    struct Diff {
        /// 0 to 1000.
        similarity: u32,
        /// Too little is shared for an edit script to mean anything; `shared` lists what is.
        gated: bool,
        edits: Vec<Edit>,
        shared: Vec<Shared>,
    }
    /// One step of an edit script; `a` and `b` are ranges of the two texts.
    struct Edit {
        op: Op,
        a: Range,
        b: Range,
        /// `null` for `equal`.
        class: Option<EditClass>,
        /// A delete and an insert with the same number are one phrase that moved.
        #[serde(rename = "move")]
        moved: Option<u32>,
    }
    /// A name, value or phrase that both texts have.
    struct Shared { a: Range, b: Range, }
}

impl Note {
    /// A note of any kind but `truncated`.
    pub(crate) fn of(kind: NoteKind, message: String) -> Note {
        Note { kind, sign: None, message }
    }
}

/// A value that an article gives: an amount with its unit, a point in time, an entity, or none of these.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    Amount(AmountValue),
    /// ISO 8601: a date `2025-07-04` (`--07-04` without a year, `2025-07` without a day), a weekday `-W-5`, a time `06:40`.
    Text(String),
    /// The index of an entity.
    Entity(u32),
    /// Whether the statement is affirmed.
    Truth(bool),
    None,
}

data! {
    struct AmountValue {
        amount: Decimal,
        /// The upper end of a range.
        max: Option<Decimal>,
        bound: Bound,
        /// What is counted or measured, in its plain form.
        unit: Option<String>,
    }
}

/// A number with at most four decimal places that is written as JavaScript writes it: `539`, not `539.0`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Decimal {
    /// Ten-thousandths, at most [`Decimal::LIMIT`] either way.
    scaled: i64,
}

impl Decimal {
    pub const SCALE: i64 = 10_000;
    /// 900 trillion: every whole number up to here is exact in JavaScript too.
    pub const LIMIT: i64 = 900_000_000_000_000 * Decimal::SCALE;

    pub fn whole(value: i64) -> Option<Decimal> {
        value.checked_mul(Decimal::SCALE).and_then(Decimal::from_scaled)
    }

    pub fn from_scaled(scaled: i64) -> Option<Decimal> {
        (scaled.unsigned_abs() <= Decimal::LIMIT as u64).then_some(Decimal { scaled })
    }

    pub fn scaled(self) -> i64 {
        self.scaled
    }

    /// Exact product with a power of ten or another whole number.
    pub fn times(self, factor: i64) -> Option<Decimal> {
        self.scaled.checked_mul(factor).and_then(Decimal::from_scaled)
    }
}

impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.scaled % Decimal::SCALE == 0 {
            serializer.serialize_i64(self.scaled / Decimal::SCALE)
        } else {
            serializer.serialize_f64(self.scaled as f64 / Decimal::SCALE as f64)
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let value = f64::deserialize(deserializer)?;
        let scaled = (value * Decimal::SCALE as f64).round();
        Decimal::from_scaled(scaled as i64).ok_or_else(|| serde::de::Error::custom("an amount beyond 900 trillion"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}
