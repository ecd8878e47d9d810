// Which accounts are compared, with what was corrected, and every state that this was in before: what is done can be taken back.

/**
 * @typedef {import("../pkg/lib/types.js").Article & { id: string, label: string }} Account
 * @typedef {import("../pkg/lib/types.js").Article} Text
 * @typedef {import("./corrections.js").Corrected} Corrected
 * @typedef {{ accounts: readonly Account[], event: string, corrected: Corrected }} State
 * @typedef {{ key: import("./language.js").Key, params: Record<string, string | number> }} Deed what was done, for its words
 * @typedef {{ state: State, deed: Deed }} Step what was before, and what was done then
 */

/** @type {Corrected} */
const NOTHING = { corrections: [], settings: {} };

/** States that can be gone back to. Accounts are shared between them, so that a state costs next to nothing. */
const MOST_STATES = 200;

/** @fires Event#change whenever the accounts are others than before; `deed` is null where nothing can be taken back by it */
export class Accounts extends EventTarget {
  /** @type {State} */ #state = { accounts: [], event: "", corrected: NOTHING };
  /** @type {Step[]} */ #past = [];
  /** @type {Step[]} */ #future = [];

  get list() { return this.#state.accounts; }
  get event() { return this.#state.event; }
  get corrected() { return this.#state.corrected; }
  /** Every state that can be gone back to, the last one last. @returns {readonly Step[]} */
  get past() { return this.#past; }
  /** What undo would take back. */
  get undoable() { return this.#past.at(-1)?.deed ?? null; }
  get redoable() { return this.#future.at(-1)?.deed ?? null; }

  /** @param {string} id */
  byId(id) { return this.list.find((account) => account.id === id) ?? null; }

  /** A letter stays with its account as long as the account stays: a new one takes the first that is free. */
  freeLetter(taken = new Set(this.list.map(({ id }) => id))) {
    for (let number = 0; ; number++) {
      const letter = number < 26 ? String.fromCharCode(65 + number) : String.fromCharCode(64 + Math.floor(number / 26)) + String.fromCharCode(65 + (number % 26));
      if (!taken.has(letter)) return letter;
    }
  }

  /** Texts as accounts: with letters that are free, and names. @param {readonly Text[]} texts @param {(id: string) => string} nameless @param {readonly Account[]} [beside] @returns {Account[]} */
  named(texts, nameless, beside = this.list) {
    const taken = new Set(beside.map(({ id }) => id));
    return texts.map((text) => {
      const id = text.id && !taken.has(text.id) ? text.id : this.freeLetter(taken);
      taken.add(id);
      return { ...text, id, label: text.label?.trim() || nameless(id) };
    });
  }

  /** @param {readonly Account[]} added */
  add(added) {
    if (!added.length) return;
    const one = added.length === 1 ? added[0] : null;
    this.#do({ ...this.#state, accounts: [...this.list, ...added] }, one ? { key: "deed.add", params: { label: one.label } } : { key: "deed.addSeveral", params: { count: added.length } });
  }

  /** @param {Account} account takes the place of the one with its id */
  replace(account) {
    this.#do({ ...this.#state, accounts: this.list.map((one) => (one.id === account.id ? account : one)) }, { key: "deed.edit", params: { label: account.label } });
  }

  /** @param {string} id */
  remove(id) {
    const gone = this.byId(id);
    if (gone) this.#do({ ...this.#state, accounts: this.list.filter((one) => one !== gone) }, { key: "deed.remove", params: { label: gone.label } });
  }

  clear() {
    if (this.list.length) this.#do({ accounts: [], event: "", corrected: this.corrected }, { key: "deed.clear", params: {} });
  }

  /** @param {Corrected} corrected @param {Deed | null} deed null where nothing can be taken back by it */
  correct(corrected, deed) {
    this.#do({ ...this.#state, corrected }, deed);
  }

  /** What was done before this page was opened. @param {readonly Step[]} past */
  remember(past) {
    this.#past = [...past, ...this.#past];
    this.dispatchEvent(new CustomEvent("change", { detail: { deed: null } }));
  }

  /** Other accounts instead of these: a project, a link, the example. @param {State} state @param {Deed | null} deed null where there was nothing before */
  open(state, deed) {
    this.#do(state, deed);
  }

  undo() { return this.#step(this.#past, this.#future); }
  redo() { return this.#step(this.#future, this.#past); }

  /** @param {State} state @param {Deed | null} deed */
  #do(state, deed) {
    if (deed) this.#past.push({ state: this.#state, deed });
    if (this.#past.length > MOST_STATES) this.#past.shift();
    this.#future = [];
    this.#state = state;
    this.dispatchEvent(new CustomEvent("change", { detail: { deed } }));
  }

  /** @param {Step[]} from @param {Step[]} to */
  #step(from, to) {
    const step = from.pop();
    if (!step) return null;
    to.push({ state: this.#state, deed: step.deed });
    this.#state = step.state;
    this.dispatchEvent(new CustomEvent("change", { detail: { deed: step.deed } }));
    return step.deed;
  }
}
