// The engine that is measured: natively in one process for a whole batch of calls, or the built package's wasm.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "../process.mjs";

/**
 * @typedef {{ call: "compare" | "segment" | "quotations" | "diff" | "similarity", args: any }} Call
 * @typedef {{ name: string, ask(calls: Call[]): Promise<any[]> }} Judge
 */

/**
 * Builds what is needed and opens it.
 * @param {{ wasm: boolean, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<Judge>}
 */
export async function openJudge({ wasm, env }) {
  if (wasm) {
    await run(process.execPath, [join(root, "pkg", "build.mjs")], { env });
    return wasmJudge(join(root, "pkg", "dist", "core.js"));
  }
  await run("cargo", ["build", "--quiet", "--release", "--example", "judge"], { env, quiet: true });
  const folder = env.CARGO_TARGET_DIR ?? join(root, "target");
  return nativeJudge(join(folder, "release", "examples", process.platform === "win32" ? "judge.exe" : "judge"));
}

/**
 * @param {string} program examples/judge.rs, built
 * @returns {Judge}
 */
export function nativeJudge(program) {
  if (!existsSync(program)) throw new Error(`${program} is not there; cargo build --release --example judge makes it`);
  return {
    name: "native",
    async ask(calls) {
      const input = calls.map((call) => JSON.stringify(call)).join("\n");
      const { status, stdout, stderr, error } = spawnSync(program, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
      if (error) throw error;
      if (status !== 0) throw new Error(`the judge ended with status ${status}: ${stderr.trim()}`);
      const lines = stdout.split("\n").slice(0, -1);
      if (lines.length !== calls.length) throw new Error(`the judge gave ${lines.length} answers to ${calls.length} calls`);
      return lines.map((line, i) => {
        const answer = JSON.parse(line);
        if ("error" in answer) throw new Error(`${calls[i].call}: ${answer.error}`);
        return answer.ok;
      });
    },
  };
}

/**
 * @param {string} path the package's core.js, built
 * @returns {Promise<Judge>}
 */
export async function wasmJudge(path) {
  const core = await import(pathToFileURL(path).href);
  const calls = {
    compare: ({ articles, options }) => core.compare(articles, options),
    segment: ({ text, lang }) => core.segment(text, { lang }),
    quotations: ({ text, lang }) => core.quotations(text, { lang }),
    diff: ({ a, b, lang }) => core.diff(a, b, { lang }),
    similarity: ({ a, b }) => core.similarity(a, b),
  };
  return {
    name: "wasm",
    async ask(list) {
      const answers = [];
      for (const { call, args } of list) answers.push(await calls[call](args));
      return answers;
    },
  };
}
