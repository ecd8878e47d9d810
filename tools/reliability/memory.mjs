// Whether memory stays level: many comparisons one after another in one page, in one worker, and in one element with its views,
// in Chromium. The inputs of the first fifty come again and again, so that whatever grows after them is kept for nothing.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { browserPath } from "../browser.mjs";
import { root } from "../process.mjs";
import { emptyPage, hosted } from "./host.mjs";
import { inputs } from "./inputs.mjs";

/** So many different inputs: memory is level once each of them was there. */
const DIFFERENT = 50;

/** Every instance of the engine tells of its memory. */
const HOOK = `
const Real = WebAssembly.Instance;
globalThis.memories = [];
WebAssembly.Instance = class extends Real { constructor(...given) { super(...given); globalThis.memories.push(this.exports.memory); } };
globalThis.wasmNow = () => globalThis.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
`;

const PAGE = `
import { compare } from "./crossread/core.js";
import { Comparer } from "./crossread/index.js";
import { inputs } from "./inputs.js";
const comparer = new Comparer({ workerSrc: "./watched-worker.js" });
const element = document.createElement("cross-read");
element.setAttribute("no-worker", "");
const shown = () => new Promise((resolve, reject) => {
  const heard = new AbortController();
  const { signal } = heard;
  element.addEventListener("crossread:result", () => { heard.abort(); resolve(); }, { signal });
  element.addEventListener("crossread:error", ({ detail }) => { heard.abort(); reject(new Error(detail.message)); }, { signal });
});
const ways = {
  page: (articles) => compare(articles),
  worker: (articles) => comparer.compare(articles),
  async element(articles) {
    if (!element.isConnected) { await import("./crossread/define.js"); document.body.append(element); }
    const done = shown();
    element.articles = articles;
    await done;
  },
};
window.run = async (way, from, to) => {
  for (let at = from; at < to; at++) await ways[way](inputs[at % inputs.length].articles);
  return comparer.note;
};
`;

/** @typedef {{ heap: number, wasm: number }} Memory bytes, after a collection of garbage */

/**
 * @param {object} [options]
 * @param {number} [options.count] comparisons in each way
 * @param {number[]} [options.at] after how many it is looked at
 * @param {string[]} [options.ways]
 * @param {(what: string) => void} [options.tell]
 * @returns {Promise<{ way: string, at: number[], memory: Memory[] }[]>}
 */
export async function memory({ count = 1000, at = [50, 100, 250, 500, 1000], ways = ["page", "worker", "element"], tell = () => {} } = {}) {
  const executablePath = browserPath();
  if (!executablePath) throw new Error("a Chromium is needed");
  const files = {
    "inputs.js": `export const inputs = ${JSON.stringify(inputs(DIFFERENT, { seed: 3 }))};`,
    "hook.js": HOOK,
    "watched-worker.js": `${HOOK}\n${readFileSync(join(root, "www", "dist", "crossread", "worker.js"), "utf8")}`,
    "page.js": PAGE,
    "index.html": emptyPage("Memory", { head: '<script src="./hook.js"></script>' }),
  };
  return hosted({ files, launch: () => chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] }) }, async ({ browser, url }) => {
    const rows = [];
    for (const way of ways) {
      // A page of its own, so that one way's memory is not another's.
      const context = await browser.newContext();
      const page = await context.newPage();
      const heapOf = await heaps(await context.newCDPSession(page));
      await page.goto(url);
      await page.waitForFunction(() => window.run);
      const looks = at.filter((one) => one <= count);
      const found = [];
      for (const [i, upTo] of looks.entries()) {
        // In pieces, so that a slow machine is no fault of it.
        for (let from = i ? looks[i - 1] : 0; from < upTo; from += 25) {
          const note = await page.evaluate(([way, from, to]) => window.run(way, from, to), [way, from, Math.min(from + 25, upTo)]);
          if (note) throw new Error(note);
        }
        const where = way === "worker" ? page.workers()[0] : page;
        if (!where) throw new Error("there is no worker");
        const now = { heap: await heapOf(way), wasm: await where.evaluate(() => globalThis.wasmNow()) };
        found.push(now);
        tell(`${way}: after ${upTo}: heap ${(now.heap / 1e6).toFixed(1)} MB, wasm ${(now.wasm / 1e6).toFixed(3)} MB`);
      }
      rows.push({ way, at: looks, memory: found });
      await context.close();
    }
    return rows;
  });
}

/**
 * Asks for the heap in use after a collection of garbage, of the page or of its worker: a worker is a target of its own, which
 * hears what is sent to it through the page's.
 * @param {import("playwright-core").CDPSession} session
 * @returns {Promise<(way: string) => Promise<number>>}
 */
async function heaps(session) {
  /** @type {string | undefined} */
  let worker;
  /** @type {Map<number, (result: any) => void>} */
  const waiting = new Map();
  let last = 0;
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => { if (targetInfo.type === "worker") worker = sessionId; });
  session.on("Target.receivedMessageFromTarget", ({ message }) => { const { id, result } = JSON.parse(message); waiting.get(id)?.(result); });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const toWorker = (/** @type {string} */ method) => new Promise((resolve, reject) => {
    waiting.set(++last, resolve);
    session.send("Target.sendMessageToTarget", { sessionId: worker, message: JSON.stringify({ id: last, method }) }).catch(reject);
  });
  return async (way) => {
    const send = way === "worker" ? toWorker : (/** @type {any} */ method) => session.send(method);
    for (let times = 0; times < 3; times++) await send("HeapProfiler.collectGarbage");
    return (await send("Runtime.getHeapUsage")).usedSize;
  };
}

/** Bytes of heap that a comparison may leave behind on the average: code that was compiled, shapes that were learned. */
export const LEFT_BEHIND = 2000;
/** Bytes that the engine's own memory may still grow by after the first comparisons: where it is in pieces, a page more is asked for. */
export const PIECES = 1_000_000;

/** Whether what the first look found is what the last one finds. @param {number[]} at @param {Memory[]} found */
export function level(at, found) {
  const [first, last] = [found[0], found[found.length - 1]];
  return last.wasm - first.wasm <= PIECES && last.heap - first.heap <= LEFT_BEHIND * (at[at.length - 1] - at[0]);
}
