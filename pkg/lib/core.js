// The engine without the DOM: the same functions in Node, in a worker, on a server, in a page.

import { afterCrash, load, withEngine } from "./engine.js";
import { withIds } from "./ids.js";
import { linked } from "./links.js";
import { unpacked } from "./segmentation.js";
import { crossreadError, runSteps } from "./steps.js";

/** @import {Article, ArticleFromElement, Comparison, Diff, Engine, Format, LanguageOptions, Options, Quotations, RunOptions, Segmentation, Source} from "./types.js" */

/** @typedef {import("./types.js").CrossreadError} CrossreadError */

/**
 * Starts the engine ahead of its first use; every function here does it by itself otherwise.
 * @param {Source} [source] bytes, a compiled module, or a URL; nothing means: the copy inside the package
 * @returns {Promise<void>}
 */
export async function init(source) {
  await load(source);
}

/**
 * Compares several accounts of one event. Works in short slices, so that a page stays responsive.
 * @param {Article[]} articles
 * @param {Options} [options]
 * @param {RunOptions} [run] how to follow and how to end the work
 * @returns {Promise<Comparison>}
 */
export function compare(articles, options = {}, run = {}) {
  return finished(articles, options, run, (engine) => linked(engine.result()));
}

/**
 * Compares and exports in one go: the text that `exportComparison` gives for the result of `compare`.
 * @param {Article[]} articles
 * @param {Format} format
 * @param {Options} [options]
 * @param {RunOptions & { texts?: boolean }} [run] `texts`: false leaves the articles' texts out
 * @returns {Promise<string>}
 */
export function compareTo(articles, format, options = {}, run = {}) {
  return finished(articles, options, run, (engine) => engine.export(format, run.texts !== false));
}

/**
 * Blocks and sentences of one text.
 * @param {string} text
 * @param {LanguageOptions} [options]
 * @returns {Promise<Segmentation>}
 */
export function segment(text, options = {}) {
  return withEngine((glue) => unpacked(/** @type {import("./segmentation.js").Packed} */ (glue.segment(text, options))));
}

/**
 * Quotations, indirect speech and names of one text.
 * @param {string} text
 * @param {LanguageOptions} [options]
 * @returns {Promise<Quotations>}
 */
export function quotations(text, options = {}) {
  return withEngine((glue) => glue.quotations(text, options));
}

/**
 * The words that differ between two texts.
 * @param {string} a
 * @param {string} b
 * @param {LanguageOptions} [options]
 * @returns {Promise<Diff>}
 */
export function diff(a, b, options = {}) {
  return withEngine((glue) => glue.diff(a, b, options));
}

/**
 * How alike two texts are, from 0 to 1000.
 * @param {string} a
 * @param {string} b
 * @returns {Promise<number>}
 */
export function similarity(a, b) {
  return withEngine((glue) => glue.similarity(a, b));
}

/**
 * A comparison as text; in `json`, the same bytes on every platform.
 * @param {Comparison} comparison
 * @param {Format} format
 * @param {{ texts?: boolean }} [options] `texts`: false leaves the articles' texts out
 * @returns {Promise<string>}
 */
export function exportComparison(comparison, format, { texts = true } = {}) {
  return withEngine((glue) => glue.exportComparison(comparison, format, texts));
}

/**
 * An article that stands in the page, with the map from its text to the DOM's text nodes. Needs a DOM. Where it is the article
 * that the page is about, what the page states for machines (JSON-LD, meta elements) comes with it: headline, publisher as
 * `label`, day of publication, address, `free`.
 * @param {Element} element
 * @returns {Promise<ArticleFromElement>}
 */
export async function articleFrom(element) {
  const read = await withEngine((glue) => glue.articleFrom(element));
  if (!isTheArticle(element)) return read;
  const known = Object.entries(read).filter(([, value]) => value !== null);
  return { ...read, ...(await ofPage(element.ownerDocument)), ...Object.fromEntries(known) };
}

/** Whether a page is about what stands in an element: the page as a whole, its main part, or its only article. @param {Element} element */
function isTheArticle(element) {
  if (element.closest("cross-read")) return false;
  if (element.matches("html, body, main")) return true;
  const [only, another] = [...element.ownerDocument.querySelectorAll("article")].filter((one) => !one.closest("cross-read"));
  return only !== undefined && another === undefined && (element.contains(only) || only.contains(element));
}

/** What a page states about its article, as fields of one. @param {Document} page @returns {Promise<Partial<Article>>} */
async function ofPage(page) {
  const { statedIn } = await import("./files/stated.js");
  const { title, publisher, published, url, lang, free } = statedIn(page);
  const stated = { title, label: publisher?.slice(0, 80) ?? null, published: published?.slice(0, 10) ?? null, url, lang, free };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
}

/**
 * The stages in steps, for live use. Its calls do not wait and do not yield; see `compare` for work in slices.
 * @param {Options} [options]
 * @returns {Promise<Engine>}
 */
export async function createEngine(options = {}) {
  const glue = await load();
  // What the handle holds in wasm is given back when it is collected; the glue sees to that.
  const inner = guarded(glue, () => new glue.Engine(options));
  return {
    put: (article) => guarded(glue, () => inner.put(article)),
    remove: (id) => guarded(glue, () => inner.remove(id)),
    step: (n) => guarded(glue, () => inner.step(n)),
    result: () => linked(guarded(glue, () => inner.result())),
    partial: () => soFar(guarded(glue, () => inner.partial())),
    export: (format, texts = true) => guarded(glue, () => inner.export(format, texts)),
  };
}

/**
 * @template T
 * @param {Article[]} articles
 * @param {Options} options
 * @param {RunOptions} run
 * @param {(engine: import("../wasm/crossread.js").Engine) => T} take
 * @returns {Promise<T>}
 */
async function finished(articles, options, run, take) {
  run.signal?.throwIfAborted();
  const named = withIds(articles);
  return withEngine(async (glue) => {
    const engine = new glue.Engine(options);
    try {
      for (const article of named) engine.put(article);
      await runSteps({ step: (n) => engine.step(n), partial: () => soFar(engine.partial()) }, run);
      const result = take(engine);
      engine.free();
      return result;
    } catch (error) {
      release(engine);
      throw error;
    }
  });
}

/** @param {any} found */
const soFar = (found) => found && linked(found);

/**
 * After a crash the instance cannot even free; then the error that led here is the one to see.
 * @param {{ free(): void }} engine
 */
function release(engine) {
  try {
    engine.free();
  } catch { /* see above */ }
}

/** Instances that broke off; an engine in one of them is lost. @type {WeakSet<object>} */
const broken = new WeakSet();

/**
 * @template T
 * @param {import("./engine.js").Glue} glue the instance
 * @param {() => T} call
 * @returns {T}
 */
function guarded(glue, call) {
  if (broken.has(glue)) throw crossreadError("crash", "the engine broke off in an earlier call; createEngine starts a fresh one");
  try {
    return call();
  } catch (error) {
    const told = afterCrash(error);
    if (told !== error) broken.add(glue);
    throw told;
  }
}
