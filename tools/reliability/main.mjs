// `npm run reliability -- [--corpus] [--linear] [--fuzz SECONDS] [--only NAME] [--docs]`: how the engine does under hostile input.
//
// --corpus writes what the fuzzers begin with; --linear measures hostile texts beside an ordinary one; --fuzz runs every
// fuzzer for so many seconds. Results are kept in .cache/reliability, and --docs writes docs/reliability.md from them.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { aligned } from "../eval/table.mjs";
import { root, run } from "../process.mjs";
import { setUp } from "../setup.mjs";
import { writeCorpus } from "./corpus.mjs";
import { reliabilityPage } from "./docs.mjs";
import { fuzz } from "./fuzzing.mjs";
import { linear } from "./linear.mjs";

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
  options: { corpus: { type: "boolean" }, linear: { type: "boolean" }, fuzz: { type: "string" }, only: { type: "string" }, docs: { type: "boolean" } },
});
const seconds = Number(values.fuzz ?? 0);
if (!Number.isInteger(seconds) || seconds < 0) throw new Error("--fuzz takes a number of seconds");
const env = await setUp({ browser: false });
await run(process.execPath, [join(root, "pkg", "build.mjs")], { env });

if (values.corpus) console.log(`corpus: ${await writeCorpus()}`);
if (values.linear) {
  const rows = await linear({ only: values.only, tell: (kind) => console.log(`linear: ${kind}`) });
  console.log(aligned(rows));
  if (!values.only) keep("linear", rows);
}
if (seconds) {
  const rows = await fuzz({ seconds, only: values.only, env });
  if (!values.only) keep("fuzz", rows);
  if (rows.some(({ failed }) => failed)) process.exitCode = 1;
}
if (values.docs) writeFileSync(join(root, "docs", "reliability.md"), reliabilityPage({ linear: last("linear"), fuzz: last("fuzz") }));
