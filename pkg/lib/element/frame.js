// The frame round the views: which article, which view, which difference, which kinds. Views are functions from the shared
// context to a template; a view that is not in the list below has no tab.

import { live } from "lit/directives/live.js";
import { html, nothing, render } from "lit/html.js";
import { goBack, placeOfButton, scrolledIn } from "./button-place.js";
import { sourceOf } from "./cite.js";
import { copyText } from "./copy.js";
import { coverage } from "./coverage.js";
import { cutNotices } from "./cut-off.js";
import { differences, invitation, none, placesOf, valuesOf } from "./differences.js";
import { at } from "./known.js";
import { Model } from "./model.js";
import { overview } from "./overview.js";
import { pair } from "./pair.js";
import { disc, hue, langOf } from "./pieces.js";
import { quotes } from "./quotes.js";
import { read } from "./read.js";
import { valueless } from "./silent.js";
import { Slices } from "./slices.js";
import { Store } from "./store.js";
import { frameStyles } from "./styles/frame.js";
import { readStyles } from "./styles/read.js";
import { viewStyles } from "./styles/views.js";
import { sheetOf } from "./stylesheet.js";
import { aboutWord, flat, headingWord, kindWord, letters, levelWord, readingsLine, titleWord } from "./wording.js";
import { Words } from "./words.js";

/**
 * @typedef {import("./model.js").Comparison} Comparison
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./store.js").Selection} Selection
 * @typedef {import("./pieces.js").Pending} Pending
 * @typedef {{ language: import("./translate.js").Translate, select: (selection: Selection | null, base: string, view: string, fresh: boolean) => void,
 *   correct: (correction: import("./corrections.js").Correction | null) => void, corrections: () => number | null, announce: (words: string, brief?: string) => void,
 *   engine: () => boolean, rendered: (context: Context) => void, reveal: () => boolean }} Host  engine: whether words may be compared; reveal: whether a place was shown outside of the views
 */

/** @typedef {import("./button-place.js").ButtonPlace} ButtonPlace */

export { Model };

/** In the order of the tabs; `needs`: what has to be found before there is anything to see. */
const VIEWS = /** @type {const} */ ([
  { name: "read", label: "view.read", template: read, needs: "texts" },
  { name: "coverage", label: "view.coverage", template: coverage, needs: "links" },
  { name: "quotes", label: "view.quotes", template: quotes, needs: "texts" },
  { name: "differences", label: "view.differences", template: differences, needs: "differences" },
  { name: "pair", label: "view.pair", template: pair, needs: "links" },
  { name: "overview", label: "view.overview", template: overview, needs: "links" },
]);

/** Two texts side by side need this much room, in the reader's own size of text. */
const ROOM_FOR_TWO = 44;

let frames = 0;

export class Frame {
  /** @type {Store | null} */ #store = null;
  /** @type {Context | null} */ #context = null;
  #waiting = false;
  /** Where a jump began, to another view or along the differences. @type {ButtonPlace & { view: string } | null} */ #cameFrom = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #copied;
  /** What is still to come: the links and with them the differences, or these alone. @type {Pending} */ #pending = null;
  #wide = true;
  /** The account that stands on the host's page itself. @type {number | null} */ #inPlace = null;
  /** Those that are offered, in their order. @type {readonly (typeof VIEWS)[number][]} */ #views = VIEWS;
  #shown = "";
  #read = -1;
  /** Whether the selection should be brought into view after the next rendering, and the focus with it. @type {boolean | "along"} */
  #reveal = false;
  /** Whether a button of the way through the differences was the last that was pressed. */
  #pressed = false;
  #t;
  /** Radio groups are told apart by their name; two elements of a page must not share one. */
  #name = `crossread-base-${++frames}`;
  /** @type {Map<string, string>} small choices inside a view: an order, a second article */
  #choices = new Map();

  /** @param {HTMLElement} place @param {ShadowRoot} root @param {Host} host */
  constructor(place, root, host) {
    this.place = place;
    this.root = root;
    this.host = host;
    this.#t = host.language;
    new ResizeObserver(([entry]) => {
      // Two texts that scroll would each have a few lines of a low screen: there the page scrolls, with both in one column.
      const wide = !matchMedia("(max-height: 26em)").matches && (entry?.contentRect.width ?? 0) >= ROOM_FOR_TWO * Number.parseFloat(getComputedStyle(place).fontSize);
      // Not while it is hidden: it has no width then.
      if (!entry?.contentRect.width || wide === this.#wide) return;
      this.#wide = wide;
      if (this.#context) { this.#context.wide = wide; this.#later(); }
    }).observe(place);
    place.addEventListener("keydown", (event) => this.#back(event), true);
    for (const name of ["beforeprint", "afterprint"]) addEventListener(name, () => this.#print(name === "beforeprint"));
    const own = [frameStyles, readStyles, viewStyles].map(sheetOf);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => !own.includes(sheet)), ...own];
  }

  /**
   * @param {Model} model
   * @param {{ base: string | null, view: string | null, place: string | null, views: string | null }} wanted
   * @param {number | null} inPlace the account that stands on the host's page itself
   * @param {Pending} [pending] what is still to come
   */
  show(model, { base, view, place, views }, inPlace, pending = null) {
    this.#inPlace = inPlace;
    const whole = this.#pending === null;
    if (pending && whole) this.#hold();
    this.#pending = pending;
    this.#offer(views);
    const before = this.#store;
    const store = this.#store = new Store(model, {
      base: base ?? (before ? before.model.siglum(before.base) : null),
      view: this.#offered(view) ?? this.#offered(before?.view) ?? (inPlace === null ? null : this.#offered("differences")) ?? at(this.#views, 0).name,
      ...(before ? before.filters : {}),
    });
    const tell = (/** @type {boolean} */ fresh) => this.host.select(store.selection, model.siglum(store.base), store.view, fresh);
    store.subscribe((change) => {
      if (store !== this.#store) return;
      this.#later();
      if (change !== "show") tell(change === "select");
    });
    // Ids are of one comparison only; in the next one, the same words are the same place.
    if (before) store.adopt(before);
    if (before && whole && !pending) tell(false);
    this.#contextFor(this.#store);
    this.#render();
    // A place is one of the whole comparison.
    if (!pending && !(before && whole)) this.goTo(place);
    if (pending) { if (whole) this.host.announce(this.#t("state.partial")); return; }
    const { articles } = model.comparison;
    this.host.announce(this.#t("state.ready", { count: articles.length, differences: this.#t("travel.count", { count: this.#store.stops.length }) }));
  }

  /** What arrives while somebody reads waits with all that would move the text until they move themselves; with what they press, until it is pressed. */
  #hold() {
    this.place.classList.add("held");
    for (const name of ["click", "keydown", "wheel", "touchmove"]) addEventListener(name, () => this.place.classList.remove("held"), { capture: true, passive: true, once: true });
  }

  /** @param {Store} store */
  #contextFor(store) {
    const slices = new Slices(() => this.#later());
    if (this.#context) slices.adopt(this.#context.slices);
    this.#context?.slices.end();
    this.#context = {
      slices,
      store, model: store.model, t: this.#t,
      words: new Words(async (a, b, options) => {
        if (!this.host.engine()) throw new Error("no engine");
        return (await import("../core.js")).diff(a, b, options);
      }, () => this.#later()),
      reveal: () => { this.#reveal = true; this.#later(); },
      wide: this.#wide, inPlace: this.#inPlace, pending: this.#pending,
      correct: this.host.correct, corrections: this.host.corrections,
      copy: (key, text) => void this.#copy(key, text),
      local: {
        get: (name, fallback) => this.#choices.get(name) ?? fallback,
        set: (name, value) => { this.#choices.set(name, value); this.#later(); },
      },
    };
  }

  /** @param {string} key @param {string} text */
  async #copy(key, text) {
    const done = await copyText(text);
    this.host.announce(this.#t(done ? "action.copied" : "action.notCopied"));
    if (!done) return;
    this.#choices.set("copied", key);
    this.#later();
    clearTimeout(this.#copied);
    this.#copied = setTimeout(() => { this.#choices.delete("copied"); this.#later(); }, 2500);
  }

  close() {
    this.#context?.slices.end();
    this.#store = this.#context = null;
    render(nothing, this.place);
  }

  /** On paper everything is drawn, also what nobody has scrolled to. @param {boolean} begins */
  #print(begins) {
    if (!this.#context) return;
    this.#context.slices.all = begins;
    this.#render();
  }

  /** Which views there are tabs for. @param {string | null} names parted by spaces; none means all */
  #offer(names) {
    const named = (names ?? "").split(/[\s,]+/).flatMap((name) => VIEWS.find((view) => view.name === name) ?? []);
    this.#views = named.length ? [...new Set(named)] : VIEWS;
  }

  /** @param {string | null | undefined} name */
  #offered(name) { return this.#views.find((view) => view.name === name)?.name; }

  /** @param {string | null} names */
  setViews(names) {
    this.#offer(names);
    const store = this.#store;
    if (store && !this.#offered(store.view)) store.setView(at(this.#views, 0).name);
    this.#later();
  }

  /** @param {import("./translate.js").Translate} language */
  setLanguage(language) {
    this.#t = language;
    if (this.#store) { this.#contextFor(this.#store); this.#later(); }
  }

  /** The element's attributes, changed from outside. @param {string | null} base @param {string | null} view */
  follow(base, view) {
    const store = this.#store;
    if (!store) return;
    const article = store.model.articleOf(base);
    if (article >= 0) store.setBase(article);
    const known = this.#offered(view);
    if (known) store.setView(known);
  }

  /** @param {string | null} place as the attribute has it */
  goTo(place) {
    const [, kind, id] = /^(sentence|passage|difference|quotation)-(\d+)$/.exec(place ?? "") ?? [];
    const now = this.#store?.selection;
    if (!place) this.#store?.clear();
    if (kind && !(now && now.kind === kind && now.id === Number(id))) this.select({ [kind]: Number(id) });
  }

  /** @param {Partial<Record<'sentence' | 'passage' | 'difference' | 'quotation', number>>} place */
  select({ sentence, passage, difference, quotation }) {
    const store = this.#store;
    if (!store) return;
    if (sentence !== undefined) store.selectSentence(sentence);
    else if (passage !== undefined) store.selectPassage(passage);
    else if (difference !== undefined) store.selectDifference(difference);
    else if (quotation !== undefined) store.selectQuotation(quotation);
    this.#reveal = true;
    this.#later();
  }

  /** @param {number} step @param {boolean} [along] whether the focus goes along: not for the host's page, nor from a button that is pressed again @returns {number | null} */
  move(step, along = false) {
    const store = this.#store;
    const context = this.#context;
    if (!store || !context) return null;
    const id = store.move(step);
    if (id === null) return null;
    // Several steps are one jump; it began where the first did.
    if (along) this.#cameFrom ??= { view: store.view, ...placeOfButton(/** @type {HTMLElement} */ (this.root.activeElement ?? this.place)), tops: scrolledIn(this.place) };
    this.#reveal = along ? "along" : true;
    const difference = at(store.model.comparison.differences, id);
    const { t } = context;
    const place = { position: store.position + 1, count: store.stops.length };
    this.host.announce(t("difference.announce", {
      ...place, level: levelWord(t, difference.level),
      about: titleWord(t, difference), readings: readingsLine(t, store.model, difference),
    }), t("travel.position", place));
    return id;
  }

  /** Escape leads back to where a jump began: to the card, the cell, the quotation. @param {KeyboardEvent} event */
  #back(event) {
    const from = this.#cameFrom;
    const { target } = event;
    // What is open under the reader's hands is closed first, unless the jump opened it on its way to another view.
    if (event.key !== "Escape" || !from || !(target instanceof Element && target.closest(".view, .current")) || (from.tops && target.ariaExpanded === "true")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#cameFrom = null;
    this.#store?.setView(from.view);
    queueMicrotask(() => queueMicrotask(() => goBack(this.place, from)));
  }

  #later() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => { this.#waiting = false; this.#render(); });
  }

  #render() {
    const store = this.#store;
    const context = this.#context;
    if (!store || !context) return;
    const { t } = context;
    // A way to a place leads to Read, or to what is offered in its stead.
    const view = this.#views.find((one) => one.name === store.view) ?? this.#views.find((one) => one.name === "pair") ?? at(this.#views, 0);
    const { model } = store;
    const focused = this.root.activeElement;
    const from = focused instanceof HTMLElement && focused.closest(".view") && this.#shown !== view.name ? { view: this.#shown, ...placeOfButton(focused) } : null;
    const waits = view.needs !== "texts" && (this.#pending === "links" || (this.#pending === "differences" && view.needs === "differences"));
    const missing = model.comparison.articles.flatMap((article, index) => (article.length && !at(model.texts, index) ? [index] : []));
    render(html`
      <div class="top" part="top">${this.#accounts(context)}</div>
      <div class="bar" part="bar">${this.#tabs(context)}${this.#travel(context)}</div>
      ${missing.length ? html`<p class="calm">${t("state.missingText", { articles: letters(t, model, missing) })}</p>` : nothing}
      ${cutNotices(context)}
      ${model.twins.map((articles) => html`<p class="calm">${t("frame.same", { articles: letters(t, model, articles) })}</p>`)}
      ${model.mixed && view.name !== "read" && view.name !== "pair" ? html`<p class="calm">${t("read.languages")}</p>` : nothing}
      ${view.name === "differences" ? nothing : this.#current(context)}
      <div class="view view-${view.name}" part="view" role="tabpanel" id="panel" aria-labelledby="tab-${view.name}" tabindex="-1">${waits ? html`<p class="calm">${t(view.needs === "links" ? "pending.links" : "pending.differences")}</p>` : view.template(context)}</div>
      <div class="print-only"><h2>${t("frame.sources")}</h2><ul>${model.comparison.articles.map((_, article) => html`<li>${sourceOf(model, article)}</li>`)}</ul>
        <p>${t("frame.printed", { date: t.date(new Date()) })}</p></div>`, this.place);
    if (this.#shown !== view.name || this.#read !== store.base) {
      [this.#shown, this.#read] = [view.name, store.base];
      // Where the tabs, or the accounts, are wider than the page, the one that is open is in sight.
      for (const [line, one] of /** @type {const} */ ([[".tabs", ".tab[aria-selected=true]"], [".accounts", ".account:has(:checked)"]])) {
        const [all, chosen] = [this.place.querySelector(line), /** @type {HTMLElement | null} */ (this.place.querySelector(one))];
        if (all && chosen) all.scrollLeft = chosen.offsetLeft - /** @type {HTMLElement} */ (all).offsetLeft - (all.clientWidth - chosen.offsetWidth) / 2;
      }
    }
    // A way to a place in another view: the focus goes along, and remembers where it came from.
    if (from && !this.root.activeElement) {
      this.#land();
      this.#cameFrom = from;
    }
    this.host.rendered(context);
    const to = this.#reveal;
    this.#reveal = false;
    if (!to || this.host.reveal()) return;
    this.#bringIntoView();
    if (to === "along") this.#land();
  }

  /** The articles, as what they are: a choice of one. @param {Context} context */
  #accounts(context) {
    const { store, model, t } = context;
    // In a form, since Chromium keeps choices that were taken out of a shadow root alive for ever, unless they had a form.
    return html`<form class="choice" @submit=${(/** @type {Event} */ event) => event.preventDefault()}><fieldset class="accounts"><legend class="unseen">${t("frame.accounts")}</legend>${model.comparison.articles.map((article, index) => html`
      <label class="account ${hue(index)}"><input type="radio" name=${this.#name} value=${article.id} .checked=${live(index === store.base)}
        @change=${() => { store.setBase(index); this.#reveal = store.selection !== null; }}>${disc(context, index)}<bdi class="account-label">${model.label(index)}</bdi></label>`)}</fieldset></form>`;
  }

  /** @param {Context} context */
  #tabs({ store, model, t }) {
    // Two digits do for an event of the day, and the room beside them for a third; many long accounts disagree more.
    const sentences = model.comparison.sentences.length;
    const room = t.number(sentences < 500 ? 10 : sentences);
    /** @type {Record<string, string>} */
    const counts = { differences: this.#pending ? "…" : t.number(store.stops.length), quotes: t.number(model.comparison.utterances.filter((one) => one.quotations.length > 1).length) };
    const keys = (/** @type {KeyboardEvent} */ event) => {
      const from = this.#views.findIndex((view) => view.name === store.view);
      const rtl = t.dir === "rtl" ? -1 : 1;
      const to = event.key === "ArrowRight" ? from + rtl : event.key === "ArrowLeft" ? from - rtl : event.key === "Home" ? 0 : event.key === "End" ? this.#views.length - 1 : NaN;
      if (Number.isNaN(to)) return;
      event.preventDefault();
      const next = at(this.#views, (to + this.#views.length) % this.#views.length);
      this.#open(store, next.name);
      queueMicrotask(() => this.root.getElementById(`tab-${next.name}`)?.focus());
    };
    return html`<div role="tablist" class="tabs" aria-label=${t("frame.views")} @keydown=${keys}>${this.#views.map(({ name, label }) => {
      const on = name === store.view;
      return html`<button type="button" role="tab" id="tab-${name}" class="tab" part="tab" aria-selected=${on ? "true" : "false"} aria-controls=${on ? "panel" : nothing} tabindex=${on ? "0" : "-1"}
        @click=${() => this.#open(store, name)}>${t(label)}${counts[name] ? html` <small data-room=${name === "differences" ? room : nothing}><span>${counts[name]}</span></small>` : nothing}</button>`;
    })}</div>`;
  }

  /** @param {Store} store @param {string} name */
  #open(store, name) {
    this.#cameFrom = null;
    store.setView(name);
    this.#reveal = store.selection !== null;
  }

  /** @param {Context} context */
  #travel(context) {
    const { store, t } = context;
    const count = store.stops.length;
    const all = store.model.comparison.differences.length;
    // The key at the side to which one reads on leads on; it stands beside the word for what it does.
    const [before, after] = t.dir === "rtl" ? ["]", "["] : ["[", "]"];
    const sign = (/** @type {import("./translate.js").Key} */ word, /** @type {string} */ arrow, /** @type {string} */ key) => html`<span class="word">${t(word)}</span><span class="arrow" aria-hidden="true">${arrow}</span><kbd aria-hidden="true" dir="ltr">${key}</kbd>`;
    const [back, on] = t.dir === "rtl" ? ["›", "‹"] : ["‹", "›"];
    const words = this.#pending ? t("pending.short") : !all ? t("travel.none") : !count ? t("travel.hidden") : store.position < 0 ? t("travel.count", { count }) : t("travel.position", { position: store.position + 1, count });
    const press = (/** @type {number} */ step) => { this.move(step); this.#pressed = true; };
    // After a press one can press again; Tab goes on from what was reached, not from the top of the view.
    const tab = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Tab" && !event.shiftKey && this.#pressed) { event.preventDefault(); this.#land(); } };
    return html`<div class="travel" role="group" aria-label=${t("travel.label")} @keydown=${tab} @focusout=${() => { this.#pressed = false; }}>
      ${all || this.#pending ? this.#filters(context) : nothing}
      <span class="position">${words}</span>
      ${all && !count ? html`<button type="button" class="quiet" @click=${() => store.showAll()}>${t("filter.showAll")}</button>` : nothing}
      <button type="button" class="step" part="previous" title=${t("travel.previous")} aria-label=${t("travel.previous")} aria-keyshortcuts=${before} ?disabled=${!count} @click=${() => press(-1)}>${sign("travel.back", back, before)}</button>
      <button type="button" class="step" part="next" title=${t("travel.next")} aria-label=${t("travel.next")} aria-keyshortcuts=${after} ?disabled=${!count} @click=${() => press(1)}>${sign("travel.on", on, after)}</button>
    </div>`;
  }

  /** @param {Context} context */
  #filters({ store, model, t }) {
    const { levels, kinds } = store.filters;
    const close = (/** @type {Event} */ event) => { /** @type {HTMLDetailsElement} */ (event.currentTarget).open = false; };
    const box = (/** @type {'levels' | 'kinds'} */ which, /** @type {string} */ name, /** @type {string} */ word, /** @type {number} */ count, /** @type {boolean} */ on) => html`
      <label><input type="checkbox" .checked=${live(on)} @change=${(/** @type {Event} */ event) => store.filter(which, name, /** @type {HTMLInputElement} */ (event.target).checked)}> ${t("filter.count", { name: word, count })}</label>`;
    const everyLevel = model.levels().every(({ level }) => levels.has(level));
    const butStyle = model.levels().every(({ level }) => levels.has(level) === (level !== "style"));
    const what = kinds || !(everyLevel || butStyle) ? "filter.some" : everyLevel && !this.#pending ? "filter.all" : "filter.noStyle";
    return html`<details class="filters" ?inert=${this.#pending !== null} @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape") return;
        close(event);
        /** @type {HTMLElement} */ (event.currentTarget).querySelector("summary")?.focus();
      }} @focusout=${(/** @type {FocusEvent} */ event) => { if (event.relatedTarget && !(/** @type {Node} */ (event.currentTarget)).contains(/** @type {Node} */ (event.relatedTarget))) close(event); }}>
      <summary>${t("filter.title", { what: t(what) })}</summary>
      <div class="filter-panel">
        <fieldset><legend>${t("filter.levels")}</legend>${model.levels().map(({ level, count }) => box("levels", level, levelWord(t, level), count, levels.has(level)))}</fieldset>
        <fieldset><legend>${t("filter.kinds")}</legend>${model.kinds().map(({ kind, count }) => box("kinds", kind, kindWord(t, kind), count, !kinds || kinds.has(kind)))}</fieldset>
      </div></details>`;
  }

  /** The difference a reader is at, in one line; before any is chosen, the weightiest, as a way in. @param {Context} context */
  #current(context) {
    const { store, model, t } = context;
    const current = store.selection?.difference ?? null;
    const id = current ?? store.stops[0] ?? null;
    const calm = store.view !== "read" ? null : this.#pending ? t("state.partial") : id === null || at(model.comparison.differences, id).level !== "conflict" ? none(context) : null;
    // A line that was there while the rest was looked for stays where it is, whatever was found.
    if (calm !== null && current === null && (this.#pending || this.place.classList.contains("held"))) return html`<div class="current waiting" part="current"><p class="lead">${calm}</p></div>`;
    if (id === null) return nothing;
    const difference = at(model.comparison.differences, id);
    if (current === null) return difference.level === "conflict" && store.view === "read" ? invitation(context, difference, () => this.move(1, true)) : nothing;
    const about = aboutWord(difference);
    return html`<div class="current ${difference.level}" part="current">
      <p><b>${headingWord(t, difference)}</b>${about ? html`<span class="lead">(<bdi lang=${langOf(context, at(difference.readings, 0).article)}>${about}</bdi>)</span> ` : nothing}
        ${valuesOf(context, difference, 48)}
        ${valueless(t, model, difference).map((words) => html` <span class="silent">${words}</span>`)}</p>
      ${model.placeOfDifference(current, store.base) === null ? placesOf(context, difference) : nothing}
    </div>`;
  }

  /** What is selected, in this view; where the base does not tell it, its places stand above the text. @returns {HTMLElement | null} */
  #chosen() { return this.place.querySelector(".view .chosen") ?? this.place.querySelector(".current:not(.invitation)"); }

  /** The focus, to what is selected: to what opens it or heads it, so that it is read out and Tab goes on from there. */
  #land() {
    const chosen = this.#chosen();
    /** @type {HTMLElement | null} */
    const target = chosen?.querySelector("button.bars, h3") ?? chosen ?? this.place.querySelector(".view");
    if (target?.tabIndex === -1) target.tabIndex = -1;
    target?.focus({ preventScroll: true });
  }

  /** Scrolls the selection to where it can be read, clear of what sticks at the top. */
  #bringIntoView() {
    const chosen = this.#chosen();
    if (!chosen) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // What is higher than half the window would begin under what sticks there.
    chosen.scrollIntoView({ block: chosen.clientHeight > innerHeight / 2 ? "start" : "center", behavior: calm ? "auto" : "smooth" });
  }
}
