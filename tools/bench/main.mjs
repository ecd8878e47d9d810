// `npm run bench [-- --quick] [--part NAME] [--docs]`: how fast the engine is, beside what a user would pick instead.
//
// Every figure of a table comes from one run in which the contenders took turns, each in a process of its own. --quick ends
// within two minutes once everything is built: fewer turns, no thousand articles. --part measures one part only. --docs
// writes docs/performance.md from this very run.

import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { aligned } from "../eval/table.mjs";
import { output, root, run } from "../process.mjs";
import { setUp } from "../setup.mjs";
import { installAside } from "./aside.mjs";
import { openChromium } from "./chromium.mjs";
import { comparing, fiveArticles, oneEdit } from "./comparing.mjs";
import { diffs } from "./diffs.mjs";
import { articles } from "./generate.mjs";
import { loading } from "./loading.mjs";
import { parts } from "./parts.mjs";
import { reading } from "./reading.mjs";

const PACES = {
  quick: { rounds: 5, sample: 15, warm: 100, budget: 600, limit: 15_000 },
  full: { rounds: 11, sample: 50, warm: 500, budget: 8_000, limit: 300_000 },
};
/** Nobody waits this long for a diff of two texts, and --quick cannot. */
const DIFF_LIMITS = { quick: 2_000, full: 60_000 };
const SIZES = { quick: [2, 5, 20, 100], full: [2, 5, 20, 100, 1000] };

function wishes() {
  const { values } = parseArgs({
    options: { quick: { type: "boolean", default: false }, docs: { type: "boolean", default: false }, part: { type: "string", multiple: true } },
  });
  const names = parts.map(({ name }) => name);
  const unknown = values.part?.find((name) => !names.includes(name));
  if (unknown) throw new Error(`no part ${unknown}; there are: ${names.join(", ")}`);
  if (values.docs && (values.quick || values.part)) throw new Error("--docs writes all figures: leave out --quick and --part");
  return { ...values, names: values.part ?? names };
}

/** Builds benches/side.rs. @param {NodeJS.ProcessEnv} env @returns {Promise<string>} where it is: cargo puts a hash into the name */
async function buildSide(env) {
  const command = ["build", "--release", "--bench", "side"];
  await run("cargo", command, { env, quiet: true });
  const said = output("cargo", [...command, "--message-format", "json"], env) ?? "";
  const messages = said.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const program = messages.find((message) => message.executable && message.target?.name === "side")?.executable;
  if (!program) throw new Error("cargo did not say where it put the benchmark `side`");
  return program;
}

/** What a run says while it works: the table stands alone in the output where that goes to a file. @param {string} what */
function tell(what) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[Kbench: ${what} …`);
}

async function main() {
  const wish = wishes();
  const env = await setUp({ browser: true });
  await run(process.execPath, [join(root, "pkg", "build.mjs")], { env });
  await installAside(env);
  const program = await buildSide(env);

  const start = Date.now();
  const load = loadavg()[0];
  const mode = wish.quick ? "quick" : "full";
  const pace = PACES[mode];
  const chromium = await openChromium({ articles: articles(5).map((text, i) => ({ id: "ABCDE"[i], label: `Account ${i + 1}`, lang: "en", text })) });
  if (!chromium) console.log("bench: no Chromium, so nothing of it is measured");
  /** @type {Record<string, () => Promise<Record<string, string[][]>>>} */
  const measure = {
    diff: () => diffs({ program, pace: { ...pace, limit: DIFF_LIMITS[mode] }, tell }),
    compare: async () => ({ growth: await comparing({ program, sizes: SIZES[mode], pace, tell }), five: await fiveArticles({ pace }), edit: await oneEdit({ pace }) }),
    segment: async () => ({ sentences: await reading({ chromium, pace, tell }) }),
    load: () => loading({ chromium, rounds: wish.quick ? 3 : 9, tell }),
  };
  console.log(`bench: ${mode}; load average ${load.toFixed(2)} at the start; ° marks what was measured once, being slow`);
  /** @type {Record<string, Record<string, string[][]>>} */
  const results = {};
  try {
    for (const { name, title, tables } of parts.filter((part) => wish.names.includes(part.name))) {
      results[name] = await measure[name]();
      if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
      console.log(`\n── ${title}`);
      for (const [table, caption] of Object.entries(tables)) console.log(`\n${caption}\n\n${aligned(results[name][table])}`);
    }
  } finally {
    await chromium?.close();
  }
  const seconds = (Date.now() - start) / 1000;
  console.log(`\nbench: measured in ${seconds.toFixed(0)} s`);
  if (wish.docs) {
    if (!chromium) throw new Error("docs/performance.md needs all figures, and there is no Chromium");
    const { writeDocs } = await import("./docs.mjs");
    writeDocs({ results, env, load, seconds, chromium: chromium.version });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
