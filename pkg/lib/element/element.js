// <cross-read>: several accounts of one event, compared. This file is the shell, all that a page waits for: it shows its
// children at once and keeps them readable whatever happens; attributes and properties are here, what becomes of them is in
// `session.js`, loaded when the element is in a page. It registers nothing: `define.js` does.

import { shellStyles } from "./styles/shell.js";

/**
 * @typedef {import("../globals.js").CrossReadEventMap} CrossReadEventMap
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../types.js").Comparison} Comparison
 * @typedef {import("../types.js").Format} Format
 * @typedef {import("../types.js").Options} Options
 * @typedef {import("./states.js").State} State
 */

/** What a host handed over as properties. @typedef {{ articles: Article[] | null, options: Options, comparison: Comparison | null }} Given */

/** What is said where not even the words could be loaded. */
const UNLOADED = "The comparison could not be loaded. The accounts themselves are complete and can be read.";

// On a server there is no HTMLElement; importing this file there must not throw.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** A sheet made once for all elements. @returns {CSSStyleSheet} */
function shellSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(shellStyles);
  }
  return sheet;
}

/** @param {string} name */
function slot(name) {
  const made = document.createElement("slot");
  made.name = name;
  return made;
}

/**
 * @tag cross-read
 * @summary Compares several accounts of one event: what all tell, what only one tells, what disagrees.
 * @slot - `<article>` children, one an account: data-id, data-label, data-published, data-url, lang
 * @slot header - above the comparison
 * @slot footer - below it
 * @slot empty - what to do where there is no account yet: the host's own buttons
 * @attr {string} base - siglum of the article that is read
 * @attr {string} view - read, coverage, quotes, differences, pair or overview
 * @attr {string} views - which views are offered, in this order, parted by spaces; without it, all
 * @attr {string} for - selector of an article of the host's page that is annotated where it stands; the accounts that it is compared with are the children, or `articles`
 * @attr {string} src - address of a stored comparison (`crossread/1` as JSON), shown without the engine
 * @attr {string} place - what is selected: `sentence-3`, `passage-0`, `difference-2` or `quotation-5`; a link to a place
 * @attr {'light' | 'dark' | 'auto'} theme - auto follows the page
 * @attr {string} lang - language of the interface (ar, de, en, es, fr, pt, uk; others are served in English); without it, that of the page
 * @attr {'full' | 'brief' | 'off'} verbosity - how much is announced to those who listen: both sides of a difference, its position alone, or nothing
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
  static observedAttributes = ["base", "view", "views", "place", "theme", "for", "src", "worker-src", "no-worker"];

  /** @type {Given} */ #given = { articles: null, options: {}, comparison: null };
  /** @type {import("./session.js").Session | null} */ #session = null;
  /** @type {Promise<import("./session.js").Session> | null} */ #starting = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [shellSheet()];
    root.append(slot("header"));
    for (const part of ["comparison", "articles", "status"]) {
      const area = document.createElement("div");
      area.setAttribute("part", part);
      area.hidden = part !== "articles";
      if (part === "articles") area.append(document.createElement("slot"));
      root.append(area);
    }
    root.append(slot("footer"));
  }

  connectedCallback() {
    // A page may set properties before the script arrives: they then stand on the instance and hide the accessors.
    for (const name of ["articles", "options", "comparison", "base", "view", "views", "place", "theme", "for", "src", "verbosity", "workerSrc", "noWorker", "noShortcuts"]) {
      if (Object.hasOwn(this, name)) {
        const self = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
        const value = self[name];
        delete self[name];
        self[name] = value;
      }
    }
    this.#begin().then((session) => { if (this.isConnected) session.connect(); }, () => {});   // said on the page
  }

  disconnectedCallback() { this.#session?.disconnect(); }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before !== after && this.isConnected) this.#session?.attribute(name, after);
  }

  /** @returns {Promise<import("./session.js").Session>} */
  #begin() {
    this.#starting ??= import("./session.js").then(({ Session }) => (this.#session = new Session(this, this.#given)), (error) => {
      this.#starting = null;
      const status = /** @type {HTMLElement} */ (this.shadowRoot?.querySelector("[part=status]"));
      status.textContent = UNLOADED;
      status.hidden = false;
      throw error;
    });
    return this.#starting;
  }

  /** The articles to compare; without them, the `<article>` children. @type {Article[] | null} */
  get articles() { return this.#given.articles ?? this.#session?.children() ?? null; }

  set articles(articles) {
    this.#given.articles = articles ? [...articles] : null;
    this.#given.comparison = null;
    this.#session?.changed();
  }

  /** Options of the comparison, with what the reader corrected. @type {Options} */
  get options() { return this.#given.options; }

  set options(options) {
    this.#given.options = options ?? {};
    this.#session?.forgetCorrections();
    if (!this.#given.comparison) this.#session?.changed();
  }

  /** The comparison on screen. Setting one shows it without asking the engine. @type {Comparison | null} */
  get comparison() { return this.#session ? this.#session.comparison : this.#given.comparison; }

  set comparison(comparison) {
    this.#given.comparison = comparison ?? null;
    this.#session?.changed();
  }

  /** empty, loading, partial, ready, failed or cancelled. @type {State} */
  get state() { return this.#session?.state ?? "empty"; }

  get base() { return this.getAttribute("base"); }
  set base(value) { this.#reflect("base", value); }
  get view() { return this.getAttribute("view"); }
  set view(value) { this.#reflect("view", value); }
  get views() { return this.getAttribute("views"); }
  set views(value) { this.#reflect("views", value); }
  get for() { return this.getAttribute("for"); }
  set for(value) { this.#reflect("for", value); }
  get src() { return this.getAttribute("src"); }
  set src(value) { this.#reflect("src", value); }
  get place() { return this.getAttribute("place"); }
  set place(value) { this.#reflect("place", value); }
  get theme() { return this.getAttribute("theme") ?? "auto"; }
  set theme(value) { this.#reflect("theme", value); }
  get verbosity() { return this.getAttribute("verbosity") ?? "full"; }
  set verbosity(value) { this.#reflect("verbosity", value); }
  get workerSrc() { return this.getAttribute("worker-src"); }
  set workerSrc(value) { this.#reflect("worker-src", value); }
  get noWorker() { return this.hasAttribute("no-worker"); }
  set noWorker(value) { this.toggleAttribute("no-worker", Boolean(value)); }
  get noShortcuts() { return this.hasAttribute("no-shortcuts"); }
  set noShortcuts(value) { this.toggleAttribute("no-shortcuts", Boolean(value)); }

  /** @param {string} name @param {string | null | undefined} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else if (this.getAttribute(name) !== value) this.setAttribute(name, value);
  }

  /**
   * Compares the articles as they are now.
   * @returns {Promise<Comparison | null>} null when there is nothing to compare, or when it was cancelled
   * @throws the engine's error, when the comparison cannot be made
   */
  async compare() { return (await this.#begin()).compare(); }

  /** Stops a comparison under way. What is shown stays. */
  cancel() { this.#session?.cancel(); }

  /** Goes to the next difference of the kinds shown. @returns {number | null} its id */
  next() { return this.#session?.move(1) ?? null; }

  /** Goes to the previous one. @returns {number | null} its id */
  previous() { return this.#session?.move(-1) ?? null; }

  /** Selects a place: `{ sentence }`, `{ passage }`, `{ difference }` or `{ quotation }`. @param {Partial<Record<'sentence' | 'passage' | 'difference' | 'quotation', number>>} place */
  select(place) { this.#session?.select(place); }

  /**
   * The comparison in another form.
   * @param {Format} format
   * @param {{ texts?: boolean }} [options] `texts`: false leaves the articles' texts out
   * @returns {Promise<string>}
   */
  async export(format, options) { return (await this.#begin()).export(format, options); }
}
