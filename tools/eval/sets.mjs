// All sets, in the order in which they are shown.

import { ecbplus as alignEcbplus, superpal } from "./sets/alignment.mjs";
import { ecbplus as pairsEcbplus, msrp, nanco, stsb } from "./sets/pairs.mjs";
import { polnear, variants } from "./sets/quotes.mjs";
import { gum, rules } from "./sets/segmentation.mjs";
import { seeds } from "./sets/seeds.mjs";
import { mtref } from "./sets/words.mjs";

/**
 * @typedef {{ badness: number, lines: string[], part?: string }} Wrong
 * @typedef {{ name: string, split: "dev" | "test" | null, rows: import("./table.mjs").Row[], errors: Wrong[], thresholds?: Record<string, number>, events?: { name: string, rows: import("./table.mjs").Row[] }[], together?: string[] }} Result
 */

export const sets = [seeds, rules, gum, polnear, variants, alignEcbplus, superpal, msrp, pairsEcbplus, stsb, mtref, nanco];

/** Says that a set is not there, from wherever in a set its file is asked for. */
class Absent extends Error {}

/**
 * Runs sets one after the other; those whose files are absent are named, not passed over in silence.
 * @param {{ judge: import("./engine.mjs").Judge, names?: string[], read: (set: string, prefix?: string) => any, thresholds: Record<string, number> }} options
 * @returns {Promise<{ results: Result[], absent: string[] }>}
 */
export async function runSets({ judge, names, read, thresholds }) {
  const found = (set, prefix) => {
    const cases = read(set, prefix);
    if (!cases) throw new Absent();
    return cases;
  };
  const results = [];
  const absent = [];
  for (const { name, run } of sets) {
    if (names && !names.includes(name)) continue;
    try {
      results.push({ name, ...(await run({ judge, read: found, thresholds })) });
    } catch (error) {
      if (!(error instanceof Absent)) throw new Error(`${name}: ${error.message}`, { cause: error });
      absent.push(name);
    }
  }
  return { results, absent };
}
