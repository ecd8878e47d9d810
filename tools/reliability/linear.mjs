// How long a hostile text takes beside an ordinary one of the same length: `npm run reliability -- --linear`.
//
// Two copies of a text, the second with another beginning, are compared in a process of its own, so that one that hangs can
// be ended; once as it is, once behind a sentence in the same paragraph, without which much of it would be taken for furniture
// and read no further. The figure is the time per byte of the slower one as a multiple of that of ordinary text, and how it grows
// when the text doubles.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { adversarial } from "./adversarial.mjs";
import { articles } from "../bench/generate.mjs";

const run = promisify(execFile);
const self = fileURLToPath(import.meta.url);
/** A run that takes longer than this is ended, in milliseconds. */
const LIMIT = 60_000;

/** @param {number} size @returns {string} text that reads like articles */
function ordinary(size) {
  const all = articles(Math.ceil(size / 4000), { family: "many events" }).join("\n\n");
  return all.slice(0, size);
}

/** @param {string} kind @param {number} size @param {"alone" | "behind a sentence"} [place] */
async function time(kind, size, place = "alone") {
  try {
    const { stdout } = await run(process.execPath, [self, kind, String(size), place], { timeout: LIMIT });
    return JSON.parse(stdout);
  } catch (error) {
    return { ms: Infinity, error: String(error.stderr || error.message).split("\n").find((line) => /Error|killed/i.test(line)) ?? "ended" };
  }
}

/**
 * @param {{ size?: number, only?: string | undefined, tell?: (what: string) => void }} [options]
 * @returns {Promise<string[][]>} rows: kind, time per byte as a multiple, growth at twice the length, size of the result
 */
export async function linear({ size = 250_000, only, tell = () => {} } = {}) {
  const base = await time("ordinary", size);
  const rows = [];
  for (const kind of Object.keys(adversarial).filter((kind) => !only || kind.includes(only))) {
    tell(kind);
    const all = [];
    for (const place of /** @type {const} */ (["alone", "behind a sentence"])) all.push([await time(kind, size / 2, place), await time(kind, size, place)]);
    const [one, two] = all.reduce((slow, next) => (next[1].ms > slow[1].ms ? next : slow));
    rows.push([kind, (two.ms / base.ms).toFixed(2), (two.ms / one.ms).toFixed(2), `${(two.bytes / 1e6 || 0).toFixed(1)} MB`, two.error ?? ""]);
  }
  return [["text", "times ordinary", "doubled", "result", ""], ["ordinary", "1", "–", `${(base.bytes / 1e6).toFixed(1)} MB`, `${base.ms.toFixed(0)} ms`], ...rows];
}

if (process.argv[1] === self && process.argv[2]) {
  const [, , kind, size, place] = process.argv;
  const { compare } = await import("../../pkg/dist/core.js");
  const made = kind === "ordinary" ? ordinary(Number(size)) : adversarial[kind](Number(size));
  const text = place === "behind a sentence" ? `The ferry sank near Holm on Friday with 23 people on board, Ada Reed said. ${made}` : made;
  const pair = [{ text, lang: "en" }, { text: `Nobody was hurt, the mayor said.\n\n${text}`, lang: "en" }];
  // The first call pays for the start.
  await compare([{ text: "A start." }, { text: "Another start." }]);
  const start = performance.now();
  const result = await compare(pair);
  console.log(JSON.stringify({ ms: performance.now() - start, bytes: JSON.stringify(result).length }));
}
