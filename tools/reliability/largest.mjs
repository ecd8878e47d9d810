// What is as large as it may be, and then some: `npm run reliability -- --largest`.
//
// Each text is compared with itself and a sentence more, as wasm in a process of its own, so that one that hangs or takes all
// memory can be ended. It must end in a result or in an error that names the bound, and whatever was left out must be noted.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { adversarial } from "./adversarial.mjs";

const run = promisify(execFile);
const self = fileURLToPath(import.meta.url);
/** A comparison that takes longer than this has no end, in milliseconds. */
const LIMIT = 300_000;
/** Bytes that one text may have. */
const MOST = 5_000_000;
const said = "“We have told them that the pier is not safe,” Ada Reed said on Friday, 4 July. ";
const sentence = "The ferry sank near Holm on Friday with 23 people on board, Ada Reed said. ";

/** By name: a text of one piece, or the texts of all accounts. @type {Record<string, () => string | string[]>} */
export const largest = {
  "one sentence 50,000 times": () => sentence.repeat(50_000),
  "100,000 tiny paragraphs": () => "Yes.\n\n".repeat(100_000),
  "one line of 5 MB": () => adversarial["one line without an end"](MOST - 100),
  "one word of 5 MB": () => adversarial["one word without an end"](MOST - 100),
  "5 MB of digits": () => adversarial.digits(MOST - 100),
  "5 MB of straight quotation marks": () => adversarial["straight quotation marks"](MOST - 100),
  "1.6 million opening quotation marks": () => adversarial["opening quotation marks"](1_600_000),
  "quotations nested 10,000 deep": () => `${"“a ‘".repeat(5_000)}x${"’ b”".repeat(5_000)}`,
  "brackets nested 10,000 deep": () => `${"(".repeat(10_000)}x${")".repeat(10_000)}`,
  "marks removed": () => said.replace(/[“”]/g, "").repeat(5_000),
  "marks doubled": () => said.replace(/[“”]/g, "$&$&").repeat(5_000),
  "1,000 accounts of 20 hostile sentences": () => Array.from({ length: 1_000 }, (_, i) => `${sentence}${said}`.repeat(10) + i),
  "5 MB and a byte": () => "a".repeat(MOST + 1),
  "1,001 accounts": () => Array.from({ length: 1_001 }, (_, i) => `${sentence}${i}`),
  "eleven texts of 5 MB": () => Array.from({ length: 11 }, () => "a".repeat(MOST)),
};

/** @param {string} kind @returns {Promise<string[]>} a row */
async function row(kind) {
  try {
    const { stdout } = await run(process.execPath, [self, kind], { timeout: LIMIT, killSignal: "SIGKILL" });
    const { ms, size, error, notes } = JSON.parse(stdout);
    return [kind, `${(size / 1e6).toFixed(1)} MB`, `${(ms / 1000).toFixed(1)} s`, error ? `refused: ${error}` : "compared", notes];
  } catch (error) {
    return [kind, "", "", `FAILED: ${String(error.stderr || error.message).split("\n").find((line) => /Error|killed/i.test(line)) ?? "ended without a result"}`, ""];
  }
}

/** @param {{ only?: string | undefined, tell?: (what: string) => void }} [options] */
export async function atTheBounds({ only, tell = () => {} } = {}) {
  const rows = [];
  for (const kind of Object.keys(largest).filter((kind) => !only || kind.includes(only))) {
    rows.push(await row(kind));
    tell(rows.at(-1).join(" | "));
  }
  return [["text", "all texts", "time", "ends in", "notes"], ...rows];
}

if (process.argv[1] === self && process.argv[2]) {
  const { compare } = await import("../../pkg/dist/core.js");
  const made = largest[process.argv[2]]();
  const texts = typeof made === "string" ? [made, made.length > MOST ? sentence : `${sentence}${made.slice(0, MOST - 100 - sentence.length)}`] : made;
  await compare([{ text: "A start." }, { text: "Another start." }]);
  const start = performance.now();
  const found = await compare(texts.map((text) => ({ text, lang: "en" }))).then((result) => ({ notes: notesOf(result) }), (error) => ({ error: error.message, notes: "" }));
  console.log(JSON.stringify({ ms: performance.now() - start, size: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0), ...found }));
}

/** The bounds that bit, with how often. @param {import("../../pkg/lib/types.js").Comparison} result */
function notesOf({ articles, notes = [] }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { kind } of [...notes, ...articles.flatMap(({ notes: own = [] }) => own)]) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (count > 1 ? `${kind} (${count})` : kind)).join(", ");
}
