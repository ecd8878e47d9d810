// `node tools/eval/differences.mjs [--data DIR]`: draws differences found in pairs of sentences with mutually different
// numbers (Microsoft Research Paraphrase Corpus), for a person to judge, and prints those that nobody has judged yet.
//
// verdicts-msrp.json holds the verdicts: the pair's id, the kind, the values, right or wrong; never a text. The draw is by a
// fixed seed over all differences found, so that an engine that finds others shows at once which ones are new.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../process.mjs";
import { setUp } from "../setup.mjs";
import { readSet } from "./data.mjs";
import { openJudge } from "./engine.mjs";

const SEED = 20250704;
const MOST = 60;

/** Numbers in digits, as printed. */
const numbers = (text) => new Set(text.match(/\d[\d,.]*\d|\d/g) ?? []);

/** Whether each of two sentences has a number that the other lacks. */
export function mutuallyDifferent(a, b) {
  const [in_a, in_b] = [numbers(a), numbers(b)];
  return [...in_a].some((n) => !in_b.has(n)) && [...in_b].some((n) => !in_a.has(n));
}

/** FNV-1a over a text and the seed, a number below 2 to the 32nd: the order of the draw. */
export function order(key, seed = SEED) {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of key) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  return hash;
}

/** What is drawn: at most 60 of the differences found. */
export function draw(found) {
  const key = ({ id, kind, values }) => `${id} ${kind} ${values.join(" ")}`;
  return [...found].sort((a, b) => order(key(a)) - order(key(b)) || (key(a) < key(b) ? -1 : 1)).slice(0, MOST);
}

/**
 * All differences that the engine finds in such pairs.
 * @param {import("./engine.mjs").Judge} judge
 * @param {{ id: string, a: string, b: string }[]} cases
 */
export async function findDifferences(judge, cases) {
  const pairs = cases.filter(({ a, b }) => mutuallyDifferent(a, b));
  const article = (id, text) => ({ id, text, lang: "en" });
  const answers = await judge.ask(pairs.map(({ a, b }) => ({ call: "compare", args: { articles: [article("A", a), article("B", b)] } })));
  const found = pairs.flatMap(({ id }, i) => answers[i].differences.map(({ level, kind, readings }) => (
    { id, level, kind, values: readings.map(({ article: of, text }) => `${of ? "B" : "A"} ${text}`) })));
  return { pairs: pairs.length, found };
}

/** The verdicts on what was drawn, and what of it has none. */
export function judged(drawn, verdicts) {
  const same = (a, b) => a.id === b.id && a.kind === b.kind && a.values.join("|") === b.values.join("|");
  const withVerdict = drawn.map((one) => ({ ...one, verdict: verdicts.find((other) => same(one, other))?.verdict ?? null }));
  const right = withVerdict.filter(({ verdict }) => verdict === "right").length;
  const open = withVerdict.filter(({ verdict }) => verdict === null);
  return { list: withVerdict, right, open };
}

export const readVerdicts = () => JSON.parse(readFileSync(join(root, "tools", "eval", "verdicts-msrp.json"), "utf8"));

/** The section of docs/quality.md. */
export function verdictSection({ pairs, found, list, right, open }) {
  const rows = list.map(({ id, level, kind, values, verdict }) => `| ${id} | ${level} | ${kind} | ${values.join(", ").replaceAll("|", "\\|")} | ${verdict ?? "not judged yet"} |`);
  const count = list.length - open.length;
  return [
    "## Differences, judged one by one",
    `\`pairs_msrp\`, dev split: ${pairs} pairs of sentences in which each has a number that the other lacks. The engine finds ${found} differences in them; ${list.length} were drawn (at most ${MOST}, seed ${SEED}), ${count} of them were judged by eye, and ${right} are right (${count ? (100 * right / count).toFixed(1) : "–"} %).`,
    ["| pair | level | kind | values | verdict |", "|---|---|---|---|---|", ...rows].join("\n"),
    "A difference is right where both sentences give the value for one and the same thing and the two values cannot both be true; it is wrong where they speak of two things, two times or two groups. The rules were made while looking at these pairs, so that the share is no forecast; `node tools/eval/differences.mjs` draws again.",
  ].join("\n\n");
}

async function main() {
  const at = process.argv.indexOf("--data");
  const data = at > 0 ? process.argv[at + 1] : process.env.CROSSREAD_DATA && join(process.env.CROSSREAD_DATA, "eval");
  const set = data && readSet(data, "pairs_msrp");
  if (!set) throw new Error("pairs_msrp is not there: --data DIR or CROSSREAD_DATA names the folder of the sets");
  const judge = await openJudge({ wasm: false, env: await setUp({ browser: false }) });
  const { pairs, found } = await findDifferences(judge, set.cases);
  const { list, right, open } = judged(draw(found), readVerdicts());
  console.log(`${pairs} pairs, ${found.length} differences found, ${list.length} drawn: ${right} right, ${list.length - right - open.length} wrong, ${open.length} not judged yet`);
  for (const { id, kind, values } of open) {
    const { a, b } = set.cases.find((one) => one.id === id);
    console.log(`\n${JSON.stringify({ id, kind, values, verdict: "right" })}\n  A  ${a}\n  B  ${b}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
