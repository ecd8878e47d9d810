// A segmentation as it comes from the engine, as the objects that users get.

/** @import {Segmentation} from "./types.js" */

/** See `segment` in src/wasm.rs. @typedef {[lang: string, kinds: string[], reasons: string[], numbers: Uint32Array]} Packed */

/**
 * @param {Packed} packed
 * @returns {Segmentation}
 */
export function unpacked([lang, kinds, reasons, numbers]) {
  let at = 1;
  const next = () => /** @type {number} */ (numbers[at++]);
  const blocks = Array.from({ length: /** @type {number} */ (numbers[0]) }, () => {
    const [start, end, kind, reason] = [next(), next(), kinds[next()], next()];
    return { start, end, kind, reason: reason === 0 ? null : reasons[reason - 1] };
  });
  const sentences = [];
  while (at < numbers.length) {
    const [block, start, end, count] = [next(), next(), next(), next()];
    const parts = count === 0 ? null : Array.from({ length: count }, () => [next(), next()]);
    sentences.push({ id: sentences.length, article: 0, block, start, end, parts });
  }
  return /** @type {Segmentation} */ ({ lang, blocks, sentences });
}
