// <cross-read>: several accounts of one event, compared. This file is the shell: it shows its children at once, keeps them
// readable whatever happens, runs the engine, and loads the views when there is something to view. It registers nothing:
// `define.js` does.

import { announce, prepareAnnouncer } from "./announce.js";
import { articlesIn, articleOf, readChildren, textOf } from "./children.js";
import { withCorrection, withoutCorrection } from "./corrections.js";
import { stepOf } from "./shortcuts.js";
import { shareOf, showPlain, showStatus } from "./states.js";
import { shellStyles } from "./styles/shell.js";
import { sheetOf } from "./stylesheet.js";
import { pageScheme, watchScheme } from "./theme.js";
import { translator } from "./translate.js";

/**
 * @typedef {import("../types.js").Comparison} Comparison
 * @typedef {import("../types.js").Format} Format
 * @typedef {import("./children.js").GivenArticle} GivenArticle
 * @typedef {import("./states.js").State} State
 * @typedef {import("./store.js").Selection} Selection
 * @typedef {import("../types.js").Progress} Progress
 */

/** Long enough that quick work shows no bar at all, short enough that slow work never looks dead. */
const PROGRESS_AFTER = 300;
const turn = () => new Promise((resolve) => setTimeout(resolve));
/** @type {Progress} */
const START = { stage: "load", done: 0, total: 0 };

// On a server there is no HTMLElement; importing this file there must not throw.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * @tag cross-read
 * @summary Compares several accounts of one event: what all tell, what only one tells, what disagrees.
 * @slot - `<article>` children, one an account: data-id, data-label, data-published, data-url, lang
 * @slot empty - what to do where there is no account yet: the host's own buttons
 * @attr {string} base - siglum of the article that is read
 * @attr {string} view - read, coverage, quotes, differences, pair or overview
 * @attr {string} place - what is selected: `sentence-3`, `passage-0`, `difference-2` or `quotation-5`; a link to a place
 * @attr {'light' | 'dark' | 'auto'} theme - auto follows the page
 * @attr {string} lang - language of the interface; without it, that of the page
 * @attr {string} worker-src - address of the worker file, where the policy of the page allows no blob worker
 * @attr {boolean} no-worker - run on the page's own thread
 * @attr {boolean} no-shortcuts - switch the keys [ and ] off
 * @fires crossread:ready - the element is in the page and its children have been read
 * @fires crossread:progress - detail: { stage, done, total }
 * @fires crossread:result - detail: { comparison }
 * @fires crossread:select - detail: { kind, id, sentence, passage, difference, quotation, base, view }
 * @fires crossread:correct - detail: { options }: the options with what a reader corrected, a link undone or a line restored
 * @fires crossread:error - detail: { error, message }
 */
export class CrossReadElement extends Base {
  static observedAttributes = ["base", "view", "place", "theme", "lang", "worker-src", "no-worker", "no-shortcuts"];

  /** @type {GivenArticle[] | null} */ #given = null;
  /** @type {import("../types.js").Options} */ #options = {};
  /** What the reader corrected, the last one last. @type {import("./corrections.js").Correction[]} */ #corrections = [];
  /** @type {Comparison | null} */ #comparison = null;
  /** A comparison handed over by the host is shown as it is; the engine is not asked. */
  #stored = false;
  /** @type {State} */ #state = "empty";
  /** @type {import("./frame.js").Frame | null} */ #frame = null;
  /** @type {import("../client.js").Comparer | null} */ #comparer = null;
  /** @type {AbortController | null} */ #run = null;
  /** @type {MutationObserver | null} */ #observer = null;
  /** @type {(() => void) | null} */ #unwatch = null;
  /** @type {HTMLElement} */ #views;
  /** @type {HTMLElement} */ #plain;
  /** @type {HTMLElement} */ #panel;
  #scheduled = false;
  #ready = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(shellStyles)];
    const area = (/** @type {string} */ part) => {
      const made = document.createElement("div");
      made.setAttribute("part", part);
      return made;
    };
    this.#views = area("comparison");
    this.#plain = area("articles");
    this.#panel = area("status");
    this.#views.hidden = true;
    this.#panel.hidden = true;
    this.#plain.append(document.createElement("slot"));
    root.append(this.#views, this.#plain, this.#panel);
  }

  connectedCallback() {
    // A page may set properties before the script arrives: they then stand on the instance and hide the accessors.
    for (const name of ["articles", "options", "comparison", "base", "view", "place", "theme", "workerSrc", "noWorker", "noShortcuts"]) {
      if (Object.hasOwn(this, name)) {
        const self = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
        const value = self[name];
        delete self[name];
        self[name] = value;
      }
    }
    prepareAnnouncer(document);
    this.#observer = new MutationObserver((records) => {
      if (this.#given || this.#stored) return;
      if (records.some((record) => record.type !== "attributes" || record.target !== this)) this.#schedule();
    });
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-id", "data-label", "data-published", "data-url", "lang"] });
    this.#unwatch = watchScheme(this, () => this.#paint());
    document.addEventListener("keydown", this.#keys);
    this.#paint();
    this.#schedule();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#unwatch?.();
    document.removeEventListener("keydown", this.#keys);
    this.#run?.abort();
    this.#comparer?.close();
    this.#comparer = null;
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === "theme") this.#paint();
    else if (name === "lang") { this.#frame?.setLang(this.interfaceLang); this.#report(); }
    else if (name === "base" || name === "view") this.#frame?.follow(this.base, this.view);
    else if (name === "place") this.#frame?.goTo(after);
    else if (name === "worker-src" || name === "no-worker") { this.#comparer?.close(); this.#comparer = null; }
  }

  /** The articles to compare; without them, the `<article>` children. @type {GivenArticle[] | null} */
  get articles() { return this.#given ?? readChildren(this); }

  set articles(articles) {
    this.#given = articles ? [...articles] : null;
    this.#stored = false;
    this.#schedule();
  }

  /** Options of the comparison. */
  get options() { return this.#options; }

  set options(options) {
    this.#options = options ?? {};
    this.#corrections = [];
    if (!this.#stored) this.#schedule();
  }

  /** The comparison on screen. Setting one shows it without asking the engine. @type {Comparison | null} */
  get comparison() { return this.#comparison; }

  set comparison(comparison) {
    this.#stored = comparison !== null && comparison !== undefined;
    if (!comparison) { this.#comparison = null; this.#schedule(); return; }
    this.#run?.abort();
    this.#run = null;
    this.#comparison = comparison;
    if (this.isConnected) void this.#show(comparison);
  }

  /** empty, loading, partial, ready, failed or cancelled. @type {State} */
  get state() { return this.#state; }

  get base() { return this.getAttribute("base"); }
  set base(value) { this.#reflect("base", value); }
  get view() { return this.getAttribute("view"); }
  set view(value) { this.#reflect("view", value); }
  get place() { return this.getAttribute("place"); }
  set place(value) { this.#reflect("place", value); }
  get theme() { return this.getAttribute("theme") ?? "auto"; }
  set theme(value) { this.#reflect("theme", value); }
  get workerSrc() { return this.getAttribute("worker-src"); }
  set workerSrc(value) { this.#reflect("worker-src", value); }
  get noWorker() { return this.hasAttribute("no-worker"); }
  set noWorker(value) { this.toggleAttribute("no-worker", Boolean(value)); }
  get noShortcuts() { return this.hasAttribute("no-shortcuts"); }
  set noShortcuts(value) { this.toggleAttribute("no-shortcuts", Boolean(value)); }

  /** The language of the interface: its own `lang`, else the nearest one around it. */
  get interfaceLang() { return this.closest("[lang]")?.getAttribute("lang") || document.documentElement.lang || "en"; }

  /** @param {string} name @param {string | null | undefined} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else if (this.getAttribute(name) !== value) this.setAttribute(name, value);
  }

  /** Several changes in one turn are one comparison. */
  #schedule() {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.isConnected) return;
      if (!this.#ready) { this.#ready = true; this.#fire("ready", {}); }
      if (this.#stored && this.#comparison) void this.#show(this.#comparison);
      else this.compare().catch(() => {});   // said in words on the page, and as an event
    });
  }

  /**
   * Compares the articles as they are now.
   * @returns {Promise<Comparison | null>} null when there is nothing to compare, or when it was cancelled
   * @throws the engine's error, when the comparison cannot be made
   */
  async compare() {
    this.#stored = false;
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const given = this.articles ?? [];
    if (!given.length) { this.#run = null; this.#empty(); return null; }
    // The views arrive while the engine works; what is wrong with them is said when they are needed.
    import("./frame.js").catch(() => {});
    const current = () => this.#run === run;

    this.#state = this.#comparison ? "partial" : "loading";
    this.#progress = START;
    const timer = setTimeout(() => { if (current()) { this.#busy = true; this.#report(); } }, PROGRESS_AFTER);
    try {
      const articles = this.#given ?? await this.#readChildren();
      if (!current()) return null;
      const comparer = await this.#engine();
      const comparison = await comparer.compare(articles, this.#options, {
        signal: run.signal,
        onProgress: (/** @type {Progress} */ progress) => { if (current()) this.#advance(progress); },
      });
      if (!current()) return null;
      this.#run = null;
      this.#comparison = comparison;
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

  /** Stops a comparison under way. What is shown stays. */
  cancel() {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    this.#busy = false;
    run.abort();
    this.#comparer?.cancel();
    this.#state = "cancelled";
    this.#report();
    announce(document, this.#t("state.cancelled.title"), this.interfaceLang);
  }

  /** Goes to the next difference of the kinds shown. @returns {number | null} its id */
  next() { return this.#frame?.move(1) ?? null; }

  /** Goes to the previous one. @returns {number | null} its id */
  previous() { return this.#frame?.move(-1) ?? null; }

  /** Selects a place: `{ sentence }`, `{ passage }`, `{ difference }` or `{ quotation }`. @param {Partial<Record<'sentence' | 'passage' | 'difference' | 'quotation', number>>} place */
  select(place) { this.#frame?.select(place); }

  /**
   * The comparison in another form.
   * @param {Format} format
   * @returns {Promise<string>}
   */
  async export(format) {
    if (!this.#comparison) throw new Error("there is no comparison to export yet");
    const core = await import("../core.js");
    return core.exportComparison(this.#comparison, format);
  }

  /** @type {Progress} */ #progress = START;
  #busy = false;
  /** @type {unknown} */ #error = null;

  /** @returns {Promise<import("../client.js").Comparer>} */
  async #engine() {
    if (!this.#comparer) {
      const { Comparer } = await import("../client.js");
      this.#comparer ??= new Comparer({ workerSrc: this.workerSrc ?? undefined, worker: !this.noWorker });
    }
    return this.#comparer;
  }

  /** Children with markup are read by the engine, which tells a caption from a paragraph; where it cannot, by their blocks. */
  async #readChildren() {
    const children = articlesIn(this);
    if (!children.some((child) => child.firstElementChild)) return readChildren(this);
    const { articleFrom } = await import("../core.js").catch(() => ({ articleFrom: null }));
    const read = [];
    for (const child of children) {
      const own = articleOf(child, "");
      try {
        const { nodes: _nodes, ...article } = articleFrom ? await articleFrom(child) : { nodes: null, text: textOf(child) };
        read.push({ ...article, ...own, text: article.text });
      } catch {
        read.push({ ...own, text: textOf(child) });
      }
    }
    return read.filter((article) => article.text !== "");
  }

  /** @param {Progress} progress */
  #advance(progress) {
    this.#progress = progress;
    this.#fire("progress", this.#progress);
    if (this.#busy) this.#report();
  }

  #empty() {
    this.#state = "empty";
    this.#comparison = null;
    this.#frame?.close();
    this.#frame = null;
    this.#report();
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#error = error;
    this.#state = "failed";
    this.#report();
    const message = error instanceof Error ? error.message : String(error);
    announce(document, `${this.#t("state.failed.title")}. ${message}`, this.interfaceLang);
    this.#fire("error", { error, message });
  }

  /** @param {Comparison} comparison */
  async #show(comparison) {
    try {
      const { Frame, Model } = await import("./frame.js");
      // Tables and first rendering of a large comparison are each a few frames' work: the page has its turn before and between.
      await turn();
      if (this.#comparison !== comparison) return;
      const model = new Model(comparison, this.#given ?? readChildren(this));
      await turn();
      if (this.#comparison !== comparison || !this.isConnected) return;
      this.#frame ??= new Frame(this.#views, /** @type {ShadowRoot} */ (this.shadowRoot), {
        lang: this.interfaceLang,
        select: (selection, base, view, fresh) => this.#selected(selection, base, view, fresh),
        correct: (correction) => this.#correct(correction),
        corrections: () => (this.#stored ? null : this.#corrections.length),
        announce: (words) => announce(document, words, this.interfaceLang),
      });
      this.#frame.show(model, this);
      this.#state = "ready";
      this.#report();
      this.#fire("result", { comparison });
    } catch (error) {
      this.#frame = null;
      this.#fail(error);
    }
  }

  /** @param {Selection | null} selection @param {string} base @param {string} view @param {boolean} fresh whether the selection is what changed */
  #selected(selection, base, view, fresh) {
    this.base = base;
    this.view = view;
    this.place = selection && `${selection.kind}-${selection.id}`;
    if (selection && fresh) this.#fire("select", { ...selection, base, view });
  }

  /** @param {import("./corrections.js").Correction | null} correction null takes the last one back */
  #correct(correction) {
    const last = correction ?? this.#corrections.pop();
    if (!last) return;
    if (correction) this.#corrections.push(correction);
    this.#options = correction ? withCorrection(this.#options, last) : withoutCorrection(this.#options, last);
    this.#fire("correct", { options: this.#options });
    this.compare().catch(() => {});   // said in words on the page, and as an event
  }

  /** Puts the state on the page. */
  #report() {
    const shown = Boolean(this.#frame && this.#comparison);
    this.#views.hidden = !shown;
    this.#plain.hidden = shown;
    const plain = this.#given ?? (this.#stored ? this.#comparison?.articles.flatMap(({ id, label, lang, text }) => (text ? [{ id, label: label ?? id, lang, text }] : [])) : null);
    if (!shown && plain && this.#state !== "empty") showPlain(this.#plain, plain);
    else if (!this.#plain.querySelector("slot")) this.#plain.replaceChildren(document.createElement("slot"));
    showStatus(this.#panel, this.#status(shown));
    this.setAttribute("data-state", this.#state);
  }

  /** @param {boolean} shown @returns {import("./states.js").Status | null} */
  #status(shown) {
    const t = this.#t;
    const message = this.#error instanceof Error ? this.#error.message : String(this.#error ?? "");
    const again = { words: t("action.again"), run: () => { this.compare().catch(() => {}); } };
    switch (this.#state) {
      case "empty": return { title: t("state.empty.title"), detail: t("state.empty.detail"), slot: "empty" };
      case "failed": return shown ? { title: t("state.failed.title"), detail: t("state.stale.failed", { message }), action: again }
        : { title: t("state.failed.title"), detail: t("state.failed.detail", { message }), action: again };
      case "cancelled": return { title: t("state.cancelled.title"), detail: t(shown ? "state.stale.cancelled" : "state.cancelled.detail"), action: again };
      case "loading":
      case "partial": {
        if (!this.#busy) return null;
        const { stage } = this.#progress;
        const share = shareOf(this.#progress);
        const name = t(/** @type {import("./translate.js").Key} */ (`stage.${stage}`));
        return {
          title: t("state.loading.title", { count: (this.articles ?? []).length }),
          ...(shown ? { detail: t("state.stale.loading") } : {}),
          busy: { share, words: share === null ? name : t("progress.percent", { stage: name, percent: Math.round(share * 100) }) },
          action: { words: t("action.cancel"), run: () => this.cancel() },
        };
      }
      default: return null;
    }
  }

  get #t() { return translator(this.interfaceLang); }

  /** @param {string} name @param {object} detail */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(`crossread:${name}`, { detail, bubbles: true, composed: true }));
  }

  #paint() {
    const theme = this.theme;
    const scheme = theme === "light" || theme === "dark" ? theme : pageScheme(this);
    this.shadowRoot?.host.toggleAttribute("data-dark", scheme === "dark");
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    const step = this.noShortcuts ? 0 : stepOf(event, this);
    if (!step) return;
    event.preventDefault();
    this.#frame?.move(step);
  };
}
