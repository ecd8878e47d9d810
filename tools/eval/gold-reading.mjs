// What the engine makes of single accounts, against our gold: furniture, headlines, sentences, quotations, speakers; and of
// words quoted in several accounts. Pure functions of a comparison and a gold; each gives figures and what is wrong.

import { countBefore, likeness, pairSpans, prf, ratio, shared } from "./score.mjs";

const span = ({ start, end }) => /** @type {[number, number]} */ ([start, end]);
const each = (comparison, list, visit) => comparison.articles.forEach((_, article) => visit(article, list.filter((item) => item.article === article)));
const place = (comparison, article) => comparison.articles[article].id;

/** An empty figure to add up over events: shares keep their counts. */
export const counts = () => ({ right: 0, found: 0, met: 0, sought: 0 });

/**
 * Furniture by characters that are no space and by pieces, sentences of the story lost, and headlines.
 * @param {any} comparison
 * @param {any} gold
 */
export function readBlocks(comparison, gold) {
  const figures = { characters: counts(), pieces: counts(), lost: { count: 0, of: gold.sentences.length }, headlines: counts() };
  const errors = [];
  comparison.articles.forEach(({ text, blocks }, article) => {
    const before = countBefore(text);
    const size = ([start, end]) => before[end] - before[start];
    const both = (a, b) => (shared(a, b) ? size([Math.max(a[0], b[0]), Math.min(a[1], b[1])]) : 0);
    const under = (one, list) => list.reduce((sum, other) => sum + both(one, other), 0) * 2 >= size(one);
    const total = (list) => list.reduce((sum, one) => sum + size(one), 0);
    const ours = blocks.filter(({ kind }) => kind === "furniture").map(span);
    const theirs = gold.furniture.filter((item) => item.article === article).map(span);
    const say = (what, at, badness) => errors.push({ badness, lines: [`${place(comparison, article)} ${at.join("–")}: ${what}`, text.slice(...at)] });

    const right = ours.reduce((sum, a) => sum + theirs.reduce((part, b) => part + both(a, b), 0), 0);
    add(figures.characters, { right, found: total(ours), met: right, sought: total(theirs) });
    const [good, met] = [ours.filter((a) => under(a, theirs)), theirs.filter((b) => under(b, ours))];
    add(figures.pieces, { right: good.length, found: ours.length, met: met.length, sought: theirs.length });
    for (const b of theirs) if (!met.includes(b)) say("furniture, taken for story", b, 2);
    for (const sentence of gold.sentences.filter((item) => item.article === article).map(span)) {
      if (!under(sentence, ours)) continue;
      figures.lost.count += 1;
      say("story, taken for furniture", sentence, 3);
    }

    const titles = blocks.filter(({ kind }) => kind === "headline").map(span);
    const wanted = gold.headlines.filter((item) => item.article === article).map(span);
    const partners = pairSpans(titles, wanted).filter((partner) => partner !== null).length;
    add(figures.headlines, { right: partners, found: titles.length, met: partners, sought: wanted.length });
    if (partners < wanted.length) wanted.forEach((at) => say("a headline, not found", at, 1));
  });
  return { figures, errors };
}

/** Adds up counts. */
export function add(into, more) {
  for (const name of Object.keys(more)) into[name] = (into[name] ?? 0) + more[name];
}

/**
 * Sentences with exactly the right span.
 * @param {any} comparison
 * @param {any} gold
 */
export function readSentences(comparison, gold) {
  const figure = counts();
  const errors = [];
  const key = ({ article, start, end }) => `${article} ${start} ${end}`;
  const [ours, theirs] = [comparison.sentences, gold.sentences].map((list) => new Map(list.map((item) => [key(item), item])));
  const right = [...ours.keys()].filter((one) => theirs.has(one)).length;
  add(figure, { right, found: ours.size, met: right, sought: theirs.size });
  const say = (what, { article, start, end }) => errors.push({ badness: 1, lines: [`${place(comparison, article)} ${start}–${end}: ${what}`, comparison.articles[article].text.slice(start, end)] });
  for (const [one, item] of ours) if (!theirs.has(one)) say("no sentence", item);
  for (const [one, item] of theirs) if (!ours.has(one)) say("a sentence, not found as it is", item);
  return { figures: { sentences: figure }, errors };
}

/**
 * Pairs our quotations with the gold's, by overlap.
 * @returns {Map<number, number>} from ours to the gold's
 */
export function pairQuotations(comparison, gold) {
  const pairs = new Map();
  each(comparison, comparison.quotations.map((item, index) => ({ ...item, index })), (article, ours) => {
    const theirs = gold.quotations.map((item, index) => ({ ...item, index })).filter((item) => item.article === article);
    pairSpans(ours.map(span), theirs.map(span)).forEach((partner, i) => {
      if (partner !== null) pairs.set(ours[i].index, theirs[partner].index);
    });
  });
  return pairs;
}

const plain = (name) => name.normalize("NFC").replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim().toLowerCase();
const EMPTY = new Set(["a", "an", "the", "one", "of", "for", "in", "at", "on", "and", "to", "my", "his", "her", "their", "its"]);
/** "The engineer's report" is "the report of the engineers". */
const roleWords = (text) => plain(text).replace(/'s?(?!\p{L})/gu, "s").split(/[^\p{L}\p{N}]+/u).filter((word) => word && !EMPTY.has(word));

/**
 * Whether our speaker is the gold's: `named` where the name is right, `role` where the text gives no name and ours is what it
 * gives instead, `silent` where nobody is named and we name nobody; else false.
 *
 * Another spelling of the name is right, as long as what we take for one person is not two people of the gold.
 * @param {any} ours quotation of the comparison
 * @param {any} theirs quotation of the gold
 * @param {any[]} entities
 * @param {Set<string>} people all speakers of the gold, plain
 */
export function sameSpeaker(ours, theirs, entities, people) {
  if (!ours.speaker) return theirs.speaker === null ? "silent" : false;
  const name = plain(ours.speaker.name);
  const forms = [name, ...(entities[ours.speaker.entity]?.forms ?? []).map(plain)];
  if (theirs.speaker !== null) {
    const wanted = plain(theirs.speaker);
    const mixed = forms.some((form) => form !== wanted && people.has(form));
    if (name === wanted || (!mixed && forms.includes(wanted))) return "named";
  }
  if (theirs.role === null || theirs.role === undefined || people.has(name)) return false;
  const [a, b] = [roleWords(ours.speaker.name), roleWords(theirs.role)];
  const within = (x, y) => x.length > 0 && x.every((word) => y.includes(word));
  return within(a, b) || within(b, a) ? "role" : false;
}

/**
 * Quotations with their spans, kinds and speakers.
 * @param {any} comparison
 * @param {any} gold
 * @param {Map<number, number>} pairs from `pairQuotations`
 */
export function readQuotations(comparison, gold, pairs) {
  const { quotations, entities, articles } = comparison;
  const figures = { exact: counts(), overlap: counts(), kinds: { count: 0, of: 0 }, speakers: { count: 0, of: gold.quotations.length }, named: counts() };
  const errors = [];
  const say = (badness, what, item) => errors.push({ badness, lines: [`${articles[item.article].id} ${item.start}–${item.end}: ${what}`, articles[item.article].text.slice(item.start, item.end)] });
  const people = new Set(gold.quotations.flatMap(({ speaker }) => (speaker === null ? [] : [plain(speaker)])));
  const partner = new Map([...pairs].map(([own, other]) => [other, own]));
  const exact = [...pairs].filter(([own, other]) => likeness(span(quotations[own]), span(gold.quotations[other])) === 1).length;
  const sizes = { found: quotations.length, sought: gold.quotations.length };
  add(figures.exact, { right: exact, met: exact, ...sizes });
  add(figures.overlap, { right: pairs.size, met: pairs.size, ...sizes });

  gold.quotations.forEach((theirs, index) => {
    if (theirs.speaker !== null) figures.named.sought += 1;
    const ours = quotations[partner.get(index)];
    if (!ours) {
      // Words that nobody is said to have said are not lost with their marks.
      if (theirs.speaker === null && theirs.kind === "scare") figures.speakers.count += 1;
      return say(3, `a quotation (${theirs.kind}, ${theirs.speaker ?? theirs.role ?? theirs.unknown}), not found`, theirs);
    }
    figures.kinds.of += 1;
    if (ours.kind === theirs.kind) figures.kinds.count += 1;
    else say(2, `${theirs.kind}, taken for ${ours.kind}`, theirs);
    const same = sameSpeaker(ours, theirs, entities, people);
    if (same) figures.speakers.count += 1;
    else say(ours.speaker ? 5 : 4, `said by ${theirs.speaker ?? theirs.role ?? `nobody (${theirs.unknown})`}; ours: ${ours.speaker ? `${ours.speaker.name} (${ours.speaker.basis} ${ours.speaker.confidence})` : ours.unknown}`, theirs);
    if (same && theirs.speaker !== null) figures.named.met += 1;
  });
  quotations.forEach((ours, index) => {
    const theirs = gold.quotations[pairs.get(index)];
    if (ours.speaker) {
      figures.named.found += 1;
      if (theirs && sameSpeaker(ours, theirs, entities, people)) figures.named.right += 1;
    }
    if (!theirs) return say(2, `no quotation; ours: ${ours.kind}, ${ours.speaker?.name ?? "nobody"}`, ours);
    if (likeness(span(ours), span(theirs)) < 1) say(1, `a quotation that is cut otherwise; right is ${theirs.start}–${theirs.end}: ${theirs.text}`, ours);
  });
  return { figures, errors };
}

const wordCount = (text) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The pairs that groups of numbers make, as keys. */
const pairsOf = (groups) => groups.flatMap((group) => group.flatMap((a, i) => group.slice(i + 1).map((b) => (String(a) < String(b) ? `${a} ${b}` : `${b} ${a}`))));

/**
 * Utterances as pairs of quotations; their bases, and each reading's kind and flags.
 * @param {any} comparison
 * @param {any} gold
 * @param {Map<number, number>} pairs from `pairQuotations`
 */
export function readUtterances(comparison, gold, pairs) {
  const figures = { pairs: counts(), bases: { count: 0, of: 0 }, kinds: { count: 0, of: 0 }, flags: counts() };
  const errors = [];
  const words = (n) => `${comparison.articles[gold.quotations[n].article].id}: ${gold.quotations[n].text}`;
  const say = (badness, what, ...list) => errors.push({ badness, lines: [what, ...list] });
  // A quotation of ours that is none of the gold's keeps a name of its own: its pairs are wrong.
  const named = (own) => pairs.get(own) ?? `ours${own}`;
  const ours = new Set(pairsOf(comparison.utterances.map(({ quotations }) => quotations.map(named))));
  const theirs = new Set(pairsOf(gold.utterances.map(({ quotations }) => quotations)));
  const right = [...ours].filter((key) => theirs.has(key)).length;
  add(figures.pairs, { right, found: ours.size, met: right, sought: theirs.size });
  const shown = (key) => key.split(" ").map((n) => (n.startsWith("ours") ? `(no quotation of the gold) ${comparison.articles[comparison.quotations[n.slice(4)].article].text.slice(comparison.quotations[n.slice(4)].start, comparison.quotations[n.slice(4)].end)}` : words(n)));
  for (const key of theirs) if (!ours.has(key)) say(3, "the same words, not joined", ...shown(key));
  for (const key of ours) if (!theirs.has(key)) say(4, "joined, and not the same words", ...shown(key));

  for (const utterance of gold.utterances) {
    const base = gold.quotations[utterance.base];
    const holding = comparison.utterances.filter(({ quotations }) => quotations.some((own) => utterance.quotations.includes(pairs.get(own))));
    for (const own of holding) {
      const found = pairs.get(own.base);
      figures.bases.of += 1;
      const text = found === undefined ? null : gold.quotations[found].text;
      // Where two are equally full, either is right.
      if (text !== null && utterance.quotations.includes(found) && wordCount(text) >= wordCount(base.text)) figures.bases.count += 1;
      else say(2, "another base", `right  ${base.text}`, `ours   ${text ?? "no quotation of the gold"}`);
      // Readings against another text cannot be compared.
      if (text === null || plain(text) !== plain(base.text)) continue;
      for (const reading of own.readings) {
        const number = pairs.get(reading.quotation);
        const wanted = utterance.readings.find(({ quotation }) => quotation === number);
        // The base against itself proves nothing; readings of other utterances count as wrong pairs already.
        if (!wanted || reading.quotation === own.base || number === utterance.base) continue;
        figures.kinds.of += 1;
        if ([wanted.kind, ...wanted.also].includes(reading.kind)) figures.kinds.count += 1;
        else say(1, `${wanted.kind}, taken for ${reading.kind}`, `base   ${base.text}`, `here   ${gold.quotations[number].text}`);
        const met = reading.flags.filter((flag) => wanted.flags.includes(flag));
        add(figures.flags, { right: met.length, found: reading.flags.length, met: met.length, sought: wanted.flags.length });
        const wrong = [...reading.flags.filter((flag) => !wanted.flags.includes(flag)).map((flag) => `${flag} too much`), ...wanted.flags.filter((flag) => !met.includes(flag)).map((flag) => `${flag} missing`)];
        if (wrong.length) say(2, `flags: ${wrong.join(", ")}`, `base   ${base.text}`, `here   ${gold.quotations[number].text}`);
      }
    }
  }
  return { figures, errors };
}

/**
 * Figures as rows: counts as precision, recall and F1, or as a share, or as a bare number of mistakes.
 * @param {string} measure
 * @param {any} figure
 * @param {boolean} [mistakes]
 */
export function rowOf(measure, figure, mistakes = false) {
  if ("sought" in figure) {
    const { precision, recall, f1 } = prf(figure);
    return { measure: `${measure}, F1`, value: f1, precision, recall, cases: figure.sought };
  }
  if (mistakes) return { measure, value: figure.count, unit: "count", cases: figure.of };
  return { measure, value: ratio(figure.count, figure.of), cases: figure.of };
}
