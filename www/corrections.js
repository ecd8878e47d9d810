// What a reader corrected (a link undone, a line restored), kept with the texts that it is about: an engine's options count
// articles, which change their numbers when one is removed.

/**
 * @typedef {import("./accounts.js").Account} Account
 * @typedef {import("../pkg/lib/types.js").Options} Options
 * @typedef {import("../pkg/lib/types.js").Place} Place
 * @typedef {{ id: string, text: string, start: number, end: number }} Spot a place in a text, whichever number its article has
 * @typedef {{ unlink: [Spot, Spot] } | { block: Spot, kind: import("../pkg/lib/types.js").BlockKind }} Correction
 */

/** @typedef {{ corrections: readonly Correction[], settings: Options }} Corrected `settings`: options that are no corrections */

export class Corrections {
  /** @type {readonly Correction[]} */ #all = [];
  /** @type {Options} */ #settings = {};

  /** As it is now, to be gone back to. @returns {Corrected} */
  get state() { return { corrections: this.#all, settings: this.#settings }; }

  /** @param {Corrected} state */
  restore({ corrections, settings }) {
    this.#all = corrections;
    this.#settings = settings;
  }

  /** Takes over options that were made over these accounts; corrections of other texts stay. @param {Options} options @param {readonly Account[]} accounts */
  learn(options, accounts) {
    const { unlink = [], blocks = [], ...settings } = options;
    const spot = (/** @type {Place} */ { article, start, end }) => {
      const account = accounts[article];
      return account && start < end && end <= account.text.length ? { id: account.id, text: account.text, start, end } : null;
    };
    const fresh = /** @type {Correction[]} */ ([]);
    for (const [a, b] of unlink) {
      const [one, other] = [spot(a), spot(b)];
      if (one && other) fresh.push({ unlink: [one, other] });
    }
    for (const { kind, ...place } of blocks) {
      const block = spot(place);
      if (block) fresh.push({ block, kind });
    }
    this.#all = [...this.#all.filter((correction) => !placed(correction, accounts)), ...fresh];
    this.#settings = settings;
  }

  /** The options for these accounts. @param {readonly Account[]} accounts @returns {Options} */
  optionsFor(accounts) {
    const options = /** @type {Required<Pick<Options, "unlink" | "blocks">>} */ ({ unlink: [], blocks: [] });
    for (const correction of this.#all) {
      const there = placed(correction, accounts);
      if (there?.unlink) options.unlink.push(there.unlink);
      if (there?.blocks) options.blocks.push(there.blocks);
    }
    return { ...this.#settings, ...(options.unlink.length ? { unlink: options.unlink } : {}), ...(options.blocks.length ? { blocks: options.blocks } : {}) };
  }
}

/**
 * A correction where its texts are there as they were, else null.
 * @param {Correction} correction @param {readonly Account[]} accounts
 * @returns {{ unlink?: [Place, Place], blocks?: Place & { kind: import("../pkg/lib/types.js").BlockKind } } | null}
 */
function placed(correction, accounts) {
  /** @param {Spot} spot @returns {Place | null} */
  const at = ({ id, text, start, end }) => {
    const article = accounts.findIndex((account) => account.id === id && account.text === text);
    return article < 0 ? null : { article, start, end };
  };
  if ("unlink" in correction) {
    const [one, other] = [at(correction.unlink[0]), at(correction.unlink[1])];
    return one && other ? { unlink: [one, other] } : null;
  }
  const place = at(correction.block);
  return place ? { blocks: { ...place, kind: correction.kind } } : null;
}
