// The links of a comparison as they come from the engine, as the objects that users get. They are its longest list by far: as
// numbers they come out of wasm, and over from the worker, in a hundredth of the time.

/** @import {Comparison, Link} from "./types.js" */

/** The kinds in the engine's order. @type {readonly Link["kind"][]} */
const KINDS = ["identical", "near", "reworded", "partial"];

/**
 * The same object with its links as objects; see `cross` in src/wasm.rs.
 * @param {any} crossing
 * @returns {Comparison}
 */
export function linked(crossing) {
  /** @type {Uint32Array} */
  const numbers = crossing.links;
  let at = 0;
  const next = () => /** @type {number} */ (numbers[at++]);
  /** @type {Link[]} */
  const links = [];
  while (at < numbers.length) {
    const [a, b, score, kind] = [next(), next(), next(), next()];
    links.push({ a, b, score, kind: /** @type {Link["kind"]} */ (KINDS[kind >> 1]), moved: (kind & 1) === 1 });
  }
  crossing.links = links;
  return crossing;
}
