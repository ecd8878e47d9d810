// Comparisons as a page wants them: off the main thread, cancelled at once, the newest one only. Where no worker can
// be had, the same work is done in slices on the page, and `note` says why.

import { compare } from "./core.js";
import { compile, load } from "./engine.js";
import { withIds } from "./ids.js";
import { linked } from "./links.js";
import { together } from "./parts.js";
import { crashError, crossreadError } from "./steps.js";
import { openWorker } from "./spawn.js";

/** @import {Article, Comparison, Options, Progress, RunOptions, Source} from "./types.js" */
/** @import {FromWorker, ToWorker} from "./worker.js" */

/** How long a worker may take to hear that it should stop, in milliseconds; then it is ended from outside. */
const PATIENCE = 50;
/** A worker at work says how far it is many times a second. After so many seconds without a word it is taken as gone: a
 * browser that ends a worker tells nobody. */
const SILENCE = 60;

/**
 * @typedef {object} ComparerOptions
 * @property {boolean} [worker] false: no worker, the work is done in slices on the page
 * @property {string | URL | null} [workerSrc] a same-origin URL of the package's `./worker`, for pages whose policy
 *   allows no blob; without it the worker is made from a blob
 * @property {Source} [source] where the engine's bytes come from; nothing means: the copy inside the package
 */

/** @typedef {{ signal: AbortSignal, onProgress: (progress: Progress) => void, onPartial: (found: Comparison) => void }} Run */

export class Comparer {
  /** Why there is no worker although one was asked for; null where all is well. @type {string | null} */
  note = null;
  /** @type {ComparerOptions} */
  #options;
  /** @type {Promise<Link | null> | null} */
  #link = null;
  /** @type {AbortController | null} */
  #current = null;

  /** @param {ComparerOptions} [options] */
  constructor(options = {}) {
    this.#options = options;
  }

  /**
   * Compares; a comparison still under way is ended, and its promise rejected with an AbortError.
   * @param {Article[]} articles
   * @param {Options} [options]
   * @param {RunOptions} [run]
   * @returns {Promise<Comparison>}
   */
  compare(articles, options = {}, { signal, onProgress, onPartial } = {}) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.cancel("a newer comparison took its place");
    const controller = (this.#current = new AbortController());
    const stop = () => controller.abort(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    /** @param {Progress} progress */
    const tell = (progress) => {
      if (!controller.signal.aborted) onProgress?.(progress);
    };
    /** @param {Comparison} found */
    const show = (found) => {
      if (!controller.signal.aborted) onPartial?.(found);
    };
    const work = this.#work(articles, options, { signal: controller.signal, onProgress: tell, onPartial: show });
    return unlessAborted(work, controller.signal).finally(() => {
      signal?.removeEventListener("abort", stop);
      if (this.#current === controller) this.#current = null;
    });
  }

  /** Ends the comparison under way, if there is one; its promise rejects with an AbortError at once. */
  cancel(message = "the comparison was cancelled") {
    this.#current?.abort(new DOMException(message, "AbortError"));
    this.#current = null;
  }

  /** Ends the work and the worker. The next comparison starts a new one. */
  close() {
    this.cancel();
    void this.#link?.then((link) => link?.close(), () => {});
    this.#link = null;
  }

  /**
   * @param {Article[]} articles
   * @param {Options} options
   * @param {Run} run
   */
  async #work(articles, options, run) {
    const named = withIds(articles).map(plain);
    const link = await this.#ready();
    run.signal.throwIfAborted();
    if (link) return link.compare(named, options, run);
    await load(this.#options.source);
    return compare(named, options, run);
  }

  /** The worker, idle; null where there is none to be had. */
  async #ready() {
    for (;;) {
      const opening = (this.#link ??= this.#open());
      let link;
      try {
        link = await opening;
      } catch (error) {
        if (this.#link === opening) this.#link = null;
        throw error;
      }
      if (link === null || (await link.idle())) return link;
      // Ended from outside, or crashed: a fresh one takes its place.
      if (this.#link === opening) this.#link = null;
    }
  }

  async #open() {
    if (this.#options.worker === false) return null;
    const module = compile(this.#options.source);
    try {
      const link = new Link(await openWorker(module, this.#options.workerSrc ?? null));
      this.note = null;
      return link;
    } catch (error) {
      // A failure of the engine's own is not the worker's: it is not hidden by falling back.
      await module;
      this.note = `compared without a worker: ${/** @type {Error} */ (error).message}`;
      return null;
    }
  }
}

/** One worker and the run it is at. */
class Link {
  /** @type {Worker} */
  #worker;
  #closed = false;
  #runs = 0;
  /** What the worker holds, as JSON, to send only what changed. @type {string[]} */
  #sent = [];
  /** @type {{ run: number, end: (message: FromWorker | null) => void } | null} */
  #active = null;
  /** Whether the worker can take the next run, known once the one before has ended. @type {Promise<boolean>} */
  #idle = Promise.resolve(true);

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = (/** @type {MessageEvent<FromWorker>} */ { data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.close();
    };
    worker.onmessageerror = () => this.close();
  }

  idle() {
    return this.#idle.then((idle) => idle && !this.#closed);
  }

  close() {
    this.#closed = true;
    this.#worker.terminate();
    this.#active?.end(null);
  }

  /**
   * @param {Article[]} articles
   * @param {Options} options
   * @param {Run} run
   * @returns {Promise<Comparison>}
   */
  compare(articles, options, { signal, onProgress, onPartial }) {
    const run = ++this.#runs;
    const known = new Map(this.#sent.map((json, at) => [json, at]));
    this.#sent = articles.map((article) => JSON.stringify(article));
    const changed = articles.map((article, i) => known.get(/** @type {string} */ (this.#sent[i])) ?? article);
    return new Promise((resolve, reject) => {
      /** @type {(idle: boolean) => void} */
      let settle;
      this.#idle = new Promise((done) => (settle = done));
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      // Seconds are counted, not compared with a clock: a page that was asleep has not been waiting.
      let silent = 0;
      const watch = setInterval(() => { if (++silent >= SILENCE) this.close(); }, 1000);
      const stop = () => {
        reject(signal.reason);
        this.#post({ type: "cancel", run });
        timer = setTimeout(() => this.close(), PATIENCE);
      };
      /** @type {import("./parts.js").Part[]} */
      const parts = [];
      this.#active = {
        run,
        end: (message) => {
          silent = 0;
          if (message?.type === "progress") return onProgress(message.progress);
          if (message?.type === "part") return void parts.push(message.part);
          if (message?.type === "partial") return onPartial(linked(together(message.comparison, parts.splice(0))));
          this.#active = null;
          clearTimeout(timer);
          clearInterval(watch);
          signal.removeEventListener("abort", stop);
          const failed = message?.type === "failed" ? message.error : null;
          if (message?.type === "result") resolve(linked(together(message.comparison, parts)));
          else if (failed) reject(failed.kind === null ? new Error(failed.message) : crossreadError(failed.kind, failed.message));
          else reject(crashError(undefined));
          if (failed && failed.kind === "crash") this.close();
          settle(!this.#closed);
        },
      };
      signal.addEventListener("abort", stop, { once: true });
      this.#post({ type: "compare", run, options, articles: changed });
    });
  }

  /** @param {FromWorker} message */
  #hear(message) {
    if ("run" in message && message.run === this.#active?.run) this.#active.end(message);
  }

  /** @param {ToWorker} message */
  #post(message) {
    this.#worker.postMessage(message);
  }
}

/**
 * What the engine reads of an article; a host may keep other things on it, DOM nodes among them.
 * @param {Article} article
 * @returns {Article}
 */
function plain({ id, label, lang, title, published, url, free, text, blocks, sentences }) {
  return { id, label, lang, title, published, url, free, text, blocks, sentences };
}

/**
 * Rejects the moment the signal is aborted, whatever the work is waiting for.
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
function unlessAborted(work, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
