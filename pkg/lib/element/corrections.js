// What a reader knows better: two sentences that do not tell the same, a line that does belong to the story. A correction is
// a part of the comparison's options, so that it is the engine's result that follows it, and a host can keep it.

/**
 * @typedef {import("../types.js").Place} Place
 * @typedef {{ unlink: [Place, Place] } | { blocks: Place & { kind: import("../types.js").BlockKind } }} Correction
 * @typedef {import("../types.js").Options} Options
 */

/** Those that stand in options, in no order of time. @param {Options} options @returns {Correction[]} */
export const correctionsIn = ({ unlink, blocks }) => [...(unlink ?? []).map((places) => ({ unlink: places })), ...(blocks ?? []).map((place) => ({ blocks: place }))];

/** @param {Options} options @param {Correction} correction @returns {Options} */
export function withCorrection(options, correction) {
  return "unlink" in correction ? { ...options, unlink: [...(options.unlink ?? []), correction.unlink] } : { ...options, blocks: [...(options.blocks ?? []), correction.blocks] };
}

/** @param {Options} options @param {Correction} correction one that was made before @returns {Options} */
export function withoutCorrection(options, correction) {
  return "unlink" in correction ? { ...options, unlink: options.unlink?.filter((one) => one !== correction.unlink) } : { ...options, blocks: options.blocks?.filter((one) => one !== correction.blocks) };
}
