// The loop that drives a stepped engine without blocking: work in short slices, then let other tasks run.
// Knows nothing of wasm, so that the page and the worker share it.

/** @import {Comparison, CrossreadError, Progress, RunOptions} from "./types.js" */

/**
 * @typedef {object} Stepped
 * @property {(n: number) => Progress & { finished: boolean }} step
 * @property {() => Comparison | null} [partial] what is found so far
 */

/** Longest stretch of work, in milliseconds, after which other tasks get their turn: well under one frame. */
const SLICE = 12;
/** How long one step should take: short enough to end a slice in time, long enough not to count boundary crossings. */
const STEP = 3;
/** Work that takes longer than this, in milliseconds, shows what it has found before it is done. */
const SHOW_AFTER = 300;
/** What is about to begin in one go may take long, and nothing can be shown before it ends: by then, in milliseconds, what is found is shown before it. */
const SHOW_BEFORE = 100;
/** The stages in which something new is there to be shown, and what that is. @type {Record<string, string>} */
const FOUND = { align: "quotations", passages: "quotations", differences: "links" };
/** Progress of one stage is told no more often than this, in milliseconds. */
const TELL = 40;

/**
 * Steps the engine to its end. Rejects with the signal's reason as soon as that is aborted.
 * @param {Stepped} engine
 * @param {RunOptions} run
 */
export async function runSteps(engine, { signal, onProgress, onPartial } = {}) {
  signal?.throwIfAborted();
  let units = 1;
  // Steps to the end of the stage, by how far the last ones led: what a stage has found may be shown before the next begins.
  let left = 1;
  let before = { stage: "", done: 0 };
  let shown = "";
  const begun = performance.now();
  let told = { stage: "", at: -Infinity };
  let sliceStart = performance.now();
  for (;;) {
    const start = performance.now();
    const { stage, done, total, finished } = engine.step(Math.min(units, left));
    const end = performance.now();
    const each = stage === before.stage ? (done - before.done) / Math.min(units, left) : 0;
    left = each > 0 ? Math.max(1, Math.ceil((total - done) / each)) : 1;
    before = { stage, done };
    if (onProgress && (finished || stage !== told.stage || end - told.at >= TELL)) {
      told = { stage, at: end };
      onProgress({ stage, done, total });
      // The callback may have aborted the work.
      signal?.throwIfAborted();
    }
    if (finished) return;
    const found = FOUND[stage];
    if (onPartial && found && found !== shown && end - begun >= (total === 1 ? SHOW_BEFORE : SHOW_AFTER)) {
      shown = found;
      const partial = engine.partial?.();
      if (partial) onPartial(partial);
      signal?.throwIfAborted();
    }
    // The size of a unit differs from stage to stage; the step follows it.
    if (end - start < STEP / 2) units = Math.min(units * 2, 1 << 16);
    else if (end - start > STEP * 2) units = Math.max(1, units >> 1);
    if (end - sliceStart >= SLICE) {
      await nextTask();
      signal?.throwIfAborted();
      sliceStart = performance.now();
    }
  }
}

/** Lets waiting tasks run: input first where the browser can tell, else one turn of the event loop. */
export function nextTask() {
  const scheduler = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis).scheduler;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    if (typeof MessageChannel !== "function") return void setTimeout(resolve, 0);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep Node alive.
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
}

/**
 * An error of the shape every function here fails with.
 * @param {string} kind
 * @param {string} message
 * @param {unknown} [cause]
 * @returns {CrossreadError}
 */
export function crossreadError(kind, message, cause) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = "CrossreadError";
  return /** @type {CrossreadError} */ (Object.assign(error, { kind }));
}

/**
 * Whether the engine broke off (a trap, or the end of its stack or memory), which leaves its instance unusable.
 * @param {unknown} error
 */
export function isCrash(error) {
  return error instanceof WebAssembly.RuntimeError
    // The end of the stack, as V8, JavaScriptCore and SpiderMonkey put it.
    || (error instanceof Error && /call stack|too much recursion/i.test(error.message));
}

/** @param {unknown} cause */
export function crashError(cause) {
  return crossreadError("crash", "the engine broke off while it worked; the next call starts a fresh one", cause);
}
