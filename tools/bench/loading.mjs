// What a visitor waits for: bytes over the wire, the engine's start, the first highlights.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { output, root } from "../process.mjs";
import { sizesOf } from "./chromium.mjs";
import { duration, kilobytes } from "./figures.mjs";
import { median } from "./stats.mjs";

const starter = fileURLToPath(new URL("start.mjs", import.meta.url));

/**
 * @param {{ chromium: Awaited<ReturnType<typeof import("./chromium.mjs").openChromium>>, rounds: number, tell: (what: string) => void }} options
 */
export async function loading({ chromium, rounds, tell }) {
  /** @type {Record<string, { compile: number, instantiate: number }[]>} */
  const starts = { Node: [], Chromium: [] };
  /** @type {number[]} */
  const highlights = [];
  /** @type {string[]} */
  let files = [];
  tell("the engine's start and the first highlights");
  for (let round = 0; round < rounds; round++) {
    const printed = output(process.execPath, [starter]);
    if (!printed) throw new Error("tools/bench/start.mjs failed; run it alone to see why");
    starts.Node.push(JSON.parse(printed));
    if (!chromium) continue;
    starts.Chromium.push(await chromium.startEngine());
    const page = await chromium.readerPage();
    highlights.push(page.highlights);
    files = page.files;
  }
  const middle = (list, part) => (list.length ? duration(median(list.map((one) => one[part]))) : "–");
  return {
    sizes: sizes(chromium, files),
    start: [
      ["where", "compile", "instantiate", "script to first highlights"],
      ...Object.entries(starts).filter(([, list]) => list.length).map(([where, list]) =>
        [where, middle(list, "compile"), middle(list, "instantiate"), where === "Chromium" ? duration(median(highlights)) : "–"]),
    ],
  };
}

function sizes(chromium, files) {
  const row = (what, { raw, gzip, brotli }) => [what, kilobytes(raw), kilobytes(gzip), kilobytes(brotli)];
  const bytes = readFileSync(join(root, "pkg", "wasm", "crossread_bg.wasm"));
  const rows = [["what", "raw", "gzip", "brotli"], row("the engine: crossread_bg.wasm", sizesOf([bytes]))];
  if (!chromium) return rows;
  // A chunk's name ends in a hash of what it holds, which says nothing to a reader.
  const short = (name) => name.replace(/^crossread\//, "").replace(/-[A-Z0-9]{8}(?=\.js$)/, "");
  for (const name of [...files].sort()) rows.push(row(short(name), chromium.sizes([name])));
  rows.push(row("all that a page with <cross-read> asks for", chromium.sizes(files)));
  return rows;
}

