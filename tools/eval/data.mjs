// The sets' files and what they need to become input of the engine: offsets in code points become UTF-16, lists of
// sentences become articles.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The cases of one file of a set, with the split they are of.
 * @param {string} data the folder of the sets
 * @param {string} set
 * @param {string} [prefix] what stands before the split in the file's name
 * @returns {{ split: "dev" | "test", cases: any[] } | null} null where the folder holds neither split
 */
export function readSet(data, set, prefix = "") {
  for (const split of /** @type {const} */ (["dev", "test"])) {
    const path = join(data, set, `${prefix}${split}.jsonl`);
    if (!existsSync(path)) continue;
    const lines = readFileSync(path, "utf8").split("\n").filter((line) => line.trim());
    if (!lines.length) throw new Error(`${path} holds no case`);
    const cases = lines.map((line, i) => {
      try {
        return JSON.parse(line);
      } catch (error) {
        throw new Error(`${path}, line ${i + 1}: ${error.message}`);
      }
    });
    return { split, cases };
  }
  return null;
}

/**
 * From positions in code points to positions in UTF-16 code units.
 * @param {string} text
 * @returns {(span: [number, number]) => [number, number]}
 */
export function toUtf16(text) {
  const at = [0];
  for (const character of text) at.push(at[at.length - 1] + character.length);
  return ([start, end]) => {
    if (!(start >= 0 && start <= end && end < at.length)) throw new Error(`${start}–${end} lies outside a text of ${at.length - 1} characters`);
    return [at[start], at[end]];
  };
}

/**
 * An article in which the engine keeps to the given sentences: each a paragraph.
 * @param {string} id
 * @param {string[]} list
 */
export function articleOf(id, list) {
  let text = "";
  const sentences = list.map((sentence) => {
    if (!sentence.trim()) throw new Error(`article ${id} has an empty sentence`);
    if (text) text += "\n\n";
    const start = text.length + sentence.length - sentence.trimStart().length;
    text += sentence;
    return [start, start + sentence.trim().length];
  });
  const blocks = sentences.map(([start, end]) => ({ start, end, kind: "paragraph" }));
  return { id, lang: "en", text, blocks, sentences };
}

/**
 * The numbers in the given list of the sentences of one article of a comparison.
 * @param {any} comparison
 * @param {number} article
 * @param {[number, number][]} given as `articleOf` gave them
 * @returns {Map<number, number>} from the engine's number to ours
 */
export function givenNumbers(comparison, article, given) {
  const own = comparison.sentences.filter((sentence) => sentence.article === article);
  const numbers = new Map();
  for (const { id, start, end } of own) {
    const number = given.findIndex(([s, e]) => s === start && e === end);
    if (number < 0) throw new Error(`the engine made a sentence ${start}–${end} that was not given`);
    numbers.set(id, number);
  }
  return numbers;
}

/** One line of a text, in full, for reports of errors. */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();
