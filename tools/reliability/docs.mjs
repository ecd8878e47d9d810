// docs/reliability.md, from what the runs found.

import { markdown } from "../eval/table.mjs";
import { laws } from "./laws.mjs";

/** @typedef {{ on: string, rows: any[] } | null} Kept */

/** @param {{ linear: Kept, fuzz: Kept }} results @returns {string} */
export function reliabilityPage({ linear, fuzz }) {
  const parts = [
    "# How it bears up",
    "<!-- Written by `npm run reliability -- --docs`: change the scripts in tools/reliability, not this file. -->",
    "Texts come from anywhere. Whatever they hold, a comparison ends in a result or in a clear error, in time that grows with the text, and text stays text. What is threatened by whom stands in [threat-model.md](threat-model.md).",
    "## Laws",
    "Each holds for every text and is asked of random ones.",
    markdown([["law", "held by"], ...laws.map(({ law, tests }) => [law, tests.map(([file, name]) => `\`${file}\`: ${name}`).join("<br>")])]),
    "## Hostile texts beside an ordinary one",
    linear
      ? `Two copies of a text of 250,000 UTF-16 code units, one with a sentence more, compared as wasm in Node, each in a process of its own, on ${linear.on}. *Times ordinary*: its time as a multiple of that of an ordinary text of the same length; the bound is 4. *Doubled*: what twice the length multiplies the time by; 2 is linear.\n\n${markdown(linear.rows)}`
      : "Not measured yet: `npm run reliability -- --linear`.",
    "What these figures do not show: single runs of a noisy machine; short times say nothing of growth.",
    "## Fuzzing",
    fuzz
      ? `cargo-fuzz with the address sanitizer, overflow checks and debug assertions, begun from our own accounts, on ${fuzz.on}. *Coverage* and *features* are libFuzzer's counts of edges reached.\n\n${markdown([
        ["target", "seconds", "executions", "coverage", "features", "corpus", "found"],
        ...fuzz.rows.map((row) => [row.target, row.seconds, row.executions, row.coverage, row.features, row.corpus, row.failed ?? "nothing"].map(String)),
      ])}`
      : "Not run yet: `npm run reliability -- --fuzz 1200`.",
    "Targets: `text` (one text of any UTF-16), `words` (edits and similarity of two), `accounts` (up to four accounts, changed as a hostile page would change them, with every law asked and every export written), `input` (any JSON as articles and options), `stored` (any JSON as a stored comparison).",
  ];
  return `${parts.join("\n\n")}\n`;
}
