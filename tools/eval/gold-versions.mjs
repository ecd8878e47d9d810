// What became of the sentences of an article in its next version, against our gold: which stand elsewhere now, which were split
// or merged. Only events whose gold lists it are such versions.

import { counts } from "./gold-reading.mjs";
import { matchSentences } from "./gold-comparing.mjs";

/**
 * Groups of sentences that links join, where one sentence of the one version has become several of the other, or the reverse.
 * @param {[number, number][]} links
 * @returns {number[][]} each sorted
 */
export function regrouped(links) {
  const groups = [];
  for (const pair of links) {
    const touched = groups.filter((group) => pair.some((one) => group.has(one)));
    const joined = new Set([...pair, ...touched.flatMap((group) => [...group])]);
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), joined);
  }
  return groups.filter(({ size }) => size > 2).map((group) => [...group].sort((a, b) => a - b));
}

/**
 * Links told as moved, and splits and merges, each a whole group or wrong. A wrong link is counted among the links, not again here.
 * @param {any} comparison
 * @param {any} gold
 */
export function compareVersions(comparison, gold) {
  const figures = { moved: counts(), splits: counts() };
  const errors = [];
  if (!gold.moved) return { figures, errors };
  const matched = matchSentences(comparison, gold);
  const known = new Set(gold.links.map(String));
  const own = comparison.links.flatMap(({ a, b, moved }) => matched[a].flatMap((x) => matched[b].map((y) => ({ pair: x < y ? [x, y] : [y, x], moved }))))
    .filter(({ pair }) => known.has(String(pair)));
  const shown = (list) => list.map((one) => `${comparison.articles[gold.sentences[one].article].id}  ${gold.sentences[one].text}`);
  const measure = (figure, ours, theirs, what) => {
    const [found, sought] = [new Map(ours.map((one) => [String(one), one])), new Map(theirs.map((one) => [String(one), one]))];
    const right = [...found.keys()].filter((key) => sought.has(key)).length;
    Object.assign(figure, { right, found: found.size, met: right, sought: sought.size });
    for (const [key, one] of found) if (!sought.has(key)) errors.push({ badness: 2, lines: [`told as ${what}, and is not`, ...shown(one)] });
    for (const [key, one] of sought) if (!found.has(key)) errors.push({ badness: 1, lines: [`${what}, and not told as it`, ...shown(one)] });
  };
  measure(figures.moved, own.filter(({ moved }) => moved).map(({ pair }) => pair), gold.moved, "moved");
  measure(figures.splits, regrouped(own.map(({ pair }) => pair)), gold.splits.map((sides) => sides.flat()), "split or merged");
  return { figures, errors };
}
