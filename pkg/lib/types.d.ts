// The shapes of `crossread/1`, as pkg/schema.json states them; a test fails when the two part company.
//
// Every `start` and `end` is a half-open range of UTF-16 code units in that article's given text: what
// `text.slice(start, end)` takes. Ids are indices into the array of their kind. Scores are integers, 0 to 1000.

/** Two positions in one text: `[start, end]`. */
/** What a comparison can be exported as. */
export type Format = "json" | "markdown" | "csv" | "tsv" | "html" | "annotations" | "tei";

export type Range = [start: number, end: number];

export type BlockKind =
  | "headline" | "dek" | "byline" | "dateline" | "heading" | "paragraph" | "caption" | "quote" | "list" | "furniture";

/** An article as it is given to the engine. Only `text` is required. */
export interface Article {
  /** A short unique sign; `A` to `Z`, `AA`, `AB` … where absent. */
  id?: string | null;
  label?: string | null;
  lang?: string | null;
  title?: string | null;
  /** As the source prints it, best as ISO 8601. */
  published?: string | null;
  url?: string | null;
  /** schema.org's `isAccessibleForFree`. */
  free?: boolean | null;
  text: string;
  /** Structure that is already known, say from HTML; else it is found. */
  blocks?: GivenBlock[] | null;
  /** Given sentences instead of found ones. */
  sentences?: Range[] | null;
}

export interface GivenBlock { start: number; end: number; kind: BlockKind }

/** A place in one article of a comparison. */
export interface Place { article: number; start: number; end: number }

export interface Options {
  lang?: string | null;
  /** A person's corrections: furniture restored or removed. */
  blocks?: (Place & { kind: BlockKind })[];
  /** Links that a person undid. */
  unlink?: [Place, Place][];
  /** Links below this score are not made; 500 where absent. */
  minScore?: number;
}

export interface LanguageOptions { lang?: string | null }

export interface Comparison {
  schema: "crossread/1";
  articles: ComparedArticle[];
  /** Which articles tell the same event at all; links exist only inside a story. */
  stories: number[][];
  sentences: Sentence[];
  entities: Entity[];
  quotations: Quotation[];
  reported: Reported[];
  utterances: Utterance[];
  links: Link[];
  passages: Passage[];
  differences: Difference[];
  coverage: Coverage;
}

export interface ComparedArticle {
  id: string;
  label: string | null;
  lang: string;
  title: string | null;
  published: string | null;
  url: string | null;
  free: boolean | null;
  length: number;
  /** `null` when it was left out on request; then only the host has it. */
  text: string | null;
  /** 64-bit FNV-1a hash of the text's UTF-8, 16 hexadecimal digits: a stored comparison is shown only over the text it was made from. */
  hash: string;
  blocks: Block[];
  /** What a reader must know about this input, or a bound that bit. */
  notes: Note[];
}

export interface Block { start: number; end: number; kind: BlockKind; /** Why a block is furniture. */ reason: string | null }
/** By what a text looks cut off: its page is not free to read, its last lines ask to go on or to subscribe, it ends in "…" or in the middle of a sentence, it is very short. */
export type CutSign = "free" | "invitation" | "ellipsis" | "unfinished" | "short";
export interface Note {
  kind: "truncated" | "empty" | "alone" | "language" | "unsupported" | "date" | "url" | "bound";
  /** Of a note of kind `truncated`; `null` for every other kind. */
  sign: CutSign | null;
  message: string;
}

export interface Sentence {
  id: number;
  article: number;
  block: number;
  start: number;
  end: number;
  /** Where one sentence runs over two paragraphs. */
  parts: Range[] | null;
}

export interface Entity {
  id: number;
  kind: "person" | "organisation" | "place" | "role";
  name: string;
  forms: string[];
  mentions: Place[];
}

export interface Quotation {
  id: number;
  article: number;
  /** Without the quotation marks. */
  start: number;
  end: number;
  /** Where it runs over two paragraphs, or its account says who speaks inside the marks. */
  parts: Range[] | null;
  kind: "speech" | "fragment" | "scare";
  /** The quotation it carries on. */
  continues: number | null;
  /** The quotation it is nested in. */
  within: number | null;
  speaker: Speaker | null;
  /** Where `speaker` is null: why. */
  unknown: string | null;
}

export interface Speaker {
  entity: number | null;
  name: string;
  mention: Range | null;
  cue: Range | null;
  basis: "cue" | "pronoun" | "continuation" | "colon" | "heading" | "context";
  confidence: number;
}

/** Indirect speech; never a quotation. */
export interface Reported { id: number; article: number; start: number; end: number; speaker: Speaker | null }

/** The same words, spoken once, quoted several times. */
export interface Utterance {
  id: number;
  speaker: number | null;
  quotations: number[];
  /** The fullest of them. */
  base: number;
  readings: Reading[];
  reported: number[];
  flags: ReadingFlag[];
}

export type ReadingFlag = "negation" | "number" | "modal" | "ellipsis" | "bracket" | "attribution";

export interface Reading {
  quotation: number;
  kind: "identical" | "typographic" | "trimmed" | "spliced" | "reworded";
  /**
   * `a` is the base's text, `b` this quotation's; ranges count from the start of each quotation's own text, its
   * paragraphs joined by one line feed.
   */
  edits: Edit[];
  flags: ReadingFlag[];
}

/** Sentences of two articles that tell the same thing. */
export interface Link {
  a: number;
  b: number;
  score: number;
  kind: "identical" | "near" | "reworded" | "partial";
  moved: boolean;
}

export interface Passage { id: number; sentences: number[]; head: number; articles: number[] }

export interface Difference {
  id: number;
  level: "conflict" | "variant" | "style";
  kind: DifferenceKind;
  rank: number;
  /** `null` for a difference of whole articles (naming, spelling). */
  passage: number | null;
  about: string;
  text: string;
  readings: DifferenceReading[];
  /** Articles of the story that give no value. */
  silent: number[];
}

export type DifferenceKind =
  | "number" | "money" | "percent" | "ordinal" | "age" | "duration" | "distance" | "date" | "day" | "time" | "place"
  | "name" | "attribution" | "negation" | "order" | "naming" | "spelling" | "wording";

export interface DifferenceReading {
  article: number;
  sentence: number | null;
  start: number;
  end: number;
  text: string;
  /** By the difference's kind: an amount, ISO 8601 text, an entity's id, true or false, or null. */
  value: Amount | string | number | boolean | null;
}

export interface Amount {
  amount: number;
  max: number | null;
  bound: "exact" | "about" | "atLeast" | "atMost";
  unit: string | null;
}

export interface Coverage {
  /** `[passage, article, sentences]`, only where there are some. */
  cells: [passage: number, article: number, sentences: number][];
  /** Between articles, symmetric. */
  similarity: number[][];
  /** Sentences of each article's story that stand in no passage; datelines and bylines tell nothing and count in none. */
  only: number[][];
}

export interface Edit {
  op: "equal" | "delete" | "insert" | "replace";
  a: Range;
  b: Range;
  class: "typographic" | "spelling" | "inflection" | "number" | "name" | "negation" | "wording" | null;
  /** A delete and an insert with the same number are one phrase that moved. */
  move: number | null;
}

export interface Diff {
  similarity: number;
  /** The texts are too unlike for word edits: `edits` is one replacement, `shared` lists what both have. */
  gated: boolean;
  edits: Edit[];
  shared: Shared[];
}

/** A name, value or phrase that both texts have. */
export interface Shared { a: Range; b: Range }

export interface Segmentation { lang: string; blocks: Block[]; sentences: Sentence[] }

export interface Quotations { quotations: Quotation[]; reported: Reported[]; entities: Entity[] }

export interface Progress {
  /** The name of the stage at work. */
  stage: string;
  done: number;
  total: number;
}

export interface RunOptions {
  /** Aborting it ends the work and rejects with its reason. */
  signal?: AbortSignal | null;
  onProgress?: ((progress: Progress) => void) | null;
  /**
   * What is found so far, where the work takes over 300 ms: first the reading and the quotations, then links, passages and
   * coverage too. What is not found yet is an empty list, `stories` among them.
   */
  onPartial?: ((found: Comparison) => void) | null;
}

/** A DOM text node and where its text stands in the article's. */
export interface NodePlace {
  node: Text;
  start: number;
  end: number;
  /** Where the stretch begins in the node; 0 where absent. */
  from?: number;
}

export interface ArticleFromElement extends Article {
  /** The map from offsets of the text to the DOM's text nodes. */
  nodes: NodePlace[];
}

/** Where the engine's bytes come from; nothing means: the copy inside the package. */
export type Source = WebAssembly.Module | ArrayBuffer | ArrayBufferView<ArrayBuffer> | Response | URL | string;

/** What every function here fails with when the input breaks a bound or a type, or when the engine cannot run. */
export interface CrossreadError extends Error {
  name: "CrossreadError";
  /** The engine's kinds, and `load` (the engine could not be started) and `crash` (it broke off; the next call works, but an engine of `createEngine` is lost). */
  kind: string;
}

/** The stages in steps, for live use: what one edit leaves valid is kept. */
export interface Engine {
  /** Adds an article, or replaces the one with the same id. */
  put(article: Article): void;
  /** Removes the article with this id. */
  remove(id: string): void;
  /** Works through at most `n` units of work. */
  step(n: number): Progress & { finished: boolean };
  /** The comparison, once `step` has reported `finished`. */
  result(): Comparison;
  /**
   * What is found so far: null before the stage `align`, then reading, quotations and utterances, from `differences` on links,
   * stories, passages and coverage too. What is not found yet is an empty list.
   */
  partial(): Comparison | null;
  /** `texts`: whether the articles' texts are in it; true when left out. */
  export(format: Format, texts?: boolean): string;
}
