// How many of the engine's lines its own tests run: `npm run reliability -- --coverage`.
//
// cargo-llvm-cov runs the Rust tests with the compiler's counters. What is not counted: the tests inside a file, which run
// themselves; the binding, which is compiled for wasm only and has tests of its own there; the command, run by tests in Node.

import { mkdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { output, root, run } from "../process.mjs";

/** Where a file's tests begin: all after it is test. */
const TESTS = /^#\[cfg\(test\)\]\n(?:#\[[^\n]*\n)*(?:pub(?:\(crate\))? )?mod \w+ \{/m;
const LEFT_OUT = /^(?:bin\/|wasm\.rs$)/;

/** @typedef {{ file: string, lines: number, run: number, missed: number[] }} FileCoverage */

/** @param {{ env: NodeJS.ProcessEnv }} options @returns {Promise<FileCoverage[]>} by file of src/ */
export async function coverage({ env }) {
  if (output("cargo", ["llvm-cov", "--version"], env) === null) {
    console.log("set-up: installing cargo-llvm-cov …");
    await run("cargo", ["install", "cargo-llvm-cov", "--locked"], { env, quiet: true });
  }
  const folder = join(root, ".cache", "reliability");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "coverage.lcov");
  // Without more data than everybody has, so that everybody finds these figures.
  const { CROSSREAD_DATA: _data, ...own } = env;
  await run("cargo", ["llvm-cov", "--features", "schema,rayon", "--lib", "--tests", "--lcov", "--output-path", path], { env: own });
  const source = (/** @type {string} */ file) => readFileSync(join(root, "src", file), "utf8");
  return readLcov(readFileSync(path, "utf8"), join(root, "src"), source);
}

/**
 * @param {string} lcov
 * @param {string} folder of the engine's files
 * @param {(file: string) => string} source
 * @returns {FileCoverage[]}
 */
export function readLcov(lcov, folder, source) {
  const found = [];
  for (const record of lcov.split("end_of_record")) {
    const path = /^SF:(.+)$/m.exec(record)?.[1];
    const file = path && relative(folder, path).split(sep).join("/");
    if (!file || file.startsWith("..") || LEFT_OUT.test(file)) continue;
    const text = source(file);
    const tests = TESTS.exec(text);
    const end = tests ? text.slice(0, tests.index).split("\n").length : Infinity;
    const counts = [...record.matchAll(/^DA:(\d+),(\d+)/gm)].map(([, line, count]) => [Number(line), Number(count)]).filter(([line]) => line < end);
    const missed = counts.filter(([, count]) => count === 0).map(([line]) => line);
    if (counts.length) found.push({ file, lines: counts.length, run: counts.length - missed.length, missed });
  }
  if (!found.length) throw new Error("no file of the engine is in the counts");
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** By room, as ARCHITECTURE.md has them, and all together. @param {FileCoverage[]} files @returns {string[][]} */
export function coverageRows(files) {
  const rooms = new Map();
  for (const { file, lines, run } of files) {
    const room = file.split("/")[0].replace(/\.rs$/, "");
    const sum = rooms.get(room) ?? { lines: 0, run: 0 };
    rooms.set(room, { lines: sum.lines + lines, run: sum.run + run });
  }
  const all = files.reduce((sum, one) => ({ lines: sum.lines + one.lines, run: sum.run + one.run }), { lines: 0, run: 0 });
  const row = (/** @type {string} */ name, /** @type {{ lines: number, run: number }} */ { lines, run }) => [name, String(lines), String(run), `${((run / lines) * 100).toFixed(1)} %`];
  return [["room", "lines", "run by tests", "part"], ...[...rooms].map(([room, sum]) => row(`\`${room}\``, sum)), row("all", all)];
}
