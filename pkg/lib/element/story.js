// An article of the host's own page that is compared in place: found by a selector, read with the map from its text to the
// page's text nodes, and watched for changes. Nothing here changes it.

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../types.js").NodePlace} NodePlace
 */

/** What this element puts into a host's article carries this attribute, and is none of its changes. */
export const OURS = "data-crossread-note";

/** Its `for` leads nowhere. */
export class StoryError extends Error {
  kind = "for";
  /** @param {string} selector */
  constructor(selector) {
    super(selector);
    this.name = "CrossreadError";
  }
}

/** @param {Element} host @param {string} selector @returns {Promise<HTMLElement>} */
export async function findStory(host, selector) {
  const look = () => {
    try {
      const found = /** @type {Document | ShadowRoot} */ (host.getRootNode()).querySelector(selector);
      return found instanceof HTMLElement && !found.contains(host) ? found : null;
    } catch {
      return null;   // no selector at all
    }
  };
  // A script at the head runs before the article below it is there.
  if (!look() && document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const found = look();
  if (!found) throw new StoryError(selector);
  return found;
}

/** Its text as the engine reads it, with the map to its nodes. @param {HTMLElement} story @param {string} label @returns {Promise<{ article: Article, nodes: NodePlace[] }>} */
export async function readStory(story, label) {
  const { articleFrom } = await import("../core.js");
  const { nodes, ...read } = await articleFrom(story);
  const { dataset } = story;
  return { nodes, article: { ...read, ...(dataset.id ? { id: dataset.id } : {}), label: dataset.label || label, published: dataset.published || read.published || null, url: dataset.url || read.url || null } };
}

const SPACE = /\s/;

/**
 * The map from a text to the page's nodes without the engine: nodes follow the text in order, spaces aside; what the text has
 * not, a menu or a caption, is passed over. Null where the page's article is another text.
 * @param {HTMLElement} story @param {string} text @returns {NodePlace[] | null}
 */
export function matchStory(story, text) {
  /** @type {NodePlace[]} */
  const places = [];
  const walker = document.createTreeWalker(story, NodeFilter.SHOW_TEXT);
  let reached = 0;
  const skip = () => { while (reached < text.length && SPACE.test(text.charAt(reached))) reached++; };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const data = node.nodeValue ?? "";
    const before = reached;
    skip();
    let first = -1;
    let at = 0;
    /** @type {NodePlace[]} */
    const own = [];
    for (; at < data.length; at++) {
      if (SPACE.test(data.charAt(at))) continue;
      skip();
      if (text.charAt(reached) !== data.charAt(at)) break;
      // A stretch ends where spaces in the page and in the text are not the same.
      const last = own[own.length - 1];
      if (last && first + (reached - last.start) === at) last.end = reached + 1;
      else { first = at; own.push({ node: /** @type {Text} */ (node), start: reached, end: reached + 1, from: at }); }
      reached++;
    }
    if (at < data.length) reached = before; else places.push(...own);
  }
  skip();
  return reached === text.length && places.length ? places : null;
}

/** Tells when the article's words change; what is put there by an element of this kind is no change. @param {HTMLElement} story @param {() => void} changed @returns {() => void} stops watching */
export function watchStory(story, changed) {
  const ours = (/** @type {Node} */ node) => node instanceof Element && node.hasAttribute(OURS);
  const observer = new MutationObserver((records) => {
    if (records.some((record) => record.type === "characterData" || [...record.addedNodes, ...record.removedNodes].some((node) => !ours(node)))) changed();
  });
  observer.observe(story, { childList: true, subtree: true, characterData: true });
  return () => observer.disconnect();
}

/** A stretch of the text as a range of the page; null where the page has none of it. @param {readonly NodePlace[]} nodes @param {number} start @param {number} end @returns {Range | null} */
export function rangeOf(nodes, start, end) {
  const first = nodes.find((one) => one.end > start);
  const last = nodes.findLast((one) => one.start < end);
  if (!first || !last || first.start >= end || last.end <= start || !first.node.isConnected || !last.node.isConnected) return null;
  const range = document.createRange();
  const inNode = (/** @type {NodePlace} */ { node, start: from, from: offset = 0 }, /** @type {number} */ at) => Math.min(Math.max(at - from + offset, 0), node.data.length);
  range.setStart(first.node, inNode(first, start));
  range.setEnd(last.node, inNode(last, Math.min(end, last.end)));
  return range;
}
