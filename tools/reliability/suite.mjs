// The whole browser suite in another engine, file by file: what passes, what its driver cannot do, what fails.

import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../process.mjs";

/** @typedef {import("../browser.mjs").EngineName} EngineName */
/** @typedef {{ file: string, passed: number, cannot: string[], failed: string[] }} Row names of tests, with the reason */

/** These drive Chromium, or each engine, by themselves. */
const ALONE = new Set(["engines.test.mjs", "memory.test.mjs", "reading.test.mjs"]);
/** What the drivers say of what they cannot do. */
const CANNOT = /(?:WebKitGTK’s|the) driver cannot: [^\n]*|CDP session is only available in Chromium|waiting for event "download"|Unknown permission[^\n]*|(?:set|grant)\w*Permissions?[^\n]*/;
/** Milliseconds: a file that hangs must not hang the others. */
const PATIENCE = 20 * 60_000;

/**
 * @param {EngineName} engine
 * @param {{ only?: string | undefined, tell?: (what: string) => void }} [options]
 * @returns {Promise<Row[]>}
 */
export async function suite(engine, { only, tell = () => {} } = {}) {
  const files = readdirSync(join(root, "tests", "browser")).filter((name) => name.endsWith(".test.mjs") && !ALONE.has(name) && (!only || name.includes(only))).sort();
  const rows = [];
  for (const file of files) {
    const row = await runFile(engine, file);
    rows.push(row);
    tell(`${engine}: ${file}: ${row.passed} passed, ${row.cannot.length} the driver cannot, ${row.failed.length} failed`);
    for (const one of row.failed) tell(`  FAILED ${one}`);
  }
  return rows;
}

/** @param {EngineName} engine @param {string} file @returns {Promise<Row>} */
function runFile(engine, file) {
  const reporter = fileURLToPath(new URL("./told.mjs", import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, ["--test", "--test-concurrency=1", `--test-reporter=${reporter}`, join("tests", "browser", file)], { cwd: root, env: { ...process.env, CROSSREAD_ENGINE: engine }, timeout: PATIENCE, maxBuffer: 1 << 26 }, (error, stdout) => {
      /** @type {{ name: string, passed: boolean, problem: string }[]} */
      const told = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
      const wrong = told.filter(({ passed }) => !passed);
      const limit = (/** @type {string} */ problem) => CANNOT.exec(problem)?.[0].replace(/^.*driver cannot: /, "") ?? null;
      const failed = wrong.filter(({ problem }) => !limit(problem)).map(({ name, problem }) => `${name}: ${problem.split("\n")[0]}`);
      // A file that ends without having told of a test did not run.
      if (!told.length || (error && !wrong.length)) failed.push(`${file}: ${error?.message.split("\n")[0] ?? "no test ran"}`);
      resolve({ file, passed: told.length - wrong.length, cannot: wrong.flatMap(({ name, problem }) => (limit(problem) ? [`${name}: ${limit(problem)}`] : [])), failed });
    });
  });
}
