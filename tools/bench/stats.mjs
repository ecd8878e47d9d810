// What is said of a series of measurements. Medians, since a machine that does something else in between makes single
// measurements too long and never too short.

/** @param {readonly number[]} values */
export function median(values) {
  if (!values.length) throw new Error("no values, so no median");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times longer than `ours` it took, by the medians. @param {readonly number[]} theirs @param {readonly number[]} ours */
export function ratio(theirs, ours) {
  return median(theirs) / median(ours);
}

/**
 * What time is multiplied by where the size doubles, from two sizes that need not be a doubling apart: 2 is linear, 4
 * quadratic.
 * @param {{ size: number, time: number }} small @param {{ size: number, time: number }} large
 */
export function growth(small, large) {
  if (!(large.size > small.size)) throw new Error(`${large.size} is not larger than ${small.size}`);
  return (large.time / small.time) ** (1 / Math.log2(large.size / small.size));
}

/** Half of the distance between the quartiles, as a share of the median: how far to trust it. @param {readonly number[]} values */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return (at(0.75) - at(0.25)) / 2 / median(values);
}
