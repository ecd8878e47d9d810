// Starting the worker under whatever policy the page has: from a blob, or from a file of the page's own origin.

/** @import {FromWorker} from "./worker.js" */

import { blobs, policy, sameOrigin } from "./policy.js";

/** Longest wait for a worker to start, in milliseconds. */
const START = 10_000;

/**
 * A worker that holds the engine and has said that it is ready. Rejects where the page's policy or the browser does
 * not let one start. The engine may still be compiling: the worker starts beside it.
 * @param {Promise<WebAssembly.Module>} module
 * @param {string | URL | null} workerSrc
 * @returns {Promise<Worker>}
 */
export async function openWorker(module, workerSrc) {
  if (typeof Worker !== "function") throw new Error("there are no workers here");
  const url = workerSrc === null ? await blobUrl() : sameOrigin(workerSrc);
  /** @type {Worker | null} */
  let worker = null;
  try {
    worker = new Worker(policy()?.createScriptURL(url) ?? url, { name: "crossread" });
    await started(worker, module);
    return worker;
  } catch (error) {
    worker?.terminate();
    throw error;
  } finally {
    if (blobs.delete(url)) URL.revokeObjectURL(url);
  }
}

/**
 * @param {Worker} worker
 * @param {Promise<WebAssembly.Module>} module
 * @returns {Promise<void>}
 */
function started(worker, module) {
  return new Promise((resolve, reject) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** @param {Error | null} error */
    const end = (error) => {
      clearTimeout(timer);
      worker.onmessage = worker.onerror = null;
      if (error) reject(error);
      else resolve();
    };
    worker.onmessage = (/** @type {MessageEvent<FromWorker>} */ { data }) => {
      if (data.type === "ready") end(null);
    };
    // A policy that forbids the worker shows up here too, in some browsers without a message.
    worker.onerror = (event) => {
      event.preventDefault();
      end(new Error(event.message || "the page's policy or the server refused the worker"));
    };
    module.then((compiled) => {
      timer = setTimeout(() => end(new Error("the worker did not start")), START);
      worker.postMessage({ type: "start", module: compiled });
    }).catch(end);
  });
}

async function blobUrl() {
  const { default: source } = await import("../wasm/worker-source.js");
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  blobs.add(url);
  return url;
}
