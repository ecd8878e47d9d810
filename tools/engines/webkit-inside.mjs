// What runs inside of WebKit's page for the tests: finding elements as Playwright finds them, through open shadow roots, by
// roles and names as assistive technology computes them.

import { createRequire } from "node:module";
import { buildSync } from "esbuild";

/** Roles and names by the W3C's rules, as one script. */
let names = "";
function accessibility() {
  names ||= buildSync({
    stdin: { contents: 'export { computeAccessibleName as nameOf, getRole as roleOf } from "dom-accessibility-api";', resolveDir: createRequire(import.meta.url).resolve("esbuild/package.json").replace(/package\.json$/, "") },
    bundle: true, format: "iife", globalName: "accessible", write: false, minify: true,
  }).outputFiles[0].text;
  return names;
}

/** The key of what stands for no value: JSON has no word for it. */
const NOTHING = "crossread:nothing";

/** What was read from JSON, with nothing where nothing was. @param {any} value @returns {any} */
export function withNothing(value) {
  if (value === null || typeof value !== "object") return value;
  if (NOTHING in value) return undefined;
  for (const key of Object.keys(value)) value[key] = withNothing(value[key]);
  return value;
}

/**
 * Runs a function in the page. What it gives travels as JSON: to the driver a key without a value would be null.
 * @param {any} page
 * @param {object[]} chain steps that lead to elements
 * @param {string} what a function of the elements found and of the argument; it sees `visible` and `covered`
 * @param {unknown} arg
 */
export function inPage(page, chain, what, arg) {
  const naming = chain.some((step) => /"(?:role|label)"/.test(JSON.stringify(step)));
  return page.script(`
    const done = arguments[arguments.length - 1];
    ${naming ? accessibility() : ""}
    ${INSIDE}
    const [chain, arg] = arguments;
    Promise.resolve().then(() => (${what})(find(chain), arg)).then((value) => done({ json: JSON.stringify(value, (_, one) => one === undefined ? { [${JSON.stringify(NOTHING)}]: true } : one) }), (error) => done({ problem: String(error && error.message || error) }));`, [chain, arg ?? null]);
}

const INSIDE = `
const roots = (scope) => {
  const all = [scope];
  for (const root of all) {
    if (root.shadowRoot) all.push(root.shadowRoot);
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) all.push(element.shadowRoot);
  }
  return all;
};
// Where a selector can be parted: at the spaces and at the commas that stand in no bracket and no string.
const parted = (css, sign) => {
  const places = [];
  let depth = 0, mark = "";
  for (let at = 0; at < css.length; at++) {
    const one = css[at];
    if (mark) { if (one === mark) mark = ""; continue; }
    if (one === '"' || one === "'") mark = one;
    else if ("([".includes(one)) depth++;
    else if (")]".includes(one)) depth--;
    else if (!depth && one === sign && (sign === "," || !(/[>+~,\\s]/.test(css[at - 1]) || /[>+~,\\s]/.test(css[at + 1])))) places.push(at);
  }
  return places;
};
// A space in a selector leads into the shadow trees of what stands before it, too.
const under = (element, css) => {
  for (let host = element.getRootNode().host; host; host = host.getRootNode().host) {
    for (let one = host; one; one = one.parentElement) if (matches(one, css)) return true;
  }
  return false;
};
const deep = (css) => parted(css, " ").map((at) => [css.slice(0, at), css.slice(at + 1)]);
const matches = (element, css) => element.matches(css) || deep(css).some(([outer, inner]) => element.matches(inner) && under(element, outer));
const every = (scope, css) => {
  const ends = [...parted(css, ","), css.length];
  const list = ends.map((end, at) => css.slice(at ? ends[at - 1] + 1 : 0, end).trim());
  const found = list.flatMap((one) => roots(scope).flatMap((root) => [...root.querySelectorAll(one), ...(root.host ? deep(one).flatMap(([outer, inner]) => [...root.querySelectorAll(inner)].filter((element) => under(element, outer))) : [])]));
  return [...new Set(found)];
};
const fits = (text, wanted, exact) => {
  const flat = (text || "").replace(/[\\u2068\\u2069]/g, "").replace(/\\s+/g, " ").trim();
  if (wanted.source !== undefined) return new RegExp(wanted.source, wanted.flags.replace("g", "")).test(flat);
  return exact ? flat === wanted.string : flat.toLowerCase().includes(wanted.string.toLowerCase());
};
const shown = (element) => element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0;
const visible = (element) => shown(element) && element.getClientRects().length > 0 && element.getBoundingClientRect().width > 0;
const textOf = (element) => element.shadowRoot ? element.shadowRoot.textContent + element.textContent : element.textContent;
const covered = (element, box) => {
  let top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  while (top && top.shadowRoot) { const inner = top.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); if (!inner || inner === top) break; top = inner; }
  return !top || !(top === element || element.contains(top) || top.contains(element));
};
const step = (scopes, one) => {
  if ("nth" in one) { const found = scopes.at(one.nth); return found ? [found] : []; }
  if (one.filter) {
    const { hasText, hasNotText, has, visible: seen } = one.filter;
    return scopes.filter((element) => (!hasText || fits(textOf(element), hasText)) && (!hasNotText || !fits(textOf(element), hasNotText)) && (!has || find(has, [element]).length) && (seen === undefined || visible(element) === seen));
  }
  return [...new Set(scopes.flatMap((scope) => {
    if (one.css) return every(scope, one.css);
    if (one.role) return every(scope, "*").filter((element) => accessible.roleOf(element) === one.role && (one.selected === undefined || (element.getAttribute("aria-selected") === "true") === one.selected) && shown(element) && (!one.name || fits(accessible.nameOf(element), one.name, one.exact)));
    if (one.label) return every(scope, "input, textarea, select, button, meter, progress, output, [aria-label], [aria-labelledby]").filter((element) => fits(accessible.nameOf(element), one.label, one.exact) || [...element.labels || []].some((label) => fits(label.textContent, one.label, one.exact)));
    return every(scope, "*").filter((element) => !["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName) && fits(element.textContent, one.words, one.exact) && ![...element.children].some((child) => fits(child.textContent, one.words, one.exact)));
  }))];
};
const find = (chain, from = [document]) => chain.reduce(step, from);
`;
