// `npm test`: sets up what is missing and runs every test. A step that fails does not keep the others from running; the
// summary at the end names it, and the exit status is then 1.
//
// `npm test -- browser types` runs only the steps named.
//
// CROSSREAD_DATA names a folder with more data (`seeds/`, `eval/`). Tests that need it are skipped without it, saying
// so in a line that holds its name; those lines are counted here.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { enginesHere } from "./browser.mjs";
import { root, run } from "./process.mjs";
import { setUp } from "./setup.mjs";

// One set of features for all that runs natively, so that the crate is compiled once.
const FEATURES = ["--features", "cli,schema"];
const WASM = "wasm32-unknown-unknown";

const steps = [
  { name: "engine", command: ["cargo", "test", "--no-fail-fast", ...FEATURES], tests: true },
  { name: "wasm", command: ["cargo", "test", "--target", WASM, "--test", "wasm"], tests: true },
  { name: "build", command: [process.execPath, "pkg/build.mjs"] },
  { name: "types", command: [process.execPath, "pkg/build.mjs", "--types"] },
  { name: "package", command: [process.execPath, ...nodeTests("tests")], tests: true },
  // In projects of their own, outside the repository, with what npm packs.
  { name: "packaging", command: [process.execPath, ...nodeTests("tests/packaging")], tests: true },
  { name: "browser", command: [process.execPath, "--test-concurrency=1", ...nodeTests("tests/browser")], tests: true },
];

function nodeTests(folder) {
  const path = join(root, folder);
  const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(".test.mjs")).sort() : [];
  return ["--test", "--test-reporter=spec", ...files.map((name) => `${folder}/${name}`)];
}

/** What cargo and Node say at the end of a run, added up. */
function count(text) {
  const sum = (pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  return {
    passed: sum(/^test result: .*?(\d+) passed/gm) + sum(/^ℹ pass (\d+)/gm),
    failed: sum(/^test result: .*?(\d+) failed/gm) + sum(/^ℹ fail (\d+)/gm),
    skipped: sum(/^test result: .*?(\d+) ignored/gm) + sum(/^ℹ skipped (\d+)/gm),
    withoutData: new Set(text.match(/^.*skip.*CROSSREAD_DATA.*$|^﹣.*CROSSREAD_DATA.*$/gm)).size,
  };
}

function chosen(names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown) throw new Error(`no step ${unknown}; there are: ${steps.map(({ name }) => name).join(", ")}`);
  return names.length ? steps.filter(({ name }) => names.includes(name)) : steps;
}

async function main() {
  const running = chosen(process.argv.slice(2));
  const env = await setUp({ browser: true });
  env.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER = "wasm-bindgen-test-runner";
  console.log(env.CROSSREAD_DATA ? `tests: CROSSREAD_DATA is ${env.CROSSREAD_DATA}` : "tests: CROSSREAD_DATA is not set");

  const outcomes = [];
  for (const { name, command: [program, ...args], tests } of running) {
    console.log(`\n── ${name}: ${[program === process.execPath ? "node" : program, ...args].join(" ")}`);
    const start = Date.now();
    let text = "";
    let problem = null;
    try {
      if (tests && program === process.execPath && !args.some((arg) => arg.endsWith(".test.mjs"))) throw new Error("no test file");
      await run(program, args, { env, hear: (piece) => (text += piece) });
    } catch (error) {
      problem = /(ended with status|was ended by) \S+$/.exec(error.message)?.[0] ?? error.message;
    }
    const counted = count(text);
    // A step that finds no test to run passes for the wrong reason.
    if (tests && !problem && counted.passed === 0) problem = "no test ran";
    outcomes.push({ name, tests, problem, seconds: (Date.now() - start) / 1000, ...counted });
  }

  console.log("\n── summary");
  for (const { name, tests, problem, seconds, passed, failed, skipped } of outcomes) {
    const numbers = tests ? `${passed} passed, ${failed} failed, ${skipped} skipped, ` : "";
    console.log(`${problem ? "FAILED" : "ok    "} ${name}: ${numbers}${seconds.toFixed(1)} s${problem ? ` (${problem})` : ""}`);
  }
  const withoutData = outcomes.reduce((total, outcome) => total + outcome.withoutData, 0);
  console.log(`skipped because CROSSREAD_DATA is absent: ${withoutData}`);
  const absent = Object.entries(enginesHere()).flatMap(([name, here]) => (here ? [] : [name]));
  if (absent.length && running.some(({ name }) => name === "browser")) console.log(`NOT TESTED for want of the browser: ${absent.join(", ")} (npm run setup -- --engines)`);
  if (outcomes.some(({ problem }) => problem)) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
