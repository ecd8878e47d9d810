// What is said of those who do not tell it: that nothing was found there; or, of a text in another language than all who tell
// it, that names and numbers are all by which anything could be found.

import { at } from "./known.js";
import { partsOf, wholeOf } from "./told.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./translate.js").Translate} Translate
 */

/** Whether an account is in another language than all of some. @param {Model} model @param {number} article @param {readonly number[]} tellers */
export const isFar = (model, article, tellers) => tellers.every((one) => model.foreign(one, article));

/** Those who do not tell a sentence and are in another language than all who do. @param {Model} model @param {number} sentence @returns {number[]} */
export function farFrom(model, sentence) {
  if (!model.mixed) return [];
  const tellers = [at(model.comparison.sentences, sentence).article, ...wholeOf(model, sentence), ...partsOf(model, sentence).map(({ article }) => article)];
  return model.comparison.articles.flatMap((_, article) => (isFar(model, article, tellers) ? [article] : []));
}

/** Of a sentence that nobody else tells, in a note. @param {Translate} t @param {Model} model @param {number} sentence */
export function loneWord(t, model, sentence) {
  const far = farFrom(model, sentence).length;
  return t(!far ? "read.only" : far < model.comparison.articles.length - 1 ? "foreign.own" : "foreign.lone");
}

/**
 * @param {Translate} t @param {Model} model @param {'read.notIn' | 'difference.silent'} key for those that were compared
 * @param {readonly number[]} silent @param {(article: number) => boolean} far @returns {string[]}
 */
function said(t, model, key, silent, far) {
  const lists = [silent.filter((one) => !far(one)), silent.filter(far)];
  return lists.flatMap((articles, index) => (articles.length ? t(index ? "foreign.in" : key, { articles: t.list(articles.map((one) => model.sign(one))) }) : []));
}

/** Of a sentence that others tell. @param {Translate} t @param {Model} model @param {number} sentence @param {readonly number[]} silent */
export function silentWords(t, model, sentence, silent) {
  const far = farFrom(model, sentence);
  return said(t, model, "read.notIn", silent, (one) => far.includes(one));
}

/** Of a difference, those who give no value: of its event, and those whose language may hide that they tell it. @param {Translate} t @param {Model} model @param {import("./model.js").Difference} difference */
export const valueless = (t, model, { silent, readings }) => {
  const given = readings.map(({ article }) => article);
  return said(t, model, "difference.silent", [...model.comparison.articles.keys()].filter((one) => !given.includes(one) && (silent.includes(one) || isFar(model, one, given))), (one) => isFar(model, one, given));
};
