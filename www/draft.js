// What stands in the editor and is not saved: kept letter by letter, an unfinished day or address too, and checked like all that
// comes from outside when it is read again.

import { checked, projectOf } from "./project.js";

/**
 * @typedef {import("./accounts.js").Text} Text
 * @typedef {Record<"label" | "text" | "title" | "published" | "lang" | "url", string>} Boxes
 * @typedef {{ account: string | null, boxes: Boxes, given: Text | null }} Draft `account`: the id of the one that is changed, null
 *   for a new one; `given`: what came with the text
 */

/** The boxes, with the longest that each takes. @type {Record<keyof Boxes, number>} */
const LONGEST = { label: 200, text: 5_000_000, title: 1000, published: 100, lang: 100, url: 4000 };

/** Of more than so many the oldest is given up. */
export const MOST_DRAFTS = 8;

/** Drafts as they are kept, the newest last. @param {readonly Draft[]} drafts */
export const draftsToKeep = (drafts) => drafts.map(({ account, boxes, given }) => ({ account, boxes, given: given ? projectOf({ articles: [given] }) : null }));

/** @param {unknown} kept @returns {Draft[]} those that are whole */
export const draftsOf = (kept) => (Array.isArray(kept) ? kept.slice(-MOST_DRAFTS).map(draftOf).filter((draft) => draft !== null) : []);

/** @param {any} kept @returns {Draft | null} null where it is none */
function draftOf(kept) {
  try {
    const boxes = /** @type {Boxes} */ (Object.fromEntries(Object.entries(LONGEST).map(([box, most]) => {
      const value = kept.boxes[box];
      if (typeof value !== "string" || value.length > most) throw new TypeError(box);
      return [box, value];
    })));
    if (kept.account !== null && typeof kept.account !== "string") throw new TypeError("account");
    return { account: kept.account, boxes, given: kept.given === null ? null : checked(kept.given).articles[0] ?? null };
  } catch {
    return null;
  }
}
