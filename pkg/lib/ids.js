// Every article gets its id before it is put into the engine, by the engine's own rule for whole lists: its own, or the
// letter of its place, or the next one that nobody has. Alone, `put` would take a second article of one id for a newer
// version of the first.

import { crossreadError } from "./steps.js";

/** @import {Article} from "./types.js" */

/**
 * @param {Article[]} articles
 * @returns {(Article & { id: string })[]}
 */
export function withIds(articles) {
  if (!Array.isArray(articles)) throw crossreadError("type", "articles: a list of articles is needed");
  /** @type {Set<string>} */
  const taken = new Set();
  for (const article of articles) {
    if (typeof article?.id !== "string") continue;
    if (taken.has(article.id)) throw crossreadError("duplicateId", `two articles have the id ${JSON.stringify(article.id)}; ids must differ`);
    taken.add(article.id);
  }
  return articles.map((article, place) => {
    // What is no article is left for the engine to refuse.
    if (typeof article !== "object" || article === null || (article.id ?? null) !== null) return /** @type {Article & { id: string }} */ (article);
    let n = place;
    while (taken.has(siglum(n))) n++;
    const id = siglum(n);
    taken.add(id);
    return { ...article, id };
  });
}

/**
 * The `n`th letter, counted from 0: `A` … `Z`, `AA`, `AB` …
 * @param {number} n
 */
function siglum(n) {
  let letters = "";
  for (let rest = n; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}
