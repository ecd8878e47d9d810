// Word comparisons, made when a reader opens a place and kept: the engine is asked once for a pair of texts.

/**
 * @typedef {import("../types.js").Diff} Diff
 * @typedef {{ diff: Diff | null, failed: boolean }} Known  diff null and not failed: still under way
 */

export class Words {
  /** @type {Map<string, Known>} */ #known = new Map();
  #telling = false;

  /** @param {(a: string, b: string, options: { lang?: string | null }) => Promise<Diff>} compare @param {() => void} arrived */
  constructor(compare, arrived) {
    this.compare = compare;
    this.arrived = arrived;
  }

  /** @param {string} a @param {string} b @param {string | null} lang @returns {Known} */
  of(a, b, lang) {
    const key = `${lang ?? ""}\u0000${a}\u0000${b}`;
    let known = this.#known.get(key);
    if (!known) {
      const fresh = /** @type {Known} */ ({ diff: null, failed: false });
      known = fresh;
      this.#known.set(key, fresh);
      this.compare(a, b, { lang }).then(
        (diff) => { fresh.diff = diff; },
        // A stored comparison can be read where the engine cannot run: then the words stand there without marks.
        () => { fresh.failed = true; },
      ).then(() => this.#tell());
    }
    return known;
  }

  /** A view asks for many pairs at once; their answers are shown together. */
  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    setTimeout(() => { this.#telling = false; this.arrived(); }, 16);
  }
}
