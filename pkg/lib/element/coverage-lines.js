// What the table of Coverage holds: a line for everything that is told, with where each account tells it, wholly or in part.
// No page here.

import { at } from "./known.js";
import { farFrom } from "./silent.js";
import { partsOf } from "./told.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {{ sentences: number[], part: boolean }} Cell  part: only linked with what the line is about, or quoting the same words
 * @typedef {{ key: string, passage: number | null, head: number, cells: (Cell | null)[], told: number, parts: number[], reach: number, among: number, conflict?: string | undefined }} Line  conflict: the kind of the weightiest in it
 *   `told`: how many accounts tell it whole; `parts`: those that tell part of it; `reach`: how many that is together, which is what
 *   “told by” counts; `among`: how many tell of the event
 * @typedef {{ lines: Line[], most: { told: number, among: number } | null }} Table  `most`: where nothing is told by all, what is told by most stands in its place
 */

export const SHOWS = /** @type {const} */ (["every", "all", "some", "one", "conflict"]);

/** What was worked out already, by base. @type {WeakMap<Model, Map<number, Line[]>>} */
const lines = new WeakMap();

/**
 * @param {Model} model @param {number} base  in its words where it tells it
 * @param {number | null} by  the account whose order counts; null puts what most tell first
 * @param {string} show  one of `SHOWS`
 * @returns {Table}
 */
export function tableOf(model, base, by, show) {
  const { sentences } = model.comparison;
  const known = lines.get(model) ?? new Map();
  lines.set(model, known);
  if (!known.has(base)) known.set(base, linesOf(model, base));
  const all = /** @type {Line[]} */ (known.get(base));
  const byAll = (/** @type {Line} */ { reach, among }) => reach > 1 && reach >= among;
  const told = all.reduce((most, { reach }) => Math.max(most, reach), 0);
  const widest = (/** @type {Line} */ { reach }) => reach === told;
  const most = show === "all" && told > 1 && !all.some(byAll) ? { told, among: Math.max(...all.filter(widest).map((line) => line.among)) } : null;
  const kept = all.filter((line) => {
    switch (show) {
      case "all": return most ? widest(line) : byAll(line);
      case "one": return line.reach === 1;
      case "some": return line.reach > 1 && !byAll(line);
      case "conflict": return line.conflict !== undefined;
      default: return true;
    }
  });
  const order = by ?? base;
  // What that account does not tell comes after all that it does, in the order of its own.
  const place = (/** @type {Line} */ line) => {
    const own = line.cells[order];
    return own && !own.part ? at(model.placeOf, at(own.sentences, 0)) : 1e6 + at(model.placeOf, line.head);
  };
  kept.sort((a, b) => (by === null ? b.reach - a.reach || b.told - a.told : 0) || place(a) - place(b)
    || at(sentences, a.head).article - at(sentences, b.head).article || a.head - b.head);
  return { lines: kept, most };
}

/**
 * What two or more of the others tell and an account does not, not even in part: a sentence for each, told by most first. Not
 * where it is in another language than they: there hardly anything could be found.
 * @param {Model} model @param {number} article @returns {{ sentence: number, articles: number[] }[]}
 */
export function missingFrom(model, article) {
  const { passages } = model.comparison;
  const others = new Set(model.othersOf(article));
  return passages.filter((passage) => passage.articles.length > 1 && passage.articles.every((one) => others.has(one))
    && !partsOf(model, passage.head).some((part) => part.article === article) && !farFrom(model, passage.head).includes(article))
    .sort((a, b) => b.articles.length - a.articles.length || a.id - b.id)
    .map(({ head, articles }) => ({ sentence: head, articles }));
}

/** @param {Model} model @param {number} base @returns {Line[]} */
function linesOf(model, base) {
  const { articles, passages, sentences, differences, coverage: { only } } = model.comparison;
  const articleOf = (/** @type {number} */ sentence) => at(sentences, sentence).article;
  /** @type {(members: readonly number[]) => { cells: (Cell | null)[], told: number, parts: number[], reach: number }} */
  const rowOf = (members) => {
    /** @type {(Cell | null)[]} */
    const cells = articles.map(() => null);
    for (const sentence of members) {
      const there = cells[articleOf(sentence)];
      if (there) there.sentences.push(sentence); else cells[articleOf(sentence)] = { sentences: [sentence], part: false };
    }
    for (const cell of cells) cell?.sentences.sort((a, b) => at(model.placeOf, a) - at(model.placeOf, b));
    const told = cells.filter(Boolean).length;
    const parts = partsOf(model, at(members, 0));
    for (const part of parts) cells[part.article] = { sentences: part.sentences, part: true };
    return { cells, told, parts: parts.map((part) => part.article), reach: told + parts.length };
  };
  const among = (/** @type {number} */ sentence) => model.othersOf(articleOf(sentence)).length + 1;
  // What disagrees over two passages is a conflict of the row in which both sides stand and one of them is told whole: of what
  // both only touch, the row is not about.
  const across = differences.filter(({ level, passage }) => level === "conflict" && passage === null);
  /** @type {Line[]} */
  const lines = passages.map((passage) => {
    // A headline tells less than the sentence that it stands for.
    const own = passage.sentences.filter((one) => articleOf(one) === base);
    const head = own.includes(passage.head) ? passage.head : own.find((one) => at(at(articles, base).blocks, at(sentences, one).block).kind !== "headline") ?? own[0] ?? passage.head;
    const row = rowOf(passage.sentences);
    const holds = (/** @type {{ article: number, sentence: number | null }} */ { article, sentence }) => sentence !== null && row.cells[article]?.sentences.includes(sentence);
    const conflict = model.differencesOfPassage[passage.id]?.map((id) => at(differences, id)).find(({ level }) => level === "conflict") ?? across.find(({ readings }) => readings.every(holds) && readings.some(({ article }) => !row.cells[article]?.part));
    return { key: `p${passage.id}`, passage: passage.id, head, among: among(head), ...row, conflict: conflict?.kind };
  });
  for (const sentence of only.flat()) {
    if (model.tells(sentence)) lines.push({ key: `s${sentence}`, passage: null, head: sentence, among: among(sentence), ...rowOf([sentence]) });
  }
  return lines;
}
