// Two accounts that scroll together: what is read on one side stands beside its counterpart on the other; lines join the
// sentences that moved, split or were joined, and the one that is pointed at. The reader may let one side go alone.

import { Directive, directive } from "lit/directive.js";
import { noChange } from "lit/html.js";

/** @typedef {import("./pairing.js").Thread} Thread */

/** How far down a side the eye reads, as a share of its height. */
const EYE = 0.3;
const SVG = "http://www.w3.org/2000/svg";

class Follow extends Directive {
  /** @type {HTMLElement | null} */ #place = null;
  /** @type {readonly Thread[]} */ #threads = [];
  #locked = true;
  /** Those that are drawn whatever is pointed at. @type {readonly Thread[]} */ #lines = [];
  /** @type {Set<number>} */ #chosen = new Set();
  /** @type {string | null} */ #pointed = null;
  /** Where a side was put by the other; the event that follows is not a reader's. @type {Map<Element, number>} */ #put = new Map();
  #drawing = false;

  /** @param {readonly Thread[]} _threads @param {boolean} _locked @param {readonly number[]} _chosen */
  render(_threads, _locked, _chosen) { return noChange; }

  /**
   * @override
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[readonly Thread[], boolean, readonly number[]]} values
   */
  update(part, [threads, locked, chosen]) {
    const place = /** @type {HTMLElement} */ (part.element);
    if (this.#threads !== threads) this.#lines = threads.filter(({ moved, many }) => moved || many);
    this.#threads = threads;
    this.#locked = locked;
    this.#chosen = new Set(chosen);
    if (this.#place !== place) {
      this.#place = place;
      // Scrolling does not bubble; it is caught on its way down.
      place.addEventListener("scroll", (event) => this.#scrolled(/** @type {HTMLElement} */ (event.target)), { capture: true, passive: true });
      const point = (/** @type {Event} */ event) => {
        const sentence = event.target instanceof Element ? event.target.closest("[data-sentence]")?.getAttribute("data-sentence") ?? null : null;
        if (sentence !== this.#pointed) { this.#pointed = sentence; this.#draw(); }
      };
      for (const name of ["pointerover", "focusin", "pointerleave"]) place.addEventListener(name, point);
      place.addEventListener("toggle", () => this.#draw(), true);
      new ResizeObserver(() => this.#draw()).observe(place);
    }
    this.#draw();
    return noChange;
  }

  /** @returns {HTMLElement[]} */
  get #sides() { return [...(this.#place?.querySelectorAll(".side") ?? [])].map((side) => /** @type {HTMLElement} */ (side)); }

  /** @param {HTMLElement} side */
  #scrolled(side) {
    this.#draw();
    const own = this.#put.get(side);
    this.#put.delete(side);
    if (!this.#locked || (own !== undefined && Math.abs(own - side.scrollTop) < 2)) return;
    const sides = this.#sides;
    const other = sides.find((one) => one !== side);
    if (!other || !sides.includes(side)) return;
    const [first] = sides;
    const [hereTop, thereTop] = [this.#topsOf(side), this.#topsOf(other)];
    const line = side.scrollTop + side.clientHeight * EYE;
    let [from, fromThere, to, toThere] = [0, 0, side.scrollHeight, other.scrollHeight];
    for (const { a, b, moved } of this.#threads) {
      if (moved) continue;
      const [here, there] = side === first ? [hereTop(a), thereTop(b)] : [hereTop(b), thereTop(a)];
      if (here === null || there === null) continue;
      // Threads that do not cross, so that neither side ever runs backwards.
      if (here <= line && here >= from && there >= fromThere) [from, fromThere] = [here, there];
      else if (here > line && here < to && there >= fromThere) [to, toThere] = [here, there];
    }
    const share = to > from ? (line - from) / (to - from) : 0;
    // At either end both ends stand together.
    const end = side.scrollTop <= 0 ? 0 : side.scrollTop >= side.scrollHeight - side.clientHeight - 1 ? other.scrollHeight : null;
    other.scrollTop = end ?? fromThere + share * Math.max(0, toThere - fromThere) - other.clientHeight * EYE;
    this.#put.set(other, other.scrollTop);
  }

  /** What is drawn of a side, by sentence; looked up once for all threads. @param {HTMLElement} side @returns {Map<number, HTMLElement>} */
  #drawn(side) { return new Map([...side.querySelectorAll("[data-sentence]")].map((one) => [Number(one.getAttribute("data-sentence")), /** @type {HTMLElement} */ (one)])); }

  /** Where a side's sentences begin, in its own scale; null for what is folded away, or too far off to be drawn. @param {HTMLElement} side @returns {(sentence: number) => number | null} */
  #topsOf(side) {
    const drawn = this.#drawn(side);
    const zero = side.getBoundingClientRect().top + side.clientTop - side.scrollTop;
    return (sentence) => {
      const element = drawn.get(sentence);
      return element?.checkVisibility() ? element.getBoundingClientRect().top - zero : null;
    };
  }

  /** Threads of these sentences that have no line of their own. @param {readonly number[]} sentences */
  #threadsOf(sentences) {
    const wanted = new Set(sentences);
    return this.#threads.filter(({ a, b, moved, many }) => !moved && !many && (wanted.has(a) || wanted.has(b)));
  }

  #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => { this.#drawing = false; this.#drawNow(); });
  }

  #drawNow() {
    const svg = this.#place?.querySelector("svg");
    const [left, right] = this.#sides;
    if (!svg || !left || !right) return;
    const ground = svg.getBoundingClientRect();
    const rtl = getComputedStyle(left).direction === "rtl";
    /** @type {Element[]} */
    const lines = [];
    const drawn = new Map([left, right].map((side) => [side, this.#drawn(side)]));
    const pointedAt = Number(this.#pointed ?? -1);
    for (const { a, b, moved } of [...this.#lines, ...this.#threadsOf([pointedAt, ...this.#chosen])]) {
      const pointed = pointedAt === a || pointedAt === b;
      const chosen = this.#chosen.has(a) || this.#chosen.has(b);
      const ends = [[left, a], [right, b]].map(([side, sentence]) => middle(/** @type {HTMLElement} */ (side), drawn.get(/** @type {HTMLElement} */ (side))?.get(/** @type {number} */ (sentence))));
      const [from, to] = ends;
      if (!from || !to || (!from.seen && !to.seen) || (!(pointed || chosen) && !(from.seen && to.seen))) continue;
      const [x1, x2] = rtl ? [ground.width, 0] : [0, ground.width];
      const [y1, y2] = [from.y - ground.top, to.y - ground.top];
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", `M${x1} ${y1}C${ground.width / 2} ${y1} ${ground.width / 2} ${y2} ${x2} ${y2}`);
      path.setAttribute("class", `${moved ? "moved" : ""} ${pointed || chosen ? "pointed" : ""}`);
      lines.push(path);
    }
    svg.replaceChildren(...lines);
  }

}

/** Where a sentence's line ends: at its middle; where it is out of sight, at the edge it lies behind. @param {HTMLElement} side @param {HTMLElement | undefined} element */
function middle(side, element) {
  if (!element?.checkVisibility()) return null;
  const box = element.getBoundingClientRect();
  const frame = side.getBoundingClientRect();
  const halfway = (box.top + box.bottom) / 2;
  return { seen: box.bottom > frame.top && box.top < frame.bottom, y: Math.min(Math.max(halfway, frame.top + 2), frame.bottom - 2) };
}

export const follow = directive(Follow);
