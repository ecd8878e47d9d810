// Ids of a comparison are indices. One that points nowhere is a broken comparison, and is said so where it is met.

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} index
 * @returns {T}
 */
export function at(list, index) {
  const one = list[index];
  if (one === undefined) throw new RangeError(`incomplete: no item ${index}`);
  return one;
}
