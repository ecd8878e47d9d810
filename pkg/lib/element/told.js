// Who tells what, and how much of it: one answer for every view. Whoever has a sentence in the same passage tells it; whoever
// only links one of his sentences with that passage, or quotes the same words, tells it in part. No page here.

import { at } from "./known.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {{ article: number, sentences: number[] }} Part  an account that tells something in part, and where
 */

/** What was asked for already: by passage, and by sentence where that stands in none. @type {WeakMap<Model, Map<string, Part[]>>} */
const known = new WeakMap();

/** The accounts that tell in part what a sentence, or the passage that it stands in, tells. @param {Model} model @param {number} sentence @returns {Part[]} */
export function partsOf(model, sentence) {
  const passage = at(model.passageOf, sentence);
  const key = passage < 0 ? `s${sentence}` : `p${passage}`;
  const parts = known.get(model) ?? new Map();
  known.set(model, parts);
  if (!parts.has(key)) parts.set(key, found(model, passage, passage < 0 ? [sentence] : at(model.comparison.passages, passage).sentences));
  return parts.get(key);
}

/** @param {Model} model @param {number} passage -1 where there is none @param {readonly number[]} members @returns {Part[]} */
function found(model, passage, members) {
  const { sentences, links } = model.comparison;
  const articleOf = (/** @type {number} */ sentence) => at(sentences, sentence).article;
  const whole = new Set(members.map(articleOf));
  /** @type {Map<number, Set<number>>} */
  const parts = new Map();
  const put = (/** @type {number} */ other) => {
    const article = articleOf(other);
    if (whole.has(article) || (passage >= 0 && model.passageOf[other] === passage)) return;
    const there = parts.get(article);
    if (there) there.add(other); else parts.set(article, new Set([other]));
  };
  for (const sentence of members) {
    // A hundred accounts have tens of thousands of links: no list is made of them.
    for (let place = model.linksFrom[sentence] ?? 0; place < (model.linksFrom[sentence + 1] ?? 0); place++) {
      const { a, b } = at(links, model.linkNumbers[place] ?? -1);
      put(a === sentence ? b : a);
    }
    if (model.quotationsOf[sentence]) for (const other of model.quotingTheSame(sentence)) put(other);
  }
  return [...parts].sort(([a], [b]) => a - b).map(([article, there]) => ({ article, sentences: [...there].sort((a, b) => at(model.placeOf, a) - at(model.placeOf, b)) }));
}

/** The other accounts that tell a sentence as a whole. @param {Model} model @param {number} sentence @returns {number[]} */
export function wholeOf(model, sentence) {
  const { passages, sentences } = model.comparison;
  const own = at(sentences, sentence).article;
  return (passages[at(model.passageOf, sentence)]?.articles ?? []).filter((article) => article !== own);
}

/** Whether a sentence elsewhere tells only part of this one. @param {Model} model @param {number} sentence @param {number} other */
export const isPart = (model, sentence, other) => model.passageOf[sentence] === -1 || model.passageOf[sentence] !== model.passageOf[other];

/** @type {WeakMap<Model, number[][]>} */
const counted = new WeakMap();

/** How many sentences of each account (first index) another (second index) tells, wholly or in part; on the diagonal, how many it has. @param {Model} model @returns {number[][]} */
export function sharedCounts(model) {
  const ready = counted.get(model);
  if (ready) return ready;
  const counts = model.comparison.articles.map((_, article, all) => {
    const row = all.map(() => 0);
    const count = (/** @type {number} */ one) => { row[one] = (row[one] ?? 0) + 1; };
    for (const sentence of at(model.sentencesOf, article)) {
      if (!model.tells(sentence)) continue;
      count(article);
      for (const other of wholeOf(model, sentence)) count(other);
      for (const part of partsOf(model, sentence)) if (part.article !== article) count(part.article);
    }
    return row;
  });
  counted.set(model, counts);
  return counts;
}
