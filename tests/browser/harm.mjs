// What must be so in a page whatever texts were given to it.

import assert from "node:assert/strict";

export const VIEWS = ["read", "coverage", "quotes", "differences", "pair", "overview"];

/** The page's state before anything was put in. @param {import("playwright-core").Page} page */
export const stateOf = (page) => page.evaluate(() => ({ base: document.baseURI.replace(/#.*/, ""), title: document.title, scripts: document.scripts.length, globals: Object.keys(window).length }));

/**
 * Nothing ran, nothing of the texts became an element, an attribute or an address that runs, and the page is no wider.
 * @param {import("playwright-core").Page} page
 * @param {{ base: string, scripts: number }} before
 * @param {{ wide?: boolean }} [options] `wide`: its width is not asked
 */
export async function unharmed(page, before, { wide = false } = {}) {
  const state = await page.evaluate(() => {
    const all = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
    const elements = all(document);
    return {
      hit: window.hit, polluted: ({}).hit ?? ({}).polluted, base: document.baseURI.replace(/#.*/, ""),
      scripts: elements.filter(({ tagName }) => tagName.toUpperCase() === "SCRIPT").length,
      handlers: elements.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on"))),
      addresses: elements.flatMap((element) => ["href", "src", "action", "xlink:href", "formaction", "srcdoc", "data", "poster"].map((name) => element.getAttribute(name) ?? "")).filter((value) => /^[\s\u0000-\u001f]*(javascript|data|vbscript|blob|file|filesystem|view-source|about)\s*:/i.test(value)),
      abroad: elements.flatMap((element) => (element.tagName === "A" ? [] : ["href", "src", "action", "data", "srcset", "ping", "background"].map((name) => element.getAttribute(name) ?? ""))).filter((value) => /\.invalid/.test(value)),
      strangers: elements.map(({ tagName }) => tagName.toUpperCase()).filter((name) => ["IMG", "IFRAME", "FRAME", "FRAMESET", "OBJECT", "EMBED", "APPLET", "BASE", "MATH", "FOREIGNOBJECT", "ANIMATE", "SET", "MARQUEE", "VIDEO", "AUDIO", "PORTAL", "FENCEDFRAME", "PLAINTEXT", "XMP", "HANDLER", "X", "SCR"].includes(name)),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      // What reaches beyond the page while what it stands in does not, and whose words do.
      widest: elements.filter((element) => { const [own, outer] = [element, element.parentElement ?? element.getRootNode().host].map((one) => one?.getBoundingClientRect().right ?? 0); return element.clientWidth > 0 && element.scrollWidth > document.documentElement.clientWidth + 1 && getComputedStyle(element).overflowX === "visible" && ![...element.children].some((child) => child.scrollWidth > document.documentElement.clientWidth + 1) || own > document.documentElement.clientWidth + 1 && outer <= document.documentElement.clientWidth + 1; }).slice(0, 4).map((element) => `${element.tagName}.${element.className} in ${element.parentElement?.id}.${element.parentElement?.className} ${(element.textContent ?? "").slice(0, 80)}`),
    };
  });
  assert.equal(state.hit, undefined, "nothing ran");
  assert.equal(state.polluted, undefined, "no prototype has a new key");
  assert.equal(state.base, before.base, "the base of addresses");
  assert.equal(state.scripts, before.scripts, "no script but the page’s own");
  assert.deepEqual(state.handlers, [], "event handlers");
  assert.deepEqual(state.addresses, [], "addresses that run");
  assert.deepEqual(state.abroad, [], "addresses that load");
  assert.deepEqual(state.strangers, [], "elements of the texts");
  if (!wide) assert.ok(state.wide <= 0, `nothing widens the page: ${state.wide} px, ${state.widest.join(" | ")}`);
}

/** Each view is shown in turn. @param {import("playwright-core").Page} page */
export async function everyView(page) {
  for (const view of VIEWS) {
    await page.locator("cross-read").first().evaluate((element, name) => { element.view = name; }, view);
    await page.locator("cross-read").first().locator(`.view-${view}`).waitFor();
  }
}
