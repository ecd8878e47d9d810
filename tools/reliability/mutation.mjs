// Whether the tests notice when a judgement is wrong: `npm run reliability -- --mutation N`.
//
// cargo-mutants changes the judging code in one place at a time and runs the tests that judge; a change that no test
// notices has survived. The sample is one shard of N of all the changes it knows, dealt out in turns, so that every room has its part.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { output, root, run } from "../process.mjs";

/** The rooms of judgement. */
export const JUDGING = ["src/difference/*.rs", "src/align/*.rs", "src/quote.rs", "src/attribution/*.rs", "src/utterance/*.rs", "src/segment/*.rs", "src/block/*.rs"];
/** The tests that say what is right. */
const TESTS = ["--lib", "--test", "fixtures", "--test", "golden"];
/** Seconds after which a change is taken to run for ever, which is noticed too. */
const TIMEOUT = "120";

/** @typedef {{ file: string, outcome: "caught" | "missed" | "timeout" | "unviable", what: string }} Mutant */

/**
 * @param {{ shards: number, again?: Mutant[], env: NodeJS.ProcessEnv }} options `again`: what an earlier run of the same code found;
 *   only what survived it is tried, with the tests as they are now
 * @returns {Promise<Mutant[]>}
 */
export async function mutation({ shards, again, env }) {
  if (output("cargo", ["mutants", "--version"], env) === null) {
    console.log("set-up: installing cargo-mutants …");
    await run("cargo", ["install", "cargo-mutants", "--locked"], { env, quiet: true });
  }
  const out = join(root, ".cache");
  mkdirSync(out, { recursive: true });
  const { CROSSREAD_DATA: _data, ...own } = env;
  // Built again for every change, and run once: what is quickest to build is quickest.
  Object.assign(own, { CARGO_PROFILE_DEV_OPT_LEVEL: "0", CARGO_PROFILE_DEV_DEBUG: "0" });
  const survived = again?.filter(({ outcome }) => outcome === "missed") ?? [];
  if (again && !survived.length) return again;
  // cargo-mutants tries the fields that a file leaves out whatever is asked for: only files in which something survived.
  const files = (again ? [...new Set(survived.map(({ file }) => file))] : JUDGING).flatMap((file) => ["--file", file]);
  const sample = again ? survived.flatMap(({ what }) => ["--re", `^${what.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`]) : ["--shard", `0/${shards}`, "--sharding", "round-robin"];
  const args = ["mutants", "--dir", root, "--output", out, "--jobs", "1", "--timeout", TIMEOUT, ...sample, "--no-times", "--colors", "never", ...files, "--", ...TESTS];
  // Status 2 and 3 tell of changes that were missed or ran for ever: that is the result, and no failure of the run.
  const failed = await run("cargo", args, { env: own }).then(() => null, (error) => error);
  if (failed && !/status [23]$/.test(failed.message)) throw failed;
  const found = readOutcomes(JSON.parse(readFileSync(join(out, "mutants.out", "outcomes.json"), "utf8")));
  return again ? retold(again, found) : found;
}

/** An earlier run's changes with what a later one found of some of them. @param {Mutant[]} earlier @param {Mutant[]} later @returns {Mutant[]} */
export function retold(earlier, later) {
  const lost = earlier.find((one) => one.outcome === "missed" && !later.some(({ what }) => what === one.what));
  if (lost) throw new Error(`the code has changed since: there is no ${lost.what} any more; try them all again`);
  return earlier.map((one) => later.find(({ what }) => what === one.what) ?? one);
}

/** @param {{ outcomes: any[] }} found as cargo-mutants writes it @returns {Mutant[]} */
export function readOutcomes({ outcomes }) {
  /** @type {Record<string, Mutant["outcome"]>} */
  const names = { CaughtMutant: "caught", MissedMutant: "missed", Timeout: "timeout", Unviable: "unviable" };
  return outcomes.filter(({ scenario }) => scenario !== "Baseline").map(({ scenario: { Mutant: mutant }, summary }) => {
    if (!names[summary]) throw new Error(`cargo-mutants says ${summary} of ${mutant.name}, which this script does not know`);
    return { file: mutant.file, outcome: names[summary], what: mutant.name };
  });
}

/** By room, and all together. @param {Mutant[]} mutants @returns {string[][]} */
export function mutationRows(mutants) {
  const room = (/** @type {Mutant} */ { file }) => file.split("/")[1].replace(/\.rs$/, "");
  const row = (/** @type {string} */ name, /** @type {Mutant[]} */ own) => {
    const count = (/** @type {Mutant["outcome"]} */ outcome) => own.filter((one) => one.outcome === outcome).length;
    const noticed = count("caught") + count("timeout");
    const viable = noticed + count("missed");
    return [name, String(viable), String(noticed), String(count("missed")), viable ? `${((noticed / viable) * 100).toFixed(0)} %` : "–"];
  };
  const rooms = [...new Set(mutants.map(room))].sort();
  return [["room", "changes", "noticed", "survived", "part"], ...rooms.map((name) => row(`\`${name}\``, mutants.filter((one) => room(one) === name))), row("all", mutants)];
}
