// docs/reliability.md, from what the runs found.

import { markdown } from "../eval/table.mjs";
import { injections } from "../../tests/fixtures/injections.mjs";
import { coverageRows } from "./coverage.mjs";
import { faults } from "./faults.mjs";
import { laws } from "./laws.mjs";
import { LEFT_BEHIND, level } from "./memory.mjs";
import { mutationRows } from "./mutation.mjs";

/** @typedef {{ on: string, rows: any } | null | undefined} Kept */

/** @param {[file: string, name: string][]} tests */
const named = (tests) => tests.map(([file, name]) => `\`${file}\`${name ? `: ${name}` : ""}`).join("<br>");
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {{ linear: Kept, largest?: Kept, fuzz: Kept, identity?: Kept, suites?: { firefox: Kept, webkit: Kept }, memory?: Kept, dom?: Kept, coverage?: Kept, mutation?: Kept }} results @returns {string} */
export function reliabilityPage({ linear, largest, fuzz, identity, suites, memory, dom, coverage, mutation }) {
  const parts = [
    "# How it bears up",
    "<!-- Written by `npm run reliability -- --docs`: change the scripts in tools/reliability, not this file. -->",
    "Texts come from anywhere. Whatever they hold, a comparison ends in a result or in a clear error, in time that grows with the text, and text stays text. What is threatened by whom stands in [threat-model.md](threat-model.md).",
    "## Laws",
    "Each holds for every text and is asked of random ones.",
    markdown([["law", "held by"], ...laws.map(({ law, tests }) => [law, named(tests)])]),
    "## Engines",
    ...engines(identity, suites),
    "## Faults",
    "Nothing that was typed is lost in any of them.",
    markdown([["fault", "what then happens", "held by"], ...faults.map(({ fault, behaviour, tests }) => [fault, behaviour, named(tests)])]),
    "## Strings that try to be more than text",
    `${new Set(Object.values(injections).flat()).size} of our own making (\`tests/fixtures/injections.mjs\`), through every way in with Trusted Types enforced (\`tests/browser/injection.test.mjs\`: pasted and dropped text and markup, text, Markdown and HTML files, their headers and what they state of themselves, a project, a share link, the boxes of the editor, children and their attributes, \`for\`, the property, \`src\`) and through every export, read back by what people open it with (\`tests/browser/exported.test.mjs\`: the report in a browser without a policy, Markdown by a renderer that lets markup through, CSV and TSV by a strict reader, TEI by an XML parser). They are shown as text, nothing runs, no element, attribute or address is made of them, and nothing is asked for but the page's own files.`,
    markdown([["class", "strings"], ...Object.entries(injections).map(([what, texts]) => [what, String(new Set(texts).size)])]),
    "Chromium reports event handlers and styles of a page's HTML file to its console although nothing runs in the document that is parsed; those that a parser would see are taken out before, and a report is no more than that.",
    "## Memory",
    memory
      ? `A thousand comparisons one after another, of fifty different inputs, in one page, in one worker and in one element with its views, in Chromium on ${memory.on}, each looked at after a collection of garbage. Level is: no more than ${LEFT_BEHIND / 1000} KB of heap a comparison left behind after the first fifty, and no more than 1 MB of the engine's memory.\n\n${markdown([["where", ...memory.rows[0].at.map((/** @type {number} */ at) => `after ${at}: heap / engine`), "level"], ...memory.rows.map((/** @type {any} */ row) => [row.way, ...row.memory.map((/** @type {any} */ one) => `${megabytes(one.heap)} / ${megabytes(one.wasm)}`), level(row.at, row.memory) ? "yes" : "NO"])])}`
      : "Not measured yet: `npm run reliability -- --memory`.",
    "## HTML and DOM as input",
    dom
      ? `Made from a seed and read in Chromium, on ${dom.on}: no error but those documented, no word lost or made up, every place and every block right, beside a plain reader of a few lines.\n\n${markdown([["input", "read", "failed"], ...dom.rows.map((/** @type {any} */ { what, tried, failed }) => [what, String(tried), failed.length ? failed.join(", ") : "none"])])}`
      : "Not run yet: `npm run reliability -- --dom 20000`.",
    "## Hostile texts beside an ordinary one",
    linear
      ? `Two copies of a text of 250,000 UTF-16 code units, one with a sentence more, compared as wasm in Node, each in a process of its own, on ${linear.on}: as it is, and behind a sentence in the same paragraph, without which much of it would be taken for furniture; given is the slower of the two. *Times ordinary*: its time as a multiple of that of an ordinary text of the same length; the bound is 4. *Doubled*: what twice the length multiplies the time by; 2 is linear.\n\n${markdown(linear.rows)}`
      : "Not measured yet: `npm run reliability -- --linear`.",
    "What these figures do not show: single runs of a noisy machine; short times say nothing of growth.",
    "## At the bounds",
    largest
      ? `What is as large as it may be, and what is larger, compared with itself and a sentence more, as wasm in Node, each in a process of its own, on ${largest.on}. A bound that was passed is named; what was left out for a bound, or looks cut off, is in the notes.\n\n${markdown(largest.rows)}`
      : "Not compared yet: `npm run reliability -- --largest`.",
    "## Fuzzing",
    fuzz
      ? `cargo-fuzz with the address sanitizer, overflow checks and debug assertions, begun from our own accounts, on ${fuzz.on}. *Coverage* and *features* are libFuzzer's counts of edges reached.\n\n${markdown([
        ["target", "seconds", "executions", "coverage", "features", "corpus", "found"],
        ...fuzz.rows.map((row) => [row.target, row.seconds, row.executions, row.coverage, row.features, row.corpus, row.failed ?? "nothing"].map(String)),
      ])}`
      : "Not run yet: `npm run reliability -- --fuzz 1200`.",
    "Targets: `text` (one text of any UTF-16), `words` (edits and similarity of two), `accounts` (up to four accounts, changed as a hostile page would change them, with every law asked and every export written), `input` (any JSON as articles and options), `stored` (any JSON as a stored comparison).",
    ...tests(coverage, mutation),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What the engine's tests run, and what they notice. @param {Kept} coverage @param {Kept} mutation @returns {string[]} */
function tests(coverage, mutation) {
  return [
    "## Lines that the tests run",
    coverage
      ? `The engine's lines that its Rust tests run, counted by cargo-llvm-cov on ${coverage.on}, without the tests inside of the files, the command and the binding, which is compiled for wasm only and tested there. Tests that need more data than the repository has are left out.\n\n${markdown(coverageRows(coverage.rows))}`
      : "Not counted yet: `npm run reliability -- --coverage`.",
    "## Changes that the tests notice",
    mutation
      ? `cargo-mutants changes the rooms of judgement in one place at a time; one of ${mutation.rows.shards} of all changes that it knows was tried on ${mutation.on}, with the tests that judge: those inside of the files, the fixtures and the golden files. A change that no test noticed has survived; some of these change nothing that can be seen.\n\n${markdown(mutationRows(mutation.rows.mutants))}${survivors(mutation.rows.mutants)}`
      : "Not tried yet: `npm run reliability -- --mutation 50`.",
  ];
}

/** @param {import("./mutation.mjs").Mutant[]} mutants */
function survivors(mutants) {
  const missed = mutants.filter(({ outcome }) => outcome === "missed");
  return missed.length ? `\n\nSurvived:\n\n${missed.map(({ what }) => `- \`${what}\``).join("\n")}` : "";
}

/** @param {Kept} identity @param {{ firefox: Kept, webkit: Kept } | undefined} suites @returns {string[]} */
function engines(identity, suites) {
  const parts = [identity
    ? `The same inputs, compared in each place on ${identity.on}; the SHA-256 of the JSON is held against that of Node. A text file cannot hold every string, so the native command gets those that it can.\n\n${markdown([
      ["place", "version", "events", "made from a seed", "differ"],
      ...identity.rows.places.map((/** @type {any} */ { place, version, events, files, other, differ }) => [place, version, String(events), String(files + other), differ.length ? differ.join(", ") : "none"]),
    ])}${identity.rows.missing.length ? `\n\nNot installed there: ${identity.rows.missing.join(", ")}.` : ""}`
    : "Not compared yet: `npm run reliability -- --identity`."];
  parts.push("`npm test` runs the browser tests in Chromium and the main path in Firefox and WebKitGTK where they are installed (`tests/browser/engines.test.mjs`).");
  for (const [name, kept] of Object.entries(suites ?? {})) {
    if (!kept) { parts.push(`The whole suite in ${name}: not run yet (\`npm run reliability -- --suite\`).`); continue; }
    const sum = (/** @type {(row: any) => number} */ of) => String(kept.rows.reduce((/** @type {number} */ all, /** @type {any} */ row) => all + of(row), 0));
    parts.push(`The whole suite in ${name}, on ${kept.on}:\n\n${markdown([
      ["file", "passed", "the driver cannot", "failed"],
      ...kept.rows.map((/** @type {any} */ { file, passed, cannot, failed }) => [`\`${file}\``, String(passed), String(cannot.length), failed.length ? failed.map((/** @type {string} */ one) => one.slice(0, 160)).join("<br>") : "none"]),
      ["all", sum(({ passed }) => passed), sum(({ cannot }) => cannot.length), sum(({ failed }) => failed.length)],
    ])}`);
    const reasons = [...new Set(kept.rows.flatMap((/** @type {any} */ { cannot }) => cannot.map((/** @type {string} */ one) => one.slice(one.lastIndexOf(": ") + 2))))];
    if (reasons.length) parts.push(`What the driver cannot do: ${reasons.join("; ")}.`);
  }
  return parts;
}
