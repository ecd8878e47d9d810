// The one selection that all views share, and what they show of the comparison. A view never keeps a selection of its own:
// it reads this store and asks it for changes, so a place chosen in one view is the place shown in the next.

import { at } from "./known.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Filters} Filters
 * @typedef {{ kind: 'sentence' | 'passage' | 'difference' | 'quotation', id: number,
 *   sentence: number | null, passage: number | null, difference: number | null, quotation: number | null }} Selection
 *   what was chosen, and the places that follow from it; `sentence` is its place in the base article, null where the base does not tell it
 * @typedef {'base' | 'view' | 'select' | 'show'} Change
 */

export class Store {
  /** @param {Model} model @param {{ base?: string | null, view?: string, levels?: Set<string>, kinds?: Set<string> | null }} [initial] */
  constructor(model, initial = {}) {
    this.model = model;
    this.base = Math.max(0, model.articleOf(initial.base ?? null));
    this.view = initial.view ?? "read";
    /** What stands beside the base in Pair, once a reader chose it; null for the nearest. @type {number | null} */
    this.beside = null;
    /** @type {Selection | null} */
    this.selection = null;
    // Style variants (a spelling, a dash) are not what a reader came for; they are one click away.
    /** @type {Filters} */
    this.filters = { levels: initial.levels ?? new Set(["conflict", "variant"]), kinds: initial.kinds ?? null };
    /** @type {Set<number>} sentences whose other wordings a reader has opened */
    this.opened = new Set();
    /** @type {number | null} the one that moving through the differences opened; the next move closes it again */
    this.carried = null;
    /** @type {Set<number>} articles whose furniture is shown */
    this.furniture = new Set();
    /** @type {Set<(change: Change) => void>} */
    this.listeners = new Set();
    this.stops = model.stops(this.filters);
  }

  /** @param {(change: Change) => void} listener @returns {() => void} */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes over where a reader was in the comparison before: the same words of the same article. @param {Store} before */
  adopt(before) {
    const there = (/** @type {number} */ sentence) => {
      const { article, start } = at(before.model.comparison.sentences, sentence);
      const now = this.model.articleOf(before.model.siglum(article));
      const found = now < 0 ? undefined : this.model.sentencesAt(now, start, start + 1)[0];
      return found !== undefined && this.model.text(found) === before.model.text(sentence) ? found : null;
    };
    for (const sentence of before.opened) { const now = there(sentence); if (now !== null) this.opened.add(now); }
    for (const article of before.furniture) { const now = this.model.articleOf(before.model.siglum(article)); if (now >= 0) this.furniture.add(now); }
    const beside = before.beside === null ? -1 : this.model.articleOf(before.model.siglum(before.beside));
    if (beside >= 0 && beside !== this.base) this.beside = beside;
    if (before.carried !== null) this.carried = there(before.carried);
    const chosen = before.selection?.sentence ?? null;
    const now = chosen === null ? null : there(chosen);
    if (now !== null && at(this.model.comparison.sentences, now).article === this.base) this.selectSentence(now);
  }

  /** @param {Change} change */
  #tell(change) { for (const listener of this.listeners) listener(change); }

  /** Which stop is selected: index from 0, or -1. */
  get position() { return this.selection?.difference == null ? -1 : this.stops.indexOf(this.selection.difference); }

  /** @param {number} sentence */
  isOpen(sentence) { return this.opened.has(sentence) || this.carried === sentence; }

  /** In Pair, whoever presses another account means to see it beside one of the two: the one that was read. @param {number} base */
  #read(base) {
    if (this.beside === base || (this.view === "pair" && this.beside === null)) this.beside = this.base;
    this.base = base;
  }

  /** @param {number} base */
  setBase(base) {
    if (base === this.base || !this.model.comparison.articles[base]) return;
    this.#read(base);
    if (this.selection) {
      const { kind, id, passage, difference, sentence } = this.selection;
      // Through the passage to the same fact in the new base; a sentence told nowhere else stays behind.
      const there = difference !== null ? this.model.placeOfDifference(difference, base)
        : passage === null ? null : sentence === null ? this.model.sentenceIn(passage, base) : this.model.matchIn(sentence, base);
      const stays = passage !== null || difference !== null;
      this.selection = stays ? { ...this.selection, ...(kind === "sentence" && there !== null ? { id: there } : { id }), sentence: there } : null;
      if (sentence !== null && this.isOpen(sentence) && there !== null) this.carried = there;
    }
    this.#tell("base");
  }

  /** @param {number} article */
  setBeside(article) {
    this.beside = article;
    this.#tell("show");
  }

  /** @param {string} view */
  setView(view) {
    if (view === this.view) return;
    this.view = view;
    this.#tell("view");
  }

  /** @param {number} sentence */
  selectSentence(sentence) {
    const place = this.model.comparison.sentences[sentence];
    if (!place) return;
    const passage = at(this.model.passageOf, sentence);
    const kept = this.selection?.difference ?? null;
    const difference = this.model.differencesAt(sentence).find((one) => one.id === kept) ? kept : null;
    if (place.article !== this.base) this.#read(place.article);
    this.#select({ kind: "sentence", id: sentence, sentence, passage: passage < 0 ? null : passage, difference, quotation: null });
  }

  /** @param {number} passage */
  selectPassage(passage) {
    if (!this.model.comparison.passages[passage]) return;
    this.#select({ kind: "passage", id: passage, sentence: this.model.sentenceIn(passage, this.base), passage, difference: null, quotation: null });
  }

  /** @param {number} difference */
  selectDifference(difference) {
    const chosen = this.model.comparison.differences[difference];
    if (!chosen) return;
    const sentence = this.model.placeOfDifference(difference, this.base);
    this.carried = sentence;
    this.#select({ kind: "difference", id: difference, sentence, passage: chosen.passage ?? null, difference, quotation: null });
  }

  /** @param {number} quotation */
  selectQuotation(quotation) {
    const chosen = this.model.comparison.quotations[quotation];
    if (!chosen) return;
    const first = this.model.sentencesAt(chosen.article, chosen.start, chosen.end)[0] ?? null;
    const passage = first === null ? -1 : at(this.model.passageOf, first);
    const sentence = chosen.article === this.base ? first : passage < 0 ? null : this.model.sentenceIn(passage, this.base);
    this.#select({ kind: "quotation", id: quotation, sentence, passage: passage < 0 ? null : passage, difference: null, quotation });
  }

  /** @param {Selection} selection */
  #select(selection) {
    this.selection = selection;
    this.#tell("select");
  }

  clear() {
    if (!this.selection) return;
    this.selection = null;
    this.carried = null;
    this.#tell("base");
  }

  /** @param {number} step 1 or -1  @returns {number | null} the difference now selected */
  move(step) {
    const { stops } = this;
    if (!stops.length) return null;
    const from = this.position;
    const to = from < 0 ? (step > 0 ? 0 : stops.length - 1) : (from + step + stops.length) % stops.length;
    this.selectDifference(at(stops, to));
    return at(stops, to);
  }

  /** @param {number} sentence */
  toggle(sentence) {
    const open = this.isOpen(sentence);
    if (this.carried === sentence) this.carried = null;
    if (open) this.opened.delete(sentence); else this.opened.add(sentence);
    if (!open) this.selectSentence(sentence); else this.#tell("show");
  }

  /** @param {number} article */
  toggleFurniture(article) {
    if (!this.furniture.delete(article)) this.furniture.add(article);
    this.#tell("show");
  }

  /** Every level and kind again: the way out of a filter that leaves nothing. */
  showAll() {
    this.filters = { levels: new Set(this.model.levels().map((one) => one.level)), kinds: null };
    this.stops = this.model.stops(this.filters);
    this.#tell("show");
  }

  /** @param {'levels' | 'kinds'} which @param {string} name @param {boolean} shown */
  filter(which, name, shown) {
    const all = which === "levels" ? this.model.levels().map((one) => one.level) : this.model.kinds().map((one) => one.kind);
    const next = new Set(this.filters[which] ?? all);
    if (shown) next.add(name); else next.delete(name);
    this.filters = which === "levels" ? { ...this.filters, levels: next }
      : { ...this.filters, kinds: all.every((one) => next.has(one)) ? null : next };
    this.stops = this.model.stops(this.filters);
    this.#tell("show");
  }
}
