// What becomes of an element's attributes and properties: runs the engine, says in words what is so, loads the views when
// there is something to view. One session lives as long as its element.

import { announce, prepareAnnouncer } from "./announce.js";
import { readChildren, readMarkup } from "./children.js";
import { correctionsIn, withCorrection, withoutCorrection } from "./corrections.js";
import { failureWords, messageOf } from "./failure.js";
import { HostStory } from "./host-story.js";
import { languageAround, watchLanguage } from "./language.js";
import { stepOf } from "./shortcuts.js";
import { showPlain, showStatus, statusOf } from "./states.js";
import { sessionStyles } from "./styles/session.js";
import { sheetOf } from "./stylesheet.js";
import { pageScheme, watchScheme } from "./theme.js";
import { languageOf, translator } from "./translate.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../types.js").Comparison} Comparison
 * @typedef {import("../types.js").Progress} Progress
 * @typedef {import("./states.js").State} State
 * @typedef {import("./element.js").CrossReadElement} CrossReadElement
 * @typedef {import("./element.js").Given} Given
 */

/** Long enough that quick work shows no bar at all, short enough that slow work never looks dead. */
const PROGRESS_AFTER = 300;
const turn = () => new Promise((resolve) => setTimeout(resolve));
/** @type {Progress} */
const START = { stage: "load", done: 0, total: 0 };

export class Session {
  /** @type {Comparison | null} the one on screen */ comparison = null;
  /** What is found so far of the first comparison under way, on screen until that is done. @type {Comparison | null} */ #part = null;
  /** @type {State} */ state = "empty";
  /** @type {import("./translate.js").Translate} */ #t = translator("en");
  /** What the reader corrected, the last one last. @type {import("./corrections.js").Correction[]} */ #corrections = [];
  /** @type {import("./frame.js").Frame | null} */ #frame = null;
  /** @type {import("../client.js").Comparer | null} */ #comparer = null;
  /** @type {AbortController | null} */ #run = null;
  /** A comparison from `src`. @type {Comparison | null} */ #loaded = null;
  #story;
  /** @type {import("./inplace.js").InPlace | null} */ #inPlace = null;
  /** @type {(() => void)[]} what ends the watching */ #watches = [];
  /** @type {Progress} */ #progress = START;
  #busy = false;
  /** What stands as plain text on the page; null where that is the host's children. @type {object | null} */ #plainly = null;
  /** @type {unknown} */ #error = null;
  #scheduled = false;
  #ready = false;

  /** @param {CrossReadElement} host @param {Given} given */
  constructor(host, given) {
    this.host = host;
    this.given = given;
    this.#corrections = correctionsIn(given.options);
    this.#story = new HostStory(host, () => this.changed());
    const root = this.root = /** @type {ShadowRoot} */ (host.shadowRoot);
    const area = (/** @type {string} */ part) => /** @type {HTMLElement} */ (root.querySelector(`[part=${part}]`));
    this.views = area("comparison");
    this.plain = area("articles");
    this.panel = area("status");
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(sessionStyles)];
  }

  connect() {
    if (this.#watches.length) return;
    const { host } = this;
    prepareAnnouncer(document);
    const observer = new MutationObserver((records) => {
      if (this.given.articles || this.#stored) return;
      if (records.some((record) => record.type !== "attributes" || record.target !== host)) this.changed();
    });
    observer.observe(host, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-id", "data-label", "data-published", "data-url", "lang"] });
    document.addEventListener("keydown", this.#keys);
    this.#watches = [
      () => observer.disconnect(),
      () => document.removeEventListener("keydown", this.#keys),
      watchScheme(host, () => this.#paint()),
      watchLanguage(host, () => void this.#speak()),
    ];
    this.#paint();
    // Nothing is said before there are words to say it in.
    this.#speak().then(() => this.changed(), (error) => this.#fail(error));
  }

  disconnect() {
    for (const end of this.#watches) end();
    this.#watches = [];
    this.#run?.abort();
    this.#comparer?.close();
    this.#comparer = null;
    this.#dropPart();
    this.#leaveStory();
    this.#loaded = null;
  }

  /** What is shown without the engine. */
  get #stored() { return this.given.comparison ?? this.#loaded; }

  #leaveStory() {
    this.#inPlace?.remove();
    this.#inPlace = null;
    this.#story.leave();
  }

  /** @param {string} name @param {string | null} value */
  attribute(name, value) {
    if (name === "theme") this.#paint();
    else if (name === "base" || name === "view") this.#frame?.follow(this.host.base, this.host.view);
    else if (name === "place") this.#frame?.goTo(value);
    else if (name === "views") this.#frame?.setViews(value);
    else if (name === "for") { this.#leaveStory(); this.changed(); }
    else if (name === "src") { this.#loaded = null; this.changed(); }
    else if (name === "worker-src" || name === "no-worker") { this.#comparer?.close(); this.#comparer = null; }
  }

  /** The words of the language that the element follows, once they have come. */
  async #speak() {
    const lang = languageAround(this.host);
    const t = await languageOf(lang);
    if (t === this.#t || lang !== languageAround(this.host)) return;
    this.#t = t;
    for (const area of [this.views, this.panel]) Object.assign(area, { lang: t.lang, dir: t.dir });
    this.#frame?.setLanguage(t);
    // What was announced stands there in the language before.
    if (this.#ready) this.#say("");
    if (this.#ready) this.#report();
  }

  /** @returns {import("./children.js").GivenArticle[]} */
  children() { return readChildren(this.host); }

  /** The options are others: the corrections are those that stand in them, whoever kept them. */
  forgetCorrections() { this.#corrections = correctionsIn(this.given.options); }

  /** Several changes in one turn are one comparison. */
  changed() {
    if (this.#scheduled || !this.host.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.host.isConnected || !this.#watches.length) return;
      if (!this.#ready) { this.#ready = true; this.#fire("ready", {}); }
      const { comparison } = this.given;
      if (comparison) void this.#store(comparison);
      else if (this.host.src !== null) void this.#load(this.host.src);
      else this.compare().catch(() => {});   // said in words on the page, and as an event
    });
  }

  /** Shows a comparison that was made elsewhere. @param {Comparison} comparison */
  async #store(comparison) {
    this.#run?.abort();
    this.#run = null;
    this.comparison = comparison;
    try {
      await this.#story.match(comparison);
    } catch (error) {
      this.#fail(error);
      return;
    }
    await this.#show(comparison);
  }

  /** @param {string} src */
  async #load(src) {
    if (this.#loaded) { await this.#store(this.#loaded); return; }
    this.#run?.abort();
    const run = this.#run = new AbortController();
    this.state = this.comparison ? "partial" : "loading";
    try {
      const { storedFrom } = await import("./stored.js");
      const comparison = await storedFrom(src, document.baseURI, run.signal);
      if (this.#run !== run) return;
      this.#loaded = comparison;
      await this.#store(comparison);
    } catch (error) {
      if (this.#run !== run) return;
      this.#run = null;
      this.#fail(error);
    }
  }

  /** What is compared: the host's own article first, then those handed over, or the children. @returns {Promise<Article[]>} */
  async #articles() {
    const own = await this.#story.read(this.#t("inplace.label"));
    const others = this.given.articles ?? await readMarkup(this.host);
    return own ? [own, ...others] : others;
  }

  /** @returns {Promise<Comparison | null>} */
  async compare() {
    this.given.comparison = null;
    this.#loaded = null;
    this.#run?.abort();
    this.#dropPart();
    const run = new AbortController();
    this.#run = run;
    const given = this.given.articles ?? this.children();
    if (!given.length && this.host.for === null) { this.#run = null; this.#empty(); return null; }
    // The views arrive while the engine works; what is wrong with them is said when they are needed.
    import("./frame.js").catch(() => {});
    const current = () => this.#run === run;

    this.state = this.comparison ? "partial" : "loading";
    this.#progress = START;
    const timer = setTimeout(() => { if (current()) { this.#busy = true; this.#report(); } }, PROGRESS_AFTER);
    try {
      const articles = await this.#articles();
      if (!current()) return null;
      const comparer = await this.#engine();
      const comparison = await comparer.compare(articles, this.given.options, {
        signal: run.signal,
        onProgress: (/** @type {Progress} */ progress) => { if (current()) this.#advance(progress); },
        onPartial: (/** @type {Comparison} */ found) => { if (current()) void this.#showPart(found); },
      });
      if (!current()) return null;
      this.#run = null;
      this.comparison = comparison;
      await this.#show(comparison);
      return comparison;
    } catch (error) {
      if (!current() || run.signal.aborted) return null;
      this.#run = null;
      this.#fail(error);
      throw error;
    } finally {
      clearTimeout(timer);
      if (!this.#run) { this.#busy = false; this.#report(); }
    }
  }

  /** The texts and the quotations before the links, these before the differences; not in the place of a whole comparison. @param {Comparison} found */
  async #showPart(found) {
    if (this.comparison || this.#story.found) return;
    this.#part = found;
    const model = await this.#modelOf(found, () => this.#part === found);
    if (!model) return;
    this.#frame?.show(model, this.host, null, found.stories.length ? "differences" : "links");
    this.state = "partial";
    this.#report();
  }

  /** Half a comparison without the promise of the rest could be taken for the whole. */
  #dropPart() {
    if (!this.#part) return;
    this.#part = null;
    this.#frame?.close();
    this.#frame = null;
  }

  cancel() {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    this.#busy = false;
    run.abort();
    this.#comparer?.cancel();
    this.#dropPart();
    this.state = "cancelled";
    this.#report();
    this.#say(this.#t("state.cancelled.title"));
  }

  /** @param {number} step @returns {number | null} */
  move(step) { return this.#frame?.move(step) ?? null; }

  /** @param {Partial<Record<'sentence' | 'passage' | 'difference' | 'quotation', number>>} place */
  select(place) { this.#frame?.select(place); }

  /** @param {import("../types.js").Format} format @param {{ texts?: boolean }} [options] @returns {Promise<string>} */
  async export(format, options) {
    if (!this.comparison) throw new Error("no comparison to export");
    const core = await import("../core.js");
    return core.exportComparison(this.comparison, format, options);
  }

  /** @returns {Promise<import("../client.js").Comparer>} */
  async #engine() {
    if (!this.#comparer) {
      const { Comparer } = await import("../client.js");
      this.#comparer ??= new Comparer({ workerSrc: this.host.workerSrc ?? undefined, worker: !this.host.noWorker });
    }
    return this.#comparer;
  }

  /** @param {Progress} progress */
  #advance(progress) {
    this.#progress = progress;
    this.#fire("progress", progress);
    if (this.#busy) this.#report();
  }

  #empty() {
    this.state = "empty";
    // A place in texts that are gone is none in those that come next, and what was said of them holds no longer.
    if (this.comparison) { this.host.place = null; this.#say(this.#t("state.empty.title")); }
    this.comparison = null;
    this.#frame?.close();
    this.#frame = null;
    this.#report();
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#error = error;
    this.#dropPart();
    this.state = "failed";
    this.#report();
    this.#say(`${this.#t("state.failed.title")}. ${this.#cause}`);
    this.#fire("error", { error, message: messageOf(error) });
  }

  get #cause() { return failureWords(this.#t, this.#error, this.given.articles?.length ?? 0); }

  /** @param {Comparison} comparison */
  async #show(comparison) {
    try {
      const model = await this.#modelOf(comparison, () => this.comparison === comparison);
      if (!model) return;
      this.#part = null;
      const inPlace = await this.#annotate(comparison);
      if (this.comparison !== comparison || !this.host.isConnected) return;
      this.#frame?.show(model, this.host, inPlace);
      this.state = "ready";
      this.#report();
      this.#fire("result", { comparison });
    } catch (error) {
      this.#frame = null;
      this.#fail(error);
    }
  }

  /**
   * What the views ask, and the frame for them. Tables and first rendering of a large comparison are each a few frames' work:
   * the page has its turn before and between.
   * @param {Comparison} comparison @param {() => boolean} current
   */
  async #modelOf(comparison, current) {
    const { Frame, Model } = await import("./frame.js");
    await turn();
    if (!current()) return null;
    const model = new Model(comparison, this.given.articles ?? this.children());
    const base = Math.max(model.articleOf(this.host.base), 0);
    for (const ask of [() => model.blocksOf(base), () => model.shareOf(base)]) {
      await turn();
      if (!current()) return null;
      ask();
    }
    await turn();
    if (!current() || !this.host.isConnected) return null;
    this.#frame ??= new Frame(this.views, this.root, {
      language: this.#t,
      select: (selection, base, view, fresh) => this.#selected(selection, base, view, fresh),
      correct: (correction) => this.#correct(correction),
      corrections: () => (this.#stored || this.#part ? null : this.#corrections.length),
      engine: () => this.#loaded === null,
      rendered: (context) => this.#inPlace?.update(context),
      reveal: () => this.#inPlace?.reveal() ?? false,
      announce: (words, brief) => this.#say(words, brief),
    });
    return model;
  }

  /** The host's own article gets its marks anew. @param {Comparison} comparison @returns {Promise<number | null>} which article it is */
  async #annotate(comparison) {
    this.#inPlace?.remove();
    this.#inPlace = null;
    const story = this.#story.found;
    if (!story?.nodes) return null;
    const { InPlace } = await import("./inplace.js");
    if (story !== this.#story.found) return null;
    const index = this.#stored ? Math.max(comparison.articles.findIndex(({ id }) => id === story.element.dataset.id), 0) : 0;
    this.#inPlace = new InPlace(story.element, story.nodes, index, this.root);
    return index;
  }

  /** @param {import("./store.js").Selection | null} selection @param {string} base @param {string} view @param {boolean} fresh whether the selection is what changed */
  #selected(selection, base, view, fresh) {
    const { host } = this;
    host.base = base;
    host.view = view;
    host.place = selection && `${selection.kind}-${selection.id}`;
    if (selection && fresh) this.#fire("select", { ...selection, base, view });
  }

  /** @param {import("./corrections.js").Correction | null} correction null takes the last one back */
  #correct(correction) {
    const last = correction ?? this.#corrections.pop();
    if (!last) return;
    if (correction) this.#corrections.push(correction);
    this.given.options = correction ? withCorrection(this.given.options, last) : withoutCorrection(this.given.options, last);
    this.#fire("correct", { options: this.given.options });
    this.compare().catch(() => {});   // said in words on the page, and as an event
  }

  /** Puts the state on the page. */
  #report() {
    const shown = Boolean(this.#frame && (this.comparison || this.#part));
    const { articles } = this.given;
    const comparison = this.#stored;
    this.views.hidden = !shown;
    this.plain.hidden = shown;
    const plain = articles ?? comparison?.articles.flatMap(({ id, label, lang, text }) => (text ? [{ id, label: label ?? id, lang, text }] : [])) ?? null;
    const source = shown || this.state === "empty" ? null : articles ?? comparison;
    if (source !== this.#plainly) {
      this.#plainly = source;
      if (source && plain) showPlain(this.plain, plain);
      else this.plain.replaceChildren(document.createElement("slot"));
    }
    showStatus(this.panel, statusOf(this.#t, {
      state: this.state, shown, partly: this.#part !== null, busy: this.#busy, progress: this.#progress, cause: () => this.#cause,
      count: () => (this.given.articles ?? this.children()).length, again: () => { this.compare().catch(() => {}); }, cancel: () => this.cancel(),
    }));
    this.host.setAttribute("data-state", this.state);
  }

  /** @param {string} words @param {string} [brief] what is said instead where the reader wants to hear less */
  #say(words, brief = words) {
    const { verbosity } = this.host;
    if (verbosity !== "off") announce(document, verbosity === "brief" ? brief : words, this.#t);
  }

  /**
   * @template {"ready" | "progress" | "result" | "select" | "correct" | "error"} Name
   * @param {Name} name
   * @param {import("../globals.js").CrossReadEventMap[`crossread:${Name}`]["detail"]} detail
   */
  #fire(name, detail) {
    this.host.dispatchEvent(new CustomEvent(`crossread:${name}`, { detail, bubbles: true, composed: true }));
  }

  #paint() {
    const { theme } = this.host;
    const scheme = theme === "light" || theme === "dark" ? theme : pageScheme(this.host);
    this.host.toggleAttribute("data-dark", scheme === "dark");
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    const step = this.host.noShortcuts ? 0 : stepOf(event, this.host, this.#t.dir);
    if (!step) return;
    event.preventDefault();
    this.#frame?.move(step, true);
  };
}
