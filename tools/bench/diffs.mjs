// Word-level diff: ours against what a user would pick instead.

import { duration, times } from "./figures.mjs";
import { pair } from "./generate.mjs";
import { race, time } from "./race.mjs";
import { jsSide, nativeSide } from "./side.mjs";

const KINDS = /** @type {const} */ (["edited", "shuffled", "unrelated"]);
const LENGTHS = [800, 3000];
const IN_JS = ["ours", "diff", "diff-match-patch", "fast-myers-diff", "@codemirror/merge", "htmldiff-js"];
const NATIVE = ["ours", "similar myers", "imara-diff myers", "imara-diff histogram"];

/**
 * @param {{ program: string, pace: import("./race.mjs").Pace, tell: (what: string) => void }} options
 */
export async function diffs({ program, pace, tell }) {
  /** @type {(contenders: string[], starts: (() => import("./side.mjs").Side)[]) => Promise<string[][]>} */
  const table = async (contenders, starts) => {
    const rows = [["words", "pair", "ours", ...contenders.slice(1)]];
    for (const length of LENGTHS) {
      for (const kind of KINDS) {
        tell(`${length} words, ${kind}`);
        const [ours, ...others] = await race(starts, pair(kind, length), pace);
        const own = time(ours);
        rows.push([length.toLocaleString("en-US"), kind, shown(own, ours), ...others.map((other) => against(other, own))]);
      }
    }
    return rows;
  };
  return {
    js: await table(IN_JS, IN_JS.map((name) => () => jsSide(name))),
    native: await table(NATIVE, NATIVE.map((name) => () => nativeSide(program, name))),
  };
}

/** @param {number | null} ms @param {import("./race.mjs").Result} result */
export function shown(ms, { gaveUp, times: measured }) {
  return gaveUp === null ? duration(ms) + once(measured) : `over ${duration(gaveUp)}`;
}

/** One measurement is no median; it is marked. @param {number[]} measured */
const once = (measured) => (measured.length === 1 ? "°" : "");

/** Theirs as a multiple of ours, and what it is of. @param {import("./race.mjs").Result} other @param {number | null} own */
export function against(other, own) {
  const theirs = time(other);
  if (theirs === null) return own === null ? shown(null, other) : `over ${times(/** @type {number} */ (other.gaveUp) / own)}`;
  return own === null ? duration(theirs) : `${times(theirs / own)} (${duration(theirs)}${once(other.times)})`;
}
