// From files to articles, and from what goes wrong with them to words. No analysis: that is the engine's.

import { articleFromFile, FileProblem } from "../pkg/lib/files.js";
import { megabytes, t } from "./language.js";

/**
 * @typedef {import("../pkg/lib/types.js").Article} Text
 * @typedef {import("../pkg/lib/files.js").Readers} Readers
 * @typedef {import("../pkg/lib/files/problem.js").Remark} Remark
 * @typedef {import("./page.js").Words} Words
 */

/** As many files as accounts can be compared at all would be read one after the other for minutes. */
const MOST_FILES = 200;

/** Each part is a file of this page's own, and loaded when the first such file arrives. @type {Readers} */
export const readers = {
  html: () => import("@mozilla/readability"),
  docx: () => import("mammoth"),
  pdf: async () => ({ pdfjs: await import("pdfjs-dist"), workerSrc: new URL("./pdf.worker.js", import.meta.url) }),
};

/**
 * Reads files; what cannot be read is named, with the reason, and the others are still taken.
 * @param {Iterable<File>} files
 * @returns {Promise<{ texts: Text[], problems: Words[], remarks: Words[] }>}
 */
export async function readFiles(files) {
  const all = [...files];
  /** @type {Text[]} */
  const texts = [];
  /** @type {Words[]} */
  const problems = all.length > MOST_FILES ? [() => t("file.tooMany", { limit: MOST_FILES, count: all.length })] : [];
  /** @type {Words[]} */
  const remarks = [];
  for (const file of all.slice(0, MOST_FILES)) {
    try {
      const read = await articleFromFile(file, readers);
      texts.push(read.article);
      remarks.push(...read.remarks.map((remark) => () => inWords(file.name, remark)));
    } catch (error) {
      problems.push(() => problemInWords(file.name, error));
    }
  }
  return { texts, problems, remarks };
}

/** @param {string} name @param {Remark} remark */
export function inWords(name, { code, figures }) {
  switch (code) {
    case "header": return t("file.header", { name, ...figures });
    case "whole": return t("file.whole", { name });
    case "pages": return t("file.pages", { name, ...figures });
    case "encoding": return t("file.encoding", { name, ...figures });
    case "joined": return t("file.joined", { name, ...figures });
    default: return name;
  }
}

/** @param {string} name @param {unknown} error */
export function problemInWords(name, error) {
  if (!(error instanceof FileProblem)) return t("file.damaged", { name });
  const { size, limit } = error.figures;
  return t(`file.${error.code}`, { name, ...error.figures, ...(size ? { size: megabytes(Number(size)), limit: megabytes(Number(limit)) } : {}) });
}
