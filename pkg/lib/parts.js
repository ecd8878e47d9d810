// A comparison on its way from the worker to the page. Read at one go, that of a hundred articles holds the page up for longer
// than a frame; its long lists travel in parts, each read by itself, with the page's own work between. Its links cross as numbers,
// which takes no time.

/** @import {Comparison} from "./types.js" */

const LISTS = /** @type {const} */ (["sentences", "entities", "quotations", "reported", "utterances", "passages", "differences"]);
/** Items of a part: a few milliseconds of reading. */
const MOST = 1000;

/** @typedef {{ at: (string | number)[], items: unknown[] }} Part `at`: the way to the list that they belong to */

/** Those who are named very often, where they travel with the rest. @param {Comparison["entities"]} entities */
const crowded = (entities) => (entities.length > MOST ? [] : entities.flatMap(({ mentions }, index) => (mentions.length > MOST ? index : [])));

/** The lists that grow with the texts. @param {Comparison} comparison @returns {(string | number)[][]} */
const longLists = ({ articles, coverage, entities }) => [
  ...crowded(entities).map((index) => ["entities", index, "mentions"]),
  ...LISTS.map((list) => [list]), ["coverage", "cells"], ...coverage.only.map((_, index) => ["coverage", "only", index]), ...articles.map((_, index) => ["articles", index, "blocks"]),
];

/** @param {any} from @param {(string | number)[]} way */
const follow = (from, way) => way.reduce((inside, step) => inside[step], from);

/**
 * The comparison without its long lists, and these in parts. The comparison is not changed.
 * @param {Comparison} comparison
 * @returns {{ rest: Comparison, parts: Part[] }}
 */
export function apart(comparison) {
  const { articles, coverage, entities } = comparison;
  const rest = { ...comparison, articles: articles.map((article) => ({ ...article })), entities: [...entities], coverage: { ...coverage, only: [...coverage.only] } };
  for (const index of crowded(entities)) rest.entities[index] = { .../** @type {Comparison["entities"][number]} */ (entities[index]) };
  /** @type {Part[]} */
  const parts = [];
  for (const way of longLists(comparison)) {
    const items = follow(comparison, way);
    if (items.length <= MOST) continue;
    for (let from = 0; from < items.length; from += MOST) parts.push({ at: way, items: items.slice(from, from + MOST) });
    follow(rest, way.slice(0, -1))[/** @type {string | number} */ (way.at(-1))] = [];
  }
  return { rest, parts };
}

/**
 * @param {Comparison} rest
 * @param {readonly Part[]} parts in the order in which they were sent
 * @returns {Comparison}
 */
export function together(rest, parts) {
  for (const { at, items } of parts) follow(rest, at).push(...items);
  return rest;
}
