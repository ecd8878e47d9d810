// wasm-pack.toml: the flags wasm-pack is called with, and the size budgets. Strict, since a misspelt budget that is
// silently skipped is no budget.

import { parse } from "smol-toml";

/** wasm-pack's flags that may be set, each with what it may be. */
const FLAGS = {
  "target": ["web", "bundler", "nodejs", "no-modules"],
  "profile": ["release", "profiling", "dev"],
  "mode": ["no-install", "normal", "force"],
  "no-pack": "boolean",
  "no-gitignore": "boolean",
  "no-typescript": "boolean",
  "out-dir": "string",
  "out-name": "string",
};
const PARTS = ["wasm", "shell", "element", "asked", "glue", "locale", "worker", "cdn", "tarball"];
const MEASURES = ["raw", "gzip", "brotli"];

/**
 * @param {string} text
 * @returns {{ flags: Record<string, string | boolean>, budgets: Record<string, Record<string, number>> }}
 */
export function readConfig(text) {
  const { "wasm-pack": flags = {}, budget: budgets = {}, ...rest } = parse(text);
  refuseUnknown("", rest, ["wasm-pack", "budget"], Object.keys(rest));
  refuseUnknown("wasm-pack.", flags, Object.keys(FLAGS));
  for (const [key, value] of Object.entries(flags)) {
    const allowed = FLAGS[key];
    if (Array.isArray(allowed) ? !allowed.includes(value) : typeof value !== allowed) {
      const wanted = Array.isArray(allowed) ? allowed.join(", ") : `a ${allowed}`;
      throw new Error(`wasm-pack.toml: wasm-pack.${key} is ${JSON.stringify(value)}; it takes ${wanted}`);
    }
  }
  refuseUnknown("budget.", budgets, PARTS);
  for (const [part, limits] of Object.entries(budgets)) {
    if (typeof limits !== "object") throw new Error(`wasm-pack.toml: budget.${part} is not a table`);
    refuseUnknown(`budget.${part}.`, limits, MEASURES);
    for (const [measure, limit] of Object.entries(limits)) {
      if (!Number.isInteger(limit) || limit <= 0) {
        throw new Error(`wasm-pack.toml: budget.${part}.${measure} is ${limit}; it takes a whole number of bytes`);
      }
    }
  }
  return { flags, budgets };
}

function refuseUnknown(path, table, known, keys = Object.keys(table)) {
  if (table === null || typeof table !== "object") throw new Error(`wasm-pack.toml: ${path.slice(0, -1)} is not a table`);
  const unknown = keys.find((key) => !known.includes(key));
  if (unknown) throw new Error(`wasm-pack.toml: unknown key ${path}${unknown}; known are ${known.join(", ")}`);
}

/**
 * The arguments of `wasm-pack build`.
 * @param {Record<string, string | boolean>} flags
 */
export function flagArguments({ profile = "release", ...flags }) {
  const rest = Object.entries(flags).flatMap(([key, value]) => {
    if (value === false) return [];
    return value === true ? [`--${key}`] : [`--${key}`, String(value)];
  });
  return [`--${profile}`, ...rest];
}

/**
 * Throws where a size passes its budget, naming every one that does.
 * @param {Record<string, Record<string, number>>} budgets
 * @param {Record<string, Record<string, number>>} sizes
 */
export function checkBudgets(budgets, sizes) {
  const passed = [];
  for (const [part, limits] of Object.entries(budgets)) {
    for (const [measure, limit] of Object.entries(limits)) {
      const size = sizes[part]?.[measure];
      if (size === undefined) throw new Error(`wasm-pack.toml: budget.${part}.${measure} is set, but nothing measures it`);
      if (size > limit) passed.push(`${part} ${measure}: ${size} bytes, the budget is ${limit}`);
    }
  }
  if (passed.length) throw new Error(`size budget passed (wasm-pack.toml)\n  ${passed.join("\n  ")}`);
}
