// Fits the model of evidence for links: writes src/align/weights.rs, and says how the model does on what it was not fitted on.
//
//   node tools/fit.mjs [--data DIR] [--dry]    DIR holds the sets as for `npm run eval` (or $CROSSREAD_DATA/eval)
//
// A logistic regression (Newton's method, weights of standardised figures held small). Data: the gold links of our own English
// events, and, each counting three tenths of them, the development halves of two public sets; pairs that share an event only,
// or on which careful readers would differ, count neither way. Every figure printed is of a model that has not seen the event.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { articleOf, givenNumbers, readSet } from "./eval/data.mjs";
import { openJudge } from "./eval/engine.mjs";
import { matchSentences } from "./eval/gold-comparing.mjs";
import { pooled, eventNames, readEvent } from "./eval/sets/seeds.mjs";
import { root } from "./process.mjs";

const { values: flags } = parseArgs({ options: { data: { type: "string" }, dry: { type: "boolean" } } });
const data = flags.data ?? join(process.env.CROSSREAD_DATA ?? "", "eval");

const NAMES = [
  "shared words by their rarity in the language (Dice)", "the same by their rarity here", "the larger containment", "what is shared, in bits",
  "the second rarest word shared", "neighbouring words shared (Dice)", "distance of their places", "both quoted", "one quoted", "entities shared",
  "difference of length", "one negated", "both among the first",
];
/** How much a right pair of each set counts, and how strongly weights are held small. */
const SHARES = { seeds: 1, superpal: 0.3, ecbplus: 0.3 };
const LOOSE = 0.1;

/**
 * @typedef {{ a: number, b: number, figures: number[], label: number | null }} Pair label null counts neither way
 * @typedef {{ set: "seeds" | "superpal" | "ecbplus", group: string, pairs: Pair[], article: number[], sought: number }} Event
 */

/** @returns {Promise<Event[]>} */
async function events(judge) {
  const evidence = (articles) => judge.ask(articles.map((own) => ({ call: "evidence", args: { articles: own, options: { minScore: 0 } } })));
  const found = [];
  const take = (set, group, [sentences, rows], label, sought) => found.push({
    set, group, sought, article: sentences.map(({ article }) => article),
    pairs: rows.map(([a, b, , ...figures]) => ({ a, b, figures, label: label(a, b) })),
  });

  const own = eventNames().map(readEvent).filter(pooled);
  (await evidence(own.map(({ articles }) => articles))).forEach((answer, i) => {
    const { name, gold } = own[i];
    const matched = matchSentences({ sentences: answer[0] }, gold);
    const key = (a, b) => `${Math.min(a, b)} ${Math.max(a, b)}`;
    const [links, maybe] = [gold.links, gold.maybe].map((list) => new Set(list.map(([a, b]) => key(a, b))));
    take("seeds", name, answer, (a, b) => {
      const keys = matched[a].flatMap((x) => matched[b].map((y) => key(x, y)));
      return keys.some((one) => links.has(one)) ? 1 : keys.some((one) => maybe.has(one)) ? null : 0;
    }, links.size);
  });

  const summaries = readSet(data, "align_superpal_mn").cases.map((item) => {
    const members = [...new Set(item.b_docs)].map((name) => item.b_docs.flatMap((doc, b) => (doc === name ? [b] : [])));
    return { ...item, members, articles: [articleOf("summary", item.a_sentences), ...members.map((own, i) => articleOf(`source ${i}`, own.map((b) => item.b_sentences[b])))] };
  });
  (await evidence(summaries.map(({ articles }) => articles))).forEach((answer, i) => {
    const { id, pairs, members, articles } = summaries[i];
    const numbers = new Map(articles.flatMap(({ sentences }, at) => [...givenNumbers({ sentences: answer[0] }, at, sentences)].map(([n, m]) => [n, at ? members[at - 1][m] : m])));
    const gold = new Set(pairs.map(({ a, b }) => `${a} ${b}`));
    take("superpal", id, answer, (a, b) => (answer[0][a].article ? null : Number(gold.has(`${numbers.get(a)} ${numbers.get(b)}`))), gold.size);
  });

  const two = readSet(data, "align_ecbplus").cases;
  (await evidence(two.map(({ a_sentences: a, b_sentences: b }) => [articleOf("A", a), articleOf("B", b)]))).forEach((answer, i) => {
    const { topic, pairs, a_annotated: as, b_annotated: bs, a_sentences: first } = two[i];
    const shared = new Map(pairs.map(({ a, b, participants }) => [`${a} ${b}`, participants >= 1 ? 1 : null]));
    const label = (a, b) => {
      if (!as.includes(a) || !bs.includes(b)) return null;
      return shared.has(`${a} ${b}`) ? shared.get(`${a} ${b}`) : 0;
    };
    take("ecbplus", topic, answer, (a, b) => label(a, b - first.length), [...shared.values()].filter((one) => one === 1).length);
  });
  return found;
}

/**
 * @param {Event[]} from
 * @returns {(figures: number[]) => number} the logarithm of the odds
 */
function fit(from) {
  const rows = from.flatMap(({ set, pairs }) => pairs.filter(({ label }) => label !== null).map((pair) => ({ set, ...pair })));
  const right = (set) => rows.filter((row) => row.set === set && row.label === 1).length;
  const counts = Object.fromEntries(Object.entries(SHARES).map(([set, share]) => [set, (share * 300 * LOOSE) / Math.max(right(set), 1)]));
  const size = NAMES.length;
  const mean = NAMES.map((_, k) => rows.reduce((sum, { figures }) => sum + figures[k], 0) / rows.length);
  const spread = NAMES.map((_, k) => Math.sqrt(rows.reduce((sum, { figures }) => sum + (figures[k] - mean[k]) ** 2, 0) / rows.length) || 1);
  const standard = rows.map(({ figures }) => [...figures.map((figure, k) => (figure - mean[k]) / spread[k]), 1]);
  const weights = new Array(size + 1).fill(0);
  for (let round = 0; round < 30; round += 1) {
    // The bias is free; every other weight is held to zero by its square.
    const slope = weights.map((weight, k) => (k < size ? weight : 0));
    const curve = weights.map((_, k) => weights.map((__, l) => (k === l && k < size ? 1 : 0)));
    rows.forEach(({ set, label }, i) => {
      const x = standard[i];
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * weights[k], 0)));
      for (let k = 0; k <= size; k += 1) {
        slope[k] += counts[set] * (p - label) * x[k];
        const own = counts[set] * p * (1 - p) * x[k];
        for (let l = 0; l <= size; l += 1) curve[k][l] += own * x[l];
      }
    });
    const step = solve(curve, slope);
    step.forEach((by, k) => { weights[k] -= by; });
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  const plain = weights.slice(0, size).map((weight, k) => weight / spread[k]);
  const bias = weights[size] - plain.reduce((sum, weight, k) => sum + weight * mean[k], 0);
  const odds = (figures) => figures.reduce((sum, figure, k) => sum + figure * plain[k], bias);
  return Object.assign(odds, { plain, bias, standard: weights });
}

/** Gaussian elimination. */
function solve(matrix, vector) {
  const rows = matrix.map((row, i) => [...row, vector[i]]);
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows.slice(i).reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = i + 1; k < rows.length; k += 1) {
      const factor = rows[k][i] / rows[i][i];
      for (let l = i; l <= rows.length; l += 1) rows[k][l] -= factor * rows[i][l];
    }
  }
  const result = new Array(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    result[i] = (rows[i][rows.length] - rows[i].slice(i + 1, -1).reduce((sum, value, k) => sum + value * result[i + 1 + k], 0)) / rows[i][i];
  }
  return result;
}

/** The pairs that both sides choose, two of each other article at most, as the engine does. */
function chosen({ pairs, article }, odds) {
  const scores = pairs.map(({ figures }) => 1 / (1 + Math.exp(-odds(figures))));
  const groups = new Map();
  pairs.forEach(({ a, b }, i) => {
    for (const key of [`${a} ${article[b]}`, `${b} ${article[a]}`]) groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const sides = new Array(pairs.length).fill(0);
  for (const group of groups.values()) {
    group.sort((i, k) => scores[k] - scores[i] || i - k);
    for (const i of group.slice(0, 2)) if (scores[i] >= 0.7 * scores[group[0]]) sides[i] += 1;
  }
  return pairs.filter((_, i) => sides[i] === 2).filter(({ label }) => label !== null).map(({ figures, label }) => ({ odds: odds(figures), label }));
}

/** What is right among links of about these odds, never falling: pool adjacent violators over bins of thirty. */
function calibration(links) {
  const sorted = [...links].sort((x, y) => x.odds - y.odds);
  const bins = [];
  for (let at = 0; at < sorted.length; at += 30) {
    const own = sorted.slice(at, at + 30 > sorted.length - 15 ? sorted.length : at + 30);
    bins.push({ odds: own.reduce((sum, { odds }) => sum + odds, 0) / own.length, right: own.filter(({ label }) => label).length, count: own.length });
    if (at + 30 > sorted.length - 15) break;
    while (bins.length > 1 && share(bins[bins.length - 2]) >= share(bins[bins.length - 1])) {
      const [x, y] = bins.splice(-2);
      const count = x.count + y.count;
      bins.push({ odds: (x.odds * x.count + y.odds * y.count) / count, right: x.right + y.right, count });
    }
  }
  while (bins.length > 1 && share(bins[bins.length - 2]) >= share(bins[bins.length - 1])) {
    const [x, y] = bins.splice(-2);
    const count = x.count + y.count;
    bins.push({ odds: (x.odds * x.count + y.odds * y.count) / count, right: x.right + y.right, count });
  }
  return bins.map((bin) => [Math.round(bin.odds * 1000), Math.round(share(bin) * 1000)]);
}
const share = ({ right, count }) => right / count;

const judge = await openJudge({ wasm: false, env: process.env });
const all = await events(judge);
const percent = (x) => (100 * x).toFixed(1);
let held = [];
for (const set of /** @type {const} */ (["seeds", "superpal", "ecbplus"])) {
  const own = all.filter((event) => event.set === set);
  const links = [...new Set(own.map(({ group }) => group))].flatMap((group) => {
    const odds = fit(all.filter((event) => event.group !== group));
    return own.filter((event) => event.group === group).flatMap((event) => chosen(event, odds));
  }).sort((x, y) => y.odds - x.odds);
  if (set === "seeds") held = links;
  const sought = own.reduce((sum, event) => sum + event.sought, 0);
  const at = [0.95, 0.9, 0.85, 0.8].map((least) => {
    let [right, best] = [0, 0];
    links.forEach(({ label }, i) => {
      right += label;
      if (right / (i + 1) >= least) best = right;
    });
    return `R ${percent(best / sought)} at P ${percent(least)}`;
  });
  console.log(`${set}, not seen: ${at.join(", ")} (${sought} sought)`);
}
const model = fit(all);
NAMES.forEach((name, k) => console.log(`${model.standard[k].toFixed(2).padStart(6)}  ${name}`));
// The ends: nothing is quite sure, and below the least odds the line goes on to nothing.
const points = calibration(held);
const [least, most] = [points[0], points[points.length - 1]];
const table = [[Math.min(least[0], 0) - 3000, 0], ...points.map(([odds, right]) => [odds, Math.min(right, 990)]), [most[0] + 4000, 995]];
console.log(table.map(([odds, right]) => `${odds} → ${right}`).join("; "));
if (!flags.dry) {
  writeFileSync(join(root, "src", "align", "weights.rs"), `//! Written by \`tools/fit.mjs\`: change the script and the data, not this file.
//!
//! Fitted on the gold links of our own English events and on the development halves of ECB+ and SuperPAL; calibrated on the
//! links of each of our events by a model that had not seen it.

/// What 1000 of each figure adds to the logarithm of the odds, in thousandths.
pub const WEIGHTS: [i64; ${NAMES.length}] = [
${NAMES.map((name, k) => `    ${Math.round(model.plain[k] * 1_000_000)}, // ${name}`).join("\n")}
];

pub const BIAS: i64 = ${Math.round(model.bias * 1000)};

/// From the logarithm of the odds to the share of such links that is right, both in thousandths.
pub const POINTS: [(i64, i64); ${table.length}] = [${table.map(([odds, right]) => `(${odds}, ${right})`).join(", ")}];
`);
}
