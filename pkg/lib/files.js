// Files as articles: text, HTML, Word and PDF. What reads the last three are libraries of others, which a host brings and
// which are asked for only when such a file arrives.

import { articleFromBytes, articleFromText, headerLike, isArticleFile, labelOf, marked } from "./article-file.js";
import { FileProblem } from "./files/problem.js";

export { FileProblem };

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {import("./files/problem.js").Remark} Remark
 * @typedef {"text" | "html" | "docx" | "pdf"} Kind
 * @typedef {{ article: Article, remarks: Remark[] }} Read
 *
 * @typedef {object} Readers What reads each kind; a kind without its reader is refused in words. Each is called when the
 *   first such file arrives, so a dynamic import in it loads it no sooner.
 * @property {() => Promise<{ Readability: unknown }>} [html] `@mozilla/readability`; without it the whole page is taken
 * @property {() => Promise<any>} [docx] `mammoth`
 * @property {() => Promise<{ pdfjs: any, workerSrc?: string | URL }>} [pdf] `pdfjs-dist`, and the same-origin address of its
 *   `pdf.worker.mjs`; without the address the library's own way of finding it counts
 */

/** The largest file of each kind, in bytes. A text's own bound is the engine's. @type {Readonly<Record<Kind, number>>} */
export const LARGEST = Object.freeze({ text: 5_000_000, html: 10_000_000, docx: 20_000_000, pdf: 50_000_000 });

/** The largest text of one article, in bytes of UTF-8: the engine's own bound. */
export const LARGEST_TEXT = 5_000_000;

const ENDINGS = /** @type {[RegExp, Kind][]} */ ([
  [/\.(html?|xhtml)$/i, "html"], [/\.docx$/i, "docx"], [/\.pdf$/i, "pdf"],
]);
/** @type {Record<string, Kind>} */
const TYPES = {
  "text/plain": "text", "text/markdown": "text", "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

/**
 * Which reader a file asks for: by the ending of its name, else by its type; null where none does.
 * @param {{ name: string, type?: string }} file
 * @returns {Kind | null}
 */
export function kindOf({ name, type = "" }) {
  if (isArticleFile(name)) return "text";
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? TYPES[type.replace(/;.*/s, "").trim().toLowerCase()] ?? null;
}

/**
 * Reads one file. Runs where there is a DOM; text files are read anywhere.
 * @param {File} file
 * @param {Readers} [readers]
 * @returns {Promise<Read>} the article, labelled with the file's name where the file gives no better one
 * @throws {FileProblem} for whatever is wrong with the file
 */
export async function articleFromFile(file, readers = {}) {
  const { name } = file;
  const kind = kindOf(file);
  if (!kind) throw new FileProblem(name, "kind");
  if (file.size > LARGEST[kind]) throw new FileProblem(name, "size", { size: file.size, limit: LARGEST[kind] });
  if ((kind === "docx" || kind === "pdf") && !readers[kind]) throw new FileProblem(name, "reader", { kind });
  /** @type {Read} */
  let read;
  try {
    read = await run[kind](name, new Uint8Array(await file.arrayBuffer()), readers);
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem(name, kind === "text" ? "text" : "damaged", {}, error);
  }
  if (!read.article.text.trim()) throw new FileProblem(name, "empty");
  const size = new TextEncoder().encode(read.article.text).length;
  if (size > LARGEST_TEXT) throw new FileProblem(name, "size", { size, limit: LARGEST_TEXT });
  const label = read.article.label || labelOf(name);
  return { ...read, article: { ...read.article, label } };
}

/** A library, or a problem in words where it could not be had. @template T @param {string} name @param {Kind} kind @param {(() => Promise<T>) | undefined} load @returns {Promise<T>} */
async function loaded(name, kind, load) {
  try {
    if (!load) throw new Error("no reader was given");
    return await load();
  } catch (error) {
    throw new FileProblem(name, "reader", { kind }, error);
  }
}

/** @type {Record<Kind, (name: string, bytes: Uint8Array, readers: Readers) => Promise<Read>>} */
const run = {
  async text(name, bytes) {
    const wide = marked(bytes);
    /** @type {Remark[]} */
    const remarks = wide ? [{ code: "encoding", figures: { encoding: "UTF-16" } }] : [];
    let article;
    try {
      article = articleFromBytes(name, bytes);
    } catch (error) {
      const text = (await import("./files/decode.js")).decodeOldText(bytes);
      if (wide || text === null) throw error;
      article = { label: labelOf(name), ...articleFromText(text) };
      remarks.push({ code: "encoding", figures: { encoding: "Windows-1252" } });
    }
    const line = headerLike(article);
    if (line !== null) remarks.push({ code: "header", figures: { line } });
    return { article, remarks };
  },
  async html(name, bytes, { html }) {
    const library = html && await loaded(name, "html", html);
    const [{ decodeHtml }, { articleFromHtml }] = await Promise.all([import("./files/decode.js"), import("./files/html.js")]);
    return articleFromHtml(decodeHtml(bytes), { library });
  },
  async docx(name, bytes, { docx }) {
    const library = await loaded(name, "docx", docx);
    const { articleFromDocx } = await import("./files/docx.js");
    return articleFromDocx(name, bytes, library);
  },
  async pdf(name, bytes, { pdf }) {
    const library = await loaded(name, "pdf", pdf);
    const { articleFromPdf } = await import("./files/pdf.js");
    return articleFromPdf(name, bytes, library);
  },
};

/**
 * A page as text, or a part of one from the clipboard.
 * @param {string} html
 * @param {{ library?: unknown, fragment?: boolean, url?: string }} [options] `library`: the module of `@mozilla/readability`;
 *   `fragment`: somebody chose this part, so all of it is taken; `url`: where it came from
 * @returns {Promise<Read>}
 */
export async function articleFromMarkup(html, options = {}) {
  return (await import("./files/html.js")).articleFromHtml(html, options);
}

/**
 * Asks a host's own fetcher for a page and reads it. Browsers let no page read another site; a host that runs a proxy can.
 * Nothing here fetches by itself.
 * @param {string} url `http:` or `https:`
 * @param {(url: string, init: { signal?: AbortSignal }) => Promise<Response | File | string>} fetcher
 * @param {Readers} [readers]
 * @param {{ signal?: AbortSignal }} [init]
 * @returns {Promise<Read>}
 */
export async function articleFromUrl(url, fetcher, readers = {}, init = {}) {
  const address = new URL(url);
  if (address.protocol !== "https:" && address.protocol !== "http:") throw new TypeError(`${address.protocol} is no protocol of the web`);
  const answer = await fetcher(address.href, init);
  const file = await fileOf(address, answer);
  const { article, remarks } = await articleFromFile(file, readers);
  const label = article.label === labelOf(file.name) ? address.hostname.replace(/^www\./, "") : article.label;
  return { article: { ...article, label, url: article.url ?? address.href }, remarks };
}

/** @param {URL} address @param {Response | File | string} answer */
async function fileOf(address, answer) {
  const name = decodeURIComponent(address.pathname.split("/").at(-1) || address.hostname);
  if (typeof answer === "string") return new File([answer], name, { type: "text/html" });
  if (!("arrayBuffer" in answer) || "name" in answer) return /** @type {File} */ (answer);
  if (!answer.ok) throw new FileProblem(address.href, "reader", { kind: `HTTP ${answer.status}` });
  const type = answer.headers.get("content-type") ?? "text/html";
  return new File([await answer.arrayBuffer()], kindOf({ name: "", type }) ? name.replace(/\.[^.]*$/, "") : name, { type });
}
