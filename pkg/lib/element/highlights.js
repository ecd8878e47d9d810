// Words of the host's page that are marked where they stand: by CSS Custom Highlights, which change nothing in the page; where
// a browser has none, by lines drawn over the page.

import { OURS } from "./story.js";

/** @typedef {'chosen' | 'lone' | 'variant' | 'conflict'} MarkName  in this order above each other */

/** @type {readonly MarkName[]} */
const NAMES = ["chosen", "lone", "variant", "conflict"];
const COLOURS = { light: { chosen: "#fff3bf", lone: "#8a857a", variant: "#625e56", conflict: "#a8390f" }, dark: { chosen: "#4b4013", lone: "#7d776b", variant: "#a8a295", conflict: "#ff9a6b" } };
/** @type {Record<'lone' | 'variant' | 'conflict', string>} */
const LINES = { lone: "underline dotted 1px", variant: "underline dotted 2px", conflict: "underline wavy 1.5px" };

const nameOf = (/** @type {string} */ name, /** @type {string} */ scheme) => `crossread-${name}-${scheme}`;

/** @returns {CSSStyleSheet} */
function makeSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(/** @type {('light' | 'dark')[]} */ (["light", "dark"]).flatMap((scheme) => NAMES.map((name) => `::highlight(${nameOf(name, scheme)}) { ${
    name === "chosen" ? `background-color: ${COLOURS[scheme].chosen}` : `text-decoration: ${LINES[name]} ${COLOURS[scheme][name]}`} }`)).join("\n"));
  return sheet;
}

/** @type {CSSStyleSheet | null} */
let sheet = null;
/** How many elements of a root need the sheet. @type {WeakMap<Document | ShadowRoot, number>} */
const needed = new WeakMap();

export class Highlights {
  /** @type {[name: string, range: Range][]} */ #set = [];
  /** @type {HTMLElement | null} */ #layer = null;

  /** @param {HTMLElement} story */
  constructor(story) {
    this.story = story;
    this.root = /** @type {Document | ShadowRoot} */ (story.getRootNode());
    this.native = typeof Highlight === "function" && "highlights" in CSS;
    if (!this.native) return;
    const count = needed.get(this.root) ?? 0;
    needed.set(this.root, count + 1);
    if (!count) this.root.adoptedStyleSheets.push(sheet ??= makeSheet());
  }

  /** @param {readonly [MarkName, Range][]} marks @param {'light' | 'dark'} scheme */
  show(marks, scheme) {
    this.#clear();
    if (!this.native) { this.#draw(marks, scheme); return; }
    for (const [name, range] of marks) {
      const full = nameOf(name, scheme);
      let highlight = CSS.highlights.get(full);
      if (!highlight) {
        highlight = new Highlight();
        highlight.priority = NAMES.indexOf(name);
        CSS.highlights.set(full, highlight);
      }
      highlight.add(range);
      this.#set.push([full, range]);
    }
  }

  #clear() {
    for (const [name, range] of this.#set) {
      const highlight = CSS.highlights.get(name);
      highlight?.delete(range);
      if (highlight && !highlight.size) CSS.highlights.delete(name);
    }
    this.#set = [];
  }

  remove() {
    this.#clear();
    this.#layer?.remove();
    if (!this.native) return;
    const count = (needed.get(this.root) ?? 1) - 1;
    needed.set(this.root, count);
    if (!count) this.root.adoptedStyleSheets = this.root.adoptedStyleSheets.filter((one) => one !== sheet);
  }

  /** @param {readonly [MarkName, Range][]} marks @param {'light' | 'dark'} scheme */
  #draw(marks, scheme) {
    const layer = this.#layer ??= layerIn(this.story);
    layer.setAttribute("aria-hidden", "true");
    const root = layer.shadowRoot ?? layer.attachShadow({ mode: "open" });
    const origin = layer.getBoundingClientRect();
    root.replaceChildren(...marks.flatMap(([name, range]) => [...range.getClientRects()].map((rect) => {
      const box = document.createElement("i");
      const line = name === "chosen" ? {} : { "border-bottom": `2px ${name === "conflict" ? "double" : "dotted"} ${COLOURS[scheme][name]}` };
      const look = { position: "absolute", left: `${rect.left - origin.left}px`, top: `${rect.top - origin.top}px`, width: `${rect.width}px`, height: `${rect.height + 1}px`, "pointer-events": "none",
        ...(name === "chosen" ? { "background-color": COLOURS[scheme].chosen, "mix-blend-mode": scheme === "dark" ? "lighten" : "multiply" } : {}), ...line };
      for (const [property, value] of Object.entries(look)) box.style.setProperty(property, value);
      box.dataset.mark = name;
      return box;
    })));
  }
}

// Set one by one through CSSOM: a strict policy allows no style attribute, and the host's sheets must not change it.
const NO_ROOM = { all: "initial", display: "block", position: "absolute", "inline-size": "0", "block-size": "0", margin: "0", padding: "0", border: "0", overflow: "visible" };

/** An element of ours in the host's article that takes no room. @param {Element} place @returns {HTMLElement} */
export function layerIn(place) {
  const layer = document.createElement("span");
  layer.setAttribute(OURS, "");
  for (const [property, value] of Object.entries(NO_ROOM)) layer.style.setProperty(property, value, "important");
  place.append(layer);
  return layer;
}
