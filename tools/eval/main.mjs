// `npm run eval [-- --data DIR] [--set NAME] [--json FILE] [--errors N] [--wasm] [--record] [--docs]`: how right the engine is.
//
// Runs the engine over the gold of seeds/ and over the sets in DIR (default $CROSSREAD_DATA/eval), and prints our figures
// beside what is known. --errors prints the N worst cases of each set in full. --record keeps the thresholds that were best
// on development data, for test data. --docs writes docs/quality.md from this very run.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../process.mjs";
import { setUp } from "../setup.mjs";
import { readSet } from "./data.mjs";
import { draw, findDifferences, judged, readVerdicts, verdictSection } from "./differences.mjs";
import { openJudge } from "./engine.mjs";
import { runSets, sets } from "./sets.mjs";
import { aligned, eventTable, mainTable } from "./table.mjs";

const own = join(root, "tools", "eval");
const json = (name) => JSON.parse(readFileSync(join(own, name), "utf8"));

function wishes() {
  const { values } = parseArgs({
    options: {
      data: { type: "string" }, set: { type: "string", multiple: true }, json: { type: "string" }, errors: { type: "string", default: "0" },
      wasm: { type: "boolean", default: false }, record: { type: "boolean", default: false }, docs: { type: "boolean", default: false },
    },
  });
  const errors = Number(values.errors);
  if (!Number.isInteger(errors) || errors < 0) throw new Error(`--errors is ${values.errors}; it takes a number of cases`);
  const unknown = values.set?.find((name) => !sets.some((set) => set.name === name));
  if (unknown) throw new Error(`no set ${unknown}; there are: ${sets.map(({ name }) => name).join(", ")}`);
  // npm runs its scripts at the root; INIT_CWD is where the person typed the command.
  const path = (name) => resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const data = values.data ? path(values.data) : process.env.CROSSREAD_DATA && join(process.env.CROSSREAD_DATA, "eval");
  if (values.data && !existsSync(data)) throw new Error(`${values.data} does not exist`);
  if (values.docs && values.set) throw new Error("--docs writes all figures: leave out --set");
  return { ...values, errors, data: data || null, json: values.json && path(values.json) };
}

/** The worst cases of a set; of a set with parts, of every part. */
function printErrors({ name, errors }, n) {
  const parts = new Map();
  for (const error of errors) parts.set(error.part ?? "", [...(parts.get(error.part ?? "") ?? []), error]);
  for (const [part, list] of parts) {
    // Of equally bad ones, some from everywhere: neighbours in a list often have one cause.
    const spread = new Map(list.map((error, i) => [error, (i * 0.618) % 1]));
    const worst = [...list].sort((a, b) => b.badness - a.badness || spread.get(a) - spread.get(b)).slice(0, n);
    console.log(`\n── ${name}${part && `, ${part}`}: the worst ${worst.length} of ${list.length}`);
    for (const { lines } of worst) console.log(`\n${lines.join("\n    ")}`);
  }
}

async function main() {
  const wish = wishes();
  const env = await setUp({ browser: false });
  const judge = await openJudge({ wasm: wish.wasm, env });
  if (!wish.data) console.log("eval: CROSSREAD_DATA is not set and --data is not given: only seeds/ is run");
  const { results, absent } = await runSets({
    judge,
    names: wish.set,
    read: (set, prefix) => (wish.data ? readSet(wish.data, set, prefix) : null),
    thresholds: json("thresholds.json"),
  });
  for (const name of absent) console.log(`eval: ${name} is skipped: ${wish.data ? "it is not among the data" : "there is no data"}`);
  if (!results.length) throw new Error("nothing was measured");

  const splits = [...new Set(results.map(({ split }) => split).filter(Boolean))];
  console.log(`\n${judge.name} engine; ${splits.length ? `${splits.join(" and ")} split` : "seeds only"}; figures in percent\n`);
  console.log(aligned(mainTable(results, json("known.json").sets)));
  for (const { name, events, together } of results) if (events) console.log(`\n${name}, by event; added up above: ${together.join(", ")}\n\n${aligned(eventTable(events))}`);
  if (wish.errors) for (const result of results) printErrors(result, wish.errors);

  if (wish.json) {
    const kept = results.map(({ name, split, rows, events, together, errors }) => ({ name, split, rows, events, together, errors: errors.length }));
    writeFileSync(wish.json, `${JSON.stringify({ engine: judge.name, results: kept, absent }, null, 1)}\n`);
  }
  if (wish.record) {
    const recorded = Object.assign(json("thresholds.json"), ...results.map(({ thresholds = {} }) => thresholds));
    writeFileSync(join(own, "thresholds.json"), `${JSON.stringify(recorded, null, 2)}\n`);
  }
  if (wish.docs) {
    if (absent.length) throw new Error(`docs/quality.md needs all sets; absent: ${absent.join(", ")}`);
    const { writeDocs } = await import("./docs.mjs");
    const msrp = readSet(wish.data, "pairs_msrp");
    const { pairs, found } = await findDifferences(judge, msrp.cases);
    const verdicts = judged(draw(found), readVerdicts());
    if (verdicts.open.length) console.log(`eval: ${verdicts.open.length} drawn differences are not judged yet; node tools/eval/differences.mjs shows them`);
    // On test data nobody has judged anything.
    const sections = msrp.split === "dev" ? [verdictSection({ pairs, found: found.length, ...verdicts })] : [];
    writeDocs({ results, known: json("known.json").sets, engine: judge.name, env, sections });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
