// HTML and DOM as input, in Chromium: trees and markup made from a seed, as pages on the web and nobody's editor make them. What
// is read of them is held against a reader of thirty plain lines: no error, the words kept, every place right.

import { buildSync } from "esbuild";
import { random } from "../bench/random.mjs";
import { launch } from "../engines/launch.mjs";
import { root } from "../process.mjs";
import { POLICY } from "../serve.mjs";
import { emptyPage, hosted } from "./host.mjs";

/** @typedef {ReturnType<typeof random>} Random */
/** @typedef {string | { comment: string } | { deep: number, tag: string, children: Tree[] } | { tag: string, space?: string, attributes: Record<string, string>, children: Tree[], shadow?: boolean }} Tree */

const BLOCKS = ["p", "div", "section", "article", "header", "main", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th", "caption", "figure", "figcaption", "blockquote", "pre", "h1", "h2", "h3", "h6", "details", "summary", "address", "hgroup"];
const FURNITURE = ["nav", "aside", "footer", "form", "button", "menu", "dialog"];
const INLINE = ["a", "b", "i", "em", "strong", "span", "q", "cite", "time", "mark", "sup", "bdi", "abbr", "small", "u", "label", "font", "center", "x-card", "unknown", "slot", "rt", "ruby", "wbr", "br", "hr", "img"];
const SILENT = ["script", "style", "noscript", "template", "iframe", "object", "canvas", "audio", "video", "select", "textarea"];
const ROLES = ["navigation", "complementary", "banner", "search", "main", "article", "presentation", "note"];
const WORDS = ["The ferry", "sank", "near Holm", "on Friday", "“We lost it,”", "said", "Ada Reed", "23", "people", "not", "£4m", "Mr.", "U.S.", "—", "…", "(", ")", "’", "«", "»", "\u00a0", "\u200b", "\u202e", "e\u0301", "👩‍👩‍👧", "轮船", "سفينة", "&amp;", "<", ">", "\"", "=", "Advertisement", "Read more", "2 min read", "#", "*", "|", "---"];
const ODD = ["\0", "\ud800", "\udc00", "\ufeff", "\u0085", "\u2028", "\r", "\f", "\v", "\u001f", "\ufffe"];

/** @param {Random} own @param {boolean} odd */
function words(own, odd) {
  let text = own.chance(0.3) ? own.pick([" ", "\n", "\n\n  ", "\t"]) : "";
  for (let n = own.below(9); n >= 0; n--) text += own.pick(WORDS) + own.pick([" ", " ", " ", ". ", ", ", "\n", "", "  "]) + (odd && own.chance(0.05) ? own.pick(ODD) : "");
  return text;
}

/** @param {Random} own @param {number} depth @returns {Tree} */
function tree(own, depth) {
  if (depth <= 0 || own.chance(0.35)) return own.chance(0.08) ? { comment: words(own, false) } : own.chance(0.05) ? "" : words(own, true);
  const silent = own.chance(0.06);
  const tag = silent ? own.pick(SILENT) : own.pick(own.pick([BLOCKS, BLOCKS, INLINE, FURNITURE]));
  /** @type {Record<string, string>} */
  const attributes = {};
  if (own.chance(0.05)) attributes.lang = own.pick(["de", "fr", "", "xx-yy", "en-GB"]);
  const hidden = !silent && own.chance(0.04);
  if (hidden) attributes[own.pick(["hidden", "aria-hidden"])] = "true";
  if (!silent && !hidden && own.chance(0.06)) attributes.role = own.pick(ROLES);
  if (own.chance(0.05)) attributes.dir = own.pick(["rtl", "ltr", "auto"]);
  const children = Array.from({ length: own.below(5) }, () => tree(own, depth - 1));
  const foreign = own.chance(0.02) ? own.pick(["http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"]) : undefined;
  if (foreign) for (const name of Object.keys(attributes)) delete attributes[name];
  return { tag: foreign ? own.pick(foreign.endsWith("svg") ? ["svg"] : ["math"]) : tag, ...(foreign ? { space: foreign } : {}), attributes, children, ...(tag === "div" && !foreign && own.chance(0.05) ? { shadow: true } : {}) };
}

/** A tree of the DOM's own, which no parser would make. @param {string} seed @returns {Tree} */
export function domOf(seed) {
  const own = random(seed);
  if (own.chance(0.02)) {
    // Deeper than a stack of calls, so told by its depth.
    const deep = { deep: own.below(6000) + 500, tag: own.pick(["div", "span", "b", "blockquote"]), children: [words(own, false)] };
    return { tag: "article", attributes: {}, children: [deep, words(own, false)] };
  }
  return { tag: own.pick(["article", "div", "main", "section", "p", "body-like"]), attributes: own.chance(0.3) ? { lang: "en" } : {}, children: Array.from({ length: own.below(8) + 1 }, () => tree(own, own.below(7))) };
}

/** Markup as it is found: tags left open, closed twice and out of order, attributes cut, entities, comments, raw text. @param {string} seed */
export function markupOf(seed) {
  const own = random(seed);
  let html = own.chance(0.5) ? `<!doctype html><html${own.chance(0.5) ? " lang=en" : ""}><head><title>${own.pick(WORDS.slice(0, 10))}</title>${own.chance(0.3) ? "<meta property=\"og:site_name\" content=\"Carrow Post\">" : ""}</head><body>` : "";
  const open = [];
  for (let n = own.below(60) + 3; n > 0; n--) {
    const kind = own.below(20);
    if (kind < 8) html += words(own, false).replace(/[<&]/g, (sign) => (own.chance(0.5) ? sign : sign === "<" ? "&lt;" : "&amp;"));
    else if (kind < 14) {
      const tag = own.pick(own.pick([BLOCKS, BLOCKS, INLINE, FURNITURE]));
      const attributes = own.chance(0.3) ? own.pick([" class=a", " lang=\"de\"", " title=\"a > b\"", " title='<b>'", " data-x=a\"b", " =", " /", " onclick=\"x()\"", " style=\"color:red\"", " hidden", " aria-hidden=true", " href=\"javascript:x\"", " id=a id=b", "\n"]) : "";
      html += `<${own.chance(0.1) ? tag.toUpperCase() : tag}${attributes}>`;
      open.push(tag);
    } else if (kind < 17) html += `</${own.chance(0.8) && open.length ? open.splice(own.below(open.length), 1)[0] : own.pick(BLOCKS)}>`;
    else html += own.pick(["<!-- a <b>note</b> -->", "<!--", "-->", "<![CDATA[x]]>", "<?x y?>", "&nbsp;", "&#8220;", "&#x1F600;", "&bogus;", "&#0;", "<script>if (a<b) x()</script>", "<style>p{}</style>", "<textarea><p>in</p></textarea>", "<select><option>one</select>", "<svg><text>in</text></svg>", "<math><mi>x</mi></math>", "<template><p>in</p></template>", "<noscript><p>in</p></noscript>", "<table><p>out<td>in</table>", "<p><div></p>", "<b><i></b></i>", "<a href=x><a href=y>", "<frameset>", "<base href=x>", "<meta charset=x>", "\r\n", "\0"]);
    if (own.chance(0.01)) html = html.slice(0, own.below(html.length));
  }
  return html;
}

/** What the page holds them to, with a reader of its own. */
const PAGE = `
import { articleFrom } from "./crossread/core.js";
import { articleFromMarkup } from "./crossread/files.js";
import * as library from "./readability.js";
const KNOWN = new Set(["duplicateId", "badId", "articleSize", "totalSize", "position", "type"]);
const flat = (text) => text.toWellFormed().replaceAll("\\0", "\\ufffd").replace(/\\s+/g, "");
const make = (top) => {
  // By a list of things to do: a tree is deeper than a stack of calls.
  const root = document.createElement("div");
  const left = [[root, top]];
  while (left.length) {
    const [parent, one] = left.pop();
    if (typeof one === "string") parent.append(document.createTextNode(one));
    else if ("comment" in one) parent.append(document.createComment(one.comment.replaceAll("--", "")));
    else if ("deep" in one) {
      let inner = parent;
      for (let depth = one.deep; depth > 0; depth--) { const next = document.createElement(one.tag); inner.append(next); inner = next; }
      for (const child of [...one.children].reverse()) left.push([inner, child]);
    } else {
      const element = one.space ? document.createElementNS(one.space, one.tag) : document.createElement(one.tag);
      for (const [name, value] of Object.entries(one.attributes)) element.setAttribute(name, value);
      if (one.shadow) element.attachShadow({ mode: "open" }).append(document.createElement("slot"));
      parent.append(element);
      for (const child of [...one.children].reverse()) left.push([element, child]);
    }
  }
  return root.firstChild;
};
const SILENT = "script, style, noscript, template, svg, math, iframe, object, canvas, audio, video, select, textarea, head, [hidden], [aria-hidden=true]";
/** The plain reader: every text node that is not inside of something silent. */
const textNodes = (root) => {
  const silent = new Set(root.querySelectorAll(SILENT));
  if (root.matches(SILENT)) return [];
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => (silent.has(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.nodeType === 3 && node.data !== "") nodes.push(node);
  return nodes;
};
const inOrder = (words, all) => {
  let at = 0;
  for (const sign of words) if ((at = all.indexOf(sign, at) + 1) === 0) return false;
  return true;
};
const blocksRight = (text, blocks) => {
  let before = 0;
  for (const { start, end } of blocks ?? []) {
    if (!(start >= before && end > start && end <= text.length)) return "block " + start + "–" + end + " of " + text.length;
    // Spaces as Unicode has them: JavaScript's own trim counts another sign among them.
    if (/^\\p{White_Space}|\\p{White_Space}$/u.test(text.slice(start, end))) return "block " + start + "–" + end + " begins or ends with a space";
    before = end;
  }
  return null;
};

/** What is wrong with how a tree is read; null where nothing is. */
window.readTree = async (spec) => {
  const root = make(spec);
  const markup = root.outerHTML;
  let read;
  try {
    read = await articleFrom(root);
  } catch (error) {
    return error.name === "CrossreadError" && KNOWN.has(error.kind) ? null : "threw " + error;
  }
  if (root.outerHTML !== markup) return "the page was changed";
  const expected = textNodes(root);
  const { text, nodes, blocks } = read;
  if (nodes.length !== expected.length) return nodes.length + " text nodes, not " + expected.length;
  let before = 0;
  for (const [at, { node, start, end }] of nodes.entries()) {
    if (node !== expected[at]) return "text node " + at + " is another";
    if (start < before || end > text.length || text.slice(start, end) !== node.data.toWellFormed()) return "text node " + at + " is not what stands at " + start + "–" + end;
    before = end;
  }
  if (flat(text) !== flat(expected.map(({ data }) => data).join(""))) return "the text is another";
  return blocksRight(text, blocks);
};

/** The same for markup: as a part that somebody chose, of which all is kept, and as a page, of which nothing is made up. */
window.readMarkup = async (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const silent = SILENT + ", embed";
  for (const one of page.body.querySelectorAll(silent)) one.remove();
  const whole = flat(page.body.textContent);
  let part;
  let article;
  try {
    ({ article: part } = await articleFromMarkup(html, { fragment: true }));
    ({ article } = await articleFromMarkup(html, { library }));
  } catch (error) {
    return "threw " + error.stack;
  }
  if (flat(part.text) !== whole) return "of a part, not all is kept: " + JSON.stringify(flat(part.text).slice(0, 300)) + " of " + JSON.stringify(whole.slice(0, 300));
  const stated = flat([article.title, page.title, new DOMParser().parseFromString(html, "text/html").documentElement.textContent, html].join("\\n"));
  for (const { start, end } of article.blocks ?? [{ start: 0, end: article.text.length }]) {
    const words = flat(article.text.slice(start, end));
    // Of a page, what was between two pieces may have been left out; the pieces are the page's, in its order.
    if (!whole.includes(words) && !stated.includes(words) && !inOrder(words, whole) && !inOrder(words, stated)) return "made up: " + JSON.stringify(words.slice(0, 200));
  }
  return blocksRight(part.text, part.blocks) ?? blocksRight(article.text, article.blocks);
};
window.begun = true;
`;

/**
 * @param {object} options
 * @param {number} options.trees how many
 * @param {number} options.pages how many pieces of markup
 * @param {number | string} [options.seed]
 * @param {(what: string) => void} [options.tell]
 * @returns {Promise<{ what: string, tried: number, failed: { seed: string, problem: string }[], version: string }[]>}
 */
export async function readInChromium({ trees, pages, seed = 1, tell = () => {} }) {
  const reader = buildSync({ stdin: { contents: 'export { Readability } from "@mozilla/readability";', resolveDir: root }, bundle: true, format: "esm", write: false, logLevel: "error" });
  const files = { "readability.js": reader.outputFiles[0].text, "page.js": PAGE, "index.html": emptyPage("Reading") };
  // The plain reader parses markup too, by no policy of ours.
  const policy = POLICY.replace(/; require-trusted-types.*/, "");
  return hosted({ files, policy, launch: () => launch("chromium") }, async ({ browser, url }) => {
    const context = await browser.newContext({});
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => window.begun);
    const kinds = /** @type {const} */ ([["trees of the DOM", trees, domOf, "readTree"], ["markup", pages, markupOf, "readMarkup"]]);
    const rows = [];
    for (const [what, count, make, read] of kinds) {
      const failed = [];
      for (let at = 0; at < count; at += 50) {
        const seeds = Array.from({ length: Math.min(50, count - at) }, (_, i) => `${seed}:${what}:${at + i}`);
        const problems = await page.evaluate(async ([read, given]) => { const all = []; for (const one of JSON.parse(given)) all.push(await window[read](one)); return all; }, [read, JSON.stringify(seeds.map((one) => make(one)))]);
        for (const [i, problem] of problems.entries()) if (problem) failed.push({ seed: seeds[i], problem });
        if (at % 2000 === 0) tell(`${what}: ${at} of ${count}`);
      }
      rows.push({ what, tried: count, failed, version: browser.version() });
    }
    await context.close();
    return rows;
  });
}
