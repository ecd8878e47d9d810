// Sides take turns on one task: what the machine does meanwhile falls on all of them alike.

import { TooLong } from "./side.mjs";
import { median } from "./stats.mjs";

/**
 * @typedef {object} Pace how long to measure
 * @property {number} rounds turns for each side
 * @property {number} sample milliseconds that a turn should last: short ones say more about the clock
 * @property {number} warm milliseconds of work before the first turn, in which an engine may optimise its code
 * @property {number} budget milliseconds after which a slow side gets no more turns
 * @property {number} limit milliseconds after which one single call is given up
 */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number[]} times milliseconds a call, one for each turn; empty where a call was given up
 * @property {any} first the answer to the first call: its count, and memory where the side knows it
 * @property {number | null} gaveUp the limit, where a call was given up
 */

/**
 * @param {(() => import("./side.mjs").Side | Promise<import("./side.mjs").Side>)[]} starts
 * @param {string[]} texts
 * @param {Pace} pace
 * @returns {Promise<Result[]>}
 */
export async function race(starts, texts, pace) {
  /** @type {(Result & { side: import("./side.mjs").Side, calls: number, spent: number })[]} */
  const entries = [];
  try {
    for (const start of starts) {
      const side = await start();
      const entry = { name: side.name, side, times: [], first: null, gaveUp: null, calls: 1, spent: 0 };
      entries.push(entry);
      await guarded(entry, pace, () => begin(entry, texts, pace));
    }
    for (let round = 0; round < pace.rounds; round++) {
      // Nobody always comes after the same one.
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[(i + round) % entries.length];
        if (entry.gaveUp !== null || (entry.spent > pace.budget && entry.times.length)) continue;
        await guarded(entry, pace, async () => entry.times.push(await run(entry, entry.calls, pace)));
      }
    }
  } finally {
    for (const { side } of entries) await side.close();
  }
  return entries.map(({ name, times, first, gaveUp }) => ({ name, times, first, gaveUp }));
}

/** @param {any} entry @param {string[]} texts @param {Pace} pace */
async function begin(entry, texts, pace) {
  entry.first = await entry.side.ask({ load: { texts } }, pace.limit);
  const ms = entry.first.ns / 1e6;
  // Too slow to do again only in order to be warm: what it has is counted. Cold code may take three times as long as warm code,
  // so that one that is slow only while cold gets its turns.
  if (ms > pace.budget * 3) {
    entry.times.push(ms);
    entry.spent = Infinity;
    return;
  }
  let estimate = ms;
  for (let warmed = ms; warmed < pace.warm;) {
    const calls = Math.max(1, Math.round(Math.min(pace.sample, pace.warm - warmed) / estimate));
    estimate = Math.max(await run(entry, calls, pace), 1e-6);
    warmed += estimate * calls;
  }
  entry.calls = Math.max(1, Math.round(pace.sample / estimate));
  entry.spent = 0;
}

/** One turn: milliseconds a call. @param {any} entry @param {number} calls @param {Pace} pace */
async function run(entry, calls, pace) {
  const { ns } = await entry.side.ask({ run: calls }, pace.limit + pace.sample * 20);
  entry.spent += ns / 1e6;
  return ns / 1e6 / calls;
}

async function guarded(entry, pace, work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    entry.gaveUp = pace.limit;
    entry.times = [];
  }
}

/** The middle time of a result in milliseconds; null where it was given up. @param {Result} result */
export const time = ({ times }) => (times.length ? median(times) : null);
