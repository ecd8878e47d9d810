// Playwright's locators and keyboard over WebKitGTK's driver: the same names, the same waiting, what the tests use of them.

import assert from "node:assert/strict";
import { inPage } from "./webkit-inside.mjs";

/** Milliseconds after which something that does not come is given up. */
const PATIENCE = 30_000;

/**
 * Asks until the answer is true-ish.
 * @template T @param {() => Promise<T>} ask @param {string} what @param {number} [timeout] @returns {Promise<T>}
 */
export async function poll(ask, what, timeout = PATIENCE) {
  for (const end = Date.now() + timeout; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Words to look for, as they travel: a pattern or a string. @param {RegExp | string | undefined} words */
const wanted = (words) => (words === undefined ? undefined : words instanceof RegExp ? { source: words.source, flags: words.flags } : { string: words });

const KEYS = /** @type {Record<string, string>} */ ({ Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", Space: " ", Backspace: "\uE003", Delete: "\uE017", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010", PageUp: "\uE00E", PageDown: "\uE00F", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Meta: "\uE03D" });

export class Keyboard {
  /** @param {any} page */
  constructor(page) { this.page = page; }

  /** @param {string} combination like `Shift+Tab` */
  async press(combination) {
    const keys = combination === "+" ? ["+"] : combination.split("+").map((key) => KEYS[key] ?? key);
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = [...keys].reverse().map((value) => ({ type: "keyUp", value }));
    await this.page.own.send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
  }

  /** @param {string} text */
  async type(text) {
    for (const letter of text) await this.press(letter);
  }

  /** All at once, where the focus is. @param {string} text */
  async insertText(text) {
    await this.page.evaluate((/** @type {string} */ words) => void document.execCommand("insertText", false, words), text);
  }
}

const DOWN = { type: "pointerDown", button: 0 };
const UP = { type: "pointerUp", button: 0 };

export class Mouse {
  /** @param {any} page */
  constructor(page) { this.page = page; }

  /** @param {...object} actions as WebDriver names them */
  does(...actions) { return this.page.own.send("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] }); }
  /** @param {number} x @param {number} y */
  move(x, y) { return this.does({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 }); }
  down() { return this.does(DOWN); }
  up() { return this.does(UP); }
}

/** What a chain of steps leads to, looked up anew for each question. */
export class Locator {
  /** @param {any} page @param {object[]} chain */
  constructor(page, chain) {
    this.own = page;
    this.chain = chain;
  }

  page() { return this.own; }
  /** @param {object} step */
  #then(step) { return new Locator(this.own, [...this.chain, step]); }
  /** @param {string} css @param {{ hasText?: RegExp | string, has?: Locator }} [options] */
  locator(css, options = {}) {
    if (css.startsWith("xpath=")) throw new Error("WebKitGTK’s driver cannot: XPath through shadow roots");
    const found = this.#then({ css });
    return Object.keys(options).length ? found.filter(options) : found;
  }
  /** @param {{ hasText?: RegExp | string, hasNotText?: RegExp | string, has?: Locator, visible?: boolean }} options */
  filter({ hasText, hasNotText, has, visible }) { return this.#then({ filter: { hasText: wanted(hasText), hasNotText: wanted(hasNotText), has: has?.chain, visible } }); }
  /** @param {string} role @param {{ name?: RegExp | string, exact?: boolean }} [options] */
  getByRole(role, { name, exact, selected } = {}) { return this.#then({ role, name: wanted(name), exact, selected }); }
  getByLabel(words, { exact = false } = {}) { return this.#then({ label: wanted(words), exact }); }
  getByText(words, { exact = false } = {}) { return this.#then({ words: wanted(words), exact }); }
  nth(at) { return this.#then({ nth: at }); }
  first() { return this.nth(0); }
  last() { return this.nth(-1); }

  /** @param {string} what a function of all elements and an argument */
  #ask(what, arg) { return inPage(this.own, this.chain, what, arg); }
  /** The one element, waited for. @param {Function | string} what of the element and an argument */
  async #one(what, arg, ready = "true") {
    let answer = { missing: "nothing" };
    await poll(async () => {
      answer = await this.#ask(`async (elements, arg) => {
        if (elements.length > 1) throw new Error("strict: " + elements.length + " elements");
        const [element] = elements;
        if (!element || !(${ready})) return { missing: element ? "not ready" : "nothing" };
        return { value: await (${what})(element, arg) };
      }`, arg);
      return !("missing" in answer);
    }, `${JSON.stringify(this.chain)} (${JSON.stringify(answer)})`);
    return answer.value;
  }

  count() { return this.#ask("(elements) => elements.length"); }
  async all() { return Array.from({ length: await this.count() }, (_, at) => this.nth(at)); }
  evaluate(what, arg) { return this.#one(what, arg); }
  evaluateAll(what, arg) { return this.#ask(`(elements, arg) => (${what})(elements, arg)`, arg); }
  isVisible() { return this.#ask("(elements) => elements.length > 0 && visible(elements[0])"); }
  async isHidden() { return !(await this.isVisible()); }
  isChecked() { return this.#one((element) => element.checked); }
  isDisabled() { return this.#one((element) => Boolean(element.disabled)); }
  innerText() { return this.#one((element) => element.innerText ?? element.textContent); }
  textContent() { return this.#one((element) => element.textContent); }
  allTextContents() { return this.#ask("(elements) => elements.map((element) => element.textContent)"); }
  allInnerTexts() { return this.#ask("(elements) => elements.map((element) => element.innerText)"); }
  getAttribute(name) { return this.#one((element, name) => element.getAttribute(name), name); }
  inputValue() { return this.#one((element) => element.value); }
  focus() { return this.#one((element) => element.focus()); }
  dispatchEvent(type) { return this.#one((element, type) => void element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: true })), type); }
  boundingBox() { return this.#one((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height }; }); }

  /** @param {{ state?: "attached" | "detached" | "visible" | "hidden", timeout?: number }} [options] */
  waitFor({ state = "visible", timeout } = {}) {
    const asked = { attached: "elements.length > 0", detached: "elements.length === 0", visible: "elements.some(visible)", hidden: "!elements.some(visible)" }[state];
    return poll(() => this.#ask(`(elements) => ${asked}`), `${JSON.stringify(this.chain)} to be ${state}`, timeout);
  }

  /** A real click, where the element is and nothing covers it. */
  async click() {
    const { x, y } = await this.#one(`async (element) => {
      element.scrollIntoView({ block: "nearest", inline: "nearest" });
      let box = element.getBoundingClientRect();
      if (covered(element, box)) { element.scrollIntoView({ block: "center" }); box = element.getBoundingClientRect(); }
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    }`, undefined, "visible(element) && !element.disabled");
    await this.own.mouse.does({ type: "pointerMove", x, y, duration: 0 }, DOWN, UP);
  }

  check() { return this.#set(true); }
  uncheck() { return this.#set(false); }
  /** @param {boolean} on */
  async #set(on) {
    if (await this.isChecked() === on) return;
    await this.click();
    await poll(async () => await this.isChecked() === on, "the box to change", 5000);
  }

  async fill(text) {
    await this.#one((element, text) => {
      element.focus();
      element.select();
      document.execCommand(text ? "insertText" : "delete", false, text);
      if (element.value !== text) { element.value = text; element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true })); }
    }, text, "visible(element) && !element.disabled");
  }

  async press(key) {
    await this.focus();
    await this.own.keyboard.press(key);
  }

  async selectOption(value) {
    assert.equal(typeof value, "string");
    await this.#one((element, value) => {
      const option = [...element.options].find((one) => one.value === value || one.label === value);
      if (!option) throw new Error(`no option ${value}`);
      element.value = option.value;
      for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }, value);
  }
}
