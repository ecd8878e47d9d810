// Word comparisons, made when a reader opens a place and kept: the engine is asked once for a pair of texts.

/**
 * @typedef {import("../types.js").Diff} Diff
 * @typedef {{ diff: Diff | null, failed: boolean }} Known  diff null and not failed: still under way
 */

/** Milliseconds of comparing after which the page gets its turn. */
const SLICE = 8;

export class Words {
  /** @type {Map<string, Known>} */ #known = new Map();
  #telling = false;
  /** @type {(() => Promise<void>)[]} */ #queue = [];
  #working = false;

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
      this.#queue.push(() => this.compare(a, b, { lang }).then(
        (diff) => { fresh.diff = diff; },
        // A stored comparison can be read where the engine cannot run: then the words stand there without marks.
        () => { fresh.failed = true; },
      ));
      void this.#work();
    }
    return known;
  }

  /** A view asks for hundreds of pairs at once: they are compared a few at a time, with the page's own work between. */
  async #work() {
    if (this.#working) return;
    this.#working = true;
    let from = performance.now();
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      await next();
      if (performance.now() - from > SLICE) {
        await new Promise((resolve) => setTimeout(resolve));
        from = performance.now();
      }
    }
    this.#working = false;
    this.#tell();
  }

  /** A view asks for many pairs at once; their answers are shown together. */
  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    setTimeout(() => { this.#telling = false; this.arrived(); }, 0);
  }
}
