// `npm run reliability -- [--corpus] [--linear] [--largest] [--identity] [--suite] [--memory] [--dom N] [--fuzz SECONDS] [--coverage] [--mutation N] [--only NAME]
// [--docs]`:
// how the whole does under hostile input, load and faults, in every engine.
//
// --corpus writes what the fuzzers begin with; --linear measures hostile texts beside an ordinary one; --largest
// compares texts at their bounds and beyond; --identity compares what
// every engine, Node and the native command make of the same inputs; --suite runs the browser tests in Firefox and WebKitGTK;
// --memory makes a thousand comparisons in a page, a worker and an element; --dom reads so many trees and pieces of markup in
// Chromium; --fuzz runs every fuzzer for so many seconds; --coverage counts the lines of the engine that its tests run; --mutation
// changes the judging code in one of N of all places and looks whether a test notices (--only survived: only those that no test
// noticed the last time). Results are kept in .cache/reliability, and --docs writes
// docs/reliability.md from them. CROSSREAD_NATIVE names a built native command, in place of one that is built first.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { aligned } from "../eval/table.mjs";
import { enginesHere } from "../browser.mjs";
import { root, run } from "../process.mjs";
import { setUp } from "../setup.mjs";
import { writeCorpus } from "./corpus.mjs";
import { coverage, coverageRows } from "./coverage.mjs";
import { reliabilityPage } from "./docs.mjs";
import { readInChromium } from "./dom.mjs";
import { fuzz } from "./fuzzing.mjs";
import { identity } from "./identity.mjs";
import { atTheBounds } from "./largest.mjs";
import { linear } from "./linear.mjs";
import { level, memory } from "./memory.mjs";
import { mutation, mutationRows } from "./mutation.mjs";
import { suite } from "./suite.mjs";

const kept = join(root, ".cache", "reliability");

/** @param {string} part @param {unknown} rows */
function keep(part, rows) {
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, `${part}.json`), JSON.stringify({ on: new Date().toISOString().slice(0, 10), rows }));
}

/** @param {string} part */
function last(part) {
  const path = join(kept, `${part}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

const { values } = parseArgs({
  options: { corpus: { type: "boolean" }, linear: { type: "boolean" }, largest: { type: "boolean" }, fuzz: { type: "string" }, identity: { type: "boolean" }, suite: { type: "boolean" }, memory: { type: "boolean" }, dom: { type: "string" }, coverage: { type: "boolean" }, mutation: { type: "string" }, only: { type: "string" }, docs: { type: "boolean" } },
});
const count = Number(values.dom ?? 0);
if (!Number.isInteger(count) || count < 0) throw new Error("--dom takes a number");
const seconds = Number(values.fuzz ?? 0);
if (!Number.isInteger(seconds) || seconds < 0) throw new Error("--fuzz takes a number of seconds");
const shards = Number(values.mutation ?? 0);
if (!Number.isInteger(shards) || shards < 0) throw new Error("--mutation takes a number: one of so many changes is tried");
const browser = Boolean(values.identity || values.suite || values.memory || count);
const env = await setUp({ browser });
await run(process.execPath, [join(root, "pkg", "build.mjs")], { env });

if (values.corpus) console.log(`corpus: ${await writeCorpus()}`);
if (values.linear) {
  const rows = await linear({ only: values.only, tell: (kind) => console.log(`linear: ${kind}`) });
  console.log(aligned(rows));
  if (!values.only) keep("linear", rows);
}
if (values.largest) {
  const rows = await atTheBounds({ only: values.only, tell: (row) => console.log(`largest: ${row}`) });
  if (!values.only) keep("largest", rows);
  if (rows.some((row) => row.some((cell) => cell.startsWith("FAILED")))) process.exitCode = 1;
}
if (values.identity) {
  const native = process.env.CROSSREAD_NATIVE ?? join(root, "target", "release", "crossread");
  if (!process.env.CROSSREAD_NATIVE) await run("cargo", ["build", "--release", "--quiet", "--features", "cli", "--bin", "crossread"], { env });
  const data = process.env.CROSSREAD_DATA;
  const found = await identity({ native, folders: [join(root, "seeds"), ...(data ? [join(data, "seeds")] : [])], tell: (what) => console.log(`identity: ${what}`) });
  keep("identity", found);
  if (found.places.some(({ differ }) => differ.length)) process.exitCode = 1;
}
if (values.suite) {
  const here = enginesHere();
  for (const engine of /** @type {const} */ (["firefox", "webkit"])) {
    if (!here[engine]) { console.log(`suite: NOT TESTED: ${engine} is not installed (npm run setup -- --engines)`); continue; }
    if (values.only === "firefox" || values.only === "webkit" ? values.only !== engine : false) continue;
    const rows = await suite(engine, { only: values.only === engine ? undefined : values.only, tell: (what) => console.log(`suite: ${what}`) });
    if (!values.only || values.only === engine) keep(`suite-${engine}`, rows);
    if (rows.some(({ failed }) => failed.length)) process.exitCode = 1;
  }
}
if (values.memory) {
  const rows = await memory({ tell: (what) => console.log(`memory: ${what}`) });
  keep("memory", rows);
  if (!rows.every(({ at, memory: found }) => level(at, found))) process.exitCode = 1;
}
if (count) {
  const rows = await readInChromium({ trees: count, pages: count, seed: new Date().toISOString().slice(0, 10), tell: (what) => console.log(`dom: ${what}`) });
  for (const { what, tried, failed } of rows) console.log(`dom: ${what}: ${tried} read, ${failed.length} failed${failed.map(({ seed, problem }) => `\n  ${seed}: ${problem}`).join("")}`);
  keep("dom", rows.map(({ what, tried, failed, version }) => ({ what, tried, version, failed: failed.map(({ seed }) => seed) })));
  if (rows.some(({ failed }) => failed.length)) process.exitCode = 1;
}
if (seconds) {
  const rows = await fuzz({ seconds, only: values.only, env });
  // One target run by itself takes its row's place, so that several can run beside each other.
  const others = values.only ? (last("fuzz")?.rows ?? []).filter(({ target }) => target !== values.only) : [];
  if (rows.length) keep("fuzz", [...others, ...rows].sort((a, b) => a.target.localeCompare(b.target)));
  if (rows.some(({ failed }) => failed)) process.exitCode = 1;
}
if (values.coverage) {
  const files = await coverage({ env });
  console.log(aligned(coverageRows(files)));
  keep("coverage", files);
}
if (shards) {
  const again = values.only === "survived" ? last("mutation")?.rows : null;
  if (values.only === "survived" && again?.shards !== shards) throw new Error(`--only survived: there is no earlier run of one of ${shards}`);
  const mutants = await mutation({ shards, again: again?.mutants, env });
  console.log(aligned(mutationRows(mutants)));
  for (const { what, outcome } of mutants) if (outcome === "missed") console.log(`mutation: survived: ${what}`);
  keep("mutation", { shards, mutants });
}
if (values.docs) writeFileSync(join(root, "docs", "reliability.md"), reliabilityPage({ linear: last("linear"), largest: last("largest"), fuzz: last("fuzz"), identity: last("identity"), suites: { firefox: last("suite-firefox"), webkit: last("suite-webkit") }, memory: last("memory"), dom: last("dom"), coverage: last("coverage"), mutation: last("mutation") }));
