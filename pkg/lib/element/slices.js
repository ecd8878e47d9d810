// Long lists, drawn where they are read: a few screens round what is in sight are drawn with all their marks, the rest stands
// there as plain text, which costs next to nothing and is still found by the browser's search. For printing, all is drawn.

import { Directive, directive } from "lit/directive.js";
import { html, noChange } from "lit/html.js";

/** @typedef {import("./pieces.js").Context} Context */

/** A list up to this length is drawn at once. */
const FEW = 400;
/** So many are drawn, and left, together: a few milliseconds of work. Of a very long list more, since each stretch costs something by being there. */
const TOGETHER = 40;
const MOST_TOGETHER = 50;
const STRETCHES = 250;
/** So many stretches are cut off a list at a time; the rest of it is one piece until the page has had its turn. */
const AT_A_TIME = 40;

export class Slices {
  /** While a page is printed. */
  all = false;
  /** How many stretches lists are cut into so far. */
  reach = AT_A_TIME;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #next;
  /** @type {Set<string>} */ #near = new Set();
  /** @type {WeakMap<Element, string>} */ #keys = new WeakMap();
  /** @type {IntersectionObserver | null} */ #observer = null;

  /** @param {() => void} changed */
  constructor(changed) { this.changed = changed; }

  /** Takes over what was in sight, and how far lists were cut. @param {Slices} before */
  adopt(before) {
    this.reach = before.reach;
    this.#near = before.#near;
  }

  /** There is more to cut. */
  more() {
    this.#next ??= setTimeout(() => {
      this.#next = undefined;
      this.reach += AT_A_TIME;
      this.changed();
    });
  }

  /** @param {string} key */
  draws(key) { return this.all || this.#near.has(key); }

  /** @param {Element} element @param {string} key */
  watch(element, key) {
    this.#keys.set(element, key);
    this.#observer ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const key = this.#keys.get(target);
        if (key === undefined) continue;
        if (isIntersecting) this.#near.add(key);
        // Where somebody is with the keyboard, nothing is taken away.
        else if (!target.matches(":focus-within")) this.#near.delete(key);
      }
      this.changed();
    }, /** @type {IntersectionObserverInit} */ ({ rootMargin: "100%", scrollMargin: "100%" }));
    this.#observer.observe(element);
  }

  end() {
    this.#observer?.disconnect();
    clearTimeout(this.#next);
  }
}

class Watched extends Directive {
  /** @type {Element | null} */ #element = null;
  /** @type {Slices | null} */ #slices = null;
  #key = "";
  #count = 0;

  /** @param {Slices} _slices @param {string} _key @param {number} _count */
  render(_slices, _key, _count) { return noChange; }

  /**
   * @override
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[Slices, string, number]} values
   */
  update(part, [slices, key, count]) {
    const element = /** @type {HTMLElement} */ (part.element);
    if (element !== this.#element || count !== this.#count) element.style.setProperty("--count", String(this.#count = count));
    if (element !== this.#element || slices !== this.#slices || key !== this.#key) {
      slices.watch(element, key);
      [this.#element, this.#slices, this.#key] = [element, slices, key];
    }
    return noChange;
  }
}
const watched = directive(Watched);

/**
 * @template T
 * @param {Context} context
 * @param {string} name  of the list, the only one of its name on the page
 * @param {readonly T[]} items
 * @param {(items: readonly T[]) => unknown} draw
 * @param {{ plain: (items: readonly T[]) => unknown, chosen: (item: T) => boolean }} how  `chosen`: what has to be there to be shown, wherever it stands
 */
export function sliced({ slices }, name, items, draw, { plain, chosen }) {
  if (items.length <= FEW) return draw(items);
  const parts = [];
  const together = Math.min(Math.max(Math.ceil(items.length / STRETCHES), TOGETHER), MOST_TOGETHER);
  let rest = slices.all || items.findLastIndex(chosen) >= slices.reach * together ? Infinity : slices.reach;
  for (let from = 0; from < items.length && parts.length <= rest; from += together) parts.push(items.slice(from, parts.length < rest ? from + together : undefined));
  if (parts.length > rest) slices.more(); else rest = Infinity;
  return parts.map((part, index) => {
    const key = `${name}.${index}`;
    const drawn = index < rest && (index === 0 || slices.draws(key) || part.some(chosen));
    return html`<div class="slice ${drawn ? "" : "undrawn"}" ${watched(slices, key, part.length)}>${drawn ? draw(part) : plain(part)}</div>`;
  });
}
