// Scoring, and nothing else: plain numbers and spans in, figures out. It knows nothing of the engine, so that a mistake of
// the engine cannot hide in it. A figure that is not defined (nothing to find, nothing found) is null, never 0 or 1.
//
// Spans are half-open: [start, end).

/** @typedef {[number, number]} Span */

/**
 * Precision, recall and F1. What is right among the found and what is found among the sought may differ where several
 * of the one answer one of the other.
 * @param {{ right: number, found: number, met?: number, sought: number }} counts `right` of `found`, `met` of `sought`
 */
export function prf({ right, found, met = right, sought }) {
  const precision = ratio(right, found);
  const recall = ratio(met, sought);
  // With nothing to find and nothing found there is no figure; with one of the two empty, nothing is right.
  const none = precision === null && recall === null;
  const f1 = none ? null : !precision || !recall ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/**
 * @param {number} part
 * @param {number} whole
 */
export function ratio(part, whole) {
  return whole === 0 ? null : part / whole;
}

/**
 * How often a case of label 1 scores higher than one of label 0; ties count half.
 * @param {{ score: number, label: number | boolean }[]} cases
 */
export function auc(cases) {
  const ranks = meanRanks(cases.map(({ score }) => score));
  const positive = cases.filter(({ label }) => label).length;
  const negative = cases.length - positive;
  if (!positive || !negative) return null;
  const sum = cases.reduce((total, { label }, i) => total + (label ? ranks[i] : 0), 0);
  return (sum - (positive * (positive + 1)) / 2) / (positive * negative);
}

/**
 * The correlation of the ranks of two lists; equal values share their mean rank.
 * @param {number[]} xs
 * @param {number[]} ys
 */
export function spearman(xs, ys) {
  if (xs.length !== ys.length) throw new Error(`${xs.length} and ${ys.length} values have no correlation`);
  const [a, b] = [meanRanks(xs), meanRanks(ys)];
  const mean = (xs.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((rank, i) => {
    ab += (rank - mean) * (b[i] - mean);
    aa += (rank - mean) ** 2;
    bb += (b[i] - mean) ** 2;
  });
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
}

/** Ranks from 1; equal values share the mean of theirs. */
function meanRanks(values) {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const ranks = new Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to += 1;
    for (let i = from; i < to; i += 1) ranks[order[i]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Accuracy, and F1 of label 1, where "yes" is a score of at least the threshold.
 * @param {{ score: number, label: number | boolean }[]} cases
 * @param {number} threshold
 */
export function atThreshold(cases, threshold) {
  const yes = cases.filter(({ score }) => score >= threshold);
  const right = yes.filter(({ label }) => label).length;
  const sought = cases.filter(({ label }) => label).length;
  const accuracy = ratio(right + (cases.length - sought) - (yes.length - right), cases.length);
  return { accuracy, ...prf({ right, found: yes.length, sought }) };
}

/**
 * The threshold of the highest accuracy; the lowest of equally good ones.
 * @param {{ score: number, label: number | boolean }[]} cases
 */
export function bestThreshold(cases) {
  const tried = [...new Set(cases.map(({ score }) => score))].sort((a, b) => a - b);
  let best = { threshold: Infinity, accuracy: -1 };
  for (const threshold of [...tried, (tried.at(-1) ?? 0) + 1]) {
    const { accuracy } = atThreshold(cases, threshold);
    if (accuracy !== null && accuracy > best.accuracy) best = { threshold, accuracy };
  }
  return best.threshold;
}

/**
 * The mean, over the labels that occur, of how many cases of a label are answered with it: a rare label counts as much as
 * a frequent one. With two labels this is balanced accuracy.
 * @param {{ label: unknown, answer: unknown }[]} cases
 */
export function macroAccuracy(cases) {
  const labels = [...new Set(cases.map(({ label }) => label))];
  if (!labels.length) return null;
  const shares = labels.map((wanted) => {
    const own = cases.filter(({ label }) => label === wanted);
    return own.filter(({ answer }) => answer === wanted).length / own.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / labels.length;
}

/**
 * F1 of one label among answers.
 * @param {{ label: unknown, answer: unknown }[]} cases
 * @param {unknown} wanted
 */
export function labelF1(cases, wanted) {
  return prf({
    right: cases.filter(({ label, answer }) => label === wanted && answer === wanted).length,
    found: cases.filter(({ answer }) => answer === wanted).length,
    sought: cases.filter(({ label }) => label === wanted).length,
  });
}

/**
 * Sets of anything that has a key, compared.
 * @param {Iterable<string>} found
 * @param {Iterable<string>} sought
 * @param {Iterable<string>} [neutral] neither right nor wrong: left out on both sides
 */
export function setScore(found, sought, neutral = []) {
  const out = new Set(neutral);
  const [a, b] = [found, sought].map((keys) => new Set([...keys].filter((key) => !out.has(key))));
  const right = [...a].filter((key) => b.has(key)).length;
  return { right, found: a.size, sought: b.size };
}

/** Bands of scores, each by its least score. */
export const BANDS = [500, 600, 700, 800, 900];

/**
 * Links by the band of their score: how many there are, and how many of them are right.
 * @param {Iterable<{ score: number, right: boolean }>} links
 * @returns {Record<number, { found: number, right: number }>}
 */
export function byBand(links) {
  const bands = Object.fromEntries(BANDS.map((least) => [least, { found: 0, right: 0 }]));
  for (const { score, right } of links) {
    const band = bands[Math.min(Math.floor(score / 100) * 100, BANDS.at(-1))];
    if (!band) continue;
    band.found += 1;
    if (right) band.right += 1;
  }
  return bands;
}

/**
 * Boundaries inside paragraphs, each as the number of characters before it that are no space, so that spans that differ in
 * the spaces at their ends only are the same. Ends of paragraphs are given and count for nothing.
 * @param {string} text
 * @param {Span[]} sentences
 * @param {Span[]} paragraphs those to look at
 * @returns {Set<number>}
 */
export function innerBoundaries(text, sentences, paragraphs) {
  const before = countBefore(text);
  const found = new Set();
  for (const [from, to] of paragraphs) {
    for (const [, end] of sentences) {
      if (end > from && end < to && before[end] > before[from] && before[end] < before[to]) found.add(before[end]);
    }
  }
  return found;
}

/** By position: how many characters before it are no space. */
export function countBefore(text) {
  const before = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i += 1) before[i + 1] = before[i] + (/\s/.test(text[i]) ? 0 : 1);
  return before;
}

/**
 * Length of what two spans share.
 * @param {Span} a
 * @param {Span} b
 */
export function shared(a, b) {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}

/**
 * What two spans share, as a part of what they cover together.
 * @param {Span} a
 * @param {Span} b
 */
export function likeness(a, b) {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (a[1] - a[0] + b[1] - b[0] - both);
}

/**
 * Pairs spans one to one, the likest first; `null` where a found span has no partner that is at least so like.
 * @param {Span[]} found
 * @param {Span[]} sought
 * @param {number} [least]
 * @returns {(number | null)[]} by found span: the index of its partner
 */
export function pairSpans(found, sought, least = 0.5) {
  const pairs = [];
  found.forEach((a, i) => sought.forEach((b, j) => {
    const like = likeness(a, b);
    if (like >= least) pairs.push({ i, j, like });
  }));
  // Among equals the order of the text decides, so that a run is like the next.
  pairs.sort((a, b) => b.like - a.like || a.i - b.i || a.j - b.j);
  const partner = found.map(() => null);
  const taken = new Set();
  for (const { i, j } of pairs) {
    if (partner[i] !== null || taken.has(j)) continue;
    partner[i] = j;
    taken.add(j);
  }
  return partner;
}
