// A PDF as an article. The library gives runs of text with their places; `paragraphs.js` makes paragraphs of them.

import { policy, sameOrigin } from "../policy.js";
import { paragraphsOf } from "./paragraphs.js";
import { FileProblem } from "./problem.js";

/** Milliseconds after which a file that its reader does not come to an end with is given up: others wait behind it. */
const PATIENCE = 60_000;
/** Pages that are read; an article has few. */
const MOST_PAGES = 300;
/** Runs of text: a page of a newspaper has some thousands. */
const MOST_RUNS = 1_000_000;

/**
 * @typedef {{ str: string, transform: number[], width: number, height: number, hasEOL: boolean, dir?: string }} Run
 * @typedef {{ streamTextContent(): ReadableStream<{ items: (Run | { type: string })[] }>, cleanup(): void }} Page
 */

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {{ pdfjs: any, workerSrc?: string | URL }} library
 * @returns {Promise<import("../files.js").Read>}
 */
export async function articleFromPdf(name, bytes, { pdfjs, workerSrc }) {
  const port = workerSrc ? open(workerSrc) : null;
  const own = port ? pdfjs.PDFWorker.create({ port, verbosity: 0 }) : null;
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    ...(own ? { worker: own } : {}),
    // Nothing is drawn, nothing is fetched, and no code is made at run time.
    isEvalSupported: false, disableFontFace: true, useSystemFonts: false, useWasm: false, useWorkerFetch: false,
    isOffscreenCanvasSupported: false, isImageDecoderSupported: false, enableXfa: false, maxImageSize: 1, verbosity: 0,
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const given = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error("the PDF could not be read in time")), PATIENCE); });
  try {
    return await Promise.race([read(), given, ...(port ? [failing(port)] : [])]);
  } finally {
    clearTimeout(timer);
    // A worker that hangs does not answer: it is ended first where it is ours.
    port?.terminate();
    own?.destroy();
    void Promise.resolve(task.destroy()).catch(() => {});
  }

  async function read() {
    const pdf = await task.promise.catch((/** @type {{ name?: string }} */ error) => {
      throw error?.name === "PasswordException" ? new FileProblem(name, "encrypted", {}, error) : error;
    });
    const count = pdf.numPages;
    const most = Math.min(count, MOST_PAGES);
    /** @type {Run[][]} */
    const pages = [];
    let runs = 0;
    for (let number = 1; number <= most && runs < MOST_RUNS; number++) {
      /** @type {Page} */
      const page = await pdf.getPage(number);
      const own = await runsOf(page);
      pages.push(own);
      runs += own.length;
      page.cleanup();
    }
    const { text, joined } = paragraphsOf(pages);
    if (!text) throw new FileProblem(name, "scanned", { count });
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
    const lang = typeof info?.Language === "string" && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(info.Language) ? info.Language : null;
    return {
      article: { text, ...(lang ? { lang } : {}) },
      remarks: [
        ...(pages.length < count ? [{ code: /** @type {const} */ ("pages"), figures: { read: pages.length, count } }] : []),
        ...(joined ? [{ code: /** @type {const} */ ("joined"), figures: { count: joined } }] : []),
      ],
    };
  }
}

/**
 * The runs of a page. The library's own way to all of them at once loops over a stream, which WebKit knows no loop over.
 * @param {Page} page
 */
async function runsOf(page) {
  /** @type {Run[]} */
  const runs = [];
  const reader = page.streamTextContent().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const item of piece.value.items) if ("str" in item) runs.push(item);
  }
  return runs;
}

/** @param {string | URL} src */
function open(src) {
  const url = sameOrigin(src);
  return new Worker(/** @type {URL} */ (/** @type {unknown} */ (policy()?.createScriptURL(url) ?? url)), { type: "module" });
}

/** A worker that could not start would be waited for without end. @param {Worker} port @returns {Promise<never>} */
function failing(port) {
  return new Promise((_, reject) => port.addEventListener("error", () => reject(new Error("the PDF worker could not run")), { once: true }));
}
