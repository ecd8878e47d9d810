// A host's article annotated where it stands: words marked, a button at each sentence that others tell, their words in a panel
// beside it. When it goes, the host's article is what it was, node for node.

import { html, render } from "lit/html.js";
import { Highlights, layerIn } from "./highlights.js";
import { at } from "./known.js";
import { marksOf } from "./pieces.js";
import { panel } from "./read.js";
import { rangeOf } from "./story.js";
import { noteStyles } from "./styles/inplace.js";
import { sheetOf } from "./stylesheet.js";
import { pageScheme } from "./theme.js";
import { kindWord, toldWords } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("../types.js").NodePlace} NodePlace
 * @typedef {{ layer: HTMLElement, root: ShadowRoot, block: HTMLElement, sentences: number[] }} BlockNotes
 */

const BUTTON = 24;
const GAP = 6;

export class InPlace {
  /** @type {BlockNotes[]} */ #notes = [];
  /** @type {Map<number, Range>} */ #ranges = new Map();
  /** @type {import("./model.js").Model | null} */ #model = null;
  /** @type {Context | null} */ #context = null;
  #placing = false;
  /** @type {number | null} the sentence whose panel is open */ #open = null;
  /** What the panel follows: the last difference that was gone to. @type {number | null} */ #followed = null;

  /**
   * @param {HTMLElement} story @param {readonly NodePlace[]} nodes @param {number} article
   * @param {ShadowRoot} root where the panel stands: the element's own
   */
  constructor(story, nodes, article, root) {
    this.story = story;
    this.nodes = nodes;
    this.article = article;
    this.marks = new Highlights(story);
    this.panel = document.createElement("div");
    this.panel.setAttribute("part", "inplace");
    this.panel.setAttribute("popover", "auto");
    this.panel.setAttribute("role", "dialog");
    this.panel.tabIndex = -1;
    this.panel.addEventListener("toggle", this.#toggled);
    this.panel.addEventListener("keydown", this.#keys);
    root.append(this.panel);
    this.observer = new ResizeObserver(() => this.#placeLater());
    this.observer.observe(story);
    addEventListener("resize", this.#placeLater);
    addEventListener("scroll", this.#placeLater, { capture: true, passive: true });
    story.addEventListener("click", this.#clicked);
  }

  remove() {
    this.observer.disconnect();
    removeEventListener("resize", this.#placeLater);
    removeEventListener("scroll", this.#placeLater, { capture: true });
    this.story.removeEventListener("click", this.#clicked);
    this.marks.remove();
    this.#removeNotes();
    this.panel.remove();
  }

  #removeNotes() {
    for (const { layer } of this.#notes) layer.remove();
    this.#notes = [];
  }

  /** Shows what the store says, after each rendering of the views. @param {Context} context */
  update(context) {
    this.#context = context;
    const { model, store, t } = context;
    if (model !== this.#model) {
      this.#model = model;
      this.#open = null;
      this.#removeNotes();
      this.#ranges = new Map(at(model.sentencesOf, this.article).flatMap((sentence) => {
        const { start, end } = at(model.comparison.sentences, sentence);
        const range = rangeOf(this.nodes, start, end);
        return range ? [[sentence, range]] : [];
      }));
      /** @type {Map<HTMLElement, number[]>} */
      const blocks = new Map();
      for (const [sentence, range] of this.#ranges) {
        if (!model.tellersOf(sentence).length) continue;
        const block = blockOf(range.endContainer, this.story);
        blocks.set(block, [...(blocks.get(block) ?? []), sentence]);
      }
      for (const [block, sentences] of blocks) {
        const layer = layerIn(block);
        const root = layer.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheetOf(noteStyles)];
        this.#notes.push({ layer, root, block, sentences });
      }
    }
    const { selection } = store;
    if (selection?.difference != null && selection.difference !== this.#followed && selection.sentence !== null && store.base === this.article) this.#open = selection.sentence;
    this.#followed = selection?.difference ?? null;
    for (const { root, sentences, layer } of this.#notes) {
      layer.lang = t.lang;
      layer.dir = t.dir;
      layer.toggleAttribute("data-dark", this.#scheme === "dark");
      render(sentences.map((sentence) => this.#button(context, sentence)), root);
    }
    this.#mark(context);
    this.#showPanel(context);
    this.#placeLater();
  }

  get #scheme() { return pageScheme(this.story); }

  /** @param {Context} context @param {number} sentence */
  #button({ model, store, t }, sentence) {
    const tellers = model.tellersOf(sentence);
    const shown = model.disagreesAt(sentence).filter((one) => one.level === "conflict" && model.shows(store.filters, one));
    const kinds = [...new Set(shown.map((one) => t("note.conflict", { kind: kindWord(t, one.kind) })))];
    const told = toldWords(t, model, sentence);
    const open = this.#open === sentence;
    const label = [t(open ? "read.close" : "read.open", { told }), ...kinds].join(". ");
    return html`<button type="button" data-sentence=${sentence} class=${kinds.length ? "conflict" : ""} aria-haspopup="dialog" aria-expanded=${open ? "true" : "false"} aria-label=${label} title=${label}
      @pointerdown=${() => { this.pressed = open; }} @click=${() => this.#toggle(sentence, this.pressed ?? open)}>${t.number(tellers.length)}${kinds.length ? "≠" : ""}</button>`;
  }

  /** @type {boolean | undefined} whether the panel was open before the press, which alone closes it */
  pressed;

  /** @param {number} sentence @param {boolean} close */
  #toggle(sentence, close) {
    const context = this.#context;
    if (!context) return;
    this.pressed = undefined;
    this.#open = close ? null : sentence;
    if (close) { this.panel.hidePopover?.(); this.update(context); return; }
    context.store.selectSentence(sentence);
    this.update(context);
    this.panel.focus({ preventScroll: true });
  }

  /** @param {Context} context */
  #mark(context) {
    const { model, store } = context;
    /** @type {[import("./highlights.js").MarkName, Range][]} */
    const marks = [];
    const others = model.othersOf(this.article).length;
    for (const [sentence, range] of this.#ranges) {
      if (store.selection?.sentence === sentence) marks.push(["chosen", range]);
      if (others && model.tells(sentence) && !model.tellersOf(sentence).length) marks.push(["lone", range]);
      for (const { start, end, difference } of marksOf(context, this.article, model.differencesAt(sentence))) {
        const words = rangeOf(this.nodes, start, end);
        if (words) marks.push([difference.level === "conflict" ? "conflict" : "variant", words]);
      }
    }
    this.marks.show(marks, this.#scheme);
  }

  /** @param {Context} context */
  #showPanel(context) {
    const sentence = this.#open;
    const shown = this.panel.matches(":popover-open");
    if (sentence === null) { if (shown) this.panel.hidePopover(); return; }
    const { t } = context;
    this.panel.lang = t.lang;
    this.panel.dir = t.dir;
    this.panel.setAttribute("aria-label", t("read.panel"));
    render(html`${panel(context, sentence, "inplace-others")}<button type="button" class="quiet" @click=${() => this.#close()}>${t("inplace.close")}</button>`, this.panel);
    if (!shown) this.panel.showPopover();
  }

  #close() {
    const sentence = this.#open;
    this.#open = null;
    this.panel.hidePopover();
    if (this.#context) this.update(this.#context);
    this.#notes.flatMap(({ root }) => [...root.querySelectorAll("button")]).find((button) => button.dataset.sentence === String(sentence))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  /** Closed from outside: a press elsewhere on the page. @param {Event} event */
  #toggled = (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed" || this.#open === null) return;
    this.#open = null;
    if (this.#context) this.update(this.#context);
  };

  /** A press on a sentence itself, not on a link or a button of the host's, and not while words are marked. @param {MouseEvent} event */
  #clicked = (event) => {
    const target = event.composedPath()[0];
    if (event.defaultPrevented || !(target instanceof Element) || target.closest("a, button, input, select, textarea, summary, label, video, audio, [role=button], [onclick], [data-crossread-note]")) return;
    if (!getSelection()?.isCollapsed) return;
    const place = caretAt(event.clientX, event.clientY);
    if (!place || !this.#context) return;
    for (const [sentence, range] of this.#ranges) {
      if (!range.isPointInRange(place.node, place.offset)) continue;
      if (this.#context.model.tellersOf(sentence).length) this.#toggle(sentence, false);
      return;
    }
  };

  /** Brings the chosen sentence, else the article, into sight. @returns {boolean} whether it did */
  reveal() {
    const { store } = this.#context ?? {};
    if (!store || store.base !== this.article || store.view !== "read") return false;
    const range = store.selection?.sentence == null ? null : this.#ranges.get(store.selection.sentence);
    const target = range ? range.startContainer.parentElement : this.story;
    target?.scrollIntoView({ block: range ? "center" : "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    return true;
  }

  #placeLater = () => {
    if (this.#placing) return;
    this.#placing = true;
    requestAnimationFrame(() => { this.#placing = false; this.#place(); });
  };

  /** Buttons stand in the margin at the line their sentence begins on, below each other where two begin on one. */
  #place() {
    if (!this.story.isConnected) return;
    for (const { layer, root, block, sentences } of this.#notes) {
      const origin = layer.getBoundingClientRect();
      const box = block.getBoundingClientRect();
      const rtl = getComputedStyle(block).direction === "rtl";
      let free = -Infinity;
      const places = sentences.map((sentence) => {
        const line = this.#ranges.get(sentence)?.getClientRects()[0];
        if (!line) return null;
        const x = rtl ? Math.min(box.right + GAP, document.documentElement.clientWidth - BUTTON - 1) : Math.max(box.left - BUTTON - GAP, 1);
        const y = Math.max(line.top + (line.height - BUTTON) / 2, free);
        free = y + BUTTON;
        return [x - origin.left, y - origin.top];
      });
      for (const [index, button] of [...root.querySelectorAll("button")].entries()) {
        const place = places[index];
        button.hidden = !place;
        if (!place) continue;
        button.style.setProperty("left", `${place[0]}px`);
        button.style.setProperty("top", `${place[1]}px`);
      }
    }
    if (!this.marks.native && this.#context) this.#mark(this.#context);
    const range = this.#open === null ? null : this.#ranges.get(this.#open);
    if (!range || !this.panel.matches(":popover-open")) return;
    const [sentence, story] = [range.getBoundingClientRect(), this.story.getBoundingClientRect()];
    const [wide, high] = [document.documentElement.clientWidth, innerHeight];
    const width = Math.min(Math.max(story.width, 320), 720, wide - 16);
    const left = Math.min(Math.max(story.left, 8), wide - width - 8);
    const above = sentence.top - GAP - 8;
    const below = high - sentence.bottom - GAP - 8;
    const up = below < Math.min(this.panel.scrollHeight, 240) && above > below;
    const look = { left: `${left}px`, width: `${width}px`, "max-height": `${Math.max(up ? above : below, 120)}px`, top: up ? "auto" : `${Math.min(sentence.bottom + GAP, high - 128)}px`, bottom: up ? `${high - sentence.top + GAP}px` : "auto" };
    for (const [property, value] of Object.entries(look)) this.panel.style.setProperty(property, value);
  }
}

/** The element whose lines a text stands in. @param {Node} node @param {HTMLElement} story @returns {HTMLElement} */
function blockOf(node, story) {
  let block = node.parentElement;
  while (block && block !== story && /^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block ?? story;
}

/** @param {number} x @param {number} y @returns {{ node: Node, offset: number } | null} */
function caretAt(x, y) {
  const page = /** @type {Document & { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node, offset: number } | null, caretRangeFromPoint?: (x: number, y: number) => Range | null }} */ (document);
  const place = page.caretPositionFromPoint?.(x, y);
  if (place) return { node: place.offsetNode, offset: place.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
