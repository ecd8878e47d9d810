// The engine in a worker. The page posts the compiled module and then one comparison after another; between slices of
// work the worker hears whether it should stop. It holds the articles, so that an edit sends one article, not all.
//
// Built as one plain script, so that it runs from a blob as well as from a file beside the page.

import newGlue from "../wasm/glue.js";
import { apart } from "./parts.js";
import { crashError, isCrash, runSteps } from "./steps.js";

/** @import {Article, Comparison, Options, Progress} from "./types.js" */

/**
 * From the page. Every article has an id, no two the same one. An article may be given as its place in the list of the comparison before.
 * @typedef {{ type: "start", module: WebAssembly.Module }
 *   | { type: "compare", run: number, options: Options, articles: (Article | number)[] }
 *   | { type: "cancel", run: number }} ToWorker
 */
/**
 * To the page. Every run ends with exactly one of result, failed and ended; the parts of a long result, or of what is found so
 * far, come before it.
 * @typedef {{ type: "ready" }
 *   | { type: "progress", run: number, progress: Progress }
 *   | { type: "part", run: number, part: import("./parts.js").Part }
 *   | { type: "partial", run: number, comparison: Comparison }
 *   | { type: "result", run: number, comparison: Comparison }
 *   | { type: "failed", run: number, error: { name: string, kind: string | null, message: string } }
 *   | { type: "ended", run: number }} FromWorker
 */

/** Starts the engine anew; null before the page has sent it. @type {(() => void) | null} */
let begin = null;
/** @type {ReturnType<typeof newGlue> | null} */
let glue = null;
/** @type {Article[]} */
let held = [];
/** @type {{ engine: import("../wasm/crossread.js").Engine, options: string, articles: Article[] } | null} */
let kept = null;
/** @type {{ run: number, controller: AbortController } | null} */
let active = null;

/** @param {FromWorker} message */
function tell(message) {
  postMessage(message);
}

// On a server nobody speaks to it, and importing it there throws nothing.
globalThis.addEventListener?.("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if (data.type === "start") {
    begin = () => {
      glue = newGlue();
      glue.initSync({ module: data.module });
    };
    begin();
    tell({ type: "ready" });
  } else if (data.type === "compare") {
    void compare(data);
  } else if (active?.run === data.run) {
    active.controller.abort();
  }
});

/** @param {Extract<ToWorker, { type: "compare" }>} message */
async function compare({ run, options, articles }) {
  held = articles.map((article) => (typeof article === "number" ? /** @type {Article} */ (held[article]) : article));
  const controller = new AbortController();
  active = { run, controller };
  const { signal } = controller;
  // After a crash once more, in a fresh instance: what a browser's compiler got wrong once it seldom gets wrong twice.
  for (let again = true; ; again = false) {
    try {
      const engine = prepare(options, held);
      const send = (/** @type {"partial" | "result"} */ type, /** @type {Comparison} */ found) => {
        const { rest, parts } = apart(found);
        for (const part of parts) tell({ type: "part", run, part });
        tell({ type, run, comparison: rest });
      };
      await runSteps(engine, { signal, onProgress: (progress) => tell({ type: "progress", run, progress }), onPartial: (found) => send("partial", found) });
      send("result", engine.result());
    } catch (error) {
      if (signal.aborted) {
        tell({ type: "ended", run });
      } else {
        kept = null;
        const crashed = isCrash(error);
        if (crashed && again) {
          begin?.();
          continue;
        }
        const { name, kind = null, message } = /** @type {any} */ (crashed ? crashError(error) : error);
        tell({ type: "failed", run, error: { name, kind, message } });
      }
    }
    if (active?.run === run) active = null;
    return;
  }
}

/**
 * The engine holding these articles: the one of the run before where only some of them changed, else a fresh one.
 * @param {Options} options
 * @param {Article[]} articles
 */
function prepare(options, articles) {
  const key = JSON.stringify(options);
  if (kept && kept.options === key && sameOrder(kept.articles, articles)) {
    const before = new Map(kept.articles.map((article) => [article.id, article]));
    const wanted = new Set(articles.map((article) => article.id));
    for (const id of before.keys()) if (!wanted.has(id)) kept.engine.remove(/** @type {string} */ (id));
    for (const article of articles) if (before.get(article.id) !== article) kept.engine.put(article);
    kept.articles = articles;
    return kept.engine;
  }
  kept?.engine.free();
  kept = null;
  if (!glue) throw new Error("the worker was not started");
  const engine = new glue.Engine(options);
  for (const article of articles) engine.put(article);
  kept = { engine, options: key, articles };
  return engine;
}

/**
 * Whether removing and putting articles by id leads from one list to the other.
 * @param {Article[]} before
 * @param {Article[]} after
 */
function sameOrder(before, after) {
  const ids = after.map((article) => article.id);
  const wanted = new Set(ids);
  const staying = before.map((article) => article.id).filter((id) => wanted.has(id));
  return staying.every((id, i) => id === ids[i]);
}
