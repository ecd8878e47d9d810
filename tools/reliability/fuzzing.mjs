// The fuzzers, one after another, and what each says at its end: `npm run reliability -- --fuzz SECONDS`.
//
// cargo-fuzz needs the compiler's own switches for coverage, which a stable compiler gives under RUSTC_BOOTSTRAP.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { output, root, run } from "../process.mjs";

const folder = join(root, "fuzz");

/** @returns {string[]} the targets of fuzz/Cargo.toml */
function targets() {
  return [...readFileSync(join(folder, "Cargo.toml"), "utf8").matchAll(/^\[\[bin\]\]\nname = "(\w+)"/gm)].map(([, name]) => name);
}

/**
 * @param {{ seconds: number, only?: string | undefined, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ target: string, seconds: number, executions: number, coverage: number, features: number, corpus: number, failed: string | null }[]>}
 */
export async function fuzz({ seconds, only, env }) {
  if (output("cargo", ["fuzz", "--version"]) === null) {
    console.log("set-up: installing cargo-fuzz …");
    await run("cargo", ["install", "cargo-fuzz", "--locked"], { env, quiet: true });
  }
  const rows = [];
  for (const target of targets().filter((name) => !only || name === only)) {
    // What the run finds is kept apart: the corpus in the repository stays what the script made.
    const found = join(root, ".cache", "fuzz", target);
    mkdirSync(found, { recursive: true });
    const own = join(folder, "corpus", target);
    if (existsSync(own)) cpSync(own, found, { recursive: true });
    console.log(`fuzz: ${target}, ${seconds} s`);
    const { text, status } = await cargoFuzz(target, found, seconds, env);
    const last = /#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)/g;
    const [, , cov = "0", ft = "0", corp = String(readdirSync(found).length)] = [...text.matchAll(last)].at(-1) ?? [];
    const executions = Number(/stat::number_of_executed_units:\s*(\d+)/.exec(text)?.[1] ?? 0);
    rows.push({ target, seconds, executions, coverage: Number(cov), features: Number(ft), corpus: Number(corp), failed: status === 0 ? null : ended(text) });
    console.log(`fuzz: ${target}: ${executions} executions, coverage ${cov}, ${status === 0 ? "nothing found" : `FAILED: ${ended(text)}`}`);
  }
  return rows;
}

/** @param {string} text what libFuzzer printed */
function ended(text) {
  return /panicked at [^\n]*\n[^\n]*/.exec(text)?.[0].replace(/\s+/g, " ") ?? /ERROR: [^\n]*/.exec(text)?.[0] ?? "no reason was printed";
}

/** @returns {Promise<{ text: string, status: number | null }>} */
function cargoFuzz(target, corpus, seconds, env) {
  const args = ["fuzz", "run", target, corpus, "--", `-max_total_time=${seconds}`, "-print_final_stats=1", "-max_len=3000", "-timeout=20", "-rss_limit_mb=3000", "-len_control=20"];
  const child = spawn("cargo", args, { cwd: root, env: { ...env, RUSTC_BOOTSTRAP: "1" }, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (text = (text + piece).slice(-2_000_000)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ text, status }));
  });
}
