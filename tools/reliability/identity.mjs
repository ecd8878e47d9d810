// One input, the same bytes everywhere: in Chromium, Firefox and WebKit, on the page and in its worker, in Node, and natively.
// Every event at hand and inputs from a seed are compared in each, and the SHA-256 of the JSON must be one.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginesHere } from "../browser.mjs";
import { launch } from "../engines/launch.mjs";
import { readOpening } from "../opening.mjs";
import { emptyPage, hosted } from "./host.mjs";
import { inputs } from "./inputs.mjs";

/** @typedef {import("./inputs.mjs").Input} Input */
/** @typedef {import("../browser.mjs").EngineName} EngineName */

const sha = (/** @type {string | Buffer} */ text) => createHash("sha256").update(text).digest("hex");

/** What a page does: the same functions that a host calls. */
const PAGE = `
import { compareTo, exportComparison } from "./crossread/core.js";
import { Comparer } from "./crossread/index.js";
import { inputs } from "./inputs.js";
const sha = async (text) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const comparer = new Comparer({ workerSrc: "./crossread/worker.js" });
window.hashes = [];
for (const { articles } of inputs) {
  const here = await sha(await compareTo(articles, "json"));
  const there = await sha(await exportComparison(await comparer.compare(articles), "json"));
  window.hashes.push([here, there]);
}
window.note = comparer.note;
window.ended = true;
`;

/** The events of folders of events. @param {string[]} folders @returns {Input[]} */
export function eventsOf(folders) {
  const events = folders.filter((folder) => existsSync(folder)).flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name)).filter((path) => statSync(path).isDirectory())]);
  return events.map((folder) => ({ name: "events", articles: readOpening(folder).articles })).filter(({ articles }) => articles.length > 1);
}

/** @param {Input[]} all @returns {Promise<string[]>} */
export async function inNode(all) {
  const { compareTo } = await import("../../pkg/dist/core.js");
  const hashes = [];
  for (const { articles } of all) hashes.push(sha(await compareTo(articles, "json")));
  return hashes;
}

/** By the native command, from files. @param {string} program @param {Input[]} all @returns {string[]} */
export function natively(program, all) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-identity-"));
  try {
    return all.map(({ articles }) => {
      const files = articles.map((article, at) => {
        const header = ["id", "label", "lang", "published", "title", "url"].flatMap((key) => (article[key] ? [`${key}: ${article[key]}`] : []));
        const path = join(folder, `${String(at).padStart(3, "0")}.txt`);
        writeFileSync(path, `${[...header, ""].join("\n")}\n${article.text}`);
        return path;
      });
      const { stdout, stderr, status } = spawnSync(program, ["compare", ...files], { maxBuffer: 1 << 28 });
      if (status !== 0) throw new Error(`the native command: ${stderr}`);
      return sha(stdout);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In a browser, on the page and in its worker. @param {EngineName} engine @param {Input[]} all @returns {Promise<{ version: string, hashes: [string, string][] }>} */
export async function inBrowser(engine, all) {
  const files = { "inputs.js": `export const inputs = ${JSON.stringify(all)};`, "page.js": PAGE, "index.html": emptyPage("One input") };
  return hosted({ files, launch: () => launch(engine) }, async ({ browser, url }) => {
    const context = await browser.newContext({});
    const page = await context.newPage();
    await page.goto(url);
    let done = -1;
    // It goes on as long as there is progress: a slow machine is no fault.
    while (!(await page.evaluate(() => window.ended === true))) {
      await page.waitForFunction((before) => window.ended === true || window.hashes?.length > before, done, { timeout: 60_000 });
      done = await page.evaluate(() => window.hashes.length);
    }
    const { hashes, note } = await page.evaluate(() => ({ hashes: window.hashes, note: window.note }));
    if (note) throw new Error(`${engine}: ${note}`);
    await context.close();
    return { version: browser.version(), hashes };
  });
}

/**
 * @param {object} options
 * @param {string} options.native the command
 * @param {number} [options.count] inputs from the seed
 * @param {string[]} [options.folders] of events
 * @param {EngineName[]} [options.engines]
 * @param {(what: string) => void} [options.tell]
 * @returns {Promise<{ places: { place: string, version: string, events: number, files: number, other: number, differ: string[] }[], missing: string[] }>}
 */
export async function identity({ native, count = 500, folders = [], engines = /** @type {EngineName[]} */ (["chromium", "firefox", "webkit"]), tell = () => {} }) {
  const events = eventsOf(folders);
  // Nine in ten can stand in a text file, as the native command reads them; the others have halves of pairs and nulls.
  const files = inputs(Math.round(count * 0.9), { files: true });
  const other = inputs(count - files.length, { seed: 2 });
  const all = [...events, ...files, ...other];
  tell(`${events.length} events, ${files.length + other.length} inputs`);
  const wanted = await inNode(all);
  const row = (/** @type {string} */ place, /** @type {string} */ version, /** @type {string[]} */ hashes) => {
    const differ = hashes.flatMap((hash, i) => (hash === wanted[i] ? [] : [`${all[i].name} ${i}`]));
    tell(`${place} ${version}: ${hashes.length} compared, ${differ.length} differ`);
    return { place, version, events: events.length, files: files.length, other: hashes.length > events.length + files.length ? other.length : 0, differ };
  };
  const places = [row("Node, WebAssembly", process.version, wanted)];
  places.push(row("native", "", natively(native, [...events, ...files])));
  const here = enginesHere();
  for (const engine of engines.filter((name) => here[name])) {
    const { version, hashes } = await inBrowser(engine, all);
    places.push(row(`${engine}, page`, version, hashes.map(([hash]) => hash)), row(`${engine}, worker`, version, hashes.map(([, hash]) => hash)));
  }
  return { places, missing: engines.filter((name) => !here[name]) };
}
