// A page as an article. It is parsed into a document of its own, in which nothing runs and nothing is loaded, and only its
// text leaves that document.

import { articleFrom } from "../core.js";
import { policy } from "../policy.js";
import { quiet } from "./quiet.js";
import { dayOf, statedIn } from "./stated.js";

/**
 * @typedef {import("../types.js").GivenBlock} GivenBlock
 * @typedef {{ title?: string | null, byline?: string | null, content?: unknown, siteName?: string | null, lang?: string | null, publishedTime?: string | null }} Found
 * @typedef {new (document: Document, options: object) => { parse(): Found | null }} Extractor
 */

/** Elements are counted before the library walks them: a page of a million has no article. */
const MOST_ELEMENTS = 200_000;
const HIDDEN = "script, style, template, noscript, iframe, object, embed, svg, math, [hidden], [aria-hidden=true]";

/** A document of its own, in which nothing runs and nothing is loaded. @param {string} html @returns {Document} */
export function parsed(html) {
  const calm = quiet(html);
  const trusted = policy()?.createHTML(calm) ?? calm;
  return new DOMParser().parseFromString(/** @type {string} */ (trusted), "text/html");
}

/**
 * @param {string} html
 * @param {{ library?: unknown, fragment?: boolean, url?: string }} options see `articleFromMarkup`
 * @returns {Promise<import("../files.js").Read>}
 */
export async function articleFromHtml(html, { library, fragment = false, url } = {}) {
  const page = parsed(html);
  const stated = statedIn(page, url);
  // The library changes the page that it reads.
  const printed = onlyOne(page, "article h1, main h1");
  const above = onlyOne(page, "h1:not(header h1, nav h1, a h1)");
  const found = fragment || !library ? null : mainText(page, extractorOf(library));
  const root = found?.content instanceof Element && found.content.textContent?.trim() ? found.content : null;
  const body = await textOf(root ?? parsed(html).body);
  const headline = fragment ? null : printed ?? stated.title ?? above ?? found?.title?.trim() ?? null;
  const byline = root && !fragment ? line(found?.byline ?? stated.author) : null;

  /** @type {{ kind: import("../types.js").BlockKind, text: string }[]} */
  const parts = [];
  const begins = (/** @type {string} */ words) => body.parts.slice(0, 4).some(({ text }) => same(text).includes(same(words)));
  // To the library, every headline is a heading of what it found.
  for (const part of body.parts.slice(0, 4)) if (headline && part.kind === "heading" && same(part.text) === same(headline)) part.kind = "headline";
  if (root && headline && !begins(headline)) parts.push({ kind: "headline", text: headline });
  if (byline && !begins(byline)) parts.push({ kind: "byline", text: byline });
  parts.push(...body.parts);
  const lang = stated.lang ?? found?.lang;
  const published = stated.published ?? dayOf(found?.publishedTime ?? null);
  return {
    article: {
      ...(stated.publisher || found?.siteName ? { label: (stated.publisher ?? found?.siteName ?? "").slice(0, 80) } : {}),
      ...(headline ? { title: headline } : {}),
      ...(lang ? { lang } : {}),
      ...(published ? { published } : {}),
      ...(stated.url ? { url: stated.url } : {}),
      ...(stated.free === null ? {} : { free: stated.free }),
      ...joined(parts, body.structured || parts.length > body.parts.length),
    },
    remarks: !fragment && library && !root ? [{ code: "whole", figures: {} }] : [],
  };
}

/** A headline as the page prints it; a page of several articles has none. A title is made for a tab or for those who share it, and often names the outlet, too. @param {Document} page @param {string} selector */
function onlyOne(page, selector) {
  const [first, ...more] = [...page.querySelectorAll(selector)].filter((one) => !one.closest("[hidden], [aria-hidden=true]"));
  return first && !more.length ? line(first.textContent) : null;
}

/** The class, whichever way a bundler hands over a module of the CommonJS kind. @param {any} library @returns {Extractor} */
function extractorOf(library) {
  const extractor = library.Readability ?? library.default?.Readability ?? library.default;
  if (typeof extractor !== "function") throw new TypeError("the reader of pages is not @mozilla/readability");
  return extractor;
}

/** @param {Document} page @param {Extractor} Readability */
function mainText(page, Readability) {
  if (page.getElementsByTagName("*").length > MOST_ELEMENTS) return null;
  for (const element of page.querySelectorAll("noscript, template, iframe, object, embed")) element.remove();
  // The library puts the body back as it was by its markup, which a page that enforces Trusted Types refuses it.
  const { body } = page;
  const markup = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  Object.defineProperty(body, "innerHTML", {
    configurable: true,
    get: () => markup?.get?.call(body),
    set: (/** @type {string} */ html) => body.replaceChildren(...parsed(html).body.childNodes),
  });
  try {
    return new Readability(page, { serializer: (/** @type {Element} */ element) => element, charThreshold: 300 }).parse();
  } catch {
    return null;
  }
}

/** The blocks of an element as they are read, each with its kind. @param {Element} element */
async function textOf(element) {
  for (const hidden of element.querySelectorAll(HIDDEN)) hidden.remove();
  // Lines of the markup are no lines of the text.
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest("pre")) continue;
    node.nodeValue = (node.nodeValue ?? "").replace(/[\t\n\f\r ]+/g, " ");
  }
  const { text, blocks } = await articleFrom(element);
  const parts = (blocks ?? [{ start: 0, end: text.length, kind: /** @type {const} */ ("paragraph") }]).map(({ start, end, kind }) => ({
    kind, text: text.slice(start, end).replace(/ *\n */g, "\n").replace(/\n{2,}/g, "\n").replaceAll("\0", "\uFFFD").trim(),
  }));
  return { parts: parts.filter((part) => part.text), structured: Boolean(blocks) };
}

/** @param {{ kind: import("../types.js").BlockKind, text: string }[]} parts @param {boolean} structured */
export function joined(parts, structured) {
  let text = "";
  /** @type {GivenBlock[]} */
  const blocks = [];
  for (const part of parts) {
    if (text) text += "\n\n";
    blocks.push({ start: text.length, end: text.length + part.text.length, kind: part.kind });
    text += part.text;
  }
  return structured ? { text, blocks } : { text };
}

/** @param {string | null | undefined} words */
const line = (words) => words?.replace(/\s+/g, " ").trim().slice(0, 200).trimEnd() || null;
/** @param {string} words */
const same = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
