// docs/performance.md, from one run: nobody types a figure.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { versionAside } from "./aside.mjs";
import { markdown } from "../eval/table.mjs";
import { output, root } from "../process.mjs";
import { parts } from "./parts.mjs";

const PACKAGES = ["diff", "diff-match-patch", "fast-myers-diff", "@codemirror/merge", "htmldiff-js"];
const CRATES = ["similar", "imara-diff", "unicode-segmentation"];
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];

function versions(env, chromium) {
  const revision = output("git", ["rev-parse", "--short=12", "HEAD"]);
  const changed = output("git", ["status", "--porcelain", "--", "src", "pkg", "benches", "tools/bench", "Cargo.lock"]);
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const crate = (name) => `${name} ${new RegExp(`name = "${name}"\nversion = "(.+)"`).exec(lock)?.[1]}`;
  const installed = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const own = /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1];
  return {
    ours: [`crossread ${own}${revision ? ` at revision ${revision}${changed ? " with changes" : ""}` : ""}`, output("rustc", ["--version"], env)?.replace(/ \(.*/, ""),
      `Node ${process.versions.node}`, `Chromium ${chromium}`].filter(Boolean).join(", "),
    theirs: [...PACKAGES.filter((name) => installed[`node_modules/${name}`]).map((name) => `npm ${name} ${installed[`node_modules/${name}`].version}`), ...(versionAside("sentencex") ? [`npm sentencex ${versionAside("sentencex")}`] : []), ...CRATES.map((name) => `crate ${crate(name)}`)].join(", "),
  };
}

function machine(load) {
  const cores = cpus().length;
  return `${NUMBERS[cores] ?? cores} processor core${cores === 1 ? "" : "s"} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, under ${platform() === "linux" ? "Linux" : platform()}; `
    + `load average ${load.toFixed(2)} when the run began${load > 0.5 ? ", so that it was not alone" : ""}`;
}

/**
 * @param {{ results: Record<string, Record<string, string[][]>>, date: string, ours: string, theirs: string, machine: string, seconds: number }} run
 * @returns {string}
 */
export function performancePage({ results, date, ours, theirs, machine: where, seconds }) {
  const sections = parts.map(({ name, title, tables, method, not }) => [
    `## ${title}`,
    ...Object.entries(tables).flatMap(([table, caption]) => [`${caption}:`, markdown(results[name][table])]),
    ...method,
    "What these figures do not show:",
    not.map((line) => `- ${line}`).join("\n"),
  ].join("\n\n"));
  return `${[
    "# How fast it is",
    "<!-- Written by `npm run bench -- --docs`: change the scripts in tools/bench, not this file. -->",
    "The engine beside what one would use instead, on texts that a generator makes: ratios say more than times, which are another machine's.",
    [
      `- Date: ${date}`,
      `- Versions: ${ours}`,
      `- Beside: ${theirs}`,
      `- Machine: ${where}`,
      `- Command: \`npm run bench -- --docs\`, which measured for ${Math.round(seconds / 60)} minutes; \`npm run bench -- --quick\` gives most of it within two`,
    ].join("\n"),
    "Each contender runs in a process of its own, and they take turns within one run, so that whatever else the machine does falls on all alike. A figure is the median of the turns, each long enough for the clock, after the code is warm; ° marks what was measured once, being slow, and “over” what was given up at that time. A ratio is a ratio of medians: 3× took three times as long as ours, 0.5× half as long.",
    ...sections,
  ].join("\n\n")}\n`;
}

/** @param {{ results: Record<string, Record<string, string[][]>>, env: NodeJS.ProcessEnv, load: number, seconds: number, chromium: string }} run */
export function writeDocs({ results, env, load, seconds, chromium }) {
  const path = join(root, "docs", "performance.md");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, performancePage({ results, seconds, date: new Date().toISOString().slice(0, 10), machine: machine(load), ...versions(env, chromium) }));
  console.log("bench: docs/performance.md is written");
}
