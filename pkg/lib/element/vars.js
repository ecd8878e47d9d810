// Custom properties set through CSSOM. Lit's own styleMap writes a style attribute at its first rendering, which a policy
// without 'unsafe-inline' refuses.

import { Directive, directive } from "lit/directive.js";
import { noChange } from "lit/html.js";

class Vars extends Directive {
  /** @type {Record<string, string>} */ #set = {};

  /** @param {Record<string, string>} _values */
  render(_values) { return noChange; }

  /**
   * @override
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[Record<string, string>]} values
   */
  update(part, [values]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    for (const [name, value] of Object.entries(values)) if (this.#set[name] !== value) style.setProperty(name, value);
    for (const name of Object.keys(this.#set)) if (!(name in values)) style.removeProperty(name);
    this.#set = values;
    return noChange;
  }
}

/** @type {(values: Record<string, string>) => unknown} an element directive: `<i ${vars({ '--share': '20%' })}>` */
export const vars = directive(Vars);
