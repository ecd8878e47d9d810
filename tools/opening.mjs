// The opening set of the page: the accounts of one folder, as a module. A module and not JSON to be fetched, so that the
// page needs no connect-src and runs from any static server.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { articleFilesOf, articleFromBytes } from "../pkg/lib/article-file.js";

/**
 * The first event of a folder of events.
 * @param {string} seeds
 */
export function firstEvent(seeds) {
  const events = readdirSync(seeds).filter((name) => statSync(join(seeds, name)).isDirectory()).sort();
  const event = events[0];
  if (!event) throw new Error(`${seeds} holds no event`);
  return join(seeds, event);
}

/**
 * The articles of a folder, in the order of their files' names.
 * @param {string} folder
 */
export function readOpening(folder) {
  const names = articleFilesOf(readdirSync(folder));
  const articles = names.map((name) => {
    try {
      return articleFromBytes(name, readFileSync(join(folder, name)));
    } catch (error) {
      throw new Error(`${join(folder, name)}: ${error.message}`);
    }
  });
  return { event: titleOf(folder), articles };
}

/** @param {string} folder @param {{ asked?: boolean }} [options] `asked`: somebody started the page with this folder, so it counts more than work kept from before */
export function openingModule(folder, { asked = false } = {}) {
  return `export default ${JSON.stringify({ ...readOpening(folder), ...(asked ? { asked } : {}) }, null, 1)};\n`;
}

/** What is right about an event may name it, too; else its folder does. @param {string} folder @returns {string} */
function titleOf(folder) {
  const gold = join(folder, "gold.json");
  const title = existsSync(gold) ? JSON.parse(readFileSync(gold, "utf8")).title : undefined;
  return typeof title === "string" ? title : basename(resolve(folder));
}
