// A comparison on its way from the worker to the page. Read at one go, that of a hundred articles holds the page up for longer
// than a frame; its long lists travel in parts, each read by itself, with the page's own work between.

/** @import {Comparison} from "./types.js" */

const LISTS = /** @type {const} */ (["sentences", "entities", "quotations", "reported", "utterances", "links", "passages", "differences"]);
/** Items of a part: a few milliseconds of reading. */
const MOST = 4000;

/** @typedef {{ list: typeof LISTS[number], items: unknown[] }} Part */

/**
 * The comparison without its long lists, and these in parts.
 * @param {Comparison} comparison
 * @returns {{ rest: Comparison, parts: Part[] }}
 */
export function apart(comparison) {
  const rest = { ...comparison };
  /** @type {Part[]} */
  const parts = [];
  for (const list of LISTS) {
    const items = comparison[list];
    if (items.length <= MOST) continue;
    for (let from = 0; from < items.length; from += MOST) parts.push({ list, items: items.slice(from, from + MOST) });
    rest[list] = [];
  }
  return { rest, parts };
}

/**
 * @param {Comparison} rest
 * @param {readonly Part[]} parts in the order in which they were sent
 * @returns {Comparison}
 */
export function together(rest, parts) {
  for (const { list, items } of parts) /** @type {unknown[]} */ (rest[list]).push(...items);
  return rest;
}
