// Two accounts as one reading: which sentence stands beside which, what is split or joined, what stretch is the same in both.
// No page here.

import { at } from "./known.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Match} Match
 * @typedef {{ sentence: number, matches: Match[], joined: number[], starts: boolean, kind: string, fold: number | null }} Item
 *   `joined`: other sentences of its own account that the same sentence beside it tells too; `starts`: first of its block
 * @typedef {{ a: number, b: number, moved: boolean, many: boolean }} Thread  sentences that belong together
 */

/** A stretch of fewer equal sentences is read faster than unfolded. */
const WORTH_FOLDING = 3;

/**
 * Both accounts in their own order; worked out once for a comparison.
 * @param {Model} model @param {number} a @param {number} b
 * @returns {{ a: Item[], b: Item[], threads: Thread[] }}
 */
export function pairing(model, a, b) {
  const known = pairs.get(model) ?? new Map();
  pairs.set(model, known);
  const key = `${a} ${b}`;
  if (!known.has(key)) known.set(key, pairedUp(model, a, b));
  return known.get(key);
}

/** @type {WeakMap<Model, Map<string, { a: Item[], b: Item[], threads: Thread[] }>>} */
const pairs = new WeakMap();

/** @param {Model} model @param {number} a @param {number} b @returns {{ a: Item[], b: Item[], threads: Thread[] }} */
function pairedUp(model, a, b) {
  const side = (/** @type {number} */ article, /** @type {number} */ other) => {
    /** @type {number | null} */
    let block = null;
    return at(model.sentencesOf, article).map((sentence) => {
      const place = at(model.comparison.sentences, sentence);
      const starts = place.block !== block;
      block = place.block;
      return /** @type {Item} */ ({ sentence, starts, kind: at(model.comparison.articles, article).blocks[place.block]?.kind ?? "paragraph", joined: [], fold: null,
        matches: model.matchesIn(sentence, other) });
    });
  };
  const items = { a: side(a, b), b: side(b, a) };
  // Beside a sentence that is the same word for word, a weaker likeness only confuses; where there is no other, it is what there is.
  const whole = new Set([...items.a, ...items.b].filter((item) => item.matches.some(isSame)).map((item) => item.sentence));
  for (const item of [...items.a, ...items.b]) if (whole.has(item.sentence)) item.matches = item.matches.filter(isSame);
  const told = (/** @type {Item[]} */ list) => {
    /** @type {Map<number, number[]>} */
    const by = new Map();
    for (const { sentence, matches } of list) for (const match of matches) by.set(match.sentence, [...(by.get(match.sentence) ?? []), sentence]);
    return by;
  };
  for (const list of [items.a, items.b]) {
    const by = told(list);
    for (const item of list) if (!whole.has(item.sentence)) item.joined = [...new Set(item.matches.flatMap((match) => by.get(match.sentence) ?? []))].filter((one) => one !== item.sentence && !whole.has(one));
  }
  fold(items.a, items.b);
  const threads = items.a.flatMap(({ sentence, matches, joined }) => matches.map((match) => ({ a: sentence, b: match.sentence, moved: match.link?.moved ?? false, many: matches.length > 1 || joined.length > 0 })));
  return { ...items, threads };
}

/** @param {Match} match */
const isSame = ({ link }) => link?.kind === "identical";

/** Numbers the stretches that are the same word for word, in the same order, on both sides. @param {Item[]} a @param {Item[]} b */
function fold(a, b) {
  const place = new Map(b.map((item, index) => [item.sentence, index]));
  const same = (/** @type {Item} */ item) => (item.matches.length === 1 && !item.joined.length && item.matches[0] && isSame(item.matches[0]) && !item.matches[0].link?.moved ? place.get(item.matches[0].sentence) ?? -1 : -1);
  let number = 0;
  for (let from = 0; from < a.length;) {
    let to = from;
    for (let beside = same(at(a, from)); beside >= 0 && to < a.length && same(at(a, to)) === beside; beside++) to++;
    if (to - from >= WORTH_FOLDING) {
      for (let index = from; index < to; index++) {
        const item = at(a, index);
        item.fold = number;
        at(b, same(item)).fold = number;
      }
      number++;
    }
    from = Math.max(to, from + 1);
  }
}

/**
 * A list cut where its folds begin and end.
 * @template T
 * @param {readonly T[]} all @param {(one: T) => number | null} foldOf
 * @returns {{ fold: number | null, items: T[] }[]}
 */
export function stretches(all, foldOf) {
  /** @type {{ fold: number | null, items: T[] }[]} */
  const out = [];
  for (const one of all) {
    const last = out[out.length - 1];
    if (last && last.fold === foldOf(one)) last.items.push(one); else out.push({ fold: foldOf(one), items: [one] });
  }
  return out;
}

/**
 * One column: the first account in order; what only the second tells stands where it stands there, after what came before it.
 * What leads there to the first sentence in common is whole, since a text that begins with its second sentence is hard to read.
 * @param {readonly Item[]} a @param {readonly Item[]} b @param {boolean} [once] each sentence in one place only, as versions of one text have it
 * @returns {{ item: Item, own: boolean }[]}
 */
export function interleaved(a, b, once = false) {
  const place = new Map(b.map((item, index) => [item.sentence, index]));
  const placesOf = (/** @type {Item} */ item) => item.matches.map((match) => place.get(match.sentence) ?? Infinity);
  // Only going forward: a sentence that moved must not drag along what stood before it. Nor must a headline: it sums up.
  const anchors = (/** @type {Item} */ item) => item.kind !== "headline" && !item.matches.some((match) => match.link?.moved);
  const begin = a.findIndex((item) => anchors(item) && item.matches.length);
  const above = new Set(a.slice(0, begin).flatMap(placesOf));
  const shown = new Set(a.flatMap(placesOf));
  const lead = once || begin < 0 ? 0 : Math.min(...placesOf(at(a, begin)));
  const lone = b.filter((_, index) => !shown.has(index) || (index < lead && !above.has(index)));
  const out = [];
  let next = 0;
  const before = (/** @type {number} */ index) => { while (next < lone.length && (place.get(at(lone, next).sentence) ?? 0) < index) out.push({ item: at(lone, next++), own: false }); };
  let reached = -1;
  for (const item of a) {
    const first = Math.min(...placesOf(item));
    if (first > reached && first < Infinity && anchors(item)) { before(first); reached = first; }
    out.push({ item, own: true });
  }
  before(Infinity);
  return out;
}

/** Whether two articles are versions of one: the same address, or the same outlet with nearly all in common. @param {Model} model @param {number} a @param {number} b */
export function areVersions(model, a, b) {
  const { articles, coverage } = model.comparison;
  const [one, two] = [at(articles, a), at(articles, b)];
  if (one.url && one.url === two.url) return true;
  return Boolean(one.label) && one.label === two.label && (coverage.similarity[a]?.[b] ?? 0) >= 500;
}
