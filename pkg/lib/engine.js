// The one door to the wasm engine: loads its bytes when first needed, compiles them once, and replaces an instance
// that broke off. Nobody above this file sees the glue of wasm-bindgen or has anything to free.

import newGlue from "../wasm/glue.js";
import { inlineBytes } from "./inline.js";
import { crashError, crossreadError, isCrash } from "./steps.js";

/** @import {Source} from "./types.js" */
/** @typedef {import("../wasm/crossread.js")} Glue */

/** @type {Promise<WebAssembly.Module> | null} */
let compiled = null;
/** @type {Promise<Glue> | null} */
let current = null;

/**
 * The engine, started when first asked for. Without a source it is the copy inside the package; a source counts only
 * for whoever asks first, since a page has one engine.
 * @param {Source} [source]
 * @returns {Promise<Glue>}
 */
export function load(source) {
  current ??= compile(source).then(start).catch((error) => {
    // A failed attempt must not be remembered: the network or the page's policy may differ next time.
    current = null;
    throw error;
  });
  return current;
}

/**
 * The compiled engine, which can be posted to a worker.
 * @param {Source} [source]
 * @returns {Promise<WebAssembly.Module>}
 */
export function compile(source) {
  compiled ??= toModule(source).catch((error) => {
    compiled = null;
    throw error?.name === "CrossreadError" ? error
      : crossreadError("load", `the engine could not be loaded: ${error?.message ?? error}`, error);
  });
  return compiled;
}

/**
 * Calls into the engine. After a crash the instance is given up, and the call is made once more on a fresh one: what a browser's
 * compiler got wrong once it seldom gets wrong twice. A second crash is told, and the next call gets a fresh instance.
 * @template T
 * @param {(glue: Glue) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withEngine(use) {
  for (let again = true; ; again = false) {
    const glue = await load();
    try {
      return await use(glue);
    } catch (error) {
      const told = afterCrash(error);
      if (told === error || !again) throw told;
    }
  }
}

/**
 * The error to throw on; where it was a crash, the instance is given up.
 * @param {unknown} error
 */
export function afterCrash(error) {
  if (!isCrash(error)) return error;
  current = null;
  return crashError(error);
}

/** @param {WebAssembly.Module} module */
function start(module) {
  const glue = newGlue();
  glue.initSync({ module });
  return glue;
}

/**
 * @param {Source | undefined} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function toModule(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source === undefined) return WebAssembly.compile(await inlineBytes());
  if (typeof source === "string" || source instanceof URL) source = await fetched(source);
  if (typeof Response === "function" && source instanceof Response) {
    if (!source.ok) throw new Error(`${source.url} answered ${source.status}`);
    // Not compileStreaming: it refuses the answer of a server that does not know application/wasm.
    source = await source.arrayBuffer();
  }
  return WebAssembly.compile(/** @type {ArrayBuffer} */ (source));
}

/**
 * What is at the address. Node's fetch reads no files; there they are read as what they are.
 * @param {string | URL} url
 * @returns {Promise<Response | ArrayBufferView<ArrayBuffer>>}
 */
async function fetched(url) {
  const { process } = /** @type {{ process?: { getBuiltinModule?: (name: string) => any } }} */ (globalThis);
  if (/^file:/.test(String(url)) && process?.getBuiltinModule) return process.getBuiltinModule("node:fs/promises").readFile(new URL(url));
  return fetch(url);
}
