// What becomes of an element's attributes and properties: runs the engine, says in words what is so, loads the views when
// there is something to view. One session lives as long as its element.

import { announce, prepareAnnouncer } from "./announce.js";
import { readChildren, readMarkup } from "./children.js";
import { withCorrection, withoutCorrection } from "./corrections.js";
import { failureWords, messageOf } from "./failure.js";
import { languageAround, watchLanguage } from "./language.js";
import { stepOf } from "./shortcuts.js";
import { shareOf, showPlain, showStatus } from "./states.js";
import { sessionStyles } from "./styles/session.js";
import { sheetOf } from "./stylesheet.js";
import { pageScheme, watchScheme } from "./theme.js";
import { languageOf, translator } from "./translate.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../types.js").Comparison} Comparison
 * @typedef {import("../types.js").Progress} Progress
 * @typedef {import("./states.js").State} State
 * @typedef {import("./store.js").Selection} Selection
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
  /** @type {State} */ state = "empty";
  /** @type {import("./translate.js").Translate} */ #t = translator("en");
  /** What the reader corrected, the last one last. @type {import("./corrections.js").Correction[]} */ #corrections = [];
  /** @type {import("./frame.js").Frame | null} */ #frame = null;
  /** @type {import("../client.js").Comparer | null} */ #comparer = null;
  /** @type {AbortController | null} */ #run = null;
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
      if (this.given.articles || this.given.comparison) return;
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
  }

  /** @param {string} name @param {string | null} value */
  attribute(name, value) {
    if (name === "theme") this.#paint();
    else if (name === "base" || name === "view") this.#frame?.follow(this.host.base, this.host.view);
    else if (name === "place") this.#frame?.goTo(value);
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
    if (this.#ready) this.#report();
  }

  /** @returns {import("./children.js").GivenArticle[]} */
  children() { return readChildren(this.host); }

  forgetCorrections() { this.#corrections = []; }

  /** Several changes in one turn are one comparison. */
  changed() {
    if (this.#scheduled || !this.host.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.host.isConnected || !this.#watches.length) return;
      if (!this.#ready) { this.#ready = true; this.#fire("ready", {}); }
      const { comparison } = this.given;
      if (comparison) this.#store(comparison);
      else this.compare().catch(() => {});   // said in words on the page, and as an event
    });
  }

  /** Shows a comparison that was made elsewhere. @param {Comparison} comparison */
  #store(comparison) {
    this.#run?.abort();
    this.#run = null;
    this.comparison = comparison;
    void this.#show(comparison);
  }

  /** @returns {Promise<Comparison | null>} */
  async compare() {
    this.given.comparison = null;
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const given = this.given.articles ?? this.children();
    if (!given.length) { this.#run = null; this.#empty(); return null; }
    // The views arrive while the engine works; what is wrong with them is said when they are needed.
    import("./frame.js").catch(() => {});
    const current = () => this.#run === run;

    this.state = this.comparison ? "partial" : "loading";
    this.#progress = START;
    const timer = setTimeout(() => { if (current()) { this.#busy = true; this.#report(); } }, PROGRESS_AFTER);
    try {
      const articles = this.given.articles ?? await readMarkup(this.host);
      if (!current()) return null;
      const comparer = await this.#engine();
      const comparison = await comparer.compare(articles, this.given.options, {
        signal: run.signal,
        onProgress: (/** @type {Progress} */ progress) => { if (current()) this.#advance(progress); },
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

  cancel() {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    this.#busy = false;
    run.abort();
    this.#comparer?.cancel();
    this.state = "cancelled";
    this.#report();
    this.#say(this.#t("state.cancelled.title"));
  }

  /** @param {number} step @returns {number | null} */
  move(step) { return this.#frame?.move(step) ?? null; }

  /** @param {Partial<Record<'sentence' | 'passage' | 'difference' | 'quotation', number>>} place */
  select(place) { this.#frame?.select(place); }

  /** @param {import("../types.js").Format} format @returns {Promise<string>} */
  async export(format) {
    if (!this.comparison) throw new Error("there is no comparison to export yet");
    const core = await import("../core.js");
    return core.exportComparison(this.comparison, format);
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
    this.comparison = null;
    this.#frame?.close();
    this.#frame = null;
    this.#report();
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#error = error;
    this.state = "failed";
    this.#report();
    this.#say(`${this.#t("state.failed.title")}. ${this.#cause}`);
    this.#fire("error", { error, message: messageOf(error) });
  }

  get #cause() { return failureWords(this.#t, this.#error, this.given.articles?.length ?? 0); }

  /** @param {Comparison} comparison */
  async #show(comparison) {
    try {
      const { Frame, Model } = await import("./frame.js");
      // Tables and first rendering of a large comparison are each a few frames' work: the page has its turn before and between.
      await turn();
      if (this.comparison !== comparison) return;
      const model = new Model(comparison, this.given.articles ?? this.children());
      await turn();
      if (this.comparison !== comparison || !this.host.isConnected) return;
      this.#frame ??= new Frame(this.views, this.root, {
        language: this.#t,
        select: (selection, base, view, fresh) => this.#selected(selection, base, view, fresh),
        correct: (correction) => this.#correct(correction),
        corrections: () => (this.given.comparison ? null : this.#corrections.length),
        announce: (words) => this.#say(words),
      });
      this.#frame.show(model, this.host);
      this.state = "ready";
      this.#report();
      this.#fire("result", { comparison });
    } catch (error) {
      this.#frame = null;
      this.#fail(error);
    }
  }

  /** @param {Selection | null} selection @param {string} base @param {string} view @param {boolean} fresh whether the selection is what changed */
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
    const shown = Boolean(this.#frame && this.comparison);
    const { articles, comparison } = this.given;
    this.views.hidden = !shown;
    this.plain.hidden = shown;
    const plain = articles ?? comparison?.articles.flatMap(({ id, label, lang, text }) => (text ? [{ id, label: label ?? id, lang, text }] : [])) ?? null;
    const source = shown || this.state === "empty" ? null : articles ?? comparison;
    if (source !== this.#plainly) {
      this.#plainly = source;
      if (source && plain) showPlain(this.plain, plain);
      else this.plain.replaceChildren(document.createElement("slot"));
    }
    showStatus(this.panel, this.#status(shown));
    this.host.setAttribute("data-state", this.state);
  }

  /** @param {boolean} shown @returns {import("./states.js").Status | null} */
  #status(shown) {
    const t = this.#t;
    const again = { words: t("action.again"), run: () => { this.compare().catch(() => {}); } };
    switch (this.state) {
      case "empty": return { title: t("state.empty.title"), detail: t("state.empty.detail"), slot: "empty" };
      case "failed": return { title: t("state.failed.title"), detail: t(shown ? "state.stale.failed" : "state.failed.detail", { message: this.#cause }), action: again };
      case "cancelled": return { title: t("state.cancelled.title"), detail: t(shown ? "state.stale.cancelled" : "state.cancelled.detail"), action: again };
      case "loading":
      case "partial": {
        if (!this.#busy) return null;
        const { stage } = this.#progress;
        const share = shareOf(this.#progress);
        const name = t(/** @type {import("./translate.js").Key} */ (`stage.${stage}`));
        return {
          title: t("state.loading.title", { count: (this.given.articles ?? this.children()).length }),
          ...(shown ? { detail: t("state.stale.loading") } : {}),
          busy: { share, words: share === null ? name : t("progress.percent", { stage: name, percent: t.percent(share) }) },
          action: { words: t("action.cancel"), run: () => this.cancel() },
        };
      }
      default: return null;
    }
  }

  /** @param {string} words */
  #say(words) { announce(document, words, this.#t); }

  /** @param {string} name @param {object} detail */
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
    this.#frame?.move(step);
  };
}
