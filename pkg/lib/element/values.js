// Differences by what weighs most, and the readings of one by the value that they give. No page here.

/**
 * @typedef {import("../types.js").Difference} Difference
 * @typedef {import("../types.js").DifferenceReading} DifferenceReading
 * @typedef {{ text: string, articles: number[], readings: DifferenceReading[] }} ReadingGroup  the articles that give one value
 */

export const LEVELS = /** @type {const} */ (["conflict", "variant", "style"]);

/** @param {Difference} a @param {Difference} b */
export function byWeight(a, b) {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.rank - a.rank || a.id - b.id;
}

/** The articles of a difference by the value they give, in the order of the readings. @param {Difference} difference @returns {ReadingGroup[]} */
export function groupsOf(difference) {
  const groups = grouped(difference, valueKey);
  // "about 500" beside "500": where the value alone tells them not apart, the printed words do.
  return groups.length > 1 ? groups : grouped(difference, printedKey);
}

/** Whether two accounts give it differently. @param {Difference} difference @param {number} a @param {number} b */
export function isBetween(difference, a, b) {
  const groups = groupsOf(difference).map(({ articles }) => articles);
  return groups.some((one) => one.includes(a) && !one.includes(b)) && groups.some((one) => one.includes(b) && !one.includes(a));
}

/**
 * @param {Difference} difference
 * @param {(reading: DifferenceReading) => string} keyOf
 * @returns {ReadingGroup[]}
 */
function grouped(difference, keyOf) {
  /** @type {Map<string, ReadingGroup>} */
  const groups = new Map();
  for (const reading of difference.readings) {
    const key = keyOf(reading);
    const group = groups.get(key) ?? { text: reading.text, articles: [], readings: [] };
    if (!group.articles.includes(reading.article)) group.articles.push(reading.article);
    group.readings.push(reading);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** @param {DifferenceReading} reading */
const printedKey = (reading) => reading.text.trim().replace(/\s+/g, " ").toLowerCase();

/**
 * Two readings that give one value are one group, whatever their spelling: "9,000" and "nine thousand". Where the engine read
 * no value, the words themselves are the value.
 * @param {DifferenceReading} reading
 */
function valueKey(reading) {
  const { value } = reading;
  if (value === null || value === undefined) return `text ${printedKey(reading)}`;
  if (typeof value !== "object") return `value ${String(value)}`;
  const { amount, max, unit } = value;
  return JSON.stringify([amount, max ?? null, unit ?? null]);
}
