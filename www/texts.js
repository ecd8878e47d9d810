// From what a person drops, picks or pastes to articles. No analysis: that is the engine's.

import { articleFromBytes, articleFromText, isArticleFile, remarkOn } from "./article-file.js";

/** @typedef {import("../pkg/bin/article-file.js").FileArticle} Text */

/** The engine's own bound for one article, in bytes of UTF-8. */
export const LARGEST = 5_000_000;

/** A pasted text, which may begin with a header as a file may. */
export const parseText = articleFromText;

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Reads files; what cannot be read is named, with the reason, and the others are still taken.
 * @param {Iterable<File>} files
 * @returns {Promise<{ texts: Text[], problems: string[] }>}
 */
export async function readFiles(files) {
  /** @type {Text[]} */
  const texts = [];
  /** @type {string[]} */
  const problems = [];
  for (const file of files) {
    if (!isArticleFile(file.name) && !/^text\/(plain|markdown)$/.test(file.type)) {
      problems.push(`“${file.name}” is not plain text. Crossread takes .txt and .md files; of other files, copy the text and paste it.`);
      continue;
    }
    if (file.size > LARGEST) {
      problems.push(`“${file.name}” has ${megabytes(file.size)}. The largest text that can be compared has ${megabytes(LARGEST)}.`);
      continue;
    }
    try {
      const article = articleFromBytes(file.name, new Uint8Array(await file.arrayBuffer()));
      const remark = remarkOn(article);
      if (remark) problems.push(`“${file.name}”: ${remark}.`);
      if (!article.text.trim()) problems.push(`“${file.name}” is empty.`);
      else texts.push(article);
    } catch {
      problems.push(`“${file.name}” could not be read as text. Save it as UTF-8, or copy its text and paste it.`);
    }
  }
  return { texts, problems };
}
