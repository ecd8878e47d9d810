// What a visitor waits for: bytes over the wire, the engine's start, the first highlights.

import { readFileSync, readdirSync } from "node:fs";
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
    languages: languages(),
    start: [
      ["where", "compile", "instantiate", "script to first highlights"],
      ...Object.entries(starts).filter(([, list]) => list.length).map(([where, list]) =>
        [where, middle(list, "compile"), middle(list, "instantiate"), where === "Chromium" ? duration(median(highlights)) : "–"]),
    ],
  };
}

/** The lists of each language under src/lang. */
function languages() {
  const folder = join(root, "src", "lang");
  const lists = (name) => readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), "utf8"));
  // The parser drops comments; the engine holds them all the same, so that they are kept short.
  const bytes = (name) => Buffer.from(lists(name).join("\n").split("\n").filter((line) => !line.startsWith("#")).join("\n"));
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const row = (what, list) => {
    const { raw, gzip, brotli } = sizesOf(list);
    return [what, kilobytes(raw), kilobytes(gzip), kilobytes(brotli)];
  };
  const others = names.filter((name) => name !== "en");
  return [["language", "raw", "gzip", "brotli"], row("en", [bytes("en")]), ...others.map((name) => row(name, [bytes(name)])), row("all but English", others.map(bytes))];
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

