// Why a file could not be read, and what a reader of it should know: a code with its figures for whoever has words of their
// own, and a sentence in English.

/**
 * @typedef {"kind" | "size" | "empty" | "text" | "damaged" | "reader" | "encrypted" | "scanned" | "unpacked"} ProblemCode
 * @typedef {"header" | "encoding" | "whole" | "pages" | "joined"} RemarkCode
 * @typedef {Record<string, string | number>} Figures
 */

/** @type {Record<ProblemCode, (figures: Figures) => string>} */
const PROBLEMS = {
  kind: () => "is of a kind that is not read: text, Markdown, HTML, Word (.docx) and PDF are",
  size: ({ size, limit }) => `has ${size} bytes; at most ${limit} are read`,
  empty: () => "holds no text",
  text: () => "is not text in UTF-8, UTF-16 or Windows-1252",
  damaged: () => "is damaged or not what its name says",
  reader: ({ kind }) => `needs a reader for ${kind}, which could not be loaded`,
  encrypted: () => "is protected by a password",
  scanned: ({ count }) => `holds pictures of ${count} pages and no text`,
  unpacked: ({ size, limit }) => `unpacks to ${size} bytes; at most ${limit} are read`,
};

/** A file that could not be read. `figures` are what the sentence of its code speaks of: bytes, pages, names. */
export class FileProblem extends Error {
  /** @param {string} name the file's @param {ProblemCode} code @param {Figures} [figures] @param {unknown} [cause] */
  constructor(name, code, figures = {}, cause = undefined) {
    super(`${name} ${PROBLEMS[code](figures)}`, { cause });
    this.name = "FileProblem";
    this.file = name;
    this.code = code;
    this.figures = figures;
  }
}

/**
 * What a reader of a file should know although it could be read: `header` (a line was read as text although it looks like a
 * header: `line`), `encoding` (a text file is not UTF-8 and was read as `encoding`), `whole` (the main text of a page could not be told from the rest), `pages` (only the first `read` of
 * `count`), `joined` (`count` words divided at the end of a line were put together).
 * @typedef {{ code: RemarkCode, figures: Figures }} Remark
 */
