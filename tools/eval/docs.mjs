// docs/quality.md, from one run: nobody types a figure.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { dirname, join } from "node:path";
import { output, root } from "../process.mjs";
import { methods } from "./methods.mjs";
import { BANDS } from "./score.mjs";
import { eventTable, mainTable, markdown } from "./table.mjs";

/** The versions that the figures depend on. */
function versions(env) {
  const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
  const revision = output("git", ["rev-parse", "--short=12", "HEAD"]);
  const changed = output("git", ["status", "--porcelain", "--", "src", "seeds", "examples", "Cargo.lock"]);
  return [
    `crossread ${/^version = "(.+)"/m.exec(cargo)[1]}${revision ? ` at revision ${revision}${changed ? " with changes" : ""}` : ""}`,
    output("rustc", ["--version"], env)?.replace(/ \(.*/, ""),
    `Node ${process.versions.node}`,
  ].filter(Boolean).join(", ");
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
const machine = () => `${NUMBERS[cpus().length] ?? cpus().length} processor cores (${arch()}) under ${platform() === "linux" ? "Linux" : platform()}`;

/**
 * What the scores of links promise and keep: by band and set, how many links of that score are right.
 * @param {{ name: string, bands?: Record<number, { found: number, right: number }>[] }[]} results
 */
export function calibrationSection(results) {
  const sets = results.filter(({ bands }) => bands);
  if (!sets.length) return null;
  const sum = (bands, least) => bands.reduce((all, one) => ({ found: all.found + one[least].found, right: all.right + one[least].right }), { found: 0, right: 0 });
  const cell = ({ found, right }) => (found ? `${(100 * right / found).toFixed(0)} (${right} of ${found})` : "–");
  const rows = BANDS.map((least, i) => {
    const own = sets.map(({ bands }) => sum(/** @type {any} */ (bands), least));
    const all = own.reduce((a, b) => ({ found: a.found + b.found, right: a.right + b.right }));
    return [i + 1 < BANDS.length ? `${least} to ${least + 99}` : `${least} and more`, ...own.map(cell), cell(all)];
  });
  return [
    "## What the score of a link promises",
    "A score says how many of ten such links are right: 800 and more stands for four of five at least. Of the links that the engine gives on the development data, by score, in percent:",
    markdown([["score", ...sets.map(({ name }) => `\`${name}\``), "together"], ...rows]),
    "The weights were fitted, and the scores calibrated, on parts of these very sets, each part judged by a model that had not seen it; the engine's own model has seen all of them. In `align_ecbplus` only annotated sentences are judged, in `align_superpal_mn` only links with the summary, which retells more freely than outlets do.",
  ].join("\n\n");
}

/**
 * @param {{ results: import("./sets.mjs").Result[], known: any, engine: string, date: string, versions: string, sections?: string[] }} run
 *   `sections` stand behind the figures
 * @returns {string}
 */
export function qualityPage({ results, known, engine, date, versions: made, sections = [] }) {
  const splits = [...new Set(results.map(({ split }) => split).filter(Boolean))].join(" and ");
  const parts = results.map((result) => {
    const text = methods[result.name];
    if (!text) throw new Error(`tools/eval/methods.mjs says nothing of ${result.name}`);
    const rows = mainTable([result], known).map((row) => row.slice(1));
    // A column that is empty for a whole set says nothing.
    const kept = rows[0].map((_, i) => i).filter((i) => rows.slice(1).some((row) => row[i] !== ""));
    const tables = [markdown(rows.map((row) => kept.map((i) => row[i])))];
    if (result.events) tables.push(`By event; the table above adds up ${result.together.map((name) => `\`${name}\``).join(", ")}:\n\n${markdown(eventTable(result.events))}`);
    return [
      `## ${text.title}`, `\`${result.name}\`${result.split ? `, ${result.split} split` : ""}. ${text.source}`, ...tables,
      ...text.method, "What these figures do not show:", text.not.map((line) => `- ${line}`).join("\n"),
    ].join("\n\n");
  });
  return `${[
    "# How right it is",
    "<!-- Written by `npm run eval -- --docs`: change the scripts in tools/eval, not this file. -->",
    "Every judgement of the engine, measured: over events of our own, and over public sets that nobody here wrote. The sets are used for measuring only; nothing of them is in this repository.",
    [
      `- Date: ${date}`,
      `- Versions: ${made}; the engine ran ${engine === "wasm" ? "as wasm" : "natively"}`,
      "- Command: `npm run eval -- --docs`, with the sets in `$CROSSREAD_DATA/eval` (or `--data DIR`)",
      `- Split: ${splits}; ${splits.includes("dev") ? "the engine is developed on it, so that the figures are no forecast for other texts" : "not used in development"}`,
      `- Machine: ${machine()}; the figures do not depend on it, and wasm gives the same`,
    ].join("\n"),
    "Figures are percentages: P is precision, R recall, F1 their harmonic mean. A floor is what a plain baseline reaches on the development split, and ▼ marks a figure below it. References are the strongest known to us; where one measures something a little different, it says so.",
    ...parts,
    ...[calibrationSection(results)].filter(Boolean),
    ...sections,
  ].join("\n\n")}\n`;
}

/** @param {{ results: import("./sets.mjs").Result[], known: any, engine: string, env: NodeJS.ProcessEnv, sections?: string[] }} run */
export function writeDocs({ results, known, engine, env, sections }) {
  const path = join(root, "docs", "quality.md");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, qualityPage({ results, known, engine, date: new Date().toISOString().slice(0, 10), versions: versions(env), sections }));
  console.log("\neval: docs/quality.md is written");
}
