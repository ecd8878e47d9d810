// What is measured in Chromium: sides that take turns like processes, the start of the engine, and the first highlights.
// Everything is served from this machine, under the policy that the page is meant to run under.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { browserPath } from "../browser.mjs";
import { root } from "../process.mjs";
import { serve } from "../serve.mjs";
import { TooLong } from "./side.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A page's own half of a side: the same lines as contender.mjs, as functions. */
const SIDES = `
import newGlue from "./glue.js";
import base64 from "./bytes.js";
import { unpacked } from "./segmentation.js";
// A script, as in the package: the policy lets nothing be fetched.
const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const bytes = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

window.startEngine = async () => {
  const times = [performance.now()];
  const module = await WebAssembly.compile(bytes);
  times.push(performance.now());
  const glue = newGlue();
  glue.initSync({ module });
  times.push(performance.now());
  return { glue, compile: times[1] - times[0], instantiate: times[2] - times[1] };
};

const contenders = {
  async segment() {
    const { glue } = await window.startEngine();
    return ([text]) => unpacked(glue.segment(text, { lang: "en" })).sentences.length;
  },
  async "Intl.Segmenter"() {
    const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
    return ([text]) => { let count = 0; for (const { index } of segmenter.segment(text)) if (index >= 0) count++; return count; };
  },
};

window.startSide = async (name) => {
  const work = await contenders[name]();
  let texts = [];
  window.answer = ({ load, run }) => {
    if (load) texts = load.texts;
    const start = performance.now();
    let count = 0;
    for (let i = load ? 1 : run; i > 0; i--) count = work(texts);
    return { ns: Math.max(performance.now() - start, 0.001) * 1e6, count };
  };
};
`;

/** The element with five articles, as a page would have it; says when a reader first sees highlights. */
const READER = `
window.started = performance.now();
import("./crossread/define.js");
const reader = document.querySelector("cross-read");
const { default: articles } = await import("./articles.js");
const done = new Promise((resolve) => reader.addEventListener("crossread:result", () => {
  const look = () => {
    // A callback before a frame is drawn, then one after it.
    if (reader.shadowRoot.querySelector("mark")) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.started)));
    else requestAnimationFrame(look);
  };
  look();
}));
reader.articles = articles;
window.seen = done;
`;

const html = (script, body = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>${body}<script type="module" src="./${script}"></script></html>`;

/** @param {{ articles: object[] }} options the articles that the reader page shows */
export async function openChromium({ articles }) {
  const executablePath = browserPath();
  if (!executablePath) return null;
  const folder = mkdtempSync(join(tmpdir(), "crossread-bench-"));
  cpSync(join(root, "www", "dist", "crossread"), join(folder, "crossread"), { recursive: true });
  for (const file of ["wasm/glue.js", "wasm/bytes.js", "lib/segmentation.js"]) cpSync(join(root, "pkg", file), join(folder, basename(file)));
  writeFileSync(join(folder, "sides.js"), SIDES);
  writeFileSync(join(folder, "sides.html"), html("sides.js"));
  writeFileSync(join(folder, "reader.js"), READER);
  writeFileSync(join(folder, "articles.js"), `export default ${JSON.stringify(articles)};\n`);
  writeFileSync(join(folder, "reader.html"), html("reader.js", '<cross-read worker-src="./crossread/worker.js"></cross-read>'));
  const server = await serve({ folder });
  const browser = await chromium.launch({ executablePath, args: FLAGS });

  /** A page in a context of its own: its own process, and no cache. @param {string} path */
  async function open(path) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const files = new Map();
    page.on("response", (response) => files.set(new URL(response.url()).pathname.slice(1), response.status()));
    await page.goto(server.url + path);
    return { page, files, close: () => context.close() };
  }

  return {
    version: browser.version(),
    /** @param {string} name @returns {Promise<import("./side.mjs").Side>} */
    async side(name) {
      const { page, close } = await open("sides.html");
      await page.waitForFunction(() => window.startSide);
      await page.evaluate((side) => window.startSide(side), name);
      return { name, ask: (line, limit) => within(page.evaluate((given) => window.answer(given), line), limit), close };
    },
    /** @returns {Promise<{ compile: number, instantiate: number }>} milliseconds */
    async startEngine() {
      const { page, close } = await open("sides.html");
      await page.waitForFunction(() => window.startEngine);
      const { compile, instantiate } = await page.evaluate(async () => {
        const started = await window.startEngine();
        return { compile: started.compile, instantiate: started.instantiate };
      });
      await close();
      return { compile, instantiate };
    },
    /** @returns {Promise<{ highlights: number, files: string[] }>} milliseconds, and the files of ours that were asked for */
    async readerPage() {
      const { page, files, close } = await open("reader.html");
      await page.waitForFunction(() => window.seen);
      const highlights = await within(page.evaluate(() => window.seen), 60_000);
      await close();
      return { highlights, files: [...files.keys()].filter((name) => name.startsWith("crossread/")) };
    },
    /** Sizes of files that a page asked for, each compressed alone, as a server does it. @param {string[]} names */
    sizes: (names) => sizesOf(names.map((name) => readFileSync(join(folder, name)))),
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {Buffer[]} files */
export function sizesOf(files) {
  const sum = (size) => files.reduce((total, file) => total + size(file), 0);
  return { raw: sum((file) => file.length), gzip: sum((file) => gzipSync(file, { level: 9 }).length), brotli: sum((file) => brotliCompressSync(file).length) };
}

/** @template T @param {Promise<T>} work @param {number} limit */
async function within(work, limit) {
  let timer;
  const end = new Promise((_, reject) => { timer = setTimeout(() => reject(new TooLong(`no answer within ${limit} ms`)), limit); });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}
