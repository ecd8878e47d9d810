// From the comparison to what the views ask: pure look-ups, built once for a comparison. Nothing here knows of a page.

import { directionOfText } from "./direction.js";
import { at } from "./known.js";
import { signsOf } from "./plain.js";
import { LEVELS, byWeight } from "./values.js";
import { flat } from "./wording.js";

/**
 * @typedef {import("../types.js").Comparison} Comparison
 * @typedef {import("../types.js").Link} Link
 * @typedef {import("../types.js").Difference} Difference
 * @typedef {import("../types.js").Quotation} Quotation
 * @typedef {import("../types.js").Utterance} Utterance
 * @typedef {{ sentence: number, link: Link | null }} Match  a sentence elsewhere; no link where only the passage joins the two
 * @typedef {{ article: number, matches: Match[] }} Counterpart
 * @typedef {{ sentence: number | null, start: number, end: number, part: number, parts: number }} Row  one line of reading: a sentence, or a part of one
 * @typedef {{ index: number, kind: string, reason: string | null, start: number, end: number, rows: Row[] }} ReadingBlock
 * @typedef {{ levels: Set<string>, kinds: Set<string> | null }} Filters  kinds: null shows every kind
 */

/** Fewer words are quoted for many reasons. */
const QUOTED = 4;
/** @param {number[][]} lists @param {number} key @param {number} value */
const push = (lists, key, value) => { (lists[key] ??= []).push(value); };

export class Model {
  /** @type {readonly { kind: string, count: number }[] | undefined} */ #kinds;
  /** @type {readonly { level: string, count: number }[] | undefined} */ #levels;
  /** @type {Map<number, { all: number, shared: number }>} */ #shares = new Map();

  /**
   * @param {Comparison} comparison
   * @param {readonly { id?: string | null, text: string }[]} [given]  the texts, for a stored comparison that left them out
   */
  constructor(comparison, given = []) {
    this.comparison = comparison;
    const { articles, sentences, passages, differences, quotations, utterances, stories } = comparison;

    /** @type {string[]} */
    this.texts = articles.map((article, index) => {
      if (typeof article.text === "string") return article.text;
      const own = given.find((one) => one.id === article.id) ?? given[index];
      // A text of another length is another text: its positions would mark the wrong words.
      return own && own.text.length === article.length ? own.text : "";
    });

    /** @type {('ltr' | 'rtl' | 'auto')[]} */
    this.directions = articles.map(({ lang }, index) => directionOfText(at(this.texts, index), lang));
    /** @type {string[]} */
    this.signs = signsOf(articles.map(({ id }) => id));

    const languages = articles.map(({ lang }) => lang.split("-")[0]);
    /** Whether not all accounts are in one language. */
    this.mixed = new Set(languages).size > 1;
    this.languages = languages;
    /** Accounts that are one text. @type {number[][]} */
    this.twins = articles.map(({ hash }) => articles.flatMap((one, article) => (one.length && one.hash === hash ? [article] : []))).filter((same, article) => same.length > 1 && same[0] === article);
    /** @type {number[]} */
    this.storyOf = articles.map((_, index) => stories.findIndex((story) => story.includes(index)));
    /** @type {number[]} passage of a sentence, -1 where none */
    this.passageOf = sentences.map(() => -1);
    for (const passage of passages) for (const sentence of passage.sentences) this.passageOf[sentence] = passage.id;

    /** @type {number[][]} */
    this.sentencesOf = articles.map(() => []);
    for (const sentence of sentences) at(this.sentencesOf, sentence.article).push(sentence.id);
    for (const list of this.sentencesOf) list.sort((a, b) => at(sentences, a).start - at(sentences, b).start);
    /** @type {number[]} place of a sentence in its article, from 1 */
    this.placeOf = [];
    for (const list of this.sentencesOf) list.forEach((sentence, index) => { this.placeOf[sentence] = index + 1; });

    // A hundred articles have tens of thousands of links: where each sentence's own begin, and their numbers in one list.
    const { links } = comparison;
    /** @type {Uint32Array} */
    this.linksFrom = new Uint32Array(sentences.length + 2);
    for (const { a, b } of links) for (const end of [a, b]) this.linksFrom[end + 2] = (this.linksFrom[end + 2] ?? 0) + 1;
    for (let i = 2; i < this.linksFrom.length; i++) this.linksFrom[i] = (this.linksFrom[i] ?? 0) + (this.linksFrom[i - 1] ?? 0);
    /** @type {Uint32Array} */
    this.linkNumbers = new Uint32Array(links.length * 2);
    for (let i = 0; i < links.length; i++) {
      const { a, b } = at(links, i);
      for (const end of [a, b]) {
        const to = this.linksFrom[end + 1] ?? 0;
        this.linkNumbers[to] = i;
        this.linksFrom[end + 1] = to + 1;
      }
    }

    /** @type {number[][]} differences of a passage */
    this.differencesOfPassage = [];
    /** @type {number[][]} differences with a reading in a sentence */
    this.differencesOfSentence = [];
    for (const difference of differences) {
      if (difference.passage !== null && difference.passage !== undefined) push(this.differencesOfPassage, difference.passage, difference.id);
      for (const sentence of new Set(difference.readings.map((reading) => reading.sentence))) {
        if (sentence !== null && sentence !== undefined) push(this.differencesOfSentence, sentence, difference.id);
      }
    }

    /** @type {number[][]} quotations that stand, wholly or in part, in a sentence */
    this.quotationsOf = [];
    for (const quotation of quotations) {
      for (const sentence of this.sentencesAt(quotation.article, quotation.start, quotation.end)) push(this.quotationsOf, sentence, quotation.id);
    }
    /** @type {Map<number, ReadingBlock[]>} */
    this.blocks = new Map();
    /** @type {Map<number, Counterpart[]>} what was asked for already, by sentence */
    this.counterparts = new Map();
    /** @type {number[]} utterance of a quotation */
    this.utteranceOf = [];
    for (const utterance of utterances) for (const quotation of utterance.quotations) this.utteranceOf[quotation] = utterance.id;
  }

  /** @param {number} article @param {number} start @param {number} end  @returns {number[]} */
  sentencesAt(article, start, end) {
    const { sentences } = this.comparison;
    const list = this.sentencesOf[article] ?? [];
    // First sentence that ends after the start, by halving: articles can be long and quotations many.
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(sentences, at(list, middle)).end > start) high = middle; else low = middle + 1;
    }
    const out = [];
    for (let i = low; i < list.length && at(sentences, at(list, i)).start < end; i++) out.push(at(list, i));
    return out;
  }

  /** @param {number} article */
  siglum(article) { return at(this.comparison.articles, article).id; }

  /** The siglum as it is shown: bounded, whatever a host calls its articles. @param {number} article */
  sign(article) { return at(this.signs, article); }

  /** @param {number} article */
  label(article) { return flat(at(this.comparison.articles, article).label ?? "", 60) || this.sign(article); }

  /** @param {string | null} siglum @returns {number} -1 where there is none */
  articleOf(siglum) { return this.comparison.articles.findIndex((article) => article.id === siglum); }

  /**
   * Whether two accounts are in two languages: hardly more than names and numbers is compared between them.
   * @param {number} a
   * @param {number} b
   */
  foreign(a, b) {
    return this.languages[a] !== this.languages[b];
  }

  /** The other articles that tell the same event. @param {number} article @returns {number[]} */
  othersOf(article) {
    const story = this.comparison.stories[at(this.storyOf, article)] ?? [article];
    return story.filter((other) => other !== article);
  }

  /** @param {number} sentence */
  text(sentence) {
    const { article, start, end, parts } = at(this.comparison.sentences, sentence);
    if (parts && parts.length) return parts.map(([from, to]) => at(this.texts, article).slice(from, to)).join(" ");
    return at(this.texts, article).slice(start, end);
  }

  /** The words of a quotation as its readings' edits count them: parts over paragraphs joined by one line feed. @param {number} quotation */
  quoted(quotation) {
    const { article, start, end, parts } = at(this.comparison.quotations, quotation);
    if (parts && parts.length) return parts.map(([from, to]) => at(this.texts, article).slice(from, to)).join("\n");
    return at(this.texts, article).slice(start, end);
  }

  /** The utterance a quotation is a reading of. @param {number} quotation @returns {Utterance | undefined} */
  utteranceWith(quotation) {
    const utterance = this.utteranceOf[quotation];
    return utterance === undefined ? undefined : at(this.comparison.utterances, utterance);
  }

  /** A name as one account spells it: its fullest form there; as joined over all where that account does not name it. @param {number} entity @param {number} article */
  nameIn(entity, article) {
    const { name, mentions } = at(this.comparison.entities, entity);
    const text = at(this.texts, article);
    const forms = mentions.filter((one) => one.article === article).map((one) => flat(text.slice(one.start, one.end), 60)).filter((form) => /^\p{Lu}/u.test(form) || !/^\p{Lu}/u.test(name));
    return forms.reduce((best, form) => (form.length > best.length ? form : best), "") || flat(name, 60);
  }

  /** Who said a quotation, as its own account spells the name. @param {number} quotation @returns {string | null} */
  speakerOf(quotation) {
    const { article, speaker } = at(this.comparison.quotations, quotation);
    if (!speaker) return null;
    return speaker.entity === null ? flat(speaker.name, 60) : this.nameIn(speaker.entity, article);
  }

  /** Other articles that tell this sentence: whoever is shown beside it, so that nothing is said to be missing that another view has. @param {number} sentence @returns {number[]} */
  tellersOf(sentence) {
    return this.counterpartsOf(sentence).map(({ article }) => article);
  }

  /** Whether a sentence tells something: where and by whom an account was written is nothing that others leave out. @param {number} sentence */
  tells(sentence) {
    const { article, block } = at(this.comparison.sentences, sentence);
    const { kind } = at(at(this.comparison.articles, article).blocks, block);
    return kind !== "dateline" && kind !== "byline";
  }

  /** The accounts in whose languages differences are not judged. @returns {number[]} */
  unjudged() {
    return this.comparison.articles.flatMap(({ notes }, article) => (notes.some(({ kind }) => kind === "unsupported") ? [article] : []));
  }

  /** The links of a sentence, seen from it. @param {number} sentence @returns {Match[]} */
  linksAt(sentence) {
    return [...this.linkNumbers.subarray(this.linksFrom[sentence], this.linksFrom[sentence + 1])].map((number) => {
      const link = at(this.comparison.links, number);
      return { sentence: link.a === sentence ? link.b : link.a, link };
    });
  }

  /** Where the others tell it: linked sentences; where none of these shares the passage, those that do; else those that quote the same words. @param {number} sentence @returns {Counterpart[]} */
  counterpartsOf(sentence) {
    const known = this.counterparts.get(sentence) ?? this.#counterpartsOf(sentence);
    this.counterparts.set(sentence, known);
    return known;
  }

  /**
   * Sentences of others that quote the same words. Only what stands inside one sentence on both sides: of a longer quotation another
   * account may have kept another part.
   * @param {number} sentence @returns {number[]}
   */
  quotingTheSame(sentence) {
    const { quotations, utterances } = this.comparison;
    const inOne = (/** @type {number} */ id) => {
      const { article, start, end } = at(quotations, id);
      const inside = this.sentencesAt(article, start, end);
      return inside.length === 1 && flat(this.quoted(id), 200).split(" ").length >= QUOTED ? inside : [];
    };
    const own = (this.quotationsOf[sentence] ?? []).filter((id) => this.utteranceOf[id] !== undefined && inOne(id).length);
    return own.flatMap((id) => at(utterances, at(this.utteranceOf, id)).quotations).flatMap(inOne);
  }

  /** Where one other account tells it: its counterpart there, and nothing of the rest. @param {number} sentence @param {number} article @returns {Match[]} */
  matchesIn(sentence, article) {
    const { sentences, passages, links } = this.comparison;
    const there = (/** @type {number} */ one) => at(sentences, one).article === article;
    /** @type {Match[]} */
    const matches = [];
    // Asked for every sentence of two long texts: no list is made that is not needed.
    for (let place = this.linksFrom[sentence] ?? 0; place < (this.linksFrom[sentence + 1] ?? 0); place++) {
      const link = at(links, this.linkNumbers[place] ?? -1);
      const other = link.a === sentence ? link.b : link.a;
      if (there(other)) matches.push({ sentence: other, link });
    }
    const passage = at(this.passageOf, sentence);
    if (!matches.some((match) => passage !== -1 && this.passageOf[match.sentence] === passage)) {
      const told = (passages[passage]?.sentences ?? []).filter(there);
      const found = told.length || matches.length || !this.quotationsOf[sentence] ? told : [...new Set(this.quotingTheSame(sentence))].filter(there);
      matches.push(...found.map((one) => ({ sentence: one, link: null })));
    }
    return matches.length < 2 ? matches : matches.sort((a, b) => at(sentences, a.sentence).start - at(sentences, b.sentence).start);
  }

  /** @param {number} sentence @returns {Counterpart[]} */
  #counterpartsOf(sentence) {
    const { sentences, passages } = this.comparison;
    const linked = this.linksAt(sentence);
    const members = [...(passages[at(this.passageOf, sentence)]?.sentences ?? [])];
    const told = new Set([...linked.map((match) => at(sentences, match.sentence).article), ...members.map((one) => at(sentences, one).article)]);
    for (const one of this.quotingTheSame(sentence)) if (!told.has(at(sentences, one).article) && !members.includes(one)) members.push(one);
    const own = at(sentences, sentence).article;
    const articles = new Set([...linked.map((match) => at(sentences, match.sentence).article), ...members.map((one) => at(sentences, one).article)]);
    articles.delete(own);
    return [...articles].sort((a, b) => a - b).map((article) => {
      const direct = linked.filter((match) => at(sentences, match.sentence).article === article);
      const passage = at(this.passageOf, sentence);
      const whole = direct.some((match) => passage !== -1 && this.passageOf[match.sentence] === passage);
      const joined = whole ? [] : members.filter((one) => at(sentences, one).article === article).map((one) => ({ sentence: one, link: null }));
      return { article, matches: [...direct, ...joined].sort((a, b) => at(sentences, a.sentence).start - at(sentences, b.sentence).start) };
    });
  }

  /** The place in an article where a passage is told. @param {number} passage @param {number} article @returns {number | null} */
  sentenceIn(passage, article) {
    const { passages, sentences } = this.comparison;
    const inside = (passages[passage]?.sentences ?? []).filter((sentence) => at(sentences, sentence).article === article);
    if (!inside.length) return null;
    return inside.reduce((first, sentence) => (at(sentences, sentence).start < at(sentences, first).start ? sentence : first));
  }

  /** Where an article tells best what a sentence tells: its strongest link there, else the first of the passage. @param {number} sentence @param {number} article @returns {number | null} */
  matchIn(sentence, article) {
    const there = this.linksAt(sentence).filter((match) => at(this.comparison.sentences, match.sentence).article === article);
    const score = (/** @type {Match} */ { link }) => link?.score ?? 0;
    if (there.length) return there.reduce((best, match) => (score(match) > score(best) ? match : best)).sentence;
    return this.sentenceIn(at(this.passageOf, sentence), article);
  }

  /** A difference's place in an article: its own reading there, else the passage. @param {number} difference @param {number} article */
  placeOfDifference(difference, article) {
    const { readings, passage } = at(this.comparison.differences, difference);
    const reading = readings.find((one) => one.article === article);
    if (reading && reading.sentence !== null && reading.sentence !== undefined) return reading.sentence;
    return passage === null || passage === undefined ? null : this.sentenceIn(passage, article);
  }

  /** Differences that touch a sentence: read in it, or about its passage. @param {number} sentence @returns {Difference[]} */
  differencesAt(sentence) {
    const passage = at(this.passageOf, sentence);
    const own = at(this.comparison.sentences, sentence).article;
    const ids = new Set(this.differencesOfSentence[sentence] ?? []);
    // A passage's difference is shown once an article: at its reading there, else at the first sentence of the passage.
    for (const id of this.differencesOfPassage[passage] ?? []) if (this.placeOfDifference(id, own) === sentence) ids.add(id);
    return [...ids].map((id) => at(this.comparison.differences, id)).sort(byWeight);
  }

  /** Of these, the ones in which the sentence's own article gives a value. @param {number} sentence @returns {Difference[]} */
  disagreesAt(sentence) {
    const own = at(this.comparison.sentences, sentence).article;
    return this.differencesAt(sentence).filter(({ readings }) => readings.some(({ article }) => article === own));
  }

  /** Differences in the order in which they are walked: conflicts first, the weightiest first. @param {Filters} filters @returns {number[]} */
  stops({ levels, kinds }) {
    return this.comparison.differences
      .filter((difference) => levels.has(difference.level) && (!kinds || kinds.has(difference.kind)))
      .sort(byWeight).map((difference) => difference.id);
  }

  /** @param {Filters} filters @param {Difference} difference */
  shows(filters, difference) { return filters.levels.has(difference.level) && (!filters.kinds || filters.kinds.has(difference.kind)); }

  /** The kinds that occur, with how often, in the order of weight. @returns {readonly { kind: string, count: number }[]} */
  kinds() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    if (!this.#kinds) for (const { kind } of [...this.comparison.differences].sort(byWeight)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return this.#kinds ??= [...counts].map(([kind, count]) => ({ kind, count }));
  }

  /** @returns {readonly { level: string, count: number }[]} */
  levels() {
    return this.#levels ??= LEVELS.map((level) => ({ level, count: this.comparison.differences.filter((difference) => difference.level === level).length }))
      .filter(({ count }) => count > 0);
  }

  /**
   * An article as it is read, worked out once: its blocks in order, each with a row for every sentence, or part of one, that stands in it.
   * Rows of a block cover all of its printed text, so that nothing an author wrote is lost from the page.
   * @param {number} article
   * @returns {ReadingBlock[]}
   */
  blocksOf(article) {
    const known = this.blocks.get(article) ?? this.#blocksOf(article);
    this.blocks.set(article, known);
    return known;
  }

  /** @param {number} article @returns {ReadingBlock[]} */
  #blocksOf(article) {
    const { sentences, articles } = this.comparison;
    const text = at(this.texts, article);
    /** @type {Row[]} */
    const pieces = [];
    for (const id of at(this.sentencesOf, article)) {
      const { start, end, parts } = at(sentences, id);
      const spans = parts && parts.length ? parts : [/** @type {const} */ ([start, end])];
      spans.forEach(([from, to], part) => pieces.push({ sentence: id, start: from, end: to, part, parts: spans.length }));
    }
    pieces.sort((a, b) => a.start - b.start);
    let next = 0;
    return at(articles, article).blocks.map((block, index) => {
      /** @type {Row[]} */
      const rows = [];
      let reached = block.start;
      if (block.kind !== "furniture") {
        for (; next < pieces.length && at(pieces, next).start < block.end; next++) {
          const piece = at(pieces, next);
          const between = reached < piece.start ? text.slice(reached, piece.start) : "";
          // A stray sign between two sentences belongs with the one after it; list marks are the block's, not the sentence's.
          if (between.trim() && !/^\s*([-*•–>#]+|\d+[.)])\s*$/.test(between)) piece.start = reached;
          rows.push(piece);
          reached = Math.max(reached, piece.end);
        }
      }
      const rest = reached < block.end ? text.slice(reached, block.end) : "";
      if (!rows.length) rows.push({ sentence: null, start: block.start, end: block.end, part: 0, parts: 1 });
      else if (/[\p{L}\p{N}]/u.test(rest)) rows.push({ sentence: null, start: reached, end: block.end, part: 0, parts: 1 });
      else if (rest.trim()) at(rows, rows.length - 1).end = block.end;
      return { index, kind: block.kind, reason: block.reason ?? null, start: block.start, end: block.end, rows };
    });
  }

  /** How much of an article the others tell. @param {number} article */
  shareOf(article) {
    const known = this.#shares.get(article) ?? this.#shareOf(article);
    this.#shares.set(article, known);
    return known;
  }

  /** @param {number} article */
  #shareOf(article) {
    const all = at(this.sentencesOf, article).filter((sentence) => this.tells(sentence));
    const told = (/** @type {number} */ sentence) => this.passageOf[sentence] !== -1 || this.linksFrom[sentence] !== this.linksFrom[sentence + 1] || (this.quotationsOf[sentence] !== undefined && this.tellersOf(sentence).length > 0);
    return { all: all.length, shared: all.filter(told).length };
  }
}
